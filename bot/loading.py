"""Everything that the content folders hold, read at once; tests pass other folders.

Whether what they name is there `bot.references` compares.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from bot.language import LanguageNotices, load_notices
from bot.learning import Content
from bot.phrases import Phrases, load_phrases
from intents.catalog import IntentCatalog, load_catalog
from intents.claims.signals import ClaimWords, load_claim_words
from intents.classify.encoding import Encoder, load_encoder
from intents.decide.titles import Titles
from intents.persons.bygone import Bygone, Gone, load_bygone
from intents.persons.negation import Denials, load_denials
from intents.reading.classes import Classes
from intents.reading.entities import EntityFinder
from intents.reading.entity_types import SYMPTOM
from intents.reading.strangers import Strangers, load_strangers
from intents.reading.wordings import Wordings, load_wordings
from intents.safety.told_before import ToldBefore, ToldRow, load_told
from intents.safety.triage import TriageRules, load_triage
from intents.words import WordLists, load_words
from knowledge.base import KnowledgeBase
from knowledge.loader import load_knowledge
from knowledge.names import Name, NameIndex
from knowledge.readers import Problem, read_lines


@dataclass(frozen=True)
class Loaded:
    """Everything that the content folders hold."""

    knowledge: KnowledgeBase
    catalog: IntentCatalog
    phrases: Phrases
    words: WordLists
    encoder: Encoder
    triage: TriageRules
    told: tuple[ToldRow, ...]
    languages: LanguageNotices
    guard: frozenset[str]
    brands: frozenset[str]
    common: frozenset[str]
    claim_words: ClaimWords
    wordings: Wordings
    strangers: Strangers
    denials: Denials
    bygone: Bygone

    @cached_property
    def classes(self) -> Classes:
        """The rows of medicines that stand for others."""
        rows = self.knowledge.interactions.by_key.values()
        return Classes({row.key: frozenset(row.stands_for) for row in rows if row.stands_for})

    @cached_property
    def titles(self) -> Titles:
        """The topics of the pages that are for nobody in particular."""
        pages = (page for page in self.knowledge.passages.values() if not page.for_somebody)
        written = ((page.title, page.intents[0]) for page in pages)
        leaning = self.words.leaning
        return Titles(written, self.words.stop | self.words.hopes, leaning.question_words | leaning.yes_no)

    def gone(self, text: str) -> Gone:
        """Return what a text tells as over, by the day of today."""
        return self._gone_by(text, date.today())

    @cached_property
    def _gone_by(self) -> Callable[[str, date], Gone]:
        return lru_cache(maxsize=1)(self.bygone.find)  # the question and the cautions ask about one message

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Every name of a thing."""
        return (*self.catalog.names(), *self.knowledge.names())

    @cached_property
    def index(self) -> NameIndex:
        """Finds every name of a thing."""
        return NameIndex(self.names)

    @cached_property
    def told_before(self) -> ToldBefore:
        """Reads messages for alarms together with what was told before them."""
        complaints = {name: label for name, label in self.catalog.labels.items() if name.startswith(f"{SYMPTOM}/")}
        return ToldBefore(self.triage, self.told, complaints, self.words.question_starts)

    @cached_property
    def as_typed(self) -> EntityFinder:
        """Reads messages without correcting their spelling."""
        return EntityFinder(
            self.index,
            lambda words: [(1, (word,)) for word in words],
            self.words,
            self.wordings,
            self.strangers,
        )


def read_content(content: Content, problems: list[Problem]) -> Loaded:
    """Read the content folders; whatever is wrong with a file becomes a problem."""
    catalog = load_catalog(content.intents, problems)
    words = load_words(content.intents, problems)
    return Loaded(
        knowledge=load_knowledge(content.knowledge, problems),
        catalog=catalog,
        phrases=load_phrases(content.bot, problems),
        words=words,
        encoder=load_encoder(content.intents, problems),
        triage=load_triage(content.intents / "safety.yaml", problems),
        told=load_told(content.intents / "told_before.yaml", problems),
        languages=load_notices(content.bot / "lists", problems),
        guard=read_lines(content.intents / "guard_words.txt", problems),
        brands=read_lines(content.intents / "brand_words.txt", problems),
        common=read_lines(content.intents / "common_words.txt", problems),
        claim_words=load_claim_words(content.intents, problems),
        wordings=load_wordings(content.intents, catalog.wordings(), problems),
        strangers=load_strangers(content.intents, words.salt_endings, words.joins, problems),
        denials=load_denials(content.intents, problems),
        bygone=load_bygone(content.intents, words.persons, problems),
    )
