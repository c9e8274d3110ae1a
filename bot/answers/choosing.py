"""Which passage answers a question: among those that its intent and the things it names allow.

A wrong sibling is worse than a general page: a page for teenagers gives a child too much, a page on the knee says
nothing of hands. So a passage may name what it is only for (`needs`), and is left out where the question does not.
"""

import re
from functools import lru_cache

from bot.answer import Request
from bot.answers.desk import Desk
from intents.slots import YOUNG
from knowledge.model import Passage
from knowledge.stems import stem
from knowledge.text import tokens

ABOUT_BONUS = 0.35
"""Worth of a named entity that the passage is about, against a TF-IDF score in [0, 1]; a passage about
pregnancy then wins over a nearer wording. Held by the questions of tests/cases/questions_own.jsonl."""
ABOUT_MISS = 0.08
"""Cost of each type of things the passage is about and the question names none of: general passages come first."""
PRIMARY_BONUS = 0.06
"""Worth of being the passage that the intent names as its own."""
PERSON_BONUS = 0.4
"""Worth of being about the topic for just the person asked about: a nearer wording for everybody is no rival."""
SHOWN_COST = 0.25
"""Cost of having been shown just before, where another passage is near in words (RIVAL)."""
LINKED_BONUS = 0.5
"""Worth of being read next after the passage shown just before, for one about what the question names: after a page
on oils "and when pregnant" asks about oils in pregnancy."""
RIVAL = 0.5
WITH = frozenset({"life_stage", "medicine", "nutrient"})
"""Whom or what a topic is asked about with: both together may have a passage of their own outside the intent."""
TOPICS = frozenset({"symptom", "condition", "goal"})
"""Types of what is asked about."""
BLAMED = "direction/from_magnesium"
"""What a question names that takes magnesium for the cause of something, not for its help."""
LACKING = "goal/deficiency"
"""Too little of it is blamed then."""
STAGE = "life_stage"
SUBJECT = frozenset({"subject", "form"})
_IT = r"(?:\*|it|them|(?:(?:the|my|this|these|a)\s+)?(?:tablets?|pills?|capsules?|gumm(?:y|ies)|powders?|supplements?))"
_TAKING = (
    r"(?:(?:i|ive|im|he|she|we|they)\s+)?"
    rf"(?:(?:have|been|start\w*|tak\w+|took|us\w+|go\w+|went|on|began|begun)\s+)*(?:the\s+|my\s+)?{_IT}"
)
_WISH = r"(?!\s+(?:(?!not\b|worse\b)\w+\s+){0,3}(?:better|calm\w*|strong\w*|relax\w*|lo+se|healthy|healthier)\b)"
"""What is hoped for: "* makes you sleep better" blames it for nothing."""
_EFFECT = r"(?:mak\w+|made|g[ai]v\w+|caus\w+|trigger\w*|leav\w+|left|brings? on|sets? off|worsens?|keeps?|kept)"
_BLAME = re.compile(
    rf"\b(?:after|since|from|whenever|every time|due to|because of)\s+{_TAKING}(?!\s*(?:deficien|shortage|lack))"
    rf"|(?<!low )(?<!of )(?<!enough )(?<!little )(?<!\w){_IT}\s+"
    rf"(?:(?:can|could|may|might|always|ever|really|also)\s+)*{_EFFECT}\b{_WISH}"
    rf"|\b(?:worse|bad|ill|sick)\s+(?:on|with|from)\s+{_IT}|\bside effects?\b"
)
"""Told on the words with magnesium and its forms written as *: "after *", "since i started *", "* makes me", …"""


def choose_passage(request: Request, desk: Desk) -> str:
    """Return the key of the best passage for an intent; ties in key order.

    KeyError when no passage serves the intent, which the content check rules out.
    """
    named, said = named_in(request), frozenset(map(stem, tokens(_words(request))))
    candidates = _candidates(request, named, said, desk)
    primary = desk.catalog.intents[request.intent].passages
    hits = desk.retriever.search(_words(request), k=max(1, len(candidates)), among=candidates)
    scores = {hit.key: hit.score for hit in hits}
    if any(hit.score >= RIVAL and hit.key != request.shown for hit in hits):
        scores = {key: score - SHOWN_COST * (key == request.shown) for key, score in scores.items()}

    shown = desk.knowledge.passages.get(request.shown or "")

    def worth(key: str) -> tuple[float, str]:
        passage = desk.knowledge.passages[key]
        about = set(passage.about)
        if not any(_type(entity) in TOPICS for entity in about & named):
            about.discard(BLAMED)  # blamed for something else
        met = about & named
        missed = 0 if _named_by_words(passage, said) else _missed(about, met)
        score = scores.get(key, 0.0) + ABOUT_BONUS * len(met) - ABOUT_MISS * missed
        score += LINKED_BONUS * (shown is not None and key in shown.next and bool(met))
        score += PERSON_BONUS * (STAGE in {_type(entity) for entity in met} and _joins(passage, named))
        return (-score - PRIMARY_BONUS * (key in primary), key)

    return min(candidates, key=worth)


def named_in(request: Request) -> frozenset[str]:
    """Return what a question names, as `type/key`; a child's age told decides whatever word stands for the child."""
    slots = request.slots
    named = {f"{match.type}/{match.key}" for match in slots.matches}
    if slots.age is not None and slots.life_stage in YOUNG:
        named -= {f"{STAGE}/{stage}" for stage in YOUNG}
    if slots.life_stage:
        named.add(f"{STAGE}/{slots.life_stage}")
    if not any(_type(entity) == STAGE for entity in named):
        named.update(entity for entity in request.minded if _type(entity) == STAGE)
    if LACKING not in named and _blames(request):
        named.add(BLAMED)
    return frozenset(named)


def _candidates(request: Request, named: frozenset[str], said: frozenset[str], desk: Desk) -> tuple[str, ...]:
    """The passages of the intent whose needs are met, and those on two things named together ("iron" and "rls")."""
    known, row = desk.knowledge.passages, desk.catalog.intents[request.intent]
    own = desk.passages_of(request.intent)
    joint = () if row.facet else (key for key, passage in known.items() if _joins(passage, named))
    fitting = tuple(
        key
        for key in dict.fromkeys((*own, *joint))
        if key == request.shown or _has_what_it_needs(known[key], named, said)
    )
    return fitting or row.passages or own


def _has_what_it_needs(passage: Passage, named: frozenset[str], said: frozenset[str]) -> bool:
    return all(any(need in named or stem(need) in said for need in group) for group in passage.needs)


def _named_by_words(passage: Passage, said: frozenset[str]) -> bool:
    """Whether a question says a word that the passage needs, such as "knee": that tells its topic well enough."""
    return any(stem(need) in said for group in passage.needs for need in group)


def _joins(passage: Passage, named: frozenset[str]) -> bool:
    """Whether a passage is about a topic and about somebody or something that a question names together."""
    types = {_type(entity) for entity in named.intersection(passage.about)}
    return bool(types & TOPICS) and bool(types & WITH)


def _missed(about: set[str], met: set[str]) -> int:
    """How many types of things the passage is about without one of them being named."""
    return len({_type(entity) for entity in about} - {_type(entity) for entity in met})


def _type(entity: str) -> str:
    return entity.partition("/")[0]


def _words(request: Request) -> str:
    return request.read or request.utterance


def _blames(request: Request) -> bool:
    text = request.utterance
    for match in sorted(request.slots.matches, key=lambda match: -match.start):
        if match.type in SUBJECT and match.end > match.start:
            text = f"{text[: match.start]}*{text[match.end :]}"
    return _told_as_cause(text.replace("'", ""))


@lru_cache(maxsize=64)
def _told_as_cause(text: str) -> bool:
    """Whether a text tells of something that came with magnesium.

    >>> [_told_as_cause(t) for t in ("anxious since i started *", "can * cause nightmares", "does low * cause cramps")]
    [True, True, False]
    """
    return bool(_BLAME.search(text))
