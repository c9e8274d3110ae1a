"""Words of a message with what stands between them, as patterns read them; number words and "can not" as one word."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.units import ONES, TENS

_AUXILIARIES = re.findall(r"\w+", "could do did does is are was were has have had would should must need")
_NUMBERS = {word: value for word, value in ONES.items() if value > 1} | TENS  # "one leg" is no number
_SCALES = {"hundred": 100, "thousand": 1_000}
_SENTENCE = re.compile(r"[.!?;]")
_CLAUSE = re.compile(r"[,:()\[\]/|\"]| - ")
_NEGATABLE = {aux: f"{aux}nt" for aux in _AUXILIARIES} | {"can": "cant", "will": "wont"}


@dataclass(frozen=True)
class Words:
    """A message as triage reads it."""

    words: tuple[str, ...]
    """Lower case, apostrophes removed, numbers as digits."""
    breaks: tuple[int, ...]
    """What stands before each word: 0 nothing, 1 a comma or its like, 2 the end of a sentence."""

    def part(self, start: int, end: int) -> "Words":
        """Return a window of the message."""
        return Words(self.words[start:end], self.breaks[start:end])


def gap_mark(between: str) -> int:
    """Return what the text between two words is: 0 nothing, 1 a comma or its like, 2 the end of a sentence."""
    if between == " ":  # nearly always
        return 0
    return 2 if _SENTENCE.search(between) else 1 if _CLAUSE.search(between) else 0


def plain_number(text: str) -> str:
    """Return a number without thousands separators and with a decimal point.

    >>> [plain_number(t) for t in ("6,000", "39,5", "1.200", "10:30", "007")]
    ['6000', '39.5', '1.200', '10:30', '007']
    """
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", text):
        return text.replace(",", "")
    return text.replace(",", ".")


def join_words(words: list[str], breaks: list[int], pairs: Mapping[tuple[str, ...], str]) -> Words:
    """Join "can not", "any more" and number words; return what triage reads."""
    out: list[str] = []
    marks: list[int] = []
    at = 0
    while at < len(words):
        word, step = words[at], 1
        following = words[at + 1] if at + 1 < len(words) else ""
        if word in _NUMBERS:
            word, step = _number(words, at)
        elif following == "not" and word in _NEGATABLE:
            word, step = _NEGATABLE[word], 2
        elif (word, following) in pairs and breaks[at + 1] == 0:
            word, step = pairs[word, following], 2
        read = word.split()
        out.extend(read)
        marks.extend([breaks[at], *[0] * (len(read) - 1)])
        at += step
    return Words(tuple(out), tuple(marks))


def _number(words: list[str], at: int) -> tuple[str, int]:
    """Return the number that starts here in digits, and how many words it takes."""
    value = _NUMBERS[words[at]]
    step = 1
    following = words[at + 1] if at + 1 < len(words) else ""
    if value in TENS.values() and 0 < ONES.get(following, 0) < 10:
        value += ONES[following]
        step = 2
        following = words[at + 2] if at + 2 < len(words) else ""
    if following in _SCALES:
        return str(value * _SCALES[following]), step + 1
    return str(value), step
