"""Charts as SVG text: axes with lines, points and texts, for the still pictures of explorables."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from .._public import public
from . import symbols
from .palette import INK, LIGHT, MUTED, PLATE, RIM
from .svg import Circle, Line, Look, Path, Picture

DATA, PREDICTION, ERROR, WEIGHT, BIAS = (LIGHT[name] for name in ("data", "prediction", "error", "weight", "bias"))
__all__ = ["BIAS", "DATA", "ERROR", "PREDICTION", "WEIGHT", "Chart", "ticks"]

Range = tuple[float, float]
Points = Iterable[tuple[float, float]]


class Chart:
    """A chart in units of its data.

    Parameters
    ----------
    x, y : the ranges of the axes, lower end first; an empty range is widened.
    title : above the chart, and the picture's description for screen readers.
    x_label, y_label : of the axes.
    width, height : in pixels.
    """

    def __init__(
        self,
        x: Range,
        y: Range,
        *,
        title: str,
        x_label: str = "",
        y_label: str = "",
        width: int = 460,
        height: int = 320,
    ) -> None:
        self._x, self._y = _wide(x), _wide(y)
        self._left, self._right, self._top, self._bottom = 68.0, width - 18.0, 38.0, height - 48.0
        self._picture = Picture(width, height, title)
        self._picture.label(width / 2, 22, title, formula=False, size=14, bold=True)
        self._axes(x_label, y_label)

    def _axes(self, x_label: str, y_label: str) -> None:
        grid = Look(stroke=RIM)
        for value in ticks(*self._x):
            at = self._across(value)
            self._picture.add(Line(at, self._top, at, self._bottom, grid))
            self._picture.label(at, self._bottom + 16, _tick(value), formula=False, size=11, color=MUTED)
        for value in ticks(*self._y):
            at = self._up(value)
            self._picture.add(Line(self._left, at, self._right, at, grid))
            self._picture.label(self._left - 7, at + 4, _tick(value), formula=False, size=11, color=MUTED, anchor="end")
        self._picture.label((self._left + self._right) / 2, self._bottom + 36, x_label, size=12, color=INK)
        self._picture.label(self._left - 60, self._top - 10, y_label, size=12, color=INK, anchor="start")

    def line(self, points: Points, color: str, *, width: float = 2.5, dash: tuple[float, ...] = ()) -> Chart:
        """A line through points; it is cut at the edges of the chart, and interrupted by points that are not finite."""
        look = Look(stroke=color, stroke_width=width, dash=dash)
        piece: list[tuple[float, float]] = []
        for x, y in [*points, (math.nan, math.nan)]:
            if math.isfinite(x) and math.isfinite(y) and self._x[0] <= x <= self._x[1]:
                piece.append((self._across(x), self._up(min(self._y[1], max(self._y[0], y)))))
                continue
            if len(piece) > 1:
                self._picture.add(Path(tuple(piece), look))
            piece = []
        return self

    def dots(self, points: Points, color: str, *, radius: float = 5.0) -> Chart:
        """Points; those outside of the chart or not finite are left out."""
        look = Look(fill=color, stroke=PLATE, stroke_width=1.2)
        for x, y in points:
            if self._x[0] <= x <= self._x[1] and self._y[0] <= y <= self._y[1]:
                self._picture.add(Circle(self._across(x), self._up(y), radius, look))
        return self

    def text(self, x: float, y: float, text: str, color: str = INK) -> Chart:
        """A text above a place; formulas stand between dollar signs."""
        self._picture.label(self._across(x), self._up(y) - 10, text, size=12, color=color, bold=True)
        return self

    def svg(self) -> str:
        """The chart as the text of an SVG file."""
        return self._picture.svg()

    def _across(self, value: float) -> float:
        return self._left + (value - self._x[0]) / (self._x[1] - self._x[0]) * (self._right - self._left)

    def _up(self, value: float) -> float:
        return self._bottom - (value - self._y[0]) / (self._y[1] - self._y[0]) * (self._bottom - self._top)


def ticks(low: float, high: float, count: int = 6) -> Sequence[float]:
    """Round numbers between two ends: multiples of 1, 2 or 5 times a power of ten, about ``count`` of them.

    The numbers of ``ticksOf`` in ``python/web/kit/charts/ticks.js``, which are those of d3-array; a test compares.

    >>> ticks(0.0, 1.0)
    [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]
    """
    rough = (high - low) / count
    power = 10.0 ** math.floor(math.log10(rough))
    # A step is the factor that is nearest on a logarithmic scale.
    factor = next((factor for factor, least in _FACTORS if rough / power >= least), 1)
    step = power * factor
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [float(f"{index * step:.12g}") for index in range(first, last + 1)]


#: Factors of the power of ten, each with the rough step from which on it is used.
_FACTORS = ((10, math.sqrt(50)), (5, math.sqrt(10)), (2, math.sqrt(2)))


def _wide(ends: Range) -> Range:
    low, high = (float(end) for end in ends)
    if not (math.isfinite(low) and math.isfinite(high)):
        return 0.0, 1.0
    if high > low:
        return low, high
    room = abs(low) / 2 or 1.0
    return low - room, low + room


def _tick(value: float) -> str:
    is_plain = abs(value) < 1e7 and (value == 0 or abs(value) >= 1e-4)
    return f"{value:,.10g}".replace("-", symbols.MINUS) if is_plain else symbols.powered(value, 3)


public(__name__)
