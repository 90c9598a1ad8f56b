"""Models for the pages of networks, and the numbers that Python prints for them."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import numpy as np

import hybridnet as hn
from hybridnet.jupyter import Explorable
from hybridnet.jupyter import _html as html


def spiral(*neurons: int, epochs: int = 0, dropout: float = 0.0) -> tuple[hn.Model, Any, Any]:
    """A classifier of the spiral, with Adam, after some epochs."""
    hn.init(seed=0)
    X, y = hn.spiral_data(100, 3)
    model = hn.Model()
    for before, after in zip((2, *neurons), neurons, strict=False):
        model.add(hn.DenseLayer(before, after))
        model.add(hn.ReLUActivation())
        if dropout:
            model.add(hn.DropoutLayer(dropout))
    model.add(hn.DenseLayer(neurons[-1], 3))
    model.add(hn.SoftmaxActivation())
    model.set(
        loss=hn.CategoricalCrossentropyLoss(),
        optimizer=hn.Adam(learning_rate=0.05, decay=5e-7),
        accuracy=hn.CategoricalAccuracy(),
    )
    if epochs:
        model.fit(X, y, epochs=epochs, progress=False)
    return model, X, y


def deep() -> Explorable:
    """A prediction of a net with two hidden layers."""
    model, X, y = spiral(4, 3, epochs=300)
    return hn.explore.prediction(model, X, y, names=["across", "up"], classes=["blue", "<b>red</b>", "green"])


def microscope() -> Explorable:
    """A small net of a spiral under the microscope."""
    return hn.explore.network(*spiral(4, epochs=30))


def usual() -> str:
    """The net of the book, 2-64-3 on 300 rows, under the microscope."""
    return page(hn.explore.network(*spiral(64, epochs=30)), {})


def layers_of_16() -> str:
    """Two hidden layers of 16 neurons under the microscope."""
    return page(hn.explore.network(*spiral(16, 16, epochs=30)), {})


def prices() -> tuple[hn.Model, dict[str, Any]]:
    """Houses with prices of 10^5, whose columns a model standardizes: its single weight layer is exact."""
    size = np.linspace(600.0, 4000.0, 35)
    age = (size / 7 % 50).round()
    table = {"size (sq ft)": size.tolist(), "age (years)": age.tolist()}
    table["price"] = (50_000 + 120 * size - 900 * age).tolist()
    hn.init(seed=0)
    model = hn.Model([hn.DenseLayer(2, 1)])
    model.set(loss="mse", optimizer=hn.Adam(learning_rate=0.1))
    model.preprocessing = hn.Preprocessing(label="price", labels_are="numbers", standardize_label=True).fit(table)
    model.fit(table, epochs=300, progress=False)
    return model, table


def priced(view: str) -> str:
    """Standardized houses in a view, with the prices that Python predicts."""
    model, table = prices()
    explored = hn.explore.network(model, table) if view == "network" else hn.explore.prediction(model, table)
    return page(explored, {"prices": model.predict(table)[:, 0].astype(float).tolist()})


def unscaled() -> str:
    """Prices of 10^5 without standardization: large outputs that are no fault."""
    _, table = prices()
    model = hn.Model([hn.DenseLayer.from_parameters(np.float32([[120.0], [-900.0]]), np.float32([50_000.0]))])
    model.set(loss="mse", optimizer="sgd")
    X = np.column_stack([table["size (sq ft)"], table["age (years)"]])
    return page(hn.explore.network(model, X, np.reshape(table["price"], (-1, 1)), classes=["price"]), {})


def large() -> str:
    """10,000 neurons, 10^6 rows, NaN weights and labels with markup: searched, reduced, never executed."""
    hn.init(seed=0)
    model = hn.Model([hn.DenseLayer(40, 10_000), hn.TanhActivation(), hn.DenseLayer(10_000, 2), hn.SigmoidActivation()])
    model.layers[0].weights[0, :] = np.nan
    X = np.zeros((1_000_000, 40), np.float32)
    names = [f"<img src=x onerror=alert({index})>" for index in range(40)]
    return page(hn.explore.prediction(model, X, names=names, classes=["<script>alert(1)</script>", "b"]), {})


def dead() -> str:
    """Units that do not learn: dead, saturated, exploding, and one with a NaN weight."""
    hn.init(seed=0)
    X = np.linspace(-1, 1, 40).reshape(-1, 2).astype(np.float32)
    first, second, third = hn.DenseLayer(2, 3), hn.DenseLayer(3, 2), hn.DenseLayer(2, 1)
    first.biases[0] = [-9, 1, 20_000]
    second.biases[0] = [40, 0]
    third.weights[1, 0] = np.nan
    model = hn.Model([first, hn.ReLUActivation(), second, hn.TanhActivation(), third])
    model.set(loss="mse", optimizer="sgd")
    second.weights[2, :] = 0
    return page(hn.explore.network(model, X, X[:, :1]), {})


def nan(view: str, ending: str) -> str:
    """Four rows, the second one with NaN; a model that predicts class 0 for the others."""
    X = np.array([[1, 2], [np.nan, 1], [3, -1], [0, 1]], np.float32)
    last = hn.DenseLayer(2, 3 if ending == "softmax" else 1, initializer="zeros")
    last.biases[0, 0] = 5 if ending == "softmax" else -5
    activation = hn.SoftmaxActivation() if ending == "softmax" else hn.SigmoidActivation()
    model = hn.Model([last, activation])
    model.set(loss="categorical_crossentropy" if ending == "softmax" else "binary_crossentropy", optimizer="sgd")
    return page(getattr(hn.explore, view)(model, X, np.zeros(4 if ending == "softmax" else (4, 1), int)), {})


def small() -> str:
    """A net and rows that the code panel writes number by number."""
    hn.init(seed=0)
    model = hn.Model([hn.DenseLayer(2, 3), hn.TanhActivation(), hn.DenseLayer(3, 1), hn.SigmoidActivation()])
    model.layers[0].weights *= 100
    model.set(loss="binary_crossentropy", optimizer=hn.Adam(0.02, decay=1e-3))
    X = np.random.randn(12, 2).astype(np.float32)
    return page(hn.explore.network(model, X, (X[:, :1] > X[:, 1:]).astype(np.uint8)), {})


def steps(kind: str) -> str:
    """A microscope with the numbers that Python prints after the same steps."""
    optimizers = {
        "SGD": hn.SGD(0.5, decay=1e-3),
        "momentum": hn.SGD(0.5, decay=1e-3, momentum=0.9),
        "AdaGrad": hn.AdaGrad(0.1, decay=1e-4),
        "RMSprop": hn.RMSprop(0.02, decay=1e-4, rho=0.99),
        "Adam": hn.Adam(0.05, decay=5e-7),
    }
    model, X, y = spiral(8, epochs=5, dropout=0.1 if kind == "dropout" else 0.0)
    for layer in model.layers:
        for name in ("weight_momentums", "weight_cache", "bias_momentums", "bias_cache"):
            if kind != "dropout":
                vars(layer).pop(name, None)
    if kind != "dropout":
        model.set(optimizer=optimizers[kind])
    explorable = hn.explore.network(model, X, y)
    expected: dict[str, Any] = {"losses": [], "weights": [], "gradients": []}
    for count in (0, 1, 10, 100):
        if count:
            model.fit(X, y, epochs=count, progress=False, random_state=0)
        expected["losses"].append(str(model.evaluate(X, y)["loss"]))
        expected["weights"].append(str(model.layers[0].weights[1, 2]))
        if kind == "dropout":
            continue  # Python has no backward pass without its mask
        model.backward(model.forward(X, training=False), y)
        expected["gradients"].append(str(model.layers[0].dweights[1, 2]))
    return page(explorable, expected)


def page(explorable: Explorable, expected: dict[str, Any]) -> str:
    """A page with a view and the numbers that it must show."""
    numbers = json.dumps(expected)
    script = f'<script type="application/json" id="expected">{numbers}</script>\n'
    return html.page(explorable.title, "en", f"<main>\n{explorable.fragment()}</main>\n{script}")


def infinite() -> str:
    """A small net with two rows that have no place in the plane."""
    model, X, y = spiral(4)
    X = X.astype(np.float64)
    X[0], X[1] = (np.nan, 0.5), (0.5, np.inf)
    return hn.explore.network(model, X, y).page()


def untrained() -> str:
    """A regression that was never trained, whose accuracy has no precision yet."""
    hn.init(seed=0)
    model = hn.Model([hn.DenseLayer(1, 4), hn.ReLUActivation(), hn.DenseLayer(4, 1), hn.LinearActivation()])
    model.set(loss="mse", optimizer="adam", accuracy=hn.RegressionAccuracy())
    x = np.linspace(0, 1, 20, dtype=np.float32)[:, None]
    return hn.explore.network(model, x, x * x).page()


def heavy(view: str, *sizes: int) -> str:
    """A large model, opened by a view."""
    hn.init(seed=0)
    model = hn.Model()
    for inputs, neurons in pairwise(sizes):
        model.add(hn.DenseLayer(inputs, neurons))
        model.add("softmax" if neurons == sizes[-1] else "relu")
    model.set(loss="cce", optimizer="adam", accuracy="accuracy")
    X, y = np.random.RandomState(0).randn(300, sizes[0]), np.arange(300) % sizes[-1]
    return getattr(hn.explore, view)(model, X, y).page()
