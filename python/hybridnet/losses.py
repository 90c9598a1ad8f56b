"""Loss functions: measure how much predictions differ from targets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Literal, overload

import numpy as np
from numpy.typing import ArrayLike

from . import _bridge, _numerics
from ._attributes import Hinted
from ._errors import StateError, flag, shown
from ._overrides import has_own
from ._public import public
from .activations import SigmoidActivation, SoftmaxActivation
from .layers import no_derivative

_PENALTIES = {
    "weights": ("weight_regularizer_l1", "weight_regularizer_l2"),
    "biases": ("bias_regularizer_l1", "bias_regularizer_l2"),
}


class Loss(Hinted):
    """Base class of loss functions: the mean over a batch and over several batches, and regularization.

    A custom loss defines ``forward``, which returns one loss per sample, and for training ``backward``.

    Attributes
    ----------
    dinputs : of the last ``backward``.
    accumulated_sum, accumulated_count : of the sample losses since ``new_pass``.
    trainable_layers : the layers whose regularization is included; ``remember_trainable_layers`` sets them.

    >>> class LogCosh(Loss):
    ...     def forward(self, y_pred, y_true):
    ...         return np.log(np.cosh(y_pred - y_true)).mean(axis=-1)
    ...
    ...     def backward(self, dvalues, y_true):
    ...         self.dinputs = np.tanh(dvalues - y_true) / dvalues.size
    >>> float(LogCosh().calculate(np.array([[1.0], [2.0]]), np.array([[1.0], [2.0]])))
    0.0
    """

    _numerics = _numerics.numerics
    _name: ClassVar[str] = ""
    _book_sign: ClassVar[bool] = False
    _follows_book: ClassVar[bool] = False
    trainable_layers: Sequence[Any]
    accumulated_sum: Any = 0
    accumulated_count: int = 0

    # Any, so that a subclass may declare its own types.
    def forward(self, y_pred: Any, y_true: Any) -> Any:
        """Compute the loss of each sample, shape (batch,).

        Parameters
        ----------
        y_pred : (batch, columns), predictions.
        y_true : targets of the same batch.

        Raises
        ------
        ShapeError : predictions and targets do not fit together; the text names both.
        ValueError : a class number has no column.
        """
        return _bridge.loss_forward(self._name, y_pred, y_true, self._numerics)

    def backward(self, dvalues: Any, y_true: Any) -> None:
        """Compute ``dinputs``, the gradient of the mean loss with respect to the predictions ``dvalues``.

        Raises
        ------
        StateError : a custom loss defines no derivative.
        """
        if not self._name:
            raise no_derivative(self, "backward(self, dvalues, y_true)")
        self.dinputs: Any = _bridge.loss_backward(
            self._name, dvalues, y_true, self._numerics, book_sign=self._book_sign
        )

    @overload
    def calculate(
        self, output: ArrayLike, y: ArrayLike, *, include_regularization: Literal[False] = False
    ) -> np.floating[Any]: ...
    @overload
    def calculate(
        self, output: ArrayLike, y: ArrayLike, *, include_regularization: Literal[True]
    ) -> tuple[np.floating[Any], Any]: ...
    @overload
    def calculate(
        self, output: ArrayLike, y: ArrayLike, *, include_regularization: bool
    ) -> np.floating[Any] | tuple[np.floating[Any], Any]: ...
    def calculate(
        self, output: ArrayLike, y: ArrayLike, *, include_regularization: bool = False
    ) -> np.floating[Any] | tuple[np.floating[Any], Any]:
        """Compute the mean loss of a batch, as ``np.mean`` of the sample losses, and add them to the accumulated sums.

        Parameters
        ----------
        output : predictions, (batch, columns).
        y : targets of the same batch.
        include_regularization : return ``(data loss, regularization loss)``.

        Raises
        ------
        ShapeError : predictions and targets do not fit together; also for (batch, 1) with (batch,) in a custom loss.
        StateError : regularization is to be included, and ``remember_trainable_layers`` was not called.
        """
        penalized = flag(type(self).__name__, "include_regularization", include_regularization)
        self._check_shapes(output, y)
        sample_losses = self.forward(output, y)
        data_loss, total = _bridge.mean_and_sum(sample_losses)
        result, count = (data_loss, self.regularization_loss()) if penalized else data_loss, len(sample_losses)
        self.accumulated_sum += total
        self.accumulated_count += count
        return result

    def calculate_accumulated(self, *, include_regularization: bool = False) -> Any:
        """The mean of all sample losses since ``new_pass``; or ``(data loss, regularization loss)``.

        Raises
        ------
        StateError : there was no batch, or ``remember_trainable_layers`` was not called.
        """
        if not self.accumulated_count:
            raise StateError(
                f"{type(self).__name__}: no loss has been calculated since the last new pass. Call calculate first."
            )
        data_loss = self.accumulated_sum / self.accumulated_count
        penalized = flag(type(self).__name__, "include_regularization", include_regularization)
        return (data_loss, self.regularization_loss()) if penalized else data_loss

    def new_pass(self) -> None:
        """Reset the accumulated sums."""
        self.accumulated_sum = 0
        self.accumulated_count = 0

    def remember_trainable_layers(self, trainable_layers: Sequence[Any]) -> None:
        """Set the layers whose regularization is included."""
        self.trainable_layers = trainable_layers

    def regularization_loss(self, layer: Any = None) -> Any:
        """Compute the regularization loss: ``l1 * sum(abs(p)) + l2 * sum(p**2)`` over weights and biases.

        Parameters
        ----------
        layer : a single layer, as in chapters 14 to 17 of the book; if not given, all ``trainable_layers``.

        Returns
        -------
        A NumPy scalar of the dtype of NumPy's result; the int 0 without regularization.

        Raises
        ------
        StateError : no layer is given, and ``remember_trainable_layers`` was not called.
        """
        if layer is None and not hasattr(self, "trainable_layers"):
            raise StateError(
                f"{type(self).__name__}, penalties: no layers are known. Pass a layer, or call "
                "remember_trainable_layers with a list of them."
            )
        layers = self.trainable_layers if layer is None else [layer]
        if not isinstance(layers, (list, tuple)):
            raise TypeError(
                f"{type(self).__name__}, penalties: trainable_layers is {shown(layers)}; a list of layers is required. "
                "Call remember_trainable_layers with one."
            )
        total: Any = 0
        for each in layers:
            for parameter, factors in _PENALTIES.items():
                l1, l2 = (getattr(each, factor, 0) for factor in factors)
                total = _bridge.add_penalties(total, getattr(each, parameter, ()), l1, l2)
        return total

    def _check_shapes(self, predictions: Any, y: Any) -> None:
        """Raise an error for (batch, 1) with (batch,) in a custom ``forward``; losses of hybridnet check all shapes."""
        if type(self).forward is _FORWARD and "forward" not in vars(self):
            return
        if not self._follows_book and has_own(self, "forward"):
            _bridge.check_one_column(type(self).__name__, predictions, y)

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"


_FORWARD = Loss.forward


class CategoricalCrossentropyLoss(Loss):
    """Categorical cross-entropy: ``-log`` of the probability of the correct class. Source: book chapter 5.

    Probabilities are clipped to 1e-7 .. 1 - 1e-7.

    Targets are class numbers, shape (batch,), or one-hot rows, shape (batch, classes).

    >>> loss = CategoricalCrossentropyLoss()
    >>> float(loss.calculate([[0.5, 0.5]], [1]))
    0.6931471805599453
    """

    _name = "categorical cross-entropy"


class BinaryCrossentropyLoss(Loss):
    """Binary cross-entropy: ``-(y log p + (1 - y) log(1 - p))``, mean of the columns. Source: book chapter 16.

    p is clipped to 1e-7 .. 1 - 1e-7. Targets have the shape of the predictions, (batch, columns), and are 0 or 1.
    """

    _name = "binary cross-entropy"


class SigmoidBinaryCrossentropyLoss(BinaryCrossentropyLoss):
    """Binary cross-entropy behind a sigmoid, trained with the combined gradient ``(p - y) / columns / batch``.

    The losses are those of :class:`BinaryCrossentropyLoss`. Its gradient and that of the sigmoid, multiplied, vanish
    where the sigmoid is saturated, as with unscaled inputs; the combined gradient w.r.t. the inputs of the sigmoid does
    not. A :class:`Model` uses it if its last layer is a :class:`SigmoidActivation`. ``backward`` alone is that of
    :class:`BinaryCrossentropyLoss`.

    >>> import hybridnet as hn
    >>> model = hn.Model([hn.DenseLayer(2, 1), hn.SigmoidActivation()])
    >>> model.set(loss=hn.SigmoidBinaryCrossentropyLoss(), optimizer="adam", accuracy="accuracy")
    """

    _name = "sigmoid binary cross-entropy"

    def _combines_with(self, last: Any) -> bool:
        """Whether training uses the combined gradient behind a last layer; not if a subclass has its own backward."""
        return isinstance(last, SigmoidActivation) and not (has_own(self, "backward") or has_own(last, "backward"))

    def _combined_backward(self, probabilities: Any, y_true: Any) -> Any:
        """The gradient of the mean loss with respect to the inputs of the sigmoid."""
        return _bridge.combined_backward(self._name, probabilities, y_true, self._numerics)


class MeanSquaredErrorLoss(Loss):
    """Mean squared error: ``(y - p)**2``, mean of the columns, without a factor 1/2. Source: book chapter 17.

    >>> float(MeanSquaredErrorLoss().calculate([[378.72], [288.0], [432.0]], [[399.9], [329.9], [369.0]]).round(4))
    2057.7341
    """

    _name = "mean squared error"


class MeanAbsoluteErrorLoss(Loss):
    """Mean absolute error: ``abs(y - p)``, mean of the columns. Source: book chapter 17.

    Its gradient is ``sign(p - y) / columns / batch``. The book has ``sign(y - p)``, the wrong sign, with which gradient
    descent increases the loss; ``hybridnet.nnfs.Loss_MeanAbsoluteError`` computes it for parity.
    """

    _name = "mean absolute error"


class SoftmaxCategoricalCrossentropy(Hinted):
    """Softmax and categorical cross-entropy combined, with the gradient ``(softmax - y) / batch``.

    Attributes
    ----------
    activation, loss : the two parts.
    output : the probabilities of the last ``forward``.
    dinputs : of the last ``backward``.

    Source: book chapter 9.
    """

    _activation: type[SoftmaxActivation] = SoftmaxActivation
    _loss: type[Loss] = CategoricalCrossentropyLoss

    def __init__(self) -> None:
        self.activation = self._activation()
        self.loss = self._loss()

    def forward(self, inputs: ArrayLike, y_true: ArrayLike) -> np.floating[Any]:
        """Compute the mean loss; afterward ``output`` holds the probabilities."""
        before = vars(self.activation).copy()
        self.activation.forward(inputs)
        try:
            loss = self.loss.calculate(self.activation.output, y_true)
        except Exception:
            vars(self.activation).clear()
            vars(self.activation).update(before)
            raise
        self.output = self.activation.output
        return loss

    def backward(self, dvalues: ArrayLike, y_true: ArrayLike) -> None:
        """Compute ``dinputs`` from the probabilities ``dvalues`` and the targets."""
        self.dinputs = _bridge.combined_backward(
            CategoricalCrossentropyLoss._name, dvalues, y_true, self.loss._numerics
        )

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"


public(__name__)
