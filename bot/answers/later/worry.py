"""Later messages that ask how bad it is: "is it normal", "should i be worried", "is that bad".

By themselves they resemble questions on blood tests or legs. They are about what was told last: a blood result is
placed again, and of a page the lines that say when somebody should look at it come first.
"""

import re
from dataclasses import replace

from bot.answer import Draft, Request
from bot.answers.blood import BLOOD, MEANING, MOST_WORDS
from bot.answers.passages.answer import show_passage
from bot.answers.turn import Turn
from bot.answers.word_lists import says
from bot.conversation import Conversation
from intents.keys import MEDICINES, TESTING, WARNING_SIGNS, WHEN_TO_SEE_DOCTOR
from intents.questions import Question, only_judges
from intents.reading.entity_types import BESIDE, GOAL, LIFE_STAGE, SYMPTOM, THINGS
from knowledge.model import Passage

WORRIES = frozenset({SYMPTOM, GOAL})
"""Types that words of worry are found as ("should i worry")."""
MOST_ASKED = 7
"""Words of a message that only asks whether somebody should look at it."""
STAGE = f"{LIFE_STAGE}/"
_LASTING = re.compile(
    r"\W*(?:(?:its|it has|its been|it has been|been|had it|for|about|over|nearly|almost|maybe|like|since|going on) )*"
    r"(?!(?:1|one|a) )\w+ (?:weeks|months|years|yrs)(?: now| already| or so| and counting)?\W*"
)
"""A message that tells how long a complaint has lasted: "for 5 weeks", "its been two months now"."""


def worried(turn: Turn) -> Draft | Request | None:
    """Return what was told last with its warning signs first; None for a message that asks anything else."""
    question, conversation, desk, words = turn.question, turn.conversation, turn.desk, turn.words
    lasts = _of_a_complaint(conversation) and _LASTING.fullmatch(question.text.lower().replace("'", "")) is not None
    asks = only_judges(question.text, words.leaning) or lasts
    if question.length > MOST_WORDS or not conversation.context.live:
        return None
    told = dict(conversation.held).get(BLOOD)
    means = conversation.intent == TESTING and says(MEANING, question.text, desk)
    if told is not None and (asks or (means and not question.slots.said(THINGS) and not question.slots.amounts)):
        return Request.of(question, TESTING).carrying([(BLOOD, told)])
    passage = desk.shown_last(conversation)
    asks = asks or _asks_for_help(question)
    if asks and passage is None and (taken := _of_what_is_taken(conversation)):
        return Request.of(question, MEDICINES).carrying(taken)
    told_more = bool(question.slots.said({SYMPTOM})) and words.question_starts.isdisjoint(question.text.split())
    if not asks or passage is None or told_more:  # "and panic" tells, "should i panic" asks
        return None
    return _with_signs_first(passage, turn, lasts=lasts)


def _with_signs_first(passage: Passage, turn: Turn, *, lasts: bool) -> Draft | None:
    """The page shown last with its warning signs first; with those of all complaints where help is asked for.

    `lasts`: how long it has lasted was told, so that the signs which speak of that come before the others.
    """
    signs = tuple(line for line in passage.facts if says("worry.signs", line.lower(), turn.desk))
    signs = tuple(sorted(signs, key=lambda line: not (lasts and says("worry.lasting.signs", line.lower(), turn.desk))))
    draft = show_passage(passage, turn.desk, turn.conversation.intent)
    kind = "lasting.lead" if lasts else "lead" if signs else "lead_without"
    lead = "\n".join((turn.desk.phrases.text(f"worry.{kind}"), *signs[:2], passage.lead))
    if turn.question.decision.intent != WHEN_TO_SEE_DOCTOR:
        others = tuple(line for line in passage.facts if line not in signs)
        return replace(draft, lead=lead, facts=(*signs[2:], *others))
    general = turn.desk.knowledge.passages[WARNING_SIGNS]
    sources = tuple(dict.fromkeys((*draft.sources, *general.sources)))
    return replace(draft, lead=lead, facts=(*signs[2:], *general.facts), sources=sources) if signs else None


def _asks_for_help(question: Question) -> bool:
    """Whether a short message asks only if somebody should look at it: "should i see someone"."""
    named = question.slots.said(THINGS - WORRIES)
    return question.decision.intent == WHEN_TO_SEE_DOCTOR and not named and question.length <= MOST_ASKED


def _of_what_is_taken(conversation: Conversation) -> list[tuple[str, str]]:
    """What was spoken of last, where the last answer was on medicines."""
    spoken = [pair for pair in conversation.entities if pair[0] in BESIDE]
    return spoken[-1:] if conversation.intent == MEDICINES else []


def _of_a_complaint(conversation: Conversation) -> bool:
    """Whether a complaint was spoken of last, and of nobody whose own age a span of time may tell."""
    spoken = [type_ for type_, _ in conversation.context.entities]
    return SYMPTOM in spoken and not any(one.startswith(STAGE) for one in conversation.recalled)
