"""What is worked out from the content, kept between starts: content that has not changed is not parsed again.

Inside `kept_in(folder)` the results lie in one file there, a line of JSON each under a hash of what it was worked out
from; they serve only the code that made them. Outside (checks, tests) everything is worked out anew. Reading JSON runs
nothing, and a file that is missing, damaged or made by other code counts as empty: its first line holds a checksum.
"""

import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TypeVar

from knowledge.files import content_hash, write_whole

FILE = "derived.json"
T = TypeVar("T")


class _Kept:
    """The results of one file: those found there, and those used or made since."""

    def __init__(self, path: Path, code: str) -> None:
        self._path, self._code = path, code
        self._found = _read(path, code)
        self._used: dict[str, bytes] = {}

    def result(self, key: str, make: Callable[[], T]) -> T:
        written = self._found.get(key) or self._used.get(key)
        if written is None:
            made = self._alone(make)
            written = _written(made)
            if written is not None:
                self._used[key] = written
            return made
        self._used[key] = written
        result: T = json.loads(written)
        return result

    def _alone(self, make: Callable[[], T]) -> T:
        """Work something out; what that needs on the way will not be needed again, so it is not kept."""
        token = _kept.set(None)
        try:
            return make()
        finally:
            _kept.reset(token)

    def save(self) -> None:
        """Write the file again unless it holds just what was asked for."""
        if self._used.keys() != self._found.keys():
            results = b"\n".join(key.encode() + b"\t" + written for key, written in self._used.items())
            write_whole(self._path, lambda file: file.write(_seal(results, self._code) + results))


_kept: ContextVar[_Kept | None] = ContextVar("kept", default=None)


@contextmanager
def kept_in(folder: Path, code: Iterable[Path]) -> Iterator[None]:
    """Keep results in a folder; `code` are the folders of the modules that work them out."""
    kept = _Kept(folder / FILE, content_hash(*code, ending=".py"))
    token = _kept.set(kept)
    try:
        yield
        kept.save()
    finally:
        _kept.reset(token)


def derived(kind: str, source: str, make: Callable[[], T]) -> T:
    """Return what `make` works out from a source, or what it worked out before from the same.

    Results are plain: text, numbers, lists, mappings with text as keys; others are worked out every time. What
    `make` raises is raised, and nothing is kept.
    """
    kept = _kept.get()
    if kept is None:
        return make()
    return kept.result(f"{kind} {hashlib.sha256(source.encode()).hexdigest()}", make)


def _written(value: object) -> bytes | None:
    """Return a value as JSON; None where that does not give back just it: no dates, no tuples, no numbers as keys."""
    try:
        written = json.dumps(value, separators=(",", ":"))
        return written.encode() if json.loads(written) == value else None
    except (TypeError, ValueError):
        return None


def _read(path: Path, code: str) -> dict[str, bytes]:
    """Return the results of a file by key, each as JSON that is parsed when it is asked for."""
    try:
        seal, _, results = path.read_bytes().partition(b"\n")
    except OSError:
        return {}
    if seal + b"\n" != _seal(results, code):
        return {}
    lines = (line.partition(b"\t") for line in results.split(b"\n"))
    return {key.decode(): written for key, _, written in lines}


def _seal(results: bytes, code: str) -> bytes:
    return f"{code} {zlib.crc32(results):08x}\n".encode()
