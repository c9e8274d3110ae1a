"""A message beside the last question: what it points at, what it leaves out, and whether it asks a facet of it."""

import pytest

from bot.loading import Loaded
from intents.later.followups import FollowUps
from intents.model import Context, Decision
from tests.intents.talks import classified, talk

CRAMPS = talk("leg_cramps", "subject/magnesium", "symptom/leg_cramps")
CITRATE_FOR_CRAMPS = talk("leg_cramps", "form/citrate", "symptom/leg_cramps")
PREGNANT_WITH_CRAMPS = talk("leg_cramps", "symptom/leg_cramps", "life_stage/pregnancy")
LABELS = {
    "subject/magnesium": "Magnesium",
    "symptom/leg_cramps": "leg cramps",
    "life_stage/pregnancy": "pregnancy",
    "form/citrate": "magnesium citrate",
    "medicine/warfarin": "warfarin",
    "region/uk": "Britain",
}


@pytest.fixture(scope="module")
def followups(loaded: Loaded) -> FollowUps:
    return FollowUps(loaded.catalog, loaded.words, LABELS)


def intent_of(decision: Decision | None) -> str | None:
    return decision.intent if decision is not None else None


@pytest.mark.parametrize(
    ("text", "leans", "opens", "points", "names"),
    [
        ("what about citrate for my knees", True, True, False, True),
        ("how soon would i feel it", True, False, True, False),
        ("how soon", True, False, False, False),
        ("how do muscles let go again", False, False, False, False),
        ("is oxide any good for my knees", False, False, False, True),
    ],
)
def test_what_a_message_leans_on(
    loaded: Loaded, followups: FollowUps, text: str, leans: bool, opens: bool, points: bool, names: bool
) -> None:
    reading = loaded.as_typed.read(text)
    assert followups.leans(reading) == leans
    assert followups.opens(reading) == opens
    assert followups.points(reading) == points
    assert followups.names_its_own(reading) == names


@pytest.mark.parametrize(
    ("text", "context", "only"),
    [
        ("will magnesium help", CRAMPS, True),
        ("magnesium", CRAMPS, True),
        ("what does magnesium do", CRAMPS, False),
        ("will magnesium help my skin", CRAMPS, False),
        ("will magnesium help", talk("food_amount", "food/almonds"), False),
        ("will it help", CRAMPS, False),
    ],
)
def test_the_nutrient_alone_asks_of_a_complaint(
    loaded: Loaded, followups: FollowUps, text: str, context: Context, only: bool
) -> None:
    assert followups.only_subject(loaded.as_typed.read(text), context) == only


@pytest.mark.parametrize(
    ("text", "context", "whole"),
    [
        ("ok n how much", CRAMPS, "n how much"),
        ("ok n how much", Context(), "ok n how much"),
        ("cheers, how much though", Context(), "how much though"),
        ("81", talk("daily_amount"), "81 years old"),
    ],
)
def test_a_message_is_completed(followups: FollowUps, text: str, context: Context, whole: str) -> None:
    assert followups.completed(text, context) == whole


def test_a_plain_facet_of_its_own_exchanges_nothing(loaded: Loaded, followups: FollowUps) -> None:
    context = talk("food_list", "diet/vegan")
    mine = loaded.as_typed.read("how much do i need, im 67")
    assert followups.exchange(mine, classified(("daily_amount", 0.9)), context) is None
    hers = loaded.as_typed.read("vegetarian")
    assert intent_of(followups.exchange(hers, classified(("daily_amount", 0.9)), context)) == "food_list"
    assert followups.exchange(hers, classified(("daily_amount", 0.9)), Context()) is None


@pytest.mark.parametrize(
    ("text", "context", "said"),
    [
        ("how can she stop one", CRAMPS, "how can she stop one leg cramps"),
        ("so how can she stop one", CRAMPS, "how can she stop one leg cramps"),
        ("is warfarin any bother", CRAMPS, None),
        ("and warfarin?", CRAMPS, "and warfarin? magnesium"),
        ("can i drink it", CITRATE_FOR_CRAMPS, "can i drink it magnesium citrate"),
        ("and in europe?", talk("form_for_goal", "symptom/leg_cramps"), "europe? the form that fits a goal leg cramps"),
        ("how do muscles let go again after a long run", CRAMPS, None),
        ("can he do that", talk("epsom_bath"), "can he do that epsom salt and baths"),
        ("can he have that", talk("forms_overview", "subject/magnesium"), "can he have that magnesium"),
        ("can she take that", PREGNANT_WITH_CRAMPS, "can she take that leg cramps"),
        ("can she take that", Context(), None),
    ],
)
def test_a_message_that_leans_is_said_with_its_topic(
    loaded: Loaded, followups: FollowUps, text: str, context: Context, said: str | None
) -> None:
    assert followups.spelt_out(loaded.as_typed.read(text), context) == said


def test_what_somebody_is_makes_no_topic_of_a_message_that_was_understood(loaded: Loaded, followups: FollowUps) -> None:
    reading = loaded.as_typed.read("can she take that")
    context = talk("pregnancy", "life_stage/pregnancy")
    assert followups.spelt_out(reading, context) == "can she take that pregnancy"
    assert followups.spelt_out(reading, context, sure=True) is None


@pytest.mark.parametrize(
    ("context", "topics"),
    [
        (CRAMPS, ("leg cramps magnesium", "leg cramps and magnesium")),
        (talk("what_is_magnesium", "life_stage/pregnancy"), ("magnesium", "what magnesium is and does")),
        (Context(), ()),
    ],
)
def test_a_topic_is_said_by_the_thing_and_by_the_question(
    followups: FollowUps, context: Context, topics: tuple[str, ...]
) -> None:
    assert followups.topics(context) == topics


@pytest.mark.parametrize(
    ("text", "best", "context", "intent"),
    [
        ("how soon does it kick in", "how_long", CRAMPS, "how_long"),
        ("how many hours", "how_long", talk("medicines", "medicine/warfarin"), "medicines"),
        ("so bedtime then", "sleep", talk("how_long"), "timing"),
        ("so bedtime then", "sleep", talk("medicines", "medicine/warfarin"), "medicines"),
        ("what for lunch", "food_list", talk("how_long"), "food_list"),
        ("whats it for", "what_is_magnesium", talk("form_profile", "form/citrate"), "form_profile"),
        ("what does magnesium do", "what_is_magnesium", talk("form_profile", "form/citrate"), None),
        ("how soon does it kick in", "how_long", talk("side_effects"), "how_long"),
        ("is 180 ok", "upper_limit", talk("blood_pressure"), None),
        ("which nerves does it calm", "nerve_function", CRAMPS, None),
        ("how soon does it kick in", "how_long", Context(), None),
    ],
)
def test_a_facet_is_asked_of_the_last_topic(
    loaded: Loaded, followups: FollowUps, text: str, best: str, context: Context, intent: str | None
) -> None:
    assert intent_of(followups.facet(loaded.as_typed.read(text), classified((best, 0.7)), context)) == intent


@pytest.mark.parametrize(
    ("text", "unsure", "goes_on"),
    [
        ("by how much", True, True),
        ("by how much", False, True),
        ("the dose", False, True),
        ("how many hours", False, True),
        ("paint dries fast", False, False),
        ("would it do that for anyone", True, True),
        ("would it do that for anyone", False, False),
        ("football scores tonight in leeds", True, False),
        ("with warfarin", True, False),
        ("200 mg", True, False),
    ],
)
def test_a_short_message_that_names_nothing_goes_on(
    loaded: Loaded, followups: FollowUps, text: str, unsure: bool, goes_on: bool
) -> None:
    reading = loaded.as_typed.read(text)
    assert intent_of(followups.continued(reading, CRAMPS, unsure=unsure)) == ("leg_cramps" if goes_on else None)
    assert followups.continued(reading, Context(), unsure=unsure) is None
