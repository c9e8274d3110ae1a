"""Harmless changes to an utterance, and the share of utterances whose answer they leave alone."""

import random
import re
import string
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Change = Callable[[str, random.Random], str]
GREETINGS = ("hi, ", "hello, ", "hey there, ", "good morning, ")
FILLERS = ("um", "please", "basically", "just", "well", "so")
_WORD = re.compile(r"[A-Za-z]{4,}")
_NUMBER = re.compile(r"(?<![\w.,:])\d{2,}(?![\w.,:]*\w)")
"""An amount that stands by itself: the figure in "A1c", "2:1", "D3" or "type 2" is part of a name."""
_MARKS = str.maketrans("", "", string.punctuation.replace("'", ""))


@dataclass(frozen=True)
class Robustness:
    """How often the answer stays the same under one kind of change."""

    change: str
    same: float
    """Share in [0, 1]; 1 when no utterance could be changed so."""
    count: int
    """Utterances that the change altered."""
    example: str
    """A changed utterance whose answer differs; empty if none does."""


def no_punctuation(text: str, rng: random.Random) -> str:
    return text.translate(_MARKS)


def more_punctuation(text: str, rng: random.Random) -> str:
    return text.rstrip("?!. ") + rng.choice(("???", "!!", " ...", "?!"))


def greeting(text: str, rng: random.Random) -> str:
    return rng.choice(GREETINGS) + text


def filler(text: str, rng: random.Random) -> str:
    """Return the text with one filler word put in at a random place."""
    words = text.split(" ")
    words.insert(rng.randrange(len(words) + 1), rng.choice(FILLERS))
    return " ".join(words)


def typing_error(text: str, rng: random.Random) -> str:
    """Return the text with one letter dropped, doubled, swapped or replaced in one word of four or more."""
    found = list(_WORD.finditer(text))
    if not found:
        return text
    match = rng.choice(found)
    word = match.group()
    place = rng.randrange(1, len(word) - 1)  # first letters are rarely mistyped
    kind = rng.randrange(4)
    if kind == 0:
        wrong = word[:place] + word[place + 1 :]
    elif kind == 1:
        wrong = word[:place] + word[place] + word[place:]
    elif kind == 2:
        wrong = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    else:
        wrong = word[:place] + rng.choice(string.ascii_lowercase) + word[place + 1 :]
    return text[: match.start()] + wrong + text[match.end() :]


def other_number(text: str, rng: random.Random) -> str:
    """Return the text with every amount replaced by one up to a tenth larger: 16 and 86 years are not the same."""
    return _NUMBER.sub(lambda m: str(int(m.group()) + rng.randint(1, max(1, int(m.group()) // 10))), text)


CHANGES: dict[str, Change] = {
    "upper case": lambda text, rng: text.upper(),
    "lower case": lambda text, rng: text.lower(),
    "no punctuation": no_punctuation,
    "more punctuation": more_punctuation,
    "greeting before it": greeting,
    "filler word": filler,
    "one typing error": typing_error,
    "two typing errors": lambda text, rng: typing_error(typing_error(text, rng), rng),
    "another number": other_number,
}


def robustness(texts: Sequence[str], answer: Callable[[str], object], seed: int = 0) -> tuple[Robustness, ...]:
    """Return for each kind of change the share of texts that are answered the same."""
    before = [answer(text) for text in texts]
    figures = []
    for name, change in CHANGES.items():
        rng = random.Random(f"{seed} {name}")
        same = count = 0
        example = ""
        for text, kept in zip(texts, before, strict=True):
            changed = change(text, rng)
            if changed == text:
                continue
            count += 1
            if answer(changed) == kept:
                same += 1
            else:
                example = example or changed
        figures.append(Robustness(name, same / count if count else 1.0, count, example))
    return tuple(figures)
