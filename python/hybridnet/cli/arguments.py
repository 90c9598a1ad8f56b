"""Command lines that cannot be meant as they are: one sentence for each, before anything is read."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from .._public import public
from .._suggestions import meant_among

#: Options of other programs, and ours with the same meaning; the first one that the command has is suggested.
ALSO: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("--target", "--y", "--class", "--label-column", "-y"), ("--label", "--labels")),
    **dict.fromkeys(("--features", "--inputs", "--x", "--cols"), ("--columns",)),
    **dict.fromkeys(("--exclude", "--drop", "--skip"), ("--ignore",)),
    **dict.fromkeys(("--sep", "--delimiter", "-d"), ("--separator",)),
    **dict.fromkeys(("--val", "--test", "--test-size", "--val-split", "--validation-split"), ("--validation",)),
    **dict.fromkeys(("--layers", "--neurons", "--units", "--hidden-layers", "--hidden-layer-sizes"), ("--hidden",)),
    **dict.fromkeys(("--lr", "--eta"), ("--learning-rate",)),
    **dict.fromkeys(("--batch", "-b"), ("--batch-size",)),
    **dict.fromkeys(("--epoch", "--iterations", "--max-iter", "-e", "-n"), ("--epochs",)),
    **dict.fromkeys(("--patience",), ("--early-stopping",)),
    **dict.fromkeys(("--random-state", "--random-seed"), ("--seed",)),
    **dict.fromkeys(("--weight-decay", "--alpha"), ("--l2",)),
    **dict.fromkeys(("--out", "--save", "--model", "-o"), ("--output",)),
    **dict.fromkeys(("--verbose", "--quiet", "--silent", "-v", "-q"), ("--progress",)),
    **dict.fromkeys(("--continue",), ("--resume",)),
    **dict.fromkeys(("--format", "-f"), ("--to", "--json")),
    **dict.fromkeys(("--proba", "--predict-proba"), ("--probabilities",)),
}
#: How similar the name of an option or a command must be to be suggested.
_SIMILAR = 0.7


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one sentence on standard error; the exit status is 2.

    Parameters
    ----------
    arguments : of ``argparse.ArgumentParser``; names of options are never abbreviated.
    """

    def __init__(self, **arguments: Any) -> None:
        super().__init__(**{**arguments, "allow_abbrev": False})

    def error(self, message: str) -> NoReturn:
        """Print an error and exit; argparse calls it with texts of its own."""
        missing = message.removeprefix("the following arguments are required: ")
        if missing != message:
            names = missing.split(", ")
            message = f"{_joined(names)} {_is(names)} missing. {self.name} --help has examples."
        self.exit(2, f"{self.name}: {message.removeprefix('argument ')}\n")

    def check(self, arguments: Sequence[str]) -> None:
        """Exit if a command or an option is unknown, or if options and files have too few or too many values."""
        commands: dict[str, Parser] = next(
            action.choices for action in self._actions if isinstance(action, argparse._SubParsersAction)
        )
        command = next(iter(arguments), "-")
        if command.startswith("-"):
            return
        if command not in commands:
            near = meant_among(command, commands, _SIMILAR)
            remedy = f"Did you mean {near}?" if near else f"The commands are {_joined(commands)}."
            self.error(f"there is no command {command!r}. {remedy}")
        commands[command]._check(arguments[1:], commands)

    def _check(self, arguments: Sequence[str], commands: dict[str, Parser]) -> None:
        options = self._option_string_actions
        given = _split(arguments)
        if any(each.option in ("-h", "--help") for each in given):
            return
        for each in given:
            if each.option is not None:
                self._check_option(each, commands)
        taken = {each: each.values[: _takes(options.get(each.option or ""))] for each in given}
        files = [action.dest for action in self._get_positional_actions()]
        free = [value for each in given for value in each.values[len(taken[each]) :]]
        for each in given:
            kind = getattr(options.get(each.option or ""), "type", None)
            rest = each.values[len(taken[each]) :]
            more = _more_sizes(rest) if kind is sizes else rest[: max(len(free) - len(files), 0)]
            if kind in (sizes, names) and more:
                several = [*taken[each], *more]
                self.error(
                    f"{each.option} is {' '.join(several)!r}; one value is required, with commas and without spaces. "
                    f"Write {each.option} {','.join(text.strip(',') for text in several if text != ',')}."
                )
        if len(free) > len(files):
            where = f" where {_joined(files)} {_is(files)} required" if files else "; the command takes no file"
            self.error(
                f"{_joined(map(repr, free))} arrived{where}. Leave out what is too much, or put a value that "
                "has spaces in quotation marks."
            )
        if missing := files[len(free) :]:
            self.error(f"{_joined(missing)} {_is(missing)} missing. {self.name} --help has examples.")

    def _check_option(self, given: Given, commands: dict[str, Parser]) -> None:
        option, action = given.option, self._option_string_actions.get(given.option or "")
        if action is None:
            own = [name for name in self._option_string_actions if name.startswith("--")]
            also = next((name for name in ALSO.get(str(option), ()) if name in own), None)
            others = [parser.name for parser in commands.values() if option in parser._option_string_actions]
            near = also if also or others else meant_among(str(option), own, _SIMILAR)
            remedy = (
                f"Did you mean {near}?" if near
                else f"It belongs to {_joined(others)}. Leave it out." if others
                else f"{self.name} --help lists the options."
            )  # fmt: skip
            self.error(f"there is no option {option}. {remedy}")
        if given.is_assigned and not _takes(action):
            self.error(f"{option} is {given.values[0]!r}; it takes no value. Write {option} alone.")
        if len(given.values) < _takes(action) or given.values[:1] == ("--",):  # argparse drops it
            value = action.metavar or str(option).lstrip("-").upper()
            self.error(f"{option} has no value; one is required. Write {option} {value}.")

    @property
    def name(self) -> str:
        """How errors call the command."""
        return self.prog.removeprefix("python -m ")

    def _print_message(self, message: str, file: Any = None) -> None:
        (file or sys.stderr).write(message)  # argparse ignores a failed write


class Given(NamedTuple):
    """An option with the values up to the next one; ``option`` is None for the values before the first option."""

    option: str | None
    values: tuple[str, ...]
    is_assigned: bool
    order: int


def _split(arguments: Sequence[str]) -> list[Given]:
    given: list[tuple[str | None, list[str], bool]] = [(None, [], False)]
    for index, text in enumerate(arguments):
        if text == "--":
            given.append((None, list(arguments[index + 1 :]), False))
            break
        # Negative numbers are values.
        if text.startswith("-") and re.match(r"-[.\d]|-$|-inf|-nan", text) is None:
            option, assigned, value = text.partition("=")
            given.append((option, [value] if assigned else [], bool(assigned)))
        else:
            given[-1][1].append(text)
    return [Given(option, tuple(values), assigned, index) for index, (option, values, assigned) in enumerate(given)]


def _takes(action: argparse.Action | None) -> int:
    """The number of values that an option takes."""
    return 0 if action is None or action.nargs == 0 else 1


def _more_sizes(texts: Sequence[str]) -> list[str]:
    """The sizes that were written behind the value of an option, and are not the names of files."""
    more = []
    for text in texts:
        if re.fullmatch(r"[\d,]+", text) is None or Path(text).exists():
            break
        more.append(text)
    return more


def _joined(texts: Iterable[str]) -> str:
    *rest, last = texts
    return f"{', '.join(rest)} and {last}" if rest else last


def _is(texts: Sequence[str]) -> str:
    return "is" if len(texts) == 1 else "are"


def names(text: str) -> list[str]:
    """Names separated by commas."""
    return [name for name in text.split(",") if name]


def sizes(text: str) -> list[int]:
    """Numbers of neurons, separated by commas; none for an empty text."""
    parts = text.split(",") if text else []
    for part in parts:
        if not part.strip().isdecimal() or int(part) < 1:
            raise argparse.ArgumentTypeError(f"{part!r} is not a number of neurons; write whole numbers such as 64,32.")
    return [int(part) for part in parts]


def whole(text: str) -> int:
    """A whole number."""
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} arrived; a whole number is required. Write digits alone.") from None


def decimal(text: str) -> float:
    """A number."""
    try:
        return float(text)
    except ValueError:
        meant = _meant_number(text)
        remedy = "such as 0.01" if meant is None else f"with a point for decimals. Write {meant:g}"
        raise argparse.ArgumentTypeError(f"{text!r} arrived; a number is required, {remedy}.") from None


def one_of(*words: str) -> Callable[[str], str]:
    """The type of an option that is one of several words."""

    def word(text: str) -> str:
        if text not in words:
            near = meant_among(text, words, _SIMILAR)
            remedy = f" Did you mean {near}?" if near else ""
            *rest, last = words
            raise argparse.ArgumentTypeError(f"{text!r} arrived; {', '.join(rest)} or {last} is required.{remedy}")
        return text

    return word


def share_of(text: str) -> float | None:
    """The share that a text was meant as, such as 0.2 for ``20``, ``20%`` and ``0,2``; None if it is not a number."""
    meant = _meant_number(text)
    return meant / 100 if meant is not None and 1 < meant < 100 else meant


def _meant_number(text: str) -> float | None:
    try:
        number = float(text.strip().rstrip("%").replace(",", "."))
    except ValueError:
        return None
    return number / 100 if text.strip().endswith("%") else number


public(__name__)
