"""What a message tells of somebody else although its question is for the one who writes."""

import pytest

from intents.asker import spans_of_others
from knowledge.text import normalise


@pytest.mark.parametrize(
    ("text", "said_of_others"),
    [
        ("my flatmate is pregnant but this is for me: which form", "pregnant"),
        ("my cat has ckd and the vet sells her food. as for me im 40 and well: almonds or seeds", "ckd"),
        ("my flatmate is on lithium, i'm on nothing. which form for sleep", "on lithium"),
        ("ex husband took lithium, i take nothing. which form relaxes", "lithium"),
        ("my neighbour is diabetic, i'm not. which nuts", "diabetic"),
        ("gran died of kidney failure but mine are fine", "gran died of kidney failure"),
        ("my mother in law was on dialysis. i'm well. which form for cramps", "on dialysis"),
    ],
)
def test_what_others_have_is_theirs_when_the_question_is_for_oneself(text: str, said_of_others: str) -> None:
    plain = normalise(text)
    assert any(plain[start:end].startswith(said_of_others) for start, end in spans_of_others(plain))


@pytest.mark.parametrize(
    "text",
    [
        "my wife is pregnant, i'm healthy. can she take it",
        "mum has kidney disease and i'm well aware of the risks",
        "my wife has kidney disease and i have no idea",
        "my doctor has diagnosed kidney disease but i'm well otherwise",
        "my dad has kidney disease, can he take citrate",
        "i have kidney disease but i'm fit",
    ],
)
def test_nothing_is_left_out_when_the_other_one_may_be_meant(text: str) -> None:
    assert spans_of_others(normalise(text)) == ()
