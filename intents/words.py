"""Function words and short replies, read from `intents/content/words.yaml`."""

from dataclasses import dataclass
from pathlib import Path

from intents.fillers import FillerLists, Fillers
from intents.leaning import LeaningWords, load_leaning
from intents.persons import Persons
from knowledge.readers import Place, Problem, read_yaml_lists

_FILLERS = ("greetings", "before", "after", "anywhere")
_KEYS = (
    "stop",
    "openers",
    "closers",
    "versus",
    "pointers",
    "products",
    "beside",
    "choosing",
    "turns",
    "well",
    "hopes",
    "regimen",
    "replies",
    "ordinals",
    "question_starts",
    "persons",
    "reporting",
    "salt_endings",
    "joins",
    *_FILLERS,
)


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


def load_words(folder: Path, problems: list[Problem]) -> WordLists:
    """Read the word lists of a content folder; a missing list is a problem and reads as empty."""
    path = folder / "words.yaml"
    data = read_yaml_lists(path, _KEYS, problems)
    for key, words in data.items():
        if isinstance(words, list) and not all(isinstance(word, str) for word in words):
            remedy = 'quote words that YAML reads otherwise: "on", "no", "1"'
            problems.append(Problem(Place(str(path), 1), f"the list {key!r} holds what is no word", remedy))
    stop = frozenset(map(str, data.get("stop", ())))
    fillers = {key: frozenset(map(str, data.get(key, ()))) for key in _FILLERS}
    replies = data.get("replies", {})
    ordinals = data.get("ordinals", {})
    return WordLists(
        stop=stop,
        openers=tuple(sorted(map(str, data.get("openers", ())), key=len, reverse=True)),
        closers=frozenset(map(str, data.get("closers", ()))),
        versus=frozenset(map(str, data.get("versus", ()))),
        pointers=frozenset(map(str, data.get("pointers", ()))),
        products=frozenset(map(str, data.get("products", ()))),
        beside=frozenset(map(str, data.get("beside", ()))),
        choosing=frozenset(map(str, data.get("choosing", ()))),
        turns=frozenset(map(str, data.get("turns", ()))),
        well=frozenset(map(str, data.get("well", ()))),
        hopes=frozenset(map(str, data.get("hopes", ()))),
        regimen=frozenset(map(str, data.get("regimen", ()))),
        replies={str(text): str(reply) for reply, texts in replies.items() for text in texts},
        ordinals={str(text): int(place) for place, texts in ordinals.items() for text in texts},
        question_starts=frozenset(map(str, data.get("question_starts", ()))),
        persons=Persons(
            {str(person): frozenset(map(str, words)) for person, words in data.get("persons", {}).items()},
            frozenset(map(str, data.get("reporting", ()))),
        ),
        salt_endings=tuple(map(str, data.get("salt_endings", ()))),
        joins=tuple(map(str, data.get("joins", ()))),
        fillers=Fillers(FillerLists(**fillers, empty=stop)),
        leaning=load_leaning(folder, problems),
    )
