"""Later messages on the form spoken of last: which one it is ("what form is it"), what is read next on it."""

from bot.answer import Draft, Request
from bot.answers.passages.answer import show_passage
from bot.answers.turn import Turn
from bot.answers.word_lists import says
from intents.keys import FORM_PROFILE
from intents.reading.entity_types import FORM, THINGS
from knowledge.stems import stem, stems_in


def which_it_is(turn: Turn) -> Request | None:
    """Return the request on the form spoken of last, where a message asks which form that is; None for any other."""
    question, conversation = turn.question, turn.conversation
    spoken = conversation.spoken_last({FORM})
    if conversation.intent != FORM_PROFILE or question.slots.said({FORM}) or spoken is None:
        return None
    if not says("forms.profile.which_is_it", question.text, turn.desk):
        return None
    return Request.of(question, FORM_PROFILE).carrying([spoken])


def page_behind(turn: Turn) -> Draft | None:
    """Return the page read next after a form's own that a message asks for by its words: "can i drink it"."""
    question, conversation, desk = turn.question, turn.conversation, turn.desk
    spoken = conversation.spoken_last({FORM})
    row = desk.knowledge.forms.by_key.get(spoken[1]) if spoken is not None else None
    of_form = question.decision.intent == conversation.intent == FORM_PROFILE and not question.slots.said(THINGS)
    if row is None or not of_form or question.decision.how != "of_the_last":
        return None
    said = stems_in(question.read)
    pages = (desk.knowledge.passages[key] for key in desk.knowledge.passages[row.passage].next)
    asked = (p for p in pages if p.needs and all(any(stem(need) in said for need in group) for group in p.needs))
    page = next(asked, None)
    return show_passage(page, desk) if page is not None else None
