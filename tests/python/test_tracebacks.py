"""What a user sees of an error, in scripts, in the REPL and in notebooks: their own frames and the sentence."""

from __future__ import annotations

import re
import subprocess
import sys
import traceback
import warnings
from collections.abc import Callable
from typing import Any

import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient

import hybridnet as hn
from hybridnet import nnfs
from python.conftest import Script

X, Y = hn.spiral_data(20, 3, random_state=0)


def network(first: Any = None) -> hn.Model:
    model = hn.Model([first or hn.DenseLayer(2, 8), hn.ReLUActivation(), hn.DenseLayer(8, 3), hn.SoftmaxActivation()])
    model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.Adam(), accuracy=hn.CategoricalAccuracy())
    return model


def raised(call: Callable[[], Any]) -> BaseException:
    with pytest.raises(BaseException) as caught:  # noqa: PT011 - any error
        call()
    return caught.value


def frames_of(error: BaseException) -> list[str]:
    """The functions of the frames of a traceback, without that of :func:`raised`."""
    return [frame.name for frame in traceback.extract_tb(error.__traceback__)][1:]


def unwanted(text: str) -> list[str]:
    """Lines of a traceback that are none of the user's: frames of the package and of the bridge, and .NET's."""
    return [
        line
        for line in text.splitlines()
        if re.search(r"hybridnet/|_Ended|   at |Python\.Runtime|System\.|\bcause\b", line)
    ]


#: Calls that are refused in Python, by the engine, by properties, by constructors.
CALLS: dict[str, Callable[[], Any]] = {
    "targets of another length": lambda: network().fit(X, Y[:-1]),
    "inputs of other columns": lambda: network().predict(np.ones((3, 5))),
    "a layer alone": lambda: hn.DenseLayer(2, 3).forward(np.ones((1, 3))),
    "a layer of the book": lambda: nnfs.Layer_Dense(2, 3).forward(np.ones((1, 3))),
    "backward before forward": lambda: hn.ReLUActivation().backward(np.ones((1, 3))),
    "a loss": lambda: hn.CategoricalCrossentropyLoss().calculate(np.ones((2, 3)), [0, 9]),
    "a constructor": lambda: hn.DenseLayer(2, "three"),
    "a constructor without arguments": lambda: hn.DenseLayer(),
    "a class method": lambda: hn.Model.load("no such file"),
    "a property": lambda: hn.held_out_split(X, Y).y_test,
    "a data set": lambda: hn.spiral_data(-1, 3),
    "a data file": lambda: hn.datasets.titanic("no such file"),
    "a data set of the book": lambda: nnfs.datasets.spiral_data(-1, 3),
    "a picture": lambda: hn.views.scatter([1, 2]),
    "an index": lambda: hn.History()["loss"],
    "a name that is not there": lambda: hn.DenseLayr,
    "init": lambda: hn.init(dtype="int8"),
    "an estimator": lambda: hn.sklearn.NetClassifier().fit(X, Y[:-1]),
}


@pytest.mark.parametrize("name", CALLS)
def test_a_traceback_ends_with_the_users_own_frame(name: str) -> None:
    error = raised(CALLS[name])
    own = [frame for frame in frames_of(error) if frame == "<lambda>"]
    assert own == ["<lambda>"]
    assert unwanted("".join(traceback.format_exception(error))) == []


@pytest.mark.parametrize("name", CALLS)
def test_every_frame_is_shown_with_hybridnet_debug(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HYBRIDNET_DEBUG", "1")
    text = "".join(traceback.format_exception(raised(CALLS[name])))
    # Python itself refuses a call whose arguments do not fit; there is no frame below the user's then.
    assert ("hybridnet/" in text) == (name != "a constructor without arguments")


def test_the_engines_stack_is_had_on_demand() -> None:
    for call in (CALLS["a layer alone"], CALLS["a class method"], CALLS["a loss"]):
        error = raised(call)
        assert error.__cause__ is None
        assert str(error) in error.engine_trace  # type: ignore[attr-defined]
        assert "   at HybridNet." in error.engine_trace  # type: ignore[attr-defined]
    assert raised(CALLS["a constructor"]).engine_trace is None  # type: ignore[attr-defined]
    assert hn.ShapeError("mine").engine_trace is None


def test_a_callback_of_a_wrong_signature_is_refused_at_the_users_line() -> None:
    def one_argument(model: hn.Model) -> None: ...

    error = raised(lambda: network().fit(X, Y, callbacks=[one_argument]))
    assert type(error) is TypeError
    assert str(error) == (
        "model, fit: one_argument among the callbacks takes (model); it is called with (model, epoch, numbers). Define "
        "it as def one_argument(model, epoch, numbers)."
    )
    assert (error.__cause__, error.__context__, frames_of(error)) == (None, None, ["<lambda>"])


def test_an_exception_of_a_callback_keeps_its_frames_and_its_cause() -> None:
    def inner() -> None:
        raise KeyError("mine")

    def callback(model: hn.Model, epoch: int, numbers: dict[str, float]) -> None:
        try:
            inner()
        except KeyError as error:
            raise OSError("mine too") from error

    error = raised(lambda: network().fit(X, Y, callbacks=[callback]))
    assert frames_of(error) == ["<lambda>", "callback"]
    assert isinstance(error.__cause__, KeyError)
    assert [frame.name for frame in traceback.extract_tb(error.__cause__.__traceback__)] == ["callback", "inner"]


def test_an_exception_of_a_layer_of_ones_own_keeps_its_frames() -> None:
    class Own(hn.Layer):
        def forward(self, inputs: Any, training: bool = True) -> None:
            self.output = self.deeper(inputs)

        def deeper(self, inputs: Any) -> Any:
            return hn.DenseLayer(3, 3).forward(inputs)

    for call in (lambda: network(Own()).fit(X, Y), lambda: network(Own()).predict(X)):
        error = raised(call)
        assert frames_of(error) == ["<lambda>", "forward", "deeper"]
        assert isinstance(error, hn.ShapeError)


SCRIPT = """
import hybridnet as hn

def report(model):
    print("done")

def mine():
    X, y = hn.spiral_data(20, 3)
    model = hn.Model([hn.DenseLayer(2, 3), hn.SoftmaxActivation()])
    model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.Adam())
    {line}

mine()
"""
LINES = {
    "model.fit(X, y[1:])": (
        "hybridnet._errors.ShapeError: model, fit: inputs are (60, 2), targets are (59,); 60 samples need 60 targets, "
        "not 59. Pass one target for each row of the inputs."
    ),
    "model.fit(X, y, callbacks=[report])": (
        "TypeError: model, fit: report among the callbacks takes (model); it is called with (model, epoch, numbers). "
        "Define it as def report(model, epoch, numbers)."
    ),
}


@pytest.mark.parametrize("line", LINES)
def test_a_script_ends_with_its_own_frames_and_the_sentence(line: str, script: Script) -> None:
    lines = script(SCRIPT.format(line=line)).stderr.splitlines()
    assert [text.split(", in ")[1] for text in lines if text.startswith("  File")] == ["<module>", "mine"]
    assert lines[-1] == LINES[line]


@pytest.mark.parametrize("line", LINES)
def test_the_repl_shows_the_users_frames_and_the_sentence(line: str) -> None:
    text = SCRIPT.format(line=line).replace("\n\n", "\n")
    text = text.replace("\ndef", "\n\ndef").replace("\nmine", "\n\nmine")
    result = subprocess.run(
        [sys.executable, "-i"], input=text, capture_output=True, text=True, timeout=240, check=False
    )
    assert unwanted(result.stderr) == []
    assert LINES[line] in result.stderr


@pytest.mark.parametrize("line", LINES)
def test_a_notebook_shows_the_cell_and_the_sentence(line: str) -> None:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(SCRIPT.format(line=line))])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the kernel's own event loop and sockets
        NotebookClient(notebook, timeout=240, kernel_name="python3", allow_errors=True).execute()
    (output,) = [output for output in notebook.cells[0].outputs if output.output_type == "error"]
    shown = re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(output.traceback)).splitlines()
    assert unwanted("\n".join(shown)) == []
    assert len([text for text in shown if text.startswith(("Cell In", "File "))]) == 2
    assert len(shown) <= 26  # five lines around each of the two lines of the cell
    assert shown[-1] == LINES[line].removeprefix("hybridnet._errors.")
