"""What is kept in mind belongs to the person of whom it was told."""

import pytest

from bot.assistant import Assistant
from bot.conversation import Conversation


def talk(assistant: Assistant, *turns: str) -> tuple[tuple[str, ...], Conversation]:
    conversation, cautions = Conversation(), ()
    for turn in turns:
        reply = assistant.answer(turn, conversation)
        conversation, cautions = reply.conversation, reply.answer.cautions
    return cautions, conversation


def test_a_pregnancy_is_not_the_husbands(assistant: Assistant) -> None:
    told = ("30 weeks pregnant, can i take magnesium", "btw my hubby gets leg cramps, anything for him")
    cautions, conversation = talk(assistant, *told)
    assert "pregnancy" not in cautions
    assert conversation.remembered == ("life_stage/pregnancy",)


def test_it_counts_again_when_the_talk_comes_back(assistant: Assistant) -> None:
    told = ("i am on dialysis, is magnesium ok", "and my wife has cramps, anything for her", "and is citrate ok for me")
    assert "kidney_disease" not in talk(assistant, *told[:2])[0]
    assert "kidney_disease" in talk(assistant, *told)[0]


def test_in_doubt_it_counts(assistant: Assistant) -> None:
    assert "kidney_disease" in talk(assistant, "mum is on dialysis, is magnesium ok", "which one should i buy")[0]


def test_what_two_people_have_counts_for_both(assistant: Assistant) -> None:
    told = (
        "mum is on dialysis, is magnesium ok",
        "for myself then, with kidney disease as well",
        "and for her cramps?",
    )
    assert "kidney_disease" in talk(assistant, *told)[0]


def test_television_and_work_hide_no_condition_of_ones_own(assistant: Assistant) -> None:
    for told, caution in (
        ("watching telly on dialysis, which magnesium for cramps", "kidney_disease"),
        ("watching greys after my surgery, can i have magnesium", "surgery"),
        ("i work in a nursery and im pregnant, is magnesium ok", "pregnancy"),
    ):
        assert caution in talk(assistant, told)[0], told


@pytest.mark.parametrize("text", ["can my dog have it", "my dog has cramps", "can i give it to my cat"])
@pytest.mark.parametrize("before", ["", "magnesium for sleep"])
def test_what_is_asked_for_an_animal_is_left_to_the_vet(assistant: Assistant, text: str, before: str) -> None:
    conversation = assistant.answer(before).conversation if before else None
    assert assistant.answer(text, conversation).answer.intent == "pets"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("can i use magnesium for my cramps?", "leg_cramps"),
        ("would it be ok to have magnesium for cramps", "leg_cramps"),
        ("may i have magnesium", "who_should_ask"),
    ],
)
def test_leave_for_oneself_is_not_asked_of_a_child(assistant: Assistant, text: str, intent: str) -> None:
    assert assistant.answer(text).answer.intent == intent


def test_leave_for_a_child_is(assistant: Assistant) -> None:
    _, conversation = talk(assistant, "my son is 9")
    assert assistant.answer("can i have magnesium for him", conversation).answer.passages == ("children-products",)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("i was pregnant back in 2017 with cramps, the cramps are here once more", "leg_cramps"),
        ("had my appendix out 20 years ago, is magnesium fine", "who_should_ask"),
        ("had eczema as a kid none since, can magnesium supplements be ok", "who_should_ask"),
        ("i'm 39, two kids, headaches every month, would magnesium sort it", "migraine"),
        ("allergic to prawns, can i take magnesium", "who_should_ask"),
        ("was on lithium once, gave it up in 2014. is glycinate ok to take", "form_profile"),
    ],
)
def test_what_is_over_or_only_named_does_not_decide(assistant: Assistant, text: str, intent: str) -> None:
    answer = assistant.answer(text).answer
    assert answer.intent == intent
    assert {"pregnancy", "surgery", "children"}.isdisjoint(answer.cautions)


@pytest.mark.parametrize("turn", ["and me? nothing wrong with mine", "what about me then"])
def test_somebody_elses_illness_does_not_answer_for_the_one_who_asks(assistant: Assistant, turn: str) -> None:
    first = assistant.answer("grandad has kidney disease, is magnesium ok for him")
    answer = assistant.answer(turn, first.conversation).answer
    assert answer.intent == "who_should_ask"
    assert "kidney_disease" not in answer.cautions


def test_what_somebody_was_handed_is_no_food(assistant: Assistant) -> None:
    first = assistant.answer("i am on dialysis")
    second = assistant.answer("my sister bought me magnesium for cramps", first.conversation)
    third = assistant.answer("only a small pill", second.conversation)
    assert second.answer.passages == ("kidney-products",)
    assert third.answer.passages == ("kidney-products",)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("magnesium for my 77 yr old mum", "older_adults"),
        ("my 86 yr old dad is constipated can he have magnesium", "constipation"),
        ("can my 19 year old daughter take magnesium for sleep", "sleep"),
    ],
)
def test_grown_ups_get_no_page_on_children(assistant: Assistant, text: str, intent: str) -> None:
    answer = assistant.answer(text).answer
    assert answer.intent == intent
    assert "children" not in {*answer.cautions, *answer.passages}
