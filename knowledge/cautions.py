"""Cautions: the sentence that a person's own situation calls for, whatever they asked."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import Field

from knowledge.readers import ContentPart, ContentRow, Problem

GRAVE = 2
"""How many cautions come first of all: of those no mention may be missed, and none is set aside lightly."""


class Instead(ContentPart):
    """Pages for somebody in a certain situation, in place of what everybody is told."""

    among: tuple[str, ...] = Field(min_length=1)
    """The intents whose questions they answer."""
    passages: tuple[str, ...] = Field(min_length=1)
    """The pages, of which the fitting one is chosen."""


class Caution(ContentRow):
    """What somebody in a certain situation must know before anything else."""

    key: str
    when: tuple[str, ...] = Field(min_length=1)
    """Entities (`type/key`) that call for it."""
    rank: int = Field(ge=1, le=99)
    """Order among several: 1 is the most serious."""
    chip: str = Field(max_length=30)
    """What is shown as kept in mind."""
    text: str = Field(min_length=20, max_length=320)
    """Said to the person it concerns."""
    general: str | None = Field(default=None, max_length=200)
    """Said to everybody, under answers that name this caution."""
    shown_by: str | None = None
    """Word by which an answer shows that it says this already, so that nobody reads it twice."""
    disclaimer: str | None = None
    """Disclaimer kind that this situation asks for."""
    passes: bool = False
    """Whether the situation passes: told as over ("an operation in 1998"), it calls for nothing."""
    remember: bool = True
    """Kept in mind for the rest of the conversation."""
    instead: tuple[Instead, ...] = ()
    """Pages that answer in place of those for everybody, which would contradict the caution above them."""
    sources: tuple[str, ...] = Field(min_length=1)

    def general_for(self, text: str) -> str | None:
        """Return what everybody is told under a text, or None when the text says it already."""
        said = self.shown_by is not None and self.shown_by in text.lower()
        return None if said else self.general


class CautionTable:
    """All cautions, most serious first."""

    def __init__(self, rows: Iterable[Caution]) -> None:
        self.rows = tuple(sorted(rows, key=lambda row: (row.rank, row.key)))
        self.by_key: Mapping[str, Caution] = {row.key: row for row in self.rows}
        self._by_entity = {entity: row for row in self.rows for entity in row.when}

    def of(self, entities: Iterable[str]) -> tuple[Caution, ...]:
        """Return the cautions that `type/key` entities call for, most serious first, each once."""
        found = {row.key: row for entity in entities if (row := self._by_entity.get(entity))}
        return tuple(sorted(found.values(), key=lambda row: (row.rank, row.key)))

    def entity(self, caution: str) -> str:
        """Return the first `type/key` entity that calls for a caution: what is kept in mind where nothing named it."""
        return self.by_key[caution].when[0]

    def passes(self, entity: str) -> bool:
        """Whether a `type/key` entity is a situation that ends."""
        row = self._by_entity.get(entity)
        return row is not None and row.passes

    @property
    def grave(self) -> frozenset[str]:
        """Keys of the cautions of which no mention may be missed: those of the ranks 1 to GRAVE."""
        return frozenset(row.key for row in self.rows if row.rank <= GRAVE)

    def problems(
        self, sources: Mapping[str, Any], disclaimers: Mapping[str, Any], passages: Mapping[str, Any]
    ) -> list[Problem]:
        """Return references that do not resolve, and ranks that two share or, of the gravest, nobody has."""
        found = []
        ranks = Counter(row.rank for row in self.rows)
        for row in self.rows:
            if ranks[row.rank] > 1:
                found.append(Problem(row.place, f"{row.key}: rank {row.rank} stands twice", "give each its own"))
        for rank in sorted(set(range(1, GRAVE + 1)) - ranks.keys()) if self.rows else ():
            remedy = f"give the {GRAVE} of which no mention may be missed the ranks 1 to {GRAVE}"
            found.append(Problem(self.rows[0].place, f"no caution has rank {rank}", remedy))
        for row in self.rows:
            for source in row.sources:
                if source not in sources:
                    message = f"{row.key}: unknown source {source!r}"
                    found.append(Problem(row.place, message, "cite a source of sources.yaml"))
            for passage in (key for one in row.instead for key in one.passages if key not in passages):
                found.append(Problem(row.place, f"{row.key}: unknown passage {passage!r}", "correct the key"))
            if row.disclaimer is not None and row.disclaimer not in disclaimers:
                message = f"{row.key}: unknown disclaimer {row.disclaimer!r}"
                found.append(Problem(row.place, message, "use a key of disclaimers.yaml"))
        return found
