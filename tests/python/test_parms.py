"""The book's parameter files: arrays of every NumPy come through with their bits, and nothing else comes through."""

import builtins
import copyreg
import os
import pickle
import pickletools
import tracemalloc
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from hybridnet import _parms

PROTOCOLS = (2, 3, 4, 5)
WHOLE_MODEL = "Where it is a whole model, load it in the program that saved it, and save its parameters."
ANEW = "arrays of numbers are required, as NumPy pickles them. Save the parameters again."


def parameters(dtype="f4"):
    random = np.random.RandomState(0)
    return [(random.randn(n, m).astype(dtype), random.randn(1, m).astype(dtype)) for n, m in ((2, 64), (64, 3))]


def same(expected, actual) -> bool:
    return (
        type(actual) is np.ndarray
        and expected.shape == actual.shape
        and expected.dtype.newbyteorder("=") == actual.dtype
        and actual.dtype.isnative
        and expected.astype(actual.dtype).tobytes() == actual.tobytes()
    )


def all_same(expected, actual) -> bool:
    return len(expected) == len(actual) and all(
        type(pair) is tuple and len(pair) == 2 and all(map(same, given_, pair))
        for given_, pair in zip(expected, actual, strict=True)
    )


def of_numpy_1(pickled: bytes) -> bytes:
    """The same pickle as NumPy 1 writes it: its core had another name."""
    old = pickled.replace(b"cnumpy._core.", b"cnumpy.core.")
    for name in (b"multiarray", b"numeric"):
        new_name, old_name = b"numpy._core." + name, b"numpy.core." + name
        old = old.replace(bytes([0x8C, len(new_name)]) + new_name, bytes([0x8C, len(old_name)]) + old_name)
    return pickletools.optimize(old) if old[1] >= 4 else old


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("dtype", ["f4", "f8", ">f8", "f2", "i8", "u1", "?"])
@pytest.mark.parametrize("numpy", [1, 2])
def test_arrays_of_every_numpy_come_back(protocol, dtype, numpy):
    written = pickle.dumps(parameters(dtype), protocol)
    written = of_numpy_1(written) if numpy == 1 else written
    assert (b"numpy._core" in written) == (numpy == 2)
    assert all_same(parameters(dtype), _parms.loads(written))


@pytest.mark.parametrize("protocol", PROTOCOLS)
@given(
    pair=st.tuples(
        *[
            arrays.arrays(st.sampled_from(["f4", "f8"]), arrays.array_shapes(min_dims=0, max_dims=3, min_side=0))
            for _ in range(2)
        ]
    )
)
@settings(deadline=None, max_examples=40)
def test_every_bit_of_every_array_comes_back(protocol, pair):
    assert all_same([pair], _parms.loads(pickle.dumps([pair], protocol)))


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_orders_and_views_and_sharing_come_back(protocol):
    whole = np.arange(24.0).reshape(4, 6)
    pairs = [(np.asfortranarray(whole), whole[:, ::2]), (whole, whole), (whole[1:2], np.zeros((0, 3), "f4"))]
    read = _parms.loads(pickle.dumps(pairs, protocol))
    assert all_same(pairs, read)
    assert read[1][0] is read[1][1]
    assert all(array.flags.writeable and array.flags.owndata for pair in read for array in pair)


def test_lists_of_lists_and_large_ones_come_back(tmp_path):
    large = [[np.ones((784, 128), "f4"), np.zeros((1, 128), "f4")] for _ in range(20)]
    file = tmp_path / "fashion_mnist.parms"
    file.write_bytes(pickle.dumps(large))
    assert all_same(large, _parms.read(file))
    assert _parms.loads(pickle.dumps([])) == []


def test_pickles_of_python_2_are_read():
    data = np.array([[1.5, -2.25]], "<f4")
    text = data.tobytes()
    array = (
        call("numpy.core.multiarray", "_reconstruct", named("numpy", "ndarray") + b"K\0\x85" + b"U\1b" + b"\x87")
        + b"(K\1K\1K\2\x86" + call("numpy", "dtype", b"U\2f4K\0K\1\x87")
        + b"(K\3U\1<NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\0tb"
        + b"\x89U" + bytes([len(text)]) + text + b"tb"
    )  # fmt: skip
    ((weights, biases),) = _parms.loads(b"\x80\2](" + array + array + b"\x86e.")
    assert same(data, weights)
    assert same(data, biases)


def test_the_form_is_told_by_the_content():
    import safetensors.numpy

    for content in ({}, {"a": np.ones(3)}, {"a" * 500: np.ones(3), "b" * 640: np.ones(1)}):
        for texts in (None, {"k": "v" * 1000}):
            assert _parms.form(safetensors.numpy.save(content, texts), "f") == "safetensors"
    for protocol in PROTOCOLS:
        assert _parms.form(pickle.dumps(parameters(), protocol), "f") == "pickle"
        assert _parms.form(pickle.dumps([], protocol), "f") == "pickle"
    # A header of 1152 or 1410 bytes begins as a pickle does.
    for protocol in (4, 5):
        begins = bytes([0x80, protocol, 0, 0, 0, 0, 0, 0])
        assert _parms.form(begins + b'{"a":{}}', "f") == "safetensors"


@pytest.mark.parametrize(
    ("content", "begins"),
    [
        (b"", "is empty"),
        (b"\x80", "begins with 80"),
        (b"\x80\1]", "begins with 80 01 5d"),
        (b"\x80\6]q\0", "begins with 80 06 5d 71"),
        (b"PK\3\4rest", "begins with 50 4b 03 04"),
        (b"(lp0\n.", "begins with 28 6c 70 30"),
        (b"\xff" * 8 + b"{", "begins with ff ff ff ff"),
    ],
)
def test_a_file_of_another_form_is_refused(content, begins):
    with pytest.raises(ValueError, match=r"^net\.parms: ") as refusal:
        _parms.form(content, "net.parms")
    assert str(refusal.value) == (
        f"net.parms: the file {begins}; files of parameters are safetensors files or pickles of protocol 2 to 5. "
        "Check the path, or save the parameters again."
    )


def test_a_missing_file_is_named_with_where_it_was_looked_for(tmp_path):
    with pytest.raises(FileNotFoundError) as refusal:
        _parms.read(tmp_path / "none.parms")
    assert str(refusal.value) == (
        f"{tmp_path / 'none.parms'}: there is no such file; it was looked for at {tmp_path / 'none.parms'}. "
        "Check the path and the current folder."
    )


def named(module: str, name: str) -> bytes:
    return f"c{module}\n{name}\n".encode()


def call(module: str, name: str, arguments: bytes) -> bytes:
    return named(module, name) + arguments + b"R"


def text(words: str) -> bytes:
    encoded = words.encode()
    return b"X" + len(encoded).to_bytes(4, "little") + encoded


class Calls:
    """An object whose pickle calls something."""

    def __init__(self, *reduced):
        self.reduced = reduced

    def __reduce__(self):
        return self.reduced


def refusal_of(content: bytes) -> str:
    with pytest.raises(ValueError, match=r"^net\.parms: ") as refusal:
        _parms.loads(content, "net.parms")
    assert type(refusal.value) is ValueError
    return str(refusal.value)


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize(
    ("attack", "name"),
    [
        (lambda canary: Calls(os.system, (f"touch {canary}",)), f"{os.system.__module__}.system"),
        (lambda canary: Calls(eval, (f"open({canary!r}, 'w')",)), "builtins.eval"),
        (lambda canary: Calls(builtins.exec, (f"open({canary!r}, 'w')",)), "builtins.exec"),
        (lambda canary: Calls(open, (canary, "w")), f"{open.__module__}.open"),
        (lambda canary: Calls(getattr, (Path(canary), "touch")), "builtins.getattr"),
        (lambda canary: Calls(copyreg._reconstructor, (list, list, [])), "copyreg._reconstructor"),
        (lambda canary: Calls(np.load, (canary,)), "numpy.load"),
        (lambda canary: Calls(np.save, (canary, 1)), "numpy.save"),
        (lambda canary: Calls(np.memmap, (canary, "u1", "w+", 0, (1,))), "numpy.memmap"),
        (lambda canary: Calls(np.dtype, (Calls(eval, (f"open({canary!r}, 'w')",)),)), "builtins.eval"),
    ],
    ids=lambda case: case if isinstance(case, str) else "",
)
def test_nothing_that_a_pickle_names_is_run(tmp_path, protocol, attack, name):
    canary = tmp_path / "canary"
    if protocol == 2:
        name = name.replace("builtins", "__builtin__").replace("copyreg", "copy_reg").replace("_io.open", "io.open")
    said = refusal_of(pickle.dumps([(attack(str(canary)), np.ones(1))], protocol))
    assert said == (
        f"net.parms: the pickle names {name}; in a file of parameters there are NumPy arrays of numbers and nothing "
        f"else. {WHOLE_MODEL}"
    )
    refusal_of(pickle.dumps([(np.array([attack(str(canary))], object), np.ones(1))], protocol))
    assert not canary.exists()


@pytest.mark.parametrize(
    "name",
    [
        "ndarray.__class__",
        "ndarray.__init__.__globals__",
        "core",
        "_core.multiarray",
        "f2py.os.system",
        "",
        "ndarray\x00",
        "NDARRAY",
    ],
)
@pytest.mark.parametrize("module", ["numpy", "numpy._core.multiarray", "numpy.core.numeric", "_codecs", "builtins"])
def test_only_whole_known_names_are_admitted(module, name):
    pickled = (
        b"\x80\4"
        + b"\x8c"
        + bytes([len(module)])
        + module.encode()
        + b"\x8c"
        + bytes([len(name)])
        + name.encode()
        + b"\x93."
    )
    shown = ascii(name) if not name.isprintable() else name
    assert refusal_of(pickled) == (
        f"net.parms: the pickle names {module}.{shown}; in a file of parameters there are NumPy arrays of numbers "
        f"and nothing else. {WHOLE_MODEL}"
    )


@pytest.mark.parametrize(
    ("instruction", "pickled"),
    [
        ("EXT1", b"\x80\2\x82\1."),
        ("PERSID", b"\x80\2Pa\n."),
        ("BINPERSID", b"\x80\2NQ."),
        ("INST", b"\x80\2(ios\nsystem\n."),
        ("OBJ", b"\x80\2(cos\nsystem\no."),
        ("NEWOBJ", b"\x80\2cnumpy\nndarray\n)\x81."),
        ("NEWOBJ_EX", b"\x80\4cnumpy\nndarray\n)N\x92."),
        ("NEXT_BUFFER", b"\x80\5\x97."),
        ("EMPTY_DICT", b"\x80\2}."),
        ("DICT", b"\x80\2(d."),
        ("FROZENSET", b"\x80\4(\x91."),
        ("DUP", b"\x80\2]2."),
        ("LONG4", b"\x80\2\x8b\1\0\0\0\1."),
        ("FLOAT", b"\x80\2F1.5\n."),
    ],
)
def test_instructions_that_arrays_do_not_need_are_not_followed(instruction, pickled):
    byte = next(offset for found, _, offset in pickletools.genops(pickled) if found.name == instruction)
    assert refusal_of(pickled) == (
        f"net.parms: the pickle has the instruction {instruction} at byte {byte}, which lists of arrays do not need. "
        f"{WHOLE_MODEL}"
    )


@pytest.mark.parametrize(
    ("array", "dtype"),
    [
        (np.array([None]), "O8"),
        (np.array(["a"]), "U1"),
        (np.array([b"a"]), "S1"),
        (np.zeros(1, [("a", "f4")]), "V4"),
        (np.zeros(1, "M8[s]"), "M8"),
        (np.zeros(1, complex), "c16"),
        (np.zeros(1, "g"), "f16"),
    ],
)
@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_arrays_of_other_things_than_numbers_are_refused(array, dtype, protocol):
    said = refusal_of(pickle.dumps([(array, array)], protocol))
    either = (
        f"net.parms: an array has the dtype {dtype}; {ANEW}",
        "net.parms: the pickle has the instruction EMPTY_DICT",
    )
    assert said.startswith(either)


RECONSTRUCT = call("numpy.core.multiarray", "_reconstruct", named("numpy", "ndarray") + b"K\0\x85U\1b\x87")
DTYPE = call("numpy", "dtype", b"U\2f4K\0K\1\x87") + b"(K\3U\1<NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\0tb"


@pytest.mark.parametrize(
    ("pickled", "what"),
    [
        (call("numpy.core.multiarray", "_reconstruct", b")"), "an array is of another class than ndarray"),
        (call("numpy.core.multiarray", "_reconstruct", b"NNN\x87"), "an array is of another class than ndarray"),
        (
            call("numpy.core.multiarray", "_reconstruct", named("numpy", "ndarray") + b"M\xff\xff\x85U\1b\x87"),
            "an array is of another class than ndarray",
        ),
        (
            RECONSTRUCT + b"Nb",
            "an array has a state that NumPy does not write",
        ),
        (
            RECONSTRUCT + b"(K\1K\1\x85NNNtb",
            "an array is not made of bytes and a dtype of numbers",
        ),
        (
            RECONSTRUCT + b"(K\1J\xff\xff\xff\xff\x85" + DTYPE + b"\x89U\4abcdtb",
            "an array has a shape that is not a tuple of up to 32 lengths",
        ),
        (
            RECONSTRUCT + b"(K\1(" + b"K\1" * 33 + b"t" + DTYPE + b"\x89U\4abcdtb",
            "an array has a shape that is not a tuple of up to 32 lengths",
        ),
        (
            RECONSTRUCT + b"(K\1K\2\x85" + DTYPE + b"\x89U\4abcdtb",
            "an array of shape (2,) and dtype float32 has 4 bytes",
        ),
        (
            RECONSTRUCT + b"(K\1K\0J\xff\xff\xff\x7fJ\xff\xff\xff\x7f\x87" + DTYPE + b"\x89U\0tb",
            "an array of shape (0, 2147483647, 2147483647) and dtype float32 has 0 bytes",
        ),
        (
            RECONSTRUCT + b"(K\1\x8a\x0a" + b"\x7f" * 10 + b"\x85" + DTYPE + b"\x89U\0tb",
            "an array of shape with a length of more than 64 bits and dtype float32 has 0 bytes",
        ),
        (call("numpy", "dtype", b")"), "an array has the dtype a NoneType"),
        (call("numpy", "dtype", b"]\x85"), "an array has the dtype a list"),
        (call("numpy", "dtype", text("f4,f4") + b"\x85"), "an array has the dtype f4,f4"),
        (call("numpy", "dtype", text("O\n" * 50) + b"\x85"), "an array has the dtype '" + "O\\n" * 19 + "O\\..."),
        (
            call("numpy", "dtype", b"U\2f4\x85") + b"(K\3U\1<]NNtb",
            "a dtype has a state that dtypes of numbers do not have",
        ),
        (call("numpy", "dtype", b"U\2f4\x85") + b"Nb", "a dtype has a state that dtypes of numbers do not have"),
        (call("numpy._core.numeric", "_frombuffer", b")"), "an array has an order that is neither C nor F"),
        (
            call("numpy._core.numeric", "_frombuffer", b"(U\4abcd" + DTYPE + b"K\1\x85U\1At"),
            "an array has an order that is neither C nor F",
        ),
        (
            call("numpy._core.numeric", "_frombuffer", b"(NNNU\1Ct"),
            "an array has a shape that is not a tuple of up to 32 lengths",
        ),
        (
            call("_codecs", "encode", text("a") + text("utf-8") + b"\x86"),
            "bytes are made of something else than a text in latin1",
        ),
        (call("_codecs", "encode", b"NN\x86"), "bytes are made of something else than a text in latin1"),
        (call("builtins", "bytes", b"J\xff\xff\xff\x7f\x85"), "bytes are made of something else than a text in latin1"),
        (b"](" + RECONSTRUCT + b"q\0h\0\x86e", "an array has no numbers"),
    ],
)
def test_admitted_names_check_what_they_are_given(pickled, what):
    assert refusal_of(b"\x80\2" + pickled + b".") == f"net.parms: {what}; {ANEW}"


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("numpy", "ndarray"),
        ("numpy", "dtype"),
        ("numpy.core.multiarray", "_reconstruct"),
        ("numpy._core.numeric", "_frombuffer"),
        ("_codecs", "encode"),
        ("builtins", "bytes"),
    ],
)
@pytest.mark.parametrize("use", [b"Nb", b"]b", b"N]\x86b", b"Na", b"(Ne", b"N]bR", b"))R", b")RNb"])
def test_admitted_names_cannot_be_bent(module, name, use):
    refusal_of(b"\x80\2" + named(module, name) + use + b".")
    assert all_same(parameters(), _parms.loads(pickle.dumps(parameters(), 2)))


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (None, "a NoneType"),
        ((np.ones(1), np.ones(1)), "a tuple"),
        (np.ones(1), "an array"),
        ([np.ones(1)], "an array at index 0 of its list"),
        ([(np.ones(1), np.ones(1)), ()], "a tuple at index 1 of its list"),
        ([(np.ones(1), 3)], "a tuple at index 0 of its list"),
        ([[]], "a list at index 0 of its list"),
    ],
)
def test_anything_but_a_list_of_pairs_is_refused(content, what):
    assert refusal_of(pickle.dumps(content)) == (
        f"net.parms: the pickle holds {what}; a file of parameters holds a list of pairs (weights, biases), one for "
        "each layer that has some. Save what the model's get_parameters() gives."
    )


def bomb(count: int) -> bytes:
    """A long text that is made bytes of again and again."""
    encode = named("_codecs", "encode") + b"q\0" + text("a" * 1_000_000) + b"q\1" + text("latin1") + b"q\2\x86R"
    return b"\x80\2](" + encode + (b"h\0h\1h\2\x86R" * count) + b"e."


def shared(count: int) -> bytes:
    """Many arrays on the same bytes."""
    first = call(
        "numpy._core.numeric",
        "_frombuffer",
        b"(B"
        + (4_000_000).to_bytes(4, "little")
        + bytes(4_000_000)
        + b"q\0"
        + DTYPE
        + b"q\1J\x40\x42\x0f\0\x85q\2U\1Ct",
    )
    more = call("numpy._core.numeric", "_frombuffer", b"(h\0h\1h\2U\1Ct")
    return b"\x80\3](" + first + more + b"\x86" + (more + more + b"\x86") * count + b"e."


@pytest.mark.parametrize(
    ("pickled", "said"),
    [
        (b"\x80\2]r\xff\xff\xff\x7f.", "the pickle asks for more memory at byte 3 "),
        (b"\x80\4\x8e" + (1 << 40).to_bytes(8, "little") + b"abc.", "the pickle is damaged: expected 1099511627776"),
        (b"\x80\4\x95" + (1 << 60).to_bytes(8, "little") + b"].", "the pickle is damaged: "),
        (b"\x80\2(" + b"N" * 1_000_001 + b"l.", "the pickle asks for more memory at byte 1000001 "),
        (bomb(1000), "more bytes are made than the file has"),
        (shared(200), "its arrays have more bytes than the file."),
    ],
    ids=["memo", "length", "frame", "count", "texts", "arrays"],
)  # fmt: skip
def test_a_small_file_does_not_fill_the_memory(pickled, said):
    tracemalloc.start()
    try:
        assert refusal_of(pickled).startswith(f"net.parms: {said}")
        assert tracemalloc.get_traced_memory()[1] < 5 * len(pickled) + 40_000_000
    finally:
        tracemalloc.stop()


def outcome(content: bytes) -> bool:
    """Whether the content is read; all else must be a refusal."""
    try:
        assert all(type(array) is np.ndarray for pair in _parms.loads(content) for array in pair)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_damage_at_any_byte_is_read_or_refused(protocol):
    written = pickle.dumps([(np.array([[1.5]], "f4"), np.zeros((1, 1)))], protocol)
    assert not any(outcome(written[:length]) for length in range(len(written)))
    read = sum(
        outcome(written[:index] + bytes([written[index] ^ 1 << bit]) + written[index + 1 :])
        for index in range(len(written))
        for bit in range(8)
    )
    assert 0 < read < 4 * len(written)


@given(
    st.lists(st.sampled_from([*range(256), *b"]()tRbe.cUXKMq\x85\x86\x87h"]), max_size=60).map(bytes),
    st.sampled_from(PROTOCOLS),
)
@settings(deadline=None, max_examples=1000)
def test_random_instructions_are_refused(content, protocol):
    if outcome(bytes([0x80, protocol]) + content):
        assert content[:1] in b"](" or content[0] >= 0x80
