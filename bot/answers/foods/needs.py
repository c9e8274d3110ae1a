"""The need that a food's share is told of: the label's value, or that of the age, sex and stage told."""

from dataclasses import dataclass

from bot.answers.amounts.people import STAGES
from bot.answers.desk import Desk
from intents.model import Slots
from knowledge.intake import IntakeRow


@dataclass(frozen=True)
class Need:
    """The daily need that foods are compared with."""

    mg: float
    row: IntakeRow | None
    """None where the label value stands in."""
    sources: tuple[str, ...]


def need_of(slots: Slots, desk: Desk) -> Need:
    """Return the US need of the person told, the highest where the age leaves several; else the label value."""
    intake = desk.knowledge.intake
    label = intake.daily_value
    stage = STAGES.get(slots.life_stage or "", "general")
    if stage == "general" and slots.sex is None and slots.age is None:
        return Need(label.mg_per_day, None, label.sources)
    rows = intake.rda(slots.age, slots.sex, stage, region="us")
    values = {row.mg_per_day for row in rows}
    if not rows or (slots.sex is None and stage == "general" and len(values) > 1):
        return Need(label.mg_per_day, None, label.sources)
    row = max(rows, key=lambda row: row.mg_per_day)
    return Need(row.mg_per_day, row, row.sources)
