"""content/ → KnowledgeBase; every problem is reported, not just the first."""

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Protocol, TypeVar

from knowledge.base import KnowledgeBase
from knowledge.cautions import Caution, CautionTable
from knowledge.claims import Claim
from knowledge.forms import FormRow, FormTable, GoalRow
from knowledge.intake import IntakeRow, IntakeTable
from knowledge.interactions import Interaction, InteractionTable, OtherMedicine
from knowledge.kitchen import load_foods, load_kitchen
from knowledge.model import Disclaimer, SeedClaim, Source
from knowledge.passages import read_passages
from knowledge.readers import (
    ContentError,
    ContentRow,
    Place,
    Problem,
    RawRow,
    parse_rows,
    read_yaml_mapping,
    read_yaml_rows,
)
from knowledge.urgent import load_urgent

CONTENT = Path(__file__).parent / "content"
Row = TypeVar("Row", bound=ContentRow)


def load_knowledge(folder: Path = CONTENT, problems: list[Problem] | None = None) -> KnowledgeBase:
    """Read all content of a folder.

    With a list of `problems`, whatever is wrong is added to it and the rest is loaded; without one,
    ContentError is raised when a row cannot be read or a reference does not resolve.
    """
    found: list[Problem] = [] if problems is None else problems
    knowledge = _read(folder, found)
    found += knowledge.problems()
    if problems is None and found:
        raise ContentError(found)
    return knowledge


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


def _read(folder: Path, problems: list[Problem]) -> KnowledgeBase:
    def rows(name: str, model: type[Row]) -> list[Row]:
        return parse_rows(read_yaml_rows(folder / name, problems), model, problems)

    return KnowledgeBase(
        sources=_keyed(rows("sources.yaml", Source), problems),
        disclaimers=_keyed(_disclaimers(folder, problems), problems),
        passages=_keyed(read_passages(folder / "passages", problems), problems),
        seed_claims={claim.id: claim for claim in rows("seed_claims.yaml", SeedClaim)},
        claims=_keyed(rows("claims.yaml", Claim), problems),
        cautions=CautionTable(rows("cautions.yaml", Caution)),
        forms=FormTable(rows("forms.yaml", FormRow), rows("form_goals.yaml", GoalRow)),
        intake=IntakeTable(rows("intake.yaml", IntakeRow)),
        interactions=InteractionTable(
            rows("interactions.yaml", Interaction), rows("other_medicines.yaml", OtherMedicine)
        ),
        foods=load_foods(folder, problems),
        kitchen=load_kitchen(folder, problems),
        urgent=load_urgent(folder, problems),
        revision=content_hash(folder)[:8],
    )


def _disclaimers(folder: Path, problems: list[Problem]) -> list[Disclaimer]:
    path = folder / "disclaimers.yaml"
    place = Place(str(path), 1)
    texts = read_yaml_mapping(path, problems)
    return parse_rows([RawRow({"key": key, "text": text}, place) for key, text in texts.items()], Disclaimer, problems)


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...

    @property
    def place(self) -> Place: ...


Keyed = TypeVar("Keyed", bound=_Keyed)


def _keyed(rows: Iterable[Keyed], problems: list[Problem]) -> dict[str, Keyed]:
    keyed: dict[str, Keyed] = {}
    for row in rows:
        if row.key in keyed:
            remedy = "rename one of them"
            problems.append(Problem(row.place, f"the key {row.key!r} stands twice", remedy))
        keyed[row.key] = row
    return keyed
