"""Pictures as SVG text: escaping, labels with formulas, the room that labels take."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import matplotlib as mpl
import pytest
from matplotlib.ft2font import FT2Font, LoadFlags

from hybridnet.views import svg, typeset

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "]]>&amp;<!-- ",
    "nul\0 bell\a \x1b[31m",
    "half \ud800 pair \udfff",
    "\ufffe\uffff",
    "turned \u202e around",
    "a\nb\tc",
    "$w_{",
    "$\\input{x}$",
    "x" * 100_000,
    "価格 цена 💰",
    "ﷺ" * 9,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_makes_xml_without_elements_of_its_own(text: str) -> None:
    picture = svg.Picture(100, 50, description=text)
    picture.label(10, 20, text)
    picture.add(svg.Group((svg.Circle(1, 2, 3, svg.Look(kind=text)),), title=text, kind=text, data=(("name", text),)))
    root = ET.fromstring(picture.svg())
    names = [element.tag.rpartition("}")[2] for element in root.iter()]
    assert set(names) <= {"svg", "rect", "text", "tspan", "g", "title", "circle"}
    assert not any(key.startswith("on") for element in root.iter() for key in element.attrib)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("x", [("x", 0, False)]),
        ("$w_{12}$", [("w", 0, True), ("12", -1, True)]),
        ("$h_3^{(2)}$", [("h", 0, True), ("3", -1, True), ("(2)", 1, True)]),
        ("$\\hat{y}_k$", [("ŷ", 0, True), ("k", -1, True)]),
        ("$\\rho(w \\cdot x + b)$", [("\N{GREEK SMALL LETTER RHO}(w · x + b)", 0, True)]),
        ("$x^2$ in m", [("x", 0, True), ("2", 1, True), (" in m", 0, False)]),
        ("cost in $", [("cost in $", 0, False)]),
        ("\\$5 or \\$6", [("$5 or $6", 0, False)]),
        ("$w_{$", [("$w_{$", 0, False)]),
        ("$\\unknown$", [("$\\unknown$", 0, False)]),
        ("$-1$", [("\N{MINUS SIGN}1", 0, True)]),
        ("", []),
    ],
)
def test_formulas_between_dollar_signs_have_subscripts_superscripts_and_greek_letters(
    text: str, runs: list[tuple[str, int, bool]]
) -> None:
    assert [tuple(run) for run in typeset.parsed(text)] == runs


def test_a_formula_as_plain_text_has_the_characters_of_unicode() -> None:
    assert typeset.as_text(typeset.parsed("$W_{1,2}^{(3)}$")) == "W₁,₂⁽³⁾"
    assert typeset.as_text(typeset.parsed("$w_{age}$ $e^{-z}$")) == "w_(age) e^(-z)"


def test_a_label_takes_no_more_room_than_is_reserved_in_the_widest_usual_font() -> None:
    font = FT2Font(f"{mpl.get_data_path()}/fonts/ttf/DejaVuSans.ttf")
    font.set_size(100, 72)
    for text in (
        *map(chr, range(32, 127)),
        "αβγδεζηθικλμνξοπρςστυφχψω",
        "ΓΔΘΛΞΠΣΦΨΩ",
        "₀₉⁰⁹·…⋮⋯∞±→≤",
        "éüñçÅ",
        "Привет",
    ):
        real = sum(font.load_char(ord(letter), flags=LoadFlags.NO_HINTING).linearHoriAdvance for letter in text) / 65536
        assert typeset.width((typeset.Run(text),), 100) > real - 1.01 * len(text)
        assert typeset.width((typeset.Run(text),), 100, bold=True) > real
    assert typeset.width("価格", 10) == 20


def test_a_long_label_is_cut_to_its_room() -> None:
    runs = typeset.fitted(typeset.plain("a label that is much too long"), 12, 60)
    assert runs[0].text.endswith("…")
    assert typeset.width(runs, 12) <= 60
    assert typeset.fitted(typeset.parsed("$w_1$"), 12, 60) == typeset.parsed("$w_1$")


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 1e7])
def test_a_coordinate_that_is_none_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match=r"svg: a coordinate is .*; it must be finite, and at most 1000000\."):
        svg.number(value)


def test_ids_are_unique() -> None:
    assert len({svg.unique("clip") for _ in range(100)}) == 100
