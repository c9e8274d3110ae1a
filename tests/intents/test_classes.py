"""A class of medicines named with one of its medicines is that medicine."""

import pytest

from intents.model import Context
from intents.reading.classes import Classes
from tests.bot.asking import desk, finder

ROWS = desk().knowledge.interactions.by_key.values()
CLASSES = Classes({row.key: frozenset(row.stands_for) for row in ROWS if row.stands_for})


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("does the antibiotic matter, it is penicillin", {"antibiotics_no_gap"}),
        ("which painkiller is fine? i use ibuprofen", {"ibuprofen"}),
        ("an antibiotic and ibuprofen", {"antibiotic_unnamed", "ibuprofen"}),
        ("ibuprofen and another painkiller", {"ibuprofen", "painkillers_any"}),
    ],
)
def test_a_class_goes_where_its_medicine_is_named(text: str, keys: set[str]) -> None:
    told = CLASSES.told(finder().read(text), Context())
    assert {match.key for match in told.matches if match.type == "medicine"} == keys


@pytest.mark.parametrize(
    ("before", "text", "key"),
    [
        ("tetracyclines", "and the antibiotic with food?", "tetracyclines"),
        ("thyroid", "can i have it with the antibiotic", "antibiotic_unnamed"),
        ("calcium", "my seizure tablets too", "epilepsy_unnamed"),
        ("warfarin", "does it thin more with the blood thinner", "warfarin"),
    ],
)
def test_a_class_named_later_is_the_one_of_its_medicines_told_before(before: str, text: str, key: str) -> None:
    told = CLASSES.told(finder().read(text), Context("medicines", (("medicine", before),)))
    assert {match.key for match in told.matches if match.type == "medicine"} == {key}
