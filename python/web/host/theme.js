/** Whether the page around a view is light or dark, now and after a change. */

/**
 * @param {(theme: "light" | "dark") => void} tell called at once and after each change.
 * @returns {() => void} ends it.
 */
export function followTheme(tell) {
  const wanted = matchMedia("(prefers-color-scheme: dark)");
  const update = () => tell(theme(wanted.matches));
  const observer = new MutationObserver(update);
  for (const element of [document.documentElement, document.body]) {
    observer.observe(element, {
      attributes: true,
      attributeFilter: [
        "class",
        "style",
        "data-theme",
        "data-jp-theme-light",
        "data-vscode-theme-kind",
        "data-color-mode",
      ],
    });
  }
  wanted.addEventListener("change", update);
  update();
  return () => {
    observer.disconnect();
    wanted.removeEventListener("change", update);
  };
}

/** @param {boolean} darkWanted @returns {"light" | "dark"} */
function theme(darkWanted) {
  const { body, documentElement: root } = document;
  const said = body.dataset.jpThemeLight ?? root.dataset.jpThemeLight; // JupyterLab, and pages that nbconvert writes
  if (said !== undefined) return said === "true" ? "light" : "dark";
  const kind = body.dataset.vscodeThemeKind ?? root.dataset.theme ?? body.dataset.theme;
  if (kind) return /dark|contrast$/.test(kind) && !/light/.test(kind) ? "dark" : "light";
  // A page that sets its own ground says nothing about what its reader prefers.
  const ground = [body, root]
    .map((element) => brightness(getComputedStyle(element).backgroundColor))
    .find((value) => value !== null);
  if (ground !== undefined && ground !== null) return ground < 0.5 ? "dark" : "light";
  return darkWanted && getComputedStyle(root).colorScheme.includes("dark") ? "dark" : "light";
}

/** From 0 to 1; null if a color is transparent. @param {string} color as getComputedStyle gives it. */
function brightness(color) {
  const [red, green, blue, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
  if (blue === undefined || alpha < 0.5) return null;
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}
