"""Loss and metric of a pass over batches, called as in the book, so that overrides are used."""

from __future__ import annotations

from functools import partial
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from . import _bridge
from ._attributes import shallow_copy
from ._overrides import CALLED
from .losses import Loss
from .metrics import Accuracy


class Measures(NamedTuple):
    """Mean loss, penalty, and accuracy or None without a metric."""

    loss: Any
    penalty: Any
    accuracy: Any


class Evaluator:
    """``new_pass``, ``calculate`` of every batch and ``calculate_accumulated`` of a model's loss and metric.

    Parameters
    ----------
    model : finalized, with a loss.
    shared : whether other threads may evaluate at the same time: then copies are used, except of parts whose methods
        were replaced on the object itself. ``copy_back`` stores the accumulated values of the copies.
    """

    def __init__(self, model: Any, shared: bool = False) -> None:
        self._model = model
        self._parts = [(model.loss, "loss"), (model.accuracy, "metric")]
        if shared:
            self._parts = [(_copy(part, what), what) for part, what in self._parts]

    def new_pass(self) -> None:
        """Reset the accumulated values."""
        for part, ask in self._asked("new_pass"):
            if part is not None:
                ask()

    def batch(
        self, output: Any, y: Any, penalized: bool = False, factors: NDArray[np.float64] | None = None
    ) -> Measures:
        """Loss and metric of an output of the last layer; ``factors`` scale the loss of each sample."""
        (loss, calculate), (metric, compare) = self._asked("calculate")
        penalty: Any = 0
        if factors is not None:
            mean, penalty = self._weighted(loss, output, y, factors), loss.regularization_loss()
        elif penalized:
            mean, penalty = calculate(output, y, include_regularization=True)
        else:
            mean = calculate(output, y)
        if metric is None:
            return Measures(mean, penalty, None)
        compared = output if getattr(metric, "uses_output", False) else self._predictions(output)
        return Measures(mean, penalty, compare(compared, y))

    def accumulated(self, penalized: bool = False) -> Measures:
        """Loss and metric over all batches since ``new_pass``."""
        (_, calculate), (metric, compare) = self._asked("calculate_accumulated")
        mean, penalty = calculate(include_regularization=True) if penalized else (calculate(), 0)
        return Measures(mean, penalty, None if metric is None else compare())

    def copy_back(self) -> None:
        """Store the accumulated values in the model's loss and metric, unless a thread is training the model."""
        model = self._model
        with model._lock:
            for part, (copied, _) in zip((model.loss, model.accuracy), self._parts, strict=True):
                if copied is not part and not model._training:
                    vars(part).update(vars(copied))

    def _asked(self, name: str) -> list[tuple[Any, Any]]:
        """Loss and metric, each with a method; a custom part without it uses that of hybridnet."""
        return [
            (part, _method(part, name, kind)) for (part, _), kind in zip(self._parts, (Loss, Accuracy), strict=True)
        ]

    def _predictions(self, output: Any) -> Any:
        """The predictions of the output activation; the output itself without one."""
        last = getattr(self._model, "output_layer_activation", self._model.layers[-1])
        predictions = getattr(last, "predictions", None)
        return output if predictions is None else predictions(output)

    def _weighted(self, loss: Any, output: Any, y: Any, factors: NDArray[np.float64]) -> Any:
        losses = np.asarray(loss.forward(output, y))
        losses = losses * factors.astype(losses.dtype)
        mean, total = _bridge.mean_and_sum(losses)
        loss.accumulated_sum += total
        loss.accumulated_count += len(losses)
        return mean


def _method(part: Any, name: str, kind: type[Any]) -> Any:
    try:
        return getattr(part, name)
    except AttributeError:
        return partial(getattr(kind, name), part)


def _copy(part: Any, what: str) -> Any:
    """A copy, unless a method of the object itself would still use the original."""
    is_whole = part is None or not vars(part).keys().isdisjoint(CALLED[what])
    return part if is_whole else shallow_copy(part)
