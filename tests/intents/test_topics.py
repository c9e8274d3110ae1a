"""Words of people and illness that mean nobody here call for no caution; the same words said of a person do."""

import pytest

from bot.assistant import Assistant


@pytest.mark.parametrize(
    "text",
    [
        "our labrador is pregnant, which seeds do i buy for me",
        "a pregnant mare in the next stable",
        "vixen feeding her babies in the garden",
        "pregnant guinea pig and straw",
        "lol dont be such a big baby about powders",
        "stop being a baby and take your capsule",
        "i'm a massive baby about tablets",
        "he sulked like a child at the party",
        "i am a care home cook, what goes in porridge",
        "nursing a hangover today",
        "nursing students on nights, which foods",
        "a kids' picture book about minerals",
        "rescue operation for my clumped powder",
        "operation bedtime: which form",
        "we do not want children, ever",
        "breastfed three boys, they're at college now",
        "my kids are grown up, what foods for me",
    ],
)
def test_what_means_nobody_here_calls_for_no_caution(assistant: Assistant, text: str) -> None:
    assert assistant.answer(text).answer.cautions == ()


@pytest.mark.parametrize(
    ("text", "caution"),
    [
        ("my dog walker is pregnant, can she take magnesium", "pregnancy"),
        ("is magnesium ok with a dog during pregnancy", "pregnancy"),
        ("my dog is pregnant and so am i, pregnant at 40, magnesium ok", "pregnancy"),
        ("pregnant cat owner, which form", "pregnancy"),
        ("my son is at uni and my daughter is 8, magnesium for her", "children"),
        ("breastfeeding my girls, which magnesium", "breastfeeding"),
        ("nursing my newborn, magnesium ok", "breastfeeding"),
        ("operation on my knee next week, stop magnesium?", "surgery"),
        ("magnesium for my middle child", "children"),
        ("my eldest child and her cramps, magnesium ok", "children"),
    ],
)
def test_the_same_said_of_a_person_does(assistant: Assistant, text: str, caution: str) -> None:
    assert caution in assistant.answer(text).answer.cautions
