"""Settings of the estimators: those of hybridnet, and their equivalents in scikit-learn's ``MLPClassifier``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from .. import _bridge, activations, optimizers
from .._activation_table import TABLE
from .._errors import LARGEST, choice, flag, number, shown
from .._numerics import ARITHMETICS, F4, F8, Numerics
from .._settings import check, check_whole

#: The learning rate where neither name of it is set.
LEARNING_RATE = 0.001

#: How to compute in each dtype, products too.
NUMERICS = {F4: Numerics(F4, F4), F8: Numerics(F8, None)}

#: The activations by scikit-learn's names, which are its own for two of them, and by ours.
_NAMES = ("relu", "tanh", "logistic", "identity", "leaky_relu", "elu", "gelu", "softplus", "silu")
_OURS = {"logistic": "sigmoid", "identity": "linear"}
ACTIVATIONS: dict[str, type[Any]] = {
    name: getattr(activations, TABLE[_OURS.get(name, name)].class_name) for name in _NAMES
}
#: The activations before which weights are drawn by He's rule.
RECTIFIERS = tuple(name for name in _NAMES if TABLE[_OURS.get(name, name)].is_rectifier)
SOLVERS: dict[str, type[Any]] = {
    "adam": optimizers.Adam,
    "sgd": optimizers.SGD,
    "rmsprop": optimizers.RMSprop,
    "adagrad": optimizers.AdaGrad,
}
#: The settings that each solver has beside the learning rate.
_OF_SOLVERS = {
    "adam": ("decay", "beta_1", "beta_2", "epsilon"),
    "sgd": ("decay", "momentum"),
    "rmsprop": ("decay", "epsilon"),
    "adagrad": ("decay", "epsilon"),
}
#: What the engine calls the settings that are numbers in one of its ranges.
_RANGES = {
    "decay": "the decay of the learning rate",
    "momentum": "the momentum",
    "beta_1": "beta 1",
    "beta_2": "beta 2",
    "epsilon": "epsilon",
    "weight_regularizer_l2": "the regularization factor",
    "dropout": "the rate",
    "validation_fraction": "the fraction held out",
}


class Settings(NamedTuple):
    """The checked settings of an estimator; fit and partial_fit read only these.

    ``batch_size`` and ``alpha`` are None where they are not set, ``tol`` where training ends after all epochs.
    """

    hidden_layer_sizes: list[int]
    activation: str
    solver: str
    learning_rate: float
    numbers: dict[str, float]
    alpha: float | None
    initializer: str
    batch_size: int | None
    max_iter: int
    tol: float | None
    shuffle: bool
    early_stopping: bool
    n_iter_no_change: int
    warm_start: bool
    random_state: np.random.RandomState
    verbose: bool
    arithmetic: str

    def optimizer(self) -> Any:
        """Create the optimizer."""
        own = {name: self.numbers[name] for name in _OF_SOLVERS[self.solver]}
        return SOLVERS[self.solver](learning_rate=self.learning_rate, **own)

    def network(self) -> dict[str, Any]:
        """The settings that define the network; existing weights keep them."""
        names = ("hidden_layer_sizes", "activation", "solver", "initializer", "arithmetic")
        return {name: getattr(self, name) for name in names}

    def of_steps(self, rows_a_step: int) -> dict[str, float]:
        """The settings of the next steps, by the names of the optimizer, the layers and their regularization."""
        own = {name: self.numbers[name] for name in _OF_SOLVERS[self.solver]}
        rest = {"weight_regularizer_l2": self.regularizer_l2(rows_a_step), "dropout": self.numbers["dropout"]}
        return {"learning_rate": self.learning_rate, **own, **rest}

    def rows_a_step(self, rows: int) -> int:
        """The number of rows in a batch."""
        return min(200 if self.batch_size is None else self.batch_size, rows)

    def regularizer_l2(self, rows_a_step: int) -> float:
        """L2 regularization: ``weight_regularizer_l2 * sum(weights**2)`` is added to the loss.

        ``alpha`` of ``MLPClassifier`` adds ``alpha / 2 * sum(weights**2) / rows_a_step``; the same loss has
        ``weight_regularizer_l2 = alpha / (2 * rows_a_step)``.
        """
        return self.numbers["weight_regularizer_l2"] if self.alpha is None else self.alpha / (2 * rows_a_step)


def checked(estimator: Any) -> Settings:
    """All settings of an estimator.

    Raises
    ------
    TypeError, ValueError : one of them is of another kind, out of range, or contradicts another one.
    AttributeError : one of them was deleted.
    """
    where = type(estimator).__name__
    choice(where, "activation", estimator.activation, tuple(ACTIVATIONS))
    choice(where, "solver", estimator.solver, tuple(SOLVERS))
    choice(where, "arithmetic", estimator.arithmetic, ARITHMETICS)
    choice(where, "initializer", estimator.initializer, ("auto", *_bridge.choices("initializer")))
    numbers = {name: check(setting, where, getattr(estimator, name), name) for name, setting in _RANGES.items()}
    alpha = estimator.alpha
    if alpha is not None:
        _refuse_both(where, "weight_regularizer_l2", numbers["weight_regularizer_l2"], 0.0, "alpha", alpha)
    return Settings(
        hidden_layer_sizes=_sizes(where, estimator.hidden_layer_sizes),
        activation=estimator.activation,
        solver=estimator.solver,
        learning_rate=_learning_rate(where, estimator.learning_rate, estimator.learning_rate_init),
        numbers=numbers,
        alpha=None if alpha is None else check("the regularization factor", where, alpha, "alpha"),
        initializer=estimator.initializer,
        batch_size=_batch_size(where, estimator.batch_size),
        max_iter=check_whole("the size", where, estimator.max_iter, "max_iter"),
        tol=None if estimator.tol is None else check("the least improvement", where, estimator.tol, "tol"),
        shuffle=flag(where, "shuffle", estimator.shuffle),
        early_stopping=flag(where, "early_stopping", estimator.early_stopping),
        n_iter_no_change=_patience(where, estimator.n_iter_no_change),
        warm_start=flag(where, "warm_start", estimator.warm_start),
        random_state=_random_state(where, estimator.random_state),
        verbose=flag(where, "verbose", estimator.verbose),
        arithmetic=estimator.arithmetic,
    )


def check_class_weight(where: str, given: Any) -> None:
    """Raise an error if a class weight is invalid.

    Raises
    ------
    TypeError : it is neither a dict of numbers by label, nor a list of such dicts, ``"balanced"`` or None.
    """
    dicts = given if isinstance(given, list) else [given]
    if not (given is None or (isinstance(given, str) and given == "balanced")):
        for weights in dicts:
            if not isinstance(weights, dict):
                raise TypeError(
                    f"{where}: class_weight is {shown(given)}; it must be a dict of weights by label, 'balanced' or "
                    "None."
                )
            for label, weight in weights.items():
                number(f"{where}, class weights", f"the weight of the label {shown(label)}", weight)


def listed(labels: Any) -> str:
    """Labels in an error text: ten at most."""
    shown_ones = ", ".join(map(repr, labels[:10].tolist()))
    return f"[{shown_ones}{', ...' if len(labels) > 10 else ''}]"


def _sizes(where: str, sizes: Any) -> list[int]:
    """Neurons of each hidden layer; a single number is one layer."""
    is_text = isinstance(sizes, (str, bytes, bytearray, memoryview))
    several = sizes.ndim > 0 if isinstance(sizes, np.ndarray) else isinstance(sizes, Sequence) and not is_text
    return [check_whole("the size", where, each, "hidden_layer_sizes") for each in (sizes if several else [sizes])]


def _patience(where: str, value: Any) -> int:
    """``n_iter_no_change``; as in ``MLPClassifier`` also infinity."""
    endless = isinstance(value, float) and value == np.inf
    return LARGEST if endless else check_whole("the size", where, value, "n_iter_no_change")


def _batch_size(where: str, value: Any) -> int | None:
    if isinstance(value, str):
        if value != "auto":
            raise ValueError(f"{where}: batch_size is {value!r}; it must be a whole number, 1 or more, or 'auto'.")
        return None
    return check_whole("the size", where, value, "batch_size")


def _random_state(where: str, value: Any) -> np.random.RandomState:
    """A random stream: a new one from a seed, NumPy's global one for None or ``numpy.random``, or the argument."""
    if value is None or value is np.random:
        return np.random.mtrand._rand
    return _bridge.random_source(value, where)


def _learning_rate(where: str, rate: Any, init: Any) -> float:
    """The initial learning rate: ``learning_rate``, or ``learning_rate_init``, its name in ``MLPClassifier``.

    ``learning_rate="constant"``, the only schedule of ``MLPClassifier`` that has a counterpart, leaves the rate to
    ``learning_rate_init``.

    Raises
    ------
    ValueError : both are set, or the schedule is another one.
    """
    if isinstance(rate, str):
        if rate != "constant":
            raise ValueError(
                f"{where}: learning_rate is {rate!r}; it must be a number, or 'constant'. "
                "For a rate that falls, set decay: the rate of step t is learning_rate / (1 + decay * t)."
            )
        rate = LEARNING_RATE
    first = check("the initial learning rate", where, rate, "learning_rate")
    if init is None:
        return first
    _refuse_both(where, "learning_rate", first, LEARNING_RATE, "learning_rate_init", init)
    return check("the initial learning rate", where, init, "learning_rate_init")


def _refuse_both(where: str, ours: str, value: float, default: float, theirs: str, other: Any) -> None:
    """Raise an error if both names of the same setting are given."""
    if value != default:
        raise ValueError(
            f"{where}: {ours} is {shown(value)} and {theirs} is {shown(other)}; both name the same setting. Set one."
        )
