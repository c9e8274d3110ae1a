"""Alarms that need what was told before: "on warfarin", then "bumped my head"; palpitations, then "a bit breathless".

By itself such a message sounds harmless, so the safety rules read it with what is kept in mind of the person and the
complaints spoken of last. Rules only: the second reader has learnt single messages.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import Field

from intents.questions import asks_something
from intents.safety.triage import Triage, TriageRules
from knowledge.readers import ContentRow, Problem, parse_rows, read_yaml_rows
from knowledge.shapes import Text, Texts, WordsInText
from knowledge.text import tokens

_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*")
SOON = "doctor_soon"
"""Left to the answer: lasting complaints and conditions say that anyway."""
MOST = 1000
"""Words of a later message where a row sets no bound."""


class ToldRow(ContentRow):
    """What stands for something that is kept in mind of a person."""

    key: Text
    of: Texts
    """`type/key` of a condition, life stage or medicine."""
    says: str = Field(min_length=1)
    """The sentence that a later message is read behind."""
    concept: Text
    """What of the safety rules it holds."""
    unless: WordsInText = frozenset()
    """Words of a later message that speak of something else."""
    most: int = Field(default=MOST, ge=1)
    """Words of a later message that it stands for something in."""

    def stands_in(self, words: Collection[str]) -> bool:
        """Whether a later message of these words is read behind it."""
        return len(words) <= self.most and self.unless.isdisjoint(words)


@dataclass(frozen=True)
class ToldBefore:
    """Reads messages together with what was told; never changed."""

    rules: TriageRules
    rows: tuple[ToldRow, ...] = ()
    complaints: Mapping[str, str] = field(default_factory=dict)
    """`symptom/key` → how rules read it."""
    question_starts: Collection[str] = ()

    def alarm(self, utterance: str, told: Iterable[str]) -> tuple[str, Triage] | None:
        """Return a message behind what was told (`type/key`) and what both call for together, or None.

        A question tells of nothing ("do they make you dizzy"), nor does what somebody has or takes ("i take omeprazole"
        after twitches). A sign of the rule must stand in the message, and another part of it only before it.
        """
        known = set(told)
        words = tokens(utterance)
        rows = [row for row in self.rows if known.intersection(row.of) and row.stands_in(words)]
        complaints = ", ".join(label for key, label in self.complaints.items() if key in known)
        if not (rows or complaints) or self._only_asks(utterance.lower()):
            return None
        before = " ".join([*(row.says for row in rows), *([f"{complaints},"] if complaints else [])])
        alone, held = self.rules.examine(before)
        whole = f"{before} {utterance}"
        found = self.rules.check(whole) if alone is None else None
        if found is None or found.urgency == SOON:
            return None
        own = self.rules.examine(utterance)[1]
        signs = set(found.seen) & own - {row.concept for row in self.rows}
        of_before = {row.concept for row in rows} | (self.rules.examine(complaints)[1] if complaints else set())
        return (whole, found) if signs and (set(found.seen) - own) & held & of_before else None

    def _only_asks(self, utterance: str) -> bool:
        """Whether every sentence of a message is a question."""
        sentences = filter(str.strip, _SENTENCE.findall(utterance))
        return all(asks_something(sentence.strip(), self.question_starts) for sentence in sentences)

    def self_check(self) -> list[Problem]:
        """Return what is wrong with the rows: a sentence that alarms by itself, or that does not hold its concept."""
        problems = []
        for row in self.rows:
            alone, held = self.rules.examine(row.says)
            if alone is not None:
                message = f"{row.key}: {row.says!r} sets off {alone.rule!r} by itself"
                problems.append(Problem(row.place, message, "say it in other words"))
            if row.concept not in held:
                message = f"{row.key}: {row.says!r} does not hold {row.concept!r}"
                problems.append(Problem(row.place, message, "use a concept of safety_words.yaml that it holds"))
        return problems


def load_told(path: Path, problems: list[Problem]) -> tuple[ToldRow, ...]:
    """Read what stands for things told; what does not fit becomes problems."""
    return tuple(parse_rows(read_yaml_rows(path, problems), ToldRow, problems))
