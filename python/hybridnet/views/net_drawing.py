"""The picture of a network: edges, nodes, headings, biases, and what a pointer over them tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from . import edges, palette, svg, symbols, typeset
from . import net_tooltips as tooltips
from .net import EDGES, LABELED, Net, counted, drawn_edges, visible
from .net_layout import BIAS, BIAS_BOX, LABELS, RADIUS, TALL, Edge, Layout, Point, Wishes
from .typeset import Run

#: The widths of a name and of the number at an edge at most.
_NAME_ROOM, _NUMBER_ROOM = 120.0, 62.0


@dataclass(frozen=True)
class Options:
    """How a network is drawn; each is explained by ``hybridnet.diagram``."""

    weights: str = "none"
    bias: str = "none"
    edge_labels: str = "auto"
    max_neurons: int = 8
    is_down: bool = False
    highlight: Sequence[int | None] | None = None
    colors: Sequence[str] | None = None
    title: str = ""


def draw(net: Net, options: Options) -> svg.Picture:
    """The picture of a network of any size; of a large one its first and last neurons and layers."""
    return _Drawing(net, options).picture


@dataclass
class _Drawing:
    net: Net
    options: Options
    picture: svg.Picture = field(init=False)

    def __post_init__(self) -> None:
        net, options = self.net, self.options
        most = LABELED if options.edge_labels == "all" and options.weights != "none" else EDGES
        self.columns = visible(net, options.max_neurons, options.highlight, most)
        is_all = options.edge_labels == "all" or drawn_edges(self.columns) <= LABELS
        self.is_complete = is_all
        self.names = self._names()
        self.layout = Layout(self.columns, Wishes(bias=options.bias))
        self.edges = self._edges()
        self.values = {edge: self._weight(edge) for edge in self.edges}
        self.texts = self._edge_texts()
        foot = self._foot()
        self.layout = Layout(self.columns, self._wishes(len(foot)))
        layout = self.layout
        said = f"{options.title}. {net.described()}" if options.title else net.described()
        self.picture = svg.Picture(layout.width, layout.height, said)
        self.largest = self._largest()
        self._add_outlines()
        self._add_edges()
        self._add_edge_labels()
        for position in range(len(self.columns)):
            self._add_column(position)
        for row, text in enumerate(foot):
            self.picture.add(*edges.foot(text, layout.foot + 17 * row + 6, layout.width))

    # -- what is drawn

    def _names(self) -> dict[tuple[int, int], tuple[Run, ...]]:
        found = {}
        for position, column in enumerate(self.columns):
            for slot, neuron in enumerate(column.shown):
                if neuron >= 0 and (name := self.net.name(column.layer, neuron)) is not None:
                    found[position, slot] = typeset.fitted(name, 12, _NAME_ROOM)
        return found

    def _edges(self) -> list[Edge]:
        slots, columns = self.layout.slots, self.columns
        return [
            (position, source, target)
            for position in range(len(columns) - 1)
            if columns[position].layer >= 0 <= columns[position + 1].layer
            for source, neuron in enumerate(slots[position])
            if neuron != -1
            for target, other in enumerate(columns[position + 1].shown)
            if other >= 0
        ]

    def _ends(self, edge: Edge) -> tuple[int, int, int]:
        """Layer, source (or BIAS) and target of an edge."""
        position, source, target = edge
        layer = self.columns[position].layer
        return layer, self.layout.slots[position][source], self.columns[position + 1].shown[target]

    def _weight(self, edge: Edge) -> Any:
        """The weight of an edge, or the bias; None where it is not known."""
        layer, source, target = self._ends(edge)
        if source == BIAS:
            biases = self.net.biases[layer]
            return None if biases is None else biases[target]
        weights = self.net.weights[layer]
        return None if weights is None else weights[source, target]

    def _edge_texts(self) -> dict[Edge, tuple[Run, ...]]:
        """The label of each edge that is to have one."""
        options = self.options
        if options.weights == "none" or options.edge_labels in ("none", "hover"):
            return {}
        texts = {}
        for edge, value in self.values.items():
            layer, source, target = self._ends(edge)
            if options.weights == "values" and value is not None:
                texts[edge] = typeset.plain(symbols.fitted(value, 10.5, _NUMBER_ROOM))
            elif options.weights == "names" and source == BIAS:
                texts[edge] = self.net.bias_symbol(layer, target)
            elif options.weights == "names":
                texts[edge] = self.net.weight_symbol(layer, source, target)
        return texts

    def _largest(self) -> float:
        sizes = [abs(float(value)) for value in self.values.values() if value is not None]
        return max((size for size in sizes if size < float("inf")), default=0.0)

    def _wishes(self, foot: int) -> Wishes:
        options, widths = self.options, [0.0] * (len(self.columns) - 1)
        for (position, _, _), runs in self.texts.items():
            widths[position] = max(widths[position], typeset.width(runs, 10.5) + 4)
        starts = [typeset.width(name, 12) for (position, _), name in self.names.items() if position == 0]
        ends = [typeset.width(name, 12) for (position, _), name in self.names.items() if position]
        headings = [
            max(typeset.width(text, 12, bold=True) for text in self._heading(position)[:1]) if column.layer >= 0 else 0
            for position, column in enumerate(self.columns)
        ]
        badges = [typeset.width(self._badge(position), 11) + 22 for position in range(len(self.columns))]
        is_down = options.is_down
        return Wishes(
            is_down=is_down,
            bias=options.bias,
            label_widths=widths,
            is_complete=self.is_complete,
            start_room=(20.0 if starts else 0.0) if is_down else max(starts, default=-8.0) + 8,
            end_room=(23.0 if ends else 0.0) if is_down else max(ends, default=-8.0) + 8,
            name_width=max([*starts, *ends], default=0.0) if is_down else 0.0,
            heading_width=min(max([*headings, *badges]), 150.0),
            heading_lines=3 if any(badge != "" for badge in map(self._badge, range(len(self.columns)))) else 2,
            foot_lines=foot,
        )

    def _heading(self, position: int) -> tuple[str, str]:
        column = self.columns[position].layer
        size = self.net.sizes[column]
        return self.net.heading(column), counted(size, "neuron" if column else "input")

    def _badge(self, position: int) -> str:
        column = self.columns[position].layer
        return self.net.activation(column - 1) if column > 0 else ""

    def _foot(self) -> list[str]:
        lines = [self.net.note] if self.net.note else []
        shown = sum(neuron >= 0 for column in self.columns for neuron in column.shown)
        count = drawn_edges(self.columns)
        if shown < self.net.nodes:
            lines.append(
                f"{shown:,} of {counted(self.net.nodes, 'node')} and {count:,} of {counted(self.net.edges, 'edge')} "
                "are shown."
            )
        if any(value is not None for value in self.values.values()):
            lines.append(edges.LEGEND)
        return lines

    # -- edges

    def _look(self, edge: Edge, value: Any) -> svg.Look:
        opacity = 1.0 if self._is_chosen(edge) else palette.PALE
        extra = 1.2 if self.options.highlight is not None and opacity == 1 else 0.0
        return edges.look(value, self.largest, opacity, extra)

    def _is_chosen(self, edge: Edge) -> bool:
        if self.options.highlight is None:
            return True
        layer, source, target = self._ends(edge)
        wanted = self.options.highlight[layer], self.options.highlight[layer + 1]
        return source != BIAS and all(
            want in (None, found) for want, found in zip(wanted, (source, target), strict=True)
        )

    def _add_edges(self) -> None:
        for edge in sorted(self.edges, key=self._is_chosen):
            (x1, y1), (x2, y2) = self.layout.point(edge[0], edge[1]), self.layout.point(edge[0] + 1, edge[2])
            length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
            near, far = (RADIUS + 1) / length, 1 - (RADIUS + 1) / length
            ends = (x1 + (x2 - x1) * near, y1 + (y2 - y1) * near, x1 + (x2 - x1) * far, y1 + (y2 - y1) * far)
            shapes = [svg.Line(*ends, self._look(edge, self.values[edge]))]
            if len(self.edges) <= 300 and self.options.edge_labels != "none":
                shapes.append(svg.Line(*ends, svg.Look(stroke="#000000", stroke_width=9, opacity=0, kind="hit")))
            layer, source, target = self._ends(edge)
            is_told = self.options.edge_labels != "none"
            title = tooltips.edge(self.net, layer, source, target, self.values[edge]) if is_told else ""
            self.picture.add(svg.Group(tuple(shapes), title, "bias-edge" if source == BIAS else "edge"))

    def _add_edge_labels(self) -> None:
        widths = {edge: typeset.width(runs, 10.5) + 4 for edge, runs in self.texts.items()}
        if self.is_complete:
            centers = self.layout.complete(list(self.texts))
        else:
            centers = self.layout.thinned(sorted(self.texts, key=self._importance, reverse=True), widths)
        for edge, (x, y) in centers.items():
            value, wide = self.values[edge], widths[edge]
            color = edges.text_color(value) if self._is_chosen(edge) else palette.FADED
            plate = svg.Look(fill=palette.PLATE, opacity=0.92, kind="label")
            label = svg.Label(x, y + 3.8, self.texts[edge], size=10.5, color=color, kind="edge-label")
            layer, source, target = self._ends(edge)
            title = tooltips.edge(self.net, layer, source, target, value)
            box = svg.Box(x - wide / 2, y - TALL / 2, wide, TALL, plate, radius=3)
            self.picture.add(svg.Group((box, label), title))

    def _importance(self, edge: Edge) -> tuple[bool, float]:
        value = self.values[edge]
        is_chosen = self.options.highlight is not None and self._is_chosen(edge)
        if value is None:
            return is_chosen, -float(edge[1] + edge[2])
        return is_chosen, float("inf") if value != value else abs(float(value))

    # -- columns

    def _paint(self, column: int) -> palette.Paint:
        if self.options.colors is not None:
            return palette.tinted(self.options.colors[column])
        last = len(self.net.sizes) - 1
        return palette.INPUT if column == 0 else palette.OUTPUT if column == last else palette.HIDDEN

    def _add_outlines(self) -> None:
        """A dashed outline around the neurons of a softmax, which depend on each other."""
        for position, column in enumerate(self.columns):
            if column.layer < 1 or "softmax" not in self.net.activations[column.layer - 1]:
                continue
            first, last = self.layout.point(position, 0), self.layout.point(position, len(column.shown) - 1)
            above = BIAS_BOX + 2 if self.options.bias == "box" and not self.options.is_down else 0
            beside = 42 if self.options.bias == "box" and self.options.is_down else 0
            edge = RADIUS + 7
            look = svg.Look(fill="#f8f5fc", stroke=self._paint(column.layer).stroke, dash=(4.0, 3.0), kind="coupled")
            self.picture.add(
                svg.Box(
                    first.x - edge, first.y - edge - above, last.x - first.x + 2 * edge + beside,
                    last.y - first.y + 2 * edge + above, look, radius=edge,
                )
            )  # fmt: skip

    def _add_column(self, position: int) -> None:
        column = self.columns[position]
        for slot, neuron in enumerate(self.layout.slots[position]):
            at = self.layout.point(position, slot)
            if neuron == BIAS:
                self._add_bias_node(column.layer, at)
            elif neuron < 0:
                self._add_ellipsis(column.layer, column.left_out[slot], at)
            else:
                self._add_node(position, slot, neuron, at)
        if column.layer >= 0:
            self._add_heading(position)

    def _add_heading(self, position: int) -> None:
        column = self.columns[position].layer
        title, count = self._heading(position)
        badge, paint = self._badge(position), self._paint(column)
        room = self.layout.wishes.heading_width
        if self.options.is_down:
            at = self.layout.point(position, 0)
            x, y, anchor = room + 16, at.y - (10 if badge else 2), "end"
        else:
            x, y, anchor = self.layout.point(position, 0).x, 26.0, "middle"
        self.picture.add(
            symbols.fitting(typeset.plain(title), x, y, 12, room, bold=True, anchor=anchor, kind="heading"),
            symbols.fitting(
                typeset.plain(count), x, y + 16, 11, room, color=palette.MUTED, anchor=anchor, kind="heading"
            ),
        )
        if not badge:
            return
        label = symbols.fitting(
            typeset.plain(badge), x, y + 34, 11, room - 22, color=paint.stroke, anchor="start", kind="heading"
        )
        left = x - (label.width + 20) * (1.0 if anchor == "end" else 0.5)
        name = self.net.activations[column - 1][0]
        self.picture.add(
            svg.Group(tuple(symbols.activation(name, left + 7, y + 30, 14, paint.stroke)), badge, "activation"),
            svg.Label(left + 20, y + 34, label.runs, label.size, paint.stroke, "start", kind="heading"),
        )

    def _add_node(self, position: int, slot: int, neuron: int, at: Point) -> None:
        net, column = self.net, self.columns[position].layer
        paint = self._paint(column)
        highlight = self.options.highlight
        is_chosen = highlight is None or highlight[column] in (None, neuron)
        is_marked = highlight is not None and highlight[column] == neuron
        ring = svg.Look(
            fill=paint.fill,
            stroke=palette.HIGHLIGHT if is_marked else paint.stroke,
            stroke_width=3.2 if is_marked else 2.4 if column == len(net.sizes) - 1 else 1.6,
            opacity=1.0 if is_chosen else 0.45,
            kind="node",
        )
        shapes: list[svg.Shape] = [svg.Circle(at.x, at.y, RADIUS, ring)]
        symbol = net.symbol(column, neuron)
        outputs = net.outputs[column]
        if outputs is None:
            shapes.append(symbols.fitting(symbol, at.x, at.y + 4.5, 14, 40, kind="symbol"))
        else:
            shapes.append(symbols.fitting(symbol, at.x, at.y - 4, 10.5, 32, color=palette.MUTED, kind="symbol"))
            shapes.append(symbols.number_label(outputs[neuron], at.x, at.y + 10, 10.5, 40, kind="value"))
        shapes += self._bias_box(column, neuron, at)
        name = self.names.get((position, slot))
        if name is not None:
            shapes.append(self._name_label(position, at, name))
        title = tooltips.node(net, column, neuron)
        self.picture.add(svg.Group(tuple(shapes), title, "neuron", (("column", str(column)), ("index", str(neuron)))))

    def _name_label(self, position: int, at: Point, name: tuple[Run, ...]) -> svg.Label:
        is_first = position == 0
        if self.options.is_down:
            y = at.y - RADIUS - 8 if is_first else at.y + RADIUS + 23
            return svg.Label(at.x, y, name, size=12, kind="name")
        x = at.x - RADIUS - 10 if is_first else at.x + RADIUS + 13
        return svg.Label(x, at.y + 4, name, size=12, anchor="end" if is_first else "start", kind="name")

    def _bias_box(self, column: int, neuron: int, at: Point) -> list[svg.Shape]:
        """The bias as a box at a neuron: its value, or its symbol where none is known or names are wanted."""
        if self.options.bias != "box" or column == 0:
            return []
        biases, most = self.net.biases[column - 1], 40.0 if self.options.is_down else 58.0
        if biases is None or self.options.weights == "names":
            runs = (Run("+"), *self.net.bias_symbol(column - 1, neuron))
        else:
            text = symbols.fitted(biases[neuron], 9.5, most - 12)
            runs = typeset.plain(text if text[0] == symbols.MINUS else f"+{text}")
        wide = min(max(typeset.width(runs, 9.5) + 6, 24.0), most)
        x, y = (at.x + RADIUS + 2 + wide / 2, at.y) if self.options.is_down else (at.x, at.y - RADIUS - 10)
        look = svg.Look(fill=palette.BIAS.fill, stroke=palette.BIAS.stroke, kind="bias")
        label = symbols.fitting(runs, x, y + 3.5, 9.5, wide - 3, kind="bias-label")
        return [svg.Box(x - wide / 2, y - BIAS_BOX / 2, wide, BIAS_BOX, look, radius=3), label]

    def _add_bias_node(self, column: int, at: Point) -> None:
        is_pale = self.options.highlight is not None
        look = svg.Look(
            fill=palette.BIAS.fill, stroke=palette.BIAS.stroke, stroke_width=1.6, dash=(3.0, 2.5), kind="bias",
            opacity=0.45 if is_pale else 1.0,
        )  # fmt: skip
        label = svg.Label(at.x, at.y + 4.5, typeset.plain("+1"), size=13, kind="symbol")
        title = f"bias of {self.net.heading(column + 1)}: a node of value +1 whose weights are the biases"
        self.picture.add(svg.Group((svg.Circle(at.x, at.y, RADIUS, look), label), title, "bias-node"))

    def _add_ellipsis(self, column: int, count: int, at: Point) -> None:
        what = "more" if column >= 0 else "more layers"
        is_row = self.options.is_down == (column >= 0)
        dots = [
            svg.Circle(at.x + (step * 7 if is_row else 0), at.y - 6 + (0 if is_row else step * 7), 2.0,
                       svg.Look(fill=palette.MUTED, kind="dots"))
            for step in (-1, 0, 1)
        ]  # fmt: skip
        text = typeset.plain(f"{count:,} {what}")
        label = symbols.fitting(
            text, at.x, at.y + 16, 10, 2 * RADIUS + 8 if column >= 0 else 90, color=palette.MUTED, kind="more"
        )
        self.picture.add(svg.Group((*dots, label), f"{count:,} {what}", "ellipsis"))
