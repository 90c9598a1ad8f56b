"""A drop-in replacement for the nnfs package, and the classes of the book *Neural Networks from Scratch*.

What a reader of the book has typed runs when its imports are changed: ``import hybridnet.nnfs as nnfs``,
``from hybridnet.nnfs.datasets import spiral_data``, ``from hybridnet.nnfs import Layer_Dense``. Without ``init`` the
classes compute as plain NumPy, in float64; after it as NumPy does then.

>>> import numpy as np
>>> from hybridnet import nnfs
>>> from hybridnet.nnfs.datasets import spiral_data
>>> nnfs.init()
>>> X, y = spiral_data(samples=100, classes=3)
>>> dense1 = nnfs.Layer_Dense(2, 3)
>>> dense1.forward(X)
>>> print(dense1.output[1])
[-1.0475188e-04  1.1395361e-04 -4.7983500e-05]
"""

from typing import TYPE_CHECKING

from .._public import deferred, public
from .book import (
    Accuracy,
    Accuracy_Categorical,
    Accuracy_Regression,
    Activation_Linear,
    Activation_ReLU,
    Activation_Sigmoid,
    Activation_Softmax,
    Activation_Softmax_Loss_CategoricalCrossentropy,
    Layer_Dense,
    Layer_Dropout,
    Layer_Input,
    Loss,
    Loss_BinaryCrossentropy,
    Loss_CategoricalCrossentropy,
    Loss_MeanAbsoluteError,
    Loss_MeanSquaredError,
    Optimizer_Adagrad,
    Optimizer_Adam,
    Optimizer_RMSprop,
    Optimizer_SGD,
)
from .core import init

if TYPE_CHECKING:
    from . import datasets
    from .model import Model
else:  # they are imported at their first use
    __getattr__ = deferred(__name__, {"datasets": (), "model": ("Model",)})

#: The version of nnfs that this replaces.
__version__ = "0.5.1"

__all__ = [
    "Accuracy",
    "Accuracy_Categorical",
    "Accuracy_Regression",
    "Activation_Linear",
    "Activation_ReLU",
    "Activation_Sigmoid",
    "Activation_Softmax",
    "Activation_Softmax_Loss_CategoricalCrossentropy",
    "Layer_Dense",
    "Layer_Dropout",
    "Layer_Input",
    "Loss",
    "Loss_BinaryCrossentropy",
    "Loss_CategoricalCrossentropy",
    "Loss_MeanAbsoluteError",
    "Loss_MeanSquaredError",
    "Model",
    "Optimizer_Adagrad",
    "Optimizer_Adam",
    "Optimizer_RMSprop",
    "Optimizer_SGD",
    "datasets",
    "init",
]


public(__name__)
