"""Chapters 10 and 11: AdaGrad, and how well a network does on points it has not seen."""

import nnfs
import numpy as np
from nnfs.datasets import spiral_data
from own_classes import (
    Activation_ReLU,
    Activation_Softmax_Loss_CategoricalCrossentropy,
    Layer_Dense,
    Optimizer_Adagrad,
)

nnfs.init()

X, y = spiral_data(samples=100, classes=3)
dense1, activation1, dense2 = Layer_Dense(2, 64), Activation_ReLU(), Layer_Dense(64, 3)
loss_activation = Activation_Softmax_Loss_CategoricalCrossentropy()
optimizer = Optimizer_Adagrad(decay=1e-4)
for epoch in range(101):
    dense1.forward(X)
    activation1.forward(dense1.output)
    dense2.forward(activation1.output)
    loss = loss_activation.forward(dense2.output, y)
    accuracy = np.mean(np.argmax(loss_activation.output, axis=1) == y)
    if not epoch % 10:
        print(f"epoch: {epoch}, acc: {accuracy:.3f}, loss: {loss:.3f}, lr: {optimizer.current_learning_rate}")
    loss_activation.backward(loss_activation.output, y)
    dense2.backward(loss_activation.dinputs)
    activation1.backward(dense2.dinputs)
    dense1.backward(activation1.dinputs)
    optimizer.pre_update_params()
    optimizer.update_params(dense1)
    optimizer.update_params(dense2)
    optimizer.post_update_params()
print(dense1.weight_cache[0, :4], dense2.bias_cache, dense2.bias_cache.dtype, dense2.biases)

X_test, y_test = spiral_data(samples=100, classes=3)
dense1.forward(X_test)
activation1.forward(dense1.output)
dense2.forward(activation1.output)
loss = loss_activation.forward(dense2.output, y_test)
accuracy = np.mean(np.argmax(loss_activation.output, axis=1) == y_test)
print(f"validation, acc: {accuracy:.3f}, loss: {loss:.3f}", repr(loss))
