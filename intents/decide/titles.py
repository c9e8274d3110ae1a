"""Topics told by the words of a title and nothing else: "plantar fasciitis", "keto flu", "hangover cure?".

Such a message says little, and what little it says stands in the title of a passage: whoever types it to a bot about
magnesium wants that passage. One word more ("plantar fasciitis insoles") and it may be about anything; with the
nutrient or a question word ("which is best for plantar fasciitis") it asks for something of its own.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable

from intents.reading.entities import Reading
from intents.reading.entity_types import LIFE_STAGE, OURS
from knowledge.stems import stem, stems_in

DOSE = frozenset({"dose", "dosage", "dosis"})
"""Stems that beside a person ask how much, not for a title that happens to hold them ("kids dose")."""


class Titles:
    """Finds the topic of a bare message; built once from the passages."""

    def __init__(self, titles: Iterable[tuple[str, str]], plain: Collection[str], asking: Collection[str] = ()) -> None:
        """Take title and intent of each passage, the words that tell no topic ("help", "tips"), and those that ask."""
        self._asking = frozenset(asking)
        self._plain = frozenset(map(stem, plain))
        self._topics: dict[str, list[tuple[frozenset[str], str]]] = defaultdict(list)
        for title, intent in titles:
            told = frozenset(stems_in(title)) - self._plain
            for word in told:
                self._topics[word].append((told, intent))

    def topic(self, reading: Reading) -> str | None:
        """Return the intent whose title holds every telling word of a message; the title it fills most wins."""
        if any(match.type in OURS for match in reading.matches) or any(w.read in self._asking for w in reading.words):
            return None
        aside = [match.span for match in reading.matches if match.type == LIFE_STAGE]
        words = (w for w in reading.words if not any(start <= w.start < end for start, end in aside))
        said = frozenset(stem(word.read) for word in words) - self._plain
        if not said or (aside and said <= DOSE):
            return None
        holding = [(told, intent) for told, intent in self._topics.get(min(said), ()) if said <= told]
        return min(holding, key=lambda topic: len(topic[0]))[1] if holding else None
