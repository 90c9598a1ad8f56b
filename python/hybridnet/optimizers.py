"""Optimizers: SGD with momentum, AdaGrad, RMSprop, Adam. Each layer holds its optimizer state, as in the book."""

from __future__ import annotations

from typing import Any, ClassVar, cast

import numpy as np

from . import _bridge
from ._attributes import Hinted, Strict, has, own_access, set_unchecked
from ._capabilities import has_parameters
from ._errors import MissingError, number, shown
from ._public import public
from ._settings import Count, Setting, check, setting


class _Rate(Setting):
    """The learning rate or its decay: setting it takes effect in the next step, except in the book's optimizers."""

    def __set__(self, optimizer: Any, value: Any) -> None:
        super().__set__(optimizer, value)
        if not optimizer._follows_book and (self._attribute == "learning_rate" or value == 0):
            optimizer.current_learning_rate = optimizer.learning_rate


class Optimizer(Hinted):
    """Base class of all optimizers: the learning rate of step t is ``learning_rate * (1 / (1 + decay * t))``.

    A step consists of ``pre_update_params()``, ``update_params(layer)`` for every layer with weights, and
    ``post_update_params()``.

    Attributes
    ----------
    learning_rate : the learning rate before decay. Setting it also sets ``current_learning_rate``, so that it takes
        effect in the next step. (In the book and in ``hybridnet.nnfs`` it takes effect only with a decay.)
    decay : learning rate decay; setting it to 0 resets ``current_learning_rate`` to ``learning_rate``.
    current_learning_rate : the learning rate of the current step.
    iterations : number of completed steps.

    Source: book chapter 10.
    """

    _follows_book: ClassVar[bool] = False
    learning_rate: float = cast("Any", _Rate("the learning rate"))
    current_learning_rate: float = setting("the current learning rate")
    decay: float = cast("Any", _Rate("the decay of the learning rate"))
    iterations: int = cast("Any", Count())

    def __init__(self, learning_rate: float, decay: float = 0.0) -> None:
        if not self._follows_book:
            check("the initial learning rate", type(self).__name__, learning_rate, "the learning rate")
        self.learning_rate = learning_rate
        self.current_learning_rate = learning_rate
        self.decay = decay
        self.iterations = 0

    def pre_update_params(self) -> None:
        """Set ``current_learning_rate``; does nothing without decay."""
        if number("optimizer", "the decay", self.decay):
            rate = self.learning_rate * (1.0 / (1.0 + self.decay * self.iterations))
            set_unchecked(self, "current_learning_rate", rate)

    def update_params(self, layer: Any) -> None:
        """Update ``layer.weights`` and ``layer.biases`` in place from ``layer.dweights`` and ``layer.dbiases``.

        Raises
        ------
        TypeError : the argument is not a layer with weights and biases.
        StateError : the layer has no gradients, or the optimizer state of another optimizer; it is an AttributeError
            too, as in the book.
        ShapeError : a gradient has another shape than its parameter.
        """
        own = getattr(layer, "__dict__", ())
        if not ("weights" in own and "biases" in own) and not (has_parameters(layer) and hasattr(layer, "biases")):
            raise TypeError(f"optimizer: {shown(layer)} arrived; a layer with weights and biases is required.")
        self._update(layer)

    def post_update_params(self) -> None:
        """Increment ``iterations``."""
        set_unchecked(self, "iterations", self.iterations + 1)

    def __repr__(self) -> str:
        settings = {"learning_rate": self.learning_rate, "decay": self.decay} | self._settings()
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in settings.items())})"

    def _update(self, layer: Any) -> None:
        raise NotImplementedError(f"{type(self).__name__} defines no update of parameters.")

    def _settings(self) -> dict[str, float]:
        return {}


_OTHER_STATE = (
    ", but the optimizer state of another optimizer. Delete that state, or create the layer again from its weights and "
    "biases."
)
_NO_BACKWARD = "; the backward pass computes it. Call backward first."


def _step(layer: Any, kind: str, numbers: tuple[float, ...], *parts: str, probe: str = "", step: int = 0) -> None:
    """Update weights and biases of a layer, and store their optimizer state in the layer.

    The state is initialized to zeros of the shape and dtype of the parameters if the layer lacks the part named
    ``probe``. Both parameters are checked before the first one changes.
    """
    if kind != "adagrad" and _is_plain_step(layer, kind, numbers, parts, step):
        return
    is_new = bool(probe) and not has(layer, f"weight_{probe}")
    updates = []
    packed: Any = None
    for prefix, parameters in (("weight", "weights"), ("bias", "biases")):
        value = getattr(layer, parameters)
        state = {
            name: np.zeros_like(value) if is_new else _attribute(layer, f"{prefix}_{name}", _OTHER_STATE)
            for name in parts
        }
        gradient = _attribute(layer, f"d{parameters}", _NO_BACKWARD)
        packed = packed or _bridge.step_numbers(kind, numbers, step, _numerics_of(layer))
        update = _bridge.prepare_update(packed, value, gradient, state.get("momentums"), state.get("cache"))
        updates.append((prefix, state, update))
    for prefix, state, update in updates:
        for name, array in zip(("momentums", "cache"), update(), strict=True):
            if array is None:
                continue
            if kind == "adagrad" and isinstance(state[name], np.ndarray):
                state[name][...] = array  # in place, as in the book: the cache keeps its dtype
                array = state[name]
            setattr(layer, f"{prefix}_{name}", array)


def _is_plain_step(layer: Any, kind: str, numbers: tuple[float, ...], parts: tuple[str, ...], step: int) -> bool:
    """Make the step of a layer whose attributes are all there and plain arrays; False if it is another layer."""
    if type(layer).__setattr__ not in PLAIN_ACCESS or own_access(type(layer)) is not None:
        return False
    own = layer.__dict__
    momentum, cache = "momentums" in parts, "cache" in parts
    try:
        arrays = (
            own["weights"],
            own["dweights"],
            own["weight_momentums"] if momentum else None,
            own["weight_cache"] if cache else None,
            own["biases"],
            own["dbiases"],
            own["bias_momentums"] if momentum else None,
            own["bias_cache"] if cache else None,
        )
    except KeyError:
        return False
    states = _bridge.update_plain(kind, numbers, step, _numerics_of(layer), arrays)
    if states is None:
        return False
    if momentum:
        own["weight_momentums"], own["bias_momentums"] = states[0], states[2]
    if cache:
        own["weight_cache"], own["bias_cache"] = states[1], states[3]
    return True


#: How attributes are set in classes that do not look at what is set.
PLAIN_ACCESS: tuple[Any, ...] = (Strict.__setattr__, object.__setattr__)


def _numerics_of(layer: Any) -> Any:
    """What a layer computes with; None if a class does not say."""
    return getattr(type(layer), "_numerics", None) and layer._numerics


def _attribute(layer: Any, name: str, otherwise: str) -> Any:
    """Return an attribute of a layer; if it is missing, raise an error whose text ends with ``otherwise``."""
    try:
        return getattr(layer, name)
    except AttributeError:
        raise MissingError(f"optimizer: {type(layer).__name__} has no {name}{otherwise}") from None


class SGD(Optimizer):
    """Stochastic gradient descent: ``w += -rate * g``; with momentum ``m = momentum * m - rate * g``, ``w += m``.

    Parameters
    ----------
    learning_rate : the learning rate.
    decay : learning rate decay, 0 for none.
    momentum : momentum coefficient, the factor of the previous update in the next one; 0 for none. The layer stores the
        momentum as ``weight_momentums`` and ``bias_momentums``.

    Source: book chapter 10.
    """

    momentum: float = setting("the momentum")

    def __init__(self, learning_rate: float = 1.0, decay: float = 0.0, momentum: float = 0.0) -> None:
        super().__init__(learning_rate, decay)
        self.momentum = momentum

    def _update(self, layer: Any) -> None:
        if not number("optimizer", "the momentum", self.momentum):
            _step(layer, "sgd", (self.current_learning_rate,))
            return
        numbers = self.current_learning_rate, 0.0, self.momentum
        _step(layer, "momentum", numbers, "momentums", probe="momentums")

    def _settings(self) -> dict[str, float]:
        return {"momentum": self.momentum}


class AdaGrad(Optimizer):
    """AdaGrad (adaptive gradient): ``c += g**2``, ``w += -rate * g / (sqrt(c) + epsilon)``.

    The layer stores the cache c, the sum of squared gradients, as ``weight_cache`` and ``bias_cache``. ``epsilon`` is
    added for numerical stability. Source: book chapter 10.
    """

    epsilon: float = setting("epsilon")

    def __init__(self, learning_rate: float = 1.0, decay: float = 0.0, epsilon: float = 1e-7) -> None:
        super().__init__(learning_rate, decay)
        self.epsilon = epsilon

    def _update(self, layer: Any) -> None:
        _step(layer, "adagrad", (self.current_learning_rate, self.epsilon), "cache", probe="cache")

    def _settings(self) -> dict[str, float]:
        return {"epsilon": self.epsilon}


class RMSprop(Optimizer):
    """RMSprop (root mean square propagation).

    ``c = rho * c + (1 - rho) * g**2``, ``w += -rate * g / (sqrt(c) + epsilon)``. The layer stores the cache c, the
    running average of squared gradients, as ``weight_cache`` and ``bias_cache``. ``rho`` is its decay rate,
    ``epsilon`` is added for numerical stability. Source: book chapter 10.
    """

    epsilon: float = setting("epsilon")
    rho: float = setting("rho")

    def __init__(
        self, learning_rate: float = 0.001, decay: float = 0.0, epsilon: float = 1e-7, rho: float = 0.9
    ) -> None:
        super().__init__(learning_rate, decay)
        self.epsilon = epsilon
        self.rho = rho

    def _update(self, layer: Any) -> None:
        _step(layer, "rmsprop", (self.current_learning_rate, self.epsilon, self.rho), "cache", probe="cache")

    def _settings(self) -> dict[str, float]:
        return {"epsilon": self.epsilon, "rho": self.rho}


class Adam(Optimizer):
    """Adam (adaptive moment estimation).

    Exponential moving averages of the gradient, ``m = b1 * m + (1 - b1) * g``, and of its square, ``c = b2 * c + (1 -
    b2) * g**2``, both with bias correction: ``m' = m / (1 - b1**(t + 1))``, ``c' = c / (1 - b2**(t + 1))``. The update
    is ``w += -rate * m' / (sqrt(c') + epsilon)``. The layer stores m and c as ``weight_momentums``, ``weight_cache``,
    ``bias_momentums`` and ``bias_cache``.

    Source: Kingma and Ba 2014; book chapter 10.
    """

    epsilon: float = setting("epsilon")
    beta_1: float = setting("beta 1")
    beta_2: float = setting("beta 2")

    def __init__(
        self,
        learning_rate: float = 0.001,
        decay: float = 0.0,
        epsilon: float = 1e-7,
        beta_1: float = 0.9,
        beta_2: float = 0.999,
    ) -> None:
        super().__init__(learning_rate, decay)
        self.epsilon = epsilon
        self.beta_1 = beta_1
        self.beta_2 = beta_2

    def _update(self, layer: Any) -> None:
        numbers = self.current_learning_rate, self.epsilon, self.beta_1, self.beta_2
        _step(layer, "adam", numbers, "momentums", "cache", probe="cache", step=self.iterations + 1)

    def _settings(self) -> dict[str, float]:
        return {"epsilon": self.epsilon, "beta_1": self.beta_1, "beta_2": self.beta_2}


public(__name__)
