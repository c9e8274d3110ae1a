"""The served model against the slow way, its ranking, its reasons and its limits."""

import numpy as np
import pytest

from intents.classify import bank
from intents.classify import classifier as module
from intents.classify.classifier import Classifier
from intents.classify.training import fit
from knowledge.text import tokens
from tests.intents.slow_features import sums

EXAMPLES = {
    "greet": ["hello there", "hi", "good morning", "hey you", "good evening to you"],
    "cramps": ["why do my legs cramp at night", "leg cramps", "calf cramp in bed", "cramps in my foot"],
    "foods": ["which foods are rich in it", "what should I eat", "foods high in it", "eat more nuts"],
}


@pytest.fixture(scope="module")
def fitted() -> Classifier:
    pairs = [(text, label) for label, texts in EXAMPLES.items() for text in texts]
    return fit([text for text, _ in pairs], [label for _, label in pairs])


@pytest.mark.parametrize(
    "text", ["my leg cramps at night", "cramp cramp cramp", "qzx qzx", "hi what foods", "a", "xxdose hi"]
)
def test_serving_equals_features_times_matrix(fitted: Classifier, text: str) -> None:
    words = tokens(text)
    for _ in range(2):  # the first call fills the bank, the second reads it
        assert np.allclose(fitted._sums(words), sums(fitted, words), atol=1e-4)


def test_confidences_sum_to_one_and_fall(fitted: Classifier) -> None:
    ranked = fitted.predict("foods against leg cramps").ranked
    confidences = [scored.confidence for scored in ranked]
    assert sum(confidences) == pytest.approx(1.0, abs=1e-3)  # single precision
    assert confidences == sorted(confidences, reverse=True)


def test_a_question_near_the_examples_gets_their_intent(fitted: Classifier) -> None:
    assert fitted.predict("cramping calves").best.intent == "cramps"


def test_a_training_utterance_is_certain_whatever_its_case_and_marks(fitted: Classifier) -> None:
    best = fitted.predict("  Leg CRAMPS?! ").best
    assert (best.intent, best.confidence) == ("cramps", 1.0)


def test_classify_does_not_look_up_training_utterances(fitted: Classifier) -> None:
    assert fitted.classify(tokens("leg cramps")) != fitted.predict("leg cramps")


def test_the_same_text_gets_the_same_answer(fitted: Classifier) -> None:
    assert fitted.predict("eat for my legs") == fitted.predict("eat for my legs")


@pytest.mark.parametrize("text", ["", "   ", "🙂", "?" * 50, "а" * 300, "x " * 5_000])
def test_odd_text_is_ranked_without_error(fitted: Classifier, text: str) -> None:
    assert len(fitted.predict(text).ranked) == len(EXAMPLES)


def test_a_full_bank_is_emptied_and_answers_stay_the_same(fitted: Classifier, monkeypatch: pytest.MonkeyPatch) -> None:
    before = fitted.predict("cramps after I eat")
    monkeypatch.setattr(bank, "ROWS", 8)
    monkeypatch.setattr(module, "MAX_WORDS", 8)
    small = Classifier(fitted.model)
    for i in range(20):
        small.predict(f"word{i} other{i} third{i}")
    assert small.predict("cramps after I eat") == before


def test_known_words_are_the_training_vocabulary_with_counts(fitted: Classifier) -> None:
    assert fitted.known_words["good"] == 2
    assert "weather" not in fitted.known_words
