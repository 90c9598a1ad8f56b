"""Chapter 10: the book's optimizers one after the other, on layers that keep what the one before left on them."""

import nnfs
import numpy as np
from nnfs.datasets import spiral_data
from own_classes import (
    Activation_ReLU,
    Activation_Softmax_Loss_CategoricalCrossentropy,
    Layer_Dense,
    Optimizer_Adam,
    Optimizer_RMSprop,
    Optimizer_SGD,
)

nnfs.init()

X, y = spiral_data(samples=100, classes=3)
dense1, activation1, dense2 = Layer_Dense(2, 64), Activation_ReLU(), Layer_Dense(64, 3)
loss_activation = Activation_Softmax_Loss_CategoricalCrossentropy()
optimizers = [
    Optimizer_SGD(decay=1e-3),
    Optimizer_SGD(decay=1e-3, momentum=0.9),
    Optimizer_Adam(learning_rate=0.05, decay=5e-7),
    Optimizer_RMSprop(learning_rate=0.02, decay=1e-5, rho=0.999),
]
for optimizer in optimizers:
    for epoch in range(51):
        dense1.forward(X)
        activation1.forward(dense1.output)
        dense2.forward(activation1.output)
        loss = loss_activation.forward(dense2.output, y)
        accuracy = np.mean(np.argmax(loss_activation.output, axis=1) == y)
        loss_activation.backward(loss_activation.output, y)
        dense2.backward(loss_activation.dinputs)
        activation1.backward(dense2.dinputs)
        dense1.backward(activation1.dinputs)
        optimizer.pre_update_params()
        optimizer.update_params(dense1)
        optimizer.update_params(dense2)
        optimizer.post_update_params()
        if not epoch % 10:
            print(
                f"epoch: {epoch}, acc: {accuracy:.3f}, loss: {loss!r}, lr: {optimizer.current_learning_rate}, "
                f"{optimizer.iterations}"
            )
    print(dense2.weights[:2], dense2.biases, [name for name in sorted(vars(dense1)) if name.startswith("weight_")])
