"""The choke point: no reply without a disclaimer, and the order that safety asks for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answer import Answer, Block, Draft, Suggestion
from bot.assistant import Assistant
from bot.compose import Safety, compose

ORDER = ["urgent", "memory", "caution", "title", "lead", "facts", "more", "evidence", "ask", "sources", "disclaimer"]


def test_an_answer_without_a_disclaimer_cannot_be_built() -> None:
    with pytest.raises(ValueError, match="disclaimer"):
        Answer("answer", (Block("lead", ("text",)),), ("general",))
    with pytest.raises(ValueError, match="disclaimer"):
        Answer("answer", (), ())
    with pytest.raises(ValueError, match="disclaimer"):
        Answer("answer", (Block("disclaimer", ("",)),), ("general",))


def test_blocks_stand_in_the_order_that_safety_asks_for(assistant: Assistant) -> None:
    answer = assistant.answer("I have CKD stage 3, is magnesium glycinate ok for sleep?").answer
    kinds = [block.kind for block in answer.blocks]
    assert kinds == sorted(kinds, key=ORDER.index)
    assert kinds.index("caution") < kinds.index("title")
    assert kinds[-1] == "disclaimer"


def test_a_caution_that_the_draft_says_itself_is_not_said_twice(assistant: Assistant) -> None:
    draft = Draft("title", "lead", cautions=("thyroid",))
    safety = Safety(cautions=(("thyroid", "Keep hours apart."), ("kidney_disease", "Ask first.")))
    answer = compose([draft], safety, assistant.desk)
    assert [block.lines for block in answer.blocks if block.kind == "caution"] == [("Ask first.",)]
    assert set(answer.cautions) == {"thyroid", "kidney_disease"}


def test_two_buttons_never_say_the_same(assistant: Assistant) -> None:
    draft = Draft(
        "t", "l", suggestions=(Suggestion("Foods", "i:food_list"), Suggestion("Foods", "p:best-food-sources"))
    )
    answer = compose([draft], Safety(), assistant.desk)
    assert [s.label for s in answer.suggestions] == ["Foods"]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_every_answer_to_any_text_carries_its_disclaimer(assistant: Assistant, text: str) -> None:
    answer = assistant.answer(text).answer
    assert answer.disclaimers
    assert answer.blocks[-1].kind == "disclaimer"
