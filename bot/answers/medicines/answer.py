"""Medicines: what happens beside each one named, and how far apart.

A medicine on which nothing is on file is called by its name; a careful general rule and the pharmacist stand in for it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.answer import Draft, Request, Suggestion
from bot.answers.desk import Desk
from bot.answers.foods.wording import quoted
from bot.answers.labels.doses import spoken
from bot.answers.medicines.interactions import (
    Named,
    begun,
    general_sources,
    headline,
    noted,
    others_named,
    products_named,
    rows_named,
    sources_of,
)
from bot.answers.passages.answer import show_passage
from bot.answers.word_lists import listed, says
from intents.decide.unlisted import UNLISTED
from intents.keys import MEDICINES
from intents.reading.entity_types import BESIDE, NUTRIENT, SUBJECT
from knowledge.interactions import Interaction, Severity

MAX_SHOWN = 4
"""Rows in one reply, the most serious ones; more would not be read."""
DETAILED = 2
"""Up to so many rows are shown with all their advice."""
_KINDS: Mapping[Severity, str] = {
    "avoid": "ask",
    "ask_first": "ask",
    "separate": "apart",
    "monitor": "care",
    "none": "fine",
}
"""What one line on several medicines says of each."""
_UNNAMED = frozenset({"monitor", "none"})
"""Severities whose sentence does not name the medicine."""


def medicines(request: Request, desk: Desk) -> Draft:
    """Return what to mind with the medicines and supplements named, the most serious first."""
    named, unlisted = rows_named(request, desk), others_named(request, desk)
    others = [name for _, name in unlisted]
    strangers = _strangers(request, desk)
    unknown = _unknown_names(request, desk)
    if not (named or others or strangers or unknown):
        return _general(request, desk)
    if not named:
        return _on_nutrient(request, desk) or _unknown(request, strangers, unknown, desk)
    if _asks_of_others(request, desk):
        return _beside(named, _unknown(request, strangers, unknown, desk), desk)
    if len(named) == 1 and named[0][0].passage is not None and not (others or strangers or unknown):
        return show_passage(desk.knowledge.passages[named[0][0].passage], desk, request.intent)
    shown, rest = named[:MAX_SHOWN], named[MAX_SHOWN:]
    lead, facts = _lead_and_facts(shown, request, desk)
    more = (
        ("too_many", ", ".join(name for _, name in rest)),
        ("nutrient_unknown", _joined(strangers)),
        ("unknown.beside", _joined(others)),
        ("unknown.beside", quoted(unknown)),
        ("any_form", _form_instead(request, desk)),
    )
    facts += [desk.phrases.text(f"medicines.{key}", names=names) for key, names in more if names]
    if any(row.severity != "none" and not row.not_a_medicine for row, _ in shown):
        facts.append(desk.phrases.text("medicines.ask"))
    return Draft(
        title=desk.phrases.text("medicines.title", names=_joined([name for _, name in shown])),
        lead=lead,
        facts=tuple(dict.fromkeys((*products_named(request, desk), *facts))),
        intent=request.intent,
        sources=sources_of(shown),
        cautions=(*(row.key for row, _ in shown), *(other.key for other, _ in unlisted)),
        disclaimers=("medicine",),
        ask="pharmacist",
        suggestions=_next([row for row, _ in shown], request, desk),
        seen=tuple(noted(row) for row, _ in shown),
    )


def _lead_and_facts(shown: Sequence[Named], request: Request, desk: Desk) -> tuple[str, list[str]]:
    """Return the headline and advice of one medicine, or a summary of several and a few lines of each."""
    if len(shown) == 1:
        row, name = shown[0]
        return headline(row, name, desk.phrases), list(row.advice_for(name))
    again = not request.slots.named - {SUBJECT}
    return _summary(shown, desk), [
        line for row, name in shown for line in _lines(row, name, len(shown), desk, again=again)
    ]


def _asks_of_others(request: Request, desk: Desk) -> bool:
    """Whether a message names only medicines on which nothing is on file; those with a row were told before it."""
    said = {match.key for match in request.slots.said(BESIDE)}
    return bool(said & set(desk.knowledge.interactions.others)) and said.isdisjoint(desk.knowledge.interactions.by_key)


def _beside(before: Sequence[Named], draft: Draft, desk: Desk) -> Draft:
    """Return what holds for a medicine that is not on file, with a line on each one told before it."""
    lines = [line for row, name in before[:MAX_SHOWN] for line in _lines(row, name, MAX_SHOWN, desk, again=True)]
    return replace(
        draft,
        facts=(*draft.facts, *lines),
        sources=tuple(dict.fromkeys((*draft.sources, *sources_of(before)))),
        cautions=(*draft.cautions, *(row.key for row, _ in before)),
        seen=tuple(noted(row) for row, _ in before),
    )


def _form_instead(request: Request, desk: Desk) -> str:
    """The forms that a later message sets in place of the last one; the medicines were named before it."""
    if request.slots.said(BESIDE):
        return ""
    return _joined([spoken(row) for row in desk.knowledge.forms.compare(request.slots.forms)])


def _summary(shown: Sequence[Named], desk: Desk) -> str:
    """Return one line on several medicines: who must be asked first, what is kept apart, what needs no gap."""
    by_kind: dict[str, list[str]] = {kind: [] for kind in ("ask", "apart", "careful", "care", "fine")}
    for row, name in shown:
        by_kind["careful" if row.precaution else _KINDS[row.severity]].append(name)
    parts = [
        desk.phrases.text(f"medicines.summary.{kind}", names=_joined(names)) for kind, names in by_kind.items() if names
    ]
    return " ".join((*parts, desk.phrases.text("medicines.several")))


def _lines(row: Interaction, name: str, shown: int, desk: Desk, *, again: bool = False) -> tuple[str, ...]:
    """Return what is said of one of several medicines; the advice only where it was not given just before."""
    first = headline(row, name, desk.phrases)
    if row.severity in _UNNAMED:
        first = desk.phrases.text("medicines.short", name=name, lead=first)
    advice = row.advice_for(name)
    few = 1 if row.hours else 0  # the hours are told each time
    kept = few if again else len(advice) if shown <= DETAILED else 1
    return (begun(first), *advice[:kept])


def _strangers(request: Request, desk: Desk) -> list[str]:
    """Other nutrients named, for which there is no row."""
    rows = desk.knowledge.interactions.by_key
    labels = desk.catalog.labels
    found = (m for m in request.slots.matches if m.type == NUTRIENT and m.key not in rows)
    return list(dict.fromkeys(m.text or labels[m.entity] for m in found))


def _on_nutrient(request: Request, desk: Desk) -> Draft | None:
    """Return the passage about a nutrient named ("with B6"), for which there is no row; None when there is none."""
    named = {match.entity for match in request.slots.matches if match.type == NUTRIENT}
    passages = (passage for passage in desk.knowledge.passages.values() if named.intersection(passage.about))
    passage = next(passages, None)
    return show_passage(passage, desk, request.intent) if passage else None


def _unknown_names(request: Request, desk: Desk) -> tuple[str, ...]:
    """Words that nobody knows, where a medicine would be named: after "with" or "on", in a list, or alone."""
    joins = listed("medicines.unknown.after", desk)
    kinds = says("medicines.general.words", request.text, desk)  # "with what i already take"
    names = []
    for match in request.slots.strangers:
        if match.type == UNLISTED and kinds:
            continue
        before = request.text[: match.start].rstrip()
        last = before.rpartition(" ")[2]
        if match.type == UNLISTED or not before or before[-1] in ",/+&" or last in joins:
            names.append(match.text)
    return tuple(dict.fromkeys(names))


def _general(request: Request, desk: Desk) -> Draft:
    """Return what holds where no medicine is named: which of them clash, or who may take magnesium at all."""
    if not says("medicines.general.words", request.text, desk):
        return show_passage(desk.knowledge.passages[desk.phrases.text("medicines.general.allowed")], desk)
    clashes = [
        desk.phrases.text(f"medicines.general.{kind}", names=", ".join(names))
        for kind in ("never", "ask", "apart")
        if (names := _names_of(kind, desk))
    ]
    draft = show_passage(desk.knowledge.passages[desk.passages_of(MEDICINES)[0]], desk, MEDICINES)
    last = desk.phrases.text("medicines.general.name")
    return replace(draft, facts=(*clashes, last, *draft.facts[-1:]))


def _names_of(kind: str, desk: Desk) -> list[str]:
    """The names of the medicines of one kind in the list for everybody."""
    rows = desk.knowledge.interactions.by_key
    keys = (key.strip() for key in desk.phrases.text(f"medicines.general.keys.{kind}").split(","))
    names = (rows[key].name.partition(" (")[0].replace(": ", " ") for key in keys)
    return [name if name[1].isupper() else f"{name[0].lower()}{name[1:]}" for name in names]


def _unknown(request: Request, strangers: Sequence[str], unknown: tuple[str, ...], desk: Desk) -> Draft:
    """Return what holds for what nothing is on file about, called by its name."""
    others = others_named(request, desk)
    medicine = bool(others or unknown)
    names = _joined([*(name for _, name in others), *([quoted(unknown)] if unknown else [])] if medicine else strangers)
    swallowed = bool(unknown) or not all(other.given for other, _ in others)
    rules = [desk.phrases.text("medicines.other.rule")] if swallowed else []
    rules += [
        desk.phrases.text("medicines.other.given", names=name, how=other.given) for other, name in others if other.given
    ]
    stay = desk.phrases.text("medicines.unknown.stay")
    return Draft(
        title=desk.phrases.text("medicines.title", names=names),
        lead=desk.phrases.text(f"medicines.{'other' if medicine else 'supplement'}.lead", names=names),
        facts=(*rules, stay) if medicine else desk.phrases.lines("medicines.supplement.facts"),
        intent=request.intent,
        sources=general_sources(desk),
        cautions=tuple(other.key for other, _ in others),
        disclaimers=("medicine",) if medicine else ("supplement",),
        ask="pharmacist",
        suggestions=desk.offer_next(MEDICINES),
    )


def _joined(names: Sequence[str]) -> str:
    return ", ".join(names)


def _next(rows: Sequence[Interaction], request: Request, desk: Desk) -> tuple[Suggestion, ...]:
    offered = desk.offer_next(request.intent)
    return offered if any(row.hours for row in rows) else offered[1:]
