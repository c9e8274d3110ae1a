"""`magbot check`: all content at once, the problems of every file, and what is covered."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.answers.desk import Desk
from bot.answers.registry import ANSWERERS
from bot.learning import Content, load_lessons
from bot.loading import Loaded, read_content
from intents.catalog import Intent, check_examples
from intents.claim_signals import signal_problems
from intents.claims import ClaimMatcher
from intents.thesaurus import load_thesaurus
from knowledge.base import MEDICINE, KnowledgeBase
from knowledge.passage_search import PassageSearch
from knowledge.readers import Problem, place_of
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
    loaded = read_content(content, problems)
    knowledge, catalog = loaded.knowledge, loaded.catalog
    problems += wording_problems(knowledge)
    problems += loaded.triage.self_check()
    problems += _claim_problems(loaded)
    problems += _unanswerable(loaded)
    examples, alarms, statements, mentioned = load_lessons(content, problems)
    problems += check_examples(catalog, examples)
    problems += _unknown_cautions(content, mentioned, knowledge)
    load_thesaurus(content.intents, problems)
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


def _claim_problems(loaded: Loaded) -> list[Problem]:
    """Return signals that cannot be read; when all can, the claims that do not recognise their own examples."""
    claims = tuple(loaded.knowledge.claims.values())
    unreadable = signal_problems(claims, loaded.claim_words)
    return unreadable or ClaimMatcher(claims, loaded.claim_words, loaded.as_typed.read).self_check()


def _unknown_cautions(
    content: Content, mentioned: Iterable[tuple[str, frozenset[str]]], knowledge: KnowledgeBase
) -> list[Problem]:
    """Return the groups of messages that stand under no caution of the table."""
    path = content.intents / "mentions" / "concerns.yaml"
    keys = {key for _, keys in mentioned for key in keys} - knowledge.cautions.by_key.keys() - {MEDICINE}
    remedy = f"use a key of cautions.yaml, or {MEDICINE}"
    return [Problem(place_of(path, key), f"{key!r} is no caution", remedy) for key in sorted(keys)]


def _unanswerable(loaded: Loaded) -> list[Problem]:
    """Return intents that nothing answers."""
    desk = Desk(loaded.knowledge, loaded.catalog, PassageSearch(()), loaded.phrases)
    return [
        Problem(
            intent.place,
            f"{intent.key}: nothing answers it (kind {intent.kind})",
            "write a passage that names it, a phrase, or correct the kind",
        )
        for intent in loaded.catalog.intents.values()
        if not _is_served(intent, desk)
    ]


def _is_served(intent: Intent, desk: Desk) -> bool:
    if intent.kind == "table":
        return intent.key in ANSWERERS
    if intent.kind == "passages":
        return bool(desk.passages_of(intent.key))
    key = f"smalltalk.{intent.key}" if intent.kind == "smalltalk" else f"decline.{intent.key}.lead"
    return key in desk.phrases
