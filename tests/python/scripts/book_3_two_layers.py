"""Chapter 3: two layers with given weights on a batch, in plain NumPy without init."""

import numpy as np
from own_classes import Layer_Dense

inputs = np.array([[1, 2, 3, 2.5], [2.0, 5.0, -1.0, 2], [-1.5, 2.7, 3.3, -0.8]])
layer1, layer2 = Layer_Dense(4, 3), Layer_Dense(3, 3)
layer1.weights = np.array([[0.2, 0.8, -0.5, 1], [0.5, -0.91, 0.26, -0.5], [-0.26, -0.27, 0.17, 0.87]]).T
layer1.biases = np.array([[2, 3, 0.5]])
layer2.weights = np.array([[0.1, -0.14, 0.5], [-0.5, 0.12, -0.33], [-0.44, 0.73, -0.13]]).T
layer2.biases = np.array([[-1, 2, -0.5]])

layer1.forward(inputs)
layer2.forward(layer1.output)
print(layer1.output)
print(layer2.output)
