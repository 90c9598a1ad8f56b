"""The colors of pictures, and what carries the same meaning besides them.

``palette.json`` has the colors that pictures of Python and explorables share; ``make web`` writes them to
``python/web/host/palette.js``. Diagrams have a white plate and use the light colors; plots of matplotlib use those of
the theme that fits their figure (:mod:`hybridnet.views.looks`).

Every color stands out from the plate at 3:1 or more, texts at 4.5:1 or more. Blue and orange are told apart with every
common kind of color blindness.

| meaning | color | also |
|---|---|---|
| positive weight | blue | solid line |
| negative weight | orange | dashed line, minus sign in the label |
| weight of 0 | gray | thin line |
| weight that is NaN | dark gray | dotted line, label NaN |
| weight that is not given | gray | solid line of one width |
| larger weight | - | wider line |
| input, hidden, output layer | gray, green, violet | position, heading |
| bias | yellow | dashed outline and +1, or a box with a plus sign |
| highlighted path | dark | wide ring; everything else is pale |
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

_SHARED = json.loads(Path(__file__).with_name("palette.json").read_text(encoding="utf-8"))
#: The colors of the light theme by their meaning, such as ``"data"`` or ``"weight"``.
LIGHT: dict[str, str] = _SHARED["themes"]["light"]
#: Those of the dark theme.
DARK: dict[str, str] = _SHARED["themes"]["dark"]
#: The colors of classes and curves, told apart by the color-blind; from the eleventh on they repeat.
CLASSES: tuple[str, ...] = tuple(_SHARED["classes"]["light"])
DARK_CLASSES: tuple[str, ...] = tuple(_SHARED["classes"]["dark"])

INK, MUTED, PLATE, RIM = (LIGHT[name] for name in ("ink", "soft", "ground", "line"))
POSITIVE, NEGATIVE = CLASSES[:2]
UNKNOWN = "#7d8796"
BROKEN = "#333a45"
NEGATIVE_DASH = (6.0, 3.0)
BROKEN_DASH = (1.5, 3.5)
HIGHLIGHT = "#14181f"
PALE = 0.16
#: Labels beside a highlighted path.
FADED = "#6f7783"


class Paint(NamedTuple):
    """The colors of a node."""

    fill: str
    stroke: str


INPUT = Paint("#eceff4", "#4c5767")
HIDDEN = Paint("#dff4ee", "#0b7266")
OUTPUT = Paint("#f0e8fa", "#6a3fa3")
BIAS = Paint("#fff5cf", "#8a6a00")


def tinted(color: str) -> Paint:
    """A color of six hexadecimal digits as the outline of a node, with a light tint of it inside."""
    channels = (int(color[start : start + 2], 16) for start in (1, 3, 5))
    return Paint("#" + "".join(f"{round(255 - (255 - channel) * 0.15):02x}" for channel in channels), color)
