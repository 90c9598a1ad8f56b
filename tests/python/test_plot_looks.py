"""Plots are readable on light and on dark figures: their colors are those of the theme that fits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

import hybridnet as hn
from hybridnet import views
from hybridnet.views import looks

pytest.importorskip("matplotlib")
import matplotlib as mpl
import matplotlib.pyplot as plt
from matplotlib.colors import to_rgb, to_rgba
from matplotlib.text import Text

X = np.array([[0.0, 1.0], [1.0, 0.0], [1.0, 1.0], [0.0, 0.0]], np.float32)
LABELS = [0, 1, 0, 1]
PLOTS: dict[str, Callable[[], Any]] = {
    "scatter": lambda: views.scatter(X, LABELS),
    "decision_boundary": lambda: views.decision_boundary(views.plane(X, 4), np.repeat([0, 1], 8), X, LABELS),
    "lines": lambda: views.lines(np.arange(3), {"a": np.arange(3), "b": np.ones(3)}),
    "one line": lambda: views.lines(np.arange(3), {"a": np.arange(3)}),
    "bars": lambda: views.bars(["a"], {"first": [1.0]}),
    "heatmap": lambda: views.heatmap([[1, 0], [0, 2]]),
    "histogram": lambda: views.histogram({"a": [1.0, 2.0]}),
    "histograms": lambda: views.histogram({"a": [1.0], "b": [2.0]}),
    "images": lambda: views.images(np.ones((1, 2, 2)), ["a"])[0],
    "error_segments": lambda: views.error_segments([1.0, 2.0], [1.0, 2.0], [1.5, 2.5]),
    "loss_contours": lambda: views.loss_contours([0.0, 1.0], [0.0, 1.0], [[1.0, 2.0], [3.0, 4.0]]),
    "functions": lambda: hn.plot_functions("relu", derivatives=True),
}


@pytest.fixture(params=["light", "dark", "dark, transparent", "light, transparent"])
def ground(request: pytest.FixtureRequest) -> Iterator[str]:
    """A style of matplotlib; the color behind its figures."""
    theme, _, transparent = request.param.partition(", ")
    with plt.style.context("dark_background" if theme == "dark" else "default"):
        if transparent:
            mpl.rcParams["figure.facecolor"] = "none"
        yield "#000000" if theme == "dark" else "#ffffff"
        plt.close("all")


def contrast(first: Any, second: Any) -> float:
    """The contrast of two colors, 1 to 21, by the formula of WCAG 2, in NumPy."""
    values = np.array([to_rgb(first), to_rgb(second)])
    linear = np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)
    dark, bright = np.sort(linear @ [0.2126, 0.7152, 0.0722]) + 0.05
    assert looks.contrast(first, second) == pytest.approx(bright / dark)
    return float(bright / dark)


@pytest.mark.parametrize("name", PLOTS)
def test_texts_stand_out_from_every_figure(name, ground):
    axes = PLOTS[name]()
    inside = {id(text) for text in axes.texts} if name in ("heatmap",) else set()  # on cells of many colors
    legend = axes.get_legend()
    framed = set(legend.get_texts()) if legend is not None and legend.get_frame_on() else set()
    for text in axes.figure.findobj(Text):
        if text.get_text() and text.get_visible() and id(text) not in inside and text not in framed:
            assert contrast(text.get_color(), ground) >= 4.5, text.get_text()


@pytest.mark.parametrize("name", ["scatter", "lines", "bars", "histograms", "error_segments", "functions"])
def test_marks_stand_out_from_every_figure(name, ground):
    axes = PLOTS[name]()
    colors = [line.get_color() for line in axes.get_lines() if not line.get_label().startswith("_")]
    colors += [to_rgba(color) for dots in axes.collections for color in dots.get_facecolor()]
    colors += [patch.get_facecolor() if patch.get_fill() else patch.get_edgecolor() for patch in axes.patches]
    assert colors
    for color in colors:
        assert contrast(color, ground) >= 3


def test_counts_stand_out_from_their_cells(ground):
    axes = views.heatmap(np.arange(12).reshape(3, 4) ** 2)
    cells = axes.images[0].get_array()
    assert len(axes.texts) == 12
    for text in axes.texts:  # halfway between ink and ground, whose contrast is 16.6, both have 4.07
        column, row = map(int, text.get_position())
        assert contrast(text.get_color(), cells[row, column]) >= 4, text.get_text()


def test_regions_are_tints_of_the_ground(ground):
    axes = PLOTS["decision_boundary"]()
    darkest = to_rgb(looks.LIGHT.ground if ground == "#ffffff" else looks.DARK.ground)
    for color in axes.images[0].get_array().reshape(-1, 3):
        assert np.abs(color - darkest).max() < 0.25


def test_axes_of_a_figure_of_another_color_fit_that_figure():
    with plt.style.context("default"):
        figure, axes = plt.subplots(facecolor="#16191d")
        views.lines(np.arange(3), {"a": np.arange(3)}, axes)
        assert axes.title.get_color() == looks.DARK.ink
        assert axes.get_lines()[-1].get_color() == looks.DARK.classes[0]
        assert looks.look_of(figure) is looks.DARK
        plt.close(figure)
