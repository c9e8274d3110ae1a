"""What gets a reply, where, and how: commands, questions, buttons, edits, groups, errors."""

import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.handlers.allowance import REMEMBERED, Allowance, Allowances
from tests.bot.serving import StandIn, served
from tests.bot_api import USERNAME, BotApi, Fault

GROUP = -1001234567890


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    server = BotApi()
    await server.start()
    yield server
    server.stop()


@pytest.fixture
async def bot(api: BotApi, tmp_path: Path) -> AsyncIterator[StandIn]:
    talk = StandIn()
    async with served(api, tmp_path / "inbox.sqlite3", talk):
        yield talk


def mention(text: str) -> dict[str, Any]:
    return {"entities": [{"type": "mention", "offset": text.index("@"), "length": len(USERNAME) + 1}]}


async def test_everything_in_private_gets_a_reply(api: BotApi, bot: StandIn) -> None:
    api.text(1, "cramps")
    api.text(1, "/foods no nuts")
    api.text(1, "/")
    for content in ({"photo": []}, {"sticker": {}}, {"location": {"latitude": 1.0, "longitude": 2.0}}, {}):
        api.push("message", api.message(1, **content))
    said = await api.until(6, 1)
    assert [line.splitlines()[0] for line in said[:3]] == ["about cramps", "command /foods no nuts", "command /"]
    assert all(line.startswith("about ") for line in said[3:])


async def test_an_album_gets_one_reply(api: BotApi, bot: StandIn) -> None:
    for _ in range(3):
        api.push("message", api.message(1, photo=[], media_group_id="7"))
    api.text(1, "cramps")
    assert len(await api.until(2, 1)) == 2


async def test_in_a_group_only_what_is_addressed_to_the_bot_is_answered(api: BotApi, bot: StandIn) -> None:
    for text in ("chatter", "/foods@other_bot", "/nonsense", "@someone_else hello"):
        api.text(GROUP, text)
    api.push("message", api.message(GROUP, photo=[]))
    api.text(GROUP, f"/foods@{USERNAME}", is_topic_message=True, message_thread_id=9)
    asked = f"@{USERNAME} what for?"
    question = api.text(GROUP, asked, **mention(asked))
    assert [line.splitlines()[0] for line in await api.until(2, GROUP)] == [
        f"command /foods@{USERNAME}",
        "about what for?",
    ]
    api.text(GROUP, "and now?", reply_to_message=api.said[GROUP][-1])
    assert (await api.until(3, GROUP))[2].startswith("about and now?")
    first, second, _ = api.called("sendMessage")
    assert first["message_thread_id"] == "9"
    assert f'"message_id": {question["message_id"]}' in second["reply_parameters"]


async def test_an_edited_question_changes_its_answer(api: BotApi, bot: StandIn) -> None:
    question = api.text(1, "crams")
    await api.until(1, 1)
    api.push("edited_message", question | {"text": "cramps", "edit_date": int(time.time())})
    assert [line.splitlines()[0] for line in await api.until(1, 1)] == ["about cramps"]
    api.push("edited_message", question | {"text": "cramps", "edit_date": int(time.time())})
    api.push("edited_message", api.message(1, text="never seen", edit_date=int(time.time())))
    assert (await api.until(2, 1))[1].startswith("about never seen")


async def test_a_button_is_answered_at_once_and_unknown_data_gets_the_topics(api: BotApi, bot: StandIn) -> None:
    api.text(1, "cramps")
    await api.until(1, 1)
    for data in ("v1:m:leg-cramps", "v0:old", "v1:rm -rf", "x" * 64):
        api.press(1, data)
    said = await api.until(5, 1)
    assert [line.splitlines()[0] for line in said[1:]] == ["pressed m:leg-cramps", *["pressed None"] * 3]
    assert len(api.called("answerCallbackQuery")) == 4


async def test_a_double_tap_counts_once_and_an_expired_query_is_no_error(api: BotApi, bot: StandIn) -> None:
    api.text(1, "cramps")
    await api.until(1, 1)
    api.faults.append(Fault("answerCallbackQuery", "Bad Request: query is too old", left=2))
    gone = {"message_id": 5, "date": 0, "chat": {"id": 1, "type": "private"}}
    api.press(1, "v1:menu", gone)
    api.press(1, "v1:menu", gone)
    api.text(1, "next")
    assert [line.splitlines()[0] for line in (await api.until(3, 1))[1:]] == ["pressed menu", "about next"]


async def test_turning_a_page_of_topics_changes_the_message(api: BotApi, bot: StandIn) -> None:
    api.text(1, "cramps")
    await api.until(1, 1)
    page = {"inline_keyboard": [[{"text": "Legs", "callback_data": "v1:menu:legs"}]]}
    api.press(1, "v1:menu:legs", api.said[1][0] | {"reply_markup": page})
    api.text(1, "next")
    assert [line.splitlines()[0] for line in await api.until(2, 1)] == ["pressed menu:legs", "about next"]


async def test_an_error_is_answered_and_logged_without_the_message(
    api: BotApi, bot: StandIn, caplog: pytest.LogCaptureFixture
) -> None:
    api.text(1, "boom")
    assert (await api.until(1, 1))[0].startswith("sorry")
    assert "ValueError" in caplog.text
    assert "boom" not in caplog.text


async def test_commands_and_descriptions_are_set_only_where_they_differ(api: BotApi, tmp_path: Path) -> None:
    for round_ in (1, 2):
        async with served(api, tmp_path / "inbox.sqlite3"):
            api.text(1, "cramps")
            await api.until(round_, 1)
            while len(api.called("getMyShortDescription")) < round_:
                await api.until(round_, 1)
    assert [len(api.called(f"setMy{what}")) for what in ("Commands", "Description", "ShortDescription")] == [1, 1, 1]


async def test_a_flood_gets_one_notice_but_urgent_messages_are_answered(api: BotApi, bot: StandIn) -> None:
    for number in range(40):
        api.text(1, f"question {number}")
    api.text(1, "help!")
    api.text(2, "cramps")
    await api.until(1, 2)
    said = [line.splitlines()[0] for line in await api.until(32, 1)]
    assert [line for line in said if line != "call now"] == [f"about question {n}" for n in range(30)] + ["slow down"]
    assert said.index("call now") < 5


async def test_over_the_allowance_urgent_words_after_a_command_are_answered_and_buttons_wait(
    api: BotApi, bot: StandIn
) -> None:
    api.text(1, "question")
    await api.until(1, 1)
    for number in range(40):
        api.text(1, f"question {number}")
    api.text(1, "/dose help!")
    api.text(1, "/dose")
    api.press(1, "v1:menu")
    said = [line.splitlines()[0] for line in await api.until(32, 1)]
    assert {line for line in said if not line.startswith("about")} == {"call now", "slow down"}


def test_a_chat_that_calms_down_is_answered_and_told_again() -> None:
    now = 0.0
    allowances = Allowances(lambda: now)
    flood = [allowances.arrived(1, number) for number in range(32)]
    assert flood == [Allowance.ANSWER] * 30 + [Allowance.NOTICE, Allowance.NOTHING]
    assert (allowances.take(30), allowances.take(30)) == (Allowance.NOTICE, Allowance.ANSWER)
    now = 60.0
    assert [allowances.arrived(1, number) for number in range(40, 72)][-2:] == [Allowance.NOTICE, Allowance.NOTHING]


def test_a_new_chat_is_held_to_its_allowance_however_many_were_there_before() -> None:
    allowances = Allowances(lambda: 0.0)
    for chat in range(REMEMBERED + 5):
        allowances.arrived(chat, 2 * chat)
        allowances.arrived(chat, 2 * chat + 1)
    flood = [allowances.arrived(-1, -number) for number in range(40)]
    assert flood.count(Allowance.ANSWER) == 30
    assert flood.count(Allowance.NOTICE) == 1


async def test_a_chat_that_sent_the_bot_away_is_forgotten(api: BotApi, bot: StandIn) -> None:
    user = {"id": 123456, "is_bot": True, "first_name": "magbot"}
    change = {"chat": {"id": 1, "type": "private"}, "from": {"id": 1, "is_bot": False, "first_name": "Ann"}, "date": 1}
    member = {"user": user, "status": "member"}
    api.push(
        "my_chat_member", change | {"old_chat_member": member, "new_chat_member": {"user": user, "status": "left"}}
    )
    await api.until(0, 1)
    assert bot.forgotten == ["1"]
