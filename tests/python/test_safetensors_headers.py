"""Odd and malformed files: the engine takes and refuses them as the format's reference implementation does."""

from __future__ import annotations

import struct
import time
from pathlib import Path
from typing import Any

import safetensors

from python.test_safetensors import accepts, engine

__all__ = ["engine"]


def framed(header: str | bytes, data: int = 4, length: int | None = None) -> bytes:
    """A file of this header and so many bytes behind it."""
    text = header if isinstance(header, bytes) else header.encode()
    return struct.pack("<Q", len(text) if length is None else length) + text + bytes(data)


def entry(shape: str = "[1]", offsets: str = "[0,4]", dtype: str = '"F32"', more: str = "") -> str:
    return f'{{"dtype":{dtype},"shape":{shape},"data_offsets":{offsets}{more}}}'


def one(shape: str = "[1]", offsets: str = "[0,4]", dtype: str = '"F32"', more: str = "", data: int = 4) -> bytes:
    """A file of one tensor."""
    return framed(f'{{"a":{entry(shape, offsets, dtype, more)}}}', data)


def named(text: str | bytes) -> bytes:
    """A file of one tensor whose name is written like this."""
    raw = text if isinstance(text, bytes) else text.encode()
    return framed(b'{"' + raw + b'":' + entry().encode() + b"}")


def extra(value: str) -> bytes:
    """A file of one tensor with a field that the format does not know."""
    return one(more=f',"x":{value}')


def meta(value: str) -> bytes:
    return framed(f'{{"__metadata__":{value}}}', 0)


def two(first: tuple[int, int], second: tuple[int, int], data: int) -> bytes:
    """A file of two tensors of bytes, which lie there."""
    parts = (
        f'"{name}":' + entry(f"[{max(end - begin, 0)}]", f"[{begin},{end}]", '"U8"')
        for name, (begin, end) in zip("ab", (first, second), strict=True)
    )
    return framed("{" + ",".join(parts) + "}", data)


DTYPES = (
    "BOOL F4 F6_E2M3 F6_E3M2 U8 I8 F8_E5M2 F8_E4M3 F8_E8M0 F8_E4M3FNUZ F8_E5M2FNUZ "
    "I16 U16 F16 BF16 I32 U32 F32 C64 F64 I64 U64"
)
NESTED = {
    f"{kind} nested {depth} deep": extra(opening * depth + "1" + closing * depth)
    for kind, opening, closing in (("lists", "[", "]"), ("objects", '{"k":', "}"))
    for depth in (1, 40, 125, 126, 1_000)
}
FILES: dict[str, bytes] = {
    # texts
    **{
        f"name {text}": named(text)
        for text in (
            "",
            "\\u0000",
            "\\u007f",
            "\u007f",
            "\\ud83d\\ude00",
            "\U0001f600",
            "\\ud800",
            "\\udc00",
            "\\udc00\\ud800",
            "\\ud800x",
            "\\ud800\\n",
            "\\ud800\\ud800",
            "\\'",
            "\\x",
            "\\U0041",
            "\\u12",
            "\\u12g4",
            "\\uD83D",
            "\\",
            "\\/",
            '\\b\\f\\n\\r\\t\\\\\\"',
            "a\nb",
            "a\tb",
            "a\rb",
            "a\0b",
            "\u2028",
            "\ufeff",
            "__metadat",
            "\ufffe",
            "\\uffff",
        )
    },
    **{
        f"name of the bytes {raw.hex()}": named(raw)
        for raw in (
            b"\xff",
            b"\xc0\x80",
            b"\xed\xa0\x80",
            b"\xf4\x90\x80\x80",
            b"\xe2\x82",
            b"\xf0\x9f\x98\x80",
            b"\x80",
        )
    },
    **{
        f"unknown field with the text {text}": extra(f'"{text}"')
        for text in ("\\ud800", "\\'", "\t", "\\u0000", "ok", "\n")
    },
    "unknown field with half a pair as name": one(more=',"\\ud800":1'),
    "unknown field with half a pair inside": extra('[{"\\udfff":1}]'),
    "single quotes": framed("{'a':" + entry() + "}"),
    "no quotes": framed("{a:" + entry() + "}"),
    "escaped names of fields": framed('{"a":' + entry().replace("dtype", "d\\u0074ype") + "}"),
    "escaped dtype": one(dtype='"F\\u00332"'),
    "escaped name of the metadata": framed('{"__met\\u0061data__":{"k":"v"}}', 0),
    # numbers
    **{
        f"shape {shape}": one(shape)
        for shape in (
            "[1.0]",
            "[1e0]",
            "[01]",
            "[-0]",
            "[-1]",
            "[+1]",
            "[1,]",
            "[,1]",
            "[0x1]",
            '["1"]',
            "[null]",
            "[true]",
            "[[1]]",
            "1",
            "null",
            "[NaN]",
            "[Infinity]",
            "[1 1]",
            "[1.]",
            "[.5]",
            "[1e]",
            "[]",
            "{}",
            "[1_0]",
            "[9223372036854775808]",
            "[18446744073709551616]",
            "[4611686018427387904]",
            "[4294967296,4294967296]",
            "[1,1,1]",
            "[ 1\n]",
        )
    },
    **{
        f"empty shape {shape}": one(shape, "[0,0]", data=0)
        for shape in (
            "[0]",
            "[9223372036854775807,0]",
            "[0,9223372036854775807]",
            "[4611686018427387904,0]",
            "[9223372036854775807,3,0]",
            "[0,9223372036854775807,3]",
            "[4294967296,4294967296,0]",
            "[18446744073709551615,0]",
            "[1,0]",
            "[-0,0]",
        )
    },
    **{f"{axes} axes": one("[" + ",".join(["1"] * axes) + "]") for axes in (0, 1, 64, 65, 500)},
    **{
        f"offsets {offsets}": one(offsets=offsets)
        for offsets in (
            "[0]",
            "[0,4,4]",
            "[4,0]",
            "[0,3]",
            "[0,5]",
            "[0.0,4]",
            "[-0,4]",
            "[0,4.0]",
            '["0","4"]',
            "null",
            "[0,18446744073709551616]",
            "[18446744073709551612,0]",
            "[4,8]",
            "[0,9223372036854775807]",
            "[]",
            "4",
        )
    },
    **{
        f"unknown field {value}": extra(value)
        for value in (
            "1e999",
            "-1e999",
            "1e-999",
            "9" * 400,
            "9" * 30,
            "1e308",
            "01",
            "-",
            "nul",
            "true",
            "null",
            "[1,]",
            "{}",
            '{"a":1,"a":2}',
            "/**/1",
            "NaN",
        )
    },
    **NESTED,
    # the object
    "empty object": framed("{}", 0),
    "nothing": framed("", 0),
    "too short": b"\x02\0\0\0",
    "no bytes": b"",
    **{
        f"behind the object {behind!r}": framed("{}" + behind, 0)
        for behind in (" ", "   ", "\n\t\r ", "\0", "{}", "x", ",", "//", "/**/", "\v", "\u00a0")
    },
    **{f"before the object {before!r}": framed(before + "{}", 0) for before in (" ", "\n", "\ufeff", "\0", "x")},
    **{
        f"header {text}": framed(text, 0)
        for text in (
            "[]",
            "null",
            '""',
            "1",
            "{",
            "}",
            '{"a"',
            '{"a":',
            '{"a":1}',
            '{"a":[]}',
            '{"a":null}',
            '{"a":{}}',
            "{,}",
            '{"__metadata__":{},}',
        )
    },
    "comma at the end of an entry": one(more=","),
    "comment": framed('{/* c */"a":' + entry() + "}"),
    "white space everywhere": framed('{ \t\n"a" :\r\n ' + entry("[ 1 ]", "[ 0 , 4 ]") + " }"),
    "entry as a list": framed('{"a":["F32",[1],[0,4]]}'),
    "dtype as an object": one(dtype='{"F32":null}'),
    "without dtype": framed('{"a":{"shape":[1],"data_offsets":[0,4]}}'),
    "without shape": framed('{"a":{"dtype":"F32","data_offsets":[0,4]}}'),
    "without offsets": framed('{"a":{"dtype":"F32","shape":[1]}}'),
    "fields in another order": framed('{"a":{"data_offsets":[0,4],"shape":[1],"dtype":"F32"}}'),
    # duplicate names
    "tensor twice": framed('{"a":' + entry() + ',"a":' + entry() + "}"),
    "tensor twice, escaped": framed('{"a":' + entry() + ',"\\u0061":' + entry() + "}"),
    "dtype twice": one(more=',"dtype":"F32"'),
    "shape twice": one(more=',"shape":[1]'),
    "offsets twice": one(more=',"data_offsets":[0,4]'),
    "unknown field twice": one(more=',"x":1,"x":2'),
    "metadata twice": framed('{"__metadata__":{},"__metadata__":{}}', 0),
    "text of the metadata twice": meta('{"k":"v","k":"w"}'),
    # metadata
    **{
        f"metadata {value}": meta(value)
        for value in (
            "{}",
            "null",
            "[]",
            '""',
            "1",
            '{"k":1}',
            '{"k":null}',
            '{"k":"v"}',
            '{"k":{"a":"b"}}',
            '{"k":"\\ud800"}',
            '{"\\ud800":"v"}',
            '{"k":"\n"}',
            '{"":""}',
            '{"k":["v"]}',
        )
    },
    # dtypes
    **{
        f"dtype {dtype}": one("[8]", f"[0,{size}]", f'"{dtype}"', data=size)
        for dtype, size in zip(
            DTYPES.split(), [8, 4, 6, 6, 8, 8, 8, 8, 8, 8, 8, 16, 16, 16, 16, 32, 32, 32, 64, 64, 64, 64], strict=True
        )
    },
    **{
        f"dtype {dtype}": one(dtype=dtype)
        for dtype in ('"f32"', '"F 32"', '""', '"F33"', "null", "1", '["F32"]', '"float32"', '"F32 "', '"\\ud800"')
    },
    **{
        f"{count} elements of {dtype} in {size} bytes": one(f"[{count}]", f"[0,{size}]", f'"{dtype}"', data=size)
        for dtype, count, size in (
            ("F4", 3, 1),
            ("F4", 3, 2),
            ("F4", 2, 1),
            ("F6_E2M3", 4, 3),
            ("F6_E3M2", 3, 3),
            ("F4", 0, 0),
        )
    },
    # layout
    "gap at the start": two((1, 2), (2, 3), 3),
    "gap between": two((0, 1), (2, 3), 3),
    "overlap": two((0, 2), (1, 3), 3),
    "same bytes": two((0, 2), (0, 2), 2),
    "backwards": two((2, 4), (0, 2), 4),
    "ends before it begins": two((0, 2), (2, 1), 2),
    "both empty": two((0, 0), (0, 0), 0),
    "empty one inside": two((0, 4), (2, 2), 4),
    "empty one behind": two((0, 4), (4, 4), 4),
    "unaligned": framed('{"a":' + entry("[1]", "[0,1]", '"U8"') + ',"b":' + entry("[1]", "[1,5]") + "}", 5),
    **{f"{there} bytes for 4": one(data=there) for there in (0, 3, 5, 8, 1_000)},
    **{
        f"length {length}": framed("{}", 0, length)
        for length in (0, 1, 3, 100_000_000, 100_000_001, 2**31, 2**32 + 2, 2**63, 2**64 - 1)
    },
}

#: Files that the engine rejects and the package accepts, by intention. The reasons are in tests/README.md.
DIFFERENCES = {
    "tensor twice": "the format's text forbids it, and the package drops one of the two",
    "tensor twice, escaped": "the same",
    "text of the metadata twice": "the same",
    "before the object ' '": "the format's text has the header begin with a brace",
    "before the object '\\n'": "the same",
    "entry as a list": "not of the format; the package's JSON library takes it for the object",
    "dtype as an object": "the same",
    "empty shape [18446744073709551615,0]": "an axis of .NET has up to 2^63 - 1 elements",
}


def is_taken(content: bytes) -> bool:
    try:
        safetensors.deserialize(content)
    except safetensors.SafetensorError:
        return False
    return True


def test_odd_and_malformed_files_are_taken_and_refused_as_by_the_reference_implementation(engine: Any) -> None:
    wrong = {
        name: is_taken(content) for name, content in FILES.items() if accepts(engine, content) != is_taken(content)
    }
    assert len(FILES) >= 250
    assert sum(map(is_taken, FILES.values())) >= 70
    assert wrong == dict.fromkeys(DIFFERENCES, True)


def test_what_is_taken_holds_the_same(engine: Any) -> None:
    for name, content in FILES.items():
        if is_taken(content) and name not in DIFFERENCES:
            read = engine.SafetensorsFile.Read(content, "file").Tensors
            ours = {str(pair.Key): (str(pair.Value.Kind), list(pair.Value.Shape)) for pair in read}
            theirs = {key: (value["dtype"], value["shape"]) for key, value in safetensors.deserialize(content)}
            assert ours == theirs, name


def test_a_header_of_many_tensors_is_read_in_linear_time(engine: Any, tmp_path: Path) -> None:
    """The processor time of the thread, which does not count what other processes take, and the memory."""
    from System import GC

    def used(tensors: int) -> tuple[float, float]:
        entries = (
            f'"layers.{index}.a_name_as_models_have_them":' + entry(offsets=f"[{4 * index},{4 * index + 4}]")
            for index in range(tensors)
        )
        path = tmp_path / f"{tensors}.safetensors"
        path.write_bytes(framed("{" + ",".join(entries) + "}", 4 * tensors))
        allocated, started = GC.GetAllocatedBytesForCurrentThread(), time.thread_time()
        assert engine.SafetensorsFile.Read(str(path)).Tensors.Count == tensors
        taken = time.thread_time() - started
        print(f"{path.stat().st_size:,} bytes, {tensors:,} tensors: {taken:.2f} s of the processor")
        return taken / tensors, (GC.GetAllocatedBytesForCurrentThread() - allocated) / tensors

    used(1000)
    (few, memory), (many, more_memory) = used(80_000), used(640_000)
    # Squared, eight times as many tensors take eight times the time each; caches and the garbage collector take less.
    assert many < 4 * min(few, used(80_000)[0])
    assert more_memory < 2 * memory
