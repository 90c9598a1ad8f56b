"""Custom callbacks: which methods are called, with which numbers, and what they may do."""

from __future__ import annotations

import pickle
import re
import time
from typing import Any

import numpy as np
import pytest

import hybridnet as hn


class Scale(hn.DenseLayer):
    """A layer whose training steps Python executes, with the numbers of a dense one."""

    def forward(self, inputs: Any, training: bool | None = None) -> None:
        super().forward(inputs, training)


class Diary(hn.Callback):
    """Notes every call."""

    def __init__(self) -> None:
        self.lines: list[tuple[Any, ...]] = []

    def on_train_begin(self, logs: dict[str, float]) -> None:
        self.lines.append(("train begins", logs))

    def on_epoch_begin(self, epoch: int, logs: dict[str, float]) -> None:
        self.lines.append(("epoch begins", epoch, logs))

    def on_train_batch_end(self, batch: int, logs: dict[str, float]) -> None:
        self.lines.append(("batch ends", batch, list(logs)))

    def on_epoch_end(self, epoch: int, logs: dict[str, float]) -> None:
        self.lines.append(("epoch ends", epoch, list(logs)))

    def on_train_end(self, logs: dict[str, float]) -> None:
        self.lines.append(("train ends", logs))


def network(dense: type[Any] = hn.DenseLayer, metric: bool = True) -> hn.Model:
    hn.init(seed=0)
    model = hn.Model([dense(2, 8), hn.ReLUActivation(), dense(8, 3), hn.SoftmaxActivation()])
    model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.Adam(0.05))
    if metric:
        model.set(accuracy=hn.CategoricalAccuracy())
    return model


@pytest.fixture(params=[hn.DenseLayer, Scale], ids=["engine", "python"])
def model(request: pytest.FixtureRequest) -> hn.Model:
    return network(request.param)


X, y = np.random.RandomState(1).randn(10, 2), np.arange(10) % 3
OF_A_STEP = ["loss", "data_loss", "reg_loss", "accuracy", "learning_rate"]


def test_methods_are_called_in_order_with_their_numbers(model):
    diary = Diary()
    model.fit(X, y, epochs=2, batch_size=5, callbacks=[diary])
    epoch = [("batch ends", 0, OF_A_STEP), ("batch ends", 1, OF_A_STEP)]
    assert diary.lines == [
        ("train begins", {}),
        *[("epoch begins", 1, {}), *epoch, ("epoch ends", 1, OF_A_STEP)],
        *[("epoch begins", 2, {}), *epoch, ("epoch ends", 2, OF_A_STEP)],
        ("train ends", {}),
    ]
    assert diary.model is model


def test_epochs_go_on_counting_in_the_next_fit(model):
    diary = Diary()
    model.fit(X, y, epochs=2)
    model.fit(X, y, epochs=1, callbacks=[diary])
    assert [line[1] for line in diary.lines if line[0].startswith("epoch")] == [3, 3]


def test_numbers_of_a_step_and_of_an_epoch_are_those_of_the_history(model):
    seen: list[dict[str, float]] = []

    class Keep(hn.Callback):
        def on_train_batch_end(self, batch, logs):
            seen.append(logs)

        def on_epoch_end(self, epoch, logs):
            seen.append(logs)

    history = model.fit(X, y, epochs=1, callbacks=[Keep()])
    assert seen[1] == {name: column[0] for name, column in history.items()}
    assert seen[0] == {name: seen[1][name] for name in OF_A_STEP}  # one batch, no penalties


def test_without_a_metric_there_is_no_accuracy():
    diary, model = Diary(), network(metric=False)
    model.fit(X, y, callbacks=[diary])
    assert diary.lines[2] == ("batch ends", 0, [name for name in OF_A_STEP if name != "accuracy"])


@pytest.mark.parametrize(
    ("method", "steps", "epochs"),
    [("on_train_begin", 0, 0), ("on_epoch_begin", 2, 1), ("on_train_batch_end", 1, 0), ("on_epoch_end", 4, 2)],
)
@pytest.mark.parametrize("by", ["the answer", "a NumPy truth", "the model"])
def test_a_method_stops_training(model, method, steps, epochs, by):
    """``on_epoch_begin`` and ``on_epoch_end`` do so in the second epoch."""

    class Stop(hn.Callback):
        pass

    callback = Stop()

    def stop(*arguments: Any) -> bool | None:
        if len(arguments) == 2 and method != "on_train_batch_end" and arguments[0] < 2:
            return None
        if by == "the answer":
            return True
        if by == "a NumPy truth":
            return np.float32(1) < 2  # type: ignore[return-value]
        callback.model.stop_training = True
        return None

    setattr(callback, method, stop)
    diary = Diary()
    model.fit(X, y, epochs=5, batch_size=5, callbacks=[callback, diary])
    assert model.optimizer.iterations == steps
    assert len(model.history.epoch) == epochs
    assert diary.lines[-1] == ("train ends", {})
    model.fit(X, y, epochs=1, batch_size=5)
    assert len(model.history.epoch) == epochs + 1


def test_parameters_are_those_after_the_step_and_may_be_changed(model):
    norms: list[float] = []

    class Halve(hn.Callback):
        def on_train_begin(self, logs):
            self.model.layers[0].weights[...] = 1

        def on_train_batch_end(self, batch, logs):
            weights = self.model.layers[0].weights
            norms.append(float(np.abs(weights).max()))
            weights[...] = 0.5

    model.optimizer.learning_rate = model.optimizer.current_learning_rate = 0.01
    model.fit(X, y, epochs=2, batch_size=5, callbacks=[Halve()])
    assert norms[0] == pytest.approx(1, abs=0.011)  # an Adam step is at most the learning rate, here 0.01
    assert norms[1:] == pytest.approx([0.5] * 3, abs=0.011)
    assert (model.layers[0].weights == 0.5).all()


def test_a_callback_that_does_not_use_the_model_changes_no_bit_and_sees_the_same_numbers():
    class Count(Diary):
        uses_model = False

    runs = []
    for diary in (Diary(), Count()):
        model = network()
        model.layers.insert(2, hn.DropoutLayer(0.2))
        model.fit(X, y, epochs=3, batch_size=4, shuffle=True, callbacks=[diary])
        runs.append((diary.lines, model.layers[0].weights.tobytes()))
    assert runs[0] == runs[1]


@pytest.mark.parametrize("method", ["on_train_begin", "on_epoch_begin", "on_train_batch_end", "on_epoch_end"])
def test_what_a_method_raises_leaves_the_model_whole_and_ends_the_training(model, method):
    class Fail(hn.Callback):
        pass

    callback, diary = Fail(), Diary()

    def fail(*arguments: Any) -> None:
        model.layers[0].weights[...] = np.nan
        raise LookupError("enough")

    setattr(callback, method, fail)
    with pytest.raises(LookupError, match=r"^enough$"):
        model.fit(X, y, epochs=2, callbacks=[callback, diary])
    assert np.isfinite(model.layers[0].weights).all()
    assert diary.lines[-1] == ("train ends", {})
    model.fit(X, y)


def test_a_callback_that_breaks_the_model_is_named(model):
    class Break(hn.Callback):
        def on_train_batch_end(self, batch, logs):
            self.model.layers = None

    with pytest.raises(hn.StateError) as refused:
        model.fit(X, y, callbacks=[Break()])
    assert str(refused.value) == (
        "model, fit: a callback has set model.layers to None; in training only the numbers of parameters and the "
        "settings of layers, optimizer and metric can change. The model is as it was before the callback; change the "
        "rest between two fits."
    )


def test_snapshots_come_a_few_times_a_second_and_show_the_model_as_it_is():
    seen: list[tuple[float, dict[str, float], bytes]] = []

    class Watch(hn.Callback):
        def on_snapshot(self, logs):
            seen.append((time.monotonic(), logs, self.model.layers[0].weights.tobytes()))

        def on_epoch_end(self, epoch, logs):
            return time.monotonic() - begun > 1.2

    model, begun = network(), time.monotonic()
    Watch.uses_model = True
    model.fit(X, y, epochs=10**6, callbacks=[Watch()], progress=False)
    seconds = time.monotonic() - begun
    assert 2 <= len(seen) <= 10 * seconds + 2
    assert len({weights for _, _, weights in seen}) == len(seen)
    assert set(seen[0][1]) == {"epoch", "batch", "loss", "accuracy", "learning_rate"}
    # Each waits for a tenth of a second; what is measured here begins up to a tick later.
    assert min(np.diff([at for at, _, _ in seen])) >= 0.07


def test_neither_a_callback_nor_a_function_is_refused():
    with pytest.raises(TypeError) as refused:
        network().fit(X, y, callbacks=[3])
    assert str(refused.value) == (
        "model, fit: 3 is among the callbacks; an object such as hybridnet.EarlyStopping(), one of a subclass of "
        "hybridnet.Callback, or a function of (model, epoch, numbers), is required."
    )


def test_a_subclass_of_early_stopping_can_override_methods_too():
    class Told(hn.EarlyStopping):
        def on_epoch_end(self, epoch, logs):
            self.last = epoch

    told = Told("loss", patience=2, min_delta=10)
    network().fit(X, y, epochs=50, callbacks=[told])
    assert (told.stopped, told.best_epoch, told.last) == (True, 1, 3)  # the patience is two epochs


def test_on_snapshot_stops_training_after_the_step():
    class Stop(hn.Callback):
        def on_snapshot(self, logs):
            self.model.stop_training = True

    model = network()
    model.fit(X, y, epochs=10**7, callbacks=[Stop()], progress=False)
    assert 0 < model.optimizer.iterations < 10**6


def test_snapshots_count_epochs_as_the_history_does():
    seen: list[float] = []

    class Watch(hn.Callback):
        def on_snapshot(self, logs):
            seen.append(logs["epoch"])
            self.model.stop_training = True

    model = network()
    model.fit(X, y, epochs=50)
    model.fit(X, y, epochs=10**7, callbacks=[Watch()], progress=False)
    assert seen[0] in (len(model.history.epoch), len(model.history.epoch) + 1)


def test_a_resumed_run_that_is_refused_at_its_beginning_changes_nothing(tmp_path):
    """A checkpoint of an earlier, stopped run; then another model and a callback that raises before the first step."""

    class Interrupt(hn.Callback):
        def on_epoch_end(self, epoch, logs):
            return epoch == 3

    class Fail(hn.Callback):
        def on_train_begin(self, logs):
            seen.append(self.model.optimizer.iterations)
            raise LookupError("enough")

    seen: list[int] = []
    file = hn.Checkpoint(tmp_path / "run.safetensors", every=1)
    network().fit(X, y, epochs=5, batch_size=5, shuffle=True, callbacks=[Interrupt(), file])
    model = network()
    model.layers[0].weights[...] = 7
    before, random = model.layers[0].weights.copy(), np.random.get_state()[1].copy()
    with pytest.raises(LookupError, match=r"^enough$"):
        model.fit(X, y, epochs=5, batch_size=5, shuffle=True, callbacks=[Fail(), file])
    assert seen == [6]
    assert (model.layers[0].weights == before).all()
    assert (model.optimizer.iterations, model.history.epoch) == (0, [])
    assert (np.random.get_state()[1] == random).all()
    model.fit(X, y, epochs=5, batch_size=5, shuffle=True, callbacks=[file])
    assert len(model.history.epoch) == 5
    twin = network()
    twin.fit(X, y, epochs=5, batch_size=5, shuffle=True)
    assert (model.layers[0].weights == twin.layers[0].weights).all()


def test_a_callback_that_is_given_twice_is_refused():
    stopping = hn.EarlyStopping("loss")
    sentence = "model, fit: an EarlyStopping is among the callbacks twice; each can be there once. Leave one out."
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        network().fit(X, y, callbacks=[stopping, stopping])


def test_settings_of_activations_are_undone_too():
    class Fail(hn.Callback):
        def on_epoch_end(self, epoch, logs):
            self.model.layers[1].alpha = 3.0
            raise LookupError

    hn.init(seed=0)
    model = hn.Model([hn.DenseLayer(2, 8), hn.ELUActivation(), hn.DenseLayer(8, 3), hn.SoftmaxActivation()])
    model.set(loss="categorical_crossentropy", optimizer="adam")
    with pytest.raises(LookupError):
        model.fit(X, y, callbacks=[Fail()])
    assert model.layers[1].alpha == 1.0


def test_gradients_are_checked_with_the_same_mask_of_a_layer_with_its_own_random_state():
    model = network()
    model.layers.insert(2, hn.DropoutLayer(0.3, random_state=5))
    assert max(model.check_gradients(X, y).values()) < 1e-5  # float64 central differences; kinks of ReLU are not near


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda model: setattr(model, "layers", None), "set model.layers to None"),
        (lambda model: setattr(model, "optimizer", None), "set model.optimizer to None"),
        (lambda model: setattr(model, "history", None), "set model.history to None"),
        (lambda model: setattr(model.layers[0], "weights", None), "set model.layers[0].weights to None"),
        (lambda model: model.layers.__setitem__(1, hn.TanhActivation()), "set model.layers[1] to a TanhActivation"),
    ],
)
def test_a_snapshot_that_breaks_the_model_is_named_and_undone(change, what):
    class Break(hn.Callback):
        def on_snapshot(self, logs):
            change(self.model)

    model = network()
    layers, optimizer = list(model.layers), model.optimizer
    with pytest.raises(hn.StateError, match=f"^model, fit: a callback has {re.escape(what)}"):
        model.fit(X, y, epochs=10**7, callbacks=[Break()], progress=False)
    assert (model.layers, model.optimizer) == (layers, optimizer)
    model.fit(X, y)


def test_what_a_snapshot_changes_is_restored():
    class Change(hn.Callback):
        def on_snapshot(self, logs):
            self.model.optimizer.learning_rate = 5.0
            self.model.layers[0].weights[...] = 9
            self.model.stop_training = True

    model = network()
    model.fit(X, y, epochs=10**7, callbacks=[Change()], progress=False)
    assert model.optimizer.learning_rate == 0.05
    assert (model.layers[0].weights != 9).all()


def test_a_callback_that_does_not_use_the_model_has_none():
    seen: list[Any] = []

    class Count(hn.Callback):
        uses_model = False

        def on_epoch_end(self, epoch, logs):
            seen.append(self.model)

    network().fit(X, y, epochs=2, callbacks=[Count()])
    assert seen == [None, None]


def test_a_pickled_callback_leaves_the_model_behind(model):
    diary = Diary()
    model.fit(X, y, callbacks=[diary])
    assert set(pickle.loads(pickle.dumps(diary)).__dict__) == {"lines"}


def test_early_stopping_in_two_fits_at_once_is_refused():
    stopping = hn.EarlyStopping("loss")

    def fit_another(*_: Any) -> None:
        network().fit(X, y, callbacks=[stopping])

    with pytest.raises(hn.StateError) as refused:
        network().fit(X, y, callbacks=[stopping, fit_another])
    assert str(refused.value) == (
        "model, fit: the EarlyStopping takes part in another fit at this time; each fit needs its own. "
        "Create a second one."
    )


async def _later(epoch: int, logs: dict[str, float]) -> None:
    """Not a method that fit can call."""


@pytest.mark.parametrize("method", [None, 3, _later])
def test_what_is_no_method_is_refused_before_the_first_step(model, method):
    class Odd(hn.Callback):
        def on_train_begin(self, logs):
            raise AssertionError

    odd = Odd()
    odd.on_epoch_end = method
    with pytest.raises(TypeError, match=r"^model, fit: on_epoch_end of the Odd is .*; a plain method is required"):
        model.fit(X, y, callbacks=[odd])


@pytest.mark.parametrize("rate", ["x", None, -1, 0, float("nan")])
def test_a_rate_of_snapshots_that_is_none_is_refused(rate):
    class Watch(hn.Callback):
        snapshots_per_second = rate

        def on_snapshot(self, logs):
            pass

    with pytest.raises((TypeError, ValueError), match=r"^Watch: snapshots_per_second is "):
        network().fit(X, y, callbacks=[Watch()])


@pytest.mark.parametrize("value", ["no", 2.0, [], None])
def test_a_text_is_no_truth(value):
    with pytest.raises(TypeError, match=r"^model, fit: shuffle is .*; it must be True or False"):
        network().fit(X, y, shuffle=value)


#: Names of methods that nothing calls, and the nearest that is called.
MISSPELLED = {
    "on_epoch_ends": "on_epoch_end",
    "on_epoch_finished": "on_epoch_end",
    "onEpochEnd": "on_epoch_end",
    "On_epoch_end": "on_epoch_end",
    "on_epochend": "on_epoch_end",
    "on_epoch_start": "on_epoch_begin",
    "on_epoch": "on_epoch_end",
    "on_train_start": "on_train_begin",
    "on_training_begin": "on_train_begin",
    "on_fit_end": "on_train_end",
    "on_train_stop": "on_train_end",
    "on_batch_end": "on_train_batch_end",
    "on_step_end": "on_train_batch_end",
    "on_train_epoch_end": "on_epoch_end",
    "on_validation_end": "on_epoch_end",
    "on_test_end": "on_epoch_end",
    "on_snapshots": "on_snapshot",
}


@pytest.mark.parametrize("where", ["class", "base", "object"])
@pytest.mark.parametrize("name", MISSPELLED)
def test_a_misspelt_method_is_refused_before_the_first_step(name: str, where: str) -> None:
    def method(self: Any, *given: Any) -> None: ...

    base = type("Base", (hn.Callback,), {name: method} if where == "base" else {})
    kind = type("Mine", (base,), {name: method} if where == "class" else {"on_epoch_end": method})
    callback = kind()
    if where == "object":
        setattr(callback, name, lambda *given: None)
    model = hn.Model([hn.DenseLayer(2, 3), hn.SoftmaxActivation()])
    model.set(loss="categorical_crossentropy", optimizer="sgd")
    X, y = hn.spiral_data(5, 3)
    before = model.layers[0].weights.copy()
    with pytest.raises(TypeError) as caught:
        model.fit(X, y, callbacks=[callback])
    assert str(caught.value) == (
        f"model, fit: the Mine has a method {name}, which is never called; the hook with the most similar name is "
        f"{MISSPELLED[name]}. Rename it."
    )
    assert (model.layers[0].weights == before).all()
    assert len(model.history.epoch) == 0


def test_other_methods_and_attributes_of_a_callback_are_the_users_own() -> None:
    class Mine(hn.EarlyStopping):
        on_epoch_color = "red"

        def on_click(self) -> None: ...

        def once(self) -> None: ...

        def end_of_epoch(self) -> None: ...

    model = hn.Model([hn.DenseLayer(2, 3), hn.SoftmaxActivation()])
    model.set(loss="categorical_crossentropy", optimizer="sgd")
    X, y = hn.spiral_data(5, 3)
    model.fit(X, y, callbacks=[Mine("loss")])
    assert len(model.history.epoch) == 1


@pytest.mark.parametrize(
    "name",
    [
        *("on_train_batch_begin", "on_batch_start", "on_test_begin", "on_validation_start", "on_predict_end"),
        *("on_predict_batch_end", "on_test_batch_end", "onPredictEnd"),
    ],
)
def test_a_hook_of_another_library_that_does_not_exist_is_refused(name: str) -> None:
    mine = type("Mine", (hn.Callback,), {name: lambda self, *given: None})()
    with pytest.raises(TypeError) as caught:
        network().fit(X, y, callbacks=[mine])
    assert str(caught.value) == (
        f"model, fit: the Mine has a method {name}, which is never called; there is no hook at this moment. The hooks "
        "are on_train_begin, on_epoch_begin, on_train_batch_end, on_epoch_end, on_train_end, on_snapshot. Use one of "
        "them, or remove it."
    )


@pytest.mark.parametrize(
    ("name", "hook"),
    [("epoch_end", "on_epoch_end"), ("train_begin", "on_train_begin"), ("batch_end", "on_train_batch_end")],
)
def test_a_hook_without_on_is_refused_unless_it_helps_the_hook(name: str, hook: str) -> None:
    def method(self: Any, *given: Any) -> None: ...

    mine = type("Mine", (hn.Callback,), {name: method})()
    with pytest.raises(TypeError) as caught:
        network().fit(X, y, callbacks=[mine])
    assert str(caught.value) == (
        f"model, fit: the Mine has a method {name}, which is never called; the hook is called {hook}. Rename it."
    )
    network().fit(X, y, callbacks=[type("Mine", (hn.Callback,), {name: method, hook: method})()])


def _two(model: Any, epoch: int) -> None: ...


@pytest.mark.parametrize(
    ("hook", "method", "said"),
    [
        (
            "on_epoch_end", lambda self, epoch: None,
            "on_epoch_end of the Mine takes (epoch); it is called with (epoch, logs). Define it as def "
            "on_epoch_end(self, epoch, logs).",
        ),
        (
            "on_train_begin", lambda self: None,
            "on_train_begin of the Mine takes (); it is called with (logs). Define it as def "
            "on_train_begin(self, logs).",
        ),
        (
            "on_snapshot", lambda self, batch, logs, more=3: None,
            "on_snapshot of the Mine takes (batch, logs, more); it is called with (logs). Define it as def "
            "on_snapshot(self, logs).",
        ),
    ],
    ids=["too few", "none", "too many"],
)  # fmt: skip
def test_a_hook_with_other_parameters_is_refused_before_the_first_step(hook: str, method: Any, said: str) -> None:
    model = network()
    before = model.layers[0].weights.copy()
    with pytest.raises(TypeError) as caught:
        model.fit(X, y, callbacks=[type("Mine", (hn.Callback,), {hook: method})()])
    assert str(caught.value) == f"model, fit: {said}"
    assert (model.layers[0].weights == before).all()


def test_a_function_with_other_parameters_is_refused_before_the_first_step() -> None:
    with pytest.raises(TypeError) as caught:
        network().fit(X, y, callbacks=[_two])
    assert str(caught.value) == (
        "model, fit: _two among the callbacks takes (model, epoch); it is called with (model, epoch, numbers). Define "
        "it as def _two(model, epoch, numbers)."
    )


async def _async(*given: Any) -> None: ...


async def _async_generator(*given: Any) -> Any:
    yield


def _generator(*given: Any) -> Any:
    yield


@pytest.mark.parametrize(
    ("function", "kind"),
    [(_async, "an async function"), (_async_generator, "an async function"), (_generator, "a generator function")],
)
def test_async_functions_and_generators_are_refused_in_the_same_words(function: Any, kind: str) -> None:
    with pytest.raises(TypeError) as caught:
        network().fit(X, y, callbacks=[type("Mine", (hn.Callback,), {"on_epoch_end": function})()])
    assert str(caught.value) == (
        f"model, fit: on_epoch_end of the Mine is {kind}; a plain method is required, neither async nor a generator. "
        "Define it with def, and without yield."
    )
    with pytest.raises(TypeError) as caught:
        network().fit(X, y, callbacks=[function])
    assert str(caught.value) == (
        f"model, fit: {function.__name__} among the callbacks is {kind}; a plain function is required, neither async "
        "nor a generator. Define it with def, and without yield."
    )


def test_progress_is_a_truth_or_a_form() -> None:
    model = network()
    with pytest.raises(TypeError) as caught:
        model.fit(X, y, progress=3)
    assert str(caught.value) == (
        "model, fit: progress is 3; it must be True, False, None, or a form: 'bar', 'html', 'plain', 'off'."
    )
    assert model.history.epoch == []
    model.fit(X, y, progress="off")
