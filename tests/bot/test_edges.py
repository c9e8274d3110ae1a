"""Messages at the edge: without a word, of a single word, about the bot, or beside what it knows."""

import pytest

from bot.assistant import Assistant
from bot.render.plain import render_plain
from tests.bot.test_followups import said


@pytest.mark.parametrize("turn", ["7", "...", "🤔", "?!"])
def test_signs_alone_are_asked_for_words(assistant: Assistant, turn: str) -> None:
    answer = said(assistant, turn)
    assert answer.kind == "fallback"
    assert "a few words" in render_plain(answer)


def test_a_photo_is_told_that_only_text_is_read(assistant: Assistant) -> None:
    assert "text only" in render_plain(said(assistant, ""))


def test_a_question_mark_alone_gets_the_last_answer_in_short(assistant: Assistant) -> None:
    whole, short = said(assistant, "restless legs"), said(assistant, "restless legs", "??")
    assert short.passages == whole.passages
    assert len(render_plain(short)) < len(render_plain(whole))


@pytest.mark.parametrize("turn", ["hmm", "😂"])
def test_a_sound_does_not_repeat_the_answer(assistant: Assistant, turn: str) -> None:
    assert said(assistant, "restless legs", turn).kind == "smalltalk"


@pytest.mark.parametrize("turn", ["you didnt get it", "u dont understand"])
def test_blame_is_no_wish_for_simpler_words(assistant: Assistant, turn: str) -> None:
    answer = said(assistant, "restless legs", turn)
    assert answer.intent == "complaint"
    assert "menu" in [suggestion.action for suggestion in answer.suggestions]


@pytest.mark.parametrize(
    ("turns", "mg"),
    [
        (("how much is in chia seeds", "more", "in 20 g"), "20 g: "),
        (("give me a day of meals", "60 grams"), "Which food"),
        (("swap for white rice", "and 50g"), "50 g: "),
    ],
)
def test_grams_after_food_are_no_dose(assistant: Assistant, turns: tuple[str, ...], mg: str) -> None:
    text = render_plain(said(assistant, *turns))
    assert "too much" not in text
    assert mg in text


def test_a_small_word_is_no_preparation(assistant: Assistant) -> None:
    assert "in shell, roasted, 25 g" not in render_plain(said(assistant, "pumpkin seeds", "and in 25 g"))
