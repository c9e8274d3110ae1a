"""Which forms there are, and names that stand for none of them."""

from dataclasses import replace

from bot.answer import Draft, Request
from bot.answers.desk import Desk
from bot.answers.foods.wording import quoted
from bot.answers.forms.wording import (
    one_of_each,
    picture_of,
    profiles,
    strange_forms,
)
from bot.answers.passages.answer import show_passage
from intents.keys import FORMS_OVERVIEW
from intents.reading.entity_types import FORM


def forms_overview(request: Request, desk: Desk) -> Draft:
    """Return which forms there are and what sets them apart."""
    passage = desk.knowledge.passages[desk.passages_of(FORMS_OVERVIEW)[0]]
    rows = tuple(desk.knowledge.forms.by_key.values())
    names = ", ".join(row.label for row in rows)
    return replace(
        show_passage(passage, desk, request.intent),
        facts=(*passage.facts, desk.phrases.text("forms.overview.known", count=len(rows), names=names)),
        suggestions=(desk.offer_more(passage.key), *desk.offer_next(FORMS_OVERVIEW), *profiles(rows[:3])),
        drawable=picture_of(one_of_each([row for row in rows if row.best_for])),
        seen=tuple(f"forms.yaml {row.key}" for row in rows),
    )


def unknown_form(request: Request, desk: Desk) -> Draft:
    """Say which name stands for no form that we know, and name those that we do."""
    rows = [row for row in desk.knowledge.forms.by_key.values() if row.best_for]
    names = ", ".join(row.label for row in rows)
    strange = strange_forms(request)
    key = "lead_named" if strange else "lead"
    return Draft(
        title=desk.phrases.text("forms.unknown.title"),
        lead=desk.phrases.text(f"forms.unknown.{key}", name=quoted(strange)),
        facts=(
            desk.phrases.text("forms.unknown.known", names=names),
            desk.phrases.text("forms.unknown.next"),
        ),
        kind="clarify",
        intent=request.intent,
        disclaimers=("supplement",),
        ask="pharmacist",
        suggestions=(*profiles(rows[:4]), *desk.offer_next(FORMS_OVERVIEW)),
    )


def names_of(key: str, request: Request) -> tuple[str, ...]:
    """The different names by which a question calls one form."""
    texts = (match.text for match in request.slots.matches if match.pair == (FORM, key) and match.text)
    return tuple(dict.fromkeys(texts))
