"""Groups of words that mean the same: how they are read, and what is said when they cannot be."""

from pathlib import Path

import pytest

from intents.classify.encoding import Encoder, begun_by, load_encoder
from knowledge.readers import Problem


def written(folder: Path, **files: str) -> list[Problem]:
    (folder / "concepts").mkdir()
    for name, text in files.items():
        (folder / "concepts" / f"{name}.yaml").write_text(text, encoding="utf-8")
    problems: list[Problem] = []
    load_encoder(folder, problems)
    return problems


def test_words_and_phrases_are_found_with_plural_endings_folded() -> None:
    encoder = Encoder(begun_by({"drink": ["wine", "pint of beer"], "food_drink": ["beer"]}))
    assert encoder.meanings("Two pints of beer, then wines!") == "xxcdrink xxcfooddrink"
    assert encoder.meanings("nothing of it") == ""


def test_groups_of_several_files_are_read_together(tmp_path: Path) -> None:
    assert written(tmp_path, one="drink: wine, pint of beer", two="leg: >-\n  leg, calf,\n  shin\n") == []
    encoder = load_encoder(tmp_path, [])
    assert encoder.meanings("my shin after wine") == "xxcleg xxcdrink"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("drink: Wine, beer", "holds 'Wine'"),
        ("drink: wine,, beer", "holds ''"),
        ("drink: ice-cream", "holds 'ice-cream'"),
    ],
)
def test_what_no_message_can_hold_is_a_problem(tmp_path: Path, text: str, said: str) -> None:
    assert [problem.message for problem in written(tmp_path, one=text)] == [f"the concept 'drink' {said}"]


def test_a_group_that_is_no_text_is_a_problem(tmp_path: Path) -> None:
    (problem,) = written(tmp_path, one="leg: shin\ndrink: [wine, beer]")
    assert (problem.place.line, problem.message) == (2, "drink is no text")


def test_a_group_that_stands_in_two_files_is_a_problem(tmp_path: Path) -> None:
    (problem,) = written(tmp_path, one="drink: wine", two="drink: beer")
    assert problem.message == "the concept 'drink' stands twice"
    assert problem.place.file.endswith("two.yaml")
