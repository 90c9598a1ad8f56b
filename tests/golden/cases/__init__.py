"""The golden cases, one file a room; each has ``cases(flavour)``, which yields them."""

from . import activations, arithmetic, datasets, layers, losses, metrics, optimizers, randomness

ROOMS = (randomness, arithmetic, layers, activations, losses, optimizers, metrics, datasets)
