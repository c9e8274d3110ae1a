"""A yes or no that is wanted on taking it, and messages that say for whom they ask."""

import pytest

from bot.assistant import Assistant
from tests.bot.test_followups import said


@pytest.mark.parametrize(
    ("turns", "passage"),
    [
        (("magnesium for restless legs", "i'm breastfeeding", "so should i or shouldnt i take it"), "breastfeeding"),
        (("can magnesium help migraine", "im 81", "is it still safe?"), "older-adults"),
        (("magnesium for sleep", "i have kidney disease", "ok can i take it then"), "kidney-disease"),
        (("im pregnant, should i take magnesium", "is citrate okay"), "pregnancy-supplements"),
        (("magnesium oil", "im pregnant", "is it ok"), "baths-sprays-pregnancy"),
        (("malate", "is that safe"), "who-should-ask-first"),
    ],
)
def test_what_was_told_last_answers_a_yes_or_no(assistant: Assistant, turns: tuple[str, ...], passage: str) -> None:
    answer = said(assistant, *turns)
    assert answer.passages == (passage,)
    assert any("yes or no" in line for block in answer.blocks for line in block.lines)


@pytest.mark.parametrize("turn", ["so yes or no", "ok so can i take magnesium"])
def test_all_medicines_told_answer_a_yes_or_no(assistant: Assistant, turn: str) -> None:
    answer = said(assistant, "i take lithium", "and ramipril", "magnesium for cramps", turn)
    assert answer.intent == "medicines"
    assert {"lithium", "antihypertensives"} <= set(answer.cautions)


def test_a_page_on_a_thing_of_its_own_is_not_answered_with_another_yes(assistant: Assistant) -> None:
    answer = said(assistant, "my magnesium tablets have expired", "is it still ok")
    assert answer.passages == ("expiry-storage",)


@pytest.mark.parametrize("text", ["its for my dad", "asking for my wife", "sorry its for my sister btw"])
def test_somebody_else_is_asked_after(assistant: Assistant, text: str) -> None:
    answer = said(assistant, "magnesium for sleep", text)
    assert answer.kind == "clarify"
    assert any("How old" in line for block in answer.blocks for line in block.lines)


def test_an_age_told_with_the_person_is_answered(assistant: Assistant) -> None:
    answer = said(assistant, "glycinate", "for my nan shes 84")
    assert answer.passages == ("older-adults",)
    assert "older_adults" in answer.cautions


def test_medicines_of_two_people_are_not_put_together(assistant: Assistant) -> None:
    turns = ("can i take magnesium with amlodipine", "and my dad? he takes levothyroxine", "how many hours")
    assert said(assistant, *turns).cautions == ("thyroid",)


def test_what_is_no_tablet_gets_no_verdict_on_tablets(assistant: Assistant) -> None:
    assert "who-should-ask-first" not in said(assistant, "magnesium drip", "is it safe").passages


@pytest.mark.parametrize(
    ("turns", "passage"),
    [
        (("magnesium spray", "it itches", "is that common"), "sensitive-skin-spray"),
        (("magnesium gives me loose stools", "is it bad"), "diarrhoea-from-magnesium"),
    ],
)
def test_what_to_think_of_it_is_asked_of_what_was_told(
    assistant: Assistant, turns: tuple[str, ...], passage: str
) -> None:
    assert said(assistant, *turns).passages == (passage,)


def test_what_somebody_has_now_is_no_question_on_taking_it(assistant: Assistant) -> None:
    assert said(assistant, "does magnesium help restless legs", "yes i have them now").passages != (
        "who-should-ask-first",
    )


def test_is_it_normal_is_asked_of_what_stands_before_it(assistant: Assistant) -> None:
    answer = said(assistant, "i had a gastroscopy, took citrate and now feel sick, is that normal?")
    assert "normal-range" not in answer.passages
