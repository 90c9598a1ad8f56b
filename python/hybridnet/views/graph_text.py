"""The text language of graphs: nodes, and edges with labels, one line each.

::

    # A comment.
    x1 "age" = 22           a node with the text it shows and a value
    s [sum]                 a node of a kind
    x1, x2 -> s             edges from each to each
    s -> p : 0.5            edges with a label
    x1 -> s -> p            a chain
    direction = down        options of the picture

Kinds are input, sum, neuron, bias, output, box, and the activations. Texts may contain formulas, ``$w_{12}$``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from .._activation_table import TABLE

KINDS = ("input", "neuron", "sum", "bias", "output", "box")
ACTIVATIONS = tuple(TABLE)
#: Nodes and edges of a picture at most.
NODES, EDGES = 400, 2000

_BLANK = re.compile(r"[ \t]*")
_NAME = re.compile(r"[^\W\d]\w*")
_QUOTED = re.compile(r'"([^"]*)"')
_LABEL = re.compile(r"(?:[^#]|(?<=\S)#)*")
_WORD = re.compile(r"\S+")


@dataclass
class Node:
    """A node: ``text`` is None where its name is shown, ``value`` is a text too."""

    name: str
    kind: str = ""
    text: str | None = None
    value: str = ""


@dataclass
class Graph:
    """Nodes by name, in the order in which they are named first, and edges as (from, to, label).

    ``places`` has the line and the column of the target of each edge, counted from 1.
    """

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: list[tuple[str, str, str]] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    is_down: bool = False

    def node(self, name: str) -> Node:
        """The node of that name, made where it is new."""
        return self.nodes.setdefault(name, Node(name))


class GraphError(ValueError):
    """A mistake in the text of a graph; the message names its line and column."""


def parsed(text: str) -> Graph:
    """The graph that a text describes.

    Raises
    ------
    GraphError : the text is none, with the line and the column of the first mistake.
    """
    graph = Graph()
    for number, line in enumerate(text.splitlines(), 1):
        _Line(line, number, graph).read()
    if not graph.nodes:
        raise GraphError("graph: the text names no node; write edges such as 'x1 -> y : 0.5', one line each.")
    _check_cycles(graph)
    return graph


class _Line:
    """One line, read from left to right."""

    def __init__(self, line: str, number: int, graph: Graph) -> None:
        self.line, self.number, self.graph = line, number, graph
        self.at = 0
        self.columns: dict[str, int] = {}  # of the names of this line

    def read(self) -> None:
        self._skip()
        if self._at_end():
            return
        names = self._names()
        if names == ["direction"] and self._takes("="):
            self._direction()
        elif self._takes("->"):
            self._chain(names)
        elif len(names) > 1:
            raise self._mistake("edges such as '-> y' are required after several names")
        else:
            self._declaration(self._named(names[0]))
        if not self._at_end():
            raise self._mistake('the line must end here; a node is followed by [kind], "text", = value or -> another')

    def _direction(self) -> None:
        start = self.at
        word = self._match(_WORD)
        if word not in ("right", "down"):
            self.at = start
            raise self._mistake("the direction is 'right' or 'down'")
        self.graph.is_down = word == "down"

    def _chain(self, first: list[str]) -> None:
        groups = [first, self._names()]
        while self._takes("->"):
            groups.append(self._names())
        label = ""
        if self._takes(":"):
            label = (self._match(_LABEL) or "").strip()
        for sources, targets in pairwise(groups):
            for source in sources:
                for target in targets:
                    self.graph.edges.append((self._named(source).name, self._named(target).name, label))
                    self.graph.places.append((self.number, self.columns[target]))
        if len(self.graph.edges) > EDGES:
            raise self._mistake(f"a picture has up to {EDGES:,} edges", self.at)

    def _declaration(self, node: Node) -> None:
        if self._takes("["):
            start, kind = self.at, self._match(_NAME)
            if kind not in (*KINDS, *ACTIVATIONS):
                self.at = start
                raise self._mistake(f"a kind is required, one of {', '.join((*KINDS, *ACTIVATIONS))}")
            node.kind = kind
            if not self._takes("]"):
                raise self._mistake("']' is required after a kind")
        quoted = _QUOTED.match(self.line, self.at)
        if quoted:
            node.text = quoted[1]
            self.at = quoted.end()
            self._skip()
        elif self.line.startswith('"', self.at):
            raise self._mistake('the text has no end; write it as "age"')
        if self._takes("="):
            start = self.at
            node.value = self._match(_WORD) or ""
            if not node.value:
                self.at = start
                raise self._mistake("a value is required after '='")

    def _names(self) -> list[str]:
        names = [self._name()]
        while self._takes(","):
            names.append(self._name())
        return names

    def _name(self) -> str:
        column = self.at + 1
        name = self._match(_NAME)
        if name is None:
            raise self._mistake("a name is required, of letters, digits and _, such as x1")
        self.columns[name] = column
        return name

    def _named(self, name: str) -> Node:
        if name not in self.graph.nodes and len(self.graph.nodes) == NODES:
            raise self._mistake(f"a picture has up to {NODES:,} nodes", self.at)
        return self.graph.node(name)

    def _match(self, pattern: re.Pattern[str]) -> str | None:
        found = pattern.match(self.line, self.at)
        if found is None:
            return None
        self.at = found.end()
        self._skip()
        return found[0]

    def _takes(self, sign: str) -> bool:
        if not self.line.startswith(sign, self.at):
            return False
        self.at += len(sign)
        self._skip()
        return True

    def _skip(self) -> None:
        found = _BLANK.match(self.line, self.at)
        self.at = found.end() if found else self.at

    def _at_end(self) -> bool:
        return self.at >= len(self.line) or self.line.startswith("#", self.at)

    def _mistake(self, required: str, at: int | None = None) -> GraphError:
        column = self.at if at is None else at
        rest = self.line[column:].split()
        arrived = repr(rest[0][:40]) if rest else "the end of the line"
        return GraphError(f"graph, line {self.number}, column {column + 1}: {arrived} arrived; {required}.")


def _check_cycles(graph: Graph) -> None:
    """Raise an error if edges lead back to where they come from."""
    waiting = dict.fromkeys(graph.nodes, 0)
    targets: dict[str, list[str]] = {name: [] for name in graph.nodes}
    for source, target, _ in graph.edges:
        waiting[target] += 1
        targets[source].append(target)
    ready = [name for name, count in waiting.items() if count == 0]
    for name in ready:
        for target in targets[name]:
            waiting[target] -= 1
            if waiting[target] == 0:
                ready.append(target)
    if len(ready) < len(graph.nodes):
        source, target, (line, column) = _closing(graph)
        raise GraphError(
            f"graph, line {line}, column {column}: {source} -> {target} arrived; it leads back to {target}, and data "
            "flows from inputs to outputs. Remove an edge."
        )


def _closing(graph: Graph) -> tuple[str, str, tuple[int, int]]:
    """The first edge that leads back to where it comes from, and its line and column, of a graph with such an edge."""
    targets: dict[str, list[str]] = {name: [] for name in graph.nodes}
    for (source, target, _), place in zip(graph.edges, graph.places, strict=True):
        reached = [target]
        for name in reached:
            reached += [other for other in targets[name] if other not in reached]
        if source in reached:
            return source, target, place
        targets[source].append(target)
    raise AssertionError("the graph has no cycle")
