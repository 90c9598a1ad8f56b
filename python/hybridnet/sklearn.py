"""Estimators for scikit-learn: networks of dense layers that its pipelines, searches and scores take as their own.

They need scikit-learn, which ``pip install hybridnet[sklearn]`` brings. All that is computed the engine computes, in
the dtype of ``X``: float64 unless ``X`` is float32, whatever ``hybridnet.init`` says.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Self, cast

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import _bridge, activations, losses, metrics, optimizers
from ._bridge import FloatArray
from ._errors import choice, flag, needs, number, shown
from ._numerics import F4, F8, Numerics
from ._public import public
from ._samples import is_text
from ._sklearn import settings
from ._sklearn.settings import listed, positive
from .callbacks import EarlyStopping
from .layers import DenseLayer, DropoutLayer
from .model import Model

try:
    from sklearn.base import BaseEstimator, ClassifierMixin, RegressorMixin
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.model_selection import train_test_split
    from sklearn.utils import check_random_state, column_or_1d
    from sklearn.utils.class_weight import compute_sample_weight
    from sklearn.utils.multiclass import check_classification_targets, type_of_target
    from sklearn.utils.validation import _check_sample_weight, check_is_fitted, validate_data
except ImportError as error:
    raise needs("hybridnet.sklearn", "scikit-learn", "pip install hybridnet[sklearn]", error) from None

#: How to compute in each dtype, products too.
_NUMERICS = {F4: Numerics(F4, F4), F8: Numerics(F8, None)}

_ACTIVATIONS: dict[str, type[Any]] = {
    "relu": activations.ReLUActivation,
    "tanh": activations.TanhActivation,
    "logistic": activations.SigmoidActivation,
    "identity": activations.LinearActivation,
    "leaky_relu": activations.LeakyReLUActivation,
    "elu": activations.ELUActivation,
    "gelu": activations.GELUActivation,
    "softplus": activations.SoftplusActivation,
    "silu": activations.SiLUActivation,
}
_SOLVERS: dict[str, type[Any]] = {
    "adam": optimizers.Adam,
    "sgd": optimizers.SGD,
    "rmsprop": optimizers.RMSprop,
    "adagrad": optimizers.AdaGrad,
}


#: What ``fit`` leaves, where the estimator has it.
_FITTED: dict[str, tuple[Any, str]] = {
    "model_": (Model, "the model"),
    "n_features_in_": ((int, np.integer), "the number of columns"),
    "n_outputs_": ((int, np.integer), "the number of outputs"),
    "classes_": (np.ndarray, "the array of labels"),
    "multilabel_": (bool, "whether each row has several labels"),
}


class _Net(BaseEstimator):  # type: ignore[misc]
    """What both estimators share: the network and its training."""

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
    ) -> None:
        self.hidden_layer_sizes = hidden_layer_sizes
        self.activation = activation
        self.solver = solver
        self.learning_rate = learning_rate
        self.learning_rate_init = learning_rate_init
        self.decay = decay
        self.momentum = momentum
        self.beta_1 = beta_1
        self.beta_2 = beta_2
        self.epsilon = epsilon
        self.weight_regularizer_l2 = weight_regularizer_l2
        self.alpha = alpha
        self.dropout = dropout
        self.initializer = initializer
        self.batch_size = batch_size
        self.max_iter = max_iter
        self.tol = tol
        self.shuffle = shuffle
        self.early_stopping = early_stopping
        self.validation_fraction = validation_fraction
        self.n_iter_no_change = n_iter_no_change
        self.warm_start = warm_start
        self.random_state = random_state
        self.verbose = verbose

    # -- what the two say each for itself

    def _ending(self, outputs: int) -> list[Any]:
        raise NotImplementedError

    def _loss(self) -> Any:
        raise NotImplementedError

    def _accuracy(self) -> Any:
        raise NotImplementedError

    def _strata(self, y: NDArray[Any]) -> NDArray[Any] | None:
        raise NotImplementedError

    # -- training

    def _goes_on(self) -> bool:
        return flag(type(self).__name__, "warm_start", self.warm_start) and hasattr(self, "model_")

    def _check_fitted(self) -> None:
        """Refuse what ``fit`` did not leave: nothing, or what was set by hand since to something of another kind."""
        check_is_fitted(self)
        for name, (kinds, what) in _FITTED.items():
            value = getattr(self, name, None)
            if name in vars(self) and not isinstance(value, kinds):
                raise TypeError(
                    f"{type(self).__name__}: {name} is {shown(value)}; {what}, which fit sets, is required. "
                    "Fit it anew."
                )

    def _rows(self, X: ArrayLike, *y: ArrayLike, reset: bool, **options: Any) -> Any:
        """Rows as scikit-learn wants them checked, in float64 unless they are float32, or the network is in another.

        Sparse ones stay sparse: the model makes the rows of one batch dense at a time.
        """
        if not reset:
            self._check_fitted()
        dtypes = (np.float64, np.float32) if reset else self.model_.layers[0].weights.dtype
        return validate_data(self, X, *y, accept_sparse="csr", dtype=dtypes, order="C", reset=reset, **options)

    def _train(
        self, X: Any, y: NDArray[Any], outputs: int, weights: NDArray[np.float64] | None, anew: bool, once: bool
    ) -> None:
        """Train on checked rows; ``anew`` with new weights, ``once`` every row once and nothing more."""
        if anew:
            self._random_state = check_random_state(self.random_state)
            self.model_ = self._network(X.shape[1], outputs, X.dtype, self._rows_a_step(X.shape[0]))
        before = 0 if once else len(self.model_.history.epoch)
        try:
            if once:
                self._fit(X, y, weights, epochs=1)
            elif flag(type(self).__name__, "early_stopping", self.early_stopping):
                self._fit_with_held_out(X, y, weights)
            else:
                self._fit_until_converged(X, y, weights)
        finally:  # Ctrl-C leaves what was learned until then
            self.loss_curve_: list[float] = self.model_.history.history.get("loss", [])
            self.loss_ = self.loss_curve_[-1] if self.loss_curve_ else float("nan")
            self.n_iter_ = len(self.loss_curve_) - before

    @contextmanager
    def _or_as_before(self) -> Iterator[None]:
        """A call that fails leaves attributes and random streams as they were."""
        before = vars(self).copy()
        streams = [np.random.mtrand._rand, self.random_state, before.get("_random_state")]
        states = [(stream, stream.get_state()) for stream in streams if isinstance(stream, np.random.RandomState)]
        try:
            yield
        except Exception:
            self.__dict__.clear()
            self.__dict__.update(before)
            for stream, state in states:
                stream.set_state(state)
            raise

    def _weights(self, X: Any, sample_weight: ArrayLike | None) -> NDArray[np.float64] | None:
        if sample_weight is None:
            return None
        weights: NDArray[np.float64] = _check_sample_weight(sample_weight, X, dtype=np.float64)
        if not (weights.min() >= 0 and weights.max() > 0):
            raise ValueError(
                f"{type(self).__name__}, fit: sample_weight is negative for some, or zero for all; each must be 0 or "
                "more, and one greater."
            )
        return weights

    def _fit_until_converged(self, X: Any, y: NDArray[Any], weights: NDArray[Any] | None) -> None:
        stopping = [] if self.tol is None else [self._stopping("loss", restore_best=False)]
        self._fit(X, y, weights, callbacks=stopping)
        if stopping and not stopping[0].stopped:
            warnings.warn(
                f"{type(self).__name__}, fit: {self.max_iter} epochs are over and the loss still falls by more than "
                "tol. Raise max_iter or learning_rate, or set tol to None.",
                ConvergenceWarning,
                stacklevel=5,
            )

    def _fit_with_held_out(self, X: Any, y: NDArray[Any], weights: NDArray[Any] | None) -> None:
        """Train on a part of the rows until the loss of the others falls no more, and keep the best epoch.

        Rows of weight 0 are on neither side: held out, they would decide nothing.
        """
        counted = np.arange(X.shape[0]) if weights is None else np.flatnonzero(weights)
        rows, judged = train_test_split(
            counted,
            test_size=self.validation_fraction,
            random_state=self._random_state,
            stratify=self._strata(y[counted]),
        )
        self._fit(
            X[rows],
            y[rows],
            None if weights is None else weights[rows],
            validation_data=(X[judged], y[judged], None if weights is None else weights[judged]),
            callbacks=[self._stopping("val_loss", restore_best=True)],
        )
        self.validation_loss_curve_: list[float] = self.model_.history["val_loss"]

    def _fit(
        self, X: Any, y: NDArray[Any], weights: NDArray[Any] | None, epochs: int | None = None, **options: Any
    ) -> None:
        name = type(self).__name__
        self.model_.fit(
            X,
            y,
            epochs=positive(name, "max_iter", self.max_iter) if epochs is None else epochs,
            batch_size=self._rows_a_step(X.shape[0]),
            shuffle=self.shuffle,
            sample_weight=weights,
            progress=flag(name, "verbose", self.verbose),
            random_state=self._random_state,
            **options,
        )

    def _rows_a_step(self, rows: int) -> int:
        if self.batch_size == "auto":
            return min(200, rows)
        return min(positive(type(self).__name__, "batch_size", self.batch_size), rows)

    def _stopping(self, monitor: str, restore_best: bool) -> EarlyStopping:
        tol = 0.0 if self.tol is None else number(type(self).__name__, "tol", self.tol)
        patience = positive(type(self).__name__, "n_iter_no_change", self.n_iter_no_change)
        return EarlyStopping(monitor, patience, tol, restore_best)

    # -- the network

    def _network(self, columns: int, outputs: int, dtype: np.dtype[Any], rows_a_step: int) -> Model:
        choice(type(self).__name__, "activation", self.activation, tuple(_ACTIVATIONS))
        layers: list[Any] = []
        for neurons in self._sizes():
            layers += [self._dense(columns, neurons, dtype), _ACTIVATIONS[self.activation]()]
            if self.dropout:
                layers.append(DropoutLayer(self.dropout))
            columns = neurons
        model = Model([*layers, self._dense(columns, outputs, dtype, last=True), *self._ending(outputs)])
        model.set(loss=self._loss(), optimizer=settings.solver(self, _SOLVERS), accuracy=self._accuracy())
        for part in (*model.layers, model.loss):
            part._numerics = _NUMERICS[dtype]
            if isinstance(part, DenseLayer):
                part.weight_regularizer_l2 = settings.regularizer_l2(self, rows_a_step)
        return model

    def _sizes(self) -> list[int]:
        sizes = self.hidden_layer_sizes
        return [
            positive(type(self).__name__, "hidden_layer_sizes", neurons)
            for neurons in ([sizes] if np.ndim(sizes) == 0 else cast(Sequence[int], sizes))
        ]

    def _dense(self, columns: int, neurons: int, dtype: np.dtype[Any], last: bool = False) -> DenseLayer:
        name = type(self).__name__
        choice(name, "initializer", self.initializer, ("auto", *_bridge.INITIALIZERS))
        fitting = "he" if self.activation in ("relu", "leaky_relu", "elu", "gelu", "silu") and not last else "glorot"
        initializer = fitting if self.initializer == "auto" else self.initializer
        return DenseLayer.from_parameters(
            _bridge.initial_weights(initializer, 0.01, columns, neurons, self._random_state, _NUMERICS[dtype])
        )

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.sparse = True
        return tags

    def _predicted(self, X: ArrayLike, predict: Callable[[Model, FloatArray], NDArray[Any]]) -> NDArray[Any]:
        self._check_fitted()
        return predict(self.model_, self._rows(X, reset=False))


class NetClassifier(ClassifierMixin, _Net):  # type: ignore[misc]
    """A network of dense layers that tells classes apart: softmax at its end, a single sigmoid for two classes.

    Parameters
    ----------
    hidden_layer_sizes : neurons of each hidden layer; a number for one layer, ``()`` for none.
    activation : of the hidden layers: ``"relu"``, ``"tanh"``, ``"logistic"``, ``"identity"``, ``"leaky_relu"``,
        ``"elu"``, ``"gelu"``, ``"softplus"`` or ``"silu"``.
    solver : ``"adam"``, ``"sgd"``, ``"rmsprop"`` or ``"adagrad"``.
    learning_rate : of the first step, greater than 0; ``learning_rate_init`` is ``MLPClassifier``'s name for it.
    decay : the rate of step t is ``learning_rate / (1 + decay * t)``.
    momentum : of ``"sgd"`` only.
    beta_1, beta_2 : decay rates of momentum and cache, of ``"adam"`` only.
    epsilon : added for numerical stability, of all solvers but ``"sgd"``.
    weight_regularizer_l2 : L2 regularization, ``l2 * sum(weights**2)`` of every layer is added to the loss.
    alpha : the same under ``MLPClassifier``'s name and in its unit: ``l2 = alpha / (2 * rows a step)``.
    dropout : share of the outputs of every hidden layer that are dropped in training, 0 or more and less than 1.
    initializer : of :class:`hybridnet.DenseLayer`; ``"auto"`` is ``"he"`` before ReLU and ``"glorot"`` elsewhere.
    batch_size : rows a step; ``"auto"`` is 200, or all if there are fewer.
    max_iter : how often every row is seen at most.
    tol : the loss must fall by more within ``n_iter_no_change`` epochs, else training ends; None trains on.
    shuffle : whether every epoch takes the rows in an order of its own.
    early_stopping : whether ``validation_fraction`` of the rows are held out, and training ends when their loss falls
        no more; the model is then that of the best epoch.
    validation_fraction : share of the rows that are held out then.
    n_iter_no_change : epochs without improvement that are borne.
    warm_start : whether ``fit`` goes on where it ended before, instead of anew.
    random_state : what first weights, orders and dropout are drawn from: a seed, a RandomState, or None for NumPy's
        global stream. A seed gives the same network each time, and leaves NumPy's global stream alone.
    verbose : whether progress is shown.
    class_weight : how much the rows of each class count, a dict by label; ``"balanced"`` for
        ``rows / (classes * rows of the class)``; None for 1 each. Multiplies the sample weights.

    Attributes
    ----------
    classes_ : the labels, sorted; the numbers of the columns where ``fit`` was given several labels a row.
    multilabel_ : whether ``fit`` was given several labels a row.
    model_ : the :class:`hybridnet.Model` that was trained.
    n_features_in_, feature_names_in_ : columns of ``X``, and their names if they are texts.
    n_iter_ : epochs of the last ``fit``; of ``partial_fit``, all so far.
    loss_curve_, loss_ : the loss of every epoch, and of the last one.
    validation_loss_curve_ : the loss of the held-out rows, after early stopping.

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
        )
        self.class_weight = class_weight

    def fit(self, X: ArrayLike, y: ArrayLike, sample_weight: ArrayLike | None = None) -> Self:
        """Train on rows and their labels.

        Parameters
        ----------
        X : (samples, columns), numbers; of a scipy.sparse matrix the rows of one batch are made dense at a time.
        y : (samples,), labels of two or more classes; or (samples, labels) of 0 and 1, several labels a row.
        sample_weight : (samples,), how much each counts, 0 or more; None for 1 each.

        Returns
        -------
        The estimator itself.

        Raises
        ------
        ValueError : ``X`` or ``y`` are not as required; all labels are the same.
        DivergenceError : the loss is no finite number any more.
        """
        with self._or_as_before():
            return self._learn(X, y, None, sample_weight, anew=not self._goes_on(), once=False)

    def partial_fit(
        self,
        X: ArrayLike,
        y: ArrayLike,
        classes: ArrayLike | None = None,
        sample_weight: ArrayLike | None = None,
    ) -> Self:
        """Train on rows once and go on where training ended before: for data that comes in pieces.

        Parameters
        ----------
        X, y, sample_weight : as in :meth:`fit`.
        classes : all labels there will ever be; the first call needs them, later ones may repeat them.

        Raises
        ------
        ValueError : it is the first call and ``classes`` is missing, they are others than in the first call, or a label
            is none of them.
        """
        with self._or_as_before():
            return self._learn(X, y, classes, sample_weight, anew=not hasattr(self, "model_"), once=True)

    def predict(self, X: ArrayLike) -> NDArray[Any]:
        """The most probable label of every row; of several labels a row, those with a probability above 0.5.

        Parameters
        ----------
        X : (samples, columns), as many columns as in ``fit``.

        Returns
        -------
        (samples,), of the labels' dtype; (samples, labels) of 0 and 1 where ``fit`` was given several labels a row.
        """
        chosen = self._predicted(X, Model.predict_classes)
        if self.multilabel_:
            return chosen.astype(np.intp)
        labels: NDArray[Any] = self.classes_[chosen.reshape(-1).astype(np.intp)]
        return labels

    def predict_proba(self, X: ArrayLike) -> NDArray[np.float64]:
        """The probability of every class, float64, (samples, classes) in the order of ``classes_``.

        Each row sums to 1 within 1e-12; of several labels a row, each is the probability of that label.
        """
        self._check_fitted()
        if self.multilabel_:
            return self._predicted(X, Model.predict).astype(np.float64)
        return self._predicted(X, Model.predict_proba)

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.classifier_tags.multi_label = True
        return tags

    def _learn(
        self,
        X: ArrayLike,
        y: ArrayLike,
        classes: ArrayLike | None,
        sample_weight: ArrayLike | None,
        anew: bool,
        once: bool,
    ) -> Self:
        rows, labels = self._rows(X, y, reset=anew, multi_output=True)
        labels = self._checked(labels)
        if anew:
            self._begin(labels, classes, once)
        else:
            self._check_same(labels, classes)
        weights = self._weights(rows, self._with_class_weight(labels, sample_weight, once))
        targets = self._targets(labels, rows.dtype)
        outputs = targets.shape[1] if targets.ndim == 2 else len(self.classes_)
        self._train(rows, targets, outputs, weights, anew, once)
        return self

    def _checked(self, labels: Any) -> NDArray[Any]:
        """Labels, (samples,) or (samples, labels) of 0 and 1."""
        labels = labels.toarray() if hasattr(labels, "toarray") else labels
        if labels.ndim == 2 and labels.shape[1] == 1:
            labels = column_or_1d(labels, warn=True)
        is_text(labels, f"{type(self).__name__}, fit, targets")  # refuses texts with others among them
        check_classification_targets(labels)
        if labels.ndim == 2 and (kind := type_of_target(labels)) != "multilabel-indicator":
            raise ValueError(
                f"{type(self).__name__}, fit: y is {labels.shape}, of the kind {kind}; several labels a row are "
                "columns of 0 and 1, one for each label. Fit one estimator for each column."
            )
        array: NDArray[Any] = labels
        return array

    def _begin(self, labels: NDArray[Any], classes: ArrayLike | None, once: bool) -> None:
        self.multilabel_ = labels.ndim == 2
        if self.multilabel_:
            self.classes_ = np.arange(labels.shape[1])
            return
        if once and classes is None:
            raise ValueError(f"{type(self).__name__}, partial_fit: its first call needs all classes. Pass classes.")
        self.classes_ = np.unique(labels if classes is None else classes)
        if len(self.classes_) < 2:
            raise ValueError(
                f"{type(self).__name__}, fit: all {len(labels)} labels are of one class, "
                f"{self.classes_.tolist()[0]!r}; two or more classes are required."
            )

    def _check_same(self, labels: NDArray[Any], classes: ArrayLike | None) -> None:
        """Refuse other classes than training began with."""
        name = type(self).__name__
        if self.multilabel_ != (labels.ndim == 2) or (self.multilabel_ and labels.shape[1] != len(self.classes_)):
            raise ValueError(
                f"{name}, fit: y is {labels.shape}; training began with {len(self.classes_)} "
                f"{'labels' if self.multilabel_ else 'classes, one'} a row. Fit a new estimator for other targets."
            )
        if classes is not None and not np.array_equal(np.unique(classes), self.classes_):
            raise ValueError(
                f"{name}, partial_fit: classes are {listed(np.unique(classes))}; it was begun with "
                f"{listed(self.classes_)}. Leave classes out, or begin a new estimator for new classes."
            )

    def _targets(self, labels: NDArray[Any], dtype: Any) -> NDArray[Any]:
        """Class numbers; a column of 0 and 1 for two classes, a column for each of several labels a row."""
        if self.multilabel_:
            return labels.astype(dtype)
        codes = np.searchsorted(self.classes_, labels).clip(max=len(self.classes_) - 1)
        if (strange := self.classes_[codes] != labels).any():
            raise ValueError(
                f"{type(self).__name__}, fit: the label {labels[strange].tolist()[0]!r} is none of the "
                f"{len(self.classes_)} classes it was begun with. Fit a new estimator for new classes."
            )
        return codes.reshape(-1, 1).astype(dtype) if len(self.classes_) == 2 else codes

    def _with_class_weight(self, labels: NDArray[Any], sample_weight: ArrayLike | None, once: bool) -> ArrayLike | None:
        """Sample weights times the weights of the classes, as ``sklearn.utils.class_weight`` computes them."""
        if self.class_weight is None:
            return sample_weight
        if once and isinstance(self.class_weight, str):
            raise ValueError(
                f"{type(self).__name__}, partial_fit: class_weight is {self.class_weight!r}, which needs all rows at "
                "once; a dict of weights is required. Compute it with sklearn.utils.class_weight.compute_class_weight."
            )
        weights: NDArray[np.float64] = compute_sample_weight(self.class_weight, labels)
        return weights if sample_weight is None else weights * np.asarray(sample_weight, np.float64)

    def _is_binary(self) -> bool:
        """Whether outputs are sigmoids: of two classes, or of several labels a row."""
        return bool(self.multilabel_) or len(self.classes_) == 2

    def _ending(self, outputs: int) -> list[Any]:
        return [activations.SigmoidActivation() if self._is_binary() else activations.SoftmaxActivation()]

    def _loss(self) -> Any:
        return losses.BinaryCrossentropyLoss() if self._is_binary() else losses.CategoricalCrossentropyLoss()

    def _accuracy(self) -> Any:
        return metrics.CategoricalAccuracy(binary=self._is_binary())

    def _strata(self, y: NDArray[Any]) -> NDArray[Any] | None:
        """Classes are held out in proportion, where there are enough rows of each."""
        if y.ndim == 2 and y.shape[1] > 1:
            return None
        counts = np.unique(y, return_counts=True)[1]
        held_out = number(type(self).__name__, "validation_fraction", self.validation_fraction) * len(y)
        return y if counts.min() >= 2 and len(counts) <= held_out <= len(y) - len(counts) else None


class NetRegressor(RegressorMixin, _Net):  # type: ignore[misc]
    """A network of dense layers that predicts numbers: linear at its end, trained on the mean squared error.

    Parameters
    ----------
    hidden_layer_sizes, activation, solver, learning_rate, learning_rate_init, decay, momentum, beta_1, beta_2, epsilon,
    weight_regularizer_l2, alpha, dropout, initializer, batch_size, max_iter, tol, shuffle, early_stopping,
    validation_fraction, n_iter_no_change, warm_start, random_state, verbose :
        as of :class:`NetClassifier`. The targets are taken as they are: large ones should be scaled first.

    Attributes
    ----------
    n_outputs_ : numbers predicted for each row.
    model_, n_features_in_, feature_names_in_, n_iter_, loss_curve_, loss_, validation_loss_curve_ : as of
        :class:`NetClassifier`.

    >>> X = np.linspace(-1, 1, 100).reshape(-1, 1)
    >>> net = NetRegressor((16,), learning_rate=0.02, tol=None, random_state=0).fit(X, X.ravel() ** 2)
    >>> bool(net.score(X, X.ravel() ** 2) > 0.98)
    True
    """

    def fit(self, X: ArrayLike, y: ArrayLike, sample_weight: ArrayLike | None = None) -> Self:
        """Train on rows and their targets.

        Parameters
        ----------
        X : (samples, columns), numbers.
        y : (samples,) or (samples, outputs).
        sample_weight : (samples,), how much each counts, 0 or more; None for 1 each.

        Returns
        -------
        The estimator itself.

        Raises
        ------
        ValueError : ``X`` or ``y`` are not as required.
        DivergenceError : the loss is no finite number any more.
        """
        with self._or_as_before():
            return self._learn(X, y, sample_weight, anew=not self._goes_on(), once=False)

    def partial_fit(self, X: ArrayLike, y: ArrayLike, sample_weight: ArrayLike | None = None) -> Self:
        """Train on rows once and go on where training ended before: for data that comes in pieces."""
        with self._or_as_before():
            return self._learn(X, y, sample_weight, anew=not hasattr(self, "model_"), once=True)

    def predict(self, X: ArrayLike) -> FloatArray:
        """The numbers predicted for every row.

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

    def _learn(self, X: ArrayLike, y: ArrayLike, sample_weight: ArrayLike | None, anew: bool, once: bool) -> Self:
        rows, targets = self._rows(X, y, reset=anew, multi_output=True, y_numeric=True)
        if targets.ndim == 2 and targets.shape[1] == 1:
            targets = column_or_1d(targets, warn=True)
        targets = targets.reshape(rows.shape[0], -1).astype(rows.dtype)
        if not anew and targets.shape[1] != self.n_outputs_:
            raise ValueError(
                f"{type(self).__name__}, fit: {targets.shape[1]} targets a row arrived; it was begun with "
                f"{self.n_outputs_}. Fit a new estimator for other targets."
            )
        self.n_outputs_: int = targets.shape[1]
        self._train(rows, targets, self.n_outputs_, self._weights(rows, sample_weight), anew, once)
        return self

    def _ending(self, outputs: int) -> list[Any]:
        return []

    def _loss(self) -> Any:
        return losses.MeanSquaredErrorLoss()

    def _accuracy(self) -> Any:
        return None

    def _strata(self, y: NDArray[Any]) -> NDArray[Any] | None:
        return None


public(__name__)
