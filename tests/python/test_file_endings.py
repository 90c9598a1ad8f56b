"""The ending of a file name that stands for another format is refused: the file would be read as that."""

from __future__ import annotations

from pathlib import Path

import pytest

import hybridnet as hn
from hybridnet.__main__ import main

FORMATS = {"h5": "HDF5", "hdf5": "HDF5", "keras": "Keras", "pt": "PyTorch", "pth": "PyTorch", "pkl": "pickle",
           "pickle": "pickle", "joblib": "joblib", "npy": "NumPy", "npz": "NumPy", "json": "JSON", "csv": "CSV",
           "H5": "HDF5", "pb": "TensorFlow", "tflite": "TensorFlow Lite"}  # fmt: skip


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def model() -> hn.Model:
    made = hn.Model([hn.DenseLayer(2, 1)])
    made.set(loss="mse", optimizer="sgd")
    return made


def checkpointed(path: str) -> None:
    model().fit([[1.0, 2.0]], [[1.0]], callbacks=[hn.Checkpoint(path)], progress=False)


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("save", [
    lambda path: model().save(path), lambda path: model().save_parameters(path), checkpointed,
], ids=["save", "save_parameters", "Checkpoint"])  # fmt: skip
def test_a_model_is_not_saved_as_another_format(save, ending, tmp_path):
    with pytest.raises(ValueError) as error:  # noqa: PT011 - the whole text is compared
        save(f"m.{ending}")
    assert str(error.value).endswith(
        f"m.{ending}: the ending is that of {FORMATS[ending]}; the format that is written is safetensors. End the name "
        "with .safetensors."
    )
    assert list(tmp_path.iterdir()) == []


def test_onnx_and_safetensors_name_each_other(tmp_path):
    for call, text in (
        (lambda: model().save("m.onnx"), "m.onnx: the ending is that of ONNX; the format that is written is "
         "safetensors. End the name with .safetensors, or save the model as ONNX."),
        (lambda: model().save_onnx("m.safetensors"), "m.safetensors: the ending is that of safetensors; the format "
         "that is written is ONNX. End the name with .onnx, or save the model as safetensors."),
    ):  # fmt: skip
        with pytest.raises(ValueError) as error:  # noqa: PT011 - the whole text is compared
            call()
        assert str(error.value) == text
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["m", "m.model", "m.parms", "m.safetensors", "m.v1.2", "onnx"])
def test_other_names_are_written_as_they_are(name, tmp_path):
    model().save(name)
    assert [file.name for file in tmp_path.iterdir()] == [name]
    assert hn.Model.load(name).layers


def test_the_command_line_refuses_the_ending_before_it_trains(tmp_path, capsys):
    Path("t.csv").write_text("a,b\n1,0\n2,1\n3,0\n4,1\n", encoding="utf-8")
    assert main(["train", "t.csv", "--label", "b", "--output", "m.onnx"]) == 1
    assert capsys.readouterr().err == (
        "hybridnet train: m.onnx: the ending is that of ONNX; the format that is written is safetensors. End the name "
        "with .safetensors, or save the model as ONNX.\n"
    )
    assert sorted(file.name for file in tmp_path.iterdir()) == ["t.csv"]
