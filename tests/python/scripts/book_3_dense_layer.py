"""Chapter 3: the class for layers, on the spiral."""

import nnfs
from nnfs.datasets import spiral_data
from own_classes import Layer_Dense

nnfs.init()

X, y = spiral_data(samples=100, classes=3)
print(X[:5], y[-5:], X.dtype, y.dtype)
dense1 = Layer_Dense(2, 3)
dense1.forward(X)
print(dense1.output[:5])
print(dense1.weights, dense1.biases)
