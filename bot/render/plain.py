"""An answer as plain text: what the terminal shows, and the `text` of the JSON answer."""

from bot.answer import Answer, Block

_BULLETED = frozenset({"facts"})
_TOGETHER = frozenset({"lead", "facts"})
"""Blocks that follow the one before without an empty line."""


def render_plain(answer: Answer) -> str:
    """Return the whole reply as plain text, blocks in order, the disclaimer last."""
    text = ""
    for block in answer.blocks:
        gap = "" if not text else ("\n" if block.kind in _TOGETHER else "\n\n")
        text += gap + _block(block)
    return text


def _block(block: Block) -> str:
    if block.kind in _BULLETED:
        return "\n".join(f"• {line}" for line in block.lines)
    if block.kind == "sources":
        return "Sources: " + "; ".join(block.lines)
    return "\n".join(block.lines)
