"""Models, layers, losses and optimizers that are custom, beside those of the book: subclasses with other ways."""
# ruff: noqa: N801 - the names are like the book's

import copy
import pickle
import tempfile
from pathlib import Path

import nnfs
import numpy as np
from nnfs.datasets import spiral_data
from own_classes import (
    Accuracy_Categorical,
    Activation_ReLU,
    Activation_Softmax,
    Layer_Dense,
    Loss_CategoricalCrossentropy,
    Model,
    Optimizer_Adam,
    Optimizer_SGD,
)

nnfs.init()
X, y = spiral_data(samples=40, classes=3)


def filled(model, *layers, optimizer):
    for layer in layers:
        model.add(layer)
    model.set(loss=Loss_CategoricalCrossentropy(), optimizer=optimizer, accuracy=Accuracy_Categorical())
    model.finalize()
    return model


# %% a model that counts its passes


class Model_Counting(Model):
    forwards = backwards = 0

    def forward(self, X, training):
        self.forwards += 1
        return super().forward(X, training)

    def backward(self, output, y):
        self.backwards += 1
        super().backward(output, y)


layers = Layer_Dense(2, 16), Activation_ReLU(), Layer_Dense(16, 3), Activation_Softmax()
model = filled(Model_Counting(), *layers, optimizer=Optimizer_Adam(learning_rate=0.02))
model.train(X, y, epochs=4, batch_size=50, print_every=2, validation_data=(X, y))
print(model.forwards, model.backwards, model.layers[0].weights[0, :4])

# %% a layer that watches


class Layer_Watching(Layer_Dense):
    calls = 0

    def forward(self, inputs, training):
        super().forward(inputs, training)
        self.calls += 1
        self.output = self.output * np.float32(2)

    def backward(self, dvalues):
        super().backward(dvalues * np.float32(2))


layers = Layer_Watching(2, 16, weight_regularizer_l2=1e-3), Activation_ReLU(), Layer_Dense(16, 3), Activation_Softmax()
model = filled(Model(), *layers, optimizer=Optimizer_SGD(learning_rate=0.5, momentum=0.9))
model.train(X, y, epochs=4, batch_size=50, print_every=2, validation_data=(X, y))
print(model.layers[0].calls, model.layers[0].weights[0, :4], model.layers[0].weight_momentums[0, :4])

# %% a custom activation, loss and optimizer


class Activation_Square:
    def forward(self, inputs, training):
        self.inputs = inputs
        self.output = inputs * inputs

    def backward(self, dvalues):
        self.dinputs = 2 * self.inputs * dvalues

    def predictions(self, outputs):
        return outputs


class Loss_Doubled(Loss_CategoricalCrossentropy):
    def forward(self, y_pred, y_true):
        return 2 * super().forward(y_pred, y_true)


class Optimizer_Signs:
    current_learning_rate = 0.01

    def pre_update_params(self):
        pass

    def update_params(self, layer):
        layer.weights -= self.current_learning_rate * np.sign(layer.dweights)
        layer.biases -= self.current_learning_rate * np.sign(layer.dbiases)

    def post_update_params(self):
        self.current_learning_rate *= 0.9


layers = Layer_Dense(2, 16), Activation_Square(), Layer_Dense(16, 3), Activation_Softmax()
model = filled(Model(), *layers, optimizer=Optimizer_Signs())
model.set(loss=Loss_Doubled())
model.finalize()
model.train(X, y, epochs=4, batch_size=50, print_every=2, validation_data=(X, y))
print(model.layers[2].weights[:2], model.predict(X[:2]))

# %% layers left out of training by hand

layers = Layer_Dense(2, 16, weight_regularizer_l2=0.01), Activation_ReLU(), Layer_Dense(16, 3), Activation_Softmax()
model = filled(Model(), *layers, optimizer=Optimizer_Adam(learning_rate=0.02))
model.train(X, y, epochs=1)
before = layers[0].weights.copy()
model.trainable_layers.remove(layers[0])
model.train(X, y, epochs=2, batch_size=50)
print(np.array_equal(layers[0].weights, before), np.array_equal(layers[0].biases, np.zeros((1, 16))))
model = copy.deepcopy(model)
model.train(X, y, epochs=2)
print(np.array_equal(model.layers[0].weights, before))
model.trainable_layers = [model.layers[0]]
model = pickle.loads(pickle.dumps(model))
before = model.layers[2].weights.copy()
model.train(X, y, epochs=2)
with tempfile.TemporaryDirectory() as folder:
    model.save(str(Path(folder, "model")))
    model = Model.load(str(Path(folder, "model")))
model.train(X, y, epochs=2, validation_data=(X, y))
print(np.array_equal(model.layers[2].weights, before), model.layers[0].weights[0])
model.finalize()
model.train(X, y, epochs=2)
print(np.array_equal(model.layers[2].weights, before), model.layers[2].weights[:2])

# %% softmax and loss that go back apart

layers = Layer_Dense(2, 16), Activation_ReLU(), Layer_Dense(16, 3), Activation_Softmax()
model = filled(Model(), *layers, optimizer=Optimizer_SGD(learning_rate=1.0))
model.softmax_classifier_output = None
model.train(X, y, epochs=4, batch_size=50, print_every=2)
print(layers[0].weights[:, :4].tolist(), layers[3].dinputs.shape, model.loss.dinputs.dtype)

# %% methods changed from outside


def leaky(self, inputs, training):
    self.inputs = inputs
    self.output = np.maximum(np.float32(0.1) * inputs, inputs)


def counting(layer):
    updated.append(layer.weights.shape)
    update(layer)


layers = Layer_Dense(2, 16), Activation_ReLU(), Layer_Dense(16, 3), Activation_Softmax()
model = filled(Model(), *layers, optimizer=Optimizer_Adam(learning_rate=0.02))
before, Activation_ReLU.forward = Activation_ReLU.forward, leaky
try:
    model.train(X, y, epochs=2)
finally:
    Activation_ReLU.forward = before
model.train(X, y, epochs=2)
updated, update = [], model.optimizer.update_params
model.optimizer.update_params = counting
model.train(X, y, epochs=1, batch_size=50)
print(updated, layers[0].weights[0, :4])
