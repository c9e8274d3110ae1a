"""Settings: what is wrong is named in words, and never shown."""

from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, load_settings, webhook_settings
from bot.storage import Storage


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (b"NICKNAME=private-thing\n", "NICKNAME: no such setting"),
        (b"LOG_LEVEL=private-thing\nNICKNAME=x\n", "LOG_LEVEL: not accepted"),
        ("COUNTRY=private-thing-é\n".encode("latin-1"), "UTF-8"),
    ],
)
def test_a_file_of_settings_that_cannot_be_used_is_told_in_words(tmp_path: Path, written: bytes, said: str) -> None:
    file = tmp_path / "settings"
    file.write_bytes(written)
    with pytest.raises(SettingsError) as caught:
        load_settings(file)
    assert said in str(caught.value)
    assert "private-thing" not in str(caught.value)


@pytest.mark.parametrize("url", ["postgresql://ann:secret@db:port/x", "sqlite+://secret:secret:secret@"])
def test_an_address_of_no_database_is_told_without_its_password(url: str) -> None:
    with pytest.raises(SettingsError, match="DATABASE_URL") as caught:
        Storage(url)
    assert "secret" not in str(caught.value)


OWN = {"telegram_api_base_url": "http://127.0.0.1:8081"}
URL, SECRET, LISTEN = "webhook_url", "webhook_secret", "webhook_listen"


@pytest.mark.parametrize(
    ("name", "value", "others"),
    [
        (URL, "https://bot.example.org", {}),
        (URL, "https://bot.example.org/", {}),
        (URL, "https://bot.example.org/telegram/a-b_c.d~e", {}),
        *((URL, f"https://bot.example.org:{port}/telegram", {}) for port in (443, 80, 88, 8443)),
        (URL, "http://127.0.0.1:8080/telegram", OWN),
        (URL, "http://[::1]:9000", OWN),
        *((SECRET, value, {}) for value in ("a", "A" * 256, "Az09_-")),
        *((LISTEN, value, {}) for value in ("127.0.0.1:8080", "[::1]:1", "0.0.0.0:65535", "localhost:80")),
    ],
)
def test_what_a_webhook_accepts(name: str, value: str, others: dict[str, str]) -> None:
    assert getattr(Settings(_env_file=None, **{**others, name: value}), name) is not None


@pytest.mark.parametrize(
    ("name", "value", "others"),
    [
        *((URL, f"private{value}", {}) for value in ("", ".example.org", "://x")),
        (URL, "http://private.example.org/telegram", {}),
        (URL, "https://private.example.org:8081/telegram", {}),
        (URL, "https://private.example.org:99999/telegram", OWN),
        (URL, "https://private.example.org/{a}", {}),
        (URL, "https://private.example.org/a?b=c", {}),
        (URL, "https://private:private@example.org/", {}),
        *((SECRET, f"private{value}", {}) for value in (" x", ".", "é", "\n", "x" * 250)),
        *((LISTEN, f"private{value}", {}) for value in ("", ":", ":0", ":65536", ":x", "/x:80")),
    ],
)
def test_what_a_webhook_refuses_is_named_but_not_shown(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, others: dict[str, str]
) -> None:
    for each, given in {**others, name: value}.items():
        monkeypatch.setenv(each.upper(), given)
    with pytest.raises(SettingsError, match=f"^{name.upper()}: not accepted; set it to ") as caught:
        load_settings(None)
    assert "private" not in str(caught.value)


def test_a_webhook_needs_its_address_and_its_secret() -> None:
    with pytest.raises(SettingsError) as caught:
        webhook_settings(Settings(_env_file=None))
    assert [line.split()[0] for line in str(caught.value).splitlines()] == ["WEBHOOK_URL", "WEBHOOK_SECRET"]
    given = {URL: "https://bot.example.org:8443/a/b", SECRET: "s", LISTEN: "[::1]:81"}
    place = webhook_settings(Settings(_env_file=None, **given))
    assert (place.path, place.secret, place.host, place.port) == ("/a/b", "s", "::1", 81)
