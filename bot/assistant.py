"""The path of every message: triage, language, claims, understanding, answers, one choke point.

Telegram and the terminal share it. A button or a command names an intent and its values, so it enters at the
answers (`act`). Nothing skips `compose` but the urgent card, which is a whole reply by itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.actions import Action, parse_action
from bot.answer import Answer, Draft, Request, Trace
from bot.answers import framing
from bot.answers.claims import correct_claim
from bot.answers.cued import cued_passage
from bot.answers.desk import Answerer, Desk
from bot.answers.heeding import MEDICINES
from bot.answers.later import asked_of, completed, leaning_on_the_last
from bot.answers.passages import passage_answer, show_more, show_passage
from bot.answers.pictures import offering_picture, show_picture
from bot.answers.replies import reply_to_short, why
from bot.answers.staying import said_again
from bot.answers.together import taken_together
from bot.answers.urgent import still_urgent, urgent_answer
from bot.answers.whom import for_the_person
from bot.care import Care
from bot.compose import Safety, compose
from bot.conversation import URGENT, Conversation
from bot.following import following, most_urgent, only_food, only_leans, only_limits, spoken_of, worsened
from bot.language import LanguageNotices
from intents.claim_watch import ClaimWatch
from intents.model import EntityMatch, Slots
from intents.questions import Question, Understood
from intents.triage import Triage
from intents.understanding import Understanding
from intents.watch import Watch


@dataclass(frozen=True)
class Reply:
    """An answer, and the conversation as it stands after it."""

    answer: Answer
    conversation: Conversation


@dataclass(frozen=True)
class Assistant:
    """Answers messages; holds parts that never change, so one serves every chat at once."""

    desk: Desk
    watch: Watch
    languages: LanguageNotices
    claims: ClaimWatch
    understanding: Understanding
    care: Care
    answerers: Mapping[str, Answerer]

    def answer(self, utterance: str, conversation: Conversation | None = None) -> Reply:
        """Answer a message. Never raises for odd input; the same message gives the same reply."""
        conversation = conversation or Conversation()
        utterance = self.understanding.words.leaning.spelt(utterance)
        triage = self.watch.check(utterance, live=conversation.context.live)
        triage = worsened(triage, utterance, conversation, self.watch.rules, self.desk.knowledge.urgent)
        if triage is not None and self.desk.knowledge.urgent.by_key[triage.card].ends:
            return self._alarm(most_urgent(triage, conversation), utterance, conversation)
        if self.care.seen_to(utterance, conversation):
            return self._seen_to(utterance, conversation.forgetting(URGENT))
        notice = self.languages.notice(utterance)
        if notice is not None:
            return self._send([notice], Safety(), conversation)
        if (short := self._short(utterance, conversation)) is not None:
            return short
        conversation = self.care.turned(utterance, conversation)
        understood = self.understanding.understand(utterance, conversation.context)
        claim = self.claims.check(utterance, live=conversation.context.live, spelt=understood.spelt)
        ours = claim is not None or any(q.decision.outcome != "out_of_scope" for q in understood.questions)
        of_food = only_food(understood, self.desk.catalog)
        safety, conversation = self.care.of(understood.reading, triage, conversation, recalls=ours, of_food=of_food)
        trace = Trace().noting("read", understood.reading.corrected)
        if self.care.rests(understood.reading, conversation):
            return self._send([still_urgent(conversation.urgency, self.desk)], safety, conversation, trace=trace)
        if safety.passing:
            trace = trace.noting("in passing", ", ".join(safety.passing))
        exchanges = conversation.context.live and bool(understood.reading.amounts)  # "200g"
        if not understood.reading.says_something and not exchanges:
            return self._send([framing.empty(self.desk)], safety, conversation, trace=trace)
        if claim is not None and not self._spared(claim, understood, conversation):
            slots = understood.questions[0].slots
            draft = replace(correct_claim(claim, self.desk, slots), intent=understood.topic)
            conversation = following(conversation, draft, slots)
            return self._send([draft], safety, conversation, understood.reading.matches, trace=trace)
        return self._answer_questions(understood.questions, understood.further, safety, conversation, trace)

    def _short(self, utterance: str, conversation: Conversation) -> Reply | None:
        """The reply to a message that only replies ("more", "thanks", "the second one"); None for any other."""
        short = reply_to_short(utterance, conversation, self.desk, self.understanding.words)
        if isinstance(short, Draft):
            minded = short.kind == "answer" or conversation.urgent is not None  # thanks deal with nothing
            kept = self.care.remembered(conversation) if minded else Safety()
            return self._send([short], kept, conversation)
        return self.act(short, conversation) if short is not None else None

    def _spared(self, claim: str, understood: Understood, conversation: Conversation) -> bool:
        """Whether what reads as a claim is something else: a later question, a limit, a slip with a medicine."""
        if only_leans(understood) if claim == self.desk.general_claim else only_limits(understood):
            return True
        slip = Request(understood.reading.text, MEDICINES, understood.questions[0].slots)
        return taken_together(slip, self.desk, conversation.context.entities) is not None

    def answer_as(self, tool: str, utterance: str, conversation: Conversation | None = None) -> Reply:
        """Answer a message that names its tool (a command with words after it).

        What safety, claims and the understanding make of it goes first; the tool answers what they would decline.
        """
        if tool not in self.answerers:
            return self.answer(utterance, conversation)
        conversation = replace(conversation or Conversation(), intent=tool, entities=(), held=(), either=False)
        reply = self.answer(utterance, conversation)
        intent = self.desk.catalog.intents.get(reply.answer.intent or "")
        missed = reply.answer.kind in {"fallback", "clarify"} or (intent is not None and intent.kind == "out")
        if not missed or reply.answer.intent == tool:
            return reply
        reading, slots = self.understanding.read(utterance)
        triage = self.watch.check(utterance)
        safety, conversation = self.care.of(reading, triage, conversation)
        draft = self._run(Request(reading.text, tool, slots, reading.corrected))
        return self._send([draft], safety, following(conversation, draft, slots), slots.matches)

    def act(self, action: str, conversation: Conversation | None = None) -> Reply:
        """Carry out a button's or a command's action; an unknown one shows the topics."""
        conversation = conversation or Conversation()
        parsed = parse_action(action)
        if parsed is not None and parsed.verb == "forget":
            conversation = conversation.forgetting(parsed.argument)
        draft = self._draft_of(parsed, conversation)
        safety = self.care.remembered(conversation) if draft.kind == "answer" else Safety()
        slots = Slots(matches=parsed.matches if parsed else ())
        return self._send([draft], safety, following(conversation, draft, slots))

    def _alarm(self, triage: Triage, utterance: str, conversation: Conversation) -> Reply:
        """The urgent card and nothing else; what the message names is kept in mind."""
        entities = spoken_of(conversation, self.understanding.read(utterance)[1])
        after = replace(conversation, urgent=triage.card, urgency=triage.urgency, entities=entities)
        return Reply(urgent_answer(triage, conversation.country, self.desk), after)

    def _seen_to(self, utterance: str, conversation: Conversation) -> Reply:
        """The answer to a message that tells that an urgent card was followed, and may ask something besides."""
        reply = self.answer(utterance, conversation)
        if reply.answer.kind == "answer":
            return reply
        return self._send([framing.say("urgent.seen", self.desk)], Safety(), conversation)

    def _answer_questions(
        self,
        questions: tuple[Question, ...],
        further: tuple[str, ...],
        safety: Safety,
        conversation: Conversation,
        trace: Trace,
    ) -> Reply:
        drafts = [self._draft(question, conversation) for question in questions]
        if further:
            more = tuple(self.desk.offer(key) for key in further)
            left = self.desk.phrases.text("clarify.further", topics=", ".join(one.label for one in more))
            rest = (*drafts[-1].facts, left)
            drafts[-1] = replace(drafts[-1], facts=rest, suggestions=(*more, *drafts[-1].suggestions))
        for question, draft in zip(questions, drafts, strict=True):
            trace = trace.noting("classified", _shown(question)).noting("answered from", "; ".join(draft.seen))
            trace = trace.noting("decided", f"{question.decision.outcome}: {'; '.join(question.decision.reasons)}")
        entities = questions[0].slots.matches
        missed = drafts[0].kind in {"fallback", "clarify", "decline"}
        conversation = replace(conversation, misses=conversation.misses + 1 if missed else 0)
        confidence = questions[0].decision.confidence
        after = following(conversation, drafts[-1], questions[-1].slots)
        safety = self.care.raised(safety, drafts, conversation)
        return self._send(drafts, safety, after, entities, confidence, trace)

    def _draft(self, question: Question, conversation: Conversation) -> Draft:
        desk, words, decision = self.desk, self.understanding.words, question.decision
        later = leaning_on_the_last(question, conversation, desk, words, self.answerers)
        if later is not None:
            return self._run(later) if isinstance(later, Request) else later
        if decision.outcome == "ambiguous":
            return framing.candidates(decision.candidates, desk)
        if decision.intent is None:
            return framing.rephrase(conversation.misses, desk)
        request = asked_of(question, decision.intent, conversation, desk, words)
        draft = completed(self._run(request, conversation.misses), request, question, conversation, desk, words)
        draft = said_again(draft, question, conversation, desk)
        near = tuple(map(desk.offer, decision.candidates))  # what we could answer instead
        return replace(draft, suggestions=(*near, *draft.suggestions)) if near else draft

    def _run(self, request: Request, misses: int = 0) -> Draft:
        kind = self.desk.catalog.intents[request.intent].kind
        if (own := for_the_person(request, self.desk)) is not None:
            return own
        if (cued := cued_passage(request, self.desk)) is not None:
            return show_passage(self.desk.knowledge.passages[cued], self.desk, request.intent)
        if request.intent in self.answerers:
            return offering_picture(self.answerers[request.intent](request, self.desk), self.desk.phrases)
        if kind == "passages":
            return passage_answer(request, self.desk)
        if kind == "smalltalk":
            return framing.smalltalk(request, self.desk)
        return framing.decline(request, self.desk, misses)

    def _draft_of(self, action: Action | None, conversation: Conversation) -> Draft:
        """The draft of a button or command; the topics when it is not one of ours."""
        desk = self.desk
        if action is None:
            return framing.menu(desk, desk.phrases.text("fallback.stale"), kind_fallback=True)
        if action.verb in {"p", "m"} and action.argument in desk.knowledge.passages:
            passage = desk.knowledge.passages[action.argument]
            return show_passage(passage, desk) if action.verb == "p" else show_more(passage, desk)
        if action.verb == "s" and action.argument in desk.catalog.intents:
            return replace(self._draft_of(replace(action, verb="i"), conversation), facts=())
        if action.verb == "i" and action.argument in desk.catalog.intents:
            title = desk.catalog.intents[action.argument].title
            slots = Slots(matches=action.matches)
            return self._run(Request(title.lower(), action.argument, slots, minded=conversation.recalled))
        if action.verb == "forget":
            return framing.say("forgot.one", desk, thing=self.care.chip(action.argument))
        if action.verb == "why":
            return why(conversation, desk)
        if action.verb == "pic" and (picture := show_picture(action.argument, desk)) is not None:
            return picture
        if action.verb == "menu":
            return framing.menu_group(action.argument, desk) if action.argument else framing.menu(desk)
        return framing.menu(desk, desk.phrases.text("fallback.stale"), kind_fallback=True)

    def _send(
        self,
        drafts: list[Draft],
        safety: Safety,
        conversation: Conversation,
        entities: tuple[EntityMatch, ...] = (),
        confidence: float = 0.0,
        trace: Trace | None = None,
    ) -> Reply:
        answer = compose(drafts, safety, self.desk, entities=entities, confidence=confidence, trace=trace)
        offered = tuple(suggestion.action for suggestion in answer.suggestions)
        if answer.kind == "smalltalk" and not drafts[0].suggestions:  # the buttons shown before still stand
            offered = conversation.offered
        either = drafts[-1].either and answer.suggestions[:2] == drafts[-1].suggestions[:2]
        return Reply(answer, replace(conversation, offered=offered, either=either))


def _shown(question: Question) -> str:
    ranked = question.classification.ranked[:3]
    return ", ".join(f"{scored.intent} {scored.confidence:.2f}" for scored in ranked)
