"""Denials that take a thing back outright: "it wasn't diabetes after all", "stop the talk of pregnancy, I'm a man"."""

import re

_MENTIONS = (
    r"(?:say\w*|said|mention\w*|tell\w*|told|warn\w*|going on|banging on|go on|bring\w* up|remind\w*|ask\w*"
    r"|show\w*|list\w*|talk\w*)"
)
_AFTER_ALL = re.compile(r"\b(?:it |that )?(?:was|is|were)(?:n'?t| not)\s[^.,;!?]{2,40}?\s(?:after all|in the end)\b")
_RULED_OUT = re.compile(
    r"\bruled out (?:anything|any (?:issues?|problems?|trouble|disease)) (?:wrong )?(?:with|in|to do with|on)"
    r" (?:my |the |his |her )?\w+(?: \w+)?"
)
_NOT_FEEDING = re.compile(
    r"\b(?:i |i'?ve |we )?(?:do |have )?(?:don'?t|not|never|didn'?t) breast ?fe(?:ed|d)\w*"
    r"(?! (?:at|as|so|much|often|every|exclusively|fully|full|that|in|during|all|only|just|enough|through)\b)"
)
_NEGATIVE = re.compile(
    r"\b(?:pregnancy|preg|diabetes|coeliac|celiac|allergy|kidney|sugar) tests?,?\s"
    r"(?:(?:and|but|it|they|both|all|yesterday|today|at|the|doctors|results?)\s){0,4}"
    r"(?:(?:was|were|came back|came up|is|are|back|said|says)\s)?(?:negative|neg|all clear)\b"
)
_I_HAVE_NOT = re.compile(
    rf"\b(?:you|u|ur|your (?:last )?(?:answer|reply|message))\s[^.;!?]{{0,30}}?{_MENTIONS}\s[^.;!?]{{0,60}}?,?\s"
    r"(?:but |and |well |though )?i (?:don'?t|do not|never|haven'?t|have not) (?:even )?(?:have|got|had|take"
    r"|do)(?: got)?"
    r" (?:that|it|those|any of (?:that|those|them|it)|one|them|either)\b"
)
_NOT_MINE = re.compile(
    rf"\b(?:why|stop|quit|keeps?|no need|you|u)\b[^.;!?]{{0,24}}?\b{_MENTIONS}(?: me| us)?(?: on)?(?: about| of)?\s"
    r"(?!(?:my|our)\b)(?:[\w']+\s){1,3}?(?=(?:(?:when|because|cos|cause|as|and|but)\s)?"
    r"(?:i'?m|i am) (?:a (?:man|bloke|lad|guy|fella|boy|\w+ (?:man|bloke|lad))|male|not\b(?! (?:sure|well"
    r"|happy|able|sleeping))|\d+ and male))"
)
TAKEN_BACK = (_AFTER_ALL, _RULED_OUT, _NOT_FEEDING, _NEGATIVE, _I_HAVE_NOT, _NOT_MINE)
"""What one of these finds holds for nobody."""
