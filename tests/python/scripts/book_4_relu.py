"""Chapter 4: ReLU on numbers by hand and behind a layer."""

import nnfs
import numpy as np
from nnfs.datasets import spiral_data
from own_classes import Activation_ReLU, Layer_Dense

nnfs.init()

activation1 = Activation_ReLU()
activation1.forward(np.array([0, 2, -1, 3.3, -2.7, 1.1, 2.2, -100]))
print(activation1.output)

X, y = spiral_data(samples=100, classes=3)
dense1 = Layer_Dense(2, 3)
dense1.forward(X)
activation1.forward(dense1.output)
print(activation1.output[:5])
