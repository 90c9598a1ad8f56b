"""Comparisons of predictions with targets, and scores."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .._arrays import FloatArray, empty, floats, object_numbers, plain, rows
from .._errors import LARGEST, ShapeError, number, size
from .._labels import are_numbers, by_number
from .._numerics import F8
from .direct import direct
from .engine import native
from .losses import class_numbers

_CATEGORICAL = "categorical accuracy"
_REGRESSION = "regression accuracy"


def equal(predictions: Any, y_true: Any, *, binary: bool) -> NDArray[np.bool_]:
    """Whether each prediction equals its target; unless ``binary``, the class of a target row is its largest column.

    Raises
    ------
    ShapeError : the shapes differ; NumPy would compare every prediction with every target.
    """
    ready = direct.equal(predictions, y_true, int(binary))
    if ready is not None:
        return ready  # type: ignore[no-any-return]
    if _are_whole(predictions, y_true) and (binary or predictions.ndim == 1):
        # Exact: float64 would round integers beyond 2**53.
        return np.equal(predictions, y_true)  # type: ignore[no-any-return]
    if not are_numbers(predictions, y_true):
        y_true, predictions, _ = by_number(_CATEGORICAL, y_true, predictions)
    p, y = floats(predictions, f"{_CATEGORICAL}, predictions"), floats(y_true, f"{_CATEGORICAL}, targets")
    shape = y.shape
    if not binary and y.ndim == 2:
        if y.shape[1] < 2:
            raise ShapeError(
                f"{_CATEGORICAL}: predictions are {p.shape}, targets are {shape}; rows of targets count by their "
                "largest column, and of one column that is always 0. Pass binary=True to compare number by number, or "
                "class numbers of one axis, such as np.ravel(y)."
            )
        y = _largest(y)
    if p.shape != y.shape or not p.ndim:
        raise ShapeError(
            f"{_CATEGORICAL}: predictions are {p.shape}, targets are {shape}; each prediction is compared with one "
            f"target. {_remedy(p.shape, y.shape, binary)}"
        )
    each = empty(p.shape, np.bool_)
    native.equal(p, y, each)
    return each


def _are_whole(a: Any, b: Any) -> bool:
    """Whether these are plain arrays of integers of one shape, with an axis."""
    arrays = type(a) is type(b) is np.ndarray and a.shape == b.shape and a.ndim > 0
    return arrays and a.dtype.kind in "iu" and b.dtype.kind in "iu"


def refuse_probabilities(predictions: Any) -> None:
    """Raise an error if predictions are not class numbers.

    Raises
    ------
    ValueError : a prediction is not an integer.
    """
    if type(predictions) is np.ndarray and predictions.dtype.kind in "iub":
        return
    p = plain(predictions, f"{_CATEGORICAL}, predictions")
    if p.dtype.kind != "f":
        return
    # As float64: NumPy warns of bits of a float128 that are not a number.
    with np.errstate(invalid="ignore"):
        flat = p.reshape(-1).astype(np.float64)
    for index in np.flatnonzero(np.isfinite(flat) & (flat != np.trunc(flat)))[:1]:
        raise ValueError(
            f"{_CATEGORICAL}: prediction {index} is {flat[index]}; classes are required, not probabilities. "
            "Pass what predict_classes gives, or activation.predictions(output)."
        )


def _remedy(predictions: tuple[int, ...], targets: tuple[int, ...], binary: bool) -> str:
    if len(predictions) == 2 and len(targets) == 1 and predictions[0] == targets[0]:
        if predictions[1] == 1:
            return "Pass the targets as a column, such as np.reshape(y, (-1, 1)), and binary=True."
        if not binary:
            return (
                "Pass one class for each sample, such as activation.predictions(output), or targets of the shape of "
                "the predictions and binary=True."
            )
    if predictions == targets[:1] and targets[1:] == (1,):
        return "Pass the targets as one axis, such as np.ravel(y)."
    return "Pass predictions first and targets second, of the same batch."


def _largest(y: FloatArray) -> FloatArray:
    largest = empty(y.shape[0], y.dtype)
    native.largest(y, largest)
    return largest


def nearer(predictions: Any, y_true: Any, precision: Any) -> NDArray[np.bool_]:
    """Whether the distance of each prediction from its target is less than ``precision``, a Python or NumPy scalar.

    Raises
    ------
    ShapeError : the shapes differ.
    """
    p, y = floats(predictions, f"{_REGRESSION}, predictions"), floats(y_true, f"{_REGRESSION}, targets")
    if p.shape != y.shape or not p.ndim:
        raise ShapeError(
            f"{_REGRESSION}: predictions are {p.shape}, targets are {y.shape}; each prediction is compared with one "
            "target. Reshape the targets to the shape of the predictions, such as np.reshape(y, (-1, 1))."
        )
    each = empty(p.shape, np.bool_)
    distance = number(_REGRESSION, "the precision", precision)
    native.nearer(p, y, distance, not hasattr(precision, "dtype"), each)
    return each


def precision(y_true: Any) -> np.floating[Any]:
    """1/250 of the standard deviation of all targets, the NumPy scalar that ``np.std(y) / 250`` gives."""
    where = f"{_REGRESSION}, targets"
    y = floats(y_true, where)
    if y is not y_true and plain(y_true, where).dtype.kind in "biu":
        y = y.astype(F8, copy=False)
    result = empty(1, F8)
    native.precision(y, result)
    return y.dtype.type(result[0])


def among_largest(outputs: Any, y_true: Any, k: int) -> NDArray[np.bool_]:
    """Whether the class of each sample is among the ``k`` largest of its outputs, shape (batch,).

    Raises
    ------
    ShapeError : the outputs are not rows, or do not fit the targets.
    ValueError : ``k`` is less than 1, or a class number has no column.
    """
    where = f"top-{size('top-k accuracy', 'k', k)} accuracy"
    y = floats(outputs, f"{where}, outputs")
    if y.ndim != 2:
        raise ShapeError(
            f"{where}: outputs are {y.shape}; they must be (batch, classes), one number for each class. "
            "Pass what the network gives, not the classes predicted from it."
        )
    target = plain(y_true, f"{where}, targets")
    t: NDArray[Any] = class_numbers(where, target, y.shape) if target.ndim == 1 else rows(target, f"{where}, targets")
    each = empty(y.shape[0], np.bool_)
    native.top_k(k, y, t, each)
    return each


def confusion(y_true: Any, y_pred: Any, classes: Any) -> NDArray[np.int64]:
    """Count the samples of each true class (row) that were predicted as each class (column), a new array."""
    where = "confusion matrix"
    y_true, y_pred, classes = by_number(where, y_true, y_pred, classes)
    t, p = _classes(y_true, f"{where}, targets"), _classes(y_pred, f"{where}, predictions")
    found = np.empty(1, np.int32)
    wanted = -1 if classes is None else size(where, "the number of classes", classes)
    native.confusion_size(p, t, wanted, found)
    counts = np.empty((found[0], found[0]), np.int64)
    native.confusion(p, t, counts)
    return counts


def _classes(values: Any, where: str) -> NDArray[np.int32]:
    """Class numbers of one axis or one column as int32; the class of a one-hot row is its largest column."""
    given = array = plain(values, where)
    if array.dtype.kind == "O":
        array = object_numbers(array, values, where)
    numbers = floats(array, where)
    if numbers.ndim not in (1, 2):
        raise ShapeError(f"{where}: they are {numbers.shape}; class numbers must be (batch,). Reshape them.")
    if numbers.ndim == 2 and numbers.shape[1] > 1:
        numbers = _largest(numbers)
    with np.errstate(invalid="ignore"):
        whole = numbers.astype(np.int32)
    for sample in np.flatnonzero(whole.reshape(-1) != numbers.reshape(-1))[:1]:
        found = numbers.reshape(-1)[sample]
        if np.isfinite(found) and found == np.trunc(found):
            # Shown as it arrived: float64 does not have every integer beyond 2**53.
            arrived = given.reshape(-1)[sample] if given.size == numbers.size else found
            raise ValueError(
                f"{where}: the class of sample {sample} is {int(arrived)}; class numbers are 0 to {LARGEST:,}. "
                "Number the classes 0, 1, 2 and so on."
            )
        raise ValueError(
            f"{where}: the class of sample {sample} is {found}; class numbers are whole, from 0. "
            "Number the classes 0, 1, 2 and so on."
        )
    return whole.reshape(-1)


def r2(y_true: Any, y_pred: Any) -> float:
    """The coefficient of determination, in float64; the mean over the columns.

    Raises
    ------
    ShapeError : the shapes differ; a column and a 1-D array are considered equal.
    """
    p, y = (_columns(values, f"r2, {what}") for values, what in ((y_pred, "predictions"), (y_true, "targets")))
    if p.shape != y.shape:
        raise ShapeError(
            f"r2: predictions are {p.shape}, targets are {y.shape}; both must have the same shape. "
            "Pass both of the same samples."
        )
    score = empty(1, F8)
    native.r_squared(p, y, score)
    return float(score[0])


def class_share(metric: str, of_class: Any, predictions: Any, y_true: Any) -> tuple[float, float]:
    """Numerator and denominator of ``precision``, ``recall`` or ``f1_score`` of a class.

    Raises
    ------
    ShapeError : the predictions are not one class per sample, or do not fit the targets.
    ValueError : a number is not a class number, or there is no such class.
    """
    where = metric.replace("f1_score", "F1 score")
    p, y = (
        _columns(values, f"{where}, {what}") for values, what in ((predictions, "predictions"), (y_true, "targets"))
    )
    sums = empty(2, F8)
    native.class_share(metric, size(where, "the class", of_class), p, y, sums)
    return float(sums[0]), float(sums[1])


def column_means(y_true: Any) -> list[float]:
    """The mean of each column of the targets of a regression, in float64."""
    y = _columns(y_true, "R2, targets")
    means = empty(y.shape[1], F8)
    native.column_means(y, means)
    return [float(mean) for mean in means]


def means_of_columns(means: Any) -> NDArray[np.float64]:
    """Convert means to a float64 array of one axis, one number per column."""
    return floats(means, "R2, means").reshape(-1).astype(F8)


def squares_share(predictions: Any, y_true: Any, means: Any) -> tuple[float, float]:
    """Numerator and denominator of R2 with the mean of each column.

    Raises
    ------
    ShapeError : predictions, targets and means do not fit together.
    """
    p, y = (_columns(values, f"R2, {what}") for values, what in ((predictions, "predictions"), (y_true, "targets")))
    sums = empty(2, F8)
    native.squares_share(p, y, means_of_columns(means), sums)
    return float(sums[0]), float(sums[1])


def _columns(values: Any, where: str) -> FloatArray:
    array = floats(values, where)
    return array.reshape(-1, 1) if array.ndim == 1 else rows(array, where)
