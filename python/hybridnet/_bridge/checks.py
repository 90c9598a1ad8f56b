"""Checks of settings, names, layers and targets by the engine, made before anything is computed.

Lists are passed as texts: a .NET array that Python holds crashes the process when a callback forks.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .. import _runtime
from .._errors import well_formed
from .engine import connect, native, translated
from .losses import kind_of


@lru_cache(maxsize=1024)
def check_setting(setting: str, where: str, value: float, called: str = "") -> None:
    """Raise an error if the value of a setting is out of range; the engine has the ranges by the names of the settings.

    Raises
    ------
    ValueError : the value is out of range.
    """
    with translated():
        _runtime.interop().Checks.Setting(setting, well_formed(where), value, called)


@lru_cache(maxsize=1)
def history_columns() -> tuple[str, ...]:
    """The columns of a training history, in order."""
    with translated():
        return tuple(str(_runtime.interop().Checks.HistoryColumns()).split(","))


def class_of(kind: str, name: str, loss: str = "") -> str:
    """The name of the class that a name refers to, such as ``"Adam"`` for ``"adam"``.

    Raises
    ------
    ValueError : there is no such class; the text suggests the nearest names.
    """
    with translated():
        return str(_runtime.interop().Checks.ClassOf(kind, well_formed(name), loss))


def check_class_names(loss: str, columns: int, classes: Sequence[Any], are_targets: bool) -> None:
    """Raise an error if the number of class names is not that of the classes that the outputs distinguish.

    Parameters
    ----------
    are_targets : whether the targets are text labels; then the loss must have classes.

    Raises
    ------
    ValueError : the text has the number of classes and of outputs.
    """
    first = "\0".join(well_formed(str(name)) for name in classes[:6])
    with translated():
        _runtime.interop().Checks.ClassNames(kind_of(loss), columns, len(classes), first, are_targets)


def check_weights(where: str, samples: int, weights: NDArray[np.float64], must_count: bool = False) -> None:
    """Raise an error if sample weights are not one per sample, or if one is negative or not finite.

    Parameters
    ----------
    must_count : whether at least one must be greater than 0.

    Raises
    ------
    ShapeError : their number differs from that of the samples.
    ValueError : a weight is out of range, or all are 0.
    """
    interop = _runtime.interop()
    connect(interop)
    with translated():
        interop.Checks.SampleWeights(well_formed(where), samples, id(weights), must_count)


def check_class_weight(where: str, label: str, is_known: bool, weight: float, known: Sequence[str]) -> None:
    """Raise an error if a label with a class weight is none of the labels, or if its weight is out of range.

    Parameters
    ----------
    label, known : as messages show them.

    Raises
    ------
    ValueError : the text has the labels, or the weight.
    """
    with translated():
        _runtime.interop().Checks.ClassWeight(
            well_formed(where), well_formed(label), is_known, weight, "\0".join(known)
        )


@lru_cache(maxsize=1024)
def check_metric(where: str, loss: str, columns: int, metric: str, ending: str) -> None:
    """Raise an error if a metric does not fit a loss of the engine and a number of outputs.

    Parameters
    ----------
    metric : the description of a metric of the engine, as JSON.
    ending : the last layer: the name of an activation of the engine, or another text.

    Raises
    ------
    ValueError : it does not fit; the text names those that do.
    """
    with translated():
        _runtime.interop().Checks.Metric(where, kind_of(loss), columns, metric, ending)


@lru_cache(maxsize=1024)
def check_ending(where: str, loss: str, layers: tuple[str, ...]) -> None:
    """Raise an error if the loss requires probabilities and the outputs of the last layer are not probabilities.

    Parameters
    ----------
    where : the call, such as ``"fit"``.
    loss : a loss of the engine.
    layers : of each an activation of the engine, what messages call another layer of it, or "" for a custom one.

    Raises
    ------
    StateError : an activation is missing; the text names it.
    """
    with translated():
        _runtime.interop().Checks.Ending(where, kind_of(loss), "\0".join(layers))


@lru_cache(maxsize=1024)
def check_layer_chain(sizes: tuple[tuple[int, int], ...]) -> None:
    """Raise an error if a layer does not accept the number of columns that the layer before it outputs.

    Parameters
    ----------
    sizes : (inputs, neurons) of a dense layer, (-1, 0) for a layer that keeps the shape, (-1, -1) for an unknown one.

    Raises
    ------
    ShapeError : two layers do not fit; the text names both.
    """
    text = " ".join(f"{inputs} {neurons}" for inputs, neurons in sizes)
    with translated():
        _runtime.interop().Checks.LayerChain(text)


def check_targets(loss: str, targets: NDArray[Any], columns: int | None) -> None:
    """Raise an error if targets do not fit a loss; ``columns`` are those of the output, None if unknown.

    Raises
    ------
    ShapeError : the targets have another number of columns.
    ValueError : a target is out of range.
    """
    native.check_targets(kind_of(loss), targets, -1 if columns is None else columns)
