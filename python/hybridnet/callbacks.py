"""What takes part in ``fit``: callbacks of one's own, early stopping, checkpoints, a log."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import numpy as np

from ._errors import choice, file_name, flag, shown, size
from ._public import public
from ._settings import check

__all__ = ["CSVLog", "Callback", "Checkpoint", "EarlyStopping"]

_WATCHED = ("loss", "accuracy", "val_loss", "val_accuracy")


class Callback:
    """Something that is called at the moments of a training; define those that you want in a subclass.

    The moments, their names and their arguments are those of Keras, but epochs count from 1. Any of them ends training
    by returning True, or by ``self.model.stop_training = True``: after the step at ``on_train_batch_end``, else after
    the epoch, before it at ``on_epoch_begin``.

    Attributes
    ----------
    model : the model that is trained; set before ``on_train_begin``.
    uses_model : whether it looks at the model or changes it, True unless the subclass says otherwise. If False, nothing
        is copied out of the engine and in again around its moments; what only counts or prints is faster so.
    snapshots_per_second : how often ``on_snapshot`` is called at most, up to 40.

    >>> import hybridnet as hn
    >>> class Best(hn.Callback):
    ...     def on_train_begin(self, logs):
    ...         self.loss = float("inf")
    ...     def on_epoch_end(self, epoch, logs):
    ...         self.loss = min(self.loss, logs["loss"])
    """

    model: Any = None
    uses_model = True
    snapshots_per_second = 10.0
    _every_batches = 1
    #: Whether Ctrl-C may end one of its moments in the middle.
    _may_be_broken_off = True

    def on_train_begin(self, logs: dict[str, float]) -> bool | None:
        """Before the first step, after what is to be trained on was checked; ``logs`` is empty."""

    def on_epoch_begin(self, epoch: int, logs: dict[str, float]) -> bool | None:
        """Before the first step of an epoch, and before its samples are shuffled; ``logs`` is empty.

        Parameters
        ----------
        epoch : the number of the epoch in ``model.history``, from 1.
        logs : empty.
        """

    def on_train_batch_end(self, batch: int, logs: dict[str, float]) -> bool | None:
        """After a step.

        Parameters
        ----------
        batch : which of the epoch, from 0.
        logs : ``"loss"``, ``"data_loss"``, ``"reg_loss"`` of the batch, before its step; ``"accuracy"`` if there is a
            metric; ``"learning_rate"``.
        """

    def on_epoch_end(self, epoch: int, logs: dict[str, float]) -> bool | None:
        """After an epoch and its validation.

        Parameters
        ----------
        epoch : the number of the epoch in ``model.history``, from 1.
        logs : what ``model.history`` holds of it, by the same names.
        """

    def on_train_end(self, logs: dict[str, float]) -> None:
        """After the last step, also where training was interrupted or failed; ``logs`` is empty."""

    def on_snapshot(self, logs: dict[str, float]) -> None:
        """Between two steps, a few times a second: to show the model while it learns.

        Changes of parameters made here have no effect.

        Parameters
        ----------
        logs : ``"epoch"`` (from 1, of this ``fit``), ``"batch"`` (steps done of it), ``"loss"``, ``"accuracy"`` if
            there is a metric, ``"learning_rate"``.
        """

    def _join(self, session: Any) -> None:
        """Take part in a run of the engine's."""

    def _leave(self, took_place: bool) -> None:
        """See how the run ended, if it was not refused."""


class _Function(Callback):
    """A function of ``(model, epoch, numbers)`` that is called after every epoch."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self._function = function

    def on_epoch_end(self, epoch: int, logs: dict[str, float]) -> bool | None:
        answer: Any = self._function(self.model, epoch, logs)
        return bool(answer) if isinstance(answer, (bool, np.bool_)) else None


class EarlyStopping(Callback):
    """Stop training once a number has not become better for some epochs.

    Parameters
    ----------
    monitor : ``"loss"``, ``"accuracy"``, ``"val_loss"`` or ``"val_accuracy"``; losses are better when smaller.
    patience : epochs without an improvement that are borne, 0 or more.
    min_delta : what an improvement is at least.
    restore_best : whether the model ends with the parameters of its best epoch.

    Attributes
    ----------
    best_epoch : the epoch of the last run with the best number, 0 before the first.
    stopped : whether training was stopped.

    Raises
    ------
    ValueError : the number is none of these, or the patience is negative.
    """

    def __init__(
        self, monitor: str = "val_loss", patience: int = 10, min_delta: float = 0.0, restore_best: bool = True
    ) -> None:
        self.monitor, self.patience, self.min_delta, self.restore_best = monitor, patience, min_delta, restore_best
        self._checked()
        self.best_epoch = 0
        self.stopped = False

    def _join(self, session: Any) -> None:
        self._engine = session.stop_early(*self._checked())

    def _checked(self) -> tuple[int, int, float, bool]:
        """The settings as the engine takes them."""
        choice("early stopping", "monitor", self.monitor, _WATCHED)
        return (
            _WATCHED.index(self.monitor),
            size("early stopping", "the patience", self.patience),
            check("the least improvement", "early stopping", self.min_delta, "min_delta"),
            flag("early stopping", "restore_best", self.restore_best),
        )

    def _leave(self, took_place: bool) -> None:
        engine = self.__dict__.pop("_engine")
        if took_place:
            self.best_epoch, self.stopped = int(engine.BestEpoch), bool(engine.Stopped)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(monitor={self.monitor!r}, patience={self.patience})"


class Checkpoint(Callback):
    """Keep a run of training in a file, so that it goes on where it was, to the same bits, after its process has ended.

    The file holds parameters, what the optimizer remembers, the random state, epoch and batch. It is written beside
    and then renamed: there is always a whole one. It is written also when training is interrupted.

    Parameters
    ----------
    path : the file.
    every : epochs between two checkpoints, 1 or more; at most so many are run again. Neither this nor ``every_steps``:
        after the first step that ends a second or more after the last checkpoint, so that writing costs little.
    every_steps : steps between two checkpoints, counted anew in every epoch.
    resume : whether ``fit`` goes on from the file if it is there; else it starts anew and overwrites the file.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        every: int | None = None,
        every_steps: int | None = None,
        resume: bool = True,
    ) -> None:
        self.path = file_name("checkpoint", path)
        self.every, self.every_steps, self.resume = every, every_steps, resume
        self._checked()

    def _join(self, session: Any) -> None:
        session.checkpoint(*self._checked())

    def _checked(self) -> tuple[str, int, int, bool]:
        """The settings as the engine takes them."""
        return (
            file_name("checkpoint", self.path),
            _interval("every", self.every),
            _interval("every_steps", self.every_steps),
            flag("checkpoint", "resume", self.resume),
        )

    def __repr__(self) -> str:
        settings = {"every": self.every, "every_steps": self.every_steps}
        shown = "".join(f", {name}={value}" for name, value in settings.items() if value is not None)
        return f"{type(self).__name__}({self.path!r}{shown})"


class CSVLog(Callback):
    """Write every epoch as a row of a CSV file, one column for each number of the history.

    Parameters
    ----------
    path : the file. Every run appends its rows below one line with the names of the columns; a run that resumes from a
        checkpoint first removes the rows of the epochs that it trains again.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = file_name("CSV log", path)

    def _join(self, session: Any) -> None:
        session.log_to_csv(file_name("CSV log", self.path))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.path!r})"


def callback_list(callbacks: Any) -> list[Callback]:
    """The callbacks of a ``fit``; functions among them are called after every epoch.

    Raises
    ------
    TypeError : they are no list, or one of them is neither a callback nor a function.
    """
    try:
        given = list(callbacks)
    except TypeError:
        raise TypeError(
            f"model, fit: callbacks is {shown(callbacks)}; a list of them is required. Put it in brackets."
        ) from None
    return [_callback(each) for each in given]


def _callback(given: Any) -> Callback:
    if isinstance(given, Callback):
        return given
    if isinstance(given, type) or not callable(given):
        raise TypeError(
            f"model, fit: {shown(given)} is among the callbacks; an object such as hybridnet.EarlyStopping(), one of a "
            "subclass of hybridnet.Callback, or a function of (model, epoch, numbers), is required."
        )
    return _Function(given)


def _interval(name: str, value: Any) -> int:
    """Epochs or steps between two checkpoints; 0 for none by their count."""
    return 0 if value is None else int(check("the interval", "checkpoint", size("checkpoint", name, value), name))


public(__name__)
