"""The Python of the code panels runs, and prints the numbers that the page shows."""

import contextlib
import io
import json
import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent / "scripts" / "explorable_code.mjs"


@pytest.mark.skipif(shutil.which("node") is None, reason="Node.js is not installed")
def test_the_python_of_every_code_panel_prints_what_the_page_shows():
    run = subprocess.run(["node", SCRIPT], capture_output=True, text=True, timeout=120, check=True)
    cases = json.loads(run.stdout)
    assert len(cases) >= 12
    for case in cases:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(case["python"], {})
        assert printed.getvalue().splitlines() == case["shown"], case["name"]
