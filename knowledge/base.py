"""KnowledgeBase: everything we know, by key, with the check that every reference within it resolves.

What passages, cautions and goals name of the intents and their entities is compared where both are known, in `bot`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from knowledge.blood import BloodTable
from knowledge.cautions import CautionTable
from knowledge.claims import Claim
from knowledge.figures import disagreements
from knowledge.foods import FoodTable
from knowledge.forms import FormTable
from knowledge.intake import IntakeTable
from knowledge.interactions import InteractionTable
from knowledge.kitchen import Kitchen
from knowledge.model import Disclaimer, SeedClaim, Source
from knowledge.names import Name
from knowledge.passages import WrittenPassage
from knowledge.readers import Problem
from knowledge.urgent import UrgentCards

MEDICINE = "medicine"


@dataclass(frozen=True)
class KnowledgeBase:
    """All content, loaded once and never changed."""

    sources: Mapping[str, Source]
    disclaimers: Mapping[str, Disclaimer]
    passages: Mapping[str, WrittenPassage]
    seed_claims: Mapping[str, SeedClaim]
    claims: Mapping[str, Claim]
    cautions: CautionTable
    forms: FormTable
    intake: IntakeTable
    blood: BloodTable
    interactions: InteractionTable
    foods: FoodTable
    kitchen: Kitchen
    urgent: UrgentCards
    revision: str
    """Hash of all content files, in short: the same answer comes from the same revision."""

    def names(self) -> Iterable[Name]:
        """Names of the things in the tables."""
        yield from self.forms.names()
        yield from self.interactions.names()
        yield from (Name(text, "food", key) for text, key in self.foods.names())

    def caution(self, entity: str) -> str | None:
        """Return the key of the caution that `type/key` calls for, MEDICINE for a medicine's own advice, or None."""
        rows = self.cautions.of([entity])
        if rows:
            return rows[0].key
        type_, _, key = entity.partition("/")
        return MEDICINE if type_ == MEDICINE and self.interactions.cautions(key) else None

    def exact_only(self) -> frozenset[str]:
        """Names to which no misspelling is corrected: they are too near to ordinary words or to each other."""
        return self.forms.exact_only | self.interactions.exact_only

    def value(self, reference: str) -> float | None:
        """Return the number behind a figure's reference (`us_ul.adult`, `food.almonds`, `form.oxide`).

        None when there is no such row or it holds no number.
        """
        table, _, key = reference.partition(".")
        if table == "food":
            return self.foods.value(key)
        if table == "food100":
            return self.foods.value(key, per_100g=True)
        if table == "form":
            return self.forms.value(key)
        if table == "gap":
            return self.interactions.gap(key)
        return self.intake.value(reference)

    def covered(self) -> Mapping[str, tuple[str, ...]]:
        """Return for every seed claim the passages that cover it."""
        return {claim: tuple(p.key for p in self.passages.values() if claim in p.claims) for claim in self.seed_claims}

    def problems(self) -> list[Problem]:
        """Return every reference that does not resolve and every figure that disagrees with its row."""
        found = [problem for passage in self.passages.values() for problem in self._of_passage(passage)]
        for claim_id, keys in self.covered().items():
            if not keys:
                place = self.seed_claims[claim_id].place
                remedy = "write it into a passage and list its id under claims"
                found.append(Problem(place, f"no passage covers claim {claim_id}", remedy))
        for claim in self.claims.values():
            found += self._unknown(claim, "source", claim.sources, self.sources)
            found += self._unknown(claim, "passage", claim.next, self.passages)
            found += self._unknown(claim, "disclaimer", claim.disclaimers, self.disclaimers)
        found += self.cautions.problems(self.sources, self.disclaimers, self.passages)
        found += self.forms.problems(self.sources, self.passages)
        found += self.intake.problems(self.sources)
        found += self.blood.problems(self.sources, self.urgent.by_key)
        found += self.interactions.problems(self.sources)
        found += self.foods.problems()
        found += self.kitchen.problems(self.foods)
        found += self.urgent.problems(self.sources, self.disclaimers)
        return found

    def _of_passage(self, passage: WrittenPassage) -> list[Problem]:
        return [
            *self._unknown(passage, "source", passage.sources, self.sources),
            *self._unknown(passage, "passage", passage.next, self.passages),
            *self._unknown(passage, "disclaimer", passage.disclaimers, self.disclaimers),
            *self._unknown(passage, "caution", passage.cautions, self.cautions.by_key),
            *self._unknown(passage, "claim", passage.claims, self.seed_claims),
            *disagreements(passage.figures, passage.place.file, passage.sources, self.value),
        ]

    def _unknown(
        self, row: WrittenPassage | Claim, what: str, keys: Iterable[str], known: Mapping[str, object]
    ) -> list[Problem]:
        return [
            Problem(row.place, f"{row.key}: unknown {what} {key!r}", "correct the key or add the row")
            for key in keys
            if key not in known
        ]
