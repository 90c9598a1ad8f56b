"""HybridNet: a neural-network engine in C# whose results are bit-equal to NumPy's, from Python.

``import hybridnet as hn`` loads almost nothing: a module is imported when one of its names is first used, and .NET
starts when the engine is first used.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ._public import guarded as _guarded
from ._version import __version__ as __version__

if TYPE_CHECKING:
    # For type checkers and editors; tests/python/test_package.py checks that it is equal to the table below.
    from . import datasets as datasets
    from . import explore as explore
    from . import views as views
    from ._doctor import doctor as doctor
    from ._errors import DivergenceError as DivergenceError
    from ._errors import HybridNetError as HybridNetError
    from ._errors import RuntimeNotFoundError as RuntimeNotFoundError
    from ._errors import ShapeError as ShapeError
    from ._errors import StateError as StateError
    from ._numerics import init as init
    from ._verify import verify as verify
    from .activations import Activation as Activation
    from .activations import ELUActivation as ELUActivation
    from .activations import FunctionActivation as FunctionActivation
    from .activations import GELUActivation as GELUActivation
    from .activations import HeavisideActivation as HeavisideActivation
    from .activations import LeakyReLUActivation as LeakyReLUActivation
    from .activations import LinearActivation as LinearActivation
    from .activations import ReLUActivation as ReLUActivation
    from .activations import SigmoidActivation as SigmoidActivation
    from .activations import SiLUActivation as SiLUActivation
    from .activations import SoftmaxActivation as SoftmaxActivation
    from .activations import SoftplusActivation as SoftplusActivation
    from .activations import TanhActivation as TanhActivation
    from .activations import heaviside as heaviside
    from .activations import leaky_relu as leaky_relu
    from .activations import relu as relu
    from .activations import sigmoid as sigmoid
    from .activations import softmax as softmax
    from .activations import tanh as tanh
    from .callbacks import Callback as Callback
    from .callbacks import Checkpoint as Checkpoint
    from .callbacks import CSVLog as CSVLog
    from .callbacks import EarlyStopping as EarlyStopping
    from .capacity import accuracy_by_hidden as accuracy_by_hidden
    from .datasets import average_price as average_price
    from .datasets import circles_data as circles_data
    from .datasets import good_or_bad_houses as good_or_bad_houses
    from .datasets import moons_data as moons_data
    from .datasets import sine_data as sine_data
    from .datasets import spiral_data as spiral_data
    from .datasets import ten_houses as ten_houses
    from .datasets import three_houses as three_houses
    from .datasets import vertical_data as vertical_data
    from .datasets import xor_data as xor_data
    from .diagrams import Diagram as Diagram
    from .diagrams import diagram as diagram
    from .diagrams import graph_diagram as graph_diagram
    from .diagrams import neuron_diagram as neuron_diagram
    from .diagrams import neuron_symbol as neuron_symbol
    from .function_plots import plot_functions as plot_functions
    from .history import History as History
    from .inspection import LayerReport as LayerReport
    from .layers import DenseLayer as DenseLayer
    from .layers import DropoutLayer as DropoutLayer
    from .layers import InputLayer as InputLayer
    from .layers import Layer as Layer
    from .layers import collapse as collapse
    from .linear import LinearTrainer as LinearTrainer
    from .losses import BinaryCrossentropyLoss as BinaryCrossentropyLoss
    from .losses import CategoricalCrossentropyLoss as CategoricalCrossentropyLoss
    from .losses import Loss as Loss
    from .losses import MeanAbsoluteErrorLoss as MeanAbsoluteErrorLoss
    from .losses import MeanSquaredErrorLoss as MeanSquaredErrorLoss
    from .losses import SigmoidBinaryCrossentropyLoss as SigmoidBinaryCrossentropyLoss
    from .losses import SoftmaxCategoricalCrossentropy as SoftmaxCategoricalCrossentropy
    from .metrics import R2 as R2
    from .metrics import Accuracy as Accuracy
    from .metrics import CategoricalAccuracy as CategoricalAccuracy
    from .metrics import F1Score as F1Score
    from .metrics import Precision as Precision
    from .metrics import Recall as Recall
    from .metrics import RegressionAccuracy as RegressionAccuracy
    from .metrics import TopKAccuracy as TopKAccuracy
    from .model import Model as Model
    from .neuron import Neuron as Neuron
    from .optimizers import SGD as SGD
    from .optimizers import AdaGrad as AdaGrad
    from .optimizers import Adam as Adam
    from .optimizers import Optimizer as Optimizer
    from .optimizers import RMSprop as RMSprop
    from .preparation import Standardizer as Standardizer
    from .preparation import fill_missing as fill_missing
    from .preparation import one_hot as one_hot
    from .preprocessing import Preprocessing as Preprocessing
    from .scores import confusion_matrix as confusion_matrix
    from .scores import r2_score as r2_score
    from .scores import top_k_accuracy as top_k_accuracy
    from .splits import HeldOutSplit as HeldOutSplit
    from .splits import held_out_split as held_out_split
    from .tables import FillMissing as FillMissing
    from .tables import OneHot as OneHot
    from .tables import read_csv as read_csv
    from .threads import get_num_threads as get_num_threads
    from .threads import num_threads as num_threads
    from .threads import set_num_threads as set_num_threads

# Every public name and its module; None for a module.
_HOME: dict[str, str | None] = {
    "DivergenceError": "_errors",
    "Model": "model",
    "LayerReport": "inspection",
    "History": "history",
    "EarlyStopping": "callbacks",
    "CSVLog": "callbacks",
    "Callback": "callbacks",
    "Checkpoint": "callbacks",
    "datasets": None,
    "explore": None,
    "views": None,
    "HybridNetError": "_errors",
    "RuntimeNotFoundError": "_errors",
    "ShapeError": "_errors",
    "StateError": "_errors",
    "doctor": "_doctor",
    "Activation": "activations",
    "ELUActivation": "activations",
    "FunctionActivation": "activations",
    "GELUActivation": "activations",
    "HeavisideActivation": "activations",
    "LeakyReLUActivation": "activations",
    "LinearActivation": "activations",
    "ReLUActivation": "activations",
    "SiLUActivation": "activations",
    "SigmoidActivation": "activations",
    "SoftmaxActivation": "activations",
    "SoftplusActivation": "activations",
    "TanhActivation": "activations",
    "heaviside": "activations",
    "leaky_relu": "activations",
    "relu": "activations",
    "sigmoid": "activations",
    "softmax": "activations",
    "tanh": "activations",
    "DenseLayer": "layers",
    "DropoutLayer": "layers",
    "InputLayer": "layers",
    "Layer": "layers",
    "BinaryCrossentropyLoss": "losses",
    "CategoricalCrossentropyLoss": "losses",
    "Loss": "losses",
    "MeanAbsoluteErrorLoss": "losses",
    "MeanSquaredErrorLoss": "losses",
    "SigmoidBinaryCrossentropyLoss": "losses",
    "SoftmaxCategoricalCrossentropy": "losses",
    "init": "_numerics",
    "get_num_threads": "threads",
    "num_threads": "threads",
    "set_num_threads": "threads",
    "Accuracy": "metrics",
    "CategoricalAccuracy": "metrics",
    "F1Score": "metrics",
    "Precision": "metrics",
    "R2": "metrics",
    "Recall": "metrics",
    "RegressionAccuracy": "metrics",
    "TopKAccuracy": "metrics",
    "confusion_matrix": "scores",
    "r2_score": "scores",
    "top_k_accuracy": "scores",
    "AdaGrad": "optimizers",
    "Adam": "optimizers",
    "Optimizer": "optimizers",
    "RMSprop": "optimizers",
    "SGD": "optimizers",
    "verify": "_verify",
    "average_price": "datasets",
    "circles_data": "datasets",
    "good_or_bad_houses": "datasets",
    "moons_data": "datasets",
    "sine_data": "datasets",
    "spiral_data": "datasets",
    "ten_houses": "datasets",
    "three_houses": "datasets",
    "vertical_data": "datasets",
    "xor_data": "datasets",
    "HeldOutSplit": "splits",
    "Preprocessing": "preprocessing",
    "Standardizer": "preparation",
    "fill_missing": "preparation",
    "held_out_split": "splits",
    "one_hot": "preparation",
    "FillMissing": "tables",
    "OneHot": "tables",
    "read_csv": "tables",
    "Neuron": "neuron",
    "collapse": "layers",
    "accuracy_by_hidden": "capacity",
    "LinearTrainer": "linear",
    "Diagram": "diagrams",
    "diagram": "diagrams",
    "graph_diagram": "diagrams",
    "plot_functions": "function_plots",
    "neuron_diagram": "diagrams",
    "neuron_symbol": "diagrams",
}

#: Packages that are also imported at their first use, but not by ``from hybridnet import *``.
_ON_DEMAND = ("nnfs", "sklearn")

__all__ = sorted([*_HOME, "__version__"])  # pyright: ignore[reportUnsupportedDunderAll]


@_guarded
def __getattr__(name: str) -> Any:
    if name not in _HOME and name not in _ON_DEMAND:
        text = f"module 'hybridnet' has no attribute {name!r}"
        if sys._getframe(2).f_globals.get("__name__") == "importlib._bootstrap":
            raise AttributeError(text)  # it asks before it imports a module of this name
        from ._suggestions import meant_of_module

        meant = meant_of_module(name, _HOME)
        raise AttributeError(text if meant is None else f"{text}. Did you mean {meant}?", name=name, obj=None)
    home = _HOME.get(name)
    module = import_module(f".{home or name}", __name__)
    value = globals()[name] = module if home is None else getattr(module, name)
    return value


def load_ipython_extension(shell: Any) -> None:
    """Make ``%nn``, ``%%nngraph``, ``%neuron`` and ``%nnplot`` known to IPython: ``%load_ext hybridnet``."""
    import_module(".jupyter._magics", __name__).load(shell)


def unload_ipython_extension(shell: Any) -> None:
    """Remove the magic commands: ``%unload_ext hybridnet``."""
    import_module(".jupyter._magics", __name__).unload(shell)


def __dir__() -> list[str]:
    """The names for completion and ``help``: the public names, and the packages that can be imported."""
    from importlib.util import find_spec

    packages = _ON_DEMAND if find_spec("sklearn") else _ON_DEMAND[:1]
    return sorted({*__all__, *packages} | {name for name in globals() if name.startswith("__")})
