"""Training against NumPy with nnfs, scikit-learn and JAX: ``make bench``.

Contestants train the same network on the same samples, one after the other in every round, one thread each; the time
of a round is CPU time of the process. Whole processes are measured by the clock, imports included.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TESTS))

from benchmarks import bytecode, measuring  # noqa: E402 - its settings are read when the libraries are imported

# isort: split
import nnfs  # noqa: E402
import numpy as np  # noqa: E402

ROUNDS = 9

nnfs.init()

import hybridnet as hn  # noqa: E402 - nnfs patches NumPy first, as in the scripts of the book
from benchmarks.peers import Run, of_jax, of_sklearn  # noqa: E402
from hybridnet import nnfs as book  # noqa: E402
from reference.model import Model as Oracle  # noqa: E402
from reference.model import build  # noqa: E402

book.init()


def spiral() -> tuple[np.ndarray, np.ndarray]:
    """300 points, three classes."""
    return hn.spiral_data(samples=100, classes=3)


def clothes() -> tuple[np.ndarray, np.ndarray] | None:
    """12,000 images, if the files are there."""
    folder = Path(os.environ.get("HYBRIDNET_DATA") or TESTS.parents[1] / "shared" / "data") / "fashion-mnist"
    return hn.datasets.fashion_mnist(folder, scaled=True)[:2] if folder.exists() else None


def ours(sizes: list[int], rate: float, decay: float) -> hn.Model:
    """The network as ``hn.Model``."""
    model = hn.Model()
    for index, (inputs, neurons) in enumerate(pairwise(sizes)):
        model.add(hn.DenseLayer(inputs, neurons))
        model.add(hn.SoftmaxActivation() if index == len(sizes) - 2 else hn.ReLUActivation())
    model.set(
        loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.Adam(rate, decay=decay), accuracy=hn.CategoricalAccuracy()
    )
    return model


def fitted(X: np.ndarray, y: np.ndarray, sizes: list[int], batch: int | None, rate: float, decay: float) -> Run:
    """``hn.Model.fit``."""
    model = ours(sizes, rate, decay)
    return lambda epochs: model.fit(X, y, epochs=epochs, batch_size=batch, progress=False)


def stepped(X: np.ndarray, y: np.ndarray) -> Run:
    """The book's loop over our layers, each step a call."""
    dense1, relu, dense2 = hn.DenseLayer(2, 64), hn.ReLUActivation(), hn.DenseLayer(64, 3)
    ending, optimizer, accuracy = hn.SoftmaxCategoricalCrossentropy(), hn.Adam(0.05, 5e-7), hn.CategoricalAccuracy()

    def run(epochs: int) -> None:
        for _ in range(epochs):
            dense1.forward(X)
            relu.forward(dense1.output)
            dense2.forward(relu.output)
            ending.forward(dense2.output, y)
            accuracy.calculate(ending.activation.predictions(ending.output), y)
            ending.backward(ending.output, y)
            dense2.backward(ending.dinputs)
            relu.backward(dense2.dinputs)
            dense1.backward(relu.dinputs)
            optimizer.pre_update_params()
            optimizer.update_params(dense1)
            optimizer.update_params(dense2)
            optimizer.post_update_params()

    return run


def theirs(sizes: list[int], rate: float, decay: float) -> Oracle:
    """The network as the oracle of the tests has it: the book's classes in plain NumPy, under nnfs."""
    layers = []
    for index, (inputs, neurons) in enumerate(pairwise(sizes)):
        layers.append({"class": "DenseLayer", "n_inputs": inputs, "n_neurons": neurons})
        layers.append({"class": "SoftmaxActivation" if index == len(sizes) - 2 else "ReLUActivation"})
    return build(
        {
            "layers": layers,
            "loss": {"class": "CategoricalCrossentropyLoss"},
            "optimizer": {"class": "Adam", "learning_rate": rate, "decay": decay},
            "accuracy": {"class": "CategoricalAccuracy"},
        }
    )


def of_numpy(X: np.ndarray, y: np.ndarray, sizes: list[int], batch: int | None, rate: float, decay: float) -> Run:
    """The book's loop in NumPy."""
    model = theirs(sizes, rate, decay)

    def run(epochs: int) -> None:
        for _ in range(epochs):
            for start in range(0, len(X), batch or len(X)):
                rows = slice(start, start + (batch or len(X)))
                model.step(X[rows], y[rows])

    return run


def microseconds(contestants: dict[str, Run], epochs: dict[str, int]) -> dict[str, list[float]]:
    """CPU time of an epoch, or of a call, in every round."""
    return measuring.rounds_of(contestants, epochs, ROUNDS)


def show(title: str, times: dict[str, list[float]], unit: str = "epoch") -> None:
    """A table: median [least - most], and how many times as fast as NumPy in the same round."""
    print(f"\n{title}\n\n| | us a{'n' if unit == 'epoch' else ''} {unit} | times as fast as NumPy |\n|---|---|---|")
    peer = times["NumPy + nnfs"]
    for name, measured in times.items():
        ratios = sorted(theirs / ours for theirs, ours in zip(peer, measured, strict=True))
        print(
            f"| {name} | {statistics.median(measured):,.0f} [{min(measured):,.0f} - {max(measured):,.0f}] "
            f"| {statistics.median(ratios):.2f} [{ratios[0]:.2f} - {ratios[-1]:.2f}] |"
        )


def calls(X: np.ndarray, y: np.ndarray) -> None:
    """Single calls of a model of the spiral: what a call costs beside its arithmetic."""
    model, oracle = ours([2, 64, 3], 0.05, 5e-7), theirs([2, 64, 3], 0.05, 5e-7)

    def evaluated() -> None:
        output = oracle.forward(X, training=False)
        oracle.objective.calculate(output, y)
        oracle.accuracy.calculate(oracle.layers[-1].predictions(output), y)

    pairs: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
        "fit of one epoch": (lambda: oracle.step(X, y), lambda: model.fit(X, y, progress=False)),
        "evaluate, 300 rows": (evaluated, lambda: model.evaluate(X, y)),
        "predict, 300 rows": (lambda: oracle.forward(X, training=False), lambda: model.predict(X)),
        "predict, one row": (lambda: oracle.forward(X[:1], training=False), lambda: model.predict(X[:1])),
    }
    for title, (slow, fast) in pairs.items():
        both = {"NumPy + nnfs": repeated(slow), "HybridNet": repeated(fast)}
        show(title, microseconds(both, dict.fromkeys(both, 1000)), "call")


def repeated(call: Callable[[], object]) -> Run:
    """A call as a contestant."""

    def run(count: int) -> None:
        for _ in range(count):
            call()

    return run


def processes() -> None:
    """Whole processes that train the spiral for 10,001 epochs, by the clock."""
    start = f"import sys; sys.path.insert(0, {str(TESTS)!r}); "
    # What each needs is imported in it, and nothing else: the work of the functions above, spelled out.
    ours = (
        "import hybridnet as hn; hn.init(seed=0); X, y = hn.spiral_data(samples=100, classes=3); "
        "m = hn.Model([hn.DenseLayer(2, 64), hn.ReLUActivation(), hn.DenseLayer(64, 3), hn.SoftmaxActivation()]); "
        "m.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.Adam(0.05, 5e-7), accuracy=hn.CategoricalAccuracy())"
        "; m.fit(X, y, epochs=10_001, progress=False)"
    )
    others = (
        start + "from benchmarks import peers; from nnfs.datasets import spiral_data; X, y = spiral_data(100, 3); "
        "X = X.astype('float32'); "
    )
    numpy = (
        start + "import nnfs; nnfs.init(); from nnfs.datasets import spiral_data; from reference.model import build; "
        "X, y = spiral_data(100, 3); m = build({'layers': [{'class': 'DenseLayer', 'n_inputs': 2, 'n_neurons': 64}, "
        "{'class': 'ReLUActivation'}, {'class': 'DenseLayer', 'n_inputs': 64, 'n_neurons': 3}, "
        "{'class': 'SoftmaxActivation'}], 'loss': {'class': 'CategoricalCrossentropyLoss'}, 'optimizer': "
        "{'class': 'Adam', 'learning_rate': .05, 'decay': 5e-7}, 'accuracy': {'class': 'CategoricalAccuracy'}}); "
        "[m.step(X, y) for _ in range(10_001)]"
    )
    jax = others + "peers.of_jax(X, y, [2, 64, 3], None, .05, 5e-7)(10_001)"
    sklearn = others + "peers.of_sklearn(X, y, (64,), 300, .05)(10_001)"
    bytecode.compile_package()
    print("\nWhole processes, 10,001 epochs of the spiral, imports included\n\n| | seconds |\n|---|---|")
    taken: dict[str, list[float]] = {"NumPy + nnfs": [], "HybridNet, fit": [], "JAX": [], "scikit-learn": []}
    for _ in range(3):
        for name, text in zip(taken, (numpy, ours, jax, sklearn), strict=True):
            begin = time.perf_counter()
            subprocess.run([sys.executable, "-c", text], check=True)
            taken[name].append(time.perf_counter() - begin)
    for name, seconds in taken.items():
        print(f"| {name} | {statistics.median(seconds):.2f} [{min(seconds):.2f} - {max(seconds):.2f}] |")


def main() -> None:
    """All tables."""
    X, y = spiral()
    small = {
        "NumPy + nnfs": of_numpy(X, y, [2, 64, 3], None, 0.05, 5e-7),
        "HybridNet, fit": fitted(X, y, [2, 64, 3], None, 0.05, 5e-7),
        "HybridNet, step by step": stepped(X, y),
        "scikit-learn": of_sklearn(X, y, (64,), 300, 0.05),
        "JAX, compiled loop": of_jax(X, y, [2, 64, 3], None, 0.05, 5e-7),
    }
    epochs = dict.fromkeys(small, 300) | {"HybridNet, fit": 2000, "JAX, compiled loop": 2000}
    show("Spiral: 300 x 2, 2-64-3, full batch", microseconds(small, epochs))
    calls(X, y)
    images = clothes()
    if images is not None:
        X, y = images
        sizes = [784, 128, 128, 10]
        large = {
            "NumPy + nnfs": of_numpy(X, y, sizes, 128, 0.001, 1e-3),
            "HybridNet, fit": fitted(X, y, sizes, 128, 0.001, 1e-3),
            "scikit-learn": of_sklearn(X, y, (128, 128), 128, 0.001),
            "JAX, compiled loop": of_jax(X, y, sizes, 128, 0.001, 1e-3),
        }
        show(
            "Fashion-MNIST: 12,000 x 784, 784-128-128-10, batches of 128", microseconds(large, dict.fromkeys(large, 1))
        )
    processes()


if __name__ == "__main__":
    main()
