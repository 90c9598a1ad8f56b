"""The order in which the terms of products are added is that of NumPy's BLAS: no bit of a sum in float64 differs.

Each program runs in its own process, in which OpenBLAS takes its kernels for AVX2, on one thread or two.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys

import numpy as np
import pytest

import hybridnet as hn
from hybridnet._verify import differences, formulas, rows
from reference.ties import differing

EXHAUSTIVE = os.environ.get("HYBRIDNET_EXHAUSTIVE") == "1"
needs_x86 = pytest.mark.skipif(platform.machine() not in ("x86_64", "AMD64"), reason="OpenBLAS' kernels for AVX2")

#: All three products of a dense layer, of shapes drawn by lot; prints what differs, and last how much was compared.
BY_LOT = """
import sys
import numpy as np
import hybridnet as hn

outputs, seed, dtype = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
hn.init(seed=0, dtype=dtype)
random, compared = np.random.RandomState(seed), 0
def size(most):
    return random.randint(2, random.choice([12, 130, most]))
def dot(a, b):
    return a.astype("f8").dot(b.astype("f8")).astype(dtype)
while compared < outputs:
    if random.randint(3):
        batch, inputs, neurons = size(700), size(4097), size(300)
    else:
        batch, inputs, neurons = random.randint(2, 40), random.randint(256, 4097), random.randint(2, 70)
    if batch * inputs * neurons > 60_000_000:
        continue
    x, w, g = (random.randn(*shape).astype(dtype) for shape in ((batch, inputs), (inputs, neurons), (batch, neurons)))
    layer = hn.DenseLayer.from_parameters(w, np.zeros((1, neurons), dtype))
    layer.forward(x)
    layer.backward(g)
    products = ("x w", layer.output, x, w), ("x^T g", layer.dweights, x.T, g), ("g w^T", layer.dinputs, g, w.T)
    for name, ours, left, right in products:
        compared += ours.size
        if wrong := int((ours != dot(left, right)).sum()):
            print(f"{name} of {batch}, {inputs}, {neurons}: {wrong} differ")
print("compared", compared)
"""

#: A layer of chapter 18's network, in which one sum lies 1.5 units of float64 from the middle of two float32.
WIDE_DROPOUT = """
import nnfs as real
import numpy as np
from hybridnet import nnfs

real.init(random_seed=209)
nnfs.init(random_seed=209)
dropout = nnfs.Layer_Dropout(0.1)
dropout.forward(np.maximum(0, np.random.randn(2000, 512)), True)
layer = nnfs.Layer_Dense(512, 64)
layer.forward(dropout.output, True)
print((layer.output != np.dot(dropout.output, layer.weights) + layer.biases).sum())
"""


def run(program: str, *arguments: object, threads: int) -> str:
    result = subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        env=os.environ | {"OPENBLAS_CORETYPE": "Haswell", "OPENBLAS_NUM_THREADS": str(threads)},
        check=False,
        capture_output=True,
        text=True,
        timeout=1200,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


@needs_x86
@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_no_output_of_a_product_by_lot_differs_from_numpys(dtype: str, threads: int) -> None:
    outputs = 100_000_000 if EXHAUSTIVE else 3_000_000
    *wrong, compared = run(BY_LOT, outputs, threads, dtype, threads=threads).splitlines()
    assert wrong == []
    assert int(compared.split()[1]) >= outputs


@needs_x86
@pytest.mark.parametrize("threads", [1, 2])
def test_an_output_near_a_rounding_tie_is_numpys(threads: int) -> None:
    assert run(WIDE_DROPOUT, threads=threads) == "0\n"


def test_verify_has_a_row_of_sums_that_their_order_decides() -> None:
    pairs = list(rows.orders(np.random.RandomState(1)))
    for ours, numpys in pairs:
        assert differences(ours, numpys)[1] <= 1
    # Added straight through, many of them would come out otherwise.
    random = np.random.RandomState(2)
    x, w = rows.near_ties(random, 64, 1000), np.ones((1000, 1), np.float32)
    straight = np.cumsum(x.astype(np.float64), axis=1)[:, -1:].astype(np.float32)
    backwards = np.cumsum(x[:, ::-1].astype(np.float64), axis=1)[:, -1:].astype(np.float32)
    assert (straight != backwards).sum() > 8
    assert (formulas.dot(x, w) >= 1).all()


def test_a_product_with_one_column_differs_from_numpys_on_rounding_ties_only() -> None:
    random = np.random.RandomState(3)
    outputs = 0
    for terms in (5, 64, 300, 1000, 4000):
        x, w = random.randn(2000, terms).astype("f4"), random.randn(terms, 1).astype("f4")
        layer = hn.DenseLayer.from_parameters(w, np.zeros((1, 1), "f4"))
        layer.forward(x)
        found = differing(x, w, layer.output, formulas.dot(x, w))
        assert all(one.on_a_tie for one in found), found
        outputs += len(x)
        assert len(found) <= 1
    assert outputs == 10_000
