"""What stays with a conversation after a message: its topic, what was spoken of, the urgent card that still stands."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.answer import Draft
from bot.answers.foods.wishes import FROM
from bot.answers.labels.reading import COUNTS, KEPT, MG, SERVED, TAKEN
from bot.answers.pictures import drawn
from bot.conversation import MAX_ENTITIES, Conversation, listed_after
from intents.catalog import IntentCatalog
from intents.keys import MEDICINES
from intents.model import Slots
from intents.questions import Understood
from intents.reading.entities import Reading
from intents.reading.entity_types import (
    AGE,
    BESIDE,
    CONDITION,
    DIET,
    FOOD,
    FORM,
    LIFTED,
    LIMITS,
    MEDICINE,
    NUTRIENT,
    SUBJECT,
)
from intents.safety.rules import URGENCIES
from intents.safety.told_before import SOON
from intents.safety.triage import Triage, TriageRules
from intents.safety.watch import Watch
from knowledge.interactions import Interaction
from knowledge.urgent import UrgentCards

_ASKS_WHICH = re.compile(
    r"\b(?:(?:what|whats|wat) (?:is )?(?:the )?(?:best |right |good )?"
    r"(?:dose|dosage|amount|form|type|kind|brand|mg|strength|time)"
    r"|which (?:one|form|type|kind|brand|magnesium|mag|is|should|do|would|works?)|how (?:much|many|often|long))\b"
)
"""Asks for one of many or an amount, which takes nothing for granted: "sciatica what dose"."""
MOST_ASKED = 6
"""Words of such a question; a longer one may rest on what it claims ("since it cures sciatica, which brand …")."""
_WARNED_OFF = re.compile(
    r"\b(?:midwife|doctor|doc|dr|gp|nurse|pharmacist|chemist|consultant|dentist|hospital|specialist|dietitian|surgeon)s?"
    r" (?:has |have |had )?(?:sa(?:id|ys?)|told|tells?|advise[sd]?|warn(?:ed|s)|wants)"
    r"(?: (?:me|us|him|her|them|my \w+))?"
    r" (?:no|not|never|don'?t|to (?:stop|avoid|leave)|against|off|i (?:can|should|must)(?:'?t|not| not))\b"
)
"""Tells that somebody who knows advised against it, which claims no good of it."""
_PUT_ON = re.compile(
    r"\b(?:doctor|doc|dr|gp|nurse|consultant|hospital|specialist|clinic)s?(?: (?:has|have|had|just))?"
    r" (?:put|started|prescribed|gave|given|wrote)\b.*\b(?:why|what|which|how)\b"
)
"""Asks about what somebody who knows has prescribed: "my consultant put me on orotate, why that one"."""
_IF_BETTER = re.compile(r"\bany (?:better|worse|different|good|stronger|safer|nicer|use)\b")
"""Asks whether one thing is better than another: "is a triple blend any better than one form"."""
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


def most_urgent(triage: Triage, conversation: Conversation) -> Triage:
    """What a message calls for, or the card that still stands where that one is more urgent.

    "Should i make myself sick" after too many tablets is about the tablets.
    """
    if conversation.urgent is None or conversation.urgency is None:
        return triage
    if URGENCIES.index(conversation.urgency) >= URGENCIES.index(triage.urgency):
        return triage
    return Triage(conversation.urgency, conversation.urgent, "still standing", triage.seen)


def worsened(
    found: Triage | None, utterance: str, conversation: Conversation, rules: TriageRules, cards: UrgentCards
) -> Triage | None:
    """What a message calls for where an urgent card stands: "shes gone floppy" tells more of what the card is about."""
    card = cards.by_key.get(conversation.urgent or "")
    if card is None or not card.supposes or conversation.urgency is None:
        return found
    told = rules.check(f"{card.supposes} {utterance}")
    known = [conversation.urgency] if found is None else [conversation.urgency, found.urgency]
    worse = told is not None and URGENCIES.index(told.urgency) < min(map(URGENCIES.index, known))
    return told if worse else found


def with_told(found: Triage | None, utterance: str, conversation: Conversation, watch: Watch) -> Triage | None:
    """What a message calls for together with what is kept in mind: "bumped my head hard" of somebody on warfarin."""
    if found is not None and found.urgency != SOON:
        return found
    spoken = [f"{type_}/{key}" for type_, key in conversation.context.entities] if conversation.context.live else []
    return watch.check_after(utterance, [*conversation.recalled, *spoken]) or found


def is_no_claim(understood: Understood, catalog: IntentCatalog, *, general: bool) -> bool:
    """Whether what reads as a claim is something else: a later question or small talk, or a limit on the last answer.

    Only the `general` claim, that something goes too far, gives way to the first two.
    """
    if general:
        text = understood.reading.text
        asks = any(one.search(text) for one in (_WARNED_OFF, _PUT_ON, _IF_BETTER))
        asks = asks or (len(text.split()) <= MOST_ASKED and _ASKS_WHICH.search(text) is not None)
        return asks or _only_leans(understood) or _only_chats(understood, catalog)
    return understood.questions[0].leans and any(match.type in LIMITS for match in understood.reading.matches)


def _only_leans(understood: Understood) -> bool:
    """Whether a message asks of what was spoken of, and names no medicine or condition: "so the first isnt better?"."""
    personal = any(match.type in {MEDICINE, CONDITION} for match in understood.reading.matches)
    return understood.questions[0].leans and not personal


def _only_chats(understood: Understood, catalog: IntentCatalog) -> bool:
    """Whether a message is small talk and nothing else: "grand, that clears it up"."""
    intents = [question.decision.intent for question in understood.questions]
    return all(key is not None and catalog.intents[key].kind == "smalltalk" for key in intents)


def only_food(understood: Understood, catalog: IntentCatalog) -> bool:
    """Whether a message asks only what food holds, which no medicine changes."""
    intents = {question.decision.intent for question in understood.questions} - {None}
    return bool(intents) and all(catalog.intents[key].of_food for key in intents if key)


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
