"""The report of `magbot evaluate` as one self-contained page: tables, and plots as inline SVG."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from intents.evaluation.report import Report, headline, percent, threshold_row

WIDTH, HEIGHT, MARGIN = 420, 260, 42
COLOURS = ("#1b6ca8", "#c8553d", "#588157")
STYLE = """
body{font:15px/1.45 system-ui,sans-serif;max-width:68rem;margin:2rem auto;padding:0 1rem;color:#222}
table{border-collapse:collapse;margin:.6rem 0 1.6rem}td,th{padding:.2rem .7rem;border-bottom:1px solid #ddd;
text-align:left;vertical-align:top}svg{background:#fafafa;margin:0 1rem 1rem 0}figure{display:inline-block;
margin:0}figcaption{font-size:13px;color:#555;max-width:420px}
"""


@dataclass(frozen=True)
class Line:
    """One curve of a plot; both coordinates in [0, 1]."""

    name: str
    points: Sequence[tuple[float, float]]


def render_html(report: Report) -> str:
    """Return the whole page; whatever comes from data is escaped."""
    title = f"Understanding: {escape(report.dataset)}"
    body = [
        f"<h1>{title}</h1>",
        _table((), headline(report)),
        _plots(report),
        "<h2>Intents</h2>",
        _table(
            ("intent", "precision %", "recall %", "F1 %", "examples"),
            [
                (f.intent, percent(f.precision), percent(f.recall), percent(f.f1), str(f.support))
                for f in sorted(report.intents, key=lambda f: (f.f1, f.intent))
            ],
        ),
        "<h2>Worst confusions</h2>",
        _table(
            ("asked", "taken for", "times", "for example"),
            [(c.truth, c.guess, str(c.count), c.example) for c in report.confusions],
        ),
        *_details(report),
    ]
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{STYLE}</style></head><body>{''.join(body)}</body></html>\n"
    )


def _details(report: Report) -> list[str]:
    return [
        "<h2>Same answer after a harmless change</h2>",
        _table(
            ("change", "same %", "of", "differs for example"),
            [(r.change, percent(r.same), str(r.count), r.example) for r in report.robustness],
        ),
        "<h2>Thresholds</h2>",
        _table(
            ("threshold", "answered %", "right %", "out of scope answered %", "cost"),
            [threshold_row(point) for point in report.coverage],
        ),
        *(
            [
                "<h2>With few training examples</h2>",
                _table(
                    ("per intent", "accuracy %", "deviation", "AUROC", "recall %"),
                    [
                        (
                            str(f.per_intent),
                            percent(f.accuracy),
                            percent(f.deviation),
                            percent(f.auroc),
                            percent(f.recall),
                        )
                        for f in report.few
                    ],
                ),
            ]
            if report.few
            else []
        ),
    ]


def _plots(report: Report) -> str:
    coverage = [Line("right", [(p.coverage, p.accuracy) for p in report.coverage])]
    thresholds = [
        Line("answered", [(p.threshold, p.coverage) for p in report.coverage]),
        Line("right", [(p.threshold, p.accuracy) for p in report.coverage]),
        Line("out of scope answered", [(p.threshold, p.outside) for p in report.coverage]),
    ]
    bins = [
        Line("perfect", [(0.0, 0.0), (1.0, 1.0)]),
        Line("measured", [(b.confidence, b.accuracy) for b in report.calibration]),
    ]
    scores = sorted(f.f1 for f in report.intents)
    spread = [Line("F1", [(i / max(1, len(scores) - 1), f1) for i, f1 in enumerate(scores)])]
    return "".join(
        (
            plot("Accuracy by share answered", "share answered", coverage),
            plot(
                "What a threshold does; the dashed one costs least",
                "threshold",
                thresholds,
                report.chosen.threshold,
            ),
            plot("Share right by confidence", "confidence", bins),
            plot("F1 of all intents, weakest first", "intents", spread),
        )
    )


def plot(caption: str, below: str, lines: Sequence[Line], mark: float | None = None) -> str:
    """Return one plot with axes from 0 to 1 as SVG; `mark` draws a dashed upright line."""
    parts = [_axes(below)]
    if mark is not None:
        x = _x(mark)
        parts.append(f'<line x1="{x}" y1="{_y(0)}" x2="{x}" y2="{_y(1)}" stroke="#888" stroke-dasharray="4 3"/>')
    for place, line in enumerate(lines):
        colour = COLOURS[place % len(COLOURS)]
        points = " ".join(f"{_x(x)},{_y(y)}" for x, y in line.points)
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        legend = HEIGHT - MARGIN - 8 - 14 * (len(lines) - 1 - place)
        parts.append(f'<text x="{MARGIN + 8}" y="{legend}" fill="{colour}">{escape(line.name)}</text>')
    return (
        f'<figure><svg viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" font-size="11" '
        f'role="img" aria-label="{escape(caption)}">{"".join(parts)}</svg>'
        f"<figcaption>{escape(caption)}</figcaption></figure>"
    )


def _axes(below: str) -> str:
    parts = []
    for step in range(0, 11, 2):
        value = step / 10
        x, y = _x(value), _y(value)
        parts.append(f'<line x1="{MARGIN}" y1="{y}" x2="{WIDTH - 12}" y2="{y}" stroke="#e5e5e5"/>')
        parts.append(f'<text x="{MARGIN - 6}" y="{y + 4}" text-anchor="end">{value:.1f}</text>')
        parts.append(f'<text x="{x}" y="{HEIGHT - MARGIN + 16}" text-anchor="middle">{value:.1f}</text>')
    parts.append(f'<text x="{WIDTH / 2}" y="{HEIGHT - 6}" text-anchor="middle">{escape(below)}</text>')
    return "".join(parts)


def _x(value: float) -> float:
    return round(MARGIN + value * (WIDTH - MARGIN - 12), 1)


def _y(value: float) -> float:
    return round(HEIGHT - MARGIN - value * (HEIGHT - MARGIN - 12), 1)


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f"<th>{escape(name)}</th>" for name in columns)
    lines = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table>{f'<tr>{head}</tr>' if head else ''}{lines}</table>"
