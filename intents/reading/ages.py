"""Ages as people tell them: "34f", "my son, ten, …", "dad turns seventy-nine", "at 83 my …", "a 2 n half year old".

Serves `amounts`. A number is an age only by what stands around it: years, a sex, a person, a word such as
"turning". What is no person ("the house is 80 years old") is content: topics with wordings hide ages in them.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from intents.reading.age_words import (
    AFTER,
    ALONE_BEFORE,
    HALF,
    I_AM,
    IS,
    KIN,
    LAUGH,
    MEASURED,
    MONTH,
    MONTH_OR_DAY,
    NEARLY,
    NO_MEASURE,
    NO_NAME,
    NO_TRAIT,
    NOT_GIVEN,
    NOT_SINCE,
    OLD,
    ROUGHLY,
    SURE_N,
    TITLE,
    UNITS,
    YEARS,
    YOUNG_KIN,
    YOUNG_N,
    N,
)
from knowledge.units import TENS


class Age(NamedTuple):
    """An age in years, and where it stands."""

    years: float
    start: int
    end: int


OLDEST = 115
BEFORE = 30
"""Characters before "is 46" or "at 46" in which stands what was measured."""
LONG_BEFORE = 90
"""The same before a number that stands alone."""


class _Way(NamedTuple):
    """A way in which ages are told, and the ages that are told so."""

    pattern: str
    least: float = 0
    most: float = OLDEST
    months: bool = False
    weighed: bool = False
    """Whether it may as well be something measured, which the words before tell."""
    alone: bool = False
    """Whether no word for a person stands by it, so that nothing measured may be told of anywhere before."""


_WAYS = (
    _Way(rf"(?<!was )(?<!were )(?<!since ){N}{HALF}\s*-?\s*{YEARS}?[ -]*{OLD}\b"),
    _Way(rf"{YOUNG_N}\s*-?\s*{YEARS}[ -]*{OLD}\b"),
    _Way(rf"(?<!was )(?<!were )(?<!since ){N}{HALF}\s*-?\s*(?:yo|yos|y\.?/?\s?o|yom|yof|yr\s?o)\b"),
    _Way(rf"(?<!was )(?<!were ){N}{HALF}\s*-?\s*(?:months?|mths?|mnths?|mo|mos)[ -]*{OLD}\b", months=True),
    _Way(  # "18 mo wont sleep", "lo is 15 months"; spans of treatment and of a pregnancy are no ages
        rf"(?:^|[.!?;,(\n]\s*|\b(?:{KIN}|lo|dd|ds|bubba|one|who|s?he(?:'?s)?|aged?|my|our|a|an|is|is only|is just)"
        rf"[,:]?\s+(?:is\s+)?)(?<!for a )(?<!take a ){N}\s*-?\s*(?:mo|mos|m\.o\.|mths?|mnths?|months?)\b"
        rf"(?=\s*(?:[,.;!?)]|$)|\s+(?:who|wont|won't|will not|cant|can't|is|has|hasnt|hates|refuses|keeps|boy|girl|son"
        rf"|daughter|baby|toddler|constipated|bunged|teething|screams?|screaming|waking|wakes|awake|having|doesnt|doesn't"
        rf"|needs?|very|can she|can he|eating|on solids|on formula)\b)",
        months=True,
    ),
    _Way(
        rf"\b(?:s?he|{KIN}|little one|wee one)(?:'?s| is)\s+{N}\s*(?:mths?|months?)"
        r"(?=\s+(?:and|n|now(?!\s+on)|today)\b)",
        months=True,
    ),
    _Way(  # a span of years is an age only after a person, "my" or "aged", or where the message begins
        rf"(?:^|\b(?:{KIN}|{I_AM}|aged?|age|my|our|her|his|their|an?)[,:]?\s+{NEARLY}){NOT_SINCE}{N}{HALF}\s*-?\s*"
        rf"{YEARS}\b(?!\s+(?:ago|back|since|of|now|later|running|sober|clean|dry|into|in|after|on|straight|without|post"
        rf"|plan|long|too|so|and\s+(?:counting|still)|i'?ve|i have)\b)"
    ),
    _Way(
        rf"(?<!since )(?<!from )(?<!by )(?<!until )(?<!before )(?<!since the )(?<!from the )\b"
        rf"(?:aged?|age[- ]of|agd|turn(?:s|ed|ing)?|tunred|hits?|hitting|reach(?:es|ed|ing)?|pushing|approaching"
        rf"|nearing|rising|(?<!\d )going on|knocking on|coming up(?: to)?|getting on for){NEARLY}{SURE_N}"
        rf"{NO_MEASURE}"
    ),
    _Way(
        r"(?<!of )(?<!for )(?<!\d )(?<!gfr )(?<!rate )(?<!pulse )(?<!bp )(?<!pressure )(?<!score )"
        rf"\bover{SURE_N}{NO_MEASURE}(?!\s*{YEARS}\b(?!\s*{OLD})){AFTER}",
        least=18,
    ),
    _Way(
        rf"\b(?:be|being)\s+{NEARLY}{N}{NO_MEASURE}(?=\s+{MONTH_OR_DAY}\b|\s*[,.;!?)]|\s*$)",
        least=5,
        weighed=True,
    ),
    _Way(rf"\b(?:{KIN})(?:{IS})\s+{NEARLY}{N}{ROUGHLY}{NO_MEASURE}{AFTER}", least=1),
    _Way(  # "nan is 91 sharp as a tack"
        rf"\b(?:{KIN})(?:{IS})\s+{NEARLY}{N}{ROUGHLY}{NO_MEASURE}(?=\s+[a-z])", least=65, most=105
    ),
    _Way(
        rf"\b(?:is|am|im|i'm)\s+{NEARLY}{N}\s*{YEARS}\b(?!\s+(?:ago|back|since|of|now|later|in|after|without))",
        least=65,
    ),
    _Way(rf"\b(?:{KIN}){SURE_N}{NO_MEASURE}{AFTER}", least=2),
    _Way(rf"\b(?:{KIN}){SURE_N}{NO_MEASURE}(?!\s+(?:grams?|milligrams?|press|push|sit|ups))(?=\s+[a-z])", least=60),
    _Way(rf"\b{I_AM}\s+{NEARLY}{N}{ROUGHLY}{NO_MEASURE}{AFTER}", least=1),
    _Way(  # "im 78 mag for cramps"
        rf"\b{I_AM}\s+{NEARLY}{N}{ROUGHLY}{NO_MEASURE}(?!\s+(?:sure|certain|positive|done|into|minus|plus)\b)(?=\s+[a-z])",
        least=60,
        most=99,
    ),
    _Way(
        rf"(?:^|[.!?;(\n]\s*|\b(?:hi|hiya|hello|hey|me)[,.!]?\s+){N}{ROUGHLY}{NO_MEASURE}\s*[,;]\s*(?=[a-z])",
        least=11,
    ),
    _Way(
        rf"(?:^|[.!?;\n]\s*){N}{ROUGHLY}{NO_MEASURE}(?=\s+(?:and|with|n|yr|on(?=\s+(?!\w+day\b)[a-z]{{5,}}))\b)",
        least=18,
    ),
    _Way(rf"(?:^|[,.!?;\n]\s*){N}{ROUGHLY}(?=\s+here\b)", least=13),
    _Way(rf"(?<=[a-z)])\s*[,(-]\s+?{N}{ROUGHLY}{NO_MEASURE}\s*[,).;](?=\s*(?:[a-z]|$))", least=13),
    _Way(
        rf"\bat\s+(?:the (?:ripe )?(?:old )?age of\s+)?{NEARLY}{N}{ROUGHLY}{NO_MEASURE}{AFTER}",
        least=25,
        weighed=True,
    ),
    _Way(
        rf"\b(?:is|are)\s+{NEARLY}{N}{ROUGHLY}{NO_MEASURE}{AFTER}(?=.{{0,120}}\b(?:s?he|her|him|his)\b)",
        weighed=True,
    ),
    _Way(rf"(?:^|[,.!?;:(]\s*|\b(?:i'm|im|an?|the|my|our)\s+){N}{ROUGHLY}(?=\s+(?:{KIN})\b)", least=13),
    _Way(r"\b(?P<value>\d{1,3})(?:st|nd|rd|th)\s+(?:birthday|bday)\b"),
    _Way(r"\bin (?:my|his|her|their) (?P<value>\d{2,3})(?:st|nd|rd|th)\s+year\b", least=50),
    _Way(rf"(?:^|[.!?;,]\s*)(?:just|nearly|almost|not quite)\s+{N}{NO_MEASURE}{AFTER}", least=10),
    _Way(
        rf"\b(?:man|woman|lady|boy|girl|lad|someone|person|gentleman|age|toddler|tot|kid|child|bairn) of\s+{NEARLY}{N}"
        rf"{NO_MEASURE}"
    ),
    _Way(
        rf"\b(?:resident|client|patient|nun|monk|priest|pensioner|granny|dad|mum|mother|father) of\s+{NEARLY}{N}"
        rf"{NO_MEASURE}",
        least=60,
    ),
    _Way(  # "my mother have 70 years with diabetes", "he has 7 years"
        rf"\b(?:s?he|{KIN})\s+(?:has|have|having|is having)\s+{N}\s*{YEARS}\b"
        rf"(?=\s*(?:[,.;!?)]|$)|\s+(?:old|and|with|now|but|she|he|who|can|is|need\w*)\b)"
    ),
    _Way(  # "i have 62 years, can i take it"
        rf"\bi\s+(?:has|have)\s+{N}\s*{YEARS}\b(?=\s*(?:[,.;!?)]|$)|\s+(?:old|and|now|but|can)\b)",
        least=18,
    ),
    _Way(  # "son 13 adhd", but not "gave my son 5 almonds"
        rf"{NOT_GIVEN}\b(?:{YOUNG_KIN})\s+{N}{NO_MEASURE}(?=\s+(?!{NO_TRAIT}\b)[a-z])",
        least=2,
        most=17,
        weighed=True,
    ),
    _Way(  # "one of the pupils i look after, 9, wants"
        rf"\b(?:{YOUNG_KIN})s?\b[^.!?\d]{{0,40}}[,(-]\s*{N}{NO_MEASURE}\s*[,).;](?=\s*(?:[a-z]|$))",
        least=2,
        most=17,
        weighed=True,
    ),
    _Way(  # "grandkids are over, 4 and 6"
        rf"\b(?:grand)?(?:kids|children|boys|girls|sons|daughters|twins)\b[^.!?\d]{{0,40}}[,(-]\s*{N}(?=\s+(?:and|n|&)"
        r"\s+\d{1,2}\b)",
        least=1,
        most=17,
        weighed=True,
    ),
    _Way(
        rf"\b(?:{KIN})(?:\s+(?!(?:from|of)\b)[a-z']+){{1,4}}?\s+is\s+{NEARLY}{N}{NO_MEASURE}{AFTER}",
        least=3,
        weighed=True,
    ),
    _Way(rf"\b{TITLE}\s+(?!{NO_NAME}\b)[a-z]{{3,9}}{SURE_N}{NO_MEASURE}{AFTER}", least=60),
    _Way(rf"\bmine\s?(?:is|'s|s)\s+{N}(?P<half>\s+(?:and|n|&)\s+a\s+half)", least=1, most=17),
    _Way(
        rf"\b(?:age|kids?|mummy|mums?|child|children|toddlers?)\b\D{{1,60}}\bmine(?:\s+is|'?s)\s+{N}{NO_MEASURE}{AFTER}",
        least=1,
        most=17,
    ),
    _Way(rf"\b(?:i|s?he|they|who)(?:'?ll| will| shall)\s+be\s+{NEARLY}{N}{NO_MEASURE}(?=\s+at\b)", least=5),
    _Way(
        rf"\b(?:us|them|they|all|both|are|is|be)\s+(?:above|near|past|well past)\s+{N}{NO_MEASURE}{AFTER}",
        least=60,
        most=99,
    ),
    _Way(rf"\b(?:you|i|we|they)\s+(?:get|got)\s+to\s+{N}{NO_MEASURE}{AFTER}", least=60, most=99, alone=True),
    _Way(  # "kidneys are perfect for 81"
        rf"\b(?:fit|well|good|great|perfect|fine|active|healthy|strong|normal)\s+for\s+(?:an?\s+)?{N}{NO_MEASURE}{AFTER}",
        least=60,
        most=99,
    ),
    _Way(rf"\btoo old at\s+{N}{NO_MEASURE}{AFTER}", least=30),
    _Way(rf"(?:^|[,.!?;]\s*)(?=[a-z]){N}{NO_MEASURE}{AFTER}", least=60, most=99, alone=True),
    _Way(  # "not old, only 77 haha", "79 but feel 40", "84 in may!", "took it at 40, 77 now"
        rf"(?:^|[,.!?;:]\s*|\bjust\s+){NEARLY}{N}(?=\s+(?:{LAUGH}\b|(?:but|and|yet)\s+(?:still\s+)?(?:i\s+)?(?:feel|look"
        rf"|act|fit|going)|now\b|next\s+(?:week|month|year|birthday)|(?:this|in|come)\s+{MONTH}\b))",
        least=60,
        most=99,
        alone=True,
    ),
    _Way(rf"\bno (?:tablets|meds|illness\w*|conditions?)\b[^.!?\d]{{0,25}}\bjust\s+{N}\s*[.,;!?]", least=60, most=99),
)
_SOME = re.compile(rf"{N}{NO_MEASURE}|\bolds?\b|\bb(?:irth)?day|th year|\d\s*-?\s*(?:mn?ths?|months?)\b")
"""Without any of these no age is told: most numbers are doses."""
_SPAN = re.compile(rf"\s*{N}\s*-?\s*(?:months?|mths?|mnths?)(?:\s+(?:now|already))?\W*")
"""A whole message that is a span of time as well as an age ("2 months"): the talk tells, not its words."""
_COMPILED = tuple((re.compile(way.pattern), way) for way in _WAYS)


def find_ages(text: str) -> Iterator[Age]:
    """Yield the ages in a normalised text, by the ways in which they are told; some may overlap.

    >>> sorted({age.years for age in find_ages("im 45, my son, ten, sleeps badly and gran turns eighty-three in may")})
    [10.0, 45.0, 83.0]
    """
    if not _SOME.search(text) or _SPAN.fullmatch(text):
        return
    for pattern, way in _COMPILED:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            years = _value(groups["value"]) + (0.5 if groups.get("half") else 0.0)
            years = years / 12 if way.months else years
            if way.weighed and MEASURED.search(text, max(0, match.start() - BEFORE), match.start()):
                continue
            if way.alone and ALONE_BEFORE.search(text, max(0, match.start() - LONG_BEFORE), match.start("value")):
                continue
            if way.least <= years <= way.most:
                yield Age(years, match.start("value"), match.end())


def _value(text: str) -> float:
    if text[0].isdigit():
        return float(text)
    parts = re.findall("|".join((*TENS, *sorted(UNITS, key=len, reverse=True))), text)
    return float(sum(TENS.get(part, 0) + UNITS.get(part, 0) for part in parts))
