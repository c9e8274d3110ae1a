"""Ordinary words that are never corrected, one a line in `intents/content/guard_words.txt`.

Made by running the corrector over a large English word list and keeping what it would have changed: "male"
is no misspelt form of a mineral, "patient" no medicine.
"""

from pathlib import Path

from knowledge.readers import Place, Problem


def load_guard(folder: Path, problems: list[Problem]) -> frozenset[str]:
    """Read the guard list; lines that begin with # are comments."""
    return read_lines(folder / "guard_words.txt", problems)


def read_lines(path: Path, problems: list[Problem]) -> frozenset[str]:
    """Read a list of words, one a line; lines that begin with # are comments."""
    try:
        lines = path.read_text(encoding="utf-8").lower().splitlines()
    except (OSError, UnicodeDecodeError) as error:
        problems.append(Problem(Place(str(path), 1), f"cannot be read ({error})", "restore the file"))
        return frozenset()
    return frozenset(word for word in map(str.strip, lines) if word and word[0] != "#")
