"""Attributes that an object does not have: the error names the attribute that was meant.

Reading one raises AttributeError. Setting a misspelled one would be ignored silently, so it raises the same error;
other new attributes are allowed. Classes of ``hybridnet.nnfs`` behave like plain Python classes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ._keywords import SPELLINGS, fold
from ._public import guarded

#: Attributes of Keras, PyTorch and scikit-learn, and those of hybridnet with the same meaning. The error suggests the
#: first one that the object has.
ALIASES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("compile",), ("set",)),
    **dict.fromkeys(("fit_generator", "train_on_batch", "partial_fit"), ("fit",)),
    **dict.fromkeys(("evaluate_generator", "test_on_batch", "score", "test"), ("evaluate",)),
    **dict.fromkeys(("predict_generator", "predict_on_batch", "call", "__call__", "eval"), ("predict", "forward")),
    **dict.fromkeys(("get_weights", "state_dict", "parameters", "coefs_"), ("get_parameters",)),
    **dict.fromkeys(("set_weights", "load_state_dict"), ("set_parameters",)),
    **dict.fromkeys(("save_weights",), ("save_parameters",)),
    **dict.fromkeys(("load_weights",), ("load_parameters",)),
    **dict.fromkeys(("get_layer", "modules", "children"), ("layers",)),
    **dict.fromkeys(("metrics", "metric", "metrics_names", "acc"), ("accuracy",)),
    **dict.fromkeys(("classes_", "class_names"), ("classes",)),
    **dict.fromkeys(("history_", "loss_curve_", "n_iter_"), ("history",)),
    **dict.fromkeys(("stop", "should_stop"), ("stop_training",)),
    **dict.fromkeys(("trainable_weights", "trainable_variables"), ("trainable_layers",)),
    **dict.fromkeys(("kernel", "weight", "coef_", "w", "W"), ("weights",)),
    **dict.fromkeys(("bias", "intercept_", "b"), ("biases",)),
    **dict.fromkeys(("grad", "weight_grad"), ("dweights",)),
    **dict.fromkeys(("step", "minimize", "apply_gradients"), ("update_params",)),
    **dict.fromkeys(("reset", "reset_state", "reset_states"), ("new_pass",)),
    **dict.fromkeys(("update_state",), ("calculate",)),
    **dict.fromkeys(("result", "compute"), ("calculate_accumulated",)),
}
#: Classes and functions of Keras, PyTorch, scikit-learn and pandas, without case and underscores, and ours.
NAMES: dict[str, str] = {
    **dict.fromkeys(("dense", "fullyconnected", "linearlayer", "linear"), "DenseLayer"),
    **dict.fromkeys(("dropout",), "DropoutLayer"),
    **dict.fromkeys(("input",), "InputLayer"),
    **dict.fromkeys(("reluactivation", "relulayer", "relu"), "ReLUActivation"),
    **dict.fromkeys(("softmax", "softmaxlayer"), "SoftmaxActivation"),
    **dict.fromkeys(("sigmoid", "logistic", "sigmoidlayer"), "SigmoidActivation"),
    **dict.fromkeys(("tanh",), "TanhActivation"),
    **dict.fromkeys(("leakyrelu",), "LeakyReLUActivation"),
    **dict.fromkeys(("elu",), "ELUActivation"),
    **dict.fromkeys(("gelu",), "GELUActivation"),
    **dict.fromkeys(("silu", "swish"), "SiLUActivation"),
    **dict.fromkeys(("softplus",), "SoftplusActivation"),
    **dict.fromkeys(("identity",), "LinearActivation"),
    **dict.fromkeys(("sequential", "network", "neuralnetwork", "functional"), "Model"),
    **dict.fromkeys(("load", "loadmodel"), "Model.load"),
    **dict.fromkeys(("mlpclassifier", "classifier", "netclassifier"), "sklearn.NetClassifier"),
    **dict.fromkeys(("mlpregressor", "regressor", "netregressor"), "sklearn.NetRegressor"),
    **dict.fromkeys(("crossentropyloss", "sparsecategoricalcrossentropy", "nllloss"), "CategoricalCrossentropyLoss"),
    **dict.fromkeys(("bceloss", "bce"), "BinaryCrossentropyLoss"),
    **dict.fromkeys(("mseloss", "mse"), "MeanSquaredErrorLoss"),
    **dict.fromkeys(("l1loss", "mae", "maeloss"), "MeanAbsoluteErrorLoss"),
    **dict.fromkeys(("modelcheckpoint",), "Checkpoint"),
    **dict.fromkeys(("standardscaler", "scaler", "normalization"), "Standardizer"),
    **dict.fromkeys(("traintestsplit",), "held_out_split"),
    **dict.fromkeys(("onehotencoder", "getdummies"), "OneHot"),
    **dict.fromkeys(("tocategorical",), "one_hot"),
    **dict.fromkeys(("simpleimputer", "imputer", "fillna"), "FillMissing"),
    **dict.fromkeys(("accuracyscore",), "CategoricalAccuracy"),
    **dict.fromkeys(("setseed", "manualseed", "seed"), "init"),
}
#: The beginnings of the names of the book, which ``hybridnet.nnfs`` has.
_BOOK = ("Layer_", "Activation_", "Loss_", "Optimizer_", "Accuracy_")
#: Attributes of layers and losses that exist only after a pass or a step.
_LATER = frozenset(
    ("inputs", "output", "dinputs", "weights", "biases", "dweights", "dbiases", "binary_mask", "prev", "next",
     "weight_momentums", "weight_cache", "bias_momentums", "bias_cache", "trainable", "trainable_layers", "rate"),
)  # fmt: skip


class Hinted:
    """Base class of objects whose unknown attributes are explained when they are read."""

    def _unknown(self, name: str) -> Any:
        kind: Any = type(self)
        if any(name in vars(each) for each in kind.__mro__):
            return object.__getattribute__(self, name)  # a property that raised AttributeError: its own text
        text = f"{kind.__name__!r} object has no attribute {name!r}"
        meant = None if name[:1] == "_" or _is_plain(kind) else _meant(name, kind, tuple(vars(self)))
        if meant is None:
            raise AttributeError(text, name=name, obj=self)
        # Without the object, Python does not add a suggestion of its own.
        raise AttributeError(f"{text}. Did you mean {meant!r}?", name=name, obj=None)

    if not TYPE_CHECKING:  # type checkers find misspelled names themselves
        __getattr__ = guarded(_unknown)


class Strict(Hinted):
    """Base class of objects whose misspelled attributes are refused when they are set."""

    def _set(self, name: str, value: Any) -> None:
        kind = type(self)
        if name not in vars(self) and not hasattr(kind, name) and _is_ours(kind) and not _is_set_by_hybridnet():
            _check(name, kind, tuple(vars(self)))
        object.__setattr__(self, name, value)

    if not TYPE_CHECKING:
        __setattr__ = guarded(_set)


def has(part: Any, name: str) -> bool:
    """``hasattr``, in a fiftieth of the time where the attribute is missing, because no error is explained."""
    kind: Any = type(part)
    if getattr(kind, "__getattr__", None) is not Hinted.__getattr__:  # type: ignore[attr-defined]
        return hasattr(part, name)
    return name in vars(part) or hasattr(kind, name)


def check_attributes(parts: Iterable[Any]) -> None:
    """Raise an error if a misspelled attribute of a layer, a loss or a metric was set.

    Layers and losses set attributes in every pass, so they are checked before training instead of when they are set.

    Raises
    ------
    AttributeError : the text has the attribute that was meant.
    """
    for part in parts:
        kind = type(part)
        if _is_ours(kind):
            names = tuple(vars(part))
            for name in names:
                if name not in _LATER and not hasattr(kind, name):
                    _check(name, kind, (*names, *sorted(_LATER)))


def meant_of_module(name: str, names: Iterable[str]) -> str | None:
    """The public name that was meant, such as ``hybridnet.DenseLayer`` for ``Dense``; None if none is similar."""
    if name[:1] == "_":
        return None
    if name.startswith(_BOOK):
        return f"{__package__}.nnfs.{name}"
    meant = NAMES.get(fold(name)) or meant_among(name, names, 0.7)
    return None if meant is None else f"{__package__}.{meant}"


def meant_among(name: str, known: Iterable[str], cutoff: float) -> str | None:
    """The most similar name, ignoring case and underscores; None if none is similar."""
    folded = {fold(each): each for each in known}
    return next((folded[near] for near in get_close_matches(fold(name), folded, n=1, cutoff=cutoff)), None)


def _check(name: str, kind: Any, others: tuple[str, ...]) -> None:
    meant = _misspelled(name, kind, others)
    if meant is not None:
        raise AttributeError(
            f"{kind.__name__!r} object has no attribute {name!r}; setting it has no effect. Did you mean {meant!r}?",
            name=name,
            obj=None,
        )


@lru_cache(maxsize=1024)
def _meant(name: str, kind: Any, others: tuple[str, ...]) -> str | None:
    known = _known(kind, others)
    for ours in (*ALIASES.get(name, ()), *SPELLINGS.get(name, ())):
        if ours in known:
            return ours
    return meant_among(name, known, 0.75)


@lru_cache(maxsize=1024)
def _misspelled(name: str, kind: Any, others: tuple[str, ...]) -> str | None:
    """The data attribute that was meant; None for a new attribute, such as ``learning_rate_before``."""
    if name[:1] == "_":
        return None
    data = {each for each in _known(kind, others) - {name} if not callable(getattr(kind, each, None))}
    for ours in (*ALIASES.get(name, ()), *SPELLINGS.get(name, ())):
        if ours in data:
            return ours
    near = meant_among(name, data, 0.85)
    if near is None or any(letter.isdigit() for letter in name) or name.startswith(f"{near}_"):
        return None
    return near


def _known(kind: type[Any], others: tuple[str, ...]) -> set[str]:
    annotated = {name for each in kind.__mro__ for name in vars(each).get("__annotations__", ())}
    return {name for name in {*dir(kind), *annotated, *others} if name[0] != "_"}


def _is_plain(kind: type[Any]) -> bool:
    """Whether a class is one of ``hybridnet.nnfs``, or derived from one."""
    return any(each.__module__.startswith(f"{__package__}.nnfs") for each in kind.__mro__)


def _is_ours(kind: type[Any]) -> bool:
    """Whether a class is one of hybridnet itself, except ``hybridnet.nnfs``."""
    return kind.__module__.partition(".")[0] == __package__ and not _is_plain(kind)


def _is_set_by_hybridnet() -> bool:
    frame = sys._getframe(2)
    while frame.f_back is not None and frame.f_globals.get("__name__") == __name__:
        frame = frame.f_back
    return str(frame.f_globals.get("__name__")).partition(".")[0] == __package__
