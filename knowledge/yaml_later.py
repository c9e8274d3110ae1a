"""YAML read when it is needed: a start whose content did not change saves the time that the library takes to load."""

from typing import Any


class UnreadableError(ValueError):
    """A text that is no YAML; says what is wrong with it, on which of its lines, and what to do."""

    def __init__(self, line: int, message: str, remedy: str) -> None:
        super().__init__(message)
        self.line, self.message, self.remedy = line, message, remedy


def parse(text: str) -> list[Any]:
    """Return what a text holds, and the lines on which the entries of its list begin; raises UnreadableError."""
    from knowledge import yaml_text

    return yaml_text.parse(text)


def line_of(text: str, keys: tuple[object, ...]) -> int:
    """Return the line on which an entry stands: that of the last of its keys and places that is there."""
    from knowledge import yaml_text

    return yaml_text.line_of(text, keys)
