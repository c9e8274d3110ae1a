"""Actions: what a button or a command stands for. Stateless, short, and checked before use.

`p:<passage>`, `m:<passage>` (more), `i:<intent>[:type=key,…]`, `s:…` (the same in short), `menu[:group]`,
`forget:<type/key>`, `why`, `pic:<foods|forms>-<codes>` (see bot.answers.pictures). Callback data is short, so verbs
are; code calls them by name.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from intents.model import EntityMatch

PAGE, MORE, ASK, IN_SHORT = "p", "m", "i", "s"
MENU, FORGET, WHY, PICTURE = "menu", "forget", "why", "pic"
VERBS = frozenset({PAGE, MORE, ASK, IN_SHORT, MENU, FORGET, WHY, PICTURE})
MAX_BYTES = 61
"""Telegram takes 64 bytes of callback data; three are left for the version prefix."""
ALSO = "~"
"""Between values of one type: "diet=vegan~nut_free"."""
_ACTION = re.compile(r"(?P<verb>[a-z]+)(?::(?P<argument>[a-z0-9_/-]+))?(?::(?P<slots>[a-z0-9_=,.~-]+))?")


@dataclass(frozen=True)
class Action:
    """A parsed action."""

    verb: str
    argument: str = ""
    slots: tuple[tuple[str, str], ...] = ()
    """(type, key) pairs, in order."""

    @property
    def matches(self) -> tuple[EntityMatch, ...]:
        """Its slots as the things of a question."""
        return tuple(EntityMatch(type_, key, key, 0, 0) for type_, key in self.slots)


def parse_action(text: str) -> Action | None:
    """Read an action; None when it is none of ours (it comes from a client and may be anything)."""
    match = _ACTION.fullmatch(text) if len(text) <= MAX_BYTES else None
    if match is None or match["verb"] not in VERBS:
        return None
    pairs = [part.partition("=") for part in (match["slots"] or "").split(",") if part]
    slots = tuple((type_, key) for type_, _, keys in pairs for key in keys.split(ALSO) if type_ and key)
    return Action(match["verb"], match["argument"] or "", slots)


def write_action(action: Action) -> str:
    """Return the action as text; slots that do not fit are left out from the end."""
    head = ":".join(part for part in (action.verb, action.argument) if part)
    slots = list(action.slots)
    while slots:
        text = f"{head}:{_written(slots)}"
        if len(text) <= MAX_BYTES:
            return text
        slots.pop()
    return head


def write_whole(action: Action) -> str | None:
    """Return the action as text; None where it has no room for all of its slots."""
    text = write_action(action)
    return text if parse_action(text) == action else None


def asking(intent: str, *things: tuple[str, str]) -> str:
    """Return the action that asks the question of an intent, of some things as (type, key).

    >>> asking("food_swap", ("food", "milk"))
    'i:food_swap:food=milk'
    """
    return write_action(Action(ASK, intent, things))


def verb_of(action: str) -> str:
    """Return the verb of an action as text.

    >>> verb_of("forget:condition/asthma")
    'forget'
    """
    return action.partition(":")[0]


def _written(slots: Sequence[tuple[str, str]]) -> str:
    """Slots as text, neighbours of one type together.

    >>> _written([("diet", "vegan"), ("diet", "nut_free"), ("min", "50")])
    'diet=vegan~nut_free,min=50'
    """
    runs = groupby(slots, key=lambda slot: slot[0])
    return ",".join(f"{type_}={ALSO.join(key for _, key in run)}" for type_, run in runs)
