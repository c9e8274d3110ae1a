"""Interactions: what happens beside a medicine or another supplement, how far apart, and whom to ask."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from knowledge.names import Name
from knowledge.readers import ContentRow, Problem

Severity = Literal["avoid", "ask_first", "separate", "monitor", "none"]
SEVERITIES: tuple[Severity, ...] = ("avoid", "ask_first", "separate", "monitor", "none")
"""Most serious first."""
PLANNED = frozenset({"separate", "monitor", "none"})
"""Severities for which hours may be planned; the others need a person first."""


class Hours(BaseModel):
    """Least hours between the nutrient and the medicine, the widest where sources differ."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    before: float = Field(ge=0, le=12)
    """The nutrient is taken at least this long before the medicine."""
    after: float = Field(ge=0, le=12)
    """The nutrient is taken at least this long after the medicine."""


APART = frozenset({"separate", "monitor"})
"""Severities of supplements and drinks that are worth a word whatever was asked."""


class Interaction(ContentRow):
    """A medicine, a class of medicines or a supplement."""

    key: str
    name: str = Field(max_length=70)
    generics: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    """Misspellings and everyday words."""
    exact_only: tuple[str, ...] = ()
    severity: Severity
    hours: Hours | None = None
    medicine_first: bool = False
    """The medicine is the first thing of the day: the nutrient comes later the same day."""
    not_a_medicine: bool = False
    is_source: bool = False
    """It holds the nutrient itself, so beside another medicine it stands for the nutrient."""
    effect: str = Field(min_length=20, max_length=160)
    advice_lines: tuple[str, ...] = Field(min_length=1, max_length=3, alias="advice")
    """One to three short sentences or pairs of them."""
    sources: tuple[str, ...] = Field(min_length=1)

    @property
    def advice(self) -> str:
        return " ".join(self.advice_lines)

    @property
    def cautions(self) -> bool:
        """Whether its advice is given whatever was asked; of supplements and drinks only if it matters."""
        return not self.not_a_medicine or self.severity in APART

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that means this row, each once."""
        return tuple(dict.fromkeys((*self.generics, *self.brands, *self.also)))

    def spelled(self, text: str) -> str | None:
        """Return a name as it is written properly when the text is one; None for any other text."""
        wanted = text.casefold()
        return next((name for name in (*self.generics, *self.brands) if name.casefold() == wanted), None)


class InteractionTable:
    """All interactions by key."""

    def __init__(self, rows: Iterable[Interaction]) -> None:
        self.by_key: Mapping[str, Interaction] = {row.key: row for row in rows}

    def names(self) -> tuple[Name, ...]:
        """Return every name of every row."""
        return tuple(Name(text, "medicine", row.key) for row in self.by_key.values() for text in row.names)

    @property
    def exact_only(self) -> frozenset[str]:
        """Names that a misspelling must never be corrected to."""
        return frozenset(name for row in self.by_key.values() for name in row.exact_only)

    def gap(self, key: str) -> float | None:
        """Return the widest hours between the two; None when the row is unknown or asks for no hours."""
        row = self.by_key.get(key)
        return max(row.hours.before, row.hours.after) if row and row.hours else None

    def ranked(self, keys: Iterable[str]) -> tuple[Interaction, ...]:
        """Return the rows of known keys, most serious first, then in the order asked, each once."""
        rows = [self.by_key[key] for key in dict.fromkeys(keys) if key in self.by_key]
        return tuple(sorted(rows, key=lambda row: SEVERITIES.index(row.severity)))

    def problems(self, sources: Mapping[str, Any]) -> list[Problem]:
        """Return references that do not resolve and rows that contradict themselves."""
        found: list[Problem] = []
        for row in self.by_key.values():
            found.extend(
                Problem(row.place, f"{row.key}: unknown source {source!r}", "use a key of sources.yaml")
                for source in row.sources
                if source not in sources
            )
            if row.severity == "separate" and row.hours is None:
                message = f"{row.key}: doses are to be separated, but no hours are given"
                found.append(Problem(row.place, message, "add hours"))
            known = {name.casefold() for name in row.names}
            found.extend(
                Problem(row.place, f"{row.key}: {name!r} of exact_only is no name of it", "add or remove it")
                for name in row.exact_only
                if name.casefold() not in known
            )
        return found
