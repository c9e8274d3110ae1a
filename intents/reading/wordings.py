"""Things said without a name: "due in May" is a pregnancy, "kidneys at 30 percent" a kidney disease.

Names are lists, wordings are patterns in the language of the safety rules (`intents.patterns.matcher`). Rows of
`content/entities/` may hold both; `content/wordings.yaml` holds the words that several patterns share. Wordings of
topics tell nothing: what stands inside them is not said of a person ("a band called …", "the house is 80 years old").
What an asker adds of himself lifts that again ("cat is diabetic and so am i").
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from intents.patterns.matcher import Patterns
from intents.patterns.syntax import PatternError, split_patterns
from intents.patterns.tree import Span
from intents.patterns.words import Words
from knowledge.readers import Problem, place_of
from knowledge.shapes import read_yaml_texts

FILE = "wordings.yaml"
TOPIC = "topic"
"""The type whose wordings hide what stands in them."""
LIKENED = "likened"
"""The type whose wordings hide what the nutrient is called ("a natural sedative"), unless something is given up."""
HIDDEN = frozenset({"condition", "life_stage", "medicine"})
"""Types that call for cautions, so they must be said of a person."""

REACH = 60
"""Characters after a topic within which somebody adds that it holds for himself."""
_TOO = r"[^.!?]{0,14}\b(?:too|as well|aswell|myself|also|now|same)\b"
_ADDED = re.compile(
    r"\b(?:so|as)\s+(?:am|have|do|was|had)\s+i\b|\b(?:so|as)\s+(?:is|has|does)\s+(?:my|our)\b"
    rf"|\b(?:i'?m|i\s+am|i'?ve|i\s+have|i\s+got|i\s+do)\s+(?:it|one|on\s+it|got\s+it|dx|diagnosed|a\s+patient|have\s+it){_TOO}"
    rf"|\b(?:i'?m|i\s+am)\s+(?:diagnosed|pregnant|expecting|diabetic|on\s+it){_TOO}"
)
_TAKES = re.compile(
    r"(?:\bi(?:'?m|\s+am|'?ve\s+been|\s+have\s+been)?\s+(?:also\s+|still\s+|now\s+)?"
    r"(?:on|take|taking|use|using)|^\W*(?:im\s+|still\s+|currently\s+|just\s+)?on)\s+(?:my\s+|a\s+|daily\s+|some\s+)?$"
)

_IS = re.compile(
    r"(?:^|[.!?,;:]\s*|\b(?:and|but|so|as|since)\s+)(?:i'?m|i\s+am)\s+(?:also\s+|currently\s+|now\s+|still\s+)?"
    r"(?P<what>\w+)(?=\s*(?:[,.;?!]|$)|\s+(?:and|so|but|at|with|is|can|should|which|what)\b)"
)


def added_of_oneself(text: str, start: int, end: int) -> bool:
    """Whether what stands in a stretch of text is said of the asker, or of kin, as well.

    >>> [added_of_oneself(text, 0, 15) for text in ("cat is diabetic and so am i", "cat is diabetic and i am ok")]
    [True, False]
    """
    return _ADDED.search(text, start, end + REACH) is not None


def taken_by_oneself(text: str, start: int) -> bool:
    """Whether the asker says to take what begins at a place of the text.

    >>> [taken_by_oneself(text, text.find("warfarin")) for text in ("i'm on warfarin", "she knows i sell warfarin")]
    [True, False]
    """
    return _TAKES.search(text[:start]) is not None


def is_oneself(text: str, start: int, end: int) -> bool:
    """Whether the asker says in so many words to be what stands in a stretch of text.

    >>> [is_oneself(text, 5, 13) for text in ("i am pregnant, is it ok", "i am pregnancy tested")]
    [True, False]
    >>> is_oneself("she's pregnant, is it ok", 6, 14)
    False
    """
    said = _IS.finditer(text)
    return any(start < match.end("what") and match.start("what") < end for match in said)


class Wordings:
    """Finds things by how they are put; built once from the content."""

    def __init__(self, patterns: Mapping[tuple[str, str], Iterable[str]], shared: Mapping[str, Iterable[str]]) -> None:
        """Take patterns by (type, key), and shared concepts. Raises PatternError naming what cannot be read."""
        self._things = {f"{type_} {key}": (place, (type_, key)) for place, (type_, key) in enumerate(patterns)}
        concepts = {f"{type_} {key}": list(texts) for (type_, key), texts in patterns.items()}
        self._patterns = Patterns(concepts | {name: list(texts) for name, texts in shared.items()})

    @property
    def words(self) -> Collection[str]:
        """Every whole word of the patterns: spelling is corrected towards them."""
        return self._patterns.words.keys()

    def find(self, words: Words) -> Iterator[tuple[tuple[str, str], list[Span]]]:
        """Yield (type, key) and all runs of words that it is told by, things in the order of the content."""
        hits = self._patterns.find(words)
        for _, thing, spans in sorted((*self._things[name], hits[name]) for name in hits if name in self._things):
            yield thing, spans


def load_wordings(folder: Path, patterns: Mapping[tuple[str, str], Iterable[str]], problems: list[Problem]) -> Wordings:
    """Read the shared words of a content folder; a pattern that cannot be read is a problem, and none is used."""
    path = folder / FILE
    shared = {name: split_patterns(text) for name, text in read_yaml_texts(path, problems).items()}
    try:
        return Wordings(patterns, shared)
    except PatternError as error:
        place = place_of(path, str(error).partition(":")[0])
        problems.append(Problem(place, str(error), "correct the pattern, here or under entities/"))
        return Wordings({}, {})
