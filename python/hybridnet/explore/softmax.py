"""Explorable of softmax regression: features, classes, parameters and live probabilities."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .. import _bridge
from .._errors import ShapeError, shown, whole
from .._public import public
from ..jupyter import Explorable
from ..jupyter.explorable import Language
from ..views.charts import PREDICTION, Chart
from ..views.given import columns as names_of
from ..views.given import texts

#: The largest number of features and of classes, and of weights that are given.
_MOST, _WEIGHTS = 10_000, 20_000
_WHERE = "explore.softmax_regression"


def softmax_regression(
    features: int | None = None,
    classes: int | None = None,
    *,
    weights: ArrayLike | None = None,
    biases: ArrayLike | None = None,
    inputs: ArrayLike | None = None,
    feature_names: Sequence[str] | None = None,
    class_names: Sequence[str] | None = None,
    language: Language = "en",
) -> Explorable:
    """Explore the shape of a softmax regression: ``softmax(inputs @ weights + biases)`` with ``n * k + k`` parameters.

    The reader changes the numbers of features and classes, every input, weight and bias, and sees logits and
    probabilities. Weights are labeled W(class, feature), from 1.

    Parameters
    ----------
    features, classes : how many at first, from 1 to 10000; those of ``weights``, or 2.
    weights : (features, classes), as a dense layer has them: ``layer.weights``.
    biases : (1, classes) or (classes,), such as ``layer.biases``; default: 0 where weights are given.
    inputs : one sample, (features,).
    feature_names : one text per feature; the columns of ``inputs`` if that is a DataFrame of one row.
    class_names : one text per class.
    language : ``"en"`` or ``"ja"``.

    Raises
    ------
    TypeError : something is not an array of numbers, or a size is not a whole number.
    ShapeError : shapes do not match each other.
    ValueError : a size is out of range, or a number is not finite.
    """
    w = None if weights is None else _numbers(weights, "weights")
    if w is not None and w.ndim != 2:
        raise ShapeError(f"{_WHERE}: weights are {w.shape}; (features, classes) is required. Pass layer.weights.")
    if w is not None and w.size > _WEIGHTS:
        raise ValueError(f"{_WHERE}: there are {w.size:,} weights; up to {_WEIGHTS:,} can be explored. Pass fewer.")
    n, k = (
        _size(name, value, None if w is None else w.shape[axis])
        for axis, (name, value) in enumerate((("features", features), ("classes", classes)))
    )
    if feature_names is None and inputs is not None:
        feature_names = names_of(inputs) or None
    data = {
        "features": n,
        "classes": k,
        "weights": None if w is None else w.tolist(),
        "biases": _row(np.zeros(k) if biases is None and w is not None else biases, "biases", k, "class"),
        "inputs": _row(inputs, "inputs", n, "feature"),
        "feature_names": _names(feature_names, "feature_names", n, "feature"),
        "class_names": _names(class_names, "class_names", k, "class"),
    }
    title = "Softmax regression: features and classes"
    return Explorable("softmax-regression", data, title=title, still=_still(n, k), language=language)


def _numbers(values: Any, what: str) -> NDArray[np.float64]:
    array = np.asarray(_bridge.floats(values, f"{_WHERE}, {what}"), np.float64)
    if not np.isfinite(array).all():
        raise ValueError(f"{_WHERE}: {what} contain NaN or infinite numbers; finite numbers are required.")
    return array


def _size(name: str, value: Any, given: int | None) -> int:
    size = (given or 2) if value is None else whole(_WHERE, name, value, f", from 1 to {_MOST}")
    if given is not None and size != given:
        raise ShapeError(f"{_WHERE}: {name} is {size}, but weights have {given}. Leave {name} out.")
    if not 1 <= size <= _MOST:
        raise ValueError(f"{_WHERE}: {name} is {shown(size)}; it must be from 1 to {_MOST}.")
    return size


def _row(values: Any, what: str, count: int, one: str) -> list[float] | None:
    if values is None:
        return None
    array = _numbers(values, what)
    if array.size != count or array.ndim > 2:
        raise ShapeError(f"{_WHERE}: {what} are {array.shape}; one number per {one} is required, {count} in all.")
    return [float(number) for number in array.reshape(-1)]


def _names(values: Any, what: str, count: int, one: str) -> list[str] | None:
    if values is None:
        return None
    names = texts(values, _WHERE, what)
    if len(names) != count:
        raise ShapeError(f"{_WHERE}: {what} has {len(names)} texts; one per {one} is required, {count} in all.")
    return names


def _still(features: int, classes: int) -> str:
    """The still picture: how the number of parameters grows with the classes."""
    most = max(4, classes)
    chart = Chart(
        (0, most),
        (0, float((features + 1) * most)),
        title=f"{features} features, {classes} classes: {features * classes + classes} parameters",
        x_label="classes",
        y_label="parameters",
    )
    counts = [(float(k), float((features + 1) * k)) for k in range(most + 1)]
    return chart.line(counts, PREDICTION).dots([counts[classes]], PREDICTION).svg()


public(__name__)
