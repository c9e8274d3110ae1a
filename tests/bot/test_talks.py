"""Whole talks: what was told in one turn and counts in a later one."""

import pytest

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


def test_an_age_told_before_is_not_that_of_another_stage_of_life(assistant: Assistant) -> None:
    text = render_plain(said(assistant, "im 72, how much a day", "pregnant?"))
    assert "In pregnancy: US 350 to 360 mg" in text
    assert "72" not in render_plain(said(assistant, "im 72, how much a day", "and for teens"))
    assert "In pregnancy at 28" in render_plain(said(assistant, "im 28, how much a day", "and pregnant?"))


def test_an_age_that_is_put_right_is_no_amount(assistant: Assistant) -> None:
    text = render_plain(said(assistant, "my girl is 7", "are gummies with 60 mg ok for her", "shes 7 not 17"))
    assert "17 mg" not in text


def test_a_medicine_that_is_not_on_file_comes_first_where_it_is_asked_about(assistant: Assistant) -> None:
    text = render_plain(said(assistant, "im on the pill, magnesium ok?", "and topiramate"))
    assert "Magnesium with topiramate" in text
    assert "No clash that matters between magnesium and the pill" in text


def test_a_plan_asked_for_after_medicines_is_one_of_hours(assistant: Assistant) -> None:
    talk = ("i take levothyroxine at 6am", "when mag then", "make me a plan")
    assert "Around 18:00" in render_plain(said(assistant, *talk))
    assert said(assistant, *talk, "and a meal plan").intent == "day_plan"


def test_the_form_spoken_of_is_judged_for_a_goal(assistant: Assistant) -> None:
    assert "for sleep: nothing on file" in render_plain(said(assistant, "magnesium spray", "does it work for sleep"))
    assert said(assistant, "magnesium spray", "which one for sleep").intent == "form_for_goal"


def test_the_letter_of_a_sex_beside_an_age_is_no_temperature(assistant: Assistant) -> None:
    for text in ("im 40 f", "39f, which magnesium", "41 f, how much a day"):
        assert said(assistant, text).urgency is None
    for text in ("my temp is 40 f", "40 c since last night", "fever 103 f"):
        assert said(assistant, text).urgency is not None


def test_a_medicine_taken_back_is_minded_no_more(assistant: Assistant) -> None:
    talk = ("is magnesium ok with ramipril", "and spironolactone")
    answer = said(assistant, *talk, "im not on spironolactone", "is it ok then")
    assert "k_sparing" not in answer.cautions
    assert "antihypertensives" in answer.cautions
    assert "k_sparing" not in said(assistant, *talk, "i only take ramipril", "for my sleep").cautions
    assert "k_sparing" in said(assistant, *talk, "i only take ramipril at night").cautions


def test_stopping_is_asked_of_magnesium_after_its_side_effects(assistant: Assistant) -> None:
    assert said(assistant, "magnesium side effects", "should i stop it then").passages == ("stopping-magnesium",)


def test_who_does_not_take_a_medicine_says_nothing_of_another_who_does(assistant: Assistant) -> None:
    talk = ("my mum takes digoxin", "i dont take digoxin", "can she have magnesium")
    assert "digoxin" in said(assistant, *talk).cautions
    assert "digoxin" not in said(assistant, "my mum takes digoxin", "she doesnt take digoxin", "for sleep?").cautions


def test_another_may_eat_otherwise_but_an_allergy_holds(assistant: Assistant) -> None:
    assert "(vegan" not in render_plain(said(assistant, "vegan foods", "my husband isnt vegan"))
    assert "(nut-free" in render_plain(
        said(assistant, "im allergic to nuts, what foods", "my son isnt allergic to nuts")
    )


def test_a_list_keeps_the_meal_asked_for_last(assistant: Assistant) -> None:
    text = render_plain(said(assistant, "best foods", "for breakfast", "and dinner", "vegan pls", "cheaper"))
    assert text.startswith("Magnesium: dinner")


def test_a_span_of_months_is_an_age_only_after_a_child(assistant: Assistant) -> None:
    assert "children" not in said(assistant, "leg cramps at night", "2 months").cautions
    assert "baby" in render_plain(said(assistant, "magnesium for my baby", "7 months")).lower()


def test_pieces_that_somebody_else_takes_are_judged(assistant: Assistant) -> None:
    text = render_plain(said(assistant, "citrate 400mg", "i take 1 a day", "my wife takes 3"))
    assert "1,200 mg a day" in text


def test_a_time_of_day_after_a_dose_asks_when(assistant: Assistant) -> None:
    talk = ("calf cramps", "which type then", "ok n how much")
    assert said(assistant, *talk, "or mornings").intent == "timing"
    assert said(assistant, *talk, "what for dinner").intent != "timing"
    assert said(assistant, "cool thanks, and for cramps?").intent == "leg_cramps"  # thanks for nothing yet


@pytest.mark.parametrize(
    ("kin", "person"),
    [
        ("nonna", "grandmother"),
        ("thatha", "grandfather"),
        ("ammi", "mother"),
        ("nani ji", "grandmother"),
        ("mother in law", "mother_in_law"),
    ],
)
def test_what_kin_have_is_kept_as_theirs_whatever_they_are_called(assistant: Assistant, kin: str, person: str) -> None:
    reply = assistant.answer(f"my {kin} has kidney disease", None)
    assert "kidney_disease" in reply.answer.cautions
    assert ("condition/kidney_disease", person) in reply.conversation.told


def test_who_asks_for_help_after_a_complaint_gets_its_own_signs_first(assistant: Assistant) -> None:
    answer = said(assistant, "my eyelid keeps twitching", "do i need to see a doctor")
    assert answer.intent == "muscle_twitching"
    assert "lasts for weeks" in render_plain(answer)
    assert "Now: chest pain" in render_plain(answer)
    assert said(assistant, "i take lansoprazole", "should i worry").intent == "medicines"


def test_a_question_of_one_word_picks_it_up_from_the_page_shown_last(assistant: Assistant) -> None:
    answer = said(assistant, "what if i forget a dose", "double up?")
    assert "Do not take a double dose" in render_plain(answer)
    assert "Rash" in render_plain(said(assistant, "side effects of magnesium", "rash?")).splitlines()[1]


def test_what_magnesium_does_to_a_complaint_is_not_about_the_tablet_told_last(assistant: Assistant) -> None:
    talk = ("ive got high blood pressure", "i take lisinopril", "will magnesium bring it down")
    assert said(assistant, *talk).intent == "blood_pressure"
    assert "2 mmHg" in render_plain(said(assistant, *talk, "by how much"))
    assert said(assistant, "does magnesium help blood pressure", "mine is 148 over 92").intent == "blood_pressure"


def test_a_laxative_for_a_baby_is_no_wish_for_a_prescription(assistant: Assistant) -> None:
    answer = said(assistant, "baby 7 months cant poo", "can i give her milk of magnesia")
    assert answer.kind == "answer"
    assert "Give a baby no magnesium" in render_plain(answer)
    assert said(assistant, "can you prescribe me milk of magnesia").intent == "prescription_request"


def test_why_may_be_one_letter(assistant: Assistant) -> None:
    assert "iron" in render_plain(said(assistant, "restless legs", "y iron")).splitlines()[1]
