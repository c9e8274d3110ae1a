"""What a later message leaves unsaid, written out: years of an age, mg of a dose, the medicine that "it" stands for.

Numbers are completed only after a question that waits for one; everything else is returned unchanged.
"""

import re
from collections.abc import Mapping

from intents.catalog import Intent
from intents.keys import WHO_SHOULD_ASK
from intents.model import Context
from intents.reading.ages import find_ages
from intents.reading.amounts import find_amounts
from intents.reading.entities import Reading
from intents.reading.entity_types import AGE, DIET, LIFE_STAGE, LIMITS, MEDICINE, OURS, SYMPTOM
from intents.slots import YOUNG
from intents.words import WordLists

LONGEST = 14
"""Words up to which a message is a short one."""
SHORT = 5
"""The same for a message that only exchanges how many of a measure were eaten."""
MEASURE = "measure"
"""Type of what an answer on a food holds: the measure in which it was told ("tbsp")."""
HOW_MANY = "how many"
_PIECES = re.compile(
    r"(?<![\w.,:/-])(?:\d{1,3}|half|one|two|three|four|five|six)(?=\s*(?:then|though|tho|instead|please|pls)?[\s?!.]*$)",
    re.IGNORECASE,
)
TAKEN = "daily"
"""The same for how many pieces are taken, whose milligrams may be told next ("250")."""
DOSE, COUNT = "dose", "count"
NUTRIENT_NAME = "magnesium"
"""What every talk is about, whether a message names it or not."""
SEXES = {"f": "female", "m": "male"}
"""What one letter stands for after a question on needs: "im 52", then "f"."""
_YEARS = re.compile(
    r"(?:(?:he|she)(?:'?s| is)|it'?s|age|aged)? ?(?:only |just |nearly |almost )?(?P<years>\d{1,3}) ?(?:years?|yrs?)",
    re.IGNORECASE,
)
"""A message that holds a number of years and nothing else."""
_DOES = (frozenset({"stop", "help", "ease", "fix", "cure", "sort", "clear"}), frozenset({"it", "that", "this"}))
"""What magnesium is hoped to do to a complaint: "would magnesium stop that"."""
OLDEST = 115
"""Years; a larger number is no age."""
LEAST_MG, MOST_MG = 20, 1_500
"""Numbers that a tablet or a label may mean as milligrams; fewer are pieces, more are years or a slip."""
LEAST_JUDGED = 100
"""The same where nothing but a yes or no is asked: a smaller number may be an age."""
OF_ANOTHER = frozenset({"he", "she", "him", "her", "they", "them", "we"})
"""Words of a message on a number that is asked for somebody else."""
_MEANT = re.compile(
    r"(?:\bi|^(?:oops|sorry|no|wait|ah|oh)),? mea?nt? (?:to say |to ask )?(?!to\b|that\b|it\b)(\S.*)", re.IGNORECASE
)
_MEANT_LAST = re.compile(r"^(?:no,? |sorry,? )*(?:not [\w ]{2,25}[,;.] ?)?(\S.*?),? i mea?nt$", re.IGNORECASE)
"""The same with what was meant before it: "not citrate, glycinate i meant"."""
_ASKED = re.compile(
    r"(?:^|[,.!?;]\s*|\s)i (?:asked|was asking|am asking|said|was talking|wanted to know) (?:you )?"
    r"(?:(?:about|for) ((?:\S+ ?){1,5})|((?:how|which|what|whether|if) (?:\S+ ?){1,9}))$",
    re.IGNORECASE,
)
"""What a complaint says was asked: "no i asked about leg cramps"."""
_NOT_LAST = re.compile(r",? not (?:about |for |on )?[^\W\d]+(?: [^\W\d]+)?$", re.IGNORECASE)
"""What was not asked, behind what was: "i asked about sleep not cramps"."""
_NUMBER = re.compile(
    r"(?<![\w.,:/-])\d{2,4}(?![\w%:/-]|[.,]\d)(?!\s*(?:%|percent|years?|yrs?|times?|x\b|days?|weeks?|months?))"
)
_NOR = re.compile(r"n?or (?:any )?(?P<first>[^\W\d_]+)(?: [^\W\d_]+)?\s*(?:[,.!;]|$)", re.IGNORECASE)
"""What is left out besides what was left out before: "cant do nuts", then "or beans, they blow me up"."""
_ONES = re.compile(
    r"(?P<kind>(?:.* )?(?:the|my|his|her|their) (?P<ones>(?:\w+ )?\w+)) (?:ones?|kind)[ .?!]*$", re.IGNORECASE
)
"""Medicines called by what they are for, after a question on them: "the blood pressure ones"."""
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_LEAVE = re.compile(r"\b(?:can|could|should|shall|may|might)\b")
"""How somebody asks leave to do something."""
LONGEST_THANKS = 8
"""Words of thanks before a question."""
_LEADS_OVER = re.compile(
    r"(?:(?:and|but|so|ok|also|now|then|just|one more(?: thing| question)?|one last(?: thing| question)?"
    r"|another(?: thing| question)|(?:quick|last|next) (?:one|question)|finally)[ ,:]+)+"
)
_MONTHS = re.compile(r"(?:\d{1,2}|[a-z]+) (?:months?|mths?)")
"""An age or a span of time; after a child was spoken of it is the child's age."""
_SINGLE = re.compile(r"(?:tablet|pill|tab|cap|capsule|one|gummy|sachet)\b", re.IGNORECASE)


def completed(utterance: str, context: Context, last: Intent | None, words: WordLists) -> str:
    """Return a message with what the last question makes of its numbers.

    Of a correction ("no almonds, i meant walnuts") only what was meant; a bare number as an age, one letter as a sex;
    a number beside a tablet ("a 400 tablet", "mine are 400") or in a correction ("no the powder is 100") as milligrams.
    """
    asked = _ASKED.search(utterance.strip(" .!?")) if len(utterance.split()) <= LONGEST else None
    if asked is not None:
        return _NOT_LAST.sub("", asked.group(1) or asked.group(2))
    if last is None or len(utterance.split()) > LONGEST:
        return utterance
    if (meant := meant_in(utterance)) is not None:
        return _with_unit(f"and {meant}", last, words)
    if DIET in last.accepts and any(type_ in LIMITS for type_, _ in (*context.held, *context.entities)):
        further = _NOR.match(utterance)
        if further is not None and further["first"].lower() not in words.question_starts:
            return f"and no {utterance[further.start('first') :]}"
    if MEDICINE in last.accepts and (ones := _ONES.match(utterance)) is not None:
        return utterance if _is_a_place(ones["ones"], words) else f"{ones['kind']} tablets"
    bare = utterance.strip(" .!")
    if _MONTHS.fullmatch(bare.lower()) and any(pair[0] == LIFE_STAGE and pair[1] in YOUNG for pair in context.entities):
        return f"{bare} old"
    aged = bare.isdecimal() and 0 < int(bare[:3]) <= OLDEST and len(bare) <= 3
    staged = any(type_ == LIFE_STAGE and key in (*YOUNG, "older_adult") for type_, key in context.entities)
    # Who may take it goes on with an age though it accepts none.
    if aged and (AGE in last.accepts or last.key == WHO_SHOULD_ASK or (staged and last.kind == "passages")):
        return f"{bare} years old"
    if staged and (years := _YEARS.fullmatch(bare)) is not None:  # of the son just told of: no length of time
        return f"{years['years']} years old"
    if AGE in last.accepts and bare.lower() in SEXES:
        return SEXES[bare.lower()]
    counted = DOSE in last.accepts and TAKEN in dict(context.held)
    if counted and bare.isdecimal() and LEAST_MG <= int(bare[:5]) <= MOST_MG:
        return f"{bare} mg"
    measure = next((key for type_, key in context.held if type_ == MEASURE), None)
    aged = any(find_ages(utterance.lower()))  # "im a man 34"
    counts = HOW_MANY in utterance.lower()  # "how many for 100": the number is what they should make
    if measure is not None and len(utterance.split()) <= SHORT and not (aged or counts):  # "no i had 3"
        return _PIECES.sub(lambda match: f"{match.group()} {measure}", utterance, count=1)
    return _with_unit(utterance, last, words)


def meant_in(utterance: str) -> str | None:
    """Return what a message says was meant instead of what was said before: "sorry i meant cipro"."""
    meant = _MEANT.search(utterance) or _MEANT_LAST.search(utterance.strip(" .!"))
    return meant.group(1) if meant is not None else None


def without_thanks(utterance: str, words: WordLists) -> str:
    """Return a message without the thanks before its question: "cool thanks, and for cramps?"."""
    said = list(_WORD.finditer(utterance.lower()))
    plain = [match.group().replace("'", "") for match in said]
    leaning = words.leaning
    polite = leaning.thanks | leaning.thanking | leaning.friends
    ends = [at for at, word in enumerate(plain[:LONGEST_THANKS], 1) if word in leaning.thanks]
    if not ends:
        return utterance
    for end in reversed(range(ends[-1], min(len(said), LONGEST_THANKS))):
        rest = utterance[said[end].start() :]
        lead = _LEADS_OVER.match(rest.lower())
        begun = plain[end + len(lead.group().split()) :] if lead else plain[end:]
        asks = bool(begun) and begun[0] in words.question_starts | leaning.asking_on
        if begun and polite.issuperset(plain[:end]) and (asks or rest.endswith("?")):
            return rest[lead.end() :] if lead and lead.group().strip(" ,") not in words.openers else rest
    return utterance


def with_medicine(reading: Reading, context: Context, labels: Mapping[str, str], words: WordLists) -> str | None:
    """Return a message on a medicine with what the talk leaves unsaid: the medicine that "it" stands for, magnesium.

    "so i could swap it for magnesium", "can i drop the propranolol", "can i swap". None when no medicine is named in
    it, stands behind a pointer, or was spoken of last before a few words on giving up.
    """
    if any(match.type == MEDICINE for match in reading.matches):
        return f"{reading.text} ; with {NUTRIENT_NAME}" if context.live else None
    spoken = (f"{type_}/{key}" for type_, key in reversed(context.entities) if type_ == MEDICINE)
    medicine = next((labels[thing] for thing in spoken if thing in labels), None)
    pointer = next((word for word in reading.words if word.read in words.pointers), None)
    around = words.stop | words.pointers | words.closers
    nothing = all(word.read in around for word in reading.words)  # "so do i need it" gives up nothing
    if medicine is None or nothing or _of_a_complaint(reading, context):
        return None
    if pointer is None:
        bare = not reading.matches and len(reading.words) <= SHORT and context.entities[-1][0] == MEDICINE
        verb = next((word.read for word in reversed(reading.words) if word.read not in words.closers), "")
        gives_up = bare and verb in words.leaning.stopping | words.leaning.swapping and _LEAVE.search(reading.text)
        return f"{reading.text} {medicine} ; with {NUTRIENT_NAME}" if gives_up else None
    return f"{reading.text[: pointer.start]}{medicine}{reading.text[pointer.end :]} ; with {NUTRIENT_NAME}"


def _of_a_complaint(reading: Reading, context: Context) -> bool:
    """Whether "would magnesium stop that" is of the complaint told last, not of the medicine before it."""
    ends = [match.end for match in reading.matches if match.type in OURS]
    behind = [word.read for word in reading.words if ends and word.start >= ends[0]]
    does = len(behind) == len(_DOES) and all(word in said for word, said in zip(behind, _DOES, strict=True))
    return does and bool(context.entities) and context.entities[-1][0] == SYMPTOM


def _with_unit(utterance: str, last: Intent, words: WordLists) -> str:
    """The message with "mg" behind numbers that can only be doses."""
    said = {word.strip("?!.,").replace("'", "") for word in utterance.lower().split()}
    told = DOSE in last.accepts and said & (words.products | words.leaning.owned | words.leaning.corrections)
    if not told and not _judges(said, last, words, asks=utterance.rstrip().endswith("?")):
        return utterance
    if not told and said.isdisjoint(OF_ANOTHER) and MEDICINE not in last.accepts:  # after one it is asked beside that
        return f"is {next(word for word in said if word.isdecimal())} mg too much"
    text = utterance
    taken = [a.span for a in find_amounts(text.lower()) if not _a_single(text, a.kind, a.start)]
    for match in reversed(list(_NUMBER.finditer(text))):
        free = all(match.end() <= start or end <= match.start() for start, end in taken)
        if free and LEAST_MG <= int(match.group()) <= MOST_MG:
            text = f"{text[: match.end()]} mg{text[match.end() :]}"
    return text


def _judges(said: set[str], last: Intent, words: WordLists, *, asks: bool) -> bool:
    """Whether a message wants a yes or no on a number, after a question on supplements: "can i take 400".

    After an illness the number may be a blood pressure or a blood sugar, after a food its weight.
    """
    numbers = [int(word) for word in said if word.isdecimal()]
    plain = {word for word in said if not word.isdecimal()}
    one = len(numbers) == 1 and LEAST_JUDGED <= numbers[0] <= MOST_MG
    judges = plain <= words.leaning.verdicts | words.leaning.judging
    return not last.gauged and one and judges and (asks or bool(plain & words.leaning.verdicts))


def _is_a_place(said: str, words: WordLists) -> bool:
    """Whether "the … one" points at a place among things: "the other one"."""
    return (*said.lower().split()[-1:], "one") in words.leaning.places


def _a_single(text: str, kind: str, start: int) -> bool:
    """Whether an amount read as so many pieces is one piece of so many milligrams ("a 400 tablet")."""
    number = _NUMBER.match(text, start)
    return kind == COUNT and number is not None and bool(_SINGLE.match(text[number.end() :].lstrip()))
