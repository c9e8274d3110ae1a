"""Settings: what is wrong is named in words, and never shown."""

from pathlib import Path

import pytest

from bot.settings import SettingsError, load_settings
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
