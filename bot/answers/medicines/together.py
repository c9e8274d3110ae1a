"""Both swallowed together by mistake: "took my magnesium with my thyroid tablet", "i already took them both".

What happened once is no schedule: it is answered by what to do now, and by the gap from the next dose on.
"""

import re
from collections.abc import Iterable, Sequence

from bot.answer import Draft, Request
from bot.answers.desk import Desk
from bot.answers.medicines.hours_told import own_places, rows_said
from bot.answers.medicines.interactions import Named, begun, noted, rows_named, rule, sources_of
from bot.answers.turn import Turn
from bot.answers.word_lists import says
from intents.keys import MEDICINES
from intents.reading.entity_types import MEDICINE
from knowledge.interactions import PLANNED, Interaction

_TOOK = re.compile(
    r"\b(?:took(?!\s(?:me|him|her|us|them)\soff)"
    r"|(?:ive|have|has|had|just|already|accidentally|mistakenly)\s(?:just\s|already\s|accidentally\s|also\s)?"
    r"(?:taken|swallowed|had|popped|downed)"
    r"|i\s(?:swallowed|popped|downed))\b"
)
_ANOTHER = re.compile(
    r"(?:so |and |ok |then |but )*(?:do|should|can|shall|must) i (?:just )?(?:take|have)"
    r" (?:another|one more|an extra|a second)(?: one| dose| tablet| pill)?(?: then| now)?\W*"
)
"""Whether to make up for it, asked later."""
SLIP = "slip"
"""Type of what is held of a medicine that went down together with it."""
MOST_AGAIN = 5
"""Words of a message after that which is still about it."""
MOST_BETWEEN = 4
"""Words between two things that one word joins."""
_JOINING = re.compile("[&+]")


def taken_together(request: Request, desk: Desk, told: Iterable[tuple[str, str]] = ()) -> Draft | None:
    """Return what to do after the nutrient went down with a medicine of this message, or `told` before; else None."""
    text = request.text.replace("'", "")
    slip = says("together.words.slip", text, desk) or _ANOTHER.fullmatch(text)
    if not slip and (not _TOOK.search(text) or says("together.words.habit", text, desk)):
        return None
    request = meant(request, desk, told)
    named = [pair for pair in rows_named(request, desk) if _counts(pair[0])]
    if not named or not (_ANOTHER.fullmatch(text) or _mixed(request, desk)):
        return None
    return _what_to_do(named, request, desk)


def together_again(turn: Turn) -> Draft | None:
    """Return what to do again for a few words after it: "is it ruined", "what now", the name of the medicine."""
    question, conversation, desk = turn.question, turn.conversation, turn.desk
    slips = {key for type_, key in conversation.held if type_ == SLIP}
    other = question.decision.intent != MEDICINES or _TOOK.search(question.text)  # "i took it with breakfast"
    if not slips or other or question.length > MOST_AGAIN:
        return None
    rows = desk.knowledge.interactions.by_key
    known = slips.union(*(rows[key].stands_for for key in slips if key in rows))
    request = meant(Request.of(question, MEDICINES), desk, conversation.entities)
    named = [pair for pair in rows_named(request, desk) if _counts(pair[0]) and pair[0].key in known]
    others = {match.key for match in question.slots.said({MEDICINE})} - known
    return _what_to_do(named, request, desk) if named and not others else None


def _what_to_do(named: Sequence[Named], request: Request, desk: Desk) -> Draft:
    facts = [begun(f"{rule(row, name, desk.phrases)} {row.effect}".strip()) for row, name in named[1:]]
    first, name = named[0]
    return Draft(
        title=desk.phrases.text("together.title", names=", ".join(name for _, name in named)),
        lead=f"{desk.phrases.text('together.lead')} {first.effect}",
        facts=(
            *desk.phrases.lines("together.facts"),
            *(
                (desk.phrases.text("together.next", rule=begun(rule(first, name, desk.phrases))),)
                if first.hours
                else ()
            ),
            *first.advice_for(name)[:2],
            *facts,
            desk.phrases.text("together.unwell"),
        ),
        intent=request.intent,
        sources=sources_of(named),
        cautions=tuple(row.key for row, _ in named),
        holds=tuple((SLIP, row.key) for row, _ in named),
        disclaimers=("medicine",),
        ask="pharmacist",
        suggestions=desk.offer_next(MEDICINES),
        seen=tuple(noted(row) for row, _ in named),
    )


def _counts(row: Interaction) -> bool:
    """Whether it matters that a medicine went down together with it: it needs hours, or it may be one that does."""
    return (row.hours is not None and row.severity in PLANNED) or bool(row.stands_for)


def meant(request: Request, desk: Desk, told: Iterable[tuple[str, str]]) -> Request:
    """Return the request; with the medicines told before where it names none."""
    if any(match.said for match in rows_said(request, desk)):
        return request
    return request.carrying(pair for pair in told if pair[0] == MEDICINE)


def _mixed(request: Request, desk: Desk) -> bool:
    """Whether a message tells that the two went down together."""
    text, own = request.text, own_places(request, desk)
    said = [match.span for match in rows_said(request, desk) if match.said]
    both, it = says("together.words.both", text, desk), says("together.words.it", text, desk)
    if not said:
        return both or bool(own and it)
    between = [text[min(a[1], b[1]) : max(a[0], b[0])] for a in own for b in said]
    joined = any(_joins(piece, desk) and len(piece.split()) <= MOST_BETWEEN for piece in between)
    return joined or bool(own and (both or it))


def _joins(between: str, desk: Desk) -> bool:
    """Whether the words between two things join them."""
    return says("together.words.joins", between, desk) or _JOINING.search(between) is not None
