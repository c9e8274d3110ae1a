"""A small Bot API server for tests: real HTTP on loopback, as strict as the tests need it.

It keeps an update until a later offset confirms it, refuses broken markup, over-long texts and unchanged edits with
Telegram's words, and fails on request. `said[chat]` holds the bot's messages there as they stand now.
"""

import asyncio
import contextlib
import json
import re
import time
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

TOKEN = "123456:TEST"
USERNAME = "magbot_test_bot"
_TAG = re.compile(r"<(/?)(b|i|blockquote|blockquote expandable)>")


class RefusalError(Exception):
    """An answer that is not ok."""

    def __init__(self, code: int, description: str, **parameters: float) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters


@dataclass
class Fault:
    """What happens to the next calls of a method."""

    method: str
    kind: str
    """`429`, `500`, `garbage`, `drop` (not carried out), `sent_drop` (carried out), or what a 400 says."""
    left: int = 1


@dataclass
class BotApi:
    """The server, and the people who write to the bot."""

    calls: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    said: dict[int, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    pending: dict[int, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    settings: dict[str, str] = field(default_factory=dict)
    base: str = ""
    _messages: dict[tuple[int, int], dict[str, Any]] = field(default_factory=dict)
    _next: int = 1000
    _changed: asyncio.Event = field(default_factory=asyncio.Event)
    _server: asyncio.Server | None = None

    async def start(self) -> str:
        """Listen on a free port; return the address."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.base = "http://{}:{}".format(*self._server.sockets[0].getsockname())
        return self.base

    def stop(self) -> None:
        assert self._server is not None
        self._server.close()

    # The people's side.

    def push(self, kind: str, content: object) -> int:
        """Queue an update of any kind."""
        self._next += 1
        self.pending[self._next] = json.dumps({"update_id": self._next, kind: content})
        self._changed.set()
        return self._next

    def message(self, chat: int, name: str = "Ann", **content: object) -> dict[str, Any]:
        """Return a message of a person, in private when the chat's id is positive."""
        self._next += 1
        kind = {"type": "private", "first_name": name} if chat > 0 else {"type": "supergroup", "title": "G"}
        sender = {"id": abs(chat), "is_bot": False, "first_name": name}
        return {
            "message_id": self._next,
            "date": int(time.time()),
            "chat": {"id": chat, **kind},
            "from": sender,
            **content,
        }

    def text(self, chat: int, text: str, name: str = "Ann", **content: object) -> dict[str, Any]:
        """A person writes; returns the message."""
        message = self.message(chat, name, text=text, **content)
        self.push("message", message)
        return message

    def press(self, chat: int, data: str, message: dict[str, Any] | None = None) -> int:
        """A person presses a button."""
        on = message or self.said[chat][-1]
        sender = {"id": abs(chat), "is_bot": False, "first_name": "Ann"}
        return self.push(
            "callback_query", {"id": str(self._next), "from": sender, "chat_instance": "1", "data": data, "message": on}
        )

    def texts(self, chat: int) -> list[str]:
        """What the bot's messages in a chat say now."""
        return [message["text"] for message in self.said[chat]]

    def called(self, method: str) -> list[dict[str, str]]:
        """Parameters of the calls of a method, refused ones included."""
        return [values for name, values in self.calls if name == method]

    async def until(self, count: int, chat: int, seconds: float = 5.0) -> list[str]:
        """Wait until the bot has said so much in a chat, and everything sent to it is confirmed."""
        end = time.monotonic() + seconds
        while len(self.said[chat]) < count or self.pending:
            assert time.monotonic() < end, f"said {self.texts(chat)}, {len(self.pending)} updates not confirmed"
            await asyncio.sleep(0.01)
        return self.texts(chat)

    # The bot's side.

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin1")
                size = re.search(r"content-length: (\d+)", head, re.IGNORECASE)
                body = await reader.readexactly(int(size[1]) if size else 0)
                url = urlsplit(head.split(" ", 2)[1])
                boundary = re.search(r"multipart/form-data; boundary=(\S+)", head, re.IGNORECASE)
                fields = (
                    _form(body, boundary[1]) if boundary else dict(parse_qsl(body.decode(), keep_blank_values=True))
                )
                values = dict(parse_qsl(url.query)) | fields
                status, answer = await self._answer(unquote(url.path), values)
                if status == 0:
                    break
                writer.write(b"HTTP/1.1 %d X\r\nContent-Length: %d\r\n\r\n" % (status, len(answer)) + answer)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    async def _answer(self, path: str, values: dict[str, str]) -> tuple[int, bytes]:
        """Return status and body; status 0 drops the connection."""
        method = path.rpartition("/")[2]
        self.calls.append((method, values))
        fault = next((fault for fault in self.faults if fault.method == method and fault.left > 0), None)
        kind = ""
        if fault is not None:
            fault.left, kind = fault.left - 1, fault.kind
        try:
            if path != f"/bot{TOKEN}/{method}":
                raise RefusalError(401, "Unauthorized")
            if kind == "429":
                raise RefusalError(429, "Too Many Requests", retry_after=0.2)  # Telegram counts whole seconds
            if kind and kind not in {"garbage", "drop", "sent_drop", "500"}:
                raise RefusalError(403 if kind.startswith("Forbidden") else 400, kind)
            if kind == "500":
                return 500, b"<html>Internal Server Error</html>"
            if kind in {"garbage", "drop"}:
                return (200 if kind == "garbage" else 0), b'{"ok":tr'
            result = await self._call(method, values)
            return (0 if kind == "sent_drop" else 200), b'{"ok":true,"result":%s}' % result.encode()
        except RefusalError as no:
            told = {"ok": False, "error_code": no.code, "description": no.description}
            return no.code, json.dumps(told | ({"parameters": no.parameters} if no.parameters else {})).encode()

    async def _call(self, method: str, values: dict[str, str]) -> str:
        if method == "getUpdates":
            return await self._updates(int(values.get("offset", 0)), int(values["limit"]), int(values["timeout"]))
        if method == "getMe":
            return json.dumps({"id": 123456, "is_bot": True, "first_name": "magbot", "username": USERNAME})
        if method == "getWebhookInfo":
            return json.dumps({"url": "", "has_custom_certificate": False, "pending_update_count": len(self.pending)})
        if method == "sendMessage":
            return json.dumps(self._sent(int(values["chat_id"]), values))
        if method == "sendPhoto":
            if not values["photo"].startswith("\x89PNG"):
                raise RefusalError(400, "Bad Request: IMAGE_PROCESS_FAILED")
            return json.dumps(self._sent(int(values["chat_id"]), {**values, "text": values["caption"]}, limit=1024))
        if method.startswith("editMessage"):
            return json.dumps(self._edited(int(values["chat_id"]), int(values["message_id"]), values, method))
        if method.startswith("setMy"):
            self.settings[method[3:]] = next(iter(values.values()))
        if method == "getMyCommands":
            return self.settings.get("MyCommands", "[]")
        if method.startswith("getMy"):
            name = "short_description" if "Short" in method else "description"
            return json.dumps({name: self.settings.get(method[3:], "")})
        return "true"

    async def _updates(self, offset: int, limit: int, timeout: int) -> str:
        self.pending = {uid: body for uid, body in self.pending.items() if uid >= offset}
        if not self.pending and timeout:
            self._changed.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._changed.wait(), timeout)
        return "[" + ",".join(list(self.pending.values())[:limit]) + "]"

    def _sent(self, chat: int, values: dict[str, str], limit: int = 4096) -> dict[str, Any]:
        message = self.message(chat, text=_read(values, limit))
        message["from"] = {"id": 123456, "is_bot": True, "first_name": "magbot", "username": USERNAME}
        if "reply_markup" in values:
            message["reply_markup"] = _buttons(values["reply_markup"])
        self.said[chat].append(message)
        self._messages[chat, message["message_id"]] = message
        return message

    def _edited(self, chat: int, number: int, values: dict[str, str], method: str) -> dict[str, Any]:
        message = self._messages.get((chat, number))
        if message is None:
            raise RefusalError(400, "Bad Request: message to edit not found")
        new = {"text": _read(values) if method == "editMessageText" else message["text"]}
        if "reply_markup" in values:
            new["reply_markup"] = _buttons(values["reply_markup"])
        if new == {key: message[key] for key in ("text", "reply_markup") if key in message}:
            raise RefusalError(400, "Bad Request: message is not modified")
        message.pop("reply_markup", None)
        message.update(new)
        return message


def _form(body: bytes, boundary: str) -> dict[str, str]:
    """Return the fields of a form, files as Latin-1 text."""
    fields = {}
    for part in body.split(b"--" + boundary.encode())[1:-1]:
        head, _, content = part.strip(b"\r\n").partition(b"\r\n\r\n")
        name = re.search(rb'name="([^"]+)"', head)
        is_file = b"filename=" in head
        fields[name[1].decode() if name else ""] = content.decode("latin1" if is_file else "utf-8")
    return fields


def _read(values: dict[str, str], limit: int = 4096) -> str:
    """Return a text as Telegram shows it; refuse what Telegram refuses."""
    text = values["text"]
    if values.get("parse_mode") == "HTML":
        opened: list[str] = []
        for match in _TAG.finditer(text):
            if not match[1]:
                opened.append(match[2].split()[0])
            elif not opened or opened.pop() != match[2]:
                raise RefusalError(400, "Bad Request: can't parse entities: unexpected end tag")
        text = _TAG.sub("", text)
        if opened or "<" in text or re.search(r"&(?!(lt|gt|amp|quot|#\d+|#x[0-9a-f]+);)", text):
            raise RefusalError(400, "Bad Request: can't parse entities: unsupported start tag")
        text = re.sub(r"&#(x[0-9a-f]+|\d+);", lambda m: chr(int(m[1].replace("x", "0x"), 0)), text)
        for name, sign in (("lt", "<"), ("gt", ">"), ("quot", '"'), ("amp", "&")):
            text = text.replace(f"&{name};", sign)
    if not text.strip() or len(text) > limit:
        raise RefusalError(
            400, "Bad Request: message is too long" if text.strip() else "Bad Request: message text is empty"
        )
    return text


def _buttons(markup: str) -> Any:
    for button in (button for row in json.loads(markup)["inline_keyboard"] for button in row):
        if not button["text"] or not 1 <= len(button["callback_data"].encode()) <= 64:
            raise RefusalError(400, "Bad Request: BUTTON_DATA_INVALID")
    return json.loads(markup)
