"""What notebooks show: interactive views that work in a notebook, in its export and as pages, and magic commands."""

from .._public import public
from .explorable import Explorable as Explorable

__all__ = ["Explorable"]


public(__name__)
