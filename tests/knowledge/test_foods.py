"""Foods: unknown is never 0, filters let nothing tagged through, names mean one food, sums equal their parts."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.food_filter import FoodFilter
from knowledge.food_model import UNLISTED, Food, FoodDiet, FoodGroup
from knowledge.food_names import folded
from knowledge.foods import FoodTable
from knowledge.kitchen import Kitchen, load_foods, load_kitchen
from knowledge.names import Name, NameIndex
from knowledge.readers import Place, Problem
from knowledge.text import tokens

CONTENT = Path(__file__).parents[2] / "knowledge" / "content"
PLACE = Place("foods.csv", 2)


@cache
def table() -> FoodTable:
    return load_foods(CONTENT, [])


@cache
def kitchen() -> Kitchen:
    return load_kitchen(CONTENT, table(), [])


@cache
def index() -> NameIndex:
    return NameIndex(Name(name, "food", found) for name, found in table().names())


def food(**values: object) -> Food:
    row = {"key": "a_food", "name": "A food", "group": "Test", "role": "grain", "serving": "1 cup", "serving_g": 50}
    return Food.model_validate({**row, "place": PLACE, **values})


wishes = st.builds(
    FoodFilter,
    diets=st.lists(st.sampled_from(sorted(table().diets)), max_size=3, unique=True).map(tuple),
    groups=st.lists(st.sampled_from(sorted(table().groups)), max_size=2, unique=True).map(tuple),
    without=st.lists(st.sampled_from(sorted(table().groups)), max_size=2, unique=True).map(tuple),
    without_foods=st.lists(st.sampled_from(sorted(table().by_key)), max_size=2).map(tuple),
    min_mg=st.sampled_from((0.0, 20.0, 80.0)),
    rich_in_potassium=st.booleans(),
)


def test_the_content_has_no_problems() -> None:
    problems: list[Problem] = []
    foods = load_foods(CONTENT, problems)
    problems += foods.problems() + load_kitchen(CONTENT, foods, problems).problems(foods)
    assert [str(problem) for problem in problems] == []


def test_there_are_foods_enough_and_most_have_a_figure() -> None:
    known = [row for row in table().rows if row.mg_per_100g is not None]
    assert len(known) >= 1_250
    assert all(row.usda_id for row in known)


@pytest.mark.parametrize(
    ("key", "mg"),
    [
        ("pumpkin_seeds", 156),
        ("almonds", 77),
        ("spinach_cooked", 78),
        ("spinach_raw", 24),
        ("black_beans_cooked", 60),
        ("brown_rice_cooked", 39),
        ("avocado", 29),
        ("banana", 32),
        ("dark_chocolate_70_85", 65),
        ("hemp_seeds", 210),
        ("whole_wheat_bread", 24),
        ("coffee", 7),
    ],
)
def test_guide_foods_carry_their_serving_figures(key: str, mg: int) -> None:
    assert table().value(key) == mg


def test_an_unknown_figure_is_none_and_never_zero() -> None:
    unknown = [row for row in table().rows if row.mg_per_100g is None]
    assert unknown
    for row in unknown:
        assert row.mg() is None
        assert row.mg(0.0) is None
        assert table().value(row.key) is None
    assert food().mg(100.0) is None
    assert food(mg_per_100g=0).mg(100.0) == 0


@given(wishes, st.integers(min_value=1, max_value=30))
def test_a_list_holds_only_what_the_wish_allows(wish: FoodFilter, limit: int) -> None:
    found = table().list_foods(wish, limit)
    assert len(found) <= limit
    banned = {table().by_key[key].family or key for key in wish.without_foods}
    for row in found:
        assert row.mg_per_100g is not None
        assert UNLISTED not in row.tags
        assert (row.family or row.key) not in banned
        assert (row.mg() or 0.0) >= wish.min_mg
        assert not wish.groups or any(table().groups[key].holds(row) for key in wish.groups)
        for key in wish.without:
            assert not table().groups[key].holds(row)
            assert not row.tags & (table().groups[key].tags | table().groups[key].allergens)
    shown = [row.mg() or 0.0 for row in found]
    assert shown == sorted(shown, reverse=True)


@given(wishes)
def test_no_diet_lets_a_food_through_without_its_tag(wish: FoodFilter) -> None:
    for row in table().list_foods(wish, 30):
        for key in wish.diets:
            diet = table().diets[key]
            assert not diet.needs or diet.needs in row.tags
            assert not diet.avoids or diet.avoids not in row.tags
            assert diet.max_potassium_mg is None or (row.potassium_mg or 0.0) < diet.max_potassium_mg
            assert row.cheap or not diet.cheap


CONFLICTS = {
    "vegan": {"meat", "fish", "shellfish", "egg", "milk"},
    "vegetarian": {"meat", "fish", "shellfish"},
    "gluten_free": {"gluten", "wheat"},
    "nut_free": {"nut", "peanut"},
    "dairy_free": {"milk"},
}


@pytest.mark.parametrize(("diet", "contents"), sorted(CONFLICTS.items()))
def test_no_row_claims_a_diet_that_its_contents_rule_out(diet: str, contents: set[str]) -> None:
    assert [row.key for row in table().rows if diet in row.tags and contents & row.tags] == []


def test_a_food_without_tags_fits_no_diet_and_is_not_spared() -> None:
    plain = food(mg_per_100g=10, potassium_mg_per_100g=1)
    foods = table()
    claims = [key for key, diet in foods.diets.items() if diet.needs or diet.avoids]
    assert not any(foods.fits(plain, [key]) for key in claims)
    assert not any(foods.spared(plain, [key]) for key in foods.groups)
    assert not foods.fits(plain, ["a_diet_that_nobody_described"])


def test_every_name_means_one_food_and_leads_back_to_it() -> None:
    runs: dict[tuple[str, ...], str] = {}
    for name, key in table().names():
        assert runs.setdefault(folded(name), key) == key
    for row in table().rows:
        assert table().find(row.name.replace("(", "").replace(")", "")) is not None or "(" in row.name
        assert row.key in runs.values()


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("spinach", "spinach_cooked"),
        ("raw spinach", "spinach_raw"),
        ("almonds", "almonds"),
        ("almond", "almonds"),
        ("eggplant", "aubergine_cooked"),
        ("aubergine", "aubergine_cooked"),
        ("raw eggplant", "aubergine_raw"),
        ("courgette", "courgette_cooked"),
        ("zucchini", "courgette_cooked"),
        ("rice", "white_rice_cooked"),
        ("brown rice", "brown_rice_cooked"),
        ("oats", "rolled_oats"),
        ("porridge", "oatmeal"),
        ("pepitas", "pumpkin_seeds"),
        ("garbanzo beans", "chickpeas_cooked"),
        ("peanut butter", "peanut_butter"),
        ("dark chocolate", "dark_chocolate_70_85"),
        ("soya milk", "soy_milk"),
        ("gatorade", "gatorade"),
        ("tap water", "tap_water"),
        ("coke", "cola"),
        ("avacado", "avocado"),
    ],
)
def test_a_food_is_found_as_people_type_it(said: str, key: str) -> None:
    assert [(name.type, name.key) for name in index().find(tokens(said))] == [("food", key)]


def test_swaps_gain_and_stay_in_place_on_the_plate() -> None:
    foods = table()
    for key in ("white_rice_cooked", "white_bread", "corn_flakes", "milk_chocolate", "potato_crisps"):
        swaps = foods.swaps(key, FoodFilter(diets=("nut_free",)))
        assert swaps, key
        for swap in swaps:
            assert swap.gain_mg == pytest.approx((swap.food.mg() or 0) - (foods.by_key[key].mg() or 0))
            assert swap.gain_mg >= 1
            assert "nut_free" in swap.food.tags


def test_a_food_without_a_figure_has_no_swaps() -> None:
    assert table().swaps("oat_milk", FoodFilter()) == ()


@given(
    st.floats(min_value=60, max_value=450),
    st.lists(st.sampled_from(sorted(table().diets)), max_size=2, unique=True).map(tuple),
    st.lists(st.sampled_from(("nuts", "soy", "fish", "dairy", "seeds")), max_size=1).map(tuple),
)
def test_a_day_repeats_nothing_and_keeps_the_diet(
    target: float, diets: tuple[str, ...], without: tuple[str, ...]
) -> None:
    foods, wish = table(), FoodFilter(diets=diets, without=without)
    plan = kitchen().meals.plan(foods, target, wish)
    assert plan == kitchen().meals.plan(foods, target, wish)
    keys = [row.family or row.key for row in plan.foods]
    assert len(keys) == len(set(keys))
    assert all(foods.fits(row, diets) and foods.spared(row, without) for row in plan.foods)


@pytest.mark.parametrize(
    "diets", [(), ("vegan",), ("vegetarian",), ("gluten_free",), ("nut_free",), ("dairy_free",), ("cheap",)]
)
def test_a_day_reaches_the_label_value_within_a_common_diet(diets: tuple[str, ...]) -> None:
    plan = kitchen().meals.plan(table(), 420, FoodFilter(diets=diets))
    assert sum(row.mg() or 0.0 for row in plan.foods) >= plan.target_mg
    assert [planned.meal.key for planned in plan.meals] == ["breakfast", "lunch", "dinner", "snack"]


def test_editors_are_told_of_every_slip() -> None:
    rows = [
        food(key="one", name="Same name", mg_per_100g=5),
        food(key="two", name="Same name", family="kin"),
        food(key="three", name="Third", family="kin"),
    ]
    messages = [str(problem) for problem in FoodTable(rows).problems()]
    assert any("'same name' stands for one and two" in message for message in messages)
    assert any("the family 'kin' needs one usual food" in message for message in messages)
    assert any("one: a figure without a USDA id" in message for message in messages)


def test_a_group_is_spared_only_where_it_is_vouched_for() -> None:
    nuts = FoodGroup(place=PLACE, kind="group", key="nuts", label="nuts", names=("nuts",), tags={"nut"}, free_tag="ok")
    assert not nuts.spares(food(tags="nut|ok"))
    assert not nuts.spares(food(tags="vegan"))
    assert nuts.spares(food(tags="ok"))
    fish = FoodGroup(place=PLACE, kind="group", key="fish", label="fish", names=("fish",), roles={"fish"})
    assert not fish.spares(food(role="fish", tags="vegan"))
    assert not fish.spares(food())
    assert fish.spares(food(tags="vegan"))


def test_potassium_that_is_unknown_does_not_pass_for_low() -> None:
    diet = FoodDiet(place=PLACE, kind="diet", key="low", label="low", max_potassium_mg=200)
    assert not diet.admits(food())
    assert not diet.admits(food(potassium_mg_per_100g=400))
    assert diet.admits(food(potassium_mg_per_100g=300))
