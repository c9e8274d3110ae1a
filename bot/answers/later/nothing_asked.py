"""Messages that ask for nothing: "great", "lol", "ok i will ask my midwife", "sorry, wrong chat".

One short line answers them, and the topic stays for the next message.
"""

import re

from bot.answer import Draft
from bot.answers import framing
from bot.answers.desk import Desk
from bot.answers.later.remark import Remark
from bot.answers.turn import Turn
from bot.answers.word_lists import says
from intents.keys import TESTING
from intents.later.remarks import only_notes, will_ask
from intents.questions import Question
from intents.reading.entity_types import AILMENTS, CONDITION
from intents.words import WordLists

MOST_MISTAKEN = 6
"""Words of a message that says that it was meant for somebody else."""
MOST_HANDLING = 8
"""Words of a message on using the bot."""
YES, NO, START = "yes", "no", "start"
DROPPED = "dropped"
"""What takes back something said ("never mind")."""
_DENIES = re.compile(
    r"\W*(?:(?:and|but|so|ok|well|nope|i|ive|have|has|he|she|got|there is|theres) )*(?:no|not any|without any|zero"
    r"|dont have(?: any)?|havent got(?: any)?)(?: other)?"
    r" \w+(?: \w+)?(?:(?: or| and| nor|,) (?:no |any )?\w+(?: \w+)?){0,3}[\s.!]*"
)
_WELL = re.compile(
    r"\b(?:is|its|are|theyre|r|were|was|back|checked|tested|all) (?:all |totally |perfectly |absolutely |both |just )*"
    r"(?:fine|ok|okay|good|great|healthy|normal|grand|perfect|well)\W*$"
)
"""How a message ends that says that something is well."""
_LEAD = re.compile(r"^(?:(?:ok|okay|yes|yeah|great|cool|and|so) )+")
"""Words before a reply: "ok more"."""


def reply_of(said: str, words: WordLists) -> str | None:
    """Return what a whole message, lower case and without apostrophes, replies; None for any other."""
    return words.replies.get(said) or words.leaning.whole.get(said) or words.replies.get(_LEAD.sub("", said))


def takes_note(remark: Remark) -> Draft | None:
    """Return a short line for a message that takes something back or speaks of using the bot; None for any other."""
    conversation, desk, leaning = remark.conversation, remark.desk, remark.words.leaning
    if remark.length <= MOST_HANDLING and (handled := framing.handling(remark.said, desk)) is not None:
        return handled
    mistaken = any(phrase in remark.said for phrase in leaning.mistaken) and remark.length <= MOST_MISTAKEN
    if mistaken or (remark.reply == DROPPED and conversation.urgent is None):
        return _line("smalltalk.mistaken", desk)
    unsure = remark.reply == START and remark.said in leaning.whole  # "i dont know"
    if unsure and conversation.context.live and conversation.urgent is None:
        return _line("smalltalk.noted", desk)
    return None


def hears_out(remark: Remark) -> Draft | None:
    """Return a short line for a message that asks nothing and only takes note of an answer; None for any other.

    "ok" is a yes where one was asked for, and where nothing was answered yet.
    """
    conversation, desk, leaning = remark.conversation, remark.desk, remark.words.leaning
    if conversation.either or not conversation.context.live or conversation.urgent is not None:  # its card still stands
        return None
    if will_ask(remark.said, leaning):
        return _line("smalltalk.will_ask", desk)
    if remark.reply == NO or (remark.reply in {None, YES, START} and only_notes(remark.said, leaning)):
        return _line("smalltalk.noted", desk)
    return None


def denied_besides(turn: Turn) -> Draft | None:
    """Return a short line for a message that only tells what somebody has not got: "no pain", "i have no fever"."""
    question, desk = turn.question, turn.desk
    text = question.text.replace("'", "")
    if _is_well(question, text, desk):
        return _line("smalltalk.noted", desk)
    told = _DENIES.fullmatch(text)
    named = [match for match in question.slots.matches if match.said]
    spans = desk.denied(question.text)
    denied = all(any(start <= match.start < end for start, end in spans) for match in named)
    ill = bool(named) or says("noted.ills", text, desk)
    if told is None or not ill or not denied or any(match.type not in AILMENTS for match in named):
        return None
    return _line("smalltalk.noted", desk)


def _is_well(question: Question, text: str, desk: Desk) -> bool:
    """Whether a message only says that what a question is feared to be about is well: "my kidneys are fine".

    So does one on what was looked at: "had it checked, its fine".
    """
    row = desk.catalog.intents.get(question.decision.intent or "")
    ill = row is not None and any(carried.startswith(f"{CONDITION}/") for carried in row.carries)
    about = ill or (question.decision.intent == TESTING and not question.slots.amounts)
    asks = text.endswith("?") or len(text.split()) > MOST_HANDLING
    named = any(match.said and match.type != CONDITION for match in question.slots.matches)
    return about and not asks and not named and _WELL.search(text) is not None


def _line(key: str, desk: Desk) -> Draft:
    return Draft(title="", lead=desk.phrases.text(key), kind="smalltalk")
