"""Foods asked about in other words: a sum on one food or on a water's label, packs, food for somebody, drinks."""

import pytest

from bot.answers.foods.amounts import food_amount
from bot.answers.foods.lists import food_list
from bot.answers.foods.water import water
from bot.assistant import Assistant
from tests.bot.asking import ask, words_of
from tests.bot.test_followups import said
from tests.bot.test_told_amounts import told


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (
            "my bottle says 40 mg per litre, i drink 1.5 litres, how much is that",
            "At 40 mg a litre, 1.5 l hold about 60",
        ),
        ("2 bottles of 500 ml water with 90mg/l magnesium", "At 90 mg a litre, 1 l hold about 90 mg"),
        ("how much of a water with 20 mg/l for 100 mg", "For 100 mg of magnesium at 20 mg a litre it takes about 5 l"),
        ("our tap water has 12 mg/l", "That water has 12 mg of magnesium in a litre"),
    ],
)
def test_the_label_of_a_water_is_worked_out(text: str, start: str) -> None:
    assert ask(water, "water", text).lead.startswith(start)


def test_five_litres_are_much_water() -> None:
    assert "a lot of water" in ask(water, "water", "how much of a water with 20 mg/l for 100 mg").lead


def test_how_much_of_one_food_makes_a_day_is_a_sum_and_no_plan(assistant: Assistant) -> None:
    assert "For 420 mg of magnesium it takes about" in told(assistant, "how many cashews to get my daily magnesium")
    assert "For 300 mg of magnesium it takes about" in told(assistant, "how much tofu must i eat to reach 300mg")
    assert said(assistant, "a day of meals with tofu for 300 mg").intent == "day_plan"


@pytest.mark.parametrize(
    "text", ["a pack of tofu", "whole bag of cashews", "a jar of peanut butter", "one slab of tempeh"]
)
def test_a_pack_of_no_known_size_is_not_a_portion(text: str) -> None:
    draft = ask(food_amount, "food_amount", text)
    assert "look at the weight on the pack" in draft.lead
    assert "my guess" not in words_of(draft)


def test_a_packet_of_crisps_is_a_small_one() -> None:
    assert "28 g" in ask(food_amount, "food_amount", "a packet of crisps").lead


def test_food_without_a_kitchen_keeps_to_an_allergy() -> None:
    assert "Almonds" in words_of(ask(food_list, "food_list", "best from a gas station"))
    listed = words_of(ask(food_list, "food_list", "truck driver with a nut allergy, what foods"))
    assert "without a kitchen" in listed
    assert "Almonds" not in listed


def test_no_drink_with_alcohol_is_called_a_source() -> None:
    assert ask(food_amount, "food_amount", "is stout or beer a source").lead.find("Yes") < 0
    assert ask(food_amount, "food_amount", "is beer a source").lead.startswith("It has some, but")


def test_an_only_source_is_set_against_the_day() -> None:
    assert ask(food_amount, "food_amount", "is oatmeal ok as my only source").lead.startswith("No, not by itself")


def test_a_group_for_somebody_is_listed_and_an_animal_in_a_talk_on_food_is_food(assistant: Assistant) -> None:
    assert said(assistant, "which seeds can my 9 year old have").intent == "food_list"
    assert said(assistant, "i'm 20 weeks pregnant, which foods have most of it").intent == "food_list"
    assert said(assistant, "bean soup", "something with turkey maybe?").intent in {"food_amount", "food_swap"}


def test_what_a_doctor_prescribed_is_explained_and_not_refused(assistant: Assistant) -> None:
    assert said(assistant, "aspartate, the hospital put me on it, why that one").intent == "form_profile"
    assert said(assistant, "is a magnesium blend any better than a single one").kind == "answer"


@pytest.mark.parametrize(
    "text", ["egg and gluten free supper", "nut, soy and gluten free snacks", "gluten and nut free"]
)
def test_a_list_that_ends_in_free_leaves_out_all_of_it(text: str) -> None:
    listed = words_of(ask(food_list, "food_list", text))
    assert "gluten-free" in listed
    assert "heat germ" not in listed
    assert "hole-wheat" not in listed


def test_food_beside_what_is_free_of_something_is_kept() -> None:
    assert "Banana" in words_of(ask(food_amount, "food_amount", "bananas and nut free cereal"))


def test_fewer_pieces_of_an_amount_told_are_set_against_the_limits(assistant: Assistant) -> None:
    text = told(assistant, "magnesium 300 mg, 3 tablets a day", "i only take one")
    assert "300 mg a day" in text.split("\n")[1]
    assert "300 mg is above some of them: EU 250 mg" in text


def test_nobody_is_told_to_fill_a_day_with_a_food_that_has_a_limit() -> None:
    draft = ask(food_amount, "food_amount", "how many brazil nuts to get my daily need")
    assert draft.lead.startswith("Very rich in selenium")
    assert "it takes about" not in words_of(draft)
