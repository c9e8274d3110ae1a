"""Urgent cards: who to contact and how fast, with the numbers of a person's country."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, field_validator

from knowledge.readers import ContentRow, Place, Problem, parse_rows, read_yaml_rows
from knowledge.text import places_in

ANY = "any"
"""The row of numbers for a country that is not known."""
FIRST = 350
"""Characters within which the number to call must stand: read in fright, on a phone, nothing below is seen."""


NUMBERS = frozenset({"emergency", "poison", "crisis", "non_urgent"})
"""What cards may leave to be filled: the numbers of a country."""


class CountryRow(ContentRow):
    """The numbers of a country."""

    key: str
    country: str
    emergency: str
    poison: str
    crisis: str
    non_urgent: str
    confidence: Literal["high", "medium", "low"]


class CardRow(ContentRow):
    """A card as written: {emergency}, {poison}, {crisis} and {non_urgent} are filled in."""

    key: str
    title: str = Field(max_length=90)
    lines: tuple[str, ...] = Field(min_length=1, max_length=6)
    ends: bool = True
    """False for a line above an ordinary answer."""
    supposes: str = ""
    """What later messages are read with, as a message would say it ("shes gone floppy"); empty for nothing."""
    stands_for: tuple[str, ...] = ()
    """Concepts of the safety rules: where a message holds one, this card is shown instead of a general one."""
    disclaimer: str = "urgent"
    sources: tuple[str, ...] = ()

    @field_validator("title", "lines")
    @classmethod
    def _leaves_only_numbers(cls, value: str | tuple[str, ...]) -> str | tuple[str, ...]:
        for text in (value,) if isinstance(value, str) else value:
            if unknown := places_in(text) - NUMBERS:
                raise ValueError(f"nothing fills {', '.join(sorted(unknown))}; use {', '.join(sorted(NUMBERS))}")
        return value


@dataclass(frozen=True)
class UrgentCard:
    """A card with the numbers in it."""

    title: str
    lines: tuple[str, ...]
    disclaimer: str
    sources: tuple[str, ...]


class UrgentCards:
    """All cards and numbers."""

    def __init__(self, cards: Iterable[CardRow], countries: Iterable[CountryRow]) -> None:
        self.by_key: Mapping[str, CardRow] = {card.key: card for card in cards}
        self.countries: Mapping[str, CountryRow] = {row.key: row for row in countries}

    @property
    def standing_in(self) -> Mapping[str, str]:
        """Concept of the safety rules → key of the card that is shown instead of a general one."""
        return {concept: row.key for row in self.by_key.values() for concept in row.stands_for}

    def card(self, key: str, country: str | None) -> UrgentCard:
        """Return a card for a country's two letters; unknown or no country gives the numbers of several."""
        row = self.by_key[key]
        numbers = self.countries.get(country or ANY) or self.countries[ANY]
        named = {name: getattr(numbers, name) for name in NUMBERS}
        lines = tuple(line.format(**named) for line in row.lines)
        return UrgentCard(row.title.format(**named), lines, row.disclaimer, row.sources)

    def problems(self, sources: Mapping[str, Any], disclaimers: Mapping[str, Any]) -> list[Problem]:
        """Return references that do not resolve, and cards that name nobody to contact early on."""
        found = []
        if ANY not in self.countries:
            remedy = "add a row with key: any"
            found.append(Problem(Place("countries.yaml", 1), "the row for any country is missing", remedy))
        for row in self.by_key.values():
            for source in row.sources:
                if source not in sources:
                    found.append(Problem(row.place, f"{row.key}: unknown source {source!r}", "use sources.yaml"))
            if row.disclaimer not in disclaimers:
                message = f"{row.key}: unknown disclaimer {row.disclaimer!r}"
                found.append(Problem(row.place, message, "use a key of disclaimers.yaml"))
            if row.ends and ANY in self.countries and not self._names_help(row):
                message = f"{row.key}: names nobody to contact in the first {FIRST} characters"
                found.append(Problem(row.place, message, "put the number or the person first"))
        return found

    def _names_help(self, row: CardRow) -> bool:
        card = self.card(row.key, None)
        start = "\n".join((card.title, *card.lines))[:FIRST].lower()
        return any(word in start for word in ("911", "999", "988", "doctor", "poison line", "maternity"))


def load_urgent(folder: Path, problems: list[Problem]) -> UrgentCards:
    """Read urgent.yaml and countries.yaml of a content folder."""
    cards = parse_rows(read_yaml_rows(folder / "urgent.yaml", problems), CardRow, problems)
    countries = parse_rows(read_yaml_rows(folder / "countries.yaml", problems), CountryRow, problems)
    return UrgentCards(cards, countries)
