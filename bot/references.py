"""Names by which content of one folder points at another's: intents, passages, things, cards, menu groups, sources.

A name that resolves nowhere would be noticed only when somebody asks the one question that needs it, so the bot does
not start with one. What the tables of `knowledge/` name among themselves `KnowledgeBase.problems` compares.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

from bot.answers.desk import Desk
from bot.answers.passages.choosing import BLAMED
from bot.answers.registry import ANSWERERS
from bot.loading import Loaded
from bot.named import missing
from bot.phrases import Phrases
from intents.catalog import Intent, IntentCatalog
from intents.model import AmountKind
from intents.persons.persons import Persons
from intents.reading.entity_types import LIMITS, RESULT, TAKEN_AT
from knowledge.base import KnowledgeBase
from knowledge.passage_search import PassageSearch
from knowledge.readers import Keyed, Problem

ANY, MIX = "*", "mix"
"""The key that stands for a whole type, and the type of several things together (`mix/dose+form`, `mix/foods`)."""
_NAMED = "use type/key of a thing that has a name, in entities/ or in a table"
HOLDING: Mapping[str, str] = {
    "medicines.unknown.sources": "source",
    "medicines.general.allowed": "passage",
    "medicines.general.keys.": "interaction",
    "medicines.inside.page": "passage",
    "medicines.lowers.page": "passage",
    "medicines.lowers.keys": "interaction",
    "medicines.lowers.groups": "interaction",
}
"""Beginnings of the keys of phrases that are no sentences but keys of a table, a comma between several."""


def unresolved(loaded: Loaded) -> list[Problem]:
    """Return a problem for every name that stands for nothing."""
    knowledge, catalog, triage = loaded.knowledge, loaded.catalog, loaded.triage
    things = {f"{name.type}/{name.key}" for name in loaded.names}
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
    for entity in catalog.entities:
        found += _unknown(entity, "thing", entity.also, things, _NAMED)
    for rule in triage.rules:
        found += _unknown(rule, "card", [rule.card], knowledge.urgent.by_key, "use a key of urgent.yaml")
    for row in loaded.told:
        found += _unknown(row, "thing", row.of, things, _NAMED)
    for card in knowledge.urgent.by_key.values():
        found += _unknown(card, "concept", card.stands_for, triage.words.names, "use a concept of safety_words.yaml")
    found += _of_phrases(catalog, loaded.phrases, knowledge)
    found += _unanswerable(knowledge, catalog, loaded.phrases)
    return [*found, *missing(loaded, things)]


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


def _of_phrases(catalog: IntentCatalog, phrases: Phrases, knowledge: KnowledgeBase) -> Iterator[Problem]:
    """What stands among the phrases: names of menu groups, and keys of tables where a phrase lists some."""
    for intent in catalog.intents.values():
        if intent.menu and f"menu.groups.{intent.menu}" not in phrases:
            message = f"{intent.key}: unknown menu group {intent.menu!r}"
            yield Problem(intent.place, message, "use a key of menu.groups in phrases.yaml")
    tables: Mapping[str, Collection[str]] = {
        "source": knowledge.sources,
        "passage": knowledge.passages,
        "interaction": knowledge.interactions.by_key,
    }
    for beginning, what in HOLDING.items():
        for key in (key for key in phrases if key.startswith(beginning)):
            for held in map(str.strip, phrases.text(key).split(",")):
                if held not in tables[what]:
                    yield Problem(phrases.place(key), f"{key}: unknown {what} {held!r}", "use a key of that table")


def _unknown(row: Keyed, what: str, keys: Iterable[str], known: Collection[str], remedy: str) -> Iterator[Problem]:
    for key in keys:
        if key not in known:
            yield Problem(row.place, f"{row.key}: unknown {what} {key!r}", remedy)


def _unanswerable(knowledge: KnowledgeBase, catalog: IntentCatalog, phrases: Phrases) -> list[Problem]:
    """Return intents that nothing answers."""
    desk = Desk(knowledge, catalog, PassageSearch(()), phrases, Persons({}, ()))
    return [
        Problem(
            intent.place,
            f"{intent.key}: nothing answers it (kind {intent.kind})",
            "write a passage that names it, a phrase, or correct the kind",
        )
        for intent in catalog.intents.values()
        if not _is_served(intent, desk)
    ]


def _is_served(intent: Intent, desk: Desk) -> bool:
    if intent.kind == "table":
        return intent.key in ANSWERERS
    if intent.kind == "passages":
        return bool(desk.passages_of(intent.key))
    key = f"smalltalk.{intent.key}" if intent.kind == "smalltalk" else f"decline.{intent.key}.lead"
    return key in desk.phrases
