"""Safety rules on the raw utterance, before any statistics.

The whole message is read, however long, in overlapping windows. Rules are content (`content/safety.yaml`, words in
`content/safety_words.yaml`): a rule holds when one of its conditions does, with phrases that no guard covers. The
most serious rule wins; a red flag therefore outranks whatever else the message asks. Nothing is learnt, nothing is
guessed, so the same message always gets the same result and a clinician can read why.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from intents.patterns.matcher import Patterns
from intents.patterns.tree import Hits, Span
from intents.patterns.words import Words
from intents.safety.clauses import Guard, GuardReader
from intents.safety.conditions import Condition, conditions_by_need
from intents.safety.rules import (
    SAYINGS,
    URGENCIES,
    SafetyWords,
    TriageRule,
    Urgency,
    read_patterns,
    read_rules,
    read_words,
    rule_problems,
    word_problems,
)
from intents.safety.text import SafetyReader
from intents.safety.vitals import Vitals
from knowledge.readers import Problem, read_lines

__all__ = ["Triage", "TriageRules", "Urgency", "load_triage"]

WINDOW = 400
"""Words read at once; ordinary messages fit in one window, longer ones are read in several."""
STEP = 300
"""Words from one window to the next: what stands within 100 words of each other is seen together."""
NEAR = 8
"""Words between two phrases that count as near."""
REACH = NEAR + 24
"""Words from the start of a long phrase to what may be near its end."""
ASIDE = 15
"""Words over which an exception ("not", "unless") sets a phrase aside; farther off it speaks of something else."""
SENTENCE_GAP = 3
"""Added to the distance for each sentence end between two phrases."""
SOFT_GUARD = "asked"
"""The guard that only soft rules mind: a question in general terms."""
DENIAL = "negated"
"""The guard of what a message says not to be so."""
GUARDS = frozenset({SOFT_GUARD, DENIAL})


@dataclass(frozen=True)
class Triage:
    """A message that must be answered with a card."""

    urgency: Urgency
    card: str
    rule: str
    seen: tuple[str, ...]
    """Concepts that fired."""


class TriageRules:
    """Checks messages; built once from the content, never changed."""

    def __init__(
        self,
        rules: Iterable[TriageRule],
        words: SafetyWords,
        patterns: Patterns,
        sayings: Patterns,
        ordinary: frozenset[str] = frozenset(),
    ) -> None:
        self.rules = tuple(rules)
        self.words = words
        self._patterns = patterns
        self._sayings = sayings
        self._vitals = Vitals(words.measures)
        self._guards = {name: Guard(name, reach) for name, reach in words.reach.items()}
        self._minded = {rule.key: self._minded_by(rule) for rule in self.rules}
        self._by_need = conditions_by_need(rule.when for rule in self.rules)
        self._reader = SafetyReader(words.spelling, {**sayings.words, **patterns.words}, ordinary)

    def check(self, utterance: str) -> Triage | None:
        """Return the most serious thing that a raw message says, or None. Never raises."""
        return self.examine(utterance)[0]

    def examine(self, utterance: str) -> tuple[Triage | None, frozenset[str]]:
        """Return what `check` does, and the concepts that are in the message. Never raises.

        A concept that the message denies wherever it names it is told as "no <concept>"; other guards are left aside.
        """
        best: tuple[int, Triage] | None = None
        concepts: set[str] = set()
        seen: set[Words] = set()  # a text that repeats itself is read once
        for words in _windows(self._reader.read(utterance)):
            if words in seen:
                continue
            seen.add(words)
            hits = self._hits(words)
            guards = GuardReader(words, hits, self._guards)
            concepts.update(self._told(hits, guards))
            for rank, triage in self._fired(words, hits, guards):
                if best is None or rank < best[0]:
                    best = (rank, triage)
                break
            if best is not None and best[0] == 0:
                break
        return (best[1] if best else None), frozenset(concepts)

    def fired(self, utterance: str) -> tuple[Triage, ...]:
        """Return every rule that holds in the first window of a message, most serious first."""
        for words in _windows(self._reader.read(utterance)):
            hits = self._hits(words)
            return tuple(triage for _, triage in self._fired(words, hits, GuardReader(words, hits, self._guards)))
        return ()

    def self_check(self) -> list[Problem]:
        """Run every rule's examples; return what does not behave as its rule says."""
        problems = rule_problems(self.rules, self.words.names, self._guards)
        for rule in self.rules:
            for text in rule.must:
                if rule.key not in {triage.rule for triage in self.fired(text)}:
                    message = f"{rule.key}: does not hold for {text!r}"
                    problems.append(Problem(rule.place, message, "widen its conditions or their concepts"))
            for text in rule.must_not:
                if rule.key in {triage.rule for triage in self.fired(text)}:
                    message = f"{rule.key}: holds for {text!r}"
                    problems.append(Problem(rule.place, message, "narrow its conditions or add an exception"))
        return problems

    def _told(self, hits: Hits, guards: GuardReader) -> Iterator[str]:
        """Yield the concepts of a message, those that it only denies as such."""
        denies = any(name.startswith(f"{DENIAL}.") for name in hits)
        for name, spans in hits.items():
            denied = denies and "." not in name and all(guards.covers(DENIAL, span) for span in spans)
            yield f"no {name}" if denied else name

    def _fired(self, words: Words, hits: Hits, guards: GuardReader) -> Iterator[tuple[int, Triage]]:
        present = frozenset(hits)
        last = -1
        for place, _, condition in sorted(found for name in present for found in self._by_need.get(name, ())):
            rule = self.rules[place]
            if place != last and condition.needs <= present and self._holds(rule, condition, words, hits, guards):
                last = place  # one condition is enough
                seen = tuple(name for group in condition.groups for name in group)
                yield URGENCIES.index(rule.urgency), Triage(rule.urgency, rule.card, rule.key, seen)

    def _minded_by(self, rule: TriageRule) -> tuple[str, ...]:
        """The guards that count for a rule; one that is misspelt there sets nothing aside, and `self_check` tells."""
        if rule.heeds is not None:
            return tuple(name for name in rule.heeds if name in self._guards)
        return tuple(name for name in self._guards if rule.soft or name != SOFT_GUARD)

    def _hits(self, words: Words) -> Hits:
        sayings = self._sayings.find(words).get(SAYINGS, ())
        hidden = frozenset(place for start, end in sayings for place in range(start, end))
        hits = self._patterns.find(words, hidden)
        self._vitals.find(words, hits, hidden)
        return hits

    def _holds(self, rule: TriageRule, condition: Condition, words: Words, hits: Hits, guards: GuardReader) -> bool:
        names = self._minded[rule.key]
        against = [span for name in (*rule.unless, *condition.absent) for span in hits.get(name, ())]
        live: dict[str, list[Span]] = {}
        for name in condition.needs:
            spans = hits[name]
            if name not in self.words.any_time:
                spans = [span for span in spans if not any(guards.covers(guard, span) for guard in names)]
            if against:
                spans = [span for span in spans if not any(_disarms(other, span) for other in against)]
            if not spans:
                return False
            live[name] = spans
        return all(_near_each_other(group, live, words.breaks) for group in condition.groups)


def _disarms(other: Span, span: Span) -> bool:
    """Whether an exception stands close enough to a phrase to speak of the same thing."""
    return other[0] - span[1] <= ASIDE and span[0] - other[1] <= ASIDE


def _near_each_other(
    group: tuple[str, ...], live: Mapping[str, list[Span]], breaks: tuple[int, ...], chosen: tuple[Span, ...] = ()
) -> bool:
    """Whether the concepts of a group can be found so that each is near one found before it."""
    if not group:
        return True
    spans = live[group[0]]
    if chosen and len(spans) > 8:  # in order: look only at those that can be near
        first = bisect_left(spans, (min(span[0] for span in chosen) - REACH, 0))
        last = bisect_left(spans, (max(span[1] for span in chosen) + NEAR + 1, 0))
        spans = spans[first:last]
    return any(
        _near_each_other(group[1:], live, breaks, (*chosen, span))
        for span in spans
        if not chosen or any(_near(span, other, breaks) for other in chosen)
    )


def _near(a: Span, b: Span, breaks: tuple[int, ...]) -> bool:
    first, last = (a, b) if a <= b else (b, a)
    distance = last[0] - first[1]
    if distance > NEAR:
        return False
    ends = sum(mark == 2 for mark in breaks[first[1] : last[0] + 1]) if distance >= 0 else 0
    return distance + SENTENCE_GAP * ends <= NEAR


def _windows(words: Words) -> Iterator[Words]:
    """Yield the message in overlapping windows; nothing when it holds no word."""
    for start in range(0, max(len(words.words) - (WINDOW - STEP), 1), STEP):
        if words.words:
            yield words.part(start, start + WINDOW)


def load_triage(path: Path, problems: list[Problem]) -> TriageRules:
    """Read the rules at a path and the words file beside it; what does not fit becomes problems."""
    words_path = path.with_name("safety_words.yaml")
    words = read_words(words_path, problems)
    problems += word_problems(words)
    patterns = read_patterns(words.concepts, words.measures, words_path, problems)
    sayings = read_patterns({**words.groups(), SAYINGS: words.sayings}, (), words_path, problems)
    guarded, ordinary = (read_lines(path.with_name(f"{kind}_words.txt"), problems) for kind in ("guard", "ordinary"))
    return TriageRules(read_rules(path, problems), words, patterns, sayings, guarded | ordinary)
