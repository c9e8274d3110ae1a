"""Commands as people type them: misspelt, with words behind them, and their buttons picked by number."""

import pytest

from bot.answer import Answer
from bot.assistant import Assistant
from bot.commands import run_command
from bot.conversation import ConversationStore
from bot.render.plain import render_plain


def sent(assistant: Assistant, *messages: str) -> Answer:
    """Return the answer to the last of some messages of one chat; those with a slash are commands."""
    store = ConversationStore(lambda: 0.0)
    for message in messages[:-1]:
        _send(assistant, message, store)
    return _send(assistant, messages[-1], store)


def _send(assistant: Assistant, message: str, store: ConversationStore) -> Answer:
    if message.startswith("/"):
        return run_command(assistant, message, store, "chat")
    reply = assistant.answer(message, store.get("chat"))
    store.put("chat", reply.conversation)
    return reply.answer


@pytest.mark.parametrize(("typed", "meant"), [("/hlep", "/help"), ("/medicins", "/medicines"), ("/ about", "/about")])
def test_a_misspelt_command_is_carried_out(assistant: Assistant, typed: str, meant: str) -> None:
    assert sent(assistant, typed).blocks == sent(assistant, meant).blocks


def test_nothing_is_deleted_by_a_slip(assistant: Assistant) -> None:
    assert "nothing was deleted" in render_plain(sent(assistant, "/froget"))
    assert "Nothing is held" not in render_plain(sent(assistant, "restless legs", "/froget", "/mydata"))


def test_an_unknown_command_is_said_to_be_unknown(assistant: Assistant) -> None:
    assert "do not know that command" in render_plain(sent(assistant, "/unsubscribe"))


@pytest.mark.parametrize("message", ["/help my toddler swallowed my magnesium tablets", "/sos he has passed out"])
def test_an_emergency_behind_a_slash_is_seen(assistant: Assistant, message: str) -> None:
    assert sent(assistant, message).kind == "urgent"


def test_a_question_behind_a_slash_is_answered(assistant: Assistant) -> None:
    assert sent(assistant, "/walnuts").intent == "food_amount"


def test_the_buttons_of_a_command_are_picked_by_number(assistant: Assistant) -> None:
    assert sent(assistant, "eye twitching", "/privacy", "2").intent == "food_list"


def test_what_is_held_counts_no_buttons_of_its_own(assistant: Assistant) -> None:
    assert "Nothing is held" in render_plain(sent(assistant, "night cramps", "/forget", "/mydata", "/mydata"))


def test_words_that_say_too_little_are_answered_by_the_tool_of_their_command(assistant: Assistant) -> None:
    assert sent(assistant, "/medicines blorptil").intent == "medicines"
    assert sent(assistant, "/foods tax return").intent == "food_amount"


def test_a_command_minds_to_whom_the_talk_turns(assistant: Assistant) -> None:
    assert sent(assistant, "/dose my son is 8", "/foods crisps").cautions == ("children",)
    assert sent(assistant, "/dose my son is 8", "/foods for my mum").cautions == ()
