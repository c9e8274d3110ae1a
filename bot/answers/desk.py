"""What answerers have on their desk: the knowledge, the intents, the retriever, the framing sentences, people."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from bot.actions import MORE, PAGE, Action, asking, write_action
from bot.answer import Draft, Request, Suggestion
from bot.conversation import Conversation
from bot.phrases import Phrases
from intents.catalog import Intent, IntentCatalog
from intents.persons.bygone import Gone, Span
from intents.persons.persons import Persons
from knowledge.base import KnowledgeBase
from knowledge.passage_search import PassageSearch
from knowledge.passages import WrittenPassage
from knowledge.retriever import Retriever, index_texts
from knowledge.text import spaced

LEAST_OF_PLURALS = 4
"""Letters of a word from which its plural calls for the same: shorter ones get another sense ("it", "its")."""


class Cued(NamedTuple):
    """A phrase that calls for a passage, spaced as whole words."""

    phrase: str
    plural: str
    """The phrase with its last word as a plural ("hot drinks"); itself where that is too short."""
    passage: str
    first: str
    """The first word of both; empty for a single word, whose plural is another one."""

    @classmethod
    def of(cls, words: str, passage: str) -> "Cued":
        """Return a phrase of a passage as it is looked for."""
        phrase = spaced(words)
        parts = phrase.split()
        has_plural = len(parts[-1]) >= LEAST_OF_PLURALS
        first = parts[0] if len(parts) > 1 else ""
        return cls(phrase, f"{phrase[:-1]}s " if has_plural else phrase, passage, first)


class PageReader:
    """Tells by what it has learnt which pages a question speaks for; this one has learnt nothing."""

    def scores(self, text: str, keys: Collection[str]) -> Mapping[str, float]:
        """Return how much a question speaks for each of some pages: linear scores, where it has learnt of them."""
        return {}

    def nearest(self, text: str) -> tuple[tuple[str, ...], float] | None:
        """Return the pages nearest to a question, best first, and the lead of the first over what is not ours."""
        return None


@dataclass(frozen=True)
class Desk:
    """Everything an answerer may look at; shared by all of them, never changed."""

    knowledge: KnowledgeBase
    catalog: IntentCatalog
    retriever: PassageSearch
    phrases: Phrases
    persons: Persons
    page_reader: PageReader = field(default=PageReader())
    """Has learnt how people ask for what each passage says; a desk without it goes by nearness in words alone."""
    denied: Callable[[str], tuple[Span, ...]] = lambda text: ()
    """Text → the stretches in which it denies things; without it nothing is denied."""
    gone: Callable[[str], Gone] = lambda text: Gone()
    """Text → what it tells as over, by the day of today; without it nothing is."""
    _cues: dict[str, tuple[Cued, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def _by_intent(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {key: list(row.passages) for key, row in self.catalog.intents.items()}
        for passage in self.knowledge.passages.values():
            for intent in passage.intents:
                if passage.key not in found.setdefault(intent, []):
                    found[intent].append(passage.key)
        return {intent: tuple(keys) for intent, keys in found.items()}

    @cached_property
    def _by_entity(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for passage in self.knowledge.passages.values():
            for entity in passage.about:
                found.setdefault(entity, []).append(passage.key)
        return {entity: tuple(keys) for entity, keys in found.items()}

    def cues(self, intent: str) -> tuple[Cued, ...]:
        """Return the phrases that call for a passage where an intent is asked, the longest first."""
        found = self._cues.get(intent)
        if found is None:  # read when the intent is first asked: all of them take a while
            phrases = (
                Cued.of(phrase, passage.key)
                for passage in self.knowledge.passages.values()
                for cue in passage.cues
                if intent in cue.among
                for phrase in cue.words
            )
            found = self._cues[intent] = tuple(sorted(phrases, key=lambda cue: -len(cue.phrase)))
        return found

    @cached_property
    def claims(self) -> Retriever:
        """Finds the claim on file that a message comes nearest to."""
        return Retriever(
            index_texts({key: " ".join((row.title, *row.says)) for key, row in self.knowledge.claims.items()})
        )

    @property
    def general_claim(self) -> str:
        """Key of the claim that answers when none comes near: the last of the file."""
        return list(self.knowledge.claims)[-1]

    def passages_of(self, intent: str) -> tuple[str, ...]:
        """Return the keys of the passages that may answer an intent, its own first."""
        return self._by_intent.get(intent, ())

    def passages_about(self, entity: str) -> tuple[str, ...]:
        """Return the keys of the passages about a thing (`type/key`)."""
        return self._by_entity.get(entity, ())

    def asked_last(self, conversation: Conversation) -> Intent | None:
        """Return the intent of the last answer."""
        return self.catalog.intents.get(conversation.intent or "")

    def shown_last(self, conversation: Conversation) -> WrittenPassage | None:
        """Return the passage of the last answer; None where it came from a table."""
        return self.knowledge.passages.get(conversation.passage or "")

    def offer(self, intent: str) -> Suggestion:
        """Return the button that asks an intent's question."""
        return Suggestion(self.catalog.intents[intent].label, asking(intent))

    def offer_next(self, intent: str) -> tuple[Suggestion, ...]:
        """Return the buttons that ask what people ask after an intent's question."""
        return tuple(map(self.offer, self.catalog.intents[intent].next))

    def offer_page(self, passage: str) -> Suggestion:
        """Return the button that shows a passage."""
        return Suggestion(self.knowledge.passages[passage].label, write_action(Action(PAGE, passage)))

    def offer_more(self, passage: str) -> Suggestion:
        """Return the button that shows the detail of a passage."""
        return Suggestion(self.phrases.text("labels.more"), write_action(Action(MORE, passage)))


Answerer = Callable[[Request, Desk], Draft]
