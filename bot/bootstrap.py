"""The one place where parts are built and joined; tests pass other content folders or settings."""

import functools
import gc
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace

from bot.answers.claims import nearest_claim
from bot.answers.desk import Desk
from bot.answers.registry import ANSWERERS
from bot.assistant import Assistant
from bot.care import Care
from bot.correcting import build_corrector
from bot.drafting import Drafting
from bot.hearing import Hearing
from bot.learning import (
    LEARNT_ON,
    ROOT,
    Content,
    build_alarms,
    build_claim_reader,
    build_classifier,
    build_doubts,
    build_mention_reader,
    build_situation_reader,
)
from bot.loading import Loaded, read_content
from bot.page_reading import build_page_reader
from bot.references import unresolved
from bot.settings import Settings
from bot.standing import StandingCard
from intents.claims.matcher import ClaimMatcher
from intents.claims.signals import signal_problems
from intents.claims.watch import ClaimWatch, with_claim_words
from intents.classify.classifier import Classifier
from intents.classify.second_opinion import PASSAGES, SecondOpinion
from intents.model import Classification
from intents.patterns.syntax import PatternError
from intents.persons.mentions import MentionReader, Mentions
from intents.persons.situations import Situations
from intents.reading.allergies import Allergies
from intents.reading.entities import EntityFinder
from intents.reading.limits import Limits
from intents.safety.triage import Triage
from intents.safety.watch import Watch, with_signs
from intents.understanding import Understanding
from knowledge.derived import kept_in
from knowledge.passage_search import Meanings, PassageSearch
from knowledge.readers import ContentError, Place, Problem

CODE = (ROOT / "knowledge", ROOT / "intents")
"""The modules that work out what is kept between starts."""


def build_assistant(settings: Settings, content: Content | None = None) -> Assistant:
    """Load the content and return an assistant. ContentError names everything that is wrong."""
    with _nothing_to_collect(), kept_in(settings.cache_dir.expanduser(), CODE):
        return _build(settings, content or Content())


@contextmanager
def _nothing_to_collect() -> Iterator[None]:
    """Keep the collector of reference cycles away from what is built: it stays as long as the process.

    Looking through it again and again while it grows takes a third of the start, and a while of every later round.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if running:
            gc.enable()


def load_content(content: Content) -> Loaded:
    """Read the content folders. ContentError names everything that is wrong, and every name that stands for nothing."""
    problems: list[Problem] = []
    loaded = read_content(content, problems)
    problems += unresolved(loaded)
    if problems:
        raise ContentError(problems)
    return loaded


def _build(settings: Settings, content: Content) -> Assistant:
    loaded = load_content(content)
    knowledge, catalog, encoder = loaded.knowledge, loaded.catalog, loaded.encoder
    encoded = functools.cache(lambda text: encoder.encode(loaded.as_typed.read(text)))  # both learn from the examples
    classifier = build_classifier(settings.cache_dir.expanduser(), content, encoded)
    if unknown := sorted(set(classifier.labels) - catalog.intents.keys()):  # renamed here, or in the examples
        place = Place(str(content.intents / "intents.yaml"), 1)
        remedy = "restore it, or correct the name of its examples"
        raise ContentError([Problem(place, f"the intent {key!r} is missing", remedy) for key in unknown])
    corrector = build_corrector(classifier, loaded)

    def known(word: str) -> bool:
        return word not in loaded.brands and (word in loaded.common or corrector.knows(word))

    finder = EntityFinder(loaded.index, corrector.aligned, loaded.words, loaded.wordings, loaded.strangers, known)
    claims = build_claims(finder, loaded)
    passages = PassageSearch(knowledge.passages.values(), Meanings(encoder.meanings, encoder.version))
    pages = build_page_reader(settings.cache_dir.expanduser(), content, knowledge.passages.values(), passages.told)
    people, denied = loaded.words.persons, loaded.denials.spans
    desk = Desk(knowledge, catalog, passages, loaded.phrases, people, pages, denied, loaded.gone)
    mentions = build_mentions(settings, content, finder, loaded)
    standing = StandingCard(knowledge.urgent, loaded.phrases, loaded.words)
    hearing = Hearing(
        desk=desk,
        watch=build_watch(settings, content, encoded, finder, loaded),
        claims=build_claim_watch(settings, content, finder, claims, desk, loaded),
        understanding=build_understanding(finder, classifier, desk, loaded, mentions),
        care=Care(knowledge, loaded.phrases, loaded.words, mentions, standing),
    )
    return Assistant(desk, loaded.languages, hearing, standing, Drafting(desk, loaded.words, ANSWERERS))


def build_watch(
    settings: Settings, content: Content, encoded: Callable[[str], str], finder: EntityFinder, loaded: Loaded
) -> Watch:
    """Return the rules and their two readers; `encoded` gives messages as they learn them, the finder as they serve."""
    folder, triage, encoder = settings.cache_dir.expanduser(), loaded.triage, loaded.encoder
    alarms = build_alarms(
        folder,
        content,
        lambda text: with_signs(encoded(text), None, triage.examine(text)[1]),
        lambda text: triage.check(text) is None,
    )
    doubts = build_doubts(folder, content, lambda text: with_signs(encoded(text), *triage.examine(text)))

    def urgency(text: str, concepts: Collection[str]) -> Classification:
        return alarms(with_signs(encoder.encode(finder.read(text)), None, concepts))

    def doubt(text: str, concepts: Collection[str], found: Triage) -> Classification:
        return doubts(with_signs(encoder.encode(finder.read(text)), found, concepts))

    return Watch(triage, urgency, doubt, loaded.told_before, loaded.knowledge.urgent.standing_in)


def build_claims(finder: EntityFinder, loaded: Loaded) -> ClaimMatcher:
    """Return what checks messages against the claims. ContentError names every signal that cannot be read."""
    claims = tuple(loaded.knowledge.claims.values())
    try:
        return ClaimMatcher(claims, loaded.claim_words, finder.read)
    except PatternError as error:  # found only now: to look for them first would read all signals twice
        raise ContentError(signal_problems(claims, loaded.claim_words)) from error


def build_claim_watch(
    settings: Settings, content: Content, finder: EntityFinder, claims: ClaimMatcher, desk: Desk, loaded: Loaded
) -> ClaimWatch:
    """Return signals and reader of claims together."""

    def encoded(text: str, concepts: Collection[str]) -> str:
        return with_claim_words(loaded.encoder.encode(finder.read(text)), concepts)

    reader = build_claim_reader(
        settings.cache_dir.expanduser(),
        content,
        lambda text: encoded(text, claims.examine(text).concepts),
        loaded.knowledge.claims.values(),
    )
    nearest = functools.partial(nearest_claim, desk=desk)
    return ClaimWatch(claims, lambda text, concepts: reader.predict_encoded(encoded(text, concepts)), nearest)


def build_mentions(settings: Settings, content: Content, finder: EntityFinder, loaded: Loaded) -> MentionReader:
    """Return what finds the mentions that call for a caution, and tells whom they concern."""
    table = loaded.knowledge.cautions
    mentions = Mentions(
        finder.read,
        loaded.encoder.meanings,
        loaded.knowledge.caution,
        table.passes,
        table.grave,
        loaded.denials,
        loaded.gone,
    )
    learning = replace(mentions, gone=lambda text: loaded.bygone.find(text, LEARNT_ON))
    folder = settings.cache_dir.expanduser()
    situations = Situations(mentions.meanings, build_situation_reader(folder, content, learning, table.by_key))
    return MentionReader(mentions, build_mention_reader(folder, content, learning), situations, table.entity)


def build_understanding(
    finder: EntityFinder, classifier: Classifier, desk: Desk, loaded: Loaded, mentions: MentionReader
) -> Understanding:
    """Return what reads the questions of a message; the passages on the desk give the second opinion."""
    intent_of = {passage.key: passage.intents[0] for passage in loaded.knowledge.passages.values()}
    second = SecondOpinion(lambda text: desk.retriever.search(text, k=PASSAGES), intent_of)
    names = {f"{name.type}/{name.key}": name.text for name in reversed(list(loaded.knowledge.names()))}
    labels = {**names, **loaded.catalog.labels}
    foods, words = loaded.knowledge.foods, loaded.words
    allergies = Allergies(
        loaded.denials,
        reactions=words.leaning.reactions,
        starts=words.asking,
        asking=words.choosing,
        openers=frozenset(words.openers),
        of_food=foods.avoided,
        of_word=foods.avoided_group,
    )
    limits = Limits(foods, loaded.knowledge.kitchen, words.persons, words.leaning.instead)
    encoder = loaded.encoder
    return Understanding(
        finder,
        encoder,
        classifier.predict_encoded,
        second,
        loaded.catalog,
        words,
        labels,
        mentions,
        lambda reading, context: loaded.classes.told(allergies.told(limits.told(reading)), context),
        loaded.titles,
    )
