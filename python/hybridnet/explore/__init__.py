"""Explorables: interactive views of your data and model, in a notebook, its export, or a page.

Each function returns an :class:`~hybridnet.jupyter.Explorable`: the last line of a cell shows it,
``.save("page.html")`` writes a page, and :func:`save_page` a page of several. Everything is
computed in the browser, with the numbers that the same code prints in Python.
"""

import sys
from typing import Any

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

#: The modules of this package, which are not public, and the function that was meant by the name of each.
_MEANT = {
    "functions": "activation",
    "lines": "two_lines",
    "networks": "network",
    "pages": "save_page",
    "ranking": "top_k",
    "regression": "linear_regression",
    "relu": "relu_neuron",
    "softmax": "softmax_regression",
}
for _name in _MEANT:
    globals().pop(_name, None)


def __getattr__(name: str) -> Any:
    text = f"module {__name__!r} has no attribute {name!r}"
    if sys._getframe(1).f_globals.get("__name__") == "importlib._bootstrap" or name[:1] == "_":
        raise AttributeError(text)
    from .._suggestions import meant_among

    meant = _MEANT.get(name) or meant_among(name, __all__, 0.6)
    raise AttributeError(text if meant is None else f"{text}. Did you mean {__name__}.{meant}?", name=name, obj=None)


public(__name__)
