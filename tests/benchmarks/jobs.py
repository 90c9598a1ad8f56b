"""The trainings that speed.py compares: each contestant of each job as a function of the number of epochs."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from benchmarks.measuring import Run

# isort: split
import nnfs
import numpy as np

nnfs.init()

import hybridnet as hn  # noqa: E402 - nnfs patches NumPy first, as in the scripts of the book
from benchmarks.training import clothes, theirs  # noqa: E402
from golden.runs import RUNS  # noqa: E402
from reference.model import build  # noqa: E402

PENALTY = 5e-4


def spiral(samples: int = 100) -> tuple[np.ndarray, np.ndarray]:
    """Three classes of so many points each, float32."""
    return hn.spiral_data(samples=samples, classes=3)


def images() -> tuple[np.ndarray, np.ndarray]:
    """Fashion-MNIST, 12,000 x 784, or random numbers of that shape where its files are not."""
    found = clothes()
    if found is not None:
        return found
    random = np.random.RandomState(0)
    return random.rand(12_000, 784).astype(np.float32), random.randint(0, 10, 12_000)


def fitted(
    layers: list[Any], loss: Any, optimizer: Any, accuracy: Any, X: np.ndarray, y: np.ndarray, arithmetic: str,
    batch: int | None = None, threads: int = 1,
) -> Run:  # fmt: skip
    """``hn.Model.fit``."""
    model = hn.Model(layers, arithmetic=arithmetic)
    model.set(loss=loss, optimizer=optimizer)
    if accuracy is not None:
        model.set(accuracy=accuracy)

    def run(epochs: int) -> None:
        with hn.num_threads(threads):
            model.fit(X, y, epochs=epochs, batch_size=batch, progress=False)

    return run


def classifier(
    X: np.ndarray, y: np.ndarray, sizes: list[int], arithmetic: str, rate: float, decay: float,
    batch: int | None = None, threads: int = 1,
) -> Run:  # fmt: skip
    """A network of ReLU layers with softmax and Adam."""
    layers: list[Any] = []
    for n, m in pairwise(sizes):
        layers += [hn.DenseLayer(n, m), hn.ReLUActivation()]
    layers[-1] = hn.SoftmaxActivation()
    ending = hn.CategoricalCrossentropyLoss(), hn.Adam(rate, decay=decay), hn.CategoricalAccuracy()
    return fitted(layers, *ending, X, y, arithmetic, batch, threads)


def of_nnfs(X: np.ndarray, y: np.ndarray, model: Any, batch: int | None = None) -> Run:
    """A model of the book in plain NumPy under nnfs."""
    model.prepare(y)

    def run(epochs: int) -> None:
        for _ in range(epochs):
            for start in range(0, len(X), batch or len(X)):
                rows = slice(start, start + (batch or len(X)))
                model.step(X[rows], y[rows])

    return run


def nnfs_classifier(
    X: np.ndarray, y: np.ndarray, sizes: list[int], rate: float, decay: float, batch: int | None = None
) -> Run:
    """The same in plain NumPy under nnfs."""
    return of_nnfs(X, y, theirs(sizes, rate, decay), batch)


def dropout() -> dict[str, Callable[[], Run]]:
    """The dropout run of the book, chapter 15: 1,000 samples of three classes, 2-64-3, L2, dropout 0.1."""
    X, y = spiral(RUNS["dropout"]["data"]["samples"])

    def ours(arithmetic: str) -> Run:
        layers = [
            hn.DenseLayer(2, 64, weight_regularizer_l2=PENALTY, bias_regularizer_l2=PENALTY), hn.ReLUActivation(),
            hn.DropoutLayer(0.1), hn.DenseLayer(64, 3), hn.SoftmaxActivation(),
        ]  # fmt: skip
        ending = hn.CategoricalCrossentropyLoss(), hn.Adam(0.05, decay=5e-5), hn.CategoricalAccuracy()
        return fitted(layers, *ending, X, y, arithmetic)

    return {
        "NumPy + nnfs": lambda: of_nnfs(X, y, build(RUNS["dropout"])),
        "HybridNet, numpy": lambda: ours("numpy"),
        "HybridNet, fast": lambda: ours("fast"),
    }


def sine() -> dict[str, Callable[[], Run]]:
    """The sine run of the book, chapter 17: 1,000 samples, 1-64-64-1, mean squared error, float64 samples."""
    from nnfs.datasets import sine_data

    X, y = sine_data(RUNS["sine"]["data"]["samples"])

    def ours(arithmetic: str) -> Run:
        layers = [hn.DenseLayer(1, 64), hn.ReLUActivation(), hn.DenseLayer(64, 64), hn.ReLUActivation(),
                  hn.DenseLayer(64, 1), hn.LinearActivation()]  # fmt: skip
        for layer in layers[::2]:
            layer.weights = 10 * layer.weights  # a scale of 0.1, as in the book
        ending = hn.MeanSquaredErrorLoss(), hn.Adam(0.005, decay=1e-3), hn.RegressionAccuracy()
        return fitted(layers, *ending, X, y, arithmetic)

    return {
        "NumPy + nnfs": lambda: of_nnfs(X, y, build(RUNS["sine"])),
        "HybridNet, numpy": lambda: ours("numpy"),
        "HybridNet, fast": lambda: ours("fast"),
    }


def tanh_job(arithmetic: str) -> Run:
    """SimpleChains' job: 4-32-16-4, tanh, 10,000 samples as one batch, Adam, mean squared error."""
    random = np.random.RandomState(0)
    X = random.randn(10_000, 4).astype(np.float32)
    y = np.tanh(X @ random.randn(4, 4).astype(np.float32)).astype(np.float32)
    layers = [hn.DenseLayer(4, 32), hn.TanhActivation(), hn.DenseLayer(32, 16), hn.TanhActivation(),
              hn.DenseLayer(16, 4), hn.LinearActivation()]  # fmt: skip
    return fitted(layers, hn.MeanSquaredErrorLoss(), hn.Adam(0.001), None, X, y, arithmetic)
