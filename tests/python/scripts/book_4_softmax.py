"""Chapter 4: softmax of a hand-made batch and at the end of two layers."""

import nnfs
import numpy as np
from nnfs.datasets import spiral_data
from own_classes import Activation_ReLU, Activation_Softmax, Layer_Dense

nnfs.init()

softmax = Activation_Softmax()
softmax.forward(np.array([[4.8, 1.21, 2.385], [8.9, -1.81, 0.2], [1.41, 1.051, 0.026]]))
print(softmax.output, softmax.output.sum(axis=1))
softmax.forward([[1, 2, 3]])
print(softmax.output)
softmax.forward([[-2, -1, 0]])
print(softmax.output)

X, y = spiral_data(samples=100, classes=3)
dense1 = Layer_Dense(2, 3)
activation1 = Activation_ReLU()
dense2 = Layer_Dense(3, 3)
activation2 = Activation_Softmax()
dense1.forward(X)
activation1.forward(dense1.output)
dense2.forward(activation1.output)
activation2.forward(dense2.output)
print(activation2.output[:5])
