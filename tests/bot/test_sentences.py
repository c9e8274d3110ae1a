"""What a passage says of the very words asked about comes first."""

import pytest

from bot.answers.passages.answer import passage_answer
from tests.bot.asking import ask


@pytest.mark.parametrize(
    ("intent", "text", "first"),
    [
        ("cramp_relief", "does mustard keep leg cramps away", "mustard"),
        ("ingredients", "are these capsules kosher and halal", "kosher"),
        ("stress_anxiety", "can it bring cortisol down", "cortisol"),
        ("migraine", "i take sumatriptan for migraine", "sumatriptan"),
    ],
)
def test_the_sentence_on_what_is_asked_about_leads(intent: str, text: str, first: str) -> None:
    draft = ask(passage_answer, intent, text)
    assert first in draft.lead.splitlines()[0].lower()
    assert len(draft.lead.splitlines()) == 2  # what the passage begins with is kept


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("cramp_relief", "how do i get fewer leg cramps"),
        ("side_effects", "rash after a tablet"),
        (
            "cramp_relief",
            "a neighbour who eats mustard on all things told me at length about her cramps and more",
        ),
    ],
)
def test_no_warning_leads_and_no_story_picks_a_sentence(intent: str, text: str) -> None:
    assert "\n" not in ask(passage_answer, intent, text).lead


def test_no_amount_of_a_food_stands_before_what_is_said_of_it() -> None:
    assert not any("mg" in fact for fact in ask(passage_answer, "cramp_relief", "do bananas stop leg cramps").facts)


def test_a_page_on_somebodys_situation_praises_no_form_for_something_else() -> None:
    facts = ask(passage_answer, "kidney_disease", "kidney failure and constipated, is milk of magnesia good").facts
    assert not any("Milk of Magnesia" in fact for fact in facts)
    facts = ask(passage_answer, "pregnancy", "is glycinate fine while expecting").facts
    assert any("midwife" in fact for fact in facts)


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("constipation", "does malate make you poop"),
        ("constipation", "how do i stay off the toilet"),
        ("alcohol_caffeine", "may i have wine with it"),
        ("timing", "in the evening or first thing"),
    ],
)
def test_no_question_and_no_scrap_leads(intent: str, text: str) -> None:
    first = ask(passage_answer, intent, text).lead.splitlines()[0]
    assert "?" not in first
    assert not first.startswith(("Stay", "Many people"))
