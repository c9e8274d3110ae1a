"""What a message tells of as over: "was pregnant twenty years ago", "had my appendix out at 12".

Serves the cautions. A few plain rules of words of time, clause by clause, so they hold for whatever can be over; the
cautions table says what can (`passes`): an operation is over one day, a kidney disease is not. Rarer ways to tell an
end are left to the reader of mentions, which learns them from examples. A word that brings it back to the present
("again", "still", "next week") counts for more, and when in doubt a thing is not over: a caution too many costs a
line, one too few may cost a life.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from intents.reading.age_words import KIN

Span = tuple[int, int]

_YEAR = re.compile(r"\b20\d\d\b")
_LONG_AGO = (
    r"\b(?:(?:years?|yrs?|decades?|ages|long)'? (?:ago|back|earlier)|last year|in the past|back (?:then|when)"
    r"|(?:in|of|from|since|out|done) (?:19|20)\d\d\b"
    r"|as an? (?:kid|child|teen\w*|baby|student|boy|girl)|when i was|in my (?:early |late )?(?:teens|twenties)"
    r"|(?:had|got|was|took|out) [^.;!?,]{0,60}\bat (?:age )?\d{1,2}\b(?!\s?(?:%|weeks?|mg|am|pm|:)))"
)
_WORDS = r"\s+((?:(?:a|an|the|my)\s(?:\w+\s)?(?:course|round|box|pack|run) of\s)?(?:\S+\s*){1,3})"
_OVER = re.compile(_LONG_AGO)
"""Puts its whole clause into the past."""
_WAS = re.compile(rf"\b(?:was(?! told)|were|used to(?: be| have)?|both(?: of)? my){_WORDS}")
"""Puts the next words into the past."""
_NOT_OVER = re.compile(
    r"\b(?:again|still|currently|next|tomorrow|soon|due|booked|another|now|at the moment|this (?:week|month|time)"
    r"|\d+ ?(?:weeks?|wks?)(?! (?:ago|back|later|after))"
    r"|(?:found out|told|said|knew|thought|if|before) [^.,;!?]{0,12}\b(?:was|were))\b"
    r"|^\W*(?:i'?m|i am|she'?s|she is|we'?re|we are)\b"
)
"""Speaks of the present; so does what somebody "found out they were"."""
_ENDED = re.compile(
    r"\b(?:(?:came|been|went) off|stopped(?: taking| using)?|quit|used to (?:take|be on|have|use|need)"
    r"|(?:was|took|finished)(?: on| taking)?"
    rf"(?=.{{0,80}}(?:{_LONG_AGO}|\b(?:weeks|months) (?:ago|back)|\bback in))){_WORDS}"
)
"""What somebody has done with taking; the next words name it."""
_NOT_ENDED = re.compile(r"\b(?:just|today|tonight|yesterday|for (?:now|my|the)|if|when|can|should|could)\b")
"""With it, a medicine may still be in the body, or an end is only thought of."""
_BACK_ON = re.compile(r"\b(?:again|back on|restart\w*|still (?:on|tak\w+|us\w+|have|need))\b")
_OF_THE_DEAD = re.compile(
    rf"\b(?:(?:my|our|her|his|the) )?(?:late (?!teen)(?:{KIN})\b"
    rf"|(?:{KIN})\b[^.,;!?\n]{{0,60}},?\s?\b"
    r"(?:died|passed (?:away|on|in|last|back|at|when)|passed(?=\s*(?:$|[.,!;]|bless)))\b)"
    r"(?:(?!\b(?:i|i'm|im|ive|i've|me|my|we)\b)[^.,;!?\n])*"
)
"""Somebody who is dead and what is told of them, as far as nobody says "i"."""
_SHARED = re.compile(
    r"\b(?:(?:so|as) (?:do|did|have|am|was|is) (?:i|my|our)|me too|me as well|i (?:have|got) (?:it|the|both)"
    r"|now (?:i|me|mine)|inherit\w*|runs in|in the family|genetic\w*|genes|same|too|also|as well)\b"
)
"""What the living may have as well."""
_CUT = re.compile(
    r"[.,;!?\n]|\b(?=(?:but|however|though|so|now|currently|today|these days|and (?:i'?m|i am|she'?s))\b)"
)
"""Where a clause ends."""


def bygone_spans(text: str, today: date) -> tuple[Span, ...]:
    """Return the stretches of a normalised text, (start, end), that tell of what is over.

    >>> text = "had my tonsils out as a kid, now my knee is next"
    >>> [text[start:end] for start, end in bygone_spans(text, date(2026, 12, 1))]
    ['had my tonsils out as a kid,']
    """
    text = _without_late_years(text, today)
    spans: list[Span] = []
    for start, end in _clauses(text):
        if _NOT_OVER.search(text[start:end]):
            continue
        if _OVER.search(text, start, end):
            spans.append((start, end))
        spans += [match.span(1) for match in _WAS.finditer(text, start, end)]
    return tuple(spans)


def ended_spans(text: str, today: date) -> tuple[Span, ...]:
    """Return the stretches of a normalised text, (start, end), that name what somebody takes no longer.

    A medicine that was begun long ago is taken today, so a time gone by is not enough: its end must be told.

    >>> text = "came off omeprazole in 2020, been on iron since"
    >>> [text[start:end] for start, end in ended_spans(text, date(2026, 12, 1))]
    ['omeprazole in 2020,']
    """
    text = _without_late_years(text, today)
    return tuple(
        match.span(1)
        for start, end in _clauses(text)
        if not _NOT_ENDED.search(text, start, end) and not _BACK_ON.search(text, start)
        for match in _ENDED.finditer(text, start, end)
    )


def spans_of_the_dead(text: str) -> tuple[Span, ...]:
    """Return the stretches of a normalised text, (start, end), that tell of somebody who died, unless it is shared.

    >>> text = "my late uncle had gout, which form do i take"
    >>> [text[start:end] for start, end in spans_of_the_dead(text)]
    ['my late uncle had gout']
    >>> spans_of_the_dead("my late uncle had gout and so do i")
    ()
    """
    return () if _SHARED.search(text) else tuple(match.span() for match in _OF_THE_DEAD.finditer(text))


def _clauses(text: str) -> Iterator[Span]:
    return pairwise([0, *(match.end() for match in _CUT.finditer(text)), len(text)])


def _without_late_years(text: str, today: date) -> str:
    """The text, as long as before, without this year and the last: only a year before those is long ago."""
    return _YEAR.sub(lambda match: match.group() if int(match.group()) < today.year - 1 else "0000", text)
