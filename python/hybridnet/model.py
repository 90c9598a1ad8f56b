"""A network with its loss, optimizer and metric: the book's model, and what one expects beyond it."""

from __future__ import annotations

import copy
import os
import pickle
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self, cast

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import (
    _architecture,
    _bridge,
    _fitting,
    _overrides,
    _parameters,
    _parms,
    _samples,
    activations,
    layers,
    losses,
    metrics,
    optimizers,
)
from ._bridge import FloatArray, RandomState, Samples
from ._errors import MissingError, ShapeError, StateError, file_name, flag, kind, number, shown, size
from ._fitting import Fitting
from ._judging import Judge
from ._names import named
from ._playing import gradient_errors, predictions_of
from ._public import public
from ._sparse import SparseRows, is_sparse
from .activations import SoftmaxActivation
from .history import History, epoch_numbers
from .layers import InputLayer, parameter_arrays, without_pass
from .losses import BinaryCrossentropyLoss, CategoricalCrossentropyLoss, SoftmaxCategoricalCrossentropy
from .views import given, plots

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["LayerReport", "Model"]


class LayerReport(NamedTuple):
    """What the output of a layer tells about its health.

    ``silent`` columns are 0 for every sample: of a ReLU, neurons that are dead for these samples. ``not_finite``
    numbers are infinite or none: they overflowed, or came of it. ``largest`` is the largest finite magnitude.
    """

    layer: str
    neurons: int
    silent: int
    not_finite: int
    largest: float

    def __str__(self) -> str:
        return (
            f"{self.layer}: {self.silent} of {self.neurons} neurons are 0 for every sample; "
            f"{self.not_finite} numbers are not finite; the largest magnitude is {self.largest:.4g}"
        )


class Model:
    """Layers one after the other, trained by an optimizer on a loss.

    Parameters
    ----------
    layers : first to last; more can be added.

    Attributes
    ----------
    layers : the layers, first to last.
    loss, optimizer, accuracy : as ``set`` has them.
    history : every epoch that ``fit`` or ``train`` had so far.
    classes : the labels that class numbers stand for, where ``fit`` was given texts; else None.
    trainable_layers : the layers with weights, except those whose ``trainable`` is False.
    output_layer_activation, softmax_classifier_output, input_layer : as in the book, after ``finalize``.

    Source: book chapters 18 to 22.

    >>> import hybridnet as hn
    >>> hn.init(seed=0)
    >>> X, y = hn.spiral_data(samples=100, classes=3)
    >>> model = Model([hn.DenseLayer(2, 64), hn.ReLUActivation(), hn.DenseLayer(64, 3), hn.SoftmaxActivation()])
    >>> model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.Adam(learning_rate=0.05, decay=5e-7),
    ...           accuracy=hn.CategoricalAccuracy())
    >>> history = model.fit(X, y, epochs=101)
    >>> round(history["accuracy"][-1], 2)
    0.67
    """

    # What a model has from whose attributes one was deleted.
    layers: Any = None
    history: History = cast("Any", None)
    loss: Any = None
    optimizer: Any = None
    accuracy: Any = None
    classes: NDArray[Any] | None = None
    softmax_classifier_output: Any = None

    _softmax_classifier: type[SoftmaxCategoricalCrossentropy] = SoftmaxCategoricalCrossentropy
    _input_layer: type[InputLayer] = InputLayer

    def __init__(self, layers: Sequence[Any] = ()) -> None:
        self.layers = []
        self.loss = self.optimizer = self.accuracy = self.softmax_classifier_output = self.classes = None
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
        for layer in given:
            self.add(layer)

    # -- what the model is

    def add(self, layer: Any) -> None:
        """Put a layer or an activation behind the others.

        Parameters
        ----------
        layer : an object, or the name of an activation such as ``"relu"``, ``"softmax"`` or ``"leaky_relu"``.

        Raises
        ------
        TypeError : it has no ``forward``.
        ValueError : it is in the model already, or no activation has this name.
        """
        self._check_kinds("model, add")
        layer = named("activation", layer, self._family())
        _check_layer("model, add", layer)
        _check_once([*self.layers, layer])
        if not isinstance(self.layers, list):
            self.layers = list(self.layers)
        self.layers.append(layer)

    def set(self, *, loss: Any = None, optimizer: Any = None, accuracy: Any = None) -> None:
        """Say what to train by; what is not given stays as it is.

        Parameters
        ----------
        loss, optimizer, accuracy : objects, or names of ours or Keras' for objects with default settings, such as
            ``"categorical_crossentropy"``, ``"mse"``, ``"adam"``. ``"accuracy"`` is the metric that fits the loss.

        Raises
        ------
        TypeError : one of them is no such thing, such as a class instead of an object of it.
        ValueError : nothing has this name; the text has the nearest ones.
        """
        family = self._family()
        loss, optimizer = named("loss", loss, family), named("optimizer", optimizer, family)
        accuracy = named("accuracy", accuracy, family, self.loss if loss is None else loss)
        _check_parts(loss, optimizer, accuracy)
        self.loss = self.loss if loss is None else loss
        self.optimizer = self.optimizer if optimizer is None else optimizer
        self.accuracy = self.accuracy if accuracy is None else accuracy

    def finalize(self) -> None:
        """Link the layers and find what is trained; whatever needs it does it by itself, after any change.

        Raises
        ------
        StateError : there are no layers.
        ShapeError : a layer does not take what the one before it gives; the text names both.
        """
        self._check_layers()
        _check_parts(self.loss)
        _samples.check_layers(self.layers)
        self.input_layer = self._input_layer()
        self._link()
        self.output_layer_activation = self.layers[-1]
        self.trainable_layers = _overrides.trainable(self.layers)
        if self.loss is not None:
            self.loss.remember_trainable_layers(self.trainable_layers)
        self.softmax_classifier_output = self._softmax_classifier() if self._is_combined() else None
        self._finalized_as = self._state()

    # -- training

    def fit(
        self,
        X: ArrayLike,
        y: ArrayLike,
        *,
        epochs: int = 1,
        batch_size: int | None = None,
        shuffle: bool = False,
        validation_data: tuple[ArrayLike, ...] | None = None,
        validation_split: float = 0.0,
        validation_batch_size: int | None = None,
        sample_weight: ArrayLike | None = None,
        callbacks: Sequence[Any] = (),
        progress: bool | str | None = None,
        stop_on_divergence: bool = True,
        allow_nonfinite: bool = False,
        random_state: RandomState = None,
    ) -> History:
        """Train on samples; training that was done before goes on.

        The loop runs in the engine, on a copy of the parameters; they come back at the end, around callbacks that are
        functions, and when training is interrupted: Ctrl-C ends it after a whole step. A model with parts of the
        user's own is played step by step in Python, by the same loop.

        Parameters
        ----------
        X : (samples, columns); of a scipy.sparse matrix the rows of one batch are made dense at a time, in Python.
        y : a class number, a text or a row of numbers for each sample, as the loss takes them.
        epochs : how often every sample is seen.
        batch_size : samples a step, the last batch may be short; None for all in one.
        shuffle : whether every epoch takes the samples in an order of its own, ``np.random.permutation(samples)``.
        validation_data : ``(X, y)`` to judge every epoch on, or ``(X, y, sample_weight)``; nothing is learned from it.
            With weights, ``val_loss`` is ``sum(weight * loss) / sum(weight)``.
        validation_split : the last share of the samples is such data, with its weights, 0 or more and less than 1.
        validation_batch_size : samples a batch of it; None for ``batch_size``.
        sample_weight : how much each sample counts, 0 or more: one of weight 2 counts as two. The metric ignores it.
        callbacks : :class:`EarlyStopping`, :class:`Checkpoint`, :class:`CSVLog`, or functions of
            ``(model, epoch, numbers)``, called after every epoch; one that returns True ends training.
        progress : False for none, True at once; None shows it for what takes longer than half a second, as
            HYBRIDNET_PROGRESS says (``bar``, ``html``, ``plain``, ``off``) or as fits the place Python runs in.
        stop_on_divergence : whether a loss, that of validation too, or a parameter that is infinite or NaN ends
            training with an error. The last step is taken back then: parameters, optimizer state and random state are
            those from which the last finite loss was computed.
        allow_nonfinite : whether inputs and targets, those of validation too, may be infinite or NaN; if not, they are
            looked through once before the first step.
        random_state : where orders and what dropout layers drop are drawn from: None for NumPy's global stream, or a
            RandomState, or a seed.

        Returns
        -------
        ``history``, with every epoch so far.

        Raises
        ------
        ShapeError, TypeError, ValueError : the samples do not fit together or to the model.
        ValueError : inputs or targets are infinite or NaN; the text names row and column.
        StateError : loss or optimizer are missing, a callback needs what there is not, such as validation data, or
            another thread trains the model.
        DivergenceError : the loss is infinite or NaN; the model keeps its last finite state.
        """
        if number("model, fit", "validation_split", validation_split):
            X, y, sample_weight, validation_data = _split(X, y, sample_weight, validation_split, validation_data)
        options = {
            "batch_size": _batch_size(batch_size, "fit"),
            "validation_batch_size": _batch_size(
                batch_size if validation_batch_size is None else validation_batch_size, "fit, validation"
            ),
            "shuffle": flag("model, fit", "shuffle", shuffle),
            "stop_on_divergence": flag("model, fit", "stop_on_divergence", stop_on_divergence),
            "allow_nonfinite": flag("model, fit", "allow_nonfinite", allow_nonfinite),
            "keeps_last_pass": False,
            "random_state": None if random_state is None else _bridge.random_source(random_state, "model, fit"),
        }
        if validation_data is not None and _overrides.has_own(self, "evaluate"):
            raise StateError(
                f"model, fit: {type(self).__name__} has an evaluate of its own, which fit does not call; train does. "
                "Call train, or leave the validation data out and evaluate in a callback."
            )
        count = size("model, fit", "epochs", epochs)
        self._fit(X, y, count, validation_data, sample_weight, options, callbacks, progress)
        return self.history

    def train(
        self,
        X: ArrayLike,
        y: ArrayLike,
        *,
        epochs: int = 1,
        batch_size: int | None = None,
        print_every: int = 1,
        validation_data: tuple[ArrayLike, ...] | None = None,
    ) -> None:
        """:meth:`fit` with the lines that the book's model prints: every ``print_every`` steps, and each epoch.

        Inputs are not looked through for infinite numbers and NaN, and such a loss does not end training, as in the
        book. Afterwards the layers keep ``inputs``, ``output``, ``dinputs`` and ``binary_mask`` of their last batch,
        loss and metric what they have accumulated: after validation outputs and sums are of its data. Source: book
        chapter 19.
        """
        every = size("model, train", "print_every", print_every)
        options = {
            "batch_size": _batch_size(batch_size, "train"),
            "validation_batch_size": _batch_size(batch_size, "train"),
            "shuffle": False,
            "stop_on_divergence": False,
            "allow_nonfinite": True,
            "keeps_last_pass": True,
            "random_state": None,
        }
        is_own = validation_data is not None and _overrides.has_own(self, "evaluate")
        lines = _Lines(self, validation_data is not None and not is_own)

        def end_epoch(epoch: int, row: list[float]) -> bool:
            lines.epoch(epoch, row)
            if is_own:
                self.evaluate(*_validation(validation_data)[:2], batch_size=batch_size)
            return True

        self._fit(
            X, y, size("model, train", "epochs", epochs), None if is_own else validation_data, None, options, (), False,
            (max(every, 1), lines.step), end_epoch, played=is_own,
        )  # fmt: skip

    def evaluate(self, X: ArrayLike, y: ArrayLike, *, batch_size: int | None = None) -> dict[str, float]:
        """Loss and metric over samples, as in prediction: nothing drops, nothing is learnt.

        As many threads as like may evaluate at once, as in :meth:`predict`; layers keep what the last batch left.

        Parameters
        ----------
        X, y : as in :meth:`fit`.
        batch_size : samples a batch; None for all in one.

        Returns
        -------
        ``"loss"``, the mean of the sample losses without penalties, and ``"accuracy"`` if there is a metric.

        Raises
        ------
        StateError : there are no layers or no loss.
        ShapeError : samples, targets and layers do not fit together.
        ValueError : a label is out of range.
        """
        self._ready("evaluate")
        self._samples(X, y, "evaluate")  # refuses what does not fit, before anything is computed
        inputs, targets = self._given(X, y)
        judge = Judge(self, shared=True)
        judge.new_pass()
        for rows, output in self._passes(inputs, _batch_size(batch_size, "evaluate")):
            judge.batch(output, targets[rows])
        measured = judge.accumulated()
        judge.leave()
        numbers = {"loss": measured.loss, "accuracy": measured.accuracy}
        return {name: float(number) for name, number in numbers.items() if number is not None}

    # -- prediction

    def predict(self, X: ArrayLike, *, batch_size: int | None = None) -> FloatArray:
        """The output of the last layer for every row of ``X``.

        Any number of threads may predict at once, also while another one trains: they see the parameters as they were
        when training began, or was last interrupted by a callback.

        Parameters
        ----------
        X : (samples, columns).
        batch_size : samples a batch, to spare memory; None for all in one.

        Raises
        ------
        ShapeError : ``X`` has another number of columns than the first layer takes.
        """
        self._check_layers("model, predict")
        inputs = SparseRows(X) if is_sparse(X) else _bridge.plain(X, "model, predict, inputs")
        outputs = [output for _, output in self._passes(inputs, _batch_size(batch_size, "predict"))]
        return outputs[0] if len(outputs) == 1 else cast("FloatArray", np.vstack(outputs))

    def predict_classes(self, X: ArrayLike, *, batch_size: int | None = None) -> NDArray[Any]:
        """What the last activation makes of its output: class numbers, or the labels they stand for.

        Returns
        -------
        Class numbers (samples,) of softmax, 0 or 1 in the shape of the output of sigmoid; labels (samples,) where
        ``fit`` was given texts; else the output itself.
        """
        output = self.predict(X, batch_size=batch_size)
        chosen = predictions_of(self.layers[-1], output)
        if self.classes is None:
            return np.asarray(chosen)
        return _samples.labels_of(self.classes, np.asarray(chosen).reshape(-1))

    def predict_proba(self, X: ArrayLike, *, batch_size: int | None = None) -> NDArray[np.float64]:
        """The probability of every class, float64, (samples, classes); each row sums to 1 within 1e-12.

        Raises
        ------
        StateError : the model ends neither in softmax nor in a single sigmoid.
        """
        return _bridge.probabilities(self.predict(X, batch_size=batch_size), _ending(self))

    # -- step by step

    def forward(self, X: ArrayLike, training: bool) -> Any:
        """Send a batch through the layers, which keep their ``inputs`` and ``output``; returns the last output."""
        self._finalize_anew()
        self.input_layer.forward(X, training)
        for layer in self.layers:
            layer.forward(_beside(layer, "prev", "output"), training)
        return left(self.layers[-1], "output")

    def backward(self, output: ArrayLike, y: ArrayLike) -> None:
        """Send the gradients of the mean loss back; the layers keep ``dinputs``, ``dweights`` and so on."""
        self._finalize_anew()
        for layer in reversed(self._backward_from_loss(output, y)[1]):
            layer.backward(_beside(layer, "next", "dinputs"))

    def _backward_from_loss(self, output: ArrayLike, y: ArrayLike) -> tuple[Any, Sequence[Any]]:
        """The gradients that the loss sends back, and the layers that they still have to go through."""
        if self.softmax_classifier_output is None:
            self.loss.backward(output, y)
            return left(self.loss, "dinputs"), self.layers
        self.softmax_classifier_output.backward(output, y)
        self.layers[-1].dinputs = left(self.softmax_classifier_output, "dinputs")
        return self.layers[-1].dinputs, self.layers[:-1]

    def has_own_steps(self) -> bool:
        """Whether ``forward`` or ``backward`` are a subclass' own: then every pass goes through them, in Python."""
        return any(_overrides.has_own(self, name) for name in ("forward", "backward"))

    def _has_own_pass(self) -> bool:
        """Whether a pass forward does something of the user's own: it goes through ``forward`` then, and the layers."""
        if _overrides.has_own(self, "forward") or any(_overrides.own_method(layer, "layer") for layer in self.layers):
            return True
        return bool(self._finalized_as) and self.has_own_choice()

    def has_own_choice(self) -> bool:
        """Whether ``finalize`` found, or somebody set since, something else than hybridnet's ``finalize`` finds."""
        return _overrides.own_choice(self, self._is_combined()) is not None

    @property
    def lock(self) -> Any:
        """What a thread holds while it changes the model or copies it; it cannot be set."""
        return self._lock

    def is_training(self) -> bool:
        """Whether it is being trained, by this or another thread."""
        return self._training

    # -- parameters

    def get_parameters(self) -> list[tuple[FloatArray, FloatArray]]:
        """``(weights, biases)`` of every layer that has them, the arrays themselves."""
        self._check_kinds("model, get_parameters")
        return [_parameters.of(layer) for layer in self.layers if hasattr(layer, "weights")]

    def set_parameters(self, parameters: Sequence[tuple[FloatArray, FloatArray]]) -> None:
        """Use these weights and biases from now on, one pair for each layer that has them; nothing is copied.

        Raises
        ------
        ShapeError : there are more or fewer pairs than layers, or an array has another shape; nothing changed then.
        """
        self._check_kinds("model, set_parameters")
        _parameters.set_all([layer for layer in self.layers if hasattr(layer, "weights")], parameters)

    def save_parameters(self, path: str | os.PathLike[str]) -> None:
        """Write what :meth:`get_parameters` gives to a safetensors file, which is replaced whole or not at all.

        Parameters that are not those of dense layers one behind the other, such as those of a custom batch
        normalization, are pickled as in the book: a list of tuples of arrays.
        """
        self._check_kinds("model, save_parameters")
        name = file_name("model, save_parameters", path)
        with self.lock:
            parameters = self.get_parameters()
            if _parameters.are_own(self) or not _fitting.save_parameters(self, parameters, name):
                _bridge.write_file(name, pickle.dumps(_parameters.checked(parameters)))

    def load_parameters(self, path: str | os.PathLike[str]) -> None:
        """Set the parameters to those of a safetensors file, or of a file that the book's model wrote.

        Such a pickled list of arrays is read without executing anything: nothing but NumPy's arrays is admitted.

        Raises
        ------
        FileNotFoundError : there is no such file.
        ValueError : the file is damaged, or holds something else.
        ShapeError : its parameters are not those of the layers; nothing changed then.
        """
        self._check_kinds("model, load_parameters")
        name = file_name("model, load_parameters", path)
        _bridge.check_readable(name)
        with Path(name).open("rb") as file:
            form = _parms.form(file.read(16), name)
        loaded: Any = _parms.read(name) if form == "pickle" else _fitting.load_parameters(self, name)
        self.set_parameters(loaded)

    # -- files

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the model to a safetensors file: layers, loss, optimizer and what it remembers, metric, labels.

        The file is replaced whole or not at all. It is the same from C#, and any program that reads safetensors finds
        the tensors in it. What is loaded goes on training to the same bits.

        Raises
        ------
        StateError : a part of the model is the user's own; pickle it instead.
        """
        self._finalize_anew()
        with self.lock:
            _fitting.save(self, file_name("model, save", path))

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Self:
        """The model that a file holds.

        Raises
        ------
        FileNotFoundError : there is no such file.
        ValueError : the file is damaged, or holds no model.
        """
        parts = _fitting.load(file_name("model, load", path), cls._family())
        model = cls(parts["layers"])
        model.loss, model.optimizer, model.accuracy = parts["loss"], parts["optimizer"], parts["metric"]
        model.classes = np.array(parts["classes"]) if parts["classes"] else None
        if model.layers:
            model.finalize()
        return model

    @classmethod
    def _family(cls) -> dict[str, type[Any]]:
        """The classes that a loaded model is made of, by the names that files use."""
        kinds = (layers, activations, losses, optimizers, metrics)
        return {name: kind for module in kinds for name, kind in vars(module).items() if isinstance(kind, type)}

    # -- whether it is well

    def check_gradients(self, X: ArrayLike, y: ArrayLike) -> dict[str, float]:
        """Compare the gradients of all parameters with central differences, in float64.

        Parameters
        ----------
        X, y : as in :meth:`fit`; a few samples will do.

        Returns
        -------
        For each parameter, such as ``"layers.0.weights"``, the largest difference, relative to its largest gradient:
        below 1e-6 where no sample lies on a kink or clip; a mistake in a derivative shows as an error near 1. Of a
        parameter with more than 200 numbers 200 are compared.
        """
        self._ready("check_gradients")
        X = SparseRows(X)[:] if is_sparse(X) else X
        samples = self._samples(X, y, "check_gradients")
        try:
            _architecture.describe(self)
        except _architecture.NotTheEnginesError:
            return gradient_errors(self, *self._given(X, y))
        return _fitting.check_gradients(self, samples)

    def diagnose(self, X: ArrayLike) -> list[LayerReport]:
        """What the outputs of all layers tell about dead neurons and overflow, one report a layer.

        Parameters
        ----------
        X : (samples, columns).
        """
        self._check_kinds("model, diagnose")
        reports, values = [], _bridge.plain(X, "model, diagnose, inputs")
        for layer in self._copies():
            layer.forward(values, False)
            values = left(layer, "output")
            reports.append(LayerReport(repr(layer), *_bridge.inspect(values)))
        return reports

    # -- what it looks like

    def summary(self) -> None:
        """Print a row for each layer: what it is, the shape of its output, its parameters; and the classes.

        Layers that do not fit each other are named below the table.
        """
        self._check_kinds("model, summary")
        print(_summary(self.layers))
        if self.classes is not None:
            print(f"classes: {', '.join(map(str, _architecture.class_labels(self.classes)))}")
        try:
            _samples.check_layers(self.layers)
        except ShapeError as misfit:
            print(misfit)

    def plot_decision_boundary(self, X: ArrayLike, y: ArrayLike, ax: Axes | None = None) -> Axes:
        """Draw what the model says of every place of the plane, and samples over it.

        Parameters
        ----------
        X : (samples, 2).
        y : class numbers or texts, (samples,) or (samples, 1), or rows with a 1 for the class; None or NaN for a sample
            without a label. Axes, legend and points are named as in :func:`hybridnet.views.scatter`.
        ax : where to draw; None makes a new figure.

        Returns
        -------
        The axes.

        Raises
        ------
        ShapeError : the samples have not two columns.
        StateError : the model says no classes: it ends in something else than softmax or a single sigmoid.
        ImportError : matplotlib is not installed.
        """
        points = _bridge.floats(X, "model, plot_decision_boundary, inputs")
        labels = _bridge.plain(y, "model, plot_decision_boundary, targets")
        if points.ndim != 2 or points.shape[1] != 2:
            raise ShapeError(
                f"model, plot_decision_boundary: X is {points.shape}; a plane needs (samples, 2). Choose two columns."
            )
        if labels.ndim == 2:
            labels = labels.argmax(axis=1) if labels.shape[1] > 1 else labels[:, 0]
        grid = plots.plane(points)
        said = np.asarray(self.predict_classes(grid.points.astype(np.float32)))
        if said.size != len(grid.points) or said.dtype.kind == "f":
            raise StateError(
                "model, plot_decision_boundary: its output is no class; softmax or a single sigmoid is required at "
                "its end. Plot the output itself."
            )
        return plots.decision_boundary(grid, said.reshape(-1), X, self._called(y, labels), ax)

    def _called(self, y: ArrayLike, labels: NDArray[Any]) -> Any:
        """Labels as the model calls its classes: where it has learnt texts, class numbers become these."""
        names, known = given.labels(labels, "model, plot_decision_boundary, targets")
        numbers = names[known]
        if self.classes is None or names.dtype.kind not in "iu" or not len(numbers):
            return y if np.shape(y) == labels.shape else labels
        if numbers.min() < 0 or numbers.max() >= len(self.classes):
            raise ValueError(
                f"model, plot_decision_boundary: targets are {numbers.min()} to {numbers.max()}; it knows "
                f"{len(self.classes)} classes. Pass their names, or their numbers from 0."
            )
        called = np.full(names.shape, None, object)
        called[known] = np.asarray(self.classes)[numbers]
        return called

    def __repr__(self) -> str:
        shown_layers = f"[{', '.join(map(repr, self.layers))}]" if isinstance(self.layers, (list, tuple)) else "?"
        return f"{type(self).__name__}({shown_layers})"

    def __getstate__(self) -> dict[str, Any]:
        with self.lock:
            state = self.__dict__.copy()
            del state["_lock"]
            if self._training:
                # Copies, for training continues while the state is written or copied.
                state = copy.deepcopy(state)
                state["_training"] = False
            return _without_passes(state)

    def __setstate__(self, state: dict[str, Any]) -> None:
        Model.__init__(self)  # which has more than a file that the book's own model wrote
        self.__dict__.update(state)
        if hasattr(self, "input_layer"):
            with suppress(TypeError, ValueError):  # layers that are none wait for those that are
                self._check_kinds("model")
                self._link()
        if "_finalized_as" not in state and "trainable_layers" in state:
            self._finalized_as = self._state()  # as the file has it: what was changed by hand since stays

    # -- behind it

    def _fit(
        self,
        X: ArrayLike,
        y: ArrayLike,
        epochs: int,
        validation_data: tuple[ArrayLike, ...] | None,
        sample_weight: ArrayLike | None,
        options: dict[str, Any],
        callbacks: Sequence[Any],
        progress: bool | str | None,
        on_step: tuple[int, Callable[..., None]] | None = None,
        on_epoch: Callable[[int, list[float]], bool] | None = None,
        played: bool = False,
    ) -> None:
        self._ready("fit")
        called = _list_of_callbacks(callbacks)
        if self.optimizer is None:
            raise StateError("model, fit: it has no optimizer; one is required. Call set first.")
        classes = self._classes(X, y)
        samples = self._samples(X, y, "fit", sample_weight, classes)
        held_out = judged = None
        if validation_data is not None:
            *pair, weight = _validation(validation_data)
            held_out = self._samples(pair[0], pair[1], "fit, validation", weight, classes)
            judged = self._given(pair[0], pair[1], classes)
        given = self._given(X, y, classes)
        if sample_weight is not None or (held_out is not None and held_out.weights is not None):
            self._check_weighted()
        with (
            _bridge.Interrupt() as interrupt,
            self._being_trained(),
            _fitting.prepared(self, classes, given[1]) as begun,
            Fitting(self, samples, given, held_out, judged, begun, played) as fitting,
        ):
            fitting.fit(epochs, options, called, progress, interrupt, on_step, on_epoch)

    def _check_weighted(self) -> None:
        """Refuse weights of samples where a method of the user's own would not see them."""
        for part, name in ((self.loss, "calculate"), (self, "backward")):
            if getattr(part, name, None) is not None and _overrides.has_own(part, name):
                raise StateError(
                    f"model, fit: {type(part).__name__} has a {name} of its own, which knows no sample weights; with "
                    "them the one of hybridnet is required. Leave sample_weight out, or weight the losses in forward."
                )

    @contextmanager
    def _being_trained(self) -> Iterator[None]:
        with self.lock:
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
            raise StateError(f"{where}: it has no layers; one or more are required. Add them first.")

    def _check_kinds(self, where: str) -> None:
        """Refuse layers that are no list of layers; there may be none."""
        if not isinstance(self.layers, Sequence) or isinstance(self.layers, (str, bytes, range, memoryview)):
            raise TypeError(f"{where}: layers is {shown(self.layers)}; a list of layers is required. Set one.")
        for layer in self.layers:
            _check_layer(where, layer)
        _check_once(self.layers)

    def _ready(self, where: str) -> None:
        self._check_layers(f"model, {where}")
        if self.loss is None:
            raise StateError(f"model, {where}: it has no loss; one is required. Call set first.")
        _check_parts(self.loss, self.optimizer, self.accuracy)
        self._finalize_anew()
        _samples.check_layers(self.layers)  # parameters may have been replaced since

    def _link(self) -> None:
        """Let every layer have the one before it and the one behind it, as in the book."""
        chain = [self.input_layer, *self.layers, self.loss]
        for before, layer, after in zip(chain, self.layers, chain[2:], strict=False):
            layer.prev, layer.next = before, after

    def _state(self) -> tuple[Any, ...]:
        return (*self.layers, self.loss, *map(_overrides.is_trainable, self.layers))

    def _is_combined(self) -> bool:
        """Whether softmax and loss go back in one step."""
        ends = self.layers[-1] if isinstance(self.layers, (list, tuple)) and self.layers else None
        return isinstance(ends, SoftmaxActivation) and isinstance(self.loss, CategoricalCrossentropyLoss)

    def _finalize_anew(self) -> None:
        if not isinstance(self.layers, list):
            self._check_kinds("model")
        if not _overrides.are_same(self._finalized_as, self._state()):
            self.finalize()
            self._finalized_as = self._state()  # a finalize of the user's own may not have said so
        _check_parts(
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

    def _samples(
        self,
        X: ArrayLike,
        y: ArrayLike,
        where: str,
        weights: ArrayLike | None = None,
        classes: NDArray[Any] | None = None,
    ) -> Samples:
        """Samples as the engine reads them."""
        inputs = _samples.rows_for(self.layers, X, f"model, {where}")
        given = np.shape(X)[1] if is_sparse(X) else inputs.shape[1]
        columns = None if self.has_own_steps() else _samples.output_columns(self.layers, given)
        labels = self._numbered(y, f"model, {where}, targets", classes)
        name = getattr(self.loss, "_name", "")
        last = _output_columns(self.layers, given, f"model, {where}") if columns is None else columns
        targets = _bridge.targets(name or "loss", labels, (inputs.shape[0], last))
        weight = None if weights is None else _bridge.vector(weights, f"model, {where}, sample weights")
        samples, count = len(inputs), len(targets)
        if samples == 0:
            raise ShapeError(
                f"model, {where}: inputs are {np.shape(X)}; one sample or more is required. Pass rows of numbers."
            )
        if count != samples:
            raise ShapeError(
                f"model, {where}: inputs are {np.shape(X)}, targets are {np.shape(y)}; {samples} samples need "
                f"{samples} targets, not {count}. Pass one target for each row of the inputs."
            )
        _samples.check_targets(self.loss, targets, columns)
        return Samples(inputs, targets, weight)

    def _given(self, X: ArrayLike, y: ArrayLike, classes: NDArray[Any] | None = None) -> tuple[Any, NDArray[Any]]:
        """Samples as NumPy's arrays, in the dtypes they came in; one sample may come as a single row."""
        targets = _bridge.plain(self._numbered(y, "model, targets", classes), "model, targets")
        if is_sparse(X):
            return SparseRows(X), targets
        inputs = _bridge.plain(X, "model, inputs")
        if inputs.ndim == 0:
            raise ShapeError("model, inputs: a single number arrived; rows of numbers are required. Pass [[number]].")
        if inputs.ndim != 2:
            inputs = inputs.reshape(_bridge.rows_and_columns(inputs))
        return inputs, targets

    def _classes(self, X: ArrayLike, y: ArrayLike) -> NDArray[Any] | None:
        """The texts that class numbers stand for: those that were learned, else those among targets; None for none."""
        labels = _bridge.plain(y, "model, fit, targets")
        if self.classes is not None or not _samples.is_text(labels, "model, fit, targets"):
            return self.classes
        inputs = _samples.rows_for(self.layers, X, "model, fit")
        given = np.shape(X)[1] if is_sparse(X) else inputs.shape[1]
        columns = None if self.has_own_steps() else _samples.output_columns(self.layers, given)
        return _samples.classes_of(labels, self.loss, columns)

    def _numbered(self, y: ArrayLike, where: str, classes: NDArray[Any] | None = None) -> Any:
        """Texts as class numbers, by their places in ``classes`` or the learned ones; what is no text stays."""
        labels = _bridge.plain(y, where)
        if not _samples.is_text(labels, where):
            return y
        classes = self.classes if classes is None else classes
        known = np.array([], str) if classes is None else _architecture.class_labels(classes).astype(str)
        if not len(known):
            raise StateError("model: labels are texts, and it has not learnt any. Fit it on texts first.")
        order = np.argsort(known, kind="stable")
        numbers = order[np.searchsorted(known, labels.astype(str), sorter=order).clip(max=len(known) - 1)]
        for label in labels[known[numbers] != labels.astype(str)][:1]:
            listed = ", ".join(map(repr, known[:5].tolist()))
            raise ValueError(
                f"model: the label {str(label)!r} is new to it; it knows {listed}. Fit a new model for new classes."
            )
        binary = isinstance(self.loss, BinaryCrossentropyLoss)
        return numbers.reshape(-1, 1).astype(np.uint8) if binary else numbers

    def _copies(self) -> list[Any]:
        """The layers with parameters of their own, so that whoever trains or predicts meanwhile does no harm."""
        with self.lock:
            copies = [copy.copy(layer) for layer in self.layers]
            for layer in copies:
                if hasattr(layer, "weights"):
                    layer.weights, layer.biases = map(np.copy, parameter_arrays(layer))
        return copies

    def _passes(self, X: Any, batch_size: int | None) -> Iterator[tuple[slice, FloatArray]]:
        """The output of every batch, and which rows it is of; the layers have what the last one left."""
        is_own = self._has_own_pass()
        chain = [_Forward(self)] if is_own else self._copies()
        rows = len(X) if X.ndim else 1
        sparse = isinstance(X, SparseRows)
        step = batch_size or (X.batch_size if sparse else max(rows, 1))
        for start in range(0, max(rows, 1), step):
            part = slice(start, start + step)
            batch = X[part] if sparse or step < rows else X
            yield part, _through(chain, batch)
        if not is_own:
            with self.lock:  # a step that another thread takes may need what they hold
                _show(self.layers, chain)
                if hasattr(self, "input_layer"):
                    self.input_layer.forward(batch, False)


def _check_layer(where: str, layer: Any) -> None:
    if isinstance(layer, type) or not callable(getattr(layer, "forward", None)):
        raise TypeError(f"{where}: {shown(layer)} arrived; a layer with a forward method is required.")


def _check_once(layers: Sequence[Any]) -> None:
    """Refuse a layer that is in a model twice: each place needs the inputs and the output of its own pass."""
    seen: list[Any] = []
    for layer in layers:
        if any(layer is other for other in seen):
            raise ValueError(
                f"model: the {layer!r} is in it already; each place needs a layer of its own. Make a second one."
            )
        seen.append(layer)


_NEEDED = {
    "loss": (("forward", "remember_trainable_layers"), "MeanSquaredErrorLoss()"),
    "optimizer": (("update_params",), "Adam()"),
    "accuracy": (("compare",), "CategoricalAccuracy()"),
    "softmax_classifier_output": (("backward",), "SoftmaxCategoricalCrossentropy()"),
    "input_layer": (("forward",), "InputLayer()"),
    "history": (("start", "extend"), "History()"),
}
_ALWAYS = ("input_layer", "history")


def _check_parts(*parts: Any) -> None:
    """Refuse a part of a model that cannot be what it is set as, before something in the midst of training does."""
    for part, (what, (methods, example)) in zip(parts, _NEEDED.items(), strict=False):
        for method in methods if part is not None or what in _ALWAYS else ():
            if isinstance(part, type) or not callable(getattr(part, method, None)):
                raise TypeError(
                    f"model: the {what} is {shown(part)}; an object with a method {method} is required, "
                    f"such as hybridnet.{example}."
                )


def _list_of_callbacks(callbacks: Any) -> list[Any]:
    try:
        given = list(callbacks)
    except TypeError:
        raise TypeError(
            f"model, fit: callbacks is {shown(callbacks)}; a list of them is required. Put it in brackets."
        ) from None
    for callback in given:
        if isinstance(callback, type) or not (callable(callback) or hasattr(callback, "keeps_engine_state")):
            raise TypeError(
                f"model, fit: {shown(callback)} is among the callbacks; an object such as hybridnet.EarlyStopping(), "
                "or a function of (model, epoch, numbers), is required."
            )
    return given


def _validation(validation_data: Any) -> tuple[Any, Any, Any]:
    """Inputs, targets and sample weights, or None for the last."""
    if not isinstance(validation_data, (tuple, list)) or len(validation_data) not in (2, 3):
        raise TypeError(
            f"model, fit: validation_data is {kind(validation_data)}; a pair (X, y), or (X, y, sample_weight), is "
            "required."
        )
    return (*validation_data, None)[:3]


def _show(layers: Sequence[Any], passed: Sequence[Any]) -> None:
    """Let layers have what a pass left in copies of them, as the book's have it; each assignment is whole."""
    for layer, copied in zip(layers, passed, strict=True):
        for name in ("inputs", "output"):
            if name in vars(copied):
                setattr(layer, name, vars(copied)[name])


def _without_passes(state: dict[str, Any]) -> dict[str, Any]:
    """A model's state without what a pass saved in its parts: copies stand for those that saved something."""
    copies: dict[int, Any] = {}

    def bare(part: Any) -> Any:
        if type(part) in (list, tuple):
            return type(part)(map(bare, part))
        return copies.get(id(part), part)

    combined, layers = state.get("softmax_classifier_output"), state.get("layers")
    made = [state.get("input_layer"), *(getattr(combined, name, None) for name in ("activation", "loss")), combined]
    for part in [*(layers if isinstance(layers, (list, tuple)) else ()), state.get("loss"), *made]:
        own = getattr(part, "__dict__", None)
        if own is None or isinstance(part, type):
            continue
        if part in (combined, state.get("loss")) or len(without_pass(own)) < len(own):
            copied = copies[id(part)] = copy.copy(part)
            kept = {name: bare(value) for name, value in without_pass(vars(copied)).items()}
            vars(copied).clear()
            vars(copied).update(kept)
    return {name: bare(value) for name, value in state.items()}


def left(part: Any, name: str) -> Any:
    """What a pass left in a part of a model.

    Raises
    ------
    MissingError : it is not there; of a part of the user's own, ``forward`` or ``backward`` have to set it.
    """
    try:
        return getattr(part, name)
    except AttributeError:
        raise MissingError(
            f"model: {kind(part)} has no {name} after its pass; forward sets output and backward dinputs. "
            "Set it there, or call finalize, which links the layers anew."
        ) from None


def _beside(layer: Any, link: str, name: str) -> Any:
    """What a pass left in the neighbor of a layer."""
    return left(getattr(layer, link, None), name)


class _Forward:
    """A whole model as one layer."""

    def __init__(self, model: Model) -> None:
        self._model = model

    def forward(self, inputs: Any, training: bool) -> None:
        with self._model.lock:
            self.output = self._model.forward(inputs, training)


class _Lines:
    """The book's lines about a model in training, and whether one of them is about its validation."""

    def __init__(self, model: Model, validates: bool) -> None:
        self._model, self._validates = model, validates
        self._epoch = 0

    def step(
        self, epoch: int, step: int, loss: float, data_loss: float, penalty: float, accuracy: float, rate: float
    ) -> None:
        if epoch != self._epoch:
            self._begin(epoch)
        print(f"step: {step}, {_measured(accuracy, loss, data_loss, penalty)}, lr: {self._rate(rate)}")

    def epoch(self, epoch: int, row: list[float]) -> bool:
        numbers = epoch_numbers(row)
        accuracy = numbers.get("accuracy", float("nan"))
        line = _measured(accuracy, numbers["loss"], numbers["data_loss"], numbers["reg_loss"])
        print(f"training, {line}, lr: {self._rate(numbers['learning_rate'])}")
        if self._validates:
            judged = {name: numbers[f"val_{name}"] for name in ("loss", "accuracy") if f"val_{name}" in numbers}
            print(validation_line({"loss": float("nan")} | judged))
        return True

    def _begin(self, epoch: int) -> None:
        self._epoch = epoch
        print(f"epoch: {epoch}")

    def _rate(self, rate: float) -> Any:
        """The rate as Python has it: a whole number that was given stays one while it does not decay."""
        optimizer = self._model.optimizer
        return rate if getattr(optimizer, "decay", 0) else optimizer.current_learning_rate


def _measured(accuracy: float, loss: float, data_loss: float, penalty: float) -> str:
    line = f"loss: {loss:.3f} (data_loss: {data_loss:.3f}, reg_loss: {penalty:.3f})"
    return line if np.isnan(accuracy) else f"acc: {accuracy:.3f}, {line}"


def validation_line(measured: dict[str, float]) -> str:
    """The book's line about samples that were judged."""
    accuracy = f"acc: {measured['accuracy']:.3f}, " if "accuracy" in measured else ""
    return f"validation, {accuracy}loss: {measured['loss']:.3f}"


def _through(layers: Sequence[Any], values: Any) -> Any:
    for layer in layers:
        layer.forward(values, False)
        values = left(layer, "output")
    return values


def _output_columns(layers: Sequence[Any], columns: int, where: str) -> int:
    """Columns of the output: those of the last layer that has weights."""
    for layer in reversed(layers):
        if hasattr(layer, "weights"):
            shape = _bridge.floats(layer.weights, f"{where}, weights").shape
            if len(shape) != 2:
                raise ShapeError(f"{where}: weights are {shape}; they must be (inputs, neurons). Reshape them.")
            return int(shape[1])
    return columns


def _batch_size(value: Any, where: str) -> int | None:
    if value is None:
        return None
    whole = size(f"model, {where}", "the batch size", value)
    if whole < 1:
        raise ValueError(f"model, {where}: the batch size is {whole}; it must be 1 or more, or None for all samples.")
    return whole


def _split(
    X: ArrayLike, y: ArrayLike, weights: ArrayLike | None, share: float, validation: Any
) -> tuple[Any, Any, Any, tuple[Any, ...]]:
    """Part the last share of the samples from the others."""
    if validation is not None:
        raise ValueError("model, fit: validation_data and validation_split are given; only one can be. Leave one out.")
    if not 0 <= number("model, fit", "validation_split", share) < 1:
        raise ValueError(f"model, fit: validation_split is {share!r}; it is a share of the samples, from 0 to below 1.")
    inputs, targets = _bridge.plain(X, "model, fit, inputs"), _bridge.plain(y, "model, fit, targets")
    for what, array in (("inputs", inputs), ("targets", targets)):
        if not array.ndim:
            raise ShapeError(f"model, fit, {what}: a single value arrived; rows are required. Pass a list of them.")
    first = len(inputs) - round(len(inputs) * share)
    if first == 0:
        raise ValueError(
            f"model, fit: validation_split is {share!r}; of {len(inputs)} samples none are left to train on."
        )
    held_out = (inputs[first:], targets[first:])
    if weights is None:
        return inputs[:first], targets[:first], None, held_out
    weight = _bridge.vector(weights, "model, fit, sample weights")
    _bridge.check_weights(len(inputs), weight)
    return inputs[:first], targets[:first], weight[:first], (*held_out, weight[first:])


def _ending(model: Model) -> str:
    name = getattr(model.layers[-1], "_name", "") if model.layers else ""
    if name not in ("softmax", "sigmoid"):
        raise StateError("model, predict_proba: it ends in no softmax and no sigmoid, so its output is no probability.")
    return str(name)


def _summary(layers: Sequence[Any]) -> str:
    rows = [("layer", "output", "parameters")]
    columns: Any = "?"
    total = frozen = 0
    for layer in layers:
        count = 0
        if hasattr(layer, "weights"):
            weights, biases = parameter_arrays(layer)
            columns, count = ("?", *weights.shape)[-1], weights.size + biases.size
            total += count
            frozen += 0 if _overrides.is_trainable(layer) else count
        rows.append((repr(layer), f"(batch, {columns})", f"{count:,}"))
    first, second, third = (max(len(row[place]) for row in rows) for place in range(3))
    lines = [f"{name:<{first}}  {output:<{second}}  {count:>{third}}" for name, output, count in rows]
    lines.append(f"{total:,} parameters" + (f", {frozen:,} of them frozen" if frozen else ""))
    return "\n".join(lines)


public(__name__)
