"""Buttons: what they carry is short, comes back unchanged, and is let through only if it is ours."""

import string

import pytest
from hypothesis import given, settings, strategies

from bot.actions import MAX_BYTES as MOST
from bot.actions import VERBS, Action, write_action
from bot.answer import Suggestion
from bot.render.keyboards import MAX_BYTES, MAX_IN_ROW, MAX_LABEL, callback_data, keyboard_of, read_callback

KEYS = strategies.text(string.ascii_lowercase + string.digits + "_-", min_size=1, max_size=70)
PAIRS = strategies.tuples(
    strategies.text(string.ascii_lowercase + "_", min_size=1, max_size=12),
    strategies.text(string.ascii_lowercase + string.digits + "_", min_size=1, max_size=20),
)


@settings(max_examples=50)
@given(strategies.sampled_from(sorted(VERBS)), KEYS, strategies.lists(PAIRS, max_size=4))
def test_what_is_written_on_a_button_is_read_back_within_the_limit(
    verb: str, argument: str, slots: list[tuple[str, str]]
) -> None:
    action = write_action(Action(verb, argument, tuple(slots)))
    data = callback_data(action)
    assert data is None or (len(data.encode()) <= MAX_BYTES and read_callback(data) == action)
    assert (data is None) == (len(action) > MOST)


@settings(max_examples=50)
@given(strategies.text(max_size=70))
def test_no_data_from_a_client_becomes_anything_but_a_known_action(data: str) -> None:
    for read in (read_callback(data), read_callback("v1:" + data)):
        assert read is None or read.partition(":")[0] in VERBS


@pytest.mark.parametrize("data", [None, "", "v1:", "v0:menu", "menu", "v1:rm:x", "v1:p:Ω", "v1:menu\n", "v2:menu"])
def test_data_of_another_kind_is_refused(data: str | None) -> None:
    assert read_callback(data) is None


def test_short_buttons_share_a_row_and_long_labels_are_cut() -> None:
    labels = ["More", "Topics", "Sleep", "Foods", "Which supplement form is best for cramps", "Amounts"]
    keyboard = keyboard_of([Suggestion(label, f"p:a-{n}") for n, label in enumerate(labels)])
    assert keyboard is not None
    rows = [[button.text for button in row] for row in keyboard.inline_keyboard]
    assert rows == [["More", "Topics", "Sleep"], ["Foods"], ["Which supplement form is best…"], ["Amounts"]]
    assert all(len(row) <= MAX_IN_ROW and all(len(label) <= MAX_LABEL for label in row) for row in rows)


def test_no_button_at_all_is_no_keyboard() -> None:
    assert keyboard_of([]) is None
    assert keyboard_of([Suggestion("Bad", "p:" + "x" * 80), Suggestion(" ", "menu")]) is None
