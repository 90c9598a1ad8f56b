"""Explorable of activation functions."""

from __future__ import annotations

from typing import Any

import numpy as np

from .. import activations
from .._activation_table import TABLE
from .._errors import choice
from .._public import public
from ..activations import Activation
from ..function_plots import CLASSES, not_of_one_number
from ..jupyter import Explorable
from ..jupyter.explorable import Language
from ..views.charts import PREDICTION, WEIGHT, Chart
from ._given import within

#: The activations of this explorable, in the order of its list; the tanh form of GELU has a name of its own.
_NAMES = (
    "sigmoid", "relu", "leaky_relu", "elu", "gelu", "gelu_tanh", "softplus", "silu", "tanh", "heaviside", "linear",
)  # fmt: skip
_CLASSES = {name: CLASSES[name.removesuffix("_tanh")] for name in _NAMES}
#: The largest x and setting.
_FAR = 1000.0


def activation(
    name: str | Activation | type[Activation] = "sigmoid",
    x: float = 0.0,
    *,
    x_range: tuple[float, float] | None = None,
    language: Language = "en",
) -> Explorable:
    """Explore an activation function: value, derivative, curve and tangent at an input that you move.

    At 0, where some derivatives do not exist, the value that backpropagation uses is shown: 0 for ReLU.

    Parameters
    ----------
    name : of the function seen first: ``"sigmoid"``, ``"relu"``, ``"leaky_relu"``, ``"elu"``, ``"gelu"``,
        ``"gelu_tanh"`` (its approximation), ``"softplus"``, ``"silu"``, ``"tanh"``, ``"heaviside"`` or ``"linear"``; or
        a layer, such as ``hn.ELUActivation(0.5)``, with its setting. The reader can select another one.
    x : the input at first; it is clipped to the range.
    x_range : the lowest and the highest x, from -1000 to 1000; default: as fits the function. The reader can change it.
    language : ``"en"`` or ``"ja"``.

    Raises
    ------
    TypeError : the layer is not an activation of a single number, such as softmax.
    ValueError : there is no such function, or a number is out of range.
    """
    where = "explore.activation"
    found, setting = _named(where, name)
    low, high = ends = _ends(where, x_range, TABLE[found.removesuffix("_tanh")].reach)
    x = min(high, max(low, within(where, "x", x, -_FAR, _FAR)))
    data = {"name": found, "x": x, "setting": setting, "range": None if x_range is None else list(ends)}
    still = _curve(found, setting, ends)
    return Explorable("activation", data, title="An activation function", still=still, language=language)


def _named(where: str, given: Any) -> tuple[str, float | None]:
    """The name of a function, and its setting if it has one."""
    if isinstance(given, str):
        choice(where, "name", given, tuple(_CLASSES))
        layer = _CLASSES[given]()
    else:
        layer = given() if isinstance(given, type) and given in _CLASSES.values() else given
    names = [name for name, one in _CLASSES.items() if type(layer) is one]
    if not names:
        raise not_of_one_number(where, layer)
    found = given if isinstance(given, str) else names[-1 if getattr(layer, "approximate", False) else 0]
    setting = getattr(layer, "slope", getattr(layer, "alpha", None))
    return found, None if setting is None else within(where, "the setting", setting, -_FAR, _FAR)


def _ends(where: str, given: Any, reach: float) -> tuple[float, float]:
    """The range of x."""
    if given is None:
        return -reach, reach
    try:
        low, high = (within(where, "an end of x_range", end, -_FAR, _FAR) for end in given)
    except (TypeError, ValueError) as error:
        if where in str(error):
            raise
        raise TypeError(f"{where}: x_range must be two numbers, such as (-5, 5).") from None
    if not high - low >= 0.1:
        raise ValueError(f"{where}: x_range is from {low:g} to {high:g}; the second end must be 0.1 or more above it.")
    return low, high


def _layer(name: str, setting: float | None) -> Any:
    if name == "gelu_tanh":
        return activations.GELUActivation(approximate=True)
    kind_of: Any = _CLASSES[name]
    return kind_of() if setting is None else kind_of(setting)


def _curve(name: str, setting: float | None, ends: tuple[float, float]) -> str:
    """The still picture: function and derivative."""
    x = np.linspace(*ends, 401)
    layer = _layer(name, setting)
    layer.forward(x[:, None])
    layer.backward(np.ones((len(x), 1)))
    y, slope = np.ravel(layer.output), np.ravel(layer.dinputs)
    chart = Chart(
        ends,
        (float(min(y.min(), slope.min())), float(max(y.max(), slope.max()))),
        title=f"{name}: f(x), and f'(x) dashed",
        x_label="$x$",
    )
    chart.line(zip(x.tolist(), slope.tolist(), strict=True), WEIGHT, dash=(6, 4))
    return chart.line(zip(x.tolist(), y.tolist(), strict=True), PREDICTION).svg()


public(__name__)
