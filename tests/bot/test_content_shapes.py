"""Content that is empty, has another shape or another name is a problem with its line: never silence, no traceback."""

import ast
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.bootstrap import load_content
from bot.check import check_content
from bot.learning import Content, load_lessons, read_lessons
from bot.loading import read_content
from bot.phrases import load_phrases
from bot.references import unresolved
from intents.claims.signals import load_claim_words
from intents.keys import INTENTS, PAGES
from intents.later.emoji import load_emoji
from intents.later.leaning import load_leaning
from intents.safety.rules import read_words
from intents.words import load_words
from knowledge.base import KnowledgeBase
from knowledge.readers import ContentError, Problem
from knowledge.said_amounts import FoodWords
from knowledge.shapes import read_whole
from tests.conftest import ROOT

PARTS = ("knowledge", "intents", "bot")
FILES = [
    path.relative_to(ROOT).as_posix()
    for part in PARTS
    for path in sorted((ROOT / part / "content").rglob("*.*"))
    if path.stem.islower()
]
WHOLE: dict[str, Callable[[Path, list[Problem]], object]] = {
    "intents/content/words.yaml": lambda path, problems: load_words(path.parent, problems),
    "intents/content/leaning.yaml": lambda path, problems: load_leaning(path.parent, problems),
    "intents/content/emoji.yaml": lambda path, problems: load_emoji(path.parent, problems),
    "intents/content/claim_words.yaml": lambda path, problems: load_claim_words(path.parent, problems),
    "intents/content/safety_words.yaml": read_words,
    "knowledge/content/food_words.yaml": lambda path, problems: read_whole(path, FoodWords, problems),
}
"""Files that are one thing as a whole, and who reads them."""
SLIPS = (
    ("intents/content/claim_words.yaml", "\n  thats_why: ", "\n  thats_way: ", "concept 'thats_why' is missing"),
    ("intents/content/safety_words.yaml", "\n  joining_words: ", "\n  joining: ", "clauses.joining_words' is missing"),
    ("intents/content/safety_words.yaml", "\n  pests_word: ", "\n  pest_word: ", "concept 'pests_word' is missing"),
    ("intents/content/safety_words.yaml", "  flight sudden ", "  flihgt sudden ", "no concept 'flihgt'"),
    ("intents/content/safety_words.yaml", "\n  asked:\n", "\n  askd:\n", "guard 'asked' is missing"),
    ("intents/content/words.yaml", '\n  "yes": [', '\n  "yess": [', "replies.yess"),
    ("intents/content/words.yaml", "\npointers: [it", "\npointers: [12, it", "pointers.0"),
    ("intents/content/intents.yaml", "- key: how_sure\n", "- key: how_certain\n", "intent 'how_sure' is missing"),
    ("intents/content/alarms/crisis.yaml", "examples:", "exampels:", "unknown field 'exampels'"),
    ("intents/content/entities/people.yaml", "key: trying_to_conceive", "key: trying", "'life_stage/trying_to_con"),
    ("knowledge/content/cautions.yaml", "  rank: 2\n", "  rank: 20\n", "no caution has rank 2"),
    ("knowledge/content/disclaimers.yaml", "\nfood: ", "\nfoods: ", "disclaimer 'food' is missing"),
    ("knowledge/content/blood.yaml", '"{value} is far', '"{vaule} is far', "nothing fills vaule"),
    ("knowledge/content/passages/sleep.md", "---\n", "---\n- a\n---\n", "fields with values are expected here"),
    ("bot/content/medicines.yaml", 'allowed: "can-i-take-it"', 'allowed: "none"', "unknown passage 'none'"),
    ("bot/content/medicines.yaml", 'page: "magnesium-stearate"', 'page: "stearate"', "unknown passage 'stearate'"),
    ("bot/content/medicines.yaml", 'keys: "loop_thiazide, ', 'keys: "loops, ', "unknown interaction 'loops'"),
    ("bot/content/medicines.yaml", 'ask: "lithium, ', 'ask: "litium, ', "unknown interaction 'litium'"),
    ("bot/content/phrases.yaml", "  title: ", "  title: [1, 2] # ", "is no text"),
)
"""File, what is found there, what a slip makes of it, and what the check says of that."""


def copy_to(folder: Path) -> Path:
    for part in PARTS:
        shutil.copytree(ROOT / part / "content", folder / part / "content")
    return folder


def content_of(root: Path) -> Content:
    return Content(*(root / part / "content" for part in PARTS))


@pytest.fixture(scope="module", params=["", "- a\n", "---\n- a\n---\n"], ids=["emptied", "a list", "no fields"])
def spoilt(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The files that the check names when every one of them holds something that it must not."""
    root = copy_to(tmp_path_factory.mktemp("spoilt"))
    for name in FILES:
        if not (request.param and name.endswith(".txt")):  # there it is a word like any other
            (root / name).write_text(request.param, encoding="utf-8")
    problems = check_content(root).problems
    with pytest.raises(ContentError):
        load_content(content_of(root))
    named = {str(problem.place.file) for problem in problems if problem.remedy}
    return {name for name in FILES if str(root / name) in named or (request.param and name.endswith(".txt"))}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_holds_nothing_or_something_else_is_a_problem(spoilt: set[str], name: str) -> None:
    assert name in spoilt


@pytest.fixture(scope="module")
def slipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_to(tmp_path_factory.mktemp("slipped"))
    for name, right, wrong, _ in SLIPS:
        path = root / name
        text = path.read_text(encoding="utf-8")
        assert right in text, name
        path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    (root / "knowledge/content/passages/blood-units.md").rename(root / "knowledge/content/passages/units.md")
    return root


@pytest.fixture(scope="module")
def told(slipped: Path) -> list[Problem]:
    problems: list[Problem] = []
    problems += unresolved(read_content(content_of(slipped), problems))
    load_lessons(content_of(slipped), problems)
    return problems


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip[3])
def test_a_slip_is_told_with_its_file(slipped: Path, told: list[Problem], slip: tuple[str, str, str, str]) -> None:
    where = {problem.place.file for problem in told if slip[3] in str(problem)}
    path = slipped / slip[0]
    assert where & {str(path), str(path.parent)}, where


def test_a_page_that_code_shows_cannot_be_renamed(told: list[Problem]) -> None:
    assert "the passage 'blood-units' is missing" in {problem.message for problem in told}


def test_the_check_tells_them_too(slipped: Path, told: list[Problem]) -> None:
    assert set(told) <= set(check_content(slipped).problems)


def test_one_slip_is_told_once(tmp_path: Path) -> None:
    root = copy_to(tmp_path)
    path = root / "intents/content/safety_words.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("\n  often: ", "\n  often: []\n  oftn: "), encoding="utf-8"
    )
    problems = check_content(root).problems
    (mine,) = [problem for problem in problems if problem.message == "concepts.often"]
    assert path.read_text(encoding="utf-8").splitlines()[mine.place.line - 1] == "  often: []"
    assert len(problems) < 40  # and what names the concept, but not the thousand others


def test_nothing_is_learnt_of_a_part_of_the_messages(slipped: Path) -> None:
    with pytest.raises(ContentError, match="exampels"):
        read_lessons(content_of(slipped))


@pytest.mark.parametrize("value", ["", " 5", " [[1]]", " {a: }", " {1: [[2]]}", " []", " {}", ' ""'])
@pytest.mark.parametrize("name", WHOLE)
def test_an_entry_of_another_shape_is_a_problem_of_its_line(tmp_path: Path, name: str, value: str) -> None:
    shutil.copy(ROOT / "intents/content/leaning.yaml", tmp_path)
    path = tmp_path / Path(name).name
    keys = [line.partition(":")[0] for line in (ROOT / name).read_text(encoding="utf-8").splitlines() if line]
    keys = [key for key in keys if key[0].isalpha()]
    path.write_text("".join(f"{key}:{value}\n" for key in keys), encoding="utf-8")
    problems: list[Problem] = []
    WHOLE[name](path, problems)
    lines = {problem.place.line for problem in problems if problem.place.file == str(path)}
    assert lines == set(range(1, len(keys) + 1))


def test_the_line_of_an_example_is_its_own(tmp_path: Path) -> None:
    root = copy_to(tmp_path)
    path = root / "intents/content/out_of_scope.yaml"
    text = path.read_text(encoding="utf-8") + '  - "Magnesium for sleep"\n'
    path.write_text(text, encoding="utf-8")
    lessons = load_lessons(content_of(root), [])
    assert lessons.examples[-1].place == (str(path), len(text.splitlines()))


def test_a_phrase_is_text_and_its_braces_are_read_the_same_with_values_and_without(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text('a:\n  none:\n  list: [1, 2]\n  braces: "{{x}}"\n  open: "{x"\n', encoding="utf-8")
    problems: list[Problem] = []
    phrases = load_phrases(tmp_path, problems)
    assert [(problem.place.line, problem.message) for problem in problems] == [
        (2, "a.none is empty"),
        (3, "a.list is no text"),
        (5, "a.open has a brace left open"),
    ]
    assert list(phrases) == ["a.braces"]
    assert phrases.text("a.braces") == "{x}" == phrases.text("a.braces", y=1)
    assert phrases.place("a.braces").line == 4


OTHERWISE = frozenset(
    ["absorption", "alcohol", "breastfeeding", "elemental", "leg_cramps", "pregnancy", "privacy", "sleep", "thanks"]
)
"""Texts in the code that are keys as well, but stand for something else there: a part, a goal, a row, a word."""
COMMAND = {"bot/commands.py": {"medicines"}, "bot/answers/registry.py": {"medicines"}}
"""Where a command has the name of an intent."""


def test_intents_and_pages_are_named_in_one_place(knowledge: KnowledgeBase) -> None:
    intents = set(load_content(Content()).catalog.intents)
    assert intents >= INTENTS
    assert knowledge.passages.keys() >= PAGES
    for path in (path for part in PARTS for path in (ROOT / part).rglob("*.py")):
        place = path.relative_to(ROOT).as_posix()
        nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        texts = {str(node.value) for node in nodes if isinstance(node, ast.Constant)}
        named = texts & (intents | knowledge.passages.keys()) - OTHERWISE - COMMAND.get(place, set())
        assert not named or place == "intents/keys.py", f"{place} names {named}: use intents.keys"
