"""Plots of plain data: arrays, lists and data frames in, matplotlib axes out.

matplotlib is imported by the first picture; ``pip install hybridnet[plot]`` brings it.

Colors fit the figure that is drawn on. A plot is made of pixels before the page around it is known, so a notebook in a
dark theme shows light plots, as everything of matplotlib; ``plt.style.use("dark_background")`` once makes all plots
dark, these too.
"""

from typing import TYPE_CHECKING

from .._public import deferred, public

if TYPE_CHECKING:
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
else:  # a module is imported at the first use of one of its names
    __getattr__ = deferred(
        __name__,
        {
            "pictures": ("heatmap", "histogram", "images"),
            "plots": ("Plane", "bars", "decision_boundary", "lines", "plane", "scatter"),
            "progress": (),
            "surfaces": ("error_segments", "loss_contours"),
        },
    )

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
