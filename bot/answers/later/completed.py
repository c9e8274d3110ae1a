"""What an answer needs besides in its talk: the hour, the amount told, a word that it is the last one again."""

from dataclasses import replace

from bot.answer import Draft, Request
from bot.answers.desk import Desk
from bot.answers.later.amounts_told import with_told
from bot.answers.medicines.food_beside import beside_a_medicine
from bot.answers.medicines.heeding import compared
from bot.answers.medicines.hours_told import is_own, own_hours
from bot.answers.medicines.lowering import with_what_lowers
from bot.answers.turn import Turn
from intents.keys import FORM_PROFILE, SPACING_PLAN, TIMING
from intents.questions import Question
from intents.reading.entity_types import TAKEN_AT
from knowledge.stems import stems_in


def completed(draft: Draft, request: Request, turn: Turn) -> Draft:
    """Return an answer with what was asked besides: the hour, the amount told, the other of two things."""
    timed = draft.kind in {"answer", "clarify"} and request.intent in {FORM_PROFILE, TIMING, SPACING_PLAN}
    if timed and (own := own_hours(request, turn.desk)):
        at = tuple(pair for pair in turn.conversation.entities if pair[0] == TAKEN_AT and not is_own(pair[1]))
        draft = replace(draft, told=(*draft.told, *at, *own))
    draft = with_told(_with_hour(draft, turn), turn)
    draft = with_what_lowers(beside_a_medicine(draft, turn), request, turn)
    draft = compared(draft, request, turn.desk)
    return _said_again(draft, turn)


def _with_hour(draft: Draft, turn: Turn) -> Draft:
    """Return a later answer on medicines that need no gap with what is known of the hour, where that is asked for."""
    rows = [turn.desk.knowledge.interactions.by_key.get(match.key) for match in turn.question.slots.matches]
    timed = bool(turn.words.leaning.times & set(turn.question.read.split())) and turn.question.leans
    if not timed or not any(rows) or any(row.hours for row in rows if row is not None):
        return draft
    passage = turn.desk.knowledge.passages[turn.desk.passages_of(TIMING)[0]]
    return replace(draft, facts=(passage.lead, *draft.facts), sources=(*draft.sources, *passage.sources))


def _said_again(draft: Draft, turn: Turn) -> Draft:
    """Return an answer that says that it is the last one again, where a few words were only taken to lean on it."""
    question, conversation, desk = turn.question, turn.conversation, turn.desk
    decision = question.decision
    guessed = question.leans and decision.how == "guessed" and decision.intent == conversation.intent
    other = bool(question.slots.named) or stems_in(question.read) <= stems_in(draft.title)  # "raw" may name a food
    if not guessed or other or (draft.passages and draft.passages[0] != conversation.passage):
        return draft
    told = _line_on(question, draft, desk)
    if told:  # "how much salt", where the answer says "How much salt? Follow the pack"
        return replace(draft, lead=told, facts=(draft.lead, *(fact for fact in draft.facts if fact != told)))
    return replace(draft, lead=f"{desk.phrases.text('clarify.again')}\n{draft.lead}")


def _line_on(question: Question, draft: Draft, desk: Desk) -> str:
    """The line of the passage shown that holds every word of a message; empty where none does."""
    asked = stems_in(question.read)
    lines = desk.knowledge.passages[draft.passages[0]].lines if draft.passages else ()
    return next((line for line in lines if line != draft.lead and asked <= stems_in(line)), "")
