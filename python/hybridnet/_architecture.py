"""The description of a model for the engine and for files: the names of its classes, with their settings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import _bridge, _overrides, activations, layers, losses, metrics, optimizers
from ._activation_table import TABLE
from ._capabilities import has_parameters, with_parameters
from ._errors import flag, number, shown, size
from ._numerics import F4, OF_MODELS, Numerics, local_flavour
from ._settings import out_of_range

#: A description, or a part of one, as a JSON object.
Fields = dict[str, Any]

_PLAIN_LAYERS = (
    layers.InputLayer,
    *(getattr(activations, row.class_name) for row in TABLE.values() if row.setting is None),
)
_SET_ACTIVATIONS: dict[type[Any], str] = {
    getattr(activations, row.class_name): row.setting for row in TABLE.values() if row.setting is not None
}
#: A subclass stands before its base class.
_PLAIN_LOSSES = (
    losses.CategoricalCrossentropyLoss,
    losses.SigmoidBinaryCrossentropyLoss,
    losses.BinaryCrossentropyLoss,
    losses.MeanSquaredErrorLoss,
)
_REGULARIZERS = {"weights": "weight_regularizer", "biases": "bias_regularizer"}
_OPTIMIZERS: dict[type[Any], tuple[str, ...]] = {
    optimizers.SGD: ("momentum",),
    optimizers.AdaGrad: ("epsilon",),
    optimizers.RMSprop: ("epsilon", "rho"),
    optimizers.Adam: ("epsilon", "beta_1", "beta_2"),
}


class NotTheEnginesError(Exception):
    """Raised if a part of a model is custom, or has a setting that the engine does not support."""


def describe(model: Any) -> Fields:
    """The description of a model.

    Raises
    ------
    NotTheEnginesError : the engine cannot execute its training steps; the text says which part is the reason, and why.
    """
    for part in (*model.layers, model.loss, model.optimizer):
        if (name := out_of_range(part)) is not None:
            raise NotTheEnginesError(f"{name} of {type(part).__name__} is {shown(getattr(part, name, None))}")
    if model._has_custom_links():
        raise NotTheEnginesError("its trainable layers or its combined softmax were changed by hand")
    described = describe_layers(model)
    _check_no_overlap([getattr(layer, name) for layer in with_parameters(model.layers) for name in _REGULARIZERS])
    return described | {
        "loss": None if model.loss is None else _loss(model.loss),
        "optimizer": None if model.optimizer is None else _optimizer(model.optimizer),
        "metric": None if model.accuracy is None else metric_fields(model.accuracy),
    }


def describe_layers(model: Any) -> Fields:
    """The description of a model without loss, optimizer and metric: what predictions depend on.

    Raises
    ------
    NotTheEnginesError : a layer is custom.
    """
    for layer in model.layers:
        if (name := out_of_range(layer)) is not None:
            raise NotTheEnginesError(f"{name} of {type(layer).__name__} is {shown(getattr(layer, name, None))}")
    numerics = {id(layer._numerics): layer._numerics for layer in model.layers if hasattr(layer, "_numerics")}
    if len({each.is_fast for each in numerics.values()}) > 1:
        raise NotTheEnginesError("some of its layers compute with the fast arithmetic, and others with that of NumPy")
    if len(numerics) > 1:
        raise NotTheEnginesError("its layers come from hybridnet and from hybridnet.nnfs")
    described = [_layer(layer) for layer in model.layers]
    classes = getattr(model, "classes", None)
    classes = None if classes is None else class_labels(classes)
    return {
        "version": 1,
        "arithmetic": _arithmetic(next(iter(numerics.values()), None)),
        "class_names": [] if classes is None else [str(name) for name in classes],
        "layers": described,
        "loss": None,
        "optimizer": None,
        "metric": None,
    }


def describe_parameters(layers: Sequence[Any], parameters: Sequence[Sequence[Any]]) -> Fields | None:
    """Describe only the parameters: a layer of any class with the matrices of a dense layer is described as dense.

    Parameters
    ----------
    layers : the layers of a model.
    parameters : one pair per layer with weights.

    Returns
    -------
    The description; None if the parameters are not those of dense layers whose sizes fit each other.
    """
    described: list[Fields] = []
    columns, pairs = None, iter(parameters)
    for layer in layers:
        if not has_parameters(layer):
            described.append({"type": "LinearActivation"})
            continue
        pair = next(pairs)
        if len(pair) != 2 or not all(_is_matrix(array) for array in pair) or pair[1].shape != (1, pair[0].shape[1]):
            return None
        if columns not in (None, pair[0].shape[0]):
            return None
        columns = pair[0].shape[1]
        described.append(
            {"type": "DenseLayer", "n_inputs": pair[0].shape[0], "n_neurons": columns}
            | {
                name: {"dtype": array.dtype.name, "l1": 0, "l2": 0, "trainable": True}
                for name, array in zip(_REGULARIZERS, pair, strict=True)
            }
        )
    return {
        "version": 1,
        "arithmetic": _arithmetic(None),
        "class_names": [],
        "layers": described,
        "loss": None,
        "optimizer": None,
        "metric": None,
    }


def class_labels(classes: Any) -> NDArray[Any]:
    """The labels of the class numbers, as an array.

    Raises
    ------
    ValueError : the argument is not a list of labels.
    """
    labels = _bridge.plain(classes, "model, classes")
    if labels.ndim != 1:
        raise ValueError(f"model: classes is {shown(classes)}; a list of labels, one for each class, is required.")
    names, counts = np.unique(labels.astype(str), return_counts=True)
    for name in names[counts > 1][:1]:
        raise ValueError(
            f"model: classes has the label {name!s} more than once; each class needs its own label. Rename one."
        )
    return labels


def _is_matrix(array: Any) -> bool:
    return isinstance(array, np.ndarray) and array.ndim == 2 and array.dtype in (np.float32, np.float64)


def optimizer_state(optimizer: Any) -> tuple[str, ...]:
    """The parts of the optimizer state, which follow ``weight_`` and ``bias_``; all exist if the first does."""
    if isinstance(optimizer, optimizers.Adam):
        return "cache", "momentums"
    if isinstance(optimizer, optimizers.SGD):
        return ("momentums",) if optimizer.momentum else ()
    return ("cache",) if isinstance(optimizer, (optimizers.AdaGrad, optimizers.RMSprop)) else ()


def build(description: Mapping[str, Any], family: Mapping[str, type[Any]]) -> Fields:
    """Create the objects of a description without their parameters: layers, loss, optimizer, accuracy.

    Parameters
    ----------
    description : the result of :func:`describe`, or of a file.
    family : the classes by their names in descriptions.
    """
    parts = {name: description[name] for name in ("loss", "optimizer", "metric")}
    return {"layers": [_built(fields, family) for fields in description["layers"]]} | {
        name: None if fields is None else _built(fields, family) for name, fields in parts.items()
    }


def resume_settings(model: Any, saved: Mapping[str, Any]) -> Fields:
    """Give a model the settings that a checkpoint was written with: callbacks may have changed them in its run.

    Parameters
    ----------
    model : of the same layers, loss, optimizer and metric.
    saved : the description of the resumed model.

    Returns
    -------
    The description of the model.
    """
    for layer, fields in zip(model.layers, saved["layers"], strict=True):
        if fields["type"] == "DenseLayer":
            for values, regularizer in _REGULARIZERS.items():
                _change(layer, f"{regularizer}_l1", fields[values]["l1"])
                _change(layer, f"{regularizer}_l2", fields[values]["l2"])
            if _overrides.is_trainable(layer) != fields["weights"]["trainable"]:
                layer.trainable = fields["weights"]["trainable"]
        elif fields["type"] == "DropoutLayer":
            _change(layer, "rate", fields["keep_probability"])
        else:
            for name in fields.keys() - {"type"}:
                _change(layer, name, fields[name])
    optimizer = saved["optimizer"]
    if _optimizer(model.optimizer)["type"] != optimizer["type"]:
        model.optimizer = _built(optimizer, model._family())
    for name in ("learning_rate", "decay", *(optimizer.keys() - {"type", "learning_rate", "decay", "iterations"})):
        _change(model.optimizer, name, optimizer[name])
    if saved["metric"] is not None:
        for name in saved["metric"].keys() - {"type"}:
            if metric_fields(model.accuracy)[name] != saved["metric"][name]:
                setattr(model.accuracy, name, saved["metric"][name])
    model._finalize_if_changed()
    return describe(model)


def _change(part: Any, name: str, value: Any) -> None:
    """Set a setting that differs; one that is equal keeps its type."""
    if getattr(part, name) != value:
        setattr(part, name, value)


def compute_as(arithmetic: Mapping[str, Any], parts: Sequence[Any]) -> None:
    """Set the arithmetic of parts; if it is that of ``init``, the parts continue to follow ``init``."""
    if arithmetic.get("name") == "fast":
        described = OF_MODELS["fast"]
    else:
        product = None if arithmetic["product_dtype"] is None else np.dtype(arithmetic["product_dtype"])
        described = Numerics(np.dtype(arithmetic["default_dtype"]), product)
        described.configure(described.dtype, described.dtype, product, arithmetic["flavour"])
    for part in parts:
        current = getattr(part, "_numerics", None)
        if current is not None and (current.bits, current.dtype) != (described.bits, described.dtype):
            part._numerics = described


def _built(fields: Mapping[str, Any], family: Mapping[str, type[Any]]) -> Any:
    kind = family[fields["type"]]
    rest = {name: value for name, value in fields.items() if name != "type"}
    if fields["type"] == "DenseLayer":
        layer = kind(0, 0, initializer="zeros")
        for values, regularizer in _REGULARIZERS.items():
            setattr(layer, f"{regularizer}_l1", rest[values]["l1"])
            setattr(layer, f"{regularizer}_l2", rest[values]["l2"])
        if not rest["weights"]["trainable"]:
            layer.trainable = False
        return layer
    if fields["type"] == "DropoutLayer":
        layer = kind(0)
        layer.rate = rest["keep_probability"]
        return layer
    if fields["type"] in ("RegressionAccuracy", "R2"):
        accuracy = kind()
        vars(accuracy).update(rest)  # computed from targets, may be NaN
        return accuracy
    book_sign = rest.pop("book_sign", None)
    # Set after creation: a schedule may have ended at a learning rate of 0.
    names = ("learning_rate", "current_learning_rate", "iterations")
    counters = {name: rest.pop(name) for name in names if name in rest}
    part = kind(**rest)
    for name, value in counters.items():
        setattr(part, name, value)
    if book_sign is not None:
        part._book_sign = book_sign
    return part


def _layer(layer: Any) -> Fields:
    if has_parameters(layer):
        return _dense(layer)
    if isinstance(layer, layers.DropoutLayer):
        _check_not_overridden(layer, layers.DropoutLayer, "layer")
        if layer._random_state is not None:
            raise NotTheEnginesError("a dropout layer has a random stream of its own")
        return {"type": "DropoutLayer", "keep_probability": _number(layer, "rate")}
    for kind, name in _SET_ACTIVATIONS.items():
        if isinstance(layer, kind):
            _check_not_overridden(layer, kind, "layer")
            value = getattr(layer, name)
            return {"type": kind.__name__, name: value if type(value) is bool else _number(layer, name)}
    return _plain(layer, _PLAIN_LAYERS, "layer")


def _dense(layer: Any) -> Fields:
    _check_not_overridden(layer, layers.DenseLayer, "layer")
    fields: Fields = {"type": "DenseLayer"}
    for values, regularizer in _REGULARIZERS.items():
        array = getattr(layer, values)
        if type(array) is not np.ndarray or array.ndim != 2 or array.dtype not in (np.float32, np.float64):
            raise NotTheEnginesError(f"{values} of a layer are not a matrix of floats")
        if not array.flags.writeable:
            raise NotTheEnginesError(f"{values} of a layer are read-only")
        fields[values] = {
            "dtype": array.dtype.name,
            "l1": _number(layer, f"{regularizer}_l1"),
            "l2": _number(layer, f"{regularizer}_l2"),
            "trainable": bool(getattr(layer, "trainable", True)),
        }
    if layer.biases.shape != (1, layer.weights.shape[1]):
        raise NotTheEnginesError("biases of a layer are not a row of its neurons")
    fields["n_inputs"], fields["n_neurons"] = layer.weights.shape
    return fields


def _loss(loss: Any) -> Fields:
    if isinstance(loss, losses.MeanAbsoluteErrorLoss):
        _check_not_overridden(loss, losses.MeanAbsoluteErrorLoss, "loss")
        return {"type": "MeanAbsoluteErrorLoss", "book_sign": loss._book_sign}
    return _plain(loss, _PLAIN_LOSSES, "loss")


def _optimizer(optimizer: Any) -> Fields:
    for kind, names in _OPTIMIZERS.items():
        if isinstance(optimizer, kind):
            _check_not_overridden(optimizer, kind, "optimizer")
            fields: Fields = {name: _number(optimizer, name) for name in ("learning_rate", "decay", *names)}
            fields["current_learning_rate"] = _number(optimizer, "current_learning_rate")
            if type(optimizer.iterations) is not int:
                raise NotTheEnginesError(f"iterations of {type(optimizer).__name__} is not an int")
            fields["iterations"] = optimizer.iterations
            return {"type": kind.__name__} | fields
    raise NotTheEnginesError(f"{type(optimizer).__name__} is not an optimizer of hybridnet")


def metric_fields(metric: Any) -> Fields:
    """The description of a metric.

    Raises
    ------
    NotTheEnginesError : it is not a metric of the engine.
    """
    if isinstance(metric, metrics.CategoricalAccuracy):
        _check_not_overridden(metric, metrics.CategoricalAccuracy, "metric")
        return {"type": "CategoricalAccuracy", "binary": flag("CategoricalAccuracy", "binary", metric.binary)}
    if isinstance(metric, metrics.RegressionAccuracy):
        _check_not_overridden(metric, metrics.RegressionAccuracy, "metric")
        precision = metric.precision
        return {
            "type": "RegressionAccuracy",
            "precision": None if precision is None else number("regression accuracy", "the precision", precision),
        }
    if isinstance(metric, metrics.TopKAccuracy):
        _check_not_overridden(metric, metrics.TopKAccuracy, "metric")
        return {"type": "TopKAccuracy", "k": size("top-k accuracy", "k", metric.k)}
    for kind in (metrics.Precision, metrics.Recall, metrics.F1Score):
        if isinstance(metric, kind):
            _check_not_overridden(metric, kind, "metric")
            return {"type": kind.__name__, "of_class": size(kind.__name__, "of_class", metric.of_class)}
    if isinstance(metric, metrics.R2):
        _check_not_overridden(metric, metrics.R2, "metric")
        means = None if metric.means is None else _bridge.means_of_columns(metric.means).tolist()
        return {"type": "R2", "means": means}
    raise NotTheEnginesError(f"{type(metric).__name__} is not a metric of hybridnet")


def _plain(part: Any, kinds: Sequence[type[Any]], what: str) -> Fields:
    for kind in kinds:
        if isinstance(part, kind):
            _check_not_overridden(part, kind, what)
            return {"type": kind.__name__}
    raise NotTheEnginesError(f"{type(part).__name__} is no {what} of hybridnet")


def _check_not_overridden(part: Any, kind: type[Any], what: str) -> None:
    """Raise an error if a subclass, or an object, overrides a method that training calls."""
    if (name := _overrides.own_method(part, what, kind)) is not None:
        raise NotTheEnginesError(f"{type(part).__name__} overrides {name}")


def _check_no_overlap(arrays: Sequence[Any]) -> None:
    """Raise an error if parameters share memory: separate copies would lose that."""
    for index, array in enumerate(arrays):
        if any(np.may_share_memory(array, other) for other in arrays[:index]):
            raise NotTheEnginesError("two of its parameters share their memory")


def _number(part: Any, name: str) -> float:
    """A setting that is a Python scalar. A NumPy scalar has a dtype, which would change the result."""
    value = getattr(part, name)
    if type(value) not in (int, float, bool):
        raise NotTheEnginesError(f"{name} of {type(part).__name__} is a {type(value).__name__}")
    return float(value)


def _arithmetic(numerics: Numerics | None) -> Fields:
    if numerics is None:
        return {"product_dtype": None, "flavour": local_flavour(), "default_dtype": F4.name}
    if numerics.is_fast:
        return {"name": "fast"}
    flavour = local_flavour() if numerics.flavour == "auto" else numerics.flavour
    product = None if numerics.product is None else numerics.product.name
    return {"product_dtype": product, "flavour": flavour, "default_dtype": numerics.dtype.name}
