"""Models from the fitted networks of scikit-learn."""

from __future__ import annotations

from typing import Any

import numpy as np

from .. import losses, metrics
from .._bridge import FloatArray
from .._errors import shown
from .._public import public
from ..layers import DenseLayer
from ..model import Model
from .settings import NUMERICS


def from_sklearn(mlp: Any) -> Model:
    """Create a model from a fitted ``MLPClassifier`` or ``MLPRegressor`` of scikit-learn; the arrays are copied.

    Parameters
    ----------
    mlp : the fitted estimator.

    Returns
    -------
    A model that computes in the dtype of the weights, as the estimator does, with the loss of the estimator and, for a
    classifier, its :attr:`~hybridnet.Model.classes`. Set an optimizer to continue training.

    Raises
    ------
    TypeError : the argument is something else.
    ValueError : the estimator is not fitted, or has an activation that this package does not have.

    >>> from sklearn.neural_network import MLPRegressor
    >>> X = np.linspace(-1, 1, 20).reshape(-1, 1)
    >>> mlp = MLPRegressor(hidden_layer_sizes=(4,), solver="lbfgs", random_state=0).fit(X, X[:, 0])
    >>> bool(np.allclose(from_sklearn(mlp).predict(X)[:, 0], mlp.predict(X)))
    True
    """
    kind = type(mlp).__name__
    if not all(hasattr(mlp, name) for name in ("hidden_layer_sizes", "activation", "get_params")):
        raise TypeError(
            f"from_sklearn: {shown(mlp)} arrived; an MLPClassifier or an MLPRegressor is required. Pass the fitted "
            "estimator, such as the last step of a pipeline."
        )
    if not all(hasattr(mlp, name) for name in ("coefs_", "intercepts_", "out_activation_")):
        raise ValueError(f"from_sklearn: the {kind} has no weights; a fitted one is required. Call its fit first.")
    layers: list[Any] = []
    for coefs, intercepts in zip(mlp.coefs_, mlp.intercepts_, strict=True):
        layers += [DenseLayer.from_parameters(_copy(coefs), _copy(intercepts).reshape(1, -1)), mlp.activation]
    layers[-1] = mlp.out_activation_
    model = Model(layers)
    model.set(**_objective(mlp.out_activation_, hasattr(mlp, "classes_")))
    if hasattr(mlp, "classes_") and (mlp.out_activation_ == "softmax" or mlp.n_outputs_ == 1):
        model.classes = mlp.classes_
    numerics = NUMERICS[model.layers[0].weights.dtype]
    for part in (*model.layers, model.loss):
        part._numerics = numerics
    return model


def _copy(array: Any) -> FloatArray:
    return np.array(array, order="C")


def _objective(ending: str, is_classifier: bool) -> dict[str, Any]:
    if ending == "softmax":
        return {"loss": losses.CategoricalCrossentropyLoss(), "accuracy": metrics.CategoricalAccuracy()}
    if is_classifier:
        return {"loss": losses.SigmoidBinaryCrossentropyLoss(), "accuracy": metrics.CategoricalAccuracy(binary=True)}
    return {"loss": losses.MeanSquaredErrorLoss()}


public(__name__)
