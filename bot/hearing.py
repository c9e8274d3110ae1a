"""How a message comes in: as it was typed with what triage makes of it, then as it was understood."""

from dataclasses import dataclass

from bot.answer import Trace
from bot.answers.desk import Desk
from bot.care import Care, scope_of
from bot.compose import Safety
from bot.conversation import Conversation
from bot.following import put_right
from bot.urgency import after_what_was_told, worsened
from intents.claims.watch import ClaimWatch
from intents.later.completion import meant_in
from intents.questions import Understood
from intents.safety.triage import Triage
from intents.safety.watch import Watch
from intents.understanding import Understanding


@dataclass(frozen=True)
class Heard:
    """A message as it was typed, what triage makes of it, and the conversation that it comes into."""

    utterance: str
    triage: Triage | None
    conversation: Conversation
    turned: Conversation
    """The conversation as it stands for whom the message is about."""
    tool: str | None = None
    """The intent of the command that it stands behind: that answers what else would be declined."""


@dataclass(frozen=True)
class Read:
    """A message as it was understood, with what safety adds to any answer and what is now kept in mind."""

    understood: Understood
    claim: str | None
    """Key of the claim that it makes."""
    safety: Safety
    conversation: Conversation
    trace: Trace


@dataclass(frozen=True)
class Hearing:
    """Hears messages, each in its conversation, and reads those that are no emergency and no mere reply."""

    desk: Desk
    watch: Watch
    claims: ClaimWatch
    understanding: Understanding
    care: Care

    def hear(self, utterance: str, conversation: Conversation, tool: str | None = None) -> Heard:
        """Return a message with what triage makes of it, by itself and after what was told before."""
        utterance = self.understanding.words.emoji.spelt(utterance)
        triage = self.watch.check(utterance, live=conversation.context.live)
        triage = worsened(triage, utterance, conversation, self.watch.rules, self.desk.knowledge.urgent)
        turned = self.care.turned(utterance, conversation)
        triage = after_what_was_told(triage, utterance, turned, self.watch)
        return Heard(utterance, triage, conversation, turned, tool)

    def read(self, heard: Heard) -> Read:
        """Return a message as it is understood after what it takes back, with its claim and what safety adds."""
        rows = self.desk.knowledge.interactions.by_key
        meant = meant_in(heard.utterance, self.understanding.words)
        conversation = put_right(heard.utterance, meant, heard.turned, self.understanding.reading, rows)
        understood = self.understanding.understand(heard.utterance, conversation.context)
        claim = self.claims.check(heard.utterance, live=conversation.context.live, spelt=understood.spelt)
        scope = scope_of(understood, claim, self.desk.catalog)
        safety, conversation = self.care.of(understood.reading, heard.triage, conversation, scope)
        trace = Trace().noting("read", understood.reading.corrected)
        if safety.passing:
            trace = trace.noting("in passing", ", ".join(safety.passing))
        return Read(understood, claim, safety, conversation, trace)
