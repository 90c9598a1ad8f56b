"""Columns of tables by their names, and missing values in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import _bridge
from ._errors import ShapeError, StateError, kind

#: The name of a column without a name.
UNNAMED = "values"


def columns_of(table: Any, where: str) -> dict[str, NDArray[Any]]:
    """The columns of a DataFrame, a Series, a dict or an array by their names; columns of an array are numbered."""
    if isinstance(table, Mapping):
        columns = {str(name): _array(column, f'{where}, column "{name}"') for name, column in table.items()}
    elif hasattr(table, "iloc") and hasattr(table, "columns"):
        columns = {str(name): np.asarray(table.iloc[:, index]) for index, name in enumerate(table.columns)}
        if len(columns) < len(table.columns):
            raise ValueError(f"{where}: two columns have the same name; names must be unique. Rename one.")
    else:
        array = _array(table, where)
        if array.ndim not in (1, 2):
            raise ShapeError(f"{where}: the values are {array.shape}; a table or a column is required. Reshape them.")
        name = getattr(table, "name", None)
        columns = (
            {name if isinstance(name, str) else UNNAMED: array}
            if array.ndim == 1
            else {str(index): array[:, index] for index in range(array.shape[1])}
        )
    if not columns:
        raise ShapeError(f"{where}: {kind(table)} without columns arrived; one or more are required.")
    for name, column in columns.items():
        if column.ndim != 1 or len(column) != len(next(iter(columns.values()))):
            raise ShapeError(
                f'{where}, column "{name}": it is {column.shape}; one value for each row is required, as many as in '
                "the other columns. Pass columns of one length."
            )
    return columns


def numbered(names: list[str]) -> tuple[list[str], bool]:
    """The names of columns, and True; ``"x0"`` and so on and False for those of an array."""
    if names == [UNNAMED] or names == [str(index) for index in range(len(names))]:
        return [f"x{index}" for index in range(len(names))], False
    return names, True


def _array(values: Any, where: str) -> NDArray[Any]:
    """An array; of objects if NumPy would convert other values among texts, such as NaN, to texts."""
    array = _bridge.plain(values, where)
    return array if array.dtype.kind not in "UT" or isinstance(values, np.ndarray) else np.array(values, object)


def matching(table: Any, fitted: Mapping[str, Any], where: str) -> dict[str, NDArray[Any]]:
    """The columns of a table in the order of the fitted ones."""
    if not fitted:
        raise StateError(
            f"{where}: fit was not called; it takes what is needed of the rows to train on. Call it first."
        )
    given = columns_of(table, where)
    if given.keys() != fitted.keys():
        raise ValueError(
            f"{where}: the columns are {', '.join(map(repr, given))}; it was fitted to {', '.join(map(repr, fitted))}. "
            "Pass the same columns."
        )
    return {name: given[name] for name in fitted}


def like(table: Any, columns: dict[str, NDArray[Any]]) -> Any:
    """Columns as a table of the type of ``table``."""
    if isinstance(table, Mapping):
        return {name: columns[str(name)] for name in table}
    if hasattr(table, "iloc") and hasattr(table, "columns"):
        copy = table.copy()
        for index, name in enumerate(table.columns):
            copy.isetitem(index, columns[str(name)])
        return copy
    if np.ndim(table) == 1:
        return next(iter(columns.values()))
    return np.column_stack(list(columns.values()))


def with_nan(column: NDArray[Any], where: str) -> NDArray[np.float64]:
    """Numbers as float64, with NaN for a missing value."""
    if column.dtype.kind == "O":
        column = np.array([np.nan if is_missing(value) else value for value in column], object)
    _bridge.check_exact(column, where)
    with np.errstate(invalid="ignore"):  # NumPy warns of a signaling NaN
        return _bridge.floats(column, where).astype(np.float64, copy=False)


def is_missing(value: Any) -> bool:
    """Whether a value is None, NaN, or a missing value of pandas."""
    return (
        value is None or type(value).__name__ in ("NAType", "NaTType") or (isinstance(value, float) and value != value)
    )
