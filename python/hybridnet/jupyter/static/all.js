// kit/dom.js
var SVG = "http://www.w3.org/2000/svg";
function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  set(element, attributes);
  append(element, children);
  return element;
}
function s(tag, attributes = {}, ...children) {
  const element = (
    /** @type {SVGElementTagNameMap[K]} */
    document.createElementNS(SVG, tag)
  );
  set(element, attributes);
  append(element, children);
  return element;
}
function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === false || value === null || value === void 0) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? "" : attribute(value));
  }
}
function attribute(value) {
  return typeof value === "number" && !Number.isInteger(value) ? String(Math.round(value * 1e3) / 1e3) : String(value);
}
function append(element, children) {
  element.append(...children.filter((child) => child !== null && child !== void 0).map((child) => child instanceof Node ? child : String(child)));
}
function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
function each(parent, items, create, update) {
  while (parent.children.length > items.length) parent.lastElementChild?.remove();
  items.forEach((item, index) => {
    if (index >= parent.children.length) parent.append(create(index));
    update(
      /** @type {E} */
      parent.children[index],
      item,
      index
    );
  });
}

// kit/format.js
function fixed(value, digits = 0) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "nan" : value > 0 ? "∞" : "−∞";
  if (Math.abs(value) >= 1e15) return value.toExponential(3);
  const text = Math.abs(value).toFixed(digits);
  const [whole, rest] = text.split(".");
  const sign = value < 0 && Number(text) !== 0 ? "−" : "";
  return sign + whole.replace(/\B(?=(\d{3})+$)/g, ",") + (rest === void 0 ? "" : `.${rest}`);
}
function significant(value, digits = 4) {
  if (!Number.isFinite(value)) return fixed(value);
  if (value === 0) return "0";
  const size = Math.floor(Math.log10(Math.abs(value)));
  if (size >= 6 || size < -4) return value.toExponential(Math.max(0, digits - 2)).replace("-", "−").replace("e−", "e-").replace("e+", "e");
  return fixed(value, Math.max(0, Math.min(10, digits - 1 - size)));
}
function general(value, digits = 10) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
  if (value === 0) return "0";
  const [digitsOf, exponent] = value.toExponential(digits - 1).split("e");
  const power = Number(exponent);
  const bare = (text) => text.includes(".") ? text.replace(/\.?0+$/, "") : text;
  if (power < -4 || power >= digits) return `${bare(digitsOf)}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
  return bare(value.toFixed(Math.max(0, digits - 1 - power)));
}
function neat(value, digits = 6) {
  if (!Number.isFinite(value) || value === 0) return fixed(value);
  const size = Math.floor(Math.log10(Math.abs(value)));
  if (size >= 9 || size < -5) return significant(value, 6);
  const [, decimals2 = ""] = String(Number(value.toPrecision(digits))).split(".");
  return fixed(Number(value.toPrecision(digits)), Math.min(15, decimals2.length));
}
function minus(text) {
  return text.replace(/^-/, "−");
}

// kit/chart.js
function chart({ id, label, x, y, xLabel = "", yLabel = "", width = 460, height: height2 = 300, logY = false, ticks = 6, interactive = false }) {
  const area = { left: yLabel ? 74 : 52, right: width - 16, top: 14, bottom: height2 - (xLabel ? 44 : 28) };
  const across = scale([area.left, area.right], false, ticks);
  const up2 = scale([area.bottom, area.top], logY, ticks);
  const grid = s("g", { class: "grid", "aria-hidden": "true" });
  const axes = s("g", { class: "axes", "aria-hidden": "true" });
  const marks = s("g", { "clip-path": `url(#${id}-clip)` });
  const above = s("g");
  const svg = s(
    "svg",
    { viewBox: `0 0 ${width} ${height2}`, class: "chart", role: interactive ? "group" : "img", "aria-label": label },
    s("defs", {}, s("clipPath", { id: `${id}-clip` }, s("rect", { x: area.left, y: area.top, width: area.right - area.left, height: area.bottom - area.top }))),
    grid,
    axes,
    marks,
    above,
    s("text", { class: "axis-label", x: (area.left + area.right) / 2, y: height2 - 6, "text-anchor": "middle" }, xLabel),
    s("text", { class: "axis-label", transform: `translate(13 ${(area.top + area.bottom) / 2}) rotate(-90)`, "text-anchor": "middle" }, yLabel)
  );
  const draw = () => {
    const lines = [...across.ticks().map((tick) => ({ ...tick, vertical: true })), ...up2.ticks().map((tick) => ({ ...tick, vertical: false }))];
    each(grid, lines, () => s("line"), (line2, { value, vertical }) => {
      const at = vertical ? across.at(value) : up2.at(value);
      set(line2, vertical ? { x1: at, x2: at, y1: area.top, y2: area.bottom } : { x1: area.left, x2: area.right, y1: at, y2: at });
      set(line2, { class: value === 0 ? "zero" : null });
    });
    each(axes, lines, () => s("text"), (tick, { value, text, vertical }) => {
      set(tick, vertical ? { x: across.at(value), y: area.bottom + 16, "text-anchor": "middle", dy: null } : { x: area.left - 7, y: up2.at(value), "text-anchor": "end", dy: "0.32em" });
      write(tick, text);
    });
  };
  const rescale = (nextX, nextY) => {
    across.domain(nextX);
    up2.domain(nextY);
    draw();
  };
  rescale(x, y);
  return { svg, marks, above, area, x: across.at, y: up2.at, atX: across.back, atY: up2.back, rescale };
}
function scale([from, to], log2, count) {
  let [low, high] = [0, 1];
  const inner = (value) => log2 ? Math.log10(value) : value;
  return {
    /** @param {Range} range */
    domain(range) {
      [low, high] = wide([inner(range[0]), inner(range[1])]);
    },
    /** @param {number} value */
    at: (value) => from + (inner(value) - low) / (high - low) * (to - from),
    /** @param {number} at */
    back(at) {
      const value = low + (at - from) / (to - from) * (high - low);
      return log2 ? 10 ** value : value;
    },
    /** @returns {{ value: number, text: string }[]} */
    ticks() {
      if (log2 && high - low > 2) return ticksOf(low, high, 4).filter(Number.isInteger).map((power) => ({ value: 10 ** power, text: neat(10 ** power) }));
      if (log2) {
        const steps = [-1, 0, 1, 2, 3].flatMap((above) => [1, 2, 5].map((digit) => digit * 10 ** (Math.floor(low) + above))).filter((value) => inner(value) >= low && inner(value) <= high);
        return (steps.length > 1 ? steps : ticksOf(10 ** low, 10 ** high, count)).map((value) => ({ value, text: neat(value) }));
      }
      const values = ticksOf(low, high, count);
      const step = values[1] - values[0];
      const decimals2 = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
      const isPlain = Math.max(Math.abs(low), Math.abs(high)) < 1e7 && decimals2 <= 6;
      return values.map((value) => ({ value, text: isPlain ? fixed(value, decimals2 || 0) : neat(value, 3) }));
    }
  };
}
function ticksOf(low, high, count) {
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * (rough / power >= Math.sqrt(50) ? 10 : rough / power >= Math.sqrt(10) ? 5 : rough / power >= Math.SQRT2 ? 2 : 1);
  const [first2, last] = [Math.ceil(low / step - 1e-9), Math.floor(high / step + 1e-9)];
  return Array.from({ length: last - first2 + 1 || 0 }, (_, index) => Number(((first2 + index) * step).toPrecision(12)));
}
function wide([low, high]) {
  if (!(Number.isFinite(low) && Number.isFinite(high))) return [0, 1];
  if (low !== high) return [low, high];
  const room = Math.abs(low) / 2 || 1;
  return [low - room, high + room];
}
function extent(values, room = 0.08) {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) return [0, 1];
  const [from, to] = wide([low, high]);
  return [from - room * (to - from), to + room * (to - from)];
}
function path(axes, points2) {
  let text = "";
  let drawing = false;
  for (const [x, y] of points2) {
    const across = axes.x(x);
    const up2 = axes.y(y);
    if (!(Number.isFinite(across) && Number.isFinite(up2))) {
      drawing = false;
      continue;
    }
    text += `${drawing ? "L" : "M"}${near(across)} ${near(up2)}`;
    drawing = true;
  }
  return text;
}
function near(place2) {
  return Math.round(Math.max(-1e5, Math.min(1e5, place2)) * 100) / 100;
}
function sampled(f, [low, high], count = 200) {
  return Array.from({ length: count + 1 }, (_, index) => {
    const x = low + (high - low) * index / count;
    return [x, f(x)];
  });
}

// kit/controls.js
function slider({ label, min, max, step, format = decimals(step), chars = Math.max(format(min).length, format(max).length), tone = "", change }) {
  const range = h("input", { type: "range", min, max, step: "any", "aria-label": label });
  const field = h("input", { type: "text", inputmode: "decimal", "aria-label": label, style: `width: ${chars + 3}ch` });
  const element = h("div", { class: "control slider" }, h("span", { class: `label ${tone}`, "aria-hidden": "true" }, label), range, field);
  let current = NaN;
  const snapped2 = (value) => Number((Math.round(value / step) * step).toPrecision(12));
  const take = (value) => {
    current = Math.min(max, Math.max(min, snapped2(value)));
    change(current);
  };
  range.addEventListener("input", () => take(Number(range.value)));
  range.addEventListener("keydown", (event) => {
    const direction = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[event.key];
    if (direction === void 0) return;
    event.preventDefault();
    take(current + direction * step * (event.shiftKey ? 10 : 1));
  });
  const typed = () => {
    const value = number(field.value);
    if (Number.isFinite(value)) take(value);
    field.value = format(current);
  };
  field.addEventListener("change", typed);
  field.addEventListener("keydown", (event) => event.key === "Enter" && typed());
  return {
    element,
    update(value) {
      current = value;
      if (Number(range.value) !== value) range.value = String(value);
      range.setAttribute("aria-valuetext", format(value));
      if (!field.matches(":focus") || number(field.value) !== value) field.value = format(value);
    }
  };
}
function stepper({ label, min, max, names, change }) {
  const field = h("input", { type: "text", inputmode: "numeric", "aria-label": label, style: `width: ${String(max).length + 3}ch` });
  let current = min;
  const take = (value) => {
    current = Math.min(max, Math.max(min, Math.round(value)));
    change(current);
  };
  const less = button({ label: "−", name: names.less, press: () => take(current - 1) });
  const more = button({ label: "+", name: names.more, press: () => take(current + 1) });
  const typed = () => {
    const value = number(field.value);
    if (Number.isFinite(value)) take(value);
    field.value = String(current);
  };
  field.addEventListener("change", typed);
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      event.preventDefault();
      take(current + (event.key === "ArrowUp" ? 1 : -1));
    } else if (event.key === "Enter") typed();
  });
  const element = h("div", { class: "control stepper", role: "group", "aria-label": label }, h("span", { class: "label", "aria-hidden": "true" }, label), less, field, more);
  return {
    element,
    update(value) {
      current = value;
      if (field.value !== String(value)) field.value = String(value);
      less.disabled = value <= min;
      more.disabled = value >= max;
    }
  };
}
function button({ label, name, press }) {
  return h("button", { type: "button", "aria-label": name, title: name, onclick: press }, label);
}
function choice({ label, options, change }) {
  const select = h("select", {}, ...options.map((option) => h("option", { value: option.value }, option.label)));
  select.addEventListener("change", () => change(
    /** @type {T} */
    select.value
  ));
  return {
    element: h("label", { class: "control" }, h("span", { class: "label" }, label), select),
    update(value) {
      if (select.value !== value) select.value = value;
    }
  };
}
function checkbox({ label, change }) {
  const box = h("input", { type: "checkbox" });
  box.addEventListener("change", () => change(box.checked));
  return {
    element: h("label", { class: "control check" }, box, h("span", { class: "label" }, label)),
    update(value) {
      box.checked = value;
    }
  };
}
function readout(label, tone = "") {
  const value = h("output", { class: `value ${tone}` });
  return {
    element: h("div", { class: "readout" }, h("span", { class: "label" }, label), value),
    update: (text) => write(value, text)
  };
}
function number(text) {
  const plain2 = text.trim().replace("−", "-").replace(/,(?=\d{3}(\D|$))/g, "").replace(",", ".");
  return plain2 === "" ? NaN : Number(plain2);
}
function decimals(step) {
  const [digits, exponent] = step.toExponential().split("e");
  const count = Math.max(0, (digits.split(".")[1] ?? "").length - Number(exponent));
  return (value) => count > 12 || Math.abs(value) >= 1e12 ? String(Number(value.toPrecision(8))) : value.toFixed(count);
}
function presets({ label, options, press }) {
  const buttons = options.map(({ label: name, value }) => h("button", { type: "button", "aria-pressed": "false", onclick: () => press(value) }, name));
  return {
    element: h("div", { class: "row", role: "group", "aria-label": label }, h("span", { class: "label", "aria-hidden": "true" }, label), ...buttons),
    update: (isSet) => buttons.forEach((item, index) => item.setAttribute("aria-pressed", String(isSet(options[index].value))))
  };
}

// kit/drag.js
function draggable(element, { label, move, nudge }) {
  set(element, { tabindex: 0, role: "slider", "aria-label": label, class: `${element.getAttribute("class") ?? ""} handle` });
  element.addEventListener("pointerdown", (event) => {
    element.setPointerCapture(event.pointerId);
    element.focus({ preventScroll: true });
    event.preventDefault();
  });
  element.addEventListener("pointermove", (event) => {
    if (element.hasPointerCapture(event.pointerId)) move(place(element, event));
  });
  element.addEventListener("keydown", (event) => {
    const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1], PageUp: [0, 1], PageDown: [0, -1] }[event.key];
    if (!direction) return;
    event.preventDefault();
    nudge({ x: direction[0], y: direction[1] }, event.shiftKey || event.key.startsWith("Page"));
  });
  return (value, text) => set(element, { "aria-valuenow": value, "aria-valuetext": text });
}
function place(element, event) {
  const svg = (
    /** @type {SVGSVGElement} */
    element instanceof SVGSVGElement ? element : element.ownerSVGElement
  );
  const matrix = svg.getScreenCTM();
  const point = new DOMPoint(event.clientX, event.clientY);
  const { x, y } = matrix ? point.matrixTransform(matrix.inverse()) : point;
  return { x, y };
}

// kit/picture.js
var KEPT = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "stroke-linecap", "stroke-linejoin", "opacity", "font-family", "font-size", "font-style", "font-weight", "text-anchor", "dominant-baseline", "visibility", "display", "paint-order"];
var DROPPED = ["class", "style", "tabindex", "role", "aria-valuenow", "aria-valuetext", "aria-hidden"];
function pictureOf(svg) {
  const copy = (
    /** @type {SVGSVGElement} */
    svg.cloneNode(true)
  );
  const originals = [svg, ...svg.querySelectorAll("*")];
  [copy, ...copy.querySelectorAll("*")].forEach((element, index) => {
    const style = getComputedStyle(originals[index]);
    for (const name of KEPT) {
      const value = style.getPropertyValue(name);
      if (value && !(name === "opacity" && value === "1")) element.setAttribute(name, value);
    }
    for (const name of DROPPED) element.removeAttribute(name);
  });
  const { width, height: height2 } = svg.viewBox.baseVal;
  const plate = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  const ground = getComputedStyle(svg).getPropertyValue("--ground").trim() || "#ffffff";
  for (const [name, value] of Object.entries({ width: "100%", height: "100%", fill: ground })) plate.setAttribute(name, value);
  copy.prepend(plate);
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height2));
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  return `<?xml version="1.0" encoding="UTF-8"?>
${new XMLSerializer().serializeToString(copy)}
`;
}
function download(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1e3);
}

// text/common.js
var COMMON = {
  en: {
    language: "日本語",
    languageName: "日本語で表示 (show in Japanese)",
    code: "Show the code",
    codeHint: "Code that computes the numbers on screen",
    copy: "Copy",
    copied: "Copied.",
    notCopied: "The browser does not allow copying; the code is selected.",
    picture: "Save the picture (SVG)",
    saved: "The picture is saved as {name}.",
    failed: "This view cannot continue: {reason}",
    reduced: "{shown} of {all} rows are used here, evenly spaced.",
    less: "less",
    more: "more",
    reset: "Reset"
  },
  ja: {
    language: "English",
    languageName: "Show in English (英語で表示)",
    code: "コードを表示",
    codeHint: "画面の数値を計算するコード",
    copy: "コピー",
    copied: "コピーしました。",
    notCopied: "ブラウザーがコピーを許可していません。コードを選択しました。",
    picture: "図を保存 (SVG)",
    saved: "図を {name} として保存しました。",
    failed: "この表示を続けられません: {reason}",
    reduced: "{all} 行のうち等間隔に選んだ {shown} 行を使っています。",
    less: "減らす",
    more: "増やす",
    reset: "リセット"
  }
};
function speaker(texts10, language) {
  const all = { ...COMMON[language], ...texts10[language] };
  return (key, values = {}) => {
    if (!Object.hasOwn(all, key)) throw new Error(`no text "${key}" in ${language}`);
    return all[key].replace(/\{(\w+)\}/g, (hole, name) => Object.hasOwn(values, name) ? String(values[name]) : hole);
  };
}

// host/code.js
function codePanel({ id, text, announce, code }) {
  const blocks = { python: h("pre", { tabindex: 0, "aria-label": "Python" }), csharp: h("pre", { tabindex: 0, "aria-label": "C#" }) };
  const panel = h("div", { id, class: "code", hidden: true }, part("Python", blocks.python), part("C#", blocks.csharp));
  const toggle = h("button", { type: "button", "aria-expanded": "false", "aria-controls": id, title: text("codeHint"), onclick: () => show(panel.hidden === true) }, text("code"));
  function show(open) {
    panel.hidden = !open;
    toggle.setAttribute("aria-expanded", String(open));
    update();
  }
  function update() {
    if (panel.hidden) return;
    const { python: python2, csharp: csharp2 } = code();
    write(blocks.python, python2);
    write(blocks.csharp, csharp2);
  }
  function part(name, block) {
    const copy = h("button", { type: "button", "aria-label": `${text("copy")} (${name})`, onclick: () => copied(block) }, text("copy"));
    return h("div", {}, h("div", { class: "row" }, h("h3", {}, name), copy), block);
  }
  async function copied(block) {
    try {
      await navigator.clipboard.writeText(block.textContent ?? "");
      announce(text("copied"));
    } catch {
      getSelection()?.selectAllChildren(block);
      announce(text("notCopied"));
    }
  }
  return { toggle, panel, update };
}

// host/style.js
var THEMES = {
  light: { ground: "#ffffff", raised: "#f3f5f7", ink: "#1b1f24", soft: "#57606a", line: "#d0d7de", control: "#6e7781", accent: "#0550ae", data: "#0b62b8", prediction: "#c2185b", error: "#8a5a00", weight: "#1a7f37", bias: "#7b3fbf", good: "#1a7f37", bad: "#b42318" },
  dark: { ground: "#16191d", raised: "#22272e", ink: "#e6edf3", soft: "#a5b0bb", line: "#3d444d", control: "#8b949e", accent: "#79b8ff", data: "#6cb6ff", prediction: "#ff8fbf", error: "#f2cc60", weight: "#6fdd8b", bias: "#c9a6ff", good: "#6fdd8b", bad: "#ff9a8d" }
};
var CLASS_COLORS = {
  light: ["#0b62b8", "#b34700", "#1a7f5a", "#a0307f", "#7a5c00", "#3a6b8c", "#5b3fbf", "#8c2d19", "#4d6b1f", "#57606a"],
  dark: ["#6cb6ff", "#ff9f5a", "#5fd6a8", "#f29ad1", "#e8c84f", "#9cc8e0", "#b9a6ff", "#ff9a8d", "#b5d66f", "#b6bfc8"]
};
var variables = (theme2) => [...Object.entries(THEMES[theme2]), ...CLASS_COLORS[theme2].map((color, index) => [`class-${index}`, color])].map(([name, color]) => `--${name}: ${color};`).join(" ");
var STYLE = `
:host { display: block; contain: layout style; }
.view { ${variables("light")} color-scheme: light; background: var(--ground); color: var(--ink); border: 1px solid var(--line); border-radius: 8px; padding: 12px 16px 10px;
  font: 15px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic", sans-serif; max-width: 1000px; box-sizing: border-box; container-type: inline-size; }
.view[data-theme="dark"] { ${variables("dark")} color-scheme: dark; }
.view *, .view *::before { box-sizing: border-box; }
.view :where(h2, h3, p) { margin: 0 0 8px; }
.view h2 { font-size: 1.15em; font-weight: 650; }
.view h3 { font-size: 1em; font-weight: 650; }
.head { display: flex; align-items: baseline; gap: 8px; }
.head h2 { flex: 1; }
.description, .note { color: var(--soft); }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr)); gap: 8px 20px; align-items: start; }
.columns > * { min-width: 0; }
.row { display: flex; flex-wrap: wrap; gap: 8px 14px; align-items: center; margin: 4px 0; }
.row > p { margin: 0; }
svg { display: block; width: 100%; height: auto; overflow: visible; }
svg text { font: 13px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans CJK JP", sans-serif; fill: var(--ink); }
svg .axes text, svg .axis-label { fill: var(--soft); font-size: 12px; }
svg .grid line { stroke: var(--line); stroke-width: 1; }
svg .grid line.zero { stroke: var(--control); }
.data { color: var(--data); } .prediction { color: var(--prediction); } .error { color: var(--error); } .weight { color: var(--weight); } .bias { color: var(--bias); }
.good { color: var(--good); } .bad { color: var(--bad); }
svg .halo { paint-order: stroke; stroke: var(--ground); stroke-width: 4px; stroke-linejoin: round; }
svg .line { fill: none; stroke: currentColor; stroke-width: 2.5; stroke-linejoin: round; }
svg .dash { stroke-dasharray: 6 4; }
svg .dot { fill: currentColor; stroke: var(--ground); stroke-width: 1.5; }
svg .ring { fill: var(--ground); stroke: currentColor; stroke-width: 2; }
svg .tinted { fill: currentColor; }
svg .handle { cursor: grab; touch-action: none; }
svg .handle:active { cursor: grabbing; }
svg .ghost { opacity: 0.35; }
svg .thin { stroke-width: 1.25; }
svg .small { font-size: 11px; }
svg .frame { fill: none; stroke: var(--line); }
svg .pickable { cursor: pointer; }
svg .pickable:hover .ring { stroke-width: 3; }
svg .soft { color: var(--soft); }
svg .ring.on { fill: color-mix(in srgb, currentColor 18%, var(--ground)); stroke-width: 3; }
svg .many { fill: none; stroke: currentColor; stroke-width: 5; stroke-linecap: round; stroke-opacity: 0.6; }
svg .contours path { fill: currentColor; fill-opacity: 0.06; stroke: currentColor; stroke-width: 1; stroke-opacity: 0.45; }
svg .trail { color: var(--ink); }
svg .crowd { stroke-width: 1; stroke-opacity: 0.25; }
svg .many.trail { stroke-opacity: 1; }
svg .caption { font-size: 12px; fill: var(--soft); }
svg .accent { color: var(--accent); }
.control { display: grid; grid-template-columns: minmax(5.5em, auto) 1fr auto; gap: 8px; align-items: center; margin: 4px 0; }
.control.check { grid-template-columns: auto 1fr; }
.control.stepper { grid-template-columns: minmax(5.5em, auto) auto auto auto; justify-content: start; }
.control .label { font-weight: 550; overflow-wrap: anywhere; }
.view input[type="range"] { width: 100%; min-width: 60px; accent-color: var(--accent); height: 24px; margin: 0; }
.view :where(input[type="text"], select, button, textarea) { font: inherit; color: var(--ink); background: var(--raised); border: 1px solid var(--control); border-radius: 6px; padding: 3px 8px; min-height: 30px; max-width: 100%; }
.view input[type="text"] { text-align: right; font-variant-numeric: tabular-nums; }
.view button { cursor: pointer; font-weight: 550; min-width: 32px; }
.view button:hover:not(:disabled) { border-color: var(--accent); }
.view button:disabled { color: var(--soft); cursor: default; border-style: dashed; }
.view button[aria-pressed="true"], .view button[aria-expanded="true"] { background: var(--accent); color: var(--ground); border-color: var(--accent); }
.view :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.readout { display: inline-flex; gap: 8px; align-items: baseline; }
.readout .label { color: var(--soft); }
.value, .number { font-variant-numeric: tabular-nums; font-weight: 650; }
.big { font-size: 1.5em; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 3px 9px; text-align: right; border-bottom: 1px solid var(--line); }
th { font-weight: 600; color: var(--soft); }
td.text, th.text { text-align: left; }
tr[aria-selected="true"], tr.selected { background: var(--raised); box-shadow: inset 3px 0 var(--accent); }
.sideways { overflow-x: auto; padding: 4px 0; margin: 6px 0; }
.scroll { overflow: auto; max-height: 320px; }
.tools { display: flex; flex-wrap: wrap; gap: 6px; margin-top: 10px; padding-top: 8px; border-top: 1px solid var(--line); }
.tools button, .head button { font-size: 0.87em; font-weight: 500; min-height: 28px; padding: 2px 9px; }
.code { margin-top: 8px; }
pre { margin: 0 0 8px; padding: 8px 10px; background: var(--raised); border-radius: 6px; overflow: auto; max-height: 300px; font: 13px/1.5 ui-monospace, SFMono-Regular, Consolas, "DejaVu Sans Mono", monospace; white-space: pre; tab-size: 4; }
.warning { border-left: 4px solid var(--error); padding: 4px 10px; background: var(--raised); margin: 6px 0; }
.failure { border-left: 4px solid var(--bad); padding: 6px 10px; background: var(--raised); }
.story { max-width: 640px; }
.whole { max-height: none; }
.parameters th.text { min-width: 6.5em; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
[hidden] { display: none !important; }
@keyframes draw { from { stroke-dashoffset: 1; } }
@keyframes appear { from { opacity: 0; } }
svg .draw { stroke-dasharray: 1; }
@media (prefers-reduced-motion: no-preference) { svg .draw { animation: draw 0.8s ease-in-out; } svg .appear { animation: appear 0.6s; } }
@media (prefers-reduced-motion: no-preference) { .view button { transition: background-color 0.12s, border-color 0.12s; } }
@media print { .tools, .head button { display: none; } }
`;

// host/theme.js
function followTheme(tell) {
  const wanted = matchMedia("(prefers-color-scheme: dark)");
  const update = () => tell(theme(wanted.matches));
  const observer = new MutationObserver(update);
  for (const element of [document.documentElement, document.body]) {
    observer.observe(element, { attributes: true, attributeFilter: ["class", "style", "data-theme", "data-jp-theme-light", "data-vscode-theme-kind", "data-color-mode"] });
  }
  wanted.addEventListener("change", update);
  update();
  return () => {
    observer.disconnect();
    wanted.removeEventListener("change", update);
  };
}
function theme(darkWanted) {
  const { body, documentElement: root } = document;
  const said = body.dataset.jpThemeLight ?? root.dataset.jpThemeLight;
  if (said !== void 0) return said === "true" ? "light" : "dark";
  const kind = body.dataset.vscodeThemeKind ?? root.dataset.theme ?? body.dataset.theme;
  if (kind) return /dark|contrast$/.test(kind) && !/light/.test(kind) ? "dark" : "light";
  const ground = [body, root].map((element) => brightness(getComputedStyle(element).backgroundColor)).find((value) => value !== null);
  if (ground !== void 0 && ground !== null) return ground < 0.5 ? "dark" : "light";
  return darkWanted && getComputedStyle(root).colorScheme.includes("dark") ? "dark" : "light";
}
function brightness(color) {
  const [red, green, blue, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
  if (blue === void 0 || alpha < 0.5) return null;
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}

// host/view.js
function view(definition) {
  return { definition, render: ({ model, el }) => new Rendering(definition, model, el).end };
}
var Rendering = class {
  /** @param {Definition<S>} definition @param {Model} model @param {HTMLElement} el */
  constructor(definition, model, el) {
    this.definition = definition;
    this.model = model;
    this.prefix = `hybridnet-${definition.name}-${Math.random().toString(36).slice(2, 10)}`;
    this.ends = [];
    this.built = null;
    this.frame = 0;
    this.root = h("section", { class: "view" });
    this.status = h("div", { class: "unseen", role: "status", "aria-live": "polite" });
    const home = h("div", { class: "hybridnet-view" });
    home.attachShadow({ mode: "open" }).append(h("style", {}, STYLE), this.root);
    el.append(home);
    const endTheme = followTheme((theme2) => {
      this.root.dataset.theme = theme2;
    });
    const changed = () => this.schedule();
    const rebuilt = () => this.build();
    model.on("change:state", changed);
    model.on("change:language", rebuilt);
    model.on("change:data", rebuilt);
    this.guard(() => {
      if (!model.get("state")) model.set("state", definition.start(model.get("data")));
      this.build();
    });
    this.end = () => {
      endTheme();
      model.off("change:state", changed);
      model.off("change:language", rebuilt);
      model.off("change:data", rebuilt);
      this.clear();
      home.remove();
    };
  }
  /** @returns {Language} */
  get language() {
    return this.model.get("language") === "ja" ? "ja" : "en";
  }
  clear() {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    for (const end of this.ends.splice(0)) end();
  }
  /** Show a sentence in place of the view if something fails. @param {() => void} action */
  guard(action) {
    try {
      action();
    } catch (error) {
      this.clear();
      this.built = null;
      const reason = error instanceof Error ? error.message : String(error);
      this.root.replaceChildren(h("p", { class: "failure", role: "alert" }, speaker(this.definition.texts, this.language)("failed", { reason })));
      console.warn(`hybridnet, ${this.definition.name}:`, error);
    }
  }
  schedule() {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.guard(() => this.built?.update(this.model.get("state")));
    });
  }
  build() {
    this.guard(() => {
      this.clear();
      const { definition, language, model } = this;
      const text = speaker(definition.texts, language);
      const parts = {
        data: model.get("data"),
        text,
        language,
        state: () => model.get("state"),
        change: (change) => {
          model.set("state", { ...model.get("state"), ...change });
          model.save_changes();
        },
        announce: (message) => write(this.status, message),
        still: () => matchMedia("(prefers-reduced-motion: reduce)").matches,
        id: (name) => `${this.prefix}-${name}`,
        onEnd: (end) => this.ends.push(end)
      };
      const built = definition.build(parts);
      this.built = built;
      built.update(parts.state());
      this.root.lang = language;
      this.root.setAttribute("aria-label", text("title"));
      this.root.replaceChildren(
        h("div", { class: "head" }, h("h2", {}, text("title")), this.languageButton(text)),
        h("p", { class: "description" }, text("description")),
        ...built.body,
        ...this.tools(built, parts),
        this.status
      );
    });
  }
  /** @param {Say} text */
  languageButton(text) {
    const other = this.language === "en" ? "ja" : "en";
    return h("button", { type: "button", lang: other, title: text("languageName"), onclick: () => this.speak(other) }, text("language"));
  }
  /** @param {Language} language */
  speak(language) {
    this.model.set("language", language);
    this.model.save_changes();
    this.root.querySelector(".head button")?.focus();
  }
  /** @param {Built<S>} built @param {Parts<S>} parts */
  tools(built, parts) {
    const code = codePanel({ id: parts.id("code"), text: parts.text, announce: parts.announce, code: () => built.code(parts.state()) });
    const update = built.update;
    built.update = (state) => {
      update(state);
      code.update();
    };
    const { picture } = built;
    const save = picture && h("button", { type: "button", onclick: () => this.save(picture(), parts) }, parts.text("picture"));
    return [h("div", { class: "tools" }, code.toggle, save), code.panel];
  }
  /** @param {SVGSVGElement} svg @param {Parts<S>} parts */
  save(svg, parts) {
    const name = `${this.definition.name}.svg`;
    download(name, pictureOf(svg), "image/svg+xml");
    parts.announce(parts.text("saved", { name }));
  }
};

// kit/functions.js
var sigmoid = (x) => 1 / (1 + Math.exp(-x));
var FUNCTIONS = {
  sigmoid: { f: sigmoid, slope: (x) => sigmoid(x) * (1 - sigmoid(x)), range: [-20, 20], rise: [-0.05, 1.08], type: "SigmoidActivation", sign: "σ", digits: 11, formula: (x, y) => `f(x) = 1 / (1 + e^−(${x})) = ${y}` },
  relu: { f: (x) => Math.max(0, x), slope: (x) => x > 0 ? 1 : 0, range: [-20, 20], rise: [-1, 21], type: "ReLUActivation", sign: "ReLU", digits: 0, formula: (x, y) => `f(x) = max(0, ${x}) = ${y}` }
};

// text/activation.js
var texts = {
  en: {
    title: "An activation function",
    description: "Move x and watch what the neuron passes on, and how steep the curve is there: the slope is what backpropagation multiplies with.",
    function: "Function",
    sigmoid: "Sigmoid",
    relu: "ReLU",
    neuron: "A neuron with its input and its output",
    curve: "The curve of the function, its derivative, and the tangent at x",
    tangent: "tangent at x",
    spoken: "x is {x}, f of x is {y}",
    isLinear: "The slope is the same everywhere: layers that follow each other with no other activation are one layer.",
    isDead: "The output and the slope are 0. No gradient passes: for this input the neuron does not learn.",
    isFlat: "The slope is 0 here. No gradient passes.",
    hasNoSlope: "The derivative is 0 wherever it exists. Gradient descent cannot train through this function.",
    isSaturated: "The neuron is saturated: the slope is near 0, and learning is slow here.",
    learns: "The slope is not small: an error reaches the weights before this neuron."
  },
  ja: {
    title: "活性化関数",
    description: "x を動かして、ニューロンが渡す値と、その点での曲線の傾きを見てください。逆伝播ではこの傾きが掛けられます。",
    function: "関数",
    sigmoid: "シグモイド",
    relu: "ReLU",
    neuron: "入力と出力を持つニューロン",
    curve: "関数の曲線、その導関数、x における接線",
    tangent: "x における接線",
    spoken: "x は {x}、f(x) は {y}",
    isLinear: "傾きはどこでも同じです。ほかの活性化関数を挟まない層の重なりは、一つの層と同じです。",
    isDead: "出力も傾きも 0 です。勾配が伝わらず、この入力ではニューロンは学習しません。",
    isFlat: "ここでは傾きが 0 で、勾配が伝わりません。",
    hasNoSlope: "導関数は存在するところでは 0 です。勾配降下法ではこの関数を通して学習できません。",
    isSaturated: "ニューロンは飽和しています。傾きがほぼ 0 で、学習が遅くなります。",
    learns: "傾きは小さくありません。誤差はこのニューロンの手前の重みに届きます。"
  }
};

// views/activation.js
var STEP = 0.01;
var BOX = { width: 460, height: 110 };
var activation_default = view({
  name: "activation",
  texts,
  /** @returns {State} */
  start: (data) => ({ name: data.name ?? "sigmoid", x: data.x ?? 0 }),
  build({ data, text, state, change, id }) {
    const offered = data.names ?? Object.keys(FUNCTIONS);
    const picker = choice({
      label: text("function"),
      options: offered.map((value2) => ({ value: value2, label: text(value2) })),
      change: (name) => change({ name, x: clamped(state().x, FUNCTIONS[name].range) })
    });
    const value = readout("f(x)", "prediction");
    const slope = readout("f′(x)", "weight");
    const formula = h("p", { class: "number" });
    const words = h("p", { class: "note" });
    const neuron = neuronPicture(text("neuron"));
    const plot = curvePicture();
    const control = h("div");
    let current = null;
    function curvePicture() {
      const axes = chart({ id: id("curve"), label: text("curve"), x: [-20, 20], y: [0, 1], xLabel: "x", height: 320, interactive: true });
      const curve = s("path", { class: "line prediction" });
      const derivative = s("path", { class: "line weight dash" });
      const tangent = s("path", { class: "line data" });
      const dot2 = s("circle", { r: 8, class: "dot prediction" });
      const label = s("text", { "text-anchor": "middle", class: "number halo" });
      axes.marks.append(derivative, tangent, curve);
      axes.above.append(dot2, label);
      const tell = draggable(dot2, {
        label: "x",
        move: ({ x }) => take(axes.atX(x)),
        nudge: ({ x, y }, large) => take(state().x + (x || y) * STEP * (large ? 100 : 1))
      });
      return { axes, curve, derivative, tangent, dot: dot2, label, tell };
    }
    function take(x) {
      const snapped2 = Math.round(x / STEP) * STEP;
      change({ x: Number(clamped(snapped2, FUNCTIONS[state().name].range).toFixed(2)) });
    }
    function select(name) {
      const { range, rise, f, slope: derivative } = FUNCTIONS[name];
      const move = slider({ label: "x", min: range[0], max: range[1], step: STEP, change: take });
      control.replaceChildren(move.element);
      plot.axes.rescale(range, rise);
      set(plot.curve, { d: path(plot.axes, sampled(f, range, 400)) });
      set(plot.derivative, { d: path(plot.axes, sampled(derivative, range, 400)) });
      current = { name, update: move.update };
    }
    function update(now) {
      const { name, x } = now;
      if (current?.name !== name) select(name);
      const { f, slope: derivative, digits } = FUNCTIONS[name];
      const y = f(x);
      const steep = derivative(x);
      const shown = digits ? y.toFixed(digits) : String(y);
      picker.update(name);
      current?.update(x);
      value.update(shown);
      slope.update(significant(steep, 5));
      write(formula, FUNCTIONS[name].formula(x.toFixed(2), shown));
      write(words, text(advice(name, y, steep)));
      neuron.update(x.toFixed(2), shown, FUNCTIONS[name].sign);
      const at = { x: plot.axes.x(x), y: plot.axes.y(y) };
      set(plot.dot, { cx: at.x, cy: at.y });
      set(plot.label, { x: Math.min(plot.axes.area.right - 40, Math.max(plot.axes.area.left + 40, at.x)), y: Math.max(12, at.y - 13) });
      write(plot.label, shown);
      const reach = (plot.axes.atX(plot.axes.area.right) - plot.axes.atX(plot.axes.area.left)) / 8;
      set(plot.tangent, { d: path(plot.axes, [[x - reach, y - steep * reach], [x + reach, y + steep * reach]]) });
      plot.tell(x, text("spoken", { x: x.toFixed(2), y: shown }));
    }
    return {
      body: [
        h("div", { class: "columns" }, h("div", {}, picker.element, control, formula, h("div", { class: "row" }, value.element, slope.element), neuron.svg, words), h("div", {}, plot.axes.svg, legend(text)))
      ],
      update,
      picture: () => plot.axes.svg,
      code: ({ name, x }) => ({
        python: `import numpy as np
import hybridnet as hn

activation = hn.${FUNCTIONS[name].type}()
activation.forward(np.array([[${x}]]), training=True)
print(activation.output)    # f(x)
activation.backward(np.ones((1, 1)))
print(activation.dinputs)   # f'(x)`,
        csharp: `using HybridNet;

var activation = new ${FUNCTIONS[name].type}();
Matrix x = Matrix.FromRows([[${x}]]);
Console.WriteLine(activation.Forward(x));`
      })
    };
  }
});
function legend(text) {
  const item = (tone, label) => h("span", { class: "row" }, s("svg", { viewBox: "0 0 28 10", style: "width: 28px", "aria-hidden": "true" }, s("path", { d: "M1 5H27", class: `line ${tone}` })), label);
  return h("div", { class: "row note" }, item("prediction", "f(x)"), item("weight dash", "f′(x)"), item("data", text("tangent")));
}
function neuronPicture(label) {
  const input = s("text", { x: 8, y: 50, class: "number" });
  const output = s("text", { x: 300, y: 50, class: "number prediction tinted" });
  const sign = s("text", { x: 230, y: 60, "text-anchor": "middle" });
  const svg = s(
    "svg",
    { viewBox: `0 0 ${BOX.width} ${BOX.height}`, role: "img", "aria-label": label },
    s("path", { d: "M8 58H190M262 58H452", class: "line data" }),
    s("circle", { cx: 226, cy: 58, r: 36, class: "ring prediction" }),
    input,
    output,
    set(sign, { x: 226, y: 62 }) ?? sign
  );
  return {
    svg,
    /** @param {string} x @param {string} y @param {string} name */
    update(x, y, name) {
      write(input, `x = ${x}`);
      write(output, y);
      write(sign, name);
    }
  };
}
function clamped(value, [low, high]) {
  return Math.min(high, Math.max(low, value));
}
function advice(name, y, slope) {
  if (name === "linear") return "isLinear";
  if (slope === 0) return name === "heaviside" ? "hasNoSlope" : y === 0 ? "isDead" : "isFlat";
  if (Math.abs(slope) < 0.01) return "isSaturated";
  return "learns";
}

// math/linear-trainer.js
var DivergenceError = class extends Error {
  /** @param {number} step the number of the step, from 1 @param {number} error what the error became @param {Float64Array} errors those of the steps before it */
  constructor(step, error, errors) {
    super(`linear trainer: the error is ${error} after step ${step}; it must stay finite. Lower the learning rates; weights and bias are those before the step.`);
    this.name = "DivergenceError";
    this.step = step;
    this.error = error;
    this.errors = errors;
  }
};
var LinearTrainer = class {
  /**
   * @param {Table} features shape (samples, features), at least one of both; copied
   * @param {Table} targets shape (samples, 1); copied
   * @param {ArrayLike<number>} weightRates the learning rate of each weight @param {number} biasRate
   * @throws {RangeError} no samples, no features, not one target per sample, or not one rate per feature
   */
  constructor(features, targets, weightRates, biasRate) {
    if (features.length === 0 || targets.columns !== 1 || targets.rows !== features.rows || weightRates.length !== features.columns) {
      throw new RangeError(
        `linear trainer: features are ${features.shape}, targets ${targets.shape}, and there are ${weightRates.length} learning rates; it takes (samples, features), (samples, 1) and one rate per feature, at least one of each.`
      );
    }
    this.features = Float64Array.from(features.data);
    this.targets = Float64Array.from(targets.data);
    this.rates = Float64Array.from(weightRates);
    this.biasRate = biasRate;
    this.weights = new Float64Array(weightRates.length);
    this.bias = 0;
  }
  /** The mean squared error, (1 / n) sum_i e[i]^2, without a factor 1/2. */
  get error() {
    let sum = 0;
    for (let i = 0; i < this.targets.length; i++) {
      const e = this.#residual(i);
      sum += e * e;
    }
    return sum / this.targets.length;
  }
  /** The prediction for one sample, sum_j w[j] x[j] + b. @param {ArrayLike<number>} sample one number per feature @param {number} [start] where they start @returns {number} */
  predict(sample, start = 0) {
    let sum = 0;
    for (let j = 0; j < this.weights.length; j++) {
      sum += this.weights[j] * sample[start + j];
    }
    return sum + this.bias;
  }
  /** The gradient of the error: 2 mean_i(e[i] x[i,j]) w.r.t. each weight, 2 mean_i(e[i]) w.r.t. the bias. @returns {{ weights: Float64Array, bias: number }} */
  gradient() {
    const { means, mean: mean2 } = this.#means();
    return { weights: means.map((value) => 2 * value), bias: 2 * mean2 };
  }
  /**
   * Makes steps of gradient descent.
   * @param {number} [steps] @param {() => void} [each] called after every step
   * @returns {Float64Array} the error after each step
   * @throws {DivergenceError} the error is no longer finite
   */
  step(steps = 1, each2) {
    const errors = new Float64Array(steps);
    for (let step = 0; step < steps; step++) {
      const error = this.#stepOnce();
      if (!Number.isFinite(error)) {
        throw new DivergenceError(step + 1, error, errors.slice(0, step));
      }
      errors[step] = error;
      each2?.();
    }
    return errors;
  }
  /** The error after one step; if it is not finite, weights and bias stay as they were. @returns {number} */
  #stepOnce() {
    const before = { weights: this.weights.slice(), bias: this.bias };
    const { means, mean: mean2 } = this.#means();
    for (let j = 0; j < means.length; j++) {
      this.weights[j] -= this.rates[j] * means[j];
    }
    this.bias -= this.biasRate * mean2;
    const error = this.error;
    if (!Number.isFinite(error)) {
      this.weights.set(before.weights);
      this.bias = before.bias;
    }
    return error;
  }
  /** mean_i(e[i] x[i,j]) of every feature, and mean_i(e[i]). @returns {{ means: Float64Array, mean: number }} */
  #means() {
    const means = new Float64Array(this.weights.length);
    let sum = 0;
    for (let i = 0; i < this.targets.length; i++) {
      const e = this.#residual(i);
      sum += e;
      for (let j = 0; j < means.length; j++) {
        means[j] += e * this.features[i * means.length + j];
      }
    }
    return { means: means.map((value) => value / this.targets.length), mean: sum / this.targets.length };
  }
  /** e[i] = prediction - target. @param {number} i @returns {number} */
  #residual(i) {
    return this.predict(this.features, i * this.weights.length) - this.targets[i];
  }
};
function table(data, columns) {
  const rows = data.length / columns;
  return { data, rows, columns, length: data.length, shape: `(${rows}, ${columns})` };
}

// math/least-squares.js
var DEPENDENT = 1e-11;
function leastSquares(features, targets, columns, biased = true) {
  const means = Array.from({ length: columns }, (_, j) => biased ? mean(column(features, columns, j)) : 0);
  const target = biased ? mean(targets) : 0;
  const rest = targets.map((value) => value - target);
  const basis = [];
  for (let j = 0; j < columns; j++) {
    const raw = column(features, columns, j);
    const size = norm(raw);
    const q = raw.map((value) => value - means[j]);
    const r = basis.map(() => 0);
    for (let pass = 0; pass < 2; pass++) {
      basis.forEach((other, k) => {
        const share = dot(other.q, q);
        r[k] += share;
        q.forEach((value, i) => q[i] = value - share * other.q[i]);
      });
    }
    const left = norm(q);
    if (!(left > DEPENDENT * size)) continue;
    q.forEach((value, i) => q[i] = value / left);
    r.push(left);
    basis.push({ q, j, r, y: dot(q, rest) });
  }
  const weights = new Float64Array(columns);
  for (let k = basis.length - 1; k >= 0; k--) {
    let y = basis[k].y;
    for (let m = k + 1; m < basis.length; m++) y -= basis[m].r[k] * weights[basis[m].j];
    weights[basis[k].j] = y / basis[k].r[k];
  }
  const bias = weights.reduce((sum, weight, j) => sum - weight * means[j], target);
  const line2 = new LinearTrainer(table(features, columns), table(targets, 1), weights, 0);
  line2.weights.set(weights);
  line2.bias = bias;
  return { weights, bias, error: line2.error, unique: basis.length === columns };
}
function stepFactors(features, columns, weightRates, biasRate) {
  const rows = features.length / columns;
  const size = columns + 1;
  const roots = Array.from({ length: size }, (_, j) => Math.sqrt(Math.max(0, j < columns ? weightRates[j] : biasRate)));
  const at = (i, j) => (j < columns ? features[i * columns + j] : 1) * roots[j];
  const matrix = Array.from({ length: size }, (_, j) => Array.from({ length: size }, (_2, k) => {
    let sum = 0;
    for (let i = 0; i < rows; i++) sum += at(i, j) * at(i, k);
    return sum / rows;
  }));
  return eigenvalues(matrix).map((value) => 1 - value).sort((a, b) => b - a);
}
function eigenvalues(a) {
  const n = a.length;
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        off = Math.max(off, Math.abs(a[p][q]));
        if (a[p][q] !== 0) rotate(a, p, q);
      }
    }
    if (off < 1e-300 || !Number.isFinite(off)) break;
  }
  return a.map((row, i) => row[i]);
}
function rotate(a, p, q) {
  const theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
  const size = Math.abs(theta);
  const t = (theta < 0 ? -1 : 1) / (size + (size > 1e150 ? size : Math.sqrt(size * size + 1)));
  const c = 1 / Math.sqrt(t * t + 1);
  const s2 = t * c;
  for (const row of a) [row[p], row[q]] = [c * row[p] - s2 * row[q], s2 * row[p] + c * row[q]];
  for (let k = 0; k < a.length; k++) [a[p][k], a[q][k]] = [c * a[p][k] - s2 * a[q][k], s2 * a[p][k] + c * a[q][k]];
  a[p][q] = a[q][p] = 0;
}
function column(values, columns, j) {
  return Float64Array.from({ length: values.length / columns }, (_, i) => values[i * columns + j]);
}
function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
function norm(values) {
  let largest2 = 0;
  for (const value of values) largest2 = Math.max(largest2, Math.abs(value));
  if (largest2 === 0) return 0;
  let sum = 0;
  for (const value of values) sum += value / largest2 * (value / largest2);
  return largest2 * Math.sqrt(sum);
}
function dot(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

// math/sums.js
var PAIRWISE_BLOCK = 128;
var { fround } = Math;
function pairwise(data, start, count) {
  return 0 + (data instanceof Float32Array ? pairwiseFloat(data, start, count) : pairwiseDouble(data, start, count));
}
function pairwiseFloat(x, start, count) {
  if (count < 8) {
    let sum = 0;
    for (let i = start; i < start + count; i++) {
      sum = fround(sum + x[i]);
    }
    return sum;
  }
  if (count > PAIRWISE_BLOCK) {
    const half = Math.floor(count / 16) * 8;
    return fround(pairwiseFloat(x, start, half) + pairwiseFloat(x, start + half, count - half));
  }
  let s0 = x[start], s1 = x[start + 1], s2 = x[start + 2], s3 = x[start + 3];
  let s4 = x[start + 4], s5 = x[start + 5], s6 = x[start + 6], s7 = x[start + 7];
  const last = start + count - count % 8;
  for (let i = start + 8; i < last; i += 8) {
    s0 = fround(s0 + x[i]);
    s1 = fround(s1 + x[i + 1]);
    s2 = fround(s2 + x[i + 2]);
    s3 = fround(s3 + x[i + 3]);
    s4 = fround(s4 + x[i + 4]);
    s5 = fround(s5 + x[i + 5]);
    s6 = fround(s6 + x[i + 6]);
    s7 = fround(s7 + x[i + 7]);
  }
  let total = fround(
    fround(fround(s0 + s1) + fround(s2 + s3)) + fround(fround(s4 + s5) + fround(s6 + s7))
  );
  for (let i = last; i < start + count; i++) {
    total = fround(total + x[i]);
  }
  return total;
}
function pairwiseDouble(x, start, count) {
  if (count < 8) {
    let sum = 0;
    for (let i = start; i < start + count; i++) {
      sum += x[i];
    }
    return sum;
  }
  if (count > PAIRWISE_BLOCK) {
    const half = Math.floor(count / 16) * 8;
    return pairwiseDouble(x, start, half) + pairwiseDouble(x, start + half, count - half);
  }
  let s0 = x[start], s1 = x[start + 1], s2 = x[start + 2], s3 = x[start + 3];
  let s4 = x[start + 4], s5 = x[start + 5], s6 = x[start + 6], s7 = x[start + 7];
  const last = start + count - count % 8;
  for (let i = start + 8; i < last; i += 8) {
    s0 += x[i];
    s1 += x[i + 1];
    s2 += x[i + 2];
    s3 += x[i + 3];
    s4 += x[i + 4];
    s5 += x[i + 5];
    s6 += x[i + 6];
    s7 += x[i + 7];
  }
  let total = s0 + s1 + (s2 + s3) + (s4 + s5 + (s6 + s7));
  for (let i = last; i < start + count; i++) {
    total += x[i];
  }
  return total;
}
function argMaxRow(x, i) {
  const start = i * x.columns;
  let best = 0;
  let largest2 = x.columns === 0 ? 0 : x.data[start];
  for (let j = 1; j < x.columns; j++) {
    const value = x.data[start + j];
    if (!(value <= largest2)) {
      if (Number.isNaN(largest2)) {
        return best;
      }
      best = j;
      largest2 = value;
    }
  }
  return best;
}

// math/standardizer.js
var Standardizer = class _Standardizer {
  /** @param {Float64Array} means @param {Float64Array} deviations  population standard deviations. */
  constructor(means, deviations) {
    this.means = means;
    this.deviations = deviations;
  }
  /** Mean and population standard deviation of every column, in NumPy's order of summation. @param {Float64Array} values  (rows, columns). @param {number} columns */
  static fit(values, columns) {
    const means = columnMeans(values, columns);
    const squares = values.map((value, i) => (value - means[i % columns]) * (value - means[i % columns]));
    return new _Standardizer(means, columnMeans(squares, columns).map(Math.sqrt));
  }
  /** y[i,j] = (x[i,j] - mean[j]) / deviation[j]. @param {Float64Array} values @returns {Float64Array} */
  transform(values) {
    const { means, deviations } = this;
    return values.map((value, i) => (value - means[i % means.length]) / deviations[i % means.length]);
  }
  /** Weights and bias for raw inputs: v[j] = w[j] / deviation[j], c = b - sum_j mean[j] v[j]. @param {ArrayLike<number>} weights @param {number} bias */
  raw(weights, bias) {
    const raw = this.deviations.map((deviation, j) => weights[j] / deviation);
    return { weights: raw, bias: raw.reduce((sum, weight, j) => sum - this.means[j] * weight, bias) };
  }
  /** The inverse of `raw`: weights and bias for standardized inputs. @param {ArrayLike<number>} weights @param {number} bias */
  standardized(weights, bias) {
    return {
      weights: this.deviations.map((deviation, j) => weights[j] * deviation),
      bias: this.means.reduce((sum, mean2, j) => sum + mean2 * weights[j], bias)
    };
  }
};
function columnMeans(values, columns) {
  const rows = values.length / columns;
  const sums2 = new Float64Array(columns);
  if (columns === 1) sums2[0] = pairwise(values, 0, rows);
  else values.forEach((value, i) => sums2[i % columns] += value);
  return sums2.map((sum) => sum / rows);
}

// kit/history.js
var KEPT2 = 1e3;
var LAST = 300;
function history(error) {
  return { count: 1, stride: 1, all: [error], last: [error] };
}
function added(past, errors) {
  let { count, stride } = past;
  let all = [...past.all];
  for (const error of errors) {
    if (count % stride === 0) all.push(error);
    count += 1;
    if (all.length > KEPT2) {
      all = all.filter((_, index) => index % 2 === 0);
      stride *= 2;
    }
  }
  return { count, stride, all, last: [...past.last, ...errors].slice(-LAST) };
}
function points(past, window2) {
  const last = past.last.slice(-(window2 ?? LAST));
  const from = past.count - last.length;
  const newest = last.map((error, index) => [from + index, error]);
  if (window2 !== void 0) return newest;
  return [...past.all.map((error, index) => (
    /** @type {[number, number]} */
    [index * past.stride, error]
  )).filter(([number2]) => number2 < from), ...newest];
}
function historyChart({ id, label, xLabel, yLabel }) {
  const element = h("div");
  const kinds = [false, true].map((logY) => {
    const axes = chart({ id: `${id}-${logY ? "log" : "linear"}`, label, x: [0, 10], y: [1, 10], xLabel, yLabel, height: 250, logY });
    const line2 = s("path", { class: "line error" });
    const dot2 = s("circle", { r: 4.5, class: "dot error" });
    axes.marks.append(line2, dot2);
    return { axes, line: line2, dot: dot2 };
  });
  return {
    element,
    /** @param {History} past @param {{ log: boolean, window?: number }} how */
    update(past, { log: log2, window: window2 }) {
      const { axes, line: line2, dot: dot2 } = kinds[log2 ? 1 : 0];
      if (element.firstChild !== axes.svg) element.replaceChildren(axes.svg);
      const shown = points(past, window2);
      const errors = shown.map(([, error2]) => error2);
      const largest2 = errors.reduce((a, b) => Math.max(a, b), 0);
      const smallest = errors.reduce((a, b) => b > 0 ? Math.min(a, b) : a, Infinity);
      const from = window2 === void 0 ? 0 : Math.max(0, past.count - window2);
      const to = from + Math.max(10, window2 ?? past.count - 1);
      axes.rescale([from, to], log2 ? [smallest * 0.9, (largest2 || 1) * 1.1] : [0, largest2 * 1.05 || 1]);
      set(line2, { d: path(axes, shown.map(([number3, error2]) => (
        /** @type {const} */
        [number3, log2 ? Math.max(error2, smallest) : error2]
      ))) });
      const [number2, error] = shown[shown.length - 1];
      set(dot2, { cx: axes.x(number2), cy: axes.y(log2 ? Math.max(error, smallest) : error) });
    }
  };
}

// kit/regression.js
function tableOf(data, text) {
  const { columns, rows, source } = data;
  const features = Float64Array.from(data.features);
  const targets = Float64Array.from(data.targets);
  const isHouses = source === "three_houses" || source === "ten_houses";
  const best = leastSquares(features, targets, columns);
  const known = isHouses ? [text("area"), text("bathrooms")] : columns === 1 ? ["x"] : Array.from({ length: columns }, (_, j) => `x${subscript(j + 1)}`);
  return {
    features,
    targets,
    columns,
    rows,
    source,
    names: (data.names ?? known.slice(0, columns)).map(short),
    target: short(data.target ?? (isHouses ? text("price") : "y")),
    best,
    error: errorWriter(targets, best.error)
  };
}
function subscript(index) {
  return String(index).replace(/\d/g, (digit) => "₀₁₂₃₄₅₆₇₈₉"[Number(digit)]);
}
function short(name) {
  const text = String(name).replace(/\s+/g, " ").trim();
  return text.length > 40 ? `${text.slice(0, 39)}…` : text || "?";
}
function errorWriter(targets, best) {
  const mean2 = targets.reduce((sum, value) => sum + value / targets.length, 0);
  const spread = rootMeanSquare(targets.map((value) => value - mean2)) || Math.abs(mean2) || 1;
  const size = Math.floor(Math.log10(Math.max(best, spread * spread * 1e-4)));
  if (size > 12 || size < -8) return (error) => significant(error, 6);
  return (error) => fixed(error, Math.max(0, Math.min(2 - size, 6 - Math.ceil(Math.log10(Math.abs(error) || 1)))));
}
function rootMeanSquare(values) {
  const size = largest(values);
  if (size === 0) return 0;
  return size * Math.sqrt(values.reduce((sum, value) => sum + (value / size) ** 2 / values.length, 0));
}
function up(value, digits) {
  const unit = 10 ** (Math.floor(Math.log10(value)) - digits + 1);
  return Number((Math.ceil(value / unit - 1e-9) * unit).toPrecision(12));
}
function nearest(value, digits) {
  return Number(value.toPrecision(digits));
}
function dials({ features, targets, columns, best }, fine = 1) {
  const tall = largest(targets) || 1;
  const weights = Array.from({ length: columns }, (_, j) => {
    const wide2 = largest(features.filter((_2, i) => i % columns === j)) || 1;
    const reach2 = up(2 * tall / wide2, 1);
    return dial(columns === 1 ? 0 : -reach2, reach2, best.weights[j], 1, fine);
  });
  const reach = up(1.15 * tall, 2);
  return { weights, bias: dial(columns === 1 ? 0 : -reach, reach, best.bias, 2, fine) };
}
function dial(low, high, wanted, digits, fine) {
  const min = wanted < low ? -up(1.5 * Math.abs(wanted), digits) : low;
  const max = wanted > high ? up(1.5 * wanted, digits) : high;
  const step = 10 ** Math.floor(Math.log10(Math.max(-min, max) / 100)) / fine;
  return { min, max, step: Number(step.toPrecision(12)) };
}
function snapped({ min, max, step }, value) {
  return Math.min(max, Math.max(min, Number((Math.round(value / step) * step).toPrecision(12))));
}
function axis(values, room) {
  const [low, high] = [Math.min(...ends(values)), Math.max(...ends(values))];
  return low >= 0 && high > 0 && low < 0.9 * high ? [0, up((1 + room) * high, 2)] : extent(values, 0.15);
}
function ends(values) {
  return [values.reduce((a, b) => Math.min(a, b), Infinity), values.reduce((a, b) => Math.max(a, b), -Infinity)];
}
function largest(values) {
  return values.reduce((size, value) => Math.max(size, Math.abs(value)), 0);
}
function isConstant({ features, columns }, j) {
  return features.every((value, i) => i % columns !== j || value === features[j]);
}

// kit/descent.js
var KEPT3 = 500;
var TEN_HOUSES = { weights: [{ min: -0.4, max: 0.4, step: 1e-4 }, { min: -100, max: 200, step: 1e-4 }], bias: { min: -100, max: 300, step: 0.1 } };
var Descent = class {
  /** @param {any} data @param {import("./regression.js").Table} table */
  constructor(data, table2) {
    this.data = data;
    this.table = table2;
    const { features, columns, targets } = table2;
    this.scale = Array.from({ length: columns }).some((_, j) => isConstant(table2, j)) ? null : Standardizer.fit(features, columns);
    const scaled2 = this.scale?.transform(features) ?? features;
    this.trainers = { raw: new LinearTrainer(table(features, columns), table(targets, 1), new Float64Array(columns), 0), scaled: new LinearTrainer(table(scaled2, columns), table(targets, 1), new Float64Array(columns), 0) };
    this.dials = { raw: columns === 2 && table2.source === "ten_houses" ? TEN_HOUSES : dials(table2, 10), scaled: this.#bowlDials() };
    this.known = { key: "", factors: [] };
  }
  /** @returns {State} */
  start() {
    const { columns } = this.table;
    const line2 = { weights: Array.from({ length: columns }, () => 0), bias: 0 };
    const standard = Boolean(this.data.standard) && this.scale !== null;
    const state = {
      ...line2,
      standard,
      origin: line2,
      steps: 0,
      total: 0,
      raw: { rates: this.data.weight_rates ?? this.#defaultRates(), bias: this.data.bias_rate ?? 1 },
      scaled: { rates: line2.weights.map(() => 0.1), bias: 0.1 },
      path: { stride: 1, points: (
        /** @type {[number, number][]} */
        []
      ) },
      diverged: null,
      log: false,
      recent: false,
      speed: 1,
      row: 0
    };
    return { ...state, history: history(this.#set(standard, line2, state.raw).error) };
  }
  /** The rates in use. @param {State} state @returns {Rates} */
  rates(state) {
    return state.standard ? state.scaled : state.raw;
  }
  /** The trainer at a state; it changes with the next call. @param {State} state */
  trainer(state) {
    return this.#set(state.standard, state, this.rates(state));
  }
  /** Steps of gradient descent. @param {State} state @param {number} count @returns {Partial<State>} */
  stepped(state, count) {
    const trainer = this.trainer(state);
    const path2 = { stride: state.path.stride, points: [...state.path.points] };
    let made = state.steps;
    let before = { weights: state.weights, bias: state.bias };
    const each2 = () => {
      if (made % path2.stride === 0) path2.points.push([before.weights[0], before.bias]);
      made += 1;
      before = { weights: [trainer.weights[0]], bias: trainer.bias };
      if (path2.points.length > KEPT3) {
        path2.points = path2.points.filter((_, index) => index % 2 === 0);
        path2.stride *= 2;
      }
    };
    let diverged = null;
    let errors;
    try {
      errors = [...trainer.step(count, each2)];
    } catch (error) {
      if (!(error instanceof DivergenceError)) throw error;
      errors = [...error.errors];
      diverged = state.total + error.step;
    }
    return { weights: [...trainer.weights], bias: trainer.bias, steps: made, total: state.total + errors.length, history: added(state.history, errors), path: path2, diverged };
  }
  /** Weights and bias that the reader set. @param {State} state @param {Partial<Line>} line @returns {Partial<State>} */
  moved(state, line2) {
    const { weights, bias } = { weights: state.weights, bias: state.bias, ...line2 };
    const { error } = this.#set(state.standard, { weights, bias }, this.rates(state));
    return { ...begun({ weights, bias }), history: added(state.history, Number.isFinite(error) ? [error] : []) };
  }
  /** The same line with other features: standardized or raw. @param {State} state @param {boolean} standard @returns {Partial<State>} */
  switched(state, standard) {
    if (!this.scale || standard === state.standard) return {};
    const { weights, bias } = standard ? this.scale.standardized(state.weights, state.bias) : this.scale.raw(state.weights, state.bias);
    return { ...begun({ weights: [...weights], bias }), standard };
  }
  /** Other learning rates from here on. @param {State} state @param {Rates} rates @returns {Partial<State>} */
  rated(state, rates) {
    return { ...begun({ weights: state.weights, bias: state.bias }), [state.standard ? "scaled" : "raw"]: rates };
  }
  /** Weights and bias in the units of the table. @param {State} state @returns {Line} */
  rawLine(state) {
    if (!state.standard || !this.scale) return state;
    const { weights, bias } = this.scale.raw(state.weights, state.bias);
    return { weights: [...weights], bias };
  }
  /** The least squares for the features in use. @param {boolean} standard @returns {Line} */
  best(standard) {
    const { best } = this.table;
    const { weights, bias } = standard && this.scale ? this.scale.standardized(best.weights, best.bias) : best;
    return { weights: [...weights], bias };
  }
  /** By how much a step multiplies the distance to the minimum, the largest factor first. @param {State} state */
  factors(state) {
    const { rates, bias } = this.rates(state);
    const key = JSON.stringify([state.standard, rates, bias]);
    if (this.known.key !== key) this.known = { key, factors: stepFactors(this.trainers[state.standard ? "scaled" : "raw"].features, rates.length, rates, bias) };
    return this.known.factors;
  }
  /** @param {boolean} standard @param {Line} line @param {Rates} rates */
  #set(standard, line2, rates) {
    const trainer = this.trainers[standard ? "scaled" : "raw"];
    trainer.weights.set(line2.weights);
    trainer.bias = line2.bias;
    trainer.rates.set(rates.rates);
    trainer.biasRate = rates.bias;
    return trainer;
  }
  /** The largest power of ten that is at most 0.1 / mean(x^2), less for many features: then the steps converge. */
  #defaultRates() {
    const { features, columns } = this.table;
    return Array.from({ length: columns }, (_, j) => {
      const squares = features.reduce((sum, value, i) => i % columns === j ? sum + value * value / features.length * columns : sum, 0);
      return squares === 0 ? 0.01 : Number(`1e${Math.floor(Math.log10(Math.min(0.1, 0.9 / columns) / squares))}`);
    });
  }
  /** Dials of one width for weights and bias, around the best ones and 0: the contours are round. */
  #bowlDials() {
    const { weights, bias } = this.best(true);
    const half = up(1.2 * Math.max(...weights.map(Math.abs), Math.abs(bias)) || 1, 2);
    const step = 10 ** Math.floor(Math.log10(half / 50)) / 10;
    const dial2 = (center) => ({ min: Math.floor((center - half) / step) * step, max: Math.ceil((center + half) / step) * step, step: Number(step.toPrecision(12)) });
    return { weights: weights.map(dial2), bias: dial2(bias) };
  }
};
function begun(line2) {
  return { ...line2, origin: line2, steps: 0, path: { stride: 1, points: (
    /** @type {[number, number][]} */
    []
  ) }, diverged: null };
}

// kit/line-plot.js
var DIAMOND = "M-5.5 0L0 -5.5L5.5 0L0 5.5Z";
var MARKED = 200;
function linePlot({ id, label, table: table2 }) {
  const { features, targets } = table2;
  const axes = chart({ id, label, x: axis(features, 0.05), y: axis(targets, 0.02), xLabel: table2.names[0], yLabel: table2.target, height: 320 });
  const marked = targets.length <= MARKED;
  const segments = s("path", { class: marked ? "line error segments" : "line error segments crowd" });
  const line2 = s("path", { class: "line prediction" });
  const data = s("g", { class: "data" });
  const predictions = s("g", { class: "prediction" });
  const chosen = s("path", { class: "line accent", "stroke-dasharray": "2 4" });
  axes.marks.append(segments, chosen, line2, data, predictions);
  if (marked) each(data, [...targets], () => s("circle", { r: 5.5, class: "dot" }), (dot2, y, i) => set(dot2, { cx: axes.x(features[i]), cy: axes.y(y) }));
  else data.append(s("path", { class: "many", d: dots([...targets].map((y, i) => [axes.x(features[i]), axes.y(y)])) }));
  const ends2 = [axes.atX(axes.area.left), axes.atX(axes.area.right)];
  return {
    svg: axes.svg,
    axes,
    /** @param {number} weight @param {number} bias @param {number} [row] to follow from x to the line. */
    update(weight, bias, row) {
      const at = (x) => weight * x + bias;
      set(line2, { d: path(axes, ends2.map((x) => [x, at(x)])) });
      set(segments, { d: [...targets].map((y, i) => path(axes, [[features[i], at(features[i])], [features[i], y]])).join("") });
      if (marked) {
        each(predictions, [...features], () => s("path", { class: "dot", d: DIAMOND }), (mark2, x) => set(mark2, { transform: `translate(${cut(axes.x(x))} ${cut(axes.y(at(x)))})` }));
      }
      if (row !== void 0) set(chosen, { d: path(axes, [[features[row], axes.atY(axes.area.bottom)], [features[row], at(features[row])], [ends2[0], at(features[row])]]) });
    }
  };
}
function dots(places) {
  return places.map(([x, y]) => `M${cut(x)} ${cut(y)}h0`).join("");
}
function cut(place2) {
  return Math.round(Math.max(-1e5, Math.min(1e5, place2)) * 10) / 10;
}
function lineLegend(text) {
  const item = (tone, label, mark2) => h("span", { class: "row" }, s("svg", { viewBox: "0 0 28 14", style: "width: 28px", "aria-hidden": "true", class: tone }, mark2), label);
  return h(
    "div",
    { class: "row note" },
    item("data", text("points"), s("circle", { cx: 14, cy: 7, r: 5, class: "dot" })),
    item("prediction", text("predicted"), s("path", { d: "M1 7H27", class: "line" })),
    item("error", text("differences"), s("path", { d: "M14 1V13", class: "line" }))
  );
}

// kit/fit-plot.js
var MARKED2 = 200;
function fitPlot({ id, label, table: table2, prediction }) {
  const { targets } = table2;
  const range = extent(targets, 0.15);
  const axes = chart({ id, label, x: range, y: range, xLabel: table2.target, yLabel: prediction, height: 320 });
  const segments = s("path", { class: "line error" });
  const marks = s("g", { class: "prediction" });
  const diagonal = s("path", { class: "line data dash" });
  axes.marks.append(diagonal, segments, marks);
  const many = targets.length > MARKED2 ? s("path", { class: "many" }) : null;
  if (many) marks.append(many);
  let shown = "";
  function rescale(predictions) {
    const wide2 = extent([...targets, ...predictions], 0.15);
    const up2 = wide2[0] < range[0] || wide2[1] > range[1] ? wide2 : range;
    if (shown === up2.join()) return;
    shown = up2.join();
    axes.rescale(range, up2);
    set(diagonal, { d: path(axes, [[range[0], range[0]], [range[1], range[1]]]) });
  }
  return {
    svg: axes.svg,
    /** @param {(i: number) => number} predict */
    update(predict) {
      const predictions = targets.map((_, i) => predict(i));
      rescale(predictions);
      const spots = [...targets].map((target, i) => [axes.x(target), Math.max(-1e5, Math.min(1e5, axes.y(predictions[i])))]);
      if (many) {
        set(many, { d: dots(spots) });
        return;
      }
      set(segments, { d: [...targets].map((target, i) => path(axes, [[target, target], [target, predictions[i]]])).join("") });
      each(marks, spots, () => s("path", { class: "dot", d: DIAMOND }), (mark2, [x, y]) => set(mark2, { transform: `translate(${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10})` }));
    }
  };
}

// math/format.js
function repr(x, dtype = "float64") {
  if (!Number.isFinite(x)) {
    return Number.isNaN(x) ? "nan" : x > 0 ? "inf" : "-inf";
  }
  const sign = x < 0 || Object.is(x, -0) ? "-" : "";
  const magnitude = Math.abs(x);
  const { digits, exponent } = shortest(magnitude, dtype);
  const isPositional = x === 0 || magnitude >= 1e-4 && magnitude < (dtype === "float32" ? 1e6 : 1e16);
  return sign + (isPositional ? positional(digits, exponent) : scientific(digits, exponent));
}
function shortest(x, dtype) {
  if (x === 0) {
    return { digits: "0", exponent: 0 };
  }
  if (dtype === "float64") {
    return parsed(x.toExponential());
  }
  const cell = new Float32Array(1);
  for (let precision = 0; precision < 9; precision++) {
    const text = x.toExponential(precision);
    cell[0] = Number(text);
    if (cell[0] === x) {
      return parsed(tieToEven(x, precision, cell) ?? text);
    }
  }
  return parsed(x.toExponential(9));
}
function tieToEven(x, precision, cell) {
  const [mantissa, exponent] = x.toExponential(60).split("e");
  const digits = mantissa.replace(".", "");
  if (!/^50*$/.test(digits.slice(precision + 1)) || Number(digits[precision]) % 2 === 1) {
    return null;
  }
  const text = `${digits[0]}.${digits.slice(1, precision + 1)}e${exponent}`;
  cell[0] = Number(text);
  return cell[0] === x ? text : null;
}
function parsed(text) {
  const [mantissa, exponent] = text.split("e");
  return { digits: mantissa.replace(".", "").replace(/0+$/, "") || "0", exponent: Number(exponent) };
}
function scientific(digits, exponent) {
  const mantissa = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
  return `${mantissa}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
}
function positional(digits, exponent) {
  if (exponent < 0) {
    return `0.${"0".repeat(-exponent - 1)}${digits}`;
  }
  if (digits.length <= exponent + 1) {
    return `${digits.padEnd(exponent + 1, "0")}.0`;
  }
  return `${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`;
}

// kit/linear-code.js
var WRITTEN = 60;
function linearCode(shown) {
  return { python: python(shown), csharp: csharp(shown) };
}
function python({ data, rates, biasRate, weights, bias, steps = 0, standard = false, more = "" }) {
  const start = weights.some((weight) => weight !== 0) || bias !== 0 ? `line.weights[:] = [${weights.map((weight) => repr(weight)).join(", ")}]
line.bias = ${repr(bias)}
` : "";
  return [
    given(data),
    standard ? "scale = hn.Standardizer().fit(features)" : null,
    `line = hn.LinearTrainer(${standard ? "scale.transform(features)" : "features"}, targets, weight_rates=${list(rates)}, bias_rate=${biasRate})`,
    `${start}${steps > 0 ? `line.step(${steps})
` : ""}print(line.weights.tolist(), line.bias)
print(line.error)
print(line.gradient)`,
    standard ? "print(scale.raw_weights(line.weights.reshape(-1, 1), [[line.bias]]))   # in the units of the table" : null,
    more || null
  ].filter((part) => part !== null).join("\n");
}
function given(data) {
  const { source, columns, features, targets, rows, names, target } = data;
  if (source !== "table" && source !== "arrays") return `import hybridnet as hn

features, targets = hn.${source}()`;
  if (targets.length <= WRITTEN) {
    return `import hybridnet as hn

features = [${targets.map((_, i) => list(features.slice(i * columns, (i + 1) * columns))).join(", ")}]
targets = ${list(targets)}`;
  }
  const read = source === "table" ? `# df is your table
features = np.column_stack([df[name] for name in [${names.map(literal).join(", ")}]])
targets = np.asarray(df[${literal(target)}])` : "# X and y are your arrays\ntargets = np.reshape(y, -1)\nfeatures = np.reshape(X, (len(targets), -1))";
  const fewer = targets.length < rows ? `
rows = np.linspace(0, len(targets) - 1, ${targets.length}).round().astype(int)
features, targets = features[rows], targets[rows]` : "";
  return `import numpy as np
import hybridnet as hn

${read}${fewer}`;
}
function csharp({ data, rates, biasRate, weights, bias, steps = 0, standard = false, moreSharp = "" }) {
  const count = weights.length;
  const start = [...weights.flatMap((weight, j) => weight !== 0 ? [`line.Weights[${j}] = ${weight};`] : []), ...bias !== 0 ? [`line.Bias = ${bias};`] : []];
  return [
    givenSharp(data),
    standard ? "Standardizer scale = Standardizer.Fit(features);" : null,
    `var line = new LinearTrainer(${standard ? "scale.Transform(features)" : "features"}, targets, weightRates: ${list(rates)}, biasRate: ${biasRate});`,
    ...start,
    steps > 0 ? `line.Step(${steps});` : null,
    'Console.WriteLine($"{string.Join(", ", line.Weights.ToArray())}, {line.Bias}");',
    "Console.WriteLine(line.Error);",
    standard ? `var (rawWeights, rawBias) = scale.RawWeights(Matrix.From(line.Weights, ${count}, 1), Matrix.From([line.Bias], 1, 1));
Console.WriteLine($"{string.Join(", ", rawWeights.AsDoubleSpan().ToArray())}, {rawBias[0, 0]}");   // in the units of the table` : null,
    moreSharp || null
  ].filter((part) => part !== null).join("\n");
}
function givenSharp(data) {
  const { source, columns, features, targets, rows, names, target } = data;
  if (source === "three_houses") return "using HybridNet;\n\nvar (features, targets) = HousePrices.ThreeHouses();";
  if (source === "ten_houses") return "using HybridNet;\n\nvar (features, targets) = HousePrices.TenHouses();";
  const column2 = (j) => list(features.filter((_, i) => i % columns === j));
  if (targets.length <= WRITTEN) {
    return `using HybridNet;

Matrix features = Matrix.FromColumns(${Array.from({ length: columns }, (_, j) => column2(j)).join(", ")});
Matrix targets = Matrix.FromColumns(${list(targets)});`;
  }
  const captions = names ?? Array.from({ length: columns }, (_, j) => `x${j + 1}`);
  const numbers = (name) => targets.length < rows ? `Some(table.Numbers(${literal(name)}))` : `table.Numbers(${literal(name)})`;
  const some = `

double[] Some(double[] all) =>   // evenly spaced rows
    [.. Enumerable.Range(0, ${targets.length}).Select(i => all[(int)Math.Round(i * ((all.Length - 1) / ${targets.length - 1}.0))])];`;
  return `using HybridNet;

CsvTable table = CsvTable.Read("table.csv");   // your table
Matrix features = Matrix.FromColumns(${captions.map(numbers).join(", ")});
Matrix targets = Matrix.FromColumns(${numbers(target ?? "y")});${targets.length < rows ? some : ""}`;
}
function list(values) {
  return `[${values.join(", ")}]`;
}
function literal(text) {
  return JSON.stringify(String(text)).replace(/[\u0085\u2028\u2029\u007f-\u009f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

// kit/linear-diagram.js
var ROW = 84;
var WEIGHT = 150;
function linearDiagram({ label, names, target }) {
  const count = names.length;
  const height2 = Math.max(118, count * ROW + 36);
  const middle = height2 / 2;
  const svg = s("svg", { viewBox: `0 0 460 ${height2}`, role: "img", "aria-label": label, class: "diagram" });
  const inputs = names.map((name, j) => {
    const y = middle + (j - (count - 1) / 2) * ROW;
    const value = s("text", { x: 50, y: y + 5, "text-anchor": "middle", class: "number" });
    const weight = s("text", { x: WEIGHT, y: weightY(y, middle) + 5, "text-anchor": "middle", class: "number weight tinted" });
    svg.append(
      s("path", { d: `M86 ${y}L284 ${middle}`, class: "line thin weight" }),
      s("circle", { cx: 50, cy: y, r: 29, class: "ring data" }),
      value,
      s("ellipse", { cx: WEIGHT, cy: weightY(y, middle), rx: 50, ry: 17, class: "ring weight" }),
      weight,
      s("text", { x: 50, y: y - 33, "text-anchor": "middle", class: "caption" }, clipped(name, 15)),
      s("text", { x: WEIGHT, y: weightY(y, middle) - 22, "text-anchor": "middle", class: "caption" }, count === 1 ? "W" : `W${subscript(j + 1)}`)
    );
    return { value, weight };
  });
  const bias = s("text", { x: 319, y: middle + 5, "text-anchor": "middle", class: "number bias tinted" });
  const output = s("text", { x: 425, y: middle + 5, "text-anchor": "middle", class: "number prediction tinted" });
  svg.append(
    s("path", { d: `M354 ${middle}H392M386 ${middle - 5}L393 ${middle}L386 ${middle + 5}`, class: "line thin prediction" }),
    s("rect", { x: 284, y: middle - 21, width: 70, height: 42, rx: 6, class: "ring bias" }),
    bias,
    s("text", { x: 319, y: middle - 27, "text-anchor": "middle", class: "caption" }, "+ b"),
    s("rect", { x: 393, y: middle - 19, width: 64, height: 38, rx: 19, class: "ring prediction" }),
    output,
    s("text", { x: 457, y: middle - 27, "text-anchor": "end", class: "caption" }, clipped(target, 18))
  );
  return {
    svg,
    /** @param {ArrayLike<number>} x  of the row. @param {readonly string[]} weights @param {string} b @param {number} prediction */
    update(x, weights, b, prediction) {
      inputs.forEach((input, j) => {
        write(input.value, neat(x[j], 5));
        write(input.weight, weights[j]);
      });
      write(bias, `${b.startsWith("−") ? "" : "+"}${b}`);
      write(output, neat(prediction, 4));
      for (const element of [output, bias, ...inputs.flatMap(({ value, weight }) => [value, weight])]) set(element, { "font-size": (element.textContent ?? "").length > 8 ? 10 : null });
    }
  };
}
function weightY(y, middle) {
  return y + (WEIGHT - 86) / (284 - 86) * (middle - y);
}
function clipped(name, length) {
  return name.length > length ? `${name.slice(0, length - 1)}…` : name;
}

// kit/parameters-table.js
function parametersTable({ text, names, rate }) {
  const rows = names.map((name, index) => {
    const tone = index === names.length - 1 ? "bias" : "weight";
    const field = h("input", { type: "text", inputmode: "decimal", "aria-label": text("rateOf", { name }), style: "width: 9ch" });
    const typed = () => {
      const value2 = Number(field.value.trim().replace("−", "-").replace(",", "."));
      if (field.value.trim() !== "" && Number.isFinite(value2) && value2 >= 0 && value2 !== current) rate(index, value2);
      field.value = String(current);
    };
    let current = NaN;
    field.addEventListener("change", typed);
    field.addEventListener("keydown", (event) => event.key === "Enter" && typed());
    const [value, gradient, best, raw] = ["value", "number", "number", "number"].map((kind) => h("td", { class: kind }));
    return {
      value,
      gradient,
      best,
      raw,
      /** @param {number} next */
      rate(next) {
        current = next;
        if (!field.matches(":focus")) field.value = String(next);
      },
      element: h("tr", {}, h("th", { scope: "row", class: `text ${tone}` }, name), h("td", {}, field), gradient, value, best, raw)
    };
  });
  const error = h("td", { class: "value error" });
  const least = h("td", { class: "number" });
  const rawHead = h("th", { scope: "col" }, text("rawValue"));
  const rawFoot = h("td");
  const heads = ["parameter", "rate", "gradient", "value", "bestValue"].map((key, index) => h("th", { scope: "col", class: index === 0 ? "text" : null }, text(key)));
  const element = h(
    "div",
    { class: "scroll whole parameters", tabindex: 0, role: "group", "aria-label": text("parameters") },
    h("table", {}, h("thead", {}, h("tr", {}, ...heads, rawHead)), h("tbody", {}, ...rows.map((row) => row.element)), h("tfoot", {}, h("tr", {}, h("th", { scope: "row", class: "text" }, text("errorRow")), h("td"), h("td"), error, least, rawFoot)))
  );
  return {
    element,
    /**
     * @param {object} now  each list has the bias at its end.
     * @param {readonly number[]} now.values @param {readonly number[]} now.rates @param {readonly number[]} now.gradient @param {readonly number[]} now.best
     * @param {readonly number[] | null} now.raw  null hides the column.
     * @param {number} now.error @param {number} now.least
     */
    update(now) {
      rows.forEach((row, index) => {
        write(row.value, repr(now.values[index]));
        write(row.gradient, neat(now.gradient[index], 8));
        write(row.best, neat(now.best[index], 8));
        write(row.raw, now.raw ? repr(now.raw[index]) : "");
        row.rate(now.rates[index]);
        row.raw.hidden = now.raw === null;
      });
      rawHead.hidden = rawFoot.hidden = now.raw === null;
      write(error, repr(now.error));
      write(least, neat(now.least, 8));
    }
  };
}

// kit/surface.js
var LEVELS = 13;
var LABELED = [4, 7, 10];
var CORNERS = 120;
var ARROW = 58;
function bowl(x, best) {
  const mean2 = (f) => x.reduce((sum, value) => sum + f(value) / x.length, 0);
  return { weight: best.weights[0], bias: best.bias, least: best.error, xx: mean2((value) => value * value), x: mean2((value) => value) };
}
function height({ weight: w0, bias: b0, least, xx, x }, weight, bias) {
  const [w, b] = [weight - w0, bias - b0];
  return least + Math.max(0, xx * w * w + 2 * x * w * b + b * b);
}
function surface({ id, label, bowl: shape, weights, biases, xLabel, yLabel, captions, move, nudge }) {
  const axes = chart({ id, label, x: weights, y: biases, xLabel, yLabel, height: 340, interactive: true });
  const map = s("g", { class: "error contours", "aria-hidden": "true" });
  const trail = s("path", { class: "line thin trail" });
  const marks = s("path", { class: "many trail" });
  const minimum = s("path", { class: "line good", d: "M-6 -6L6 6M-6 6L6 -6" });
  const minimumName = s("text", { class: "halo good tinted", "text-anchor": "middle" }, captions.minimum);
  const arrow = s("path", { class: "line accent arrow" });
  const next = s("circle", { r: 5, class: "ring prediction next" });
  const point = s("circle", { r: 8, class: "dot prediction point" });
  axes.marks.append(map, trail, marks, minimum, arrow, next);
  axes.above.append(minimumName, point);
  const there = { x: axes.x(shape.weight), y: axes.y(shape.bias) };
  set(minimum, { transform: `translate(${there.x} ${there.y})` });
  const inside2 = there.x > axes.area.left && there.x < axes.area.right && there.y > axes.area.top && there.y < axes.area.bottom;
  set(minimumName, { x: Math.min(axes.area.right - 36, Math.max(axes.area.left + 36, there.x)), y: there.y - 12 });
  minimumName.toggleAttribute("hidden", !inside2);
  let named = there.x - 20;
  drawContours();
  const tell = draggable(point, {
    label: captions.point,
    move: ({ x, y }) => move(clamp(axes.atX(x), weights), clamp(axes.atY(y), biases)),
    nudge: ({ x, y }, large) => nudge(x * (large ? 10 : 1), y * (large ? 10 : 1))
  });
  function drawContours() {
    const { left, right, top, bottom } = axes.area;
    const corners = weights.flatMap((w) => biases.map((b) => Math.sqrt(height(shape, w, b) - shape.least)));
    const highest = Math.max(...corners);
    if (!(highest > 0 && Number.isFinite(highest))) return;
    const plane = `M${left} ${top}H${right}V${bottom}H${left}Z`;
    for (let k = 1; k <= LEVELS; k++) {
      const radius = highest * (k / (LEVELS + 1)) ** 1.6;
      map.append(s("path", { "fill-rule": "evenodd", d: `${plane}${path(axes, contour(shape, radius, weights))}Z` }));
      if (LABELED.includes(k)) map.append(...name(radius));
    }
  }
  function name(radius) {
    const y = axes.y(shape.bias);
    const x = [1, -1].map((side) => axes.x(shape.weight + side * radius / Math.sqrt(shape.xx || 1))).find((at) => at > axes.area.left + 30 && at < axes.area.right - 30);
    if (x !== void 0 && Math.abs(x - named) < 64) return [];
    named = x ?? named;
    return x !== void 0 && inside2 ? [s("text", { x, y: y + 4, "text-anchor": "middle", class: "halo caption" }, neat(shape.least + radius ** 2, 3))] : [];
  }
  return {
    svg: axes.svg,
    /**
     * @param {readonly [number, number]} now
     * @param {readonly (readonly [number, number])[]} steps  the path to here.
     * @param {readonly [number, number]} after  the next step.
     * @param {readonly [number, number]} gradient
     * @param {string} spoken
     */
    update(now, steps, after, gradient, spoken) {
      const at = ([w, b]) => (
        /** @type {const} */
        [cut2(axes.x(w)), cut2(axes.y(b))]
      );
      const [x, y] = at(now);
      set(trail, { d: path(axes, [...steps, now]) });
      set(marks, { d: steps.length <= 60 ? steps.map((step) => `M${at(step).join(" ")}h0`).join("") : "" });
      set(point, { cx: Math.min(axes.area.right, Math.max(axes.area.left, x)), cy: Math.min(axes.area.bottom, Math.max(axes.area.top, y)) });
      const [nextX, nextY] = at(after);
      set(next, { cx: nextX, cy: nextY });
      set(arrow, { d: arrowPath(x, y, gradient) });
      tell(now[1], spoken);
    }
  };
  function arrowPath(x, y, [dw, db]) {
    const across = dw * (weights[1] - weights[0]) / (axes.area.right - axes.area.left);
    const up2 = db * (biases[1] - biases[0]) / (axes.area.bottom - axes.area.top);
    const size = Math.hypot(across, up2);
    if (!(size > 0 && Number.isFinite(size))) return "";
    const steepest = Math.sqrt(height(shape, weights[1], biases[1]) - shape.least) / 8 || 1;
    const length = ARROW * Math.min(1, 0.35 + size / steepest);
    const [u, v] = [-across / size, up2 / size];
    if (size < 1e-9 * steepest) return "";
    const [tipX, tipY] = [x + u * length, y + v * length];
    const head = (side) => `M${cut2(tipX - 9 * u + side * 5 * v)} ${cut2(tipY - 9 * v - side * 5 * u)}L${cut2(tipX)} ${cut2(tipY)}`;
    return `M${cut2(x)} ${cut2(y)}L${cut2(tipX)} ${cut2(tipY)}${head(1)}${head(-1)}`;
  }
}
function clamp(value, [low, high]) {
  return Math.min(high, Math.max(low, value));
}
function cut2(place2) {
  return Math.round(Math.max(-1e5, Math.min(1e5, place2)) * 100) / 100;
}
function contour({ weight, bias, xx, x }, radius, weights) {
  const variance = xx - x * x;
  const [low, high] = [weights[0] - (weights[1] - weights[0]), weights[1] + (weights[1] - weights[0])];
  if (variance < 1e-7 * xx) return [[low, radius], [high, radius], [high, -radius], [low, -radius]].map(([w, r]) => [w, bias + r - x * (w - weight)]);
  return Array.from({ length: CORNERS }, (_, k) => {
    const angle = 2 * Math.PI * k / CORNERS;
    const a = radius * Math.cos(angle) / Math.sqrt(variance);
    return [weight + a, bias + radius * Math.sin(angle) - x * a];
  });
}

// text/regression.js
var texts2 = {
  en: {
    area: "size (sq ft)",
    bathrooms: "bathrooms",
    price: "price ($1000)",
    weight: "Weight",
    bias: "Bias",
    error: "Mean squared error",
    row: "Row",
    prediction: "Prediction",
    difference: "Difference",
    square: "Squared",
    mean: "Mean",
    points: "data",
    predicted: "predictions",
    differences: "differences",
    diagram: "Diagram of the model: inputs, weights, bias and output for the selected row",
    plot: "The rows as points, the line, and the difference of each row",
    constant: "All rows have one value of {name}: they cannot tell a weight. Every weight has its best bias."
  },
  ja: {
    area: "面積 (平方フィート)",
    bathrooms: "浴室数",
    price: "価格 (千ドル)",
    weight: "重み",
    bias: "バイアス",
    error: "平均二乗誤差",
    row: "行",
    prediction: "予測",
    difference: "差",
    square: "差の二乗",
    mean: "平均",
    points: "データ",
    predicted: "予測",
    differences: "差",
    diagram: "モデルの図: 選んだ行の入力、重み、バイアス、出力",
    plot: "各行の点、直線、各行の差",
    constant: "{name} がすべての行で同じ値なので、重みを決められません。どの重みにも最適なバイアスがあります。"
  }
};

// text/gradient-descent.js
var texts3 = {
  en: {
    ...texts2.en,
    title: "Gradient descent",
    description: "Each step moves weights and bias a little against the gradient of the error. Press the buttons, turn the dials, or drag the point on the map of the error.",
    oneStep: "1 step",
    someSteps: "{count} steps",
    run: "Run",
    pause: "Pause",
    speed: "Steps per picture",
    standardize: "Standardize the features",
    cannotStandardize: "{name} has one value in all rows: it cannot be standardized.",
    step: "Step",
    parameters: "Parameters of the model",
    parameter: "Parameter",
    value: "Value",
    gradient: "Gradient",
    rate: "Learning rate",
    rateOf: "Learning rate of {name}",
    bestValue: "Best",
    rawValue: "In raw units",
    errorRow: "MSE",
    map: "The error over weight and bias: contours, the path of the steps, the minimum, and the gradient at the point",
    point: "Weight and bias",
    spokenPoint: "weight {weight}, bias {bias}, error {error}",
    minimum: "minimum",
    against: "against the gradient",
    nextStep: "next step",
    path: "path",
    history: "The error after each change",
    changes: "changes: steps and moves",
    log: "Logarithmic axis",
    recent: "Only the last {count}",
    fit: "Predictions over targets: on the dashed line both are equal",
    spoken: "Step {step}: error {error}",
    converges: "A step multiplies the distance to the minimum by {slow} along the slowest direction and by {fast} along the fastest: the closer to 0, the faster.",
    tooLarge: "These learning rates are too large: along one direction a step multiplies the distance to the minimum by {fast}, so the error grows. Divide the rates by more than {times}, or standardize the features.",
    diverged: "Step {step} was refused: its error would be no finite number. Weights and bias are those before it. Lower the learning rates, or standardize the features.",
    arrived: "This is the minimum: the gradient is 0, up to rounding.",
    least: "The least error, in closed form, is {least}."
  },
  ja: {
    ...texts2.ja,
    title: "勾配降下法",
    description: "1 ステップごとに、重みとバイアスを誤差の勾配と逆の向きに少し動かします。ボタンを押すか、ダイヤルを回すか、誤差の地図上の点をドラッグしてください。",
    oneStep: "1 ステップ",
    someSteps: "{count} ステップ",
    run: "実行",
    pause: "一時停止",
    speed: "1 画面あたりのステップ数",
    standardize: "特徴量を標準化する",
    cannotStandardize: "{name} はすべての行で同じ値なので、標準化できません。",
    step: "ステップ",
    parameters: "モデルのパラメーター",
    parameter: "パラメーター",
    value: "値",
    gradient: "勾配",
    rate: "学習率",
    rateOf: "{name}の学習率",
    bestValue: "最適値",
    rawValue: "元の単位",
    errorRow: "MSE",
    map: "重みとバイアスに対する誤差: 等高線、ステップの経路、最小点、現在の点での勾配",
    point: "重みとバイアス",
    spokenPoint: "重み {weight}、バイアス {bias}、誤差 {error}",
    minimum: "最小",
    against: "勾配と逆の向き",
    nextStep: "次のステップ",
    path: "経路",
    history: "変更ごとの誤差",
    changes: "変更の回数: ステップと移動",
    log: "対数軸",
    recent: "最後の {count} 回だけ",
    fit: "目標値に対する予測: 破線上では両者が等しい",
    spoken: "ステップ {step}: 誤差 {error}",
    converges: "1 ステップで最小点までの距離は、最も遅い方向で {slow} 倍、最も速い方向で {fast} 倍になります。0 に近いほど速く近づきます。",
    tooLarge: "学習率が大きすぎます。ある方向では 1 ステップで最小点までの距離が {fast} 倍になり、誤差が増えます。学習率を {times} より大きい数で割るか、特徴量を標準化してください。",
    diverged: "ステップ {step} は取り消されました。誤差が有限の数でなくなるためです。重みとバイアスはその前の値です。学習率を下げるか、特徴量を標準化してください。",
    arrived: "ここが最小点です。丸め誤差を除いて勾配は 0 です。",
    least: "閉形式で求めた最小の誤差は {least} です。"
  }
};

// views/gradient-descent.js
var BATCHES = [1, 10, 100];
var DRAWN = 5;
var SLICE = 12;
var AT_ONCE = 1e3;
var gradient_descent_default = view({
  name: "gradient-descent",
  texts: texts3,
  /** @returns {State} */
  start: (data) => new Descent(data, tableOf(data, speaker(texts3, "en"))).start(),
  build({ data, text, state, change, id, announce, still, onEnd }) {
    const table2 = tableOf(data, text);
    const { features, columns, targets } = table2;
    const descent = new Descent(data, table2);
    const single = columns === 1;
    const window2 = single ? 200 : 300;
    const labels = [...table2.names.map((name) => single ? text("weight") : `${text("weight")}: ${name}`), text("bias")];
    const run = button({ label: text("run"), press: () => frame ? pause() : start() });
    const buttons = BATCHES.map((count) => button({ label: count === 1 ? text("oneStep") : text("someSteps", { count }), press: () => step(count) }));
    const reset = button({ label: text("reset"), press: again });
    const speed = choice({ label: text("speed"), options: BATCHES.map((count) => ({ value: String(count), label: String(count) })), change: (value) => change({ speed: Number(value) }) });
    const standard = checkbox({ label: text("standardize"), change: (value) => change(descent.switched(state(), value)) });
    const log2 = checkbox({ label: text("log"), change: (value) => change({ log: value }) });
    const recent = checkbox({ label: text("recent", { count: window2 }), change: (value) => change({ recent: value }) });
    const counted = h("output", { class: "value steps" });
    const error = h("output", { class: "value error big" });
    const warning = h("p", { class: "warning" });
    const words = h("p", { class: "note" });
    const parameters = parametersTable({ text, names: labels, rate: (index, rate) => change(rated(index, rate)) });
    const past = historyChart({ id: id("history"), label: text("history"), xLabel: text("changes"), yLabel: text("error") });
    const fit = single ? linePlot({ id: id("plot"), label: text("plot"), table: table2 }) : null;
    const cloud = single ? null : fitPlot({ id: id("plot"), label: text("fit"), table: table2, prediction: text("prediction") });
    const diagram = columns <= DRAWN ? linearDiagram({ label: text("diagram"), names: table2.names, target: table2.target }) : null;
    const knobs = h("div");
    const map = h("div");
    let units = null;
    let frame = 0;
    onEnd(pause);
    function step(count) {
      const next = descent.stepped(state(), count);
      change(next);
      announce(next.diverged ? text("diverged", { step: next.diverged }) : text("spoken", { step: next.total ?? 0, error: table2.error(descent.trainer({ ...state(), ...next }).error) }));
    }
    function start() {
      if (still()) {
        step(AT_ONCE);
        return;
      }
      write(run, text("pause"));
      frame = requestAnimationFrame(tick);
    }
    function tick() {
      frame = requestAnimationFrame(tick);
      const end = performance.now() + SLICE;
      for (let made = 0; made < state().speed && performance.now() < end; ) {
        const count = Math.min(10, state().speed - made);
        const next = descent.stepped(state(), count);
        change(next);
        made += count;
        if (next.diverged) {
          pause();
          announce(text("diverged", { step: next.diverged }));
          return;
        }
      }
    }
    function pause() {
      cancelAnimationFrame(frame);
      frame = 0;
      write(run, text("run"));
    }
    function again() {
      pause();
      const { raw, scaled: scaled2, log: logarithmic, recent: last, speed: fast, standard: scaledNow } = state();
      const fresh = descent.start();
      change({ ...fresh, ...scaledNow === fresh.standard ? {} : descent.switched(fresh, scaledNow), raw, scaled: scaled2, log: logarithmic, recent: last, speed: fast });
    }
    function rated(index, rate) {
      const { rates, bias } = descent.rates(state());
      return descent.rated(state(), index === columns ? { rates, bias: rate } : { rates: rates.map((old, j) => j === index ? rate : old), bias });
    }
    function turned(index, value) {
      const { weights } = state();
      change(descent.moved(state(), index === columns ? { bias: value } : { weights: weights.map((old, j) => j === index ? value : old) }));
    }
    function build(scaled2) {
      const dials2 = descent.dials[scaled2 ? "scaled" : "raw"];
      const all = [...dials2.weights, dials2.bias];
      const written2 = all.map((dial2) => decimals(dial2.step));
      const sliders = all.map((dial2, index) => slider({ label: labels[index], ...dial2, format: written2[index], tone: index === columns ? "bias" : "weight", change: (value) => turned(index, value) }));
      knobs.replaceChildren(...sliders.map(({ element }) => element));
      const [weight] = dials2.weights;
      const drawn = single ? surface({
        id: id(scaled2 ? "scaled" : "raw"),
        label: text("map"),
        bowl: bowl(descent.trainers[scaled2 ? "scaled" : "raw"].features, { ...table2.best, ...descent.best(scaled2), weights: Float64Array.from(descent.best(scaled2).weights) }),
        weights: [weight.min, weight.max],
        biases: [dials2.bias.min, dials2.bias.max],
        xLabel: text("weight"),
        yLabel: text("bias"),
        captions: { point: text("point"), minimum: text("minimum") },
        move: (w, b) => change(descent.moved(state(), { weights: [w], bias: b })),
        nudge: (across, up2) => change(descent.moved(state(), { weights: [state().weights[0] + across * weight.step * 10], bias: state().bias + up2 * dials2.bias.step * 10 }))
      }) : null;
      map.replaceChildren(...drawn ? [drawn.svg, mapLegend(text)] : []);
      units = { standard: scaled2, sliders, surface: drawn, written: written2 };
      return units;
    }
    function update(now) {
      const { sliders, surface: drawn, written: written2 } = units?.standard === now.standard ? units : build(now.standard);
      const trainer = descent.trainer(now);
      const found = trainer.error;
      const slopes = trainer.gradient();
      const gradient = [...slopes.weights, slopes.bias];
      const values = [...now.weights, now.bias];
      const rates = descent.rates(now);
      const best = descent.best(now.standard);
      const raw = descent.rawLine(now);
      sliders.forEach((control, index) => control.update(values[index]));
      write(counted, String(now.total));
      write(error, table2.error(found));
      standard.update(now.standard);
      log2.update(now.log);
      recent.update(now.recent);
      speed.update(String(now.speed));
      parameters.update({ values, rates: [...rates.rates, rates.bias], gradient, best: [...best.weights, best.bias], raw: now.standard ? [...raw.weights, raw.bias] : null, error: found, least: table2.best.error });
      past.update(now.history, { log: now.log, window: now.recent ? window2 : void 0 });
      fit?.update(raw.weights[0], raw.bias);
      cloud?.update((i) => trainer.predict(trainer.features, i * columns));
      diagram?.update(features.subarray(0, columns), raw.weights.map((weight, j) => minus(now.standard ? neat(weight, 4) : written2[j](weight))), minus(now.standard ? neat(raw.bias, 4) : written2[columns](raw.bias)), trainer.predict(trainer.features));
      if (drawn) {
        const after = (
          /** @type {const} */
          [now.weights[0] - rates.rates[0] * gradient[0] / 2, now.bias - rates.bias * gradient[1] / 2]
        );
        drawn.update([now.weights[0], now.bias], now.path.points, after, [gradient[0], gradient[1]], text("spokenPoint", { weight: neat(now.weights[0]), bias: neat(now.bias), error: table2.error(found) }));
      }
      tell(now, found);
    }
    function tell(now, found) {
      const factors = descent.factors(now);
      const [slow, fast] = [factors[0], factors[factors.length - 1]];
      const strongest = factors.reduce((a, b) => Math.abs(b) < Math.abs(a) ? b : a);
      const grows = !(fast >= -1);
      warning.hidden = !(now.diverged || grows);
      write(warning, now.diverged ? text("diverged", { step: now.diverged }) : text("tooLarge", { fast: significant(fast, 4), times: significant((1 - fast) / 2, 3) }));
      words.hidden = grows;
      const arrived = found - table2.best.error <= 1e-12 * Math.max(1e-300, table2.best.error);
      write(words, arrived ? text("arrived") : text("converges", { slow: minus(slow.toFixed(6)), fast: minus(strongest.toFixed(6)) }));
    }
    const constant = table2.names.find((_, j) => isConstant(table2, j));
    if (constant !== void 0) for (const box of standard.element.querySelectorAll("input")) box.disabled = true;
    return {
      body: [
        h("div", { class: "row" }, ...buttons, run, reset, speed.element),
        h(
          "div",
          { class: "columns" },
          h("div", {}, single ? map : cloud?.svg, h("div", { class: "row" }, h("span", {}, text("step"), " ", counted), h("span", { class: "label" }, text("error")), error), words, warning, h("div", { class: "history" }, past.element, h("div", { class: "row" }, log2.element, recent.element))),
          h("div", {}, fit ? h("div", {}, fit.svg, lineLegend(text)) : null, knobs, standard.element, diagram?.svg)
        ),
        parameters.element,
        h("p", { class: "note least" }, text("least", { least: neat(table2.best.error, 13) })),
        ...constant === void 0 ? [] : [h("p", { class: "warning" }, text(single ? "constant" : "cannotStandardize", { name: constant }))],
        ...targets.length < table2.rows ? [h("p", { class: "note" }, text("reduced", { shown: fixed(targets.length), all: fixed(table2.rows) }))] : []
      ],
      update,
      picture: () => (
        /** @type {SVGSVGElement} */
        (single ? map : cloud?.svg.parentElement ?? map).querySelector("svg.chart")
      ),
      code: (now) => linearCode({ data, rates: descent.rates(now).rates, biasRate: descent.rates(now).bias, weights: now.origin.weights, bias: now.origin.bias, steps: now.steps, standard: now.standard })
    };
  }
});
function mapLegend(text) {
  const item = (label, ...marks) => h("span", { class: "row" }, s("svg", { viewBox: "0 0 28 14", style: "width: 28px", "aria-hidden": "true" }, ...marks), label);
  return h(
    "div",
    { class: "row note" },
    item(text("point"), s("circle", { cx: 14, cy: 7, r: 5.5, class: "dot prediction" })),
    item(text("against"), s("path", { d: "M2 7H25M18 2L25 7L18 12", class: "line accent" })),
    item(text("nextStep"), s("circle", { cx: 14, cy: 7, r: 4.5, class: "ring prediction" })),
    item(text("path"), s("path", { d: "M2 7H26", class: "line thin trail" })),
    item(text("minimum"), s("path", { d: "M9 2L19 12M9 12L19 2", class: "line good" }))
  );
}

// kit/stories.js
var TOLD = 6;
function linesOf(data, { features, targets, best }) {
  if (data.lines) return data.lines;
  const sums2 = [features, targets].map((values) => values.reduce((sum, value) => sum + value, 0));
  const ratio = sums2[1] / sums2[0];
  const weight = Number.isFinite(ratio) && ratio !== 0 ? ratio : leastSquares(features, targets, 1, false).weights[0] || 1;
  const slopes = [1, 19 / 18, 16 / 18].map((share) => (
    /** @type {const} */
    [nearest(weight * share, 3), 0]
  ));
  return [...slopes, [nearest(best.weights[0], 3), nearest(best.bias, 3)]];
}
function lineText([weight, bias]) {
  return `y = ${significant(weight, 3)} x${bias === 0 ? "" : ` ${bias < 0 ? "−" : "+"} ${neat(Math.abs(bias), 4)}`}`;
}
function errorOf({ features, targets }, [weight, bias]) {
  const trainer = new LinearTrainer(table(features, 1), table(targets, 1), [0], 0);
  trainer.weights[0] = weight;
  trainer.bias = bias;
  return trainer.error;
}
function lookedUp(x) {
  const mean2 = x.reduce((sum, value) => sum + value / x.length, 0);
  const [low, high] = [x.reduce((a, b) => Math.min(a, b)), x.reduce((a, b) => Math.max(a, b))];
  return [1, 2, 3, 6].map((digits) => nearest(mean2, digits)).find((value) => value >= low && value <= high) ?? mean2;
}
function told(count) {
  const some = Math.min(TOLD, count);
  return Array.from({ length: some }, (_, k) => some === 1 ? 0 : Math.round(k * (count - 1) / (some - 1)));
}
function frames(name, table2, lines) {
  if (name === "look-up") return lookUp(table2, lines[0]);
  return name === "differences" ? differences(table2, lines[0]) : compared(table2, lines);
}
function lookUp({ features, targets, names, target }, line2) {
  const rows = told(targets.length);
  const x = lookedUp(features);
  const seen = { x: true, y: true, points: rows, all: true };
  const to = (reach) => ({ ...seen, line: 0, looked: [{ x, reach }] });
  return [
    { x: true, key: "axisX", values: { name: names[0] } },
    { x: true, y: true, key: "axisY", values: { name: target } },
    ...rows.map((row, k) => ({ x: true, y: true, points: rows.slice(0, k + 1), key: "point", values: { row: row + 1, x: neat(features[row]), y: neat(targets[row]) } })),
    ...rows.length < targets.length ? [{ ...seen, key: "rest", values: { count: targets.length } }] : [],
    { ...seen, line: 0, key: "line", values: { line: lineText(line2) } },
    { ...to(1), key: "find", values: { x: neat(x) } },
    { ...to(2), key: "up", values: {} },
    { ...to(3), key: "left", values: { y: neat(line2[0] * x + line2[1]) } }
  ];
}
function differences(table2, line2) {
  const { features, targets } = table2;
  const rows = told(targets.length);
  const seen = { x: true, y: true, points: rows, all: true, line: 0 };
  const predict = (row) => line2[0] * features[row] + line2[1];
  const looked = (count) => rows.slice(0, count).map((row) => ({ x: features[row], reach: (
    /** @type {const} */
    3
  ) }));
  return [
    { ...seen, key: "begin", values: { line: lineText(line2) } },
    ...rows.map((row, k) => ({ ...seen, looked: looked(k + 1), key: "looked", values: { row: row + 1, prediction: neat(predict(row), 3), y: neat(targets[row]) } })),
    ...rows.map((row, k) => ({ ...seen, looked: looked(rows.length), segments: rows.slice(0, k + 1), key: "differs", values: { row: row + 1, difference: neat(predict(row) - targets[row], 5), square: neat((predict(row) - targets[row]) ** 2, 7) } })),
    ...rows.length < targets.length ? [{ ...seen, segments: rows, allSegments: true, key: "allDiffer", values: { count: targets.length } }] : [],
    { ...seen, segments: rows, allSegments: true, key: "error", values: { error: table2.error(errorOf(table2, line2)) } }
  ];
}
function compared(table2, lines) {
  const rows = told(table2.targets.length);
  const seen = { x: true, y: true, points: rows, all: true, segments: rows, allSegments: true };
  const errors = lines.map((line2) => errorOf(table2, line2));
  const first2 = table2.error(errors[0]);
  return lines.flatMap((line2, k) => {
    if (k === 0) return [{ ...seen, line: 0, key: "first", values: { line: lineText(line2), error: first2 } }];
    const key = errors[k] < errors[0] ? "better" : errors[k] > errors[0] ? "worse" : "same";
    const frame = { ...seen, line: k, ghost: 0, key, values: { line: lineText(line2), error: table2.error(errors[k]), first: first2 } };
    const isTurn = k > 1 && line2[1] !== 0 && lines.slice(0, k).every(([, bias]) => bias === 0);
    return isTurn ? [{ ...seen, line: 0, key: "notEnough", values: {} }, frame] : [frame];
  });
}
function ranges(name, { features, targets }, lines) {
  if (name !== "lines") return { x: axis(features, 0.05), y: axis(Float64Array.of(...few(targets), ...few(features).map((x) => lines[0][0] * x + lines[0][1])), 0.02) };
  const ends2 = few(features);
  const values = [...few(targets), ...lines.flatMap(([weight, bias]) => ends2.map((x) => weight * x + bias))];
  return { x: near2(ends2), y: near2(values) };
}
function near2(values) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low) / 8 || Math.abs(high) / 4 || 1;
  return [low - room, high + room];
}
function few(values) {
  return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
}

// text/line-story.js
var texts4 = {
  en: {
    ...texts2.en,
    title: "Three stories of a line",
    description: "How a line predicts, how wrong it is, and how two lines are compared. Play a story, or go through it step by step.",
    story: "Story",
    "story look-up": "A prediction is looked up",
    "story differences": "Predictions and differences",
    "story lines": "Lines are compared",
    play: "Play",
    pause: "Pause",
    back: "Back",
    next: "Step",
    place: "Step {step} of {all}",
    chart: "Points, a line, and what the story adds step by step",
    axisX: "Across: {name}.",
    axisY: "Up: {name}.",
    point: "Row {row} is a point: {x} across, {y} up.",
    rest: "All {count} rows are points.",
    line: "The line {line} goes through the middle of them.",
    find: "What does the line say for {x}? Find {x} on the axis across.",
    up: "Go up to the line.",
    left: "Go left to the other axis: the prediction is {y}.",
    begin: "How wrong is the line {line}? Its prediction for each row is looked up.",
    looked: "Row {row}: the line predicts {prediction}; {y} is right.",
    differs: "Row {row}: the difference is {difference}, its square {square}.",
    allDiffer: "The same for all {count} rows.",
    error: "The mean of all squares is the error of the line: {error}.",
    first: "The line {line} has an error of {error}.",
    better: "{line}: {error}, better than {first}.",
    worse: "{line}: {error}, worse than {first}.",
    same: "{line}: {error}, the same as {first}.",
    notEnough: "The slope alone does not help much. With a bias, y = W x + b, the line need not go through 0."
  },
  ja: {
    ...texts2.ja,
    title: "直線の三つの物語",
    description: "直線がどう予測するか、どれだけ外れるか、二つの直線をどう比べるか。再生するか、1 歩ずつ進めてください。",
    story: "物語",
    "story look-up": "予測を読み取る",
    "story differences": "予測と差",
    "story lines": "直線を比べる",
    play: "再生",
    pause: "一時停止",
    back: "戻る",
    next: "進む",
    place: "{all} 歩中 {step} 歩目",
    chart: "点と直線、そして物語が 1 歩ごとに加えるもの",
    axisX: "横軸: {name}。",
    axisY: "縦軸: {name}。",
    point: "{row} 行目は一つの点です。横に {x}、縦に {y}。",
    rest: "{count} 行すべてが点です。",
    line: "直線 {line} が点の間を通ります。",
    find: "{x} のとき直線は何を予測するでしょう。横軸で {x} を見つけます。",
    up: "直線まで上がります。",
    left: "縦軸まで左へ進みます。予測は {y} です。",
    begin: "直線 {line} はどれだけ外れるでしょう。各行の予測を読み取ります。",
    looked: "{row} 行目: 直線の予測は {prediction}、正解は {y} です。",
    differs: "{row} 行目: 差は {difference}、その二乗は {square} です。",
    allDiffer: "{count} 行すべてで同じようにします。",
    error: "二乗の平均が直線の誤差です: {error}。",
    first: "直線 {line} の誤差は {error} です。",
    better: "{line}: {error}。{first} より良い。",
    worse: "{line}: {error}。{first} より悪い。",
    same: "{line}: {error}。{first} と同じ。",
    notEnough: "傾きだけではあまり良くなりません。バイアスを加えた y = W x + b なら、直線は 0 を通らなくてもかまいません。"
  }
};

// views/line-story.js
var STORIES = ["look-up", "differences", "lines"];
var PAUSE = 1700;
var MANY = 200;
var line_story_default = view({
  name: "line-story",
  texts: texts4,
  /** @returns {State} */
  start: (data) => ({ story: data.story ?? "look-up", step: 0 }),
  build({ data, text, state, change, id, announce, onEnd }) {
    const table2 = tableOf(data, text);
    const { features, targets } = table2;
    const lines = linesOf(data, table2);
    const all = Object.fromEntries(STORIES.map((name) => [name, frames(name, table2, lines)]));
    const rows = told(targets.length);
    const axes = chart({ id: id("story"), label: text("chart"), x: [0, 1], y: [0, 1], xLabel: table2.names[0], yLabel: table2.target, height: 340 });
    const [nameX, nameY] = axes.svg.querySelectorAll("text.axis-label");
    const picker = choice({ label: text("story"), options: STORIES.map((value) => ({ value, label: text(`story ${value}`) })), change: (story) => {
      pause();
      change({ story, step: 0 });
    } });
    const back = button({ label: text("back"), press: () => {
      pause();
      go(-1);
    } });
    const play = button({ label: text("play"), press: () => timer ? pause() : begin() });
    const next = button({ label: text("next"), press: () => {
      pause();
      go(1);
    } });
    const counter = h("span", { class: "note place" });
    const words = h("p", { class: "words" });
    let timer = 0;
    let seen = /* @__PURE__ */ new Set();
    let scaled2 = "";
    onEnd(pause);
    function go(by) {
      const { story, step } = state();
      const to = step + by;
      if (to < 0 || to >= all[story].length) return false;
      change({ step: to });
      announce(said(all[story][to]));
      return true;
    }
    function begin() {
      if (state().step >= all[state().story].length - 1) change({ step: 0 });
      else go(1);
      write(play, text("pause"));
      timer = window.setInterval(() => {
        if (!go(1)) pause();
      }, PAUSE);
    }
    function pause() {
      clearInterval(timer);
      timer = 0;
      write(play, text("play"));
    }
    function said(frame) {
      return text(frame.key, frame.values);
    }
    function marks(frame) {
      const found = /* @__PURE__ */ new Map();
      const line2 = lines[frame.line ?? 0];
      const at = (x) => line2[0] * x + line2[1];
      const [left, bottom] = [axes.atX(axes.area.left), axes.atY(axes.area.bottom)];
      const ends2 = [left, axes.atX(axes.area.right)];
      if (frame.allSegments && targets.length <= MANY) {
        for (let row = 0; row < targets.length; row++) found.set(`segment ${frame.line} ${row}`, segment(row));
      } else {
        for (const row of frame.segments ?? []) found.set(`segment ${frame.line} ${row}`, segment(row));
      }
      if (frame.ghost !== void 0) found.set(`ghost ${frame.ghost}`, drawn("prediction ghost", ends2.map((x) => [x, lines[frame.ghost ?? 0][0] * x + lines[frame.ghost ?? 0][1]])));
      if (frame.line !== void 0) found.set(`line ${frame.line}`, drawn("prediction", ends2.map((x) => [x, at(x)])));
      for (const { x, reach } of frame.looked ?? []) {
        const y = at(x);
        found.set(`start ${x}`, s("path", { class: "dot accent", d: "M0 -9L6 0H-6Z", transform: `translate(${axes.x(x)} ${axes.area.bottom})` }));
        if (reach > 1) found.set(`up ${x}`, drawn("accent", [[x, bottom], [x, y]]));
        if (reach > 1) found.set(`there ${x}`, s("path", { class: "dot prediction", d: DIAMOND, transform: `translate(${axes.x(x)} ${axes.y(y)})` }));
        if (reach > 2) found.set(`left ${x}`, drawn("accent", [[x, y], [left, y]]));
        if (reach > 2) found.set(`value ${x}`, s("text", { x: axes.area.left + 5, y: axes.y(y) - 6, class: "halo number prediction tinted looked" }, neat(y, 3)));
      }
      if (frame.all && targets.length > rows.length) found.set("all", s("path", { class: "many data", d: dots([...targets].map((y, i) => [axes.x(features[i]), axes.y(y)])) }));
      for (const row of frame.points ?? []) {
        found.set(`point ${row}`, s("circle", { cx: axes.x(features[row]), cy: axes.y(targets[row]), r: 6, class: "dot data" }));
        if (!frame.looked && frame.line === void 0) found.set(`label ${row}`, label(row));
      }
      return found;
      function segment(row) {
        return drawn("error", [[features[row], targets[row]], [features[row], at(features[row])]]);
      }
    }
    function drawn(tone, points2) {
      return s("path", { class: `line ${tone}`, pathLength: 1, d: path(axes, points2) });
    }
    function label(row) {
      const x = axes.x(features[row]);
      const isRight = x > (axes.area.left + axes.area.right) / 2;
      return s("text", { x: x + (isRight ? -10 : 10), y: axes.y(targets[row]) - 9, class: "halo data tinted", "text-anchor": isRight ? "end" : "start" }, `(${neat(features[row])}, ${neat(targets[row])})`);
    }
    function update(now) {
      const story = all[now.story];
      const step = Math.min(now.step, story.length - 1);
      const frame = story[step];
      if (scaled2 !== now.story) {
        const { x, y } = ranges(now.story, table2, lines);
        axes.rescale(x, y);
        seen = /* @__PURE__ */ new Set();
        scaled2 = now.story;
      }
      picker.update(now.story);
      back.disabled = step === 0;
      next.disabled = step === story.length - 1;
      write(counter, text("place", { step: step + 1, all: story.length }));
      write(words, said(frame));
      set(nameX, { visibility: frame.x ? null : "hidden" });
      set(nameY, { visibility: frame.y ? null : "hidden" });
      const found = marks(frame);
      for (const [key, element] of found) {
        if (!seen.has(key)) element.classList.add(element.hasAttribute("pathLength") ? "draw" : "appear");
      }
      seen = new Set(found.keys());
      axes.marks.replaceChildren(...found.values());
    }
    return {
      body: [
        h("div", { class: "row" }, picker.element, back, play, next, counter),
        words,
        h("div", { class: "story" }, axes.svg, lineLegend(text)),
        ...targets.length < table2.rows ? [h("p", { class: "note" }, text("reduced", { shown: fixed(targets.length), all: fixed(table2.rows) }))] : []
      ],
      update,
      picture: () => axes.svg,
      code: ({ story, step }) => codeOf(story, all[story][Math.min(step, all[story].length - 1)].line ?? 0)
    };
    function codeOf(story, shown) {
      const [weight, bias] = lines[story === "lines" ? shown : 0];
      const x = lookedUp(features);
      const pairs = lines.map(([w, b]) => `(${repr(w)}, ${repr(b)})`).join(", ");
      const more = {
        "look-up": `print(line.predict([[${x}]]))`,
        differences: "print(line.predict(features))",
        lines: `for weight, bias in [${pairs}]:
    line.weights[:] = [weight]
    line.bias = bias
    print(weight, bias, line.error)`
      };
      const moreSharp = {
        "look-up": `Console.WriteLine(line.Predict([${x}]));`,
        differences: `Console.WriteLine(line.Predict([${features[0]}]));   // the first row`,
        lines: `foreach (var (weight, bias) in new (double, double)[] { ${pairs} })
{
    line.Weights[0] = weight;
    line.Bias = bias;
    Console.WriteLine($"{weight} x + {bias}: {line.Error}");
}`
      };
      return linearCode({ data, rates: [0.1], biasRate: 0.1, weights: [weight], bias, more: `# ${lineText(lines[0])}
${more[story]}`, moreSharp: moreSharp[story] });
    }
  }
});

// kit/comments.js
var PRAISE = [[0.01, "best"], [0.15, "great"], [0.45, "good"], [0.85, "better"], [1, "reached"]];
function comment({ error, least, goal, mean: mean2, spread }) {
  const way = goal - least;
  if (error - least <= 1e-9 * Math.max(Math.abs(least), spread * spread)) return "best";
  if (way > 0) {
    for (const [bound, praise] of PRAISE) if (error - least < bound * way) return praise;
    if (error - least > 2e3 * way) return "veryFar";
    if (error - least > 250 * way) return "far";
  }
  if (mean2 > 0.2 * spread) return "high";
  if (mean2 < -0.2 * spread) return "low";
  return way > 0 ? "turn" : "unreachable";
}
function down(value, digits) {
  if (!(value > 0)) return 0;
  const unit = 10 ** (Math.floor(Math.log10(value)) - digits + 1);
  return Number((Math.floor(value / unit) * unit).toPrecision(12));
}

// kit/rows-table.js
var SHOWN = 12;
function rowsTable({ id, label, table: table2, text, select }) {
  const { features, targets, columns, names } = table2;
  const shown = Math.min(SHOWN, targets.length);
  const mean2 = h("td", { class: "number error" });
  const heads = ["", ...names, text("prediction"), table2.target, text("difference"), text("square")];
  const rows = Array.from({ length: shown }, (_, i) => {
    const radio = h("input", { type: "radio", name: id, "aria-label": text("selectRow", { row: i + 1 }), onchange: () => select(i) });
    const cells = Array.from({ length: 3 }, (_2, k) => h("td", { class: k === 0 ? "prediction" : "error" }));
    return {
      radio,
      cells,
      element: h("tr", {}, h("td", {}, radio), ...names.map((_2, j) => h("td", {}, neat(features[i * columns + j]))), cells[0], h("td", { class: "data" }, neat(targets[i])), cells[1], cells[2])
    };
  });
  const head = h("tr");
  each(head, heads, () => h("th", { scope: "col" }), (cell, name) => write(cell, name));
  head.firstElementChild?.replaceWith(h("td"));
  const element = h(
    "div",
    { class: "scroll whole", tabindex: 0, role: "group", "aria-label": label },
    h("table", {}, h("thead", {}, head), h("tbody", {}, ...rows.map((row) => row.element)), h("tfoot", {}, h("tr", {}, h("th", { scope: "row", colspan: columns + 4, class: "text" }, text("mean")), mean2)))
  );
  return {
    element,
    hasAll: shown === targets.length,
    shown,
    /** @param {(i: number) => number} predict  the prediction of a row. @param {number} error @param {number} selected */
    update(predict, error, selected) {
      rows.forEach(({ radio, cells, element: row }, i) => {
        const prediction = predict(i);
        const difference = prediction - targets[i];
        write(cells[0], neat(prediction));
        write(cells[1], neat(difference));
        write(cells[2], neat(difference * difference, 8));
        radio.checked = i === selected;
        row.classList.toggle("selected", i === selected);
      });
      write(mean2, table2.error(error));
    }
  };
}

// text/linear-regression.js
var texts5 = {
  en: {
    ...texts2.en,
    title: "Fit a line by hand",
    description: "Turn the dials until the line is close to the points. The segments are the differences; the mean of their squares is the error.",
    withBias: "With a bias",
    goal: "Goal: below {goal}",
    goalReached: "Goal reached: below {goal}",
    table: "Predictions and differences of the rows",
    firstRows: "The first {shown} rows; the mean is over all {all}.",
    selectRow: "Row {row}: show it in the diagram",
    spoken: "Error {error}. {comment}",
    best: "This is as good as a straight line gets. A small error is left: the points are on no line.",
    great: "Excellent. Hardly anything is left to gain.",
    good: "Very good: more than half of what can be gained is gained.",
    better: "Good. Weight and bias work together: lower one, raise the other.",
    reached: "You are below the goal. Can you go further?",
    low: "The line is too low for most points. Raise a dial.",
    high: "The line is too high for most points. Lower a dial.",
    turn: "The height is right on average. Change the slope, then the height again.",
    far: "That is far off, which is fine: now you know which way not to go.",
    veryFar: "The line has left the picture. Reset, or turn the dials back.",
    unreachable: "No straight line gets below this goal; the best one has an error of {least}."
  },
  ja: {
    ...texts2.ja,
    title: "手で直線を当てはめる",
    description: "ダイヤルを動かして直線を点に近づけてください。線分は差で、その二乗の平均が誤差です。",
    withBias: "バイアスを使う",
    goal: "目標: {goal} 未満",
    goalReached: "目標達成: {goal} 未満",
    table: "各行の予測と差",
    firstRows: "最初の {shown} 行です。平均は全 {all} 行のものです。",
    selectRow: "{row} 行目を図に表示",
    spoken: "誤差 {error}。{comment}",
    best: "直線でできる最良の結果です。点は一直線上にないので、わずかな誤差が残ります。",
    great: "すばらしい。改善の余地はほとんどありません。",
    good: "とても良い。改善できる分の半分以上を達成しました。",
    better: "良い調子です。重みとバイアスは一緒に働きます。片方を下げて、もう片方を上げてみましょう。",
    reached: "目標を下回りました。もっと下げられますか。",
    low: "直線はほとんどの点より低すぎます。ダイヤルを上げてください。",
    high: "直線はほとんどの点より高すぎます。ダイヤルを下げてください。",
    turn: "高さは平均として合っています。傾きを変えてから、高さを合わせ直してください。",
    far: "かなり離れています。大丈夫、進む向きが分かりました。",
    veryFar: "直線が図の外に出ました。リセットするか、ダイヤルを戻してください。",
    unreachable: "この目標を下回る直線はありません。最良の直線の誤差は {least} です。"
  }
};

// views/linear-regression.js
var linear_regression_default = view({
  name: "linear-regression",
  texts: texts5,
  /** @returns {State} */
  start: (data) => first(data),
  build({ data, text, state, change, id, announce, onEnd }) {
    const table2 = tableOf(data, text);
    const { features, targets } = table2;
    const trainer = new LinearTrainer(table(features, 1), table(targets, 1), [0], 0);
    const { weights: [weightDial], bias: biasDial } = dials(table2);
    const kinds = { both: goalOf(data, true), weight: goalOf(data, false) };
    const written2 = { weight: decimals(weightDial.step), bias: decimals(biasDial.step / 10) };
    const weight = slider({ label: text("weight"), ...weightDial, format: written2.weight, tone: "weight", change: (value) => change({ weight: value }) });
    const bias = slider({ label: text("bias"), ...biasDial, format: written2.bias, tone: "bias", change: (value) => change({ bias: value }) });
    const biased = checkbox({ label: text("withBias"), change: (value) => change({ biased: value }) });
    const error = h("output", { class: "value error big" });
    const goal = h("p", { class: "goal" });
    const words = h("p", { class: "note comment" });
    const plot = linePlot({ id: id("plot"), label: text("plot"), table: table2 });
    const diagram = linearDiagram({ label: text("diagram"), names: table2.names, target: table2.target });
    const rows = rowsTable({ id: id("row"), label: text("table"), table: table2, text, select: (row) => change({ row }) });
    let speech = 0;
    onEnd(() => clearTimeout(speech));
    function set2(now) {
      trainer.weights[0] = now.weight;
      trainer.bias = now.biased ? now.bias : 0;
      return trainer;
    }
    function update(now) {
      const line2 = set2(now);
      const kind = now.biased ? kinds.both : kinds.weight;
      const found = line2.error;
      const { bias: slope } = line2.gradient();
      const key = comment({ error: found, least: kind.least, goal: kind.goal, mean: slope / 2, spread: Math.sqrt(table2.best.error) || Math.abs(slope) / 4 });
      const reached = found < kind.goal;
      const said = text(key, { least: table2.error(kind.least) });
      weight.update(now.weight);
      bias.update(now.bias);
      bias.element.hidden = !now.biased;
      biased.update(now.biased);
      write(error, table2.error(found));
      write(goal, `${reached ? "✓ " : ""}${text(reached ? "goalReached" : "goal", { goal: neat(kind.goal) })}`);
      goal.className = reached ? "goal good number" : "goal number";
      write(words, said);
      plot.update(line2.weights[0], line2.bias, now.row);
      diagram.update(features.subarray(now.row, now.row + 1), [minus(written2.weight(now.weight))], minus(written2.bias(line2.bias)), line2.predict(features, now.row));
      rows.update((i) => line2.predict(features, i), found, now.row);
      clearTimeout(speech);
      speech = window.setTimeout(() => announce(text("spoken", { error: table2.error(found), comment: said })), 600);
    }
    return {
      body: [
        h(
          "div",
          { class: "columns" },
          h("div", {}, plot.svg, lineLegend(text)),
          h(
            "div",
            {},
            weight.element,
            bias.element,
            h("div", { class: "row" }, biased.element, button({ label: text("reset"), press: () => change({ ...first(data), biased: state().biased }) })),
            h("div", { class: "row" }, h("span", { class: "label" }, text("error")), error, goal),
            words,
            diagram.svg,
            isConstant(table2, 0) ? h("p", { class: "warning" }, text("constant", { name: table2.names[0] })) : null
          )
        ),
        rows.element,
        ...notes()
      ],
      update,
      picture: () => plot.svg,
      code: (now) => linearCode({ data, rates: [0.1], biasRate: 0.1, weights: [now.weight], bias: now.biased ? now.bias : 0, more: "print(line.predict(features))", moreSharp: `Console.WriteLine(line.Predict([${features[now.row]}]));   // row ${now.row + 1}` })
    };
    function notes() {
      const reduced = targets.length < table2.rows ? h("p", { class: "note" }, text("reduced", { shown: fixed(targets.length), all: fixed(table2.rows) })) : null;
      const few2 = rows.hasAll ? null : h("p", { class: "note" }, text("firstRows", { shown: rows.shown, all: fixed(targets.length) }));
      return [few2, reduced].filter((note) => note !== null);
    }
  }
});
function first(data) {
  const table2 = tableOf(data, speaker(texts5, "en"));
  const { weights: [weight], bias } = dials(table2);
  const start = { weight: snapped(weight, weight.max / 4), bias: snapped(bias, nearest(bias.max / 3, 2)), biased: data.biased ?? true, row: 0 };
  const trainer = new LinearTrainer(table(table2.features, 1), table(table2.targets, 1), [0], 0);
  trainer.weights[0] = start.weight;
  trainer.bias = start.bias;
  return trainer.error > 1.2 * table2.best.error ? start : { ...start, bias: snapped(bias, 0), weight: snapped(weight, 0) };
}
function goalOf(data, biased) {
  const table2 = tableOf(data, speaker(texts5, "en"));
  const { error: least } = biased ? table2.best : leastSquares(table2.features, table2.targets, 1, false);
  const square = table2.targets.reduce((sum, value) => sum + value * value / table2.targets.length, 0);
  if (typeof data.goal === "number") return { least, goal: data.goal };
  if (!biased) return { least, goal: up(Math.max(1.02 * least, 1e-4 * square) || 1, 4) };
  const begin = first(data);
  const trainer = new LinearTrainer(table(table2.features, 1), table(table2.targets, 1), [0], 0);
  trainer.weights[0] = begin.weight;
  trainer.bias = begin.bias;
  const goal = down(trainer.error, 3);
  return { least, goal: goal > least ? goal : up(1.5 * least || 1, 3) };
}

// kit/reluCode.js
function neuronCode({ weights: [weight], biases: [bias], x }) {
  return {
    python: `import hybridnet as hn

neuron = hn.Neuron([${weight}], bias=${bias}, activation=hn.relu)
print(f"{neuron.weighted_sum([${x}]):.10g}")  # w x + b
print(f"{neuron([${x}]):.10g}")  # the output`,
    csharp: `using HybridNet;

var neuron = new Neuron([${weight}], bias: ${bias}, activation: z => Math.Max(0, z));
Console.WriteLine($"{neuron.WeightedSum([${x}]):G10}"); // w x + b
Console.WriteLine($"{neuron.Output([${x}]):G10}"); // the output`
  };
}
function pairCode({ weights: [w1, w2], biases: [b1, b2], x }) {
  return {
    python: `import hybridnet as hn

first = hn.Neuron([${w1}], bias=${b1}, activation=hn.relu)
second = hn.Neuron([${w2}], bias=${b2}, activation=hn.relu)
hidden = first([${x}])
print(f"{hidden:.10g}")  # output of the first neuron
print(f"{second([hidden]):.10g}")  # output of the second`,
    csharp: `using HybridNet;

var first = new Neuron([${w1}], bias: ${b1}, activation: z => Math.Max(0, z));
var second = new Neuron([${w2}], bias: ${b2}, activation: z => Math.Max(0, z));
double hidden = first.Output([${x}]);
Console.WriteLine($"{hidden:G10}"); // output of the first neuron
Console.WriteLine($"{second.Output([hidden]):G10}"); // output of the second`
  };
}

// kit/chain.js
var ROW2 = 74;
var RADIUS = 30;
var SUB = ["₁", "₂"];
function chainDiagram({ label, count, text }) {
  const width = count === 1 ? 360 : 420;
  const places = count === 1 ? [180] : [146, 286];
  const sub = (index) => count === 1 ? "" : SUB[index];
  const middle = { "text-anchor": "middle" };
  const input = s("text", { x: 26, y: ROW2 + 5, ...middle, class: "number data tinted" });
  const svg = s("svg", { viewBox: `0 0 ${width} 158`, role: "img", "aria-label": label });
  svg.append(s("circle", { cx: 26, cy: ROW2, r: 24, class: "ring data" }), input, s("text", { x: 26, y: ROW2 + 44, ...middle }, "x"));
  const neurons = places.map((x, index) => {
    const start = index === 0 ? 50 : places[index - 1] + RADIUS;
    const ring = s("circle", { cx: x, cy: ROW2, r: RADIUS });
    const weight = s("text", { x: (start + x - RADIUS) / 2, y: ROW2 - 9, ...middle, class: "number weight tinted" });
    const bias = s("text", { x, y: ROW2 + 50, ...middle, class: "number bias tinted" });
    const sum = s("text", { x, y: ROW2 + 1, ...middle, class: "number" });
    const kind = s("text", { x, y: ROW2 + 16, ...middle }, "ReLU");
    const state = s("text", { x, y: ROW2 - 42, ...middle, class: "number" });
    const end = index === count - 1 ? width - 66 : places[index + 1] - RADIUS;
    const output = s("text", index === count - 1 ? { x: width - 60, y: ROW2 + 5, class: "number prediction tinted" } : { x: (x + RADIUS + end) / 2, y: ROW2 + 20, ...middle, class: "number prediction tinted" });
    const wire = s("path", { d: `M${x + RADIUS} ${ROW2}H${end}`, class: "line" });
    svg.append(s("path", { d: `M${start} ${ROW2}H${x - RADIUS}`, class: "line data" }), wire, ring, weight, bias, sum, kind, state, output);
    return { ring, weight, bias, sum, state, output, wire };
  });
  return {
    svg,
    /**
     * @param {readonly number[]} weights @param {readonly number[]} biases @param {number} x
     * @param {import("./relu.js").Neuron[]} now
     */
    update(weights, biases, x, now) {
      write(input, short2(x));
      neurons.forEach(({ ring, weight, bias, sum, state, output, wire }, index) => {
        const { active } = now[index];
        set(ring, { class: active ? "ring prediction on" : "ring soft dash" });
        set(wire, { class: active ? "line prediction" : "line soft dash" });
        write(weight, `w${sub(index)} = ${short2(weights[index])}`);
        write(bias, `b${sub(index)} = ${short2(biases[index])}`);
        write(sum, short2(now[index].sum));
        write(state, text(active ? "active" : "inactive"));
        write(output, short2(now[index].output));
      });
    }
  };
}
function short2(value) {
  return minus(general(value, 6));
}

// kit/legend.js
function legend2(items) {
  return h("div", { class: "row note" }, ...items.map(({ tone, label }) => h("span", { class: "row" }, s("svg", { viewBox: "0 0 28 10", style: "width: 28px", "aria-hidden": "true" }, s("path", { d: "M1 5H27", class: `line ${tone}` })), label)));
}

// kit/relu.js
function chainAt(weights, biases, x) {
  let input = x;
  return weights.map((weight, index) => {
    const sum = weight * input + biases[index];
    input = sum > 0 ? sum : 0;
    return { sum: sum + 0, output: input, active: sum > 0 };
  });
}
function piecesOf(weights, biases) {
  let pieces = [{ from: -Infinity, to: Infinity, slope: 1, intercept: 0, active: [] }];
  weights.forEach((weight, index) => {
    pieces = pieces.flatMap((piece) => {
      const slope = weight * piece.slope;
      const intercept = weight * piece.intercept + biases[index];
      const root = -intercept / slope + 0;
      const ends2 = slope !== 0 && root > piece.from && root < piece.to ? [piece.from, root, piece.to] : [piece.from, piece.to];
      return ends2.slice(1).map((to, part) => {
        const from = ends2[part];
        const active = slope * inside(from, to) + intercept > 0;
        return { from, to, slope: active ? slope + 0 : 0, intercept: active ? intercept + 0 : 0, active: [...piece.active, active] };
      });
    });
  });
  return pieces;
}
function inside(from, to) {
  if (Number.isFinite(from)) return Number.isFinite(to) ? (from + to) / 2 : from + 1 + Math.abs(from);
  return Number.isFinite(to) ? to - 1 - Math.abs(to) : 0;
}

// kit/reluView.js
var STEP2 = 0.01;
var TOPS = [3, 6, 12, 40, 200];
function reluView({ data, text, state, change, id }, settings, advice2) {
  const reach = Math.ceil(Math.max(4, ...[...data.weights, ...data.biases].map(Math.abs)));
  const far = Math.ceil(Math.max(2, Math.abs(data.x)));
  const X = (
    /** @type {const} */
    [-far, far]
  );
  const count = settings[0].weights.length;
  const only = count === 1;
  const below = only ? 3 : 5;
  const named = (index) => only ? "" : String(index + 1);
  const dials2 = settings[0].weights.flatMap((_, index) => [
    { kind: (
      /** @type {const} */
      "weights"
    ), index, control: dial2(text("weight", { index: named(index) }).trim(), "weight", "weights", index) },
    { kind: (
      /** @type {const} */
      "biases"
    ), index, control: dial2(text("bias", { index: named(index) }).trim(), "bias", "biases", index) }
  ]);
  const move = slider({ label: text("input"), min: X[0], max: X[1], step: STEP2, tone: "data", change: (x) => change({ x }) });
  const buttons = presets({ label: text("settings"), options: settings.map((value2) => ({ value: value2, label: settingName(value2) })), press: (setting) => change({ weights: [...setting.weights], biases: [...setting.biases] }) });
  const diagram = chainDiagram({ label: text("diagram"), count, text });
  const words = h("p", { class: "note" });
  const axes = chart({ id: id("plot"), label: text("plot"), x: X, y: [-TOPS[0] / below, TOPS[0]], xLabel: "x", yLabel: only ? "max(0, w·x + b)" : "max(0, w₂·max(0, w₁·x + b₁) + b₂)", height: 300, interactive: true });
  const inner = s("path", { class: "line data dash" });
  const outer = s("path", { class: "line prediction" });
  const kinks = s("g");
  const drop = s("path", { class: "line data thin" });
  const dot2 = s("circle", { r: 8, class: "dot prediction" });
  const value = s("text", { "text-anchor": "middle", class: "number halo" });
  axes.marks.append(inner, outer, drop);
  axes.above.append(kinks, dot2, value);
  const tell = draggable(dot2, {
    label: text("input"),
    move: ({ x }) => take(axes.atX(x)),
    nudge: ({ x, y }, large) => take(state().x + (x || y) * STEP2 * (large ? 10 : 1))
  });
  const rows = h("tbody");
  const table2 = h("table", { "aria-label": text("pieces") }, h("thead", {}, h("tr", {}, h("th", { scope: "col", class: "text" }, text("where")), h("th", { scope: "col", class: "text" }, text("output")), ...settings[0].weights.map((_, index) => h("th", { scope: "col", class: "text" }, text("neuron", { index: named(index) }).trim())))), rows);
  let top = TOPS[0];
  function dial2(label, tone, kind, index) {
    return slider({ label, min: -reach, max: reach, step: STEP2, tone, change: (now) => change({ [kind]: state()[kind].map((old, at) => at === index ? now : old) }) });
  }
  function take(x) {
    change({ x: Number(Math.min(X[1], Math.max(X[0], Math.round(x / STEP2) * STEP2)).toFixed(2)) });
  }
  function update(now) {
    const { weights, biases, x } = now;
    const neurons = chainAt(weights, biases, x);
    const pieces = piecesOf(weights, biases);
    const bends = pieces.slice(1).map((piece) => piece.from);
    const last = neurons[count - 1].output;
    for (const { kind, index, control } of dials2) control.update(now[kind][index]);
    move.update(x);
    buttons.update((setting) => same(setting.weights, weights) && same(setting.biases, biases));
    diagram.update(weights, biases, x, neurons);
    write(words, advice2(now, neurons));
    const at = [X[0], ...bends.filter((bend) => bend > X[0] && bend < X[1]), X[1]];
    const curve = at.map((place2) => chainAt(weights, biases, place2));
    const highest = Math.max(...curve.map((all) => all[count - 1].output));
    const wanted = TOPS.find((height2) => height2 >= highest) ?? Math.ceil(highest);
    if (wanted !== top) axes.rescale(X, [-wanted / below, top = wanted]);
    const { x: across, y: up2 } = axes;
    set(outer, { d: path(axes, at.map((place2, index) => (
      /** @type {const} */
      [place2, curve[index][count - 1].output]
    ))) });
    set(inner, { d: path(axes, only ? X.map((place2) => (
      /** @type {const} */
      [place2, weights[0] * place2 + biases[0]]
    )) : at.map((place2, index) => (
      /** @type {const} */
      [place2, curve[index][0].output]
    ))) });
    set(drop, { d: path(axes, [[x, 0], [x, last]]) });
    set(dot2, { cx: across(x), cy: up2(last) });
    set(value, { x: Math.min(axes.area.right - 24, Math.max(axes.area.left + 24, across(x))), y: Math.max(14, up2(last) - 14) });
    write(value, minus(general(last)));
    const seen = bends.filter((bend) => bend >= X[0] && bend <= X[1]);
    each(kinks, seen, kinkMark, (mark2, bend, index) => {
      const [stem, diamond, label] = mark2.children;
      const place2 = { x: across(bend), y: up2(chainAt(weights, biases, bend)[count - 1].output) };
      const low = index > 0 && place2.x - across(seen[index - 1]) < 90;
      const bottom = axes.area.bottom - (low ? 8 : 24);
      set(stem, { d: `M${place2.x.toFixed(2)} ${place2.y.toFixed(2)}V${bottom - 14}` });
      set(diamond, { transform: `translate(${place2.x.toFixed(2)} ${place2.y.toFixed(2)})` });
      set(label, { x: Math.min(axes.area.right - 44, Math.max(axes.area.left + 44, place2.x)), y: bottom });
      write(label, text("kinkAt", { x: minus(general(bend, 4)) }));
    });
    const pattern = neurons.map((neuron) => neuron.active);
    each(rows, pieces, () => h("tr", {}, h("td", { class: "text" }), h("td", { class: "text number" }), ...weights.map(() => h("td", { class: "text" }))), (row, piece) => {
      const [where, result, ...states] = row.children;
      set(row, { class: pattern.every((active, index) => active === piece.active[index]) ? "selected" : null });
      write(where, interval(piece, text("everywhere")));
      write(result, line(piece));
      states.forEach((cell, index) => write(cell, `${piece.active[index] ? "●" : "○"} ${text(piece.active[index] ? "active" : "inactive")}`));
    });
    tell(x, text("spoken", { x: minus(general(x)), y: minus(general(last)) }));
  }
  return {
    body: [
      h(
        "div",
        { class: "columns" },
        h("div", {}, ...dials2.map(({ control }) => control.element), move.element, buttons.element, diagram.svg, words),
        h("div", {}, axes.svg, legend2([{ tone: "prediction", label: text("output") }, { tone: "data dash", label: text(only ? "sum" : "hidden") }]), table2)
      )
    ],
    update,
    picture: () => axes.svg
  };
}
function kinkMark() {
  const stem = s("path", { class: "line bias thin dash" });
  return s("g", {}, stem, s("path", { d: "M0 -6L6 0L0 6L-6 0Z", class: "dot bias" }), s("text", { "text-anchor": "middle", class: "halo bias tinted" }));
}
function settingName({ weights, biases }) {
  return weights.map((weight, index) => `(${minus(general(weight))}, ${minus(general(biases[index]))})`).join(" ");
}
function same(a, b) {
  return a.every((value, index) => value === b[index]);
}
function interval({ from, to }, everywhere) {
  const [left, right] = [from, to].map((end) => minus(general(end, 6)));
  if (from === -Infinity) return to === Infinity ? everywhere : `x < ${right}`;
  return to === Infinity ? `x > ${left}` : `${left} < x < ${right}`;
}
function line({ slope, intercept }) {
  const constant = general(Math.abs(intercept), 6);
  if (slope === 0) return minus(intercept < 0 ? `-${constant}` : constant);
  const factor = slope === 1 ? "x" : slope === -1 ? "−x" : `${minus(general(slope, 6))}x`;
  return intercept === 0 ? factor : `${factor} ${intercept < 0 ? "−" : "+"} ${constant}`;
}

// text/relu.js
var texts6 = {
  en: {
    weight: "weight {index}",
    bias: "bias {index}",
    input: "input x",
    settings: "Settings",
    diagram: "The neurons with their input, weights, biases and outputs",
    plot: "The output for every input x, with a dot at x",
    active: "active",
    inactive: "inactive",
    spoken: "x is {x}, the output is {y}",
    state: "{index}: {state}",
    output: "output",
    hidden: "output of the first neuron",
    sum: "weight · x + bias, before ReLU",
    pieces: "The straight pieces of the function",
    where: "where",
    neuron: "neuron {index}",
    everywhere: "every x",
    kinkAt: "kink at {x}"
  },
  ja: {
    weight: "重み {index}",
    bias: "バイアス {index}",
    input: "入力 x",
    settings: "設定",
    diagram: "ニューロンの入力、重み、バイアス、出力",
    plot: "各入力 x に対する出力。x の位置に点があります",
    active: "活性",
    inactive: "不活性",
    spoken: "x は {x}、出力は {y}",
    state: "{index}: {state}",
    output: "出力",
    hidden: "一つ目のニューロンの出力",
    sum: "ReLU の前の値 (重み · x + バイアス)",
    pieces: "関数の直線部分",
    where: "範囲",
    neuron: "ニューロン {index}",
    everywhere: "すべての x",
    kinkAt: "折れ目 {x}"
  }
};

// text/relu-neuron.js
var texts7 = {
  en: {
    ...texts6.en,
    title: "A ReLU neuron",
    description: "The neuron multiplies x with its weight, adds its bias, and passes the sum on if it is above 0. Its output bends at x = −bias / weight.",
    bends: "The output bends at x = −b / w = {x}. The neuron is active {side} of it.",
    left: "left",
    right: "right",
    flatOn: "The weight is 0: the neuron has no kink, it is active for every x, and its output is its bias.",
    flatOff: "The weight is 0 and the bias is not above 0: the neuron is inactive for every x."
  },
  ja: {
    ...texts6.ja,
    title: "ReLU ニューロン",
    description: "ニューロンは x に重みを掛け、バイアスを足し、その和が 0 より大きければそのまま渡します。出力は x = −バイアス / 重み で折れ曲がります。",
    bends: "出力は x = −b / w = {x} で折れ曲がり、その{side}側で活性です。",
    left: "左",
    right: "右",
    flatOn: "重みが 0 なので折れ目がなく、すべての x で活性で、出力はバイアスと同じです。",
    flatOff: "重みが 0 でバイアスが 0 以下なので、すべての x で不活性です。"
  }
};

// views/relu-neuron.js
var SETTINGS = [[0, 0], [1, 0], [1, 0.5], [-1, 0.5], [-2, 0.5]].map(([weight, bias]) => ({ weights: [weight], biases: [bias] }));
var relu_neuron_default = view({
  name: "relu-neuron",
  texts: texts7,
  /** @returns {State} */
  start: (data) => ({ weights: data.weights, biases: data.biases, x: data.x }),
  build(parts) {
    const { text } = parts;
    return {
      ...reluView(parts, SETTINGS, ({ weights: [weight], biases: [bias] }) => {
        if (weight === 0) return text(bias > 0 ? "flatOn" : "flatOff");
        return text("bends", { x: minus(general(-bias / weight + 0, 6)), side: text(weight > 0 ? "right" : "left") });
      }),
      code: neuronCode
    };
  }
});

// text/relu-pair.js
var texts8 = {
  en: {
    ...texts6.en,
    title: "A pair of ReLU neurons",
    description: "The second neuron takes what the first one passes on. Two neurons bound a slope on both sides: move x and see which of them is active.",
    both: "Both neurons are active: a change of any weight changes the output here.",
    first: "Only the first neuron is active. The second one outputs 0 and lets no gradient pass: no weight is trained with this x.",
    second: "Only the second neuron is active: its input is 0, its output is its bias. The first neuron is not trained with this x.",
    none: "No neuron is active: the output is 0, and no weight is trained with this x."
  },
  ja: {
    ...texts6.ja,
    title: "ReLU ニューロンの対",
    description: "二つ目のニューロンは一つ目の出力を受け取ります。二つで傾きの始まりと終わりを決められます。x を動かして、どちらが活性かを見てください。",
    both: "両方とも活性です。ここではどの重みの変化も出力を変えます。",
    first: "一つ目だけが活性です。二つ目の出力は 0 で勾配を通さず、この x では重みは学習されません。",
    second: "二つ目だけが活性です。その入力は 0、出力はバイアスと同じです。この x では一つ目は学習されません。",
    none: "どちらも不活性です。出力は 0 で、この x では重みは学習されません。"
  }
};

// views/relu-pair.js
var SETTINGS2 = [[1, 0], [1, 1], [-2, 1]].map(([weight, bias]) => ({ weights: [-1, weight], biases: [0.5, bias] }));
var relu_pair_default = view({
  name: "relu-pair",
  texts: texts8,
  /** @returns {State} */
  start: (data) => ({ weights: data.weights, biases: data.biases, x: data.x }),
  build(parts) {
    const { text } = parts;
    return {
      ...reluView(parts, SETTINGS2, (_, [first2, second]) => text(first2.active ? second.active ? "both" : "first" : second.active ? "second" : "none")),
      code: pairCode
    };
  }
});

// kit/printedArray.js
var PRECISION = 8;
var WIDTH = 75;
function printedRow(values) {
  const words = aligned(Array.from(values));
  let text = "[[";
  let length = 2;
  words.forEach((word, index) => {
    if (index > 0 && length + word.length + (index === words.length - 1 ? 2 : 0) > WIDTH) {
      text = `${text.trimEnd()}
  `;
      length = 2;
    }
    text += index === words.length - 1 ? word : `${word} `;
    length += word.length + 1;
  });
  return `${text}]]`;
}
function aligned(values) {
  const sizes = values.filter((value) => Number.isFinite(value) && value !== 0).map(Math.abs);
  const [most, least] = [Math.max(...sizes), Math.min(...sizes)];
  const scientific2 = sizes.length > 0 && (most >= 1e8 || least < 1e-4 || most / least > 1e3);
  const parts = values.map((value) => Number.isFinite(value) ? scientific2 ? exponential(value) : positional2(value) : null);
  const finite = parts.filter((part) => part !== null);
  const left = Math.max(0, ...finite.map(({ whole }) => whole.length));
  const right = Math.max(0, ...finite.map(({ fraction }) => fraction.length));
  const power = Math.max(0, ...finite.map(({ exponent }) => exponent.length));
  const width = Math.max(left + 1 + right + power, ...values.filter((value) => !Number.isFinite(value)).map((value) => special(value).length));
  return parts.map((part, index) => {
    if (part === null) return special(values[index]).padStart(width);
    const fraction = scientific2 ? part.fraction.padEnd(right, "0") : part.fraction.padEnd(right, " ");
    const exponent = part.exponent && `${part.exponent.slice(0, 2)}${part.exponent.slice(2).padStart(power - 2, "0")}`;
    return `${part.whole.padStart(left)}.${fraction}${exponent}`.padStart(width);
  });
}
function special(value) {
  return Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
}
function positional2(value) {
  const shortest2 = plain(value);
  const [whole, fraction = ""] = ((shortest2.split(".")[1] ?? "").length > PRECISION ? value.toFixed(PRECISION) : shortest2).split(".");
  return { whole: Object.is(value, -0) ? "-0" : whole, fraction: fraction.replace(/0+$/, ""), exponent: "" };
}
function plain(value) {
  const text = String(value);
  return text.includes("e") ? value.toFixed(20) : text;
}
function exponential(value) {
  const shortest2 = value.toExponential();
  const text = (shortest2.split("e")[0].split(".")[1] ?? "").length > PRECISION ? value.toExponential(PRECISION) : shortest2;
  const [digits, power] = text.split("e");
  const [whole, fraction = ""] = digits.split(".");
  return { whole: Object.is(value, -0) ? "-0" : whole, fraction: fraction.replace(/0+$/, ""), exponent: `e${power[0]}${power.slice(1).padStart(2, "0")}` };
}

// kit/softmaxCode.js
var WRITTEN2 = 64;
function softmaxCode(shape, given2, values) {
  const { features, classes } = shape;
  return features * classes <= WRITTEN2 ? written(shape, values) : formulas(shape, given2);
}
function list2(count, item) {
  return Array.from({ length: count }, (_, index) => item(index)).join(", ");
}
function written({ features, classes }, values) {
  const rows = Array.from({ length: features }, (_, feature) => list2(classes, (row) => values.weight(row, feature)));
  return {
    python: `import numpy as np
import hybridnet as hn

inputs = np.array([[${list2(features, values.input)}]], float)
weights = np.array([  # (features, classes)
${rows.map((row) => `    [${row}],`).join("\n")}
], float)
biases = np.array([[${list2(classes, values.bias)}]], float)
${PRINTED}`,
    csharp: `using HybridNet;

Matrix weights = Matrix.From(new double[,]
{
${rows.map((row) => `    { ${row} },`).join("\n")}
});
Matrix biases = Matrix.From(new double[,] { { ${list2(classes, values.bias)} } });
Matrix inputs = Matrix.From(new double[,] { { ${list2(features, values.input)} } });
${COMPUTED}`
  };
}
function formulas({ features, classes, changed }, given2) {
  const names = Object.keys(changed).filter((name) => {
    const [row, feature] = name.slice(1).split(",").map(Number);
    return name[0] === "x" ? row < features : row < classes && (feature === void 0 || feature < features);
  });
  const put = names.map((name) => {
    const [row, feature] = name.slice(1).split(",").map(Number);
    return { array: { x: "inputs", b: "biases", w: "weights" }[name[0]], at: name[0] === "w" ? `${feature}, ${row}` : `0, ${row}`, value: changed[name] };
  });
  const [own, ownSharp] = [" # put your array here", " // put your number here"];
  const mark2 = (isGiven, text) => isGiven ? text : "";
  return {
    python: `import numpy as np
import hybridnet as hn

feature, row = np.arange(${features})[:, None], np.arange(${classes})[None, :]
inputs = ((3 * feature.T) % 5 + 1) / 5${mark2(given2.inputs, own)}
weights = ((7 * row + 3 * feature) % 11 - 5) / 5${mark2(given2.weights, own)}
biases = ((2 * row) % 5 - 2) / 5${mark2(given2.biases, own)}
${put.map(({ array, at, value }) => `${array}[${at}] = ${value}
`).join("")}${PRINTED}`,
    csharp: `using HybridNet;

var inputs = new Matrix(1, ${features}, DType.Float64);
var weights = new Matrix(${features}, ${classes}, DType.Float64);
var biases = new Matrix(1, ${classes}, DType.Float64);
for (int feature = 0; feature < ${features}; feature++)
{
    inputs[0, feature] = (3 * feature % 5 + 1) / 5.0;${mark2(given2.inputs, ownSharp)}
    for (int row = 0; row < ${classes}; row++)
    {
        weights[feature, row] = ((7 * row + 3 * feature) % 11 - 5) / 5.0;${mark2(given2.weights, ownSharp)}
        biases[0, row] = (2 * row % 5 - 2) / 5.0;${mark2(given2.biases, ownSharp)}
    }
}

${put.map(({ array, at, value }) => `${array}[${at}] = ${value};
`).join("")}${COMPUTED}`
  };
}
var PRINTED = `logits = inputs @ weights + biases
print(logits)
print(hn.softmax(logits))  # probabilities`;
var COMPUTED = `var arithmetic = new NumPyArithmetic { ProductDType = null }; // float64 as the inputs
Matrix logits = new DenseLayer(weights, biases).Forward(inputs, arithmetic);
Matrix probabilities = new SoftmaxActivation().Forward(logits, arithmetic);
for (int row = 0; row < logits.Columns; row++)
{
    Console.WriteLine($"{logits[0, row]:F8} {probabilities[0, row]:F8}");
}`;

// kit/softmaxDiagram.js
var WHOLE = 8;
var ROW3 = 52;
var TOP = 104;
var LEFT = 26;
var ROOM = { "text-anchor": "middle" };
function shownOf(count, picked) {
  if (count <= WHOLE) return Array.from({ length: count }, (_, index) => index);
  return [.../* @__PURE__ */ new Set([0, 1, 2, picked, count - 1])].sort((a, b) => a - b);
}
function softmaxDiagram({ label, features, classes, pick, featureNames, classNames, press }) {
  const columns = shownOf(features, pick.feature);
  const rows = shownOf(classes, pick.class);
  const pitch = Math.max(76, 22 + 7 * `W(${classes},${features})`.length);
  const gap = 30;
  const xs = positions(columns, LEFT + pitch / 2, pitch, gap);
  const ys = positions(rows, TOP + ROW3 / 2, ROW3, gap);
  const right = (xs.at(-1) ?? 0) + pitch / 2;
  const bottom = (ys.at(-1) ?? 0) + ROW3 / 2;
  const [biasX, sumX, boxX, outX] = [right + 30, right + 104, right + 158, right + 214];
  const named = classNames.length > 0;
  const width = outX + 122;
  const height2 = bottom + 14;
  const svg = s("svg", { viewBox: `0 0 ${width} ${height2}`, role: "img", "aria-label": label, style: `width: ${width}px; max-width: none` });
  const wires = s("g");
  for (const x of xs) wires.append(s("path", { d: `M${x} ${featureNames.length ? 92 : 76}V${ys.at(-1)}`, class: "line data thin" }));
  for (const y of ys) wires.append(s("path", { d: `M${LEFT} ${y}H${outX}`, class: "line soft thin" }));
  svg.append(wires, ...dots2(columns, xs, (at) => s("text", { x: at, y: 40, ...ROOM }, "⋯")), ...dots2(rows, ys, (at) => s("text", { x: right - pitch / 2, y: at + 5, ...ROOM }, "⋮")));
  const inputs = columns.map((feature, index) => {
    const value = s("text", { x: xs[index], y: 41, ...ROOM, class: "number data tinted" });
    const ring = s("circle", { cx: xs[index], cy: 36, r: 22, class: "ring data" });
    const name = featureNames[feature];
    svg.append(part({ kind: "input", feature, class: pick.class }, ring, value, s("text", { x: xs[index], y: 72, ...ROOM }, `X${feature + 1}`), name ? s("text", { x: xs[index], y: 88, ...ROOM, class: "small" }, cut3(name, pitch)) : null, title(name)));
    return { feature, ring, value };
  });
  const weights = rows.flatMap(
    (row, down2) => columns.map((feature, across) => {
      const [x, y] = [xs[across], ys[down2]];
      const value = s("text", { x, y: y + 13, ...ROOM, class: "number weight tinted" });
      const ring = s("ellipse", { cx: x, cy: y, rx: pitch / 2 - 5, ry: 21, class: "ring weight" });
      svg.append(part({ kind: "weight", feature, class: row }, ring, s("text", { x, y: y - 3, ...ROOM, class: "small" }, `W(${row + 1},${feature + 1})`), value));
      return { row, feature, ring, value };
    })
  );
  svg.append(s("rect", { x: boxX - 17, y: ys[0] - 24, width: 34, height: (ys.at(-1) ?? 0) - ys[0] + 48, rx: 6, class: "ring prediction" }));
  svg.append(rows.length > 1 ? s("text", { transform: `translate(${boxX + 5} ${(ys[0] + (ys.at(-1) ?? 0)) / 2}) rotate(-90)`, ...ROOM }, "softmax") : s("text", { x: boxX, y: ys[0] + 5, ...ROOM, class: "small" }, "soft"));
  const results = rows.map((row, down2) => {
    const y = ys[down2];
    const bias = s("text", { x: biasX, y: y + 13, ...ROOM, class: "number bias tinted" });
    const ring = s("rect", { x: biasX - 27, y: y - 20, width: 54, height: 40, class: "ring bias" });
    const sum = s("text", { x: sumX, y: y + 5, ...ROOM, class: "number" });
    const share = s("text", { x: outX + 24, y: y + 1, class: "number prediction tinted" });
    const bar = s("rect", { x: outX + 24, y: y + 7, height: 8, class: "dot prediction" });
    svg.append(
      part({ kind: "bias", feature: pick.feature, class: row }, ring, s("text", { x: biasX, y: y - 4, ...ROOM, class: "small" }, `+b${row + 1}`), bias),
      s("rect", { x: sumX - 33, y: y - 15, width: 66, height: 30, rx: 15, class: "ring soft" }),
      sum,
      s("circle", { cx: outX, cy: y, r: 18, class: "ring prediction" }),
      s("text", { x: outX, y: y + 5, ...ROOM, class: "small" }, `Y${row + 1}`),
      share,
      s("rect", { x: outX + 24, y: y + 7, width: 90, height: 8, class: "frame" }),
      bar
    );
    if (named) svg.append(s("text", { x: outX + 24, y: y + 26, class: "small" }, cut3(classNames[row], 98), title(classNames[row])));
    return { row, ring, bias, sum, share, bar };
  });
  function part(what, ...children) {
    return s("g", { class: "pickable", onclick: () => press(what) }, ...children);
  }
  return {
    svg,
    /** The parts that this drawing has: another list needs another drawing. */
    shown: `${features} ${classes} ${columns} ${rows}`,
    /**
     * @param {{ input: (feature: number) => number, weight: (row: number, feature: number) => number, bias: (row: number) => number }} values
     * @param {ArrayLike<number>} sums @param {ArrayLike<number>} shares @param {Pick} now
     */
    update(values, sums2, shares, now) {
      for (const { feature, ring, value } of inputs) {
        write(value, short3(values.input(feature)));
        mark(ring, "data", now.kind === "input" && now.feature === feature);
      }
      for (const { row, feature, ring, value } of weights) {
        write(value, short3(values.weight(row, feature)));
        mark(ring, "weight", now.kind === "weight" && now.class === row && now.feature === feature);
      }
      for (const { row, ring, bias, sum, share, bar } of results) {
        write(bias, short3(values.bias(row)));
        mark(ring, "bias", now.kind === "bias" && now.class === row);
        write(sum, short3(sums2[row]));
        write(share, short3(shares[row]));
        set(bar, { width: Math.max(0, 90 * (shares[row] || 0)) });
      }
    }
  };
}
function mark(ring, tone, on) {
  set(ring, { class: `ring ${tone}${on ? " on" : ""}` });
}
function positions(indices, start, pitch, gap) {
  let at = start;
  return indices.map((index, order) => {
    if (order > 0) at += pitch + (index - indices[order - 1] > 1 ? gap : 0);
    return at;
  });
}
function dots2(indices, centers, make) {
  return indices.flatMap((index, order) => order > 0 && index - indices[order - 1] > 1 ? [make((centers[order] + centers[order - 1]) / 2)] : []);
}
function title(name) {
  return name ? s("title", {}, name) : null;
}
function cut3(name, room) {
  const letters = [...name];
  const most = Math.floor(room / 7);
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : name;
}
function short3(value) {
  if (value === void 0) return "";
  const text = minus(general(value, 3));
  return text.length > 7 ? minus(general(value, 2)) : text;
}

// math/dtypes.js
function promote(a, b) {
  return a === "float64" || b === "float64" ? "float64" : "float32";
}
function zeros(dtype, length) {
  return dtype === "float32" ? new Float32Array(length) : new Float64Array(length);
}

// math/arithmetic.js
var NUMPY = Object.freeze({ productDType: "float32", defaultDType: "float32", flavour: "simd" });
var IN_DOUBLE = Object.freeze({ productDType: null, defaultDType: "float64", flavour: "simd" });
function productType(arithmetic, a, b) {
  return arithmetic.productDType ?? promote(a, b);
}

// math/matrix.js
var Matrix = class _Matrix {
  /**
   * @param {number} rows 0 or more
   * @param {number} columns 0 or more
   * @param {DType} [dtype]
   * @param {Float32Array | Float64Array} [data] the elements, used and not copied; zeros if not given
   */
  constructor(rows, columns, dtype = "float32", data = zeros(dtype, rows * columns)) {
    if (data.length !== rows * columns || data instanceof Float32Array !== (dtype === "float32")) {
      throw new RangeError(
        `matrix: ${data.length} elements in a ${data.constructor.name} are not a (${rows}, ${columns}) ${dtype} matrix; pass ${rows * columns} elements of that dtype.`
      );
    }
    this.rows = rows;
    this.columns = columns;
    this.dtype = dtype;
    this.data = data;
  }
  /** Copies rows of numbers, each rounded once to the dtype. @param {ArrayLike<number>[]} rows @param {DType} [dtype] */
  static from(rows, dtype = "float32") {
    const columns = rows.length === 0 ? 0 : rows[0].length;
    const matrix = new _Matrix(rows.length, columns, dtype);
    rows.forEach((row, i) => {
      if (row.length !== columns) {
        throw new RangeError(`matrix: row ${i} has ${row.length} numbers; row 0 has ${columns}. Give every row the same number.`);
      }
      matrix.data.set(row, i * columns);
    });
    return matrix;
  }
  /**
   * A matrix to overwrite: the given one if it has that shape and dtype, otherwise a new one.
   * @param {Matrix | null | undefined} matrix @param {number} rows @param {number} columns @param {DType} dtype
   */
  static reuse(matrix, rows, columns, dtype) {
    return matrix && matrix.rows === rows && matrix.columns === columns && matrix.dtype === dtype ? matrix : new _Matrix(rows, columns, dtype);
  }
  /** Number of elements. */
  get length() {
    return this.data.length;
  }
  /** The shape in words: (rows, columns). */
  get shape() {
    return `(${this.rows}, ${this.columns})`;
  }
  /** Element (i, j). @param {number} i @param {number} j @returns {number} */
  at(i, j) {
    return this.data[i * this.columns + j];
  }
  /** Sets element (i, j), rounded once to the dtype. @param {number} i @param {number} j @param {number} value */
  set(i, j, value) {
    this.data[i * this.columns + j] = value;
  }
  /** A copy, in another dtype if one is given. @param {DType} [dtype] @returns {Matrix} */
  copy(dtype = this.dtype) {
    const copy = new _Matrix(this.rows, this.columns, dtype);
    copy.data.set(this.data);
    return copy;
  }
  /** Copies the elements of a matrix of the same shape, each rounded once. @param {Matrix} source */
  setAll(source) {
    if (source.rows !== this.rows || source.columns !== this.columns) {
      throw new RangeError(`matrix: elements of a ${source.shape} matrix are not those of a ${this.shape} one; pass a matrix of the same shape.`);
    }
    this.data.set(source.data);
  }
  /** Row i: a view, not a copy. @param {number} i @returns {Float32Array | Float64Array} */
  row(i) {
    return this.data.subarray(i * this.columns, (i + 1) * this.columns);
  }
  /** Rows first .. last - 1 as a matrix that shares their elements. @param {number} first @param {number} last @returns {Matrix} */
  slice(first2, last) {
    return new _Matrix(last - first2, this.columns, this.dtype, this.data.subarray(first2 * this.columns, last * this.columns));
  }
  /** The elements as rows of plain numbers. @returns {number[][]} */
  toRows() {
    return Array.from({ length: this.rows }, (_, i) => Array.from(this.row(i)));
  }
};

// math/exact.js
var SPLITTER = 134217729;
var DOUBLE = new Float64Array(1);
var WORDS = new Uint32Array(DOUBLE.buffer);
var LOW = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 0 : 1;
function sumError(a, b, s2) {
  const ofB = s2 - a;
  return a - (s2 - ofB) + (b - ofB);
}
function productError(a, b, p) {
  let t = SPLITTER * a;
  const highA = t - (t - a);
  const lowA = a - highA;
  t = SPLITTER * b;
  const highB = t - (t - b);
  const lowB = b - highB;
  return lowA * lowB - (p - highA * highB - lowA * highB - highA * lowB);
}
function fusedFloat(a, b, c) {
  const product2 = a * b;
  const sum = product2 + c;
  const float = Math.fround(sum);
  const rest = sum - float;
  const other = sum + rest;
  return rest !== 0 && Math.fround(other) === other ? betweenFloats(sumError(product2, c, sum), float, other) : float;
}
function betweenFloats(error, even, odd) {
  return error === 0 ? even : error > 0 ? Math.max(even, odd) : Math.min(even, odd);
}
function fusedDouble(a, b, c) {
  const product2 = a * b;
  const low = productError(a, b, product2);
  const t = c + low;
  const tLow = sumError(c, low, t);
  const v = product2 + t;
  const vLow = sumError(product2, t, v);
  const rest = tLow + vLow;
  return rest - rest === 0 && v - v === 0 ? v + sumToOdd(tLow, vLow) : product2 + c;
}
function sumToOdd(a, b) {
  const sum = a + b;
  const error = sumError(a, b, sum);
  if (error === 0) {
    return sum;
  }
  DOUBLE[0] = sum;
  if ((WORDS[LOW] & 1) === 0) {
    const step = error > 0 === sum > 0 ? 1 : -1;
    if (step < 0 && WORDS[LOW] === 0) {
      WORDS[1 - LOW] -= 1;
    }
    WORDS[LOW] += step;
  }
  return DOUBLE[0];
}

// math/products.js
var BLOCK = 256;
var BLOCK_MULTIPLE = 4;
var CHAINED_TERMS = 8;
var PANEL = 4;
var EPSILON = 11102230246251565e-32;
var { fround: fround2 } = Math;
var scratchA = new Float64Array(4096);
var scratchB = new Float64Array(4096);
var sums = new Float64Array(1024);
function multiply(a, transposeA, b, transposeB, y, bias = null) {
  const rows = transposeA ? a.columns : a.rows;
  const terms = transposeA ? a.rows : a.columns;
  const columns = transposeB ? b.rows : b.columns;
  if (terms !== (transposeB ? b.columns : b.rows) || y.rows !== rows || y.columns !== columns || bias && bias.length !== columns) {
    throw new RangeError(
      `matrix product: a (${rows}, ${terms}) matrix times a (${transposeB ? b.columns : b.rows}, ${columns}) one${bias ? ` plus ${bias.length} biases` : ""} is not a ${y.shape} matrix; make the inner sizes equal.`
    );
  }
  if (a.length === 1 && b.length === 1) {
    y.data[0] = a.data[0] * b.data[0];
  } else if (a.length === 1 && a.data[0] === 0 || b.length === 1 && b.data[0] === 0) {
    y.data.fill(0);
  } else if (a.data instanceof Float32Array && b.data instanceof Float32Array) {
    product(a.data, transposeA, b.data, transposeB, y, rows, columns, terms);
  } else {
    fusedProduct(a, transposeA, b, transposeB, y, rows, columns, terms);
  }
  if (bias) {
    addToRows(y.data, bias.data, rows, columns);
  }
}
function addToRows(y, bias, rows, columns) {
  for (let i = 0, at = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++, at++) {
      y[at] += bias[j];
    }
  }
}
function nextBlock(left, isWhole) {
  if (isWhole || left <= BLOCK) {
    return left;
  }
  return left >= 2 * BLOCK ? BLOCK : Math.floor((Math.floor(left / 2) + BLOCK_MULTIPLE - 1) / BLOCK_MULTIPLE) * BLOCK_MULTIPLE;
}
function hasLoneRow(rows, columns, terms) {
  return rows > 1 && rows % 2 !== 0 && columns >= PANEL && terms >= CHAINED_TERMS;
}
function product(a, transposeA, b, transposeB, y, rows, columns, terms) {
  const isWhole = rows === 1 || columns === 1;
  const rowA = transposeA ? 1 : terms;
  const termA = transposeA ? rows : 1;
  const termB = transposeB ? 1 : columns;
  const columnB = transposeB ? terms : 1;
  const inOneBlock = isWhole || terms <= BLOCK;
  if (!inOneBlock) {
    sums = atLeast(sums, rows * columns);
  }
  const target = inOneBlock ? y.data : sums;
  const turned = columns < PANEL && rows > columns;
  let first2 = 0;
  do {
    const length = nextBlock(terms - first2, isWhole);
    const fromA = first2 * termA;
    const fromB = first2 * termB;
    if (turned) {
      sumBlock(b, fromB, columnB, termB, a, fromA, rowA, termA, target, 1, columns, columns, rows, length, first2 > 0);
    } else {
      sumBlock(a, fromA, rowA, termA, b, fromB, columnB, termB, target, columns, 1, rows, columns, length, first2 > 0);
    }
    first2 += length;
  } while (first2 < terms);
  if (!inOneBlock) {
    for (let i = 0; i < y.length; i++) {
      y.data[i] = sums[i];
    }
  }
  if (hasLoneRow(rows, columns, terms)) {
    sumLoneRow(a, (rows - 1) * rowA, termA, b, termB, columnB, y.data, (rows - 1) * columns, columns, terms);
  }
}
function atLeast(array, length) {
  return array.length >= length ? array : new Float64Array(length);
}
function sumBlock(a, fromA, rowA, termA, b, fromB, columnB, termB, y, rowY, columnY, rows, columns, length, adds) {
  const whole = columns - columns % PANEL;
  const second = 2 * columnB;
  const third = 3 * columnB;
  for (let j = 0; j < whole; j += PANEL) {
    const startB = fromB + j * columnB;
    const atColumn = j * columnY;
    let i = 0;
    for (; i + 1 < rows; i += 2) {
      let y00 = 0, y01 = 0, y02 = 0, y03 = 0, y10 = 0, y11 = 0, y12 = 0, y13 = 0;
      let p = fromA + i * rowA;
      let q = startB;
      for (let l = 0; l < length; l++, p = p + termA | 0, q = q + termB | 0) {
        const a0 = a[p];
        const a1 = a[p + rowA | 0];
        const b0 = b[q];
        const b1 = b[q + columnB | 0];
        const b2 = b[q + second | 0];
        const b3 = b[q + third | 0];
        y00 += a0 * b0;
        y01 += a0 * b1;
        y02 += a0 * b2;
        y03 += a0 * b3;
        y10 += a1 * b0;
        y11 += a1 * b1;
        y12 += a1 * b2;
        y13 += a1 * b3;
      }
      const at = i * rowY + atColumn;
      const next = at + rowY;
      if (adds) {
        y00 += y[at];
        y01 += y[at + columnY];
        y02 += y[at + 2 * columnY];
        y03 += y[at + 3 * columnY];
        y10 += y[next];
        y11 += y[next + columnY];
        y12 += y[next + 2 * columnY];
        y13 += y[next + 3 * columnY];
      }
      y[at] = y00;
      y[at + columnY] = y01;
      y[at + 2 * columnY] = y02;
      y[at + 3 * columnY] = y03;
      y[next] = y10;
      y[next + columnY] = y11;
      y[next + 2 * columnY] = y12;
      y[next + 3 * columnY] = y13;
    }
    if (i < rows) {
      sumRow(a, fromA + i * rowA, termA, b, startB, columnB, termB, y, i * rowY + atColumn, columnY, length, adds);
    }
  }
  for (let j = whole; j < columns; j++) {
    for (let i = 0; i < rows; i++) {
      const at = i * rowY + j * columnY;
      const sum = sumOne(a, fromA + i * rowA, termA, b, fromB + j * columnB, termB, length);
      y[at] = adds ? y[at] + sum : sum;
    }
  }
}
function sumRow(a, fromA, termA, b, fromB, columnB, termB, y, at, columnY, length, adds) {
  let y0 = 0, y1 = 0, y2 = 0, y3 = 0;
  for (let l = 0, p = fromA, q = fromB; l < length; l++, p += termA, q += termB) {
    const factor = a[p];
    y0 += factor * b[q];
    y1 += factor * b[q + columnB];
    y2 += factor * b[q + 2 * columnB];
    y3 += factor * b[q + 3 * columnB];
  }
  y[at] = adds ? y[at] + y0 : y0;
  y[at + columnY] = adds ? y[at + columnY] + y1 : y1;
  y[at + 2 * columnY] = adds ? y[at + 2 * columnY] + y2 : y2;
  y[at + 3 * columnY] = adds ? y[at + 3 * columnY] + y3 : y3;
}
function sumOne(a, p, termA, b, q, termB, length) {
  let sum = 0;
  for (let l = 0; l < length; l++, p += termA, q += termB) {
    sum += a[p] * b[q];
  }
  return sum;
}
function sumLoneRow(a, fromA, termA, b, termB, columnB, y, at, columns, terms) {
  const whole = columns - columns % PANEL;
  for (let j = 0; j < whole; j++) {
    let sum = 0;
    for (let first2 = 0; first2 < terms; ) {
      const length = nextBlock(terms - first2, false);
      const chained = length - length % CHAINED_TERMS;
      const p = fromA + first2 * termA;
      const q = first2 * termB + j * columnB;
      let y0 = sumOne(a, p, 4 * termA, b, q, 4 * termB, chained / 4);
      const y1 = sumOne(a, p + termA, 4 * termA, b, q + termB, 4 * termB, chained / 4);
      const y2 = sumOne(a, p + 2 * termA, 4 * termA, b, q + 2 * termB, 4 * termB, chained / 4);
      const y3 = sumOne(a, p + 3 * termA, 4 * termA, b, q + 3 * termB, 4 * termB, chained / 4);
      for (let l = chained; l < length; l++) {
        y0 += a[p + l * termA] * b[q + l * termB];
      }
      sum += y0 + y1 + (y2 + y3);
      first2 += length;
    }
    y[at + j] = sum;
  }
}
function pack(a, transposed, rows, terms) {
  const source = a.data;
  if (!transposed) {
    scratchA.set(source);
    return;
  }
  for (let l = 0, from = 0; l < terms; l++) {
    for (let i = 0, to = l; i < rows; i++, from++, to += terms) {
      scratchA[to] = source[from];
    }
  }
}
function fusedProduct(a, transposeA, b, transposeB, y, rows, columns, terms) {
  scratchA = atLeast(scratchA, rows * terms);
  scratchB = atLeast(scratchB, columns * terms);
  pack(a, transposeA, rows, terms);
  const source = b.data;
  for (let j = 0, to = 0; j < columns; j++) {
    for (let l = 0; l < terms; l++, to++) {
      scratchB[to] = transposeB ? source[to] : source[l * columns + j];
    }
  }
  const isWhole = rows === 1 || columns === 1;
  const narrow = y.dtype === "float32";
  const bound = 2 * (terms + 2) * EPSILON;
  const chained = hasLoneRow(rows, columns, terms) ? columns - columns % PANEL : 0;
  for (let i = 0, at = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++, at++) {
      if (narrow) {
        let sum = 0;
        let magnitude = 0;
        for (let l = i * terms, k = j * terms; l < (i + 1) * terms; l++, k++) {
          const term = scratchA[l] * scratchB[k];
          sum += term;
          magnitude += Math.abs(term);
        }
        const error = bound * magnitude;
        if (magnitude === 0 || error > 1e-290 && fround2(sum - error) === fround2(sum + error)) {
          y.data[at] = sum;
          continue;
        }
      }
      const inChains = i === rows - 1 && j < chained;
      y.data[at] = fusedSum(scratchA, i * terms, scratchB, j * terms, terms, isWhole, inChains);
    }
  }
}
function fusedSum(a, atA, b, atB, terms, isWhole, inChains) {
  let total = 0;
  for (let first2 = 0; first2 < terms; ) {
    const length = nextBlock(terms - first2, isWhole);
    const chained = inChains ? first2 + length - length % CHAINED_TERMS : first2;
    const chains = [0, 0, 0, 0];
    for (let l = first2; l < chained; l++) {
      chains[(l - first2) % 4] = fusedDouble(a[atA + l], b[atB + l], chains[(l - first2) % 4]);
    }
    for (let l = chained; l < first2 + length; l++) {
      chains[0] = fusedDouble(a[atA + l], b[atB + l], chains[0]);
    }
    const block = inChains ? chains[0] + chains[1] + (chains[2] + chains[3]) : chains[0];
    total = first2 === 0 && !inChains ? block : total + block;
    first2 += length;
  }
  return total;
}

// math/layers.js
var LayerState = class {
  /** @type {Matrix | null} */
  inputs = null;
  /** @type {Matrix | null} */
  output = null;
  /** dLoss/dInputs. @type {Matrix | null} */
  dinputs = null;
  /** The factors of dropout. @type {Matrix | null} */
  mask = null;
  /** Saves the inputs; the output is a matrix to overwrite. @param {Matrix} inputs @param {number} columns @param {DType} dtype @returns {Matrix} */
  beginForward(inputs, columns, dtype) {
    this.inputs = inputs;
    this.output = Matrix.reuse(this.output, inputs.rows, columns, dtype);
    return this.output;
  }
  /** The input gradients as a matrix to overwrite. @param {number} rows @param {number} columns @param {DType} dtype @returns {Matrix} */
  beginBackward(rows, columns, dtype) {
    this.dinputs = Matrix.reuse(this.dinputs, rows, columns, dtype);
    return this.dinputs;
  }
  /** What forward saved. @param {"inputs" | "output"} what @param {string} layer @returns {Matrix} */
  saved(what, layer) {
    const matrix = this[what];
    if (matrix === null) {
      throw new Error(`${layer}: backward has no ${what} of a forward pass; it uses those of the last one. Call forward first.`);
    }
    return matrix;
  }
};
var INFERENCE = Object.freeze({ arithmetic: NUMPY });

// math/base64.js
var ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
var VALUES = new Map([...ALPHABET].map((character, value) => [character.charCodeAt(0), value]));
function fromBase64(text) {
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const count = text.length - padding;
  if (text.length % 4 !== 0) {
    throw new RangeError(`base64: ${text.length} characters; the number must be a multiple of 4. Pass the text with its padding.`);
  }
  const bytes = new Uint8Array(text.length / 4 * 3 - padding);
  let word = 0;
  let at = 0;
  for (let i = 0; i < count; i++) {
    const value = VALUES.get(text.charCodeAt(i));
    if (value === void 0) {
      throw new RangeError(`base64: character ${i} is ${JSON.stringify(text[i])}; A-Z, a-z, 0-9, + and / are allowed. Encode the bytes again.`);
    }
    word = word << 6 | value;
    if (i % 4 !== 0) {
      bytes[at++] = word >> 6 - 2 * (i % 4) & 255;
    }
  }
  return bytes;
}

// math/c-library-tables.js
function doubles(text) {
  const bytes = fromBase64(text);
  const view2 = new DataView(bytes.buffer);
  return Float64Array.from({ length: bytes.length / 8 }, (_, i) => view2.getFloat64(8 * i, true));
}
var EXP_HEADS = doubles(
  "AAAAAAAA8D81M/upPRbwP2GAdz6aLPA/hX9u6BVD8D90hRXTsFnwP9723SlrcPA/yJt1GEWH8D+D88bKPp7wPw+J+WxYtfA/90dyK5LM8D+i0dMy7OPwPxvT/q9m+/A/UVsS0AET8T/MMWzAvSrxP+Atqa6aQvE/UY6lyJha8T97UX08uHLxP+qNjDj5ivE/dctv61uj8T/UXASE4LvxP6q5aDGH1PE/Hdn8IlDt8T/WjGKIOwbyP5bcfZFJH/I/OGJ1bno48j8/prJPzlHyP9184mVFa/I/gWP14d+E8j/h3h/1nZ7yP5DZ2tB/uPI/CwPkpoXS8j9WLz6pr+zyPxW3MQr+BvM/MdhM/HAh8z//FmSyCDzzP/Gfkl/FVvM/y6k6N6dx8z9m2AVtrozzP/ef5TTbp/M/5agTwy3D8z8iNBJMpt7zPxyArARF+vM/Ki73IQoW9D+XqFDZ9TH0Py2JYWAITvQ/VwAd7UFq9D/QPMG1oob0P97T1/Aqo/Q/Jyo21dq/9D8N3f2Zstz0P6csnXay+fQ/QmbPotoW9T+CT51WKzT1Pw+SXcqkUfU/2ie1Nkdv9T/9x5fUEo31PylUSN0Hq/U/t0ZZiibJ9T9IIa0Vb+f1PwncdrnhBfY/hVU6sH4k9j8gw8w0RkP2PyUiVYI4YvY/c6lM1FWB9j/NO39mnqD2P7/aC3USwPY/LxplPLLf9j+ElFH5ff/2P3Rf7Oh1H/c/dIGlSJo/9z/JZ0JW61/3Pz9d3k9pgPc/hwHrcxSh9z8ywTAB7cH3P2JOzzbz4vc/Eho+VCcE+D8TzkyZiSX4P63HI0YaR/g/7ZJEm9lo+D+ZZorZx4r4P9ugKkLlrPg/jES1FjLP+D82dxWZrvH4P8b/kQtbFPk/5cXNsDc3+T8PUsjLRFr5P1BO3p+Cffk/ugfKcPGg+T+Q8KOCkcT5PyMj4xlj6Pk/ZeVde2YM+j8zLUrsmzD6P10lPrIDVfo/WLMwE555+j+//XlVa576P3rz079rw/o/rdNamZ/o+j9mto0pBw77P/sVT7iiM/s/OlnljXJZ+z9HXvvydn/7P0oGoTCwpfs/0sFLkB7M+z8JHtdbwvL7P5xShd2bGfw/etD/X6tA/D9L0Vcu8Wf8P7XnBpRtj/w/aZDv3CC3/D/6w11VC9/8P3yJB0otB/0/8okNCIcv/T+HpPvcGFj9P5iDyRbjgP0/hTLbA+ap/T9gtAHzIdP9P1+bezOX/P0/KaH1FEYm/j/2P4vnLlD+P4NMx/tRev4/2pCkoq+k/j/xZ44tSM/+PydaYe4b+v4/l7prNysl/z9ARW5bdlD/PxS+nK39e/8/2JCegcGn/z/xcY8rwtP/Pw=="
);
var EXP_TAILS = doubles(
  "AAAAAAAAAABuv4gaTzubPF3c2JwTYHG80WaHEHpekLwT9mc1UtKMPPqO+SOAzou8YcjmYU73YDyZ0zNb5KOQPG17g12mmpc8/O/9khq1jjzRnC9wPb4+PAtukIk0A2q8Dr0vKlJWlbxV6k6M74BQvBb01bkjyZG8r1Vc6ePTgDxIk6XqFRuAvD0y3lXwH4+8v1MTP4yJizwm6xF2nNmWvGAvOj737Jo8nTiGy4Lnj7yNw6ZEQW+KPH0E5LAFeoA8lKio4/2Oljx9SHTyGF6HPPLnH5grR4A8XghxP3u4lrwxqwlt4feCPPq/bxqbIT28tAoMcoI3izyPy86JkhRuPLarsE11TYM8THSs4gFChjxK+NNdOd2PPARbjjuAo4a8aFBLzO1KkryOLVEb+AeZvNI2lD7o0XG8FRvOsxkZmbxtTCqnSJ+FPIppKHpgEpO8W4kXSI+nWLwbmklnmyx8vBGswmDtY0M872QGOwlmljx5A6Ha4cxuPDASDz+O/5M8sK96u86Qdjx34FTrvR2TPI6jcQA0lI+8SaOT3Mzeh7xfOA+9xt54vPZce+xGEoa8jtf9GAU1kzwFm4ovt5h7PAlUHOLhY5A86sYZUIXHNDw1wGQr5jKUPJ92mWFK5Iy8qE3vO8UzjLyu6SuJeFOEvFhYVnjdzpO8ZBl+gKoQVzwoIl6/77OTvIK5NIetEmq87qltuO9nY7xRiOBUPdyAvM8+Wn5kH3i8sH2LwEruhryK5lUeMhmGvNPUCV7LnJA8HaVNudwye7xrwGdU/eyUPFVs1qvh62U8Qs+zL8WhiLw0NzvxtmmTvB7/GTqEXoC8bldy2FDUlLwAig5bZ62QPLTq8MEvt408/+fFnGC2ZbxEX/NZg/Z7PIM9HqcfCZO8KR5si7ipXbxZuZB8+SNsvKr59CJDQ5K8S45m12zKhbwnzpEr/K9xPLtzCuE10m08YyJiIgTFh7zVMeLjhhyLPBW7vNPRu5G80jHunDHMkDyzWnNuhGmEPLSdjpfN34K8hzPLkncajDz62dFKj3uQvLqu3FbZw1W8QPamPQ6kkLw0k6049NZovDWKWGvi7pG8zd1fCtf/dDysmJL6+72RvLMMrzCubnM8lP2fXDLjjjysWQnRj+CEPGcaTjivzWM8aBmSbCxrZzzStcyDGIqAvG/6/z9drY+8Sal1OK4NkLynBz2mhaN0PA8iQCCekYK8rJLB1VBajjxLawGsWTqEPB8+tAch1YK8yQ1HO7kqibzTiDpgBLZ0PHFynVHsxYM88JHTjxL3j7x9dCPimK6NvAggqkG8w448Muupw5QrhDzuhdExqWSKPO3jO+S6N468nc2RTTuJdzyJzGBBwQVTPA=="
);
var LOG_INVERSES = doubles(
  "n97gw/A09z8f6SxqeBP3P6C1+ghg8vY/fYwTH6bR9j/RtMULSbH2P7oMLzNHkfY/I0IiGJ9x9j/ZHqWZT1L2P8Qkj6pWM/Y/FNyda7MU9j9MXMZSZPb1P08skbVn2PU/3pBby7y69T94GtnyYZ31P4dWRhJWgPU/02vnzpdj9T+Tf6fiJUf1P4NFBkL/KvU/372y2yIP9T/X3jRHj/P0P0Ao3s9D2PQ/yKN4wD699D+KJeDDf6L0PzSE1CQFiPQ/Cy0ZG85t9D9UGDnT2VP0P1qEtEQnOvQ/+/gVQbUg9D+x9D7aggf0P4/+V12P7vM/6UwLoNnV8z8rwRDAYL3zP7jadSskpfM/AtCfzSKN8z8ceoTFW3XzP+I2rUnOXfM/QNRNmHlG8z8ky//OXC/zP0kNoXV3GPM/kDk+N8gB8z9B+JW7TuvyP9GpGQIK1fI/Kv23qPm+8j+rGwx6HKnyPzC1FGByk/I/9aFXV/p98j+/Ox2bs2jyP731j4OdU/I/OwjJqrc+8j+2QKkrASryPzJBzJZ5FfI/m/zSHSAB8j8LSE1J9OzxP2llj1L12PE/fH5XESPF8T/pJst0fLHxP7YaLAwBnvE/vXC2e7CK8T+2vO8linfxP9oxTDWNZPE/3V8nkLlR8T9M0jKkDj/xP9r5EHKLLPE/MbXsKDAa8T+vNITa+wfxP7NrTg/u9fA/zp8qXQbk8D8hpSxjRNLwPxqY4nynwPA/0TbGgy+v8D85E6CY253wP9/nUq+rjPA/+yhOL5978D8ZjzWMtWrwPyz57KXuWfA/kCzRzUlJ8D+prfDGxjjwP6kyeRNlKPA/SHPqJyQY8D+VsRQGBAjwPxr6Jvcf4O8/dOphwhyh7z8umYGwEGPvP82t7jz2Je8/5xORA8jp7j+rsct4gK7uP5sMnaIadO4/tZkKg5E67j9WmmAJ4AHuP5i7d+UByu0/A5F8C/KS7T/OXPtmrFztP53eXqosJ+0/zSxrPm7y7D8Ceaeibb7sP20IN20mi+w/BFhdvZRY7D+Mn7sztSbsPz/n7O6D9es/wZbbdf3E6z8oSoYMHpXrPyw+78XiZes/i4jJZ0g36z9KMB0hSwnrP37v8oXo2+o/oj1gMR2v6j+nWNM/5oLqP4tzCe9AV+o/J0urkCos6j/R8pMToAHqPxs82ySf1+k/kLHHBSWu6T8vzpfyLoXpP3VLpO66XOk/OEjnncY06T/mUmcvTw3pP53X/45S5ug/fADMn86/6D8Ow77awJnoP/sXI6ondOg/CJqzrABP6D9VPmXoSSroP2AC9JUBBug/KaPgYyXi5z+ttdx3s77nP8Ill2eqm+c/VwYX8gd55z8ME9bbylbnPw=="
);
var LOG_VALUES = doubles(
  "AJDmeX/M178AAA3C7m/XvwDgURPjE9e/AHgoOFu41r8AeICQVV3WvwAAGHbQAta/AJCQhsqo1b8AUANWQ0/VvwBAa8M39tS/AFCo/aed1L8AqIk5kkXUvwC4sDn07dO/AHCPRM6W078AoL0XHkDTvwCARu/i6dK/AOAwOBuU0r8AiNqMxT7SvwCQJynh6dG/APhIK22V0b8A+LmaZ0HRvwCY75TQ7dC/ABDbGKWa0L8AuGNS5kfQvwDwhkUi68+/ALAXdUpHz78AMBA9RKTOvwCw6UQNAs6/APB3KaJgzb8AkJUEAcDMvwAQiVYpIMy/ABCBjReBy78A0NPMyeLKvwCQEi5ARcq/APAdaHeoyb8AMEhpbQzJvwDARaYgcci/ADAUtI/Wx78AcGI8uDzHvwBgN5uao8a/AKC3VDELxr8AMCR2fXPFvwAwwo973MS/AADSUSxGxL8AAIO8irDDvwAASWuZG8O/AECkkFSHwr8AoHn4ufPBvwCgLCXIYMG/ACD3V3/OwL8AoP5J3DzAvwCAS7y9V7+/AEBAlgg3vr8AQPk+mBe9vwCg2E5n+bu/AGAvIHncur8AgCjnw8C5vwDAcrNGpri/AACsswGNt78AADhF8XS2vwCAh20OXrW/AOCh3lxItL8AoGpN2TOzvwBgxfh5ILK/ACBimEYOsb8AANJqbPqvvwBAd0qN2q2/AACF5Oy8q78AwBJAiaGpvwDAAjNYiKe/AIDWZ15xpb8AgGVJilyjvwBAFWTjSaG/AIDrgsBynr8AgFJS8VWavwCAgc9iPZa/AACqjPsokr8AAPkgezGMvwAAql01GYS/AADswgMSeL8AACR5CQRgvwAAkITz728/AAA9NUHchz8AgMLEo86TPwAAiRTBn5s/AAARztiwoT8AwAHQW4qlPwCA2ECDXKk/AIBX72onrT8AwJjlmHWwPwAgDeP1U7I/AAA4i90utD8AwFeHWQa2PwAAajV22rc/AGAcTkOruT8AYA27x3i7PwAg5zITQ70/AGDecTEKvz8AQJErFWfAPwCwkoKFR8E/ADDKzW4mwj8AUMWm1wPDPwAQMzzD38M/AIB6aza6xD8A8NEoOZPFPwDwGCTNasY/AJBm7PhAxz8A8Br1wBXIPwCA9lQp6cg/AED4Aja7yT8AACwc7YvKPwDQAVxRW8s/AMC8zGcpzD8AYEjVNfbMPwDARjS9wc0/AODPuAGMzj8AkBfACVXPPwC4HxJsDtA/ANCTDrhx0D8AcIaea9TQPwDQSzOHNtE/AEgjZw2Y0T8AgMzg//jRPwBoY9dfWdI/AKgUCTC50j8AYEMQchjTPwAY7G0md9M/ADCv+0/V0z8A4C/j7jLUPw=="
);
var LOG_POLYNOMIAL = [-0.5000000000000001, 0.33333333331825593, -0.2499999999622955, 0.20000304511814496, -0.16667054827627667];
var FLOAT_LOG_INVERSES = doubles(
  "vvP4eexh9j89iK9K7XH1P7AQ8PA5lfQ/hQO4sJXJ8z+lZIgMGQ3zP6COC3siXvI/PzQaSkq78T+65YrwWCPxP6cAmUE/lfA/AAAAAAAA8D+sR5r9jGDuP6BqAh+zpOw/5vxqVzYg6z8tqqFj0cLpP+1BeAPmhug/YkhT9dxn5z8="
);
var FLOAT_LOG_VALUES = doubles(
  "3qqMgPd71b/bbcCn8L7Sv2c6UX+uHtC/6SSCptgxy79Yd8AKT1fGvwCBnMcrqsG/Xg6MznZOur/MHGFaPJexvx4M4Tj0UqK/AAAAAAAAAACEWfJdqqWqP7QuNqpTXrw/CNsgd+UmxT9wRyINhsLLP+F+oMiLBdE/Ce62VzAE1D8="
);
var POWER_INVERSES = doubles(
  "AAAAAACg9j8AAAAAAID2PwAAAAAAYPY/AAAAAABA9j8AAAAAACD2PwAAAAAAAPY/AAAAAADg9T8AAAAAAMD1PwAAAAAAoPU/AAAAAACA9T8AAAAAAGD1PwAAAAAAYPU/AAAAAABA9T8AAAAAACD1PwAAAAAAAPU/AAAAAADg9D8AAAAAAMD0PwAAAAAAoPQ/AAAAAACg9D8AAAAAAID0PwAAAAAAYPQ/AAAAAABA9D8AAAAAACD0PwAAAAAAAPQ/AAAAAAAA9D8AAAAAAODzPwAAAAAAwPM/AAAAAACg8z8AAAAAAKDzPwAAAAAAgPM/AAAAAABg8z8AAAAAAEDzPwAAAAAAQPM/AAAAAAAg8z8AAAAAAADzPwAAAAAAAPM/AAAAAADg8j8AAAAAAMDyPwAAAAAAwPI/AAAAAACg8j8AAAAAAIDyPwAAAAAAYPI/AAAAAABg8j8AAAAAAEDyPwAAAAAAQPI/AAAAAAAg8j8AAAAAAADyPwAAAAAAAPI/AAAAAADg8T8AAAAAAMDxPwAAAAAAwPE/AAAAAACg8T8AAAAAAKDxPwAAAAAAgPE/AAAAAABg8T8AAAAAAGDxPwAAAAAAQPE/AAAAAABA8T8AAAAAACDxPwAAAAAAAPE/AAAAAAAA8T8AAAAAAODwPwAAAAAA4PA/AAAAAADA8D8AAAAAAMDwPwAAAAAAoPA/AAAAAACg8D8AAAAAAIDwPwAAAAAAgPA/AAAAAABg8D8AAAAAAEDwPwAAAAAAQPA/AAAAAAAg8D8AAAAAACDwPwAAAAAAAPA/AAAAAAAA8D8AAAAAAMDvPwAAAAAAgO8/AAAAAABA7z8AAAAAAADvPwAAAAAAwO4/AAAAAACA7j8AAAAAAEDuPwAAAAAAIO4/AAAAAADg7T8AAAAAAKDtPwAAAAAAYO0/AAAAAABA7T8AAAAAAADtPwAAAAAAwOw/AAAAAACg7D8AAAAAAGDsPwAAAAAAQOw/AAAAAAAA7D8AAAAAAODrPwAAAAAAoOs/AAAAAACA6z8AAAAAAEDrPwAAAAAAIOs/AAAAAADg6j8AAAAAAMDqPwAAAAAAoOo/AAAAAABg6j8AAAAAAEDqPwAAAAAAAOo/AAAAAADg6T8AAAAAAMDpPwAAAAAAoOk/AAAAAABg6T8AAAAAAEDpPwAAAAAAIOk/AAAAAAAA6T8AAAAAAMDoPwAAAAAAoOg/AAAAAACA6D8AAAAAAGDoPwAAAAAAQOg/AAAAAAAg6D8AAAAAAODnPwAAAAAAwOc/AAAAAACg5z8AAAAAAIDnPwAAAAAAYOc/AAAAAABA5z8AAAAAACDnPwAAAAAAAOc/AAAAAADg5j8AAAAAAMDmPw=="
);
var POWER_VALUES = doubles(
  "AMi58oIs1r8ACFi/vdHVvwBYRRd3dtW/APgth60a1b8AeHeVX77UvwBgHMKLYdS/AKiGhjAE1L8ASGlVTKbTvwCAmJrdR9O/ACDhuuLo0r8AiN4TWonSvwCI3hNaidK/AHjP+0Ep0r8AmGnBmMjRvwCoq6tcZ9G/AEiu+YsF0b8AkHPiJKPQvwDQtJQlQNC/ANC0lCVA0L8AQF5tGLnPvwBg3Mut8M6/APAqbgcnzr8AwE9rIVzNvwCgmsf3j8y/AKCax/ePzL8AkC10hsLLvwDAgE7J88q/ALDiH7wjyr8AsOIfvCPKvwBQ9JxaUsm/ANAgZaB/yL8A4BACiavHvwDgEAKJq8e/ANAZ5w/Wxr8AkKdwMP/FvwCQp3Aw/8W/ALCh4+Umxb8AgMtsK03EvwCAy2wrTcS/AJAeIPxxw78A8B/4UpXCvwBgL9Uqt8G/AGAv1Sq3wb8AkNB8ftfAvwCQ0Hx+18C/AODbMZHsv78AACtuBye+vwAAK24HJ76/AMBbj1RevL8A4Eo6bZK6vwDgSjptkrq/AKAx1kXDuL8AoDHWRcO4vwBg5YrS8La/ACAGPwcbtb8AIAY/Bxu1vwDgG5bXQbO/AOAbltdBs78AgKPuNmWxvwCAEcAwCq+/AIARwDAKr78AgBlx3UKrvwCAGXHdQqu/AMAy9lh0p78AwDL2WHSnvwDA/rmHnqO/AMD+uYeeo78AAHgOm4KfvwAAeA6bgp+/AIDVBxu5l78AAPywqMCPvwAA/LCowI+/AAAQayrgf78AABBrKuB/vwAAAAAAAAAAAAAAAAAAAAAAAIl1FRCAPwCAk1hWIJA/AADJKCVJmD8AQOeJXUGgPwAALtSuZqQ/AMCfFKqUqD8AwN3Nc8usPwDABsAx6q4/AGBG0TuXsT8A4NGn9b2zPwCgl01a6bU/AMDqCtMAtz8AQFldXjO5PwBgrY3Iars/AEC8AViIvD8AIAqDOce+PwDg2zmR6L8/AOAngo4XwT8A8CN+K6rBPwCAhgxh0cI/AJAVsPxlwz8AsDODPZHEPwCwoeTlJ8U/ABCMvk5Xxj8AcHWLEvDGPwBQRIWNicc/AAA566++yD8AAPfcWlrJPwDgijztk8o/ANBbV9gxyz8A4Ds4h9DLPwAQ8Mb7b8w/AJDUsD2xzT8AEOf/DlPOPwAA3eSt9c4/ALCzbByZzz8AWE1gOHHQPwBgYWctxNA/AOgngo4X0T8A+KzLXGvRPwBoWmOZv9E/ALgObUUU0j8AkNx88L7SPwBg0+HxFNM/ABC+dmdr0z8AMDN3UsLTPwDo1SO0GdQ/AMhxwo1x1D8AMBee4MnUPwCgOAeuItU/ANDIU/d71T8AYFnfvdXVPw=="
);
var POWER_TAILS = doubles(
  "gFY3KCS0+jwg9+DYCKUcvW1QttWkYiO91WewnuSE5rzgPimTaRsEvcyETEgv2BM9OguC7fNC3DxglFGGxrEgPZKAxdRNWSU92Cu3mR57Jj0/sM+2FMoVPT+wz7YUyhU9dtpTKCRaFr0EVOdovK8fvfCogjPGHx89ZloF/cSoJr0OA/R+7msMvX8t9J64NvC8fy30nrg28LyHPJmrKlcNPSSvhpy3Jis9EP8/VE8vF70baMq7kbohPTSEn2hPeSc9NISfaE95Jz2Pt4sxsE4ZPWaQzT9jTro86sFG3GSMJb3qwUbcZIwlvePUwQTZ0Sq9Cfrbf7+9Kz1YSlNykNsrPVhKU3KQ2ys9ZuKyo2rkEL05UBCfQ54evTlQEJ9Dnh69j1sHkIveIL08eDVhwQwXPTx4NWHBDBc9OlQnTYZ48TwIxHEXMI0kvZajERikgC69lqMRGKSALr30W+iIlmkKPfRb6IiWaQo98jOjXFR1Jb08APAqLDQqPTwA8CosNCo9Br5fWFcMHb3IqlvoNTklPciqW+g1OSU9aFYvTSl8Ez1oVi9NKXwTPdpzM8k3lya9V17GYVsCHz1XXsZhWwIfPd8T+czaXiw93xP5zNpeLD0Jo492XnwUPZGONoOeWS09kY42g55ZLT1McNbleoIcPUxw1uV6ghw97qHyNEb8LL3uofI0Rvwsvar+JvW3AvU8qv4m9bcC9TzkCX58JoApveQJfnwmgCm9Oab6k1SNKL2cptP2fB7fvJym0/Z8Ht+85EDaDT/iGb3kQNoNP+IZvQAAAAAAAAAAAAAAAAAAAADoK52Za8cQvdL34gZb3CO9NAxaMrqgKr1T1/FcwBEBPSj9vXVzFiy9fSZa0JV5Gb0HKNhH8mgavXs7yU8+EQ69m54NVl0yJb3XTtulXsgsPR4dXTwGaSy9Mu2dqY0e7DzaR706XBEjPeVo9yuAkBO906xaxtFGJj3gReavaMAtvf0KoU/WNCW98gctznjvIT00mThEjqcsPaG0gctsnQM9iXJLI6gvxjx4tv1UeYMlPcd9aeXoMyY9eC48LIvPGT3hIZzljRElvQVDkXAQZhy90SzpqlQ9B71v/6BYKPIHPWkhVlBDcii9quGsTo01DL22ElRZxEstvdIrlsVy7PG8NbAV9yr/Kr0w9EFgJxLCPBGOu2UVIcq8MN8MyuzLGz2RTu0W25z4POnqPBaLGCc9HPClYw4hLL2BFqX3zZorPbe9R1Htpiw96rpGut6HCj30BFBK+pwqPbg8IdN64ii9yHfxsM1uET1cvQa2VDsYPZ3gkOw25Ag9ddZnCc4nL72k2AobiSAuvVnHZIFwvi4970Bd7u2tHz3cZaQIKgsKvQ=="
);

// math/c-library.js
var BITS = new DataView(new ArrayBuffer(8));
var DOUBLE2 = new Float64Array(1);
var WORDS2 = new Int32Array(DOUBLE2.buffer);
var HIGH = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;
var SHIFT = 6755399441055744;
var [A0, A1, A2, A3, A4] = LOG_POLYNOMIAL;
var POWERS = new Float64Array(2046);
POWERS[0] = 22250738585072014e-324;
for (let i = 1; i < POWERS.length; i++) {
  POWERS[i] = 2 * POWERS[i - 1];
}
function powerOfTwo(n) {
  return POWERS[n + 1022];
}
function exp(x) {
  const magnitude = Math.abs(x);
  if (magnitude < 5551115123125783e-32) {
    return 1 + x;
  }
  if (!(magnitude < 1024)) {
    return Number.isNaN(x) ? x : x > 0 ? Infinity : 0;
  }
  const k = fusedDouble(184.6649652337873, x, SHIFT) - SHIFT;
  const r = fusedDouble(k, -12864023111638346e-30, fusedDouble(k, -0.005415212348111709, x));
  return scaled(k, r, magnitude >= 512 && x < 0);
}
function scaled(k, r, isSmall) {
  const index = (k % 128 + 128) % 128;
  const exponent = (k - index) / 128;
  const r2 = r * r;
  const quadratic = fusedDouble(r2, fusedDouble(r, 0.16666666666665886, 0.49999999999996786), EXP_TAILS[index] + r);
  const tmp = fusedDouble(r2 * r2, fusedDouble(r, 0.008333335853059549, 0.0416666808410674), quadratic);
  if (exponent > -1022) {
    const head = EXP_HEADS[index];
    const y = isSmall ? head + head * tmp : fusedDouble(head, tmp, head);
    return exponent < 1024 ? y * powerOfTwo(exponent) : y * powerOfTwo(1023) * powerOfTwo(exponent - 1023);
  }
  return subnormal(EXP_HEADS[index] * powerOfTwo(exponent + 1022), tmp);
}
function subnormal(scale2, tmp) {
  const part = scale2 * tmp;
  let y = scale2 + part;
  if (y < 1) {
    let low = scale2 - y + part;
    const high = 1 + y;
    low = 1 - high + y + low;
    y = high + low - 1;
  }
  return powerOfTwo(-1022) * y;
}
function expFloat(x) {
  if (!(x <= 88.72283172607422)) {
    return Number.isNaN(x) ? x : Infinity;
  }
  if (x < -103.97207641601562) {
    return 0;
  }
  const k = fusedDouble(46.16624130844683, x, SHIFT) - SHIFT;
  const r = fusedDouble(46.16624130844683, x, -k);
  const index = (k % 32 + 32) % 32;
  const scale2 = EXP_HEADS[4 * index] * powerOfTwo((k - index) / 32);
  const p = fusedDouble(fusedDouble(16938359250920212e-22, r, 23459809789509004e-20), r * r, fusedDouble(0.021660849396613134, r, 1));
  return Math.fround(p * scale2);
}

// math/pairs.js
var Pair = class _Pair {
  /** @param {number} high @param {number} [low] */
  constructor(high, low = 0) {
    this.high = high;
    this.low = low;
  }
  /** The nearest double. */
  get rounded() {
    return this.high + this.low;
  }
  /** @param {Pair} b @returns {Pair} */
  plus(b) {
    const sum = this.high + b.high;
    return normal(sum, sumError(this.high, b.high, sum) + this.low + b.low);
  }
  /** @param {Pair} b @returns {Pair} */
  times(b) {
    const product2 = this.high * b.high;
    return normal(product2, productError(this.high, b.high, product2) + this.high * b.low + this.low * b.high);
  }
  /** @param {Pair} b @returns {Pair} */
  over(b) {
    const first2 = this.high / b.high;
    const rest = this.plus(new _Pair(-first2).times(b));
    return normal(first2, rest.rounded / b.high);
  }
  /** This pair times a power of two, exactly. @param {number} factor @returns {Pair} */
  scaled(factor) {
    return new _Pair(this.high * factor, this.low * factor);
  }
};
function normal(high, low) {
  const sum = high + low;
  return new Pair(sum, low - (sum - high));
}
function inverseFactorials(terms) {
  const inverses = [new Pair(1)];
  for (let n = 1; n <= terms; n++) {
    inverses.push(inverses[n - 1].over(new Pair(n)));
  }
  return inverses;
}

// math/hyperbolic.js
var EXP_TERMS = 22;
var INVERSES = inverseFactorials(EXP_TERMS);
var LN2 = new Pair(0.6931471805599453, 23190468138462996e-33);

// math/exponentials.js
var { fround: fround3 } = Math;
var FLOAT = new Float32Array(1);
var BITS2 = new Uint32Array(FLOAT.buffer);
var POWERS2 = Float64Array.from({ length: 320 }, (_, i) => powerOfTwo(i - 160));
var MAGIC = 12582912;
var LOG2_E = fround3(1.4426950408889634);
var LN2_HIGH = fround3(-0.693145752);
var LN2_LOW = fround3(-142860677e-14);
var [P0, P1, P2, P3, P4, P5] = [
  5082762527590694e-19,
  0.006757896990527505,
  0.051145120816372985,
  0.24736154348955208,
  0.7257664613233125,
  0.9999999999980871
].map(fround3);
var Q0 = fround3(0.021595093756858297);
var Q1 = fround3(-0.27423353904116676);
function expSimd(x) {
  if (!(x < 88.72283935546875)) {
    return Number.isNaN(x) ? x : Infinity;
  }
  if (x <= -103.97208404541016) {
    return 0;
  }
  const q = fround3(fround3(fround3(x * LOG2_E) + MAGIC) - MAGIC);
  const r = fusedFloat(q, LN2_LOW, fusedFloat(q, LN2_HIGH, x));
  const p = fusedFloat(fusedFloat(fusedFloat(fusedFloat(fusedFloat(P0, r, P1), r, P2), r, P3), r, P4), r, P5);
  const d = fusedFloat(fusedFloat(Q0, r, Q1), r, 1);
  return fround3(fround3(p / d) * POWERS2[q + 160]);
}
var ROOT_HALF = fround3(0.7071067811865476);
var LN22 = fround3(0.6931471805599453);
var [A02, A12, A22, A32, A42] = [
  0.025899791179079226,
  0.3808837741388408,
  1.4800006335765066,
  2.112677543073053,
  0.9999999999999999
].map(fround3);
var [B0, B1, B2, B3, B4] = [
  0.005875095403124574,
  0.15464763749839067,
  0.9864942958519419,
  2.453006071784736,
  2.6126775430731093
].map(fround3);
function expInPlace(x, flavour) {
  if (x instanceof Float64Array) {
    for (let i = 0; i < x.length; i++) {
      x[i] = exp(x[i]);
    }
  } else if (flavour === "libm") {
    for (let i = 0; i < x.length; i++) {
      x[i] = expFloat(x[i]);
    }
  } else {
    expSimdInPlace(x);
  }
}
function expSimdInPlace(x) {
  for (let i = 0; i < x.length; i++) {
    x[i] = expSimd(x[i]);
  }
}

// math/softmax.js
var SoftmaxActivation = class {
  /** @type {Parameter[]} */
  parameters = [];
  get kind() {
    return "SoftmaxActivation";
  }
  get name() {
    return "softmax";
  }
  /** @param {Matrix} inputs @param {LayerState} state @param {PassContext} context @returns {Matrix} */
  forward(inputs, state, { arithmetic }) {
    if (inputs.columns === 0) {
      throw new RangeError(`softmax: inputs are ${inputs.shape}; a row must have at least one column, one per class. Pass scores of the classes.`);
    }
    const output = state.beginForward(inputs, inputs.columns, inputs.dtype);
    subtractMaxima(inputs.data, output.data, inputs.columns);
    expInPlace(output.data, arithmetic.flavour);
    divideBySums(output.data, inputs.columns);
    return output;
  }
  /**
   * dInputs[i] = J g[i] for each row, with the Jacobian J = diag(y) - y y^T of the row; both products have the product dtype.
   * @param {Matrix} dvalues @param {LayerState} state @param {PassContext} context @returns {Matrix}
   */
  backward(dvalues, state, { arithmetic }) {
    const output = state.saved("output", this.name);
    const n = output.columns;
    const outerType = productType(arithmetic, output.dtype, output.dtype);
    const jacobianType = promote(output.dtype, outerType);
    const dinputs = state.beginBackward(dvalues.rows, n, dvalues.dtype);
    const outer = new Matrix(n, n, outerType);
    const jacobian = new Matrix(n, n, jacobianType);
    const row = new Matrix(n, 1, productType(arithmetic, jacobianType, dvalues.dtype));
    for (let i = 0; i < output.rows; i++) {
      const y = new Matrix(n, 1, output.dtype, output.row(i));
      multiply(y, false, y, true, outer);
      for (let k = 0; k < outer.length; k++) {
        jacobian.data[k] = 0 - outer.data[k];
      }
      for (let k = 0; k < n; k++) {
        jacobian.set(k, k, y.data[k] - outer.at(k, k));
      }
      multiply(jacobian, false, new Matrix(n, 1, dvalues.dtype, dvalues.row(i)), false, row);
      dinputs.data.set(row.data, i * n);
    }
    return dinputs;
  }
  /** The column of the largest probability of each row: the first of equal ones; a NaN is the largest. Shape (batch, 1). @param {Matrix} output @returns {Matrix} */
  predictions(output) {
    const classes = new Matrix(output.rows, 1, output.dtype);
    for (let i = 0; i < output.rows; i++) {
      classes.data[i] = argMaxRow(output, i);
    }
    return classes;
  }
  /** @returns {this} */
  copy() {
    return this;
  }
};
function subtractMaxima(x, y, columns) {
  for (let start = 0; start < x.length; start += columns) {
    const end = start + columns;
    let largest2 = x[start];
    for (let j = start + 1; j < end; j++) {
      const value = x[j];
      largest2 = value > largest2 ? value : largest2;
    }
    for (let j = start; j < end; j++) {
      y[j] = x[j] - largest2;
    }
  }
}
function divideBySums(y, columns) {
  for (let start = 0; start < y.length; start += columns) {
    const end = start + columns;
    const sum = pairwise(y, start, columns);
    for (let j = start; j < end; j++) {
      y[j] = y[j] / sum;
    }
  }
}

// kit/softmaxNumbers.js
var MOST = 1e4;
var COMPUTED2 = 2e4;
function valuesOf(given2, changed) {
  return {
    /** @param {number} feature */
    input: (feature) => changed[`x${feature}`] ?? given2.inputs?.[feature] ?? (3 * feature % 5 + 1) / 5,
    /** @param {number} row @param {number} feature */
    weight: (row, feature) => changed[`w${row},${feature}`] ?? given2.weights?.[feature]?.[row] ?? ((7 * row + 3 * feature) % 11 - 5) / 5,
    /** @param {number} row */
    bias: (row) => changed[`b${row}`] ?? given2.biases?.[row] ?? (2 * row % 5 - 2) / 5
  };
}
var SoftmaxRegression = class {
  #state = new LayerState();
  #softmax = new SoftmaxActivation();
  /** @param {number} features @param {number} classes @param {ReturnType<typeof valuesOf>} values */
  constructor(features, classes, values) {
    this.inputs = new Matrix(1, features, "float64");
    const weights = new Matrix(features, classes, "float64");
    const biases = new Matrix(1, classes, "float64");
    this.logits = new Matrix(1, classes, "float64");
    for (let feature = 0; feature < features; feature++) {
      this.inputs.data[feature] = values.input(feature);
      for (let row = 0; row < classes; row++) weights.data[feature * classes + row] = values.weight(row, feature);
    }
    for (let row = 0; row < classes; row++) biases.data[row] = values.bias(row);
    this.weights = weights;
    this.biases = biases;
  }
  /** @param {string} name as in `changed`. @param {number} value */
  put(name, value) {
    const [row, feature] = name.slice(1).split(",").map(Number);
    const { data } = name[0] === "x" ? this.inputs : name[0] === "b" ? this.biases : this.weights;
    data[name[0] === "w" ? feature * this.biases.columns + row : row] = value;
  }
  /** @returns {{ logits: Float32Array | Float64Array, probabilities: Float32Array | Float64Array }} */
  compute() {
    multiply(this.inputs, false, this.weights, false, this.logits, this.biases);
    return { logits: this.logits.data, probabilities: this.#softmax.forward(this.logits, this.#state, { arithmetic: IN_DOUBLE }).data };
  }
};

// text/softmax-regression.js
var texts9 = {
  en: {
    title: "Softmax regression: features and classes",
    description: "Each feature meets one weight for each class. Change the numbers of features and classes, and then the inputs, weights and biases: logits and probabilities follow.",
    features: "Features",
    classes: "Classes",
    diagram: "Inputs X, weights W(class, feature), biases b, softmax and outputs Y",
    scroll: "The diagram, to be scrolled",
    change: "Change",
    input: "an input",
    weight: "a weight",
    bias: "a bias",
    ofFeature: "of feature",
    ofClass: "of class",
    parameters: "{features} × {classes} weights + {classes} biases = {count} parameters",
    shapes: "inputs (1, {features}) @ weights ({features}, {classes}) + biases (1, {classes}) = logits (1, {classes})",
    some: "Of so many, the first three, the last and the selected one are drawn.",
    most: "Up to {most} features and {most} classes can be explored here.",
    tooMany: "Beyond {most} weights nothing is computed here; the code below computes it.",
    one: "With one class the softmax is always 1: at least two classes are needed to learn anything.",
    printed: "As NumPy prints them",
    logits: "logits",
    probabilities: "probabilities",
    weightTerm: "{name} × X{feature} = {weight} × {input} = {product}: a term of the logit of class {class}.",
    inputTerm: "X{feature} = {input} is multiplied with {classes} weights, one for each class.",
    biasTerm: "{bias} is added to the logit of class {class}, whatever the inputs are.",
    spoken: "{features} features and {classes} classes: {count} parameters.",
    again: "As at first"
  },
  ja: {
    title: "ソフトマックス回帰: 特徴量とクラス",
    description: "特徴量ごとに、クラスの数だけ重みがあります。特徴量とクラスの数を変え、入力、重み、バイアスを変えると、ロジットと確率が変わります。",
    features: "特徴量",
    classes: "クラス",
    diagram: "入力 X、重み W(クラス, 特徴量)、バイアス b、ソフトマックス、出力 Y",
    scroll: "図 (スクロールできます)",
    change: "変える値",
    input: "入力",
    weight: "重み",
    bias: "バイアス",
    ofFeature: "特徴量の番号",
    ofClass: "クラスの番号",
    parameters: "重み {features} × {classes} + バイアス {classes} = パラメータ {count} 個",
    shapes: "入力 (1, {features}) @ 重み ({features}, {classes}) + バイアス (1, {classes}) = ロジット (1, {classes})",
    some: "数が多いので、最初の三つ、最後の一つ、選んだ一つだけを描いています。",
    most: "特徴量とクラスはそれぞれ {most} まで調べられます。",
    tooMany: "重みが {most} 個を超えると、ここでは計算しません。下のコードで計算できます。",
    one: "クラスが一つではソフトマックスは常に 1 です。学習には二つ以上のクラスが必要です。",
    printed: "NumPy の表示",
    logits: "ロジット",
    probabilities: "確率",
    weightTerm: "{name} × X{feature} = {weight} × {input} = {product}: クラス {class} のロジットの一項です。",
    inputTerm: "X{feature} = {input} には、クラスごとに一つ、{classes} 個の重みが掛けられます。",
    biasTerm: "{bias} は、入力に関係なくクラス {class} のロジットに足されます。",
    spoken: "特徴量 {features}、クラス {classes}: パラメータ {count} 個。",
    again: "最初に戻す"
  }
};

// views/softmax-regression.js
var STEP3 = 0.1;
var TONES = (
  /** @type {const} */
  { input: "data", weight: "weight", bias: "bias" }
);
var KINDS = (
  /** @type {const} */
  ["input", "weight", "bias"]
);
var softmax_regression_default = view({
  name: "softmax-regression",
  texts: texts9,
  /** @returns {State} */
  start: (data) => ({ features: data.features, classes: data.classes, changed: {}, pick: { kind: "weight", feature: 0, class: 0 } }),
  build({ data, text, state, change, announce, language }) {
    const names = { less: text("less"), more: text("more") };
    const count = (key, take, most = MOST) => stepper({ label: text(key), min: 1, max: most, names: { less: `${text(key)}: ${names.less}`, more: `${text(key)}: ${names.more}` }, change: take });
    const features = count("features", (value) => reshape({ features: value }));
    const classes = count("classes", (value) => reshape({ classes: value }));
    const again = h("button", { type: "button", onclick: () => change({ ...state(), features: data.features, classes: data.classes, changed: {}, pick: { kind: "weight", feature: 0, class: 0 } }) }, text("again"));
    const kind = choice({ label: text("change"), options: KINDS.map((value) => ({ value, label: text(value) })), change: (value) => pick({ kind: value }) });
    const picks = h("div");
    const dial2 = h("div");
    const parameters = h("p", { class: "number" });
    const shapes = h("p", { class: "note number" });
    const words = h("p");
    const hint = h("p", { class: "note" });
    const home = h("div", { class: "sideways", tabindex: 0, role: "region", "aria-label": text("scroll") });
    const printed = h("pre", { tabindex: 0, "aria-label": text("printed") });
    let diagram = null;
    let model = null;
    let pickers = null;
    let mover = null;
    function reshape(shape) {
      const next = { ...state(), ...shape };
      const { kind: now, feature, class: row } = next.pick;
      change({ ...shape, pick: { kind: now, feature: Math.min(feature, next.features - 1), class: Math.min(row, next.classes - 1) } });
      announce(text("spoken", counts(next)));
    }
    function pick(part) {
      change({ pick: { ...state().pick, ...part } });
    }
    function counts({ features: n, classes: k }) {
      const format = (value) => value.toLocaleString("en-US");
      return { features: format(n), classes: format(k), count: format(n * k + k) };
    }
    function computed({ features: n, classes: k, changed }) {
      const values = valuesOf(data, changed);
      if (n * k > COMPUTED2) return { values, logits: [], probabilities: [] };
      const shape = `${n} ${k}`;
      if (model === null || model.shape !== shape || Object.keys(model.changed).some((name) => !(name in changed))) model = { shape, changed, values, numbers: new SoftmaxRegression(n, k, values) };
      else {
        for (const name of Object.keys(changed)) if (changed[name] !== model.changed[name]) model.numbers.put(name, changed[name]);
        model = { ...model, changed, values };
      }
      return { values, ...model.numbers.compute() };
    }
    function picked({ pick: { kind: what, feature, class: row } }, values) {
      if (what === "input") return { name: `x${feature}`, label: `X${feature + 1}`, value: values.input(feature) };
      if (what === "bias") return { name: `b${row}`, label: `b${row + 1}`, value: values.bias(row) };
      return { name: `w${row},${feature}`, label: `W(${row + 1},${feature + 1})`, value: values.weight(row, feature) };
    }
    function controls(now, number2) {
      const { features: n, classes: k, pick: { kind: what, feature, class: row } } = now;
      const key = `${n} ${k} ${what}`;
      if (pickers?.key !== key) {
        const rows = count("ofClass", (value) => pick({ class: value - 1 }), k);
        const columns = count("ofFeature", (value) => pick({ feature: value - 1 }), n);
        pickers = { key, row: rows, column: columns };
        picks.replaceChildren(...[...what === "input" ? [] : [rows], ...what === "bias" ? [] : [columns]].map(({ element }) => element));
      }
      pickers.row.update(row + 1);
      pickers.column.update(feature + 1);
      const reach = Math.max(5, Math.ceil(Math.abs(number2.value)));
      if (mover?.key !== `${number2.name} ${reach}`) {
        const control = slider({
          label: number2.label,
          min: -reach,
          max: reach,
          step: STEP3,
          tone: TONES[what],
          format: (value) => general(value, 6),
          chars: 8,
          change: (value) => change({ changed: { ...state().changed, [number2.name]: value } })
        });
        const had = dial2.contains(focused());
        mover = { key: `${number2.name} ${reach}`, control };
        dial2.replaceChildren(control.element);
        if (had) control.element.querySelector("input")?.focus();
      }
      mover.control.update(number2.value);
    }
    function focused() {
      const root = dial2.getRootNode();
      return root instanceof ShadowRoot ? root.activeElement : null;
    }
    function draw(now) {
      const shown = `${now.features} ${now.classes} ${shownOf(now.features, now.pick.feature)} ${shownOf(now.classes, now.pick.class)}`;
      if (diagram?.shown === shown) return diagram;
      diagram = softmaxDiagram({
        label: text("diagram"),
        features: now.features,
        classes: now.classes,
        pick: now.pick,
        featureNames: data.feature_names ?? [],
        classNames: data.class_names ?? [],
        press: (part) => pick({ kind: part.kind, ...part.kind === "bias" ? {} : { feature: part.feature }, ...part.kind === "input" ? {} : { class: part.class } })
      });
      home.replaceChildren(diagram.svg);
      return diagram;
    }
    function sentence({ pick: { kind: what, feature, class: row }, classes: k }, values, name) {
      const short4 = (value) => minus(general(value, 6));
      const [input, weight] = [values.input(feature), values.weight(row, feature)];
      return text(`${what}Term`, { name, feature: feature + 1, class: row + 1, classes: k, input: short4(input), weight: short4(weight), bias: short4(values.bias(row)), product: short4(weight * input) });
    }
    function update(now) {
      const { values, logits, probabilities } = computed(now);
      const number2 = picked(now, values);
      features.update(now.features);
      classes.update(now.classes);
      kind.update(now.pick.kind);
      controls(now, number2);
      draw(now).update(values, logits, probabilities, now.pick);
      write(parameters, text("parameters", counts(now)));
      write(shapes, text("shapes", counts(now)));
      write(words, sentence(now, values, number2.label));
      const hints = [now.features > WHOLE || now.classes > WHOLE ? text("some") : "", now.features === MOST || now.classes === MOST ? text("most", { most: MOST.toLocaleString("en-US") }) : "", logits.length === 0 ? text("tooMany", { most: COMPUTED2.toLocaleString("en-US") }) : "", now.classes === 1 ? text("one") : ""];
      write(hint, hints.filter(Boolean).join(language === "ja" ? "" : " "));
      set(printed, { hidden: logits.length === 0 });
      write(printed, logits.length === 0 ? "" : `${text("logits")}
${printedRow(logits)}
${text("probabilities")}
${printedRow(probabilities)}`);
    }
    return {
      body: [
        h("div", { class: "columns" }, h("div", {}, features.element, classes.element, parameters, shapes, again), h("div", {}, kind.element, picks, dial2, words)),
        home,
        hint,
        h("h3", {}, text("printed")),
        printed
      ],
      update,
      picture: () => draw(state()).svg,
      code: (now) => softmaxCode(now, data, valuesOf(data, now.changed))
    };
  }
});

// contract/model.js
var PageModel = class {
  /** @type {Map<string, unknown>} */
  #values;
  /** @type {Map<string, Set<Listener>>} */
  #listeners = /* @__PURE__ */ new Map();
  /** @param {Record<string, unknown>} values at first; copied. */
  constructor(values) {
    this.#values = new Map(Object.entries(values));
  }
  /** @param {string} key @returns {any} undefined if the key was never set. */
  get(key) {
    return this.#values.get(key);
  }
  /** @param {string} key @param {unknown} value */
  set(key, value) {
    if (Object.is(this.#values.get(key), value)) return;
    this.#values.set(key, value);
    for (const listener of [...this.#listeners.get(`change:${key}`) ?? []]) listener();
  }
  /** @param {string} event such as `change:state`. @param {Listener} listener */
  on(event, listener) {
    const known = this.#listeners.get(event) ?? /* @__PURE__ */ new Set();
    this.#listeners.set(event, known.add(listener));
  }
  /** @param {string} event @param {Listener} listener */
  off(event, listener) {
    this.#listeners.get(event)?.delete(listener);
  }
  /** A page has no kernel: there is nothing to send. */
  save_changes() {
  }
  /** A page has no kernel: nothing is sent. */
  send() {
  }
};

// host/mount.js
function mount(module, id, values) {
  const el = document.getElementById(id);
  if (!el) return;
  el.replaceChildren();
  module.render({ model: new PageModel(values), el });
}

// <stdin>
var views = { "activation": activation_default, "gradient-descent": gradient_descent_default, "line-story": line_story_default, "linear-regression": linear_regression_default, "relu-neuron": relu_neuron_default, "relu-pair": relu_pair_default, "softmax-regression": softmax_regression_default };
export {
  mount,
  views
};
