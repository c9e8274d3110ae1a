"""What is done with a message, by how sure the classifier is and what else speaks for the domain."""

import pytest

from bot.bootstrap import Content, load_content
from bot.loading import Loaded
from intents.decide.decision import DecisionMaker
from intents.model import Classification, Context, Decision, Scored

IN_A_TALK = Context("sleep", (("goal", "sleep"),))


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load_content(Content())


def decide(loaded: Loaded, text: str, *ranked: tuple[str, float], context: Context | None = None) -> Decision:
    scores = tuple(Scored(intent, confidence) for intent, confidence in ranked)
    reading = loaded.as_typed.read(text)
    return DecisionMaker(loaded.catalog, loaded.words).decide(
        reading, Classification(scores, ours=0.5), context or Context()
    )


def test_less_is_enough_where_the_nutrient_is_named(loaded: Loaded) -> None:
    ranked = (("sleep", 0.4), ("timing", 0.2))
    assert decide(loaded, "magnesium wibble for wobbling", *ranked).intent == "sleep"
    assert decide(loaded, "wibble for wobbling", *ranked).outcome == "unclear"


def test_a_close_race_is_offered_best_first_and_three_at_most(loaded: Loaded) -> None:
    ranked = (("sleep", 0.3), ("timing", 0.28), ("long_term", 0.2), ("how_long", 0.15))
    decision = decide(loaded, "magnesium wibble for wobbling", *ranked)
    assert (decision.outcome, decision.candidates) == ("ambiguous", ("sleep", "timing", "long_term"))


def test_another_topic_wins_unless_the_nutrient_is_named_and_ours_is_half_as_likely(loaded: Loaded) -> None:
    ranked = (("oos_general", 0.5), ("sleep", 0.3))
    assert decide(loaded, "wibble wobble", *ranked).outcome == "out_of_scope"
    assert decide(loaded, "magnesium wibble wobble", *ranked).intent == "sleep"
    assert decide(loaded, "magnesium wibble wobble", ("oos_general", 0.7), ("sleep", 0.3)).outcome == "out_of_scope"


def test_what_resembles_nothing_is_unclear_and_no_refusal(loaded: Loaded) -> None:
    assert decide(loaded, "wibble wobble", ("oos_general", 0.1), ("sleep", 0.05)).outcome == "unclear"


def test_an_example_decides_whatever_is_named(loaded: Loaded) -> None:
    decision = decide(loaded, "wibble wobble", ("timing", 1.0))
    assert (decision.outcome, decision.intent, decision.confidence) == ("accepted", "timing", 1.0)


def test_the_last_topic_needs_less_while_the_talk_goes_on(loaded: Loaded) -> None:
    ranked = (("sleep", 0.46), ("timing", 0.2))
    assert decide(loaded, "wibble wobble", *ranked).outcome == "unclear"
    assert decide(loaded, "wibble wobble", *ranked, context=IN_A_TALK).intent == "sleep"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("on ramipril and gliclazide, what can i take for cramps", "leg_cramps"),
        ("i take sertraline, anything good for sleep", "sleep"),
    ],
)
def test_what_to_take_for_something_is_ours_whatever_is_taken_besides(loaded: Loaded, text: str, intent: str) -> None:
    assert decide(loaded, text, ("oos_medicines", 0.9), ("sleep", 0.02)).intent == intent


def test_the_hours_after_a_medicine_are_ours_where_nothing_else_is_asked(loaded: Loaded) -> None:
    ranked = (("oos_medicines", 0.9), ("how_long", 0.02))
    assert decide(loaded, "how many hrs after doxycycline", *ranked).intent == "medicines"
    assert decide(loaded, "levothyroxine how far apart", *ranked).intent == "medicines"
    assert decide(loaded, "ibuprofen and doxycycline how far apart", *ranked).intent == "oos_medicines"
    assert decide(loaded, "how long after doxycycline can i sunbathe", *ranked).intent == "oos_medicines"


@pytest.mark.parametrize("text", ["what can i take for cramps with ramipril", "what does ramipril do for sleep"])
def test_what_a_medicine_does_for_something_is_not_ours(loaded: Loaded, text: str) -> None:
    assert decide(loaded, text, ("oos_medicines", 0.9), ("sleep", 0.02)).intent == "oos_medicines"
