/** One Tab stop for many parts: the arrow keys move the focus among them, Enter and Space press the part. */

/** @typedef {"left" | "right" | "up" | "down"} Direction */

/**
 * @param {HTMLElement} root  not an SVG element: one with listeners of the focus takes the focus itself.
 * @param {object} options
 * @param {(key: string, direction: Direction) => string | null} options.neighbor
 * @param {(key: string) => void} options.press
 */
export function roving(root, { neighbor, press }) {
  /** @type {Map<string, SVGElement>} */
  let parts = new Map();
  let at = "";

  /** @param {string} key @param {boolean} focus */
  function go(key, focus) {
    const next = parts.get(key);
    if (!next) return;
    parts.get(at)?.setAttribute("tabindex", "-1");
    at = key;
    next.setAttribute("tabindex", "0");
    if (focus) next.focus({ preventScroll: false });
  }

  // While an element loses the focus, it is not the active one any more.
  const hasFocus = () => root.contains(/** @type {ShadowRoot | Document} */ (root.getRootNode()).activeElement ?? null);

  root.addEventListener("focusin", (event) => {
    const key = /** @type {Element} */ (event.target).getAttribute("data-part");
    if (key) go(key, false);
  });
  root.addEventListener("keydown", (event) => {
    const direction = /** @type {Record<string, Direction>} */ ({
      ArrowLeft: "left",
      ArrowRight: "right",
      ArrowUp: "up",
      ArrowDown: "down",
    })[event.key];
    if (direction) {
      event.preventDefault();
      const next = neighbor(at, direction);
      if (next) go(next, true);
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      press(at);
    } else if (event.key === "Escape") parts.get(at)?.blur();
  });

  return {
    /** @param {[string, SVGElement][]} entries */
    reset(entries) {
      const had = hasFocus();
      parts = new Map(entries);
      const key = parts.has(at) ? at : (entries[0]?.[0] ?? "");
      at = "";
      go(key, had);
    },
    /** @param {string} key */
    go: (key) => go(key, true),
    /** The part with the focus, or null. @template P @param {ReadonlyMap<string, { part: P }>} known @returns {P | null} */
    current: (known) => (hasFocus() ? (known.get(at)?.part ?? null) : null),
  };
}
