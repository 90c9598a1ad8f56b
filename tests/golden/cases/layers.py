"""Dense layers with their gradients, new layers, dropout."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from golden.form import Case, Drawn, Tolerance
from reference.layers import DenseLayer, DropoutLayer
from reference.rules import NNFS, NNFS_WITHOUT_DTYPE, PLAIN, Array, Rules

from .values import SUMMED_OTHERWISE, f32, f64, normal, quarters, special

SMALL = [(3, 2, 4), (1, 1, 1), (5, 3, 1), (1, 4, 3), (2, 9, 17), (9, 1, 8), (0, 2, 3), (2, 3, 0)]
LARGE = [(300, 2, 64), (300, 64, 3), (128, 784, 128)]
PENALTIES = {
    "none": {},
    "l2": {"weight_regularizer_l2": 5e-4, "bias_regularizer_l2": 5e-4},
    "l1": {"weight_regularizer_l1": 1e-3, "bias_regularizer_l1": 2e-3},
    "all": {
        "weight_regularizer_l1": 0.01,
        "weight_regularizer_l2": 0.02,
        "bias_regularizer_l1": 0.03,
        "bias_regularizer_l2": 0.04,
    },
}
GRADIENTS = ("dweights", "dbiases", "dinputs")
SINGLE = Tolerance(
    "NumPy's own float32 products are summed in float32 by the local BLAS, the engine's in float64", relative=1e-5
)


def cases(flavour: str) -> Iterator[Case]:
    yield from _dense()
    yield from _new_layers()
    yield from _dropout()


def _dense() -> Iterator[Case]:
    for shape in SMALL:
        yield _dense_case(f"nnfs_{_name(shape)}", NNFS, _drawn(*shape))
    for batch, n_inputs, n_neurons in LARGE:
        drawn = {
            "inputs": Drawn(1, (batch, n_inputs)),
            "weights": Drawn(2, (n_inputs, n_neurons), scale=0.01),
            "biases": Drawn(3, (1, n_neurons)),
            "dvalues": Drawn(4, (batch, n_neurons), scale=0.01),
        }
        yield _dense_case(f"nnfs_{_name((batch, n_inputs, n_neurons))}", NNFS, drawn)
    for name, penalties in PENALTIES.items():
        given = _drawn(3, 2, 4)
        given["weights"][0, :3] = 0.0, -0.0, np.nan
        given["biases"][0, :2] = -0.0, 0.0
        yield _dense_case(f"nnfs_penalties_{name}", NNFS, given, penalties)
    yield from _dense_special()
    yield from _dense_mixed()
    yield from _dense_plain()


def _dense_special() -> Iterator[Case]:
    numbers = special("float32")
    weights = f32([[1, 0, -1e30, 1e-30]])
    given = {"inputs": numbers[:, None], "weights": weights, "biases": f32([[0, 0, 1, 0]])}
    given["dvalues"] = np.resize(numbers, (len(numbers), 4))
    yield _dense_case("nnfs_special_inputs", NNFS, given)
    tiny = {name: (array * np.float32(1e-30)).astype("float32") for name, array in _drawn(4, 3, 5).items()}
    yield _dense_case("nnfs_scale_1e-30", NNFS, tiny)
    huge = {name: (array * np.float32(1e30)).astype("float32") for name, array in _drawn(4, 3, 5).items()}
    yield _dense_case("nnfs_scale_1e30", NNFS, huge)


def _dense_mixed() -> Iterator[Case]:
    """Float64 enters a float32 layer from above (dropout) or from below (sine, mean squared error)."""
    for wide in ("inputs", "dvalues", "weights", "biases"):
        given = _drawn(5, 3, 4)
        given[wide] = normal(8, *given[wide].shape, dtype="float64")
        yield _dense_case(f"nnfs_float64_{wide}", NNFS, given, PENALTIES["all"])
    column = {"inputs": Drawn(1, (1000, 1)), "weights": f32([[0.5]]), "biases": f32([[0.25]])}
    yield _dense_case("nnfs_float64_column", NNFS, column | {"dvalues": Drawn(9, (1000, 1), "float64")})
    yield _dense_case("nnfs_all_float64", NNFS, _drawn(5, 3, 4, "float64"), PENALTIES["all"])
    yield _dense_case("nnfs_without_dtype", NNFS_WITHOUT_DTYPE, _drawn(5, 3, 4, "float64"))


def _dense_plain() -> Iterator[Case]:
    for dtype in ("float64", "float32"):
        arrays = [quarters(i, *shape, dtype=dtype) for i, shape in enumerate([(5, 3), (3, 4), (1, 4), (5, 4)])]
        given = dict(zip(("inputs", "weights", "biases", "dvalues"), arrays, strict=True))
        yield _dense_case(f"plain_{dtype}_exact_sums", PLAIN, given)
        error = SUMMED_OTHERWISE if dtype == "float64" else SINGLE
        tolerance = dict.fromkeys(("output", "dweights", "dinputs"), error)
        yield _dense_case(f"plain_{dtype}", PLAIN, _drawn(5, 30, 4, dtype), tolerance=tolerance)
    chapter = {
        "inputs": f64([[1, 2, 3, 2.5], [2, 5, -1, 2], [-1.5, 2.7, 3.3, -0.8]]),
        "weights": f64([[0.2, 0.8, -0.5, 1], [0.5, -0.91, 0.26, -0.5], [-0.26, -0.27, 0.17, 0.87]]).T,
        "biases": f64([[2, 3, 0.5]]),
        "dvalues": f64([[1, 1, 1], [2, 2, 2], [3, 3, 3]]),
    }
    tolerance = dict.fromkeys(("output", "dweights", "dinputs"), SUMMED_OTHERWISE)
    yield _dense_case("plain_float64_first_batch_of_the_book", PLAIN, chapter, tolerance=tolerance)


def _dense_case(
    name: str,
    rules: Rules,
    given: Mapping[str, Any],
    parameters: dict[str, float] | None = None,
    tolerance: dict[str, Tolerance] | None = None,
) -> Case:
    arrays = {key: value.array if isinstance(value, Drawn) else value for key, value in given.items()}
    layer = DenseLayer(arrays["weights"], arrays["biases"], rules=rules, **(parameters or {}))
    layer.forward(arrays["inputs"])
    layer.backward(arrays["dvalues"])
    expected = {"output": layer.output} | {gradient: getattr(layer, gradient) for gradient in GRADIENTS}
    return Case(
        "layers",
        f"dense__{name}",
        "DenseLayer",
        "pass",
        given,
        expected,
        parameters or {},
        rules.name,
        "any",
        tolerance or {},
    )


def _drawn(batch: int, n_inputs: int, n_neurons: int, dtype: str = "float32") -> dict[str, Array]:
    return {
        "inputs": normal(1, batch, n_inputs, dtype=dtype),
        "weights": normal(2, n_inputs, n_neurons, dtype=dtype),
        "biases": normal(3, 1, n_neurons, dtype=dtype),
        "dvalues": normal(4, batch, n_neurons, dtype=dtype),
    }


def _name(shape: tuple[int, int, int]) -> str:
    return "batch{}_in{}_out{}".format(*shape)


def _new_layers() -> Iterator[Case]:
    for rules in (NNFS, NNFS_WITHOUT_DTYPE, PLAIN):
        for seed, n_inputs, n_neurons in ((0, 2, 3), (0, 2, 64), (7, 5, 1), (3, 784, 128)):
            layer = DenseLayer.draw(n_inputs, n_neurons, np.random.RandomState(seed), rules)
            parameters = {"seed": seed, "n_inputs": n_inputs, "n_neurons": n_neurons}
            expected = {"weights": layer.weights, "biases": layer.biases}
            name = f"dense_new__{rules.name}_seed{seed}_in{n_inputs}_out{n_neurons}"
            yield Case("layers", name, "DenseLayer", "new", {}, expected, parameters, rules.name)


def _dropout() -> Iterator[Case]:
    for seed, rate, shape in (
        (0, 0.1, (5, 4)),
        (1, 0.5, (3, 7)),
        (2, 0.9, (4, 3)),
        (3, 0.0, (2, 3)),
        (4, 0.2, (300, 64)),
    ):
        yield _dropout_case(f"rate{rate}_{shape[0]}x{shape[1]}", seed, rate, Drawn(5, shape))
    yield _dropout_case("float64", 5, 0.3, normal(6, 3, 4, dtype="float64"))
    yield _dropout_case("empty", 6, 0.3, np.zeros((0, 4), "float32"))
    yield _dropout_case("special", 7, 0.4, special("float32").reshape(3, 7))


def _dropout_case(name: str, seed: int, rate: float, inputs: Any) -> Case:
    """The mask is drawn after three normal draws, one of which is still waiting."""
    random, layer = np.random.RandomState(seed), DropoutLayer(rate)
    random.randn(3)
    values = inputs.array if isinstance(inputs, Drawn) else inputs
    layer.forward(values, random)
    layer.backward(values)
    expected = {
        "binary_mask": layer.binary_mask,
        "output": layer.output,
        "next_normal": random.randn(1),
        "dinputs": layer.dinputs,
    }
    given = {"inputs": inputs, "dvalues": inputs}
    return Case("layers", f"dropout__{name}", "DropoutLayer", "pass", given, expected, {"seed": seed, "rate": rate})
