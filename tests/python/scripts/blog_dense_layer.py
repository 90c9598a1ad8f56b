"""The chapter's layer of three neurons on the spiral, which it draws twice: first for the plots."""

import nnfs
from nnfs.datasets import spiral_data
from own_classes import DenseLayer

nnfs.init()

X, y = spiral_data(samples=100, classes=3)
X, y = spiral_data(samples=100, classes=3)
dense1 = DenseLayer(2, 3)
dense1.forward(X)
print(dense1.output[:5])
