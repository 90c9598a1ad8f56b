"""Plots of user data: they have the names of classes and columns, and every point is visible."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib.tables._g_l_y_f import Glyph

mpl.use("Agg")

import matplotlib.pyplot as plt
from matplotlib import font_manager
from matplotlib.colors import to_hex

import hybridnet as hn
from hybridnet.views import bars, decision_boundary, fonts, heatmap, histogram, images, lines, plane, scatter
from hybridnet.views.looks import LIGHT

FRUIT = pd.DataFrame(
    {"weight in g": [10.0, 120.0, 260.0, 15.0, 90.0, 200.0], "diameter in cm": [4.0, 7, 10, 4.5, 6, 9]}
)
NAMES = pd.Series(["plum", "apple", "melon"] * 2, name="fruit")


@pytest.fixture(autouse=True)
def closed_figures() -> Iterator[None]:
    yield
    plt.close("all")


def model(names: Any = NAMES) -> hn.Model:
    layers = [hn.DenseLayer(2, 8, random_state=0), hn.ReLUActivation(), hn.DenseLayer(8, 3), hn.SoftmaxActivation()]
    made = hn.Model(layers)
    made.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.Adam(0.05), accuracy=hn.CategoricalAccuracy())
    made.fit(FRUIT, names, epochs=20, progress=False)
    return made


def legend(axes: Any) -> list[str]:
    return [text.get_text() for text in axes.get_legend().get_texts()]


def extent(axes: Any) -> tuple[float, float]:
    """Width and height of the axes in pixels, as drawn."""
    axes.figure.canvas.draw()
    box = axes.get_window_extent()
    return box.width, box.height


# -- units --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("draw", [lambda: scatter(FRUIT, NAMES), lambda: model().plot_decision_boundary(FRUIT, NAMES)])
def test_columns_of_unlike_ranges_fill_the_picture(draw: Any) -> None:
    axes = draw()
    width, height = extent(axes)
    assert axes.get_aspect() == "auto"
    assert height > 0.6 * width


@pytest.mark.parametrize(
    ("width", "height", "expected"),
    [(1, 1, 1), (2, 0.7, 1), (1, 2.9, 1), (1, 3.1, "auto"), (260, 6, "auto"), (1, 0, "auto")],
)
def test_units_are_equal_where_ranges_are_alike(width: float, height: float, expected: object) -> None:
    points = [[0, 0], [width, height]]
    assert scatter(points).get_aspect() == expected
    if height:
        grid = plane(points, 4)
        assert decision_boundary(grid, [0] * 16, points, [0, 0]).get_aspect() == expected


def test_a_spiral_stays_round() -> None:
    X, y = hn.spiral_data(50, 3, random_state=0)
    assert scatter(X, y).get_aspect() == 1


# -- names --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("draw", [lambda: scatter(FRUIT, NAMES), lambda: model().plot_decision_boundary(FRUIT, NAMES)])
def test_axes_and_legend_are_named_by_the_data_frame(draw: Any) -> None:
    axes = draw()
    assert (axes.get_xlabel(), axes.get_ylabel()) == ("weight in g", "diameter in cm")
    assert legend(axes) == ["apple", "melon", "plum"]
    assert axes.get_legend().get_title().get_text() == "fruit"


@pytest.mark.parametrize("points", [FRUIT.to_numpy(), FRUIT.to_numpy().tolist(), pd.DataFrame(FRUIT.to_numpy())])
def test_axes_of_an_array_are_x1_and_x2(points: Any) -> None:
    axes = scatter(points, NAMES.tolist())
    assert (axes.get_xlabel(), axes.get_ylabel()) == ("$x_1$", "$x_2$")
    assert axes.get_legend().get_title().get_text() == ""


@pytest.mark.parametrize(
    "labels",
    [
        NAMES, NAMES.tolist(), NAMES.to_numpy(str), NAMES.to_numpy(object), NAMES.astype("category"),
        NAMES.astype("string"), np.array(NAMES.tolist(), np.dtypes.StringDType()),
    ],
)  # fmt: skip
def test_a_class_is_called_by_its_name_whatever_holds_it(labels: Any) -> None:
    assert legend(scatter(FRUIT, labels)) == ["apple", "melon", "plum"]


def test_a_class_number_is_shown_as_the_name_that_the_model_knows() -> None:
    numbers = np.searchsorted(["apple", "melon", "plum"], NAMES)
    for labels in (numbers, numbers.reshape(-1, 1), np.eye(3, dtype=int)[numbers], numbers.astype(float)):
        assert legend(model().plot_decision_boundary(FRUIT, labels)) == ["apple", "melon", "plum"]
    with pytest.raises(ValueError, match=r"targets are 1 to 3; the model has 3 classes\. Pass their names, or"):
        model().plot_decision_boundary(FRUIT, numbers + 1)


def test_a_name_may_start_with_an_underscore_and_hold_dollars() -> None:
    axes = scatter([[0, 0], [1, 1]], ["_own", "5$ to 6$"])
    assert legend(axes) == ["5$ to 6$", "_own"]
    assert not axes.get_legend().get_texts()[0].get_parse_math()
    frame = pd.DataFrame({"price in $": [0, 1], "$ a foot": [0, 1]})
    axes = scatter(frame)
    assert not axes.xaxis.label.get_parse_math()
    assert not axes.yaxis.label.get_parse_math()
    axes.figure.canvas.draw()


def test_a_summary_names_the_classes(capsys: pytest.CaptureFixture[str]) -> None:
    model().summary()
    assert capsys.readouterr().out.splitlines()[-1] == "classes: apple, melon, plum"


def test_a_confusion_matrix_takes_the_texts_that_fit_takes() -> None:
    fitted = model()
    said = fitted.predict_classes(FRUIT)
    counts = hn.confusion_matrix(NAMES, said)
    numbers = [np.searchsorted(fitted.classes, values) for values in (NAMES, said)]
    np.testing.assert_array_equal(counts, hn.confusion_matrix(*numbers, classes=3))
    assert counts.sum() == 6
    accuracy = hn.CategoricalAccuracy().calculate(said, NAMES)
    assert accuracy == np.mean(said == NAMES.to_numpy())


@pytest.mark.parametrize(
    "kind", [list, lambda y: np.array(y, object), pd.Series, lambda y: pd.Series(y, dtype="category")]
)
def test_a_confusion_matrix_of_texts_has_the_order_of_unique_or_the_one_it_is_given(kind: Any) -> None:
    true, said = kind(["b", "a", "c", "b"]), kind(["b", "b", "c", "c"])
    assert hn.confusion_matrix(true, said).tolist() == [[0, 1, 0], [0, 1, 1], [0, 0, 1]]
    assert hn.confusion_matrix(true, said, ["c", "b", "a", "d"]).tolist() == [
        [1, 0, 0, 0], [1, 1, 0, 0], [0, 1, 0, 0], [0, 0, 0, 0]
    ]  # fmt: skip
    assert hn.confusion_matrix(true, said, classes=4).shape == (4, 4)


@pytest.mark.parametrize(
    ("call", "kind", "text"),
    [
        (
            lambda: hn.confusion_matrix(["a", "b"], [0, 1]), TypeError,
            "confusion matrix: targets are texts, predictions are int64; both must be of one kind. Pass what "
            "predict_classes of a model gives that was fitted on texts.",
        ),
        (
            lambda: hn.confusion_matrix(["a", "b"], ["a", "x"], ["a", "b"]), ValueError,
            "confusion matrix: 'x' is none of the classes, which are 'a', 'b'. Name all classes.",
        ),
        (
            lambda: hn.confusion_matrix(["a", None], ["a", "a"]), ValueError,
            "confusion matrix, targets: the label of sample 1 is missing (None); every sample needs one. "
            "Fill it in, or leave the row out.",
        ),
        (
            lambda: hn.confusion_matrix(["a", float("nan")], ["a", "a"]), ValueError,
            "confusion matrix, targets: the label of sample 1 is missing (nan); every sample needs one. "
            "Fill it in, or leave the row out.",
        ),
        (
            lambda: hn.confusion_matrix(["a", "b"], ["a", 1]), TypeError,
            "confusion matrix, predictions: the label of sample 1 is 1, others are texts such as 'a'; all must be "
            "texts, or all numbers. Make them alike.",
        ),
        (
            lambda: hn.confusion_matrix(["a"], ["a"], [1, 2]), TypeError,
            "confusion matrix: classes are int64 (2,); a list of their names is required.",
        ),
    ],
)  # fmt: skip
def test_texts_that_make_no_table_are_refused(call: Any, kind: type[Exception], text: str) -> None:
    with pytest.raises(kind) as refused:
        call()
    assert str(refused.value) == text


# -- points without a label -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("labels", "names"),
    [
        (["apple", None, "plum", "apple"], ["apple", "plum"]),
        (["apple", float("nan"), "plum", "apple"], ["apple", "plum"]),
        (pd.Series(["apple", None, "plum", "apple"]), ["apple", "plum"]),
        (pd.Series(["apple", None, "plum", "apple"], dtype="category"), ["apple", "plum"]),
        (pd.Series([0, None, 1, 0], dtype="Int64"), ["class 0", "class 1"]),
        ([0, float("nan"), 1, 0], ["class 0", "class 1"]),
        ([0, None, 1, 0], ["class 0", "class 1"]),
        (np.ma.masked_array([0, 5, 1, 0], [False, True, False, False]), ["class 0", "class 1"]),
        ([None, None, None, None], []),
    ],
)
def test_a_point_without_a_label_does_not_vanish(labels: Any, names: list[str]) -> None:
    axes = scatter([[0, 0], [1, 2], [2, 1], [3, 3]], labels)
    assert legend(axes) == [*names, "no label"]
    drawn = np.concatenate([dots.get_offsets() for dots in axes.collections])
    assert len(drawn) == 4
    rings = axes.collections[-1]
    assert len(rings.get_facecolor()) == 0
    assert to_hex(rings.get_edgecolor()[0]) == LIGHT.ring


def test_a_point_without_a_label_is_drawn_over_the_plane_too() -> None:
    labels = NAMES.where(NAMES != "melon")
    axes = model().plot_decision_boundary(FRUIT, labels)
    assert legend(axes) == ["apple", "plum", "no label"]


# -- texts in other scripts -----------------------------------------------------------------------------------------

KANA = "りんご梨"


@pytest.fixture
def font(tmp_path: Path) -> Path:
    """The file of a font that has boxes for four Japanese characters, and nothing else."""
    builder = FontBuilder(1000, isTTF=True)
    names = [".notdef", *(f"uni{ord(character):04X}" for character in KANA)]
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(character): name for character, name in zip(KANA, names[1:], strict=True)})
    builder.setupGlyf({name: Glyph() for name in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Four Characters Sans", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    path = tmp_path / "four.ttf"
    builder.save(path)
    return path


@pytest.fixture
def only_these(monkeypatch: pytest.MonkeyPatch) -> None:
    """Use only the fonts of matplotlib, independently of the installed ones."""
    own = [entry for entry in font_manager.fontManager.ttflist if "mpl-data" in entry.fname]
    monkeypatch.setattr(font_manager.fontManager, "ttflist", own)
    monkeypatch.setattr(font_manager, "findSystemFonts", list)


PICTURES = {
    "scatter": lambda: scatter(pd.DataFrame({"梨": [0, 1], "りんご": [0, 1]}), ["りんご", "梨"]),
    "decision_boundary": lambda: decision_boundary(plane([[0, 0], [1, 1]], 2), ["梨"] * 4, [[0, 0]], ["梨"]),
    "lines": lambda: lines([0, 1], {"りんご": [0, 1]}),
    "bars": lambda: bars(["りんご"], {"梨": [1]}),
    "heatmap": lambda: heatmap([[1]], ["りんご"], ["梨"]),
    "histogram": lambda: histogram({"りんご": [1, 2]}),
    "images": lambda: images(np.ones((1, 2, 2)), ["梨"])[0],
}


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.usefixtures("only_these")
def test_japanese_names_show_where_a_font_is_installed(name: str, font: Path) -> None:
    font_manager.fontManager.addfont(font)
    axes = PICTURES[name]()
    axes.figure.canvas.draw()  # a character without a font is a warning, and that an error in these tests


@pytest.mark.usefixtures("only_these")
def test_a_font_that_was_installed_later_is_found(font: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(font_manager, "findSystemFonts", lambda: [str(font)])
    axes = PICTURES["scatter"]()
    axes.figure.canvas.draw()
    assert "Four Characters Sans" in axes.xaxis.label.get_fontfamily()


@pytest.mark.usefixtures("only_these")
def test_without_a_font_matplotlib_says_what_is_missing() -> None:
    axes = PICTURES["scatter"]()
    with pytest.warns(UserWarning, match="Glyph .* missing from font"):
        axes.figure.canvas.draw()


def test_fonts_of_western_texts_stay_as_they_are() -> None:
    axes = scatter([[0, 0], [1, 1]], ["Äpfel", "Birnen"])
    assert axes.xaxis.label.get_fontfamily() == mpl.rcParams["font.family"]
    assert fonts._characters("/no/such/font.ttf") == frozenset()
