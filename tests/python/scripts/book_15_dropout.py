"""Chapter 15: dropout between two layers, penalties on the first; masks are float64 and their dtype spreads."""

import nnfs
import numpy as np
from nnfs.datasets import spiral_data
from own_classes import (
    Activation_ReLU,
    Activation_Softmax_Loss_CategoricalCrossentropy,
    Layer_Dense,
    Layer_Dropout,
    Own_Adam,
    regularization_loss,
)

nnfs.init()

X, y = spiral_data(samples=200, classes=3)
dense1 = Layer_Dense(2, 64, weight_regularizer_l2=5e-4, bias_regularizer_l2=5e-4)
activation1, dropout1, dense2 = Activation_ReLU(), Layer_Dropout(0.1), Layer_Dense(64, 3)
loss_activation = Activation_Softmax_Loss_CategoricalCrossentropy()
optimizer = Own_Adam(learning_rate=0.05, decay=5e-5)
for epoch in range(61):
    dense1.forward(X)
    activation1.forward(dense1.output)
    dropout1.forward(activation1.output)
    dense2.forward(dropout1.output)
    data_loss = loss_activation.forward(dense2.output, y)
    if not epoch % 10:
        print(f"epoch: {epoch}, data_loss: {data_loss!r}, reg_loss: {regularization_loss(dense1)!r}")
    loss_activation.backward(loss_activation.output, y)
    dense2.backward(loss_activation.dinputs)
    dropout1.backward(dense2.dinputs)
    activation1.backward(dropout1.dinputs)
    dense1.backward(activation1.dinputs)
    optimizer.pre_update_params()
    optimizer.update_params(dense1)
    optimizer.update_params(dense2)
    optimizer.post_update_params()
print(dropout1.binary_mask[0, :8], dropout1.rate, dropout1.output.dtype, dropout1.dinputs.dtype)
print(dense1.dweights.dtype, dense1.dbiases.dtype, dense1.bias_cache.dtype, dense1.biases.dtype)
print(np.random.randn(3))

dense1.forward(X)
activation1.forward(dense1.output)
dropout1.forward(activation1.output, training=False)
print(dropout1.output is not activation1.output, dropout1.output[50, :4])
