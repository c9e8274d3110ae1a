"""Ages as people tell them: "34f", "my son, ten, …", "dad turns seventy-nine", "at 83 my …", "a 2 n half year old".

Serves `intents.amounts`. A number is an age only by what stands around it: years, a sex, a person, a word such as
"turning". What is no person ("the house is 80 years old") is content: topics with wordings hide ages in them.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple


class Age(NamedTuple):
    """An age in years, and where it stands."""

    years: float
    start: int
    end: int


OLDEST = 115
BEFORE = 30
"""Characters before "is 46" or "at 46" in which stands what was measured."""
_UNITS = {
    word: value + 1
    for value, word in enumerate(
        re.findall(
            r"\w+",
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
            " eighteen nineteen",
        )
    )
}
_TENS = {
    word: 10 * (place + 2)
    for place, word in enumerate(re.findall(r"\w+", "twenty thirty forty fifty sixty seventy eighty ninety"))
}
_ONES = "|".join(list(_UNITS)[:9])
_SPELT = rf"(?:{'|'.join(_TENS)})(?:[- ]?(?:{_ONES}))?|{'|'.join(sorted(_UNITS, key=len, reverse=True))}"
_HALF = r"(?P<half>\s*(?:and|n|&)?\s*(?:a\s+)?(?:half|1[/\u2044]2)\b)?"
_ROUGHLY = r"(?:\s?(?:\+(?!\s*\d)|-?ish\b|-?odd\b|plus\b|something\b))?"
_N = rf"(?<![\d.,/:£$+-])\b(?P<value>\d{{1,3}}(?!\d(?!\u2044))(?![:/%])(?!\.\d)|(?:{_SPELT})\b)"
"""A number in digits or words."""
_SURE_N = rf"(?:\s*[-,:(]\s*|\s+){_N}{_ROUGHLY}"

_MEASURES = (
    r"mg|mgs|g|gr|mcg|ug|iu|kg|kgs|kilos?|lbs?|pounds?|stone|st|ml|l|oz|ft|foot|feet|inch(?:es)?|cm|mm|miles?|km|k|bpm"
    r"|mmol|units?|percent|per|pc|degrees?|weeks?|weekly|wks?|w|days?|d|nights?|hours?|hrs?|h|mins?|minutes?|seconds?"
    r"|months?|mths?|times?|x|of|out|am|pm|a\.m|p\.m|o'?clock|oclock|tablets?|tabs?|pills?|caps?|capsules?|gumm(?:y|ies)"
    r"|scoops?|sachets?|drops?|sprays?|bottles?|bags?|cups?|pints?|cans?|beers?|glass(?:es)?|slices?|doses?|spoons?"
    r"|spoonfuls?|teaspoons?|tsps?|tablespoons?|tbsps?|servings?|cigs?|cigarettes?|kids?|children|sons?|daughters?"
    r"|boys|girls|brothers|sisters|people|other|different|more|less|th|st|nd|rd|over|to|or|hundred|thousand|quid"
    r"|metres?|meters?|laps?|reps?|sets?|rounds?|steps|centuries|century|pm|a day|a week|in a row|figures?|star"
)
_NO_MEASURE = rf"(?!\s?-?\s?(?:{_MEASURES})\b|\s*[-–/]\s*\d|\s*,\s*\d|\s*[%°\"])"
_NOT_SINCE = "".join(
    rf"(?<!{word}\s)"
    for word in ("since", "for", "past", "last", "about", "in", "over", "after", "every", "next", "was", "were", "of")
)
"""Words before a span of time, or a time gone by, which is no age now: "no fits in 12 years", "when i was 12"."""
_YEARS = r"(?:years?|yrs?|yaers?|yeras?)"
_OLD = r"(?:olds?|0ld|young|of age)"
_NEARLY = (
    r"(?:(?:a young|a fit|a sprightly|only|just|now|nearly|almost|about|around|already|still|over|well over|like)\s+)?"
)

_KIN = (
    r"(?:mother|father|sister|brother|mum|dad)[- ]in[- ]law|mil|fil|granda"
    r"|(?:grand|gran|step|god|great[- ]?)?(?:son|daughter|mother|father|mum|mom|mam|dad|ma|pa|child|kid|boy|girl|baby"
    r"|nan|nana|nanna|gran|granny|grandma|grandad|granddad|grandpa|parent)|granson|kiddo|lad|lass|toddler|teen|teenager|teenage"
    r"|mummy|mommy|mama|papa|daddy|hubby|husband|wife|missus|partner|boyfriend|girlfriend|fianc[eé]e?|sister|brother|sis"
    r"|bro|auntie|aunty|aunt|uncle|niece|nephew|cousin|friend|mate|neighbou?r|boss|client|patient|pensioner|lady|man"
    r"|woman|gentleman|gent|guy|bloke|male|female|widow|widower|retiree|retired|student|twins?|youngest|eldest|oldest"
    r"|athlete|swimmer|runner|footballer|gymnast|dancer|teacher|nurse|bride|vegan|bub|nipper|tot"
)
_IS = r"(?:'?s|\s+is|\s+are|\s+who\s+is|\s+who's|\s+whos|\s+aged?)"
_I_AM = r"(?:i'?m|i\s+am|am|im|she'?s|he'?s|she\s+is|he\s+is|they'?re|they\s+are|we'?re|we\s+are|who\s+is|who'?s)"
_AFTER = (
    r"(?=\s*(?:[,.;!?)&]|$|-\s)|\s+(?:how|do|does|should|shall|can|could|may|will|would|is|am|are|was|what|which|wat|and|n"
    r"|an|with|w|who|whos|now|year|btw|by|but|so|i|im|i'm|ive|i've|have|has|had|having|takes?|taking|my|she|shes|he|hes"
    r"|her|his|we|it|its|the|still|also|too|or|male|female|then|this|next|soon|today|tomorrow|because|cause|cos|since"
    r"|if|never|not|no|wants?|wanting|wanna|needs?|gets?|getting|got|goes|lives?|living|plays?|loves?|likes?|cramps?"
    r"|suffers?|feels?|looks?|cannot|cant|can't|dont|don't|doesnt|doesn't|wont|won't|been|keeps?|keen|fit|healthy"
    r"|active|(?:years?|yrs?)(?!\s+(?:ago|back|since|later|apart|before))|here|please|pls|any|post|pre|ckd|bit|on\s+[a-z]\w*|in\s+[a-z]\w*|at\s+the|for\s+(?:a|my|the)|"
    r"menopausal|perimenopausal|postmenopausal|pregnant|vegan|vegetarian|diabetic|runner|woman|man|lady)\b)"
)
"""What goes on after an age that no word such as "years" tells."""
_MONTH_OR_DAY = (
    r"(?:in|on|this|next|come|soon|tomorrow|today|by|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*)"
)


_MEASURED = re.compile(
    r"\b(?:levels?|rate|pulse|hr|bp|pressure|e?gfr|kidneys?|functions?|functioning|working|works?|sugars?|glucose|score"
    r"|count|limit|max(?:imum)?|dose|amount|total|numbers?|answer|ratio|price|size"
    r"|today|date|time|goal|target|readings?|results?|weight|height|bmi|diagnosed|started|began|born|died|sits?|sitting"
    r"|stuck|steady|running|runs|measured|heart|speed|temp(?:erature)?|percent|value|rda|ferritin|iron|vitamin|vit|hba1c"
    r"|a1c|creatinine|d|b12|since|was|were|back|stopped)(?:\s+[\w']+){0,2}\s*$"
)
"""Before a number that is measured, or an age gone by."""


class _Way(NamedTuple):
    """A way in which ages are told, and the ages that are told so."""

    pattern: str
    least: float = 0
    months: bool = False
    weighed: bool = False
    """Whether it may as well be something measured, which the words before tell."""


_WAYS = (
    _Way(rf"(?<!was )(?<!were )(?<!since ){_N}{_HALF}\s*-?\s*{_YEARS}?[ -]*{_OLD}\b"),
    _Way(rf"(?<!was )(?<!were )(?<!since ){_N}{_HALF}\s*-?\s*(?:yo|yos|y\.?/?\s?o|yom|yof|yr\s?o)\b"),
    _Way(rf"(?<!was )(?<!were ){_N}{_HALF}\s*-?\s*(?:months?|mths?|mnths?|mo|mos)[ -]*{_OLD}\b", months=True),
    _Way(  # "18 mo wont sleep", "lo is 15 months"; spans of treatment and of a pregnancy are no ages
        rf"(?:^|[.!?;,(\n]\s*|\b(?:{_KIN}|lo|dd|ds|bubba|one|who|she|he|aged?|my|our|a|an|is|is only|is just)[,:]?\s+"
        rf"(?:is\s+)?)(?<!for a )(?<!take a ){_N}\s*-?\s*(?:mo|mos|m\.o\.|mths?|mnths?|months?)\b"
        rf"(?=\s*(?:[,.;!?)]|$)|\s+(?:who|wont|won't|will not|cant|can't|is|has|hasnt|hates|refuses|keeps|boy|girl|son"
        rf"|daughter|baby|toddler|constipated|bunged|teething|screams?|screaming|waking|wakes|awake|having|doesnt|doesn't"
        rf"|needs?|very|can she|can he|eating|on solids|on formula)\b)",
        months=True,
    ),
    _Way(  # a span of years is an age only after a person, "my" or "aged", or where the message begins
        rf"(?:^|\b(?:{_KIN}|{_I_AM}|aged?|age|my|our|her|his|their|an?)[,:]?\s+{_NEARLY}){_NOT_SINCE}{_N}{_HALF}\s*-?\s*"
        rf"{_YEARS}\b(?!\s+(?:ago|back|since|of|now|later|running|sober|clean|dry|into|in|after|on|straight|without|post"
        rf"|plan|long|too|so|and\s+(?:counting|still)|i'?ve|i have)\b)"
    ),
    _Way(
        rf"(?<!since )(?<!from )(?<!by )(?<!until )(?<!before )(?<!since the )(?<!from the )\b"
        rf"(?:aged?|age[- ]of|agd|turn(?:s|ed|ing)?|tunred|hits?|hitting|reach(?:es|ed|ing)?|pushing|approaching"
        rf"|nearing|rising|(?<!\d )going on|knocking on|coming up(?: to)?|getting on for){_NEARLY}{_SURE_N}"
        rf"{_NO_MEASURE}"
    ),
    _Way(
        r"(?<!of )(?<!for )(?<!\d )(?<!gfr )(?<!rate )(?<!pulse )(?<!bp )(?<!pressure )(?<!score )"
        rf"\bover{_SURE_N}{_NO_MEASURE}(?!\s*{_YEARS}\b(?!\s*{_OLD})){_AFTER}",
        least=18,
    ),
    _Way(rf"\b(?:be|being)\s+{_NEARLY}{_N}{_NO_MEASURE}(?=\s+{_MONTH_OR_DAY}\b|\s*[,.;!?)]|\s*$)", least=5),
    _Way(rf"\b(?:{_KIN})(?:{_IS})\s+{_NEARLY}{_N}{_ROUGHLY}{_NO_MEASURE}{_AFTER}", least=1),
    _Way(rf"\b(?:{_KIN}){_SURE_N}{_NO_MEASURE}{_AFTER}", least=2),
    _Way(rf"\b(?:{_KIN}){_SURE_N}{_NO_MEASURE}(?!\s+(?:grams?|milligrams?|press|push|sit|ups))(?=\s+[a-z])", least=60),
    _Way(rf"\b{_I_AM}\s+{_NEARLY}{_N}{_ROUGHLY}{_NO_MEASURE}{_AFTER}", least=1),
    _Way(
        rf"(?:^|[.!?;(\n]\s*|\b(?:hi|hiya|hello|hey|me)[,.!]?\s+){_N}{_ROUGHLY}{_NO_MEASURE}\s*[,;]\s*(?=[a-z])",
        least=11,
    ),
    _Way(
        rf"(?:^|[.!?;\n]\s*){_N}{_ROUGHLY}{_NO_MEASURE}(?=\s+(?:and|with|n|yr|on(?=\s+(?!\w+day\b)[a-z]{{5,}}))\b)",
        least=18,
    ),
    _Way(rf"(?:^|[,.!?;\n]\s*){_N}{_ROUGHLY}(?=\s+here\b)", least=13),
    _Way(rf"(?<=[a-z)])\s*[,(-]\s+?{_N}{_ROUGHLY}{_NO_MEASURE}\s*[,).;](?=\s*(?:[a-z]|$))", least=13),
    _Way(
        rf"\bat\s+(?:the (?:ripe )?(?:old )?age of\s+)?{_NEARLY}{_N}{_ROUGHLY}{_NO_MEASURE}{_AFTER}",
        least=25,
        weighed=True,
    ),
    _Way(
        rf"\b(?:is|are)\s+{_NEARLY}{_N}{_ROUGHLY}{_NO_MEASURE}{_AFTER}(?=.{{0,80}}\b(?:s?he|her|him|his)\b)",
        weighed=True,
    ),
    _Way(rf"(?:^|[,.!?;:(]\s*|\b(?:i'm|im|an?|the|my|our)\s+){_N}{_ROUGHLY}(?=\s+(?:{_KIN})\b)", least=13),
    _Way(r"\b(?P<value>\d{1,3})(?:st|nd|rd|th)\s+(?:birthday|bday)\b"),
    _Way(r"\bin (?:my|his|her|their) (?P<value>\d{2,3})(?:st|nd|rd|th)\s+year\b", least=50),
    _Way(rf"(?:^|[.!?;,]\s*)(?:just|nearly|almost|not quite)\s+{_N}{_NO_MEASURE}{_AFTER}", least=10),
    _Way(rf"\b(?:man|woman|lady|boy|girl|lad|someone|person|gentleman|age) of\s+{_NEARLY}{_N}{_NO_MEASURE}"),
)
_SOME = re.compile(rf"{_N}{_NO_MEASURE}|\bolds?\b|\bb(?:irth)?day|th year|\d\s*-?\s*(?:mn?ths?|months?)\b")
"""Without any of these no age is told: most numbers are doses."""
_COMPILED = tuple((re.compile(way.pattern), way) for way in _WAYS)


def find_ages(text: str) -> Iterator[Age]:
    """Yield the ages in a normalised text, by the ways in which they are told; some may overlap.

    >>> [age.years for age in find_ages("im 45, my son, ten, sleeps badly and gran turns eighty-three in may")]
    [83.0, 10.0, 45.0]
    """
    if not _SOME.search(text):
        return
    for pattern, way in _COMPILED:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            years = _value(groups["value"]) + (0.5 if groups.get("half") else 0.0)
            years = years / 12 if way.months else years
            if way.weighed and _MEASURED.search(text, max(0, match.start() - BEFORE), match.start()):
                continue
            if way.least <= years <= OLDEST:
                yield Age(years, match.start("value"), match.end())


def _value(text: str) -> float:
    if text.isdigit():
        return float(text)
    parts = re.findall("|".join((*_TENS, *sorted(_UNITS, key=len, reverse=True))), text)
    return float(sum(_TENS.get(part, 0) + _UNITS.get(part, 0) for part in parts))
