"""What triage reads: the words of a message after typing errors, txt-speak and disguises are folded.

A word is replaced by the spelling table of the content; by undoing simple disguises ("k1ll", "s u i c i d e",
"su*cide") when the result is a word of the rules; or when it is no ordinary English word and one slip away from a
word of the rules.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import cached_property

from intents.patterns.words import Words, join_words, plain_number
from knowledge.text import normalise

__all__ = ["CACHED", "SHORTEST", "SafetyReader", "Words"]

_CHUNK = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+(?:[.,:]\d+)*|[^\s\w]")
_MARKED = re.compile(r"[0-9@$!*]")
"""Without any of these no word is disguised by signs."""
_DISGUISED = re.compile(r"[a-z0-9@$!*]{2,20}")
_SPELT_OUT = re.compile(r"(?<![^\W_])(?:[^\W\d_][ .\-_*]{1,4}){5,200}[^\W\d_](?![^\W_])")
"""Letters one by one, at least six; a wider gap between words is kept by some."""
_WIDE = re.compile(r" {2,}")
_SPACED = re.compile(r"\b(?:[a-z][ .\-_*]){3,14}[a-z]\b")
_DOUBLED = re.compile(r"([a-z])\1+")
_STRETCHED = re.compile(r"([a-z])\1{2,}")
_LEET = str.maketrans("01345@$!", "oleasasi")
_LEET_I = str.maketrans("013457@$!", "oieastasi")
_POSSESSIVE = re.compile(r"\b(?!(?:he|she|it|that|what|who|there|where|how|here|let)'s)([a-z]{2,})'s\b")
_LINES = re.compile(r"[\r\n]+")
_HYPHEN = re.compile(r"(?<=[^\W_])[-_](?=[^\W_])")
_AND = re.compile(r"\s*[&+]\s*")
_WEEKS = re.compile(r"\b(\d{1,2})w\b")
"""A count of weeks as on antenatal notes ("27w"); a "w" that stands alone is read as "with"."""
_SENTENCE = frozenset(".?!;")
_CLAUSE = frozenset(',:-()[]/|"=>')
_MAX_WORD = 40
SHORTEST = 4
"""Letters of a word in which a slip is undone; shorter words are too near to each other."""
LONGEST = 14
"""Letters of a word in a message that is spelt out."""
SHORT = frozenset({"it", "is", "me", "my", "so", "do"})
"""Words of two letters that are read through a disguise ("1t"); others would be vitamins and amounts."""
CACHED = 20_000
"""Words whose reading is kept."""


class SafetyReader:
    """Turns messages into words; built once from the spelling table and the words of the rules."""

    def __init__(self, spelling: Mapping[str, str], known: Mapping[str, int], ordinary: Collection[str]) -> None:
        """Take wrong → right spellings, words of the rules with how often they stand there, words left alone."""
        self._spelling = {wrong: tuple(right.split()) for wrong, right in spelling.items() if "+" not in wrong}
        self._pairs = {tuple(wrong.split("+")): right for wrong, right in spelling.items() if "+" in wrong}
        self._known = known
        self._ordinary = ordinary
        self._read: dict[str, tuple[str, ...]] = {}

    @cached_property
    def _slips(self) -> dict[str, list[str]]:
        """Every known word under each form with one letter left out; made when the first unknown word comes."""
        slips = defaultdict(list)
        for word in sorted(self._known, key=lambda word: (-self._known[word], word)):
            if len(word) >= SHORTEST:
                for form in _deletions(word):
                    slips[form].append(word)
        return slips

    @cached_property
    def _doubles(self) -> dict[str, str]:
        """Known words by their form with doubled letters written once."""
        return {_undoubled(word): word for word in sorted(self._known, reverse=True) if len(word) > SHORTEST}

    def read(self, utterance: str) -> Words:
        """Return the words of a message; empty when it holds none. Never raises."""
        utterance = _SPELT_OUT.sub(self._spelt_out, utterance)
        text = _AND.sub(" and ", _HYPHEN.sub(" ", normalise(_LINES.sub(" ; ", utterance))))
        text = _WEEKS.sub(r"\1 weeks", _POSSESSIVE.sub(r"\1", text))
        text = _SPACED.sub(self._join, text)
        if _MARKED.search(text):
            text = _DISGUISED.sub(self._reveal, text)
        words: list[str] = []
        breaks: list[int] = []
        pending = 0
        for chunk in _CHUNK.findall(text):
            if chunk[0].isalnum():
                for word in self._word(chunk):
                    words.append(word)
                    breaks.append(pending)
                    pending = 0
            else:
                pending = max(pending, 2 if chunk in _SENTENCE else 1 if chunk in _CLAUSE else 0)
        return join_words(words, breaks, self._pairs)

    def _word(self, chunk: str) -> tuple[str, ...]:
        if chunk[0].isdigit():
            return (plain_number(chunk),)
        word = chunk.replace("'", "")[:_MAX_WORD]
        read = self._read.get(word)
        if read is None:
            read = self._spelled(word)
            if len(self._read) < CACHED:
                self._read[word] = read
        return read

    def _spelled(self, word: str) -> tuple[str, ...]:
        """What a word is read as: itself, or what the table, a dropped g, doubled letters or one slip make of it."""
        if word in self._spelling or word in self._known:
            return self._spelling.get(word, (word,))
        if _STRETCHED.search(word):
            for repeat in (r"\1", r"\1\1"):
                short = _STRETCHED.sub(repeat, word)
                if short in self._known or short in self._spelling:
                    return self._spelling.get(short, (short,))
        if len(word) < SHORTEST or word in self._ordinary:
            return (word,)
        same = self._doubles.get(_undoubled(word)) or self._doubles.get(_undoubled(f"{word}g"))
        read = same or self._unslip(word)
        return self._spelling.get(read, (read,))

    def _unslip(self, word: str) -> str:
        """Undo one slip: a letter left out, added, changed or two swapped; short words need their first letter."""
        for form in _deletions(word):
            for right in self._slips.get(form, ()):
                if (right[0] == word[0] or right[:2] == word[1::-1]) and _one_slip(word, right):
                    return right
        return word

    def _spelt_out(self, match: re.Match[str]) -> str:
        """The words of a message that is written letter by letter."""
        spelt = (re.sub(r"[\W_]", "", part).lower() for part in _WIDE.split(match.group()))
        return " ".join(word for part in spelt for word in self._parted(part))

    def _parted(self, letters: str) -> list[str]:
        """The fewest words of the rules or of English that letters are made of; the letters when there are none."""
        best: list[list[str] | None] = [[]]
        for end in range(1, len(letters) + 1):
            ways = [
                [*before, letters[start:end]]
                for start in range(max(0, end - LONGEST), end)
                if (before := best[start]) is not None and self._is_word(letters[start:end])
            ]
            best.append(min(ways, key=len, default=None))
        return best[-1] or [letters]

    def _is_word(self, word: str) -> bool:
        known = word in self._known or word in self._spelling or word in self._ordinary
        return known if len(word) > 1 else word in {"i", "a"}

    def _join(self, match: re.Match[str]) -> str:
        joined = re.sub(r"[^a-z]", "", match.group())
        return joined if joined in self._known or joined in self._spelling else match.group()

    def _reveal(self, match: re.Match[str]) -> str:
        word = match.group()
        if word.isalpha() or not any(map(str.isalpha, word)):
            return word
        for table in (_LEET, _LEET_I):
            plain = word.translate(table).strip("*")
            if plain.isalpha() and (len(plain) > 2 or plain in SHORT) and plain in self._known:
                return plain
        if "*" in word.strip("*") and word[0].isalpha():
            pattern = re.compile(word.strip("*").replace("*", "[a-z]"))
            found = sorted(known for known in self._known if pattern.fullmatch(known))
            return found[0] if found else word
        return word


def _undoubled(word: str) -> str:
    """The word with doubled letters written once: "skippin" and "skipin" are alike."""
    return _DOUBLED.sub(r"\1", word)


def _deletions(word: str) -> list[str]:
    """The word and every form of it with one letter left out."""
    return [word, *(word[:i] + word[i + 1 :] for i in range(len(word)))]


def _one_slip(word: str, right: str) -> bool:
    """Whether two words differ by one letter added, left out or changed, or two neighbours swapped."""
    if abs(len(word) - len(right)) > 1:
        return False
    start = 0
    while start < min(len(word), len(right)) and word[start] == right[start]:
        start += 1
    a, b = word[start:], right[start:]
    return a[1:] == b or a == b[1:] or a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
