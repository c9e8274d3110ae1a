"""Pictures: foods as bars and forms side by side, drawn once for a revision of the content and then reused.

`bot.charts` says what is shown, `bot.chart_layout` where; this draws it and keeps the drawings. The drawing library
takes a second to import, so only the functions that draw import it.
"""

import hashlib
import logging
import os
from collections import OrderedDict
from contextlib import suppress
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from bot.chart_layout import DARK, PAPER, WIDTH, Box, Dot, Layout, Mark, lay_out
from bot.charts import FoodChart, FormSheet, chart_of
from bot.phrases import Phrases
from knowledge.base import KnowledgeBase
from knowledge.files import write_whole

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.font_manager import FontProperties

_log = logging.getLogger(__name__)
DPI = 100
DRAWING = 1
"""Raise it when the same words are drawn in another way: pictures on disk outlive an update of the program."""
COLOURS = 64
"""A few colours and the steps between each of them and the paper."""
IN_MEMORY = 64
"""Pictures held in memory, about 50 kB each."""
ON_DISK = 1_000
"""Pictures kept on disk; the oldest go first, so that nobody can fill it by asking."""
_BEGIN, _END = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"


class PictureBook:
    """Pictures by name, each drawn once: held in memory and, where the folder can be written, on disk."""

    def __init__(self, knowledge: KnowledgeBase, phrases: Phrases, folder: Path) -> None:
        self._knowledge, self._phrases = knowledge, phrases
        self._folder = folder.expanduser()
        self._held: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()
        """The drawing library is not made for several threads; also keeps two from drawing the same."""

    def png(self, picture: str) -> bytes | None:
        """Return a picture; None when the text names none or it cannot be drawn. Takes a moment; any thread may ask."""
        chart = chart_of(picture, self._knowledge, self._phrases)
        if chart is None:
            return None
        name = _name_of(chart)
        with self._lock:
            data = self._held.get(name) or _read(self._file(name))
            if data is None:
                # the library's list of fonts; a person's own settings for it must not change our pictures either
                os.environ.setdefault("MPLCONFIGDIR", str(self._folder / "matplotlib"))
                try:
                    data = _drawn(lay_out(chart, width_of))
                except Exception as error:  # an answer must not fail for want of its picture
                    _log.error("picture not drawn: %s", type(error).__name__)
                    return None
                _write(self._file(name), data)
            self._hold(name, data)
        return data

    def file(self, picture: str) -> Path | None:
        """Return where a picture lies on disk, drawn if need be; None when it cannot be drawn or stored."""
        chart = chart_of(picture, self._knowledge, self._phrases)
        if chart is None or self.png(picture) is None:
            return None
        file = self._file(_name_of(chart))
        return file if file.is_file() else None

    def _file(self, name: str) -> Path:
        return self._folder / "pictures" / self._knowledge.revision / f"{name}.png"

    def _hold(self, name: str, data: bytes) -> None:
        self._held[name] = data
        self._held.move_to_end(name)
        if len(self._held) > IN_MEMORY:
            self._held.popitem(last=False)


def _name_of(chart: FoodChart | FormSheet) -> str:
    """What is shown is the name: a changed phrase or disclaimer never meets an old drawing."""
    return hashlib.sha256(f"{DRAWING} {chart!r}".encode()).hexdigest()


def _read(file: Path) -> bytes | None:
    try:
        data = file.read_bytes()
    except OSError:
        return None
    return data if data.startswith(_BEGIN) and data.endswith(_END) else None


def _write(file: Path, data: bytes) -> None:
    """Store a picture whole or not at all; where that fails each process draws for itself."""
    if not write_whole(file, lambda part: part.write(data)):
        _log.info("picture not stored")
        return
    with suppress(OSError):
        _prune(file.parent.parent)


def _prune(folder: Path) -> None:
    files = sorted((path.stat().st_mtime, path) for path in folder.glob("*/*"))
    for _, path in files[: max(0, len(files) - ON_DISK)]:
        path.unlink(missing_ok=True)


def width_of(words: str, size: float, bold: bool) -> float:
    """Return how wide words are drawn, in pixels; word by word, as words repeat and measuring one takes a moment."""
    parts = words.split(" ")
    return size * (sum(_word_width(part, bold) for part in parts) + _word_width(" ", bold) * (len(parts) - 1))


@lru_cache(maxsize=4_096)
def _word_width(word: str, bold: bool) -> float:
    """Width of a word as a multiple of the type size."""
    width, _, _ = _measure().get_text_width_height_descent(word, _font(100, bold), ismath=False)
    return float(width) / 100


@lru_cache(maxsize=1)
def _measure() -> Any:
    return _canvas(1).get_renderer()


def _canvas(height: int) -> Any:
    """Return an empty canvas of the library; the part of it that we need has no types."""
    from matplotlib import rcParams
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    # type as it was designed: at these sizes it looks the same as hinted type, and is drawn in half the time
    rcParams["text.hinting"] = "no_hinting"
    return FigureCanvasAgg(Figure(figsize=(WIDTH / DPI, height / DPI), dpi=DPI, facecolor=PAPER))


@lru_cache(maxsize=64)
def _font(size: float, bold: bool) -> "FontProperties":
    """Return a font that the library brings along, so that pictures look alike on every machine."""
    from matplotlib import get_data_path
    from matplotlib.font_manager import FontProperties

    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return FontProperties(fname=Path(get_data_path(), "fonts", "ttf", name), size=size * 72 / DPI)


def _drawn(layout: Layout) -> bytes:
    """Return a layout as PNG with a palette: a third of the size of one in full colour, and written faster."""
    from PIL import Image

    canvas = _canvas(layout.height)
    for order, mark in enumerate(layout.marks):
        canvas.figure.add_artist(_artist(mark, layout.height, order))
    canvas.draw()
    picture = Image.frombuffer("RGBA", canvas.get_width_height(), canvas.buffer_rgba(), "raw", "RGBA", 0, 1)
    few = picture.convert("RGB").quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    data = BytesIO()
    few.save(data, "png")
    return data.getvalue()


def _artist(mark: Mark, height: int, order: int) -> "Artist":
    """Return a mark as the library's own; there y counts upwards from the lower edge, in pixels."""
    from matplotlib.patches import Circle, Rectangle
    from matplotlib.text import Text
    from matplotlib.transforms import IdentityTransform

    here = IdentityTransform()
    if isinstance(mark, Box):
        corner = (mark.x, height - mark.y - mark.height)
        return Rectangle(
            corner, mark.width, mark.height, facecolor=mark.colour, linewidth=0, transform=here, zorder=order
        )
    if isinstance(mark, Dot):
        colour = DARK if mark.filled else PAPER
        centre = (mark.x, height - mark.y)
        return Circle(centre, mark.radius, facecolor=colour, edgecolor=DARK, linewidth=2, transform=here, zorder=order)
    return Text(
        mark.x,
        height - mark.base,
        mark.text,
        color=mark.colour,
        fontproperties=_font(mark.size, mark.bold),
        horizontalalignment=mark.align,
        parse_math=False,
        transform=here,
        zorder=order,
    )
