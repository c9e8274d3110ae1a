"""Answers on products that hold several medicines."""

from bot.answers.medicines.answer import medicines
from bot.answers.medicines.planner import spacing_plan
from tests.bot.asking import ask, desk, words_of


def test_a_product_of_several_medicines_is_told_to_hold_them_and_each_is_answered() -> None:
    draft = ask(medicines, "medicines", "magnesium with lasilactone")
    words = words_of(draft)
    assert "Lasilactone holds furosemide and spironolactone." in draft.facts
    assert "furosemide" in draft.title
    assert "spironolactone" in draft.title
    for key in ("loop_thiazide", "k_sparing"):
        assert desk().knowledge.interactions.by_key[key].effect in words
    assert "Some water tablets do the opposite" not in words  # it is known which they are


def test_the_hour_of_a_product_is_that_of_each_medicine_in_it() -> None:
    draft = ask(spacing_plan, "spacing_plan", "i take rozavel ez at 8, when magnesium")
    assert {held for held in draft.holds if held[0] == "at"} >= {("at", "rosuvastatin.480")}
