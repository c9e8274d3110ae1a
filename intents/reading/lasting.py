"""Spans of time told of a complaint: "leg cramps", then "3 weeks", which is no week of a pregnancy.

By itself a bare number of weeks tells how far a pregnancy is. Few weeks after a complaint tell how long that has
lasted. Whoever is pregnant has mostly told so before, and that stays in mind.
"""

import re
from dataclasses import replace

from intents.catalog import IntentCatalog
from intents.model import Context
from intents.reading.entities import Reading
from intents.reading.entity_types import GOAL, LIFE_STAGE, SYMPTOM

PREGNANT = (LIFE_STAGE, "pregnancy")
MOST_WEEKS = 6
"""Weeks up to which they tell of the complaint: few know of a pregnancy before; later it is the safer one."""
_WEEKS = re.compile(r"\W*(?:(?:for|about|over|nearly|maybe|its been|been) )*\d+ ?(?:weeks?|wks?)(?: now)?\W*")


def without_weeks(reading: Reading, context: Context, catalog: IntentCatalog) -> Reading:
    """Return a later message without the pregnancy that its few weeks would stand for after a complaint."""
    row = catalog.intents.get(context.intent or "")
    wanted = any(carried.partition("/")[0] in {SYMPTOM, GOAL} for carried in row.carries) if row else False
    complains = context.live and (wanted or any(type_ == SYMPTOM for type_, _ in context.entities))
    few = any(amount.kind == "weeks" and amount.value <= MOST_WEEKS for amount in reading.amounts)
    if not complains or not few or PREGNANT in context.entities or not _WEEKS.fullmatch(reading.text.lower()):
        return reading
    return replace(reading, matches=tuple(match for match in reading.matches if match.pair != PREGNANT))
