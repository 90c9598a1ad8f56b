"""The random stream: digests of a million draws and of the state after them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from golden.form import Case, Json, digest

SEEDS = [*range(16), 42, 12345, 2**31, 2**32 - 1]
COUNT = 1_000_000

Random = np.random.RandomState
Stream = tuple[int, list[list[Any]]]
KINDS: dict[str, Callable[..., Any]] = {
    "random_sample": lambda random, count: random.random_sample(count),
    "random_sample_float32": lambda random, count: random.random_sample(count).astype("float32"),
    "randn": lambda random, count: random.randn(count),
    "randn_float32": lambda random, count: random.randn(count).astype("float32"),
    "binomial": lambda random, count, p: random.binomial(1, p, count).astype("int32"),
    "randint": lambda random, count, low, high: random.randint(low, high, count).astype("int64"),
    "shuffle": lambda random, count: _shuffled(random, np.arange(count, dtype="int32")),
    "shuffle_rows": lambda random, count, columns: _shuffled(
        random, np.arange(count * columns, dtype="int32").reshape(count, columns)
    ),
    "permutation": lambda random, count: random.permutation(count).astype("int32"),
}
LARGE: list[tuple[str, list[Any]]] = [
    ("random_sample", []),
    ("random_sample_float32", []),
    ("randn", []),
    ("randn_float32", []),
    ("binomial", [0.1]),
    ("binomial", [0.5]),
    ("binomial", [0.9]),
    ("randint", [0, 10]),
    ("randint", [-3, 2**31]),
    ("randint", [0, 2**32]),
    ("randint", [0, 2**33]),
    ("shuffle", []),
    ("permutation", []),
]


def cases(flavour: str) -> Iterator[Case]:
    for kind, arguments in LARGE:
        name = "_".join([kind, *(str(argument) for argument in arguments)])
        streams = [(seed, [[kind, COUNT, *arguments]]) for seed in SEEDS]
        yield _case(f"{name}__million", streams)
    yield _case("mixed__cached_normal_survives", list(_mixed()))
    yield _case("short__every_length", list(_short()))
    for count in (0, 1, 623, 624, 625):
        random = Random(1)
        random.random_sample(count)
        random.randn(3)
        _, key, *_ = random.get_state()
        given = _state(random) | {"key": np.asarray(key)}
        expected = {"randn": random.randn(5), "random_sample": random.random_sample(5)}
        yield Case("randomness", f"state__after_{count}_uniform", "NumPyRandom", "restore", given, expected)

    yield from _edges()


def _edges() -> Iterator[Case]:
    """States whose next uniform draws are chosen: on the rim of the disc, in its middle, and equal to a probability."""
    zero, quarter, half = (0, 0), (2**30, 0), (2**31, 0)
    rim, middle, inside = (*half, *zero), (*half, *half), (*quarter, *half)
    yield _edge("normal_from_the_rim_of_the_disc", [*rim, *inside], _normals)
    yield _edge("normal_from_the_middle_of_the_disc", [*middle, *inside], _normals)
    yield _edge("binomial_of_a_draw_equal_to_p", [*half, *quarter, *half], _binomials)


def _edge(name: str, words: list[int], draw: Callable[[Random], dict[str, Any]]) -> Case:
    """The words are the first that the state gives out."""
    _, seeded, *_ = Random(1).get_state()
    key = np.array(seeded, dtype="uint32")
    key[: len(words)] = [_untempered(word) for word in words]
    random = Random()
    random.set_state(("MT19937", key, 0, 0, 0.0))
    given = _state(random) | {"key": key}
    expected = draw(random) | {"random_sample": random.random_sample(5)}
    return Case("randomness", f"state__{name}", "NumPyRandom", "restore", given, expected)


def _normals(random: Random) -> dict[str, Any]:
    return {"randn": random.randn(5)}


def _binomials(random: Random) -> dict[str, Any]:
    return {"binomial": random.binomial(1, 0.5, 5).astype("int32")}


def _untempered(word: int) -> int:
    """The word of a key that is given out as the given one: every step of the tempering undone, the last one first."""
    steps: list[Callable[[int], int]] = [
        lambda y: y >> 18,
        lambda y: y << 15 & 0xEFC60000,
        lambda y: y << 7 & 0x9D2C5680,
        lambda y: y >> 11,
    ]
    for step in steps:
        given, before = word, word
        # Each round makes at least seven more bits right.
        for _ in range(5):
            before = given ^ step(before)
        word = before
    return word


def _mixed() -> Iterator[Stream]:
    """Sequences of calls drawn at random, odd counts of normal draws among them."""
    for seed in SEEDS:
        chooser = Random(seed + 1000 if seed < 2**31 else seed)
        calls: list[list[Any]] = []
        for _ in range(60):
            kind, arguments = LARGE[chooser.randint(len(LARGE))]
            calls.append([kind, int(chooser.randint(0, 700)), *arguments])
        calls += [["shuffle_rows", 17, 3], ["randn", 1], ["shuffle_rows", 1, 3], ["randn", 3]]
        yield seed, calls


def _short() -> Iterator[Stream]:
    """All counts up to 40 of each kind, one after the other in one stream."""
    for kind, arguments in LARGE:
        yield 7, [[kind, count, *arguments] for count in range(41)]


def _case(name: str, streams: list[Stream]) -> Case:
    given = {"streams": [{"seed": seed, "calls": calls} for seed, calls in streams]}
    return Case("randomness", name, "NumPyRandom", "draws", given, {"streams": [_draw(*stream) for stream in streams]})


def _draw(seed: int, calls: list[list[Any]]) -> Json:
    """What the calls draw one after the other, as one digest of each, and the state they leave."""
    random = Random(seed)
    digests = [digest(np.asarray(KINDS[kind](random, *arguments)))[:16] for kind, *arguments in calls]
    return {"sha256": digests, "state": _state(random)}


def _state(random: Random) -> Json:
    _, key, position, has_gaussian, gaussian = random.get_state()
    bits = int(np.float64(gaussian).view("uint64"))
    return {
        "key_sha256": digest(np.asarray(key))[:16],
        "position": int(position),
        "has_gaussian": bool(has_gaussian),
        "gaussian": f"{bits:016x}",
    }


def _shuffled(random: Random, values: Any) -> Any:
    random.shuffle(values)
    return values
