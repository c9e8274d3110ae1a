"""A later message that holds nothing foreign stays with the last topic, or asks about a facet of it."""

from collections.abc import Callable

import pytest

from bot.loading import Loaded
from intents.later.followups import FollowUps
from intents.later.staying import Staying
from intents.model import Classification, Context, Decision
from tests.intents.talks import classified, talk

BATH = talk("epsom_bath", "subject/magnesium")
WARFARIN = talk("medicines", "medicine/warfarin")
LABELS = {"subject/magnesium": "Magnesium", "medicine/warfarin": "warfarin"}
LOST = Decision("unclear", None, 0.1)
DECLINED = Decision("out_of_scope", "oos_general", 0.6)
UNDERSTOOD = Decision("accepted", "timing", 0.7)
THANKED = Decision("accepted", "thanks", 0.6)
FOREIGN_WORDS = frozenset({"spaniel", "curry", "football"})


def classify(text: str) -> Classification:
    """A stand-in for the classifier: some words are of other topics, whatever names the bath is of the bath."""
    if FOREIGN_WORDS & set(text.split()):
        return classified(("oos_general", 0.8), ("epsom_bath", 0.1))
    if "bath" in text and "sting" in text:
        return classified(("side_effects", 0.5), ("epsom_bath", 0.3))
    if "bath" in text:
        best = "side_effects" if "rash" in text else "how_long"
        return classified((best, 0.7), ("epsom_bath", 0.2), ("oos_general", 0.1))
    if "warfarin" in text:
        return classified(("medicines", 0.6), ("oos_medicines", 0.1))
    return classified(("oos_cooking", 0.5 if "boiling" in text else 0.1), ("how_long", 0.1))


@pytest.fixture(scope="module")
def staying(loaded: Loaded) -> Callable[..., Staying]:
    followups = FollowUps(loaded.catalog, loaded.words, LABELS)
    return lambda reads=classify: Staying(reads, loaded.catalog, loaded.words, followups)


@pytest.mark.parametrize(
    ("text", "plain", "context", "intent"),
    [
        ("how long should u stay in", LOST, BATH, "epsom_bath"),
        ("how long should u stay in", DECLINED, BATH, "epsom_bath"),
        ("can my spaniel get in", DECLINED, BATH, None),
        ("how long does curry with football take", DECLINED, BATH, None),
        ("could it sting a bit", LOST, BATH, "epsom_bath"),
        ("could it bring on a rash", LOST, BATH, "side_effects"),
        ("does boiling spoil it", LOST, BATH, "epsom_bath"),
        ("does boiling spoil salt", LOST, BATH, None),
        ("how long should u stay in", UNDERSTOOD, BATH, None),
        ("how nice is that", THANKED, BATH, "epsom_bath"),
        ("nice of you", THANKED, BATH, None),
        ("how long should u stay in", LOST, Context(), None),
        ("how long should u stay in if it is cold and late and you are in no mood at all", LOST, BATH, None),
        ("ibuprofen as well?", DECLINED, BATH, "medicines"),
        ("i take ibuprofen", DECLINED, BATH, "medicines"),
        ("does ibuprofen rot teeth", DECLINED, BATH, None),
        ("will my warfarin still work", DECLINED, WARFARIN, "medicines"),
        ("will my warfarin still work with oats", DECLINED, WARFARIN, "medicines"),
        ("the warfarin thing", LOST, WARFARIN, "medicines"),
    ],
)
def test_what_stays_with_the_last_topic(
    loaded: Loaded,
    staying: Callable[..., Staying],
    text: str,
    plain: Decision,
    context: Context,
    intent: str | None,
) -> None:
    decision = staying().decide(loaded.as_typed.read(text), plain, classify(text), context)
    assert (decision.intent if decision is not None else None) == intent


@pytest.mark.parametrize(
    "ranked",
    [
        (("oos_general", 0.5), ("epsom_bath", 0.4)),
        (("how_long", 0.2), ("epsom_bath", 0.1)),
        (("thanks", 0.6), ("epsom_bath", 0.2)),
    ],
)
def test_a_message_stays_only_where_the_topic_makes_it_clear(
    loaded: Loaded, staying: Callable[..., Staying], ranked: tuple[tuple[str, float], ...]
) -> None:
    def unmoved(text: str) -> Classification:
        return classified(*ranked) if "bath" in text or "magnesium" in text else classify(text)

    reading = loaded.as_typed.read("how long should u stay in")
    assert staying(unmoved).decide(reading, LOST, classify(reading.text), BATH) is None


@pytest.mark.parametrize(
    ("text", "lost", "context", "meant", "intent"),
    [
        ("not citrate?", THANKED, BATH, "form_profile", "form_profile"),
        ("not citrate?", THANKED, Context(), "form_profile", "thanks"),
        ("thanks", THANKED, BATH, None, "thanks"),
        ("cheers for the citrate", Decision("accepted", "thanks", 0.95), BATH, "form_profile", "thanks"),
        ("citrate in space", DECLINED, BATH, "form_profile", "oos_general"),
        ("when is citrate due", UNDERSTOOD, BATH, "form_profile", "timing"),
    ],
)
def test_a_thing_lost_as_small_talk_is_asked_about(
    loaded: Loaded,
    staying: Callable[..., Staying],
    text: str,
    lost: Decision,
    context: Context,
    meant: str | None,
    intent: str,
) -> None:
    assert staying().about_a_thing(loaded.as_typed.read(text), lost, context, meant).intent == intent
