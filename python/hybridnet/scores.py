"""Scores of predictions in one call: confusion matrix, coefficient of determination, top-k accuracy."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import _bridge
from ._public import public


def confusion_matrix(
    y_true: ArrayLike, y_pred: ArrayLike, classes: int | Sequence[str] | None = None
) -> NDArray[np.int64]:
    """Count the samples of each true class (row) that were predicted as each class (column).

    Parameters
    ----------
    y_true, y_pred : (batch,) class numbers, or (batch, classes) rows whose largest column is the class; or texts.
    classes : number of classes; if None, the largest class number plus 1. For texts, the classes in order, such as
        ``model.classes``; if None, the order of ``np.unique``.

    Returns
    -------
    (classes, classes) int64.

    Raises
    ------
    ShapeError : the numbers of predictions and targets differ.
    ValueError : a number or a text is not a class.
    TypeError : only one of them is texts.

    >>> confusion_matrix([0, 1, 1, 2], [0, 1, 2, 2]).tolist()
    [[1, 0, 0], [0, 1, 1], [0, 0, 1]]
    >>> confusion_matrix(["pear", "apple"], ["pear", "pear"]).tolist()
    [[0, 1], [0, 1]]
    """
    return _bridge.confusion(y_true, y_pred, classes)


def r2_score(y_true: ArrayLike, y_pred: ArrayLike) -> float:
    """The coefficient of determination, ``1 - sum((y - p)**2) / sum((y - mean(y))**2)``, in float64.

    1 for perfect predictions, 0 for predictions that are as good as the mean, negative for worse; for several columns
    the mean of their scores. A column of equal targets scores 1 if all predictions are exact, else 0. NaN for fewer
    than two samples.

    Raises
    ------
    ShapeError : the shapes differ; a column and a 1-D array are considered equal.

    >>> round(r2_score([3, -0.5, 2, 7], [2.5, 0.0, 2, 8]), 3)
    0.949
    """
    return _bridge.r2(y_true, y_pred)


def top_k_accuracy(y_true: ArrayLike, probabilities: ArrayLike, k: int) -> float:
    """The share of samples whose class is among the ``k`` largest probabilities: :class:`hybridnet.TopKAccuracy`.

    >>> top_k_accuracy([1, 2], [[0.5, 0.3, 0.2], [0.5, 0.3, 0.2]], k=2)
    0.5
    """
    return float(_bridge.mean(_bridge.among_largest(probabilities, y_true, k)))


public(__name__)
