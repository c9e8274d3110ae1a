"""Products of several medicines: each of them is named, called by its own name, and held to its own hours."""

import pytest

from knowledge.interactions import InteractionTable
from knowledge.loader import load_knowledge
from knowledge.medicine_names import Combination
from knowledge.readers import Place
from tests.knowledge.test_interactions import SOURCES, TABLE

PLACE = Place("combinations.yaml", 7)
KNOWN = load_knowledge().interactions


def with_product(*holds: str, name: str = "Twomix") -> InteractionTable:
    """The real table with one more product."""
    product = Combination(place=PLACE, holds=holds, names=(name,))
    return InteractionTable(TABLE.by_key.values(), combinations=[product])


def test_the_name_of_a_product_stands_for_each_medicine_in_it() -> None:
    table = with_product("levothyroxine", "ciprofloxacin")
    assert {name.key for name in table.names() if name.text == "Twomix"} == {"thyroid", "fluoroquinolones"}
    assert table.products("TWOMIX") == ("Twomix", ("levothyroxine", "ciprofloxacin"))
    assert table.products("levothyroxine") is None
    assert "Twomix" in table.exact_only


def test_a_row_is_called_by_its_medicine_in_a_product_and_keeps_the_hours_of_that_one() -> None:
    row = with_product("levothyroxine", "ciprofloxacin").by_key["fluoroquinolones"]
    assert row.spelled("twomix") == "ciprofloxacin"
    assert row.called("twomix").hours == row.called("ciprofloxacin").hours != row.hours
    assert row.advice_for(row.spelled("twomix") or "") == row.advice_for("ciprofloxacin")


def test_two_medicines_of_one_row_are_called_together() -> None:
    row = with_product("metformin", "gliclazide").by_key["metformin"]
    assert row.spelled("twomix") == "metformin and gliclazide"
    assert row.advice_for("metformin and gliclazide") == row.advice_for()


def test_hyphens_and_capitals_of_a_product_do_not_matter() -> None:
    for text in ("Co-amilofruse", "co amilofruse", "CO-AMILOFRUSE"):
        assert KNOWN.by_key["loop_thiazide"].spelled(text) == "furosemide"
        assert KNOWN.by_key["k_sparing"].spelled(text) == "amiloride"


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (with_product("levothyroxine", "unobtanium"), "'unobtanium' is no medicine on file"),
        (with_product("levothyroxine", "ciprofloxacin", name="Warfarin"), "'Warfarin' stands at"),
    ],
)
def test_a_product_that_contradicts_the_table_is_a_problem(table: InteractionTable, said: str) -> None:
    problems = [problem for problem in table.problems(SOURCES) if said in problem.message]
    assert [problem.place for problem in problems] == [PLACE]


def test_every_product_on_file_names_what_it_holds() -> None:
    assert len(KNOWN.combinations) > 150
    keys = {text: set() for row in KNOWN.combinations for text in row.names}
    for name in KNOWN.names():
        if name.text in keys:
            keys[name.text].add(name.key)
    held = {text: row.holds for row in KNOWN.combinations for text in row.names}
    assert [text for text, found in keys.items() if not 0 < len(found) <= len(held[text])] == []
