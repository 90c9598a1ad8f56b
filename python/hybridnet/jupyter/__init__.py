"""What notebooks show: explorables, interactive views that work in a notebook, in its export and as pages of their own."""

from .._public import public
from .explorable import Explorable as Explorable

__all__ = ["Explorable"]


public(__name__)
