"""An amount, or a measure, that a later message tells of the nutrient, medicine or food spoken of."""

import pytest

from bot.loading import Loaded
from intents.later.amounts_of import Recalled, amount_in_food, amount_of_another, spoken_last
from intents.model import Context
from tests.intents.talks import talk, things

AFTER_ZINC = talk("medicines", "subject/magnesium", "nutrient/zinc")
AFTER_METFORMIN = talk("medicines", "medicine/metformin")
AFTER_ALMONDS = talk("food_amount", "food/almonds")


def test_what_somebody_is_or_has_is_not_what_a_talk_is_about() -> None:
    assert spoken_last(talk("medicines", "medicine/warfarin", "condition/diabetes", "region/uk")) == "medicine"
    assert spoken_last(talk("pregnancy", "life_stage/pregnancy")) == ""


@pytest.mark.parametrize(
    ("text", "context", "of"),
    [
        ("its 15 mg", AFTER_ZINC, ["nutrient/zinc"]),
        ("500mg", AFTER_METFORMIN, ["medicine/metformin"]),
        ("2000 iu", talk("medicines", "nutrient/vitamin_d", "medicine/metformin"), ["nutrient/vitamin_d"]),
        ("2000 iu", AFTER_METFORMIN, None),
        ("15 mg of citrate", AFTER_ZINC, None),
        ("15 mg for a week of flying", AFTER_ZINC, None),
        ("its the small ones", AFTER_ZINC, None),
        ("300 mg", talk("daily_amount", "nutrient/zinc"), None),
        ("300 mg", talk("medicines", "nutrient/zinc", "form/citrate"), None),
        ("300 mg", talk("medicines", "form/hydroxide", "medicine/laxatives_antacids"), None),
    ],
)
def test_an_amount_alone_is_of_what_was_spoken_of_last(
    loaded: Loaded, text: str, context: Context, of: list[str] | None
) -> None:
    found = amount_of_another(loaded.as_typed.read(text), context, loaded.catalog, loaded.words)
    assert recalled(found) == of


@pytest.mark.parametrize(
    ("text", "context", "of"),
    [
        ("per handful how much", AFTER_ALMONDS, ["food/almonds"]),
        ("and in a cup", AFTER_ALMONDS, ["food/almonds"]),
        ("how many of those a day", AFTER_ALMONDS, ["food/almonds"]),
        ("how much then", AFTER_ALMONDS, ["food/almonds"]),
        ("how many pieces for my cramps", AFTER_ALMONDS, ["food/almonds"]),
        ("a can", talk("food_amount", "food/beer"), ["food/beer"]),
        ("what can she eat", talk("food_amount", "food/beer"), None),
        ("how many for 100 mg", AFTER_ALMONDS, ["food/almonds"]),
        ("300 mg", AFTER_ALMONDS, None),
        ("how much a day", AFTER_ALMONDS, None),
        ("is that too much", AFTER_ALMONDS, None),
        ("a handful of walnuts", AFTER_ALMONDS, None),
        ("a handful makes me sneeze", AFTER_ALMONDS, None),
        ("per handful how much", talk("form_profile", "form/citrate"), None),
        ("how much then", talk("medicines", "food/almonds", "medicine/metformin"), None),
    ],
)
def test_a_measure_alone_is_of_the_food_spoken_of(
    loaded: Loaded, text: str, context: Context, of: list[str] | None
) -> None:
    found = amount_in_food(loaded.as_typed.read(text), context, loaded.catalog, loaded.words)
    assert recalled(found) == of
    assert found is None or found.decision.intent == "food_amount"


def recalled(found: Recalled | None) -> list[str] | None:
    return things(found.things) if found is not None else None
