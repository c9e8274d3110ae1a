"""A question that no topic answers may ask for a page by its words alone."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import pytest

from bot.answers.desk import PageReader
from bot.answers.passages.by_words import page_asked_for, page_rather_meant, pages_near
from bot.assistant import Assistant
from intents.model import Classification, Decision, Outcome, Scored, Slots
from intents.questions import Question
from tests.bot.asking import desk


@dataclass(frozen=True)
class Nearest(PageReader):
    """Has learnt that every question is nearest to one page, and how far behind all others are."""

    page: str
    lead: float
    behind: float = 1.0

    def nearest(self, text: str) -> tuple[tuple[str, ...], float]:
        return (self.page,), self.lead

    def scores(self, text: str, keys: Collection[str]) -> Mapping[str, float]:
        return {key: 0.0 if key == self.page else -self.behind for key in keys}


def asked(
    text: str, outcome: Outcome, intent: str | None = None, confidence: float = 0.0, ours: float = 0.0
) -> Question:
    classification = Classification((Scored("oos_general", 1.0),), ours)
    return Question(text, Decision(outcome, intent, confidence), Slots(), classification, text)


@pytest.mark.parametrize(
    ("outcome", "lead", "page"),
    [
        ("out_of_scope", 0.3, "soil"),
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
    ("lead", "ours", "pages"),
    [
        (0.1, 0.0, ("soil",)),
        (-0.5, 0.6, ("soil",)),  # the words speak for our topics
        (0.1, -0.6, ()),
        (-0.5, 0.0, ()),
    ],
)
def test_what_may_be_ours_is_asked_back_with_the_pages_near_it(
    lead: float, ours: float, pages: tuple[str, ...]
) -> None:
    reader = replace(desk(), page_reader=Nearest("soil", lead))
    assert pages_near(asked("is the land used up", "out_of_scope", ours=ours), reader) == pages


@pytest.mark.parametrize(
    ("confidence", "behind", "page"),
    [(0.5, 1.0, "soil"), (0.9, 1.0, None), (0.5, 0.3, None)],
    ids=["far ahead", "the topic is sure", "its own page is near"],
)
def test_a_page_far_ahead_of_an_unsure_topic_is_rather_meant(
    confidence: float, behind: float, page: str | None
) -> None:
    reader = replace(desk(), page_reader=Nearest("soil", 0.5, behind))
    question = asked("is the land used up", "accepted", "sleep", confidence)
    assert page_rather_meant(question, ("sleep",), reader) == page


def test_a_page_for_somebody_else_is_not_meant() -> None:
    reader = replace(desk(), page_reader=Nearest("pregnancy-cramps", 0.5))
    assert page_rather_meant(asked("does it upset you", "accepted", "side_effects", 0.5), (), reader) is None


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
