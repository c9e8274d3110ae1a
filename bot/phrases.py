"""Sentences that frame an answer, read from `bot/content/*.yaml`: none of them stands in Python."""

from pathlib import Path
from string import Formatter
from typing import Any

from knowledge.readers import Place, Problem, read_yaml_mapping


class Phrases:
    """Texts by dotted key, with named places to fill."""

    def __init__(self, texts: dict[str, str]) -> None:
        self._texts = texts

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


def load_phrases(folder: Path, problems: list[Problem]) -> Phrases:
    """Read all phrase files of a folder; nested keys are joined by dots, a key may stand in one file only."""
    texts: dict[str, str] = {}
    for path in sorted(folder.glob("*.yaml")):
        for key, text in _flatten(read_yaml_mapping(path, problems)):
            place = Place(str(path), 1)
            if key in texts:
                problems.append(Problem(place, f"{key!r} stands in another file too", "rename one of them"))
            if not _formats(text):
                problems.append(Problem(place, f"{key!r} has a brace left open", "write {name} or {{"))
            texts[key] = text
    return Phrases(texts)


def _flatten(data: dict[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    flat: list[tuple[str, str]] = []
    for key, value in data.items():
        if isinstance(value, dict):
            flat.extend(_flatten(value, f"{prefix}{key}."))
        else:
            flat.append((f"{prefix}{key}", str(value).strip()))
    return flat


def _formats(text: str) -> bool:
    try:
        list(Formatter().parse(text))
    except ValueError:
        return False
    return True
