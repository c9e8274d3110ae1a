"""The rows of the knowledge base that are not tables of their own: sources, passages, claims, disclaimers."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from knowledge.readers import ContentRow

Evidence = Literal["established", "supported", "mixed", "limited", "contradicted"]
Ask = Literal["doctor", "pharmacist", "midwife", "kidney_team", "child_doctor", "dietitian", "dentist", "vet", "none"]


class Source(ContentRow):
    """A publication that answers may cite."""

    key: str
    title: str
    publisher: str
    year: int
    """Year of publication; of a page that is kept up to date, the year in which it was read."""
    living: bool = False
    """True for a page that is kept up to date."""
    url: str = Field(pattern=r"^https?://")
    checked: Literal[True]
    """Somebody read it. A source that nobody read may not be cited."""

    @property
    def citation(self) -> str:
        """The source as a reader sees it: publisher, title, year."""
        year = f"seen {self.year}" if self.living else str(self.year)
        return f"{self.publisher}: {self.title} ({year})"


class SeedClaim(ContentRow):
    """A factual claim of a seed article, with the grade that authorities support."""

    id: str = Field(pattern=r"^S\d{3}$")
    seed: str
    topic: str
    claim: str
    evidence: Evidence


class Disclaimer(ContentRow):
    """One short sentence that ends every reply of its kind."""

    key: str
    text: str = Field(min_length=20, max_length=160)


class Cue(BaseModel):
    """Words that make a passage the answer to questions that another answer would take ("is citrate vegan")."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    among: tuple[str, ...] = Field(min_length=1)
    """The intents whose questions are meant."""
    words: tuple[str, ...] = Field(min_length=1)
    """Words or phrases, one of which a question holds; "magnesium" stands for any form, "food" for any food."""


class Passage(ContentRow):
    """Curated text on one question: a lead that answers by itself, key facts, and detail on request."""

    key: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    title: str = Field(max_length=60)
    label: str = Field(max_length=30)
    intents: tuple[str, ...] = Field(min_length=1, max_length=4)
    about: tuple[str, ...] = ()
    """Entities (`type/key`) that make this the fitting passage."""
    needs: tuple[tuple[str, ...], ...] = ()
    """What it is only for: groups of entities (`type/key`) or words. A question that names nothing of some group is
    not answered with it."""
    asks: tuple[str, ...] = Field((), max_length=40)
    """Ways in which people ask for what it says, in their own words."""
    cues: tuple[Cue, ...] = ()
    """Words that call for it among the questions of certain intents, whatever else would answer them."""
    claims: tuple[str, ...] = ()
    evidence: Evidence | None
    sources: tuple[str, ...] = Field(min_length=1, max_length=5)
    cautions: tuple[str, ...] = ()
    ask: Ask = "none"
    disclaimers: tuple[str, ...] = Field(min_length=1)
    reviewed: date
    next: tuple[str, ...] = ()
    lead: str = Field(min_length=20, max_length=340)
    facts: tuple[str, ...] = Field(min_length=1, max_length=5)
    more: str = ""

    @property
    def for_somebody(self) -> bool:
        """Whether it is only for people of one stage of life or with one illness: "cramps" alone never means it."""
        return any(need.startswith(("life_stage/", "condition/")) for group in self.needs for need in group)

    @property
    def text(self) -> str:
        """Everything a reader may see of it, for search and for checks."""
        return "\n".join((self.title, self.lead, *self.facts, self.more))

    @property
    def lines(self) -> tuple[str, ...]:
        """All that it says, line by line."""
        return tuple(line for line in (self.lead, *self.facts, *self.more.splitlines()) if line.strip())


@dataclass(frozen=True)
class Hit:
    """A passage found for an utterance."""

    key: str
    score: float
    """Similarity in [0, 1]; 1 is the same wording."""
