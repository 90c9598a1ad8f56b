"""Linear regression, fitted by hand or by gradient descent, in the units of its data."""

from __future__ import annotations

from typing import cast

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import _bridge
from ._attributes import Hinted
from ._bridge import FloatArray
from ._errors import ShapeError, number, size
from ._numerics import F8, Numerics
from ._public import public

_DOUBLES = Numerics(F8, None)


class LinearTrainer(Hinted):
    """Linear regression, ``y = sum_j weights[j] * x[j] + bias``, with one learning rate per parameter, in float64.

    A step is ``weights[j] -= weight_rates[j] * mean(e * x[:, j])``, ``bias -= bias_rate * mean(e)`` with
    ``e = prediction - target``, all from the old values: the gradient of the mean squared error without its factor 2.
    Separate rates make it possible to use features in raw units, such as square feet, without scaling.

    Parameters
    ----------
    features : (samples, features); copied.
    targets : (samples,) or (samples, 1); copied.
    weight_rates : one learning rate per weight, or one for all.
    bias_rate : the learning rate of the bias.

    Attributes
    ----------
    weights : (features,), zeros at first; may be changed in place or replaced.
    bias : 0 at first; may be replaced.
    errors : the mean squared error after every completed step.

    Raises
    ------
    ShapeError : there are no samples, no features, or not one target a sample and one rate a feature.

    >>> import hybridnet as hn
    >>> line = LinearTrainer(*hn.three_houses(), weight_rates=1e-8, bias_rate=1)
    >>> round(line.step(100), 4)
    680.2744
    >>> line.predict([[2000.0]]).round(1).tolist()
    [365.9]
    """

    def __init__(
        self,
        features: ArrayLike,
        targets: ArrayLike,
        weight_rates: ArrayLike,
        bias_rate: float,
    ) -> None:
        self._features = _bridge.matrix(features, "linear trainer, features").astype(F8)
        self._targets = _bridge.vector(np.reshape(targets, -1), "linear trainer, targets").copy()
        columns = self._features.shape[1]
        rates = _bridge.vector(np.reshape(weight_rates, -1), "linear trainer, rates")
        if rates.size == 1:
            rates = np.repeat(rates, columns)
        if not self._features.size or len(self._targets) != len(self._features) or rates.size != columns:
            raise ShapeError(
                f"linear trainer: features are {self._features.shape}, targets are {np.shape(targets)}, {rates.size} "
                "rates of weights arrived; (samples, features) of one or more need one target a sample and one rate "
                "for each feature, or one for all."
            )
        self._rates = np.append(rates, number("linear trainer", "the rate of the bias", bias_rate))
        self.weights: NDArray[np.float64] = np.zeros(columns)
        self.bias = 0.0
        self.errors: list[float] = []

    @property
    def error(self) -> float:
        """The mean squared error, ``mean(e**2)``, without a factor 1/2."""
        return float(self._state()[-1])

    @property
    def gradient(self) -> tuple[NDArray[np.float64], float]:
        """The gradient of :attr:`error`: ``2 * mean(e * x[:, j])`` w.r.t. each weight, ``2 * mean(e)`` w.r.t.

        The bias.
        """
        *weights, bias, _ = self._state().tolist()
        return np.array(weights), bias

    def step(self, steps: int = 1) -> float:
        """Make steps of gradient descent.

        Parameters
        ----------
        steps : number of steps, at least 0.

        Returns
        -------
        The error after the last; those of all steps are in ``errors``.

        Raises
        ------
        DivergenceError : the error is no longer a finite number; weights and bias are those before that step.
        """
        count = size("linear trainer", "steps", steps)
        parameters = self._parameters()
        try:
            self.errors += _bridge.linear_steps(self._features, self._targets, parameters, self._rates, count).tolist()
        finally:
            self.weights, self.bias = parameters[:-1].copy(), float(parameters[-1])
        return self.error

    def predict(self, X: ArrayLike) -> FloatArray:
        """The prediction for every row of ``X``, (samples, features); (samples,), float64."""
        weights = self._parameters()[:-1].reshape(-1, 1)
        inputs = _bridge.matrix(X, "linear trainer, inputs").astype(F8)
        output = _bridge.dense_forward(inputs, weights, np.full((1, 1), float(self.bias)), _DOUBLES)
        return cast(FloatArray, output.reshape(-1))

    def __repr__(self) -> str:
        return f"{type(self).__name__}(weights={np.asarray(self.weights).tolist()}, bias={self.bias!r})"

    def _parameters(self) -> NDArray[np.float64]:
        weights = _bridge.vector(np.reshape(self.weights, -1), "linear trainer, weights")
        if weights.size != self._features.shape[1]:
            raise ShapeError(
                f"linear trainer: {weights.size} weights are set; there are {self._features.shape[1]} features. "
                "Set one for each."
            )
        return np.append(weights, number("linear trainer", "the bias", self.bias))

    def _state(self) -> NDArray[np.float64]:
        return _bridge.linear_state(self._features, self._targets, self._parameters(), self._rates)


public(__name__)
