"""Chapter 5 and after: losses of hand-made predictions, class numbers and one-hot targets alike."""

import nnfs
import numpy as np
from own_classes import (
    Loss,
    Loss_BinaryCrossentropy,
    Loss_CategoricalCrossentropy,
    Loss_MeanAbsoluteError,
    Loss_MeanSquaredError,
)

nnfs.init()

softmax_outputs = np.array([[0.7, 0.1, 0.2], [0.1, 0.5, 0.4], [0.02, 0.9, 0.08]])
classes = np.array([0, 1, 1])
one_hot = np.array([[1, 0, 0], [0, 1, 0], [0, 1, 0]])
loss = Loss_CategoricalCrossentropy()
print(loss.forward(softmax_outputs, classes), loss.calculate(softmax_outputs, classes))
print(loss.forward(softmax_outputs, one_hot), loss.calculate(softmax_outputs, one_hot))
print(loss.calculate(np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([1, 1])))
for precision in ("float32", "float64"):
    predictions = np.array([[0.9], [0.25], [0.0], [1.0]], dtype=precision)
    for other in (Loss_BinaryCrossentropy(), Loss_MeanSquaredError(), Loss_MeanAbsoluteError()):
        print(other.calculate(predictions, np.array([[1], [0], [0], [1]], dtype="uint8")), isinstance(other, Loss))
        other.backward(predictions, np.array([[1], [0], [0], [1]], dtype="uint8"))
        print(other.dinputs.tolist(), other.dinputs.dtype)
for targets in (classes, one_hot):
    loss.backward(softmax_outputs, targets)
    print(loss.dinputs)
