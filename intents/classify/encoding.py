"""What the classifier is given: the corrected words, with names and numbers as typed tokens, and concepts.

"can i take 200mg with synthroid" becomes "can i take xxdose with xxmedicine": a number or a name that no
example holds then still speaks for the right intent, and no number decides one (users of FAQ systems report
numbers that match at 100 %). Groups of words that mean the same (`concepts/*.yaml`) and the things named add
one token each, the only source of synonyms that TF-IDF has: +6 points of macro-F1 in cross-validation, and +4
more when the groups were widened from 2,000 to 74,000 words and phrases.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from intents.classify.features import TYPED
from intents.reading.entities import Reading
from intents.reading.entity_types import FOOD, MEDICINE, NUTRIENT, SUBJECT
from knowledge.derived import derived
from knowledge.files import content_hash
from knowledge.names import singular
from knowledge.readers import Problem, files_in, place_of
from knowledge.shapes import read_yaml_texts
from knowledge.text import tokens

REPLACED = frozenset({MEDICINE, FOOD, NUTRIENT})
"""Types whose names are too many for the examples: the token stands in their place."""
UNMARKED = frozenset({SUBJECT, MEDICINE, FOOD})
"""Types whose keys say nothing about the kind of question."""


_LETTERS = re.compile(r"[a-z]+(?: [a-z]+)*")
Run = tuple[str, ...]
"""Words one after the other."""


class Encoder:
    """Turns readings into the text that the classifier learns from and serves."""

    def __init__(self, begun: Mapping[str, str], version: str = "") -> None:
        """Take first words → the phrases that begin with them, as `begun_by` gives them; folded once one is met."""
        self._begun = begun
        self._runs: dict[str, tuple[int, dict[Run, tuple[str, ...]]]] = {}
        self._last: tuple[Reading, str] | None = None
        self.version = version
        """Hash of the content that the concepts come from."""

    def encode(self, reading: Reading) -> str:
        """Return the utterance as the classifier sees it: words, then what is named, then concepts.

        The last one is kept: watch, claims and understanding encode the same reading one after the other.
        """
        last = self._last  # taken once: another thread may put its own there
        if last is None or last[0] != reading:
            last = self._last = (reading, self._encode(reading))
        return last[1]

    def _encode(self, reading: Reading) -> str:
        spans, marks = self._spans(reading)
        named = [m.span for m in reading.matches if m.type == "medicine" and " " in m.text]
        plain = [w.read for w in reading.words if not (named and any(s <= w.start < e for s, e in named))]
        concepts = self._concepts_in(list(map(singular, plain)))  # the "acid" of a medicine is no heartburn
        return " ".join((*_words(reading, spans), *dict.fromkeys(marks), *dict.fromkeys(concepts)))

    def meanings(self, text: str) -> str:
        """Return the tokens of the concepts in a text, single-spaced, each once."""
        return " ".join(dict.fromkeys(self._concepts_in(list(map(singular, tokens(text))))))

    def _spans(self, reading: Reading) -> tuple[dict[int, tuple[int, str]], list[str]]:
        spans: dict[int, tuple[int, str]] = {}
        marks: list[str] = []
        for match in reading.matches:
            if match.type in REPLACED:
                spans.setdefault(match.start, (match.end, mark(match.type)))
            elif match.type == SUBJECT and " " not in match.text:
                spans.setdefault(match.start, (match.end, match.key))
            if match.type not in UNMARKED:
                marks.append(mark(match.type + match.key))
        things = Counter({(match.type, match.key): match.type for match in reading.matches}.values())
        things[MEDICINE] = len(reading.medicines)
        marks += [f"{TYPED}{type_}" for type_ in ("form",) if things[type_]]
        marks += [f"{TYPED}some{type_}" for type_ in ("form", "food", "medicine") if things[type_] > 1]
        for amount in reading.amounts:
            spans[amount.start] = (amount.end, f"{TYPED}{amount.kind}")
        return spans, marks

    def _concepts_in(self, words: list[str]) -> Iterable[str]:
        for at, word in enumerate(words):
            if word not in self._begun:
                continue
            if word not in self._runs:
                folded = _folded(self._begun[word])
                self._runs[word] = max(map(len, folded)), folded
            longest, runs = self._runs[word]
            for length in range(min(longest, len(words) - at), 0, -1):
                yield from runs.get(tuple(words[at : at + length]), ())


@cache
def mark(name: str) -> str:
    """Return the token that stands for a name: letters alone, so that it is read as one word.

    >>> mark("life_stage/child")
    'xxlifestagechild'
    """
    return TYPED + "".join(filter(str.isalpha, name))


def begun_by(concepts: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return first words → phrases that begin with them, each after its concept's token.

    `concepts` holds words and phrases as `tokens` gives them: lower case, single blanks.

    >>> begun_by({"drink": ["wine", "pints of beer"]})
    {'wine': 'xxcdrink wine', 'pint': 'xxcdrink pints of beer'}
    """
    begun: dict[str, list[str]] = defaultdict(list)
    for key, phrases in concepts.items():
        token = mark(f"c{key}")
        for phrase in phrases:
            begun[singular(phrase.partition(" ")[0])].append(f"{token} {phrase}")
    return {word: ",".join(phrases) for word, phrases in begun.items()}


def _folded(begun: str) -> dict[Run, tuple[str, ...]]:
    """Return each phrase with plural endings folded, and the tokens of its concepts."""
    runs: dict[Run, tuple[str, ...]] = {}
    for line in begun.split(","):
        token, *words = line.split(" ")
        run = tuple(map(singular, words))
        runs[run] = (*runs.get(run, ()), token)
    return runs


def load_encoder(folder: Path, problems: list[Problem]) -> Encoder:
    """Read `concepts/*.yaml` of a content folder: each group a key and its words, parted by commas."""
    version = content_hash(folder / "concepts")
    return Encoder(derived("concepts", version, lambda: begun_by(_read_concepts(folder, problems))), version)


def _read_concepts(folder: Path, problems: list[Problem]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for path in files_in(folder / "concepts", "yaml", problems):
        for key, written in read_yaml_texts(path, problems).items():
            phrases = [phrase.strip() for phrase in written.split(",")]
            wrong = [phrase for phrase in phrases if not _is_plain(phrase)]
            if key in groups:
                problems.append(Problem(place_of(path, key), f"the concept {key!r} stands twice", "join the two"))
            elif wrong:
                remedy = "write lower-case words parted by commas, without apostrophes and hyphens"
                problems.append(Problem(place_of(path, key), f"the concept {key!r} holds {wrong[0]!r}", remedy))
            else:
                groups[key] = phrases
    return groups


def _is_plain(phrase: str) -> bool:
    """Whether a phrase is as `tokens` gives it; nearly all are letters and blanks, which is seen at once."""
    return _LETTERS.fullmatch(phrase) is not None or (phrase != "" and " ".join(tokens(phrase)) == phrase)


def _words(reading: Reading, spans: Mapping[int, tuple[int, str]]) -> Iterable[str]:
    until = -1
    for word in reading.words:
        if word.start in spans and word.start >= until:
            until, token = spans[word.start]
            yield token
        elif word.start < until:
            continue
        elif word.read[0].isdigit():
            yield f"{TYPED}num"
        else:
            yield word.read
