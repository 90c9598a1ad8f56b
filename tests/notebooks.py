"""Runs the example notebooks: ``python tests/notebooks.py`` computes every output again and stores it.

What is stored is what a reader sees, and nothing that changes from run to run or from machine to machine.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).resolve().parents[1] / "examples" / "notebooks"
# Data files that are not part of the checkout.
DATA = Path(os.environ.get("HYBRIDNET_DATA") or Path(__file__).resolve().parents[2] / "shared" / "data")
# The ids of explorables, which are new in every run.
ID = r"hybridnet-[0-9a-f]{12}"
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def notebooks() -> list[Path]:
    """Every example notebook, in reading order."""
    return sorted(FOLDER.glob("*.ipynb"))


def read(path: Path) -> Any:
    """Read a stored notebook."""
    return nbformat.read(path, as_version=4)


def executed(path: Path, data: Path = DATA) -> Any:
    """The notebook after a run of all its cells in a new kernel, tidied.

    Parameters
    ----------
    path : of the notebook.
    data : the folder in which it finds data files.

    Raises
    ------
    nbclient.exceptions.CellExecutionError : a cell raised.
    """
    notebook = read(path)
    # A kernel flushes its output as it likes; what one cell prints is one output here.
    NotebookClient(
        notebook, timeout=300, kernel_name="python3", coalesce_streams=True, resources={"metadata": {"path": FOLDER}}
    ).execute(env={**os.environ, "HYBRIDNET_DATA": str(data)})
    return tidied(notebook)


def tidied(notebook: Any) -> Any:
    """The notebook without times, versions and addresses; cells are numbered."""
    notebook.metadata = nbformat.from_dict(METADATA)
    for number, cell in enumerate(notebook.cells, start=1):
        cell.id = f"cell-{number:02}"
        cell.metadata = nbformat.from_dict({})
        for output in cell.get("outputs", []):
            output.pop("metadata", None)
            if "data" in output:
                output.metadata = nbformat.from_dict({})
                if "text/html" in output.data:
                    output.data["text/html"] = re.sub(ID, f"hybridnet-{number:02}", output.data["text/html"])
                # A picture's text is its size in pixels, which depends on fonts.
                if "image/png" in output.data:
                    output.data.pop("text/plain", None)
    return notebook


def texts(cell: Any) -> list[str]:
    """What a cell shows, output by output; a picture counts as ``[picture]``."""
    return [_text(output) for output in cell.get("outputs", [])]


def _text(output: Any) -> str:
    if output.output_type == "stream":
        return f"{output.name}: {output.text}"
    if output.output_type == "error":
        return f"error: {output.ename}: {output.evalue}"
    if "image/png" in output.data:
        return "[picture]"
    return str(output.data["text/plain"])


def addresses(notebook: Any) -> list[str]:
    """Memory addresses in what cells show: they change with every run."""
    return [found for cell in notebook.cells for text in texts(cell) for found in re.findall(r"0x[0-9a-f]{6,}", text)]


def main() -> None:
    """Compute the outputs of all notebooks again."""
    for path in notebooks():
        print(f"running {path.name}", flush=True)
        nbformat.write(executed(path), path)


if __name__ == "__main__":
    sys.exit(main())
