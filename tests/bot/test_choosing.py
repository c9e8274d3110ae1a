"""Which passage answers: what is only for one age, stage, body part or direction is not served to others."""

from dataclasses import replace

import pytest

from bot.answer import Request
from bot.answers.passages.choosing import BLAMED, choose_passage, named_in
from bot.assistant import Assistant
from intents.model import Context
from intents.slots import fill_slots
from tests.bot.asking import desk, finder


def asked(text: str, intent: str) -> Request:
    reading = finder().read(text)
    return Request(reading.text, intent, fill_slots(reading, Context()))


@pytest.mark.parametrize(
    ("intent", "text", "passage"),
    [
        ("sleep", "can it make me sleep better", "sleep"),
        ("what_is_magnesium", "what is magnesium good for", "what-is-magnesium"),
        ("what_is_magnesium", "is manganese another name for it", "magnesium-or-manganese"),
        ("epsom_bath", "will an epsom bath ease sore knees", "epsom-bath"),
        ("long_term", "is it alright to have some daily", "long-term-use"),
        ("long_term", "a laxative daily, is that alright", "laxative-every-day"),
        ("muscle_twitching", "my shoulder keeps twitching", "muscle-twitches"),
        ("weight_loss", "would it make me loose some pounds", "weight-loss"),
        ("migraine", "my head is sore, should i take some", "headache"),
        ("mens_health", "why do men need magnesium", "magnesium-for-men"),
        ("mens_health", "low testosterone in men", "testosterone"),
        ("womens_health", "advantages of magnesium for women", "magnesium-for-women"),
        ("womens_health", "pcos and magnesium for women", "pcos"),
        ("upper_limit", "too much of it over the years", "upper-limit"),
        ("children", "my son is 8 and has insomnia", "children-sleep"),
        ("sleep", "insomnia in a 5 year old", "children-sleep"),
        ("sleep", "insomnia, i am 44", "sleep"),
        ("sleep", "pregnant with insomnia", "pregnancy-sleep"),
        ("breastfeeding", "breastfeeding and insomnia every night", "breastfeeding-sleep"),
        ("constipation", "my child of 4 is constipated", "children-constipation"),
        ("restless_legs", "pregnant with restless legs", "restless-legs-pregnancy"),
        ("restless_legs", "iron for restless legs", "restless-legs-iron"),
        ("migraine", "rizatriptan and migraine", "migraine"),
        ("exercise_cramps", "my 15 year old runs track and gets leg cramps", "teens-sport"),
        ("cramp_relief", "does quinine help leg cramps", "cramp-medicines"),
    ],
)
def test_whom_a_question_is_about_and_what_it_asks_choose_together(intent: str, text: str, passage: str) -> None:
    assert choose_passage(asked(text, intent), desk()) == passage


@pytest.mark.parametrize("age", [1, 3, 6, 9, 12])
@pytest.mark.parametrize("text", ["my daughter is {} and takes no milk", "teenager? no, my boy is {}, how is his need"])
def test_a_younger_child_never_gets_the_page_for_teenagers(text: str, age: int) -> None:
    assert not choose_passage(asked(text.format(age), "children"), desk()).startswith("teens")


def test_a_stage_of_life_told_before_holds_until_another_is_told() -> None:
    before = ("life_stage/pregnancy",)
    plain = asked("does magnesium help restless legs", "restless_legs")
    assert choose_passage(replace(plain, minded=before), desk()) == "restless-legs-pregnancy"
    other = asked("and for my child with insomnia", "sleep")
    assert choose_passage(replace(other, minded=before), desk()) == "children-sleep"


def test_a_page_for_one_young_stage_needs_it() -> None:
    for passage in desk().knowledge.passages.values():
        stages = {entity for entity in passage.about if entity in {"life_stage/baby", "life_stage/teen"}}
        assert not stages or any(stages & set(group) for group in passage.needs), passage.key


@pytest.mark.parametrize(
    ("intent", "text", "passage"),
    [
        ("joints_arthritis", "would magnesium ease arthritis of the thumb", "arthritis"),
        ("joints_arthritis", "arthritis in my left knee", "knee-arthritis"),
        ("cartilage_collagen", "golfer's elbow, which supplement", "tendons"),
        ("fibromyalgia_pain", "aching muscles for a month", "muscle-aches"),
        ("fibromyalgia_pain", "bad back from gardening", "back-pain"),
        ("surgery", "when do i stop magnesium before my hip replacement", "surgery"),
        ("surgery", "operation done, may i start magnesium again", "pain-after-surgery"),
        ("muscle_function", "i clench my jaw in bed", "teeth-grinding"),
    ],
)
def test_the_page_of_the_part_or_time_that_is_named(intent: str, text: str, passage: str) -> None:
    assert choose_passage(asked(text, intent), desk()) == passage


@pytest.mark.parametrize(
    ("intent", "text", "passage"),
    [
        ("stress_anxiety", "magnesium against anxiety", "stress-anxiety"),
        ("stress_anxiety", "so much anxiety since i began taking magnesium", "anxiety-worse"),
        ("stress_anxiety", "does low magnesium cause anxiety", "stress-anxiety"),
        ("fatigue_energy", "magnesium for fatigue", "fatigue-energy"),
        ("fatigue_energy", "does magnesium citrate make you tired", "dreams-grogginess"),
        ("sleep", "magnesium tablets gave me insomnia", "dreams-grogginess"),
        ("migraine", "headache every time i take magnesium", "headache-from-magnesium"),
    ],
)
def test_what_magnesium_is_blamed_for_is_not_what_it_is_hoped_to_help(intent: str, text: str, passage: str) -> None:
    request = asked(text, intent)
    blamed = passage in {"anxiety-worse", "dreams-grogginess"} or "from" in passage
    assert (BLAMED in named_in(request, desk())) == blamed
    assert choose_passage(request, desk()) == passage


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("could a lack of magnesium cause headaches", "headache"),
        ("does being low in magnesium bring on palpitations", "heart-rhythm"),
        ("why do low levels of magnesium make you tired", "fatigue-energy"),
        ("can your magnesium cause headaches", "headache-from-magnesium"),
    ],
)
def test_the_lack_of_it_is_not_blamed_on_taking_it(assistant: Assistant, text: str, passage: str) -> None:
    assert assistant.answer(text).answer.passages[:1] == (passage,)


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("which goes down easier, a powder or capsules", "tablets-powders-gummies"),
        ("left the tub on the windowsill in a heatwave, still good?", "expiry-storage"),
        ("what exactly does this mineral do inside us", "what-is-magnesium"),
        ("my lenses of potassium just wont rise, they say magnesium first", "low-potassium-calcium"),
    ],
)
def test_a_page_is_found_by_other_words_than_it_lists(assistant: Assistant, text: str, passage: str) -> None:
    assert assistant.answer(text).answer.passages[:1] == (passage,)
