"""What was meant by an attribute that an object does not have, or by a name that the package does not have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import lru_cache
from types import CodeType
from typing import Any

from ._keywords import ELSEWHERE, SPELLINGS, fold
from ._public import unguarded

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
#: Attributes that passes, steps and models set on the parts of a model.
_LATER = frozenset(
    ("inputs", "output", "dinputs", "weights", "biases", "dweights", "dbiases", "binary_mask", "prev", "next",
     "weight_momentums", "weight_cache", "bias_momentums", "bias_cache", "trainable", "trainable_layers"),
)  # fmt: skip
#: What sets an attribute of a layer, an activation or a loss after it was made.
_SET_BY = {
    **dict.fromkeys(("inputs", "output", "binary_mask"), "A forward pass sets it: call forward first."),
    **dict.fromkeys(("dinputs", "dweights", "dbiases"), "A backward pass sets it: call backward first."),
    **dict.fromkeys(
        ("weight_momentums", "weight_cache", "bias_momentums", "bias_cache"),
        "The first step of an optimizer that has it sets it: train first.",
    ),
    **dict.fromkeys(("prev", "next"), "The model of the layer sets it: add it to one, and call finalize."),
    "trainable_layers": "remember_trainable_layers sets it; a model calls that.",
}
#: The attributes of layers with weights: only these are trained.
_OF_WEIGHTS = ("weights", "biases", "dweights", "dbiases", "weight_momentums", "weight_cache", "bias_momentums",
               "bias_cache")  # fmt: skip
#: The methods whose arguments are mistaken for attributes.
_CALLS = ("fit", "train")


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


@lru_cache(maxsize=1024)
def meant(name: str, kind: Any, others: tuple[str, ...]) -> str | None:
    known = {*own_names(kind), *others}
    for ours in (*ALIASES.get(name, ()), *SPELLINGS.get(name, ())):
        if ours in known:
            return ours
    return meant_among(name, known, 0.75)


@lru_cache(maxsize=1024)
def set_later(name: str, kind: Any) -> str | None:
    """What sets an attribute that an object does not have yet, or which object has it; None for other names."""
    if name not in _LATER:
        return None
    if name in _OF_WEIGHTS and not _has_weights(kind):
        return f". {_where_weights_are(name, kind)}" if hasattr(kind, "forward") or hasattr(kind, "_numerics") else None
    is_part = hasattr(kind, "_numerics") or (hasattr(kind, "forward") and not hasattr(kind, "fit"))
    has_it = name in _SET_BY and is_part and (name != "trainable_layers" or hasattr(kind, "calculate"))
    return f" yet. {_SET_BY[name]}" if has_it else None


def without_effect(name: str, kind: Any) -> str | None:
    """Where an attribute of layers with weights belongs that is set on another object; None for other names."""
    is_part = hasattr(kind, "forward") or hasattr(kind, "update_params") or hasattr(kind, "_numerics")
    is_of_weights = name in ("weights", "biases", "dweights", "dbiases")
    return _where_weights_are(name, kind) if is_of_weights and is_part and not _has_weights(kind) else None


def _has_weights(kind: Any) -> bool:
    """Whether objects of a class have weights: a dense layer, or a user-defined class."""
    return kind.__module__.partition(".")[0] != __package__ or hasattr(kind, "from_parameters")


def _where_weights_are(name: str, kind: Any) -> str:
    if hasattr(kind, "get_parameters"):
        return f"Its layers have them, such as model.layers[0].{name}; get_parameters and set_parameters have all."
    return f"Dense layers have {name}."


@lru_cache(maxsize=1024)
def misspelled(name: str, kind: Any) -> str | None:
    """The attribute of the class that was meant; None for a new attribute, such as ``learning_rate_before``."""
    data = sorted(each for each in own_names(kind) if not callable(getattr(kind, each, None)))
    if name in data:
        return None
    for ours in (*ALIASES.get(name, ()), *SPELLINGS.get(name, ())):
        if ours in data:
            return ours
    if any(letter.isdigit() for letter in name):
        return None
    near = [(edits, each) for each in data if (edits := _edits(name, each)) is not None]
    return min(near)[1] if near else None


def _edits(name: str, known: str) -> int | None:
    """The distance of two names, ignoring case and underscores; None if it is too large, or if a word was appended."""
    given, own = fold(name), fold(known)
    letters = max(len(given), len(own))
    edits = distance(given, own)
    return edits if edits <= (2 if letters > 7 else 1 if letters > 3 else 0) and not _continues(name, known) else None


def _continues(name: str, known: str) -> bool:
    """Whether a name is another one with a word behind it."""
    return name.startswith(f"{known}_") and name != f"{known}_"


@lru_cache(maxsize=1024)
def as_argument(name: str, kind: Any) -> str | None:
    """What to do for a name that is an argument of a method or of the class; None for other names."""
    from inspect import signature

    names = (name, *(() if name in _LATER else SPELLINGS.get(name, ())))
    for call in _CALLS:
        if callable(getattr(kind, call, None)):
            arguments = list(signature(getattr(kind, call)).parameters)[3:]
            for ours in names:
                if ours in arguments:
                    return f"Pass it to {call}, such as {call}(X, y, {ours}=...)."
    arguments = list(signature(kind).parameters)
    for ours in names:
        if ours in arguments:
            return f"Pass it when the object is made, such as {kind.__name__}(..., {ours}=...)."
    return ELSEWHERE.get(name)


@lru_cache(maxsize=1024)
def own_names(kind: Any) -> frozenset[str]:
    """The public attributes of a class: those that it and its bases define or annotate, or that their methods set."""
    names = {*dir(kind), *(_LATER if hasattr(kind, "_numerics") or hasattr(kind, "forward") else ())}
    for each in kind.__mro__[:-1]:
        names.update(vars(each).get("__annotations__", ()))
        for member in vars(each).values():
            for function in (member, *(getattr(member, part, None) for part in ("fget", "fset", "__func__"))):
                code = getattr(unguarded(function), "__code__", None)
                if isinstance(code, CodeType):
                    names.update(_stored(code))
    return frozenset(name for name in names if name[0] != "_")


def _stored(code: CodeType) -> Iterator[str]:
    """The names of the attributes that a function sets."""
    from dis import get_instructions

    return (str(step.argval) for step in get_instructions(code) if step.opname == "STORE_ATTR")


def distance(a: str, b: str) -> int:
    """The edit distance: number of letters to insert, remove, replace, or swap with the next one."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        earlier, before, row = before, row, [i]
        for j, other in enumerate(b, 1):
            row.append(min(before[j - 1] + (letter != other), before[j] + 1, row[j - 1] + 1))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                row[j] = min(row[j], earlier[j - 2] + 1)
    return row[-1]
