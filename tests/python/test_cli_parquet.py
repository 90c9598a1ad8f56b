"""Parquet files in the command line, read by a small module in the place of pyarrow: what its tables give is used."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from hybridnet import __main__

pytestmark = pytest.mark.usefixtures("stream_and_settings")

COLUMNS: dict[str, list[Any]] = {
    "age": [20 + i % 7 if i % 5 else None for i in range(40)],
    "fare": [i / 8 if i % 3 else None for i in range(40)],
    "port": [("S", "C", None)[i % 3] for i in range(40)],
    "adult": [i % 2 == 0 for i in range(40)],
    "label": [("yes", "no")[i % 2] for i in range(40)],
}


class Table:
    """What pyarrow.parquet.read_table gives, as far as it is used."""

    column_names = tuple(COLUMNS)

    def __getitem__(self, name: str) -> Any:
        return SimpleNamespace(to_pylist=lambda: list(COLUMNS[name]))


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HYBRIDNET_PROGRESS", "off")
    package, parquet = ModuleType("pyarrow"), ModuleType("pyarrow.parquet")

    def read_table(path: str) -> Table:
        if Path(path).read_bytes().endswith(b"damaged"):
            raise OSError("the footer is no Parquet")
        return Table()

    vars(parquet)["read_table"] = read_table
    vars(package)["parquet"] = parquet
    monkeypatch.setitem(sys.modules, "pyarrow", package)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", parquet)
    Path("t.parquet").write_bytes(b"PAR1 and more")
    fields = [
        ["" if value is None else str(int(value) if isinstance(value, bool) else value) for value in row]
        for row in zip(*COLUMNS.values(), strict=True)
    ]
    Path("t.csv").write_text("\n".join(map(",".join, [list(COLUMNS), *fields])) + "\n")


def done(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    status = __main__.main(arguments)
    out, err = capsys.readouterr()
    lines = [line for line in err.splitlines() if ": the network has not learned: " not in line]
    assert (status, lines) == (0, [])
    return json.loads(out)


def test_a_parquet_file_gives_the_model_of_the_same_csv_file(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("t.csv", "t.parquet"):
        arguments = ["--label", "label", "--missing", "mean", "--epochs", "3", "--output", f"{name}.model"]
        assert done(capsys, "train", name, *arguments)["rows"] == 40
    assert Path("t.parquet.model").read_bytes() == Path("t.csv.model").read_bytes()
    judged = [done(capsys, "evaluate", "t.csv.model", name) for name in ("t.csv", "t.parquet")]
    assert judged[0] == judged[1]
    for name in ("t.csv", "t.parquet"):
        done(capsys, "predict", "t.csv.model", name, "--output", f"{name}.predicted", "--probabilities")
    assert Path("t.parquet.predicted").read_bytes() == Path("t.csv.predicted").read_bytes()


def test_a_damaged_parquet_file_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    Path("t.parquet").write_bytes(b"PAR1 damaged")
    assert __main__.main(["train", "t.parquet", "--label", "label"]) == 1
    text = capsys.readouterr().err
    assert text == (
        "hybridnet train: t.parquet: pyarrow cannot read it: the footer is no Parquet. "
        "Write it again with pyarrow.parquet.write_table.\n"
    )
