"""A file that the system lets grow no further: a sentence with the path, and the file that was there before stays."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="limits of a process as Unix has them")

#: The limit is set once .NET has started: its own start needs larger files.
SCRIPT = """
import json, os, resource
import hybridnet as hn
from hybridnet import _bridge

X, y = hn.spiral_data(5, 3)
model = hn.Model([hn.DenseLayer(2, 4000), hn.ReLUActivation(), hn.DenseLayer(4000, 3), hn.SoftmaxActivation()])
model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.SGD(learning_rate=1e-9))
model.fit(X, y, progress=False)
fit = lambda callback: model.fit(X, y, epochs=2_500, callbacks=[callback], progress=False)  # a log above the limit
WRITERS = {
    "save": model.save,
    "save_parameters": model.save_parameters,
    "Checkpoint": lambda path: fit(hn.Checkpoint(path, resume=False)),
    "bytes": lambda path: _bridge.write_file(path, bytes(20_000)),
    "CSVLog": lambda path: fit(hn.CSVLog(path)),
}
answers = {}
for name in WRITERS:
    if name not in ("CSVLog", "Checkpoint"):
        open(name, "w").write("what was there before")
model.fit(X, y, callbacks=[hn.Checkpoint("Checkpoint")], progress=False)
before = open("Checkpoint", "rb").read()
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
for name, call in WRITERS.items():
    try:
        call(name)
        answers[name] = "went through"
    except Exception as error:
        answers[name] = f"{type(error).__name__}: {error}"
stays = open("Checkpoint", "rb").read() == before
open("Checkpoint", "w").close()
print(json.dumps({"answers": answers, "stays": stays, "files": {name: open(name).read() for name in os.listdir(".")}}))
"""


def test_files_that_grow_too_large_are_refused_in_a_sentence_and_stay_as_they_were(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False
    )
    assert (result.returncode, result.stderr) == (0, "")
    told = json.loads(result.stdout)
    names = ("save", "save_parameters", "Checkpoint", "bytes", "CSVLog")
    remedy = "Remove the cause, or name another file."
    assert told["answers"] == {
        name: f"OSError: {name}: the file cannot be written: File too large. {remedy}" for name in names
    }
    log = told["files"].pop("CSVLog")
    assert log.startswith("epoch,loss,")
    assert len(log) <= 10_000
    assert told["stays"] is True
    assert told["files"] == dict.fromkeys(names[:-1], "what was there before") | {"Checkpoint": ""}
