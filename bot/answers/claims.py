"""Corrections: what a message asserts and studies do not bear out, answered by the claims table."""

from bot.answer import Draft, Suggestion
from bot.answers.desk import Desk


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
