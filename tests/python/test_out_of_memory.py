"""A reader that gets no memory says so: the file is not damaged."""

import pickle
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from hybridnet import _parms, datasets
from hybridnet.cli import sources


def refuse(*given: Any, **named: Any) -> Any:
    raise MemoryError("no memory for 10 GB")


def test_arrays_of_numpy(tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "array.npy"
    np.save(path, np.ones((3, 2)))
    assert (sources._array(str(path)) == 1).all()
    monkeypatch.setattr(np, "load", refuse)
    with pytest.raises(MemoryError, match=r"^no memory for 10 GB$"):
        sources._array(str(path))


def test_pictures(tmp_path: Path, monkeypatch) -> None:
    image = pytest.importorskip("PIL.Image")
    path = tmp_path / "picture.png"
    image.new("L", (28, 28)).save(path)
    assert datasets.image(path).size == 784
    monkeypatch.setattr(image, "open", refuse)
    with pytest.raises(MemoryError, match=r"^no memory for 10 GB$"):
        datasets.image(path)


def test_pickled_parameters(monkeypatch) -> None:
    content = pickle.dumps([(np.ones((2, 3)), np.ones((1, 3)))])
    assert len(_parms.loads(content)) == 1
    monkeypatch.setattr(_parms, "_look_through", refuse)
    with pytest.raises(MemoryError, match=r"^no memory for 10 GB$"):
        _parms.loads(content)
