"""The interaction table: every row complete, its advice safe, its names its own."""

import re
from collections import Counter
from pathlib import Path

import pytest

from knowledge.interactions import SEVERITIES, Interaction, InteractionTable
from knowledge.medicine_names import OtherMedicine
from knowledge.model import Source
from knowledge.readers import Place, Problem, parse_rows, read_yaml_rows

CONTENT = Path(__file__).parents[2] / "knowledge" / "content"


def load() -> tuple[InteractionTable, dict[str, Source], list[Problem]]:
    problems: list[Problem] = []
    rows = parse_rows(read_yaml_rows(CONTENT / "interactions.yaml", problems), Interaction, problems)
    sources = parse_rows(read_yaml_rows(CONTENT / "sources.yaml", problems), Source, problems)
    return InteractionTable(rows), {source.key: source for source in sources}, problems


TABLE, SOURCES, PROBLEMS = load()
ROWS = sorted(TABLE.by_key)
PLACE = Place("other_medicines.yaml", 1)


def test_the_content_is_there_and_right() -> None:
    assert [*PROBLEMS, *TABLE.problems(SOURCES)] == []
    assert len(TABLE.by_key) == 87
    assert len(TABLE.names()) > 1_300


@pytest.mark.parametrize("key", ROWS)
def test_every_row_names_whom_to_ask(key: str) -> None:
    assert re.search(r"pharmacist|doctor|team|clinic", " ".join(TABLE.by_key[key].advice_for()))


@pytest.mark.parametrize("key", ROWS)
def test_no_row_tells_anybody_to_stop_a_medicine_or_opens_with_yes(key: str) -> None:
    row = TABLE.by_key[key]
    text = f"{row.effect} {' '.join(row.advice_for())}".lower()
    for place in re.finditer(r"\bstop(?:ping)?\b", text):
        before = text[max(0, place.start() - 25) : place.start()]
        assert re.search(r"\b(?:never|not|do not)\b", before), text
    assert not any(line.lower().startswith("yes") for line in (row.effect, *row.advice_for()))
    assert not re.search(r"\b(?:cures?|treats|prevents|proven)\b", text)


@pytest.mark.parametrize("key", ROWS)
def test_lines_fit_a_phone(key: str) -> None:
    assert max(map(len, TABLE.by_key[key].advice_for())) <= 170


def test_a_name_means_one_row_only() -> None:
    counted = Counter(name.text.casefold() for name in TABLE.names())
    assert [text for text, times in counted.items() if times > 1] == []


@pytest.mark.parametrize(
    ("key", "hours"),
    [("thyroid", 4), ("tetracyclines", 6), ("fluoroquinolones", 8), ("gabapentin", 2), ("eltrombopag", 4)],
)
def test_the_gap_is_the_widest_one(key: str, hours: float) -> None:
    assert TABLE.gap(key) == hours


def test_an_unknown_row_and_one_without_hours_have_no_gap() -> None:
    assert TABLE.gap("nothing_of_the_kind") is None
    assert TABLE.gap("paracetamol") is None


def test_rows_are_ranked_by_severity_each_once_strangers_left_out() -> None:
    rows = TABLE.ranked(["paracetamol", "thyroid", "hiv_ral", "thyroid", "unheard_of", "lithium"])
    assert [row.key for row in rows] == ["hiv_ral", "lithium", "thyroid", "paracetamol"]
    assert [SEVERITIES.index(row.severity) for row in rows] == [0, 1, 2, 4]


def test_a_brand_is_given_its_proper_spelling_and_a_misspelling_none() -> None:
    assert TABLE.by_key["thyroid"].spelled("synthroid") == "Synthroid"
    assert TABLE.by_key["thyroid"].spelled("synthyroid") is None


def test_penicillin_is_not_penicillamine() -> None:
    owners = {name.key for name in TABLE.names() if name.text.casefold() == "penicillin"}
    assert owners == {"antibiotics_no_gap"}
    assert "penicillamine" in TABLE.exact_only


def test_a_row_that_contradicts_itself_becomes_a_problem() -> None:
    row = TABLE.by_key["thyroid"]
    bad = row.model_copy(
        update={"hours": None, "sources": ("nobody",), "exact_only": ("nonesuch",), "place": Place("f", 3)}
    )
    messages = [str(problem) for problem in InteractionTable([bad]).problems(SOURCES)]
    for part in ("no hours are given", "unknown source 'nobody'", "'nonesuch' of exact_only"):
        assert any(part in message for message in messages)


def test_advice_on_some_names_is_left_out_for_another_name_and_kept_for_a_brand() -> None:
    row = TABLE.by_key["antidepressants"]
    about = "With citalopram"
    assert any(line.startswith(about) for line in row.advice_for("escitalopram"))
    assert any(line.startswith(about) for line in row.advice_for("Zoloft"))
    assert any(line.startswith(about) for line in row.advice_for())
    assert not any(line.startswith(about) for line in row.advice_for("sertraline"))


def test_a_name_of_another_medicine_stands_in_no_row() -> None:
    doubled = InteractionTable(TABLE.by_key.values(), [OtherMedicine(place=PLACE, key="warfarin")])
    assert any("warfarin" in problem.message for problem in doubled.problems(dict.fromkeys(SOURCES)))
