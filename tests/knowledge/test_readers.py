"""Content files: every problem has its file and line, and says what to do."""

from pathlib import Path

from knowledge.model import Disclaimer
from knowledge.readers import (
    Problem,
    parse_rows,
    read_csv_rows,
    read_markdown,
    read_yaml_mapping,
    read_yaml_rows,
)


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_rows_know_the_line_they_start_on(tmp_path: Path) -> None:
    problems: list[Problem] = []
    rows = read_yaml_rows(write(tmp_path, "a.yaml", "# head\n- key: a\n- key: b\n"), problems)
    assert [row.place.line for row in rows] == [2, 3]
    assert problems == []


def test_a_key_that_stands_twice_is_refused_with_its_line(tmp_path: Path) -> None:
    problems: list[Problem] = []
    read_yaml_rows(write(tmp_path, "a.yaml", "- key: a\n  text: x\n  text: y\n"), problems)
    assert "a.yaml:3: the key 'text' stands twice: keep one of the two" in str(problems[0])


def test_broken_yaml_names_the_line_and_a_remedy(tmp_path: Path) -> None:
    problems: list[Problem] = []
    assert read_yaml_mapping(write(tmp_path, "a.yaml", "a: 1\nb: [1,\n"), problems) == {}
    assert problems[0].place.line >= 2
    assert problems[0].remedy


def test_yaml_cannot_run_code(tmp_path: Path) -> None:
    problems: list[Problem] = []
    read_yaml_mapping(write(tmp_path, "a.yaml", "a: !!python/object/apply:os.system ['true']\n"), problems)
    assert len(problems) == 1


def test_an_unknown_field_a_missing_one_and_a_short_one_are_all_reported(tmp_path: Path) -> None:
    problems: list[Problem] = []
    rows = read_yaml_rows(write(tmp_path, "a.yaml", "- key: a\n  txt: x\n- key: b\n  text: short\n"), problems)
    assert parse_rows(rows, Disclaimer, problems) == []
    text = "\n".join(map(str, problems))
    assert "unknown field 'txt'" in text
    assert "'text' is missing" in text
    assert "a.yaml:3: b: text" in text


def test_a_missing_file_is_a_problem_not_an_exception(tmp_path: Path) -> None:
    problems: list[Problem] = []
    assert read_yaml_rows(tmp_path / "none.yaml", problems) == []
    assert "the file is missing" in str(problems[0])


def test_a_csv_line_with_too_many_cells_is_reported(tmp_path: Path) -> None:
    problems: list[Problem] = []
    rows = read_csv_rows(write(tmp_path, "a.csv", "a,b\n1,2\n1,2,3\n"), problems)
    assert [row.data for row in rows] == [{"a": "1", "b": "2"}]
    assert problems[0].place.line == 3


def test_markdown_without_front_matter_is_reported(tmp_path: Path) -> None:
    problems: list[Problem] = []
    assert read_markdown(write(tmp_path, "a.md", "no fields"), problems) is None
    assert "the block of fields is missing" in str(problems[0])
