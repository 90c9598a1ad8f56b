"""Diagrams of random networks, with hostile names and weights: well-formed, escaped, and nothing overlaps."""

from __future__ import annotations

import random
import xml.etree.ElementTree as ET
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

import hybridnet as hn
from hybridnet.views import svg, typeset
from python.svg_geometry import faults

NAMES = [
    "x", "age", "a very long name of a column that says much too much about it", "<script>alert(1)</script>", "</svg>",
    "$w_{12}$", "$\\hat{y}$", "$x_{", "]]>", "\0\a\x1b", "\ud800", "\u202ereversed",
    "年齢", "цена", "💰💰💰", "ﷺﷺﷺﷺ", "", " ",
    "W" * 500,
    "$x_{1000000}^{(99999)}$", "&amp;", "'\"", "\n\n", "a\u0301\u0302\u0303", "$\\Sigma\\Sigma\\Sigma\\Sigma\\Sigma$",
]  # fmt: skip
ACTIVATIONS = [
    "relu",
    "softmax",
    "sigmoid",
    "tanh",
    "linear",
    "leaky_relu",
    "elu",
    "gelu",
    "silu",
    "softplus",
    "heaviside",
]
ELEMENTS = {"svg", "rect", "text", "tspan", "g", "title", "circle", "line", "polyline", "polygon"}


def sizes_by_lot(lot: random.Random) -> list[int]:
    kind = lot.random()
    if kind < 0.7:
        return [lot.randint(1, 9) for _ in range(lot.randint(2, 5))]
    if kind < 0.9:
        return [lot.choice([1, 2, 10, 64, 300]) for _ in range(lot.randint(2, 6))]
    if kind < 0.95:
        return [lot.choice([1, 3, 10_000]) for _ in range(lot.randint(2, 3))]
    return [lot.randint(1, 12) for _ in range(lot.choice([13, 40, 10_000]))]


def layers_by_lot(lot: random.Random, sizes: list[int]) -> list[Any]:
    numbers = np.random.default_rng(lot.getrandbits(32))
    layers: list[Any] = []
    for inputs, neurons in pairwise(sizes):
        weights = numbers.standard_normal((inputs, neurons)) * 10.0 ** lot.randint(-6, 6)
        for _ in range(lot.choice([0, 0, 3])):
            value = lot.choice([np.nan, np.inf, -np.inf, 0.0, -0.0, 1e300, -5e-324, 1.0])
            weights[lot.randrange(inputs), lot.randrange(neurons)] = value
        biases = numbers.standard_normal(neurons) * lot.choice([0, 1, 1e9])
        layers += [hn.DenseLayer.from_parameters(weights, biases), lot.choice(ACTIVATIONS)]
    return layers


def options_by_lot(lot: random.Random, sizes: list[int], has_layers: bool) -> dict[str, Any]:
    options: dict[str, Any] = {
        "weights": lot.choice(["auto", "values", "names", "none"]),
        "bias": lot.choice(["auto", "node", "box", "none"]),
        "edge_labels": lot.choice(["auto", "auto", "all", "hover", "none"]),
        "max_neurons": lot.choice([3, 5, 8, 8, 16, 40]),
        "direction": lot.choice(["right", "down"]),
        "title": lot.choice(NAMES),
    }
    if lot.random() < 0.4 and sizes[0] <= 300:
        options["input_names"] = [lot.choice(NAMES) for _ in range(sizes[0])]
    if lot.random() < 0.4 and sizes[-1] <= 300:
        options["output_names"] = [lot.choice(NAMES) for _ in range(sizes[-1])]
    if has_layers and lot.random() < 0.5:
        options["values"] = [lot.choice([0.0, 1.0, -2.5, 1e-300, 123456.789]) for _ in range(sizes[0])]
    if lot.random() < 0.3:
        options["highlight"] = [lot.choice([None, lot.randrange(size)]) for size in sizes]
    if lot.random() < 0.2:
        options["colors"] = [lot.choice(["#0b7266", "#FF0000"]) for _ in sizes]
    if not has_layers and lot.random() < 0.5:
        options["activations"] = [lot.choice(ACTIVATIONS) for _ in sizes[1:]]
    return options


def problems(source: str) -> list[str]:
    """Everything that is wrong in a picture."""
    root = ET.fromstring(source)
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    wrong = [f"element {tag}" for tag in tags - ELEMENTS]
    wrong += [
        f"attribute {key}" for element in root.iter() for key in element.attrib if key.startswith("on") or key == "id"
    ]
    return wrong + faults(source)


def _fuzz(first: int, count: int) -> None:
    for seed in range(first, first + count):
        lot = random.Random(seed)
        sizes = sizes_by_lot(lot)
        has_layers = max(sizes) <= 64 and len(sizes) <= 20 and lot.random() < 0.7
        options = options_by_lot(lot, sizes, has_layers)
        net = layers_by_lot(lot, sizes) if has_layers else sizes
        with np.errstate(all="ignore"):
            drawn = hn.diagram(net, **options)
        assert problems(drawn.svg) == [], (seed, sizes, options)


def _fuzz_neurons(first: int, count: int) -> None:
    for seed in range(first, first + count):
        lot = random.Random(seed)
        inputs = lot.choice([1, 2, 3, 5, 9, 40])
        numbers = [
            lot.choice([0.0, 1.5, -0.0169, 1e-9, -12345.678, 1e300, float("nan"), float("-inf")]) for _ in range(inputs)
        ]
        symbols = [lot.choice(NAMES) for _ in range(inputs)]
        drawn = hn.neuron_diagram(
            lot.choice([inputs, [lot.choice(NAMES) for _ in range(inputs)]]),
            weights=lot.choice([None, numbers, symbols]),
            bias=lot.choice([None, 0.0, -1.5, float("nan"), *NAMES]),
            activation=lot.choice([None, "$\\rho$", *ACTIVATIONS]),
            values=lot.choice([None, [lot.choice([0.0, 22.0, -1e-5]) for _ in range(inputs)]]),
            bias_style=lot.choice(["node", "box"]),
            output_name=lot.choice(NAMES),
            equation=lot.choice([True, False]),
            title=lot.choice(NAMES),
        )
        assert problems(drawn.svg) == [], seed


@pytest.mark.parametrize("part", range(4))
def test_nothing_overlaps_in_random_networks_with_hostile_names_and_weights(part: int) -> None:
    _fuzz(100 * part, 100)


def test_nothing_overlaps_in_random_neurons_with_hostile_names_and_weights() -> None:
    _fuzz_neurons(0, 200)


@pytest.mark.exhaustive
@pytest.mark.parametrize("part", range(20))
def test_nothing_overlaps_in_ten_thousand_random_networks(part: int) -> None:
    _fuzz(1000 + 500 * part, 500)
    _fuzz_neurons(1000 + 100 * part, 100)


RING, BOX = svg.Look(stroke="#000000", kind="node"), svg.Look(fill="#ffffff", kind="label")
NAME = typeset.plain("a name")
PLANTED: dict[str, tuple[list[svg.Shape], str]] = {
    "circles": ([svg.Circle(50, 50, 20, RING), svg.Circle(85, 50, 20, RING)], "circles"),
    "labels": ([svg.Label(60, 50, NAME, kind="name"), svg.Label(70, 54, NAME, kind="name")], "and"),
    "a label over a node": ([svg.Circle(60, 50, 20, RING), svg.Label(90, 50, NAME, kind="name")], "Disc"),
    "boxes": ([svg.Box(10, 10, 30, 15, BOX), svg.Box(38, 20, 30, 15, BOX)], "and"),
    "a symbol beside its node": ([svg.Circle(60, 50, 20, RING), svg.Label(75, 54, NAME, kind="symbol")], "in no node"),
    "a symbol too wide": ([svg.Circle(60, 50, 20, RING), svg.Label(60, 54, NAME, 15, kind="symbol")], "in no node"),
    "a label outside": ([svg.Label(5, 50, NAME, kind="name")], "leaves the picture"),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_found(name: str) -> None:
    shapes, said = PLANTED[name]
    (found,) = faults(svg.Picture(120, 100, shapes=shapes).svg())
    assert said in found


def test_a_picture_without_fault_has_none() -> None:
    shapes: list[svg.Shape] = [
        svg.Circle(30, 50, 20, RING), svg.Label(30, 54, typeset.parsed("$x_1$"), kind="symbol"),
        svg.Circle(72, 50, 20, RING), svg.Label(60, 90, NAME, kind="name"),
    ]  # fmt: skip
    assert faults(svg.Picture(120, 100, shapes=shapes).svg()) == []
