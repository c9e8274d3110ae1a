"""Function words and short replies, read from `intents/content/words.yaml`, and the words of ages."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field

from intents.later.completion_words import CompletionWords, load_completions
from intents.later.emoji import Emoji, load_emoji
from intents.later.leaning import LeaningWords, load_leaning
from intents.patterns.syntax import PatternError, pattern_problem
from intents.persons.persons import PersonRow, Persons
from intents.reading.ages import FILE as AGES
from intents.reading.ages import Ages, AgeWays, load_age_ways
from intents.reading.fillers import FillerLists, Fillers
from knowledge.readers import ContentRow, Problem
from knowledge.shapes import Texts, Words, read_whole, turned

TELLING = "im"
"""A word that begins questions and statements alike."""
Reply = Literal["more", "why", "thanks", "shorter", "source", "yes", "no", "start", "menu"]
"""What a whole message may reply; "start" says nothing yet."""


class WordLists(ContentRow):
    """Words with a role in a conversation rather than a topic: the file as a whole."""

    stop: Words
    openers: Annotated[Texts, AfterValidator(lambda texts: tuple(sorted(texts, key=len, reverse=True)))]
    """Longest first."""
    closers: Words
    """Last words of a follow-up."""
    versus: Words
    pointers: Words
    products: Words
    """Words for what people take: of magnesium, where nothing else is named."""
    beside: Words
    """Words that set something beside another thing, which need not be named."""
    choosing: Words
    """First words of a question that wants one or several of a kind named."""
    turns: Words
    """Words by which somebody turns from what they told to what they ask: "anyway", "for myself"."""
    well: Words
    """Words by which somebody says that they are well."""
    hopes: Words
    """What people hope for or complain of around the one thing they name: "hangover cure?", "sciatica agony"."""
    regimen: Words
    """How, since when and by whom a medicine is taken: "mum on warfarin for years" asks what goes with warfarin."""
    said_by: Annotated[dict[Reply, Texts], Field(alias="replies", min_length=len(get_args(Reply)))]
    """Reply → whole messages that give it."""
    named_by: Annotated[dict[int, Texts], Field(alias="ordinals", min_length=1)]
    """Place in the list offered, from 1 → whole messages that name it."""
    question_starts: Words
    people: Annotated[dict[str, PersonRow], Field(alias="persons", min_length=1)]
    """Person → what such a one is called."""
    reporting: Words
    """What somebody does who only comes into a message."""
    salt_endings: Texts
    """How the name of a form ends."""
    joins: Texts
    """Words between things that are named side by side."""
    greetings: Words
    before: Words
    after: Words
    anywhere: Words
    """The phrases and words of `FillerLists`."""
    leaning: LeaningWords
    emoji: Emoji
    age_ways: AgeWays
    completions: CompletionWords

    @cached_property
    def replies(self) -> Mapping[str, str]:
        """Whole message → what it replies."""
        return turned(self.said_by)

    @cached_property
    def ordinals(self) -> dict[str, int]:
        """Whole message → place in the list offered, from 1."""
        return turned(self.named_by)

    @cached_property
    def asking(self) -> frozenset[str]:
        """Words with which a question begins and no statement does: TELLING left out."""
        return self.question_starts - {TELLING}

    @cached_property
    def turning(self) -> frozenset[str]:
        """First words of `turns`."""
        return frozenset(phrase.split(" ", 1)[0] for phrase in self.turns)

    @cached_property
    def persons(self) -> Persons:
        """Whom a message may be about."""
        return Persons(self.people, self.reporting)

    @cached_property
    def fillers(self) -> Fillers:
        """Words that carry no question."""
        return Fillers(FillerLists(self.greetings, self.before, self.after, self.anywhere, empty=self.stop))

    @cached_property
    def ages(self) -> Ages:
        """Finds ages. PatternError names a pattern that cannot be read."""
        return Ages(self.age_ways, self.persons)


def load_words(folder: Path, problems: list[Problem]) -> WordLists:
    """Read the word lists of a content folder; a missing list is a problem and reads as empty."""
    ages = load_age_ways(folder, problems)
    words = read_whole(
        folder / "words.yaml",
        WordLists,
        problems,
        leaning=load_leaning(folder, problems),
        emoji=load_emoji(folder, problems),
        age_ways=ages,
        completions=load_completions(folder, problems),
    )
    try:
        _ = words.ages
    except PatternError as error:
        problems.append(pattern_problem(error, folder / AGES, ages.words))
    return words
