"""What a user writes who has types checked: ``mypy --strict`` is silent about it, and it runs."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

import hybridnet as hn
from hybridnet import nnfs
from hybridnet.nnfs import Activation_ReLU, Activation_Softmax_Loss_CategoricalCrossentropy, Layer_Dense, Optimizer_Adam

Rows = NDArray[np.float32]


class Huber(hn.Loss):
    def forward(self, y_pred: Rows, y_true: Rows) -> Rows:
        error = np.abs(y_pred - y_true)
        losses: Rows = np.where(error < 1, error**2 / 2, error - 0.5).mean(axis=-1)
        return losses

    def backward(self, dvalues: Rows, y_true: Rows) -> None:
        self.dinputs = np.clip(dvalues - y_true, -1, 1) / dvalues.size


class Swish(hn.Activation):
    def forward(self, inputs: Rows, training: bool | None = None) -> None:
        self.inputs = inputs
        self.output = inputs / (1 + np.exp(-inputs))

    def backward(self, dvalues: Rows) -> None:
        slope = 1 / (1 + np.exp(-self.inputs))
        self.dinputs = dvalues * slope * (1 + self.inputs * (1 - slope))


class Doubled(hn.DenseLayer):
    def __init__(self, name: str, *sizes: int, **options: Any) -> None:
        super().__init__(*sizes, **options)
        self.name = name

    def forward(self, inputs: ArrayLike, training: bool | None = None) -> None:
        super().forward(inputs, training)
        self.output = self.output * 2


class Within(hn.Accuracy):
    def compare(self, predictions: Rows, y: Rows) -> NDArray[np.bool_]:
        near: NDArray[np.bool_] = np.abs(predictions - y) < 0.5
        return near


def by_model() -> None:
    hn.init(seed=0)
    X, y = hn.spiral_data(samples=100, classes=3)
    first = hn.DenseLayer(2, 16, weight_regularizer_l2=5e-4, initializer="he", random_state=3)
    first.weights += 0.1
    first.weights = first.weights.astype(np.float32)
    first.biases[0, 0] = 0
    model = hn.Model([first, hn.ReLUActivation(), hn.DropoutLayer(0.1), hn.DenseLayer(16, 3), hn.SoftmaxActivation()])
    model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.Adam(0.05), accuracy=hn.CategoricalAccuracy())
    stop = hn.EarlyStopping(patience=2)
    history: hn.History = model.fit(X, y, epochs=2, batch_size=16, validation_split=0.1, callbacks=[stop])
    last: float = history["loss"][-1]
    score: dict[str, float] = model.evaluate(X, y)
    print(f"{last:.3f} {score['loss']:.3f}", np.mean(model.predict_classes(X) == y))


def by_parts_of_ones_own() -> None:
    X, y = hn.sine_data(20)
    model = hn.Model([Doubled("first", 1, 8), Swish(), hn.DenseLayer(8, 1), hn.LinearActivation()])
    model.set(loss=Huber(), optimizer=hn.SGD(0.1, momentum=0.9), accuracy=Within())
    print(len(model.fit(X, y, epochs=3)["loss"]))
    neuron = hn.Neuron([0.2, 0.8], bias=2.0, activation=hn.sigmoid)
    loss = hn.MeanSquaredErrorLoss()
    data: np.floating[Any] = loss.calculate([[1.0, 2.0]], [[1.0, 4.0]])
    loss.remember_trainable_layers([layer for layer in model.layers if hasattr(layer, "weights")])
    mean, penalty = loss.calculate([[1.0]], [[2.0]], include_regularization=True)
    print(float(neuron([1.0, 2.0])), f"{data:.1f}", mean + penalty, hn.softmax([1, 1]).tolist())


def by_the_book() -> None:
    nnfs.init()
    X, y = nnfs.datasets.spiral_data(100, 3)
    dense, activation, optimizer = Layer_Dense(2, 3), Activation_ReLU(), Optimizer_Adam(learning_rate=0.02)
    end = Activation_Softmax_Loss_CategoricalCrossentropy()
    dense.forward(X)
    activation.forward(dense.output)
    print(end.forward(activation.output, y), end.output[:1])
    end.backward(end.output, y)
    activation.backward(end.dinputs)
    dense.backward(activation.dinputs)
    optimizer.pre_update_params()
    optimizer.update_params(dense)
    optimizer.post_update_params()
    for layer in (dense, activation):
        print(layer.output.shape, layer.dinputs.dtype)


if __name__ == "__main__":
    by_model()
    by_parts_of_ones_own()
    by_the_book()
