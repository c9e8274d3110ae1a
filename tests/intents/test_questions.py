"""What a message is taken apart into, and which of its parts ask something of their own."""

import pytest

from bot.loading import Loaded
from intents.classify.learnt import MAX_READ
from intents.model import Context, Decision
from intents.questions import (
    Parts,
    Question,
    adds_nothing,
    asks_apart,
    asks_something,
    bounded,
    only_judges,
    points_back,
    says_little,
    shared_topics,
    with_aim,
)
from intents.slots import fill_slots
from tests.intents.talks import classified, things


def question(loaded: Loaded, text: str, intent: str = "timing", confidence: float = 0.8) -> Question:
    slots = fill_slots(loaded.as_typed.read(text), Context())
    return Question(text, Decision("accepted", intent, confidence), slots, classified((intent, confidence)))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("my calves ache. is it safe? ok", ["my calves ache.", "is it safe?"]),
        ("1. is it safe 2. how much 3. morning or night", ["is it safe?", "how much?", "morning or night?"]),
        ("is it safe, what are the side effects", ["is it safe", "what are the side effects"]),
        ("i know, what fun", ["i know, what fun"]),
        ("how much in oats also in rice also whats enough", ["how much in oats and in rice", "whats enough"]),
        ("is it good for sleep also restless legs", ["is it good for sleep", "restless legs?"]),
        ("my leg hurts and what about nuts", ["my leg hurts", "what about nuts"]),
        ("take it at 10:30 or noon", ["take it at 10:30 or noon"]),
        ("does it help and would it last", ["does it help and would it last"]),
        ("why", []),
        ("why?", ["why?"]),
    ],
)
def test_a_message_is_taken_apart_where_it_asks_again(loaded: Loaded, text: str, parts: list[str]) -> None:
    assert Parts(loaded.words.leaning).of(loaded.as_typed.read(text)) == parts


@pytest.mark.parametrize(
    ("part", "asks"),
    [("whats enough", True), ("what's enough", True), ("my calves ache", False), ("almonds?", True), ("", False)],
)
def test_a_question_is_known_by_its_mark_or_first_word(loaded: Loaded, part: str, asks: bool) -> None:
    assert asks_something(part, loaded.words.question_starts) == asks


@pytest.mark.parametrize(
    ("part", "whole", "apart"),
    [
        ("im 23", "im 23. which form is best", False),
        ("im on warfarin", "im on warfarin. which form is best", True),
        ("im lost which form is best", "im lost which form is best", True),
        ("is it magnesium", "my eyelid twitches. is it magnesium", False),
        ("what magnesium is it", "my eyelid twitches. what magnesium is it", True),
        ("is it magnesium", "found a jar. is it magnesium", True),
        ("my eyelid twitches", "my eyelid twitches. is it magnesium", False),
    ],
)
def test_a_part_that_only_tells_asks_nothing_apart(loaded: Loaded, part: str, whole: str, apart: bool) -> None:
    assert asks_apart(part, loaded.as_typed.read(whole), loaded.words) == apart


@pytest.mark.parametrize(
    ("text", "judges", "little"),
    [
        ("is this normal?", True, True),
        ("so should i be worried then", True, True),
        ("elemental?", False, True),
        ("is my pulse normal", False, False),
        ("should i take it", False, False),
    ],
)
def test_a_question_may_only_judge_what_was_told(loaded: Loaded, text: str, judges: bool, little: bool) -> None:
    assert only_judges(text, loaded.words.leaning) == judges
    assert says_little(text, loaded.words.leaning) == little


@pytest.mark.parametrize(
    ("text", "intent", "back"),
    [
        ("does it help that", "sleep", True),
        ("does oxide help that", "sleep", False),
        ("how much should i take", "daily_amount", False),
        ("should i stop", "daily_amount", True),
    ],
)
def test_a_question_that_names_nothing_points_back(loaded: Loaded, text: str, intent: str, back: bool) -> None:
    row = loaded.catalog.intents[intent]
    assert points_back(question(loaded, text), row, loaded.words.leaning) == back


@pytest.mark.parametrize(
    ("text", "before", "confidence", "nothing"),
    [
        ("what causes it", "what are restless legs", 0.8, True),
        ("any advice for that", "do almonds have much", 0.3, True),
        ("any advice for that", "do almonds have much", 0.8, False),
        ("what causes it", "does magnesium help restless legs", 0.8, False),
        ("does magnesium do it", "what are restless legs", 0.8, False),
    ],
)
def test_a_question_may_go_on_with_the_complaint_before_it(
    loaded: Loaded, text: str, before: str, confidence: float, nothing: bool
) -> None:
    asked = question(loaded, text, "deficiency_causes", confidence)
    row = loaded.catalog.intents["deficiency_causes"]
    assert adds_nothing(asked, question(loaded, before), row, loaded.words.leaning) == nothing


def test_topics_are_shared_by_the_parts_of_a_message(loaded: Loaded) -> None:
    def part(*ranked: tuple[str, float]) -> Question:
        whole = question(loaded, "anything")
        return Question(whole.text, whole.decision, whole.slots, classified(*ranked))

    parts = [part(("sleep", 0.4), ("thanks", 0.9)), part(("timing", 0.4), ("sleep", 0.2), ("water", 0.01))]
    keys, share = shared_topics(parts, loaded.catalog)
    assert keys == ("sleep", "timing")
    assert share == pytest.approx(0.3)
    assert shared_topics([part(("thanks", 0.9))], loaded.catalog) == ((), 0.0)


@pytest.mark.parametrize(
    ("part", "whole", "named"),
    [
        ("how much should i take", "which one for sleep, and how much should i take", ["goal/sleep"]),
        ("how much oxide", "which one for sleep, and how much oxide", ["form/oxide"]),
        ("how much should i take", "do i eat oats, and how much should i take", []),
    ],
)
def test_a_part_that_names_nothing_is_for_the_aim_of_the_whole(
    loaded: Loaded, part: str, whole: str, named: list[str]
) -> None:
    whole_matches = loaded.as_typed.read(whole).matches
    assert things(with_aim(question(loaded, part), whole_matches).slots.matches) == named


def test_of_a_long_story_start_and_end_are_read() -> None:
    story = "first words. " + "and then some more. " * MAX_READ + "last words"
    assert len(bounded(story)) <= MAX_READ + len(". ")
    assert bounded(story).startswith("first words")
    assert bounded(story).endswith("last words")
    assert bounded("is it safe") == "is it safe"


def test_a_question_is_as_long_as_it_was_typed(loaded: Loaded) -> None:
    assert question(loaded, "hi, is it safe").length == 4
