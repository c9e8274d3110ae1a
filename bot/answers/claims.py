"""Corrections: what a message asserts and studies do not bear out, answered by the claims table."""

from bot.answer import Draft
from bot.answers.desk import Desk
from intents.model import Slots
from knowledge.forms import FormRow

NEAR = 0.3
"""Similarity from which a claim that no signal knows is taken for one on file; below, the general one answers."""


def nearest_claim(text: str, desk: Desk) -> str | None:
    """Return the claim on file that a message comes nearest to in words, None when none comes near."""
    return next((hit.key for hit in desk.claims.search(text, k=1) if hit.score >= NEAR), None)


def correct_claim(key: str, desk: Desk, slots: Slots) -> Draft:
    """Return the correction of a claim on file; the general one says what is known of the one form that is named."""
    claim = desk.knowledge.claims[key]
    forms = [desk.knowledge.forms.by_key[form] for form in dict.fromkeys(slots.forms)]
    named = forms[0] if len(forms) == 1 and key == desk.general_claim else None
    passages = tuple(
        key for key in (*([named.passage] if named else []), *claim.next) if key in desk.knowledge.passages
    )
    return Draft(
        title=claim.title,
        lead=claim.correction,
        facts=(*([_known_of(named, slots)] if named else []), *claim.facts),
        kind="correct_claim",
        evidence=claim.evidence,
        sources=tuple(dict.fromkeys((*(named.sources if named else ()), *claim.sources))),
        disclaimers=claim.disclaimers,
        ask=claim.ask,
        suggestions=tuple(map(desk.offer_page, passages)),
        seen=(f"claim {claim.key}",),
    )


def _known_of(row: FormRow, slots: Slots) -> str:
    """What is known of a form for the goal that is told, else of what it is asked for most."""
    told = next((fit.reason for fit in row.best_for if fit.goal in slots.goals), None)
    return f"{row.label}: {told}." if told else f"{row.label}: {row.finding.text}"
