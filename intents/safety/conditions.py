"""Conditions of the safety rules: concepts joined by `~` (near each other), `+` (anywhere in the message) and `not`
(absent): "one_leg ~ swollen + breathless not both_legs". `~` binds tighter than `+`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Condition:
    """A condition as the engine reads it."""

    groups: tuple[tuple[str, ...], ...]
    """All groups must be found; the concepts of a group near each other."""
    absent: tuple[str, ...]
    needs: frozenset[str]
    """Concepts without which it cannot hold."""


def parse_condition(text: str) -> Condition:
    """Read a condition. ValueError when it is not one.

    >>> condition = parse_condition("leg ~ swollen + breathless not both_legs")
    >>> condition.groups, condition.absent
    ((('leg', 'swollen'), ('breathless',)), ('both_legs',))
    """
    groups: list[list[str]] = []
    absent: list[str] = []
    joint = "+"
    for item in text.split():
        if item in {"~", "+", "not"}:
            if joint:
                raise ValueError(f"{item!r} stands where a concept is expected")
            joint = item
        elif not joint:
            raise ValueError(f"'~', '+' or 'not' is missing before {item!r}")
        else:
            if joint == "not":
                absent.append(item)
            elif joint == "~":
                groups[-1].append(item)
            else:
                groups.append([item])
            joint = ""
    if joint or not groups:
        raise ValueError("a concept is missing at the end")
    needs = frozenset(name for group in groups for name in group)
    return Condition(tuple(map(tuple, groups)), tuple(absent), needs)


def _readable(when: Iterable[str]) -> tuple[Condition, ...]:
    """The conditions that can be read; the others are reported by `self_check`."""
    conditions = []
    for text in when:
        try:
            conditions.append(parse_condition(text))
        except ValueError:
            continue
    return tuple(conditions)


def conditions_by_need(written: Iterable[Iterable[str]]) -> dict[str, list[tuple[int, int, Condition]]]:
    """Take the conditions of each rule; return them, with their rule's and their own place, by the concept they need
    that the fewest need.

    Only conditions whose rarest concept was found need a look: a handful of some hundreds.
    """
    conditions = [_readable(when) for when in written]
    needed = Counter(name for listed in conditions for condition in listed for name in condition.needs)
    by_need: dict[str, list[tuple[int, int, Condition]]] = defaultdict(list)
    for rule, listed in enumerate(conditions):
        for place, condition in enumerate(listed):
            by_need[min(condition.needs, key=lambda name: (needed[name], name))].append((rule, place, condition))
    return by_need
