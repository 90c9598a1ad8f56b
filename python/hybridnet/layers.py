"""Layers: fully connected (dense), dropout, input. Attributes are the book's; arrays are ordinary NumPy arrays."""

from __future__ import annotations

from numbers import Real
from typing import Any, ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import _bridge, _numerics
from ._attributes import Hinted
from ._bridge import FloatArray, RandomState
from ._errors import MissingError, ShapeError, StateError, choice, flag, shown, size
from ._public import public
from ._settings import Setting, check, setting
from .neuron import Neuron as Neuron


class Layer(Hinted):
    """Base class of all layers: ``forward`` sets ``output``, ``backward`` sets ``dinputs``.

    A custom layer is a subclass that defines ``forward`` and, for training, ``backward``. If it has ``weights`` and
    ``biases``, and ``backward`` sets ``dweights`` and ``dbiases``, it is trained.

    >>> class Halves(Layer):
    ...     def forward(self, inputs, training):
    ...         self.output = inputs / 2
    ...
    ...     def backward(self, dvalues):
    ...         self.dinputs = dvalues / 2
    >>> layer = Halves()
    >>> layer.forward(np.array([[3.0]]), training=False)
    >>> layer.output.tolist()
    [[1.5]]
    """

    inputs: Any
    output: Any
    dinputs: Any

    def forward(self, inputs: Any, training: bool = False) -> None:
        """Compute ``output`` from a batch of rows."""
        name = type(self).__name__
        raise NotImplementedError(
            f"{name}, forward: no formula is given. Define forward(self, inputs, training), which sets self.output."
        )

    def backward(self, dvalues: Any) -> None:
        """Compute ``dinputs``, dLoss/dInputs, from ``dvalues``, dLoss/dOutput.

        Raises
        ------
        StateError : no derivative is given.
        """
        raise no_derivative(self, "backward(self, dvalues)")

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"


#: The attributes of a dense layer that hold its regularization factors.
_FACTORS = ("weight_regularizer_l1", "weight_regularizer_l2", "bias_regularizer_l1", "bias_regularizer_l2")


class DenseLayer(Layer):
    """Fully connected (dense) layer: ``output = inputs @ weights + biases``.

    Parameters
    ----------
    n_inputs : columns of the inputs, 0 or more.
    n_neurons : columns of the output, 0 or more.
    weight_regularizer_l1, weight_regularizer_l2 : L1 and L2 regularization, ``l1 * sum(abs(weights))`` and
        ``l2 * sum(weights**2)`` added to the loss; 0 for none.
    bias_regularizer_l1, bias_regularizer_l2 : the same for the biases.
    initializer : weight distribution. ``"nnfs"``: ``0.01 * N(0, 1)``; ``"he"``: ``sqrt(2 / n_inputs) * N(0, 1)``;
        ``"glorot"`` or ``"xavier"``: ``sqrt(2 / (n_inputs + n_neurons)) * N(0, 1)``; ``"glorot_uniform"``:
        ``sqrt(6 / (n_inputs + n_neurons)) * U(-1, 1)``; ``"uniform"``: ``scale * U(-1, 1)``; ``"zeros"``.
    scale : factor of ``"nnfs"`` and ``"uniform"``, 0.01 if not given.
    random_state : None draws from NumPy's global stream, as ``np.random.randn`` does; or a RandomState, or a seed.

    Attributes
    ----------
    weights : (n_inputs, n_neurons); may be changed in place or replaced.
    biases : (1, n_neurons), zeros at first; likewise.
    inputs, output : of the last ``forward``.
    dweights, dbiases, dinputs : of the last ``backward``.

    Raises
    ------
    TypeError : a size is not a whole number, or ``scale`` is not a number.
    ValueError : a size is negative, or the initializer is unknown.

    Source: book chapter 3.

    >>> layer = DenseLayer.from_parameters([[0.2, 0.8], [1.0, -0.5]], [2.0, 3.0])
    >>> layer.forward([[1.0, 2.0]])
    >>> layer.output.round(3).tolist()
    [[4.2, 2.8]]
    """

    _numerics = _numerics.numerics
    _follows_book: ClassVar[bool] = False
    weight_regularizer_l1: float = setting("the regularization factor", "weight_regularizer_l1")
    weight_regularizer_l2: float = setting("the regularization factor", "weight_regularizer_l2")
    bias_regularizer_l1: float = setting("the regularization factor", "bias_regularizer_l1")
    bias_regularizer_l2: float = setting("the regularization factor", "bias_regularizer_l2")

    def __init__(
        self,
        n_inputs: int,
        n_neurons: int,
        weight_regularizer_l1: float = 0,
        weight_regularizer_l2: float = 0,
        bias_regularizer_l1: float = 0,
        bias_regularizer_l2: float = 0,
        *,
        initializer: str = "nnfs",
        scale: float = 0.01,
        random_state: RandomState = None,
    ) -> None:
        choice("dense layer", "initializer", initializer, _bridge.choices("initializer"))
        inputs, neurons = (size("dense layer", "n_inputs", n_inputs), size("dense layer", "n_neurons", n_neurons))
        self.weight_regularizer_l1 = weight_regularizer_l1
        self.weight_regularizer_l2 = weight_regularizer_l2
        self.bias_regularizer_l1 = bias_regularizer_l1
        self.bias_regularizer_l2 = bias_regularizer_l2
        # Drawn last, because a refused call must not advance the random stream; set first, as in the book.
        weights = _bridge.initial_weights(
            initializer,
            check("the scale", "dense layer", scale, "scale"),
            inputs,
            neurons,
            random_state,
            self._numerics,
        )
        factors = {name: vars(self).pop(name) for name in _FACTORS if name in vars(self)}
        self.weights: FloatArray = weights
        self.biases: FloatArray = np.zeros((1, neurons), dtype=self._numerics.dtype)
        vars(self).update(factors)

    @classmethod
    def from_parameters(cls, weights: ArrayLike, biases: ArrayLike | None = None) -> DenseLayer:
        """Create a layer from existing parameters, such as trained ones.

        Parameters
        ----------
        weights : (n_inputs, n_neurons). An array of float32 or float64 is used without copying.
        biases : (n_neurons,) or (1, n_neurons); zeros if not given.

        Raises
        ------
        ShapeError : weights are not two-dimensional, or the number of biases differs from that of the neurons.
        """
        w = _bridge.floats(weights, "dense layer, weights")
        if w.ndim != 2:
            raise ShapeError(f"dense layer: weights are {w.shape}; they must be (inputs, neurons). Reshape them.")
        b = np.zeros((1, w.shape[1]), w.dtype) if biases is None else _bridge.floats(biases, "dense layer, biases")
        if b.shape not in ((w.shape[1],), (1, w.shape[1])):
            raise _bridge.error("bias_shape", w.shape, b.shape, w.shape[1])
        layer = cls(0, 0, initializer="zeros")
        layer.weights, layer.biases = w, b.reshape(1, -1)
        return layer

    def forward(self, inputs: ArrayLike, training: bool | None = None) -> None:
        """Compute ``output = inputs @ weights + biases``.

        Parameters
        ----------
        inputs : (batch, n_inputs); one row of (n_inputs,) counts as a batch of one.
        training : not used; all layers have this argument.

        Raises
        ------
        ShapeError : ``inputs`` has another number of columns than the layer requires; the text names both.
        """
        try:
            weights, biases = self.weights, self.biases
        except AttributeError:
            weights, biases = _parameters(self)  # raises an error that names the missing one
        output = _bridge.dense_forward(inputs, weights, biases, self._numerics)
        self.inputs, self.output = inputs, output

    def backward(self, dvalues: ArrayLike) -> None:
        """Backpropagation: compute ``dweights``, ``dbiases`` (with regularization) and ``dinputs`` from ``dvalues``.

        Parameters
        ----------
        dvalues : gradient of the loss with respect to ``output``.

        Raises
        ------
        StateError : there was no forward pass.
        ShapeError : ``dvalues`` has another shape than the last output.
        """
        if isinstance(self.weight_regularizer_l1, Setting):
            raise MissingError(
                f"{type(self).__name__}, backward: the regularization factors, which __init__ sets, are missing. "
                "Call super().__init__, or set weight_regularizer_l1 and the others."
            )
        penalties = (
            self.weight_regularizer_l1, self.weight_regularizer_l2, self.bias_regularizer_l1, self.bias_regularizer_l2,
        )  # fmt: skip
        self.dweights, self.dbiases, self.dinputs = _bridge.dense_backward(
            _of_forward(self, "inputs"), *_parameters(self), dvalues, penalties, self._numerics
        )

    def get_parameters(self) -> tuple[FloatArray, FloatArray]:
        """``(weights, biases)``: the arrays themselves, not copies."""
        return _parameters(self)

    def set_parameters(self, weights: FloatArray, biases: FloatArray) -> None:
        """Replace weights and biases by these arrays, without copying."""
        self.weights = weights
        self.biases = biases

    def __repr__(self) -> str:
        try:
            parts = [str(count) for count in np.shape(self.weights)]
        except (AttributeError, ValueError):
            parts = ["?"]
        parts += [f"{name}={shown(value)}" for name in _FACTORS if _is_set(value := getattr(self, name, 0))]
        return f"{type(self).__name__}({', '.join(parts)})"


class DropoutLayer(Layer):
    """Dropout: in training mode keep each input with probability ``1 - rate`` and divide it by that, else set it to 0.

    Parameters
    ----------
    rate : probability of dropping an input, 0 or more and less than 1.
    random_state : None draws from NumPy's global stream, as ``np.random.binomial`` does; or a RandomState, or a seed.

    Attributes
    ----------
    rate : ``1 - rate``, the probability of keeping an input, as in the book.
    binary_mask : 0 or ``1 / (1 - rate)``, float64, of the last forward pass in training mode.
    inputs, output, dinputs : as in every layer; ``output`` is float64 in training mode, as in NumPy.

    In the fast arithmetic, ``binary_mask``, ``output`` and ``dinputs`` are float32.

    Raises
    ------
    TypeError : the rate is not a number.
    ValueError : the rate is outside that range.

    Source: book chapter 15.
    """

    _numerics = _numerics.numerics
    # A class attribute, so that a layer that uses NumPy's stream has only the instance attributes of the book.
    _random_state: np.random.RandomState | None = None
    _follows_book: ClassVar[bool] = False
    rate: float = setting("the share that is kept")

    def __init__(self, rate: float, *, random_state: RandomState = None) -> None:
        check("the rate", "dropout layer", rate)
        self.rate = 1 - rate
        if random_state is not None:
            self._random_state = _bridge.random_source(random_state, "dropout layer")

    def forward(self, inputs: ArrayLike, training: bool = True) -> None:
        """Compute ``output = inputs * binary_mask`` in training mode, a copy of ``inputs`` in inference mode."""
        if training is True or flag("dropout layer", "training", training):
            mask, output = _bridge.dropout(inputs, self.rate, self._random_state, self._numerics)
            self.inputs, self.binary_mask, self.output = inputs, mask, output
        else:
            output = _bridge.dropout_in_inference(inputs, self._numerics)
            self.inputs, self.output = inputs, output

    def backward(self, dvalues: ArrayLike) -> None:
        """Compute ``dinputs = dvalues * binary_mask``.

        Raises
        ------
        StateError : there was no forward pass in training mode.
        ShapeError : ``dvalues`` has another shape than the mask.
        """
        mask = _of_forward(self, "binary_mask")
        self.dinputs = _bridge.multiply(dvalues, mask, "dropout layer, backward", self._numerics)

    def __repr__(self) -> str:
        kept = vars(self).get("rate")
        return f"{type(self).__name__}({f'{1 - kept:.12g}' if isinstance(kept, float | int) else '?'})"


class InputLayer(Layer):
    """Input layer: ``output = inputs``, the same object. Source: book chapter 18."""

    def forward(self, inputs: ArrayLike, training: bool | None = None) -> None:
        """Set ``output`` to ``inputs``."""
        self.output = inputs


#: Attributes that a forward or backward pass sets on the parts of a model, and the links between layers.
_OF_A_PASS = ("inputs", "output", "dinputs", "binary_mask", "prev", "next")


def without_pass(state: dict[str, Any]) -> dict[str, Any]:
    """The attributes of a part of a model, without results of passes and without links to other layers."""
    return {name: value for name, value in state.items() if name not in _OF_A_PASS}


def _is_set(factor: Any) -> bool:
    return not (isinstance(factor, Real) and factor == 0)


def _parameters(layer: Any) -> tuple[Any, Any]:
    """Weights and biases of a layer."""
    try:
        return layer.weights, layer.biases
    except AttributeError as error:
        raise MissingError(
            f"{type(layer).__name__}: it has no {error.name}; weights and biases are required. "
            "Set both, or call super().__init__ in a subclass."
        ) from None


def parameter_arrays(layer: Any) -> tuple[NDArray[Any], NDArray[Any]]:
    """Weights and biases of a layer as NumPy arrays.

    Raises
    ------
    MissingError : one of them is missing.
    ShapeError : one of them is ragged.
    """
    weights, biases = _parameters(layer)
    name = type(layer).__name__
    return _bridge.plain(weights, f"{name}, weights"), _bridge.plain(biases, f"{name}, biases")


def _of_forward(layer: Any, attribute: str) -> Any:
    """An attribute that the last forward pass saved for backward."""
    try:
        return getattr(layer, attribute)
    except AttributeError:
        raise _bridge.error("no_forward", type(layer).__name__) from None


def no_derivative(part: Any, missing: str) -> StateError:
    """The error for a custom part without a backward method."""
    return StateError(
        f"{type(part).__name__}, backward: no derivative is given; training needs it. Define {missing}, which sets "
        "self.dinputs."
    )


def collapse(*layers: DenseLayer) -> DenseLayer:
    """Merge consecutive dense layers without activations between them into one layer with the same output.

    ``weights = w1 @ w2 ..``, ``biases = (b1 @ w2 + b2) @ w3 + ..``, in double, rounded once.

    Parameters
    ----------
    layers : first to last; each has as many inputs as the layer before it has neurons.

    Returns
    -------
    A new layer of the widest dtype among the layers.

    Raises
    ------
    TypeError : an argument is not a dense layer.
    ValueError : there is no argument.
    ShapeError : two consecutive layers do not fit; the text names both.
    """
    for layer in layers:
        if not hasattr(layer, "get_parameters"):
            raise TypeError(f"collapse: {shown(layer)} arrived; every layer must be a dense layer.")
    return DenseLayer.from_parameters(*_bridge.collapse([layer.get_parameters() for layer in layers]))


public(__name__)
