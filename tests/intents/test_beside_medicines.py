"""What is asked for beside medicines is ours, though by its words it resembles questions on medicines alone."""

import pytest

from bot.loading import Loaded
from intents.decide.beside_medicines import beside_medicines
from intents.model import Decision

REFUSED = Decision("out_of_scope", "oos_medicines", 0.9)
OTHERWISE = Decision("out_of_scope", "oos_general", 0.9)
UNCLEAR = Decision("unclear", None, 0.1)


@pytest.mark.parametrize(
    ("text", "decision", "intent"),
    [
        ("on amlodipine and metformin, what should i take for sleep", REFUSED, "sleep"),
        ("im on ramipril, anything good for restless legs", UNCLEAR, "restless_legs"),
        ("thyroxine 50 when", REFUSED, "medicines"),
        ("i take ramipril", REFUSED, "medicines"),
        ("how many hours after doxycycline", REFUSED, "medicines"),
        ("doxycycline how far apart", REFUSED, "medicines"),
        ("on warfarin, can she have some magnesium too", REFUSED, "medicines"),
        ("on warfarin for years now, can my old nan have a bit of magnesium", REFUSED, "medicines"),
        ("tylenol pm + mag glycinate", REFUSED, "medicines"),
        ("im taking ramipril should i supplement", REFUSED, "medicines"),
        ("is it ok with night nurse", REFUSED, "medicines"),
    ],
)
def test_what_is_asked_beside_medicines_is_ours(loaded: Loaded, text: str, decision: Decision, intent: str) -> None:
    found = beside_medicines(loaded.as_typed.read(text), decision, loaded.catalog, loaded.words)
    assert found is not None
    assert found[0] == intent


@pytest.mark.parametrize(
    ("text", "decision"),
    [
        ("what does ramipril do for sleep", REFUSED),
        ("what can i take for cramps with ramipril", REFUSED),
        ("how long after doxycycline can i sunbathe", REFUSED),
        ("ibuprofen and doxycycline how far apart", REFUSED),
        ("ramipril side effects", REFUSED),
        ("ramipril good for cramps", REFUSED),
        ("ramipril made my nan dizzy and she blames magnesium", REFUSED),
        ("warfarin and an iron supplement", REFUSED),
        ("is it ok with night nurse", OTHERWISE),
        ("can i have tramadol with night nurse", REFUSED),
        ("i take ramipril", Decision("accepted", "medicines", 0.9)),
        ("what is good for my hair", REFUSED),
    ],
)
def test_what_is_asked_of_medicines_alone_is_left(loaded: Loaded, text: str, decision: Decision) -> None:
    assert beside_medicines(loaded.as_typed.read(text), decision, loaded.catalog, loaded.words) is None
