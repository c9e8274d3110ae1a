"""`make bench`: understanding and speed beside baselines, in one run, ratios printed.

Our classifier against the scikit-learn pipeline that most people would write (word 1-2-grams and characters
2-5 inside words, TF-IDF, a linear model), BM25 nearest question and rapidfuzz nearest question; then passage
search over many synthetic passages against exact scoring.

    python tests/bench_understanding.py [--data FILE_OR_FOLDER ...] [--per-intent 10] [--passages 100000]
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process
from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from intents.catalog import load_examples  # noqa: E402
from intents.classify.calibration import Calibration  # noqa: E402
from intents.classify.classifier import Classifier  # noqa: E402
from intents.classify.families import grouped_folds  # noqa: E402
from intents.classify.training import fit  # noqa: E402
from intents.evaluation.datasets import Dataset, dataset_of, read_dataset  # noqa: E402
from knowledge.retriever import Retriever, index_texts  # noqa: E402
from knowledge.text import normalise, tokens  # noqa: E402

TIMED = 400
"""Queries timed one by one for each engine."""
TESTED = 1_500
"""Queries that accuracy is taken over: the nearest-question baselines take 20 ms for each."""
LARGE = 10_000
"""Examples from which multinomial logistic regression is left out: it takes a quarter of an hour and 5 GB."""
Predict = Callable[[str], str]
Engine = Callable[[Sequence[str], Sequence[str]], Predict]


@dataclass(frozen=True)
class Measured:
    """One engine on one data set."""

    engine: str
    accuracy: float
    p50_us: float
    fit_s: float


def ours(texts: Sequence[str], labels: Sequence[str]) -> Predict:
    classifier: Classifier = fit(texts, labels, calibration=Calibration())
    return lambda text: classifier.predict(text).best.intent


def pipeline(linear: str) -> Engine:
    """Return the scikit-learn pipeline with logistic regression or a linear support vector machine."""

    def engine(texts: Sequence[str], labels: Sequence[str]) -> Predict:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_pipeline, make_union
        from sklearn.svm import LinearSVC

        views = make_union(
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True),
        )
        model = LogisticRegression(C=10.0, max_iter=200) if linear == "logistic" else LinearSVC(C=1.0)
        fitted = make_pipeline(views, model).fit(list(texts), list(labels))
        return lambda text: str(fitted.predict([text])[0])

    return engine


def nearest_bm25(texts: Sequence[str], labels: Sequence[str]) -> Predict:
    import bm25s

    index = bm25s.BM25()
    index.index([tokens(text) for text in texts], show_progress=False)

    def predict(text: str) -> str:
        return labels[int(np.argmax(index.get_scores(tokens(text) or ["-"])))]

    return predict


def nearest_fuzzy(texts: Sequence[str], labels: Sequence[str]) -> Predict:
    plain = [normalise(text) for text in texts]

    def predict(text: str) -> str:
        return labels[process.extractOne(normalise(text), plain, scorer=fuzz.token_sort_ratio)[2]]

    return predict


LOGISTIC = "scikit-learn, logistic regression"
ENGINES: dict[str, Engine] = {
    "magbot": ours,
    LOGISTIC: pipeline("logistic"),
    "scikit-learn, LinearSVC": pipeline("svc"),
    "BM25 nearest question": nearest_bm25,
    "rapidfuzz nearest question": nearest_fuzzy,
}


def split(data: Dataset, per_intent: int | None) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return training and test pairs in scope; without a test part a fifth is held out by families."""
    if data.is_split:
        sampled = data.sample(per_intent, 0) if per_intent else data
        parts = (sampled.part("train"), data.part("test"))
    else:
        folds = grouped_folds([r.text for r in data.rows], [r.intent for r in data.rows], 5, 0)
        parts = (
            tuple(row for row, fold in zip(data.rows, folds, strict=True) if fold),
            tuple(row for row, fold in zip(data.rows, folds, strict=True) if not fold),
        )
    train, test = ([(row.text, row.intent) for row in part if row.intent != "oos"] for part in parts)
    return train, test


def measure(name: str, engine: Engine, train: list[tuple[str, str]], test: list[tuple[str, str]]) -> Measured:
    start = time.perf_counter()
    predict = engine([text for text, _ in train], [label for _, label in train])
    fit_s = time.perf_counter() - start
    timed = test[:: max(1, len(test) // TIMED)]
    for text, _ in timed:
        predict(text)
    times = []
    for text, _ in timed:
        start = time.perf_counter()
        predict(text)
        times.append(time.perf_counter() - start)
    asked = test[:: max(1, len(test) // TESTED)]
    accuracy = sum(predict(text) == label for text, label in asked) / len(asked)
    return Measured(name, accuracy, float(np.median(times)) * 1e6, fit_s)


def compare(data: Dataset, per_intent: int | None, console: Console) -> None:
    train, test = split(data, per_intent)
    title = f"{data.name}: {len(train)} examples, {len({label for _, label in train})} intents, {len(test)} tests"
    table = Table("engine", "accuracy %", "p50 us", "times ours", "fit s", title=title)
    first: Measured | None = None
    for name, engine in ENGINES.items():
        if name == LOGISTIC and len(train) > LARGE:
            continue
        with Console(stderr=True).status(f"{data.name}: {name}"):
            found = measure(name, engine, train, test)
        first = first or found
        table.add_row(
            found.engine,
            f"{100 * found.accuracy:.1f}",
            f"{found.p50_us:.0f}",
            f"{found.p50_us / first.p50_us:.1f}",
            f"{found.fit_s:.1f}",
        )
    console.print(table)


def synthetic(n_passages: int, rng: random.Random) -> dict[str, str]:
    """Return passages of words whose frequencies fall as in real text (Zipf)."""
    syllables = [c + v for c in "bcdfghklmnprst" for v in "aeiou"]
    words = list({"".join(rng.choices(syllables, k=rng.randint(2, 4))) for _ in range(25_000)})
    words.sort()
    rng.shuffle(words)
    weights = np.cumsum([1 / (1 + place) for place in range(len(words))]).tolist()
    return {
        f"p{i:06}": " ".join(rng.choices(words, cum_weights=weights, k=rng.randint(20, 60))) for i in range(n_passages)
    }


def search(n_passages: int, console: Console) -> None:
    """Print time and recall@5 of passage search against exact scoring of every passage."""
    rng = random.Random(0)
    texts = synthetic(n_passages, rng)
    with Console(stderr=True).status(f"Indexing {n_passages} passages"):
        start = time.perf_counter()
        retriever = Retriever(index_texts(texts))
        built = time.perf_counter() - start
    keys = sorted(texts)
    every = rng.choices(keys, k=60)
    queries = [" ".join([*rng.sample(texts[key].split(), 5), *texts[rng.choice(keys)].split()[:3]]) for key in every]
    times, shares = [], []
    for query in queries:
        retriever.search(query, 5)
        start = time.perf_counter()
        quick = retriever.search(query, 5)
        times.append(time.perf_counter() - start)
        start = time.perf_counter()
        exact = retriever.search(query, 5, among=keys)
        times_exact = time.perf_counter() - start
        shares.append(sum(hit.score >= exact[-1].score - 1e-6 for hit in quick) / len(exact))
    console.print(
        f"Search over {n_passages} passages: p50 {1e3 * float(np.median(times)):.2f} ms, "
        f"recall@5 {float(np.mean(shares)):.3f} against exact scoring ({times_exact:.1f} s), built in {built:.0f} s"
    )


def own_content() -> Dataset:
    """Return the bot's own examples, as they are written."""
    examples = load_examples(ROOT / "intents" / "content", [])
    return dataset_of("own content", ((example.text, example.intent) for example in examples))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, nargs="*", default=[], help="labelled files or folders")
    parser.add_argument("--per-intent", type=int, default=None, help="examples per intent to train on")
    parser.add_argument("--passages", type=int, default=100_000, help="synthetic passages; 0 leaves search out")
    arguments = parser.parse_args()
    console = Console()
    for data in [read_dataset(path) for path in arguments.data] or [own_content()]:
        compare(data, arguments.per_intent, console)
    if arguments.passages:
        search(arguments.passages, console)


if __name__ == "__main__":
    main()
