"""HTML text: pages, and views mounted in them without a network."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Mapping
from functools import lru_cache
from gzip import compress
from html import escape as _escape
from importlib.resources import files
from typing import Any

from .._errors import choice

_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ margin: 0 auto; max-width: 1040px; padding: 16px; background: light-dark(#ffffff, #0d1117);
  color: light-dark(#1b1f24, #e6edf3); font: 16px/1.5 system-ui, "Noto Sans", "Noto Sans CJK JP", sans-serif; }}
main > div {{ margin: 20px 0; }}
img, svg {{ max-width: 100%; height: auto; }}
.picture {{ display: inline-block; vertical-align: top; max-width: 100%; margin: 8px 6px 8px 0; overflow-x: auto; }}
.picture > :is(img, svg) {{ display: block; }}
.picture:has(> img) {{ box-sizing: border-box; padding: 4px; background: #ffffff;
  border: 1px solid light-dark(#d0d7de, #3d444d); border-radius: 8px; }}
@media (max-width: 600px) {{ .picture > svg {{ max-width: none !important; }} }}
</style>
</head>
<body>
{body}</body>
</html>
"""

# A module of a notebook's output has no address: the bundle travels inside the script and is imported from a blob. Each
# output has its own, so it is compressed, to a third of its size.
_SCRIPT = """<script type="module">
const packed = Uint8Array.from(atob("{bundle}"), (letter) => letter.charCodeAt(0));
const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
const source = new Blob([await new Response(unpacked).text()], {{ type: "text/javascript" }});
const address = URL.createObjectURL(source);
const bundle = await import(address);
URL.revokeObjectURL(address);
{mount}
</script>
"""


def escape(text: str) -> str:
    """The text as the content of an element or attribute."""
    return _escape(text, quote=True)


def check_language(where: str, language: object) -> None:
    """Raise an error if a view has no captions in a language.

    Raises
    ------
    ValueError : it is another one.
    """
    choice(where, "language", language, ("en", "ja"))


def page(title: str, language: str, body: str) -> str:
    """A complete page; ``title`` is a text, ``body`` HTML.

    Raises
    ------
    ValueError : the language is another one.
    """
    check_language("explore.save_page", language)
    return _PAGE.format(title=escape(title), language=escape(language), body=body)


def script_for_one(name: str, view: str, values: Mapping[str, Any]) -> str:
    """The script that shows a view in the element of an id; ``values`` are those of its model."""
    return _script(view, f"bundle.mount(bundle.default, {_literal(name)}, {_literal(values)});")


def script_for_all(views: Iterable[tuple[str, str, Mapping[str, Any]]]) -> str:
    """The script for several views, each as (id, view, values); they share the bundle of all views."""
    return _script(
        "all",
        "\n".join(
            f"bundle.mount(bundle.views[{_literal(view)}], {_literal(name)}, {_literal(values)});"
            for name, view, values in views
        ),
    )


def _script(name: str, mount: str) -> str:
    return _SCRIPT.format(bundle=bundle(name), mount=mount)


@lru_cache
def views() -> tuple[str, ...]:
    """The names of the views that have a bundle."""
    found = (file.name.removesuffix(".js") for file in (files(__package__) / "static").iterdir())
    return tuple(sorted(name for name in found if name != "all"))


@lru_cache
def bundle(view: str) -> str:
    """A bundle, one ES module without imports, compressed and in base64."""
    text = (files(__package__) / "static" / f"{view}.js").read_bytes()
    return b64encode(compress(text, 9, mtime=0)).decode()


def _literal(value: object) -> str:
    """A literal of JavaScript inside a ``<script>``, which no text in it can end."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
