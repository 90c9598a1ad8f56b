"""The lines that the book's model prints while it trains."""

from __future__ import annotations

from typing import Any

import numpy as np

from .history import epoch_numbers


class BookLines:
    """The book's lines about a model in training, and whether one of them is about its validation."""

    def __init__(self, model: Any, validates: bool) -> None:
        self._model, self._validates = model, validates
        self._epoch = 0

    def step(
        self, epoch: int, step: int, loss: float, data_loss: float, penalty: float, accuracy: float, rate: float
    ) -> None:
        if epoch != self._epoch:
            self._begin(epoch)
        print(f"step: {step}, {_measured(accuracy, loss, data_loss, penalty)}, lr: {self._rate(rate)}")

    def epoch(self, epoch: int, row: list[float]) -> bool:
        numbers = epoch_numbers(row)
        accuracy = numbers.get("accuracy", float("nan"))
        line = _measured(accuracy, numbers["loss"], numbers["data_loss"], numbers["reg_loss"])
        print(f"training, {line}, lr: {self._rate(numbers['learning_rate'])}")
        if self._validates:
            judged = {name: numbers[f"val_{name}"] for name in ("loss", "accuracy") if f"val_{name}" in numbers}
            print(validation_line({"loss": float("nan")} | judged))
        return True

    def _begin(self, epoch: int) -> None:
        self._epoch = epoch
        print(f"epoch: {epoch}")

    def _rate(self, rate: float) -> Any:
        """The rate as Python has it: a whole number that was given stays one while it does not decay."""
        optimizer = self._model.optimizer
        return rate if getattr(optimizer, "decay", 0) else optimizer.current_learning_rate


def _measured(accuracy: float, loss: float, data_loss: float, penalty: float) -> str:
    line = f"loss: {loss:.3f} (data_loss: {data_loss:.3f}, reg_loss: {penalty:.3f})"
    return line if np.isnan(accuracy) else f"acc: {accuracy:.3f}, {line}"


def validation_line(measured: dict[str, float]) -> str:
    """The book's line about samples that were judged."""
    accuracy = f"acc: {measured['accuracy']:.3f}, " if "accuracy" in measured else ""
    return f"validation, {accuracy}loss: {measured['loss']:.3f}"
