"""The features of an utterance: three views, each of its own length, unknown terms counted."""

import math

import pytest

from intents.classify.features import LENGTHS, VIEWS, fit_features, grams, pairs
from tests.intents.slow_features import features

WORDS = [["night", "cramps"], ["leg", "cramp", "cramp"], ["day", "plan"]]
LABELS = ["cramps", "cramps", "plan"]


def test_grams_stay_inside_a_word_and_mark_its_ends() -> None:
    assert set(grams("mg")) == {" m", "mg", "g ", " mg", "mg ", " mg "}


def test_grams_are_two_to_five_letters_long() -> None:
    assert {len(term) for term in grams("magnesium")} == {2, 3, 4, 5}


def test_a_repeated_gram_counts_by_its_logarithm() -> None:
    assert grams("anana")["an"] == pytest.approx(1 + math.log(2))


def test_a_typed_token_has_no_grams() -> None:
    assert not grams("xxdose")


def test_pairs_hold_the_edges_of_the_sentence() -> None:
    assert set(pairs(["leg", "cramp"])) == {"^ leg", "leg cramp", "cramp $"}


def test_a_repeated_pair_counts_by_its_logarithm() -> None:
    assert pairs(["a", "b", "a", "b"])["a b"] == pytest.approx(1 + math.log(2))


def test_stems_make_inflections_one_term() -> None:
    space = fit_features(WORDS, LABELS)
    assert space.word("words", "cramping").columns == space.word("words", "cramps").columns


def test_every_view_of_a_known_utterance_has_its_weight_as_length() -> None:
    space = fit_features(WORDS, LABELS)
    row = features(space, ["night"])
    start = 0
    for view in VIEWS:
        end = start + len(space.tables[view].columns)
        length = math.sqrt(sum(value**2 for column, value in row.items() if start <= column < end))
        start = end
        if view != "pairs":  # "^ night" is known, "night $" is not
            assert length == pytest.approx(LENGTHS[view])
        else:
            assert 0 < length < LENGTHS[view]


def test_unknown_words_make_the_known_ones_count_less() -> None:
    space = fit_features(WORDS, LABELS)
    column = space.word("words", "plan").columns[0]
    assert features(space, ["plan", "bitcoin"])[column] < features(space, ["plan"])[column]


def test_rare_terms_of_few_classes_weigh_more() -> None:
    table = fit_features(WORDS, LABELS).tables["words"]
    worth = dict(zip(table.columns, table.weights, strict=True))
    assert worth["plan"] > worth["cramp"]


def test_an_utterance_without_words_has_no_features_but_edges() -> None:
    assert features(fit_features(WORDS, LABELS), []) == {}


def test_terms_are_numbered_the_same_whatever_the_order_of_examples() -> None:
    one = fit_features(WORDS, LABELS)
    other = fit_features(WORDS[::-1], LABELS[::-1])
    assert one.tables == other.tables


def test_labels_must_match_the_utterances() -> None:
    with pytest.raises(ValueError, match="zip"):
        fit_features(WORDS, LABELS[:2])
