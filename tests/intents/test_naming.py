"""A word that nobody knows is read as a name where that makes a plain question on names of it."""

import pytest

from bot.loading import Loaded
from intents.decide.naming import UnknownNames
from intents.model import Classification, Decision
from intents.reading.entities import Reading
from tests.intents.talks import classified

UNCLEAR = Decision("unclear", None, 0.2)
UNSURE = Decision("accepted", "sleep", 0.4)
SURE = Decision("accepted", "sleep", 0.6)


def read(loaded: Loaded, text: str, *unknown: str) -> Reading:
    reading = loaded.as_typed.read(text)
    words = tuple(word._replace(known=word.typed not in unknown) for word in reading.words)
    return Reading(reading.text, words, reading.matches, reading.amounts)


@pytest.mark.parametrize(
    ("text", "before", "of_medicines", "intent"),
    [
        ("is magnesium ok with zorbimax", UNCLEAR, 0.6, "medicines"),
        ("is magnesium ok with zorbimax", UNSURE, 0.6, "medicines"),
        ("is magnesium ok with zorbimax", SURE, 0.6, "sleep"),
        ("is magnesium ok with zorbimax", UNCLEAR, 0.4, None),
        ("is zorbimax ok", UNCLEAR, 0.6, None),
        ("is zorbimax ok", UNCLEAR, 0.95, "medicines"),
        ("is magnesium ok with ibuprofen", UNCLEAR, 0.95, None),
    ],
)
def test_a_word_that_nobody_knows_may_be_a_medicine(
    loaded: Loaded, text: str, before: Decision, of_medicines: float, intent: str | None
) -> None:
    def classify(encoded: str) -> Classification:
        return classified(("medicines", of_medicines if "xxmedicine" in encoded else 0.0))

    names = UnknownNames(loaded.encoder, classify, loaded.catalog)
    assert names.decide(read(loaded, text, "zorbimax"), before).intent == intent


@pytest.mark.parametrize(
    ("as_food", "as_medicine", "intent"),
    [
        (("food_amount", 0.8), ("medicines", 0.6), "food_amount"),
        (("food_amount", 0.6), ("medicines", 0.8), "medicines"),
        (("sleep", 0.9), ("medicines", 0.6), "medicines"),
        (("sleep", 0.9), ("sleep", 0.9), None),
    ],
)
def test_the_surer_kind_of_name_wins_among_questions_on_names(
    loaded: Loaded, as_food: tuple[str, float], as_medicine: tuple[str, float], intent: str | None
) -> None:
    def classify(encoded: str) -> Classification:
        return classified(as_food if "xxfood" in encoded else as_medicine)

    names = UnknownNames(loaded.encoder, classify, loaded.catalog)
    assert names.decide(read(loaded, "magnesium in zorbimax", "zorbimax"), UNCLEAR).intent == intent
