"""A training that is killed at any moment, writing its checkpoint included, is resumed and ends with the same bits."""

from __future__ import annotations

import os
import pickle
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import safetensors.numpy

import hybridnet as hn
from python.conftest import EXHAUSTIVE, variables

# Dropout, drawn orders, batches, validation, a function that draws as well, and a file that takes a while to write.
RUN = """
import os, sys
import numpy as np
import hybridnet as hn
checkpoint, log, result, optimizer = sys.argv[1:]
hn.init(seed=11)
X, y = hn.spiral_data(samples=50, classes=3)
held_out = hn.spiral_data(samples=20, classes=3)
model = hn.Model([hn.DenseLayer(2, 400, weight_regularizer_l2=5e-4), hn.ReLUActivation(), hn.DropoutLayer(0.1),
                  hn.DenseLayer(400, 400), hn.ReLUActivation(), hn.DenseLayer(400, 3), hn.SoftmaxActivation()])
kinds = {"adam": hn.Adam(learning_rate=0.005, decay=1e-3), "momentum": hn.SGD(0.1, decay=1e-3, momentum=0.9)}
model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=kinds[optimizer], accuracy=hn.CategoricalAccuracy())
def note(model, epoch, numbers):
    np.random.random_sample()
    with open(log, "a") as file:
        file.write(f"{epoch}\\n")
callbacks = [note, hn.EarlyStopping("val_loss", patience=100)]
if checkpoint:
    callbacks.append(hn.Checkpoint(checkpoint, every=2, every_steps=2))
print("ready", flush=True)
model.fit(X, y, epochs=24, batch_size=40, shuffle=True, validation_data=held_out, callbacks=callbacks)
layers = [layer for layer in model.layers if hasattr(layer, "weights")]
names = ("weights", "biases", "weight_momentums", "bias_momentums", "weight_cache", "bias_cache")
state = np.random.get_state()
np.savez(result, state[1], state[2:], model.optimizer.iterations, model.optimizer.current_learning_rate,
         model.history.to_frame().to_numpy(),
         *(getattr(layer, name) for layer in layers for name in names if hasattr(layer, name)))
"""


class Runs:
    """The training in their own processes, one after the other, each resuming where the previous one was killed."""

    def __init__(self, folder: Path, optimizer: str) -> None:
        self.folder, self._optimizer = folder, optimizer
        self.checkpoint, self._log = folder / "run.safetensors", folder / "epochs"
        (folder / "train.py").write_text(RUN)
        self.epochs: list[list[int]] = []

    def start(self, result: Path, checkpoint: bool = True) -> subprocess.Popen[str]:
        self._log.write_text("")
        kept = self.checkpoint if checkpoint else ""
        process = subprocess.Popen(
            [sys.executable, self.folder / "train.py", kept, self._log, result, self._optimizer],
            stdout=subprocess.PIPE,
            text=True,
            env=variables({"HYBRIDNET_PROGRESS": "off"}),
        )
        assert process.stdout is not None
        with process.stdout as lines:
            assert lines.readline() == "ready\n"
        return process

    def ended(self, process: subprocess.Popen[str]) -> int:
        """Wait for the end of a run, and note its epochs."""
        status = process.wait(240)
        self.epochs.append([int(line) for line in self._log.read_text().split()])
        return status

    def partial(self) -> list[Path]:
        return [path for path in self.folder.iterdir() if path.name.startswith(".run.safetensors.")]

    def kill_while_writing(self, process: subprocess.Popen[str], known: set[Path], after: bool) -> None:
        """Kill it when a file is being written, or when that one is just gone: its renaming."""
        until = time.monotonic() + 5
        while process.poll() is None and time.monotonic() < until:
            new = set(self.partial()) - known
            if new:
                while after and process.poll() is None and next(iter(new)).exists():
                    pass
                break
        process.send_signal(signal.SIGKILL)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
@pytest.mark.parametrize("optimizer", ["adam", "momentum"])
def test_a_run_that_is_killed_again_and_again_ends_with_the_same_bits(
    tmp_path: Path, optimizer: str, record_property: Any
) -> None:
    """Killed 6 times for each optimizer, 25 times in the exhaustive tests: every second time while it writes."""
    runs = Runs(tmp_path, optimizer)
    whole, result = tmp_path / "whole.npz", tmp_path / "result.npz"
    assert runs.ended(runs.start(whole, checkpoint=False)) == 0
    assert runs.epochs.pop() == list(range(1, 25))
    moments = random.Random(len(optimizer))
    wanted, kills, rounds = (25 if EXHAUSTIVE else 6), 0, 0
    most = 0
    while kills < wanted and rounds < 4 * wanted:
        process = runs.start(result)
        if rounds % 2:
            for _ in range(moments.randrange(4)):
                time.sleep(0.01)
            runs.kill_while_writing(process, set(runs.partial()), after=rounds % 4 == 1)
        else:
            time.sleep(moments.uniform(0, 0.15))
            process.send_signal(signal.SIGKILL)
        rounds += 1
        kills += runs.ended(process) == -signal.SIGKILL
        most = max(most, len(runs.partial()))
        if result.exists():  # it was too quick: once more from the beginning
            result.unlink()
            runs.checkpoint.unlink()
            runs.epochs.append([])
    assert kills == wanted
    assert runs.ended(runs.start(result)) == 0
    with np.load(whole) as expected, np.load(result) as arrays:
        assert expected.files == arrays.files
        different = [name for name in expected.files if expected[name].tobytes() != arrays[name].tobytes()]
    assert different == []
    done = 0
    for epochs in runs.epochs:
        # A checkpoint is written every two epochs, and every two steps of the four of an epoch: one epoch is run again.
        again = done - (epochs[0] - 1 if epochs else done)
        assert again <= 2
        assert epochs == list(range(epochs[0], epochs[-1] + 1)) if epochs else True
        done = epochs[-1] if epochs else done
    record_property("partial files", most)
    # What killed writers left is removed by the next writer, once it has lain for ten seconds.
    left = runs.partial()
    for path in left:
        os.utime(path, (time.time() - 60, time.time() - 60))
    hn.Model([hn.DenseLayer(2, 3)]).save_parameters(runs.checkpoint)
    assert runs.partial() == []


# -- in one process -----------------------------------------------------------------------------------------------


def made(width: int = 16) -> tuple[hn.Model, Any, Any]:
    hn.init(seed=2)
    X, y = hn.spiral_data(samples=30, classes=3)
    hidden = [hn.DenseLayer(2, width), hn.ReLUActivation(), hn.DropoutLayer(0.1)]
    model = hn.Model([*hidden, hn.DenseLayer(width, 3), hn.SoftmaxActivation()])
    model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.Adam(0.02), accuracy=hn.CategoricalAccuracy())
    return model, X, y


@pytest.fixture
def checkpoint(tmp_path: Path, stream_and_settings: None) -> hn.Checkpoint:
    return hn.Checkpoint(tmp_path / "run.safetensors", every_steps=1)


def stop_at(last: int) -> Any:
    def stop(model: Any, epoch: int, numbers: dict[str, float]) -> None:
        if epoch == last:
            raise KeyboardInterrupt

    return stop


def bits(model: Any) -> list[bytes]:
    names = ("weights", "biases", "weight_momentums", "bias_momentums", "weight_cache", "bias_cache")
    layers = [layer for layer in model.layers if hasattr(layer, "weights")]
    return [getattr(layer, name).tobytes() for layer in layers for name in names]


def test_the_same_cell_run_again_after_ctrl_c_goes_on(checkpoint: hn.Checkpoint) -> None:
    """The epochs that come from the file are in the history once, though the model has them already."""
    model, X, y = made()
    for last in (1, 3, 7):
        with pytest.raises(KeyboardInterrupt):
            model.fit(X, y, epochs=10, batch_size=20, shuffle=True, callbacks=[checkpoint, stop_at(last)])
    model.fit(X, y, epochs=10, batch_size=20, shuffle=True, callbacks=[checkpoint])
    again = len(model.fit(X, y, epochs=10, batch_size=20, shuffle=True, callbacks=[checkpoint]).epoch)
    other, X, y = made()
    other.fit(X, y, epochs=10, batch_size=20, shuffle=True)
    assert bits(model) == bits(other)
    assert dict(model.history) == dict(other.history)
    assert again == 10


def test_what_came_before_the_run_stays_in_the_history(checkpoint: hn.Checkpoint) -> None:
    model, X, y = made()
    model.fit(X, y, epochs=2)
    with pytest.raises(KeyboardInterrupt):
        model.fit(X, y, epochs=5, callbacks=[checkpoint, stop_at(4)])
    model.fit(X, y, epochs=5, callbacks=[checkpoint])
    other, X, y = made()
    other.fit(X, y, epochs=7)
    assert dict(model.history) == dict(other.history)


def refusal(checkpoint: hn.Checkpoint, **changes: Any) -> str:
    """What a fit is told that resumes from a checkpoint of another run; the model is as it was."""
    model, X, y = made(changes.pop("width", 16))
    options = {"X": X, "y": y, "epochs": 3, "batch_size": 20} | changes
    before = [layer.weights.tobytes() for layer in model.layers if hasattr(layer, "weights")]
    with pytest.raises((hn.StateError, ValueError)) as raised:
        model.fit(callbacks=[checkpoint], progress=False, **options)
    assert [layer.weights.tobytes() for layer in model.layers if hasattr(layer, "weights")] == before
    assert model.optimizer.iterations == 0
    assert len(model.history.epoch) == 0
    return str(raised.value)


def test_another_run_is_refused_with_a_sentence(checkpoint: hn.Checkpoint) -> None:
    model, X, y = made()
    model.fit(X, y, epochs=2, batch_size=20, callbacks=[checkpoint])
    kept = Path(checkpoint.path).read_bytes()
    other = X.copy()
    other[5, 1] = np.nextafter(other[5, 1], np.float32(9))
    for change in ({"X": other}, {"y": y[::-1].copy()}, {"batch_size": 19}, {"shuffle": True}):
        text = refusal(checkpoint, **change)
        assert text.startswith("model, fit: the checkpoint is of another run (")
        assert text.endswith("Fit with the same data and batches, or start again with another file.")
    assert "batch size 20" in refusal(checkpoint, batch_size=19)
    assert "layers[0].n_neurons is 16 there and 17 here" in refusal(checkpoint, width=17)
    assert Path(checkpoint.path).read_bytes() == kept


FOREIGN = {
    "empty": b"",
    "text": b"Dear diary,\n",
    "table": b"a,b\n1,2\n" * 20,
    "log": b"epoch,loss\n1,0.5\n" * 20,
    "npy": b"\x93NUMPY\x01\x00" + bytes(200),
    "archive": b"PK\x03\x04" + bytes(200),
    "pickle": pickle.dumps({"weights": [1.0]}),
    "tensors of others": safetensors.numpy.save({"a": np.ones(3)}),
    "texts of others": safetensors.numpy.save({"a": np.ones(3)}, {"hybridnet": "{}"}),
    "our model": None,
}


@pytest.mark.parametrize("resume", [True, False])
@pytest.mark.parametrize("name", FOREIGN)
def test_a_file_that_is_no_checkpoint_is_refused_before_the_first_step_and_stays(
    name: str, resume: bool, checkpoint: hn.Checkpoint
) -> None:
    model, X, y = made()
    content = FOREIGN[name]
    if content is None:
        model.save(checkpoint.path)
        content = Path(checkpoint.path).read_bytes()
    Path(checkpoint.path).write_bytes(content)
    checkpoint.resume = resume
    before = pickle.dumps(model.get_parameters())
    with pytest.raises(ValueError, match="the file is not a checkpoint") as caught:
        model.fit(X, y, callbacks=[checkpoint])
    damaged = "" if name.endswith(("others", "model")) else ", or is damaged"
    assert str(caught.value) == (
        f"{checkpoint.path}: the file is not a checkpoint{damaged}; training would overwrite it. "
        "Name another file, or remove this one."
    )
    assert Path(checkpoint.path).read_bytes() == content
    assert pickle.dumps(model.get_parameters()) == before
    assert len(model.history.epoch) == 0


def test_a_damaged_checkpoint_is_refused_wherever_it_is_cut(checkpoint: hn.Checkpoint) -> None:
    model, X, y = made()
    model.fit(X, y, epochs=2, batch_size=20, callbacks=[checkpoint])
    whole = Path(checkpoint.path).read_bytes()
    for length in sorted(random.Random(1).sample(range(1, len(whole)), 12)):
        Path(checkpoint.path).write_bytes(whole[:length])
        assert "run.safetensors" in refusal(checkpoint)


def test_a_folder_that_is_not_there_is_refused_with_a_sentence(tmp_path: Path, stream_and_settings: None) -> None:
    model, X, y = made()
    with pytest.raises(FileNotFoundError, match="nowhere"):
        model.fit(X, y, callbacks=[hn.Checkpoint(tmp_path / "nowhere" / "run.safetensors")])
