"""What the README files show is so: programs print what stands beside them, links lead somewhere, commands exist."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable

import pytest

from hybridnet import __main__
from hybridnet._numerics import local_flavour
from python.programs import READMES, ROOT, blocks, promised

Script = Callable[..., subprocess.CompletedProcess[str]]
PYTHON = [(readme, number) for readme in READMES for number in range(len(blocks(readme, "python")))]


def test_the_readme_has_programs_in_both_languages() -> None:
    assert len(blocks("README.md", "python")) >= 3
    assert len(blocks("README.md", "csharp")) == 1


@pytest.mark.parametrize(("readme", "number"), PYTHON)
def test_python_program_prints_what_stands_beside_it(readme: str, number: int, script: Script) -> None:
    program = blocks(readme, "python")[number]
    result = script(program)
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


def test_readme_shows_code_on_its_first_screen_and_stays_short() -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert lines.index("```python") <= 25
    assert len(lines) <= 250


@pytest.mark.usefixtures("stream_and_settings")
@pytest.mark.skipif(local_flavour() != "simd", reason="the picture shows the digits of NumPy's vector kernels")
def test_the_picture_is_what_its_program_draws() -> None:
    program = ROOT / "examples" / "picture.py"
    spec = importlib.util.spec_from_file_location("picture", program)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    stored = program.with_suffix(".svg").read_text(encoding="utf-8")
    assert stored == module.picture()
    title = ET.fromstring(stored).find("{http://www.w3.org/2000/svg}title")
    assert title is not None
    assert f"![{title.text}]" in (ROOT / "README.md").read_text(encoding="utf-8")
