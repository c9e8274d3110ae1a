"""An answer as Telegram HTML, split into messages on block borders: escaped last, tags always closed.

Telegram takes 4096 UTF-16 units after entities are parsed; counting them before is on the safe side.
"""

from html import escape

from bot.answer import Answer, Block

MAX_UNITS = 4096
"""UTF-16 units in one message (Bot API, sendMessage)."""
MAX_CAPTION = 1024
"""UTF-16 units under a picture (Bot API, sendPhoto)."""


def render_html(answer: Answer, sources_label: str = "Sources") -> str:
    """Return the whole reply as one piece of Telegram HTML."""
    return "\n\n".join(_block(block, sources_label) for block in answer.blocks)


def split_html(answer: Answer, sources_label: str = "Sources") -> tuple[str, ...]:
    """Return the reply as messages that each fit Telegram's limit; the disclaimer ends the last one."""
    parts: list[str] = []
    for block in answer.blocks:
        for piece in _pieces(block, sources_label):
            if parts and units(parts[-1]) + units(piece) + 2 <= MAX_UNITS:
                parts[-1] += "\n\n" + piece
            else:
                parts.append(piece)
    return tuple(parts)


def units(text: str) -> int:
    """Return the length that Telegram counts: UTF-16 code units.

    >>> units("a🙂")
    3
    """
    return len(text.encode("utf-16-le")) // 2


def _pieces(block: Block, sources_label: str) -> list[str]:
    """One block, or its lines in several pieces where it alone is too long."""
    whole = _block(block, sources_label)
    if units(whole) <= MAX_UNITS:
        return [whole]
    if len(block.lines) > 1:
        half = len(block.lines) // 2
        return [
            piece
            for lines in (block.lines[:half], block.lines[half:])
            for piece in _pieces(Block(block.kind, lines), sources_label)
        ]
    line = block.lines[0]
    half = len(line) // 2
    return [
        piece for part in (line[:half], line[half:]) for piece in _pieces(Block(block.kind, (part,)), sources_label)
    ]


def _block(block: Block, sources_label: str) -> str:
    lines = [escape(line) for line in block.lines]
    if block.kind in {"title", "urgent"}:
        return "\n".join(f"<b>{lines[0]}</b>" if at == 0 else line for at, line in enumerate(lines))
    if block.kind == "facts":
        return "\n".join(f"• {line}" for line in lines)
    if block.kind == "caution":
        return "\n".join(f"⚠️ {line}" for line in lines)
    if block.kind == "memory":
        return "\n".join(f"🔖 {line}" for line in lines)
    if block.kind in {"evidence", "disclaimer"}:
        return "\n".join(f"<i>{line}</i>" for line in lines)
    if block.kind == "sources":
        return f"<blockquote expandable>{escape(sources_label)}: " + "\n".join(lines) + "</blockquote>"
    return "\n".join(lines)
