"""Corrections: what a message asserts and studies do not bear out, answered by the claims table."""

from bot.answer import Draft, Request, Suggestion
from bot.answers.desk import Desk

NEAR = 0.2
"""Similarity from which a claim that no signal knows is taken for one on file; below, the general one answers."""


def claim_answer(request: Request, desk: Desk) -> Draft:
    """Return the correction that fits what a claim is about, else the nearest one in words, else the general one."""
    about = desk.claim_about(request.utterance)
    if about is not None:
        return correct_claim(about, desk)
    hits = desk.claims.search(request.read or request.utterance, k=1)
    near = next((hit.key for hit in hits if hit.score >= NEAR), None)
    return correct_claim(near or desk.general_claim, desk)


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
