"""``hybridnet train | evaluate | predict | inspect | export | demo | verify | doctor``; ``python -m hybridnet`` too."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from ._errors import RuntimeNotFoundError
from ._version import __version__
from .cli import parser as cli
from .cli.arguments import Parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns
    -------
    The exit status: 0 success, 1 failure, 2 invalid command line. A command whose output is closed (``| head``), or
    that is interrupted, ends by the corresponding signal, like Unix tools.
    """
    try:
        try:
            return _status(arguments)
        finally:
            sys.stdout.flush()  # raises BrokenPipeError here, not at the exit of Python
    except BrokenPipeError:
        return _ended_by("SIGPIPE")
    except KeyboardInterrupt:
        return _ended_by("SIGINT")


def _status(arguments: Sequence[str] | None) -> int:
    parser = _parser()
    parser.check(sys.argv[1:] if arguments is None else arguments)
    options = parser.parse_args(arguments)
    if options.command == "doctor":
        from ._doctor import doctor

        return 0 if doctor() else 1
    # Each of the others is a module with ``run(options) -> int``; only the one that is asked for is loaded.
    if options.command in cli.COMMANDS:
        return _run(options)
    try:
        return int(import_module(f"._{options.command}", __package__).run(options))
    except RuntimeNotFoundError as error:
        print(error, file=sys.stderr)
        return 1


def _run(options: argparse.Namespace) -> int:
    """Run a command of the package ``cli``; an error is one line, with its traceback if HYBRIDNET_DEBUG is set."""
    from .cli import output

    try:
        return int(import_module(f".cli.{options.command}", __package__).run(options))
    except BrokenPipeError:
        raise
    except output.EXPECTED as error:
        if output.is_debugged():
            raise
        output.note(options.command, str(error) or type(error).__name__)
        return 1


def _ended_by(name: str) -> int:
    """End this process by a signal, without a message; if the system has no such signal, the exit status is 1."""
    # Buffered output must not be written at the exit of Python.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if os.name == "posix":
        number = signal.Signals[name]
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
    return 1


def _parser() -> Parser:
    about = "HybridNet: a neural-network engine in C#, from Python."
    is_script = Path(sys.argv[0]).stem == __package__
    parser = Parser(prog="hybridnet" if is_script else "python -m hybridnet", description=about)
    parser.add_argument("--version", action="version", version=f"hybridnet {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    cli.add_commands(commands)
    demo = commands.add_parser("demo", help="networks computed and trained by C# beside NumPy, and a picture")
    demo.add_argument("--output", default=".", metavar="FOLDER", help="where the picture is written (default: here)")
    commands.add_parser("verify", help="a short table of what is bit-equal to NumPy on this machine")
    commands.add_parser("doctor", help="what hybridnet finds on this machine, and what is missing")
    return parser


if __name__ == "__main__":
    sys.exit(main())
