"""What the classifier is given: the corrected words, with rare names and numbers as typed tokens.

"can i take 200mg with synthroid" becomes "can i take xxdose with xxmedicine": a number or a name that no
example holds then still speaks for the right intent, and no number decides one (Rasa and QnA Maker users
report both; see FAQ complaints on numbers that match at 100 %).
"""

from collections.abc import Iterable

from intents.entities import Reading

REPLACED = frozenset({"medicine", "food", "nutrient"})
"""Types whose names are too many for the examples: the token stands in their place."""
MARKED = frozenset({"form"})
"""Types whose names carry meaning of their own: the token is added beside the words."""


def encode(reading: Reading, plain_words: Iterable[str] = ()) -> str:
    """Return the utterance as the classifier sees it.

    `plain_words` are names left as words although they are of a replaced type (a food named "water" also
    names an intent).
    """
    plain = set(plain_words)
    spans: dict[int, tuple[int, str]] = {}
    marks: list[str] = []
    for match in reading.matches:
        if match.type in REPLACED and match.text not in plain:
            spans.setdefault(match.start, (match.end, f"xx{match.type}"))
        elif match.type in MARKED and f"xx{match.type}" not in marks[-1:]:
            marks.append(f"xx{match.type}")
    for amount in reading.amounts:
        spans[amount.start] = (amount.end, f"xx{amount.kind}")
    return " ".join((*_words(reading, spans), *marks))


def _words(reading: Reading, spans: dict[int, tuple[int, str]]) -> Iterable[str]:
    until = -1
    for word in reading.words:
        if word.start in spans and word.start >= until:
            until, token = spans[word.start]
            yield token
        elif word.start < until:
            continue
        elif word.read[0].isdigit():
            yield "xxnum"
        else:
            yield word.read
