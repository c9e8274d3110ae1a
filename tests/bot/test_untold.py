"""A situation told without its name brings its caution; one that is denied, or somebody else's, does not."""

import pytest

from bot.assistant import Assistant


@pytest.mark.parametrize(
    ("text", "caution"),
    [
        ("hooked up to the machine three mornings a week and my legs jump at night. magnesium?", "kidney_disease"),
        ("the midwife measured me again this week, all fine. magnesium for my hips?", "pregnancy"),
        ("she is in year 9 and has a swimming gala, magnesium for her calves?", "children"),
        ("milk came in on tuesday and i have not slept, may i take glycinate", "breastfeeding"),
        ("they wired a little box under my collarbone in may. magnesium for cramps ok?", "heart_block"),
        ("drew my pension for the first time this spring and my knees creak. which form", "older_adults"),
        ("going under the knife on thursday, do i stop my glycinate", "surgery"),
        ("i inject before every meal and check my sugars. is the fizzy magnesium ok", "diabetes"),
    ],
)
def test_a_situation_told_without_its_name_brings_its_caution(assistant: Assistant, text: str, caution: str) -> None:
    assert caution in assistant.answer(text).answer.cautions


@pytest.mark.parametrize(
    "text",
    [
        "i design pacemakers all day, which nuts have the most magnesium",
        "year 9 textbook says magnesium is in chlorophyll, is it in spinach",
        "our plan is my baby, a month of magnesium rich dinners. which beans",
    ],
)
def test_nobodys_situation_brings_none(assistant: Assistant, text: str) -> None:
    assert assistant.answer(text).answer.cautions == ()


def test_a_situation_told_without_its_name_is_kept_in_mind(assistant: Assistant) -> None:
    first = assistant.answer("milk came in on tuesday and i have not slept, may i take glycinate")
    later = assistant.answer("and citrate?", first.conversation)
    assert "breastfeeding" in later.answer.cautions
