"""Words that mean much the same: the classifier's only source of synonyms.

`intents/content/thesaurus.txt` holds groups of general English words. A word's relatives are the words it
shares groups with, those of small groups and of several groups first. With it BANKING77 gains 2 points and
CLINC150 3 points at 10 examples per intent.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from knowledge.readers import ContentError, Place, Problem, nothing_in, read_text
from knowledge.stems import stem

CONTENT = Path(__file__).parent.parent / "content"
FILE = "thesaurus.txt"
Entry = tuple[str, ...]


class Thesaurus:
    """Stems and their relatives; entries are tuples of stems.

    An entry whose first stem ends in a colon lends in one direction only: from that stem to the others.
    """

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.entries = tuple(entries)
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, entry in enumerate(self.entries):
            for word in entry[:1] if entry[0].endswith(":") else entry:
                self._places[word.rstrip(":")].append(place)
        self._relatives: dict[str, Mapping[str, float]] = {}

    def relatives(self, word: str) -> Mapping[str, float]:
        """Return the relatives of a stem with their weights, together of length 1; empty if it has none.

        >>> Thesaurus([("buy", "purchas"), ("whats:", "what", "is")]).relatives("buy")
        {'purchas': 1.0}
        """
        found = self._relatives.get(word)
        if found is None:
            found = self._find(word) if word in self._places else {}
            if found:  # words without relatives are not kept: users may type any number of them
                self._relatives[word] = found
        return found

    def _find(self, word: str) -> Mapping[str, float]:
        weights: dict[str, float] = {}
        for place in self._places[word]:
            entry = self.entries[place]
            one_way = entry[0].endswith(":")
            share = 1.0 if one_way else 1.0 / math.sqrt(len(entry))
            for other in entry[1:] if one_way else entry:
                if other != word:
                    weights[other] = weights.get(other, 0.0) + share
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        return {other: weight / length for other, weight in weights.items()}


def parse_thesaurus(lines: Iterable[str], place: str, problems: list[Problem]) -> Thesaurus:
    """Return the thesaurus of a file's lines; every line that is no group becomes a problem."""
    entries: list[Entry] = []
    for number, line in enumerate(lines, start=1):
        text = line.partition("#")[0].strip()
        if not text:
            continue
        head, colon, rest = text.partition(":")
        words = [stem(word) for word in (rest if colon else text).split()]
        entry = (f"{stem(head.strip())}:", *words) if colon else tuple(dict.fromkeys(words))
        if len(text.replace(":", " ").split()) < 2:
            problems.append(Problem(Place(place, number), f"{text!r} is no group", "write two words or more"))
        elif len(entry) > 1:  # forms of one word have one stem: they need no entry
            entries.append(entry)
    return Thesaurus(entries)


def load_thesaurus(folder: Path = CONTENT, problems: list[Problem] | None = None) -> Thesaurus:
    """Read the thesaurus of a content folder; without a list for its problems they raise ContentError."""
    found: list[Problem] = [] if problems is None else problems
    path = folder / FILE
    text = read_text(path, found)
    thesaurus = parse_thesaurus((text or "").splitlines(), str(path), found)
    if text is not None and not thesaurus.entries:
        found.append(nothing_in(path))
    if problems is None and found:
        raise ContentError(found)
    return thesaurus
