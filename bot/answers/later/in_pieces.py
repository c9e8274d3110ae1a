"""Amounts told piece by piece over several messages: the milligrams, then how many, then another product beside it."""

from dataclasses import replace

from bot.answer import Request
from bot.answers.desk import Desk
from bot.answers.labels.pieces import pieces_taken, small_number
from bot.answers.labels.product_memory import held_products
from bot.answers.labels.products import Product, product_name, products_in
from bot.answers.labels.reading import MG, read_label
from bot.answers.labels.words import speaks_of
from bot.conversation import Conversation
from intents.keys import STACK_ADD
from intents.model import EntityMatch
from intents.questions import Question

SIGNS = 2
"""Signs of a sum that a message must hold: how it was read, what it names or takes, a word that adds."""
SURE = 0.5
"""Confidence from which a message is about a sum, whatever it leans on."""


def counts_pieces(question: Question, desk: Desk) -> bool:
    """Whether a message says how many of what was told are taken: "i take 3", "2 capsules a day", "3 of them"."""
    some = small_number(question.text) is not None and speaks_of("of_them", question.text, desk)
    return some or pieces_taken(Request.of(question, STACK_ADD), desk) is not None


def with_another(question: Question, conversation: Conversation, desk: Desk) -> Request | None:
    """Return the sum of the amount told before and of a product told beside it ("i also take a multi with 100")."""
    held = dict(conversation.held)
    request = Request.of(question, STACK_ADD)
    if MG not in held or question.text.endswith("?") or not products_in(request, desk)[0]:
        return None
    best = question.classification.best
    sums = best.intent == STACK_ADD and best.confidence >= SURE
    told = bool(speaks_of("taken", question.text, desk) or product_name(question.text, desk))
    if sum((sums, told, speaks_of("besides", question.text, desk))) < SIGNS:  # "and 500" puts it in place of the first
        return None
    before = tuple(EntityMatch.carried(*pair) for pair in conversation.held)
    label = read_label(Request("", STACK_ADD, replace(question.slots, matches=before, amounts=())), (), desk)
    if label is None:
        return None
    form = EntityMatch.carried("form", label.row.key) if label.row else None
    each = replace(label.dose, mg=label.dose.mg / (label.served or 1))
    first = held_products([Product(each, form, label.itself, label.taken or label.served or 1)])
    said = tuple(match for match in question.slots.matches if match.said)
    carried = tuple(EntityMatch.carried(*pair) for pair in first)
    return replace(request, slots=replace(question.slots, matches=(*said, *carried)))
