"""Explorables of networks: predictions, step by step, and the microscope."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .. import _architecture, _bridge, _samples
from .._errors import StateError
from .._public import public
from ..activations import SigmoidActivation
from ..diagrams import diagram
from ..jupyter import Explorable
from ..jupyter.explorable import Language
from ..layers import DenseLayer
from ..losses import BinaryCrossentropyLoss, CategoricalCrossentropyLoss, MeanSquaredErrorLoss
from ..model import Model
from . import _networks
from ._given import INNER, told_by

#: Eight passengers of the Titanic, and weights of a single sigmoid neuron: the example without a model.
_PASSENGERS = [(22, 0, 0), (38, 1, 1), (26, 1, 1), (35, 1, 1), (35, 0, 0), (14, 1, 0), (25, 0, 0), (54, 0, 0)]
_DOUBLE = {"product_dtype": None, "flavour": "auto", "default_dtype": "float64"}


def prediction(
    model: Model | None = None,
    X: ArrayLike | None = None,
    y: ArrayLike | None = None,
    *,
    names: Sequence[str] | None = None,
    classes: Sequence[str] | None = None,
    language: Language = "en",
) -> Explorable:
    """Explore how a model predicts: the values of one row flow through the network, and every part lists its numbers.

    Select a row, point at another one, or at an input, a weight, a sum or an activation; play the prediction step by
    step: inputs, products, sums, activations, result. Layers beyond 8 neurons are drawn with an ellipsis; any neuron
    of them can be searched.

    Parameters
    ----------
    model : of dense layers, dropout and activations; None for a neuron that predicts from age and sex whether a
        passenger of the Titanic survived, with eight passengers.
    X : (samples, columns), an array or a data frame, whose columns give the names of the inputs. If the model has a
        ``preprocessing``, a table of raw rows, as for ``predict``: the inputs are those that it makes of them. Of more
        than 500 rows, 500 evenly spaced ones are shown.
    y : the target of each row, shown beside the prediction; None for those of the label column of a table, if it has
        it, or none.
    names : one name for each input.
    classes : one name for each output; for a single sigmoid one name of what it predicts, or those of class 0 and 1.
        Default: the model's own.
    language : ``"en"`` or ``"ja"``.

    Raises
    ------
    TypeError : the model is something else, or rows are missing.
    StateError : the model has no layers, or a custom layer, which a page cannot compute.
    ShapeError : rows do not fit the model, or targets the rows or the model.
    ValueError : a target is none of the classes, as for ``fit``; names or classes have another length; or the model
        has more than 1,000,000 parameters.
    """
    where = "explore.prediction"
    if model is None:
        model, X, y, names, classes = _example(X, y, names, classes)
    with told_by(where):
        known = _networks.network(model, where, learns=False)
    twin = known.twin
    if X is None:
        raise TypeError(f"{where}: X is None; the rows to predict are required. Pass an array (samples, columns).")
    found = _networks.of_table(model, X, y, where)
    X, y = found.X, found.y
    chosen = _networks.choose(X, where)
    _networks.check_count(y, chosen, where)
    with told_by(where):
        inputs = _samples.rows_for(twin.layers, _networks.rows_of(X, chosen.rows), where)
        columns = twin.predict(inputs).shape[1]
        named = _networks.output_names(twin, found, classes, columns, where)
        targets = None if y is None else _targets(model, y, chosen, columns, where)
    called = _networks.input_names(found, names, inputs.shape[1], where)
    return Explorable(
        "prediction",
        {
            "architecture": _networks.described(twin, where),
            "tensors": known.tensors,
            "X": _networks.encoded(inputs),
            "y": None if targets is None else _networks.encoded(targets),
            "names": called,
            "classes": named,
            "rows": chosen.rows.tolist(),
            "all": chosen.all,
            "raw": _networks.raw_columns(found, chosen.rows),
            **_networks.scales(found.known, called),
        },
        title="A prediction, step by step",
        still=_still(twin, model, inputs, called, named, "A prediction, step by step"),
        language=language,
    )


def network(
    model: Model,
    X: ArrayLike,
    y: ArrayLike | None = None,
    *,
    names: Sequence[str] | None = None,
    classes: Sequence[str] | None = None,
    language: Language = "en",
) -> Explorable:
    """Look at a model through a microscope: each neuron, weight and gradient opens term by term.

    A neuron shows its weighted sum; a weight its gradient by the chain rule, for one sample and for all, beside a
    central difference, and its next update with the optimizer state. A weight can be dragged or typed, and the model
    trained by 1, 10 or 100 steps on all rows: loss, predictions and, for two inputs, the decision boundary follow.
    The numbers are those that the same calls print in Python. Dead, saturated and exploding neurons are named.

    Parameters
    ----------
    model : of dense layers, dropout and activations, with a loss; with an optimizer it can be trained.
    X : (samples, columns), an array or a data frame, or a table of raw rows for the ``preprocessing`` of the model, as
        for ``fit``. Of more than 500 rows, 500 evenly spaced ones are used; of a large model fewer, so that a pass has
        at most 5,000,000 products, but 20 at least.
    y : targets, as for ``fit``; None for those of the label column of a table.
    names, classes, language : as for :func:`prediction`.

    Raises
    ------
    TypeError : the model is something else.
    StateError : the model has no layers, no loss, or a custom part, which a page cannot compute.
    ShapeError, ValueError : rows and targets do not fit the model; names or classes have another length; or the model
        has more than 1,000,000 parameters and numbers of optimizer state.
    """
    where = "explore.network"
    if isinstance(model, Model) and model.loss is None:
        raise StateError(f"{where}: the model has no loss, whose gradients are shown. Call set(loss=...) first.")
    with told_by(where):
        known = _networks.network(model, where, learns=True)
    twin = known.twin
    found = _networks.of_table(model, X, y, where)
    X, y = found.X, found.y
    if y is None:
        raise TypeError(f"{where}: y is None; the loss needs the target of each row. Pass targets, as for fit.")
    chosen = _networks.choose(X, where, sum(weights.size for weights, _ in twin.get_parameters()) or 1)
    _networks.check_count(y, chosen, where)
    if len(chosen.rows) < chosen.all:
        with told_by(where):
            _targets(twin, y, chosen, _samples.output_columns(twin.layers, 0) or 1, where)
    rows, targets = _networks.rows_of(X, chosen.rows), _networks.rows_of(y, chosen.rows)
    with told_by(where):
        samples = _samples.prepared(twin, rows, targets, INNER).samples
        _networks.measure(twin, samples.targets if chosen.all == len(chosen.rows) else _bridge.plain(y, where))
        columns = twin.predict(samples.inputs).shape[1]
        named = _networks.output_names(twin, found, classes, columns, where)
    called = _networks.input_names(found, names, samples.inputs.shape[1], where)
    return Explorable(
        "network",
        {
            "architecture": _networks.described(twin, where),
            "tensors": known.tensors,
            "X": _networks.encoded(samples.inputs),
            "y": _networks.encoded(samples.targets),
            "names": called,
            "classes": named,
            "rows": chosen.rows.tolist(),
            "all": chosen.all,
            **_networks.scales(found.known, called),
        },
        title="A network under the microscope",
        still=_still(twin, model, samples.inputs, called, named, "A network under the microscope"),
        language=language,
    )


def _still(
    twin: Model, model: Model, inputs: NDArray[Any], names: Sequence[str], outputs: Sequence[str], title: str
) -> str:
    """The still picture: a diagram with the values of the first row, and the names that the columns have."""
    count = _samples.output_columns(twin.layers, inputs.shape[1]) or 1
    shown = outputs[1:] if len(outputs) == 2 and count == 1 else outputs
    twin.preprocessing = model.preprocessing  # the diagram says what it standardizes
    return diagram(
        twin,
        values=inputs[0],
        max_neurons=6,
        title=title,
        input_names=None if list(names) == _networks.numbered(len(names)) else _verbatim(names),
        output_names=_verbatim(shown) if len(shown) == count else None,
    ).svg


def _verbatim(names: Sequence[str]) -> list[str]:
    """Names in which a dollar sign is one, and no formula."""
    return [name.replace("$", "\\$") for name in names]


def _targets(model: Model, y: Any, chosen: _networks.Chosen, columns: int, where: str) -> NDArray[Any]:
    """Targets as class numbers or values, one row each; texts by their class names. All rows are checked, as by fit."""
    targets = _bridge.plain(y, f"{where}, targets")
    if _bridge.is_text(targets, f"{where}, targets"):
        targets = _samples.numbered(model, targets, model.classes)
    targets = _bridge.floats(targets, f"{where}, targets")
    loss = _loss_of(model)
    is_of_classes = isinstance(loss, CategoricalCrossentropyLoss)
    if is_of_classes and targets.shape[1:] == (1,):
        targets = targets[:, 0]
    elif not is_of_classes and targets.ndim == 1 and columns == 1:
        targets = targets[:, None]
    checked = _bridge.targets(loss._name, targets, (len(targets), columns))
    _samples.check_targets(loss, checked, columns)
    numbers = targets[chosen.rows].astype(np.float64).reshape(len(chosen.rows), -1)
    is_one_hot = columns > 1 and numbers.shape[1] == columns and _ends_in_classes(model)
    return numbers.argmax(axis=1).astype(np.float64).reshape(-1, 1) if is_one_hot else numbers


def _loss_of(model: Model) -> Any:
    """The loss of a model, or the one that belongs to its last layer: its targets have the same form."""
    if getattr(model.loss, "_name", ""):
        return model.loss
    ending = getattr(model.layers[-1], "_name", "")
    losses = {"softmax": CategoricalCrossentropyLoss, "sigmoid": BinaryCrossentropyLoss}
    return losses.get(ending, MeanSquaredErrorLoss)()


def _ends_in_classes(model: Model) -> bool:
    return getattr(model.layers[-1], "_name", "") in ("softmax", "sigmoid")


def _example(X: Any, y: Any, names: Any, classes: Any) -> tuple[Model, Any, Any, Any, Any]:
    if X is not None or y is not None:
        raise TypeError(
            "explore.prediction: X or y arrived without a model; both need one. Pass the model first, or nothing."
        )
    neuron = DenseLayer(2, 1, initializer="zeros")
    neuron.weights, neuron.biases = np.array([[-0.016852], [0.704039]]), np.array([[-0.116309]])
    model = Model([neuron, SigmoidActivation()])
    _architecture.compute_as(_DOUBLE, model.layers)
    table = np.array(_PASSENGERS, np.float64)
    names = ["Age", "Sex"] if names is None else names
    return model, table[:, :2], table[:, 2], names, ["Survived"] if classes is None else classes


public(__name__)
