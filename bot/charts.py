"""What a picture shows, in words and numbers: the step before `bot.pictures` draws it.

Cheap, so that a caption, a button and the name under which a drawing is kept need no drawing. Unknown stays None.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.food_words import HIGH_PERCENT, mg_words, serving_words
from bot.phrases import Phrases
from knowledge.base import KnowledgeBase
from knowledge.food_model import Food
from knowledge.forms import FormRow

MOST_FOODS = 8
MOST_FORMS = 3
"""Things in one picture; more would be too small to read on a phone. Further ones are left out."""
LONGEST = 1_000
"""Characters of a picture's name; a longer one is none of ours."""


@dataclass(frozen=True)
class Bar:
    """A food in its usual serving."""

    name: str
    serving: str
    mg: float | None
    amount: str
    """The mg in words, or that there is no figure."""
    share: str = ""
    high: bool = False
    """Whether the share counts as a lot."""


@dataclass(frozen=True)
class FoodChart:
    """Foods as bars, most magnesium first, those without a figure last."""

    title: str
    axis: str
    legend: str
    bars: tuple[Bar, ...]
    notes: tuple[str, ...]
    """Source and disclaimer."""


@dataclass(frozen=True)
class Cell:
    """One property of a form, with a short remark; exactly one of `percent` and `rank` may be drawn as well."""

    head: str
    words: str
    remark: str
    percent: float | None = None
    rank: int | None = None
    """1 to 4, for the gut."""


@dataclass(frozen=True)
class Card:
    """A form: what a person compares, then what studies of cramps found."""

    name: str
    price: str
    cells: tuple[Cell, ...]
    finding_head: str
    finding: str


@dataclass(frozen=True)
class FormSheet:
    """Forms one below the other, their properties in columns."""

    title: str
    remark: str
    cards: tuple[Card, ...]
    notes: tuple[str, ...]


def chart_of(picture: str, knowledge: KnowledgeBase, phrases: Phrases) -> FoodChart | FormSheet | None:
    """Return what `foods:<key>,<key>` or `forms:<key>,<key>` shows; None for any other text or an unknown key."""
    foods, forms = foods_of(picture, knowledge), forms_of(picture, knowledge)
    if foods:
        return _food_chart(foods, knowledge, phrases)
    return _form_sheet(forms, knowledge, phrases) if forms else None


def foods_of(picture: str, knowledge: KnowledgeBase) -> tuple[Food, ...]:
    """Return the foods that a picture names, richest serving first, unknown figures last; empty if it is not one."""
    foods = [knowledge.foods.by_key.get(key) for key in _keys(picture, "foods")]
    known = [food for food in foods if food is not None]
    if len(known) < len(foods):
        return ()
    return tuple(sorted(known[:MOST_FOODS], key=lambda food: (food.mg() is None, -(food.mg() or 0.0), food.key)))


def forms_of(picture: str, knowledge: KnowledgeBase) -> tuple[FormRow, ...]:
    """Return the forms that a picture names, in its order; empty if it is not one."""
    keys = _keys(picture, "forms")
    rows = knowledge.forms.compare(keys)
    return rows[:MOST_FORMS] if len(rows) == len(keys) else ()


def _keys(picture: str, kind: str) -> list[str]:
    head, _, keys = picture.partition(":")
    return list(dict.fromkeys(keys.split(","))) if head == kind and len(picture) <= LONGEST else []


def _food_chart(foods: Sequence[Food], knowledge: KnowledgeBase, phrases: Phrases) -> FoodChart:
    daily = knowledge.intake.daily_value.mg_per_day
    bars = tuple(_bar(food, daily, phrases) for food in foods)
    legend = "legend" if any(bar.high for bar in bars) else "legend_none"
    return FoodChart(
        title=phrases.text("pictures.foods.title" if len(bars) > 1 else "pictures.foods.title_one", count=len(bars)),
        axis=phrases.text("pictures.foods.axis"),
        legend=phrases.text(f"pictures.foods.{legend}", mg=f"{daily:g}", percent=f"{HIGH_PERCENT:g}"),
        bars=bars,
        notes=(phrases.text("pictures.foods.source"), knowledge.disclaimers["food"].text),
    )


def _bar(food: Food, daily: float, phrases: Phrases) -> Bar:
    mg, serving = food.mg(), serving_words(food, phrases)
    if mg is None:
        return Bar(food.name, serving, None, phrases.text("pictures.foods.unknown"))
    percent = round(100 * mg / daily)
    share = phrases.text("pictures.foods.share", percent=percent)
    if percent == 0 and mg > 0:
        share = phrases.text("pictures.foods.share_small")
    amount = phrases.text("pictures.foods.amount", mg=mg_words(mg, phrases))
    return Bar(food.name, serving, mg, amount, share, percent >= HIGH_PERCENT)


def _form_sheet(rows: Sequence[FormRow], knowledge: KnowledgeBase, phrases: Phrases) -> FormSheet:
    return FormSheet(
        title=phrases.text("pictures.forms.title" if len(rows) > 1 else "pictures.forms.title_one"),
        remark=phrases.text("pictures.forms.same") if knowledge.forms.same_compound(rows) else "",
        cards=tuple(_card(row, phrases) for row in rows),
        notes=(phrases.text("pictures.forms.source"), knowledge.disclaimers["supplement"].text),
    )


def _card(row: FormRow, phrases: Phrases) -> Card:
    def words(key: str) -> str:
        return phrases.text(f"pictures.forms.{key}")

    return Card(
        name=row.label,
        price=words(f"price_is.{row.price}") if row.price else "",
        cells=(
            _share(row, phrases),
            Cell(
                words("uptake"),
                words(f"uptake_is.{row.absorption.grade}"),
                words(f"evidence.{row.absorption.evidence}"),
            ),
            Cell(words("gut"), gut_words(row, phrases), "", rank=row.gut.rank),
        ),
        finding_head=f"{words('cramps')}: {words(f'evidence.{row.finding.evidence}')}",
        finding=row.finding.text,
    )


def _share(row: FormRow, phrases: Phrases) -> Cell:
    head = phrases.text("pictures.forms.share")
    if row.compound is None:
        unknown = phrases.text("pictures.forms.share_unknown")
        return Cell(head, unknown, phrases.text("pictures.forms.share_unknown_more"))
    percent = row.compound.percent
    return Cell(head, phrases.text("pictures.forms.percent", percent=f"{percent:g}"), "", percent=percent)


def gut_words(row: FormRow, phrases: Phrases) -> str:
    """Return the word for a form's place between gentle and laxative."""
    return phrases.text(f"pictures.forms.gut_is.rank_{row.gut.rank}" if row.gut.rank else "pictures.forms.gut_is.none")
