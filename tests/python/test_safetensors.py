"""Safetensors files: what the engine writes the safetensors package reads, and the other way round."""

import numpy as np
import pytest
import safetensors.numpy
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from hybridnet import _installations, _runtime

# Bits that no arithmetic would leave alone: NaN with a payload, quiet and signaling, -0.0, the least subnormal.
AWKWARD32 = np.array([0x7FC12345, 0xFF800001, 0x80000000, 0x00000001, 0x7F7FFFFF, 0xFF800000], "u4").view("f4")
AWKWARD64 = np.array([0x7FF8000000012345, 0xFFF0000000000001, 1 << 63, 1, 0x7FEFFFFFFFFFFFFF], "u8").view("f8")

# The engine escapes three characters that the package does not escape; both texts are the same JSON.
names = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x85\u2028\u2029"), max_size=8).filter(
    lambda name: name != "__metadata__"
)
shapes = arrays.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=5)
tensors = st.sampled_from(["f4", "f8", "u1", "i2", "u4", "i8", "?", "f2"]).flatmap(
    lambda dtype: shapes.flatmap(lambda shape: arrays.arrays(dtype, shape))
)


@pytest.fixture(scope="module")
def engine():
    _runtime.interop()
    import clr
    import HybridNet

    clr.AddReference(str(_installations.FOLDER / "HybridNet.dll"))
    return HybridNet


def through_engine(engine, written: bytes) -> bytes:
    """What the engine writes of what it reads."""
    return bytes(engine.SafetensorsFile.Read(written, "file").ToBytes())


def same(first: np.ndarray, second: np.ndarray) -> bool:
    return first.shape == second.shape and first.dtype == second.dtype and first.tobytes() == second.tobytes()


@given(st.dictionaries(names, tensors, max_size=5), st.dictionaries(names, names, max_size=1))
@settings(deadline=None, max_examples=150)
def test_files_of_the_package_come_through_the_engine_byte_for_byte(engine, content, texts):
    written = safetensors.numpy.save(content, texts or None)
    assert through_engine(engine, written) == written


def test_files_of_the_engine_are_read_by_the_package(engine, tmp_path):
    numbers = {"row": AWKWARD32, "\u00e9": AWKWARD64.reshape(5, 1), "words": np.arange(624, dtype="u4")}
    file = engine.SafetensorsFile.Read(safetensors.numpy.save(numbers), "numbers")
    file.Metadata["made by"] = "the engine: \u00e9\u2028\u0007\U0001f600"
    file.Tensors["matrix"] = engine.StoredTensor(engine.Matrix(3, 2, engine.DType.Float64))
    path = tmp_path / "engine.safetensors"
    file.Write(str(path))
    read = safetensors.numpy.load_file(path)
    assert set(read) == {*numbers, "matrix"}
    assert all(same(read[name], array) for name, array in numbers.items())
    assert same(read["matrix"], np.zeros((3, 2)))
    with safetensors.safe_open(path, "np") as opened:
        assert opened.metadata() == {"made by": "the engine: \u00e9\u2028\u0007\U0001f600"}


def test_matrices_of_the_package_have_their_bits_in_the_engine(engine, tmp_path):
    path = tmp_path / "package.safetensors"
    safetensors.numpy.save_file({"a": AWKWARD32.reshape(2, 3), "b": AWKWARD64, "c": np.array(-0.5)}, path)
    read = engine.SafetensorsFile.Read(str(path)).Tensors
    assert [str(read[name].ToMatrix()) for name in "abc"] == ["(2, 3) float32", "(1, 5) float64", "(1, 1) float64"]
    assert read["c"].ToMatrix()[0, 0] == -0.5
    assert through_engine(engine, path.read_bytes()) == path.read_bytes()


def test_what_the_package_refuses_the_engine_refuses(engine):
    written = safetensors.numpy.save({"weights": np.ones((2, 2), "f4"), "b": np.ones(1)}, {"k": "v"})
    admitted = []
    for index in range(len(written)):
        for bit in range(8):
            damaged = bytearray(written)
            damaged[index] ^= 1 << bit
            if accepts(engine, bytes(damaged)) and not is_read(bytes(damaged)):
                admitted.append((index, bit))
    assert admitted == []


def accepts(engine, content: bytes) -> bool:
    try:
        engine.SafetensorsFile.Read(content, "file")
    except Exception as failure:
        if type(failure).__name__ != "InvalidDataException":
            raise
        return False
    return True


def is_read(content: bytes) -> bool:
    try:
        safetensors.numpy.load(content)
    except Exception:
        return False
    return True
