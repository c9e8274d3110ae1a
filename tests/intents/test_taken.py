"""Medicines beside something of ours: only told, joined to it, or taken by somebody it is asked for."""

import pytest

from bot.loading import Loaded
from intents.decide.taken import beside_a_form, joined, of_each_other, only_told, taken_by_somebody


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("thyroxine 50 when", True),
        ("dad is on warfarin", True),
        ("i have lupus and take ramipril", True),
        ("thyroxine at 7 in the morning", True),
        ("is ramipril bad", False),
        ("i take ramipril?", False),
        ("why do i take ramipril", False),
        ("ramipril", False),
        ("i take oats", False),
    ],
)
def test_a_medicine_may_only_be_told(loaded: Loaded, text: str, told: bool) -> None:
    assert only_told(loaded.as_typed.read(text), loaded.words) == told


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("magnesium with zinc", "medicines"),
        ("does it clash with my iron", "medicines"),
        ("citrate ok with some of the ramipril", "medicines"),
        ("can i have it w ibuprofen", "medicines"),
        ("ibuprofen with ramipril", None),
        ("magnesium and zinc", None),
        ("magnesium with oats", None),
        ("magnesium for the night with zinc", None),
    ],
)
def test_what_with_joins_to_us_is_asked_about(loaded: Loaded, text: str, intent: str | None) -> None:
    assert joined(loaded.as_typed.read(text), loaded.catalog, loaded.words) == intent


@pytest.mark.parametrize(
    ("text", "read_as", "intent"),
    [
        ("is taurate safe with warfarin", "form_profile", "medicines"),
        ("malate if im on amlodipine", "form_profile", "medicines"),
        ("im on ramipril, what is glycinate", "form_profile", None),
        ("is taurate safe with warfarin", "sleep", None),
        ("is taurate safe with coffee", "form_profile", None),
    ],
)
def test_a_form_beside_a_medicine_asks_of_the_two(loaded: Loaded, text: str, read_as: str, intent: str | None) -> None:
    assert beside_a_form(loaded.as_typed.read(text), read_as, loaded.catalog, loaded.words) == intent


@pytest.mark.parametrize(
    ("text", "intent", "taken"),
    [
        ("how much for a woman of 40 on levothyroxine", "daily_amount", True),
        ("how much for my son on his ramipril", "daily_amount", True),
        ("how much levothyroxine for a woman", "daily_amount", False),
        ("how much on levothyroxine", "daily_amount", False),
        ("what has my dad got if he takes ramipril", "diagnosis_request", True),
        ("how much for a woman on levothyroxine", "sleep", False),
        ("how much for a woman on levothyroxine", None, False),
    ],
)
def test_a_medicine_is_told_of_somebody_it_is_asked_for(
    loaded: Loaded, text: str, intent: str | None, taken: bool
) -> None:
    row = loaded.catalog.intents.get(intent or "")
    assert taken_by_somebody(loaded.as_typed.read(text), row, loaded.words) == taken


@pytest.mark.parametrize(
    ("text", "themselves"),
    [
        ("is ibuprofen ok with tramadol", True),
        ("ibuprofen with tramadol", True),
        ("is it ok with ibuprofen and tramadol", False),
        ("is magnesium ok with ibuprofen and tramadol", False),
        ("is ibuprofen ok", False),
        ("ibuprofen, tramadol", False),
    ],
)
def test_medicines_may_be_asked_about_among_themselves(loaded: Loaded, text: str, themselves: bool) -> None:
    assert of_each_other(loaded.as_typed.read(text), loaded.words) == themselves
