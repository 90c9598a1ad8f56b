"""Plots of plain data: arrays, lists and data frames in, matplotlib axes out.

matplotlib is imported by the first picture; ``pip install hybridnet[plot]`` brings it.
"""

from .._public import public
from .pictures import heatmap as heatmap
from .pictures import histogram as histogram
from .pictures import images as images
from .plots import Plane as Plane
from .plots import bars as bars
from .plots import decision_boundary as decision_boundary
from .plots import lines as lines
from .plots import plane as plane
from .plots import scatter as scatter
from .surfaces import error_segments as error_segments
from .surfaces import loss_contours as loss_contours

__all__ = [
    "Plane",
    "bars",
    "decision_boundary",
    "error_segments",
    "heatmap",
    "histogram",
    "images",
    "lines",
    "loss_contours",
    "plane",
    "scatter",
]


public(__name__)
