"""A few words after a question: when, which one, and whether to change."""

import pytest

from bot.assistant import Assistant
from bot.render.plain import render_plain
from tests.bot.test_followups import said


@pytest.mark.parametrize(
    ("turns", "intent"),
    [
        (("which magnesium for my migraines", "when"), "timing"),
        (("best magnesium to sleep", "and what time"), "timing"),
        (("im on eltroxin", "and when"), "medicines"),
        (("calf cramps at night", "which one should i buy"), "form_for_goal"),
        (("calf cramps at night", "what type is best"), "form_for_goal"),
        (("citrate gives me the runs", "should i switch"), "form_for_goal"),
        (("tofu", "should i switch"), "food_swap"),
    ],
)
def test_a_few_words_ask_of_what_was_spoken_of(assistant: Assistant, turns: tuple[str, ...], intent: str) -> None:
    assert said(assistant, *turns).intent == intent


def test_which_form_a_product_is_can_be_asked_after_it(assistant: Assistant) -> None:
    answer = said(assistant, "is slow mag decent", "which type is it")
    assert answer.intent == "form_profile"
    assert "magnesium chloride" in render_plain(answer).lower()


def test_a_form_named_after_a_goal_is_judged_for_it(assistant: Assistant) -> None:
    assert "Malate for sleep" in render_plain(said(assistant, "magnesium for sleep", "i have malate at home"))


def test_a_few_words_are_answered_by_the_line_that_holds_them(assistant: Assistant) -> None:
    text = render_plain(said(assistant, "are epsom salt baths worth it", "how much salt"))
    assert "whole question" not in text
    assert "how much salt" in text.splitlines()[1]


def test_the_second_question_of_a_message_keeps_what_it_is_for(assistant: Assistant) -> None:
    answer = said(assistant, "what form for restless legs and how much should i take")
    assert "How much for restless legs?" in render_plain(answer)


def test_a_smell_like_food_asks_of_no_food(assistant: Assistant) -> None:
    assert "tbsp" not in render_plain(said(assistant, "my capsules smell of vinegar, have they gone off"))


def test_a_form_is_chosen_for_the_illness_told_before(assistant: Assistant) -> None:
    assert "migraine" in render_plain(said(assistant, "i get migraines", "which form")).lower()


def test_a_change_to_another_form_compares_it_with_the_one_taken(assistant: Assistant) -> None:
    text = render_plain(said(assistant, "citrate upsets my belly", "should i change to glycinate"))
    assert text.startswith("Citrate / Glycinate")


def test_a_card_lets_go_once_somebody_has_looked_at_it(assistant: Assistant) -> None:
    answer = said(
        assistant, "one calf is swollen and hot since sunday", "doctor checked it, no clot. so what helps cramps"
    )
    assert answer.kind == "answer"
    assert answer.urgency is None
    told = said(assistant, "my toddler swallowed a handful of my magnesium", "i rang them, they said hes ok")
    assert "somebody has looked at it" in render_plain(told)


def test_a_crisis_is_not_over_by_a_word_and_is_met_kindly(assistant: Assistant) -> None:
    answer = said(assistant, "i want to die", "ok i spoke to my doctor")
    assert answer.urgency == "crisis"
    assert "glad that you wrote" in render_plain(answer)


@pytest.mark.parametrize(
    ("turns", "passage"),
    [
        (("magnesium for anxiety", "how soon"), "how-long-to-work"),
        (("im constipated", "which type", "when will it work"), "laxative-how-fast"),
        (("magnesium for constipation", "is it ok to take it daily"), "laxative-every-day"),
        (("magnesium gave me diarrhoea", "how long does it last"), "diarrhoea-from-magnesium"),
        (("i have high blood pressure", "could magnesium help"), "blood-pressure"),
        (("i have high blood pressure", "instead of my tablets?"), "blood-pressure-tablets"),
        (("how long can i take magnesium for", "what if i forget one"), "missed-dose"),
        (("citrate", "what is it for"), "form-citrate"),
        (("citrate", "not citrate, malate i meant"), "form-malate"),
    ],
)
def test_a_facet_is_that_of_the_topic_spoken_of(assistant: Assistant, turns: tuple[str, ...], passage: str) -> None:
    assert said(assistant, *turns).passages == (passage,)


@pytest.mark.parametrize("later", ["and glycinate instead?", "what about malate", "or citrate then"])
def test_another_form_after_a_medicine_is_asked_of_the_medicine(assistant: Assistant, later: str) -> None:
    answer = said(assistant, "can i take oxide with synthroid", later)
    text = render_plain(answer)
    assert answer.intent == "medicines"
    assert "at least 4 hours" in text
    assert "what counts here is the magnesium" in text


@pytest.mark.parametrize("later", ["whats in citrate", "and epsom salt baths?", "magnesium oil?"])
def test_a_question_on_a_form_itself_is_not(assistant: Assistant, later: str) -> None:
    assert said(assistant, "can i take oxide with synthroid", later).intent != "medicines"


@pytest.mark.parametrize("utterance", ["glycinate vs fantasticate", "citrate or magnesium fantasticate"])
def test_a_form_nobody_knows_is_said_to_be_unknown(assistant: Assistant, utterance: str) -> None:
    assert "nothing on file about “fantasticate”" in render_plain(said(assistant, utterance))


@pytest.mark.parametrize("later", ["what is the most i can take of it", "can i take more of it", "most i can have"])
def test_how_much_may_be_taken_compares_no_forms(assistant: Assistant, later: str) -> None:
    assert said(assistant, "best form for a sensitive stomach", later).intent != "form_compare"


def test_which_is_better_to_take_still_compares_them(assistant: Assistant) -> None:
    assert said(assistant, "glycinate or malate", "which is better to take").intent == "form_compare"


@pytest.mark.parametrize(
    ("turns", "says"),
    [
        (("restless legs", "ferritin 18"), "ferritin"),
        (("can i take magnesium", "320mg ok?"), "320 mg"),
        (("my baby is bunged up, 8 months old", "plum juice or magnesium"), "Give a baby no magnesium"),
        (("was that the magnesium",), "side effects"),
        (("is it normal to pee so often on magnesium",), "pee more"),
        (("my newborn has hiccups, magnesium?",), "babies"),
        (("running 50 miles on sunday, how much mag in my bottles",), "amount"),
    ],
)
def test_what_is_told_or_set_side_by_side_is_answered(assistant: Assistant, turns: tuple[str, ...], says: str) -> None:
    text = render_plain(said(assistant, *turns))
    assert says in text
    assert "\n50 mg" not in text


@pytest.mark.parametrize(
    "text", ["pinched nerve in my back what dose mag", "my nurse told me no magnesium oil while pregnant, is she right"]
)
def test_a_question_or_a_warning_is_no_claim(assistant: Assistant, text: str) -> None:
    assert said(assistant, text).kind == "answer"


@pytest.mark.parametrize(
    ("text", "urgency"),
    [
        ("my wife snores and then stops breathing, magnesium to sleep", "doctor_soon"),
        ("gran is 86 with a blood thinner and dry legs, magnesium cream after her bath?", None),
        ("ectopics every few minutes, gp told me theyre all harmless. taurate?", None),
        ("my cardiologist told me extra beats are benign, since this morning its nonstop", "same_day"),
        ("tingling lips a week after they took my thyroid out", "emergency"),
        ("36 weeks, baby kicking, calf cramps at night", None),
        ("our receptionist is pregnant, magnesium for my migraines?", None),
    ],
)
def test_alarms_fit_what_is_told(assistant: Assistant, text: str, urgency: str | None) -> None:
    assert said(assistant, text).urgency == urgency
