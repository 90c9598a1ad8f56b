"""Models and parameters as files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from . import _architecture, _bridge
from ._bridge import Session
from ._capabilities import draws_random_numbers, with_parameters
from ._engine_parameters import PARAMETERS, copy_in, described
from ._errors import ShapeError, StateError


def save(model: Any, path: str, preprocessing: Any = None) -> None:
    """Write a model to a file, with a fitted preprocessing or None.

    Raises
    ------
    StateError : a part of it is custom.
    """
    session = Session(described(model, "save"))
    copy_in(session, model)
    if any(map(draws_random_numbers, model.layers)):
        session.copy_in_random()
    if preprocessing is not None:
        session.set_preprocessing(preprocessing._text)
    session.save(path)


def save_onnx(
    model: Any, path: str, opset: int, labels: bool, input_name: str, class_names: Sequence[str] | None = None
) -> None:
    """Write a model to an ONNX file.

    Raises
    ------
    StateError : a layer is custom.
    """
    try:
        description = _architecture.describe(model)
    except _architecture.NotTheEnginesError:  # for predictions loss and optimizer do not matter
        try:
            description = _architecture.describe_layers(model)
        except _architecture.NotTheEnginesError as reason:
            raise StateError(
                f"model, save_onnx: {reason}; an ONNX file describes layers of the engine. Replace the layer, save the "
                "parameters alone, or write the layer in C# with IExportsOnnx."
            ) from None
    session = Session(description if class_names is None else description | {"class_names": list(class_names)})
    copy_in(session, model, with_state=False)
    session.save_onnx(path, opset, input_name, labels)


def save_parameters(model: Any, parameters: Sequence[Sequence[Any]], path: str) -> bool:
    """Write parameters of a model to a safetensors file.

    Return False if they are not those of consecutive dense layers.
    """
    description = _architecture.describe_parameters(model.layers, parameters)
    if description is None:
        return False
    session = Session(description)
    arrays = [np.ascontiguousarray(array) for pair in parameters for array in pair]
    session.copy_in([(index, _bridge.VALUE, array) for index, array in enumerate(arrays)])
    session.save_parameters(path)
    return True


def load_parameters(model: Any, path: str) -> list[tuple[Any, Any]]:
    """Read the parameters of a model from a safetensors file, one pair per layer with parameters.

    Raises
    ------
    ShapeError : the model has others than dense layers in a row.
    """
    parameters = [(layer.weights, layer.biases) for layer in with_parameters(model.layers)]
    description = _architecture.describe_parameters(model.layers, parameters)
    if description is None:
        raise ShapeError(
            f"{path}: the file holds parameters of dense layers; those of the model are of other shapes. "
            "Load what save_parameters of such a model has written."
        )
    session = Session(description)
    session.load_parameters(path)
    shapes = [array.shape for pair in parameters for array in pair]
    wanted = [(index, _bridge.VALUE, shape) for index, shape in enumerate(shapes)]
    arrays = session.copy_out(wanted)
    return list(zip(arrays[::2], arrays[1::2], strict=True))


def load(session: Session, family: Mapping[str, type[Any]]) -> _architecture.Fields:
    """Get the parts of a loaded model: layers with their parameters, loss, optimizer, metric, classes, preprocessing.

    Parameters
    ----------
    session : the model in the engine.
    family : the classes by the names that files use.
    """
    description = session.architecture()
    parts = _architecture.build(description, family)
    _architecture.compute_as(description["arithmetic"], [*parts["layers"], parts["loss"]])
    dense = [
        (layer, fields)
        for layer, fields in zip(parts["layers"], description["layers"], strict=True)
        if "n_neurons" in fields
    ]
    for index, (layer, fields) in enumerate(dense):
        for bias, (values, name) in enumerate(PARAMETERS):
            shape = (1 if bias else fields["n_inputs"], fields["n_neurons"])
            kinds = (_bridge.VALUE, _bridge.MOMENTUM, _bridge.CACHE)
            arrays = session.copy_out([(2 * index + bias, kind, shape) for kind in kinds])
            attributes = (values, f"{name}_momentums", f"{name}_cache")
            for attribute, array in zip(attributes, arrays, strict=True):
                if array is not None:
                    setattr(layer, attribute, array)
    return parts | {"classes": description["class_names"], "preprocessing": session.preprocessing()}
