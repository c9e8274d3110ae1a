"""Sentences that frame an answer, read from `bot/content/*.yaml`: none of them stands in Python."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from knowledge.readers import Place, Problem, files_in, place_of, read_yaml_mapping
from knowledge.shapes import is_text
from knowledge.text import places_in


class Phrases:
    """Texts by dotted key, with named places to fill."""

    def __init__(self, texts: Mapping[str, str], files: Mapping[str, Path] | None = None) -> None:
        self._texts, self._files = texts, files or {}
        self._filled = frozenset(key for key, text in texts.items() if "{" in text or "}" in text)

    def text(self, key: str, /, **values: object) -> str:
        """Return a text with its places filled. KeyError when the key or a place is unknown."""
        text = self._texts[key]
        return text.format(**values) if key in self._filled else text

    def places_in(self, key: str) -> frozenset[str]:
        """Return the names of the places that a text leaves to be filled."""
        return places_in(self._texts[key])

    def lines(self, key: str, /, **values: object) -> tuple[str, ...]:
        """Return a text's lines, empty ones left out."""
        return tuple(line for line in self.text(key, **values).splitlines() if line.strip())

    def below(self, key: str) -> tuple[str, ...]:
        """Return the names that stand right below a key, in file order."""
        return tuple(self._names_below.get(key, ()))

    @cached_property
    def _names_below(self) -> Mapping[str, Mapping[str, None]]:
        """Key → the names right below it, in file order: answers ask often, and phrases never change."""
        below: dict[str, dict[str, None]] = {}
        for text in self._texts:
            parts = text.split(".")
            for place in range(1, len(parts)):
                below.setdefault(".".join(parts[:place]), {})[parts[place]] = None
        return below

    def __contains__(self, key: str) -> bool:
        return key in self._texts

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def place(self, key: str) -> Place:
        """Return where a text stands, looked up when something is wrong with it."""
        return place_of(self._files[key], *key.split("."))


def load_phrases(folder: Path, problems: list[Problem]) -> Phrases:
    """Read all phrase files of a folder; nested keys are joined by dots, a key may stand in one file only."""
    texts: dict[str, str] = {}
    files: dict[str, Path] = {}
    for path in files_in(folder, "yaml", problems):
        for keys, text in _flatten(read_yaml_mapping(path, problems)):
            key = ".".join(keys)
            if key in texts:
                problems.append(Problem(place_of(path, *keys), f"{key!r} stands in another file too", "rename one"))
            if is_text(text, problems, path, *keys) and _is_closed(text, problems, path, *keys):
                texts[key], files[key] = text.strip(), path
    return Phrases(texts, files)


def _is_closed(text: str, problems: list[Problem], path: Path, *keys: str) -> bool:
    """Whether the places of a text can be read; a problem is noted if not."""
    try:
        places_in(text)
    except ValueError:
        message = f"{'.'.join(keys)} has a brace left open"
        problems.append(Problem(place_of(path, *keys), message, "write {name}, or {{ for a brace"))
        return False
    return True


def _flatten(data: Mapping[Any, Any], above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], object]]:
    for key, value in data.items():
        keys = (*above, str(key))
        if isinstance(value, dict) and value:
            yield from _flatten(value, keys)
        else:
            yield keys, value
