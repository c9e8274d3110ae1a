"""What stays with a conversation: what a message takes back of it; the topic and what was spoken of after an answer."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.answer import Draft
from bot.answers.foods.wishes import FROM
from bot.answers.labels.reading import COUNTS, KEPT, MG, SERVED, TAKEN
from bot.answers.pictures import drawn
from bot.conversation import MAX_ENTITIES, Conversation, listed_after
from intents.keys import MEDICINES
from intents.model import Slots
from intents.reading.entities import Reading
from intents.reading.entity_types import (
    AGE,
    BESIDE,
    DIET,
    FOOD,
    FORM,
    LIFTED,
    LIMITS,
    MEDICINE,
    NUTRIENT,
    SUBJECT,
)
from knowledge.interactions import Interaction

_BACK = re.compile(r"(?:\w+,? ){0,2}back to (?:the |my )?(?P<thing>[a-z]+)\b", re.IGNORECASE)
"""Goes back to what was spoken of before another thing: "back to magnesium, how long till it works"."""
MISTAKEN = frozenset({FORM, MEDICINE})
"""Types of things of which one is named for another."""
FIGURED = frozenset({FOOD, MEDICINE, NUTRIENT})
"""Types of things of which a later "is that too much" may be asked."""
LABEL = frozenset({FORM, MG, COUNTS, SERVED, TAKEN})
"""Types of what is held of an amount told."""


def put_right(
    utterance: str,
    meant: str | None,
    conversation: Conversation,
    read: Callable[[str], Reading],
    rows: Mapping[str, Interaction],
) -> Conversation:
    """The conversation without what a message takes back or tells more exactly.

    `meant` is what it says was meant: "sorry i meant cipro" takes back the penicillin before it. "Doxycycline" says
    which the antibiotic was. The message is read only where the talk holds something of that kind.
    """
    if (back := _BACK.match(utterance)) is not None and read(back["thing"]).matches[:1]:
        conversation = _without_what_is_beside(conversation, read(back["thing"]))
    spoken = [*conversation.context.entities]
    classes = [pair for pair in spoken if pair[0] == MEDICINE and pair[1] in rows and rows[pair[1]].stands_for]
    if meant is None and not classes:
        return conversation
    named = {match.pair for match in read(meant or utterance).matches}
    gone = [pair for pair in classes if any(key in rows[pair[1]].stands_for for _, key in named)]
    for type_ in {type_ for type_, _ in named} & MISTAKEN if meant is not None else ():
        gone += [pair for pair in spoken if pair[0] == type_ and pair not in named][-1:]
    for pair in gone:
        listed = tuple(one for one in conversation.listed if one != pair)
        conversation = replace(conversation.forgetting("/".join(pair)), listed=listed)
    return conversation


def _without_what_is_beside(conversation: Conversation, thing: Reading) -> Conversation:
    """The conversation without the medicines and nutrients spoken of, where a message goes back to what is ours."""
    if thing.matches[0].type != SUBJECT:
        return conversation
    kept = tuple(pair for pair in conversation.entities if pair[0] not in BESIDE)
    return replace(
        conversation, intent=None if conversation.intent == MEDICINES else conversation.intent, entities=kept
    )


def following(conversation: Conversation, draft: Draft, slots: Slots) -> Conversation:
    """The conversation after an answer, a correction or a question back: its topic, and what was spoken of."""
    if draft.kind not in {"answer", "correct_claim", "clarify"} or draft.intent is None:
        return replace(conversation, listed=(), entities=spoken_of(conversation, slots))
    said = [match.pair for match in slots.matches if match.said]
    return replace(
        conversation,
        intent=draft.intent,
        entities=spoken_of(conversation, slots, draft.told),
        held=draft.holds or _label_kept(conversation, slots),
        listed=listed_after(conversation.listed, said, draft.lists or drawn(draft.drawable)),
        sources=draft.sources,
        evidence=draft.evidence,
        passage=draft.passages[0] if draft.passages else None,
    )


def _label_kept(conversation: Conversation, slots: Slots) -> tuple[tuple[str, str], ...]:
    """The amount told before, which other answers leave; what is named with figures of its own ends it."""
    named = slots.named
    if named & FIGURED:
        return ()
    if MG not in dict(conversation.held):
        pieces = tuple(pair for pair in conversation.held if pair[0] == TAKEN)  # "4 gummies", "for sleep", "75 each"
        return (*pieces, (KEPT, TAKEN)) if pieces else ()
    label = tuple(pair for pair in conversation.held if pair[0] in LABEL and pair[0] not in named)
    return (*label, (KEPT, MG))


def spoken_of(
    conversation: Conversation, slots: Slots, told: tuple[tuple[str, str], ...] = ()
) -> tuple[tuple[str, str], ...]:
    """What was spoken of, latest last, with what a message names; what an answer minded stands for all of its kind."""
    pairs = [match.pair for match in slots.matches if match.type not in {FROM, LIFTED}]
    pairs += [(AGE, f"{slots.age:g}")] if slots.age is not None else []
    kinds = {type_ for type_, _ in told}
    lifted = {(DIET, match.key) for match in slots.matches if match.type == LIFTED}
    kept = [pair for pair in (*conversation.entities, *pairs) if pair[0] not in kinds and pair not in lifted]
    latest = tuple(dict.fromkeys(reversed([*kept, *told])))
    pinned = tuple(pair for pair in latest[MAX_ENTITIES:] if pair[0] in LIMITS)  # an allergy outlasts the talk of it
    return tuple(reversed((*latest[: MAX_ENTITIES - len(pinned)], *pinned)))


def begun(conversation: Conversation, tool: str | None) -> Conversation:
    """The conversation that a command opens: about its intent (`tool`), with nothing spoken of yet."""
    return replace(conversation, intent=tool, entities=(), held=(), either=False) if tool else conversation


def counted(conversation: Conversation, draft: Draft) -> Conversation:
    """The conversation with one more message that was not understood, or with none after one that was."""
    missed = draft.kind in {"fallback", "clarify", "decline"}
    misses = conversation.misses + 1 if missed else 0
    return conversation if misses == conversation.misses else replace(conversation, misses=misses)
