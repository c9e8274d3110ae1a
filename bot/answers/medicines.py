"""Medicines: what happens beside each one named, and how far apart.

A medicine that is in no row is said to be unknown; a careful general rule and the pharmacist stand in for it.
"""

from collections.abc import Sequence

from bot.answer import Draft, Request, Suggestion
from bot.answers.desk import Desk
from bot.answers.food_wording import quoted
from bot.answers.interactions import general_sources, headline, noted, rows_named
from bot.answers.passages import show_passage
from knowledge.interactions import Interaction

MAX_SHOWN = 4
"""Rows in one reply, the most serious ones; more would not be read."""
DETAILED = 2
"""Up to so many rows are shown with all their advice."""
_UNNAMED = frozenset({"monitor", "none"})
"""Severities whose sentence does not name the medicine."""


def medicines(request: Request, desk: Desk) -> Draft:
    """Return what to mind with the medicines and supplements named, the most serious first."""
    named = rows_named(request, desk)
    strangers = _strangers(request, desk)
    unknown = _unknown_names(request, desk)
    if not named:
        return _on_nutrient(request, desk) or _unknown(request, strangers, unknown, desk)
    shown, rest = named[:MAX_SHOWN], named[MAX_SHOWN:]
    if len(shown) == 1:
        lead, facts = headline(*shown[0], desk), list(shown[0][0].advice_for(shown[0][1]))
    else:
        lead = desk.phrases.text("medicines.several")
        facts = [line for row, name in shown for line in _lines(row, name, len(shown), desk)]
    if rest:
        names = ", ".join(name for _, name in rest)
        facts.append(desk.phrases.text("medicines.too_many", count=len(shown), names=names))
    if strangers:
        facts.append(desk.phrases.text("medicines.nutrient_unknown", names=_joined(strangers)))
    if unknown:
        facts.append(desk.phrases.text("medicines.unknown.beside", names=quoted(unknown)))
    if any(row.severity != "none" and not row.not_a_medicine for row, _ in shown):
        facts.append(desk.phrases.text("medicines.ask"))
    return Draft(
        title=desk.phrases.text("medicines.title", names=_joined([name for _, name in shown])),
        lead=lead,
        facts=tuple(facts),
        intent=request.intent,
        sources=tuple(dict.fromkeys(source for row, _ in shown for source in row.sources)),
        cautions=tuple(row.key for row, _ in shown),
        disclaimers=("medicine",),
        ask="pharmacist",
        suggestions=_next([row for row, _ in shown], request, desk),
        seen=tuple(noted(row) for row, _ in shown),
    )


def _lines(row: Interaction, name: str, shown: int, desk: Desk) -> tuple[str, ...]:
    first = headline(row, name, desk)
    if row.severity in _UNNAMED:
        first = desk.phrases.text("medicines.short", name=name, lead=first)
    advice = row.advice_for(name)
    return (first, *(advice if shown <= DETAILED else advice[:1]))


def _strangers(request: Request, desk: Desk) -> list[str]:
    """Other nutrients named, for which there is no row."""
    rows = desk.knowledge.interactions.by_key
    texts = [m.text for m in request.slots.matches if m.type == "nutrient" and m.key not in rows]
    return list(dict.fromkeys(texts))


def _on_nutrient(request: Request, desk: Desk) -> Draft | None:
    """Return the passage about a nutrient named ("with B6"), for which there is no row; None when there is none."""
    named = {f"nutrient/{match.key}" for match in request.slots.matches if match.type == "nutrient"}
    passages = (passage for passage in desk.knowledge.passages.values() if named.intersection(passage.about))
    passage = next(passages, None)
    return show_passage(passage, desk, request.intent) if passage else None


def _unknown_names(request: Request, desk: Desk) -> tuple[str, ...]:
    """Words that nobody knows, where a medicine would be named: after "with" or "on", in a list, or alone."""
    joins = {word.strip() for word in desk.phrases.text("medicines.unknown.after").split(",")}
    names = []
    for match in request.slots.strangers:
        before = request.utterance[: match.start].rstrip()
        last = before.rpartition(" ")[2]
        if not before or before[-1] in ",/+&" or last in joins:
            names.append(match.text)
    return tuple(dict.fromkeys(names))


def _unknown(request: Request, strangers: Sequence[str], unknown: tuple[str, ...], desk: Desk) -> Draft:
    title, lead = desk.phrases.text("medicines.unknown.title"), desk.phrases.text("medicines.unknown.lead")
    if unknown:
        lead = desk.phrases.text("medicines.unknown.lead_named", names=quoted(unknown))
    if strangers:
        title = desk.phrases.text("medicines.title", names=_joined(strangers))
        lead = desk.phrases.text("medicines.nutrient_unknown", names=_joined(strangers))
    return Draft(
        title=title,
        lead=lead,
        facts=(
            desk.phrases.text("medicines.unknown.rule"),
            desk.phrases.text("medicines.unknown.examples"),
            desk.phrases.text("medicines.unknown.stay"),
        ),
        intent=request.intent,
        sources=general_sources(desk),
        disclaimers=("medicine",),
        ask="pharmacist",
        suggestions=tuple(map(desk.offer, desk.catalog.intents["medicines"].next)),
    )


def _joined(names: Sequence[str]) -> str:
    return ", ".join(names)


def _next(rows: Sequence[Interaction], request: Request, desk: Desk) -> tuple[Suggestion, ...]:
    offered = tuple(map(desk.offer, desk.catalog.intents[request.intent].next))
    return offered if any(row.hours for row in rows) else offered[1:]
