"""What a message tells of as over: "was pregnant twenty years ago", "had my appendix out at 12".

Serves the cautions. Words of time decide, clause by clause, so it holds for whatever can be over; the cautions table
says what can (`passes`): an operation is over one day, a kidney disease is not. A word that brings it back to the
present ("again", "still", "next week") counts for more, and when in doubt a thing is not over: a caution too many
costs a line, one too few may cost a life.
"""

import re
from collections.abc import Iterator

Span = tuple[int, int]

REACH = 3
"""Words after "was" or "used to" that they put into the past."""

_MANY = (
    r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
    r"|many|several|some|few|couple(?: of)?|donkeys?'?|loads of|lots of)(?:[- ](?:odd|or so|plus))?"
)
_YEARS = r"(?:(?:years?|yrs?|decades?)'?)"
_AGO = (
    rf"(?:{_MANY} {_YEARS}|{_YEARS}|ages|decades?|long|a (?:long time|lifetime|year|decade))"
    r" (?:(?:and \w+ )?ago|back|earlier|since|before(?= (?:i|this|that|now)\b|$))|\d{1,2}\s?(?:y|yrs?) ago"
    r"|last year|year before last|way back|back (?:in the day|then|when)|in the (?:past|\w+ies|\d0'?s)"
)
_YEAR = (
    r"(?:in|of|around|circa|during|from|back in|summer|winter|spring|autumn|out|removed|done|section|replaced)"
    r"\s(?:19\d\d|20[01]\d|202[0-4]|'\d\d)\b"
)
_AGE_WORD = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen)"
)
_YOUNG = r"(?:kid|child|little|young|younger|small|tiny|teen|teenager|baby|student|boy|girl)"
_YOUTH = (
    rf"(?:as an? (?:\w+ )?(?:{_YOUNG}|youngster|lad|toddler)"
    rf"|when i was (?:an? )?(?:(?:\w+ )?{_YOUNG}|at school|in school|at uni|wee|{_AGE_WORD}|\d{{1,2}})"
    r"|in (?:my|his|her) (?:early |mid |late )?(?:teens|twenties|thirties|forties|youth|childhood|[1-4]0'?s))"
)
_AT_AGE = (
    r"(?:had|got|was|were|lost|did|took|taken|out|removed|fixed|done)\b[^.;!?,]{0,60}\b"
    r"(?:at (?:the )?(?:age (?:of )?)?|aged? )"
    r"(?:\d{1,2}|[a-z]+teen|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty)"
    r"\b(?!\s?(?:%|percent|weeks?|wks?|months?|mg|am|pm|o'?clock|:|\.\d))"
)
_CHILDREN = r"(?:first|second|third|last|eldest|oldest|youngest|son|daughter|boys?|girls?|twins|kids|children)"
_OVER = re.compile(
    rf"\b(?:{_AGO}|{_YEAR}|{_YOUTH}|{_AT_AGE}"
    rf"|had [\w-]+(?: \w+)? with (?:him|her|them|both|all|each|my {_CHILDREN}))"
)
"""Puts its whole clause into the past."""
_PUTS_BACK = re.compile(
    r"\b(?:(?:was|were) (?:last |once |heavily |\d+ \w+ )?(?!told\b)|used to (?:have (?:an? )?)?"
    r"|(?:both|all|each|every one)(?: of)? (?:my|her) |(?:my|her) (?:previous|earlier|past|two|three) )"
)
"""Puts the next words into the past."""
_TELLS = (
    r"(?:(?:found|find|finding) out|learn\w*|told|said|says?|realis\w+|realiz\w+|knew|know|discovered|thought|thinks?"
    r"|confirmed|if|wish(?:ed)?|case|though|suspect\w*|before)"
)
_TOLD = re.compile(rf"\b{_TELLS}\b[^.,;!?]{{0,12}}\b(?:was|were)\b")
"""What somebody "found out they were" is so now."""
_PRESENT = re.compile(
    r"\b(?:again|still|currently|at the moment|next|tomorrow|tonight|soon|coming up|due|booked|scheduled|upcoming"
    r"|another|now|this (?:week|month|morning|year|time)"
    r"|\d+(?:\+\d)? ?(?:weeks?|wks?|w|months?) (?!(?:ago|back|later|after|before)\b)[a-z]+"
    r"|(?:i'?m|am|is|are|she'?s|we'?re) (?:\w+ )?(?!(?:fine|well|ok|okay|good|all|over|gone|healed)\b)\w+ing)\b"
    r"|^\W*(?:i'?m|i am|she'?s|she is|we'?re|we are)\b"
)
_CLAUSE = re.compile(
    r"[.;!?\n]|,|\b(?:but|however|though|so|yet)\b|\b(?:and )?(?:now|currently|today|these days|nowadays)\b"
    r"|\band (?=(?:i'?m|i am|she'?s|she is|we'?re|this time)\b)"
)
_LEADS_ON = re.compile(
    rf"\s*(?:(?:about|some|like|nearly|over|almost|that was|this was|it was|but)\s+)*(?:{_AGO}|{_YEAR})"
)
_A_WHILE = (
    rf"{_AGO}|{_YEAR}|(?:months?|weeks?) (?:ago|back)|last (?:month|spring|summer|autumn|winter|christmas|easter)"
    r"|\bin (?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)\w*|\b(?:a|the|my) course"
)
_ENDED = re.compile(
    r"\b(?:(?:came|come|been|got|went|gone) off|(?:stopped|quit)(?: taking| using)?"
    r"|used to (?:take|be on|have|use|need)|no longer (?:take|on|need|use)"
    r"|off(?=[^.;!?]*\bsince (?:19|20)\d\d)"
    rf"|(?:finished|completed|(?:done|finished|through) with)(?=[^.;!?]*(?:{_A_WHILE}))"
    rf"|(?:was|were|took)(?: once)?(?: on| taking)?(?=[^.;!?]*(?:{_AGO}|{_YEAR}|{_YOUTH}))"
    rf"|(?:grew|growing|brought|raised)(?: up)? (?:on|with)(?=[^.;!?]*(?:{_AGO}|{_YEAR}|{_YOUTH})))\s+"
)
"""What somebody has done with taking; the next words name it."""
_ENDED_AFTER = re.compile(
    r"(?:\S+ ){1,2}(?:was |were |course )?(?:finished|stopped|ended|completed|done)\s+"
    rf"(?=(?:about |over )?(?:{_AGO}|{_YEAR}))"
)
"""The same, its name first: "doxycycline finished in 2019"."""
_JUST = re.compile(
    r"\b(?:just|today|tonight|yesterday|this (?:morning|week|afternoon)|for (?:now|a|my|the)"
    r"|if|when|if i|can|should|could)\b"
)
"""With it, a medicine may still be in the body, or an end is only thought of."""
_LONG_AGO = re.compile(rf"\b(?:{_AGO}|{_YEAR})")
_BACK_ON = re.compile(r"\b(?:on (?:it|them) again|back on|restart\w*|still (?:on|tak\w+|us\w+|have|need))\b")
_WORDS = re.compile(rf"(?:\S+\s*){{1,{REACH}}}")


def bygone_spans(text: str) -> tuple[Span, ...]:
    """Return the stretches of a normalised text, (start, end), that tell of what is over.

    >>> text = "had my tonsils out as a kid, now my knee is next"
    >>> [text[start:end] for start, end in bygone_spans(text)]
    ['had my tonsils out as a kid']
    """
    return tuple(span for start, end in _past_clauses(text) for span in _put_back(text, start, end))


def ended_spans(text: str) -> tuple[Span, ...]:
    """Return the stretches of a normalised text, (start, end), that name what somebody takes no longer.

    A medicine that was begun long ago is taken today, so a time gone by is not enough: its end must be told.

    >>> text = "came off omeprazole in 2020, been on iron since"
    >>> [text[start:end] for start, end in ended_spans(text)]
    ['omeprazole in 2020']
    """
    spans = []
    for start, end in _clauses(text):
        just = _JUST.search(text, start, end) and not _LONG_AGO.search(text, start, end)
        if just or _BACK_ON.search(text, start):
            continue
        for cue in _ENDED.finditer(text, start, end):
            words = _WORDS.match(text, cue.end(), end)
            if words:
                spans.append((words.start(), words.end()))
        spans += [match.span() for match in _ENDED_AFTER.finditer(text, start, end)]
    return tuple(spans)


def _put_back(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield what of a clause that begins at `start` is over: all of it, or what follows a "was"."""
    clause = text[start:end]
    follows = _CLAUSE.match(text, end)
    led = follows is not None and _LEADS_ON.match(text, follows.end()) is not None  # "…, 30 years back"
    if led or _OVER.search(clause):
        yield start, end
        return
    for cue in _PUTS_BACK.finditer(clause):
        words = _WORDS.match(clause, cue.end())
        if words:
            yield start + words.start(), start + words.end()


def _past_clauses(text: str) -> Iterator[Span]:
    """Yield the clauses in which nothing speaks of the present."""
    for start, end in _clauses(text):
        clause = text[start:end]
        if clause.strip() and not _PRESENT.search(clause) and not _TOLD.search(clause):
            yield start, end


def _clauses(text: str) -> Iterator[Span]:
    start = 0
    for cut in (*_CLAUSE.finditer(text), None):
        yield start, cut.start() if cut else len(text)
        if cut:
            start = cut.end() if not cut.group()[0].isalpha() else cut.start()
