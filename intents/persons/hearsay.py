"""Messages that only give the word of somebody else: "internet says different", "my doctor said its fine"."""

from intents.later.leaning import LeaningWords
from knowledge.text import tokens

TOLD = frozenset({"say", "says", "said", "told", "tells", "thinks", "reckons"})
"""Words by which somebody gives another's word."""
UNTOLD = frozenset({"no", "not", "cant", "shouldnt", "isnt", "if", "should", "what", "would", "or"})
"""Words by which that is no yes, or is asked about."""


def told_otherwise(said: str, leaning: LeaningWords) -> bool:
    """Whether a message, lower case and without apostrophes, only says that others say something else."""
    words = {word for word in tokens(said) if not word.isdigit()}
    says = not words.isdisjoint(leaning.sayers | leaning.advisers)
    known = leaning.differing | leaning.sayers | leaning.advisers | leaning.saying
    return says and not words.isdisjoint(leaning.differing) and known.issuperset(words)


def has_leave(said: str, leaning: LeaningWords) -> bool:
    """Whether a message, lower case and without apostrophes, only says that an adviser said yes."""
    words = set(tokens(said))
    known = leaning.advisers | leaning.saying | leaning.judging | leaning.verdicts
    told = not words.isdisjoint(leaning.advisers) and not words.isdisjoint(leaning.verdicts)
    return told and not words.isdisjoint(TOLD) and words.isdisjoint(UNTOLD) and known.issuperset(words)
