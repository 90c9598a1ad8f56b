"""The exceptions of hybridnet; each also derives from a built-in exception."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from numbers import Real
from operator import index
from reprlib import Repr
from typing import Any

#: Formats numbers and texts like ``repr``; the middle of long ones is omitted.
_SHORT = Repr()
_SHORT.maxstring = _SHORT.maxlong = _SHORT.maxother = 80

#: The largest size of an array or an axis: the engine counts in 32 bits.
LARGEST = 2**31 - 1


class HybridNetError(Exception):
    """Base class: ``except hybridnet.HybridNetError`` catches all exception types of hybridnet.

    A traceback shows only the frames of user code and the text; with the environment variable HYBRIDNET_DEBUG=1 it
    shows every frame, and the .NET exception.

    Attributes
    ----------
    engine_trace : the .NET exception with its stack, as text, if the engine raised it; else None. The built-in
        exceptions that hybridnet raises have it too.
    """

    engine_trace: str | None = None


class ShapeError(HybridNetError, ValueError):
    """Shapes do not match; the text has both."""


class StateError(HybridNetError, RuntimeError):
    """A call in the wrong state, such as backward before forward, or any call in a forked child."""


class MissingError(StateError, AttributeError):
    """An attribute does not exist before another call; also an AttributeError, as in plain Python classes."""


class DivergenceError(HybridNetError, ArithmeticError):
    """Training diverged: the loss is infinite or NaN. The text says where and what to do."""


class RuntimeNotFoundError(HybridNetError, ImportError):
    """.NET cannot be started. The text says what was searched for, where, and what to install."""


def needs(what: str, package: str, command: str, error: ImportError) -> ImportError:
    """The error for an optional package that cannot be imported: what needs it, and how to install it."""
    return ImportError(f"hybridnet: {what} needs {package}, which cannot be imported ({error}). Do: {command}.")


@contextmanager
def named_after(method: str) -> Iterator[None]:
    """Name ``method``, which the user has called, in the text of an error that fit raises for it."""
    try:
        yield
    except (ValueError, TypeError, OverflowError, StateError) as error:
        text = str(error)
        if text.startswith("model, fit"):
            error.args = (f"model, {method}{text.removeprefix('model, fit')}",)
        raise


def choice(where: str, name: str, value: object, known: tuple[str, ...]) -> None:
    """Raise an error if a value is not one of the known ones.

    Raises
    ------
    ValueError : the text has the argument, the value and the known values.
    """
    if not isinstance(value, str) or value not in known:
        listed = ", ".join(repr(text) for text in known)
        raise ValueError(
            f"{where}: {name} is {shown(value)}; it must be {'one of ' if len(known) > 1 else ''}{listed}."
        )


def text_of(where: str, name: str, value: Any) -> str:
    """A text as it is.

    Raises
    ------
    TypeError : the value is not a text.
    """
    if not isinstance(value, str):
        raise TypeError(f"{where}: {name} is {shown(value)}; a text is required.")
    return value


def number(where: str, name: str, value: Any) -> float:
    """Convert a real number of Python or NumPy to a float.

    Raises
    ------
    TypeError : the value has another type.
    """
    if type(value) is float:
        return value
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
    """Convert a bool of Python or NumPy, or the integer 1 or 0, to a bool.

    Raises
    ------
    TypeError : the value has another type, such as an array or a text.
    """
    if value is True or value is False:
        return value
    kind_of = type(value)
    # NumPy's bool is tested by its name, because this module does not import NumPy.
    if kind_of.__module__ == "numpy" and kind_of.__name__ in ("bool", "bool_"):
        return bool(value)
    with suppress(TypeError):
        if (whole := index(value)) in (0, 1):
            return bool(whole)
    raise TypeError(f"{where}: {name} is {shown(value)}; it must be True or False.")


def size(where: str, name: str, value: Any) -> int:
    """Convert an integer of Python or NumPy, at least 0, to an int.

    Raises
    ------
    TypeError : the value has another type.
    ValueError : the value is negative, or too large.
    """
    found = whole(where, name, value, ", 0 or more")
    if found < 0:
        raise ValueError(f"{where}: {name} is {shown(found)}; it must be a whole number, 0 or more.")
    return found


def whole(where: str, name: str, value: Any, range_: str = "") -> int:
    """Convert an integer of Python or NumPy to an int of 32 bits.

    Raises
    ------
    TypeError : the value has another type.
    ValueError : the value has more than 32 bits.
    """
    try:
        found = index(_not_bool(value))
    except TypeError:
        raise TypeError(f"{where}: {name} is {shown(value)}; it must be a whole number{range_}.") from None
    if found > LARGEST:
        raise ValueError(f"{where}: {name} is {shown(found)}; it can be up to {LARGEST:,}.")
    return max(found, -LARGEST)


def sample_axes(where: str, inputs: tuple[int, ...], targets: tuple[int, ...]) -> None:
    """Check the shapes of samples: inputs of one axis are one sample, which has one target.

    Raises
    ------
    ShapeError : there are several targets.
    """
    if len(inputs) == 1 and inputs[0] and targets and targets[0] != 1:
        raise ShapeError(
            f"{where}: inputs are {inputs}, which is one sample with {inputs[0]} columns, for targets of shape "
            f"{targets}; inputs of several samples must be (samples, columns). Pass one row for each sample, such as "
            "np.reshape(X, (-1, 1)) for one column."
        )


def _not_bool(value: Any) -> Any:
    if isinstance(value, bool):
        raise TypeError
    return value


def file_name(where: str, value: Any, required: str = "a file") -> str:
    """Convert the path of a file or folder to a text that the engine accepts.

    Raises
    ------
    TypeError : the value is neither a text nor a path.
    ValueError : the path is empty, or contains something that is not a character, such as bytes that are not UTF-8.
    """
    try:
        name = str(os.fsdecode(value))
    except TypeError:
        raise TypeError(f"{where}: the path is {shown(value)}; it must be a text or a pathlib.Path.") from None
    if not name:
        raise ValueError(f"{where}: the path is empty; the name of {required} is required. Pass one.")
    if name != well_formed(name) or "\0" in name:
        raise ValueError(
            f"{where}: the path is {name!a}; it must consist of characters of Unicode, without NUL. Rename the file."
        )
    return name


def well_formed(text: str) -> str:
    """Replace half of a surrogate pair by "?": pythonnet would crash the process."""
    return text.encode("utf-8", "replace").decode("utf-8")


def shown(value: object) -> str:
    """Format a value for an error text: its ``repr`` if it is a number or a text, else its type."""
    if value is None or isinstance(value, (str, Real)):
        try:
            return _SHORT.repr(value)
        except ValueError:
            return "a whole number of thousands of digits"  # Python raises an error for these
    return f"the type {value.__name__}" if isinstance(value, type) else kind(value)


def kind(value: object) -> str:
    """The type of a value with its article: "an int", "a list"."""
    name = type(value).__name__
    return f"{'an' if name[0] in 'aeioAEIO' else 'a'} {name}"
