"""Messages that draw on the last answer (why, so no, which one, what then), or tell more of what was told."""

import pytest

from bot.assistant import Assistant
from bot.render.plain import render_plain
from tests.bot.test_followups import said


def text_of(assistant: Assistant, *turns: str) -> str:
    return render_plain(said(assistant, *turns))


# --------------------------------------------------------------- why, so no --
def test_why_is_answered_by_the_reasons_of_a_page(assistant: Assistant) -> None:
    assert "because more is lost in urine" in text_of(assistant, "beer and magnesium", "but why").splitlines()[1]
    assert "no good proof" in text_of(assistant, "does magnesium oil work", "why not").splitlines()[1]


def test_why_under_a_caution_is_answered_by_the_caution(assistant: Assistant) -> None:
    lines = text_of(assistant, "myasthenia, is magnesium ok", "why not").splitlines()
    assert "Magnesium can make weak muscles weaker." in lines


def test_why_that_form_tells_what_is_known_of_it(assistant: Assistant) -> None:
    text = text_of(assistant, "best magnesium for sleeping", "why that one")
    assert text.startswith("Glycinate for sleep: why?")
    assert "Gentler than oxide in one small trial" in text


@pytest.mark.parametrize("drawn", ["so no", "so nothing?", "then nothing at all?", "no?"])
def test_a_no_drawn_from_an_answer_is_answered_by_its_first_lines(assistant: Assistant, drawn: str) -> None:
    text = text_of(assistant, "magnesium for a slipped disc", drawn)
    assert "has not been shown to help" in text.splitlines()[1]


def test_stop_with_a_question_mark_asks_for_no_menu(assistant: Assistant) -> None:
    answer = said(assistant, "my uncle has one kidney, magnesium?", "so stop?")
    assert answer.intent == "kidney_disease"
    assert said(assistant, "my uncle has one kidney, magnesium?", "stop").kind == "smalltalk"


@pytest.mark.parametrize("asked", ["what does then", "so what helps"])
def test_what_does_help_is_answered_by_what_the_page_says_helps(assistant: Assistant, asked: str) -> None:
    assert "can help" in text_of(assistant, "magnesium for restless legs", asked).splitlines()[1]


def test_what_to_do_is_about_what_was_told_last(assistant: Assistant) -> None:
    answer = said(assistant, "my dad takes digoxin, magnesium ok?", "so what do we do")
    assert answer.intent == "medicines"
    assert "digoxin" in render_plain(answer).lower()


# ---------------------------------------------------------------- which one --
def test_which_one_of_two_foods_asks_for_no_form(assistant: Assistant) -> None:
    assert said(assistant, "walnuts vs pecans", "so which one").intent == "food_compare"


def test_which_one_of_a_list_compares_its_foods(assistant: Assistant) -> None:
    assert said(assistant, "fruit with magnesium", "which one").intent == "food_compare"


def test_how_much_of_that_is_of_the_food_that_won(assistant: Assistant) -> None:
    text = text_of(assistant, "foods high in magnesium", "which has most", "how much of it for 50 mg")
    assert "hemp seeds" in text.splitlines()[1]


# ------------------------------------------------------------ told in pieces --
def test_pieces_and_then_what_one_holds_make_the_amount(assistant: Assistant) -> None:
    assert "450 mg a day" in text_of(assistant, "i take 3 tablets", "150 each")
    assert "500 mg a day" in text_of(assistant, "can i take 2 capsules", "of 250")
    kept = text_of(assistant, "i take 4 gummies a day", "for sleep", "they are 75 mg each")
    assert "300 mg a day" in kept


def test_an_amount_asked_about_by_itself_is_not_multiplied(assistant: Assistant) -> None:
    assert "300 mg a day" in text_of(assistant, "can i take 2 tablets", "is 300 mg too much")


def test_a_form_told_after_the_amount_opens_both_readings(assistant: Assistant) -> None:
    text = text_of(assistant, "is 500 mg too much", "of citrate")
    assert "If 500 mg is the weight of the citrate" in text


def test_an_amount_may_be_that_of_all_pieces_together(assistant: Assistant) -> None:
    text = text_of(assistant, "can i take 2 tablets", "of 300", "300 in total, not each")
    assert "300 mg a day" in text.splitlines()[1]


def test_an_amount_that_somebody_else_takes_is_judged(assistant: Assistant) -> None:
    assert "700 mg a day" in text_of(assistant, "my sister takes 700")
    assert "700 mg a day" in text_of(assistant, "my sister takes 700", "is that bad")


def test_no_dose_of_adults_is_told_for_a_child_told_before(assistant: Assistant) -> None:
    text = text_of(assistant, "magnesium gummies for my girl, shes 5", "how many")
    assert "A girl of 5" in text or "A child of 5" in text
    assert "For adults" not in text
    assert "226" not in text_of(assistant, "magnesium for my son, hes 12", "dose")


# ------------------------------------------------------- put right, made exact --
def test_the_medicine_of_a_class_takes_its_place(assistant: Assistant) -> None:
    answer = said(assistant, "im on an antibiotic, can i take magnesium", "its doxycycline", "how many hours apart")
    assert answer.cautions == ("tetracyclines",)
    assert "name not given" not in render_plain(answer)


def test_what_was_swallowed_together_stays_so_when_its_name_is_told(assistant: Assistant) -> None:
    turns = ("took my antibiotic and magnesium at the same time", "ciprofloxacin", "is it ruined")
    for upto in (2, 3):
        assert "extra dose" in text_of(assistant, *turns[:upto])


def test_a_form_taken_back_is_compared_with_nothing(assistant: Assistant) -> None:
    text = text_of(assistant, "tell me about malate", "not malate, i meant taurate", "is it any good")
    assert "Malate" not in text.splitlines()[0]


def test_going_back_to_magnesium_leaves_what_came_between(assistant: Assistant) -> None:
    answer = said(assistant, "knee pain", "what about turmeric", "ok back to magnesium, how long till it works")
    assert answer.intent == "how_long"


def test_the_hour_of_the_dose_told_before_is_judged(assistant: Assistant) -> None:
    text = text_of(assistant, "i take my glycinate at 8am", "and levothyroxine at 6am", "is that far enough")
    assert "8:00 is too close" in text


def test_an_aim_told_after_how_long_keeps_the_question(assistant: Assistant) -> None:
    assert said(assistant, "how long until it works", "for period pain").intent == "how_long"


def test_a_food_to_have_with_it_is_no_food_to_look_up(assistant: Assistant) -> None:
    assert said(assistant, "which magnesium for sore muscles", "and yogurt with it?").intent == "timing"


def test_an_age_keeps_the_page_that_was_for_somebody_of_that_age(assistant: Assistant) -> None:
    assert said(assistant, "magnesium cream on a baby?", "shes 7 months").intent == "topical"


@pytest.mark.parametrize("told", ["stop going on about kidneys, mine are fine", "he has no kidney problems"])
def test_who_says_that_kidneys_are_well_is_told_nothing_of_bad_ones(assistant: Assistant, told: str) -> None:
    answer = said(assistant, "magnesium for sleep", told)
    assert (answer.kind, answer.cautions) == ("smalltalk", ())
    assert "kidney" not in render_plain(answer)


def test_a_form_to_drink_is_answered_by_the_page_on_drinking_it(assistant: Assistant) -> None:
    assert said(assistant, "epsom salts", "can you drink it").passages == ("epsom-drink",)


def test_a_child_told_before_counts_for_tablets_eaten_later(assistant: Assistant) -> None:
    assert said(assistant, "is magnesium ok for my toddler", "help she swallowed two tablets").urgency == "poison"
    assert said(assistant, "is magnesium ok for my toddler", "he eats spinach").urgency is None


def test_pieces_told_by_the_part_of_the_day_add_up(assistant: Assistant) -> None:
    text = text_of(assistant, "i take 2 in the morning and 2 at night", "100mg each", "over the limit?")
    assert "400 mg a day" in text


def test_what_was_not_asked_is_left_out_of_what_was(assistant: Assistant) -> None:
    assert said(assistant, "magnesium for anything", "i asked about sleep not cramps").intent == "sleep"


def test_what_was_looked_at_and_is_well_asks_for_no_test(assistant: Assistant) -> None:
    assert said(assistant, "heart flutters", "had it checked, its fine").kind == "smalltalk"
    assert said(assistant, "do i need a blood test", "which one").intent == "testing"
