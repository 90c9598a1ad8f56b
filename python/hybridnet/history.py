"""The history of training: numbers of every epoch."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from types import NoneType
from typing import TYPE_CHECKING, Any

from ._attributes import Hinted
from ._bridge import history_columns
from ._errors import needs, shown
from ._public import guarded, public

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from pandas import DataFrame

__all__ = ["History"]

# Columns that every run computes: a loss of NaN is shown, other columns of NaN were not computed.
_ALWAYS = {"loss", "data_loss", "reg_loss"}
# What a run needs that computes a column.
_NEEDS = {"val_loss": "validation data", "accuracy": "a metric", "val_accuracy": "validation data and a metric"}


class _NoColumnError(KeyError):
    """A column that a history does not have; KeyError shows its text in quotes."""

    def __str__(self) -> str:
        return str(self.args[0])


class History(Hinted, Mapping[str, list[float]]):
    """The history of training: columns by name, each a list with one number per epoch.

    ``"loss"`` is ``"data_loss"`` + ``"reg_loss"``. ``"data_loss"`` is the mean of the sample losses, each from before
    the step its batch led to; ``"reg_loss"`` the penalties after the last step of the epoch; ``"accuracy"`` the metric
    over the epoch; ``"learning_rate"`` that of its last step; ``"val_loss"`` and ``"val_accuracy"`` are of the
    validation data. What was not computed has no name here. The numbers are NumPy's, as Python's floats.

    Attributes
    ----------
    epoch : the number of each epoch, from 1.
    history : the same as a plain dict.

    >>> history = History()
    >>> len(history.epoch), list(history)
    (0, [])
    """

    def __init__(self) -> None:
        self._rows: list[list[float]] = []
        #: Index of the first epoch of the run with a checkpoint file.
        self._runs: dict[str, int] = {}

    @property
    def epoch(self) -> list[int]:
        """The number of each epoch, from 1."""
        return list(range(1, len(self._rows) + 1))

    @property
    def history(self) -> dict[str, list[float]]:
        """All columns as a plain dict of lists."""
        return dict(self)

    def to_frame(self) -> DataFrame:
        """Convert to a pandas DataFrame, one row per epoch, with the number of the epoch as index.

        Raises
        ------
        ImportError : pandas is not installed.
        """
        try:
            from pandas import DataFrame, Index
        except ImportError as error:
            raise needs("a history as a DataFrame", "pandas", "pip install pandas", error) from None
        return DataFrame(self.history, index=Index(self.epoch, name="epoch"))

    def plot(self, ax: Axes | None = None, names: tuple[str, ...] = ("loss", "val_loss")) -> Axes:
        """Draw columns over the epochs.

        Parameters
        ----------
        ax : the axes to draw on; None creates a new figure.
        names : the columns to draw; columns that do not exist are omitted.

        Raises
        ------
        ImportError : matplotlib is not installed.
        """
        if not isinstance(names, (tuple, list)) or not all(isinstance(name, str) for name in names):
            raise TypeError(f"history, plot: names is {shown(names)}; a list of names is required, such as ['loss'].")
        from .views import plots

        axes = plots.lines(self.epoch, {name: self[name] for name in names if name in self}, ax=ax)
        axes.set_xlabel("epoch")
        return axes

    def __getitem__(self, name: str) -> list[float]:
        if name not in self._names():
            raise _NoColumnError(self._without(name))
        index = history_columns().index(name)
        return [row[index] for row in self._rows]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names())

    def __len__(self) -> int:
        return len(self._names())

    def __repr__(self) -> str:
        if not self._rows:
            return f"{type(self).__name__}(no epochs)"
        last = ", ".join(f"{name}={self[name][-1]:.4g}" for name in self)
        return f"{type(self).__name__}({len(self._rows):,} epochs, the last with {last})"

    def _without(self, name: object) -> str:
        """What to say of a column that does not exist."""
        names = self._names()
        if not names:
            return f"history: there is no {shown(name)}; there are no epochs yet. Call fit first."
        what = _NEEDS.get(str(name))
        advice = f" Fit with {what} for it." if what else ""
        return f"history: there is no {shown(name)}; the columns are {', '.join(map(repr, names))}.{advice}"

    def _unknown(self, name: str) -> Any:
        if name in history_columns():
            raise AttributeError(
                f"{type(self).__name__!r} object has no attribute {name!r}; the columns are read by name. "
                f"Write history[{name!r}].",
                name=name,
                obj=None,
            )
        return super()._unknown(name)

    if not TYPE_CHECKING:
        __getattr__ = guarded(_unknown)

    def extend(self, rows: list[list[float]]) -> None:
        """Append epochs, one row of numbers each."""
        self._rows += rows

    def start(self, checkpoint: str | None) -> int:
        """Number of epochs before those of the next run, which may have a checkpoint file.

        Raises
        ------
        TypeError : the checkpoint is not a path.
        """
        if not isinstance(checkpoint, (str, NoneType)):
            raise TypeError(f"history: the checkpoint is {shown(checkpoint)}; a path as text, or None, is required.")
        return self._runs.get(checkpoint or "", len(self._rows))

    def begin(self, checkpoint: str, resumed: bool) -> None:
        """Start a run with a checkpoint. The epochs of a resumed run replace those of the same run here."""
        if resumed:
            del self._rows[self.start(checkpoint) :]
        self._runs[checkpoint] = len(self._rows)

    def _names(self) -> list[str]:
        """The columns with numbers; a loss of NaN is a number."""
        if not self._rows:
            return []
        columns = list(enumerate(history_columns()))[1:]
        return [
            name for index, name in columns if name in _ALWAYS or not all(math.isnan(row[index]) for row in self._rows)
        ]


def epoch_numbers(row: Sequence[float]) -> dict[str, float]:
    """One row of a history as a dict, without the numbers that were not computed."""
    numbers = list(zip(history_columns(), row, strict=True))[1:]
    return {name: value for name, value in numbers if name in _ALWAYS or not math.isnan(value)}


public(__name__)
