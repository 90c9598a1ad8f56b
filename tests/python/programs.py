"""Programs in README files: their position, the output in their comments, and a console project to run one in C#."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROJECT = """\
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>{framework}</TargetFramework>
    <RollForward>Major</RollForward>
    <UseAppHost>false</UseAppHost>
    <ImplicitUsings>enable</ImplicitUsings>
    <Nullable>enable</Nullable>
    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
    <InvariantGlobalization>true</InvariantGlobalization>
  </PropertyGroup>
  <ItemGroup>
    {references}
  </ItemGroup>
</Project>
"""


#: All of the checkout.
READMES = ["README.md", "python/README.md", "src/README.md", "src/HybridNet/README.md", "tests/README.md"]
READMES += ["python/hybridnet/nnfs/README.md", "examples/coming-from.md", "CONTRIBUTING.md", "SECURITY.md"]


def blocks(readme: str, language: str) -> list[str]:
    """The programs of one language in a README."""
    return re.findall(
        rf"^```{language}\n(.*?)^```", (ROOT / readme).read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )


def promised(program: str, comment: str) -> list[str]:
    """What a program's comments say that it prints: those behind a print, and those on lines of their own."""
    marks = re.findall(rf"(?:^ *|print.*  |WriteLine.*  ){comment} (.*)$", program, re.MULTILINE | re.IGNORECASE)
    return [mark.rstrip() for mark in marks]


def write_project(folder: Path, program: str, references: str, nuget: str, framework: str = "net10.0") -> None:
    """Write a console project of one file, with a NuGet configuration of its own: the user's is not read.

    It runs on any later .NET, so that a program for an older framework runs where only a newer one is installed.
    """
    text = PROJECT.format(references=references, framework=framework)
    (folder / "Readme.csproj").write_text(text, encoding="utf-8")
    (folder / "Program.cs").write_text(program, encoding="utf-8")
    (folder / "nuget.config").write_text(nuget, encoding="utf-8")


def copy_sources(folder: Path) -> Path:
    """Copy the checkout as git would give it, without tests and examples: building there does not change it."""
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    for name in names:
        if name.startswith(("tests/", "examples/")) or not (ROOT / name).is_file():
            continue
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, folder / name)
    return folder
