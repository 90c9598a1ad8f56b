"""Chapter 2: a batch through three neurons with given weights, in plain NumPy without init."""

import numpy as np
from own_classes import Layer_Dense

inputs = [[1.0, 2.0, 3.0, 2.5], [2.0, 5.0, -1.0, 2.0], [-1.5, 2.7, 3.3, -0.8]]
weights = [[0.2, 0.8, -0.5, 1.0], [0.5, -0.91, 0.26, -0.5], [-0.26, -0.27, 0.17, 0.87]]
biases = [2.0, 3.0, 0.5]

outputs = []
for row, bias in zip(weights, biases, strict=True):
    outputs.append(sum(x * w for x, w in zip(inputs[0], row, strict=True)) + bias)
print(np.array(outputs))

layer = Layer_Dense(4, 3)
layer.weights = np.array(weights).T
layer.biases = np.array(biases)
layer.forward(inputs)
print(layer.output)
print(layer.output.dtype, layer.output.shape)
