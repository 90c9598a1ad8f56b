"""Chapter 6: random search, where weights are changed in place, copied and put back."""

import nnfs
import numpy as np
from nnfs.datasets import vertical_data
from own_classes import Activation_ReLU, Activation_Softmax, Layer_Dense, Loss_CategoricalCrossentropy

nnfs.init()

X, y = vertical_data(samples=100, classes=3)
dense1, activation1 = Layer_Dense(2, 3), Activation_ReLU()
dense2, activation2 = Layer_Dense(3, 3), Activation_Softmax()
loss_function = Loss_CategoricalCrossentropy()
lowest_loss = 9999999
best = [parameters.copy() for layer in (dense1, dense2) for parameters in (layer.weights, layer.biases)]

for iteration in range(300):
    dense1.weights += 0.05 * np.random.randn(2, 3)
    dense1.biases += 0.05 * np.random.randn(1, 3)
    dense2.weights += 0.05 * np.random.randn(3, 3)
    dense2.biases += 0.05 * np.random.randn(1, 3)
    dense1.forward(X)
    activation1.forward(dense1.output)
    dense2.forward(activation1.output)
    activation2.forward(dense2.output)
    loss = loss_function.calculate(activation2.output, y)
    if loss < lowest_loss:
        accuracy = np.mean(np.argmax(activation2.output, axis=1) == y)
        print("New set of weights found, iteration:", iteration, "loss:", loss, "acc:", accuracy)
        best = [parameters.copy() for layer in (dense1, dense2) for parameters in (layer.weights, layer.biases)]
        lowest_loss = loss
    else:
        dense1.weights, dense1.biases = best[0].copy(), best[1].copy()
        dense2.weights, dense2.biases = best[2].copy(), best[3].copy()
print(dense1.weights, dense2.biases)
