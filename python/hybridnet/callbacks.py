"""Callbacks of ``fit``: the base class, early stopping, checkpoints, a CSV log."""

from __future__ import annotations

import math
import os
from collections.abc import Callable
from typing import Any

from . import _bridge
from ._attributes import Hinted
from ._errors import StateError, choice, file_name, flag, shown
from ._public import public
from ._settings import check, check_whole

__all__ = ["CSVLog", "Callback", "Checkpoint", "EarlyStopping"]


class Callback(Hinted):
    """Base class of callbacks: methods that ``fit`` calls during training. Define in a subclass those that you want;
    one whose name is almost that of one of these is refused, because nothing would call it.

    Names and arguments are those of Keras, but epochs count from 1. Each method can stop training by returning True, or
    by ``self.model.stop_training = True``: ``on_train_batch_end`` after that batch, ``on_epoch_begin`` before the
    epoch, ``on_epoch_end`` after it, ``on_snapshot`` after the current step. 1, 0 and bools of NumPy count too, and
    None is False; other values are refused.

    Attributes
    ----------
    model : the model in training; set before ``on_train_begin``.
    uses_model : whether the callback reads or changes the model, True by default. If False, ``model`` stays None, and
        parameters are not copied out of the engine and in again around each call, which is faster for callbacks that
        only count or print.
    snapshots_per_second : maximum number of calls of ``on_snapshot`` per second, up to 40.

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
    #: Whether Ctrl-C may interrupt one of its methods.
    _may_be_broken_off = True

    def on_train_begin(self, logs: dict[str, float]) -> bool | None:
        """Called before the first training step, after the arguments of ``fit`` were checked; ``logs`` is empty."""

    def on_epoch_begin(self, epoch: int, logs: dict[str, float]) -> bool | None:
        """Called before the first step of each epoch, and before its samples are shuffled.

        A run that resumes in the middle of an epoch calls it for that epoch too, with the order it had.

        Parameters
        ----------
        epoch : the number of the epoch in ``model.history``, from 1.
        logs : empty.
        """

    def on_train_batch_end(self, batch: int, logs: dict[str, float]) -> bool | None:
        """Called after each training step.

        Parameters
        ----------
        batch : index of the batch in its epoch, from 0.
        logs : ``"loss"``, ``"data_loss"``, ``"reg_loss"`` of the batch, before the step; ``"accuracy"`` if there is a
            metric; ``"learning_rate"``.
        """

    def on_epoch_end(self, epoch: int, logs: dict[str, float]) -> bool | None:
        """Called after each epoch and its validation.

        Parameters
        ----------
        epoch : the number of the epoch in ``model.history``, from 1.
        logs : the numbers of the epoch, with the names of ``model.history``.
        """

    def on_train_end(self, logs: dict[str, float]) -> None:
        """Called after the last step, also if training was interrupted or failed; ``logs`` is empty."""

    def on_snapshot(self, logs: dict[str, float]) -> None:
        """Called between two steps, a few times per second: to display the model during training.

        The model can be read here; what is changed of it is restored.

        Parameters
        ----------
        logs : ``"epoch"`` (in ``model.history``, from 1), ``"batch"`` (completed steps of it), ``"loss"``,
            ``"accuracy"`` if there is a metric, ``"learning_rate"``.
        """

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in vars(self).items() if name != "model"}

    def _join(self, session: Any) -> None:
        """Register the engine's part of the callback for a run."""

    def _leave(self, took_place: bool) -> None:
        """Read the results after the run; ``took_place`` is False if the run was refused."""


class FunctionCallback(Callback):
    """A function of ``(model, epoch, numbers)``, called after each epoch."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function

    def on_epoch_end(self, epoch: int, logs: dict[str, float]) -> bool | None:
        answer: bool | None = self.function(self.model, epoch, logs)
        return answer


class EarlyStopping(Callback):
    """Stop training when a monitored quantity has stopped improving.

    Of several among the callbacks, each keeps its own best epoch. Those that stopped training restore theirs, in their
    order; if none of them did, all do, so that the last one decides. A :class:`Checkpoint` keeps the best epochs. In a
    resumed run, one that restores the best epoch and that the checkpoint does not know counts from the resumed epoch,
    because the parameters of earlier epochs are lost. A run that was stopped early stays stopped.

    Parameters
    ----------
    monitor : ``"loss"``, ``"accuracy"``, ``"val_loss"`` or ``"val_accuracy"``; losses improve when they fall,
        accuracies when they rise.
    patience : number of epochs in a row without improvement after which training stops, 0 or more, as in Keras. If
        epoch 1 stays the best, training stops after epoch ``1 + patience``: with ``patience=2`` after epoch 3. With 0
        and 1 alike it stops after the first epoch that brings no improvement.
    min_delta : minimum change that counts as an improvement: better than the best epoch by more than this.
    restore_best : whether to restore the parameters of the best epoch at the end.

    Attributes
    ----------
    best_epoch : the best epoch of the last run, from 1; 0 before the first.
    stopped : whether it stopped the last run.

    Raises
    ------
    ValueError : ``monitor`` is not one of these, or the patience is negative.
    """

    #: The loss from which epochs count as without improvement: a saturated classifier has a loss that is clipped.
    _counts_from = math.inf

    def __init__(
        self, monitor: str = "val_loss", patience: int = 10, min_delta: float = 0.0, restore_best: bool = True
    ) -> None:
        self.monitor, self.patience, self.min_delta, self.restore_best = monitor, patience, min_delta, restore_best
        self._checked()
        self.best_epoch = 0
        self.stopped = False

    def _join(self, session: Any) -> None:
        if "_engine" in vars(self):
            raise StateError(
                "model, fit: the EarlyStopping takes part in another fit at this time; each fit needs its own. "
                "Create a second one."
            )
        self._engine = session.stop_early(*self._checked(), self._counts_from)

    def _checked(self) -> tuple[str, int, float, bool]:
        """The settings in the form of the engine."""
        choice("early stopping", "monitor", self.monitor, _bridge.choices("monitor"))
        return (
            self.monitor,
            check_whole("the patience", "early stopping", self.patience),
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
    """Save the training state to a file and resume from it, with the same bits, after the process has ended.

    The file holds parameters, optimizer state, random state, epoch and batch; the settings of layers, optimizer and
    metric at the start of the run, which must be those of the model that resumes, and the current ones, which callbacks
    may have changed and which it takes over. A new file is written beside the old one
    and renamed, so a complete one always exists. It is also written when training is interrupted.

    Parameters
    ----------
    path : the file.
    every : number of epochs between two checkpoints, 1 or more. If neither this nor ``every_steps`` is given, a
        checkpoint is written after the first step that ends a second or more after the last checkpoint.
    every_steps : number of steps between two checkpoints, counted from the start of each epoch.
    resume : whether ``fit`` resumes from the file if it exists; if not, it starts from the beginning and overwrites it.

    A file that is not a checkpoint is never overwritten: ``fit`` refuses it before the first step.
    """

    #: What else a run must have in common with the file to resume from it.
    _note = ""

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
        session.checkpoint(*self._checked(), self._note)

    def _checked(self) -> tuple[str, int, int, bool]:
        """The settings in the form of the engine."""
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
    """Write each epoch as a row of a CSV file, one column for each number of the history.

    Parameters
    ----------
    path : the file. Each run appends its rows; the first line holds the names of the columns. A run that resumes from a
        checkpoint first removes the rows of the epochs that it trains again.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = file_name("CSV log", path)

    def _join(self, session: Any) -> None:
        session.log_to_csv(file_name("CSV log", self.path))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.path!r})"


def callback_list(callbacks: Any) -> list[Callback]:
    """The callbacks of a call of ``fit``; functions among them are called after each epoch.

    Raises
    ------
    TypeError : they are not a list, or one of them is neither a callback nor a function.
    ValueError : one is given twice.
    """
    try:
        given = list(callbacks)
    except TypeError:
        raise TypeError(
            f"model, fit: callbacks is {shown(callbacks)}; a list of them is required. Put it in brackets."
        ) from None
    for index, callback in enumerate(given):
        if any(callback is other for other in given[:index]):
            raise _bridge.error("callback_twice", shown(callback))
    return [_callback(each) for each in given]


def _callback(given: Any) -> Callback:
    if isinstance(given, Callback):
        return given
    if isinstance(given, type) or not callable(given):
        raise TypeError(
            f"model, fit: {shown(given)} is among the callbacks; an object such as hybridnet.EarlyStopping(), one of a "
            "subclass of hybridnet.Callback, or a function of (model, epoch, numbers), is required."
        )
    return FunctionCallback(given)


def _interval(name: str, value: Any) -> int:
    """Epochs or steps between two checkpoints; 0 if not given."""
    return 0 if value is None else check_whole("the interval", "checkpoint", value, name)


public(__name__)
