"""What the bot says, before any surface has rendered it: no HTML, no Telegram.

An answerer hands a `Draft` to `bot.compose.compose`, the one choke point, which turns it into an `Answer`:
blocks in the order that safety asks for. An `Answer` without a disclaimer cannot be built.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from intents.model import EntityMatch, Slots
from intents.questions import Question
from intents.safety.rules import Urgency
from knowledge.model import Evidence, Source

AnswerKind = Literal[
    "answer", "clarify", "fallback", "urgent", "smalltalk", "decline", "correct_claim", "language_notice"
]
BlockKind = Literal[
    "urgent",
    "memory",
    "caution",
    "title",
    "lead",
    "facts",
    "evidence",
    "ask",
    "sources",
    "disclaimer",
]


@dataclass(frozen=True)
class Suggestion:
    """A button: what it says, and the action that it stands for."""

    label: str
    action: str
    """As `bot.actions` writes it: a verb and what it is about, such as `p:<passage>` or `i:<intent>[:type=key,…]`."""


@dataclass(frozen=True)
class Request:
    """A question as an answerer sees it."""

    text: str
    """Its words normalised, spelling as typed; the title of what a button asks."""
    intent: str
    slots: Slots
    read: str = ""
    """The words as read, spelling corrected; empty for a button."""
    passage: str | None = None
    """The passage that answers, where another part of the bot chose it."""
    shown: str | None = None
    """The passage shown last: asked on the same topic again, another one is wanted where one fits."""
    minded: tuple[str, ...] = ()
    """What is kept in mind of the person, as `type/key`: a stage of life told before holds where none is told now."""
    topic: str | None = None
    """What it is wanted for, as `type/key`, where the talk was on that and the question names nothing else."""

    @classmethod
    def of(cls, question: Question, intent: str) -> "Request":
        """Return a question of a message as one of an intent."""
        return cls(question.text, intent, question.slots, question.read)

    def of_things(self, matches: tuple[EntityMatch, ...]) -> "Request":
        """Return the request on some things in place of those that it holds."""
        return replace(self, slots=replace(self.slots, matches=matches))

    def carrying(self, things: Iterable[tuple[str, str]]) -> "Request":
        """Return the request with things told before, (type, key) each, behind those that it holds."""
        return replace(self, slots=self.slots.carrying(things))

    @property
    def words(self) -> str:
        """The words as read; those of a button as they stand."""
        return self.read or self.text


@dataclass(frozen=True)
class Draft:
    """The content of a reply; cautions, citations and the disclaimer are added by `compose`."""

    title: str
    lead: str
    facts: tuple[str, ...] = ()
    kind: AnswerKind = "answer"
    intent: str | None = None
    evidence: Evidence | None = None
    sources: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    """Keys of cautions that this reply already says in its own words: they are not said twice."""
    heeds: tuple[str, ...] = ()
    """Keys of cautions that everybody is told under this reply, in their general wording."""
    disclaimers: tuple[str, ...] = ("general",)
    ask: str = "none"
    passages: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    holds: tuple[tuple[str, str], ...] = ()
    """(type, key) of what it worked with: its buttons and a later message exchange one of them."""
    told: tuple[tuple[str, str], ...] = ()
    """(type, key) of what the person told that later answers mind, such as diets; it replaces those told before."""
    lists: tuple[tuple[str, str], ...] = ()
    """(type, key) of things side by side in the order asked, where it is another than that of the picture."""
    either: bool = False
    """Whether it asks something to which its first two buttons say yes and no."""
    drawable: str | None = None
    """What could be drawn of it, offered as a button: `foods:<key>,<key>` or `forms:<key>,<key>`."""
    picture: str | None = None
    """What is drawn with it, written likewise."""
    card: str | None = None
    """Key of an urgent card that stands above it: what was told calls for somebody, however it was asked."""
    urgency: Urgency | None = None
    """How urgent that card is."""
    seen: tuple[str, ...] = ()
    """Rows used, for --explain."""
    way: str = ""
    """How the message was read against the last answer or asked as another question, for --explain."""


@dataclass(frozen=True)
class Block:
    """Lines of one kind; a renderer decides how they look."""

    kind: BlockKind
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Trace:
    """What each step saw, in order, so that an answer can be explained."""

    steps: tuple[tuple[str, str], ...] = ()

    def noting(self, step: str, what: str) -> "Trace":
        """Return a trace that also holds what this step saw."""
        return Trace((*self.steps, (step, what)))


@dataclass(frozen=True)
class Answer:
    """A whole reply. Building one without a disclaimer raises ValueError."""

    kind: AnswerKind
    blocks: tuple[Block, ...]
    disclaimers: tuple[str, ...]
    intent: str | None = None
    confidence: float = 0.0
    urgency: Urgency | None = None
    entities: tuple[EntityMatch, ...] = ()
    passages: tuple[str, ...] = ()
    evidence: Evidence | None = None
    sources: tuple[Source, ...] = ()
    cautions: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    picture: str | None = None
    """What `bot.pictures` draws to go with it; its text says in words what the picture shows."""
    trace: Trace = field(default=Trace(), compare=False)

    def __post_init__(self) -> None:
        last = self.blocks[-1] if self.blocks else None
        if last is None or last.kind != "disclaimer" or not any(last.lines) or not self.disclaimers:
            raise ValueError("an Answer ends with a disclaimer")
