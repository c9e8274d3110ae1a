"""Files as a whole: written completely or not at all, and known by the hash of what they hold."""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import IO


def write_whole(path: Path, write: Callable[[IO[bytes]], object]) -> bool:
    """Let `write` fill a file beside `path`, then put it there; False if the folder cannot be written.

    A reader sees the old file or the new one, never half of one.
    """
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".tmp", delete=False) as file:
            temporary = Path(file.name)
            write(file)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
        return False
    return True


def content_hash(*paths: Path, ending: str = "") -> str:
    """Return the hash of files and of all files below folders, their names included; of those with an ending alone."""
    digest = hashlib.sha256()
    for top in paths:
        above = len(str(top.parent)) + 1
        for path, found in sorted(_below(str(top)), key=itemgetter(0)):
            if path.endswith(ending):
                digest.update(path[above:].replace(os.sep, "/").encode())
                digest.update(_file_hash(path, found.st_mtime_ns, found.st_size))
    return digest.hexdigest()


def _below(path: str) -> Iterator[tuple[str, os.stat_result]]:
    """Yield the files in a folder, however deep, or the file itself; nothing where there is none."""
    try:
        with os.scandir(path) as entries:
            for entry in entries:
                if entry.is_dir():
                    yield from _below(entry.path)
                elif entry.is_file():
                    yield entry.path, entry.stat()
    except NotADirectoryError:
        yield path, Path(path).stat()
    except FileNotFoundError:
        return


@cache
def _file_hash(path: str, _changed: int, _size: int) -> bytes:
    """Return the hash of a file, read once as long as it stays the same: several models learn from one file."""
    return hashlib.sha256(Path(path).read_bytes()).digest()
