"""A picture of any graph of neurons, from the text language of :mod:`graph_text`."""

from __future__ import annotations

import math
from collections.abc import Iterator

from . import palette, svg, typeset
from .graph_text import ACTIVATIONS, Graph, Node
from .net import counted
from .svg import Box, Circle, Group, Label, Line, Look, Picture
from .symbols import MINUS, activation, called, fitting

RADIUS = 24.0
_MARGIN, _GAP, _PITCH, _SIZE = 34.0, 150.0, 74.0, 12.0
_FREE = (0.5, 0.4, 0.6, 0.32, 0.68, 0.25, 0.75)

Point = tuple[float, float]
Frame = tuple[float, float, float, float]


def draw(graph: Graph, title: str = "") -> Picture:
    """The picture of a graph: layers from left to right (or down), each node behind all that it receives from.

    Parameters
    ----------
    graph : as :func:`graph_text.parsed` gives it.
    title : starts the description for screen readers.
    """
    size = f"Graph of {counted(len(graph.nodes), 'node')} and {counted(len(graph.edges), 'edge')}."
    return _Drawing(graph, f"{title}. {size}" if title else size).picture


class _Drawing:
    """Positions of nodes, then edges, nodes and labels in front of them."""

    def __init__(self, graph: Graph, description: str) -> None:
        self.graph = graph
        self.layers = _layers(graph)
        gap = max([_GAP, *(typeset.width(typeset.parsed(label), _SIZE) + 2 * RADIUS + 46 for *_, label in graph.edges)])
        longest = max(map(len, self.layers))
        along, across = gap * (len(self.layers) - 1), _PITCH * (longest - 1)
        self.at: dict[str, Point] = {}
        room = _MARGIN + RADIUS
        for index, layer in enumerate(self.layers):
            first = room + (across - _PITCH * (len(layer) - 1)) / 2
            for row, name in enumerate(layer):
                point = (room + gap * index, first + _PITCH * row)
                self.at[name] = (point[1], point[0]) if graph.is_down else point
        size = (along + 2 * room, across + 2 * room)
        width, height = (size[1], size[0]) if graph.is_down else size
        self.picture = Picture(width, height, description)
        self.taken: list[Frame] = [
            (x - RADIUS - 2, y - RADIUS - 2, x + RADIUS + 2, y + RADIUS + 2) for x, y in self.at.values()
        ]
        self.picture.add(*self._edges(), *(self._node(node) for node in graph.nodes.values()))

    def _edges(self) -> Iterator[svg.Shape]:
        labels: list[svg.Shape] = []
        for source, target, text in self.graph.edges:
            color, dash = _stroke(text)
            (x1, y1), (x2, y2) = self._ends(source, target)
            line, head = svg.arrow(x1, y1, x2, y2, Look(stroke=color, stroke_width=1.6, dash=dash, kind="edge"))
            name = f"{self._called(source)} \N{RIGHTWARDS ARROW} {self._called(target)}"
            title = f"{name}: {typeset.as_text(typeset.parsed(text))}" if text else name
            hit = Line(x1, y1, x2, y2, Look(stroke="#000000", stroke_width=12, opacity=0, kind="hit"))
            yield Group((hit, line, head), title=title, kind="edge")
            if text and (label := self._label((x1, y1), (x2, y2), text, color)) is not None:
                labels.append(label)
        yield from labels

    def _ends(self, source: str, target: str) -> tuple[Point, Point]:
        (x1, y1), (x2, y2) = self.at[source], self.at[target]
        length = math.hypot(x2 - x1, y2 - y1)
        x, y = (x2 - x1) / length * (RADIUS + 2), (y2 - y1) / length * (RADIUS + 2)
        return (x1 + x, y1 + y), (x2 - x, y2 - y)

    def _label(self, start: Point, end: Point, text: str, color: str) -> svg.Shape | None:
        """The label of an edge at the first free place; the tooltip of the edge has it where there is none."""
        runs = typeset.parsed(_with_minus(text))
        for share in _FREE:
            x, y = (first + share * (second - first) for first, second in zip(start, end, strict=True))
            label = Label(x, y + 4, runs, size=_SIZE, color=color, kind="label")
            left, top, right, bottom = label.box
            frame = (left - 3, top - 2, right + 3, bottom + 2)
            if not any(_overlap(frame, other) for other in self.taken):
                self.taken.append(frame)
                plate = Box(frame[0], frame[1], frame[2] - frame[0], frame[3] - frame[1], Look(fill=palette.PLATE), 3)
                return Group((plate, label), kind="label")
        return None

    def _node(self, node: Node) -> Group:
        x, y = self.at[node.name]
        kind = node.kind or self._kind(node.name)
        paint = {"input": palette.INPUT, "bias": palette.BIAS, "output": palette.OUTPUT}.get(kind, palette.HIDDEN)
        look = Look(
            fill=paint.fill, stroke=paint.stroke, stroke_width=1.8, dash=(4, 3) if kind == "bias" else (), kind="node"
        )
        if kind == "box":
            outline: svg.Shape = Box(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS, look, 4)
        else:
            outline = Circle(x, y, RADIUS, look)
        shapes: list[svg.Shape] = [outline]
        text = node.text if node.text is not None else _formula(node.name)
        runs = typeset.parsed(text)
        if kind in ACTIVATIONS:
            shapes += activation(kind, x, y - 4, RADIUS * 0.8, paint.stroke)
            shapes.append(fitting(runs, x, y + RADIUS - 6, 10, 2 * RADIUS - 12, color=palette.INK))
        elif kind == "sum" and node.text is None:
            shapes.append(Label(x, y + (0 if node.value else 6), typeset.parsed("$\\Sigma$"), size=18))
        else:
            shapes.append(fitting(runs, x, y + (0 if node.value else 4.5), 13, 2 * RADIUS - 8, color=palette.INK))
        if node.value:
            shapes.append(
                fitting(typeset.plain(_with_minus(node.value)), x, y + 14, 11, 2 * RADIUS - 12, color=palette.MUTED)
            )
        said = called(kind) if kind in ACTIVATIONS else kind
        title = f"{self._called(node.name)} ({said})" + (f" = {node.value}" if node.value else "")
        return Group(tuple(shapes), title=title, kind="node")

    def _kind(self, name: str) -> str:
        receives = any(target == name for _, target, _ in self.graph.edges)
        gives = any(source == name for source, _, _ in self.graph.edges)
        return ("neuron" if gives else "output") if receives else "input"

    def _called(self, name: str) -> str:
        text = self.graph.nodes[name].text
        return name if text is None else typeset.as_text(typeset.parsed(text))


def _layers(graph: Graph) -> list[list[str]]:
    """Names of nodes by layer: each node one layer behind the last that it receives from, ordered to cross little."""
    sources: dict[str, list[str]] = {name: [] for name in graph.nodes}
    for source, target, _ in graph.edges:
        sources[target].append(source)
    depth: dict[str, int] = {}
    waiting = list(graph.nodes)
    while waiting:
        waiting = [name for name in waiting if not _settled(name, sources[name], depth)]
    layers: list[list[str]] = [[] for _ in range(max(depth.values()) + 1)]
    for name in graph.nodes:
        layers[depth[name]].append(name)
    order = {name: index for layer in layers for index, name in enumerate(layer)}
    for layer in layers[1:]:
        layer.sort(key=lambda name: sum(order[source] for source in sources[name]) / len(sources[name]))
        order.update({name: index for index, name in enumerate(layer)})
    return layers


def _settled(name: str, sources: list[str], depth: dict[str, int]) -> bool:
    """Set the layer of a node if those of all that it receives from are known."""
    if any(source not in depth for source in sources):
        return False
    depth[name] = 1 + max((depth[source] for source in sources), default=-1)
    return True


def _stroke(label: str) -> tuple[str, tuple[float, ...]]:
    """The color and dash of an edge: by the sign of its weight if the label is a number."""
    try:
        weight = float(label.replace(MINUS, "-"))
    except ValueError:
        return palette.UNKNOWN, ()
    if math.isnan(weight):
        return palette.BROKEN, palette.BROKEN_DASH
    return (palette.NEGATIVE, palette.NEGATIVE_DASH) if weight < 0 else (palette.POSITIVE, ())


def _with_minus(text: str) -> str:
    """A text that is a number with the minus sign of all drawings; another one unchanged."""
    try:
        float(text.replace(MINUS, "-"))
    except ValueError:
        return text
    return text.replace("-", MINUS)


def _formula(name: str) -> str:
    """A name as a formula where it is a letter with a number: x1 is x with the index 1."""
    head = name.rstrip("0123456789")
    number = name[len(head) :]
    return f"${head.rstrip('_')}_{{{number}}}$" if number and len(head.rstrip("_")) == 1 else name


def _overlap(first: Frame, second: Frame) -> bool:
    return first[0] < second[2] and second[0] < first[2] and first[1] < second[3] and second[1] < first[3]
