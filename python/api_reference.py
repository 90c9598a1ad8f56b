"""Writes the reference of both languages as one static site: ``python python/api_reference.py [FOLDER]``.

Python's half is made by pdoc, C#'s by DocFX, from the comments of their sources. ``make docs`` calls it.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory

import pdoc
from jinja2 import pass_context

ROOT = Path(__file__).resolve().parent.parent
MODULES = ("hybridnet", "hybridnet.nnfs", "hybridnet.sklearn")

SECTION = re.compile(
    r"^(Parameters|Attributes|Raises)\n-+\n(.*?)(?=^\w[\w ]*\n-+$|^Source:|\Z)", re.MULTILINE | re.DOTALL
)
ITEM = re.compile(r"^([\w*.]+(?:, [\w*.]+)*) : ", re.MULTILINE)

INDEX = """\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>HybridNet {version}, reference</title>
<style>
  :root {{ color-scheme: light dark; }}
  body {{ font: 1.1rem/1.6 system-ui, sans-serif; max-width: 42rem; margin: 4rem auto; padding: 0 1rem; }}
</style>
<h1>HybridNet {version}</h1>
<p>Every public member: formula, shapes, result, errors.</p>
<ul>
  <li><a href="python/hybridnet.html">Python</a>: <code>import hybridnet as hn</code>;
    also <a href="python/hybridnet/nnfs.html"><code>hybridnet.nnfs</code></a>, the names of the book, and
    <a href="python/hybridnet/sklearn.html"><code>hybridnet.sklearn</code></a>, estimators for scikit-learn</li>
  <li><a href="csharp/api/HybridNet.html">C#</a>: the namespace <code>HybridNet</code></li>
</ul>
"""


def write(folder: Path) -> None:
    """Write the site into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    write_python(folder / "python")
    write_csharp(folder / "csharp")
    (folder / "index.html").write_text(INDEX.format(version=version()), encoding="utf-8")


def write_python(folder: Path) -> None:
    """Write the pages of the Python package."""
    to_markdown = pdoc.render.env.filters["to_markdown"]

    @pass_context
    def ours(context: object, text: str) -> str:
        return str(to_markdown(context, as_numpydoc(text)))

    # pdoc looks for the names of annotations where a class can be imported from, not where it is defined.
    warnings.filterwarnings("ignore", "Error parsing type annotation", UserWarning)
    pdoc.render.configure(docformat="numpy", show_source=False, footer_text=f"HybridNet {version()}")
    pdoc.render.env.filters["to_markdown"] = ours
    try:
        pdoc.pdoc(*MODULES, output_directory=folder)
    finally:
        pdoc.render.env.filters["to_markdown"] = to_markdown


def as_numpydoc(text: str) -> str:
    """Bring a comment of ours into the form that pdoc expects.

    Ours have ``name : description`` in one line, where numpydoc has a type; results without a name; and a last line
    that names the source.
    """
    text = SECTION.sub(lambda section: ITEM.sub(r"\1\n    ", section[0]), text)
    text = re.sub(r"^Returns\n-+$", "Result\n------", text, flags=re.MULTILINE)
    return re.sub(r"^Source: ", "\nSource\n------\n", text, flags=re.MULTILINE)


def write_csharp(folder: Path) -> None:
    """Write the pages of the C# engine."""
    engine = ROOT / "src" / "HybridNet"
    title = f"HybridNet {version()}"
    settings = {
        "metadata": [
            {
                "src": [{"src": str(engine), "files": ["HybridNet.csproj"]}],
                "dest": "api",
                "properties": {"TargetFramework": "net10.0"},
            }
        ],
        "build": {
            "content": [{"files": ["api/**.yml", "index.md", "toc.yml"]}],
            "dest": str(folder),
            "template": ["default", "modern"],
            "globalMetadata": {
                "_appTitle": title,
                "_appFooter": title,
                "_enableSearch": True,
                "_disableContribution": True,
            },
        },
    }
    with TemporaryDirectory() as temporary:
        work = Path(temporary)
        (work / "docfx.json").write_text(json.dumps(settings), encoding="utf-8")
        (work / "index.md").write_text((engine / "README.md").read_text(encoding="utf-8"), encoding="utf-8")
        (work / "toc.yml").write_text("- name: Reference\n  href: api/\n", encoding="utf-8")
        subprocess.run(["dotnet", "tool", "restore", "--verbosity", "quiet"], cwd=ROOT, check=True)
        subprocess.run(
            ["dotnet", "docfx", str(work / "docfx.json"), "--warningsAsErrors", "--logLevel", "warning"],
            cwd=ROOT,
            check=True,
        )


def version() -> str:
    """The version of the project."""
    text = (ROOT / "Directory.Build.props").read_text(encoding="utf-8")
    return text.partition("<Version>")[2].partition("</Version>")[0]


if __name__ == "__main__":
    site = Path(sys.argv[1] if len(sys.argv) > 1 else "dist/reference").resolve()
    write(site)
    print(f"Reference of both languages: {site / 'index.html'}")
