"""Whole talks: what was told in one turn and counts in a later one."""

from bot.assistant import Assistant
from bot.render.plain import render_plain
from tests.bot.test_followups import said


def test_the_gap_is_told_again_whatever_was_asked_between(assistant: Assistant) -> None:
    answer = said(assistant, "im on levothyroxine", "best foods for magnesium", "sorry how many hours again")
    assert "4 hours" in render_plain(answer)
    assert answer.intent == "medicines"
    answer = said(assistant, "can i have zinc with magnesium", "how far apart")
    assert "not sure what you mean" not in render_plain(answer)


def test_an_hour_behind_a_part_of_the_day_is_the_hour_of_the_medicine(assistant: Assistant) -> None:
    assert "taken at 6:00" in render_plain(said(assistant, "i take levothyroxine each morning at 6"))
    assert "taken at 20:00" in render_plain(said(assistant, "i take doxycycline every evening at 8"))


def test_who_asks_when_is_asked_for_the_hours_of_the_medicine(assistant: Assistant) -> None:
    text = render_plain(said(assistant, "im on doxycycline, magnesium too?", "when do i take the magnesium then"))
    assert "At what time do you take" in text


def test_a_question_of_function_words_gives_up_no_medicine(assistant: Assistant) -> None:
    assert said(assistant, "i take furosemide", "so do i need it").kind == "answer"
    assert said(assistant, "i take furosemide", "can i drop it").kind == "correct_claim"


def test_a_medicine_told_last_is_what_may_matter(assistant: Assistant) -> None:
    answer = said(assistant, "magnesium for sleep?", "my gp gave me lansoprazole as well", "does it matter")
    assert "acid blockers" in render_plain(answer)
    assert answer.intent == "medicines"


def test_a_diet_is_taken_back_by_whoever_keeps_it(assistant: Assistant) -> None:
    assert "(vegan" not in render_plain(said(assistant, "vegan foods pls", "im not vegan any more", "lunch ideas"))
    text = render_plain(said(assistant, "im vegan with a nut allergy, foods", "no longer vegan"))
    assert "(nut-free)" in text  # the allergy holds
    assert "(vegan)" in render_plain(said(assistant, "vegan foods pls", "thats not vegan"))


def test_what_an_illness_asks_of_foods_goes_with_whose_it_is(assistant: Assistant) -> None:
    talk = ("my dad has kidney disease, what foods", "and for me, im 35 and healthy")
    assert "lower in potassium" not in render_plain(said(assistant, *talk))
    assert "lower in potassium" in render_plain(said(assistant, *talk, "and a snack for dad"))


def test_a_need_asked_for_in_a_list_of_foods_is_told(assistant: Assistant) -> None:
    answer = said(assistant, "vegan foods", "how much do i need im a 31 year old woman")
    assert "A woman of 31" in render_plain(answer)
    assert "vegan" in render_plain(said(assistant, "vegan foods", "how much do i need im 31 f", "what for lunch"))


def test_a_food_that_breaks_a_limit_told_is_warned_of_first(assistant: Assistant) -> None:
    text = render_plain(said(assistant, "im allergic to nuts, what foods", "oats", "can i have peanut butter"))
    assert text.splitlines()[1].startswith("Careful with your limit (nut-free)")


def test_how_many_of_those_a_day_is_asked_of_the_food(assistant: Assistant) -> None:
    assert "it takes about" in render_plain(said(assistant, "pumpkin seeds", "so how many of those a day"))


def test_an_adviser_who_says_otherwise_goes_before_the_bot(assistant: Assistant) -> None:
    text = render_plain(said(assistant, "magnesium for migraine", "my gp told me the opposite"))
    assert "Go by your doctor" in text
    text = render_plain(said(assistant, "magnesium for sleep", "tiktok says something different"))
    assert "many of them sell something" in text
    assert "Sources" in text


def test_the_leave_of_a_doctor_keeps_the_caution(assistant: Assistant) -> None:
    answer = said(assistant, "i have kidney disease, can i take magnesium", "my doctor said its fine")
    assert "Then go by them" in render_plain(answer)
    assert "kidney_disease" in answer.cautions
    assert "Then go by them" not in render_plain(said(assistant, "magnesium for sleep", "my doctor said i shouldnt"))


def test_ok_and_leads_over_to_a_question(assistant: Assistant) -> None:
    text = render_plain(said(assistant, "calf cramps every night", "which type then", "ok n how much"))
    assert text.startswith("How much for leg cramps?")


def test_a_form_is_chosen_for_what_was_shown_last(assistant: Assistant) -> None:
    talk = ("my poo is runny since i started the tablets",)
    assert render_plain(said(assistant, *talk)).startswith("Diarrhoea from magnesium")
    assert "sensitive stomach" in render_plain(said(assistant, *talk, "which type is less bad"))
    text = render_plain(said(assistant, "constipated for days", "is oxide good for that", "how much"))
    assert text.startswith("How much for constipation?")


def test_what_makes_no_sense_is_said_again_in_short(assistant: Assistant) -> None:
    assert "Just ask when" not in render_plain(said(assistant, "is it safe long term", "that makes no sense"))


def test_a_question_on_an_illness_compares_no_foods(assistant: Assistant) -> None:
    talk = ("my wife has diabetes and wants magnesium", "what foods", "does it lower her sugar")
    assert said(assistant, *talk).intent == "diabetes"
