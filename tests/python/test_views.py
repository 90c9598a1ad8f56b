"""Plots of plain data."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import matplotlib as mpl
import numpy as np
import pytest

mpl.use("Agg")

import matplotlib.pyplot as plt
from matplotlib.colors import to_hex, to_rgb
from matplotlib.contour import ContourSet

import hybridnet as hn
from hybridnet.views import bars, decision_boundary, lines, plane, plots, scatter
from hybridnet.views.looks import LIGHT


@pytest.fixture(autouse=True)
def closed_figures() -> Iterator[None]:
    yield
    plt.close("all")


def test_s59_scatter_draws_300_points_in_one_color() -> None:
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


def test_scatter_keeps_the_color_of_a_class_number_where_another_is_missing() -> None:
    axes = scatter([[0, 0], [1, 1]], [0, 2])
    assert [to_hex(dots.get_facecolor()[0]) for dots in axes.collections] == [LIGHT.classes[0], LIGHT.classes[2]]


def test_scatter_takes_names_as_labels() -> None:
    axes = scatter([[0, 0], [1, 1], [2, 2]], ["yes", "no", "yes"])
    assert [text.get_text() for text in axes.get_legend().get_texts()] == ["no", "yes"]


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


@pytest.mark.parametrize("color", LIGHT.classes)
def test_colors_stand_out_from_white_as_wcag_asks_of_graphics(color: str) -> None:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(color)]
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


def test_decision_boundary_tints_each_place_and_draws_one_outline_a_class() -> None:
    grid = plane([[0, 0], [11, 11]], fineness=12)
    said = (grid.points[:, 0] > grid.points[:, 1]).astype(int) + (grid.points[:, 0] > 8) * 1
    axes = decision_boundary(grid, said, [[0, 0], [11, 11]], [0, 2])
    (image,) = axes.images
    tints = image.get_array()
    assert tints.shape == (12, 12, 3)
    assert to_hex(tints[-1, 0]) == to_hex(plots._tint(LIGHT.classes[0], LIGHT.ground))
    assert to_hex(tints[0, -1]) == to_hex(plots._tint(LIGHT.classes[2], LIGHT.ground))
    assert {to_hex(tint) for tint in tints.reshape(-1, 3)} == {
        to_hex(plots._tint(c, LIGHT.ground)) for c in LIGHT.classes[:3]
    }
    outlines = [part for part in axes.collections if isinstance(part, ContourSet)]
    assert [outline.get_linewidth().tolist() for outline in outlines] == [[0.9]] * 3  # thinner than a line of a curve
    assert axes.get_xlim() == (grid.horizontal[0], grid.horizontal[-1])
    assert [text.get_text() for text in axes.get_legend().get_texts()] == ["class 0", "class 2"]


def test_decision_boundary_of_a_single_class_has_no_outline() -> None:
    grid = plane([[0, 0], [1, 1]], fineness=4)
    axes = decision_boundary(grid, np.zeros(16, int), [[0, 0]], [0])
    assert [part for part in axes.collections if isinstance(part, ContourSet)] == []


def test_decision_boundary_gives_a_name_the_color_of_its_points() -> None:
    grid = plane([[0, 0], [1, 1]], fineness=2)
    axes = decision_boundary(grid, ["b", "c", "b", "c"], [[0, 0], [1, 1]], ["a", "b"])
    assert to_hex(axes.images[0].get_array()[0, 0]) == to_hex(plots._tint(LIGHT.classes[1], LIGHT.ground))
    assert to_hex(axes.collections[1].get_facecolor()[0]) == LIGHT.classes[1]


def test_plane_surrounds_the_points_row_by_row() -> None:
    grid = plane([[0, 1], [12, 1]], fineness=3)
    assert grid.horizontal.tolist() == [-1, 6, 13]
    assert grid.vertical.tolist() == [0.5, 1, 1.5]
    assert grid.points[:4].tolist() == [[-1, 0.5], [6, 0.5], [13, 0.5], [-1, 1]]


@pytest.mark.parametrize(
    ("draw", "text"),
    [
        (lambda: plane([1, 2]), r"plane: points are \(2,\); they must be \(n, 2\), one row or more\."),
        (lambda: plane(np.empty((0, 2))), r"plane: points are \(0, 2\); they must be \(n, 2\), one row or more\."),
        (
            lambda: plane([[0, np.nan]]),
            r"plane: the point of row 0 is \(0\.0, nan\); both numbers must be finite",
        ),
        (
            lambda: decision_boundary(plane([[0, 0]], 2), [0, 1], [[0, 0]], [0]),
            r"decision boundary: the grid has 4 points, classes are \(2,\); one class a point is needed\.",
        ),
    ],
)
def test_a_plane_refuses_what_does_not_fit(draw: Callable[[], object], text: str) -> None:
    with pytest.raises(ValueError, match=text):
        draw()
    assert plt.get_fignums() == []


def test_a_model_shows_its_ground() -> None:
    X, y = np.array([[-1.0, 0], [1, 0]]), np.array(["left", "right"])
    model = hn.Model([hn.DenseLayer.from_parameters([[-9.0, 9.0], [0, 0]]), hn.SoftmaxActivation()])
    model.classes = np.array(["left", "right"])
    image = model.plot_decision_boundary(X, y).images[0].get_array()
    assert to_hex(image[0, 0]) == to_hex(plots._tint(LIGHT.classes[0], LIGHT.ground))
    assert to_hex(image[0, -1]) == to_hex(plots._tint(LIGHT.classes[1], LIGHT.ground))


@pytest.mark.parametrize("y", [[0, 1], [[0], [1]], [[1, 0], [0, 1]]])
def test_a_model_of_a_single_sigmoid_shows_its_ground_whatever_form_the_labels_have(y: list[object]) -> None:
    model = hn.Model([hn.DenseLayer.from_parameters([[9.0], [0]]), hn.SigmoidActivation()])
    axes = model.plot_decision_boundary([[-1.0, 0], [1, 0]], y)
    assert len(np.unique(axes.images[0].get_array().reshape(-1, 3), axis=0)) == 2
    assert [text.get_text() for text in axes.get_legend().get_texts()] == ["class 0", "class 1"]


def test_a_model_without_classes_or_a_plane_says_so() -> None:
    linear = hn.Model([hn.DenseLayer.from_parameters([[1.0], [1]]), hn.LinearActivation()])
    with pytest.raises(hn.StateError, match=r"its output is not a class; softmax or a single sigmoid is required"):
        linear.plot_decision_boundary([[0, 0], [1, 1]], [0, 1])
    with pytest.raises(hn.ShapeError, match=r"X is \(1, 3\); a plane needs \(samples, 2\)\. Choose two columns\."):
        linear.plot_decision_boundary([[0, 0, 0]], [0])


def test_s16_bars_stand_in_pairs_from_top_to_bottom_each_with_its_value() -> None:
    axes = bars(["0", "16"], {"train": [0.5, 0.75], "test": [0.25, 1.0]})
    assert [bar.get_width() for bar in axes.patches] == [0.5, 0.75, 0.25, 1.0]
    assert [label.get_text() for label in axes.get_yticklabels()] == ["0", "16"]
    assert [text.get_text() for text in axes.texts] == ["0.500", "0.750", "0.250", "1.000"]
    first, second = (axes.patches[index].get_y() for index in (0, 2))
    assert second - first == pytest.approx(axes.patches[0].get_height())
    assert axes.yaxis_inverted()
    assert axes.patches[0].get_facecolor() != axes.patches[2].get_facecolor()
