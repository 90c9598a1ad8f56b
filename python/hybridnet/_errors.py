"""The exceptions of hybridnet; each is also the built-in one that fits, for callers who know nothing of hybridnet."""


class HybridNetError(Exception):
    """Common ancestor: ``except hybridnet.HybridNetError`` catches everything that hybridnet raises of its own."""


class ShapeError(HybridNetError, ValueError):
    """Sizes do not fit together; the text names both. The .NET exception, if there was one, is ``__cause__``."""


class StateError(HybridNetError, RuntimeError):
    """The call came at a moment when it cannot be answered: backward before forward, or anything in a forked child."""


class RuntimeNotFoundError(HybridNetError, ImportError):
    """.NET cannot be started. The text says what was looked for, where, and what to install."""


def choice(where: str, name: str, value: object, known: tuple[str, ...]) -> None:
    """Refuse a value that is none of the known ones.

    Raises
    ------
    ValueError : names the argument, the value and what is known.
    """
    if value not in known:
        listed = ", ".join(repr(text) for text in known)
        raise ValueError(f"{where}: {name} is {value!r}; it must be {'one of ' if len(known) > 1 else ''}{listed}.")
