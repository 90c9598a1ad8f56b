"""Networks for the options of ``hybridnet train``."""

from __future__ import annotations

from typing import Any

from .._public import public
from ..layers import DenseLayer, DropoutLayer
from ..model import Model
from ..preprocessing import Preprocessing


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
        model.set(loss="mse", optimizer=options.optimizer)
    else:
        model.add("softmax")
        model.set(loss="categorical_crossentropy", optimizer=options.optimizer, accuracy="accuracy")
    if options.learning_rate is not None:
        model.optimizer.learning_rate = options.learning_rate
        model.optimizer.current_learning_rate = options.learning_rate
    model.preprocessing = prepared
    return model


public(__name__)
