"""Word stems, shared by the intent features and the passage index so that both see the same words."""

from functools import lru_cache

import Stemmer

from knowledge.text import tokens

_ENGLISH = Stemmer.Stemmer("english", 0)  # its own cache is off: the one below is larger


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return the Snowball (Porter 2) stem of a normalised word.

    >>> stem("cramping"), stem("cramps")
    ('cramp', 'cramp')
    """
    return str(_ENGLISH.stemWord(word))


def stems_in(text: str) -> set[str]:
    """Return the stems of the words of a text.

    >>> sorted(stems_in("Leg cramps, cramping"))
    ['cramp', 'leg']
    """
    return set(map(stem, tokens(text)))
