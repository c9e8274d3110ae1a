"""Several products told together, each with an amount: they are added up, not judged one by one."""

import re

from intents.catalog import Intent, IntentCatalog
from intents.model import Decision
from intents.reading.entities import Reading
from intents.reading.entity_types import FORM, MEDICINE
from intents.words import WordLists

PRODUCTS = frozenset({FORM, MEDICINE})
"""Types of names that products go by."""
SEVERAL_DOSES = "doses"
"""What an intent carries (`mix/doses`) that adds up several amounts."""
_BARE = re.compile(r"(?<![\w.,:/-])\d{2,4}(?![\w:%/]|[.,]\d)")


def counts_bare(reading: Reading) -> bool:
    """Whether a message holds several numbers without a unit ("my multi has 100, the gummies 85")."""
    taken = [amount.span for amount in reading.amounts]
    bare = (match.span() for match in _BARE.finditer(reading.text))
    return sum(all(end <= a or b <= start for a, b in taken) for start, end in bare) > 1


def summed(reading: Reading, decision: Decision, catalog: IntentCatalog, words: WordLists) -> tuple[str, str] | None:
    """Return the intent that adds up what a message tells, and the reason; None where it tells no several products."""
    if sum(amount.kind == "dose" for amount in reading.amounts) < 2:
        return None
    row = catalog.intents.get(decision.intent or "") if decision.outcome == "accepted" else None
    if _kinds_are_told(reading, row, words):
        return catalog.intent_for("mix", SEVERAL_DOSES) or "", "several products with their amounts are told"
    said = {word.read for word in reading.words}
    if row is None or not row.several or said & (words.versus | words.leaning.alternatives):
        return None
    if len({match.pair for match in reading.matches if match.type in PRODUCTS}) > 1:
        return row.several, "several products with their amounts are named"
    if len(said & words.leaning.times) > 1:
        return row.several, "amounts at several times of the day are told"
    return None


def _kinds_are_told(reading: Reading, row: Intent | None, words: WordLists) -> bool:
    """Whether kinds of products are told together, at most one medicine among them ("tablet 200 mg, antacid 150 mg").

    Only where nothing was understood (no `row`), or where an amount is asked about, which is then that of all of them.
    """
    if row is not None and "dose" not in row.accepts:
        return False
    said = {word.read.removesuffix("s") for word in reading.words if word.read in words.products}
    medicines = len(reading.medicines)
    return bool(said) and medicines < 2 and len(said) + medicines > 1
