"""Tables for regression: features and targets of a data frame, or arrays, as plain data for a view."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .. import _bridge
from .._columns import name_of
from .._errors import ShapeError, kind, shown
from ..views.given import columns as names_of
from ._given import evenly_spaced

#: From here on rows are left out, evenly spaced: a view that follows a dial computes with all rows in each frame.
MOST_ROWS = 2000
#: Numbers of a table are 0 or between these in size: their squares, and the ratios of two, are numbers too.
SMALLEST, GREATEST = 1e-100, 1e100


class Table(NamedTuple):
    """What a regression is fitted to."""

    #: (rows, columns) and (rows,), float64, at most ``MOST_ROWS`` of the table's ``rows``.
    features: NDArray[np.float64]
    targets: NDArray[np.float64]
    rows: int
    #: "three_houses" or "ten_houses": data of hybridnet, the view has captions; "table" or "arrays": the reader's.
    source: str
    #: Names of the columns and of the target; None where there are none.
    names: list[str] | None
    target: str | None

    def data(self) -> dict[str, Any]:
        """The table as plain data, for the view; Python's repr of a float is exact."""
        return {
            "source": self.source,
            "features": self.features.reshape(-1).tolist(),
            "targets": self.targets.tolist(),
            "columns": self.features.shape[1],
            "rows": self.rows,
            "names": self.names,
            "target": self.target,
        }


def houses(source: str, features: Any, prices: Any) -> Table:
    """A table of hybridnet itself."""
    return Table(features, prices.reshape(-1), len(prices), source, None, None)


def table(where: str, data: Any, features: Any, target: Any, most: int) -> Table:
    """The features and targets of a call: ``(frame, names, name)`` or ``(X, y)``.

    Parameters
    ----------
    where : in error texts.
    most : number of features that the view can show.

    Raises
    ------
    TypeError : a column has no numbers.
    ValueError : there is no such column, or two of the name; numbers are missing, not finite or too large; or shapes do
        not match (ShapeError).
    """
    if target is None:
        if features is None or isinstance(features, str):
            raise TypeError(
                f"{where}: {kind(data)} arrived with no target; pass (frame, 'feature', 'target') or arrays (X, y)."
            )
        X, y = _matrix(where, data), _numbers(f"{where}, targets", features)
        names, label, source = names_of(data) or _single(name_of(data)), name_of(features), "arrays"
    else:
        chosen = _chosen(where, features)
        listed = [_column(where, data, name) for name in chosen]
        y = _column(where, data, target)
        for name, values in zip(chosen, listed, strict=True):
            if len(values) != len(y):
                raise ShapeError(
                    f"{where}: column {name!r} has {len(values)} rows, {target!r} {len(y)}; one number of each is "
                    "required for every row."
                )
        X = np.column_stack(listed)
        names, label, source = [str(name) for name in chosen], str(target), "table"
    if y.ndim == 2 and y.shape[1] == 1:
        y = y[:, 0]
    if X.ndim != 2 or y.ndim != 1 or len(X) != len(y) or not X.size:
        raise ShapeError(
            f"{where}: the features are {X.shape}, the targets {y.shape}; (rows, columns) and (rows,) are required, "
            "with one row or more."
        )
    if X.shape[1] > most:
        raise ShapeError(f"{where}: there are {X.shape[1]} features; the view shows up to {most}. Choose columns.")
    for j in range(X.shape[1]):
        column = repr(names[j]) if names else "features" if X.shape[1] == 1 else f"feature {j}"
        _check(f"{where}, {column}", X[:, j])
    _check(f"{where}, {repr(label) if label else 'targets'}", y)
    rows = evenly_spaced(len(y), MOST_ROWS)
    return Table(X[rows], y[rows], len(y), source, names, label)


def without_data(where: str, features: Any, target: Any) -> None:
    """Raise an error if columns are named, and there is no table.

    Raises
    ------
    TypeError : features or a target arrived.
    """
    for name, value in (("features", features), ("target", target)):
        if value is not None:
            raise TypeError(
                f"{where}: {name} arrived without data; pass (frame, 'feature', 'target') or arrays (X, y), or nothing "
                "for the houses."
            )


def _chosen(where: str, features: Any) -> list[Any]:
    """The names of the feature columns: one, or a list of one or more."""
    if features is None:
        raise TypeError(f"{where}: a table and a target arrived with no features; name one column or several.")
    if isinstance(features, (list, tuple, range)) or (hasattr(features, "__array__") and np.ndim(features) == 1):
        listed = list(features)
        if not listed:
            raise ValueError(f"{where}: the list of features is empty; name one column or several.")
        return listed
    return [features]


def _single(name: str | None) -> list[str] | None:
    return None if name is None else [name]


def _matrix(where: str, values: Any) -> NDArray[np.float64]:
    X = _numbers(f"{where}, features", values)
    return X.reshape(-1, 1) if X.ndim == 1 else X


def _numbers(where: str, values: Any) -> NDArray[np.float64]:
    return np.array(_bridge.floats(values, where), np.float64)


def _column(where: str, frame: Any, name: Any) -> NDArray[np.float64]:
    """One column of a data frame or of a dict of lists."""
    is_table = isinstance(frame, Mapping) or hasattr(frame, "columns")
    if not is_table:
        raise TypeError(f"{where}: {kind(frame)} arrived with names of columns; a data frame or a dict is required.")
    names = list(frame) if isinstance(frame, Mapping) else list(frame.columns)
    if not names:
        raise ValueError(f"{where}: {kind(frame)} without columns arrived; one column or more is required.")
    if hasattr(name, "__array__") and np.ndim(name):
        raise TypeError(f"{where}: {kind(name)} arrived as the name of a column; a text is required, or a number.")
    if names.count(name) > 1:
        raise ValueError(f"{where}: {names.count(name)} columns have the name {name!r}; names must differ.")
    if name not in names:
        raise ValueError(_missing(where, name, names))
    values = _numbers(f"{where}, {name!r}", frame[name])
    if values.ndim == 0 or values.ndim > 2 or (values.ndim == 2 and values.shape[1] != 1):
        raise ShapeError(f"{where}: column {name!r} is {values.shape}; one number per row is required, (rows,).")
    return values.reshape(-1)


def _missing(where: str, name: Any, names: list[Any]) -> str:
    only = str(names[0])
    separator = next((sign for sign in (";", "\t", "|", ",") if len(names) == 1 and sign in only), None)
    if separator:
        return (
            f"{where}: there is no column {name!r}; the only one is {shown(only)}, as of a text that was read with "
            f"another separator. Read it with sep={separator!r}."
        )
    listed = ", ".join(repr(each) for each in names[:10]) + (", ..." if len(names) > 10 else "")
    return f"{where}: there is no column {name!r}; the columns are {listed}. Name one of these."


def _check(where: str, values: NDArray[np.float64]) -> None:
    sizes = np.abs(values)
    for row in np.flatnonzero(~np.isfinite(values))[:1]:
        raise ValueError(
            f"{where}: the value of row {row} is {values[row]}; every number must be finite. Leave such rows out, or "
            "fill missing values."
        )
    for row in np.flatnonzero((sizes > GREATEST) | ((sizes < SMALLEST) & (sizes > 0)))[:1]:
        raise ValueError(
            f"{where}: the value of row {row} is {values[row]}; numbers other than 0 must be between {SMALLEST:g} and "
            f"{GREATEST:g} in size. Use another unit."
        )
