"""Bars of how many times as fast each contestant is."""

from __future__ import annotations

from pathlib import Path


def bars(titles: dict[str, dict[str, float]], file: Path) -> None:
    """One panel for each job; the first baseline is 1."""
    import matplotlib.pyplot as plt

    heights = [1 + len(contestants) for contestants in titles.values()]
    figure, panels = plt.subplots(
        len(titles), 1, figsize=(9, 0.42 * sum(heights)), layout="constrained", squeeze=False, height_ratios=heights
    )
    for panel, (title, contestants) in zip(panels[:, 0], titles.items(), strict=True):
        names = list(contestants)[::-1]
        colors = ["tab:blue" if "HybridNet" in name or "thread" in name else "tab:gray" for name in names]
        drawn = panel.barh(names, [contestants[name] for name in names], color=colors)
        panel.bar_label(drawn, fmt="%.2f", padding=3)
        panel.axvline(1, color="black", linewidth=0.8)
        panel.set_title(title, fontsize=10, loc="left")
        panel.margins(x=0.1)
    figure.supxlabel("times as fast as the first of each job")
    figure.savefig(file, dpi=100)
    plt.close(figure)
