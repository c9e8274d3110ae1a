"""Answers on forms: profiles, comparisons, the form for a goal; no form is praised beyond what studies show."""

import pytest

from bot.answers.forms.goals import form_for_goal
from bot.answers.forms.overview import forms_overview
from bot.answers.forms.profiles import form_compare, form_profile
from tests.bot.asking import HOSTILE, ask, check_shape, desk, words_of

ANSWERERS = [forms_overview, form_profile, form_compare, form_for_goal]
FORMS = sorted(desk().knowledge.forms.by_key)
GOALS = sorted(key for key, row in desk().knowledge.forms.goals.items() if row.covers)


@pytest.mark.parametrize("answerer", ANSWERERS, ids=lambda function: function.__name__)
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_odd_input_gets_a_whole_reply(answerer, text: str) -> None:
    check_shape(ask(answerer, answerer.__name__, text))


def test_the_overview_names_every_form() -> None:
    draft = ask(forms_overview, "forms_overview", "which forms are there")
    check_shape(draft)
    assert all(row.label in words_of(draft) for row in desk().knowledge.forms.by_key.values())


@pytest.mark.parametrize("key", FORMS)
def test_a_profile_shows_its_row_and_where_the_figure_comes_from(key: str) -> None:
    row = desk().knowledge.forms.by_key[key]
    draft = ask(form_profile, "form_profile", f"tell me about {row.aliases[0]}")
    check_shape(draft)
    text = words_of(draft)
    assert row.name in draft.title
    assert row.gut.text in text
    assert row.finding.text in text
    assert all(caution in text for caution in row.cautions)
    assert "kidney" in text.lower()
    assert any(f"forms.yaml {key}" in note for note in draft.seen)
    if row.compound is not None:
        assert f"{row.compound.percent:g}%" in text


def test_a_profile_of_two_forms_compares_them() -> None:
    draft = ask(form_profile, "form_profile", "citrate or glycinate")
    assert draft.title == "Citrate / Glycinate"


def test_a_profile_says_first_what_speaks_for_the_form_where_a_goal_is_named() -> None:
    draft = ask(form_profile, "form_profile", "would chloride do anything for my memory")
    assert draft.lead.startswith("Chloride for memory: nothing on file speaks for it.")
    assert any("L-threonate is sold for memory" in fact for fact in draft.facts)
    assert "could not establish" in ask(form_profile, "form_profile", "orotate for blood pressure").lead


def test_a_form_that_is_not_known_to_be_safe_is_said_to_be_so_beside_another() -> None:
    assert "could not establish" in ask(form_compare, "form_compare", "orotate or glycinate").lead
    assert "not backed" not in ask(form_compare, "form_compare", "citrate or the oil spray").lead


def test_a_comparison_for_a_goal_says_what_holds_for_every_form() -> None:
    draft = ask(form_compare, "form_compare", "milk of magnesia or oxide for constipation")
    assert any("blocked bowel" in fact for fact in draft.facts)
    draft = ask(form_compare, "form_compare", "malate or citrate for leg cramps")
    assert sum("leg cramps no form" in fact or "No form is shown" in fact for fact in draft.facts) == 1


@pytest.mark.parametrize("text", ["is magnesium fantasticate any good", "what about that one"])
def test_a_form_that_does_not_exist_is_said_to_be_unknown(text: str) -> None:
    draft = ask(form_profile, "form_profile", text)
    assert draft.kind == "clarify"
    assert "no form that I know" in draft.lead
    assert "fantasticate" not in words_of(draft)


def test_one_compound_under_two_names_is_said_to_be_one() -> None:
    draft = ask(form_compare, "form_compare", "bisglycinate or glycinate, which is better")
    check_shape(draft)
    assert "same compound" in draft.lead


def test_a_comparison_says_what_is_gentler_better_absorbed_and_denser() -> None:
    draft = ask(form_compare, "form_compare", "oxide vs citrate vs glycinate")
    check_shape(draft)
    assert "Probably gentler on the stomach: Glycinate" in draft.lead
    assert "Better absorbed than Oxide: Citrate." in draft.lead  # glycinate: no difference from oxide for most
    assert "More magnesium for its weight: Oxide" in draft.lead
    assert "no form is shown to work better" in words_of(draft)
    assert draft.drawable == "forms:oxide,citrate,glycinate"


def test_a_fourth_form_is_left_out_and_said_to_be() -> None:
    draft = ask(form_compare, "form_compare", "citrate, glycinate, malate and oxide")
    assert "I left out: Oxide" in words_of(draft)


def test_a_comparison_with_a_form_that_is_unknown_says_so() -> None:
    draft = ask(form_compare, "form_compare", "glycinate vs fantasticate")
    check_shape(draft)
    assert "name both" in draft.facts[0]


def test_a_comparison_for_a_goal_says_what_speaks_for_each() -> None:
    draft = ask(form_compare, "form_compare", "malate or oxide for sore muscles")
    assert "no trial shows it does better" in words_of(draft)


@pytest.mark.parametrize("key", GOALS)
def test_every_goal_is_answered_with_its_verdict_and_a_step_before_supplements(key: str) -> None:
    goal = desk().knowledge.forms.goals[key]
    named = [row for row in desk().catalog.entities if f"{row.type}/{row.key}" in goal.covers]
    if not named:
        pytest.skip("nothing in the catalog names this goal yet")
    draft = ask(form_for_goal, "form_for_goal", f"best form for {named[0].names[0]}")
    check_shape(draft)
    assert draft.evidence is not None
    assert "kidney" in words_of(draft).lower()


def test_cramps_name_the_usual_forms_and_no_winner() -> None:
    draft = ask(form_for_goal, "form_for_goal", "best magnesium for leg cramps")
    assert "No form is shown to work better" in draft.lead
    assert all(word in draft.lead.lower() for word in ("glycinate", "citrate", "malate"))
    assert "Food comes first" in words_of(draft)


def test_the_heart_goes_to_the_doctor() -> None:
    draft = ask(form_for_goal, "form_for_goal", "which form for heart health")
    assert "doctor" in draft.lead
    assert draft.ask == "doctor"


def test_two_goals_in_one_question_are_both_answered() -> None:
    draft = ask(form_for_goal, "form_for_goal", "a form for sleep and constipation")
    assert "sleep" in draft.title
    assert "constipation" in words_of(draft)


def test_without_a_goal_the_general_answer_is_given() -> None:
    draft = ask(form_for_goal, "form_for_goal", "which one is the best")
    assert "No form is best for everybody" in draft.lead


def test_a_skin_product_is_not_said_to_loosen_stools() -> None:
    assert "loosen stools" not in words_of(ask(form_profile, "form_profile", "magnesium spray"))


def test_the_order_of_the_forms_changes_no_grade() -> None:
    grades = {ask(form_compare, "form_compare", text).evidence for text in ("lactate vs malate", "malate vs lactate")}
    assert grades == {"limited"}


def test_shares_that_overlap_make_no_form_the_denser() -> None:
    draft = ask(form_compare, "form_compare", "malate or citrate")
    assert "More magnesium for its weight" not in draft.lead
    assert "Malate 11.6–15.5%" in draft.lead


def test_a_form_is_gentler_only_where_somebody_compared_it() -> None:
    assert "gentler" not in ask(form_compare, "form_compare", "malate vs oxide").lead


def test_a_comparison_for_a_goal_begins_with_the_goal() -> None:
    lead = ask(form_compare, "form_compare", "chloride or glycinate for sleep").lead.splitlines()
    assert lead[0] == "Chloride for sleep: nothing on file speaks for it."
    assert lead[1].startswith("Glycinate for sleep: the usual pick")


def test_a_comparison_for_a_goal_of_neither_says_what_is_known_of_the_goal() -> None:
    draft = ask(form_compare, "form_compare", "citrate or oxide, which is easy on the gut")
    assert draft.lead == desk().knowledge.forms.goals["sensitive_stomach"].lead


def test_a_goal_that_is_not_on_file_is_named_and_said_not_to_be() -> None:
    draft = ask(form_for_goal, "form_for_goal", "which form is best for tinnitus")
    assert "tinnitus" in draft.title
    assert draft.lead.startswith("I have no form on file for tinnitus")


def test_a_goal_is_known_by_its_own_words() -> None:
    assert "blood pressure" in ask(form_for_goal, "form_for_goal", "which form for my bp").title


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("how well is taurate absorbed", "Uptake: "),
        ("does malate bother the tummy", "Stomach and bowel: "),
        ("what percentage of chloride is magnesium", "Magnesium in it: "),
        ("taurate side effects", "Usual side effects of any form: "),
    ],
)
def test_a_profile_begins_with_what_is_asked_of_the_form(text: str, begins: str) -> None:
    draft = ask(form_profile, "form_profile", text)
    assert draft.lead.startswith(begins)
    assert sum(begins in line for line in (draft.lead, *draft.facts)) == 1


@pytest.mark.parametrize("text", ["which form suits my 7 year old", "best type of magnesium for teenagers"])
def test_for_a_child_no_form_is_named_and_no_limit_of_adults(text: str) -> None:
    draft = ask(form_for_goal, "form_for_goal", text)
    assert draft.passages
    assert "Adult limits" not in words_of(draft)


@pytest.mark.parametrize(
    ("text", "left_out", "kept"),
    [
        ("best form for sleep but not glycinate", "Glycinate", "L-threonate"),
        ("which one for constipation, anything but citrate", "Citrate", "Oxide"),
        ("cramps, i dont want malate or oxide", "Malate", "Glycinate"),
    ],
)
def test_a_form_that_is_ruled_out_is_not_named_for_the_goal(text: str, left_out: str, kept: str) -> None:
    draft = ask(form_for_goal, "form_for_goal", text)
    check_shape(draft)
    assert draft.facts[0].startswith(f"Left out, as you asked: {left_out}")
    lines = draft.facts[1:]
    assert any(line.startswith(f"{kept}:") for line in lines)
    assert not any(line.startswith(f"{left_out}:") for line in lines)
    assert not any(suggestion.label == left_out for suggestion in draft.suggestions)


@pytest.mark.parametrize("answerer", [form_profile, form_compare], ids=lambda function: function.__name__)
def test_where_every_form_named_is_ruled_out_the_others_are_shown(answerer) -> None:
    draft = ask(answerer, answerer.__name__, "something that isnt oxide")
    assert draft.intent == "form_for_goal"
    assert draft.facts[0] == "Left out, as you asked: Oxide."


def test_why_not_a_form_asks_about_it() -> None:
    assert ask(form_profile, "form_profile", "why not citrate").title == "Magnesium citrate"


def test_the_element_beside_a_form_is_told_apart_first() -> None:
    draft = ask(form_compare, "form_compare", "difference between magnesium and magnesium malate")
    assert draft.lead.startswith("Magnesium is the mineral itself.")


def test_where_one_form_is_compared_with_nothing_no_other_is_said_to_be_unknown() -> None:
    draft = ask(form_compare, "form_compare", "is glycinate better")
    assert draft.title == "Magnesium glycinate"
    assert "name both" in draft.facts[0]


def test_a_form_called_by_its_bare_name_is_compared_too() -> None:
    assert ask(form_compare, "form_compare", "difference of magnesium malate and carbonate").title == (
        "Malate / Carbonate"
    )
