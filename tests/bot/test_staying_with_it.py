"""Short later messages about what was told last: a further sign, how bad it is, how long, a small amount."""

import pytest

from bot.assistant import Assistant
from bot.render.plain import render_plain
from tests.bot.test_followups import said


@pytest.mark.parametrize(
    "turns",
    [
        ("my heart keeps fluttering, is it magnesium", "now im short of puff as well"),
        ("cramp in my calf", "i feel breathless too"),
    ],
)
def test_a_sign_told_after_another_is_read_with_it(assistant: Assistant, turns: tuple[str, ...]) -> None:
    answer = said(assistant, *turns)
    assert answer.urgency == "emergency"
    assert "999" in render_plain(answer)[:400]


@pytest.mark.parametrize(
    "turns",
    [
        ("magnesium for palpitations", "can it make you dizzy?"),
        ("jumpy legs every evening", "i take an antihistamine too"),
        ("my eyelid twitches", "also on omeprazole"),
    ],
)
def test_a_question_or_a_medicine_is_no_sign(assistant: Assistant, turns: tuple[str, ...]) -> None:
    assert said(assistant, *turns).urgency is None


@pytest.mark.parametrize(
    ("turns", "passage"),
    [
        (("the magnesium lotion itches", "is that normal"), "sensitive-skin-spray"),
        (("my eyelid keeps twitching", "should i be worried?"), "eyelid-twitch"),
    ],
)
def test_how_bad_it_is_gets_the_warning_signs_first(assistant: Assistant, turns: tuple[str, ...], passage: str) -> None:
    answer = said(assistant, *turns)
    assert answer.passages == (passage,)
    lead = next(block for block in answer.blocks if block.kind == "lead")
    assert "see a doctor" in lead.lines[1].lower()


@pytest.mark.parametrize("turn", ["is that serious", "what do i do now", "so is it low?"])
def test_a_blood_result_is_placed_again_when_its_meaning_is_asked(assistant: Assistant, turn: str) -> None:
    text = render_plain(said(assistant, "my magnesium came back 1.4 mg/dl", turn))
    assert "1.4 mg/dL" in text
    assert "gave no unit" not in text


@pytest.mark.parametrize(
    ("turns", "passage"),
    [
        (("can i have beer with my tablet", "how long after"), "alcohol"),
        (("magnesium for calf cramps", "how much", "and how long for"), "how-long-to-work"),
        (("can i open the capsules", "and mix it in porridge"), "opening-capsules"),
        (("my grandson is 6, magnesium gummies?", "just a half"), "children"),
        (("can i crush the tablets", "my dad has a peg tube"), "opening-capsules"),
        (("does magnesium beat cancer", "my brother is refusing chemo"), "cancer"),
        (("magnesium for low mood", "im feeling so low today"), "mood-depression"),
    ],
)
def test_a_short_message_stays_with_what_was_told(assistant: Assistant, turns: tuple[str, ...], passage: str) -> None:
    assert passage in said(assistant, *turns).passages


def test_foods_instead_are_foods(assistant: Assistant) -> None:
    assert said(assistant, "my son is 9 and sleeps badly", "any food instead").intent == "food_list"


def test_something_better_than_a_form_is_asked_of_forms(assistant: Assistant) -> None:
    answer = said(
        assistant, "is magnesium taurate worth it", "its for my mum with dementia", "is there something better"
    )
    assert answer.intent == "form_for_goal"


def test_the_poorest_foods_are_not_the_richest(assistant: Assistant) -> None:
    text = render_plain(said(assistant, "which foods hold least magnesium"))
    assert "least first" in text
    assert "Pumpkin" not in text


def test_somebody_known_by_an_illness_is_answered_with_it(assistant: Assistant) -> None:
    turns = ("magnesium for sleep, and is it ok for my wife, she has kidney disease", "i mean just my wife")
    assert "kidney_disease" in said(assistant, *turns).cautions
    assert "kidney-disease" in said(assistant, *turns).passages


@pytest.mark.parametrize("turn", ["wdym", "explain it like im 5", "no, even simpler"])
def test_what_was_not_followed_is_said_in_short(assistant: Assistant, turn: str) -> None:
    answer = said(assistant, "magnesium for restless legs", turn)
    assert answer.passages == ("restless-legs",)
    assert "children" not in answer.cautions


@pytest.mark.parametrize(
    ("turns", "words"),
    [
        (("nvm",), "No problem"),
        (("is citrate a laxative", "next question"), "What would you like to know"),
        (("haha",), "What would you like to know"),
        (("magnesium and ramipril", "ok i'll ring them tomorrow"), "good step"),
    ],
)
def test_what_asks_for_nothing_gets_a_short_line(assistant: Assistant, turns: tuple[str, ...], words: str) -> None:
    assert words in render_plain(said(assistant, *turns))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("kan jag ta det varje natt, hjälper det mot kramp", "engelska"),
        ("hvor mye kan jeg ta hver natt", "engelsk"),
        ("ce magneziu este bun pentru picioare", "engleză"),
        ("est ce que ça aide pour dormir", "anglais"),
    ],
)
def test_more_languages_get_their_notice(assistant: Assistant, text: str, words: str) -> None:
    answer = said(assistant, text)
    assert answer.kind == "language_notice"
    assert words in render_plain(answer)


@pytest.mark.parametrize("turn", ["iron?", "where can i get ferritin tested"])
def test_another_nutrient_that_was_spoken_of_is_answered_from_the_page(assistant: Assistant, turn: str) -> None:
    answer = said(assistant, "what helps restless legs at night", turn)
    assert answer.kind == "answer"
    assert "iron" in render_plain(answer).lower()


def test_a_yes_or_no_drawn_from_an_answer_is_no_claim(assistant: Assistant) -> None:
    answer = said(assistant, "magnesium flakes foot bath", "so thats a no then")
    assert answer.kind == "answer"
    assert "foot" in render_plain(answer)


def test_an_hour_alone_is_no_leave_for_somebody_at_risk(assistant: Assistant) -> None:
    answer = said(assistant, "my dad is 84 with a pacemaker, magnesium ok?", "just at bedtime")
    assert "heart_block" in answer.cautions
    assert "Either is fine" not in render_plain(answer)


def test_a_number_quoted_of_the_bot_is_not_the_label(assistant: Assistant) -> None:
    text = render_plain(said(assistant, "you said 350 but my tub says 420"))
    assert "420 mg" in text


def test_a_result_told_after_the_page_on_kidneys_is_not_dialysis(assistant: Assistant) -> None:
    answer = said(assistant, "i have weak kidneys", "my egfr is 61")
    assert "dialysis-transplant" not in answer.passages
