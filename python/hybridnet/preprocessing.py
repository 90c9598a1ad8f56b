"""Preprocessing of raw tables for a model, saved with it: imputation, one-hot encoding, standardization, label."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, Self

import numpy as np
from numpy.typing import NDArray

from . import _bridge, _numerics
from ._bridge import FloatArray
from ._errors import ShapeError, StateError, choice, flag, kind, number, shown
from ._public import public
from ._table_columns import columns_of, is_missing, with_nan
from ._transformers import Transformer
from .preparation import Standardizer
from .tables import FillMissing, OneHot

__all__ = ["Preprocessing"]

_STEPS = ("one_hot", "standardize")
_MISSING = ("refuse", "mean", "median", "most_frequent")
_WHERE = "preprocessing"


class Preprocessing(Transformer):
    """The preparation of raw rows for a model, fitted on the training rows, saved and loaded with the model.

    It converts tables (a DataFrame, or a dict of columns) to the inputs of a model, and the label column to targets.
    A table with other columns is refused by their names.

    Parameters
    ----------
    columns : how to prepare each column, in the order of the inputs: a dict of ``"one_hot"``, ``"standardize"``, a
        :class:`FillMissing`, :class:`OneHot` or :class:`Standardizer`, or a list of these; ``[]`` for a column of
        numbers that is used as it is. The other columns of the table are ignored. None for every column that is neither
        the label nor ignored: numbers are standardized, texts are one-hot encoded.
    label : the name of the label column; None for none.
    ignore : names of columns that are not used.
    missing : if ``columns`` is None, the strategy for missing numbers: ``"mean"``, ``"median"``, ``"most_frequent"``,
        or ``"refuse"`` to raise an error. Missing texts are then replaced by the most frequent one, or refused.
    standardize : if ``columns`` is None, whether numbers are standardized.
    others : if ``columns`` is None, what to do with a category that the training rows do not have: ``"refuse"`` to
        raise an error, or ``"zero"`` to encode it as 0 in every column.
    labels_are : ``"classes"``, ``"numbers"`` (regression), or ``"auto"``: classes are texts, or up to 20 different
        whole numbers of 0 or more.
    standardize_label : whether the targets of a regression are standardized; predictions are converted back.

    Attributes
    ----------
    names : the names of the inputs, such as ``"age"`` and ``"port=S"``; empty before :meth:`fit`.
    steps : the fitted steps of each column as plain data; empty before :meth:`fit`.
    ignored : the columns that tables may have and that are not used.
    classes : the labels of the classes 0, 1, 2, ...; None for a regression, or without a label column.

    >>> table = {"age": [20.0, None, 40.0], "port": ["S", "C", "S"], "survived": [0, 1, 1]}
    >>> prepare = Preprocessing(label="survived", missing="mean").fit(table)
    >>> prepare.names, prepare.classes
    (['age', 'port=C', 'port=S'], [0, 1])
    >>> prepare.transform({"age": [30.0], "port": ["C"]}).tolist()
    [[0.0, 1.0, 0.0]]
    """

    def __init__(
        self,
        columns: Mapping[str, Any] | None = None,
        *,
        label: str | None = None,
        ignore: Iterable[str] = (),
        missing: Literal["refuse", "mean", "median", "most_frequent"] = "refuse",
        standardize: bool = True,
        others: Literal["refuse", "zero"] = "refuse",
        labels_are: Literal["auto", "classes", "numbers"] = "auto",
        standardize_label: bool = False,
    ) -> None:
        choice(_WHERE, "missing", missing, _MISSING)
        choice(_WHERE, "others", others, ("refuse", "zero"))
        choice(_WHERE, "labels_are", labels_are, ("auto", "classes", "numbers"))
        if label is not None and not isinstance(label, str):
            raise TypeError(f"{_WHERE}: label is {shown(label)}; the name of a column is required.")
        if columns is not None and not isinstance(columns, Mapping):
            raise TypeError(
                f"{_WHERE}: columns is {shown(columns)}; a dict with the steps of each column is required, such as "
                '{"age": "standardize"}.'
            )
        self.columns = columns
        self.label = label
        self.ignore = _name_list("ignore", ignore)
        self.missing = missing
        self.standardize = flag(_WHERE, "standardize", standardize)
        self.others = others
        self.labels_are = labels_are
        self.standardize_label = flag(_WHERE, "standardize_label", standardize_label)
        self.names: list[str] = []
        self.steps: dict[str, list[dict[str, Any]]] = {}
        self.ignored: list[str] = []
        self.classes: list[Any] | None = None
        self._text, self._is_plain = "", False
        self._plans = None if columns is None else {str(name): _plan(str(name), each) for name, each in columns.items()}

    def fit(self, X: Any, y: Any = None) -> Self:
        """Fit the steps of all columns, and the label column. Pass the training rows, so that no information leaks.

        Parameters
        ----------
        X : a DataFrame or a dict of columns, with the label column if there is one.
        y : ignored; scikit-learn's pipelines pass it.

        Raises
        ------
        ValueError : a column is missing, its values do not fit its steps, or values are missing and none may be; the
            text names the column.
        TypeError : a column has values that are neither numbers nor texts.
        """
        given = columns_of(X, _WHERE)
        wanted = (
            given if self._plans is None else {n: c for n, c in given.items() if n in self._plans or n == self.label}
        )
        skipped = {
            name: np.zeros(len(column)) for name, column in given.items() if name not in wanted or name in self.ignore
        }
        table = {name: skipped[name] if name in skipped else _converted(name, given[name]) for name in given}
        self._set(_bridge.fit_preprocessing(table, *self._options()))
        return self

    def transform(self, X: Any) -> FloatArray:
        """The inputs of raw rows: (rows, inputs), float32, or float64 after ``init(dtype="float64")``.

        Parameters
        ----------
        X : a DataFrame or a dict of columns, in any order; label and ignored columns may be missing.

        Raises
        ------
        StateError : :meth:`fit` was not called.
        ValueError : a column is missing or unknown, or a value is missing, infinite, of another type or an unknown
            category; the text names column and row.
        """
        engine = self._fitted()
        given = columns_of(X, _WHERE)
        engine.check(given)
        table = {name: _converted(name, given[name]) for name in self.steps}
        return engine.transform(_bridge.raw_table(table), len(next(iter(given.values()))), _numerics.numerics.dtype)

    def targets(self, X: Any) -> NDArray[Any]:
        """The targets of raw rows with a label column.

        Returns
        -------
        Class numbers, (rows,), int32; for a regression numbers, (rows, 1), of the dtype of :meth:`transform`.

        Raises
        ------
        StateError : :meth:`fit` was not called, or there is no label column.
        ValueError : the table has no label column, or a label is missing or not one of the classes.
        """
        engine = self._fitted()
        given = columns_of(X, _WHERE)
        name = self.label
        table = {each: _converted(each, given[each]) if each == name else np.zeros(len(given[each])) for each in given}
        dtype = None if self.classes is not None else _numerics.numerics.dtype
        return engine.targets(_bridge.raw_table(table), len(next(iter(given.values()))), dtype)

    def _targets_of(self, values: NDArray[Any]) -> NDArray[Any]:
        """The targets of values of the label column, as :meth:`targets`."""
        label = {str(self.label): _converted(str(self.label), values)}
        dtype = None if self.classes is not None else _numerics.numerics.dtype
        return self._fitted().targets(_bridge.raw_table(label), len(values), dtype)

    def to_raw(self, outputs: Any) -> Any:
        """Convert the outputs of a model to the unit of the label column, if the targets were standardized.

        Raises
        ------
        StateError : :meth:`fit` was not called.
        """
        engine = self._fitted()
        return engine.to_raw(_bridge.floats(outputs, f"{_WHERE}, outputs")) if self._scales_label() else outputs

    def _inputs(self, X: Any) -> Any:
        """:meth:`transform`; columns that need no step keep their dtype, and may have missing values."""
        if not self._is_plain:
            return self.transform(X)
        given = columns_of(X, _WHERE)
        self._fitted().check(given)
        return np.column_stack([given[name] for name in self.steps])

    @classmethod
    def of(cls, *fitted: Any, label: str | None = None, classes: Sequence[str] | None = None) -> Self:
        """Create a preprocessing of fitted parts: :class:`FillMissing`, :class:`OneHot`, :class:`Standardizer`.

        Parameters
        ----------
        fitted : the parts, in the order in which they are applied to the columns that they were fitted to. Inputs have
            the order in which the columns are named first. A Standardizer must have been fitted to a DataFrame.
        label : the name of the label column; None for none.
        classes : the labels of the classes 0, 1, 2, ...; None for a regression.

        Raises
        ------
        StateError : a part is not fitted.
        TypeError : a part is of another class.

        >>> fill = FillMissing("mean").fit({"age": [20.0, 40.0]})
        >>> Preprocessing.of(fill, label="survived", classes=["no", "yes"]).names
        ['age']
        """
        columns: dict[str, dict[str, Any]] = {}
        for part in fitted:
            for name, step, is_text in _steps_of(part):
                column = columns.setdefault(
                    name, {"name": name, "type": "texts" if is_text else "numbers", "steps": []}
                )
                column["steps"].append(step)
        target = None
        if label is not None:
            names = None if classes is None else [str(each) for each in classes]
            are_numbers = classes is not None and not any(isinstance(each, str) for each in classes)
            target = {"name": label, "classes": names} | (
                {"scale": None} if names is None else {"are_numbers": are_numbers}
            )
        text = json.dumps({"version": 1, "columns": list(columns.values()), "ignored": [], "label": target})
        return cls._read(text)

    # -- details

    def _options(self) -> tuple[dict[str, _bridge.Plan] | None, list[str], _bridge.Label | None, _bridge.Plan]:
        """The arguments as the engine takes them: plans, ignored columns, label column, defaults."""
        label = None
        if self.label is not None:
            which = None if self.labels_are == "auto" else self.labels_are == "classes"
            label = _bridge.Label(self.label, which, self.standardize_label)
        defaults = _bridge.Plan(self.missing, None, False, self.others == "zero", self.standardize)
        return self._plans, self.ignore, label, defaults

    @classmethod
    def _read(cls, text: str) -> Self:
        """The preprocessing in the header of a model file."""
        made = cls()
        made._set(_bridge.PreparedRows(text).text)
        return made

    def _set(self, text: str) -> None:
        content = json.loads(text)
        label = content["label"]
        self._text = text
        self.steps = {each["name"]: each["steps"] for each in content["columns"]}
        self.ignored = content["ignored"]
        self.label = None if label is None else label["name"]
        self._is_plain = all(each["type"] == "numbers" and not each["steps"] for each in content["columns"])
        names = None if label is None else label["classes"]
        self.classes = [int(name) for name in names] if names and label["are_numbers"] else names
        self.names = self._fitted().names

    def _scales_label(self) -> bool:
        label = json.loads(self._text)["label"]
        return label is not None and label.get("scale") is not None

    def _fitted(self) -> _bridge.PreparedRows:
        if not self._text:
            raise StateError(
                f"{_WHERE}: fit was not called; it takes what is needed of the rows to train on. Call it first."
            )
        return _bridge.PreparedRows(self._text)

    def _is_fitted(self) -> bool:
        return bool(self._text)

    def _columns_in(self) -> tuple[list[str], bool]:
        return list(self.steps), True

    def _names_out(self, columns: list[str]) -> list[str]:
        return self.names

    def __repr__(self) -> str:
        if not self._text:
            return f"{type(self).__name__}()"
        return f"{type(self).__name__}({len(self.steps)} columns to {len(self.names)} inputs)"


def preprocessing_of(given: Any, where: str) -> Preprocessing:
    """A fitted preprocessing: the argument itself, or one of fitted parts."""
    if isinstance(given, Preprocessing):
        if not given._is_fitted():
            raise StateError(f"{where}: the preprocessing is not fitted. Call its fit with the rows to train on first.")
        return given
    return Preprocessing.of(*given) if isinstance(given, (list, tuple)) else Preprocessing.of(given)


def of_columns(names: Iterable[str]) -> Preprocessing:
    """A preprocessing of columns of numbers that are used as they are: it checks their names."""
    columns = [{"name": name, "type": "numbers", "steps": []} for name in names]
    return Preprocessing._read(json.dumps({"version": 1, "columns": columns, "ignored": [], "label": None}))


def _name_list(what: str, names: Any) -> list[str]:
    if isinstance(names, str) or not isinstance(names, Iterable):
        raise TypeError(
            f"{_WHERE}: {what} is {shown(names)}; a list of names of columns is required. Put it in brackets."
        )
    listed = list(names)
    for name in listed:
        if not isinstance(name, str):
            raise TypeError(f"{_WHERE}: {what} has {shown(name)}; the names of columns are texts.")
    return listed


def _converted(name: str, column: NDArray[Any]) -> Any:
    """A column as the engine takes it: numbers as float64, texts as the distinct ones with an index per row."""
    texts = [isinstance(value, str) for value in column] if column.dtype.kind in "OUT" else []
    if not any(texts):
        return _bridge.as_numbers(with_nan(column, f'{_WHERE}, column "{name}"'))
    for row, value in enumerate(column):
        if not texts[row] and not is_missing(value):
            raise TypeError(
                f'{_WHERE}, column "{name}": row {row} is {shown(value)} among texts; one kind is required. '
                "Convert them."
            )
    return _bridge.texts_of(column, is_missing)


def _plan(name: str, steps: Any) -> _bridge.Plan:
    plan = _bridge.Plan()
    for step in [steps] if isinstance(steps, (str, Transformer)) else _step_list(name, steps):
        if step == "one_hot" or isinstance(step, OneHot):
            others = step.others == "zero" if isinstance(step, OneHot) else False
            plan = plan._replace(one_hot=True, others_are_zero=others)
        elif step == "standardize" or isinstance(step, Standardizer):
            plan = plan._replace(standardize=True)
        elif isinstance(step, FillMissing):
            plan = plan._replace(**_filling(name, step))
        else:
            raise TypeError(
                f'{_WHERE}, column "{name}": a step is {shown(step)}; steps are FillMissing(...), '
                f"{', '.join(map(repr, _STEPS))}. Correct it."
            )
    return plan


def _step_list(name: str, steps: Any) -> list[Any]:
    if isinstance(steps, (list, tuple)):
        return list(steps)
    raise TypeError(
        f'{_WHERE}, column "{name}": the steps are {shown(steps)}; a list of steps is required, such as '
        '["standardize"].'
    )


def _filling(name: str, step: FillMissing) -> dict[str, Any]:
    strategy = step._of(step.strategy, name, "strategy")
    constant = step._constant(name, strategy, False)
    if constant is not None and not isinstance(constant, str):
        constant = number(f'{_WHERE}, column "{name}"', "the constant", constant)
    return {"missing": strategy, "constant": constant}


def _steps_of(part: Any) -> list[tuple[str, dict[str, Any], bool]]:
    """The steps of a fitted part: column, step, whether the column has texts."""
    if not isinstance(part, (FillMissing, OneHot, Standardizer)):
        raise TypeError(
            f"{_WHERE}: a part is {kind(part)}; FillMissing, OneHot and Standardizer are possible. Pass one of these, "
            "fitted."
        )
    if not part._is_fitted():
        raise StateError(f"{_WHERE}: {type(part).__name__} is not fitted. Call its fit first.")
    if isinstance(part, FillMissing):
        return [
            (name, {"type": "fill", "value": value}, isinstance(value, str))
            for name, value in part.values.items()
            if value is not None
        ]
    if isinstance(part, OneHot):
        zero = part.others == "zero"
        return [
            (
                name,
                {"type": "one_hot", "categories": list(map(str, found)), "others_are_zero": zero},
                isinstance(found[0], str),
            )
            for name, found in part.categories.items()
        ]
    if part.names is None:
        raise ShapeError(
            f"{_WHERE}: the Standardizer was fitted to an array, whose columns have no names; fit it to a DataFrame."
        )
    scales = zip(part.names, part.means.tolist(), part.deviations.tolist(), strict=True)  # type: ignore[union-attr]
    return [(name, {"type": "standardize", "mean": mean, "deviation": each}, False) for name, mean, each in scales]


public(__name__)
