"""Function words and short replies, read from `intents/content/words.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, get_origin

from intents.fillers import FillerLists, Fillers
from intents.leaning import LeaningWords, load_leaning
from intents.persons import Persons
from knowledge.readers import Place, Problem, read_yaml_lists

_FILLERS = ("greetings", "before", "after", "anywhere")


@dataclass(frozen=True)
class WordLists:
    """Words with a role in a conversation rather than a topic."""

    stop: frozenset[str]
    openers: tuple[str, ...]
    """Longest first."""
    closers: frozenset[str]
    """Last words of a follow-up."""
    versus: frozenset[str]
    pointers: frozenset[str]
    products: frozenset[str]
    """Words for what people take: of magnesium, where nothing else is named."""
    beside: frozenset[str]
    """Words that set something beside another thing, which need not be named."""
    choosing: frozenset[str]
    """First words of a question that wants one or several of a kind named."""
    turns: frozenset[str]
    """Words by which somebody turns from what they told to what they ask: "anyway", "for myself"."""
    well: frozenset[str]
    """Words by which somebody says that they are well."""
    hopes: frozenset[str]
    """What people hope for or complain of around the one thing they name: "hangover cure?", "sciatica agony"."""
    regimen: frozenset[str]
    """How, since when and by whom a medicine is taken: "mum on warfarin for years" asks what goes with warfarin."""
    replies: dict[str, str]
    """Whole message → what it replies: more, shorter, why, thanks, source, yes, no, start (says nothing yet), menu."""
    ordinals: dict[str, int]
    """Whole message → place in the list offered, from 1."""
    question_starts: frozenset[str]
    persons: Persons
    salt_endings: tuple[str, ...]
    """How the name of a form ends."""
    joins: tuple[str, ...]
    """Words between things that are named side by side."""
    fillers: Fillers
    leaning: LeaningWords


_LISTS: Mapping[str, type[tuple[str, ...]] | type[frozenset[str]]] = {
    row.name: kind for row in fields(WordLists) for kind in (tuple, frozenset) if get_origin(row.type) is kind
}
"""The lists of the file that are kept as they stand, as a set or in their order."""


def load_words(folder: Path, problems: list[Problem]) -> WordLists:
    """Read the word lists of a content folder; a missing list is a problem and reads as empty."""
    path = folder / "words.yaml"
    keys = (*_LISTS, "replies", "ordinals", "persons", "reporting", *_FILLERS)
    data = read_yaml_lists(path, keys, problems)
    for key, words in data.items():
        if isinstance(words, list) and not all(isinstance(word, str) for word in words):
            remedy = 'quote words that YAML reads otherwise: "on", "no", "1"'
            problems.append(Problem(Place(str(path), 1), f"the list {key!r} holds what is no word", remedy))
    lists: dict[str, Any] = {key: kind(map(str, data.get(key, ()))) for key, kind in _LISTS.items()}
    lists["openers"] = tuple(sorted(lists["openers"], key=len, reverse=True))
    fillers = {key: frozenset(map(str, data.get(key, ()))) for key in _FILLERS}
    replies = data.get("replies", {})
    ordinals = data.get("ordinals", {})
    return WordLists(
        replies={str(text): str(reply) for reply, texts in replies.items() for text in texts},
        ordinals={str(text): int(place) for place, texts in ordinals.items() for text in texts},
        persons=Persons(
            {str(person): frozenset(map(str, words)) for person, words in data.get("persons", {}).items()},
            frozenset(map(str, data.get("reporting", ()))),
        ),
        fillers=Fillers(FillerLists(**fillers, empty=lists["stop"])),
        leaning=load_leaning(folder, problems),
        **lists,
    )
