"""What a message means after another one: an exchanged portion, a correction, a new topic that inherits nothing."""

import pytest

from bot.answer import Answer
from bot.assistant import Assistant
from bot.render.plain import render_plain


def said(assistant: Assistant, *turns: str) -> Answer:
    conversation = None
    for turn in turns[:-1]:
        conversation = assistant.answer(turn, conversation).conversation
    return assistant.answer(turns[-1], conversation).answer


@pytest.mark.parametrize(
    ("turns", "mg"),
    [
        (("pumpkin seeds magnesium how much", "per 100 g?"), "550 mg"),
        (("pumpkin seeds magnesium how much", "what about 30g"), "165 mg"),
        (("had porridge with some almonds, how much magnesium is that", "no almonds, i meant walnuts"), "45 mg"),
        (("how much actual magnesium in 1000 mg citrate", "no sorry i meant oxide"), "603 mg"),
        (("how much magnesium per day", "im 15 btw", "girl"), "360 mg"),
    ],
)
def test_one_thing_of_the_last_question_is_exchanged(assistant: Assistant, turns: tuple[str, ...], mg: str) -> None:
    answer = said(assistant, *turns)
    assert answer.kind == "answer"
    assert mg in render_plain(answer)


def test_a_topic_of_its_own_inherits_nothing(assistant: Assistant) -> None:
    answer = said(assistant, "got ckd 3b, what foods have magnesium", "whats the weather in leeds")
    assert answer.kind in {"decline", "fallback"}


def test_a_limit_asked_for_another_country_is_the_same_question(assistant: Assistant) -> None:
    answer = said(assistant, "whats the upper limit for adults", "and uk")
    assert answer.intent == "upper_limit"
    assert "400 mg" in render_plain(answer)


def test_what_somebody_is_allergic_to_is_left_out_and_kept_in_mind(assistant: Assistant) -> None:
    first = "allergic to all nuts, need magnesium from food. ideas?"
    for turns in ((first,), (first, "ok give me a few snacks for work then")):
        text = render_plain(said(assistant, *turns)).lower()
        assert "pumpkin seeds" in text
        assert "almonds, " not in text


@pytest.mark.parametrize("turn", ["what if i take 1", "no sorry i meant oxide", "and to stop them coming back"])
def test_a_short_reply_is_no_alarm(assistant: Assistant, turn: str) -> None:
    assert said(assistant, "magnesium citrate 1000 mg for leg cramps", turn).kind != "urgent"


def test_several_products_with_amounts_are_added_up(assistant: Assistant) -> None:
    answer = said(assistant, "citrate 200 mg and milk of magnesia 400 mg, is that a lot")
    assert answer.intent == "stack_add"


def test_a_word_of_labels_is_explained(assistant: Assistant) -> None:
    assert "420 mg" in render_plain(said(assistant, "whats DV"))
