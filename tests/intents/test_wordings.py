"""Things told without a name: a situation is known by how it is put, in any of its wordings."""

from pathlib import Path

import pytest

from intents.catalog import load_catalog
from intents.reading.entities import EntityFinder
from intents.reading.wordings import load_wordings
from knowledge.base import KnowledgeBase
from knowledge.names import NameIndex
from knowledge.readers import Problem
from tests.bot.asking import word_lists
from tests.conftest import ROOT

CONTENT = ROOT / "intents" / "content"

TOLD = [
    ("pregnancy", "wife is due in october, cramps all night"),
    ("pregnancy", "23 wks. constipated. which laxative?"),
    ("breastfeeding", "does it get into my milk"),
    ("child", "my twelve year old girl cramps after hockey"),
    ("older_adult", "she turned seventy last week, is it fine"),
    ("kidney_disease", "dad's kidneys are only working at 20 percent"),
    ("kidney_disease", "creatinine was a bit high at the last check"),
    ("kidney_disease", "she is on the waiting list for a new kidney"),
    ("heart_block", "resting pulse is around 44"),
    ("diabetes", "hba1c is 61 and i get foot cramps"),
    ("surgery", "getting my wisdom teeth out next friday"),
    ("kidney_disease", "on pd bags at home"),
    ("kidney_disease", "scarring on both kidneys from infections"),
    ("pregnancy", "25 weeks with an achy back, which magnesium"),
    ("pregnancy", "34w and cannot sleep"),
    ("pregnancy", "just got two lines, do i carry on"),
    ("pregnancy", "carrying my third, how much a day"),
    ("pregnancy", "wife is carrying 7 months, pain in calf"),
    ("diabetes", "on insulin 30 years"),
    ("diabetes", "LADA, which form"),
    ("diabetes", "losartan for diabetic nephropathy"),
    ("myasthenia_gravis", "sister with MG on mestinon"),
    ("heart_disease", "old murmur repair and cramps"),
    ("heart_disease", "second bypass last year"),
    ("surgery", "getting a boob job in 3 weeks"),
    ("surgery", "having my veins stripped in may"),
    ("alcohol", "i drink a bottle of wine most nights"),
    ("alcohol", "brother drinks heavy every day"),
    ("alcohol", "in rehab for booze"),
    ("low_blood_pressure", "bp always 90/55"),
    ("low_blood_pressure", "my pressure is always low"),
    ("bowel_obstruction", "adhesions keep half blocking my gut"),
    ("eating_disorder", "eat nearly nothing then purge"),
    ("antihypertensives", "on blood presure pills, dunno names"),
    ("epilepsy_unnamed", "my seizure tablets and magnesium"),
    ("antisickness_unnamed", "anti sickness tablets and magnesium"),
    ("loop_thiazide", "tablets that make me pee"),
    ("calcium", "doctor gave calcium"),
    ("pregnancy", "32w constipated, senokot or that"),
    ("pregnancy", "is the spray alright at 31 weeks"),
    ("pregnancy", "my test shows two lines, what now"),
    ("pregnancy", "well number 4 is on the way, which form"),
    ("pregnancy", "midwife and expecting my own"),
    ("breastfeeding", "she feeds the twins herself"),
    ("breastfeeding", "does it dry up my milk"),
    ("breastfeeding", "still expressing in the work toilet"),
    ("child", "one of my pupils asked for my spray"),
    ("child", "just started p2, eyes twitching"),
    ("myasthenia_gravis", "nurse w MG. bath salts"),
    ("myasthenia_gravis", "the MG nurse said ask first"),
    ("myasthenia_gravis", "apparently its MG"),
    ("kidney_disease", "his beans are packing up"),
    ("kidney_disease", "kidneys are grand mostly, stage 3"),
    ("heart_disease", "af was found last week"),
    ("heart_disease", "the valve they replaced in june"),
    ("diabetes", "amma is having sugar and cramps"),
    ("surgery", "bunion slot came up"),
    ("surgery", "theyre plating it thursday"),
    ("surgery", "its the sleeve for me"),
    ("surgery", "my op is on the 4th"),
    ("pregnancy", "my cat is pregnant and so am i"),
    ("kidney_disease", "work in dialysis unit and im on it myself"),
]
NOT_TOLD = [
    "i have taken it for seven years",
    "expecting a delivery of flakes on friday",
    "is creatine fine with magnesium",
    "kidney beans or black beans",
    "milk with my cereal",
    "what is magnesium good for in general",
    "heart of palm salad",
    "my phone operates fine in the bath",
    "my friend's band is called Dialysis",
    "crohn is my surname",
    "the surgery is the name of a bar",
    "i live on statin island",
    "my baby is a 1972 motorbike",
    "my nan bread recipe",
    "my nan swore by baths",
    "the kid in the shop told me",
    "as a kid i had cramps",
    "operation hours of the shop",
    "magnesium operation in the body",
    "my dog is pregnant",
    "pregnant pause",
    "im 28 weeks into marathon training",
    "a glass of wine every evening",
    "rehab for my knee",
    "tired af",
    "type two muscle fibres",
    "my mum has mg tablets",
    "library book is due in march",
    "low pressure shower head",
    "ticker tape machine",
    "magnesium lactate or malate",
    "sterilised jars and fragrant bath salts",
    "bp 135 over 85",
    "took it for 16 weeks with no change",
    "the covid test went positive",
    "order number 5 is on the way",
    "sixth month running of bad sleep",
    "low supply of almonds in shops",
    "milk machine broke at work",
    "how do i take my mg?",
    "is it g or mg? its mg",
    "low mg, doctor says eat nuts",
    "he said mg is better than zinc",
    "water filters are shot",
    "coke has sugar and caffeine",
    "my car is being done on friday",
    "compression sleeve for running",
    "hamster is pregnant and i am not",
]
CALLING = {"condition", "life_stage", "medicine"}
ADULTS = {"man", "woman", "athlete"}


@pytest.fixture(scope="module")
def finder(knowledge: KnowledgeBase) -> EntityFinder:
    problems: list[Problem] = []
    catalog = load_catalog(CONTENT, problems)
    wordings = load_wordings(CONTENT, catalog.wordings(), problems)
    assert problems == []
    index = NameIndex([*catalog.names(), *knowledge.names()])
    return EntityFinder(index, lambda words: [(1, (word,)) for word in words], word_lists(), wordings)


@pytest.mark.parametrize(("key", "text"), TOLD)
def test_a_situation_is_known_without_its_name(finder: EntityFinder, key: str, text: str) -> None:
    matches = {match.key: match for match in finder.read(text).matches}
    assert key in matches
    assert matches[key].text
    assert matches[key].text in text.lower()


@pytest.mark.parametrize("text", NOT_TOLD)
def test_likely_words_alone_tell_nothing(finder: EntityFinder, text: str) -> None:
    assert not {m.key for m in finder.read(text).matches if m.type in CALLING and m.key not in ADULTS}


@pytest.mark.parametrize(
    "text", ["my house is 80 years old", "the starter is six months old", "a ten year old car", "dog is 12 years old"]
)
def test_the_age_of_a_thing_is_nobodys(finder: EntityFinder, text: str) -> None:
    assert not [amount for amount in finder.read(text).amounts if amount.kind == "age"]


def test_what_is_said_of_a_person_beside_a_name_still_counts(finder: EntityFinder) -> None:
    found = {match.key for match in finder.read("a band called Dialysis, but dad is on dialysis").matches}
    assert "kidney_disease" in found


def test_a_pattern_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "wordings.yaml").write_text('month: "may|june"\n', encoding="utf-8")
    problems: list[Problem] = []
    load_wordings(tmp_path, {("life_stage", "pregnancy"): ["due in <mont>"]}, problems)
    assert len(problems) == 1
    assert "mont" in problems[0].message
