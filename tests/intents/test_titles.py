"""A message that says no more than the title of a passage, or only who takes which medicine."""

import pytest

from bot.assistant import Assistant


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("plantar fasciitis", "plantar-fasciitis"),
        ("keto flu", "keto"),
        ("hangover cure?", "hangover"),
        ("frozen shoulder agony", "frozen-shoulder"),
    ],
)
def test_a_bare_topic_is_answered_by_its_passage(assistant: Assistant, text: str, passage: str) -> None:
    answer = assistant.answer(text).answer
    assert answer.kind == "answer"
    assert answer.passages == (passage,)


@pytest.mark.parametrize("text", ["mum on warfarin for years", "im on metformin", "ramipril 5mg", "doxycycline gap"])
def test_who_takes_which_medicine_asks_what_goes_with_it(assistant: Assistant, text: str) -> None:
    answer = assistant.answer(text).answer
    assert (answer.kind, answer.intent) == ("answer", "medicines")


@pytest.mark.parametrize(
    "text",
    [
        "plantar fasciitis insoles",
        "keto bread recipe",
        "ramipril cough",
        "is codeine addictive",
        "is ibuprofen ok with tramadol",
        "sertraline weight gain",
    ],
)
def test_one_word_more_may_be_about_anything(assistant: Assistant, text: str) -> None:
    assert assistant.answer(text).answer.kind == "decline"


def test_a_question_word_asks_for_something_of_its_own(assistant: Assistant) -> None:
    assert assistant.answer("which magnesium is best for leg cramps?").answer.intent == "form_for_goal"


def test_a_dose_for_somebody_is_no_missed_one(assistant: Assistant) -> None:
    assert assistant.answer("kids dose").answer.passages == ("children",)
