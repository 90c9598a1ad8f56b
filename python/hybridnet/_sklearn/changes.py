"""Settings that change between two calls that train the same network: in effect from the next step, or refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from numbers import Integral
from typing import Any, NamedTuple

from .._errors import shown
from ..layers import DenseLayer, DropoutLayer
from ..model import Model
from ..optimizers import Optimizer
from .settings import Settings

#: The attributes of optimizer and layers that settings of the estimator change.
_CHANGED = (
    *("learning_rate", "current_learning_rate", "decay", "momentum", "beta_1", "beta_2", "epsilon"),
    *("weight_regularizer_l2", "rate"),
)


class Begun(NamedTuple):
    """The settings of the last training of a network."""

    network: dict[str, Any]
    steps: dict[str, float]
    random_state: Any

    def check_network(self, where: str, given: Settings, model: Model) -> None:
        """Raise an error if a setting differs that existing weights cannot follow.

        Raises
        ------
        ValueError : the text has the setting, its old and its new value.
        """
        now = given.network()
        changed = [name for name, old in self.network.items() if now[name] != old]
        for name in changed[:1]:
            _refuse(where, name, self.network[name], now[name])
        has_dropout = any(isinstance(layer, DropoutLayer) for layer in model.layers)
        if given.hidden_layer_sizes and given.numbers["dropout"] and not has_dropout:
            _refuse(where, "dropout", 0.0, given.numbers["dropout"])

    def is_other_source(self, random_state: Any) -> bool:
        """Whether ``random_state`` is another source of random numbers than that of the last training."""
        old = self.random_state
        are_seeds = isinstance(old, Integral) and isinstance(random_state, Integral)
        return bool(old != random_state) if are_seeds else old is not random_state

    @contextmanager
    def changed(self, model: Model, now: dict[str, float]) -> Iterator[None]:
        """Give a model the settings that differ, and take them back if the call fails.

        Those that are equal keep what the user set in the model itself.
        """
        parts = [model.optimizer, *model.layers]
        spaces = [vars(part) for part in parts if isinstance(part, (Optimizer, DenseLayer, DropoutLayer))]
        before = [(space, {name: space[name] for name in _CHANGED if name in space}) for space in spaces]
        for name, value in now.items():
            if value != self.steps[name]:
                _set(model, name, value)
        try:
            yield
        except Exception:
            for attributes, values in before:
                attributes.update(values)
            raise


def _set(model: Model, name: str, value: float) -> None:
    if name == "weight_regularizer_l2":
        for layer in model.layers:
            if isinstance(layer, DenseLayer):
                layer.weight_regularizer_l2 = value
    elif name == "dropout":
        for layer in model.layers:
            if isinstance(layer, DropoutLayer):
                layer.rate = 1 - value
    elif isinstance(model.optimizer, Optimizer) and hasattr(model.optimizer, name):  # it may be one of the user
        setattr(model.optimizer, name, value)


def _refuse(where: str, name: str, old: Any, now: Any) -> None:
    old, now = (_written(each) for each in (old, now))
    raise ValueError(
        f"{where}: {name} is {now}, and the network was begun with {old}; training continues with the same network. "
        f"Set it to {old}, or call fit with warm_start=False for a new network."
    )


def _written(value: Any) -> str:
    return repr(value) if isinstance(value, list) else shown(value)
