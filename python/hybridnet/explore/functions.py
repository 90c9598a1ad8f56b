"""Explorables of functions: activation functions, ReLU neurons."""

from __future__ import annotations

import numpy as np

from .. import activations
from .._public import public
from ..jupyter import Explorable
from ..jupyter.explorable import Language
from ..views.charts import PREDICTION, Chart


def activation(name: str = "sigmoid", x: float = 0.0, *, language: Language = "en") -> Explorable:
    """Explore an activation function: value, slope, curve and derivative at an input that you move.

    Parameters
    ----------
    name : of the function seen first, such as ``"relu"``; the reader can select another one.
    x : the input at first.
    language : ``"en"`` or ``"ja"``.
    """
    return Explorable(
        "activation", {"name": name, "x": x}, title="An activation function", still=_curve(name), language=language
    )


def _curve(name: str) -> str:
    """The still picture: the curve of a function."""
    x = np.linspace(-20, 20, 201)
    y = getattr(activations, name)(x)
    chart = Chart((-20, 20), (float(y.min()), float(y.max())), title=f"{name}(x)", x_label="$x$")
    return chart.line(zip(x.tolist(), y.tolist(), strict=True), PREDICTION).svg()


public(__name__)
