"""Losses: how far predictions are from their targets."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from numpy.typing import ArrayLike

from . import _bridge, _numerics
from ._bridge import FloatArray
from .activations import SoftmaxActivation


class Loss:
    """What all losses share. A subclass in Python gives ``forward`` (a loss for each sample) and ``backward``."""

    _numerics = _numerics.numerics
    _name: ClassVar[str] = ""
    _book_sign: ClassVar[bool] = False

    def forward(self, y_pred: ArrayLike, y_true: ArrayLike) -> FloatArray:
        """The loss of every sample, shape (batch,).

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

    def backward(self, dvalues: ArrayLike, y_true: ArrayLike) -> None:
        """Compute ``dinputs``, the gradient of the mean loss with respect to the predictions ``dvalues``."""
        self.dinputs = _bridge.loss_backward(self._name, dvalues, y_true, self._numerics, book_sign=self._book_sign)

    def calculate(self, output: ArrayLike, y: ArrayLike) -> np.floating[Any]:
        """The mean loss of a batch, the NumPy scalar that ``np.mean`` of the sample losses gives."""
        return _bridge.mean(self.forward(output, y))

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"


class CategoricalCrossentropyLoss(Loss):
    """``-log`` of the probability of the right class, clipped to 1e-7 .. 1 - 1e-7. Source: book chapter 5.

    Targets are class numbers, shape (batch,), or one-hot rows, shape (batch, classes).

    >>> loss = CategoricalCrossentropyLoss()
    >>> float(loss.calculate([[0.5, 0.5]], [1]))
    0.6931471805599453
    """

    _name = "categorical cross-entropy"


class BinaryCrossentropyLoss(Loss):
    """``-(y log p + (1 - y) log(1 - p))``, mean of the columns, p clipped to 1e-7 .. 1 - 1e-7. Source: book chapter 16.

    Targets have the shape of the predictions, (batch, columns), and are 0 or 1.
    """

    _name = "binary cross-entropy"


class MeanSquaredErrorLoss(Loss):
    """``(y - p)**2``, mean of the columns, without a factor 1/2. Source: book chapter 17.

    >>> float(MeanSquaredErrorLoss().calculate([[378.72], [288.0], [432.0]], [[399.9], [329.9], [369.0]]).round(4))
    2057.7341
    """

    _name = "mean squared error"


class MeanAbsoluteErrorLoss(Loss):
    """``abs(y - p)``, mean of the columns. Source: book chapter 17.

    Its gradient is ``sign(p - y) / columns / batch``. The book has ``sign(y - p)``, the opposite of the slope, which
    makes training climb; ``hybridnet.nnfs.Loss_MeanAbsoluteError`` keeps that.
    """

    _name = "mean absolute error"


class SoftmaxCategoricalCrossentropy:
    """Softmax and categorical cross-entropy as one step, with the simple gradient ``(softmax - y) / batch``.

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
        """The mean loss; ``output`` holds the probabilities afterwards."""
        self.activation.forward(inputs)
        self.output = self.activation.output
        return self.loss.calculate(self.output, y_true)

    def backward(self, dvalues: ArrayLike, y_true: ArrayLike) -> None:
        """Compute ``dinputs`` from the probabilities ``dvalues`` and the targets."""
        self.dinputs = _bridge.combined_backward(dvalues, y_true)

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"
