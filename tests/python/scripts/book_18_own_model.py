"""Chapter 18: a custom model over layers from elsewhere."""

import nnfs
import numpy as np
from nnfs.datasets import spiral_data
from own_classes import (
    Activation_ReLU,
    Activation_Softmax,
    Layer_Dense,
    Layer_Dropout,
    Layer_Input,
    Loss_CategoricalCrossentropy,
    Own_Adam,
    Own_Model,
)

nnfs.init()

X, y = spiral_data(samples=100, classes=3)
model = Own_Model()
model.add(Layer_Dense(2, 32, weight_regularizer_l2=5e-4, bias_regularizer_l2=5e-4))
model.add(Activation_ReLU())
model.add(Layer_Dropout(0.1))
model.add(Layer_Dense(32, 3))
model.add(Activation_Softmax())
model.set(loss=Loss_CategoricalCrossentropy(), optimizer=Own_Adam(learning_rate=0.05, decay=5e-5))
model.finalize(Layer_Input())
model.train(X, y, epochs=60, print_every=10)
print([type(layer).__name__ for layer in model.trainable_layers], model.layers[1].prev is model.layers[0])
output = model.forward(X[:4], training=False)
print(output, model.layers[-1].predictions(output), isinstance(model.layers[-1], Activation_Softmax))
print(np.random.randn(2))
