"""Words by which a later message leans on what was said before, read from `intents/content/leaning.yaml`."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import Field

from knowledge.readers import ContentRow, Problem
from knowledge.shapes import Texts, Words, read_whole, turned

Whole = Literal["shorter", "source", "start", "dropped", "anew"]
"""What a whole message may be; "dropped" takes back what was said."""
OTHER = 0
"""Stands among the places for "the other one"."""


class LeaningWords(ContentRow):
    """Words with a role between one message and the next: the file as a whole."""

    place_names: Annotated[dict[int, Texts], Field(alias="places", min_length=1)]
    """Place among things named side by side → phrases for it; from 1, or -1 for the last."""
    other: Texts
    """Phrases for "the other one"."""
    wished: Annotated[dict[str, Texts], Field(alias="wishes", min_length=1)]
    """Goal → words of what somebody would rather have ("cheaper")."""
    beside: Words
    """Words around a comparison that say nothing of their own."""
    telling: Words
    """Words that only ask to be told ("tell me more about …")."""
    doubts: Texts
    """Phrases that doubt the whole of what was spoken of."""
    doubters: Words
    """Words that may stand beside a doubt."""
    corrections: Words
    whys: Words
    """Words of a message that asks why and nothing else."""
    others: Words
    """Words that say that somebody else is meant than the person whose age was told."""
    takers: Words
    """Words beside a medicine that somebody takes ("on", "prescribed")."""
    measures: Words
    """Words for a portion of food ("glass"), and further words around one."""
    holding: Words
    """Words for what a food does with a nutrient ("contain")."""
    measuring: Words
    reports: Words
    """Words by which a result is told ("ferritin was 14")."""
    checking: Words
    """Words by which a test is asked for ("where do i get ferritin checked")."""
    times: Words
    adding: Words
    """Words that put one thing to those before ("plus a banana")."""
    friends: Words
    """How people call whom they thank."""
    thanks: Words
    thanking: Words
    """Words beside thanks that ask for nothing."""
    leave: Words
    """Words that ask whether something is all right with what was spoken of last."""
    owned: Words
    """Words for a product in somebody's hand."""
    wanted: Words
    """Words that ask for something else or better than what was spoken of."""
    eaten: Words
    """Those of them that ask for food."""
    instead: Words
    """Words that ask for another food in the place of one."""
    swapping: Words
    """The same unless a food was spoken of."""
    helping: Words
    """The same of a message that points at nothing ("so what does work")."""
    nameless: Words
    missed: Words
    """Words by which a dose is told that was not taken."""
    hours: Words
    """Words that ask when."""
    choosing: Words
    """Words that ask for a product after something it may be taken for ("which one should i buy")."""
    seen: Texts
    """Phrases that tell that somebody has looked at it: "they said its fine"."""
    supposed: Texts
    """Phrases that tell that it did not happen."""
    really: Words
    """Words before one that turn it round."""
    elsewhere: Texts
    """Phrases that turn to something else."""
    quoting: Texts
    """Phrases that take up something of what was said ("you said")."""
    studied: Texts
    """Phrases that ask for more of the studies told of."""
    relating: Texts
    """Phrases that ask what a thing has to do with what was spoken of."""
    quoted: Words
    """Words around what is taken up."""
    sizes: Words
    """Words of a question that asks how big an effect is."""
    effects: Words
    """Those of them that name the effect."""
    small: Words
    """Words by which a sentence tells how big an effect is."""
    dear: Words
    """Words that say that a price is too high, and those beside a wish for something else."""
    naming: Words
    """Words around the name or the look of a medicine."""
    looks: Words
    """What a tablet looks like."""
    consuming: Words
    """Words by which what a message points at is a product."""
    mixing: Words
    """Words by which somebody says what to take something with."""
    picking: Words
    """Words that ask which of the things side by side, and nothing else."""
    outcomes: Words
    """Words by which somebody draws a yes or no from the last answer, and all that may stand in such a message."""
    concluding: Words
    acting: Words
    """Words that ask what to do now, and nothing else."""
    amounts: Words
    """Words of amount ("most") that beside words of `having` ask how much may be taken, and compare nothing."""
    having: Words
    eating: Words
    """Words that ask whether a food may be eaten ("can i eat bananas")."""
    results: Words
    """Words beside a blood result that say nothing of their own ("level", "serum")."""
    swallowing: Words
    """Words that ask what to swallow something with."""
    stopping: Words
    """Words by which somebody asks to give up what is pointed at."""
    reactions: Words
    """What a reaction to a food looks like."""
    limiting: Words
    """Words around what somebody leaves out."""
    disliking: Texts
    """Phrases that turn down all that was listed."""
    waiting: Words
    """Words of a question on the gap between two things rather than on how soon one works."""
    gaps: Words
    """Words that ask for the gap itself."""
    daily: Words
    """Words by which "how much" asks for what a person needs."""
    against: Words
    """Words that set one thing against what a message points at."""
    anywhere: Words
    """Words of a place that stand for a thing anywhere in a message; "the second" does only at its end."""
    without: Words
    """First words that leave a food out of the last question."""
    remarking: Words
    """Last words of a remark on the last answer."""
    yes_no: Words
    """First words of a question on what may be or is."""
    question_words: Words
    """Words that ask for more than yes or no."""
    asked_again: Words
    """Verbs behind "and" that begin a further question."""
    asked_for: Words
    """Words by which something else is asked for ("is there anything better")."""
    noted: Words
    """Words that take note of an answer ("great", "lol"), and those beside them."""
    noting: Words
    advisers: Words
    """Whom somebody says that they will ask, and the other words of such a message."""
    consulting: Words
    contacting: Words
    """What somebody will do who names nobody ("ok ill call")."""
    differing: Words
    """Words by which somebody sets another's word against the last answer, who that may be, and the words around."""
    sayers: Words
    saying: Words
    whole_messages: Annotated[dict[Whole, Texts], Field(alias="whole", min_length=len(get_args(Whole)))]
    """What a whole message is → such messages."""
    mistaken: Texts
    """Phrases that say that a message was meant for somebody else."""
    verdicts: Words
    """Words of a question that wants a yes or no on taking it, and those beside them."""
    judging: Words
    little: Words
    """Words that ask the same of a small amount, after what was told of a person."""
    verdict_starts: Words
    """First words of such a question without a question mark."""
    or_not: Words
    """Words that together are such a question: "so can i or not"."""
    limiting_hours: Words
    """Words by which a time of day is a small amount: "only at night"."""
    hollow: Words
    """Words that say nothing beside words that point, where nothing was spoken of."""
    worries: Words
    """Words of a question on how bad that is which was told before it; those of `judging` may stand beside them."""
    whose: Words
    """Words of a message that says for whom it asks and nothing else."""
    plainer: Words
    """Words that ask for the last answer in simpler words, and those beside them."""
    explaining: Words
    trying: Words
    """Words that ask for something to take, beside medicines that are told of."""
    supplements: Words
    unnamed_supplement: Words
    """Words before one of them that make it ours: "should i supplement", not "an iron supplement"."""
    between_hours: Words
    """Words around a question for the time between us and a medicine."""
    alongside: Words
    """Words that put a product that no table holds beside us, or us beside it."""
    being_on: Words
    """Words before "on" that tell what is taken: "im on the travel patch"."""
    may: Words
    """Words before "eat" that ask whether a food may be eaten."""
    alternatives: Words
    """Words that set one amount against another, or before and after: "200 or 400", "went from 200 to 400"."""
    counting: Words
    """Words before "can" where it is a measure of food."""
    mealtimes: Words
    """Times of day that are meals too."""
    working: Words
    """Words by which somebody asks what magnesium does to a medicine spoken of."""
    asking_on: Words
    """Words with which a question goes on behind thanks."""

    @cached_property
    def places(self) -> dict[tuple[str, ...], int]:
        """Phrase → place among things named side by side, from 1; -1 for the last, OTHER for the other one.

        The longest phrases come first.
        """
        places = {tuple(text.split()): place for text, place in turned(self.place_names).items()}
        places |= {tuple(text.split()): OTHER for text in self.other}
        return dict(sorted(places.items(), key=lambda pair: (-len(pair[0]), pair[0])))

    @cached_property
    def wishes(self) -> dict[str, str]:
        """Word of what somebody would rather have ("cheaper") → the goal that it means."""
        return turned(self.wished)

    @cached_property
    def whole(self) -> Mapping[str, str]:
        """Whole message → what it is."""
        return turned(self.whole_messages)


def load_leaning(folder: Path, problems: list[Problem]) -> LeaningWords:
    """Read the word lists of a content folder; a missing list is a problem and reads as empty."""
    return read_whole(folder / "leaning.yaml", LeaningWords, problems)
