"""Figures in prose: marked ones are checked, unmarked ones are found."""

from knowledge.figures import disagreements, find_figures, strip_marks, unmarked


def test_the_reader_sees_the_figure_without_its_mark() -> None:
    assert strip_marks("at most [350 mg](us_ul.adult) a day") == "at most 350 mg a day"


def test_a_figure_that_disagrees_with_its_row_is_reported_with_its_line() -> None:
    figures = find_figures("first\n[360 mg](us_ul.adult)", first_line=10)
    problems = disagreements(figures, "a.md", (), {"us_ul.adult": 350.0}.get)
    assert str(problems[0]).startswith("a.md:11: '360 mg' disagrees with us_ul.adult in the table, 350")


def test_a_figure_of_an_unknown_row_or_source_is_reported() -> None:
    figures = find_figures("[1 mg](us_ul.nobody) [2 mmHg](source:x)")
    assert len(disagreements(figures, "a.md", ("y",), {}.get)) == 2


def test_thousands_are_read_as_such() -> None:
    assert find_figures("[1,200 mg](source:a)")[0].value == 1200


def test_a_number_with_a_unit_and_no_mark_is_a_problem() -> None:
    problems = unmarked("[350 mg](us_ul.adult) is fine,\n400 mg and 5 % are not, 3 weeks is", "a.md")
    assert [problem.place.line for problem in problems] == [2, 2]
