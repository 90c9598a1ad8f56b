"""Suggestions for unknown keyword arguments: a keyword with a similar name, or with this meaning in Keras etc."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

#: Keywords of Keras, PyTorch and scikit-learn, and the keywords of hybridnet with the same meaning. The error suggests
#: the first one that the function has.
SPELLINGS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("lr", "learning_rate_init", "eta", "step_size"), ("learning_rate",)),
    **dict.fromkeys(
        ("n_epochs", "num_epochs", "nb_epoch", "max_iter", "epochs", "n_iter", "iterations", "steps"),
        ("epochs", "max_iter"),
    ),
    **dict.fromkeys(("bs", "mini_batch", "minibatch_size"), ("batch_size",)),
    **dict.fromkeys(("verbose", "verbosity", "show_progress", "progress"), ("progress", "verbose")),
    **dict.fromkeys(("seed", "random_seed", "generator", "rng"), ("random_state", "seed")),
    **dict.fromkeys(("validation_size", "val_split", "validation_fraction", "test_split"), ("validation_split",)),
    **dict.fromkeys(("valid_data", "validation", "eval_set", "val_data"), ("validation_data",)),
    **dict.fromkeys(("weights", "weight", "sample_weights"), ("sample_weight",)),
    **dict.fromkeys(("class_weights",), ("class_weight",)),
    **dict.fromkeys(("metrics", "metric", "acc"), ("accuracy",)),
    **dict.fromkeys(("criterion", "objective", "loss_fn"), ("loss",)),
    **dict.fromkeys(("optim", "optimizer", "optimiser"), ("optimizer", "solver")),
    **dict.fromkeys(("units", "n_units", "out_features", "neurons", "n_outputs", "output_dim"), ("n_neurons",)),
    **dict.fromkeys(("in_features", "input_dim", "input_size", "input_shape", "inputs"), ("n_inputs",)),
    **dict.fromkeys(("kernel_initializer", "weight_initializer", "init"), ("initializer",)),
    **dict.fromkeys(
        ("kernel_regularizer", "weight_decay", "l2", "regularizer", "weight_regularizer", "alpha"),
        ("weight_regularizer_l2",),
    ),
    **dict.fromkeys(("l1",), ("weight_regularizer_l1",)),
    **dict.fromkeys(("bias_regularizer",), ("bias_regularizer_l2",)),
    **dict.fromkeys(("p", "dropout", "dropout_rate", "prob", "probability"), ("rate", "dropout")),
    **dict.fromkeys(("beta1", "betas", "b1", "beta"), ("beta_1",)),
    **dict.fromkeys(("beta2", "b2"), ("beta_2",)),
    **dict.fromkeys(("eps",), ("epsilon",)),
    **dict.fromkeys(("negative_slope",), ("slope",)),
    **dict.fromkeys(("hidden_layers", "hidden", "hidden_units", "layers"), ("hidden_layer_sizes",)),
    **dict.fromkeys(("restore_best_weights",), ("restore_best",)),
    **dict.fromkeys(("filepath", "filename", "file", "dirpath"), ("path",)),
    **dict.fromkeys(("save_freq", "period", "every_n_epochs"), ("every",)),
    **dict.fromkeys(("n_samples", "size", "n"), ("samples",)),
    **dict.fromkeys(("n_classes", "num_classes", "centers", "depth"), ("classes", "categories")),
    **dict.fromkeys(("x", "X_train", "data", "inputs", "features"), ("X",)),
    **dict.fromkeys(("y_train", "labels", "targets", "target"), ("y",)),
    **dict.fromkeys(("sep", "delimiter"), ("separator",)),
    **dict.fromkeys(("na_values",), ("missing",)),
    **dict.fromkeys(("fill_value", "value"), ("constant",)),
    **dict.fromkeys(("handle_unknown",), ("others",)),
    **dict.fromkeys(("stratified",), ("stratify",)),
    **dict.fromkeys(("method", "how"), ("strategy", "initializer")),
}
#: Keywords whose meaning is not an argument of the call, and how to set it instead.
ELSEWHERE: dict[str, str] = {
    **dict.fromkeys(
        ("lr", "learning_rate", "learning_rate_init"),
        "The learning rate is an argument of the optimizer, such as hybridnet.Adam(learning_rate=0.01).",
    ),
    **dict.fromkeys(
        ("optimizer", "loss", "metrics", "metric", "accuracy"),
        "Set it before, such as model.set(loss=..., optimizer=..., accuracy=...).",
    ),
    "activation": "An activation is a separate layer: add one after it, such as hybridnet.ReLUActivation().",
    **dict.fromkeys(
        ("weight_decay", "l2", "kernel_regularizer"),
        "Regularization is an argument of layers, such as hybridnet.DenseLayer(2, 64, weight_regularizer_l2=5e-4).",
    ),
    **dict.fromkeys(("use_bias", "bias", "fit_intercept"), "Every dense layer has biases."),
    "save_best_only": "hybridnet.EarlyStopping restores the parameters of the best epoch.",
}
#: The calls that these sentences are not about: they list their keywords.
_OF_PICTURES = ("History.", "plot_", "diagram", "neuron_")
#: Calls whose positional arguments are often passed one by one, and what to pass.
POSITIONAL: dict[str, str] = {
    "Model.__init__": "Put the layers in a list, such as hybridnet.Model([layer, activation]).",
}


def explained(text: str, function: Callable[..., Any], arguments: Sequence[Any], named: Iterable[str]) -> str:
    """Add a suggestion to Python's error text about an unknown argument; other texts are returned unchanged.

    Parameters
    ----------
    text : the text of the TypeError that a call of the function raised.
    function : the function.
    arguments : positional arguments of the call.
    named : names of the keyword arguments of the call.
    """
    from inspect import signature

    parameters = signature(function).parameters
    if text.startswith(f"{function.__qualname__}() takes ") and function.__qualname__ in POSITIONAL:
        return f"{_called(function, arguments)}() {text.partition('() ')[2]}. {POSITIONAL[function.__qualname__]}"
    by_name = [name for name, parameter in parameters.items() if parameter.kind is parameter.KEYWORD_ONLY]
    known = [name for name, each in parameters.items() if each.kind is each.POSITIONAL_OR_KEYWORD and name != "self"]
    where, given = f"{_called(function, arguments)}() ", f"{function.__qualname__}() "
    if by_name and text.startswith(f"{given}takes "):
        return f"{where}{text[len(given) :]}. Pass what follows by its name, such as {by_name[0]}=..."
    known += by_name
    for name in named:
        arrived = f"got an unexpected keyword argument {name!r}"
        if name not in known and text.startswith(given + arrived):
            return f"{where}{arrived}. {_meant(name, known, where)}"
    return text


def _called(function: Callable[..., Any], arguments: Sequence[Any]) -> str:
    """The public name of a function; for a method of a private base class, the name in the public class."""
    owner, _, method = function.__qualname__.rpartition(".")
    if owner and arguments:
        ours = [kind for kind in type(arguments[0]).__mro__ if kind.__module__.partition(".")[0] == __package__]
        names = [kind.__name__ for kind in ours]
        for kind in reversed(ours[: names.index(owner) + 1] if owner in names else []):
            if "._" not in kind.__module__ and kind.__name__[0] != "_":
                return f"{kind.__name__}.{method}"
    return function.__qualname__


def _meant(name: str, known: list[str], where: str) -> str:
    for ours in SPELLINGS.get(name, ()):
        if ours in known:
            return f"Did you mean {ours!r}?"
    if name in ELSEWHERE and not where.startswith(_OF_PICTURES):
        return ELSEWHERE[name]
    from difflib import get_close_matches

    folded = {fold(each): each for each in known}
    for near in get_close_matches(fold(name), folded, n=1, cutoff=0.7):
        return f"Did you mean {folded[near]!r}?"
    return f"The keywords are {', '.join(map(repr, known))}." if known else "It has no keywords."


def fold(name: str) -> str:
    """A name without case and underscores."""
    return name.replace("_", "").lower()
