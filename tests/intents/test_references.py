"""What a later message asks of things spoken of before without naming them."""

import pytest

from bot.loading import Loaded
from intents.later.references import References
from intents.model import Context
from tests.intents.talks import talk, things

TWO_FORMS = talk("form_profile", "form/oxide", "form/citrate")
TWO_FOODS = talk("food_amount", "food/almonds", "food/cashews")
WARFARIN = talk("medicines", "subject/magnesium", "medicine/warfarin")
AFTER_OATS = talk("timing", "medicine/warfarin", "food/rolled_oats")
TOLD = talk("food_amount", "food/almonds", held=["eaten/almonds"])
CRAMPS = talk("leg_cramps", "symptom/leg_cramps", "form/oxide")


@pytest.fixture(scope="module")
def references(loaded: Loaded) -> References:
    return References(loaded.catalog, loaded.words)


@pytest.mark.parametrize(
    ("text", "context", "intent", "recalled"),
    [
        ("so which is gentler", TWO_FORMS, "form_compare", ["form/oxide", "form/citrate"]),
        ("which of them has more", TWO_FOODS, "food_compare", ["food/almonds", "food/cashews"]),
        ("and altogether", TWO_FOODS, "meal_total", ["food/almonds", "food/cashews"]),
        ("do they clash", WARFARIN, "medicines", ["medicine/warfarin"]),
        ("is a supplement ok", WARFARIN, "medicines", ["medicine/warfarin"]),
        ("versus citrate", CRAMPS, "form_compare", ["form/oxide"]),
        ("how does that stand against citrate", CRAMPS, "form_compare", ["form/oxide"]),
        ("is there anything better", CRAMPS, "cramp_relief", ["symptom/leg_cramps"]),
        ("is there anything better", talk("sleep", "goal/sleep", "form/oxide"), "form_for_goal", ["goal/sleep"]),
        ("which is better for sleep", TWO_FORMS, "form_compare", ["form/oxide", "form/citrate"]),
        ("which of those for sleep", TWO_FORMS, "form_compare", ["form/oxide", "form/citrate"]),
        ("swap to what", talk("form_profile", "form/citrate"), "form_for_goal", []),
        ("is a supplement ok with it", AFTER_OATS, "medicines", ["medicine/warfarin"]),
        ("which type should i buy", CRAMPS, "form_for_goal", ["symptom/leg_cramps"]),
        ("which has more", talk("food_amount", "food/almonds"), "food_list", []),
        ("what foods instead", CRAMPS, "food_list", ["symptom/leg_cramps"]),
        ("too pricey is there a cheaper one", CRAMPS, "form_for_goal", ["goal/price"]),
        ("its 15 mg", talk("medicines", "nutrient/zinc"), "medicines", ["nutrient/zinc"]),
        ("per handful", TOLD, "food_amount", ["food/almonds", "eaten/almonds"]),
    ],
)
def test_what_is_asked_of_things_spoken_of(
    loaded: Loaded, references: References, text: str, context: Context, intent: str | None, recalled: list[str] | None
) -> None:
    found = references.recalled(loaded.as_typed.read(text), context)
    assert (found.decision.intent if found else None) == intent
    assert (things(found.things) if found else None) == recalled


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("which of them has more", Context()),
        ("which has more calories for a runner", TWO_FOODS),
        ("whats the most i can take of it", TWO_FORMS),
        ("does it lower blood sugar more", TWO_FOODS),
        ("versus oxide", CRAMPS),
        ("does walnuts beat them", TWO_FORMS),
        ("better sleep", CRAMPS),
        ("is that so", CRAMPS),
        ("so for sleep", TWO_FORMS),
        ("swap to what", talk("food_amount", "food/almonds")),
        ("is a supplement ok", AFTER_OATS),
        ("is there anything better", talk("sleep", "goal/sleep")),
        ("which is better with kidney disease", TWO_FOODS),
    ],
)
def test_what_names_its_own_or_has_too_little_to_recall_is_left(
    loaded: Loaded, references: References, text: str, context: Context
) -> None:
    assert references.recalled(loaded.as_typed.read(text), context) is None


def test_the_one_pointed_at_is_told_of(loaded: Loaded, references: References) -> None:
    context = talk("form_compare", "form/oxide", listed=["form/oxide", "form/citrate"])
    found = references.recalled(loaded.as_typed.read("tell me more about citrate please"), context)
    assert found is not None
    assert (found.decision.intent, found.things) == ("form_profile", ())


@pytest.mark.parametrize(
    ("intent", "text", "follows", "added"),
    [
        ("food_compare", "which wins", True, ["food/almonds", "food/cashews"]),
        ("food_compare", "and walnuts", True, ["food/almonds", "food/cashews"]),
        ("food_compare", "and walnuts", False, []),
        ("food_compare", "and almonds", True, ["food/cashews"]),
        ("food_compare", "swap for walnuts", False, ["food/almonds", "food/cashews"]),
        ("meal_total", "plus a banana", False, ["food/almonds", "food/cashews"]),
        ("food_compare", "walnuts and rice", True, []),
    ],
)
def test_a_comparison_goes_on_with_one_more(
    loaded: Loaded, references: References, intent: str, text: str, follows: bool, added: list[str]
) -> None:
    row = loaded.catalog.intents[intent]
    context = talk("food_compare", "food/almonds", "food/cashews")
    assert things(references.added(row, loaded.as_typed.read(text), context, follows=follows)) == added


@pytest.mark.parametrize(
    ("context", "found"),
    [
        (talk("food_list", "food/rice", listed=["food/almonds", "food/cashews"]), ["food/almonds", "food/cashews"]),
        (talk("food_list", "food/rice"), []),
        (talk("food_list", listed=[f"food/{n}" for n in "abcdefgh"]), [f"food/{n}" for n in "abcdef"]),
    ],
)
def test_things_side_by_side_go_before_those_spoken_of(
    loaded: Loaded, references: References, context: Context, found: list[str]
) -> None:
    assert things(references.things(loaded.catalog.intents["food_compare"], context)) == found
