"""The messages from which a reader learns: one file for each kind, `<kind>.yaml` with a list of `examples`."""

from collections.abc import Collection, Iterator
from pathlib import Path

from knowledge.readers import Place, Problem, read_yaml_mapping
from knowledge.shapes import sentences, unknown_keys
from knowledge.text import both_ends

MAX_READ = 2_000
"""Characters that a reader is given of a message; rules and signals read all of it."""


def load_learnt(folder: Path, kinds: Collection[str], problems: list[Problem]) -> Iterator[tuple[str, str]]:
    """Yield message and kind from the files of a folder; a file that is missing, empty or of no kind is a problem."""
    for path in sorted({*folder.glob("*.yaml"), *(folder / f"{kind}.yaml" for kind in kinds)}):
        if path.stem not in kinds:
            remedy = f"rename or remove it; kinds are {', '.join(kinds)}"
            problems.append(Problem(Place(str(path), 1), "is of no kind that is learnt", remedy))
            continue
        data = read_yaml_mapping(path, problems)
        if data:
            unknown_keys(data, {"examples"}, problems, path)
            texts = sentences(data.get("examples"), problems, path, "examples")
            yield from ((text, path.stem) for text in texts.values())


def ends_of(utterance: str) -> str:
    """Return what a reader is given of a message: all of it, or the halves of MAX_READ from its start and its end."""
    return both_ends(utterance, MAX_READ)
