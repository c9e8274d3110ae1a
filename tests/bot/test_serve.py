"""The whole bot over HTTP: real content, real server, what a person sees in Telegram."""

import html
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

import pytest

from bot.commands import ALL
from bot.conversation import ConversationStore
from bot.render.keyboards import keyboard_of, read_callback
from bot.render.telegram_html import MAX_UNITS, units
from bot.settings import Settings, SettingsError
from tests.bot.serving import served, settings_for
from tests.bot_api import BotApi, Fault

if TYPE_CHECKING:
    from bot.assistant import Assistant
    from bot.handlers.talk import Talk

ATTACK = "<b>&amp;</i> <script>alert(1)</script> [a](tg://user?id=1) *_`~ \u202e\u2066 &#60;"


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    server = BotApi()
    await server.start()
    yield server
    server.stop()


@pytest.fixture
def talk(assistant: "Assistant") -> "Talk":
    from bot.handlers.talk import Talk

    return Talk(assistant, ConversationStore(monotonic, "GB"))


@pytest.fixture
async def bot(api: BotApi, tmp_path: Path, talk: "Talk", assistant: "Assistant") -> AsyncIterator[None]:
    async with served(api, tmp_path / "inbox.sqlite3", talk, assistant.desk.phrases):
        yield


def buttons(message: dict[str, Any]) -> list[dict[str, str]]:
    return [button for row in message.get("reply_markup", {}).get("inline_keyboard", []) for button in row]


def disclaimers(assistant: "Assistant") -> set[str]:
    return {row.text for row in assistant.desk.knowledge.disclaimers.values()}


async def test_a_conversation(api: BotApi, bot: None, assistant: "Assistant") -> None:
    api.text(1, "/start")
    assert "not a doctor" in (await api.until(1, 1))[0]
    api.text(1, "does magnesium help leg cramps?")
    answer = (await api.until(2, 1))[1]
    assert "Evidence:" in answer
    assert "Sources" in answer
    more = next(button for button in buttons(api.said[1][1]) if button["callback_data"].startswith("v1:m:"))
    api.press(1, more["callback_data"])
    assert (await api.until(3, 1))[2] != answer
    assert len(api.called("answerCallbackQuery")) == 1
    assert all(text.splitlines()[-1] in disclaimers(assistant) for text in api.texts(1))


async def test_a_picture_is_offered_and_sent_with_its_words(api: BotApi, bot: None, assistant: "Assistant") -> None:
    api.text(1, "citrate vs glycinate")
    await api.until(1, 1)
    offered = next(button for button in buttons(api.said[1][0]) if button["callback_data"].startswith("v1:pic:"))
    api.press(1, offered["callback_data"])
    words = (await api.until(2, 1))[1]
    (call,) = api.called("sendPhoto")
    assert call["photo"].endswith("forms:citrate,glycinate")
    assert "Glycinate" in words
    assert words.splitlines()[-1] in disclaimers(assistant)


async def test_a_picture_that_telegram_refuses_is_told_in_words(api: BotApi, bot: None) -> None:
    api.text(1, "citrate vs glycinate")
    await api.until(1, 1)
    api.faults.append(Fault("sendPhoto", "Bad Request: IMAGE_PROCESS_FAILED", left=9))
    api.press(1, next(b["callback_data"] for b in buttons(api.said[1][0]) if b["callback_data"].startswith("v1:pic:")))
    assert "Glycinate" in (await api.until(2, 1))[1]


async def test_every_command_answers_with_buttons_that_work(api: BotApi, bot: None, assistant: "Assistant") -> None:
    for name in (*ALL, "nonsense"):
        api.text(1, f"/{name}")
    await api.until(len(ALL) + 1, 1)
    assert all(text.splitlines()[-1] in disclaimers(assistant) for text in api.texts(1))
    pressed = dict.fromkeys(button["callback_data"] for message in api.said[1] for button in buttons(message))
    for chat, data in enumerate(pressed, start=2):
        api.press(chat, data, api.message(chat))
    for chat in range(2, len(pressed) + 2):
        text = (await api.until(1, chat))[0]
        assert assistant.desk.phrases.text("fallback.stale") not in text
    assert {"command": "foods", "description": "Foods with magnesium"} in json.loads(api.settings["MyCommands"])


async def test_markup_in_names_and_texts_stays_text(api: BotApi, bot: None, assistant: "Assistant") -> None:
    for text in (ATTACK, f"magnesium {ATTACK}", f"/foods {ATTACK}", f"/{ATTACK}"):
        api.text(1, text, name=ATTACK)
    for text in await api.until(4, 1):
        assert text.splitlines()[-1] in disclaimers(assistant)
        assert "<script" not in text
    assert all(call["parse_mode"] == "HTML" for call in api.called("sendMessage"))


async def test_an_error_still_brings_the_emergency_line_and_a_disclaimer(
    api: BotApi, bot: None, talk: "Talk", assistant: "Assistant", monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(talk, "question", broken)
    api.text(1, "cramps")
    text = (await api.until(1, 1))[0]
    assert text.startswith(assistant.desk.phrases.text("error.text"))
    assert "112" in text
    assert text.splitlines()[-1] in disclaimers(assistant)


async def test_a_very_long_answer_comes_in_several_messages(
    api: BotApi, tmp_path: Path, talk: "Talk", assistant: "Assistant", monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = talk.question("x", "does magnesium help leg cramps?")
    lead = next(block for block in answer.blocks if block.kind == "lead")
    long = replace(lead, lines=tuple(f"line {number} <&> 🦵" * 9 for number in range(60)))
    blocks = tuple(long if block is lead else block for block in answer.blocks)
    monkeypatch.setattr(talk, "question", lambda *_: replace(answer, blocks=blocks))
    async with served(api, tmp_path / "inbox.sqlite3", talk, assistant.desk.phrases):
        api.text(1, "long")
        said = await api.until(2, 1)
    assert all(units(text) <= MAX_UNITS for text in said)
    assert [line for text in said for line in text.splitlines() if line.startswith("line")] == list(long.lines)
    assert ["reply_markup" in message for message in api.said[1]] == [*[False] * (len(said) - 1), True]


def test_every_button_of_the_content_fits(assistant: "Assistant") -> None:
    desk = assistant.desk
    actions = [f"{verb}:{key}" for verb in "pm" for key in desk.knowledge.passages]
    actions += [f"i:{key}" for key in desk.catalog.intents]
    assert len(actions) > 100
    for suggestion in (replace(desk.offer("greeting"), action=action) for action in actions):
        keyboard = keyboard_of([suggestion])
        assert keyboard is not None, suggestion.action
        assert read_callback(str(keyboard.inline_keyboard[0][0].callback_data)) == suggestion.action


def test_what_telegram_shows_about_the_bot_fits(assistant: "Assistant") -> None:
    from bot.handlers.profile import listed_commands

    phrases = assistant.desk.phrases
    assert len(phrases.text("telegram.description")) <= 512
    assert len(phrases.text("telegram.short_description")) <= 120
    commands = listed_commands(phrases)
    assert {command.command for command in commands} <= set(ALL)
    assert all(1 <= len(command.description) <= 256 for command in commands)
    assert html.unescape(phrases.text("telegram.moment"))


def test_without_a_token_it_says_what_to_do(tmp_path: Path) -> None:
    from bot.application import serve

    for token in (None, "", " "):
        with pytest.raises(SettingsError, match="TELEGRAM_BOT_TOKEN is not set: get one from @BotFather"):
            serve(Settings(_env_file=None, telegram_bot_token=token))


async def test_a_wrong_token_or_database_is_named_but_not_shown(api: BotApi, tmp_path: Path) -> None:
    import asyncio
    from typing import cast

    from bot.application import Service
    from tests.bot.serving import PHRASES, StandIn, drawn

    wrong = {"telegram_bot_token": "123456:WRONG"}, {"database_url": "sqlite:////nowhere/at/all/x.sqlite3"}
    for values, name in zip(wrong, ("TELEGRAM_BOT_TOKEN", "DATABASE_URL"), strict=True):
        settings = settings_for(api, tmp_path / "inbox.sqlite3", **values)
        with pytest.raises(SettingsError, match=name) as caught:
            await Service(settings, cast("Talk", StandIn()), PHRASES, drawn).run(asyncio.Event())
        assert "WRONG" not in str(caught.value)
        assert "nowhere" not in str(caught.value)
