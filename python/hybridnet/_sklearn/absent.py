"""What to say of attributes that an estimator does not have, such as results of ``MLPClassifier``."""

from __future__ import annotations

from collections.abc import Mapping
from inspect import Parameter, signature
from typing import Any

#: Results of scikit-learn's networks, and where ours has the same.
_OURS = {
    "coefs_": "The weights are estimator.model_.layers[0].weights and so on; get_parameters of model_ has all.",
    "intercepts_": "The biases are estimator.model_.layers[0].biases and so on; get_parameters of model_ has all.",
    "n_layers_": "The layers are estimator.model_.layers.",
    "out_activation_": "The last activation is estimator.model_.layers[-1].",
    "n_outputs_": "The classes are estimator.classes_.",
    "t_": "The number of steps is estimator.model_.optimizer.iterations.",
    "best_loss_": "The loss of every epoch is in estimator.loss_curve_.",
    "best_validation_score_": "The loss of the validation set is in estimator.validation_loss_curve_.",
    "validation_scores_": "The loss of the validation set is in estimator.validation_loss_curve_.",
    "validation_loss_curve_": "Only fit with early_stopping=True holds rows out.",
    "feature_names_in_": "Only fit on a table whose columns all have names that are texts sets it.",
}


def explained(estimator: Any, name: str) -> str:
    """The text of the error for an attribute that an estimator does not have."""
    where = type(estimator).__name__
    if name == "partial_fit":
        return (
            f"{where}, partial_fit: early_stopping is True, and partial_fit holds no rows out; False is required. "
            "Set early_stopping=False, or call fit with all rows."
        )
    if name in estimator._get_param_names():
        default = signature(type(estimator)).parameters[name].default
        return (
            f"{where}: it has no {name}; its constructor sets all settings, and each is required. "
            f"Set it, such as estimator.{name} = {None if default is Parameter.empty else repr(default)}."
        )
    if name.endswith("_") and not name.startswith("_"):
        return f"{where}: it has no {name}; {_absent(name, vars(estimator))}"
    return f"{where!r} object has no attribute {name!r}"


def _absent(name: str, attributes: Mapping[str, Any]) -> str:
    """What is the case instead, and what to do."""
    if "model_" not in attributes:
        return "fit sets what ends in an underscore. Call fit first."
    names = ", ".join(sorted(each for each in attributes if each.endswith("_") and each[0] != "_"))
    return f"fit set {names}.{f' {_OURS[name]}' if name in _OURS else ''}"
