"""Imports point one way, heavy libraries stay in their place, and no code names what content knows."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGES = {"knowledge": set(), "intents": {"knowledge"}, "bot": {"intents", "knowledge"}}
"""Which of our packages each may import, besides itself."""
ALLOWED = {
    "telegram": ("bot/application.py", "bot/handlers/", "bot/render/", "bot/delivery/"),
    "sklearn": ("intents/classify/training.py",),
    "scipy": ("intents/classify/training.py",),
    "rapidfuzz": ("intents/reading/spelling.py", "intents/reading/slips.py", "intents/classify/families.py"),
    "yaml": ("knowledge/yaml_text.py",),
    "sqlalchemy": ("bot/storage.py",),
    "matplotlib": ("bot/pictures.py",),
    "PIL": ("bot/pictures.py",),
    "httpx": ("bot/application.py",),
    "starlette": ("bot/delivery/webhook.py",),
    "uvicorn": ("bot/delivery/webhook.py",),
    "typer": ("bot/cli.py",),
}
FORBIDDEN_CALLS = {"pickle", "marshal", "shelve", "joblib"}


def modules() -> list[Path]:
    found = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    assert len(found) > 40
    return found


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@cache
def paths() -> dict[str, Path]:
    return {name_of(path): path for path in modules()}


def reached(names: set[str]) -> set[str]:
    """Our modules that the named ones import, themselves or through others."""
    found: set[str] = set()
    ahead = set(names)
    while ahead:
        ahead = {name for each in ahead for name in imported(paths()[each]) if name in paths()} - found
        found |= ahead
    return found


@pytest.mark.parametrize("path", modules(), ids=lambda p: p.relative_to(ROOT).as_posix())
def test_a_module_imports_only_what_its_layer_may(path: Path) -> None:
    place = path.relative_to(ROOT).as_posix()
    package = place.split("/")[0]
    for name in imported(path):
        top = name.split(".")[0]
        if top in PACKAGES and top != package:
            assert top in PACKAGES[package], f"{place} imports {name}"
        if top in ALLOWED:
            assert place.startswith(ALLOWED[top]), f"{place} imports {name}"
        assert top not in FORBIDDEN_CALLS, f"{place} imports {name}"


def test_answers_stand_on_modules_that_know_no_answer() -> None:
    below = reached({name_of(path) for path in modules() if name_of(path).startswith("bot.answers.")})
    below = {name for name in below if name.startswith("bot.") and not name.startswith("bot.answers")}
    assert "bot.phrases" in below
    assert not {name for name in reached(below) if name.startswith("bot.answers")}


def test_reading_the_content_imports_no_answerer() -> None:
    read = reached({"bot.loading"})
    assert "intents.catalog" in read
    assert not {name for name in read if name.startswith(("bot.answers", "bot.assistant", "bot.commands"))}


def test_serving_does_not_import_the_training_libraries() -> None:
    import subprocess
    import sys

    code = (
        "import sys\n"
        "from bot.bootstrap import build_assistant\n"
        "from bot.settings import load_settings\n"
        "build_assistant(load_settings(None)).answer('magnesium for sleep?')\n"
        "print([m for m in ('sklearn', 'scipy', 'telegram', 'matplotlib', 'sqlalchemy') if m in sys.modules])\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)  # fits the model if need be
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_polling_does_without_the_webhooks_libraries() -> None:
    import subprocess
    import sys

    code = (
        "import sys\n"
        "import bot.application, bot.delivery.polling\n"
        "print([m for m in ('starlette', 'uvicorn', 'bot.delivery.webhook') if m in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_no_code_names_a_form_a_food_or_a_medicine() -> None:
    names = re.compile(
        r"\b(glycinate|citrate|malate|threonate|spinach|almonds?|levothyroxine|omeprazole)\b", re.IGNORECASE
    )
    for path in modules():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docstrings = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        texts = [n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
        loose = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
        for text in texts:
            if id(text) not in docstrings and id(text) not in loose:
                assert not names.search(text.value), f"{path.relative_to(ROOT)}:{text.lineno} {text.value!r}"
