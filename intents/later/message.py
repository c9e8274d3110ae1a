"""A later message beside the question before it, as what it exchanges is looked for (`intents.later.exchanges`)."""

from dataclasses import dataclass

from intents.catalog import Intent
from intents.reading.entities import Reading, Word


@dataclass(frozen=True)
class Later:
    """A later message beside the question before."""

    reading: Reading
    rest: Reading
    """The message without its opener."""
    last: Intent
    types: frozenset[str]
    """Types of what it names and of its amounts."""
    left: tuple[Word, ...]
    """Its words with a meaning of their own."""
    closes: bool
    """Whether its last word closes a follow-up."""

    @property
    def opens(self) -> bool:
        return len(self.rest.words) < len(self.reading.words)

    @property
    def fitting(self) -> frozenset[str]:
        """Types that the last question takes."""
        return self.types & set(self.last.accepts)
