"""What the models learn from: every file of it is in a hash, so that none goes stale."""

from pathlib import Path

import pytest

from bot import learning
from bot.learning import Content

UNLEARNT = {
    "README.md",
    "SAFETY_RULES.md",
    "intents.yaml",
    "leaning.yaml",
    "completions.yaml",
    "told_before.yaml",
    "emoji.yaml",
}
"""Read while serving only, or by people."""
SERVING = {"decide", "evaluation", "later"}
"""Packages of `intents` through which no message goes that a model learns from."""


def test_every_file_that_a_model_learns_from_or_reads_by_is_in_its_hash(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    hashed: list[Path] = []

    def noted(*paths: Path) -> str:
        hashed.extend(paths)
        return ""

    monkeypatch.setattr(learning, "content_hash", noted)
    monkeypatch.setattr(learning, "load_or_fit", lambda *_: None)
    content = Content()
    learning.build_classifier(tmp_path, content, str)
    learning.build_alarms(tmp_path, content, str, bool)
    learning.build_doubts(tmp_path, content, str)
    learning.build_claim_reader(tmp_path, content, str, ())
    learning.build_mention_reader(tmp_path, content, None)  # type: ignore[arg-type]  # it is asked for nothing here
    files = {path.name for path in content.intents.iterdir()}
    assert files - {path.name for path in hashed if path.parent == content.intents} == UNLEARNT
    assert all(path.exists() for path in hashed)
    packages = {path.name for path in (learning.ROOT / "intents").iterdir() if (path / "__init__.py").exists()}
    assert packages - {path.parent.name for path in hashed if path.suffix == ".py"} == SERVING
