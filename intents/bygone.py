"""What a message tells of as over: "was pregnant twenty years ago", "had my appendix out at 12".

Serves the cautions. Only situations that pass (`passes` in the cautions table) can be over: an operation is, a kidney
disease is not. A word that brings it back to the present ("again", "still", "next week") counts for more, and when in
doubt a thing is not over: a caution too many costs a line, one too few may cost a life.
"""

import re

Span = tuple[int, int]

_MANY = (
    r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
    r"|many|several|some|few|couple(?: of)?|donkeys?'?|loads of|lots of|god knows how many)(?:[- ](?:odd|or so|plus))?"
)
_YEARS = r"(?:(?:years?|yrs?|decades?)'?)"
_AGO = (
    rf"(?:{_MANY} {_YEARS}|{_YEARS}|ages|decades?|long|a (?:long time|lifetime|year|decade))"
    r" (?:(?:and \w+ )?ago|back|earlier|since|before(?= (?:i|this|that|now)\b|$))|\d{1,2}\s?(?:y|yrs?) ago"
    r"|last year|year before last|way back|back (?:in the day|then|when)|in the (?:past|\w+ies|\d0'?s)"
)
_YEAR = r"(?:in|of|around|circa|during|from|back in|summer|winter|spring|autumn)\s(?:19\d\d|20[01]\d|202[0-4]|'\d\d)\b"
_YOUTH = (
    r"(?:as an? (?:\w+ )?(?:kid|child|teen|teenager|baby|youngster|student|boy|girl|lad|young \w+|toddler)"
    r"|when i was (?:an? )?(?:\w+ )?(?:kid|child|little|young|younger|small|tiny|teen|teenager|baby|student|boy|girl"
    r"|at school|in school|at uni|\d{1,2})"
    r"|in (?:my|his|her) (?:early |mid |late )?(?:teens|twenties|thirties|forties|youth|childhood|[1-4]0'?s))"
)
_AT_AGE = (
    r"(?:had|got|was|were|lost|did|took|taken|out|removed|fixed|done)\b[^.;!?,]{0,60}\b"
    r"(?:at (?:the )?(?:age (?:of )?)?|aged? )(?:\d{1,2}|[a-z]+teen|ten|eleven|twelve|twenty|thirty|forty)"
    r"\b(?!\s?(?:%|percent|weeks?|wks?|months?|mg|am|pm|o'?clock|:|\.\d))"
)
_TELLS = (
    r"(?:(?:found|find|finding) out|learn\w*|told|said|says?|realis\w+|realiz\w+|knew|know|discovered|thought|thinks?"
    r"|confirmed|if|wish(?:ed)?|case|though|suspect\w*|before)"
)
_WAS = (
    rf"(?<!\w)(?:(?!{_TELLS}\b)\w+ ){{0,1}}(?<!out )(?:i|she|wife|sister|daughter|mum|mom|they|we)? ?(?:was|were)"
    r" (?:last |once |heavily |\d+ \w+ )?(?:pregnant|expecting|preggers|with child)"
    r"|(?:when|while|whilst|since|after|because) (?:i|she|my \w+) (?:was|were) (?:breast ?feeding|nursing|carrying|\w+ing"
    r" (?:for|milk))"
    r"|\bhad [\w-]+(?: \w+)? with (?:him|her|them|both|all|each|my (?:first|second|third|last|eldest|oldest|youngest|son"
    r"|daughter|boys?|girls?|twins|kids|children))\b"
    r"|\b(?:i|she) (?:have |had )?(?:breast ?fed|nursed)\b"
    r"|used to (?:breast ?feed|nurse|express|pump|drink|have an? op)"
    r"|(?:had|with|during|in|after|through|throughout) (?:both|all|each of|every one of) (?:of )?(?:my|her) pregnanc\w+"
    r"|(?:my|her) (?:last|previous|earlier|old|past|two|three) (?:pregnanc\w+|op\b|ops\b|operations?|surger\w+|c[- ]sections?)"
)
_OVER = re.compile(rf"\b(?:{_AGO}|{_YEAR}|{_YOUTH}|{_AT_AGE})|{_WAS}")
_TOLD = re.compile(rf"\b{_TELLS}\b[^.,;!?]{{0,12}}\b(?:was|were)\b")
_PRESENT = re.compile(
    r"\b(?:again|still|currently|at the moment|next|tomorrow|tonight|soon|coming up|this (?:week|month|morning|year|time)"
    r"|due|booked|scheduled|upcoming|another|now"
    r"|\d+(?:\+\d)? ?(?:weeks?|wks?|w|months?) (?:\w+ )?(?:pregnant|preg\w*|gone|along)"
    r"|(?:i'?m|am|is|are|she'?s|we'?re) (?:\w+ )?(?:pregnant|expecting|breast ?feeding|nursing|having|getting))\b"
)
_CLAUSE = re.compile(
    r"[.;!?\n]|,|\b(?:but|however|though|so|yet)\b|\b(?:and )?(?:now|currently|today|these days|nowadays)\b"
    r"|\band (?=(?:i'?m|i am|she'?s|she is|we'?re|this time)\b)"
)
_LEADS_ON = re.compile(rf"\s*(?:(?:about|some|like|nearly|over|almost|that was|this was|it was|but)\s+)*(?:{_AGO}|{_YEAR})")


def bygone_spans(text: str) -> tuple[Span, ...]:
    """Return the stretches of a normalised text, (start, end), that tell of what is over.

    >>> text = "had my tonsils out as a kid, now my knee is next"
    >>> [text[start:end] for start, end in bygone_spans(text)]
    ['had my tonsils out as a kid']
    """
    clauses = list(_clauses(text))
    spans = []
    for place, (start, end) in enumerate(clauses):
        clause = text[start:end]
        after = clauses[place + 1] if place + 1 < len(clauses) else None
        led = after is not None and _LEADS_ON.match(text, *after) is not None  # "…, 30 years back"
        if (led or _OVER.search(clause)) and not _PRESENT.search(clause) and not _TOLD.search(clause):
            spans.append((start, end))
    return tuple(spans)


def _clauses(text: str) -> list[Span]:
    cuts = [match.start() for match in _CLAUSE.finditer(text)]
    starts = [0, *(match.end() if not match.group()[0].isalpha() else match.start() for match in _CLAUSE.finditer(text))]
    return [(start, end) for start, end in zip(starts, [*cuts, len(text)], strict=True) if start < end]
