"""What a later message leaves unsaid, written out: years of an age, mg of a dose, the medicine that "it" stands for.

Numbers are completed only after a question that waits for one; everything else is returned unchanged.
"""

import re
from collections.abc import Mapping
from itertools import pairwise

from intents.catalog import Intent
from intents.keys import WHO_SHOULD_ASK
from intents.model import Context
from intents.reading.amounts import find_amounts
from intents.reading.entities import Reading
from intents.reading.entity_types import AGE, DIET, LIFE_STAGE, LIMITS, MEDICINE, OURS, SUBJECT, SYMPTOM
from intents.slots import YOUNG
from intents.words import WordLists
from knowledge.intake import OLDEST

LONGEST = 14
"""Words up to which a message is a short one."""
SHORT = 5
"""The same for a message that only exchanges how many of a measure were eaten."""
MEASURE = "measure"
"""Type of what an answer on a food holds: the measure in which it was told ("tbsp")."""
TAKEN = "daily"
"""The same for how many pieces are taken, whose milligrams may be told next ("250")."""
DOSE, COUNT = "dose", "count"
LEAST_MG, MOST_MG = 20, 1_500
"""Numbers that a tablet or a label may mean as milligrams; fewer are pieces, more are years or a slip."""
LEAST_JUDGED = 100
"""The same where nothing but a yes or no is asked: a smaller number may be an age."""
_NOT_LAST = re.compile(r",? not (?:about |for |on )?[^\W\d]+(?: [^\W\d]+)?$", re.IGNORECASE)
"""What was not asked, behind what was: "i asked about sleep not cramps"."""
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
LONGEST_THANKS = 8
"""Words of thanks before a question."""


def completed(utterance: str, context: Context, last: Intent | None, words: WordLists) -> str:
    """Return a message with what the last question makes of its numbers.

    Of a correction ("no almonds, i meant walnuts") only what was meant; a bare number as an age, one letter as a sex;
    a number beside a tablet ("a 400 tablet", "mine are 400") or in a correction ("no the powder is 100") as milligrams.
    """
    said = words.completions
    asked = said.asked_for.search(utterance.strip(" .!?")) if len(utterance.split()) <= LONGEST else None
    if asked is not None:
        return _NOT_LAST.sub("", asked.group(1) or asked.group(2))
    if last is None or len(utterance.split()) > LONGEST:
        return utterance
    if (meant := meant_in(utterance, words)) is not None:
        return _with_unit(f"and {meant}", last, words)
    if DIET in last.accepts and any(type_ in LIMITS for type_, _ in (*context.held, *context.entities)):
        further = said.further.match(utterance)
        if further is not None and further["first"].lower() not in words.question_starts:
            return f"and no {utterance[further.start('first') :]}"
    if MEDICINE in last.accepts and (ones := said.called.match(utterance)) is not None:
        return utterance if _is_a_place(ones["ones"], words) else f"{ones['kind']} tablets"
    bare = utterance.strip(" .!")
    if (person := _of_a_person(bare, context, last, words)) is not None:
        return person
    counted = DOSE in last.accepts and TAKEN in dict(context.held)
    if counted and bare.isdecimal() and LEAST_MG <= int(bare[:5]) <= MOST_MG:
        return f"{bare} mg"
    measure = next((key for type_, key in context.held if type_ == MEASURE), None)
    aged = any(words.ages.find(utterance.lower()))  # "im a man 34"
    counts = said.asks_number.search(utterance)  # "how many for 100": the number is what they should make
    if measure is not None and len(utterance.split()) <= SHORT and not (aged or counts):  # "no i had 3"
        return said.piece_count.sub(lambda match: f"{match.group()} {measure}", utterance, count=1)
    return _with_unit(utterance, last, words)


def _of_a_person(bare: str, context: Context, last: Intent, words: WordLists) -> str | None:
    """The age or sex that a bare number, a span or one letter tells after the last question; None for any other."""
    said = words.completions
    stages = {key for type_, key in context.entities if type_ == LIFE_STAGE}
    if said.span.fullmatch(bare.lower()) and not stages.isdisjoint(YOUNG):
        return f"{bare} old"
    aged = bare.isdecimal() and 0 < int(bare[:3]) <= OLDEST and len(bare) <= 3
    staged = not stages.isdisjoint((*YOUNG, "older_adult"))
    # Who may take it goes on with an age though it accepts none.
    if aged and (AGE in last.accepts or last.key == WHO_SHOULD_ASK or (staged and last.kind == "passages")):
        return f"{bare} years old"
    if staged and (years := said.age.fullmatch(bare)) is not None:  # of the son just told of: no length of time
        return f"{years['years']} years old"
    return said.sex_of.get(bare.lower()) if AGE in last.accepts else None


def meant_in(utterance: str, words: WordLists) -> str | None:
    """Return what a message says was meant instead of what was said before: "sorry i meant cipro"."""
    said = words.completions
    meant = said.meant_next.search(utterance) or said.meant_last.search(utterance.strip(" .!"))
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
    leads = {at for at, pair in enumerate(pairwise(plain)) if _goes_on(pair, words)}  # "and for" thanks nobody
    for end in reversed(range(ends[-1], min(len(said), LONGEST_THANKS))):
        if not leads.isdisjoint((end - 2, end - 1)):
            continue
        rest = utterance[said[end].start() :]
        lead = words.completions.lead.match(rest.lower())
        begun = plain[end + len(lead.group().split()) :] if lead else plain[end:]
        asks = bool(begun) and begun[0] in words.question_starts | leaning.asking_on
        if begun and polite.issuperset(plain[:end]) and (asks or rest.endswith("?")):
            return rest[lead.end() :] if lead and lead.group().strip(" ,") not in words.openers else rest
    return utterance


def _goes_on(pair: tuple[str, str], words: WordLists) -> bool:
    """Whether two words lead over from thanks to a question, though each may stand in thanks: "and for"."""
    return " ".join(pair) in words.openers and pair[1] in words.leaning.asking_on


def with_medicine(
    reading: Reading, context: Context, labels: Mapping[str, str], words: WordLists, nutrient: str
) -> str | None:
    """Return a message on a medicine with what the talk leaves unsaid: the medicine that "it" stands for, the nutrient.

    "so i could swap it for magnesium", "can i drop the propranolol", "can i swap". None when no medicine is named in
    it, stands behind a pointer, or was spoken of last before a few words on giving up.
    """
    if any(match.type == MEDICINE for match in reading.matches):
        return f"{reading.text} ; with {nutrient}" if context.live else None
    spoken = (f"{type_}/{key}" for type_, key in reversed(context.entities) if type_ == MEDICINE)
    medicine = next((labels[thing] for thing in spoken if thing in labels), None)
    pointer = next((word for word in reading.words if word.read in words.pointers), None)
    around = words.stop | words.pointers | words.closers
    nothing = all(word.read in around for word in reading.words)  # "so do i need it" gives up nothing
    if medicine is None or nothing or _of_a_complaint(reading, context, words):
        return None
    if pointer is None:
        leave = any(word.read in words.completions.leave for word in reading.words)
        bare = not reading.matches and len(reading.words) <= SHORT and context.entities[-1][0] == MEDICINE
        verb = next((word.read for word in reversed(reading.words) if word.read not in words.closers), "")
        gives_up = bare and verb in words.leaning.stopping | words.leaning.swapping and leave
        return f"{reading.text} {medicine} ; with {nutrient}" if gives_up else None
    return f"{reading.text[: pointer.start]}{medicine}{reading.text[pointer.end :]} ; with {nutrient}"


def subject_of(labels: Mapping[str, str]) -> str:
    """Return what every talk is about, whether a message names it or not."""
    return next((label for entity, label in labels.items() if entity.startswith(f"{SUBJECT}/")), "")


def _of_a_complaint(reading: Reading, context: Context, words: WordLists) -> bool:
    """Whether "would magnesium stop that" is of the complaint told last, not of the medicine before it."""
    ends = [match.end for match in reading.matches if match.type in OURS]
    behind = [word.read for word in reading.words if ends and word.start >= ends[0]]
    does = words.completions.does, words.completions.done_to
    does_it = len(behind) == len(does) and all(word in said for word, said in zip(behind, does, strict=True))
    return does_it and bool(context.entities) and context.entities[-1][0] == SYMPTOM


def _with_unit(utterance: str, last: Intent, words: WordLists) -> str:
    """The message with "mg" behind numbers that can only be doses."""
    said = {word.strip("?!.,").replace("'", "") for word in utterance.lower().split()}
    told = DOSE in last.accepts and said & (words.products | words.leaning.owned | words.leaning.corrections)
    if not told and not _judges(said, last, words, asks=utterance.rstrip().endswith("?")):
        return utterance
    own = said.isdisjoint(words.completions.of_another)
    if not told and own and MEDICINE not in last.accepts:  # after one it is asked beside that
        return f"is {next(word for word in said if word.isdecimal())} mg too much"
    text = utterance
    taken = [a.span for a in find_amounts(text.lower(), words.ages) if not _a_single(text, a.kind, a.start, words)]
    for match in reversed(list(words.completions.dose.finditer(text))):
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


def _a_single(text: str, kind: str, start: int, words: WordLists) -> bool:
    """Whether an amount read as so many pieces is one piece of so many milligrams ("a 400 tablet")."""
    said = words.completions
    number = said.dose.match(text, start)
    return kind == COUNT and number is not None and bool(said.one_piece.match(text[number.end() :].lstrip()))
