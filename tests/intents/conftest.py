"""What the tests of understanding share: the real content, loaded once a run."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bot.loading import Loaded


@pytest.fixture(scope="session")
def loaded() -> "Loaded":
    """Everything that the content folders hold; its finder reads messages without a fitted model."""
    from bot.bootstrap import Content, load_content

    return load_content(Content())
