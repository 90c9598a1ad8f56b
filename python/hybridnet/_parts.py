"""Checks of the parts of a model: layers, loss, optimizer, metric."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from . import _bridge
from ._attributes import has
from ._errors import shown

_NEEDED = {
    "loss": (("forward", "remember_trainable_layers"), "MeanSquaredErrorLoss()"),
    "optimizer": (("update_params",), "Adam()"),
    "accuracy": (("compare",), "CategoricalAccuracy()"),
    "softmax_classifier_output": (("backward",), "SoftmaxCategoricalCrossentropy()"),
    "input_layer": (("forward",), "InputLayer()"),
    "history": (("start", "extend"), "History()"),
}
_ALWAYS = ("input_layer", "history")


def check_layers(layers: Any, where: str) -> None:
    """Raise an error if the argument is not a list of layers; it may be empty."""
    if not isinstance(layers, Sequence) or isinstance(layers, (str, bytes, range, memoryview)):
        raise TypeError(f"{where}: layers is {shown(layers)}; a list of layers is required. Set one.")
    for layer in layers:
        check_layer(where, layer)
    check_once(layers)


def check_layer(where: str, layer: Any) -> None:
    if isinstance(layer, type) or not callable(getattr(layer, "forward", None)):
        raise TypeError(f"{where}: {shown(layer)} arrived; a layer with a forward method is required.")
    if hasattr(type(layer), "_finalize_if_changed"):
        raise TypeError(
            f"{where}: {shown(layer)} arrived; a layer is required. Add the layers of that model one by one, such as "
            "Model([*first.layers, layer])."
        )


def check_once(layers: Sequence[Any]) -> None:
    """Raise an error if a layer is in a model twice, because each position saves its own inputs and output."""
    seen: list[Any] = []
    for layer in layers:
        if any(layer is other for other in seen):
            raise _bridge.error("layer_twice", repr(layer))
        seen.append(layer)


def check_parts(*parts: Any) -> None:
    """Raise an error if a part lacks a method that training calls."""
    for part, (what, (methods, example)) in zip(parts, _NEEDED.items(), strict=False):
        for method in methods if part is not None or what in _ALWAYS else ():
            is_data = has(part, "__array__")  # a pandas Series has a method compare
            if isinstance(part, type) or is_data or not callable(getattr(part, method, None)):
                raise TypeError(
                    f"model: the {what} is {shown(part)}; an object with a method {method} is required, "
                    f"such as hybridnet.{example}."
                )
