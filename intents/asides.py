"""What is said in passing of people who are far from the asker: a boss, somebody at the gym, an ex.

Serves the cautions, as `intents.asker` does, where the message does not say outright whom it is for. It is set aside
only if the message turns to the asker afterwards and never asks for the other one ("can she …", "give him"): a caution
too many costs a line.
"""

import re
from collections.abc import Iterator

Span = tuple[int, int]

_KIN = (
    r"(?:mum|mam|mom|dad|da|mother|father|nan|gran|sister|brother|wife|husband|partner|son|daughter|uncle"
    r"|aunt\w*|kid)"
)
_FAR = (
    r"(?:boss|manager|gaffer|supervisor|colleague|coworker|co-worker|workmate|teammate|neighbour|neighbor|flatmate"
    r"|housemate|roommate|lodger|landlord|landlady|tenant|instructor|coach|trainer|hairdresser|barber|postman|cleaner"
    r"|plumber|builder|ex|ex[- ](?:boyfriend|girlfriend|husband|wife|partner|bf|gf)|acquaintance|classmate"
    r"|(?:yoga|pilates|dance|piano|gym|spin|fitness|swimming|maths|driving) (?:teacher|instructor|coach|tutor|buddy)"
    r"|(?:sister|brother|mother|father|cousin) in law|cousin|step ?(?:brother|sister)"
    rf"|(?:mate|friend|neighbour|neighbor|boss|colleague|flatmate)'?s {_KIN}"
    r"|(?:girl|lad|bloke|guy|fella|woman|man|lady|someone|somebody|one of the \w+|mate|friend|chap)"
    r" (?:at|in|from|down|on|up|off) (?:the |my |our )?"
    r"(?:work|gym|office|pub|school|class|church|club|train|bus|road|street|shop|team|forum|facebook|reddit|tiktok"
    r"|choir|yoga|pilates|warehouse|site|market|uni|college|next door))"
)
_PERSON = re.compile(
    rf"(?:^|(?<=[.,;!?\n(]))\W*(?:(?:well|so|hi|hiya|hello|lol|and|but|ok|right|btw)\W+)*"
    rf"(?:(?:my|our|the|a|an|some|this|that|me|one of my)\s)?(?:(?:new|old|poor|pregnant|mate'?s)\s)?{_FAR}"
    r"(?='?s\s|\s(?:(?:is|has|had|was|got|gets|just|also|who|takes?|took)\s"
    r"|(?:due|pregnant|expecting|diabetic|breastfeeding|on|with)\b))"
    rf"|\band (?:my|our|the) {_FAR}(?=\s(?:is|has|had|was|got|takes)\s)"
)
"""Somebody far from the asker, up to what is said of them."""
_ELDER = r"(?:nan|nana|nanna|gran|granny|grandma|grandmother|grandad|granddad|grandpa|grandfather|gramps)"
_HEARSAY = re.compile(
    rf"\b(?:my|me|our|the|his|her) (?:\w+ )?{_ELDER} (?:said|says|told me|reckons|always said|swore) so\b"
    rf"|\b(?:so says|so said|according to) (?:my |me |our )?{_ELDER}\b"
)
_GROWN = re.compile(
    r"\b(?:stopped|finished|quit|done with|gave up) (?:breastfeeding|breast feeding|nursing|feeding)[^.;!?]{0,30}"
    r"\b(?:ages|years|yrs|decades?|long)(?: \w+)? ago,? (?:and |so |as )?(?:the|my|me) (?:\w+ )?"
    r"(?:child|kid|baby|babies|kids|children|son|daughter|lad|lass|boy|girl|youngest|eldest)s? (?:is|are|'s)"
    r"[^.,;!?]*\b(?:secondary|high|big|uni|university|college|grown|work\w*|teens?|teenagers?|adults?"
    r"|married)\b[^.,;!?]*"
)
"""A child told of only to say how long ago it was nursed."""
_END = re.compile(
    r"[.,;!?\n)]|\b(?:but|though|while|whereas)\b|\b(?:and|so) (?=(?:i|im|i'm|ive|i've|my|me|mine|we|our|us)\b)"
)
_MINE = re.compile(r"\b(?:i|im|i'?m|ive|i'?ve|my|me|mine|we|us|our|both|too|also)\b")
_ASKS = re.compile(r"\b(?:wants?|needs?|ask(?:s|ed|ing)?|wonder(?:s|ing|ed))\b")
_TOO = re.compile(
    r"\b(?:me too|too|also|as well|both|same(?: here| as| with)|likewise|so am i|so do i|so have i|same boat"
    r"|like (?:her|him|them)"
    r"|(?:we|us|we'?re|we'?ve|our)\b)"
)
"""What may say that the asker has the same."""
_THEIRS = re.compile(
    r"\b(?:she|he|they|shes|hes|theyre|him|them|hers|herself|himself|themselves)\b(?! (?:also )?(?:mention\w*"
    r"|said|says|swears?"
    r"|swore|reckons?|told|tells|recommends?|recommended|keeps? (?:telling|saying|on)|wont shut|eats|raves?"
    r"|loves?)\b)"
    r"|\b(?:her|their)\b(?=\s*(?:$|[.,;!?)]|(?:to|too|and|or|with|about|take|have|use|some|magnesium|in|at|on"
    r"|if|for|be|from|a|any)\b))"
    r"|\b(?:for|give|to|help|tell|advise|about|buy|get|let|should|can|could|is) (?:her|his|their"
    r"|my (?!own)\w+ in law|my boss|my ex"
    r"|my (?:neighbour|flatmate|colleague|cousin|friend|mate))\b"
    r"|\bwant\w* to (?:buy|get|help|treat|make)\b|\b(?:as a|a little) (?:present|gift|treat)\b"
    r"|^\W*(?:and |but )?(?:wants|needs|asks|asked|wonders|wondered|wondering)\b"
    r"|\b(?:recommend|suggest|give|gift|pass|warn|tell|offer|advise|worried|worry)\b"
)
"""The other one comes into the question, or into what is done about it."""
_BODY = (
    r"(?:legs?|calf|calves|f(?:oo|ee)t|toes?|shoulders?|back|neck|knees?|hams|hamstrings?|thighs?|arms?"
    r"|hands?|hips?|eyelid|eye"
    r"|sleep|cramps?|muscles?|body|diet|own|energy|stomach|jaw|head|nerves|mood|shins?|glutes|quads|question|bowels?)"
)
_OWN = re.compile(
    rf"\b(?:mine|myself|for me|me personally|my {_BODY}"
    r"|(?:im|i'?m|i am|ive|i'?ve) (?:\w+ )?(?:a (?:man|bloke|lad|guy|fella|woman)|\d\d|healthy|well|ok|okay"
    r"|fine|fit|grand|not|on nothing"
    r"|knackered|tired|sore|stiff|achy|wired|wrecked|covering|carrying|just|only|been \w+ing)"
    r"|i (?:get|sleep|wake|cramp|ache|run|train|cycle|lift|cant sleep|can'?t sleep|feel|just want"
    r"|have n(?:either|one))"
    r"|(?:can|should|could|may|do|would|must) i (?:take|have|eat|use|try|need|get(?! (?:her|him|them)\b)"
    r"|drink|absorb|buy(?! (?:her|him|them)\b))"
    r"|healthy but|got me (?:curious|thinking|wondering)|not related|unrelated)\b"
)
"""The asker turns to what is his own."""


def asides(text: str) -> tuple[Span, ...]:
    """Return the stretches of a normalised text, (start, end), that are said in passing of somebody far away.

    >>> text = "girl at work is pregnant. my calves cramp, which form"
    >>> [text[start:end] for start, end in asides(text)]
    [' is pregnant']
    """
    return tuple(sorted({*_hearsay(text), *_far(text)}))


def _far(text: str) -> Iterator[Span]:
    for person in _PERSON.finditer(text):
        stop = _END.search(text, person.end())
        end = stop.start() if stop else len(text)
        rest = text[end:]
        told = text[person.end() : end]
        if _MINE.search(told) or _ASKS.search(told) or _TOO.search(rest) or _THEIRS.search(rest):
            continue
        if _OWN.search(rest):
            yield person.end(), end


def _hearsay(text: str) -> Iterator[Span]:
    for pattern in (_HEARSAY, _GROWN):
        for match in pattern.finditer(text):
            if not _THEIRS.search(text, match.end()) and not _THEIRS.search(text, 0, match.start()):
                yield match.span()
