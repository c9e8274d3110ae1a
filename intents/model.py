"""What crosses the steps of understanding: frozen values, no behaviour beyond reading them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal, NamedTuple

from knowledge.intake import Sex

AmountKind = Literal["dose", "age", "weeks", "time", "portion", "count"]
Outcome = Literal["accepted", "ambiguous", "out_of_scope", "unclear"]
How = Literal["read", "of_the_last", "guessed"]
"""How an intent was come by: read in a message, or in it with the last topic, or guessed from hardly a word."""


class Scored(NamedTuple):
    """An intent with the confidence given to it."""

    intent: str
    confidence: float
    """Calibrated, in [0, 1]."""


@dataclass(frozen=True)
class Classification:
    """All intents considered, best first, ties in key order."""

    ranked: tuple[Scored, ...]
    ours: float = 1.0
    """Its side of the line between our topics and all others: below 0 is theirs, near 1 plainly ours."""

    @property
    def best(self) -> Scored:
        return self.ranked[0]


@dataclass(frozen=True)
class EntityMatch:
    """A known thing, and where it was found in the normalised utterance."""

    type: str
    key: str
    text: str
    start: int
    end: int

    @classmethod
    def carried(cls, type_: str, key: str) -> "EntityMatch":
        """Return a thing that stands nowhere in the utterance: it was told before, or is meant without its name."""
        return cls(type_, key, "", 0, 0)

    @property
    def said(self) -> bool:
        """Whether the utterance itself names it."""
        return self.end > self.start

    @property
    def entity(self) -> str:
        """The thing as content names it: `type/key`."""
        return f"{self.type}/{self.key}"

    @property
    def pair(self) -> tuple[str, str]:
        """The thing as a conversation keeps it."""
        return self.type, self.key

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands."""
        return self.start, self.end


@dataclass(frozen=True)
class Amount:
    """A number that means something: a dose, an age, weeks, a clock time, a portion, a count."""

    kind: AmountKind
    value: float
    """Dose in the unit given; age in years; weeks; time in minutes of the day; portion in its unit."""
    unit: str
    start: int
    end: int

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands."""
        return self.start, self.end

    @property
    def in_mg(self) -> bool:
        """Whether it is a number of milligrams."""
        return self.kind == "dose" and self.unit.startswith(("mg", "milli"))


@dataclass(frozen=True)
class Slots:
    """Values an intent may need, by entity type, in the order in which they were said."""

    matches: tuple[EntityMatch, ...] = ()
    amounts: tuple[Amount, ...] = ()
    age: int | None = None
    sex: Sex | None = None
    life_stage: str | None = None
    strangers: tuple[EntityMatch, ...] = ()
    """Words that nobody knows and that name nothing else; one of them may be a name."""

    def keys(self, type_: str) -> tuple[str, ...]:
        """Keys of one entity type, each once."""
        return tuple(dict.fromkeys(match.key for match in self.matches if match.type == type_))

    def said(self, types: Collection[str]) -> tuple[EntityMatch, ...]:
        """Return the things of some types that the utterance itself names."""
        return tuple(match for match in self.matches if match.type in types and match.said)

    @cached_property
    def named(self) -> frozenset[str]:
        """Types of what the utterance itself names."""
        return frozenset(match.type for match in self.matches if match.said)

    def carrying(self, things: Iterable[tuple[str, str]]) -> "Slots":
        """Return the slots with things told before, (type, key) each, behind what they hold."""
        return replace(self, matches=(*self.matches, *(EntityMatch.carried(*thing) for thing in things)))

    @property
    def forms(self) -> tuple[str, ...]:
        return self.keys("form")

    @property
    def foods(self) -> tuple[str, ...]:
        return self.keys("food")

    @property
    def medicines(self) -> tuple[str, ...]:
        return self.keys("medicine")

    @property
    def conditions(self) -> tuple[str, ...]:
        return self.keys("condition")

    @property
    def diets(self) -> tuple[str, ...]:
        return self.keys("diet")

    @property
    def goals(self) -> tuple[str, ...]:
        return self.keys("goal")

    @property
    def nutrients(self) -> tuple[str, ...]:
        return self.keys("nutrient")


@dataclass(frozen=True)
class Decision:
    """What is done with an utterance, and why."""

    outcome: Outcome
    intent: str | None
    confidence: float
    candidates: tuple[str, ...] = ()
    """Intents to offer when the race is close, best first, at most three."""
    reasons: tuple[str, ...] = field(default=())
    """What the decision leaned on, for --explain."""
    how: How = "read"


@dataclass(frozen=True)
class Context:
    """What a follow-up may lean on: the last question as it was understood."""

    intent: str | None = None
    entities: tuple[tuple[str, str], ...] = ()
    """(type, key) of what was spoken of, latest last."""
    held: tuple[tuple[str, str], ...] = ()
    """(type, key) of what the last answer worked with: a later message may exchange one of them."""
    listed: tuple[tuple[str, str], ...] = ()
    """(type, key) of things of one type, in order: those named side by side, or those that an answer listed."""
    has: tuple[tuple[str, str], ...] = ()
    """(type, key) of conditions kept in mind of the person, which were not spoken of lately."""

    @property
    def live(self) -> bool:
        return self.intent is not None
