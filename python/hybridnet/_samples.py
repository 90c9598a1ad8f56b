"""What a model is trained and judged on: rows, and labels that its loss can mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import _bridge
from ._architecture import class_labels
from ._bridge import FloatArray
from ._errors import ShapeError, shown
from ._overrides import has_own
from ._sparse import SparseRows, is_sparse
from .layers import DenseLayer


def rows_for(layers: Sequence[Any], X: ArrayLike, where: str) -> FloatArray:
    """Inputs as a matrix: a single sample may come as a single row, rows may come in several axes.

    Of sparse rows the matrix has no columns.

    Raises
    ------
    ShapeError : they have more than two axes, and the layers take another number of columns than the last; or no axis.
    """
    if is_sparse(X):
        # The engine counts the rows; Python makes those of each batch dense.
        return np.empty((len(SparseRows(X)), 0))
    inputs = _bridge.floats(X, f"{where}, inputs")
    if inputs.ndim > 2:
        taken = next((columns for columns, _ in map(_columns, layers) if columns >= 0), inputs.shape[-1])
        if taken != inputs.shape[-1]:
            raise ShapeError(
                f"{where}: inputs are {inputs.shape}; the first layer takes (samples, {taken}). "
                f"Flatten each sample first, such as X.reshape({len(inputs)}, -1)."
            )
    return _bridge.rows(inputs, f"{where}, inputs")


def check_layers(layers: Sequence[Any]) -> None:
    """Refuse layers of which one does not take what the one before gives; those of the user's own may give anything.

    Raises
    ------
    ShapeError : two layers do not fit; the text names both.
    """
    _bridge.check_layer_chain([_columns(layer) for layer in layers])


def output_columns(layers: Sequence[Any], columns: int) -> int | None:
    """Columns of the output for so many columns of the inputs; None if a layer of the user's own decides it."""
    now: int | None = columns
    for layer in layers:
        inputs, neurons = _columns(layer)
        now = neurons if inputs >= 0 else now if neurons == 0 else None
    return now


def check_targets(loss: Any, targets: NDArray[Any], columns: int | None) -> None:
    """Refuse targets that a loss of the engine's cannot mean; a loss of the user's own takes what it takes.

    Raises
    ------
    ShapeError, ValueError : as the engine says.
    """
    name = getattr(loss, "_name", "")
    if name and not has_own(loss, "forward", type(loss)):
        _bridge.check_targets(name, targets, columns)


def is_text(labels: NDArray[Any], where: str) -> bool:
    """Whether labels are texts.

    Raises
    ------
    ValueError : some are texts, and others are missing.
    TypeError : some are texts, and others are something else.
    """
    if labels.dtype.kind != "O":
        return labels.dtype.kind in "UT" and labels.size > 0
    texts = [isinstance(label, str) for label in labels.flat]
    if not any(texts):
        return False
    for sample, label in enumerate(labels.flat):
        if not texts[sample]:
            _refuse_among_texts(where, sample, label, labels.flat[texts.index(True)])
    return True


def _refuse_among_texts(where: str, sample: int, label: Any, text: str) -> None:
    is_missing = label is None or type(label).__name__ in ("NAType", "NaTType")
    if is_missing or (isinstance(label, (float, np.floating)) and np.isnan(label)):
        raise ValueError(
            f"{where}: the label of sample {sample} is missing ({label}); every sample needs one. "
            "Fill it in, or leave the row out."
        )
    raise TypeError(
        f"{where}: the label of sample {sample} is {shown(label)}, others are texts such as {shown(text)}; "
        "all must be texts, or all numbers. Make them alike."
    )


def classes_of(labels: NDArray[Any], loss: Any, columns: int | None) -> NDArray[Any]:
    """The classes that texts name, sorted.

    Raises
    ------
    ValueError : the loss has no classes, or more classes are named than there are outputs.
    """
    classes: NDArray[Any] = np.unique(labels.astype(str))
    name = getattr(loss, "_name", "")
    if name and columns is not None:
        _bridge.check_class_names(name, columns, classes.tolist())
    return classes


def labels_of(classes: Any, numbers: NDArray[Any]) -> NDArray[Any]:
    """The labels that class numbers stand for, one for each.

    Raises
    ------
    ValueError : a number has no label.
    """
    labels = class_labels(classes)
    for sample, number in enumerate(numbers):
        if not 0 <= number < len(labels):
            raise ValueError(
                f"model, predict_classes: sample {sample} is predicted to be of class {number}; the model has "
                f"{len(labels)} labels, for the classes from 0. Set classes to one label for each output, or to None."
            )
    named: NDArray[Any] = labels[numbers.astype(np.intp)]
    return named


def _columns(layer: Any) -> tuple[int, int]:
    """Inputs and neurons of a dense layer; (-1, 0) of a layer that gives as many columns as it takes, else (-1, -1)."""
    if has_own(layer, "forward", type(layer)):
        return -1, -1
    if not hasattr(layer, "weights"):
        return -1, 0
    weights = layer.weights
    if isinstance(layer, DenseLayer) and isinstance(weights, np.ndarray) and weights.ndim == 2:
        return weights.shape[0], weights.shape[1]
    return -1, -1
