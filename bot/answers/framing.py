"""Replies that hold no knowledge: small talk, refusals, asking back, menus, commands."""

from collections.abc import Iterable
from dataclasses import replace

from bot.actions import MENU
from bot.answer import Draft, Request, Suggestion
from bot.answers.desk import Desk
from bot.answers.word_lists import listed
from intents.catalog import Intent
from intents.keys import GREETING
from knowledge.text import holds_any


def smalltalk(request: Request, desk: Desk) -> Draft:
    """Return the reply to a greeting, thanks, or a question about the bot."""
    own = _asked_of_the_bot(request, desk)
    on = desk.offer_next(request.intent)
    return Draft(
        title="",
        lead=desk.phrases.text(own or f"smalltalk.{request.intent}"),
        kind="smalltalk",
        intent=request.intent,
        suggestions=(*on, _menu(desk)) if on else (),
    )


def handling(said: str, desk: Desk) -> Draft | None:
    """Return the reply to what a message says of using the bot ("your buttons dont work"); None for any other.

    The buttons shown before still stand.
    """
    told = (name for name in desk.phrases.below("handling") if _says(f"handling.{name}.words", said, desk))
    return next((replace(say(f"handling.{name}.text", desk), suggestions=()) for name in told), None)


def _asked_of_the_bot(request: Request, desk: Desk) -> str | None:
    """The key of the reply to a question about the bot itself that its words tell."""
    asked = (name for name in desk.phrases.below("asked") if _says(f"asked.{name}.words", request.text, desk))
    return next((f"asked.{name}.text" for name in asked), None)


def _says(key: str, text: str, desk: Desk) -> bool:
    """Whether a message holds one of the phrases listed under a key."""
    return holds_any(text, listed(key, desk))


def decline(request: Request, desk: Desk, misses: int) -> Draft:
    """Return a refusal that says what to do instead; after another miss it opens the topics.

    A question about the bot that was taken for one of other topics ("is this free") gets its own reply.
    """
    key = f"decline.{request.intent}"
    row = desk.catalog.intents[request.intent]
    if row.kind == "out" and (own := _asked_of_the_bot(request, desk)) is not None:
        return say(own, desk)
    on = _groups(desk) if misses else (*map(desk.offer, row.next), _menu(desk))
    again = misses > 0 and f"{key}.again" in desk.phrases
    return Draft(
        title=desk.phrases.text(f"{key}.title"),
        lead=desk.phrases.text(f"{key}.again" if again else f"{key}.lead"),
        facts=(desk.phrases.text(f"{key}.fact"),),
        kind="decline",
        intent=request.intent,
        suggestions=on,
    )


def candidates(intents: Iterable[str], desk: Desk) -> Draft:
    """Ask which of up to three intents is meant, each with the beginning of its answer."""
    rows = [desk.catalog.intents[key] for key in intents]
    return Draft(
        title=desk.phrases.text("clarify.title"),
        lead=desk.phrases.text("clarify.candidates"),
        facts=tuple(_preview(row, desk) for row in rows),
        kind="clarify",
        suggestions=(*(desk.offer(row.key) for row in rows), _menu(desk)),
    )


def near_pages(keys: Iterable[str], desk: Desk) -> Draft:
    """Ask which of a few pages is meant, each with its beginning: what was asked may be none of ours."""
    pages = [desk.knowledge.passages[key] for key in keys]
    return Draft(
        title=desk.phrases.text("clarify.title"),
        lead=desk.phrases.text("clarify.near" if len(pages) > 1 else "clarify.near_one"),
        facts=tuple(desk.phrases.text("clarify.preview", title=page.title, lead=page.lead) for page in pages),
        kind="clarify",
        suggestions=(*(desk.offer_page(page.key) for page in pages), _menu(desk)),
    )


def _preview(row: Intent, desk: Desk) -> str:
    keys = row.passages or desk.passages_of(row.key)[:1]
    if not keys:
        return row.title
    return desk.phrases.text("clarify.preview", title=row.title, lead=desk.knowledge.passages[keys[0]].lead)


def rephrase(misses: int, desk: Desk) -> Draft:
    """Ask once for other words, then show the topics: never a dead end, never a loop."""
    if misses > 0:
        return _lost("clarify.menu", desk)
    return Draft(
        title=desk.phrases.text("fallback.title"),
        lead=desk.phrases.text("clarify.rephrase"),
        kind="fallback",
        suggestions=_openers(desk),
    )


def empty(desk: Desk, *, typed: bool) -> Draft:
    """Answer a message without a readable word: a picture or voice, or signs and numbers (`typed`)."""
    return Draft(
        title="",
        lead=desk.phrases.text("clarify.wordless" if typed else "clarify.empty"),
        kind="fallback",
        suggestions=_openers(desk),
    )


def menu(desk: Desk) -> Draft:
    """Show the topic groups."""
    return Draft(title="", lead=desk.phrases.text("menu.text"), kind="smalltalk", suggestions=_groups(desk))


def stale(desk: Desk) -> Draft:
    """Answer a button that stands for nothing any more: the topic groups."""
    return _lost("fallback.stale", desk)


def menu_group(group: str, desk: Desk) -> Draft:
    """Show the questions of one topic group."""
    rows = [row for row in desk.catalog.intents.values() if row.menu == group]
    if not rows:
        return stale(desk)
    return Draft(
        title=desk.phrases.text(f"menu.groups.{group}"),
        lead=desk.phrases.text("clarify.which"),
        kind="smalltalk",
        suggestions=(*(desk.offer(row.key) for row in rows), _menu(desk)),
    )


def say(key: str, desk: Desk, **values: object) -> Draft:
    """Return a fixed text, such as /start or /privacy."""
    return Draft(
        title="",
        lead=desk.phrases.text(key, **values),
        kind="smalltalk",
        suggestions=_openers(desk),
    )


def _lost(key: str, desk: Desk) -> Draft:
    """The topic groups below a text, where nothing was understood."""
    return Draft(title="", lead=desk.phrases.text(key), kind="fallback", suggestions=_groups(desk))


def _openers(desk: Desk) -> tuple[Suggestion, ...]:
    """The buttons that a talk begins with."""
    return (*desk.offer_next(GREETING), _menu(desk))


def _groups(desk: Desk) -> tuple[Suggestion, ...]:
    groups = dict.fromkeys(row.menu for row in desk.catalog.intents.values() if row.menu)
    return tuple(Suggestion(desk.phrases.text(f"menu.groups.{group}"), f"{MENU}:{group}") for group in groups)


def _menu(desk: Desk) -> Suggestion:
    return Suggestion(desk.phrases.text("labels.menu"), MENU)
