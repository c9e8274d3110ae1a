"""Words by which a later message shows what it leaves unsaid (`completions.yaml`), and the patterns made of them.

Serves `completion`. All patterns match without regard to case.
"""

import re
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Annotated

from pydantic import Field

from knowledge.intake import Sex
from knowledge.readers import ContentRow, Problem
from knowledge.shapes import Texts, Words, read_whole, turned

FILE = "completions.yaml"


class CompletionWords(ContentRow):
    """How things are left unsaid: the file as a whole."""

    meant: Texts
    mean: Texts
    slips: Texts
    asked: Texts
    asked_about: Texts
    asked_itself: Texts
    nor: Texts
    whose: Texts
    ones: Texts
    pieces: Texts
    afterwards: Texts
    how_many: Texts
    single: Texts
    counted: Texts
    aged: Texts
    nearly: Texts
    years: Texts
    months: Texts
    told_sexes: Annotated[dict[Sex, Texts], Field(alias="sexes", min_length=1)]
    does: Words
    done_to: Words
    of_another: Words
    leave: Words
    leads_over: Texts

    @cached_property
    def sex_of(self) -> dict[str, Sex]:
        """Whole message → the sex that it tells."""
        return turned(self.told_sexes)

    @cached_property
    def meant_next(self) -> re.Pattern[str]:
        """A correction; the group is what was meant: "oops i meant walnuts"."""
        before = rf"(?:\bi|^{_any(self.slips)}),? {_any((*self.meant, *self.mean))}"
        return _pattern(rf"{before} (?:to say |to ask )?(?!to\b|that\b|it\b)(\S.*)")

    @cached_property
    def meant_last(self) -> re.Pattern[str]:
        """The same with what was meant before it: "not citrate, glycinate i meant"."""
        return _pattern(rf"^(?:no,? |sorry,? )*(?:not [\w ]{{2,25}}[,;.] ?)?(\S.*?),? i {_any(self.meant)}$")

    @cached_property
    def asked_for(self) -> re.Pattern[str]:
        """A complaint; a group is what was asked: "no i asked about leg cramps", "i asked how much i need"."""
        about = rf"{_any(self.asked_about)} ((?:\S+ ?){{1,5}})"
        itself = rf"({_any(self.asked_itself)} (?:\S+ ?){{1,9}})"
        return _pattern(rf"(?:^|[,.!?;]\s*|\s)i {_any(self.asked)} (?:you )?(?:{about}|{itself})$")

    @cached_property
    def further(self) -> re.Pattern[str]:
        """What is left out besides what was left out before: "cant do nuts", then "or beans, they blow me up"."""
        return _pattern(rf"{_any(self.nor)} (?:any )?(?P<first>[^\W\d_]+)(?: [^\W\d_]+)?\s*(?:[,.!;]|$)")

    @cached_property
    def called(self) -> re.Pattern[str]:
        """Medicines called by what they are for, after a question on them: "the blood pressure ones"."""
        kind = rf"(?P<kind>(?:.* )?{_any(self.whose)} (?P<ones>(?:\w+ )?\w+))"
        return _pattern(rf"{kind} {_any(self.ones)}[ .?!]*$")

    @cached_property
    def piece_count(self) -> re.Pattern[str]:
        """How many of a measure, at the end of a message."""
        return _pattern(rf"(?<![\w.,:/-])(?:\d{{1,3}}|{_any(self.pieces)})(?=\s*{_any(self.afterwards)}?[\s?!.]*$)")

    @cached_property
    def asks_number(self) -> re.Pattern[str]:
        """What asks for the number of a measure, so that none is told."""
        return _pattern(_any(self.how_many))

    @cached_property
    def dose(self) -> re.Pattern[str]:
        """A number that may be one of milligrams."""
        return _pattern(rf"(?<![\w.,:/-])\d{{2,4}}(?![\w%:/-]|[.,]\d)(?!\s*{_any(self.counted)}(?!\w))")

    @cached_property
    def one_piece(self) -> re.Pattern[str]:
        """What a number stands before that tells its milligrams."""
        return _pattern(rf"{_any(self.single)}\b")

    @cached_property
    def age(self) -> re.Pattern[str]:
        """A message that holds a number of years and nothing else."""
        return _pattern(rf"{_any(self.aged)}? ?(?:{_any(self.nearly)} )?(?P<years>\d{{1,3}}) ?{_any(self.years)}")

    @cached_property
    def span(self) -> re.Pattern[str]:
        """An age in months or a span of time; after a child was spoken of it is the child's age."""
        return _pattern(rf"(?:\d{{1,2}}|[a-z]+) {_any(self.months)}")

    @cached_property
    def lead(self) -> re.Pattern[str]:
        """What leads over from thanks to a question."""
        return _pattern(rf"(?:{_any(self.leads_over)}[ ,:]+)+")


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


def _pattern(written: str) -> re.Pattern[str]:
    return re.compile(written, re.IGNORECASE)


def load_completions(folder: Path, problems: list[Problem]) -> CompletionWords:
    """Read the words; what is missing is a problem and reads as empty."""
    return read_whole(folder / FILE, CompletionWords, problems)
