"""The picture of a single neuron: inputs, weights, bias, sum, activation and output, and its equation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from . import edges, palette, svg, symbols, typeset
from .symbols import MINUS, called, exact, is_rounded, short
from .typeset import Run

RADIUS, PITCH, REACH = 23.0, 62.0, 236.0
#: Inputs that are drawn; of more, the first and last ones.
SLOTS = 8
_WIDEST = 900.0
#: Inputs up to which the equation has a product for each.
_TERMS = 4
#: The room of a number in a pill and in the box of a bias.
_PILL_ROOM, _BOX_ROOM = 84.0, 84.0


@dataclass(frozen=True)
class Cell:
    """A neuron as plain data.

    ``weights`` and ``bias`` are numbers, or texts where they are symbols; ``bias`` is None for none. ``values`` are the
    inputs of one sample, ``products`` their weighted values, ``total`` the weighted sum and ``output`` what the
    activation makes of it; None where they are not known.
    """

    inputs: list[tuple[Run, ...]]
    weights: list[Any]
    bias: Any = None
    bias_style: str = "node"
    activation: str = ""
    values: list[Any] | None = None
    products: list[Any] | None = None
    total: Any = None
    output: Any = None
    has_equation: bool = True
    output_name: tuple[Run, ...] = ()
    title: str = ""

    @property
    def described(self) -> str:
        """The neuron in a sentence."""
        count = len(self.inputs)
        what = f"Neuron with {count:,} input{'' if count == 1 else 's'}"
        what += "" if self.bias is None else " and a bias"
        what += f", activation {called(self.activation)}" if self.activation else ""
        return f"{self.title}. {what}." if self.title else f"{what}."


def draw(cell: Cell) -> svg.Picture:
    """The picture of a neuron, left to right."""
    count = len(cell.inputs)
    shown = list(range(count)) if count <= SLOTS else [*range(SLOTS // 2), -1, *range(count - SLOTS // 2 + 1, count)]
    has_bias_node = cell.bias is not None and cell.bias_style == "node"
    rows = len(shown) + has_bias_node
    names = [typeset.fitted(cell.inputs[index], 12, 120) for index in shown if index >= 0]
    is_inside = all(typeset.width(name, 13) <= 36 and cell.values is None for name in names)
    room = 0.0 if is_inside else max(typeset.width(name, 12) for name in names) + 10
    left = 26 + room + RADIUS
    middle = 30 + RADIUS + PITCH * (rows - 1) / 2
    picture = svg.Picture(0, 2 * middle, cell.described)
    in_row = count == 1 and not has_bias_node
    for row, index in enumerate(shown):
        y = 30 + RADIUS + PITCH * row
        if index < 0:
            _add_ellipsis(picture, left, y, count - len(shown) + 1)
        else:
            _add_input(
                picture,
                cell,
                index,
                left,
                y,
                middle,
                names[index - count if row > SLOTS // 2 else row],
                is_inside,
                in_row,
            )
    if has_bias_node:
        _add_bias_node(picture, cell, left, 30 + RADIUS + PITCH * (rows - 1), middle)
    end = _add_body(picture, cell, left + (RADIUS + 132 if in_row else REACH), middle, in_row)
    picture.width = end + 18
    if cell.has_equation:
        _add_equation(picture, cell)
    return picture


def _add_input(
    picture: svg.Picture, cell: Cell, index: int, x: float, y: float, middle: float, name: tuple[Run, ...],
    is_inside: bool, in_row: bool,
) -> None:  # fmt: skip
    weight = cell.weights[index]
    target = (x + RADIUS + 132, middle) if in_row else (x + REACH - RADIUS - 3, middle)
    look = _edge(cell, weight)
    _add_weight(picture, cell, index, (x + RADIUS, y), target, look, None if in_row else 0.36)
    look = svg.Look(fill=palette.INPUT.fill, stroke=palette.INPUT.stroke, stroke_width=1.6, kind="node")
    shapes: list[svg.Shape] = [svg.Circle(x, y, RADIUS, look)]
    text = typeset.as_text(cell.inputs[index])
    if cell.values is not None:
        shapes.append(symbols.number_label(cell.values[index], x, y + 4.5, 12, 43, kind="value"))
    else:
        inside = name if is_inside else typeset.parsed(f"$x_{{{index + 1}}}$")
        shapes.append(symbols.fitting(inside, x, y + 4.5, 13, 40, kind="symbol"))
    if not is_inside:
        shapes.append(svg.Label(x - RADIUS - 8, y + 4, name, 12, anchor="end", kind="name"))
    title = text if cell.values is None else f"{text} = {exact(cell.values[index])}"
    picture.add(svg.Group(tuple(shapes), title, "input"))


def _edge(cell: Cell, weight: Any) -> svg.Look:
    if isinstance(weight, str):
        return edges.look(None, 1.0)
    sizes = [abs(float(other)) for other in cell.weights if not isinstance(other, str)]
    return edges.look(weight, max((size for size in sizes if size < float("inf")), default=0.0))


def _add_weight(
    picture: svg.Picture, cell: Cell, index: int, start: tuple[float, float], end: tuple[float, float], look: svg.Look,
    share: float | None,
) -> None:  # fmt: skip
    """A connection, its weight in a pill, and the product where there are values."""
    weight = cell.weights[index] if index >= 0 else cell.bias
    room = _PILL_ROOM if share is not None else _PILL_ROOM - 14
    runs = typeset.parsed(weight) if isinstance(weight, str) else typeset.plain(symbols.fitted(weight, 11.5, room))
    x = start[0] + (end[0] - start[0]) * (0.5 if share is None else share)
    y = start[1] + (end[1] - start[1]) * (0.5 if share is None else share)
    known = "" if isinstance(weight, str) else exact(weight)
    name = "bias" if index < 0 else "weight"
    title = f"{name} {typeset.as_text(runs) if isinstance(weight, str) else known}"
    product = None
    if cell.products is not None and cell.values is not None and index >= 0:
        product = cell.products[index]
        title = f"{known} * {exact(cell.values[index])} = {exact(product)}"
    pill = _pill(
        runs, x, y, palette.BIAS if index < 0 else _pill_paint(look), look.dash if index >= 0 else (), share is None
    )
    shapes: list[svg.Shape] = [*svg.arrow(*start, *end, look), *pill]
    if product is not None and share is not None:
        at = (start[0] + (end[0] - start[0]) * 0.74, start[1] + (end[1] - start[1]) * 0.74)
        label = symbols.number_label(
            product, at[0], at[1] + 3.8, 10.5, 44, color=edges.text_color(weight), kind="edge-label"
        )
        plate = svg.Look(fill=palette.PLATE, opacity=0.92, kind="label")
        shapes += [svg.Box(at[0] - label.width / 2 - 2, at[1] - 7.5, label.width + 4, 15, plate, radius=3), label]
    picture.add(svg.Group(tuple(shapes), title, "bias-edge" if index < 0 else "edge"))


def _pill_paint(look: svg.Look) -> palette.Paint:
    return palette.Paint(palette.PLATE, look.stroke)


def _pill(
    runs: tuple[Run, ...], x: float, y: float, paint: palette.Paint, dash: tuple[float, ...], is_factor: bool
) -> list[svg.Shape]:
    """A text in an ellipse; with a multiplication sign where the picture has no sum."""
    text = (Run("\N{MULTIPLICATION SIGN} "), *runs) if is_factor else runs
    text = typeset.fitted(text, 11.5, _PILL_ROOM)
    wide = max(typeset.width(text, 11.5) + 16, 38.0)
    look = svg.Look(fill=paint.fill, stroke=paint.stroke, stroke_width=1.5, dash=dash, kind="weight")
    return [
        svg.Box(x - wide / 2, y - 11, wide, 22, look, radius=11),
        svg.Label(x, y + 4, text, 11.5, kind="weight-label"),
    ]


def _add_bias_node(picture: svg.Picture, cell: Cell, x: float, y: float, middle: float) -> None:
    line = svg.Look(stroke=palette.BIAS.stroke, stroke_width=1.4, kind="line")
    _add_weight(picture, cell, -1, (x + RADIUS, y), (x + REACH - RADIUS - 3, middle), line, 0.36)
    look = svg.Look(fill=palette.BIAS.fill, stroke=palette.BIAS.stroke, stroke_width=1.6, dash=(3.0, 2.5), kind="bias")
    label = svg.Label(x, y + 4.5, typeset.plain("+1"), 13, kind="symbol")
    picture.add(svg.Group((svg.Circle(x, y, RADIUS, look), label), "bias: a node of value +1", "bias-node"))


def _add_ellipsis(picture: svg.Picture, x: float, y: float, count: int) -> None:
    look = svg.Look(fill=palette.MUTED, kind="dots")
    dots = [svg.Circle(x, y - 6 + step * 7, 2.0, look) for step in (-1, 0, 1)]
    label = svg.Label(x, y + 17, typeset.plain(f"{count:,} more"), 10, palette.MUTED, kind="more")
    picture.add(svg.Group((*dots, label), f"{count:,} more inputs", "ellipsis"))


def _add_body(picture: svg.Picture, cell: Cell, x: float, y: float, in_row: bool) -> float:
    """Sum, bias box, activation and output; returns the right end."""
    line = svg.Look(stroke=palette.INPUT.stroke, stroke_width=1.4, kind="line")
    right = x
    if not in_row:
        ring = svg.Look(fill=palette.HIDDEN.fill, stroke=palette.HIDDEN.stroke, stroke_width=1.6, kind="node")
        shapes: list[svg.Shape] = [svg.Circle(x, y, RADIUS, ring)]
        is_sum_known = cell.total is not None and not (cell.bias is not None and cell.bias_style == "box")
        shapes.append(
            svg.Label(
                x,
                y + (0 if is_sum_known else 7),
                typeset.parsed("$\\Sigma$"),
                15 if is_sum_known else 20,
                kind="symbol",
            )
        )
        if is_sum_known:
            shapes.append(symbols.number_label(cell.total, x, y + 13, 10.5, 38, kind="value"))
        picture.add(svg.Group(tuple(shapes), _sum_title(cell), "sum"))
        right = x + RADIUS
    if cell.bias is not None and cell.bias_style == "box":
        right = _add_bias_box(picture, cell, right, y, line, is_first=in_row)
    if cell.activation:
        right = _add_activation(picture, cell, right, y, line)
    return _add_output(picture, cell, right, y, line, is_joined=in_row and cell.bias is None and not cell.activation)


def _sum_title(cell: Cell) -> str:
    lines = [f"sum of {len(cell.inputs):,} inputs"]
    for index, name in enumerate(cell.inputs[:12]):
        weight = cell.weights[index]
        factor = typeset.as_text(typeset.parsed(weight)) if isinstance(weight, str) else exact(weight)
        term = f"{factor} * {typeset.as_text(name)}"
        if cell.products is not None and cell.values is not None:
            term = f"{factor} * {exact(cell.values[index])} = {exact(cell.products[index])}"
        lines.append(term)
    if len(cell.inputs) > 12:
        lines.append(f"... {len(cell.inputs) - 12:,} more")
    if cell.bias is not None:
        lines.append(
            f"+ {typeset.as_text(typeset.parsed(cell.bias)) if isinstance(cell.bias, str) else exact(cell.bias)}"
        )
    return "\n".join([*lines, f"sum = {exact(cell.total)}"] if cell.total is not None else lines)


def _add_bias_box(picture: svg.Picture, cell: Cell, x: float, y: float, line: svg.Look, is_first: bool) -> float:
    if isinstance(cell.bias, str):
        runs = (Run("+ "), *typeset.parsed(cell.bias))
    else:
        text = symbols.fitted(cell.bias, 13, _BOX_ROOM - 14)
        runs = typeset.plain(f"{MINUS} {text[1:]}" if text[0] == MINUS else f"+ {text}")
    runs = typeset.fitted(runs, 13, _BOX_ROOM)
    wide = max(typeset.width(runs, 13) + 18, 44.0)
    start = x if is_first else x + 30
    look = svg.Look(fill=palette.BIAS.fill, stroke=palette.BIAS.stroke, stroke_width=1.6, kind="bias")
    title = "bias" if isinstance(cell.bias, str) else f"bias {exact(cell.bias)}"
    shapes: list[svg.Shape] = [] if is_first else [*svg.arrow(x, y, start, y, line)]
    shapes += [
        svg.Box(start, y - 19, wide, 38, look, radius=4),
        svg.Label(start + wide / 2, y + 5, runs, 13, kind="bias-label"),
    ]
    if cell.total is not None:
        shapes.append(
            symbols.number_label(
                cell.total, start + wide / 2, y + 34, 10.5, wide + 24, color=palette.MUTED, kind="total"
            )
        )
    picture.add(svg.Group(tuple(shapes), title, "bias-box"))
    return start + wide


def _add_activation(picture: svg.Picture, cell: Cell, x: float, y: float, line: svg.Look) -> float:
    start, side = x + 34, 48.0
    look = svg.Look(fill=palette.OUTPUT.fill, stroke=palette.OUTPUT.stroke, stroke_width=1.6, kind="activation")
    name, center = function(cell.activation), start + side / 2
    title = typeset.as_text(name)
    if cell.total is not None and cell.output is not None:
        title = f"{title}: {exact(cell.total)} -> {exact(cell.output)}"
    if "$" in cell.activation:
        symbol: list[svg.Shape] = [symbols.fitting(name, center, y + 7, 20, side - 6, kind="symbol")]
    else:
        symbol = symbols.activation(cell.activation, center, y, 30, palette.OUTPUT.stroke)
        symbol.append(symbols.fitting(name, center, y + 39, 11, 84, color=palette.MUTED))
    picture.add(
        svg.Group(
            (
                *svg.arrow(x, y, start, y, line),
                svg.Box(start, y - side / 2, side, side, look, radius=8),
                *symbol,
            ),
            title,
            "activation",
        )
    )
    return start + side


def _add_output(picture: svg.Picture, cell: Cell, x: float, y: float, line: svg.Look, is_joined: bool) -> float:
    center = x + RADIUS if is_joined else x + 36 + RADIUS
    look = svg.Look(fill=palette.OUTPUT.fill, stroke=palette.OUTPUT.stroke, stroke_width=2.4, kind="node")
    shapes: list[svg.Shape] = [] if is_joined else [*svg.arrow(x, y, center - RADIUS, y, line)]
    shapes.append(svg.Circle(center, y, RADIUS, look))
    name = typeset.fitted(cell.output_name, 12, 120)
    title = typeset.as_text(cell.output_name)
    right = center + RADIUS
    if cell.output is not None:
        shapes.append(symbols.number_label(cell.output, center, y + 4.5, 12, 43, kind="value"))
        title = f"{title} = {exact(cell.output)}"
    if cell.output is not None or typeset.width(name, 13) > 38:
        label = svg.Label(right + 8, y + 4, name, 12, anchor="start", kind="name")
        shapes.append(label)
        right += 8 + label.width
    else:
        shapes.append(svg.Label(center, y + 4.5, name, 13, kind="symbol"))
    picture.add(svg.Group(tuple(shapes), title, "output"))
    return right


def _add_equation(picture: svg.Picture, cell: Cell) -> None:
    """The equation with symbols or numbers, and below it what comes out where it is known."""
    lines = _equations(cell)
    needed = max(typeset.width(runs, 13) for runs in lines) + 28
    picture.width = max(picture.width, min(needed, _WIDEST))
    for runs in lines:
        fitting = typeset.fitted(runs, 13, picture.width - 28)
        picture.add(svg.Label(picture.width / 2, picture.height + 8, fitting, 13, kind="equation"))
        picture.height += 22
    picture.height += 4


def _equations(cell: Cell) -> list[tuple[Run, ...]]:
    """The equation, and with values what comes out; a sign of approximation where a number before it is rounded."""
    factors = [*cell.weights, *(cell.values or [])] if len(cell.inputs) <= _TERMS else []
    is_rough = any(is_rounded(number) for number in (*factors, cell.bias) if not isinstance(number, str | None))
    name = function(cell.activation)
    around = ([*name, Run("(")], [Run(")")]) if name else ([], [])
    lines = [(*cell.output_name, _equal(is_rough), *around[0], *_terms(cell), *around[1])]
    if cell.total is not None and cell.output is not None:
        total, output = (typeset.plain(short(number)) for number in (cell.total, cell.output))
        is_sum_rough = is_rounded(cell.total)
        ending = (_equal(is_sum_rough or is_rounded(cell.output)), *output) if name else ()
        lines.append((_equal(is_rough or is_sum_rough, is_first=True), *around[0], *total, *around[1], *ending))
    return lines


def _equal(is_rough: bool, is_first: bool = False) -> Run:
    return Run(f"{'' if is_first else ' '}{'≈' if is_rough else '='} ")


def _terms(cell: Cell) -> list[Run]:
    """The weighted sum with its bias; the product of two vectors for many inputs."""
    sums: list[Run] = []
    for index, (name, weight) in enumerate(zip(cell.inputs, cell.weights, strict=True)):
        given = name if cell.values is None else typeset.plain(short(cell.values[index]))
        sums += [*_signed(weight, is_first=index == 0), Run(" · "), *given]
    if len(cell.inputs) > _TERMS:
        sums = list(typeset.parsed("$w \\cdot x$"))
    return sums if cell.bias is None else sums + _signed(cell.bias, is_first=False)


def _signed(factor: Any, is_first: bool) -> list[Run]:
    """A number or a symbol behind its plus or minus sign."""
    runs = typeset.parsed(factor) if isinstance(factor, str) else typeset.plain(short(factor))
    if is_first or not runs:
        return list(runs)
    is_minus = runs[0].text.startswith(MINUS)
    first = runs[0]._replace(text=runs[0].text[1:]) if is_minus else runs[0]
    return [Run(f" {MINUS} " if is_minus else " + "), first, *runs[1:]]


def function(activation: str) -> tuple[Run, ...]:
    r"""The name of an activation, which may be a formula such as ``$\rho$``."""
    if not activation:
        return ()
    return typeset.parsed(activation) if "$" in activation else typeset.plain(called(activation))
