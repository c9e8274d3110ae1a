"""What holds for every input of the tools: times read back, labels kept, sums equal to parts, unknown never 0."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.actions import parse_action
from bot.answer import Request
from bot.answers.amounts.daily import upper_limit
from bot.answers.labels.decoder import label_decode
from bot.answers.medicines.clock import moments_in
from bot.answers.medicines.planner import spacing_plan
from intents.model import Context, EntityMatch, Slots
from intents.slots import fill_slots
from tests.bot.asking import ask, check_shape, desk, finder, words_of
from tests.bot.asking_foods import answer

FOODS = sorted(food.key for food in desk().knowledge.foods.rows if food.mg_per_100g is not None and food.pick)
UNKNOWN = sorted(food.key for food in desk().knowledge.foods.rows if food.mg_per_100g is None)
COMPOUNDS = sorted(key for key, row in desk().knowledge.forms.by_key.items() if row.compound)
minutes = st.integers(0, 24 * 60 - 1)


def twelve(minute: int) -> str:
    hour, rest = divmod(minute, 60)
    return f"{(hour - 1) % 12 + 1}:{rest:02d} {'am' if hour < 12 else 'pm'}"


def past_or_to(minute: int) -> str:
    hour, rest = divmod(minute, 60)
    part = "in the morning" if hour < 12 else "at night"
    return f"{rest} past {(hour - 1) % 12 + 1} {part}"


WAYS = {
    "clock": lambda minute: f"{minute // 60}:{minute % 60:02d}",
    "am and pm": twelve,
    "four digits": lambda minute: f"{minute // 60:02d}{minute % 60:02d}",
    "past the hour": past_or_to,
}


@given(minutes, st.sampled_from(sorted(WAYS)))
def test_every_minute_is_read_however_it_is_written(minute: int, way: str) -> None:
    reading = finder().read(f"doxycycline at {WAYS[way](minute)}, when magnesium")
    (moment,) = moments_in(Request(reading.text, "spacing_plan", fill_slots(reading, Context())), desk())
    assert moment.minute == minute


@given(st.lists(minutes, min_size=1, max_size=3, unique=True), st.sampled_from(["doxycycline", "levothyroxine"]))
def test_what_a_plan_holds_gives_the_same_plan_again(taken: list[int], name: str) -> None:
    times = ", ".join(WAYS["clock"](minute) for minute in sorted(taken))
    first = ask(spacing_plan, "spacing_plan", f"{name} at {times}, when magnesium")
    matches = tuple(EntityMatch.carried(type_, key) for type_, key in first.holds)
    again = spacing_plan(Request("and then", "spacing_plan", Slots(matches=matches), "and then"), desk())
    shown = re.compile(r"\d{1,2}:\d\d")
    assert shown.findall(words_of(again)) == shown.findall(words_of(first))


@settings(max_examples=60)
@given(st.sampled_from(COMPOUNDS), st.integers(1, 5_000), st.integers(1, 4))
def test_every_button_of_a_label_keeps_its_form_and_amount(form: str, mg: int, taken: int) -> None:
    row = desk().knowledge.forms.by_key[form]
    draft = ask(label_decode, "label_decode", f"{row.name} {mg} mg, {taken} tablets a day")
    check_shape(draft)
    for suggestion in draft.suggestions:
        action = parse_action(suggestion.action)
        assert action is not None
        slots = dict(action.slots)
        if action.argument == "label_decode":
            assert float(slots["mg"]) == mg
            assert slots.get("form", form) in COMPOUNDS
            matches = action.matches
            check_shape(label_decode(Request("what a label means", "label_decode", Slots(matches=matches)), desk()))


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.sampled_from(FOODS), st.integers(5, 400)), min_size=2, max_size=5, unique_by=lambda p: p[0])
)
def test_a_meal_is_the_sum_of_its_lines(parts: list[tuple[str, int]]) -> None:
    table = desk().knowledge.foods.by_key
    text = ", ".join(f"{grams} g {table[key].name}" for key, grams in parts)
    draft = answer("meal_total", text)
    shown = [int(mg.replace(",", "")) for fact in draft.facts for mg in re.findall(r": ([\d,]+) mg$", fact)]
    said = re.search(r"([\d,]+) mg of magnesium", draft.lead)
    if len(shown) > 1 and said and "Also" not in words_of(draft) and "under 1" not in words_of(draft):
        assert int(said.group(1).replace(",", "")) == sum(shown)


@pytest.mark.parametrize("intent", ["food_amount", "meal_total", "food_swap"])
@given(st.sampled_from(UNKNOWN), st.integers(1, 500))
@settings(max_examples=40)
def test_a_food_without_a_figure_never_gets_one(intent: str, key: str, grams: int) -> None:
    food = desk().knowledge.foods.by_key[key]
    assert desk().knowledge.foods.value(key) is None
    draft = answer(intent, f"{grams} g {food.name}")
    assert not re.search(rf"{re.escape(food.name)}[^.\n]*\b\d+ mg", words_of(draft))


@given(st.integers(1, 17))
def test_the_limit_of_a_child_is_that_of_the_table(age: int) -> None:
    rows = [row for row in desk().knowledge.intake.upper_limits(age) if row.region == "us"]
    draft = ask(upper_limit, "upper_limit", f"upper limit for a {age} year old")
    assert f"US {rows[0].mg_per_day:g} mg" in draft.lead
