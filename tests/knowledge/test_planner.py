"""The planner: every proposed minute keeps every gap, midnight included; where none does, none is proposed."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.interactions import PLANNED, Interaction, InteractionTable
from knowledge.planner import DAY, WAKING, Plan, plan
from knowledge.readers import Problem, parse_rows, read_yaml_rows

CONTENT = Path(__file__).parents[2] / "knowledge" / "content"


def load() -> InteractionTable:
    problems: list[Problem] = []
    return InteractionTable(parse_rows(read_yaml_rows(CONTENT / "interactions.yaml", problems), Interaction, problems))


TABLE = load()
PLANNABLE = sorted(key for key, row in TABLE.by_key.items() if row.severity in PLANNED)
REFUSED = sorted(key for key, row in TABLE.by_key.items() if row.severity not in PLANNED)
doses = st.lists(st.tuples(st.sampled_from(PLANNABLE), st.integers(0, DAY - 1)), max_size=5)


def hours_between(earlier: int, later: int) -> float:
    """Hours from one time of the day to the next time of the other, by the slow and obvious way."""
    minutes = 0
    while (earlier + minutes) % DAY != later:
        minutes += 1
    return minutes / 60


def fits(minute: int, taken: list[tuple[str, int]]) -> bool:
    for key, at in taken:
        row = TABLE.by_key[key]
        if row.hours is None:
            continue
        if hours_between(minute, at) < row.hours.before or hours_between(at, minute) < row.hours.after:
            return False
        if row.medicine_first and minute < at:
            return False
    return True


@settings(max_examples=40, deadline=None)
@given(doses)
def test_gaps_hold_for_every_pair_and_nothing_that_fits_is_left_out(taken: list[tuple[str, int]]) -> None:
    found = plan(taken, TABLE)
    inside = {m for window in found.windows for m in (window.start, window.end)}
    assert all(fits(minute, taken) for minute in inside)
    for minute in range(WAKING[0], WAKING[1] + 1, 37):
        covered = any(window.start <= minute <= window.end for window in found.windows)
        assert covered == fits(minute, taken)


@settings(max_examples=60, deadline=None)
@given(doses)
def test_the_proposed_time_fits_and_people_are_awake(taken: list[tuple[str, int]]) -> None:
    best = plan(taken, TABLE).best
    if best is not None:
        assert WAKING[0] <= best <= WAKING[1]
        assert fits(best, taken)


@given(doses)
def test_the_order_of_the_doses_does_not_matter(taken: list[tuple[str, int]]) -> None:
    assert plan(taken, TABLE) == plan(list(reversed(taken)), TABLE)


@pytest.mark.parametrize("key", REFUSED)
def test_what_asks_for_a_person_first_is_not_planned(key: str) -> None:
    assert plan([("thyroid", 420), (key, 600)], TABLE) == Plan(refused=(key,))


def test_an_antibiotic_at_eight_and_twenty_leaves_the_early_afternoon() -> None:
    found = plan([("tetracyclines", 8 * 60), ("tetracyclines", 20 * 60)], TABLE)
    assert found.best == 14 * 60
    assert [(w.start, w.end) for w in found.windows] == [(600, 840), (1320, 1380)]


def test_an_evening_dose_is_kept_from_the_next_morning() -> None:
    found = plan([("fluoroquinolones", 6 * 60)], TABLE)
    assert max(window.end for window in found.windows) <= 22 * 60


def test_a_medicine_that_goes_first_is_never_preceded() -> None:
    found = plan([("bisphosphonates", 12 * 60)], TABLE)
    assert min(window.start for window in found.windows) == 14 * 60


def test_a_full_day_has_no_slot() -> None:
    taken = [("fluoroquinolones", hour * 60) for hour in (6, 12, 18, 23)]
    assert plan(taken, TABLE) == Plan()


def test_without_gaps_the_whole_waking_day_is_free_and_no_time_stands_out() -> None:
    found = plan([("paracetamol", 480)], TABLE)
    assert [(w.start, w.end) for w in found.windows] == [WAKING]
    assert found.best is None


@pytest.mark.parametrize("minute", [-1, DAY])
def test_a_minute_outside_the_day_is_refused(minute: int) -> None:
    with pytest.raises(ValueError, match="minute of the day"):
        plan([("thyroid", minute)], TABLE)
