"""The path of every message: triage, language, short replies, understanding, claims, answers, one choke point.

Telegram and the terminal share it. A button or a command names an intent and its values, so it enters at the
answers (`act`). Nothing skips `compose` but the urgent card, which is a whole reply by itself.
"""

from dataclasses import dataclass, replace

from bot.actions import FORGET, parse_action
from bot.answer import Draft, Request, Trace
from bot.answers import framing
from bot.answers.blood import only_a_result
from bot.answers.claims import correct_claim
from bot.answers.desk import Desk
from bot.answers.later.forgetting import forgetting_typed
from bot.answers.later.replies import reply_to_short
from bot.answers.urgent import still_urgent, urgent_answer
from bot.care import Care
from bot.compose import Safety
from bot.conversation import URGENT, Conversation
from bot.drafting import Drafting, traced
from bot.following import begun, counted, following, spoken_of
from bot.hearing import Heard, Hearing, Read
from bot.language import LanguageNotices
from bot.no_claim import is_no_claim
from bot.reply import Reply, replied
from bot.standing import StandingCard
from bot.urgency import most_urgent
from intents.model import Slots
from intents.understanding import Understanding


@dataclass(frozen=True)
class Assistant:
    """Answers messages; holds parts that never change, so one serves every chat at once."""

    desk: Desk
    languages: LanguageNotices
    hearing: Hearing
    standing: StandingCard
    drafting: Drafting

    @property
    def understanding(self) -> Understanding:
        """What reads the questions of a message."""
        return self.hearing.understanding

    @property
    def care(self) -> Care:
        """What knows the cautions, and what is kept in mind."""
        return self.hearing.care

    def answer(self, utterance: str, conversation: Conversation | None = None, tool: str | None = None) -> Reply:
        """Answer a message. Never raises for odd input; the same message gives the same reply.

        `tool` is the intent of the command that the message stands behind; it begins a talk of its own.
        """
        heard = self.hearing.hear(utterance, begun(conversation or Conversation(), tool), tool)
        return (
            self._urgent(heard)
            or self._over(heard)
            or self._in_their_language(heard)
            or self._short(heard)
            or self._by_meaning(heard)
        )

    def _by_meaning(self, heard: Heard) -> Reply:
        """The reply to what a message asks or tells, or that of its tool where it would be declined."""
        read = self.hearing.read(heard)
        reply = self._resting(read) or self._empty(heard, read) or self._corrected(read) or self._answered(read)
        return self._by_tool(heard.tool, heard, read) if heard.tool and self._is_left(reply, heard.tool) else reply

    def alarm(self, utterance: str, conversation: Conversation) -> Reply | None:
        """Return the urgent card of a message that may not wait, at a fraction of an answer's cost, or None."""
        return self._urgent(self.hearing.hear(utterance, conversation))

    def act(self, action: str, conversation: Conversation | None = None) -> Reply:
        """Carry out a button's or a command's action; an unknown one shows the topics."""
        conversation = conversation or Conversation()
        parsed = parse_action(action)
        if parsed is not None and parsed.verb == FORGET:
            conversation = conversation.forgetting(parsed.argument)
            draft = framing.say("forgot.one", self.desk, thing=self.care.chip(parsed.argument))
        else:
            draft = self.drafting.of_action(parsed, conversation)
        safety = self.care.remembered(conversation) if draft.kind == "answer" else Safety()
        slots = Slots(matches=parsed.matches if parsed else ())
        trace = Trace().noting("action", action)
        return replied([draft], safety, following(conversation, draft, slots), self.desk, trace=trace)

    def _urgent(self, heard: Heard) -> Reply | None:
        """The urgent card and nothing else; what the message names is kept in mind."""
        conversation = heard.conversation
        if heard.triage is None or not self.desk.knowledge.urgent.by_key[heard.triage.card].ends:
            return None
        triage = most_urgent(heard.triage, conversation)
        entities = spoken_of(conversation, self.understanding.read(heard.utterance)[1])
        after = replace(conversation, urgent=triage.card, urgency=triage.urgency, entities=entities)
        return Reply(urgent_answer(triage, conversation.country, self.desk), after)

    def _over(self, heard: Heard) -> Reply | None:
        """The answer to a message that tells that an urgent card is over, and may ask something besides."""
        phrase = self.standing.over(heard.utterance, heard.conversation)
        if phrase is None:
            return None
        conversation = heard.conversation.forgetting(URGENT)
        reply = self.answer(heard.utterance, conversation, heard.tool)
        if reply.answer.kind == "answer":
            return reply
        return replied([framing.say(phrase, self.desk)], Safety(), conversation, self.desk)

    def _in_their_language(self, heard: Heard) -> Reply | None:
        """The notice in the language of a message that is not in English."""
        notice = self.languages.notice(heard.utterance)
        return replied([notice], Safety(), heard.conversation, self.desk) if notice is not None else None

    def _short(self, heard: Heard) -> Reply | None:
        """The reply to a message that only replies ("more", "thanks", "the second one") or asks to forget."""
        conversation = heard.conversation
        typed = forgetting_typed(heard.utterance, conversation, self.desk, self.care.chip)
        if typed is None and conversation.recalled:
            typed = self.care.not_taken(self.understanding.read(heard.utterance)[0], conversation)
        if typed is not None:
            return self.act(typed, conversation)
        short = reply_to_short(heard.utterance, conversation, self.desk, self.understanding.words)
        if isinstance(short, Draft):
            minded = short.kind == "answer" or conversation.urgent is not None  # thanks deal with nothing
            safety = self.care.remembered(conversation) if minded else Safety()
            trace = Trace().noting("read as", "a short reply")
            return replied([short], safety, conversation, self.desk, trace=trace)
        return self.act(short, conversation) if short is not None else None

    def _resting(self, read: Read) -> Reply | None:
        """The urgent card again, where a message is about what the card is about."""
        if not self.standing.rests(read.understood.reading, read.conversation):
            return None
        draft = still_urgent(read.conversation.urgency, self.desk)
        return replied([draft], read.safety, read.conversation, self.desk, trace=read.trace)

    def _empty(self, heard: Heard, read: Read) -> Reply | None:
        """The reply to a message without a word to go by ("???"), unless it is an amount in a talk ("200g")."""
        reading = read.understood.reading
        live = read.conversation.context.live
        told = reading.amounts or only_a_result(heard.utterance, read.conversation.intent)
        if reading.says_something or (live and told):
            return None
        empty = framing.empty(self.desk, typed=bool(heard.utterance.strip()))
        return replied([empty], read.safety, read.conversation, self.desk, trace=read.trace)

    def _corrected(self, read: Read) -> Reply | None:
        """The correction of a claim, unless it is something else: a later question, a limit, a slip with a medicine."""
        if read.claim is None:
            return None
        understood, slots = read.understood, read.understood.questions[0].slots
        if is_no_claim(read.claim, understood, read.conversation, self.desk):
            return None
        draft = replace(correct_claim(read.claim, self.desk, slots), intent=understood.topic)
        after = following(read.conversation, draft, slots)
        matches = understood.reading.matches
        return replied([draft], read.safety, after, self.desk, entities=matches, trace=read.trace)

    def _answered(self, read: Read) -> Reply:
        """The answers to the questions of a message, in their order."""
        questions = read.understood.questions
        drafts = self.drafting.of_questions(questions, read.understood.further, read.conversation)
        conversation = counted(read.conversation, drafts[0])
        return replied(
            drafts,
            self.standing.raised(read.safety, drafts, conversation),
            following(conversation, drafts[-1], questions[-1].slots),
            self.desk,
            entities=questions[0].slots.matches,
            confidence=questions[0].decision.confidence,
            trace=traced(questions, drafts, read.trace),
        )

    def _by_tool(self, tool: str, heard: Heard, read: Read) -> Reply:
        """The answer of the tool that a message stands behind; what is kept in mind is recalled."""
        question = read.understood.questions[0]
        safety, conversation = self.care.of(read.understood.reading, heard.triage, read.conversation)
        draft = self.drafting.of_request(Request.of(question, tool))
        return replied(
            [draft],
            safety,
            following(counted(conversation, draft), draft, question.slots),
            self.desk,
            entities=question.slots.matches,
            trace=traced([question], [draft], read.trace),
        )

    def _is_left(self, reply: Reply, tool: str) -> bool:
        """Whether a reply leaves the message to its tool: it declines it, and is not what the tool asks back."""
        answer = reply.answer
        row = self.desk.catalog.intents.get(answer.intent or "")
        declines = answer.kind in {"fallback", "clarify"} or (row is not None and row.kind == "out")
        return declines and answer.intent != tool
