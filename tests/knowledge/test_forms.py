"""The form table: shares equal the formulas, the way there and back, choices ranked, every reference resolved."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.forms import FormRow, FormTable, GoalRow
from knowledge.formula import molar_mass, share
from knowledge.model import Source
from knowledge.readers import Place, Problem, parse_rows, read_yaml_rows

CONTENT = Path(__file__).parents[2] / "knowledge" / "content"


def load() -> tuple[FormTable, dict[str, Source], list[Problem]]:
    problems: list[Problem] = []
    rows = parse_rows(read_yaml_rows(CONTENT / "forms.yaml", problems), FormRow, problems)
    goals = parse_rows(read_yaml_rows(CONTENT / "form_goals.yaml", problems), GoalRow, problems)
    sources = parse_rows(read_yaml_rows(CONTENT / "sources.yaml", problems), Source, problems)
    return FormTable(rows, goals), {source.key: source for source in sources}, problems


TABLE, SOURCES, PROBLEMS = load()
COMPOUNDS = [(row.key, compound) for row in TABLE.by_key.values() for compound in row.elemental]
KNOWN = sorted(key for key, row in TABLE.by_key.items() if row.compound)


def test_the_content_is_there_and_right() -> None:
    passages = {path.stem for path in (CONTENT / "passages").glob("*.md")}
    assert [*PROBLEMS, *TABLE.problems(SOURCES, passages)] == []
    assert len(TABLE.by_key) == 21
    assert len(TABLE.goals) >= 15


@pytest.mark.parametrize(("key", "compound"), COMPOUNDS, ids=lambda value: getattr(value, "formula", value))
def test_each_share_lies_between_nought_and_one_and_equals_its_formula(key: str, compound) -> None:
    assert 0 < share(compound.formula) < 1
    assert 100 * share(compound.formula) == pytest.approx(compound.percent, abs=0.06)
    assert molar_mass(compound.formula) == pytest.approx(compound.molar_mass, abs=0.02)


@pytest.mark.parametrize(("formula", "mass"), [("MgO", 40.304), ("MgSO4.7H2O", 246.47), ("4MgCO3.MgO2H2.5H2O", 485.65)])
def test_a_formula_weighs_what_chemistry_says(formula: str, mass: float) -> None:
    assert molar_mass(formula) == pytest.approx(mass, abs=0.01)


@pytest.mark.parametrize("wrong", ["", "mgo", "Mg(OH)2", "Xx2", "MgO."])
def test_what_is_no_formula_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"formula|mass"):
        share(wrong)


@given(st.sampled_from(KNOWN), st.floats(min_value=0.001, max_value=100_000))
def test_a_compound_holds_less_of_the_element_than_it_weighs(key: str, mg: float) -> None:
    held = TABLE.elemental(key, mg)
    assert held is not None
    assert 0 < held < mg


@given(st.sampled_from(KNOWN), st.floats(min_value=1, max_value=10_000))
def test_the_first_compound_lies_within_the_range_of_all(key: str, mg: float) -> None:
    held, bounds = TABLE.elemental(key, mg), TABLE.elemental_range(key, mg)
    assert held is not None
    assert bounds is not None
    assert bounds[0] - 1e-9 <= held <= bounds[1] + 1e-9


def test_a_form_without_formula_has_no_figure_rather_than_nought() -> None:
    without = [key for key, row in TABLE.by_key.items() if row.compound is None]
    assert without
    for key in without:
        assert TABLE.elemental(key, 100) is None
        assert TABLE.elemental_range(key, 100) is None
        assert TABLE.value(key) is None


def test_two_names_of_one_compound_are_known_as_one() -> None:
    assert TABLE.same_compound(TABLE.compare(["glycinate", "bisglycinate"]))
    assert not TABLE.same_compound(TABLE.compare(["glycinate", "citrate"]))
    assert not TABLE.same_compound(TABLE.compare(["complex", "topical"]))


def test_comparing_keeps_the_order_asked_and_leaves_out_strangers_and_repeats() -> None:
    rows = TABLE.compare(["oxide", "fantasticate", "citrate", "oxide"])
    assert [row.key for row in rows] == ["oxide", "citrate"]


@pytest.mark.parametrize("goal", sorted(TABLE.goals))
def test_choices_for_a_goal_are_ranked_and_graded(goal: str) -> None:
    ranks = [choice.fit.rank for choice in TABLE.best_for(goal)]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)


def test_no_form_is_praised_for_leg_cramps() -> None:
    grades = {choice.fit.evidence for choice in TABLE.best_for("leg_cramps")}
    assert grades <= {"limited", "mixed", "contradicted"}


def test_an_unsafe_form_is_named_for_no_goal() -> None:
    assert TABLE.by_key["orotate"].best_for == ()


def test_an_entity_leads_to_its_goal() -> None:
    goal = TABLE.goal(["symptom/unheard_of", "symptom/night_cramps"])
    assert goal is not None
    assert goal.key == "leg_cramps"
    assert TABLE.goal(["symptom/unheard_of"]) is None


def test_wrong_figures_and_references_become_problems() -> None:
    row = TABLE.by_key["oxide"]
    compound = row.elemental[0].model_copy(update={"percent": 99.0})
    bad = row.model_copy(
        update={"elemental": (compound,), "passage": "nowhere", "sources": ("nobody",), "place": Place("f", 3)}
    )
    messages = [str(problem) for problem in FormTable([bad]).problems(SOURCES, {})]
    for part in ("holds 60.3 percent, not 99", "unknown passage 'nowhere'", "unknown source 'nobody'"):
        assert any(part in message for message in messages)


def test_names_hold_brands_and_misspellings_and_exact_ones_are_names() -> None:
    names = {(name.text.casefold(), name.key) for name in TABLE.names()}
    assert {("mag-ox", "oxide"), ("magnesium glycenate", "glycinate"), ("epson salt", "sulfate")} <= names
    assert {text.casefold() for text in TABLE.exact_only} <= {text for text, _ in names}
