"""Later questions that the page shown last answers: how long it lasts, what to do, how often."""

import pytest

from bot.assistant import Assistant
from bot.render.plain import render_plain


@pytest.mark.parametrize(
    ("first", "later", "told"),
    [
        ("my eyelid twitches", "how long does it last", "stop by themselves within days"),
        ("i got the runs from magnesium", "will it stop", "within a day or two"),
        ("i got the runs from magnesium", "what should i do", "A smaller dose"),
    ],
)
def test_the_page_on_a_trouble_tells_how_long_it_lasts_and_what_to_do(
    assistant: Assistant, first: str, later: str, told: str
) -> None:
    conversation = assistant.answer(first).conversation
    assert told in render_plain(assistant.answer(later, conversation).answer).split("•")[0]


def test_how_long_of_a_bath_and_how_often_are_on_one_page(assistant: Assistant) -> None:
    conversation = assistant.answer("epsom bath for sore legs").conversation
    for later in ("how long", "every day?"):
        reply = assistant.answer(later, conversation)
        conversation = reply.conversation
        assert reply.answer.passages == ("epsom-how-much",)


def test_a_form_picked_after_a_comparison_is_asked_for_its_dose(assistant: Assistant) -> None:
    conversation = assistant.answer("citrate vs glycinate").conversation
    answer = assistant.answer("ok i'll get citrate how much", conversation).answer
    assert "limit" in render_plain(answer).split("•")[0]
