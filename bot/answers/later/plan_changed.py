"""Later messages that change one thing of a plan, list or swap: "make it cheaper", "300 mg only", "i hate brown rice".

By themselves they speak of shops, limits or an amount; after such an answer they are a wish for it.
"""

from dataclasses import replace

from bot.answer import Draft, Request
from bot.answers.desk import Desk
from bot.answers.foods.reading import food_spans, left_out
from bot.answers.foods.targets import LEAST_MG, MOST_MG, TARGET
from bot.answers.foods.wishes import GROUP, MEAL, UNWANTED
from bot.answers.turn import Turn
from bot.answers.word_lists import listed, says
from intents.keys import DAY_PLAN, FOOD_LIST, FOOD_SWAP
from intents.questions import Question
from intents.reading.entity_types import CONDITION, DIET, FOOD, LIFE_STAGE, LIMITS, SUBJECT, THINGS
from knowledge.text import tokens

MOST_WORDS = 8
"""Words of a message that is only a wish for the last plan or list."""
OVER = ("foods.list.words.over", "amounts.words.female", "amounts.words.male")
"""Lists of words around a group or meal that is named for a list; people for whom it is stand there as well."""
OTHERS = (THINGS - {FOOD, LIFE_STAGE}) | {SUBJECT}
"""Types of things that make a message a question of its own."""


def plan_changed(turn: Turn) -> Draft | None:
    """Return the last plan, list or swap with what a message changes; None for any other message."""
    question, conversation, answerer = turn.question, turn.conversation, turn.of_the_last
    short = question.length <= MOST_WORDS
    own = question.slots.said(OTHERS)
    if conversation.intent not in {DAY_PLAN, FOOD_LIST, FOOD_SWAP} or answerer is None or not short or own:
        return None
    cheap = _cheaper(question, turn.desk)
    changes = cheap or _rejects(turn) or _retargets(turn)
    if not changes and not _regroups(turn):
        return None
    kept = [*conversation.held, *conversation.entities]  # the meal of the last list before earlier ones
    kept = [pair for pair in kept if pair[0] in (*LIMITS, UNWANTED, TARGET, MEAL, GROUP)]
    if conversation.intent == FOOD_SWAP:
        said = {match.key for match in question.slots.matches}
        kept += [pair for pair in conversation.entities if pair[0] == FOOD and pair[1] not in said][-1:]
    kept += [pair for pair in (*conversation.context.has, *conversation.entities) if pair[0] == CONDITION]
    request = Request.of(question, conversation.intent).carrying((*cheap, *dict.fromkeys(kept)))
    draft = answerer(request, turn.desk)
    limits = tuple(match.pair for match in request.slots.matches if match.type in LIMITS)
    return replace(draft, told=tuple(dict.fromkeys((*draft.told, *limits))))


def _cheaper(question: Question, desk: Desk) -> tuple[tuple[str, str], ...]:
    """The diet of cheap foods, where a message asks for less cost."""
    if not says("foods.plan.words.cheaper", question.text, desk):
        return ()
    return tuple((DIET, key) for key, diet in desk.knowledge.foods.diets.items() if diet.cheap)


def _rejects(turn: Turn) -> bool:
    """Whether a message names only foods that it rules out ("no lentils"), and tells rather than asks."""
    request = Request.of(turn.question, turn.conversation.intent or "")
    spans = [span for span in food_spans(request, turn.desk) if span.said]
    asks = turn.question.text.endswith("?")
    return bool(spans) and not asks and left_out(request, spans, turn.desk).issuperset(spans)


def _retargets(turn: Turn) -> bool:
    """Whether a message after a day's plan tells other milligrams for it, and names no food."""
    doses = [amount.value for amount in turn.question.slots.amounts if amount.in_mg]
    foods = bool(turn.question.slots.said({FOOD}))
    return turn.conversation.intent == DAY_PLAN and len(doses) == 1 and LEAST_MG <= doses[0] <= MOST_MG and not foods


def _regroups(turn: Turn) -> bool:
    """Whether a message after a list names another group or meal for it and nothing else ("ok and drinks?")."""
    desk = turn.desk
    said = tokens(turn.question.text)
    found = [name for name in desk.knowledge.kitchen.groups.find(said) if name.type in {GROUP, MEAL}]
    named = {place for name in found for place in range(name.start, name.end)}
    free = [word for place, word in enumerate(said) if place not in named]
    over = {word for key in OVER for word in listed(key, desk)}
    around = all(word in over or desk.persons.is_person(word) for word in free)
    return turn.conversation.intent == FOOD_LIST and bool(found) and around
