"""What magnesium is taken for: shortage, results, how long, how sure, and what a later message leans on."""

import pytest

from bot.assistant import Assistant
from bot.render.plain import render_plain
from tests.bot.test_followups import said


@pytest.mark.parametrize(
    ("turns", "passage"),
    [
        (("how many weeks does it take to build up low magnesium",), "deficiency-how-long"),
        (("my level was 0.6 mmol/l", "when is it back to normal"), "deficiency-how-long"),
        (("my level was 0.6 mmol/l", "what tablets then"), "deficiency-treatment"),
        (("my magnesium test came back normal, do i still need to take it",), "normal-result"),
        (("which blood test shows a deficiency of magnesium",), "testing"),
        (("magnesium for anxiety", "how long should i give it"), "how-long-to-work"),
    ],
)
def test_what_is_asked_about_a_shortage_is_answered(assistant: Assistant, turns: tuple[str, ...], passage: str) -> None:
    assert said(assistant, *turns).passages == (passage,)


@pytest.mark.parametrize("turn", ["could i switch then", "should i stop"])
def test_giving_up_what_was_spoken_of_last_is_about_the_medicine(assistant: Assistant, turn: str) -> None:
    answer = said(assistant, "magnesium with citalopram", turn)
    assert answer.kind == "correct_claim"
    assert "antidepressant" in render_plain(answer)


@pytest.mark.parametrize(
    ("turns", "passage"),
    [
        (("how certain are you about magnesium and migraine",), "migraine"),
        (("magnesium for sleep", "and how sure are you about restless legs"), "restless-legs"),
    ],
)
def test_how_sure_it_is_about_a_topic_is_told_of_that_topic(
    assistant: Assistant, turns: tuple[str, ...], passage: str
) -> None:
    assert said(assistant, *turns).passages == (passage,)


def test_where_an_answer_comes_from_is_told_with_its_studies(assistant: Assistant) -> None:
    assert "three trials" in render_plain(said(assistant, "does magnesium help sleep", "how sure are you of that"))


def test_studies_that_are_asked_for_come_first(assistant: Assistant) -> None:
    text = render_plain(said(assistant, "any studies on magnesium and blood pressure"))
    assert text.index("An older review") < text.index("walls of blood vessels")


@pytest.mark.parametrize(
    ("turns", "passage"),
    [
        (("pms", "would magnesium ease that"), "pms-period-pain"),
        (("twitching calf muscle", "could magnesium stop that"), "muscle-twitches"),
        (("sleep", "does it work"), "sleep"),
    ],
)
def test_whether_it_helps_is_asked_of_what_was_shown_last(
    assistant: Assistant, turns: tuple[str, ...], passage: str
) -> None:
    assert said(assistant, *turns).passages == (passage,)


@pytest.mark.parametrize(
    ("turns", "says"),
    [
        (("restless legs", "how sure is that", "right so how much then"), "No dose is set for restless legs"),
        (("constipation", "so how much"), "go by the pack"),
        (("how many mg for migraine",), "No dose is set for migraine"),
    ],
)
def test_how_much_after_a_goal_is_about_the_goal(assistant: Assistant, turns: tuple[str, ...], says: str) -> None:
    assert says in render_plain(said(assistant, *turns))


def test_constipation_is_blamed_on_magnesium_only_by_those_who_blame_it(assistant: Assistant) -> None:
    assert said(assistant, "bunged up and constipated since tramadol").passages == ("constipation",)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("whats the right dose for me, man of 29", "A man of 29: US 400 mg"),
        ("what dose should i take im 52 and weigh 95 kg", "not by body weight"),
        ("do overweight people need more magnesium a day", "not by body weight"),
    ],
)
def test_what_is_published_for_the_person_told_is_told(assistant: Assistant, text: str, says: str) -> None:
    assert says in render_plain(said(assistant, text))


def test_nobody_with_weak_kidneys_is_told_what_healthy_people_need(assistant: Assistant) -> None:
    text = render_plain(said(assistant, "what dose for me, im 71 with kidney disease"))
    assert "cannot set a dose" in text
    assert "A woman of 71" not in text


def test_an_age_told_before_holds_when_the_need_is_asked_for_again(assistant: Assistant) -> None:
    assert "A woman of 66" in render_plain(said(assistant, "im 66", "how much do i need"))


@pytest.mark.parametrize(
    ("turns", "says"),
    [
        (("im exhausted", "what else might it be"), "low iron"),
        (("night cramps in my calves", "does magnesium stop it", "what else can cause that"), "nerve or back trouble"),
    ],
)
def test_what_else_may_cause_a_complaint_is_told(assistant: Assistant, turns: tuple[str, ...], says: str) -> None:
    answer = said(assistant, *turns)
    assert says in "\n".join(line for block in answer.blocks if block.kind == "lead" for line in block.lines)


@pytest.mark.parametrize(
    ("turns", "says"),
    [
        (("how soon does magnesium work for restless legs",), "second month"),
        (("magnesium and migraine", "how long does it take"), "every day for weeks"),
    ],
)
def test_how_long_begins_with_what_is_known_of_the_goal(
    assistant: Assistant, turns: tuple[str, ...], says: str
) -> None:
    answer = said(assistant, *turns)
    assert says in next(block.lines[0] for block in answer.blocks if block.kind == "lead")


def test_how_long_for_one_pain_says_nothing_of_another(assistant: Assistant) -> None:
    assert "cycles" not in next(
        block.lines[0] for block in said(assistant, "how long for joint pain").blocks if block.kind == "lead"
    )


@pytest.mark.parametrize(
    ("turns", "says"),
    [
        (("magnesium for pms", "what else can help"), "Heat, movement"),
        (("magnesium for insomnia", "how sure are you", "what else can i try"), "same hour for getting up"),
        (("sore knees arthritis", "ok what does help then"), "strong thigh muscles"),
    ],
)
def test_what_else_helps_a_complaint_is_told(assistant: Assistant, turns: tuple[str, ...], says: str) -> None:
    answer = said(assistant, *turns)
    lead = [line for block in answer.blocks if block.kind == "lead" for line in block.lines]
    assert says in "\n".join(lead)
    assert len(lead) == len(set(lead))


@pytest.mark.parametrize(
    ("turns", "passage"),
    [
        (("magnesium for sleep", "4 weeks now and nothing has changed"), "not-helping"),
        (("doms", "before or after exercise"), "workout-timing"),
        (("why is my magnesium low", "i drink a lot"), "alcohol"),
        (("hair analysis showed low magnesium, can i trust it",), "testing-kits"),
        (("straining on the loo since my hip was done, is it a softener",), "stool-softener"),
    ],
)
def test_the_page_on_just_that_is_found(assistant: Assistant, turns: tuple[str, ...], passage: str) -> None:
    assert said(assistant, *turns).passages == (passage,)


def test_an_amount_that_others_advise_is_placed_among_the_limits(assistant: Assistant) -> None:
    text = render_plain(said(assistant, "trainer says you need 900 mg of magnesium for testosterone"))
    assert "above every published limit" in text


def test_one_letter_after_an_age_tells_the_sex(assistant: Assistant) -> None:
    text = render_plain(said(assistant, "im 47", "M"))
    assert "A man of 47" in text
    assert "A woman" not in text


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("how long before magnesium does anything for my migraines", "every day for weeks"),
        ("how soon will my restless legs calm down with magnesium", "second month"),
    ],
)
def test_how_long_asked_with_a_complaint_is_told_first(assistant: Assistant, text: str, says: str) -> None:
    answer = said(assistant, text)
    assert says in next(block.lines[0] for block in answer.blocks if block.kind == "lead")


def test_how_fast_a_laxative_works_is_no_matter_of_weeks(assistant: Assistant) -> None:
    assert "not months" not in render_plain(said(assistant, "how fast does magnesium work for constipation"))


@pytest.mark.parametrize(
    "text", ["magnesium taurate dosage", "how many mg of citrate a day", "recommended dose of oxide"]
)
def test_no_dose_is_set_for_a_form(assistant: Assistant, text: str) -> None:
    shown = render_plain(said(assistant, text))
    assert "no checked source sets a dose of" in shown
    assert "published adult limit" in shown
    assert "food, drinks and supplements together" not in shown


def test_a_form_and_an_amount_asked_together_are_both_answered(assistant: Assistant) -> None:
    shown = render_plain(said(assistant, "which kind of magnesium is best for sleep and what dose"))
    assert "Glycinate is the form" in shown
    assert "No dose is set for sleep" in shown
    assert "No dose is set for sleep" in render_plain(said(assistant, "is 150 mg enough for sleep"))
