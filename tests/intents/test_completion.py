"""What a later message leaves unsaid is written out; whatever stands by itself is left as it was typed."""

import pytest

from bot.loading import Loaded
from intents.later.completion import completed, meant_in, subject_of, with_medicine, without_thanks
from intents.model import Context
from tests.intents.talks import talk

AFTER_NEEDS = talk("daily_amount")
AFTER_A_LABEL = talk("label_decode", "form/citrate")
AFTER_A_CHILD = talk("children", "life_stage/child")
AFTER_A_SPOON = talk("food_amount", "food/almonds", held=["measure/tbsp"])
AFTER_WARFARIN = talk("medicines", "medicine/warfarin")
NO_NUTS = talk("food_list", "diet/nut_free")


@pytest.mark.parametrize(
    ("text", "context", "whole"),
    [
        ("no i asked about restless legs", Context(), "restless legs"),
        ("i asked about sleep, not cramps", AFTER_NEEDS, "sleep"),
        ("hey i wanted to know how much is too much", AFTER_NEEDS, "how much is too much"),
        ("oops i meant walnuts", talk("food_amount", "food/almonds"), "and walnuts"),
        ("or beans, they bloat me", NO_NUTS, "and no beans, they bloat me"),
        ("or which", NO_NUTS, "or which"),
        ("the blood pressure ones", talk("medicines"), "the blood pressure tablets"),
        ("the other one", talk("medicines"), "the other one"),
        ("72", AFTER_NEEDS, "72 years old"),
        ("f", AFTER_NEEDS, "female"),
        ("72", talk("sleep"), "72"),
        ("nearly 3 yrs", AFTER_A_CHILD, "3 years old"),
        ("eight months", AFTER_A_CHILD, "eight months old"),
        ("250", talk("label_decode", "form/citrate", held=["daily/2"]), "250 mg"),
        ("no i had 3", AFTER_A_SPOON, "no i had 3 tbsp"),
        ("how many for 100", AFTER_A_SPOON, "how many for 100"),
        ("mine are 375", AFTER_A_LABEL, "mine are 375 mg"),
        ("its a 400 tablet", AFTER_A_LABEL, "its a 400 mg tablet"),
        ("the powder is 300 mg", AFTER_A_LABEL, "the powder is 300 mg"),
        ("i take 2 tablets", AFTER_A_LABEL, "i take 2 tablets"),
        ("can i take 400?", talk("sleep", "goal/sleep"), "is 400 mg too much"),
        ("can he take 400?", talk("sleep", "goal/sleep"), "can he take 400 mg?"),
        ("is 140 ok", talk("blood_pressure"), "is 140 ok"),
        ("mine are 375", Context(), "mine are 375"),
    ],
)
def test_what_the_last_question_makes_of_a_message(loaded: Loaded, text: str, context: Context, whole: str) -> None:
    last = loaded.catalog.intents.get(context.intent or "")
    assert completed(text, context, last, loaded.words) == whole


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("sorry i meant cipro", "cipro"),
        ("not citrate, glycinate i meant", "glycinate"),
        ("wait, i mean the liquid one", "the liquid one"),
        ("i meant to take it at night", None),
        ("what is meant by elemental", None),
    ],
)
def test_what_was_meant_is_told_from_what_was_said(loaded: Loaded, text: str, meant: str | None) -> None:
    assert meant_in(text, loaded.words) == meant


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("cool thanks, and for cramps?", "and for cramps?"),
        ("ta mate, one last thing is citrate ok", "is citrate ok"),
        ("thank you so much what about walnuts", "what about walnuts"),
        ("thanks a lot", "thanks a lot"),
        ("thanks to magnesium i sleep", "thanks to magnesium i sleep"),
        ("is it ok with warfarin thanks", "is it ok with warfarin thanks"),
    ],
)
def test_thanks_before_a_question_are_left_out(loaded: Loaded, text: str, left: str) -> None:
    assert without_thanks(text, loaded.words) == left


@pytest.mark.parametrize(
    ("text", "context", "whole"),
    [
        ("can i swap it for citrate", AFTER_WARFARIN, "can i swap warfarin for citrate ; with magnesium"),
        ("should i stop", AFTER_WARFARIN, "should i stop warfarin ; with magnesium"),
        ("can i drop the warfarin", talk("sleep"), "can i drop the warfarin ; with magnesium"),
        ("can i drop the warfarin", Context(), None),
        ("so do i need it", AFTER_WARFARIN, None),
        ("should i stop", talk("sleep", "medicine/warfarin", "goal/sleep"), None),
        ("can i swap it for citrate", talk("sleep", "goal/sleep"), None),
        ("would magnesium stop that", talk("leg_cramps", "medicine/warfarin", "symptom/leg_cramps"), None),
    ],
)
def test_the_medicine_that_a_word_stands_for_is_written_out(
    loaded: Loaded, text: str, context: Context, whole: str | None
) -> None:
    labels = {"medicine/warfarin": "warfarin"}
    assert with_medicine(loaded.as_typed.read(text), context, labels, loaded.words, "magnesium") == whole


def test_every_talk_is_about_the_nutrient() -> None:
    assert subject_of({"form/oxide": "oxide", "subject/magnesium": "Magnesium"}) == "Magnesium"
    assert subject_of({"form/oxide": "oxide"}) == ""
