"""Forms: what each compound is, how it is taken up, and how much of its weight is the element itself."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from knowledge.formula import molar_mass, share
from knowledge.model import Ask, Evidence
from knowledge.names import Name
from knowledge.readers import ContentRow, Place, Problem
from knowledge.text import holds_any, tokens

AbsorptionClass = Literal["high", "good", "unclear", "low", "skin_unproven"]
WELL_ABSORBED: frozenset[AbsorptionClass] = frozenset({"high", "good"})


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Compound(_Part):
    """One substance sold under a form's name."""

    name: str
    formula: str
    percent: float = Field(gt=0, lt=100)
    """Share of the element in the molar mass, to one decimal."""
    molar_mass: float = Field(gt=0)


class Absorption(_Part):
    """How well it gets into the body, and how sure that is."""

    grade: AbsorptionClass = Field(alias="class")
    evidence: Evidence
    text: str = Field(max_length=140)


class Gut(_Part):
    """How it sits with the gut: 1 gentle, 2 middling, 3 loosens, 4 purging; None where nobody knows."""

    rank: int | None = Field(default=None, ge=1, le=4)
    text: str = Field(max_length=140)


class Finding(_Part):
    """What studies show, in one sentence."""

    evidence: Evidence
    text: str = Field(max_length=140)


class Fit(_Part):
    """A goal that a form is named for, and what speaks for it."""

    goal: str
    rank: int = Field(ge=1)
    evidence: Evidence
    reason: str = Field(max_length=120)


class FormRow(ContentRow):
    """A form: a compound, or a kind of product that goes by one name."""

    key: str
    name: str
    label: str = Field(max_length=22)
    aliases: tuple[str, ...] = ()
    exact_only: tuple[str, ...] = ()
    lead: str = Field(max_length=160)
    elemental: tuple[Compound, ...] = ()
    labelled: Literal["itself", "compound"] = "itself"
    """What the number on a label mostly counts."""
    absorption: Absorption
    gut: Gut
    finding: Finding
    """On the goal that is asked for most."""
    price: Literal["low", "middle", "high"] | None = None
    best_for: tuple[Fit, ...] = ()
    cautions: tuple[str, ...] = Field(min_length=1)
    sources: tuple[str, ...] = Field(min_length=1)
    passage: str

    @property
    def compound(self) -> Compound | None:
        """The compound that figures are given for; None where only the label knows."""
        return self.elemental[0] if self.elemental else None


def named_compound(row: FormRow, text: str) -> Compound:
    """Return the compound of a form that a text names by its own word ("hexahydrate"), else the first.

    ValueError for a form without a compound.
    """
    if row.compound is None:
        raise ValueError(f"{row.key} has no fixed formula")
    said = set(tokens(text)) - set(tokens(row.name))
    named = (compound for compound in row.elemental if tokens(compound.name)[0] in said)
    return next(named, row.compound)


class GoalRow(ContentRow):
    """What people want from a form, and what is known about it."""

    key: str
    label: str
    covers: tuple[str, ...] = ()
    """Entities (`type/key`) that mean this goal."""
    names: tuple[str, ...] = ()
    """Words that mean it where no entity is found."""
    lead: str = Field(min_length=20, max_length=320)
    first: str = Field(max_length=180)
    """What to do before a supplement."""
    evidence: Evidence
    ask: Ask
    sources: tuple[str, ...] = Field(min_length=1)


class Choice(NamedTuple):
    """A form for a goal, with the reason."""

    form: FormRow
    fit: Fit


class FormTable:
    """All forms and goals by key; `ANY_GOAL` answers where no goal is named."""

    ANY_GOAL = "any"

    def __init__(self, rows: Iterable[FormRow], goals: Iterable[GoalRow] = ()) -> None:
        self.by_key: Mapping[str, FormRow] = {row.key: row for row in rows}
        self.goals: Mapping[str, GoalRow] = {row.key: row for row in goals}
        self._goal_of = {entity: row for row in self.goals.values() for entity in row.covers}

    def names(self) -> tuple[Name, ...]:
        """Return every name of every form."""
        return tuple(
            Name(text, "form", row.key)
            for row in self.by_key.values()
            for text in dict.fromkeys((row.name, *row.aliases))
        )

    @property
    def exact_only(self) -> frozenset[str]:
        """Names that a misspelling must never be corrected to."""
        return frozenset(name for row in self.by_key.values() for name in row.exact_only)

    def compare(self, keys: Iterable[str]) -> tuple[FormRow, ...]:
        """Return the rows of known forms, each once, in the order asked."""
        return tuple(self.by_key[key] for key in dict.fromkeys(keys) if key in self.by_key)

    def same_compound(self, rows: Sequence[FormRow]) -> bool:
        """Tell whether forms are one substance under several names, by their formulas."""
        formulas = {row.compound.formula if row.compound else row.key for row in rows}
        return len(rows) > 1 and len(formulas) == 1

    def goal(self, entities: Iterable[str]) -> GoalRow | None:
        """Return the goal that the first fitting `type/key` entity means."""
        return next((self._goal_of[entity] for entity in entities if entity in self._goal_of), None)

    def goals_said(self, text: str) -> tuple[GoalRow, ...]:
        """Return the goals whose own words stand in a text, in file order."""
        return tuple(row for row in self.goals.values() if holds_any(text, row.names))

    def best_for(self, goal: str) -> tuple[Choice, ...]:
        """Return the forms named for a goal, best first, ties in key order; empty when none is."""
        choices = [Choice(row, fit) for row in self.by_key.values() for fit in row.best_for if fit.goal == goal]
        return tuple(sorted(choices, key=lambda choice: (choice.fit.rank, choice.form.key)))

    def elemental(self, key: str, compound_mg: float) -> float | None:
        """Return the milligrams of the element in a weight of the form's first compound; None if unknown."""
        compound = self.by_key[key].compound
        return compound_mg * share(compound.formula) if compound else None

    def elemental_range(self, key: str, compound_mg: float) -> tuple[float, float] | None:
        """Return least and most milligrams of the element over all compounds sold under the name."""
        shares = [share(compound.formula) for compound in self.by_key[key].elemental]
        return (compound_mg * min(shares), compound_mg * max(shares)) if shares else None

    def value(self, key: str) -> float | None:
        """Return the percent that prose may quote for a form; None when the table has none."""
        compound = self.by_key[key].compound if key in self.by_key else None
        return compound.percent if compound else None

    def problems(self, sources: Mapping[str, Any], passages: Mapping[str, Any]) -> list[Problem]:
        """Return references that do not resolve and figures that disagree with their formula."""
        found: list[Problem] = []
        for row in self.by_key.values():
            if row.passage not in passages:
                message = f"{row.key}: unknown passage {row.passage!r}"
                found.append(Problem(row.place, message, "name a file of passages/"))
            for fit in row.best_for:
                if fit.goal not in self.goals:
                    message = f"{row.key}: unknown goal {fit.goal!r}"
                    found.append(Problem(row.place, message, "use a key of form_goals.yaml"))
            for compound in row.elemental:
                found.extend(_wrong_figures(row, compound))
        cited: tuple[FormRow | GoalRow, ...] = (*self.by_key.values(), *self.goals.values())
        found.extend(
            Problem(row.place, f"{row.key}: unknown source {source!r}", "use a key of sources.yaml")
            for row in cited
            for source in row.sources
            if source not in sources
        )
        if self.ANY_GOAL not in self.goals:
            message = f"the goal {self.ANY_GOAL!r} is missing"
            found.append(Problem(Place("form_goals.yaml", 1), message, "add it"))
        return found


def _wrong_figures(row: FormRow, compound: Compound) -> Iterable[Problem]:
    try:
        percent, mass = 100 * share(compound.formula), molar_mass(compound.formula)
    except ValueError as error:
        yield Problem(row.place, f"{row.key}: {error}", "write it like MgCl2.6H2O")
        return
    if abs(percent - compound.percent) > 0.06:  # one decimal, and a little for rounded masses
        message = f"{row.key}: {compound.name} holds {percent:.1f} percent, not {compound.percent:g}"
        yield Problem(row.place, message, "correct the figure or the formula")
    if abs(mass - compound.molar_mass) > 0.02:
        message = f"{row.key}: {compound.name} weighs {mass:.2f}, not {compound.molar_mass:g}"
        yield Problem(row.place, message, "correct the figure or the formula")
