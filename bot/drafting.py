"""Which answerer writes the draft: of a question, of a button or command, of a request that names its intent."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from bot.actions import ASK, IN_SHORT, MENU, MORE, PAGE, PICTURE, WHY, Action
from bot.answer import Draft, Request, Trace
from bot.answers import framing
from bot.answers.amounts.personal import with_published
from bot.answers.desk import Answerer, Desk
from bot.answers.later.asked import asked_of
from bot.answers.later.completed import completed
from bot.answers.later.evidence import studies_first, sure_of_a_topic
from bot.answers.later.reasons import why
from bot.answers.later.ways import leaning_on_the_last
from bot.answers.medicines.inside import inside
from bot.answers.passages.answer import opened, passage_answer, show_more, show_passage
from bot.answers.passages.by_words import page_asked_for, page_rather_meant, pages_near
from bot.answers.passages.cued import cued_passage
from bot.answers.passages.in_time import with_how_long
from bot.answers.passages.instead import for_the_person
from bot.answers.pictures import offering_picture, show_picture
from bot.answers.turn import Turn
from bot.conversation import Conversation
from intents.model import Slots
from intents.questions import Question
from intents.words import WordLists


@dataclass(frozen=True)
class Drafting:
    """Writes drafts with what lies on the desk; `answerers` by intent, all others have passages or set texts."""

    desk: Desk
    words: WordLists
    answerers: Mapping[str, Answerer]

    def of_questions(
        self, questions: tuple[Question, ...], further: tuple[str, ...], conversation: Conversation
    ) -> list[Draft]:
        """Return a draft for each question; the last one offers what was asked besides (`further`, intents)."""
        drafts = [self._of_question(question, conversation) for question in questions]
        if further:
            more = tuple(map(self.desk.offer, further))
            left = self.desk.phrases.text("clarify.further", topics=", ".join(one.label for one in more))
            last = drafts[-1]
            drafts[-1] = replace(last, facts=(*last.facts, left), suggestions=(*more, *last.suggestions))
        return drafts

    def of_request(self, request: Request, misses: int = 0) -> Draft:
        """Return the draft of the first that knows the request; `misses` counts messages not understood before."""
        desk = self.desk
        if (held := inside(request, desk)) is not None:
            return held
        if (own := for_the_person(request, desk)) is not None:
            return own
        if (sure := sure_of_a_topic(request, desk)) is not None:
            return sure
        if (cued := cued_passage(request, desk)) is not None:
            return opened(desk.knowledge.passages[cued], request, desk)
        if request.intent in self.answerers:
            return offering_picture(self.answerers[request.intent](request, desk), desk.phrases)
        kind = desk.catalog.intents[request.intent].kind
        if kind == "passages":
            draft = studies_first(passage_answer(request, desk), request, desk)
            return with_how_long(draft, request, desk)
        if kind == "smalltalk":
            return framing.smalltalk(request, desk)
        return with_published(framing.decline(request, desk, misses), request, desk)

    def of_action(self, action: Action | None, conversation: Conversation) -> Draft:
        """Return the draft of a button or command; the topics when it is not one of ours."""
        desk = self.desk
        if action is None:
            return framing.stale(desk)
        if action.verb in {PAGE, MORE} and action.argument in desk.knowledge.passages:
            passage = desk.knowledge.passages[action.argument]
            return show_passage(passage, desk) if action.verb == PAGE else show_more(passage, desk)
        if action.verb == IN_SHORT and action.argument in desk.catalog.intents:
            return replace(self.of_action(replace(action, verb=ASK), conversation), facts=())
        if action.verb == ASK and action.argument in desk.catalog.intents:
            title = desk.catalog.intents[action.argument].title
            slots = Slots(matches=action.matches)
            return self.of_request(Request(title.lower(), action.argument, slots, minded=conversation.recalled))
        if action.verb == WHY:
            return why(conversation, desk)
        if action.verb == PICTURE and (picture := show_picture(action.argument, desk)) is not None:
            return picture
        if action.verb == MENU:
            return framing.menu_group(action.argument, desk) if action.argument else framing.menu(desk)
        return framing.stale(desk)

    def _of_question(self, question: Question, conversation: Conversation) -> Draft:
        desk, decision = self.desk, question.decision
        turn = Turn(question, conversation, desk, self.words, self.answerers)
        later = leaning_on_the_last(turn)
        if later is not None:
            way, found = later
            return replace(self.of_request(found) if isinstance(found, Request) else found, way=way)
        draft = self._by_topic(turn)
        row = desk.catalog.intents.get(decision.intent or "")
        of_topic = set(draft.passages) & set(desk.passages_of(decision.intent or ""))
        if of_topic and (page := page_rather_meant(question, draft.passages, desk)) is not None:
            return replace(show_passage(desk.knowledge.passages[page], desk), way="asks rather for another page")
        asked_back = draft.kind == "clarify" and decision.outcome != "accepted"  # not what a topic needs to know
        left = asked_back or draft.kind == "fallback" or (row is not None and row.kind == "out")
        if left and (page := page_asked_for(question, desk)) is not None:
            return replace(show_passage(desk.knowledge.passages[page], desk), way="asks for a page by its words")
        if left and draft.kind != "clarify" and not conversation.misses and (near := pages_near(question, desk)):
            return replace(framing.near_pages(near, desk), way="may ask for a page by its words")
        return draft

    def _by_topic(self, turn: Turn) -> Draft:
        """The draft for what the question was taken for: its answerer's, or what asks back where it is unclear."""
        question, conversation, desk = turn.question, turn.conversation, self.desk
        decision = question.decision
        near = [key for key in decision.candidates if desk.catalog.intents[key].kind != "smalltalk"]
        if decision.outcome == "ambiguous" and near:
            return framing.candidates(near, desk)
        if decision.intent is None:
            return framing.rephrase(conversation.misses, desk)
        request = asked_of(turn, decision.intent)
        draft = self.of_request(request, conversation.misses)
        draft = completed(draft, request, turn)
        if request.intent != decision.intent:
            draft = replace(draft, way=f"asked as {request.intent}")
        offers = tuple(map(desk.offer, near if draft.kind != "smalltalk" else ()))  # what we could answer instead
        return replace(draft, suggestions=(*offers, *draft.suggestions)) if offers else draft


def traced(questions: Iterable[Question], drafts: Iterable[Draft], trace: Trace) -> Trace:
    """Return the trace with how each question was classified and decided, and what its draft looked at."""
    for question, draft in zip(questions, drafts, strict=True):
        ranked = question.classification.ranked[:3]
        shown = ", ".join(f"{scored.intent} {scored.confidence:.2f}" for scored in ranked)
        trace = trace.noting("classified", shown).noting("answered from", "; ".join(draft.seen))
        trace = trace.noting("decided", f"{question.decision.outcome}: {'; '.join(question.decision.reasons)}")
        trace = trace.noting("read as", draft.way) if draft.way else trace
    return trace
