"""Disks that are full or cannot be written, and two processes that write one file: sentences, and whole files."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import hybridnet as hn
from python.conftest import variables

#: A small disk of its own, in a name space of its own: nothing else sees it.
MOUNTED = 'mount -t tmpfs -o size=128k none "$0" && exec "$@"'

SCRIPT = """
import json, os, subprocess, sys
import hybridnet as hn
from hybridnet import _bridge

hn.init(seed=0)
X, y = hn.spiral_data(20, 3)

def net(neurons):
    hidden = [hn.DenseLayer(2, neurons), hn.ReLUActivation()]
    model = hn.Model([*hidden, hn.DenseLayer(neurons, 3), hn.SoftmaxActivation()])
    model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.Adam(0.01), accuracy=hn.CategoricalAccuracy())
    return model

def fit(model, *callbacks, epochs=3):
    model.fit(X, y, epochs=epochs, callbacks=callbacks, progress=False)

os.chdir(sys.argv[1])
small, large = net(8), net(4000)
large.fit(X, y, progress=False)
fit(small, hn.Checkpoint("run", every=1), hn.CSVLog("log"))
small.save("model"), small.save_parameters("parameters"), small.save_onnx("onnx")
before = {name: open(name, "rb").read() for name in sorted(os.listdir())}
calls = {
    "model": large.save,
    "parameters": large.save_parameters,
    "onnx": large.save_onnx,
    "run": lambda name: fit(large, hn.Checkpoint(name, every=1, resume=False)),
    "bytes": lambda name: _bridge.write_file(name, bytes(200_000)),
}
if sys.argv[2] == "full":
    with open("rest", "wb") as file:
        try:
            while True:
                os.write(file.fileno(), bytes(512))
        except OSError:
            pass
    calls["log"] = lambda name: fit(small, hn.CSVLog(name), epochs=200)
else:
    subprocess.run(["mount", "-o", "remount,ro", "."], check=True)
    calls["log"] = lambda name: fit(small, hn.CSVLog(name))
said = {}
for name, call in calls.items():
    try:
        said[name] = str(call(name))
    except OSError as error:
        said[name] = str(error)
changed = [name for name, content in before.items() if name != "log" and open(name, "rb").read() != content]
names = sorted(set(os.listdir()) - {"rest"})
resumed = None
if sys.argv[2] == "full":
    os.remove("rest")
    again = net(8)
    fit(again, hn.Checkpoint("run", every=1), hn.CSVLog("log"), epochs=4)
    rows = open("log").read().splitlines()
    resumed = [row.split(",")[0] for row in rows[:4]], rows[-1].split(",")[0], {row.count(",") for row in rows}
    resumed = [*resumed[:2], list(resumed[2])]
print(json.dumps([said, changed, names, resumed]))
"""

root = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0 or shutil.which("unshare") is None, reason="only root can mount a disk"
)


def on_a_small_disk(folder: Path, what: str) -> list[object]:
    command = ["unshare", "-m", "sh", "-c", MOUNTED, folder, sys.executable, "-c", SCRIPT, folder, what]
    result = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False, env=variables({}))
    assert result.returncode == 0, result.stderr
    told: list[object] = json.loads(result.stdout)
    return told


@root
def test_a_full_disk_is_a_sentence_the_old_files_stay_and_a_run_goes_on_when_there_is_room(tmp_path: Path) -> None:
    said, changed, names, resumed = on_a_small_disk(tmp_path, "full")
    reason = "the file cannot be written: No space left on device. Remove the cause, or name another file."
    assert said == {name: f"{name}: {reason}" for name in ("model", "parameters", "onnx", "run", "bytes", "log")}
    assert changed == []
    assert names == ["log", "model", "onnx", "parameters", "run"]  # no partial files
    # The log, whose last row did not fit: whole rows of both runs, and then those of the resumed run.
    assert resumed == [["epoch", "1", "2", "3"], "4", [7]]


@root
def test_a_read_only_disk_is_a_sentence_and_the_old_files_stay(tmp_path: Path) -> None:
    said, changed, names, _ = on_a_small_disk(tmp_path, "read-only")
    reason = "the file cannot be written: Read-only file system. Remove the cause, or name another file."
    assert said == {name: f"{name}: {reason}" for name in ("model", "parameters", "onnx", "run", "bytes", "log")}
    assert changed == []
    assert names == ["log", "model", "onnx", "parameters", "run"]


WRITER = """
import sys
import hybridnet as hn
model = hn.Model([hn.DenseLayer(2, int(sys.argv[2])), hn.ReLUActivation()])
print("ready", flush=True)
for _ in range(100):
    model.save(sys.argv[1])
"""


def test_two_processes_that_write_one_file_leave_a_whole_one_at_any_time(tmp_path: Path) -> None:
    path = tmp_path / "model"
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, path, neurons], stdout=subprocess.PIPE, text=True, env=variables({})
        )
        for neurons in ("300", "500")
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    seen = set()
    while any(writer.poll() is None for writer in writers):
        if path.exists():
            seen.add(hn.Model.load(path).layers[0].weights.shape[1])
    for writer in writers:
        writer.stdout.close()  # type: ignore[union-attr]
    assert [writer.wait() for writer in writers] == [0, 0]
    seen.add(hn.Model.load(path).layers[0].weights.shape[1])
    assert seen <= {300, 500}
    assert [file.name for file in tmp_path.iterdir()] == ["model"]
