"""Medicines and their hours stay with the talk: chips, cautions, plans; and a known name is never outside."""

import pytest

from bot.assistant import Assistant
from bot.conversation import Conversation
from bot.render.plain import render_plain


def talk(assistant: Assistant, *messages: str):
    conversation = Conversation()
    for message in messages:
        reply = assistant.answer(message, conversation)
        conversation = reply.conversation
    return reply


def test_hours_told_in_several_messages_are_planned_together(assistant: Assistant) -> None:
    reply = talk(assistant, "i take eltroxin at 6am", "does magnesium help sleep", "and i take iron at 8pm", "so when")
    text = render_plain(reply.answer)
    assert reply.answer.intent == "spacing_plan"
    assert "taken at 6:00" in text
    assert "taken at 20:00" in text


@pytest.mark.parametrize(
    "messages",
    [
        ("im on minocycline", "is magnesium good for sleep", "when should i take it"),
        ("i take risedronate", "constipation", "which form is best for cramps"),
        ("i take warfarin", "does magnesium help migraine", "how long does it take to work"),
    ],
)
def test_the_caution_of_a_medicine_outlasts_other_questions(assistant: Assistant, messages: tuple[str, ...]) -> None:
    reply = talk(assistant, *messages)
    assert reply.answer.kind == "answer"
    assert {"tetracyclines", "bisphosphonates", "warfarin"} & set(reply.answer.cautions)
    assert "Keeping in mind" in render_plain(reply.answer)


def test_a_medicine_is_forgotten_with_its_hours(assistant: Assistant) -> None:
    conversation = talk(assistant, "levothyroxine at 7am, when magnesium").conversation
    after = assistant.act("forget:medicine/thyroid", conversation).conversation
    assert "medicine/thyroid" not in after.remembered
    assert not any("thyroid" in key for _, key in (*after.entities, *after.held))


def test_a_medicine_of_another_person_stays_behind(assistant: Assistant) -> None:
    reply = talk(assistant, "my mum takes warfarin, is magnesium ok for her", "and is citrate ok for me")
    assert "warfarin" not in reply.answer.cautions


def test_food_is_answered_without_the_caution_of_a_medicine(assistant: Assistant) -> None:
    reply = talk(assistant, "i take levothyroxine", "how much is in almonds")
    assert "thyroid" not in reply.answer.cautions
    assert "Keeping in mind" in render_plain(reply.answer)


@pytest.mark.parametrize(
    "text",
    [
        "i have lupus and take hydroxychloroquine",
        "gout, i take febuxostat",
        "eltroxin 75 when",
        "my dad has parkinsons and is on stalevo",
    ],
)
def test_a_medicine_told_is_never_outside(assistant: Assistant, text: str) -> None:
    assert assistant.answer(text).answer.intent == "medicines"
    assert assistant.answer(text).answer.kind == "answer"


def test_what_is_added_joins_the_medicines_told(assistant: Assistant) -> None:
    reply = talk(assistant, "i take risedronate", "where does magnesium fit in", "and my iron tablet")
    assert {"bisphosphonates", "iron"} <= set(reply.answer.cautions)


@pytest.mark.parametrize(
    "text",
    [
        "my consultant wants me on lisinopril, can't i just use magnesium instead",
        "i dont fancy starting a statin, would magnesium do the job",
    ],
)
def test_a_medicine_not_begun_is_not_swapped(assistant: Assistant, text: str) -> None:
    answer = assistant.answer(text).answer
    assert answer.kind == "correct_claim"
    assert "Not begun yet?" in render_plain(answer)


def test_two_set_against_each_other_are_not_ranked(assistant: Assistant) -> None:
    text = render_plain(assistant.answer("ashwagandha or magnesium for stress").answer)
    assert "On ashwagandha I have no checked source" in text


@pytest.mark.parametrize(
    "text",
    [
        "is oxide ok with losartan",
        "can i take malate with amlodipine",
        "oxide and levothyroxine",
        "taurate w/ warfarin",
    ],
)
def test_a_form_beside_a_medicine_is_asked_of_the_medicine(assistant: Assistant, text: str) -> None:
    assert assistant.answer(text).answer.intent == "medicines"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("im on ramipril, what is glycinate", "form_profile"),
        ("difference between citrate and glycinate, i take metformin", "form_compare"),
    ],
)
def test_a_form_asked_about_for_itself_keeps_its_page(assistant: Assistant, text: str, intent: str) -> None:
    answer = assistant.answer(text).answer
    assert answer.intent == intent
    assert answer.cautions
