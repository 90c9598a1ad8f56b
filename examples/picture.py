"""Writes picture.svg, the picture of the README: ``python examples/picture.py``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from hybridnet import _demo

TARGET = Path(__file__).resolve().with_suffix(".svg")
TITLE = "Points on a spiral go through a small network in C#; its output has the same bits as NumPy's."
WIDTH, HEIGHT = 860, 290
INK, FAINT, EDGE = "#30343b", "#667085", "#aab2c0"
BLUE, RED, GREEN = "#2256c7", "#c62a3d", "#3aa655"
STYLE = "font-family='system-ui, Segoe UI, Helvetica, Arial, sans-serif'"
MONO = "font-family='ui-monospace, Consolas, DejaVu Sans Mono, monospace'"


def picture() -> str:
    """Points on a spiral, the network they go through, and what C# and NumPy make of one of them."""
    ours, numpys = _demo.ours_after(1212), _demo.numpys_after(1212)
    parts = [
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {HEIGHT}' width='{WIDTH}' height='{HEIGHT}' "
        f"role='img' aria-labelledby='title' {STYLE} font-size='14' fill='{INK}'>",
        f"<title id='title'>{TITLE}</title>",
        f"<rect width='{WIDTH}' height='{HEIGHT}' rx='10' fill='#ffffff'/>",
        *spiral(ours.points, ours.labels, 135, 130, 105),
        *network(345, 55, 115, 75),
        *bits(ours.probabilities, numpys.probabilities, 572, 70),
        *(caption(x, text) for x, text in ((135, "300 points on three arms"), (404, "a network, computed in C#"))),
        caption(705, "the same bits as NumPy"),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def spiral(points: Any, labels: Any, x: int, y: int, radius: int) -> list[str]:
    """A mark for each point, of its class's colour and shape."""
    marks = {
        0: ("c0", f"<circle id='c0' r='2.6' fill='{BLUE}'/>"),
        1: ("c1", f"<path id='c1' d='M0-3.2 3 2.2H-3z' fill='{RED}'/>"),
        2: ("c2", f"<path id='c2' d='M-2.4-2.4H2.4V2.4H-2.4z' fill='{GREEN}'/>"),
    }
    places = np.c_[x + radius * points[:, 0], y - radius * points[:, 1]]
    uses = [
        f"<use href='#{marks[int(label)][0]}' x='{left:.1f}' y='{top:.1f}'/>"
        for (left, top), label in zip(places, labels, strict=True)
    ]
    return ["<defs>", *(shape for _, shape in marks.values()), "</defs>", *uses]


def network(x: int, y: int, width: int, step: int) -> list[str]:
    """Two inputs, three hidden neurons, three outputs; every connection a line."""
    columns = [
        [y + step // 2 + step * i for i in range(2)],
        [y + step * i for i in range(3)],
        [y + step * i for i in range(3)],
    ]
    at = [x + i * width // 2 for i in range(3)]
    lines = [
        f"<path d='M{at[i]} {start}L{at[i + 1]} {end}' stroke='{EDGE}'/>"
        for i in range(2)
        for start in columns[i]
        for end in columns[i + 1]
    ]
    colours = (("#ffffff", INK), ("#e8edf9", BLUE), ("#e8edf9", BLUE))
    nodes = [
        f"<circle cx='{at[i]}' cy='{top}' r='13' fill='{colours[i][0]}' stroke='{colours[i][1]}' stroke-width='1.5'/>"
        for i in range(3)
        for top in columns[i]
    ]
    names = [
        f"<text x='{at[i]}' y='{y - 24}' text-anchor='middle' font-size='12' fill='{FAINT}'>{name}</text>"
        for i, name in enumerate(("inputs", "ReLU", "softmax"))
    ]
    return [*lines, *nodes, *names]


def bits(ours: Any, numpys: Any, x: int, y: int) -> list[str]:
    """The numbers of one point by either side, and their bits."""
    row = 1
    lines = [(y, FAINT, "probabilities of point 1")]
    for top, name, values in ((y + 34, "C#   ", ours[row]), (y + 92, "NumPy", numpys[row])):
        lines.append((top, INK, f"{name}  {'  '.join(f'{value:.8f}' for value in values)}"))
        lines.append((top + 20, FAINT, f"       {'  '.join(f'0x{value:08x}' for value in values.view('uint32'))}"))
    differing = int(np.bitwise_count(ours.view("uint32") ^ numpys.view("uint32")).sum())
    lines.append((y + 146, INK, f"differing bits, all points: {differing}"))
    return [
        f"<text x='{x}' y='{top}' {MONO} font-size='11' fill='{colour}' xml:space='preserve'>{text}</text>"
        for top, colour, text in lines
    ]


def caption(x: int, text: str) -> str:
    """A line under a part of the picture."""
    return f"<text x='{x}' y='{HEIGHT - 20}' text-anchor='middle'>{text}</text>"


if __name__ == "__main__":
    TARGET.write_text(picture(), encoding="utf-8")
