"""The values of a question: what it says goes before what the conversation holds."""

from dataclasses import replace

import pytest

from bot.loading import Loaded
from intents.model import Context
from intents.slots import fill_slots, inherited, numbers_told, settled, without_lifted
from tests.intents.talks import limited, talk, things

AFTER_IBUPROFEN = talk("medicines", "medicine/ibuprofen")
VEGAN = talk("food_list", "diet/vegan", held=["diet/vegan"])


@pytest.mark.parametrize(
    ("text", "context", "inherit", "follows", "named"),
    [
        ("and walnuts", talk("food_list", held=["diet/vegan"]), (), True, ["food/walnuts", "diet/vegan"]),
        ("and walnuts", talk("food_list", held=["diet/vegan"]), (), False, ["food/walnuts"]),
        ("and walnuts", talk("food_amount", held=["food/almonds"]), (), True, ["food/walnuts"]),
        ("gluten free?", talk("food_list", "diet/nut_free"), ("diet",), False, ["diet/gluten_free", "diet/nut_free"]),
        ("vegetarian?", talk("food_list", "diet/vegan"), ("diet",), False, ["diet/vegetarian"]),
        ("is oxide ok", talk("sleep", "condition/asthma"), ("condition",), False, ["form/oxide", "condition/asthma"]),
        ("is oxide ok", talk("sleep", "condition/asthma"), (), False, ["form/oxide"]),
        ("i take ropinirole", talk("medicines", "nutrient/iron"), ("nutrient",), False, ["medicine/dopamine_agonists"]),
        ("and my warfarin too", AFTER_IBUPROFEN, (), False, ["medicine/warfarin", "medicine/ibuprofen"]),
        ("warfarin?", AFTER_IBUPROFEN, (), False, ["medicine/warfarin"]),
        ("im not vegan anymore", VEGAN, ("diet",), True, ["lifted/vegan"]),
    ],
)
def test_what_is_taken_over_from_the_conversation(
    loaded: Loaded, text: str, context: Context, inherit: tuple[str, ...], follows: bool, named: list[str]
) -> None:
    slots = fill_slots(limited(loaded, text), context, inherit, follows=follows)
    assert things(slots.matches) == named


@pytest.mark.parametrize(
    ("text", "context", "age", "sex", "stage"),
    [
        ("how much for a woman of 70", Context(), 70, "female", "older_adult"),
        ("34f", Context(), 34, "female", None),
        ("m 60 how much", Context(), 60, "male", None),
        ("my son is 9", Context(), 9, None, "child"),
        ("my baby girl, how much", Context(), None, "female", "baby"),
        ("16 weeks pregnant at 31", Context(), 31, "female", "pregnancy"),
        ("im 20 weeks along", Context(), None, "female", "pregnancy"),
        ("how much then", talk("daily_amount", held=["age/44"]), 44, None, None),
        ("and for teens", talk("daily_amount", held=["age/70"]), None, None, "teen"),
        ("and when pregnant", talk("daily_amount", held=["age/70"]), None, "female", "pregnancy"),
        ("and when pregnant", talk("daily_amount", held=["age/30"]), 30, "female", "pregnancy"),
        ("how much then", talk("daily_amount", "age/51"), 51, None, None),
        ("for my baby then", talk("daily_amount", "age/51"), None, None, "baby"),
    ],
)
def test_of_whom_a_question_is(
    loaded: Loaded, text: str, context: Context, age: int | None, sex: str | None, stage: str | None
) -> None:
    slots = fill_slots(loaded.as_typed.read(text), context, ("age",), follows=True)
    assert (slots.age, slots.sex, slots.life_stage) == (age, sex, stage)


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        ("he is 8, she is 15 and nan is 80", ["child", "teen", "older_adult"]),
        ("28 weeks, which form is best", ["pregnancy"]),
        ("im 40 and take 300 mg", []),
    ],
)
def test_numbers_tell_stages_of_life(loaded: Loaded, text: str, stages: list[str]) -> None:
    assert [stage for stage, _ in numbers_told(loaded.as_typed.read(text))] == stages


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("my daughter is 35", []),
        ("my daughter is 9", ["life_stage/child"]),
        ("my daughter", ["life_stage/child"]),
        ("my daughter is 35 and pregnant", ["life_stage/pregnancy"]),
    ],
)
def test_a_grown_daughter_is_no_child(loaded: Loaded, text: str, named: list[str]) -> None:
    assert things(settled(loaded.as_typed.read(text))) == named


def test_a_diet_that_is_taken_back_is_forgotten(loaded: Loaded) -> None:
    told = talk("food_list", "diet/vegan", "food/almonds", held=["diet/vegan", "diet/nut_free"])
    left = without_lifted(told, limited(loaded, "im not vegan anymore").matches)
    assert (left.entities, left.held) == ((("food", "almonds"),), (("diet", "nut_free"),))
    assert without_lifted(told, limited(loaded, "im vegan").matches) == told


@pytest.mark.parametrize(
    ("text", "leans", "takes_over", "not_taken"),
    [
        ("how much then", True, {"age", "region", "life_stage"}, set()),
        ("how much then", False, {"age", "region"}, {"life_stage"}),
        ("how much for adults", True, {"region"}, {"age"}),
    ],
)
def test_what_a_question_minds_is_taken_over(
    loaded: Loaded, text: str, leans: bool, takes_over: set[str], not_taken: set[str]
) -> None:
    row, others = loaded.catalog.intents["daily_amount"], loaded.words.leaning.others
    types = set(inherited(row, loaded.as_typed.read(text), others, leans=leans))
    assert takes_over <= types
    assert not not_taken & types
    assert inherited(None, loaded.as_typed.read(text), others, leans=leans) == ()


def test_a_word_that_nobody_knows_may_be_a_name_unless_it_is_part_of_one(loaded: Loaded) -> None:
    reading = loaded.as_typed.read("is zorbimax or vitamin d ok at 9am")
    unknown = {"zorbimax", "vitamin", "9"}
    words = tuple(word._replace(known=word.typed not in unknown) for word in reading.words)
    slots = fill_slots(replace(reading, words=words), Context())
    assert [stranger.text for stranger in slots.strangers] == ["zorbimax"]
