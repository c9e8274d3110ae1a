"""Names by which content of one folder points at another's: intents, passages, things, cards, menu groups, sources.

A name that resolves nowhere would be noticed only when somebody asks the one question that needs it, so the bot does
not start with one. What the tables of `knowledge/` name among themselves `KnowledgeBase.problems` compares.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, get_args

from bot.answers.choosing import BLAMED
from bot.answers.registry import ANSWERERS
from bot.commands import TOOLS
from bot.phrases import Phrases
from intents.catalog import Intent, IntentCatalog
from intents.entity_types import LIMITS, RESULT, TAKEN_AT
from intents.model import AmountKind
from intents.triage import TriageRules
from intents.watch import LEVELS
from knowledge.base import KnowledgeBase
from knowledge.readers import Place, Problem

ANY, MIX = "*", "mix"
"""The key that stands for a whole type, and the type of several things together (`mix/dose+form`, `mix/foods`)."""
_NAMED = "use type/key of a thing that has a name, in entities/ or in a table"
_LISTS_KEYS = re.compile(r"[a-z0-9_]+(?:, [a-z0-9_]+)*")


class _Row(Protocol):
    @property
    def key(self) -> str: ...

    @property
    def place(self) -> Place: ...


def unresolved(
    knowledge: KnowledgeBase, catalog: IntentCatalog, phrases: Phrases, triage: TriageRules
) -> list[Problem]:
    """Return a problem for every name that stands for nothing."""
    things = {f"{name.type}/{name.key}" for name in (*catalog.names(), *knowledge.names())}
    things |= {f"goal/{key}" for key in knowledge.forms.goals}  # buttons name them
    things.add(BLAMED)
    checks = _Known(catalog.intents.keys(), knowledge.passages.keys(), things)
    found = [problem for intent in catalog.intents.values() for problem in checks.of_intent(intent)]
    for passage in knowledge.passages.values():
        intents = (*passage.intents, *(key for cue in passage.cues for key in cue.among))
        found += _unknown(passage, "intent", intents, checks.intents, "use a key of intents.yaml")
        found += _unknown(passage, "thing", passage.about, things, _NAMED)
    for caution in knowledge.cautions.rows:
        found += _unknown(caution, "thing", caution.when, things, _NAMED)
    for goal in knowledge.forms.goals.values():
        found += _unknown(goal, "thing", goal.covers, things, _NAMED)
    for food in knowledge.kitchen.cautions:
        found += _unknown(food, "thing", sorted(food.when), things, _NAMED)
    for row in catalog.entities:
        found += _unknown(row, "thing", row.also, things, _NAMED)
    for rule in triage.rules:
        found += _unknown(rule, "card", [rule.card], knowledge.urgent.by_key, "use a key of urgent.yaml")
    return [*found, *_of_phrases(catalog, phrases, knowledge.sources), *_of_code(knowledge, catalog)]


@dataclass(frozen=True)
class _Known:
    """What intents may name."""

    intents: Collection[str]
    passages: Collection[str]
    things: Collection[str]

    @cached_property
    def types(self) -> frozenset[str]:
        """Types of things and of amounts, of what is left out, and of the hour of a medicine."""
        named = {thing.partition("/")[0] for thing in self.things}
        return frozenset({*named, *get_args(AmountKind), *LIMITS, TAKEN_AT, RESULT})

    def of_intent(self, intent: Intent) -> Iterator[Problem]:
        intents = (*intent.next, *intent.keeps, *intent.turns.values(), intent.several, intent.instead)
        yield from _unknown(intent, "intent", filter(None, intents), self.intents, "use a key of intents.yaml")
        passages = (*intent.passages, *intent.explained_by)
        yield from _unknown(intent, "passage", passages, self.passages, "name a file of passages/")
        types = (*intent.accepts, *intent.wants, *intent.shuns, *intent.minds, *intent.also, *intent.takes)
        types += (*intent.turns, *intent.recalls)
        yield from _unknown(intent, "type", types, self.types, f"use one of {', '.join(sorted(self.types))}")
        carried = [name for name in intent.carries if not self._carried(name)]
        yield from _unknown(intent, "thing", carried, (), f"{_NAMED}, type/{ANY} or {MIX}/type+type")

    def _carried(self, name: str) -> bool:
        type_, _, key = name.partition("/")
        if type_ == MIX:
            return all(part in self.types or part.removesuffix("s") in self.types for part in key.split("+"))
        return name in self.things or (key == ANY and type_ in self.types)


def _of_phrases(catalog: IntentCatalog, phrases: Phrases, sources: Collection[str]) -> Iterator[Problem]:
    """What stands among the phrases: names of menu groups, and `sources` where a phrase lists keys of them."""
    for intent in catalog.intents.values():
        if intent.menu and f"menu.groups.{intent.menu}" not in phrases:
            message = f"{intent.key}: unknown menu group {intent.menu!r}"
            yield Problem(intent.place, message, "use a key of menu.groups in phrases.yaml")
    for key in phrases:
        if key.endswith(".sources") and _LISTS_KEYS.fullmatch(phrases.text(key)):
            for source in phrases.text(key).split(", "):
                if source not in sources:
                    message = f"{key}: unknown source {source!r}"
                    yield Problem(phrases.place(key), message, "use a key of sources.yaml")


def _of_code(knowledge: KnowledgeBase, catalog: IntentCatalog) -> Iterator[Problem]:
    """What code names: the intents that tools answer, and the cards of the second reader."""
    rows = next(iter(catalog.intents.values()), None)
    intents = Place(rows.place.file if rows else "intents.yaml", 1)
    for key in sorted({*ANSWERERS, *TOOLS.values()} - catalog.intents.keys()):
        yield Problem(intents, f"the intent {key!r} is missing", "a tool answers it: restore its name")
    for level in LEVELS.values():
        if level.card not in knowledge.urgent.by_key:
            remedy = "the second reader of urgent messages shows it: restore its name"
            yield Problem(Place("urgent.yaml", 1), f"the card {level.card!r} is missing", remedy)


def _unknown(row: _Row, what: str, keys: Iterable[str], known: Collection[str], remedy: str) -> Iterator[Problem]:
    for key in keys:
        if key not in known:
            yield Problem(row.place, f"{row.key}: unknown {what} {key!r}", remedy)
