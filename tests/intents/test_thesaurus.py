"""The thesaurus: who is related to whom, and what its file may hold."""

import math

from intents.classify.features import fit_features, meanings
from intents.classify.thesaurus import Thesaurus, load_thesaurus, parse_thesaurus
from knowledge.readers import Problem
from knowledge.stems import stem


def parsed(lines: list[str]) -> Thesaurus:
    problems: list[Problem] = []
    thesaurus = parse_thesaurus(lines, "file.txt", problems)
    assert problems == []
    return thesaurus


def test_words_of_a_group_are_related_both_ways() -> None:
    thesaurus = parsed(["buy order get"])
    assert set(thesaurus.relatives("buy")) == {"order", "get"}
    assert set(thesaurus.relatives("get")) == {"order", "buy"}


def test_a_colon_lends_in_one_direction() -> None:
    thesaurus = parsed(["gonna: going to"])
    assert set(thesaurus.relatives("gonna")) == {"go", "to"}
    assert not thesaurus.relatives("go")


def test_relatives_have_length_one_and_small_groups_count_more() -> None:
    relatives = parsed(["big large", "big huge great grand wide"]).relatives("big")
    assert math.isclose(sum(weight**2 for weight in relatives.values()), 1.0)
    assert relatives["larg"] > relatives["huge"]


def test_forms_of_a_word_share_its_relatives() -> None:
    thesaurus = parsed(["pay settle"])
    assert meanings("paying", thesaurus) == {"pay": 1.0, "settl": 1.0}


def test_a_word_without_group_has_no_relatives() -> None:
    assert Thesaurus().relatives("anything") == {}


def test_comments_and_empty_lines_are_left_out() -> None:
    assert parsed(["# a comment", "", "buy order  # and why"]).entries == (("buy", "order"),)


def test_every_line_that_is_no_group_is_named() -> None:
    problems: list[Problem] = []
    parse_thesaurus(["buy order", "alone", "also:"], "file.txt", problems)
    assert [problem.place.line for problem in problems] == [2, 3]


def test_an_unseen_synonym_shares_a_term_with_the_example() -> None:
    space = fit_features([["buy", "it"], ["lose", "it"]], ["a", "b"], parsed(["buy purchase"]))
    bought, seen = space.word("words", "purchasing"), space.word("words", "buy")
    assert set(bought.columns) == set(seen.columns)


def test_the_packaged_thesaurus_is_read_and_large() -> None:
    thesaurus = load_thesaurus()
    assert len(thesaurus.entries) > 800
    assert stem("buy") in thesaurus.relatives(stem("purchase"))
