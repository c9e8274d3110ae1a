"""What somebody asks who begins with the medicines taken: "on amlodipine and metformin, what should i take for sleep".

By their words such messages resemble questions on other medicines, which are refused.
"""

from itertools import pairwise

from intents.catalog import IntentCatalog
from intents.decide.taken import only_told
from intents.decide.unlisted import unlisted
from intents.keys import OOS_MEDICINES, OOS_NUTRIENTS
from intents.model import Decision
from intents.reading.entities import Reading
from intents.reading.entity_types import BESIDE, MEDICINE, OURS, WANTED
from intents.reading.strangers import UNKNOWN
from intents.words import WordLists

ELSEWHERE = frozenset({OOS_MEDICINES, OOS_NUTRIENTS})
"""The groups of questions on medicines and supplements alone."""
MOST_BETWEEN = 1
"""Words with a meaning of their own between two things that stand side by side."""
TIMED = tuple(map(frozenset, (("long", "after"), ("hours", "after"), ("hrs", "after"), ("apart",), ("same", "time"))))
"""Words that together ask for the time between us and a medicine."""


def beside_medicines(
    reading: Reading, decision: Decision, catalog: IntentCatalog, words: WordLists
) -> tuple[str, str] | None:
    """Return what a message that would be refused asks for beside medicines, and why; None where it asks of them."""
    if decision.outcome not in {"out_of_scope", "unclear"}:
        return None
    asked = _beside_named(reading, catalog, words)
    return asked or (_beside_unlisted(reading, catalog, words) if decision.intent in ELSEWHERE else None)


def _beside_unlisted(reading: Reading, catalog: IntentCatalog, words: WordLists) -> tuple[str, str] | None:
    """The intent of what goes with a name that no table holds; where a medicine stands before, "it" is that one."""
    named = unlisted(reading, words)
    key = catalog.intent_for(MEDICINE, UNKNOWN) if named else None
    if key is None or any(match.type in BESIDE and match.start < named[0].start for match in reading.matches):
        return None
    return key, "asks what goes with a name that no table holds"


def _beside_named(reading: Reading, catalog: IntentCatalog, words: WordLists) -> tuple[str, str] | None:
    medicines = [match for match in reading.matches if match.type == MEDICINE]
    if not medicines:
        return None
    last = max(match.end for match in medicines)
    behind = [word.read for word in reading.words if word.start >= last]
    asks = next((place for place, word in enumerate(behind) if word in words.leaning.asked_for), len(behind))
    wanted = [match for match in reading.matches if match.type in WANTED and match.start >= last]
    if wanted and not words.leaning.trying.isdisjoint(behind[asks:]):
        key = next((key for match in wanted if (key := catalog.intent_for(*match.pair))), None)
        return (key, "asks what to take for something, beside medicines") if key else None
    key = catalog.intent_for(*medicines[0].pair)
    if key and only_told(reading, words):
        return key, "tells of a medicine and asks nothing else"
    if key and _hours_after(reading, words):
        return key, "asks for the hours after a medicine and names nothing else"
    asks = _asks_for_us(reading, words) or _beside_us(reading, words)
    return (key, "asks for us beside medicines") if key and asks else None


def _hours_after(reading: Reading, words: WordLists) -> bool:
    """Whether a message asks for the time from one medicine, and not what for: "how many hours after antibiotics"."""
    free = {word.read for word in reading.free if not word.read.isdigit()} - words.leaning.leave
    one = len(reading.medicines) == 1
    asks = any(some <= free for some in TIMED)
    return one and asks and free <= words.stop.union(words.regimen, words.leaning.between_hours, *TIMED)


def _beside_us(reading: Reading, words: WordLists) -> bool:
    """Whether the nutrient stands beside a medicine ("tylenol pm + mag glycinate"), or a supplement is asked for."""
    following = pairwise(word.read for word in reading.words)
    leaning = words.leaning
    if any(before in leaning.unnamed_supplement and word in leaning.supplements for before, word in following):
        return True
    ours = [match for match in reading.matches if match.type in OURS]
    taken = [match for match in reading.matches if match.type == MEDICINE]
    pairs = ((min(a.end, b.end), max(a.start, b.start)) for a in ours for b in taken if a.span != b.span)
    between = ([word for word in reading.free if first <= word.start < last] for first, last in pairs)
    return any(sum(word.read not in words.stop for word in some) <= MOST_BETWEEN for some in between)


def _asks_for_us(reading: Reading, words: WordLists) -> bool:
    """Whether leave is asked, behind the medicines, for the nutrient: "on senna, can she have milk of magnesia too"."""
    ours = [match for match in reading.matches if match.type in OURS]
    spans = [match.span for match in ours]
    before = (
        [m.end for m in reading.matches if m.type == MEDICINE and m.span not in spans and m.end <= ours[-1].start]
        if ours
        else []
    )
    if not before:
        return False
    between = [word.read for word in reading.words if max(before) <= word.start < ours[-1].start]
    return not words.leaning.yes_no.isdisjoint(between) and not words.leaning.trying.isdisjoint(between)
