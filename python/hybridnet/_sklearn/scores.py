"""``score`` of the estimators: targets and weights are checked as in ``fit``; scikit-learn computes the rest."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.base import ClassifierMixin, RegressorMixin

from .. import _bridge
from .._errors import shown
from .._public import public
from .._sparse import is_sparse
from .values import check_count, checked_weights, plain_integers, refuse_label, refuse_value

__all__: list[str] = []


class ScoredLabels(ClassifierMixin):  # type: ignore[misc]
    """The part of a classifier that measures its accuracy."""

    classes_: NDArray[Any]
    multilabel_: bool

    def score(self, X: ArrayLike, y: ArrayLike, sample_weight: ArrayLike | None = None) -> float:
        """The share of the rows that are predicted right: the accuracy.

        A label that ``fit`` was never given counts as a wrong prediction. Of several labels per row, all must be right.

        Parameters
        ----------
        X : (samples, columns), as many columns as in ``fit``.
        y : (samples,), labels; or (samples, labels) of 0 and 1 if ``fit`` was given several labels per row.
        sample_weight : (samples,), weights of the samples, at least 0; None for 1 each.

        Returns
        -------
        0 to 1.

        Raises
        ------
        NotFittedError : ``fit`` was not called.
        ValueError : ``X``, ``y`` or the weights are not as required, or the labels are not of the kind of those of
            ``fit``.
        TypeError : some labels are texts, and others are something else.
        """
        self._check_fitted()
        where = f"{type(self).__name__}, score"
        refuse_label(y, f"{where}, targets")
        labels = _array(y, where)
        labels = labels.toarray() if is_sparse(labels) else labels
        check_count(where, X, labels)
        if self.multilabel_:
            self._check_several(where, labels)
        else:
            self._check_kind(where, labels)
        return float(super().score(X, labels, checked_weights(where, sample_weight, len(labels))))

    def _check_several(self, where: str, labels: NDArray[Any]) -> None:
        """Raise an error if labels are not one column of 0 and 1 for each column of ``fit``."""
        if labels.shape[1:] != (len(self.classes_),):
            raise ValueError(
                f"{where}: y is {labels.shape}; fit was given {len(self.classes_)} labels a row, in columns of 0 and "
                "1. Pass the same columns."
            )
        for sample, column in np.argwhere(~np.isin(labels, (0, 1)))[:1]:
            raise ValueError(
                f"{where}: label {column} of sample {sample} is {shown(labels[sample, column].item())}; of several "
                "labels a row each is 0 or 1. Correct it."
            )

    def _check_kind(self, where: str, labels: NDArray[Any]) -> None:
        """Raise an error if labels have several columns, or are texts where ``fit`` was given numbers or vice versa."""
        if labels.ndim > 1 and labels.shape[1:] != (1,):
            raise ValueError(f"{where}: y is {labels.shape}; fit was given one label a row. Pass one for each row.")
        texts, first = _bridge.is_text(labels, f"{where}, targets"), self.classes_[0]
        were_texts = isinstance(first, str)
        if len(labels) and texts != were_texts:
            raise ValueError(
                f"{where}: the labels are {'texts' if texts else 'numbers'} such as {_shown(labels.flat[0])}; fit was "
                f"given {'texts' if were_texts else 'numbers'} such as {_shown(first)}. Pass labels of the same kind."
            )
        fractions = np.argwhere(labels != np.trunc(labels)) if labels.dtype.kind == "f" else ()
        for sample, *_ in fractions[:1]:
            raise ValueError(
                f"{where}: the label of sample {sample} is {_shown(labels.flat[sample])}; numbers that are labels are "
                "whole. Pass the class of each row."
            )


class ScoredNumbers(RegressorMixin):  # type: ignore[misc]
    """The part of a regressor that measures its coefficient of determination."""

    n_outputs_: int

    def score(self, X: ArrayLike, y: ArrayLike, sample_weight: ArrayLike | None = None) -> float:
        """The coefficient of determination: ``1 - sum((y - p)**2) / sum((y - mean(y))**2)``, the mean of all columns.

        Parameters
        ----------
        X : (samples, columns), as many columns as in ``fit``.
        y : (samples,) or (samples, outputs), targets.
        sample_weight : (samples,), weights of the samples, at least 0; None for 1 each.

        Returns
        -------
        1 for perfect predictions, 0 for those of the mean, negative for worse ones; NaN for one row.

        Raises
        ------
        NotFittedError : ``fit`` was not called.
        ValueError : ``X``, ``y`` or the weights are not as required.
        TypeError : a target is neither a number nor a text that reads as one.
        """
        self._check_fitted()
        where = f"{type(self).__name__}, score"
        targets = _array(y, where)
        _bridge.check_exact(y, f"{where}, y")
        if targets.dtype.kind in "OUST":
            refuse_value(targets, f"{where}, y", np.float64)
            targets = targets.astype(np.float64)
        targets = _bridge.floats(targets, f"{where}, y")
        refuse_value(targets, f"{where}, y", np.float64)
        check_count(where, X, targets)
        outputs = targets.shape[1] if targets.ndim > 1 else 1
        if outputs != self.n_outputs_:
            raise ValueError(
                f"{where}: y is {targets.shape}; fit was given {self.n_outputs_} "
                f"{'number' if self.n_outputs_ == 1 else 'numbers'} a row. Pass as many."
            )
        return float(super().score(X, targets, checked_weights(where, sample_weight, len(targets))))


def _array(y: Any, where: str) -> Any:
    """Targets as an array, sparse ones as they are."""
    if is_sparse(y):
        return y
    array = _bridge.plain(plain_integers(y), f"{where}, y")
    if array.ndim == 0:
        raise ValueError(f"{where}: y is {shown(y)}; one target for each row is required. Pass a list of them.")
    return array


def _shown(label: Any) -> str:
    return shown(label.item() if isinstance(label, np.generic) else label)


public(__name__)
