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
from bot.answers.medicines.together import taken_together
from bot.answers.urgent import still_urgent, urgent_answer
from bot.care import Care, only_food
from bot.compose import Safety
from bot.conversation import URGENT, Conversation
from bot.drafting import Drafting, traced
from bot.following import following, put_right, spoken_of
from bot.language import LanguageNotices
from bot.no_claim import is_no_claim
from bot.reply import Reply, replied
from bot.urgency import after_what_was_told, most_urgent, worsened
from intents.claims.watch import ClaimWatch
from intents.keys import MEDICINES
from intents.later.completion import meant_in
from intents.model import Slots
from intents.questions import Understood
from intents.safety.triage import Triage
from intents.safety.watch import Watch
from intents.understanding import Understanding


@dataclass(frozen=True)
class Heard:
    """A message as it was typed, what triage makes of it, and the conversation that it comes into."""

    utterance: str
    triage: Triage | None
    conversation: Conversation
    turned: Conversation
    """The conversation as it stands for whom the message is about."""
    tool: str | None = None
    """The intent of the command that it stands behind: that answers what else would be declined."""


@dataclass(frozen=True)
class Read:
    """A message as it was understood, with what safety adds to any answer and what is now kept in mind."""

    understood: Understood
    claim: str | None
    """Key of the claim that it makes."""
    safety: Safety
    conversation: Conversation
    trace: Trace


@dataclass(frozen=True)
class Assistant:
    """Answers messages; holds parts that never change, so one serves every chat at once."""

    desk: Desk
    watch: Watch
    languages: LanguageNotices
    claims: ClaimWatch
    understanding: Understanding
    care: Care
    drafting: Drafting

    def answer(self, utterance: str, conversation: Conversation | None = None, tool: str | None = None) -> Reply:
        """Answer a message. Never raises for odd input; the same message gives the same reply.

        `tool` is the intent of the command that the message stands behind; it begins a talk of its own.
        """
        heard = self._hear(utterance, _begun(conversation or Conversation(), tool), tool)
        return (
            self._urgent(heard)
            or self._over(heard)
            or self._in_their_language(heard)
            or self._short(heard)
            or self._by_meaning(heard)
        )

    def _by_meaning(self, heard: Heard) -> Reply:
        read = self._read(heard)
        reply = self._resting(read) or self._empty(heard, read) or self._corrected(read) or self._answered(read)
        return self._by_tool(heard.tool, heard, read) if heard.tool and self._is_left(reply, heard.tool) else reply

    def alarm(self, utterance: str, conversation: Conversation) -> Reply | None:
        """Return the urgent card of a message that may not wait, at a fraction of an answer's cost, or None."""
        return self._urgent(self._hear(utterance, conversation))

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

    def _hear(self, utterance: str, conversation: Conversation, tool: str | None = None) -> Heard:
        utterance = self.understanding.words.emoji.spelt(utterance)
        triage = self.watch.check(utterance, live=conversation.context.live)
        triage = worsened(triage, utterance, conversation, self.watch.rules, self.desk.knowledge.urgent)
        turned = self.care.turned(utterance, conversation)
        triage = after_what_was_told(triage, utterance, turned, self.watch)
        return Heard(utterance, triage, conversation, turned, tool)

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
        phrase = self.care.over(heard.utterance, heard.conversation)
        if phrase is None:
            return None
        conversation = heard.conversation.forgetting(URGENT)
        reply = self.answer(heard.utterance, conversation, heard.tool)
        if reply.answer.kind == "answer":
            return reply
        return replied([framing.say(phrase, self.desk)], Safety(), conversation, self.desk)

    def _in_their_language(self, heard: Heard) -> Reply | None:
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

    def _read(self, heard: Heard) -> Read:
        rows = self.desk.knowledge.interactions.by_key
        meant = meant_in(heard.utterance, self.understanding.words)
        conversation = put_right(heard.utterance, meant, heard.turned, self.understanding.reading, rows)
        understood = self.understanding.understand(heard.utterance, conversation.context)
        reading = understood.reading
        claim = self.claims.check(heard.utterance, live=conversation.context.live, spelt=understood.spelt)
        ours = claim is not None or any(one.decision.outcome != "out_of_scope" for one in understood.questions)
        of_food = only_food(understood, self.desk.catalog)
        safety, conversation = self.care.of(reading, heard.triage, conversation, recalls=ours, of_food=of_food)
        trace = Trace().noting("read", reading.corrected)
        if safety.passing:
            trace = trace.noting("in passing", ", ".join(safety.passing))
        return Read(understood, claim, safety, conversation, trace)

    def _resting(self, read: Read) -> Reply | None:
        """The urgent card again, where a message is about what the card is about."""
        if not self.care.rests(read.understood.reading, read.conversation):
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
        if is_no_claim(understood, self.desk.catalog, general=read.claim == self.desk.general_claim):
            return None
        slip = Request(understood.reading.text, MEDICINES, slots)
        if taken_together(slip, self.desk, read.conversation.context.entities) is not None:
            return None
        draft = replace(correct_claim(read.claim, self.desk, slots), intent=understood.topic)
        after = following(read.conversation, draft, slots)
        matches = understood.reading.matches
        return replied([draft], read.safety, after, self.desk, entities=matches, trace=read.trace)

    def _answered(self, read: Read) -> Reply:
        questions = read.understood.questions
        drafts = self.drafting.of_questions(questions, read.understood.further, read.conversation)
        conversation = _counted(read.conversation, drafts[0])
        return replied(
            drafts,
            self.care.raised(read.safety, drafts, conversation),
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
            following(_counted(conversation, draft), draft, question.slots),
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


def _counted(conversation: Conversation, draft: Draft) -> Conversation:
    """The conversation with one more message that was not understood, or with none after one that was."""
    missed = draft.kind in {"fallback", "clarify", "decline"}
    misses = conversation.misses + 1 if missed else 0
    return conversation if misses == conversation.misses else replace(conversation, misses=misses)


def _begun(conversation: Conversation, tool: str | None) -> Conversation:
    """The conversation that a command opens: about its intent, with nothing spoken of yet."""
    return replace(conversation, intent=tool, entities=(), held=(), either=False) if tool else conversation
