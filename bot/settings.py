"""Settings from the environment and `.env`; a wrong value is refused at start, named but never shown."""

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict


class SettingsError(Exception):
    """A setting is wrong; the message names it and says what is accepted, never its value."""


class Settings(BaseSettings):
    """All settings; `.env.example` lists them with comments."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="forbid", frozen=True
    )

    telegram_bot_token: SecretStr | None = Field(default=None, description="the token from @BotFather")
    telegram_api_base_url: str = Field(
        default="https://api.telegram.org", pattern=r"^https?://\S+$", description="an http(s) address"
    )
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


def load_settings(env_file: Path | None = Path(".env")) -> Settings:
    """Read the settings. SettingsError names every wrong one and what is accepted."""
    try:
        return Settings(_env_file=env_file)
    except ValidationError as error:
        names = dict.fromkeys(str(detail["loc"][0]) for detail in error.errors(include_input=False))
        raise SettingsError("\n".join(map(_told, names))) from None
    except UnicodeDecodeError:
        raise SettingsError(f"{env_file} cannot be read: save it as UTF-8 text") from None


def _told(name: str) -> str:
    field = Settings.model_fields.get(name)
    if field is None:
        return f"{name.upper()}: no such setting; take it out of .env or correct its name (.env.example lists all)"
    return f"{name.upper()}: not accepted; set it to {field.description}"
