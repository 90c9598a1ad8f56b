"""Networks for the options of ``hybridnet train``."""

from __future__ import annotations

from typing import Any

from .._errors import LARGEST, shown
from .._public import public
from ..callbacks import EarlyStopping
from ..layers import DenseLayer, DropoutLayer
from ..model import Model
from ..preprocessing import Preprocessing


def check_options(options: Any) -> None:
    """Raise an error if an option of the network or of training is out of range; called before anything is read."""
    _count("--epochs", options.epochs, 0)
    if 1 < options.dropout < 100:
        raise ValueError(
            f"--dropout is {options.dropout:g}; a share of the neurons is required, 0 or more and less than 1. "
            f"Write {options.dropout / 100:g} for {options.dropout:g} per cent."
        )
    check_batch_size(options)
    if options.early_stopping is not None:
        EarlyStopping("loss", patience=options.early_stopping)
    model = Model([DenseLayer(1, 1, weight_regularizer_l2=options.l2), options.activation])
    if options.dropout:
        model.add(DropoutLayer(options.dropout))
    _set(model, options, loss="mse")


def check_batch_size(options: Any) -> None:
    """Raise an error if a batch has no rows, or more than the engine counts."""
    _count("--batch-size", options.batch_size, 1)


def _count(option: str, value: int, least: int) -> None:
    if not least <= value <= LARGEST:
        raise ValueError(f"{option} is {shown(value)}; it must be from {least} to {LARGEST:,}.")


def network(prepared: Preprocessing, options: Any) -> Model:
    """Hidden layers with an activation and dropout; softmax for classes, one linear output for a regression."""
    model, columns = Model(), len(prepared.names)
    classes = prepared.classes
    if classes is not None and len(classes) < 2:
        raise ValueError(
            f"the label column has one class, {classes[0]!r}; at least two are required. Check --label, or pass rows "
            "of other classes."
        )
    for neurons in options.hidden:
        model.add(DenseLayer(columns, neurons, weight_regularizer_l2=options.l2, initializer="he"))
        model.add(options.activation)
        if options.dropout:
            model.add(DropoutLayer(options.dropout))
        columns = neurons
    model.add(DenseLayer(columns, 1 if classes is None else len(classes), initializer="glorot"))
    if classes is None:
        _set(model, options, loss="mse", accuracy="r2")
    else:
        model.add("softmax")
        _set(model, options, loss="categorical_crossentropy", accuracy="accuracy")
    model.preprocessing = prepared
    return model


def _set(model: Model, options: Any, **parts: str) -> None:
    model.set(optimizer=options.optimizer, **parts)
    if options.learning_rate is not None:
        model.optimizer = type(model.optimizer)(options.learning_rate)


public(__name__)
