"""The golden cases, one file a module; each has ``cases(flavour)``, which yields them."""

from . import activations, arithmetic, datasets, layers, losses, metrics, optimizers, randomness

MODULES = (randomness, arithmetic, layers, activations, losses, optimizers, metrics, datasets)
