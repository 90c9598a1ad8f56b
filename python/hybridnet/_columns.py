"""One column of a table: its values and its name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from numpy.typing import NDArray

from . import _bridge
from ._errors import LARGEST, ShapeError

#: The classes that accept several columns where a function accepts one.
_SEVERAL = {"one-hot": "OneHot", "missing values": "FillMissing"}


def name_of(column: Any) -> str | None:
    """The name of a Series, or of the one column of a DataFrame, if it is a text; else None."""
    name = getattr(column, "name", None)
    if name is None and (names := names_of(column)) is not None:
        name = names[0]
    return str(name) if isinstance(name, str) else None


def names_of(table: Any) -> list[str] | None:
    """The names of the columns of a DataFrame, if all are texts; else None."""
    names = list(table.columns) if hasattr(table, "iloc") and hasattr(table, "columns") else []
    return [str(name) for name in names] if names and all(isinstance(name, str) for name in names) else None


def is_table(X: Any) -> bool:
    """Whether rows have columns with names: a dict of columns, or a DataFrame with a text among its names."""
    if isinstance(X, Mapping):
        return True
    return hasattr(X, "iloc") and hasattr(X, "columns") and any(isinstance(name, str) for name in X.columns)


def column_of(values: Any, where: str) -> NDArray[Any]:
    """One value per row, of any type."""
    array = _bridge.plain(values, where)
    if array.ndim == 2 and array.shape[1] == 1:
        array = array[:, 0]
    if array.ndim != 1:
        several = _SEVERAL.get(where.partition(",")[0])
        raise ShapeError(
            f"{where}: the values are {array.shape}; one column is required. Pass one at a time"
            f"{f', or all to {several}, which takes several' if several else ''}."
        )
    if array.size > LARGEST:
        raise ShapeError(f"{where}: there are {array.size:,} values; up to {LARGEST:,} fit. Pass fewer at once.")
    return array
