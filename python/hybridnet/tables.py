"""Preparation of tables: CSV files, imputation of missing values and one-hot encoding, fitted on the training rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, Self

import numpy as np
from numpy.typing import NDArray

from . import _bridge, _numerics
from ._bridge import FloatArray
from ._errors import choice, file_name, number, shown, well_formed
from ._public import public
from ._table_columns import UNNAMED, columns_of, is_missing, like, matching, numbered, with_nan
from ._transformers import Transformer

__all__ = ["FillMissing", "OneHot", "read_csv"]

#: Fields of a CSV file that mean a missing value, in addition to empty ones.
MISSING = ("NA", "N/A", "n/a", "NaN", "nan", "null", "NULL", "None", "<NA>")


def read_csv(path: Any, *, separator: str = ",", missing: Sequence[str] = MISSING) -> Any:
    """Read a table with named columns from comma-separated values (RFC 4180, UTF-8).

    A column has numbers if every field is a finite number or missing: int64 if all are integers and none is missing,
    else float64 with NaN for a missing value. Any other column has texts, also a column with integers beyond 2**53 that
    float64 would round, such as identifiers.

    Parameters
    ----------
    path : the file; its first record has the names of the columns.
    separator : one character between fields, such as ``";"`` or a tab.
    missing : fields that mean a missing value, in addition to empty ones.

    Returns
    -------
    A pandas DataFrame; without pandas a dict of arrays by column, in which a missing text is None.

    Raises
    ------
    FileNotFoundError : there is no such file.
    ValueError : the file is not such a table; the text has the line number.

    >>> table = read_csv("houses.csv")  # doctest: +SKIP
    """
    if not isinstance(separator, str) or len(separator) != 1:
        raise ValueError(f"read_csv: separator is {shown(separator)}; it must be one character, such as ';'.")
    if not isinstance(missing, (list, tuple, set, frozenset)) or not all(isinstance(text, str) for text in missing):
        raise TypeError(f"read_csv: missing is {shown(missing)}; a list of texts is required, such as ['NA'].")
    table = _bridge.Table(file_name("read_csv", path), separator, missing)
    columns = {name: read_column(table, name) for name in table.names}
    try:
        import pandas as pd
    except ImportError:
        return columns
    # For a list pandas chooses its own dtype for texts.
    return pd.DataFrame({name: column if column.dtype != object else list(column) for name, column in columns.items()})


def read_column(table: _bridge.Table, name: str) -> NDArray[Any]:
    """A column as numbers if all fields are numbers or missing, else as texts."""
    if not table.has_numbers(name):
        return np.array(table.texts(name), object)
    numbers = table.numbers(name)
    # Integers of 2**53 and more are not exact in float64.
    is_whole = (np.abs(numbers) < 2**53) & (numbers == np.trunc(numbers))
    return numbers.astype(np.int64) if is_whole.all() else numbers


class FillMissing(Transformer):
    """Imputation of missing values in several columns, with values computed from the training rows.

    Parameters
    ----------
    strategy : ``"mean"``, ``"median"``, ``"most_frequent"`` or ``"constant"`` for all columns, or a dict with one per
        column. Texts have only ``"most_frequent"`` and ``"constant"``.
    constant : the value for ``"constant"``, or a dict with one per column of this strategy; None if there is none.

    Attributes
    ----------
    values : the replacement of missing values, by column; empty before :meth:`fit`.

    >>> fill = FillMissing({"age": "mean", "port": "most_frequent"})
    >>> table = fill.fit_transform({"age": [20.0, None, 40.0], "port": ["S", "S", None]})
    >>> table["age"].tolist(), table["port"].tolist()
    ([20.0, 30.0, 40.0], ['S', 'S', 'S'])
    >>> fill.transform({"age": [None], "port": [None]})["age"].tolist()
    [30.0]
    """

    def __init__(self, strategy: str | Mapping[str, str], *, constant: Any = None) -> None:
        if isinstance(strategy, Mapping):
            for name, each in strategy.items():
                choice(f'missing values, column "{name}"', "strategy", each, _FITTED)
        else:
            choice("missing values", "strategy", strategy, _FITTED)
        self.strategy = strategy
        self.constant = constant
        self.values: dict[str, Any] = {}

    def fit(self, X: Any, y: Any = None) -> Self:
        """Compute the replacement of each column. Pass the training rows.

        Parameters
        ----------
        X : a DataFrame, a dict of columns, an array, or a single column.
        y : ignored; scikit-learn's pipelines pass it.

        Raises
        ------
        ValueError : a column has no known value, a strategy is not possible for it, a constant is given for another
            strategy, or a value is infinite where a statistic is computed; the text names the column.
        """
        columns = columns_of(X, "missing values")
        for what, given in (("strategy", self.strategy), ("constant", self.constant)):
            for name in given if isinstance(given, Mapping) else ():
                if name not in columns:
                    raise ValueError(
                        f'missing values, column "{name}": a {what} is given for it, and there is none of this name; '
                        f"the columns are {', '.join(map(repr, columns))}. Check the name."
                    )
        strategies = {name: self._of(self.strategy, name, "strategy") for name in columns}
        # A single constant is for the columns of its strategy, of which there must be one.
        is_for_some = not isinstance(self.constant, Mapping) and "constant" in strategies.values()
        self.values = {
            name: filled(name, column, strategies[name], self._constant(name, strategies[name], is_for_some))[2]
            for name, column in columns.items()
        }
        return self

    def transform(self, X: Any) -> Any:
        """Return a new table of the same type with every missing value replaced.

        Raises
        ------
        StateError : :meth:`fit` was not called.
        ValueError : the columns are not those of :meth:`fit`.
        """
        given = matching(X, self.values, "missing values")
        columns = {name: filled(name, column, "constant", self.values[name])[0] for name, column in given.items()}
        return like(X, columns)

    def _is_fitted(self) -> bool:
        return bool(self.values)

    def _columns_in(self) -> tuple[list[str], bool]:
        return numbered(list(self.values))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.strategy!r})"

    def _constant(self, name: str, strategy: str, is_for_some: bool) -> Any:
        if isinstance(self.constant, Mapping):
            return self.constant.get(name)
        return None if is_for_some and strategy != "constant" else self.constant

    def _of(self, given: Any, name: str, what: str) -> Any:
        if not isinstance(given, Mapping):
            return given
        if name not in given:
            raise ValueError(
                f'missing values, column "{name}": no {what} is given for it; those given are for '
                f"{', '.join(map(repr, given))}. Name one, or leave the column out."
            )
        return given.get(name)


class OneHot(Transformer):
    """One-hot encoding of one or more columns: one column per category, with 1 in the rows of that category, else 0.

    The categories are the values that occur in the rows of :meth:`fit`, sorted: no column is 0 in all of these rows.

    Parameters
    ----------
    others : ``"refuse"`` to raise an error for a value that is missing or not a category, or ``"zero"`` to encode it
        as 0 in all columns.

    Attributes
    ----------
    categories : the categories by column; empty before :meth:`fit`.
    names : the names of the columns that :meth:`transform` returns, such as ``"port=S"``.

    >>> encode = OneHot().fit({"sex": ["male", "female"], "deck": [3, 1]})
    >>> encode.names
    ['sex=female', 'sex=male', 'deck=1', 'deck=3']
    >>> encode.transform({"sex": ["male"], "deck": [1]}).tolist()
    [[0.0, 1.0, 1.0, 0.0]]
    """

    def __init__(self, *, others: Literal["refuse", "zero"] = "refuse") -> None:
        choice("one-hot", "others", others, ("refuse", "zero"))
        self.others = others
        self.categories: dict[str, list[Any]] = {}

    @property
    def names(self) -> list[str]:
        """The names of the columns that :meth:`transform` returns."""
        return self._names_out(list(self.categories))

    def fit(self, X: Any, y: Any = None) -> Self:
        """Collect the categories of each column. Pass the training rows.

        Parameters
        ----------
        X : a DataFrame, a dict of columns, an array, or a single column; texts or integers.
        y : ignored; scikit-learn's pipelines pass it.

        Raises
        ------
        ValueError, TypeError : a column has no category, or values of another type; the text names the column.
        """
        self.categories = {name: self._categories_of(name, column) for name, column in columns_of(X, "one-hot").items()}
        return self

    def transform(self, X: Any) -> FloatArray:
        """Return one column per category, (rows, categories), float32, or float64 after ``init(dtype="float64")``.

        Raises
        ------
        StateError : :meth:`fit` was not called.
        ValueError : the columns are not those of :meth:`fit`, or a value is not a category.
        """
        given = matching(X, self.categories, "one-hot")
        dtype = _numerics.numerics.dtype
        parts = [
            _bridge.one_hot(self._numbers(name, column), len(self.categories[name]), dtype, others_are_zero=True)
            for name, column in given.items()
        ]
        return np.ascontiguousarray(np.hstack(parts))

    def _is_fitted(self) -> bool:
        return bool(self.categories)

    def _columns_in(self) -> tuple[list[str], bool]:
        return numbered(list(self.categories))

    def _names_out(self, columns: list[str]) -> list[str]:
        found = zip(columns, self.categories.values(), strict=True)
        return [f"{name}={category}" for name, categories in found for category in categories]

    def __repr__(self) -> str:
        return f"{type(self).__name__}({len(self.names)} columns)" if self.categories else f"{type(self).__name__}()"

    def _categories_of(self, name: str, column: NDArray[Any]) -> list[Any]:
        found = {_category(name, row, value) for row, value in enumerate(column) if not is_missing(value)}
        if len({isinstance(value, str) for value in found}) > 1:
            raise TypeError(
                f'one-hot, column "{name}": it holds texts and numbers; one kind is required. Convert them.'
            )
        if not found:
            raise ValueError(f'one-hot, column "{name}": no value is known; one or more are required. Leave it out.')
        return sorted(found)

    def _numbers(self, name: str, column: NDArray[Any]) -> NDArray[np.int32]:
        categories = self.categories[name]
        index = {category: number for number, category in enumerate(categories)}
        numbers = np.full(len(column), -1, np.int32)
        for row, value in enumerate(column):
            if not is_missing(value):
                numbers[row] = index.get(_category(name, row, value), -1)
        for row in np.flatnonzero(numbers < 0)[: int(self.others == "refuse")]:
            arrived = "has no value" if is_missing(column[row]) else f"is {_plain(column[row])!r}"
            listed = ", ".join(map(repr, categories[:10])) + (", ..." if len(categories) > 10 else "")
            raise ValueError(
                f'one-hot, column "{name}": row {row} {arrived}; the categories are {listed}. Fit it on rows that have '
                'it, or let others be "zero" in every column.'
            )
        return numbers


# -- columns ---------------------------------------------------------------------------------------------------------

_OF_NUMBERS = ("mean", "median")
_FITTED = ("mean", "median", "most_frequent", "constant")


def filled(
    name: str, column: NDArray[Any], strategy: str, constant: Any, rows: tuple[int, int] | None = None
) -> tuple[NDArray[Any], NDArray[np.int32], Any, int]:
    """Impute or drop the missing values of a column; return the column, the rows kept, the value imputed, the number.

    Texts are passed to the engine as their indices in sorted order.
    """
    where = "missing values" if name == UNNAMED else f'missing values, column "{name}"'
    span, label = rows or (0, len(column)), well_formed(name)
    if constant is not None and strategy != "constant":
        raise _bridge.error("constant_unused", label, repr(strategy))
    texts = {value for value in column if isinstance(value, str)} if column.dtype.kind in "OUT" else set()
    is_mixed = any(not isinstance(value, str) and not is_missing(value) for value in column) if texts else False
    if (not texts or (is_mixed and strategy in _OF_NUMBERS)) and not (
        isinstance(constant, str) and column.dtype == object
    ):
        if strategy == "constant" and isinstance(constant, str):
            raise TypeError(f"{where}: the constant is {constant!r} and the values are numbers. Pass a number.")
        given = None if constant is None else number(where, "the constant", constant)
        return _bridge.fill(label, with_nan(column, where), strategy, given, span)
    if strategy in _OF_NUMBERS:
        raise ValueError(
            f'{where}: the values are texts, which have no {strategy}. Choose "most_frequent" or "constant".'
        )
    if strategy == "constant" and not isinstance(constant, str):
        raise TypeError(f"{where}: the constant is {shown(constant)} and the values are texts. Pass a text.")
    for row, value in enumerate(column):
        if not isinstance(value, str) and not is_missing(value):
            raise TypeError(f"{where}: row {row} is {shown(value)} among texts; one kind is required. Convert them.")
    names = sorted(texts | ({constant} if strategy == "constant" else set()))
    index = {text: number for number, text in enumerate(names)}
    codes = np.array([index[value] if isinstance(value, str) else np.nan for value in column], np.float64)
    code = float(index[constant]) if strategy == "constant" else None
    numbers, kept, value, missing = _bridge.fill(label, codes, strategy, code, span)
    words = np.array([None if number != number else names[int(number)] for number in numbers], object)
    return words, kept, None if value is None else names[int(value)], missing


def _category(name: str, row: int, value: Any) -> Any:
    """A text, or an integer as an int."""
    plain = _plain(value)
    if isinstance(plain, str):
        return plain
    if isinstance(plain, int) or (isinstance(plain, float) and plain == np.trunc(plain) and abs(plain) < 2**53):
        return int(plain)
    raise TypeError(
        f'one-hot, column "{name}": row {row} is {shown(plain)}; texts or whole numbers are required. '
        "Leave the column out, or make classes of it."
    )


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, str) else value.item() if isinstance(value, np.generic) else value


public(__name__)
