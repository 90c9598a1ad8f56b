"""Subclasses with attributes of their own, a custom loss, and attributes hung on from outside."""

import nnfs
import numpy as np
from nnfs.datasets import spiral_data
from own_classes import Activation_ReLU, Activation_Softmax, Layer_Dense, Loss, Loss_CategoricalCrossentropy

nnfs.init()


class Layer_Named(Layer_Dense):  # noqa: N801
    def __init__(self, name, *sizes, **regularizers):
        super().__init__(*sizes, **regularizers)
        self.name, self.calls = name, 0

    def forward(self, inputs):
        super().forward(inputs)
        self.calls += 1
        self.output *= 2


class Activation_Cut(Activation_ReLU):  # noqa: N801
    limit = 0.001

    def forward(self, inputs):
        super().forward(inputs)
        self.output = np.minimum(self.output, self.limit)


class Loss_Hinge(Loss):  # noqa: N801
    def forward(self, y_pred, y_true):
        right = y_pred[range(len(y_pred)), y_true]
        return np.maximum(0, 0.5 - right)


X, y = spiral_data(samples=50, classes=3)
first, cut, second = (
    Layer_Named("first", 2, 8, weight_regularizer_l1=0.1),
    Activation_Cut(),
    Layer_Named("second", 8, 3),
)
softmax = Activation_Softmax()
for _ in range(2):
    first.forward(X)
    cut.forward(first.output)
    second.forward(cut.output)
    softmax.forward(second.output)
print(first.name, first.calls, first.weight_regularizer_l1, cut.limit, cut.output.max())
print(softmax.output[-3:])
print(Loss_Hinge().calculate(softmax.output, y), Loss_CategoricalCrossentropy().calculate(softmax.output, y))
print(isinstance(first, Layer_Dense), isinstance(cut, Layer_Dense), issubclass(Loss_CategoricalCrossentropy, Loss))

second.trainable = False
print(
    hasattr(second, "weight_momentums"),
    hasattr(second, "weights"),
    hasattr(softmax, "weights"),
    vars(second)["trainable"],
)
first.weights = np.zeros((2, 8))
first.forward(X)
print(first.output.any(), first.output.dtype)
