"""The small Bot API server as one that pushes: an update of a chat goes to the webhook when the one before it has
been answered with 2xx; until then it is sent again and again."""

import asyncio
import json
import re
import socket
from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from tests.bot_api import BotApi, RefusalError

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


async def request(
    port: int, body: bytes = b"", path: str = "/telegram", method: str = "POST", **headers: str | None
) -> tuple[int, dict[str, str]]:
    """Return status and headers of an answer; None leaves a header out. 0 when there is no answer."""
    given = {"Host": "x", "Content-Type": "application/json", "Content-Length": str(len(body)), "Connection": "close"}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}  # type: ignore[arg-type]
    head = "".join(f"{name}: {value}\r\n" for name, value in given.items() if value is not None)
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        try:
            writer.write(f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode("latin-1") + body)
            answer = (await reader.readuntil(b"\r\n\r\n")).decode()
        finally:
            writer.close()
    except (OSError, asyncio.IncompleteReadError):
        return 0, {}
    lines = answer.split("\r\n")
    return int(lines[0].split()[1]), {k.lower(): v for k, _, v in (line.partition(": ") for line in lines[1:] if line)}


@dataclass
class PushingBotApi(BotApi):
    """Pushes once `setWebhook` was called."""

    hook: dict[str, str] = field(default_factory=dict)
    answers: list[tuple[int, int]] = field(default_factory=list)
    """What became of each request: update and status."""
    lost: int = 0
    """Answers that do not arrive here."""
    pause: float = 0.02
    """Seconds before an update is sent again; Retry-After counts in them."""
    _queues: dict[int, deque[int]] = field(default_factory=lambda: defaultdict(deque))
    _pushing: set[asyncio.Task[None]] = field(default_factory=set)

    def stop(self) -> None:
        super().stop()
        for task in self._pushing:
            task.cancel()

    def push(self, kind: str, content: Any) -> int:
        number = super().push(kind, content)
        chat = content.get("chat") or content.get("from") if isinstance(content, dict) else None
        key = chat["id"] if isinstance(chat, dict) else number
        self._queues[key].append(number)
        if self.hook and len(self._queues[key]) == 1:
            self._begin(key)
        return number

    async def _call(self, method: str, values: dict[str, str]) -> str:
        if method == "setWebhook":
            if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", values["secret_token"]) or "refused" in values["url"]:
                raise RefusalError(400, "Bad Request: bad webhook: a reason")
            begun, self.hook = bool(self.hook), values
            for key in [] if begun else list(self._queues):
                self._begin(key)
        return await super()._call(method, values)

    def _begin(self, key: int) -> None:
        task = asyncio.create_task(self._deliver(self._queues[key]))
        self._pushing.add(task)
        task.add_done_callback(self._pushing.discard)

    async def _deliver(self, queue: deque[int]) -> None:
        while queue:
            number, url = queue[0], urlsplit(self.hook["url"])
            body = self.pending[number].encode()
            secret = {SECRET_HEADER: self.hook["secret_token"]}
            status, headers = await request(url.port or 0, body, url.path or "/", **secret)
            self.answers.append((number, status))
            if status == 200 and self.lost:
                self.lost -= 1
            elif 200 <= status <= 299:
                del self.pending[queue.popleft()]
                continue
            await asyncio.sleep(self.pause * max(1, int(headers.get("retry-after", 1))))

    def answered(self, status: int) -> list[int]:
        """The updates whose requests got a status."""
        return [number for number, given in self.answers if given == status]


def raw(number: int, **content: Any) -> bytes:
    """An update as it is sent."""
    return json.dumps({"update_id": number, **content}).encode()
