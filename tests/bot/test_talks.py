"""Whole talks: what was told in one turn and counts in a later one."""

from bot.assistant import Assistant
from bot.render.plain import render_plain
from tests.bot.test_followups import said


def test_the_gap_is_told_again_whatever_was_asked_between(assistant: Assistant) -> None:
    answer = said(assistant, "im on levothyroxine", "best foods for magnesium", "sorry how many hours again")
    assert "4 hours" in render_plain(answer)
    assert answer.intent == "medicines"
    answer = said(assistant, "can i have zinc with magnesium", "how far apart")
    assert "not sure what you mean" not in render_plain(answer)


def test_an_hour_behind_a_part_of_the_day_is_the_hour_of_the_medicine(assistant: Assistant) -> None:
    assert "taken at 6:00" in render_plain(said(assistant, "i take levothyroxine each morning at 6"))
    assert "taken at 20:00" in render_plain(said(assistant, "i take doxycycline every evening at 8"))


def test_who_asks_when_is_asked_for_the_hours_of_the_medicine(assistant: Assistant) -> None:
    text = render_plain(said(assistant, "im on doxycycline, magnesium too?", "when do i take the magnesium then"))
    assert "At what time do you take" in text


def test_a_question_of_function_words_gives_up_no_medicine(assistant: Assistant) -> None:
    assert said(assistant, "i take furosemide", "so do i need it").kind == "answer"
    assert said(assistant, "i take furosemide", "can i drop it").kind == "correct_claim"


def test_a_medicine_told_last_is_what_may_matter(assistant: Assistant) -> None:
    answer = said(assistant, "magnesium for sleep?", "my gp gave me lansoprazole as well", "does it matter")
    assert "acid blockers" in render_plain(answer)
    assert answer.intent == "medicines"
