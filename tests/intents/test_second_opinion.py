"""The second opinion: which intents of the classifier it weighs beside the passages."""

from intents.classify.second_opinion import SecondOpinion
from intents.model import Classification, Decision, EntityMatch, Scored
from intents.reading.entities import Reading

NAMING = Reading("magnesium: which pack", (), (EntityMatch("subject", "magnesium", "magnesium", 0, 9),), ())
UNSURE = Decision("unclear", None, 0.4, (), ())


def opinion(best: str) -> Decision:
    ranked = (Scored(best, 0.4), Scored("sleep", 0.1))
    return SecondOpinion(lambda text: (), {}).of(NAMING, Classification(ranked), UNSURE)


def test_only_groups_of_other_topics_are_left_out() -> None:
    assert opinion("choosing_product").intent == "choosing_product"
    assert opinion("oos_health").intent is None
