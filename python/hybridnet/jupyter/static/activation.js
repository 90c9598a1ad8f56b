// kit/elements/dom.js
var SVG = "http://www.w3.org/2000/svg";
function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  set(element, attributes);
  append(element, children);
  return element;
}
function s(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
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
  element.append(
    ...children.filter((child) => child !== null && child !== void 0).map((child) => child instanceof Node ? child : String(child))
  );
}
function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
function each(parent, items, create, update) {
  while (parent.children.length > items.length) parent.lastElementChild?.remove();
  items.forEach((item, index) => {
    if (index >= parent.children.length) parent.append(create(index));
    update(parent.children[index], item, index);
  });
}

// kit/numbers/format.js
function grouped(value, digits = 0) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "nan" : value > 0 ? "∞" : "−∞";
  const text = Math.abs(value).toFixed(digits);
  const [whole2, rest] = text.split(".");
  const sign = value < 0 && Number(text) !== 0 ? "−" : "";
  return sign + whole2.replace(/\B(?=(\d{3})+$)/g, ",") + (rest === void 0 ? "" : `.${rest}`);
}
function general(value, digits = 10) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
  if (value === 0) return Object.is(value, -0) ? "-0" : "0";
  const [digitsOf, exponent] = value.toExponential(digits - 1).split("e");
  const power = Number(exponent);
  const bare2 = (text) => text.includes(".") ? text.replace(/\.?0+$/, "") : text;
  if (power < -4 || power >= digits)
    return `${bare2(digitsOf)}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
  return bare2(value.toFixed(Math.max(0, digits - 1 - power)));
}
function minus(text) {
  return text.replace(/^-/, "−");
}

// kit/numbers/notation.js
var LARGE = 1e7;
var SMALL = 1e-4;
var RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
function powerText(exponent) {
  return `10${exponent < 0 ? "⁻" : ""}${String(Math.abs(exponent)).replace(/\d/g, (digit) => RAISED[Number(digit)])}`;
}
function tickTexts(values, { isEven = true, isShared = true } = {}) {
  const power = powerOf(largestOf(values));
  const suffix = (value) => isShared || power === 0 || value === 0 ? "" : `×${powerText(power)}`;
  const step = values.length > 1 ? scaled(values[1] - values[0], power) : 0;
  const places = step > 0 ? Math.max(0, Math.min(12, Math.ceil(-Math.log10(step) - 1e-9))) : 0;
  const text = (unit) => unit === 0 ? "0" : isEven && step > 0 ? grouped(unit, places) : trimmed(unit, 6);
  return { texts: values.map((value) => text(scaled(value, power)) + suffix(value)), power: isShared ? power : 0 };
}
function powerTicks(exponents) {
  const isPlain = exponents.every((exponent) => exponent > -5 && exponent < 7);
  return exponents.map((exponent) => isPlain ? trimmed(10 ** exponent, 6) : powerText(exponent));
}
function emsOf(text) {
  let width = 0;
  for (const letter of text)
    width += /[.,:;'’ il|()]/.test(letter) ? 0.36 : /[⁻⁰-⁹¹²³₀-₉]/.test(letter) ? 0.45 : /[\u3000-\u9fff\uff00-\uffef]/.test(letter) ? 1 : /[−×+∞MWmw%]/.test(letter) ? 0.84 : 0.64;
  return width;
}
function fieldWriter(step) {
  const places = placesOf(step);
  const exponent = exponentOf(step, 1);
  return (value) => {
    if (!Number.isFinite(value)) return String(value);
    const plain = places <= 6 && Math.abs(value) < LARGE ? value.toFixed(places).replace(/^-(?=[0.]*$)/, "") : null;
    if (plain !== null && plain.length <= 12) return plain;
    if (value === 0) return "0";
    if (Math.abs(value) >= SMALL && Math.abs(value) < LARGE) return String(Number(value.toPrecision(6)));
    const count = Math.max(1, Math.min(6, exponentOf(value, 1) - exponent + 1));
    const [mantissa, power] = value.toExponential(count - 1).split("e");
    return `${bare(mantissa)}e${Number(power)}`;
  };
}
function placesOf(step) {
  const [digits, exponent] = step.toExponential().split("e");
  return Math.max(0, (digits.split(".")[1] ?? "").length - Number(exponent));
}
function exponentOf(value, digits) {
  return value === 0 ? 0 : Number(value.toExponential(digits - 1).split("e")[1]);
}
function scaled(value, power) {
  if (power === 0) return value;
  const [mantissa, exponent] = value.toExponential().split("e");
  return Number(`${mantissa}e${Number(exponent) - power}`);
}
function trimmed(value, digits) {
  const exponent = exponentOf(value, digits);
  return bare(grouped(Number(value.toPrecision(digits)), Math.max(0, digits - 1 - exponent)));
}
function bare(text) {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}
function largestOf(values) {
  let largest = 0;
  for (const value of values) if (Number.isFinite(value)) largest = Math.max(largest, Math.abs(value));
  return largest;
}
function powerOf(largest) {
  if (largest === 0 || largest < LARGE && largest >= 1e-3) return 0;
  return 3 * Math.floor(exponentOf(largest, 6) / 3);
}

// kit/controls/typed.js
function typedNumber(text) {
  const plain = text.replace(/×10(⁻?[⁰-⁹¹²³]+)/, "e$1").normalize("NFKC").trim().replace(/[−‐‑–ー]/g, "-").replace("、", ",").replace("。", ".").replace(/,(?=\d{3}(\D|$))/g, "").replace(",", ".");
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : NaN;
}
var CLIPPED = "hybridnet-clipped";
function within(control, value, min, max) {
  if (value < min || value > max)
    control.dispatchEvent(new CustomEvent(CLIPPED, { bubbles: true, detail: { min, max } }));
  return Math.min(max, Math.max(min, value));
}

// kit/controls/controls.js
function slider({
  label,
  min,
  max,
  step,
  format = fieldWriter(step),
  chars = Math.max(format(min).length, format(max).length),
  tone = "",
  change
}) {
  const range = h("input", { type: "range", min, max, step: "any", "aria-label": label });
  const field = h("input", { type: "text", inputmode: "decimal", "aria-label": label, style: `width: ${chars + 3}ch` });
  const element = h(
    "div",
    { class: "control slider" },
    h("span", { class: `label ${tone}`, "aria-hidden": "true" }, label),
    range,
    field
  );
  let current = NaN;
  const snapped = (value) => Number((Math.round(value / step) * step).toPrecision(12));
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
    const value = typedNumber(field.value);
    if (!Number.isNaN(value)) take(within(element, value, min, max));
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
      if (!field.matches(":focus") || typedNumber(field.value) !== value) field.value = format(value);
    }
  };
}
function choice({ label, options, change }) {
  const select = h("select", {}, ...options.map((option) => h("option", { value: option.value }, option.label)));
  select.addEventListener("change", () => change(select.value));
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

// kit/charts/ticks.js
function ticksOf(low, high, count) {
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * (rough / power >= Math.sqrt(50) ? 10 : rough / power >= Math.sqrt(10) ? 5 : rough / power >= Math.SQRT2 ? 2 : 1);
  const [first, last] = [Math.ceil(low / step - 1e-9), Math.floor(high / step + 1e-9)];
  return Array.from({ length: last - first + 1 || 0 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

// kit/charts/chart.js
var [LETTERS, GAP] = [12, 7];
function chart({
  id,
  label,
  x,
  y,
  xLabel = "",
  yLabel = "",
  width = 460,
  height = 300,
  logY = false,
  ticks = 6,
  interactive = false
}) {
  const area = { left: yLabel ? 74 : 52, right: width - 16, top: 14, bottom: height - (xLabel ? 44 : 28) };
  const across = scale(() => [area.left, area.right], false, Math.max(2, Math.round(ticks * width / 460)));
  const up = scale(() => [area.bottom, area.top], logY, ticks);
  const grid = s("g", { class: "grid", "aria-hidden": "true" });
  const axes = s("g", { class: "axes", "aria-hidden": "true" });
  const clip = s("rect", { y: area.top, height: area.bottom - area.top });
  const marks = s("g", { "clip-path": `url(#${id}-clip)` });
  const above = s("g");
  const names = [
    s("text", { class: "axis-label", y: height - 6, "text-anchor": "middle" }),
    s("text", { class: "axis-label", "text-anchor": "middle" })
  ];
  const svg = s(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, class: "chart", role: interactive ? "group" : "img", "aria-label": label },
    s("defs", {}, s("clipPath", { id: `${id}-clip` }, clip)),
    grid,
    axes,
    marks,
    above,
    ...names
  );
  const rescale = (nextX, nextY) => {
    across.domain(nextX);
    up.domain(nextY);
    const upper = up.ticks(yLabel !== "", Infinity);
    const widest = Math.max(0, ...upper.ticks.map(({ text }) => emsOf(text) * LETTERS));
    area.left = Math.max(yLabel ? 74 : 52, Math.ceil(widest + GAP + (yLabel ? 24 : 4)));
    const lower = across.ticks(xLabel !== "", area.right - area.left);
    set(clip, { x: area.left, width: area.right - area.left });
    const [middleX, middleY] = [(area.left + area.right) / 2, (area.top + area.bottom) / 2];
    nameAxis(names[0], xLabel, lower.power, area.right - area.left);
    nameAxis(names[1], yLabel, upper.power, height - 4);
    const half = emsOf(names[1].textContent ?? "") * LETTERS / 2;
    set(names[0], { x: middleX });
    set(names[1], { transform: `translate(13 ${Math.min(height - half, Math.max(half, middleY))}) rotate(-90)` });
    drawTicks({ grid, axes, area, width }, lower.ticks, upper.ticks, across, up);
  };
  rescale(x, y);
  return { svg, marks, above, area, x: across.at, y: up.at, atX: across.back, atY: up.back, rescale };
}
function nameAxis(element, name, power, room) {
  const unit = power === 0 ? "" : ` (×${powerText(power)})`;
  const letters = [...name];
  while (letters.length > 1 && emsOf(letters.join("") + unit) * LETTERS > room) letters.pop();
  write(element, (letters.length < [...name].length ? `${letters.slice(0, -1).join("")}…` : name) + unit);
}
function drawTicks({ grid, axes, area, width }, lower, upper, across, up) {
  const lines = [
    ...lower.map((tick) => ({ ...tick, at: across.at(tick.value), vertical: true })),
    ...upper.map((tick) => ({ ...tick, at: up.at(tick.value), vertical: false }))
  ];
  each(
    grid,
    lines,
    () => s("line"),
    (line, { value, at, vertical }) => {
      const { left, right, top, bottom } = area;
      set(line, vertical ? { x1: at, x2: at, y1: top, y2: bottom } : { x1: left, x2: right, y1: at, y2: at });
      set(line, { class: value === 0 ? "zero" : null });
    }
  );
  each(
    axes,
    lines,
    () => s("text"),
    (tick, { at, text, vertical }) => {
      const half = emsOf(text) * LETTERS / 2;
      set(
        tick,
        vertical ? { x: Math.min(width - half, at), y: area.bottom + 16, "text-anchor": "middle", dy: null } : { x: area.left - GAP, y: at, "text-anchor": "end", dy: "0.32em" }
      );
      write(tick, text);
    }
  );
}
function scale(range, log2, count) {
  let [low, high] = [0, 1];
  const inner = (value) => log2 ? Math.log10(value) : value;
  return {
    domain(domain) {
      [low, high] = wide([inner(domain[0]), inner(domain[1])]);
    },
    at(value) {
      const [from, to] = range();
      return from + (inner(value) - low) / (high - low) * (to - from);
    },
    back(at) {
      const [from, to] = range();
      const value = low + (at - from) / (to - from) * (high - low);
      return log2 ? 10 ** value : value;
    },
    ticks(isShared, length) {
      if (log2) return logTicks(low, high, count, isShared);
      for (let wanted = count; ; wanted--) {
        const values = ticksOf(low, high, wanted);
        const { texts: texts2, power } = tickTexts(values, { isShared });
        const needed = Math.max(...texts2.map((text) => emsOf(text) * LETTERS + GAP));
        const apart = values.length > 1 ? length * (values[1] - values[0]) / (high - low) : length;
        if (wanted <= 1 || needed <= apart) return { ticks: named(values, texts2), power };
      }
    }
  };
}
function logTicks(low, high, count, isShared) {
  if (high - low > 2) {
    const powers = ticksOf(low, high, 4).filter(Number.isInteger);
    const values2 = powers.map((power2) => 10 ** power2);
    return { ticks: named(values2, powerTicks(powers)), power: 0 };
  }
  const steps = [-1, 0, 1, 2, 3].flatMap((above) => [1, 2, 5].map((digit) => digit * 10 ** (Math.floor(low) + above))).filter((value) => Math.log10(value) >= low && Math.log10(value) <= high);
  const isEven = steps.length <= 1;
  const values = isEven ? ticksOf(10 ** low, 10 ** high, count) : steps;
  const { texts: texts2, power } = tickTexts(values, { isEven, isShared });
  return { ticks: named(values, texts2), power };
}
function named(values, texts2) {
  return values.map((value, index) => ({ value, text: texts2[index] }));
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

// kit/elements/drag.js
function draggable(element, { label, move, nudge }) {
  set(element, {
    tabindex: 0,
    role: "slider",
    "aria-label": label,
    class: `${element.getAttribute("class") ?? ""} handle`
  });
  element.addEventListener("pointerdown", (event) => {
    element.setPointerCapture(event.pointerId);
    element.focus({ preventScroll: true });
    event.preventDefault();
  });
  element.addEventListener("pointermove", (event) => {
    if (element.hasPointerCapture(event.pointerId)) move(place(element, event));
  });
  element.addEventListener("keydown", (event) => {
    const direction = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, 1],
      ArrowDown: [0, -1],
      PageUp: [0, 1],
      PageDown: [0, -1]
    }[event.key];
    if (!direction) return;
    event.preventDefault();
    nudge({ x: direction[0], y: direction[1] }, event.shiftKey || event.key.startsWith("Page"));
  });
  return (value, text) => set(element, { "aria-valuenow": value, "aria-valuetext": text });
}
function place(element, event) {
  const svg = element instanceof SVGSVGElement ? element : element.ownerSVGElement;
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
  parameters = [];
  get kind() {
    return this.constructor.name;
  }
  get name() {
    return this.kind.replace(/Activation$/, "");
  }
  get keepsOutput() {
    return false;
  }
  get passesGradients() {
    return false;
  }
  forward(inputs, state, { arithmetic }) {
    const output = state.beginForward(inputs, inputs.columns, inputs.dtype);
    this.apply(inputs, output, arithmetic);
    return output;
  }
  backward(dvalues, state, { arithmetic }) {
    const saved = state.saved(this.keepsOutput ? "output" : "inputs", this.name);
    const dtype = this.passesGradients ? dvalues.dtype : promote(dvalues.dtype, saved.dtype);
    const dinputs = state.beginBackward(dvalues.rows, dvalues.columns, dtype);
    this.applyGradient(saved, dvalues, dinputs, arithmetic);
    return dinputs;
  }
  predictions(output) {
    return output;
  }
  copy() {
    return this;
  }
  apply(_x, _y, _arithmetic) {
    throw new Error(
      `${this.kind}: it has no forward formula; a class derived from ElementwiseActivation must have one. Write apply.`
    );
  }
  applyGradient(_saved, _dy, _dx, _arithmetic) {
    throw new Error(
      `${this.kind}: it has no backward formula; a class derived from ElementwiseActivation must have one. Write applyGradient.`
    );
  }
};

// math/base64.js
var ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
var VALUES = Uint8Array.from({ length: 128 }, (_, code) => {
  const value = ALPHABET.indexOf(String.fromCharCode(code));
  return value < 0 ? 64 : value;
});
function fromBase64(text) {
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const count = text.length - padding;
  if (text.length % 4 !== 0) {
    throw new RangeError(
      `base64: ${text.length} characters; the number must be a multiple of 4. Pass the text with its padding.`
    );
  }
  const bytes = new Uint8Array(text.length / 4 * 3 - padding);
  let word = 0;
  let at = 0;
  for (let i = 0; i < count; i++) {
    const code = text.charCodeAt(i);
    const value = code < 128 ? VALUES[code] : 64;
    if (value === 64) {
      throw new RangeError(
        `base64: character ${i} is ${JSON.stringify(text[i])}; A-Z, a-z, 0-9, + and / are allowed. Encode the bytes again.`
      );
    }
    word = word << 6 | value;
    if (i % 4 !== 0) {
      bytes[at++] = word >> 6 - 2 * (i % 4) & 255;
    }
  }
  return bytes;
}

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
  const product = a * b;
  const sum = product + c;
  const float = Math.fround(sum);
  const rest = sum - float;
  const other = sum + rest;
  return rest !== 0 && Math.fround(other) === other ? betweenFloats(sumError(product, c, sum), float, other) : float;
}
function betweenFloats(error, even, odd) {
  return error === 0 ? even : error > 0 ? Math.max(even, odd) : Math.min(even, odd);
}
function fusedDouble(a, b, c) {
  const product = a * b;
  const low = productError(a, b, product);
  const t = c + low;
  const tLow = sumError(c, low, t);
  const v = product + t;
  const vLow = sumError(product, t, v);
  const rest = tLow + vLow;
  return rest - rest === 0 && v - v === 0 ? v + sumToOdd(tLow, vLow) : product + c;
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

// math/pairs.js
var Pair = class _Pair {
  constructor(high, low = 0) {
    this.high = high;
    this.low = low;
  }
  get rounded() {
    return this.high + this.low;
  }
  plus(b) {
    const sum = this.high + b.high;
    return normal(sum, sumError(this.high, b.high, sum) + this.low + b.low);
  }
  times(b) {
    const product = this.high * b.high;
    return normal(product, productError(this.high, b.high, product) + this.high * b.low + this.low * b.high);
  }
  over(b) {
    const first = this.high / b.high;
    const rest = this.plus(new _Pair(-first).times(b));
    return normal(first, rest.rounded / b.high);
  }
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
var POWERS = new Float64Array(2046);
POWERS[0] = 22250738585072014e-324;
for (let i = 1; i < POWERS.length; i++) {
  POWERS[i] = 2 * POWERS[i - 1];
}
function powerOfTwo(n) {
  return POWERS[n + 1022];
}
var LN2 = new Pair(0.6931471805599453, 23190468138462996e-33);
var SMALL2 = 12;
var EXP_TERMS = 22;
var INVERSES = inverseFactorials(EXP_TERMS);
function expOfPair(x) {
  const k = Math.round(x.high / LN2.high);
  const r = x.plus(new Pair(-k).times(LN2));
  let rest = INVERSES[EXP_TERMS].high;
  for (let n = EXP_TERMS - 1; n >= SMALL2; n--) {
    rest = INVERSES[n].high + rest * r.high;
  }
  let sum = new Pair(rest);
  for (let n = SMALL2 - 1; n >= 0; n--) {
    sum = sum.times(r).plus(INVERSES[n]);
  }
  return sum.scaled(powerOfTwo(k));
}
var ODD_INVERSES = Array.from({ length: 22 }, (_, i) => new Pair(1).over(new Pair(2 * i + 1)));
function logSeries(x) {
  const u = x.plus(new Pair(-1)).over(x.plus(new Pair(1)));
  const square = u.times(u);
  let sum = new Pair(0);
  for (let i = ODD_INVERSES.length - 1; i >= 0; i--) {
    sum = sum.times(square).plus(ODD_INVERSES[i]);
  }
  return sum.times(u).scaled(2);
}

// math/c-library.js
/*! Constants of log, logFloat and expFloat: Arm Optimized Routines (log, logf, expf). Copyright (c) 2017-2018, Arm Limited. MIT License: see THIRD-PARTY-NOTICES.txt of HybridNet. */
var DOUBLE2 = new Float64Array(1);
var WORDS2 = new Int32Array(DOUBLE2.buffer);
var HIGH = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;
var BITS = new DataView(new ArrayBuffer(4));
var SHIFT = 6755399441055744;
var STEPS = 32;
var PER_STEP = STEPS / LN2.high;
var ROOTS = Float64Array.from({ length: STEPS }, (_, i) => expOfPair(LN2.times(new Pair(i / STEPS))).rounded);
var EXP_POLYNOMIAL = [16938359250920212e-22, 23459809789509004e-20, 0.021660849396613134];
var FLOAT_RECIPROCALS = [
  1.398907162146528,
  1.3403141896637998,
  1.286432210124115,
  1.2367150214269895,
  1.1906977166711752,
  1.1479821020556429,
  1.1082251448272158,
  1.0711297413057381,
  1.036437278977283,
  1,
  0.9492859795739057,
  0.8951049428609004,
  0.8476821620351103,
  0.8050314851692001,
  0.7664671008843108,
  0.731428603316328
];
var FLOAT_LOG_VALUES = FLOAT_RECIPROCALS.map((reciprocal) => -logSeries(new Pair(reciprocal)).rounded);
var FLOAT_LOG_POLYNOMIAL = [-0.25089342214237154, 0.333456765744066, -0.4999997485802103];
function doubles(text) {
  const bytes = fromBase64(text);
  const view2 = new DataView(bytes.buffer);
  return Float64Array.from({ length: bytes.length / 8 }, (_, i) => view2.getFloat64(8 * i, true));
}
var LOG_RECIPROCALS = doubles(
  "n97gw/A09z8f6SxqeBP3P6C1+ghg8vY/fYwTH6bR9j/RtMULSbH2P7oMLzNHkfY/I0IiGJ9x9j/ZHqWZT1L2P8Qkj6pWM/Y/FNyda7MU9j9MXMZSZPb1P08skbVn2PU/3pBby7y69T94GtnyYZ31P4dWRhJWgPU/02vnzpdj9T+Tf6fiJUf1P4NFBkL/KvU/372y2yIP9T/X3jRHj/P0P0Ao3s9D2PQ/yKN4wD699D+KJeDDf6L0PzSE1CQFiPQ/Cy0ZG85t9D9UGDnT2VP0P1qEtEQnOvQ/+/gVQbUg9D+x9D7aggf0P4/+V12P7vM/6UwLoNnV8z8rwRDAYL3zP7jadSskpfM/AtCfzSKN8z8ceoTFW3XzP+I2rUnOXfM/QNRNmHlG8z8ky//OXC/zP0kNoXV3GPM/kDk+N8gB8z9B+JW7TuvyP9GpGQIK1fI/Kv23qPm+8j+rGwx6HKnyPzC1FGByk/I/9aFXV/p98j+/Ox2bs2jyP731j4OdU/I/OwjJqrc+8j+2QKkrASryPzJBzJZ5FfI/m/zSHSAB8j8LSE1J9OzxP2llj1L12PE/fH5XESPF8T/pJst0fLHxP7YaLAwBnvE/vXC2e7CK8T+2vO8linfxP9oxTDWNZPE/3V8nkLlR8T9M0jKkDj/xP9r5EHKLLPE/MbXsKDAa8T+vNITa+wfxP7NrTg/u9fA/zp8qXQbk8D8hpSxjRNLwPxqY4nynwPA/0TbGgy+v8D85E6CY253wP9/nUq+rjPA/+yhOL5978D8ZjzWMtWrwPyz57KXuWfA/kCzRzUlJ8D+prfDGxjjwP6kyeRNlKPA/SHPqJyQY8D+VsRQGBAjwPxr6Jvcf4O8/dOphwhyh7z8umYGwEGPvP82t7jz2Je8/5xORA8jp7j+rsct4gK7uP5sMnaIadO4/tZkKg5E67j9WmmAJ4AHuP5i7d+UByu0/A5F8C/KS7T/OXPtmrFztP53eXqosJ+0/zSxrPm7y7D8Ceaeibb7sP20IN20mi+w/BFhdvZRY7D+Mn7sztSbsPz/n7O6D9es/wZbbdf3E6z8oSoYMHpXrPyw+78XiZes/i4jJZ0g36z9KMB0hSwnrP37v8oXo2+o/oj1gMR2v6j+nWNM/5oLqP4tzCe9AV+o/J0urkCos6j/R8pMToAHqPxs82ySf1+k/kLHHBSWu6T8vzpfyLoXpP3VLpO66XOk/OEjnncY06T/mUmcvTw3pP53X/45S5ug/fADMn86/6D8Ow77awJnoP/sXI6ondOg/CJqzrABP6D9VPmXoSSroP2AC9JUBBug/KaPgYyXi5z+ttdx3s77nP8Ill2eqm+c/VwYX8gd55z8ME9bbylbnPw=="
);
var UNIT = 8796093022208;
var LOG_VALUES = LOG_RECIPROCALS.map((reciprocal) => -Math.round(logSeries(new Pair(reciprocal)).high * UNIT) / UNIT);
var LN2_HIGH = Math.floor(LN2.high * 4398046511104) / 4398046511104;
var LN2_LOW = LN2.plus(new Pair(-LN2_HIGH)).rounded;
var [A0, A1, A2, A3, A4] = [
  -0.5000000000000001,
  0.33333333331825593,
  -0.2499999999622955,
  0.20000304511814496,
  -0.16667054827627667
];
var LOG_NEAR_ONE = [
  -0.5,
  0.3333333333333352,
  -0.24999999999998432,
  0.19999999999320328,
  -0.16666666669929706,
  0.14285715076560868,
  -0.12499997863982555,
  0.11110712032936046,
  -0.10000486757818193,
  0.09181994006195467,
  -0.08328363062289341
];
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
  DOUBLE2[0] = x;
  const high = WORDS2[HIGH];
  const part = high - 1072037888 | 0;
  WORDS2[HIGH] = high - (part & 4293918720);
  const z = DOUBLE2[0];
  const index = part >>> 13 & 127;
  const k = (part >> 20) - shift;
  const r = fusedDouble(z, LOG_RECIPROCALS[index], -1);
  const w = k * LN2_HIGH + LOG_VALUES[index];
  const sum = w + r;
  const low = fusedDouble(k, LN2_LOW, w - sum + r);
  const r2 = r * r;
  const p = fusedDouble(r2, fusedDouble(r, A4, A3), fusedDouble(r, A2, A1));
  return fusedDouble(r * r2, p, fusedDouble(r2, A0, low)) + sum;
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
  const k = fusedDouble(PER_STEP, x, SHIFT) - SHIFT;
  const r = fusedDouble(PER_STEP, x, -k);
  const index = k & STEPS - 1;
  const scale2 = ROOTS[index] * powerOfTwo((k - index) / STEPS);
  const [a, b, c] = EXP_POLYNOMIAL;
  const p = fusedDouble(fusedDouble(a, r, b), r * r, fusedDouble(c, r, 1));
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
  const r = fusedDouble(z, FLOAT_RECIPROCALS[index], -1);
  const y0 = fusedDouble(k, LN2.high, FLOAT_LOG_VALUES[index]);
  const r2 = r * r;
  const [a, b, c] = FLOAT_LOG_POLYNOMIAL;
  const p = fusedDouble(a, r2, fusedDouble(b, r, c));
  return Math.fround(fusedDouble(p, r2, y0 + r));
}

// math/double-functions.js
var DOUBLE3 = new Float64Array(1);
var WORDS3 = new Uint32Array(DOUBLE3.buffer);
var HIGH2 = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;
var STEPS2 = 128;
var TWO_40 = 1099511627776;
var PER_STEP2 = STEPS2 / LN2.high;
var STEP_HIGH = Math.round(LN2.high / STEPS2 * TWO_40) / TWO_40;
var STEP_LOW = LN2.scaled(1 / STEPS2).plus(new Pair(-STEP_HIGH)).rounded;
var ROOTS2 = Array.from({ length: STEPS2 }, (_, i) => expOfPair(LN2.times(new Pair(i / STEPS2))));
var ROOT_HEADS = Float64Array.from(ROOTS2, ({ high }) => high);
var ROOT_TAILS = Float64Array.from(ROOTS2, ({ high, low }) => low / high);
function exp(x) {
  if (!(Math.abs(x) < 746)) {
    return Number.isNaN(x) ? x : x > 0 ? Infinity : 0;
  }
  const k = Math.round(x * PER_STEP2);
  const r = x - k * STEP_HIGH - k * STEP_LOW;
  const index = k & STEPS2 - 1;
  const exponent = (k - index) / STEPS2;
  const square = r * r;
  const rest = ROOT_TAILS[index] + r + square * (1 / 2 + r * (1 / 6) + square * (1 / 24 + r * (1 / 120) + square * (1 / 720)));
  const head = ROOT_HEADS[index];
  return exponent > -1022 && exponent < 1024 ? fusedDouble(head, rest, head) * powerOfTwo(exponent) : timesPowerOfTwo(head, head * rest, exponent);
}
function timesPowerOfTwo(high, low, exponent) {
  if (exponent > 1023) {
    return (high + low) * powerOfTwo(1023) * powerOfTwo(exponent - 1023);
  }
  if (exponent > -1022) {
    return (high + low) * powerOfTwo(exponent);
  }
  if (exponent < -1076) {
    return 0;
  }
  const unit = powerOfTwo(-1022 - exponent);
  const sum = new Pair(unit).plus(new Pair(high, low)).rounded;
  return (sum - unit) * powerOfTwo(-1022) * powerOfTwo(exponent + 1022);
}

// math/hyperbolic.js
function tanh(x) {
  const magnitude = Math.abs(x);
  if (magnitude < 1e-8) {
    return x;
  }
  if (!(magnitude < 20)) {
    return Number.isNaN(x) ? x : Math.sign(x);
  }
  const e = expOfPair(new Pair(2 * magnitude));
  const y = e.plus(new Pair(-1)).over(e.plus(new Pair(1))).rounded;
  return x < 0 ? -y : y;
}
function tanhFloat(x) {
  const magnitude = Math.abs(x);
  if (magnitude < 0.15) {
    const s2 = x * x;
    return Math.fround(
      x + x * s2 * (-1 / 3 + s2 * (2 / 15 + s2 * (-17 / 315 + s2 * (62 / 2835 + s2 * (-1382 / 155925 + s2 * (21844 / 6081075))))))
    );
  }
  if (!(magnitude < 20)) {
    return Number.isNaN(x) ? x : Math.sign(x);
  }
  const y = 1 - 2 / (exp(2 * magnitude) + 1);
  return Math.fround(x < 0 ? -y : y);
}

// math/exponentials.js
/*! Constants of expSimd and logSimd: NumPy (loops_exponent_log). Copyright (c) 2005-2025, NumPy Developers. BSD-3-Clause License: see THIRD-PARTY-NOTICES.txt of HybridNet. */
var { fround: fround2 } = Math;
var FLOAT = new Float32Array(1);
var BITS2 = new Uint32Array(FLOAT.buffer);
var POWERS2 = Float64Array.from({ length: 320 }, (_, i) => powerOfTwo(i - 160));
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
  return fround2(fround2(p / d) * POWERS2[q + 160]);
}
var SMALLEST_NORMAL = 11754943508222875e-54;
var ROOT_HALF = fround2(0.7071067811865476);
var LN22 = fround2(0.6931471805599453);
var [A02, A12, A22, A32, A42] = [
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
  const p = fusedFloat(fusedFloat(fusedFloat(fusedFloat(fusedFloat(A02, m, A12), m, A22), m, A32), m, A42), m, 0);
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
  apply(x, y) {
    const from = x.data;
    const to = y.data;
    for (let i = 0; i < from.length; i++) {
      const value = from[i];
      to[i] = value < 0 ? 0 : value;
    }
  }
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
  apply(x, y) {
    y.data.set(x.data);
  }
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
  apply(x, y) {
    apply(x, y, (value) => Number.isNaN(value) ? value : value > 0 ? 1 : 0);
  }
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
  apply(x, y, { flavour }) {
    const exp2 = expOf(x.dtype, flavour);
    const r = rounding(x.dtype === "float32");
    apply(x, y, (value) => 1 / r(1 + exp2(-value)));
  }
  applyGradient(y, dy, dx) {
    const ry = rounding(y.dtype === "float32");
    const r = rounding(dx.dtype === "float32");
    applyGradient(y, dy, dx, (value, gradient) => r(gradient * ry(1 - value)) * value);
  }
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
  apply(x, y) {
    apply(x, y, tanhOf(x.dtype));
  }
  applyGradient(y, dy, dx) {
    const r = rounding(y.dtype === "float32");
    applyGradient(y, dy, dx, (value, gradient) => gradient * r(1 - r(value * value)));
  }
};
var SiLUActivation = class extends ElementwiseActivation {
  get kind() {
    return "SiLUActivation";
  }
  apply(x, y, { flavour }) {
    const exp2 = expOf(x.dtype, flavour);
    const r = rounding(x.dtype === "float32");
    apply(x, y, (value) => value / r(1 + exp2(-value)));
  }
  applyGradient(x, dy, dx, { flavour }) {
    const exp2 = expOf(x.dtype, flavour);
    const r = rounding(x.dtype === "float32");
    applyGradient(x, dy, dx, (value, gradient) => {
      const inside = clamped(value, 1e3);
      const s2 = r(1 / r(1 + exp2(-inside)));
      return gradient * r(s2 * r(1 + r(inside * r(1 - s2))));
    });
  }
};
var SoftplusActivation = class extends ElementwiseActivation {
  get kind() {
    return "SoftplusActivation";
  }
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
  applyGradient(x, dy, dx, { flavour }) {
    const exp2 = expOf(x.dtype, flavour);
    const r = rounding(x.dtype === "float32");
    applyGradient(x, dy, dx, (value, gradient) => gradient / r(1 + exp2(-value)));
  }
};
var LeakyReLUActivation = class extends ElementwiseActivation {
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
  apply(x, y) {
    const slope = rounding(x.dtype === "float32")(this.slope);
    apply(x, y, (value) => value > 0 ? value : slope * value);
  }
  applyGradient(x, dy, dx) {
    const slope = rounding(dy.dtype === "float32")(this.slope);
    applyGradient(x, dy, dx, (value, gradient) => value > 0 ? gradient : slope * gradient);
  }
};
var ELUActivation = class extends ElementwiseActivation {
  constructor(alpha = 1) {
    super();
    this.alpha = alpha;
  }
  get kind() {
    return "ELUActivation";
  }
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
  applyGradient(x, dy, dx, { flavour }) {
    const exp2 = expOf(x.dtype, flavour);
    const r = rounding(x.dtype === "float32");
    const alpha = r(this.alpha);
    applyGradient(x, dy, dx, (value, gradient) => value > 0 ? gradient : gradient * r(alpha * exp2(value)));
  }
};

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
  constructor(isApproximate = false) {
    super();
    this.isApproximate = isApproximate;
  }
  get kind() {
    return "GELUActivation";
  }
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
  applyGradient(x, dy, dx, { flavour }) {
    const r = rounding(x.dtype === "float32");
    if (this.isApproximate) {
      const tanh2 = innerTanh(x, r);
      const factor2 = r(0.7978845608028654);
      const cubic = r(0.134145);
      applyGradient(x, dy, dx, (value, gradient) => {
        const inside = clamped(value, 40);
        const t = tanh2(inside);
        const slope = r(factor2 * r(1 + r(cubic * r(inside * inside))));
        return gradient * r(r(0.5 * r(1 + t)) + r(r(r(0.5 * inside) * r(1 - r(t * t))) * slope));
      });
      return;
    }
    const exp2 = expOf(x.dtype, flavour);
    const factor = r(0.3989422804014327);
    applyGradient(x, dy, dx, (value, gradient) => {
      const inside = clamped(value, 40);
      return gradient * r(below(inside, exp2, r) + r(inside * r(factor * exp2(r(-0.5 * r(inside * inside))))));
    });
  }
};
function innerTanh(x, r) {
  const tanh2 = tanhOf(x.dtype);
  const factor = r(0.7978845608028654);
  const cubic = r(0.044715);
  return (value) => tanh2(r(factor * r(value + r(cubic * r(r(value * value) * value)))));
}

// math/activation-of.js
var ACTIVATIONS = {
  ReLUActivation: () => new ReLUActivation(),
  SigmoidActivation: () => new SigmoidActivation(),
  LinearActivation: () => new LinearActivation(),
  HeavisideActivation: () => new HeavisideActivation(),
  TanhActivation: () => new TanhActivation(),
  LeakyReLUActivation: (fields) => new LeakyReLUActivation(fields.slope),
  ELUActivation: (fields) => new ELUActivation(fields.alpha),
  GELUActivation: (fields) => new GELUActivation(fields.approximate),
  SoftplusActivation: () => new SoftplusActivation(),
  SiLUActivation: () => new SiLUActivation()
};

// math/arithmetic.js
var NUMPY = Object.freeze({ productDType: "float32", defaultDType: "float32", flavour: "simd" });
var IN_DOUBLE = Object.freeze({ productDType: null, defaultDType: "float64", flavour: "simd" });

// math/matrix.js
var Matrix = class _Matrix {
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
  static from(rows, dtype = "float32") {
    const columns = rows.length === 0 ? 0 : rows[0].length;
    const matrix = new _Matrix(rows.length, columns, dtype);
    rows.forEach((row, i) => {
      if (row.length !== columns) {
        throw new RangeError(
          `matrix: row ${i} has ${row.length} numbers; row 0 has ${columns}. Give every row the same number.`
        );
      }
      matrix.data.set(row, i * columns);
    });
    return matrix;
  }
  static reuse(matrix, rows, columns, dtype) {
    return matrix && matrix.rows === rows && matrix.columns === columns && matrix.dtype === dtype ? matrix : new _Matrix(rows, columns, dtype);
  }
  get length() {
    return this.data.length;
  }
  get shape() {
    return `(${this.rows}, ${this.columns})`;
  }
  at(i, j) {
    return this.data[i * this.columns + j];
  }
  set(i, j, value) {
    this.data[i * this.columns + j] = value;
  }
  copy(dtype = this.dtype) {
    const copy = new _Matrix(this.rows, this.columns, dtype);
    copy.data.set(this.data);
    return copy;
  }
  setAll(source) {
    if (source.rows !== this.rows || source.columns !== this.columns) {
      throw new RangeError(
        `matrix: elements of a ${source.shape} matrix are not those of a ${this.shape} one; pass a matrix of the same shape.`
      );
    }
    this.data.set(source.data);
  }
  row(i) {
    return this.data.subarray(i * this.columns, (i + 1) * this.columns);
  }
  slice(first, last) {
    return new _Matrix(
      last - first,
      this.columns,
      this.dtype,
      this.data.subarray(first * this.columns, last * this.columns)
    );
  }
};

// math/products.js
var { fround: fround3 } = Math;
var scratchA = new Float64Array(4096);
var scratchB = new Float64Array(4096);
var sums = new Float64Array(1024);

// math/sums.js
var { fround: fround4 } = Math;

// math/layers.js
var LayerState = class {
  inputs = null;
  output = null;
  dinputs = null;
  mask = null;
  beginForward(inputs, columns, dtype) {
    this.inputs = inputs;
    this.output = Matrix.reuse(this.output, inputs.rows, columns, dtype);
    return this.output;
  }
  beginBackward(rows, columns, dtype) {
    this.dinputs = Matrix.reuse(this.dinputs, rows, columns, dtype);
    return this.dinputs;
  }
  saved(what, layer) {
    const matrix = this[what];
    if (matrix === null) {
      throw new Error(
        `${layer}: backward has no ${what} of a forward pass; it uses those of the last one. Call forward first.`
      );
    }
    return matrix;
  }
};
var INFERENCE = Object.freeze({ arithmetic: NUMPY });

// kit/functions/table.js
var FUNCTIONS = {
  sigmoid: {
    range: 20,
    sign: "σ",
    type: "SigmoidActivation",
    ends: [0, 1],
    formula: (_, x) => `1 / (1 + e^{−(${x})})`,
    derivative: "f(x) · (1 − f(x))"
  },
  relu: {
    range: 20,
    sign: "ReLU",
    type: "ReLUActivation",
    exact: true,
    bends: true,
    formula: (_, x) => `max(0, ${x})`,
    derivative: "1 (x > 0), 0 (x ≤ 0)"
  },
  leaky_relu: {
    range: 5,
    sign: "LReLU",
    type: "LeakyReLUActivation",
    setting: { name: "slope", standard: 0.01, most: 1 },
    exact: true,
    bends: true,
    formula: (value, x, slope) => value > 0 ? x : `${slope} · (${x})`,
    derivative: "1 (x > 0), a (x ≤ 0)"
  },
  elu: {
    range: 5,
    sign: "ELU",
    type: "ELUActivation",
    setting: { name: "alpha", standard: 1, most: 3 },
    bends: true,
    formula: (value, x, alpha) => value > 0 ? x : `${alpha} · (e^{${x}} − 1)`,
    derivative: "1 (x > 0), α · e^{x} (x ≤ 0)"
  },
  gelu: {
    range: 5,
    sign: "GELU",
    type: "GELUActivation",
    formula: (_, x) => `${x} · Φ(${x})`,
    derivative: "Φ(x) + x · φ(x)"
  },
  gelu_tanh: {
    range: 5,
    sign: "GELU",
    type: "GELUActivation",
    tanhForm: true,
    formula: (_, x) => `(${x}) / 2 · (1 + tanh u), u = √(2 / π) · (x + 0.044715 · x^{3}),`,
    derivative: "(1 + tanh u) / 2 + x / 2 · (1 − tanh^{2} u) · √(2 / π) · (1 + 0.134145 · x^{2})"
  },
  softplus: {
    range: 10,
    sign: "softplus",
    type: "SoftplusActivation",
    formula: (_, x) => `ln(1 + e^{${x}})`,
    derivative: "1 / (1 + e^{−x})"
  },
  silu: {
    range: 10,
    sign: "SiLU",
    type: "SiLUActivation",
    formula: (_, x) => `${x} / (1 + e^{−(${x})})`,
    derivative: "s · (1 + x · (1 − s)), s = 1 / (1 + e^{−x})"
  },
  tanh: {
    range: 5,
    sign: "tanh",
    type: "TanhActivation",
    ends: [-1, 1],
    formula: (_, x) => `tanh(${x})`,
    derivative: "1 − f(x)^{2}"
  },
  heaviside: {
    range: 5,
    sign: "step",
    type: "HeavisideActivation",
    exact: true,
    jumps: true,
    formula: (_, x) => `(1 if ${x} > 0 else 0)`,
    derivative: "0"
  },
  linear: {
    range: 5,
    sign: "linear",
    type: "LinearActivation",
    exact: true,
    formula: (_, x) => x,
    derivative: "1"
  }
};

// kit/functions/functions.js
function evaluate(name, setting, xs) {
  const { type, setting: has, tanhForm = false } = FUNCTIONS[name];
  const activation = ACTIVATIONS[type]({ approximate: tanhForm, ...has ? { [has.name]: setting } : {} });
  const state = new LayerState();
  const pass = { arithmetic: IN_DOUBLE };
  const y = activation.forward(new Matrix(1, xs.length, "float64", Float64Array.from(xs)), state, pass);
  const slope = activation.backward(
    new Matrix(1, xs.length, "float64", new Float64Array(xs.length).fill(1)),
    state,
    pass
  );
  return { y: y.data, slope: slope.data };
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

// kit/functions/curve.js
var POINTS = 400;
var ABOVE = 1e-9;
function functionCurve({ id, label, width, move, nudge }) {
  const axes = chart({ id, label, x: [-20, 20], y: [0, 1], xLabel: "x", width, height: 320, interactive: true });
  const curve = s("path", { class: "line prediction" });
  const derivative = s("path", { class: "line weight dash" });
  const tangent = s("path", { class: "line data" });
  const ends = s(
    "g",
    {},
    s("circle", { r: 4.5, class: "dot prediction" }),
    s("circle", { r: 4.5, class: "ring prediction" })
  );
  const guide = s("path", { class: "line thin soft dots" });
  const dot = s("circle", { r: 8, class: "dot prediction" });
  const value = s("text", { "text-anchor": "middle", class: "number halo" });
  axes.marks.append(guide, derivative, tangent, curve);
  axes.above.append(ends, dot, value);
  const tell = draggable(dot, {
    label: "x",
    move: ({ x }) => move(axes.atX(x)),
    nudge: ({ x, y }, large) => nudge((x || y) * (large ? 100 : 1))
  });
  return {
    svg: axes.svg,
    draw(name, setting, [low, high]) {
      const { jumps = false, bends = false } = FUNCTIONS[name];
      const xs = Array.from({ length: POINTS + 1 }, (_, index) => low + (high - low) * index / POINTS);
      if (low < 0 && high > 0)
        xs.splice(
          xs.findIndex((x) => x > -1e-12),
          xs.some((x) => Math.abs(x) < 1e-12) ? 1 : 0,
          0,
          ABOVE
        );
      const { y, slope } = evaluate(name, setting, xs);
      axes.rescale([low, high], extent([...y, ...slope], 0.1));
      set(curve, { d: path(axes, points(xs, y, jumps)) });
      set(derivative, { d: path(axes, points(xs, slope, bends)) });
      set(ends, { display: jumps && low < 0 && high > 0 ? null : "none" });
      [...ends.children].forEach((end, index) => set(end, { cx: axes.x(0), cy: axes.y(index) }));
    },
    update({ x, y, slope, shown, spoken }) {
      const { area } = axes;
      const at = { x: axes.x(x), y: axes.y(y) };
      set(dot, { cx: at.x, cy: at.y });
      set(guide, { d: `M${at.x} ${area.bottom}V${at.y}H${area.left}` });
      set(value, { x: Math.min(area.right - 40, Math.max(area.left + 40, at.x)), y: Math.max(12, at.y - 13) });
      write(value, shown);
      const reach = (axes.atX(area.right) - axes.atX(area.left)) / 8;
      set(tangent, {
        d: path(axes, [
          [x - reach, y - slope * reach],
          [x + reach, y + slope * reach]
        ])
      });
      tell(x, spoken);
    }
  };
}
function* points(xs, ys, jumps) {
  for (let index = 0; index < xs.length; index++) {
    if (jumps && xs[index] === ABOVE) yield [NaN, NaN];
    yield [xs[index], ys[index]];
  }
}

// kit/charts/legend.js
function legend(items) {
  return h(
    "div",
    { class: "row note" },
    ...items.map(
      ({ tone, label }) => h(
        "span",
        { class: "row" },
        s(
          "svg",
          { viewBox: "0 0 28 10", style: "width: 28px", "aria-hidden": "true" },
          s("path", { d: "M1 5H27", class: `line ${tone}` })
        ),
        label
      )
    )
  );
}

// kit/elements/raised.js
function raised(formula) {
  return formula.split(/\^\{([^}]*)\}/).map((part, index) => index % 2 ? h("sup", {}, part) : part);
}

// kit/elements/picture.js
var KEPT = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-opacity",
  "stroke-linecap",
  "stroke-linejoin",
  "opacity",
  "font-family",
  "font-size",
  "font-style",
  "font-weight",
  "text-anchor",
  "dominant-baseline",
  "visibility",
  "display",
  "paint-order"
];
var DROPPED = ["class", "style", "tabindex", "role", "aria-valuenow", "aria-valuetext", "aria-hidden"];
var [MARGIN, BETWEEN, SPACE, LINE] = [14, 12, 5, 1.4];
function pictureOf(parts) {
  const shown = parts.filter((part) => part.checkVisibility());
  const widths = shown.flatMap((part) => part instanceof SVGSVGElement ? [part.viewBox.baseVal.width] : []);
  const width = Math.max(...widths);
  const whole2 = s("svg", { xmlns: "http://www.w3.org/2000/svg" });
  let y = MARGIN;
  for (const part of shown) {
    const height = part instanceof SVGSVGElement ? addDrawing(whole2, part, MARGIN, y) : addText(whole2, part, width, y);
    if (height > 0) y += height + BETWEEN;
  }
  const [across, down] = [Math.ceil(width + 2 * MARGIN), Math.ceil(y - BETWEEN + MARGIN)];
  set(whole2, { width: across, height: down, viewBox: `0 0 ${across} ${down}` });
  const ground = getComputedStyle(shown[0]).getPropertyValue("--ground").trim() || "#ffffff";
  whole2.prepend(s("rect", { width: "100%", height: "100%", fill: ground }));
  return `<?xml version="1.0" encoding="UTF-8"?>
${new XMLSerializer().serializeToString(whole2)}
`;
}
function addDrawing(whole2, svg, x, y, scale2 = 1) {
  const copy = svg.cloneNode(true);
  const originals = [svg, ...svg.querySelectorAll("*")];
  [copy, ...copy.querySelectorAll("*")].forEach((element, index) => {
    keepStyle(element, originals[index]);
    for (const name of DROPPED) element.removeAttribute(name);
  });
  const { width, height } = svg.viewBox.baseVal;
  set(copy, { x, y, width: width * scale2, height: height * scale2, overflow: "visible" });
  whole2.append(copy);
  return height * scale2;
}
function keepStyle(element, original) {
  const style = getComputedStyle(original);
  for (const name of KEPT) {
    const value = style.getPropertyValue(name);
    if (value && !(name === "opacity" && value === "1")) element.setAttribute(name, value);
  }
}
function addText(whole2, element, width, top) {
  const pen = document.createElement("canvas").getContext("2d");
  let [x, line, height] = [0, 0, 0];
  let run = null;
  const next = () => {
    if (x > 0) line += height;
    x = 0;
  };
  const room = (size) => {
    if (x > 0 && x + size > width) next();
  };
  function add(node, parent) {
    if (node instanceof SVGSVGElement) {
      const size = node.getBoundingClientRect().width;
      room(size);
      addDrawing(whole2, node, MARGIN + x, top + line + 2, size / node.viewBox.baseVal.width);
      x += size + SPACE;
    } else if (node instanceof HTMLElement) {
      if (!node.checkVisibility() || node.classList.contains("unseen")) return;
      const { display } = getComputedStyle(node);
      const isCell = ["TD", "TH"].includes(node.tagName) || getComputedStyle(parent).display.includes("flex");
      const isBlock = !display.startsWith("inline") && !isCell;
      if (isBlock) next();
      for (const child of node.childNodes) add(child, node);
      if (isBlock) next();
      else if (isCell) x += 2 * SPACE;
    } else {
      const { color, fontSize, fontWeight, fontFamily } = getComputedStyle(parent);
      const size = parseFloat(fontSize);
      height = Math.max(height, size * LINE);
      pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
      for (const word of (node.textContent ?? "").match(
        /[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff\uff00-\uffef]+\s*|\s+/g
      ) ?? []) {
        const wide2 = pen.measureText(word).width;
        room(wide2);
        if (run?.node !== node || run.line !== line) {
          const at = {
            x: MARGIN + x,
            y: top + line + (parent.tagName === "SUP" ? 0.7 : 1) * size,
            "font-family": fontFamily
          };
          const words = s("text", { ...at, fill: color, "font-size": size, "font-weight": fontWeight });
          run = { node, line, words };
          whole2.append(words);
        }
        run.words.append(word);
        x += wide2;
      }
    }
  }
  add(element, element);
  next();
  return line;
}
function download(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1e3);
}

// kit/elements/slices.js
function inSlices(pieces, { budget = 8, now = false, paint, done, failed } = {}) {
  let frame = 0;
  if (now) run();
  else frame = requestAnimationFrame(run);
  function run() {
    const end = performance.now() + budget;
    try {
      let step = pieces.next();
      while (!step.done && performance.now() < end) step = pieces.next();
      paint?.();
      if (step.done) done?.(step.value);
      else frame = requestAnimationFrame(run);
    } catch (error) {
      if (!failed) throw error;
      failed(error);
    }
  }
  return () => cancelAnimationFrame(frame);
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
    clipped: "Numbers here are from {min} to {max}; the nearest one is set.",
    preparing: "The model is being prepared…",
    computing: "Computing…",
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
    clipped: "ここに入る数は {min} から {max} までです。最も近い数にしました。",
    preparing: "モデルを準備しています…",
    computing: "計算中…",
    less: "減らす",
    more: "増やす",
    reset: "リセット"
  }
};
function speaker(texts2, language) {
  const all = { ...COMMON[language], ...texts2[language] };
  return (key, values = {}) => {
    if (!Object.hasOwn(all, key)) throw new Error(`no text "${key}" in ${language}`);
    return all[key].replace(
      /\{(\w+)\}/g,
      (hole, name) => Object.hasOwn(values, name) ? String(values[name]) : hole
    );
  };
}

// host/code.js
var BYTES = /([A-Za-z0-9+/=]{200,})/;
function codePanel({ id, text, heading, announce, isReady, code }) {
  const blocks = {
    python: h("pre", { tabindex: 0, "aria-label": "Python" }),
    csharp: h("pre", { tabindex: 0, "aria-label": "C#" })
  };
  const panel = h("div", { id, class: "code", hidden: true }, part("Python", blocks.python), part("C#", blocks.csharp));
  const toggle = h(
    "button",
    {
      type: "button",
      "aria-expanded": "false",
      "aria-controls": id,
      title: text("codeHint"),
      onclick: () => show(panel.hidden === true)
    },
    text("code")
  );
  function show(open) {
    panel.hidden = !open;
    toggle.setAttribute("aria-expanded", String(open));
    update();
  }
  function update() {
    if (panel.hidden || !isReady()) return;
    const { python, csharp } = code();
    put(blocks.python, python);
    put(blocks.csharp, csharp);
  }
  function part(name, block) {
    const copy = h(
      "button",
      { type: "button", "aria-label": `${text("copy")} (${name})`, onclick: () => copied(block) },
      text("copy")
    );
    return h("div", {}, h("div", { class: "row" }, heading({}, name), copy), block);
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
function put(block, text) {
  each(
    block,
    text.split(BYTES),
    () => h("span"),
    (element, piece, index) => {
      set(element, { class: index % 2 === 1 ? "bytes" : null });
      write(element, piece);
    }
  );
}

// host/palette.js
var THEMES = {
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
    bad: "#b42318"
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
    bad: "#ff9a8d"
  }
};
var CLASS_COLORS = {
  light: ["#0b62b8", "#b34700", "#1a7f5a", "#a0307f", "#7a5c00", "#3a6b8c", "#5b3fbf", "#8c2d19", "#4d6b1f", "#57606a"],
  dark: ["#6cb6ff", "#ff9f5a", "#5fd6a8", "#f29ad1", "#e8c84f", "#9cc8e0", "#b9a6ff", "#ff9a8d", "#b5d66f", "#b6bfc8"]
};

// host/style.js
var variables = (theme2) => [...Object.entries(THEMES[theme2]), ...CLASS_COLORS[theme2].map((color, index) => [`class-${index}`, color])].map(([name, color]) => `--${name}: ${color};`).join(" ");
var STYLE = `
:host { display: block; contain: layout style; }
.view { ${variables("light")} color-scheme: light; background: var(--ground); color: var(--ink); border: 1px solid var(--line); border-radius: 8px; padding: 12px 16px 10px;
  font: 15px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic", sans-serif; max-width: 1000px; box-sizing: border-box; container-type: inline-size; }
.view[data-theme="dark"] { ${variables("dark")} color-scheme: dark; }
.view *, .view *::before { box-sizing: border-box; }
.view :where(.title, .subtitle, p) { margin: 0 0 8px; }
.view .title { font-size: 1.15em; font-weight: 650; }
.view .subtitle { font-size: 1em; font-weight: 650; }
.head { display: flex; align-items: baseline; gap: 8px; }
.head .title { flex: 1; }
.head button { flex: none; white-space: nowrap; }
.description, .note { color: var(--soft); }
.busy { visibility: hidden; }
.view[aria-busy="true"] .busy { visibility: visible; transition: visibility 0s 0.15s; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr)); gap: 8px 20px; align-items: start; }
.columns > * { min-width: 0; }
.columns.fit { grid-template-columns: minmax(0, 1fr); }
@container (min-width: 780px) { .columns.fit { grid-template-columns: fit-content(50%) 1fr; } }
.row { display: flex; flex-wrap: wrap; gap: 8px 14px; align-items: center; margin: 4px 0; }
.row > p { margin: 0; }
svg { display: block; width: 100%; height: auto; overflow: visible; }
svg text { font: 13px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans CJK JP", sans-serif; fill: var(--ink); }
svg .axes text, svg .axis-label { fill: var(--soft); font-size: 12px; }
svg .axis-label.named { fill: var(--accent); font-weight: 650; font-size: 14px; }
svg .grid line { stroke: var(--line); stroke-width: 1; }
svg .grid line.zero { stroke: var(--control); }
.data { color: var(--data); } .prediction { color: var(--prediction); } .error { color: var(--error); } .weight { color: var(--weight); } .bias { color: var(--bias); }
.good { color: var(--good); } .bad { color: var(--bad); }
svg .halo { paint-order: stroke; stroke: var(--ground); stroke-width: 4px; stroke-linejoin: round; }
svg .line { fill: none; stroke: currentColor; stroke-width: 2.5; stroke-linejoin: round; }
svg .dash { stroke-dasharray: 6 4; }
svg .dots { stroke-dasharray: 2 4; }
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
.drawn { container-type: inline-size; }
@container (max-width: 460px) { .drawn svg text { font-size: 14.5px; } }
@container (max-width: 380px) { .drawn svg text { font-size: 17.5px; } }
.control { display: grid; grid-template-columns: fit-content(45%) minmax(60px, 1fr) minmax(0, auto); gap: 8px; align-items: center; margin: 4px 0; }
.control.check { grid-template-columns: auto 1fr; }
.control.stepper { grid-template-columns: auto auto auto auto; justify-content: start; }
.control select { grid-column: 2 / -1; width: 100%; min-width: 0; }
.control .label { font-weight: 550; overflow-wrap: break-word; min-width: 5.5em; }
@container (max-width: 380px) { .control { grid-template-columns: fit-content(7.5em) minmax(60px, 1fr) minmax(0, auto); } .control .label { min-width: 4.2em; } }
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
.sideways, .net .pan { background:
  linear-gradient(to right, var(--ground) 50%, transparent) left / 32px 100% no-repeat local,
  linear-gradient(to left, var(--ground) 50%, transparent) right / 32px 100% no-repeat local,
  linear-gradient(to right, color-mix(in srgb, var(--ink) 18%, transparent), transparent) left / 10px 100% no-repeat scroll,
  linear-gradient(to left, color-mix(in srgb, var(--ink) 18%, transparent), transparent) right / 10px 100% no-repeat scroll; }
.terms td.text { overflow-wrap: anywhere; }
.terms td.number { white-space: nowrap; }
.scroll { overflow: auto; max-height: 320px; margin-bottom: 10px; }
.tools { display: flex; flex-wrap: wrap; gap: 6px; margin-top: 10px; padding-top: 8px; border-top: 1px solid var(--line); }
.tools button, .head button { font-size: 0.87em; font-weight: 500; min-height: 28px; padding: 2px 9px; }
.code { margin-top: 8px; }
pre { margin: 0 0 8px; padding: 8px 10px; background: var(--raised); border-radius: 6px; overflow: auto; max-height: 300px; font: 13px/1.5 ui-monospace, SFMono-Regular, Consolas, "DejaVu Sans Mono", monospace; white-space: pre; tab-size: 4; }
.bytes { display: inline-block; max-width: 24ch; overflow: hidden; text-overflow: ellipsis; vertical-align: bottom; }
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
    observer.observe(element, {
      attributes: true,
      attributeFilter: [
        "class",
        "style",
        "data-theme",
        "data-jp-theme-light",
        "data-vscode-theme-kind",
        "data-color-mode"
      ]
    });
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
var BUDGET = 12;
var [WIDEST, NARROWEST, PADDING, COLUMN, GAP2] = [460, 240, 32, 300, 20];
var ACROSS = 640;
var [CHANGE, REST] = [16, 150];
var Rendering = class {
  constructor(definition, model, el) {
    this.definition = definition;
    this.model = model;
    this.prefix = `hybridnet-${definition.name}-${Math.random().toString(36).slice(2, 10)}`;
    this.ends = [];
    this.built = null;
    this.shown = null;
    this.frame = 0;
    this.isRunning = false;
    this.isStale = false;
    this.stop = () => {
    };
    this.room = WIDEST;
    this.root = h("section", { class: "view" });
    this.status = h("div", { class: "unseen", role: "status", "aria-live": "polite" });
    this.root.addEventListener(
      CLIPPED,
      (event) => write(
        this.status,
        speaker(definition.texts, this.language)("clipped", event.detail)
      )
    );
    const home = h("div", { class: "hybridnet-view" });
    home.attachShadow({ mode: "open" }).append(h("style", {}, STYLE), this.root);
    el.append(home);
    const endTheme = followTheme((theme2) => {
      this.root.dataset.theme = theme2;
    });
    let resting = 0;
    const sizes = new ResizeObserver(() => {
      clearTimeout(resting);
      const isOther = Math.abs(this.measured() - this.room) >= CHANGE;
      if (isOther && this.built) resting = window.setTimeout(() => this.build(), REST);
    });
    sizes.observe(this.root);
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
      sizes.disconnect();
      clearTimeout(resting);
      endTheme();
      model.off("change:state", changed);
      model.off("change:language", rebuilt);
      model.off("change:data", rebuilt);
      this.clear();
      home.remove();
    };
  }
  get language() {
    return this.model.get("language") === "ja" ? "ja" : "en";
  }
  measured(columns = 2) {
    const inner = this.root.clientWidth - PADDING;
    if (inner <= 0) return WIDEST;
    const column = columns === 2 && inner >= 2 * COLUMN + GAP2 ? (inner - GAP2) / 2 : inner;
    return Math.round(Math.max(NARROWEST, Math.min(columns === 1 ? ACROSS : WIDEST, column)));
  }
  get level() {
    return this.model.get("heading") === 1 ? 1 : 2;
  }
  clear() {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.stop();
    this.isRunning = false;
    this.isStale = false;
    for (const end of this.ends.splice(0)) end();
  }
  guard(action) {
    try {
      action();
    } catch (error) {
      this.clear();
      this.built = null;
      const reason = error instanceof Error ? error.message : String(error);
      this.root.replaceChildren(
        h(
          "p",
          { class: "failure", role: "alert" },
          speaker(this.definition.texts, this.language)("failed", { reason })
        )
      );
      console.warn(`hybridnet, ${this.definition.name}:`, error);
    }
  }
  schedule() {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.compute(() => {
      });
    });
  }
  compute(then) {
    const { built } = this;
    if (!built) return;
    if (this.isRunning) {
      this.isStale = true;
      return;
    }
    const state = this.model.get("state");
    const update = () => {
      this.isRunning = false;
      this.shown = state;
      this.guard(() => {
        built.update(state);
        then();
      });
    };
    if (!built.prepare) {
      update();
      return;
    }
    this.isRunning = true;
    let isBusy = false;
    this.run(built.prepare(state), () => {
      if (isBusy) this.setBusy(false);
      update();
      if (this.isStale) this.schedule();
      this.isStale = false;
    });
    isBusy = this.isRunning;
    if (isBusy) this.setBusy(true);
  }
  run(pieces, done) {
    this.stop = inSlices(pieces, {
      budget: BUDGET,
      now: true,
      done,
      failed: (error) => this.guard(() => {
        throw error;
      })
    });
  }
  setBusy(isBusy) {
    this.root.setAttribute("aria-busy", String(isBusy));
    this.built?.busy?.(isBusy);
  }
  build() {
    this.guard(() => {
      this.clear();
      const { definition, language, model } = this;
      const text = speaker(definition.texts, language);
      this.built = null;
      this.room = this.measured();
      this.root.lang = language;
      this.root.setAttribute("aria-label", text("title"));
      this.root.setAttribute("aria-busy", "false");
      if (!definition.prepare) {
        this.show(void 0, text);
        return;
      }
      let isReady = false;
      this.run(definition.prepare(model.get("data")), (prepared) => {
        isReady = true;
        this.guard(() => this.show(prepared, text));
      });
      if (!isReady) {
        const note = h("p", { class: "note", role: "status" }, text("preparing"));
        this.root.replaceChildren(this.head(text), note);
      }
    });
  }
  show(prepared, text) {
    const { definition, language, model } = this;
    const parts = {
      data: model.get("data"),
      prepared,
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
      room: this.room,
      whole: this.measured(1),
      heading: (attributes, ...children) => h(this.level === 1 ? "h2" : "h3", { ...attributes, class: "subtitle" }, ...children),
      onEnd: (end) => this.ends.push(end)
    };
    const built = definition.build(parts);
    this.built = built;
    this.compute(
      () => this.root.replaceChildren(
        this.head(text),
        h("p", { class: "description" }, text("description")),
        ...built.body,
        ...this.tools(built, parts),
        this.status
      )
    );
  }
  head(text) {
    const busy = this.built?.prepare && h("span", { class: "note busy" }, text("computing"));
    return h(
      "div",
      { class: "head" },
      h(this.level === 1 ? "h1" : "h2", { class: "title" }, text("title")),
      busy,
      this.languageButton(text)
    );
  }
  languageButton(text) {
    const other = this.language === "en" ? "ja" : "en";
    return h(
      "button",
      { type: "button", lang: other, title: text("languageName"), onclick: () => this.speak(other) },
      text("language")
    );
  }
  speak(language) {
    this.model.set("language", language);
    this.model.save_changes();
    this.root.querySelector(".head button")?.focus();
  }
  tools(built, parts) {
    const code = codePanel({
      id: parts.id("code"),
      text: parts.text,
      heading: parts.heading,
      announce: parts.announce,
      isReady: () => !this.isRunning,
      code: () => built.code(this.shown ?? parts.state())
    });
    const update = built.update;
    built.update = (state) => {
      update(state);
      code.update();
    };
    const { picture } = built;
    const save = picture && h("button", { type: "button", onclick: () => this.save(picture(), parts) }, parts.text("picture"));
    return [h("div", { class: "tools" }, code.toggle, save), code.panel];
  }
  save(seen, parts) {
    const name = `${this.definition.name}.svg`;
    download(name, pictureOf(seen), "image/svg+xml");
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
  start: (data) => ({
    name: data.name,
    x: data.x,
    setting: data.setting ?? standardSetting(data.name),
    range: data.range
  }),
  build(parts) {
    const { text, state, change, id, room } = parts;
    const take = (x) => change({ x: Number(clamped2(Math.round(x / STEP) * STEP, rangeOf(state())).toFixed(2)) });
    const pickers = pickersOf(parts);
    const dials = dialsOf(parts, take);
    const numbers = numbersOf(text);
    const plot = functionCurve({
      id: id("curve"),
      label: text("curve"),
      width: room,
      move: take,
      nudge: (steps) => take(state().x + steps * STEP)
    });
    let drawn = "";
    function update(now) {
      const { name, x, setting } = now;
      const range = rangeOf(now);
      pickers.update(now);
      dials.update(now);
      if (drawn !== `${name} ${setting} ${range.join(" ")}`) plot.draw(name, setting, range);
      drawn = `${name} ${setting} ${range.join(" ")}`;
      const result = evaluate(name, setting, [x]);
      const [y, slope] = [result.y[0], result.slope[0]];
      const shown = written(name, y);
      numbers.update(now, y, slope);
      plot.update({ x, y, slope, shown, spoken: text("spoken", { x: x.toFixed(2), y: shown }) });
    }
    const key = legend([
      { tone: "prediction", label: "f(x)" },
      { tone: "weight dash", label: "f′(x)" },
      { tone: "data", label: text("tangent") }
    ]);
    const left = [...pickers.elements, ...dials.elements, ...numbers.elements];
    return {
      body: [h("div", { class: "columns" }, h("div", {}, ...left), h("div", {}, plot.svg, key))],
      update,
      picture: () => [...numbers.shown, plot.svg],
      code: activationCode
    };
  }
});
function pickersOf({ data, text, state, change }) {
  const picker = choice({
    label: text("function"),
    options: Object.keys(FUNCTIONS).map((value) => ({ value, label: text(value) })),
    change: (name) => change({ name, setting: standardSetting(name), x: clamped2(state().x, rangeOf({ ...state(), name })) })
  });
  const ranges = [null, ...data.range ? [data.range] : [], ...REACHES.map((reach2) => [-reach2, reach2])];
  const reach = choice({
    label: text("range"),
    options: ranges.map((range) => ({
      value: String(range),
      label: range ? range.map((end) => minus(general(end, 6))).join(" … ") : text("fitting")
    })),
    change: (value) => {
      const range = ranges.find((one) => String(one) === value) ?? null;
      change({ range, x: clamped2(state().x, rangeOf({ ...state(), range })) });
    }
  });
  return {
    elements: [picker.element, reach.element],
    update({ name, range }) {
      picker.update(name);
      reach.update(String(range));
    }
  };
}
function dialsOf({ text, change }, take) {
  const moves = h("div");
  const dial = h("div");
  let mover = null;
  let turner = null;
  function moverOf(now) {
    const [min, max] = rangeOf(now);
    if (mover?.key === `${min} ${max}`) return mover;
    const { element, update } = slider({ label: "x", min, max, step: STEP, change: take });
    moves.replaceChildren(element);
    mover = { key: `${min} ${max}`, update };
    return mover;
  }
  function turnerOf({ name, setting }) {
    if (turner?.key === name) return turner;
    const has = FUNCTIONS[name].setting;
    const made = has && slider({
      label: text(has.name),
      min: Math.min(0, Math.floor(setting)),
      max: Math.max(has.most, Math.ceil(Math.abs(setting))),
      step: STEP,
      format: (turned) => general(turned, 6),
      chars: 6,
      change: (turned) => change({ setting: turned })
    });
    dial.replaceChildren(...made ? [made.element] : []);
    turner = { key: name, update: made?.update ?? (() => {
    }) };
    return turner;
  }
  return {
    elements: [dial, moves],
    update(now) {
      moverOf(now).update(now.x);
      turnerOf(now).update(now.setting);
    }
  };
}
function numbersOf(text) {
  const value = readout("f(x)", "prediction");
  const steep = readout("f′(x)", "weight");
  const formula = h("p", { class: "number" });
  const rule = h("p", { class: "note" });
  const words = h("p", { class: "note advice" });
  const neuron = neuronPicture(text("neuron"));
  return {
    elements: [
      formula,
      rule,
      h("div", { class: "row" }, value.element, steep.element),
      h("div", { class: "drawn" }, neuron.svg),
      words
    ],
    shown: [formula, value.element, steep.element, neuron.svg],
    update(now, y, slope) {
      const { name, x, setting } = now;
      const shown = written(name, y);
      const at = minus(x.toFixed(2));
      value.update(shown);
      steep.update(written(name, slope));
      formula.replaceChildren("f(x) = ", ...raised(FUNCTIONS[name].formula(x, at, general(setting, 6))), ` = ${shown}`);
      rule.replaceChildren("f′(x) = ", ...raised(FUNCTIONS[name].derivative));
      write(words, text(advice(now, y, slope), { slope: written(name, slope) }));
      neuron.update(at, shown, FUNCTIONS[name].sign);
    }
  };
}
function rangeOf({ name, range }) {
  return range ?? [-FUNCTIONS[name].range, FUNCTIONS[name].range];
}
function neuronPicture(label) {
  const input = s("text", { x: 4, y: 40, class: "number" });
  const output = s("text", { x: 238, y: 40, class: "number prediction tinted" });
  const sign = s("text", { x: 190, y: 53, "text-anchor": "middle", class: "number", style: "font-size: 15px" });
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

// contract/model.js
var PageModel = class {
  #values;
  #listeners = /* @__PURE__ */ new Map();
  constructor(values) {
    this.#values = new Map(Object.entries(values));
  }
  get(key) {
    return this.#values.get(key);
  }
  set(key, value) {
    if (Object.is(this.#values.get(key), value)) return;
    this.#values.set(key, value);
    for (const listener of [...this.#listeners.get(`change:${key}`) ?? []]) listener();
  }
  on(event, listener) {
    const known = this.#listeners.get(event) ?? /* @__PURE__ */ new Set();
    this.#listeners.set(event, known.add(listener));
  }
  off(event, listener) {
    this.#listeners.get(event)?.delete(listener);
  }
  save_changes() {
  }
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
export {
  activation_default as default,
  mount
};
