"""Errors for values of ``X``, ``y`` and labels that no network can use; each names the row and the column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from numbers import Real
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.exceptions import DataConversionWarning

from .. import _bridge
from .._columns import names_of
from .._errors import ShapeError, kind, shown
from .._public import warn
from .._sparse import is_sparse
from .._table_columns import is_missing


def one_column(y: NDArray[Any]) -> NDArray[Any]:
    """Targets of one column as (samples,), with scikit-learn's warning; others unchanged."""
    if y.ndim != 2 or y.shape[1] != 1:
        return y
    warn(
        "A column-vector y was passed when a 1d array was expected. Pass y.ravel(), of the shape (samples,).",
        DataConversionWarning,
    )
    return y.ravel()


def refuse_value(values: Any, where: str, dtype: Any) -> None:
    """Raise an error for the first value that is not a finite number of ``dtype``, if there is one.

    Called where scikit-learn refused the values: its text has no row.

    Raises
    ------
    ValueError : a value is missing, infinite, a text, or beyond the range of the dtype.
    TypeError : a value is neither a number nor a text.
    """
    if values is None or (not is_sparse(values) and _bridge.plain(values, where).ndim == 0):
        return  # scikit-learn refuses them
    names = names_of(values)
    for position, value in _values(values, where):
        at = f"row {position[0]}"
        if len(position) > 1:
            at += f', column "{names[position[1]]}"' if names else f", column {position[1]}"
        _check(f"{where}: the value in {at} is", value, np.finfo(dtype))


def refuse_label(y: Any, where: str) -> None:
    """Raise an error for the first label that is missing or cannot be a label, if there is one.

    Raises
    ------
    ValueError : a label is missing, infinite, an integer of more than 64 bits, or neither a text nor a number.
    TypeError : some labels are texts, and others are numbers.
    """
    if y is None or is_sparse(y):
        return  # scikit-learn refuses None
    array = _bridge.plain(y, where)
    if array.dtype.kind == "U" and not hasattr(y, "dtype"):
        array = np.array(y, object)  # NumPy converts a NaN among texts to the text "nan"
    if array.dtype.kind in "mM":
        found: Iterable[int] = np.flatnonzero(np.isnat(array)).tolist()
    elif array.dtype.kind == "f":
        found = np.flatnonzero(~np.isfinite(array)).tolist()
    else:
        found = range(array.size) if array.dtype.kind == "O" else []
    columns = array.shape[1] if array.ndim > 1 else 1
    for index in found:
        label: Any = array.flat[index]
        sample = index // columns
        if _is_missing(label) or array.dtype.kind in "mM":
            raise _bridge.missing_label(where, sample, label)
        is_string = isinstance(label, str)
        if not is_string and not isinstance(label, (Real, np.bool_)):
            raise ValueError(
                f"{where}: the label of sample {sample} is {kind(label)}; labels are texts or numbers. Convert them."
            )
        if not is_string and not _MIN <= label < _MAX:
            raise ValueError(
                f"{where}: the label of sample {sample} is {_number(label)}; labels are texts, or finite numbers of up "
                "to 64 bits. Convert the labels to texts."
            )
    _bridge.is_text(array, where)  # refuses texts with others among them


def _values(values: Any, where: str) -> Iterator[tuple[tuple[int, ...], Any]]:
    """The values that may be wrong, each with its row and column."""
    if is_sparse(values):
        entries: Any = values.tocoo()
        for row, column, value in zip(*entries.coords, entries.data, strict=True):
            yield (int(row), int(column)), value
        return
    array = _bridge.plain(values, where)
    if array.dtype.kind in "OUST":
        yield from np.ndenumerate(array)
    elif array.dtype.kind == "f":
        # Beyond float32 are numbers of float64 that are large, so these are looked at too.
        for position in np.argwhere(~(np.abs(array) < _LARGE)):
            index = tuple(map(int, position))
            yield index, array[index]


#: The integers that fit into 64 bits: from the first to below the second.
_MIN: Any = -(2**63)
_MAX: Any = 2**64
#: Smaller numbers are in the range of every dtype.
_LARGE = 1e38


def _check(start: str, value: Any, limits: Any) -> None:
    if _is_missing(value):
        written = "NaN" if isinstance(value, (float, np.floating)) else value
        raise ValueError(f"{start} missing ({written}); a number is required. Fill it in, or leave the row out.")
    if isinstance(value, (str, bytes)):
        with suppress(ValueError):
            value = float(value)
        if isinstance(value, (str, bytes)):
            text = value if isinstance(value, str) else value.decode(errors="replace")
            raise ValueError(f"{start} {shown(str(text))}; a number is required. Encode texts, such as with OneHot.")
    if isinstance(value, (complex, np.complexfloating)):
        return
    if not isinstance(value, (Real, np.bool_)):
        # scikit-learn looks for these words: "argument must be .* string.* number".
        raise TypeError(
            f"{start} {kind(value)}; each value of this argument must be a number, or a string that reads as a number."
        )
    size: Any = abs(value)
    if size == np.inf:
        raise ValueError(f"{start} {_number(value)}; a finite number is required. Correct it, or leave the row out.")
    if size > float(limits.max):
        raise ValueError(
            f"{start} {_number(value)}, beyond the range of {limits.dtype}; a number up to {float(limits.max):.3g} is "
            "required. Scale the column first."
        )


def _number(value: Any) -> str:
    return shown(value.item() if isinstance(value, np.generic) else value)


def _is_missing(value: Any) -> bool:
    return is_missing(value) or (isinstance(value, np.floating) and bool(np.isnan(value)))


def check_count(where: str, X: Any, y: Any) -> None:
    """Raise an error if there is not one target for each row.

    Raises
    ------
    ShapeError : the numbers differ, or the targets are a single value.
    """
    if y is None or (not hasattr(X, "__len__") and not hasattr(X, "shape")):
        return  # scikit-learn refuses them
    targets = y if is_sparse(y) else _bridge.plain(y, f"{where}, y")
    if not targets.shape:
        raise ShapeError(f"{where}: y is {shown(y)}; one target for each row is required. Pass a list of them.")
    rows = X.shape[0] if getattr(X, "shape", ()) else len(X)
    if targets.shape[0] != rows:
        raise ShapeError(
            f"{where}: X has {rows} rows, and y has {targets.shape[0]} targets; one for each row is required. "
            "Pass both of the same samples."
        )


def checked_weights(where: str, weights: Any, rows: int) -> NDArray[np.float64] | None:
    """Sample weights as float64; None if there are none. A single number is the weight of each row.

    Raises
    ------
    ShapeError : they are not one for each row.
    ValueError : one is negative or not finite, or all are 0.
    """
    if weights is None:
        return None
    array = _bridge.floats(weights, f"{where}, sample_weight").astype(np.float64)
    if array.ndim > 1:
        raise ShapeError(
            f"{where}: sample_weight is {array.shape}; one number for each row is required. Pass ({rows},)."
        )
    vector = array if array.ndim else np.full(rows, array)
    _bridge.check_weights(where, rows, vector, must_count=True)
    return vector


def plain_integers(values: Any) -> Any:
    """Integers and booleans of pandas' nullable dtypes as those of NumPy: scikit-learn would make floats of them."""
    dtype = getattr(getattr(values, "dtype", None), "numpy_dtype", None)
    if getattr(dtype, "kind", "") in ("i", "u", "b") and not values.isna().any():
        return values.to_numpy(dtype)
    return values
