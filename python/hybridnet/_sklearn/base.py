"""Base class of the estimators: the network, its training, and checks of attributes that a user may have set."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from math import ceil, inf
from typing import Any, ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.base import BaseEstimator
from sklearn.exceptions import ConvergenceWarning, NotFittedError
from sklearn.model_selection import train_test_split
from sklearn.utils.validation import check_is_fitted, validate_data

from .. import _bridge, _samples
from .._attributes import Strict
from .._bridge import FloatArray
from .._errors import LARGEST, flag, shown
from .._numerics import OF_MODELS
from .._public import public, warn
from .._sparse import is_sparse
from ..callbacks import EarlyStopping
from ..history import History
from ..layers import DenseLayer, DropoutLayer
from ..model import Model
from . import settings
from .absent import explained
from .changes import Begun
from .onnx_files import SavedAsOnnx
from .settings import ACTIVATIONS, NUMERICS, Settings
from .tasks import Epochs, Support, Tasks
from .values import check_count, checked_weights, plain_integers, refuse_value

__all__: list[str] = []


class Net(SavedAsOnnx, Strict, Support, BaseEstimator):  # type: ignore[misc]
    """Base class of the estimators: the network and its training."""

    #: Attributes that ``fit`` sets and other methods read: type and description.
    _fitted: ClassVar[dict[str, tuple[Any, str]]] = {
        "model_": (Model, "the model"),
        "n_features_in_": ((int, np.integer), "the number of columns"),
    }

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
        self.arithmetic = arithmetic

    def __getattr__(self, name: str) -> Any:
        """Raise an error with a remedy for a setting or a result that does not exist."""
        raise AttributeError(explained(self, name), name=name, obj=None)  # without it, Python suggests private names

    # -- abstract methods

    def _ending(self, outputs: int) -> list[Any]:
        raise NotImplementedError

    def _loss(self) -> Any:
        raise NotImplementedError

    def _accuracy(self) -> Any:
        raise NotImplementedError

    def _columns(self) -> int:
        """Number of columns of the output after ``fit``."""
        raise NotImplementedError

    def _strata(self, y: NDArray[Any], share: float) -> NDArray[Any] | None:
        return None

    # -- checks

    def __sklearn_is_fitted__(self) -> bool:
        return "model_" in vars(self)

    def _starts_from_scratch(self, given: Settings, once: bool) -> bool:
        """Whether training starts with new weights."""
        return not (self.__sklearn_is_fitted__() and (once or given.warm_start))

    def _check_fitted(self) -> None:
        """Raise an error if an attribute that ``fit`` sets does not exist, or was set by the user to another type.

        Raises
        ------
        NotFittedError : ``fit`` was not called, or what it left was deleted.
        TypeError : something of another kind is in its place.
        ValueError : it does not fit to the model.
        """
        check_is_fitted(self)
        where = type(self).__name__
        for name, (kinds, what) in self._fitted.items():
            required = f"{what}, which fit sets, is required. Fit it again."
            if name not in vars(self):
                raise NotFittedError(f"{where}: it has no {name}; {required}")
            if not isinstance(value := vars(self)[name], kinds):
                raise TypeError(f"{where}: {name} is {shown(value)}; {required}")
        names = vars(self).get("feature_names_in_")
        if names is not None and not (isinstance(names, np.ndarray) and names.shape == (self.n_features_in_,)):
            raise TypeError(
                f"{where}: feature_names_in_ is {shown(names)}; an array of {self.n_features_in_} names, which fit "
                "sets, is required. Fit it again."
            )
        self._check_model(where)

    def _check_model(self, where: str) -> None:
        model = self.model_
        model._check_layers(f"{where}, model_")
        weights = getattr(model.layers[0], "weights", None)
        if not (isinstance(weights, np.ndarray) and weights.dtype in NUMERICS and isinstance(model.history, History)):
            raise TypeError(
                f"{where}: model_ is {model!r:.80}; a dense layer of float32 or float64 first, and a history, as fit "
                "makes them, are required. Fit it again."
            )
        if weights.shape[:1] != (self.n_features_in_,):
            raise ValueError(
                f"{where}: n_features_in_ is {shown(self.n_features_in_)} and the weights of model_ are "
                f"{weights.shape}; one row for each column is required. Fit it again."
            )
        columns = _samples.output_columns(model.layers, self.n_features_in_)
        if columns is not None and columns != self._columns():
            raise ValueError(
                f"{where}: the output of model_ has {columns} columns; {self._columns()} are required by what fit set "
                "beside it. Fit it again."
            )

    def _rows(self, X: ArrayLike, *y: ArrayLike, reset: bool, **options: Any) -> Any:
        """Check rows as scikit-learn requires; as float64 unless they are float32 or the network has another dtype.

        Sparse ones stay sparse: the model makes the rows of one batch dense at a time.
        """
        if not reset:
            self._check_fitted()
        where = type(self).__name__
        given: Any = X
        _bridge.check_exact(given.tocoo().data if is_sparse(X) else X, f"{where}, X")
        for targets in y if options.get("y_numeric") else ():
            _bridge.check_exact(targets, f"{where}, y")
            # scikit-learn would convert None to NaN and dates to numbers.
            dtype_kind = _bridge.plain(targets, f"{where}, y").dtype.kind
            if dtype_kind in "OUST":
                refuse_value(targets, f"{where}, y", np.float64)
            elif dtype_kind in "mM":
                _bridge.floats(targets, f"{where}, y")
        plain_y = tuple(map(plain_integers, y))
        # The fast arithmetic computes in float32 alone: rows are converted once.
        is_fast = isinstance(self.arithmetic, str) and self.arithmetic == "fast"
        own = np.float32 if is_fast else (np.float64, np.float32)
        dtypes = own if reset else self.model_.layers[0].weights.dtype
        try:
            with np.errstate(over="ignore"):  # beyond float32 is refused as infinite
                return validate_data(
                    self, X, *plain_y, accept_sparse="csr", dtype=dtypes, order="C", reset=reset, **options
                )
        except (ValueError, TypeError, OverflowError):
            for targets in y:
                check_count(f"{where}, fit", X, targets)
            refuse_value(X, f"{where}, X", np.float64 if reset else dtypes)
            for targets in y if options.get("y_numeric") else ():
                refuse_value(targets, f"{where}, y", np.float64)
            raise

    def _predicted(self, X: ArrayLike, predict: Callable[[Model, FloatArray], NDArray[Any]]) -> NDArray[Any]:
        rows = self._rows(X, reset=False)  # refuses an estimator that is not fitted
        return predict(self.model_, rows)

    def _weights(self, X: Any, sample_weight: ArrayLike | None) -> NDArray[np.float64] | None:
        return checked_weights(f"{type(self).__name__}, fit", sample_weight, X.shape[0])

    # -- training

    def _train(
        self,
        given: Settings,
        X: Any,
        y: NDArray[Any],
        outputs: int,
        weights: NDArray[np.float64] | None,
        from_scratch: bool,
        tasks: Tasks | None,
    ) -> None:
        """Train on checked rows; ``from_scratch`` with new weights; for one epoch only if there are no ``tasks``."""
        rows_a_step = given.rows_a_step(X.shape[0])
        begun = None if from_scratch else vars(self).get("_begun")
        if begun is not None:
            begun.check_network(type(self).__name__, given, self.model_)
        is_new_source = begun is not None and begun.is_other_source(self.random_state)
        if from_scratch or is_new_source or not isinstance(vars(self).get("_random_state"), np.random.RandomState):
            self._random_state = given.random_state
        if from_scratch:
            self.model_: Model = self._network(given, X.shape[1], outputs, X.dtype, rows_a_step)
        before = 0 if tasks is None else len(self.model_.history.epoch)
        now = Begun(given.network(), given.of_steps(rows_a_step), self.random_state)
        self._begun = now
        try:
            with (begun or now).changed(self.model_, now.steps):
                if tasks is None:
                    self._fit(given, X, y, weights, epochs=1)
                else:
                    tasks.begin()
                    train = self._fit_with_held_out if given.early_stopping else self._fit_until_converged
                    train(given, X, y, weights, tasks.epochs())
        finally:  # Ctrl-C leaves what was learned until then
            self.loss_curve_: list[float] = self.model_.history.history.get("loss", [])
            self.loss_ = self.loss_curve_[-1] if self.loss_curve_ else float("nan")
            self.n_iter_ = len(self.loss_curve_) - before
        if tasks is not None:
            tasks.end()

    @contextmanager
    def _or_as_before(self) -> Iterator[None]:
        """Restore attributes and random streams if a call fails."""
        before = vars(self).copy()
        streams = [np.random.mtrand._rand, before.get("random_state"), before.get("_random_state")]
        states = [(stream, stream.get_state()) for stream in streams if isinstance(stream, np.random.RandomState)]
        try:
            yield
        except Exception:
            self.__dict__.clear()
            self.__dict__.update(before)
            for stream, state in states:
                stream.set_state(state)
            raise

    def _fit_until_converged(
        self, given: Settings, X: Any, y: NDArray[Any], weights: NDArray[Any] | None, epochs: list[Epochs]
    ) -> None:
        stopping = [] if given.tol is None else [self._stopping(given, "loss", y, weights)]
        self._fit(given, X, y, weights, callbacks=[*epochs, *stopping])
        if stopping and not stopping[0].stopped and not any(each.stopped for each in epochs):
            loss = self.model_.history["loss"][-1]
            if loss > stopping[0]._counts_from:
                reason = f"is {loss:.3g}, more than twice that of a constant prediction. Scale the inputs, raise"
            else:
                reason = f"has fallen by more than tol within the last {given.n_iter_no_change + 1}. Raise"
            warn(
                f"{type(self).__name__}, fit: {given.max_iter} epochs are over and the loss {reason} max_iter or "
                "learning_rate, or set tol to None.",
                ConvergenceWarning,
            )

    def _fit_with_held_out(
        self, given: Settings, X: Any, y: NDArray[Any], weights: NDArray[Any] | None, epochs: list[Epochs]
    ) -> None:
        """Early stopping: train until the loss of the validation rows stops improving; restore the best epoch.

        Rows of weight 0 are on neither side: held out, they would decide nothing.
        """
        counted = np.arange(X.shape[0]) if weights is None else np.flatnonzero(weights)
        share = given.numbers["validation_fraction"]
        # As train_test_split rounds; at least one row is held out.
        held_out = ceil(share * len(counted))
        if held_out >= len(counted):
            raise ValueError(
                f"{type(self).__name__}, fit: early_stopping is True and validation_fraction {share}, which holds out "
                f"{held_out} of {len(counted)} samples{'' if weights is None else ' with a weight'} and leaves none to "
                "train on; one or more are required on both sides. Pass more samples, or a smaller validation_fraction."
            )
        rows, judged = train_test_split(
            counted,
            test_size=share,
            random_state=self._random_state,
            stratify=self._strata(y[counted], share),
        )
        self._fit(
            given,
            X[rows],
            y[rows],
            None if weights is None else weights[rows],
            validation_data=(X[judged], y[judged], None if weights is None else weights[judged]),
            callbacks=[*epochs, self._stopping(given, "val_loss", y, weights)],
        )
        self.validation_loss_curve_: list[float] = self.model_.history["val_loss"]

    def _fit(
        self,
        given: Settings,
        X: Any,
        y: NDArray[Any],
        weights: NDArray[Any] | None,
        epochs: int | None = None,
        **options: Any,
    ) -> None:
        self.model_.fit(
            X,
            y,
            epochs=given.max_iter if epochs is None else epochs,
            batch_size=given.rows_a_step(X.shape[0]),
            shuffle=given.shuffle,
            sample_weight=weights,
            progress=given.verbose,
            random_state=self._random_state,
            **options,
        )

    def _stopping(self, given: Settings, monitor: str, y: NDArray[Any], weights: NDArray[Any] | None) -> EarlyStopping:
        # As MLPClassifier: more than n_iter_no_change epochs without improvement; EarlyStopping stops at its patience.
        patience = min(given.n_iter_no_change + 1, LARGEST)
        stopping = EarlyStopping(monitor, patience, given.tol or 0.0, restore_best=monitor == "val_loss")
        stopping._counts_from = self._converges_from(y, weights)
        return stopping

    def _converges_from(self, y: NDArray[Any], weights: NDArray[Any] | None) -> float:
        """The loss above which training has not converged, whether it falls or not."""
        return inf

    # -- the network

    def _network(self, given: Settings, columns: int, outputs: int, dtype: np.dtype[Any], rows_a_step: int) -> Model:
        layers: list[Any] = []
        for neurons in given.hidden_layer_sizes:
            layers += [self._dense(given, columns, neurons, dtype), ACTIVATIONS[given.activation]()]
            if given.numbers["dropout"]:
                layers.append(DropoutLayer(given.numbers["dropout"]))
            columns = neurons
        model = Model([*layers, self._dense(given, columns, outputs, dtype, last=True), *self._ending(outputs)])
        model.set(loss=self._loss(), optimizer=given.optimizer(), accuracy=self._accuracy())
        for part in (*model.layers, model.loss):
            part._numerics = OF_MODELS["fast"] if given.arithmetic == "fast" else NUMERICS[dtype]
            if isinstance(part, DenseLayer):
                part.weight_regularizer_l2 = given.regularizer_l2(rows_a_step)
        return model

    def _dense(
        self, given: Settings, columns: int, neurons: int, dtype: np.dtype[Any], last: bool = False
    ) -> DenseLayer:
        fitting = "he" if given.activation in settings.RECTIFIERS and not last else "glorot"
        initializer = fitting if given.initializer == "auto" else given.initializer
        return DenseLayer.from_parameters(
            _bridge.initial_weights(initializer, 0.01, columns, neurons, self._random_state, NUMERICS[dtype])
        )

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.sparse = True
        return tags


def trains_in_parts(estimator: Any) -> bool:
    """Whether an estimator has ``partial_fit``: not with early stopping, which needs rows to hold out."""
    with suppress(TypeError):
        return not flag(type(estimator).__name__, "early_stopping", vars(estimator).get("early_stopping", False))
    return True  # partial_fit refuses it


public(__name__)
