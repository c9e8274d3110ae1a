"""The command as people run it: piped chat, JSON lines, explanations, and every bad input in words."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT


def run(
    *arguments: str, given: str | bytes = "", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    data = given.encode() if isinstance(given, str) else given
    command = [sys.executable, "-c", "from bot.cli import main; main()", *arguments]
    return subprocess.run(
        command, input=data, capture_output=True, cwd=ROOT, env={**os.environ, **(env or {})}, check=False
    )


def test_piped_questions_are_answered_and_the_chat_ends_well() -> None:
    done = run("chat", given="which magnesium is best for leg cramps?\nfoods with magnesium\n/privacy\n1\n")
    text = done.stdout.decode()
    assert done.returncode == 0, done.stderr.decode()
    assert text.count("General information, not medical advice") == 4
    assert "glycinate" in text.lower()
    assert "pumpkin" in text.lower()


def test_json_has_the_fields_of_the_contract() -> None:
    done = run("ask", "--json", "is magnesium citrat good for constipation")
    answer = json.loads(done.stdout)
    assert set(answer) == {
        "chat", "text", "html", "kind", "intent", "confidence", "urgency", "entities", "passages", "evidence",
        "sources", "cautions", "disclaimers", "suggestions", "ms",
    }  # fmt: skip
    assert {"type": "form", "key": "citrate", "text": "magnesium citrat"} in answer["entities"]
    assert answer["sources"][0]["url"].startswith("http")


def test_json_lines_survive_malformed_ones_and_keep_each_chat_apart() -> None:
    lines = [
        json.dumps({"chat": "a", "text": "best form for cramps"}),
        "not json",
        '{"chat": "a"}',
        "[1, 2]",
        '{"text": 5}',
        json.dumps({"chat": "b", "text": "and for sleep?"}),
        json.dumps({"chat": "a", "text": "and for sleep?"}),
        "[" * 100_000,
    ]
    done = run("ask", "--jsonl", given="\n".join(lines).encode() + b"\n\xff\xfe\n")
    out = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [("error" in row) for row in out] == [False, True, True, True, True, False, False, True, True]
    assert out[6]["intent"] == "form_for_goal"
    assert out[5]["intent"] != "form_for_goal"


def test_explain_names_the_row_behind_a_figure() -> None:
    text = run("ask", "--explain", "how much magnesium in pumpkin seeds").stdout.decode()
    assert "USDA 12016" in text
    assert "[conversation]" in text


@pytest.mark.parametrize(
    ("arguments", "env", "said"),
    [
        (["ask"], {}, "Nothing to answer"),
        (["serve"], {"TELEGRAM_BOT_TOKEN": ""}, "TELEGRAM_BOT_TOKEN"),
        (["serve", "--webhook"], {"TELEGRAM_BOT_TOKEN": "1:x", "WEBHOOK_URL": ""}, "WEBHOOK_URL is not set"),
        (["serve", "--webhook"], {"TELEGRAM_BOT_TOKEN": "1:x", "WEBHOOK_SECRET": ""}, "WEBHOOK_SECRET is not set"),
        (["ask", "hi"], {"LOG_LEVEL": "loud"}, "LOG_LEVEL"),
        (["ask", "hi"], {"COUNTRY": "Britain"}, "COUNTRY"),
        (["evaluate", "--html", "/nowhere/page.html"], {}, "cannot be written"),
        (["evaluate", "--per-intent", "0"], {}, "--per-intent"),
    ],
)
def test_a_wrong_call_is_told_in_words(arguments: list[str], env: dict[str, str], said: str) -> None:
    done = run(*arguments, env=env)
    assert done.returncode != 0
    assert said in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
    assert "Britain" not in done.stderr.decode()


def test_the_content_is_whole() -> None:
    done = run("check")
    assert done.returncode == 0, done.stdout.decode()
    assert "125 of 125 claims covered" in done.stdout.decode()


def test_a_broken_copy_of_the_content_is_told_with_file_line_and_remedy(tmp_path: Path) -> None:
    for part in ("knowledge", "intents", "bot"):
        shutil.copytree(ROOT / part / "content", tmp_path / part / "content")
    knowledge = tmp_path / "knowledge" / "content"
    passage = knowledge / "passages" / "upper-limit.md"
    text = passage.read_text(encoding="utf-8")
    passage.write_text(text.replace("[350 mg]", "[360 mg]", 1).replace("sources: [", "sources: [nobody, ", 1))
    lead = knowledge / "passages" / "sleep.md"
    lead.write_text(lead.read_text(encoding="utf-8").replace("Perhaps a little", "Perhaps " * 60, 1))
    disclaimers = knowledge / "disclaimers.yaml"
    disclaimers.write_text(disclaimers.read_text(encoding="utf-8") + '\ngeneral: "Once more, this is not advice."\n')
    (knowledge / "passages" / "osteoporosis.md").unlink()
    done = run("check", "--content", str(tmp_path))
    said = done.stdout.decode()
    assert done.returncode == 1
    assert "disagrees with us_ul.adult in the table, 350" in said
    assert "unknown source 'nobody'" in said
    assert "the key 'general' stands twice" in said
    assert "sleep.md:1" in said
    assert "Traceback" not in done.stderr.decode()
