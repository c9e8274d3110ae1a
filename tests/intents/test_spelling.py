"""Spelling: unknown words move to known ones, everything else stays as typed."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intents.reading.neighbours import Neighbours
from intents.reading.slips import allowed_edits
from intents.reading.spelling import SpellingCorrector

VOCABULARY = Counter(
    {
        "magnesium": 50, "citrate": 12, "glycinate": 9, "epsom": 6, "salts": 5, "salt": 4, "leg": 20, "cramps": 18,
        "cramp": 9, "restless": 4, "circulation": 3, "potassium": 6, "can": 30, "sleep": 9, "steep": 1, "xxdose": 5,
        "kale": 2, "tablets": 4,
    }
)  # fmt: skip
CORRECTOR = SpellingCorrector(VOCABULARY, guard={"male", "horses"})


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("magnesiim", ["magnesium"]),
        ("magneisum", ["magnesium"]),
        ("citrat", ["citrate"]),
        ("glycenate", ["glycinate"]),
        ("pottasuim", ["potassium"]),
        ("curculation", ["circulation"]),
        ("epsomsalts", ["epsom", "salts"]),
        ("legcramps", ["leg", "cramps"]),
        ("magnesiumcitrat", ["magnesium", "citrate"]),
        ("slepp", ["sleep"]),
    ],
)
def test_unknown_words_are_corrected(typed: str, read: list[str]) -> None:
    assert CORRECTOR.correct([typed]) == read


@pytest.mark.parametrize(
    "word", ["magnesium", "cramping", "male", "horses", "kal", "xxdosee", "4000mg", "12", "zzzzzz", "", "лед"]
)
def test_known_guarded_short_and_hopeless_words_stay(word: str) -> None:
    assert CORRECTOR.correct([word]) == [word]


def test_halves_of_a_known_word_are_joined() -> None:
    assert CORRECTOR.correct(["rest", "less", "leg"]) == ["restless", "leg"]


def test_two_known_words_are_not_joined() -> None:
    corrector = SpellingCorrector(["rest", "less", "restless"])
    assert corrector.correct(["rest", "less"]) == ["rest", "less"]


def test_aligned_tells_which_tokens_a_word_came_from() -> None:
    assert CORRECTOR.aligned(["rest", "less", "legcramps"]) == [(2, ("restless",)), (1, ("leg", "cramps"))]


def test_the_same_first_letter_wins_over_the_same_distance() -> None:
    assert SpellingCorrector({"bolts": 9, "salts": 1}).correct(["solts"]) == ["salts"]


def test_of_equals_the_more_frequent_word_wins_then_the_alphabet() -> None:
    assert SpellingCorrector({"stone": 1, "store": 5}).correct(["stofe"]) == ["store"]
    assert SpellingCorrector({"store": 1, "stone": 1}).correct(["stofe"]) == ["stone"]


def test_of_near_words_the_one_that_fits_its_neighbours_wins() -> None:
    known = {"a sign", "dry skin", "body aches"}
    corrector = SpellingCorrector(
        {"sign": 1, "skin": 9, "body": 3}, neighbours=Neighbours(lambda left, right: f"{left} {right}" in known)
    )
    assert corrector.correct(["a", "sgin"]) == ["a", "sign"]
    assert corrector.correct(["dry", "sgin"]) == ["dry", "skin"]
    assert corrector.correct(["bdy", "aches"]) == ["body", "aches"]  # three letters: only with such evidence
    assert corrector.correct(["bdy"]) == ["bdy"]


def test_repeated_words_of_a_plain_list_count_as_frequency() -> None:
    assert SpellingCorrector(["stone", "store", "store"]).correct(["stofe"]) == ["store"]


def test_longer_words_may_hold_more_errors() -> None:
    assert [allowed_edits(length) for length in (4, 7, 8, 11, 12)] == [1, 1, 2, 2, 3]


def test_a_strict_word_is_reached_only_from_a_long_and_near_one() -> None:
    corrector = SpellingCorrector(["synthroid", "xarelto", "lasix"], strict={"synthroid", "xarelto", "lasix"})
    assert corrector.correct(["sinthroyd"]) == ["synthroid"]  # nine letters: two slips
    assert corrector.correct(["xareltto"]) == ["xarelto"]
    assert corrector.correct(["xaraltoe"]) == ["xaraltoe"]  # eight letters: one slip
    assert corrector.correct(["lasx"]) == ["lasx"]


def test_a_word_that_must_be_exact_is_never_corrected_to() -> None:
    assert SpellingCorrector(["lithium"], exact_only={"lithium"}).correct(["litium"]) == ["litium"]


@given(st.lists(st.text(max_size=12), max_size=6))
def test_correcting_twice_changes_nothing_more(tokens: list[str]) -> None:
    once = CORRECTOR.correct(tokens)
    known = all(CORRECTOR.word(word) == (word,) for word in once)
    assert known


def test_an_empty_vocabulary_changes_nothing() -> None:
    assert SpellingCorrector([]).correct(["magnesiim", "legcramps"]) == ["magnesiim", "legcramps"]


def test_a_guarded_word_gives_way_only_to_a_neighbour_that_goes_with_another() -> None:
    neighbours = Neighbours(lambda left, right: (left, right) == ("growing", "pains"))
    corrector = SpellingCorrector({"growing": 3, "pains": 9}, guard={"pawns"}, neighbours=neighbours)
    assert corrector.correct(["growing", "pawns"]) == ["growing", "pains"]
    assert corrector.correct(["chess", "pawns"]) == ["chess", "pawns"]


def test_a_doubled_letter_is_likelier_than_two_words() -> None:
    assert SpellingCorrector({"walnuts": 1, "wall": 9, "nuts": 9}).correct(["wallnuts"]) == ["walnuts"]


def test_letters_that_changed_places_are_likelier_than_a_wrong_one() -> None:
    assert SpellingCorrector({"form": 1, "four": 9}).correct(["fomr"]) == ["form"]
