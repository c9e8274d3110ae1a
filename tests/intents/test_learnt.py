"""The files of messages that a reader learns from."""

from pathlib import Path

from intents.classify.learnt import MAX_READ, ends_of, load_learnt
from knowledge.readers import Problem


def read(folder: Path, **files: str) -> tuple[list[tuple[str, str]], list[Problem]]:
    problems: list[Problem] = []
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return list(load_learnt(folder, ("calm", "crisis"), problems)), problems


def test_messages_come_with_the_kind_of_their_file(tmp_path: Path) -> None:
    found, problems = read(tmp_path, calm='examples: ["hi", "3"]', crisis='examples: ["no way on"]')
    assert found == [("hi", "calm"), ("3", "calm"), ("no way on", "crisis")]
    assert problems == []


def test_what_is_no_sentence_is_told_with_its_line(tmp_path: Path) -> None:
    found, problems = read(tmp_path, calm='examples:\n  - "hi"\n  - 3\n', crisis='exampels: ["no way on"]')
    assert found == [("hi", "calm")]
    assert [(Path(problem.place.file).stem, problem.place.line, problem.message) for problem in problems] == [
        ("calm", 3, "examples.1 is no text"),
        ("crisis", 1, "unknown field 'exampels'"),
        ("crisis", 1, "examples holds no sentences"),
    ]


def test_a_file_that_is_missing_empty_or_of_another_kind_is_refused(tmp_path: Path) -> None:
    found, problems = read(tmp_path, calm="examples: []", panic='examples: ["help"]')
    assert found == []
    assert sorted(Path(problem.place.file).stem for problem in problems if "kind" in problem.message) == ["panic"]
    assert {Path(problem.place.file).stem for problem in problems} == {"calm", "crisis", "panic"}


def test_a_long_message_is_read_from_both_ends() -> None:
    assert ends_of("short") == "short"
    long = "a" * 5_000 + "b" * 5_000
    assert set(ends_of(long)) == {"a", "b", " "}
    assert len(ends_of(long)) == MAX_READ + 1
