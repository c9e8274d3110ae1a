"""IntentCatalog: the kinds of question we know, their training examples and the names of things.

Content lives in `intents/content/`: `intents.yaml` (registry), `examples/<intent>.yaml`,
`out_of_scope.yaml` (groups of questions that are not ours) and `entities/*.yaml` (symptoms, conditions, …).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field

from intents.patterns.syntax import split_patterns
from knowledge.names import Name
from knowledge.readers import (
    ContentRow,
    Place,
    Problem,
    RawRow,
    files_in,
    parse_rows,
    place_of,
    read_yaml_mapping,
    read_yaml_rows,
)
from knowledge.shapes import sentences, unknown_keys
from knowledge.text import normalise

MIN_EXAMPLES = 20
"""Fewer examples than this do not show an intent's variety (measured by peers at 10 and 20 per intent)."""
FOOD_MENU = "food"
"""The group of the menu that questions on what food holds stand in."""


class Intent(ContentRow):
    """A kind of question and how it is answered."""

    key: str = Field(pattern=r"^[a-z]+(_[a-z]+)*$")
    title: str = Field(max_length=60)
    """The question as we understood it, shown when we ask back."""
    label: str = Field(max_length=30)
    kind: Literal["passages", "table", "smalltalk", "decline", "out"]
    menu: str | None = None
    """Menu group under which it is offered; None keeps it out of the menu."""
    accepts: tuple[str, ...] = ()
    """Entity types that a follow-up may exchange ("what about citrate")."""
    answered_by: tuple[str, ...] = ()
    """Words of a short reply to what its answer asked back ("yes it says elemental")."""
    names_unknown: bool = False
    """Whether a word that nobody knows speaks for this question: it may be a name that the table lacks."""
    turns: Mapping[str, str] = Field(default_factory=dict)
    """Entity type → intent that a short follow-up naming one turns the question into."""
    carries: tuple[str, ...] = ()
    """Entities (`type/key`) that this intent is about: naming one alone means this intent."""
    wants: tuple[str, ...] = ()
    """Types of things or amounts, one of which a question of this kind holds."""
    shuns: tuple[str, ...] = ()
    """Types that no question of this kind holds."""
    several: str = ""
    """The intent that is meant instead when several products with their amounts are named."""
    facet: bool = False
    """True for what is asked about any topic ("any side effects?"): after another question it keeps its own answer."""
    keeps: tuple[str, ...] = ()
    """Intents of short follow-ups that this one answers itself ("how many hours?" after a medicine)."""
    minds: tuple[str, ...] = ()
    """Types that are kept from the conversation whatever the message says: a diet told before holds for every food."""
    also: tuple[str, ...] = ()
    """Types of things whose own question is answered too when one is named beside this one."""
    asked_by: tuple[str, ...] = ()
    """Words by which it is asked for whoever asks ("foods for kidney patients"): it goes before what they have."""
    unless: tuple[str, ...] = ()
    """Words, one of which takes that back ("foods to avoid")."""
    instead: str = ""
    """The intent of a later message that asks for something else or better ("so whats actually high")."""
    recalls: Mapping[str, int] = Field(default_factory=dict)
    """Type → how many things spoken of a question needs that names none ("which of them has more")."""
    recalled_by: tuple[str, ...] = ()
    """Words, one of which such a question holds."""
    explained_by: tuple[str, ...] = ()
    """Passages that say why, for answers that come from tables."""
    takes: tuple[str, ...] = ()
    """Types that make any message holding one this intent."""
    gauged: bool = False
    """Whether a number told after it may be a reading of the body (a blood pressure), or an amount of food."""
    passages: tuple[str, ...] = ()
    """Passages to answer from whatever the wording; usually the passages name the intent instead."""
    next: tuple[str, ...] = ()
    """Intents to suggest next, besides those of the passage."""
    needs_subject: bool = False
    """True for topics that are ours only together with the nutrient: named, pointed at, or spoken of."""

    @property
    def informs(self) -> bool:
        """Whether it is answered with what we know, rather than with small talk or a refusal."""
        return self.kind in {"passages", "table"}

    @property
    def of_food(self) -> bool:
        """Whether it stands among the questions on what food holds."""
        return self.menu == FOOD_MENU


class EntityRow(ContentRow):
    """A thing that people name which is not a row of a table: a symptom, a condition, a diet, …"""

    type: str
    key: str
    label: str
    names: tuple[str, ...] = Field(min_length=1)
    also: tuple[str, ...] = ()
    """Further meanings (`type/key`) of the same names."""
    wordings: str = ""
    """Patterns by which it is told without a name, one a line (`intents.reading.wordings`)."""


@dataclass(frozen=True)
class Example:
    """A training utterance and where it stands."""

    text: str
    intent: str
    path: Path
    at: tuple[str, int]
    """The list of that file that it stands in, and its place there."""

    @property
    def place(self) -> Place:
        """Where it stands, looked up when something is wrong with it."""
        return place_of(self.path, *self.at)


class IntentCatalog:
    """All intents by key and the entity names; built once."""

    def __init__(self, intents: Iterable[Intent], entities: Iterable[EntityRow]) -> None:
        self.intents: Mapping[str, Intent] = {intent.key: intent for intent in intents}
        self.entities = tuple(entities)
        self.labels = {f"{row.type}/{row.key}": row.label for row in self.entities}
        self._by_entity = {
            entity: intent.key for intent in reversed(self.intents.values()) for entity in intent.carries
        }
        self._takers = [(type_, intent.key) for intent in self.intents.values() for type_ in intent.takes]

    def taken_by(self, types: Collection[str]) -> str | None:
        """Return the intent that takes every message which holds one of these types."""
        return next((key for type_, key in self._takers if type_ in types), None)

    def intent_for(self, type_: str, key: str) -> str | None:
        """Return the intent that a thing named alone asks for; a whole type may have one (`form/*`).

        Several things have the type `mix`: the types in order of name, a plural for several of one type
        (`mix/dose+form`, `mix/foods`).
        """
        return self._by_entity.get(f"{type_}/{key}") or self._by_entity.get(f"{type_}/*")

    def wordings(self) -> dict[tuple[str, str], list[str]]:
        """Patterns by (type, key) of what they tell."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for row in self.entities:
            if row.wordings:
                found[row.type, row.key] += split_patterns(row.wordings)
        return dict(found)

    def names(self) -> Iterable[Name]:
        """Names of the entities of this catalog."""
        for row in self.entities:
            for name in row.names:
                yield Name(name, row.type, row.key)
                for meaning in row.also:
                    type_, _, key = meaning.partition("/")
                    yield Name(name, type_, key)


def load_catalog(folder: Path, problems: list[Problem]) -> IntentCatalog:
    """Read the catalog from a content folder; whatever is wrong becomes problems.

    Examples are not read here: serving needs them only when the model is fitted again.
    """
    intents = parse_rows(read_yaml_rows(folder / "intents.yaml", problems), Intent, problems)
    rows: list[RawRow] = []
    for path in files_in(folder / "entities", "yaml", problems):
        rows.extend(read_yaml_rows(path, problems))
    entities = parse_rows(rows, EntityRow, problems)
    return IntentCatalog(intents, entities)


def load_examples(folder: Path, problems: list[Problem]) -> list[Example]:
    """Read the training utterances of a content folder, in file order."""
    examples = []
    for path in files_in(folder / "examples", "yaml", problems):
        data = read_yaml_mapping(path, problems)
        if not data:
            continue
        texts = sentences(data.get("examples"), problems, path, "examples")
        examples += [Example(text, path.stem, path, ("examples", at)) for at, text in texts.items()]
        unknown_keys(data, {"intent", "examples"}, problems, path)
        if data.get("intent") != path.stem:
            message = f"the file is about {data.get('intent')!r}"
            problems.append(Problem(place_of(path, "intent"), message, "name the file like its intent"))
    path = folder / "out_of_scope.yaml"
    for group, written in read_yaml_mapping(path, problems).items():
        texts = sentences(written, problems, path, group)
        examples += [Example(text, group, path, (group, at)) for at, text in texts.items()]
    return examples


def check_examples(catalog: IntentCatalog, examples: Iterable[Example]) -> list[Problem]:
    """Return what is wrong between intents and examples."""
    problems = []
    counts: dict[str, int] = dict.fromkeys(catalog.intents, 0)
    seen: dict[str, Example] = {}
    for example in examples:
        if example.intent not in counts:
            remedy = "add the intent to intents.yaml or correct the name"
            problems.append(Problem(example.place, f"unknown intent {example.intent!r}", remedy))
            continue
        counts[example.intent] += 1
        text = normalise(example.text)
        if text in seen:
            message = f"the example {example.text!r} stands in {seen[text].intent} too"
            problems.append(Problem(example.place, message, "keep it in one intent"))
        seen[text] = example
    for intent in catalog.intents.values():
        if counts[intent.key] < MIN_EXAMPLES:
            message = f"{intent.key} has {counts[intent.key]} examples"
            problems.append(Problem(intent.place, message, f"write at least {MIN_EXAMPLES}"))
    return problems
