"""Chapters 18 to 20: a model trained in batches on classes, truths and numbers, with validation."""

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
    Loss_MeanSquaredError,
    Model,
    Optimizer_Adam,
    Optimizer_RMSprop,
    Optimizer_SGD,
)

nnfs.init()
model = Model()

# %% classes, whole

X, y = spiral_data(samples=100, classes=3)
X_test, y_test = spiral_data(samples=100, classes=3)
model.add(Layer_Dense(2, 64, weight_regularizer_l2=5e-4, bias_regularizer_l2=5e-4))
model.add(Activation_ReLU())
model.add(Layer_Dropout(0.1))
model.add(Layer_Dense(64, 3))
model.add(Activation_Softmax())
model.set(
    loss=Loss_CategoricalCrossentropy(),
    optimizer=Optimizer_Adam(learning_rate=0.05, decay=5e-5),
    accuracy=Accuracy_Categorical(),
)
model.finalize()
model.train(X, y, validation_data=(X_test, y_test), epochs=60, print_every=100)
print(model.layers[0].weights[0, :6], model.layers[3].biases, model.layers[0].bias_cache.dtype)
print(np.random.randn(2))

# %% classes, in batches, the last one short

X, y = spiral_data(samples=50, classes=3)
order = np.array(range(len(X)))
np.random.shuffle(order)
X, y = X[order], y[order]
X_test, y_test = spiral_data(samples=40, classes=3)
model.add(Layer_Dense(2, 32))
model.add(Activation_ReLU())
model.add(Layer_Dense(32, 32, weight_regularizer_l1=1e-4, bias_regularizer_l1=1e-4))
model.add(Activation_ReLU())
model.add(Layer_Dense(32, 3))
model.add(Activation_Softmax())
model.set(loss=Loss_CategoricalCrossentropy(), optimizer=Optimizer_Adam(decay=1e-3), accuracy=Accuracy_Categorical())
model.finalize()
model.train(X, y, validation_data=(X_test, y_test), epochs=15, batch_size=32, print_every=3)
model.evaluate(X_test, y_test)
model.evaluate(X_test, y_test, batch_size=50)
print(model.predict(X_test[:3]), model.predict(X_test, batch_size=7).shape)

# %% one-hot classes

X, y = spiral_data(samples=30, classes=4)
y = np.eye(4)[y]
model.add(Layer_Dense(2, 16))
model.add(Activation_ReLU())
model.add(Layer_Dense(16, 4))
model.add(Activation_Softmax())
model.set(
    loss=Loss_CategoricalCrossentropy(),
    optimizer=Optimizer_SGD(learning_rate=0.5, decay=1e-2, momentum=0.9),
    accuracy=Accuracy_Categorical(),
)
model.finalize()
model.train(X, y, epochs=20, batch_size=40, print_every=2)
print(model.layers[0].weights[:, :4], model.layers[-2].weight_momentums[:2])

# %% truths

X, y = spiral_data(samples=100, classes=2)
X_test, y_test = spiral_data(samples=100, classes=2)
y, y_test = y.reshape(-1, 1), y_test.reshape(-1, 1)
model.add(Layer_Dense(2, 64, weight_regularizer_l2=5e-4, bias_regularizer_l2=5e-4))
model.add(Activation_ReLU())
model.add(Layer_Dense(64, 1))
model.add(Activation_Sigmoid())
model.set(
    loss=Loss_BinaryCrossentropy(),
    optimizer=Optimizer_Adam(decay=5e-7),
    accuracy=Accuracy_Categorical(binary=True),
)
model.finalize()
model.train(X, y, validation_data=(X_test, y_test), epochs=30, batch_size=64, print_every=2)
print(model.layers[0].weights[0, :6], model.layers[2].biases)

# %% numbers

X, y = sine_data(200)
for sizes in ((1, 64), (64, 64), (64, 1)):
    model.add(Layer_Dense(*sizes))
    model.layers[-1].weights *= 10
    model.add(Activation_ReLU() if sizes[1] > 1 else Activation_Linear())
model.set(
    loss=Loss_MeanSquaredError(),
    optimizer=Optimizer_RMSprop(learning_rate=0.005, decay=1e-3),
    accuracy=Accuracy_Regression(),
)
model.finalize()
model.train(X, y, epochs=30, batch_size=150, print_every=1, validation_data=(X, y))
print(model.accuracy.precision, model.predict(X[:3]), model.layers[4].bias_cache.dtype)
