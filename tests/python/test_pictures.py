"""Pictures of tables: images, heat maps, distributions."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import matplotlib as mpl
import numpy as np
import pytest

mpl.use("Agg")

import matplotlib.pyplot as plt
from matplotlib.colors import to_rgb

from hybridnet.views import heatmap, histogram, images
from hybridnet.views.looks import LIGHT


@pytest.fixture(autouse=True)
def closed_figures() -> Iterator[None]:
    yield
    plt.close("all")


def test_images_shows_each_picture_under_its_title_in_rows() -> None:
    pictures = np.arange(5 * 2 * 3).reshape(5, 2, 3)
    axes = images(pictures, list("abcde"), columns=2)
    assert [ax.get_title() for ax in axes] == list("abcde")
    for ax, picture in zip(axes, pictures, strict=True):
        np.testing.assert_array_equal(ax.images[0].get_array(), picture)
    specs = [ax.get_subplotspec() for ax in axes]
    assert [(spec.rowspan.start, spec.colspan.start) for spec in specs] == [(0, 0), (0, 1), (1, 0), (1, 1), (2, 0)]


def test_images_has_room_for_every_line_of_the_titles() -> None:
    for titles, inches in ((None, (2.5, 2.9)), (["a", "b", "c"], (2.5, 2.9)), (["a", "b\nc\nd", "e"], (2.5, 3.7))):
        axes = images(np.ones((3, 2, 2)), titles, columns=2)
        np.testing.assert_allclose(axes[0].get_figure().get_size_inches(), inches)


def test_images_share_one_scale_from_black_to_the_whitest_of_all() -> None:
    dark, light = images([[[0, 10]], [[0, 200]]])
    assert dark.images[0].get_clim() == light.images[0].get_clim() == (0, 200)
    assert images(np.zeros((1, 2, 2)))[0].images[0].get_clim() == (0, 1)


@pytest.mark.parametrize(
    ("pictures", "titles", "columns", "text"),
    [
        (np.zeros((28, 28)), None, 8, r"images: pictures are \(28, 28\); they must be \(n, rows, columns\)"),
        (np.zeros((0, 2, 2)), None, 8, r"images: pictures are \(0, 2, 2\); they must be"),
        (np.zeros((2, 2, 2)), ["one"], 8, r"images: 2 pictures, 1 titles; one title a picture is needed\."),
        (np.zeros((2, 2, 2)), None, 0, r"images: the number of columns is 0; it must be 1 or more\."),
    ],
)
def test_images_refuses_what_does_not_fit(pictures: object, titles: list[str] | None, columns: int, text: str) -> None:
    with pytest.raises(ValueError, match=text):
        images(pictures, titles, columns)  # type: ignore[arg-type]
    assert plt.get_fignums() == []


def test_heatmap_writes_every_count_into_its_cell_and_names_rows_and_columns() -> None:
    axes = heatmap([[1, 2000, 0], [3, 4, 5]], ["up", "down"], ["a", "b", "c"])
    cells = {text.get_position(): text.get_text() for text in axes.texts}
    assert cells == {(0, 0): "1", (1, 0): "2,000", (2, 0): "0", (0, 1): "3", (1, 1): "4", (2, 1): "5"}
    assert [tick.get_text() for tick in axes.get_yticklabels()] == ["up", "down"]
    assert [tick.get_text() for tick in axes.get_xticklabels()] == ["a", "b", "c"]


def test_heatmap_shades_from_white_to_blue_by_the_root_and_writes_white_on_dark() -> None:
    axes = heatmap([[0, 25, 100]])
    shades = np.asarray(axes.images[0].get_array())[0]
    blue = np.array(to_rgb(LIGHT.classes[0]))
    np.testing.assert_allclose(shades, [[1, 1, 1], (1 + blue) / 2, blue], atol=1e-12)
    assert [text.get_color() for text in axes.texts] == [LIGHT.ink, LIGHT.ink, LIGHT.ground]


def test_heatmap_turns_only_names_of_columns_that_are_long() -> None:
    assert {tick.get_rotation() for tick in heatmap([[1, 2]]).get_xticklabels()} == {0}
    assert {tick.get_rotation() for tick in heatmap([[1, 2]], columns=["a", "sneaker"]).get_xticklabels()} == {45}


def test_heatmap_of_zeros_is_white() -> None:
    assert (np.asarray(heatmap([[0, 0]]).images[0].get_array()) == 1).all()


@pytest.mark.parametrize(
    ("table", "rows", "text"),
    [
        ([1, 2], None, r"heat map: the table is \(2,\); it must be \(rows, columns\), one cell or more\."),
        ([[1, -2]], None, r"heat map: the table holds a negative number or none"),
        ([[1, np.nan]], None, r"heat map: the table holds a negative number or none"),
        ([[1, 2]], ["a", "b"], r"heat map: 2 names for 1 rows; one name each is needed\."),
    ],
)
def test_heatmap_refuses_what_does_not_fit(table: object, rows: list[str] | None, text: str) -> None:
    with pytest.raises(ValueError, match=text):
        heatmap(table, rows)  # type: ignore[arg-type]
    assert plt.get_fignums() == []


def test_histogram_counts_every_number_once_over_shared_bins() -> None:
    values = np.random.RandomState(0).randn(7, 11)
    axes = histogram({"wide": 3 * values, "narrow": values}, bins=12)
    wide, narrow = (patch.get_data() for patch in axes.patches)
    np.testing.assert_array_equal(wide.edges, narrow.edges)
    assert wide.values.sum() == narrow.values.sum() == 77
    assert (wide.values > 0).sum() > (narrow.values > 0).sum()
    assert [text.get_text() for text in axes.get_legend().get_texts()] == ["wide", "narrow"]


def test_histogram_titles_a_single_distribution_with_its_name() -> None:
    axes = histogram({"weights": [1.0, 2.0]})
    assert axes.get_title() == "weights"
    assert axes.get_legend() is None


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({}, "histogram: there is no number; one or more are required."),
        ({"none": []}, "histogram: there is no number; one or more are required."),
        (
            {"infinite": [1.0, np.inf]},
            "histogram: 'infinite' is inf at [1]; every number must be finite. Leave others out.",
        ),
    ],
)
def test_histogram_refuses_what_cannot_be_counted(values: dict[str, list[float]], text: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the whole text follows
        histogram(values)
    assert str(caught.value) == text
    assert plt.get_fignums() == []


def test_images_without_matplotlib_say_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", None)
    with pytest.raises(ImportError, match=r"a plot needs matplotlib, .* Do: pip install hybridnet\[plot\]\."):
        images(np.zeros((1, 2, 2)))
