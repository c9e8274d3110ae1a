"""Checks of wording over the whole knowledge base: no promise of a cure, words that a tired person can read."""

import re

from knowledge.base import KnowledgeBase
from knowledge.readers import Place, Problem
from knowledge.text import sentences

MAX_GRADE = 8.0
"""Flesch-Kincaid grade of a passage; NHS asks for a reading age of 9 to 11, a grade of about 5."""
_CLAIM = re.compile(r"\b(?:cures?|cured|treats?|prevents?|proven)\b", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:no|not|never|nor|neither|without|cannot|can't|isn't|doesn't|don't|hasn't|unproven|nobody|none|whether|"
    r"nothing|rarely|hardly|too little|claims?|said|says|sold|adverts?)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z']+")
_VOWELS = re.compile(r"[aeiouy]+")


def wording_problems(knowledge: KnowledgeBase) -> list[Problem]:
    """Return promises about a disease that no negation takes back, and passages that are hard to read."""
    problems = []
    for passage in knowledge.passages.values():
        problems += promises(passage.text, passage.place)
        grade = reading_grade("\n".join((passage.lead, *passage.facts, passage.more)))
        if grade > MAX_GRADE:
            message = f"{passage.key}: reads at grade {grade:.1f}, above {MAX_GRADE:.0f}"
            problems.append(Problem(passage.place, message, "use shorter sentences and plainer words"))
    for claim in knowledge.claims.values():
        problems += promises("\n".join((claim.correction, *claim.facts)), claim.place)
    for caution in knowledge.cautions.rows:
        problems += promises(caution.text, caution.place)
    return problems


def promises(text: str, place: Place) -> list[Problem]:
    """Return a problem for every sentence that says something cures, treats, prevents or is proven.

    A negation before the word in the same sentence takes it back, and so does a question.
    """
    found = []
    for sentence in sentences(text):
        for match in _CLAIM.finditer(sentence):
            if sentence.rstrip().endswith("?") or _DENIED.search(sentence[: match.start()]):
                continue
            message = f"{match.group()!r} promises too much in {sentence.strip()!r}"
            remedy = "say what studies show, or deny it in the same sentence"
            found.append(Problem(place, message, remedy))
    return found


def reading_grade(text: str) -> float:
    """Return the Flesch-Kincaid grade of a text (Kincaid et al. 1975); 0 for no words.

    Syllables are counted as groups of vowels, a silent final e left out.
    """
    parts = [part for part in re.split(r"[.!?:]+\s|\n+", text) if _WORD.search(part)]
    words = _WORD.findall(text)
    if not words or not parts:
        return 0.0
    syllables = sum(_syllables(word.lower()) for word in words)
    return 0.39 * len(words) / len(parts) + 11.8 * syllables / len(words) - 15.59


def _syllables(word: str) -> int:
    groups = len(_VOWELS.findall(word))
    silent = word.endswith("e") and not word.endswith(("le", "ee")) and groups > 1
    return max(1, groups - silent)
