"""exp and log of float32 against the installed NumPy, in both of NumPy's flavours: no differing bit, NaN as NaN."""

from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
import pytest

from hybridnet import _bridge, _numerics

FLAVOURS = {"simd": "", "libm": "X86_V4 X86_V3"}

COUNT = """
import sys
import numpy as np
from hybridnet import _bridge, _numerics

start, stop, step = (int(word) for word in sys.argv[1:])
chunk = step << 24
wrong = {"exp": 0, "log": 0}
for first in range(start, stop, chunk):
    x = np.arange(first, min(first + chunk, stop), step, dtype=np.uint32).view(np.float32)
    for function in wrong:
        with np.errstate(all="ignore"):
            expected = getattr(np, function)(x)
        actual = _bridge.elementary(function, x, _numerics.numerics)
        differ = (actual.view(np.uint32) != expected.view(np.uint32)) & ~(np.isnan(actual) & np.isnan(expected))
        wrong[function] += int(np.count_nonzero(differ))
print(_numerics.local_flavour(), *wrong.values())
"""


def count_differing(flavour: str, start: int, stop: int, step: int) -> str:
    """What a Python whose NumPy has that flavour prints: its flavour, then the differing bits of exp and of log."""
    environment = os.environ | {"NPY_DISABLE_CPU_FEATURES": FLAVOURS[flavour]}
    arguments = [sys.executable, "-W", "ignore", "-c", COUNT, str(start), str(stop), str(step)]
    run = subprocess.run(arguments, env=environment, capture_output=True, text=True, check=True)
    return run.stdout.strip()


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_every_257th_float_has_the_bits_of_numpy(flavour: str) -> None:
    assert count_differing(flavour, 0, 1 << 32, 257) == f"{flavour} 0 0"


@pytest.mark.exhaustive
@pytest.mark.parametrize("flavour", FLAVOURS)
def test_all_floats_have_the_bits_of_numpy(flavour: str) -> None:
    assert count_differing(flavour, 0, 1 << 32, 1) == f"{flavour} 0 0"


@pytest.mark.parametrize("function", ["exp", "log"])
def test_double_is_within_one_unit_in_the_last_place_of_numpy(function: str) -> None:
    x = np.exp(np.random.RandomState(0).uniform(-30, 6, 200_000))
    expected = getattr(np, function)(x)
    distance = np.abs(_bridge.elementary(function, x, _numerics.numerics).view(np.int64) - expected.view(np.int64))
    assert distance.max() <= 1
