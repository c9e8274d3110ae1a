"""Interactions: what happens beside a medicine or another supplement, how far apart, and whom to ask."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from knowledge.medicine_names import LONG, Combination, OtherMedicine, held_in, product
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


class MemberHours(BaseModel):
    """Hours of some medicines of a row, where they are less than those of the row."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    only: tuple[str, ...] = Field(min_length=1)
    """Names they hold for, generics or brands; every other name keeps the hours of the row."""
    hours: Hours


APART = frozenset({"separate", "monitor"})
"""Severities of supplements and drinks that are worth a word whatever was asked."""


class Advice(BaseModel):
    """A sentence or a pair of them of a row's advice, and for whom it is."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str = Field(min_length=10)
    only: tuple[str, ...] = ()
    """Generic names that it is about: left out where another one of the row is named."""
    unnamed: bool = False
    """Whether it is for those alone who call the row by a name of the whole group."""

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value


class Interaction(ContentRow):
    """A medicine, a class of medicines or a supplement."""

    key: str
    name: str = Field(max_length=70)
    generics: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    """Misspellings and everyday words."""
    exact_only: tuple[str, ...] = ()
    held_in: Mapping[str, str] = {}
    """Products of several medicines → those of this row that each holds; the table fills it from the combinations."""
    severity: Severity
    hours: Hours | None = None
    closer: MemberHours | None = None
    """Medicines named for which less is enough: a plan for one of them is no plan for the whole group."""
    stands_for: tuple[str, ...] = ()
    """Keys of rows: of a class that is named together with one of its medicines, that medicine is meant."""
    precaution: bool = False
    """The hours are asked for to be careful: they come from antacids."""
    medicine_first: bool = False
    """The medicine is the first thing of the day: the nutrient comes later the same day."""
    not_a_medicine: bool = False
    is_source: bool = False
    """It holds the nutrient itself, so beside another medicine it stands for the nutrient."""
    passage: str | None = None
    """Key of the passage that answers where nothing else is named."""
    effect: str = Field(min_length=20, max_length=160)
    advice: tuple[Advice, ...] = Field(min_length=1, max_length=4)
    """One to four short sentences or pairs of them."""
    sources: tuple[str, ...] = Field(min_length=1)

    def advice_for(self, name: str = "") -> tuple[str, ...]:
        """Return the advice for a medicine of this row as it is called; all of it for a name of the whole group.

        A line about some generic names is left out where another one is named. For a brand it stays: nobody here knows
        what is in it.
        """
        called = name.casefold()
        generics = {generic.casefold() for generic in self.generics}
        return tuple(
            line.text
            for line in self.advice
            if not (line.unnamed and self.spelled(name))
            and (not line.only or called not in generics or called in {one.casefold() for one in line.only})
        )

    def called(self, name: str) -> "Interaction":
        """Return the row with the hours that hold for a medicine of it by the name it is called."""
        called = (self.spelled(name) or name).casefold()
        if self.closer is None or called not in {one.casefold() for one in self.closer.only}:
            return self
        return self.model_copy(update={"hours": self.closer.hours})

    @property
    def cautions(self) -> bool:
        """Whether its advice is given whatever was asked; of supplements and drinks only if it matters."""
        return not self.not_a_medicine or self.severity in APART

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that means this row, each once."""
        return tuple(dict.fromkeys((*self.generics, *self.brands, *self.also)))

    def spelled(self, text: str) -> str | None:
        """Return a name as it is written properly when the text is one; None for any other text.

        A product of several medicines is called by those of this row: of Lasilactone one row tells of furosemide.
        """
        wanted = text.casefold()
        held = self.held_in.get(product(text)) if self.held_in else None
        return held or next((name for name in (*self.generics, *self.brands) if name.casefold() == wanted), None)


class InteractionTable:
    """All interactions by key, the other medicines that are known by name alone, and products of several of them."""

    def __init__(
        self,
        rows: Iterable[Interaction],
        others: Iterable[OtherMedicine] = (),
        combinations: Iterable[Combination] = (),
    ) -> None:
        self.combinations = tuple(combinations)
        self._held = [frozenset(map(str.casefold, row.holds)) for row in self.combinations]
        self.by_key: Mapping[str, Interaction] = {row.key: self._with_products(row) for row in rows}
        self.others: Mapping[str, OtherMedicine] = {row.key: row for row in others}

    def _with_products(self, row: Interaction) -> Interaction:
        names = {name.casefold() for name in row.names}
        holding = [one for one, held in zip(self.combinations, self._held, strict=True) if not names.isdisjoint(held)]
        held = held_in(holding, names)
        return row.model_copy(update={"held_in": held}) if held else row

    def names(self) -> tuple[Name, ...]:
        """Return every name of every row; that of a product stands for the row of each medicine that it holds."""
        return self._names

    @cached_property
    def _names(self) -> tuple[Name, ...]:
        rows: tuple[Interaction | OtherMedicine, ...] = (*self.by_key.values(), *self.others.values())
        own = tuple(Name(text, "medicine", row.key) for row in rows for text in row.names)
        key_of = {name.text.casefold(): name.key for name in own}
        keys = [dict.fromkeys(key_of.get(held.casefold()) for held in row.holds) for row in self.combinations]
        pairs = zip(self.combinations, keys, strict=True)
        return (
            *own,
            *(Name(text, "medicine", key) for row, held in pairs for key in held if key for text in row.names),
        )

    def products(self, text: str) -> tuple[str, tuple[str, ...]] | None:
        """Return a product of several medicines as it is spelled, and what it holds; None for any other text."""
        return self._products.get(product(text))

    @cached_property
    def _products(self) -> Mapping[str, tuple[str, tuple[str, ...]]]:
        return {product(name): (name, row.holds) for row in self.combinations for name in row.names}

    @property
    def exact_only(self) -> frozenset[str]:
        """Names that a misspelling must never be corrected to."""
        rows: tuple[OtherMedicine | Combination, ...] = (*self.others.values(), *self.combinations)
        short = {name for row in rows for name in row.names if len(name) < LONG}
        return frozenset(name for row in self.by_key.values() for name in row.exact_only) | short

    def cautions(self, key: str) -> bool:
        """Whether a medicine is worth a word whatever was asked; one on which nothing is on file is."""
        row = self.by_key.get(key)
        return row.cautions if row is not None else key in self.others

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
            found.extend(self._misnamed(row))
            known = {name.casefold() for name in row.names}
            found.extend(
                Problem(row.place, f"{row.key}: {name!r} of exact_only is no name of it", "add or remove it")
                for name in row.exact_only
                if name.casefold() not in known
            )
        return [*found, *self._named_twice()]

    def _named_twice(self) -> Iterator[Problem]:
        """Yield names that stand in two rows, and what a product holds that stands in none."""
        first: dict[str, Interaction | OtherMedicine | Combination] = {}
        rows: list[Interaction | OtherMedicine | Combination] = [*self.by_key.values(), *self.others.values()]
        for row in (*rows, *self.combinations):
            for name in row.names:
                if (other := first.setdefault(name.casefold(), row)) is not row:
                    yield Problem(
                        row.place, f"{name!r} stands at {other.place.file}:{other.place.line} too", "keep it once"
                    )
        for one in self.combinations:
            for held in one.holds:
                if held.casefold() not in first:
                    yield Problem(one.place, f"{held!r} is no medicine on file", "add it, or correct the name")

    def _misnamed(self, row: Interaction) -> Iterator[Problem]:
        """Yield names that stand for nothing of a row, and rows that it stands for and nobody wrote."""
        for name in (name for line in row.advice for name in line.only):
            if name not in row.generics:
                yield Problem(
                    row.place, f"{row.key}: {name!r} of an advice is no generic name of it", "correct the name"
                )
        for name in row.closer.only if row.closer else ():
            if name not in row.names:
                yield Problem(row.place, f"{row.key}: {name!r} of closer is no name of it", "correct the name")
        for key in row.stands_for:
            if key not in self.by_key:
                yield Problem(row.place, f"{row.key}: stands for unknown row {key!r}", "correct the key")
