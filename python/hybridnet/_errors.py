"""The exceptions of hybridnet; each is also the built-in one that fits, for callers who know nothing of hybridnet."""

from numbers import Real
from operator import index
from typing import Any

#: More numbers, or a longer axis, cannot be lent: the engine counts in 32 bits.
LARGEST = 2**31 - 1


class HybridNetError(Exception):
    """Common ancestor: ``except hybridnet.HybridNetError`` catches everything that hybridnet raises of its own."""


class ShapeError(HybridNetError, ValueError):
    """Sizes do not fit together; the text names both. The .NET exception, if there was one, is ``__cause__``."""


class StateError(HybridNetError, RuntimeError):
    """The call came at a moment when it cannot be answered: backward before forward, or anything in a forked child."""


class DivergenceError(HybridNetError, ArithmeticError):
    """Training has run away: the loss is infinite or no number. The text says where and what to try."""


class RuntimeNotFoundError(HybridNetError, ImportError):
    """.NET cannot be started. The text says what was looked for, where, and what to install."""


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
    if isinstance(value, Real) or (getattr(value, "shape", None) == () and value.dtype.kind in "buif"):
        return float(value)
    raise TypeError(f"{where}: {name} is {shown(value)}; it must be a number.")


def size(where: str, name: str, value: Any) -> int:
    """A size: a whole number from 0, Python's or NumPy's, as an int.

    Raises
    ------
    TypeError : it is something else.
    ValueError : it is negative, or too large.
    """
    try:
        whole = index(value)
    except TypeError:
        raise TypeError(f"{where}: {name} is {shown(value)}; it must be a whole number, 0 or more.") from None
    if whole < 0:
        raise ValueError(f"{where}: {name} is {whole}; it must be a whole number, 0 or more.")
    if whole > LARGEST:
        raise ValueError(f"{where}: {name} is {whole}; it can be up to {LARGEST:,}.")
    return whole


def shown(value: object) -> str:
    """A value in a sentence: as written in Python if it is a simple one, else what it is."""
    if value is None or isinstance(value, (str, Real)):
        return repr(value)
    return f"the type {value.__name__}" if isinstance(value, type) else kind(value)


def kind(value: object) -> str:
    """The type of a value with its article: "an int", "a list"."""
    name = type(value).__name__
    return f"{'an' if name[0] in 'aeioAEIO' else 'a'} {name}"
