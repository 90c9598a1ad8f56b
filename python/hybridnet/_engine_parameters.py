"""Parameters and optimizer state of a model, copied into the engine and out of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from . import _architecture, _bridge
from ._attributes import has, own_access
from ._bridge import FloatArray, Session
from ._capabilities import with_parameters
from ._errors import ShapeError, StateError
from .optimizers import PLAIN_ACCESS

#: The matrices of a parameter in the engine, and the names of the corresponding attributes of a layer.
PARTS = {_bridge.GRADIENT: "d{0}", _bridge.MOMENTUM: "{1}_momentums", _bridge.CACHE: "{1}_cache"}
PARAMETERS = (("weights", "weight"), ("biases", "bias"))


def parameters_of(model: Any) -> list[tuple[Any, str, str]]:
    """Every parameter in the order of the engine: its layer, its attribute, and the prefix of its optimizer state."""
    return [(layer, *names) for layer in with_parameters(model.layers) for names in PARAMETERS]


def copy_in(session: Session, model: Any, with_state: bool = True) -> None:
    """Copy the parameters of a model into the engine, with the optimizer state if ``with_state``."""
    parts = _architecture.optimizer_state(model.optimizer) if with_state else ()
    arrays: list[tuple[int, int, FloatArray]] = []
    index = 0
    for layer in with_parameters(model.layers):
        state = _state_of(layer, parts)
        for values, name in PARAMETERS:
            arrays.append((index, _bridge.VALUE, _of_size(layer, values, np.ascontiguousarray(getattr(layer, values)))))
            for what, part in state:
                moved = _bridge.floats(getattr(layer, f"{name}_{what}"), "optimizer")
                arrays.append((index, part, _of_size(layer, values, moved)))
            index += 1
    session.copy_in(arrays)


def copy_out(session: Session, parameters: Sequence[tuple[Any, str, str]], shapes: Sequence[tuple[int, ...]]) -> None:
    """Copy parameters, gradients and optimizer state out of the engine into the layers.

    The numbers of a parameter are written to its array if possible, so that other references to it see them.
    """
    wanted = [(index, part, shape) for index, shape in enumerate(shapes) for part in _PARTS]
    current = {len(_PARTS) * index: getattr(layer, values) for index, (layer, values, _) in enumerate(parameters)}
    matrices = iter(session.copy_out(wanted, current))
    for layer, values, name in parameters:
        _set(layer, values, next(matrices))
        plain = type(layer).__setattr__ in PLAIN_ACCESS and own_access(type(layer)) is None
        own = layer.__dict__ if plain else None
        for attribute in _ATTRIBUTES[name]:
            if (matrix := next(matrices)) is None:
                continue
            if own is None:
                setattr(layer, attribute, matrix)
            else:
                own[attribute] = matrix


_PARTS = (_bridge.VALUE, *PARTS)
#: The attributes of a layer for the parts of a parameter, by the prefix of its optimizer state.
_ATTRIBUTES = {name: [text.format(values, name) for text in PARTS.values()] for values, name in PARAMETERS}


def _state_of(layer: Any, parts: Sequence[str]) -> list[tuple[str, int]]:
    """The optimizer state of a layer, with the number of its part: all of it, or none, as before the first step."""
    names = [f"{name}_{what}" for what in parts for _, name in PARAMETERS]
    missing = [name for name in names if not has(layer, name)]
    if missing and len(missing) < len(names):
        raise StateError(
            f"optimizer: {layer!r} has no {missing[0]}; it must have all of {', '.join(names)}, or none of them. "
            "Save the model again, or delete the others to start without."
        )
    return [] if missing else [(what, _bridge.MOMENTUM if what == "momentums" else _bridge.CACHE) for what in parts]


def _of_size(layer: Any, values: str, array: FloatArray) -> FloatArray:
    """Return a parameter or its optimizer state; raise an error if it has another size than the engine expects."""
    columns = layer.weights.shape[1]
    if array.size != (layer.weights.size if values == "weights" else columns):
        raise ShapeError(
            f"model: {values}, or an optimizer state of them, are {array.shape}; the weights of the layer are "
            f"{layer.weights.shape}. Create the layer again, or delete its optimizer state."
        )
    return array


def _set(layer: Any, values: str, array: Any) -> None:
    """Set a parameter, in place if possible, so that other references to the array see the new numbers."""
    current = getattr(layer, values)
    if current is array:
        return
    if (current.shape, current.dtype) == (array.shape, array.dtype) and current.flags.writeable:
        current[...] = array
    else:
        setattr(layer, values, array)


def described(model: Any, where: str) -> Mapping[str, Any]:
    """The description of a model for the engine.

    Raises
    ------
    StateError : a part of it is custom.
    """
    try:
        return _architecture.describe(model)
    except _architecture.NotTheEnginesError as reason:
        raise StateError(
            f"model, {where}: {reason}; the engine's own layers, loss, optimizer and metric are required. "
            "Pickle the model, or save its parameters alone."
        ) from None
