"""What a message denies of the person, and what it only speaks of."""

import time

import pytest

from intents.persons.negation import load_denials
from knowledge.text import normalise
from tests.conftest import ROOT

DENIALS = load_denials(ROOT / "intents" / "content", [])


def _denied(text: str, name: str) -> bool:
    """Whether a name in a text is denied, judged as the cautions judge it: by where the name begins."""
    plain = normalise(text)
    at = plain.index(name)
    return any(start <= at < end for start, end in DENIALS.spans(plain))


DENIED = [
    ("egfr over 90, all normal", "egfr"),
    ("hba1c normal, cashews ok", "hba1c"),
    ("never been on thyroid meds", "thyroid meds"),
    ("I am not pregnant", "pregnant"),
    ("I'm not pregnant and not planning to be", "pregnant"),
    ("no kidney problems", "kidney problems"),
    ("doctor says his kidneys are great for 84", "kidneys"),
    ("I have no kidney or heart problems", "heart problems"),
    ("no problems with my kidneys", "my kidneys"),
    ("never had heart trouble", "heart trouble"),
    ("without kidney issues", "kidney issues"),
    ("no longer breastfeeding", "breastfeeding"),
    ("I don't have diabetes", "diabetes"),
    ("havent been diagnosed with diabetes", "diabetes"),
    ("she isn't pregnant", "pregnant"),
    ("neither pregnant nor breastfeeding", "breastfeeding"),
    ("I'm not diabetic or pregnant", "pregnant"),
    ("no diabetes, heart trouble or kidney disease, just cramps", "kidney disease"),
    ("not pregnant, diabetic or on dialysis", "dialysis"),
    ("non-diabetic", "diabetic"),
    ("my kidneys are fine", "my kidneys"),
    ("kidneys are perfectly healthy, had them tested last month", "kidneys"),
    ("my kidney function came back normal", "my kidney"),
    ("egfr is normal", "egfr"),
    ("family history of kidney disease", "kidney disease"),
    ("does magnesium prevent diabetes", "diabetes"),
    ("can too much magnesium cause kidney failure", "kidney failure"),
    ("does it lower the risk of heart disease", "heart disease"),
]

HELD = [
    ("no i am not off the lithium", "lithium"),
    ("never had surgery before, going in monday", "surgery"),
    ("pregnancy test was negative monday, positive today", "pregnancy test"),
    ("no kidney trouble, does it mix with warfarin or lithium", "warfarin"),
    ("ckd stage 3, no i am not on dialysis", "ckd"),
    ("gfr 52, ok to take it", "gfr"),
    ("egfr fine for a bath", "egfr"),
    ("been tested for kidney disease, stage 3, otherwise fine", "kidney disease"),
    ("heart disease runs in my family and i have it too", "heart disease"),
    ("neomercazole? no its thyroxine", "thyroxine"),
    ("my dad on dialysis", "dialysis"),
    ("not sure if kidney disease matters", "kidney disease"),
    ("I don't have good kidneys", "kidneys"),
    ("my kidneys aren't great", "my kidneys"),
    ("my kidneys are not fine", "my kidneys"),
    ("are my kidneys ok for this", "my kidneys"),
    ("not on dialysis yet", "dialysis"),
    ("I'm not diabetic but my kidneys are bad", "my kidneys"),
    ("not pregnant but breastfeeding", "breastfeeding"),
    ("no kidney trouble, on warfarin", "warfarin"),
    ("isn't magnesium dangerous with kidney disease", "kidney disease"),
    ("isnt it bad for diabetics", "diabetics"),
    ("is it not a problem with kidney disease", "kidney disease"),
    ("I don't get any side effects with my kidney disease", "kidney disease"),
    ("no idea if my kidneys are bad", "my kidneys"),
    ("no, i have kidney disease", "kidney disease"),
    ("not just diabetes, also heart failure", "diabetes"),
    ("I'm not well, kidney failure", "kidney failure"),
    ("without upsetting my crohn's", "crohn's"),
    ("to prevent cramps with my kidney disease", "my kidney disease"),
    ("my diabetes is fine", "diabetes"),
    ("my afib is well controlled", "afib"),
    ("doctor said no to magnesium because of kidney disease", "kidney disease"),
]


@pytest.mark.parametrize(("text", "name"), DENIED)
def test_what_is_denied_does_not_hold(text: str, name: str) -> None:
    assert _denied(text, name)


@pytest.mark.parametrize(("text", "name"), HELD)
def test_what_is_not_denied_holds(text: str, name: str) -> None:
    assert not _denied(text, name)


def test_a_name_that_holds_its_own_denial_is_not_denied() -> None:
    assert not _denied("no nuts please", "no nuts")
    assert not _denied("kidneys dont work", "kidneys dont work")


def test_empty_text_denies_nothing() -> None:
    assert DENIALS.spans("") == ()


@pytest.mark.parametrize("piece", ["no kidney ", "not ", "a, or ", "kidneys are fine ", "prevent ", "never had a "])
def test_long_text_takes_no_time(piece: str) -> None:
    started = time.perf_counter()
    DENIALS.spans(piece * (20_000 // len(piece)))
    assert time.perf_counter() - started < 2
