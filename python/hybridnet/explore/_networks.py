"""A model and its samples as plain data for the explorables of networks."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .. import _architecture, _bridge, _raw_rows, _samples
from .._capabilities import has_parameters
from .._column_names import ColumnNames, names_of_model
from .._columns import is_table
from .._engine_parameters import PARAMETERS
from .._errors import ShapeError, StateError, shown
from .._sparse import is_sparse
from ..model import Model
from ..preprocessing import preprocessing_of
from ..views import given
from . import _copies
from ._given import INNER, evenly_spaced, told_by

#: Rows, numbers of the rows together, and parameters with their optimizer state that a page gets at most.
ROWS, NUMBERS, PARAMETERS_AT_MOST = 500, 500_000, 1_000_000
#: Where a page trains: products of inputs and weights in a pass over all rows at most, and rows at least.
PRODUCTS, LEAST = 5_000_000, 20

#: Columns of a table of raw rows that a page shows.
RAW_COLUMNS = 5

_STATE = {"momentum": "{0}_momentums", "cache": "{0}_cache"}
_OWN = "the page computes the model again, and knows the layers, activations, losses and optimizers of hybridnet. "


class Network(NamedTuple):
    """A model that a page computes again: a copy, for computing in Python, and its encoded arrays."""

    twin: Model
    tensors: dict[str, Any]


class Chosen(NamedTuple):
    """The rows that a page gets: their indices, and how many there are in all."""

    rows: NDArray[np.intp]
    all: int


class Rows(NamedTuple):
    """Inputs and targets as the layers and the loss get them, and what is known of their columns.

    ``table`` is the table of raw rows that the inputs were made of; None if they arrived as they are.
    """

    X: Any
    y: Any
    known: ColumnNames
    table: Any = None


def encoded(array: NDArray[Any]) -> dict[str, Any]:
    """An array for a page: dtype, shape and the little-endian bytes in base64, so that NaN and every bit survive."""
    little = np.ascontiguousarray(array).astype(array.dtype.newbyteorder("<"), copy=False)
    return {"dtype": array.dtype.name, "shape": list(array.shape), "data": b64encode(little.tobytes()).decode()}


def network(model: Any, where: str, learns: bool) -> Network:
    """A copy of a model, its description, as in a model file, and its parameters by the names that model files use.

    Parameters
    ----------
    model : of any dense layers, dropout and activations.
    where : the function, for errors.
    learns : whether the page trains it: loss, optimizer and optimizer state go along.

    Raises
    ------
    TypeError : it is not a model, or parameters are not floats.
    StateError : it has no layers, or a custom part; the text names it.
    ShapeError : two layers do not fit each other, or parameters or optimizer state have another shape.
    ValueError : it has too many parameters.
    """
    if not isinstance(model, Model):
        raise TypeError(f"{where}: {shown(model)} arrived; a hybridnet Model is required, such as hn.Model([...]).")
    model._check_layers(where)
    if learns and any(map(has_parameters, model.layers)):
        model._finalize_if_changed()
    if model._has_custom_steps():
        raise _not_own(where, f"{type(model).__name__} overrides forward or backward")
    if learns and model._has_custom_links():
        raise _not_own(where, "its trainable layers or its combined softmax were changed by hand")
    twin = _copies.copied(model, where)
    _samples.check_layers(twin.layers)
    if not any(map(has_parameters, twin.layers)):
        raise StateError(f"{where}: the model has no dense layer, and nothing to draw. Add one.")
    if learns:
        _copies.check_separate(model, where)
        twin._finalize_if_changed()
    else:
        twin.loss = twin.optimizer = twin.accuracy = None
    described(twin, where)
    arrays = _arrays(twin, where)
    count = sum(array.size for array in arrays.values())
    if count > PARAMETERS_AT_MOST:
        raise ValueError(
            f"{where}: the model has {count:,} parameters and numbers of optimizer state; a page gets at most "
            f"{PARAMETERS_AT_MOST:,}. Explore a smaller model."
        )
    return Network(twin, {name: encoded(array) for name, array in arrays.items()})


def of_table(model: Model, X: Any, y: Any, where: str) -> Rows:
    """The rows of a table by the preprocessing of the model, as ``fit`` and ``predict`` take them; others unchanged.

    Parameters
    ----------
    model : whose preprocessing is applied, and whose names of columns and classes are known.
    X : a DataFrame or a dict of columns, or inputs.
    y : targets; None for those of the label column, if the table has it. A Series or a column names the output.
    where : the function, for errors.

    Raises
    ------
    StateError, ValueError : as in ``fit``.
    """
    known = names_of_model(model, where)
    if known.label is None:
        columns = given.columns(y)
        known = replace(known, label=columns[0] if len(columns) == 1 else given.title(y))
    if model.preprocessing is None or not is_table(X):
        return Rows(X, y, known)
    with told_by(where):
        prepared = preprocessing_of(model.preprocessing, where)
        if y is None and (prepared.label is None or prepared.label not in X):
            inputs = prepared._inputs(X)
        else:
            inputs, y = _raw_rows.samples(model, X, y, INNER)
    return Rows(inputs, y, known, None if prepared._is_plain else X)


def described(twin: Model, where: str) -> dict[str, Any]:
    """The description of a copied model, as in a model file.

    Raises
    ------
    StateError : it has a custom part; the text names it.
    """
    try:
        return _architecture.describe(twin)
    except _architecture.NotTheEnginesError as reason:
        raise _not_own(where, str(reason)) from None


def measure(twin: Model, y: Any) -> None:
    """Let the metric of a copied model take what it needs from all targets, as ``fit`` would; else leave it out.

    A page cannot compute the accuracy of a regression without its precision, nor R2 without its means.
    """
    if getattr(twin.accuracy, "precision", 0) is None or getattr(twin.accuracy, "means", 0) is None:
        twin.accuracy.init(y)
        found = getattr(twin.accuracy, "precision", getattr(twin.accuracy, "means", None))
        if found is not None and not np.isfinite(found).all():
            twin.accuracy = None


def choose(X: Any, where: str, parameters: int = 1) -> Chosen:
    """Evenly spaced rows, few enough for a page; ``parameters`` are those of a model that the page trains.

    Raises
    ------
    ShapeError : there are no rows.
    """
    shape = X.shape if is_sparse(X) else _bridge.plain(X, f"{where}, inputs").shape
    if not shape or not shape[0]:
        raise ShapeError(f"{where}: inputs are {tuple(shape)}; at least one row is required. Pass (samples, columns).")
    columns = int(np.prod(shape[1:])) or 1
    most = max(1, min(ROWS, NUMBERS // columns, max(LEAST, PRODUCTS // parameters)))
    return Chosen(evenly_spaced(shape[0], most), shape[0])


def check_count(y: Any, chosen: Chosen, where: str) -> None:
    """Raise an error if there is not one target for each row; None stands for no targets.

    Raises
    ------
    ShapeError : there are fewer or more.
    """
    shape = () if y is None else _bridge.plain(y, f"{where}, targets").shape
    if y is not None and (not shape or shape[0] != chosen.all):
        raise ShapeError(
            f"{where}: targets are {shape}; one for each of {chosen.all:,} rows is required. Pass as many."
        )


def rows_of(values: Any, rows: NDArray[np.intp]) -> Any:
    """Rows of an array, a data frame, a series, a list or a sparse matrix."""
    if is_sparse(values):
        return values.tocsr()[rows].toarray()
    if hasattr(values, "iloc"):
        return values.iloc[rows]
    return np.asarray(values)[rows] if hasattr(values, "__array__") else [values[row] for row in rows]


def input_names(found: Rows, names: Sequence[str] | None, columns: int, where: str) -> list[str]:
    """The name of each input: as given, those that the model knows, those of a data frame, or x1, x2, ...

    Raises
    ------
    TypeError, ValueError : the names are not a list of one text for each column.
    """
    if names is None:
        for known in (found.known.inputs, given.columns(found.X)):
            if known is not None and len(known) == columns:
                return list(known)
        return numbered(columns)
    listed = given.texts(names, where, "names")
    if len(listed) != columns:
        raise ValueError(
            f"{where}: names has {len(listed)} names; the inputs have {columns} columns. Name each column."
        )
    return listed


def numbered(columns: int) -> list[str]:
    """The names of inputs that have none: x1, x2, ..."""
    return [f"x{index + 1}" for index in range(columns)]


def output_names(model: Model, found: Rows, classes: Sequence[str] | None, columns: int, where: str) -> list[str]:
    """The name of each class, or output; empty if they have none.

    A single sigmoid may have two names, of class 0 and class 1, or one, of what it gives the probability of.
    """
    _copies.check_classes(model.classes, columns, where)
    known = found.known
    if classes is None and model.classes is not None:
        return known.class_names()
    if classes is None and known.classes is None:
        targets = given.columns(found.y) if columns > 1 else [known.label] if known.label is not None else []
        return targets if len(targets) == columns else []
    listed = known.class_names() if classes is None else given.texts(classes, where, "classes")
    if len(listed) != columns and not (columns == 1 and len(listed) == 2):
        raise ValueError(
            f"{where}: classes has {len(listed)} names; the model has {columns} outputs. Name each output."
        )
    return listed


def scales(known: ColumnNames, names: Sequence[str]) -> dict[str, Any]:
    """How inputs and targets are standardized, for a page that shows their raw values; None for a column that is not.

    Parameters
    ----------
    names : those of the inputs that the page shows.
    """
    inputs = list(names if known.inputs is None or len(known.inputs) != len(names) else known.inputs)
    found = dict(known.scales)
    return {
        "scales": [_scale(found.get(name)) for name in inputs] if found else None,
        "target": _scale(known.target),
    }


def _scale(scale: Any) -> dict[str, float] | None:
    return None if scale is None else {"mean": scale.mean, "deviation": scale.deviation}


def raw_columns(found: Rows, rows: NDArray[np.intp]) -> list[dict[str, Any]] | None:
    """The first columns of a table of raw rows, as a page shows them; None if the inputs are no such table."""
    if found.table is None or found.known.inputs is None:
        return None
    columns = [name for name in found.known.columns if name in found.table][:RAW_COLUMNS]
    return [{"name": name, "cells": [_cell(value) for value in _taken(found.table[name], rows)]} for name in columns]


def _taken(column: Any, rows: NDArray[np.intp]) -> list[Any]:
    values = column.tolist() if hasattr(column, "tolist") else list(column)
    return [values[row] for row in rows]


def _cell(value: Any) -> Any:
    """A text or a finite number; None for a missing value, the text of anything else."""
    if value is None or value != value:
        return None
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < float("inf")
    return float(value) if is_number else str(value)


def _arrays(twin: Model, where: str) -> Mapping[str, NDArray[Any]]:
    parts = [] if twin.optimizer is None else _architecture.optimizer_state(twin.optimizer)
    found: dict[str, NDArray[Any]] = {}
    for index, layer in enumerate(twin.layers):
        if not has_parameters(layer):
            continue
        for values, prefix in PARAMETERS:
            name = f"layers.{index}.{values}"
            found[name] = getattr(layer, values)
            for part, attribute in _STATE.items():
                state = getattr(layer, attribute.format(prefix), None)
                if state is not None and attribute.format("")[1:] in parts:
                    called = attribute.format(prefix)
                    found[f"{name}.{part}"] = _state(state, found[name].shape, f"{where}: layer {index + 1}", called)
    return found


def _state(values: Any, shape: tuple[int, ...], where: str, name: str) -> NDArray[Any]:
    """An array of optimizer state in the shape of its parameters."""
    state = _bridge.floats(values, f"{where}, {name}")
    if state.shape != shape and (state.size, state.ndim) != (shape[1], shape[0]):
        raise ShapeError(
            f"{where}, {name}: the optimizer state is {state.shape}; its parameters are {shape}. "
            f"Delete {name}, and training starts it again."
        )
    return state.reshape(shape)


def _not_own(where: str, reason: str) -> StateError:
    return StateError(f"{where}: {reason}; {_OWN}Explore a model of these.")
