"""Conversion of arguments: everything that NumPy accepts becomes an array that the engine can borrow."""

from __future__ import annotations

import math
from contextlib import suppress
from decimal import Decimal
from numbers import Real
from typing import Any, TypeAlias, cast

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._errors import LARGEST, ShapeError, kind
from ._numerics import F4, F8, Numerics

FloatArray: TypeAlias = NDArray[np.float32] | NDArray[np.float64]

empty = np.empty
ndarray = np.ndarray

#: The dtype in which NumPy sums integers, by their kind.
SUMS_OF_WHOLE: dict[str, type[np.generic]] = {"b": np.int64, "i": np.int64, "u": np.uint64}


def floats(values: ArrayLike, where: str) -> FloatArray:
    """``values`` as a C-contiguous float32 or float64 array, of any rank.

    bool, integers up to 16 bits and float16 become float32, wider integers float64: the dtype that NumPy promotes them
    to with a float32 array. An array that already fits is returned itself.

    Raises
    ------
    TypeError : the values are not real numbers.
    ValueError : values are missing; or rows have different lengths, or there are too many values (ShapeError).
    """
    array = values if type(values) is ndarray else plain(values, where)
    return as_floats(array, values, where)


def as_floats(array: NDArray[Any], values: Any, where: str) -> FloatArray:
    dtype = array.dtype
    if not 0 < array.size <= LARGEST and max(array.size, *array.shape) > LARGEST:
        raise ShapeError(f"{where}: the values are {array.shape}; up to {LARGEST:,} numbers fit. Pass fewer at once.")
    if dtype is not F4 and dtype is not F8:
        if dtype.kind == "O":
            array = object_numbers(array, values, where)
        elif dtype.kind not in "buif" or dtype.itemsize > 8:
            what = OTHER_KINDS.get(dtype.kind, "numbers")
            raise TypeError(
                f"{where}: the values are {what} ({dtype}); real numbers up to 64 bits are required. "
                "Convert them first."
            )
        dtype = F8 if dtype.itemsize == 8 or (dtype.kind in "ui" and dtype.itemsize == 4) else F4
    if array.dtype is dtype and array.flags.c_contiguous:
        return cast(FloatArray, array)
    return cast(FloatArray, np.ascontiguousarray(array, dtype=dtype).reshape(array.shape))


def check_exact(values: Any, where: str) -> None:
    """Raise an error for integers that float64 would round, such as identifiers: their rounded values look right.

    Called for data: features and targets. Layers and losses that are called alone round, as in NumPy.

    Raises
    ------
    ValueError : an integer beyond 2**53 is not a float64; the text names its row and column.
    """
    if type(values) is ndarray and values.dtype.kind == "f":
        return
    with suppress(ShapeError):
        _check_integers(plain(values, where), where)


def _check_integers(array: NDArray[Any], where: str) -> None:
    if array.dtype.kind in "ui" and array.dtype.itemsize == 8:
        indices = np.flatnonzero((array > EXACT) | (array < -EXACT)).tolist()
    elif array.dtype.kind == "O":
        indices = [index for index, value in enumerate(array.flat) if isinstance(value, (int, np.integer))]
    else:
        return
    for index in indices:
        exact = int(array.flat[index])
        if EXACT < abs(exact) < LARGEST_FLOAT and int(rounded := float(exact)) != exact:
            position = zip(("row", "column"), np.unravel_index(index, array.shape), strict=False)
            at = ", ".join(f"{name} {int(i)}" for name, i in position)
            raise ValueError(
                f"{where}: the integer in {at or 'it'} is {exact}; float64 does not have every integer beyond 2**53 "
                f"and would round it to {int(rounded)}. Drop identifiers, encode them as classes, or pass floats to "
                "accept rounding."
            )


#: float64 has every integer up to here.
EXACT = 2**53
#: A larger number is out of the range of float64, which has its own error.
LARGEST_FLOAT = 2**1023

OTHER_KINDS = {
    "c": "complex numbers",
    "M": "dates",
    "m": "time spans",
    "S": "bytes",
    "T": "texts",
    "U": "texts",
    "V": "records",
}


def plain(values: Any, where: str) -> NDArray[Any]:
    """Return ``np.asarray(values)``, with an error text for values that cannot become an array of valid values."""
    if type(values) is ndarray:
        if values.dtype.kind == "U":
            _check_code_points(values, where)
        return values
    # Records, whose masks are records too, are refused as what they are.
    if isinstance(values, np.ma.MaskedArray) and values.dtype.names is None and np.ma.is_masked(values):
        masked = np.ma.getmaskarray(values).sum()
        raise ValueError(
            f"{where}: {masked} of {values.size} values are masked; numbers are required. "
            "Fill them first, such as values.filled(0)."
        )
    if hasattr(values, "dtypes") and hasattr(values, "columns"):
        # NumPy converts a data frame to one dtype: integers beside floats would be rounded.
        for position, dtype in enumerate(values.dtypes):
            if getattr(dtype, "kind", "") in "ui" and getattr(dtype, "itemsize", 0) == 8:
                _check_integers(np.asarray(values.iloc[:, position]), f'{where}, column "{values.columns[position]}"')
    try:
        array = np.asarray(values)
    except ValueError as error:
        raise ShapeError(
            f"{where}: the values in {kind(values)} make no array; rows of the same length are required. "
            f"NumPy says: {error}"
        ) from error
    if array.dtype.kind == "U":
        _check_code_points(array, where)
    return array


#: The last code point of Unicode.
_LAST_CODE_POINT = 0x10FFFF


def _check_code_points(array: NDArray[Any], where: str) -> None:
    """Raise an error for a text that Python cannot hold; NumPy would raise SystemError when it is read."""
    characters = array.dtype.itemsize // 4
    if not array.size or not characters:
        return
    points = np.ascontiguousarray(array).reshape(-1, 1).view(np.dtype(np.uint32).newbyteorder(array.dtype.byteorder))
    for row, column in np.argwhere(points > _LAST_CODE_POINT)[:1] if points.max() > _LAST_CODE_POINT else ():
        index = np.unravel_index(row, array.shape)
        where_in = f"row {index[0]}" if array.ndim == 1 else f"the value at {tuple(map(int, index))}"
        raise ValueError(
            f"{where}: {where_in} is a text with the code point {points[row, column]:#x}; code points end at "
            f"{_LAST_CODE_POINT:#x}. Its memory holds no text: read or convert the array again."
        )


def object_numbers(array: NDArray[Any], values: Any, where: str) -> NDArray[np.float64]:
    """Convert an object array of Python numbers to float64.

    A data frame with columns of several dtypes gives such an array.
    """
    if array.ndim == 0:
        hint = " Pass what its toarray() gives." if hasattr(values, "toarray") else ""
        raise TypeError(f"{where}: {kind(values)} arrived; an array of real numbers is required.{hint}")
    for value in array.flat:
        if value is None or type(value).__name__ in ("NAType", "NaTType"):
            raise ValueError(f"{where}: a value is missing ({value}). Fill missing values or drop their rows first.")
        if not isinstance(value, (Real, Decimal, np.bool_)):
            raise TypeError(
                f"{where}: one of the values is {kind(value)}; real numbers are required. "
                "Encode or leave out what is not a number."
            )
    try:
        return array.astype(F8)
    except OverflowError as error:
        raise OverflowError(f"{where}: one of the values is beyond the range of float64.") from error
    except ValueError as error:
        raise ValueError(f"{where}: one of the values makes no float64 ({error}). Leave it out.") from error


def rows(values: ArrayLike, where: str) -> FloatArray:
    """``values`` as a matrix: one row for a 1-D array; an array of more than two axes has its leading axes merged.

    Raises
    ------
    TypeError : the values are not real numbers.
    ShapeError : the value is a single number.
    """
    array = floats(values, where)
    if array.ndim == 2:
        return array
    if array.ndim == 0:
        raise ShapeError(f"{where}: a single number arrived; rows of numbers are required. Pass [[number]].")
    return array.reshape(*rows_and_columns(array))


def rows_and_columns(array: FloatArray) -> tuple[int, int]:
    """The shape of an array as a matrix with the rows of its last axis; the array has at least one axis."""
    return math.prod(array.shape[:-1]), array.shape[-1]


def vector(values: ArrayLike, where: str) -> NDArray[np.float64]:
    """The numbers of one row or one column as a new float64 array of one axis."""
    array = floats(values, where)
    if array.size != max(array.shape, default=1):
        raise ShapeError(f"{where}: the values are {array.shape}; one row or one column of numbers is required.")
    return array.astype(F8).reshape(-1)


def copied(values: ArrayLike, where: str) -> NDArray[Any]:
    """A copy of an array of real numbers, in its dtype."""
    real = floats(values, where)
    array = np.asarray(values)
    return np.array(real if array.dtype.kind == "O" else array)


def is_ready(array: Any) -> bool:
    """Whether the engine can borrow an array as a matrix without conversion."""
    if type(array) is not ndarray or array.ndim != 2 or not 0 < array.size <= LARGEST:
        return False
    dtype = array.dtype
    return (dtype is F4 or dtype is F8) and array.flags.c_contiguous


def is_vector(array: Any) -> bool:
    """Whether this is a plain array of one axis with class numbers, which float64 holds."""
    return type(array) is ndarray and array.ndim == 1 and 0 < array.size <= LARGEST and array.dtype.char in _CLASSES


#: The dtypes of class numbers: whole, up to 32 bits, and what ``predictions`` returns.
_CLASSES = "bBhHiIl"


def operands(numerics: Numerics, *arrays: FloatArray) -> tuple[FloatArray, ...]:
    """Return arrays in a dtype that an arithmetic computes with: as they are, or as float32."""
    if not numerics.is_fast:
        return arrays
    with np.errstate(over="ignore"):  # beyond float32 is infinite, as everywhere in this arithmetic
        return tuple(array.astype(F4, copy=False) for array in arrays)


def matrix(values: ArrayLike, where: str) -> FloatArray:
    """The result of :func:`rows`, faster for an array that already fits."""
    return values if is_ready(values) else rows(values, where)  # type: ignore[return-value]
