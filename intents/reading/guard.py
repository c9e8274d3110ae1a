"""Ordinary words that are never corrected, one a line in `intents/content/guard_words.txt`.

Made by running the corrector over a large English word list and keeping what it would have changed: "male"
is no misspelt form of a mineral, "patient" no medicine.
"""

from pathlib import Path

from knowledge.readers import Problem, read_lines


def load_guard(folder: Path, problems: list[Problem]) -> frozenset[str]:
    """Read the guard list of a content folder."""
    return read_lines(folder / "guard_words.txt", problems)
