// Written by build.js from python/hybridnet/views/palette.json: the colors that explorables share with pictures of Python.

/** The colors of a theme by their meaning. */
export const THEMES = {
  light: {
    ground: "#ffffff",
    raised: "#f3f5f7",
    ink: "#1b1f24",
    soft: "#57606a",
    line: "#d0d7de",
    control: "#6e7781",
    accent: "#0550ae",
    data: "#0b62b8",
    prediction: "#c2185b",
    error: "#8a5a00",
    weight: "#1a7f37",
    bias: "#7b3fbf",
    good: "#1a7f37",
    bad: "#b42318",
  },
  dark: {
    ground: "#16191d",
    raised: "#22272e",
    ink: "#e6edf3",
    soft: "#a5b0bb",
    line: "#3d444d",
    control: "#8b949e",
    accent: "#79b8ff",
    data: "#6cb6ff",
    prediction: "#ff8fbf",
    error: "#f2cc60",
    weight: "#6fdd8b",
    bias: "#c9a6ff",
    good: "#6fdd8b",
    bad: "#ff9a8d",
  },
};

/** Colors of classes, told apart by the color-blind (after Okabe and Ito), readable on both grounds; the marker differs too. */
export const CLASS_COLORS = {
  light: ["#0b62b8", "#b34700", "#1a7f5a", "#a0307f", "#7a5c00", "#3a6b8c", "#5b3fbf", "#8c2d19", "#4d6b1f", "#57606a"],
  dark: ["#6cb6ff", "#ff9f5a", "#5fd6a8", "#f29ad1", "#e8c84f", "#9cc8e0", "#b9a6ff", "#ff9a8d", "#b5d66f", "#b6bfc8"],
};
