"""Sixty trainings, each another mixture of what the book has, described in plain data (for ``reference.model.build``).

A description has beside the model's parts: ``number`` and ``seed``; ``init``, the default dtype given to ``nnfs.init``,
or "none" if it is not called; ``data``; ``epochs``, ``batch_size``, ``print_every``; and what may differ by how much.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from reference.rules import Array

Json = dict[str, Any]
COUNT = 60
STEPS = 300
LABELS = ("uint8", "int64", "int32", "int16")
ONE_HOT = ("float32", "float64", "int64", "uint8")
WIDE = ("float64", "int64", "int32")
"""One-hot labels of these make the logarithm float64, where the engine is within 1 ulp of NumPy, not bit-equal."""


def all_cases() -> list[Json]:
    return [case(number) for number in range(COUNT)]


def case(number: int) -> Json:
    """The number alone decides; tasks and optimizers take turns, all else is drawn."""
    random = np.random.RandomState(5000 + number)
    task = (classes, one_hot, binary, regression, mixed, wide_regression)[number % 6]
    inputs, rows = int(random.randint(1, 21)), int(random.choice([5, 33, 64, 130, 257]))
    outputs, end = task(random)
    batch_size = int(random.choice([0, 0, 7, 32, 100]))
    steps = -(-rows // batch_size) if batch_size else 1
    plain = number % 20 == 9
    return {
        "number": number,
        "seed": int(random.randint(1000)),
        "init": "none" if plain else end.pop("init", "float32"),
        "data": {"rows": rows, "inputs": inputs, "outputs": outputs, **end.pop("data")},
        "layers": [*hidden_and_last(random, inputs, outputs, wide=task is wide_regression), end.pop("activation")],
        "optimizer": optimizer(random, number // 6 % 4, strong=number % 13 == 4),
        "epochs": 5 if plain else -(-STEPS // steps),
        "batch_size": batch_size or None,
        "print_every": int(random.choice([1, 2, 10])),
        "validation": bool(random.randint(2)),
        "plain": plain,
        **end,
    }


def classes(random: np.random.RandomState) -> tuple[int, Json]:
    outputs, dtype = int(random.randint(2, 11)), str(random.choice(LABELS))
    return outputs, softmax_with_crossentropy({"targets": "classes", "dtype": dtype})


def one_hot(random: np.random.RandomState) -> tuple[int, Json]:
    outputs, dtype = int(random.randint(2, 11)), str(random.choice(ONE_HOT))
    return outputs, softmax_with_crossentropy({"targets": "one-hot", "dtype": dtype})


def softmax_with_crossentropy(data: Json) -> Json:
    return {
        "data": data,
        "activation": {"class": "SoftmaxActivation"},
        "loss": {"class": "CategoricalCrossentropyLoss"},
        "accuracy": {"class": "CategoricalAccuracy"},
    }


def binary(random: np.random.RandomState) -> tuple[int, Json]:
    dtype = str(random.choice(["uint8", "int64", "float32", "float64"]))
    return int(random.randint(1, 4)), {
        "data": {"targets": "truths", "dtype": dtype},
        "activation": {"class": "SigmoidActivation"},
        "loss": {"class": "BinaryCrossentropyLoss"},
        "accuracy": {"class": "CategoricalAccuracy", "binary": True},
    }


def regression(random: np.random.RandomState) -> tuple[int, Json]:
    loss = str(random.choice(["MeanSquaredErrorLoss", "MeanSquaredErrorLoss", "MeanAbsoluteErrorLoss"]))
    return int(random.randint(1, 4)), {
        "data": {"targets": "numbers", "dtype": str(random.choice(["float32", "float64"]))},
        "activation": {"class": "LinearActivation"},
        "loss": {"class": loss},
        "accuracy": {"class": "RegressionAccuracy"},
    }


def wide_regression(random: np.random.RandomState) -> tuple[int, Json]:
    """Parameters and data in float64, products in float32, as nnfs leaves them."""
    outputs, end = regression(random)
    return outputs, {**end, "init": "float64"}


def mixed(random: np.random.RandomState) -> tuple[int, Json]:
    """Ends the book has no example of: losses behind another activation, so that nothing is combined."""
    outputs = int(random.randint(2, 6))
    truths, one_of = {"targets": "truths", "dtype": "float32"}, {"targets": "one-hot", "dtype": "float32"}
    numbers = {"targets": "numbers", "dtype": "float32"}
    activation, loss, data = [
        ("SoftmaxActivation", "MeanSquaredErrorLoss", one_of),
        ("SigmoidActivation", "MeanSquaredErrorLoss", truths),
        ("SigmoidActivation", "CategoricalCrossentropyLoss", one_of),
        ("SoftmaxActivation", "BinaryCrossentropyLoss", truths),
        ("ReLUActivation", "MeanSquaredErrorLoss", numbers),
    ][random.randint(5)]
    accuracy = (
        {"class": "CategoricalAccuracy"} if activation == "SoftmaxActivation" else {"class": "RegressionAccuracy"}
    )
    if activation == "SigmoidActivation":
        accuracy = {"class": "CategoricalAccuracy", "binary": True}
    if accuracy == {"class": "CategoricalAccuracy"} and data is truths:
        data = one_of
    return outputs, {
        "data": data,
        "activation": {"class": activation},
        "loss": {"class": loss},
        "accuracy": accuracy,
    }


def hidden_and_last(random: np.random.RandomState, inputs: int, outputs: int, wide: bool) -> list[Json]:
    """Up to three hidden layers with activations, dropout behind some, penalties on some; the last dense layer.

    Where sums with biases are float64, sigmoid is left out: of its exp bits are not promised there.
    """
    row: list[Json] = []
    kinds = ["ReLU", "ReLU", "ReLU", "Linear", "Linear" if wide else "Sigmoid"]
    for _ in range(random.randint(4)):
        width = int(random.choice([1, 3, 8, 17, 64]))
        row.append(dense(random, inputs, width))
        row.append({"class": f"{random.choice(kinds)}Activation"})
        if random.rand() < 0.25:
            row.append({"class": "DropoutLayer", "rate": float(random.choice([0.1, 0.25, 0.5]))})
        inputs = width
    return [*row, dense(random, inputs, outputs)]


def dense(random: np.random.RandomState, inputs: int, neurons: int) -> Json:
    layer: Json = {"class": "DenseLayer", "n_inputs": inputs, "n_neurons": neurons}
    layer["scale"] = float(random.choice([0.01, 0.1, 0.5]))
    if random.rand() < 0.4:
        kinds = [f"{of}_regularizer_{kind}" for of in ("weight", "bias") for kind in ("l1", "l2")]
        for kind in kinds:
            if random.rand() < 0.6:
                layer[kind] = float(random.choice([5e-4, 1e-3, 0.0123]))
    return layer


def optimizer(random: np.random.RandomState, which: int, strong: bool) -> Json:
    """Settings as NumPy scalars of float64 (``strong``) promote float32 arrays; Python floats do not."""
    decay = float(random.choice([0, 5e-7, 1e-3, 0.1]))
    epsilon = float(random.choice([1e-7, 1e-5, 0.3]))
    settings: list[Json] = [
        {"class": "SGD", "learning_rate": 0.3, "momentum": float(random.choice([0, 0.5, 0.9, 0.123456789]))},
        {"class": "AdaGrad", "learning_rate": 0.2, "epsilon": epsilon},
        {"class": "RMSprop", "learning_rate": 0.01, "epsilon": epsilon, "rho": float(random.choice([0.9, 0.999, 0.3]))},
        {
            "class": "Adam", "learning_rate": 0.03, "epsilon": epsilon,
            "beta_1": float(random.choice([0.9, 0.7, 1 / 3])), "beta_2": float(random.choice([0.999, 0.9, 0.87654321])),
        },
    ]  # fmt: skip
    chosen = {**settings[which], "decay": decay}
    return {name: np.float64(value) if strong and name != "class" else value for name, value in chosen.items()}


def points(given: Json, seed: int) -> tuple[Array, Array]:
    """Inputs, normally distributed, and targets that depend on them; drawn from a stream of their own."""
    random = np.random.RandomState(seed)
    rows, inputs, outputs = given["rows"], given["inputs"], given["outputs"]
    X = random.standard_normal((rows, inputs))
    raw = X @ random.standard_normal((inputs, outputs)) + 0.3 * random.standard_normal((rows, outputs))
    labels = np.argmax(raw, axis=1)
    if given["targets"] == "classes":
        return X.astype("float32"), labels.astype(given["dtype"])
    if given["targets"] == "one-hot":
        return X.astype("float32"), (labels[:, None] == np.arange(outputs)).astype(given["dtype"])
    if given["targets"] == "truths":
        return X.astype("float32"), (raw > 0).astype(given["dtype"])
    return X.astype(given["dtype"]), raw.astype(given["dtype"])


def loss_ulp(given: Json) -> int:
    """How far losses may be off, in float64: labels that make the logarithm float64, and none else."""
    wide = given["data"]["targets"] == "one-hot" and given["data"]["dtype"] in WIDE
    return 4 if wide and given["loss"]["class"] == "CategoricalCrossentropyLoss" else 0
