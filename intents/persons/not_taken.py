"""A medicine spoken of before that somebody says not to take: "im not on spironolactone", "i only take ramipril".

Only plain statements that say nothing else count: a caution too many costs a line, one too few may cost a life.
"""

import re

from intents.persons.persons import FIRST
from intents.reading.entities import Reading
from intents.reading.entity_types import MEDICINE

THING = "X"
"""Stands for the name of the medicine."""
_LEAD = r"(?:(?:no|sorry|oh|wait|actually|but|well|so|ok|and|just to be clear),? )*"
_AM = r"(?:i'?m|i am|he'?s|he is|she'?s|she is|we'?re|they'?re)"
_WHO = r"(?:i|he|she|we|they)"
_NOT = r"(?:don'?t|do not|doesn'?t|does not|never)"
_END = r"(?: (?:though|tho|btw|myself|at all|any ?more|now))?"
_DENIED = re.compile(
    rf"{_LEAD}(?:{_AM} not (?:on|taking)|{_WHO} {_NOT} (?:take|took|have|use)) (?:any |the |my )?{THING}{_END}"
)
_ONLY = re.compile(
    rf"{_LEAD}(?:{_WHO} (?:only|just) takes? {THING}|{_WHO} takes? {THING} only|{_AM} (?:only|just) on {THING}"
    rf"|(?:only|just) {THING}|{_AM} on {THING} only){_END}"
)


def denied(reading: Reading) -> str | None:
    """Return the medicine (`type/key`) that a message says is not taken, and says nothing else; None in any other."""
    return _told(reading, _DENIED)


def of_the_writer(reading: Reading) -> bool:
    """Whether a message speaks of the one who writes: "i dont take digoxin" says nothing of a mother who does."""
    return any(word.read in FIRST for word in reading.words)


def only_taken(reading: Reading) -> str | None:
    """Return the medicine (`type/key`) that a message says is the only one taken; None in any other message."""
    return _told(reading, _ONLY)


def _told(reading: Reading, pattern: re.Pattern[str]) -> str | None:
    named = [match for match in reading.matches if match.type == MEDICINE]
    if len(named) != 1 or "?" in reading.text:
        return None
    match = named[0]
    text = f"{reading.text[: match.start]}{THING}{reading.text[match.end :]}".strip(" .!")
    return match.entity if pattern.fullmatch(text) else None
