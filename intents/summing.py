"""Several products told together, each with an amount: they are added up, not judged one by one."""

from intents.catalog import Intent
from intents.entities import Reading
from intents.words import WordLists


def are_summed(reading: Reading, row: Intent | None, words: WordLists) -> bool:
    """Whether kinds of products are told together, at most one medicine among them ("tablet 200, antacid 150").

    Only where nothing was understood (no `row`), or where an amount is asked about, which is then that of all of them.
    """
    if row is not None and ("dose" not in row.accepts or row.several):
        return False
    said = {word.read.removesuffix("s") for word in reading.words if word.read in words.products}
    medicines = {match.key for match in reading.matches if match.type == "medicine"}
    return bool(said) and len(medicines) < 2 and len(said) + len(medicines) > 1
