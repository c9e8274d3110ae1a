"""A complaint stays what a talk is about: for whom it is, how long it lasts, what may be behind it."""

import pytest

from bot.assistant import Assistant
from tests.bot.test_instead import last, told


@pytest.mark.parametrize(
    ("talk", "topic", "caution"),
    [
        ("constipated > my father is 83", "constipation", "older_adults"),
        ("migraines > im 15", "migraine", "children"),
        ("growing pains > she is 6", "children", "children"),
        ("i have kidney disease > i am 74", "kidney_disease", "older_adults"),
        ("restless legs > its for my gran, 88", "restless_legs", "older_adults"),
    ],
)
def test_for_whom_it_is_leaves_the_topic(assistant: Assistant, talk: str, topic: str, caution: str) -> None:
    answer = last(assistant, talk)
    assert answer.intent == topic
    assert caution in answer.cautions


def test_a_baby_is_answered_on_babies(assistant: Assistant) -> None:
    assert last(assistant, "poor sleep > for my 5 month old baby").intent == "children"


@pytest.mark.parametrize("span", ["for 4 weeks", "its been three months now", "about 2 years"])
def test_how_long_a_complaint_lasts_brings_its_warning_signs(assistant: Assistant, span: str) -> None:
    answer = last(assistant, f"calf cramps > {span}")
    assert answer.intent == "leg_cramps"
    assert "pregnancy" not in answer.cautions
    assert "worth showing to a doctor" in told(answer)


@pytest.mark.parametrize(
    ("talk", "page"),
    [
        ("reflux > ever since the magnesium", "heartburn-from-magnesium"),
        ("sleep > hes 3 yrs old", "children-sleep"),
        ("adhd > my girl is 8", "adhd"),
    ],
)
def test_later_messages_keep_to_the_complaint(assistant: Assistant, talk: str, page: str) -> None:
    assert last(assistant, talk).passages == (page,)


def test_weeks_of_a_pregnancy_stay_weeks_of_a_pregnancy(assistant: Assistant) -> None:
    for talk in ("im pregnant and get cramps > 6 weeks", "calf cramps > 22 weeks", "can i take it > 5 weeks"):
        assert "pregnancy" in last(assistant, talk).cautions, talk


@pytest.mark.parametrize(
    ("talk", "words"),
    [
        ("restless legs > im on sertraline > could that be it?", "antidepressants"),
        ("leg cramps > she takes furosemide > is that why", "water tablets"),
        ("knee pain > rosuvastatin > could it be that", "not to add magnesium"),
        ("tiredness > atenolol > does it cause that", "leaflet"),
    ],
)
def test_a_medicine_may_be_behind_a_complaint(assistant: Assistant, talk: str, words: str) -> None:
    answer = last(assistant, talk)
    assert words in told(answer).lower()
    assert "No clash" not in told(answer)


@pytest.mark.parametrize(
    "talk",
    [
        "my magnesium came back low > 0.61",
        "low magnesium on my blood test > it was 1,4 mg/dl",
        "lansoprazole daily, mag low 0.6",
    ],
)
def test_a_bare_result_is_placed(assistant: Assistant, talk: str) -> None:
    assert "below the common range" in told(last(assistant, talk))


@pytest.mark.parametrize(
    ("message", "page"),
    [
        ("acid reflux ever since i began magnesium", "heartburn-from-magnesium"),
        ("hip pain started when i went on magnesium", "could-it-be-the-magnesium"),
        ("not been able to poo since taking magnesium", "constipated-by-magnesium"),
        ("my stool is just water since i began magnesium oxide", "diarrhoea-from-magnesium"),
        ("does magnesium make people depressed", "mood-from-magnesium"),
        ("does magnesium lift depression", "mood-depression"),
        ("is magnesium citrate alright for my 16 yr old girl", "teens"),
        ("i began magnesium malate on friday and now i have a headache", "headache-from-magnesium"),
        ("constipation", "constipation"),
        ("a stitch in my side whenever i run", "rib-side-cramp"),
        ("i have congestive heart failure, is magnesium ok", "heart-failure"),
        ("feeling sick at 7 weeks pregnant, magnesium?", "pregnancy-nausea"),
    ],
)
def test_pages_on_what_came_with_it(assistant: Assistant, message: str, page: str) -> None:
    assert f"passage {page}" in str(last(assistant, message).trace)


def test_the_strength_of_a_medicine_is_no_label(assistant: Assistant) -> None:
    answer = last(assistant, "ramipril 5mg + magnesium 250")
    assert answer.intent == "medicines"
    assert "counts magnesium itself" not in told(answer)
    assert "10 mg" not in told(last(assistant, "enalapril 10mg magnesium oxide 250mg"))


def test_an_illness_told_is_no_question_what_is_wrong(assistant: Assistant) -> None:
    assert last(assistant, "which form for cramps > i have ibs").intent == "other_conditions"
    assert last(assistant, "i have ms").intent == "other_conditions"
    assert last(assistant, "i have sarcoidosis").passages == ("other-conditions",)
    assert last(assistant, "this tinnitus is driving me up the wall").intent == "other_conditions"


def test_medicines_told_beside_cramps_are_answered(assistant: Assistant) -> None:
    told_of = "doctor put me on ibuprofen and lansoprazole, im also on metformin"
    talk = f"{told_of}, husband says magnesium for cramps. all ok together?"
    assert last(assistant, talk).intent == "medicines"
