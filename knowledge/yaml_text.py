"""YAML as the content is written in: loaded safely, duplicate keys refused, and the line of every entry to be found.

The only module that knows the YAML library. What cannot be read is told with its line and what to do.
"""

from collections.abc import Hashable
from functools import lru_cache
from typing import Any

import yaml

from knowledge.yaml_later import UnreadableError

try:  # the C parser is ten times faster; a platform without it still works
    from yaml import CSafeLoader as _BaseLoader
except ImportError:  # pragma: no cover
    from yaml import SafeLoader as _BaseLoader  # type: ignore[assignment]


class _Loader(_BaseLoader):
    """Safe loader that refuses keys that stand twice or are no plain text."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[Hashable] = set()
        for key_node, _ in node.value:
            line = key_node.start_mark.line + 1
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, Hashable):
                raise UnreadableError(line, "a key is a list or holds keys itself", "put it in quotes")
            if key in seen:
                raise UnreadableError(line, f"the key {str(key)!r} stands twice", "keep one of the two")
            seen.add(key)
        return super().construct_mapping(node, deep=deep)


def _as_text(loader: _Loader, node: yaml.ScalarNode) -> str:
    """Leave a date as it is written: models read that as well, and JSON holds it."""
    return str(loader.construct_scalar(node))


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _as_text)


def parse(text: str) -> list[Any]:
    """Return what a text holds, and the lines on which the entries of its list begin; raises UnreadableError."""
    loader = None
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        if node is None:
            return [None, []]
        entries = node.value if isinstance(node, yaml.SequenceNode) else ()
        return [loader.construct_document(node), [entry.start_mark.line + 1 for entry in entries]]
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or "cannot be read"
        remedy = "check indentation, quotes and colons around this line"
        raise UnreadableError(mark.line + 1 if mark else 1, f"not valid YAML ({what})", remedy) from error
    finally:
        if loader is not None:
            loader.dispose()


def line_of(text: str, keys: tuple[object, ...]) -> int:
    """Return the line on which an entry stands: that of the last of its keys and places that is there.

    Asked only where something is wrong, so that reading stays fast; a text that is no YAML has but one line.

    >>> line_of("a: 1\\nb:\\n  - x\\n  - y\\n", ("b", 1))
    4
    """
    node, line = _node_of(text), 1
    for key in keys:
        if isinstance(node, yaml.MappingNode):
            marks = {pair[0].value: pair for pair in node.value if isinstance(pair[0], yaml.ScalarNode)}
            if str(key) not in marks:
                break
            name, node = marks[str(key)]
            line = name.start_mark.line + 1
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
            node = node.value[key]
            line = node.start_mark.line + 1
    return line


@lru_cache(maxsize=4)
def _node_of(text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError:
        return None
