"""Neighbours: words that stand side by side in examples and names."""

from intents.reading.neighbours import Neighbours
from knowledge.names import Name

PAIRS = {("side", "effects"), ("do", "xxfood"), ("my", "pains")}
NEIGHBOURS = Neighbours(
    lambda left, right: (left, right) in PAIRS,
    lambda: [Name("cashews", "food", "cashews"), Name("black beans", "food", "black_beans")],
    stop={"my", "do"},
)


def test_names_stand_where_their_token_does() -> None:
    assert NEIGHBOURS.follows("do", "cashews")
    assert not NEIGHBOURS.follows("cashews", "do")


def test_the_words_of_a_name_stand_side_by_side() -> None:
    assert NEIGHBOURS.follows("black", "beans")
    assert NEIGHBOURS.closely("black", "beans")


def test_function_words_go_closely_with_nothing() -> None:
    assert NEIGHBOURS.closely("side", "effects")
    assert NEIGHBOURS.follows("my", "pains")
    assert not NEIGHBOURS.closely("my", "pains")
    assert not NEIGHBOURS.closely("", "effects")
