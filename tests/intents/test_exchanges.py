"""What a later message exchanges of the last question, and what makes it a question of its own."""

import pytest

from bot.loading import Loaded
from intents.later.exchanges import Exchanges
from tests.intents.talks import limited


def found(loaded: Loaded, text: str, last: str, opener: int = 0) -> str | None:
    exchanges = Exchanges(loaded.catalog, loaded.words)
    exchanged = exchanges.find(limited(loaded, text), loaded.catalog.intents[last], opener)
    return exchanged[0] if exchanged else None


@pytest.mark.parametrize(
    ("last", "text"),
    [
        ("label_decode", "it says elemental on the back"),
        ("food_list", "im not vegan anymore"),
        ("food_list", "no beans"),
        ("food_list", "no spinach"),
        ("food_amount", "walnuts from aldi lidl then"),
        ("food_amount", "how big a bag of raw spinach holds 150 mg"),
        ("food_list", "cant do dairy, goes straight through me"),
        ("how_long", "for leg cramps"),
        ("leg_cramps", "feels better on my legs tho"),
        ("label_decode", "no the tablet is 375 mg, i looked wrong"),
        ("food_amount", "cashews then"),
        ("food_amount", "30 g"),
        ("medicines", "omeprazole too"),
        ("medicines", "its the white one"),
        ("daily_amount", "shes 82"),
        ("form_compare", "and which for sleep"),
    ],
)
def test_the_last_question_is_asked_with_one_thing_exchanged(loaded: Loaded, last: str, text: str) -> None:
    assert found(loaded, text, last) == last


@pytest.mark.parametrize(
    ("last", "text", "opener", "intent"),
    [
        ("stack_add", "and 3", 1, "stack_add"),
        ("sleep", "and my ramipril at 8am", 1, "medicines"),
        ("sleep", "so its a no", 1, "sleep"),
        ("food_list", "and no spinach", 1, "food_list"),
        ("choosing_product", "and put it in yoghurt", 1, None),
        ("timing", "and mix it in yoghurt", 1, "timing"),
        ("medicines", "and when", 1, "medicines"),
        ("sleep", "what time do you say", 0, "timing"),
        ("sleep", "when mag", 0, "timing"),
        ("food_amount", "gluten free as my tummy swells up lately", 0, "food_list"),
        ("timing", "what if i forget one", 0, "timing"),
        ("form_profile", "for sleep", 0, "form_for_goal"),
        ("form_profile", "does it help sleep", 0, "form_profile"),
        ("food_amount", "gluten free", 0, "food_list"),
        ("food_compare", "what weight of spinach for 150 mg", 0, "food_amount"),
    ],
)
def test_the_question_may_turn_into_another(
    loaded: Loaded, last: str, text: str, opener: int, intent: str | None
) -> None:
    assert found(loaded, text, last, opener) == intent


@pytest.mark.parametrize(
    ("last", "text", "opener"),
    [
        ("label_decode", "is it elemental", 0),
        ("label_decode", "no the powder is 100 mg because my brother weighed everything twice yesterday", 0),
        ("food_amount", "gluten free as my tummy swells up lately?", 0),
        ("sleep", "no beans", 0),
        ("food_list", "is any bread you know of ever really gluten free?", 0),
        ("leg_cramps", "feels better on my legs", 0),
        ("leg_cramps", "what about my legs though", 0),
        ("sleep", "what if i forget to sleep for days on end", 0),
        ("food_amount", "do cashews really make people put on weight", 0),
        ("sleep", "ramipril", 0),
        ("sleep", "so is that yes or no for my old nan", 1),
    ],
)
def test_a_question_of_its_own_exchanges_nothing(loaded: Loaded, last: str, text: str, opener: int) -> None:
    assert found(loaded, text, last, opener) is None
