"""The lines that the model of the book prints during training."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .callbacks import Callback


class BookLines(Callback):
    """Prints the lines of the book during training: for every n-th step and for each epoch.

    Parameters
    ----------
    every : number of steps from one line to the next.
    optimizer : the optimizer of the model, for its learning rate.
    validates : whether a line with validation results is printed after each epoch.
    evaluate : called after each epoch, such as the ``evaluate`` of a subclass.
    """

    uses_model = False
    _may_be_broken_off = False

    def __init__(
        self, every: int, optimizer: Any, validates: bool, evaluate: Callable[[], object] | None = None
    ) -> None:
        self._every_batches, self._optimizer, self._validates, self._evaluate = every, optimizer, validates, evaluate
        self._epoch = 0

    def on_epoch_begin(self, epoch: int, logs: dict[str, float]) -> None:
        """Print the number of the epoch, from 1 in each training."""
        self._epoch += 1
        print(f"epoch: {self._epoch}")

    def on_train_batch_end(self, batch: int, logs: dict[str, float]) -> None:
        """Print a step."""
        print(f"step: {batch}, {_formatted(logs)}, lr: {self._rate(logs)}")

    def on_epoch_end(self, epoch: int, logs: dict[str, float]) -> None:
        """Print the epoch, and its validation."""
        print(f"training, {_formatted(logs)}, lr: {self._rate(logs)}")
        if self._validates:
            results = {name: logs[f"val_{name}"] for name in ("loss", "accuracy") if f"val_{name}" in logs}
            print(validation_line({"loss": float("nan")} | results))
        if self._evaluate is not None:
            self._evaluate()

    def _rate(self, logs: dict[str, float]) -> Any:
        """The learning rate as the attribute has it: an int stays an int without decay."""
        decays = getattr(self._optimizer, "decay", 0)
        return logs["learning_rate"] if decays else self._optimizer.current_learning_rate


def _formatted(logs: dict[str, float]) -> str:
    line = f"loss: {logs['loss']:.3f} (data_loss: {logs['data_loss']:.3f}, reg_loss: {logs['reg_loss']:.3f})"
    return f"acc: {logs['accuracy']:.3f}, {line}" if "accuracy" in logs else line


def validation_line(results: dict[str, float]) -> str:
    """The line of the book with validation results."""
    accuracy = f"acc: {results['accuracy']:.3f}, " if "accuracy" in results else ""
    return f"validation, {accuracy}loss: {results['loss']:.3f}"
