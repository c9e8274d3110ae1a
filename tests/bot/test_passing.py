"""What is said in passing of people far away, of the screen, of work or of animals calls for no caution."""

import pytest

from bot.assistant import Assistant


@pytest.mark.parametrize(
    "text",
    [
        "our manager is pregnant and never shuts up about it. my calves cramp, which form",
        "a lad at work has a pacemaker. im fit as a fiddle, how much magnesium a day",
        "woman on tiktok has kidney failure and said magnesium did it. im healthy, is that true",
        "emmerdale had a woman with eclampsia lol. what foods have magnesium",
        "some footballer has diabetes and takes magnesium, best form?",
        "our heifers are due next week, my arms ache. magnesium bath?",
        "insulin rep here, on the road all week. best snack for magnesium",
        "stop telling me about breastfeeding im a bloke",
        "it wasn't kidney trouble after all, which seeds",
        "had my appendix out when i was nine. magnesium in tap water?",
        "councillor held a surgery in town. queue made my calves cramp. why",
        "in theatre tonight, back row, for Wicked. which snack has magnesium",
        "the van is in for surgery, new clutch. cheap magnesium foods?",
        "my Type 2 charger weighs a ton and my back aches. magnesium bath?",
        "Gerry and the Pacemakers on the radio. which nuts have magnesium",
        "quit being a big baby, says my trainer. what has magnesium before a match",
    ],
)
def test_what_is_said_in_passing_calls_for_no_caution(assistant: Assistant, text: str) -> None:
    assert assistant.answer(text).answer.cautions == ()


@pytest.mark.parametrize(
    ("text", "caution"),
    [
        ("my boss has kidney disease like me, can i take magnesium", "kidney_disease"),
        ("my colleague is pregnant and my feet hurt, i'm expecting as well. bath ok?", "pregnancy"),
        ("my sister in law is pregnant, can i give her my spray", "pregnancy"),
        ("girl at work is pregnant. so am i, 20 weeks. is glycinate ok", "pregnancy"),
        ("my mate's da is on dialysis, im worried. is magnesium safe", "kidney_disease"),
        ("im watching call the midwife and im 30 weeks pregnant, can i take magnesium", "pregnancy"),
        ("why do you keep telling me about cramps, im pregnant", "pregnancy"),
        ("my dialysis technician told me my fluid is high, is magnesium ok", "kidney_disease"),
        ("stopped breastfeeding ages ago, my little one is 4 and has cramps, can she have magnesium", "children"),
        ("little battery box in my chest keeps my heart going. magnesium?", "heart_block"),
        ("getting put under on tuesday for my gallbladder. can i keep taking magnesium", "surgery"),
        ("baby only gets my own milk. magnesium ok for me", "breastfeeding"),
        ("gestational they say, can i have magnesium", "diabetes"),
        ("his chair at the Fresenius clinic is Tue Thu Sat, he cramps. magnesium?", "kidney_disease"),
        ("i change my bags every four hours through the belly tube. magnesium at night?", "kidney_disease"),
        ("baby is head down and kicking, may i take magnesium", "pregnancy"),
        ("no names until the twenty week scan. magnesium for heartburn?", "pregnancy"),
        ("not a sip of formula, she is ten weeks. may i take magnesium", "breastfeeding"),
        ("daughter makes her first communion soon and can't go. magnesium drink?", "children"),
        ("second degree AV blockade says the letter. magnesium?", "heart_block"),
        ("lap chole monday week, keep on with magnesium?", "surgery"),
        ("i prick my finger before every meal and dose for the carbs. magnesium?", "diabetes"),
        ("we had our diamond wedding last year. magnesium for his calves?", "older_adults"),
        ("his foxglove tablet is at eight. magnesium at nine?", "digoxin"),
        ("mood stabiliser with the blood tests, and magnesium?", "lithium"),
    ],
)
def test_what_may_be_the_askers_does(assistant: Assistant, text: str, caution: str) -> None:
    assert caution in assistant.answer(text).answer.cautions


@pytest.mark.parametrize(
    ("text", "ill"),
    [
        ("could that be why my mg is low", False),
        ('it says "mg" is that magnesium or milligrams', False),
        ("my mg is worse since the heat, can i take citrate", True),
        ("my mg is stable. glycinate?", True),
    ],
)
def test_mg_is_an_illness_only_where_it_is_told_as_one(assistant: Assistant, text: str, ill: bool) -> None:
    assert ("myasthenia_gravis" in assistant.answer(text).answer.cautions) == ill


@pytest.mark.parametrize(
    ("text", "caution"),
    [("cat is pregnant and so am i, citrate?", "pregnancy"), ("dog is diabetic, so is my wife. safe?", "diabetes")],
)
def test_what_the_asker_adds_of_himself_counts(assistant: Assistant, text: str, caution: str) -> None:
    assert caution in assistant.answer(text).answer.cautions


def test_denials_and_ends_that_no_rule_tells_are_learnt(assistant: Assistant) -> None:
    texts = (
        "statins? no, never touched them. which form",
        "tested for diabetes, came back clear. can i take 300mg",
        "pregnancy test was negative. can i start magnesium",
        "nobody here is pregnant, how many mg in almonds",
        "none of us have diabetes, which seeds",
        "doxycycline finished in 2019, best form",
        "off the pill since 2019, which form for cramps",
    )
    shown = [text for text in texts if assistant.answer(text).answer.cautions]
    assert len(shown) <= 2  # a model may be unsure of one; then the caution is shown


@pytest.mark.parametrize(
    ("text", "caution"),
    [
        ("statins? yes, for years. which form", "statins_other"),
        ("tested for diabetes, came back positive. can i take 300mg", "diabetes"),
        ("pregnancy test was negative monday, positive today. magnesium?", "pregnancy"),
        ("nobody knows yet that i am pregnant. magnesium?", "pregnancy"),
        ("off the doxycycline since this morning, best form", "tetracyclines"),
    ],
)
def test_what_only_sounds_like_a_denial_counts(assistant: Assistant, text: str, caution: str) -> None:
    assert caution in assistant.answer(text).answer.cautions


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("i take warfarin, how much magnesium in kale", "Rich in vitamin K"),
        ("i am pregnant, is king mackerel high in magnesium", "eat no king mackerel"),
        ("boss is pregnant. is king mackerel high in magnesium", None),
    ],
)
def test_what_is_told_before_a_question_on_a_food_reaches_its_answer(
    assistant: Assistant, text: str, said: str | None
) -> None:
    facts = [line for block in assistant.answer(text).answer.blocks if block.kind == "facts" for line in block.lines]
    assert any((said or "king mackerel") in fact for fact in facts) == (said is not None)
