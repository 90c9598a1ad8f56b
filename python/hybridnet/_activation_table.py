"""The table of activation functions: class, setting, name and curve in pictures, and the range of x at first."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple


class Curve(NamedTuple):
    """The symbol of a function: its values over x from -4 to 4, and the lowest and highest y of the symbol."""

    function: Callable[[float], float]
    low: float
    high: float


class Row(NamedTuple):
    """One activation function."""

    #: The name of its class in :mod:`hybridnet.activations`.
    class_name: str
    #: Its symbol; None for softmax, which depends on the whole layer.
    curve: Curve | None
    #: Its name in a picture; None: the name in the engine.
    called: str | None = None
    #: The name of its setting.
    setting: str | None = None
    #: x is explored from -reach to reach at first.
    reach: float = 5.0
    #: About half of the variance passes, so that weights before it are drawn by He's rule.
    is_rectifier: bool = False


def _sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-x))


# The slope of leaky ReLU is 0.2 instead of 0.01 in its symbol, so that it can be seen.
TABLE: dict[str, Row] = {
    "relu": Row(
        "ReLUActivation", Curve(lambda x: max(0.0, x), -1.2, 4), called="ReLU", reach=20.0, is_rectifier=True
    ),
    "leaky_relu": Row(
        "LeakyReLUActivation", Curve(lambda x: x if x > 0 else 0.2 * x, -1.2, 4), called="leaky ReLU", setting="slope",
        is_rectifier=True,
    ),
    "elu": Row(
        "ELUActivation", Curve(lambda x: x if x > 0 else math.exp(x) - 1, -1.2, 4), called="ELU", setting="alpha",
        is_rectifier=True,
    ),
    "gelu": Row(
        "GELUActivation", Curve(lambda x: x * 0.5 * (1 + math.erf(x / math.sqrt(2))), -1.2, 4), called="GELU",
        setting="approximate", is_rectifier=True,
    ),
    "silu": Row(
        "SiLUActivation", Curve(lambda x: x * _sigmoid(x), -1.2, 4), called="SiLU", reach=10.0, is_rectifier=True
    ),
    "softplus": Row("SoftplusActivation", Curve(lambda x: math.log1p(math.exp(x)), -0.6, 4), reach=10.0),
    "sigmoid": Row("SigmoidActivation", Curve(_sigmoid, -0.1, 1.1), reach=20.0),
    "tanh": Row("TanhActivation", Curve(math.tanh, -1.2, 1.2)),
    "softmax": Row("SoftmaxActivation", None),
    "heaviside": Row("HeavisideActivation", Curve(lambda x: float(x > 0), -0.15, 1.15)),
    "linear": Row("LinearActivation", Curve(lambda x: x, -4, 4)),
}  # fmt: skip
#: The functions of one number.
OF_ONE_NUMBER = tuple(name for name, row in TABLE.items() if row.curve is not None)
