"""The content check: every name that stands for nothing is told, and every phrase that code says is there."""

import shutil
from pathlib import Path

import pytest

from bot.bootstrap import load_content
from bot.check import check_content
from bot.learning import Content
from knowledge.readers import ContentError
from tests.conftest import ROOT

MISTAKES = (
    ("intents/content/safety.yaml", "  card: emergency\n", "  card: emergancy\n", "unknown card 'emergancy'"),
    ("intents/content/safety.yaml", "  heeds: [", "  heeds: [denyed, ", "no guard 'denyed'"),
    ("intents/content/intents.yaml", "  instead: cramp_relief\n", "  instead: cramp_releif\n", "intent 'cramp_releif'"),
    ("intents/content/intents.yaml", "  menu: food\n", "  menu: feed\n", "unknown menu group 'feed'"),
    ("intents/content/intents.yaml", "  explained_by: [how-much]", "  explained_by: [how-many]", "passage 'how-many'"),
    ("intents/content/intents.yaml", '["form/*"]', '["fourm/*"]', "unknown thing 'fourm/*'"),
    ("intents/content/intents.yaml", "  minds: [", "  minds: [diets, ", "unknown type 'diets'"),
    ("intents/content/intents.yaml", "  next: [", "  next: [sleeps, ", "unknown intent 'sleeps'"),
    ("intents/content/thesaurus.txt", "", "alone\n", "'alone' is no group"),
    ("knowledge/content/passages/sleep.md", "about: [symptom/insomnia", "about: [symptom/insomnya", "symptom/insomnya"),
    ("knowledge/content/cautions.yaml", "  when: [", "  when: [condition/kidneys, ", "thing 'condition/kidneys'"),
    (
        "knowledge/content/form_goals.yaml",
        "  covers: [goal/",
        "  covers: [symptom/cramp, goal/",
        "thing 'symptom/cramp'",
    ),
    ("knowledge/content/food_cautions.yaml", "- tag: oxalate", "- tag: oxalates", "no food has the tag 'oxalates'"),
    ("knowledge/content/meals.yaml", "  extras: [", "  extras: [manna, ", "no food 'manna'"),
    ("knowledge/content/urgent.yaml", "Call {emergency} now", "Call {emergencies} now", "nothing fills emergencies"),
    (
        "knowledge/content/claims.yaml",
        "  says:\n",
        '  says:\n    - "the moon is up"\n',
        "'the moon is up' is taken for",
    ),
    ("bot/content/phrases.yaml", "  keep_in_mind: ", "  kept_in_mind: ", "no phrase 'labels.keep_in_mind'"),
    ("bot/content/phrases.yaml", "{date}", "{day}", "nothing fills {day}"),
    ("bot/content/medicines.yaml", 'sources: "', 'sources: "nobody, ', "unknown source 'nobody'"),
)
"""File, what is found there, what a slip makes of it, and what the check says of that."""


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of all content with every mistake in it."""
    root = tmp_path_factory.mktemp("content")
    for part in ("knowledge", "intents", "bot"):
        shutil.copytree(ROOT / part / "content", root / part / "content")
    for name, right, wrong, _ in MISTAKES:
        path = root / name
        text = path.read_text(encoding="utf-8")
        assert right in text, name
        path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def said(copied: Path) -> str:
    return "\n".join(check_content(copied).lines)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake[3])
def test_a_slip_of_an_editor_is_told_with_its_file(said: str, mistake: tuple[str, str, str, str]) -> None:
    name, _, _, message = mistake
    told = [line for line in said.splitlines() if message in line]
    assert told
    assert Path(name).name in told[0] or ".py:" in told[0]  # a phrase that is gone is told where it is said


def test_the_bot_does_not_start_with_a_name_that_stands_for_nothing(copied: Path) -> None:
    parts = (copied / part / "content" for part in ("knowledge", "intents", "bot"))
    with pytest.raises(ContentError, match="unknown card"):
        load_content(Content(*parts))


def test_a_phrase_that_nothing_says_is_told(said: str) -> None:
    assert "nothing says 'labels.kept_in_mind'" in said
