"""Draws src/HybridNet/icon.png, the icon of the NuGet package: a small network in the colors of the diagrams.

Run it after a change of ``hybridnet/views/palette.json``: ``python python/package_icon.py``. A test compares the file.
"""

from __future__ import annotations

import json
import struct
import zlib
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

HERE = Path(__file__).resolve().parent
ICON = HERE.parent / "src" / "HybridNet" / "icon.png"
SIZE = 128
#: Inputs, hidden neurons and the output: x, the y of each, and the color in the palette.
LAYERS = ((27.0, (42.0, 86.0), "data"), (64.0, (25.0, 64.0, 103.0), "bias"), (101.0, (64.0,), "prediction"))
RADIUS = 12.0
CORNER = 22.0


def picture() -> NDArray[np.uint8]:
    """The pixels, (128, 128, 4): red, green, blue and opacity; edges are smooth."""
    colors = json.loads((HERE / "hybridnet" / "views" / "palette.json").read_text(encoding="utf-8"))["themes"]["light"]
    y, x = np.mgrid[:SIZE, :SIZE] + 0.5
    ground = np.hypot(*(np.maximum(abs(axis - SIZE / 2) - (SIZE / 2 - CORNER), 0) for axis in (x, y)))
    pixels = np.broadcast_to(_color(colors["ground"]), (SIZE, SIZE, 3))
    for (left, starts, _), (right, ends, _) in pairwise(LAYERS):
        for start in starts:
            for end in ends:
                along = np.clip(((x - left) * (right - left) + (y - start) * (end - start)), 0, None)
                along = np.minimum(along / ((right - left) ** 2 + (end - start) ** 2), 1)
                away = np.hypot(x - left - along * (right - left), y - start - along * (end - start))
                pixels = _over(pixels, colors["weight"], away, 1.75)
    for center, heights, color in LAYERS:
        for height in heights:
            away = np.hypot(x - center, y - height)
            pixels = _over(pixels, colors["ground"], away, RADIUS + 3)
            pixels = _over(pixels, colors[color], away, RADIUS)
    opacity = _coverage(ground, CORNER)[..., None]
    rounded: NDArray[np.uint8] = np.rint(255 * np.concatenate([pixels, opacity], axis=2)).astype(np.uint8)
    return rounded


def png(pixels: NDArray[np.uint8]) -> bytes:
    """A PNG file of pixels with opacity, without filters."""
    height, width, _ = pixels.shape
    rows = b"".join(b"\0" + row.tobytes() for row in pixels)
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in parts
    )


def _color(text: str) -> NDArray[np.float64]:
    return np.array([int(text[at : at + 2], 16) / 255 for at in (1, 3, 5)])


def _coverage(distance: NDArray[np.float64], radius: float) -> NDArray[np.float64]:
    """How much of each pixel a shape covers, 0 to 1, by the distance of the pixel from its center."""
    return np.clip(radius - distance + 0.5, 0, 1)


def _over(pixels: NDArray[np.float64], color: str, distance: NDArray[np.float64], radius: float) -> NDArray[np.float64]:
    """The pixels with a shape of one color painted over them."""
    share = _coverage(distance, radius)[..., None]
    return pixels + share * (_color(color) - pixels)


if __name__ == "__main__":
    ICON.write_bytes(png(picture()))
    print(f"{ICON.name}: {ICON.stat().st_size} bytes")
