"""Chapters 21 and 22: parameters handed on, kept in a file, a whole model kept in a file; prediction."""

import tempfile
from pathlib import Path

import nnfs
from nnfs.datasets import spiral_data
from own_classes import (
    Accuracy_Categorical,
    Activation_ReLU,
    Activation_Softmax,
    Layer_Dense,
    Loss_CategoricalCrossentropy,
    Model,
    Optimizer_Adam,
)

nnfs.init()


def network():
    model = Model()
    model.add(Layer_Dense(2, 16, weight_regularizer_l2=1e-3))
    model.add(Activation_ReLU())
    model.add(Layer_Dense(16, 3))
    model.add(Activation_Softmax())
    return model


X, y = spiral_data(samples=60, classes=3)
model = network()
model.set(
    loss=Loss_CategoricalCrossentropy(), optimizer=Optimizer_Adam(learning_rate=0.02), accuracy=Accuracy_Categorical()
)
model.finalize()
model.train(X, y, epochs=5, batch_size=50, print_every=2)
model.evaluate(X, y)
parameters = model.get_parameters()
print([(weights.shape, biases.shape) for weights, biases in parameters], parameters[0][0] is model.layers[0].weights)

# %% parameters handed to a model that cannot train

other = network()
other.set(loss=Loss_CategoricalCrossentropy(), accuracy=Accuracy_Categorical())
other.finalize()
other.evaluate(X, y)
other.set_parameters(parameters)
other.evaluate(X, y, batch_size=7)

# %% parameters in a file

with tempfile.TemporaryDirectory() as folder:
    model.save_parameters(str(Path(folder) / "spiral.parms"))
    other = network()
    other.set(loss=Loss_CategoricalCrossentropy(), accuracy=Accuracy_Categorical())
    other.finalize()
    other.load_parameters(str(Path(folder) / "spiral.parms"))
other.evaluate(X, y)
print(other.layers[2].weights[:2])

# %% a whole model in a file, trained on

with tempfile.TemporaryDirectory() as folder:
    model.save(str(Path(folder) / "spiral.model"))
    other = Model.load(str(Path(folder) / "spiral.model"))
other.evaluate(X, y)
print(hasattr(other.layers[0], "weight_cache"), other.optimizer.iterations)
other.train(X, y, epochs=2, batch_size=50, print_every=5)
print(other.layers[0].weights[0, :4], model.layers[0].weights[0, :4])

# %% confidences and predictions

confidences = model.predict(X[:5])
predictions = model.output_layer_activation.predictions(confidences)
print(confidences, predictions, confidences.dtype, predictions.dtype)
print(model.predict(X, batch_size=64).shape)

# %% forward and backward by hand

output = model.forward(X[:6], training=True)
model.backward(output, y[:6])
print([layer.dinputs.shape for layer in model.layers], model.layers[0].dweights[:, :3])
print(model.layers[1].prev is model.layers[0], model.layers[1].next is model.layers[2], len(model.trainable_layers))
