"""Corrections: what a message asserts and studies do not bear out, answered by the claims table."""

from bot.answer import Draft, Suggestion
from bot.answers.desk import Desk

NEAR = 0.3
"""Similarity from which a claim that no signal knows is taken for one on file; below, the general one answers."""


def nearest_claim(text: str, desk: Desk) -> str | None:
    """Return the claim on file that a message comes nearest to in words, None when none comes near."""
    return next((hit.key for hit in desk.claims.search(text, k=1) if hit.score >= NEAR), None)


def correct_claim(key: str, desk: Desk) -> Draft:
    """Return the correction of a claim on file."""
    claim = desk.knowledge.claims[key]
    passages = tuple(key for key in claim.next if key in desk.knowledge.passages)
    return Draft(
        title=claim.title,
        lead=claim.correction,
        facts=claim.facts,
        kind="correct_claim",
        evidence=claim.evidence,
        sources=claim.sources,
        disclaimers=claim.disclaimers,
        ask=claim.ask,
        suggestions=tuple(Suggestion(desk.knowledge.passages[key].label, f"p:{key}") for key in passages),
        seen=(f"claim {claim.key}",),
    )
