"""The kinds of nodes and connections of a network, each alone with its symbol, as in a legend."""

from __future__ import annotations

from . import palette, svg, symbols, typeset

#: The kinds, and what each computes.
KINDS = {
    "input": ("input", "$x$"),
    "weight": ("weight", "$w \\cdot x$"),
    "sum": ("sum neuron", "$z = x_1 + x_2$"),
    "sigmoid": ("sigmoid neuron", "$\\sigma (x_1 + x_2)$"),
    "activation": ("neuron with activation", "$f(x_1 + x_2)$"),
    "relu": ("ReLU neuron", "max$(0, x_1 + x_2)$"),
}
_WIDE, _TALL, _RADIUS = 190.0, 132.0, 26.0


def draw(kind: str) -> svg.Picture:
    """The symbol of a kind, with its name and what it computes."""
    name, formula = KINDS[kind]
    picture = svg.Picture(_WIDE, _TALL, f"Symbol: {name}")
    x, y = _WIDE / 2, 48.0
    line = svg.Look(stroke=palette.INPUT.stroke, stroke_width=1.5, kind="line")
    if kind == "input":
        ring = svg.Look(fill=palette.INPUT.fill, stroke=palette.INPUT.stroke, stroke_width=1.8, kind="node")
        shapes: list[svg.Shape] = [
            *svg.arrow(x + 10, y, x + 70, y, line),
            svg.Circle(x - 16, y, _RADIUS, ring),
            svg.Label(x - 16, y + 6, typeset.parsed("$x$"), 18, kind="symbol"),
        ]
    elif kind == "weight":
        look = svg.Look(stroke=palette.POSITIVE, stroke_width=2.4, kind="positive")
        pill = svg.Look(fill=palette.PLATE, stroke=palette.POSITIVE, stroke_width=1.8, kind="weight")
        shapes = [
            *svg.arrow(x - 72, y, x + 72, y, look),
            svg.Box(x - 27, y - 15, 54, 30, pill, radius=15),
            svg.Label(x, y + 5.5, typeset.parsed("$w$"), 17, kind="symbol"),
        ]
    else:
        shapes = _neuron(kind, x, y, line)
    picture.add(svg.Group(tuple(shapes), name, kind))
    picture.label(x, 102, name, formula=False, size=12, bold=True, kind="heading")
    picture.label(x, 120, formula, size=12, color=palette.MUTED, kind="equation")
    return picture


def _neuron(kind: str, x: float, y: float, line: svg.Look) -> list[svg.Shape]:
    """Two inputs, a sum, and beside it the activation."""
    half = _RADIUS if kind == "sum" else 44.0
    paint = palette.HIDDEN
    shapes: list[svg.Shape] = [
        *svg.arrow(x - half - 38, y - 24, x - half + (1 if kind == "sum" else 4), y - 8, line),
        *svg.arrow(x - half - 38, y + 24, x - half + (1 if kind == "sum" else 4), y + 8, line),
        *svg.arrow(x + half, y, x + half + 38, y, line),
    ]
    look = svg.Look(fill=paint.fill, stroke=paint.stroke, stroke_width=1.8, kind="node")
    sigma = typeset.parsed("$\\Sigma$")
    if kind == "sum":
        return [*shapes, svg.Circle(x, y, _RADIUS, look), svg.Label(x, y + 8, sigma, 22, kind="symbol")]
    bar = svg.Look(stroke=paint.stroke, stroke_width=1.2)
    return [
        *shapes,
        svg.Box(x - half, y - _RADIUS, 2 * half, 2 * _RADIUS, look, radius=_RADIUS),
        svg.Line(x, y - _RADIUS, x, y + _RADIUS, bar),
        svg.Label(x - half / 2, y + 7, sigma, 20, kind="symbol"),
        *symbols.activation("f" if kind == "activation" else kind, x + half / 2 - 2, y, 26, palette.OUTPUT.stroke),
    ]
