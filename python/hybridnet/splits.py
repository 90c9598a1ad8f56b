"""Train/test splits whose test targets stay hidden until predictions have been evaluated."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from . import _bridge
from ._attributes import Hinted
from ._bridge import RandomState
from ._columns import column_of
from ._errors import ShapeError, flag, kind, number
from ._public import public


class Judgement(NamedTuple):
    """The result of an evaluation.

    ``measure`` is ``"accuracy"`` (``right / rows``) or ``"mean squared error"``; ``right``, the number of correct
    predictions, is None for the latter.
    """

    measure: str
    value: float
    right: int | None
    rows: int

    def __str__(self) -> str:
        judged = f"{self.rows} rows" if self.right is None else f"{self.right} of {self.rows}"
        return f"{self.measure} {self.value} ({judged})"


class HeldOutSplit(Hinted):
    """A training set and a test set (hold-out set) whose targets stay hidden until predictions have been evaluated.

    A network that is chosen by its test labels overfits them. So the test targets are accessible only after an
    evaluation, and evaluations are counted. :func:`held_out_split` splits a table; data that are already in two parts
    are passed here.

    Parameters
    ----------
    X_train, y_train : inputs and targets of the training set, with the same number of rows.
    X_test, y_test : inputs and targets of the test set, with the same number of rows.

    Attributes
    ----------
    X_train, y_train, X_test : the arguments.
    evaluations : number of evaluations.

    >>> from hybridnet.datasets import good_or_bad_houses, unseen_houses
    >>> split = HeldOutSplit(*good_or_bad_houses(), *unseen_houses())
    >>> print(split.judge([0] * 10))
    accuracy 0.6 (6 of 10)
    """

    def __init__(self, X_train: Any, y_train: Any, X_test: Any, y_test: Any) -> None:
        for what, X, y in (("to train on", X_train, y_train), ("to test with", X_test, y_test)):
            if _rows(X) != _rows(y):
                raise ShapeError(
                    f"held-out split: there are {_rows(X)} inputs {what} and {_rows(y)} targets; "
                    "every row needs a target. "
                    "Pass as many."
                )
        self.X_train, self.y_train, self.X_test, self.__targets = X_train, y_train, X_test, y_test
        self.evaluations = 0

    @property
    def y_test(self) -> Any:
        """The test targets, after at least one evaluation.

        Raises
        ------
        StateError : there was no evaluation yet.
        """
        if not self.evaluations:
            raise _bridge.error("held_out_hidden", _rows(self.__targets))
        return self.__targets

    def evaluate(self, model: Any, **options: Any) -> Any:
        """``model.evaluate(X_test, y_test, **options)``, or ``model.score`` of a scikit-learn estimator.

        Raises
        ------
        TypeError : the model has neither.
        """
        method = getattr(model, "evaluate", None) or getattr(model, "score", None)
        if method is None:
            raise TypeError(
                f"held-out split: {kind(model)} arrived to be evaluated; it must have a method evaluate or score. "
                "Pass a model, or judge its predictions."
            )
        result = method(self.X_test, self.__targets, **options)
        self.evaluations += 1
        return result

    def judge(self, predictions: Any) -> Judgement:
        """The accuracy of class numbers or names; the mean squared error of floats or several columns.

        Parameters
        ----------
        predictions : one per row of ``X_test``.

        Raises
        ------
        ShapeError : predictions and targets have different shapes.
        ValueError : predictions are probabilities and targets are class labels.
        TypeError : only one of predictions and targets is texts.
        """
        judgement = _judgement(_array(predictions), _array(self.__targets))
        self.evaluations += 1
        return judgement

    def __repr__(self) -> str:
        return (
            f"{type(self).__name__}({_rows(self.X_train)} rows to train on, {_rows(self.X_test)} to test with, "
            f"judged {self.evaluations} times)"
        )


def held_out_split(
    X: Any,
    y: Any,
    *,
    test_size: float | None = None,
    train_size: float | None = None,
    shuffle: bool = True,
    stratify: bool = False,
    random_state: RandomState = None,
) -> HeldOutSplit:
    """Split a table into a training set and a test set whose targets stay hidden until predictions have been evaluated.

    The rows are those of scikit-learn's ``train_test_split`` for the same ``random_state``.

    Parameters
    ----------
    X, y : arrays, lists or pandas objects with the same number of rows; the parts have the same type.
    test_size : number of test rows, or a share greater than 0 and less than 1, rounded up; 0.25 unless ``train_size``
        is given.
    train_size : number of training rows, or a share, rounded down. Pass only one of both; the other side gets the rest.
    shuffle : whether the rows are shuffled; if not, the first rows are the training rows.
    stratify : whether every class of ``y`` has the same share on both sides.
    random_state : None to draw from NumPy's global stream; or a RandomState, or a seed.

    Raises
    ------
    ShapeError : the numbers of targets and inputs differ.
    ValueError : one side would be empty, or options contradict each other.

    >>> split = held_out_split([[0.0], [1.0], [2.0], [3.0]], [0, 0, 1, 1], train_size=3, shuffle=False)
    >>> split.X_train.tolist(), split.y_train.tolist(), split.X_test.tolist()
    ([[0.0], [1.0], [2.0]], [0, 0, 1], [[3.0]])
    """
    inputs, targets = _indexable(X, "inputs"), _indexable(y, "targets")
    count = _rows(inputs)
    if count != _rows(targets):
        raise ShapeError(
            f"held-out split: there are {count} inputs and {_rows(targets)} targets; "
            "every row needs a target. Pass as many."
        )
    if test_size is not None and train_size is not None:
        raise ValueError("held-out split: test_size and train_size are both given; one says it all. Pass one of them.")
    equally, drawn = flag("held-out split", "stratify", stratify), flag("held-out split", "shuffle", shuffle)
    if equally and not drawn:
        raise ValueError(
            "held-out split: stratify is True and shuffle False; equal shares of the classes are drawn. "
            "Choose one of both."
        )
    side, amount = (
        ("train", train_size) if train_size is not None else ("test", 0.25 if test_size is None else test_size)
    )
    train, test = _bridge.split(
        count,
        (side, _is_share(amount)),
        number("held-out split", f"{side}_size", amount),
        random_state,
        shuffle=drawn,
        classes=_strata(targets) if equally else None,
    )
    parts = [_select_rows(values, rows) for rows in (train, test) for values in (inputs, targets)]
    return HeldOutSplit(*parts)


def _array(values: Any) -> NDArray[Any]:
    return _bridge.plain(values, "held-out split")


def _rows(values: Any) -> int:
    shape = getattr(values, "shape", None)
    try:
        return int(shape[0]) if shape else len(values)
    except TypeError:
        raise ShapeError(
            f"held-out split: {kind(values)} arrived; rows are required. Pass a table or a column."
        ) from None


def _indexable(values: Any, what: str) -> Any:
    """Return objects of pandas unchanged, everything else as an array with rows."""
    if hasattr(values, "iloc"):
        return values
    where = f"held-out split, {what}"
    array = _bridge.plain(values, where)
    _bridge.refuse_mixed(values, array, where)
    if not array.ndim:
        raise ShapeError(f"{where}: {kind(values)} arrived; rows are required. Pass a table or a column.")
    return array


def _select_rows(values: Any, rows: NDArray[np.int32]) -> Any:
    return values.iloc[rows] if hasattr(values, "iloc") else values[rows]


def _is_share(amount: Any) -> bool:
    return not isinstance(amount, (int, np.integer))


def _strata(targets: Any) -> NDArray[np.int32]:
    labels = column_of(targets, "held-out split, classes")
    names, numbers, counts = np.unique(labels, return_inverse=True, return_counts=True)
    for name in names[counts < 2][:1]:
        raise _bridge.error("split_class_of_one", name)
    return numbers.astype(np.int32)


def _judgement(predictions: NDArray[Any], targets: NDArray[Any]) -> Judgement:
    p, t = (array[:, np.newaxis] if array.ndim == 1 else array for array in (predictions, targets))
    if p.shape != t.shape or not t.size:
        raise _bridge.error("judge_shapes", predictions.shape, targets.shape)
    if t.dtype.kind == "f" or t.ndim > 2 or t.shape[1] > 1:
        error = _bridge.judge_numbers(
            _bridge.matrix(p, "held-out split, predictions"), _bridge.matrix(t, "held-out split, targets")
        )
        return Judgement("mean squared error", error, None, len(t))
    if len({_bridge.is_text(each, "held-out split") for each in (p, t)}) > 1:
        raise TypeError(
            f"held-out split: predictions are {p.dtype}, targets {t.dtype}; texts are compared with texts, "
            "numbers with numbers. "
            "Predict labels of the same kind."
        )
    if p.dtype.kind == "O" or t.dtype.kind == "O":
        texts = _bridge.is_text(t, "held-out split")
        p, t = (each.astype(str) if texts else _bridge.floats(each, "held-out split") for each in (p, t))
    if p.dtype.kind == "f":
        for row in np.flatnonzero(p[:, 0] != np.trunc(p[:, 0]))[:1]:
            raise ValueError(
                f"held-out split: the prediction of row {row} is {p[row, 0]}; the targets are {len(t)} class labels, "
                "and each row needs one label, not a probability. Pass what predict_classes gives, or predict of an "
                "estimator."
            )
    both = np.unique(np.concatenate([p[:, 0], t[:, 0]]), return_inverse=True)[1].astype(np.int32)
    accuracy, right = _bridge.judge_classes(both[: len(p)], both[len(p) :])
    return Judgement("accuracy", accuracy, right, len(t))


public(__name__)
