"""Units: read as people write them, there and back without loss, printed so that they can be read again."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.units import (
    MG_PER_MMOL,
    Quantity,
    find_quantities,
    in_grams,
    parse_number,
    show_number,
)

MASSES = ("mcg", "mg", "g", "kg", "oz", "lb", "mmol")
VOLUMES = ("ml", "cl", "dl", "l", "tsp", "tbsp", "fl_oz", "cup", "pint")
values = st.floats(min_value=0.001, max_value=1e6, allow_nan=False)


@given(values, st.sampled_from((MASSES, VOLUMES)), st.data())
def test_units_convert_there_and_back(value: float, units: tuple[str, ...], data: st.DataObject) -> None:
    one, other = data.draw(st.sampled_from(units)), data.draw(st.sampled_from(units))
    there = Quantity(value, one).to(other)
    assert there.unit == other
    assert math.isclose(there.to(one).value, value, rel_tol=1e-9)


@given(values, st.sampled_from(MASSES), st.sampled_from(VOLUMES))
def test_a_mass_is_never_a_volume(value: float, mass: str, volume: str) -> None:
    with pytest.raises(ValueError, match="cannot be given in"):
        Quantity(value, mass).to(volume)


def test_a_millimole_of_magnesium_weighs_its_molar_mass() -> None:
    assert MG_PER_MMOL == 24.305
    assert Quantity(1, "mmol").to("mg").value == 24.305
    assert math.isclose(Quantity(24.305, "mg").to("mmol").value, 1)


@given(st.integers(min_value=0, max_value=999_999))
def test_whole_numbers_are_printed_so_that_they_read_back(value: int) -> None:
    assert parse_number(show_number(float(value))) == value


@given(values)
def test_printing_loses_at_most_the_third_digit(value: float) -> None:
    shown = parse_number(show_number(value))
    assert shown is not None
    assert abs(shown - value) <= max(0.05 * value, 0.0005)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("30g", 30, "g"),
        ("30 g", 30, "g"),
        ("2x200mg", 400, "mg"),
        ("2 × 200 mg", 400, "mg"),
        ("½ cup", 0.5, "cup"),
        ("1½ cups", 1.5, "cup"),
        ("1 1/2 cups", 1.5, "cup"),
        ("3/4 tsp", 0.75, "tsp"),
        ("1,200 mg", 1200, "mg"),
        ("1,5 g", 1.5, "g"),
        ("0.5 oz", 0.5, "oz"),
        (".5 kg", 0.5, "kg"),
        ("250 µg", 250, "mcg"),
        ("12 fl oz", 12, "fl_oz"),
        ("500 ml", 500, "ml"),
        ("4 mmol", 4, "mmol"),
        ("200 Milligrams", 200, "mg"),
    ],
)
def test_amounts_are_read_as_people_write_them(text: str, value: float, unit: str) -> None:
    assert [found.quantity for found in find_quantities(text)] == [Quantity(value, unit)]


@pytest.mark.parametrize("text", ["", "mg", "ten mg", "30 gals", "1/0 cup", "b12 mg", "5 mgx"])
def test_what_is_no_amount_is_not_found(text: str) -> None:
    assert find_quantities(text) == ()


@given(st.integers(min_value=1, max_value=5_000), st.sampled_from(("mg", "g", "mcg", "ml", "oz", "cup")))
def test_an_amount_is_found_where_it_stands(value: int, unit: str) -> None:
    text = f"took {value} {unit} today"
    (found,) = find_quantities(text)
    assert found.quantity == Quantity(value, unit)
    assert text[found.start : found.end] == f"{value} {unit}"


@given(st.text(max_size=60))
def test_any_text_is_read_without_a_stumble(text: str) -> None:
    for found in find_quantities(text):
        assert found.start < found.end
        assert found.quantity.value >= 0


grams = st.floats(min_value=0.1, max_value=1_000)


@given(grams, grams, grams)
def test_portions_add_up(per_100g: float, one: float, other: float) -> None:
    together = in_grams(per_100g, one + other)
    assert math.isclose(in_grams(per_100g, one) + in_grams(per_100g, other), together, rel_tol=1e-9)
    assert math.isclose(in_grams(per_100g, 100.0), per_100g)
