"""Words of people and illness that stand for something else: "stop being a baby", "a pregnant guinea pig".

Serves the cautions. Covers animals, sayings, jobs, books and operations of no surgeon, and children that are told to
be grown up by now. Only a run of words that can hardly mean a person is covered; whatever else the message tells
("my dog is pregnant and so am I") stands outside of it and counts.
"""

import re
from collections.abc import Iterator

Span = tuple[int, int]

_ANIMAL = (
    r"(?:guinea[- ]?pigs?|(?<!hot )dogs?|doggos?|pup(?:py|pies|s)?|cats?|kitt(?:y|ies|ens?)|hors(?:e|es)|pon(?:y|ies)"
    r"|mares?|foals?|cows?|heifers?|goats?|sheep|ewes?|llamas?|alpacas?|donkeys?|rabbits?|bunn(?:y|ies)|hamsters?"
    r"|gerbils?|rats?|mouse|mice|ferrets?|pigs?|sows?|hens?|parrots?|budgies?|tortoises?|fox(?:es)?|hedgehogs?"
    r"|spaniels?|labradors?|terriers?|collies?|poodles?|bulldogs?|dachshunds?|vixens?|badgers?|whales?|dolphins?"
    r"|seahorses?|elephants?|pandas?|tigers?|lions?|monkeys?|gorillas?|goldfish|gupp(?:y|ies))"
)
_STATE = (
    r"(?:pregnant|preggo|expecting|expectant|nursing|suckling|lactating|breast[- ]?feeding|teething|diabetic|elderly"
    r"|epileptic|geriatric|senior)"
)
_NOT_IT = (  # "a pregnant dog owner", "pregnant goats cheese"
    r"(?!'?s? (?:\w+ )?(?:owners?|lad(?:y|ies)|lovers?|sitters?|mums?|moms?|wom[ae]n|walkers?|groomers?|riders?|vets?"
    r"|breeders?|cheese|milk|liver|meat|soup|stew|curry|kidneys?|recipes?|dinner)\b)"
)
_BEFORE = (
    r"(?:^|[.;!?,\n]\s*|\b(?:an?|the|my|our|his|her|their|your|some|any|this|that|for|with|of|to|give|giving|and|saw"
    r"|got|have|has|by|mates?|friends?|neighbours?)\s(?:(?:old|little|poor|big|wee|heavily|very)\s)?)"
)
_YOUNG_OF = r"(?:bab(?:y|ies)|infants?|newborns?|kids?|twins|young|little ones?|litter)"
_LINKS = r"(?:is|was|who|which|that|are|were|who'?s|thats?|has|had|just|now|also|very|heavily|been)"
_ANIMAL_IS = re.compile(
    rf"\b{_ANIMAL}(?:'?s)? (?:{_LINKS} ){{1,3}}(?:an? )?{_STATE}\b"
    rf"|\b{_ANIMAL} (?:nursing|feeding|suckling)(?: (?:her|his|its|their)(?: \w+)? {_YOUNG_OF})?\b"
    rf"|\b{_ANIMAL}(?:'?s)? (?:(?:had|has|have) )?(?:(?:her|its|their|\d+) )?(?:babies|pregnancy|infants)\b"
)
_OF_ANIMAL = re.compile(rf"{_BEFORE}{_STATE} (?:(?:pet|rescue|house|stray|wild|farm) )?{_ANIMAL}\b{_NOT_IT}")
_GREAT = r"(?:(?:big|great|total|right|massive|little|silly|complete|absolute|huge|overgrown|spoilt|whiny) )*"
_SAYING = re.compile(
    rf"\b(?:(?:stop|quit) (?:being|acting (?:like|as)) an? {_GREAT}(?:baby|child|kid|toddler|teenager|granny|grandma)"
    rf"|(?:don'?t|do not|never) be (?:such )?an? {_GREAT}(?:baby|child|kid|toddler|granny|grandma)"
    rf"|such an? {_GREAT}(?:baby|child|kid|toddler|teenager|granny|grandma)"
    r"|(?:i'?m|i am|being|be|me) an? (?:big|great|total|right|massive|complete|absolute|overgrown) (?:baby|kid|child)"
    r"|(?:cry|man)[- ]?bab(?:y|ies)|an? baby (?:about|when it comes to)|(?:inner|poster|brain) child"
    r"|like an? (?:\w+ )?(?:baby|child|kid|toddler|teenager|pensioner|granny|grandma)"
    r"(?= (?:in|at|on|about|when|after|again|lol|haha)\b|\s*(?:[.,;!?]|$))"
    r"|baby (?:steps?|grand))\b"
)
_YOUR_OWN = r"(?!baby|babies|newborn|son|daughter|bub|twins|little|month|toddler)"
_JOB = re.compile(
    r"\b(?:nursing|care|old (?:folks|people|peoples|age)'?s?|retirement) homes? "
    r"(?:chefs?|cooks?|kitchens?|cleaners?|menus?|gardeners?|receptionists?|laundry|caterers?|manager)\b"
    r"|\bnursing (?:students?|degrees?|course|uniforms?|exams?|textbooks?|lectures?|assignments?|shifts?|agency)\b"
    rf"|\bnursing (?:an?|my|the|his|her|this|that) (?:{_YOUR_OWN}\w+ )?(?:pints?|beers?|coffee|cuppa|tea|drink|wine"
    r"|whisky|hangover|cold|grudge|injury|ankle|knee|wrist|elbow|foot|toe|calf|shoulder|bruise|blister|sprain|hamstring)\b"
)
_FOR_YOUNG = r"(?:child(?:'?s|ren'?s?)?|kid'?s?'?|kiddies'?|toddler'?s?'?|bab(?:y|ies)'?s?'?|teen(?:age|s)?'?s?)"
_WORK = (  # no "show": "my kids show signs"
    r"(?:books?|story|stories|storybooks?|films?|movies?|cartoons?|tv|telly|authors?|writers?|illustrat(?:ors?|ions?)"
    r"|literature|librar(?:y|ies)|entertainers?|comics?|songs?|rhymes?|poems?|encyclopa?edias?|magazines?|fiction)"
)
_MADE_FOR = re.compile(rf"\b{_FOR_YOUNG} (?:(?:picture|science|story|colouring|animated|library|history) )?{_WORK}\b")
_NO_SURGEON = re.compile(
    r"\b(?:bathroom|bathtime|kitchen|bedtime|mining|drilling|sting|rescue|military|police|army|business|farm|farming"
    r"|factory|covert|undercover|salvage|mathematical|maths?|baking|cooking|catering|warehouse|shipping)"
    r" operations?\b(?! (?:on|scar|wound)\b)"
    r"|^\W*operation (?:\w+ )?(?:sleep|bath|bathtub|bedtime|relax|calm|chill|soak|spa|tidy|clean|kitchen|garden)"
    r"(?=\s*[:!-])|\b(?:operation (?:manual|instructions|hours|mode)|hours of operation)\b"
    r"|\b(?:tree|car|phone|shoe|toy|teddy) surger(?:y|ies)\b|\bsurgery (?:car ?park|website|reception\w*)\b"
)
_NO_WISH = re.compile(
    r"\b(?:(?:do|does|did|wo|would)(?:n'?t| not)|never|not) (?:ever |really |even )?"
    r"(?:want(?:ed|ing)?|wanna|plan(?:ned|ning)?(?: on| for)?|like|fancy|intend(?:ing)?)"
    r"(?: to have| on having| having| any| ever| more)* (?:kids|children|bab(?:y|ies)|a (?:baby|kid|child))"
    r"(?=\s*(?:[.,;!?)]|$|(?:so|and|but|ever|either|anyway|myself|thanks?|lol|of my own|of our own)\b))"
)
_YOUNG_ONES = re.compile(
    r"\b(?:girls?|boys?|kids?|children|daughters?|sons?|twins|bab(?:y|ies)|lads?|lasses|them both)\b"
)
_MINE = re.compile(r"\b(?:my|our|her|all|two|three|four) (?=(?:girls?|boys?|kids?|daughters?|sons?)\b)")
_NURSED = re.compile(
    r"\b(?:breast[- ]?fed|nursed|weaned|was (?:pregnant|expecting|breast[- ]?feeding|nursing)|gave birth(?: to)?"
    r"|had (?:a )?(?:c[- ]?section|caesarean)s?)\b"
)
_KIDS = r"(?:they|she|he|kids|girls|boys|children|daughters?|sons?|twins|lads|bab(?:y|ies))"
_GROWN = re.compile(
    rf"\b{_KIDS}(?:'?re|'?s| are| is| have| has|'?ve)*(?: (?:now|all|both|long|already|just|fully|away|off))* "
    r"(?:(?:in|at|to|off to|through|finished|doing|graduated|left|studying at) (?:the )?(?:uni|university|college)"
    r"|graduated|grown(?:[- ]ups?)?|adults?|(?:left|moved|flown|flew) (?:home|out|the nest)|married"
    r"|(?:in )?(?:their|her|his) (?:late |early |mid )?(?:[2-6]0'?s|twenties|thirties|forties|fifties)"
    r"|(?:has|have|got|with) (?:kids|children|families|a family) of (?:their|her|his) own"
    r"|(?:1[89]|[2-6]\d)(?= (?:now|years old)\b|\s*(?:[.,;!?]|$)))"
    r"|\b(?:grown[- ]?up|adult) (?:kids|children|sons?|daughters?|girls|boys|twins)\b|\ball grown up\b"
)
_STILL_YOUNG = re.compile(
    r"\b(?:youngest|little ones?|toddlers?|newborn|grand\w+|again|another|currently|still|this time|today|school"
    r"|nursery|primary|teens?|teenagers?|(?:i'?m|i am|is|am|she'?s) (?:\w+ )?(?:pregnant|expecting|nursing|breast\w+)"
    r"|bab(?:y|ies)(?!'?s? (?:(?:is|are|now|all|both) )*(?:in|at|\d\d|grown|adults?|long)\b)(?=\s\w)"
    r"|(?:two|three|four|five|six|seven|eight|nine|ten) (?:years?|yrs?|months?|weeks?)(?! ago)"
    r"|(?:\d|1[0-7])(?!\s?(?:mg|pm|am|kids|children|girls|boys|sons|daughters|babies|times|years ago)\b))\b"
)


def figure_spans(text: str) -> tuple[Span, ...]:
    """Return the stretches of a normalised text, (start, end), whose words of people and illness mean nobody here.

    >>> text = "stop being a baby and take it"
    >>> [text[start:end] for start, end in figure_spans(text)]
    ['stop being a baby']
    """
    patterns = (_ANIMAL_IS, _OF_ANIMAL, _SAYING, _JOB, _MADE_FOR, _NO_SURGEON, _NO_WISH)
    return (*(match.span() for pattern in patterns for match in pattern.finditer(text)), *_grown_up(text))


def _grown_up(text: str) -> Iterator[Span]:
    """Yield children, and their nursing, where the message tells that they are grown up and speaks of no others."""
    if _GROWN.search(text) and not _STILL_YOUNG.search(text):
        for pattern in (_YOUNG_ONES, _MINE, _NURSED):
            yield from (match.span() for match in pattern.finditer(text))
