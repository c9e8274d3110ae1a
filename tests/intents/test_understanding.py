"""A whole message: which questions it holds and what each of them leans on, the classifier stood in for."""

from collections.abc import Collection

import pytest

from bot.loading import Loaded
from intents.asides import Span
from intents.classify.second_opinion import SecondOpinion
from intents.model import Classification, Context
from intents.persons.mentions import MentionReader
from intents.reading.entities import Reading
from intents.understanding import MAX_QUESTIONS, Understanding
from tests.intents.talks import classified, talk

SPEAKS_OF = {
    "enough": ("daily_amount", 0.8),
    "spoil": ("side_effects", 0.8),
    "cramps": ("leg_cramps", 0.95),
    "empty": ("timing", 0.8),
    "label": ("choosing_product", 0.8),
    "yawns": ("sleep", 0.3),
    "pangs": ("leg_cramps", 0.3),
    "hurling": ("oos_general", 0.9),
}
"""A word of a message, and what the stand-in for the classifier then takes it for."""


class Bystanders(MentionReader):
    """Stands in for the reader of mentions: what somebody's boss takes is beside the question."""

    def __init__(self) -> None:
        """Hold nothing."""

    def beside(self, reading: Reading) -> Collection[Span]:
        return [match.span for match in reading.matches if "boss" in reading.text[: match.start]]

    def sort(self, reading: Reading) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return (), ()


def classify(encoded: str) -> Classification:
    """The topics that words speak of, the surest first; several blur one another."""
    said = dict.fromkeys(SPEAKS_OF[word] for word in encoded.split() if word in SPEAKS_OF)
    ranked = sorted(((intent, sure / len(said)) for intent, sure in said), key=lambda pair: -pair[1])
    return classified(*ranked, ("oos_general", 0.05)) if ranked else classified(("sleep", 0.05))


@pytest.fixture(scope="module")
def understanding(loaded: Loaded) -> Understanding:
    names = {f"{name.type}/{name.key}": name.text for name in reversed(list(loaded.knowledge.names()))}
    return Understanding(
        loaded.as_typed,
        loaded.encoder,
        classify,
        SecondOpinion(lambda text: (), {}),
        loaded.catalog,
        loaded.words,
        {**names, **loaded.catalog.labels},
        Bystanders(),
    )


def intents(understanding: Understanding, text: str, context: Context) -> list[str | None]:
    return [question.decision.intent for question in understanding.understand(text, context).questions]


@pytest.mark.parametrize(
    ("text", "context", "asked"),
    [
        ("how much magnesium is enough", Context(), ["daily_amount"]),
        ("how much magnesium is enough? does magnesium spoil?", Context(), ["daily_amount", "side_effects"]),
        ("the match was long. does hurling matter?", Context(), ["oos_general"]),
        ("i sat up late. how much magnesium is enough?", Context(), ["daily_amount"]),
        ("boss is on warfarin. how much magnesium is enough?", Context(), ["daily_amount"]),
        ("my magnesium for cramps came. does that spoil?", Context(), ["leg_cramps"]),
        ("i read the magnesium label twice. how much magnesium is enough?", Context(), ["daily_amount"]),
        ("yawns all day long. half a jar enough for men", Context(), ["daily_amount"]),
        ("almonds", Context(), ["food_amount"]),
        ("and cashews", talk("food_amount", "food/almonds"), ["food_amount"]),
        ("oh right lol. hazelnuts", talk("food_amount", "food/almonds"), ["food_amount"]),
        ("which of them has more", talk("food_amount", "food/almonds", "food/cashews"), ["food_compare"]),
        ("by how much", talk("leg_cramps", "symptom/leg_cramps"), ["leg_cramps"]),
        ("by how much", Context(), [None]),
        ("is magnesium with warfarin ok beside my cramps", talk(None), ["leg_cramps"]),
    ],
)
def test_the_questions_of_a_message(
    understanding: Understanding, text: str, context: Context, asked: list[str | None]
) -> None:
    assert intents(understanding, text, context) == asked


def test_further_questions_are_offered(understanding: Understanding) -> None:
    text = "how much magnesium is enough? does magnesium spoil? which magnesium label? is an empty stomach ok?"
    understood = understanding.understand(text, Context())
    assert [q.decision.intent for q in understood.questions] == ["daily_amount", "side_effects"]
    assert len(understood.questions) == MAX_QUESTIONS
    assert understood.further == ("choosing_product", "timing")


def test_the_whole_message_reaches_the_cautions(understanding: Understanding) -> None:
    understood = understanding.understand("boss is on warfarin. how much magnesium is enough?", Context())
    assert "warfarin" in understood.reading.text
    assert understood.questions[0].text == "how much magnesium is enough?"


def test_the_medicine_that_it_stands_for_is_spelt_out(understanding: Understanding) -> None:
    understood = understanding.understand("can i swap it", talk("medicines", "medicine/warfarin"))
    assert understood.spelt is not None
    assert "warfarin" in understood.spelt
    assert understanding.understand("can i swap it", talk("sleep", "goal/sleep")).spelt is None


def test_a_later_message_is_known_to_lean(understanding: Understanding) -> None:
    before = talk("food_amount", "food/almonds")
    assert understanding.understand("and cashews", before).questions[0].leans
    assert not understanding.understand("will magnesium help my cramps", before).questions[0].leans


def test_a_message_is_read_by_itself_for_who_knows_what_it_asks(understanding: Understanding) -> None:
    reading, slots = understanding.read("72 year old man on warfarin")
    assert (slots.age, slots.sex, slots.medicines) == (72, "male", ("warfarin",))
    assert understanding.reading("72 year old man on warfarin") == reading
    assert "xxmedicine" in understanding.encoded("is warfarin ok")


@pytest.mark.parametrize(
    ("text", "context", "how"),
    [
        ("by how much", talk("epsom_bath"), "guessed"),
        ("how can she stop one", talk("leg_cramps", "symptom/leg_cramps"), "of_the_last"),
        ("will cramps go", talk("leg_cramps", "symptom/leg_cramps"), "read"),
    ],
)
def test_it_is_known_how_an_intent_was_come_by(
    understanding: Understanding, text: str, context: Context, how: str
) -> None:
    (question,) = understanding.understand(text, context).questions
    assert (question.decision.intent, question.decision.how, question.stays) == (context.intent, how, False)


def test_one_more_is_compared_with_those_before(understanding: Understanding) -> None:
    (question,) = understanding.understand("and walnuts", talk("food_compare", "food/almonds", "food/rice")).questions
    assert set(question.slots.foods) == {"almonds", "rice", "walnuts"}


def test_what_the_parts_of_a_message_speak_of_together_is_offered(understanding: Understanding) -> None:
    (question,) = understanding.understand("odd pangs again today. and yawns all day.", Context()).questions
    assert question.decision.outcome == "ambiguous"
    assert set(question.decision.candidates) == {"sleep", "leg_cramps"}


def test_a_question_is_asked_with_all_that_its_message_tells(understanding: Understanding) -> None:
    (question,) = understanding.understand("i have diabetes. how much magnesium is enough?", Context()).questions
    assert question.slots.conditions == ("diabetes",)


def test_the_topic_is_one_of_ours_or_none(understanding: Understanding) -> None:
    assert understanding.understand("how much is enough for me", Context()).topic == "daily_amount"
    assert understanding.understand("does hurling matter", Context()).topic is None
