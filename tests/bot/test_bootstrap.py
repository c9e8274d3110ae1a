"""What a start reads: no more than an answer needs."""

import pytest

from bot.assistant import Assistant
from bot.bootstrap import build_assistant
from bot.settings import load_settings


@pytest.mark.usefixtures("assistant")  # the models are fitted by now
def test_a_start_with_fitted_models_reads_nothing_to_learn_from(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*_: object) -> None:
        raise AssertionError("examples were read")

    for name in ("load_examples", "load_alarms", "load_statements", "load_mentions"):
        monkeypatch.setattr(f"bot.learning.{name}", read)
    assert isinstance(build_assistant(load_settings(None)), Assistant)
