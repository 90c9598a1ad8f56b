"""The line of a magic command: words and options, each with its column, so that an error can name it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from IPython.core.error import UsageError

from .._errors import HybridNetError

_WORD = re.compile(r"""(?:[^\s"']|"[^"]*"|'[^']*'|["'].*)+""")
#: How many words follow an option, and one that takes any number.
ANY = -1
#: Digits of a whole number at most: more neurons than that have no diagram.
_DIGITS = 9


@dataclass(frozen=True)
class Word:
    """A word and its column, counted from 1."""

    text: str
    column: int


class Line:
    """The words of a line before and behind its options.

    Parameters
    ----------
    magic : the command with its sign, for errors: ``"%nn"``.
    line : the rest of the line.
    options : every option and the number of words that follow it, or :data:`ANY`.
    usage : how the command is written, for the error about a line that lacks what it needs.

    Raises
    ------
    UsageError : an option does not exist or has not its words.
    """

    def __init__(self, magic: str, line: str, options: Mapping[str, int], usage: str = "") -> None:
        self.magic = magic
        self._usage = usage
        self.words: list[Word] = []
        self._options: dict[str, list[Word]] = {}
        behind = len(magic) + 2  # the column of the line's first character, behind the command and a space
        self._end = behind + len(line.rstrip())
        found = [Word(match[0], behind + match.start()) for match in _WORD.finditer(line)]
        while found:
            word = found.pop(0)
            if word.text.count('"') % 2 or word.text.count("'") % 2:
                raise self.mistake(word, "the quotation mark has no partner; close it")
            if not word.text.startswith("--"):
                self.words.append(word)
                continue
            if word.text not in options:
                raise self.mistake(word, f"an option is required, one of {', '.join(sorted(options))}")
            if word.text in self._options:
                raise self.mistake(word, "each option is given once")
            wanted = options[word.text]
            taken: list[Word] = []
            while found and len(taken) != wanted and not found[0].text.startswith("--"):
                taken.append(found.pop(0))
            if len(taken) < (1 if wanted == ANY else wanted):
                following = found[0] if found else Word("", self._end)
                words = "one word or more" if wanted == ANY else f"{wanted} word{'s' if wanted > 1 else ''}"
                raise self.mistake(following, f"{word.text} takes {words}")
            self._options[word.text] = taken

    def mistake(self, word: Word, required: str) -> UsageError:
        """An error that names the column of a word; the text of the end of the line is empty."""
        nothing = "the end of the line" if word.column >= self._end else "nothing"
        arrived = repr(word.text) if word.text else nothing
        return UsageError(f"{self.magic}, column {word.column}: {arrived} arrived; {required}.")

    def missing(self, required: str) -> UsageError:
        """An error about something that the end of the line lacks, with the usage of the command."""
        return UsageError(f"{self.mistake(self.end(), required)} Usage: {self._usage}")

    def call(self, function: Callable[..., Any], *given: Any, **arguments: tuple[str, Any]) -> Any:
        """Call the function behind a command with those of its arguments whose option the line has.

        Parameters
        ----------
        function : without effects: after an error it is called again, to find the option that causes it.
        given : what the words of the line are.
        arguments : an option and its value, by the name of the argument.

        Raises
        ------
        UsageError : the function raises an error; it has the column of the option that causes it, or of the words.
        """
        values = {name: value for name, (option, value) in arguments.items() if option in self._options}
        try:
            return function(*given, **values)
        except (TypeError, ValueError, HybridNetError) as error:
            for name in values:
                rest = {other: value for other, value in values.items() if other != name}
                if _error_of(function, given, rest) != str(error):
                    raise self.at(self._options[arguments[name][0]][0], error) from None
            raise self.at(self.words[0] if self.words else self.end(), error) from None

    def at(self, word: Word, error: Exception) -> UsageError:
        """An error of a function with the column of the word that causes it."""
        return UsageError(f"{self.magic}, column {word.column}: {error}")

    def named(self, option: str, find: Callable[[str], object]) -> list[str] | None:
        """The words of an option, without their quotes, each of which a function finds; None without the option.

        Raises
        ------
        UsageError : the function raises a ValueError; it has the column of the word.
        """
        for word in self._options.get(option, ()):
            try:
                find(unquoted(word.text))
            except ValueError as error:
                raise self.at(word, error) from None
        return self.texts(option)

    def end(self) -> Word:
        """The end of the line, for errors about something that is missing."""
        return Word("", self._end)

    def has(self, option: str) -> bool:
        """Whether the line has an option."""
        return option in self._options

    def one_of(self, option: str, choices: Sequence[str], default: str) -> str:
        """The word of an option."""
        if option not in self._options:
            return default
        (word,) = self._options[option]
        if word.text not in choices:
            raise self.mistake(word, f"{option} is one of {', '.join(choices)}")
        return word.text

    def text(self, option: str, default: str) -> str:
        """The word of an option, without its quotes."""
        return unquoted(self._options[option][0].text) if option in self._options else default

    def texts(self, option: str) -> list[str] | None:
        """The words of an option, without their quotes; None without it."""
        return [unquoted(word.text) for word in self._options[option]] if option in self._options else None

    def integer(self, option: str, default: int) -> int:
        """The integer of an option."""
        return self.whole(self._options[option][0]) if option in self._options else default

    def numbers(self, option: str) -> list[float] | None:
        """The numbers of an option; None without it."""
        return [self.number(word) for word in self._options[option]] if option in self._options else None

    def range(self, option: str, default: tuple[float, float]) -> tuple[float, float]:
        """The two numbers of an option: finite ends, low first."""
        if option not in self._options:
            return default
        low, high = self._options[option]
        for word in (low, high):
            if not math.isfinite(self.number(word)):
                raise self.mistake(word, "a finite number is required")
        if self.number(low) >= self.number(high):
            raise self.mistake(high, f"an end above {low.text} is required")
        return self.number(low), self.number(high)

    def whole(self, word: Word) -> int:
        """A word as an integer of 1 or more."""
        if not re.fullmatch("0*[1-9][0-9]*", word.text):
            raise self.mistake(word, "a whole number of 1 or more is required")
        if len(word.text) > _DIGITS:
            raise self.mistake(word, f"a whole number of up to {_DIGITS} digits is required")
        return int(word.text)

    def number(self, word: Word) -> float:
        """A word as a number."""
        try:
            return float(word.text.replace("\N{MINUS SIGN}", "-"))
        except ValueError:
            raise self.mistake(word, "a number is required") from None


def _error_of(function: Callable[..., Any], given: tuple[Any, ...], values: Mapping[str, Any]) -> str | None:
    """The text of the error that a call raises; None if it raises none."""
    try:
        function(*given, **values)
    except (TypeError, ValueError, HybridNetError) as error:
        return str(error)
    return None


def unquoted(text: str) -> str:
    """A word without the quotes around it."""
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" else text
