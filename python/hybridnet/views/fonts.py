"""Fallback fonts for characters that the font of a figure lacks, such as Japanese ones."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def fit(axes: Axes) -> None:
    """Set fallback fonts for the texts of axes: installed fonts that have the missing characters.

    matplotlib takes each character from the first of a text's fonts that has it. Where none is installed it draws a box
    and warns.
    """
    from matplotlib.text import Text

    found = [text for text in axes.findobj(Text) if isinstance(text, Text)]
    characters = {ord(character) for text in found for character in text.get_text() if not character.isascii()}
    if not characters:
        return
    missing = characters.difference(*(_characters(path) for path in _paths(found[0])))
    if names := _stand_ins(missing):
        for text in found:
            text.set_fontfamily([*text.get_fontfamily(), *names])


def _paths(text: Any) -> list[str]:
    """The font files of a text."""
    from matplotlib.font_manager import FontProperties, findfont

    return [str(findfont(FontProperties(family=[family]))) for family in text.get_fontfamily()]


def _stand_ins(missing: set[int]) -> list[str]:
    """The names of installed fonts that have the characters between them, the one with most of them first."""
    from matplotlib import font_manager

    names: list[str] = []
    is_complete = False
    while missing:
        fonts = font_manager.fontManager.ttflist
        best = max(fonts, key=lambda font: (len(missing & _characters(font.fname)), _plainness(font)), default=None)
        have = set() if best is None else missing & _characters(best.fname)
        if best is not None and have:
            names.append(best.name)
            missing = missing - have
        elif is_complete:
            break
        else:
            # matplotlib caches a list of fonts; others may have been installed since.
            known = {font.fname for font in fonts}
            for path in set(font_manager.findSystemFonts()) - known:
                if missing & _characters(path):
                    font_manager.fontManager.addfont(path)
            is_complete = True
    return names


def _plainness(font: Any) -> tuple[bool, ...]:
    """The sort key of fonts for labels: sans serif, upright, regular; Japanese among equal ones."""
    name = font.name.lower()
    return (
        any(word in name for word in ("sans", "gothic")) and "mono" not in name,
        font.style == "normal",
        str(font.weight) in ("400", "normal", "regular"),
        " jp" in name,
    )


@lru_cache(maxsize=1024)
def _characters(path: str) -> frozenset[int]:
    """The characters of a font file; none if it cannot be read, or draws boxes for all characters."""
    from matplotlib.ft2font import FT2Font

    try:
        return frozenset() if "LastResort" in path else frozenset(FT2Font(path).get_charmap())
    except (OSError, RuntimeError):
        return frozenset()
