"""Numbers in drawings: commas, one minus sign, whole parts that are not rounded, and a sign where one is rounded."""

from __future__ import annotations

import re
import unicodedata
import xml.etree.ElementTree as ET

import numpy as np
import pytest

import hybridnet as hn
from python.svg_geometry import SVG

MINUS, TIMES = "\N{MINUS SIGN}", "\N{MULTIPLICATION SIGN}"


def plain(text: str) -> str:
    """A label in ASCII: a tilde for the minus sign, e for a power of ten, x for times."""
    power = re.sub(f"{TIMES}10([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)", lambda found: f"e{unicodedata.normalize('NFKC', found[1])}", text)
    return power.replace(MINUS, "~").replace(TIMES, "x")


def texts(drawn: hn.Diagram, kind: str = "") -> list[str]:
    """The labels of a class, or all, in order and in ASCII; none has a hyphen as its minus sign."""
    found = list(ET.fromstring(drawn.svg).iter(f"{SVG}text"))
    assert not any(re.search(r"(?<!\w)-\d", "".join(text.itertext())) for text in found)
    return [plain("".join(text.itertext())) for text in found if kind in ("", text.get("class"))]


@pytest.mark.parametrize(("weight", "bias", "value", "equation"), [
    (100, 218010, 1720, ["price = 100 · 1,720 + 218,010", "= 390,010"]),
    (0.1, 0.2, 3, ["price = 0.1 · 3 + 0.2", "= 0.5"]),
    (-100.25, -250000, 17_200_000, ["price ≈ ~100.2 · 1.72e7 ~ 250,000", "≈ ~1.725e9"]),
    (1 / 3, 0, 6, ["price ≈ 0.3333 · 6 + 0", "≈ 2"]),
    (12345.678, 1, 2, ["price ≈ 12,346 · 2 + 1", "≈ 24,692"]),
])  # fmt: skip
def test_an_equation_adds_up_as_it_is_written_or_says_that_it_is_rounded(
    weight: float, bias: float, value: float, equation: list[str]
) -> None:
    drawn = hn.neuron_diagram(["size"], weights=[weight], bias=bias, values=[value], output_name="price")
    assert texts(drawn, "hn-equation") == equation


def test_an_activation_of_a_rounded_sum_is_approximate() -> None:
    neuron = hn.Neuron([-0.016852, 0.704039], -0.116309, hn.SigmoidActivation())
    drawn = hn.neuron_diagram(neuron, values=[22, 0])
    assert texts(drawn, "hn-equation") == [
        "ŷ ≈ sigmoid(~0.01685 · 22 + 0.704 · 0 ~ 0.1163)",
        "≈ sigmoid(~0.4871) ≈ 0.3806",
    ]


def test_numbers_of_a_neuron_have_their_whole_part_where_it_fits() -> None:
    drawn = hn.neuron_diagram(["size"], weights=[100], bias=218010, values=[1720])
    assert texts(drawn, "hn-value") == ["1,720", "390,010", "390,010"]
    assert texts(drawn, "hn-weight-label") == ["100", "218,010"]
    assert texts(drawn, "hn-edge-label") == ["172,000"]
    large = hn.neuron_diagram(["size"], weights=[-250000], bias=123456789, values=[1000], bias_style="box")
    assert texts(large, "hn-weight-label") == ["x ~250,000"]
    assert texts(large, "hn-bias-label") == ["+ 1.23e8"]
    assert texts(large, "hn-value")[-1] == "~1.3e8"
    assert texts(large, "hn-equation") == ["ŷ ≈ ~250,000 · 1,000 + 1.235e8", "≈ ~1.265e8"]


def test_numbers_of_a_network_have_their_whole_part_where_it_fits() -> None:
    layer = hn.DenseLayer.from_parameters(np.float64([[100.0, -2500.0]]), np.float64([218010.0, -0.5]))
    drawn = hn.diagram([layer], values=[1720])
    assert texts(drawn, "hn-edge-label") == ["100", "~2,500"]
    assert texts(drawn, "hn-bias-label") == ["+218,010", "~0.5"]
    assert texts(drawn, "hn-value") == ["1,720", "390,010", "~4.3e6"]


def test_a_number_in_a_graph_has_the_minus_sign_of_all_drawings() -> None:
    drawn = hn.graph_diagram("x1 = -22\ns [sum] = -0.487\nx1 -> s : -0.0169\ns -> y : a-1")
    assert {"~22", "~0.487", "~0.0169", "a-1"} <= set(texts(drawn))
