"""Preparation of samples: inputs as rows, labels as class numbers; both are checked against layers and loss."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import _bridge, _class_weights
from ._architecture import NotTheEnginesError, class_labels, metric_fields
from ._bridge import FloatArray, Samples
from ._capabilities import has_parameters
from ._errors import ShapeError, StateError, kind, sample_axes, shown
from ._overrides import has_own
from ._settings import check, check_whole
from ._sparse import SparseRows, is_sparse
from .layers import DenseLayer, DropoutLayer
from .losses import BinaryCrossentropyLoss


def rows_for(layers: Sequence[Any], X: ArrayLike, where: str) -> FloatArray:
    """Convert inputs to a matrix; a single sample may be one-dimensional, and samples may have several axes.

    For sparse inputs the matrix has no columns.

    Raises
    ------
    ShapeError : inputs are a single number, or have more than two axes and the last one does not fit the first layer.
    """
    if is_sparse(X):
        # The engine counts the rows; Python converts each batch to dense rows.
        return np.empty((len(SparseRows(X)), 0))
    _bridge.check_exact(X, f"{where}, inputs")
    inputs = _bridge.floats(X, f"{where}, inputs")
    if inputs.ndim > 2:
        taken = next((columns for columns, _ in map(_columns, layers) if columns >= 0), inputs.shape[-1])
        if taken != inputs.shape[-1]:
            raise ShapeError(
                f"{where}: inputs are {inputs.shape}; the first layer takes (samples, {taken}). "
                f"Flatten each sample first, such as X.reshape({len(inputs)}, -1)."
            )
    return _bridge.rows(inputs, f"{where}, inputs")


def check_layers(layers: Sequence[Any]) -> None:
    """Raise an error if the sizes of layers do not fit each other; custom layers may return any number of columns.

    Raises
    ------
    ShapeError : two layers do not fit; the text names both.
    """
    _bridge.check_layer_chain(tuple(map(_columns, layers)))


def check_ending(where: str, loss: Any, layers: Sequence[Any]) -> None:
    """Raise an error if the loss requires probabilities and the last layer is one of hybridnet with other outputs.

    Custom layers and losses are not checked.

    Raises
    ------
    StateError : an activation is missing; the text names it.
    """
    name = getattr(loss, "_name", "")
    if name and not has_own(loss, "forward", type(loss)):
        _bridge.check_ending(where, name, tuple(map(_layer_name, layers)))


def _layer_name(layer: Any) -> str:
    """The name of an activation, or of a layer of hybridnet in messages; "" for a custom layer."""
    if has_own(layer, "forward", type(layer)):
        return ""
    inputs, neurons = _columns(layer)
    if isinstance(layer, DenseLayer) and inputs >= 0:
        return f"dense layer {inputs} -> {neurons}"
    return "dropout layer" if isinstance(layer, DropoutLayer) else str(getattr(layer, "_name", ""))


def output_columns(layers: Sequence[Any], columns: int) -> int | None:
    """Number of output columns for a number of input columns; None if it depends on a custom layer."""
    now: int | None = columns
    for layer in layers:
        inputs, neurons = _columns(layer)
        now = neurons if inputs >= 0 else now if neurons == 0 else None
    return now


def check_targets(loss: Any, targets: NDArray[Any], columns: int | None) -> None:
    """Raise an error if targets are invalid for a loss of the engine; custom losses check their own targets.

    Raises
    ------
    ShapeError, ValueError : raised by the engine.
    """
    name = getattr(loss, "_name", "")
    if name and not has_own(loss, "forward", type(loss)):
        _bridge.check_targets(name, targets, columns)


def classes_of(labels: NDArray[Any]) -> NDArray[Any]:
    """The sorted class names among texts."""
    classes: NDArray[Any] = np.unique(labels.astype(str))
    return classes


def classes_among(model: Any, y: Any) -> NDArray[Any] | None:
    """The class names among targets that are split later; None if they are not texts, or known already."""
    labels = _labels(y, "model, fit, targets")
    is_new = model.classes is None and np.ndim(labels) and _bridge.is_text(labels, "model, fit, targets")
    return classes_of(labels) if is_new else None


def check_class_count(loss: Any, columns: int, classes: Any, are_targets: bool = False) -> None:
    """Raise an error if a model has more or fewer class names than its outputs distinguish.

    Raises
    ------
    ValueError : the text has the number of classes and of outputs.
    """
    name = getattr(loss, "_name", "")
    if name and not has_own(loss, "forward", type(loss)):
        _bridge.check_class_names(name, columns, class_labels(classes).tolist(), are_targets)


def check_metric(where: str, loss: Any, metric: Any, columns: int, ending: Any) -> None:
    """Raise an error if a metric fits neither loss nor outputs. Custom metrics and losses are not checked.

    Raises
    ------
    ValueError : raised by the engine; the text names the metrics that fit.
    """
    name = getattr(loss, "_name", "")
    if metric is None or not name or has_own(loss, "forward", type(loss)):
        return
    with suppress(NotTheEnginesError):
        fields = metric_fields(metric)
        measured = {each: None for each in ("precision", "means") if each in fields}  # of the targets, may be NaN
        _bridge.check_metric(where, name, columns, json.dumps(fields | measured), _layer_name(ending))


def labels_of(classes: Any, numbers: NDArray[Any]) -> NDArray[Any]:
    """Convert class numbers to labels.

    Raises
    ------
    ValueError : a class number has no label.
    """
    labels = class_labels(classes)
    for sample, number in enumerate(numbers):
        if not 0 <= number < len(labels):
            raise ValueError(
                f"model, predict_classes: sample {sample} is predicted to be of class {number}; the model has "
                f"{len(labels)} labels, for the classes from 0. Set classes to one label for each output, or to None."
            )
    named: NDArray[Any] = labels[numbers.astype(np.intp)]
    return named


def _columns(layer: Any) -> tuple[int, int]:
    """Inputs and neurons of a dense layer; (-1, 0) for other layers that keep the number of columns, else (-1, -1)."""
    if has_own(layer, "forward", type(layer)):
        return -1, -1
    if not has_parameters(layer):
        return -1, 0
    weights = layer.weights
    if isinstance(layer, DenseLayer) and isinstance(weights, np.ndarray) and weights.ndim == 2:
        return weights.shape[0], weights.shape[1]
    return -1, -1


#: The settings of metrics on which their fit depends.
_OF_METRICS = ("binary", "k", "of_class")
_PLAIN = {bool, int, type(None)}


class Prepared(NamedTuple):
    """The samples of one call, prepared once: in the form of the engine, and in their original dtypes."""

    samples: Samples
    #: Rows of inputs, and targets with class numbers instead of texts.
    given: tuple[Any, NDArray[Any]]
    #: The class names; None if the targets are not texts and the model has no class names.
    classes: Any


def prepared(
    model: Any,
    X: ArrayLike,
    y: ArrayLike,
    where: str,
    weights: ArrayLike | None = None,
    class_weight: Any = None,
    classes: Any = None,
    learns: bool = False,
) -> Prepared:
    """Convert inputs, targets and weights to arrays and check them against each other, the layers and the loss.

    Parameters
    ----------
    model : finalized, with a loss.
    weights, class_weight : one weight per sample, and per class; None for 1 each.
    classes : the class names; those of the model if not given.
    learns : whether text labels become the class names of a model that has none.
    """
    if weights is None and class_weight is None and classes is None:
        ready = _ready(model, X, y)
        if ready is not None:
            return ready
    # fit reports a wrong target before a wrong input, evaluate after it.
    labels = _labels(y, f"model, {where}, targets") if learns else None
    inputs: Any = X if is_sparse(X) else _array(X, f"model, {where}, inputs")
    rows = rows_for(model.layers, inputs, f"model, {where}")
    width = np.shape(inputs)[1] if is_sparse(inputs) else rows.shape[1]
    known = model._known
    if known is not None and width in known.columns:
        columns = known.columns[width]
    else:
        columns = None if model._has_custom_steps() else output_columns(model.layers, width)
        if known is not None:
            known.columns[width] = columns
    labels = _labels(y, f"model, {where}, targets") if labels is None else labels
    sample_axes(f"model, {where}", np.shape(inputs), np.shape(labels))
    texts = _bridge.is_text(np.asarray(labels), f"model, {where}, targets")
    classes = model.classes if classes is None else classes
    if texts and learns and classes is None:
        classes = classes_of(labels)
    if classes is not None and columns is not None:
        check_class_count(model.loss, columns, classes, texts)
    numbers = numbered(model, labels, classes) if texts else labels
    last = _last_columns(model.layers, width, f"model, {where}") if columns is None else columns
    named = classes if classes is not None else getattr(model.preprocessing, "classes", None)
    weights = _class_weights.weighted(model, numbers, weights, class_weight, named)
    _bridge.check_exact(numbers, f"model, {where}, targets")
    samples = Samples(
        rows,
        _targets(model.loss, numbers, (len(rows), last)),
        None if weights is None else _class_weights.weight_vector(weights, f"model, {where}", len(rows)),
    )
    _check_counts(samples, np.shape(inputs), np.shape(labels), where)
    if known is not None and model.loss._name:
        _bridge.check_targets(model.loss._name, samples.targets, columns)
    else:
        check_targets(model.loss, samples.targets, columns)
    if columns is not None and model._checks_ending:
        settings = _settings_of(model.accuracy, columns)
        if known is None or settings is None or settings not in known.metrics:
            check_metric(where, model.loss, model.accuracy, columns, model.layers[-1])
            if known is not None and settings is not None:
                known.metrics.add(settings)
    if is_sparse(inputs):
        return Prepared(samples, (SparseRows(inputs), np.asarray(numbers)), classes)
    if inputs.ndim != 2:
        inputs = inputs.reshape(_bridge.rows_and_columns(inputs))
    return Prepared(samples, (inputs, np.asarray(numbers)), classes)


def _ready(model: Any, X: Any, y: Any) -> Prepared | None:
    """Samples that need neither conversion nor the checks of an earlier call: floats in C order and class numbers."""
    known = model._known
    if known is None or model.loss._name != "categorical cross-entropy" or model.classes is not None:
        return None
    if not (_bridge.is_ready(X) and _bridge.is_vector(y)) or len(X) != len(y) or y.dtype.itemsize > 4:
        return None
    columns = known.columns.get(X.shape[1])
    if columns is None or _settings_of(model.accuracy, columns) not in known.metrics:
        return None
    targets = _bridge.targets(model.loss._name, y, (len(X), columns))
    _bridge.check_targets(model.loss._name, targets, columns)
    return Prepared(Samples(X, targets), (X, y), None)


def _settings_of(metric: Any, columns: int) -> tuple[Any, ...] | None:
    """What the fit of a metric depends on; None if a setting is not a plain number."""
    settings = () if metric is None else (columns, *map(vars(metric).get, _OF_METRICS))
    return settings if {type(value) for value in settings} <= _PLAIN else None


def _array(values: Any, where: str) -> Any:
    """Convert values to an array; a value without axes is returned unchanged, so that the error can name it."""
    array = _bridge.plain(values, where)
    return array if array.ndim else values


def _labels(values: Any, where: str) -> Any:
    """Targets as an array."""
    array = _array(values, where)
    if isinstance(values, (str, bytes)) or getattr(values, "shape", None) == ():
        raise ShapeError(
            f"{where}: {shown(values)} arrived; one target for each sample is required. Pass a list of them, or the "
            "column of a table, such as table['label']."
        )
    _bridge.refuse_mixed(values, array, where)
    return array


def targets_of(y: Any, where: str) -> NDArray[Any]:
    """Targets as an array of one or more axes."""
    return np.atleast_1d(_labels(y, f"{where}, targets"))


def _targets(loss: Any, labels: Any, shape: tuple[int, int]) -> NDArray[Any]:
    """Convert targets to the form of the engine."""
    name = getattr(loss, "_name", "")
    if not name and shape[1] > 1 and np.ndim(labels) == 1:
        labels = labels.reshape(-1, 1)  # class numbers: a custom loss receives them unchanged, the engine counts them
    return _bridge.targets(name or "loss", labels, shape)


def _check_counts(samples: Samples, inputs: tuple[int, ...], targets: tuple[int, ...], where: str) -> None:
    rows, count = len(samples.inputs), len(samples.targets)
    if rows == 0:
        raise _bridge.error("no_samples", where, inputs)
    if count != rows:
        raise _bridge.error("sample_count", where, inputs, targets, rows, count)


def numbered(model: Any, labels: NDArray[Any], classes: Any) -> NDArray[Any]:
    """Convert texts to class numbers: their index in ``classes``."""
    known = np.array([], str) if classes is None else class_labels(classes).astype(str)
    if not len(known):
        raise StateError("model: labels are texts, and it has no classes. Fit it on texts first.")
    order = np.argsort(known, kind="stable")
    numbers: NDArray[Any] = order[np.searchsorted(known, labels.astype(str), sorter=order).clip(max=len(known) - 1)]
    for label in labels[known[numbers] != labels.astype(str)][:1]:
        listed = ", ".join(map(repr, known[:5].tolist()))
        raise ValueError(
            f"model: the label {str(label)!r} is not one of its classes; the classes are {listed}. "
            "Fit a new model for new classes."
        )
    binary = isinstance(model.loss, BinaryCrossentropyLoss)
    return numbers.reshape(-1, 1).astype(np.uint8) if binary else numbers


def _last_columns(layers: Sequence[Any], columns: int, where: str) -> int:
    """Number of columns of the output: that of the last layer with weights."""
    for layer in reversed(layers):
        if has_parameters(layer):
            shape = _bridge.floats(layer.weights, f"{where}, weights").shape
            if len(shape) != 2:
                raise ShapeError(f"{where}: weights are {shape}; they must be (inputs, neurons). Reshape them.")
            return int(shape[1])
    return columns


def batch_size(value: Any, where: str) -> int | None:
    """Samples per batch; None for all in one."""
    return None if value is None else check_whole("the batch size", f"model, {where}", value)


def validation(validation_data: Any) -> tuple[Any, Any, Any]:
    """Unpack validation data: inputs, targets, and sample weights or None."""
    if not isinstance(validation_data, (tuple, list)) or len(validation_data) not in (2, 3):
        raise TypeError(
            f"model, fit: validation_data is {kind(validation_data)}; a pair (X, y), or (X, y, sample_weight), is "
            "required."
        )
    return (*validation_data, None)[:3]


@contextmanager
def of_validation() -> Iterator[None]:
    """Say in the text of an error that it is about the validation data."""
    try:
        yield
    except (ValueError, TypeError, OverflowError, StateError) as error:
        text = str(error)
        if not text.startswith("model, fit, validation"):
            error.args = (f"model, fit, validation: {text.removeprefix('model: ')}",)
        raise


def split(
    X: ArrayLike, y: ArrayLike, weights: ArrayLike | None, share: float, validation: Any
) -> tuple[Any, Any, Any, tuple[Any, ...]]:
    """Split off the last samples as validation data."""
    if validation is not None:
        raise ValueError("model, fit: validation_data and validation_split are given; only one can be. Leave one out.")
    check("the share held out", "model, fit", share, "validation_split")
    inputs: Any = X.tocsr() if is_sparse(X) else _bridge.plain(X, "model, fit, inputs")  # type: ignore[union-attr]
    targets = _bridge.plain(y, "model, fit, targets")
    _bridge.refuse_mixed(y, targets, "model, fit, targets")
    for what, array in (("inputs", inputs), ("targets", targets)):
        if not array.ndim:
            raise ShapeError(f"model, fit, {what}: a single value arrived; rows are required. Pass a list of them.")
    count = inputs.shape[0]
    first = count - round(count * share)
    if first == 0:
        raise ValueError(f"model, fit: validation_split is {share!r}; of {count} samples none are left to train on.")
    held_out = (inputs[first:], targets[first:])
    if weights is None:
        return inputs[:first], targets[:first], None, held_out
    weight = _class_weights.weight_vector(weights, "model, fit", count)
    _bridge.check_weights("model, fit", count, weight)
    return inputs[:first], targets[:first], weight[:first], (*held_out, weight[first:])
