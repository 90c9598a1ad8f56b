"""Chapter 16: binary logistic regression, labels as a column of two classes."""

import nnfs
import numpy as np
from nnfs.datasets import spiral_data
from own_classes import (
    Activation_ReLU,
    Activation_Sigmoid,
    Layer_Dense,
    Loss_BinaryCrossentropy,
    Own_Adam,
    regularization_loss,
)

nnfs.init()

X, y = spiral_data(samples=100, classes=2)
y = y.reshape(-1, 1)
dense1 = Layer_Dense(2, 64, weight_regularizer_l2=5e-4, bias_regularizer_l2=5e-4)
activation1, dense2, activation2 = Activation_ReLU(), Layer_Dense(64, 1), Activation_Sigmoid()
loss_function, optimizer = Loss_BinaryCrossentropy(), Own_Adam(decay=5e-7)
for epoch in range(101):
    dense1.forward(X)
    activation1.forward(dense1.output)
    dense2.forward(activation1.output)
    activation2.forward(dense2.output)
    data_loss = loss_function.calculate(activation2.output, y)
    predictions = (activation2.output > 0.5) * 1
    if not epoch % 20:
        loss = data_loss + regularization_loss(dense1)
        print(f"epoch: {epoch}, acc: {np.mean(predictions == y):.3f}, loss: {loss!r} ({data_loss!r})")
    loss_function.backward(activation2.output, y)
    activation2.backward(loss_function.dinputs)
    dense2.backward(activation2.dinputs)
    activation1.backward(dense2.dinputs)
    dense1.backward(activation1.dinputs)
    optimizer.pre_update_params()
    optimizer.update_params(dense1)
    optimizer.update_params(dense2)
    optimizer.post_update_params()
print(activation2.predictions(activation2.output)[:4].tolist(), activation2.dinputs.dtype)
