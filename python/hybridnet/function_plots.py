"""Plots of activation functions and other functions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from itertools import cycle
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from . import _custom_functions, activations
from ._activation_table import OF_ONE_NUMBER, TABLE
from ._errors import flag, kind, number, shown
from ._public import public
from .views import plots
from .views.looks import look_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["plot_functions"]

#: The activations of one number by their names.
CLASSES: dict[str, type[activations.Activation]] = {
    name: getattr(activations, TABLE[name].class_name) for name in OF_ONE_NUMBER
}


def plot_functions(
    *functions: str | activations.Activation | Callable[[NDArray[np.float64]], Any],
    low: float = -5.0,
    high: float = 5.0,
    derivatives: bool = False,
    ax: Axes | None = None,
) -> Axes:
    """Draw functions of one number over the same x; a derivative has the color of its function, and is dashed.

    Parameters
    ----------
    functions : each a name such as ``"relu"``, an activation such as ``hn.ELUActivation(0.5)``, or a function that
        takes an array and returns one of the same shape, or a single number. Results that are not finite are gaps.
    low, high : the range of x.
    derivatives : whether to draw the derivatives too; not for custom functions.
    ax : the axes to draw on; None creates a new figure.

    Returns
    -------
    The axes.

    Raises
    ------
    TypeError, ValueError : a function is none of these, such as softmax, which has several numbers; it raises an error,
        or returns no number for each x, or none that is finite; or the range is empty.
    ImportError : matplotlib is not installed.
    """
    where = "plot_functions"
    ends = number(where, "low", low), number(where, "high", high)
    if not -np.inf < ends[0] < ends[1] < np.inf:
        raise ValueError(
            f"{where}: the range is {shown(low)} to {shown(high)}; two finite ends are required, low first."
        )
    if not functions:
        raise ValueError(f"{where}: no function arrived; at least one is required, such as 'relu'.")
    x = np.linspace(*ends, 601)
    curves: dict[str, NDArray[Any]] = {}
    derivative_of: dict[str, str] = {}
    for function in functions:
        name, layer = _named(function, where)
        name = _new(name, curves)
        if layer is None:
            assert callable(function)
            curves[name] = _custom_functions.curve(where, name, function, x)
            continue
        layer.forward(x.reshape(-1, 1), True)
        curves[name] = layer.output.reshape(-1)
        if flag(where, "derivatives", derivatives):
            layer.backward(np.ones((len(x), 1)))
            curves[f"{name}, derivative"] = layer.dinputs.reshape(-1)
            derivative_of[f"{name}, derivative"] = name
    axes = plots.lines(x, curves, ax)
    if derivatives:
        _pair(axes, derivative_of)
    return axes


def _pair(axes: Axes, derivative_of: Mapping[str, str]) -> None:
    """Draw each function with one color and a solid line, its derivative with the same color and dashes."""
    curves = {str(line.get_label()): line for line in axes.get_lines()}
    functions = [name for name in curves if name not in derivative_of and not name.startswith("_")]
    for name, color in zip(functions, cycle(look_of(axes).classes), strict=False):
        curves[name].set(color=color, linestyle="-")
    for name, function in derivative_of.items():
        curves[name].set(color=curves[function].get_color(), linestyle="--")
    plots.name_curves(axes)


def not_of_one_number(where: str, given: Any) -> TypeError:
    """The error for what is not an activation of a single number, such as softmax."""
    return TypeError(
        f"{where}: {kind(given)} arrived; an activation of a single number is required. "
        "Pass a name such as 'relu', or a layer such as hn.ELUActivation(0.5)."
    )


def _named(function: Any, where: str) -> tuple[str, Any]:
    """The name of a function in a legend, and its activation layer; None for a custom function."""
    if isinstance(function, str):
        if function not in CLASSES:
            raise ValueError(f"{where}: {function!r} arrived; an activation is required, one of {', '.join(CLASSES)}.")
        return function, CLASSES[function]()
    if isinstance(function, type) and issubclass(function, activations.Activation):
        function = function()
    if isinstance(function, activations.SoftmaxActivation):
        raise not_of_one_number(where, function)
    if isinstance(function, activations.Activation):
        return repr(function), copy(function)  # the caller's keeps its output
    if not callable(function):
        raise TypeError(f"{where}: {shown(function)} arrived; a name, an activation or a function is required.")
    return _custom_functions.name_of(function, "f(x)"), None


def _new(name: str, known: Mapping[str, object]) -> str:
    """A name that no curve has: the second one of a name is numbered."""
    names = [name, *(f"{name} {number}" for number in range(2, len(known) + 2))]
    return next(each for each in names if each not in known)


public(__name__)
