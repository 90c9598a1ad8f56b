"""Symbols of activations as small curves, and numbers in the short form that fits on a node or an edge."""

from __future__ import annotations

import math
from typing import Any

from .._activation_table import TABLE
from . import svg, typeset


def called(name: str) -> str:
    """The name of an activation in a picture."""
    return (TABLE[name].called if name in TABLE else None) or name


def activation(name: str, x: float, y: float, size: float, color: str) -> list[svg.Shape]:
    """The symbol of an activation in a square around (x, y): its curve over faint axes; the letter f for others.

    Softmax, which depends on the whole layer, is a row of bars.
    """
    half, line = size / 2, svg.Look(stroke=color, stroke_width=1.8, kind="symbol")
    if name == "softmax":
        heights = (0.35, 0.95, 0.55)
        return [
            svg.Box(x - half + size * (0.06 + 0.33 * position), y + half - size * height, size * 0.22, size * height,
                    svg.Look(fill=color, kind="symbol"))
            for position, height in enumerate(heights)
        ]  # fmt: skip
    curve = TABLE[name].curve if name in TABLE else None
    if curve is None:
        runs = typeset.parsed("$f$")
        return [svg.Label(x, y + size * 0.3, runs, size=size, color=color)]
    function, low, high = curve
    steps = [-4 + step / 4 for step in range(33)]
    if name in ("relu", "leaky_relu", "linear"):
        steps = [-4.0, 0.0, 4.0]
    elif name == "heaviside":
        steps = [-4.0, 0.0, 1e-9, 4.0]
    points = tuple((x + half * at / 4, y + half - size * (function(at) - low) / (high - low)) for at in steps)
    level = y + half - size * (0 - low) / (high - low)
    axis = svg.Look(stroke=color, stroke_width=0.6, opacity=0.55, kind="symbol")
    return [
        svg.Line(x - half, level, x + half, level, axis),
        svg.Line(x, y - half, x, y + half, axis),
        svg.Path(points, line),
    ]


def short(value: Any, digits: int = 4) -> str:
    """A number with that many significant digits, a minus sign, and an exponent only where it is needed.

    >>> [short(value) for value in (0.116312, 2104.0, 399.9, 1.25e7, float("inf"), float("nan"), -0.0)]
    ['0.1163', '2104', '399.9', '1.25e7', '∞', 'NaN', '0']
    """
    number = float(value)
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "∞" if number > 0 else "\N{MINUS SIGN}∞"
    rounded = float(f"{number:.{digits - 1}e}")
    if rounded == 0:
        return "0"
    if 1e-3 <= abs(rounded) < 1e5:
        decimals = max(0, digits - 1 - math.floor(math.log10(abs(rounded)) + 1e-9))
        text = f"{rounded:.{decimals}f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
    else:
        mantissa, _, exponent = f"{number:.{digits - 1}e}".partition("e")
        mantissa = mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa
        text = f"{mantissa}e{int(exponent)}"
    return text.replace("-", "\N{MINUS SIGN}")


def exact(value: Any) -> str:
    """A number as the code prints it, with the digits of its own dtype."""
    return "NaN" if value != value else str(value)


def number_label(value: Any, x: float, y: float, size: float, room: float, **how: Any) -> svg.Label:
    """A number as a label that fits a width: with up to four digits, as many as fit, then in a smaller size."""
    text = ""
    for digits in (4, 3, 2, 1):
        text = short(value, digits)
        if typeset.width(text, size) <= room:
            break
    return fitting(typeset.plain(text), x, y, size, room, **how)


def fitting(runs: tuple[typeset.Run, ...], x: float, y: float, size: float, room: float, **how: Any) -> svg.Label:
    """A label in a smaller size if it does not fit a width, down to 0.7 of it, then cut."""
    bold = bool(how.get("bold"))
    taken = typeset.width(runs, size, bold)
    if taken > room:
        size = max(size * room / taken, 0.7 * size)
        runs = typeset.fitted(runs, size, room + 1e-6, bold)
    return svg.Label(x, y, runs, size=size, **how)
