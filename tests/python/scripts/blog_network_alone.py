"""The chapter's last listing by itself, straight after init, and how well it classifies untrained."""

import nnfs
import numpy as np
from nnfs.datasets import spiral_data
from own_classes import DenseLayer, ReLUActivation, SoftmaxActivation

nnfs.init()

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
print(np.argmax(activation2.output, axis=1)[:20])
print(np.mean(np.argmax(activation2.output, axis=1) == y))
