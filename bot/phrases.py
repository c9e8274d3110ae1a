"""Sentences that frame an answer, read from `bot/content/*.yaml`: none of them stands in Python."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from knowledge.readers import Place, Problem, read_yaml_mapping
from knowledge.text import places_in


class Phrases:
    """Texts by dotted key, with named places to fill."""

    def __init__(self, texts: Mapping[str, str], places: Mapping[str, Place] | None = None) -> None:
        self._texts, self._places = texts, places or {}

    def text(self, key: str, /, **values: object) -> str:
        """Return a text with its places filled. KeyError when the key or a place is unknown."""
        return self._texts[key].format(**values) if values else self._texts[key]

    def lines(self, key: str, /, **values: object) -> tuple[str, ...]:
        """Return a text's lines, empty ones left out."""
        return tuple(line for line in self.text(key, **values).splitlines() if line.strip())

    def below(self, key: str) -> tuple[str, ...]:
        """Return the names that stand right below a key, in file order."""
        names = (text[len(key) + 1 :].partition(".")[0] for text in self._texts if text.startswith(f"{key}."))
        return tuple(dict.fromkeys(names))

    def __contains__(self, key: str) -> bool:
        return key in self._texts

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def place(self, key: str) -> Place:
        """Return the file that a text stands in."""
        return self._places[key]


def load_phrases(folder: Path, problems: list[Problem]) -> Phrases:
    """Read all phrase files of a folder; nested keys are joined by dots, a key may stand in one file only."""
    texts: dict[str, str] = {}
    places: dict[str, Place] = {}
    for path in sorted(folder.glob("*.yaml")):
        for key, text in _flatten(read_yaml_mapping(path, problems)):
            place = Place(str(path), 1)
            if key in texts:
                problems.append(Problem(place, f"{key!r} stands in another file too", "rename one of them"))
            try:
                places_in(text)
            except ValueError:
                problems.append(Problem(place, f"{key!r} has a brace left open", "write {name} or {{"))
            texts[key], places[key] = text, place
    return Phrases(texts, places)


def _flatten(data: dict[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    flat: list[tuple[str, str]] = []
    for key, value in data.items():
        if isinstance(value, dict):
            flat.extend(_flatten(value, f"{prefix}{key}."))
        else:
            flat.append((f"{prefix}{key}", str(value).strip()))
    return flat
