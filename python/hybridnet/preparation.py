"""Data preparation: standardization, one-hot encoding, imputation; and train/test splits with hidden test labels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, NamedTuple, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import _bridge, _numerics
from ._bridge import FloatArray, RandomState
from ._errors import LARGEST, ShapeError, StateError, choice, flag, kind, number, shown, size
from ._public import public
from ._transformers import Transformer
from .tables import UNNAMED, filled, is_missing

Self = TypeVar("Self", bound="Standardizer")


class Standardizer(Transformer):
    """Standardization: transforms columns to mean 0 and standard deviation 1 with the statistics of the training rows.

    Attributes
    ----------
    names : the names of the columns if :meth:`fit` received a DataFrame with texts as names; else None.
    means : the mean of each column, (columns,), float64, as ``np.mean(X, axis=0)``; None before :meth:`fit`.
    deviations : population standard deviations, (columns,), float64, as ``np.std(X, axis=0)``; None before :meth:`fit`.

    >>> scale = Standardizer().fit([[1.0, 10.0], [3.0, 30.0]])
    >>> scale.transform([[5.0, 20.0]]).tolist()
    [[3.0, 0.0]]
    """

    def __init__(self) -> None:
        self.names: list[str] | None = None
        self.means: NDArray[np.float64] | None = None
        self.deviations: NDArray[np.float64] | None = None

    def fit(self: Self, X: ArrayLike, y: Any = None) -> Self:
        """Compute mean and standard deviation of every column. Pass the training rows, so that no information leaks.

        Parameters
        ----------
        X : (rows, columns), an array or a DataFrame.
        y : ignored; scikit-learn's pipelines pass it.

        Raises
        ------
        ShapeError : ``X`` is not a table.
        ValueError : there is no row, a value is not finite, or a column has the same value in all rows; the text has
            the name of the column, or its index.
        TypeError : a column does not contain numbers.
        """
        names = _names(X)
        self.means, self.deviations = _bridge.standardize_fit(_table(X, "standardizing, inputs"), names)
        self.names = names
        return self

    def transform(self, X: ArrayLike) -> FloatArray:
        """``(X - means) / deviations``, computed in float64; a new array of the shape and dtype of ``X``.

        Raises
        ------
        StateError : :meth:`fit` was not called.
        ShapeError : ``X`` has another number of columns.
        ValueError : the columns have other names, or another order.
        """
        return _bridge.standardize(self._scale(X), _table(X, "standardizing, inputs"))

    def _is_fitted(self) -> bool:
        return self.means is not None

    def inverse_transform(self, X: ArrayLike) -> FloatArray:
        """``X * deviations + means``, computed in float64; a new array of the shape and dtype of ``X``.

        Raises
        ------
        StateError, ShapeError, ValueError : as in :meth:`transform`.
        """
        return _bridge.standardize(self._scale(X), _table(X, "standardizing, outputs"), back=True)

    def raw_weights(
        self, weights: ArrayLike, biases: ArrayLike, targets: Standardizer | None = None
    ) -> tuple[FloatArray, FloatArray]:
        """Convert weights and biases for standardized inputs to equivalent ones for inputs in raw units.

        ``v[j, k] = w[j, k] / deviations[j]``, ``c[k] = b[k] - sum_j means[j] * v[j, k]``.

        Parameters
        ----------
        weights, biases : (columns, neurons) and (1, neurons), of a layer that was trained on standardized inputs.
        targets : the Standardizer of the targets if they were standardized too; then the outputs have their raw units.

        Returns
        -------
        v and c, float64, new arrays of the same shapes.

        Raises
        ------
        ShapeError : the shapes do not match each other or the number of columns.

        >>> scale = Standardizer().fit([[1.0], [3.0]])
        >>> [array.tolist() for array in scale.raw_weights([[0.5]], [[1.0]])]
        [[[0.5]], [[0.0]]]
        """
        w = _table(weights, "standardizing, weights")
        b = _bridge.matrix(biases, "standardizing, biases")
        return _bridge.raw_weights(self._scale(), w, b, None if targets is None else targets._scale())

    def __repr__(self) -> str:
        return f"{type(self).__name__}({'' if self.means is None else f'{np.size(self.means)} columns'})"

    def _scale(self, X: Any = None) -> _bridge.Scale:
        if self.means is None or self.deviations is None:
            raise StateError(
                "standardizing: no mean and deviation were taken yet; "
                "fit takes them of the rows to train on. Call it first."
            )
        fitted, given = vars(self).get("names"), _names(X)
        if fitted is not None and given is not None and given != fitted and len(given) == len(fitted):
            raise ValueError(
                f"standardizing: the columns are {', '.join(map(repr, given))}; it was fitted to "
                f"{', '.join(map(repr, fitted))}. Pass the same columns in the same order."
            )
        return _bridge.vector(self.means, "standardizing, means"), _bridge.vector(
            self.deviations, "standardizing, deviations"
        )


def one_hot(
    labels: Any, categories: int | Sequence[Any] | None = None, *, others: Literal["refuse", "zero"] = "refuse"
) -> FloatArray:
    """One-hot encoding of one column: one column per category, with 1 in the rows of that category and 0 in the others.

    For class numbers the result is ``np.eye(categories)[labels]``: column k is class k, as in the outputs of a
    network, so a class that does not occur has a column of zeros. :class:`OneHot` encodes several columns at once,
    texts or numbers, with columns only for values that occur, like ``pandas.get_dummies``.

    Parameters
    ----------
    labels : class numbers or texts, one per row, (rows,) or (rows, 1). Errors name the column of a pandas object.
    categories : number of classes, or the texts that get a column, in this order. None for all: the greatest class
        number plus 1, or all texts in the order of their code points. Pass the categories of the training rows, so
        that other rows are encoded to the same columns.
    others : ``"refuse"`` to raise an error for a value that is missing or not a category, or ``"zero"`` to encode it
        as 0 in every column.

    Returns
    -------
    (rows, categories), float32, or float64 after ``init(dtype="float64")``: ``y[i, k]`` is 1 if row i is class number
    k, or the text ``categories[k]``, else 0.

    Raises
    ------
    ShapeError : there are several columns.
    ValueError : a label is not one of the categories.
    TypeError : labels are neither integers nor texts.

    >>> one_hot([0, 2]).tolist(), one_hot(["S", "C"], ["C", "Q", "S"]).tolist()
    ([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]], [[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]])
    """
    choice("one-hot", "others", others, ("refuse", "zero"))
    array = _column(labels, "one-hot, labels")
    if array.dtype.kind in "UT" and not isinstance(labels, np.ndarray):
        # NumPy converts a NaN among texts to the text "nan".
        array = _column(np.array(labels, object), "one-hot, labels")
    name = _name(labels)
    where = "one-hot" if name is None else f'one-hot, column "{name}"'
    if array.dtype.kind in "OUT":
        numbers, count = _text_numbers(array, categories, where, refuse=others == "refuse")
    else:
        numbers = _class_numbers(array, where, refuse=others == "refuse")
        count = _class_count(categories, numbers, where)
    if name is not None and others == "refuse":
        _bridge.check_labels(name, numbers, count)
    return _bridge.one_hot(numbers, count, _numerics.numerics.dtype, others_are_zero=others == "zero")


class Filled(NamedTuple):
    """A column after imputation of its missing values.

    ``values``, (kept rows,), float64, or objects for texts, with None for a value that is kept missing;
    ``kept_rows``, the indices of the rows that are kept, to select the same rows of other columns;
    ``value``, the replacement of missing values, None if there is none; ``missing``, the number of missing values.
    """

    values: NDArray[Any]
    kept_rows: NDArray[np.int32]
    value: Any
    missing: int


def fill_missing(
    column: Any,
    strategy: Literal["refuse", "drop", "mean", "median", "constant", "keep", "most_frequent"],
    *,
    constant: float | str | None = None,
    train_rows: int | slice | None = None,
) -> Filled:
    """Impute, drop or keep the missing values of a column: NaN, None, or the missing values of pandas.

    Parameters
    ----------
    column : numbers or texts, one per row; messages have the name of a pandas Series. :class:`FillMissing` imputes
        several columns at once, and new rows.
    strategy : ``"mean"`` or ``"median"`` of the known values, the ``"most_frequent"`` value (the first in order if
        there are several), a ``"constant"``, ``"drop"`` the rows, ``"keep"`` NaN, or ``"refuse"`` to raise an error.
        There is no default. Texts have no mean and no median.
    constant : the number or text for ``"constant"``.
    train_rows : the training rows, from which mean and median are computed: the number of first rows, a slice, or
        None for all. Pass the training rows, so that no information of the test rows leaks into training.

    Returns
    -------
    ``values``, ``kept_rows``, ``value``, ``missing``; the numbers are also logged, under ``hybridnet.engine``.

    Raises
    ------
    ValueError : values are missing and the strategy is ``"refuse"``, all training values are missing, or the constant
        is.

    >>> fill_missing([1.0, None, 3.0, 8.0], "mean", train_rows=3).values.tolist()
    [1.0, 2.0, 3.0, 8.0]
    """
    choice("missing values", "strategy", strategy, tuple(_bridge.STRATEGIES))
    values = _column(column, "missing values")
    if values.dtype.kind in "UT" and not isinstance(column, np.ndarray):
        # NumPy converts a NaN among texts to the text "nan".
        values = _column(np.array(column, object), "missing values")
    return Filled(*filled(_name(column) or UNNAMED, values, strategy, constant, _range(train_rows, values.size)))


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


class HeldOutSplit:
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
            raise StateError(
                f"held-out split: the {_rows(self.__targets)} test targets were read before the first evaluation; "
                "they stay hidden until then, so that no choice is fitted to them. "
                "Judge predictions or evaluate a model first."
            )
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


# -- arguments -------------------------------------------------------------------------------------------------------


def _name(column: Any) -> str | None:
    """The name of a Series, or of the one column of a DataFrame, if it is a text; else None."""
    name = getattr(column, "name", None)
    if name is None and (names := _names(column)) is not None:
        name = names[0]
    return str(name) if isinstance(name, str) else None


def _names(table: Any) -> list[str] | None:
    """The names of the columns of a DataFrame, if all are texts; else None."""
    names = list(table.columns) if hasattr(table, "iloc") and hasattr(table, "columns") else []
    return [str(name) for name in names] if names and all(isinstance(name, str) for name in names) else None


def _table(values: Any, where: str) -> FloatArray:
    """Convert a table of numbers; a single column must have two axes."""
    try:
        _bridge.check_exact(values, where)
        array = _bridge.floats(values, where)
    except TypeError:
        for index, name in enumerate(_names(values) or ()):  # find the column that is not of numbers
            _bridge.floats(values.iloc[:, index], f'{where}, column "{name}"')
        raise
    if array.ndim != 2:
        raise ShapeError(
            f"{where}: the values are {array.shape}; rows and columns are required. Pass a table; of a single column "
            "values.reshape(-1, 1)."
        )
    return array


def _array(values: Any) -> NDArray[Any]:
    return _bridge.plain(values, "held-out split")


#: The classes that accept several columns where a function accepts one.
_SEVERAL = {"one-hot": "OneHot", "missing values": "FillMissing"}


def _column(values: Any, where: str) -> NDArray[Any]:
    """One value per row, of any type."""
    array = _bridge.plain(values, where)
    if array.ndim == 2 and array.shape[1] == 1:
        array = array[:, 0]
    if array.ndim != 1:
        several = _SEVERAL.get(where.partition(",")[0])
        raise ShapeError(
            f"{where}: the values are {array.shape}; one column is required. Pass one at a time"
            f"{f', or all to {several}, which takes several' if several else ''}."
        )
    if array.size > LARGEST:
        raise ShapeError(f"{where}: there are {array.size:,} values; up to {LARGEST:,} fit. Pass fewer at once.")
    return array


def _range(rows: int | slice | None, count: int) -> tuple[int, int]:
    if rows is None:
        return 0, count
    if isinstance(rows, slice):
        if rows.step not in (None, 1):
            raise ValueError(f"missing values: train_rows is {rows}; rows must follow each other. Leave out the step.")
        return slice(rows.start, rows.stop).indices(count)[:2]
    return 0, size("missing values", "train_rows", rows)


def _class_numbers(labels: NDArray[Any], where: str, refuse: bool) -> NDArray[np.int32]:
    """Convert integers to int32; numbers out of range raise an error or become -1, which is not a class."""
    if labels.dtype.kind not in "biuf":
        raise TypeError(f"{where}: labels are {labels.dtype}; class numbers or texts are required. Convert them first.")
    if labels.dtype.kind == "f":
        for row in np.flatnonzero(~(labels == np.trunc(labels)))[:1]:
            raise ValueError(
                f"{where}: the label in row {row} is {labels[row]}; class numbers are whole, from 0. "
                "Number the classes."
            )
    fits = (labels >= -LARGEST) & (labels <= LARGEST)
    for row in np.flatnonzero(~fits)[: int(refuse)]:
        raise ValueError(
            f"{where}: the label in row {row} is {labels[row]}; class numbers are 0 to {LARGEST:,}. "
            "Number the classes, or pass texts."
        )
    return np.where(fits, labels, -1).astype(np.int32)


def _class_count(categories: Any, numbers: NDArray[np.int32], where: str) -> int:
    if categories is None:
        return int(numbers.max(initial=-1)) + 1
    if isinstance(categories, (list, tuple, np.ndarray)):
        raise TypeError(
            f"{where}: labels are class numbers and categories {kind(categories)}; "
            "class numbers need a number of classes. "
            "Pass how many there are."
        )
    return size(where, "categories", categories)


def _text_numbers(texts: NDArray[Any], categories: Any, where: str, *, refuse: bool) -> tuple[NDArray[np.int32], int]:
    names = _categories(texts, categories, where)
    index = {text: number for number, text in enumerate(names)}
    numbers = np.array([index.get(text, -1) if isinstance(text, str) else -1 for text in texts], np.int32)
    for row in np.flatnonzero(numbers < 0)[: int(refuse)]:
        text = str(texts[row]) if isinstance(texts[row], str) else texts[row]
        arrived = "has no value" if is_missing(text) else f"is {shown(text)}"
        raise ValueError(
            f"{where}: row {row} {arrived}; the categories are {', '.join(map(repr, names))}. Add it, "
            "or let others be zero "
            "in every column."
        )
    return numbers, len(names)


def _categories(texts: NDArray[Any], categories: Any, where: str) -> list[str]:
    if categories is None:
        for row, text in enumerate(texts):
            if not isinstance(text, str) and not is_missing(text):
                raise TypeError(
                    f"{where}: row {row} is {shown(text)} among texts; labels must be of one kind. Convert them."
                )
        names = sorted({text for text in texts if isinstance(text, str)})
    elif isinstance(categories, str) or not all(
        isinstance(text, str) for text in np.atleast_1d(np.asarray(categories))
    ):
        raise TypeError(
            f"{where}: labels are texts and categories {shown(categories)}; texts need a list of texts. "
            "Pass what gets a column."
        )
    else:
        names = [str(text) for text in categories]
    if not names:
        raise ValueError(f"{where}: there is no category. Name at least one.")
    for text in names:
        if names.count(text) > 1:
            raise ValueError(f"{where}: {text!r} is named more than once; each category has one column. Name it once.")
    return names


# -- splits ----------------------------------------------------------------------------------------------------------


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
    array = _bridge.plain(values, f"held-out split, {what}")
    if not array.ndim:
        raise ShapeError(
            f"held-out split, {what}: {kind(values)} arrived; rows are required. Pass a table or a column."
        )
    return array


def _select_rows(values: Any, rows: NDArray[np.int32]) -> Any:
    return values.iloc[rows] if hasattr(values, "iloc") else values[rows]


def _is_share(amount: Any) -> bool:
    return not isinstance(amount, (int, np.integer))


def _strata(targets: Any) -> NDArray[np.int32]:
    labels = _column(targets, "held-out split, classes")
    names, numbers, counts = np.unique(labels, return_inverse=True, return_counts=True)
    for name in names[counts < 2][:1]:
        raise ValueError(
            f"held-out split: class {name!s} has one row; "
            "equal shares of the classes on both sides need two or more of each. "
            "Leave the class out, or split without shares."
        )
    return numbers.astype(np.int32)


def _judgement(predictions: NDArray[Any], targets: NDArray[Any]) -> Judgement:
    p, t = (array[:, np.newaxis] if array.ndim == 1 else array for array in (predictions, targets))
    if p.shape != t.shape or not t.size:
        raise ShapeError(
            f"held-out split: predictions are {predictions.shape}, targets {targets.shape}; "
            "both must have the same shape, "
            "at least one row. Predict for the inputs to test with."
        )
    if t.dtype.kind == "f" or t.ndim > 2 or t.shape[1] > 1:
        error = _bridge.judge_numbers(
            _bridge.matrix(p, "held-out split, predictions"), _bridge.matrix(t, "held-out split, targets")
        )
        return Judgement("mean squared error", error, None, len(t))
    if (p.dtype.kind in "OUT") != (t.dtype.kind in "OUT"):
        raise TypeError(
            f"held-out split: predictions are {p.dtype}, targets {t.dtype}; texts are compared with texts, "
            "numbers with numbers. "
            "Predict labels of the same kind."
        )
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
