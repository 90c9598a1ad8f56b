"""Metrics: accuracy, precision, recall, F1, R2 and others, which measure the quality of predictions."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import _bridge
from ._attributes import Hinted, set_unchecked
from ._errors import StateError, flag, size
from ._public import public
from ._settings import setting
from .scores import confusion_matrix, r2_score, top_k_accuracy

__all__ = [
    "R2",
    "Accuracy",
    "CategoricalAccuracy",
    "F1Score",
    "Precision",
    "Recall",
    "RegressionAccuracy",
    "TopKAccuracy",
    "confusion_matrix",
    "r2_score",
    "top_k_accuracy",
]


class Accuracy(Hinted):
    """Base class of metrics: the mean of comparisons, over one batch or several.

    A custom metric is a subclass that defines ``compare``, and ``init`` if it depends on the training targets.

    Attributes
    ----------
    accumulated_sum, accumulated_count : sum and number of the comparisons since ``new_pass``, one per output of each
        row. The classes of ``hybridnet.nnfs`` count rows, as the book does: with several outputs their accumulated
        accuracy can exceed 1.
    uses_output : whether ``compare`` receives the output of the network instead of its predictions.

    Source: book chapter 18.

    >>> class Rounded(Accuracy):
    ...     def compare(self, predictions, y):
    ...         return np.round(predictions) == y
    >>> float(Rounded().calculate(np.array([0.9, 2.2, 2.6]), np.array([1, 2, 2])).round(3))
    0.667
    """

    uses_output: ClassVar[bool] = False
    _follows_book: ClassVar[bool] = False
    accumulated_sum: Any = 0
    accumulated_count: Any = 0

    def init(self, y: ArrayLike, reinit: bool = False) -> None:
        """Receive all training targets before training starts. The base class ignores them."""

    def compare(self, predictions: Any, y: Any) -> NDArray[Any]:
        """Whether each prediction is correct: a bool array with one row per sample."""
        name = type(self).__name__
        raise NotImplementedError(
            f"{name}, compare: no comparison is given. Define compare(self, predictions, y), which returns an array of "
            "truths."
        )

    def calculate(self, predictions: Any, y: Any) -> np.floating[Any]:
        """The share of correct comparisons, the NumPy scalar that their ``np.mean`` gives.

        Parameters
        ----------
        predictions : the result of ``predictions`` of the output activation.
        y : targets of the same batch.

        Raises
        ------
        ShapeError : the shapes of predictions and targets do not match; the text has both.
        """
        comparisons = self.compare(predictions, y)
        if not self._follows_book and np.ndim(comparisons) > 1:
            _bridge.check_one_column(type(self).__name__, predictions, y)
        accuracy, right = _bridge.mean_and_sum(comparisons)
        count = len(comparisons) if self._follows_book else np.size(comparisons)
        self.accumulated_sum += right
        self.accumulated_count += count
        return accuracy

    def calculate_accumulated(self) -> Any:
        """The share of right comparisons since ``new_pass``; in ``hybridnet.nnfs`` their number divided by the rows.

        Raises
        ------
        StateError : there was no batch.
        """
        if not self.accumulated_count:
            raise StateError(
                f"{type(self).__name__}: no sample has been compared since the last new pass. Call calculate first."
            )
        return self.accumulated_sum / self.accumulated_count

    def new_pass(self) -> None:
        """Reset the accumulated sum and count."""
        self.accumulated_sum = 0
        self.accumulated_count = 0

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"


class CategoricalAccuracy(Accuracy):
    """The share of samples whose predicted class is correct. Source: book chapters 4 and 18.

    Parameters
    ----------
    binary : whether targets are rows of 0 and 1 that are compared element-wise, as for sigmoids. If False, rows of
        targets are one-hot, and their largest column is the class. For rows with several labels the accuracy is the
        share of equal labels over all rows and columns.

    >>> accuracy = CategoricalAccuracy()
    >>> float(accuracy.calculate([0, 1, 2, 2], [0, 1, 1, 2]))
    0.75
    """

    binary: bool = False  # a class attribute too: pickled metrics of the book's model may lack it

    def __init__(self, *, binary: bool = False) -> None:
        self.binary = binary

    def calculate(self, predictions: ArrayLike, y: ArrayLike) -> np.floating[Any]:
        """The share of correct predictions.

        Parameters
        ----------
        predictions, y : as in :meth:`compare`.

        Raises
        ------
        ValueError : probabilities were passed instead of classes.
        ShapeError : the shapes differ.
        """
        _bridge.refuse_probabilities(predictions)
        return super().calculate(predictions, y)

    def compare(self, predictions: ArrayLike, y: ArrayLike) -> NDArray[np.bool_]:
        """``predictions == y``.

        Parameters
        ----------
        predictions : (batch,) class numbers; binary: (batch, outputs).
        y : (batch,) class numbers or (batch, classes) one-hot; binary: the shape of the predictions.

        Raises
        ------
        ShapeError : the shapes differ. NumPy would broadcast (batch, 1) and (batch,) to (batch, batch).
        """
        return _bridge.equal(predictions, y, binary=flag("CategoricalAccuracy", "binary", self.binary))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({'binary=True' if self.binary else ''})"


class RegressionAccuracy(Accuracy):
    """The share of predictions whose distance from the target is less than ``precision``. Source: book chapter 17.

    Attributes
    ----------
    precision : ``std(y) / 250`` of all targets, which ``init`` computes; or a number that was set. None at first.

    >>> accuracy = RegressionAccuracy()
    >>> accuracy.init([[0.0], [500.0]])
    >>> float(accuracy.precision), float(accuracy.calculate([[0.5], [502.0]], [[0.0], [500.0]]))
    (1.0, 0.5)
    """

    precision: Any = setting("the precision", optional=True)

    def __init__(self) -> None:
        self.precision = None

    def init(self, y: ArrayLike, reinit: bool = False) -> None:
        """Compute the precision if there is none or ``reinit`` is True."""
        if self.precision is None or reinit:
            set_unchecked(self, "precision", _bridge.precision(y))

    def compare(self, predictions: ArrayLike, y: ArrayLike) -> NDArray[np.bool_]:
        """``absolute(predictions - y) < precision``.

        Raises
        ------
        ShapeError : the shapes differ.
        StateError : there is no precision.
        """
        if self.precision is None:
            raise StateError(
                f"{type(self).__name__}: no precision is known; it is a 250th of the standard deviation of all "
                "training targets. Call init with these targets, or set precision."
            )
        return _bridge.nearer(predictions, y, self.precision)


class TopKAccuracy(Accuracy):
    """The share of samples whose class is among the ``k`` columns with the largest outputs.

    Among equal outputs the first is considered larger, and NaN is considered the largest, so that ``k=1`` gives the
    accuracy of the predictions of softmax. ``calculate`` and ``compare`` receive the output of the network, (batch,
    classes), not the predicted classes.

    Parameters
    ----------
    k : number of columns to consider, at least 1.

    >>> float(TopKAccuracy(2).calculate([[0.5, 0.3, 0.2], [0.5, 0.3, 0.2]], [1, 2]))
    0.5
    """

    uses_output = True

    def __init__(self, k: int) -> None:
        _bridge.among_largest([[0.0, 0.0]], [0], k)
        self.k = k

    def compare(self, predictions: ArrayLike, y: ArrayLike) -> NDArray[np.bool_]:
        """Whether the class of each sample is among its ``k`` largest outputs, shape (batch,).

        Raises
        ------
        ShapeError : the shapes of outputs and targets do not match.
        ValueError : a class number is not less than the number of columns.
        """
        return _bridge.among_largest(predictions, y, self.k)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.k})"


class _Share(Accuracy):
    """A metric that is the ratio of two sums, which are added over batches; NaN if the denominator is 0."""

    def sums(self, predictions: Any, y: Any) -> tuple[float, float]:
        """Numerator and denominator."""
        raise NotImplementedError

    def calculate(self, predictions: ArrayLike, y: ArrayLike) -> np.floating[Any]:
        """The value of a batch, in float64.

        Parameters
        ----------
        predictions : the result of ``predictions`` of the output activation.
        y : targets of the same batch.

        Raises
        ------
        ShapeError : the shapes of predictions and targets do not match; the text has both.
        ValueError : a number is not a class number.
        """
        upper, lower = self.sums(predictions, y)
        self.accumulated_sum += upper
        self.accumulated_count += lower
        return _divided(upper, lower)

    def calculate_accumulated(self) -> np.floating[Any]:
        """The value of all batches since ``new_pass``; NaN without any."""
        return _divided(self.accumulated_sum, self.accumulated_count)


def _divided(upper: float, lower: float) -> np.float64:
    return np.float64(upper / lower if lower else "nan")


class _OfClass(_Share):
    """A metric of one class."""

    _metric: ClassVar[str]

    def __init__(self, of_class: int = 1) -> None:
        self.of_class = size(type(self).__name__, "of_class", of_class)

    def sums(self, predictions: ArrayLike, y: ArrayLike) -> tuple[float, float]:
        """Numerator and denominator of the formula.

        Parameters
        ----------
        predictions : (batch,) or (batch, 1) class numbers.
        y : the same, or (batch, classes) one-hot, whose largest column is the class.
        """
        return _bridge.class_share(self._metric, self.of_class, predictions, y)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({'' if self.of_class == 1 else self.of_class})"


class Precision(_OfClass):
    """``TP / (TP + FP)``: the share of correct predictions among all predictions of a class; NaN if there are none.

    TP, FP and FN are the numbers of true positives, false positives and false negatives.

    Parameters
    ----------
    of_class : the class; 1 is the positive class of a sigmoid.

    >>> float(Precision().calculate([1, 1, 0, 1, 1], [1, 0, 1, 1, 1]))
    0.75
    """

    _metric = "precision"


class Recall(_OfClass):
    """``TP / (TP + FN)``: the share of the samples of a class that were predicted as this class; NaN if there are none.

    Parameters
    ----------
    of_class : the class, as in :class:`Precision`.

    >>> float(Recall().calculate([1, 0, 0, 1, 1], [1, 0, 1, 1, 1]))
    0.75
    """

    _metric = "recall"


class F1Score(_OfClass):
    """``2 TP / (2 TP + FP + FN)``, the harmonic mean of precision and recall of a class; NaN if it never occurs.

    Parameters
    ----------
    of_class : the class, as in :class:`Precision`.

    >>> float(F1Score().calculate([1, 1, 0, 0, 1], [1, 0, 0, 1, 1]).round(3))
    0.667
    """

    _metric = "f1_score"


class R2(_Share):
    """``1 - sum((y - p)**2) / sum((y - m)**2)`` over all samples and columns; NaN if every target is ``m``.

    For training data of one column the value is :func:`r2_score`; for several columns, columns with a larger variance
    have more weight.

    Attributes
    ----------
    means : ``m``, the mean of each column of the training targets, which ``init`` computes; or numbers that were set.
        None at first.

    >>> metric = R2()
    >>> metric.init([3, -0.5, 2, 7])
    >>> float(metric.calculate([2.5, 0.0, 2, 8], [3, -0.5, 2, 7]).round(3))
    0.949
    """

    def __init__(self) -> None:
        self.means: list[float] | None = None

    def init(self, y: ArrayLike, reinit: bool = False) -> None:
        """Compute the means if there are none or ``reinit`` is True."""
        if self.means is None or reinit:
            self.means = _bridge.column_means(y)

    def sums(self, predictions: ArrayLike, y: ArrayLike) -> tuple[float, float]:
        """``sum((y - m)**2) - sum((y - p)**2)`` and ``sum((y - m)**2)``, in float64.

        Raises
        ------
        ShapeError : the shapes differ; a column and a 1-D array are considered equal.
        StateError : there are no means.
        """
        if self.means is None:
            raise StateError(
                f"{type(self).__name__}: no means are known; they are those of the columns of all training targets. "
                "Call init with these targets, or set means."
            )
        return _bridge.squares_share(predictions, y, self.means)


public(__name__)
