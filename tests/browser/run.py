"""Write the pages of all explorables and test them in Chromium: tests/browser/run.py RESULTS.xml [TEST.js ...]."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TESTS = ROOT / "python" / "web" / "test" / "browser"
PAGES = ROOT / "artifacts" / "browser"


def main(results: str, files: list[str]) -> int:
    """The exit code of node's test runner."""
    subprocess.run([sys.executable, str(Path(__file__).with_name("pages.py")), str(PAGES)], check=True)
    command = ["node", "--test", "--test-concurrency=1", "--test-reporter=spec", "--test-reporter-destination=stdout"]
    command += ["--test-reporter=junit", f"--test-reporter-destination={results}"]
    command += files or sorted(map(str, TESTS.glob("*.test.js")))
    return subprocess.run(
        command, check=False, env={**os.environ, "HYBRIDNET_PAGES": str(PAGES), "HYBRIDNET_PYTHON": sys.executable}
    ).returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1], sys.argv[2:]))
