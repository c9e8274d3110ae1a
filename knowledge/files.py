"""Files as a whole: written completely or not at all, and known by the hash of what they hold."""

import hashlib
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
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


def content_hash(*paths: Path) -> str:
    """Return the hash of files and of all files below folders, their names included."""
    digest = hashlib.sha256()
    for top in paths:
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if path.is_file():
                found = path.stat()
                digest.update(path.relative_to(top.parent).as_posix().encode())
                digest.update(_file_hash(path, found.st_mtime_ns, found.st_size))
    return digest.hexdigest()


@cache
def _file_hash(path: Path, _changed: int, _size: int) -> bytes:
    """Return the hash of a file, read once as long as it stays the same: several models learn from one file."""
    return hashlib.sha256(path.read_bytes()).digest()
