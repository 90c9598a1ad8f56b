"""Predictions by the layers of a model that were checked in an earlier call and have not changed since."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from numpy import ndarray

from . import _bridge, _overrides
from ._bridge import FloatArray
from .activations import Activation, FunctionActivation, LinearActivation
from .layers import DenseLayer, DropoutLayer, InputLayer

#: Up to so many rows, other threads wait for a prediction; for more, it copies the parameters first.
_FEW_ROWS = 1024


def _dense(layer: Any, values: Any, parameters: tuple[Any, Any]) -> Any:
    return _bridge.dense_forward(values, *parameters, layer._numerics)


def _activation(layer: Any, values: Any, parameters: Any) -> Any:
    return _bridge.activate(layer._name, values, layer._numerics, layer._setting())


def _linear(layer: Any, values: Any, parameters: Any) -> Any:
    return values


def _dropout(layer: Any, values: Any, parameters: Any) -> Any:
    return _bridge.dropout_in_inference(values, layer._numerics)


def _formula(layer: Any) -> Callable[[Any, Any, Any], Any] | None:
    """What a layer computes in inference mode; None for a custom layer."""
    if not type(layer).__module__.startswith(f"{__package__}.") or _overrides.own_method(layer, "layer") is not None:
        return None
    if isinstance(layer, Activation):
        if isinstance(layer, FunctionActivation) or not layer._name:
            return None
        return _linear if isinstance(layer, LinearActivation) else _activation
    return _dense if isinstance(layer, DenseLayer) else _dropout if isinstance(layer, DropoutLayer) else None


class Chain:
    """The layers of a model in sequence, as they were when a prediction had checked them.

    It computes what the layers compute, with their present parameters and settings, as long as layers, links and
    methods are those that were checked.
    """

    __slots__ = ("_ends", "_forward", "_input", "_input_forward", "_loss", "_rows", "_softmax", "_trained")

    def __init__(self, model: Any, rows: list[tuple[Any, ...]]) -> None:
        get = model.__dict__.get
        self._rows, self._forward, self._input = rows, type(model).forward, get("input_layer")
        self._input_forward = None if self._input is None else type(self._input).forward
        self._loss, self._softmax = get("loss"), get("softmax_classifier_output")
        self._trained, self._ends = get("trainable_layers"), get("output_layer_activation")

    @classmethod
    def of(cls, model: Any) -> Chain | None:
        """The chain of a checked model; None if a layer is custom, or the pass."""
        own = model.__dict__
        first = own.get("input_layer")
        if "forward" in own or model._has_custom_pass() or not (first is None or isinstance(first, InputLayer)):
            return None
        rows = []
        for layer in model.layers:
            formula, kind = _formula(layer), type(layer)
            if formula is None:
                return None
            rows.append((layer, kind, kind.forward, formula, *map(vars(layer).get, ("prev", "next", "trainable"))))
        return cls(model, rows)

    def output(self, model: Any, X: Any) -> FloatArray | None:
        """The output for a matrix of floats; afterward the layers have their inputs and outputs.

        Returns
        -------
        None if something has changed since, so that the model must be checked again; then nothing was computed.
        """
        own = model.__dict__
        get, first = own.get, self._input
        layers = get("layers")
        if (
            type(layers) is not list
            or len(layers) != len(self._rows)
            or "forward" in own
            or type(model).forward is not self._forward
            or get("loss") is not self._loss
            or get("input_layer") is not first
            or get("softmax_classifier_output") is not self._softmax
            or get("trainable_layers") is not self._trained
            or get("output_layer_activation") is not self._ends
            or (first is not None and ("forward" in first.__dict__ or type(first).forward is not self._input_forward))
        ):
            return None
        lock = own["_lock"]
        with lock:  # another thread may be executing a step
            steps = self._steps(layers, len(X) > _FEW_ROWS)
            if steps is None:
                return None
            if len(X) <= _FEW_ROWS:
                return self._leave(steps, X, _outputs(steps, X))
        outputs = _outputs(steps, X)
        with lock:
            return self._leave(steps, X, outputs)

    def _steps(self, layers: list[Any], copies: bool) -> list[Any] | None:
        """Layer, formula and parameters of each layer; None if something has changed."""
        steps = []
        for layer, (known, kind, forward, formula, before, after, trained) in zip(layers, self._rows, strict=True):
            if layer is not known:
                return None
            own = layer.__dict__
            get = own.get
            if (
                type(layer) is not kind
                or kind.forward is not forward
                or "forward" in own
                or get("prev") is not before
                or get("next") is not after
                or get("trainable") is not trained
            ):
                return None
            parameters = None
            if formula is _dense:
                weights, biases = get("weights"), get("biases")
                if type(weights) is not ndarray or type(biases) is not ndarray:
                    return None
                parameters = (weights.copy(), biases.copy()) if copies else (weights, biases)
            steps.append((layer, own, formula, parameters))
        return steps

    def _leave(self, steps: list[Any], X: Any, outputs: list[Any]) -> FloatArray:
        """Save inputs and outputs in the layers; return the last output."""
        values = X
        for (_, own, _, _), output in zip(steps, outputs, strict=True):
            own["inputs"], own["output"] = values, output
            values = output
        if self._input is not None:
            self._input.__dict__["output"] = X
        return values  # type: ignore[no-any-return]


def _outputs(steps: list[Any], values: Any) -> list[Any]:
    outputs = []
    for layer, _, formula, parameters in steps:
        values = formula(layer, values, parameters)
        outputs.append(values)
    return outputs
