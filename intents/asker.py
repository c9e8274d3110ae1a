"""What a message tells of somebody else although its question is for the one who writes.

"My flatmate is pregnant but this is for me", "the cat has a bad heart; as for me, which nuts". Serves the cautions.
Nothing is left out once the message asks for the other one as well ("can she …"): a caution too many costs a line.
"""

import re

Span = tuple[int, int]

_WELL = r"(?:(?<!as )well|healthy|fit|fine|strong|ok|okay|in good health|perfectly \w+|as fit as \w+)"
_FOR_ME = re.compile(
    r"\b(?:(?:this|it|that|the question|i ask|i'?m asking|asking|question) (?:is |'s )?(?:only |just |purely )?"
    r"(?:for|about) (?:me|myself)|as for (?:me|myself)"
    r"|(?:but )?(?:for )?(?<!like )(?<!and )(?<!with )(?<!gave )(?<!told )(?<!as )me(?: \((?:human"
    r"|\d+)\))?\s?[:,]|for myself"
    rf"|(?:i'?m|i am) (?:\w+ ){{0,2}}{_WELL}\b(?! (?:aware|with|to|into|over|past|until|for|as long)\b)"
    rf"|\bmine (?:is|are|was|were|came back) (?:\w+ )?{_WELL}\b"
    r"|\b(?:i'?m|i am) not(?=\s*[.,;!?]|\s*$)|(?:i'?m|i am) (?:on|taking) (?:nothing|none|no \w+)\b"
    r"|i (?:take|have) (?:nothing|none|neither"
    r"|no (?:meds?|medicines?|medication|tablets|pills|conditions?|illness\w*|such|problems?|issues?))\b"
    r"|(?:but |and )?(?:not|thankfully not|luckily not) (?:me|i)\b)"
)
_OTHER = re.compile(
    r"\W*(?:(?:well|so|and|also|but|hi|hello|sad|yes|no)\W+)*"
    r"(?:(?:my|our|his|her|their|the|an?|some|one of (?:my|our|the))\s|(?=(?:mum|mom|dad|mother|father|nan"
    r"|gran|grandma"
    r"|grandad|sister|brother|uncle|aunt\w*|ex|husband|wife|hubby|neighbour|mate|flatmate|friend|colleague)\b))"
    r"(?!(?:doctor|dr|gp|nurse|consultant|specialist|clinic|hospital|team|results?|tests?|scan"
    r"|own)\b)(?:[\w'-]+\s){1,4}?"
    r"(?:(?<='s )(?=(?:the|a|an|on|got|had|type)\b)"
    r"|(?:is|has|had|was|were|are|got|gets|works|with|takes?|took|died of|died from)\s)"
)
"""Somebody else, up to the verb: what begins after it is said of them, while "my heart is weak" begins before."""
_ELDER = re.compile(r"\b(?:gran\w*|nan|nana|nanna)\b")
"""Somebody whose very name tells of old age."""
_ONESELF = re.compile(r"\b(?:i|i'?m|i'?ve|me)\b")
_OTHERS_TURN = re.compile(
    r"\b(?:she|he|they|her(?! (?:nuts|shift|shifts|seeds|bath|salts|stuff|food|house|dog|cat|car|bottle|tub"
    r"|chocolate)\b)|him|them|hers|theirs|my (?:wife|husband|partner|mum|mom|dad)|us|we)\b"
)
_SENTENCE = re.compile(r"[^.;!?\n]+")
_BUT = re.compile(r",|\b(?:but|though|while|whereas)\b")


def spans_of_others(text: str) -> tuple[Span, ...]:
    """Return the stretches of a normalised text, (start, end), that tell of others; none unless it asks for oneself.

    >>> text = "my flatmate is pregnant but this is for me: which form for sleep"
    >>> [text[start:end] for start, end in spans_of_others(text)]
    ['pregnant ']
    """
    cue = _FOR_ME.search(text)
    if cue is None or _OTHERS_TURN.search(text, cue.end()):
        return ()
    spans = []
    for sentence in _SENTENCE.finditer(text, 0, cue.start()):
        other = _OTHER.match(text, sentence.start(), sentence.end())
        if other:
            cut = _BUT.search(text, other.end(), sentence.end())
            end = cut.start() if cut else sentence.end()
            start = other.start() if _ELDER.search(other.group()) else other.end()
            spans += [(start, end)] if not _ONESELF.search(text, other.end(), end) else []
    return tuple(spans)
