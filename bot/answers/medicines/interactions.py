"""What several answers say of an interaction: which rows a question names, what to call them, the rule in words."""

import re
from collections.abc import Iterable, Mapping

from bot.answer import Request
from bot.answers.desk import Desk
from bot.answers.word_lists import listed
from bot.phrases import Phrases
from intents.model import EntityMatch
from intents.reading.entity_types import BESIDE, MEDICINE
from knowledge.interactions import Hours, Interaction
from knowledge.medicine_names import OtherMedicine
from knowledge.units import show_number

Named = tuple[Interaction, str]
"""A row, and the name to call it by."""
ALCOHOL = "alcohol"
_STRENGTH = re.compile(r"\s\d+$")
"""The figure of a dose that stands in a name as typed: "eliquis 5"."""


def rows_named(request: Request, desk: Desk) -> tuple[Named, ...]:
    """Return the rows that a question names, most serious first, each with the name to call it by.

    A nutrient counts when the table has a row of the same key. A product that holds the nutrient itself comes
    last: beside a medicine it is what the medicine is to be kept away from.
    """
    table = desk.knowledge.interactions
    said: dict[str, EntityMatch] = {}
    texts: dict[str, list[str]] = {}
    for match in request.slots.matches:
        if match.type in BESIDE:
            said.setdefault(match.key, match)
            texts.setdefault(match.key, []).append(match.text)
    said = {key: match for key, match in said.items() if match.said or not _stood_for(key, said, desk)}
    rows = sorted(table.ranked(said), key=lambda row: row.is_source)
    return tuple(_called(row, texts[row.key]) for row in rows)


def _called(row: Interaction, texts: list[str]) -> Named:
    """A row as it holds for the medicines of it that are named, and what to call them."""
    spelled = list(dict.fromkeys(name for text in texts if (name := row.spelled(text))))
    if len(spelled) < 2:
        return row.called(texts[0]), call(row, texts[0])
    return row, " and ".join((", ".join(spelled[:-1]), spelled[-1]))


def _stood_for(key: str, named: Mapping[str, EntityMatch], desk: Desk) -> bool:
    """Whether something spoken of before is told beside another medicine: a class that it belongs to, a product that
    is magnesium itself, or alcohol, which was asked about and which nobody drinks a lot of.
    """
    row = desk.knowledge.interactions.by_key.get(key)
    others = {other for other, match in named.items() if other != key and match.said}
    if row is None or not others:
        return False
    return key == ALCOHOL or row.is_source or bool(others & set(row.stands_for))


def others_named(request: Request, desk: Desk) -> tuple[tuple[OtherMedicine, str], ...]:
    """Return the medicines named on which nothing is on file, each with the name to call it by."""
    others = desk.knowledge.interactions.others
    said = {match.key: match.text for match in reversed(request.slots.matches) if match.key in others}
    return tuple((others[key], call_other(others[key], text)) for key, text in reversed(said.items()))


def products_named(request: Request, desk: Desk) -> tuple[str, ...]:
    """Return what each product of several medicines that a message names holds, a line each."""
    table = desk.knowledge.interactions
    found = dict.fromkeys(table.products(match.text) for match in request.slots.said({MEDICINE}))
    return tuple(
        desk.phrases.text("medicines.holds", name=begun(one[0]), names=" and ".join(one[1])) for one in found if one
    )


def call_other(other: OtherMedicine, text: str) -> str:
    """Return the name as typed, with its capital where a brand has one; the generic one where none was typed."""
    return next((name for name in other.names if name.casefold() == text.casefold()), other.name)


def call(row: Interaction, text: str) -> str:
    """Return what to call a row: the name as typed when it is spelled properly, else the row's own."""
    own = row.name[0].lower() + row.name[1:] if row.name[1:2].islower() else row.name
    name = row.spelled(_STRENGTH.sub("", text)) or row.spelled(text) or own
    single = row.stands_for and not name.partition(" (")[0].endswith("s")
    return f"the {name}" if single else name  # "the antibiotic", "antibiotics"


def headline(row: Interaction, name: str, phrases: Phrases) -> str:
    """Return the sentence that says what to do about a row, and why."""
    return f"{rule(row, name, phrases)} {row.effect}".strip()


def rule(row: Interaction, name: str, phrases: Phrases) -> str:
    """Return the sentence that says what to do about a row; empty where nothing is asked for."""
    if row.severity == "none":
        return ""
    if row.severity != "separate" or row.hours is None:
        return phrases.text(f"medicines.severity.{row.severity}", name=name)
    return phrases.text(f"medicines.severity.{_spacing(row, row.hours)}", name=name, **hours(row.hours))


def caution(row: Interaction, text: str, phrases: Phrases) -> str:
    """Return what somebody who takes a medicine is told above an answer on something else."""
    said = " ".join(row.advice_for(call(row, text)))
    if row.severity == "separate" and row.hours and f"{show_number(row.hours.after)} hour" not in said:
        said = f"{rule(row, call(row, text), phrases)} {said}"
    return f"{row.name}: {said}"


def reminder(row: Interaction, phrases: Phrases) -> str:
    """Return the same in short, for somebody who was told before; empty where nothing is asked for."""
    if row.severity == "none":
        return ""
    if row.severity == "monitor":
        return f"{row.name}: {row.advice_for()[0]}"
    said = rule(row, call(row, ""), phrases)
    return said if row.hours is None or row.hours.before == row.hours.after else f"{said} {row.advice_for()[0]}"


def _spacing(row: Interaction, gap: Hours) -> str:
    if row.precaution:
        return "precaution"
    if row.medicine_first:
        return "medicine_first"
    return "separate_same" if gap.before == gap.after else "separate"


def begun(line: str) -> str:
    """Return a line with its first letter as a sentence begins, where the name of a medicine opens it."""
    return f"{line[:1].upper()}{line[1:]}"


def hours(gap: Hours) -> dict[str, str]:
    """Return hours as they are written in a sentence."""
    before, after = show_number(gap.before), show_number(gap.after)
    return {"hours": before, "before": before, "after": after}


def noted(row: Interaction) -> str:
    """Return a row as --explain shows it."""
    gap = f"{row.hours.before:g} h before, {row.hours.after:g} h after" if row.hours else row.severity
    return f"interactions.yaml {row.key}: {gap}"


def sources_of(named: Iterable[Named]) -> tuple[str, ...]:
    """Return the sources of rows, each once."""
    return tuple(dict.fromkeys(source for row, _ in named for source in row.sources))


def general_sources(desk: Desk) -> tuple[str, ...]:
    """Return the sources of the rule that holds for any medicine."""
    return listed("medicines.unknown.sources", desk)
