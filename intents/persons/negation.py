"""What a message denies of the person, or only speaks of: such things call for no caution.

Serves the cautions and the stories of reactions. A few plain rules of function words (`denials.yaml`), so they hold
for any condition; rarer ways to deny ("statins? no, never") are left to the reader of mentions, which learns them from
examples. When in doubt a thing counts as said: a caution too many costs a line, one too few may cost a life.
"""

import re
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from knowledge.readers import ContentRow, Problem
from knowledge.shapes import Texts, read_whole

FILE = "denials.yaml"
Span = tuple[int, int]
_WORD = r"[^\s.,;:!?()]+"


class Denials(ContentRow):
    """Finds what is denied, by the words of `denials.yaml`: the file as a whole."""

    auxiliaries: Texts
    never: Texts
    adverbs: Texts
    having: Texts
    being: Texts
    no: Texts
    signs: Texts
    sign_of: Texts
    nothing: Texts
    stop: Texts
    later: Texts
    measures: Texts
    well: Texts
    well_for: Texts
    before_age: Texts
    for_age: Texts
    general: Texts
    asking: Texts
    owners: Texts
    whose: Texts

    def spans(self, text: str) -> tuple[Span, ...]:
        """Return the stretches of a normalised text, (start, end), that do not hold for the person, in order.

        A name that begins inside a stretch is denied ("no kidney trouble"), declared healthy ("my kidneys are fine") or
        spoken of in general ("does it prevent diabetes"). A name that holds its own denial ("no nuts") is not inside.
        """
        denied = [match.span(1) for match in self._denied.finditer(text)]
        said = (match.span() for rule in (self._is_well, self._in_general) for match in rule.finditer(text))
        return tuple(sorted([*denied, *said]))

    @cached_property
    def _denied(self) -> re.Pattern[str]:
        """A denial reaches over a few words to the end of its clause, or over a list that ends in "or"."""
        had = rf"(?:{_any(self.auxiliaries)}(?:n'?t| not)|{_any(self.never)})\s(?:{_any(self.adverbs)}\s)?"
        had += rf"(?:{_any(self.having)}\s)+"
        is_not = rf"(?:(?<=\w ){_any(self.being)}n'?t|not)\s"
        of = rf"(?:{_any(self.signs)} {_any(self.sign_of)} )?"
        stop = _any(self.stop)
        things = rf"{_WORD}(?:\s(?!{stop}\b){_WORD}){{0,4}}+"  # five words: denials end after about six
        listed = rf",\s?(?!{stop}\b|on\b)(?=[^.;:!?()]*\sor\s){things}"
        return re.compile(
            rf"\b(?:{had}|{is_not}|{_any(self.no)}\s|non[- ])(?!{_any(self.nothing)}\b){of}((?>{things}(?:{listed})*))"
            rf"(?!\s{_any(self.later)}\b)"
        )

    @cached_property
    def _is_well(self) -> re.Pattern[str]:
        """Plurals and measures that somebody calls fine; a filtration rate of 90 is normal."""
        measures = rf"{_any(self.measures)}(?:\s(?:is|are|was|were|came back))?"
        at_age = rf"(?:{_any(self.before_age)} \d|{_any(self.for_age)}\b)"
        return re.compile(
            rf"(?:\b[\w']+\s){{0,3}}\b(?:[a-z]{{3,}}(?<!s)s\s(?:are|look)|{measures})"
            rf"\s(?:(?!not\b|never\b)[\w%]+\s){{0,2}}{_any(self.well)}\b(?!\s?\?| (?!{at_age}){_any(self.well_for)}\b)"
            r"|\be?gfr (?:is |of |was |over |above )?>?(?:9\d|1[0-3]\d)\b"
        )

    @cached_property
    def _in_general(self) -> re.Pattern[str]:
        """What magnesium may bring about or keep away, of nobody."""
        causes = rf"{_any(self.asking)}(?: \w+){{0,4}} cause"
        return re.compile(
            rf"\b(?:{_any(self.general)}(?! in\b)|{causes})\s(?!{_any(self.owners)}\b)"
            rf"(?:(?!{_any(self.whose)}\b)[\w']+\s?){{1,4}}"
        )


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


def load_denials(folder: Path, problems: list[Problem]) -> Denials:
    """Read the words of denials; what is missing is a problem and reads as empty."""
    return read_whole(folder / FILE, Denials, problems)
