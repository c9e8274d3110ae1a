"""Local names of foods: each leads to its food, none is an ordinary word, nothing is corrected to them."""

from functools import cache
from pathlib import Path

import pytest

from knowledge.food_model import Food
from knowledge.food_names import named_locally
from knowledge.foods import FoodTable
from knowledge.kitchen import load_foods
from knowledge.names import Name, NameIndex
from knowledge.readers import Place
from knowledge.text import tokens

CONTENT = Path(__file__).parents[2] / "knowledge" / "content"

NAMES = {
    "UK and Ireland": {
        "guinness": "beer",
        "monkey nuts": "peanuts",
        "egg plant": "aubergine_cooked",
        "carrageen moss": "irish_moss_raw",
        "tinned pilchards": "sardines_canned_in_tomato_sauce",
    },
    "US South": {
        "field peas": "black_eyed_peas_cooked",
        "mirliton": "chayote_cooked",
        "goober peas": "peanuts_boiled",
        "muscadines": "muscadine_grapes",
    },
    "Caribbean": {
        "sea moss": "irish_moss_raw",
        "dasheen": "taro_cooked",
        "eddoes": "taro_cooked",
        "dasheen bush": "taro_leaves_cooked",
        "gungo peas": "pigeon_peas_cooked",
        "saltfish": "salt_cod_dried",
    },
    "Australia and New Zealand": {
        "kumara": "sweet_potato_baked",
        "butternut pumpkin": "butternut_squash_baked",
        "paua": "abalone_fried",
        "warrigal greens": "new_zealand_spinach_cooked",
    },
    "India and Pakistan": {
        "toor dal": "pigeon_peas_cooked",
        "maash ki daal": "urad_dal_cooked",
        "patta gobi": "cabbage_cooked",
        "methi saag": "fenugreek_leaves",
        "methi dana": "fenugreek_seeds",
        "khus khus": "poppy_seeds",
        "posto": "poppy_seeds",
        "kezhvaragu": "ragi",
        "murungakkai": "drumstick_pods_cooked",
        "shengdana": "peanuts",
        "gajar ka halwa": "halwa_indian",
        "phool makhana": "makhana",
        "roasted chana": "roasted_chickpeas",
    },
    "Sri Lanka": {"kurakkan": "ragi", "parippu": "lentils_cooked", "bandakka": "okra_cooked"},
    "West Africa": {
        "kontomire": "taro_leaves_cooked",
        "cocoyam leaves": "taro_leaves_cooked",
        "cocoyam": "taro_cooked",
        "oloyin beans": "black_eyed_peas_cooked",
        "garden eggs": "garden_eggs",
        "egusi soup": "egusi_soup",
        "iyan": "yam_cooked",
    },
    "East Africa": {
        "sukuma wiki": "collard_greens_cooked",
        "njugu karanga": "peanuts",
        "ndengu": "mung_beans_cooked",
        "nduma": "taro_cooked",
        "simsim": "sesame_seeds",
        "omena": "omena",
    },
    "Southern Africa": {
        "biltong": "biltong",
        "sadza": "ugali",
        "amadumbe": "taro_cooked",
        "naartjies": "tangerine",
        "dovi": "peanut_butter",
    },
    "Philippines": {
        "malunggay": "moringa_leaves_cooked",
        "ampalaya": "bitter_gourd_cooked",
        "dahon ng ampalaya": "bitter_gourd_leaves_cooked",
        "munggo": "mung_beans_cooked",
    },
    "Malaysia, Indonesia, Singapore": {
        "bee hoon": "rice_noodles_cooked",
        "bihun": "rice_noodles_cooked",
        "tang hoon": "glass_noodles_dry",
        "kacang hijau": "mung_beans_cooked",
        "ikan bilis": "omena",
    },
    "Vietnam and Thailand": {
        "rau muong": "water_spinach_cooked",
        "khao niao": "sticky_rice_cooked",
        "nam pla": "fish_sauce",
    },
    "China, Japan, Korea": {
        "aburaage": "tofu_fried",
        "sufu": "fermented_tofu",
        "kinako": "soy_flour_full_fat_roasted",
        "miyeok": "wakame_raw",
        "wombok": "napa_cabbage_cooked",
        "bowl of miso soup": "miso_soup",
    },
    "Turkey and the Arab world": {
        "ful medames": "broad_beans_cooked",
        "kabak cekirdegi": "pumpkin_seeds",
        "khubz": "white_pita_bread",
        "date molasses": "fruit_syrups",
    },
    "Latin America": {
        "feijão preto": "black_beans_cooked",
        "palta": "avocado",
        "maracuyá": "passion_fruit",
        "macaxeira": "cassava_raw",
    },
    "Europe": {
        "kasza gryczana": "buckwheat_cooked",
        "Haferflocken": "rolled_oats",
        "knekkebrød": "crispbread_rye",
        "noix de cajou": "cashews",
        "cavolo nero": "kale_cooked",
        "acelgas": "swiss_chard_cooked",
    },
}
"""Names by where they are said, and the row that each means."""

NO_FOODS = (
    "my pap smear came back",
    "gari and mote",
    "until then, till friday, til monday",
    "stout and pasty since my twenties",
    "diana, jason and katie came",
    "the bull is in the field",
    "my hairdresser from tempe muttered",
    "loki is on tonight",
)
"""Everyday messages with words near to those of local names."""


@cache
def table() -> FoodTable:
    return load_foods(CONTENT, [])


@cache
def index() -> NameIndex:
    return NameIndex(Name(name, "food", key) for name, key in table().names())


def found(text: str) -> list[str]:
    return [span.key for span in index().find(tokens(text))]


@pytest.mark.parametrize(
    ("said", "key"), [pair for region in NAMES.values() for pair in region.items()], ids=lambda value: value
)
def test_a_local_name_means_its_food_and_nothing_besides(said: str, key: str) -> None:
    assert found(f"how much magnesium is in {said}") == [key]


@pytest.mark.parametrize("text", NO_FOODS)
def test_everyday_words_are_no_local_names(text: str) -> None:
    assert found(text) == []


def test_a_preparation_goes_with_a_local_name() -> None:
    assert found("raw arbi") == ["taro_raw"]
    assert found("cooked kumara leaves") == ["sweet_potato_leaves_cooked"]


def test_what_local_names_alone_bring_in_is_told_apart() -> None:
    row = {"key": "taro", "name": "Taro", "aliases": "eddo root", "local": "kolkas|taro ng bayan", "group": "Test"}
    row |= {"role": "starch", "serving": "1 cup", "serving_g": 50}
    taro = Food.model_validate({**row, "place": Place("foods.csv", 2)})
    names = ("Taro", "eddo root", "kolkas", "raw kolkas", "taro ng bayan")
    assert named_locally([taro], names) == {"kolkas", "raw kolkas", "taro ng bayan"}


def test_a_row_whose_own_name_is_local_is_told_apart_too() -> None:
    assert {"Ugali", "sadza"} <= table().local_names
    assert not {"Samosa", "guinness", "sea moss"} & table().local_names
