"""Words around ages, as pieces of regular expressions: numbers, measures, persons, what goes on after an age.

Serves `ages`, which joins them into the ways in which ages are told. A person is any word for one, with the
names that grandparents, parents and children bear in the Englishes of the world ("nonna", "ammi", "thatha").
"""

import re

from knowledge.units import ONES, TENS

UNITS = {word: value for word, value in ONES.items() if value}
SPELT = (
    rf"(?:{'|'.join(TENS)})(?:[- ]?(?:{'|'.join(list(UNITS)[:9])}))?|{'|'.join(sorted(UNITS, key=len, reverse=True))}"
)
HALF = r"(?P<half>\s*(?:and|n|&)?\s*(?:a\s+)?(?:half|1[/\u2044]2)\b)?"
ROUGHLY = r"(?:\s?(?:\+(?!\s*\d)|-?ish\b|-?odd\b|plus\b|something\b))?"
N = rf"(?<![\d.,/:£$+-])\b(?P<value>\d{{1,3}}(?!\d(?!\u2044))(?!:\d)(?![/%])(?!\.\d)|(?:{SPELT})\b)"
"""A number in digits or words."""
YOUNG_N = r"(?<![\d.,/:£$+-])\b(?P<value>\d\.[1-9])"
"""A small number with a decimal."""
SURE_N = rf"(?:\s*[-,:(]\s*|\s+){N}{ROUGHLY}"

MEASURES = (
    r"mg|mgs|g|gr|mcg|ug|iu|kg|kgs|kilos?|lbs?|pounds?|stone|st|ml|l|oz|ft|foot|feet|inch(?:es)?|cm|mm|miles?|km|k|bpm"
    r"|mmol|units?|percent|per|pc|degrees?|weeks?|weekly|wks?|w|days?|d|nights?|hours?|hrs?|h|mins?|minutes?|seconds?"
    r"|months?|mths?|times?|x|of|out|am|pm|a\.m|p\.m|o'?clock|oclock|tablets?|tabs?|pills?|caps?|capsules?|gumm(?:y|ies)"
    r"|scoops?|sachets?|drops?|sprays?|bottles?|bags?|cups?|pints?|cans?(?!\s+(?:i|u|you|he|she|we|they|have|take|get|my|mag\w*)\b)|beers?|glass(?:es)?|slices?|doses?|spoons?"
    r"|spoonfuls?|teaspoons?|tsps?|tablespoons?|tbsps?|servings?|cigs?|cigarettes?|kids?|children|sons?|daughters?"
    r"|boys|girls|brothers|sisters|people|other|different|more|less|th|st|nd|rd|over|to|or|hundred|thousand|quid"
    r"|metres?|meters?|laps?|reps?|sets?|rounds?|steps|centuries|century|pm|a day|a week|in a row|figures?|star"
    r"|calories|kcals?|grams?|milligrams?|doors"
)
NO_MEASURE = rf"(?!\s?-?\s?(?:{MEASURES})\b|\s*[-–/]\s*\d|\s*,\s*\d|\s*[%°\"])"
NOT_SINCE = "".join(
    rf"(?<!{word}\s)"
    for word in ("since", "for", "past", "last", "about", "in", "over", "after", "every", "next", "was", "were", "of")
)
"""Words before a span of time, or a time gone by, which is no age now: "no fits in 12 years", "when i was 12"."""
YEARS = r"(?:years?|yrs?|yaers?|yeras?)"
OLD = r"(?:olds?|0ld|young|of age)"
NEARLY = (
    r"(?:(?:a young|a fit|a sprightly|only|just|now|nearly|almost|about|around|already|still|over|well over|like)\s+)?"
)

KIN = (
    r"(?:mother|father|sister|brother|mum|dad)[- ]in[- ]law|mil|fil|granda"
    r"|(?:grand|gran|step|god|great[- ]?)?(?:son|daughter|mother|father|mum|mom|mam|dad|ma|pa|child|kid|boy|girl|baby"
    r"|nan|nana|nanna|gran|granny|grandma|grandad|granddad|grandpa|parent)|granson|kiddo|lad|lass|toddler|teen|teenager|teenage"
    r"|mummy|mommy|mama|papa|daddy|hubby|husband|wife|missus|partner|boyfriend|girlfriend|fianc[eé]e?|sister|brother|sis"
    r"|bro|auntie|aunty|aunt|uncle|niece|nephew|cousin|friend|mate|neighbou?r|boss|client|patient|pensioner|lady|man"
    r"|woman|gentleman|gent|guy|bloke|male|female|widow|widower|retiree|retired|student|twins?|youngest|eldest|oldest"
    r"|athlete|swimmer|runner|footballer|gymnast|dancer|teacher|nurse|bride|vegan|bub|nipper|tot|tweenie|tween|pupil"
    r"|mammy|mamma|da|mummies|pops?|poppy|pappy|grandda|grandpop|nonn[aoi]|opa|oma|abuel[ao]|babcia|yiayia"
    r"|pappous|ammi|amma|appa|abbu|abba|baba|dad[ai](?:\s?ji)?|nani(?:\s?ji)?|nana\s?ji|thatha|paati|ajji|ajja|chach[ai]"
    r"|mausi|masi|bhai|bhabhi|didi|lol[ao]|(?<=my )bet[ai]|in[- ]?laws|resident|parents?|folks|fella|fellow|hubs|gf"
)
YOUNG_KIN = (
    r"(?:grand|gran|step|god)?(?:son|daughter|child|kid|boy|girl)|granson|nephew|niece|kiddo|lad|lass|toddler|tot|tween"
    r"|tweenie|teen|teenager|pupils?|student|bairn|nipper|little one|wee one|youngest|eldest|middle one|sister|brother"
    r"|cousin|placement|foster child|(?<=my )bet[ai]"
)
"""Who is told by a name and a bare number alone: "son 13 adhd"."""
TITLE = r"(?:uncle|auntie|aunty|aunt|mr|mrs|ms|miss|granny|nana|nan|cousin|grandad|grandpa)"
NO_NAME = (
    r"(?:takes?|took|has|had|have|gets?|got|is|was|said|says|wants?|gave|uses?|used|on|at|with|for|and|does|needs?)"
)
NO_TRAIT = (
    r"(?:mag\w*|epsom|nuts|sweets|questions?|things?|reasons?|quick|packs?|boxes|\w+ates?|big|small|little"
    r"|large|extra|full|whole|half|years?|yrs?)"
)
"""Words after a number that counts something."""
NOT_GIVEN = "".join(
    rf"(?<!{verb} {whose} )"
    for verb in ("give", "gave", "giving", "given", "feed", "fed", "got", "bought")
    for whose in ("my", "our", "the", "his", "her")
)
"""What is given to somebody is counted: "gave my son 5 …"."""
LAUGH = r"(?:lol|haha\w*|hehe\w*|lmao|tho|though|xx?)"
IS = r"(?:'?s|\s+is|\s+are|\s+who\s+is|\s+who's|\s+whos|\s+aged?)"
I_AM = r"(?:i'?m|i\s+am|am|im|she'?s|he'?s|she\s+is|he\s+is|they'?re|they\s+are|we'?re|we\s+are|who\s+is|who'?s)"
AFTER = (
    r"(?=\s*(?:[^\w\s%°/'\"+*=<>~£$€-]|$|-\s)|\s+(?:how|do|does|should|shall|can|could|may|will|would|is|am|are|was|what|which|wat|and|n"
    r"|an|with|w|who|whos|now|year|btw|by|but|so|i|im|i'm|ive|i've|have|has|had|having|takes?|taking|my|she|shes|he|hes"
    r"|her|his|we|it|its|the|still|also|too|or|male|female|then|this|next|soon|today|tomorrow|because|cause|cos|since"
    r"|if|never|not|no|wants?|wanting|wanna|needs?|gets?|getting|got|goes|lives?|living|plays?|loves?|likes?|cramps?"
    r"|suffers?|feels?|looks?|cannot|cant|can't|dont|don't|doesnt|doesn't|wont|won't|been|keeps?|keen|fit|healthy"
    r"|active|(?:years?|yrs?)(?!\s+(?:ago|back|since|later|apart|before|sober|clean|dry|married|single))|here|please|pls|any|post|pre|ckd|bit|on\s+[a-z]\w*|in\s+[a-z]\w*|at\s+the|for\s+(?:a|my|the)|"
    r"lol|haha\w*|hehe\w*|lmao|tho|though|would|wud|shud|cud|as|like|thank|thanks|u|you|just|only|when|xx?|lovely|odd"
    r"|for\s+(?:magnesium|mag|this|that|it)|menopausal|perimenopausal|postmenopausal|pregnant|vegan|vegetarian|diabetic|runner|woman|man|lady)\b)"
)
"""What goes on after an age that no word such as "years" tells."""
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*"
MONTH_OR_DAY = rf"(?:in|on|this|next|come|soon|tomorrow|today|by|{MONTH})"

MEASURED = re.compile(
    r"\b(?:levels?|rate|pulse|hr|bp|pressure|e?gfr|kidneys?|functions?|functioning"
    r"|(?<!still )working|works?|oven|bak\w+|cook\w*|wash\w*|boil\w*|sugars?|glucose|score"
    r"|count|limit|max(?:imum)?|dose|amount|total|numbers?|answer|ratio|price|size"
    r"|today|date|time|goal|target|readings?|results?|weight|height|bmi|diagnosed|started|began|born|died|sits?|sitting"
    r"|stuck|steady|running|runs|measured|heart|speed|temp(?:erature)?|percent|value|rda|ferritin|iron|vitamin|vit|hba1c"
    r"|a1c|creatinine|d|b12|since|was|were|back|stopped)(?:\s+[\w']+){0,2}\s*$"
)
"""Before a number that is measured, or an age gone by."""
ALONE_BEFORE = re.compile(
    r"\b(?:e?gfr|pulse|hr|bp|pressure|rate|kidneys?|functions?|sugars?|glucose|weigh\w*|weight|kilos?|kgs?|stone|ferritin"
    r"|iron|creatinine|scores?|doses?|mgs?|mcg|iu|levels?|percent|temp\w*|speed|miles?|km|minutes|price|cost|readings?"
    r"|results?|bpm)\b|%|\d{3}"
)
"""Anywhere before a number that stands alone, which then may be one more of the kind."""
