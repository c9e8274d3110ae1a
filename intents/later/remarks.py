"""Later messages that say one thing of the last answer and nothing else: thanks, "noted", "why", "useless then".

All take the message in lower case and without apostrophes.
"""

from intents.later.leaning import LeaningWords
from knowledge.text import spaced, tokens

MOST_NOTING = 5
"""Words of a message that only takes note of an answer."""


def doubts_it_all(said: str, words: LeaningWords) -> bool:
    """Whether a message holds a doubt and no topic of its own."""
    padded = spaced(said)
    found = [doubt for doubt in words.doubts if f" {doubt} " in padded]
    for doubt in sorted(found, key=len, reverse=True):
        padded = padded.replace(f" {doubt} ", " ")
    return bool(found) and all(word in words.doubters for word in padded.split())


def asks_how_big(said: str, words: LeaningWords) -> bool:
    """Whether a message asks how big an effect is and nothing else."""
    parts = tokens(said)
    asks = bool({"how", "size"} & set(parts)) and bool(words.effects & set(parts))
    return ("by how much" in said or asks) and all(word in words.sizes for word in parts)


def only_thanks(said: str, words: LeaningWords) -> bool:
    """Whether a message thanks and does nothing else."""
    parts = tokens(said)
    return not words.thanks.isdisjoint(parts) and set(parts) <= words.thanks | words.thanking | words.friends


def only_notes(said: str, words: LeaningWords) -> bool:
    """Whether a message takes note of an answer and does nothing else."""
    parts = tokens(said)
    beside = words.noted | words.noting | words.friends
    return len(parts) <= MOST_NOTING and not words.noted.isdisjoint(parts) and beside.issuperset(parts)


def will_ask(said: str, words: LeaningWords) -> bool:
    """Whether a message says that somebody who knows will be asked."""
    parts = tokens(said)
    tells = bool({"will", "ill", "going", "gonna", "better", "shall"} & set(parts[:4]))
    known = words.advisers | words.consulting
    return tells and not (words.advisers | words.contacting).isdisjoint(parts) and known.issuperset(parts)


def asks_plainer(said: str, words: LeaningWords) -> bool:
    """Whether a message asks for simpler words and nothing else."""
    parts = tokens(said) if not said.startswith(("you ", "u ")) else []  # "you dont get it" blames us
    lost = "get" in parts and not {"dont", "didnt"}.isdisjoint(parts)  # "i dont get it"
    return (lost or not words.plainer.isdisjoint(parts)) and (words.plainer | words.explaining).issuperset(parts)


def asks_which(said: str, words: LeaningWords) -> bool:
    """Whether a message asks which of the things side by side and nothing else: "which one", "so which is best"."""
    parts = tokens(said)
    return "which" in parts and all(word in words.picking for word in parts)


def concludes(said: str, words: LeaningWords) -> bool:
    """Whether a message draws a no or yes from the last answer: "so no", "then nothing at all"."""
    parts = tokens(said)
    return not words.outcomes.isdisjoint(parts) and all(word in words.concluding for word in parts)


def asks_why(said: str, words: LeaningWords) -> bool:
    """Whether a message asks why and nothing else."""
    parts = tokens(said)
    asks = not {"why", "y"}.isdisjoint(parts[:2]) or parts[:2] == ["how", "come"] or parts[1:3] == ["how", "come"]
    return asks and all(word in words.whys for word in parts)
