"""The lines that the book's model prints while it trains."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .callbacks import Callback


class BookLines(Callback):
    """The book's lines about a model in training: of every so many steps and of each epoch.

    Parameters
    ----------
    every : steps from one line to the next.
    optimizer : that of the model, for its learning rate.
    validates : whether a line of each epoch is about its validation.
    judge : called after each epoch, such as the ``evaluate`` of a subclass.
    """

    uses_model = False
    _may_be_broken_off = False

    def __init__(self, every: int, optimizer: Any, validates: bool, judge: Callable[[], object] | None = None) -> None:
        self._every_batches, self._optimizer, self._validates, self._judge = every, optimizer, validates, judge
        self._epoch = 0

    def on_epoch_begin(self, epoch: int, logs: dict[str, float]) -> None:
        """The number of the epoch, from 1 in each training."""
        self._epoch += 1
        print(f"epoch: {self._epoch}")

    def on_train_batch_end(self, batch: int, logs: dict[str, float]) -> None:
        """A step."""
        print(f"step: {batch}, {_measured(logs)}, lr: {self._rate(logs)}")

    def on_epoch_end(self, epoch: int, logs: dict[str, float]) -> None:
        """The epoch, and its validation."""
        print(f"training, {_measured(logs)}, lr: {self._rate(logs)}")
        if self._validates:
            judged = {name: logs[f"val_{name}"] for name in ("loss", "accuracy") if f"val_{name}" in logs}
            print(validation_line({"loss": float("nan")} | judged))
        if self._judge is not None:
            self._judge()

    def _rate(self, logs: dict[str, float]) -> Any:
        """The rate as Python has it: a whole number that was given stays one while it does not decay."""
        decays = getattr(self._optimizer, "decay", 0)
        return logs["learning_rate"] if decays else self._optimizer.current_learning_rate


def _measured(logs: dict[str, float]) -> str:
    line = f"loss: {logs['loss']:.3f} (data_loss: {logs['data_loss']:.3f}, reg_loss: {logs['reg_loss']:.3f})"
    return f"acc: {logs['accuracy']:.3f}, {line}" if "accuracy" in logs else line


def validation_line(measured: dict[str, float]) -> str:
    """The book's line about samples that were judged."""
    accuracy = f"acc: {measured['accuracy']:.3f}, " if "accuracy" in measured else ""
    return f"validation, {accuracy}loss: {measured['loss']:.3f}"
