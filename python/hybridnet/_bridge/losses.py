"""Loss functions and their gradients, regularization penalties, and the mean."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .._arrays import (
    OTHER_KINDS,
    SUMS_OF_WHOLE,
    FloatArray,
    as_floats,
    empty,
    floats,
    ndarray,
    object_numbers,
    operands,
    plain,
)
from .._errors import ShapeError, number
from .._numerics import F4, F8, Numerics
from .direct import direct
from .engine import error, formula, native

_CATEGORICAL = "categorical cross-entropy"
#: The losses of 0 or 1 per output.
BINARY = ("binary cross-entropy", "sigmoid binary cross-entropy")


@cache
def kind_of(loss: str) -> str:
    """Return the engine's name of a loss."""
    return formula(loss).replace("-", "").replace(" ", "_")


def loss_forward(loss: str, y_pred: Any, y_true: Any, numerics: Numerics) -> FloatArray:
    """Return the loss of every sample, shape (batch,), a new array of the dtype that NumPy gives."""
    kind = kind_of(loss)
    ready = direct.loss_forward(kind, y_pred, y_true, numerics.bits)
    if ready is not None:
        return ready  # type: ignore[no-any-return]
    p, t = _operands(numerics, *_pair(loss, y_pred, y_true))
    losses = empty(p.shape[0], p.dtype if t.ndim == 1 else np.promote_types(p.dtype, t.dtype))
    native.loss_forward(kind, p, t, losses, numerics.bits)
    return losses


def loss_backward(loss: str, y_pred: Any, y_true: Any, numerics: Numerics, *, book_sign: bool = False) -> FloatArray:
    """Return dLoss/dPredictions of the mean loss, a new array of the shape of ``y_pred``.

    ``book_sign`` is for the mean absolute error only: the gradient with the sign of the book, which is wrong.
    """
    kind = kind_of(loss) + ("_of_the_book" if book_sign else "")
    ready = direct.loss_backward(kind, y_pred, y_true, int(numerics.dtype is F8), numerics.bits)
    if ready is not None:
        return ready  # type: ignore[no-any-return]
    p, t = _pair(loss, y_pred, y_true)
    if t.ndim == 1:
        # Class numbers mean rows of np.eye, which has the default dtype.
        p = p.astype(np.promote_types(p.dtype, numerics.dtype), copy=False)
    elif loss == "categorical cross-entropy" and np.asarray(y_true).dtype.kind in "iu":
        # The gradient of a target 0 is -0 / p: 0.0 for integers, which have no -0, and -0.0 for floats.
        t = np.where(t == 0, -t, t)
    p, t = _operands(numerics, p, t)
    gradients = empty(p.shape, p.dtype if t.ndim == 1 else np.promote_types(p.dtype, t.dtype))
    native.loss_backward(kind, p, t, gradients)
    return gradients


def combined_backward(loss: str, probabilities: Any, y_true: Any, numerics: Numerics) -> FloatArray:
    """Return the gradient of the mean loss w.r.t. the inputs of softmax or sigmoid, a new array."""
    kind = kind_of(loss)
    ready = direct.combined_backward(kind, probabilities, y_true, numerics.bits)
    if ready is not None:
        return ready  # type: ignore[no-any-return]
    p, t = _operands(numerics, *_pair(loss, probabilities, y_true))
    of_rows = loss in BINARY and t.ndim == 2
    gradients = empty(p.shape, np.promote_types(p.dtype, t.dtype) if of_rows else p.dtype)
    native.combined_backward(kind, p, t, gradients)
    return gradients


def _operands(numerics: Numerics, predictions: Any, targets: Any) -> tuple[Any, Any]:
    """Predictions and targets in a dtype that an arithmetic computes with; class numbers stay as they are."""
    if targets.ndim == 1:
        return (*operands(numerics, predictions), targets)
    return operands(numerics, predictions, targets)  # type: ignore[return-value]


def mean(values: ArrayLike) -> np.floating[Any]:
    """Return the mean in NumPy's order of summation, the NumPy scalar that ``np.mean`` gives."""
    return mean_and_sum(values)[0]


def mean_and_sum(values: ArrayLike) -> tuple[np.floating[Any], Any]:
    """Return mean and sum in NumPy's order of summation, the NumPy scalars that ``np.mean`` and ``np.sum`` give."""
    ready = direct.mean(values)
    if ready is not None:
        return ready  # type: ignore[no-any-return]
    results = empty(2, F8)
    if type(values) is ndarray and values.dtype.kind == "b":
        native.mean(values.astype(F8), results)
        return F8.type(results[0]), np.int64(results[1])
    array = floats(values, "mean")
    kind = "f" if array is values else np.asarray(values).dtype.kind
    if kind in SUMS_OF_WHOLE:
        array = array.astype(F8, copy=False)
    native.mean(array, results)
    return array.dtype.type(results[0]), SUMS_OF_WHOLE.get(kind, array.dtype.type)(results[1])


def add_penalties(total: Any, value: Any, l1: Any, l2: Any) -> Any:
    """Return ``total + l1 * sum(abs(value))``, then ``+ l2 * sum(value**2)``, each if its factor is greater than 0.

    Python scalars get the dtype of the other operand, NumPy scalars keep theirs. The result is the total itself, or the
    NumPy scalar that NumPy would give.
    """
    ready = direct.add_penalties(total, value, l1, l2)
    if ready is not None:
        return ready
    where = "penalty"
    if not (number(where, "the factor l1", l1) > 0 or number(where, "the factor l2", l2) > 0):
        return total
    v = floats(value, f"{where}, parameter")
    scalars = (total, l1, l2)
    kinds = sum(_kind(scalar) << 2 * index for index, scalar in enumerate(scalars))
    numbers = np.array([float(scalar) for scalar in scalars], F8)
    native.add_penalties(v, numbers, kinds)
    return (F4 if numbers[1] == 1 else F8).type(numbers[0])


def _kind(scalar: Any) -> int:
    """0 for a Python scalar; 1 or 2 for a NumPy scalar that promotes float32 to float32 or float64."""
    dtype = getattr(scalar, "dtype", None)
    return 0 if dtype is None else 1 + (np.result_type(dtype, F4) != F4)


def _pair(loss: str, y_pred: Any, y_true: Any) -> tuple[FloatArray, NDArray[Any]]:
    """Convert predictions and targets for the engine."""
    p = floats(y_pred, f"{loss}, predictions")
    if p.ndim != 2:
        swapped = p.ndim < plain(y_true, f"{loss}, targets").ndim == 2
        hint = " They look swapped: predictions come first, targets second." if swapped else ""
        raise ShapeError(f"{loss}: predictions are {p.shape}; they must be (batch, columns).{hint}")
    return p, targets(loss, y_true, p.shape)


def check_one_column(where: str, predictions: Any, y_true: Any) -> None:
    """Raise an error for shapes (batch, 1) and (batch,), which NumPy would broadcast to (batch, batch).

    Raises
    ------
    ShapeError : predictions are (batch, 1) and targets (batch,), or the other way round.
    """
    shapes = getattr(predictions, "shape", None), getattr(y_true, "shape", None)
    if shapes[0] is None or shapes[1] is None:
        with suppress(ValueError):  # of ragged lists, which the user's own code refuses
            shapes = np.shape(predictions), np.shape(y_true)
    for index, (column, axis) in enumerate((shapes, shapes[::-1])):
        if column and axis and column == (*axis, 1) and len(axis) == 1 and axis[0] > 1:
            raise ShapeError(
                f"{where}: predictions are {shapes[0]}, targets are {shapes[1]}; both must have the same shape, or "
                "NumPy takes every prediction with every target. "
                f"Reshape the {('targets', 'predictions')[index]}, such as np.reshape({'yp'[index]}, (-1, 1))."
            )


def targets(loss: str, y_true: Any, predictions: tuple[int, ...]) -> NDArray[Any]:
    """Convert targets for the engine: int32 class numbers of one axis, or rows of floats. ``predictions`` is a shape.

    Raises
    ------
    TypeError : the targets are not real numbers.
    ShapeError : the targets are neither class numbers nor rows.
    ValueError : a class number is not an integer.
    """
    target = plain(y_true, f"{loss}, targets")
    if loss == "categorical cross-entropy" and target.ndim == 1:
        return class_numbers(loss, target, predictions)
    if loss in BINARY and target.dtype.kind == "b":
        target = target.astype(F8)  # as in NumPy, where 1 - y of a bool y is an int64
    t = as_floats(target, y_true, f"{loss}, targets")
    if loss == "categorical cross-entropy" and predictions[1] > 1 and t.shape == (predictions[0], 1):
        raise ShapeError(
            f"{loss}: predictions are {predictions}, targets are {t.shape}; class numbers must be ({predictions[0]},), "
            f"one-hot rows {predictions}. Pass the column as one axis, such as np.ravel(y)."
        )
    if t.ndim != 2:
        raise ShapeError(
            f"{loss}: predictions are {predictions}, targets are {t.shape}; both must be (batch, columns). "
            "Reshape the targets, such as np.reshape(y, (-1, 1))."
        )
    return t


#: The dtypes of class numbers that int32 always holds.
_SHORT = "?bBhH"


def class_numbers(loss: str, labels: NDArray[Any], predictions: tuple[int, ...]) -> NDArray[np.int32]:
    if type(labels) is ndarray and labels.dtype.char in _SHORT:
        numbers = labels.astype(np.int32)
        return numbers if numbers.flags.c_contiguous else np.ascontiguousarray(numbers)
    if labels.dtype.kind == "O":
        labels = object_numbers(labels, labels, f"{loss}, labels")
    if labels.dtype.kind not in "buif":
        what = OTHER_KINDS.get(labels.dtype.kind, "values")
        raise TypeError(
            f"{loss}: labels are {what} ({labels.dtype}); class numbers from 0 are required. Number the classes first."
        )
    if labels.dtype.kind != "f":
        numbers = labels.astype(np.int32)
    else:
        with np.errstate(invalid="ignore"):
            numbers = labels.astype(np.int32)
    if labels.dtype.kind == "f" or labels.dtype.itemsize >= 4:
        for sample in np.flatnonzero(numbers != labels)[:1]:
            label, columns = labels[sample], predictions[1]
            if np.isnan(label):
                raise ValueError(
                    f"{loss}: the label of sample {sample} is missing ({label}); every sample needs one. "
                    "Fill it in, or leave the row out."
                )
            if np.isinf(label) or label != np.trunc(label):
                raise ValueError(
                    f"{loss}: the label of sample {sample} is {label}; class numbers are whole, from 0. "
                    "Number the classes."
                )
            raise error("class_out_of_range", loss, sample, int(label), columns)
    return np.ascontiguousarray(numbers)
