"""Symbols of activations as small curves, and numbers in the short form that fits on a node or an edge."""

from __future__ import annotations

import math
from typing import Any

from .._activation_table import TABLE
from . import svg, typeset

#: The minus sign of every drawn number.
MINUS = "\N{MINUS SIGN}"
_TIMES_TEN = "\N{MULTIPLICATION SIGN}10"
#: Sizes of numbers that are drawn without an exponent: from the first one, below the second one.
_LEAST, _MOST = 1e-4, 1e7
_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


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
    """A number for people: with that many significant digits, never fewer than its whole part has, and commas in this.

    It has a minus sign, and a power of ten below 0.0001 and from 10,000,000 on: the rule of the explorables,
    ``python/web/kit/numbers/notation.js``.

    >>> [short(value) for value in (0.116312, 2104.0, 390010, 399.9, float("inf"), float("nan"), -0.0)]
    ['0.1163', '2,104', '390,010', '399.9', '∞', 'NaN', '0']
    """
    number = float(value)
    rounded = float(f"{number:.{digits - 1}e}") if math.isfinite(number) else number
    if rounded == 0 or not _LEAST <= abs(rounded) < _MOST:
        return powered(value, digits)
    decimals = max(0, digits - 1 - math.floor(math.log10(abs(rounded)) + 1e-9))
    text = f"{number:,.{decimals}f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace("-", MINUS)


def powered(value: Any, digits: int) -> str:
    r"""A number with a power of ten and that many significant digits; 0, NaN and infinity in words and signs.

    >>> powered(390010, 2) == "3.9\N{MULTIPLICATION SIGN}10\N{SUPERSCRIPT FIVE}"
    True
    """
    number = float(value)
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "∞" if number > 0 else f"{MINUS}∞"
    if number == 0:
        return "0"
    mantissa, _, exponent = f"{number:.{digits - 1}e}".partition("e")
    mantissa = mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa
    return f"{mantissa}{_TIMES_TEN}{str(int(exponent)).translate(_RAISED)}".replace("-", MINUS)


def is_rounded(value: Any, digits: int = 4) -> bool:
    """Whether :func:`short` shows another number; what binary numbers cannot hold of a decimal one does not count.

    >>> is_rounded(0.1 + 0.2), is_rounded(1 / 3)
    (False, True)
    """
    number = float(value)
    if not math.isfinite(number):
        return False
    shown, _, power = short(value, digits).replace(",", "").replace(MINUS, "-").partition(_TIMES_TEN)
    exponent = power.translate({over: under for under, over in _RAISED.items()}) or "0"
    return not math.isclose(float(f"{shown}e{exponent}"), number, rel_tol=1e-9)


def fitted(value: Any, size: float, room: float, least: float = 1.0) -> str:
    """A number as :func:`short` writes it, with as many digits as fit a width; a long whole part with a power of ten.

    ``least`` is the share of the size down to which the text can be written smaller, before it has one.
    """
    plain = [text for digits in (4, 3, 2, 1) if _TIMES_TEN not in (text := short(value, digits))]
    powers = [powered(value, digits) for digits in (3, 2, 1)]
    ways = ((plain, room), (plain[-1:], room / least), (powers[:2], room), (powers[:2], room / least))
    for texts, width in ways:
        for text in texts:
            if typeset.width(typeset.plain(text), size) <= width:
                return text
    return powers[-1]


def exact(value: Any) -> str:
    """A number as the code prints it, with the digits of its own dtype."""
    return "NaN" if value != value else str(value)


def number_label(value: Any, x: float, y: float, size: float, room: float, **how: Any) -> svg.Label:
    """A number as a label that fits a width: with up to four digits, as many as fit, then in a smaller size."""
    return fitting(typeset.plain(fitted(value, size, room, 0.7)), x, y, size, room, **how)


def fitting(runs: tuple[typeset.Run, ...], x: float, y: float, size: float, room: float, **how: Any) -> svg.Label:
    """A label in a smaller size if it does not fit a width, down to 0.7 of it, then cut."""
    bold = bool(how.get("bold"))
    taken = typeset.width(runs, size, bold)
    if taken > room:
        size = max(size * room / taken, 0.7 * size)
        runs = typeset.fitted(runs, size, room + 1e-6, bold)
    return svg.Label(x, y, runs, size=size, **how)
