"""Messages that ask for nothing, thanks before a question, emoji, and a shorter or further answer."""

import pytest

from bot.assistant import Assistant
from bot.render.plain import render_plain
from tests.bot.test_followups import said


@pytest.mark.parametrize("turn", ["great", "ok cool", "haha fair enough", "kk", "👍🏽", "no", "makes sense thats good"])
def test_a_comment_gets_one_line_and_the_topic_stays(assistant: Assistant, turn: str) -> None:
    answer = said(assistant, "does magnesium help cramps", turn)
    assert answer.kind == "smalltalk"
    assert "All right" in render_plain(answer)
    assert "leg-cramps" in said(assistant, "does magnesium help cramps", turn, "how much should i take").passages


@pytest.mark.parametrize("turn", ["ok good?", "is it good", "ok what about citrate"])
def test_a_question_is_no_comment(assistant: Assistant, turn: str) -> None:
    assert "All right" not in render_plain(said(assistant, "does magnesium help cramps", turn))


def test_going_to_ask_somebody_is_a_good_step(assistant: Assistant) -> None:
    answer = said(assistant, "im pregnant can i take magnesium", "right, i'll speak to my doctor first")
    assert "good step" in render_plain(answer)


def test_a_message_for_somebody_else_is_no_complaint(assistant: Assistant) -> None:
    assert "No problem" in render_plain(said(assistant, "oops wrong person"))


@pytest.mark.parametrize(
    ("turn", "intent"),
    [
        ("lovely thanks, and for restless legs?", "restless_legs"),
        ("thank you so much! one more thing, is citrate a laxative?", "constipation"),
        ("cheers mate, how long until it works", "how_long"),
    ],
)
def test_thanks_before_a_question_are_not_the_message(assistant: Assistant, turn: str, intent: str) -> None:
    assert said(assistant, "does magnesium help sleep", turn).intent == intent


@pytest.mark.parametrize("turn", ["thanks and have a good day", "thanks, will give it a go", "ta mate, brilliant"])
def test_thanks_alone_stay_thanks(assistant: Assistant, turn: str) -> None:
    assert "You are welcome" in render_plain(said(assistant, "does magnesium help sleep", turn))


def test_emoji_are_read_as_their_words(assistant: Assistant) -> None:
    assert "pregnancy" in said(assistant, "can i have magnesium 🤰").cautions
    assert said(assistant, "magnesium with 🍷").passages == ("alcohol",)


def test_simpler_words_are_the_first_lines_alone(assistant: Assistant) -> None:
    whole = said(assistant, "does magnesium help sleep")
    answer = said(assistant, "does magnesium help sleep", "sorry i dont understand this")
    assert answer.passages == whole.passages
    assert len(render_plain(answer)) < len(render_plain(whole))


def test_more_does_not_repeat_what_why_told(assistant: Assistant) -> None:
    before = render_plain(said(assistant, "does magnesium help sleep", "why")).splitlines()
    after = render_plain(said(assistant, "does magnesium help sleep", "why", "more")).splitlines()
    assert after[1] not in before


def test_the_rest_of_many_questions_is_named(assistant: Assistant) -> None:
    answer = said(assistant, "1. is magnesium ok with omeprazole 2. how much 3. at night or in the morning")
    assert "When to take it" in "".join(line for block in answer.blocks for line in block.lines)
    assert "i:timing" in [suggestion.action for suggestion in answer.suggestions]


@pytest.mark.parametrize("turn", ["i dont get it", "can you explain that in simple terms"])
def test_simpler_words_about_a_medicine_keep_the_gap_and_the_caution(assistant: Assistant, turn: str) -> None:
    answer = said(assistant, "can i take magnesium with levothyroxine", turn)
    assert "4 hours" in render_plain(answer)
    assert "thyroid" in answer.cautions
    assert not any(block.kind == "facts" for block in answer.blocks)


def test_a_comment_does_not_take_the_place_of_an_urgent_card(assistant: Assistant) -> None:
    answer = said(assistant, "magnesium for cramps", "my calf is hot and swollen on one side", "ok great")
    assert answer.urgency == "same_day"


def test_an_answer_repeated_for_want_of_a_better_one_says_so(assistant: Assistant) -> None:
    assert "last answer again" in render_plain(said(assistant, "can i take it with vitamin d", "and k9"))


@pytest.mark.parametrize("turn", ["no fever", "no pain or bleeding", "i have no other symptoms"])
def test_what_somebody_has_not_got_is_noted(assistant: Assistant, turn: str) -> None:
    assert "All right" in render_plain(said(assistant, "i am constipated", turn))


@pytest.mark.parametrize("turn", ["no pain?", "no nuts", "no i have chest trouble"])
def test_a_wish_or_a_question_is_not_only_noted(assistant: Assistant, turn: str) -> None:
    assert "All right" not in render_plain(said(assistant, "foods with magnesium", turn))
