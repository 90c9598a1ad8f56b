"""A single artificial neuron, for lessons: the computation of a layer, one number at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from . import _bridge
from ._attributes import Hinted
from ._bridge import FloatArray
from ._errors import number
from ._public import public


class Neuron(Hinted):
    """A single artificial neuron, ``f(x) = activation(w . x + b)``, computed in float64 by plain loops.

    Parameters
    ----------
    weights : one number per input.
    bias : added to the sum of the products.
    activation : a function of the weighted sum, such as ``hybridnet.sigmoid``; None for the identity.

    Source: the blog chapter, equation (1).

    >>> Neuron([0.2, 0.8, -0.5, 1.0], bias=2.0)([1.0, 2.0, 3.0, 2.5])
    4.8
    """

    def __init__(self, weights: ArrayLike, bias: float = 0.0, activation: Callable[[float], Any] | None = None) -> None:
        self.weights = _bridge.vector(weights, "neuron, weights")
        self.bias = bias
        self.activation = activation

    def products(self, inputs: ArrayLike) -> FloatArray:
        """The weighted inputs: ``weights * inputs``, one number per input.

        Raises
        ------
        ShapeError : there are not as many inputs as weights.
        """
        return _bridge.neuron(self.weights, number("neuron", "the bias", self.bias), inputs)[0]

    def weighted_sum(self, inputs: ArrayLike) -> float:
        """``w[0] * x[0] + w[1] * x[1] + .. + bias``, in this order.

        Raises
        ------
        ShapeError : there are not as many inputs as weights.
        """
        return _bridge.neuron(self.weights, number("neuron", "the bias", self.bias), inputs)[1]

    def __call__(self, inputs: ArrayLike) -> Any:
        """The output: the activation of the weighted sum."""
        total = self.weighted_sum(inputs)
        return total if self.activation is None else self.activation(total)

    def __repr__(self) -> str:
        name = (
            ""
            if self.activation is None
            else f", activation={getattr(self.activation, '__name__', type(self.activation).__name__)}"
        )
        return f"{type(self).__name__}({np.asarray(self.weights).tolist()}, bias={self.bias!r}{name})"


public(__name__)
