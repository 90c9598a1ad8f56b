"""A path that is not a regular file is never replaced and never blocks; the error names the path."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import hybridnet as hn

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pipes with names, sockets and links as Unix has them")

#: Every call that opens a path, with every path, in its own process: one that opened a pipe would wait forever.
SCRIPT = """
import json, os, socket, stat, sys
import numpy as np
import hybridnet as hn
from hybridnet import _bridge, nnfs

class Own:
    def forward(self, inputs, training): self.inputs, self.output = inputs, inputs
    def backward(self, dvalues): self.dinputs = dvalues

def made():
    layers = [hn.DenseLayer(2, 4), hn.ReLUActivation(), hn.DenseLayer(4, 3), hn.SoftmaxActivation()]
    model = hn.Model(layers)
    model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.Adam(), accuracy=hn.CategoricalAccuracy())
    return model

def book():
    model = nnfs.Model()
    for layer in (nnfs.Layer_Dense(2, 3), Own(), nnfs.Activation_Softmax()):
        model.add(layer)
    model.set(loss=nnfs.Loss_CategoricalCrossentropy(), optimizer=nnfs.Optimizer_SGD(),
              accuracy=nnfs.Accuracy_Categorical())
    model.finalize()
    return model

X, y = hn.spiral_data(5, 3)
model = made()
fit = lambda callback: model.fit(X, y, epochs=1, callbacks=[callback])
WRITERS = {
    "save": model.save,
    "save_parameters": model.save_parameters,
    "save_onnx": model.save_onnx,
    "Checkpoint": lambda path: fit(hn.Checkpoint(path)),
    "Checkpoint that starts anew": lambda path: fit(hn.Checkpoint(path, resume=False)),
    "CSVLog": lambda path: fit(hn.CSVLog(path)),
    "pickle of nnfs": book().save,
    "bytes": lambda path: _bridge.write_file(path, b"some"),
}
READERS = {
    "load": hn.Model.load,
    "load_parameters": model.load_parameters,
    "load_onnx": hn.Model.load_onnx,
    "from_state_dict": lambda path: hn.Model.from_state_dict(path, ["relu"]),
    "load of nnfs": nnfs.Model.load,
    "idx": hn.datasets.idx,
    "image": hn.datasets.image,
    "titanic": hn.datasets.titanic,
}
os.mkfifo("pipe")
listening = socket.socket(socket.AF_UNIX)
listening.bind("socket")
os.mkdir("folder")
os.symlink("pipe", "link to pipe")
os.symlink("loop", "loop")
os.symlink("nowhere/file", "dangling")
open("file", "w").close()
paths = ["pipe", "socket", "folder", "link to pipe", "loop", "dangling", "none/file", "file/file", "n" * 300]
answers = []
for path in paths:
    for uses in (WRITERS, READERS):
        for name, call in uses.items():
            before = [p.tobytes() for pair in model.get_parameters() for p in pair]
            try:
                call(path)
                answer = "went through"
            except OSError as error:
                answer = str(error)
            if before != [p.tobytes() for pair in model.get_parameters() for p in pair]:
                answer += " AND TRAINED"
            answers.append((path, "write" if uses is WRITERS else "read", name, answer))
kinds = {name: stat.S_IFMT(os.lstat(name).st_mode) for name in os.listdir(".") if name != "script.py"}
print(json.dumps({"answers": answers, "kinds": kinds}))
"""

LONG = "the path has 300 bytes, its longest name 300; most systems take names of up to 255 bytes and paths of "


def refusals(folder: Path) -> dict[tuple[str, str], str]:
    """The sentence for each path and use."""

    def folder_missing(path: str, where: str) -> str:
        return f"{path}: there is no folder {folder / where} to write it in. Create the folder, or check the path."

    def missing(path: str) -> str:
        full = folder / path
        return f"{path}: there is no such file; it was looked for at {full}. Check the path and the current folder."

    texts = {
        ("dangling", "write"): folder_missing("dangling", "nowhere"),
        ("dangling", "read"): missing("dangling"),
        ("none/file", "write"): folder_missing("none/file", "none"),
        ("none/file", "read"): missing("none/file"),
        ("file/file", "write"): folder_missing("file/file", "file"),
        ("file/file", "read"): missing("file/file"),
    }
    for use, done in (("read", "read"), ("write", "written")):
        for path, kind in (("pipe", "pipe"), ("socket", "socket"), ("link to pipe", "pipe")):
            texts[path, use] = f"{path}: this is a {kind}; a regular file is to be {done}. Name a regular file."
        texts["folder", use] = f"folder: this is a folder; a file is to be {done}. Add a name for the file."
        texts["loop", use] = (
            f"loop: the file cannot be {done}: Too many levels of symbolic links. "
            "Remove the cause, or name another file."
        )
        texts["n" * 300, use] = f"{'n' * 80}...: {LONG}some thousands. Shorten it."
    return texts


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("special")
    (folder / "script.py").write_text(SCRIPT, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "script.py"], cwd=folder, capture_output=True, text=True, timeout=120, check=False
    )
    assert run.returncode == 0, run.stderr
    return folder, json.loads(run.stdout)


def test_every_call_that_opens_a_path_refuses_what_is_no_regular_file(tried: tuple[Path, dict[str, Any]]) -> None:
    folder, found = tried
    expected = refusals(folder)
    wrong = [
        (path, use, name, answer)
        for path, use, name, answer in found["answers"]
        if answer != expected[path, use] and not answer.startswith(f"Titanic: there is no file {path}. ")
    ]
    assert len(found["answers"]) == 9 * (8 + 8)
    assert wrong == []


def test_what_is_no_regular_file_is_left_as_it_was(tried: tuple[Path, dict[str, Any]]) -> None:
    pipe, socket, folder, link, file = 0o010000, 0o140000, 0o040000, 0o120000, 0o100000
    assert tried[1]["kinds"] == {
        "pipe": pipe,
        "socket": socket,
        "folder": folder,
        "link to pipe": link,
        "loop": link,
        "dangling": link,
        "file": file,
    }


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@pytest.fixture
def model() -> hn.Model:
    hn.init(seed=0)
    model = hn.Model([hn.DenseLayer(2, 3), hn.SoftmaxActivation()])
    model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.Adam(), accuracy=hn.CategoricalAccuracy())
    return model


def test_a_link_keeps_pointing_and_its_target_is_written(tmp_path: Path, model: hn.Model) -> None:
    (tmp_path / "models").mkdir()
    for name, target in (("link", "models/net.safetensors"), ("link to link", "link")):
        (tmp_path / name).symlink_to(target)
    model.save(tmp_path / "link to link")
    assert names(tmp_path) == ["link", "link to link", "models"]
    assert names(tmp_path / "models") == ["net.safetensors"]
    assert (tmp_path / "link").readlink() == Path("models/net.safetensors")
    X, y = hn.spiral_data(5, 3)
    (tmp_path / "log").symlink_to("models/log.csv")
    model.fit(X, y, epochs=2, callbacks=[hn.CSVLog(tmp_path / "log")])
    assert (tmp_path / "log").is_symlink()
    assert len((tmp_path / "models" / "log.csv").read_text().splitlines()) == 3


def test_a_name_as_long_as_the_file_system_takes_is_written(tmp_path: Path, model: hn.Model) -> None:
    path = tmp_path / ("n" * 255)
    model.save(path)
    model.save(path)
    assert names(tmp_path) == [path.name]
    assert len(hn.Model.load(path).layers) == 2


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user can look into; those of pytest are the user's own."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="another user is needed, whom only root can be"
)
def test_what_the_system_forbids_is_said_with_the_path(open_folder: Path) -> None:
    (open_folder / "secret.csv").write_text("a\n1\n")
    (open_folder / "secret.csv").chmod(0)
    text = """
import difflib, os, sys  # Python may be where the other user reads nothing, and imports it late
import hybridnet as hn
hn.init(seed=0)
X, y = hn.spiral_data(5, 3)
model = hn.Model([hn.DenseLayer(2, 3), hn.SoftmaxActivation()])
model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.Adam(), accuracy=hn.CategoricalAccuracy())
os.chdir(sys.argv[1])
os.setuid(65534)
fit = lambda callback: model.fit(X, y, epochs=1, callbacks=[callback])
for call in (lambda: model.save("net"), lambda: fit(hn.Checkpoint("net")), lambda: fit(hn.CSVLog("net")),
             lambda: hn.datasets.idx("secret.csv"), lambda: hn.Model.load("secret.csv")):
    try:
        print(call())
    except PermissionError as error:
        print(error)
"""
    run = subprocess.run(
        [sys.executable, "-c", text, str(open_folder)], capture_output=True, text=True, timeout=120, check=False
    )
    rest = (
        "it; the permission is required, for the file and the folders it is in. Have it granted, or name another file."
    )
    assert run.stdout.splitlines() == [
        *["net: the system does not let this user write " + rest] * 3,
        *["secret.csv: the system does not let this user read " + rest] * 2,
    ], run.stderr
    assert names(open_folder) == ["secret.csv"]


def test_a_second_fit_appends_to_the_csv_log(tmp_path: Path, model: hn.Model) -> None:
    path, (X, y) = tmp_path / "log.csv", hn.spiral_data(5, 3)
    for _ in range(2):
        model.fit(X, y, epochs=2, callbacks=[hn.CSVLog(path)])
    header, *rows = path.read_text().splitlines()
    assert header == "epoch,loss,data_loss,reg_loss,accuracy,learning_rate,val_loss,val_accuracy"
    assert [row.split(",")[0] for row in rows] == ["1", "2", "3", "4"]
    assert [float(row.split(",")[1]) for row in rows] == model.history["loss"]


def test_a_csv_file_with_other_columns_is_no_log(tmp_path: Path, model: hn.Model) -> None:
    path, (X, y) = tmp_path / "mine.csv", hn.spiral_data(5, 3)
    path.write_text("name,age\nAda,36\n")
    with pytest.raises(ValueError, match="CSV log") as error:
        model.fit(X, y, epochs=2, callbacks=[hn.CSVLog(path)])
    assert str(error.value) == (
        f'CSV log {path}: the first line of the file is "name,age"; a log begins with '
        '"epoch,loss,data_loss,reg_loss,accuracy,learning_rate,val_loss,val_accuracy". '
        "Name another file, or remove this one."
    )
    assert path.read_text() == "name,age\nAda,36\n"
    assert len(model.history.epoch) == 0


def test_a_csv_log_in_a_folder_that_is_not_there_is_refused(tmp_path: Path, model: hn.Model) -> None:
    path, (X, y) = tmp_path / "none" / "log.csv", hn.spiral_data(5, 3)
    with pytest.raises(FileNotFoundError) as error:
        model.fit(X, y, epochs=2, callbacks=[hn.CSVLog(path)])
    assert str(error.value) == (
        f"{path}: there is no folder {path.parent} to write it in. Create the folder, or check the path."
    )


def test_the_log_of_a_run_that_is_resumed_has_every_epoch_once(tmp_path: Path) -> None:
    hn.init(seed=0)
    log, other, kept, (X, y) = (tmp_path / "log.csv", tmp_path / "other.csv", tmp_path / "run", hn.spiral_data(5, 3))

    def made() -> hn.Model:
        model = hn.Model([hn.DenseLayer(2, 3), hn.SoftmaxActivation()])
        for layer in model.layers[:1]:
            layer.weights[:] = 0.1
        model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.Adam(), accuracy=hn.CategoricalAccuracy())
        return model

    def fails(model: hn.Model, epoch: int, numbers: dict[str, float]) -> None:
        if epoch == 6:
            raise ZeroDivisionError

    made().fit(X, y, epochs=3, callbacks=[hn.CSVLog(log)])
    with pytest.raises(ZeroDivisionError):
        made().fit(X, y, epochs=8, callbacks=[hn.CSVLog(log), hn.Checkpoint(kept, every=4), fails])
    assert len(log.read_text().splitlines()) == 1 + 3 + 6
    with log.open("a") as file:
        file.write("7,0.1")
    again = made()
    again.fit(X, y, epochs=8, callbacks=[hn.CSVLog(log), hn.CSVLog(other), hn.Checkpoint(kept, every=4)])
    rows = [row.split(",")[0] for row in log.read_text().splitlines()]
    assert rows == ["epoch", *"123", *"12345678"]
    assert log.read_text().splitlines()[4:] == other.read_text().splitlines()[1:]
