"""Optimizers: one step is ``pre_update_params``, ``update_params`` of each layer, ``post_update_params``.

The optimizer state of a parameter is an attribute of the layer and is created at the first use. g is a gradient, w its
parameter. An assignment (``m = ...``) takes the dtype of the result; an update in place (``w += ...``) keeps the dtype.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np

from .rules import Array


class Trainable(Protocol):
    """A layer with parameters, their gradients, and room for optimizer state."""

    weights: Array
    biases: Array
    dweights: Array
    dbiases: Array
    weight_momentums: Array
    bias_momentums: Array
    weight_cache: Array
    bias_cache: Array


class Optimizer:
    """The learning rate of step t: ``learning_rate / (1 + decay * t)``."""

    def __init__(self, learning_rate: float, decay: float) -> None:
        self.learning_rate = self.current_learning_rate = learning_rate
        self.decay, self.iterations = decay, 0

    def pre_update_params(self) -> None:
        if self.decay:
            self.current_learning_rate = self.learning_rate * (1 / (1 + self.decay * self.iterations))

    def post_update_params(self) -> None:
        self.iterations += 1

    def create_state(self, layer: Trainable, weights_name: str, *names: str) -> None:
        """Zeros, the shape and dtype of the parameters, unless the first of them is there."""
        if not hasattr(layer, weights_name):
            for name in (weights_name, *names):
                setattr(layer, name, np.zeros_like(layer.weights if name.startswith("weight") else layer.biases))


class SGD(Optimizer):
    """``w += momentum * m - rate * g`` with m the last such sum; without momentum ``w += -rate * g``."""

    def __init__(self, learning_rate: float = 1.0, decay: float = 0.0, momentum: float = 0.0) -> None:
        super().__init__(learning_rate, decay)
        self.momentum = momentum

    def update_params(self, layer: Trainable) -> None:
        rate = self.current_learning_rate
        if self.momentum:
            self.create_state(layer, "weight_momentums", "bias_momentums")
            layer.weight_momentums = self.momentum * layer.weight_momentums - rate * layer.dweights
            layer.bias_momentums = self.momentum * layer.bias_momentums - rate * layer.dbiases
            layer.weights += layer.weight_momentums
            layer.biases += layer.bias_momentums
        else:
            layer.weights += -rate * layer.dweights
            layer.biases += -rate * layer.dbiases


class AdaGrad(Optimizer):
    """``c += g^2`` (in place, so c keeps its dtype); ``w += -rate * g / (sqrt(c) + epsilon)``."""

    def __init__(self, learning_rate: float = 1.0, decay: float = 0.0, epsilon: float = 1e-7) -> None:
        super().__init__(learning_rate, decay)
        self.epsilon = epsilon

    def update_params(self, layer: Trainable) -> None:
        rate = self.current_learning_rate
        self.create_state(layer, "weight_cache", "bias_cache")
        layer.weight_cache += layer.dweights**2
        layer.bias_cache += layer.dbiases**2
        layer.weights += -rate * layer.dweights / (np.sqrt(layer.weight_cache) + self.epsilon)
        layer.biases += -rate * layer.dbiases / (np.sqrt(layer.bias_cache) + self.epsilon)


class RMSprop(Optimizer):
    """``c = rho * c + (1 - rho) * g^2``; ``w += -rate * g / (sqrt(c) + epsilon)``."""

    def __init__(
        self, learning_rate: float = 0.001, decay: float = 0.0, epsilon: float = 1e-7, rho: float = 0.9
    ) -> None:
        super().__init__(learning_rate, decay)
        self.epsilon, self.rho = epsilon, rho

    def update_params(self, layer: Trainable) -> None:
        rate, rho = self.current_learning_rate, self.rho
        self.create_state(layer, "weight_cache", "bias_cache")
        layer.weight_cache = rho * layer.weight_cache + (1 - rho) * layer.dweights**2
        layer.bias_cache = rho * layer.bias_cache + (1 - rho) * layer.dbiases**2
        layer.weights += -rate * layer.dweights / (np.sqrt(layer.weight_cache) + self.epsilon)
        layer.biases += -rate * layer.dbiases / (np.sqrt(layer.bias_cache) + self.epsilon)


class Adam(Optimizer):
    """``m = b1 m + (1 - b1) g`` and ``c = b2 c + (1 - b2) g^2``; ``w += -rate * m' / (sqrt(c') + epsilon)``.

    m' and c' are m and c divided by ``1 - b^(t + 1)``, t the number of steps so far.
    """

    def __init__(
        self,
        learning_rate: float = 0.001,
        decay: float = 0.0,
        epsilon: float = 1e-7,
        beta_1: float = 0.9,
        beta_2: float = 0.999,
    ) -> None:
        super().__init__(learning_rate, decay)
        self.epsilon, self.beta_1, self.beta_2 = epsilon, beta_1, beta_2

    def update_params(self, layer: Trainable) -> None:
        b1, b2 = self.beta_1, self.beta_2
        self.create_state(layer, "weight_cache", "weight_momentums", "bias_momentums", "bias_cache")
        layer.weight_momentums = b1 * layer.weight_momentums + (1 - b1) * layer.dweights
        layer.bias_momentums = b1 * layer.bias_momentums + (1 - b1) * layer.dbiases
        layer.weight_cache = b2 * layer.weight_cache + (1 - b2) * layer.dweights**2
        layer.bias_cache = b2 * layer.bias_cache + (1 - b2) * layer.dbiases**2
        layer.weights += self.step(layer.weight_momentums, layer.weight_cache)
        layer.biases += self.step(layer.bias_momentums, layer.bias_cache)

    def step(self, momentums: Array, cache: Array) -> Array:
        m = momentums / (1 - self.beta_1 ** (self.iterations + 1))
        c = cache / (1 - self.beta_2 ** (self.iterations + 1))
        return np.asarray(-self.current_learning_rate * m / (np.sqrt(c) + self.epsilon))
