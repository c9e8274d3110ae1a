"""Meals added up with every guess and gap named, and days of meals that reach their target."""

import re

import pytest

from bot.assistant import Assistant
from bot.render.plain import render_plain
from tests.bot.asking import words_of
from tests.bot.asking_foods import answer, check
from tests.bot.test_followups import said


def test_a_meal_is_added_up_and_the_sum_equals_its_lines() -> None:
    draft = answer("meal_total", "40g oats with a banana, a handful of almonds and spinach salad")
    check(draft)
    parts = [int(match.group(1)) for fact in draft.facts if (match := re.search(r": (\d+) mg$", fact))]
    assert len(parts) == 4
    assert f"About {sum(parts)} mg" in draft.lead
    assert "a rough one" in words_of(draft)


def test_unknown_foods_of_a_meal_are_named_and_not_counted() -> None:
    draft = answer(
        "meal_total",
        "oats, banana, almonds, spinach, lentils, an apple, brown rice, blorptail pie, zorgs and oat milk",
    )
    check(draft)
    assert draft.lead.startswith("At least")
    (line,) = [fact for fact in draft.facts if fact.startswith("Not counted")]
    for name in ("blorptail pie", "zorgs", "oat milk"):
        assert name in line
    shown = sum(int(mg) for fact in draft.facts for mg in re.findall(r": (\d+) mg(?: together\.)?$", fact))
    assert f"At least {shown} mg" in draft.lead


def test_a_meal_without_a_known_food_asks_for_one() -> None:
    assert answer("meal_total", "add it up").kind == "clarify"
    assert "“blorptail”" in answer("meal_total", "blorptail for lunch").lead


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("menu for one day reaching 400mg, vegetarian", 400),
        ("vegan day plan for a woman of 34", 320),
        ("make me a day of meals", 420),
        ("plan for a 10 year old", 240),
    ],
)
def test_a_day_reaches_its_target_and_shows_its_sum(text: str, target: int) -> None:
    draft = answer("day_plan", text)
    check(draft)
    parts = [int(mg) for fact in draft.facts for mg in re.findall(r"\) (\d+) mg", fact)]
    assert sum(parts) >= target
    assert f"about {sum(parts)} mg" in draft.lead
    assert f"{target} mg" in draft.lead


def test_a_day_for_a_baby_is_left_to_the_child_doctor() -> None:
    draft = answer("day_plan", "meal plan for my 6 month old baby")
    assert draft.ask == "child_doctor"
    assert not re.search(r"\d mg", words_of(draft))


def test_a_sum_takes_the_amounts_told_one_by_one(assistant: Assistant) -> None:
    conversation = None
    for turn in ("magnesium in 60g cashews", "and 200g lentils", "total?"):
        reply = assistant.answer(turn, conversation)
        conversation = reply.conversation
    text = render_plain(reply.answer)
    assert "60 g" in text
    assert "200 g" in text
    assert "a rough one" not in text


def test_foods_told_with_a_question_for_a_pill_are_added_up_first(assistant: Assistant) -> None:
    text = render_plain(
        assistant.answer("i have 40g cashews and 200g tofu most days, should i take a supplement too").answer
    )
    assert "What you name comes to about 220 mg" in text


def test_a_food_added_goes_on_with_the_sum(assistant: Assistant) -> None:
    meal = "30 g of almonds and a banana total"
    text = render_plain(said(assistant, meal, "add 10 g of cocoa powder", "what is it in total"))
    assert "About 163 mg" in text
    assert "Banana" in text


@pytest.mark.parametrize("text", ["porridge, a banana and a coffee", "salmon and rice for dinner"])
def test_foods_told_in_one_breath_are_a_meal(assistant: Assistant, text: str) -> None:
    assert assistant.answer(text).answer.intent == "meal_total"
