"""The one place that hands arrays to .NET.

``arrays`` has what goes in, ``stream`` the random numbers, ``engine`` the steps and their failures; every other module
has one function for each step. Arrays are lent for the length of a call. Every output is a new NumPy array.
"""

from .activations import ACTIVATIONS, KEEPS_OUTPUT, activate, activation_backward, elementary, predictions
from .arrays import FloatArray, copied, floats, matrix, rows, vector
from .data import POINTS, average_price, houses, points, sine
from .layers import INITIALIZERS, collapse, dense_backward, dense_forward, dropout, initial_weights, multiply, neuron
from .losses import LOSSES, combined_backward, loss_backward, loss_forward, mean
from .optimizers import update
from .stream import RandomState, draw, random_source

__all__ = [
    "ACTIVATIONS",
    "INITIALIZERS",
    "KEEPS_OUTPUT",
    "LOSSES",
    "POINTS",
    "FloatArray",
    "RandomState",
    "activate",
    "activation_backward",
    "average_price",
    "collapse",
    "combined_backward",
    "copied",
    "dense_backward",
    "dense_forward",
    "draw",
    "dropout",
    "elementary",
    "floats",
    "houses",
    "initial_weights",
    "loss_backward",
    "loss_forward",
    "matrix",
    "mean",
    "multiply",
    "neuron",
    "points",
    "predictions",
    "random_source",
    "rows",
    "sine",
    "update",
    "vector",
]
