"""Results and errors of the commands."""

from __future__ import annotations

import json
import math
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from .. import _bridge
from .._errors import HybridNetError, file_name
from .._public import public

#: Errors with a text for users.
EXPECTED: tuple[type[Exception], ...] = (
    HybridNetError, ValueError, TypeError, OSError, RuntimeError, ImportError, ArithmeticError, MemoryError,
    AttributeError,
)  # fmt: skip


def write_json(result: Mapping[str, Any]) -> None:
    """Print a result as one JSON object, lists of plain values on one line; NaN and infinities become null."""
    sys.stdout.write(_text(_finite(result), "\n") + "\n")


def _text(value: Any, line: str) -> str:
    inner = f"{line}  "
    if isinstance(value, dict) and value:
        parts = [f"{json.dumps(name, ensure_ascii=False)}: {_text(each, inner)}" for name, each in value.items()]
        return "{" + inner + f",{inner}".join(parts) + line + "}"
    if isinstance(value, list) and any(isinstance(each, (dict, list)) for each in value):
        return "[" + inner + f",{inner}".join(_text(each, inner) for each in value) + line + "]"
    return json.dumps(value, ensure_ascii=False)


def _finite(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _finite(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_finite(each) for each in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def note(command: str, text: str) -> None:
    """Print one line to standard error."""
    print(f"hybridnet {command}: {' '.join(text.split())}", file=sys.stderr)


def is_debugged() -> bool:
    """Whether errors are shown with their traceback."""
    return bool(os.environ.get("HYBRIDNET_DEBUG"))


def check_output(path: str) -> str:
    """A file to write, whose folder must exist, before a long computation."""
    name = file_name("--output", path)
    folder = Path(name).parent
    if not folder.is_dir():
        raise FileNotFoundError(f"--output: there is no folder {str(folder)!r} for the file. Create it first.")
    if Path(name).is_dir():
        raise IsADirectoryError(f"--output: {name!r} is a folder; the name of a file is required.")
    _bridge.check_writable(name)
    return name


def check_distinct(written: Mapping[str, str | None], read: Mapping[str, str | None]) -> None:
    """Raise an error if a file to write is also read, or written twice; called before anything is read.

    Parameters
    ----------
    written : path or None by option.
    read : path or None by what the file has, such as ``"the data file"``.

    Raises
    ------
    ValueError : two are the same file, also by a link.
    """
    known = {what: path for what, path in read.items() if path is not None}
    for option, path in written.items():
        if path is None:
            continue
        for what, other in known.items():
            if _is_same(path, other):
                raise ValueError(f"{option}: {path!r} is {what}, which would be overwritten. Name another file.")
        known[f"the file of {option}"] = path


def _is_same(path: str, other: str) -> bool:
    # Files that do not exist have a path alone; hard links have different paths.
    with suppress(OSError, ValueError):  # reported by the reader and the writer
        if os.path.normcase(os.path.realpath(path)) == os.path.normcase(os.path.realpath(other)):
            return True
        return Path(path).samefile(other)
    return False


public(__name__)
