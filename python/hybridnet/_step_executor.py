"""Training steps of a model with custom parts: executed in Python, called by the engine's training loop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import _bridge
from ._capabilities import draws_random_numbers, with_parameters
from ._evaluation import Evaluator, Measures
from ._snapshots import Snapshot


class StepExecutor:
    """The operations of the engine's training loop, executed by ``forward`` and ``backward`` of a model.

    Parameters
    ----------
    model : with ``forward``, ``backward``, ``loss``, ``optimizer``, ``accuracy`` and ``trainable_layers``.
    samples : inputs and targets to train on, as the user passed them.
    validation : the same of the validation data, or None.
    weights, validation_weights : one for each sample of each, or None.
    """

    def __init__(
        self,
        model: Any,
        samples: Any,
        validation: Any = None,
        weights: NDArray[np.float64] | None = None,
        validation_weights: NDArray[np.float64] | None = None,
    ) -> None:
        self._model = model
        self._samples, self._validation = samples, validation
        self._weights = weights
        self._validation_factors = None if validation_weights is None else _factors(validation_weights)
        self._evaluator = Evaluator(model)
        self._source: Any = np.random
        self.steps = 0
        self._order: NDArray[np.intp] | None = None
        self._draws = any(map(draws_random_numbers, model.layers))
        self._drawn_from: Any = None
        self._saved: tuple[Snapshot, Any] | None = None
        self._candidate: list[tuple[Any, tuple[Any, ...]]] = []
        self._best: dict[int, list[tuple[Any, tuple[Any, ...]]]] = {}
        self._operations: dict[str, Callable[[int, int, _bridge.Results], None]] = {
            "train": self._train,
            "evaluate": self._evaluate,
            "end_epoch": self._end_epoch,
            "end_validation": self._end_validation,
            "shuffle": self._shuffle,
            "keep_best": self._keep_best,
            "restore_best": self._restore_best,
            "accept_candidate": self._accept_candidate,
            "restore": self._restore,
            "are_parameters_finite": self._are_parameters_finite,
        }

    @contextmanager
    def drawing_from(self, source: np.random.RandomState | None) -> Iterator[None]:
        """Draw shuffles, and the masks of dropout layers without a ``random_state``, from another stream."""
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

    def __call__(self, operation: str, start: int, stop: int, results: _bridge.Results) -> None:
        with self._model._lock:  # other threads see the model before or after a step
            self._operations[operation](start, stop, results)

    def _train(self, start: int, stop: int, results: _bridge.Results) -> None:
        model, rows = self._model, slice(start, stop) if self._order is None else self._order[start:stop]
        X, y = (values[rows] for values in self._samples)
        record = _record(results)
        saves = bool(record.saves)
        random = self._drawn_from
        if saves and self._draws and random is None:
            random = self._source.get_state()
        self._drawn_from = None
        factors = None if self._weights is None else _factors(self._weights[rows])
        output = model.forward(X, training=True)
        _store(self._measures(start, output, y, True, factors), record)
        record.learning_rate = float(model.optimizer.current_learning_rate)
        if record.stops_at_divergence and not np.isfinite(record.loss + record.penalty):
            self._saved = self._saved or (Snapshot(()), random)
            return
        if saves:
            self._saved = Snapshot((*model.layers, model.optimizer)), random
        if record.keeps_candidate:
            self._candidate = self._parameters()
        model.backward(output, y) if factors is None else self._backward_weighted(output, y, factors)
        model.optimizer.pre_update_params()
        for layer in model.trainable_layers:
            model.optimizer.update_params(layer)
        record.learning_rate = float(model.optimizer.current_learning_rate)
        model.optimizer.post_update_params()
        self.steps += 1

    def _evaluate(self, start: int, stop: int, results: _bridge.Results) -> None:
        model = self._model
        X, y = (values[start:stop] for values in self._validation)
        factors = None if self._validation_factors is None else self._validation_factors[start:stop]
        output = model.forward(X, training=False)
        _store(self._measures(start, output, y, False, factors), _record(results))

    def _end_epoch(self, start: int, stop: int, results: _bridge.Results) -> None:
        _store(self._evaluator.accumulated(penalized=True), _record(results))

    def _end_validation(self, start: int, stop: int, results: _bridge.Results) -> None:
        _store(self._evaluator.accumulated(), _record(results))

    def _shuffle(self, start: int, stop: int, results: _bridge.Results) -> None:
        self._drawn_from = self._source.get_state()
        self._order = self._source.permutation(stop)
        results.store(self._order, np.dtype(np.int32))

    def _keep_best(self, callback: int, stop: int, results: _bridge.Results) -> None:
        self._best[callback] = self._parameters()

    def _accept_candidate(self, callback: int, stop: int, results: _bridge.Results) -> None:
        self._best[callback] = self._candidate

    def _restore_best(self, callback: int, stop: int, results: _bridge.Results) -> None:
        for layer, kept in self._best.get(callback, ()):
            for array, best in zip(_parameters(layer), kept, strict=True):
                if isinstance(array, np.ndarray) and array.flags.writeable:  # others cannot have changed
                    array[...] = best

    def _restore(self, start: int, stop: int, results: _bridge.Results) -> None:
        """Restore the state before the last step with a finite loss; before the first step nothing has changed."""
        if self._saved is not None:
            snapshot, random = self._saved
            snapshot.restore()
            if random is not None:
                self._source.set_state(random)

    def _are_parameters_finite(self, start: int, stop: int, results: _bridge.Results) -> None:
        arrays = [array for layer in self._model.trainable_layers for array in _parameters(layer)]
        results.store([float(all(np.isfinite(array).all() for array in arrays))])

    def _parameters(self) -> list[tuple[Any, tuple[Any, ...]]]:
        """All layers with copies of their parameters, because callbacks freeze and unfreeze layers."""
        return [(layer, tuple(map(np.copy, _parameters(layer)))) for layer in with_parameters(self._model.layers)]

    def _measures(
        self, start: int, output: Any, y: Any, penalized: bool, factors: NDArray[np.float64] | None = None
    ) -> Measures:
        """The measures of a batch; the first batch of an epoch, or of its validation, starts a new pass."""
        if start == 0:
            self._evaluator.new_pass()
        return self._evaluator.batch(output, y, penalized, factors)

    def _backward_weighted(self, output: Any, y: Any, factors: NDArray[np.float64]) -> None:
        """Backpropagation with the gradient of each sample's loss scaled by its weight."""
        gradients, rest = self._model._backward_from_loss(output, y)
        gradients *= factors.astype(gradients.dtype)[:, np.newaxis]
        for layer in reversed(rest):
            layer.backward(layer.next.dinputs)


def _record(results: _bridge.Results) -> Any:
    """The engine's record of a step; its fields are read and written in place."""
    return _bridge.step_record().from_address(results.address)


def _store(measures: Measures, record: Any) -> None:
    """Store loss, penalty and metric with their dtypes."""
    record.loss, record.loss_dtype = _number(measures.loss)
    record.penalty, record.penalty_dtype = _number(measures.penalty)
    if measures.accuracy is not None:
        record.hits, record.comparisons = float(measures.accuracy), 1


def _factors(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """The factor of each row, by which a sample of weight 2 counts as two."""
    total = float(weights.sum())
    return weights * (len(weights) / total if total > 0 else 0.0)


def _parameters(layer: Any) -> tuple[Any, ...]:
    return tuple(getattr(layer, name) for name in ("weights", "biases") if hasattr(layer, name))


def _number(value: Any) -> tuple[float, int]:
    """A number and its dtype as the engine reads it: -1 Python scalar, 0 float32, 1 float64."""
    dtype = getattr(value, "dtype", None)
    return float(value), -1 if dtype is None else 0 if dtype == np.float32 else 1
