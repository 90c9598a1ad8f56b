"""The exceptions of hybridnet; each is also the built-in one that fits, for callers who know nothing of hybridnet."""

import os
from contextlib import suppress
from numbers import Real
from operator import index
from reprlib import Repr
from typing import Any

#: Numbers and texts as Python writes them, long ones with their middle left out.
_SHORT = Repr()
_SHORT.maxstring = _SHORT.maxlong = _SHORT.maxother = 80

#: More numbers, or a longer axis, cannot be lent: the engine counts in 32 bits.
LARGEST = 2**31 - 1


class HybridNetError(Exception):
    """Common ancestor: ``except hybridnet.HybridNetError`` catches everything that hybridnet raises of its own.

    A traceback shows the user's own frames and the sentence; with the environment variable HYBRIDNET_DEBUG=1 it shows
    every frame, and the .NET exception.

    Attributes
    ----------
    engine_trace : the .NET exception with its stack, as text, if the engine raised it; else None. The built-in
        exceptions that hybridnet raises have it too.
    """

    engine_trace: str | None = None


class ShapeError(HybridNetError, ValueError):
    """Sizes do not fit together; the text names both."""


class StateError(HybridNetError, RuntimeError):
    """The call came at a moment when it cannot be answered: backward before forward, or anything in a forked child."""


class MissingError(StateError, AttributeError):
    """A part lacks what another call gives it; an AttributeError too, which plain Python classes raise there."""


class DivergenceError(HybridNetError, ArithmeticError):
    """Training has run away: the loss is infinite or no number. The text says where and what to try."""


class RuntimeNotFoundError(HybridNetError, ImportError):
    """.NET cannot be started. The text says what was looked for, where, and what to install."""


def needs(what: str, package: str, command: str, error: ImportError) -> ImportError:
    """The error for an optional package that cannot be imported: what needs it, and how to install it."""
    return ImportError(f"hybridnet: {what} needs {package}, which cannot be imported ({error}). Do: {command}.")


def choice(where: str, name: str, value: object, known: tuple[str, ...]) -> None:
    """Refuse a value that is none of the known ones.

    Raises
    ------
    ValueError : names the argument, the value and what is known.
    """
    if not isinstance(value, str) or value not in known:
        listed = ", ".join(repr(text) for text in known)
        raise ValueError(
            f"{where}: {name} is {shown(value)}; it must be {'one of ' if len(known) > 1 else ''}{listed}."
        )


def number(where: str, name: str, value: Any) -> float:
    """A real number, Python's or NumPy's, as a float.

    Raises
    ------
    TypeError : it is something else.
    """
    dtype = getattr(value, "dtype", None)
    if isinstance(value, bool) or getattr(dtype, "kind", "") == "b":
        raise TypeError(f"{where}: {name} is {value}; it must be a number.")
    if isinstance(value, Real) or (getattr(value, "shape", None) == () and getattr(dtype, "kind", "O") in "uif"):
        try:
            return float(value)
        except OverflowError:
            raise OverflowError(f"{where}: {name} is {shown(value)}; it is beyond the range of float64.") from None
    raise TypeError(f"{where}: {name} is {shown(value)}; it must be a number.")


def flag(where: str, name: str, value: Any) -> bool:
    """A truth: True or False, Python's or NumPy's, or the whole number 1 or 0.

    Raises
    ------
    TypeError : it is something else, such as an array or a text.
    """
    kind_of = type(value)
    # NumPy's by its name: hybridnet's errors do not import NumPy.
    if kind_of is bool or (kind_of.__module__ == "numpy" and kind_of.__name__ in ("bool", "bool_")):
        return bool(value)
    with suppress(TypeError):
        if (whole := index(value)) in (0, 1):
            return bool(whole)
    raise TypeError(f"{where}: {name} is {shown(value)}; it must be True or False.")


def size(where: str, name: str, value: Any) -> int:
    """A size: a whole number from 0, Python's or NumPy's, as an int.

    Raises
    ------
    TypeError : it is something else.
    ValueError : it is negative, or too large.
    """
    found = whole(where, name, value, ", 0 or more")
    if found < 0:
        raise ValueError(f"{where}: {name} is {shown(found)}; it must be a whole number, 0 or more.")
    return found


def whole(where: str, name: str, value: Any, range_: str = "") -> int:
    """A whole number, Python's or NumPy's, as an int that the engine can hold.

    Raises
    ------
    TypeError : it is something else.
    ValueError : it has more than 32 bits.
    """
    try:
        found = index(_no_truth(value))
    except TypeError:
        raise TypeError(f"{where}: {name} is {shown(value)}; it must be a whole number{range_}.") from None
    if found > LARGEST:
        raise ValueError(f"{where}: {name} is {shown(found)}; it can be up to {LARGEST:,}.")
    return max(found, -LARGEST)


def _no_truth(value: Any) -> Any:
    if isinstance(value, bool):
        raise TypeError
    return value


def file_name(where: str, value: Any) -> str:
    """The name of a file or folder, as text that the engine can take.

    Raises
    ------
    TypeError : it is neither a text nor a path.
    ValueError : it is empty, or holds what is no character, such as bytes that are not UTF-8.
    """
    try:
        name = str(os.fsdecode(value))
    except TypeError:
        raise TypeError(f"{where}: the path is {shown(value)}; it must be a text or a pathlib.Path.") from None
    if not name:
        raise ValueError(f"{where}: the path is empty; it must name a file or a folder.")
    if name != well_formed(name) or "\0" in name:
        raise ValueError(
            f"{where}: the path is {name!a}; it must consist of characters of Unicode, without NUL. Rename the file."
        )
    return name


def well_formed(text: str) -> str:
    """A text with "?" for what is no character: .NET's end of the bridge takes the process down with half a pair."""
    return text.encode("utf-8", "replace").decode("utf-8")


def shown(value: object) -> str:
    """A value in a sentence: as written in Python if it is a simple one, else what it is."""
    if value is None or isinstance(value, (str, Real)):
        try:
            return _SHORT.repr(value)
        except ValueError:
            return "a whole number of thousands of digits"  # Python refuses to write those
    return f"the type {value.__name__}" if isinstance(value, type) else kind(value)


def kind(value: object) -> str:
    """The type of a value with its article: "an int", "a list"."""
    name = type(value).__name__
    return f"{'an' if name[0] in 'aeioAEIO' else 'a'} {name}"
