"""An animal that is asked for is a vet's matter; one that is only beside the question is none."""

import pytest

from bot.bootstrap import Content, load_content
from intents.reading.entities import EntityFinder
from intents.reading.entity_types import ANIMAL, BYSTANDER

ASKED_FOR = [
    "magnesium for a labrador with hip pain",
    "is it ok for budgies",
    "hamster twitching does he need magnesium",
    "my rabbit stopped pooing can i give milk of magnesia",
    "does magnesium make mares less moody",
    "can i share my tablet with my yorkie",
    "how much magnesium for a pug",
    "our old tomcat has cramp in his back leg",
    "the yorkie crunched 3 of my citrate tablets",
    "epsom soak for the dogs paw safe?",
    "german shepherd with bad hips, glycinate for him?",
    "do i need to worry, the puppy licked the lotion",
    "too much magnesium in dry cat biscuits",
    "he drenches his ewes with magnesium at turnout, need i",
    "is the mineral lick right for a wether goat",
]
ONLY_BESIDE = [
    "my dog walker told me to take magnesium for my knees",
    "cat naps in the day ruin my nights, magnesium?",
    "hair of the dog, magnesium for hangover",
    "sick as a dog after magnesium citrate",
    "i work with horses and my hands cramp",
    "chasing the dog i pulled a calf, does mag help",
    "cat's claw and magnesium together",
    "horse chestnut with magnesium for veins",
    "allergic to cats, which capsule is free of hair",
    "cats on thyroid pills, i want mag baths",
    "dog on phenobarb. me cramps. which form",
    "rabbit on antibiotics, anyway which mag suits me",
    "puppy fat at forty and cramps, which magnesium",
]


@pytest.fixture(scope="module")
def finder() -> EntityFinder:
    return load_content(Content()).as_typed


@pytest.mark.parametrize("text", ASKED_FOR)
def test_an_animal_that_is_asked_for_is_found(finder: EntityFinder, text: str) -> None:
    reading = finder.read(text)
    assert ANIMAL in {match.type for match in reading.matches}
    assert reading.beside == frozenset()


@pytest.mark.parametrize("text", ONLY_BESIDE)
def test_an_animal_beside_the_question_is_set_aside(finder: EntityFinder, text: str) -> None:
    reading = finder.read(text)
    assert reading.beside == {ANIMAL}
    assert not {ANIMAL, BYSTANDER} & {match.type for match in reading.matches}
