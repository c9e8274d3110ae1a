"""What a step of the path may end it with: an answer, and the conversation as it stands after it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answer import Answer, Draft, Trace
from bot.answers.desk import Desk
from bot.compose import Safety, compose
from bot.conversation import Conversation
from intents.model import EntityMatch


@dataclass(frozen=True)
class Reply:
    """An answer, and the conversation as it stands after it."""

    answer: Answer
    conversation: Conversation


def replied(
    drafts: Sequence[Draft],
    safety: Safety,
    conversation: Conversation,
    desk: Desk,
    *,
    entities: tuple[EntityMatch, ...] = (),
    confidence: float = 0.0,
    trace: Trace | None = None,
) -> Reply:
    """Return the reply made of one or more drafts; the buttons it shows can be picked from next."""
    answer = compose(drafts, safety, desk, entities=entities, confidence=confidence, trace=trace)
    offered = tuple(suggestion.action for suggestion in answer.suggestions)
    if answer.kind == "smalltalk" and not drafts[0].suggestions:  # the buttons shown before still stand
        offered = conversation.offered
    either = drafts[-1].either and answer.suggestions[:2] == drafts[-1].suggestions[:2]
    return Reply(answer, replace(conversation, offered=offered, either=either))
