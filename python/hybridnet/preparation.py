"""Data preparation: standardization, one-hot encoding, imputation; train/test splits are in :mod:`hybridnet.splits`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, NamedTuple, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import _bridge, _numerics
from ._bridge import FloatArray
from ._columns import column_of, name_of, names_of
from ._errors import LARGEST, ShapeError, StateError, choice, kind, shown, size
from ._public import public
from ._table_columns import UNNAMED, is_missing, numbered
from ._transformers import Transformer
from .splits import HeldOutSplit, Judgement, held_out_split
from .tables import filled

__all__ = [
    "Filled",
    "HeldOutSplit",
    "Judgement",
    "Standardizer",
    "fill_missing",
    "held_out_split",
    "one_hot",
]

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
        names = names_of(X)
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

    def _columns_in(self) -> tuple[list[str], bool]:
        names = vars(self).get("names")
        return (names, True) if names else numbered([str(index) for index in range(self._scale()[0].size)])

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
        fitted, given = vars(self).get("names"), names_of(X)
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
    array = column_of(labels, "one-hot, labels")
    if array.dtype.kind in "UT" and not isinstance(labels, np.ndarray):
        # NumPy converts a NaN among texts to the text "nan".
        array = column_of(np.array(labels, object), "one-hot, labels")
    name = name_of(labels)
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
    constant : the number or text for ``"constant"``; None for any other strategy.
    train_rows : the training rows, from which mean and median are computed: the number of first rows, a slice, or
        None for all. Pass the training rows, so that no information of the test rows leaks into training.

    Returns
    -------
    ``values``, ``kept_rows``, ``value``, ``missing``; the numbers are also logged, under ``hybridnet.engine``.

    Raises
    ------
    ValueError : values are missing and the strategy is ``"refuse"``, all training values are missing, or the constant
        is; a constant is given for another strategy; or a training value of which a statistic is computed is infinite.

    >>> fill_missing([1.0, None, 3.0, 8.0], "mean", train_rows=3).values.tolist()
    [1.0, 2.0, 3.0, 8.0]
    """
    choice("missing values", "strategy", strategy, tuple(_bridge.STRATEGIES))
    values = column_of(column, "missing values")
    if values.dtype.kind in "UT" and not isinstance(column, np.ndarray):
        # NumPy converts a NaN among texts to the text "nan".
        values = column_of(np.array(column, object), "missing values")
    return Filled(*filled(name_of(column) or UNNAMED, values, strategy, constant, _range(train_rows, values.size)))


# -- arguments -------------------------------------------------------------------------------------------------------


def _table(values: Any, where: str) -> FloatArray:
    """Convert a table of numbers; a single column must have two axes."""
    try:
        _bridge.check_exact(values, where)
        array = _bridge.floats(values, where)
    except TypeError:
        for index, name in enumerate(names_of(values) or ()):  # find the column that is not of numbers
            _bridge.floats(values.iloc[:, index], f'{where}, column "{name}"')
        raise
    if array.ndim != 2:
        raise ShapeError(
            f"{where}: the values are {array.shape}; rows and columns are required. Pass a table; of a single column "
            "np.reshape(values, (-1, 1))."
        )
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


public(__name__)
