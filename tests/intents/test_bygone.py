"""What a message tells of as over."""

import time
from datetime import date

import pytest

from intents.persons.bygone import load_bygone
from knowledge.text import normalise
from tests.bot.asking import word_lists
from tests.conftest import ROOT

TODAY = date(2026, 12, 1)
BYGONE = load_bygone(ROOT / "intents" / "content", word_lists().persons, [])


def _is_over(text: str, name: str) -> bool:
    """Whether a name in a text is told as over, judged as the cautions judge it: by where the name begins."""
    plain = normalise(text)
    at = plain.index(name)
    return any(start <= at < end for start, end in BYGONE.find(plain, TODAY).over)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("was pregnant twenty years ago and had cramps then, odd ones now at 48", "pregnant"),
        ("had my appendix out at 12, all fine", "appendix"),
        ("i had a c section in 1998, all healed", "c section"),
        ("hysterectomy 12 years ago, now 50", "hysterectomy"),
        ("had my tonsils out as a kid", "tonsils"),
        ("when i was expecting my first i ate bananas", "expecting"),
        ("had my wisdom teeth out when i was 19", "wisdom teeth"),
        ("used to breastfeed, not any more", "breastfeed"),
    ],
)
def test_what_was_long_ago_is_over(text: str, name: str) -> None:
    assert _is_over(text, name)


@pytest.mark.parametrize(("year", "over"), [(1998, True), (2024, True), (2025, False), (2026, False)])
def test_the_year_before_last_is_long_ago(year: int, over: bool) -> None:
    text = f"had an operation in {year}"
    assert bool(BYGONE.find(text, TODAY).over) == over
    assert BYGONE.find(text, date(2030, 1, 1)).over


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("i found out i was pregnant yesterday", "pregnant"),
        ("pregnant again after five years", "pregnant"),
        ("i'm pregnant and had asthma as a child", "pregnant"),
        ("15 weeks pregnant with scars from reflux as a child", "pregnant"),
        ("i had my op last week", "op"),
        ("had one op years ago and the next op is due on monday", "next op"),
        ("if i was pregnant would it be safe", "pregnant"),
        ("i was told i am pregnant", "pregnant"),
        ("was told pregnant today", "pregnant"),
        ("pregnant in my 40s with cramps in my extremities", "pregnant"),
        ("i was pregnant when i started and still am", "pregnant"),
    ],
)
def test_what_goes_on_is_not_over(text: str, name: str) -> None:
    assert not _is_over(text, name)


@pytest.mark.parametrize(
    ("text", "name", "ended"),
    [
        ("came off omeprazole in 2020, which form for sleep", "omeprazole", True),
        ("i used to take warfarin years ago", "warfarin", True),
        ("stopped taking metoprolol last year", "metoprolol", True),
        ("was on prednisone for a week in 2021", "prednisone", True),
        ("finished antibiotics months ago", "antibiotics", True),
        ("came off ramipril in 2020, had to go back on it in may", "ramipril", False),
        ("started levothyroxine ten years ago", "levothyroxine", False),
        ("been on omeprazole since 2010", "omeprazole", False),
        ("just finished doxycycline today", "doxycycline", False),
        ("finished my ramipril box, doctor gave more", "ramipril", False),
        ("can i come off omeprazole", "omeprazole", False),
    ],
)
def test_a_medicine_is_over_only_when_its_end_is_told(text: str, name: str, ended: bool) -> None:
    plain = normalise(text)
    at = plain.index(name)
    assert any(start <= at < end for start, end in BYGONE.find(plain, TODAY).ended) == ended


@pytest.mark.parametrize(
    ("text", "name", "of_the_dead"),
    [
        ("my late wife was on digoxin, which form for me", "digoxin", True),
        ("grandad passed away with heart failure. foods?", "heart failure", True),
        ("my thatha had bad kidneys, died in 2011", "bad kidneys", True),
        ("my mum has bad kidneys, my aunt died in 2011", "bad kidneys", False),
        ("our aunt had kidney failure before she died", "kidney failure", True),
        ("grandpa passed from heart failure, i just want better sleep", "heart failure", True),
        ("my late wife had diabetes and so do i", "diabetes", False),
        ("since my brother died i am on sertraline", "sertraline", False),
        ("my uncle died and i have kidney failure", "kidney failure", False),
        ("my legs died, kidney failure, late shift", "kidney failure", False),
    ],
)
def test_what_the_dead_had_is_nobodys(text: str, name: str, of_the_dead: bool) -> None:
    plain = normalise(text)
    at = plain.index(name)
    assert any(start <= at < end for start, end in BYGONE.find(plain, TODAY).of_the_dead) == of_the_dead


@pytest.mark.parametrize(
    ("text", "unborn"),
    [
        ("33 weeks, baby kicking all evening, cramps", True),
        ("at 33 weeks my baby is growing well", True),
        ("the baby is head down, which magnesium", True),
        ("baby due in june", True),
        ("my baby is not sleeping", False),
        ("8 month old baby is moving about all night, magnesium", False),
        ("20 weeks old baby is moving about all night", False),
        ("baby has a cold and i am pregnant again", False),
    ],
)
def test_a_baby_not_born_yet_is_no_child(text: str, unborn: bool) -> None:
    assert bool(BYGONE.find(normalise(text), TODAY).unborn) == unborn


@pytest.mark.parametrize("piece", ["my uncle ", "was on ", "had it at ", "years ", "used to take a ", "baby is "])
def test_long_text_takes_no_time(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    started = time.perf_counter()
    BYGONE.find(text, TODAY)
    assert time.perf_counter() - started < 2
