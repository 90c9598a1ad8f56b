"""Diagrams of networks and neurons; tests named after the rows of the seeds that they cover."""

from __future__ import annotations

import re
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_rgb
from PIL import Image

import hybridnet as hn
from hybridnet.sklearn import NetClassifier
from hybridnet.views import neuron_symbols, palette
from python.svg_geometry import SVG, faults


def count(drawn: hn.Diagram) -> Counter[str]:
    """How many elements of each class are in a picture."""
    return Counter(element.get("class", "") for element in ET.fromstring(drawn.svg).iter())


def texts(drawn: hn.Diagram, kind: str) -> list[str]:
    """The labels of a class, in order."""
    return [
        "".join(text.itertext()) for text in ET.fromstring(drawn.svg).iter(f"{SVG}text") if text.get("class") == kind
    ]


def titles(drawn: hn.Diagram, kind: str) -> list[str]:
    """The tooltips of the groups of a class, in order."""
    groups = [group for group in ET.fromstring(drawn.svg).iter(f"{SVG}g") if group.get("class") == kind]
    return [group.findtext(f"{SVG}title", "") for group in groups]


def lines(drawn: hn.Diagram) -> list[dict[str, str]]:
    """The attributes of the visible lines of edges."""
    groups = [group for group in ET.fromstring(drawn.svg).iter(f"{SVG}g") if group.get("class") == "hn-edge"]
    return [group.find(f"{SVG}line").attrib for group in groups]  # type: ignore[union-attr]


def model() -> hn.Model:
    """Passengers: age and sex to the odds of survival, with weights of both signs."""
    first = hn.DenseLayer.from_parameters(np.float32([[0.5, -1, 0], [2, 0.25, -0.125]]), np.float32([0.1, 0, -0.5]))
    second = hn.DenseLayer.from_parameters(np.float32([[1, -1], [0.5, 2], [-3, 0.75]]), np.float32([0, 1]))
    return hn.Model([first, hn.ReLUActivation(), second, hn.SoftmaxActivation()])


# -- rows of the seeds


@pytest.mark.parametrize(("sizes", "nodes", "edges"), [([2, 5, 5, 2], 14, 45), ([4, 3], 7, 12), ([4, 3, 3], 10, 21)])
@pytest.mark.parametrize("direction", ["right", "down"])
def test_s48_a_net_of_sizes_has_a_circle_per_node_and_a_line_per_edge(
    sizes: list[int], nodes: int, edges: int, direction: str
) -> None:
    drawn = hn.diagram(sizes, direction=direction)
    found = count(drawn)
    assert (drawn.nodes, drawn.edges) == (found["hn-node"], found["hn-edge"]) == (nodes, edges)
    assert faults(drawn.svg) == []


def test_s48_nodes_are_named_by_layer_and_colored_by_layer() -> None:
    drawn = hn.diagram([2, 5, 5, 2])
    assert texts(drawn, "hn-symbol") == [
        "x1", "x2", *(f"h{index}({layer})" for layer in (1, 2) for index in range(1, 6)), "ŷ1", "ŷ2",
    ]  # fmt: skip
    assert texts(drawn, "hn-heading") == [
        "input", "2 inputs", "hidden layer 1", "5 neurons", "hidden layer 2", "5 neurons", "output", "2 neurons",
    ]  # fmt: skip
    fills = [circle.get("fill") for circle in ET.fromstring(drawn.svg).iter(f"{SVG}circle")]
    assert Counter(fills) == {palette.INPUT.fill: 2, palette.HIDDEN.fill: 10, palette.OUTPUT.fill: 2}


def test_s44_softmax_regression_has_nine_labeled_weights_with_the_class_first_and_three_biases() -> None:
    drawn = hn.diagram([3, 3], activations=["softmax"], weights="names", bias="box")
    assert texts(drawn, "hn-edge-label") == [f"W{row},{feature}" for feature in (1, 2, 3) for row in (1, 2, 3)]
    assert texts(drawn, "hn-bias-label") == ["+b1", "+b2", "+b3"]
    assert titles(drawn, "hn-edge")[1] == "W₂,₁, the weight from x₁ to ŷ₂"
    assert count(drawn)["hn-coupled"] == 1
    assert faults(drawn.svg) == []


def test_s1_a_connection_shows_its_weight_and_on_hover_the_product() -> None:
    drawn = model().diagram(values=[2, 1])
    assert texts(drawn, "hn-edge-label")[:6] == ["0.5", "\N{MINUS SIGN}1", "0", "2", "0.25", "\N{MINUS SIGN}0.125"]
    assert titles(drawn, "hn-edge")[1] == "W₂,₁⁽¹⁾ = -1.0, the weight from x₁ to h₂\n-1.0 * 2.0 = -2.0"


def test_s2_a_node_lists_its_inputs_and_their_sum() -> None:
    drawn = model().diagram(values=[2, 1])
    assert titles(drawn, "hn-neuron")[2].split("\n") == [
        "h₁: sum of 2 inputs and the bias",
        "0.5 * 2.0 = 1.0",
        "2.0 * 1.0 = 2.0",
        "+ b₁⁽¹⁾ = 0.1",
        "sum = 3.1",
        "ReLU = 3.1",
    ]


def test_every_value_is_the_one_that_the_code_prints() -> None:
    net, sample = model(), np.float32([[0.3, -0.7]])
    net.forward(sample, training=False)
    drawn = net.diagram(values=sample)
    shown = [title.rpartition("= ")[2] for title in titles(drawn, "hn-neuron")]
    passed = [*sample[0], *net.layers[1].output[0], *net.layers[3].output[0]]
    assert shown == [str(value) for value in passed]
    sums = [re.findall("^sum = (.*)$", title, re.MULTILINE)[0] for title in titles(drawn, "hn-neuron")[2:]]
    assert sums == [str(value) for value in (*net.layers[0].output[0], *net.layers[2].output[0])]


def test_s9_a_bias_is_a_node_of_plus_one_or_a_box_and_both_predict_the_same() -> None:
    node, box = (model().diagram(bias=bias, values=[1, 1]) for bias in ("node", "box"))
    assert count(node)["hn-bias-edge"] == 5
    assert texts(node, "hn-symbol").count("+1") == 2
    assert texts(box, "hn-bias-label") == ["+0.1", "+0", "\N{MINUS SIGN}0.5", "+0", "+1"]
    assert texts(node, "hn-value") == texts(box, "hn-value")
    pair = [
        hn.neuron_diagram(
            2, weights=[-0.0169, 0.704], bias=-0.1163, activation="sigmoid", values=[22, 0], bias_style=how
        )
        for how in ("node", "box")
    ]
    assert texts(pair[0], "hn-equation") == texts(pair[1], "hn-equation")


@pytest.mark.parametrize(("kind", "symbol"), [
    ("input", ["x"]), ("weight", ["w"]), ("sum", ["Σ"]), ("sigmoid", ["Σ"]), ("activation", ["Σ"]), ("relu", ["Σ"]),
])  # fmt: skip
def test_s10_each_kind_of_node_is_drawn_alone_with_its_symbol(kind: str, symbol: list[str]) -> None:
    drawn = hn.neuron_symbol(kind)
    assert texts(drawn, "hn-symbol") == symbol
    assert texts(drawn, "hn-heading") == [neuron_symbols.KINDS[kind][0]]
    curves = count(drawn)["hn-symbol"] - len(symbol)
    assert curves == (3 if kind in ("sigmoid", "relu") else 0)  # two axes and the curve


def test_s10_the_six_symbols_differ() -> None:
    assert len({hn.neuron_symbol(kind).svg for kind in neuron_symbols.KINDS}) == 6


def test_s21_y_is_w_times_x() -> None:
    drawn = hn.neuron_diagram(["$x$"], weights=["$W$"], output_name="$y$")
    assert texts(drawn, "hn-weight-label") == ["\N{MULTIPLICATION SIGN} W"]
    assert texts(drawn, "hn-equation") == ["y = W · x"]
    valued = hn.neuron_diagram(["size"], weights=[0.18], values=[2104], output_name="price")
    assert texts(valued, "hn-value") == ["2,104", "378.7"]


def test_s27_a_bias_box_symbolic_and_with_values() -> None:
    symbolic = hn.neuron_diagram(["$x$"], weights=["$W$"], bias="$b$", bias_style="box", output_name="$y$")
    assert texts(symbolic, "hn-bias-label") == ["+ b"]
    assert texts(symbolic, "hn-equation") == ["y = W · x + b"]
    for size, price in ((2104, "360.4"), (1600, "310"), (2400, "390")):
        valued = hn.neuron_diagram(
            ["size"], weights=[0.1], bias=150, values=[size], bias_style="box", output_name="price"
        )
        assert texts(valued, "hn-bias-label") == ["+ 150"]
        assert texts(valued, "hn-value")[-1] == price
        assert texts(valued, "hn-equation") == [f"price = 0.1 · {size:,} + 150", f"= {price}"]


def test_s33_two_features_have_two_weights() -> None:
    drawn = hn.neuron_diagram(["size", "bathrooms"], weights=["$w_1$", "$w_2$"], bias="$b$", output_name="price")
    assert texts(drawn, "hn-weight-label") == ["w1", "w2", "b"]
    assert texts(drawn, "hn-name") == ["size", "bathrooms"]
    assert texts(drawn, "hn-equation") == ["price = w1 · size + w2 · bathrooms + b"]


def test_s47_the_artificial_neuron_with_its_equation() -> None:
    drawn = hn.neuron_diagram(3, bias="$b$", activation="$\\rho$", output_name="$f(x)$")
    rho = "\N{GREEK SMALL LETTER RHO}"
    assert texts(drawn, "hn-equation") == [f"f(x) = {rho}(w1 · x1 + w2 · x2 + w3 · x3 + b)"]
    many = hn.neuron_diagram(40, bias="$b$", activation="$\\rho$", output_name="$f(x)$")
    assert texts(many, "hn-equation") == [f"f(x) = {rho}(w · x + b)"]
    numbers = hn.neuron_diagram(hn.Neuron([0.2, 0.8, -0.5, 1.0], 2.0, hn.relu), values=[1.0, 2.0, 3.0, 2.5])
    assert texts(numbers, "hn-equation") == [
        "ŷ = ReLU(0.2 · 1 + 0.8 · 2 \N{MINUS SIGN} 0.5 · 3 + 1 · 2.5 + 2)",
        "= ReLU(4.8) = 4.8",
    ]


# -- how it looks


def test_the_sign_of_a_weight_is_its_color_and_its_dash_and_its_size_the_width() -> None:
    net = [hn.DenseLayer.from_parameters([[3.0, -1.5, 0.0, np.nan, -np.inf]])]
    drawn = lines(hn.diagram(net))
    assert [line["class"] for line in drawn] == ["hn-positive", "hn-negative", "hn-zero", "hn-nan", "hn-negative"]
    assert [line.get("stroke-dasharray") for line in drawn] == [None, "6 3", None, "1.5 3.5", "6 3"]
    assert len({line["stroke"] for line in drawn}) == 4
    widths = [float(line["stroke-width"]) for line in drawn]
    assert widths[0] == widths[4] > widths[1] > widths[2]
    labels = texts(hn.diagram(net), "hn-edge-label")
    assert labels == ["3", "\N{MINUS SIGN}1.5", "0", "NaN", "\N{MINUS SIGN}∞"]


def _luminance(color: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(color)]
    return float(np.dot([0.2126, 0.7152, 0.0722], linear))


def test_lines_and_texts_stand_out_from_the_plate_as_wcag_asks() -> None:
    drawn = [
        model().diagram(values=[1, 1], bias="node"),
        model().diagram(bias="box"),
        hn.diagram([3, 3], highlight=[0, 0]),
    ]
    for root in (ET.fromstring(one.svg) for one in drawn):
        for text in root.iter(f"{SVG}text"):
            assert 1.05 / (_luminance(text.get("fill", "")) + 0.05) >= 4.5
        for line in root.iter(f"{SVG}line"):
            assert 1.05 / (_luminance(line.get("stroke", "")) + 0.05) >= 3


#: What the eye sees of linear red, green and blue with each kind of color blindness (Machado et al. 2009, severity 1).
BLIND = {
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
}


@pytest.mark.parametrize("kind", BLIND)
def test_the_color_blind_tell_positive_from_negative_by_color_too(kind: str) -> None:
    positive, negative, unknown = (
        np.array(BLIND[kind]) @ np.array(to_rgb(color)) ** 2.2
        for color in (palette.POSITIVE, palette.NEGATIVE, palette.UNKNOWN)
    )
    assert np.abs(positive - negative).max() > 0.2
    assert np.abs(unknown - negative).max() > 0.1


def test_a_picture_has_its_own_background_fonts_and_colors_and_no_ids() -> None:
    source = model().diagram().svg
    root = ET.fromstring(source)
    assert next(iter(root)).get("class") == "hn-plate"
    assert "Arial" in root.get("font-family", "")
    assert all(text.get("fill", "").startswith("#") for text in root.iter(f"{SVG}text"))
    assert not re.search(r'\sid="|<style|<script|url\(|currentColor|href', source)
    assert (
        root.get("aria-label")
        == "Neural network of 2 inputs, a hidden layer of 3 neurons and 2 outputs: 7 nodes and 12 edges."
    )


def test_all_edges_are_labeled_up_to_thirty_and_the_largest_beyond() -> None:
    assert count(hn.diagram([5, 6], weights="names"))["hn-edge-label"] == 30
    weights = np.arange(1.0, 65).reshape(8, 8)
    drawn = hn.diagram([hn.DenseLayer.from_parameters(weights)])
    labels = texts(drawn, "hn-edge-label")
    assert 8 <= len(labels) <= 30
    assert labels[0] == "64"
    assert len(titles(drawn, "hn-edge")) == 64  # the rest on hover
    assert count(hn.diagram([8, 8], weights="names", edge_labels="all"))["hn-edge-label"] == 64
    for choice, told in (("hover", "W₁,₁, the weight from x₁ to ŷ₁"), ("none", "")):
        quiet = hn.diagram([5, 6], weights="names", edge_labels=choice)
        assert count(quiet)["hn-edge-label"] == 0
        assert titles(quiet, "hn-edge")[0] == told


def test_a_layer_beyond_max_neurons_has_an_ellipsis_with_the_number_left_out() -> None:
    drawn = hn.diagram([2, 64, 3], max_neurons=5)
    assert texts(drawn, "hn-more") == ["60 more"]
    assert texts(drawn, "hn-symbol")[2:6] == ["h1", "h2", "h63", "h64"]
    assert texts(drawn, "hn-foot") == ["9 of 69 nodes and 20 of 320 edges are shown."]
    chosen = hn.diagram([2, 64, 3], max_neurons=5, highlight=[0, 30, 1])
    assert "h31" in texts(chosen, "hn-symbol")


def test_many_layers_are_left_out_in_the_middle() -> None:
    drawn = hn.diagram([3] * 10_000)
    assert texts(drawn, "hn-more") == ["9,989 more layers"]
    assert count(drawn)["hn-node"] == 33


def test_a_path_is_highlighted_and_the_rest_is_pale() -> None:
    drawn = model().diagram(highlight=[1, 0, 1])
    strong = [line for line in lines(drawn) if "opacity" not in line]
    assert len(strong) == 2
    rings = [circle.get("stroke") for circle in ET.fromstring(drawn.svg).iter(f"{SVG}circle")]
    assert rings.count(palette.HIGHLIGHT) == 3


def test_names_come_from_the_arguments_a_row_of_a_table_and_the_classes() -> None:
    net = model()
    net.classes = np.array(["died", "survived"])
    row = pd.DataFrame({"age $": [22, 38], "sex": [0, 1]}).iloc[0]
    for values in (row, dict(row), pd.DataFrame([row])):
        assert texts(net.diagram(values=values), "hn-name") == ["age $", "sex", "died", "survived"]
    assert texts(net.diagram(input_names=["$x_a$", "b"], output_names=["c", "d"]), "hn-name") == ["xa", "b", "c", "d"]


def houses() -> tuple[hn.Model, pd.DataFrame]:
    """A model of a table with a column of texts and a standardized label."""
    table = pd.DataFrame({"age": [20.0, 30, 40, 30], "port": ["S", "C", "S", "C"], "price": [1e5, 2e5, 1.5e5, 3e5]})
    net = hn.Model([hn.DenseLayer.from_parameters(np.float32([[0.5], [2], [-1]]))])
    net.preprocessing = hn.Preprocessing(label="price", labels_are="numbers", standardize_label=True).fit(table)
    return net, table


def test_a_model_that_knows_its_columns_is_drawn_with_their_names(tmp_path: Path) -> None:
    net, table = houses()
    assert texts(net.diagram(), "hn-name") == ["age", "port=C", "port=S", "price"]
    assert texts(net.diagram(), "hn-foot")[0] == "Standardized: age, price."
    assert texts(net.diagram(input_names=["a", "b", "c"], output_names=["d"]), "hn-name") == ["a", "b", "c", "d"]
    net.save(tmp_path / "houses.safetensors")
    assert hn.Model.load(tmp_path / "houses.safetensors").diagram().svg == net.diagram().svg
    frame = table[["age", "price"]]
    other = hn.Model([hn.DenseLayer(2, 1), hn.SigmoidActivation()])
    other.set(loss="bce", optimizer="sgd")
    other.fit(frame / 4e5, np.array(["no", "yes", "no", "yes"]), progress=False)
    assert texts(other.diagram(), "hn-name") == ["age", "price", "yes"]


def test_the_values_of_a_raw_row_are_those_that_predict_makes_of_it() -> None:
    net, table = houses()
    row = table.iloc[0]
    drawn = net.diagram(values=row)
    assert texts(drawn, "hn-value")[:3] == ["\N{MINUS SIGN}1.414", "0", "1"]
    price = net.predict(table[:1])[0, 0]
    assert texts(drawn, "hn-foot")[0] == f"Standardized, with raw values: age 20, price {price:,.1f}."
    for values in (dict(row), table[:1], {"port": "S", "age": 20.0}, net.preprocessing.transform(table)[0]):
        assert net.diagram(values=values).svg == drawn.svg
    text = (
        "diagram: the values are named 'age', 'harbor', 'port=S', the inputs 'age', 'port=C', 'port=S'; "
        "the same names are required. Pass a list of values, in the order of the inputs."
    )
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        net.diagram(values={"age": 20.0, "harbor": 1.0, "port=S": 1})


@pytest.mark.parametrize(("labels", "names"), [
    ([0, 1, 0, 1], ["survived=0", "survived=1"]), (["no", "yes", "no", "yes"], ["no", "yes"]),
])  # fmt: skip
def test_classes_that_are_numbers_have_the_name_of_their_column(labels: list[Any], names: list[str]) -> None:
    prepare = hn.Preprocessing(label="survived").fit({"age": [1.0, 2, 3, 4], "survived": labels})
    net = hn.Model([hn.DenseLayer(1, 2), hn.SoftmaxActivation()])
    net.preprocessing = prepare
    assert texts(net.diagram(), "hn-name") == ["age", *names]
    single = hn.Model([hn.DenseLayer(1, 1), hn.SigmoidActivation()])
    single.preprocessing = prepare
    assert texts(single.diagram(), "hn-name") == ["age", names[1]]


def test_a_fitted_estimator_is_drawn_with_its_classes() -> None:
    net = NetClassifier(hidden_layer_sizes=(3,), max_iter=1, tol=None, random_state=0)
    net.fit([[0.0, 1], [1, 0], [2, 2]], ["cat", "dog", "cow"])
    assert texts(hn.diagram(net), "hn-name") == ["cat", "cow", "dog"]
    net.fit(pd.DataFrame({"age": [0.0, 1, 2], "sex": [1, 0, 2]}), ["cat", "dog", "cow"])
    assert texts(hn.diagram(net), "hn-name") == ["age", "sex", "cat", "cow", "dog"]


def test_colors_may_be_given_by_column() -> None:
    drawn = hn.diagram([1, 1], colors=["#aa0000", "#00AA00"])
    circles = list(ET.fromstring(drawn.svg).iter(f"{SVG}circle"))
    assert [circle.get("stroke") for circle in circles] == ["#aa0000", "#00AA00"]


# -- files and notebooks


@pytest.mark.parametrize("form", ["png", "pdf", "svg"])
def test_a_diagram_is_saved_in_the_form_of_its_name(tmp_path: Path, form: str) -> None:
    drawn = model().diagram(values=[1, 1], input_names=["年齢", "$\\rho$"], bias="node")
    path = tmp_path / f"net.{form}"
    drawn.save(path)
    if form == "svg":
        assert path.read_text(encoding="utf-8") == drawn.svg
    elif form == "pdf":
        assert path.read_bytes().startswith(b"%PDF")
    else:
        picture, root = Image.open(path), ET.fromstring(drawn.svg)
        assert abs(picture.width - 2 * float(root.get("width", ""))) <= 2
        assert len(picture.convert("RGB").getcolors(1 << 20) or []) > 50


def test_a_png_without_matplotlib_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    with pytest.raises(
        ImportError, match=r"a diagram as PNG or PDF needs matplotlib, .* Do: pip install hybridnet\[plot\]\."
    ):
        hn.diagram([1, 1]).save(tmp_path / "a.png")
    hn.diagram([1, 1]).save(tmp_path / "a.svg")


def test_tikz_has_the_same_shapes_and_escapes_every_text() -> None:
    drawn = model().diagram(input_names=["50% & {more}_$", "\\input{x} ~^#"], output_names=["$\\hat{y}_k^{(2)}$", "b"])
    source = drawn.to_tikz()
    assert source.count("circle[radius=17.25pt]") == 7
    assert r"{50\% \& \{more\}\_\$}" in source
    assert r"{\textbackslash{}input\{x\} \textasciitilde{}\textasciicircum{}\#}" in source
    assert r"{$\hat{y}_{k}^{(2)}$}" in source
    assert source.count("{") == source.count("}")
    assert source.count(";\n") == source.count("\\path") + source.count("\\node")


def test_a_notebook_gets_svg_html_and_words() -> None:
    drawn = hn.diagram([2, 1])
    bundle = drawn._repr_mimebundle_()
    assert bundle["text/plain"] == "Diagram('Neural network of 2 inputs and 1 output: 3 nodes and 2 edges.')"
    assert bundle["image/svg+xml"] == drawn._repr_svg_() == drawn.svg
    assert drawn.svg in bundle["text/html"]
    assert '<img class="hn-still"' in bundle["text/html"]
    assert drawn._repr_mimebundle_(include=["text/plain"]).keys() == {"text/plain"}


def test_a_model_in_a_notebook_is_a_table_and_a_diagram() -> None:
    net = model()
    net.classes = np.array(["<b>died</b>", "survived"])
    shown = net._repr_html_()
    assert "<td" in shown
    assert "DenseLayer(2, 3)" in shown
    assert "17 parameters; classes: &lt;b&gt;died&lt;/b&gt;, survived" in shown
    assert "<b>died" not in shown
    assert shown.count("<svg") == 1


def test_the_html_of_a_model_never_raises_and_changes_nothing() -> None:
    class Broken(hn.Layer):
        weights = property(lambda self: 1 / 0)

    misfits: list[Any] = [
        hn.Model(),
        hn.Model([hn.DenseLayer(2, 3), hn.DenseLayer(4, 3)]),
        hn.Model([hn.ReLUActivation()]),
        hn.Model([hn.DenseLayer(10_000, 2)]),
        hn.Model([hn.DenseLayer(1, 1) for _ in range(200)]),
    ]
    for net in misfits:
        assert net._repr_html_().startswith("<div>")
    broken = hn.Model()
    broken.layers = [Broken()]
    assert "division by zero" in broken._repr_html_()
    broken.layers = 3
    assert "<p>" in broken._repr_html_()
    net = model()
    before = [{key: np.copy(value) for key, value in vars(layer).items()} for layer in net.layers]
    state = np.random.get_state()[1].tolist()
    net._repr_html_()
    net.diagram(values=[1, 2])
    assert [vars(layer).keys() for layer in net.layers] == [layer.keys() for layer in before]
    assert np.random.get_state()[1].tolist() == state


def max_of_two(x: float, y: float) -> float:
    return max(x, y)


def _valued(activation: Any) -> hn.Diagram:
    return hn.neuron_diagram(2, weights=[1, 2], bias=0.5, activation=activation, values=[3, 4])


# -- refusals

REFUSED: dict[str, tuple[Any, type[Exception], str]] = {
    "no list": (
        lambda: hn.diagram(3), TypeError,
        "diagram: 3 arrived; sizes such as [2, 5, 5, 2], a model or a list of layers is required.",
    ),
    "one size": (
        lambda: hn.diagram([2]), hn.ShapeError,
        "diagram: 1 sizes arrived; those of the inputs and of one layer or more are required.",
    ),
    "a size of 0": (lambda: hn.diagram([2, 0]), ValueError, "diagram: size 2 is 0; each must be 1 or more."),
    "a size that is none": (
        lambda: hn.diagram([2, 1.5]), TypeError, "diagram: size 2 is 1.5; it must be a whole number, 0 or more.",
    ),
    "layers that do not fit": (
        lambda: hn.diagram([hn.DenseLayer(2, 3), hn.DenseLayer(4, 1)]), hn.ShapeError,
        "model: the dense layer 2 -> 3 gives 3 columns; the dense layer 4 -> 1 behind it takes 4. "
        "Give each layer as many inputs as the layer before it has neurons.",
    ),
    "no weights": (
        lambda: hn.diagram(["relu"]), hn.StateError,
        "diagram: no layer has weights; one or more are required. Add a dense layer.",
    ),
    "values of sizes": (
        lambda: hn.diagram([2, 1], values=[1, 2]), hn.StateError,
        "diagram: values arrived, and sizes have no weights. Pass a model or layers.",
    ),
    "a word for weights": (
        lambda: hn.diagram([2, 1], weights="some"), ValueError,
        "diagram: weights is 'some'; it must be one of 'auto', 'values', 'names', 'none'.",
    ),
    "too few slots": (
        lambda: hn.diagram([2, 1], max_neurons=2), ValueError, "diagram: max_neurons is 2; it must be 3 to 40.",
    ),
    "a path that is too short": (
        lambda: hn.diagram([2, 1], highlight=[0]), hn.ShapeError,
        "diagram: highlight has 1 neurons; 2 are required, one per column.",
    ),
    "a path that leaves the layer": (
        lambda: hn.diagram([2, 1], highlight=[2, 0]), ValueError,
        "diagram: highlight has neuron 2 in column 0; it has 2, counted from 0.",
    ),
    "a color that is none": (
        lambda: hn.diagram([2, 1], colors=["red", "url(x)"]), ValueError,
        "diagram: a color is 'red'; # and six hexadecimal digits are required.",
    ),
    "names that are too few": (
        lambda: hn.diagram([2, 1], input_names=["a"]), hn.ShapeError,
        "diagram: input_names has 1 names; 2 are required.",
    ),
    "activations of layers": (
        lambda: hn.diagram([hn.DenseLayer(2, 1)], activations=["relu"]), TypeError,
        "diagram: activations are given by name; layers and models have their own. Pass True or False.",
    ),
    "a file of another form": (
        lambda: hn.diagram([2, 1]).save("net.jpg"), ValueError,
        "diagram, save: the end of the file name is 'jpg'; it must be one of 'svg', 'png', 'pdf'.",
    ),
    "weights that are too few": (
        lambda: hn.neuron_diagram(2, weights=[1]), hn.ShapeError,
        "neuron diagram: 1 weights arrived; 2 are required, one per input.",
    ),
    "weights that are none": (
        lambda: hn.neuron_diagram(2, weights=3), TypeError,
        "neuron diagram: weights is 3; a list of numbers or texts is required.",
    ),
    "values that are too few": (
        lambda: hn.neuron_diagram(2, values=[1]), hn.ShapeError,
        "neuron diagram: values are (1,); one per input is required, (2,).",
    ),
    "an activation that returns a text": (
        lambda: _valued(lambda x: "text"), TypeError,
        "neuron diagram: the result of the activation f for 11.5 is 'text'; it must be a number.",
    ),
    "an activation that returns a complex number": (
        lambda: _valued(lambda x: x * 1j), TypeError,
        "neuron diagram: the result of the activation f for 11.5 is a complex; it must be a number.",
    ),
    "an activation that returns several numbers": (
        lambda: _valued(lambda x: [x, x]), TypeError,
        "neuron diagram: the result of the activation f for 11.5 is a list; it must be a number.",
    ),
    "an activation that raises an error": (
        lambda: _valued(lambda x: 1 / 0), ValueError,
        "neuron diagram: the activation f raises ZeroDivisionError (division by zero) for 11.5; a function that takes "
        "a number and returns one is required.",
    ),
    "an activation of two numbers": (
        lambda: _valued(max_of_two), ValueError,
        "neuron diagram: the activation max_of_two raises TypeError (max_of_two() missing 1 required positional "
        "argument: 'y') for 11.5; a function that takes a number and returns one is required.",
    ),
    "a kind that is none": (
        lambda: hn.neuron_symbol("cell"), ValueError,
        "neuron symbol: kind is 'cell'; it must be one of 'input', 'weight', 'sum', 'sigmoid', 'activation', 'relu'.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_drawn_is_refused_with_a_sentence(name: str) -> None:
    call, kind, text = REFUSED[name]
    with pytest.raises(kind) as refused:
        call()
    assert type(refused.value) is kind
    assert str(refused.value) == text


@pytest.mark.exhaustive
def test_any_size_is_drawn_within_a_tenth_of_a_second() -> None:
    hn.diagram([2, 2]).svg  # noqa: B018 - the first one imports
    for sizes in ([10_000, 10_000], [1] * 10_000, [64] * 12, [40, 40], [2, 5, 5, 2], [10_000] * 1000):
        seconds = []
        for _ in range(5):
            begin = time.process_time()
            hn.diagram(sizes, max_neurons=40, weights="names").svg  # noqa: B018
            seconds.append(time.process_time() - begin)
        assert min(seconds) < 0.1, sizes


def test_named_values_are_those_of_the_inputs_with_these_names() -> None:
    drawn = hn.neuron_diagram(["a", "b"], weights=[1, 10], values={"b": 1, "a": 2})
    assert drawn.svg == hn.neuron_diagram(["a", "b"], weights=[1, 10], values=[2, 1]).svg
    model = hn.Model([hn.DenseLayer.from_parameters([[1.0], [10.0]])])
    drawn = hn.diagram(model, input_names=["a", "b"], values=pd.Series({"b": 1.0, "a": 2.0}))
    assert drawn.svg == hn.diagram(model, input_names=["a", "b"], values=[2.0, 1.0]).svg
    with pytest.raises(ValueError, match="diagram") as caught:
        hn.diagram(model, input_names=["a", "b"], values={"b": 1, "c": 2})
    assert str(caught.value) == (
        "diagram: the values are named 'b', 'c', the inputs 'a', 'b'; the same names are required. Pass a list of "
        "values, in the order of the inputs."
    )


@pytest.mark.parametrize("name", ["a.svg", "a.png", "a.pdf"])
def test_a_file_that_cannot_be_written_whole_stays_as_it_was(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("old")
    script = (
        "import resource, signal, sys; import hybridnet as hn\n"
        "drawn = hn.diagram([2, 5, 5, 2]); drawn.save(sys.argv[1] + '.png'); drawn.save(sys.argv[1] + '.pdf')\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))\n"
        "try: drawn.save(sys.argv[1])\n"
        "except OSError as error: print(type(error).__name__)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "OSError\n", "")
    assert path.read_text() == "old"


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"no/a\.svg: "):
        hn.diagram([2, 1]).save(tmp_path / "no" / "a.svg")
