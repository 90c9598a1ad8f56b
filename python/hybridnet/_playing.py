"""A model played step by step in Python, for the engine's loop: where parts of it are the user's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import _architecture, _bridge
from ._judging import Judge, Judged
from ._numerics import F8
from ._snapshots import Snapshot

_NOTHING = float("nan")


class Playing:
    """The acts of the engine's training loop, played by a model's own ``forward`` and ``backward``.

    Parameters
    ----------
    model : with ``forward``, ``backward``, ``loss``, ``optimizer``, ``accuracy`` and ``trainable_layers``.
    samples : inputs and targets as the user gave them, to train on.
    validation : the same to judge every epoch on; None for none.
    weights, judged_weights : one for each sample, and for each sample of ``validation``, or None.
    """

    def __init__(
        self,
        model: Any,
        samples: Any,
        validation: Any = None,
        weights: NDArray[np.float64] | None = None,
        judged_weights: NDArray[np.float64] | None = None,
    ) -> None:
        self._model = model
        self._samples, self._validation = samples, validation
        self._weights = weights
        self._judged_factors = None if judged_weights is None else _factors(judged_weights)
        self._judge = Judge(model)
        self._source: Any = np.random
        self.steps = 0
        self._order: NDArray[np.intp] | None = None
        self._draws = any(map(_architecture.draws, model.layers))
        self._drawn_from: Any = None
        self._saved: tuple[Snapshot, Any] | None = None
        self._candidate: list[tuple[Any, ...]] | None = None
        self._best: list[tuple[Any, ...]] | None = None
        self._acts: list[Callable[[int, int, _bridge.Results], None]] = [
            self._train, self._evaluate, self._end_epoch, self._shuffle, self._keep_best, self._restore_best,
            self._accept_candidate, self._restore, self._tell_whether_finite, self._end_validation,
        ]  # fmt: skip

    @contextmanager
    def drawing_from(self, source: np.random.RandomState | None) -> Iterator[None]:
        """Orders, and what dropout layers without a stream of their own drop, come from another stream meanwhile."""
        if source is None:
            self._source = np.random
            yield
            return
        droppers = [layer for layer in self._model.layers if getattr(layer, "_random_state", layer) is None]
        self._source = source
        for layer in droppers:
            layer._random_state = source
        try:
            yield
        finally:
            for layer in droppers:
                layer._random_state = None

    def __call__(self, act: int, start: int, stop: int, there: _bridge.Results) -> None:
        with self._model.lock:  # other threads see it before or after a step
            self._acts[act](start, stop, there)

    def _train(self, start: int, stop: int, there: _bridge.Results) -> None:
        model, rows = self._model, slice(start, stop) if self._order is None else self._order[start:stop]
        X, y = (values[rows] for values in self._samples)
        stops_at_divergence, saves, keeps_candidate = _plan(there)
        random = self._drawn_from
        if saves and self._draws and random is None:
            random = self._source.get_state()
        self._drawn_from = None
        factors = None if self._weights is None else _factors(self._weights[rows])
        output = model.forward(X, training=True)
        results = self._judged(start, output, y, True, factors)
        results[8] = float(model.optimizer.current_learning_rate)
        if stops_at_divergence and not np.isfinite(results[1] + results[2]):
            self._saved = self._saved or (Snapshot(()), random)
            there.leave(results)
            return
        if saves:
            self._saved = Snapshot((*model.layers, model.optimizer)), random
        if keeps_candidate:
            self._candidate = self._parameters()
        model.backward(output, y) if factors is None else self._backward_weighted(output, y, factors)
        model.optimizer.pre_update_params()
        for layer in model.trainable_layers:
            model.optimizer.update_params(layer)
        results[8] = float(model.optimizer.current_learning_rate)
        model.optimizer.post_update_params()
        self.steps += 1
        there.leave(results)

    def _evaluate(self, start: int, stop: int, there: _bridge.Results) -> None:
        model = self._model
        X, y = (values[start:stop] for values in self._validation)
        factors = None if self._judged_factors is None else self._judged_factors[start:stop]
        output = model.forward(X, training=False)
        there.leave(self._judged(start, output, y, False, factors))

    def _end_epoch(self, start: int, stop: int, there: _bridge.Results) -> None:
        there.leave(_results(self._judge.accumulated(penalized=True)))

    def _end_validation(self, start: int, stop: int, there: _bridge.Results) -> None:
        there.leave(_results(self._judge.accumulated()))

    def _shuffle(self, start: int, stop: int, there: _bridge.Results) -> None:
        self._drawn_from = self._source.get_state()
        self._order = self._source.permutation(stop)
        there.leave(self._order, np.dtype(np.int32))

    def _keep_best(self, start: int, stop: int, there: _bridge.Results) -> None:
        self._best = self._parameters()

    def _accept_candidate(self, start: int, stop: int, there: _bridge.Results) -> None:
        self._best = self._candidate

    def _restore_best(self, start: int, stop: int, there: _bridge.Results) -> None:
        for layer, kept in zip(self._model.trainable_layers, self._best or (), strict=False):
            for array, best in zip(_parameters(layer), kept, strict=True):
                array[...] = best

    def _restore(self, start: int, stop: int, there: _bridge.Results) -> None:
        """Return to the state before the last step whose loss was finite; before the first one nothing has changed."""
        if self._saved is not None:
            snapshot, random = self._saved
            snapshot.restore()
            if random is not None:
                self._source.set_state(random)

    def _tell_whether_finite(self, start: int, stop: int, there: _bridge.Results) -> None:
        arrays = [array for layer in self._model.trainable_layers for array in _parameters(layer)]
        there.leave([float(all(np.isfinite(array).all() for array in arrays))])

    def _parameters(self) -> list[tuple[Any, ...]]:
        return [tuple(np.copy(array) for array in _parameters(layer)) for layer in self._model.trainable_layers]

    def _judged(
        self, start: int, output: Any, y: Any, penalized: bool, factors: NDArray[np.float64] | None = None
    ) -> list[float]:
        """The results of a batch; the first one of an epoch, or of its validation, begins a new pass."""
        if start == 0:
            self._judge.new_pass()
        return _results(self._judge.batch(output, y, penalized, factors))

    def _backward_weighted(self, output: Any, y: Any, factors: NDArray[np.float64]) -> None:
        """The model's backward, with the gradients of each sample's loss scaled on their way."""
        gradients, rest = self._model._backward_from_loss(output, y)
        gradients *= factors.astype(gradients.dtype)[:, np.newaxis]
        for layer in reversed(rest):
            layer.backward(layer.next.dinputs)


def _plan(there: _bridge.Results) -> tuple[bool, bool, bool]:
    """What a step does before its update: stop if the loss is not finite, save the state, keep a candidate."""
    bits = int(there.numbers(F8)[0])
    return bool(bits & 1), bool(bits & 2), bool(bits & 4)


def _results(judged: Judged) -> list[float]:
    """Nine numbers: loss, loss again, penalty, dtypes of loss and penalty, accuracy, comparisons, samples, rate."""
    (loss, loss_dtype), (penalty, penalty_dtype) = _number(judged.loss), _number(judged.penalty)
    counted = int(judged.accuracy is not None)
    accuracy = float(judged.accuracy) if counted else 0.0
    return [loss, loss, penalty, loss_dtype, penalty_dtype, accuracy, counted, counted, _NOTHING]


def _factors(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """What each row is multiplied with, so that a sample of weight 2 counts as two."""
    total = float(weights.sum())
    return weights * (len(weights) / total if total > 0 else 0.0)


def _parameters(layer: Any) -> tuple[Any, ...]:
    return tuple(getattr(layer, name) for name in ("weights", "biases") if hasattr(layer, name))


def _number(value: Any) -> tuple[float, int]:
    """A number and its dtype as the engine reads it: -1 Python's own, 0 float32, 1 float64."""
    dtype = getattr(value, "dtype", None)
    return float(value), -1 if dtype is None else 0 if dtype == np.float32 else 1
