"""Answers on medicines: the gap, which goes first, whom to ask; and a time of the day that keeps every gap."""

import re

import pytest

from bot.answers.medicines.answer import medicines
from bot.answers.medicines.clock import spoken_time
from bot.answers.medicines.interactions import caution
from bot.answers.medicines.planner import medicines_or_plan, spacing_plan
from bot.assistant import Assistant
from knowledge.planner import keeps
from tests.bot.asking import HOSTILE, ask, check_shape, desk, words_of

ROWS = sorted(desk().knowledge.interactions.by_key)


def medicine(text: str):
    return ask(medicines, "medicines", text)


def spacing(text: str):
    return ask(spacing_plan, "spacing_plan", text)


@pytest.mark.parametrize("answerer", [medicine, spacing], ids=["medicines", "spacing_plan"])
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_odd_input_gets_a_whole_reply(answerer, text: str) -> None:
    check_shape(answerer(text))


@pytest.mark.parametrize("key", ROWS)
def test_every_row_can_be_asked_for_and_sends_to_somebody(key: str) -> None:
    row = desk().knowledge.interactions.by_key[key]
    draft = medicine(f"can i take magnesium with {row.names[0]}")
    check_shape(draft)
    if row.passage is not None:
        assert draft.passages == (row.passage,)
        return
    assert row.effect in words_of(draft)
    assert re.search(r"pharmacist|doctor|team", words_of(draft))
    assert draft.ask == "pharmacist"
    assert draft.disclaimers == ("medicine",)
    assert any(note.startswith(f"interactions.yaml {key}") for note in draft.seen)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("levothroxine and magnesium", ("at least 4 hours", "pharmacist")),
        ("cipro and magnesium gap", ("2 hours before or 6 hours after", "pharmacist")),
        ("fosomax", ("30 minutes", "2 hours", "first")),
        ("neurontin", ("2 hours",)),
        ("isentress", ("Do not", "HIV team")),
        ("cellcept", ("2 hours", "transplant team")),
        ("water pill", ("urine", "blood test")),
        ("tylenol", ("No clash of note", "pharmacist")),
        ("is it safe with warfarin", ("INR",)),
        ("penicillin v", ("No clash of note",)),
        ("tivicay", ("2 hours before or 6 hours after",)),
        ("zinc and magnesium together", ("Ordinary zinc doses are fine",)),
    ],
)
def test_what_a_person_can_use_is_said(text: str, parts: tuple[str, ...]) -> None:
    whole = words_of(medicine(text))
    assert all(part in whole for part in parts)
    assert "penicillamine" not in whole


@pytest.mark.parametrize("key", [key for key in ROWS if desk().knowledge.interactions.by_key[key].hours])
def test_a_caution_about_a_gap_says_the_hours(key: str) -> None:
    row = desk().knowledge.interactions.by_key[key]
    assert re.search(r"\b(?:\d|two)\b[^.]*\bhours?\b", caution(row, "", desk().phrases), re.I)


def test_the_name_typed_is_used_when_it_is_spelled_properly() -> None:
    assert medicine("synthroid with magnesium").title == "Magnesium with Synthroid"
    assert medicine("synthyroid with magnesium").title == "Magnesium with thyroid hormone tablets"


def test_a_medicine_without_a_clash_gets_no_warning() -> None:
    draft = medicine("paracetamol and magnesium")
    assert "Do not stop" not in words_of(draft)
    assert len(draft.facts) == 2


def test_several_medicines_are_all_answered_the_most_serious_first() -> None:
    draft = medicine("i am on paracetamol, synthroid, raltegravir and a water tablet")
    check_shape(draft)
    text = words_of(draft)
    order = [
        text.index(word, len(draft.title)) for word in ("raltegravir", "water tablets", "Synthroid", "paracetamol")
    ]
    assert order == sorted(order)


def test_a_product_that_is_itself_magnesium_comes_after_the_medicine() -> None:
    assert medicine("rosuvastatin at night and an antacid").title.startswith("Magnesium with rosuvastatin")


def test_an_unknown_medicine_is_said_to_be_unknown() -> None:
    draft = medicine("i take tecfidera, is magnesium ok")
    check_shape(draft)
    assert "I do not guess" in draft.lead
    assert "pharmacist" in draft.lead
    assert "2 to 4 hours" in words_of(draft)
    assert "Tecfidera" in draft.title


def test_no_hours_are_given_for_what_is_not_swallowed() -> None:
    draft = medicine("i inject etanercept, is magnesium ok")
    assert "etanercept" in draft.lead
    assert "2 to 4 hours" not in words_of(draft)
    assert "no gap is known" in words_of(medicine("magnesium with my steroid inhaler"))


@pytest.mark.parametrize(
    ("text", "said", "unsaid"),
    [
        ("paroxetine and magnesium", "No clash of note", "citalopram"),
        ("escitalopram and magnesium", "avoid laxative doses", "at least"),
        ("indapamide and magnesium", "blood test", "find out which one"),
        ("water pills and magnesium", "find out which one", "Lasix"),
        ("nebivolol and magnesium", "To be careful, keep magnesium 2 hours", "Keep magnesium at least"),
        ("pramipexole and magnesium", "No gap is needed", "2 hours"),
        ("ferrous fumarate and magnesium", "at least 4 hours", "so at least 2"),
        ("my anticoagulant and magnesium", "apixaban", "Usually possible"),
        ("antihistamines and magnesium", "fexofenadine", "No gap is needed."),
        ("chemotherapy and magnesium", "cancer team", "Usually possible"),
    ],
)
def test_a_group_is_worded_for_the_name_that_is_meant(text: str, said: str, unsaid: str) -> None:
    whole = words_of(medicine(text))
    assert said in whole
    assert unsaid not in whole


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("i took magnesium 2 hours ago, can i take minocycline now", "Not yet. Leave 6 hours"),
        ("an hour ago i had my eltroxin, magnesium now?", "Not yet. Leave 4 hours"),
        ("magnesium 5 hours after levothyroxine", "5 hours is enough"),
        ("magnesium 90 minutes after gabapentin", "1.5 hours is too short"),
        ("can i have gabapentin 3 hours after magnesium", "3 hours is enough"),
    ],
)
def test_the_time_told_between_two_doses_is_judged(text: str, lead: str) -> None:
    assert ask(medicines_or_plan, "medicines", text).lead.startswith(lead)


def test_an_hour_beside_something_else_is_no_hour_of_the_medicine() -> None:
    draft = ask(medicines_or_plan, "medicines", "thyroxine at 6am, tea at 8, magnesium at 10am")
    assert draft.lead.startswith("10:00 keeps")
    assert draft.intent == "spacing_plan"
    assert "taken at 7:00:" in words_of(spacing("levothyroxine at 7, breakfast at 9, when magnesium"))


def test_another_supplement_without_a_row_is_said_to_be_so() -> None:
    assert "no checked source on fish oil" in words_of(medicine("fish oil with magnesium"))


@pytest.mark.parametrize(
    ("text", "best", "rules"),
    [
        ("doxycycline at 8 and 20, when could magnesium go?", "14:00", ["8:00, 20:00"]),
        ("doxycycline 10 in the morning and 10 at night", "16:00", ["10:00, 22:00"]),
        ("i take thyroxine at 7am, what time can i have magnesium", "19:00", ["7:00"]),
        ("doxycycline 9am and 9pm, iron at 1pm, what time for magnesium", "23:00", ["9:00, 21:00", "13:00"]),
        ("gabapentin three times a day at 8, 2 and 10, which hour", "18:00", ["8:00, 14:00, 22:00"]),
        ("my thyroid tablet at six, iron at eleven", "20:30", ["6:00", "11:00"]),
        ("07:00 eltroxin, 13:00 calcium, when magnesium", "22:00", ["7:00", "13:00"]),
    ],
)
def test_a_time_is_found_and_the_hours_read_are_shown(text: str, best: str, rules: list[str]) -> None:
    draft = spacing(text)
    check_shape(draft)
    assert f"Around {best} fits" in draft.lead
    assert all(f"taken at {times}:" in words_of(draft) for times in rules)
    assert "pharmacist" in words_of(draft)


@pytest.mark.parametrize("hour", range(24))
def test_the_time_given_keeps_the_gap_at_every_hour_of_the_day(hour: int) -> None:
    row = desk().knowledge.interactions.by_key["tetracyclines"]
    draft = spacing(f"doxycycline at {hour}:00")
    found = re.search(r"Around (\d+):(\d+) fits", draft.lead)
    assert found is not None
    assert keeps(int(found[1]) * 60 + int(found[2]), row, hour * 60)


def test_no_hours_are_planned_where_a_person_must_be_asked_first() -> None:
    draft = spacing("isentress at 8, when magnesium")
    assert "I do not plan hours for Isentress" in draft.lead
    assert not re.search(r"\d:\d\d", words_of(draft))


def test_a_day_without_room_is_said_to_have_none() -> None:
    draft = spacing("cipro at 6, 12, 18 and 23, when magnesium")
    assert "No time between 6:00 and 23:00" in draft.lead


def test_the_hour_a_person_has_in_mind_is_judged_first() -> None:
    assert spacing("gabapentin at 8, magnesium at 9").lead.startswith("9:00 is too close to gabapentin")
    assert spacing("is 9 pm fine for magnesium if i took my bone tablet at 6 am").lead.startswith("21:00 keeps")


def test_times_in_words_are_guesses_and_shown() -> None:
    assert "I took noon as 12:00, dinner as 19:00" in words_of(spacing("iron at noon, calcium at dinner"))
    assert "I took 2 as 14:00" in words_of(spacing("iron at 2"))


@pytest.mark.parametrize("text", ["plan my pills", "schedule doxycycline twice daily and magnesium"])
def test_missing_hours_or_names_are_asked_for(text: str) -> None:
    draft = spacing(text)
    check_shape(draft)
    assert draft.kind == "clarify"


def test_a_medicine_without_a_gap_leaves_the_time_open() -> None:
    assert "any time that suits you" in spacing("omeprazole at 7").lead


def test_a_clock_shows_minutes() -> None:
    assert [spoken_time(minute) for minute in (0, 485, 1439)] == ["0:00", "8:05", "23:59"]


@pytest.mark.parametrize(
    "text",
    ["with fish oil", "can i have it with ibuprofen or paracetamol", "doxycycline", "thyroid pills how many hrs apart"],
)
def test_what_goes_with_it_is_asked_without_naming_it(assistant: Assistant, text: str) -> None:
    assert assistant.answer(text).answer.intent == "medicines"


@pytest.mark.parametrize("text", ["ibuprofen with food?", "can i take paracetamol with ibuprofen", "zinc with food"])
def test_what_goes_with_something_else_is_not_ours(assistant: Assistant, text: str) -> None:
    assert assistant.answer(text).answer.kind == "decline"


def test_a_nutrient_without_a_row_is_answered_from_its_passage() -> None:
    assert medicine("magnesium and b6").passages == ("vitamin-b6",)
    assert "no checked source on b12" in words_of(medicine("magnesium with b12"))


def test_no_medicine_named_is_no_question_back() -> None:
    allowed = ask(medicines, "medicines", "may i take magnesium")
    assert allowed.passages == ("can-i-take-it",)
    clashing = ask(medicines, "medicines", "which drugs clash with magnesium")
    assert clashing.kind == "answer"
    assert all(name in words_of(clashing) for name in ("thyroid", "lithium", "iron", "name on the pack"))


@pytest.mark.parametrize(
    "text",
    [
        "i already took cipro and magnesium together",
        "took my thyroid pill with magnesium at breakfast",
        "i accidentally swallowed my iron and magnesium",
    ],
)
def test_both_taken_together_is_no_schedule(text: str) -> None:
    draft = ask(medicines_or_plan, "medicines", text)
    check_shape(draft)
    assert "Do not take an extra dose" in draft.lead
    assert re.search(r"[Rr]ing your pharmacist", words_of(draft))
    assert not re.search(r"\d:00", words_of(draft))


@pytest.mark.parametrize(
    "text",
    [
        "can i take magnesium together with cipro",
        "should magnesium be taken with my thyroid pill",
        "i always took cipro and magnesium 6 hours apart",
        "i took cipro with food and magnesium later",
        "i took magnesium with ramipril today",
    ],
)
def test_what_is_asked_for_the_future_or_needs_no_gap_is_no_slip(text: str) -> None:
    assert "extra dose" not in ask(medicines_or_plan, "medicines", text).lead


def test_a_named_medicine_is_planned_by_its_own_hours_and_its_group_by_the_widest() -> None:
    assert "at least 2 hours after it or 6 hours before" in words_of(spacing("levofloxacin at 9, when magnesium"))
    for text in ("moxifloxacin at 9, when magnesium", "a quinolone at 9, when magnesium"):
        assert "at least 4 hours after it or 8 hours before" in words_of(spacing(text))


def test_an_hour_of_the_morning_is_one_time() -> None:
    assert "taken at 6:00: at" in words_of(spacing("thyroid pill at 6 in morning, when magnesium"))


def test_both_taken_together_is_told_of_a_medicine_named_before_and_is_no_claim(assistant: Assistant) -> None:
    for talk in (
        ("i take minocycline", "i swallowed magnesium with it"),
        ("moxifloxacin, i took it together with mag",),
    ):
        conversation = None
        for text in talk:
            reply = assistant.answer(text, conversation)
            conversation = reply.conversation
        assert "extra dose" in str(reply.answer.blocks)
    assert "extra dose" not in str(assistant.answer("i took it with breakfast", conversation).answer.blocks)


def test_a_medicine_told_with_whom_it_is_for_is_what_is_answered(assistant: Assistant) -> None:
    assert assistant.answer("is it safe for her to take magnesium? she is on lisinopril").answer.intent == "medicines"


@pytest.mark.parametrize(
    "text", ["would magnesium be fine for my wife", "my brother has cramps, may he take magnesium"]
)
def test_a_grown_up_is_no_child_and_no_medicine(assistant: Assistant, text: str) -> None:
    answer = assistant.answer(text).answer
    assert answer.intent in {"who_should_ask", "leg_cramps"}
    assert answer.cautions == ()


@pytest.mark.parametrize(("name", "how"), [("otrexup", "injection"), ("taxotere", "injection"), ("aczone", "gel")])
def test_a_name_that_is_only_injected_or_rubbed_in_gets_no_hours(name: str, how: str) -> None:
    words = words_of(medicine(f"can i take magnesium with {name}"))
    assert f"({how}) I can give none" in words
    assert "2 to 4 hours" not in words


def test_a_list_of_medicines_with_one_nobody_knows_is_answered(assistant: Assistant) -> None:
    answer = assistant.answer("bumetanide, zarzio, perindopril").answer
    assert answer.intent == "medicines"
    assert any("zarzio" in line for block in answer.blocks for line in block.lines)
