"""What overlaps in an SVG picture, found from its text alone, with the widths of a real font."""

from __future__ import annotations

import itertools
import math
import xml.etree.ElementTree as ET
from functools import lru_cache
from typing import NamedTuple

import matplotlib as mpl
from matplotlib.ft2font import FT2Font, LoadFlags

SVG = "{http://www.w3.org/2000/svg}"
_FONTS = {
    bold: FT2Font(f"{mpl.get_data_path()}/fonts/ttf/DejaVuSans{'-Bold' if bold else ''}.ttf") for bold in (False, True)
}
for _font in _FONTS.values():
    _font.set_size(100, 72)
_KNOWN = _FONTS[False].get_charmap().keys() & _FONTS[True].get_charmap().keys()


class Area(NamedTuple):
    """A rectangle: left, top, right, bottom; what it is."""

    left: float
    top: float
    right: float
    bottom: float
    what: str


class Disc(NamedTuple):
    """A circle."""

    x: float
    y: float
    radius: float


@lru_cache(maxsize=65536)
def _advance(character: str, bold: bool) -> float:
    if ord(character) not in _KNOWN:
        return 0.0  # a text with such characters states its length itself
    return _FONTS[bold].load_char(ord(character), flags=LoadFlags.NO_HINTING).linearHoriAdvance / 65536 / 100


def text_area(text: ET.Element) -> Area:
    """The room of a text element: its tspans one after the other, in its own size or that of its tspans."""
    size, bold = float(text.get("font-size", "12")), text.get("font-weight") == "bold"
    pieces = [(text.text or "", size, 0.0)]
    for span in text:
        pieces.append((span.text or "", float(span.get("font-size", size)), float(span.get("dx", 0))))
        pieces.append((span.tail or "", size, 0.0))
    pen = width = 0.0
    for content, scale, back in pieces:
        pen += back + sum(_advance(character, bold) for character in content) * scale
        width = max(width, pen)
    if text.get("textLength"):
        width = float(text.get("textLength", ""))
    left = float(text.get("x", "")) - width * {"middle": 0.5, "end": 1.0}.get(text.get("text-anchor", ""), 0.0)
    base = float(text.get("y", ""))
    return Area(left, base - 0.72 * size, left + width, base + 0.2 * size, text.get("class", ""))


def faults(source: str) -> list[str]:
    """One sentence for each overlap of circles and labels, and for each label that leaves its circle or the picture."""
    root = ET.fromstring(source)
    frame = Area(0, 0, float(root.get("width", "")), float(root.get("height", "")), "picture")
    discs = [
        Disc(*(float(circle.get(key, "")) for key in ("cx", "cy", "r")))
        for circle in root.iter(f"{SVG}circle")
        if circle.get("class") in ("hn-node", "hn-bias")
    ]
    areas, inside = [], []
    for text in root.iter(f"{SVG}text"):
        area = text_area(text)
        (inside if text.get("class") in ("hn-symbol", "hn-value", "hn-bias-label") else areas).append(area)
    boxes = [
        Area(x, y, x + wide, y + tall, str(box.get("class")))
        for box in root.iter(f"{SVG}rect")
        if box.get("class") in ("hn-label", "hn-bias", "hn-weight", "hn-activation")
        for x, y, wide, tall in [[float(box.get(key, "")) for key in ("x", "y", "width", "height")]]
    ]
    found = [
        f"circles {first} and {second}"
        for first, second in itertools.combinations(discs, 2)
        if math.dist(first[:2], second[:2]) < first.radius + second.radius
    ]
    solid = boxes + [area for area in areas if area.what not in ("hn-edge-label", "hn-weight-label")]
    found += [f"{first} and {second}" for first, second in itertools.combinations(solid, 2) if _overlap(first, second)]
    found += [f"{area} and {disc}" for area in solid for disc in discs if _distance(area, disc) < disc.radius - 0.01]
    found += [f"{area} leaves the picture" for area in (*solid, *inside) if not _holds(frame, area)]
    for area in inside:
        if not any(_in_disc(area, disc) for disc in discs) and not any(_holds(box, area, 1.0) for box in boxes):
            found.append(f"{area} is in no node")
    return found


def _overlap(first: Area, second: Area) -> bool:
    return (
        min(first.right, second.right) - max(first.left, second.left) > 0.01
        and min(first.bottom, second.bottom) - max(first.top, second.top) > 0.01
    )


def _distance(area: Area, disc: Disc) -> float:
    across = max(area.left - disc.x, 0.0, disc.x - area.right)
    return math.hypot(across, max(area.top - disc.y, 0.0, disc.y - area.bottom))


def _holds(outer: Area, inner: Area, slack: float = 0.01) -> bool:
    return (
        inner.left >= outer.left - slack
        and inner.right <= outer.right + slack
        and inner.top >= outer.top - slack
        and inner.bottom <= outer.bottom + slack
    )


def _in_disc(area: Area, disc: Disc) -> bool:
    """Whether the letters, without their accents and descenders, are in a circle."""
    base = area.bottom - (area.bottom - area.top) * 0.2 / 0.92
    corners = itertools.product((area.left, area.right), (area.top, base))
    return all(math.dist(corner, disc[:2]) <= disc.radius for corner in corners)
