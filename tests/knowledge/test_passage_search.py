"""Passages are found by their text and by the ways in which people ask for them."""

import pytest

from knowledge.base import KnowledgeBase
from knowledge.passage_search import Meanings, PassageSearch


@pytest.fixture(scope="module")
def search(knowledge: KnowledgeBase) -> PassageSearch:
    by_key = knowledge.passages
    chosen = [
        by_key["sleep"].model_copy(update={"asks": ("how do I nod off faster",)}),
        by_key["stopping-magnesium"].model_copy(update={"asks": ("can I come off it from one day to the next",)}),
        by_key["side-effects"],
    ]
    return PassageSearch(chosen)


def test_a_way_to_ask_finds_its_passage_with_the_score_of_that_line(search: PassageSearch) -> None:
    assert [hit.key for hit in search.search("how do I nod off faster", k=1)] == ["sleep"]
    assert search.search("can I come off it from one day to the next", k=1)[0].score == pytest.approx(1.0)


def test_a_passage_without_ways_to_ask_is_found_by_its_text(search: PassageSearch) -> None:
    assert search.search("side effects diarrhoea", k=1)[0].key == "side-effects"


def test_each_passage_is_returned_once_and_only_those_asked_for(search: PassageSearch) -> None:
    hits = search.search("can I come off it and sleep faster", k=3, among=["sleep", "side-effects"])
    assert [hit.key for hit in hits] == list(dict.fromkeys(hit.key for hit in hits))
    assert "stopping-magnesium" not in {hit.key for hit in hits}


def test_no_passages_give_no_hits() -> None:
    assert PassageSearch(()).search("sleep") == ()


def test_what_words_mean_is_compared_too(knowledge: KnowledgeBase) -> None:
    chosen = [
        knowledge.passages[key].model_copy(update={"text": "", "asks": asks})
        for key, asks in {"coffee-tea": ("does coffee use it up",), "alcohol": ("is wine bad for it",)}.items()
    ]
    alike = {"wine": "xxdrink", "moonshine": "xxdrink"}
    meanings = Meanings(lambda text: " ".join(alike[word] for word in text.split() if word in alike))
    found = PassageSearch(chosen, meanings)
    assert [hit.key for hit in found.search("moonshine")] == ["alcohol"]
    assert PassageSearch(chosen).search("moonshine") == ()
