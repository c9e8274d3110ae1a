"""Talks about medicines and for whom they are: what is named later, what was only asked about, who it is for."""

import re

import pytest

from bot.answers.medicines.planner import spacing_plan
from bot.assistant import Assistant
from bot.render.plain import render_plain
from tests.bot.asking import ask
from tests.bot.test_followups import said


@pytest.mark.parametrize(
    "turns",
    [
        ("can i take it with an antacid", "is gaviscon one"),
        ("is it fine with my brown inhaler", "and the steroid one?"),
        ("on atenolol, can i take magnesium to sleep",),
    ],
)
def test_a_word_for_a_thing_is_no_hour_of_the_day(assistant: Assistant, turns: tuple[str, ...]) -> None:
    assert "I took" not in render_plain(said(assistant, *turns))


@pytest.mark.parametrize(
    ("turns", "title"),
    [
        (
            ("the dentist gave me an antibiotic, is magnesium ok", "its called doxycycline"),
            "Magnesium with doxycycline",
        ),
        (("magnesium and hrt", "think its evorel conti"), "Magnesium with Evorel"),
        (("is a glass of wine ok with magnesium", "and sertraline?"), "Magnesium with sertraline"),
        (("is my inhaler ok with magnesium", "the brown one"), "Magnesium with inhalers"),
        (("eliquis 5mg and magnesium ok?",), "Magnesium with Eliquis"),
    ],
)
def test_a_medicine_named_later_is_the_one_that_is_answered(
    assistant: Assistant, turns: tuple[str, ...], title: str
) -> None:
    answer = said(assistant, *turns)
    assert answer.intent == "medicines"
    assert re.search(rf"^{title}(?:, creams, drops and injections)?$", render_plain(answer), re.MULTILINE)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("is milk of magnesia alright for my gran", "form_profile"),
        ("which indigestion tablets contain magnesium", "heartburn"),
        ("which blood pressure tablets drain magnesium", "deficiency_causes"),
        ("im on colestyramine, knees ache, how far apart from magnesium", "medicines"),
    ],
)
def test_what_is_asked_of_a_product_is_answered(assistant: Assistant, text: str, intent: str) -> None:
    assert said(assistant, text).intent == intent


def test_a_medicine_that_lowers_nothing_is_said_to_be_no_known_cause(assistant: Assistant) -> None:
    assert "do not name atorvastatin" in render_plain(said(assistant, "does atorvastatin lower magnesium"))
    assert "do not name" not in render_plain(said(assistant, "does bumetanide lower magnesium"))


def test_the_gap_is_told_before_the_hours_are_asked() -> None:
    draft = ask(spacing_plan, "spacing_plan", "what gap between mag and levothyroxine")
    assert "at least 4 hours away" in draft.lead
    assert "At what time" in draft.facts[-1]


@pytest.mark.parametrize(
    ("turns", "page"),
    [
        (("can mum have magnesium", "shes 84"), "older-adults"),
        (("can dad take magnesium", "79"), "older-adults"),
        (("can he have magnesium, my son", "6 years"), ""),
    ],
)
def test_an_age_told_later_is_no_length_of_time(assistant: Assistant, turns: tuple[str, ...], page: str) -> None:
    answer = said(assistant, *turns)
    assert page in (answer.passages or ("",))[0]
    assert "every day for years" not in render_plain(answer)


@pytest.mark.parametrize("told", ["my kidneys are at 30 percent", "i have myasthenia"])
def test_constipation_gets_no_magnesium_where_none_is_safe(assistant: Assistant, told: str) -> None:
    answer = said(assistant, told, "what can i take for constipation then")
    assert "for something without magnesium" in render_plain(answer)


def test_a_complaint_told_after_a_medicine_is_what_magnesium_might_stop(assistant: Assistant) -> None:
    turns = ("im having chemo, is magnesium ok", "my toes tingle from it", "could magnesium help that")
    assert said(assistant, *turns).kind == "answer"


@pytest.mark.parametrize(
    "text", ["does my cholesterol tablet contain magnesium", "is there any magnesium in bisoprolol"]
)
def test_what_a_tablet_is_made_of_stands_in_its_leaflet(assistant: Assistant, text: str) -> None:
    words = render_plain(said(assistant, text))
    assert "Is there magnesium in" in words
    assert "leaflet in the pack" in words


def test_all_medicines_of_one_row_are_called_by_their_names(assistant: Assistant) -> None:
    assert "torasemide and indapamide" in render_plain(said(assistant, "magnesium with torasemide and indapamide"))


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("im prescribed magnesium by my doctor and now i have cipro for five days", "medicines"),
        ("can you prescribe me magnesium, i take cipro", "prescription_request"),
        ("dad is on morphine, can he have milk of magnesia as well", "medicines"),
        ("sjogrens and hydroxychloroquine, mag for cramps?", "leg_cramps"),
    ],
)
def test_what_is_told_of_medicines_leads_to_what_is_asked(assistant: Assistant, text: str, intent: str) -> None:
    assert said(assistant, text).intent == intent


def test_an_unnamed_antibiotic_taken_together_is_not_made_up_for(assistant: Assistant) -> None:
    turns = ("oops took my antibiotic and magnesium together", "it was doxycycline", "should i take another one")
    for count in (1, 3):
        assert "Do not take an extra dose" in render_plain(said(assistant, *turns[:count]))


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("is it fine with rhodiola root", "medicines"),
        ("contraceptive injection and magnesium glycinate", "medicines"),
        ("insulin and a magnesium drip in hospital", "iv_magnesium"),
        ("on apixaban for life after a clot, can i take magnesium for sleep", "sleep"),
        ("which painkillers are ok with magnesium", "medicines"),
    ],
)
def test_the_words_beside_magnesium_tell_what_is_asked(assistant: Assistant, text: str, intent: str) -> None:
    assert said(assistant, text).intent == intent


@pytest.mark.parametrize(
    ("turns", "page"),
    [
        (("just had my hip operation", "4 days ago", "can i take magnesium"), "pain-after-surgery"),
        (("my teenage son", "15"), "teens"),
        (("are there any medicines that never go with magnesium",), "medicines-general"),
    ],
)
def test_the_page_fits_what_was_told(assistant: Assistant, turns: tuple[str, ...], page: str) -> None:
    answers = [said(assistant, *turns[:count]) for count in range(1, len(turns) + 1)]
    assert page in {key for answer in answers for key in answer.passages}
    assert all(answer.kind == "answer" for answer in answers)


@pytest.mark.parametrize(
    "turns",
    [
        ("my gp wants me on levofloxacin",),
        ("im on moxifloxacin", "should i leave magnesium off for now"),
        ("taking venlafaxine and atenolol", "anything to watch out for with magnesium"),
    ],
)
def test_a_medicine_told_is_answered_as_one(assistant: Assistant, turns: tuple[str, ...]) -> None:
    assert said(assistant, *turns).intent == "medicines"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("lamictal and mag sup?", "medicines"),
        ("panadol night + magnesium citrate tonight alright", "medicines"),
        ("on omeprazole for ten years, should i supplement", "medicines"),
        ("most iron supplement for senior citizens", "oos_medicines"),
        ("having iron infusions, oral magnesium ok?", "medicines"),
    ],
)
def test_what_is_named_beside_a_medicine_is_not_declined(assistant: Assistant, text: str, intent: str) -> None:
    assert said(assistant, text).intent == intent


@pytest.mark.parametrize(
    "turns",
    [
        ("is zinc ok with magnesium", "50 mg"),
        ("does vitamin d go with magnesium", "5000 iu"),
        ("im on metformin", "850mg"),
    ],
)
def test_an_amount_of_something_else_is_not_judged_as_magnesium(assistant: Assistant, turns: tuple[str, ...]) -> None:
    text = render_plain(said(assistant, *turns))
    assert "from supplements is" not in text
    assert "counts magnesium itself" not in text


@pytest.mark.parametrize(
    ("medicine", "asked", "told"),
    [
        ("minocycline", "2 hrs?", "hours apart, never together"),
        ("i take levothyroxine", "is 2h enough", "2 hours is too short"),
        ("i take levothyroxine", "so 5 hours ok", "5 hours is enough"),
        ("risedronate", "20 mins then?", "20 minutes is too short"),
    ],
)
def test_hours_after_a_medicine_are_a_gap_and_no_clock(
    assistant: Assistant, medicine: str, asked: str, told: str
) -> None:
    text = render_plain(said(assistant, medicine, asked))
    assert told in text
    assert "14:00" not in text


def test_a_food_after_a_medicine_may_be_meant_to_go_with_it(assistant: Assistant) -> None:
    assert "Is it about your medicine" in render_plain(said(assistant, "im on minocycline", "yogurt too?"))
    text = render_plain(said(assistant, "im on minocycline", "how much magnesium in yogurt"))
    assert "Is it about your medicine" not in text
