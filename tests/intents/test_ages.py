"""Ages in any place of a message, in digits and words, and the numbers that are none."""

from pathlib import Path

import pytest

from intents.model import Amount
from intents.reading.amounts import GESTATION, find_amounts
from intents.words import load_words
from knowledge.readers import Problem
from knowledge.text import normalise
from tests.conftest import ROOT

TOLD = {
    "i'm 72 on a bone tablet": [72],
    "72 on metformin": [72],
    "father 79 restless at night": [79],
    "egfr over 90 and well": [],
    "80 is the number on the tub": [],
    "dad is 80 and the tub says 400": [80],
    "17, competitive swimmer, sore feet": [17],
    "my daughter, 10, gets cramps": [10],
    "grandson is 12 n plays rugby": [12],
    "i shall be eighty-three in August": [83],
    "dad turns 79 on sunday": [79],
    "at 83 my pressure drops": [83],
    "how much for a 2 n half year old": [2.5],
    "for a 2½ year old": [2.5],
    "our little boy, four, will not sleep": [4],
    "my daughter is twenty nine and an office worker": [29],
    "I am 38 and my son is 6, can he": [38, 6],
    "her 80th birthday": [80],
    "i'm in my 66th year": [66],
    "75ish lady": [75],
    "70+ and fit": [70],
    "pensioner, 68, sleeping badly": [68],
    "eighteen months old": [1.5],
    "my father 78 years having cramp": [78],
    "lad of 15": [15],
    "is it fine at 69": [69],
    "nearly 13 and tall": [13],
    "my neighbour joan is 84, can she take it": [84],
    "dad 81: gout and a weak heart": [81],
    "my daughter 12 eczema and growing pains": [12],
    "a girl placed with us is 9, she cramps": [9],
    "i'm 15 lol can it make me taller": [15],
    "im 16 can i take it": [16],
    "ajji 83, knees gone": [83],
    "my mother have 74 years with pressure": [74],
    "he has 9 years and cramps": [9],
    "i have 52 years, can i take": [52],
    "she has 10 years of back pain": [],
    "my heart is fine for 79": [79],
    "im 9 years sober": [],
    "iron apart from ferritin being 40.": [],
    "uncle tom 78 lives with us": [78],
    "not that old, only 73 haha": [73],
    "took it at 45, 79 now": [79],
    "seventy eight and still on my bike": [78],
    "what about kids, mine is 4": [4],
    "two of the pupils i mind, 8, wants it": [8],
    "your mam will say she will be ninety at christmas": [90],
}
TOLD |= {
    "my nani ji is 80 years, legs paining": [80],
    "wee one is 4 and wont poo": [4],
    "shes two and a half and still": [2.5],
    "little man, 18 months, constipated": [1.5],
    "rattly breathing, 82": [82],
    "82 young, cramps at night": [82],
    "kids of 2 and 6, what do they need": [2, 6],
    "mine are healthy, 9 and 11": [9, 11],
}
NOT_TOLD = [
    "pulse at 46, doc calls it slow",
    "kidneys are at 38 now",
    "ferritin is 12, tired",
    "diabetic since age 12",
    "when i was 12 years old i hated milk",
    "had it 12 years, cramps",
    "taken it for over 20 years",
    "mum is 2 weeks post op",
    "i'm 12 stone and",
    "i am 3 doses in",
    "i'm 99% sure",
    "took 2, 3 times",
    "300 or 400",
    "mum of 2, always tired",
    "my friend, two things",
    "200mg, 300mg",
    "bp 135 over 85",
    "40 going on 90",
    "egfr was 58, 72 now",
    "was on 150, 75 now, is that fine",
    "gave my son 5 almonds",
    "my uncle takes 75 before bed",
    "weaned my youngest six yrs ago",
    "my dose is 400, mine is 3 a day",
    "i can do 12 cans of it",
    "the oven is at 90 like",
    "my brother 2 doors down swears by it",
    "when you get to 75 mg",
    "20 years a lorry driver",
    "legs wont stay still at night, 7 months, sleeping badly",
    "creatinine is 6, he was given syrup",
    "im a nurse, six months pregnant",
    "at what point does 100 here and 80 there tip over",
    "45",
    "9 months",
]


WORDS = load_words(ROOT / "intents" / "content", [])


def amounts(text: str) -> tuple[Amount, ...]:
    return find_amounts(normalise(text), WORDS.ages)


def ages(text: str) -> list[float]:
    return [amount.value for amount in amounts(text) if amount.kind == "age"]


@pytest.mark.parametrize(("text", "years"), TOLD.items())
def test_an_age_is_read_wherever_it_stands(text: str, years: list[float]) -> None:
    assert ages(text) == years


@pytest.mark.parametrize("text", NOT_TOLD)
def test_other_numbers_are_no_ages(text: str) -> None:
    assert ages(text) == []


@pytest.mark.parametrize("text", ["19+3 and calf cramps", "at 28 + 2, iron tablets"])
def test_weeks_and_days_are_those_of_a_pregnancy(text: str) -> None:
    assert [amount.unit for amount in amounts(text) if amount.kind == "weeks"] == [GESTATION]


@pytest.mark.parametrize("text", ["200+100 mg", "10+5 mg", "buy 5+1 free", "2+2"])
def test_sums_are_no_weeks(text: str) -> None:
    assert not [amount for amount in amounts(text) if amount.unit == GESTATION]


def test_a_long_run_of_numbers_takes_no_long_time() -> None:
    assert len(amounts("my son, 10, " * 150)) == 150


@pytest.mark.parametrize("text", ["he's 7 months", "shes 10 months, can she have oats", "she is 9 months"])
def test_months_told_of_him_or_her_are_an_age(text: str) -> None:
    assert [a.value < 1 for a in amounts(text) if a.kind == "age"] == [True]


def test_a_pattern_that_cannot_be_read_is_a_problem_at_its_line(tmp_path: Path) -> None:
    folder = ROOT / "intents" / "content"
    for name in ("words.yaml", "leaning.yaml", "completions.yaml", "emoji.yaml"):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    written = (folder / "ages.yaml").read_text(encoding="utf-8").replace("too old at #", "too old at [#]")
    (tmp_path / "ages.yaml").write_text(written, encoding="utf-8")
    problems: list[Problem] = []
    load_words(tmp_path, problems)
    line = next(at for at, text in enumerate(written.splitlines(), 1) if "[#]" in text)
    assert [(problem.place.line, "too old at [#]" in problem.message) for problem in problems] == [(line, True)]


def test_without_content_no_age_is_told(tmp_path: Path) -> None:
    assert list(load_words(tmp_path, []).ages.find("im 45")) == []
