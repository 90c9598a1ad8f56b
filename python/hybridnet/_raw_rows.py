"""Tables of raw rows for a model: inputs and targets by its preprocessing, and the names of its columns."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import _bridge, _samples
from ._columns import is_table, names_of
from ._errors import ShapeError
from .losses import BinaryCrossentropyLoss


def samples(model: Any, X: Any, y: Any, where: str) -> tuple[Any, Any]:
    """Inputs and targets; those of a table by the preprocessing of the model.

    Raises
    ------
    TypeError : there are no targets.
    StateError, ValueError : as in :class:`Preprocessing`.
    """
    if model.preprocessing is not None and (is_table(X) or y is not None):
        from .preprocessing import preprocessing_of

        prepared = preprocessing_of(model.preprocessing, f"model, {where}")
        if y is None:
            _check_names(model, prepared, f"model, {where}")
            return prepared._inputs(X), _formed(model, prepared, prepared.targets(X))
        y = _explicit(model, prepared, y, f"model, {where}", is_raw=is_table(X))
        return (prepared._inputs(X) if is_table(X) else X), y
    if y is None:
        raise TypeError(
            f"model, {where}: there are no targets; only a table has them, if the model has a preprocessing with a "
            "label column. Pass y."
        )
    return X, y


def _explicit(model: Any, prepared: Any, y: Any, where: str, is_raw: bool) -> Any:
    """Targets beside rows: those of a label column, converted as that is; others unchanged.

    Texts are classes of the label column. Beside raw rows numbers are its values too: classes by their numbers, and the
    targets of a regression in its unit.
    """
    if prepared.label is None:
        return y
    labels = _samples.targets_of(y, where)
    if labels.ndim > 1 and labels.shape[1:] != (1,):
        if prepared._scales_label():
            raise ShapeError(
                f"{where}: targets are {labels.shape}; the preprocessing standardizes the label column "
                f'"{prepared.label}", which is one. Pass one number for each row.'
            )
        return y  # one-hot rows, or targets that the loss checks
    are_texts = _bridge.is_text(labels, where)
    if prepared.classes is None:
        return prepared._targets_of(labels.reshape(-1)) if prepared._scales_label() and is_raw else y
    if are_texts or (is_raw and not isinstance(prepared.classes[0], str)):
        _check_names(model, prepared, where)
        return _formed(model, prepared, prepared._targets_of(labels.reshape(-1)))
    return y


def _check_names(model: Any, prepared: Any, where: str) -> None:
    """Raise an error if the model has other class names than its preprocessing: both number the classes."""
    if model.classes is None or prepared.classes is None:
        return
    own, others = (list(map(str, each)) for each in (model.classes, prepared.classes))
    if own != others:
        raise ValueError(
            f"{where}: the classes of the model are {', '.join(own[:5])}, those of its preprocessing "
            f"{', '.join(others[:5])}; both must be the same, in one order. Set classes of the model to None, or "
            "its preprocessing to that of its own rows."
        )


def _formed(model: Any, prepared: Any, targets: NDArray[Any]) -> NDArray[Any]:
    """Class numbers as the loss takes them: one column of 0 and 1 for a binary cross-entropy."""
    is_binary = prepared.classes is not None and isinstance(model.loss, BinaryCrossentropyLoss)
    return targets.reshape(-1, 1).astype(np.uint8) if is_binary and len(prepared.classes) == 2 else targets


def validation(model: Any, data: Any) -> Any:
    """Validation data as ``(X, y)`` or ``(X, y, sample_weight)`` whose inputs are not a table."""
    if data is None or model.preprocessing is None:
        return data
    with _samples.of_validation():
        if is_table(data):
            return samples(model, data, None, "fit")
        if not isinstance(data, (tuple, list)) or len(data) < 2:
            return data
        return (*samples(model, data[0], data[1], "fit"), *data[2:])


def remember(model: Any, X: Any) -> None:
    """Save the names of the columns of a DataFrame, so that the model refuses others."""
    if model.preprocessing is None and (names := names_of(X)) is not None:
        from .preprocessing import of_columns

        model.preprocessing = of_columns(names)
