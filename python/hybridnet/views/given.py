"""Checks and conversions of the arguments of plots: points, labels, curves and names."""

from __future__ import annotations

from collections.abc import Mapping
from numbers import Integral, Real
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .._arrays import OTHER_KINDS, floats
from .._errors import kind, shown, size
from .._labels import labels as as_labels

#: From here on a range of coordinates overflows in what draws axes.
LARGEST = 1e150


class Labels(NamedTuple):
    """The class of each point: ``names`` (n,), texts or numbers, and ``known`` (n,), False where there is no label."""

    names: NDArray[Any]
    known: NDArray[np.bool_]


def numbers(values: Any, where: str) -> NDArray[np.float64]:
    """Real numbers of any shape, a new array.

    Raises
    ------
    TypeError, ValueError, ShapeError : they are something else.
    """
    return np.array(floats(values, where), np.float64)


def points(values: Any, where: str, what: str = "one row a point") -> NDArray[np.float64]:
    """Points in the plane, (n, 2), every coordinate finite.

    Raises
    ------
    TypeError : they are not real numbers.
    ValueError : the shape is another one, or a coordinate is not finite.
    """
    positions = numbers(values, f"{where}, points")
    if positions.ndim != 2 or positions.shape[1] != 2:
        raise ValueError(f"{where}: points are {positions.shape}; they must be (n, 2), {what}.")
    for row in np.flatnonzero(~(np.abs(positions) < LARGEST).all(axis=1))[:1]:
        raise ValueError(
            f"{where}: the point of row {row} is {tuple(positions[row].tolist())}; both numbers must be finite, "
            "and below 1e150. Leave such points out."
        )
    return positions


def columns(values: Any) -> list[str]:
    """The names of the columns of a data frame, such as years; empty for an array, and for columns 0, 1, 2, ..."""
    names = list(getattr(values, "columns", ()))
    is_named = all(isinstance(name, (str, Integral)) for name in names) and names != list(range(len(names)))
    return [str(name) for name in names] if is_named or any(isinstance(name, str) for name in names) else []


def title(values: Any) -> str | None:
    """The name of a column of a data frame."""
    name = getattr(values, "name", None)
    return name if isinstance(name, str) else None


def labels(values: Any, where: str) -> Labels:
    """Class numbers or texts of any shape; None, NaN and masked values mean no label.

    Raises
    ------
    TypeError : one of them is neither a number nor a text, or there are both.
    """
    known = ~np.ma.getmaskarray(values) if isinstance(values, np.ma.MaskedArray) else True
    array = as_labels(np.ma.getdata(values) if known is not True else values, where)
    if array.dtype.kind == "O":
        known = known & np.array([not _is_missing(label) for label in array.flat], bool).reshape(array.shape)
        array = _of_one_kind(array, known, where)
    elif array.dtype.kind == "f":
        known = known & ~np.isnan(array)
    if array.dtype.kind not in "buifU" or array.dtype.itemsize == 0:
        what = OTHER_KINDS.get(array.dtype.kind, kind(values))
        raise TypeError(f"{where}: the values are {what} ({array.dtype}); class numbers or texts are required.")
    known = np.broadcast_to(known, array.shape)
    whole = array[known] if array.dtype.kind == "f" else np.array([0.5])
    if ((whole == np.trunc(whole)) & (np.abs(whole) < 2**53)).all():
        array = np.where(known, array, 0).astype(np.int64)
    return Labels(array, known)


def _of_one_kind(array: NDArray[Any], known: NDArray[np.bool_], where: str) -> NDArray[Any]:
    """Convert an array of objects to one of texts or numbers, with any value for a missing label."""
    if array.ndim == 0:
        raise TypeError(f"{where}: {kind(array.item())} arrived; a list of class numbers or texts is required.")
    kinds = {"text" if isinstance(label, str) else "number" for label in array[known]}
    for label in array[known]:
        if not isinstance(label, (str, Real, np.bool_)):
            raise TypeError(f"{where}: one of the labels is {kind(label)}; class numbers or texts are required.")
    if len(kinds) == 2:
        raise TypeError(f"{where}: some labels are texts, some are numbers; all must be of one kind.")
    if kinds == {"text"}:
        return np.where(known, array, "").astype(str)
    try:
        return np.where(known, array, 0).astype(np.float64)
    except (OverflowError, ValueError) as error:
        raise ValueError(f"{where}: one of the labels makes no float64 ({error}); number the classes.") from None


def _is_missing(label: Any) -> bool:
    is_nan = isinstance(label, Real) and label != label
    return label is None or is_nan or type(label).__name__ in ("NAType", "NaTType")


def texts(values: Any, where: str, what: str) -> list[str]:
    """Names in a list.

    Raises
    ------
    TypeError : this is a single text or not a list.
    """
    try:
        if isinstance(values, (str, bytes)) or getattr(values, "ndim", 1) != 1:
            raise TypeError
        return [str(name) for name in values]
    except TypeError:
        raise TypeError(f"{where}: {what} is {shown(values)}; a list of texts is required.") from None


def named(values: Any, where: str, what: str) -> dict[str, NDArray[np.float64]]:
    """Arrays of real numbers by their names.

    Raises
    ------
    TypeError : this is not a dict, or something in it is not an array of real numbers.
    """
    if not isinstance(values, Mapping):
        raise TypeError(f"{where}: {what} is {shown(values)}; a dict is required, such as {{'a name': [1.0, 2.0]}}.")
    return {str(name): numbers(array, f"{where}, {str(name)!r}") for name, array in values.items()}


def count(value: Any, where: str, what: str, least: int = 1) -> int:
    """An integer, at least ``least``.

    Raises
    ------
    TypeError, ValueError : it is something else.
    """
    whole = size(where, what, value)
    if whole < least:
        raise ValueError(f"{where}: {what} is {whole}; it must be {least} or more.")
    return whole
