"""`magbot serve`: the parts joined, started in order, and stopped without losing an update.

Handlers are tried in the order below: buttons, then commands, then questions, then everything else, so a slash
is never read as a question and a photo never falls through. Taking in, order and sending are `bot.delivery`'s;
the library's own updater is not used, because it confirms updates before they are answered.
"""

import asyncio
import logging
import os
import signal
import ssl
import time
from functools import cache, partial
from typing import Any

import httpx
from telegram import Bot, Update
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, CallbackQueryHandler, ChatMemberHandler, MessageHandler, filters
from telegram.request import HTTPXRequest

from bot.conversation import ConversationStore
from bot.delivery.arrivals import Hooks, Source
from bot.delivery.inbox import Inbox
from bot.delivery.job import Outgoing
from bot.delivery.lanes import Lanes, Work
from bot.delivery.outbox import AT_ONCE, Outbox
from bot.delivery.pace import Backoff, Pace
from bot.delivery.polling import Poller
from bot.delivery.sequence import MessageNumbers
from bot.delivery.traffic import Traffic
from bot.handlers.addressing import is_addressed
from bot.handlers.allowance import Allowance, Allowances
from bot.handlers.buttons import Buttons
from bot.handlers.commands import Commands
from bot.handlers.errors import Errors
from bot.handlers.gate import Gate
from bot.handlers.other import Other
from bot.handlers.profile import set_profile
from bot.handlers.questions import Questions
from bot.handlers.replies import Draw, Replies
from bot.handlers.talk import Talk
from bot.logs import set_up_logging, told
from bot.phrases import Phrases
from bot.pictures import PictureBook
from bot.render.keyboards import keyboard_of
from bot.settings import Settings, SettingsError, WebhookSettings, webhook_settings
from bot.storage import Receipt, Storage

_log = logging.getLogger(__name__)
READ_SECONDS = 10.0
"""How long an answer of Telegram may take; other chats do not wait for it."""
DRAIN_SECONDS = 8.0
"""How long questions under way are waited for when the bot stops; supervisors kill after ten."""
_CHATTY = filters.UpdateType.MESSAGE | filters.UpdateType.EDITED_MESSAGE

App = Application[Any, Any, Any, Any, Any, Any]


def serve(settings: Settings, *, by_webhook: bool = False) -> None:
    """Serve Telegram until told to stop. SettingsError when what it needs is missing or refused."""
    token = settings.telegram_bot_token.get_secret_value().strip() if settings.telegram_bot_token else ""
    if not token:
        raise SettingsError(
            "TELEGRAM_BOT_TOKEN is not set: get one from @BotFather and put it into .env, then try again"
        )
    webhook = webhook_settings(settings) if by_webhook else None
    from bot.bootstrap import build_assistant  # reading all content takes a moment; a missing token should not

    set_up_logging(settings.log_level, (token, webhook.secret if webhook else ""))
    assistant = build_assistant(settings)
    talk = Talk(assistant, ConversationStore(time.monotonic, settings.country))
    pictures = PictureBook(assistant.desk.knowledge, assistant.desk.phrases, settings.cache_dir)
    asyncio.run(until_signalled(Service(settings, talk, assistant.desk.phrases, pictures.png, webhook)))


async def until_signalled(service: "Service") -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await service.run(stop)


class Service:
    """The running bot."""

    def __init__(
        self, settings: Settings, talk: Talk, phrases: Phrases, draw: Draw, webhook: WebhookSettings | None = None
    ) -> None:
        # The library warns of its own coming change to timedelta; this asks for it now.
        os.environ.setdefault("PTB_TIMEDELTA", "true")
        self._phrases, self._talk = phrases, talk
        self._storage = Storage(settings.database_url)
        self._inbox = Inbox(self._storage, time.time)
        self._numbers, self._lanes = MessageNumbers(time.monotonic), Lanes()
        self._allowances = Allowances(time.monotonic)
        traffic = Traffic(self._inbox, self._lanes, self._numbers, Pace(time.monotonic))
        request = _request(connections=1)
        self.app = _application(settings, request)
        bot: Bot = self.app.bot
        self._outbox = Outbox(bot, traffic, phrases.text("telegram.moment"))
        self._replies = Replies(self._outbox, self._inbox, phrases.text("labels.sources"), draw)
        self._gate = Gate(talk, self._replies, self._allowances)
        self._buttons = Buttons(talk, self._gate, time.monotonic)
        hooks = Hooks(self._handle, self._arrived, self._urgent, self._outbox.looking)
        self._source = _pushed(bot, traffic, hooks, webhook) if webhook else Poller(bot, request, traffic, hooks)
        self._profile: asyncio.Task[None] | None = None
        self._add_handlers()

    async def run(self, stop: asyncio.Event) -> None:
        """Start, take updates in until told to stop, then answer what is under way."""
        try:
            await self._storage.open()
            await self._connect(stop)
            if not stop.is_set():
                await self._resume()
                await self._source.run(stop)
                await self._lanes.drain(DRAIN_SECONDS)
                await self._source.confirm()
        except InvalidToken:
            raise SettingsError(
                "TELEGRAM_BOT_TOKEN: Telegram does not know it; get a new one from @BotFather and put it into .env"
            ) from None
        finally:
            if self._profile is not None:
                self._profile.cancel()
            await self.app.shutdown()
            await self.app.bot.shutdown()  # the application leaves it open when it was never initialised
            await self._storage.close()

    async def _connect(self, stop: asyncio.Event) -> None:
        """Reach Telegram, however long it takes."""
        backoff = Backoff()
        while not stop.is_set():
            try:
                await self.app.initialize()
                await self._source.announce()
                break
            except InvalidToken:
                raise
            except TelegramError as error:
                _log.warning("Telegram not reached: %s; trying again", type(error).__name__)
                await asyncio.wait({asyncio.ensure_future(stop.wait())}, timeout=backoff.pause())

    async def _resume(self) -> None:
        """Take up what an earlier process left."""
        for receipt in await self._storage.recent():
            self._outbox.left_open += receipt.state == "sending" and receipt.after_id is not None
            for number in (receipt.question_id, receipt.answer_id):
                if number is not None:
                    self._numbers.saw(receipt.chat_id, number)
        await self._pay_debts()
        self._profile = asyncio.create_task(set_profile(self.app.bot, self._phrases))
        _log.info("serving")

    def _add_handlers(self) -> None:
        questions = Questions(self._talk, self._gate)
        commands = Commands(self._talk, self._gate, self._inbox)
        other = Other(self._talk, self._gate)
        self.app.add_handlers(
            [
                CallbackQueryHandler(self._buttons.press),
                MessageHandler(_CHATTY & filters.Regex(r"^/"), commands.run),
                MessageHandler(_CHATTY & filters.TEXT, questions.answer),
                MessageHandler(_CHATTY, other.text_only),
                ChatMemberHandler(other.membership, ChatMemberHandler.MY_CHAT_MEMBER),
            ]
        )
        self.app.add_error_handler(Errors(self._talk, self._replies).report)

    def _arrived(self, update: Update) -> bool:
        """Do what cannot wait for the update's turn; False when it needs no turn."""
        if update.callback_query is not None:
            self._buttons.arrived(self.app.bot, update.callback_query)
        chat = update.effective_chat
        if chat is None or not is_addressed(update, self.app.bot):
            return True
        needed = self._allowances.arrived(chat.id, update.update_id) is not Allowance.NOTHING or self._urgent(update)
        if not needed:
            self._allowances.take(update.update_id)
        return needed

    def _urgent(self, update: Update) -> bool:
        message = update.message or update.edited_message
        return message is not None and self._talk.urgent(message.text or "") is not None

    async def _handle(self, update: Update) -> None:
        try:
            await self.app.process_update(update)
        except Exception as error:  # the error handler itself failed; the next update must still be served
            _log.error("update %d not handled: %s", update.update_id, told(error))
        self._inbox.settle(update.update_id)

    async def _pay_debts(self) -> None:
        """Ask chats again whose questions were confirmed and then lost in a crash: one message for each chat."""
        parts = self._replies.parts(self._talk.notices.lost)
        keyboard = keyboard_of(self._talk.notices.lost.suggestions)
        by_chat: dict[int, list[Receipt]] = {}
        for receipt in await self._inbox.debts():
            by_chat.setdefault(receipt.chat_id, []).append(receipt)
        for chat_id, receipts in by_chat.items():
            receipts.sort(key=lambda receipt: receipt.after_id is None)  # one that may have been sent goes first
            work = Work(receipts[0].update_id, partial(self._pay, receipts, Outgoing(chat_id, parts, keyboard)))
            self._lanes.put(chat_id, work)

    async def _pay(self, receipts: list[Receipt], outgoing: Outgoing) -> None:
        try:
            await self._outbox.deliver(receipts[0].update_id, outgoing)
        except Exception as error:
            _log.error("debt not paid: %s", told(error))
        for receipt in receipts[1:]:
            await self._inbox.save(Receipt(receipt.update_id, receipt.chat_id, state="dead"))


def _pushed(bot: Bot, traffic: Traffic, hooks: Hooks, webhook: WebhookSettings) -> Source:
    from bot.delivery.webhook import Webhook  # polling does without its libraries

    return Webhook(bot, traffic, hooks, webhook)


def _application(settings: Settings, polling: HTTPXRequest) -> App:
    token = settings.telegram_bot_token
    return (
        Application.builder()
        .token(token.get_secret_value().strip() if token else "")
        .base_url(f"{settings.telegram_api_base_url.rstrip('/')}/bot")
        .request(_request(connections=2 * AT_ONCE))
        .get_updates_request(polling)
        .updater(None)
        .build()
    )


def _request(connections: int) -> HTTPXRequest:
    return HTTPXRequest(
        connection_pool_size=connections,
        read_timeout=READ_SECONDS,
        pool_timeout=READ_SECONDS,
        httpx_kwargs={"verify": _tls()},
    )


@cache
def _tls() -> ssl.SSLContext:
    """The certificates to trust, read once: each client of its own would take a tenth of a second for it."""
    return httpx.create_ssl_context()
