"""The patterns by which a later message shows what it leaves unsaid."""

import pytest

from bot.loading import Loaded
from intents.later.completion_words import load_completions
from knowledge.readers import Problem
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("pattern", "text", "group", "found"),
    [
        ("meant_next", "Oops, I meant walnuts", 1, "walnuts"),
        ("meant_next", "i meant to say chia", 1, "chia"),
        ("meant_next", "i meant that one", 1, None),
        ("meant_last", "no, not oxide, malate i meant", 1, "malate"),
        ("asked_for", "but i asked about my heavy legs", 1, "my heavy legs"),
        ("asked_for", "i asked how much i need", 2, "how much i need"),
        ("asked_for", "she asked about legs", 1, None),
        ("further", "or soya", "first", "soya"),
        ("further", "or 3", "first", None),
        ("called", "my water retention ones", "ones", "water retention"),
        ("piece_count", "i had four instead", 0, "four"),
        ("piece_count", "i had four eggs", 0, None),
        ("asks_number", "so how many for 100", 0, "how many"),
        ("dose", "its 375 a pop", 0, "375"),
        ("dose", "up 3 times or 12 times a night", 0, None),
        ("dose", "born 12/1960", 0, None),
        ("dose", "400.5", 0, None),
        ("one_piece", "capsule", 0, "capsule"),
        ("age", "shes only 12 yrs", "years", "12"),
        ("span", "eight months", 0, "eight months"),
        ("lead", "and one last thing, is it ok", 0, "and one last thing, "),
    ],
)
def test_what_a_pattern_finds(loaded: Loaded, pattern: str, text: str, group: int | str, found: str | None) -> None:
    match = getattr(loaded.words.completions, pattern).search(text)
    assert (match[group] if match else None) == found


def test_one_letter_tells_a_sex(loaded: Loaded) -> None:
    assert loaded.words.completions.sex_of == {"f": "female", "m": "male"}


def test_the_file_is_read_without_a_problem(loaded: Loaded) -> None:
    problems: list[Problem] = []
    assert load_completions(ROOT / "intents" / "content", problems) == loaded.words.completions
    assert problems == []
