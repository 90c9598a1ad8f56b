"""Explorables: interactive views of your data and model, in a notebook, its export, or a page.

Each function returns an :class:`~hybridnet.jupyter.Explorable`: the last line of a cell shows it,
``.save("page.html")`` writes a page, and :func:`save_page` a page of several. Everything is
computed in the browser, with the numbers that the same code prints in Python.
"""

from .._public import public
from .functions import activation as activation
from .lines import two_lines as two_lines
from .networks import network as network
from .networks import prediction as prediction
from .pages import save_page as save_page
from .ranking import top_k as top_k
from .regression import gradient_descent as gradient_descent
from .regression import line_story as line_story
from .regression import linear_regression as linear_regression
from .regression import two_features as two_features
from .relu import relu_neuron as relu_neuron
from .relu import relu_pair as relu_pair
from .softmax import softmax_regression as softmax_regression

__all__ = [
    "activation",
    "gradient_descent",
    "line_story",
    "linear_regression",
    "network",
    "prediction",
    "relu_neuron",
    "relu_pair",
    "save_page",
    "softmax_regression",
    "top_k",
    "two_features",
    "two_lines",
]


public(__name__)
