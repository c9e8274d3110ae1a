"""Which page a question asks for by its words alone: where no topic answers it, or its topic is not sure.

The reader of pages tells which are nearest, and how far they lead what is not ours (`bot.page_reading`).
"""

from collections.abc import Iterator

from bot.answer import Request
from bot.answers.desk import Desk
from bot.answers.passages.choosing import has_what_it_needs, named_in, said_in
from intents.questions import Question
from intents.reading.entity_types import LIFE_STAGE

LEAD = 0.2
"""Lead of a page over what is not ours from which a question asks for it, whatever it was taken for. Of 729 questions
that are not ours and are declined one leads so far ("get rid of hiccups"); of 113 of ours that were not answered eight
do, all rightly."""
LEAD_OF_UNCLEAR = -0.1
"""The same for a question that was taken for nothing: what is not ours is known as such."""
RATHER = 0.6
"""How far a page leads those of the topic that a question was taken for, from which it is shown instead where the topic
is not sure: of 24 seen questions with less than 0.9 confidence that lead so far, some of them ways to ask for that very
page, the page of the topic answered 14 and the other all."""
SURE_OF_TOPIC = 0.8
"""Confidence from which a question is answered within its topic."""
MAY_BE_OURS = -0.1
"""Lead of a page and how much the words speak for our topics, summed, from which a question that no topic answers is
asked back with the pages near it. Of 76 of ours that were declined or not understood 34 come so far, of 711 that are
not ours 25."""


def page_asked_for(question: Question, desk: Desk) -> str | None:
    """Return the page that a question asks for by its words alone, where no topic answers it; None for most."""
    nearest = desk.page_reader.nearest(question.read)
    if nearest is None or nearest[1] < (LEAD_OF_UNCLEAR if question.decision.outcome == "unclear" else LEAD):
        return None
    return next(_fitting(nearest[0][:1], question, desk), None)


def page_rather_meant(question: Question, shown: tuple[str, ...], desk: Desk) -> str | None:
    """Return the page outside its topic that a question asks for far more than for any within it; None for most.

    A page shown for what the question names gives way to one on that alone.
    """
    if question.decision.confidence >= SURE_OF_TOPIC:
        return None
    own, nearest = desk.passages_of(question.decision.intent or ""), desk.page_reader.nearest(question.read)
    if nearest is None or nearest[1] < LEAD:
        return None
    page = next(_fitting(nearest[0][:1], question, desk), None)
    if page is None or page in own or _named_by(shown, question, desk) - set(desk.knowledge.passages[page].about):
        return None
    scores = desk.page_reader.scores(question.read, (page, *own))
    rivals = [scores[key] for key in own if key in scores]
    return page if rivals and scores[page] >= max(rivals) + RATHER else None


def pages_near(question: Question, desk: Desk) -> tuple[str, ...]:
    """Return the pages that such a question may ask for, nearest first; none where it is not ours by all its words."""
    nearest = desk.page_reader.nearest(question.read)
    if nearest is None or nearest[1] + question.classification.ours < MAY_BE_OURS:
        return ()
    return tuple(_fitting(nearest[0], question, desk))


def _named_by(pages: tuple[str, ...], question: Question, desk: Desk) -> set[str]:
    """What a question names that some pages are about, as `type/key`."""
    about = {entity for key in pages for entity in desk.knowledge.passages[key].about}
    return about & {match.entity for match in question.slots.matches if match.said}


def _fitting(pages: tuple[str, ...], question: Question, desk: Desk) -> Iterator[str]:
    for page in (desk.knowledge.passages[key] for key in pages):
        request = Request.of(question, page.intents[0])
        named = named_in(request, desk)
        for_others = any(entity.startswith(f"{LIFE_STAGE}/") and entity not in named for entity in page.about)
        if not for_others and has_what_it_needs(page, named, said_in(request)):
            yield page.key
