"""`magbot check`: all content at once, the problems of every file, and what is covered."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.answers.desk import Desk
from bot.answers.registry import ANSWERERS
from bot.language import load_notices
from bot.learning import Content
from bot.phrases import Phrases, load_phrases
from intents.catalog import Intent, IntentCatalog, check_examples, load_catalog, load_examples
from intents.claim_signals import load_claim_words, signal_problems
from intents.claim_watch import load_statements
from intents.encoding import load_encoder
from intents.guard import load_guard, read_lines
from intents.mentions import load_mentions
from intents.strangers import load_strangers
from intents.triage import load_triage
from intents.watch import load_alarms
from intents.wordings import load_wordings
from intents.words import load_words
from knowledge.base import MEDICINE, KnowledgeBase
from knowledge.loader import load_knowledge
from knowledge.passage_search import PassageSearch
from knowledge.readers import Place, Problem
from knowledge.wording import wording_problems


@dataclass(frozen=True)
class CheckReport:
    """What was checked."""

    problems: tuple[Problem, ...]
    lines: tuple[str, ...]
    """Problems as `file:line: problem: remedy`, then a line on what is covered."""


def check_content(root: Path | None = None) -> CheckReport:
    """Check the content below a folder that holds knowledge/, intents/ and bot/; our own by default."""
    content = Content() if root is None else _content_below(root)
    problems: list[Problem] = []
    knowledge = load_knowledge(content.knowledge, problems)
    problems += wording_problems(knowledge)
    catalog = load_catalog(content.intents, problems)
    examples = load_examples(content.intents, problems)
    problems += check_examples(catalog, examples)
    phrases = load_phrases(content.bot, problems)
    words = load_words(content.intents, problems)
    load_strangers(content.intents, words.salt_endings, words.joins, problems)
    load_wordings(content.intents, catalog.wordings(), problems)
    load_encoder(content.intents, problems)
    load_guard(content.intents, problems)
    for name in ("brand_words.txt", "common_words.txt"):
        read_lines(content.intents / name, problems)
    claim_words = load_claim_words(content.intents, problems)
    problems += signal_problems(tuple(knowledge.claims.values()), claim_words)
    load_notices(content.bot / "lists", problems)
    triage = load_triage(content.intents / "safety.yaml", problems)
    problems += triage.self_check()
    alarms = list(load_alarms(content.intents, problems))
    statements = list(load_statements(content.intents, problems))
    mentioned = list(load_mentions(content.intents, problems))
    problems += _unknown_cautions(content, mentioned, knowledge)
    problems += _unanswerable(catalog, knowledge, phrases)
    covered = sum(bool(keys) for keys in knowledge.covered().values())
    summary = (
        f"{covered} of {len(knowledge.seed_claims)} claims covered; {len(knowledge.passages)} passages, "
        f"{len(catalog.intents)} intents with {len(examples)} examples, "
        f"{len(alarms)} messages by urgency, {len(statements)} statements, {len(mentioned)} mentions, "
        f"{len(knowledge.foods.rows)} foods, {len(knowledge.forms.by_key)} forms, "
        f"{len(knowledge.interactions.by_key)} interactions; {len(problems)} problems"
    )
    unique = tuple(dict.fromkeys(problems))
    return CheckReport(unique, (*sorted(map(str, unique)), summary))


def _content_below(root: Path) -> Content:
    return Content(*(root / part / "content" for part in ("knowledge", "intents", "bot")))


def _unknown_cautions(
    content: Content, mentioned: Iterable[tuple[str, frozenset[str]]], knowledge: KnowledgeBase
) -> list[Problem]:
    """Return the groups of messages that stand under no caution of the table."""
    place = Place(str(content.intents / "mentions" / "concerns.yaml"), 1)
    keys = {key for _, keys in mentioned for key in keys} - knowledge.cautions.by_key.keys() - {MEDICINE}
    remedy = f"use a key of cautions.yaml, or {MEDICINE}"
    return [Problem(place, f"{key!r} is no caution", remedy) for key in sorted(keys)]


def _unanswerable(catalog: IntentCatalog, knowledge: KnowledgeBase, phrases: Phrases) -> list[Problem]:
    """Return intents that nothing answers, and passages whose intents do not exist."""
    desk = Desk(knowledge, catalog, PassageSearch(()), phrases)
    problems = [_unserved(intent, desk) for intent in catalog.intents.values()]
    for passage in knowledge.passages.values():
        problems += [
            Problem(passage.place, f"{passage.key}: unknown intent {key!r}", "use a key of intents.yaml")
            for key in passage.intents
            if key not in catalog.intents
        ]
        problems += [
            Problem(passage.place, f"{passage.key}: unknown intent {key!r} in cues", "use a key of intents.yaml")
            for cue in passage.cues
            for key in cue.among
            if key not in catalog.intents
        ]
    return [problem for problem in problems if problem is not None]


def _unserved(intent: Intent, desk: Desk) -> Problem | None:
    unknown = [key for key in intent.passages if key not in desk.knowledge.passages]
    if unknown:
        return Problem(intent.place, f"{intent.key}: unknown passage {unknown[0]!r}", "correct the key")
    needs = {
        "passages": bool(desk.passages_of(intent.key)),
        "table": intent.key in ANSWERERS,
        "smalltalk": f"smalltalk.{intent.key}" in desk.phrases,
        "decline": f"decline.{intent.key}.lead" in desk.phrases,
        "out": f"decline.{intent.key}.lead" in desk.phrases,
    }
    if needs[intent.kind]:
        return None
    message = f"{intent.key}: nothing answers it (kind {intent.kind})"
    return Problem(intent.place, message, "write a passage that names it, a phrase, or correct the kind")
