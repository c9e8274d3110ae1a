"""Words by which a later message leans on what was said before, read from `intents/content/leaning.yaml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, get_origin

from knowledge.readers import Place, Problem, read_yaml_lists

MOST_NOTING = 5
"""Words of a message that only takes note of an answer."""
OTHER = 0
"""Stands among the places for "the other one"."""


@dataclass(frozen=True)
class LeaningWords:
    """Words with a role between one message and the next."""

    places: dict[tuple[str, ...], int] = field(default_factory=dict)
    """Phrase → place among things named side by side, from 1; -1 for the last, OTHER for the other one."""
    wishes: dict[str, str] = field(default_factory=dict)
    """Word of what somebody would rather have ("cheaper") → the goal that it means."""
    beside: frozenset[str] = frozenset()
    """Words around a comparison that say nothing of their own."""
    telling: frozenset[str] = frozenset()
    """Words that only ask to be told ("tell me more about …")."""
    doubts: tuple[str, ...] = ()
    """Phrases that doubt the whole of what was spoken of."""
    doubters: frozenset[str] = frozenset()
    """Words that may stand beside a doubt."""
    corrections: frozenset[str] = frozenset()
    whys: frozenset[str] = frozenset()
    """Words of a message that asks why and nothing else."""
    others: frozenset[str] = frozenset()
    """Words that say that somebody else is meant than the person whose age was told."""
    takers: frozenset[str] = frozenset()
    """Words beside a medicine that somebody takes ("on", "prescribed")."""
    measures: frozenset[str] = frozenset()
    """Words for a portion of food ("glass"), and those that ask how much one holds."""
    measuring: frozenset[str] = frozenset()
    """Further words around a measure."""
    reports: frozenset[str] = frozenset()
    """Words by which a result is told ("ferritin was 14")."""
    times: frozenset[str] = frozenset()
    """Times of day."""
    adding: frozenset[str] = frozenset()
    """Words that put one thing to those before ("plus a banana")."""
    friends: frozenset[str] = frozenset()
    """How people call whom they thank."""
    thanks: frozenset[str] = frozenset()
    thanking: frozenset[str] = frozenset()
    """Words beside thanks that ask for nothing."""
    leave: frozenset[str] = frozenset()
    """Words that ask whether something is all right with what was spoken of last."""
    owned: frozenset[str] = frozenset()
    """Words for a product in somebody's hand."""
    wanted: frozenset[str] = frozenset()
    """Words that ask for something else or better than what was spoken of."""
    swapping: frozenset[str] = frozenset()
    """The same unless a food was spoken of."""
    helping: frozenset[str] = frozenset()
    """The same of a message that points at nothing ("so what does work")."""
    missed: frozenset[str] = frozenset()
    """Words by which a dose is told that was not taken."""
    hours: frozenset[str] = frozenset()
    """Words that ask when."""
    choosing: frozenset[str] = frozenset()
    """Words that ask for a product after something it may be taken for ("which one should i buy")."""
    seen: tuple[str, ...] = ()
    """Phrases that tell that somebody has looked at it: "they said its fine"."""
    quoting: tuple[str, ...] = ()
    """Phrases that take up something of what was said ("you said")."""
    studied: tuple[str, ...] = ()
    """Phrases that ask for more of the studies told of."""
    relating: tuple[str, ...] = ()
    """Phrases that ask what a thing has to do with what was spoken of."""
    quoted: frozenset[str] = frozenset()
    """Words around what is taken up."""
    sizes: frozenset[str] = frozenset()
    """Words of a question that asks how big an effect is."""
    effects: frozenset[str] = frozenset()
    """Those of them that name the effect."""
    small: frozenset[str] = frozenset()
    """Words by which a sentence tells how big an effect is."""
    dear: frozenset[str] = frozenset()
    """Words that say that a price is too high, and those beside a wish for something else."""
    eating: frozenset[str] = frozenset()
    """Words that ask whether a food may be eaten ("can i eat bananas")."""
    results: frozenset[str] = frozenset()
    """Words beside a blood result that say nothing of their own ("level", "serum")."""
    swallowing: frozenset[str] = frozenset()
    """Words that ask what to swallow something with."""
    stopping: frozenset[str] = frozenset()
    """Words by which somebody asks to give up what is pointed at."""
    reactions: frozenset[str] = frozenset()
    """What a reaction to a food looks like."""
    limiting: frozenset[str] = frozenset()
    """Words around what somebody leaves out."""
    disliking: tuple[str, ...] = ()
    """Phrases that turn down all that was listed."""
    waiting: frozenset[str] = frozenset()
    """Words of a question on the gap between two things rather than on how soon one works."""
    gaps: frozenset[str] = frozenset()
    """Words that ask for the gap itself."""
    daily: frozenset[str] = frozenset()
    """Words by which "how much" asks for what a person needs."""
    against: frozenset[str] = frozenset()
    """Words that set one thing against what a message points at."""
    anywhere: frozenset[str] = frozenset()
    """Words of a place that stand for a thing anywhere in a message; "the second" does only at its end."""
    without: frozenset[str] = frozenset()
    """First words that leave a food out of the last question."""
    remarking: frozenset[str] = frozenset()
    """Last words of a remark on the last answer."""
    yes_no: frozenset[str] = frozenset()
    """First words of a question on what may be or is."""
    noted: frozenset[str] = frozenset()
    """Words that take note of an answer ("great", "lol"), and those beside them."""
    noting: frozenset[str] = frozenset()
    advisers: frozenset[str] = frozenset()
    """Whom somebody says that they will ask, and the other words of such a message."""
    consulting: frozenset[str] = frozenset()
    mistaken: tuple[str, ...] = ()
    """Phrases that say that a message was meant for somebody else."""
    verdicts: frozenset[str] = frozenset()
    """Words of a question that wants a yes or no on taking it, and those beside them."""
    judging: frozenset[str] = frozenset()
    whose: frozenset[str] = frozenset()
    """Words of a message that says for whom it asks and nothing else."""
    plainer: frozenset[str] = frozenset()
    """Words that ask for the last answer in simpler words, and those beside them."""
    explaining: frozenset[str] = frozenset()
    asking_on: frozenset[str] = frozenset()
    """Words with which a question goes on behind thanks."""
    emoji: dict[str, str] = field(default_factory=dict)
    """Emoji → the word that it stands for."""
    emoji_replies: dict[str, str] = field(default_factory=dict)
    """Emoji → what it replies where a message holds nothing else."""

    def spelt(self, utterance: str) -> str:
        """Return a message with its emoji as their words: "magnesium and 🍷" asks of wine, a thumb alone is "ok"."""
        if utterance.isascii():
            return utterance
        text = "".join(f" {self.emoji[char]} " if char in self.emoji else char for char in utterance)
        if any(char.isalnum() for char in text):
            return text
        return next((self.emoji_replies[char] for char in text if char in self.emoji_replies), text)

    def doubts_it_all(self, said: str) -> bool:
        """Whether a message, lower case and without apostrophes, holds a doubt and no topic of its own."""
        padded = f" {' '.join(said.replace('?', ' ').replace(',', ' ').replace('.', ' ').split())} "
        found = [doubt for doubt in self.doubts if f" {doubt} " in padded]
        for doubt in sorted(found, key=len, reverse=True):
            padded = padded.replace(f" {doubt} ", " ")
        return bool(found) and all(word in self.doubters for word in padded.split())

    def asks_how_big(self, said: str) -> bool:
        """Whether a message, lower case and without apostrophes, asks how big an effect is and nothing else."""
        words = said.replace("?", " ").replace(",", " ").split()
        asks = bool({"how", "size"} & set(words)) and bool(self.effects & set(words))
        return ("by how much" in said or asks) and all(word in self.sizes for word in words)

    def only_thanks(self, said: str) -> bool:
        """Whether a message, lower case and without apostrophes, thanks and does nothing else."""
        words = said.replace(",", " ").replace(".", " ").replace("!", " ").split()
        return not self.thanks.isdisjoint(words) and set(words) <= self.thanks | self.thanking | self.friends

    def takes_note(self, said: str) -> bool:
        """Whether a message, lower case and without apostrophes, takes note of an answer and does nothing else."""
        words = plain_words(said)
        beside = self.noted | self.noting | self.friends
        return len(words) <= MOST_NOTING and not self.noted.isdisjoint(words) and beside.issuperset(words)

    def will_ask(self, said: str) -> bool:
        """Whether a message, lower case and without apostrophes, says that somebody who knows will be asked."""
        words = plain_words(said)
        tells = bool({"will", "ill", "going", "gonna", "better", "shall"} & set(words[:4]))
        return tells and not self.advisers.isdisjoint(words) and (self.advisers | self.consulting).issuperset(words)

    def asks_plainer(self, said: str) -> bool:
        """Whether a message, lower case and without apostrophes, asks for simpler words and nothing else."""
        words = plain_words(said)
        lost = "get" in words and not {"dont", "didnt"}.isdisjoint(words)  # "i dont get it"
        return (lost or not self.plainer.isdisjoint(words)) and (self.plainer | self.explaining).issuperset(words)

    def asks_why(self, said: str) -> bool:
        """Whether a message, lower case and without apostrophes, asks why and nothing else."""
        words = said.replace("?", " ").replace(",", " ").split()
        asks = "why" in words[:2] or words[:2] == ["how", "come"] or words[1:3] == ["how", "come"]
        return asks and all(word in self.whys for word in words)


def plain_words(said: str) -> list[str]:
    """Return the words of a message in lower case without apostrophes, its marks left out."""
    return re.findall(r"[^\W_]+", said)


_LISTS: Mapping[str, type[tuple[str, ...]] | type[frozenset[str]]] = {
    row.name: kind for row in fields(LeaningWords) for kind in (tuple, frozenset) if get_origin(row.type) is kind
}
"""The lists of the file and how each is kept: phrases in their order, words as a set."""
_SAID_BY = ("wishes", "emoji", "emoji_replies")
"""The lists that say for each thing by what it is told."""


def load_leaning(folder: Path, problems: list[Problem]) -> LeaningWords:
    """Read the word lists of a content folder; a missing list is a problem and reads as empty."""
    path = folder / "leaning.yaml"
    data = read_yaml_lists(path, ("places", "other", *_SAID_BY, *_LISTS), problems)
    for key in _LISTS:
        if not all(isinstance(word, str) for word in data.get(key, ())):
            remedy = 'quote words that YAML reads otherwise: "on", "no", "100"'
            problems.append(Problem(Place(str(path), 1), f"the list {key!r} holds what is no word", remedy))
    places = {tuple(str(text).split()): int(place) for place, texts in data.get("places", {}).items() for text in texts}
    places |= {tuple(str(text).split()): OTHER for text in data.get("other", ())}
    lists: dict[str, Any] = {key: kind(map(str, data.get(key, ()))) for key, kind in _LISTS.items()}
    for key in _SAID_BY:
        lists[key] = {str(word): str(one) for one, said in data.get(key, {}).items() for word in said}
    return LeaningWords(
        places=dict(sorted(places.items(), key=lambda pair: (-len(pair[0]), pair[0]))),
        **lists,
    )
