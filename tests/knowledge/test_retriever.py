"""Search over passages: order, scores, filters, and the shortcut against exact scoring."""

import random

import numpy as np
import pytest

from knowledge import retriever as module
from knowledge.retriever import Retriever, index_texts

TEXTS = {
    "cramps": "Leg cramps at night. Stretch the calf.",
    "foods": "Foods rich in it: nuts, seeds, beans.",
    "sleep": "Sleep at night and what helps.",
}


def test_the_passage_that_shares_most_comes_first() -> None:
    hits = Retriever(index_texts(TEXTS)).search("why do I get leg cramps at night")
    assert [hit.key for hit in hits] == ["cramps", "sleep"]
    assert hits[0].score > hits[1].score > 0


def test_the_same_wording_scores_one() -> None:
    assert Retriever(index_texts(TEXTS)).search(TEXTS["foods"])[0].score == pytest.approx(1.0, abs=1e-5)


def test_inflections_are_found() -> None:
    assert Retriever(index_texts(TEXTS)).search("cramping legs")[0].key == "cramps"


def test_unknown_words_lower_the_score() -> None:
    retriever = Retriever(index_texts(TEXTS))
    assert retriever.search("nuts")[0].score > retriever.search("nuts bitcoin weather")[0].score


def test_ties_come_in_key_order() -> None:
    hits = Retriever(index_texts({"b": "same words", "a": "same words", "c": "other text"})).search("same words")
    assert [hit.key for hit in hits] == ["a", "b"]


def test_only_keys_among_those_given_are_found() -> None:
    hits = Retriever(index_texts(TEXTS)).search("leg cramps at night", among={"sleep", "foods", "unknown"})
    assert [hit.key for hit in hits] == ["sleep"]


@pytest.mark.parametrize("text", ["", "bitcoin", "🙂", "  "])
def test_nothing_in_common_finds_nothing(text: str) -> None:
    assert Retriever(index_texts(TEXTS)).search(text) == ()


def test_k_limits_the_hits_and_must_be_positive() -> None:
    assert len(Retriever(index_texts(TEXTS)).search("at night", k=1)) == 1
    with pytest.raises(ValueError, match="at least 1"):
        Retriever(index_texts(TEXTS)).search("night", k=0)


@pytest.mark.parametrize("texts", [{}, {"empty": ""}])
def test_a_collection_without_words_finds_nothing(texts: dict[str, str]) -> None:
    assert Retriever(index_texts(texts)).search("night") == ()


def test_the_shortcut_finds_what_exact_scoring_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(5)
    words = [f"w{chr(97 + i % 26)}{chr(97 + i // 26)}" for i in range(400)]
    weights = [1 / (1 + i) for i in range(400)]
    texts = {f"p{i:04}": " ".join(rng.choices(words, weights, k=30)) for i in range(2_000)}
    retriever = Retriever(index_texts(texts))
    monkeypatch.setattr(module, "POSTINGS", 2_000)
    shares = []
    for _ in range(50):
        query = " ".join(rng.choices(words, weights, k=8))
        exact = retriever.search(query, 5, among=texts.keys())
        quick = retriever.search(query, 5)
        least = exact[-1].score - 1e-6
        shares.append(sum(hit.score >= least for hit in quick) / len(exact))
    assert np.mean(shares) > 0.95
