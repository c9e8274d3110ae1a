"""Things spoken of before that a message calls by less than their name: "grams of seeds" after pumpkin seeds."""

from dataclasses import replace

from intents.entities import Reading
from intents.entity_types import FOOD, MEDICINE
from intents.model import Context

UNNAMED = "_unnamed"
"""How the keys of medicines end that are known by their kind alone."""


def named_before(reading: Reading, context: Context) -> Reading:
    """Return the reading with the food spoken of last where a message says its last word alone ("grams of seeds").

    So is a medicine that is called by its kind ("the antibiotic").
    """
    spoken = [key for type_, key in reversed(context.entities) if type_ == FOOD]
    typed = [word.typed for word in reading.words]
    before = next((key for type_, key in reversed(context.entities) if type_ == MEDICINE), None)
    if not spoken and before is None:
        return reading
    matches = list(reading.matches)
    for at, match in enumerate(matches):
        if match.type == MEDICINE and match.key.endswith(UNNAMED) and before is not None:
            matches[at] = replace(match, key=before)
        if match.type != FOOD or match.key in spoken or " " in match.text or match.text in typed[:2]:
            continue
        key = next((key for key in spoken if match.text in key.split("_")[1:]), None)
        if key is not None:
            matches[at] = replace(match, key=key)
    return replace(reading, matches=tuple(matches))
