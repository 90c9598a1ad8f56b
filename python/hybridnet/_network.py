"""The part of a model that does not train: layers in sequence, links between them, passes and prediction."""

from __future__ import annotations

import copy
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from types import FunctionType
from typing import Any, ClassVar, cast

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import (
    _bridge,
    _overrides,
    _owners,
    _parts,
    _passes,
    _samples,
    activations,
    layers,
    losses,
    metrics,
    optimizers,
)
from ._attributes import Hinted
from ._bridge import FloatArray
from ._chains import Chain
from ._columns import is_table
from ._errors import StateError, choice, shown
from ._known import Known
from ._names import named
from ._numerics import ARITHMETICS, OF_MODELS, numerics
from ._public import public
from ._sparse import SparseRows, is_sparse
from .activations import SoftmaxActivation
from .history import History
from .layers import InputLayer
from .losses import CategoricalCrossentropyLoss, SoftmaxCategoricalCrossentropy


class Network(Hinted):
    """Base class of :class:`hybridnet.Model` with everything except training: layers in sequence and a loss."""

    # Values of attributes that user code has deleted.
    layers: Any = None
    history: History = cast("Any", None)
    loss: Any = None
    optimizer: Any = None
    accuracy: Any = None
    classes: NDArray[Any] | None = None
    preprocessing: Any = None
    softmax_classifier_output: Any = None
    stop_training: Any = False
    _arithmetic: str | None = None
    #: What the last call has checked: the layers for a prediction, and all parts for an evaluation or a training.
    _chain: Chain | None = None
    _known: Known | None = None

    _softmax_classifier: type[SoftmaxCategoricalCrossentropy] = SoftmaxCategoricalCrossentropy
    _input_layer: type[InputLayer] = InputLayer
    #: Whether the last layer must output probabilities if the loss requires them.
    _checks_ending: ClassVar[bool] = True

    def __init__(self, layers: Sequence[Any] = (), *, arithmetic: str | None = None) -> None:
        if arithmetic is not None:
            choice("model", "arithmetic", arithmetic, ARITHMETICS)
        self._arithmetic = arithmetic
        self.layers = []
        self.loss = self.optimizer = self.accuracy = self.softmax_classifier_output = self.classes = None
        self.preprocessing = None
        self.history = History()
        self._finalized_as: tuple[Any, ...] = ()
        self._lock = threading.RLock()
        self._training = False
        try:
            given = list(layers if not isinstance(layers, str) else None)  # type: ignore[arg-type]
        except TypeError:
            raise TypeError(
                f"model: {shown(layers)} arrived; a list of layers is required. Put it in brackets."
            ) from None
        self._check_owners(given)
        for layer in given:
            self.add(layer)

    def add(self, layer: Any) -> None:
        """Append a layer or an activation.

        Parameters
        ----------
        layer : an object, or the name of an activation such as ``"relu"``, ``"softmax"`` or ``"leaky_relu"``.

        Raises
        ------
        TypeError : it has no ``forward`` method.
        ValueError : it is already in the model, no activation has this name, or the layer is of another model that
            computes with the other arithmetic; the model is unchanged.
        """
        self._check_kinds("model, add")
        layer = named("activation", layer, self._family())
        _parts.check_layer("model, add", layer)
        _parts.check_once([*self.layers, layer])
        if not isinstance(self.layers, list):
            self.layers = list(self.layers)
        self._compute(layer)
        self.layers.append(layer)

    @property
    def arithmetic(self) -> str:
        """``"numpy"`` or ``"fast"``: how the model computes, as given to it, else as ``hybridnet.init`` says."""
        parts = [part._numerics for part in self.layers or () if hasattr(part, "_numerics")]
        fallback = "fast" if numerics.is_fast else "numpy"
        return self._arithmetic or (("fast" if parts[0].is_fast else "numpy") if parts else fallback)

    def _check_owners(self, parts: Sequence[Any]) -> None:
        """Raise an error if a part is of another model that computes with the other arithmetic."""
        for part in parts:
            if self._arithmetic is not None and hasattr(part, "_numerics"):
                _owners.check(self, part, OF_MODELS[self._arithmetic])

    def _compute(self, *parts: Any) -> None:
        """Make layers or a loss compute with the arithmetic that was given to the model, if none is refused."""
        self._check_owners(parts)
        for part in parts:
            if self._arithmetic is not None and hasattr(part, "_numerics"):
                part._numerics = OF_MODELS[self._arithmetic]
            _owners.add(self, part)

    def finalize(self) -> None:
        """Link the layers and determine which are trained. Other methods call it after any change.

        Raises
        ------
        StateError : there are no layers.
        ShapeError : two consecutive layers do not fit; the text names both.
        ValueError : a layer is of another model that computes with the other arithmetic.
        """
        self._check_layers()
        _parts.check_parts(self.loss)
        _samples.check_layers(self.layers)
        self._compute(*self.layers)  # some were put into the list
        self.input_layer = self._input_layer()
        self._link()
        self.output_layer_activation = self.layers[-1]
        self.trainable_layers = _overrides.trainable(self.layers)
        if self.loss is not None:
            self.loss.remember_trainable_layers(self.trainable_layers)
        self.softmax_classifier_output = self._softmax_classifier() if self._is_combined() else None
        self._finalized_as = self._state()

    def predict(self, X: ArrayLike, *, batch_size: int | None = None) -> FloatArray:
        """The output of the last layer for each row of ``X``.

        Any number of threads may predict at the same time, also while another thread trains the model. They use the
        parameters from before training, or from the last call of a callback.

        Parameters
        ----------
        X : (samples, columns). If the model has a ``preprocessing``, a table of raw rows: a DataFrame or a dict of
            columns; the predictions of a regression then have the unit of the label column.
        batch_size : samples per batch. Without it, many rows are computed in blocks with the same bits, so that memory
            is needed for the result alone; the layers then hold the results of the last block.

        Raises
        ------
        ShapeError : ``X`` has another number of columns than the first layer requires.
        ValueError : a table has other columns than the model was trained on; the text has their names.
        """
        chain = self._chain  # once: another thread may set it
        if chain is not None and batch_size is None and _bridge.is_ready(X):
            few = cast("FloatArray", X)
            known = chain.output(self, few) if len(few) <= _passes.FEW_ROWS else None
            if known is not None:
                return known
        self._check_layers("model, predict")
        given, X = X, self._inputs(X)
        if not is_sparse(X):
            _bridge.check_exact(X, "model, predict, inputs")
        inputs = SparseRows(X) if is_sparse(X) else _bridge.plain(X, "model, predict, inputs")
        output = _passes.predictions(self, inputs, _samples.batch_size(batch_size, "predict"))
        return (
            output
            if given is X or self.preprocessing is None
            else cast("FloatArray", self.preprocessing.to_raw(output))
        )

    def predict_classes(self, X: ArrayLike, *, batch_size: int | None = None) -> NDArray[Any]:
        """Predict the class of each row: class numbers, or class names if the model has some.

        Returns
        -------
        For softmax, class numbers of shape (samples,); for sigmoid, 0 or 1 in the shape of the output; class names of
        shape (samples,) after training on text labels; for other last layers, the output itself. A sigmoid output that
        is NaN is not greater than 0.5, so that its class is 0, as in NumPy.

        Raises
        ------
        ValueError : a row of the softmax output is NaN, as for a missing input, and has no class; the text has its
            index.
        """
        output = self.predict(X, batch_size=batch_size)
        if isinstance(self.layers[-1], SoftmaxActivation):
            for row in np.flatnonzero(np.isnan(output).any(axis=1))[:1]:
                raise _bridge.error("row_without_class", "predict_classes", row)
        chosen = _predictions(self.layers[-1], output)
        classes = self.classes
        if classes is None and self.preprocessing is not None:
            classes = self.preprocessing.classes
        if classes is None:
            return np.asarray(chosen)
        return _samples.labels_of(classes, np.asarray(chosen).reshape(-1))

    def predict_proba(self, X: ArrayLike, *, batch_size: int | None = None) -> NDArray[np.float64]:
        """Predict the probability of each class: float64, (samples, classes); each row sums to 1 within 1e-12.

        Raises
        ------
        StateError : the model ends neither in softmax nor in a single sigmoid.
        """
        return _bridge.probabilities(self.predict(X, batch_size=batch_size), _ending(self))

    def forward(self, X: ArrayLike, training: bool) -> Any:
        """Forward pass of a batch; the layers save ``inputs`` and ``output``. Returns the last output."""
        self._finalize_if_changed()
        self.input_layer.forward(X, training)
        for layer in self.layers:
            layer.forward(_passes.beside(layer, "prev", "output"), training)
        return _passes.set_by_pass(self.layers[-1], "output")

    def backward(self, output: ArrayLike, y: ArrayLike) -> None:
        """Backpropagation of the mean loss; the layers save ``dinputs``, ``dweights`` and so on."""
        self._finalize_if_changed()
        for layer in reversed(self._backward_from_loss(output, y)[1]):
            layer.backward(_passes.beside(layer, "next", "dinputs"))

    def _backward_from_loss(self, output: ArrayLike, y: ArrayLike) -> tuple[Any, Sequence[Any]]:
        """Backward pass of the loss: the gradient w.r.t. its input, and the layers that remain for backward."""
        if self.softmax_classifier_output is None:
            if isinstance(self.loss, losses.Loss):
                self.loss._check_shapes(output, y)
            last = self.layers[-1]
            if isinstance(self.loss, losses.SigmoidBinaryCrossentropyLoss) and self.loss._combines_with(last):
                last.dinputs = self.loss._combined_backward(output, y)
                return last.dinputs, self.layers[:-1]
            self.loss.backward(output, y)
            return _passes.set_by_pass(self.loss, "dinputs"), self.layers
        self.softmax_classifier_output.backward(output, y)
        self.layers[-1].dinputs = _passes.set_by_pass(self.softmax_classifier_output, "dinputs")
        return self.layers[-1].dinputs, self.layers[:-1]

    def _inputs(self, X: Any) -> Any:
        """The inputs of raw rows; anything but a table, and any table without a preprocessing, is returned itself."""
        if self.preprocessing is None or not is_table(X):
            return X
        from .preprocessing import preprocessing_of

        return preprocessing_of(self.preprocessing, "model")._inputs(X)

    def _has_custom_steps(self) -> bool:
        """Whether a subclass overrides ``forward`` or ``backward``, which every pass must call then."""
        return any(_overrides.has_own(self, name) for name in ("forward", "backward"))

    def _has_custom_pass(self) -> bool:
        """Whether the forward pass calls custom code of a subclass of the model, or of a layer."""
        if _overrides.has_own(self, "forward") or any(_overrides.own_method(layer, "layer") for layer in self.layers):
            return True
        return bool(self._finalized_as) and self._has_custom_links()

    def _has_custom_links(self) -> bool:
        """Whether the links of the layers, or the lists of the model, differ from those that ``finalize`` sets."""
        return _overrides.own_choice(self, self._is_combined()) is not None

    @classmethod
    def _family(cls) -> dict[str, type[Any]]:
        """The Python classes of the parts of a model, by their names in files."""
        kinds = (layers, activations, losses, optimizers, metrics)
        return {name: kind for module in kinds for name, kind in vars(module).items() if isinstance(kind, type)}

    def __repr__(self) -> str:
        shown_layers = f"[{', '.join(map(repr, self.layers))}]" if isinstance(self.layers, (list, tuple)) else "?"
        return f"{type(self).__name__}({shown_layers})"

    def __getstate__(self) -> dict[str, Any]:
        with self._lock:
            state = self.__dict__.copy()
            del state["_lock"]
            for name in ("_chain", "_known"):
                state.pop(name, None)
            if self._training:
                # A copy, because training continues while the state is pickled or copied.
                state = copy.deepcopy(state)
                state["_training"] = False
            return _passes.bare_state(state)

    def __setstate__(self, state: dict[str, Any]) -> None:
        Network.__init__(self)  # sets attributes that pickles of the book's model do not have
        self.__dict__.update(state)
        for part in (*(self.layers if isinstance(self.layers, (list, tuple)) else ()), self.loss):
            _owners.add(self, part)
        if hasattr(self, "input_layer"):
            with suppress(TypeError, ValueError):  # invalid layers are refused when they are used
                self._check_kinds("model")
                self._link()
        if "_finalized_as" not in state and "trainable_layers" in state:
            self._finalized_as = self._state()  # keeps links and lists of the file that users have changed

    @contextmanager
    def _being_trained(self) -> Iterator[None]:
        with self._lock:
            if self._training:
                raise StateError(
                    "model, fit: it is being trained already, by another thread or around this callback. "
                    "Wait for the end, or train a copy."
                )
            self._training = True
        try:
            yield
        finally:
            self._training = False

    def _check_layers(self, where: str = "model") -> None:
        self._check_kinds(where)
        if not self.layers:
            raise _bridge.error("no_layers", where)

    def _check_kinds(self, where: str) -> None:
        """Raise an error if the layers are not a list of layers, which may be empty."""
        _parts.check_layers(self.layers, where)

    def _link(self) -> None:
        """Set ``prev`` and ``next`` of each layer, as in the book."""
        chain = [self.input_layer, *self.layers, self.loss]
        for before, layer, after in zip(chain, self.layers, chain[2:], strict=False):
            layer.prev, layer.next = before, after

    def _state(self) -> tuple[Any, ...]:
        return (*self.layers, self.loss, *map(_overrides.is_trainable, self.layers))

    def _is_combined(self) -> bool:
        """Whether the combined backward pass of softmax and cross-entropy is used."""
        ends = self.layers[-1] if isinstance(self.layers, (list, tuple)) and self.layers else None
        return isinstance(ends, SoftmaxActivation) and isinstance(self.loss, CategoricalCrossentropyLoss)

    def _finalize_if_changed(self) -> None:
        if not isinstance(self.layers, list):
            self._check_kinds("model")
        if not _overrides.are_same(self._finalized_as, self._state()):
            self.finalize()
            self._finalized_as = self._state()  # a custom finalize may not set it
        _parts.check_parts(
            self.loss,
            self.optimizer,
            self.accuracy,
            self.softmax_classifier_output,
            getattr(self, "input_layer", None),
            self.history,
        )
        if not isinstance(layers := getattr(self, "trainable_layers", ()), (list, tuple)):
            raise TypeError(
                f"model: trainable_layers is {shown(layers)}; a list of layers is required. "
                "Call finalize, which sets it."
            )


def _ending(model: Network) -> str:
    name = getattr(model.layers[-1], "_name", "") if model.layers else ""
    if name not in ("softmax", "sigmoid"):
        raise StateError(
            "model, predict_proba: it ends in neither softmax nor sigmoid; its output is not a probability."
        )
    return str(name)


def _predictions(last: Any, output: Any) -> Any:
    """Predictions from the output of the last layer; the output itself if that is not an activation."""
    predictions = getattr(last, "predictions", None)
    return output if predictions is None else predictions(output)


def called_model(base: type) -> None:
    """Name the methods of a base class after Model, the class that users know, in errors about arguments."""
    for name, member in vars(base).items():
        function = getattr(member, "__func__", member)
        if isinstance(function, FunctionType):
            function.__qualname__ = f"Model.{name}"


called_model(Network)
public(__name__)
