"""Inspection of a model: reports on its layers, summary, decision boundary."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import _bridge, _overrides, _passes
from ._capabilities import has_parameters
from ._columns import is_table
from ._errors import ShapeError, StateError
from ._public import public
from ._table_columns import columns_of
from .layers import parameter_arrays
from .preprocessing import preprocessing_of
from .views import given, plots
from .views.svg import escaped

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["LayerReport"]

#: Layers in a table of HTML.
_ROWS = 24


class LayerReport(NamedTuple):
    """A report on the output of a layer: dead neurons and overflow.

    ``silent`` is the number of columns that are 0 for every sample: dead neurons if the layer is a ReLU.
    ``not_finite`` is the number of infinite or NaN outputs. ``largest`` is the largest finite magnitude.
    """

    layer: str
    neurons: int
    silent: int
    not_finite: int
    largest: float

    def __str__(self) -> str:
        return (
            f"{self.layer}: {self.silent} of {self.neurons} neurons are 0 for every sample; "
            f"{self.not_finite} numbers are not finite; the largest magnitude is {self.largest:.4g}"
        )


def layer_reports(model: Any, X: ArrayLike) -> list[LayerReport]:
    """Report on the output of each layer."""
    reports, values = [], _bridge.plain(X, "model, diagnose, inputs")
    for layer in _passes.copies(model):
        layer.forward(values, False)
        values = _passes.set_by_pass(layer, "output")
        reports.append(LayerReport(repr(layer), *_bridge.inspect(values)))
    return reports


def table_of_layers(layers: Sequence[Any]) -> str:
    """The summary of a model: one row per layer with name, output shape and number of parameters; then the total."""
    rows, total = _rows_of_layers(layers)
    first, second, third = (max(len(row[column]) for row in rows) for column in range(3))
    lines = [f"{name:<{first}}  {output:<{second}}  {count:>{third}}" for name, output, count in rows]
    return "\n".join([*lines, total])


def html_table(model: Any) -> str:
    """The summary of a model as a table of HTML."""
    model._check_kinds("model, summary")
    (head, *rows), total = _rows_of_layers(model.layers)
    cut = (
        rows
        if len(rows) <= _ROWS
        else [*rows[: _ROWS // 2], (f"... {len(rows) - _ROWS:,} more", "", ""), *rows[-_ROWS // 2 :]]
    )
    lines = [_html_row("th", head), *(_html_row("td", row) for row in cut)]
    if model.classes is not None:
        names = [str(name) for name in np.asarray(model.classes).reshape(-1)[:_ROWS].tolist()]
        more = ", ..." if len(model.classes) > _ROWS else ""
        total += f"; classes: {', '.join(names)}{more}"
    return f"<table>{''.join(lines)}</table><p>{escaped(total)}</p>"


def _html_row(kind: str, cells: Sequence[str]) -> str:
    sides = ("left", "left", "right")
    made = (
        f'<{kind} style="text-align:{side}">{escaped(cell)}</{kind}>' for cell, side in zip(cells, sides, strict=True)
    )
    return f"<tr>{''.join(made)}</tr>"


def _rows_of_layers(layers: Sequence[Any]) -> tuple[list[tuple[str, str, str]], str]:
    """The head and the rows of the summary, and its last line, the total."""
    rows = [("layer", "output", "parameters")]
    columns: Any = "?"
    total = frozen = 0
    for layer in layers:
        count = 0
        if has_parameters(layer):
            weights, biases = parameter_arrays(layer)
            columns, count = ("?", *weights.shape)[-1], weights.size + biases.size
            total += count
            frozen += 0 if _overrides.is_trainable(layer) else count
        rows.append((repr(layer), f"(batch, {columns})", f"{count:,}"))
    return rows, f"{total:,} parameters" + (f", {frozen:,} of them frozen" if frozen else "")


class _Samples(NamedTuple):
    """Samples of a plane, their labels, the class names, and the names of the columns of a table."""

    X: Any
    y: Any
    classes: Any
    names: list[str] | None


def decision_boundary(model: Any, X: ArrayLike, y: ArrayLike | None, ax: Axes | None) -> Axes:
    """Plot the predicted class at each point of the plane, and the samples; a table has its own plane."""
    where = "model, plot_decision_boundary"
    X, y, classes, names = _samples_of(model, X, y, where)
    if y is None:
        raise TypeError(
            f"{where}: y is None; the class of each sample is required. Pass y, or a table with its label column."
        )
    points = _bridge.floats(X, f"{where}, inputs")
    labels = _bridge.plain(y, f"{where}, targets")
    if points.ndim != 2 or points.shape[1] != 2:
        raise ShapeError(f"{where}: X is {points.shape}; a plane needs (samples, 2). Choose two columns.")
    if labels.ndim == 2:
        if not labels.shape[1]:
            raise ShapeError(
                f"{where}: targets are {labels.shape}; a class or a one-hot row is required for each sample. Pass one "
                "for each."
            )
        labels = labels.argmax(axis=1) if labels.shape[1] > 1 else labels[:, 0]
    grid = plots.plane(points)
    at = grid.points.astype(np.float32)
    rows = at if names is None else dict(zip(names, at.T, strict=True))
    predicted = np.asarray(model.predict_classes(rows))
    if predicted.size != len(grid.points) or predicted.dtype.kind == "f":
        raise StateError(
            f"{where}: its output is not a class; softmax or a single sigmoid is required at its end. Plot the output "
            "itself."
        )
    called = _class_labels(classes, y, labels)
    return plots.decision_boundary(grid, predicted.reshape(-1), X, called, ax, names=names)


def _samples_of(model: Any, X: Any, y: Any, where: str) -> _Samples:
    """The two columns of a table, in their units, and its label column; others as they are."""
    if model.preprocessing is None or not is_table(X):
        return _Samples(X, y, model.classes, None)
    prepared = preprocessing_of(model.preprocessing, where)
    names = _two_columns(prepared, where)
    prepared._inputs(X)  # raises the errors of its columns and values
    if y is None and prepared.label is not None and prepared.label in X:
        y = X[prepared.label]
    are_texts = prepared.classes is not None and isinstance(prepared.classes[0], str)
    columns = columns_of(X, where)
    points = np.column_stack([_bridge.floats(columns[name], f"{where}, inputs") for name in names])
    return _Samples(points, y, prepared.classes if model.classes is None and are_texts else model.classes, names)


def _two_columns(prepared: Any, where: str) -> list[str]:
    """The names of the columns of a preprocessing that takes two columns of numbers.

    Raises
    ------
    ShapeError : it takes others; the text has their names.
    """
    names = list(prepared.steps)
    if len(names) != 2 or prepared.names != names:
        some = ", ".join(f'"{name}"' for name in names[:8]) + (", ..." if len(names) > 8 else "")
        texts = f" that become {len(prepared.names)} inputs" if len(prepared.names) != len(names) else ""
        columns = "column" if len(names) == 1 else "columns"
        raise ShapeError(
            f"{where}: the preprocessing of the model takes {len(names)} {columns}{texts}, {some}; a plane needs two "
            "columns of numbers. Train a model on two of them, or look at this one with explore.prediction."
        )
    return names


def _class_labels(classes: Any, y: ArrayLike, labels: NDArray[Any]) -> Any:
    """Labels as class names: if there are class names, they replace class numbers."""
    names, known = given.labels(labels, "model, plot_decision_boundary, targets")
    numbers = names[known]
    if classes is None or names.dtype.kind not in "iu" or not len(numbers):
        return y if np.shape(y) == labels.shape else labels
    if numbers.min() < 0 or numbers.max() >= len(classes):
        raise ValueError(
            f"model, plot_decision_boundary: targets are {numbers.min()} to {numbers.max()}; the model has "
            f"{len(classes)} classes. Pass their names, or their numbers from 0."
        )
    called = np.full(names.shape, None, object)
    called[known] = np.asarray(classes)[numbers]
    return called


public(__name__)
