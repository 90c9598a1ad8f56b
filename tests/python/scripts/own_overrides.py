"""Overridden methods wherever the book's classes call each other: in a subclass, and put on an object."""
# ruff: noqa: N801 - the names are like the book's

import tempfile
from pathlib import Path

import nnfs
import numpy as np
from nnfs.datasets import spiral_data
from own_classes import (
    Accuracy_Categorical,
    Activation_ReLU,
    Activation_Sigmoid,
    Activation_Softmax,
    Layer_Dense,
    Layer_Dropout,
    Loss_BinaryCrossentropy,
    Loss_CategoricalCrossentropy,
    Model,
    Optimizer_Adam,
    Optimizer_SGD,
)

nnfs.init()
X, y = spiral_data(samples=30, classes=3)
counted = []


def counting(kind, *names):
    """A subclass whose methods note that they were called."""

    def own(name):
        def method(self, *args, **kwargs):
            counted.append(name)
            return getattr(super(subclass, self), name)(*args, **kwargs)

        return method

    subclass = type(f"{kind.__name__}_Counting", (kind,), {name: own(name) for name in names})
    return subclass


def put_on(part, *names):
    """Note calls of an object's methods, by others in their place."""

    def own(name, before):
        def method(*args, **kwargs):
            counted.append(name)
            return before(*args, **kwargs)

        return method

    for name in names:
        setattr(part, name, own(name, getattr(part, name)))
    return part


def trained(change=None, kind=Model, optimizer=Optimizer_Adam, accuracy=Accuracy_Categorical, **kinds):
    """Everything that one does with a model; prints what came of it, and the calls in between."""
    counted.clear()
    np.random.seed(3)
    model = kind()
    dense, relu = kinds.get("dense", Layer_Dense), kinds.get("relu", Activation_ReLU)
    drop, softmax = kinds.get("drop", Layer_Dropout), kinds.get("softmax", Activation_Softmax)
    for layer in (dense(2, 8, weight_regularizer_l2=1e-3), relu(), drop(0.2), dense(8, 3), softmax()):
        model.add(layer)
    model.set(
        loss=kinds.get("loss", Loss_CategoricalCrossentropy)(),
        optimizer=optimizer(learning_rate=0.05),
        accuracy=accuracy(),
    )
    model.finalize()
    if change is not None:
        change(model)
    model.train(X, y, epochs=2, batch_size=32, print_every=2, validation_data=(X, y))
    model.evaluate(X[:20], y[:20], batch_size=12)
    print(model.predict(X[:2]), model.predict(X, batch_size=40).shape)
    with tempfile.TemporaryDirectory() as folder:
        model.save_parameters(str(Path(folder, "parameters")))
        model.load_parameters(str(Path(folder, "parameters")))
    output = model.forward(X[:3], training=True)
    model.backward(output, y[:3])
    print({name: counted.count(name) for name in sorted(set(counted))})
    print(model.layers[0].weights[0, :3], model.layers[0].dinputs[0], model.loss.accumulated_count)
    return model


# %% methods of a model

for name in ("forward", "backward", "evaluate", "finalize", "predict", "train", "get_parameters", "set_parameters"):
    trained(kind=counting(Model, name))
for name in ("forward", "backward", "evaluate", "get_parameters", "set_parameters"):
    trained(change=lambda model, name=name: put_on(model, name))

# %% methods of a loss

for name in ("forward", "calculate", "calculate_accumulated", "new_pass", "regularization_loss"):
    trained(loss=counting(Loss_CategoricalCrossentropy, name))
    trained(change=lambda model, name=name: put_on(model.loss, name))
trained(loss=counting(Loss_CategoricalCrossentropy, "remember_trainable_layers"))

# %% methods of a loss that goes back by itself

for part in (counting(Loss_BinaryCrossentropy, "backward"), counting(Loss_BinaryCrossentropy, "calculate")):
    targets = (X[:, :1] > 0).astype(int)
    model = Model()
    for layer in (Layer_Dense(2, 4), Activation_ReLU(), Layer_Dense(4, 1), Activation_Sigmoid()):
        model.add(layer)
    model.set(loss=part(), optimizer=Optimizer_Adam(), accuracy=Accuracy_Categorical(binary=True))
    model.finalize()
    counted.clear()
    model.train(X, targets, epochs=2, batch_size=50, validation_data=(X, targets))
    print(counted, model.layers[0].weights[0])

# %% methods of an accuracy

for name in ("init", "compare", "calculate", "calculate_accumulated", "new_pass"):
    trained(accuracy=counting(Accuracy_Categorical, name))
    trained(change=lambda model, name=name: put_on(model.accuracy, name))

# %% methods of an optimizer

for kind in (Optimizer_Adam, Optimizer_SGD):
    for name in ("pre_update_params", "update_params", "post_update_params"):
        trained(optimizer=counting(kind, name))
        trained(optimizer=kind, change=lambda model, name=name: put_on(model.optimizer, name))

# %% methods of layers

for name in ("forward", "backward", "get_parameters", "set_parameters"):
    trained(dense=counting(Layer_Dense, name))
    trained(change=lambda model, name=name: put_on(model.layers[0], name))
for name in ("forward", "backward"):
    trained(drop=counting(Layer_Dropout, name))
    trained(relu=counting(Activation_ReLU, name))
    trained(change=lambda model, name=name: put_on(model.layers[1], name))
trained(softmax=counting(Activation_Softmax, "forward", "predictions"))
trained(change=lambda model: put_on(model.layers[-1], "predictions"))

# %% methods of what finalize makes

trained(change=lambda model: put_on(model.input_layer, "forward"))
trained(change=lambda model: put_on(model.softmax_classifier_output, "backward"))

# %% what finalize makes, replaced


class Output_Reversed:
    def predictions(self, outputs):
        return np.argmin(outputs, axis=1)


class Input_Doubled:
    def forward(self, inputs, training):
        self.output = inputs * np.float32(2)


def replace(name, part):
    trained(change=lambda model: setattr(model, name, part()))


replace("output_layer_activation", Output_Reversed)


def double(model):
    model.input_layer = model.layers[0].prev = Input_Doubled()


trained(change=double)
trained(change=lambda model: setattr(model.loss, "trainable_layers", [model.layers[3]]))
trained(change=lambda model: setattr(model.layers[3], "prev", model.layers[1]))

# %% custom numbers from a loss and an accuracy


class Loss_Half(Loss_CategoricalCrossentropy):
    def calculate(self, output, y, *, include_regularization=False):
        losses = super().calculate(output, y, include_regularization=True)
        return (losses[0] / 2, losses[1] * 3) if include_regularization else losses[0] / 2

    def calculate_accumulated(self, *, include_regularization=False):
        return (7.0, 0.25) if include_regularization else 5.0


class Accuracy_Whole(Accuracy_Categorical):
    def calculate(self, predictions, y):
        return 10 + super().calculate(predictions, y)

    def calculate_accumulated(self):
        return 100 + super().calculate_accumulated()


trained(loss=Loss_Half, accuracy=Accuracy_Whole)

# %% a custom finalize, all of it


class Model_Partly(Model):
    def finalize(self):
        super().finalize()
        self.trainable_layers = [self.layers[3]]
        self.loss.remember_trainable_layers(self.trainable_layers)


model = trained(kind=Model_Partly)
print(len(model.trainable_layers), hasattr(model.layers[0], "weight_cache"))

# %% a property in place of a setting


class Optimizer_Steps(Optimizer_SGD):
    @property
    def current_learning_rate(self):
        return 0.5 if self.iterations < 3 else 0.125

    @current_learning_rate.setter
    def current_learning_rate(self, value):
        pass


trained(optimizer=Optimizer_Steps)
