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

// kit/controls.js
function slider({ label, min, max, step, format = decimals(step), chars = Math.max(format(min).length, format(max).length), tone = "", change }) {
  const range = h("input", { type: "range", min, max, step: "any", "aria-label": label });
  const field = h("input", { type: "text", inputmode: "decimal", "aria-label": label, style: `width: ${chars + 3}ch` });
  const element = h("div", { class: "control slider" }, h("span", { class: `label ${tone}`, "aria-hidden": "true" }, label), range, field);
  let current = NaN;
  const snapped = (value) => Number((Math.round(value / step) * step).toFixed(12));
  const take = (value) => {
    current = Math.min(max, Math.max(min, snapped(value)));
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
  const digits = (String(step).split(".")[1] ?? "").length;
  return (value) => value.toFixed(digits);
}
function presets({ label, options, press }) {
  const buttons = options.map(({ label: name, value }) => h("button", { type: "button", "aria-pressed": "false", onclick: () => press(value) }, name));
  return {
    element: h("div", { class: "row", role: "group", "aria-label": label }, h("span", { class: "label", "aria-hidden": "true" }, label), ...buttons),
    update: (isSet) => buttons.forEach((item, index) => item.setAttribute("aria-pressed", String(isSet(options[index].value))))
  };
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
  if (value === 0) return Object.is(value, -0) ? "-0" : "0";
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
function chart({ id, label, x, y, xLabel = "", yLabel = "", width = 460, height = 300, logY = false, ticks = 6, interactive = false }) {
  const area = { left: yLabel ? 74 : 52, right: width - 16, top: 14, bottom: height - (xLabel ? 44 : 28) };
  const across = scale([area.left, area.right], false, ticks);
  const up = scale([area.bottom, area.top], logY, ticks);
  const grid = s("g", { class: "grid", "aria-hidden": "true" });
  const axes = s("g", { class: "axes", "aria-hidden": "true" });
  const marks = s("g", { "clip-path": `url(#${id}-clip)` });
  const above = s("g");
  const svg = s(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, class: "chart", role: interactive ? "group" : "img", "aria-label": label },
    s("defs", {}, s("clipPath", { id: `${id}-clip` }, s("rect", { x: area.left, y: area.top, width: area.right - area.left, height: area.bottom - area.top }))),
    grid,
    axes,
    marks,
    above,
    s("text", { class: "axis-label", x: (area.left + area.right) / 2, y: height - 6, "text-anchor": "middle" }, xLabel),
    s("text", { class: "axis-label", transform: `translate(13 ${(area.top + area.bottom) / 2}) rotate(-90)`, "text-anchor": "middle" }, yLabel)
  );
  const draw = () => {
    const lines = [...across.ticks().map((tick) => ({ ...tick, vertical: true })), ...up.ticks().map((tick) => ({ ...tick, vertical: false }))];
    each(grid, lines, () => s("line"), (line, { value, vertical }) => {
      const at = vertical ? across.at(value) : up.at(value);
      set(line, vertical ? { x1: at, x2: at, y1: area.top, y2: area.bottom } : { x1: area.left, x2: area.right, y1: at, y2: at });
      set(line, { class: value === 0 ? "zero" : null });
    });
    each(axes, lines, () => s("text"), (tick, { value, text, vertical }) => {
      set(tick, vertical ? { x: across.at(value), y: area.bottom + 16, "text-anchor": "middle", dy: null } : { x: area.left - 7, y: up.at(value), "text-anchor": "end", dy: "0.32em" });
      write(tick, text);
    });
  };
  const rescale = (nextX, nextY) => {
    across.domain(nextX);
    up.domain(nextY);
    draw();
  };
  rescale(x, y);
  return { svg, marks, above, area, x: across.at, y: up.at, atX: across.back, atY: up.back, rescale };
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
  const [first, last] = [Math.ceil(low / step - 1e-9), Math.floor(high / step + 1e-9)];
  return Array.from({ length: last - first + 1 || 0 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
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
    const up = axes.y(y);
    if (!(Number.isFinite(across) && Number.isFinite(up))) {
      drawing = false;
      continue;
    }
    text += `${drawing ? "L" : "M"}${near(across)} ${near(up)}`;
    drawing = true;
  }
  return text;
}
function near(place2) {
  return Math.round(Math.max(-1e5, Math.min(1e5, place2)) * 100) / 100;
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

// math/dtypes.js
function promote(a, b) {
  return a === "float64" || b === "float64" ? "float64" : "float32";
}
function zeros(dtype, length) {
  return dtype === "float32" ? new Float32Array(length) : new Float64Array(length);
}

// math/elementwise.js
var { fround } = Math;
function rounding(narrow) {
  return narrow ? fround : same;
}
function same(x) {
  return x;
}
function clamped(x, bound) {
  return x < -bound ? -bound : x > bound ? bound : x;
}
function apply(x, y, f) {
  const from = x.data;
  const to = y.data;
  for (let i = 0; i < from.length; i++) {
    to[i] = f(from[i]);
  }
}
function applyGradient(x, dy, dx, f) {
  const from = x.data;
  const gradients = dy.data;
  const to = dx.data;
  for (let i = 0; i < from.length; i++) {
    to[i] = f(from[i], gradients[i]);
  }
}
var ElementwiseActivation = class {
  /** @type {Parameter[]} */
  parameters = [];
  /** The name of the class in files. */
  get kind() {
    return this.constructor.name;
  }
  /** The name for readers. */
  get name() {
    return this.kind.replace(/Activation$/, "");
  }
  /** Whether backward uses the output; if false, it uses the inputs. */
  get keepsOutput() {
    return false;
  }
  /** Whether the input gradients are output gradients, scaled or set to 0, and have their dtype. */
  get passesGradients() {
    return false;
  }
  /** @param {Matrix} inputs @param {LayerState} state @param {PassContext} context @returns {Matrix} */
  forward(inputs, state, { arithmetic }) {
    const output = state.beginForward(inputs, inputs.columns, inputs.dtype);
    this.apply(inputs, output, arithmetic);
    return output;
  }
  /** @param {Matrix} dvalues @param {LayerState} state @param {PassContext} context @returns {Matrix} */
  backward(dvalues, state, { arithmetic }) {
    const saved = state.saved(this.keepsOutput ? "output" : "inputs", this.name);
    const dtype = this.passesGradients ? dvalues.dtype : promote(dvalues.dtype, saved.dtype);
    const dinputs = state.beginBackward(dvalues.rows, dvalues.columns, dtype);
    this.applyGradient(saved, dvalues, dinputs, arithmetic);
    return dinputs;
  }
  /** What a network that ends in this activation predicts: the output itself. @param {Matrix} output @returns {Matrix} */
  predictions(output) {
    return output;
  }
  /** @returns {this} an activation with the same setting */
  copy() {
    return this;
  }
  /** y = f(x). @param {Matrix} _x @param {Matrix} _y @param {Arithmetic} _arithmetic @returns {void} */
  apply(_x, _y, _arithmetic) {
    throw new Error(`${this.kind}: it has no forward formula; a class derived from ElementwiseActivation must have one. Write apply.`);
  }
  /** dx = dy f'(x). @param {Matrix} _saved @param {Matrix} _dy @param {Matrix} _dx @param {Arithmetic} _arithmetic @returns {void} */
  applyGradient(_saved, _dy, _dx, _arithmetic) {
    throw new Error(`${this.kind}: it has no backward formula; a class derived from ElementwiseActivation must have one. Write applyGradient.`);
  }
};

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
var LOG_NEAR_ONE = [-0.5, 0.3333333333333352, -0.24999999999998432, 0.19999999999320328, -0.16666666669929706, 0.14285715076560868, -0.12499997863982555, 0.11110712032936046, -0.10000486757818193, 0.09181994006195467, -0.08328363062289341];
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
  if (!Number.isFinite(v) || !Number.isFinite(tLow) || !Number.isFinite(vLow)) {
    return product2 + c;
  }
  return v + sumToOdd(tLow, vLow);
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

// math/c-library.js
var BITS = new DataView(new ArrayBuffer(8));
var SHIFT = 6755399441055744;
var LN2_HIGH = 0.6931471805598903;
var LN2_LOW = 5497923018708371e-29;
function powerOfTwo(n) {
  BITS.setUint32(0, n + 1023 << 20);
  BITS.setUint32(4, 0);
  return BITS.getFloat64(0);
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
function log(x) {
  if (!(x > 0 && x < Infinity)) {
    return x === 0 ? -Infinity : x === Infinity ? x : NaN;
  }
  if (x >= 0.9375 && x < 1.064697265625) {
    return nearOne(x - 1);
  }
  let shift = 0;
  if (x < 22250738585072014e-324) {
    x *= 4503599627370496;
    shift = 52;
  }
  BITS.setFloat64(0, x);
  const high = BITS.getUint32(0);
  const part = high - 1072037888 | 0;
  BITS.setUint32(0, high - (part & 4293918720));
  const z = BITS.getFloat64(0);
  const index = part >>> 13 & 127;
  const k = (part >> 20) - shift;
  const r = fusedDouble(z, LOG_INVERSES[index], -1);
  const w = k * LN2_HIGH + LOG_VALUES[index];
  const sum = w + r;
  const low = fusedDouble(k, LN2_LOW, w - sum + r);
  const [a0, a1, a2, a3, a4] = LOG_POLYNOMIAL;
  const r2 = r * r;
  const p = fusedDouble(r2, fusedDouble(r, a4, a3), fusedDouble(r, a2, a1));
  return fusedDouble(r * r2, p, fusedDouble(r2, a0, low)) + sum;
}
function nearOne(r) {
  if (r === 0) {
    return 0;
  }
  const b = LOG_NEAR_ONE;
  const r2 = r * r;
  const r3 = r * r2;
  const third = fusedDouble(r3, b[10], fusedDouble(r2, b[9], fusedDouble(r, b[8], b[7])));
  const second = fusedDouble(r3, third, fusedDouble(r2, b[6], fusedDouble(r, b[5], b[4])));
  const first = fusedDouble(r3, second, fusedDouble(r2, b[3], fusedDouble(r, b[2], b[1])));
  const w = r * 134217728;
  const high = r + w - w;
  const square = high * high;
  const sum = fusedDouble(square, b[0], r);
  let low = fusedDouble(square, b[0], r - sum);
  low = fusedDouble(b[0] * (r - high), high + r, low);
  return fusedDouble(r3, first, low) + sum;
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
function logFloat(x) {
  if (!(x > 0 && x < Infinity)) {
    return x === 0 ? -Infinity : x === Infinity ? x : NaN;
  }
  if (x === 1) {
    return 0;
  }
  const shift = x < 11754943508222875e-54 ? 23 : 0;
  BITS.setFloat32(0, shift > 0 ? x * 8388608 : x);
  const bits = BITS.getUint32(0);
  const part = bits - 1060306944 | 0;
  BITS.setUint32(0, bits - (part & 4286578688));
  const z = BITS.getFloat32(0);
  const index = part >>> 19 & 15;
  const k = (part >> 23) - shift;
  const r = fusedDouble(z, FLOAT_LOG_INVERSES[index], -1);
  const y0 = fusedDouble(k, 0.6931471805599453, FLOAT_LOG_VALUES[index]);
  const r2 = r * r;
  const p = fusedDouble(-0.25089342214237154, r2, fusedDouble(0.333456765744066, r, -0.4999997485802103));
  return Math.fround(fusedDouble(p, r2, y0 + r));
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
    const first = this.high / b.high;
    const rest = this.plus(new _Pair(-first).times(b));
    return normal(first, rest.rounded / b.high);
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
var SMALL = 12;
var EXP_TERMS = 22;
var INVERSES = inverseFactorials(EXP_TERMS);
var LN2 = new Pair(0.6931471805599453, 23190468138462996e-33);
function tanh(x) {
  const magnitude = Math.abs(x);
  if (magnitude < 1e-8) {
    return x;
  }
  if (!(magnitude < 20)) {
    return Number.isNaN(x) ? x : Math.sign(x);
  }
  const e = expOfPair(2 * magnitude);
  const y = e.plus(new Pair(-1)).over(e.plus(new Pair(1))).rounded;
  return x < 0 ? -y : y;
}
function expOfPair(x) {
  const k = Math.round(x / LN2.high);
  const r = new Pair(x).plus(new Pair(-k).times(LN2));
  let rest = INVERSES[EXP_TERMS].high;
  for (let n = EXP_TERMS - 1; n >= SMALL; n--) {
    rest = INVERSES[n].high + rest * r.high;
  }
  let sum = new Pair(rest);
  for (let n = SMALL - 1; n >= 0; n--) {
    sum = sum.times(r).plus(INVERSES[n]);
  }
  return sum.scaled(powerOfTwo(k));
}
function tanhFloat(x) {
  const magnitude = Math.abs(x);
  if (magnitude < 0.15) {
    const s2 = x * x;
    return Math.fround(x + x * s2 * (-1 / 3 + s2 * (2 / 15 + s2 * (-17 / 315 + s2 * (62 / 2835 + s2 * (-1382 / 155925 + s2 * (21844 / 6081075)))))));
  }
  if (!(magnitude < 20)) {
    return Number.isNaN(x) ? x : Math.sign(x);
  }
  const y = 1 - 2 / (exp(2 * magnitude) + 1);
  return Math.fround(x < 0 ? -y : y);
}

// math/exponentials.js
var { fround: fround2 } = Math;
var FLOAT = new Float32Array(1);
var BITS2 = new Uint32Array(FLOAT.buffer);
var POWERS = Float64Array.from({ length: 320 }, (_, i) => 2 ** (i - 160));
var MAGIC = 12582912;
var LOG2_E = fround2(1.4426950408889634);
var LN2_HIGH2 = fround2(-0.693145752);
var LN2_LOW2 = fround2(-142860677e-14);
var [P0, P1, P2, P3, P4, P5] = [
  5082762527590694e-19,
  0.006757896990527505,
  0.051145120816372985,
  0.24736154348955208,
  0.7257664613233125,
  0.9999999999980871
].map(fround2);
var Q0 = fround2(0.021595093756858297);
var Q1 = fround2(-0.27423353904116676);
function expSimd(x) {
  if (!(x < 88.72283935546875)) {
    return Number.isNaN(x) ? x : Infinity;
  }
  if (x <= -103.97208404541016) {
    return 0;
  }
  const q = fround2(fround2(fround2(x * LOG2_E) + MAGIC) - MAGIC);
  const r = fusedFloat(q, LN2_LOW2, fusedFloat(q, LN2_HIGH2, x));
  const p = fusedFloat(fusedFloat(fusedFloat(fusedFloat(fusedFloat(P0, r, P1), r, P2), r, P3), r, P4), r, P5);
  const d = fusedFloat(fusedFloat(Q0, r, Q1), r, 1);
  return fround2(fround2(p / d) * POWERS[q + 160]);
}
var SMALLEST_NORMAL = 11754943508222875e-54;
var ROOT_HALF = fround2(0.7071067811865476);
var LN22 = fround2(0.6931471805599453);
var [A0, A1, A2, A3, A4] = [
  0.025899791179079226,
  0.3808837741388408,
  1.4800006335765066,
  2.112677543073053,
  0.9999999999999999
].map(fround2);
var [B0, B1, B2, B3, B4] = [
  0.005875095403124574,
  0.15464763749839067,
  0.9864942958519419,
  2.453006071784736,
  2.6126775430731093
].map(fround2);
function logSimd(x) {
  if (!(x > 0 && x < Infinity)) {
    return x === 0 ? -Infinity : x === Infinity ? x : NaN;
  }
  const isSmall = x < SMALLEST_NORMAL;
  FLOAT[0] = isSmall ? x * 12676506002282294e14 : x;
  let e = (BITS2[0] >>> 23) - 126 - (isSmall ? 100 : 0);
  BITS2[0] = BITS2[0] & 8388607 | 1056964608;
  let m = FLOAT[0];
  if (m <= ROOT_HALF) {
    e -= 1;
    m += m;
  }
  m -= 1;
  const p = fusedFloat(fusedFloat(fusedFloat(fusedFloat(fusedFloat(A0, m, A1), m, A2), m, A3), m, A4), m, 0);
  const d = fusedFloat(fusedFloat(fusedFloat(fusedFloat(fusedFloat(B0, m, B1), m, B2), m, B3), m, B4), m, 1);
  return fusedFloat(e, LN22, fround2(p / d));
}
function expOf(dtype, flavour) {
  return dtype === "float64" ? exp : flavour === "libm" ? expFloat : expSimd;
}
function logOf(dtype, flavour) {
  return dtype === "float64" ? log : flavour === "libm" ? logFloat : logSimd;
}
function tanhOf(dtype) {
  return dtype === "float64" ? tanh : tanhFloat;
}

// math/activations.js
var { abs } = Math;
var ReLUActivation = class extends ElementwiseActivation {
  get kind() {
    return "ReLUActivation";
  }
  get passesGradients() {
    return true;
  }
  /** @param {Matrix} x @param {Matrix} y */
  apply(x, y) {
    const from = x.data;
    const to = y.data;
    for (let i = 0; i < from.length; i++) {
      const value = from[i];
      to[i] = value < 0 ? 0 : value;
    }
  }
  /** @param {Matrix} x @param {Matrix} dy @param {Matrix} dx */
  applyGradient(x, dy, dx) {
    const from = x.data;
    const gradients = dy.data;
    const to = dx.data;
    for (let i = 0; i < from.length; i++) {
      to[i] = from[i] <= 0 ? 0 : gradients[i];
    }
  }
};
var LinearActivation = class extends ElementwiseActivation {
  get kind() {
    return "LinearActivation";
  }
  get passesGradients() {
    return true;
  }
  /** @param {Matrix} x @param {Matrix} y */
  apply(x, y) {
    y.data.set(x.data);
  }
  /** @param {Matrix} _x @param {Matrix} dy @param {Matrix} dx */
  applyGradient(_x, dy, dx) {
    dx.data.set(dy.data);
  }
};
var HeavisideActivation = class extends ElementwiseActivation {
  get kind() {
    return "HeavisideActivation";
  }
  get passesGradients() {
    return true;
  }
  /** @param {Matrix} x @param {Matrix} y */
  apply(x, y) {
    apply(x, y, (value) => Number.isNaN(value) ? value : value > 0 ? 1 : 0);
  }
  /** @param {Matrix} _x @param {Matrix} _dy @param {Matrix} dx */
  applyGradient(_x, _dy, dx) {
    dx.data.fill(0);
  }
};
var SigmoidActivation = class extends ElementwiseActivation {
  get kind() {
    return "SigmoidActivation";
  }
  get keepsOutput() {
    return true;
  }
  /** @param {Matrix} x @param {Matrix} y @param {Arithmetic} arithmetic */
  apply(x, y, { flavour }) {
    const exp2 = expOf(x.dtype, flavour);
    const r = rounding(x.dtype === "float32");
    apply(x, y, (value) => 1 / r(1 + exp2(-value)));
  }
  /** @param {Matrix} y @param {Matrix} dy @param {Matrix} dx */
  applyGradient(y, dy, dx) {
    const ry = rounding(y.dtype === "float32");
    const r = rounding(dx.dtype === "float32");
    applyGradient(y, dy, dx, (value, gradient) => r(gradient * ry(1 - value)) * value);
  }
  /** 1 for outputs greater than 0.5, else 0. @param {Matrix} output @returns {Matrix} */
  predictions(output) {
    const classes = output.copy();
    apply(output, classes, (value) => value > 0.5 ? 1 : 0);
    return classes;
  }
};
var TanhActivation = class extends ElementwiseActivation {
  get kind() {
    return "TanhActivation";
  }
  get keepsOutput() {
    return true;
  }
  /** @param {Matrix} x @param {Matrix} y */
  apply(x, y) {
    apply(x, y, tanhOf(x.dtype));
  }
  /** @param {Matrix} y @param {Matrix} dy @param {Matrix} dx */
  applyGradient(y, dy, dx) {
    const r = rounding(y.dtype === "float32");
    applyGradient(y, dy, dx, (value, gradient) => gradient * r(1 - r(value * value)));
  }
};
var SiLUActivation = class extends ElementwiseActivation {
  get kind() {
    return "SiLUActivation";
  }
  /** @param {Matrix} x @param {Matrix} y @param {Arithmetic} arithmetic */
  apply(x, y, { flavour }) {
    const exp2 = expOf(x.dtype, flavour);
    const r = rounding(x.dtype === "float32");
    apply(x, y, (value) => value / r(1 + exp2(-value)));
  }
  /** @param {Matrix} x @param {Matrix} dy @param {Matrix} dx @param {Arithmetic} arithmetic */
  applyGradient(x, dy, dx, { flavour }) {
    const exp2 = expOf(x.dtype, flavour);
    const r = rounding(x.dtype === "float32");
    applyGradient(x, dy, dx, (value, gradient) => {
      const inside2 = clamped(value, 1e3);
      const s2 = r(1 / r(1 + exp2(-inside2)));
      return gradient * r(s2 * r(1 + r(inside2 * r(1 - s2))));
    });
  }
};
var SoftplusActivation = class extends ElementwiseActivation {
  get kind() {
    return "SoftplusActivation";
  }
  /** @param {Matrix} x @param {Matrix} y @param {Arithmetic} arithmetic */
  apply(x, y, { flavour }) {
    const exp2 = expOf(x.dtype, flavour);
    const log2 = logOf(x.dtype, flavour);
    const r = rounding(x.dtype === "float32");
    apply(x, y, (value) => {
      const e = exp2(-abs(value));
      const u = r(1 + e);
      const log1p = u === 1 ? e : r(r(log2(u) * e) / r(u - 1));
      return (value < 0 ? 0 : value) + log1p;
    });
  }
  /** @param {Matrix} x @param {Matrix} dy @param {Matrix} dx @param {Arithmetic} arithmetic */
  applyGradient(x, dy, dx, { flavour }) {
    const exp2 = expOf(x.dtype, flavour);
    const r = rounding(x.dtype === "float32");
    applyGradient(x, dy, dx, (value, gradient) => gradient / r(1 + exp2(-value)));
  }
};
var LeakyReLUActivation = class extends ElementwiseActivation {
  /** @param {number} [slope] for negative x */
  constructor(slope = 0.01) {
    super();
    this.slope = slope;
  }
  get kind() {
    return "LeakyReLUActivation";
  }
  get passesGradients() {
    return true;
  }
  /** @param {Matrix} x @param {Matrix} y */
  apply(x, y) {
    const slope = rounding(x.dtype === "float32")(this.slope);
    apply(x, y, (value) => value > 0 ? value : slope * value);
  }
  /** @param {Matrix} x @param {Matrix} dy @param {Matrix} dx */
  applyGradient(x, dy, dx) {
    const slope = rounding(dy.dtype === "float32")(this.slope);
    applyGradient(x, dy, dx, (value, gradient) => value > 0 ? gradient : slope * gradient);
  }
};
var ELUActivation = class extends ElementwiseActivation {
  /** @param {number} [alpha] the output tends to -alpha */
  constructor(alpha = 1) {
    super();
    this.alpha = alpha;
  }
  get kind() {
    return "ELUActivation";
  }
  /** @param {Matrix} x @param {Matrix} y @param {Arithmetic} arithmetic */
  apply(x, y, { flavour }) {
    const exp2 = expOf(x.dtype, flavour);
    const log2 = logOf(x.dtype, flavour);
    const r = rounding(x.dtype === "float32");
    const alpha = r(this.alpha);
    apply(x, y, (value) => {
      if (value > 0) {
        return value;
      }
      const u = exp2(value);
      const less = r(u - 1);
      return alpha * (u === 1 ? value : less === -1 ? -1 : r(r(less * value) / log2(u)));
    });
  }
  /** @param {Matrix} x @param {Matrix} dy @param {Matrix} dx @param {Arithmetic} arithmetic */
  applyGradient(x, dy, dx, { flavour }) {
    const exp2 = expOf(x.dtype, flavour);
    const r = rounding(x.dtype === "float32");
    const alpha = r(this.alpha);
    applyGradient(x, dy, dx, (value, gradient) => value > 0 ? gradient : gradient * r(alpha * exp2(value)));
  }
};

// math/arithmetic.js
var NUMPY = Object.freeze({ productDType: "float32", defaultDType: "float32", flavour: "simd" });
var IN_DOUBLE = Object.freeze({ productDType: null, defaultDType: "float64", flavour: "simd" });
function productType(arithmetic, a, b) {
  return arithmetic.productDType ?? promote(a, b);
}

// math/gelu.js
var COEFFICIENTS = [
  -0.6513268598908547,
  0.6419697923564902,
  0.019476473204185836,
  -0.009561514786808632,
  -9465953444820369e-19,
  36683949785276145e-20,
  4252332480690777e-20,
  -20278578112534242e-21,
  -16242900046470256e-22,
  13036558355805232e-22,
  15626441722066142e-24,
  -8523809591492654e-23,
  65290544390988515e-25,
  5059343495551469e-24,
  -991364156493033e-24,
  -2273651222931836e-25,
  9646791102015527e-26,
  23940380830391146e-28,
  -6886027526497553e-27,
  8944879273090725e-28,
  3130921399342958e-28,
  -11270822361367252e-29,
  3810905255189232e-31,
  7106097613609237e-30,
  -15230282014571043e-31,
  -9457494571291233e-32,
  1210237189224279e-31,
  -2816663087747177e-32,
  5003005559445902e-35
];
function below(x, exp2, r) {
  const z = r(Math.abs(x) * r(0.7071067811865476));
  const t = r(1 / r(1 + r(0.5 * z)));
  const twice = r(r(4 * t) - 2);
  let next = 0;
  let sum = 0;
  for (let j = COEFFICIENTS.length - 1; j > 0; j--) {
    const previous = sum;
    sum = r(r(r(twice * sum) - next) + r(COEFFICIENTS[j]));
    next = previous;
  }
  const series = r(r(r(r(0.5 * twice) * sum) - next) + r(COEFFICIENTS[0]));
  const tail = r(0.5 * r(t * exp2(r(series - r(z * z)))));
  return x < 0 ? tail : r(1 - tail);
}
var GELUActivation = class extends ElementwiseActivation {
  /** @param {boolean} [isApproximate] whether to compute x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 x^3))) */
  constructor(isApproximate = false) {
    super();
    this.isApproximate = isApproximate;
  }
  get kind() {
    return "GELUActivation";
  }
  /** @param {Matrix} x @param {Matrix} y @param {Arithmetic} arithmetic */
  apply(x, y, { flavour }) {
    const r = rounding(x.dtype === "float32");
    if (this.isApproximate) {
      const tanh2 = innerTanh(x, r);
      apply(x, y, (value) => r(0.5 * value) * r(1 + tanh2(value)));
      return;
    }
    const exp2 = expOf(x.dtype, flavour);
    apply(x, y, (value) => value * below(value, exp2, r));
  }
  /** @param {Matrix} x @param {Matrix} dy @param {Matrix} dx @param {Arithmetic} arithmetic */
  applyGradient(x, dy, dx, { flavour }) {
    const r = rounding(x.dtype === "float32");
    if (this.isApproximate) {
      const tanh2 = innerTanh(x, r);
      const factor2 = r(0.7978845608028654);
      const cubic = r(0.134145);
      applyGradient(x, dy, dx, (value, gradient) => {
        const inside2 = clamped(value, 40);
        const t = tanh2(inside2);
        const slope = r(factor2 * r(1 + r(cubic * r(inside2 * inside2))));
        return gradient * r(r(0.5 * r(1 + t)) + r(r(r(0.5 * inside2) * r(1 - r(t * t))) * slope));
      });
      return;
    }
    const exp2 = expOf(x.dtype, flavour);
    const factor = r(0.3989422804014327);
    applyGradient(x, dy, dx, (value, gradient) => {
      const inside2 = clamped(value, 40);
      return gradient * r(below(inside2, exp2, r) + r(inside2 * r(factor * exp2(r(-0.5 * r(inside2 * inside2))))));
    });
  }
};
function innerTanh(x, r) {
  const tanh2 = tanhOf(x.dtype);
  const factor = r(0.7978845608028654);
  const cubic = r(0.044715);
  return (value) => tanh2(r(factor * r(value + r(cubic * r(r(value * value) * value)))));
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
  slice(first, last) {
    return new _Matrix(last - first, this.columns, this.dtype, this.data.subarray(first * this.columns, last * this.columns));
  }
  /** The elements as rows of plain numbers. @returns {number[][]} */
  toRows() {
    return Array.from({ length: this.rows }, (_, i) => Array.from(this.row(i)));
  }
};

// math/products.js
var BLOCK = 256;
var BLOCK_MULTIPLE = 4;
var CHAINED_TERMS = 8;
var PANEL = 4;
var EPSILON = 2 ** -53;
var { fround: fround3 } = Math;
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
  } else if (a.dtype === "float32" && b.dtype === "float32") {
    product(a, transposeA, b, transposeB, y, rows, columns, terms);
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
  const turned = columns < PANEL && rows > columns;
  const [left, right] = turned ? [b, a] : [a, b];
  const [lines, across] = turned ? [columns, rows] : [rows, columns];
  const panels = Math.ceil(across / PANEL);
  const width = panels * PANEL;
  scratchA = atLeast(scratchA, lines * terms);
  scratchB = atLeast(scratchB, width * terms);
  sums = atLeast(sums, lines * width);
  pack(left, turned ? !transposeB : transposeA, lines, terms);
  packPanels(right, turned ? !transposeA : transposeB, across, terms, panels);
  for (let first = 0; first < terms || first === 0; ) {
    const length = nextBlock(terms - first, isWhole);
    for (let panel = 0; panel < panels; panel++) {
      sumPanel(scratchA, scratchB, sums, lines, terms, first, length, panel * PANEL * terms, panel * PANEL, width);
    }
    first += length;
    if (length === 0) {
      break;
    }
  }
  if (turned) {
    storeTurned(y.data, sums, rows, columns, width);
  } else {
    store(y.data, sums, rows, columns, width);
    if (hasLoneRow(rows, columns, terms)) {
      sumLoneRow(y.data, rows - 1, columns, terms);
    }
  }
}
function atLeast(array, length) {
  return array.length >= length ? array : new Float64Array(length);
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
function packPanels(b, transposed, columns, terms, panels) {
  const source = b.data;
  const rowStride = transposed ? 1 : columns;
  const columnStride = transposed ? terms : 1;
  for (let panel = 0, to = 0; panel < panels; panel++) {
    const first = panel * PANEL;
    if (first + PANEL <= columns) {
      let from = first * columnStride;
      for (let l = 0; l < terms; l++, from += rowStride, to += PANEL) {
        scratchB[to] = source[from];
        scratchB[to + 1] = source[from + columnStride];
        scratchB[to + 2] = source[from + 2 * columnStride];
        scratchB[to + 3] = source[from + 3 * columnStride];
      }
      continue;
    }
    for (let l = 0; l < terms; l++) {
      for (let j = first; j < first + PANEL; j++, to++) {
        scratchB[to] = j < columns ? source[l * rowStride + j * columnStride] : 0;
      }
    }
  }
}
function sumPanel(a, b, y, rows, terms, first, length, panel, column, width) {
  const begin = panel + first * PANEL;
  let i = 0;
  for (; i + 1 < rows; i += 2) {
    let y00 = 0, y01 = 0, y02 = 0, y03 = 0, y10 = 0, y11 = 0, y12 = 0, y13 = 0;
    const end = i * terms + first + length;
    for (let l = i * terms + first, k = begin; l < end; l++, k += PANEL) {
      const a0 = a[l];
      const a1 = a[l + terms];
      const b0 = b[k];
      const b1 = b[k + 1];
      const b2 = b[k + 2];
      const b3 = b[k + 3];
      y00 += a0 * b0;
      y01 += a0 * b1;
      y02 += a0 * b2;
      y03 += a0 * b3;
      y10 += a1 * b0;
      y11 += a1 * b1;
      y12 += a1 * b2;
      y13 += a1 * b3;
    }
    const at = i * width + column;
    const next = at + width;
    if (first === 0) {
      y[at] = y00;
      y[at + 1] = y01;
      y[at + 2] = y02;
      y[at + 3] = y03;
      y[next] = y10;
      y[next + 1] = y11;
      y[next + 2] = y12;
      y[next + 3] = y13;
    } else {
      y[at] += y00;
      y[at + 1] += y01;
      y[at + 2] += y02;
      y[at + 3] += y03;
      y[next] += y10;
      y[next + 1] += y11;
      y[next + 2] += y12;
      y[next + 3] += y13;
    }
  }
  if (i < rows) {
    let y0 = 0, y1 = 0, y2 = 0, y3 = 0;
    const end = i * terms + first + length;
    for (let l = i * terms + first, k = begin; l < end; l++, k += PANEL) {
      const a0 = a[l];
      y0 += a0 * b[k];
      y1 += a0 * b[k + 1];
      y2 += a0 * b[k + 2];
      y3 += a0 * b[k + 3];
    }
    const at = i * width + column;
    y[at] = first === 0 ? y0 : y[at] + y0;
    y[at + 1] = first === 0 ? y1 : y[at + 1] + y1;
    y[at + 2] = first === 0 ? y2 : y[at + 2] + y2;
    y[at + 3] = first === 0 ? y3 : y[at + 3] + y3;
  }
}
function store(y, from, rows, columns, width) {
  for (let i = 0, at = 0; i < rows; i++) {
    for (let j = 0, source = i * width; j < columns; j++, at++, source++) {
      y[at] = from[source];
    }
  }
}
function storeTurned(y, from, rows, columns, width) {
  for (let j = 0; j < columns; j++) {
    for (let i = 0, at = j; i < rows; i++, at += columns) {
      y[at] = from[j * width + i];
    }
  }
}
function sumLoneRow(y, row, columns, terms) {
  const a = scratchA;
  const whole = columns - columns % PANEL;
  for (let j = 0; j < whole; j++) {
    const panel = (j - j % PANEL) * terms + j % PANEL;
    let sum = 0;
    for (let first = 0; first < terms; ) {
      const length = nextBlock(terms - first, false);
      const chained = first + length - length % CHAINED_TERMS;
      let y0 = 0, y1 = 0, y2 = 0, y3 = 0;
      for (let l = first; l < chained; l += 4) {
        const at = panel + l * PANEL;
        y0 += a[row * terms + l] * scratchB[at];
        y1 += a[row * terms + l + 1] * scratchB[at + PANEL];
        y2 += a[row * terms + l + 2] * scratchB[at + 2 * PANEL];
        y3 += a[row * terms + l + 3] * scratchB[at + 3 * PANEL];
      }
      for (let l = chained; l < first + length; l++) {
        y0 += a[row * terms + l] * scratchB[panel + l * PANEL];
      }
      sum += y0 + y1 + (y2 + y3);
      first += length;
    }
    y[row * columns + j] = sum;
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
        if (magnitude === 0 || error > 1e-290 && fround3(sum - error) === fround3(sum + error)) {
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
  for (let first = 0; first < terms; ) {
    const length = nextBlock(terms - first, isWhole);
    const chained = inChains ? first + length - length % CHAINED_TERMS : first;
    const chains = [0, 0, 0, 0];
    for (let l = first; l < chained; l++) {
      chains[(l - first) % 4] = fusedDouble(a[atA + l], b[atB + l], chains[(l - first) % 4]);
    }
    for (let l = chained; l < first + length; l++) {
      chains[0] = fusedDouble(a[atA + l], b[atB + l], chains[0]);
    }
    const block = inChains ? chains[0] + chains[1] + (chains[2] + chains[3]) : chains[0];
    total = first === 0 && !inChains ? block : total + block;
    first += length;
  }
  return total;
}

// math/sums.js
var PAIRWISE_BLOCK = 128;
var { fround: fround4 } = Math;
function pairwise(data, start, count) {
  return 0 + (data instanceof Float32Array ? pairwiseFloat(data, start, count) : pairwiseDouble(data, start, count));
}
function pairwiseFloat(x, start, count) {
  if (count < 8) {
    let sum = 0;
    for (let i = start; i < start + count; i++) {
      sum = fround4(sum + x[i]);
    }
    return sum;
  }
  if (count > PAIRWISE_BLOCK) {
    const half = Math.floor(count / 16) * 8;
    return fround4(pairwiseFloat(x, start, half) + pairwiseFloat(x, start + half, count - half));
  }
  let s0 = x[start], s1 = x[start + 1], s2 = x[start + 2], s3 = x[start + 3];
  let s4 = x[start + 4], s5 = x[start + 5], s6 = x[start + 6], s7 = x[start + 7];
  const last = start + count - count % 8;
  for (let i = start + 8; i < last; i += 8) {
    s0 = fround4(s0 + x[i]);
    s1 = fround4(s1 + x[i + 1]);
    s2 = fround4(s2 + x[i + 2]);
    s3 = fround4(s3 + x[i + 3]);
    s4 = fround4(s4 + x[i + 4]);
    s5 = fround4(s5 + x[i + 5]);
    s6 = fround4(s6 + x[i + 6]);
    s7 = fround4(s7 + x[i + 7]);
  }
  let total = fround4(
    fround4(fround4(s0 + s1) + fround4(s2 + s3)) + fround4(fround4(s4 + s5) + fround4(s6 + s7))
  );
  for (let i = last; i < start + count; i++) {
    total = fround4(total + x[i]);
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
  let largest = x.columns === 0 ? 0 : x.data[start];
  for (let j = 1; j < x.columns; j++) {
    const value = x.data[start + j];
    if (!(value <= largest)) {
      if (Number.isNaN(largest)) {
        return best;
      }
      best = j;
      largest = value;
    }
  }
  return best;
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

// kit/functions.js
var FUNCTIONS = {
  sigmoid: { make: () => new SigmoidActivation(), range: 20, sign: "σ", type: "SigmoidActivation", formula: (_, x) => `1 / (1 + e^{−(${x})})`, derivative: "f(x) · (1 − f(x))" },
  relu: { make: () => new ReLUActivation(), range: 20, sign: "ReLU", type: "ReLUActivation", exact: true, bends: true, formula: (_, x) => `max(0, ${x})`, derivative: "1 (x > 0), 0 (x ≤ 0)" },
  leaky_relu: {
    make: (slope) => new LeakyReLUActivation(slope),
    range: 5,
    sign: "leaky",
    type: "LeakyReLUActivation",
    setting: { name: "slope", standard: 0.01, most: 1 },
    exact: true,
    bends: true,
    formula: (value, x, slope) => value > 0 ? x : `${slope} · (${x})`,
    derivative: "1 (x > 0), a (x ≤ 0)"
  },
  elu: {
    make: (alpha) => new ELUActivation(alpha),
    range: 5,
    sign: "ELU",
    type: "ELUActivation",
    setting: { name: "alpha", standard: 1, most: 3 },
    bends: true,
    formula: (value, x, alpha) => value > 0 ? x : `${alpha} · (e^{${x}} − 1)`,
    derivative: "1 (x > 0), α · e^{x} (x ≤ 0)"
  },
  gelu: { make: () => new GELUActivation(false), range: 5, sign: "GELU", type: "GELUActivation", formula: (_, x) => `${x} · Φ(${x})`, derivative: "Φ(x) + x · φ(x)" },
  gelu_tanh: {
    make: () => new GELUActivation(true),
    range: 5,
    sign: "GELU",
    type: "GELUActivation",
    tanhForm: true,
    formula: (_, x) => `(${x}) / 2 · (1 + tanh u), u = √(2 / π) · (x + 0.044715 · x^{3}),`,
    derivative: "(1 + tanh u) / 2 + x / 2 · (1 − tanh^{2} u) · √(2 / π) · (1 + 0.134145 · x^{2})"
  },
  softplus: { make: () => new SoftplusActivation(), range: 10, sign: "ln", type: "SoftplusActivation", formula: (_, x) => `ln(1 + e^{${x}})`, derivative: "1 / (1 + e^{−x})" },
  silu: { make: () => new SiLUActivation(), range: 10, sign: "SiLU", type: "SiLUActivation", formula: (_, x) => `${x} / (1 + e^{−(${x})})`, derivative: "s · (1 + x · (1 − s)), s = 1 / (1 + e^{−x})" },
  tanh: { make: () => new TanhActivation(), range: 5, sign: "tanh", type: "TanhActivation", formula: (_, x) => `tanh(${x})`, derivative: "1 − f(x)^{2}" },
  heaviside: { make: () => new HeavisideActivation(), range: 5, sign: "step", type: "HeavisideActivation", exact: true, jumps: true, formula: (_, x) => `H(${x})`, derivative: "0" },
  linear: { make: () => new LinearActivation(), range: 5, sign: "x", type: "LinearActivation", exact: true, formula: (_, x) => x, derivative: "1" }
};
function evaluate(name, setting, xs) {
  const activation = FUNCTIONS[name].make(setting);
  const state = new LayerState();
  const pass = { arithmetic: IN_DOUBLE };
  const y = activation.forward(new Matrix(1, xs.length, "float64", Float64Array.from(xs)), state, pass);
  const slope = activation.backward(new Matrix(1, xs.length, "float64", new Float64Array(xs.length).fill(1)), state, pass);
  return { y: (
    /** @type {Float64Array} */
    y.data
  ), slope: (
    /** @type {Float64Array} */
    slope.data
  ) };
}
function standardSetting(name) {
  return FUNCTIONS[name].setting?.standard ?? 0;
}
function written(name, value) {
  return FUNCTIONS[name].exact ? general(value, 15) : `${Object.is(value, -0) ? "-" : ""}${value.toFixed(11)}`;
}
function activationCode({ name, setting, x }) {
  const { type, setting: has, tanhForm, exact } = FUNCTIONS[name];
  const [format, sharp] = exact ? [".15g", "G15"] : [".11f", "F11"];
  return {
    python: `import numpy as np
import hybridnet as hn

activation = hn.${type}(${has ? setting : tanhForm ? "approximate=True" : ""})
activation.forward(np.array([[${x}]], float))
activation.backward(np.ones((1, 1)))
print(f"{activation.output.item():${format}}")  # f(x)
print(f"{activation.dinputs.item():${format}}")  # f'(x)`,
    csharp: `using HybridNet;

var activation = new ${type}(${has ? setting : tanhForm ? "approximate: true" : ""});
LayerState state = activation.CreateState();
Matrix y = activation.Forward(Matrix.From(new double[,] { { ${x} } }), state, PassContext.Inference);
Matrix slope = activation.Backward(Matrix.From(new double[,] { { 1 } }), state, PassContext.Inference);
Console.WriteLine($"{y[0, 0]:${sharp}}"); // f(x)
Console.WriteLine($"{slope[0, 0]:${sharp}}"); // f'(x)`
  };
}

// kit/functionCurve.js
var POINTS = 400;
var ABOVE = 1e-9;
function functionCurve({ id, label, move, nudge }) {
  const axes = chart({ id, label, x: [-20, 20], y: [0, 1], xLabel: "x", height: 320, interactive: true });
  const curve = s("path", { class: "line prediction" });
  const derivative = s("path", { class: "line weight dash" });
  const tangent = s("path", { class: "line data" });
  const ends = s("g", {}, s("circle", { r: 4.5, class: "dot prediction" }), s("circle", { r: 4.5, class: "ring prediction" }));
  const dot = s("circle", { r: 8, class: "dot prediction" });
  const value = s("text", { "text-anchor": "middle", class: "number halo" });
  axes.marks.append(derivative, tangent, curve);
  axes.above.append(ends, dot, value);
  const tell = draggable(dot, { label: "x", move: ({ x }) => move(axes.atX(x)), nudge: ({ x, y }, large) => nudge((x || y) * (large ? 100 : 1)) });
  return {
    svg: axes.svg,
    /** Draw the curves of a function. @param {Name} name @param {number} setting @param {Range} range */
    draw(name, setting, [low, high]) {
      const { jumps = false, bends = false } = FUNCTIONS[name];
      const xs = Array.from({ length: POINTS + 1 }, (_, index) => low + (high - low) * index / POINTS);
      if (low < 0 && high > 0) xs.splice(xs.findIndex((x) => x > -1e-12), xs.some((x) => Math.abs(x) < 1e-12) ? 1 : 0, 0, ABOVE);
      const { y, slope } = evaluate(name, setting, xs);
      axes.rescale([low, high], extent([...y, ...slope], 0.1));
      set(curve, { d: path(axes, points(xs, y, jumps)) });
      set(derivative, { d: path(axes, points(xs, slope, bends)) });
      set(ends, { display: jumps && low < 0 && high > 0 ? null : "none" });
      [...ends.children].forEach((end, index) => set(end, { cx: axes.x(0), cy: axes.y(index) }));
    },
    /** Put the dot at x. @param {{ x: number, y: number, slope: number, shown: string, spoken: string }} now */
    update({ x, y, slope, shown, spoken }) {
      const { area } = axes;
      const at = { x: axes.x(x), y: axes.y(y) };
      set(dot, { cx: at.x, cy: at.y });
      set(value, { x: Math.min(area.right - 40, Math.max(area.left + 40, at.x)), y: Math.max(12, at.y - 13) });
      write(value, shown);
      const reach = (axes.atX(area.right) - axes.atX(area.left)) / 8;
      set(tangent, { d: path(axes, [[x - reach, y - slope * reach], [x + reach, y + slope * reach]]) });
      tell(x, spoken);
    }
  };
}
function* points(xs, ys, jumps) {
  for (let index = 0; index < xs.length; index++) {
    if (jumps && xs[index] === ABOVE) yield (
      /** @type {const} */
      [NaN, NaN]
    );
    yield (
      /** @type {const} */
      [xs[index], ys[index]]
    );
  }
}

// kit/legend.js
function legend(items) {
  return h("div", { class: "row note" }, ...items.map(({ tone, label }) => h("span", { class: "row" }, s("svg", { viewBox: "0 0 28 10", style: "width: 28px", "aria-hidden": "true" }, s("path", { d: "M1 5H27", class: `line ${tone}` })), label)));
}

// kit/raised.js
function raised(formula) {
  return formula.split(/\^\{([^}]*)\}/).map((part, index) => index % 2 ? h("sup", {}, part) : part);
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
  const { width, height } = svg.viewBox.baseVal;
  const plate = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  const ground = getComputedStyle(svg).getPropertyValue("--ground").trim() || "#ffffff";
  for (const [name, value] of Object.entries({ width: "100%", height: "100%", fill: ground })) plate.setAttribute(name, value);
  copy.prepend(plate);
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
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
function speaker(texts8, language) {
  const all = { ...COMMON[language], ...texts8[language] };
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
    const { python, csharp } = code();
    write(blocks.python, python);
    write(blocks.csharp, csharp);
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
.control { display: grid; grid-template-columns: minmax(5.5em, auto) 1fr auto; gap: 8px; align-items: center; margin: 4px 0; }
.control.check { grid-template-columns: auto 1fr; }
.control.stepper { grid-template-columns: minmax(5.5em, auto) auto auto auto; justify-content: start; }
.control select { grid-column: 2 / -1; width: 100%; min-width: 0; }
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
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
[hidden] { display: none !important; }
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

// text/activation.js
var texts = {
  en: {
    title: "An activation function",
    description: "Move x and watch what the neuron passes on, and how steep the curve is there: the slope is what backpropagation multiplies with.",
    function: "Function",
    sigmoid: "Sigmoid",
    relu: "ReLU",
    leaky_relu: "Leaky ReLU",
    elu: "ELU",
    gelu: "GELU (exact)",
    gelu_tanh: "GELU (tanh approximation)",
    softplus: "Softplus",
    silu: "SiLU (swish)",
    tanh: "Hyperbolic tangent",
    heaviside: "Heaviside step",
    linear: "Linear (identity)",
    range: "x from … to",
    fitting: "as fits the function",
    slope: "slope for x < 0",
    alpha: "alpha",
    isKink: "The curve has a kink at 0, where no derivative exists. Backpropagation uses {slope} there.",
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
    leaky_relu: "リーキー ReLU",
    elu: "ELU",
    gelu: "GELU (正確な式)",
    gelu_tanh: "GELU (tanh による近似)",
    softplus: "ソフトプラス",
    silu: "SiLU (swish)",
    tanh: "双曲線正接 (tanh)",
    heaviside: "ヘヴィサイドの階段関数",
    linear: "線形 (恒等関数)",
    range: "x の範囲",
    fitting: "関数に合わせる",
    slope: "x < 0 での傾き",
    alpha: "アルファ",
    isKink: "曲線は 0 で折れ曲がり、導関数がありません。逆伝播ではそこで {slope} を使います。",
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
var REACHES = [2, 5, 10, 20, 100];
var BOX = { width: 400, height: 96 };
var activation_default = view({
  name: "activation",
  texts,
  /** @returns {State} */
  start: (data) => ({ name: data.name, x: data.x, setting: data.setting ?? standardSetting(data.name), range: data.range }),
  build({ data, text, state, change, id }) {
    const picker = choice({
      label: text("function"),
      options: (
        /** @type {Name[]} */
        Object.keys(FUNCTIONS).map((value2) => ({ value: value2, label: text(value2) }))
      ),
      change: (name) => change({ name, setting: standardSetting(name), x: clamped2(state().x, rangeOf({ ...state(), name })) })
    });
    const ranges = [null, ...data.range ? [data.range] : [], ...REACHES.map((reach2) => [-reach2, reach2])];
    const reach = choice({
      label: text("range"),
      options: ranges.map((range) => ({ value: String(range), label: range ? range.map((end) => minus(general(end, 6))).join(" … ") : text("fitting") })),
      change: (value2) => {
        const range = ranges.find((one) => String(one) === value2) ?? null;
        change({ range, x: clamped2(state().x, rangeOf({ ...state(), range })) });
      }
    });
    const value = readout("f(x)", "prediction");
    const slope = readout("f′(x)", "weight");
    const formula = h("p", { class: "number" });
    const rule = h("p", { class: "note" });
    const words = h("p", { class: "note advice" });
    const neuron = neuronPicture(text("neuron"));
    const plot = functionCurve({ id: id("curve"), label: text("curve"), move: take, nudge: (steps) => take(state().x + steps * STEP) });
    const moves = h("div");
    const dial = h("div");
    let mover = null;
    let turner = null;
    let drawn = "";
    function take(x) {
      change({ x: Number(clamped2(Math.round(x / STEP) * STEP, rangeOf(state())).toFixed(2)) });
    }
    function select(now) {
      const { name, setting } = now;
      const [min, max] = rangeOf(now);
      if (mover?.key !== `${min} ${max}`) {
        const { element, update: update2 } = slider({ label: "x", min, max, step: STEP, change: take });
        mover = { key: `${min} ${max}`, update: update2 };
        moves.replaceChildren(element);
      }
      if (turner?.key !== name) {
        const has = FUNCTIONS[name].setting;
        const most = Math.max(has?.most ?? 0, Math.ceil(Math.abs(setting)));
        const made = has && slider({ label: text(has.name), min: Math.min(0, Math.floor(setting)), max: most, step: STEP, format: (turned) => general(turned, 6), chars: 6, change: (turned) => change({ setting: turned }) });
        turner = { key: name, update: made?.update ?? (() => {
        }) };
        dial.replaceChildren(...made ? [made.element] : []);
      }
      if (drawn !== `${name} ${setting} ${min} ${max}`) plot.draw(name, setting, [min, max]);
      drawn = `${name} ${setting} ${min} ${max}`;
    }
    function update(now) {
      const { name, x, setting } = now;
      select(now);
      const result = evaluate(name, setting, [x]);
      const [y, steep] = [result.y[0], result.slope[0]];
      const shown = written(name, y);
      const at = x.toFixed(2);
      picker.update(name);
      reach.update(String(now.range));
      mover?.update(x);
      turner?.update(setting);
      value.update(shown);
      slope.update(written(name, steep));
      formula.replaceChildren("f(x) = ", ...raised(FUNCTIONS[name].formula(x, minus(at), general(setting, 6))), ` = ${shown}`);
      rule.replaceChildren("f′(x) = ", ...raised(FUNCTIONS[name].derivative));
      write(words, text(advice(now, y, steep), { slope: written(name, steep) }));
      neuron.update(at, shown, FUNCTIONS[name].sign);
      plot.update({ x, y, slope: steep, shown, spoken: text("spoken", { x: at, y: shown }) });
    }
    return {
      body: [
        h(
          "div",
          { class: "columns" },
          h("div", {}, picker.element, reach.element, dial, moves, formula, rule, h("div", { class: "row" }, value.element, slope.element), neuron.svg, words),
          h("div", {}, plot.svg, legend([{ tone: "prediction", label: "f(x)" }, { tone: "weight dash", label: "f′(x)" }, { tone: "data", label: text("tangent") }]))
        )
      ],
      update,
      picture: () => plot.svg,
      code: activationCode
    };
  }
});
function rangeOf({ name, range }) {
  return range ?? [-FUNCTIONS[name].range, FUNCTIONS[name].range];
}
function neuronPicture(label) {
  const input = s("text", { x: 4, y: 40, class: "number" });
  const output = s("text", { x: 238, y: 40, class: "number prediction tinted" });
  const sign = s("text", { x: 190, y: 52, "text-anchor": "middle" });
  const svg = s(
    "svg",
    { viewBox: `0 0 ${BOX.width} ${BOX.height}`, role: "img", "aria-label": label },
    s("path", { d: `M4 48H154M226 48H${BOX.width - 4}`, class: "line data" }),
    s("circle", { cx: 190, cy: 48, r: 36, class: "ring prediction" }),
    input,
    output,
    sign
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
function clamped2(value, [low, high]) {
  return Math.min(high, Math.max(low, value));
}
function advice({ name, x, setting }, y, slope) {
  if (name === "linear") return "isLinear";
  if (name === "heaviside") return "hasNoSlope";
  if (x === 0 && FUNCTIONS[name].bends && !(name === "elu" && setting === 1)) return "isKink";
  if (slope === 0) return y === 0 ? "isDead" : "isFlat";
  return Math.abs(slope) < 0.01 ? "isSaturated" : "learns";
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
var ROW = 74;
var RADIUS = 30;
var SUB = ["₁", "₂"];
function chainDiagram({ label, count, text }) {
  const width = count === 1 ? 360 : 420;
  const centers = count === 1 ? [180] : [146, 286];
  const sub = (index) => count === 1 ? "" : SUB[index];
  const middle = { "text-anchor": "middle" };
  const input = s("text", { x: 26, y: ROW + 5, ...middle, class: "number data tinted" });
  const svg = s("svg", { viewBox: `0 0 ${width} 158`, role: "img", "aria-label": label });
  svg.append(s("circle", { cx: 26, cy: ROW, r: 24, class: "ring data" }), input, s("text", { x: 26, y: ROW + 44, ...middle }, "x"));
  const neurons = centers.map((x, index) => {
    const start = index === 0 ? 50 : centers[index - 1] + RADIUS;
    const ring = s("circle", { cx: x, cy: ROW, r: RADIUS });
    const weight = s("text", { x: (start + x - RADIUS) / 2, y: ROW - 9, ...middle, class: "number weight tinted" });
    const bias = s("text", { x, y: ROW + 50, ...middle, class: "number bias tinted" });
    const sum = s("text", { x, y: ROW + 1, ...middle, class: "number" });
    const kind = s("text", { x, y: ROW + 16, ...middle }, "ReLU");
    const state = s("text", { x, y: ROW - 42, ...middle, class: "number" });
    const end = index === count - 1 ? width - 66 : centers[index + 1] - RADIUS;
    const output = s("text", index === count - 1 ? { x: width - 60, y: ROW + 5, class: "number prediction tinted" } : { x: (x + RADIUS + end) / 2, y: ROW + 20, ...middle, class: "number prediction tinted" });
    const wire = s("path", { d: `M${x + RADIUS} ${ROW}H${end}`, class: "line" });
    svg.append(s("path", { d: `M${start} ${ROW}H${x - RADIUS}`, class: "line data" }), wire, ring, weight, bias, sum, kind, state, output);
    return { ring, weight, bias, sum, state, output, wire };
  });
  return {
    svg,
    /**
     * @param {readonly number[]} weights @param {readonly number[]} biases @param {number} x
     * @param {import("./relu.js").Neuron[]} now
     */
    update(weights, biases, x, now) {
      write(input, short(x));
      neurons.forEach(({ ring, weight, bias, sum, state, output, wire }, index) => {
        const { active } = now[index];
        set(ring, { class: active ? "ring prediction on" : "ring soft dash" });
        set(wire, { class: active ? "line prediction" : "line soft dash" });
        write(weight, `w${sub(index)} = ${short(weights[index])}`);
        write(bias, `b${sub(index)} = ${short(biases[index])}`);
        write(sum, short(now[index].sum));
        write(state, text(active ? "active" : "inactive"));
        write(output, short(now[index].output));
      });
    }
  };
}
function short(value) {
  return minus(general(value, 6));
}

// kit/lineFormula.js
function lineFormula(slope, intercept) {
  const constant = general(Math.abs(intercept), 6);
  if (slope === 0) return minus(intercept < 0 ? `-${constant}` : constant);
  const factor = slope === 1 ? "x" : slope === -1 ? "−x" : `${minus(general(slope, 6))}x`;
  return intercept === 0 ? factor : `${factor} ${intercept < 0 ? "−" : "+"} ${constant}`;
}
function linesCode({ weights: [w1, w2], biases: [b1, b2], x }) {
  return {
    python: `import hybridnet as hn

for weight, bias in [(${w1}, ${b1}), (${w2}, ${b2})]:
    print(f"{hn.Neuron([weight], bias=bias)([${x}]):.10g}")  # w x + b`,
    csharp: `using HybridNet;

foreach ((double weight, double bias) in new (double, double)[] { (${w1}, ${b1}), (${w2}, ${b2}) })
{
    Console.WriteLine($"{new Neuron([weight], bias).Output([${x}]):G10}"); // w x + b
}`
  };
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
      const ends = slope !== 0 && root > piece.from && root < piece.to ? [piece.from, root, piece.to] : [piece.from, piece.to];
      return ends.slice(1).map((to, part) => {
        const from = ends[part];
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
  const below2 = only ? 3 : 5;
  const named = (index) => only ? "" : String(index + 1);
  const dials = settings[0].weights.flatMap((_, index) => [
    { kind: (
      /** @type {const} */
      "weights"
    ), index, control: dial(text("weight", { index: named(index) }).trim(), "weight", "weights", index) },
    { kind: (
      /** @type {const} */
      "biases"
    ), index, control: dial(text("bias", { index: named(index) }).trim(), "bias", "biases", index) }
  ]);
  const move = slider({ label: text("input"), min: X[0], max: X[1], step: STEP2, tone: "data", change: (x) => change({ x }) });
  const buttons = presets({ label: text("settings"), options: settings.map((value2) => ({ value: value2, label: settingName(value2) })), press: (setting) => change({ weights: [...setting.weights], biases: [...setting.biases] }) });
  const diagram = chainDiagram({ label: text("diagram"), count, text });
  const words = h("p", { class: "note" });
  const axes = chart({ id: id("plot"), label: text("plot"), x: X, y: [-TOPS[0] / below2, TOPS[0]], xLabel: "x", yLabel: only ? "max(0, w·x + b)" : "max(0, w₂·max(0, w₁·x + b₁) + b₂)", height: 300, interactive: true });
  const inner = s("path", { class: "line data dash" });
  const outer = s("path", { class: "line prediction" });
  const kinks = s("g");
  const drop = s("path", { class: "line data thin" });
  const dot = s("circle", { r: 8, class: "dot prediction" });
  const value = s("text", { "text-anchor": "middle", class: "number halo" });
  axes.marks.append(inner, outer, drop);
  axes.above.append(kinks, dot, value);
  const tell = draggable(dot, {
    label: text("input"),
    move: ({ x }) => take(axes.atX(x)),
    nudge: ({ x, y }, large) => take(state().x + (x || y) * STEP2 * (large ? 10 : 1))
  });
  const rows = h("tbody");
  const table = h("table", { "aria-label": text("pieces") }, h("thead", {}, h("tr", {}, h("th", { scope: "col", class: "text" }, text("where")), h("th", { scope: "col", class: "text" }, text("output")), ...settings[0].weights.map((_, index) => h("th", { scope: "col", class: "text" }, text("neuron", { index: named(index) }).trim())))), rows);
  let top = TOPS[0];
  function dial(label, tone, kind, index) {
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
    for (const { kind, index, control } of dials) control.update(now[kind][index]);
    move.update(x);
    buttons.update((setting) => same2(setting.weights, weights) && same2(setting.biases, biases));
    diagram.update(weights, biases, x, neurons);
    write(words, advice2(now, neurons));
    const at = [X[0], ...bends.filter((bend) => bend > X[0] && bend < X[1]), X[1]];
    const curve = at.map((point) => chainAt(weights, biases, point));
    const highest = Math.max(...curve.map((all) => all[count - 1].output));
    const wanted = TOPS.find((height) => height >= highest) ?? Math.ceil(highest);
    if (wanted !== top) axes.rescale(X, [-wanted / below2, top = wanted]);
    const { x: across, y: up } = axes;
    set(outer, { d: path(axes, at.map((point, index) => (
      /** @type {const} */
      [point, curve[index][count - 1].output]
    ))) });
    set(inner, { d: path(axes, only ? X.map((point) => (
      /** @type {const} */
      [point, weights[0] * point + biases[0]]
    )) : at.map((point, index) => (
      /** @type {const} */
      [point, curve[index][0].output]
    ))) });
    set(drop, { d: path(axes, [[x, 0], [x, last]]) });
    set(dot, { cx: across(x), cy: up(last) });
    set(value, { x: Math.min(axes.area.right - 24, Math.max(axes.area.left + 24, across(x))), y: Math.max(14, up(last) - 14) });
    write(value, minus(general(last)));
    const seen = bends.filter((bend) => bend >= X[0] && bend <= X[1]);
    each(kinks, seen, kinkMark, (mark2, bend, index) => {
      const [stem, diamond, label] = mark2.children;
      const point = { x: across(bend), y: up(chainAt(weights, biases, bend)[count - 1].output) };
      const low = index > 0 && point.x - across(seen[index - 1]) < 90;
      const bottom = axes.area.bottom - (low ? 8 : 24);
      set(stem, { d: `M${point.x.toFixed(2)} ${point.y.toFixed(2)}V${bottom - 14}` });
      set(diamond, { transform: `translate(${point.x.toFixed(2)} ${point.y.toFixed(2)})` });
      set(label, { x: Math.min(axes.area.right - 44, Math.max(axes.area.left + 44, point.x)), y: bottom });
      write(label, text("kinkAt", { x: minus(general(bend, 4)) }));
    });
    const pattern = neurons.map((neuron) => neuron.active);
    each(rows, pieces, () => h("tr", {}, h("td", { class: "text" }), h("td", { class: "text number" }), ...weights.map(() => h("td", { class: "text" }))), (row, piece) => {
      const [where, result, ...states] = row.children;
      set(row, { class: pattern.every((active, index) => active === piece.active[index]) ? "selected" : null });
      write(where, interval(piece, text("everywhere")));
      write(result, lineFormula(piece.slope, piece.intercept));
      states.forEach((cell, index) => write(cell, `${piece.active[index] ? "●" : "○"} ${text(piece.active[index] ? "active" : "inactive")}`));
    });
    tell(x, text("spoken", { x: minus(general(x)), y: minus(general(last)) }));
  }
  return {
    body: [
      h(
        "div",
        { class: "columns" },
        h("div", {}, ...dials.map(({ control }) => control.element), move.element, buttons.element, diagram.svg, words),
        h("div", {}, axes.svg, legend([{ tone: "prediction", label: text("output") }, { tone: "data dash", label: text(only ? "sum" : "hidden") }]), table)
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
function same2(a, b) {
  return a.every((value, index) => value === b[index]);
}
function interval({ from, to }, everywhere) {
  const [left, right] = [from, to].map((end) => minus(general(end, 6)));
  if (from === -Infinity) return to === Infinity ? everywhere : `x < ${right}`;
  return to === Infinity ? `x > ${left}` : `${left} < x < ${right}`;
}

// text/relu.js
var texts2 = {
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
var texts3 = {
  en: {
    ...texts2.en,
    title: "A ReLU neuron",
    description: "The neuron multiplies x with its weight, adds its bias, and passes the sum on if it is above 0. Its output bends at x = −bias / weight.",
    bends: "The output bends at x = −b / w = {x}. The neuron is active {side} of it.",
    left: "left",
    right: "right",
    flatOn: "The weight is 0: the neuron has no kink, it is active for every x, and its output is its bias.",
    flatOff: "The weight is 0 and the bias is not above 0: the neuron is inactive for every x."
  },
  ja: {
    ...texts2.ja,
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
  texts: texts3,
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
var texts4 = {
  en: {
    ...texts2.en,
    title: "A pair of ReLU neurons",
    description: "The second neuron takes what the first one passes on. Two neurons bound a slope on both sides: move x and see which of them is active.",
    both: "Both neurons are active: a change of any weight changes the output here.",
    first: "Only the first neuron is active. The second one outputs 0 and lets no gradient pass: no weight is trained with this x.",
    second: "Only the second neuron is active: its input is 0, its output is its bias. The first neuron is not trained with this x.",
    none: "No neuron is active: the output is 0, and no weight is trained with this x."
  },
  ja: {
    ...texts2.ja,
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
  texts: texts4,
  /** @returns {State} */
  start: (data) => ({ weights: data.weights, biases: data.biases, x: data.x }),
  build(parts) {
    const { text } = parts;
    return {
      ...reluView(parts, SETTINGS2, (_, [first, second]) => text(first.active ? second.active ? "both" : "first" : second.active ? "second" : "none")),
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
  const scientific = sizes.length > 0 && (most >= 1e8 || least < 1e-4 || most / least > 1e3);
  const parts = values.map((value) => Number.isFinite(value) ? scientific ? exponential(value) : positional(value) : null);
  const finite = parts.filter((part) => part !== null);
  const left = Math.max(0, ...finite.map(({ whole }) => whole.length));
  const right = Math.max(0, ...finite.map(({ fraction }) => fraction.length));
  const power = Math.max(0, ...finite.map(({ exponent }) => exponent.length));
  const width = Math.max(left + 1 + right + power, ...values.filter((value) => !Number.isFinite(value)).map((value) => special(value).length));
  return parts.map((part, index) => {
    if (part === null) return special(values[index]).padStart(width);
    const fraction = scientific ? part.fraction.padEnd(right, "0") : part.fraction.padEnd(right, " ");
    const exponent = part.exponent && `${part.exponent.slice(0, 2)}${part.exponent.slice(2).padStart(power - 2, "0")}`;
    return `${part.whole.padStart(left)}.${fraction}${exponent}`.padStart(width);
  });
}
function special(value) {
  return Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
}
function positional(value) {
  const shortest = plain(value);
  const [whole, fraction = ""] = ((shortest.split(".")[1] ?? "").length > PRECISION ? value.toFixed(PRECISION) : shortest).split(".");
  return { whole: Object.is(value, -0) ? "-0" : whole, fraction: fraction.replace(/0+$/, ""), exponent: "" };
}
function plain(value) {
  const text = String(value);
  return text.includes("e") ? value.toFixed(20) : text;
}
function exponential(value) {
  const shortest = value.toExponential();
  const text = (shortest.split("e")[0].split(".")[1] ?? "").length > PRECISION ? value.toExponential(PRECISION) : shortest;
  const [digits, power] = text.split("e");
  const [whole, fraction = ""] = digits.split(".");
  return { whole: Object.is(value, -0) ? "-0" : whole, fraction: fraction.replace(/0+$/, ""), exponent: `e${power[0]}${power.slice(1).padStart(2, "0")}` };
}

// kit/softmaxCode.js
var WRITTEN = 64;
function softmaxCode(shape, given, values) {
  const { features, classes } = shape;
  return features * classes <= WRITTEN ? written2(shape, values) : formulas(shape, given);
}
function list(count, item) {
  return Array.from({ length: count }, (_, index) => item(index)).join(", ");
}
function written2({ features, classes }, values) {
  const rows = Array.from({ length: features }, (_, feature) => list(classes, (row) => values.weight(row, feature)));
  return {
    python: `import numpy as np
import hybridnet as hn

inputs = np.array([[${list(features, values.input)}]], float)
weights = np.array([  # (features, classes)
${rows.map((row) => `    [${row}],`).join("\n")}
], float)
biases = np.array([[${list(classes, values.bias)}]], float)
${PRINTED}`,
    csharp: `using HybridNet;

Matrix weights = Matrix.From(new double[,]
{
${rows.map((row) => `    { ${row} },`).join("\n")}
});
Matrix biases = Matrix.From(new double[,] { { ${list(classes, values.bias)} } });
Matrix inputs = Matrix.From(new double[,] { { ${list(features, values.input)} } });
${COMPUTED}`
  };
}
function formulas({ features, classes, changed }, given) {
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
inputs = ((3 * feature.T) % 5 + 1) / 5${mark2(given.inputs, own)}
weights = ((7 * row + 3 * feature) % 11 - 5) / 5${mark2(given.weights, own)}
biases = ((2 * row) % 5 - 2) / 5${mark2(given.biases, own)}
${put.map(({ array, at, value }) => `${array}[${at}] = ${value}
`).join("")}${PRINTED}`,
    csharp: `using HybridNet;

var inputs = new Matrix(1, ${features}, DType.Float64);
var weights = new Matrix(${features}, ${classes}, DType.Float64);
var biases = new Matrix(1, ${classes}, DType.Float64);
for (int feature = 0; feature < ${features}; feature++)
{
    inputs[0, feature] = (3 * feature % 5 + 1) / 5.0;${mark2(given.inputs, ownSharp)}
    for (int row = 0; row < ${classes}; row++)
    {
        weights[feature, row] = ((7 * row + 3 * feature) % 11 - 5) / 5.0;${mark2(given.weights, ownSharp)}
        biases[0, row] = (2 * row % 5 - 2) / 5.0;${mark2(given.biases, ownSharp)}
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
var ROW2 = 52;
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
  const ys = positions(rows, TOP + ROW2 / 2, ROW2, gap);
  const right = (xs.at(-1) ?? 0) + pitch / 2;
  const bottom = (ys.at(-1) ?? 0) + ROW2 / 2;
  const [biasX, sumX, boxX, outX] = [right + 30, right + 104, right + 158, right + 214];
  const named = classNames.length > 0;
  const width = outX + 122;
  const height = bottom + 14;
  const svg = s("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label, style: `width: ${width}px; max-width: none` });
  const wires = s("g");
  for (const x of xs) wires.append(s("path", { d: `M${x} ${featureNames.length ? 92 : 76}V${ys.at(-1)}`, class: "line data thin" }));
  for (const y of ys) wires.append(s("path", { d: `M${LEFT} ${y}H${outX}`, class: "line soft thin" }));
  svg.append(wires, ...dots(columns, xs, (at) => s("text", { x: at, y: 40, ...ROOM }, "⋯")), ...dots(rows, ys, (at) => s("text", { x: right - pitch / 2, y: at + 5, ...ROOM }, "⋮")));
  const inputs = columns.map((feature, index) => {
    const value = s("text", { x: xs[index], y: 41, ...ROOM, class: "number data tinted" });
    const ring = s("circle", { cx: xs[index], cy: 36, r: 22, class: "ring data" });
    const name = featureNames[feature];
    svg.append(part({ kind: "input", feature, class: pick.class }, ring, value, s("text", { x: xs[index], y: 72, ...ROOM }, `X${feature + 1}`), name ? s("text", { x: xs[index], y: 88, ...ROOM, class: "small" }, cut(name, pitch)) : null, title(name)));
    return { feature, ring, value };
  });
  const weights = rows.flatMap(
    (row, down) => columns.map((feature, across) => {
      const [x, y] = [xs[across], ys[down]];
      const value = s("text", { x, y: y + 13, ...ROOM, class: "number weight tinted" });
      const ring = s("ellipse", { cx: x, cy: y, rx: pitch / 2 - 5, ry: 21, class: "ring weight" });
      svg.append(part({ kind: "weight", feature, class: row }, ring, s("text", { x, y: y - 3, ...ROOM, class: "small" }, `W(${row + 1},${feature + 1})`), value));
      return { row, feature, ring, value };
    })
  );
  svg.append(s("rect", { x: boxX - 17, y: ys[0] - 24, width: 34, height: (ys.at(-1) ?? 0) - ys[0] + 48, rx: 6, class: "ring prediction" }));
  svg.append(rows.length > 1 ? s("text", { transform: `translate(${boxX + 5} ${(ys[0] + (ys.at(-1) ?? 0)) / 2}) rotate(-90)`, ...ROOM }, "softmax") : s("text", { x: boxX, y: ys[0] + 5, ...ROOM, class: "small" }, "soft"));
  const results = rows.map((row, down) => {
    const y = ys[down];
    const bias = s("text", { x: biasX, y: y + 13, ...ROOM, class: "number bias tinted" });
    const ring = s("rect", { x: biasX - 27, y: y - 20, width: 54, height: 40, class: "ring bias" });
    const sum = s("text", { x: sumX, y: y + 5, ...ROOM, class: "number" });
    const share = s("text", { x: outX + 24, y: y + 1, class: "number prediction tinted" });
    const bar2 = s("rect", { x: outX + 24, y: y + 7, height: 8, class: "dot prediction" });
    svg.append(
      part({ kind: "bias", feature: pick.feature, class: row }, ring, s("text", { x: biasX, y: y - 4, ...ROOM, class: "small" }, `+b${row + 1}`), bias),
      s("rect", { x: sumX - 33, y: y - 15, width: 66, height: 30, rx: 15, class: "ring soft" }),
      sum,
      s("circle", { cx: outX, cy: y, r: 18, class: "ring prediction" }),
      s("text", { x: outX, y: y + 5, ...ROOM, class: "small" }, `Y${row + 1}`),
      share,
      s("rect", { x: outX + 24, y: y + 7, width: 90, height: 8, class: "frame" }),
      bar2
    );
    if (named) svg.append(s("text", { x: outX + 24, y: y + 26, class: "small" }, cut(classNames[row], 98), title(classNames[row])));
    return { row, ring, bias, sum, share, bar: bar2 };
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
        write(value, short2(values.input(feature)));
        mark(ring, "data", now.kind === "input" && now.feature === feature);
      }
      for (const { row, feature, ring, value } of weights) {
        write(value, short2(values.weight(row, feature)));
        mark(ring, "weight", now.kind === "weight" && now.class === row && now.feature === feature);
      }
      for (const { row, ring, bias, sum, share, bar: bar2 } of results) {
        write(bias, short2(values.bias(row)));
        mark(ring, "bias", now.kind === "bias" && now.class === row);
        write(sum, short2(sums2[row]));
        write(share, short2(shares[row]));
        set(bar2, { width: Math.max(0, 90 * (shares[row] || 0)) });
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
function dots(indices, centers, make) {
  return indices.flatMap((index, order) => order > 0 && index - indices[order - 1] > 1 ? [make((centers[order] + centers[order - 1]) / 2)] : []);
}
function title(name) {
  return name ? s("title", {}, name) : null;
}
function cut(name, room) {
  const letters = [...name];
  const most = Math.floor(room / 7);
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : name;
}
function short2(value) {
  if (value === void 0) return "";
  const text = minus(general(value, 3));
  return text.length > 7 ? minus(general(value, 2)) : text;
}

// math/softmax.js
var { fround: fround5 } = Math;
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
    const exp2 = expOf(inputs.dtype, arithmetic.flavour);
    if (inputs.data instanceof Float32Array) {
      softmaxFloat(
        inputs.data,
        /** @type {Float32Array} */
        output.data,
        inputs.columns,
        exp2
      );
    } else {
      softmaxDouble(
        inputs.data,
        /** @type {Float64Array} */
        output.data,
        inputs.columns,
        exp2
      );
    }
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
function softmaxFloat(x, y, columns, exp2) {
  for (let start = 0; start < x.length; start += columns) {
    const end = start + columns;
    let largest = x[start];
    for (let j = start + 1; j < end; j++) {
      largest = x[j] > largest ? x[j] : largest;
    }
    for (let j = start; j < end; j++) {
      y[j] = exp2(fround5(x[j] - largest));
    }
    const sum = pairwise(y, start, columns);
    for (let j = start; j < end; j++) {
      y[j] = y[j] / sum;
    }
  }
}
function softmaxDouble(x, y, columns, exp2) {
  for (let start = 0; start < x.length; start += columns) {
    const end = start + columns;
    let largest = x[start];
    for (let j = start + 1; j < end; j++) {
      largest = x[j] > largest ? x[j] : largest;
    }
    for (let j = start; j < end; j++) {
      y[j] = exp2(x[j] - largest);
    }
    const sum = pairwise(y, start, columns);
    for (let j = start; j < end; j++) {
      y[j] /= sum;
    }
  }
}

// kit/softmaxNumbers.js
var MOST = 1e4;
var COMPUTED2 = 2e4;
function valuesOf(given, changed) {
  return {
    /** @param {number} feature */
    input: (feature) => changed[`x${feature}`] ?? given.inputs?.[feature] ?? (3 * feature % 5 + 1) / 5,
    /** @param {number} row @param {number} feature */
    weight: (row, feature) => changed[`w${row},${feature}`] ?? given.weights?.[feature]?.[row] ?? ((7 * row + 3 * feature) % 11 - 5) / 5,
    /** @param {number} row */
    bias: (row) => changed[`b${row}`] ?? given.biases?.[row] ?? (2 * row % 5 - 2) / 5
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
var texts5 = {
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
    most: "Up to {most} of each can be explored here.",
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
    most: "特徴量もクラスも {most} まで調べられます。",
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
  texts: texts5,
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
    const dial = h("div");
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
        const had = dial.contains(focused());
        mover = { key: `${number2.name} ${reach}`, control };
        dial.replaceChildren(control.element);
        if (had) control.element.querySelector("input")?.focus();
      }
      mover.control.update(number2.value);
    }
    function focused() {
      const root = dial.getRootNode();
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
      const short3 = (value) => minus(general(value, 6));
      const [input, weight] = [values.input(feature), values.weight(row, feature)];
      return text(`${what}Term`, { name, feature: feature + 1, class: row + 1, classes: k, input: short3(input), weight: short3(weight), bias: short3(values.bias(row)), product: short3(weight * input) });
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
        h("div", { class: "columns" }, h("div", {}, features.element, classes.element, parameters, shapes, again), h("div", {}, kind.element, picks, dial, words)),
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

// kit/pixels.js
function pixels({ width, height, label, size = 224 }) {
  const side = size / Math.max(width, height);
  const squares = Array.from({ length: width * height }, (_, index) => s("rect", { x: index % width * side, y: Math.floor(index / width) * side, width: side + 0.4, height: side + 0.4 }));
  const svg = s("svg", { viewBox: `0 0 ${width * side} ${height * side}`, role: "img", "aria-label": label, style: `max-width: ${size}px; image-rendering: pixelated` }, ...squares);
  return {
    svg,
    /** @param {Uint8Array} values from 0, black, to 255, white. */
    update: (values) => squares.forEach((square, index) => set(square, { fill: `rgb(${values[index]},${values[index]},${values[index]})` }))
  };
}

// kit/topCode.js
function topCode({ row, k, shares, names, ofModel }) {
  const listed = names.map((name) => JSON.stringify(name)).join(", ");
  const source = ofModel ? `model.predict_proba(X)[${row}]` : `probabilities[${row}]`;
  return {
    python: `import numpy as np
import hybridnet as hn

${shares ? `row = np.array([${shares.join(", ")}])  # ${source}
names = [${listed}]` : `row = ${source}
names = [str(number) for number in range(len(row))]`}
for number in np.argsort(-row, kind="stable")[:${k}]:
    print(f"{names[number]} {row[number]:.3f}")
hn.explore.top_k(row, names=names, k=${k})  # this view, of the sample alone`,
    csharp: `using HybridNet;

${shares ? `double[] row = [${shares.join(", ")}]; // probabilities of sample ${row}
string[] names = [${listed}];` : `double[] row = model.Predict(X).ToDoubleRows()[${row}];
string[] names = [.. Enumerable.Range(0, row.Length).Select(number => number.ToString())];`}
foreach (int number in Enumerable.Range(0, row.Length).OrderByDescending(number => row[number]).Take(${k}))
{
    Console.WriteLine($"{names[number]} {row[number]:F3}");
}`
  };
}

// text/top-k.js
var texts6 = {
  en: {
    title: "The most probable classes",
    description: "What the classifier holds to be most probable for one sample, in descending order.",
    sample: "Sample",
    previous: "previous sample",
    next: "next sample",
    classes: "Classes shown",
    row: "row {row} of {all}",
    list: "{list}",
    pixels: "The sample as a picture of {height} × {width} pixels",
    values: "The values of the sample",
    rest: "{count} more columns",
    others: "all others ({count})",
    hit: "✓ Hit: the label is {name}.",
    near: "✗ Miss, but the label {name} is among the first {k}: it has rank {rank}.",
    miss: "✗ Miss: the label {name} has rank {rank}, with a probability of {share}.",
    unlabeled: "There is no label to compare with.",
    accuracy: "Top-1 accuracy {one}, top-{k} accuracy {several}, of {all} samples.",
    nextMiss: "Next miss",
    noMiss: "All samples here are hits."
  },
  ja: {
    title: "確率の高いクラス",
    description: "分類器が一つのサンプルについて確率が高いと判断したクラスを、高い順に示します。",
    sample: "サンプル",
    previous: "前のサンプル",
    next: "次のサンプル",
    classes: "表示するクラス数",
    row: "{all} 行中の {row} 行目",
    list: "{list}",
    pixels: "サンプルの画像 ({height} × {width} 画素)",
    values: "サンプルの値",
    rest: "ほか {count} 列",
    others: "ほかのクラス ({count})",
    hit: "✓ 正解: ラベルは {name} です。",
    near: "✗ 不正解。ただし、ラベル {name} は上位 {k} 位以内 ({rank} 位) です。",
    miss: "✗ 不正解: ラベル {name} は {rank} 位で、確率は {share} です。",
    unlabeled: "比べるラベルがありません。",
    accuracy: "上位 1 位の正解率 {one}、上位 {k} 位の正解率 {several} (サンプル {all} 個)。",
    nextMiss: "次の不正解",
    noMiss: "ここのサンプルはすべて正解です。"
  }
};

// views/top-k.js
var LINE = 46;
var WIDTH2 = 340;
var top_k_default = view({
  name: "top-k",
  texts: texts6,
  /** @returns {State} */
  start: (data) => ({ index: 0, k: data.k }),
  build({ data, text, state, change, announce }) {
    const samples = data.samples;
    const most = samples[0].classes.length;
    const names = (
      /** @type {string[]} */
      data.names
    );
    const picture = data.pixels && pixels({ ...data.pixels, label: text("pixels", data.pixels) });
    const bytes = data.pixels ? fromBase64(data.pixels.data) : new Uint8Array();
    const number2 = stepper({ label: text("sample"), min: 1, max: samples.length, names: { less: text("previous"), more: text("next") }, change: (value) => go(value - 1) });
    const count = stepper({ label: text("classes"), min: 1, max: most, names: { less: `${text("classes")}: ${text("less")}`, more: `${text("classes")}: ${text("more")}` }, change: (k) => change({ k }) });
    const labeled = samples.some(({ truth }) => truth);
    const search = labeled ? button({ label: text("nextMiss"), press: nextMiss }) : null;
    const where = h("p", { class: "note" });
    const verdict = h("p", { class: "number verdict" });
    const accuracy = h("p", { class: "note" });
    const values = h("tbody");
    const table = samples[0].values && h("table", { "aria-label": text("values") }, values);
    const bars = s("svg", { role: "img", class: "bars", style: "max-width: 440px" });
    function go(index) {
      change({ index });
      const { truth, classes } = samples[index];
      announce(`${list2(samples[index], state().k)}. ${truth ? judged(truth, classes, state().k) : ""}`);
    }
    function nextMiss() {
      const from = state().index;
      const order = samples.map((_, step) => (from + 1 + step) % samples.length);
      const found = order.find((index) => (samples[index].truth?.rank ?? 1) > 1);
      if (found === void 0) announce(text("noMiss"));
      else go(found);
    }
    function list2({ classes, shares }, k) {
      return classes.slice(0, k).map((index, rank) => `${names[index]} ${shares[rank].toFixed(3)}`).join(", ");
    }
    function judged({ class: label, rank, share }, classes, k) {
      const name = names[label];
      if (classes[0] === label) return text("hit", { name });
      return rank <= k ? text("near", { name, k, rank }) : text("miss", { name, rank, share: share.toFixed(3) });
    }
    function update({ index, k }) {
      const sample = samples[index];
      const { truth, classes, shares } = sample;
      number2.update(index + 1);
      count.update(k);
      write(where, [text("row", { row: sample.row + 1, all: data.rows }), data.rows > samples.length ? text("reduced", { shown: samples.length, all: data.rows }) : ""].filter(Boolean).join(" · "));
      picture?.update(bytes.subarray(index * data.pixels.width * data.pixels.height, (index + 1) * data.pixels.width * data.pixels.height));
      if (sample.values) each(values, [...sample.values.entries()], () => h("tr", {}, h("th", { scope: "row", class: "text" }), h("td")), (row, [column, value]) => {
        write(row.children[0], data.columns[column]);
        write(row.children[1], value);
      });
      write(verdict, truth ? judged(truth, classes, k) : text("unlabeled"));
      set(verdict, { class: `verdict ${truth ? `number ${classes[0] === truth.class ? "good" : "bad"}` : "note"}` });
      write(accuracy, data.hits ? text("accuracy", { one: (data.hits[0] / data.labeled).toFixed(3), k, several: (data.hits[k - 1] / data.labeled).toFixed(3), all: data.labeled.toLocaleString("en-US") }) : "");
      draw(sample, k);
      set(bars, { "aria-label": text("list", { list: list2({ ...sample, shares }, k) }) });
    }
    function draw({ classes, shares, truth }, k) {
      const others = names.length - k;
      const left = Math.max(0, 1 - shares.slice(0, k).reduce((sum, share) => sum + share, 0));
      const rows = classes.slice(0, k).map((index, rank) => ({ name: names[index], share: shares[rank], mark: truth?.class === index ? rank === 0 ? "✓ " : "→ " : "", tone: "prediction" }));
      if (others > 0) rows.push({ name: text("others", { count: others }), share: left, mark: "", tone: "soft" });
      set(bars, { viewBox: `0 0 ${WIDTH2} ${rows.length * LINE + 4}` });
      each(bars, rows, bar, (row, { name, share, mark: mark2, tone }, order) => {
        const [label, value, frame, fill] = row.children;
        const y = order * LINE;
        set(row, { class: tone });
        write(label, mark2 + shortened(name, 30));
        write(value, share.toFixed(3));
        for (const item of [label, value]) set(item, { y: y + 16 });
        for (const item of [frame, fill]) set(item, { y: y + 22 });
        set(fill, { width: Math.min(1, share) * WIDTH2 });
        write(row.children[4], name);
      });
    }
    return {
      body: [
        h("div", { class: "columns" }, h("div", {}, number2.element, where, picture?.svg, table, data.more ? h("p", { class: "note" }, text("rest", { count: data.more })) : null), h("div", {}, count.element, bars, verdict, accuracy, search))
      ],
      update,
      picture: () => bars,
      code: ({ index, k }) => {
        const { classes, shares, row } = samples[index];
        const all = classes.length === names.length ? names.map((_, name) => shares[classes.indexOf(name)]) : null;
        return topCode({ row, k, shares: all, names, ofModel: data.of_model });
      }
    };
  }
});
function bar() {
  return s(
    "g",
    {},
    s("text", { x: 0, class: "number" }),
    s("text", { x: WIDTH2, "text-anchor": "end", class: "number tinted" }),
    s("rect", { x: 0, width: WIDTH2, height: 14, rx: 3, class: "frame" }),
    s("rect", { x: 0, height: 14, rx: 3, class: "tinted" }),
    s("title")
  );
}
function shortened(name, most) {
  const letters = [...name];
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : name;
}

// text/two-lines.js
var texts7 = {
  en: {
    title: "Two lines: weight and bias",
    description: "Without an activation a neuron computes y = wx + b: the weight is the slope of the line, the bias moves it up or down.",
    weight: "weight {index}",
    bias: "bias {index}",
    input: "input x",
    settings: "Settings",
    slopes: "slopes 1 and 2",
    biases: "biases +1 and −1",
    plot: "Two lines, with a dot on each at x",
    spoken: "x is {x}; the lines are at {first} and {second}",
    parallel: "The weights are equal: the lines are parallel, {distance} apart.",
    same: "Both lines are the same.",
    cross: "The lines meet at x = {x}."
  },
  ja: {
    title: "二本の直線: 重みとバイアス",
    description: "活性化関数がなければ、ニューロンは y = wx + b を計算します。重みは直線の傾きで、バイアスは直線を上下に動かします。",
    weight: "重み {index}",
    bias: "バイアス {index}",
    input: "入力 x",
    settings: "設定",
    slopes: "傾き 1 と 2",
    biases: "バイアス +1 と −1",
    plot: "二本の直線と、x での点",
    spoken: "x は {x}、直線の値は {first} と {second}",
    parallel: "重みが等しいので直線は平行で、間隔は {distance} です。",
    same: "二本の直線は同じです。",
    cross: "直線は x = {x} で交わります。"
  }
};

// views/two-lines.js
var STEP4 = 0.01;
var TONES2 = ["data", "prediction dash"];
var SETTINGS3 = (
  /** @type {const} */
  [["slopes", { weights: [1, 2], biases: [0, 0] }], ["biases", { weights: [1, 1], biases: [1, -1] }]]
);
var two_lines_default = view({
  name: "two-lines",
  texts: texts7,
  /** @returns {State} */
  start: (data) => ({ weights: data.weights, biases: data.biases, x: data.x }),
  build({ data, text, state, change, id }) {
    const reach = Math.ceil(Math.max(4, ...[...data.weights, ...data.biases].map(Math.abs)));
    const far = Math.ceil(Math.max(4, Math.abs(data.x)));
    const rise = Math.max(6, Math.ceil(Math.max(...[...data.biases].map(Math.abs)) * 1.2));
    const dials = [0, 1].flatMap((index) => (
      /** @type {const} */
      ["weights", "biases"].map((kind) => ({ kind, index, control: dial(kind, index) }))
    ));
    const move = slider({ label: text("input"), min: -far, max: far, step: STEP4, change: take });
    const buttons = presets({ label: text("settings"), options: SETTINGS3.map(([key, value]) => ({ value, label: text(key) })), press: ({ weights, biases }) => change({ weights: [...weights], biases: [...biases] }) });
    const axes = chart({ id: id("plot"), label: text("plot"), x: [-far, far], y: [-rise, rise], xLabel: "x", yLabel: "y", height: 340, interactive: true });
    const drop = s("path", { class: "line soft thin" });
    const lines = TONES2.map((tone) => ({
      curve: s("path", { class: `line ${tone}` }),
      dot: s("circle", { r: 7, class: `dot ${tone.split(" ")[0]}` }),
      value: s("text", { class: "number halo" }),
      key: h("span")
    }));
    axes.marks.append(drop, ...lines.map(({ curve }) => curve));
    axes.above.append(...lines.flatMap(({ dot, value }) => [dot, value]));
    const tell = draggable(lines[0].dot, { label: text("input"), move: ({ x }) => take(axes.atX(x)), nudge: ({ x, y }, large) => take(state().x + (x || y) * STEP4 * (large ? 10 : 1)) });
    const legend2 = h("div", { class: "row number" }, ...lines.map(({ key }, index) => h("span", { class: "row" }, s("svg", { viewBox: "0 0 28 10", style: "width: 28px", "aria-hidden": "true" }, s("path", { d: "M1 5H27", class: `line ${TONES2[index]}` })), key)));
    const words = h("p", { class: "note" });
    function dial(kind, index) {
      const one = kind === "weights" ? "weight" : "bias";
      return slider({ label: text(one, { index: index + 1 }), min: -reach, max: reach, step: STEP4, tone: one, change: (now) => change({ [kind]: state()[kind].map((old, at) => at === index ? now : old) }) });
    }
    function take(x) {
      change({ x: Number(Math.min(far, Math.max(-far, Math.round(x / STEP4) * STEP4)).toFixed(2)) });
    }
    function update(now) {
      const { weights, biases, x } = now;
      const ys = weights.map((weight, index) => weight * x + biases[index] + 0);
      for (const { kind, index, control } of dials) control.update(now[kind][index]);
      move.update(x);
      buttons.update((setting) => setting.weights.every((weight, index) => weight === weights[index] && setting.biases[index] === biases[index]));
      const { x: across, y: up, area } = axes;
      const side = across(x) > (area.left + area.right) / 2;
      lines.forEach(({ curve, dot, value, key }, index) => {
        const y = ys[index];
        const inside2 = Math.abs(y) <= rise;
        set(curve, { d: path(axes, [-far, far].map((end) => (
          /** @type {const} */
          [end, weights[index] * end + biases[index]]
        ))) });
        set(dot, { cx: across(x), cy: up(Math.min(rise, Math.max(-rise, y))), class: `${dot.getAttribute("class")?.replace(" ghost", "")}${inside2 ? "" : " ghost"}` });
        const above = ys[index] > ys[1 - index] || ys[0] === ys[1] && index === 0;
        set(value, { x: across(x) + (side ? -12 : 12), y: Math.min(area.bottom - 4, Math.max(area.top + 10, up(y) + (above ? -8 : 18))), "text-anchor": side ? "end" : "start" });
        write(value, minus(general(y)));
        write(key, `y = ${lineFormula(weights[index], biases[index])}`);
      });
      set(drop, { d: path(axes, [[x, ys[0]], [x, ys[1]]]) });
      write(words, meeting(now));
      tell(x, text("spoken", { x: minus(general(x)), first: minus(general(ys[0])), second: minus(general(ys[1])) }));
    }
    function meeting({ weights: [w1, w2], biases: [b1, b2] }) {
      if (w1 === w2) return b1 === b2 ? text("same") : text("parallel", { distance: general(Math.abs(b1 - b2), 6) });
      return text("cross", { x: minus(general((b2 - b1) / (w1 - w2) + 0, 6)) });
    }
    return {
      body: [h("div", { class: "columns" }, h("div", {}, ...dials.map(({ control }) => control.element), move.element, buttons.element, words), h("div", {}, axes.svg, legend2))],
      update,
      picture: () => axes.svg,
      code: linesCode
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
var views = { "activation": activation_default, "relu-neuron": relu_neuron_default, "relu-pair": relu_pair_default, "softmax-regression": softmax_regression_default, "top-k": top_k_default, "two-lines": two_lines_default };
export {
  mount,
  views
};
