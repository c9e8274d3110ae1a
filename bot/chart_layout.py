"""Where things stand in a picture: charts → marks, each with its place, for `bot.pictures` to draw.

Sizes are pixels of a picture 900 wide, as high as its content: type of 26 px and more reads well on a phone.
Colours differ in lightness, not only in hue, so that they are told apart by colour-blind eyes and in grey.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from bot.charts import Bar, Card, Cell, FoodChart, FormSheet

WIDTH, MARGIN = 900, 40
ROOM = WIDTH - 2 * MARGIN
TITLE, NAME, VALUE, TEXT, SERVING, SMALL = 46, 31, 29, 26, 24, 23
"""Type sizes; what is made smaller to fit its line stays above LEAST_SIZE."""
LEAST_SIZE = 22.0
LINE = 1.32
"""Height of a line as a multiple of its type size."""
BASE = 0.38
"""Centre of a line of figures above its base line, as a multiple of its type size."""
INK, SOFT, DARK, LIGHT, TRACK, PALE, PAPER = "#16202a", "#4d5966", "#0b4f8a", "#3d8fd1", "#d3dee8", "#eef3f7", "#ffffff"
"""On PAPER and PALE, type has a contrast of 6 and more, bars of 3 and more (WCAG 2.2 asks for 4.5 and 3)."""
BAR_HEIGHT, BAR_ROOM = 30, 590
"""The longest bar leaves room for its figures."""
TRACK_HEIGHT, DOT, DOT_STEP = 16, 12, 38
PAD = 26
RANKS = 4

WidthOf = Callable[[str, float, bool], float]
"""Width of words in a type size, bold or not."""


@dataclass(frozen=True)
class Words:
    """Words on a base line; x is their left edge, or their right one where they are aligned to it."""

    text: str
    x: float
    base: float
    size: float
    bold: bool
    colour: str
    align: Literal["left", "right"] = "left"


@dataclass(frozen=True)
class Box:
    """A filled rectangle; x and y of its upper left corner."""

    x: float
    y: float
    width: float
    height: float
    colour: str


@dataclass(frozen=True)
class Dot:
    """A circle, filled or a ring; x and y of its centre."""

    x: float
    y: float
    radius: float
    filled: bool


Mark = Words | Box | Dot


@dataclass(frozen=True)
class Layout:
    """What to draw, in this order; y counts downwards."""

    height: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Style:
    """How words are written, and within which bounds."""

    size: float
    bold: bool = False
    colour: str = INK
    left: float = MARGIN
    room: float = ROOM


def lay_out(chart: FoodChart | FormSheet, width_of: WidthOf) -> Layout:
    """Return where everything of a chart stands."""
    sheet = _Sheet(width_of)
    sheet.paragraph(chart.title, Style(TITLE, bold=True))
    if isinstance(chart, FoodChart):
        _foods(chart, sheet)
    else:
        _forms(chart, sheet)
    sheet.y += 10
    for note in chart.notes:
        sheet.paragraph(note, Style(SMALL, colour=SOFT))
    return Layout(round(sheet.y) + MARGIN - 10, tuple(sheet.marks))


def _foods(chart: FoodChart, sheet: "_Sheet") -> None:
    sheet.paragraph(chart.axis, Style(TEXT, colour=SOFT))
    most = max((bar.mg or 0.0 for bar in chart.bars), default=0.0)
    for bar in chart.bars:
        sheet.y += 14
        _bar(bar, most, sheet)
    sheet.y += 18
    sheet.paragraph(chart.legend, Style(SMALL, colour=SOFT))


def _bar(bar: Bar, most: float, sheet: "_Sheet") -> None:
    sheet.line(bar.name, Style(NAME, bold=True))
    sheet.line(bar.serving, Style(SERVING, colour=SOFT))
    sheet.y += 4
    right = float(MARGIN)
    if bar.mg is not None:
        width = max(3.0, BAR_ROOM * bar.mg / most if most else 0.0)
        sheet.marks.append(Box(MARGIN, sheet.y, width, BAR_HEIGHT, DARK if bar.high else LIGHT))
        right += width + 14
    known = bar.mg is not None
    base = sheet.y + BAR_HEIGHT / 2 + VALUE * BASE
    end = sheet.words(bar.amount, right, base, Style(VALUE, bold=known, colour=INK if known else SOFT))
    sheet.words(bar.share, end + 14, base, Style(VALUE, colour=SOFT))
    sheet.y += BAR_HEIGHT


def _forms(chart: FormSheet, sheet: "_Sheet") -> None:
    if chart.remark:
        sheet.paragraph(chart.remark, Style(TEXT, colour=SOFT))
    for card in chart.cards:
        sheet.y += 18
        top, place = sheet.y, len(sheet.marks)
        sheet.y += PAD - 6
        _card(card, sheet)
        sheet.y += PAD - 10
        sheet.marks.insert(place, Box(MARGIN, top, ROOM, sheet.y - top, PALE))


def _card(card: Card, sheet: "_Sheet") -> None:
    left, room = MARGIN + PAD, ROOM - 2 * PAD
    price = sheet.width_of(card.price, TEXT, False)
    if card.price:
        style = Style(TEXT, colour=SOFT)
        sheet.marks.append(Words(card.price, left + room, sheet.y + NAME, style.size, False, style.colour, "right"))
    sheet.line(card.name, Style(NAME + 4, bold=True, colour=DARK, left=left, room=room - price - 20))
    sheet.y += 6
    top, column = sheet.y, room / len(card.cells)
    for place, cell in enumerate(card.cells):
        sheet.y = top
        _cell(cell, left + place * column, column - 40, sheet)
    sheet.y += 10
    sheet.paragraph(card.finding_head, Style(TEXT, bold=True, left=left, room=room))
    sheet.paragraph(card.finding, Style(TEXT, left=left, room=room))


def _cell(cell: Cell, left: float, room: float, sheet: "_Sheet") -> None:
    sheet.line(cell.head, Style(SMALL, colour=SOFT, left=left, room=room))
    sheet.line(cell.words, Style(VALUE, bold=True, left=left, room=room))
    if cell.percent is not None:
        sheet.marks.append(Box(left, sheet.y + 6, room, TRACK_HEIGHT, TRACK))
        sheet.marks.append(Box(left, sheet.y + 6, room * cell.percent / 100, TRACK_HEIGHT, DARK))
    for place in range(RANKS if cell.rank else 0):
        sheet.marks.append(Dot(left + DOT + 1 + place * DOT_STEP, sheet.y + 14, DOT, place < (cell.rank or 0)))
    sheet.line(cell.remark, Style(SMALL, colour=SOFT, left=left, room=room))


class _Sheet:
    """A sheet that is filled from the top; `y` is how far."""

    def __init__(self, width_of: WidthOf) -> None:
        self.y = float(MARGIN)
        self.marks: list[Mark] = []
        self.width_of = width_of

    def paragraph(self, text: str, style: Style) -> None:
        """Write words in as few lines as they need, all about equally long, and go below them."""
        lines = self._broken(text, style, style.room)
        for room in range(int(style.room), int(style.room / 2), -20):
            narrower = self._broken(text, style, room)
            if len(narrower) > len(lines):
                break
            lines = narrower
        for line in lines:
            self.line(line, style)

    def line(self, text: str, style: Style) -> None:
        """Write one line, smaller or cut short where it would not fit, and go below it."""
        size = style.size
        if self.width_of(text, size, style.bold) > style.room:
            size = max(LEAST_SIZE, style.room / self.width_of(text, 1.0, style.bold))
        while len(text) > 1 and self.width_of(text, size, style.bold) > style.room + 1:
            text = text[:-2].rstrip() + "…"
        if text:
            self.marks.append(Words(text, style.left, self.y + style.size, size, style.bold, style.colour))
        self.y += style.size * LINE

    def words(self, text: str, x: float, base: float, style: Style) -> float:
        """Write words where told, without going on, and return where they end."""
        if text:
            self.marks.append(Words(text, x, base, style.size, style.bold, style.colour))
        return x + self.width_of(text, style.size, style.bold)

    def _broken(self, text: str, style: Style, room: float) -> list[str]:
        lines: list[str] = []
        for word in text.split(" "):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width_of(longer, style.size, style.bold) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines
