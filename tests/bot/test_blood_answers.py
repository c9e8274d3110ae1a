"""Blood results: placed against the common range first, the urgent ones with a card, units asked for where open."""

import pytest

from bot.answers.blood import testing as blood
from bot.assistant import Assistant
from bot.render.plain import render_plain
from tests.bot.asking import HOSTILE, ask, check_shape, words_of


def result(text: str):
    return ask(blood, "testing", text)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_odd_input_gets_a_whole_reply(text: str) -> None:
    check_shape(result(text))


@pytest.mark.parametrize(
    ("text", "part", "card"),
    [
        ("mag result of 0.44 mmol/l", "is far below the common range", "magnesium_low"),
        ("lab says 1.5 mg/dl", "1.5 mg/dL (0.62 mmol/L) is below", None),
        ("magnesium 2.0 mg/dl", "is inside the common range", None),
        ("it was 1.15 mmol/l", "Take no magnesium you bought yourself", None),
        ("4.8 mg/dl magnesium", "is far above the common range", "magnesium_danger"),
    ],
)
def test_a_result_is_placed_in_the_first_line(text: str, part: str, card: str | None) -> None:
    draft = result(text)
    assert part in draft.lead
    assert draft.card == card


def test_a_number_without_a_unit_is_read_as_the_likely_one_and_says_so() -> None:
    assert "You gave no unit, so I read it as mmol/L" in words_of(result("my magnesium came back 0.71"))


def test_a_number_that_two_units_make_sense_of_is_asked_about() -> None:
    draft = result("magnesium 1.3")
    assert draft.kind == "clarify"
    assert "1.3 mg/dL" in words_of(draft)
    assert "1.3 mmol/L" in words_of(draft)


def test_the_value_of_another_substance_is_not_placed() -> None:
    assert "0.82 mmol/L" in result("calcium 2.3 mmol/l and magnesium 0.82 mmol/l").lead
    assert "2.3 mmol/L" not in words_of(result("calcium 2.3 mmol/l"))


def test_units_are_converted_where_no_value_is_told() -> None:
    assert result("going from mg/dl to mmol/l?").passages == ("blood-units",)


def test_a_later_unit_reads_the_value_told_before(assistant: Assistant) -> None:
    told = assistant.answer("my magnesium blood test says 1.25")
    assert "1.25 mg/dL (0.51 mmol/L)" in assistant.answer("its mg/dl", told.conversation).answer.blocks[1].lines[0]


def test_a_dangerous_result_is_told_first_with_its_urgency(assistant: Assistant) -> None:
    answer = assistant.answer("whats 0.43 mmol/l magnesium mean").answer
    assert answer.urgency == "same_day"
    assert answer.blocks[0].kind == "urgent"


def test_of_several_results_the_one_farthest_from_normal_comes_first() -> None:
    draft = result("magnesium was 2.0 mg/dl in may, now 1.5 mg/dl")
    assert draft.lead.startswith("1.5 mg/dL")
    assert any(fact.startswith("2 mg/dL") for fact in draft.facts)


def test_the_range_of_a_laboratory_is_no_result() -> None:
    assert result("range is 0.7 to 1.0 mmol/l, mine 0.64").lead.startswith("0.64 mmol/L")


@pytest.mark.parametrize(
    ("text", "urgency"),
    [
        ("am i deficient if my magnesium result is 0.66", None),
        ("bloods say magnesium 0.45, what should i do", "same_day"),
    ],
)
def test_a_result_told_with_another_question_is_placed(assistant: Assistant, text: str, urgency: str | None) -> None:
    answer = assistant.answer(text).answer
    assert answer.intent == "testing"
    assert answer.urgency == urgency


def test_a_decimal_that_is_no_result_is_not_placed(assistant: Assistant) -> None:
    assert assistant.answer("do i have a deficiency, i run 5.5 miles and twitch").answer.intent != "testing"


@pytest.mark.parametrize("text", ["rbc magnesium 5.1 mg/dl", "red cell magnesium came back 4.4", "urine magnesium 3.2"])
def test_the_result_of_another_test_is_not_placed_on_the_scale_of_the_usual_one(text: str) -> None:
    draft = result(text)
    assert draft.card is None
    assert "I cannot place that result" in draft.lead


@pytest.mark.parametrize("text", ["mag level is 0.58", "my magnesium was 0.6 today", "serum magnesium 1.2 mg/dl"])
def test_a_result_told_in_a_few_words_is_placed(assistant: Assistant, text: str) -> None:
    assert "below the common range" in render_plain(assistant.answer(text).answer)


def test_a_result_told_before_is_placed_again_when_it_is_asked_about(assistant: Assistant) -> None:
    told = assistant.answer("magnesium level 1.3 mg/dl")
    answer = assistant.answer("should i be worried", told.conversation).answer
    assert "1.3 mg/dL (0.53 mmol/L) is below" in render_plain(answer)


def test_a_high_result_is_told_again_when_somebody_asks_to_stop(assistant: Assistant) -> None:
    told = assistant.answer("serum magnesium 1.2 mmol/l")
    text = render_plain(assistant.answer("should i stop my supplement", told.conversation).answer)
    assert "Take no magnesium you bought yourself" in text


def test_two_results_told_in_a_few_words_are_both_placed(assistant: Assistant) -> None:
    text = render_plain(assistant.answer("my mag was 1.5 in march, 2.0 now, better?").answer)
    assert "1.5 mg/dL" in text
    assert "2 mg/dL" in text
