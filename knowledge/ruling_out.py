"""Which of the things in a text its wording rules out: "no nuts or seeds", "allergic to …", "egg and fish allergy".

The words are content (`food_words.yaml`); understanding and the answers read with the same ones.
"""

import functools
from collections.abc import Iterable, Sequence

from knowledge.said_amounts import FoodWords, Span
from knowledge.text import holds_any, tokens


def ruled_out(text: str, spans: Iterable[Span], told: Sequence[Span], words: FoodWords) -> frozenset[Span]:
    """Return the spans that a text rules out; `told` are limits known already, such as "hate nuts", which go on.

    A word before rules out the whole list that follows; one such as "allergy" or "are out" the list that it ends.
    """
    ordered = sorted(spans, key=lambda span: (span.start, -span.end))
    begun = [span for span in told if _begins(text, span, words)]
    out: list[Span] = []
    for span in ordered:
        last = next((other for other in reversed([*begun, *out]) if other.end <= span.start), None)
        listed = last is not None and _joined(text[last.end : span.start], words)
        after = _next(text, span) in words.negators_after or _closes(text[span.end :], words)
        if listed or after or _negated(text[: span.start], words):
            out.append(span)
    ends = [span for span in (*told, *out) if _ends(text, span, words)]
    rest = [span for span in ordered if span not in out]
    out += _before(ends, rest, text, words)
    free = [span for span in (*told, *out) if _is_free(text, span, words)]
    kinds = [span for span in rest if text[span.start : span.end] in words.freed]
    return frozenset((*out, *_before(free, kinds, text, words)))


def _before(ends: Sequence[Span], spans: Sequence[Span], text: str, words: FoodWords) -> list[Span]:
    """The list before what is ruled out at its end: "egg, soy and fish allergy".

    Only a joining word begins it: "i eat rice, nut allergy" tells two things.
    """
    found: list[Span] = []
    for span in reversed(spans):
        later = (end for end in (*ends, *found) if end.start > span.end)
        between = [(end in found, text[span.end : end.start]) for end in later]
        if any((begun or tokens(said)) and _joined(said, words) for begun, said in between):
            found.append(span)
    return found


def of_an_allergy(text: str, words: FoodWords) -> bool:
    """Tell whether a text speaks of an allergy, which leaves out all that is of a food's kind."""
    return holds_any(text, words.allergy)


def _joined(between: str, words: FoodWords) -> bool:
    return all(word in words.joins for word in tokens(between))


def _begins(text: str, span: Span, words: FoodWords) -> bool:
    return text[span.start : span.end].startswith(words.negators_before) or _negated(text[: span.start], words)


def _ends(text: str, span: Span, words: FoodWords) -> bool:
    said = tokens(text[span.start : span.end])
    return _closes(text[span.end :], words) or any(said[-1:] == [word] for word in words.negators_of_a_list)


def _is_free(text: str, span: Span, words: FoodWords) -> bool:
    """Whether a list ends in what is "free": "gluten and dairy free" leaves out both.

    Only what is mostly left out goes with it: "bananas and nut free cereal" keeps the bananas.
    """
    ends_so = tokens(text[span.start : span.end])[1:][-1:]
    return _next(text, span) in words.negators_after or any(word in words.negators_after for word in ends_so)


def _closes(after: str, words: FoodWords) -> bool:
    """Whether a text begins with words that rule out the list before it."""
    said = " ".join(tokens(after.replace("'", ""))) + " "
    return said.startswith(tuple(f"{phrase} " for phrase in words.negators_of_a_list))


def _next(text: str, span: Span) -> str:
    return next(iter(tokens(text[span.end :])), "")


def _negated(before: str, words: FoodWords) -> bool:
    said = f" {' '.join(tokens(before))}"
    for more in words.carried_over:
        said = said.removesuffix(f" {more}")
    return said.endswith(_endings(words.negators_before)) and not said.endswith(_endings(words.negators_asked))


@functools.cache
def _endings(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """How a text in words ends that ends with one of these; worked out once, as phrases are content."""
    return tuple(f" {' '.join(tokens(phrase))}" for phrase in phrases)
