"""Tables of raw rows and their preprocessing in the engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from .. import _runtime
from .._arrays import FloatArray, empty
from .._errors import well_formed
from .._numerics import F8
from .engine import translated
from .preparation import STRATEGIES


class Plan(NamedTuple):
    """How a column is to be prepared, with the name of a strategy for missing values."""

    missing: str = "refuse"
    constant: float | str | None = None
    one_hot: bool = False
    others_are_zero: bool = False
    standardize: bool = False


class Label(NamedTuple):
    """The label column: classes, numbers, or (None) what its values are."""

    name: str
    are_classes: bool | None
    standardize: bool


#: A column of numbers, float64; or of texts: the distinct ones, and for each row the index of its text or -1.
Column = NDArray[np.float64] | tuple[Sequence[str], NDArray[np.int32]]


def raw_table(columns: Mapping[str, Column]) -> Any:
    """A table in the engine; the columns are copied."""
    table = _runtime.interop().RawTable()
    with translated():
        for name, column in columns.items():
            if isinstance(column, np.ndarray):
                table.Numbers(well_formed(name), id(column))
                continue
            texts = [text.encode("utf-8", "replace") for text in column[0]]
            content = np.frombuffer(b"".join(texts), np.uint8)
            ends = np.cumsum([len(text) for text in texts], dtype=np.int64)
            table.Texts(well_formed(name), id(content), id(ends), id(column[1]))
    return table


def fit_preprocessing(
    columns: Mapping[str, Column],
    plans: Mapping[str, Plan] | None,
    ignored: Iterable[str],
    label: Label | None,
    defaults: Plan,
) -> str:
    """Fit a preprocessing; return its text, as in the header of a model file."""
    with translated():
        return str(_plan(plans, ignored, label, defaults).Fit(raw_table(columns), plans is not None))


class StreamedFit:
    """A preprocessing that is fitted to blocks of rows."""

    def __init__(
        self, plans: Mapping[str, Plan] | None, ignored: Iterable[str], label: Label | None, defaults: Plan
    ) -> None:
        with translated():
            self._engine = _plan(plans, ignored, label, defaults).Start(plans is not None)

    def add(self, table: Any) -> None:
        """Add a block, a table in the engine."""
        with translated():
            self._engine.Add(table)

    def complete(self) -> str:
        """Fit the preprocessing; return its text."""
        with translated():
            return str(self._engine.Complete())


class CsvBlocks:
    """A CSV file that is read block by block."""

    def __init__(self, path: str, separator: str, missing: Sequence[str]) -> None:
        with translated():
            self._engine = _runtime.interop().StreamedCsv(path, separator, "\x1f".join(missing))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._engine.Dispose()

    def next(self) -> int:
        """Read the next block; return its number of rows, 0 at the end."""
        with translated():
            return int(self._engine.Next())

    @property
    def names(self) -> list[str]:
        """The names of the columns of the current block."""
        return [str(name) for name in self._engine.Names()]

    def rows(self, indices: NDArray[np.int32] | None = None) -> Any:
        """Rows of the current block, a table in the engine; None for all."""
        with translated():
            return self._engine.Block(id(indices))


def _plan(plans: Mapping[str, Plan] | None, ignored: Iterable[str], label: Label | None, defaults: Plan) -> Any:
    plan = _runtime.interop().PreprocessingPlan()
    with translated():
        plan.Defaults(STRATEGIES[defaults.missing], defaults.standardize, defaults.others_are_zero)
        for name in ignored:
            plan.Ignore(well_formed(name))
        if label is not None:
            which = -1 if label.are_classes is None else int(label.are_classes)
            plan.Label(well_formed(label.name), which, label.standardize)
        for name, each in (plans or {}).items():
            is_text = isinstance(each.constant, str)
            plan.Column(
                well_formed(name),
                STRATEGIES[each.missing],
                np.nan if is_text or each.constant is None else float(each.constant),
                well_formed(str(each.constant)) if is_text else None,
                each.one_hot,
                each.others_are_zero,
                each.standardize,
            )
    return plan


class PreparedRows:
    """A fitted preprocessing in the engine."""

    def __init__(self, text: str) -> None:
        with translated():
            self._engine = _runtime.interop().PreparedRows(well_formed(text))

    @property
    def text(self) -> str:
        """The text, in the form in which the engine writes it."""
        return str(self._engine.Text())

    @property
    def names(self) -> list[str]:
        """The names of the inputs."""
        return [str(name) for name in self._engine.InputNames()]

    def check(self, names: Iterable[str]) -> None:
        """Raise an error if a table has other columns."""
        with translated():
            self._engine.Check([well_formed(name) for name in names])

    def transform(self, table: Any, rows: int, dtype: np.dtype[Any]) -> FloatArray:
        """The inputs of a number of raw rows, a table in the engine; a new array."""
        inputs: FloatArray = empty((rows, len(self.names)), dtype)
        with translated():
            self._engine.Transform(table, id(inputs))
        return inputs

    def targets(self, table: Any, rows: int, dtype: np.dtype[Any] | None) -> NDArray[Any]:
        """The targets of raw rows: class numbers if there is no dtype, else numbers."""
        targets: NDArray[Any] = empty(rows, np.int32) if dtype is None else empty((rows, 1), dtype)
        with translated():
            self._engine.Targets(table, id(targets))
        return targets

    def to_raw(self, outputs: FloatArray) -> FloatArray:
        """Predictions in the unit of the label, a new array."""
        raw: FloatArray = empty(outputs.shape, outputs.dtype)
        with translated():
            self._engine.ToRaw(id(outputs), id(raw))
        return raw


def texts_of(column: NDArray[Any], is_missing: Callable[[Any], bool]) -> tuple[list[str], NDArray[np.int32]]:
    """The distinct texts of a column, and the index of each row's text, -1 for a missing value."""
    numbers: dict[str, int] = {}
    codes = [-1 if is_missing(value) else numbers.setdefault(str(value), len(numbers)) for value in column]
    return list(numbers), np.array(codes, np.int32)


def as_numbers(column: NDArray[Any]) -> NDArray[np.float64]:
    """A contiguous float64 array."""
    return np.ascontiguousarray(column, F8)
