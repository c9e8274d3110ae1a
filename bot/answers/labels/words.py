"""The words of labels, which are content: what a number counts, what is taken, what is a serving."""

from bot.answers.desk import Desk
from bot.answers.word_lists import any_of, says


def speaks_of(name: str, text: str, desk: Desk) -> bool:
    """Tell whether a text holds a word of a list of label words."""
    return says(f"label_decode.words.{name}", text, desk)


def cue(desk: Desk, name: str) -> str:
    """Return the pattern of the words of a list of label words."""
    return any_of(f"label_decode.words.{name}", desk)
