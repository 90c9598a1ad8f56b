"""Checks of the changes that callbacks make to a model during training; other changes are undone and raise an error."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any, NoReturn

import numpy as np

from ._attributes import has
from ._errors import StateError, flag, shown
from ._snapshots import Snapshot

_PARTS = ("loss", "accuracy", "history")
_RATES = ("learning_rate", "current_learning_rate", "decay")
_STATE = ("weight_momentums", "bias_momentums", "weight_cache", "bias_cache")
_PENALTIES = ("weight_regularizer_l1", "weight_regularizer_l2", "bias_regularizer_l1", "bias_regularizer_l2")
_OF_A_LAYER = frozenset(
    {"weights", "biases", *_STATE, *_PENALTIES, "trainable", "rate", "slope", "alpha", "approximate"}
)
#: What ``finalize`` sets.
_FINALIZED = (
    "trainable_layers",
    "input_layer",
    "output_layer_activation",
    "softmax_classifier_output",
    "_finalized_as",
)
_MISSING = "nothing"
_REQUIRED = (
    "in training only the numbers of parameters and the settings of layers, optimizer and metric can change. The model "
    "is as it was before the callback; change the rest between two fits."
)


class CallbackChanges:
    """The state of a model before its callbacks are called.

    Callbacks may change or replace the arrays of parameters and optimizer state, change the settings of layers,
    optimizer and metric, and replace the optimizer. Layers, loss, metric and history must stay the same objects, and
    parameters must keep their shapes and dtypes.
    """

    def __init__(self, model: Any) -> None:
        self._model = model
        self._layers = list(model.layers)
        self._parts = {name: getattr(model, name) for name in _PARTS}
        self._finalized = [name for name in _FINALIZED if getattr(model, name, None) is not None]
        self._forms = dict(_forms(self._layers))
        self._states = _states(self._layers)
        self._optimizer, self._settings = model.optimizer, frozenset(vars(model.optimizer))
        self._before = [
            Snapshot([model], frozenset({"layers", "optimizer", "classes", *_PARTS, *_FINALIZED})),
            Snapshot(self._layers, _OF_A_LAYER),
            Snapshot([model.optimizer, model.accuracy]),
        ]

    def restore(self) -> None:
        """Undo the changes of callbacks."""
        for snapshot in self._before:
            snapshot.restore()

    def check(self) -> None:
        """Raise an error if a callback made a change that is not allowed during training.

        Raises
        ------
        StateError : the text has the attribute that a callback set.
        """
        model = self._model
        layers = getattr(model, "layers", None)
        if not isinstance(layers, (list, tuple)):
            _refuse(f"set model.layers to {shown(layers)}")
        if len(layers) != len(self._layers):
            _refuse(f"made {len(layers)} layers of {len(self._layers)}")
        for index, (now, before) in enumerate(zip(layers, self._layers, strict=True)):
            if now is not before:
                _refuse(f"set model.layers[{index}] to {shown(now)}")
        for name, part in self._parts.items():
            if getattr(model, name, None) is not part:
                _refuse(f"set model.{name} to {shown(getattr(model, name, None))}")
        for name in self._finalized:
            if getattr(model, name, None) is None:
                _refuse(f"set model.{name} to None")
        for path, form in _forms(self._layers):
            if form != self._forms[path]:
                _refuse(f"deleted {path}" if form == _MISSING else f"set {path} to {form} (it was {self._forms[path]})")
        for index, (states, before) in enumerate(zip(_states(layers), self._states, strict=True)):
            if states and (gone := sorted(before - states)):
                _refuse(f"deleted model.layers[{index}].{gone[0]} and not the rest of the optimizer state")
        _check_states(layers)
        if getattr(model, "optimizer", None) is self._optimizer:
            for name in sorted(self._settings - vars(model.optimizer).keys()):
                _refuse(f"deleted model.optimizer.{name}")
        _check_optimizer(model)


def _check_optimizer(model: Any) -> None:
    optimizer = getattr(model, "optimizer", None)
    if isinstance(optimizer, type) or not callable(getattr(optimizer, "update_params", None)):
        _refuse(f"set model.optimizer to {shown(optimizer)}")
    for name in _RATES:
        rate = getattr(optimizer, name, 0.0)
        if not isinstance(rate, (int, float, np.number)) or not 0 <= rate < math.inf:
            what = f"set model.optimizer.{name} to {shown(rate)}"
            _refuse(what, "it must be a finite number, 0 or more. The model is as it was before the callback.")


def _forms(layers: Sequence[Any]) -> Iterator[tuple[str, str]]:
    """The parameters of layers by their paths: dtype and shape of an array, else the type."""
    for index, layer in enumerate(layers):
        for name in ("weights", "biases"):
            value = getattr(layer, name, _MISSING)
            yield f"model.layers[{index}].{name}", _form(value)


def _form(value: Any) -> str:
    if isinstance(value, np.ndarray):
        return f"{value.dtype} of shape {value.shape}"
    return _MISSING if value is _MISSING else shown(value)


def _states(layers: Sequence[Any]) -> list[frozenset[str]]:
    """The names of the optimizer state that each layer has."""
    return [frozenset(name for name in _STATE if hasattr(layer, name)) for layer in layers]


def _check_states(layers: Sequence[Any]) -> None:
    """Raise an error for an optimizer state that is not an array of the size of its parameter, or for a wrong flag."""
    for index, layer in enumerate(layers):
        path, parameters = f"model.layers[{index}]", {"weight": "weights", "bias": "biases"}
        if has(layer, "trainable"):
            flag(f"model, fit: after a callback, {path}", "trainable", layer.trainable)
        for name in _STATE:
            parameter = getattr(layer, parameters[name.partition("_")[0]], None) if has(layer, name) else None
            if not isinstance(parameter, np.ndarray):
                continue
            state = getattr(layer, name)
            if not isinstance(state, np.ndarray) or state.size != parameter.size or state.dtype.kind not in "f":
                required = (
                    f"floats of the shape {parameter.shape} are required. The model is as it was before the callback."
                )
                _refuse(f"set {path}.{name} to {_form(state)}", required)


def _refuse(what: str, required: str = _REQUIRED) -> NoReturn:
    raise StateError(f"model, fit: a callback has {what}; {required}")
