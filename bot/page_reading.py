"""The reader of pages: how much a question speaks for each of them, and which it asks for whatever it was taken for.

It learns the ways to ask for each page, its title and sentences, and beside them the questions that are not ours.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.answers.desk import PageReader
from bot.learning import Content, code_of, read_lessons, when_asked
from intents.classify.calibration import Calibration
from intents.classify.classifier import Classifier
from intents.evaluation.datasets import is_outside
from knowledge.files import content_hash
from knowledge.model import Passage
from knowledge.text import sentences, tokens

Ints = npt.NDArray[np.int64]
MOST_NEAR = 3
"""Pages that are told as near: as many as a reply can offer."""
BEHIND = 0.3
"""How far behind the first, in linear scores, a page is still told as near: beyond it is hardly ever meant."""
LEAST_SAID = 3
"""Words of a sentence of a page that says enough to learn from."""


class LearntPages(PageReader):
    """Reads a question by a linear model, which is fetched when it is first needed."""

    def __init__(self, reader: Callable[[], Classifier], told: Callable[[str], str], pages: Collection[str]) -> None:
        """Take the model, what gives a text as it learnt them, and the keys of the pages."""
        self._reader, self._pages = reader, frozenset(pages)
        self._words = lru_cache(maxsize=1)(lambda text: tuple(tokens(told(text))))  # one question is read for several

    @cached_property
    def _places(self) -> tuple[Ints, Ints]:
        """The places of the pages among the labels, and those of all else."""
        own = np.array([label in self._pages for label in self._reader().labels], bool)
        return np.flatnonzero(own), np.flatnonzero(~own)

    def scores(self, text: str, keys: Collection[str]) -> Mapping[str, float]:
        """Return how much a question speaks for each of some pages: linear scores, without those never learnt."""
        return self._reader().scores_of(keys, self._words(text))

    def nearest(self, text: str) -> tuple[tuple[str, ...], float] | None:
        """Return the pages nearest to a question, best first, and the lead of the first over what is not ours.

        At most MOST_NEAR, none of them more than BEHIND behind the first; ties in key order.
        """
        reader, (ours, others) = self._reader(), self._places
        if not len(ours) or not len(others):
            return None
        scores = reader.scores(self._words(text))
        ranked = ours[(-scores[ours]).argsort(kind="stable")[:MOST_NEAR]].tolist()  # labels are in key order
        first = float(scores[ranked[0]])
        near = tuple(reader.labels[page] for page in ranked if float(scores[page]) >= first - BEHIND)
        return near, first - float(scores[others].max())


def build_page_reader(
    cache: Path, content: Content, passages: Collection[Passage], told: Callable[[str], str]
) -> LearntPages:
    """Return the reader of these pages: the stored one, or a new one when they or what is not ours changed."""
    of_intents = (content.intents / name for name in ("concepts", "thesaurus.txt", "out_of_scope.yaml"))
    fitted_on = content_hash(content.knowledge / "passages", *of_intents, *code_of("classify"), Path(__file__))

    def examples() -> Iterator[tuple[str, str]]:
        for text, label in (*_ways_to_ask(passages), *_outside(content)):
            yield " ".join(tokens(told(text))), label

    reader = when_asked(examples, cache / "pages.npz", fitted_on, content.intents, Calibration())
    return LearntPages(reader, told, [page.key for page in passages])


def _ways_to_ask(passages: Iterable[Passage]) -> Iterator[tuple[str, str]]:
    for page in passages:
        lines = (line.strip("- ") for line in sentences(page.text))
        for text in (page.title, *page.asks, *(line for line in lines if len(line.split()) >= LEAST_SAID)):
            yield text, page.key


def _outside(content: Content) -> Iterator[tuple[str, str]]:
    return ((one.text, one.intent) for one in read_lessons(content).examples if is_outside(one.intent))
