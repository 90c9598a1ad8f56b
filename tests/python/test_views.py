"""Plots of plain data."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import matplotlib as mpl
import numpy as np
import pytest

mpl.use("Agg")

import matplotlib.pyplot as plt
from matplotlib.colors import to_hex, to_rgb

import hybridnet as hn
from hybridnet.views import lines, plots, scatter


@pytest.fixture(autouse=True)
def closed_figures() -> Iterator[None]:
    yield
    plt.close("all")


def test_s59_scatter_draws_300_points_in_one_colour() -> None:
    axes = scatter(hn.spiral_data(100, 3, random_state=0)[0])
    (dots,) = axes.collections
    assert len(dots.get_offsets()) == 300
    assert len(dots.get_facecolor()) == 1
    assert axes.get_legend() is None


def test_s59_scatter_draws_three_classes_in_blue_red_and_green_and_in_shapes_of_their_own() -> None:
    points, labels = hn.spiral_data(100, 3, random_state=0)
    axes = scatter(points, labels)
    assert [len(dots.get_offsets()) for dots in axes.collections] == [100, 100, 100]
    np.testing.assert_array_equal(axes.collections[1].get_offsets(), points[100:200])
    hues = [max("rgb", key=lambda c: to_rgb(dots.get_facecolor()[0])["rgb".index(c)]) for dots in axes.collections]
    assert hues == ["b", "r", "g"]
    assert len({dots.get_paths()[0].vertices.tobytes() for dots in axes.collections}) == 3
    assert [text.get_text() for text in axes.get_legend().get_texts()] == ["class 0", "class 1", "class 2"]
    assert axes.get_aspect() == 1


def test_scatter_keeps_the_colour_of_a_class_number_where_another_is_missing() -> None:
    axes = scatter([[0, 0], [1, 1]], [0, 2])
    assert [to_hex(dots.get_facecolor()[0]) for dots in axes.collections] == [plots.COLOURS[0], plots.COLOURS[2]]


def test_scatter_takes_names_as_labels() -> None:
    axes = scatter([[0, 0], [1, 1], [2, 2]], ["yes", "no", "yes"])
    assert [text.get_text() for text in axes.get_legend().get_texts()] == ["class no", "class yes"]


def test_scatter_draws_into_the_given_axes_and_makes_no_figure() -> None:
    figure = mpl.figure.Figure()
    axes = figure.subplots()
    assert scatter([[0, 0]], ax=axes) is axes
    assert plt.get_fignums() == []


@pytest.mark.parametrize(
    ("points", "labels", "text"),
    [
        ([1, 2, 3], None, r"scatter: points are \(3,\); they must be \(n, 2\), one row a point\."),
        ([[1, 2, 3]], None, r"scatter: points are \(1, 3\); they must be \(n, 2\), one row a point\."),
        ([[1, 2]], [0, 1], r"scatter: points are \(1, 2\), labels \(2,\); one label a point is needed\."),
    ],
)
def test_scatter_refuses_shapes_that_do_not_fit(points: object, labels: object, text: str) -> None:
    with pytest.raises(ValueError, match=text):
        scatter(points, labels)  # type: ignore[arg-type]
    assert plt.get_fignums() == []


@pytest.mark.parametrize("colour", plots.COLOURS)
def test_colours_stand_out_from_white_as_wcag_asks_of_graphics(colour: str) -> None:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
    luminance = float(np.dot([0.2126, 0.7152, 0.0722], linear))
    assert 1.05 / (luminance + 0.05) >= 3


def test_s49_lines_draws_named_curves_with_slopes_1_and_2() -> None:
    x = np.linspace(-1, 1, 5)
    axes = lines(x, {"x": x, "2x": 2 * x})
    drawn = {line.get_label(): line for line in axes.lines if not line.get_label().startswith("_")}
    assert {name: line.get_ydata()[-1] for name, line in drawn.items()} == {"x": 1.0, "2x": 2.0}
    assert len({line.get_linestyle() for line in drawn.values()}) == 2
    assert [text.get_text() for text in axes.get_legend().get_texts()] == ["x", "2x"]


def test_lines_titles_a_single_curve_with_its_name() -> None:
    axes = lines([0, 1], {"sigmoid": [0.5, 0.7]})
    assert axes.get_title() == "sigmoid"
    assert axes.get_legend() is None


def test_a_plot_without_matplotlib_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", None)
    with pytest.raises(ImportError, match=r"a plot needs matplotlib, .* Do: pip install hybridnet\[plot\]\."):
        scatter([[0, 0]])
