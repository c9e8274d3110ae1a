"""What sets forms apart in one or more sentences, from the ranks of the table alone."""

from collections.abc import Callable, Sequence

from bot.answers.desk import Desk
from knowledge.forms import WELL_ABSORBED, FormRow


def difference(rows: Sequence[FormRow], desk: Desk) -> str:
    """What sets forms apart in one or more sentences, from the table's ranks alone."""
    if desk.knowledge.forms.same_compound(rows):
        return desk.phrases.text("forms.compare.same")
    found = [
        _leaders(rows, "gentler", lambda row: -row.gut.rank if row.gut.rank else None, desk),
        _leaders(rows, "absorbed", _uptake, desk),
        _leaders(rows, "denser", _share, desk, shown=True),
    ]
    return " ".join(filter(None, found)) or desk.phrases.text("forms.compare.alike")


def _share(row: FormRow) -> float | None:
    return row.compound.percent if row.compound else None


def _uptake(row: FormRow) -> float | None:
    grade = row.absorption.grade
    return None if grade == "unclear" else float(grade in WELL_ABSORBED)


def _leaders(
    rows: Sequence[FormRow], key: str, worth: Callable[[FormRow], float | None], desk: Desk, *, shown: bool = False
) -> str:
    """The sentence that names the leading forms; empty when all are alike or fewer than two are known.

    `shown`: the worth is a share in per cent, and said of all.
    """
    known = [(value, row) for row in rows if (value := worth(row)) is not None]
    best = max((value for value, _ in known), default=0.0)
    leading = [row.label for value, row in known if value == best]
    if len(known) < 2 or len(leading) == len(known):
        return ""
    shares = ", ".join(f"{row.label} {value:g}%" for value, row in sorted(known, key=lambda one: -one[0]))
    said = f"{', '.join(leading)} ({shares})" if shown else ", ".join(leading)
    return desk.phrases.text(f"forms.compare.{key}", names=said)
