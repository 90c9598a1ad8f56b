"""Explorables: interactive views of your own data and model, in a notebook, its export, or a page of their own.

Each function returns an :class:`~hybridnet.jupyter.Explorable`: the last line of a cell shows it, ``.save("page.html")``
writes a page. Everything is computed in the browser, with the numbers that the same code prints in Python.
"""

from .._public import public
from .functions import activation as activation

__all__ = ["activation"]


public(__name__)
