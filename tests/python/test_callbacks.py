"""Functions that training calls may look at the model, change it, use it, and fail: the model is whole all the same."""

from __future__ import annotations

import copy
import pickle
import sys
import threading
import time
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import hybridnet as hn
from python.conftest import Script

pytestmark = pytest.mark.usefixtures("stream_and_settings")


class OwnActivation:
    """As the engine's ReLU, but custom: Python executes the training steps of a model with it."""

    def forward(self, inputs: Any, training: bool) -> None:
        self.inputs = inputs
        self.output = np.maximum(0, inputs)

    def backward(self, dvalues: Any) -> None:
        self.dinputs = dvalues.copy()
        self.dinputs[self.inputs <= 0] = 0


def made(kind: str = "engine", **optimizer: Any) -> tuple[hn.Model, Any, Any]:
    hn.init(seed=1)
    X, y = hn.spiral_data(samples=30, classes=3)
    middle = OwnActivation() if kind == "own" else hn.ReLUActivation()
    model = hn.Model([hn.DenseLayer(2, 16), middle, hn.DropoutLayer(0.1), hn.DenseLayer(16, 3), hn.SoftmaxActivation()])
    settings = {"learning_rate": 0.05, "decay": 1e-3} | optimizer
    model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.Adam(**settings), accuracy=hn.CategoricalAccuracy())
    return model, X, y


def bits(model: Any) -> list[bytes]:
    names = ("weights", "biases", "weight_momentums", "bias_momentums", "weight_cache", "bias_cache")
    layers = [layer for layer in model.layers if hasattr(layer, "weights")]
    return [getattr(layer, name).tobytes() for layer in layers for name in names if hasattr(layer, name)]


KINDS = pytest.mark.parametrize("kind", ["engine", "own"])


@KINDS
def test_a_function_that_only_looks_changes_no_bit(kind: str) -> None:
    model, X, y = made(kind)
    seen = []

    def look(model: Any, epoch: int, numbers: dict[str, float]) -> None:
        seen.append((epoch, numbers["loss"], model.history["loss"][-1], len(model.predict(X)), model.evaluate(X, y)))

    model.fit(X, y, epochs=20, callbacks=[look])
    other, X, y = made(kind)
    other.fit(X, y, epochs=20)
    assert bits(model) == bits(other)
    assert [epoch for epoch, *_ in seen] == list(range(1, 21))
    assert [loss for _, loss, *_ in seen] == other.history["loss"]
    assert all(loss == last and rows == 90 for _, loss, last, rows, _ in seen)


@KINDS
@pytest.mark.parametrize("failure", [LookupError("mine"), SystemExit(3), KeyboardInterrupt()], ids=repr)
def test_what_a_function_raises_arrives_as_it_is_and_the_model_is_whole(kind: str, failure: BaseException) -> None:
    model, X, y = made(kind)

    def fail(model: Any, epoch: int, numbers: dict[str, float]) -> None:
        if epoch == 7:
            raise failure

    with pytest.raises(type(failure)) as raised:
        model.fit(X, y, epochs=20, callbacks=[fail])
    assert raised.value is failure
    assert [entry.name for entry in raised.traceback][-1] == "fail"
    assert (model.optimizer.iterations, len(model.history.epoch)) == (7, 7)
    model.fit(X, y, epochs=13)
    other, X, y = made(kind)
    other.fit(X, y, epochs=20)
    assert bits(model) == bits(other)
    assert model.history["loss"] == other.history["loss"]


@pytest.mark.parametrize("answer", [True, np.True_, np.float32(1) > 0, 1, np.array(True)])
def test_a_function_that_returns_true_ends_training(answer: Any) -> None:
    model, X, y = made()
    model.fit(X, y, epochs=20, callbacks=[lambda model, epoch, numbers: answer if epoch == 4 else None])
    assert len(model.history.epoch) == 4


@pytest.mark.parametrize("answer", [0, False, None, np.False_, np.array(False)])
def test_other_answers_do_not_end_training(answer: Any) -> None:
    model, X, y = made()
    model.fit(X, y, epochs=5, callbacks=[lambda model, epoch, numbers: answer])
    assert len(model.history.epoch) == 5


@pytest.mark.parametrize(
    ("answer", "text"), [("stop", "'stop'"), (0.5, "0.5"), (np.array([True]), "a ndarray"), (2, "2")]
)
def test_an_answer_that_is_neither_true_nor_false_is_refused(answer: Any, text: str) -> None:
    model, X, y = made()
    with pytest.raises(TypeError) as refused:
        model.fit(X, y, epochs=5, callbacks=[lambda model, epoch, numbers: answer])
    assert str(refused.value) == f"model, fit: what on_epoch_end returned is {text}; it must be True or False."
    with pytest.raises(TypeError) as refused:
        model.fit(X, y, callbacks=[lambda model, epoch, numbers: setattr(model, "stop_training", answer)])
    assert str(refused.value) == f"model, fit: stop_training is {text}; it must be True or False."


def test_stop_training_takes_1() -> None:
    model, X, y = made()
    model.fit(X, y, epochs=5, callbacks=[lambda model, epoch, numbers: setattr(model, "stop_training", 1)])
    assert len(model.history.epoch) == 1


@KINDS
def test_a_model_is_not_trained_within_its_training(kind: str) -> None:
    model, X, y = made(kind)
    with pytest.raises(hn.StateError, match="it is being trained already, by another thread or around this callback"):
        model.fit(X, y, epochs=3, callbacks=[lambda model, epoch, numbers: model.fit(X, y)])
    model.fit(X, y)


def test_another_model_can_be_trained_in_a_callback() -> None:
    model, X, y = made()
    helper, *_ = made()
    model, X, y = made()
    state: list[Any] = []

    def train_helper(model: Any, epoch: int, numbers: dict[str, float]) -> None:
        before = np.random.get_state()
        state.append(helper.fit(X, y, epochs=2))
        np.random.set_state(before)

    model.fit(X, y, epochs=5, callbacks=[train_helper])
    other, X, y = made()
    other.fit(X, y, epochs=5)
    assert bits(model) == bits(other)
    assert len(helper.history.epoch) == 10


@KINDS
@pytest.mark.parametrize(
    "way", [copy.deepcopy, lambda model: pickle.loads(pickle.dumps(model))], ids=["copy", "pickle"]
)
def test_a_copy_made_in_a_callback_is_the_model_of_that_epoch_and_can_be_trained(kind: str, way: Any) -> None:
    model, X, y = made(kind)
    copies = []
    model.fit(X, y, epochs=5, callbacks=[lambda model, epoch, numbers: copies.append(way(model))])
    other, X, y = made(kind)
    other.fit(X, y, epochs=3)
    assert bits(copies[2]) == bits(other)
    state = np.random.get_state()
    copies[2].fit(X, y, epochs=2)
    np.random.set_state(state)
    other.fit(X, y, epochs=2)
    assert bits(copies[2]) == bits(other)


def test_a_file_saved_in_a_callback_is_the_model_of_that_epoch(tmp_path: Any) -> None:
    model, X, y = made()
    model.fit(X, y, epochs=3, callbacks=[lambda model, epoch, numbers: model.save(tmp_path / f"{epoch}.safetensors")])
    other, X, y = made()
    other.fit(X, y, epochs=2)
    assert bits(hn.Model.load(tmp_path / "2.safetensors")) == bits(other)


@KINDS
def test_parameters_that_a_callback_changes_are_trained_on(kind: str) -> None:
    def halve(model: Any, epoch: int, numbers: dict[str, float]) -> None:
        model.layers[0].weights *= 0.5
        model.layers[3].weights = model.layers[3].weights * 0.25

    model, X, y = made(kind)
    model.fit(X, y, epochs=2, callbacks=[halve])
    other, X, y = made(kind)
    for _ in range(2):
        other.fit(X, y)
        halve(other, 0, {})
    assert bits(model) == bits(other)


@KINDS
def test_what_a_callback_changes_in_the_optimizer_counts_from_the_next_step(kind: str) -> None:
    def slower(model: Any, epoch: int, numbers: dict[str, float]) -> None:
        model.optimizer.learning_rate *= 0.5
        model.optimizer.beta_1 = 0.8
        model.layers[0].weight_regularizer_l2 = 1e-3

    model, X, y = made(kind)
    model.fit(X, y, epochs=4, callbacks=[slower])
    other, X, y = made(kind)
    for _ in range(4):
        other.fit(X, y)
        slower(other, 0, {})
    assert bits(model) == bits(other)
    assert model.history["learning_rate"] == other.history["learning_rate"]
    assert model.history["learning_rate"][3] < 0.01
    assert model.optimizer.learning_rate == 0.05 / 16


def test_the_current_rate_that_a_callback_sets_holds_without_decay() -> None:
    model, X, y = made(decay=0.0)

    def slower(model: Any, epoch: int, numbers: dict[str, float]) -> None:
        model.optimizer.current_learning_rate = 0.01

    model.fit(X, y, epochs=3, callbacks=[slower])
    assert model.history["learning_rate"] == [0.05, 0.01, 0.01]


def _smaller(model: Any) -> None:
    model.layers[0].weights = np.zeros((1, 1), np.float32)


def _larger(model: Any) -> None:
    model.layers[0].weights = np.zeros((500, 500), np.float32)


def _integers(model: Any) -> None:
    model.layers[0].weights = np.zeros((2, 16), np.int64)


def _another_layer(model: Any) -> None:
    model.add(hn.DenseLayer(3, 3))


def _another_loss(model: Any) -> None:
    model.set(loss=hn.MeanSquaredErrorLoss())


@pytest.mark.parametrize("change", [_smaller, _larger, _integers, _another_layer, _another_loss])
def test_what_a_model_consists_of_does_not_change_in_training(change: Any) -> None:
    """And no memory is read or written that is not the arrays'."""
    model, X, y = made()
    with pytest.raises(hn.StateError, match=r"a callback has (set|made) .*change the rest between two fits"):
        model.fit(X, y, epochs=3, callbacks=[lambda model, epoch, numbers: change(model)])
    assert model.layers[0].weights.shape == (2, 16)
    other, X, y = made()
    other.fit(X, y)
    assert [layer.weights.tobytes() for layer in (model.layers[0], model.layers[3])] == [
        layer.weights.tobytes() for layer in (other.layers[0], other.layers[3])
    ]


def test_memory_of_an_optimizer_that_does_not_fit_is_refused() -> None:
    model, X, y = made()
    model.fit(X, y)
    model.layers[0].weight_cache = np.zeros((1, 2), np.float32)
    with pytest.raises(hn.ShapeError, match=r"an optimizer state of them, are \(1, 2\); the weights of the"):
        model.fit(X, y)


def test_weights_that_another_thread_rebinds_in_training_are_the_engines_afterward() -> None:
    model, X, y = made()
    thread = threading.Thread(target=lambda: model.fit(X, y, epochs=200_000, progress=False))
    thread.start()
    time.sleep(0.2)
    assert thread.is_alive()
    model.layers[0].weights = np.zeros((1, 1), np.float32)
    thread.join()
    assert model.layers[0].weights.shape == (2, 16)


def test_a_callback_that_is_refused_is_refused_before_the_first_step(tmp_path: Any) -> None:
    model, X, y = made("own")
    stopping = hn.EarlyStopping(monitor="loss")
    with pytest.raises(hn.StateError, match="parts of the model are custom, and the engine cannot save them"):
        model.fit(X, y, callbacks=[stopping, hn.Checkpoint(tmp_path / "run.safetensors")])
    assert model.optimizer.iterations == 0
    pickle.dumps(stopping)


# -- divergence, and what it comes from ---------------------------------------------------------------------------


@KINDS
def test_a_loss_that_is_no_number_ends_training_with_a_hint_and_the_history(kind: str) -> None:
    model, X, _ = made(kind)
    for layer in (model.layers[0], model.layers[3]):
        layer.weights *= np.float32(1e30)
    model.set(loss=hn.MeanSquaredErrorLoss(), optimizer=hn.SGD(learning_rate=1.0))
    model.layers, model.accuracy = model.layers[:4], None
    with np.errstate(all="ignore"), pytest.raises(hn.DivergenceError) as raised:
        model.fit(X, np.zeros((90, 3)), epochs=20)
    assert str(raised.value) == (
        "model, fit: in epoch 1, step 1, before any step of this fit, the loss is Infinity; it must be a finite "
        "number. The model is unchanged. See that its parameters and the inputs are finite, and scale the inputs to "
        "about -1 .. 1."
    )


def test_a_diverged_run_keeps_the_epochs_before() -> None:
    model, X, y = made()

    def spoil(model: Any, epoch: int, numbers: dict[str, float]) -> None:
        if epoch == 5:
            model.layers[0].weights[0, 0] = np.nan

    with pytest.raises(hn.DivergenceError, match="in epoch 6, step 1 the loss is NaN"):
        model.fit(X, y, epochs=20, callbacks=[spoil])
    assert len(model.history.epoch) == 5
    assert np.isfinite(model.history["loss"]).all()


@KINDS
def test_training_goes_on_with_a_loss_that_is_no_number_where_that_is_wanted(kind: str) -> None:
    model, X, y = made(kind)
    model.layers[0].weights[0, 0] = np.nan
    with np.errstate(all="ignore"):
        model.fit(X, y, epochs=3, stop_on_divergence=False)
    assert len(model.history["loss"]) == 3
    assert np.isnan(model.history["loss"]).all()


def test_s66_diagnose_counts_dead_neurons_and_numbers_that_overflowed() -> None:
    hn.init(seed=0)
    dead = hn.DenseLayer.from_parameters(np.float32([[1, 1, 1], [1, 1, 1]]), [0.0, -100.0, -200.0])
    wild = hn.DenseLayer.from_parameters(np.full((3, 2), 3e38, np.float32), [0.0, 0.0])
    model = hn.Model([dead, hn.ReLUActivation(), wild])
    reports = model.diagnose(np.float32([[1, 2], [3, 4]]))
    assert [(report.neurons, report.silent, report.not_finite, report.largest) for report in reports] == [
        (3, 0, 0, 197.0),
        (3, 2, 0, 7.0),
        (2, 0, 4, 0.0),
    ]
    assert str(reports[1]).endswith(
        ": 2 of 3 neurons are 0 for every sample; 0 numbers are not finite; the largest magnitude is 7"
    )


# -- how a process ends around a training -------------------------------------------------------------------------

TRAINING = """
import os, sys, threading, time
import numpy as np
import hybridnet as hn
hn.init(seed=0)
X, y = hn.spiral_data(samples=100, classes=3)
model = hn.Model([hn.DenseLayer(2, 64), hn.ReLUActivation(), hn.DenseLayer(64, 3), hn.SoftmaxActivation()])
model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.Adam(), accuracy=hn.CategoricalAccuracy())
"""


@pytest.mark.parametrize(
    "callbacks", ["", ", callbacks=[lambda model, epoch, numbers: None]"], ids=["loop", "callback"]
)
def test_a_daemon_thread_that_trains_does_not_disturb_the_end(script: Script, callbacks: str) -> None:
    """Repeated, for it is a race between its return into Python and Python's end."""
    text = f"""
threading.Thread(target=lambda: model.fit(X, y, epochs=10**8, progress=False{callbacks}), daemon=True).start()
time.sleep(0.3)
print("end")
"""
    for _ in range(4):
        result = script(TRAINING + text)
        assert (result.returncode, result.stdout, result.stderr) == (0, "end\n", "")


#: What a daemon thread does, and where a call into Python is seen.
CALLED = {
    "epoch": "run = lambda: model.fit(X, y, epochs=10**8, progress=False, callbacks=[seen])",
    "tick": "from hybridnet.views import progress as bars; bars._Silent.update = seen; "
    "run = lambda: model.fit(X, y, epochs=10**8, progress=False)",
    "step": "hn.model.BookLines.on_train_batch_end = seen; run = lambda: model.train(X, y, epochs=10**8)",
    "play": "model.layers[1].forward = forward; run = lambda: model.fit(X, y, epochs=10**8, progress=False)",
}


@pytest.mark.parametrize("call", CALLED)
def test_once_python_ends_only_the_thread_that_ends_it_is_called_back(script: Script, call: str) -> None:
    """CPython 3.11 ends a process with SIGSEGV if a thread asks for it after its end."""
    text = f"""
calls, others = [], []
def seen(*_):
    calls.append(1)
def forward(inputs, training):
    seen()
    hn.ReLUActivation.forward(model.layers[1], inputs, training)
{CALLED[call]}
sys.stdout = open(os.devnull, "w")
threading.Thread(target=run, daemon=True).start()
while not calls:
    time.sleep(0.01)
def last_words():
    before = len(calls)
    time.sleep(0.3)
    other = hn.Model([hn.DenseLayer(2, 3), hn.SoftmaxActivation()])
    other.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.Adam(), accuracy=hn.CategoricalAccuracy())
    other.fit(X, y, epochs=3, callbacks=[lambda *_: others.append(1)])
    sys.__stdout__.write(f"{{before == len(calls)}} {{len(others)}}\\n")
"""
    # Registered before the engine starts, it is called after the engine has heard of the end.
    result = script("import atexit\natexit.register(lambda: last_words())\n" + TRAINING + text)
    assert (result.returncode, result.stdout, result.stderr) == (0, "True 3\n", "")


def test_a_thread_that_trains_is_waited_for(script: Script) -> None:
    text = """
def work():
    model.fit(X, y, epochs=2000, progress=False)
    print(model.optimizer.iterations)
threading.Thread(target=work).start()
"""
    result = script(TRAINING + text)
    assert (result.returncode, result.stdout, result.stderr) == (0, "2000\n", "")


def test_sys_exit_in_a_callback_ends_the_process_with_its_status(script: Script) -> None:
    result = script(TRAINING + "model.fit(X, y, epochs=9, callbacks=[lambda model, epoch, numbers: sys.exit(7)])")
    assert (result.returncode, result.stdout, result.stderr) == (7, "", "")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork")
@pytest.mark.parametrize(
    ("work", "status", "text"),
    [
        ("pass", 1, "StateError: hybridnet: this process was forked"),
        ("sys.exit(5)", 5, ""),
        ("1 / 0", 1, "ZeroDivisionError: division by zero"),
        ("model.predict(X)", 1, "StateError: hybridnet: this process was forked"),
        ("os._exit(6)", 6, ""),
        # Neither a check for an interface that .NET collections have, nor a collection of garbage runs .NET.
        ("os._exit(7 + isinstance(None, Sequence) + isinstance(model, Iterable))", 7, ""),
        ("globals().pop('cycle'); gc.collect(); os._exit(8)", 8, ""),
    ],
)
def test_a_child_forked_in_a_callback_ends_there_and_the_parent_trains_on(
    script: Script, work: str, status: int, text: str
) -> None:
    """The way back would lead the child into .NET, which does not survive a fork."""
    result = script(
        TRAINING
        + f"""
import gc
from collections.abc import Iterable, Sequence
from System import Object
cycle = [Object()]
cycle.append(cycle)
statuses = []
def forks(model, epoch, numbers):
    child = os.fork()
    if child == 0:
        {work}
        return
    statuses.append(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
model.fit(X, y, epochs=3, callbacks=[forks])
print(statuses, model.optimizer.iterations)
"""
    )
    assert (result.returncode, result.stdout) == (0, f"{[status] * 3} 3\n")
    assert not text or result.stderr.count(text) == 3
    assert text or result.stderr == ""


@KINDS
def test_the_random_stream_goes_on_through_callbacks_that_draw_from_it(kind: str) -> None:
    """Dropout, the order of the samples and draws of user code come from one stream, as in NumPy."""
    draws: list[list[float]] = [[], []]

    def draw(index: int) -> Any:
        return lambda model, epoch, numbers: draws[index].append(np.random.random_sample())

    model, X, y = made(kind)
    model.fit(X, y, epochs=4, batch_size=20, shuffle=True, callbacks=[draw(0)])
    after = np.random.random_sample()
    other, X, y = made(kind)
    for epoch in range(4):
        other.fit(X, y, batch_size=20, shuffle=True)
        draw(1)(other, epoch, {})
    assert draws[0] == draws[1]
    assert after == np.random.random_sample()
    assert bits(model) == bits(other)


@pytest.mark.parametrize("kinds", [(hn.CSVLog, hn.CSVLog), (hn.CSVLog, hn.Checkpoint)], ids=["two logs", "checkpoint"])
@pytest.mark.parametrize("by_link", [False, True])
def test_callbacks_that_write_one_file_are_refused(tmp_path: Path, kinds: Any, by_link: bool) -> None:
    file, other = tmp_path / "run", tmp_path / "link"
    if by_link:
        other.symlink_to(file)
    net = hn.Model([hn.DenseLayer(2, 3), hn.SoftmaxActivation()])
    net.set(loss="categorical_crossentropy", optimizer="sgd")
    callbacks = [kinds[0](file), kinds[1](other if by_link else file)]
    with pytest.raises(ValueError, match="is the file of two callbacks") as caught:
        net.fit(np.zeros((3, 2)), [0, 1, 2], callbacks=callbacks)
    assert str(caught.value).startswith(f"model, fit: {tmp_path}")
    assert str(caught.value).endswith(
        " is the file of two callbacks; each must write its own file. Name another file for one of them."
    )
    assert not file.exists()
    assert len(net.history) == 0


def test_a_run_has_one_checkpoint(tmp_path: Path) -> None:
    net = hn.Model([hn.DenseLayer(2, 3), hn.SoftmaxActivation()])
    net.set(loss="categorical_crossentropy", optimizer="sgd")
    with pytest.raises(ValueError, match="Checkpoints") as caught:
        net.fit(np.zeros((3, 2)), [0, 1, 2], callbacks=[hn.Checkpoint(tmp_path / "a"), hn.Checkpoint(tmp_path / "b")])
    assert str(caught.value) == (
        "model, fit: 2 Checkpoints are among the callbacks; a run has one. Leave out the others."
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("name", "content"), [("log", "its CSV log"), ("run.safetensors", "its checkpoints")])
def test_a_file_that_a_run_writes_is_not_written_by_a_callback(tmp_path: Path, name: str, content: str) -> None:
    """The rows of the log, and the state to resume from, would be lost."""
    net = hn.Model([hn.DenseLayer(2, 3), hn.SoftmaxActivation()])
    net.set(loss="categorical_crossentropy", optimizer="sgd")
    X, y = np.zeros((3, 2)), [0, 1, 2]
    own = [hn.CSVLog(tmp_path / "log"), hn.Checkpoint(tmp_path / "run.safetensors", every=1)]
    path = tmp_path / name
    for hook, save in product(("on_train_begin", "on_epoch_end", "on_train_end"), (net.save, net.save_parameters)):
        saving = hn.Callback()
        setattr(saving, hook, lambda *_, save=save: save(path))
        with pytest.raises(ValueError, match="a run in progress") as caught:
            net.fit(X, y, epochs=3, callbacks=[*own, saving])
        assert str(caught.value) == (
            f"{path}: a run in progress writes {content} to this file; nothing else may write it before the run ends. "
            "Name another file."
        )
        if hook != "on_train_begin":
            assert (tmp_path / "log").read_text().startswith("epoch,")
    rows = (tmp_path / "log").read_text()
    net.fit(X, y, epochs=1, callbacks=[*own, lambda model, epoch, numbers: model.save(tmp_path / "best")])
    assert (tmp_path / "log").read_text().startswith(rows)
    net.save(tmp_path / "run.safetensors")  # the run has ended
