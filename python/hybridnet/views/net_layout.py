"""Where the nodes of a network and the labels of its edges are in a picture.

A network extends along one direction, layer by layer, and across it, neuron by neuron. Labels of edges stand in rows of
their own, one for each neuron of the smaller of two layers, so that none overlaps another one or a node; the distance
of the layers is what these rows need.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from .net import Column

RADIUS = 23.0
#: Height of a label of an edge; room between labels.
TALL, APART = 15.0, 6.0
#: Number of labels that are drawn where not all of them are.
LABELS = 30
BIAS_BOX = 15.0
#: The slot of a bias node in a column.
BIAS = -2
#: An edge: the gap between two columns, and the slots that it joins.
Edge = tuple[int, int, int]


@dataclass(frozen=True)
class Wishes:
    """What a layout has to make room for, in pixels; ``labels`` are the widths of those of each gap, by slots."""

    is_down: bool = False
    bias: str = "none"
    is_symbolic: bool = True
    label_widths: Sequence[float] = ()
    is_complete: bool = True
    start_room: float = 0.0
    end_room: float = 0.0
    name_width: float = 0.0
    heading_width: float = 0.0
    heading_lines: int = 2
    foot_lines: int = 0


class Point(NamedTuple):
    """A point of a picture."""

    x: float
    y: float


class Layout:
    """Positions of all slots of all columns, and the size of the picture.

    Parameters
    ----------
    columns : what is shown.
    wishes : what needs room.
    """

    def __init__(self, columns: Sequence[Column], wishes: Wishes) -> None:
        self.columns = columns
        self.wishes = wishes
        self.slots = [self._slots(position) for position in range(len(columns))]
        self.pitch = self._pitch()
        self.gaps = [self._gap(position) for position in range(len(columns) - 1)]
        self._before = [0.0, *accumulate(self.gaps)]
        head = 24.0 + 18 * wishes.heading_lines
        across = self.pitch * (max(map(len, self.slots)) - 1)
        before = RADIUS + 12 + (BIAS_BOX + 3 if wishes.bias == "box" and not wishes.is_down else 0)
        if wishes.is_down:
            beside = RADIUS + 14 + (44 if wishes.bias == "box" else 0)
            beside = max(beside, wishes.name_width / 2 + 8)
            self.start, self.top = 22 + RADIUS + wishes.start_room, wishes.heading_width + 24 + beside
            self.height = self.start + sum(self.gaps) + RADIUS + 20 + wishes.end_room
            self.width = self.top + across + beside + 6
        else:
            margin = max(RADIUS + 20, wishes.heading_width / 2 + 8)
            self.start, self.top = max(margin, RADIUS + 16 + wishes.start_room), head + before
            self.width = self.start + sum(self.gaps) + max(margin, RADIUS + 16 + wishes.end_room)
            self.height = self.top + across + RADIUS + 20
        self.across = across
        self.foot = self.height
        self.height += 17 * wishes.foot_lines + (4 if wishes.foot_lines else 0)

    def _slots(self, position: int) -> tuple[int, ...]:
        shown = self.columns[position].shown
        has_bias = self.wishes.bias == "node" and self._leads_on(position)
        return (*shown, BIAS) if has_bias else shown

    def _leads_on(self, position: int) -> bool:
        """Whether edges go from a column to the next one."""
        return (
            position + 1 < len(self.columns)
            and min(column.layer for column in self.columns[position : position + 2]) >= 0
        )

    def _pitch(self) -> float:
        wishes = self.wishes
        if not wishes.is_down:
            return 2 * RADIUS + 14 + (BIAS_BOX - 2 if wishes.bias == "box" else 0)
        pitch = 2 * RADIUS + 14 + (42 if wishes.bias == "box" else 0)
        widest = max(wishes.label_widths, default=0.0)
        return max(pitch, wishes.name_width + 8, 1.6 * (widest + APART) if widest else 0.0)

    def _extents(self, position: int) -> tuple[float, float]:
        """The room that a label of a gap takes along and across."""
        wide = self.wishes.label_widths[position] if self.wishes.label_widths else 0.0
        return (TALL, wide) if self.wishes.is_down else (wide, TALL)

    def _rows(self, position: int) -> tuple[int, bool]:
        """The number of rows of labels in a gap, and whether they belong to targets (else to sources)."""
        sources, targets = len(self.slots[position]), len(self.columns[position + 1].shown)
        return min(sources, targets), targets <= sources

    def _gap(self, position: int) -> float:
        if not self._leads_on(position):
            return 96.0
        least = max(
            112.0 if self.wishes.is_down else 150.0, 0 if self.wishes.is_down else self.wishes.heading_width + 16
        )
        along, _ = self._extents(position)
        if not along or not self.wishes.label_widths or not self.wishes.label_widths[position]:
            return least
        first, step = self._first(along), along + APART
        if not self.wishes.is_complete:
            return max(least, 2 * first + step)
        rows, _ = self._rows(position)
        last = first + (rows - 1) * step
        return max(least, last / self._cap(position), last + first)

    def _first(self, along: float) -> float:
        return RADIUS + 12 + along / 2

    def _cap(self, position: int) -> float:
        """How far, as a share of a gap, the rows may go until edges are too close to each other for labels."""
        _, by_target = self._rows(position)
        others = len(self.slots[position]) if by_target else len(self.columns[position + 1].shown)
        return 1.0 if others == 1 else 1 - (self._extents(position)[1] + 3) / self.pitch

    def point(self, position: int, slot: int) -> Point:
        """The center of a slot: columns are centered on each other."""
        along = self.start + self._before[position]
        across = self.top + (self.across - self.pitch * (len(self.slots[position]) - 1)) / 2 + self.pitch * slot
        return Point(across, along) if self.wishes.is_down else Point(along, across)

    def on_edge(self, edge: Edge, share: float) -> Point:
        """A point of an edge: its start for a share of 0, its end for 1."""
        position, source, target = edge
        (x1, y1), (x2, y2) = self.point(position, source), self.point(position + 1, target)
        return Point(x1 + (x2 - x1) * share, y1 + (y2 - y1) * share)

    def complete(self, edges: Sequence[Edge]) -> dict[Edge, Point]:
        """The centers of the labels of all edges, none over another one."""
        centers = {}
        for edge in edges:
            position, source, target = edge
            rows, by_target = self._rows(position)
            gap, along = self.gaps[position], self._extents(position)[0]
            first = self._first(along)
            last = min(gap - first, gap * self._cap(position))
            row = target if by_target else source
            away = first + (last - first) * row / (rows - 1) if rows > 1 else min(gap / 2, last)
            centers[edge] = self.on_edge(edge, away / gap if by_target else 1 - away / gap)
        return centers

    def thinned(self, edges: Sequence[Edge], widths: Mapping[Edge, float]) -> dict[Edge, Point]:
        """The centers of the labels of as many edges as have room, the first ones of the list before the others."""
        centers: dict[Edge, Point] = {}
        taken: list[list[tuple[float, float, float]]] = [[] for _ in self.gaps]
        for edge in edges[: 4 * LABELS]:
            if len(centers) == LABELS:
                break
            gap, wide = self.gaps[edge[0]], widths[edge]
            first = self._first(self._extents(edge[0])[0]) / gap
            for step in (2, 4, 0, 3, 1):
                x, y = self.on_edge(edge, first + (1 - 2 * first) * step / 4)
                if all(
                    abs(x - other) >= (wide + far) / 2 + 3 or abs(y - level) >= TALL + 2
                    for other, level, far in taken[edge[0]]
                ):
                    taken[edge[0]].append((x, y, wide))
                    centers[edge] = Point(x, y)
                    break
        return centers
