"""Stories: what was told before a last question that only points back is what is asked about."""

import pytest

from bot.assistant import Assistant


@pytest.mark.parametrize(
    ("story", "passage"),
    [
        ("my elbow hurts from all the tennis. would it be worth trying magnesium?", "tendons"),
        ("i clench my teeth all night and broke a filling. is there something in it?", "teeth-grinding"),
        ("since i have it in the evening i am foggy until noon. should i stop?", "dreams-grogginess"),
        ("i do shifts in a bakery on nights and never know when to have it. any ideas?", "shift-work-travel"),
        ("i had a gastric sleeve in 2019. should i be on magnesium?", "weight-loss-surgery"),
    ],
)
def test_a_question_that_names_nothing_is_about_what_was_told(assistant: Assistant, story: str, passage: str) -> None:
    assert assistant.answer(story).answer.passages == (passage,)


def test_how_much_after_a_story_stays_a_question_on_amounts(assistant: Assistant) -> None:
    assert assistant.answer("just got told it is restless legs. how much per day").answer.intent == "daily_amount"


def test_what_somebody_else_had_is_the_topic_where_the_question_is_about_that(assistant: Assistant) -> None:
    answer = assistant.answer("my cousin got a drip of magnesium on the ward, what was that for?").answer
    assert answer.passages == ("iv-magnesium",)


def test_what_causes_it_is_asked_of_the_complaint_named_before(assistant: Assistant) -> None:
    assert assistant.answer("what are restless legs and what causes it?").answer.passages == ("what-restless-legs-are",)


def test_a_food_in_passing_is_not_counted(assistant: Assistant) -> None:
    told = assistant.answer("my toes go white when i get the peas out of the freezer. would magnesium help?").answer
    asked = assistant.answer("do peas help against white toes?").answer
    assert "peas" not in str([block.lines for block in told.blocks]).lower()
    assert "peas" in str([block.lines for block in asked.blocks]).lower()


def test_no_matter_how_much_asks_for_no_amount(assistant: Assistant) -> None:
    answer = assistant.answer("tight hamstrings no matter how much i rest, does magnesium loosen them").answer
    assert not any("how much" in str(block.lines).lower() for block in answer.blocks if block.kind == "title")
