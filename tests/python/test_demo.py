"""``python -m hybridnet demo``: the chapter's printed digits, the verdict, and a picture that is whole or not there."""

from __future__ import annotations

import argparse
import io
import re
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from hybridnet import _demo
from hybridnet._numerics import local_flavour
from hybridnet._verify import formulas

pytestmark = pytest.mark.usefixtures("stream_and_settings")

DENSE1 = """\
  [[ 0.00000000e+00  0.00000000e+00  0.00000000e+00]
   [-1.11171044e-04 -5.11007493e-05 -1.12099799e-04]
   [ 2.99257295e-06 -2.69126613e-04 -1.45165104e-04]
   [ 8.95101766e-05 -4.30442247e-04 -1.68079801e-04]
   [-3.49893759e-04 -3.07208364e-04 -4.33002861e-04]]"""
ACTIVATION2 = """\
  [[0.33333334 0.33333334 0.33333334]
   [0.33333322 0.3333335  0.33333322]
   [0.3333332  0.3333332  0.3333336 ]
   [0.3333332  0.3333336  0.3333332 ]
   [0.33333287 0.33333436 0.33333275]]"""
# With the C library's exp two of the fifteen numbers end in another digit.
ACTIVATION2_LIBM = ACTIVATION2.replace("0.3333336 ]", "0.33333364]", 1).replace("0.3333332 ]", "0.33333316]", 1)


TRAINED = """\
Now it learns: 64 neurons in the hidden layer, 10,001 epochs of the book's Adam,
once by C# and once by NumPy, from the same weights.

  C#     loss 0.07405226  accuracy 0.9667  * s
  NumPy  loss 0.07405226  accuracy 0.9667  * s
Differing bits in all trained weights and biases: 0 of 12,384.
"""


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """A training of a few epochs, where a test does not ask for the whole one."""
    monkeypatch.setattr(_demo, "EPOCHS", 20)
    monkeypatch.setenv("HYBRIDNET_PROGRESS", "off")


def options(folder: Path) -> argparse.Namespace:
    return argparse.Namespace(output=str(folder))


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal with room for one array in a line."""
    monkeypatch.setenv("COLUMNS", "60")


@pytest.mark.usefixtures("narrow")
def test_demo_prints_the_chapters_digits_of_both_sides(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _demo.run(options(tmp_path)) == 0
    shown = capsys.readouterr().out
    probabilities = ACTIVATION2 if local_flavour() == "simd" else ACTIVATION2_LIBM
    for digits in (DENSE1, probabilities, "  [4.8   1.21  2.385]", "  1.0986103"):
        assert shown.count(digits) == 2, digits
    assert "Differing bits, C# against NumPy: 0 of 58,688." in shown
    assert "86 of 300 points" in shown


def test_demo_trains_by_both_sides_and_counts_the_bits(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_demo, "EPOCHS", 10_001)
    assert _demo.run(options(tmp_path)) == 0
    shown = re.sub(r"  \d+\.\d s$", "  * s", capsys.readouterr().out, flags=re.MULTILINE)
    # With the C library's exp the training ends at other digits, on both sides.
    if local_flavour() != "simd":
        shown = re.sub(r"loss 0\.\d{8}  accuracy 0\.9\d{3}", "loss 0.07405226  accuracy 0.9667", shown)
    assert TRAINED in shown


def test_demo_shows_a_progress_bar_of_its_training(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HYBRIDNET_PROGRESS", "bar")
    _demo.run(options(tmp_path))
    assert "| 20/20 [" in capsys.readouterr().err


def test_demo_ends_with_1_when_a_bit_of_the_training_differs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    right = formulas.train_spiral

    def wrong(*arguments: Any) -> formulas.SpiralTraining:
        trained = right(*arguments)
        trained.parameters[2][5, 1] = np.nextafter(trained.parameters[2][5, 1], np.float32(9))
        return trained

    monkeypatch.setattr(formulas, "train_spiral", wrong)
    assert _demo.run(options(tmp_path)) == 1
    shown = capsys.readouterr().out
    assert "C# against NumPy: 0 of 58,688." in shown
    assert re.search(r"weights and biases: [1-9]\d* of 12,384\.", shown)


def test_demo_sets_both_sides_beside_each_other_where_there_is_room(monkeypatch: pytest.MonkeyPatch) -> None:
    result = _demo.Result("two numbers", np.float32([1, 2]), np.float32([1, 3]))
    monkeypatch.setenv("COLUMNS", "30")
    assert _demo.beside(result) == "two numbers; differing bits: 1\n  C#           NumPy\n  [1. 2.]      [1. 3.]"
    monkeypatch.setenv("COLUMNS", "20")
    assert _demo.beside(result) == "two numbers; differing bits: 1\n  C#\n  [1. 2.]\n  NumPy\n  [1. 3.]"


def test_demo_names_the_flavour_and_its_consequence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _demo.run(options(tmp_path))
    shown = capsys.readouterr().out
    assert f"('{local_flavour()}')" in shown
    assert _demo.DIGITS[local_flavour()] in shown


def test_demo_ends_with_1_when_a_bit_differs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    right = formulas.cross_entropy
    monkeypatch.setattr(formulas, "cross_entropy", lambda p, y: np.nextafter(right(p, y), np.float32(2)))
    assert _demo.run(options(tmp_path)) == 1
    shown = capsys.readouterr().out
    assert "likely; differing bits: 0" not in shown
    assert "C# against NumPy: 0 of" not in shown


def test_demo_writes_one_picture_into_a_new_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "new" / "folder"
    assert _demo.run(options(folder)) == 0
    assert [file.name for file in folder.iterdir()] == ["spiral.png"]
    assert (folder / "spiral.png").read_bytes().startswith(b"\x89PNG\r\n\x1a\n")
    assert f"Picture written: {folder / 'spiral.png'}" in capsys.readouterr().out


class BrokenFigure:
    def savefig(self, target: io.BytesIO, **options: object) -> None:
        target.write(b"half a pict")
        raise OSError("disk full")


def test_demo_leaves_an_older_picture_alone_when_writing_fails(tmp_path: Path) -> None:
    target = tmp_path / "spiral.png"
    target.write_bytes(b"the older one")
    with pytest.raises(OSError, match="disk full"):
        _demo.save(BrokenFigure(), target)
    assert target.read_bytes() == b"the older one"
    assert list(tmp_path.iterdir()) == [target]


def test_demo_says_what_to_do_where_the_picture_cannot_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "file"
    file.write_text("no folder")
    assert _demo.run(options(file)) == 1
    shown = capsys.readouterr()
    assert shown.err.startswith(f"The picture cannot be written to {file / 'spiral.png'}: ")
    assert shown.err.endswith("Name another folder: python -m hybridnet demo --output FOLDER.\n")
    assert "0 of 58,688" in shown.out


def test_demo_goes_without_a_picture_where_matplotlib_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    assert _demo.run(options(tmp_path)) == 0
    assert "No picture: matplotlib is not installed. Do: pip install 'hybridnet[plot]'" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_demo_tells_where_the_notebook_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(_demo, "__file__", str(tmp_path / "python" / "hybridnet" / "_demo.py"))
    assert "in HybridNet's sources" in _demo.how_to_open_the_notebook()
    notebook = tmp_path / _demo.NOTEBOOK
    notebook.parent.mkdir(parents=True)
    notebook.touch()
    assert f"make lab, or jupyter lab {notebook}" in _demo.how_to_open_the_notebook()
