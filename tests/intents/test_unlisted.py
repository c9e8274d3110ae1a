"""Products that no table holds are told by where they stand."""

import pytest

from bot.assistant import Assistant
from bot.render.plain import render_plain
from tests.bot.test_followups import said


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("is it alright with cough mixture blue label", "cough mixture"),
        ("magnesium with night nurse please", "night nurse"),
        ("shes on the travel patch, magnesium ok with it", "travel patch"),
        ("can i have it with day nurse and ibuprofen", "day nurse"),
    ],
)
def test_what_is_asked_beside_it_is_called_by_its_name(assistant: Assistant, text: str, name: str) -> None:
    answer = said(assistant, text)
    assert answer.intent == "medicines"
    assert "on file" in render_plain(answer)
    assert name in render_plain(answer)


@pytest.mark.parametrize(
    "text", ["can i take magnesium with anything else", "is it safe with my tablets", "is magnesium ok on a diet"]
)
def test_what_names_no_product_is_no_name(assistant: Assistant, text: str) -> None:
    assert "nothing on file" not in render_plain(said(assistant, text))
