"""On processors with fewer vector instructions than this one, results have the same bits.

.NET leaves instructions out when the environment variable DOTNET_Enable... is 0; each program has a process of its own.
"""

from __future__ import annotations

import platform
from collections.abc import Callable
from subprocess import CompletedProcess

import pytest

pytestmark = pytest.mark.skipif(platform.machine() not in ("x86_64", "AMD64"), reason="the variables are for x86-64")

#: The products of dense layers, among them transposed ones; of sizes with and without rest for vectors of any width.
PRODUCTS = """
import hashlib
import numpy as np
import hybridnet as hn

random = np.random.RandomState(0)
for dtype in "f4", "f8":
    digest = hashlib.sha256()
    for batch, inputs, neurons in (4, 4, 4), (16, 32, 8), (33, 70, 21), (150, 259, 67):
        shapes = (batch, inputs), (inputs, neurons), (batch, neurons)
        x, w, g = (random.randn(*shape).astype(dtype) for shape in shapes)
        layer = hn.DenseLayer.from_parameters(w, np.ones((1, neurons), dtype))
        layer.forward(x)
        layer.backward(g)
        for values in layer.output, layer.dweights, layer.dbiases, layer.dinputs:
            digest.update(np.ascontiguousarray(values))
    print(dtype, digest.hexdigest())
"""


@pytest.mark.parametrize("instructions", ["AVX512F", "AVX2", "AVX", "HWIntrinsic"])
def test_products_have_the_same_bits_without_some_instructions(
    script: Callable[..., CompletedProcess[str]], instructions: str
) -> None:
    here, there = script(PRODUCTS), script(PRODUCTS, {f"DOTNET_Enable{instructions}": "0"})
    assert (here.returncode, there.returncode) == (0, 0), here.stderr + there.stderr
    assert len(here.stdout.splitlines()) == 2
    assert there.stdout == here.stdout
