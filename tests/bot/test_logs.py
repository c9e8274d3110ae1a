"""The log: no token, nothing that people wrote, one line for each event."""

import io
import logging
from collections.abc import Iterator

import httpx
import pytest

from bot.logs import MaskingFormatter, set_up_logging, told

TOKEN = "987654321:" + "AbCdEfGhIjKlMnOpQrStUvWxYz_01234567"


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What is written while the test runs; logging is put back afterwards."""
    root, written = logging.getLogger(), io.StringIO()
    before = (list(root.handlers), root.level)
    monkeypatch.setattr("sys.stderr", written)
    set_up_logging("INFO", ("123456:TEST",))
    yield written
    root.handlers[:], root.level = before
    telegram = logging.getLogger("telegram")
    telegram.propagate, telegram.handlers[:] = True, []
    logging.getLogger("bot").setLevel(logging.NOTSET)


def test_a_token_is_hidden_in_messages_and_in_exception_texts(log: io.StringIO) -> None:
    logger = logging.getLogger("bot.x")
    logger.warning("calling https://api.telegram.org/bot%s/getMe", TOKEN)
    try:
        raise ValueError(f"no answer from /bot{TOKEN}/getMe or /bot123456:TEST/getMe")
    except ValueError:
        logger.exception("failed")
    assert log.getvalue().endswith("ValueError: no answer from /bot<token>/getMe or /bot<token>/getMe\n")
    assert TOKEN not in log.getvalue()
    assert "123456:TEST" not in log.getvalue()


def test_the_libraries_tell_nothing_of_addresses_or_updates(log: io.StringIO) -> None:
    logging.getLogger("httpx").info("HTTP Request: POST https://x/bot%s/getMe", TOKEN)
    logging.getLogger("httpcore.http11").debug("send_request_headers")
    logging.getLogger("telegram.request.BaseRequest").exception('Can not load invalid JSON data: "my leg hurts"')
    logging.getLogger("telegram.ext.Application").critical("Error for update %s", "my leg hurts")
    assert log.getvalue() == ""


def test_an_event_is_one_line(log: io.StringIO) -> None:
    logging.getLogger("bot.x").info("a\nb\x1b[31m\u2028c")
    assert log.getvalue().rstrip("\n").endswith(r"a\nb\x1b[31m\u2028c")
    assert log.getvalue().count("\n") == 1


def test_an_error_is_told_by_its_class_and_place_without_its_message() -> None:
    def failing() -> None:
        try:
            raise KeyError("my leg hurts")
        except KeyError as error:
            raise httpx.ReadError("my leg hurts") from error

    with pytest.raises(httpx.ReadError) as caught:
        failing()
    assert told(caught.value).startswith("ReadError from KeyError at test_logs.py:")
    assert "leg" not in told(caught.value)


def test_a_secret_that_is_empty_hides_nothing() -> None:
    record = logging.LogRecord("bot", logging.INFO, "", 0, "fine", (), None)
    assert MaskingFormatter(("",)).format(record).endswith("bot: fine")
