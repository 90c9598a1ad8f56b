"""How an edge looks, and the lines below a diagram that explain it."""

from __future__ import annotations

from typing import Any

from . import palette, svg, symbols, typeset

#: The line below a diagram that explains color, dash and width.
LEGEND = "legend"


def look(value: Any, largest: float, opacity: float = 1.0, extra: float = 0.0) -> svg.Look:
    """How an edge is drawn: sign by color and dash, size by width, at most 3.6 for the largest."""
    if value is None:
        return svg.Look(stroke=palette.UNKNOWN, stroke_width=1.1 + extra, opacity=opacity, kind="line")
    number = float(value)
    if number != number:
        return svg.Look(
            stroke=palette.BROKEN, stroke_width=1.6 + extra, dash=palette.BROKEN_DASH, opacity=opacity, kind="nan"
        )
    if number == 0:
        return svg.Look(stroke=palette.UNKNOWN, stroke_width=0.6 + extra, opacity=opacity, kind="zero")
    share = 1.0 if abs(number) == float("inf") or not largest else min(1.0, abs(number) / largest)
    is_negative = number < 0
    return svg.Look(
        stroke=palette.NEGATIVE if is_negative else palette.POSITIVE,
        stroke_width=0.7 + 2.9 * share + extra,
        dash=palette.NEGATIVE_DASH if is_negative else (),
        opacity=opacity,
        kind="negative" if is_negative else "positive",
    )


def text_color(value: Any) -> str:
    """The color of the label of an edge: that of the line where it has contrast enough for a text."""
    color = look(value, 1.0).stroke
    return palette.MUTED if color == palette.UNKNOWN else color


def foot(text: str, y: float, width: float) -> list[svg.Shape]:
    """A line below a diagram: the legend, or a text."""
    x, size = 14.0, 10.5
    if text != LEGEND:
        runs = typeset.plain(text)
        return [symbols.fitting(runs, x, y, size, width - 2 * x, color=palette.MUTED, anchor="start", kind="foot")]
    shapes: list[svg.Shape] = []
    for words, value in (("positive", 1.0), ("negative", -1.0), ("wider: larger weight", None)):
        runs = typeset.plain(words)
        start = x if value is None else x + 30
        if start + typeset.width(runs, size) > width - 8:
            break
        if value is not None:
            shapes.append(svg.Line(x, y - 3.5, x + 24, y - 3.5, look(value, 1.6)))
        shapes.append(svg.Label(start, y, runs, size, palette.MUTED, "start", kind="foot"))
        x = start + typeset.width(runs, size) + 12
    return shapes
