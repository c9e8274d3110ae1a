"""What is worked out from the content: kept between starts, never trusted when anything differs."""

import datetime
from pathlib import Path

import pytest

from knowledge.derived import FILE, derived, kept_in


class Counting:
    """Gives a value and counts how often it was worked out."""

    def __init__(self, value: object) -> None:
        self.value, self.times = value, 0

    def __call__(self) -> object:
        self.times += 1
        return self.value


@pytest.fixture
def code(tmp_path: Path) -> Path:
    folder = tmp_path / "code"
    folder.mkdir()
    (folder / "made.py").write_text("ONE = 1\n", encoding="utf-8")
    return folder


def start(folder: Path, code: Path, source: str, make: Counting) -> object:
    with kept_in(folder, [code]):
        return derived("kind", source, make)


def start_and_fail(folder: Path, code: Path) -> None:
    with kept_in(folder, [code]):
        derived("kind", "other", Counting("half"))
        raise OSError("bad content")


def test_a_second_start_works_nothing_out(tmp_path: Path, code: Path) -> None:
    make = Counting({"a": [1, 2.5, None, "é"]})
    assert start(tmp_path, code, "text", make) == start(tmp_path, code, "text", make) == make.value
    assert make.times == 1


def test_changed_content_is_worked_out_again(tmp_path: Path, code: Path) -> None:
    start(tmp_path, code, "old", Counting("old"))
    assert start(tmp_path, code, "new", Counting("new")) == "new"
    assert "old" not in (tmp_path / FILE).read_text(encoding="utf-8")


@pytest.mark.parametrize("module", ["made.py", "inner/made.py"])
def test_changed_code_works_everything_out_again(tmp_path: Path, code: Path, module: str) -> None:
    start(tmp_path, code, "text", Counting("by the old code"))
    (code / module).parent.mkdir(exist_ok=True)
    (code / module).write_text("ONE = 2\n", encoding="utf-8")
    assert start(tmp_path, code, "text", Counting("by the new code")) == "by the new code"


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"code": 1}', b"\xff\xfe", b"[" * 100_000])
def test_a_damaged_file_counts_as_empty(tmp_path: Path, code: Path, damage: bytes) -> None:
    start(tmp_path, code, "text", Counting("value"))
    (tmp_path / FILE).write_bytes(damage)
    make = Counting("value")
    assert start(tmp_path, code, "text", make) == "value"
    assert make.times == 1


@pytest.mark.parametrize("value", [datetime.date(2026, 11, 1), (1, 2), {1: "one"}, {"deep": [(1,)]}])
def test_what_json_would_change_is_not_kept(tmp_path: Path, code: Path, value: object) -> None:
    make = Counting(value)
    assert start(tmp_path, code, "text", make) == start(tmp_path, code, "text", make) == value
    assert make.times == 2


def test_a_start_that_failed_leaves_the_file_as_it_was(tmp_path: Path, code: Path) -> None:
    start(tmp_path, code, "text", Counting("sound"))
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(OSError, match="bad content"):
        start_and_fail(tmp_path, code)
    assert (tmp_path / FILE).read_bytes() == before


def test_a_changed_letter_is_noticed(tmp_path: Path, code: Path) -> None:
    start(tmp_path, code, "text", Counting("chest pain"))
    damaged = (tmp_path / FILE).read_bytes().replace(b"chest", b"cheat")
    (tmp_path / FILE).write_bytes(damaged)
    assert start(tmp_path, code, "text", Counting("chest pain")) == "chest pain"


def test_what_was_needed_on_the_way_is_not_kept(tmp_path: Path, code: Path) -> None:
    with kept_in(tmp_path, [code]):
        derived("outer", "text", lambda: [derived("inner", "text", lambda: "raw"), "cooked"])
    written = (tmp_path / FILE).read_text(encoding="utf-8")
    assert "outer" in written
    assert "inner" not in written


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path, code: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert start(tmp_path / "file", code, "text", Counting("value")) == "value"
