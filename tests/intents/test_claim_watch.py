"""The second reader of claims: it adds to the signals where it is sure, and takes nothing back."""

import pytest

from bot.assistant import Assistant
from intents.claims.matcher import ClaimMatcher
from intents.claims.watch import AGREES_AT_ALL, CLAIMED, PLAIN, ClaimWatch, load_statements
from intents.model import Classification, Scored
from tests.conftest import ROOT

STATED = "gravel drives do better once you spread magnesium on them"
"""A statement that no signal knows, about nothing that a claim is about."""
ASKED = "do gravel drives do better once you spread magnesium on them?"


@pytest.fixture(scope="module")
def matcher(assistant: Assistant) -> ClaimMatcher:
    return assistant.hearing.claims.matcher


def watch(matcher: ClaimMatcher, confidence: float) -> ClaimWatch:
    ranked = tuple(
        sorted((Scored(CLAIMED, confidence), Scored(PLAIN, 1 - confidence)), key=lambda scored: -scored.confidence)
    )
    return ClaimWatch(matcher, lambda text, concepts: Classification(ranked), lambda text: None)


def test_it_takes_a_statement_for_a_claim_only_when_sure(matcher: ClaimMatcher) -> None:
    assert matcher.fired(STATED) == ()
    assert watch(matcher, 0.9).check(STATED) == matcher.claims[-1].key
    assert watch(matcher, 0.1).check(STATED) is None


def test_a_question_and_a_bare_topic_take_more(matcher: ClaimMatcher) -> None:
    assert watch(matcher, 0.5).check(ASKED) is None
    assert watch(matcher, 0.9).check(ASKED) is not None
    assert watch(matcher, 0.4).check("magnesium gravel drives") is None
    assert watch(matcher, 0.6).check("magnesium gravel drives") is not None
    assert watch(matcher, 0.6).check("magnesium gravel drives", live=True) is None


@pytest.mark.parametrize("text", ["rosacea magnesium gel", "autism magnesium", "magnesium spray gout"])
def test_an_illness_beside_a_product_is_no_claim(matcher: ClaimMatcher, text: str) -> None:
    assert watch(matcher, 0.99).check(text) is None
    assert watch(matcher, 0.99).check(f"{text} sorted") is not None


def test_what_names_nothing_gets_no_general_correction(matcher: ClaimMatcher) -> None:
    assert watch(matcher, 0.9).check("gravel drives do better in june") is None


def test_a_signal_is_taken_back_only_where_nothing_else_sounds_like_a_claim(matcher: ClaimMatcher) -> None:
    assert watch(matcher, AGREES_AT_ALL).check("magnesium cures cancer") == "cure_cancer"
    assert watch(matcher, AGREES_AT_ALL / 2).check("magnesium cures cancer") is None


@pytest.mark.parametrize(
    "text",
    [
        "hubby threw the telmisartan out when he found taurate, his heart is grand",
        "one spoon of it and the tumour was a raisin",
        "my yoga class says oil on the soles fills you up faster than any drip",
        "tell every diabetic that threonate wakes the pancreas up again",
    ],
)
def test_claims_that_no_example_holds_are_corrected(assistant: Assistant, text: str) -> None:
    assert assistant.answer(text).answer.kind == "correct_claim"


@pytest.mark.parametrize(
    "text",
    [
        "hubby takes telmisartan with breakfast and taurate at night",
        "my yoga class was full so I soaked my feet at home",
        "the chemist told me to leave three hours between them",
        "citrate took a few days to help",
    ],
)
def test_plain_remarks_are_not(assistant: Assistant, text: str) -> None:
    assert assistant.answer(text).answer.kind != "correct_claim"


def test_no_statement_is_both() -> None:
    kinds: dict[str, set[str]] = {}
    for text, kind in load_statements(ROOT / "intents" / "content", []):
        kinds.setdefault(text.lower(), set()).add(kind)
    assert len(kinds) > 3_000
    assert [text for text, found in kinds.items() if len(found) > 1] == []
