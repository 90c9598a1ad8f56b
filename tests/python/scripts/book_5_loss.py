"""Chapter 5: the loss and the accuracy of the untrained network."""

import nnfs
import numpy as np
from nnfs.datasets import spiral_data
from own_classes import Activation_ReLU, Activation_Softmax, Layer_Dense, Loss_CategoricalCrossentropy

nnfs.init()

X, y = spiral_data(samples=100, classes=3)
dense1 = Layer_Dense(2, 3)
activation1 = Activation_ReLU()
dense2 = Layer_Dense(3, 3)
activation2 = Activation_Softmax()
loss_function = Loss_CategoricalCrossentropy()
dense1.forward(X)
activation1.forward(dense1.output)
dense2.forward(activation1.output)
activation2.forward(dense2.output)
print(activation2.output[:5])
loss = loss_function.calculate(activation2.output, y)
print("loss:", loss, type(loss).__name__)
predictions = np.argmax(activation2.output, axis=1)
print("acc:", np.mean(predictions == y))
one_hot = np.eye(3)[y]
print("loss:", loss_function.calculate(activation2.output, one_hot))
