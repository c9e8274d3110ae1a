"""Whom a thing concerns that a message names: the person who would take the magnesium, or nobody who asks.

"Girl at work is pregnant, which form for my calves" calls for no caution, "cat is pregnant and so am i" does. Function
words tell what is denied and what is over (`negation`, `bygone`). Who is meant nobody can write down in rules: a boss,
a gecko, a film, a label, a pun. So a model that has seen thousands of mentions reads the words around each one, and
another the whole message (`situations`). They set a mention aside only when they are sure, because a caution too many
costs a line.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from intents.classify.encoding import mark
from intents.classify.features import TYPED
from intents.model import Classification, EntityMatch
from intents.persons.bygone import Gone
from intents.persons.negation import Denials
from intents.persons.situations import NOBODY, Situations, as_told
from intents.reading.entities import Reading
from intents.reading.entity_types import OURS
from intents.reading.wordings import added_of_oneself, is_oneself, taken_by_oneself
from intents.slots import STAGES_OF_AGE, numbers_told, settled
from knowledge.readers import Problem, read_yaml_mapping
from knowledge.shapes import sentences

FOLDER = "mentions"
CONCERNS, PASSING = "concerns", "passing"
LEAST = 0.8
"""Confidence from which a mention of a medicine is taken for one in passing. Learnt on three quarters of the messages
and tried on the rest, four times: of 901 that concern somebody 13 lose their caution so, of 947 in passing 485 do."""
ODDS = 30.0
"""Odds that a mention is in passing, times odds that the message tells of nobody's situation, from which one of a
situation is set aside. Tried in the same way: of 2,341 that concern somebody 56 are lost, of 1,939 in passing 1,246
go; by the first reader alone, from 0.8 confidence, 55 and 1,020."""
GRAVE_ODDS = 60.0
"""The same for cautions of which none may be missed: of 1,248 ten are lost, of 714 in passing 362 go."""
LIKELIER = 0.5
NEAR = 7
"""Words on either side of a mention that count once more, as standing before or after it."""
THIS, OTHER = f"{TYPED}mention", f"{TYPED}another"


@dataclass(frozen=True)
class Mention:
    """Something that calls for a caution, and where it stands in the normalised message."""

    entity: str
    """As `type/key`."""
    caution: str
    start: int
    end: int
    gone: bool = False
    """Whether it is denied, told as over, or of somebody who died or is not born yet."""


@dataclass(frozen=True)
class Mentions:
    """Finds what a message mentions; built once."""

    read: Callable[[str], Reading]
    meanings: Callable[[str], str]
    """Words → the tokens of the concepts in them."""
    caution: Callable[[str], str | None]
    """Entity (`type/key`) → key of the caution that it calls for, or None."""
    passes: Callable[[str], bool]
    """Whether an entity is one that ends: a pregnancy does, a kidney disease does not."""
    grave: Collection[str]
    """Keys of the cautions of which none may be missed."""
    denials: Denials
    gone: Callable[[str], Gone]
    """Text → what it tells as over, by the day of today; by a fixed one while a model learns."""

    def of(self, reading: Reading) -> tuple[Mention, ...]:
        """Return what calls for a caution, in order; left out is what is denied, or told as over."""
        return tuple(mention for mention in self.found(reading) if not mention.gone)

    def found(self, reading: Reading) -> tuple[Mention, ...]:
        """Return all that a message names of what calls for a caution, in order."""
        named = [(match, self.caution(match.entity)) for match in settled(reading)]
        calling = [(match, caution) for match, caution in named if caution is not None]
        found = [*self._told(reading.text, calling)] if calling else []
        stages = {match.key for match in reading.matches if match.type == "life_stage"}
        for stage, amount in numbers_told(reading):  # told by numbers, so no denial can cover it
            entity = f"life_stage/{stage}"
            caution = self.caution(entity)
            if caution is not None and stage not in stages:
                found.append(Mention(entity, caution, amount.start, amount.end))
        return tuple(found)

    def _told(self, text: str, calling: Iterable[tuple[EntityMatch, str]]) -> Iterator[Mention]:
        """Yield what is named, and whether it is denied, over, or of somebody who died or is not born yet."""
        gone = self.gone(text)
        others = (*self.denials.spans(text), *gone.of_the_dead)
        for match, caution in calling:
            entity = match.entity
            ended = gone.ended if match.type == "medicine" else ()
            spans = (*others, *(gone.over if self.passes(entity) else gone.unborn), *ended)  # a pregnancy passes
            yield Mention(entity, caution, match.start, match.end, _inside(match.start, spans))

    def around(self, reading: Reading, mention: Mention) -> str:
        """Return what the reader is given of a mention: words, those near it once more, concepts, what it is called.

        What else of the kind is named does not count. That a mention reads "baby" says much of whether one is meant:
        of 1,916 messages in passing 707 are known instead of 669, and 50 cautions of 2,324 are lost instead of 55.
        """
        others = [m.span for m in reading.matches if self.caution(m.entity) is not None]
        tokens: list[str] = []
        called = [mark(f"of {mention.caution}")]
        for word in reading.words:
            if mention.start <= word.start < mention.end:
                token = THIS
                called.append(mark(f"called {word.read}"))
            elif _inside(word.start, others):
                token = OTHER
            else:
                token = as_told(word)
            if token not in (THIS, OTHER) or token not in tokens[-1:]:
                tokens.append(token)
        near: list[str] = []
        if THIS in tokens:  # else it stands among fillers, which are not read
            place = tokens.index(THIS)
            near += [f"{TYPED}before{token}" for token in tokens[max(0, place - NEAR) : place]]
            near += [f"{TYPED}after{token}" for token in tokens[place + 1 : place + 1 + NEAR]]
        return " ".join((*tokens, *near, self.meanings(" ".join(tokens)), *called))

    def learnt(self, text: str, cautions: Collection[str] | None) -> Iterator[tuple[str, str]]:
        """Yield what the reader learns of a message that calls for `cautions`; for all that it names when None."""
        reading = self.read(text)
        for mention in self.of(reading):
            if cautions is None or mention.caution in cautions:
                yield self.around(reading, mention), CONCERNS
            elif not cautions:
                yield self.around(reading, mention), PASSING


@dataclass(frozen=True)
class MentionReader:
    """Tells what is mentioned in passing from what concerns somebody; what serving asks about every message."""

    mentions: Mentions
    classify: Callable[[str], Classification]
    situations: Situations
    stands_for: Callable[[str], str]
    """Key of a caution → the entity (`type/key`) that is kept in mind where no name called for it."""

    def sort(self, reading: Reading) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the entities (`type/key`) that call for a caution, and those only mentioned in passing, in order.

        Those that call for one may be told without their name: "im in year 10", "they switched the box on in my chest".
        """
        named = self.mentions.found(reading)
        found = [mention for mention in named if not mention.gone]
        passing = [mention for mention in found if self._sets_aside(reading, mention)]
        concerning = dict.fromkeys(mention.entity for mention in found if mention not in passing)
        unnamed = self.situations.told(reading) - {mention.caution for mention in named}
        if any(amount.kind == "age" for amount in reading.amounts):  # a number tells more than what stands around it
            unnamed -= {self.mentions.caution(f"life_stage/{stage}") for stage in STAGES_OF_AGE}
        concerning |= dict.fromkeys(map(self.stands_for, sorted(unnamed)))
        return tuple(concerning), tuple(dict.fromkeys(m.entity for m in passing if m.entity not in concerning))

    def beside(self, reading: Reading) -> tuple[tuple[int, int], ...]:
        """Return where, (start, end), a message names what its question is hardly about: denied, over, or another's.

        A mention is one of those as soon as that is likelier than not; its caution may still be shown. What is
        magnesium itself ("milk of magnesia 2400 mg") is what the question is about.
        """
        ours = {match.span for match in reading.matches if match.type in OURS}
        found = [mention for mention in self.mentions.found(reading) if (mention.start, mention.end) not in ours]
        return tuple((m.start, m.end) for m in found if m.gone or self._passing(reading, m) >= LIKELIER)

    def _sets_aside(self, reading: Reading, mention: Mention) -> bool:
        """Whether a mention is in passing for sure, by the words around it and by what the message tells as a whole."""
        passing, told = self._passing(reading, mention), self.situations.of(reading)
        if mention.caution not in told:
            return passing >= LEAST
        least = GRAVE_ODDS if mention.caution in self.mentions.grave else ODDS
        return passing >= LIKELIER and _odds(passing) * _odds(told[NOBODY]) >= least

    def _passing(self, reading: Reading, mention: Mention) -> float:
        """The confidence that a mention is in passing; none where the message says that it is its writer's own."""
        taken = mention.entity.startswith("medicine/") and taken_by_oneself(reading.text, mention.start)
        own = (is_oneself, added_of_oneself)
        if taken or any(one(reading.text, mention.start, mention.end) for one in own):
            return 0.0
        ranked = self.classify(self.mentions.around(reading, mention)).ranked
        return next((one.confidence for one in ranked if one.intent == PASSING), 0.0)


def load_mentions(folder: Path, problems: list[Problem]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield message and the caution it calls for, or none, from `mentions/*.yaml`; a bad file becomes a problem."""
    for name in (CONCERNS, PASSING):
        path = folder / FOLDER / f"{name}.yaml"
        for caution, texts in read_yaml_mapping(path, problems).items():
            called = frozenset({caution} if name == CONCERNS else ())
            yield from ((text, called) for text in sentences(texts, problems, path, caution).values())


def _odds(confidence: float) -> float:
    return confidence / max(1 - confidence, 1e-6)


def _inside(place: int, spans: Collection[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)
