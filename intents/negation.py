"""What a message denies of the person, or only speaks of: such things call for no caution.

Serves the cautions. Function words decide, clause by clause, so it holds for any condition. When in doubt a thing
counts as said: a caution too many costs a line, one too few may cost a life.
"""

import re
from collections.abc import Iterator

Span = tuple[int, int]

REACH = 6
"""Words that a denial covers, as in the safety checklist (a negation ends after about six words)."""
REACH_OF_NO = 4
"""Words that "no" and "without" cover: they deny a noun, so less."""
FAR = 160
"""Characters after a denial in which its end is looked for, so that no text takes long."""


def _any(words: str) -> str:
    return f"(?:{'|'.join(words.split())})"


_NT = r"(?:n'?t| not)"
_HAVE = _any(
    "have having had has got get getting suffer suffering suffered been take taking taken took use using drink think"
    " believe"
)
_SURE = rf"(?:(?:\d+|{_any('entirely really quite totally too so very completely')})\s?%?\s)?(?:sure|certain)"
_NOT_HAVING = (  # "not good", "not sure", "not a problem" deny nothing of what the person has
    _any(
        "only just good great safe ok okay fine ideal well helping helped working worked controlled managing managed"
        " allowed recommended advised feeling sleeping eating enough clear told too so very bad much right really"
        " until unless because to it this that the"
    )
    + rf"|{_SURE}|in the best|an? {_any('problem issue good bad great big')}"
)
_QUALITY = re.compile(
    rf"\b{_any('good great best strong healthy normal working functioning full proper perfect enough much')}\b"
)

_DO_NOT_HAVE = re.compile(
    rf"\b{_any('do does did have hav has had')}{_NT}\s+(?:{_any('ever actually currently really even yet')}\s+)?"
    rf"(?={_HAVE}\b|any\b|a\b)"
    r"|\bnever\s+(?:ever\s+)?(?!been (?:on|put|given|prescribed)\b)"
    rf"(?={_any('had have has been suffered got taken took take drink drank use used breastfed nursed')}\b)"
    r"|\bnever\s+(?:ever\s+)?(?:been|gone)\s+(?:on|put on|given|prescribed|near)\s+"
    r"|\b(?:nobody|no ?one|none of us)(?: (?:here|in \w+ \w+))? (?:is|are|has|have|takes?)\s+"
    rf"|\bnone of {_any('us them my our the')} ?(?:family )?(?={_any('have has had')}\b)"
    r"|\b(?:can'?t|cannot|can not|couldn'?t) be\s+"
)
_IS_NOT = re.compile(
    # "isn't it risky in pregnancy" asks; only "she isn't pregnant", with somebody before it, denies
    rf"(?:(?<=\w ){_any('is are was were am')}n'?t|\b(?:{_any('is are was were am be been')} )?not)"
    rf"\s+(?!(?:{_NOT_HAVING})\b)"
)
_NO = re.compile(
    r"\b(?:no|without|zero|neither|nor|free (?:of|from)|negative for|ruled out|family history of)\s+"
    rf"(?!(?:{_any('idea doubt wonder matter more less luck good way one need clue point info information advice')}"
    r"|mention|help|wait|sorry|its|it'?s|it is|he|she|hes|shes|im|i'?m|i|that|thats|this|they|we"
    r"|longer than|\w+ing)\b)(?:longer\s+)?"
)
_NON = re.compile(r"\bnon[- ](?=[a-z])")
_TIED = _any("history signs? symptoms? evidence problems? issues? trouble diagnosis diagnosed known kind type form")
_OF = re.compile(rf"\b{_TIED}\b")
"""What a denied noun is tied to: "no problems with my kidneys"."""

_JOIN = r"\b(?:and|&|plus)\b"
_ENDS = re.compile(
    rf"[.,;:!?()\n]|\b(?:{_any('but however although though because cause cuz so since yet apart except just only')}"
    rf"|other than)\b|{_JOIN}(?! \w+ {_any('problems? issues? trouble disease conditions?')}\b)"
)
_LINK = re.compile(rf"\b{_any('for about on in at when if while during to with is are am can should will as')}\b")
_HARD_END = re.compile(
    rf"[.;:!?()\n]|{_JOIN}|\b{_any('but however although though because cause so just only apart except')}\b"
)
_SUBJECT = re.compile(
    rf"\b{_any('i im ive he hes she shes they we my is are am have has take taking can could should on')}\b"
)
_LIST = re.compile(r",|\bor\b|/")
_NOT_YET = re.compile(r"\b(?:yet|anymore but)\b")
_WORD = re.compile(r"\S+")

_MEASURE = (
    rf"(?:{_any('functions? tests? results? levels? numbers? bloods? checks? scans? panel labs? creatinine')}|e?gfr)"
)
_ARE = (
    rf"(?:{_any('are r look seem test tested work working function functioning all')}"
    r"|'re|came back|come back|checked out)"
)
_IS = rf"(?:{_any('is looks seems tests works was')}|'s|{_ARE})"
_VERY = _any("all both absolutely perfectly completely totally pretty very really still 100 just back as otherwise in")
_WELL = (
    rf"(?:{_any('fine healthy good great normal perfect perfectly excellent ok okay okey alright strong clear well')}"
    rf"|properly|brilliant|sound|negative|unremarkable|all clear"
    rf"|in {_any('good great perfect excellent')} (?:working )?{_any('shape order nick health')})"
)
_ARE_WELL = re.compile(  # plural things and measures only: "my diabetes is fine" is still diabetes
    rf"\b(?:[\w']+\s){{0,3}}(?:[a-z]{{3,}}(?<!s)s\s{_ARE}|{_MEASURE}\s{_IS})\s(?:{_VERY}\s%?\s?){{0,2}}{_WELL}\b"
    r"(?! (?:with|for me|to take|if|until)\b)"
)
_NOT_WELL = re.compile(r"\b(?:not|never|no|hardly|barely)\b|n'?t\b")
_BARE_WELL = re.compile(
    rf"\b(?:hba1c|a1c|ecg|ekg|echo|e?gfr|fasting glucose)\s(?:{_IS}\s)?(?:{_VERY}\s){{0,2}}"
    r"(?:normal|fine|perfect|clear|good)\b(?!\s*(?:\?|(?:for|to|enough|with|if)\b))"
)
"""A measure that is told to be good, with no "is" before it: "hba1c normal"."""
_FILTERS_WELL = re.compile(r"\be?gfr (?:is |of |was |at |over |above |around )?(?:back at )?>?(?:9\d|1[0-3]\d)\b")
"""A filtration rate of 90 or more, which is normal."""
_FREE = re.compile(r"\b[a-z]{5,}(?=[- ]free (?:since|for|now|and|these)\b)")
"""What somebody no longer takes or has: "statin free since 2018"."""
_CLEARED = re.compile(
    rf"\b(?:test|screen|check|scan)(?:ed|s|ing)?(?: \w+){{0,2}} (?:for|against) [\w' -]{{2,30}}?,?\s"
    rf"(?:(?:and|but|it|all|they|that|which|results?) )*(?:came back|came|was|were|is|are|back)\s(?:{_VERY}\s)?{_WELL}"
)
"""What a test has ruled out: "tested for diabetes, came back clear"."""
_AFTERWARDS = re.compile(
    r"\b(?:is|are|was|were|'?s)? ?(?:all |now |long |well |far |years |thankfully )*"
    r"(?:behind (?:me|us|her|him)|in the past)\b"
    r"|\bruns? in (?:(?:the|my|our|his|her) )?family\b"
    r"(?!.{0,40}\b(?:too|as well|now|also|me next|mine|my own|i'?ve|i (?:have|got)|diagnosed)\b)"
    r"|(?<=\w)\s?\?\s?(?:no|nope|never|none|nah)\b(?=\s*(?:[,.;!?)]|$|(?:i|not|never|just|thank)\b))"
    r"|(?<=\w) (?:no|nope),? (?:never (?:took|taken|had|used|been)|not me)\b"
)
"""Denials that come after what they deny: "that is long behind me", "statins? no, never"."""
_MODAL = _any("can could may might will would does do did it to")
_GENERAL = re.compile(
    r"\b(?:prevent(?:s|ing|ion of)?|avoid(?:s|ing)?|(?:protects?|guards?) against|risks? of|risk for|chances? of"
    rf"|leads? to|leading to|{_any('signs? symptoms? causes?')} of|{_MODAL} (?:\w+ ){{0,4}}cause|caused by"
    rf"|{_any('will can could might may')} (?:{_any('i you it we one people')} )?"
    rf"(?:get(?! (?:into|through|in|to|rid|any)\b)|develop|give {_any('me you people')}))\s"
    rf"(?!{_any('my his her their our having')}\b)"
    rf"(?:(?!{_any('my his her with if as because when i im we')}\b)[\w']+\s?){{1,4}}"
)
_CLAUSE_START = re.compile(r"[.;!?,\n]|\b(?:but|and|so)\b")
_OWN_BEFORE = re.compile(r"\b(?:i have|i'?ve got|i'?ve|have|has|with|diagnosed)\s+$")


def negated_spans(text: str) -> tuple[Span, ...]:
    """Return the stretches of a normalised text, (start, end), that do not hold for the person.

    A name that begins inside a stretch is denied ("no kidney trouble"), declared healthy ("my kidneys are fine") or
    spoken of in general ("does it prevent diabetes"). A name that holds the denial itself ("no nuts") is not inside.

    >>> text = "i do not have kidney trouble, but diabetes"
    >>> [text[start:end] for start, end in negated_spans(text)]
    ['have kidney trouble']
    """
    return tuple(sorted({*_denied(text), *_well(text), *_general(text), *_undone(text)}))


def _denied(text: str) -> Iterator[Span]:
    for cue, count in ((_DO_NOT_HAVE, REACH), (_IS_NOT, REACH), (_NO, REACH_OF_NO)):
        for match in cue.finditer(text):
            end = _reach(text, match.end(), count)
            covered = text[match.end() : end]
            if covered and not _QUALITY.search(covered) and not _NOT_YET.match(text[end : end + 20].lstrip()):
                yield match.end(), end  # "not on dialysis yet" speaks of somebody who may soon be
    for match in _NON.finditer(text):
        word = _WORD.match(text, match.end())
        if word:
            yield match.end(), word.end()


def _reach(text: str, start: int, count: int) -> int:
    """Return where a denial that begins at `start` ends: some words on, at the end of its clause or of its list."""
    listed = _list_end(text, start)
    if listed is not None:
        return listed
    stop = _ENDS.search(text, start, start + FAR)
    limit = stop.start() if stop else min(len(text), start + FAR)
    first = _WORD.match(text, start)
    link = _LINK.search(text, first.end() if first else start, limit)
    if _OF.search(text, start, link.start() if link else limit):
        count = REACH  # "no problems with my kidneys"
    elif link:
        limit = link.start()  # "no side effects with diabetes"
    return _words_on(text, start, limit, count)


def _list_end(text: str, start: int) -> int | None:
    """Return the end of "diabetes, heart trouble or kidney disease" after a denial; None when there is no such list."""
    stop = _HARD_END.search(text, start, start + FAR)
    limit = stop.start() if stop else min(len(text), start + FAR)
    part = text[start:limit]
    if " or " not in part or _SUBJECT.search(part.partition(",")[2].replace(" or on ", " or ")):
        return None  # no list, or a list whose end already tells something else
    last = start + part.rindex(" or ") + len(" or ")
    items = _LIST.split(part)
    if max(len(item.split()) for item in items[:-1]) > REACH:
        return None
    return _words_on(text, last, limit, REACH_OF_NO)


def _words_on(text: str, start: int, limit: int, count: int) -> int:
    end = start
    for place, word in enumerate(_WORD.finditer(text, start, limit)):
        if place >= count:
            break
        end = word.end()
    return end


def _well(text: str) -> Iterator[Span]:
    for match in _ARE_WELL.finditer(text):
        if not _NOT_WELL.search(match.group()):
            yield match.span()


def _general(text: str) -> Iterator[Span]:
    for match in _GENERAL.finditer(text):
        if not _OWN_BEFORE.search(text[max(0, match.start() - 20) : match.start()]):
            yield match.span()


def _undone(text: str) -> Iterator[Span]:
    """Yield what is denied only after it was said, back to the start of its clause."""
    for pattern in (_FREE, _FILTERS_WELL):
        yield from (match.span() for match in pattern.finditer(text))
    for pattern in (_BARE_WELL, _CLEARED):
        for match in pattern.finditer(text):
            if not _NOT_WELL.search(match.group()):
                yield match.span()
    for cue in _AFTERWARDS.finditer(text):
        before = max((m.end() for m in _CLAUSE_START.finditer(text, 0, cue.start())), default=0)
        yield before, cue.start()
