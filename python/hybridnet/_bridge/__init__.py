"""The one place that hands arrays to .NET.

``arrays`` has what goes in, ``stream`` the random numbers, ``engine`` the steps and their failures; every other module
has one function for each step. Arrays are lent for the length of a call. Every output is a new NumPy array.
"""

from .activations import ACTIVATIONS, KEEPS_OUTPUT, activate, activation_backward, elementary, predictions
from .arrays import FloatArray, as_floats, copied, floats, matrix, plain, rows, rows_and_columns, vector
from .data import POINTS, average_price, houses, points, sine, unseen_houses
from .files import Passengers, fashion_mnist, idx, scaled_pixels
from .layers import INITIALIZERS, collapse, dense_backward, dense_forward, dropout, initial_weights, multiply, neuron
from .linear import linear_state, linear_steps
from .losses import LOSSES, add_penalties, combined_backward, loss_backward, loss_forward, mean, mean_and_sum, targets
from .metrics import among_largest, confusion, equal, nearer, precision, r2
from .optimizers import update
from .preparation import (
    STRATEGIES,
    Scale,
    fill,
    judge_classes,
    judge_numbers,
    one_hot,
    raw_weights,
    split,
    standardise,
    standardise_fit,
)
from .stream import RandomState, draw, random_source
from .training import (
    CACHE,
    GRADIENT,
    MOMENTUM,
    VALUE,
    Interrupt,
    Samples,
    Session,
    inspect,
    probabilities,
    write_order,
    write_results,
)

__all__ = [
    "ACTIVATIONS",
    "CACHE",
    "GRADIENT",
    "INITIALIZERS",
    "KEEPS_OUTPUT",
    "LOSSES",
    "MOMENTUM",
    "POINTS",
    "STRATEGIES",
    "VALUE",
    "FloatArray",
    "Interrupt",
    "Passengers",
    "RandomState",
    "Samples",
    "Scale",
    "Session",
    "activate",
    "activation_backward",
    "add_penalties",
    "among_largest",
    "as_floats",
    "average_price",
    "collapse",
    "combined_backward",
    "confusion",
    "copied",
    "dense_backward",
    "dense_forward",
    "draw",
    "dropout",
    "elementary",
    "equal",
    "fashion_mnist",
    "fill",
    "floats",
    "houses",
    "idx",
    "initial_weights",
    "inspect",
    "judge_classes",
    "judge_numbers",
    "linear_state",
    "linear_steps",
    "loss_backward",
    "loss_forward",
    "matrix",
    "mean",
    "mean_and_sum",
    "multiply",
    "nearer",
    "neuron",
    "one_hot",
    "plain",
    "points",
    "precision",
    "predictions",
    "probabilities",
    "r2",
    "random_source",
    "raw_weights",
    "rows",
    "rows_and_columns",
    "scaled_pixels",
    "sine",
    "split",
    "standardise",
    "standardise_fit",
    "targets",
    "unseen_houses",
    "update",
    "vector",
    "write_order",
    "write_results",
]
