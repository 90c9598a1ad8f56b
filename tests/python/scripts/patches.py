"""What ``init`` does to NumPy: each part tries what a script may do afterward, and prints what came of it."""

from functools import partial

import nnfs
import numpy as np
from nnfs.datasets import sine, sine_data, spiral, spiral_data, vertical, vertical_data


def tell(*functions):
    for function in functions:
        try:
            value = function()
            print(type(value).__name__, getattr(value, "dtype", ""), np.asarray(value).tolist())
        except Exception as error:
            print(type(error).__name__, error)


def products():
    floats = np.array([[1.1, 2.2], [3.3, 4.4]], dtype="float32")
    doubles = floats.astype("float64") / 3
    whole = np.array([[1, 2], [3, 4]])
    tell(
        lambda: np.dot(floats, floats),
        lambda: np.dot(floats, doubles),
        lambda: np.dot(doubles, doubles),
        lambda: np.dot(whole, whole),
        lambda: np.dot(whole > 1, floats),
        lambda: np.dot(floats[0], doubles[0]),
        lambda: np.dot(doubles, doubles[1]),
        lambda: np.dot(doubles.T, doubles[:, ::-1]),
        lambda: np.dot(np.float32(2), np.float64(1.1)),
        lambda: np.dot(b=doubles, a=floats),
        lambda: np.dot(floats, b=doubles),
        lambda: np.dot([1, 2], [3, 4]),
        lambda: np.dot(floats, [3, 4]),
        lambda: np.dot(2.0, floats),
        lambda: np.dot(floats, np.ones((3, 2))),
        lambda: np.dot(floats),
        lambda: np.dot(np.zeros((0, 2)), floats),
        lambda: floats.dot(doubles),
        lambda: floats @ doubles,
        lambda: np.matmul(floats, floats),
    )


def made():
    tell(
        lambda: np.zeros(2),
        lambda: np.zeros((1, 2)),
        lambda: np.zeros(shape=2),
        lambda: np.zeros(2, int),
        lambda: np.zeros(2, None),
        lambda: np.zeros(2, dtype="uint8"),
        lambda: np.zeros(2, dtype=None),
        lambda: np.zeros((2, 1), order="F"),
        lambda: np.zeros(-1),
        lambda: np.eye(2),
        lambda: np.eye(2, 3),
        lambda: np.eye(2, M=3, k=1),
        lambda: np.eye(2, dtype=int),
        lambda: np.eye(N=2),
        lambda: np.ones(2),
        lambda: np.zeros_like(np.ones(2)),
        lambda: np.empty(2).dtype,
        lambda: np.linspace(0, 1, 3),
    )


def drawn():
    tell(
        lambda: np.random.randn(3),
        lambda: np.random.randn(1, 2) * 0.01,
        lambda: np.random.randn(),
        lambda: np.random.randn(0).dtype,
        lambda: np.random.randn(2.5),
        lambda: np.random.normal(size=2),
        lambda: np.random.standard_normal(2),
        lambda: np.random.rand(2),
        lambda: np.random.binomial(1, 0.5, 5),
    )


def everything():
    products()
    made()
    drawn()
    print(nnfs.init.__name__, np.dot(np.eye(3), np.ones((3, 1))).dtype)


def data():
    for make in (spiral_data, vertical_data, spiral.create_data, vertical.create_data):
        for sizes in ((100, 3), (1, 1), (7, 5), (2, 0), (0, 2), (3, 256)):
            X, y = make(*sizes)
            print(X.dtype, y.dtype, X.shape, y.shape, X.tobytes().hex(), y.tobytes().hex())
        X, y = make(samples=5, classes=2)
        print(X, y)
        tell(partial(make, 5), partial(make, 5, 2, 1), partial(make, samples=5, groups=2))
        for wrong in ((-1, 2), (2.5, 2), ("2", 2), (1, 257), (1, -1), (None, 1)):
            try:
                print([array.shape for array in make(*wrong)])
            except (TypeError, ValueError, OverflowError) as error:
                print([kind.__name__ for kind in (TypeError, ValueError, OverflowError) if isinstance(error, kind)])
        np.random.seed(2)
    for make in (sine_data, sine.create_data):
        for X, y in (make(), make(1), make(samples=7), make(0)):
            print(X.dtype, y.dtype, X.shape, y.shape, X.tobytes().hex(), y.tobytes().hex())


# %% no init

np.random.seed(4)
everything()

# %% init

print(nnfs.init())
everything()

# %% init with positional arguments

nnfs.init(True, "float32", 7)
everything()

# %% without the workaround

nnfs.init(dot_precision_workaround=False)
made()
drawn()
tell(
    lambda: np.dot(np.eye(2, dtype="float64") / 3, np.eye(2)), lambda: np.dot([1, 2], [3, 4]), lambda: np.dot(2.0, 3.0)
)

# %% float64

nnfs.init(default_dtype="float64")
everything()

# %% NumPy's own dtype

nnfs.init(default_dtype=None)
everything()

# %% nothing but a seed

nnfs.init(dot_precision_workaround=False, default_dtype=None, random_seed=3)
everything()

# %% no seed

np.random.seed(5)
nnfs.init(random_seed=None)
everything()

# %% a dtype that is not a text

nnfs.init(default_dtype=np.float64)
everything()
nnfs.init(default_dtype=np.dtype("f4"))
everything()

# %% twice

nnfs.init()
nnfs.init()
everything()

# %% float32, then float64

nnfs.init()
nnfs.init(default_dtype="float64")
everything()

# %% float64, then float32

nnfs.init(default_dtype="float64")
nnfs.init()
everything()

# %% float64 without the workaround, then with it

nnfs.init(dot_precision_workaround=False, default_dtype="float64")
nnfs.init(default_dtype="float64")
everything()

# %% with the workaround, then float64 without it

nnfs.init()
nnfs.init(dot_precision_workaround=False, default_dtype="float64")
everything()

# %% a wrong argument

tell(lambda: nnfs.init(seed=1), lambda: nnfs.init(random_seed=-1), lambda: nnfs.init(random_seed="no"))

# %% data

print(sorted(name for name in dir(nnfs.datasets) if "data" in name))
np.random.seed(1)
data()

# %% data after init

nnfs.init()
data()
print(np.random.randn(3))

# %% data after float64

nnfs.init(default_dtype="float64", random_seed=11)
data()

# %% data after float32 and float64

nnfs.init()
nnfs.init(default_dtype="float64", random_seed=11)
data()

# %% data after a seed alone

nnfs.init(default_dtype=None)
data()
