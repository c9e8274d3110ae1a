"""Emoji that stand for words, or for a whole reply, read from `intents/content/emoji.yaml`."""

from functools import cached_property
from pathlib import Path
from typing import Annotated

from pydantic import Field

from knowledge.readers import ContentRow, Problem
from knowledge.shapes import Texts, read_whole, turned


class Emoji(ContentRow):
    """What emoji say: the file as a whole."""

    words: Annotated[dict[str, Texts], Field(min_length=1)]
    """Word → the emoji that stand for it."""
    replies: Annotated[dict[str, Texts], Field(min_length=1)]
    """Reply → the emoji that give it where a message holds nothing else."""

    @cached_property
    def _word_of(self) -> dict[str, str]:
        return turned(self.words)

    @cached_property
    def _reply_of(self) -> dict[str, str]:
        return turned(self.replies)

    def spelt(self, utterance: str) -> str:
        """Return a message with its emoji as their words: "magnesium and 🍷" asks of wine, a thumb alone is "ok"."""
        if utterance.isascii():
            return utterance
        text = "".join(f" {self._word_of[char]} " if char in self._word_of else char for char in utterance)
        if any(char.isalnum() for char in text):
            return text
        return next((self._reply_of[char] for char in text if char in self._reply_of), text)


def load_emoji(folder: Path, problems: list[Problem]) -> Emoji:
    """Read the emoji of a content folder; a missing list is a problem and reads as empty."""
    return read_whole(folder / "emoji.yaml", Emoji, problems)
