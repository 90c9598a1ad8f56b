"""Progress of training: what is shown in a terminal, a pipe, a notebook, and where nothing is wanted."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import warnings
from pathlib import Path
from typing import Any

import pytest

from python.conftest import Script, variables

TRAINING = """
import sys, time
import hybridnet as hn
hn.init(seed=0)
X, y = hn.spiral_data(samples=100, classes=3)
model = hn.Model([hn.DenseLayer(2, 64), hn.ReLUActivation(), hn.DenseLayer(64, 3), hn.SoftmaxActivation()])
model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.Adam(), accuracy=hn.CategoricalAccuracy())
slow = lambda model, epoch, numbers: time.sleep(0.1)
def fail(model, epoch, numbers):
    time.sleep(0.1)
    if epoch == 9:
        1 / 0
"""
LONG = "model.fit(X, y, epochs=12, callbacks=[slow])\n"
SHORT = """
from hybridnet.views import progress
assert progress.DELAY == 0.5
progress.DELAY = 3600  # the fit is short, however long the machine takes
"""
# A clock on which each epoch takes an eighth of a second. It takes 0.05 s at least, so that the engine reports each.
CLOCK = """
from types import SimpleNamespace
from hybridnet.views import progress
now = 0.0
progress.time = SimpleNamespace(monotonic=lambda: now)
def slow(model, epoch, numbers):
    global now
    now += 0.125
    time.sleep(0.05)
"""


def in_terminal(text: str, folder: Path, **environment: str) -> str:
    """What a script shows in a terminal of 80 columns."""
    import pty

    file = folder / "script.py"
    file.write_text(TRAINING + text)
    leader, follower = pty.openpty()
    environment = {"COLUMNS": "80", "TERM": "xterm", **environment}
    process = subprocess.Popen([sys.executable, file], stdout=follower, stderr=follower, env=variables({**environment}))
    os.close(follower)
    shown = b""
    while True:
        try:
            part = os.read(leader, 4096)
        except OSError:
            break
        if not part:
            break
        shown += part
    process.wait(60)
    os.close(leader)
    return shown.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_a_terminal_shows_one_line_that_ends_full(tmp_path: Path) -> None:
    shown = in_terminal(LONG, tmp_path)
    last = [state for state in re.split(r"[\r\n]", shown) if state.strip()][-1]
    assert re.search(r"100%\|.*\| 12/12 \[\d\d:\d\d<00:00, loss=\d\.\d+, (acc=|accuracy=)", last), last
    assert len(last) <= 80
    assert shown.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_the_bar_of_a_fit_that_raises_stands_where_it_was(tmp_path: Path) -> None:
    shown = in_terminal("model.fit(X, y, epochs=12, callbacks=[fail])\n", tmp_path)
    bar, _, rest = shown.partition("Traceback")
    assert re.search(r"\| [89]/12 \[[^\r\n]*\s*$", bar), bar
    assert "ZeroDivisionError" in rest


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
@pytest.mark.parametrize(
    "text", [SHORT + "model.fit(X, y, epochs=5)", "model.fit(X, y, epochs=12, callbacks=[slow], progress=False)"]
)
def test_nothing_is_shown_of_a_short_fit_or_where_it_is_not_wanted(tmp_path: Path, text: str) -> None:
    assert in_terminal(text, tmp_path) == ""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_the_variable_says_what_is_shown(tmp_path: Path) -> None:
    assert in_terminal(LONG, tmp_path, HYBRIDNET_PROGRESS="off") == ""
    assert in_terminal(CLOCK + LONG, tmp_path, HYBRIDNET_PROGRESS="plain") == ""  # no line before five seconds


def test_a_pipe_gets_lines_every_few_seconds_and_a_last_one(script: Script) -> None:
    result = script(TRAINING + CLOCK + "model.fit(X, y, epochs=62, callbacks=[slow])")
    lines = result.stderr.splitlines()
    assert (result.returncode, result.stdout) == (0, "")
    assert [line.partition(", loss")[0] for line in lines] == ["epoch 41 of 62, 00:05", "epoch 62 of 62, 00:07"]
    assert all(re.search(r"\d, loss \d\.\d+, acc(uracy)? 0\.\d+$", line) for line in lines), lines


@pytest.mark.parametrize("form", ["bar", "plain"])
def test_training_goes_on_where_progress_cannot_be_written_any_more(script: Script, form: str) -> None:
    text = f"sys.stderr.close()\nmodel.fit(X, y, epochs=12, callbacks=[slow], progress={form!r})\n"
    result = script(TRAINING + text + "print(model.optimizer.iterations)")
    assert (result.returncode, result.stdout) == (0, "12\n")


def test_a_wrong_value_of_the_variable_is_refused_before_training(script: Script) -> None:
    text = """
stopping = hn.EarlyStopping("loss")
try:
    model.fit(X, y, epochs=3, callbacks=[stopping])
except ValueError as error:
    print(error)
print(model.optimizer.iterations, vars(stopping).keys() & {"_engine"})
"""
    result = script(TRAINING + text, {"HYBRIDNET_PROGRESS": "loud"})
    assert result.stdout == (
        "progress: the environment variable HYBRIDNET_PROGRESS is 'loud'; it must be one of 'bar', 'html', 'plain', "
        "'off'.\n0 set()\n"
    )


@pytest.fixture
def notebook() -> Any:
    """Run cells in a kernel, and give the outputs of the last and the exported page."""

    def finish(*cells: str) -> tuple[list[Any], str]:
        with warnings.catch_warnings():
            # Of the kernel's own event loop and sockets.
            warnings.simplefilter("ignore")
            import nbformat
            from nbclient import NotebookClient

            book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
            NotebookClient(book, timeout=120, kernel_name="python3", allow_errors=True).execute()
            try:
                from nbconvert import HTMLExporter
            except ImportError:
                return book.cells[-1].outputs, ""
            page, _ = HTMLExporter(template_name="basic").from_notebook_node(book)
        return book.cells[-1].outputs, page

    return finish


def test_a_notebook_shows_one_line_of_html_that_is_there_in_the_export(notebook: Any) -> None:
    outputs, page = notebook(TRAINING, LONG + "None")
    (output,) = outputs
    assert output.output_type == "display_data"
    html = output.data["text/html"]
    assert re.search(r"12 of 12 epochs in \d\d:\d\d", html)
    assert "width:100.0%" in html
    assert "application/vnd.jupyter.widget-view+json" not in output.data
    assert page == "" or "12 of 12 epochs in " in page


def test_the_line_of_a_notebook_stands_where_a_fit_was_that_raises(notebook: Any) -> None:
    outputs, _ = notebook(TRAINING, "model.fit(X, y, epochs=12, callbacks=[fail])")
    assert [output.output_type for output in outputs] == ["display_data", "error"]
    assert re.search(r"[89] of 12 epochs", outputs[0].data["text/html"])
    assert outputs[1].ename == "ZeroDivisionError"


def test_a_notebook_shows_nothing_of_a_short_fit(notebook: Any) -> None:
    outputs, _ = notebook(TRAINING, SHORT + "model.fit(X, y, epochs=3); None")
    assert outputs == []
