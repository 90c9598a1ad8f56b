"""Pictures as lists of shapes, and SVG text made of them.

A picture states its own size, fonts, colors and background, uses no style sheet, no script and no ids, so that any
number of pictures can be on one page, light or dark, inline or as a file. All texts are escaped. Units are pixels, x to
the right and y down.
"""

from __future__ import annotations

import base64
import itertools
import math
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from .palette import INK, PLATE, RIM
from .typeset import DOWN, SCRIPT, UP, Run, clean, is_measured, parsed, plain, positions, width

SANS = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', 'Noto Sans CJK JP', 'Noto Sans JP', sans-serif"
SERIF = "'STIX Two Text', 'STIXGeneral', 'Times New Roman', 'Liberation Serif', 'DejaVu Serif', serif"
#: Coordinates beyond this one are a mistake; browsers round them.
_LARGEST = 1e6
_SPECIAL = re.compile("[&<>\"']")
_SERIAL = itertools.count(1)


@dataclass(frozen=True, kw_only=True)
class Look:
    """How a shape is painted. ``dash`` has the lengths of strokes and gaps; ``kind`` becomes the class ``hn-kind``."""

    fill: str = "none"
    stroke: str = "none"
    stroke_width: float = 1.0
    dash: tuple[float, ...] = ()
    opacity: float = 1.0
    kind: str = ""


@dataclass(frozen=True)
class Line:
    """A straight line from (x1, y1) to (x2, y2)."""

    x1: float
    y1: float
    x2: float
    y2: float
    look: Look


@dataclass(frozen=True)
class Path:
    """A line through points, or a polygon if it is closed."""

    points: tuple[tuple[float, float], ...]
    look: Look
    closed: bool = False


@dataclass(frozen=True)
class Circle:
    """A circle around (x, y)."""

    x: float
    y: float
    radius: float
    look: Look


@dataclass(frozen=True)
class Box:
    """A rectangle with its upper left corner at (x, y); ``radius`` rounds its corners."""

    x: float
    y: float
    width: float
    height: float
    look: Look
    radius: float = 0.0


@dataclass(frozen=True)
class Label:
    """A text whose base line starts, is centered or ends at (x, y): ``anchor`` is start, middle or end."""

    x: float
    y: float
    runs: tuple[Run, ...]
    size: float = 12.0
    color: str = INK
    anchor: str = "middle"
    bold: bool = False
    kind: str = ""

    @property
    def width(self) -> float:
        """The room that the text takes at most."""
        return width(self.runs, self.size, self.bold)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the room that the text takes."""
        left = self.x - self.width * {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor]
        return left, self.y - 0.8 * self.size, left + self.width, self.y + 0.3 * self.size


@dataclass(frozen=True)
class Group:
    """Shapes that belong together: ``title`` is their tooltip, ``kind`` their class, ``data`` attributes data-name."""

    shapes: tuple[Shape, ...]
    title: str = ""
    kind: str = ""
    data: tuple[tuple[str, str], ...] = ()


Shape: TypeAlias = Line | Path | Circle | Box | Label | Group


@dataclass
class Picture:
    """Shapes, the first of them behind the others, and a text that says what they show."""

    width: float
    height: float
    description: str = ""
    shapes: list[Shape] = field(default_factory=list)

    def add(self, *shapes: Shape) -> None:
        """Put shapes in front of those that are there."""
        self.shapes.extend(shapes)

    def label(self, x: float, y: float, text: str, *, formula: bool = True, **how: Any) -> Label:
        """Add a text, with formulas between dollar signs unless ``formula`` is False, and return it."""
        made = Label(x, y, parsed(text) if formula else plain(text), **how)
        self.add(made)
        return made

    def svg(self, tooltips: bool = True) -> str:
        """The picture as the text of an SVG file, without tooltips where they cannot be seen."""
        return svg(self, tooltips)

    def html(self) -> str:
        """The picture inline for a page, where tooltips work; behind it an image.

        A page that removes inline SVG and style sheets, such as a notebook that is not trusted, shows the image.
        """
        image = base64.b64encode(self.svg(tooltips=False).encode()).decode()
        return (
            "<div><style>.hn-still{display:none!important}</style>"
            f'{self.svg()}<img class="hn-still" alt="{escaped(self.description)}" style="max-width:100%" '
            f'src="data:image/svg+xml;base64,{image}"></div>'
        )


def escaped(text: Any) -> str:
    """The text for use in XML, between tags or in an attribute.

    >>> escaped('<b a="1">&')
    '&lt;b a=&quot;1&quot;&gt;&amp;'
    """
    line = clean(text)
    if not _SPECIAL.search(line):
        return line
    safe = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return safe.replace('"', "&quot;").replace("'", "&#39;")


def number(value: float) -> str:
    """A coordinate with at most two decimals and no exponent.

    Raises
    ------
    ValueError : it is NaN, infinite or beyond a million.

    >>> number(1.005), number(-0.0001), number(20.0)
    ('1', '0', '20')
    """
    if not abs(value) <= _LARGEST:
        raise ValueError(f"svg: a coordinate is {value}; it must be finite, and at most {_LARGEST:.0f}.")
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def unique(prefix: str) -> str:
    """An id that no other element of a page has, also across processes: for clip paths and gradients.

    The shapes of this module need none.
    """
    return f"{prefix}-{os.getpid():x}-{next(_SERIAL):x}-{os.urandom(3).hex()}"


def element(name: str, attributes: Iterable[tuple[str, Any]] = (), content: str = "") -> str:
    """An element of XML; numbers are rounded, texts escaped, attributes that are None or "" left out.

    ``content`` is XML already.
    """
    written = "".join(
        f' {key}="{number(value) if isinstance(value, (int, float)) else escaped(value)}"'
        for key, value in attributes
        if value is not None and value != ""
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def svg(picture: Picture, tooltips: bool = True) -> str:
    """A picture as the text of an SVG file, on a light plate that is readable on light and dark pages."""
    across, down = picture.width, picture.height
    plate = Box(0.5, 0.5, across - 1, down - 1, Look(fill=PLATE, stroke=RIM, kind="plate"), radius=8)
    parts = itertools.chain(written([plate]), written(picture.shapes, tooltips))
    attributes = (
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("width", across),
        ("height", down),
        ("viewBox", f"0 0 {number(across)} {number(down)}"),
        ("role", "img"),
        ("aria-label", picture.description),
        ("font-family", SANS),
        ("style", "max-width:100%;height:auto;color-scheme:light"),
    )
    return element("svg", attributes, "".join(parts))


def written(shapes: Iterable[Shape], tooltips: bool = True) -> Iterator[str]:
    """Each shape as an element of SVG."""
    for shape in shapes:
        if isinstance(shape, Group):
            title = element("title", (), _lines(shape.title)) if shape.title and tooltips else ""
            data = [(f"data-{name}", value) for name, value in shape.data]
            yield element("g", [("class", _class(shape.kind)), *data], title + "".join(written(shape.shapes, tooltips)))
        elif isinstance(shape, Label):
            yield _text(shape)
        elif shape.look.kind == "hit" and not tooltips:
            continue
        elif isinstance(shape, Line):
            ends = zip(("x1", "y1", "x2", "y2"), (shape.x1, shape.y1, shape.x2, shape.y2), strict=True)
            yield element("line", [*ends, *_painted(shape.look)])
        elif isinstance(shape, Path):
            points = " ".join(f"{number(x)},{number(y)}" for x, y in shape.points)
            yield element("polygon" if shape.closed else "polyline", [("points", points), *_painted(shape.look)])
        elif isinstance(shape, Circle):
            yield element("circle", [("cx", shape.x), ("cy", shape.y), ("r", shape.radius), *_painted(shape.look)])
        else:
            size = [("x", shape.x), ("y", shape.y), ("width", shape.width), ("height", shape.height)]
            yield element("rect", [*size, ("rx", shape.radius or None), *_painted(shape.look)])


def _lines(text: str) -> str:
    return "\n".join(map(escaped, text.split("\n")))


def _class(kind: str) -> str:
    return f"hn-{kind}" if kind else ""


def _painted(look: Look) -> list[tuple[str, Any]]:
    line = [("stroke", look.stroke), ("stroke-width", look.stroke_width)] if look.stroke != "none" else []
    return [
        ("class", _class(look.kind)),
        ("fill", look.fill),
        *line,
        ("stroke-dasharray", " ".join(map(number, look.dash))),
        ("opacity", None if look.opacity == 1 else look.opacity),
    ]


def _text(label: Label) -> str:
    runs, content, level = label.runs, "", 0
    for run, (back, _) in zip(runs, positions(runs, label.size, label.bold), strict=True):
        attributes: list[tuple[str, Any]] = [("dx", back or None)]
        if run.level != level:
            attributes.append(("dy", label.size * (_lowered(run.level) - _lowered(level))))
            level = run.level
        if run.level:
            attributes.append(("font-size", label.size * SCRIPT))
        if run.math:
            is_letters = any(character.isalpha() for character in run.text) and run.text != "ReLU"
            attributes += [("font-family", SERIF), ("font-style", "italic" if is_letters else None)]
        given = [pair for pair in attributes if pair[1] is not None]
        content += element("tspan", given, escaped_spaces(run.text)) if given else escaped_spaces(run.text)
    known = all(is_measured(run.text) for run in runs)
    attributes = [
        ("class", _class(label.kind)),
        ("x", label.x),
        ("y", label.y),
        ("font-size", label.size),
        ("font-weight", "bold" if label.bold else None),
        ("text-anchor", None if label.anchor == "start" else label.anchor),
        # Unknown characters may be wider in the reader's font than the room that is reserved.
        ("textLength", None if known or not label.width else label.width),
        ("lengthAdjust", None if known or not label.width else "spacingAndGlyphs"),
        ("fill", label.color),
        ("xml:space", "preserve" if any(run.text != run.text.strip(" ") for run in runs) else None),
    ]
    return element("text", attributes, content)


def escaped_spaces(text: str) -> str:
    """Like :func:`escaped`, with the spaces at both ends kept."""
    start, end = len(text) - len(text.lstrip(" ")), len(text) - len(text.rstrip(" "))
    return (
        escaped(text)
        if text.strip(" ") == text
        else f"{' ' * start}{escaped(text)}{' ' * end if text.strip(' ') else ''}"
    )


def _lowered(level: int) -> float:
    return {-1: DOWN, 0: 0.0, 1: -UP}[level]


def arrow(x1: float, y1: float, x2: float, y2: float, look: Look, size: float = 7.0) -> tuple[Line, Path]:
    """A line and its head at (x2, y2)."""
    length = math.hypot(x2 - x1, y2 - y1) or 1.0
    along, across = (x2 - x1) / length, (y2 - y1) / length
    x, y = x2 - along * size, y2 - across * size
    wings = ((x - across * size * 0.45, y + along * size * 0.45), (x + across * size * 0.45, y - along * size * 0.45))
    head = Path(((x2, y2), *wings), Look(fill=look.stroke, opacity=look.opacity, kind="head"), closed=True)
    return Line(x1, y1, x, y, look), head


def curve(points: Sequence[tuple[float, float]], look: Look) -> Path:
    """An open line through points."""
    return Path(tuple(points), look)
