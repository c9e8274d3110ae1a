"""What is told of a person chooses the answer; the caution above it and the text below say the same."""

import re

import pytest

from bot.answer import Answer
from bot.assistant import Assistant
from bot.conversation import Conversation


def last(assistant: Assistant, talk: str) -> Answer:
    conversation = Conversation()
    for turn in talk.split(" > "):
        reply = assistant.answer(turn, conversation)
        conversation = reply.conversation
    return reply.answer


def told(answer: Answer) -> str:
    return "\n".join(line for block in answer.blocks for line in block.lines)


@pytest.mark.parametrize(
    ("talk", "page"),
    [
        ("my kidneys are failing > which magnesium is best for calf cramps", "kidney-products"),
        ("kidney disease stage 3 > citrate or glycinate", "kidney-products"),
        ("i have chronic kidney disease > does magnesium help leg cramps", "kidney-products"),
        ("ive got a pacemaker > best magnesium for sleep", "heart-products"),
        ("i have myasthenia gravis > is magnesium malate gentle", "myasthenia-products"),
        ("im expecting > which magnesium is best for leg cramps", "pregnancy-cramps"),
        ("im pregnant > im constipated", "pregnancy-constipation"),
        ("my daughter is 7 > which citrate is best for her", "children-products"),
        ("my son is 9 > what about epsom salt baths", "children-baths"),
        ("im breastfeeding > can i take it", "breastfeeding"),
        ("my operation is on monday > when do i stop magnesium", "surgery"),
        ("i have myasthenia, why would the chemist not sell me magnesium", "myasthenia-products"),
    ],
)
def test_the_page_of_the_person_answers_on_products(assistant: Assistant, talk: str, page: str) -> None:
    answer = last(assistant, talk)
    assert answer.passages == (page,)
    assert answer.cautions


def test_weak_kidneys_are_told_no_product_and_no_limit(assistant: Assistant) -> None:
    text = told(last(assistant, "i have ckd > which form is best for leg cramps"))
    assert "None, unless your kidney team agrees" in text
    assert not re.search(r"350 mg|Adult limits|mostly pick", text)


def test_a_child_is_told_the_limit_of_the_age_told_before(assistant: Assistant) -> None:
    text = told(last(assistant, "my girl is 5 > which magnesium is best for her"))
    assert "110 mg" in text
    assert "Adult limits" not in text


def test_what_is_told_of_one_person_does_not_answer_another(assistant: Assistant) -> None:
    assert last(assistant, "my husband has kidney failure > is citrate safe for me").passages != ("kidney-products",)


@pytest.mark.parametrize(
    ("talk", "page"),
    [
        ("leg cramps > im 76", "cramps-older-adults"),
        ("im constipated > my baby is 5 months", "babies-constipation"),
        ("which magnesium for constipation > for my baby", "babies-constipation"),
    ],
)
def test_who_it_is_for_stays_with_the_complaint(assistant: Assistant, talk: str, page: str) -> None:
    assert last(assistant, talk).passages == (page,)


@pytest.mark.parametrize(
    "text", ["my son is 28 and has leg cramps", "diabetes and leg cramps", "heart failure, cramps"]
)
def test_the_complaint_is_answered_and_not_who_has_it(assistant: Assistant, text: str) -> None:
    assert last(assistant, text).intent == "leg_cramps"


@pytest.mark.parametrize("text", ["is my swollen face normal in pregnancy", "pregnant and a headache"])
def test_warning_signs_in_pregnancy_name_the_maternity_unit(assistant: Assistant, text: str) -> None:
    assert "maternity unit" in told(last(assistant, text))
