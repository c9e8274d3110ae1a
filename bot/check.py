"""`magbot check`: all content at once, the problems of every file, and what is covered."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.learning import Content, load_lessons
from bot.loading import Loaded, read_content
from bot.phrase_use import phrase_problems
from bot.references import unresolved
from intents.catalog import check_examples
from intents.claims.matcher import ClaimMatcher
from intents.claims.signals import signal_problems
from intents.classify.thesaurus import load_thesaurus
from knowledge.base import MEDICINE, KnowledgeBase
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
    problems += unresolved(loaded)
    problems += phrase_problems(loaded.phrases)
    problems += wording_problems(knowledge)
    problems += loaded.triage.self_check()
    problems += loaded.told_before.self_check()
    problems += _claim_problems(loaded)
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
