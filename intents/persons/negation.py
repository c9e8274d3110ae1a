"""What a message denies of the person, or only speaks of: such things call for no caution.

Serves the cautions and the stories of reactions. A few plain rules of function words, so they hold for any condition;
rarer ways to deny ("statins? no, never") are left to the reader of mentions, which learns them from examples. When in
doubt a thing counts as said: a caution too many costs a line, one too few may cost a life.
"""

import re

Span = tuple[int, int]


def _any(words: str) -> str:
    return f"(?:{'|'.join(words.split())})"


_HAVE = rf"(?:{_any('have had got been on take taken took use used need to do diagnosed with a any')}\s)+"
_NEVER_HAD = (
    rf"(?:{_any('do does did have hav has had')}(?:n'?t| not)|never)\s(?:{_any('ever actually really')}\s)?{_HAVE}"
)
_IS_NOT = rf"(?:(?<=\w ){_any('is are was were am')}n'?t|not)\s"  # with nobody before it, "isn't it bad in …" asks
_NO = r"(?:no(?: longer)?|without|zero|neither|nor|free (?:of|from)|negative for|ruled out|family history of)\s|non[- ]"
_OF = rf"(?:{_any('history signs? symptoms? evidence problems? issues? trouble')} {_any('of with in')} )?"
_DENIES_NOTHING = _any(  # "not sure", "no idea", "no, i have …", "not just diabetes"
    "only just good great safe ok fine well enough too so very much more until because to it it's its this that the"
    " off sure idea doubt need wait he she i i'm im they we healthy normal"
    r" a\s(?:problem|issue|good|bad|big)"
)
_STOP = _any(
    "but however although though because so since yet before except just only and plus for about when if while during"
    " with is are am can should will as i i'm im my what which how does do"
)
_WORD = r"[^\s.,;:!?()]+"
_THINGS = rf"{_WORD}(?:\s(?!{_STOP}\b){_WORD}){{0,4}}+"  # five words: denials end after about six
_LISTED = rf",\s?(?!{_STOP}\b|on\b)(?=[^.;:!?()]*\sor\s){_THINGS}"
_DENIED = re.compile(
    rf"\b(?:{_NEVER_HAD}|{_IS_NOT}|{_NO})(?!{_DENIES_NOTHING}\b){_OF}((?>{_THINGS}(?:{_LISTED})*))(?!\s(?:yet|before)\b)"
)
"""A denial reaches over a few words to the end of its clause, or over a list that ends in "or"."""

_WELL = re.compile(
    r"(?:\b[\w']+\s){0,3}\b(?:[a-z]{3,}(?<!s)s\s(?:are|look)"
    r"|(?:function|e?gfr|hba1c|ecg|tests?|results?|levels?)(?:\s(?:is|are|was|were|came back))?)"
    rf"\s(?:(?!not\b|never\b)[\w%]+\s){{0,2}}{_any('fine healthy good great normal perfect ok strong clear')}\b"
    r"(?!\s?\?| (?:with|to|if|until)\b| for\b(?! (?:an? )?\d| (?:my|his|her|their) age\b))"
    r"|\be?gfr (?:is |of |was |over |above )?>?(?:9\d|1[0-3]\d)\b"
)
"""Plural things and measures only: "my diabetes is fine" is still diabetes. A filtration rate of 90 is normal."""

_GENERAL = re.compile(
    r"\b(?:prevent\w*|avoid\w*|protects? against|(?:risks?|signs|symptoms) of|leads? to|can i get(?! in)"
    rf"|{_any('can could does do will')}(?: \w+){{0,4}} cause)\s(?!{_any('my his her their our having')}\b)"
    rf"(?:(?!{_any('my his her with if as because when i im we')}\b)[\w']+\s?){{1,4}}"
)
"""What magnesium may bring about or keep away, as long as it is nobody's."""


def negated_spans(text: str) -> tuple[Span, ...]:
    """Return the stretches of a normalised text, (start, end), that do not hold for the person.

    A name that begins inside a stretch is denied ("no kidney trouble"), declared healthy ("my kidneys are fine") or
    spoken of in general ("does it prevent diabetes"). A name that holds the denial itself ("no nuts") is not inside.

    >>> text = "i do not have kidney trouble, but diabetes"
    >>> [text[start:end] for start, end in negated_spans(text)]
    ['kidney trouble']
    """
    denied = [match.span(1) for match in _DENIED.finditer(text)]
    return tuple(sorted([*denied, *(match.span() for rule in (_WELL, _GENERAL) for match in rule.finditer(text))]))
