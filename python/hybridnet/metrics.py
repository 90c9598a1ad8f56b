"""Metrics: how often predictions are right. They tell a person what the loss tells the optimizer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import _bridge
from ._errors import StateError, flag, size
from ._public import public
from ._settings import setting


class Accuracy:
    """What all accuracies share: the mean of comparisons, in one batch and over several.

    A subclass in Python gives ``compare``, and ``init`` if it has to look at all targets before training.

    Attributes
    ----------
    accumulated_sum, accumulated_count : right comparisons and all comparisons since ``new_pass``, one for each output
        of each row. The book counts rows, so that with several outputs its accumulated accuracy can exceed 1; the
        classes of ``hybridnet.nnfs`` keep that.
    uses_output : whether ``compare`` takes the output of the network instead of its predictions.

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
        """Look at all targets of the training, before it starts; nothing is needed of them here."""

    def compare(self, predictions: Any, y: Any) -> NDArray[Any]:
        """Whether each prediction is right: an array of truths with one row for each sample."""
        name = type(self).__name__
        raise NotImplementedError(
            f"{name}, compare: no comparison is given. Define compare(self, predictions, y), which returns an array of "
            "truths."
        )

    def calculate(self, predictions: Any, y: Any) -> np.floating[Any]:
        """The share of comparisons that are right, the NumPy scalar that ``np.mean`` of them gives.

        Parameters
        ----------
        predictions : what the output activation's ``predictions`` makes of the output.
        y : targets of the same batch.

        Raises
        ------
        ShapeError : predictions and targets do not fit together; the text names both.
        """
        comparisons = self.compare(predictions, y)
        if np.ndim(comparisons) > 1 and not self._follows_book:
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
        """Start accumulating anew."""
        self.accumulated_sum = 0
        self.accumulated_count = 0

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"


class CategoricalAccuracy(Accuracy):
    """The share of samples whose predicted class is the right one. Source: book chapters 4 and 18.

    Parameters
    ----------
    binary : targets are outputs of 0 or 1, such as those of sigmoids, compared one by one; else rows of targets are
        one-hot, and their largest column is the class. Where rows have several labels, the accuracy is the share of
        equal labels over all rows and columns.

    >>> accuracy = CategoricalAccuracy()
    >>> float(accuracy.calculate([0, 1, 2, 2], [0, 1, 1, 2]))
    0.75
    """

    binary: bool = False  # of the class too: files of the book's model may not have it

    def __init__(self, *, binary: bool = False) -> None:
        self.binary = binary

    def calculate(self, predictions: ArrayLike, y: ArrayLike) -> np.floating[Any]:
        """The share of predictions that are right.

        Parameters
        ----------
        predictions, y : as in :meth:`compare`.

        Raises
        ------
        ValueError : probabilities arrive in the place of classes.
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
        ShapeError : the shapes differ. NumPy would compare (batch, 1) with (batch,) every row with every other.
        """
        return _bridge.equal(predictions, y, binary=flag("CategoricalAccuracy", "binary", self.binary))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({'binary=True' if self.binary else ''})"


class RegressionAccuracy(Accuracy):
    """The share of predictions that are nearer to their target than ``precision``. Source: book chapter 17.

    Attributes
    ----------
    precision : ``std(y) / 250`` of all targets, which ``init`` measures; or whatever number is set. None at first.

    >>> accuracy = RegressionAccuracy()
    >>> accuracy.init([[0.0], [500.0]])
    >>> float(accuracy.precision), float(accuracy.calculate([[0.5], [502.0]], [[0.0], [500.0]]))
    (1.0, 0.5)
    """

    precision: Any = setting("the precision", optional=True)

    def __init__(self) -> None:
        self.precision = None

    def init(self, y: ArrayLike, reinit: bool = False) -> None:
        """Measure the precision, unless there is one and ``reinit`` is False."""
        if self.precision is None or reinit:
            vars(self)["precision"] = _bridge.precision(y)

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
    """The share of samples whose right class is among the ``k`` columns of the largest output.

    Of equal outputs the first counts as the larger and a NaN as the largest, so that ``k=1`` is what softmax predicts.
    ``calculate`` and ``compare`` take the output of the network, (batch, classes), not the classes predicted from it.

    Parameters
    ----------
    k : how many guesses a sample has, 1 or more.

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
        ShapeError : outputs and targets do not fit together.
        ValueError : a class number has no column.
        """
        return _bridge.among_largest(predictions, y, self.k)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.k})"


class _Share(Accuracy):
    """A metric that divides two sums of its own, which add up over batches; NaN where there is nothing to divide by."""

    def sums(self, predictions: Any, y: Any) -> tuple[float, float]:
        """What is divided, and by what."""
        raise NotImplementedError

    def calculate(self, predictions: ArrayLike, y: ArrayLike) -> np.floating[Any]:
        """The value of a batch, in double.

        Parameters
        ----------
        predictions : what the output activation's ``predictions`` makes of the output.
        y : targets of the same batch.

        Raises
        ------
        ShapeError : predictions and targets do not fit together; the text names both.
        ValueError : a number is no class.
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
    """``TP / (TP + FP)``: the share of the samples predicted as a class that are of it; NaN if none was.

    TP, FP and FN count samples: the class is predicted rightly, predicted wrongly, missed.

    Parameters
    ----------
    of_class : the class; of two classes 1 is the one that a sigmoid is sure of.

    >>> float(Precision().calculate([1, 1, 0, 1, 1], [1, 0, 1, 1, 1]))
    0.75
    """

    _metric = "precision"


class Recall(_OfClass):
    """``TP / (TP + FN)``: the share of the samples of a class that are predicted as it; NaN if there are none.

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
    """``1 - sum((y - p)**2) / sum((y - m)**2)`` over all samples and columns; NaN where every target is ``m``.

    Over the training data of one column it is :func:`r2_score`; of several columns those that vary more count for more.

    Attributes
    ----------
    means : ``m``, the mean of each column of the training targets, which ``init`` measures; or what is set. None at
        first.

    >>> metric = R2()
    >>> metric.init([3, -0.5, 2, 7])
    >>> float(metric.calculate([2.5, 0.0, 2, 8], [3, -0.5, 2, 7]).round(3))
    0.949
    """

    def __init__(self) -> None:
        self.means: list[float] | None = None

    def init(self, y: ArrayLike, reinit: bool = False) -> None:
        """Measure the means, unless there are some and ``reinit`` is False."""
        if self.means is None or reinit:
            self.means = _bridge.column_means(y)

    def sums(self, predictions: ArrayLike, y: ArrayLike) -> tuple[float, float]:
        """``sum((y - m)**2) - sum((y - p)**2)`` and ``sum((y - m)**2)``, in double.

        Raises
        ------
        ShapeError : the shapes differ, but for a column against one axis.
        StateError : there are no means.
        """
        if self.means is None:
            raise StateError(
                f"{type(self).__name__}: no means are known; they are those of the columns of all training targets. "
                "Call init with these targets, or set means."
            )
        return _bridge.squares_share(predictions, y, self.means)


def confusion_matrix(
    y_true: ArrayLike, y_pred: ArrayLike, classes: int | Sequence[str] | None = None
) -> NDArray[np.int64]:
    """How many samples of each true class, a row, were predicted as each class, a column.

    Parameters
    ----------
    y_true, y_pred : (batch,) class numbers, or (batch, classes) rows whose largest column is the class; or texts.
    classes : how many there are; if not given, one more than the largest number met. Of texts their order, such as
        ``model.classes``; if not given, that of ``np.unique``.

    Returns
    -------
    (classes, classes) int64.

    Raises
    ------
    ShapeError : there are not as many predictions as targets.
    ValueError : a number or a text is no class.
    TypeError : one is texts, the other numbers.

    >>> confusion_matrix([0, 1, 1, 2], [0, 1, 2, 2]).tolist()
    [[1, 0, 0], [0, 1, 1], [0, 0, 1]]
    >>> confusion_matrix(["pear", "apple"], ["pear", "pear"]).tolist()
    [[0, 1], [0, 1]]
    """
    return _bridge.confusion(y_true, y_pred, classes)


def r2_score(y_true: ArrayLike, y_pred: ArrayLike) -> float:
    """The coefficient of determination, ``1 - sum((y - p)**2) / sum((y - mean(y))**2)``, in double.

    1 for perfect predictions, 0 for those that are no better than the mean, negative for worse; of several columns the
    mean of theirs. A column of equal targets scores 1 if perfectly predicted, else 0; less than two samples NaN.

    Raises
    ------
    ShapeError : the shapes differ, but for a column against one axis.

    >>> round(r2_score([3, -0.5, 2, 7], [2.5, 0.0, 2, 8]), 3)
    0.949
    """
    return _bridge.r2(y_true, y_pred)


def top_k_accuracy(y_true: ArrayLike, probabilities: ArrayLike, k: int) -> float:
    """The share of samples whose class is among the ``k`` columns of the largest probability: :class:`TopKAccuracy`.

    >>> top_k_accuracy([1, 2], [[0.5, 0.3, 0.2], [0.5, 0.3, 0.2]], k=2)
    0.5
    """
    return float(_bridge.mean(_bridge.among_largest(probabilities, y_true, k)))


public(__name__)
