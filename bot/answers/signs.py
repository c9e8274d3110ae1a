"""A sign told after another: "no pain but a bit breathless" after palpitations.

By itself such a message may sound harmless, so the safety rules read it with the complaints spoken of before it.
"""

from dataclasses import replace

from bot.answer import Draft
from bot.answers.desk import Desk
from bot.conversation import Conversation
from intents.entity_types import MEDICINE, SYMPTOM
from intents.questions import Question
from intents.words import WordLists

SOON = "doctor_soon"


def with_signs(draft: Draft, question: Question, conversation: Conversation, desk: Desk, words: WordLists) -> Draft:
    """Return an answer under the urgent card that a message calls for together with the complaints before it.

    A question tells of no sign ("do they make you dizzy"), nor does a medicine, nor what calls for a card without the
    message. A line to see a doctor soon is left to the page: lasting complaints say that anyway.
    """
    labels = [desk.catalog.labels.get("/".join(pair)) for pair in conversation.context.entities if pair[0] == SYMPTOM]
    spoken = ", ".join(filter(None, labels))
    if desk.rules is None or draft.card is not None or not spoken or not _tells(question, words):
        return draft
    if desk.rules.check(spoken) is not None:
        return draft
    found = desk.rules.check(f"{spoken}, {question.text}")
    told = desk.rules.examine(question.text)[1]
    if found is None or found.urgency == SOON or told.isdisjoint(found.seen):
        return draft
    return replace(draft, card=found.card, urgency=found.urgency)


def _tells(question: Question, words: WordLists) -> bool:
    """Whether a message tells something rather than asks, and names no medicine."""
    first = set(question.read.split()[:1])
    asks = question.text.rstrip().endswith("?") or bool(first & (words.question_starts - {"im"}))
    return not asks and not question.slots.said({MEDICINE})
