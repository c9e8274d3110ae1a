"""Keys of the content that code names: an intent whose button is offered, a page, a stage of life, a diet.

`bot.references` compares them with the content, so that none is renamed there and looked for in vain here. Intents
and pages stand in `intents.keys`.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from bot.loading import Loaded
from intents.claims.matcher import NEEDED
from intents.claims.watch import NAMED as SPOKEN_OF
from intents.keys import INTENTS, PAGES
from intents.reading.entity_types import DIET, REGION, SUBJECT, THINGS
from intents.reading.wordings import TOPIC
from intents.safety.triage import GUARDS
from intents.safety.vitals import ANOTHER_NUMBER
from intents.safety.watch import LEVELS, WARY
from knowledge.readers import Place, Placed, Problem

NAMED: Mapping[str, frozenset[str]] = {
    "thing": frozenset(
        [
            "life_stage/baby",
            "life_stage/breastfeeding",
            "life_stage/child",
            "life_stage/man",
            "life_stage/older_adult",
            "life_stage/pregnancy",
            "life_stage/teen",
            "life_stage/trying_to_conceive",
            "life_stage/woman",
            "diet/cheap",
            "diet/gluten_free",
            "diet/low_potassium",
            "diet/nut_free",
            "diet/vegan",
            "diet/vegetarian",
            "goal/deficiency",
            "goal/leg_cramps",
            "nutrient/potassium",
            "subject/magnesium",
        ]
    ),
    "diet": frozenset({"cheap", "gluten_free", "low_potassium", "nut_free", "vegan"}),
    "measure": frozenset({"cup", "piece", "serving"}),
    "disclaimer": frozenset({"child", "food", "general", "medicine", "pregnancy", "supplement", "urgent"}),
    "source": frozenset({"usda_sr28"}),
    "region": frozenset({"eu", "uk", "us"}),
}
TYPES = frozenset({*THINGS, SUBJECT, DIET, REGION, TOPIC})
"""Types of things of which names are needed."""


def missing(loaded: Loaded, things: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for every key that code names and the content lacks; `things` are all that have a name."""
    knowledge, catalog, words, claim_words = loaded.knowledge, loaded.catalog, loaded.triage.words, loaded.claim_words
    types = {thing.partition("/")[0] for thing in things}
    cards = {level.card for level in LEVELS.values()}
    measures = knowledge.kitchen.scale.measures
    needed: list[tuple[str, Collection[str], Collection[str], Iterable[Placed]]] = [
        ("intent", INTENTS, catalog.intents, catalog.intents.values()),
        ("passage", PAGES, knowledge.passages, knowledge.passages.values()),
        ("thing", NAMED["thing"], things, catalog.entities),
        ("type", TYPES, types, catalog.entities),
        ("diet", NAMED["diet"], knowledge.foods.diets, knowledge.foods.diets.values()),
        ("measure", NAMED["measure"], measures, measures.values()),
        ("disclaimer", NAMED["disclaimer"], knowledge.disclaimers, knowledge.disclaimers.values()),
        ("source", NAMED["source"], knowledge.sources, knowledge.sources.values()),
        ("region", NAMED["region"], knowledge.intake.regions, knowledge.intake.by_key.values()),
        ("card", cards, knowledge.urgent.by_key, knowledge.urgent.by_key.values()),
        ("concept", {*WARY, ANOTHER_NUMBER}, words.names, [words]),
        ("guard", GUARDS, words.reach, [words]),
        ("concept", {*NEEDED, *SPOKEN_OF}, claim_words.patterns, [claim_words]),
    ]
    for what, keys, known, rows in needed:
        files = sorted({Path(row.place.file) for row in rows})  # none: that all of it is empty is told as such
        for key in sorted(set(keys) - set(known)) if files else ():
            place = Place(str(files[0] if len(files) == 1 else files[0].parent), 1)
            yield Problem(place, f"the {what} {key!r} is missing", "code looks for it: restore its name")
