"""Whether a medicine holds the nutrient: "does my blood pressure pill have magnesium in it".

No table lists what a tablet is made of. The leaflet does, and the filler that it may name counts for nothing.
"""

import re

from bot.answer import Draft, Request
from bot.answers.desk import Desk
from bot.answers.medicines.interactions import others_named, rows_named
from intents.keys import CONSTIPATION, INGREDIENTS, MEDICINES
from intents.reading.entity_types import FOOD, MEDICINE

INTENTS = frozenset({MEDICINES, CONSTIPATION})
"""Intents for which such a question is taken; the products that are the nutrient have pages of their own."""
_HOLDS = re.compile(
    r"(?:so |and |but )*(?:do|does|is|are|has|have)\b.*\b(?:have|has|contains?|holds?|got|there) (?:any |some )?"
    r"(?:magnesium|mag)\b(?: in (?:it|them)| in .*)?\W*"
)
_UNLISTED = re.compile(r"(?:do|does) (?:my |the )?(?P<name>[\w' -]{3,30}?) (?:have|contain|hold)\b")
SALT = re.compile(r"\((?:\w+ )?magnesium\)")
"""The salt that a medicine is ("esomeprazole magnesium"), where the question gives it itself."""


def inside(request: Request, desk: Desk) -> Draft | None:
    """Return where it stands whether a medicine holds the nutrient; None for any other question."""
    text = SALT.sub("", request.text).strip()
    if request.intent not in INTENTS or not _HOLDS.fullmatch(text) or request.slots.said({FOOD}):
        return None
    rows = rows_named(request, desk)
    if any(row.is_source or row.not_a_medicine for row, _ in rows):
        return None
    names = [name for _, name in (*rows, *others_named(request, desk))]
    if not names and not request.slots.said({MEDICINE}) and (unlisted := _UNLISTED.match(text)):
        names = [f"“{unlisted['name']}”"]
    if not names:
        return None
    return Draft(
        title=desk.phrases.text("medicines.inside.title", names=", ".join(names)),
        lead=desk.phrases.text("medicines.inside.lead", names=", ".join(names)),
        facts=desk.phrases.lines("medicines.inside.facts"),
        intent=MEDICINES,
        sources=desk.knowledge.passages[desk.phrases.text("medicines.inside.page")].sources,
        disclaimers=("medicine",),
        ask="pharmacist",
        suggestions=(desk.offer(MEDICINES), desk.offer(INGREDIENTS)),
    )
