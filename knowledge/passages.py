"""Passages: Markdown files with front matter → `Passage` rows, each part in its place.

The first paragraph is the lead, the bullets below it are the key facts, what follows is "more".
"""

from pathlib import Path

from pydantic import Field

from knowledge.figures import Figure, find_figures, strip_marks, unmarked
from knowledge.model import Passage
from knowledge.readers import Problem, RawRow, files_in, parse_rows, read_markdown

MAX_CHARS = 1_200
"""Longest passage, title aside: about one phone screen and a half."""


class WrittenPassage(Passage):
    """A passage as its file holds it, with the figures that the check compares with the tables."""

    figures: tuple[Figure, ...] = Field(default=(), repr=False)


def read_passages(folder: Path, problems: list[Problem]) -> list[WrittenPassage]:
    """Read every passage of a folder, in name order; what does not fit becomes problems."""
    rows = [row for path in files_in(folder, "md", problems) if (row := _read(path, problems)) is not None]
    return parse_rows(rows, WrittenPassage, problems)


def _read(path: Path, problems: list[Problem]) -> RawRow | None:
    parts = read_markdown(path, problems)
    if parts is None:
        return None
    row, body, first_line = parts
    plain = strip_marks(body)
    if len(plain.strip()) > MAX_CHARS:
        message = f"the text has {len(plain.strip())} characters, more than {MAX_CHARS}"
        problems.append(Problem(row.place, message, "shorten it or split it in two passages"))
    problems.extend(unmarked(body, str(path), first_line))
    lead, facts, more = split_body(plain)
    data = {**row.data, "key": path.stem, "lead": lead, "facts": facts, "more": more}
    return RawRow({**data, "figures": find_figures(body, first_line)}, row.place)


def split_body(text: str) -> tuple[str, tuple[str, ...], str]:
    """Split a passage's text into lead, key facts and more.

    >>> split_body("Short answer.\\n\\n- One.\\n- Two\\n  lines.\\n\\nDetail.")
    ('Short answer.', ('One.', 'Two lines.'), 'Detail.')
    """
    lead: list[str] = []
    facts: list[str] = []
    more: list[str] = []
    for paragraph in text.strip().split("\n\n"):
        lines = [line.strip() for line in paragraph.splitlines() if line.strip()]
        if not lines:
            continue
        if not lead:
            lead.append(" ".join(lines))
        elif lines[0].startswith("- ") and not more:
            for line in lines:
                if line.startswith("- "):
                    facts.append(line[2:].strip())
                else:
                    facts[-1] += " " + line
        else:
            more.append(_join(lines))
    return "".join(lead), tuple(facts), "\n\n".join(more)


def _join(lines: list[str]) -> str:
    """Join the lines of a paragraph, keeping bullets on lines of their own."""
    joined = lines[0]
    for line in lines[1:]:
        joined += ("\n" if line.startswith("- ") else " ") + line
    return joined
