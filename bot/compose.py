"""The last step of every reply but one: drafts and what safety adds → an `Answer`, blocks in their fixed order.

Urgent advice, what is kept in mind, cautions, the answer itself, evidence, who to ask, sources, disclaimer.
Every reply of every surface passes here, except the urgent card (`bot/answers/urgent.py`), which stands alone. None can
forget its disclaimer: an `Answer` cannot be built without one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.answer import Answer, Block, Draft, Suggestion, Trace
from bot.answers.desk import Desk
from bot.phrases import Phrases
from intents.model import EntityMatch
from intents.safety.rules import Urgency
from knowledge.base import KnowledgeBase
from knowledge.model import Source

MAX_SOURCES = 3
"""Sources named in a reply; a phone screen holds no more."""
MAX_SUGGESTIONS = 12
"""Buttons besides those that forget something; a menu group needs the most."""


@dataclass(frozen=True)
class Safety:
    """What safety adds to a reply, whatever was asked."""

    urgency: Urgency | None = None
    notice: tuple[str, ...] = ()
    """A soft safety line above the answer (doctor soon)."""
    memory: tuple[str, ...] = ()
    """Labels of what is kept in mind."""
    cautions: tuple[tuple[str, str], ...] = ()
    """(key, sentence) pairs, most serious first."""
    disclaimers: tuple[str, ...] = ()
    """Disclaimer kinds that outrank those of the drafts."""
    suggestions: tuple[Suggestion, ...] = ()
    passing: tuple[str, ...] = ()
    """Entities (`type/key`) that were mentioned in passing, so that nothing is said of them; shown by `--explain`."""


def compose(
    drafts: Sequence[Draft],
    safety: Safety,
    desk: Desk,
    *,
    entities: tuple[EntityMatch, ...] = (),
    confidence: float = 0.0,
    trace: Trace | None = None,
) -> Answer:
    """Return the answer made of one or more drafts, in their order."""
    first = drafts[0]
    disclaimers = _unique([*safety.disclaimers, *first.disclaimers])
    source_keys = _unique(key for draft in drafts for key in draft.sources)
    sources = tuple(desk.knowledge.sources[key] for key in source_keys[: MAX_SOURCES + len(drafts) - 1])
    said = _unique(key for draft in drafts for key in draft.cautions)
    blocks = (
        *_above(safety, said, desk.phrases),
        *(block for draft in drafts for block in _body(draft, _general(draft, safety, desk.knowledge), desk.phrases)),
        *_below(drafts, sources, desk),
        Block("disclaimer", (desk.knowledge.disclaimers[disclaimers[0]].text,)),
    )
    return Answer(
        kind=first.kind,
        blocks=tuple(block for block in blocks if block.lines),
        disclaimers=tuple(disclaimers),
        intent=first.intent,
        confidence=round(confidence, 3),
        urgency=safety.urgency,
        entities=entities,
        passages=tuple(_unique(key for draft in drafts for key in draft.passages)),
        evidence=first.evidence,
        sources=sources,
        cautions=tuple(_unique([*(key for key, _ in safety.cautions), *said])),
        suggestions=_suggestions(drafts, safety),
        picture=first.picture,
        trace=trace or Trace(),
    )


def _above(safety: Safety, said: Sequence[str], phrases: Phrases) -> Iterable[Block]:
    """What stands above the answer; `said` are the cautions that it tells in its own words."""
    yield Block("urgent", safety.notice)
    yield Block("memory", _memory(safety, phrases))
    yield Block("caution", tuple(text for key, text in safety.cautions if key not in said))


def _below(drafts: Sequence[Draft], sources: Sequence[Source], desk: Desk) -> Iterable[Block]:
    yield Block("ask", _ask(drafts, desk.phrases))
    yield Block("sources", _sources(drafts, [source.citation for source in sources], desk))


def _body(draft: Draft, general: tuple[str, ...], phrases: Phrases) -> Iterable[Block]:
    yield Block("title", (draft.title,) if draft.title else ())
    yield Block("lead", tuple(line for line in draft.lead.splitlines() if line.strip()))
    yield Block("facts", (*draft.facts, *general))
    if draft.evidence is not None:
        yield Block("evidence", (phrases.text(f"evidence.{draft.evidence}"),))


def _general(draft: Draft, safety: Safety, knowledge: KnowledgeBase) -> tuple[str, ...]:
    """What everybody is told under a draft, unless the person is told it as their own or the draft says it."""
    own = {key for key, _ in safety.cautions}
    text = "\n".join((draft.lead, *draft.facts))
    rows = (knowledge.cautions.by_key.get(key) for key in draft.heeds if key not in own)
    return tuple(line for row in rows if row and (line := row.general_for(text)))


def _memory(safety: Safety, phrases: Phrases) -> tuple[str, ...]:
    if not safety.memory:
        return ()
    return (phrases.text("labels.keep_in_mind", things=", ".join(safety.memory)),)


def _ask(drafts: Sequence[Draft], phrases: Phrases) -> tuple[str, ...]:
    """Who to ask next: one line only, of the first draft that names somebody."""
    return next(((phrases.text(f"ask.{draft.ask}"),) for draft in drafts if draft.ask != "none"), ())


def _sources(drafts: Sequence[Draft], citations: list[str], desk: Desk) -> tuple[str, ...]:
    if not citations:
        return ()
    reviewed = [desk.knowledge.passages[key].reviewed for draft in drafts for key in draft.passages]
    if not reviewed:
        return tuple(citations)
    return (*citations, desk.phrases.text("labels.checked", date=spoken_date(min(reviewed))))


def spoken_date(day: date) -> str:
    """Return a date as people write it.

    >>> spoken_date(date(2026, 11, 3))
    '3 November 2026'
    """
    return f"{day.day} {day:%B %Y}"


def _suggestions(drafts: Sequence[Draft], safety: Safety) -> tuple[Suggestion, ...]:
    offered: dict[str, Suggestion] = {}
    for suggestion in (*safety.suggestions, *(s for draft in drafts for s in draft.suggestions)):
        offered.setdefault(suggestion.label, suggestion)
    kept = [s for s in offered.values() if s not in safety.suggestions]
    return (*kept[:MAX_SUGGESTIONS], *safety.suggestions)


def _unique(items: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(items))
