"""Gradient check: analytic gradients against central differences, in the engine or in Python."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import _bridge
from ._bridge import Samples, Session
from ._capabilities import draws_random_numbers, has_parameters
from ._engine_parameters import copy_in, described, parameters_of
from ._numerics import F8, Numerics


def in_engine(model: Any, samples: Samples) -> dict[str, float]:
    """The error of each gradient, by the index of its layer and its name; computed by the engine."""
    with model._lock:
        session = Session(described(model, "check_gradients"))
        copy_in(session, model, with_state=False)
    if any(map(draws_random_numbers, model.layers)):
        session.copy_in_random()
    parameters = parameters_of(model)
    errors = session.check_gradients(samples, len(parameters))
    order = {id(layer): index for index, layer in enumerate(model.layers)}
    return {
        f"layers.{order[id(layer)]}.{values}": error
        for (layer, values, _), error in zip(parameters, errors, strict=True)
        if not np.isnan(error)
    }


def in_python(model: Any, X: NDArray[Any], y: NDArray[Any]) -> dict[str, float]:
    """The same through ``forward`` and ``backward`` of a model with custom parts."""
    try:
        model = copy.deepcopy(model)
    except (TypeError, NotImplementedError, pickle.PicklingError) as error:
        raise TypeError(
            f"model, check_gradients: the model cannot be copied: {error}. Gradients are compared on a copy in "
            "float64, so each attribute of its parts must be one that copy.deepcopy takes. Remove or replace this one."
        ) from error
    for layer in model.layers:
        if hasattr(layer, "_numerics"):
            layer._numerics = Numerics(F8, None)
        if has_parameters(layer):
            for name in ("weights", "biases"):
                values = _bridge.floats(getattr(layer, name), f"model, check_gradients, {name}")
                setattr(layer, name, values.astype(F8))
    model.finalize()
    inputs, streams = X.astype(F8), _random_streams(model)

    def loss() -> float:
        for stream, state in streams:
            stream.set_state(state)  # the same mask each time
        output = model.forward(inputs, training=True)
        return float(_bridge.mean(model.loss.forward(output, y))) + float(model.loss.regularization_loss())

    try:
        loss()
        model.backward(model.layers[-1].output, y)
        return {
            f"layers.{index}.{name}": _error(loss, getattr(layer, name), np.copy(getattr(layer, f"d{name}")))
            for index, layer in enumerate(model.layers)
            if any(layer is other for other in model.trainable_layers)
            for name in ("weights", "biases")
        }
    finally:
        np.random.set_state(streams[0][1])


def _random_streams(model: Any) -> list[tuple[Any, Any]]:
    """The random streams that layers draw from, NumPy's global one first, each with its present state."""
    own = [layer._random_state for layer in model.layers if getattr(layer, "_random_state", None) is not None]
    return [(stream, stream.get_state()) for stream in (np.random, *own)]


def _error(loss: Callable[[], float], values: NDArray[np.float64], gradient: NDArray[Any]) -> float:
    worst, scale = 0.0, np.finfo(F8).tiny
    flat = values.reshape(-1)
    for index in range(0, flat.size, max(1, -(-flat.size // 200))):
        kept, step = flat[index], 1e-5 * max(abs(flat[index]), 0.1)
        flat[index] = kept + step
        up, above = flat[index], loss()
        flat[index] = kept - step
        difference = (above - loss()) / (up - flat[index])
        flat[index] = kept
        slope = float(gradient.reshape(-1)[index])
        worst, scale = max(worst, abs(slope - difference)), max(scale, abs(slope), abs(difference))
    return worst / scale
