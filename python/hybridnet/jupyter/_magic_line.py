"""The line of a magic command: words and options, each with its column, so that an error can name it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from IPython.core.error import UsageError

_WORD = re.compile(r"""(?:[^\s"']|"[^"]*"|'[^']*'|["'].*)+""")
#: How many words follow an option, and one that takes any number.
ANY = -1


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

    Raises
    ------
    UsageError : an option does not exist or has not its words.
    """

    def __init__(self, magic: str, line: str, options: Mapping[str, int]) -> None:
        self.magic = magic
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
            wanted = options[word.text]
            taken: list[Word] = []
            while found and len(taken) != wanted and not found[0].text.startswith("--"):
                taken.append(found.pop(0))
            if wanted != ANY and len(taken) < wanted:
                following = found[0] if found else Word("", self._end)
                raise self.mistake(following, f"{word.text} takes {wanted} word{'s' if wanted > 1 else ''}")
            self._options[word.text] = taken

    def mistake(self, word: Word, required: str) -> UsageError:
        """An error that names the column of a word; the text of the end of the line is empty."""
        arrived = repr(word.text) if word.text else "the end of the line"
        return UsageError(f"{self.magic}, column {word.column}: {arrived} arrived; {required}.")

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

    def whole(self, word: Word) -> int:
        """A word as an integer of 1 or more."""
        if not word.text.isascii() or not word.text.isdigit() or int(word.text) < 1:
            raise self.mistake(word, "a whole number of 1 or more is required")
        return int(word.text)

    def number(self, word: Word) -> float:
        """A word as a number."""
        try:
            return float(word.text.replace("\N{MINUS SIGN}", "-"))
        except ValueError:
            raise self.mistake(word, "a number is required") from None


def unquoted(text: str) -> str:
    """A word without the quotes around it."""
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" else text
