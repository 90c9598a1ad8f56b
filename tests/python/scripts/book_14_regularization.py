"""Chapter 14: penalties of both kinds on weights and biases, and what they add to the loss."""

import nnfs
import numpy as np
from nnfs.datasets import spiral_data
from own_classes import (
    Activation_ReLU,
    Activation_Softmax_Loss_CategoricalCrossentropy,
    Layer_Dense,
    Optimizer_Adam,
)

nnfs.init()

X, y = spiral_data(samples=100, classes=3)
dense1 = Layer_Dense(2, 64, weight_regularizer_l2=5e-4, bias_regularizer_l2=5e-4)
activation1 = Activation_ReLU()
dense2 = Layer_Dense(64, 3, weight_regularizer_l1=1e-4, bias_regularizer_l1=1e-3, weight_regularizer_l2=1e-3)
loss_activation = Activation_Softmax_Loss_CategoricalCrossentropy()
optimizer = Optimizer_Adam(learning_rate=0.02, decay=5e-7)
for epoch in range(101):
    dense1.forward(X)
    activation1.forward(dense1.output)
    dense2.forward(activation1.output)
    data_loss = loss_activation.forward(dense2.output, y)
    regularization_loss = loss_activation.loss.regularization_loss(dense1)
    regularization_loss += loss_activation.loss.regularization_loss(dense2)
    loss = data_loss + regularization_loss
    accuracy = np.mean(np.argmax(loss_activation.output, axis=1) == y)
    if not epoch % 10:
        print(
            f"epoch: {epoch}, acc: {accuracy:.3f}, loss: {loss:.3f} (data_loss: {data_loss:.3f}, "
            f"reg_loss: {regularization_loss:.3f}), lr: {optimizer.current_learning_rate}"
        )
    loss_activation.backward(loss_activation.output, y)
    dense2.backward(loss_activation.dinputs)
    activation1.backward(dense2.dinputs)
    dense1.backward(activation1.dinputs)
    optimizer.pre_update_params()
    optimizer.update_params(dense1)
    optimizer.update_params(dense2)
    optimizer.post_update_params()
print(repr(loss), repr(regularization_loss), loss_activation.loss.regularization_loss(Layer_Dense(2, 3)))
print(dense2.dweights[:2], dense2.dbiases)
