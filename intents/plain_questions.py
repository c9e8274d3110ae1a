"""Messages that end in a genuine question although a statement leads up to it, and questions without their "does".

"We moved to a hard water area, does drinking it give you any magnesium": what comes first tells why somebody asks.
Serves the second reader of claims, which then has to be surer. A tag ("…, does it"), a demand to agree ("is that
right") and a question that takes a claim for granted ("why do doctors hide it", "when can I bin the tablets") are none.
"""

import re

_PART = re.compile(r"[.;:!\n,()]| - | \u2013 | \u2014 |\?")
_LEADS_IN = r"(?:(?:so|and|but|or|then|just|also|anyway|ok|okay|well|like|pls|please|actually)\s)*"
_WHAT = r"(?:whats?|wats?|wots?|which|wich|hows?|wheres?|when|whos?|whose|how come)"
_DOES = r"(?:does|do|is|are|can|could|will|would|should|shall|has|have|did|was|were|may|might)"
_ASKS = re.compile(rf"{_LEADS_IN}(?:{_WHAT}(?: \S+){{2,}}|{_DOES}(?: \S+){{4,}})$")
_BARE_WHY = re.compile(r"(?:^|.*(?<!is)(?<!thats) )(?:but |and |so )?(?:why|why is that|hows that|how come)$")
_TAKES_FOR_GRANTED = re.compile(
    r"\b(?:right|true|correct|agree|confirm|admit|legit|proof|surely|cur(?:e|es|ed|ing)|heal\w*|revers\w*|replac\w*"
    r"|instead|stop\w*|ditch\w*|bin|binn\w+|drop|dropp\w+|swap\w*|quit|chuck\w*|bin|hid(?:e|es|ing|den)|tell|telling"
    r"|told|without|get rid|come off|came off|dissolv\w*|detox\w*|better than|nobody|everyone|everybody|all)\b"
)
_BARE_DO = re.compile(
    r"(?<!\bnot )(?<!\bdont )(?<!\bdoesnt )(?<!\bdidnt )(?<!\bwont )(?<!\bcant )(?<!\bcouldnt )(?<!\bnever )"
    r"(?<!\bto )(?<!\bwill )(?<!\bcan )(?<!\bhardly )(?<!\bwould )(?<!\bthey )(?<!\bi )(?<!\bwe )(?<!\byou )"
    r"\bdo (?:anything|anythin|anyfing|owt|any good|much|something)(?: (?:really|actually|useful|for .*|to .*))?$"
)


def ends_asking(text: str) -> bool:
    """Return whether the last part of a message is a question of its own.

    >>> ends_asking("we have hard water here, does drinking it give you any magnesium")
    True
    >>> ends_asking("hard water cures cramps, does it not")
    False
    """
    parts = [part.strip() for part in _PART.split(text.lower().replace("'", "").replace("\u2019", ""))]
    parts = [part for part in parts if part]
    if not parts:
        return False
    last = parts[-1]
    if _BARE_WHY.match(last):
        return True
    return _ASKS.match(last) is not None and not _TAKES_FOR_GRANTED.search(last)


def lacks_does(sentence: str) -> bool:
    """Return whether a sentence of plain words is a question that leaves out its "does".

    >>> lacks_does("epsom bath do anything"), lacks_does("epsom baths dont do anything")
    (True, False)
    """
    return _BARE_DO.search(sentence) is not None
