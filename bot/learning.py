"""The seven models and what each learns from: intents, urgency, false alarms, claims, mentions, situations, pages.

Each is stored beside a hash of that content and of the code that reads it, and fitted again when either changed.
"""

import functools
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from intents.catalog import Example, load_examples
from intents.claims.watch import CLAIMED, PLAIN, load_statements
from intents.claims.watch import FOLDER as STATEMENTS
from intents.classify.calibration import Calibration
from intents.classify.classifier import Classifier
from intents.classify.model_file import is_current
from intents.classify.training import load_or_fit
from intents.model import Classification
from intents.persons.mentions import CONCERNS, Mentions, load_mentions
from intents.persons.mentions import FOLDER as MENTIONS
from intents.persons.situations import NOBODY, situations_learnt, whole
from intents.safety.watch import CALM, FOLDER, load_alarms
from knowledge.claims import Claim
from knowledge.files import content_hash
from knowledge.readers import ContentError, Problem

ROOT = Path(__file__).parent.parent
LEARNT_FROM = (
    "examples",
    "out_of_scope.yaml",
    "entities",
    "concepts",
    "wordings.yaml",
    "words.yaml",
    "ages.yaml",
    "salt_lookalikes.txt",
    "thesaurus.txt",
)
LEARNT_TOO = ("forms.yaml", "interactions.yaml", "other_medicines.yaml", "combinations.yaml", "foods.csv")
"""The content that every model depends on: when any of it changes, all are fitted again."""
RULES = ("safety.yaml", "safety_words.yaml", "guard_words.txt", "ordinary_words.txt")
"""What the readers of urgent messages depend on besides: the rules, whose concepts they see, and what those read by."""
SPELT = ("claim_words.yaml", "guard_words.txt", "brand_words.txt", "common_words.txt")
"""What the readers of claims and mentions depend on besides: they learn from messages with their spelling corrected."""
UNSAID = ("denials.yaml", "bygone.yaml")
"""What the reader of mentions depends on besides: what is denied or over is not learnt."""
READ_BY = ("classify", "patterns", "reading")
"""Packages of `intents` whose code every model is learnt by: when any of it changes, all are fitted again."""
ORDINARY = 3
"""One in how many examples of the intents the reader that doubts alarms sees as calm."""
UNCLAIMED = 4
"""One in how many examples of the intents the reader of claims sees as plain; with every second it misses more."""
MENTIONING = 2
"""One in how many examples of the intents the reader of mentions sees as concerning somebody, and that of situations
as nobody's if they name none."""
AT_ONCE = 4
"""Mentions whose reading is kept: the question and the cautions ask about those of one message after each other."""

LEARNT_ON = date(2026, 11, 30)
"""The day on which the messages to learn from were read last: "in 2024" is long ago then, on whatever day one fits."""
Classify = Callable[[str], Classification]


@dataclass(frozen=True)
class Content:
    """The three content folders."""

    knowledge: Path = ROOT / "knowledge" / "content"
    intents: Path = ROOT / "intents" / "content"
    bot: Path = ROOT / "bot" / "content"


class Lessons(NamedTuple):
    """The messages from which the models learn."""

    examples: list[Example]
    alarms: list[tuple[str, str]]
    """Message and level of urgency."""
    statements: list[tuple[str, str]]
    """Message and whether it claims something."""
    mentions: list[tuple[str, frozenset[str]]]
    """Message and the caution that it calls for, if any."""


def load_lessons(content: Content, problems: list[Problem]) -> Lessons:
    """Read what the models learn from; whatever is wrong with it becomes problems."""
    folder = content.intents
    return Lessons(
        load_examples(folder, problems),
        list(load_alarms(folder, problems)),
        list(load_statements(folder, problems)),
        list(load_mentions(folder, problems)),
    )


def read_lessons(content: Content) -> Lessons:
    """Read what the models learn from; ContentError names all that is wrong, so that nothing is learnt of a part."""
    problems: list[Problem] = []
    lessons = load_lessons(content, problems)
    if problems:
        raise ContentError(problems)
    return lessons


def build_classifier(cache: Path, content: Content, encode: Callable[[str], str]) -> Classifier:
    """Return the classifier for this content: the stored one, or a new one when the content changed."""

    def encoded() -> Iterator[tuple[str, str]]:  # nothing is read unless it must be fitted
        for example in read_lessons(content).examples:
            yield encode(example.text), example.intent

    return load_or_fit(encoded(), cache / "intents.npz", _learnt_hash(content), content.intents)


def build_alarms(
    cache: Path, content: Content, encode: Callable[[str], str], is_calm: Callable[[str], bool]
) -> Classify:
    """Return the second reader for urgent messages; calm to it are also all examples of intents that raise no alarm."""

    def examples() -> Iterator[tuple[str, str]]:
        return _by_urgency(content, encode, is_calm)

    reader = when_asked(examples, cache / "alarms.npz", _urgency_hash(content), content.intents)
    return lambda text: reader().predict_encoded(text)


def build_doubts(cache: Path, content: Content, encode: Callable[[str], str]) -> Classify:
    """Return the reader that doubts alarms of the rules: it learns the same messages, each with the rule that holds."""

    def is_calm(text: str) -> bool:  # by its text: adding one example changes no other's part
        return zlib.crc32(text.encode()) % ORDINARY == 0

    def examples() -> Iterator[tuple[str, str]]:
        return _by_urgency(content, encode, is_calm)

    reader = when_asked(examples, cache / "doubts.npz", _urgency_hash(content), content.intents)
    return lambda text: reader().predict_encoded(text)


def _by_urgency(
    content: Content, encode: Callable[[str], str], is_calm: Callable[[str], bool]
) -> Iterator[tuple[str, str]]:
    """Yield encoded messages and their level; calm are also those that only name an illness, and certain examples."""
    lessons = read_lessons(content)
    for text, level in lessons.alarms:
        yield encode(text), level
    for text, _ in lessons.mentions:
        yield encode(text), CALM
    for example in lessons.examples:
        if is_calm(example.text):
            yield encode(example.text), CALM


def _urgency_hash(content: Content) -> str:
    return _learnt_hash(content, *RULES, FOLDER, MENTIONS, by="safety")


def _learnt_hash(content: Content, *more: str, knowledge: tuple[str, ...] = (), by: str = "") -> str:
    """The hash of what a model learns from and by: what all do, and more of the content and a package of code."""
    of_intents = [content.intents / name for name in (*LEARNT_FROM, *more)]
    of_knowledge = [content.knowledge / name for name in (*LEARNT_TOO, *knowledge)]
    return content_hash(*of_intents, *of_knowledge, *code_of(*READ_BY, *filter(None, [by])))


def code_of(*packages: str) -> list[Path]:
    """The modules of packages of `intents`, those that part a text into words, and this one."""
    modules = [path for package in packages for path in sorted((ROOT / "intents" / package).glob("*.py"))]
    return [*modules, *(ROOT / "knowledge" / f"{name}.py" for name in ("names", "text", "units")), Path(__file__)]


def build_claim_reader(
    cache: Path, content: Content, encode: Callable[[str], str], claims: Iterable[Claim]
) -> Classifier:
    """Return the second reader of claims: it learns from statements of its own, and from what the claims on file say.

    Plain to it is also what those spare, calm messages, and some of every intent's examples.
    """

    def encoded() -> Iterator[tuple[str, str]]:
        lessons = read_lessons(content)
        for text, kind in lessons.statements:
            yield encode(text), kind
        for claim in claims:
            yield from ((encode(text), CLAIMED) for text in claim.says)
            yield from ((encode(text), PLAIN) for text in claim.spares)
        for text, level in lessons.alarms:
            if level == CALM and zlib.crc32(text.encode()) % UNCLAIMED == 0:  # how people tell of legs and nights
                yield encode(text), PLAIN
        for example in lessons.examples:
            if zlib.crc32(example.text.encode()) % UNCLAIMED == 0:
                yield encode(example.text), PLAIN

    fitted_on = _learnt_hash(content, *SPELT, STATEMENTS, FOLDER, knowledge=("claims.yaml",), by="claims")
    return load_or_fit(encoded(), cache / "claims.npz", fitted_on, content.intents)


def build_mention_reader(cache: Path, content: Content, mentions: Mentions) -> Classify:
    """Return the reader of mentions; what the examples of the intents name concerns somebody, as most mentions do."""

    def around() -> Iterator[tuple[str, str]]:
        lessons = read_lessons(content)
        for text, caution in lessons.mentions:
            yield from mentions.learnt(text, caution)
        for example in lessons.examples:
            if zlib.crc32(example.text.encode()) % MENTIONING == 0:
                yield from ((text, kind) for text, kind in mentions.learnt(example.text, None) if kind == CONCERNS)

    fitted_on = _learnt_hash(content, *SPELT, *UNSAID, MENTIONS, knowledge=("cautions.yaml",), by="persons")
    reader = when_asked(around, cache / "mentions.npz", fitted_on, content.intents)
    return functools.lru_cache(maxsize=AT_ONCE)(lambda text: reader().predict_encoded(text))


def build_situation_reader(cache: Path, content: Content, mentions: Mentions, cautions: Collection[str]) -> Classify:
    """Return the reader of situations; examples that name nothing that calls for a caution tell of nobody's."""

    def names(text: str) -> bool:
        return bool(mentions.found(mentions.read(text)))

    def read() -> Iterator[tuple[str, str]]:
        lessons = read_lessons(content)
        told = situations_learnt(lessons.mentions, cautions, names)
        ordinary = (one.text for one in lessons.examples if zlib.crc32(one.text.encode()) % MENTIONING == 0)
        for text, label in (*told, *((text, NOBODY) for text in ordinary if not names(text))):
            yield whole(mentions.read(text), mentions.meanings), label

    fitted_on = _learnt_hash(content, *SPELT, *UNSAID, MENTIONS, knowledge=("cautions.yaml",), by="persons")
    reader = when_asked(read, cache / "situations.npz", fitted_on, content.intents)
    return functools.lru_cache(maxsize=AT_ONCE)(lambda text: reader().predict_encoded(text))


def when_asked(
    examples: Callable[[], Iterator[tuple[str, str]]],
    path: Path,
    fitted_on: str,
    folder: Path,
    calibration: Calibration | None = None,
) -> Callable[[], Classifier]:
    """Return a model that is fitted now if it must be, and read only when it is first asked.

    Most messages name no illness and raise no alarm, a greeting is too short to be one, and a start need not wait
    for what they do not use.
    """
    reader = functools.cache(lambda: load_or_fit(examples(), path, fitted_on, folder, calibration))
    if not is_current(path, fitted_on):
        reader()
    return reader
