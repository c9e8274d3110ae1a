"""Whose amount a number is: the element's, or that of a medicine or nutrient named beside it.

"I take 500mg metformin, is 400mg magnesium too much" asks about 400 mg.
"""

import re

from bot.answer import Request
from bot.answers.desk import Desk
from bot.answers.labels.doses import NEAR, Dose, doses_in
from bot.answers.labels.pieces import PIECES
from bot.answers.labels.words import cue, speaks_of
from intents.model import EntityMatch
from intents.reading.entity_types import FOOD, MEDICINE, NUTRIENT

MOST_BETWEEN = 4
"""Characters between an amount and the substance that it is of ("15 mg of zinc")."""
_LEADS = re.compile(r"[\s:,(]*(?:(?:at|is|of|the)\s)?")
"""What stands between a substance and the amount told after it ("metformin 500mg", "zinc: 15 mg")."""
_OWN = re.compile(r"\W{0,2}\d")
"""An amount right behind a substance, so that the one before it is not of that ("ramipril 5mg + magnesium 250")."""


def magnesium_doses(request: Request, desk: Desk, *, bare: bool = False) -> tuple[Dose, ...]:
    """Return the masses that may be of the element; those of medicines and other substances are left out."""
    return tuple(dose for dose in doses_in(request, bare=bare) if not is_of_another(dose, request, desk))


def is_quoted(dose: Dose, request: Request, desk: Desk) -> bool:
    """Whether a number is a published figure that is asked about ("limit says 350 but the rda is 420"), not taken."""
    text = request.text
    before = rf"\b{cue(desk, 'quoted')}\s+(?:(?:is|of|says|said|at|as)\s+)?(?:only\s+|just\s+)?(?:the\s+)?$"
    return bool(re.search(before, text[max(0, dose.start - NEAR) : dose.start])) or bool(
        re.match(rf"\s*(?:mg\s)?(?:is\s)?(?:the|a)\s{cue(desk, 'quoted')}\b", text[dose.end :])
    )


def is_of_another(dose: Dose, request: Request, desk: Desk) -> bool:
    """Whether an amount is that of another substance named beside it ("15 mg of zinc", "metformin 500mg")."""
    text, matches = request.text, request.slots.matches
    if _is_eaten(dose, text, desk) or _is_serving(dose, text):
        return True
    if re.match(rf"\s*(?:mg\s)?(?:of\s)?{cue(desk, 'other')}\b", text[dose.end :]):
        return True
    behind = [m for m in matches if m.said and 0 <= m.start - dose.end <= MOST_BETWEEN]
    if behind and not all(_OWN.match(text[m.end :]) for m in behind):
        return all(_is_another(match, desk) or _weighs_food(dose, match) for match in behind)
    before = [m for m in matches if m.start < m.end <= dose.start and _LEADS.fullmatch(text[m.end : dose.start])]
    others = bool(before) and all(_is_another(match, desk) or _weighs_food(dose, match) for match in before)
    return others or (not before and bool(behind) and all(_is_another(match, desk) for match in behind))


def _is_eaten(dose: Dose, text: str, desk: Desk) -> bool:
    """Whether an amount comes from food, which no limit counts: "500 mg a day from food and 200 from a pill"."""
    food = cue(desk, "of_food")
    behind = rf"\s*(?:mg\s)?(?:of (?:magnesium|mag)\s)?(?:(?:a|per|each) day\s|daily\s)?{food}\b"
    before = rf"\b{food}\W+(?:i (?:get|have|eat)\s)?(?:about\s|around\s|maybe\s)?$"
    return bool(re.match(behind, text[dose.end :]) or re.search(before, text[: dose.start]))


def _is_serving(dose: Dose, text: str) -> bool:
    """Whether grams are what a piece or serving weighs: "Serving size: 1 scoop (4 g)"."""
    bracket = re.search(rf"\b{PIECES}\s*\($", text[: dose.start]) and text[dose.end :].lstrip().startswith(")")
    return dose.unit == "g" and bool(bracket)


def _weighs_food(dose: Dose, match: EntityMatch) -> bool:
    """Whether grams stand beside a food, which they weigh: "100g dark chocolate every day"."""
    return match.type == FOOD and dose.unit == "g"


def _is_another(match: EntityMatch, desk: Desk) -> bool:
    """Whether a thing is a medicine or nutrient that holds none of the element itself."""
    if match.type == NUTRIENT:
        return not speaks_of("holds", match.text, desk)
    row = desk.knowledge.interactions.by_key.get(match.key) if match.type == MEDICINE else None
    return match.type == MEDICINE and not (row is not None and row.is_source)
