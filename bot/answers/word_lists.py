"""Lists of words in the phrase files, comma between them, as patterns: what a message may say to mean one thing."""

import re
from functools import cache

from bot.answers.desk import Desk


def says(key: str, text: str, desk: Desk) -> bool:
    """Tell whether a text holds a word of the list under a phrase key."""
    return _as_words(desk.phrases.text(key)).search(text) is not None


def says_only(key: str, text: str, desk: Desk) -> bool:
    """Tell whether a whole text is one of the list under a phrase key, marks and apostrophes aside."""
    return text.strip(" ?!.").replace("'", "") in listed(key, desk)


def any_of(key: str, desk: Desk) -> str:
    """Return the pattern of the words of the list under a phrase key, the longest first."""
    return _alternatives(desk.phrases.text(key))


def listed(key: str, desk: Desk) -> tuple[str, ...]:
    """Return the words of the list under a phrase key."""
    return _split(desk.phrases.text(key))


@cache
def _split(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(","))


@cache
def _as_words(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b{_alternatives(words)}\b")


@cache
def _alternatives(words: str) -> str:
    return rf"(?:{'|'.join(map(re.escape, sorted(_split(words), key=len, reverse=True)))})"
