"""Which passage answers a question: among those that its intent and the things it names allow.

A wrong sibling is worse than a general page: a page for teenagers gives a child too much, a page on the knee says
nothing of hands. So a passage may name what it is only for (`needs`), and is left out where the question does not.
"""

from bot.answer import Request
from bot.answers.desk import Desk
from bot.answers.passages.blame import blames
from bot.conversation import pair_of
from intents.catalog import Intent
from intents.reading.entity_types import FOOD, LIFE_STAGE, MEDICINE, NUTRIENT, STATES, SUBJECT, WANTED
from intents.slots import YOUNG
from knowledge.model import Passage
from knowledge.stems import stem, stems_in

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
STAY_BONUS = 0.25
"""Worth of having been shown just before for a question that names nothing, where no other passage is near in words."""
LINKED_BONUS = 0.5
"""Worth of being read next after the passage shown just before, for one about what the question names: after a page
on oils "and when pregnant" asks about oils in pregnancy."""
OTHER_COST = 0.4
"""Cost of being about a food where the question is about another, or about the nutrient's harm where it is about the
lack of it: "how long after" wine is not about coffee, "can low magnesium give headaches" not about tablets that do."""
LEARNT = 0.1
"""Worth of a step of the page reader's score: of held-out ways to ask (two parts in five), 75.5 % led to their own
passage among those of the intent, 63.4 % by nearness in words alone; it is as good from 0.06 to 0.3."""
RIVAL = 0.5
"""Nearness in words, in [0, 1], from which another passage is a rival of the one shown just before."""
WITH = frozenset({LIFE_STAGE, MEDICINE, NUTRIENT, "direction"})
"""Whom or what a topic is asked about with: both together may have a passage of their own outside the intent."""
BLAMED = "direction/from_magnesium"
"""What a question names that takes magnesium for the cause of something, not for its help."""
LACKING = "goal/deficiency"
"""Too little of it is blamed then."""


def choose_passage(request: Request, desk: Desk) -> str:
    """Return the key of the best passage for an intent; ties in key order.

    KeyError when no passage serves the intent, which the content check rules out.
    """
    named = named_in(request, desk)
    return _best(request, named, _candidates(request, named, said_in(request), desk), desk)


def choose_among(request: Request, keys: tuple[str, ...], desk: Desk) -> str | None:
    """Return the best of some passages for a question and all that is minded of the person; None where none fits."""
    named, known = named_in(request, desk) | set(request.minded), desk.knowledge.passages
    fitting = tuple(key for key in keys if has_what_it_needs(known[key], named, said_in(request)))
    return _best(request, named, fitting, desk) if fitting else None


def _best(request: Request, named: frozenset[str], candidates: tuple[str, ...], desk: Desk) -> str:
    said = said_in(request)
    primary = desk.catalog.intents[request.intent].passages
    hits = desk.retriever.search(request.words, k=max(1, len(candidates)), among=candidates)
    scores = {hit.key: hit.score for hit in hits}
    rivalled = any(hit.score >= RIVAL and hit.key != request.shown for hit in hits)
    names = any(match.said and match.type != SUBJECT for match in request.slots.matches)  # "could it be magnesium"
    staying = -SHOWN_COST if rivalled else 0.0 if names else STAY_BONUS
    scores = {key: score + staying * (key == request.shown) for key, score in scores.items()}
    learnt = desk.page_reader.scores(request.words, candidates) if len(candidates) > 1 else {}
    clearest = max(learnt.values(), default=0.0)

    shown = desk.knowledge.passages.get(request.shown or "")
    facet = desk.catalog.intents[request.intent].facet

    def worth(key: str) -> tuple[float, str]:
        passage = desk.knowledge.passages[key]
        about = set(passage.about)
        if facet and not any(_type(entity) in WANTED for entity in about):  # not a page on something of its own
            about |= _topics(passage, desk) & named
        if not any(_type(entity) in WANTED for entity in about & named):
            about.discard(BLAMED)  # blamed for something else
        met = about & named
        missed = 0 if _named_by_words(passage, said) else _missed(about, met)
        score = scores.get(key, 0.0) + LEARNT * (learnt.get(key, clearest) - clearest)
        blamed = BLAMED in met  # the very thing asked: whether it came with the nutrient, not whether that helps it
        score += ABOUT_BONUS * (len(met) + blamed) - ABOUT_MISS * missed
        of_harm = BLAMED in passage.about and LACKING in named
        score -= OTHER_COST * (of_harm or _on_another_food(about, named))
        linked = shown is not None and key in shown.next and not met <= set(shown.about)
        score += LINKED_BONUS * linked
        score += PERSON_BONUS * (LIFE_STAGE in {_type(entity) for entity in met} and _joins(passage, named))
        return (-score - PRIMARY_BONUS * (key in primary), key)

    return min(candidates, key=worth)


def named_in(request: Request, desk: Desk) -> frozenset[str]:
    """Return what a question names, as `type/key`; a child's age told decides whatever word stands for the child."""
    slots = request.slots
    named = {match.entity for match in slots.matches}
    if slots.age is not None and slots.life_stage in YOUNG:
        named -= {f"{LIFE_STAGE}/{stage}" for stage in YOUNG}
    if slots.life_stage:
        named.add(f"{LIFE_STAGE}/{slots.life_stage}")
    if not any(_type(entity) == LIFE_STAGE for entity in named):
        named.update(entity for entity in request.minded if _type(entity) == LIFE_STAGE)
    if LACKING not in named and blames(request, desk):
        named.add(BLAMED)
        if request.topic is not None and not any(_type(entity) in WANTED for entity in named):
            named.add(request.topic)  # reflux, then "since the magnesium"
    return frozenset(named)


def _candidates(request: Request, named: frozenset[str], said: frozenset[str], desk: Desk) -> tuple[str, ...]:
    """The passages of the intent whose needs are met, and those on two things named together ("iron" and "rls")."""
    known, row = desk.knowledge.passages, desk.catalog.intents[request.intent]
    own = desk.passages_of(request.intent)
    of_named = () if row.facet else (key for entity in named for key in desk.passages_about(entity))
    joint = (key for key in of_named if _joins(known[key], named))
    shown = known.get(request.shown or "")
    fitting = tuple(
        key
        for key in dict.fromkeys((*own, *joint))
        if key == request.shown
        or (shown is not None and key in shown.next and not _of_some_people(known[key]))
        or (
            has_what_it_needs(known[key], named, said) and not (row.facet and _of_another(known[key], row, named, desk))
        )
    )
    return fitting or row.passages or own


def _topics(passage: Passage, desk: Desk) -> set[str]:
    """The topics that the first intent of a passage is about: how fast a laxative works is about constipation."""
    return {entity for entity in desk.catalog.intents[passage.intents[0]].carries if _type(entity) in WANTED}


def _of_another(passage: Passage, row: Intent, named: frozenset[str], desk: Desk) -> bool:
    """Whether a passage on a facet ("how fast") is about that of another topic than the one that is named."""
    topics = _topics(passage, desk) if passage.intents[0] != row.key else set()
    asked = {entity for entity in named if _type(entity) in WANTED}
    return bool(topics and asked) and not (topics | set(passage.about)) & named


def has_what_it_needs(passage: Passage, named: frozenset[str], said: frozenset[str]) -> bool:
    """Tell whether what is named (`type/key`) or said (stems) holds one of each group that a passage needs."""
    return all(any(need in named or stem(need) in said for need in group) for group in passage.needs)


def _of_some_people(passage: Passage) -> bool:
    """Whether a passage is only for people in some state: it stays theirs, though what leads to it was shown."""
    return any(_type(need) in STATES for group in passage.needs for need in group)


def _named_by_words(passage: Passage, said: frozenset[str]) -> bool:
    """Whether a question says a word that the passage needs, such as "knee": that tells its topic well enough."""
    return any(stem(need) in said for group in passage.needs for need in group)


def _joins(passage: Passage, named: frozenset[str]) -> bool:
    """Whether a passage is about a topic and about somebody or something that a question names together."""
    types = {_type(entity) for entity in named.intersection(passage.about)}
    return bool(types & WANTED) and bool(types & WITH)


def _missed(about: set[str], met: set[str]) -> int:
    """How many types of things the passage is about without one of them being named."""
    return len({_type(entity) for entity in about} - {_type(entity) for entity in met})


def _on_another_food(about: set[str], named: frozenset[str]) -> bool:
    foods, asked = ({one for one in entities if _type(one) == FOOD} for entities in (about, named))
    return bool(foods and asked) and foods.isdisjoint(asked)


def _type(entity: str) -> str:
    return pair_of(entity)[0]


def said_in(request: Request) -> frozenset[str]:
    """Return the stems of the words of a question."""
    return frozenset(stems_in(request.words))
