"""Activation functions, as classes with the book's attributes and as plain functions of arrays of any shape."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, cast

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import _bridge, _numerics
from ._bridge import FloatArray
from ._errors import ShapeError, StateError, flag, number, shown
from ._public import public
from ._settings import setting
from .layers import Layer, _of_forward, no_derivative


class Activation(Layer):
    """Base class of activations: ``forward`` sets ``inputs`` and ``output``, ``backward`` sets ``dinputs``.

    A custom activation defines ``forward(self, inputs, training)``, which sets ``self.output``, and for training
    ``backward(self, dvalues)``, which sets ``self.dinputs``. :class:`FunctionActivation` makes an activation of a plain
    function.
    """

    _numerics = _numerics.numerics
    _name: ClassVar[str] = ""

    # Any, so that a subclass may declare its own types.
    def forward(self, inputs: Any, training: bool | None = None) -> None:
        """Compute ``output``, a new array of the shape of ``inputs``.

        Parameters
        ----------
        inputs : (batch, columns).
        training : not used; all layers have this argument.
        """
        output = _bridge.activate(self._name, inputs, self._numerics, self._setting())
        self.inputs: Any = inputs
        self.output: Any = output

    def backward(self, dvalues: Any) -> None:
        """Compute ``dinputs``, dLoss/dInputs, from ``dvalues``, dLoss/dOutput.

        Raises
        ------
        StateError : there was no forward pass, or a custom activation defines no derivative.
        ShapeError : ``dvalues`` has another shape than the last output.
        """
        if not self._name:
            raise no_derivative(self, "backward(self, dvalues)")
        kept = _of_forward(self, "output" if _bridge.keeps_output(self._name) else "inputs")
        self.dinputs: FloatArray = _bridge.activation_backward(
            self._name, kept, dvalues, self._numerics, self._setting()
        )

    def predictions(self, outputs: Any) -> Any:
        """Convert outputs of the last layer to predictions: here the outputs themselves."""
        return outputs

    def _setting(self) -> float:
        return 0.0


class ReLUActivation(Activation):
    """Rectified linear unit: ``output = maximum(0, inputs)``. Source: book chapter 4.

    -0.0 stays -0.0, as with ``np.maximum(0, inputs)`` in the book; ``np.maximum(inputs, 0)`` of the blog chapter
    converts it to 0.0. A dense layer whose biases are 0.0 never outputs -0.0.

    >>> activation = ReLUActivation()
    >>> activation.forward([[-3.0, 0.0, 2.5]])
    >>> activation.output.tolist()
    [[0.0, 0.0, 2.5]]
    """

    _name = "relu"


class SoftmaxActivation(Activation):
    """Softmax of each row: ``exp(inputs - max) / sum(exp(inputs - max))``. Source: book chapter 4.

    Outputs are class probabilities: each row sums to 1.

    >>> activation = SoftmaxActivation()
    >>> activation.forward([[12.0, 99.0, 318.0]])
    >>> activation.output.round(3).tolist()
    [[0.0, 0.0, 1.0]]
    """

    _name = "softmax"

    def forward(self, inputs: ArrayLike, training: bool | None = None) -> None:
        """Compute the softmax of each row of ``inputs``, (batch, classes).

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
        output = _bridge.activate(self._name, x, self._numerics)
        self.inputs, self.output = inputs, output

    def predictions(self, outputs: ArrayLike) -> NDArray[np.int64]:
        """The class with the largest probability of each row (argmax), the first of equal ones; shape (batch,)."""
        return _bridge.predictions(self._name, outputs)


class SigmoidActivation(Activation):
    """Logistic sigmoid: ``output = 1 / (1 + exp(-inputs))``, without overflow. Source: book chapter 16."""

    _name = "sigmoid"

    def predictions(self, outputs: ArrayLike) -> NDArray[np.int64]:
        """1 where the output is greater than 0.5, else 0; the shape of ``outputs``."""
        return _bridge.predictions(self._name, outputs)


class LinearActivation(Activation):
    """Identity: ``output = inputs``, the same object. The output activation for regression. Source: book chapter 17."""

    _name = "linear"

    def forward(self, inputs: ArrayLike, training: bool | None = None) -> None:
        """Set ``output`` to ``inputs``."""
        self.inputs = inputs
        self.output = inputs


class HeavisideActivation(Activation):
    """Step function: 1 for ``inputs > 0``, else 0. Its derivative is 0, so layers before it are not trained."""

    _name = "heaviside"


class TanhActivation(Activation):
    """Hyperbolic tangent. Differs from NumPy's by at most one unit in the last place."""

    _name = "tanh"


class LeakyReLUActivation(Activation):
    """Leaky rectified linear unit: ``inputs`` where positive, else ``slope * inputs``.

    Parameters
    ----------
    slope : slope for negative inputs, 0.01 if not given.
    """

    _name = "leaky_relu"

    _follows_book: ClassVar[bool] = False
    slope: float = setting("the slope")

    def __init__(self, slope: float = 0.01) -> None:
        self.slope = slope

    def _setting(self) -> float:
        return number("leaky relu", "the slope", self.slope)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(slope={self.slope!r})"


class ELUActivation(Activation):
    """Exponential linear unit: ``inputs`` where positive, else ``alpha * (exp(inputs) - 1)``.

    Source: Clevert et al. 2015.

    Parameters
    ----------
    alpha : scale for negative inputs, 1 if not given; the output tends to ``-alpha``.

    >>> activation = ELUActivation()
    >>> activation.forward([[-1000.0, 0.0, 2.5]])
    >>> activation.output.tolist()
    [[-1.0, 0.0, 2.5]]
    """

    _name = "elu"

    _follows_book: ClassVar[bool] = False
    alpha: float = setting("alpha")

    def __init__(self, alpha: float = 1.0) -> None:
        self.alpha = alpha

    def _setting(self) -> float:
        return number("elu", "alpha", self.alpha)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(alpha={self.alpha!r})"


class GELUActivation(Activation):
    """Gaussian error linear unit: ``x / 2 * (1 + erf(x / sqrt(2)))``.

    That is x times the cumulative distribution function of the standard normal distribution. Its approximation is
    ``x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x**3)))``. Source: Hendrycks and Gimpel 2016.

    Parameters
    ----------
    approximate : whether to compute the approximation with tanh.

    >>> activation = GELUActivation()
    >>> activation.forward([[-1.0, 0.0, 1.0]])
    >>> activation.output.round(4).tolist()
    [[-0.1587, 0.0, 0.8413]]
    """

    _name = "gelu"

    approximate: bool = False

    def __init__(self, approximate: bool = False) -> None:
        self.approximate = flag("GELUActivation", "approximate", approximate)

    def _setting(self) -> float:
        return float(flag("GELUActivation", "approximate", self.approximate))

    def __repr__(self) -> str:
        return f"{type(self).__name__}(approximate={self.approximate!r})"


class SoftplusActivation(Activation):
    """Softplus, a smooth ReLU: ``output = log(1 + exp(inputs))``, without overflow. Source: Dugas et al. 2000."""

    _name = "softplus"


class SiLUActivation(Activation):
    """Sigmoid linear unit, also called swish: ``output = inputs / (1 + exp(-inputs))``. Source: Elfwing et al. 2017."""

    _name = "silu"


class FunctionActivation(Activation):
    """An activation that applies a Python function of an array: ``output = function(inputs)``.

    Parameters
    ----------
    function : receives an array and returns an array of the same shape.
    derivative : the derivative of the function, likewise. Required for training.

    >>> square = FunctionActivation(lambda x: x**2, derivative=lambda x: 2 * x)
    >>> square.forward([[1.0, -3.0]])
    >>> square.backward([[1.0, 1.0]])
    >>> square.output.tolist(), square.dinputs.tolist()
    ([[1.0, 9.0]], [[2.0, -6.0]])
    """

    def __init__(self, function: Callable[[Any], Any], derivative: Callable[[Any], Any] | None = None) -> None:
        for name, given in (("function", function), ("derivative", derivative)):
            if not callable(given) and (given is not None or name == "function"):
                raise TypeError(
                    f"function activation: the {name} is {shown(given)}; it must be a function of an array, "
                    "such as np.sin."
                )
        self.function = function
        self.derivative = derivative

    def forward(self, inputs: ArrayLike, training: bool | None = None) -> None:
        """Compute ``output = function(inputs)``.

        Raises
        ------
        ShapeError : the function returns another shape.
        """
        output = self._of(inputs, self.function, "function")
        self.inputs, self.output = inputs, output

    def backward(self, dvalues: ArrayLike) -> None:
        """Compute ``dinputs = dvalues * derivative(inputs)``.

        Raises
        ------
        StateError : there is no derivative, or there was no forward pass.
        ShapeError : ``dvalues`` or the result of the derivative has another shape than the inputs.
        """
        if self.derivative is None:
            raise StateError(
                f"{self!r}, backward: no derivative is given; training needs it. Pass derivative, a function of the "
                "inputs, or define backward(self, dvalues) in a subclass."
            )
        slope = self._of(_of_forward(self, "inputs"), self.derivative, "derivative")
        self.dinputs = _bridge.multiply(dvalues, slope, f"{self!r}, backward")

    def _of(self, inputs: Any, function: Callable[[Any], Any], what: str) -> NDArray[Any]:
        numbers, x = _bridge.floats(inputs, f"{self!r}, inputs"), np.asarray(inputs)
        x = numbers if x.dtype.kind == "O" else x
        y = np.asarray(function(x))
        if y.shape != x.shape:
            raise ShapeError(
                f"{self!r}: inputs are {x.shape}, the {what} gives {y.shape}; both must have the same shape. "
                "Write the function for whole arrays."
            )
        return y

    def __repr__(self) -> str:
        return f"{type(self).__name__}({getattr(self.function, '__name__', type(self.function).__name__)})"


def _function(name: str, x: ArrayLike, setting: float = 0.0) -> Any:
    return _bridge.activate(name, x, _numerics.numerics, setting)


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
    values = _bridge.floats(x, "softmax, inputs")
    if values.ndim == 0:
        raise ShapeError("softmax: a single number arrived; one number a class is required. Pass a list of numbers.")
    return cast(FloatArray, _bridge.activate("softmax", values, _numerics.numerics))


public(__name__)
