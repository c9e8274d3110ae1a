"""Shared parts of the tests: the real content, loaded once per run."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bot.assistant import Assistant
    from knowledge.base import KnowledgeBase

ROOT = Path(__file__).parent.parent
CASES = Path(__file__).parent / "cases"


@pytest.fixture(scope="session")
def knowledge() -> "KnowledgeBase":
    """The real knowledge base."""
    from knowledge.loader import load_knowledge

    return load_knowledge()


@pytest.fixture(scope="session")
def assistant() -> "Assistant":
    """The real assistant, from the model that `magbot` itself uses."""
    from bot.bootstrap import build_assistant
    from bot.settings import load_settings

    return build_assistant(load_settings(None))
