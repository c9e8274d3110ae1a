"""Several products told with their amounts are added up; one set against another is not."""

import pytest

from bot.loading import Loaded
from intents.decide.summing import counts_bare, summed
from intents.model import Decision


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("tablet 200 mg, powder 150 mg", None),
        ("my multivitamin has 100 mg and the gummies 85 mg", "upper_limit"),
        ("a powder 200 mg and gaviscon 150 mg", None),
        ("citrate 200 mg and oxide 150 mg", "upper_limit"),
        ("200 mg in the morning and 200 mg at night", "upper_limit"),
        ("citrate 200 mg and oxide 150 mg", "label_decode"),
    ],
)
def test_amounts_of_several_products_are_added_up(loaded: Loaded, text: str, intent: str | None) -> None:
    decision = Decision("accepted", intent, 0.8) if intent else Decision("unclear", None, 0.1)
    found = summed(loaded.as_typed.read(text), decision, loaded.catalog, loaded.words)
    assert found is not None
    assert found[0] == "stack_add"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("citrate 200 mg or oxide 150 mg", "upper_limit"),
        ("citrate went from 200 mg to 400 mg", "upper_limit"),
        ("citrate 200 mg", "upper_limit"),
        ("tablet 200 mg, powder 150 mg", "sleep"),
        ("ramipril 5 mg and gaviscon 150 mg tablets", None),
        ("200 mg in the morning 200 mg", "upper_limit"),
        ("citrate 200 mg and oxide 150 mg", "sleep"),
    ],
)
def test_one_product_or_a_choice_is_not_added_up(loaded: Loaded, text: str, intent: str | None) -> None:
    decision = Decision("accepted", intent, 0.8) if intent else Decision("unclear", None, 0.1)
    assert summed(loaded.as_typed.read(text), decision, loaded.catalog, loaded.words) is None


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("my multi has 100, the gummies 85", True),
        ("my multi has 100", False),
        ("my multi has 100 mg, the gummies 85 mg", False),
        ("bed at 10:30 up at 6:45", False),
        ("0.85 then 1.25", False),
    ],
)
def test_numbers_without_a_unit_are_counted(loaded: Loaded, text: str, several: bool) -> None:
    assert counts_bare(loaded.as_typed.read(text)) == several
