"""Claims that people repeat and studies do not bear out, each with its correction."""

from pydantic import Field

from knowledge.model import Ask, Evidence
from knowledge.readers import ContentRow


class Claim(ContentRow):
    """A popular claim, its verdict, and what to say to it. The order of the file decides between several."""

    key: str = Field(pattern=r"^[a-z0-9_]+$")
    title: str = Field(max_length=60)
    """Names the claim as one that is not right; shown bold at the top of the reply."""
    says: tuple[str, ...] = Field(min_length=3)
    """How people put it; each must be recognised."""
    spares: tuple[str, ...] = ()
    """Near by, yet no such claim; none may be recognised."""
    signals: tuple[str, ...] = Field(min_length=1)
    """How it is recognised, in the language of `intents/claims/signals.py`."""
    correction: str = Field(min_length=20, max_length=340)
    """Never opens with "yes"."""
    facts: tuple[str, ...] = ()
    evidence: Evidence
    sources: tuple[str, ...] = Field(min_length=1, max_length=4)
    ask: Ask = "none"
    disclaimers: tuple[str, ...] = ("general",)
    next: tuple[str, ...] = ()
    """Passages to read next."""
