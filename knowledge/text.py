"""Text clean-up: the only one in the project, used by every step and by the tables alike.

Normalising keeps the words and drops what only a screen needs: width and ligature variants, invisible
characters, look-alike letters from other alphabets, curly quotes, case, runs of white space.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from string import Formatter

# Cyrillic and Greek letters that look like Latin ones. They are folded only inside a word that also holds
# Latin letters ("сhеst" typed with two Cyrillic letters), so that real Russian or Greek stays readable.
_LOOKALIKES = str.maketrans("аеорсухіјѕԁһќтмнкѵзΑαΒΕΖΗΙικΚΜΝνΟοΡρΤτΥυΧχ", "aeopcyxijsdhktmnkv3AaBEZHIikKMNvOoPpTtYuXx")
_QUOTES = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„″", '"'),
        **dict.fromkeys("–—−‐‑", "-"),
        "\u00a0": " ",
    }
)
_LATIN = re.compile(r"[A-Za-z]")
_OTHER = re.compile(r"[\u0370-\u052f]")
_WORD = re.compile(r"\S+")
_SPACE = re.compile(r"\s+")
_INITIALS = re.compile(
    r"(?<![\w.'])(?!(?:a\.m|p\.m|e\.g|i\.e|y\.o|m\.o|n\.b|p\.s)\b)(?:[a-z]\.){1,3}[a-z](?:\.(?!\w)|(?![\w.']))"
)
"""Initials with dots ("M.G.", "c.k.d"), which read as one word; those of times and of "for example" do not."""
_THOUSANDS = re.compile(
    r"(?<![\d.,])[1-9]\d{0,2}(?:\.\d{3}|\s0\d\d)+(?=\s?(?:mgs?|mcg|ug|µg|milligram\w*|microgram\w*|iu)\b)"
)
"""Thousands as half of Europe writes them: "1.200 mg", "10 000 mg". No label has three decimals of a mg."""
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*")


AT_HAND = 4
"""Texts whose words are kept: dozens of steps ask for those of the message at hand, and no text is kept for long."""


def clean(text: str) -> str:
    """Return text with its case kept, invisible and look-alike characters settled, spaces single.

    NFKC first (full-width letters, ligatures, ½ as 1⁄2), then control, format (zero-width, bidi, tag) and
    unassigned characters go, then quotes and dashes become ASCII. Empty when nothing readable is left.
    """
    if text.isascii():  # the common case, several times faster
        visible = text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)
        return " ".join(visible.split())
    folded = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    kept = []
    for char in folded:
        category = unicodedata.category(char)
        if category == "Cc":
            kept.append(" ")
        elif category not in {"Cf", "Cn", "Co", "Cs", "Mn"} or char == "\u0301":
            kept.append(char)
    visible = _WORD.sub(_fold_word, "".join(kept))
    return _SPACE.sub(" ", visible).strip()


def _fold_word(match: re.Match[str]) -> str:
    word = match.group()
    if _OTHER.search(word) and _LATIN.search(word):
        return word.translate(_LOOKALIKES)
    return word


def normalise(text: str) -> str:
    """Return the lower-case, accent-free, single-spaced form in which all matching is done.

    >>> normalise("  Magnésium\\u200b  CITRATE ’n’ zinc ")
    "magnesium citrate 'n' zinc"
    >>> normalise("1.200 mg or 10 000 mcg of 1.500 g")
    '1,200 mg or 10,000 mcg of 1.500 g'
    """
    lowered = clean(text).lower()
    if not lowered.isascii():
        decomposed = unicodedata.normalize("NFD", lowered)
        plain = "".join(c for c in decomposed if unicodedata.category(c) != "Mn")
        lowered = clean(unicodedata.normalize("NFC", plain)).lower()
    if "." in lowered:
        lowered = _INITIALS.sub(_without_dots, lowered)
    if "." in lowered or " 0" in lowered:
        lowered = _THOUSANDS.sub(lambda match: re.sub("[. ]", ",", match.group()), lowered)
    return lowered


def _without_dots(match: re.Match[str]) -> str:
    return match.group().replace(".", "")


def tokens(text: str) -> list[str]:
    """Return the words and numbers of a text, normalised, apostrophes inside words removed.

    >>> tokens("Can't I take 2 x 200mg?")
    ['cant', 'i', 'take', '2', 'x', '200', 'mg']
    """
    return list(_tokens(text))


@lru_cache(maxsize=AT_HAND)
def _tokens(text: str) -> tuple[str, ...]:
    words = _TOKEN.findall(normalise(text))
    return tuple(word.replace("'", "") for word in words) if "'" in text or not text.isascii() else tuple(words)


@lru_cache(maxsize=AT_HAND)
def spaced(text: str) -> str:
    """Return the words of a text with a space around each, so that ` phrase ` is found as whole words only.

    >>> " can i " in spaced("Can I?"), " can i " in spaced("pecan ice")
    (True, False)
    """
    return f" {' '.join(_tokens(text))} "


def holds_any(text: str, phrases: Iterable[str]) -> bool:
    """Tell whether one of several phrases stands in a text, as whole words."""
    said = spaced(text)
    return any(phrase in said and f" {phrase} " in said for phrase in phrases)


def both_ends(text: str, most: int, joint: str = " ") -> str:
    """Return a text, or where it is longer than `most` characters the halves of them from its start and its end.

    >>> both_ends("abcdefgh", 4), both_ends("abcd", 4)
    ('ab gh', 'abcd')
    """
    half = most // 2
    return text if len(text) <= most else f"{text[:half]}{joint}{text[-half:]}"


def sentences(text: str) -> list[str]:
    """Return the sentences of a text that we wrote; a line ends one too.

    >>> sentences("It held 2.5 mg. Did it? Yes")
    ['It held 2.5 mg.', 'Did it?', 'Yes']
    """
    return [sentence for sentence in _BETWEEN_SENTENCES.split(text) if sentence]


def places_in(text: str) -> frozenset[str]:
    """Return the names of the places that a text leaves to be filled. ValueError when a brace is left open.

    >>> sorted(places_in("Call {emergency} or {poison}."))
    ['emergency', 'poison']
    """
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)
