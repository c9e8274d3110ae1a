"""A question that no topic answers may ask for a page by its words alone."""

from dataclasses import dataclass, replace

import pytest

from bot.answers.desk import PageReader
from bot.answers.passages.choosing import page_asked_for
from bot.assistant import Assistant
from intents.model import Classification, Decision, Outcome, Scored, Slots
from intents.questions import Question
from tests.bot.asking import desk


@dataclass(frozen=True)
class Nearest(PageReader):
    """Has learnt that every question is nearest to one page."""

    page: str
    lead: float

    def nearest(self, text: str) -> tuple[str, float]:
        return self.page, self.lead


def asked(text: str, outcome: Outcome) -> Question:
    return Question(
        text, Decision(outcome, None, 0.0), Slots(), Classification((Scored("oos_general", 1.0),), 1.0), text
    )


@pytest.mark.parametrize(
    ("outcome", "lead", "page"),
    [
        ("out_of_scope", 0.5, "soil"),
        ("out_of_scope", 0.1, None),  # what is not ours is nearly as near
        ("unclear", 0.1, "soil"),
        ("unclear", -0.5, None),
    ],
)
def test_a_page_needs_a_clear_lead_over_what_is_not_ours(outcome: Outcome, lead: float, page: str | None) -> None:
    reader = replace(desk(), page_reader=Nearest("soil", lead))
    assert page_asked_for(asked("is the land used up", outcome), reader) == page


def test_a_page_that_needs_something_is_for_nobody_else() -> None:
    reader = replace(desk(), page_reader=Nearest("soil", 0.9))
    assert page_asked_for(asked("is the well used up", "unclear"), reader) is None


def test_a_desk_that_has_learnt_nothing_knows_no_page() -> None:
    assert page_asked_for(asked("is the soil used up", "unclear"), desk()) is None


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("prunes or magnesium, which gets you going", "constipation"),
        ("chard or kale, more magnesium", "food_compare"),
        ("is the oxide from tesco any good", "form_profile"),
    ],
)
def test_what_a_message_asks_besides_is_answered(assistant: Assistant, text: str, intent: str) -> None:
    assert assistant.answer(text).answer.intent == intent
