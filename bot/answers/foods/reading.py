"""What a question about foods says: the foods with their portions, which are ruled out, whose need counts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answer import Request
from bot.answers.desk import Desk
from bot.answers.word_lists import any_of, says
from intents.model import EntityMatch
from intents.reading.entity_types import FOOD, LIMITS
from knowledge.food_model import Food
from knowledge.portions import Portion, SaidAmount
from knowledge.ruling_out import ruled_out
from knowledge.said_amounts import Span
from knowledge.text import tokens

MOST_FOODS = 20
"""Foods read from one message; a longer list is no meal."""
EATEN = "eaten"
"""Type of what is held of the foods told: each with its amount ("tofu=250 g")."""
_HELD = re.compile(r"(?P<key>[a-z0-9_-]+)=(?P<value>\d{1,6}(?:\.\d{1,5})?) (?P<unit>[a-z_ ]+)")
"""How each stands there. A button brings it back, and a client may send any button."""
USUAL = "usual"
"""What is held of a food of a meal told without an amount."""
CAN, CANNED = "can", "canned"
"""The measure, and the word by which the table calls what it holds."""
_MEASURED = frozenset({"portion", "dose"})
_OF_THE_ELEMENT = frozenset({"mg", "mcg"})
"""Units in which nobody weighs food: "almonds = 100 mg" is what they should hold."""
_PER = re.compile(r"(?:\bper|/)\s?(?P<number>\d+(?:[.,]\d+)?)?\s?(?P<unit>(?:fl\.? )?[^\W\d_]+)\b")
_MADE_OF = re.compile(r",.*| \(.*")
"""What follows the plain name of a row ("French bread (baguette)")."""
_AFTER = re.compile(r"\s+(?P<join>\w+)\s+(?P<word>\w+)\b")
_COUNTED = re.compile(r"\b(?:(?:the|which|what|top|best|first|second|third|last|other|this|that) one\b|how many \w+)")
"""A thing pointed at, whose "one" is no amount, and a measure that is asked for ("how many spoons")."""


@dataclass(frozen=True)
class Eaten:
    """A food of the question with the portion that was said or assumed."""

    portion: Portion
    amount: SaidAmount | None
    odd: bool = False
    """The amount said cannot be; a usual portion stands in."""

    @property
    def food(self) -> Food:
        return self.portion.food

    @property
    def mg(self) -> float | None:
        return self.portion.mg


def eaten(request: Request, desk: Desk) -> tuple[Eaten, ...]:
    """Return the foods that are named and not ruled out, with their portions, in order, each once."""
    kitchen = desk.knowledge.kitchen
    spans = food_spans(request, desk)
    said = [span for span in spans if span.said]
    amounts = dict(zip(said, kitchen.reader.read(request.text, said), strict=True))
    if len(said) == 1 and amounts[said[0]] is None:
        amounts[said[0]] = _asked_per(request, said[0].key, desk) or _told_apart(request, said[0].key, desk)
    if spans and not said:  # "and per 100 g?" speaks of the foods before
        amounts = {span: _amount_alone(request, span.key, desk) for span in spans}
    out = left_out(request, said, desk)
    if out.issuperset(spans):  # "so no spinach?" asks about spinach
        out = frozenset()
    found: dict[str, Eaten] = {}
    told = {} if _asks_to_reach(request, desk) else _amounts_before(request)
    for span in spans:
        if span in out or len(found) >= MOST_FOODS:
            continue
        food, amount = (
            desk.knowledge.foods.by_key[span.key],
            amounts.get(span) or (None if span.said else told.get(span.key)),
        )
        if amount is not None and amount.unit in _OF_THE_ELEMENT:
            amount = None
        if amount is not None and amount.unit == CAN:
            food = _canned(food, desk)
        portion = kitchen.scale.portion(food, amount)
        one = Eaten(portion, amount)
        if not portion.possible:
            one = Eaten(kitchen.scale.portion(food), amount, odd=True)
        if span.key not in found or found[span.key].amount is None:
            found[span.key] = one
    return tuple(found.values())


def told_amounts(parts: Sequence[Eaten], request: Request) -> tuple[tuple[str, str], ...]:
    """Return what is held of the amounts told, those before included, so that a later "total?" adds them up."""
    now = {one.food.key: one.amount for one in parts if one.amount is not None and not one.odd}
    told = {key: f"{amount.value:g} {amount.unit}" for key, amount in {**_amounts_before(request), **now}.items()}
    usual = {one.food.key: USUAL for one in parts if len(parts) > 1 and one.food.key not in told}
    return tuple((EATEN, f"{key}={amount}") for key, amount in {**told, **usual}.items())


def _amounts_before(request: Request) -> dict[str, SaidAmount]:
    """The amounts of foods that earlier messages told."""
    held = filter(None, (_HELD.fullmatch(told) for told in request.slots.keys(EATEN)))
    return {one["key"]: SaidAmount(float(one["value"]), one["unit"]) for one in held}


def _canned(food: Food, desk: Desk) -> Food:
    """The canned kind of a food, which a can of it holds, where the table has one with a figure."""
    if CANNED in tokens(food.name):
        return food
    kinds = [other for other in desk.knowledge.foods.variants(food.key) if CANNED in tokens(other.name)]
    return next((kind for kind in kinds if kind.mg_per_100g is not None), food)


def _asked_per(request: Request, key: str, desk: Desk) -> SaidAmount | None:
    """Return the amount that a figure is asked for ("evian, mg per litre"), wherever it stands; a bare unit is one."""
    per = _PER.search(request.text)
    if per is None:
        return None
    name = desk.knowledge.foods.by_key[key].name.lower()
    text = f"{per['number'] or 1} {per['unit']} {name}"
    return desk.knowledge.kitchen.reader.read(text, [Span(key, len(text) - len(name), len(text))])[0]


def _told_apart(request: Request, key: str, desk: Desk) -> SaidAmount | None:
    """The one household measure told away from the only food: "chia in everything, 4 tbsp a day"."""
    if sum(amount.kind == "portion" for amount in request.slots.amounts) != 1:
        return None
    amount = _amount_alone(request, key, desk)
    return amount if amount is not None and amount.unit in desk.knowledge.kitchen.scale.measures else None


def _amount_alone(request: Request, key: str, desk: Desk) -> SaidAmount | None:
    """Return the amount of a message that names no food, read as if the food stood after it."""
    name = desk.knowledge.foods.by_key[key].name.lower()
    measures = (a for a in request.slots.amounts if a.kind in _MEASURED and not a.unit.startswith("m"))
    said = " ".join(request.text[a.start : a.end] for a in measures)
    text = f"{said or _COUNTED.sub(' ', _without_doses(request, desk)).strip(' ?!.,')} {name}"
    return desk.knowledge.kitchen.reader.read(text, [Span(key, len(text) - len(name), len(text))])[0]


def _without_doses(request: Request, desk: Desk) -> str:
    """The message without milligrams, which are what is to be reached and no portion ("how many for 100 mg")."""
    text = request.text
    if (bare := bare_target(text, desk)) is not None:
        return text[: bare.start()]
    for amount in sorted(request.slots.amounts, key=lambda amount: -amount.start):
        if amount.in_mg:
            text = f"{text[: amount.start]} {text[amount.end :]}"
    return text


def _asks_to_reach(request: Request, desk: Desk) -> bool:
    """Whether a message asks how much of a food makes an amount ("how many for 100"), whatever was eaten before."""
    asks = says("foods.reach.words.asks", request.text, desk) and any(a.in_mg for a in request.slots.amounts)
    return asks or bare_target(request.text, desk) is not None


def bare_target(text: str, desk: Desk) -> re.Match[str] | None:
    """The number without a unit that is to be reached ("how many spoons to get 400"); None where there is none."""
    if not says("foods.reach.words.asks", text, desk):
        return None
    number = r"(?P<mg>\d{2,3})(?=\s*(?:$|[?!.,]|(?:a|per) day\b|daily\b))"
    return re.search(rf"\b{any_of('foods.reach.words.to', desk)} (?:my |the |about |around )?{number}", text)


def unread(request: Request, desk: Desk) -> tuple[str, ...]:
    """Return words of the question that may name a food we do not know."""
    reader = desk.knowledge.kitchen.reader
    spans = [span for span in food_spans(request, desk) if span.said]
    taken = [match.span for match in request.slots.matches if match.said]
    taken += [(amount.start, amount.end) for amount in reader.read(request.text, spans) if amount]
    taken += [amount.span for amount in request.slots.amounts]
    return reader.leftovers(request.text, taken)


def food_spans(request: Request, desk: Desk) -> list[Span]:
    """The foods of the question; of two that share their last word ("dark or milk …"), both."""
    known = desk.knowledge.foods.by_key
    spans: list[Span] = []
    for match in request.slots.matches:
        if match.type != FOOD or match.key not in known:
            continue
        shared = _sharing(match, request, desk)
        if shared is not None:
            spans = [span for span in spans if span.end <= shared.start or shared.end <= span.start]
            spans.append(shared)
        spans.append(Span(match.key, *match.span))
    return sorted(dict.fromkeys(spans), key=lambda span: span.start)


def _sharing(match: EntityMatch, request: Request, desk: Desk) -> Span | None:
    """The other of two foods that share their last word, named by its first word alone, on either side."""
    return _shared_before(match, request, desk) or _shared_after(match, request, desk)


def _shared_after(match: EntityMatch, request: Request, desk: Desk) -> Span | None:
    """ "Milk chocolate or dark" holds dark chocolate."""
    words = _AFTER.match(request.text, match.end)
    last = match.text.split()[-1:]
    if words is None or len(match.text.split()) < 2 or words["join"] not in desk.knowledge.kitchen.words.versus:
        return None
    if any(other.type == FOOD and other.start <= words.start("word") < other.end for other in request.slots.matches):
        return None
    key = desk.knowledge.foods.find(f"{words['word']} {last[0]}")
    return Span(key, *words.span("word")) if key is not None and key != match.key else None


def _shared_before(match: EntityMatch, request: Request, desk: Desk) -> Span | None:
    before = request.text[: match.start].split()
    if len(before) < 2 or before[-1] not in desk.knowledge.kitchen.words.versus:
        return None
    word = before[-2].strip("\"'(")
    start = request.text.rfind(word, 0, match.start)
    row = desk.knowledge.foods.by_key.get(match.key)
    kind = _MADE_OF.sub("", row.name).split() if row is not None else []
    for name in (match.text, *match.text.split()[-1:], *kind[-1:]):
        key = desk.knowledge.foods.find(f"{word} {name}")
        if key is not None and key != match.key:
            return Span(key, start, start + len(word))
    return None


def left_out(request: Request, spans: Sequence[Span], desk: Desk) -> frozenset[Span]:
    """Return the spans that the wording rules out: "no nuts or seeds", "allergic to", "… allergy"."""
    told = [Span(match.key, *match.span) for match in request.slots.said(LIMITS)]
    return ruled_out(request.text, spans, told, desk.knowledge.kitchen.words)
