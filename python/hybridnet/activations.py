"""Activation functions, as classes with the book's attributes and as plain functions of arrays of any shape."""

from __future__ import annotations

from typing import Any, ClassVar, cast

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import _bridge, _numerics
from ._bridge import FloatArray
from ._errors import ShapeError, number
from .layers import _of_forward


class Activation:
    """What all activations share: ``forward`` leaves ``inputs`` and ``output``, ``backward`` leaves ``dinputs``."""

    _numerics = _numerics.numerics
    _name: ClassVar[str] = ""

    def forward(self, inputs: ArrayLike, training: bool | None = None) -> None:
        """Compute ``output``, a new array of the shape of ``inputs``.

        Parameters
        ----------
        inputs : (batch, columns).
        training : not used; layers take it so that a model can call all alike.
        """
        self.inputs: Any = inputs
        self.output: Any = _bridge.activate(self._name, inputs, self._numerics, self._slope())

    def backward(self, dvalues: ArrayLike) -> None:
        """Compute ``dinputs``, dLoss/dInputs, from ``dvalues``, dLoss/dOutput.

        Raises
        ------
        StateError : there was no forward pass.
        ShapeError : ``dvalues`` has another shape than the last output.
        """
        kept = _of_forward(self, "output" if self._name in _bridge.KEEPS_OUTPUT else "inputs")
        self.dinputs: FloatArray = _bridge.activation_backward(self._name, kept, dvalues, self._numerics, self._slope())

    def predictions(self, outputs: Any) -> Any:
        """What a network that ends in this activation predicts: here the outputs themselves."""
        return outputs

    def _slope(self) -> float:
        return 0.0

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"


class ReLUActivation(Activation):
    """Rectified linear unit: ``output = maximum(0, inputs)``. Source: book chapter 4.

    -0.0 stays -0.0, as ``np.maximum(0, inputs)`` has it in the book; the blog chapter's ``np.maximum(inputs, 0)`` makes
    0.0 of it. No dense layer gives -0.0 while its biases are 0.0.

    >>> activation = ReLUActivation()
    >>> activation.forward([[-3.0, 0.0, 2.5]])
    >>> activation.output.tolist()
    [[0.0, 0.0, 2.5]]
    """

    _name = "relu"


class SoftmaxActivation(Activation):
    """Probabilities of classes: ``exp(inputs - max) / sum(exp(inputs - max))``, row by row. Source: book chapter 4.

    >>> activation = SoftmaxActivation()
    >>> activation.forward([[12.0, 99.0, 318.0]])
    >>> activation.output.round(3).tolist()
    [[0.0, 0.0, 1.0]]
    """

    _name = "softmax"

    def forward(self, inputs: ArrayLike, training: bool | None = None) -> None:
        """Compute the softmax of every row of ``inputs``, (batch, classes).

        Raises
        ------
        ShapeError : ``inputs`` is not (batch, classes) with one class or more.
        """
        x = _bridge.floats(inputs, "softmax, inputs")
        if x.ndim != 2:
            raise ShapeError(
                f"softmax: inputs are {x.shape}; they must be (batch, classes). "
                "Pass [row] for a single row, or use hybridnet.softmax."
            )
        super().forward(x)
        self.inputs = inputs

    def predictions(self, outputs: ArrayLike) -> NDArray[np.int64]:
        """The class of the largest probability of each row, the first of equals; shape (batch,)."""
        return _bridge.predictions(self._name, outputs)


class SigmoidActivation(Activation):
    """Logistic sigmoid: ``output = 1 / (1 + exp(-inputs))``, without overflow. Source: book chapter 16."""

    _name = "sigmoid"

    def predictions(self, outputs: ArrayLike) -> NDArray[np.int64]:
        """1 where the output is above 0.5, else 0; the shape of ``outputs``."""
        return _bridge.predictions(self._name, outputs)


class LinearActivation(Activation):
    """``output = inputs``, the same object: the output of a regression. Source: book chapter 17."""

    _name = "linear"

    def forward(self, inputs: ArrayLike, training: bool | None = None) -> None:
        """Set ``output`` to ``inputs``."""
        self.inputs = inputs
        self.output = inputs


class HeavisideActivation(Activation):
    """Step function: 1 for ``inputs > 0``, else 0. Its derivative is 0 everywhere, so nothing learns through it."""

    _name = "heaviside"


class TanhActivation(Activation):
    """Hyperbolic tangent, within one unit in the last place of NumPy's."""

    _name = "tanh"


class LeakyReLUActivation(Activation):
    """Leaky rectified linear unit: ``inputs`` where positive, else ``slope * inputs``.

    Parameters
    ----------
    slope : for negative inputs, 0.01 if not given.
    """

    _name = "leaky_relu"

    def __init__(self, slope: float = 0.01) -> None:
        self.slope = slope

    def _slope(self) -> float:
        return number("leaky relu", "the slope", self.slope)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(slope={self.slope!r})"


def _function(name: str, x: ArrayLike, slope: float = 0.0) -> Any:
    return _bridge.activate(name, x, _numerics.numerics, slope)


def relu(x: ArrayLike) -> Any:
    """``maximum(0, x)`` of a number or an array of any shape.

    >>> float(relu(-3.0)), float(relu(2.5))
    (0.0, 2.5)
    """
    return _function("relu", x)


def leaky_relu(x: ArrayLike, slope: float = 0.01) -> Any:
    """``x`` where positive, else ``slope * x``, of a number or an array of any shape."""
    return _function("leaky_relu", x, number("leaky relu", "the slope", slope))


def sigmoid(x: ArrayLike) -> Any:
    """``1 / (1 + exp(-x))`` of a number or an array of any shape; no overflow, no warning.

    >>> float(sigmoid(0.0)), float(sigmoid(-1000.0))
    (0.5, 0.0)
    """
    return _function("sigmoid", x)


def tanh(x: ArrayLike) -> Any:
    """The hyperbolic tangent of a number or an array of any shape."""
    return _function("tanh", x)


def heaviside(x: ArrayLike) -> Any:
    """1 for ``x > 0``, else 0, of a number or an array of any shape."""
    return _function("heaviside", x)


def softmax(x: ArrayLike) -> FloatArray:
    """``exp(x - max) / sum(exp(x - max))`` along the last axis of an array of one axis or more.

    >>> softmax([1.0, 1.0]).tolist()
    [0.5, 0.5]

    Raises
    ------
    ShapeError : ``x`` is a single number, or its last axis is empty.
    """
    if np.ndim(x) == 0:
        raise ShapeError("softmax: a single number arrived; one number a class is required. Pass a list of numbers.")
    return cast(FloatArray, _bridge.activate("softmax", x, _numerics.numerics))
