"""Reads how many pieces make a serving, how many are taken and how often: "2 caps = 300 mg, twice a day"."""

import re

from bot.answer import Request
from bot.answers.desk import Desk
from bot.answers.labels.words import cue, speaks_of
from knowledge.units import ONES

_WORDS = {"a": 1} | {word: count for word, count in ONES.items() if 1 <= count <= 6}
MOST_COUNTED = 20
"""Bottles or pieces that a number before them may count."""
_COUNT = rf"(?<![/.])(?P<count>\d{{1,2}}|{'|'.join(_WORDS)})"
PIECES = (
    r"(?:tablets?|tabs?|pills?|caps?|capsules?|softgels?|gels?|gumm(?:y|ies)|scoops?|sachets?|sticks?|drops?|sprays?"
    r"|ampoules?|tea ?spoons?|tsps?|spoons?|spoonfuls?|lozenges?|pieces?)"
)
_KIND = r"(?:(?!(?:m?c?g|iu|mmol|other|different|more|of)\b)[a-z]+\s)?"
_HOLDING = r"\s*(?:[x×]\s*|\sof\s(?:the|my|these|those)\s|\s)\d{2,4}(?:[.,]\d+)?\s?(?:m?c?g\s)?"
PIECE_COUNT = re.compile(rf"\b{_COUNT}(?:\s*(?:x\s*)?|{_HOLDING}){_KIND}{PIECES}\b")
"""Pieces, with what one holds or a word on their kind: "2 caps", "three 250 mg tablets", "2 glycinate caps"."""
EQUALS = re.compile(
    rf"\b{_COUNT}\s*{PIECES}\s*(?:=|equals?\b|is\b|are\b|has\b|have\b|makes?\b|gives?\b|holds?\b|contains?\b|provides?\b"
    r"|to (?:get|reach|make)\b)\s*(?=\d)"
)
"""What an amount is for: "2 caps = 300 mg", "3 pills to get 400"."""
_TOGETHER = re.compile(rf"\b{_COUNT}\s*{PIECES}\s*[:,(-]?\s*(?=\d)")
"""The same where a label is quoted: "it says 2 capsules 400 mg"."""
_INSIDE = re.compile(rf"\d\s*m?c?g\s*(?:\(|=|in|from|for|per|across)\s*{_COUNT}\s*{PIECES}\b")
"""The same told after the amount: "400 mg in 2 capsules"."""
_SERVED = re.compile(rf"\b{_COUNT}\s*(?:{PIECES}\s*)?(?:per|a|in (?:a|each|one)|each)\s+(?:serving|portion)\b")
"""The same where the serving is told last: "2 per serving"."""
_FOR_ONE = re.compile(
    r"\bhow (?:much|many)\b.*\b(?:per|in|for)\s+(?:just\s+)?"
    rf"(?:(?:1|one|an?|each|every|single)\s*(?:{PIECES}|of them)?|{PIECES})\W*$"
)
"""What asks for one of the pieces told ("2 tabs 236 mg, how much per tab")."""
_PER_DAY = re.compile(r"\bper\s+(?:day|night|meal|week|month)\b")  # how often, no serving
_TIMES = re.compile(rf"\b{_COUNT}\s*(?:x|times?)\s*(?:(?:a|per|each|every)\s*)?(?:day|daily)\b")
_SELDOM = re.compile(r"\b(?:twice|thrice|times|x|once)\s+(?:a|per|each|every)\s+(?:week|month)\b")
REGIMEN = re.compile(r"(?<![\w.,])(?P<count>[1-4])\s?x\s?(?P<times>[1-4])\b(?!\s*(?:m?c?g|ml)\b|[.,]\d)")
"""How doctors in many countries write how much is taken: "64 mg 2x2"."""
_OFTEN = re.compile(r"\d\s?m?c?g\s?[x×*]\s?(?P<count>[1-9])\b(?!\s*(?:m?c?g|ml)\b|[.,]\d)")
"""How many are taken, behind what one holds: "400mg x 2"."""
STRENGTH = re.compile(rf"\b{_COUNT}\s*(?:[x×]\s*|\sof\s(?:the|my)\s|\s)(?P<value>\d{{3,4}})\s?{PIECES}\b")
"""What one piece holds, told without a unit: "2 x 400 tablets", "two of the 250 caps"."""
_MULTIPLE = re.compile(r"\b\d{1,2}\s?[x×]\s?(?=\d{2,4}(?:[.,]\d+)?\s?m?c?g\b)")
"""How many there are of an amount, which counts them already: "i take 2 x 400 mg tablets"."""
_IN_PART = re.compile(
    rf"\b{_COUNT}\s*(?:{PIECES}\s*)?(?:more\s*)?(?:in|at|with|on|before|after)?\s*(?:the\s|my\s)?"
    r"(?:mornings?|noon|lunch(?:time)?|afternoons?|evenings?|nights?|bed(?:time)?|breakfast|dinner|am|pm)\b"
)
"""Pieces told by the part of the day: "2 in the morning n 2 at night"."""
A_DAY = re.compile(rf"\b{_COUNT}\s*(?:(?:a|per|each|every)\s?day|daily)\b")


def serving_size(request: Request, desk: Desk) -> int | None:
    """Return how many pieces make the serving that the label's amount is for; None where it does not say."""
    text = _PER_DAY.sub("", request.text)
    if (asked := _FOR_ONE.search(text)) and taken_in(text, desk) is None:
        several = [count_of(match["count"]) for match in PIECE_COUNT.finditer(text, 0, asked.start())]
        if len(several) == 1 and several[0] > 1:
            return several[0]
    named = re.search(rf"\b{cue(desk, 'serving')}\s*:?\s*(?:of\s)?{_COUNT}\b\s*{PIECES}", text)
    named = named or _SERVED.search(text)
    if named:
        return count_of(named["count"])
    if re.search(rf"\b{cue(desk, 'each')}\s+{PIECES}\b", text):  # "per tablet": of one
        return None
    if equal := EQUALS.search(text) or _INSIDE.search(text):
        return count_of(equal["count"])
    told = _TOGETHER.search(text) if speaks_of("label", text, desk) and not speaks_of("each", text, desk) else None
    if told:
        return count_of(told["count"])
    if speaks_of("serving", text, desk):
        counted = PIECE_COUNT.search(text)
        return count_of(counted["count"]) if counted else None
    return None


def pieces_taken(request: Request, desk: Desk) -> int | None:
    """Return how many pieces a day are taken; None where nothing is said."""
    text = _MULTIPLE.sub("", request.text)
    times = times_a_day(text, desk)
    if regimen := REGIMEN.search(text):
        return int(regimen["count"]) * int(regimen["times"])
    if len(parts := [count_of(part["count"]) for part in _IN_PART.finditer(text)]) > 1:
        return sum(parts)
    if own := taken_in(text, desk):
        return own * times
    if daily := A_DAY.search(text):
        return count_of(daily["count"])
    served = serving_size(request, desk)
    counted = [] if served else [match["count"] for match in PIECE_COUNT.finditer(text)]
    if counted:  # "48 mg in a tab, 2 tabs 3 times a day"
        return count_of(next((count for count in counted if count != "a"), "a")) * times
    return (served or 1) * times if times > 1 else None


def times_a_day(text: str, desk: Desk) -> int:
    """Return how many times a day something is taken, as a text says; 1 where it says nothing."""
    if _SELDOM.search(text):
        return 1
    if told := _TIMES.search(text) or _OFTEN.search(text):
        return count_of(told["count"])
    return 2 if speaks_of("twice", text, desk) else 3 if speaks_of("thrice", text, desk) else 1


def taken_in(text: str, desk: Desk) -> int | None:
    """Return the number of pieces that a text says are taken ("i have 2"); None where it says none."""
    own = re.search(rf"\b{cue(desk, 'taken')}\s+(?:only\s|just\s)?{_COUNT}\b(?!\s*(?:mg|g|mcg|mmol|%))", text)
    return count_of(own["count"]) if own else None


def small_number(text: str) -> int | None:
    """Return the small number that a short reply holds ("and with 3?"); None where it holds none or several."""
    found = re.findall(rf"(?<![\w.,:/-]){_COUNT}(?![\w%:/]|[.,]\d)(?!\s*(?:mg|g|mcg|mmol|x)\b)", text)
    numbers = [one for one in found if one != "a"]  # "3 of those a day"
    return count_of(numbers[0]) if len(numbers) == 1 else None


def small_count(word: str) -> int:
    """Return the number that a word before a measure says; 1 where it says none ("my bottle of 500 ml")."""
    return _WORDS.get(word) or (int(word) if word.isdigit() and 0 < int(word) <= MOST_COUNTED else 1)


def count_of(text: str) -> int:
    """Return the number of pieces that a word or figure says, 1 at least."""
    return _WORDS[text] if text in _WORDS else max(1, int(text))
