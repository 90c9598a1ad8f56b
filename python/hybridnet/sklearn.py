"""Estimators for scikit-learn: networks of dense layers for its pipelines, searches and scores.

They need scikit-learn, which ``pip install hybridnet[sklearn]`` brings. All that is computed the engine computes, in
the dtype of ``X``: float64 unless ``X`` is float32, independently of ``hybridnet.init``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import _bridge, activations, losses, metrics
from ._bridge import FloatArray
from ._errors import needs
from ._public import guarded, public
from ._sklearn import settings
from .model import Model

try:
    from sklearn.utils.metaestimators import available_if

    from ._sklearn.base import Net, trains_in_parts
    from ._sklearn.imports import from_sklearn as from_sklearn
    from ._sklearn.labels import ClassLabels
    from ._sklearn.scores import ScoredLabels, ScoredNumbers
    from ._sklearn.tasks import Tasks, with_callbacks
    from ._sklearn.values import one_column, refuse_label, refuse_value
except ImportError as error:
    raise needs("hybridnet.sklearn", "scikit-learn", "pip install hybridnet[sklearn]", error) from None


class NetClassifier(ScoredLabels, ClassLabels, Net):
    """A classifier of fully connected (dense) layers with a softmax output, or a single sigmoid for two classes.

    Parameters
    ----------
    hidden_layer_sizes : number of neurons of each hidden layer; an int for one layer, ``()`` for none.
    activation : activation function of the hidden layers: ``"relu"``, ``"tanh"``, ``"logistic"``, ``"identity"``,
        ``"leaky_relu"``, ``"elu"``, ``"gelu"``, ``"softplus"`` or ``"silu"``.
    solver : ``"adam"``, ``"sgd"``, ``"rmsprop"`` or ``"adagrad"``.
    learning_rate : initial learning rate, greater than 0; ``learning_rate_init`` is its name in ``MLPClassifier``.
    decay : learning rate decay; the rate of step t is ``learning_rate / (1 + decay * t)``.
    momentum : momentum coefficient of ``"sgd"``.
    beta_1, beta_2 : decay rates of momentum and cache, of ``"adam"`` only.
    epsilon : added for numerical stability by all solvers except ``"sgd"``.
    weight_regularizer_l2 : L2 regularization, ``l2 * sum(weights**2)`` of every layer is added to the loss.
    alpha : L2 regularization with the name and unit of ``MLPClassifier``: ``l2 = alpha / (2 * rows per step)``.
    dropout : dropout rate of every hidden layer in training, at least 0 and less than 1.
    initializer : that of :class:`hybridnet.DenseLayer`; ``"auto"`` is ``"he"`` before ReLU and ``"glorot"`` elsewhere.
    batch_size : number of rows per step; ``"auto"`` is 200, or all if there are fewer.
    max_iter : maximum number of epochs.
    tol : training stops if the loss does not fall by more within ``n_iter_no_change + 1`` epochs; None never stops it.
    shuffle : whether the rows are shuffled before every epoch.
    early_stopping : whether ``validation_fraction`` of the rows are held out, and training ends when their loss falls
        no more; the model is then that of the best epoch.
    validation_fraction : share of the rows in the validation set for early stopping.
    n_iter_no_change : number of epochs in a row that may bring no improvement, as in ``MLPClassifier``; training stops
        after one more. ``np.inf`` for no end.
    warm_start : whether ``fit`` continues training with the existing weights instead of starting again. Settings of
        the steps that changed since (learning rate, decay, momentum, betas, epsilon, regularization, a dropout rate,
        ``batch_size``, ``random_state`` and those that end training) take effect in the next step, here and in
        ``partial_fit``; optimizer state is kept. ``hidden_layer_sizes``, ``activation``, ``solver``, ``initializer``,
        and dropout where there was none, need a new network and are refused.
    random_state : source of initial weights, shuffling and dropout: a seed, a RandomState, or None for NumPy's
        global stream. A seed gives the same network each time, and leaves NumPy's global stream alone.
    verbose : whether progress is shown.
    arithmetic : ``"numpy"``, bit-equal to NumPy in the dtype of the rows; ``"fast"``, everything in float32, several
        times as fast. In fitted networks it takes effect with the next ``fit``.
    class_weight : weights of the classes, a dict by label; ``"balanced"`` for
        ``rows / (classes * rows of the class)``; None for 1 each. Multiplies the sample weights.

    Attributes
    ----------
    classes_ : the labels, sorted; the numbers of the columns for several labels per row.
    multilabel_ : whether ``fit`` received several labels per row.
    model_ : the trained :class:`hybridnet.Model`. For several labels per row, the accuracy of its history is the share
        of equal labels; ``score`` is the share of rows whose labels are all equal, as in scikit-learn.
    n_features_in_, feature_names_in_ : columns of ``X``, and their names if they are texts.
    n_iter_ : number of epochs of the last ``fit``; for ``partial_fit``, of all calls.
    loss_curve_, loss_ : the loss of every epoch, and of the last one.
    validation_loss_curve_ : the loss of the validation set, with early stopping.

    With scikit-learn 1.9 or newer, ``set_callbacks`` takes its callbacks, such as ``ScoringMonitor``: ``fit`` is a task
    of at most ``max_iter`` tasks ``"epoch"``, and training ends after an epoch whose ``on_fit_task_end`` returned True.

    >>> from sklearn.datasets import load_iris
    >>> X, y = load_iris(return_X_y=True)
    >>> net = NetClassifier((16,), learning_rate=0.02, tol=None, random_state=0).fit(X, y)
    >>> bool(net.score(X, y) > 0.95)
    True
    """

    def __init__(
        self,
        hidden_layer_sizes: int | Sequence[int] = (64,),
        activation: str = "relu",
        *,
        solver: str = "adam",
        learning_rate: float | str = settings.LEARNING_RATE,
        learning_rate_init: float | None = None,
        decay: float = 0.0,
        momentum: float = 0.9,
        beta_1: float = 0.9,
        beta_2: float = 0.999,
        epsilon: float = 1e-7,
        weight_regularizer_l2: float = 0.0,
        alpha: float | None = None,
        dropout: float = 0.0,
        initializer: str = "auto",
        batch_size: int | str = "auto",
        max_iter: int = 200,
        tol: float | None = 1e-4,
        shuffle: bool = True,
        early_stopping: bool = False,
        validation_fraction: float = 0.1,
        n_iter_no_change: int = 10,
        warm_start: bool = False,
        random_state: int | np.random.RandomState | None = None,
        verbose: bool = False,
        arithmetic: str = "numpy",
        class_weight: dict[Any, float] | str | None = None,
    ) -> None:
        super().__init__(
            hidden_layer_sizes,
            activation,
            solver=solver,
            learning_rate=learning_rate,
            learning_rate_init=learning_rate_init,
            decay=decay,
            momentum=momentum,
            beta_1=beta_1,
            beta_2=beta_2,
            epsilon=epsilon,
            weight_regularizer_l2=weight_regularizer_l2,
            alpha=alpha,
            dropout=dropout,
            initializer=initializer,
            batch_size=batch_size,
            max_iter=max_iter,
            tol=tol,
            shuffle=shuffle,
            early_stopping=early_stopping,
            validation_fraction=validation_fraction,
            n_iter_no_change=n_iter_no_change,
            warm_start=warm_start,
            random_state=random_state,
            verbose=verbose,
            arithmetic=arithmetic,
        )
        self.class_weight = class_weight

    _fitted: ClassVar[dict[str, tuple[Any, str]]] = {
        **Net._fitted,
        "classes_": (np.ndarray, "the array of labels"),
        "multilabel_": ((bool, np.bool_), "whether each row has several labels"),
    }

    def fit(self, X: ArrayLike, y: ArrayLike, sample_weight: ArrayLike | None = None) -> Self:
        """Train on rows and their labels.

        Parameters
        ----------
        X : (samples, columns), numbers; of a scipy.sparse matrix the rows of one batch are made dense at a time.
        y : (samples,), labels of two or more classes; or (samples, labels) of 0 and 1 for several labels per row.
        sample_weight : (samples,), weights of the samples, at least 0; None for 1 each.

        Returns
        -------
        The estimator itself.

        Raises
        ------
        ValueError : ``X`` or ``y`` are not as required; all labels are the same; or, with ``warm_start``, a setting has
            changed that needs another network.
        DivergenceError : the loss is no longer a finite number.
        """
        with self._or_as_before():
            return self._learn(X, y, None, sample_weight, once=False)

    @available_if(trains_in_parts)  # type: ignore[untyped-decorator]
    @guarded
    def partial_fit(
        self,
        X: ArrayLike,
        y: ArrayLike,
        classes: ArrayLike | None = None,
        sample_weight: ArrayLike | None = None,
    ) -> Self:
        """Train for one epoch on these rows and continue earlier training: for data that arrive in parts.

        Parameters
        ----------
        X, y, sample_weight : as in :meth:`fit`.
        classes : all labels of all calls; required in the first call.

        Raises
        ------
        AttributeError : ``early_stopping`` is True: no rows are held out, and the estimator has no ``partial_fit``.
        ValueError : it is the first call and ``classes`` is missing, they are others than in the first call, or a label
            is none of them; or a setting has changed that needs another network, as in ``fit`` with ``warm_start``.
        """
        with self._or_as_before():
            return self._learn(X, y, classes, sample_weight, once=True)

    def predict(self, X: ArrayLike) -> NDArray[Any]:
        """The most probable label of every row; for several labels per row, those with a probability above 0.5.

        Parameters
        ----------
        X : (samples, columns), as many columns as in ``fit``.

        Returns
        -------
        (samples,), of the labels' dtype; (samples, labels) of 0 and 1 where ``fit`` was given several labels a row.
        A row with an output of NaN, because its numbers are too large, has none and is refused with a ValueError.
        """
        output = self._outputs(X, "predict")
        if self.multilabel_:
            return (output > 0.5).astype(np.intp)
        chosen = (output[:, 0] > 0.5).astype(np.intp) if self._is_binary() else output.argmax(axis=1)
        labels: NDArray[Any] = self.classes_[chosen]
        return labels

    def predict_proba(self, X: ArrayLike) -> NDArray[np.float64]:
        """The probability of every class, float64, (samples, classes) in the order of ``classes_``.

        Each row sums to 1 within 1e-12; of several labels a row, each is the probability of that label.
        """
        self._check_fitted()
        output = self._outputs(X, "predict_proba")
        if self.multilabel_:
            return output.astype(np.float64)
        return _bridge.probabilities(output, "sigmoid" if self._is_binary() else "softmax")

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.classifier_tags.multi_label = True
        return tags

    @with_callbacks
    def _learn(
        self,
        X: ArrayLike,
        y: ArrayLike,
        classes: ArrayLike | None,
        sample_weight: ArrayLike | None,
        once: bool,
    ) -> Self:
        given = settings.checked(self)
        settings.check_class_weight(type(self).__name__, self.class_weight)
        from_scratch = self._starts_from_scratch(given, once)
        refuse_label(y, f"{type(self).__name__}, fit, targets")
        rows, labels = self._rows(X, y, reset=from_scratch, multi_output=True)
        labels = self._checked(labels)
        if from_scratch:
            self._begin(labels, classes, once)
        else:
            self._check_same(labels, classes)
        weights = self._weights(rows, self._with_class_weight(labels, sample_weight, once))
        targets = self._targets(labels, rows.dtype)
        outputs = targets.shape[1] if targets.ndim == 2 else len(self.classes_)
        tasks = None if once else Tasks(self, given.max_iter, rows, labels, sample_weight)
        self._train(given, rows, targets, outputs, weights, from_scratch, tasks)
        return self

    def _ending(self, outputs: int) -> list[Any]:
        return [activations.SigmoidActivation() if self._is_binary() else activations.SoftmaxActivation()]

    def _loss(self) -> Any:
        return losses.SigmoidBinaryCrossentropyLoss() if self._is_binary() else losses.CategoricalCrossentropyLoss()

    def _accuracy(self) -> Any:
        return metrics.CategoricalAccuracy(binary=self._is_binary())


class NetRegressor(ScoredNumbers, Net):
    """A regressor of fully connected (dense) layers with a linear output, trained on the mean squared error.

    Parameters
    ----------
    hidden_layer_sizes, activation, solver, learning_rate, learning_rate_init, decay, momentum, beta_1, beta_2, epsilon,
    weight_regularizer_l2, alpha, dropout, initializer, batch_size, max_iter, tol, shuffle, early_stopping,
    validation_fraction, n_iter_no_change, warm_start, random_state, verbose, arithmetic :
        as of :class:`NetClassifier`. The targets are not scaled: scale large ones first.

    Attributes
    ----------
    n_outputs_ : number of predicted numbers per row.
    model_, n_features_in_, feature_names_in_, n_iter_, loss_curve_, loss_, validation_loss_curve_ : as of
        :class:`NetClassifier`.

    >>> X = np.linspace(-1, 1, 100).reshape(-1, 1)
    >>> net = NetRegressor((16,), learning_rate=0.02, tol=None, random_state=0).fit(X, X.ravel() ** 2)
    >>> bool(net.score(X, X.ravel() ** 2) > 0.98)
    True
    """

    _fitted: ClassVar[dict[str, tuple[Any, str]]] = {
        **Net._fitted,
        "n_outputs_": ((int, np.integer), "the number of outputs"),
    }

    def fit(self, X: ArrayLike, y: ArrayLike, sample_weight: ArrayLike | None = None) -> Self:
        """Train on rows and their targets.

        Parameters
        ----------
        X : (samples, columns), numbers.
        y : (samples,) or (samples, outputs).
        sample_weight : (samples,), weights of the samples, at least 0; None for 1 each.

        Returns
        -------
        The estimator itself.

        Raises
        ------
        ValueError : ``X`` or ``y`` are not as required; or, with ``warm_start``, a setting has changed that needs
            another network.
        DivergenceError : the loss is no longer a finite number.
        """
        with self._or_as_before():
            return self._learn(X, y, sample_weight, once=False)

    @available_if(trains_in_parts)  # type: ignore[untyped-decorator]
    @guarded
    def partial_fit(self, X: ArrayLike, y: ArrayLike, sample_weight: ArrayLike | None = None) -> Self:
        """Train for one epoch on these rows and continue earlier training: for data that arrive in parts.

        Parameters
        ----------
        X, y, sample_weight : as in :meth:`fit`.

        Raises
        ------
        AttributeError : ``early_stopping`` is True: no rows are held out, and the estimator has no ``partial_fit``.
        ValueError : ``X`` or ``y`` are not as required, or a setting has changed that needs another network.
        """
        with self._or_as_before():
            return self._learn(X, y, sample_weight, once=True)

    def predict(self, X: ArrayLike) -> FloatArray:
        """The predicted numbers of every row.

        Parameters
        ----------
        X : (samples, columns), as many columns as in ``fit``.

        Returns
        -------
        (samples,), or (samples, outputs) if there are several.
        """
        output: FloatArray = self._predicted(X, Model.predict)
        return output.reshape(-1) if self.n_outputs_ == 1 else output

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.target_tags.multi_output = True
        return tags

    @with_callbacks
    def _learn(self, X: ArrayLike, y: ArrayLike, sample_weight: ArrayLike | None, once: bool) -> Self:
        given = settings.checked(self)
        from_scratch = self._starts_from_scratch(given, once)
        rows, targets = self._rows(X, y, reset=from_scratch, multi_output=True, y_numeric=True)
        scored = one_column(targets)
        targets = scored.reshape(rows.shape[0], -1)
        if rows.dtype == np.float32:
            refuse_value(targets, f"{type(self).__name__}, y", np.float32)
        targets = targets.astype(rows.dtype)
        if not from_scratch and targets.shape[1] != self.n_outputs_:
            raise ValueError(
                f"{type(self).__name__}, fit: {targets.shape[1]} targets a row arrived; it was begun with "
                f"{self.n_outputs_}. Fit a new estimator for other targets."
            )
        self.n_outputs_: int = targets.shape[1]
        weights = self._weights(rows, sample_weight)
        tasks = None if once else Tasks(self, given.max_iter, rows, scored, sample_weight)
        self._train(given, rows, targets, self.n_outputs_, weights, from_scratch, tasks)
        return self

    def _ending(self, outputs: int) -> list[Any]:
        return []

    def _loss(self) -> Any:
        return losses.MeanSquaredErrorLoss()

    def _accuracy(self) -> Any:
        return None

    def _columns(self) -> int:
        return int(self.n_outputs_)


public(__name__)
