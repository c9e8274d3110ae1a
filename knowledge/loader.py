"""content/ → KnowledgeBase; every problem is reported, not just the first."""

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from knowledge.base import KnowledgeBase
from knowledge.blood import Band, BloodTable
from knowledge.cautions import Caution, CautionTable
from knowledge.claims import Claim
from knowledge.files import content_hash
from knowledge.forms import FormRow, FormTable, GoalRow
from knowledge.intake import IntakeRow, IntakeTable
from knowledge.interactions import Interaction, InteractionTable
from knowledge.kitchen import load_foods, load_kitchen
from knowledge.medicine_names import Combination, OtherMedicine
from knowledge.model import Disclaimer, SeedClaim, Source
from knowledge.passages import read_passages
from knowledge.readers import (
    ContentError,
    ContentRow,
    Keyed,
    Problem,
    RawRow,
    parse_rows,
    place_of,
    read_yaml_rows,
)
from knowledge.shapes import read_yaml_texts
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


def _read(folder: Path, problems: list[Problem]) -> KnowledgeBase:
    def rows(name: str, model: type[Row]) -> list[Row]:
        return parse_rows(read_yaml_rows(folder / name, problems), model, problems)

    foods = load_foods(folder, problems)
    return KnowledgeBase(
        sources=_keyed(rows("sources.yaml", Source), problems),
        disclaimers=_keyed(_disclaimers(folder, problems), problems),
        passages=_keyed(read_passages(folder / "passages", problems), problems),
        seed_claims={claim.id: claim for claim in rows("seed_claims.yaml", SeedClaim)},
        claims=_keyed(rows("claims.yaml", Claim), problems),
        cautions=CautionTable(rows("cautions.yaml", Caution)),
        forms=FormTable(rows("forms.yaml", FormRow), rows("form_goals.yaml", GoalRow)),
        intake=IntakeTable(rows("intake.yaml", IntakeRow)),
        blood=BloodTable(rows("blood.yaml", Band)),
        interactions=InteractionTable(
            rows("interactions.yaml", Interaction),
            rows("other_medicines.yaml", OtherMedicine),
            rows("combinations.yaml", Combination),
        ),
        foods=foods,
        kitchen=load_kitchen(folder, foods, problems),
        urgent=load_urgent(folder, problems),
        revision=content_hash(folder)[:8],
    )


def _disclaimers(folder: Path, problems: list[Problem]) -> list[Disclaimer]:
    path = folder / "disclaimers.yaml"
    texts = read_yaml_texts(path, problems)
    rows = [RawRow({"key": key, "text": text}, place_of(path, key)) for key, text in texts.items()]
    return parse_rows(rows, Disclaimer, problems)


KeyedRow = TypeVar("KeyedRow", bound=Keyed)


def _keyed(rows: Iterable[KeyedRow], problems: list[Problem]) -> dict[str, KeyedRow]:
    keyed: dict[str, KeyedRow] = {}
    for row in rows:
        if row.key in keyed:
            remedy = "rename one of them"
            problems.append(Problem(row.place, f"the key {row.key!r} stands twice", remedy))
        keyed[row.key] = row
    return keyed
