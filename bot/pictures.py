"""Pictures: foods as bars and forms side by side, drawn once for a revision of the content and then reused.

Sizes are pixels of a picture 900 wide, as high as its content: type of 26 px and more reads well on a phone.
Colours differ in lightness, not only in hue, so that they are told apart by colour-blind eyes and in grey.
The drawing library takes a second to import, so only the functions that draw import it.
"""

import hashlib
import logging
import os
import tempfile
from collections import OrderedDict
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Literal

from bot.charts import Bar, Card, Cell, FoodChart, FormSheet, chart_of
from bot.phrases import Phrases
from knowledge.base import KnowledgeBase

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

_log = logging.getLogger(__name__)
WIDTH, MARGIN, DPI = 900, 40, 100
ROOM = WIDTH - 2 * MARGIN
DRAWING = "1"
"""Raise it when the same words are drawn in another way, so that older files are not reused."""
TITLE, NAME, VALUE, TEXT, SMALL = 46, 31, 29, 26, 23
"""Type sizes; what is cut down to fit its line stays above LEAST_SIZE."""
LEAST_SIZE = 22
INK, SOFT, DARK, LIGHT, PALE = "#16202a", "#4d5966", "#0b4f8a", "#3d8fd1", "#eef3f7"
PLAIN = {"text.hinting": "no_hinting"}
"""Type as it was designed: at this size it looks the same, and is drawn twice as fast."""
COLOURS = 64
"""A few colours and the steps between each of them and the paper."""
BAR_HEIGHT, BAR_ROOM = 30, 590
"""The longest bar leaves room for its figures."""
PAD = 26
RANKS = 4
IN_MEMORY = 64
"""Pictures held in memory, about 60 kB each."""
ON_DISK = 1_000
"""Pictures kept on disk; the oldest go first, so that nobody can fill it by asking."""


def draw(picture: str, knowledge: KnowledgeBase, phrases: Phrases) -> bytes | None:
    """Return a picture as PNG; None when the text names no picture. Not for several threads at once."""
    chart = chart_of(picture, knowledge, phrases)
    return None if chart is None else _png(figure_of(chart))


class PictureBook:
    """Pictures by name, each drawn once: held in memory and, where the folder can be written, on disk."""

    def __init__(self, knowledge: KnowledgeBase, phrases: Phrases, folder: Path) -> None:
        self._knowledge, self._phrases = knowledge, phrases
        self._folder = folder / "pictures"
        self._held: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()
        """The drawing library is not made for several threads; also keeps two from drawing the same."""

    def png(self, picture: str) -> bytes | None:
        """Return a picture; None when the text names none or it cannot be drawn. Safe in any thread, takes a moment."""
        chart = chart_of(picture, self._knowledge, self._phrases)
        if chart is None:
            return None
        name = hashlib.sha256(f"{DRAWING} {chart!r}".encode()).hexdigest()[:32]
        with self._lock:
            data = self._held.get(name) or _read(self._file(name))
            if data is None:
                try:
                    data = _png(figure_of(chart))
                except Exception as error:  # an answer must not fail for want of its picture
                    _log.error("picture not drawn: %s", type(error).__name__)
                    return None
                _write(self._file(name), data)
            self._hold(name, data)
        return data

    def warm_up(self) -> None:
        """Import the drawing library, so that the first picture does not wait for it."""
        with self._lock:
            _png(_Sheet().figure(1))

    def _file(self, name: str) -> Path:
        return self._folder / self._knowledge.revision / f"{name}.png"

    def _hold(self, name: str, data: bytes) -> None:
        self._held[name] = data
        self._held.move_to_end(name)
        if len(self._held) > IN_MEMORY:
            self._held.popitem(last=False)


def _read(file: Path) -> bytes | None:
    try:
        data = file.read_bytes()
    except OSError:
        return None
    return data if data.startswith(b"\x89PNG") and data.endswith(b"IEND\xaeB`\x82") else None


def _write(file: Path, data: bytes) -> None:
    """Store a picture whole or not at all; without a cache each process draws for itself."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, suffix=".part", delete=False) as part:
            part.write(data)
        os.replace(part.name, file)  # noqa: PTH105 -- the name is a string here
        _prune(file.parent.parent)
    except OSError as error:
        _log.info("picture not stored: %s", type(error).__name__)


def _prune(folder: Path) -> None:
    files = sorted(folder.glob("*/*.p*"), key=lambda path: path.stat().st_mtime)
    for path in files[: max(0, len(files) - ON_DISK)]:
        path.unlink(missing_ok=True)


def figure_of(chart: FoodChart | FormSheet) -> "Figure":
    """Return a chart laid out."""
    sheet = _Sheet()
    sheet.y = MARGIN
    sheet.paragraph(chart.title, TITLE, bold=True)
    if isinstance(chart, FoodChart):
        _foods(chart, sheet)
    else:
        _forms(chart, sheet)
    sheet.y += 14
    for note in chart.notes:
        sheet.paragraph(note, SMALL, colour=SOFT)
    return sheet.figure(round(sheet.y) + MARGIN - 10)


def _foods(chart: FoodChart, sheet: "_Sheet") -> None:
    sheet.paragraph(chart.axis, TEXT, colour=SOFT)
    most = max((bar.mg or 0.0 for bar in chart.bars), default=0.0)
    for bar in chart.bars:
        sheet.y += 14
        _bar(bar, most, sheet)
    sheet.y += 18
    sheet.paragraph(chart.legend, SMALL, colour=SOFT)


def _bar(bar: Bar, most: float, sheet: "_Sheet") -> None:
    sheet.line(bar.name, NAME, bold=True)
    sheet.line(bar.serving, TEXT - 2, colour=SOFT)
    sheet.y += 4
    right = MARGIN
    if bar.mg is not None:
        width = max(3.0, BAR_ROOM * bar.mg / most if most else 0.0)
        sheet.box(MARGIN, sheet.y, width, BAR_HEIGHT, DARK if bar.high else LIGHT)
        right += round(width) + 14
    base = sheet.y + BAR_HEIGHT * 0.76
    colour = SOFT if bar.mg is None else INK
    end = sheet.words(bar.amount, right, base, VALUE, bold=bar.mg is not None, colour=colour)
    sheet.words(bar.share, end + 14, base, VALUE, colour=SOFT)
    sheet.y += BAR_HEIGHT


def _forms(chart: FormSheet, sheet: "_Sheet") -> None:
    if chart.remark:
        sheet.paragraph(chart.remark, TEXT, colour=SOFT)
    for card in chart.cards:
        sheet.y += 18
        top = sheet.y
        sheet.y += PAD - 6
        _card(card, sheet)
        sheet.y += PAD - 10
        sheet.box(MARGIN, top, ROOM, sheet.y - top, PALE, below=True)


def _card(card: Card, sheet: "_Sheet") -> None:
    left, width = MARGIN + PAD, ROOM - 2 * PAD
    if card.price:
        sheet.words(card.price, left + width, sheet.y + NAME, TEXT, colour=SOFT, align="right")
    sheet.line(card.name, NAME + 4, bold=True, left=left, colour=DARK)
    sheet.y += 6
    top, column = sheet.y, width // len(card.cells)
    for place, cell in enumerate(card.cells):
        sheet.y = top
        _cell(cell, left + place * column, column - 40, sheet)
    sheet.y += 10
    sheet.paragraph(card.finding_head, TEXT, bold=True, left=left, width=width)
    sheet.paragraph(card.finding, TEXT, left=left, width=width)


def _cell(cell: Cell, left: int, width: int, sheet: "_Sheet") -> None:
    sheet.line(cell.head, SMALL, colour=SOFT, left=left, width=width)
    sheet.line(cell.words, VALUE, bold=True, left=left, width=width)
    if cell.percent is not None:
        sheet.box(left, sheet.y + 6, width, 16, "#d3dee8")
        sheet.box(left, sheet.y + 6, width * cell.percent / 100, 16, DARK)
    for place in range(RANKS if cell.rank else 0):
        sheet.dot(left + 13 + place * 38, sheet.y + 14, 12, filled=place < (cell.rank or 0))
    sheet.line(cell.remark, SMALL, colour=SOFT, left=left, width=width)


class _Sheet:
    """A white sheet that is filled from the top; x to the right, y downwards, both in pixels."""

    def __init__(self) -> None:
        self.y = 0.0
        self._artists: list[Artist] = []

    def paragraph(
        self, words: str, size: int, *, bold: bool = False, colour: str = INK, left: int = MARGIN, width: int = ROOM
    ) -> None:
        """Write words from the present height down, broken into lines."""
        line = ""
        for word in words.split(" "):
            longer = f"{line} {word}".strip()
            if line and _width(longer, size, bold) > width:
                self.line(line, size, bold=bold, colour=colour, left=left, width=width)
                longer = word
            line = longer
        self.line(line, size, bold=bold, colour=colour, left=left, width=width)

    def line(
        self, words: str, size: int, *, bold: bool = False, colour: str = INK, left: int = MARGIN, width: int = ROOM
    ) -> None:
        """Write one line, smaller or cut short where it would not fit, and go below it."""
        fitted = min(float(size), max(LEAST_SIZE, width / _width(words, 1, bold))) if words else size
        while len(words) > 1 and _width(words, fitted, bold) > width + 1:
            words = words[:-2].rstrip() + "…"
        self.words(words, left, self.y + size, fitted, bold=bold, colour=colour)
        self.y += size * 1.32

    def words(
        self,
        words: str,
        x: float,
        base: float,
        size: float,
        *,
        bold: bool = False,
        colour: str = INK,
        align: Literal["left", "right"] = "left",
    ) -> float:
        """Write words on a base line and return where they end."""
        from matplotlib.text import Text

        # y counts upwards in the library: `figure` shifts everything once the height is known
        text = Text(x, -base, words, color=colour, fontproperties=_font(size, bold), ha=align, parse_math=False)
        self._artists.append(text)
        return x + _width(words, size, bold)

    def box(self, x: float, y: float, width: float, height: float, colour: str, *, below: bool = False) -> None:
        """Fill a rectangle, below all that is drawn where said so."""
        from matplotlib.patches import Rectangle

        box = Rectangle((x, -y - height), width, height, facecolor=colour, linewidth=0, zorder=0.5 if below else 1.0)
        self._artists.append(box)

    def dot(self, x: float, y: float, radius: float, *, filled: bool) -> None:
        """Draw a dot, filled or as a ring."""
        from matplotlib.patches import Circle

        dot = Circle((x, -y), radius, facecolor=DARK if filled else "white", edgecolor=DARK, linewidth=2)
        self._artists.append(dot)

    def figure(self, height: int) -> "Figure":
        """Return the sheet, cut to a height."""
        from matplotlib.figure import Figure
        from matplotlib.transforms import Affine2D

        figure = Figure(figsize=(WIDTH / DPI, height / DPI), dpi=DPI, facecolor="white")
        for artist in self._artists:
            artist.set_transform(Affine2D().translate(0, height))
            figure.add_artist(artist)
        return figure


def _width(words: str, size: float, bold: bool) -> float:
    """Return how wide words are drawn; word by word, as words repeat and measuring one takes half a millisecond."""
    parts = words.split(" ")
    return size * (sum(_word_width(part, bold) for part in parts) + _word_width(" ", bold) * (len(parts) - 1))


@lru_cache(maxsize=4_096)
def _word_width(word: str, bold: bool) -> float:
    """Width of a word as a multiple of the type size."""
    from matplotlib import rc_context
    from matplotlib.backends.backend_agg import RendererAgg

    with rc_context(PLAIN):
        return float(RendererAgg(1, 1, DPI).get_text_width_height_descent(word, _font(100, bold), ismath=False)[0]) / 100


def _font(size: float, bold: bool) -> "FontProperties":
    """Return a font that the library brings along, so that pictures look alike on every machine."""
    from matplotlib import get_data_path
    from matplotlib.font_manager import FontProperties

    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return FontProperties(fname=Path(get_data_path(), "fonts", "ttf", name), size=size * 72 / DPI)


def _png(figure: "Figure") -> bytes:
    """Return a figure as PNG with a palette: a third of the size, and written faster than in full colour."""
    from matplotlib import rc_context
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from PIL import Image

    canvas = FigureCanvasAgg(figure)
    with rc_context(PLAIN):
        canvas.draw()
    picture = Image.frombuffer("RGBA", canvas.get_width_height(), canvas.buffer_rgba(), "raw", "RGBA", 0, 1)
    data = BytesIO()
    few = picture.convert("RGB").quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(data, "png")
    return data.getvalue()
