"""Chapters 18 to 20: what training leaves in the layers, the loss and the accuracy, down to the bits."""

import nnfs
import numpy as np
from nnfs.datasets import sine_data, spiral_data
from own_classes import (
    Accuracy_Categorical,
    Accuracy_Regression,
    Activation_Linear,
    Activation_ReLU,
    Activation_Sigmoid,
    Activation_Softmax,
    Layer_Dense,
    Layer_Dropout,
    Loss_BinaryCrossentropy,
    Loss_CategoricalCrossentropy,
    Loss_MeanAbsoluteError,
    Loss_MeanSquaredError,
    Model,
    Optimizer_Adam,
    Optimizer_SGD,
)

nnfs.init()


def filled(*layers, loss, accuracy):
    model = Model()
    for layer in layers:
        model.add(layer)
    model.set(loss=loss, optimizer=Optimizer_Adam(learning_rate=0.02, decay=1e-3), accuracy=accuracy)
    model.finalize()
    return model


def classifier(*between):
    layers = Layer_Dense(2, 16, weight_regularizer_l2=1e-3), Activation_ReLU(), *between
    layers = *layers, Layer_Dense(16, 3), Activation_Softmax()
    return filled(*layers, loss=Loss_CategoricalCrossentropy(), accuracy=Accuracy_Categorical())


def shown(array):
    bits = np.frombuffer(np.ascontiguousarray(array).tobytes(), np.uint32).astype(np.uint64)
    places = np.arange(1, bits.size + 1, dtype=np.uint64)
    return array.shape, array.dtype, np.sum(bits * places), array.reshape(-1)[:2]


def show(model):
    for layer in model.layers:
        for name in ("inputs", "output", "dinputs", "binary_mask", "dweights", "dbiases"):
            if hasattr(layer, name):
                print(name, *shown(getattr(layer, name)))
        print(layer.inputs is layer.prev.output)
    print(np.shares_memory(model.input_layer.output, X), np.shares_memory(model.input_layer.output, X_test))
    end = model.softmax_classifier_output or model.loss
    print("loss", *shown(end.dinputs))
    print(end is model.loss or end.dinputs is model.layers[-1].dinputs)
    for part in (model.loss, model.accuracy):
        print(repr(part.accumulated_sum), part.accumulated_count, repr(part.calculate_accumulated()))


X, y = spiral_data(samples=40, classes=3)
X_test, y_test = spiral_data(samples=21, classes=3)

# %% after training, all samples in one batch

model = classifier()
model.train(X, y, epochs=3)
show(model)

# %% after training in batches, the last one short

model = classifier()
model.train(X, y, epochs=2, batch_size=50, print_every=2)
show(model)

# %% after training with validation

model = classifier()
model.train(X, y, epochs=3, validation_data=(X_test, y_test))
show(model)

# %% after training in batches with validation in batches

model = classifier()
model.train(X, y, epochs=2, batch_size=50, print_every=2, validation_data=(X_test, y_test))
show(model)

# %% after training in batches of which none is short

model = classifier()
model.train(X, y, epochs=2, batch_size=21, print_every=2, validation_data=(X_test, y_test))
show(model)

# %% after training with dropout

model = classifier(Layer_Dropout(0.3))
model.train(X, y, epochs=2, batch_size=50, print_every=2)
show(model)
print(np.random.randn(2))

# %% after training with dropout and validation, twice

model = classifier(Layer_Dropout(0.3))
model.train(X, y, epochs=1, batch_size=63, validation_data=(X_test, y_test))
show(model)
model.train(X[:70], y[:70], epochs=2, batch_size=40, validation_data=(X_test, y_test))
show(model)
model.evaluate(X, y, batch_size=50)
show(model)

# %% after training on dropped inputs

layers = Layer_Dropout(0.2), Layer_Dense(2, 3), Activation_Softmax()
model = filled(*layers, loss=Loss_CategoricalCrossentropy(), accuracy=Accuracy_Categorical())
model.train(X, y, epochs=2, batch_size=50)
show(model)

# %% after training on truths

truths = (y.reshape(-1, 1) == [0, 1]).astype("int64")
layers = Layer_Dense(2, 16), Activation_ReLU(), Layer_Dense(16, 2), Activation_Sigmoid()
model = filled(*layers, loss=Loss_BinaryCrossentropy(), accuracy=Accuracy_Categorical(binary=True))
model.train(X, truths, epochs=2, batch_size=50, validation_data=(X_test, truths[:63]))
show(model)

# %% after training on numbers

X, y = sine_data()
X_test, y_test = X[::7].copy(), y[::7].copy()
for loss in (Loss_MeanSquaredError(), Loss_MeanAbsoluteError()):
    layers = Layer_Dense(1, 16), Activation_ReLU(), Layer_Dense(16, 1), Activation_Linear()
    model = filled(*layers, loss=loss, accuracy=Accuracy_Regression())
    model.train(X, y, epochs=2, batch_size=300)
    show(model)
    model.train(X, y, epochs=1, validation_data=(X_test, y_test))
    show(model)
    print(model.layers[-1].output is model.layers[-1].inputs)

# %% after no training, and after one that leads nowhere

X = np.full((20, 2), 1e30, "float32")
X_test, y = X[:5].copy(), np.arange(20) % 3
model = classifier()
model.train(X, y, epochs=0)
print([hasattr(layer, "output") for layer in model.layers], hasattr(model.loss, "dinputs"))
print(model.loss.accumulated_sum, model.accuracy.accumulated_count)
model.set(optimizer=Optimizer_SGD(learning_rate=1e10))
model.train(X, y, epochs=3, validation_data=(X_test, y[:5]))
print([np.isnan(layer.output).all() for layer in model.layers], model.layers[0].output.shape)
print([np.isnan(layer.dinputs).all() for layer in model.layers], model.layers[0].dinputs.shape)
print(model.loss.accumulated_sum, model.loss.accumulated_count, model.accuracy.calculate_accumulated())
