"""``make test`` counts right: what the runners' own files say, and never less trouble than there was."""

from __future__ import annotations

import sys

import pytest

import run as suite

TRX = """<?xml version="1.0"?>
<TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Results>{}</Results></TestRun>"""
JUNIT = "<testsuites><testsuite>{}</testsuite></testsuites>"


def trx(*outcomes: str) -> str:
    return TRX.format("".join(f'<UnitTestResult testName="t" outcome="{outcome}" />' for outcome in outcomes))


def junit(*children: str) -> str:
    return JUNIT.format("".join(f"<testcase>{child}</testcase>" for child in children))


@pytest.mark.parametrize(
    ("text", "status", "expected"),
    [
        (trx("Passed", "Passed", "NotExecuted"), 0, (2, 0, 1, "")),
        (trx("Passed", "Failed", "Timeout", "Aborted"), 1, (1, 3, 0, "")),
        (trx("Passed"), 1, (1, 1, 0, "exit 1")),
        (trx(), 0, (0, 0, 0, "ran no test")),
        (junit("", "<failure/>", "<error/>", "<skipped/>"), 1, (1, 2, 1, "")),
        (junit("", ""), 2, (2, 1, 0, "exit 2")),
        (junit("<skipped/>"), 0, (0, 0, 1, "ran no test")),
        (junit(), 5, (0, 1, 0, "exit 5")),
        ("<cut off", 0, (0, 0, 0, "ran no test")),
        (None, 0, (0, 0, 0, "ran no test")),
        (None, 134, (0, 1, 0, "exit 134")),
    ],
)
def test_counts_come_from_the_result_file(tmp_path, text, status, expected):
    file = tmp_path / "results.xml"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    outcome = suite.count("part", file, status)
    assert (outcome.passed, outcome.failed, outcome.skipped, outcome.note) == expected


def test_summary_ends_with_the_plain_line():
    text, good = suite.summary([suite.Outcome("a", 3, 0, 0), suite.Outcome("b", 2, 0, 1)], strict=False)
    assert good
    assert text.splitlines()[-1] == "5 passed, 0 failed, 1 skipped"
    assert text.splitlines()[2].split() == ["b", "2", "0", "1", "0.0"]


def test_summary_with_a_failure_is_not_good():
    text, good = suite.summary([suite.Outcome("a", 3, 1, 0)], strict=False)
    assert not good
    assert text.splitlines()[-1] == "3 passed, 1 failed, 0 skipped"


def test_a_skip_is_a_failure_in_ci():
    text, good = suite.summary([suite.Outcome("a", 3, 0, 2)], strict=True)
    assert not good
    assert text.splitlines()[-1] == "3 passed, 2 failed, 0 skipped"


def test_a_part_without_tests_is_a_failure_in_ci():
    outcome = suite.Outcome("NUnit", 0, 0, 0, note="ran no test")
    assert suite.summary([outcome], strict=False)[1]
    text, good = suite.summary([outcome], strict=True)
    assert not good
    assert "a part that runs no test is a failure (NUnit)" in text
    assert text.splitlines()[-1] == "0 passed, 1 failed, 0 skipped"


def test_sequences_side_by_side_keep_their_order_and_print_each_part_whole(capfd):
    def part(name: str, wait: float) -> suite.Part:
        code = f"import time; print('{name} begins', flush=True); time.sleep({wait}); print('{name} ends')"
        return suite.Part(name, [sys.executable, "-c", code])

    outcomes = suite.side_by_side([part("a", 0.4), part("b", 0)], [part("c", 0.1), suite.Part("d", ["/nonexistent"])])
    assert [(outcome.name, outcome.failed) for outcome in outcomes] == [("a", 0), ("b", 0), ("c", 0), ("d", 1)]
    printed = [line for line in capfd.readouterr().out.splitlines() if line and not line.startswith("==")]
    assert [line for line in printed if line[0] in "ab"] == ["a begins", "a ends", "b begins", "b ends"]
    assert printed.index("a ends") == printed.index("a begins") + 1
    assert any("/nonexistent" in line for line in printed)


def test_a_check_is_one_test():
    passed = suite.run(suite.Part("good", [sys.executable, "-c", ""]))
    failed = suite.run(suite.Part("bad", [sys.executable, "-c", "raise SystemExit(3)"]))
    missing = suite.run(suite.Part("gone", ["/nonexistent/program"]))
    assert [(part.passed, part.failed, part.note) for part in (passed, failed, missing)] == [
        (1, 0, ""),
        (0, 1, "exit 3"),
        (0, 1, "exit 127"),
    ]


def test_a_part_whose_program_is_missing_is_skipped_and_named(capfd):
    outcome = suite.run(suite.Part("node", ["node", "--test"], needs=("/bin/sh", "/nonexistent/a|/nonexistent/b")))
    assert (outcome.passed, outcome.failed, outcome.skipped) == (0, 0, 1)
    assert outcome.note == "no /nonexistent/a|/nonexistent/b on the PATH"
    assert "node: skipped, there is no /nonexistent/a|/nonexistent/b on the PATH" in capfd.readouterr().out
    assert not suite.summary([outcome], strict=True)[1]
