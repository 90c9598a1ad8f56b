"""Tables of raw rows for a model: inputs and targets by its preprocessing, and the names of its columns."""

from __future__ import annotations

from typing import Any

from . import _samples
from ._columns import is_table, names_of


def samples(model: Any, X: Any, y: Any, where: str) -> tuple[Any, Any]:
    """Inputs and targets; those of a table by the preprocessing of the model.

    Raises
    ------
    TypeError : there are no targets.
    StateError, ValueError : as in :class:`Preprocessing`.
    """
    if model.preprocessing is not None and is_table(X):
        from .preprocessing import preprocessing_of

        prepared = preprocessing_of(model.preprocessing, f"model, {where}")
        return prepared._inputs(X), prepared.targets(X) if y is None else y
    if y is None:
        raise TypeError(
            f"model, {where}: there are no targets; only a table has them, if the model has a preprocessing with a "
            "label column. Pass y."
        )
    return X, y


def validation(model: Any, data: Any) -> Any:
    """Validation data as ``(X, y)`` or ``(X, y, sample_weight)`` whose inputs are not a table."""
    if data is None or model.preprocessing is None:
        return data
    with _samples.of_validation():
        if is_table(data):
            return samples(model, data, None, "fit")
        if not isinstance(data, (tuple, list)) or len(data) < 2 or not is_table(data[0]):
            return data
        return (*samples(model, data[0], data[1], "fit"), *data[2:])


def remember(model: Any, X: Any) -> None:
    """Save the names of the columns of a DataFrame, so that the model refuses others."""
    if model.preprocessing is None and (names := names_of(X)) is not None:
        from .preprocessing import of_columns

        model.preprocessing = of_columns(names)
