"""What a later message points at without naming it: "the second one", "which of them has more", "do they clash?".

The conversation keeps a short list of what was named side by side or listed in an answer (`Context.listed`), and what
was spoken of lately with its kind (`Context.entities`); content says which kinds of question recall them.
"""

from collections.abc import Collection
from dataclasses import replace
from itertools import pairwise

from intents.catalog import Intent, IntentCatalog
from intents.decide.taken import WITH
from intents.keys import FOOD_LIST
from intents.later.amounts_of import POINTED, Recalled, amount_in_food, amount_of_another, spoken_last
from intents.model import Context, Decision, EntityMatch
from intents.reading.entities import Reading
from intents.reading.entity_types import (
    BACKGROUND,
    CONDITION,
    FOOD,
    FORM,
    GOAL,
    SYMPTOM,
)
from intents.words import WordLists

LONGEST = 14
"""Words of a message in which a comparison of what was spoken of is looked for."""
NAMED = 4
"""Things that people name side by side; of a longer list, which an answer showed, the first ones stand at the top."""
MOST = 6
"""Things compared that nobody named in this message."""
HELD_OF_FOOD = frozenset({"eaten", "group", "meal"})
"""Types of what answers on food hold for the next question."""
COMPARED = frozenset({FORM, FOOD})
"""Types of things that are compared with one another."""
ADDS_UP = "total"
"""Word by which a kind of question that adds up recalls things."""
GOALS = frozenset({GOAL, SYMPTOM})
"""What something is taken for; the question that takes both is the one on what to choose."""


class References:
    """Finds what a message points at; holds the catalog and the words."""

    def __init__(self, catalog: IntentCatalog, words: WordLists) -> None:
        self._catalog = catalog
        self._words = words
        self._choice = next((key for key, row in catalog.intents.items() if set(row.accepts) >= GOALS), None)

    def recalled(self, reading: Reading, context: Context) -> Recalled | None:
        """Return the question that a message asks of things spoken of before; None where it names its own.

        A question on food takes with it what is held of foods: the amounts told, the group or meal of a list.
        """
        found = self._recalled(reading, context)
        row = self._catalog.intents.get(found.decision.intent or "") if found is not None else None
        if found is None or row is None or row.menu != FOOD:
            return found
        kept = (EntityMatch.carried(*pair) for pair in context.held if pair[0] in HELD_OF_FOOD)
        return replace(found, things=(*found.things, *kept))

    def _recalled(self, reading: Reading, context: Context) -> Recalled | None:
        if not (context.live or context.entities) or not 0 < len(reading.words) <= LONGEST:
            return None
        told = amount_of_another(reading, context, self._catalog, self._words)
        told = told or self._only_told(reading, context) or self._against(reading, context)
        if told is not None:
            return told
        latest = [type_ for type_, _ in reversed(context.entities)]
        asking = [row for row in self._catalog.intents.values() if row.recalls and self._asks(reading, row, context)]
        found = [
            (
                min((latest.index(type_) for type_ in row.recalls if type_ in latest), default=len(latest)),
                row.key,
                things,
            )
            for row in asking
            if (things := self.things(row, context))
        ]
        if not found:
            return amount_in_food(reading, context, self._catalog, self._words) or self._instead(reading, context)
        _, key, things = min(found)
        said = {match.pair for match in reading.matches}
        kept = tuple(thing for thing in things if thing.pair not in said)
        return Recalled(Decision("accepted", key, POINTED, (), ("asked of what was spoken of",)), kept)

    def added(self, intent: Intent, reading: Reading, context: Context, *, follows: bool) -> tuple[EntityMatch, ...]:
        """Return what a question needs of what was spoken of: all where it names none ("can i add magnesium").

        A follow-up that names one thing of a comparison is compared with the others ("and malate?" after two).
        """
        named = {match.pair for match in reading.matches if match.type in intent.recalls}
        if not named:
            return self.things(intent, context)
        pointed = any(tuple(match.text.split()) in self._words.leaning.places for match in reading.matches)
        compares = not pointed and len(named) == 1 and intent.recalls[next(iter(named))[0]] > 1
        adds = bool(reading.words) and reading.words[0].read in self._words.leaning.adding
        swaps = any(word.read in self._words.leaning.swapping for word in reading.words)
        goes_on = context.intent == intent.key and follows
        if not compares or not (goes_on or swaps or (adds and ADDS_UP in intent.recalled_by)):
            return ()
        before = self.things(intent, context, adding=True)
        return tuple(thing for thing in before if thing.pair not in named)

    def things(self, intent: Intent, context: Context, *, adding: bool = False) -> tuple[EntityMatch, ...]:
        """Return the things that an intent recalls, in the order in which they were named; none where too few were."""
        found: dict[tuple[str, str], None] = {}
        for type_, least in intent.recalls.items():
            listed = [pair for pair in context.listed if pair[0] == type_]
            spoken = [pair for pair in context.entities if pair[0] == type_]
            pairs = listed if len(listed) >= 2 else spoken
            if len(pairs) >= (1 if adding else least):
                found.update(dict.fromkeys(pairs[:MOST] if len(pairs) > NAMED else pairs[-MOST:]))
        return tuple(EntityMatch.carried(type_, key) for type_, key in found)

    def _asks(self, reading: Reading, intent: Intent, context: Context) -> bool:
        """Whether a message holds a word by which an intent recalls things, and names nothing else."""
        allowed = set(context.listed) | set(context.entities)
        own = [m for m in reading.matches if m.pair not in allowed and m.type not in BACKGROUND]
        if any(m.type not in intent.accepts or m.type in intent.recalls for m in own):
            return False
        if min(intent.recalls.values()) > 1 and any(m.type == CONDITION for m in reading.matches):
            return False  # "does it lower sugar" compares no foods
        free = [word.read for word in reading.unnamed]
        words = set(intent.recalled_by)
        single = min(intent.recalls.values()) == 1
        if single and (spoken_last(context) in intent.recalls or self._goes_with(free)):
            words |= self._words.leaning.leave | self._words.products
        by = words & {word.read for word in reading.words}
        if not by and not (own and self._points(free)):
            return False
        if not single and by and self._asks_how_much(by, free):
            return False
        return all(word in words or word.isdigit() or word in self._words.leaning.beside for word in free)

    def _asks_how_much(self, by: Collection[str], words: Collection[str]) -> bool:
        """Whether words that might compare things ask how much may be taken: "whats the most i can take of it"."""
        return self._words.leaning.amounts.issuperset(by) and not self._words.leaning.having.isdisjoint(words)

    def _spoken(self, type_: str, context: Context) -> bool:
        return any(spoken == type_ for spoken, _ in context.entities)

    def _against(self, reading: Reading, context: Context) -> Recalled | None:
        """The comparison of one thing with the one of its kind spoken of last ("versus citrate")."""
        things = [match for match in reading.matches if match.type in COMPARED]
        words, versus = {word.read for word in reading.words}, self._words.versus
        set_against = bool(words & (versus | self._words.leaning.against)) and bool(words & self._words.pointers)
        if len(things) != 1 or not (reading.words[0].read in versus or set_against):
            return None
        type_, key = things[0].type, self._catalog.intent_for("mix", f"{things[0].type}s")
        before = next((pair for pair in reversed(context.entities) if pair[0] == type_), None)
        if key is None or before is None or before[1] == things[0].key:
            return None
        decision = Decision("accepted", key, POINTED, (), ("set against what was spoken of",))
        return Recalled(decision, (EntityMatch.carried(*before),))

    def _instead(self, reading: Reading, context: Context) -> Recalled | None:
        """The question for something better than what was spoken of, where a message asks for nothing else."""
        row = self._catalog.intents.get(context.intent or "")
        leaning = self._words.leaning
        words = [word.read for word in reading.words]
        if row is None or any(match.type not in BACKGROUND for match in reading.matches):
            return None
        wishes = tuple(dict.fromkeys(leaning.wishes[word] for word in words if word in leaning.wishes))
        swaps = leaning.swapping if spoken_last(context) != FOOD else frozenset()
        asked = (
            leaning.asked_for & set(words)
            or ("any" in words and leaning.eaten & set(words))
            or (wishes and leaning.dear & set(words))
            or swaps & set(words)
        )
        wanted = leaning.wanted | swaps
        helps = leaning.helping & set(words) and not (reading.matches or self._words.pointers & set(words))
        left = {"can", "have"} <= set(words)  # "so what can he have"
        better = wanted & set(words)
        how_much = better and self._asks_how_much(better, words)
        if how_much or not (wishes or better or helps or left) or not asked:
            return None
        known = wanted | leaning.helping | leaning.beside | leaning.wishes.keys() | leaning.dear | leaning.asked_for
        if not all(word in known for word in words):
            return None
        ails = [(type_, key) for type_, key in reversed(context.entities) if type_ in GOALS]
        goals = tuple(EntityMatch.carried(*goal) for goal in [(GOAL, wish) for wish in wishes] or ails[:1])
        chooses = ails and leaning.choosing & set(words)
        of_a_form = wishes and self._spoken(FORM, context)  # a cheaper form, not another help for cramps
        key = self._choice if chooses or of_a_form else row.instead
        key = FOOD_LIST if leaning.eaten & set(words) else key
        key = key or (self._choice if self._spoken(FORM, context) else None)
        key = key or (self._catalog.intent_for(GOAL, wishes[0]) if wishes else None)
        if key is None:
            return None
        return Recalled(Decision("accepted", key, POINTED, (), ("something else is asked for",)), goals)

    def _goes_with(self, words: list[str]) -> bool:
        """Whether a message asks of something with what was spoken of ("is a supplement ok w it")."""
        return any(one in WITH and two in self._words.pointers for one, two in pairwise(words))

    def _points(self, words: list[str]) -> bool:
        return any(word in self._words.pointers or word == "which" for word in words)

    def _only_told(self, reading: Reading, context: Context) -> Recalled | None:
        """The answer on a thing pointed at, where nothing else is asked ("tell me about the second one")."""
        placed = [m for m in reading.matches if m.pair in context.listed]
        free = [word.read for word in reading.unnamed]
        if len(reading.matches) != 1 or not placed or not all(word in self._words.leaning.telling for word in free):
            return None
        key = self._catalog.intent_for(*placed[0].pair)
        return Recalled(Decision("accepted", key, POINTED, (), ("the one pointed at",)), ()) if key else None
