"""Loss and metric of a pass over batches, asked as the book's model asks them, so that overrides take part."""

from __future__ import annotations

import copy
from functools import partial
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from . import _bridge
from ._overrides import CALLED
from .losses import Loss
from .metrics import Accuracy


class Judged(NamedTuple):
    """What the loss and the metric say: mean loss, penalty, accuracy or None without a metric."""

    loss: Any
    penalty: Any
    accuracy: Any


class Judge:
    """``new_pass``, ``calculate`` of every batch and ``calculate_accumulated`` of a model's loss and metric.

    Parameters
    ----------
    model : finalized, with a loss.
    shared : other threads may judge at the same time: copies are asked, except of parts whose methods were replaced on
        the object itself. ``leave`` hands back what the copies have become.
    """

    def __init__(self, model: Any, shared: bool = False) -> None:
        self._model = model
        self._parts = [(model.loss, "loss"), (model.accuracy, "metric")]
        if shared:
            self._parts = [(_copy(part, what), what) for part, what in self._parts]

    def new_pass(self) -> None:
        """Start accumulating anew."""
        for part, ask in self._asked("new_pass"):
            if part is not None:
                ask()

    def batch(self, output: Any, y: Any, penalized: bool = False, factors: NDArray[np.float64] | None = None) -> Judged:
        """Judge an output of the last layer; ``factors`` scale the loss of each sample."""
        (loss, calculate), (metric, compare) = self._asked("calculate")
        penalty: Any = 0
        if factors is not None:
            mean, penalty = self._weighted(loss, output, y, factors), loss.regularization_loss()
        elif penalized:
            mean, penalty = calculate(output, y, include_regularization=True)
        else:
            mean = calculate(output, y)
        if metric is None:
            return Judged(mean, penalty, None)
        judged = output if getattr(metric, "uses_output", False) else self._predictions(output)
        return Judged(mean, penalty, compare(judged, y))

    def accumulated(self, penalized: bool = False) -> Judged:
        """What all batches since ``new_pass`` gave."""
        (_, calculate), (metric, compare) = self._asked("calculate_accumulated")
        mean, penalty = calculate(include_regularization=True) if penalized else (calculate(), 0)
        return Judged(mean, penalty, None if metric is None else compare())

    def leave(self) -> None:
        """Hand what copies have become back to the model's loss and metric; a training that goes on keeps its own."""
        model = self._model
        with model.lock:
            for part, (judged, _) in zip((model.loss, model.accuracy), self._parts, strict=True):
                if judged is not part and not model.is_training():
                    vars(part).update(vars(judged))

    def _asked(self, name: str) -> list[tuple[Any, Any]]:
        """Loss and metric, each with a method; one of the user's own may do without and has that of hybridnet."""
        kinds = zip(self._parts, (Loss, Accuracy), strict=True)
        return [(part, getattr(part, name, partial(getattr(kind, name), part))) for (part, _), kind in kinds]

    def _predictions(self, output: Any) -> Any:
        """What the output activation predicts: the output itself where that is none."""
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


def _copy(part: Any, what: str) -> Any:
    """A copy, unless a method of the object itself would still work on the original."""
    is_whole = part is None or any(name in vars(part) for name in CALLED[what])
    return part if is_whole else copy.copy(part)
