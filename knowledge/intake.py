"""Intake: how much a day is needed, and how much of it may come from supplements, by age, sex and stage.

The name of a table starts with its region ("us_rda"), so that figures of several regions stand side by side.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from pydantic import Field

from knowledge.readers import ContentRow, Problem

Stage = Literal["general", "pregnant", "lactating"]
Sex = Literal["male", "female"]

ADULT_FROM = 19
"""Age in years from which every table gives adult figures (the EU tables from 18)."""
OLDEST = 115
"""Years; a larger number is no age."""
NEED_KINDS = frozenset({"RDA", "AI", "RNI"})


class IntakeRow(ContentRow):
    """One figure of one table."""

    table: str = Field(pattern=r"^(us|eu|uk|norway)_[a-z]+$")
    group: str
    mg_per_day: float = Field(gt=0)
    kind: Literal["RDA", "AI", "RNI", "UL", "DV", "NRV"]
    sex: Literal["male", "female", "all"]
    age_from: float = Field(ge=0)
    age_to: float | None = None
    """The first age, in years, that is no longer covered."""
    stage: Literal["general", "pregnant", "lactating", "all"]
    sources: tuple[str, ...] = Field(min_length=1)

    @property
    def key(self) -> str:
        return f"{self.table}.{self.group}"

    @property
    def region(self) -> str:
        return self.table.partition("_")[0]

    def covers(self, age: float) -> bool:
        """Tell whether an age in years falls in the row."""
        return self.age_from <= age and (self.age_to is None or age < self.age_to)


class IntakeTable:
    """All figures by `table.group`."""

    def __init__(self, rows: Iterable[IntakeRow]) -> None:
        self.by_key: Mapping[str, IntakeRow] = {row.key: row for row in rows}

    @property
    def regions(self) -> frozenset[str]:
        """The regions whose authorities give figures."""
        return frozenset(row.region for row in self.by_key.values())

    def value(self, key: str) -> float | None:
        """Return the figure that prose may quote; None when there is no such row."""
        row = self.by_key.get(key)
        return row.mg_per_day if row else None

    def rda(
        self, age: float | None, sex: Sex | None, stage: Stage = "general", region: str | None = None
    ) -> tuple[IntakeRow, ...]:
        """Return what a person needs a day from food and supplements together, in table order.

        Without an age the rows of all adult ages, without a sex those of both, without a region those of all
        regions. Empty where no figure is known, which is not the same as no need.
        """
        return tuple(
            row
            for row in self.by_key.values()
            if row.kind in NEED_KINDS
            and (region is None or row.region == region)
            and row.stage == stage
            and (sex is None or row.sex in (sex, "all"))
            and (row.age_from >= ADULT_FROM - 1 if age is None else row.covers(age))
        )

    def upper_limits(self, age: float | None, stage: Stage = "general") -> tuple[IntakeRow, ...]:
        """Return the limits for supplements alone, one row a region at most, in table order."""
        found: dict[str, IntakeRow] = {}
        for row in self.by_key.values():
            fits = row.stage in (stage, "all") and row.covers(ADULT_FROM if age is None else age)
            if row.kind == "UL" and fits:
                found.setdefault(row.region, row)
        return tuple(found.values())

    @property
    def daily_value(self) -> IntakeRow:
        """The figure behind the percentages on labels, that foods are compared with by default."""
        return next(row for row in self.by_key.values() if row.kind == "DV")

    def problems(self, sources: Mapping[str, Any]) -> list[Problem]:
        """Return references that do not resolve, and ages that run backwards."""
        found: list[Problem] = []
        for row in self.by_key.values():
            if row.age_to is not None and row.age_to <= row.age_from:
                found.append(Problem(row.place, f"{row.key}: age_to is not above age_from", "correct it"))
            found.extend(
                Problem(row.place, f"{row.key}: unknown source {source!r}", "use a key of sources.yaml")
                for source in row.sources
                if source not in sources
            )
        if not any(row.kind == "DV" for row in self.by_key.values()) and self.by_key:
            place = next(iter(self.by_key.values())).place
            found.append(Problem(place, "no row of kind DV", "add the label value that foods refer to"))
        return found
