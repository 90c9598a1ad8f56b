"""Whatever is passed to a picture: it is drawn, or refused with a sentence of ours and without a trace."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import matplotlib as mpl
import numpy as np
import pytest
from scipy.sparse import csr_matrix

mpl.use("Agg")

import matplotlib.pyplot as plt

import hybridnet as hn
from hybridnet import views
from python.test_border import ODD, PYTHONS, is_said

POINTS = np.array([[0.0, 0], [1, 2], [2, 1]])
PLANE = views.plane(POINTS, 3)


@pytest.fixture(autouse=True)
def closed_figures(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("HYBRIDNET_DEBUG", "1")  # where an error was raised is seen in whole tracebacks
    yield
    plt.close("all")


REFUSED: dict[str, tuple[Callable[[], Any], type[Exception], str]] = {
    "texts": (
        lambda: views.scatter([["a", "b"]]), TypeError,
        "scatter, points: the values are texts (<U1); real numbers up to 64 bits are required. Convert them first.",
    ),
    "records": (
        lambda: views.scatter(np.zeros(3, [("a", float), ("b", float)])), TypeError,
        "scatter, points: the values are records ([('a', '<f8'), ('b', '<f8')]); real numbers up to 64 bits are "
        "required. Convert them first.",
    ),
    "rows of different lengths": (
        lambda: views.scatter([[1, 2], [3]]), hn.ShapeError,
        "scatter, points: the values in a list make no array; rows of the same length are required. NumPy says: "
        "setting an array element with a sequence. The requested array has an inhomogeneous shape after 1 dimensions. "
        "The detected shape was (2,) + inhomogeneous part.",
    ),
    "objects": (
        lambda: views.scatter([[object(), 1]]), TypeError,
        "scatter, points: one of the values is an object; real numbers are required. Encode or leave out what is not a "
        "number.",
    ),
    "complex numbers": (
        lambda: views.scatter([[1j, 1]]), TypeError,
        "scatter, points: the values are complex numbers (complex128); real numbers up to 64 bits are required. "
        "Convert them first.",
    ),
    "masked points": (
        lambda: views.scatter(np.ma.masked_array([[1.0, 2.0]], [[True, False]])), ValueError,
        "scatter, points: 1 of 2 values are masked; numbers are required. Fill them first, such as values.filled(0).",
    ),
    "a sparse matrix": (
        lambda: views.scatter(csr_matrix(POINTS)), TypeError,
        "scatter, points: a csr_matrix arrived; an array of real numbers is required. Pass what its toarray() gives.",
    ),
    "NaN": (
        lambda: views.scatter([[0, 1], [np.nan, 1]]), ValueError,
        "scatter: the point of row 1 is (nan, 1.0); both numbers must be finite, and below 1e150. Leave "
        "such points out.",
    ),
    "labels that are dates": (
        lambda: views.scatter(POINTS, np.array(["2020-01-01"] * 3, "M8[D]")), TypeError,
        "scatter, labels: the values are dates (datetime64[D]); class numbers or texts are required.",
    ),
    "labels that are lists": (
        lambda: views.scatter(POINTS, np.array([{}, {}, {}], object)), TypeError,
        "scatter, labels: one of the labels is a dict; class numbers or texts are required.",
    ),
    "labels of two kinds": (
        lambda: views.scatter(POINTS, ["a", 1, "b"]), TypeError,
        "scatter, labels: some labels are texts, some are numbers; all must be of one kind.",
    ),
    "no plane": (
        lambda: views.decision_boundary(POINTS, [0], POINTS, [0, 1, 0]), TypeError,  # type: ignore[arg-type]
        "decision boundary: the grid is a ndarray; what hybridnet.views.plane returns is required.",
    ),
    "a class of the plane that is missing": (
        lambda: views.decision_boundary(PLANE, [0] * 8 + [None], POINTS, [0, 1, 0]), ValueError,
        "decision boundary: the grid has 9 points, classes are (9,); one class a point is needed.",
    ),
    "a fineness of 1": (lambda: views.plane(POINTS, 1), ValueError, "plane: fineness is 1; it must be 2 or more."),
    "curves in a list": (
        lambda: views.lines([1], [[1]]), TypeError,  # type: ignore[arg-type]
        "lines: curves is a list; a dict is required, such as {'a name': [1.0, 2.0]}.",
    ),
    "a curve of texts": (
        lambda: views.lines([1], {"loss": ["low"]}), TypeError,
        "lines, 'loss': the values are texts (<U3); real numbers up to 64 bits are required. Convert them first.",
    ),
    "a curve of another length": (
        lambda: views.lines([1, 2], {"loss": [1]}), ValueError,
        "lines: x is (2,), 'loss' is (1,); both must be (n,).",
    ),
    "bars of another length": (
        lambda: views.bars(["a"], {"test": [1, 2]}), ValueError,
        "bars: there are 1 names, 'test' is (2,); one finite length a name is needed.",
    ),
    "one text for names": (
        lambda: views.bars("ab", {"test": [1, 2]}), TypeError,
        "bars: names is 'ab'; a list of texts is required.",
    ),
    "a table of texts": (
        lambda: views.heatmap([["a"]]), TypeError,
        "heat map, table: the values are texts (<U1); real numbers up to 64 bits are required. Convert them first.",
    ),
    "pictures with NaN": (
        lambda: views.images(np.full((1, 2, 2), np.nan)), ValueError,
        "images: a number is infinite or none; all must be finite. Set it to 0.",
    ),
    "columns that are not a number": (
        lambda: views.images(np.ones((1, 2, 2)), columns="two"), TypeError,  # type: ignore[arg-type]
        "images: the number of columns is 'two'; it must be a whole number, 0 or more.",
    ),
    "a number for titles": (
        lambda: views.images(np.ones((1, 2, 2)), 3), TypeError,  # type: ignore[arg-type]
        "images: titles is 3; a list of texts is required.",
    ),
    "bins that are none": (
        lambda: views.histogram({"a": [1]}, bins=0), ValueError,
        "histogram: the number of bins is 0; it must be 1 or more.",
    ),
    "a distribution of texts": (
        lambda: views.histogram({"a": ["x"]}), TypeError,
        "histogram, 'a': the values are texts (<U1); real numbers up to 64 bits are required. Convert them first.",
    ),
    "axes that are none": (
        lambda: views.scatter(POINTS, ax=plt.figure()), TypeError,  # type: ignore[arg-type]
        "plot: ax is of the type Figure; axes of matplotlib are required, or None.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_picture_of_the_wrong_kind_of_array_is_refused(name: str) -> None:
    call, kind, text = REFUSED[name]
    with pytest.raises(kind) as refused:
        call()
    assert str(refused.value) == text


#: What is right for each argument, and how many arguments of each picture are tried with what is odd.
RIGHT: dict[str, tuple[Any, ...]] = {
    "scatter": (POINTS, [0, 1, 0], None),
    "plane": (POINTS, 3),
    "decision_boundary": (PLANE, [0] * 9, POINTS, [0, 1, 0], None),
    "lines": ([0, 1], {"y": [1, 2]}, None),
    "bars": (["a", "b"], {"y": [1, 2]}, None),
    "images": (np.ones((1, 2, 2)), ["one"], 2),
    "heatmap": ([[1, 2]], ["row"], ["a", "b"], None),
    "histogram": ({"y": [1, 2]}, None, 3),
    "error_segments": ([1, 2], [1, 2], [2, 1], None),
    "loss_contours": ([0, 1], [0, 1], [[1, 2], [3, 4]], None),
}
STRANGE = [
    *ODD,
    csr_matrix(POINTS),
    np.ma.masked_array(POINTS, POINTS > 1),
    np.zeros(3, [("a", float), ("b", "U3")]),
    np.array([[1, "x"], [None, 2.0], [b"y", {}]], object),
    np.array(["x", None, 3.0], object),
    [[1, 2], [3]],
    np.full((3, 2), np.nan),
    np.full((3, 2), np.inf),
    np.full((3, 2), 1e308) * [[1, -1]],
    np.array(["NaT", "2020-01-01", "NaT"], "M8[s]"),
    np.empty((0, 2)),
    np.zeros((2, 0)),
    POINTS + 0j,
    POINTS.astype(str),
    POINTS.astype(np.longdouble),
    range(3),
    (number for number in (1, 2)),
    {1: 2},
    {"y": "z"},
    {"y": [[1, 2], [3, 4]]},
    {(): [1, 2]},
]


def test_every_picture_is_tried() -> None:
    assert set(RIGHT) == set(views.__all__) - {"Plane"}


@pytest.mark.parametrize("name", RIGHT)
@pytest.mark.filterwarnings("ignore:Glyph")
@pytest.mark.filterwarnings("ignore:More than 20 figures")
def test_anything_in_a_picture_is_drawn_or_refused_with_a_sentence(name: str) -> None:
    draw, right = getattr(views, name), RIGHT[name]
    for index, odd in itertools.product(range(len(right)), STRANGE):
        arguments = [*right[:index], odd, *right[index + 1 :]]
        drawn, error = outcome(draw, arguments)
        if error is not None:
            assert type(error).__module__ in PYTHONS, repr(error)
            assert is_said(error), f"{name}, argument {index}, {odd!r}: {error!r}"
            assert " at 0x" not in str(error)
        elif name != "plane":
            axes = drawn[0] if isinstance(drawn, list) else drawn
            axes.figure.canvas.draw()
        plt.close("all")


def outcome(draw: Callable[..., Any], arguments: list[Any]) -> tuple[Any, Exception | None]:
    try:
        return draw(*arguments), None
    except Exception as error:
        return None, error
