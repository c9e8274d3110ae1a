"""The corrector of spelling: which words it corrects, to which, and with how much care."""

import json

from bot.loading import Loaded
from intents.classify.classifier import Classifier
from intents.reading.entity_types import CONDITION, MEDICINE, NUTRIENT
from intents.reading.neighbours import Neighbours
from intents.reading.slips import slips_of
from intents.reading.spelling import SpellingCorrector
from knowledge.derived import derived
from knowledge.names import exact_words

COMMON = 3
"""Examples that must hold a word before it counts as a word although no English list has it."""
STRICT_TYPES = frozenset({MEDICINE, CONDITION, NUTRIENT})
"""Types to which a misspelling is corrected only with care: a wrong one misleads."""


def build_corrector(classifier: Classifier, loaded: Loaded) -> SpellingCorrector:
    """Return the corrector towards the words of the examples, of all names and of what else is matched.

    Words by which cautions are told are corrected to with care, as the names of conditions are. Words that few
    examples hold and no English list knows are misspellings themselves, so they are corrected. Nothing is corrected
    to a brand, nor to what local names of foods alone bring in, nor to names near to ordinary words, unless they are
    ordinary words that people ask with ("plan").
    """
    guard, brands, index = loaded.guard, loaded.brands, loaded.index
    exact, local = _exact_words(loaded)
    told_by = {word for word in loaded.wordings.words if word.isalpha()}
    strict = told_by | index.words_of(STRICT_TYPES)
    learnt = {word: count for word, count in classifier.known_words.items() if word not in brands}
    common = {word: count for word, count in learnt.items() if count >= COMMON or word in guard}
    names = dict.fromkeys((*index.words, *loaded.claim_words.vocabulary, *told_by, *loaded.words.fillers.words), 1)
    guarded = sorted(guard & common.keys())
    slips = set(derived("slips", json.dumps([common, guarded]), lambda: sorted(slips_of(common, guard))))
    sound = {word: count for word, count in common.items() if word not in slips or word in names}
    return SpellingCorrector(
        names | sound,
        guard=guard | brands,
        strict=strict - set(common) - loaded.words.stop - loaded.words.fillers.words,
        exact_only=(exact - (guard & common.keys())) | (local - common.keys()),
        neighbours=Neighbours(classifier.knows_pair, lambda: loaded.names, loaded.words.stop),
    )


def _exact_words(loaded: Loaded) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words to which nothing is corrected, and those of them that local names of foods bring in."""
    kinds = [sorted(loaded.knowledge.exact_only()), sorted(loaded.knowledge.foods.local_names)]

    def worked_out() -> list[list[str]]:
        named = [name.text for name in loaded.names]
        return [sorted(exact_words(frozenset(only), named)) for only in kinds]

    exact, local = derived("exact", json.dumps([*kinds, loaded.index.version]), worked_out)
    return frozenset(exact), frozenset(local)
