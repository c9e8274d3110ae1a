"""The intake table: needs and limits by age, sex, stage and region."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.intake import IntakeRow, IntakeTable
from knowledge.model import Source
from knowledge.readers import Place, Problem, parse_rows, read_yaml_rows

CONTENT = Path(__file__).parents[2] / "knowledge" / "content"


def load() -> tuple[IntakeTable, dict[str, Source], list[Problem]]:
    problems: list[Problem] = []
    rows = parse_rows(read_yaml_rows(CONTENT / "intake.yaml", problems), IntakeRow, problems)
    sources = parse_rows(read_yaml_rows(CONTENT / "sources.yaml", problems), Source, problems)
    return IntakeTable(rows), {source.key: source for source in sources}, problems


TABLE, SOURCES, PROBLEMS = load()


def test_the_content_is_there_and_right() -> None:
    assert [*PROBLEMS, *TABLE.problems(SOURCES)] == []
    assert len(TABLE.by_key) == 41


@pytest.mark.parametrize(
    ("age", "sex", "stage", "region", "mg"),
    [
        (45, "female", "general", "us", 320),
        (25, "male", "general", "us", 400),
        (16, "male", "general", "us", 410),
        (2, None, "general", "us", 80),
        (0.75, None, "general", "us", 75),
        (33, "female", "pregnant", "us", 360),
        (29, "female", "lactating", "eu", 300),
        (45, "female", "general", "uk", 270),
        (12, "female", "general", "eu", 250),
        (80, "male", "general", "eu", 350),
    ],
)
def test_a_person_has_one_figure_in_a_region(age, sex, stage, region, mg) -> None:
    assert [row.mg_per_day for row in TABLE.rda(age, sex, stage, region)] == [mg]


def test_without_an_age_adults_of_all_ages_are_given() -> None:
    figures = {row.mg_per_day for row in TABLE.rda(None, "female", region="us")}
    assert figures == {310, 320}
    assert all(row.age_from >= 18 for row in TABLE.rda(None, None))


def test_where_no_figure_is_known_there_is_none() -> None:
    assert TABLE.rda(9, None, region="uk") == ()
    assert TABLE.rda(30, "female", "pregnant", "uk") == ()
    assert TABLE.value("uk_rni.child") is None


@pytest.mark.parametrize(
    ("age", "stage", "limits"),
    [
        (None, "general", {"us": 350, "eu": 250, "uk": 400, "norway": 350}),
        (6, "general", {"us": 110, "eu": 250}),
        (2, "general", {"us": 65}),
        (0.5, "general", {}),
        (30, "pregnant", {"us": 350, "eu": 250}),
        (30, "lactating", {"us": 350, "eu": 250}),
    ],
)
def test_limits_for_supplements_by_region(age, stage, limits) -> None:
    assert {row.region: row.mg_per_day for row in TABLE.upper_limits(age, stage)} == limits


def test_the_daily_value_is_the_adult_label_figure() -> None:
    assert TABLE.daily_value.key == "us_dv.adult"
    assert TABLE.daily_value.mg_per_day == 420


@given(st.floats(min_value=0, max_value=110), st.sampled_from(["male", "female"]))
def test_everybody_has_exactly_one_figure_in_the_first_region(age: float, sex) -> None:
    rows = TABLE.rda(age, sex, region="us")
    assert len(rows) == 1
    assert rows[0].covers(age)


@given(st.floats(min_value=0, max_value=110))
def test_no_region_has_two_limits_at_one_age(age: float) -> None:
    regions = [row.region for row in TABLE.upper_limits(age)]
    assert len(regions) == len(set(regions))


def test_ages_that_run_backwards_and_unknown_sources_become_problems() -> None:
    row = TABLE.by_key["us_rda.child_1_3"]
    bad = row.model_copy(update={"age_to": 1.0, "sources": ("nobody",), "place": Place("f", 3)})
    messages = [str(problem) for problem in IntakeTable([bad]).problems(SOURCES)]
    assert any("age_to is not above age_from" in message for message in messages)
    assert any("unknown source 'nobody'" in message for message in messages)
    assert any("no row of kind DV" in message for message in messages)
