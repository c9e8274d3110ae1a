"""Later messages that ask how bad it is, or tell how long it lasts: "is it normal", "is that bad", "5 weeks now".

By themselves they resemble questions on blood tests or legs. They are about what was told last: a blood result is
placed again, and of a page the lines that say when somebody should look at it come first.
"""

import re
from dataclasses import replace

from bot.answer import Draft, Request
from bot.answers.blood import BLOOD, MEANING, MOST_WORDS
from bot.answers.desk import Desk
from bot.answers.passages.answer import show_passage
from bot.answers.word_lists import says
from bot.conversation import Conversation
from intents.keys import TESTING
from intents.model import EntityMatch
from intents.questions import Question, only_judges
from intents.reading.entity_types import THINGS
from intents.words import WordLists

COMPLAINTS = frozenset({"symptom"})
STAGE = "life_stage/"
_LASTING = re.compile(
    r"\W*(?:(?:its|it has|its been|it has been|been|had it|for|about|over|nearly|almost|maybe|like|since|going on) )*"
    r"(?!(?:1|one|a) )\w+ (?:weeks|months|years|yrs)(?: now| already| or so| and counting)?\W*"
)
"""A message that tells how long a complaint has lasted: "for 5 weeks", "its been two months now"."""


def worried(question: Question, conversation: Conversation, desk: Desk, words: WordLists) -> Draft | Request | None:
    """Return what was told last with its warning signs first; None for a message that asks anything else."""
    lasts = _of_a_complaint(conversation) and _LASTING.fullmatch(question.text.lower().replace("'", "")) is not None
    asks = only_judges(question.text, words.leaning) or lasts
    if question.length > MOST_WORDS or not conversation.context.live:
        return None
    told = next((key for type_, key in conversation.held if type_ == BLOOD), None)
    means = conversation.intent == TESTING and says(MEANING, question.text, desk)
    if told is not None and (asks or (means and not question.slots.said(THINGS) and not question.slots.amounts)):
        slots = replace(question.slots, matches=(*question.slots.matches, EntityMatch.carried(BLOOD, told)))
        return replace(Request.of(question, TESTING), slots=slots)
    passage = desk.knowledge.passages.get(conversation.passage or "")
    told_more = bool(question.slots.said(COMPLAINTS)) and words.question_starts.isdisjoint(question.text.split())
    if not asks or passage is None or told_more:  # "and panic" tells, "should i panic" asks
        return None
    signs = tuple(line for line in passage.facts if says("worry.signs", line.lower(), desk))
    others = tuple(line for line in passage.facts if line not in signs)
    draft = show_passage(passage, desk, conversation.intent)
    signs = tuple(sorted(signs, key=lambda line: not (lasts and says("worry.lasting.signs", line.lower(), desk))))
    kind = "lasting.lead" if lasts else "lead" if signs else "lead_without"
    lead = desk.phrases.text(f"worry.{kind}")
    return replace(draft, lead="\n".join((lead, *signs[:2], passage.lead)), facts=(*signs[2:], *others))


def _of_a_complaint(conversation: Conversation) -> bool:
    """Whether a complaint was spoken of last, and of nobody whose own age a span of time may tell."""
    spoken = [type_ for type_, _ in conversation.context.entities]
    return bool(COMPLAINTS.intersection(spoken)) and not any(one.startswith(STAGE) for one in conversation.recalled)
