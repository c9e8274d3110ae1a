"""Later messages that want a yes or no on taking it, or say for whom it is: "is it still ok", "its for my mum".

By themselves they resemble anything. They are about what was told last of the person: that page answers, and its
caution stands above it. Where nothing was told, so does the page on who should ask first, or a question back.
"""

import re
from dataclasses import replace

from bot.answer import Draft, Request
from bot.answers.desk import Desk
from bot.answers.passages.answer import show_passage
from bot.answers.passages.choosing import choose_passage
from bot.answers.turn import Turn
from bot.conversation import Conversation, pair_of
from intents.catalog import Intent
from intents.keys import MEDICINES, WHO_SHOULD_ASK
from intents.model import Slots
from intents.persons.persons import WRITER
from intents.questions import Question
from intents.reading.entity_types import (
    AGE,
    BESIDE,
    CONDITION,
    FORM,
    GOAL,
    LIFE_STAGE,
    MEDICINE,
    SUBJECT,
    SYMPTOM,
    WANTED,
)
from intents.words import WordLists
from knowledge.text import tokens

MOST_WORDS = 9
"""Words, names aside, of a message that only asks whether it may be taken."""
NAMED = frozenset({SUBJECT, FORM})
"""Types of what a message may name that asks whether it may be taken."""
TOLD = frozenset({CONDITION, LIFE_STAGE, MEDICINE, AGE})
"""Types of what somebody tells of a person."""
STAGES = frozenset({"older_adult", "baby", "child", "teen", "pregnancy", "breastfeeding", "trying_to_conceive"})
"""Life stages that change the answer; to be a woman does not."""
WANTED_FOR = frozenset({GOAL, SYMPTOM, SUBJECT, FORM})
"""Types of what was spoken of last where a message asks whether that may be taken."""
_TELLS = re.compile(r"(?:\w+ )?(?:i|we|he|she|they) (?:have|had|do|did|take|took|use|used|am|is|are)\b[^?]*")
"""A message that tells what somebody has or takes: "yes i have them now"."""


def verdict(turn: Turn) -> Draft | Request | None:
    """Return what was told last beside taking it, or who should ask first; None for a message that asks more."""
    question, conversation, desk, words = turn.question, turn.conversation, turn.desk, turn.words
    last = desk.asked_last(conversation)
    said = set(tokens(question.text))
    of_food = last is not None and last.of_food and "take" not in said
    if last is None or of_food:
        return None
    told = _told_last(conversation, desk)
    if told is not None and "do" in said and words.leaning.acting >= said:  # "what do we do then"
        own = (pair for pair in _told(conversation) if desk.catalog.intent_for(*pair) == conversation.intent)
        return _on(next(own, told), turn)
    if not _wants_a_verdict(question, words):
        return None
    # "Just a little", "only at night": no leave for somebody at risk.
    if not (words.leaning.verdicts & said or said >= words.leaning.or_not):
        told = told or next(reversed(_told(conversation)), None)
        hour = not words.leaning.little & said
        if told is None or (hour and told[0] == MEDICINE):  # the hour of the medicine
            return None
    if told is None and _is_general(question, last, conversation):
        told = next((pair for pair in reversed(_told(conversation)) if desk.catalog.intent_for(*pair)), None)
        if told is None:
            passage = desk.knowledge.passages[desk.passages_of(WHO_SHOULD_ASK)[0]]
            return replace(show_passage(passage, desk), lead=f"{desk.phrases.text('verdict.anyone')}\n{passage.lead}")
    if told is not None:
        return _on(told, turn)
    shown = desk.shown_last(conversation)
    if shown is None or shown.key in last.passages or question.slots.matches or question.slots.amounts:
        return None
    lead = f"{desk.phrases.text('verdict.shown')}\n{shown.lead}"  # never the yes of another page
    return replace(show_passage(shown, desk, conversation.intent), lead=lead)


def for_whom(turn: Turn) -> Draft | Request | None:
    """Return what counts for the person for whom a message says that it asks; a question back where that is open."""
    question, conversation, desk, words = turn.question, turn.conversation, turn.desk, turn.words
    said = [word for word in tokens(question.text.replace("'", "")) if not word.isdigit()]
    persons = [word for word in said if words.persons.is_person(word)]
    if not persons or any(word not in words.leaning.whose and word not in persons for word in said):
        return None
    stage = question.slots.life_stage
    if stage in STAGES:
        if stage != "baby" and _of_a_complaint(conversation, desk):
            return None  # the talk stays with it, for whom it is
        return _on((LIFE_STAGE, stage or ""), turn)
    if (known := _told_of_them(conversation, desk)) is not None:
        return _on(known, turn)
    return Draft(
        title=desk.phrases.text("clarify.title"),
        lead=desk.phrases.text("verdict.whose"),
        kind="clarify",
        ask="pharmacist",
    )


def _of_a_complaint(conversation: Conversation, desk: Desk) -> bool:
    """Whether the last answer was a page on a complaint or on what somebody wants magnesium for."""
    last = desk.asked_last(conversation)
    spoken = conversation.context.entities
    latest = not spoken or spoken[-1][0] in WANTED
    return last is not None and last.kind == "passages" and latest and bool(topic_of(conversation, desk))


def topic_of(conversation: Conversation, desk: Desk) -> list[tuple[str, str]]:
    """What the talk is about: spoken of, or that of the page shown, where somebody turned from one person to another.

    An illness with a caution of its own is left with the person who has it.
    """
    spoken = [pair for pair in conversation.context.entities if pair[0] in WANTED]
    shown = desk.shown_last(conversation)
    if spoken or shown is None:
        return spoken
    pairs = map(pair_of, shown.about)
    return [pair for pair in pairs if pair[0] in WANTED and not desk.knowledge.cautions.of(["/".join(pair)])]


def _wants_a_verdict(question: Question, words: WordLists) -> bool:
    """Whether a message asks whether it may be taken, and nothing else."""
    leaning = words.leaning
    named = [match for match in question.slots.matches if match.said]
    named = [match for match in named if match.text not in leaning.times]  # "bedtime" may stand for sleep
    if any(match.type not in NAMED for match in named):
        return False
    names = {word for match in named for word in tokens(match.text)}
    said = [word for word in tokens(question.text.replace("'", "")) if word not in names]
    hours = leaning.times if leaning.limiting_hours & set(said) else frozenset()
    little = (leaning.little | hours) & set(said)
    either = set(said) >= leaning.or_not  # "so can i or not"
    if not 1 < len(said) <= MOST_WORDS or not (little or either or leaning.verdicts & set(said)):
        return False
    told = _TELLS.fullmatch(question.text)
    asks = bool(little) or question.text.rstrip().endswith("?") or (said[0] in leaning.verdict_starts and not told)
    around = leaning.verdicts | leaning.judging | leaning.little | hours | words.closers
    return asks and around.issuperset(said)


def _is_general(question: Question, last: Intent, conversation: Conversation) -> bool:
    """Whether what was shown last is about taking it for something, and not a page on a thing of its own."""
    spoken = conversation.entities[-1][0] if conversation.entities else ""
    apart = last.passages and conversation.passage not in last.passages
    taken = last.kind == "table" or any(pair_of(carried)[0] in WANTED_FOR for carried in last.carries)
    return taken and not apart and FORM not in question.slots.named and spoken in WANTED_FOR


def _told(conversation: Conversation) -> list[tuple[str, str]]:
    """What is kept in mind of the person that changes an answer, latest last."""
    return [pair for pair in map(pair_of, conversation.recalled) if pair[0] != LIFE_STAGE or pair[1] in STAGES]


def _told_of_them(conversation: Conversation, desk: Desk) -> tuple[str, str] | None:
    """What was told last of somebody else, and has an answer of its own."""
    told = () if conversation.about == WRITER else _told(conversation)
    return next((pair for pair in reversed(told) if desk.catalog.intent_for(*pair)), None)


def _told_last(conversation: Conversation, desk: Desk) -> tuple[str, str] | None:
    """The medicine, condition or stage of life that was told last, where nothing else was spoken of since."""
    kept, spoken = _told(conversation), conversation.entities[-1:]
    known = [pair for pair in conversation.entities if pair[0] in TOLD and pair not in kept]
    pairs = [pair for pair in (*kept, *known) if pair[0] != LIFE_STAGE or pair[1] in STAGES]
    aged = bool(spoken) and spoken[0][0] == AGE
    latest = [pair for pair in pairs if (pair in spoken and pair[0] != AGE) or (aged and pair[0] == LIFE_STAGE)]
    asked = [pair for pair in pairs if desk.catalog.intent_for(*pair) == conversation.intent]
    return next(reversed([*asked, *latest]), None)


def _on(told: tuple[str, str], turn: Turn) -> Draft | Request | None:
    """The answer on what was told: of all medicines told together, or the page on a condition or stage of life."""
    question, conversation, desk = turn.question, turn.conversation, turn.desk
    intent = desk.catalog.intent_for(*told)
    if intent is None:
        return None
    label = desk.catalog.labels.get("/".join(told), "")
    own = tuple(match for match in question.slots.matches if match.type in NAMED)
    if told[0] == MEDICINE:
        before = (pair for pair in conversation.context.entities if pair[0] in BESIDE)
        return Request(question.text, MEDICINES, Slots(own).carrying(before), question.read)
    asked = desk.phrases.text("verdict.asks", label=label)
    slots = Slots(own, life_stage=told[1] if told[0] == LIFE_STAGE else None).carrying([told])
    last = desk.asked_last(conversation)
    passage = desk.knowledge.passages[choose_passage(Request(asked, intent, slots, asked), desk)]
    shown = desk.shown_last(conversation)
    if shown is not None and last is not None and "/".join(told) in shown.about and shown.key not in last.passages:
        passage = shown  # baths in pregnancy, not tablets
    lead = desk.phrases.text("verdict.lead", label=label)
    return replace(show_passage(passage, desk, intent), lead=f"{lead}\n{passage.lead}", told=(told,))
