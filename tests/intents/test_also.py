"""A complaint named beside a question on a medicine is answered too, unless it is why the medicine is taken."""

import pytest

from bot.loading import Loaded
from intents.later.also import also_asked
from intents.model import Context, Decision
from intents.questions import Question
from intents.slots import fill_slots
from tests.intents.talks import classified


@pytest.mark.parametrize(
    ("text", "intent", "also"),
    [
        ("im on warfarin, is magnesium ok for cramps", "medicines", "leg_cramps"),
        ("does warfarin with magnesium cause nausea", "medicines", None),
        ("im on warfarin, magnesium ok with bad cramps", "medicines", "leg_cramps"),
        ("warfarin and magnesium, my legs are restless legs again", "medicines", "restless_legs"),
        ("ibuprofen for my headache with magnesium", "medicines", None),
        ("sertraline because of palpitations, magnesium ok", "medicines", None),
        ("magnesium with warfarin", "medicines", None),
        ("is the blue one ok with magnesium", "medicines", None),
        ("cramps and magnesium with bananas", "food_amount", None),
        ("im on warfarin, magnesium ok with bad cramps", None, None),
    ],
)
def test_what_else_is_answered(loaded: Loaded, text: str, intent: str | None, also: str | None) -> None:
    reading = loaded.as_typed.read(text)
    decision = Decision("accepted" if intent else "unclear", intent, 0.9)
    whole = Question(text, decision, fill_slots(reading, Context()), classified(("medicines", 0.9)))
    asked = also_asked(reading, whole, Context(), loaded.catalog, loaded.words.leaning)
    assert [question.decision.intent for question in asked] == ([also] if also else [])
