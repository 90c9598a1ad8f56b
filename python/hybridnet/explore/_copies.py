"""A copy of a model that an explorable reads and computes with: the model itself is not touched."""

from __future__ import annotations

import copy
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .. import _architecture
from .._capabilities import has_parameters
from .._engine_parameters import PARAMETERS
from .._errors import ShapeError, StateError, kind
from ..layers import parameter_arrays
from ..model import Model


def copied(model: Any, where: str) -> Model:
    """A model of copies of the layers, with copies of loss, optimizer and metric, and the same classes.

    Parameters that training would refuse are taken where they only have to be read: read-only and big-endian arrays,
    lists of numbers, and biases with one axis.

    Raises
    ------
    TypeError, ShapeError : parameters of a layer are not numbers of floating point, or have another shape.
    """
    with model._lock:
        layers = [copy.copy(layer) for layer in model.layers]
        for position, layer in enumerate(layers, 1):
            if has_parameters(layer):
                _read(layer, f"{where}: layer {position}, {kind(layer)},")
        twin = Model(layers)
        twin.loss, twin.optimizer, twin.accuracy = map(copy.copy, (model.loss, model.optimizer, model.accuracy))
        twin.classes = model.classes
    twin.__dict__["_checks_ending"] = model._checks_ending
    return twin


def check_classes(classes: Any, columns: int, where: str) -> None:
    """Raise an error if the classes of a model are not those of its outputs; a single sigmoid has one or two.

    Raises
    ------
    ValueError : they are not a list of texts or numbers, one for each output.
    """
    if classes is None:
        return
    labels = _architecture.class_labels(classes)
    for label in labels.tolist():
        if not isinstance(label, (str, int, float)) or label != label:
            raise ValueError(
                f"{where}: one of model.classes is {'NaN' if isinstance(label, float) else kind(label)}; texts or "
                "numbers are required. Name each class."
            )
    if len(labels) != columns and not (columns == 1 and len(labels) == 2):
        raise ValueError(
            f"{where}: model.classes has {len(labels)} labels; the model has {columns} outputs. Set one for each, or "
            "None."
        )


def _read(layer: Any, what: str) -> None:
    """Replace the parameters of a copied layer by copies that every reader takes."""
    weights, biases = (np.array(array) for array in parameter_arrays(layer))
    for name, array in (("weights", weights), ("biases", biases)):
        if array.dtype.kind != "f" or array.dtype.itemsize not in (4, 8):
            raise TypeError(
                f"{what} has {name} of {array.dtype}; float32 or float64 is required. "
                f"Set {name} = np.array({name}, np.float32)."
            )
    if weights.ndim != 2:
        raise ShapeError(f"{what} has weights of {weights.shape}; (inputs, neurons) is required. Reshape them.")
    if biases.ndim > 2 or biases.size != weights.shape[1] or (biases.ndim == 2 and len(biases) != 1):
        raise ShapeError(
            f"{what} has biases of {biases.shape}; (1, {weights.shape[1]}), one for each neuron, is required. "
            "Reshape them."
        )
    layer.weights, layer.biases = _native(weights), _native(biases.reshape(1, -1))


def _native(array: NDArray[Any]) -> NDArray[Any]:
    return array.astype(array.dtype.newbyteorder("="))


def check_separate(model: Any, where: str) -> None:
    """Raise an error if parameters share memory: a page that trains copies would change one of them alone.

    Raises
    ------
    StateError : two do.
    """
    arrays = [
        values
        for layer in model.layers
        if has_parameters(layer)
        for values in (getattr(layer, name) for name, _ in PARAMETERS)
        if isinstance(values, np.ndarray)
    ]
    if any(np.may_share_memory(one, other) for index, one in enumerate(arrays) for other in arrays[:index]):
        raise StateError(
            f"{where}: two parameters of the model share their memory; the page trains each by itself. "
            "Copy one: layer.weights = layer.weights.copy()."
        )
