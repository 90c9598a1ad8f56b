"""Chapter 17: regression of a sine, with a layer that starts with greater weights, made by a subclass."""

import nnfs
import numpy as np
from nnfs.datasets import sine_data
from own_classes import Activation_Linear, Activation_ReLU, Layer_Dense, Loss_MeanSquaredError, Own_Adam

nnfs.init()


class Layer_Greater(Layer_Dense):  # noqa: N801
    def __init__(self, n_inputs, n_neurons):
        super().__init__(n_inputs, n_neurons)
        self.weights = 10 * self.weights


X, y = sine_data(200)
print(X.dtype, y[:3].tolist())
dense1, activation1 = Layer_Greater(1, 64), Activation_ReLU()
dense2, activation2 = Layer_Greater(64, 64), Activation_ReLU()
dense3, activation3 = Layer_Greater(64, 1), Activation_Linear()
loss_function, optimizer = Loss_MeanSquaredError(), Own_Adam(learning_rate=0.005, decay=1e-3)
accuracy_precision = np.std(y) / 250
for epoch in range(61):
    dense1.forward(X)
    activation1.forward(dense1.output)
    dense2.forward(activation1.output)
    activation2.forward(dense2.output)
    dense3.forward(activation2.output)
    activation3.forward(dense3.output)
    loss = loss_function.calculate(activation3.output, y)
    predictions = activation3.output
    if not epoch % 10:
        print(f"epoch: {epoch}, acc: {np.mean(np.absolute(predictions - y) < accuracy_precision):.3f}, loss: {loss!r}")
    loss_function.backward(activation3.output, y)
    activation3.backward(loss_function.dinputs)
    dense3.backward(activation3.dinputs)
    activation2.backward(dense3.dinputs)
    dense2.backward(activation2.dinputs)
    activation1.backward(dense2.dinputs)
    dense1.backward(activation1.dinputs)
    optimizer.pre_update_params()
    for layer in (dense1, dense2, dense3):
        optimizer.update_params(layer)
    optimizer.post_update_params()
print(activation3.output is dense3.output, activation3.dinputs.dtype, dense3.dbiases.dtype, dense1.dweights.dtype)
