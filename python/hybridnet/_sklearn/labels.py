"""The class labels of a classifier: checks, the classes, targets for the network, class weights."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.utils import column_or_1d
from sklearn.utils.class_weight import compute_sample_weight
from sklearn.utils.multiclass import check_classification_targets, type_of_target

from .. import _bridge
from .._class_weights import by_label
from .._errors import shown
from .._table_columns import is_missing
from ..model import Model
from .settings import listed
from .values import one_column


class ClassLabels:
    """The part of a classifier that converts labels to targets."""

    class_weight: Any
    classes_: NDArray[Any]
    multilabel_: bool
    _predicted: Any

    def _check_fitted(self) -> None:
        classes = vars(self).get("classes_")
        if isinstance(classes, np.ndarray) and classes.ndim != 1:
            raise ValueError(
                f"{type(self).__name__}: classes_ is {classes.shape}; (classes,) is required. Fit it again."
            )
        super()._check_fitted()  # type: ignore[misc]

    def _is_binary(self) -> bool:
        """Whether outputs are sigmoids: for two classes, or for several labels per row."""
        return bool(self.multilabel_) or len(self.classes_) == 2

    def _label_names(self) -> list[str] | None:
        return [] if self.multilabel_ else [str(label) for label in self.classes_]

    def _outputs(self, X: ArrayLike, where: str) -> NDArray[Any]:
        """The output of the network.

        Raises
        ------
        ValueError : a number of it is NaN.
        """
        output: NDArray[Any] = self._predicted(X, Model.predict)
        for row in np.flatnonzero(np.isnan(output).any(axis=1))[:1]:
            raise _bridge.error("row_without_class", where, row)
        return output

    def _columns(self) -> int:
        return 1 if not self.multilabel_ and len(self.classes_) == 2 else len(self.classes_)

    def _checked(self, labels: Any) -> NDArray[Any]:
        """Labels, (samples,) or (samples, labels) of 0 and 1."""
        labels = labels.toarray() if hasattr(labels, "toarray") else labels
        labels = one_column(labels)
        check_classification_targets(labels)
        if labels.ndim == 2 and (kind := type_of_target(labels)) != "multilabel-indicator":
            raise ValueError(
                f"{type(self).__name__}, fit: y is {labels.shape}, of the kind {kind}; several labels a row are "
                "columns of 0 and 1, one for each label. Fit one estimator for each column."
            )
        array: NDArray[Any] = labels
        return array

    def _begin(self, labels: NDArray[Any], classes: ArrayLike | None, once: bool) -> None:
        self.multilabel_ = labels.ndim == 2
        if self.multilabel_:
            self.classes_ = np.arange(labels.shape[1])
            return
        if once and classes is None:
            raise ValueError(f"{type(self).__name__}, partial_fit: its first call needs all classes. Pass classes.")
        self.classes_ = self._sorted(labels if classes is None else classes)
        if classes is not None and len(self.classes_) < 2:
            raise ValueError(
                f"{type(self).__name__}, partial_fit: classes are {self.classes_.tolist()}; two or more are required. "
                "Pass all labels of all calls."
            )
        if classes is None and len(labels) == 1:
            raise ValueError(
                f"{type(self).__name__}, fit: one sample arrived, of the class {self.classes_.tolist()[0]!r}; samples "
                "of two or more classes are required. Pass more samples."
            )
        if len(self.classes_) < 2:
            raise ValueError(
                f"{type(self).__name__}, fit: all {len(labels)} labels are of one class, "
                f"{self.classes_.tolist()[0]!r}; two or more classes are required."
            )

    def _sorted(self, classes: ArrayLike) -> NDArray[Any]:
        """The classes, each once, in order."""
        where = f"{type(self).__name__}, partial_fit"
        given = np.asarray(classes)
        if given.dtype.kind == "U" and not hasattr(classes, "dtype"):
            given = np.array(classes, object)  # NumPy converts a NaN among texts to the text "nan"
        for index, label in enumerate(given.flat):
            if is_missing(label):
                raise ValueError(
                    f"{where}: class {index} of {given.size} is missing ({label}), counted from 0; each class has a "
                    "label, a text or a number. Leave it out."
                )
        try:
            return np.unique(column_or_1d(np.asarray(classes)))
        except (TypeError, ValueError):
            raise ValueError(
                f"{type(self).__name__}, partial_fit: classes are {shown(classes)}; a list of all labels, texts or "
                "numbers, is required. Pass them all, such as numpy.unique(y)."
            ) from None

    def _check_same(self, labels: NDArray[Any], classes: ArrayLike | None) -> None:
        """Raise an error if the classes differ from those of earlier training."""
        name = type(self).__name__
        if self.multilabel_ != (labels.ndim == 2) or (self.multilabel_ and labels.shape[1] != len(self.classes_)):
            raise ValueError(
                f"{name}, fit: y is {labels.shape}; training began with {len(self.classes_)} "
                f"{'labels' if self.multilabel_ else 'classes, one'} a row. Fit a new estimator for other targets."
            )
        if classes is not None and not np.array_equal(found := self._sorted(classes), self.classes_):
            raise ValueError(
                f"{name}, partial_fit: classes are {listed(found)}; it was begun with "
                f"{listed(self.classes_)}. Leave classes out, or begin a new estimator for new classes."
            )

    def _targets(self, labels: NDArray[Any], dtype: Any) -> NDArray[Any]:
        """Class numbers; one column of 0 and 1 for two classes, one column per label for several labels per row."""
        if self.multilabel_:
            return labels.astype(dtype)
        codes = np.searchsorted(self.classes_, labels).clip(max=len(self.classes_) - 1)
        if (strange := self.classes_[codes] != labels).any():
            raise ValueError(
                f"{type(self).__name__}, fit: the label {labels[strange].tolist()[0]!r} is none of the "
                f"{len(self.classes_)} classes it was begun with. Fit a new estimator for new classes."
            )
        return codes.reshape(-1, 1).astype(dtype) if len(self.classes_) == 2 else codes

    def _with_class_weight(self, labels: NDArray[Any], sample_weight: ArrayLike | None, once: bool) -> ArrayLike | None:
        """Sample weights times the weights of the classes, as ``sklearn.utils.class_weight`` computes them."""
        if self.class_weight is None:
            return sample_weight
        if once and isinstance(self.class_weight, str):
            raise ValueError(
                f"{type(self).__name__}, partial_fit: class_weight is {self.class_weight!r}, which needs all rows at "
                "once; a dict of weights is required. Compute it with sklearn.utils.class_weight.compute_class_weight."
            )
        weights: NDArray[np.float64]
        if isinstance(self.class_weight, Mapping) and not self.multilabel_:
            known = self.classes_.tolist()
            each = by_label(f"{type(self).__name__}, fit", self.class_weight, known, known)
            weights = each[np.searchsorted(self.classes_, labels).clip(max=len(known) - 1)]
        elif isinstance(self.class_weight, str):
            columns = labels.reshape(len(labels), -1).T
            weights = np.prod(
                [_bridge.balanced_weights(np.unique(each, return_inverse=True)[1]) for each in columns], axis=0
            )
        else:
            weights = compute_sample_weight(self.class_weight, labels)
        return weights if sample_weight is None else weights * np.asarray(sample_weight, np.float64)

    def _converges_from(self, y: NDArray[Any], weights: NDArray[Any] | None) -> float:
        """Twice the loss of the best constant prediction, of sigmoids. Unscaled columns saturate them: the loss is
        clipped then, and does not fall while the network learns. Classes of a softmax are judged as MLPClassifier does.
        """
        if y.ndim == 1:
            return inf
        ones = np.average(y, axis=0, weights=weights)
        shares = np.array([ones, 1 - ones])
        loss = float(-(shares * np.log(np.where(shares > 0, shares, 1))).sum(axis=0).mean())
        return 2 * loss or inf

    def _strata(self, y: NDArray[Any], share: float) -> NDArray[Any] | None:
        """The classes for a stratified split, if there are enough rows of each."""
        if y.ndim == 2 and y.shape[1] > 1:
            return None
        counts = np.unique(y, return_counts=True)[1]
        held_out = share * len(y)
        return y if counts.min() >= 2 and len(counts) <= held_out <= len(y) - len(counts) else None
