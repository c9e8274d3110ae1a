"""Documents and code say the same: commands, settings, targets."""

import re
from typing import TYPE_CHECKING

import pytest

from bot.commands import ALL
from bot.render.plain import render_plain
from bot.settings import Settings, load_settings
from tests.conftest import ROOT

if TYPE_CHECKING:
    from bot.assistant import Assistant


def test_every_setting_stands_in_the_example_file_and_nothing_else_does() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    named = {line.split("=")[0] for line in lines if "=" in line and not line.startswith("#")}
    assert named == {name.upper() for name in Settings.model_fields}


def test_the_example_file_works_as_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    assert load_settings(ROOT / ".env.example") == load_settings(None)


def test_a_setting_that_is_empty_is_as_good_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CACHE_DIR", "")
    monkeypatch.setenv("COUNTRY", "")
    settings = load_settings(None)
    assert str(settings.cache_dir) == str(Settings.model_fields["cache_dir"].default)
    assert settings.country is None


def test_the_readme_names_real_targets_and_real_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"`make (\w+)`", readme))
    assert targets >= {"chat", "test", "check", "serve", "bench"}
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in targets)
    slashes = set(re.findall(r"`/(\w+)`", readme))
    assert slashes
    assert slashes <= set(ALL)


def test_the_exchange_in_the_readme_is_what_the_bot_says(assistant: "Assistant") -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"```\nyou> ([^\n]+)\n\n(.+?)\n```", readme, re.DOTALL)
    assert shown is not None
    assert render_plain(assistant.answer(shown[1]).answer) == shown[2]


def test_every_test_named_in_the_hazard_log_exists() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"`(tests/[\w/]+\.(?:py|jsonl))`", readme)
    assert len(named) >= 8
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_requirements_are_pinned_with_hashes_and_name_no_index() -> None:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert "--hash=sha256:" in text
    assert "://" not in text
    assert "--index" not in text
