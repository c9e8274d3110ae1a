"""What was measured, and how it is told: as text for a person, as JSON for a machine."""

import io
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from rich.console import Console
from rich.table import Table

from intents.evaluation.measures import (
    CalibrationBin,
    Confusion,
    CoveragePoint,
    IntentFigures,
    Judged,
    OutOfScope,
    RetrievalFigures,
)
from intents.evaluation.robustness import Robustness

WEAK = 15
"""Intents listed as the weakest; the JSON and the page hold all."""


@dataclass(frozen=True)
class Latency:
    """Time of one classification in a warm process, microseconds."""

    p50_us: float
    p95_us: float
    count: int


@dataclass(frozen=True)
class FewFigures:
    """Figures with few training examples per intent, means over several draws."""

    per_intent: int
    accuracy: float
    deviation: float
    """Standard deviation of accuracy over the draws."""
    auroc: float | None
    recall: float | None
    """Out-of-scope utterances rejected when 5 % of in-scope ones are."""
    seeds: int


@dataclass(frozen=True)
class Report:
    """Everything that was measured on one data set."""

    dataset: str
    method: str
    trained: int
    tested: int
    accuracy: float
    """Over utterances in scope."""
    macro_f1: float
    """Mean over intents, all out-of-scope groups as one."""
    intents: tuple[IntentFigures, ...]
    confusions: tuple[Confusion, ...]
    calibration_error: float
    calibration: tuple[CalibrationBin, ...]
    coverage: tuple[CoveragePoint, ...]
    chosen: CoveragePoint
    """The threshold of least cost."""
    out_of_scope: OutOfScope | None
    robustness: tuple[Robustness, ...]
    latency: Latency
    few: tuple[FewFigures, ...] = ()
    retrieval: RetrievalFigures | None = None
    judged: tuple[Judged, ...] = field(default=(), repr=False)


def percent(share: float | None, digits: int = 1) -> str:
    """Return a share as per cent, or a dash when it was not measured."""
    return "-" if share is None else f"{100 * share:.{digits}f}"


def headline(report: Report) -> list[tuple[str, str]]:
    """Return the figures that come first, as name and value."""
    chosen = report.chosen
    threshold = (
        f"{chosen.threshold:.2f}: {percent(chosen.coverage)} % answered, {percent(chosen.accuracy)} % right; "
        f"out of scope {percent(chosen.outside)} % answered; cost {chosen.cost:.3f}"
    )
    rows = [
        ("Method", f"{report.method}; {report.trained} examples fitted, {report.tested} tested"),
        ("Accuracy in scope", f"{percent(report.accuracy)} %"),
        ("Macro F1", f"{report.macro_f1:.3f}"),
        ("Expected calibration error", f"{report.calibration_error:.3f}"),
        ("Threshold of least cost", threshold),
        ("Latency", f"p50 {report.latency.p50_us:.0f} us, p95 {report.latency.p95_us:.0f} us"),
    ]
    if report.out_of_scope:
        out = report.out_of_scope
        value = f"AUROC {percent(out.auroc)}, recall {percent(out.recall)} % at 5 % in scope rejected"
        rows.append((f"Out of scope ({out.count})", value))
    if report.retrieval:
        found = report.retrieval
        value = f"top 1 {percent(found.top1)} %, top 3 {percent(found.top3)} %, MRR {found.mrr:.3f}"
        rows.append((f"Retrieval ({found.count})", value))
    return rows


def render_json(report: Report) -> str:
    """Return all figures as one JSON object; the single utterances stay out of it."""
    data = asdict(report)
    del data["judged"]
    return json.dumps(data, ensure_ascii=False, indent=1)


def render_text(report: Report) -> str:
    """Return the figures as plain text tables."""
    buffer = io.StringIO()
    console = Console(file=buffer, width=110, color_system=None)
    console.print(f"Data set: {report.dataset}", markup=False, highlight=False)
    console.print(_table(("", ""), headline(report)))
    weakest = sorted(report.intents, key=lambda f: (f.f1, f.intent))[:WEAK]
    console.print(f"The {len(weakest)} weakest of {len(report.intents)} intents")
    console.print(
        _table(
            ("intent", "precision", "recall", "F1", "examples"),
            [(f.intent, percent(f.precision), percent(f.recall), percent(f.f1), str(f.support)) for f in weakest],
        )
    )
    for title, columns, rows in _sections(report):
        if rows:
            console.print(title)
            console.print(_table(columns, rows))
    return buffer.getvalue()


Section = tuple[str, tuple[str, ...], Sequence[tuple[str, ...]]]


def threshold_row(point: CoveragePoint) -> tuple[str, ...]:
    """Return the cells of one threshold: itself, answered, right, out of scope answered, cost."""
    shares = (percent(point.coverage), percent(point.accuracy), percent(point.outside))
    return (f"{point.threshold:.2f}", *shares, f"{point.cost:.3f}")


def _sections(report: Report) -> list[Section]:
    few = [
        (
            str(f.per_intent),
            f"{percent(f.accuracy)} +- {percent(f.deviation)}",
            percent(f.auroc),
            percent(f.recall),
        )
        for f in report.few
    ]
    return [
        (
            "Worst confusions",
            ("asked", "taken for", "times", "for example"),
            [(c.truth, c.guess, str(c.count), c.example) for c in report.confusions],
        ),
        (
            "Coverage and accuracy by threshold",
            ("threshold", "answered %", "right %", "out of scope answered %", "cost"),
            [threshold_row(point) for point in report.coverage[::5]],
        ),
        (
            "Same answer after a harmless change",
            ("change", "same %", "of", "differs for example"),
            [(r.change, percent(r.same), str(r.count), r.example) for r in report.robustness],
        ),
        (
            "With few training examples",
            ("per intent", "accuracy %", "AUROC", "recall %"),
            few,
        ),
    ]


def _table(columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Table:
    table = Table(*columns, show_header=any(columns), box=None, pad_edge=False)
    for row in rows:
        table.add_row(*(cell.replace("[", r"\[") for cell in row))
    return table
