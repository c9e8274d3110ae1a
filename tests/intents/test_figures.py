"""Words of people and illness that stand for something else."""

import pytest

from intents.figures import figure_spans
from knowledge.text import normalise


def _covered(text: str, name: str) -> bool:
    """Whether a name is covered, judged as the cautions judge it: by where it begins."""
    plain = normalise(text)
    at = plain.index(name)
    return any(start <= at < end for start, end in figure_spans(plain))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("our labrador is pregnant, which seeds do i buy for me", "pregnant"),
        ("a pregnant mare in the next stable", "pregnant"),
        ("vixen feeding her babies in the garden", "babies"),
        ("lol dont be such a big baby about powders", "baby"),
        ("i'm a massive baby about needles", "baby"),
        ("he sulked like a child at the party", "child"),
        ("i am a care home cook, what goes in porridge", "care home"),
        ("nursing a hangover today", "nursing"),
        ("nursing students on nights", "nursing"),
        ("a kids' picture book about minerals", "kids"),
        ("rescue operation for my clumped powder", "operation"),
        ("operation bedtime: which form", "operation"),
        ("we do not want children, ever", "children"),
        ("breastfed three boys, they're at college now", "breastfed"),
        ("breastfed three boys, they're at college now", "boys"),
        ("my kids are grown up, what foods for me", "kids"),
    ],
)
def test_what_means_nobody_here_is_covered(text: str, name: str) -> None:
    assert _covered(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("my dog walker is pregnant, can she take it", "pregnant"),
        ("pregnant cat owner, which form", "pregnant"),
        ("my pregnant calf cramps at night", "pregnant"),
        ("eating hot dogs pregnant, ok", "pregnant"),
        ("is it ok with a dog during pregnancy", "pregnancy"),
        ("my dog is pregnant and so am i, pregnant at 40", "pregnant at 40"),
        ("can i give my baby chicken soup", "baby"),
        ("my kids show signs of a shortage", "kids"),
        ("my middle child has cramps", "child"),
        ("as a pensioner, what dose", "pensioner"),
        ("mum lives in a nursing home, constipated", "nursing home"),
        ("nursing my baby, is tea ok", "nursing"),
        ("nursing my newborn, tea ok", "nursing"),
        ("operation on my knee next week", "operation"),
        ("left side operation tomorrow", "operation"),
        ("i dont want my baby to get constipated", "baby"),
        ("my son is at uni and my daughter is 8", "daughter"),
        ("my baby is teething and my girls are at uni", "baby"),
        ("my girls are at uni and i was pregnant again at 41", "pregnant"),
        ("are kids tablets weaker than adults tablets", "kids"),
    ],
)
def test_a_person_who_may_be_meant_is_not(text: str, name: str) -> None:
    assert not _covered(text, name)
