"""Results and errors of the commands."""

from __future__ import annotations

import json
import math
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .._errors import file_name
from .._public import public

#: Errors with a text for users.
EXPECTED = (ValueError, TypeError, OSError, RuntimeError, ImportError, OverflowError, MemoryError, AttributeError)


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
    return name


public(__name__)
