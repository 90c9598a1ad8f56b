"""The moments of a training at which callbacks are called."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from typing import Any

from . import _bridge
from .callbacks import Callback
from .history import epoch_numbers

#: The engine's moments, in the order of a training, and what the methods of callbacks are called.
_METHODS = {
    "train_begin": "on_train_begin",
    "epoch_begin": "on_epoch_begin",
    "batch_end": "on_train_batch_end",
    "epoch_end": "on_epoch_end",
}
_OF_A_STEP = ("loss", "data_loss", "reg_loss", "accuracy", "learning_rate")


class Moments:
    """The callbacks of one training.

    Parameters
    ----------
    model : that is trained.
    callbacks : in the order they are called in.
    epochs_before : epochs of the model before this training.
    interrupt : that of the training.
    """

    def __init__(
        self, model: Any, callbacks: Sequence[Callback], epochs_before: int, interrupt: _bridge.Interrupt
    ) -> None:
        self._model, self._epochs_before, self._interrupt = model, epochs_before, interrupt
        self._called = [each for each in callbacks if any(_defines(each, name) for name in _METHODS.values())]
        self._ended = [each for each in callbacks if _defines(each, "on_train_end")]
        self._watching = [each for each in callbacks if _defines(each, "on_snapshot")]
        self._shown: dict[int, float] = {}
        for callback in {id(each): each for each in (*self._called, *self._ended, *self._watching)}.values():
            callback.model = model
        model.stop_training = False

    def groups(self) -> list[Group]:
        """Callbacks that the engine calls together: those that use the model, and each of the others."""
        using = [each for each in self._called if each.uses_model]
        others = [[each] for each in self._called if not each.uses_model]
        return [Group(self, each) for each in (using, *others) if each]

    def numbers(self, moment: str, row: Sequence[float]) -> dict[str, float]:
        """The numbers of a moment by their names."""
        if moment == "batch_end":
            there = zip(_OF_A_STEP, row, strict=True)
            return {name: value for name, value in there if name != "accuracy" or not math.isnan(value)}
        return epoch_numbers(row) if moment == "epoch_end" else {}

    def call(self, callbacks: Sequence[Callback], moment: str, epoch: int, step: int, row: Sequence[float]) -> bool:
        """Call the method of a moment; whether training goes on."""
        name = _METHODS[moment]
        where = {"train_begin": (), "batch_end": (step,)}.get(moment, (self._epochs_before + epoch,))
        methods = [getattr(each, name) for each in callbacks if _defines(each, name)]
        breakable = any(each._may_be_broken_off for each in callbacks)
        with self._interrupt.lifted() if breakable else nullcontext():
            answers = [method(*where, self.numbers(moment, row)) for method in methods]
        return not any(answer is True for answer in answers) and self._model.stop_training is not True

    def snapshot_is_due(self) -> bool:
        """Whether a callback wants to see the model now."""
        return bool(self._due())

    def snapshot(self, numbers: Mapping[str, float]) -> None:
        """Show the model to the callbacks that want to see it now."""
        for callback in self._due():
            with self._interrupt.lifted():
                callback.on_snapshot(dict(numbers))
            self._shown[id(callback)] = time.monotonic()

    def end(self) -> None:
        """Call what is called after the last step."""
        for callback in self._ended:
            callback.on_train_end({})

    def _due(self) -> list[Callback]:
        now = time.monotonic()
        return [
            each
            for each in self._watching
            if (now - self._shown.get(id(each), -math.inf)) * each.snapshots_per_second >= 1
        ]


class Group:
    """Callbacks that are called together."""

    def __init__(self, moments: Moments, callbacks: Sequence[Callback]) -> None:
        self._moments, self._callbacks = moments, callbacks
        self.uses_model = callbacks[0].uses_model
        self.every_batches = min(each._every_batches for each in callbacks)
        self.moments = [moment for moment, name in _METHODS.items() if any(_defines(each, name) for each in callbacks)]

    def call(self, moment: str, epoch: int, step: int, row: Sequence[float]) -> bool:
        """Call them at a moment; whether training goes on."""
        return self._moments.call(self._callbacks, moment, epoch, step, row)


def _defines(callback: Callback, name: str) -> bool:
    """Whether a callback has a method of its own for a moment."""
    return name in vars(callback) or getattr(type(callback), name) is not getattr(Callback, name)
