"""Ordinary talk of tablets, food and aches gets no card, and the same words with a real sign do."""

import pytest

from bot.assistant import Assistant
from bot.render.plain import render_plain

CALM = [
    "took my magnesium and now my stomach feels a bit off",
    "had one capsule last night and woke with a headache",
    "popped a magnesium gummy, slightly queasy, normal?",
    "took my magnesium powder an hour ago and feel nicely sleepy",
    "had milk of magnesia this morning, nothing yet",
    "i ate 40g walnuts and 150g yogurt, is that enough",
    "my shoulder is paining too much, will magnesium help",
    "took my magnesium with my thyroid pill, does it matter",
    "i cycle to work four times a week",
    "my eyelid keeps jumping at my desk",
    "is it better if i take it with dinner",
    "the spray burns my calves a little",
    "can i take citrate every day for constipation",
]
URGENT = [
    "i blacked out after taking my magnesium",
    "since the magnesium drink she is too drowsy to answer me",
    "took my magnesium and now my throat is closing",
    "took my magnesium and i have crushing chest pain",
    "way too much magnesium today and i feel really ill",
    "i swallowed 40g of magnesium powder",
]


@pytest.mark.parametrize("text", CALM)
def test_ordinary_talk_gets_no_card(assistant: Assistant, text: str) -> None:
    assert assistant.answer(text).answer.kind != "urgent"


@pytest.mark.parametrize("text", URGENT)
def test_a_real_sign_in_the_same_words_gets_one(assistant: Assistant, text: str) -> None:
    assert assistant.answer(text).answer.kind == "urgent"


def test_one_side_of_a_face_is_a_stroke_whatever_was_taken(assistant: Assistant) -> None:
    answer = assistant.answer("grans mouth hangs down on one side and she talks odd, she had her magnesium").answer
    assert answer.kind == "urgent"
    assert "stroke" in render_plain(answer)
