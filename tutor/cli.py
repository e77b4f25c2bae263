"""The command line: ``tutor``, ``tutor ask``, ``replay``, ``check``, ``diagnose``, ``list``.

The only module that prints. Data goes to stdout, words for people to stderr. Exit codes: 0 fine,
1 a replay or check found a difference, 2 the command line or a file is wrong.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tutor import __version__
from tutor.errors import TutorError

if TYPE_CHECKING:
    from tutor.conversation import Tutor

FINE, DIFFERS, WRONG = 0, 1, 2
LISTS = ("equations", "ideas", "cells", "misconceptions", "slips", "sources", "units")


def parser() -> argparse.ArgumentParser:
    """The command line's grammar."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--knowledge",
        metavar="DIR",
        action="append",
        default=argparse.SUPPRESS,
        help="lay a folder of your own over the knowledge",
    )
    setting = argparse.ArgumentParser(add_help=False)
    setting.add_argument(
        "--cell",
        metavar="ID",
        default=argparse.SUPPRESS,
        help="the cell to begin with (see: tutor list cells)",
    )
    setting.add_argument(
        "--temperature", metavar="T", default=argparse.SUPPRESS, help='such as "20 °C" or "293 K"'
    )
    top = argparse.ArgumentParser(
        prog="tutor",
        description="Ask about electrochemical gradients and membrane potential. "
        "Without a command: the chat.",
        parents=[common, setting],
    )
    top.add_argument("--version", action="version", version=f"membrane-tutor {__version__}")
    top.add_argument("--plain", action="store_true", help="the chat line by line, without screen control")
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    ask = commands.add_parser(
        "ask", parents=[common, setting], help="answer one question, or one a line from stdin"
    )
    ask.add_argument("text", nargs="*", help='the question; "-" with --json reads one question a line')
    ask.add_argument("--json", action="store_true", help="one JSON object an answer")
    ask.add_argument("--conversation", action="store_true", help="all lines are one conversation")
    ask.add_argument("--trace", action="store_true", help="show how the question was understood")
    replay = commands.add_parser("replay", parents=[common], help="replay transcripts and say what differs")
    replay.add_argument("paths", nargs="+", metavar="PATH", help="transcript files or folders")
    commands.add_parser("check", parents=[common], help="check the knowledge base, its examples and links")
    diagnose = commands.add_parser(
        "diagnose",
        parents=[common, setting],
        help="judge many students' answers",
        description="Judge the answers in a CSV or JSONL file, one result a row, and sum up the class.",
    )
    diagnose.add_argument("file", metavar="FILE", help="CSV with a heading, or one JSON object a line")
    diagnose.add_argument("--column", metavar="NAME", help="where the answers are (default: answer, text, …)")
    diagnose.add_argument(
        "--keep",
        metavar="NAMES",
        help='columns that go along into the results, parted by commas, or "all" or "none" '
        "(default: id, group, question and the like, no names)",
    )
    diagnose.add_argument("--out", metavar="FILE", help="write the results there and not to stdout")
    diagnose.add_argument(
        "--format", choices=("csv", "jsonl"), help="of the results (default: by --out, else as FILE)"
    )
    listing = commands.add_parser("list", parents=[common], help="list what the tutor knows")
    listing.add_argument("what", choices=LISTS)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    options = parser().parse_args(arguments)
    try:
        return _COMMANDS[options.command](options)
    except TutorError as error:
        print(f"tutor: {error}", file=sys.stderr)
        return WRONG


def run() -> None:
    """The console entry point: a closed pipe or Ctrl-C ends quietly."""
    if sys.stdout is None:  # started with its output closed
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - for the life of the process
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace", encoding="utf-8")
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = FINE
    except KeyboardInterrupt:
        code = 128 + signal.SIGINT
    sys.exit(code)


# --- commands -------------------------------------------------------------------------------------


def _tutor(options: argparse.Namespace) -> Tutor:
    """A conversation with the knowledge and settings of the command line.

    Nothing made here is ever garbage, so no collection runs meanwhile and none looks at it later.
    """
    gc.disable()
    try:
        from tutor.conversation import Tutor
        from tutor.knowledge.load import load_knowledge
        from tutor.settings import begin

        knowledge = load_knowledge(*getattr(options, "knowledge", ()))
        started = begin(knowledge, getattr(options, "cell", None), getattr(options, "temperature", None))
        tutor = Tutor(knowledge, started)
        gc.freeze()
        return tutor
    finally:
        gc.enable()


def _chat(options: argparse.Namespace) -> int:
    if options.plain or not (sys.stdin.isatty() and sys.stdout.isatty()):
        from tutor.plain import talk

        talk(_tutor(options), sys.stdin, sys.stdout)
        return FINE
    from tutor.app.app import TutorApp

    app = TutorApp(lambda: _tutor(options))
    app.run()
    return app.return_code or FINE


def _ask(options: argparse.Namespace) -> int:
    from tutor.render import as_json

    tutor = _tutor(options)
    text = " ".join(options.text)
    if options.json and text == "-":
        for line in sys.stdin:
            speaker = tutor if options.conversation else tutor.fresh()
            answer = speaker.reply(line.rstrip("\r\n"))
            print(json.dumps(as_json(answer), ensure_ascii=False, separators=(",", ":")), flush=True)
        return FINE
    if not options.text:
        text = "" if sys.stdin.isatty() else sys.stdin.read()
    answer = tutor.reply(text)
    if options.json:
        print(json.dumps(as_json(answer), ensure_ascii=False))
        return FINE
    print(answer.text)
    if options.trace:
        print("\nHow this was understood:")
        for part in answer.parts or (answer,):
            print("\n".join(f"  {line}" for line in part.trace))
    return FINE


def _replay(options: argparse.Namespace) -> int:
    from tutor.knowledge.load import load_knowledge
    from tutor.transcript import find, replay

    files = find(options.paths)
    knowledge = load_knowledge(*getattr(options, "knowledge", ()))
    failed = turns = 0
    for path in files:
        report = replay(path, knowledge)
        turns += report.turns
        failed += bool(report.differences)
        for difference in report.differences:
            print(difference)
    print(f"{len(files) - failed} of {len(files)} transcripts as written, {turns} turns", file=sys.stderr)
    return DIFFERS if failed else FINE


def _check(options: argparse.Namespace) -> int:
    from tutor.check import check

    problems = check(getattr(options, "knowledge", ()))
    for problem in problems:
        print(problem)
    print(f"{len(problems)} problems" if problems else "The knowledge base is sound.", file=sys.stderr)
    return DIFFERS if problems else FINE


def _diagnose(options: argparse.Namespace) -> int:
    from tutor.batch.command import diagnose_file

    out = Path(options.out) if options.out else None
    tutor = _tutor(options)
    file, column = Path(options.file), options.column
    diagnose_file(file, tutor, sys.stdout, sys.stderr, column, out, options.format, options.keep)
    return FINE


def _list(options: argparse.Namespace) -> int:
    import shutil

    from tutor.knowledge.load import load_knowledge
    from tutor.listing import rows
    from tutor.render import table

    listed = list(rows(options.what, load_knowledge(*getattr(options, "knowledge", ()))))
    if sys.stdout.isatty():
        print(table(listed, shutil.get_terminal_size().columns))
    else:  # columns that other programs can cut
        print("\n".join("\t".join(row) for row in listed))
    return FINE


_COMMANDS = {
    None: _chat,
    "ask": _ask,
    "replay": _replay,
    "check": _check,
    "diagnose": _diagnose,
    "list": _list,
}
