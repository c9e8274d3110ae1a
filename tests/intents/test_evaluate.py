"""Evaluation: the figures on hand-made judgements, data set readers, and a whole run on a small set."""

import json
import random
from pathlib import Path

import numpy as np
import pytest

from intents.classify.calibration import Calibration
from intents.classify.classifier import Classifier
from intents.classify.training import fit
from intents.evaluation.datasets import Dataset, LabelledText, dataset_of, is_outside, read_dataset
from intents.evaluation.evaluate import Setup, evaluate
from intents.evaluation.measures import (
    Judged,
    auroc,
    calibration,
    cheapest,
    confusions,
    coverage_curve,
    intent_figures,
    out_of_scope,
    retrieval_metrics,
)
from intents.evaluation.report import render_json, render_text
from intents.evaluation.report_html import render_html
from intents.evaluation.robustness import CHANGES, robustness
from knowledge.readers import ContentError

JUDGED = [
    Judged("a1", "a", "a", 0.9, 0.9),
    Judged("a2", "a", "b", 0.6, 0.6),
    Judged("b1", "b", "b", 0.8, 0.8),
    Judged("b2", "b", "b", 0.3, 0.3),
    Judged("x1", None, "a", 0.4, 0.4),
    Judged("x2", None, None, 0.7, 0.1),
]
OURS = JUDGED[:4]
THINGS = {
    "greet": ["hello there", "hi", "good morning", "hey you", "good evening to you", "hello bot"],
    "cramps": ["legs cramp at night", "leg cramps", "calf cramp in bed", "foot cramps", "cramp after running"],
    "foods": ["which foods are rich", "what should I eat", "eat more nuts", "best food", "food for 2 people"],
    "oos_general": ["what is the weather", "play some music", "who won the match", "book a flight", "stocks"],
}
PAIRS = [(text, intent) for intent, texts in THINGS.items() for text in texts]


def quiet(**changes: object) -> Setup:
    return Setup(progress=False, **changes)  # type: ignore[arg-type]


def mild(texts: list[str], labels: list[str], **more: object) -> Classifier:
    """Fit without calibrating, which so few examples would make as good as certain."""
    return fit(texts, labels, calibration=Calibration())


def test_figures_of_an_intent_count_hits_guesses_and_truths() -> None:
    by_intent = {figures.intent: figures for figures in intent_figures(JUDGED)}
    assert by_intent["a"].precision == 0.5
    assert by_intent["a"].recall == 0.5
    assert by_intent["b"].f1 == pytest.approx(0.8)
    assert by_intent["out_of_scope"].support == 2


def test_confusions_come_most_frequent_first_with_an_example() -> None:
    worst = confusions([*JUDGED, Judged("a3", "a", "b", 0.9, 0.9)])[0]
    assert (worst.truth, worst.guess, worst.count, worst.example) == ("a", "b", 2, "a3")


def test_calibration_error_is_the_mean_gap_between_confidence_and_accuracy() -> None:
    error, bins = calibration([Judged("x", "a", "a", 0.95, 0.95), Judged("y", "a", "b", 0.95, 0.95)])
    assert error == pytest.approx(0.45)
    assert (bins[0].accuracy, bins[0].count) == (0.5, 2)


def test_a_higher_threshold_answers_less_and_costs_asking_back() -> None:
    curve = {point.threshold: point for point in coverage_curve(JUDGED, steps=10)}
    assert curve[0.0].coverage == 1.0
    assert curve[0.0].accuracy == 0.75
    assert curve[0.0].outside == 0.5
    assert curve[0.0].cost == pytest.approx(3 * 2 / 6)
    assert curve[0.7].coverage == 0.5
    assert curve[0.7].accuracy == 1.0
    assert curve[0.7].cost == pytest.approx(2 / 6)


def test_the_cheapest_threshold_is_chosen() -> None:
    assert cheapest(coverage_curve(JUDGED, steps=10)).threshold == 0.7


def test_nothing_answered_counts_as_all_right() -> None:
    assert coverage_curve([Judged("a", "a", "b", 0.1, 0.1)], steps=2)[1].accuracy == 1.0


def test_out_of_scope_needs_both_kinds() -> None:
    found = out_of_scope(JUDGED)
    assert found is not None
    assert found.auroc == pytest.approx(7 / 8)
    assert found.recall == 0.5
    assert out_of_scope(OURS) is None


def test_auroc_equals_the_slow_count_of_pairs() -> None:
    rng = np.random.default_rng(1)
    higher, lower = rng.integers(0, 9, 40) / 9, rng.integers(0, 7, 30) / 9
    slow = np.mean([[(h > low) + 0.5 * (h == low) for low in lower] for h in higher])
    assert auroc(higher, lower) == pytest.approx(float(slow))


def test_retrieval_counts_the_rank_of_the_right_key() -> None:
    found = retrieval_metrics([("q", "a"), ("q", "c"), ("q", "z")], lambda text: ["a", "b", "c"])
    assert found.top1 == pytest.approx(1 / 3)
    assert found.top3 == pytest.approx(2 / 3)
    assert found.mrr == pytest.approx((1 + 1 / 3) / 3)


@pytest.mark.parametrize("change", CHANGES)
def test_a_harmless_change_is_repeatable_and_keeps_the_text_readable(change: str) -> None:
    text = "Can I take 200 mg with breakfast?"
    changed = CHANGES[change](text, random.Random(7))
    assert changed == CHANGES[change](text, random.Random(7))
    assert len(changed) > 10


def test_a_typing_error_leaves_short_words_alone() -> None:
    assert CHANGES["one typing error"]("is it ok", random.Random(1)) == "is it ok"


def test_another_number_keeps_its_digits() -> None:
    assert len(CHANGES["another number"]("take 250 mg", random.Random(1))) == len("take 250 mg")


def test_robustness_counts_answers_that_stay() -> None:
    figures = {found.change: found for found in robustness(["Leg 12?", "abc"], str.casefold)}
    assert figures["upper case"].same == 1.0
    assert figures["another number"].count == 1
    assert figures["another number"].example != ""


def test_cross_validation_tests_every_row_once() -> None:
    report = evaluate(dataset_of("small", PAIRS), quiet(folds=3, correct=True))
    assert report.tested == len(PAIRS)
    assert {figures.intent for figures in report.intents} == {"greet", "cramps", "foods", "out_of_scope"}
    assert 0 < report.accuracy <= 1
    assert report.out_of_scope is not None
    assert report.latency.p50_us > 0


def test_a_test_part_is_used_and_exact_matches_do_not_leak() -> None:
    rows = [LabelledText(text, intent, "train") for text, intent in PAIRS]
    wrong = [LabelledText(text, "greet", "test") for text in THINGS["foods"]]
    report = evaluate(Dataset("twins", (*rows, *wrong)), quiet(fit=mild, per_intent=(2,), seeds=2))
    assert report.trained == len(PAIRS)
    assert max(judged.confidence for judged in report.judged) < 1.0
    assert report.few[0].seeds == 2


def test_encoder_and_whole_path_are_used_when_given() -> None:
    seen: list[str] = []

    def fitted(texts: list[str], labels: list[str], **more: object) -> Classifier:
        seen.extend(texts)
        return mild(texts, labels)

    setup = quiet(fit=fitted, encode=str.upper, answer=lambda text: "same", folds=2)
    report = evaluate(dataset_of("small", PAIRS), setup)
    assert all(text == text.upper() for text in seen)
    assert all(found.same == 1.0 for found in report.robustness)


def test_reports_hold_the_figures_and_escape_what_is_data() -> None:
    odd = [("<script>alert(1)</script> [red]hello", "greet"), *PAIRS]
    report = evaluate(dataset_of("<b>odd</b>", odd), quiet(folds=2))
    page = render_html(report)
    assert "<script>" not in page
    assert "&lt;b&gt;odd" in page
    assert page.count("<svg") == 4
    assert "Macro F1" in render_text(report)
    data = json.loads(render_json(report))
    assert data["macro_f1"] == report.macro_f1
    assert "judged" not in data


def test_out_of_scope_groups_are_told_by_their_name() -> None:
    assert is_outside("oos")
    assert is_outside("oos_health")
    assert not is_outside("oosphere")


def test_json_lines_are_read_with_their_split(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(
        '{"text": "hi", "intent": "greet", "split": "train"}\n\n{"text": "x", "intent": "oos", "split": "test"}\n'
    )
    data = read_dataset(path)
    assert data.name == "rows"
    assert data.is_split
    assert data.rows[1].outside


def test_clinc_is_read_with_its_out_of_scope_test_part(tmp_path: Path) -> None:
    parts = {"train": [["a", "x"]], "test": [["b", "x"]], "oos_test": [["c", "oos"]], "val": [["d", "x"]]}
    (tmp_path / "data_full.json").write_text(json.dumps(parts))
    data = read_dataset(tmp_path)
    assert [(row.text, row.split) for row in data.rows] == [("a", "train"), ("b", "test"), ("c", "test")]


def test_banking_reads_the_test_file_beside_it(tmp_path: Path) -> None:
    (tmp_path / "train.csv").write_text('text,category\n"hello, you",x\n')
    (tmp_path / "test.csv").write_text("text,category\nbye,y\n")
    assert [row.split for row in read_dataset(tmp_path / "train.csv").rows] == ["train", "test"]
    assert [row.split for row in read_dataset(tmp_path / "test.csv").rows] == [None]


def test_a_sample_holds_at_most_so_many_training_rows() -> None:
    rows = tuple(LabelledText(f"{intent}{i}", intent, "train") for intent in "ab" for i in range(9))
    data = Dataset("s", (*rows, LabelledText("t", "a", "test")))
    assert len(data.sample(4, 0).part("train")) == 8
    assert data.sample(4, 0) == data.sample(4, 0)
    assert data.sample(4, 0) != data.sample(4, 1)
    assert len(data.sample(4, 0).part("test")) == 1


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("a.jsonl", '{"text": "hi", "intent": "x"}\n{"text": 1}', 2),
        ("a.jsonl", '{"text": "hi", "intent": "x", "split": "dev"}', 1),
        ("a.jsonl", "not json", 1),
        ("a.jsonl", "", 1),
        ("a.json", "{}", 1),
        ("a.csv", "words\nx\n", 1),
        ("a.txt", "x", 1),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(tmp_path: Path, name: str, content: str, line: int) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(ContentError) as caught:
        read_dataset(tmp_path / name)
    assert caught.value.problems[0].place.line == line


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="cannot be read"):
        read_dataset(tmp_path / "none.jsonl")
