"""Changes of files: by bytes, and by the structure of their format, with right lengths around the change."""

from __future__ import annotations

import copy
import gzip
import io
import itertools
import json
import pickletools
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import Any

Change = Callable[[bytes, random.Random], bytes]

#: Values that a field of a header does not expect.
SCALARS: list[Any] = [None, True, False, 0, 1, -1, 2**31, 2**53, 2**63, 2**64, -(2**63), 10**40, 0.5, 1e308, 1e-320]
SCALARS += ["", "NaN", "Infinity", "F32", "BF16", "x" * 300, "\0", "\ud83d\ude00"]
SCALARS += [[], {}, [[]], [0], [2**40, 2**40], {"type": "Adam"}]
#: Pieces of bytes that formats give a meaning.
WORDS = [b"\0", b"\xff" * 8, b'"', b",", b"\n", b"\r\n", b"\x1f\x8b", b"1e999", b"-", b"nan", b"\xef\xbb\xbf", b"{"]
WORDS += [b"[" * 40, *(struct.pack("<Q", number) for number in (2**31, 2**40, 2**63))]
#: What is replaced in the header of an array: its dtype, its order, its shape, the text itself.
NPY = [("<f4", dtype) for dtype in (">f4", "|O", "|V4", "<U9999999", "<M8[s]", "f4,f4", "", "<f4" * 300)]
NPY += [("(", shape) for shape in ("(3,", "(1000000000000,", "(-1,", "(0,", "(1.5,", "(" * 300)]
NPY += [("False", "True"), ("{", "{'x': 1, "), (",", "+"), ("'", ""), ("}", "}" * 9)]
#: Fields that numbers do not expect.
FIELDS = [
    '"',
    '"a""b"',
    '"x',
    'y"',
    "nan",
    "1e999",
    "-0",
    "0x1",
    "1_000",
    "\u0661",
    "\r",
    "\0",
    "\ufeff",
    "9" * 21,
    "=1",
    "\t",
]
#: Instructions of a pickle.
PIECES = [b"N.", b"K\xff", b"J\xff\xff\xff\x7f", b"cos\nsystem\n", b")R", b"}", b"\x85", b"h\x00", b"l."]


def by_bytes(content: bytes, draw: random.Random) -> bytes:
    """Change, insert, remove, repeat, exchange or cut a few bytes."""
    changed = bytearray(content)
    for _ in range(draw.randint(1, 4)):
        at, length = draw.randrange(len(changed) + 1), draw.choice([1, 1, 2, 8, 64])
        match draw.randrange(8):
            case 0:
                changed[at : at + length] = draw.randbytes(length)
            case 1:
                changed[at:at] = draw.choice(WORDS)
            case 2:
                del changed[at : at + length]
            case 3:
                changed[at:at] = changed[at : at + length] * draw.choice([1, 3, 50])
            case 4:
                other = draw.randrange(len(changed) + 1)
                changed[at : at + length] = changed[other : other + length]
            case 5:
                del changed[at:]
            case 6:
                changed[at : at + 512] = bytes(len(changed[at : at + 512]))
            case _ if at < len(changed):
                changed[at] ^= 1 << draw.randrange(8)
    return bytes(changed)


def json_text(text: str, draw: random.Random) -> str:
    """Change one value, name or list somewhere in a JSON text; texts that are JSON themselves are entered."""
    tree = [json.loads(text)]
    home, key = draw.choice(list(_places(tree)))
    value = home[key]
    if isinstance(value, str) and value.startswith("{") and draw.random() < 0.9:
        home[key] = json_text(value, draw)
        return json.dumps(tree[0])
    match draw.randrange(7):
        case 0 if home is not tree:
            del home[key]
        case 1 if isinstance(home, dict):
            home[draw.choice(["", "type", "__metadata__", "new", *home])] = home.pop(key)
        case 2 if isinstance(home, list) and home is not tree:
            home.extend([value] * draw.choice([1, 100]))
        case 3:
            other, name = draw.choice(list(_places(tree)))
            home[key] = copy.deepcopy(other[name])
        case 4 if isinstance(value, (int, float)):
            home[key] = value + draw.choice([-1, 1, 0.5, 2**31])
        case _:
            home[key] = draw.choice(SCALARS)
    written = json.dumps(tree[0])
    if draw.random() < 0.1:  # a name twice
        written = written[:-1] + "," + written[1:] if written.startswith("{") else written
    return written


def _places(tree: Any) -> Iterator[tuple[Any, Any]]:
    keys = range(len(tree)) if isinstance(tree, list) else tree if isinstance(tree, dict) else ()
    for key in keys:
        yield tree, key
        yield from _places(tree[key])


def safetensors(content: bytes, draw: random.Random) -> bytes:
    """Change the header, with its length right behind the change."""
    (length,) = struct.unpack("<Q", content[:8])
    header = json_text(content[8 : 8 + length].decode(), draw).encode("utf-8", "surrogatepass")
    rest = content[8 + length :]
    kept = draw.randrange(len(rest) + 1) if draw.random() < 0.1 else len(rest)
    return struct.pack("<Q", len(header)) + header + rest[:kept]


def npy(content: bytes, draw: random.Random) -> bytes:
    """Change the header of an array: its dtype, its order, its shape."""
    end = content.index(b"\n") + 1
    text = content[10:end].decode("latin1")
    old, new = draw.choice(NPY)
    changed = text.replace(old, new, draw.choice([1, -1])).encode("latin1")
    return content[:8] + struct.pack("<H", len(changed)) + changed + content[end:]


def zipped(content: bytes, draw: random.Random) -> bytes:
    """Change one of the files in an archive, or its name, and pack it anew; or change the archive."""
    if draw.random() < 0.5:
        return by_bytes(content, draw)
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w") as new:
        names = old.namelist()
        for name in names[draw.random() < 0.1 :]:
            inside = old.read(name)
            if draw.random() < 0.6:
                inside = draw.choice([npy, by_bytes])(inside, draw)
            name = draw.choice([name] * 6 + ["../x.npy", "Z.npy", "X.npy", "X"])
            if name not in new.namelist():
                new.writestr(name, inside, draw.choice([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2]))
    return packed.getvalue()


def idx(content: bytes, draw: random.Random) -> bytes:
    """Change element type, number of axes or one axis of an IDX file; packed files are packed anew."""
    if content.startswith(b"\x1f\x8b"):
        inside = draw.choice([idx, by_bytes])(gzip.decompress(content), draw)
        return gzip.compress(inside, 1, mtime=0) if draw.random() < 0.8 else zlib.compress(inside, 1)
    changed = bytearray(content)
    match draw.randrange(3):
        case 0:
            changed[2] = draw.randrange(256)
        case 1:
            changed[3] = draw.choice([0, 1, 2, 4, 16, 17, 255])
        case _:
            at = 4 + 4 * draw.randrange(changed[3])
            changed[at : at + 4] = struct.pack(">I", draw.choice([0, 1, 2, 65536, 2**31 - 1, 2**31, 2**32 - 1]))
    return bytes(changed)


def csv(content: bytes, draw: random.Random) -> bytes:
    """Change fields, quotes, lines and columns of a table."""
    lines = [line.split(",") for line in content.decode().split("\n")]
    for _ in range(draw.randint(1, 3)):
        line = draw.choice(lines)
        match draw.randrange(7):
            case 0:
                line.append(draw.choice(["", "1", '"']))
            case 1 if line:
                line.pop()
            case 2:
                lines.insert(draw.randrange(len(lines) + 1), list(line))
            case 3 if len(lines) > 1:
                lines.remove(line)
            case 4 if line:
                line[draw.randrange(len(line))] *= draw.choice([0, 2, 1000])
            case _ if line:
                line[draw.randrange(len(line))] = draw.choice(FIELDS)
    return "\n".join(",".join(line) for line in lines).encode()


def protobuf(content: bytes, draw: random.Random, depth: int = 0) -> bytes:
    """Remove, repeat, move or change one field of a message somewhere in the nesting, with right lengths around it."""
    fields = _fields(content)
    if not fields:
        return by_bytes(content, draw)
    at = draw.randrange(len(fields))
    tag, value = fields[at]
    if isinstance(value, bytes) and depth < 8 and draw.random() < 0.75:
        fields[at] = (tag, protobuf(value, draw, depth + 1))
    else:
        match draw.randrange(5):
            case 0:
                del fields[at]
            case 1:
                fields[at:at] = [(tag, value)] * draw.choice([1, 50])
            case 2:
                fields.insert(0, fields.pop(at))
            case 3:
                fields[at] = (tag, draw.choice([0, 1, 7, 2**31, 2**63, 2**64 - 1]) if isinstance(value, int) else b"")
            case _:
                fields[at] = (tag & 7 | draw.randint(1, 30) << 3, value)
    return b"".join(_varint(tag) + _written(value) for tag, value in fields)


def _fields(content: bytes) -> list[tuple[int, int | bytes | bytearray]]:
    """The fields of a message; none if the bytes are no message. Fixed numbers are a bytearray."""
    fields: list[tuple[int, int | bytes | bytearray]] = []
    at = 0
    try:
        while at < len(content):
            tag, at = _number(content, at)
            if tag & 7 == 0:
                value, at = _number(content, at)
                fields.append((tag, value))
                continue
            length, at = _number(content, at) if tag & 7 == 2 else ({1: 8, 5: 4}[tag & 7], at)
            if at + length > len(content):
                return []
            piece = content[at : at + length]
            fields.append((tag, piece if tag & 7 == 2 else bytearray(piece)))
            at += length
    except (IndexError, KeyError):
        return []
    return fields


def _number(content: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        value |= (content[at] & 127) << shift
        at, shift = at + 1, shift + 7
        if content[at - 1] < 128:
            return value, at


def _varint(value: int) -> bytes:
    written = bytearray()
    while value > 127:
        written.append(value & 127 | 128)
        value >>= 7
    return bytes([*written, value])


def _written(value: int | bytes | bytearray) -> bytes:
    if isinstance(value, int):
        return _varint(value)
    return bytes(value) if isinstance(value, bytearray) else _varint(len(value)) + value


def pickled(content: bytes, draw: random.Random) -> bytes:
    """Remove, repeat, exchange or replace whole instructions of a pickle."""
    starts = [offset for _, _, offset in pickletools.genops(content)] + [len(content)]
    pieces = [content[a:b] for a, b in itertools.pairwise(starts)]
    for _ in range(draw.randint(1, 3)):
        at = draw.randrange(len(pieces))
        match draw.randrange(5):
            case 0 if len(pieces) > 1:
                del pieces[at]
            case 1:
                pieces[at:at] = [draw.choice(pieces)] * draw.choice([1, 1, 30])
            case 2:
                pieces.insert(0, pieces.pop(at))
            case 3:
                pieces[at] = by_bytes(pieces[at], draw)
            case _:
                pieces[at] = draw.choice(PIECES)
    return b"".join(pieces)
