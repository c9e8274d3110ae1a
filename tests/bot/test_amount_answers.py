"""Answers on daily amounts: published figures by age, sex and stage; a huge amount is a danger, not a number."""

import pytest

from bot.answers.amounts.daily import daily_amount
from bot.assistant import Assistant
from bot.render.plain import render_plain
from tests.bot.asking import HOSTILE, ask, check_shape, words_of


def amount(text: str):
    return ask(daily_amount, "daily_amount", text)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_odd_input_gets_a_whole_reply(text: str) -> None:
    check_shape(amount(text))


def test_without_an_age_women_and_men_of_each_region_are_given() -> None:
    draft = amount("how much magnesium per day?")
    text = words_of(draft)
    for figure in ("US 310 to 320 mg", "US 400 to 420 mg", "EU 300 mg", "EU 350 mg", "UK 270 mg", "UK 300 mg"):
        assert figure in text
    assert "US 350 mg, EU 250 mg, UK 400 mg" in text
    assert "Food comes first" in text
    assert "not a dose for you" in text


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("how much should a woman of 45 take", "A woman of 45: US 320 mg, EU 300 mg, UK 270 mg"),
        ("rda man 45", "A man of 45: US 420 mg"),
        ("boy of 16", "A boy of 16: US 410 mg, EU 300 mg"),
        ("pregnant, 33 yrs, daily amount", "US 360 mg, EU 300 mg"),
        ("29 and nursing, what do i need per day", "US 310 mg, EU 300 mg"),
        ("how much does a 9 month old baby need", "A baby of 9 months: US 75 mg, EU 80 mg"),
        ("toddler aged 2", "A child of 2: US 80 mg, EU 170 mg"),
        ("I'm 28 weeks pregnant, how much", "In pregnancy: US 350 to 360 mg"),
        ("uk recommended amount women", "UK 270 mg"),
    ],
)
def test_the_person_asked_about_gets_the_fitting_figure(text: str, figure: str) -> None:
    draft = amount(text)
    check_shape(draft)
    assert figure in words_of(draft)
    assert any(note.startswith("intake.yaml us_rda.") for note in draft.seen)


def test_several_ages_are_answered_one_by_one_with_their_own_limits() -> None:
    text = words_of(amount("kids of 2 and 6, what do they need"))
    assert "A child of 2: US 80 mg" in text
    assert "A child of 6: US 130 mg" in text
    assert "at 2 US 65 mg" in text
    assert "at 6 US 110 mg" in text


@pytest.mark.parametrize(
    ("text", "ask_whom", "disclaimer"),
    [
        ("pregnant, how much", "midwife", "pregnancy"),
        ("my 8 year old, how much", "child_doctor", "child"),
        ("adult dose", "pharmacist", "supplement"),
    ],
)
def test_whom_to_ask_fits_the_person(text: str, ask_whom: str, disclaimer: str) -> None:
    draft = amount(text)
    assert draft.ask == ask_whom
    assert draft.disclaimers == (disclaimer,)


def test_small_children_are_not_sent_to_whole_nuts() -> None:
    assert "No whole nuts" in words_of(amount("how much for a 3 year old"))


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("is 200 mg ok", "200 mg a day from supplements is not above the published limits"),
        ("is 300 mg fine", "is above some published limits (EU 250 mg)"),
        ("500 mg every day", "is above every published limit"),
        ("100 mg for my 3 year old daily", "is above every published limit"),
    ],
)
def test_an_amount_is_placed_among_the_limits(text: str, part: str) -> None:
    draft = amount(text)
    assert part in draft.lead
    assert "safe" not in words_of(draft).lower()


@pytest.mark.parametrize("text", ["is 3000 mg a day ok", "can i take 3,000 mg", "3 g a day?", "1000mg daily"])
def test_a_huge_amount_is_answered_as_a_danger(text: str) -> None:
    draft = amount(text)
    check_shape(draft)
    assert "danger" in draft.lead
    assert "poison line" in words_of(draft)
    assert draft.ask == "doctor"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("is 180 mg enough for a man", "180 mg alone is less than the need of a whole day"),
        ("would 290mg be enough for a woman", "290 mg alone meets some of these figures"),
        ("100 mg twice a day, is it sufficient", "200 mg alone is less than the need"),
    ],
)
def test_whether_an_amount_is_enough_is_set_against_the_need_with_the_limits_beside(text: str, part: str) -> None:
    draft = amount(text)
    assert part in draft.lead
    assert "a day from supplements is" in "\n".join((draft.lead, *draft.facts))


def test_for_a_baby_that_a_doctor_decides_stands_before_the_figures() -> None:
    assert "unless a doctor says otherwise" in amount("my baby is 10 months old, how much magnesium a day").lead


@pytest.mark.parametrize(
    "text", ["is 40g of cashews a day ok", "200g kale every day, is that too much", "kale 200g daily too much?"]
)
def test_grams_of_a_food_are_no_dose_of_the_element(assistant: Assistant, text: str) -> None:
    answer = assistant.answer(text).answer
    assert "far too much" not in render_plain(answer)
    assert answer.intent == "food_amount"
