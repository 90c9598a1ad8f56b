"""A pytest plugin: scikit-learn's tests of its networks are run with ours, under the names of theirs.

What ours do not have is refused, so that a test that needs it fails: settings with another value than the default, and
results. L-BFGS is replaced by Adam with a learning rate of 0.01: some tests use it without being about it.
"""

from __future__ import annotations

from inspect import signature
from typing import Any

import numpy as np
import sklearn.neural_network
from sklearn.neural_network import MLPClassifier as TheirClassifier

from hybridnet.sklearn import NetClassifier, NetRegressor

#: Settings of theirs that ours do not have, with their defaults.
UNKNOWN = {"power_t": 0.5, "nesterovs_momentum": True, "max_fun": 15000, "loss": "squared_error"}
#: The defaults of theirs that differ from ours.
DEFAULTS = {
    name: signature(TheirClassifier).parameters[name].default
    for name in ("hidden_layer_sizes", "learning_rate", "learning_rate_init", "alpha", "epsilon", "momentum", "tol")
}


class Named:
    """Their defaults, settings and results."""

    def __init__(
        self, hidden_layer_sizes: Any = DEFAULTS["hidden_layer_sizes"], activation: str = "relu", **given: Any
    ):
        for name, default in UNKNOWN.items():
            if given.pop(name, default) != default:
                raise NotImplementedError(f"{name} is no setting of ours")
        if given.get("solver") == "lbfgs":
            given |= {"solver": "adam", "learning_rate_init": 0.01}
        settings = DEFAULTS | {"hidden_layer_sizes": hidden_layer_sizes, "activation": activation} | given
        super().__init__(**settings)

    @classmethod
    def _get_param_names(cls) -> list[str]:
        return list(signature(cls.__mro__[2].__init__).parameters)[1:]

    @property
    def coefs_(self) -> list[np.ndarray[Any, Any]]:
        return [weights for weights, _ in self.model_.get_parameters()]  # type: ignore[attr-defined]

    @property
    def intercepts_(self) -> list[np.ndarray[Any, Any]]:
        return [biases[0] for _, biases in self.model_.get_parameters()]  # type: ignore[attr-defined]


class MLPClassifier(Named, NetClassifier):
    def predict_log_proba(self, X: Any) -> Any:
        return np.log(self.predict_proba(X))


class MLPRegressor(Named, NetRegressor):
    pass


sklearn.neural_network.MLPClassifier = MLPClassifier
sklearn.neural_network.MLPRegressor = MLPRegressor
