"""``hybridnet.verify()``: what is bit-equal to NumPy on this machine, as a short table.

The one folder of the package that computes with NumPy: it sets NumPy's numbers beside the engine's.
"""

from __future__ import annotations

import argparse
import platform
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tqdm import tqdm

from .. import _runtime
from .._numerics import local_flavour
from .._public import public
from .._version import __version__
from .formulas import Array
from .rows import CHECKS, Check

FLAVOURS = {"simd": "NumPy's vector kernels", "libm": "the C library's"}


@dataclass(frozen=True)
class Finding:
    """The result of a row."""

    name: str
    promised: int
    compared: int
    differing_bits: int
    greatest_ulp: float

    @property
    def holds(self) -> bool:
        """Whether the result is within its tolerance."""
        return self.greatest_ulp <= self.promised


def verify() -> bool:
    """Compare the engine's numbers with those of the installed NumPy and print a table. Takes a few seconds.

    NumPy's random stream and the settings of :func:`hybridnet.init` do not change.

    Returns
    -------
    Whether all that is promised holds on this machine.

    Raises
    ------
    RuntimeNotFoundError : .NET cannot be started.
    """
    print(header(), end="\n\n", flush=True)
    begin = time.perf_counter()
    findings = [measure(check) for check in tqdm(CHECKS, desc="comparing", delay=2, leave=False, disable=None)]
    print(table(findings))
    good = all(finding.holds for finding in findings)
    print(f"\n{verdict(findings)} ({time.perf_counter() - begin:.1f} s)")
    return good


def run(options: argparse.Namespace) -> int:
    """``python -m hybridnet verify``."""
    return 0 if verify() else 1


def header() -> str:
    """Versions, processor and vector width of this machine."""
    library = _runtime.interop().Library
    flavour = local_flavour()
    return "\n".join(
        f"{name:<11}{value}"
        for name, value in (
            ("hybridnet", f"{__version__}, .NET {library.RuntimeVersion()}"),
            ("NumPy", f"{np.__version__}, float32 exp and log: {FLAVOURS[flavour]} ({flavour!r})"),
            ("processor", f"{processor()}, vectors of {library.VectorBits()} bits"),
        )
    )


def processor() -> str:
    """The name of the processor, if the system reports it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def measure(check: Check) -> Finding:
    """Compute both sides of a row, always from the same numbers, and count."""
    compared, bits, ulp = 0, 0, 0.0
    with np.errstate(all="ignore"):
        for ours, numpys in check.pairs(np.random.RandomState(1)):
            compared += numpys.size
            found_bits, found_ulp = differences(ours, numpys)
            bits, ulp = bits + found_bits, max(ulp, found_ulp)
    return Finding(check.name, check.ulp, compared, bits, ulp)


def differences(ours: Array, numpys: Array) -> tuple[int, float]:
    """Number of bits that differ (any NaN equals any NaN), and the largest distance in units in the last place.

    Another shape or dtype is infinitely far.
    """
    ours, numpys = np.atleast_1d(ours), np.atleast_1d(numpys)
    if ours.shape != numpys.shape or ours.dtype != numpys.dtype:
        return 8 * numpys.nbytes, np.inf
    unsigned = np.dtype(f"u{numpys.dtype.itemsize}")
    a, b = (np.ascontiguousarray(array).view(unsigned) for array in (ours, numpys))
    wrong = a != b
    if numpys.dtype.kind == "f":
        wrong &= ~(np.isnan(ours) & np.isnan(numpys))
    if not wrong.any():
        return 0, 0.0
    return int(np.bitwise_count(a[wrong] ^ b[wrong]).sum()), _ulp(ours[wrong], numpys[wrong])


def _ulp(a: Array, b: Array) -> float:
    """The largest distance of two elements in units in the last place; infinite if one of them is not finite."""
    if a.dtype.kind != "f" or not (np.isfinite(a) & np.isfinite(b)).all():
        return float(np.inf)
    p, q = _ordinals(a), _ordinals(b)
    return float((np.maximum(p, q) - np.minimum(p, q)).max())


def _ordinals(x: Array) -> Array:
    """Map floats to integers in the same order, consecutive for adjacent floats; -0.0 is just below 0.0."""
    width = 8 * x.dtype.itemsize
    bits = x.view(f"u{x.dtype.itemsize}").astype(np.uint64)
    sign, all_bits = np.uint64(2 ** (width - 1)), np.uint64(2**width - 1)
    return np.where(bits >= sign, all_bits - bits, sign | bits)


def table(findings: list[Finding]) -> str:
    """One line per row."""
    lines = [f"{'':<36}{'compared':>14}{'differing bits':>17}   promised"]
    for row in findings:
        promise = f"at most {row.promised} ulp" if row.promised else "no bit"
        seen = f": {row.greatest_ulp:g} ulp at most" if row.differing_bits and row.promised else ""
        mark = "" if row.holds else "   DOES NOT HOLD"
        lines.append(f"{row.name:<36}{row.compared:>14,}{row.differing_bits:>17,}   {promise}{seen}{mark}")
    return "\n".join(lines)


def verdict(findings: list[Finding]) -> str:
    """The last line."""
    broken = [row.name for row in findings if not row.holds]
    if not broken:
        return "All that is promised holds on this machine."
    return f"Not as promised on this machine: {'; '.join(broken)}."


public(__name__)
