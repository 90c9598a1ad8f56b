"""The parameters of layers through their ``get_parameters`` and ``set_parameters``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._bridge import plain
from ._errors import ShapeError, kind, shown
from ._overrides import has_own


def of(layer: Any) -> tuple[Any, ...]:
    """The result of ``get_parameters`` of a layer: ``(weights, biases)`` unless it is custom."""
    return tuple(layer.get_parameters()) if hasattr(layer, "get_parameters") else (layer.weights, layer.biases)


def are_own(model: Any) -> bool:
    """Whether ``get_parameters`` of a model or of a layer is custom, and may return anything."""
    parts = [model, *(layer for layer in model.layers if hasattr(layer, "get_parameters"))]
    return any(has_own(part, "get_parameters") for part in parts)


def checked(parameters: Sequence[Sequence[Any]]) -> list[tuple[NDArray[Any], ...]]:
    """Read a file of parameters.

    Raises
    ------
    TypeError : parameters are not NumPy arrays.
    """
    for array in (array for each in parameters for array in each):
        if type(array) is not np.ndarray or array.dtype.kind not in "fiub":
            raise TypeError(
                f"model, save_parameters: {shown(array)} is among the parameters; NumPy arrays of numbers are "
                "required. Make it one, such as np.array(values)."
            )
    return [tuple(each) for each in parameters]


def set_all(layers: Sequence[Any], parameters: Any) -> None:
    """Set the parameters of each layer, through ``set_parameters`` if it has one.

    Raises
    ------
    ShapeError : there are more or fewer than layers, or an array has another shape; nothing changed then.
    """
    try:
        count, sizes = len(parameters), [len(each) for each in parameters[: len(layers)]]
    except (TypeError, KeyError, NotImplementedError):
        raise TypeError(f"model: {kind(parameters)} arrived; a list of pairs (weights, biases) is required.") from None
    if count != len(layers):
        raise ShapeError(
            f"model: {count} pairs of weights and biases arrived; {len(layers)} layers have such. "
            "Pass one pair for each."
        )
    for index, (layer, arrays) in enumerate(zip(layers, parameters, strict=True)):
        if hasattr(layer, "set_parameters") and has_own(layer, "set_parameters"):
            continue
        if sizes[index] != 2:
            raise ShapeError(f"model: pair {index} has {sizes[index]} arrays; it must be (weights, biases).")
        for name, array in zip(("weights", "biases"), arrays, strict=True):
            shape = plain(array, f"model, {name}").shape
            present = plain(getattr(layer, name), f"model, {name} of layer {index}").shape
            if shape != present:
                raise ShapeError(
                    f"model: {name} {index} are {shape}; the layer has {present}. "
                    "Build the model as it was when they were saved."
                )
    for layer, arrays in zip(layers, parameters, strict=True):
        if hasattr(layer, "set_parameters"):
            layer.set_parameters(*arrays)
        else:
            layer.weights, layer.biases = arrays
