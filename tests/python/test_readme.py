"""What the README files show is so: programs print the text in their comments, links lead somewhere, commands exist."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable

import pytest

from hybridnet import __main__
from python.programs import READMES, ROOT, blocks, promised

Script = Callable[..., subprocess.CompletedProcess[str]]
PYTHON = [(readme, number) for readme in READMES for number in range(len(blocks(readme, "python")))]


def test_the_readme_has_programs_in_both_languages() -> None:
    assert len(blocks("README.md", "python")) >= 3
    assert len(blocks("README.md", "csharp")) == 1


@pytest.mark.parametrize(("readme", "number"), PYTHON)
def test_python_program_prints_what_stands_beside_it(readme: str, number: int, script: Script) -> None:
    program = blocks(readme, "python")[number]
    # A busy machine needs more than the five seconds after which progress writes a line.
    result = script(program, {"HYBRIDNET_PROGRESS": "off"})
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.splitlines() == promised(program, "#")


@pytest.mark.parametrize("readme", READMES)
def test_links_lead_to_files(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#]+)\)", text)
    missing = [
        link for link in links if not link.startswith("https://") and not (ROOT / readme).parent.joinpath(link).exists()
    ]
    assert missing == []


def test_readme_lists_the_commands_that_there_are() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):.*  ## ", makefile, re.MULTILINE)) - {"help"}
    assert set(re.findall(r"^\| `make ([a-z-]+)` \|", text, re.MULTILINE)) == targets
    usage = __main__._parser().format_help()
    listed = set(re.findall(r"^    ([a-z]+) ", usage, re.MULTILINE))
    assert set(re.findall(r"^\| `python -m hybridnet ([a-z]+)` \|", text, re.MULTILINE)) == listed


def test_readme_shows_installation_and_code_on_its_first_screen_and_stays_short() -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert lines.index("## Install") <= 8
    assert lines.index("```python") <= 25
    assert len(lines) <= 250
