"""Explorables of ReLU neurons: one, and two in a row."""

from __future__ import annotations

import numpy as np

from .. import activations
from .._public import public
from ..jupyter import Explorable
from ..jupyter.explorable import Language
from ..views.charts import DATA, PREDICTION, Chart
from ._given import two, within

#: The largest weight, bias and input; the dials reach as far as the values given.
_FAR = 1000.0


def relu_neuron(weight: float = -2.0, bias: float = 0.5, x: float = 0.1, *, language: Language = "en") -> Explorable:
    """Explore a ReLU neuron, ``max(0, weight * x + bias)``: dials of weight and bias move its plot.

    The kink of the output is marked at ``-bias / weight``.

    Parameters
    ----------
    weight, bias : where the dials are at first; from -1000 to 1000.
    x : the input at first, likewise.
    language : ``"en"`` or ``"ja"``.

    Raises
    ------
    TypeError, ValueError : a value is not a number in this range.
    """
    return _explorable("relu-neuron", "A ReLU neuron", [weight], [bias], x, language)


def relu_pair(
    weights: tuple[float, float] = (-1.0, -2.0),
    biases: tuple[float, float] = (0.5, 1.0),
    x: float = 0.25,
    *,
    language: Language = "en",
) -> Explorable:
    """Explore two ReLU neurons in a row, ``max(0, w2 * max(0, w1 * x + b1) + b2)``: which one is active at an input.

    Parameters
    ----------
    weights, biases : of the first and the second neuron; from -1000 to 1000.
    x : the input at first, likewise.
    language : ``"en"`` or ``"ja"``.

    Raises
    ------
    TypeError, ValueError : a value is not a number in this range, or there are not two of them.
    """
    of = "of the first and the second neuron, such as (-1, 0.5)"
    slopes, offsets = (
        two("explore.relu_pair", name, values, of, -_FAR, _FAR)
        for name, values in (("weights", weights), ("biases", biases))
    )
    return _explorable("relu-pair", "A pair of ReLU neurons", slopes, offsets, x, language)


def _explorable(
    view: str, title: str, weights: list[float], biases: list[float], x: float, language: Language
) -> Explorable:
    where = f"explore.{view.replace('-', '_')}"
    weights = [within(where, "a weight", weight, -_FAR, _FAR) for weight in weights]
    biases = [within(where, "a bias", bias, -_FAR, _FAR) for bias in biases]
    x = within(where, "x", x, -_FAR, _FAR)
    data = {"weights": weights, "biases": biases, "x": x}
    return Explorable(view, data, title=title, still=_still(title, weights, biases, x), language=language)


def _still(title: str, weights: list[float], biases: list[float], x: float) -> str:
    """The still picture: the output for every x, and a dot at x."""
    far = max(2.0, abs(x))
    inputs = np.sort(np.append(np.linspace(-far, far, 401), x))
    outputs = inputs
    for weight, bias in zip(weights, biases, strict=True):
        outputs = np.asarray(activations.relu(weight * outputs + bias))
    chart = Chart((-far, far), (0.0, max(3.0, float(outputs.max()))), title=title, x_label="$x$")
    chart.line(zip(inputs.tolist(), outputs.tolist(), strict=True), PREDICTION)
    return chart.dots([(x, float(outputs[inputs == x][0]))], DATA).svg()


public(__name__)
