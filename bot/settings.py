"""Settings from the environment and `.env`; a wrong value is refused at start, named but never shown."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

_API = "https://api.telegram.org"
WEBHOOK_PORTS = (443, 80, 88, 8443)
"""Where Telegram sends updates (Bot API, "setWebhook"); a Bot API server of one's own takes any port, and http."""
_ADDRESS = re.compile(r"(https?)://(?:[\w.-]+|\[[0-9A-Fa-f:]+\])(?::(\d{1,5}))?(?:/[\w./~-]*)?", re.ASCII)
_LISTEN = re.compile(r"(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\]):(\d{1,5})")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_PORTS = range(1, 65536)


class SettingsError(Exception):
    """A setting is wrong; the message names it and says what is accepted, never its value."""


class Settings(BaseSettings):
    """All settings; `.env.example` lists them with comments."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="forbid", frozen=True
    )

    telegram_bot_token: SecretStr | None = Field(default=None, description="the token from @BotFather")
    telegram_api_base_url: str = Field(default=_API, pattern=r"^https?://\S+$", description="an http(s) address")
    database_url: str = Field(
        default="sqlite:///magbot.sqlite3",
        pattern=r"^(sqlite|postgresql)(\+\w+)?://",
        description="sqlite:///file or postgresql://…",
    )
    cache_dir: Path = Field(default=Path("~/.cache/magbot"), description="a folder")
    country: str | None = Field(default=None, pattern=r"^[A-Z]{2}$", description="two capital letters, such as GB")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO", description="DEBUG, INFO, WARNING or ERROR"
    )
    webhook_url: str | None = Field(
        default=None,
        description="an https address such as https://bot.example.org/telegram, with port 443, 80, 88 or 8443 if it "
        "names one; any port, and http, only with a TELEGRAM_API_BASE_URL of your own",
    )
    webhook_secret: SecretStr | None = Field(default=None, description="1 to 256 of the characters A-Z a-z 0-9 _ -")
    webhook_listen: str = Field(default="127.0.0.1:8080", description="host:port, such as 127.0.0.1:8080 or [::1]:8080")

    @field_validator("webhook_url")
    @classmethod
    def _an_address(cls, url: str | None, others: ValidationInfo) -> str | None:
        own = others.data.get("telegram_api_base_url", _API).rstrip("/") != _API
        parts = _ADDRESS.fullmatch(url or "")
        ports = _PORTS if own else WEBHOOK_PORTS
        if url and (parts is None or (parts[1] == "http" and not own) or int(parts[2] or 443) not in ports):
            raise ValueError
        return url

    @field_validator("webhook_secret")
    @classmethod
    def _a_secret(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret is not None and not _SECRET.fullmatch(secret.get_secret_value()):
            raise ValueError
        return secret

    @field_validator("webhook_listen")
    @classmethod
    def _host_and_port(cls, listen: str) -> str:
        parts = _LISTEN.fullmatch(listen)
        if parts is None or int(parts[1]) not in _PORTS:
            raise ValueError
        return listen


@dataclass(frozen=True)
class WebhookSettings:
    """Where Telegram sends updates, what shows that they are its own, and where they are waited for."""

    url: str
    secret: str
    host: str
    port: int

    @property
    def path(self) -> str:
        """The path of the URL, which a proxy passes on as it is."""
        return urlsplit(self.url).path or "/"


def load_settings(env_file: Path | None = Path(".env")) -> Settings:
    """Read the settings. SettingsError names every wrong one and what is accepted."""
    try:
        return Settings(_env_file=env_file)
    except ValidationError as error:
        names = dict.fromkeys(str(detail["loc"][0]) for detail in error.errors(include_input=False))
        raise SettingsError("\n".join(map(_told, names))) from None
    except UnicodeDecodeError:
        raise SettingsError(f"{env_file} cannot be read: save it as UTF-8 text") from None


def webhook_settings(settings: Settings) -> WebhookSettings:
    """Return what serving by webhook needs. SettingsError names what is not set."""
    needed = {"webhook_url": settings.webhook_url, "webhook_secret": settings.webhook_secret}
    if missing := [name for name, value in needed.items() if value is None]:
        raise SettingsError("\n".join(map(_not_set, missing)))
    assert settings.webhook_url is not None
    assert settings.webhook_secret is not None
    host, _, port = settings.webhook_listen.rpartition(":")
    secret = settings.webhook_secret.get_secret_value()
    return WebhookSettings(settings.webhook_url, secret, host.strip("[]"), int(port))


def _not_set(name: str) -> str:
    return f"{name.upper()} is not set: `magbot serve --webhook` needs it; set it to {_accepted(name)}"


def _accepted(name: str) -> str:
    return str(Settings.model_fields[name].description)


def _told(name: str) -> str:
    if name not in Settings.model_fields:
        return f"{name.upper()}: no such setting; take it out of .env or correct its name (.env.example lists all)"
    return f"{name.upper()}: not accepted; set it to {_accepted(name)}"
