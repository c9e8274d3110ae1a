"""Amounts told piece by piece over several messages: the milligrams, then how many, then another product beside it."""

from dataclasses import replace

from bot.answer import Request
from bot.answers.desk import Desk
from bot.answers.labels.dose_owner import magnesium_doses
from bot.answers.labels.pieces import pieces_taken, small_number
from bot.answers.labels.product_memory import held_products
from bot.answers.labels.products import Product, product_name, products_in
from bot.answers.labels.reading import KEPT, MG, MOST_TAKEN, SERVED, TAKEN, read_label
from bot.answers.labels.words import speaks_of
from bot.answers.turn import Turn
from intents.keys import DAILY_AMOUNT, PERSONAL_DOSE, STACK_ADD, UPPER_LIMIT
from intents.later.completion import LEAST_MG
from intents.model import EntityMatch
from intents.questions import Question
from intents.reading.entity_types import AGE, FOOD, FORM, LIFE_STAGE, MEDICINE, SUBJECT, THINGS

SIGNS = 2
"""Signs of a sum that a message must hold: how it was read, what it names or takes, a word that adds."""
SURE = 0.5
"""Confidence from which a message is about a sum, whatever it leans on."""
MOST_TOLD = 7
"""Words of a message that only tells what one piece holds ("400 each")."""
MOST_COUNTED = 4
"""The same of one that only counts pieces."""
OWN = THINGS - {FORM, SUBJECT, LIFE_STAGE}
"""Types of things that make a message a question of its own."""


def counts_pieces(question: Question, desk: Desk) -> bool:
    """Whether a message says how many of what was told are taken: "i take 3", "2 capsules a day", "3 of them"."""
    some = small_number(question.text) is not None and speaks_of("of_them", question.text, desk)
    return some or pieces_taken(Request.of(question, STACK_ADD), desk) is not None


def with_another(turn: Turn) -> Request | None:
    """Return the sum of the amount told before and of a product told beside it ("i also take a multi with 100")."""
    question, conversation, desk = turn.question, turn.conversation, turn.desk
    held = dict(conversation.held)
    request = Request.of(question, STACK_ADD)
    if MG not in held or question.text.endswith("?") or not products_in(request, desk)[0]:
        return None
    best = question.classification.best
    sums = best.intent == STACK_ADD and best.confidence >= SURE
    told = bool(speaks_of("taken", question.text, desk) or product_name(question.text, desk))
    if sum((sums, told, speaks_of("besides", question.text, desk))) < SIGNS:  # "and 500" puts it in place of the first
        return None
    before = replace(question.slots, matches=(), amounts=()).carrying(conversation.held)
    label = read_label(Request("", STACK_ADD, before), (), desk)
    if label is None:
        return None
    form = EntityMatch.carried(FORM, label.row.key) if label.row else None
    each = replace(label.dose, mg=label.dose.mg / (label.served or 1))
    first = held_products([Product(each, form, label.itself, label.taken or label.served or 1)])
    said = tuple(match for match in question.slots.matches if match.said)
    return request.of_things(said).carrying(first)


def pieces_told(question: Question, desk: Desk) -> int | None:
    """Return how many pieces of magnesium a message says are taken, where it tells no amount: "like 8 tablets"."""
    request = Request.of(question, UPPER_LIMIT)
    if question.slots.said({MEDICINE, FOOD}) or magnesium_doses(request, desk):
        return None
    pieces = pieces_taken(request, desk)
    return pieces if pieces is not None and pieces <= MOST_TAKEN else None


def strength_told(turn: Turn) -> Request | None:
    """Return the amount in the pieces told before, where a message tells what one holds: "8 tablets", "400 each".

    A dose asked for by pieces alone ("i take 3 capsules") is a question on the limits, which holds them for that.
    """
    question, conversation, desk = turn.question, turn.conversation, turn.desk
    held = dict(conversation.held)
    needs = question.decision.intent == DAILY_AMOUNT and question.length <= MOST_COUNTED and question.slots.age is None
    unset = question.decision.intent in {PERSONAL_DOSE, None} or needs  # "2 capsules a day" asks for no need
    if MG not in held and unset and not question.slots.said(OWN) and pieces_told(question, desk) is not None:
        return Request.of(question, UPPER_LIMIT)
    own = question.slots.said(OWN) or any(amount.kind == AGE for amount in question.slots.amounts)
    each = speaks_of("each_one", question.text, desk) and not speaks_of("in_all", question.text, desk)
    if TAKEN not in held or (MG in held and not each) or own or question.length > MOST_TOLD:
        return None
    doses = magnesium_doses(Request.of(question, UPPER_LIMIT), desk, bare=True)
    if len(doses) != 1 or doses[0].mg < LEAST_MG:
        return None
    apart = KEPT in held or speaks_of("judges", question.text, desk)  # "is 300 mg too much" asks of 300 mg
    if apart and not each:
        return None
    form = None if question.slots.said({FORM}) else conversation.spoken_last({FORM})
    return Request.of(question, UPPER_LIMIT).carrying(filter(None, ((TAKEN, held[TAKEN]), form)))


def told_in_all(turn: Turn) -> Request | None:
    """Return the amount told before as that of all its pieces together: "total i meant not each"."""
    question, conversation, desk = turn.question, turn.conversation, turn.desk
    held = dict(conversation.held)
    several = MG in held and TAKEN in held and SERVED not in held
    if not several or question.slots.said(OWN) or question.length > MOST_TOLD or question.text.endswith("?"):
        return None
    if not speaks_of("in_all", question.text, desk):
        return None
    return Request.of(question, UPPER_LIMIT).carrying((*conversation.held, (SERVED, held[TAKEN])))
