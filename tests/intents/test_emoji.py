"""Emoji read as words, and as whole replies where a message holds nothing else."""

import pytest

from bot.loading import Loaded


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("magnesium and 🍷", "magnesium and  wine "),
        ("is it ok when 🤰", "is it ok when  pregnant "),
        ("👍", "ok"),
        ("🙏🙏", "thanks"),
        ("cheers 👍", "cheers 👍"),
        ("🦖", "🦖"),
        ("café ok?", "café ok?"),
        ("magnesium and wine", "magnesium and wine"),
    ],
)
def test_emoji_are_read_as_words(loaded: Loaded, typed: str, read: str) -> None:
    assert loaded.words.emoji.spelt(typed) == read
