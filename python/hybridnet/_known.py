"""The checks of a model that need not be repeated, because nothing that they looked at has changed since."""

from __future__ import annotations

import math
from collections.abc import Callable
from operator import attrgetter, is_
from typing import Any

from numpy import ndarray

from . import _overrides

#: The methods that a pass or a step calls, by kind of part: none may be replaced, on an object or in its class.
_CALLED = {
    "layer": ("forward", "backward", "predictions"),
    **{kind: names for kind, names in _overrides.CALLED.items() if kind != "layer"},
}
_MODELS = ("forward", "backward", "finalize", "evaluate", "predict", "remember_trainable_layers")
_REPLACED = frozenset(name for names in _CALLED.values() for name in names).union(_MODELS)
#: The parts of a model beside its layers.
_PARTS = {
    "loss": "loss",
    "optimizer": "optimizer",
    "accuracy": "metric",
    "softmax_classifier_output": "combined softmax and loss",
    "input_layer": "input layer",
}
#: The settings of layers, losses, optimizers and metrics.
_SETTINGS = (
    *("weight_regularizer_l1", "weight_regularizer_l2", "bias_regularizer_l1", "bias_regularizer_l2", "trainable"),
    *("rate", "slope", "alpha", "approximate", "_random_state", "_book_sign"),
    *("learning_rate", "decay", "momentum", "epsilon", "rho", "beta_1", "beta_2"),
    *("binary", "precision", "k", "of_class", "means"),
)


class Known:
    """A model whose checks have succeeded, as they found it: its parts, their links, and the shapes of parameters.

    While it is current they would succeed again. There is one only for a model of hybridnet's own classes whose
    parameters are plain arrays; a part that overrides a method is checked in each call, because it is custom code.
    """

    __slots__ = ("_classes", "_described", "_kept", "_members", "_objects", "_shapes", "_sizes", "columns", "metrics")

    def __init__(self, objects: list[Any], shapes: list[Any], classes: dict[type[Any], tuple[str, ...]]) -> None:
        self._objects, self._shapes = objects, shapes
        getters = [(attrgetter(*names), kind) for kind, names in classes.items()]
        self._members = [(get, kind, get(kind)) for get, kind in getters]
        self._classes = list(map(vars, {each for kind in classes for each in kind.__mro__}))
        #: How many members each class has: another number if one is added, such as a setting of all its objects.
        self._sizes = list(map(len, self._classes))
        #: The columns of the output, by those of the inputs.
        self.columns: dict[int, int | None] = {}
        #: The metrics that fit, as ``(output columns, settings)``.
        self.metrics: set[tuple[Any, ...]] = set()
        self._described: tuple[list[Any], list[Any], dict[str, Any]] | None = None
        #: A session for the next fit, and the description of its model.
        self._kept: tuple[Any, dict[str, Any]] | None = None

    @classmethod
    def of(cls, model: Any) -> Known | None:
        """What is known about a model after its checks; None if a part is custom."""
        objects, shapes = _seen(model)
        if objects is None:
            return None
        parts = [(layer, "layer") for layer in model.layers]
        parts += [(model.__dict__.get(name), what) for name, what in _PARTS.items()]
        kinds = {}
        for part, what in parts:
            if part is not None:
                if not _is_ours(type(part)) or _overrides.own_method(part, what) is not None:
                    return None
                names = (*_CALLED[what], *_SETTINGS)
                kinds[type(part)] = tuple(name for name in names if hasattr(type(part), name))
        if not _is_ours(type(model)):
            return None
        kinds[type(model)] = tuple(name for name in _MODELS if hasattr(type(model), name))
        return cls(objects, shapes, kinds)

    def is_current(self, model: Any) -> bool:
        """Whether nothing has changed since."""
        objects, shapes = _seen(model)
        if objects is None or shapes != self._shapes or len(objects) != len(self._objects):
            return False
        if list(map(len, self._classes)) != self._sizes:
            return False
        for members_of, kind, members in self._members:
            try:
                if members_of(kind) != members:
                    return False
            except (AttributeError, ValueError):  # one was deleted, or is an array
                return False
        return all(map(is_, objects, self._objects))

    def description(self, model: Any, describe: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
        """The description of a model that is current: that of the last call, unless a setting has changed."""
        settings = _settings(model)
        types = list(map(type, settings or ()))
        if settings is None or ndarray in types:
            self._described = None
            return describe(model)
        optimizer = model.optimizer
        if self._described is not None and self._described[:2] == (types, settings):
            described = self._described[2]
            counters = {"current_learning_rate": optimizer.current_learning_rate, "iterations": optimizer.iterations}
            is_plain = [type(counter) for counter in counters.values()] == [float, int]
            if is_plain and 0 <= optimizer.current_learning_rate < math.inf:  # the book's may have any
                return described | {"optimizer": described["optimizer"] | counters}
        described = describe(model)
        self._described = types, settings, described
        return described

    def keep(self, session: Any) -> None:
        """Keep a session for the next fit: it has the model of the last description."""
        if self._described is not None:
            self._kept = session, self._described[2]

    def take_session(self) -> Any:
        """The kept session, which the next fit owns then; None if :meth:`description` has found another setting."""
        kept, self._kept = self._kept, None
        if kept is None or self._described is None or kept[1] is not self._described[2]:
            return None
        return kept[0]


def _settings(model: Any) -> list[Any] | None:
    """What a description depends on beside the parts and the counters; None if that cannot be compared."""
    if model.classes is not None:
        return None
    settings: list[Any] = []
    arrays = set()
    for part in (*model.layers, model.loss, model.optimizer, model.accuracy):
        if part is None:
            continue
        own = part.__dict__
        settings += map(own.get, _SETTINGS)
        numerics = getattr(type(part), "_numerics", None) and part._numerics
        if numerics is not None:
            settings += (numerics.bits, numerics.dtype, numerics.flavour)
        for name in ("weights", "biases") if "weights" in own else ():
            array = own[name]
            if array.base is not None or id(array) in arrays:
                return None  # it may share its memory with another one
            arrays.add(id(array))
            settings += (array.dtype, array.flags.writeable)
    return settings


def _is_ours(kind: type[Any]) -> bool:
    return kind.__module__.partition(".")[0] == __package__


def _seen(model: Any) -> tuple[list[Any] | None, list[Any]]:
    """The objects on which checks depend, compared by identity, and the shapes of parameters; None for custom parts."""
    own = model.__dict__
    shapes: list[Any] = []
    layers, get = own.get("layers"), own.get
    if type(layers) is not list or not _REPLACED.isdisjoint(own):
        return None, shapes
    trained, loss = get("trainable_layers"), get("loss")
    penalized = getattr(loss, "__dict__", {}).get("trainable_layers")
    objects = [type(model), get("output_layer_activation"), get("history"), get("_arithmetic")]
    for part in (loss, get("optimizer"), get("accuracy"), get("softmax_classifier_output"), get("input_layer")):
        objects += (part, type(part))
        if part is not None and not _REPLACED.isdisjoint(getattr(part, "__dict__", _REPLACED)):
            return None, shapes
    for listed in (trained, penalized):
        if type(listed) is list:
            objects += listed
        elif listed is not None:
            return None, shapes
        shapes.append(None if listed is None else len(listed))
    for layer in layers:
        of_layer: Any = getattr(layer, "__dict__", _REPLACED)
        if not _REPLACED.isdisjoint(of_layer):
            return None, shapes
        get = of_layer.get
        objects += (layer, type(layer), get("prev"), get("next"), get("trainable"), get("_numerics"))
        weights = get("weights")
        if weights is not None:
            biases = get("biases")
            if type(weights) is not ndarray or type(biases) is not ndarray:
                return None, shapes
            shapes += (weights.shape, biases.shape)
    return objects, shapes
