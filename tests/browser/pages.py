"""Write the pages that the browser tests open: python tests/browser/pages.py FOLDER."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import hybridnet as hn
from hybridnet.jupyter import Explorable


def two_on_one_page() -> str:
    """Two views of one kind in one page, as two outputs of a notebook."""
    from hybridnet.jupyter import html

    first, second = hn.explore.activation("sigmoid"), hn.explore.activation("relu", 3.0)
    return html.page("Two", "en", f"<main>\n{first.fragment()}{second.fragment()}</main>\n")


#: Every explorable with small data, by the name of its page.
EXPLORABLES: dict[str, Callable[[], Explorable]] = {
    "activation": hn.explore.activation,
}
#: Other pages.
PAGES: dict[str, Callable[[], str]] = {
    "two": two_on_one_page,
}


def main(folder: Path) -> None:
    """Write all pages, and their names to pages.json."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in EXPLORABLES.items():
        make().save(folder / f"{name}.html")
    for name, text in PAGES.items():
        (folder / f"{name}.html").write_text(text(), encoding="utf-8")
    (folder / "pages.json").write_text(json.dumps(list(EXPLORABLES)), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
