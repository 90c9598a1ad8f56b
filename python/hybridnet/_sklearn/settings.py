"""Settings of the estimators: ours, and those of scikit-learn's ``MLPClassifier`` for the same things."""

from __future__ import annotations

from typing import Any

from .._errors import choice, number, shown, size

#: The learning rate where neither name of it is set.
LEARNING_RATE = 0.001


def learning_rate(estimator: Any) -> float:
    """The rate of the first step: ``learning_rate``, or ``learning_rate_init`` as ``MLPClassifier`` calls it.

    ``learning_rate="constant"``, the only schedule of ``MLPClassifier`` that has a counterpart, leaves the rate to
    ``learning_rate_init``.

    Raises
    ------
    ValueError : both are set, or the schedule is another one.
    """
    where, rate = type(estimator).__name__, estimator.learning_rate
    if isinstance(rate, str):
        if rate != "constant":
            raise ValueError(
                f"{where}: learning_rate is {rate!r}; it must be a number, or 'constant'. "
                "For a rate that falls, set decay: the rate of step t is learning_rate / (1 + decay * t)."
            )
        rate = LEARNING_RATE
    return _either(where, "learning_rate", rate, LEARNING_RATE, "learning_rate_init", estimator.learning_rate_init)


def regularizer_l2(estimator: Any, rows_a_step: int) -> float:
    """L2 regularization: ``weight_regularizer_l2 * sum(weights**2)`` is added to the loss.

    ``alpha`` of ``MLPClassifier`` adds ``alpha / 2 * sum(weights**2) / rows_a_step``; the same loss has
    ``weight_regularizer_l2 = alpha / (2 * rows_a_step)``.

    Raises
    ------
    ValueError : both are set.
    """
    where, alpha = type(estimator).__name__, estimator.alpha
    scaled = None if alpha is None else number(where, "alpha", alpha) / (2 * rows_a_step)
    return _either(where, "weight_regularizer_l2", estimator.weight_regularizer_l2, 0.0, "alpha", alpha, scaled)


def solver(estimator: Any, kinds: dict[str, type[Any]]) -> Any:
    """The optimizer that ``solver`` names, with those settings that it has."""
    where = type(estimator).__name__
    choice(where, "solver", estimator.solver, tuple(kinds))
    used = {
        "adam": ("beta_1", "beta_2", "epsilon"),
        "sgd": ("momentum",),
        "rmsprop": ("epsilon",),
        "adagrad": ("epsilon",),
    }
    settings = {name: getattr(estimator, name) for name in ("decay", *used[estimator.solver])}
    numbers = {name: number(where, name, value) for name, value in settings.items()}
    return kinds[estimator.solver](learning_rate=learning_rate(estimator), **numbers)


def listed(labels: Any) -> str:
    """Labels in a sentence: ten at most."""
    shown_ones = ", ".join(map(repr, labels[:10].tolist()))
    return f"[{shown_ones}{', ...' if len(labels) > 10 else ''}]"


def positive(where: str, name: str, value: Any) -> int:
    """A whole number from 1.

    Raises
    ------
    TypeError, ValueError : it is something else.
    """
    whole = size(where, name, value)
    if whole < 1:
        raise ValueError(f"{where}: {name} is {whole}; it must be 1 or more.")
    return whole


def _either(
    where: str, ours: str, value: Any, default: float, theirs: str, other: Any, meant: float | None = None
) -> float:
    """The value of one of two names for the same setting; ``meant`` is what the other name's value is in ours."""
    if other is None:
        return number(where, ours, value)
    if number(where, ours, value) != default:
        raise ValueError(
            f"{where}: {ours} is {shown(value)} and {theirs} is {shown(other)}; both name the same setting. Set one."
        )
    return number(where, theirs, other) if meant is None else meant
