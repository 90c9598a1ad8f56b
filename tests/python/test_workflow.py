"""The workflow of the continuous integration fits the project; it cannot be run here."""

from __future__ import annotations

import re
import runpy

import yaml

from python.programs import ROOT

PLATFORMS = runpy.run_path(str(ROOT / "hatch_build.py"))["PLATFORMS"]
WORKFLOW = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))
JOBS = WORKFLOW["jobs"]


def commands(job: dict) -> str:
    return "\n".join(step.get("run", "") for step in job["steps"])


def test_every_wheel_is_tried_on_its_platform():
    tags = [entry["tag"] for entry in JOBS["try-wheel"]["strategy"]["matrix"]["include"]]
    assert sorted(tags) == sorted(PLATFORMS.values())


def test_makefile_has_the_commands_that_it_calls():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    called = {name for job in JOBS.values() for name in re.findall(r"\bmake ([a-z-]+)", commands(job))}
    assert called == {"test", "pack"}
    assert called <= targets


def test_nothing_is_published_before_everything_was_tried():
    assert set(JOBS["publish"]["needs"]) == {"test", "test-elsewhere", "try-wheel", "try-nuget"}
    assert JOBS["publish"]["if"] == "startsWith(github.ref, 'refs/tags/v')"
    assert {name for name, job in JOBS.items() if "permissions" in job} == {"publish"}
    assert WORKFLOW["permissions"] == {"contents": "read"}
