"""An answer as the JSON object of the fixed contract (`magbot ask --json`)."""

from typing import Any

from bot.answer import Answer
from bot.render.plain import render_plain
from bot.render.telegram_html import render_html


def render_json(answer: Answer, chat: str, milliseconds: float) -> dict[str, Any]:
    """Return the answer as a JSON-ready mapping; `text` and `html` are complete, the disclaimer included."""
    return {
        "chat": chat,
        "text": render_plain(answer),
        "html": render_html(answer),
        "kind": answer.kind,
        "intent": answer.intent,
        "confidence": answer.confidence,
        "urgency": answer.urgency,
        "entities": [{"type": e.type, "key": e.key, "text": e.text} for e in answer.entities],
        "passages": list(answer.passages),
        "evidence": answer.evidence,
        "sources": [
            {"key": s.key, "title": s.title, "publisher": s.publisher, "year": s.year, "url": s.url}
            for s in answer.sources
        ],
        "cautions": list(answer.cautions),
        "disclaimers": list(answer.disclaimers),
        "suggestions": [{"label": s.label, "action": s.action} for s in answer.suggestions],
        "ms": round(milliseconds, 3),
    }
