"""Fitting, calibrating, storing: the same input gives the same model, and no stored file can hurt."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from intents.classify import training
from intents.classify.families import families, grouped_folds
from intents.classify.model_file import is_current, read_model, write_model
from intents.classify.training import fit, load_or_fit

EXAMPLES = [
    *((text, "greet") for text in ("hello there", "hi", "good morning", "hey you", "good evening to you")),
    *((text, "cramps") for text in ("legs cramp at night", "leg cramps", "calf cramp in bed", "foot cramps")),
    *((text, "foods") for text in ("which foods are rich", "what should I eat", "eat more nuts", "best food")),
]
TEXTS = [text for text, _ in EXAMPLES]
LABELS = [label for _, label in EXAMPLES]
WORDINGS = ["cramp in my leg", "good food", "hi there", "something else"]


def never() -> Iterator[tuple[str, str]]:
    raise AssertionError("the examples were read although a stored model was there")
    yield


def test_the_same_examples_give_the_same_model() -> None:
    one, other = fit(TEXTS, LABELS, seed=3), fit(TEXTS, LABELS, seed=3)
    assert np.array_equal(one.model.matrix, other.model.matrix)
    assert one.model.calibration == other.model.calibration


def test_two_intents_are_enough() -> None:
    two = [(text, label) for text, label in EXAMPLES if label != "foods"]
    classifier = fit([text for text, _ in two], [label for _, label in two])
    assert classifier.classify(["leg", "cramp"]).best.intent == "cramps"
    assert classifier.classify(["good", "evening"]).best.intent == "greet"


def test_one_intent_is_refused() -> None:
    with pytest.raises(ValueError, match="two intents"):
        fit(["a", "b"], ["x", "x"])


def test_lengths_that_differ_are_refused() -> None:
    with pytest.raises(ValueError, match="2 texts but 1 labels"):
        fit(["a", "b"], ["x"])


def test_an_utterance_of_two_intents_is_not_certain() -> None:
    classifier = fit([*TEXTS, "hi"], [*LABELS, "foods"])
    assert classifier.predict("hi").best.confidence < 1.0


def test_a_typed_token_alone_is_not_certain() -> None:
    classifier = fit([*TEXTS, "xxmedicine", "with xxmedicine"], [*LABELS, "cramps", "cramps"])
    assert classifier.predict("xxmedicine").best.confidence < 1.0
    assert classifier.predict("with xxmedicine").best.confidence == 1.0


def test_a_stored_model_answers_the_same_without_the_examples(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "model.npz"
    fitted = load_or_fit(EXAMPLES, path, "v1")
    stored = load_or_fit(never(), path, "v1")
    assert [stored.predict(text) for text in WORDINGS] == [fitted.predict(text) for text in WORDINGS]
    assert stored.known_words == fitted.known_words


def test_whether_a_model_is_current_is_told_by_its_header(tmp_path: Path) -> None:
    path = tmp_path / "model.npz"
    assert not is_current(path, "one")
    load_or_fit(EXAMPLES, path, "one")
    assert is_current(path, "one")
    assert not is_current(path, "two")
    path.write_bytes(b"no model")
    assert not is_current(path, "one")


def test_another_hash_is_fitted_again(tmp_path: Path) -> None:
    path = tmp_path / "model.npz"
    load_or_fit(EXAMPLES, path, "v1")
    assert read_model(path, "v2") is None
    load_or_fit(EXAMPLES, path, "v2")
    assert read_model(path, "v2") is not None


@pytest.mark.parametrize("damage", ["empty", "truncated", "flipped", "text", "folder"])
def test_a_damaged_file_is_fitted_again(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "model.npz"
    expected = load_or_fit(EXAMPLES, path, "v1")
    whole = path.read_bytes()
    half = len(whole) // 2
    if damage == "folder":
        path.unlink()
        path.mkdir()
    else:
        path.write_bytes({
            "empty": b"",
            "truncated": whole[:half],
            "flipped": whole[:half] + bytes(255 - byte for byte in whole[half : half + 64]) + whole[half + 64 :],
            "text": b"not a model",
        }[damage])  # fmt: skip
    assert load_or_fit(EXAMPLES, path, "v1").predict("leg cramp") == expected.predict("leg cramp")


def test_a_pickle_in_the_place_of_a_model_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "model.npz"
    np.savez(path, header=np.array([{"hash": "x"}], dtype=object))
    assert read_model(path, "v1") is None


def test_no_half_file_is_left_behind(tmp_path: Path) -> None:
    load_or_fit(EXAMPLES, tmp_path / "model.npz", "v1")
    assert [file.name for file in tmp_path.iterdir()] == ["model.npz"]


def test_a_folder_that_cannot_be_made_still_serves(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    path = tmp_path / "file" / "model.npz"
    classifier = load_or_fit(EXAMPLES, path, "v1")
    assert classifier.predict("leg cramps").best.intent == "cramps"
    assert not write_model(classifier.model, path, "v1")


def test_loading_imports_neither_scikit_learn_nor_scipy(tmp_path: Path) -> None:
    path = tmp_path / "model.npz"
    load_or_fit(EXAMPLES, path, "v1")
    code = (
        "import sys; from pathlib import Path; from intents.classify.training import load_or_fit;"
        f"load_or_fit([], Path({str(path)!r}), 'v1').predict('leg cramps');"
        "print([m for m in sys.modules if m.split('.')[0] in ('sklearn', 'scipy')])"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(training.__file__).parents[2])}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment)
    assert done.stdout.strip() == "[]", done.stderr


def test_paraphrases_with_the_same_stems_are_one_family() -> None:
    texts = ["leg cramps at night", "At night: leg cramp", "leg cramps at nights?", "cramps in bed", "hello"]
    assert families(texts, ["a"] * 5) == [0, 0, 0, 3, 4]


def test_families_do_not_cross_intents() -> None:
    assert families(["leg cramps", "leg cramp"], ["a", "b"]) == [0, 1]


def test_folds_keep_families_together_and_spread_each_intent() -> None:
    texts = [f"{word} question {word}" for word in "abcdefghij"] + ["leg cramp", "leg cramps", "cramps leg"]
    labels = ["x"] * 10 + ["y"] * 3
    folds = grouped_folds(texts, labels, 5, seed=1)
    assert len(set(folds[10:])) == 1
    assert sorted(folds[:10].count(fold) for fold in range(5)) == [2, 2, 2, 2, 2]
    assert folds == grouped_folds(texts, labels, 5, seed=1)


def test_a_line_is_drawn_between_our_topics_and_others_where_some_are_not_ours() -> None:
    labels = [{"greet": "oos_chat"}.get(label, label) for label in LABELS]
    classifier = fit(TEXTS, labels)
    ours, theirs = classifier.classify(["leg", "cramps"]).ours, classifier.classify(["good", "morning"]).ours
    assert ours > 0 > theirs
    assert len(classifier.classify(["leg"]).ranked) == len(classifier.labels)


def test_no_line_is_drawn_where_all_topics_are_ours() -> None:
    assert fit(TEXTS, LABELS).classify(["good", "morning"]).ours == 1.0
