"""What reads as a claim and is none: a later question, small talk, the word of somebody who knows, a limit, a slip."""

import re

from bot.answer import Request
from bot.answers.desk import Desk
from bot.answers.medicines.together import taken_together
from bot.conversation import Conversation
from intents.catalog import IntentCatalog
from intents.keys import MEDICINES
from intents.questions import Understood
from intents.reading.entity_types import CONDITION, LIMITS, MEDICINE

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


def is_no_claim(claim: str, understood: Understood, conversation: Conversation, desk: Desk) -> bool:
    """Whether what reads as a claim is something else: a later question or small talk, or a limit on the last answer.

    Only the general claim, that something goes too far, gives way to the first two. Any gives way to a medicine that
    was swallowed together with the nutrient.
    """
    first = understood.questions[0]
    if claim == desk.general_claim:
        other = _asks_or_tells(understood.reading.text) or _only_leans(understood)
        other = other or _only_chats(understood, desk.catalog)
    else:
        other = first.leans and any(match.type in LIMITS for match in understood.reading.matches)
    slip = Request(understood.reading.text, MEDICINES, first.slots)
    return other or taken_together(slip, desk, conversation.context.entities) is not None


def _asks_or_tells(text: str) -> bool:
    """Whether a message asks for one of many, or tells what somebody who knows has said."""
    told = any(one.search(text) for one in (_WARNED_OFF, _PUT_ON, _IF_BETTER))
    return told or (len(text.split()) <= MOST_ASKED and _ASKS_WHICH.search(text) is not None)


def _only_leans(understood: Understood) -> bool:
    """Whether a message asks of what was spoken of, and names no medicine or condition: "so the first isnt better?"."""
    personal = any(match.type in {MEDICINE, CONDITION} for match in understood.reading.matches)
    return understood.questions[0].leans and not personal


def _only_chats(understood: Understood, catalog: IntentCatalog) -> bool:
    """Whether a message is small talk and nothing else: "grand, that clears it up"."""
    intents = [question.decision.intent for question in understood.questions]
    return all(key is not None and catalog.intents[key].kind == "smalltalk" for key in intents)
