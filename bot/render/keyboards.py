"""Suggestions as Telegram buttons, and what a pressed button says, both ways.

A button carries its action behind a version prefix and nothing else, so it works after a restart. What comes
back was chosen by a client: only the actions that `bot.actions` knows are let through.
"""

from collections.abc import Iterable

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.actions import parse_action
from bot.answer import Suggestion

VERSION = "v1:"
MAX_BYTES = 64
"""Callback data (Bot API, InlineKeyboardButton)."""
MAX_LABEL = 30
"""Characters that a phone shows on a button which fills its row."""
ROW_WIDTH = 30
"""Characters in a row: each button gets an equal share of it."""
MAX_IN_ROW = 3


def callback_data(action: str) -> str | None:
    """Return the callback data of an action; None when it is not one, or is too long.

    >>> callback_data("m:leg-cramps")
    'v1:m:leg-cramps'
    """
    data = VERSION + action
    return data if parse_action(action) is not None and len(data.encode()) <= MAX_BYTES else None


def read_callback(data: str | None) -> str | None:
    """Return the action of callback data; None when it is of another version or not an action.

    >>> read_callback("v1:m:leg-cramps")
    'm:leg-cramps'
    """
    if not data or not data.startswith(VERSION):
        return None
    action = data.removeprefix(VERSION)
    return action if parse_action(action) is not None else None


def keyboard_of(suggestions: Iterable[Suggestion]) -> InlineKeyboardMarkup | None:
    """Return the buttons of a reply, short ones side by side; None when there are none."""
    rows: list[list[InlineKeyboardButton]] = []
    for suggestion in suggestions:
        data, label = callback_data(suggestion.action), shortened(suggestion.label)
        if data is None or not label:
            continue
        button = InlineKeyboardButton(label, callback_data=data)
        if rows and _fits([*rows[-1], button]):
            rows[-1].append(button)
        else:
            rows.append([button])
    return InlineKeyboardMarkup(rows) if rows else None


def shortened(label: str) -> str:
    """Return a label that fits a button.

    >>> shortened("Magnesium for people who run every day")
    'Magnesium for people who run…'
    """
    label = " ".join(label.split())
    return label if len(label) <= MAX_LABEL else label[: MAX_LABEL - 1].rstrip() + "…"


def _fits(row: list[InlineKeyboardButton]) -> bool:
    return len(row) <= MAX_IN_ROW and all(len(button.text) <= ROW_WIDTH // len(row) for button in row)
