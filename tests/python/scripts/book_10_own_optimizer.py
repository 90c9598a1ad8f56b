"""Chapters 9 and 10: both ways back through softmax and loss, and training with a custom optimizer."""

import nnfs
import numpy as np
from nnfs.datasets import spiral_data
from own_classes import (
    Activation_ReLU,
    Activation_Softmax,
    Activation_Softmax_Loss_CategoricalCrossentropy,
    Layer_Dense,
    Loss_CategoricalCrossentropy,
    Own_Adam,
    Own_Momentum,
)

nnfs.init()

softmax_outputs = np.array([[0.7, 0.1, 0.2], [0.1, 0.5, 0.4], [0.02, 0.9, 0.08]])
class_targets = np.array([0, 1, 1])
together = Activation_Softmax_Loss_CategoricalCrossentropy()
together.backward(softmax_outputs, class_targets)
print(together.dinputs)
activation, loss = Activation_Softmax(), Loss_CategoricalCrossentropy()
activation.output = softmax_outputs
loss.backward(softmax_outputs, class_targets)
activation.backward(loss.dinputs)
print(activation.dinputs)

for optimizer in (Own_Adam(learning_rate=0.05, decay=5e-7), Own_Momentum(decay=1e-3)):
    X, y = spiral_data(samples=100, classes=3)
    dense1, activation1, dense2 = Layer_Dense(2, 64), Activation_ReLU(), Layer_Dense(64, 3)
    loss_activation = Activation_Softmax_Loss_CategoricalCrossentropy()
    for epoch in range(121):
        dense1.forward(X)
        activation1.forward(dense1.output)
        dense2.forward(activation1.output)
        loss = loss_activation.forward(dense2.output, y)
        predictions = np.argmax(loss_activation.output, axis=1)
        if not epoch % 20:
            print(f"epoch: {epoch}, acc: {np.mean(predictions == y):.3f}, loss: {loss!r}")
        loss_activation.backward(loss_activation.output, y)
        dense2.backward(loss_activation.dinputs)
        activation1.backward(dense2.dinputs)
        dense1.backward(activation1.dinputs)
        optimizer.pre_update_params()
        optimizer.update_params(dense1)
        optimizer.update_params(dense2)
        optimizer.post_update_params()
    print(dense1.weights[0, :5], dense1.weight_momentums[1, :3], dense2.biases, hasattr(dense1, "weight_cache"))
