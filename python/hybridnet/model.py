"""Model: layers with a loss, an optimizer and a metric; training, evaluation, files, inspection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from numpy.typing import ArrayLike

from . import (
    _architecture,
    _bridge,
    _overrides,
    _parts,
    _passes,
    _raw_rows,
    _samples,
)
from ._book_lines import BookLines
from ._bridge import RandomState
from ._errors import ShapeError, StateError, flag, named_after, number, size
from ._evaluation import Evaluator
from ._known import Known
from ._model_plots import PlottedNetwork
from ._names import named
from ._public import public
from ._settings import check_whole
from ._sparse import SparseRows, is_sparse
from .callbacks import callback_list
from .history import History

if TYPE_CHECKING:
    from .inspection import LayerReport

__all__ = ["Model"]


class Model(PlottedNetwork):
    """Layers one after the other, trained by an optimizer on a loss.

    Parameters
    ----------
    layers : first to last; more can be added.
    arithmetic : ``"numpy"``, bit-equal to NumPy, or ``"fast"``, everything in float32 with fused multiply-adds, for its
        layers and its loss; None for that of ``hybridnet.init``.

    Attributes
    ----------
    layers : the layers, first to last.
    arithmetic : ``"numpy"`` or ``"fast"``; a file of the model keeps it.
    loss, optimizer, accuracy : as given to ``set``.
    history : the numbers of each epoch of ``fit`` and ``train`` so far.
    classes : the class names, sorted, after training on text labels; else None. As many as the outputs distinguish.
    preprocessing : the :class:`Preprocessing` of tables of raw rows, saved with the model; None for none.
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

    def set(self, *, loss: Any = None, optimizer: Any = None, accuracy: Any = None) -> None:
        """Set loss, optimizer and metric; arguments that are not given keep their value.

        Parameters
        ----------
        loss, optimizer, accuracy : objects, or names of hybridnet or Keras for objects with default settings, such as
            ``"categorical_crossentropy"``, ``"mse"``, ``"adam"``. ``"accuracy"`` selects the metric that fits the loss.

        Raises
        ------
        TypeError : one of them has the wrong type, such as a class instead of an object of it.
        ValueError : a name is unknown, or the loss is of another model that computes with the other arithmetic.
        """
        family = self._family()
        loss, optimizer = named("loss", loss, family), named("optimizer", optimizer, family)
        accuracy = named("accuracy", accuracy, family, self.loss if loss is None else loss)
        _parts.check_parts(loss, optimizer, accuracy)
        self._compute(self.loss if loss is None else loss)
        self.loss = self.loss if loss is None else loss
        self.optimizer = self.optimizer if optimizer is None else optimizer
        self.accuracy = self.accuracy if accuracy is None else accuracy

    # -- training

    def fit(
        self,
        X: ArrayLike,
        y: ArrayLike | None = None,
        *,
        epochs: int = 1,
        batch_size: int | None = None,
        shuffle: bool = False,
        validation_data: tuple[ArrayLike, ...] | None = None,
        validation_split: float = 0.0,
        validation_batch_size: int | None = None,
        sample_weight: ArrayLike | None = None,
        class_weight: Mapping[Any, float] | str | None = None,
        callbacks: Sequence[Any] = (),
        progress: bool | str | None = None,
        stop_on_divergence: bool = True,
        allow_nonfinite: bool = False,
        random_state: RandomState = None,
    ) -> History:
        """Train the model on samples; a second call continues training.

        The training loop runs in the engine on a copy of the parameters. They are copied back at the end, around
        callbacks, and when training is interrupted: Ctrl-C stops it after a complete step. If the model has custom
        parts, the same loop calls Python for each step.

        Parameters
        ----------
        X : (samples, columns); a scipy.sparse matrix, which Python converts to dense rows batch by batch; or a table of
            raw rows for the ``preprocessing``. A model that was trained on a DataFrame refuses columns of other names.
        y : one class number, text label or row of numbers per sample, as the loss requires; None for the label column
            of a table.
        epochs : number of passes over all samples.
        batch_size : samples per step, the last batch may be smaller; None for all in one.
        shuffle : whether to shuffle the samples before each epoch, by ``np.random.permutation(samples)``.
        validation_data : ``(X, y)`` to evaluate each epoch on, or ``(X, y, sample_weight)``, or a table with the label
            column; not used for training. With weights, ``val_loss`` is ``sum(weight * loss) / sum(weight)``.
        validation_split : share of the samples to hold out as validation data, the last ones, 0 to less than 1.
        validation_batch_size : samples per batch of the validation data, which must be given; None for ``batch_size``.
            The last bits of ``val_loss`` depend on it, so a checkpoint resumes only with the same value.
        sample_weight : one weight per sample, 0 or more: a sample of weight 2 counts as two. The metric ignores it.
        class_weight : one weight per class, a dict by label, 1 for missing labels; ``"balanced"`` for
            ``samples / (classes * samples of the class)``; None for 1 each. It multiplies the sample weights of the
            training data, not those of the validation data.
        callbacks : :class:`EarlyStopping`, :class:`Checkpoint`, :class:`CSVLog`, objects of a subclass of
            :class:`Callback`, or functions of ``(model, epoch, numbers)``, called after each epoch; one that returns
            True ends training.
        progress : False for none, True from the start; None shows it if training takes longer than half a second, in
            the form that HYBRIDNET_PROGRESS names (``bar``, ``html``, ``plain``, ``off``) or that fits the environment.
        stop_on_divergence : whether an infinite or NaN loss (also of validation) or parameter stops training with an
            error. The last step is undone then: parameters, optimizer state and random state are those from which the
            last finite loss was computed.
        allow_nonfinite : whether inputs and targets, also of validation, may be infinite or NaN; if not, they are
            checked once before the first step.
        random_state : source of random numbers for shuffling and dropout: None for NumPy's global stream, a
            RandomState, or a seed.

        Returns
        -------
        ``history``, with all epochs so far.

        Warns
        -----
        UserWarning : every layer with weights is frozen, so that nothing is trained.

        Raises
        ------
        ShapeError, TypeError, ValueError : inputs and targets do not fit each other or the model; they are infinite or
            NaN; the metric does not fit loss and outputs; there are more or fewer class names than classes.
        StateError : loss or optimizer are missing; the loss requires probabilities, and the last layer is a layer of
            hybridnet with other outputs; a callback requires something that is missing, such as validation data; or
            another thread trains the model.
        DivergenceError : the loss is infinite or NaN; the model keeps its last finite state.
        """
        given = X
        X, y = _raw_rows.samples(self, X, y, "fit")
        validation_data = _raw_rows.validation(self, validation_data)
        classes = None
        if number("model, fit", "validation_split", validation_split):
            classes = _samples.classes_among(self, y)
            X, y, sample_weight, validation_data = _samples.split(
                X, y, sample_weight, validation_split, validation_data
            )
        options = {
            "batch_size": _samples.batch_size(batch_size, "fit"),
            "validation_batch_size": _samples.batch_size(
                batch_size if validation_batch_size is None and validation_data is not None else validation_batch_size,
                "fit, validation",
            ),
            "shuffle": flag("model, fit", "shuffle", shuffle),
            "stop_on_divergence": flag("model, fit", "stop_on_divergence", stop_on_divergence),
            "allow_nonfinite": flag("model, fit", "allow_nonfinite", allow_nonfinite),
            "keeps_last_pass": False,
            "random_state": None if random_state is None else _bridge.random_source(random_state, "model, fit"),
        }
        if validation_data is not None and _overrides.has_own(self, "evaluate"):
            raise StateError(
                f"model, fit: {type(self).__name__} overrides evaluate, which fit does not call; train does. "
                "Call train, or leave the validation data out and evaluate in a callback."
            )
        count = check_whole("the number of epochs", "model, fit", epochs, "epochs")
        weights = (sample_weight, class_weight)
        self._fit(X, y, count, validation_data, weights, options, callbacks, progress, classes=classes)
        _raw_rows.remember(self, given)
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
        """:meth:`fit` with the printed lines of the book: every ``print_every`` steps, and each epoch.

        As in the book, inputs may be infinite or NaN, and an infinite or NaN loss does not stop training. Afterward the
        layers hold ``inputs``, ``output``, ``dinputs`` and ``binary_mask`` of the last batch, and loss and metric their
        accumulated sums; after validation, outputs and sums are those of the validation data. Source: book chapter 19.
        """
        every = size("model, train", "print_every", print_every)
        count = check_whole("the number of epochs", "model, train", epochs, "epochs")
        is_own = validation_data is not None and _overrides.has_own(self, "evaluate")
        is_validated = validation_data is not None and not is_own
        options = {
            "batch_size": _samples.batch_size(batch_size, "train"),
            "validation_batch_size": _samples.batch_size(batch_size, "train") if is_validated else None,
            "shuffle": False,
            "stop_on_divergence": False,
            "allow_nonfinite": True,
            "keeps_last_pass": True,
            "random_state": None,
        }

        def evaluate() -> None:
            self.evaluate(*_samples.validation(validation_data)[:2], batch_size=batch_size)

        lines = BookLines(max(every, 1), self.optimizer, is_validated, evaluate if is_own else None)
        self._ready("train")
        held_out = None if is_own else validation_data
        with named_after("train"):
            self._fit(X, y, count, held_out, (None, None), options, [lines], False, in_python=is_own)

    def evaluate(self, X: ArrayLike, y: ArrayLike | None = None, *, batch_size: int | None = None) -> dict[str, float]:
        """Loss and metric over samples, in inference mode.

        Any number of threads may evaluate at once, as in :meth:`predict`; the layers hold the results of the last
        batch.

        Parameters
        ----------
        X, y : as in :meth:`fit`; a table may have the targets in its label column.
        batch_size : samples per batch; None for all in one.

        Returns
        -------
        ``"loss"``, the mean of the sample losses without regularization, and ``"accuracy"`` if there is a metric.

        Raises
        ------
        StateError : there are no layers or no loss, or the last layer does not output probabilities, as the loss
            requires.
        ShapeError : samples, targets and layers do not fit together.
        ValueError : a label is out of range.
        """
        self._ready("evaluate")
        X, y = _raw_rows.samples(self, X, y, "evaluate")
        inputs, targets = _samples.prepared(self, X, y, "evaluate").given
        evaluator = Evaluator(self, shared=True)
        evaluator.new_pass()
        for rows, output in _passes.batches(self, inputs, _samples.batch_size(batch_size, "evaluate")):
            evaluator.batch(output, targets[rows])
        measured = evaluator.accumulated()
        evaluator.copy_back()
        numbers = {"loss": measured.loss, "accuracy": measured.accuracy}
        return {name: float(number) for name, number in numbers.items() if number is not None}

    # -- checks

    def check_gradients(self, X: ArrayLike, y: ArrayLike | None = None) -> dict[str, float]:
        """Gradient check: compare the gradients of all parameters with central differences, in float64.

        Parameters
        ----------
        X, y : as in :meth:`fit`; a few samples will do. A table may have the targets in its label column.

        Returns
        -------
        For each parameter, such as ``"layers.0.weights"``, the largest difference, relative to its largest gradient:
        below 1e-6 unless a sample lies on a kink or clip; a wrong derivative gives an error near 1. At most 200
        elements of each parameter are compared.
        """
        from . import _gradient_check

        self._ready("check_gradients")
        X, y = _raw_rows.samples(self, X, y, "check_gradients")
        X = SparseRows(X)[:] if is_sparse(X) else X
        data = _samples.prepared(self, X, y, "check_gradients")
        try:
            _architecture.describe(self)
        except _architecture.NotTheEnginesError:
            return _gradient_check.in_python(self, *data.given)
        return _gradient_check.in_engine(self, data.samples)

    def diagnose(self, X: ArrayLike) -> list[LayerReport]:
        """Report on dead neurons and overflow in the outputs of all layers, one report per layer.

        Parameters
        ----------
        X : (samples, columns); may be sparse, or a table of raw rows for the ``preprocessing``.
        """
        from . import inspection

        self._check_kinds("model, diagnose")
        X = self._inputs(X)
        return inspection.layer_reports(self, X.toarray() if is_sparse(X) else X)  # type: ignore[union-attr]

    # -- text

    def summary(self) -> None:
        """Print a table: layer, output shape and number of parameters; below it the class names, if there are any.

        The arithmetic is named if it is not NumPy's.

        If two layers do not fit each other, the text below the table names both.
        """
        from . import inspection

        self._check_kinds("model, summary")
        print(inspection.table_of_layers(self.layers))
        if self.arithmetic != "numpy":
            print(f"arithmetic: {self.arithmetic}")
        if self.classes is not None:
            print(f"classes: {', '.join(map(str, _architecture.class_labels(self.classes)))}")
        try:
            _samples.check_layers(self.layers)
        except ShapeError as misfit:
            print(misfit)

    # -- details

    def _data_loss(self, X: ArrayLike, y: ArrayLike) -> float:
        return Model.evaluate(self, X, y)["loss"]  # not that of a subclass, such as the book's, which prints

    def _fit(
        self,
        X: ArrayLike,
        y: ArrayLike,
        epochs: int,
        validation_data: tuple[ArrayLike, ...] | None,
        weights: tuple[Any, Any],
        options: dict[str, Any],
        callbacks: Sequence[Any],
        progress: bool | str | None,
        in_python: bool = False,
        classes: Any = None,
    ) -> None:
        self._ready("fit")
        called = callback_list(callbacks)
        if self.optimizer is None:
            raise StateError("model, fit: it has no optimizer; one is required. Call set first.")
        data = _samples.prepared(self, X, y, "fit", *weights, classes=classes, learns=True)
        held_out = None
        if validation_data is not None:
            *pair, weight = _samples.validation(validation_data)
            with _samples.of_validation():
                held_out = _samples.prepared(self, pair[0], pair[1], "fit, validation", weight, classes=data.classes)
        if data.samples.weights is not None or (held_out is not None and held_out.samples.weights is not None):
            self._check_weighted()
        from . import _fitting

        with (
            _bridge.Interrupt() as interrupt,
            self._being_trained(),
            _fitting.prepared(self, data.classes, data.given[1]) as begun,
            _fitting.Fitting(self, data, held_out, begun, in_python) as fitting,
        ):
            fitting.fit(epochs, options, called, progress, interrupt)

    def _check_weighted(self) -> None:
        """Raise an error if a custom method would ignore the sample weights."""
        for part, name in ((self.loss, "calculate"), (self, "backward")):
            if getattr(part, name, None) is not None and _overrides.has_own(part, name):
                raise StateError(
                    f"model, fit: {type(part).__name__} overrides {name}, which ignores sample weights; with "
                    "them that of hybridnet is required. Leave sample_weight out, or weight the losses in forward."
                )

    def _ready(self, where: str) -> None:
        """Check layers, loss, optimizer and metric, and finalize after a change."""
        if (known := self._known) is not None and known.is_current(self):
            return
        self._check_layers(f"model, {where}")
        if self.loss is None:
            raise StateError(f"model, {where}: it has no loss; one is required. Call set first.")
        _parts.check_parts(self.loss, self.optimizer, self.accuracy)
        self._finalize_if_changed()
        _samples.check_layers(self.layers)  # parameters may have been replaced since
        if self._checks_ending:
            _samples.check_ending(where, self.loss, self.layers)
        self._known = Known.of(self)


public(__name__)
