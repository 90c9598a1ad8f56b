"""scikit-learn and JAX on the job of training.py; importing this imports neither them nor HybridNet."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from itertools import pairwise

import numpy as np

Run = Callable[[int], object]
Dot = Callable[..., np.ndarray]


def of_sklearn(X: np.ndarray, y: np.ndarray, hidden: tuple[int, ...], batch: int, rate: float) -> Run:
    """MLPClassifier: float32, constant rate, no penalty, no shuffling, no accuracy."""
    from sklearn.neural_network import MLPClassifier

    def run(epochs: int) -> None:
        net = MLPClassifier(
            hidden, alpha=0.0, batch_size=batch, learning_rate_init=rate, max_iter=epochs, shuffle=False, tol=0.0,
            n_iter_no_change=10**9, epsilon=1e-7, random_state=0,
        )  # fmt: skip
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            net.fit(X, y)

    return run


def of_jax(X: np.ndarray, y: np.ndarray, sizes: list[int], batch: int | None, rate: float, decay: float) -> Run:
    """The whole loop compiled: float32, Adam by hand, loss and accuracy of every step computed."""
    import jax
    import jax.numpy as jnp

    rows = batch or len(X)
    steps = len(X) // rows
    inputs = jnp.asarray(X[: steps * rows]).reshape(steps, rows, -1)
    targets = jnp.asarray(y[: steps * rows].astype(np.int32)).reshape(steps, rows)
    random = np.random.RandomState(0)
    start = [
        (jnp.asarray(0.01 * random.randn(n, m), jnp.float32), jnp.zeros((1, m), jnp.float32))
        for n, m in pairwise(sizes)
    ]
    zeros = jax.tree.map(jnp.zeros_like, start)

    def loss_of(parameters, X, y):
        for weights, biases in parameters[:-1]:
            X = jax.nn.relu(X @ weights + biases)
        scores = X @ parameters[-1][0] + parameters[-1][1]
        chosen = jnp.take_along_axis(jax.nn.log_softmax(scores), y[:, None], axis=1)
        return -chosen.mean(), (scores.argmax(axis=1) == y).mean()

    def step(state, data):
        parameters, m, v, t = state
        (loss, accuracy), gradients = jax.value_and_grad(loss_of, has_aux=True)(parameters, *data)
        current = rate / (1.0 + decay * t)
        m = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, m, gradients)
        v = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, v, gradients)
        scale, shift = 1 - 0.9 ** (t + 1), 1 - 0.999 ** (t + 1)
        parameters = jax.tree.map(
            lambda p, m, v: p - current * (m / scale) / (jnp.sqrt(v / shift) + 1e-7), parameters, m, v
        )
        return (parameters, m, v, t + 1), (loss, accuracy)

    @jax.jit
    def loop(state, epochs):
        def epoch(_, carried):
            state, _ = carried
            state, measured = jax.lax.scan(step, state, (inputs, targets))
            return state, (measured[0][-1], measured[1][-1])

        return jax.lax.fori_loop(0, epochs, epoch, (state, (jnp.float32(0), jnp.float32(0))))

    state = [(start, zeros, zeros, jnp.float32(0))]

    def run(epochs: int) -> None:
        state[0], _ = jax.block_until_ready(loop(state[0], epochs))

    return run


def of_numpy(
    X: np.ndarray,
    y: np.ndarray,
    sizes: list[int],
    batch: int,
    rate: float,
    decay: float,
    dot: Callable[..., np.ndarray],
) -> Run:
    """NumPy in float32 by hand: the same loss, accuracy and Adam as the other contestants; ``dot`` as NumPy has it."""
    random = np.random.RandomState(0)
    one = np.float32(1)
    weights = [(0.01 * random.standard_normal((n, m))).astype(np.float32) for n, m in pairwise(sizes)]
    parameters = [part for w in weights for part in (w, np.zeros((1, w.shape[1]), np.float32))]
    m, v = [np.zeros_like(p) for p in parameters], [np.zeros_like(p) for p in parameters]
    steps = [0]

    def step(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        rows = np.arange(len(X))
        values = [X]
        for layer in range(0, len(parameters), 2):
            scores = dot(values[-1], parameters[layer]) + parameters[layer + 1]
            values.append(np.maximum(scores, 0) if layer + 2 < len(parameters) else scores)
        exp = np.exp(values[-1] - values[-1].max(axis=1, keepdims=True))
        output = exp / exp.sum(axis=1, keepdims=True)
        loss = -np.log(np.clip(output[rows, y], 1e-7, one - np.float32(1e-7))).mean()
        accuracy = (output.argmax(axis=1) == y).mean()
        output[rows, y] -= 1
        output /= np.float32(len(X))
        gradients: list[np.ndarray] = []
        for layer in range(len(parameters) - 2, -1, -2):
            before = values[layer // 2]
            gradients = [dot(before.T, output), output.sum(axis=0, keepdims=True), *gradients]
            if layer:
                output = dot(output, parameters[layer].T)
                output[before <= 0] = 0
        current = np.float32(rate / (1 + decay * steps[0]))
        steps[0] += 1
        scale, shift = np.float32(1 - 0.9 ** steps[0]), np.float32(1 - 0.999 ** steps[0])
        for i, gradient in enumerate(gradients):
            m[i] = np.float32(0.9) * m[i] + np.float32(0.1) * gradient
            v[i] = np.float32(0.999) * v[i] + np.float32(0.001) * gradient**2
            parameters[i] -= current * (m[i] / scale) / (np.sqrt(v[i] / shift) + np.float32(1e-7))
        return loss, accuracy

    def run(epochs: int) -> None:
        for _ in range(epochs):
            for start in range(0, len(X), batch):
                step(X[start : start + batch], y[start : start + batch])

    return run
