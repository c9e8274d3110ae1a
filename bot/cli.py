"""The `magbot` command: each sub-command is a few lines that call the part which does the work."""

import io
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from bot.settings import SettingsError, load_settings
from knowledge.readers import ContentError

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="magbot answers questions about magnesium, with sources and a disclaimer on every reply.",
)


@app.command()
def chat() -> None:
    """Talk to the bot here. Piped input is answered line by line."""
    from bot.bootstrap import build_assistant
    from bot.pictures import PictureBook
    from bot.terminal import converse

    settings = load_settings()
    assistant = build_assistant(settings)
    pictures = PictureBook(assistant.desk.knowledge, assistant.desk.phrases, settings.cache_dir)
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")  # a byte that is no UTF-8 spoils its own line only
    converse(assistant, pictures, sys.stdin, sys.stdout, settings.country)


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(help="the question, in quotes")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="print one JSON object")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="add what every step saw")] = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", help='read {"chat", "text"} lines, write answers')] = False,
) -> None:
    """Answer one question, or with --jsonl one question a line."""
    from bot.bootstrap import build_assistant
    from bot.oneshot import answer_lines, answer_once

    if question is None and not jsonl:
        typer.echo('Nothing to answer: write magbot ask "your question", or pipe lines to --jsonl.', err=True)
        raise typer.Exit(2)
    settings = load_settings()
    assistant = build_assistant(settings)
    if jsonl:
        answer_lines(assistant, sys.stdin.buffer, sys.stdout, settings.country)
    else:
        answer_once(assistant, question or "", sys.stdout, settings.country, as_json=as_json, explain=explain)


@app.command()
def serve(
    webhook: Annotated[bool, typer.Option("--webhook", help="by webhook; needs WEBHOOK_URL, WEBHOOK_SECRET")] = False,
) -> None:
    """Serve Telegram, by long polling unless told otherwise. Needs TELEGRAM_BOT_TOKEN."""
    from bot.application import serve as run

    run(load_settings(), by_webhook=webhook)


@app.command()
def check(
    content: Annotated[Path | None, typer.Option(help="a copy of the project's folders to check")] = None,
) -> None:
    """Check all content; print every problem as file:line: problem: remedy."""
    from bot.check import check_content

    report = check_content(content)
    for line in report.lines:
        typer.echo(line)
    raise typer.Exit(1 if report.problems else 0)


@app.command()
def evaluate(
    data: Annotated[Path | None, typer.Option(help="JSONL with text and intent, CLINC150 JSON, or CSV")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="print the figures for a machine")] = False,
    html: Annotated[Path | None, typer.Option(help="write a page with plots to this file")] = None,
    per_intent: Annotated[int | None, typer.Option(min=1, help="train on this many examples of each intent")] = None,
) -> None:
    """Measure understanding and retrieval on our own content or on a labelled file."""
    from bot.measure import measure

    typer.echo(measure(load_settings(), data, html, per_intent, as_json=as_json))


def main() -> None:
    """Run the command; what a person can mend is said in a line, never as a traceback."""
    try:
        app()
    except SystemExit as done:
        if sys.argv[1:2] == ["ask"]:
            _leave(done.code)
        raise
    except (SettingsError, ContentError) as error:
        typer.echo(str(error), err=True)
        sys.exit(2)
    except BrokenPipeError:  # the reader went away, as in `magbot ask … | head -1`
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(130)


def _leave(code: object) -> NoReturn:
    """End the process as it stands: to free what answered one question, piece by piece, takes a tenth of its time."""
    with suppress(BrokenPipeError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 0)
