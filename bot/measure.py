"""`magbot evaluate`: our own content through the whole path, or any labelled file through the classifier."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from bot.assistant import Assistant
from bot.bootstrap import build_assistant
from bot.learning import Content
from bot.settings import Settings
from intents.catalog import load_examples
from intents.evaluation.datasets import Dataset, dataset_of, read_dataset
from intents.evaluation.evaluate import Setup, evaluate
from intents.evaluation.measures import retrieval_metrics
from intents.evaluation.report import Report, render_json, render_text
from intents.evaluation.report_html import render_html
from knowledge.readers import ContentError, Place, Problem

FEW = (10, 20)
"""Examples per intent that a hand-made bot has, measured on data sets with a test part."""


def measure(settings: Settings, data: Path | None, html: Path | None, per_intent: int | None, *, as_json: bool) -> str:
    """Return the figures as text or JSON; the page with plots is written to `html`.

    ContentError at once when it cannot be written there: to measure takes minutes.
    """
    if html is not None:
        _make_sure_of(html)
    report = _measure_file(data, per_intent) if data else _measure_own(settings)
    if html is not None:
        html.write_text(render_html(report), encoding="utf-8")
    return render_json(report) if as_json else render_text(report)


def _make_sure_of(page: Path) -> None:
    try:
        page.open("a").close()
    except OSError as error:
        problem = Problem(
            Place(str(page), 1), f"cannot be written ({error.strerror})", "name a file in a folder of yours"
        )
        raise ContentError([problem]) from error


def _measure_file(data: Path, per_intent: int | None) -> Report:
    dataset = read_dataset(data)
    few = (per_intent,) if per_intent else FEW
    return evaluate(dataset, Setup(per_intent=few if dataset.is_split else ()))


def _measure_own(settings: Settings) -> Report:
    assistant = build_assistant(settings)
    understanding = assistant.understanding
    setup = Setup(encode=understanding.encoded, correct=False, answer=lambda text: _answered(assistant, text))
    report = evaluate(_own_examples(), setup)
    knowledge = assistant.desk.knowledge
    titles = [(passage.title, passage.key) for passage in knowledge.passages.values()]
    search = assistant.desk.retriever.search
    found = retrieval_metrics(titles, lambda text: [hit.key for hit in search(text, k=10)])
    return replace(report, retrieval=found)


def _own_examples() -> Dataset:
    examples: Iterable[tuple[str, str]] = ((e.text, e.intent) for e in load_examples(Content().intents, []))
    return dataset_of("our own content", examples)


def _answered(assistant: Assistant, text: str) -> object:
    """What must not change when a message is written otherwise: what is answered, and from where."""
    answer = assistant.answer(text).answer
    return answer.kind, answer.intent, answer.passages, answer.urgency
