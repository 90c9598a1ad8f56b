"""Class weights, converted to sample weights."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import _bridge
from ._architecture import class_labels
from ._errors import ShapeError, number, shown, well_formed

_WHERE = "model, fit"


def weighted(
    model: Any, numbers: Any, sample_weight: ArrayLike | None, class_weight: Any, classes: Any
) -> ArrayLike | None:
    """The sample weights times the weights of the classes.

    Parameters
    ----------
    model : finalized, with a loss.
    numbers : the targets, with class numbers instead of texts.
    sample_weight : one weight per sample, or None for 1 each.
    class_weight : one weight per label, 1 for missing labels; or ``"balanced"`` for
        ``samples / (classes * samples of the class)``; None for 1 each.
    classes : the class names if targets are texts; else None.

    Raises
    ------
    TypeError : ``class_weight`` has another type.
    ValueError : the loss has no classes, a label is not among the targets, or a weight is negative or not finite.
    ShapeError : rows have several labels.
    """
    if class_weight is None:
        return sample_weight
    if not isinstance(class_weight, Mapping) and not (isinstance(class_weight, str) and class_weight == "balanced"):
        raise TypeError(
            f"{_WHERE}: class_weight is {shown(class_weight)}; it must be a dict of weights by label, 'balanced' or "
            "None."
        )
    class_numbers = _classes_of(model, numbers)
    known, index = np.unique(class_numbers, return_inverse=True)
    labels = known.tolist() if classes is None else class_labels(classes)[known].tolist()
    if isinstance(class_weight, str):
        weights = _bridge.balanced_weights(index)
    else:
        weights = by_label(_WHERE, class_weight, labels, _known_labels(model, labels, classes))[index]
    if sample_weight is None:
        return weights
    given = weight_vector(sample_weight, _WHERE, len(weights))
    _bridge.check_weights(_WHERE, len(weights), given)
    return weights * given


def weight_vector(weights: ArrayLike, where: str, samples: int) -> NDArray[np.float64]:
    """Sample weights as a vector of float64.

    Raises
    ------
    ShapeError : they are a single number, or have two axes.
    """
    if np.ndim(weights) == 0:
        value = weights.item() if isinstance(weights, (np.ndarray, np.generic)) else weights
        raise ShapeError(
            f"{where}: sample_weight is {shown(value)}; one weight for each sample is required, {samples} in all. "
            "Pass a list of them."
        )
    return _bridge.vector(weights, f"{where}, sample weights")


def _classes_of(model: Any, numbers: Any) -> NDArray[np.int64]:
    """The class number of each sample."""
    name = getattr(model.loss, "_name", "")
    if name not in ("", "categorical cross-entropy", *_bridge.BINARY):
        raise ValueError(
            f"{_WHERE}: class_weight is given, and {name} has no classes; a cross-entropy is required. "
            "Pass sample_weight instead."
        )
    targets = _bridge.plain(numbers, f"{_WHERE}, targets")
    if targets.ndim == 2 and targets.shape[1] > 1:
        if name in _bridge.BINARY:
            raise ShapeError(
                f"{_WHERE}: class_weight is given, and targets are {targets.shape}, several labels per row; one class "
                "per row is required. Pass sample_weight instead."
            )
        largest: NDArray[np.int64] = np.argmax(targets, axis=1)
        return largest
    values = _bridge.floats(targets.reshape(-1), f"{_WHERE}, targets")
    for sample in np.flatnonzero(~(values == np.trunc(values)))[:1]:
        raise ValueError(
            f"{_WHERE}: class_weight is given, and the target of sample {sample} is {values[sample]}; classes are "
            "whole numbers. Pass sample_weight instead."
        )
    return values.astype(np.int64)


def _known_labels(model: Any, labels: list[Any], classes: Any) -> list[Any]:
    """All labels that the model can have; ``labels`` are those among the targets."""
    if classes is not None:
        names: list[Any] = class_labels(classes).tolist()
        return names
    last = next((layer.weights.shape[1] for layer in reversed(model.layers) if np.ndim(_weights(layer)) == 2), 0)
    return sorted({*labels, *range(max(last, 2))})


def by_label(where: str, class_weight: Mapping[Any, Any], labels: list[Any], known: list[Any]) -> NDArray[np.float64]:
    """The weight of each of ``labels``; 1 for those that ``class_weight`` does not have.

    Raises
    ------
    TypeError : a weight is not a number.
    ValueError : raised by the engine: a label is not among ``known``, or a weight is negative or not finite.
    """
    where = f"{where}, class weights"
    texts = [well_formed(shown(label)) for label in known]
    for label, weight in class_weight.items():
        is_known = label in known
        real = number(where, f"the weight of the label {shown(label)}", weight) if is_known else 1.0
        _bridge.check_class_weight(where, shown(label), is_known, real, texts)
    return np.array([float(class_weight.get(label, 1.0)) for label in labels])


def _weights(layer: Any) -> Any:
    return getattr(layer, "weights", 0)
