"""Three steps of each optimizer: parameters, optimizer state, the learning rate."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from golden.form import Case
from reference import optimizers
from reference.layers import DenseLayer
from reference.rules import Array

from .values import normal, special

STEPS = 3
STATE = ("weight_momentums", "bias_momentums", "weight_cache", "bias_cache")
VARIANTS: list[tuple[str, dict[str, float]]] = [
    ("SGD", {}),
    ("SGD", {"learning_rate": 0.5, "decay": 1e-2}),
    ("SGD", {"decay": 1e-3, "momentum": 0.9}),
    ("AdaGrad", {}),
    ("AdaGrad", {"learning_rate": 0.5, "decay": 1e-4, "epsilon": 1e-5}),
    ("RMSprop", {}),
    ("RMSprop", {"learning_rate": 0.02, "decay": 1e-5, "rho": 0.999}),
    ("Adam", {}),
    ("Adam", {"learning_rate": 0.05, "decay": 5e-7}),
    ("Adam", {"learning_rate": 0.02, "epsilon": 1e-5, "beta_1": 0.8, "beta_2": 0.99}),
]


def cases(flavour: str) -> Iterator[Case]:
    for of, parameters in VARIANTS:
        name = "_".join(f"{key}{value:g}" for key, value in parameters.items()) or "default"
        yield _case(of, name, parameters, _gradients("float32", "float32"))
        # Dropout and mean squared error make the gradients of biases float64 beside float32 weights.
        yield _case(of, f"{name}_float64_dbiases", parameters, _gradients("float32", "float64"))
    for of in ("SGD", "AdaGrad", "RMSprop", "Adam"):
        yield _case(of, "float64", {}, _gradients("float64", "float64"), dtype="float64")
        yield _case(of, "special", {}, _special_gradients(), shape=(3, 7))
    yield _case("SGD", "momentum_special", {"momentum": 0.9}, _special_gradients(), shape=(3, 7))


def _case(
    of: str,
    name: str,
    parameters: dict[str, float],
    gradients: dict[str, Array],
    *,
    shape: tuple[int, int] = (2, 3),
    dtype: str = "float32",
) -> Case:
    given = {"weights": normal(1, *shape, dtype=dtype), "biases": normal(2, 1, shape[1], dtype=dtype)} | gradients
    layer: Any = DenseLayer(given["weights"].copy(), given["biases"].copy())
    optimizer = getattr(optimizers, of)(**parameters)
    for step in range(STEPS):
        layer.dweights, layer.dbiases = gradients["dweights"][step], gradients["dbiases"][step]
        optimizer.pre_update_params()
        optimizer.update_params(layer)
        optimizer.post_update_params()
    expected = {"weights": layer.weights, "biases": layer.biases}
    expected |= {name: getattr(layer, name) for name in STATE if hasattr(layer, name)}
    expected |= {"current_learning_rate": np.float64(optimizer.current_learning_rate)}
    return Case("optimizers", f"{of.lower()}__{name}", of, "three_steps", given, expected, parameters)


def _special_gradients() -> dict[str, Array]:
    numbers = special("float32").reshape(3, 7)
    return {"dweights": np.stack([numbers, numbers[:, ::-1], numbers]), "dbiases": np.zeros((STEPS, 1, 7), "float32")}


def _gradients(weights: str, biases: str) -> dict[str, Array]:
    """One for each step, along the first axis."""
    return {"dweights": normal(3, STEPS, 2, 3, dtype=weights), "dbiases": normal(4, STEPS, 1, 3, dtype=biases)}
