"""The accuracy by the number of hidden neurons: the same task with hidden layers of several sizes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import _bridge
from ._errors import LARGEST, ShapeError, shown, size
from ._public import public
from .activations import ReLUActivation, SigmoidActivation, SoftmaxActivation
from .layers import DenseLayer
from .losses import BinaryCrossentropyLoss, CategoricalCrossentropyLoss
from .metrics import CategoricalAccuracy
from .model import Model
from .optimizers import Adam
from .views import plots

if TYPE_CHECKING:
    from matplotlib.axes import Axes


class HiddenAccuracies(NamedTuple):
    """Accuracies by the number of hidden neurons.

    ``hidden`` has the numbers; ``train`` and ``test`` one row per number, with one accuracy per seed.
    """

    hidden: tuple[int, ...]
    train: NDArray[np.float64]
    test: NDArray[np.float64]

    def medians(self) -> dict[int, tuple[float, float]]:
        """The medians of training and test accuracy over the seeds, by the number of hidden neurons."""
        pairs = zip(np.median(self.train, axis=1).tolist(), np.median(self.test, axis=1).tolist(), strict=True)
        return dict(zip(self.hidden, pairs, strict=True))

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draw both medians as bars, one pair per number of hidden neurons.

        Raises
        ------
        ImportError : matplotlib is not installed.
        """
        medians = self.medians().values()
        bars = {"train": [train for train, _ in medians], "test": [test for _, test in medians]}
        axes = plots.bars([str(count) for count in self.hidden], bars, ax=ax)
        axes.set_ylabel("hidden neurons")
        axes.set_xlabel("accuracy, median of the seeds")
        return axes


def accuracy_by_hidden(
    X_train: ArrayLike,
    y_train: ArrayLike,
    X_test: ArrayLike,
    y_test: ArrayLike,
    hidden: Sequence[int] = (0, 1, 2, 3, 4, 8, 16, 32, 64),
    seeds: int = 5,
    epochs: int = 400,
    learning_rate: float = 0.01,
    weight_regularizer_l2: float = 0.001,
) -> HiddenAccuracies:
    """Train networks with one hidden ReLU layer of several sizes, and evaluate each on test samples.

    Parameters
    ----------
    X_train, X_test : (samples, columns), standardized.
    y_train, y_test : class numbers from 0, (samples,): the output is one sigmoid for two classes, softmax for more.
    hidden : numbers of hidden neurons; 0 for no hidden layer.
    seeds : number of networks per size; their initial weights have the seeds 0, 1, 2 and so on.
    epochs, learning_rate, weight_regularizer_l2 : of the training by :class:`hybridnet.Adam`, all samples in one step.

    Returns
    -------
    The accuracies; NumPy's global stream is left alone.

    Raises
    ------
    ShapeError, ValueError : samples and targets do not fit, or a number is negative.
    """
    if np.ndim(hidden) != 1:
        raise TypeError(f"accuracy by hidden neurons: hidden is {shown(hidden)}; a list of whole numbers is required.")
    counts = tuple(size("accuracy by hidden neurons", "hidden", count) for count in hidden)
    train, test = _samples(X_train, y_train), _samples(X_test, y_test)
    if train[0].ndim != 2 or not len(train[1]):
        raise ShapeError(
            f"accuracy by hidden neurons: inputs are {train[0].shape}; they must be (samples, columns), one or more."
        )
    classes = int(train[1].max()) + 1
    accuracies = np.empty((2, len(counts), size("accuracy by hidden neurons", "seeds", seeds)))
    if classes <= 2:
        train, test = ((X, y.reshape(-1, 1)) for X, y in (train, test))
    for index, count in enumerate(counts):
        for seed in range(accuracies.shape[2]):
            model = _network(train[0].shape[1], count, classes, seed, weight_regularizer_l2)
            model.set(optimizer=Adam(learning_rate=learning_rate))
            model.fit(*train, epochs=epochs, progress=False)
            accuracies[:, index, seed] = [model.evaluate(*samples)["accuracy"] for samples in (train, test)]
    return HiddenAccuracies(counts, *accuracies)


def _samples(X: ArrayLike, y: ArrayLike) -> tuple[NDArray[Any], NDArray[Any]]:
    where = "accuracy by hidden neurons"
    labels = _bridge.floats(y, f"{where}, targets").reshape(-1)
    for row in np.flatnonzero(~((labels >= 0) & (labels <= LARGEST) & (labels == np.trunc(labels))))[:1]:
        raise ValueError(
            f"{where}: the target of row {row} is {labels[row]}; class numbers are whole, from 0. Number the classes."
        )
    _bridge.check_exact(X, f"{where}, inputs")
    return _bridge.floats(X, f"{where}, inputs"), labels.astype(np.int64)


def _network(columns: int, hidden: int, classes: int, seed: int, l2: float) -> Model:
    random = np.random.RandomState(seed)
    outputs = 1 if classes <= 2 else classes
    settings: dict[str, Any] = {"weight_regularizer_l2": l2, "initializer": "he", "random_state": random}
    layers = [DenseLayer(columns, hidden, **settings), ReLUActivation()] if hidden else []
    ending = SigmoidActivation() if outputs == 1 else SoftmaxActivation()
    model = Model([*layers, DenseLayer(hidden or columns, outputs, **settings), ending])
    model.set(
        loss=BinaryCrossentropyLoss() if outputs == 1 else CategoricalCrossentropyLoss(),
        accuracy=CategoricalAccuracy(binary=outputs == 1),
    )
    return model


public(__name__)
