"""The commands ``hybridnet train``, ``evaluate``, ``predict``, ``inspect`` and ``export``.

``parser`` has the arguments and the texts of ``--help``; ``sources`` reads data files, ``streams`` those that are
larger than memory; each command is a module with ``run(options) -> int``. Results go to standard output as JSON,
progress and errors to standard error.
"""

from __future__ import annotations

from .._public import public

__all__: list[str] = []

public(__name__)
