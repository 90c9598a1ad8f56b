"""The chapter's whole network, where it stands: 1,212 normal numbers were drawn in the pages before."""

import nnfs
import numpy as np
from nnfs.datasets import spiral_data
from own_classes import DenseLayer, ReLUActivation, SoftmaxActivation

nnfs.init()

X, y = spiral_data(samples=100, classes=3)
X, y = spiral_data(samples=100, classes=3)
dense1 = DenseLayer(2, 3)
noise = np.random.randn(100, 3)
X, y = spiral_data(samples=100, classes=3)
dense1 = DenseLayer(2, 3)

X, y = spiral_data(samples=100, classes=3)
dense1 = DenseLayer(2, 3)
activation1 = ReLUActivation()
dense2 = DenseLayer(3, 3)
activation2 = SoftmaxActivation()
dense1.forward(X)
activation1.forward(dense1.output)
dense2.forward(activation1.output)
activation2.forward(dense2.output)
print(activation2.output[:5])
