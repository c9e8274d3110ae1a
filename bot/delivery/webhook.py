"""Updates pushed by Telegram: each request is answered only when its update is, so nothing has to be stored.

Telegram hands over one update of a chat at a time and repeats what was not answered with 2xx, for a day. A request
that takes long would keep others out (Telegram gives up after 60 seconds, and opens no further connection while
nothing was answered for 10), so it is soon told to come again; the answer goes on meanwhile, and is found settled.
TLS ends at a proxy before this server.
"""

import asyncio
import contextlib
import hmac
import json
import logging
import math
import socket
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

import uvicorn
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, Router
from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.delivery.arrivals import ALLOWED, MOST_OWED, Arrivals, Hooks, has_id
from bot.delivery.traffic import Traffic
from bot.logs import told
from bot.settings import SettingsError, WebhookSettings
from bot.storage import Receipt

_log = logging.getLogger(__name__)
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
HEALTH = "/healthz"
CONNECTIONS = 100
"""Requests at once, the most that Telegram makes: each waits for its answer. Telegram reads twice as many ahead."""
MOST_BYTES = 1 << 20
"""Size of a request; an update has a few thousand bytes, a long one with a quoted long one some ten thousand."""
READ_SECONDS = 10.0
"""How long a request's body may take to come in."""
HELD_SECONDS = 5.0
"""How long a request waits for its answer; sending takes tenths of a second unless a chat or the network must wait."""
LATER_SECONDS = 5
"""When Telegram shall come again, at the least."""
TENDED_EVERY = 5.0
"""Seconds between two looks at what may be forgotten."""
KEEP_ALIVE_SECONDS = 75
"""How long an idle connection stays open: longer than proxies keep theirs, so that none is closed under a request."""
STOP_SECONDS = 9
"""How long open requests are waited for at the end; by then all were told how it stands."""


class _RefusedError(Exception):
    """A request is not served."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status)
        self.status = status


class _Server(uvicorn.Server):
    """Leaves signals to the application."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class Webhook:
    """Takes updates in over HTTP; the answer to a request confirms its update."""

    def __init__(self, bot: Bot, traffic: Traffic, hooks: Hooks, settings: WebhookSettings) -> None:
        self._bot, self._traffic, self._settings, self._looking = bot, traffic, settings, hooks.looking
        self._inbox, self._arrivals = traffic.inbox, Arrivals(bot, traffic, hooks)
        self._secret = settings.secret.encode()
        self._socket: socket.socket | None = None
        self._serving: asyncio.Task[None] | None = None
        routes = [Route(settings.path, self._receive, methods=["POST"]), Route(HEALTH, _healthy)]
        config = uvicorn.Config(
            Router(routes, redirect_slashes=False),
            http="h11",
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_keep_alive=KEEP_ALIVE_SECONDS,
            timeout_graceful_shutdown=STOP_SECONDS,
        )
        self._server = _Server(config)

    async def announce(self) -> None:
        """Listen, and tell Telegram where. SettingsError when the one or the other is impossible."""
        if self._socket is None:
            self._socket = _listen(self._settings)
        try:
            await self._bot.set_webhook(
                self._settings.url,
                secret_token=self._settings.secret,
                max_connections=CONNECTIONS,
                allowed_updates=ALLOWED,
                drop_pending_updates=False,
            )
        except BadRequest:
            self._socket.close()
            raise SettingsError(
                "WEBHOOK_URL: the Bot API server does not take it; its host must be found by name and have an IPv4 "
                "address that can be reached from there"
            ) from None

    async def run(self, stop: asyncio.Event) -> None:
        """Serve until told to stop; then no new request is let in."""
        assert self._socket is not None, "announce first"
        self._serving = asyncio.create_task(self._server.serve([self._socket]))
        stopped, tending = asyncio.create_task(stop.wait()), asyncio.create_task(self._tend())
        await asyncio.wait({self._serving, stopped}, return_when=asyncio.FIRST_COMPLETED)
        self._server.should_exit = True
        for task in (stopped, tending):
            task.cancel()
        if self._serving.done():
            await self._serving

    async def confirm(self) -> None:
        """Answer the requests that are still open: what was not answered comes again."""
        self._inbox.give_up()
        if self._serving is not None:
            await self._serving

    async def _receive(self, request: Request) -> Response:
        response = await self._answered(request)
        if self._server.should_exit:  # the server waits for connections to close, also for one that came too late
            response.headers["Connection"] = "close"
        return response

    async def _answered(self, request: Request) -> Response:
        try:
            raw = await self._read(request)
            return await self._confirmed(raw["update_id"], raw)
        except _RefusedError as refused:
            return Response(status_code=refused.status)
        except Exception as error:  # the database, whatever: Telegram comes again
            _log.error("request not served: %s", told(error))
            return Response(status_code=HTTPStatus.SERVICE_UNAVAILABLE)

    async def _read(self, request: Request) -> dict[str, Any]:
        """Return an update. _RefusedError: without the secret before the body is looked at, else for what is wrong."""
        if not hmac.compare_digest(request.headers.get(SECRET_HEADER, "").encode("latin-1"), self._secret):
            raise _RefusedError(HTTPStatus.FORBIDDEN)
        if not request.headers.get("Content-Type", "").startswith("application/json"):
            raise _RefusedError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        if self._server.should_exit:  # the next process takes it
            raise _RefusedError(HTTPStatus.SERVICE_UNAVAILABLE)
        try:
            async with asyncio.timeout(READ_SECONDS):
                body = await _body(request)
        except TimeoutError:
            raise _RefusedError(HTTPStatus.REQUEST_TIMEOUT) from None
        except ClientDisconnect:
            raise _RefusedError(HTTPStatus.BAD_REQUEST) from None
        return _parsed(body)

    async def _confirmed(self, update_id: int, raw: dict[str, Any]) -> Response:
        await self._arrivals.take({update_id: raw})
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(HELD_SECONDS):
                await self._inbox.until_settled(update_id)
        if self._inbox.settled(update_id) or await self._put_off(update_id):
            return Response()
        chat_id, _ = self._inbox.taken[update_id]
        later = max(LATER_SECONDS, math.ceil(self._traffic.pace.left(chat_id)))
        return Response(status_code=HTTPStatus.SERVICE_UNAVAILABLE, headers={"Retry-After": str(later)})

    async def _put_off(self, update_id: int) -> bool:
        """Let an update's chat wait without it, where Telegram reads no further: others may stand behind."""
        chat_id, _ = self._inbox.taken[update_id]
        if self._server.should_exit or self._looking() or self._inbox.owing >= MOST_OWED:
            return False
        if not self._traffic.pace.held_up(chat_id):
            return False
        try:
            waiting = (await self._bot.get_webhook_info()).pending_update_count
        except TelegramError:
            return False
        if waiting >= 2 * CONNECTIONS and not self._inbox.settled(update_id):
            _log.warning("an update of a chat that must wait is put off: %d wait", waiting)
            await self._inbox.owe([Receipt(update_id, chat_id)])
        return self._inbox.settled(update_id)

    async def _tend(self) -> None:
        """Forget what is to be forgotten, as soon as Telegram cannot repeat it."""
        while True:
            await asyncio.sleep(TENDED_EVERY)
            below, wishes = 0, self._inbox.forgetting
            try:
                if wishes and await self._traffic.hidden(self._bot) <= 0:
                    below = min(self._inbox.taken, default=max(wishes.values()) + 1)
                await self._inbox.confirmed(below)
            except Exception as error:
                _log.error("old receipts not deleted: %s", told(error))


def _listen(settings: WebhookSettings) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
        return socket.create_server((settings.host, settings.port), family=family)
    except OSError as error:
        raise SettingsError(
            f"WEBHOOK_LISTEN: nothing can listen there ({type(error).__name__}); name an address of this machine "
            "and a port that is free"
        ) from None


async def _body(request: Request) -> bytes:
    """Return a request's body. _RefusedError as soon as it is known to be too large."""
    body, announced = bytearray(), int(request.headers.get("Content-Length", 0))
    if announced <= MOST_BYTES:
        async for chunk in request.stream():
            body += chunk
            if len(body) > MOST_BYTES:
                break
        else:
            return bytes(body)
    raise _RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def _parsed(body: bytes) -> dict[str, Any]:
    """Return an update as Telegram writes it. _RefusedError for anything else."""
    try:
        raw = json.loads(body)
    except (ValueError, RecursionError):
        raw = None
    if not has_id(raw):
        raise _RefusedError(HTTPStatus.BAD_REQUEST)
    return dict(raw)


async def _healthy(_request: Request) -> Response:
    return PlainTextResponse("ok\n")
