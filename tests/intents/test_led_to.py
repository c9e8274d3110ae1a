"""Messages that end in a genuine question, and those that only seem to."""

import pytest

from bot.assistant import Assistant


@pytest.mark.parametrize(
    "text",
    [
        "ads for malate everywhere (since my check up), whats it meant to do that citrate doesnt",
        "our new flat has hard water, does drinking it give you any magnesium",
        "everyone at work takes it at night, why",
        "they all say to take it why",
        "seen a lot about it lately, which foods have the most",
        "what pills cant you mix",
    ],
)
def test_a_question_of_its_own_at_the_end(assistant: Assistant, text: str) -> None:
    assert assistant.hearing.claims.matcher.examine(text).led_to


@pytest.mark.parametrize(
    "text",
    [
        "it heals joints, does it not",
        "it heals joints, is that true",
        "hard water cures cramps, right?",
        "it melts plaque, why do doctors hide it",
        "it repairs the pancreas, when can i bin the insulin",
        "the spray goes straight to the bone, how many sprays replace my tablets",
        "that is why",
        "",
    ],
)
def test_tags_and_what_takes_a_claim_for_granted_are_none(assistant: Assistant, text: str) -> None:
    assert not assistant.hearing.claims.matcher.examine(text).led_to


@pytest.mark.parametrize("text", ["foot spray do owt", "magnesium patch do anything for sleep"])
def test_a_question_may_leave_out_its_does(assistant: Assistant, text: str) -> None:
    assert not assistant.hearing.claims.matcher.examine(text).states


def test_a_denial_is_no_such_question(assistant: Assistant) -> None:
    assert assistant.hearing.claims.matcher.examine("those sprays dont do anything").states


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("epsom bath do anything", False),
        ("our new flat has hard water, limescale on everything, does drinking it give you any magnesium", False),
        ("everyone says to take magnesium why", False),
        ("magnesium heals the pancreas, when can i bin the insulin", True),
        ("magnesium cures arthritis, does it not", True),
        ("magnesium dissolves plaque, why do doctors hide it", True),
    ],
)
def test_a_plain_question_is_answered_and_a_claim_corrected(assistant: Assistant, text: str, claimed: bool) -> None:
    assert (assistant.answer(text).answer.kind == "correct_claim") == claimed
