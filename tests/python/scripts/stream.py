"""Ten thousand calls in an order drawn by lot: NumPy's own draws of all kinds, data sets, layers and masks.

Everything that is drawn goes into one digest, dtypes and shapes too, and the state of the stream at the end.
"""

import hashlib

import nnfs
import numpy as np
from nnfs.datasets import sine_data, spiral_data, vertical_data
from own_classes import Layer_Dense, Layer_Dropout

digest = hashlib.sha256()


def note(*values):
    for value in map(np.asarray, values):
        digest.update(f"{value.dtype.str} {value.shape}".encode() + value.tobytes())


def shuffled(n):
    values = np.arange(3 * n).reshape(n, 3)
    np.random.shuffle(values)
    return values


def dropped(n):
    dropout = Layer_Dropout(choices.choice([0.0, 0.1, 0.5, 0.9]))
    dropout.forward(np.ones((n, 3), dtype="float32"), training=bool(choices.randint(5)))
    return [dropout.output, getattr(dropout, "binary_mask", 0)]


def dense(n):
    layer = Layer_Dense(n, int(choices.randint(1, 9)))
    layer.forward(np.ones((2, n), dtype="float32"))
    return [layer.weights, layer.biases, layer.output]


def taken_back(n):
    state = np.random.get_state()
    drawn = [np.random.randn(n), *dense(n), *spiral_data(n, 2)]
    np.random.set_state(state)
    return drawn


def seeded(n):
    np.random.seed(n)
    return []


CALLS = [
    lambda n: [np.random.randn(n)],
    lambda n: [np.random.randn(n, 2) * 0.1],
    lambda n: [np.random.rand(n)],
    lambda n: [np.random.random_sample((n, 2))],
    lambda n: [np.random.uniform(-1, 2, n)],
    lambda n: [np.random.normal(1, 2, n)],
    lambda n: [np.random.standard_normal()],
    lambda n: [np.random.binomial(1, 0.3, n), np.random.binomial(1, 0.9, (n, 2))],
    lambda n: [np.random.binomial(20, 0.3, n)],
    lambda n: [np.random.randint(0, n, 3), np.random.randint(2**40)],
    lambda n: [np.random.choice(n, 4), np.random.choice(n, n, replace=False)],
    lambda n: [np.random.permutation(n)],
    lambda n: [np.random.exponential(size=n), np.random.gamma(2.0, size=n), np.random.poisson(3, n)],
    lambda n: [np.random.bytes(n)],
    lambda n: [shuffled(n)],
    lambda n: spiral_data(n, 3),
    lambda n: spiral_data(samples=n, classes=1),
    lambda n: vertical_data(n, 2),
    lambda n: sine_data(n),
    dense,
    dropped,
    taken_back,
    seeded,
]

# %% after init

nnfs.init()
choices = np.random.RandomState(1)
for call in range(10_000):
    note(*CALLS[choices.randint(len(CALLS))](int(choices.randint(1, 30))))
    if call % 500 == 499:
        print(call + 1, digest.hexdigest())
name, key, *rest = np.random.get_state()
note(key)
print(name, rest, digest.hexdigest())

# %% in plain float64

choices = np.random.RandomState(2)
np.random.seed(3)
# Their bits are those of a BLAS: the outputs of dense layers, which are the third of what these calls note.
for call in range(10_000):
    drawn = CALLS[choices.randint(len(CALLS))](int(choices.randint(1, 30)))
    note(*drawn[:2])
    if call % 500 == 499:
        print(call + 1, digest.hexdigest())
name, key, *rest = np.random.get_state()
note(key)
print(name, rest, digest.hexdigest())
