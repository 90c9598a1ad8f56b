"""A network of dense layers as plain data, and the part of it that a picture shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

from . import typeset
from .symbols import called
from .typeset import Run

#: Layers, neurons of a layer, edges, and edges with a label each, that a picture shows at most.
COLUMNS, NEURONS, EDGES, LABELED = 12, 40, 450, 150


@dataclass
class Net:
    """Sizes of all columns, input first; and for each layer after the input what is known of it, else None.

    ``weights`` are (inputs, neurons), ``biases`` (neurons,), ``activations`` names, first to last; ``sums`` are the
    weighted sums of one sample, and ``outputs`` its values in every column, the input's too.
    """

    sizes: list[int]
    weights: list[Any] = field(default_factory=list)
    biases: list[Any] = field(default_factory=list)
    activations: list[tuple[str, ...]] = field(default_factory=list)
    sums: list[Any] = field(default_factory=list)
    outputs: list[Any] = field(default_factory=list)
    input_names: list[str] | None = None
    output_names: list[str] | None = None
    #: A sentence below the picture; empty for none.
    note: str = ""
    #: Whose names are not formulas: 0 for the inputs, 1 for the outputs.
    verbatim: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        layers = len(self.sizes) - 1
        for known in (self.weights, self.biases, self.sums):
            known.extend([None] * (layers - len(known)))
        self.activations.extend([()] * (layers - len(self.activations)))
        self.outputs.extend([None] * (layers + 1 - len(self.outputs)))

    @property
    def nodes(self) -> int:
        """Number of inputs and neurons."""
        return sum(self.sizes)

    @property
    def edges(self) -> int:
        """Number of weights."""
        return sum(first * second for first, second in pairwise(self.sizes))

    def heading(self, column: int) -> str:
        """The name of a column."""
        if column == 0:
            return "input"
        if column == len(self.sizes) - 1:
            return "output"
        return "hidden layer" if len(self.sizes) == 3 else f"hidden layer {column}"

    def symbol(self, column: int, index: int) -> tuple[Run, ...]:
        """The symbol of a node, numbered from 1: x_i, h_j^(l) or y_k with a hat."""
        if column == 0:
            return typeset.parsed(f"$x_{{{index + 1}}}$")
        if column == len(self.sizes) - 1:
            return typeset.parsed(f"$\\hat{{y}}_{{{index + 1}}}$")
        layer = f"^{{({column})}}" if len(self.sizes) > 3 else ""
        return typeset.parsed(f"$h_{{{index + 1}}}{layer}$")

    def weight_symbol(self, layer: int, source: int, target: int) -> tuple[Run, ...]:
        """The symbol of a weight: the neuron first, then its input, W_j,i; with the layer if there are several."""
        above = f"^{{({layer + 1})}}" if len(self.sizes) > 2 else ""
        return typeset.parsed(f"$W_{{{target + 1},{source + 1}}}{above}$")

    def bias_symbol(self, layer: int, target: int) -> tuple[Run, ...]:
        """The symbol of a bias, b_j."""
        above = f"^{{({layer + 1})}}" if len(self.sizes) > 2 else ""
        return typeset.parsed(f"$b_{{{target + 1}}}{above}$")

    def name(self, column: int, index: int) -> tuple[Run, ...] | None:
        """The name of an input or an output, if it has one."""
        names = self.input_names if column == 0 else None
        if column == len(self.sizes) - 1 and column:
            names = self.output_names
        if names is None:
            return None
        return typeset.plain(names[index]) if int(column > 0) in self.verbatim else typeset.parsed(names[index])

    def activation(self, layer: int) -> str:
        """The activations of a layer, as in a heading."""
        return ", ".join(map(called, self.activations[layer]))

    def described(self) -> str:
        """The network in a sentence."""
        sizes = self.sizes
        counts = [f"{size:,}" for size in sizes[1 : min(len(sizes) - 1, 12)]]
        hidden = (
            ", ".join([*counts[:10], "..."])
            if len(counts) > 10
            else " and ".join([", ".join(counts[:-1]), *counts[-1:]])
        )
        inside = f", hidden layers of {hidden} neurons" if len(sizes) > 3 else ""
        inside = f", a hidden layer of {counted(sizes[1], 'neuron')}" if len(sizes) == 3 else inside
        total = f"{counted(self.nodes, 'node')} and {counted(self.edges, 'edge')}"
        start, end = counted(sizes[0], "input"), counted(sizes[-1], "output")
        return f"Neural network of {start}{inside} and {end}: {total}."


def counted(number: int, what: str) -> str:
    """A number with its noun."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


class Column(NamedTuple):
    """A column of a picture: that of the network, or -1 for layers that are left out.

    ``shown`` has the neurons of each slot, or -1 where some are left out; ``left_out`` is their number, or that of the
    layers.
    """

    layer: int
    shown: tuple[int, ...]
    left_out: tuple[int, ...]


def visible(net: Net, max_neurons: int, highlight: Sequence[int | None] | None, edges: int = EDGES) -> list[Column]:
    """The columns of a picture with at most so many slots in each, fewer where the edges would be too many."""
    layers = list(range(len(net.sizes)))
    if len(layers) > COLUMNS:
        head = COLUMNS // 2
        layers = [*layers[:head], -1, *layers[head - COLUMNS + 1 :]]
    slots = min(max_neurons, NEURONS)
    while True:
        columns = [_column(net, layer, slots, highlight) for layer in layers]
        if slots <= 3 or drawn_edges(columns) <= edges:
            return columns
        slots = max(3, slots * 3 // 4)


def drawn_edges(columns: Sequence[Column]) -> int:
    """Number of edges between the shown neurons of neighboring columns."""
    counts = [0 if column.layer < 0 else sum(neuron >= 0 for neuron in column.shown) for column in columns]
    return sum(first * second for first, second in pairwise(counts))


def _column(net: Net, layer: int, slots: int, highlight: Sequence[int | None] | None) -> Column:
    if layer < 0:
        return Column(-1, (-1,), (len(net.sizes) - COLUMNS + 1,))
    size = net.sizes[layer]
    if size <= slots:
        return Column(layer, tuple(range(size)), (0,) * size)
    head, tail = slots // 2, slots - 1 - slots // 2
    chosen = [*range(head), *range(size - tail, size)]
    wanted = None if highlight is None else highlight[layer]
    if wanted is not None and wanted not in chosen:
        chosen = sorted([*chosen[: head - 1], wanted, *chosen[head:]])
    shown: list[int] = []
    left_out: list[int] = []
    for before, neuron in zip([-1, *chosen], [*chosen, size], strict=True):
        if neuron > before + 1:
            shown.append(-1)
            left_out.append(neuron - before - 1)
        if neuron < size:
            shown.append(neuron)
            left_out.append(0)
    return Column(layer, tuple(shown), tuple(left_out))
