// kit/elements/dom.js
var SVG = "http://www.w3.org/2000/svg";
function h(tag, attributes = {}, ...children) {
  const element2 = document.createElement(tag);
  set(element2, attributes);
  append(element2, children);
  return element2;
}
function s(tag, attributes = {}, ...children) {
  const element2 = document.createElementNS(SVG, tag);
  set(element2, attributes);
  append(element2, children);
  return element2;
}
function set(element2, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element2.addEventListener(name.slice(2), value);
    else if (value === false || value === null || value === void 0) element2.removeAttribute(name);
    else element2.setAttribute(name, value === true ? "" : attribute(value));
  }
}
function attribute(value) {
  return typeof value === "number" && !Number.isInteger(value) ? String(Math.round(value * 1e3) / 1e3) : String(value);
}
function append(element2, children) {
  element2.append(
    ...children.filter((child) => child !== null && child !== void 0).map((child) => child instanceof Node ? child : String(child))
  );
}
function write(element2, text) {
  if (element2.textContent !== text) element2.textContent = text;
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
  const [whole2, rest2] = text.split(".");
  const sign2 = value < 0 && Number(text) !== 0 ? "−" : "";
  return sign2 + whole2.replace(/\B(?=(\d{3})+$)/g, ",") + (rest2 === void 0 ? "" : `.${rest2}`);
}
function percent(share) {
  return Number.isFinite(share) ? `${Math.round(share * 100)}%` : "nan";
}

// kit/numbers/widths.js
function emsOf(text) {
  let width = 0;
  for (const letter of text)
    width += /[.,:;'’ il|()]/.test(letter) ? 0.38 : /[⁻⁰-⁹¹²³₀-₉]/.test(letter) ? 0.45 : /[\u3000-\u9fff\uff00-\uffef]/.test(letter) ? 1 : /[−×+∞MWmw%]/.test(letter) ? 0.84 : 0.7;
  return width;
}
function clipped(name, ems) {
  const letters = [...name];
  if (emsOf(name) <= ems) return name;
  while (letters.length > 1 && emsOf(letters.join("")) > ems - 0.9) letters.pop();
  return `${letters.join("")}…`;
}
var LETTERS = [
  [380, 17.5],
  [460, 14.5],
  [Infinity, 13]
];
function drawnLetters(width) {
  return (LETTERS.find(([most]) => width <= most) ?? LETTERS[2])[1];
}

// kit/numbers/notation.js
var LARGE = 1e7;
var SMALL = 1e-4;
var BEFORE_POWER = 4;
var ROUNDING = 1e-13;
var RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
function powerText(exponent) {
  return `10${exponent < 0 ? "⁻" : ""}${String(Math.abs(exponent)).replace(/\d/g, (digit) => RAISED[Number(digit)])}`;
}
function number(value, digits = 6) {
  if (!Number.isFinite(value)) return grouped(value);
  if (value === 0) return "0";
  const exponent = exponentOf(value, digits);
  if (exponent >= Math.log10(LARGE) || exponent < Math.log10(SMALL)) {
    return powered(value, Math.min(digits, BEFORE_POWER));
  }
  return trimmed(value, digits);
}
function powered(value, digits) {
  const power2 = exponentOf(value, digits);
  return `${trimmed(scaled(value, power2), digits)}×${powerText(power2)}`;
}
function quantity(values, { digits = 6, resolution } = {}) {
  const largest2 = largestOf(values);
  const power2 = powerOf(largest2);
  const suffix = power2 === 0 ? "" : `×${powerText(power2)}`;
  const [least, most] = power2 === 0 ? [SMALL, 1e9] : [1e-3, 1e5];
  const few2 = power2 === 0 || resolution !== void 0 ? digits : Math.min(digits, BEFORE_POWER);
  const fine = resolution === void 0 ? 0 : 2 - exponentOf(scaled(resolution, power2), 3);
  return (value) => {
    if (!Number.isFinite(value) || value === 0) return number(value);
    if (Math.abs(value) < ROUNDING * largest2) return "0";
    const unit = scaled(value, power2);
    const size = Math.abs(unit);
    if (size < least || size >= most) return number(value, Math.min(digits, BEFORE_POWER));
    if (resolution === void 0) return trimmed(unit, few2) + suffix;
    const text = grouped(unit, Math.max(0, Math.min(fine, digits - 1 - Math.floor(Math.log10(size)))));
    return /[1-9]/.test(text) ? text + suffix : number(value, 3);
  };
}
function tickTexts(values, { isEven = true, isShared = true } = {}) {
  const power2 = powerOf(largestOf(values));
  const suffix = (value) => isShared || power2 === 0 || value === 0 ? "" : `×${powerText(power2)}`;
  const step2 = values.length > 1 ? scaled(values[1] - values[0], power2) : 0;
  const decimals = step2 > 0 ? Math.max(0, Math.min(12, Math.ceil(-Math.log10(step2) - 1e-9))) : 0;
  const text = (unit) => unit === 0 ? "0" : isEven && step2 > 0 ? grouped(unit, decimals) : trimmed(unit, 6);
  return { texts: values.map((value) => text(scaled(value, power2)) + suffix(value)), power: isShared ? power2 : 0 };
}
function powerTicks(exponents) {
  const isPlain2 = exponents.every((exponent) => exponent > -5 && exponent < 7);
  return exponents.map((exponent) => isPlain2 ? trimmed(10 ** exponent, 6) : powerText(exponent));
}
function fitting(value, ems, digits = 6) {
  if (!Number.isFinite(value) || value === 0) return number(value);
  const whole2 = Math.max(1, exponentOf(value, digits) + 1);
  const most = Math.max(digits, Math.min(whole2, 7));
  const counts = Array.from({ length: most }, (_, index) => most - index);
  const texts16 = [
    ...counts.filter((count) => count >= Math.min(whole2, most)).map((count) => number(value, count)),
    ...counts.filter((count) => count < BEFORE_POWER).map((count) => powered(value, count))
  ];
  return texts16.find((text) => emsOf(text) <= ems) ?? texts16.reduce((a, b) => emsOf(b) < emsOf(a) ? b : a);
}
function fieldWriter(step2) {
  const decimals = decimalsOf(step2);
  const exponent = exponentOf(step2, 1);
  return (value) => {
    if (!Number.isFinite(value)) return String(value);
    const plain3 = decimals <= 6 && Math.abs(value) < LARGE ? value.toFixed(decimals).replace(/^-(?=[0.]*$)/, "") : null;
    if (plain3 !== null && plain3.length <= 12) return plain3;
    if (value === 0) return "0";
    if (Math.abs(value) >= SMALL && Math.abs(value) < LARGE) return String(Number(value.toPrecision(6)));
    const known = exponentOf(value, 1) - exponent + 1;
    const count = known > 6 ? BEFORE_POWER : Math.max(1, known);
    const [mantissa, power2] = value.toExponential(count - 1).split("e");
    return `${bare(mantissa)}e${Number(power2)}`;
  };
}
function fieldText(value) {
  return String(Number(value.toPrecision(6)) + 0).replace("e+", "e");
}
function decimalsOf(step2) {
  const [digits, exponent] = step2.toExponential().split("e");
  return Math.max(0, (digits.split(".")[1] ?? "").length - Number(exponent));
}
function exponentOf(value, digits) {
  return value === 0 ? 0 : Number(value.toExponential(digits - 1).split("e")[1]);
}
function scaled(value, power2) {
  if (power2 === 0) return value;
  const [mantissa, exponent] = value.toExponential().split("e");
  return Number(`${mantissa}e${Number(exponent) - power2}`);
}
function trimmed(value, digits) {
  const decimals = Math.max(0, digits - 1 - exponentOf(value, digits));
  return bare(grouped(digits < 6 ? Number(value.toPrecision(digits)) : value, decimals));
}
function bare(text) {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}
function largestOf(values) {
  let largest2 = 0;
  for (const value of values) if (Number.isFinite(value)) largest2 = Math.max(largest2, Math.abs(value));
  return largest2;
}
function powerOf(largest2) {
  if (largest2 === 0 || largest2 < LARGE && largest2 >= 1e-3) return 0;
  return 3 * Math.floor(exponentOf(largest2, 6) / 3);
}

// kit/controls/typed.js
function typedNumber(text) {
  const plain3 = text.replace(/×10(⁻?[⁰-⁹¹²³]+)/, "e$1").normalize("NFKC").trim().replace(/[−‐‑–ー]/g, "-").replace("、", ",").replace("。", ".").replace(/,(?=\d{3}(\D|$))/g, "").replace(",", ".");
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain3) ? Number(plain3) : NaN;
}
function fill(field, text, chars) {
  if (field.value !== text) field.value = text;
  const width = `${Math.max(chars, text.length) + 3}ch`;
  if (field.style.width !== width) field.style.width = width;
}
var CLIPPED = "hybridnet-clipped";
function within(control, value, min, max) {
  if (value < min || value > max)
    control.dispatchEvent(new CustomEvent(CLIPPED, { bubbles: true, detail: { min, max } }));
  return Math.min(max, Math.max(min, value));
}

// kit/controls/controls.js
function slider({
  label: label2,
  min,
  max,
  step: step2,
  format = fieldWriter(step2),
  chars = Math.max(format(min).length, format(max).length),
  tone = "",
  change: change2
}) {
  const range = h("input", { type: "range", min, max, step: "any", "aria-label": label2 });
  const field = h("input", { type: "text", inputmode: "decimal", "aria-label": label2 });
  const element2 = h(
    "div",
    { class: "control slider" },
    h("span", { class: `label ${tone}`, "aria-hidden": "true" }, label2),
    range,
    field
  );
  let current = NaN;
  const snapped2 = (value) => Number((Math.round(value / step2) * step2).toPrecision(12));
  const take2 = (value) => {
    current = Math.min(max, Math.max(min, snapped2(value)));
    change2(current);
  };
  range.addEventListener("input", () => take2(Number(range.value)));
  range.addEventListener("keydown", (event) => {
    const direction = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[event.key];
    if (direction === void 0) return;
    event.preventDefault();
    take2(current + direction * step2 * (event.shiftKey ? 10 : 1));
  });
  const typed = () => {
    const value = typedNumber(field.value);
    if (!Number.isNaN(value)) take2(within(element2, value, min, max));
    fill(field, format(current), chars);
  };
  field.addEventListener("change", typed);
  field.addEventListener("keydown", (event) => event.key === "Enter" && typed());
  return {
    element: element2,
    update(value) {
      current = value;
      if (Number(range.value) !== value) range.value = String(value);
      range.setAttribute("aria-valuetext", format(value));
      if (!field.matches(":focus") || typedNumber(field.value) !== value) fill(field, format(value), chars);
    }
  };
}
function stepper({ label: label2, min, max, names, change: change2 }) {
  const field = h("input", {
    type: "text",
    inputmode: "numeric",
    "aria-label": label2,
    style: `width: ${String(max).length + 3}ch`
  });
  let current = min;
  const take2 = (value) => {
    current = Math.min(max, Math.max(min, Math.round(value)));
    change2(current);
  };
  const less = button({ label: "−", name: names.less, press: () => take2(current - 1) });
  const more = button({ label: "+", name: names.more, press: () => take2(current + 1) });
  const typed = () => {
    const value = typedNumber(field.value);
    if (!Number.isNaN(value)) take2(within(element2, value, min, max));
    field.value = String(current);
  };
  field.addEventListener("change", typed);
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      event.preventDefault();
      take2(current + (event.key === "ArrowUp" ? 1 : -1));
    } else if (event.key === "Enter") typed();
  });
  const element2 = h(
    "div",
    { class: "control stepper", role: "group", "aria-label": label2 },
    h("span", { class: "label", "aria-hidden": "true" }, label2),
    less,
    field,
    more
  );
  return {
    element: element2,
    update(value) {
      current = value;
      if (field.value !== String(value)) field.value = String(value);
      less.disabled = value <= min;
      more.disabled = value >= max;
    }
  };
}
function button({ label: label2, name, press }) {
  return h("button", { type: "button", "aria-label": name, title: name, onclick: press }, label2);
}
function choice({ label: label2, options, change: change2 }) {
  const select = h("select", {}, ...options.map((option) => h("option", { value: option.value }, option.label)));
  select.addEventListener("change", () => change2(select.value));
  return {
    element: h("label", { class: "control" }, h("span", { class: "label" }, label2), select),
    update(value) {
      if (select.value !== value) select.value = value;
    }
  };
}
function checkbox({ label: label2, change: change2 }) {
  const box = h("input", { type: "checkbox" });
  box.addEventListener("change", () => change2(box.checked));
  return {
    element: h("label", { class: "control check" }, box, h("span", { class: "label" }, label2)),
    update(value) {
      box.checked = value;
    }
  };
}
function readout(label2, tone = "") {
  const value = h("output", { class: `value ${tone}` });
  return {
    element: h("div", { class: "readout" }, h("span", { class: "label" }, label2), value),
    update: (text) => write(value, text)
  };
}
function presets({ label: label2, options, press }) {
  const buttons = options.map(
    ({ label: name, value }) => h("button", { type: "button", "aria-pressed": "false", onclick: () => press(value) }, name)
  );
  return {
    element: h(
      "div",
      { class: "row", role: "group", "aria-label": label2 },
      h("span", { class: "label", "aria-hidden": "true" }, label2),
      ...buttons
    ),
    update: (isSet) => buttons.forEach((item, index) => item.setAttribute("aria-pressed", String(isSet(options[index].value))))
  };
}

// kit/charts/ticks.js
function ticksOf(low, high, count) {
  const rough = (high - low) / count;
  const power2 = 10 ** Math.floor(Math.log10(rough));
  const step2 = power2 * (rough / power2 >= Math.sqrt(50) ? 10 : rough / power2 >= Math.sqrt(10) ? 5 : rough / power2 >= Math.SQRT2 ? 2 : 1);
  const [first2, last] = [Math.ceil(low / step2 - 1e-9), Math.floor(high / step2 + 1e-9)];
  return Array.from({ length: last - first2 + 1 || 0 }, (_, index) => Number(((first2 + index) * step2).toPrecision(12)));
}

// kit/charts/chart.js
var [LETTERS2, GAP] = [12, 7];
function chart({
  id,
  label: label2,
  x,
  y,
  xLabel = "",
  yLabel = "",
  width = 460,
  height: height2 = 300,
  logY = false,
  ticks = 6,
  interactive = false
}) {
  const area = { left: yLabel ? 74 : 52, right: width - 16, top: 14, bottom: height2 - (xLabel ? 44 : 28) };
  const across = scale(() => [area.left, area.right], false, Math.max(2, Math.round(ticks * width / 460)));
  const up2 = scale(() => [area.bottom, area.top], logY, ticks);
  const grid = s("g", { class: "grid", "aria-hidden": "true" });
  const axes = s("g", { class: "axes", "aria-hidden": "true" });
  const clip = s("rect", { y: area.top, height: area.bottom - area.top });
  const marks = s("g", { "clip-path": `url(#${id}-clip)` });
  const above = s("g");
  const names = [
    s("text", { class: "axis-label", y: height2 - 6, "text-anchor": "middle" }),
    s("text", { class: "axis-label", "text-anchor": "middle" })
  ];
  const svg = s(
    "svg",
    { viewBox: `0 0 ${width} ${height2}`, class: "chart", role: interactive ? "group" : "img", "aria-label": label2 },
    s("defs", {}, s("clipPath", { id: `${id}-clip` }, clip)),
    grid,
    axes,
    marks,
    above,
    ...names
  );
  const rescale = (nextX, nextY) => {
    across.domain(nextX);
    up2.domain(nextY);
    const upper = up2.ticks(yLabel !== "", Infinity);
    const widest = Math.max(0, ...upper.ticks.map(({ text }) => emsOf(text) * LETTERS2));
    area.left = Math.max(yLabel ? 74 : 52, Math.ceil(widest + GAP + (yLabel ? 24 : 4)));
    const lower = across.ticks(xLabel !== "", area.right - area.left, width - area.right);
    set(clip, { x: area.left, width: area.right - area.left });
    const [middleX, middleY] = [(area.left + area.right) / 2, (area.top + area.bottom) / 2];
    nameAxis(names[0], xLabel, lower.power, area.right - area.left);
    nameAxis(names[1], yLabel, upper.power, height2 - 4);
    const half = emsOf(names[1].textContent ?? "") * LETTERS2 / 2;
    set(names[0], { x: middleX });
    set(names[1], { transform: `translate(13 ${Math.min(height2 - half, Math.max(half, middleY))}) rotate(-90)` });
    drawTicks({ grid, axes, area, width }, lower.ticks, upper.ticks, across, up2);
  };
  rescale(x, y);
  return { svg, marks, above, area, x: across.at, y: up2.at, atX: across.back, atY: up2.back, rescale };
}
function nameAxis(element2, name, power2, room2) {
  const unit = power2 === 0 ? "" : ` (×${powerText(power2)})`;
  write(element2, clipped(name, room2 / LETTERS2 - emsOf(unit)) + unit);
}
function drawTicks({ grid, axes, area, width }, lower, upper, across, up2) {
  const lines = [
    ...lower.map((tick) => ({ ...tick, at: across.at(tick.value), vertical: true })),
    ...upper.map((tick) => ({ ...tick, at: up2.at(tick.value), vertical: false }))
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
      const half = emsOf(text) * LETTERS2 / 2;
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
    ticks(isShared, length, room2 = 0) {
      if (log2) return logTicks(low, high, count, isShared);
      for (let wanted = count; ; wanted--) {
        const values = ticksOf(low, high, wanted);
        const { texts: texts16, power: power2 } = tickTexts(values, { isShared });
        const needed = Math.max(...texts16.map((text) => emsOf(text) * LETTERS2 + GAP));
        const apart = values.length > 1 ? length * (values[1] - values[0]) / (high - low) : length;
        const beyond = length * (high - values[values.length - 1]) / (high - low) + room2;
        const moved = Math.max(0, needed / 2 - beyond);
        if (wanted <= 1 || !(needed + moved > apart)) return { ticks: named(values, texts16), power: power2 };
      }
    }
  };
}
function logTicks(low, high, count, isShared) {
  if (high - low > 2) {
    const powers = ticksOf(low, high, 4).filter(Number.isInteger);
    const values2 = powers.map((power3) => 10 ** power3);
    return { ticks: named(values2, powerTicks(powers)), power: 0 };
  }
  const steps = [-1, 0, 1, 2, 3].flatMap((above) => [1, 2, 5].map((digit) => digit * 10 ** (Math.floor(low) + above))).filter((value) => Math.log10(value) >= low && Math.log10(value) <= high);
  const isEven = steps.length <= 1;
  const values = isEven ? ticksOf(10 ** low, 10 ** high, count) : steps;
  const { texts: texts16, power: power2 } = tickTexts(values, { isEven, isShared });
  return { ticks: named(values, texts16), power: power2 };
}
function named(values, texts16) {
  return values.map((value, index) => ({ value, text: texts16[index] }));
}
function wide([low, high]) {
  if (!(Number.isFinite(low) && Number.isFinite(high))) return [0, 1];
  if (low !== high) return [low, high];
  const room2 = Math.abs(low) / 2 || 1;
  return [low - room2, high + room2];
}
function extent(values, room2 = 0.08) {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) return [0, 1];
  const [from, to] = wide([low, high]);
  return [from - room2 * (to - from), to + room2 * (to - from)];
}
function path(axes, points5) {
  let text = "";
  let drawing = false;
  for (const [x, y] of points5) {
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

// kit/elements/drag.js
function draggable(element2, { label: label2, move, nudge }) {
  set(element2, {
    tabindex: 0,
    role: "slider",
    "aria-label": label2,
    class: `${element2.getAttribute("class") ?? ""} handle`
  });
  element2.addEventListener("pointerdown", (event) => {
    element2.setPointerCapture(event.pointerId);
    element2.focus({ preventScroll: true });
    event.preventDefault();
  });
  element2.addEventListener("pointermove", (event) => {
    if (element2.hasPointerCapture(event.pointerId)) move(place(element2, event));
  });
  element2.addEventListener("keydown", (event) => {
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
  return (value, text) => set(element2, { "aria-valuenow": value, "aria-valuetext": text });
}
function place(element2, event) {
  const svg = element2 instanceof SVGSVGElement ? element2 : element2.ownerSVGElement;
  const matrix2 = svg.getScreenCTM();
  const point = new DOMPoint(event.clientX, event.clientY);
  const { x, y } = matrix2 ? point.matrixTransform(matrix2.inverse()) : point;
  return { x, y };
}

// math/dtypes.js
function promote(a, b) {
  return a === "float64" || b === "float64" ? "float64" : "float32";
}
function rounded(x, dtype) {
  return dtype === "float32" ? Math.fround(x) : x;
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
function toBase64(bytes) {
  const parts = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const word = bytes[i] << 16 | (bytes[i + 1] ?? 0) << 8 | (bytes[i + 2] ?? 0);
    parts.push(ALPHABET[word >> 18], ALPHABET[word >> 12 & 63]);
    parts.push(
      i + 1 < bytes.length ? ALPHABET[word >> 6 & 63] : "=",
      i + 2 < bytes.length ? ALPHABET[word & 63] : "="
    );
  }
  return parts.join("");
}
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
  const product2 = a * b;
  const sum2 = product2 + c;
  const float = Math.fround(sum2);
  const rest2 = sum2 - float;
  const other = sum2 + rest2;
  return rest2 !== 0 && Math.fround(other) === other ? betweenFloats(sumError(product2, c, sum2), float, other) : float;
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
  const rest2 = tLow + vLow;
  return rest2 - rest2 === 0 && v - v === 0 ? v + sumToOdd(tLow, vLow) : product2 + c;
}
function sumToOdd(a, b) {
  const sum2 = a + b;
  const error = sumError(a, b, sum2);
  if (error === 0) {
    return sum2;
  }
  DOUBLE[0] = sum2;
  if ((WORDS[LOW] & 1) === 0) {
    const step2 = error > 0 === sum2 > 0 ? 1 : -1;
    if (step2 < 0 && WORDS[LOW] === 0) {
      WORDS[1 - LOW] -= 1;
    }
    WORDS[LOW] += step2;
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
    const sum2 = this.high + b.high;
    return normal(sum2, sumError(this.high, b.high, sum2) + this.low + b.low);
  }
  times(b) {
    const product2 = this.high * b.high;
    return normal(product2, productError(this.high, b.high, product2) + this.high * b.low + this.low * b.high);
  }
  over(b) {
    const first2 = this.high / b.high;
    const rest2 = this.plus(new _Pair(-first2).times(b));
    return normal(first2, rest2.rounded / b.high);
  }
  scaled(factor) {
    return new _Pair(this.high * factor, this.low * factor);
  }
};
function normal(high, low) {
  const sum2 = high + low;
  return new Pair(sum2, low - (sum2 - high));
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
  let rest2 = INVERSES[EXP_TERMS].high;
  for (let n = EXP_TERMS - 1; n >= SMALL2; n--) {
    rest2 = INVERSES[n].high + rest2 * r.high;
  }
  let sum2 = new Pair(rest2);
  for (let n = SMALL2 - 1; n >= 0; n--) {
    sum2 = sum2.times(r).plus(INVERSES[n]);
  }
  return sum2.scaled(powerOfTwo(k));
}
var ODD_INVERSES = Array.from({ length: 22 }, (_, i) => new Pair(1).over(new Pair(2 * i + 1)));
function logSeries(x) {
  const u = x.plus(new Pair(-1)).over(x.plus(new Pair(1)));
  const square3 = u.times(u);
  let sum2 = new Pair(0);
  for (let i = ODD_INVERSES.length - 1; i >= 0; i--) {
    sum2 = sum2.times(square3).plus(ODD_INVERSES[i]);
  }
  return sum2.times(u).scaled(2);
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
  const sum2 = w + r;
  const low = fusedDouble(k, LN2_LOW, w - sum2 + r);
  const r2 = r * r;
  const p = fusedDouble(r2, fusedDouble(r, A4, A3), fusedDouble(r, A2, A1));
  return fusedDouble(r * r2, p, fusedDouble(r2, A0, low)) + sum2;
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
  const first2 = fusedDouble(r3, second, fusedDouble(r2, b[3], fusedDouble(r, b[2], b[1])));
  const w = r * 134217728;
  const high = r + w - w;
  const square3 = high * high;
  const sum2 = fusedDouble(square3, b[0], r);
  let low = fusedDouble(square3, b[0], r - sum2);
  low = fusedDouble(b[0] * (r - high), high + r, low);
  return fusedDouble(r3, first2, low) + sum2;
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
  const square3 = r * r;
  const rest2 = ROOT_TAILS[index] + r + square3 * (1 / 2 + r * (1 / 6) + square3 * (1 / 24 + r * (1 / 120) + square3 * (1 / 720)));
  const head = ROOT_HEADS[index];
  return exponent > -1022 && exponent < 1024 ? fusedDouble(head, rest2, head) * powerOfTwo(exponent) : timesPowerOfTwo(head, head * rest2, exponent);
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
  const sum2 = new Pair(unit).plus(new Pair(high, low)).rounded;
  return (sum2 - unit) * powerOfTwo(-1022) * powerOfTwo(exponent + 1022);
}
function power(base, n) {
  if (base === 0) {
    return n === 0 ? 1 : 0;
  }
  let [square3, squareExponent] = normalized(new Pair(base), 0);
  let [result, exponent] = [new Pair(1), 0];
  for (let rest2 = n; rest2 > 0; rest2 = Math.floor(rest2 / 2)) {
    if (rest2 % 2 === 1) {
      [result, exponent] = normalized(result.times(square3), exponent + squareExponent);
    }
    [square3, squareExponent] = normalized(square3.times(square3), 2 * squareExponent);
  }
  return exponent > 1023 ? Infinity : timesPowerOfTwo(result.high, result.low, Math.max(exponent, -2e3));
}
function normalized(pair, exponent) {
  DOUBLE3[0] = pair.high;
  const shift = (WORDS3[HIGH2] >>> 20) - 1023;
  return [pair.scaled(powerOfTwo(-shift)), exponent + shift];
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
  let sum2 = 0;
  for (let j = COEFFICIENTS.length - 1; j > 0; j--) {
    const previous = sum2;
    sum2 = r(r(r(twice * sum2) - next) + r(COEFFICIENTS[j]));
    next = previous;
  }
  const series = r(r(r(r(0.5 * twice) * sum2) - next) + r(COEFFICIENTS[0]));
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
function productType(arithmetic, a, b) {
  return arithmetic.productDType ?? promote(a, b);
}

// math/matrix.js
var Matrix = class _Matrix {
  constructor(rows2, columns, dtype = "float32", data = zeros(dtype, rows2 * columns)) {
    if (data.length !== rows2 * columns || data instanceof Float32Array !== (dtype === "float32")) {
      throw new RangeError(
        `matrix: ${data.length} elements in a ${data.constructor.name} are not a (${rows2}, ${columns}) ${dtype} matrix; pass ${rows2 * columns} elements of that dtype.`
      );
    }
    this.rows = rows2;
    this.columns = columns;
    this.dtype = dtype;
    this.data = data;
  }
  static from(rows2, dtype = "float32") {
    const columns = rows2.length === 0 ? 0 : rows2[0].length;
    const matrix2 = new _Matrix(rows2.length, columns, dtype);
    rows2.forEach((row2, i) => {
      if (row2.length !== columns) {
        throw new RangeError(
          `matrix: row ${i} has ${row2.length} numbers; row 0 has ${columns}. Give every row the same number.`
        );
      }
      matrix2.data.set(row2, i * columns);
    });
    return matrix2;
  }
  static reuse(matrix2, rows2, columns, dtype) {
    return matrix2 && matrix2.rows === rows2 && matrix2.columns === columns && matrix2.dtype === dtype ? matrix2 : new _Matrix(rows2, columns, dtype);
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
  slice(first2, last) {
    return new _Matrix(
      last - first2,
      this.columns,
      this.dtype,
      this.data.subarray(first2 * this.columns, last * this.columns)
    );
  }
};
var NumPyScalar = class _NumPyScalar {
  constructor(value, dtype) {
    this.value = dtype === null ? value : rounded(value, dtype);
    this.dtype = dtype;
  }
  plus(other) {
    const dtype = wider(this.dtype, other.dtype);
    return new _NumPyScalar(inDType(this.value, dtype) + inDType(other.value, dtype), dtype);
  }
  times(other) {
    const dtype = wider(this.dtype, other.dtype);
    return new _NumPyScalar(inDType(this.value, dtype) * inDType(other.value, dtype), dtype);
  }
};
function wider(a, b) {
  return a === "float64" || b === "float64" ? "float64" : a ?? b;
}
function inDType(value, dtype) {
  return dtype === null ? value : rounded(value, dtype);
}

// math/pieces.js
function whole(pieces) {
  for (; ; ) {
    const { done, value } = pieces.next();
    if (done) {
      return value;
    }
  }
}

// math/products.js
var BLOCK = 256;
var BLOCK_MULTIPLE = 4;
var CHAINED_TERMS = 8;
var PANEL = 4;
var EPSILON = 11102230246251565e-32;
var { fround: fround3 } = Math;
var scratchA = new Float64Array(4096);
var scratchB = new Float64Array(4096);
var sums = new Float64Array(1024);
function multiply(a, transposeA, b, transposeB, y, bias = null) {
  const rows2 = transposeA ? a.columns : a.rows;
  const terms = transposeA ? a.rows : a.columns;
  const columns = transposeB ? b.rows : b.columns;
  if (terms !== (transposeB ? b.columns : b.rows) || y.rows !== rows2 || y.columns !== columns || bias && bias.length !== columns) {
    throw new RangeError(
      `matrix product: a (${rows2}, ${terms}) matrix times a (${transposeB ? b.columns : b.rows}, ${columns}) one${bias ? ` plus ${bias.length} biases` : ""} is not a ${y.shape} matrix; make the inner sizes equal.`
    );
  }
  if (a.length === 1 && b.length === 1) {
    y.data[0] = a.data[0] * b.data[0];
  } else if (a.length === 1 && a.data[0] === 0 || b.length === 1 && b.data[0] === 0) {
    y.data.fill(0);
  } else if (a.data instanceof Float32Array && b.data instanceof Float32Array) {
    product(a.data, transposeA, b.data, transposeB, y, rows2, columns, terms);
  } else {
    fusedProduct(a, transposeA, b, transposeB, y, rows2, columns, terms);
  }
  if (bias) {
    addToRows(y.data, bias.data, rows2, columns);
  }
}
function addToRows(y, bias, rows2, columns) {
  for (let i = 0, at = 0; i < rows2; i++) {
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
function hasLoneRow(rows2, columns, terms) {
  return rows2 > 1 && rows2 % 2 !== 0 && columns >= PANEL && terms >= CHAINED_TERMS;
}
function product(a, transposeA, b, transposeB, y, rows2, columns, terms) {
  const isWhole = rows2 === 1 || columns === 1;
  const rowA = transposeA ? 1 : terms;
  const termA = transposeA ? rows2 : 1;
  const termB = transposeB ? 1 : columns;
  const columnB = transposeB ? terms : 1;
  const inOneBlock = isWhole || terms <= BLOCK;
  if (!inOneBlock) {
    sums = atLeast(sums, rows2 * columns);
  }
  const target = inOneBlock ? y.data : sums;
  const turned = columns < PANEL && rows2 > columns;
  let first2 = 0;
  do {
    const length = nextBlock(terms - first2, isWhole);
    const fromA = first2 * termA;
    const fromB = first2 * termB;
    if (turned) {
      sumBlock(b, fromB, columnB, termB, a, fromA, rowA, termA, target, 1, columns, columns, rows2, length, first2 > 0);
    } else {
      sumBlock(a, fromA, rowA, termA, b, fromB, columnB, termB, target, columns, 1, rows2, columns, length, first2 > 0);
    }
    first2 += length;
  } while (first2 < terms);
  if (!inOneBlock) {
    for (let i = 0; i < y.length; i++) {
      y.data[i] = sums[i];
    }
  }
  if (hasLoneRow(rows2, columns, terms)) {
    sumLoneRow(a, (rows2 - 1) * rowA, termA, b, termB, columnB, y.data, (rows2 - 1) * columns, columns, terms);
  }
}
function atLeast(array, length) {
  return array.length >= length ? array : new Float64Array(length);
}
function sumBlock(a, fromA, rowA, termA, b, fromB, columnB, termB, y, rowY, columnY, rows2, columns, length, adds) {
  const whole2 = columns - columns % PANEL;
  const second = 2 * columnB;
  const third = 3 * columnB;
  for (let j = 0; j < whole2; j += PANEL) {
    const startB = fromB + j * columnB;
    const atColumn = j * columnY;
    let i = 0;
    for (; i + 1 < rows2; i += 2) {
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
    if (i < rows2) {
      sumRow(a, fromA + i * rowA, termA, b, startB, columnB, termB, y, i * rowY + atColumn, columnY, length, adds);
    }
  }
  for (let j = whole2; j < columns; j++) {
    for (let i = 0; i < rows2; i++) {
      const at = i * rowY + j * columnY;
      const sum2 = sumOne(a, fromA + i * rowA, termA, b, fromB + j * columnB, termB, length);
      y[at] = adds ? y[at] + sum2 : sum2;
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
  let sum2 = 0;
  for (let l = 0; l < length; l++, p += termA, q += termB) {
    sum2 += a[p] * b[q];
  }
  return sum2;
}
function sumLoneRow(a, fromA, termA, b, termB, columnB, y, at, columns, terms) {
  const whole2 = columns - columns % PANEL;
  for (let j = 0; j < whole2; j++) {
    let sum2 = 0;
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
      sum2 += y0 + y1 + (y2 + y3);
      first2 += length;
    }
    y[at + j] = sum2;
  }
}
function pack(a, transposed, rows2, terms) {
  const source = a.data;
  if (!transposed) {
    scratchA.set(source);
    return;
  }
  for (let l = 0, from = 0; l < terms; l++) {
    for (let i = 0, to = l; i < rows2; i++, from++, to += terms) {
      scratchA[to] = source[from];
    }
  }
}
function fusedProduct(a, transposeA, b, transposeB, y, rows2, columns, terms) {
  scratchA = atLeast(scratchA, rows2 * terms);
  scratchB = atLeast(scratchB, columns * terms);
  pack(a, transposeA, rows2, terms);
  const source = b.data;
  for (let j = 0, to = 0; j < columns; j++) {
    for (let l = 0; l < terms; l++, to++) {
      scratchB[to] = transposeB ? source[to] : source[l * columns + j];
    }
  }
  const isWhole = rows2 === 1 || columns === 1;
  const narrow = y.dtype === "float32";
  const bound = 2 * (terms + 2) * EPSILON;
  const chained = hasLoneRow(rows2, columns, terms) ? columns - columns % PANEL : 0;
  for (let i = 0, at = 0; i < rows2; i++) {
    for (let j = 0; j < columns; j++, at++) {
      if (narrow) {
        let sum2 = 0;
        let magnitude = 0;
        for (let l = i * terms, k = j * terms; l < (i + 1) * terms; l++, k++) {
          const term = scratchA[l] * scratchB[k];
          sum2 += term;
          magnitude += Math.abs(term);
        }
        const error = bound * magnitude;
        if (magnitude === 0 || error > 1e-290 && fround3(sum2 - error) === fround3(sum2 + error)) {
          y.data[at] = sum2;
          continue;
        }
      }
      const inChains = i === rows2 - 1 && j < chained;
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
    const block2 = inChains ? chains[0] + chains[1] + (chains[2] + chains[3]) : chains[0];
    total = first2 === 0 && !inChains ? block2 : total + block2;
    first2 += length;
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
    let sum2 = 0;
    for (let i = start; i < start + count; i++) {
      sum2 = fround4(sum2 + x[i]);
    }
    return sum2;
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
  let total = fround4(fround4(fround4(s0 + s1) + fround4(s2 + s3)) + fround4(fround4(s4 + s5) + fround4(s6 + s7)));
  for (let i = last; i < start + count; i++) {
    total = fround4(total + x[i]);
  }
  return total;
}
function pairwiseDouble(x, start, count) {
  if (count < 8) {
    let sum2 = 0;
    for (let i = start; i < start + count; i++) {
      sum2 += x[i];
    }
    return sum2;
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
function sum(x) {
  return pairwise(x.data, 0, x.length);
}
function mean(x) {
  const value = sum(x) / x.length;
  return x.dtype === "float32" ? fround4(value) : value;
}
function deviation(x) {
  const center = mean(x);
  const squares = x.data.slice();
  const narrow = x.dtype === "float32";
  for (let i = 0; i < squares.length; i++) {
    const distance = narrow ? fround4(squares[i] - center) : squares[i] - center;
    squares[i] = distance * distance;
  }
  const variance = pairwise(squares, 0, squares.length) / x.length;
  return narrow ? fround4(Math.sqrt(fround4(variance))) : Math.sqrt(variance);
}
function sumRows(x, y) {
  for (let i = 0; i < x.rows; i++) {
    y.data[i] = pairwise(x.data, i * x.columns, x.columns);
  }
}
function meanRows(x, y) {
  sumRows(x, y);
  for (let i = 0; i < x.rows; i++) {
    y.data[i] = y.data[i] / x.columns;
  }
}
function sumColumns(x, y) {
  if (x.columns === 1) {
    y.data[0] = pairwise(x.data, 0, x.rows);
    return;
  }
  if (x.data instanceof Float32Array && y.data instanceof Float32Array) {
    sumColumnsFloat(x.data, y.data, x.columns);
    return;
  }
  y.data.fill(0);
  for (let at = 0; at < x.length; at += x.columns) {
    for (let j = 0; j < x.columns; j++) {
      y.data[j] += x.data[at + j];
    }
  }
}
function sumColumnsFloat(x, y, columns) {
  let j = 0;
  for (; j + 3 < columns; j += 4) {
    let s0 = 0, s1 = 0, s2 = 0, s3 = 0;
    for (let i = j; i < x.length; i += columns) {
      s0 = fround4(s0 + x[i]);
      s1 = fround4(s1 + x[i + 1]);
      s2 = fround4(s2 + x[i + 2]);
      s3 = fround4(s3 + x[i + 3]);
    }
    y[j] = s0;
    y[j + 1] = s1;
    y[j + 2] = s2;
    y[j + 3] = s3;
  }
  for (; j < columns; j++) {
    let sum2 = 0;
    for (let i = j; i < x.length; i += columns) {
      sum2 = fround4(sum2 + x[i]);
    }
    y[j] = sum2;
  }
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
  beginBackward(rows2, columns, dtype) {
    this.dinputs = Matrix.reuse(this.dinputs, rows2, columns, dtype);
    return this.dinputs;
  }
  saved(what, layer) {
    const matrix2 = this[what];
    if (matrix2 === null) {
      throw new Error(
        `${layer}: backward has no ${what} of a forward pass; it uses those of the last one. Call forward first.`
      );
    }
    return matrix2;
  }
};
var Parameter = class _Parameter {
  constructor(value, l1 = 0, l2 = 0) {
    this.value = value;
    this.l1 = l1;
    this.l2 = l2;
    this.isTrainable = true;
    this.gradient = null;
    this.momentum = null;
    this.cache = null;
  }
  gradientBuffer(dtype) {
    this.gradient = Matrix.reuse(this.gradient, this.value.rows, this.value.columns, dtype);
    return this.gradient;
  }
  addPenaltyGradient() {
    const { value, gradient } = this;
    if (gradient === null || this.l1 <= 0 && this.l2 <= 0) {
      return;
    }
    const wide2 = promote(value.dtype, gradient.dtype);
    if (this.l1 > 0) {
      const slope = rounded(this.l1, value.dtype);
      for (let i = 0; i < value.length; i++) {
        gradient.data[i] = rounded(gradient.data[i] + (value.data[i] < 0 ? -slope : slope), wide2);
      }
    }
    if (this.l2 > 0) {
      const factor = rounded(2 * this.l2, value.dtype);
      const narrow = value.dtype === "float32";
      for (let i = 0; i < value.length; i++) {
        const slope = factor * value.data[i];
        gradient.data[i] = rounded(gradient.data[i] + (narrow ? Math.fround(slope) : slope), wide2);
      }
    }
  }
  copy(dtype) {
    const copy = new _Parameter(this.value.copy(dtype), this.l1, this.l2);
    copy.isTrainable = this.isTrainable;
    return copy;
  }
};
var DenseLayer = class _DenseLayer {
  constructor(weights, biases, { weightL1 = 0, weightL2 = 0, biasL1 = 0, biasL2 = 0 } = {}) {
    if (biases.rows !== 1 || biases.columns !== weights.columns) {
      throw new RangeError(
        `dense layer ${weights.rows} -> ${weights.columns}: biases are ${biases.shape}; they must be (1, ${weights.columns}). Pass one bias per neuron.`
      );
    }
    this.weightParameter = new Parameter(weights, weightL1, weightL2);
    this.biasParameter = new Parameter(biases, biasL1, biasL2);
    this.parameters = [this.weightParameter, this.biasParameter];
    this.product = null;
  }
  static drawn(inputs, neurons, random, { scale: scale2 = 0.01, dtype = "float32", ...regularization } = {}) {
    const weights = new Matrix(inputs, neurons, dtype);
    const factor = rounded(scale2, dtype);
    random.fillNormal(weights.data);
    for (let i = 0; i < weights.length; i++) {
      weights.data[i] *= factor;
    }
    return new _DenseLayer(weights, new Matrix(1, neurons, dtype), regularization);
  }
  get kind() {
    return "DenseLayer";
  }
  get weights() {
    return this.weightParameter.value;
  }
  get biases() {
    return this.biasParameter.value;
  }
  get dweights() {
    return this.weightParameter.gradient;
  }
  get dbiases() {
    return this.biasParameter.gradient;
  }
  get name() {
    return `dense layer ${this.weights.rows} -> ${this.weights.columns}`;
  }
  forward(inputs, state, { arithmetic }) {
    const { weights, biases } = this;
    if (inputs.columns !== weights.rows) {
      throw new RangeError(
        `${this.name}: inputs are ${inputs.shape}; this layer takes (batch, ${weights.rows}). Pass ${weights.rows} columns or build the layer for ${inputs.columns} inputs.`
      );
    }
    const product2 = productType(arithmetic, inputs.dtype, weights.dtype);
    const output = state.beginForward(inputs, weights.columns, promote(product2, biases.dtype));
    if (output.dtype === product2) {
      multiply(inputs, false, weights, false, output, biases);
      return output;
    }
    this.product = Matrix.reuse(this.product, output.rows, output.columns, product2);
    multiply(inputs, false, weights, false, this.product);
    for (let i = 0; i < output.length; i++) {
      output.data[i] = this.product.data[i] + biases.data[i % output.columns];
    }
    return output;
  }
  backward(dvalues, state, context) {
    return whole(this.backwardPieces(dvalues, state, context));
  }
  *backwardPieces(dvalues, state, { arithmetic, wantsInputGradients = true }) {
    const inputs = state.saved("inputs", this.name);
    const dinputs = state.beginBackward(
      inputs.rows,
      inputs.columns,
      productType(arithmetic, dvalues.dtype, this.weights.dtype)
    );
    if (this.weightParameter.isTrainable) {
      const dweights = this.weightParameter.gradientBuffer(productType(arithmetic, inputs.dtype, dvalues.dtype));
      multiply(inputs, true, dvalues, false, dweights);
      this.weightParameter.addPenaltyGradient();
    }
    if (this.biasParameter.isTrainable) {
      sumColumns(dvalues, this.biasParameter.gradientBuffer(dvalues.dtype));
      this.biasParameter.addPenaltyGradient();
    }
    yield;
    if (wantsInputGradients) {
      multiply(dvalues, false, this.weights, true, dinputs);
    }
    return dinputs;
  }
  copy(dtype) {
    const copy = new _DenseLayer(this.weights.copy(dtype), this.biases.copy(dtype));
    copy.weightParameter = this.weightParameter.copy(dtype);
    copy.biasParameter = this.biasParameter.copy(dtype);
    copy.parameters = [copy.weightParameter, copy.biasParameter];
    return copy;
  }
};
var DropoutLayer = class _DropoutLayer {
  constructor(rate, keepProbability = 1 - rate) {
    if (!(keepProbability > 0 && keepProbability <= 1)) {
      throw new RangeError(
        `dropout layer: the rate is ${rate}; it must be 0 or more and less than 1. Pass the share of inputs to drop.`
      );
    }
    this.keepProbability = keepProbability;
    this.parameters = [];
  }
  get kind() {
    return "DropoutLayer";
  }
  get name() {
    return `dropout layer ${Number((1 - this.keepProbability).toFixed(3))}`;
  }
  forward(inputs, state, { isTraining = false, random }) {
    if (!isTraining) {
      state.mask = null;
      const copy = state.beginForward(inputs, inputs.columns, inputs.dtype);
      copy.data.set(inputs.data);
      return copy;
    }
    if (!random) {
      throw new Error(
        `${this.name}: there is no random number generator in training; its mask is drawn from one. Pass random in the context.`
      );
    }
    const mask = Matrix.reuse(state.mask, inputs.rows, inputs.columns, "float64");
    random.fillBernoulli(this.keepProbability, mask.data);
    const output = state.beginForward(inputs, inputs.columns, "float64");
    for (let i = 0; i < mask.length; i++) {
      mask.data[i] /= this.keepProbability;
      output.data[i] = inputs.data[i] * mask.data[i];
    }
    state.mask = mask;
    return output;
  }
  backward(dvalues, state) {
    state.saved("inputs", this.name);
    const { mask } = state;
    const dinputs = state.beginBackward(dvalues.rows, dvalues.columns, mask === null ? dvalues.dtype : "float64");
    for (let i = 0; i < dvalues.length; i++) {
      dinputs.data[i] = mask === null ? dvalues.data[i] : dvalues.data[i] * mask.data[i];
    }
    return dinputs;
  }
  copy() {
    return new _DropoutLayer(1 - this.keepProbability, this.keepProbability);
  }
};
var InputLayer = class _InputLayer {
  parameters = [];
  get kind() {
    return "InputLayer";
  }
  get name() {
    return "input layer";
  }
  forward(inputs, state) {
    state.inputs = inputs;
    state.output = inputs;
    return inputs;
  }
  backward(dvalues, state) {
    state.dinputs = dvalues;
    return dvalues;
  }
  copy() {
    return new _InputLayer();
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
var OTHER_SIGNS = { SoftmaxActivation: "softmax", DropoutLayer: "dropout" };
function rowOf(layer) {
  const rows2 = Object.values(FUNCTIONS).filter(({ type }) => type === layer.type);
  return rows2.find(({ tanhForm = false }) => tanhForm === (layer.approximate ?? false)) ?? rows2[0];
}
function sign(type) {
  return rowOf({ type })?.sign ?? OTHER_SIGNS[type] ?? "Σ";
}
function endsOf(type) {
  return rowOf({ type })?.ends;
}
function settingOf(layer) {
  const row2 = rowOf(layer);
  const name = row2?.setting?.name ?? (row2?.type === "GELUActivation" ? "approximate" : null);
  return name === null ? null : [name, layer[name]];
}
function activationText(layer, value, x) {
  if (layer.type === "SoftmaxActivation") return `exp(${x} − max) / sum`;
  const row2 = rowOf(layer);
  return row2 ? inOneLine(row2.formula(value, x, String(settingOf(layer)?.[1] ?? ""))) : x;
}
function inOneLine(formula) {
  return formula.replace(/e\^\{((?:[^{}])*)\}/g, "exp($1)").replaceAll("^{2}", "²").replaceAll("^{3}", "³");
}

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
var TINY = 1e-9;
var LARGE2 = 10;
function written(name, value) {
  const isShort = FUNCTIONS[name].exact || value === 0 || Math.abs(value) < TINY || Math.abs(value) >= LARGE2;
  return isShort ? number(value) : grouped(value, 11);
}
function formatOf(name, value) {
  if (FUNCTIONS[name].exact) return [".15g", "G15"];
  return value !== 0 && Math.abs(value) < TINY ? [".3e", "E3"] : [".11f", "F11"];
}
function activationCode({ name, setting, x }) {
  const { type, setting: has, tanhForm } = FUNCTIONS[name];
  const { y, slope } = evaluate(name, setting, [x]);
  const [[format, sharp], [slopeFormat, slopeSharp]] = [y, slope].map(([value]) => formatOf(name, value));
  return {
    python: `import numpy as np
import hybridnet as hn

activation = hn.${type}(${has ? setting : tanhForm ? "approximate=True" : ""})
activation.forward(np.array([[${x}]], float))
activation.backward(np.ones((1, 1)))
print(f"{activation.output.item():${format}}")  # f(x)
print(f"{activation.dinputs.item():${slopeFormat}}")  # f'(x)`,
    csharp: `using HybridNet;

var activation = new ${type}(${has ? setting : tanhForm ? "approximate: true" : ""});
LayerState state = activation.CreateState();
Matrix y = activation.Forward(Matrix.From(new double[,] { { ${x} } }), state, PassContext.Inference);
Matrix slope = activation.Backward(Matrix.From(new double[,] { { 1 } }), state, PassContext.Inference);
Console.WriteLine($"{y[0, 0]:${sharp}}"); // f(x)
Console.WriteLine($"{slope[0, 0]:${slopeSharp}}"); // f'(x)`
  };
}

// kit/functions/curve.js
var POINTS = 400;
var LETTERS3 = 13;
var ABOVE = 1e-9;
function functionCurve({ id, label: label2, width, move, nudge }) {
  const axes = chart({ id, label: label2, x: [-20, 20], y: [0, 1], xLabel: "x", width, height: 320, interactive: true });
  const curve = s("path", { class: "line prediction" });
  const derivative = s("path", { class: "line weight dash" });
  const tangent = s("path", { class: "line data" });
  const ends2 = s(
    "g",
    {},
    s("circle", { r: 4.5, class: "dot prediction" }),
    s("circle", { r: 4.5, class: "ring prediction" })
  );
  const guide = s("path", { class: "line thin soft dots" });
  const dot2 = s("circle", { r: 8, class: "dot prediction" });
  const value = s("text", { "text-anchor": "middle", class: "number halo" });
  axes.marks.append(guide, derivative, tangent, curve);
  axes.above.append(ends2, dot2, value);
  const tell = draggable(dot2, {
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
      set(ends2, { display: jumps && low < 0 && high > 0 ? null : "none" });
      [...ends2.children].forEach((end, index) => set(end, { cx: axes.x(0), cy: axes.y(index) }));
    },
    update({ x, y, slope, shown, spoken }) {
      const { area } = axes;
      const at = { x: axes.x(x), y: axes.y(y) };
      set(dot2, { cx: at.x, cy: at.y });
      set(guide, { d: `M${at.x} ${area.bottom}V${at.y}H${area.left}` });
      const half = emsOf(shown) * LETTERS3 / 2;
      set(value, { x: Math.min(area.right - half, Math.max(area.left + half, at.x)), y: Math.max(12, at.y - 13) });
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
      ({ tone, label: label2 }) => h(
        "span",
        { class: "row" },
        s(
          "svg",
          { viewBox: "0 0 28 10", style: "width: 28px", "aria-hidden": "true" },
          s("path", { d: "M1 5H27", class: `line ${tone}` })
        ),
        label2
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
    const height2 = part instanceof SVGSVGElement ? addDrawing(whole2, part, MARGIN, y) : addText(whole2, part, width, y);
    if (height2 > 0) y += height2 + BETWEEN;
  }
  const [across, down2] = [Math.ceil(width + 2 * MARGIN), Math.ceil(y - BETWEEN + MARGIN)];
  set(whole2, { width: across, height: down2, viewBox: `0 0 ${across} ${down2}` });
  const ground = getComputedStyle(shown[0]).getPropertyValue("--ground").trim() || "#ffffff";
  whole2.prepend(s("rect", { width: "100%", height: "100%", fill: ground }));
  return `<?xml version="1.0" encoding="UTF-8"?>
${new XMLSerializer().serializeToString(whole2)}
`;
}
function addDrawing(whole2, svg, x, y, scale2 = 1) {
  const copy = svg.cloneNode(true);
  const originals = [svg, ...svg.querySelectorAll("*")];
  [copy, ...copy.querySelectorAll("*")].forEach((element2, index) => {
    keepStyle(element2, originals[index]);
    for (const name of DROPPED) element2.removeAttribute(name);
  });
  const { width, height: height2 } = svg.viewBox.baseVal;
  set(copy, { x, y, width: width * scale2, height: height2 * scale2, overflow: "visible" });
  whole2.append(copy);
  return height2 * scale2;
}
function keepStyle(element2, original) {
  const style = getComputedStyle(original);
  for (const name of KEPT) {
    const value = style.getPropertyValue(name);
    if (value && !(name === "opacity" && value === "1")) element2.setAttribute(name, value);
  }
}
function addText(whole2, element2, width, top) {
  const pen = document.createElement("canvas").getContext("2d");
  let [x, line, height2] = [0, 0, 0];
  let run = null;
  const next = () => {
    if (x > 0) line += height2;
    x = 0;
  };
  const room2 = (size) => {
    if (x > 0 && x + size > width) next();
  };
  function add(node, parent) {
    if (node instanceof SVGSVGElement) {
      const size = node.getBoundingClientRect().width;
      room2(size);
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
      const { color: color3, fontSize, fontWeight, fontFamily } = getComputedStyle(parent);
      const size = parseFloat(fontSize);
      height2 = Math.max(height2, size * LINE);
      pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
      for (const word of (node.textContent ?? "").match(
        /[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff\uff00-\uffef]+\s*|\s+/g
      ) ?? []) {
        const wide2 = pen.measureText(word).width;
        room2(wide2);
        if (run?.node !== node || run.line !== line) {
          const at = {
            x: MARGIN + x,
            y: top + line + (parent.tagName === "SUP" ? 0.7 : 1) * size,
            "font-family": fontFamily
          };
          const words2 = s("text", { ...at, fill: color3, "font-size": size, "font-weight": fontWeight });
          run = { node, line, words: words2 };
          whole2.append(words2);
        }
        run.words.append(word);
        x += wide2;
      }
    }
  }
  add(element2, element2);
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
      let step2 = pieces.next();
      while (!step2.done && performance.now() < end) step2 = pieces.next();
      paint?.();
      if (step2.done) done?.(step2.value);
      else frame = requestAnimationFrame(run);
    } catch (error) {
      if (!failed) throw error;
      failed(error);
    }
  }
  return () => cancelAnimationFrame(frame);
}
function slices(count, work, options) {
  return inSlices(repeated(count, work), options);
}
function* repeated(count, work) {
  for (let index = 0; index < count; index++) {
    if (index > 0) yield;
    work(index);
  }
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
function speaker(texts16, language) {
  const all = { ...COMMON[language], ...texts16[language] };
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
    const { python: python2, csharp: csharp2 } = code();
    put(blocks.python, python2);
    put(blocks.csharp, csharp2);
  }
  function part(name, block2) {
    const copy = h(
      "button",
      { type: "button", "aria-label": `${text("copy")} (${name})`, onclick: () => copied(block2) },
      text("copy")
    );
    return h("div", {}, h("div", { class: "row" }, heading({}, name), copy), block2);
  }
  async function copied(block2) {
    try {
      await navigator.clipboard.writeText(block2.textContent ?? "");
      announce(text("copied"));
    } catch {
      getSelection()?.selectAllChildren(block2);
      announce(text("notCopied"));
    }
  }
  return { toggle, panel, update };
}
function put(block2, text) {
  each(
    block2,
    text.split(BYTES),
    () => h("span"),
    (element2, piece, index) => {
      set(element2, { class: index % 2 === 1 ? "bytes" : null });
      write(element2, piece);
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
var variables = (theme2) => [...Object.entries(THEMES[theme2]), ...CLASS_COLORS[theme2].map((color3, index) => [`class-${index}`, color3])].map(([name, color3]) => `--${name}: ${color3};`).join(" ");
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
.control { display: grid; grid-template-columns: fit-content(45%) minmax(60px, 1fr) auto; gap: 8px; align-items: center; margin: 4px 0; }
.control.check { grid-template-columns: auto 1fr; }
.control.stepper { grid-template-columns: auto auto auto auto; justify-content: start; }
.control select { grid-column: 2 / -1; width: 100%; min-width: 0; }
.control .label { font-weight: 550; overflow-wrap: break-word; min-width: 5.5em; }
@container (max-width: 380px) { .control { grid-template-columns: fit-content(7.5em) minmax(40px, 1fr) auto; } .control .label { min-width: 4.2em; } }
.view .control > input[type="text"], .view td > input[type="text"] { max-width: none; }
.view input[type="range"] { width: 100%; min-width: 40px; accent-color: var(--accent); height: 24px; margin: 0; }
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
  for (const element2 of [document.documentElement, document.body]) {
    observer.observe(element2, {
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
  const ground = [body, root].map((element2) => brightness(getComputedStyle(element2).backgroundColor)).find((value) => value !== null);
  if (ground !== void 0 && ground !== null) return ground < 0.5 ? "dark" : "light";
  return darkWanted && getComputedStyle(root).colorScheme.includes("dark") ? "dark" : "light";
}
function brightness(color3) {
  const [red, green, blue, alpha = 1] = (color3.match(/[\d.]+/g) ?? []).map(Number);
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
    this.root.addEventListener(CLIPPED, (event) => {
      const { min, max } = event.detail;
      const say = speaker(definition.texts, this.language);
      write(this.status, say("clipped", { min: number(min), max: number(max) }));
    });
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
    const column3 = columns === 2 && inner >= 2 * COLUMN + GAP2 ? (inner - GAP2) / 2 : inner;
    return Math.round(Math.max(NARROWEST, Math.min(columns === 1 ? ACROSS : WIDEST, column3)));
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
      this.root.setAttribute("aria-label", this.title(text));
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
      change: (change2) => {
        model.set("state", { ...model.get("state"), ...change2 });
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
  title(text) {
    return this.definition.title?.(this.model.get("data"), text) ?? text("title");
  }
  head(text) {
    const busy = this.built?.prepare && h("span", { class: "note busy" }, text("computing"));
    return h(
      "div",
      { class: "head" },
      h(this.level === 1 ? "h1" : "h2", { class: "title" }, this.title(text)),
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
    const { text, state, change: change2, id, room: room2 } = parts;
    const take2 = (x) => change2({ x: Number(clamped2(Math.round(x / STEP) * STEP, rangeOf(state())).toFixed(2)) });
    const pickers = pickersOf(parts);
    const dials2 = dialsOf(parts, take2);
    const numbers = numbersOf(text, room2);
    const plot = functionCurve({
      id: id("curve"),
      label: text("curve"),
      width: room2,
      move: take2,
      nudge: (steps) => take2(state().x + steps * STEP)
    });
    let drawn2 = "";
    function update(now) {
      const { name, x, setting } = now;
      const range = rangeOf(now);
      pickers.update(now);
      dials2.update(now);
      if (drawn2 !== `${name} ${setting} ${range.join(" ")}`) plot.draw(name, setting, range);
      drawn2 = `${name} ${setting} ${range.join(" ")}`;
      const result = evaluate(name, setting, [x]);
      const [y, slope] = [result.y[0], result.slope[0]];
      const shown = written(name, y);
      numbers.update(now, y, slope);
      plot.update({ x, y, slope, shown, spoken: text("spoken", { x: grouped(x, 2), y: shown }) });
    }
    const key = legend([
      { tone: "prediction", label: "f(x)" },
      { tone: "weight dash", label: "f′(x)" },
      { tone: "data", label: text("tangent") }
    ]);
    const left = [...pickers.elements, ...dials2.elements, ...numbers.elements];
    return {
      body: [h("div", { class: "columns" }, h("div", {}, ...left), h("div", {}, plot.svg, key))],
      update,
      picture: () => [...numbers.shown, plot.svg],
      code: activationCode
    };
  }
});
function pickersOf({ data, text, state, change: change2 }) {
  const picker = choice({
    label: text("function"),
    options: Object.keys(FUNCTIONS).map((value) => ({ value, label: text(value) })),
    change: (name) => change2({ name, setting: standardSetting(name), x: clamped2(state().x, rangeOf({ ...state(), name })) })
  });
  const ranges2 = [null, ...data.range ? [data.range] : [], ...REACHES.map((reach2) => [-reach2, reach2])];
  const reach = choice({
    label: text("range"),
    options: ranges2.map((range) => ({
      value: String(range),
      label: range ? range.map((end) => number(end)).join(" … ") : text("fitting")
    })),
    change: (value) => {
      const range = ranges2.find((one) => String(one) === value) ?? null;
      change2({ range, x: clamped2(state().x, rangeOf({ ...state(), range })) });
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
function dialsOf({ text, change: change2 }, take2) {
  const moves = h("div");
  const dial2 = h("div");
  let mover = null;
  let turner = null;
  function moverOf(now) {
    const [min, max] = rangeOf(now);
    if (mover?.key === `${min} ${max}`) return mover;
    const { element: element2, update } = slider({ label: "x", min, max, step: STEP, change: take2 });
    moves.replaceChildren(element2);
    mover = { key: `${min} ${max}`, update };
    return mover;
  }
  function turnerOf({ name, setting }) {
    if (turner?.key === name) return turner;
    const has = FUNCTIONS[name].setting;
    const made2 = has && slider({
      label: text(has.name),
      min: Math.min(0, Math.floor(setting)),
      max: Math.max(has.most, Math.ceil(Math.abs(setting))),
      step: STEP,
      format: fieldText,
      chars: 6,
      change: (turned) => change2({ setting: turned })
    });
    dial2.replaceChildren(...made2 ? [made2.element] : []);
    turner = { key: name, update: made2?.update ?? (() => {
    }) };
    return turner;
  }
  return {
    elements: [dial2, moves],
    update(now) {
      moverOf(now).update(now.x);
      turnerOf(now).update(now.setting);
    }
  };
}
function numbersOf(text, room2) {
  const value = readout("f(x)", "prediction");
  const steep = readout("f′(x)", "weight");
  const formula = h("p", { class: "number" });
  const rule = h("p", { class: "note" });
  const words2 = h("p", { class: "note advice" });
  const neuron = neuronPicture(text("neuron"), room2);
  return {
    elements: [
      formula,
      rule,
      h("div", { class: "row" }, value.element, steep.element),
      h("div", { class: "drawn" }, neuron.svg),
      words2
    ],
    shown: [formula, value.element, steep.element, neuron.svg],
    update(now, y, slope) {
      const { name, x, setting } = now;
      const shown = written(name, y);
      const at = grouped(x, 2);
      value.update(shown);
      steep.update(written(name, slope));
      formula.replaceChildren("f(x) = ", ...raised(FUNCTIONS[name].formula(x, at, number(setting))), ` = ${shown}`);
      rule.replaceChildren("f′(x) = ", ...raised(FUNCTIONS[name].derivative));
      write(words2, text(advice(now, y, slope), { slope: written(name, slope) }));
      neuron.update([x, at], [y, shown], FUNCTIONS[name].sign);
    }
  };
}
function rangeOf({ name, range }) {
  return range ?? [-FUNCTIONS[name].range, FUNCTIONS[name].range];
}
function neuronPicture(label2, width) {
  const letters = drawnLetters(width);
  const short3 = ([value, text], units, before = "") => {
    const ems = units / letters - emsOf(before);
    return before + (emsOf(text) <= ems ? text : fitting(value, ems));
  };
  const input = s("text", { x: 4, y: 40, class: "number" });
  const output = s("text", { x: 212, y: 40, class: "number prediction tinted" });
  const sign2 = s("text", { x: 172, y: 53, "text-anchor": "middle", class: "number", style: "font-size: 15px" });
  const svg = s(
    "svg",
    { viewBox: `0 0 ${BOX.width} ${BOX.height}`, role: "img", "aria-label": label2 },
    s("path", { d: `M4 48H136M208 48H${BOX.width - 4}`, class: "line data" }),
    s("circle", { cx: 172, cy: 48, r: 36, class: "ring prediction" }),
    input,
    output,
    sign2
  );
  return {
    svg,
    update(x, y, name) {
      write(input, short3(x, 134, "x = "));
      write(output, short3(y, BOX.width - 212));
      write(sign2, name);
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

// math/linear-trainer.js
var DivergenceError = class extends Error {
  constructor(step2, error, errors) {
    super(
      `linear trainer: the error is ${error} after step ${step2}; it must stay finite. Lower the learning rates; weights and bias are those before the step.`
    );
    this.name = "DivergenceError";
    this.step = step2;
    this.error = error;
    this.errors = errors;
  }
};
var LinearTrainer = class {
  constructor(features, targets2, weightRates, biasRate) {
    if (features.length === 0 || targets2.columns !== 1 || targets2.rows !== features.rows || weightRates.length !== features.columns) {
      throw new RangeError(
        `linear trainer: features are ${features.shape}, targets ${targets2.shape}, and there are ${weightRates.length} learning rates; it takes (samples, features), (samples, 1) and one rate per feature, at least one of each.`
      );
    }
    this.features = Float64Array.from(features.data);
    this.targets = Float64Array.from(targets2.data);
    this.rates = Float64Array.from(weightRates);
    this.biasRate = biasRate;
    this.weights = new Float64Array(weightRates.length);
    this.bias = 0;
  }
  get error() {
    let sum2 = 0;
    for (let i = 0; i < this.targets.length; i++) {
      const e = this.#residual(i);
      sum2 += e * e;
    }
    return sum2 / this.targets.length;
  }
  predict(sample, start = 0) {
    let sum2 = 0;
    for (let j = 0; j < this.weights.length; j++) {
      sum2 += this.weights[j] * sample[start + j];
    }
    return sum2 + this.bias;
  }
  gradient() {
    const { means, mean: mean3 } = this.#means();
    return { weights: means.map((value) => 2 * value), bias: 2 * mean3 };
  }
  step(steps = 1, each2) {
    const errors = new Float64Array(steps);
    for (let step2 = 0; step2 < steps; step2++) {
      const error = this.#stepOnce();
      if (!Number.isFinite(error)) {
        throw new DivergenceError(step2 + 1, error, errors.slice(0, step2));
      }
      errors[step2] = error;
      each2?.();
    }
    return errors;
  }
  #stepOnce() {
    const before = { weights: this.weights.slice(), bias: this.bias };
    const { means, mean: mean3 } = this.#means();
    for (let j = 0; j < means.length; j++) {
      this.weights[j] -= this.rates[j] * means[j];
    }
    this.bias -= this.biasRate * mean3;
    const error = this.error;
    if (!Number.isFinite(error)) {
      this.weights.set(before.weights);
      this.bias = before.bias;
    }
    return error;
  }
  #means() {
    const means = new Float64Array(this.weights.length);
    let sum2 = 0;
    for (let i = 0; i < this.targets.length; i++) {
      const e = this.#residual(i);
      sum2 += e;
      for (let j = 0; j < means.length; j++) {
        means[j] += e * this.features[i * means.length + j];
      }
    }
    return { means: means.map((value) => value / this.targets.length), mean: sum2 / this.targets.length };
  }
  #residual(i) {
    return this.predict(this.features, i * this.weights.length) - this.targets[i];
  }
};
function table(data, columns) {
  const rows2 = data.length / columns;
  return { data, rows: rows2, columns, length: data.length, shape: `(${rows2}, ${columns})` };
}

// math/least-squares.js
var DEPENDENT = 1e-11;
function leastSquares(features, targets2, columns, biased = true) {
  const means = Array.from({ length: columns }, (_, j) => biased ? mean2(column(features, columns, j)) : 0);
  const target = biased ? mean2(targets2) : 0;
  const rest2 = targets2.map((value) => value - target);
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
    basis.push({ q, j, r, y: dot(q, rest2) });
  }
  const weights = new Float64Array(columns);
  for (let k = basis.length - 1; k >= 0; k--) {
    let y = basis[k].y;
    for (let m = k + 1; m < basis.length; m++) y -= basis[m].r[k] * weights[basis[m].j];
    weights[basis[k].j] = y / basis[k].r[k];
  }
  const bias = weights.reduce((sum2, weight, j) => sum2 - weight * means[j], target);
  const line = new LinearTrainer(table(features, columns), table(targets2, 1), weights, 0);
  line.weights.set(weights);
  line.bias = bias;
  return { weights, bias, error: line.error, unique: basis.length === columns };
}
function stepFactors(features, columns, weightRates, biasRate) {
  const rows2 = features.length / columns;
  const size = columns + 1;
  const roots = Array.from({ length: size }, (_, j) => Math.sqrt(Math.max(0, j < columns ? weightRates[j] : biasRate)));
  const at = (i, j) => (j < columns ? features[i * columns + j] : 1) * roots[j];
  const matrix2 = Array.from(
    { length: size },
    (_, j) => Array.from({ length: size }, (_2, k) => {
      let sum2 = 0;
      for (let i = 0; i < rows2; i++) sum2 += at(i, j) * at(i, k);
      return sum2 / rows2;
    })
  );
  return eigenvalues(matrix2).map((value) => 1 - value).sort((a, b) => b - a);
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
  return a.map((row2, i) => row2[i]);
}
function rotate(a, p, q) {
  const theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
  const size = Math.abs(theta);
  const t = (theta < 0 ? -1 : 1) / (size + (size > 1e150 ? size : Math.sqrt(size * size + 1)));
  const c = 1 / Math.sqrt(t * t + 1);
  const s2 = t * c;
  for (const row2 of a) [row2[p], row2[q]] = [c * row2[p] - s2 * row2[q], s2 * row2[p] + c * row2[q]];
  for (let k = 0; k < a.length; k++) [a[p][k], a[q][k]] = [c * a[p][k] - s2 * a[q][k], s2 * a[p][k] + c * a[q][k]];
  a[p][q] = a[q][p] = 0;
}
function column(values, columns, j) {
  return Float64Array.from({ length: values.length / columns }, (_, i) => values[i * columns + j]);
}
function mean2(values) {
  return values.reduce((sum2, value) => sum2 + value, 0) / values.length;
}
function norm(values) {
  let largest2 = 0;
  for (const value of values) largest2 = Math.max(largest2, Math.abs(value));
  if (largest2 === 0) return 0;
  let sum2 = 0;
  for (const value of values) sum2 += value / largest2 * (value / largest2);
  return largest2 * Math.sqrt(sum2);
}
function dot(a, b) {
  let sum2 = 0;
  for (let i = 0; i < a.length; i++) sum2 += a[i] * b[i];
  return sum2;
}

// math/standardizer.js
var Standardizer = class _Standardizer {
  constructor(means, deviations) {
    this.means = means;
    this.deviations = deviations;
  }
  static fit(values, columns) {
    const means = columnMeans(values, columns);
    const squares = values.map((value, i) => (value - means[i % columns]) * (value - means[i % columns]));
    return new _Standardizer(means, columnMeans(squares, columns).map(Math.sqrt));
  }
  transform(values) {
    const { means, deviations } = this;
    return values.map((value, i) => (value - means[i % means.length]) / deviations[i % means.length]);
  }
  raw(weights, bias) {
    const raw = this.deviations.map((deviation2, j) => weights[j] / deviation2);
    return { weights: raw, bias: raw.reduce((sum2, weight, j) => sum2 - this.means[j] * weight, bias) };
  }
  standardized(weights, bias) {
    return {
      weights: this.deviations.map((deviation2, j) => weights[j] * deviation2),
      bias: this.means.reduce((sum2, mean3, j) => sum2 + mean3 * weights[j], bias)
    };
  }
};
function columnMeans(values, columns) {
  const rows2 = values.length / columns;
  const sums2 = new Float64Array(columns);
  if (columns === 1) sums2[0] = pairwise(values, 0, rows2);
  else values.forEach((value, i) => sums2[i % columns] += value);
  return sums2.map((sum2) => sum2 / rows2);
}

// kit/charts/history.js
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
function points2(past, window2) {
  const last = past.last.slice(-(window2 ?? LAST));
  const from = past.count - last.length;
  const newest = last.map((error, index) => [from + index, error]);
  if (window2 !== void 0) return newest;
  return [
    ...past.all.map((error, index) => [index * past.stride, error]).filter(([number2]) => number2 < from),
    ...newest
  ];
}
function historyChart({ id, label: label2, xLabel, yLabel, width }) {
  const element2 = h("div");
  const kinds = [false, true].map((logY) => {
    const axes = chart({
      id: `${id}-${logY ? "log" : "linear"}`,
      label: label2,
      x: [0, 10],
      y: [1, 10],
      xLabel,
      yLabel,
      width,
      height: 250,
      logY
    });
    const line = s("path", { class: "line error" });
    const dot2 = s("circle", { r: 4.5, class: "dot error" });
    axes.marks.append(line, dot2);
    return { axes, line, dot: dot2 };
  });
  return {
    element: element2,
    update(past, { log: log2, window: window2 }) {
      const { axes, line, dot: dot2 } = kinds[log2 ? 1 : 0];
      if (element2.firstChild !== axes.svg) element2.replaceChildren(axes.svg);
      const shown = points2(past, window2);
      const errors = shown.map(([, error2]) => error2);
      const largest2 = errors.reduce((a, b) => Math.max(a, b), 0);
      const smallest = errors.reduce((a, b) => b > 0 ? Math.min(a, b) : a, Infinity);
      const from = window2 === void 0 ? 0 : Math.max(0, past.count - window2);
      const to = from + Math.max(10, window2 ?? past.count - 1);
      axes.rescale([from, to], log2 ? [smallest * 0.9, (largest2 || 1) * 1.1] : [0, largest2 * 1.05 || 1]);
      set(line, {
        d: path(
          axes,
          shown.map(([number3, error2]) => [number3, log2 ? Math.max(error2, smallest) : error2])
        )
      });
      const [number2, error] = shown[shown.length - 1];
      set(dot2, { cx: axes.x(number2), cy: axes.y(log2 ? Math.max(error, smallest) : error) });
    }
  };
}

// kit/line/regression.js
function tableOf(data, text) {
  const { columns, rows: rows2, source } = data;
  const features = Float64Array.from(data.features);
  const targets2 = Float64Array.from(data.targets);
  const isHouses = source === "three_houses" || source === "ten_houses";
  const best = leastSquares(features, targets2, columns);
  const known = isHouses ? [text("area"), text("bathrooms")] : columns === 1 ? ["x"] : Array.from({ length: columns }, (_, j) => `x${subscript(j + 1)}`);
  return {
    features,
    targets: targets2,
    columns,
    rows: rows2,
    source,
    names: (data.names ?? known.slice(0, columns)).map(short),
    target: short(data.target ?? (isHouses ? text("price") : "y")),
    best,
    inputs: Array.from({ length: columns }, (_, j) => quantity(features.filter((_2, i) => i % columns === j))),
    output: quantity(targets2),
    ...errorWriters(targets2, best.error)
  };
}
function subscript(index) {
  return String(index).replace(/\d/g, (digit) => "₀₁₂₃₄₅₆₇₈₉"[Number(digit)]);
}
function short(name) {
  const text = String(name).replace(/\s+/g, " ").trim();
  return text.length > 40 ? `${text.slice(0, 39)}…` : text || "?";
}
function errorWriters(targets2, best) {
  const mean3 = targets2.reduce((sum2, value) => sum2 + value / targets2.length, 0);
  const spread = rootMeanSquare(targets2.map((value) => value - mean3)) || Math.abs(mean3) || 1;
  const variance = Math.min(spread * spread, Number.MAX_VALUE);
  const usual = Math.max(best, variance / 100);
  const shared = [usual >= 1e7 ? variance : usual];
  const resolution = Math.max(best, variance * 1e-4) || 1;
  return { square: quantity(shared, { digits: 8 }), error: quantity(shared, { resolution }) };
}
function rootMeanSquare(values) {
  const size = largest(values);
  if (size === 0) return 0;
  return size * Math.sqrt(values.reduce((sum2, value) => sum2 + (value / size) ** 2 / values.length, 0));
}
function up(value, digits) {
  const unit = 10 ** (Math.floor(Math.log10(value)) - digits + 1);
  return Number((Math.ceil(value / unit - 1e-9) * unit).toPrecision(12));
}
function nearest(value, digits) {
  return Number(value.toPrecision(digits));
}
function dials({ features, targets: targets2, columns, best }, fine = 1) {
  const tall = largest(targets2) || 1;
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
  const step2 = 10 ** Math.floor(Math.log10(Math.max(-min, max) / 100)) / fine;
  return { min, max, step: Number(step2.toPrecision(12)) };
}
function snapped({ min, max, step: step2 }, value) {
  return Math.min(max, Math.max(min, Number((Math.round(value / step2) * step2).toPrecision(12))));
}
function axis(values, room2) {
  const [low, high] = [Math.min(...ends(values)), Math.max(...ends(values))];
  return low >= 0 && high > 0 && low < 0.9 * high ? [0, up((1 + room2) * high, 2)] : extent(values, 0.15);
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

// kit/line/descent.js
var KEPT3 = 500;
var TEN_HOUSES = {
  weights: [
    { min: -0.4, max: 0.4, step: 1e-4 },
    { min: -100, max: 200, step: 1e-4 }
  ],
  bias: { min: -100, max: 300, step: 0.1 }
};
var Descent = class {
  constructor(data, table2) {
    this.data = data;
    this.table = table2;
    const { features, columns, targets: targets2 } = table2;
    this.scale = Array.from({ length: columns }).some((_, j) => isConstant(table2, j)) ? null : Standardizer.fit(features, columns);
    const scaled2 = this.scale?.transform(features) ?? features;
    this.trainers = {
      raw: new LinearTrainer(table(features, columns), table(targets2, 1), new Float64Array(columns), 0),
      scaled: new LinearTrainer(table(scaled2, columns), table(targets2, 1), new Float64Array(columns), 0)
    };
    this.dials = {
      raw: columns === 2 && table2.source === "ten_houses" ? TEN_HOUSES : dials(table2, 10),
      scaled: this.#bowlDials()
    };
    this.known = { key: "", factors: [] };
  }
  start() {
    const { columns } = this.table;
    const line = { weights: Array.from({ length: columns }, () => 0), bias: 0 };
    const standard = Boolean(this.data.standard) && this.scale !== null;
    const state = {
      ...line,
      standard,
      origin: line,
      steps: 0,
      total: 0,
      raw: { rates: this.data.weight_rates ?? this.#defaultRates(), bias: this.data.bias_rate ?? 1 },
      scaled: { rates: line.weights.map(() => 0.1), bias: 0.1 },
      path: { stride: 1, points: [] },
      diverged: null,
      log: false,
      recent: false,
      speed: 1,
      row: 0
    };
    return { ...state, history: history(this.#set(standard, line, state.raw).error) };
  }
  rates(state) {
    return state.standard ? state.scaled : state.raw;
  }
  trainer(state) {
    return this.#set(state.standard, state, this.rates(state));
  }
  stepped(state, count) {
    const trainer = this.trainer(state);
    const path2 = { stride: state.path.stride, points: [...state.path.points] };
    let made2 = state.steps;
    let before = { weights: state.weights, bias: state.bias };
    const each2 = () => {
      if (made2 % path2.stride === 0) path2.points.push([before.weights[0], before.bias]);
      made2 += 1;
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
    return {
      weights: [...trainer.weights],
      bias: trainer.bias,
      steps: made2,
      total: state.total + errors.length,
      history: added(state.history, errors),
      path: path2,
      diverged
    };
  }
  moved(state, line) {
    const { weights, bias } = { weights: state.weights, bias: state.bias, ...line };
    const { error } = this.#set(state.standard, { weights, bias }, this.rates(state));
    return { ...begun({ weights, bias }), history: added(state.history, Number.isFinite(error) ? [error] : []) };
  }
  switched(state, standard) {
    if (!this.scale || standard === state.standard) return {};
    const { weights, bias } = standard ? this.scale.standardized(state.weights, state.bias) : this.scale.raw(state.weights, state.bias);
    return { ...begun({ weights: [...weights], bias }), standard };
  }
  rated(state, rates) {
    return { ...begun({ weights: state.weights, bias: state.bias }), [state.standard ? "scaled" : "raw"]: rates };
  }
  rawLine(state) {
    if (!state.standard || !this.scale) return state;
    const { weights, bias } = this.scale.raw(state.weights, state.bias);
    return { weights: [...weights], bias };
  }
  best(standard) {
    const { best } = this.table;
    const { weights, bias } = standard && this.scale ? this.scale.standardized(best.weights, best.bias) : best;
    return { weights: [...weights], bias };
  }
  factors(state) {
    const { rates, bias } = this.rates(state);
    const key = JSON.stringify([state.standard, rates, bias]);
    if (this.known.key !== key)
      this.known = {
        key,
        factors: stepFactors(this.trainers[state.standard ? "scaled" : "raw"].features, rates.length, rates, bias)
      };
    return this.known.factors;
  }
  #set(standard, line, rates) {
    const trainer = this.trainers[standard ? "scaled" : "raw"];
    trainer.weights.set(line.weights);
    trainer.bias = line.bias;
    trainer.rates.set(rates.rates);
    trainer.biasRate = rates.bias;
    return trainer;
  }
  #defaultRates() {
    const { features, columns } = this.table;
    return Array.from({ length: columns }, (_, j) => {
      const squares = features.reduce(
        (sum2, value, i) => i % columns === j ? sum2 + value * value / features.length * columns : sum2,
        0
      );
      return squares === 0 ? 0.01 : Number(`1e${Math.floor(Math.log10(Math.min(0.1, 0.9 / columns) / squares))}`);
    });
  }
  #bowlDials() {
    const { weights, bias } = this.best(true);
    const half = up(1.2 * Math.max(...weights.map(Math.abs), Math.abs(bias)) || 1, 2);
    const step2 = 10 ** Math.floor(Math.log10(half / 50)) / 10;
    const dial2 = (center) => ({
      min: Math.floor((center - half) / step2) * step2,
      max: Math.ceil((center + half) / step2) * step2,
      step: Number(step2.toPrecision(12))
    });
    return { weights: weights.map(dial2), bias: dial2(bias) };
  }
};
function begun(line) {
  return {
    ...line,
    origin: line,
    steps: 0,
    path: { stride: 1, points: [] },
    diverged: null
  };
}

// kit/line/surface.js
var LEVELS = 13;
var LABELED = [4, 7, 10];
var CORNERS = 120;
var ARROW = 58;
var LETTERS4 = 12;
function bowl(x, best) {
  const mean3 = (f) => x.reduce((sum2, value) => sum2 + f(value) / x.length, 0);
  return {
    weight: best.weights[0],
    bias: best.bias,
    least: best.error,
    xx: mean3((value) => value * value),
    x: mean3((value) => value)
  };
}
function height({ weight: w0, bias: b0, least, xx, x }, weight, bias) {
  const [w, b] = [weight - w0, bias - b0];
  return least + Math.max(0, xx * w * w + 2 * x * w * b + b * b);
}
function surface(options) {
  const { id, label: label2, bowl: shape, weights, biases, xLabel, yLabel, width, captions, written: written3, move, nudge } = options;
  const axes = chart({ id, label: label2, x: weights, y: biases, xLabel, yLabel, width, height: 340, interactive: true });
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
  drawContours({ map, axes, shape, weights, biases, isInside: inside2, written: written3 });
  const tell = draggable(point, {
    label: captions.point,
    move: ({ x, y }) => move(clamp(axes.atX(x), weights), clamp(axes.atY(y), biases)),
    nudge: ({ x, y }, large) => nudge(x * (large ? 10 : 1), y * (large ? 10 : 1))
  });
  return {
    svg: axes.svg,
    update(now, steps, after, gradient, spoken) {
      const at = ([w, b]) => [cut(axes.x(w)), cut(axes.y(b))];
      const [x, y] = at(now);
      set(trail, { d: path(axes, [...steps, now]) });
      set(marks, { d: steps.length <= 60 ? steps.map((step2) => `M${at(step2).join(" ")}h0`).join("") : "" });
      set(point, {
        cx: Math.min(axes.area.right, Math.max(axes.area.left, x)),
        cy: Math.min(axes.area.bottom, Math.max(axes.area.top, y))
      });
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
    const steepest2 = Math.sqrt(height(shape, weights[1], biases[1]) - shape.least) / 8 || 1;
    const length = ARROW * Math.min(1, 0.35 + size / steepest2);
    const [u, v] = [-across / size, up2 / size];
    if (size < 1e-9 * steepest2) return "";
    const [tipX, tipY] = [x + u * length, y + v * length];
    const head = (side) => `M${cut(tipX - 9 * u + side * 5 * v)} ${cut(tipY - 9 * v - side * 5 * u)}L${cut(tipX)} ${cut(tipY)}`;
    return `M${cut(x)} ${cut(y)}L${cut(tipX)} ${cut(tipY)}${head(1)}${head(-1)}`;
  }
}
function drawContours({ map, axes, shape, weights, biases, isInside, written: written3 }) {
  const { left, right, top, bottom } = axes.area;
  const corners = weights.flatMap((w) => biases.map((b) => Math.sqrt(height(shape, w, b) - shape.least)));
  const highest = Math.max(...corners);
  if (!(highest > 0 && Number.isFinite(highest))) return;
  const plane2 = `M${left} ${top}H${right}V${bottom}H${left}Z`;
  const y = Math.min(bottom - 4, Math.max(top + LETTERS4, axes.y(shape.bias) + 4));
  const taken = [{ x: axes.x(shape.weight), half: 10 }];
  function name(radius) {
    const shown = written3(shape.least + radius ** 2);
    const half = emsOf(shown) * LETTERS4 / 2 + 3;
    const x = [1, -1].map((side) => axes.x(shape.weight + side * radius / Math.sqrt(shape.xx || 1))).find(
      (at) => at > left + half && at < right - half && taken.every((one) => Math.abs(at - one.x) > half + one.half)
    );
    if (x === void 0 || !isInside) return [];
    taken.push({ x, half });
    return [s("text", { x, y, "text-anchor": "middle", class: "halo caption" }, shown)];
  }
  for (let k = 1; k <= LEVELS; k++) {
    const radius = highest * (k / (LEVELS + 1)) ** 1.6;
    map.append(s("path", { "fill-rule": "evenodd", d: `${plane2}${path(axes, contour(shape, radius, weights))}Z` }));
    if (LABELED.includes(k)) map.append(...name(radius));
  }
}
function clamp(value, [low, high]) {
  return Math.min(high, Math.max(low, value));
}
function cut(place2) {
  return Math.round(Math.max(-1e5, Math.min(1e5, place2)) * 100) / 100;
}
function contour({ weight, bias, xx, x }, radius, weights) {
  const variance = xx - x * x;
  const [low, high] = [weights[0] - (weights[1] - weights[0]), weights[1] + (weights[1] - weights[0])];
  if (variance < 1e-7 * xx)
    return [
      [low, radius],
      [high, radius],
      [high, -radius],
      [low, -radius]
    ].map(([w, r]) => [w, bias + r - x * (w - weight)]);
  return Array.from({ length: CORNERS }, (_, k) => {
    const angle2 = 2 * Math.PI * k / CORNERS;
    const a = radius * Math.cos(angle2) / Math.sqrt(variance);
    return [weight + a, bias + radius * Math.sin(angle2) - x * a];
  });
}

// kit/line/descent-dials.js
function descentDials({ descent, labels, text, id, width, state, change: change2 }) {
  const { columns } = descent.table;
  const knobs = h("div");
  const map = h("div");
  let units = null;
  function turned(index, value) {
    const weights = () => state().weights.map((old, j) => j === index ? value : old);
    change2(descent.moved(state(), index === columns ? { bias: value } : { weights: weights() }));
  }
  function build(scaled2) {
    const dials2 = descent.dials[scaled2 ? "scaled" : "raw"];
    const all = [...dials2.weights, dials2.bias];
    const sliders = all.map(
      (dial2, index) => slider({
        label: labels[index],
        ...dial2,
        tone: index === columns ? "bias" : "weight",
        change: (value) => turned(index, value)
      })
    );
    knobs.replaceChildren(...sliders.map(({ element: element2 }) => element2));
    const drawn2 = columns === 1 ? errorMap({ descent, scaled: scaled2, text, id, width, state, change: change2 }) : null;
    map.replaceChildren(
      ...drawn2 ? [
        drawn2.svg,
        mapLegend(text),
        h("p", { class: "note" }, text("mapHint")),
        h("p", { class: "note" }, text("arrowHint"))
      ] : []
    );
    return { standard: scaled2, sliders, surface: drawn2, decimals: all.map((dial2) => decimalsOf(dial2.step)) };
  }
  return {
    knobs,
    map,
    update(now, error, gradient) {
      units = units?.standard === now.standard ? units : build(now.standard);
      const values = [...now.weights, now.bias];
      units.sliders.forEach((control, index) => control.update(values[index]));
      if (units.surface) {
        const { rates, bias } = descent.rates(now);
        units.surface.update(
          [now.weights[0], now.bias],
          now.path.points,
          [now.weights[0] - rates[0] * gradient[0] / 2, now.bias - bias * gradient[1] / 2],
          [gradient[0], gradient[1]],
          text("spokenPoint", {
            weight: number(now.weights[0]),
            bias: number(now.bias),
            error: descent.table.error(error)
          })
        );
      }
      return units.decimals;
    }
  };
}
function errorMap({ descent, scaled: scaled2, text, id, width, state, change: change2 }) {
  const kind = scaled2 ? "scaled" : "raw";
  const { weights, bias } = descent.dials[kind];
  const [weight] = weights;
  const best = descent.best(scaled2);
  return surface({
    id: id(kind),
    label: text("map"),
    width,
    bowl: bowl(descent.trainers[kind].features, {
      ...descent.table.best,
      ...best,
      weights: Float64Array.from(best.weights)
    }),
    weights: [weight.min, weight.max],
    biases: [bias.min, bias.max],
    xLabel: text("weight"),
    yLabel: text("bias"),
    captions: { point: text("point"), minimum: text("minimum") },
    written: descent.table.error,
    move: (w, b) => change2(descent.moved(state(), { weights: [w], bias: b })),
    nudge: (across, up2) => change2(
      descent.moved(state(), {
        weights: [state().weights[0] + across * weight.step * 10],
        bias: state().bias + up2 * bias.step * 10
      })
    )
  });
}
function mapLegend(text) {
  const item = (label2, ...marks) => h(
    "span",
    { class: "row" },
    s("svg", { viewBox: "0 0 28 14", style: "width: 28px", "aria-hidden": "true" }, ...marks),
    label2
  );
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

// kit/line/diagram.js
var ROW = 84;
var WIDTH = 460;
var INPUT = { x: 43, half: 41, inside: 0.94 };
var WEIGHT = { x: 138, half: 47, inside: 0.88 };
var BIAS = { x: 298, half: 54, inside: 0.97 };
var OUTPUT = { x: 413, half: 44, inside: 0.94 };
var MIDDLE = { "text-anchor": "middle" };
function linearDiagram({ label: label2, names, target, width }) {
  const count = names.length;
  const height2 = Math.max(118, count * ROW + 36);
  const middle = height2 / 2;
  const letters = drawnLetters(width);
  const svg = s("svg", { viewBox: `0 0 ${WIDTH} ${height2}`, role: "img", "aria-label": label2, class: "diagram" });
  const inputs = names.map((name, j) => {
    const y = middle + (j - (count - 1) / 2) * ROW;
    const on = weightY(y, middle);
    const value = s("text", { x: INPUT.x, y: y + 5, ...MIDDLE, class: "number" });
    const weight = s("text", { x: WEIGHT.x, y: on + 5, ...MIDDLE, class: "number weight tinted" });
    const sign2 = count === 1 ? "W" : `W${subscript(j + 1)}`;
    svg.append(
      s("path", { d: `M${INPUT.x + INPUT.half} ${y}L${BIAS.x - BIAS.half} ${middle}`, class: "line thin weight" }),
      s("rect", { ...around(INPUT, y, 56), rx: 28, class: "ring data" }),
      value,
      s("ellipse", { cx: WEIGHT.x, cy: on, rx: WEIGHT.half, ry: 17, class: "ring weight" }),
      weight,
      s("text", { x: 4, y: y - 33, class: "caption" }, clipped(name, (WEIGHT.x - 20) / letters)),
      s("text", { x: WEIGHT.x, y: on - 22, ...MIDDLE, class: "caption" }, sign2)
    );
    return { value, weight };
  });
  const bias = s("text", { x: BIAS.x, y: middle + 5, ...MIDDLE, class: "number bias tinted" });
  const output = s("text", { x: OUTPUT.x, y: middle + 5, ...MIDDLE, class: "number prediction tinted" });
  const [from, to] = [BIAS.x + BIAS.half, OUTPUT.x - OUTPUT.half];
  svg.append(
    s("path", {
      d: `M${from} ${middle}H${to}M${to - 7} ${middle - 5}L${to} ${middle}L${to - 7} ${middle + 5}`,
      class: "line thin prediction"
    }),
    s("rect", { ...around(BIAS, middle, 42), rx: 6, class: "ring bias" }),
    bias,
    s("text", { x: BIAS.x, y: middle - 27, ...MIDDLE, class: "caption" }, "+ b"),
    s("rect", { ...around(OUTPUT, middle, 38), rx: 19, class: "ring prediction" }),
    output,
    s(
      "text",
      { x: OUTPUT.x + OUTPUT.half, y: middle + 40, "text-anchor": "end", class: "caption" },
      clipped(target, 240 / letters)
    )
  );
  function text(value, { half, inside: inside2 }, decimals, sign2 = "") {
    const ems = 2 * half * inside2 / letters - emsOf(sign2);
    const whole2 = decimals === void 0 || decimals > 6 ? "" : grouped(value, decimals);
    return sign2 + (whole2 !== "" && emsOf(whole2) <= ems ? whole2 : fitting(value, ems, 5));
  }
  return {
    svg,
    update(x, weights, b, prediction, decimals = []) {
      inputs.forEach((input, j) => {
        write(input.value, text(x[j], INPUT));
        write(input.weight, text(weights[j], WEIGHT, decimals[j]));
      });
      write(bias, text(b, BIAS, decimals[weights.length], b < 0 ? "" : "+"));
      write(output, text(prediction, OUTPUT));
    }
  };
}
function around({ x, half }, y, height2) {
  return { x: x - half, y: y - height2 / 2, width: 2 * half, height: height2 };
}
function weightY(y, middle) {
  const [from, to] = [INPUT.x + INPUT.half, BIAS.x - BIAS.half];
  return y + (WEIGHT.x - from) / (to - from) * (middle - y);
}

// kit/line/line-plot.js
var DIAMOND = "M-5.5 0L0 -5.5L5.5 0L0 5.5Z";
var MARKED = 200;
var SEGMENTS = 500;
function linePlot({ id, label: label2, table: table2, width }) {
  const { features, targets: targets2 } = table2;
  const axes = chart({
    id,
    label: label2,
    x: axis(features, 0.05),
    y: axis(targets2, 0.02),
    xLabel: table2.names[0],
    yLabel: table2.target,
    width,
    height: 320
  });
  const marked = targets2.length <= MARKED;
  const stride = Math.ceil(targets2.length / SEGMENTS);
  const segments2 = s("path", { class: marked ? "line error segments" : "line error segments crowd" });
  const line = s("path", { class: "line prediction" });
  const data = s("g", { class: "data" });
  const predictions = s("g", { class: "prediction" });
  const chosen = s("path", { class: "line accent", "stroke-dasharray": "2 4" });
  axes.marks.append(segments2, chosen, line, data, predictions);
  if (marked)
    each(
      data,
      [...targets2],
      () => s("circle", { r: 5.5, class: "dot" }),
      (dot2, y, i) => set(dot2, { cx: axes.x(features[i]), cy: axes.y(y) })
    );
  else data.append(s("path", { class: "many", d: dots([...targets2].map((y, i) => [axes.x(features[i]), axes.y(y)])) }));
  const ends2 = [axes.atX(axes.area.left), axes.atX(axes.area.right)];
  return {
    svg: axes.svg,
    axes,
    update(weight, bias, row2) {
      const at = (x) => weight * x + bias;
      set(line, {
        d: path(
          axes,
          ends2.map((x) => [x, at(x)])
        )
      });
      let differences2 = "";
      for (let i = 0; i < targets2.length; i += stride)
        differences2 += path(axes, [
          [features[i], at(features[i])],
          [features[i], targets2[i]]
        ]);
      set(segments2, { d: differences2 });
      if (marked) {
        each(
          predictions,
          [...features],
          () => s("path", { class: "dot", d: DIAMOND }),
          (mark2, x) => set(mark2, { transform: `translate(${cut2(axes.x(x))} ${cut2(axes.y(at(x)))})` })
        );
      }
      if (row2 !== void 0)
        set(chosen, {
          d: path(axes, [
            [features[row2], axes.atY(axes.area.bottom)],
            [features[row2], at(features[row2])],
            [ends2[0], at(features[row2])]
          ])
        });
    }
  };
}
function dots(places2) {
  return places2.map(([x, y]) => `M${cut2(x)} ${cut2(y)}h0`).join("");
}
function cut2(place2) {
  return Math.round(Math.max(-1e5, Math.min(1e5, place2)) * 10) / 10;
}
function lineLegend(text) {
  const item = (tone, label2, mark2) => h(
    "span",
    { class: "row" },
    s("svg", { viewBox: "0 0 28 14", style: "width: 28px", "aria-hidden": "true", class: tone }, mark2),
    label2
  );
  return h(
    "div",
    { class: "row note" },
    item("data", text("points"), s("circle", { cx: 14, cy: 7, r: 5, class: "dot" })),
    item(
      "prediction",
      text("predicted"),
      s(
        "g",
        {},
        s("path", { d: "M1 7H27", class: "line" }),
        s("path", { d: DIAMOND, class: "dot", transform: "translate(14 7)" })
      )
    ),
    item("error", text("differences"), s("path", { d: "M14 1V13", class: "line" }))
  );
}

// kit/line/fit-plot.js
var MARKED2 = 200;
function fitPlot({ id, label: label2, table: table2, prediction, width }) {
  const { targets: targets2 } = table2;
  const range = extent(targets2, 0.15);
  const axes = chart({ id, label: label2, x: range, y: range, xLabel: table2.target, yLabel: prediction, width, height: 320 });
  const segments2 = s("path", { class: "line error" });
  const marks = s("g", { class: "prediction" });
  const diagonal = s("path", { class: "line data dash" });
  axes.marks.append(diagonal, segments2, marks);
  const many = targets2.length > MARKED2 ? s("path", { class: "many" }) : null;
  if (many) marks.append(many);
  let shown = "";
  function rescale(predictions) {
    const wide2 = extent([...targets2, ...predictions], 0.15);
    const up2 = wide2[0] < range[0] || wide2[1] > range[1] ? wide2 : range;
    if (shown === up2.join()) return;
    shown = up2.join();
    axes.rescale(range, up2);
    set(diagonal, {
      d: path(axes, [
        [range[0], range[0]],
        [range[1], range[1]]
      ])
    });
  }
  return {
    svg: axes.svg,
    update(predict) {
      const predictions = targets2.map((_, i) => predict(i));
      rescale(predictions);
      const spots = [...targets2].map((target, i) => [
        axes.x(target),
        Math.max(-1e5, Math.min(1e5, axes.y(predictions[i])))
      ]);
      if (many) {
        set(many, { d: dots(spots) });
        return;
      }
      set(segments2, {
        d: [...targets2].map(
          (target, i) => path(axes, [
            [target, target],
            [target, predictions[i]]
          ])
        ).join("")
      });
      each(
        marks,
        spots,
        () => s("path", { class: "dot", d: DIAMOND }),
        (mark2, [x, y]) => set(mark2, { transform: `translate(${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10})` })
      );
    }
  };
}

// kit/line/descent-plots.js
var DRAWN = 5;
function descentPlots({ descent, text, id, width, change: change2 }) {
  const { table: table2 } = descent;
  const { features, columns } = table2;
  const single2 = columns === 1;
  const fit = single2 ? linePlot({ id: id("plot"), label: text("plot"), table: table2, width }) : null;
  const cloud = single2 ? null : fitPlot({ id: id("plot"), label: text("fit"), table: table2, prediction: text("prediction"), width });
  const diagram = columns <= DRAWN ? linearDiagram({ label: text("diagram"), names: table2.names, target: table2.target, width }) : null;
  const past = pastErrors({ text, id, width, window: single2 ? 200 : 300, change: change2 });
  return {
    cloud: cloud?.svg,
    element: h(
      "div",
      {},
      fit ? h("div", {}, fit.svg, lineLegend(text)) : null,
      diagram && h("div", { class: "drawn" }, diagram.svg),
      past.element
    ),
    update(now, trainer, raw, decimals) {
      past.update(now);
      fit?.update(raw.weights[0], raw.bias);
      cloud?.update((i) => trainer.predict(trainer.features, i * columns));
      diagram?.update(
        features.subarray(0, columns),
        raw.weights,
        raw.bias,
        trainer.predict(trainer.features),
        now.standard ? [] : decimals
      );
    }
  };
}
function pastErrors({ text, id, width, window: window2, change: change2 }) {
  const log2 = checkbox({ label: text("log"), change: (value) => change2({ log: value }) });
  const recent = checkbox({ label: text("recent", { count: window2 }), change: (value) => change2({ recent: value }) });
  const past = historyChart({
    id: id("history"),
    label: text("history"),
    xLabel: text("changes"),
    yLabel: text("error"),
    width
  });
  return {
    element: h("div", { class: "history" }, past.element, h("div", { class: "row" }, log2.element, recent.element)),
    update(now) {
      log2.update(now.log);
      recent.update(now.recent);
      past.update(now.history, { log: now.log, window: now.recent ? window2 : void 0 });
    }
  };
}

// kit/line/descent-steps.js
var BATCHES = [1, 10, 100];
var SLICE = 12;
var AT_ONCE = 1e3;
function stepButtons({ descent, written: written3, text, state, change: change2, announce, still }) {
  let frame = 0;
  const run = button({ label: text("run"), press: () => frame ? pause() : start() });
  const buttons = BATCHES.map(
    (count) => button({ label: count === 1 ? text("oneStep") : text("someSteps", { count }), press: () => step2(count) })
  );
  const reset = button({ label: text("reset"), press: again });
  const speed = choice({
    label: text("speed"),
    options: BATCHES.map((count) => ({ value: String(count), label: String(count) })),
    change: (value) => change2({ speed: Number(value) })
  });
  function step2(count) {
    const next = descent.stepped(state(), count);
    change2(next);
    const error = () => written3(descent.trainer({ ...state(), ...next }).error);
    announce(
      next.diverged ? text("diverged", { step: grouped(next.diverged) }) : text("spoken", { step: grouped(next.total ?? 0), error: error() })
    );
  }
  function start() {
    if (still()) {
      step2(AT_ONCE);
      return;
    }
    write(run, text("pause"));
    frame = requestAnimationFrame(tick);
  }
  function tick() {
    frame = requestAnimationFrame(tick);
    const end = performance.now() + SLICE;
    for (let made2 = 0; made2 < state().speed && performance.now() < end; ) {
      const count = Math.min(10, state().speed - made2);
      const next = descent.stepped(state(), count);
      change2(next);
      made2 += count;
      if (next.diverged) {
        pause();
        announce(text("diverged", { step: grouped(next.diverged) }));
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
    const { raw, scaled: scaled2, log: log2, recent, speed: fast, standard } = state();
    const fresh = descent.start();
    const switched = standard === fresh.standard ? {} : descent.switched(fresh, standard);
    change2({ ...fresh, ...switched, raw, scaled: scaled2, log: log2, recent, speed: fast });
  }
  return {
    element: h("div", { class: "row" }, ...buttons, run, reset, speed.element),
    update: (now) => speed.update(String(now.speed)),
    end: pause
  };
}

// kit/line/descent-words.js
function descentWords({ descent, text }) {
  const words2 = h("p", { class: "note" });
  const warning = h("p", { class: "warning" });
  return {
    elements: [words2, warning],
    update(now, error) {
      const factors = descent.factors(now);
      const [slow, fast] = [factors[0], factors[factors.length - 1]];
      const strongest = factors.reduce((a, b) => Math.abs(b) < Math.abs(a) ? b : a);
      const grows = !(fast >= -1);
      warning.hidden = !(now.diverged || grows);
      write(
        warning,
        now.diverged ? text("diverged", { step: grouped(now.diverged) }) : text("tooLarge", { fast: number(fast, 4), times: number((1 - fast) / 2, 3) })
      );
      words2.hidden = grows;
      const { error: least } = descent.table.best;
      const arrived = error - least <= 1e-12 * Math.max(1e-300, least);
      write(
        words2,
        arrived ? text("arrived") : text("converges", { slow: grouped(slow, 6), fast: grouped(strongest, 6) })
      );
    }
  };
}

// math/format.js
function repr(x, dtype = "float64") {
  if (!Number.isFinite(x)) {
    return Number.isNaN(x) ? "nan" : x > 0 ? "inf" : "-inf";
  }
  const sign2 = x < 0 || Object.is(x, -0) ? "-" : "";
  const magnitude = Math.abs(x);
  const { digits, exponent } = shortest(magnitude, dtype);
  const isPositional = x === 0 || magnitude >= 1e-4 && magnitude < (dtype === "float32" ? 1e6 : 1e16);
  return sign2 + (isPositional ? positional(digits, exponent) : scientific(digits, exponent));
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

// kit/code/arrays.js
var FEW = 64;
var HELPERS = {
  python: `def array(text, dtype, *shape):  # from the bytes of its numbers
    return np.frombuffer(base64.b64decode(text), dtype).reshape(shape).copy()`,
  csharp: `static T[] Numbers<T>(string text) where T : unmanaged => // from their bytes
    MemoryMarshal.Cast<byte, T>(Convert.FromBase64String(text)).ToArray();`
};
function literal(value, dtype, language) {
  if (!Number.isFinite(value)) {
    const name = Number.isNaN(value) ? "NaN" : value > 0 ? "PositiveInfinity" : "NegativeInfinity";
    return language === "csharp" ? `${dtype === "float32" ? "float" : "double"}.${name}` : `${value < 0 ? "-" : ""}np.${Number.isNaN(value) ? "nan" : "inf"}`;
  }
  const text = repr(value, dtype === "float32" ? "float32" : "float64");
  return language === "csharp" && dtype === "float32" ? `${text}f` : text;
}
function plain(value) {
  const text = String(value);
  return /^-?\d{16,}$/.test(text) || Object.is(value, -0) ? repr(value) : text;
}
function list(values) {
  return `[${Array.from(values, plain).join(", ")}]`;
}
function matrix(numbers, language) {
  const { dtype, shape, data } = numbers;
  const columns = shape[1] ?? 1;
  const type = dtype === "float32" ? "float" : "double";
  if (data.length > FEW) {
    const text = bytesOf(numbers);
    return language === "python" ? `array("${text}", np.${dtype}, ${shape[0]}, ${columns})` : `Matrix.From(Numbers<${type}>("${text}"), ${shape[0]}, ${columns})`;
  }
  const [open, close] = language === "python" ? ["[", "]"] : ["{ ", " }"];
  const rows2 = Array.from(
    { length: shape[0] },
    (_, row2) => `${open}${Array.from({ length: columns }, (__, column3) => literal(data[row2 * columns + column3], dtype, language)).join(", ")}${close}`
  );
  const all = `${open}${rows2.join(", ")}${close}`;
  return language === "csharp" ? `Matrix.From(new ${type}[,] ${all})` : `np.array(${all}${dtype === "float32" ? ", np.float32" : ""})`;
}
function targets(numbers, language) {
  if (numbers.shape.length > 1) return matrix(numbers, language);
  if (numbers.data.length > FEW)
    return language === "python" ? `array("${bytesOf(numbers)}", np.int32, ${numbers.shape[0]})` : `Numbers<int>("${bytesOf(numbers)}")`;
  const listed2 = Array.from(numbers.data).join(", ");
  return language === "python" ? `np.array([${listed2}])` : `new int[] { ${listed2} }`;
}
function bytesOf({ dtype, data, base64 }) {
  if (base64 !== void 0) return base64;
  const typed = dtype === "float32" ? Float32Array.from(data) : dtype === "int32" ? Int32Array.from(data) : Float64Array.from(data);
  return toBase64(new Uint8Array(typed.buffer));
}
function program(lines, language) {
  const body = lines.join("\n");
  if (language === "csharp") {
    const reads = body.includes("Numbers<");
    return [
      ...reads ? ["using System.Runtime.InteropServices;"] : [],
      "using HybridNet;",
      "",
      body,
      ...reads ? ["", HELPERS.csharp] : []
    ].join("\n");
  }
  const calls = body.includes('array("');
  const standard = [
    ...calls || body.includes("base64.") ? ["import base64"] : [],
    ...body.includes("tempfile.") ? ["import pathlib", "import tempfile"] : []
  ];
  const numpy = calls || body.includes("np.") ? ["import numpy as np"] : [];
  return [
    ...standard,
    ...standard.length ? [""] : [],
    ...numpy,
    "import hybridnet as hn",
    ...calls ? ["", "", HELPERS.python, "", ""] : [""],
    body
  ].join("\n");
}

// kit/line/stories.js
var TOLD = 6;
function linesOf(data, { features, targets: targets2, best }) {
  if (data.lines) return data.lines;
  const sums2 = [features, targets2].map((values) => values.reduce((sum2, value) => sum2 + value, 0));
  const ratio = sums2[1] / sums2[0];
  const weight = Number.isFinite(ratio) && ratio !== 0 ? ratio : leastSquares(features, targets2, 1, false).weights[0] || 1;
  const slopes = [1, 19 / 18, 16 / 18].map((share) => [nearest(weight * share, 3), 0]);
  return [...slopes, [nearest(best.weights[0], 3), nearest(best.bias, 3)]];
}
function storyWriters({ targets: targets2, output }, lines) {
  const slopes = lines.map(([weight]) => Math.abs(weight)).filter((size) => size > 0);
  const slope = quantity(slopes, { resolution: Math.min(...slopes, Infinity) === Infinity ? 1 : Math.min(...slopes) });
  const largest2 = targets2.reduce((size, value) => Math.max(size, Math.abs(value)), 0) || 1;
  return {
    line: ([weight, bias]) => `y = ${slope(weight)} x${bias === 0 ? "" : ` ${bias < 0 ? "−" : "+"} ${output(Math.abs(bias))}`}`,
    prediction: quantity(targets2, { resolution: largest2 })
  };
}
function errorOf({ features, targets: targets2 }, [weight, bias]) {
  const trainer = new LinearTrainer(table(features, 1), table(targets2, 1), [0], 0);
  trainer.weights[0] = weight;
  trainer.bias = bias;
  return trainer.error;
}
function lookedUp(x) {
  const mean3 = x.reduce((sum2, value) => sum2 + value / x.length, 0);
  const [low, high] = [x.reduce((a, b) => Math.min(a, b)), x.reduce((a, b) => Math.max(a, b))];
  return [1, 2, 3, 6].map((digits) => nearest(mean3, digits)).find((value) => value >= low && value <= high) ?? mean3;
}
function told(count) {
  const some = Math.min(TOLD, count);
  return Array.from({ length: some }, (_, k) => some === 1 ? 0 : Math.round(k * (count - 1) / (some - 1)));
}
function frames(name, table2, lines) {
  const write2 = storyWriters(table2, lines);
  if (name === "look-up") return lookUp(table2, lines[0], write2);
  return name === "differences" ? differences(table2, lines[0], write2) : compared(table2, lines, write2);
}
function lookUp({ features, targets: targets2, names, target, inputs: [input], output }, line, write2) {
  const rows2 = told(targets2.length);
  const x = lookedUp(features);
  const seen = { points: rows2 };
  const to = (reach) => ({ ...seen, line: 0, looked: [{ x, reach }] });
  const known = { count: grouped(targets2.length), x: names[0], y: target };
  return [
    { ...seen, asked: x, key: "question", values: { ...known, asked: input(x) } },
    { ...seen, axis: "x", key: "axisX", values: { name: names[0] } },
    { ...seen, axis: "y", key: "axisY", values: { name: target } },
    ...rows2.map((row2, k) => ({
      ...seen,
      labels: rows2.slice(0, k + 1),
      key: "point",
      values: { row: grouped(row2 + 1), x: input(features[row2]), y: output(targets2[row2]) }
    })),
    ...rows2.length < targets2.length ? [{ ...seen, labels: rows2, key: "rest", values: { count: grouped(targets2.length) } }] : [],
    { ...seen, line: 0, key: "line", values: { line: write2.line(line) } },
    { ...to(1), key: "find", values: { x: input(x) } },
    { ...to(2), key: "up", values: {} },
    { ...to(3), key: "left", values: { y: write2.prediction(line[0] * x + line[1]) } }
  ];
}
function differences(table2, line, write2) {
  const { features, targets: targets2 } = table2;
  const rows2 = told(targets2.length);
  const seen = { points: rows2, line: 0 };
  const predict = (row2) => line[0] * features[row2] + line[1];
  const looked = (count) => rows2.slice(0, count).map((row2) => ({ x: features[row2], reach: 3 }));
  return [
    { ...seen, key: "begin", values: { line: write2.line(line) } },
    ...rows2.map((row2, k) => ({
      ...seen,
      looked: looked(k + 1),
      key: "looked",
      values: { row: grouped(row2 + 1), prediction: write2.prediction(predict(row2)), y: table2.output(targets2[row2]) }
    })),
    ...rows2.map((row2, k) => ({
      ...seen,
      looked: looked(rows2.length),
      segments: rows2.slice(0, k + 1),
      key: "differs",
      values: {
        row: grouped(row2 + 1),
        difference: table2.output(predict(row2) - targets2[row2]),
        square: table2.square((predict(row2) - targets2[row2]) ** 2)
      }
    })),
    ...rows2.length < targets2.length ? [{ ...seen, segments: rows2, allSegments: true, key: "allDiffer", values: { count: grouped(targets2.length) } }] : [],
    { ...seen, segments: rows2, allSegments: true, key: "error", values: { error: table2.error(errorOf(table2, line)) } }
  ];
}
function compared(table2, lines, write2) {
  const rows2 = told(table2.targets.length);
  const seen = { points: rows2, segments: rows2, allSegments: true };
  const errors = lines.map((line) => errorOf(table2, line));
  const first2 = table2.error(errors[0]);
  return lines.flatMap((line, k) => {
    if (k === 0) return [{ ...seen, line: 0, key: "first", values: { line: write2.line(line), error: first2 } }];
    const key = errors[k] < errors[0] ? "better" : errors[k] > errors[0] ? "worse" : "same";
    const frame = {
      ...seen,
      line: k,
      ghost: 0,
      key,
      values: { line: write2.line(line), error: table2.error(errors[k]), first: first2 }
    };
    const isTurn = k > 1 && line[1] !== 0 && lines.slice(0, k).every(([, bias]) => bias === 0);
    return isTurn ? [{ ...seen, line: 0, key: "notEnough", values: {} }, frame] : [frame];
  });
}
function ranges(name, { features, targets: targets2 }, lines) {
  if (name !== "lines")
    return {
      x: axis(features, 0.05),
      y: axis(Float64Array.of(...few(targets2), ...few(features).map((x) => lines[0][0] * x + lines[0][1])), 0.02)
    };
  const ends2 = few(features);
  const values = [...few(targets2), ...lines.flatMap(([weight, bias]) => ends2.map((x) => weight * x + bias))];
  return { x: near2(ends2), y: near2(values) };
}
function near2(values) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room2 = (high - low) / 8 || Math.abs(high) / 4 || 1;
  return [low - room2, high + room2];
}
function few(values) {
  return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
}

// kit/line/code.js
function linearCode(shown) {
  return { python: program(python(shown), "python"), csharp: program(csharp(shown), "csharp") };
}
function python({ data, rates, biasRate, weights, bias, steps = 0, standard = false, more = [] }) {
  const start = weights.some((weight) => weight !== 0) || bias !== 0 ? [`line.weights[:] = [${weights.map((weight) => repr(weight)).join(", ")}]`, `line.bias = ${repr(bias)}`] : [];
  return [
    ...given(data),
    ...standard ? ["scale = hn.Standardizer().fit(features)"] : [],
    `line = hn.LinearTrainer(${standard ? "scale.transform(features)" : "features"}, targets, weight_rates=${list(rates)}, bias_rate=${plain(biasRate)})`,
    ...start,
    ...steps > 0 ? [`line.step(${steps})`] : [],
    "print(line.weights.tolist(), line.bias)",
    "print(line.error)",
    "slopes, slope = line.gradient",
    "print(*slopes.tolist(), slope)",
    ...standard ? [
      "raw, raw_bias = scale.raw_weights(line.weights.reshape(-1, 1), [[line.bias]])",
      "print(*raw.ravel().tolist(), raw_bias.item())   # in the units of the table"
    ] : [],
    ...more
  ];
}
function given(data) {
  const { source, columns, features, targets: targets2 } = data;
  if (source !== "table" && source !== "arrays") return [`features, targets = hn.${source}()`];
  if (features.length > FEW) return [`features = ${rows(data, "python")}`, `targets = ${column2(data, "python")}`];
  return [
    `features = [${targets2.map((_, i) => list(features.slice(i * columns, (i + 1) * columns))).join(", ")}]`,
    `targets = ${list(targets2)}`
  ];
}
function csharp({ data, rates, biasRate, weights, bias, steps = 0, standard = false, moreSharp = [] }) {
  const count = weights.length;
  const start = [
    ...weights.flatMap((weight, j) => weight !== 0 ? [`line.Weights[${j}] = ${plain(weight)};`] : []),
    ...bias !== 0 ? [`line.Bias = ${plain(bias)};`] : []
  ];
  return [
    ...givenSharp(data),
    ...standard ? ["Standardizer scale = Standardizer.Fit(features);"] : [],
    `var line = new LinearTrainer(${standard ? "scale.Transform(features)" : "features"}, targets, weightRates: ${list(rates)}, biasRate: ${plain(biasRate)});`,
    ...start,
    ...steps > 0 ? [`line.Step(${steps});`] : [],
    'Console.WriteLine($"{string.Join(" ", line.Weights.ToArray())} {line.Bias}");',
    "Console.WriteLine(line.Error);",
    "var (slopes, slope) = line.Gradient();",
    'Console.WriteLine($"{string.Join(" ", slopes)} {slope}");',
    ...standard ? [
      `var (raw, rawBias) = scale.RawWeights(Matrix.From(line.Weights, ${count}, 1), Matrix.From([line.Bias], 1, 1));`,
      'Console.WriteLine($"{string.Join(" ", raw.AsDoubleSpan().ToArray())} {rawBias[0, 0]}");   // in the units of the table'
    ] : [],
    ...moreSharp
  ];
}
function givenSharp(data) {
  const { source, columns, features, targets: targets2 } = data;
  if (source === "three_houses") return ["var (features, targets) = HousePrices.ThreeHouses();"];
  if (source === "ten_houses") return ["var (features, targets) = HousePrices.TenHouses();"];
  if (features.length > FEW)
    return [`Matrix features = ${rows(data, "csharp")};`, `Matrix targets = ${column2(data, "csharp")};`];
  const one = (j) => list(features.filter((_, i) => i % columns === j));
  return [
    `Matrix features = Matrix.FromColumns(${Array.from({ length: columns }, (_, j) => one(j)).join(", ")});`,
    `Matrix targets = Matrix.FromColumns(${list(targets2)});`
  ];
}
var KNOWN = /* @__PURE__ */ new WeakMap();
function rows(data, language) {
  return once(
    data,
    `features ${language}`,
    () => matrix({ dtype: "float64", shape: [data.targets.length, data.columns], data: data.features }, language)
  );
}
function column2(data, language) {
  return once(
    data,
    `targets ${language}`,
    () => matrix({ dtype: "float64", shape: [data.targets.length, 1], data: data.targets }, language)
  );
}
function once(data, key, make) {
  const known = KNOWN.get(data) ?? {};
  KNOWN.set(data, known);
  return known[key] ??= make();
}
function dialCode(data, { weight, bias, biased }) {
  return linearCode({ data, rates: [0.1], biasRate: 0.1, weights: [weight], bias: biased ? bias : 0, ...PREDICTIONS });
}
function descentCode(data, { origin, steps, standard }, rates) {
  return linearCode({
    data,
    rates: rates.rates,
    biasRate: rates.bias,
    weights: origin.weights,
    bias: origin.bias,
    steps,
    standard
  });
}
function storyCode(data, table2, story, shown) {
  const lines = linesOf(data, table2);
  const [weight, bias] = lines[story === "lines" ? shown : 0];
  const x = plain(lookedUp(table2.features));
  const pairs = lines.map(([w, b]) => `(${repr(w)}, ${repr(b)})`).join(", ");
  const more = {
    "look-up": {
      more: [`print(*line.predict([[${x}]]).tolist())`],
      moreSharp: [`Console.WriteLine(line.Predict([${x}]));`]
    },
    differences: PREDICTIONS,
    lines: {
      more: [
        `for weight, bias in [${pairs}]:`,
        "    line.weights[:] = [weight]",
        "    line.bias = bias",
        "    print(weight, bias, line.error)"
      ],
      moreSharp: [
        `foreach (var (weight, bias) in new (double, double)[] { ${pairs} })`,
        "{",
        "    line.Weights[0] = weight;",
        "    line.Bias = bias;",
        '    Console.WriteLine($"{weight} {bias} {line.Error}");',
        "}"
      ]
    }
  }[story];
  return linearCode({ data, rates: [0.1], biasRate: 0.1, weights: [weight], bias, ...more });
}
var PREDICTIONS = {
  more: ["for prediction in line.predict(features).tolist():", "    print(prediction)"],
  moreSharp: [
    "for (int i = 0; i < features.Rows; i++)",
    "{",
    "    Console.WriteLine(line.Predict([features[i, 0]]));",
    "}"
  ]
};

// kit/line/parameters-table.js
var FIELD = 9;
function parametersTable({ text, written: written3, names, rate }) {
  const rows2 = names.map(
    (name, index) => parameterRow({
      name,
      tone: index === names.length - 1 ? "bias" : "weight",
      label: text("rateOf", { name }),
      set: (value) => rate(index, value)
    })
  );
  const error = h("td", { class: "value error" });
  const least = h("td", { class: "number" });
  const rawHead = h("th", { scope: "col" }, text("rawValue"));
  const rawFoot = h("td");
  const heads = ["parameter", "rate", "gradient", "value", "bestValue"].map(
    (key, index) => h("th", { scope: "col", class: index === 0 ? "text" : null }, text(key))
  );
  const element2 = h(
    "div",
    { class: "scroll whole parameters", tabindex: 0, role: "group", "aria-label": text("parameters") },
    h(
      "table",
      {},
      h("thead", {}, h("tr", {}, ...heads, rawHead)),
      h("tbody", {}, ...rows2.map((row2) => row2.element)),
      h(
        "tfoot",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "row", class: "text" }, text("errorRow")),
          h("td"),
          h("td"),
          error,
          least,
          rawFoot
        )
      )
    )
  );
  return {
    element: element2,
    update(now) {
      rows2.forEach((row2, index) => {
        rounded2(row2.value, now.values[index]);
        rounded2(row2.gradient, now.gradient[index]);
        rounded2(row2.best, now.best[index]);
        if (now.raw) rounded2(row2.raw, now.raw[index]);
        row2.rate(now.rates[index]);
        row2.raw.hidden = now.raw === null;
      });
      rawHead.hidden = rawFoot.hidden = now.raw === null;
      rounded2(error, now.error, written3);
      rounded2(least, now.least, written3);
    }
  };
}
function rounded2(cell, value, written3 = number) {
  write(cell, written3(value));
  set(cell, { title: repr(value) });
}
function parameterRow({ name, tone, label: label2, set: set2 }) {
  const field = h("input", { type: "text", inputmode: "decimal", "aria-label": label2 });
  const typed = () => {
    const value2 = typedNumber(field.value);
    if (Number.isFinite(value2) && value2 >= 0 && value2 !== current) set2(value2);
    fill(field, String(current), FIELD);
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
    rate(next) {
      current = next;
      if (!field.matches(":focus")) fill(field, String(next), FIELD);
    },
    element: h(
      "tr",
      {},
      h("th", { scope: "row", class: `text ${tone}` }, name),
      h("td", {}, field),
      gradient,
      value,
      best,
      raw
    )
  };
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
    points: "data: a dot is a row",
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
    points: "データ: 点 1 つが 1 行",
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
    titleOf: "Gradient descent with {count} features",
    description: "Each step moves weights and bias a little against the gradient of the error. Press the buttons, or turn the dials.",
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
    mapHint: "Drag the point on the map, or move it with the arrow keys.",
    arrowHint: "The arrow points against the gradient, as the map is drawn: straight across the contours. A step multiplies the gradient of each parameter by a learning rate of its own. Where these rates differ, the next step is not where the arrow points: it goes farther along the parameter with the larger rate.",
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
    titleOf: "{count} 個の特徴量による勾配降下法",
    description: "1 ステップごとに、重みとバイアスを誤差の勾配と逆の向きに少し動かします。ボタンを押すか、ダイヤルを回してください。",
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
    mapHint: "地図上の点は、ドラッグするか矢印キーで動かせます。",
    arrowHint: "矢印は、この地図の上で勾配と逆の向き、つまり等高線を横切る向きを指します。1 ステップでは、各パラメーターの勾配にそのパラメーターの学習率を掛けます。学習率が異なると次のステップは矢印の先には来ず、学習率の大きいパラメーターの方向により遠くまで進みます。",
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
var gradient_descent_default = view({
  name: "gradient-descent",
  texts: texts3,
  title: ({ columns }, text) => columns === 1 ? text("title") : text("titleOf", { count: columns }),
  start: (data) => new Descent(data, tableOf(data, speaker(texts3, "en"))).start(),
  build(parts) {
    const { data, onEnd } = parts;
    const panels = panelsOf(parts);
    const { descent, steps, dials: dials2, plots, numbers } = panels;
    onEnd(steps.end);
    function update(now) {
      const trainer = descent.trainer(now);
      const { error } = trainer;
      const { weights, bias } = trainer.gradient();
      const gradient = [...weights, bias];
      const raw = descent.rawLine(now);
      steps.update(now);
      const decimals = dials2.update(now, error, gradient);
      numbers.update(now, error, gradient, raw);
      plots.update(now, trainer, raw, decimals);
    }
    return {
      body: bodyOf(parts, panels),
      update,
      picture: () => [
        (plots.cloud?.parentElement ?? dials2.map).querySelector("svg.chart")
      ],
      code: (now) => descentCode(data, now, descent.rates(now))
    };
  }
});
function panelsOf(parts) {
  const { data, text, state, change: change2, id, room: width } = parts;
  const table2 = tableOf(data, text);
  const descent = new Descent(data, table2);
  const { columns } = table2;
  const labels = [
    ...table2.names.map((name) => columns === 1 ? text("weight") : `${text("weight")}: ${name}`),
    text("bias")
  ];
  return {
    descent,
    steps: stepButtons({ ...parts, descent, written: table2.error }),
    dials: descentDials({ descent, labels, text, id, width, state, change: change2 }),
    plots: descentPlots({ descent, text, id, width, change: change2 }),
    numbers: numbersPanel(parts, descent, labels)
  };
}
function numbersPanel({ text, state, change: change2 }, descent, labels) {
  const { table: table2 } = descent;
  const standard = checkbox({
    label: text("standardize"),
    change: (value) => change2(descent.switched(state(), value))
  });
  if (!descent.scale) for (const box of standard.element.querySelectorAll("input")) box.disabled = true;
  const counted = h("output", { class: "value steps" });
  const shown = h("output", { class: "value error big" });
  const words2 = descentWords({ descent, text });
  const parameters = parametersTable({
    text,
    written: table2.error,
    names: labels,
    rate: (index, rate) => change2(rated(index, rate))
  });
  function rated(index, rate) {
    const { rates, bias } = descent.rates(state());
    const all = [...rates, bias].map((old, j) => j === index ? rate : old);
    return descent.rated(state(), { rates: all.slice(0, -1), bias: all[all.length - 1] });
  }
  return {
    counted: [
      h(
        "div",
        { class: "row" },
        h("span", {}, text("step"), " ", counted),
        h("span", { class: "label" }, text("error")),
        shown
      ),
      ...words2.elements
    ],
    standard: standard.element,
    parameters: parameters.element,
    update(now, error, gradient, raw) {
      const rates = descent.rates(now);
      const best = descent.best(now.standard);
      write(counted, grouped(now.total));
      write(shown, table2.error(error));
      standard.update(now.standard);
      parameters.update({
        values: [...now.weights, now.bias],
        rates: [...rates.rates, rates.bias],
        gradient,
        best: [...best.weights, best.bias],
        raw: now.standard ? [...raw.weights, raw.bias] : null,
        error,
        least: table2.best.error
      });
      words2.update(now, error);
    }
  };
}
function bodyOf({ text }, { descent, steps, dials: dials2, plots, numbers }) {
  const { table: table2 } = descent;
  const constant = table2.names.find((_, j) => isConstant(table2, j));
  const shown = table2.targets.length;
  return [
    steps.element,
    h(
      "div",
      { class: "columns" },
      h("div", {}, plots.cloud ?? dials2.map, ...numbers.counted, dials2.knobs, numbers.standard),
      plots.element
    ),
    numbers.parameters,
    h(
      "p",
      { class: "note least", title: repr(table2.best.error) },
      text("least", { least: table2.error(table2.best.error) })
    ),
    ...constant === void 0 ? [] : [
      h(
        "p",
        { class: "warning" },
        text(table2.columns === 1 ? "constant" : "cannotStandardize", { name: constant })
      )
    ],
    ...shown < table2.rows ? [h("p", { class: "note" }, text("reduced", { shown: grouped(shown), all: grouped(table2.rows) }))] : []
  ];
}

// kit/controls/player.js
var PAUSE = 1600;
function player({ text, count, at, show, tell, hasWhole = false }) {
  let timer = 0;
  const play = button({ label: text("play"), press: () => timer ? stop() : start() });
  const back = button({ label: text("stepBack"), name: text("backNames"), press: () => go((at() ?? count()) - 1) });
  const forward = button({ label: text("stepForward"), name: text("stepNames"), press: () => go((at() ?? -1) + 1) });
  const whole2 = hasWhole ? button({ label: text("whole"), name: text("wholeNames"), press: all }) : null;
  function all() {
    stop();
    show(null);
  }
  function go(step2) {
    stop();
    to(Math.max(0, Math.min(count() - 1, step2)));
  }
  function to(step2) {
    show(step2);
    tell(step2);
  }
  function start() {
    const step2 = at();
    to(step2 === null || step2 >= count() - 1 ? 0 : step2 + 1);
    timer = window.setInterval(() => {
      const now = at() ?? 0;
      if (now >= count() - 1) stop();
      else to(now + 1);
    }, PAUSE);
    write(play, text("pause"));
    set(play, { "aria-pressed": "true" });
  }
  function stop() {
    clearInterval(timer);
    timer = 0;
    write(play, text("play"));
    set(play, { "aria-pressed": "false" });
  }
  return {
    buttons: [play, back, forward, ...whole2 ? [whole2] : []],
    update(step2) {
      back.disabled = step2 === 0;
      forward.disabled = step2 !== null && step2 >= count() - 1;
      if (whole2) whole2.disabled = step2 === null;
    },
    stop,
    end: () => clearInterval(timer)
  };
}

// kit/line/story-marks.js
var MANY = 200;
var [LETTERS5, LINE2] = [13, 17];
function storyMarks(axes, table2, lines) {
  const write2 = storyWriters(table2, lines);
  return (frame) => {
    const line = lines[frame.line ?? 0];
    const values = valuesBeside(axes, line, frame, write2.prediction);
    return new Map([
      ...segments(axes, table2, line, frame),
      ...linesShown(axes, lines, frame),
      ...frame.asked === void 0 ? [] : question(axes, frame.asked, table2.inputs[0](frame.asked)),
      ...(frame.looked ?? []).flatMap(({ x, reach }) => lookUp2(axes, x, line[0] * x + line[1], reach)),
      ...values,
      ...points3(axes, table2, frame)
    ]);
  };
}
function segments(axes, { features, targets: targets2 }, [weight, bias], { line, segments: some = [], allSegments }) {
  const rows2 = allSegments && targets2.length <= MANY ? [...targets2.keys()] : some;
  return rows2.map((row2) => [
    `segment ${line} ${row2}`,
    drawn(axes, "error", [
      [features[row2], targets2[row2]],
      [features[row2], weight * features[row2] + bias]
    ])
  ]);
}
function linesShown(axes, lines, { ghost, line }) {
  const ends2 = [axes.atX(axes.area.left), axes.atX(axes.area.right)];
  const across = (index) => ends2.map((x) => [x, lines[index][0] * x + lines[index][1]]);
  const found = [];
  if (ghost !== void 0) found.push([`ghost ${ghost}`, drawn(axes, "prediction ghost", across(ghost))]);
  if (line !== void 0) found.push([`line ${line}`, drawn(axes, "prediction", across(line))]);
  return found;
}
function question(axes, x, shown) {
  const { top, bottom, left, right } = axes.area;
  const at = axes.x(x);
  const half = (emsOf(shown) + 1.5) * (LETTERS5 / 2);
  return [
    ["asked", s("path", { class: "line accent thin dash", d: `M${at} ${bottom}V${top + 26}` })],
    [
      "question",
      s(
        "text",
        {
          x: Math.min(right - half, Math.max(left + half, at)),
          y: top + 18,
          class: "halo accent tinted asked",
          "text-anchor": "middle"
        },
        `${shown}: ?`
      )
    ],
    [`start ${x}`, arrowhead(axes, x)]
  ];
}
function lookUp2(axes, x, y, reach) {
  const { left, bottom } = axes.area;
  const found = [[`start ${x}`, arrowhead(axes, x)]];
  if (reach > 1) {
    const up2 = drawn(axes, "accent", [
      [x, axes.atY(bottom)],
      [x, y]
    ]);
    const there = s("path", {
      class: "dot prediction",
      d: DIAMOND,
      transform: `translate(${axes.x(x)} ${axes.y(y)})`
    });
    found.push([`up ${x}`, up2], [`there ${x}`, there]);
  }
  if (reach > 2) {
    const across = drawn(axes, "accent", [
      [x, y],
      [axes.atX(left), y]
    ]);
    found.push([`left ${x}`, across]);
  }
  return found;
}
function valuesBeside(axes, [weight, bias], { looked = [] }, write2) {
  const { left, top } = axes.area;
  const taken = [];
  return looked.filter(({ reach }) => reach > 2).reverse().flatMap(({ x }) => {
    const shown = write2(weight * x + bias);
    const at = axes.y(weight * x + bias);
    const y = at - 6 < top + LETTERS5 ? at + LINE2 : at - 6;
    if (!take(taken, { x: left, y, width: emsOf(shown) * LETTERS5, height: LINE2 })) return [];
    const value = s("text", { x: left + 5, y, class: "halo number prediction tinted looked" }, shown);
    return [[`value ${x}`, value]];
  });
}
function take(taken, box) {
  const isFree = taken.every(
    ({ x, y, width, height: height2 }) => box.x >= x + width || x >= box.x + box.width || box.y - box.height >= y || y - height2 >= box.y
  );
  if (isFree) taken.push(box);
  return isFree;
}
function points3(axes, table2, { points: rows2, labels = [] }) {
  const { features, targets: targets2 } = table2;
  const found = [];
  if (targets2.length > rows2.length) {
    const d = dots([...targets2].map((y, row2) => [axes.x(features[row2]), axes.y(y)]));
    found.push(["all", s("path", { class: "many data", d })]);
  }
  for (const row2 of rows2) {
    const at = { cx: axes.x(features[row2]), cy: axes.y(targets2[row2]) };
    found.push([`point ${row2}`, s("circle", { ...at, r: 6, class: "dot data" })]);
  }
  return [...found, ...pointLabels(axes, table2, labels)];
}
function pointLabels(axes, { features, targets: targets2, inputs: [input], output }, labels) {
  const { left, right, top, bottom } = axes.area;
  const taken = [];
  return [...labels].reverse().flatMap((row2) => {
    const shown = `(${input(features[row2])}, ${output(targets2[row2])})`;
    const width = emsOf(shown) * LETTERS5;
    const [x, y] = [axes.x(features[row2]), axes.y(targets2[row2])];
    const wanted = [-9, 21].flatMap((down2) => [x + 10, x - 10 - width].map((from) => ({ x: from, y: y + down2 })));
    const box = wanted.map((at) => ({ ...at, width, height: LINE2 })).filter((at) => at.x >= left && at.x + width <= right && at.y - LINE2 >= top - 4 && at.y <= bottom - 3).find((at) => take(taken, at));
    if (!box) return [];
    const isRight2 = box.x > x;
    const text = { x: isRight2 ? box.x : x - 10, y: box.y, class: "halo data tinted" };
    return [
      [`label ${row2}`, s("text", { ...text, "text-anchor": isRight2 ? "start" : "end" }, shown)]
    ];
  });
}
function arrowhead(axes, x) {
  const transform = `translate(${axes.x(x)} ${axes.area.bottom})`;
  return s("path", { class: "dot accent", d: "M0 -9L6 0H-6Z", transform });
}
function drawn(axes, tone, ends2) {
  return s("path", { class: `line ${tone}`, pathLength: 1, d: path(axes, ends2) });
}

// text/player.js
var texts4 = {
  en: {
    play: "Play",
    pause: "Pause",
    stepForward: "Step",
    stepBack: "Back",
    stepNames: "One step forward",
    backNames: "One step back"
  },
  ja: {
    play: "再生",
    pause: "一時停止",
    stepForward: "進む",
    stepBack: "戻る",
    stepNames: "一歩進む",
    backNames: "一歩戻る"
  }
};

// text/line-story.js
var texts5 = {
  en: {
    ...texts2.en,
    ...texts4.en,
    title: "Three stories of a line",
    description: "How a line predicts, how wrong it is, and how two lines are compared. Play a story, or go through it step by step.",
    story: "Story",
    "story look-up": "A prediction is looked up",
    "story differences": "Predictions and differences",
    "story lines": "Lines are compared",
    place: "Step {step} of {all}",
    chart: "Points, a line, and what the story adds step by step",
    question: "Each dot is one of {count} known rows: its {x} is across, its {y} is up. For a new row, {x} is {asked}. What is {y}?",
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
    ...texts4.ja,
    title: "直線の三つの物語",
    description: "直線がどう予測するか、どれだけ外れるか、二つの直線をどう比べるか。再生するか、1 歩ずつ進めてください。",
    story: "物語",
    "story look-up": "予測を読み取る",
    "story differences": "予測と差",
    "story lines": "直線を比べる",
    place: "{all} 歩中 {step} 歩目",
    chart: "点と直線、そして物語が 1 歩ごとに加えるもの",
    question: "点の一つ一つが、わかっている {count} 行の一つです。横が{x}、縦が{y}です。新しい行の{x}は {asked} です。{y}はいくつでしょう。",
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
var line_story_default = view({
  name: "line-story",
  texts: texts5,
  start: (data) => ({ story: data.story ?? "look-up", step: 0 }),
  build(parts) {
    const { data, text, state, change: change2, announce, onEnd } = parts;
    const table2 = tableOf(data, text);
    const lines = linesOf(data, table2);
    const all = Object.fromEntries(STORIES.map((name) => [name, frames(name, table2, lines)]));
    const last = (story) => all[story].length - 1;
    const frameOf = ({ story, step: step2 }) => all[story][Math.min(step2, last(story))];
    const said = ({ key, values }) => text(key, values);
    const picture = storyPicture(parts, table2, lines);
    const buttons = player({
      text,
      count: () => all[state().story].length,
      at: () => state().step,
      show: (step2) => change2({ step: step2 ?? 0 }),
      tell: () => announce(said(frameOf(state())))
    });
    const picker = choice({
      label: text("story"),
      options: STORIES.map((value) => ({ value, label: text(`story ${value}`) })),
      change: (story) => {
        buttons.stop();
        change2({ story, step: 0 });
      }
    });
    const counter2 = h("span", { class: "note place" });
    const words2 = h("p", { class: "words" });
    onEnd(buttons.end);
    function update(now) {
      const frame = frameOf(now);
      const step2 = Math.min(now.step, last(now.story));
      picker.update(now.story);
      buttons.update(step2);
      write(counter2, text("place", { step: step2 + 1, all: all[now.story].length }));
      write(words2, said(frame));
      picture.update(now.story, frame);
    }
    const shown = table2.targets.length;
    return {
      body: [
        h("div", { class: "row" }, picker.element, ...buttons.buttons, counter2),
        words2,
        h("div", { class: "story" }, picture.svg, lineLegend(text)),
        ...shown < table2.rows ? [h("p", { class: "note" }, text("reduced", { shown: grouped(shown), all: grouped(table2.rows) }))] : []
      ],
      update,
      picture: () => [picture.svg],
      code: (now) => storyCode(data, table2, now.story, frameOf(now).line ?? 0)
    };
  }
});
function storyPicture({ text, id, whole: whole2 }, table2, lines) {
  const axes = chart({
    id: id("story"),
    label: text("chart"),
    x: [0, 1],
    y: [0, 1],
    xLabel: table2.names[0],
    yLabel: table2.target,
    width: whole2,
    height: 340
  });
  const [nameX, nameY] = axes.svg.querySelectorAll("text.axis-label");
  const marks = storyMarks(axes, table2, lines);
  let seen = /* @__PURE__ */ new Set();
  let scaled2 = "";
  return {
    svg: axes.svg,
    update(story, frame) {
      if (scaled2 !== story) {
        const { x, y } = ranges(story, table2, lines);
        axes.rescale(x, y);
        seen = /* @__PURE__ */ new Set();
        scaled2 = story;
      }
      set(nameX, { class: frame.axis === "x" ? "axis-label named" : "axis-label" });
      set(nameY, { class: frame.axis === "y" ? "axis-label named" : "axis-label" });
      const found = marks(frame);
      for (const [key, element2] of found) {
        if (!seen.has(key)) element2.classList.add(element2.hasAttribute("pathLength") ? "draw" : "appear");
      }
      seen = new Set(found.keys());
      axes.marks.replaceChildren(...found.values());
    }
  };
}

// kit/line/comments.js
var PRAISE = [
  [0.01, "best"],
  [0.15, "great"],
  [0.45, "good"],
  [0.85, "better"],
  [1, "reached"]
];
function comment({ error, least, goal, mean: mean3, spread }) {
  const way = goal - least;
  if (error - least <= 1e-9 * Math.max(Math.abs(least), spread * spread)) return "best";
  if (way > 0) {
    for (const [bound, praise] of PRAISE) if (error - least < bound * way) return praise;
    if (error - least > 2e3 * way) return "veryFar";
    if (error - least > 250 * way) return "far";
  }
  if (mean3 > 0.2 * spread) return "high";
  if (mean3 < -0.2 * spread) return "low";
  return way > 0 ? "turn" : "unreachable";
}
function down(value, digits) {
  if (!(value > 0)) return 0;
  const unit = 10 ** (Math.floor(Math.log10(value)) - digits + 1);
  return Number((Math.floor(value / unit) * unit).toPrecision(12));
}

// kit/line/error-table.js
var SHOWN = 12;
function errorTable({ id, label: label2, table: table2, text, select }) {
  const { features, targets: targets2, columns, names } = table2;
  const shown = Math.min(SHOWN, targets2.length);
  const mean3 = h("td", { class: "number error" });
  const heads = ["", ...names, text("prediction"), table2.target, text("difference"), text("square")];
  const rows2 = Array.from({ length: shown }, (_, i) => {
    const radio = h("input", {
      type: "radio",
      name: id,
      "aria-label": text("selectRow", { row: i + 1 }),
      onchange: () => select(i)
    });
    const cells = Array.from({ length: 3 }, (_2, k) => h("td", { class: k === 0 ? "prediction" : "error" }));
    return {
      radio,
      cells,
      element: h(
        "tr",
        {},
        h("td", {}, radio),
        ...names.map((_2, j) => h("td", {}, table2.inputs[j](features[i * columns + j]))),
        cells[0],
        h("td", { class: "data" }, table2.output(targets2[i])),
        cells[1],
        cells[2]
      )
    };
  });
  const head = h("tr");
  each(
    head,
    heads,
    () => h("th", { scope: "col" }),
    (cell, name) => write(cell, name)
  );
  head.firstElementChild?.replaceWith(h("td"));
  const element2 = h(
    "div",
    { class: "scroll whole", tabindex: 0, role: "group", "aria-label": label2 },
    h(
      "table",
      {},
      h("thead", {}, head),
      h("tbody", {}, ...rows2.map((row2) => row2.element)),
      h("tfoot", {}, h("tr", {}, h("th", { scope: "row", colspan: columns + 4, class: "text" }, text("mean")), mean3))
    )
  );
  return {
    element: element2,
    hasAll: shown === targets2.length,
    shown,
    update(predict, error, selected) {
      rows2.forEach(({ radio, cells, element: row2 }, i) => {
        const prediction = predict(i);
        const difference = prediction - targets2[i];
        write(cells[0], table2.output(prediction));
        write(cells[1], table2.output(difference));
        write(cells[2], table2.square(difference * difference));
        radio.checked = i === selected;
        row2.classList.toggle("selected", i === selected);
      });
      write(mean3, table2.error(error));
    }
  };
}

// kit/line/goal.js
function firstState(data, table2) {
  const {
    weights: [weight],
    bias
  } = dials(table2);
  const start = {
    weight: snapped(weight, weight.max / 4),
    bias: snapped(bias, nearest(bias.max / 3, 2)),
    biased: data.biased ?? true,
    row: 0
  };
  return errorOf2(table2, start) > 1.2 * table2.best.error ? start : { ...start, bias: snapped(bias, 0), weight: snapped(weight, 0) };
}
function errorOf2({ features, targets: targets2 }, { weight, bias }) {
  const trainer = new LinearTrainer(table(features, 1), table(targets2, 1), [0], 0);
  trainer.weights[0] = weight;
  trainer.bias = bias;
  return trainer.error;
}
function goalOf(data, table2, biased) {
  const { error: least } = biased ? table2.best : leastSquares(table2.features, table2.targets, 1, false);
  const square3 = table2.targets.reduce((sum2, value) => sum2 + value * value / table2.targets.length, 0);
  if (typeof data.goal === "number") return { least, goal: data.goal };
  if (!biased) return { least, goal: up(Math.max(1.02 * least, 1e-4 * square3) || 1, 4), why: "goalOfWeight" };
  const begin = errorOf2(table2, firstState(data, table2));
  if (data.source === "three_houses") return { least, goal: down(begin, 3), why: "goalOfStart" };
  return { least, goal: up(least + (begin - least) / 4 || 1, 3), why: "goalOfBest" };
}

// text/linear-regression.js
var texts6 = {
  en: {
    ...texts2.en,
    title: "Fit a line by hand",
    description: "Turn the dials until the line is close to the points. The segments are the differences; the mean of their squares is the error.",
    withBias: "With a bias",
    goal: "Goal: below {goal}",
    goalReached: "Goal reached: below {goal}",
    goalOfStart: "The first line is just above this goal: turn a dial the right way and you are below it.",
    goalOfBest: "This goal is a quarter of the way up from the error of the best line to that of the first line.",
    goalOfWeight: "This goal is just above the error of the best line through 0.",
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
    goalOfStart: "最初の直線の誤差はこの目標のすぐ上です。ダイヤルを正しい向きに回せば目標を下回ります。",
    goalOfBest: "この目標は、最良の直線の誤差から最初の直線の誤差までの 4 分の 1 の高さです。",
    goalOfWeight: "この目標は、0 を通る最良の直線の誤差のすぐ上です。",
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
  texts: texts6,
  start: (data) => firstState(data, tableOf(data, speaker(texts6, "en"))),
  build(parts) {
    const { data, text, state, change: change2, id, room: room2, announce, onEnd } = parts;
    const table2 = tableOf(data, text);
    const { features, targets: targets2 } = table2;
    const trainer = new LinearTrainer(table(features, 1), table(targets2, 1), [0], 0);
    const dials2 = dialsOf2(parts, table2);
    const score = scorePanel(data, table2, text);
    const plot = linePlot({ id: id("plot"), label: text("plot"), table: table2, width: room2 });
    const diagram = linearDiagram({ label: text("diagram"), names: table2.names, target: table2.target, width: room2 });
    const rows2 = errorTable({ id: id("row"), label: text("table"), table: table2, text, select: (row2) => change2({ row: row2 }) });
    let speech = 0;
    onEnd(() => clearTimeout(speech));
    function update(now) {
      trainer.weights[0] = now.weight;
      trainer.bias = now.biased ? now.bias : 0;
      const { error } = trainer;
      const said = score.update(error, trainer.gradient().bias, now.biased);
      dials2.update(now);
      plot.update(trainer.weights[0], trainer.bias, now.row);
      diagram.update(
        features.subarray(now.row, now.row + 1),
        [now.weight],
        trainer.bias,
        trainer.predict(features, now.row),
        dials2.decimals
      );
      rows2.update((i) => trainer.predict(features, i), error, now.row);
      clearTimeout(speech);
      speech = window.setTimeout(() => announce(text("spoken", { error: table2.error(error), comment: said })), 600);
    }
    const reset = button({
      label: text("reset"),
      press: () => change2({ ...firstState(data, table2), biased: state().biased })
    });
    const right = [
      ...dials2.elements,
      h("div", { class: "row" }, dials2.biased, reset),
      ...score.elements,
      h("div", { class: "drawn" }, diagram.svg),
      isConstant(table2, 0) ? h("p", { class: "warning" }, text("constant", { name: table2.names[0] })) : null
    ];
    return {
      body: [
        h("div", { class: "columns" }, h("div", {}, plot.svg, lineLegend(text)), h("div", {}, ...right)),
        rows2.element,
        ...notes(table2, rows2, text)
      ],
      update,
      picture: () => [plot.svg, diagram.svg],
      code: (now) => dialCode(data, now)
    };
  }
});
function dialsOf2({ text, change: change2 }, table2) {
  const {
    weights: [weightDial],
    bias: biasDial
  } = dials(table2);
  const fine = biasDial.step / 10;
  const weight = slider({
    label: text("weight"),
    ...weightDial,
    tone: "weight",
    change: (value) => change2({ weight: value })
  });
  const bias = slider({
    label: text("bias"),
    ...biasDial,
    format: fieldWriter(fine),
    tone: "bias",
    change: (value) => change2({ bias: value })
  });
  const biased = checkbox({ label: text("withBias"), change: (value) => change2({ biased: value }) });
  return {
    elements: [weight.element, bias.element],
    biased: biased.element,
    decimals: [decimalsOf(weightDial.step), decimalsOf(fine)],
    update(now) {
      weight.update(now.weight);
      bias.update(now.bias);
      bias.element.hidden = !now.biased;
      biased.update(now.biased);
    }
  };
}
function scorePanel(data, table2, text) {
  const kinds = { both: goalOf(data, table2, true), weight: goalOf(data, table2, false) };
  const shown = h("output", { class: "value error big" });
  const goal = h("p", { class: "goal" });
  const why = h("p", { class: "note" });
  const words2 = h("p", { class: "note comment" });
  return {
    elements: [h("div", { class: "row" }, h("span", { class: "label" }, text("error")), shown, goal), why, words2],
    update(error, slope, biased) {
      const kind = biased ? kinds.both : kinds.weight;
      const spread = Math.sqrt(table2.best.error) || Math.abs(slope) / 4;
      const key = comment({ error, least: kind.least, goal: kind.goal, mean: slope / 2, spread });
      const reached = error < kind.goal;
      const said = text(key, { least: table2.error(kind.least) });
      write(shown, table2.error(error));
      write(goal, `${reached ? "✓ " : ""}${text(reached ? "goalReached" : "goal", { goal: table2.error(kind.goal) })}`);
      write(why, kind.why ? text(kind.why) : "");
      why.hidden = !kind.why;
      goal.className = reached ? "goal good number" : "goal number";
      write(words2, said);
      return said;
    }
  };
}
function notes({ targets: targets2, rows: all }, rows2, text) {
  const said = [
    ...rows2.hasAll ? [] : [text("firstRows", { shown: rows2.shown, all: grouped(targets2.length) })],
    ...targets2.length < all ? [text("reduced", { shown: grouped(targets2.length), all: grouped(all) })] : []
  ];
  return said.map((note) => h("p", { class: "note" }, note));
}

// kit/drawing/finder.js
function finder({ text, stages, most, names, find }) {
  const large = stages.flatMap(
    ({ kind, size: size2 }, stage) => (kind === "input" || kind === "sum") && size2 > most ? [{ stage, size: size2 }] : []
  );
  if (large.length === 0) return null;
  const number2 = (stage) => stages.slice(0, stage + 1).filter(({ kind }) => kind === "sum").length;
  const select = h(
    "select",
    { "aria-label": text("search") },
    ...large.map(
      ({ stage }) => h("option", { value: stage }, stage === 0 ? text("inputs") : text("layerNumber", { layer: number2(stage) }))
    )
  );
  const field = h("input", { type: "text", "aria-label": text("search"), style: "width: 9ch" });
  const of = h("span", { class: "note" });
  const size = () => large.find(({ stage }) => stage === Number(select.value))?.size ?? 1;
  const tellSize = () => write(of, `1–${grouped(size())}`);
  select.addEventListener("change", tellSize);
  const go = () => {
    const typed = field.value.normalize("NFKC").trim();
    const stage = Number(select.value);
    const named3 = stage === 0 ? names.findIndex((name) => name.normalize("NFKC").toLowerCase().startsWith(typed.toLowerCase())) : -1;
    const index = /^\d+$/.test(typed) ? Math.min(size(), Math.max(1, Number(typed))) - 1 : named3;
    if (index >= 0 && typed) find(stage, index);
  };
  field.addEventListener("change", go);
  field.addEventListener("keydown", (event) => event.key === "Enter" && go());
  tellSize();
  return h("div", { class: "row" }, h("span", { class: "label" }, text("search")), select, field, of);
}

// kit/model/scales.js
function rawOf(scale2, value) {
  return scale2 ? scale2.mean + scale2.deviation * value : value;
}
function rawText(scale2, value) {
  const raw = rawOf(scale2, value);
  return number(Math.abs(raw) < 1e-6 * Math.abs(scale2.deviation) ? 0 : raw);
}
function scaleNotes({ scales, target }, text, output) {
  return [
    ...scales?.some((scale2) => scale2) ? [text("standardized")] : [],
    ...target ? [text("standardizedTarget", { output })] : []
  ];
}

// kit/drawing/layout.js
var BIAS2 = -1;
var GAP3 = -2;
var RADIUS = 26;
var ROW2 = 60;
var TOP = 30;
var [BETWEEN2, LEAST_BETWEEN] = [230, 132];
var BESIDE = 92;
var WIDE = 1030;
function visible(size, most, wanted = 0) {
  if (size <= most) return Array.from({ length: size }, (_, index) => index);
  const inside2 = wanted < most - 2 || wanted === size - 1;
  const first2 = inside2 ? most - 2 : most - 3;
  const kept2 = Array.from({ length: first2 }, (_, index) => index);
  if (!inside2) kept2.push(wanted);
  kept2.push(size - 1);
  return kept2.flatMap((index, place2) => place2 > 0 && index > kept2[place2 - 1] + 1 ? [GAP3, index] : [index]);
}
function layout(stages, { most, wanted = {}, left = 96, right = 130 }) {
  let want = 0;
  const lists = stages.map((stage, index) => {
    if (stage.kind === "input" || stage.kind === "sum") {
      want = 0;
      for (let at = index; at < stages.length && (at === index || stages[at].kind !== "sum" && stages[at].kind !== "input"); at++)
        want = wanted[at] ?? want;
    }
    return [...visible(stage.size, most, want), ...stages[index + 1]?.kind === "sum" ? [BIAS2] : []];
  });
  const heights = lists.map((list2) => list2.reduce((sum2, index) => sum2 + room(index), 0));
  const height2 = TOP + Math.max(...heights) + 14;
  const step2 = betweenOf(stages, left + right + 2 * RADIUS);
  let x = left + RADIUS;
  const columns = stages.map((stage, index) => {
    if (index > 0) x += stage.kind === "sum" ? step2 : BESIDE;
    const own = lists[index].filter((each2) => each2 !== BIAS2).reduce((sum2, each2) => sum2 + room(each2), 0);
    let y = TOP + (Math.max(...heights) - own - (lists.some((list2) => list2.includes(BIAS2)) ? ROW2 : 0)) / 2;
    y = Math.max(TOP, y);
    return {
      stage: index,
      x,
      slots: lists[index].map((each2) => {
        const slot = { index: each2, y: y + room(each2) / 2 };
        y += room(each2);
        return slot;
      })
    };
  });
  const edges = [];
  stages.forEach((stage, index) => {
    if (stage.kind !== "sum") return;
    for (const target of columns[index].slots) {
      if (target.index < 0) continue;
      for (const source of columns[index - 1].slots) {
        if (source.index === GAP3) continue;
        edges.push({
          stage: index,
          source: source.index,
          target: target.index,
          ...between(columns[index - 1].x, source.y, columns[index].x, target.y)
        });
      }
    }
  });
  const lowest = Math.max(...columns.flatMap((column3) => column3.slots.map((slot) => slot.y + ROW2 / 2)));
  return { columns, edges, width: x + RADIUS + right, height: Math.max(height2, lowest + 8), left };
}
function betweenOf(stages, around2) {
  const sums2 = stages.slice(1).filter(({ kind }) => kind === "sum").length;
  const beside2 = (stages.length - 1 - sums2) * BESIDE;
  return Math.max(LEAST_BETWEEN, Math.min(BETWEEN2, (WIDE - around2 - beside2) / Math.max(1, sums2)));
}
function room(index) {
  return index === GAP3 ? ROW2 * 0.6 : ROW2;
}
function between(x1, y1, x2, y2) {
  const length = Math.hypot(x2 - x1, y2 - y1);
  const [across, down2] = [(x2 - x1) / length * RADIUS, (y2 - y1) / length * RADIUS];
  return { x1: x1 + across, y1: y1 + down2, x2: x2 - across, y2: y2 - down2 };
}
function along(edge, share) {
  return { x: edge.x1 + (edge.x2 - edge.x1) * share, y: edge.y1 + (edge.y2 - edge.y1) * share };
}
function angle(edge) {
  return Math.atan2(edge.y2 - edge.y1, edge.x2 - edge.x1) * 180 / Math.PI;
}
function places(edges, taken, width, turned, shares2) {
  const spots = taken;
  return edges.map((edge, index) => {
    const degrees = turned ? angle(edge) : 0;
    for (let turn = 0; turn < shares2.length; turn++) {
      const share = shares2[(turn + (edges.length > 4 ? index : 0)) % shares2.length];
      const mine = covered(along(edge, share), width, degrees, turned ? -9 : 0);
      if (mine.every((spot) => spots.every((other) => Math.hypot(spot.x - other.x, spot.y - other.y) >= spot.r + other.r))) {
        spots.push(...mine);
        return share;
      }
    }
    return null;
  });
}
function covered(middle, width, degrees, lift) {
  const [cos, sin] = [Math.cos(degrees * Math.PI / 180), Math.sin(degrees * Math.PI / 180)];
  const r = 10;
  const count = Math.max(2, Math.ceil(width / (1.6 * r)));
  return Array.from({ length: count }, (_, index) => {
    const across = -width / 2 + r + (width - 2 * r) * index / (count - 1);
    return { x: middle.x + across * cos - lift * sin, y: middle.y + across * sin + lift * cos, r };
  });
}

// kit/numbers/limited.js
function limited(value, limit) {
  const size = Math.abs(value);
  if (!Number.isFinite(value) || value === 0) return number(value);
  if (size >= 10 ** limit || size < 0.5 * 10 ** -limit) return powered(value, 2);
  const rounded3 = Number(size >= 1 ? value.toPrecision(limit) : value.toFixed(limit));
  return number(rounded3, limit);
}

// kit/drawing/numbers.js
function amount(value, digits = 6) {
  return number(value, digitsOf(value, digits));
}
function inRoom(value, ems, digits) {
  return fitting(value, ems, digitsOf(value, digits));
}
function brief(value, digits) {
  return Math.abs(value) < 10 ** digits ? limited(value, digits) : inRoom(value, 5.2, digits);
}
function widthOf(text) {
  return emsOf(text) * 11.4;
}
function digitsOf(value, digits) {
  const size = Math.abs(value);
  return size >= 10 ** digits && size < Infinity ? Math.floor(Math.log10(size)) + 1 : digits;
}

// kit/drawing/elements.js
var PILL = 56;
var SORTS = ["broken", "negative", "zero"];
var ROOM = 6;
function nodeElements({ stage, at, isLast, index, x, y, name, scale: scale2 = null }) {
  const isBias = index === BIAS2;
  const isInput = !isBias && stage.kind === "input";
  const isRound = isBias || isInput || stage.kind === "sum";
  const shape = isRound ? s("circle", { cx: x, cy: y, r: isBias ? RADIUS - 4 : RADIUS }) : s("rect", { x: x - 30, y: y - 19, width: 60, height: 38, rx: 8 });
  const scaled2 = scale2 ? s("text", { class: "sign", x: x - RADIUS - 7, y: y + 13, "text-anchor": "end" }) : null;
  const value = s("text", { class: "value", x, y: y + 5, "text-anchor": "middle" });
  const kind = isBias ? "bias" : isInput ? "input" : isLast ? "output" : "neuron";
  const group = s("g", { class: `part ${kind}` }, shape, value);
  const texts16 = [];
  if (isInput)
    texts16.push(s("text", { x: x - RADIUS - 7, y: y + (scaled2 ? -3 : 4), "text-anchor": "end" }, clipped2(name)));
  if (scaled2) texts16.push(scaled2);
  if (isBias) texts16.push(s("text", { class: "sign", x: x - RADIUS - 3, y: y + 4, "text-anchor": "end" }, name));
  const hasResult = isLast && !isBias;
  const result = s("text", { class: "result", x: x + 46, y: y - 1 });
  const label2 = s("text", { x: x + 46, y: y + 16 });
  if (hasResult) texts16.push(result, label2);
  const join = hasResult ? s("path", { class: "join", d: `M${x + (isRound ? RADIUS : 30)} ${y}h9` }) : null;
  function update(now) {
    const number2 = isBias ? 1 : now.value(at, index);
    write(value, number2 === null ? "" : isBias ? "+1" : inRoom(number2, roomFor(number2, isRound), isInput ? 4 : 3));
    if (scaled2 && scale2) write(scaled2, number2 === null ? "" : rawText(scale2, number2));
    value.classList.toggle("long", isRound && (value.textContent ?? "").length >= ROOM);
    if (!hasResult) return;
    const told2 = now.result(index);
    write(result, number2 === null ? "" : told2.text);
    write(label2, clipped2(told2.name, 15));
  }
  return { group, texts: texts16, join, update };
}
function roomFor(number2, isRound) {
  return isRound ? Math.abs(number2) < 1 ? 4.1 : 4.3 : 4.8;
}
function edgeElements(edge) {
  const { stage, source, target } = edge;
  const bias = source === BIAS2 ? " bias" : "";
  const line = { x1: edge.x1, y1: edge.y1, x2: edge.x2, y2: edge.y2 };
  const wire = s("line", { class: "wire", ...line });
  const hit = s("line", { class: "hit", ...line });
  const rect = s("rect", { height: 20, rx: 10, y: -10 });
  const text = s("text", { "text-anchor": "middle", y: 4 });
  const pill = s("g", { class: `part pill${bias}` }, rect, text);
  const product2 = s("text", { class: `product halo${bias}`, "text-anchor": "middle", dy: -5 });
  return {
    edge,
    wire,
    hit,
    pill,
    product: product2,
    update(now, largest2, isFull) {
      const weight = now.weight(stage, source, target);
      const size = Math.abs(weight) / (largest2 || 1);
      const sort = Number.isNaN(weight) ? "broken" : weight < 0 ? "negative" : weight === 0 ? "zero" : "";
      change(wire, "stroke-width", (1 + 4 * Math.min(1, Number.isFinite(size) ? size : 1)).toFixed(2));
      for (const each2 of SORTS) wire.classList.toggle(each2, each2 === sort);
      const words2 = isFull ? String(weight).replace("-", "−").slice(0, 22) : brief(weight, 4);
      const width = Math.max(PILL, isFull ? words2.length * 7.2 + 18 : widthOf(words2) + 5);
      write(text, words2);
      change(rect, "width", String(Math.round(width)));
      change(rect, "x", String(Math.round(-width / 2)));
      const number2 = now.product(stage, source, target);
      write(product2, number2 === null ? "" : brief(number2, 5));
    },
    place(weight, factor) {
      const at = along(edge, weight ?? 0.5);
      set(pill, { transform: `translate(${at.x.toFixed(1)} ${at.y.toFixed(1)})` });
      pill.classList.toggle("unseen-pill", weight === null);
      const beside2 = along(edge, factor ?? 0.7);
      set(product2, {
        transform: `translate(${beside2.x.toFixed(1)} ${beside2.y.toFixed(1)}) rotate(${angle(edge).toFixed(1)})`,
        visibility: factor === null ? "hidden" : null
      });
    },
    choose(isChosen) {
      wire.classList.toggle("chosen", isChosen);
    },
    light(isLit) {
      for (const element2 of [wire, pill, product2]) element2.classList.toggle("lit", isLit);
    }
  };
}
function change(element2, name, value) {
  if (element2.getAttribute(name) !== value) element2.setAttribute(name, value);
}
function clipped2(text, most = 16) {
  return [...text].length > most ? `${[...text].slice(0, most - 1).join("")}…` : text;
}

// kit/drawing/parts.js
function keyOf(part) {
  return part.kind === "node" ? `n ${part.stage} ${part.index}` : `e ${part.stage} ${part.source} ${part.target}`;
}
function isSame(one, other) {
  return one === null || other === null ? one === other : keyOf(one) === keyOf(other);
}
function touches(stages, part, edge) {
  if (part === null) return false;
  if (part.kind === "edge")
    return part.stage === edge.stage && part.source === edge.source && part.target === edge.target;
  if (part.index === BIAS2 || stages[part.stage].kind === "input")
    return edge.stage === part.stage + 1 && edge.source === part.index;
  return stages[part.stage].kind === "sum" && edge.stage === part.stage && edge.target === part.index;
}
function neighbor(stages, plan, part, direction) {
  if (part.kind === "edge") {
    if (direction === "left") return { kind: "node", stage: part.stage - 1, index: part.source };
    if (direction === "right") return { kind: "node", stage: part.stage, index: part.target };
    return step(plan.edges.filter((edge) => edge.stage === part.stage).map(partOf), part, direction);
  }
  if (direction === "up" || direction === "down") {
    const column3 = plan.columns[part.stage].slots.filter((slot) => slot.index !== GAP3);
    return step(
      column3.map(({ index }) => ({ kind: "node", stage: part.stage, index })),
      part,
      direction
    );
  }
  const next = part.stage + (direction === "right" ? 1 : -1);
  const crosses = direction === "right" ? stages[next]?.kind === "sum" : stages[part.stage].kind === "sum" && part.index !== BIAS2;
  if (crosses) {
    const edge = plan.edges.find(
      (other) => direction === "right" ? other.stage === next && other.source === part.index : other.stage === part.stage && other.target === part.index
    );
    return edge ? partOf(edge) : null;
  }
  return stages[next] ? { kind: "node", stage: next, index: part.index } : null;
}
function partOf({ stage, source, target }) {
  return { kind: "edge", stage, source, target };
}
function step(parts, from, direction) {
  const at = parts.findIndex((part) => isSame(part, from));
  return parts[at + (direction === "down" ? 1 : -1)] ?? null;
}

// kit/drawing/labels.js
var [WEIGHED, MULTIPLIED] = [30, 12];
var PRODUCT = 52;
function placeLabels(stages, plan, lit, chosen, drawn2) {
  const own = plan.edges.filter((edge) => touches(stages, lit, edge)).slice(0, WEIGHED);
  const open = plan.edges.filter((edge) => chosen?.kind === "edge" && touches(stages, chosen, edge));
  const counts = {};
  for (const { stage } of plan.edges) counts[stage] = (counts[stage] ?? 0) + 1;
  const few2 = (most) => [
    ...open,
    ...(own.length > 0 ? own : plan.edges.filter((edge) => counts[edge.stage] <= most)).filter(
      (edge) => !open.includes(edge)
    )
  ];
  const [weighed, multiplied] = [few2(WEIGHED), few2(MULTIPLIED)];
  const taken = plan.columns.flatMap(
    ({ x, slots }) => slots.filter(({ index }) => index !== GAP3).map(({ y }) => ({ x, y, r: RADIUS + 6 }))
  );
  const weights = shares(weighed, places(weighed, taken, PILL, false, [0.32, 0.5, 0.68, 0.22, 0.41, 0.59, 0.78]));
  const products = shares(multiplied, places(multiplied, taken, PRODUCT, true, [0.72, 0.6, 0.82, 0.48, 0.36, 0.24]));
  for (const each2 of drawn2) each2.place(weights.get(each2.edge) ?? null, products.get(each2.edge) ?? null);
}
function shares(edges, found) {
  return new Map(edges.map((edge, index) => [edge, found[index]]));
}

// kit/drawing/style.js
var NET_STYLE = `
.net { position: relative; }
.net .pan { overflow-x: auto; overflow-y: hidden; padding: 2px; }
.net .pan svg { min-width: var(--least, 300px); overflow: hidden; }
.net .wire { fill: none; stroke: var(--class-0); opacity: 0.75; }
.net .wire.negative { stroke: var(--class-1); stroke-dasharray: 7 4; }
.net .wire.broken { stroke: var(--soft); stroke-dasharray: 2 4; }
.net .wire.zero { stroke: var(--soft); }
.net .hit { stroke: transparent; stroke-width: 11; fill: none; pointer-events: stroke; cursor: pointer; }
.net .line.positive { color: var(--class-0); }
.net .line.negative { color: var(--class-1); stroke-dasharray: 7 4; }
.net .note { margin-bottom: 10px; }
.net .join { stroke: var(--control); stroke-width: 2; }
.net .part { cursor: pointer; }
.net .part > circle, .net .part > rect { fill: var(--raised); stroke: var(--control); stroke-width: 1.8; }
.net .part.input > circle { stroke: var(--data); }
.net .part.bias > circle, .net .pill.bias > rect { stroke: var(--bias); }
.net .part.output > rect, .net .part.output > circle { stroke: var(--prediction); }
.net .pill > rect { fill: var(--ground); stroke: var(--weight); stroke-width: 1.3; }
.net .pill > text { fill: var(--weight); font-size: 12px; }
.net .pill.bias > text { fill: var(--bias); }
.net .product { fill: var(--weight); font-size: 12px; font-variant-numeric: tabular-nums; pointer-events: none; }
.net .product.bias { fill: var(--bias); }
.net text { pointer-events: none; }
.net .value { font-size: 12px; font-weight: 600; font-variant-numeric: tabular-nums; }
.net .value.long { letter-spacing: -0.6px; }
.net .sign, .net .heading { fill: var(--soft); font-size: 12px; }
.net .result { fill: var(--prediction); font-weight: 700; font-size: 17px; }
.net .tall { fill: none; stroke: var(--control); stroke-dasharray: 3 3; }
.net .part.chosen > circle, .net .part.chosen > rect { stroke: var(--accent); stroke-width: 3.5; }
.net .dimmed .wire:not(.lit) { opacity: 0.13; }
.net .dimmed :is(.pill, .product):not(.lit) { opacity: 0.1; }
.net .pill.unseen-pill:not(.lit), .net .dimmed .pill.unseen-pill:not(.lit) { opacity: 0; }
.net .wire.lit { opacity: 1; }
.net .wire.chosen, .net .dimmed .wire.chosen { opacity: 1; stroke: var(--accent); stroke-width: 4px; }
.net .pill:is(.chosen, .lit) > text { font-weight: 650; }
.net .dimmed .pill.chosen { opacity: 1; }
.net .pill.lit { opacity: 1; }
.net .part.lit > circle, .net .part.lit > rect { stroke-width: 3.2; }
.net .dot { fill: var(--accent); pointer-events: none; }
.net .part:focus-visible { outline: 3px solid var(--accent); outline-offset: 1px; border-radius: 6px; }
.tip { position: absolute; z-index: 3; pointer-events: none; background: var(--raised); border: 1px solid var(--control); border-radius: 6px; padding: 6px 10px; max-width: min(460px, 98%); font-size: 0.9em; box-shadow: 0 2px 8px rgb(0 0 0 / 0.18); opacity: 0; visibility: hidden; }
.tip.shown { opacity: 1; visibility: visible; }
.tip td, .tip th { padding: 1px 8px 1px 0; border: 0; vertical-align: baseline; }
.tip tr.total td { border-top: 1px solid var(--control); font-weight: 650; }
.tip td.number { white-space: nowrap; }
.tip p { margin: 0 0 2px; font-weight: 650; }
.terms { max-height: 420px; }
.rows td { white-space: nowrap; max-width: 22ch; overflow: hidden; text-overflow: ellipsis; }
@media (prefers-reduced-motion: no-preference) {
  .tip { transition: opacity 0.1s, visibility 0.1s; }
  .tip:not(.shown) { transition-duration: 0.2s; }
  .net .pill > rect { transition: width 0.05s, x 0.05s; }
}
`;

// kit/elements/roving.js
function roving(root, { neighbor: neighbor2, press }) {
  let parts = /* @__PURE__ */ new Map();
  let at = "";
  function go(key, focus) {
    const next = parts.get(key);
    if (!next) return;
    parts.get(at)?.setAttribute("tabindex", "-1");
    at = key;
    next.setAttribute("tabindex", "0");
    if (focus) next.focus({ preventScroll: false });
  }
  const hasFocus = () => root.contains(root.getRootNode().activeElement ?? null);
  root.addEventListener("focusin", (event) => {
    const key = event.target.getAttribute("data-part");
    if (key) go(key, false);
  });
  root.addEventListener("keydown", (event) => {
    const direction = {
      ArrowLeft: "left",
      ArrowRight: "right",
      ArrowUp: "up",
      ArrowDown: "down"
    }[event.key];
    if (direction) {
      event.preventDefault();
      const next = neighbor2(at, direction);
      if (next) go(next, true);
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      press(at);
    } else if (event.key === "Escape") parts.get(at)?.blur();
  });
  return {
    reset(entries) {
      const had = hasFocus();
      parts = new Map(entries);
      const key = parts.has(at) ? at : entries[0]?.[0] ?? "";
      at = "";
      go(key, had);
    },
    go: (key) => go(key, true),
    current: (known) => hasFocus() ? known.get(at)?.part ?? null : null
  };
}

// kit/elements/tooltip.js
function tooltip(id) {
  const title2 = h("p");
  const body = h("tbody");
  const element2 = h("div", { id, class: "tip", role: "tooltip" }, title2, h("table", { role: "presentation" }, body));
  function write2(told2) {
    write(title2, told2.title);
    each(
      body,
      told2.rows,
      () => h("tr", {}, h("td", { class: "text" }), h("td")),
      (row2, { name, value, tone = "", total }) => {
        set(row2, { class: total ? "total" : null });
        write(row2.children[0], name);
        write(row2.children[1], value);
        set(row2.children[1], { class: `number ${tone}` });
      }
    );
  }
  return {
    element: element2,
    write: write2,
    show(told2, beside2, container) {
      write2(told2);
      const [home, target] = [container.getBoundingClientRect(), beside2.getBoundingClientRect()];
      const { offsetWidth: width, offsetHeight: height2 } = element2;
      const middle = target.left + target.width / 2 - home.left;
      const left = Math.max(0, Math.min(home.width - width, middle - width / 2));
      const below2 = target.bottom - home.top + 8;
      const above = target.top - home.top - height2 - 8;
      element2.style.left = `${left}px`;
      element2.style.top = `${above > -40 ? above : below2}px`;
      element2.classList.add("shown");
    },
    hide: () => element2.classList.remove("shown")
  };
}

// kit/drawing/net.js
var LEAST = 0.93;
function leastOf(width) {
  return Math.round(Math.min(width, Math.max(300, width * LEAST)));
}
function net(options) {
  const drawing = new Drawing(options);
  return {
    element: drawing.element,
    svg: drawing.svg,
    update: (now) => drawing.update(now),
    flow: (stage) => drawing.flow(stage),
    least: () => leastOf(drawing.plan?.width ?? 0),
    focus: (part) => drawing.focus.go(keyOf(part)),
    end: () => drawing.tip.hide()
  };
}
var Drawing = class {
  constructor(options) {
    this.options = options;
    this.stages = options.stages;
    this.most = options.most ?? 8;
    this.svg = s("svg", { role: "group", "aria-label": options.label });
    const pan = h("div", { class: "pan" }, this.svg);
    this.tip = tooltip(options.id);
    const { positive, negative, wider: wider2 } = options.signs;
    const signs = legend([
      { tone: "positive", label: positive },
      { tone: "negative", label: negative }
    ]);
    signs.append(h("span", {}, wider2));
    this.element = h("div", { class: "net" }, h("style", {}, NET_STYLE), pan, signs, this.tip.element);
    this.wires = s("g");
    this.nodes = s("g");
    this.pills = s("g");
    this.texts = s("g", { "aria-hidden": "true" });
    this.marks = s("g", { "aria-hidden": "true" });
    this.svg.append(this.wires, this.marks, this.nodes, this.pills, this.texts);
    this.plan = null;
    this.planned = "";
    this.parts = /* @__PURE__ */ new Map();
    this.edges = [];
    this.shown = null;
    this.largest = /* @__PURE__ */ new Map();
    this.chosen = null;
    this.lit = null;
    this.focus = roving(pan, {
      neighbor: (key, direction) => {
        const part = this.parts.get(key)?.part;
        const next = part && this.plan && neighbor(this.stages, this.plan, part, direction);
        return next ? keyOf(next) : null;
      },
      press: (key) => this.open(key)
    });
  }
  update(now) {
    this.shown = now;
    const wanted = JSON.stringify(now.wanted);
    if (wanted !== this.planned || !this.plan) {
      this.planned = wanted;
      this.build(now.wanted);
    }
    this.measure(now);
    const chosen = now.chosen ? keyOf(now.chosen) : "";
    if (chosen !== this.chosen) {
      this.chosen = chosen;
      for (const drawn2 of this.edges) drawn2.choose(keyOf(partOf(drawn2.edge)) === chosen);
      if (this.plan) placeLabels(this.stages, this.plan, this.lit, now.chosen ?? null, this.edges);
    }
    const { tell } = this.options;
    for (const [key, part] of this.parts) {
      part.update(now);
      part.element.classList.toggle("chosen", key === chosen);
      label(part, part.part === this.lit ? tell(part.part).spoken : tell(part.part, true).title);
    }
    if (this.lit) this.tip.write(tell(this.lit));
  }
  measure(now) {
    this.largest.clear();
    for (const {
      edge: { stage, source, target }
    } of this.edges) {
      const size = Math.abs(now.weight(stage, source, target));
      if (Number.isFinite(size)) this.largest.set(stage, Math.max(size, this.largest.get(stage) ?? 0));
    }
  }
  build(wanted) {
    const { names, biasName } = this.options;
    const longest = Math.max(0, ...names.slice(0, this.most).map((name) => Math.min(16, name.length)));
    const left = Math.max(18 + longest * 7.4, biasName.length * (/[^ -~]/.test(biasName) ? 13 : 7) + 8);
    const plan = layout(this.stages, { most: this.most, wanted, left, right: 128 });
    this.plan = plan;
    set(this.svg, { viewBox: `0 0 ${Math.ceil(plan.width)} ${Math.ceil(plan.height)}` });
    this.element.style.setProperty("--least", `${leastOf(plan.width)}px`);
    this.element.style.maxWidth = `${Math.round(plan.width * 1.08)}px`;
    for (const group of [this.wires, this.nodes, this.pills, this.texts, this.marks]) group.replaceChildren();
    this.parts = /* @__PURE__ */ new Map();
    this.edges = [];
    plan.columns.forEach((column3, at) => this.addColumn(plan, column3, at));
    for (const edge of plan.edges) this.addEdge(edge);
    this.chosen = null;
    placeLabels(this.stages, plan, this.lit, null, this.edges);
    this.focus.reset([...this.parts].map(([key, { element: element2 }]) => [key, element2]));
  }
  addColumn(plan, column3, at) {
    const stage = this.stages[at];
    const drawn2 = column3.slots.filter((slot) => slot.index >= 0);
    const [first2, end] = [drawn2[0], drawn2[drawn2.length - 1]];
    if (stage.type === "SoftmaxActivation")
      this.marks.append(
        s("rect", {
          class: "tall",
          x: column3.x - 37,
          y: first2.y - 30,
          width: 74,
          height: end.y - first2.y + 60,
          rx: 12
        })
      );
    this.marks.append(
      s(
        "text",
        { class: "heading", x: column3.x, y: 16, "text-anchor": "middle" },
        stage.kind === "input" ? this.options.inputName : sign(stage.type)
      )
    );
    column3.slots.forEach((slot, position) => {
      if (slot.index === GAP3) {
        const hidden = column3.slots[position + 1].index - column3.slots[position - 1].index - 1;
        this.marks.append(
          s("text", { class: "sign", x: column3.x, y: slot.y + 4, "text-anchor": "middle" }, `⋮ ${grouped(hidden)}`)
        );
        return;
      }
      if (stage.kind !== "input" && stage.kind !== "sum" && slot.index >= 0)
        this.marks.append(
          s("path", { class: "join", d: `M${plan.columns[at - 1].x + RADIUS} ${slot.y}H${column3.x - RADIUS}` })
        );
      this.addNode(column3.x, at, slot);
    });
  }
  addNode(x, at, { index, y }) {
    const { names, biasName } = this.options;
    const node = nodeElements({
      stage: this.stages[at],
      at,
      isLast: at === this.stages.length - 1,
      index,
      x,
      y,
      name: index === BIAS2 ? biasName : names[index] ?? "",
      scale: at === 0 && index >= 0 ? this.options.scales?.[index] : null
    });
    this.texts.append(...node.texts);
    if (node.join) this.marks.append(node.join);
    this.add({ kind: "node", stage: at, index }, node.group, this.nodes, node.update);
  }
  addEdge(edge) {
    const drawn2 = edgeElements(edge);
    this.wires.append(drawn2.wire, drawn2.hit);
    this.texts.append(drawn2.product);
    this.edges.push(drawn2);
    const part = partOf(edge);
    this.add(
      part,
      drawn2.pill,
      this.pills,
      (now) => drawn2.update(now, this.largest.get(edge.stage) ?? 0, isSame(this.lit, part))
    );
    drawn2.hit.addEventListener("pointerenter", () => this.emphasize(part));
    drawn2.hit.addEventListener("pointerleave", () => this.emphasize(null));
    drawn2.hit.addEventListener("click", () => this.focus.go(keyOf(part)));
  }
  add(part, group, parent, update) {
    const key = keyOf(part);
    set(group, { role: "button", tabindex: -1, "data-part": key });
    for (const event of ["pointerenter", "focus"]) group.addEventListener(event, () => this.emphasize(part));
    for (const event of ["pointerleave", "blur"]) group.addEventListener(event, () => this.emphasize(null));
    group.addEventListener("click", () => {
      this.focus.go(key);
      this.open(key);
    });
    parent.append(group);
    this.parts.set(key, { part, element: group, update });
  }
  open(key) {
    const found = this.parts.get(key);
    if (!found) return;
    this.emphasize(found.part);
    this.options.press?.(found.part);
  }
  emphasize(part) {
    const next = part ?? this.focus.current(this.parts);
    if (isSame(next, this.lit) || !this.plan || !this.shown) return;
    const before = this.lit;
    this.lit = next;
    this.svg.classList.toggle(
      "dimmed",
      next !== null && this.plan.edges.some((edge) => touches(this.stages, next, edge))
    );
    for (const drawn2 of this.edges) drawn2.light(touches(this.stages, next, drawn2.edge));
    for (const { part: other, element: element2 } of this.parts.values()) {
      if (other.kind === "node") element2.classList.toggle("lit", isSame(other, next));
    }
    if (this.plan.edges.length > MULTIPLIED)
      placeLabels(this.stages, this.plan, next, this.shown.chosen ?? null, this.edges);
    for (const changed of [before, next])
      if (changed?.kind === "edge") this.parts.get(keyOf(changed))?.update(this.shown);
    const target = next && this.parts.get(keyOf(next));
    if (next && target) {
      if (next.kind === "edge") toFront(target.element);
      const told2 = this.options.tell(next);
      label(target, told2.spoken);
      this.tip.show(told2, target.element, this.element);
    } else this.tip.hide();
  }
  flow(stage) {
    if (this.options.still()) return;
    for (const { edge } of this.edges) {
      if (edge.stage !== stage) continue;
      const dot2 = s("circle", { class: "dot", r: 5 });
      this.marks.append(dot2);
      const run = dot2.animate(
        [
          { transform: `translate(${edge.x1}px, ${edge.y1}px)` },
          { transform: `translate(${edge.x2}px, ${edge.y2}px)` }
        ],
        { duration: 700, easing: "ease-in-out" }
      );
      run.onfinish = () => dot2.remove();
      run.oncancel = () => dot2.remove();
    }
  }
};
function label({ element: element2 }, words2) {
  const text = `${element2.textContent}: ${words2}`;
  if (element2.getAttribute("aria-label") !== text) set(element2, { "aria-label": text });
}
function toFront(element2) {
  while (element2.nextSibling) element2.before(element2.nextSibling);
}

// kit/drawing/part-words.js
var LISTED = 12;
function partWords(options) {
  const { network, text } = options;
  const { stages } = network;
  const ending = stages[stages.length - 1].type;
  const names = partNames(options);
  const numbers = partNumbers(network);
  const { value, product: product2 } = numbers;
  const { nodeName, outputName, edgeTitle, nodeTitle } = names;
  const terms = termsOf(options, nodeName, numbers);
  function edgeRows({ stage, source, target }, trace) {
    const isBias = source === BIAS2;
    const number2 = numbers.weight(stage, source, target);
    const own = { name: text("value"), value: number2, tone: isBias ? "bias" : "weight" };
    if (isBias) return [own];
    const shown = numbers.shown(trace, stage, product2(trace, stage, source, target));
    return [own, { name: text("product"), value: shown, tone: "weight" }];
  }
  function nodeRows(stage, index, trace) {
    const { kind, layer } = stages[stage];
    if (kind === "sum") return terms(trace, stage, index, LISTED);
    const own = numbers.shown(trace, stage, value(trace, stage, index));
    if (kind === "input") {
      const scale2 = options.scales?.scales?.[index];
      const row2 = { name: text(scale2 ? "standardizedValue" : "value"), value: own, tone: "data" };
      return scale2 ? [{ name: text("rawValue"), value: rawText(scale2, value(trace, stage, index)) }, row2] : [row2];
    }
    if (kind !== "activation") return [{ name: text("value"), value: own, tone: "data" }];
    const before = value(trace, stage - 1, index);
    const input = numbers.shown(trace, stage - 1, before);
    return [
      { name: text("total"), value: input },
      { name: text("formula"), value: activationText(network.fields(layer), before, input) },
      { name: text("result"), value: own, tone: "prediction", total: true }
    ];
  }
  function told2(part, trace, short3) {
    if (part.kind === "edge") return { title: edgeTitle(part), rows: short3 ? [] : edgeRows(part, trace) };
    const { stage, index } = part;
    if (index === BIAS2) return { title: text("biasNode"), rows: [] };
    return { title: nodeTitle(stage, index), rows: short3 ? [] : nodeRows(stage, index, trace) };
  }
  return {
    nodeName,
    outputName,
    edgeTitle,
    value,
    product: product2,
    terms,
    result(trace, index) {
      const number2 = value(trace, stages.length - 1, index);
      const raw = rawOf(options.scales?.target, number2);
      return { text: isProbability(ending) ? percent(number2) : amount(raw), name: outputName(index) };
    },
    tell(part, trace, short3 = false) {
      const { title: title2, rows: rows2 } = told2(part, trace, short3);
      return { title: title2, rows: rows2, spoken: [title2, ...rows2.map(({ name, value: number2 }) => `${name} ${number2}`)].join("; ") };
    }
  };
}
function partNames({ network: { stages }, names, classes, text }) {
  const sums2 = stages.flatMap(({ kind }, index) => kind === "sum" ? [index] : []);
  const { size: outputs, type: ending } = stages[stages.length - 1];
  function outputName(index) {
    if (classes.length === outputs) return classes[index];
    if (outputs === 1 && classes.length === 2) return classes[1];
    if (outputs === 1) return text("result");
    return ending === "SoftmaxActivation" ? text("classNumber", { index }) : text("output", { index: index + 1 });
  }
  function nodeName(stage, index) {
    if (index === BIAS2) return text("bias");
    const layer = sums2.filter((at) => at <= stage).length;
    if (layer === 0) return names[index];
    if (layer === sums2.length) return outputName(index);
    return sums2.length <= 2 ? text("unit", { index: index + 1 }) : text("unitOf", { layer, index: index + 1 });
  }
  return {
    outputName,
    nodeName,
    edgeTitle({ stage, source, target }) {
      const to = nodeName(stage, target);
      return source === BIAS2 ? text("biasOf", { to }) : text("weight", { from: nodeName(stage - 1, source), to });
    },
    nodeTitle(stage, index) {
      const { kind, type } = stages[stage];
      const to = nodeName(stage, index);
      if (kind === "input") return text("input", { name: to });
      if (kind === "sum") return text("sum", { to });
      return kind === "dropout" ? text("dropout") : text("activationOf", { kind: sign(type), to });
    }
  };
}
function partNumbers(network) {
  const value = ({ values, row: row2 }, stage, index) => index === BIAS2 ? 1 : values[stage].at(row2, index);
  return {
    value,
    product(trace, stage, source, target) {
      const weight = network.weight(stage, source, target);
      return source === BIAS2 ? weight : rounded(weight * value(trace, stage - 1, source), trace.values[stage].dtype);
    },
    shown: (trace, stage, number2) => repr(number2, trace.values[stage].dtype),
    weight: (stage, source, target) => repr(network.weight(stage, source, target), network.parameter(stage, source === BIAS2).dtype)
  };
}
function termsOf({ network: { stages }, text }, nodeName, { value, product: product2, shown, weight }) {
  return (trace, stage, target, most) => {
    const count = stages[stage - 1].size;
    const listed2 = count <= most ? count : most - 2;
    const rows2 = Array.from({ length: listed2 }, (_, source) => ({
      name: `${source + 1}. ${nodeName(stage - 1, source)}: ${shown(trace, stage - 1, value(trace, stage - 1, source))} × ${weight(stage, source, target)}`,
      value: shown(trace, stage, product2(trace, stage, source, target)),
      tone: "weight"
    }));
    if (listed2 < count) {
      let rest2 = 0;
      for (let source = listed2; source < count; source++) rest2 += product2(trace, stage, source, target);
      rows2.push({ name: text("others", { count: count - listed2 }), value: amount(rest2), tone: "weight" });
    }
    rows2.push({ name: text("bias"), value: weight(stage, BIAS2, target), tone: "bias" });
    rows2.push({ name: text("total"), value: shown(trace, stage, value(trace, stage, target)), total: true });
    return rows2;
  };
}
function isProbability(type) {
  return type === "SoftmaxActivation" || type === "SigmoidActivation";
}

// kit/model/file.js
var KINDS = { float32: "F32", float64: "F64" };
var KNOWN2 = /* @__PURE__ */ new WeakMap();
function modelFile({ architecture, tensors }) {
  const known = KNOWN2.get(tensors);
  if (known !== void 0) return known;
  const header = { __metadata__: { hybridnet: JSON.stringify(architecture) } };
  let begin = 0;
  let body = "";
  for (const [name, { dtype, shape, data }] of Object.entries(tensors).sort(
    ([, a], [, b]) => b.dtype.localeCompare(a.dtype)
  )) {
    const bytes = atob(data);
    header[name] = {
      dtype: KINDS[dtype],
      shape,
      data_offsets: [begin, begin + bytes.length]
    };
    begin += bytes.length;
    body += bytes;
  }
  const json = Array.from(new TextEncoder().encode(JSON.stringify(header)), (byte) => String.fromCharCode(byte)).join(
    ""
  );
  const padded = json.padEnd(Math.ceil(json.length / 8) * 8, " ");
  const length = Array.from(
    { length: 8 },
    (_, index) => String.fromCharCode(Math.floor(padded.length / 256 ** index) % 256)
  ).join("");
  const text = btoa(length + padded + body);
  KNOWN2.set(tensors, text);
  return text;
}

// math/arrays.js
var DTYPES = {
  float32: { size: 4, make: (length) => new Float32Array(length) },
  float64: { size: 8, make: (length) => new Float64Array(length) },
  int8: { size: 1, make: (length) => new Int8Array(length) },
  uint8: { size: 1, make: (length) => new Uint8Array(length) },
  bool: { size: 1, make: (length) => new Uint8Array(length) },
  int16: { size: 2, make: (length) => new Int16Array(length) },
  uint16: { size: 2, make: (length) => new Uint16Array(length) },
  int32: { size: 4, make: (length) => new Int32Array(length) },
  uint32: { size: 4, make: (length) => new Uint32Array(length) },
  int64: { size: 8, make: (length) => new BigInt64Array(length) },
  uint64: { size: 8, make: (length) => new BigUint64Array(length) }
};
var IS_LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
function decodeArray({ dtype, shape, data }) {
  const kind = Object.hasOwn(DTYPES, dtype) ? DTYPES[dtype] : null;
  if (kind === null) {
    throw new RangeError(
      `array: the dtype is ${JSON.stringify(dtype)}; it must be one of ${Object.keys(DTYPES).join(", ")}. Convert the array first.`
    );
  }
  if (!Array.isArray(shape) || !shape.every((size) => Number.isInteger(size) && size >= 0)) {
    throw new RangeError(
      `array: the shape is ${JSON.stringify(shape)}; it must be a list of whole numbers of 0 or more. Pass the shape of the array.`
    );
  }
  const bytes = fromBase64(data);
  const length = shape.reduce((product2, size) => product2 * size, 1);
  if (bytes.length !== length * kind.size) {
    throw new RangeError(
      `array: ${bytes.length} bytes arrived; a (${shape.join(", ")}) ${dtype} array has ${length * kind.size}. Encode the whole array.`
    );
  }
  const values = kind.make(length);
  const target = new Uint8Array(values.buffer);
  target.set(bytes);
  if (!IS_LITTLE_ENDIAN) {
    for (let at = 0; at < target.length; at += kind.size) {
      target.subarray(at, at + kind.size).reverse();
    }
  }
  return { dtype, shape: [...shape], values };
}
function decodeMatrix(encoded) {
  const { dtype, shape, values } = decodeArray(encoded);
  if (shape.length > 2) {
    throw new RangeError(
      `matrix: the array has ${shape.length} axes, shape (${shape.join(", ")}); a matrix has two. Reshape the array first.`
    );
  }
  const rows2 = shape.length === 2 ? shape[0] : 1;
  const columns = shape.length === 0 ? 1 : shape[shape.length - 1];
  if (values instanceof Float32Array || values instanceof Float64Array) {
    return new Matrix(rows2, columns, dtype === "float32" ? "float32" : "float64", values);
  }
  return new Matrix(
    rows2,
    columns,
    "float64",
    Float64Array.from(values, Number)
  );
}

// kit/model/code.js
var MOST = 1e5;
function modelLines(given2, language) {
  const { architecture } = given2;
  if (isPlain(given2)) {
    const tensors = (name) => numbersOf2(given2.tensors[name]);
    const compiled = architecture.loss ? compileLines(architecture, language) : [];
    return language === "python" ? [...arithmeticOfPython(architecture.arithmetic), ...layersOfPython(architecture.layers, tensors), ...compiled] : [...layersOfCsharp(architecture.layers, tensors), ...arithmeticOfCsharp(architecture.arithmetic), ...compiled];
  }
  if (sizeOf(given2) > MOST) {
    const file = '"model.safetensors"';
    return language === "python" ? [
      `# The model is too large to be written here: write it with model.save(${file}).`,
      `model = hn.Model.load(${file})`
    ] : [
      `// The model is too large to be written here: write it with model.save(${file}) in Python.`,
      `Model model = ModelFile.Load(${file});`
    ];
  }
  const text = modelFile(given2);
  if (language === "csharp")
    return [`Model model = ModelFile.Load(Convert.FromBase64String("${text}")); // what model.save writes`];
  return [
    "with tempfile.TemporaryDirectory() as folder:  # what model.save writes",
    '    file = pathlib.Path(folder, "model.safetensors")',
    `    file.write_bytes(base64.b64decode("${text}"))`,
    "    model = hn.Model.load(file)"
  ];
}
function sizeOf({ tensors }) {
  return Object.values(tensors).reduce(
    (sum2, { shape }) => sum2 + shape.reduce((product2, length) => product2 * length, 1),
    0
  );
}
function isPlain({ architecture, tensors }) {
  const layers = architecture.layers;
  const isShort = layers.every(
    ({ type, weights, biases }) => type !== "InputLayer" && !(weights && (weights.l1 || weights.l2 || biases.l1 || biases.l2 || !weights.trainable || !biases.trainable))
  );
  const isFresh = (architecture.optimizer?.iterations ?? 0) === 0 && Object.keys(tensors).every((name) => /\.(weights|biases)$/.test(name));
  return isShort && isFresh && !architecture.loss?.book_sign && sizeOf({ architecture, tensors }) <= FEW;
}
function layersOfPython(layers, tensors) {
  const before = [];
  const made2 = layers.map((layer, index) => {
    if (layer.type !== "DenseLayer") return `hn.${layer.type}(${settings(layer, "python")})`;
    const name = `layer${index}`;
    before.push(
      `${name} = hn.DenseLayer(${layer.n_inputs}, ${layer.n_neurons})`,
      `${name}.weights = ${matrix(tensors(`layers.${index}.weights`), "python")}`,
      `${name}.biases = ${matrix(tensors(`layers.${index}.biases`), "python")}`
    );
    return name;
  });
  return [...before, `model = hn.Model([${made2.join(", ")}])`];
}
function layersOfCsharp(layers, tensors) {
  const made2 = layers.map(
    (layer, index) => layer.type === "DenseLayer" ? `    new DenseLayer(${matrix(tensors(`layers.${index}.weights`), "csharp")}, ${matrix(tensors(`layers.${index}.biases`), "csharp")}),` : `    new ${layer.type}(${settings(layer, "csharp")}),`
  );
  return ["var model = new Model", "{", ...made2, "};"];
}
function settings(layer, language) {
  if (layer.type === "DropoutLayer") return String(Number((1 - layer.keep_probability).toPrecision(12)));
  const setting = settingOf(layer);
  if (!setting) return "";
  const [name, value] = setting;
  if (typeof value === "boolean")
    return language === "python" ? `${name}=${value ? "True" : "False"}` : `${name}: ${value}`;
  return language === "python" ? `${name}=${value}` : `${name}: ${value}`;
}
function arithmeticOfPython({ product_dtype: product2, default_dtype: dtype, flavour }) {
  const given2 = [
    ...product2 === null && dtype === "float64" ? ['dtype="float64"'] : [],
    ...flavour === "libm" ? ['flavour="libm"'] : []
  ];
  return given2.length ? [`hn.init(${given2.join(", ")})`] : [];
}
function arithmeticOfCsharp({ product_dtype: product2, default_dtype: dtype, flavour }) {
  const given2 = [
    ...product2 === null ? ["ProductDType = null"] : product2 === "float64" ? ["ProductDType = DType.Float64"] : [],
    ...dtype === "float64" ? ["DefaultDType = DType.Float64"] : [],
    ...flavour === "libm" ? ["Flavour = Flavour.Libm"] : []
  ];
  return given2.length ? [`model.Arithmetic = new NumPyArithmetic { ${given2.join(", ")} };`] : [];
}
function compileLines({ loss, optimizer }, language) {
  if (!optimizer)
    return language === "python" ? [`model.set(loss=hn.${loss.type}())`] : [`model.Compile(new ${loss.type}(), new Sgd());`];
  const names = ["decay", "momentum", "epsilon", "rho", "beta_1", "beta_2"].filter(
    (name) => optimizer[name] !== void 0
  );
  if (language === "python") {
    const given2 = [`learning_rate=${optimizer.learning_rate}`, ...names.map((name) => `${name}=${optimizer[name]}`)];
    return [`model.set(loss=hn.${loss.type}(), optimizer=hn.${optimizer.type}(${given2.join(", ")}))`];
  }
  const type = { SGD: "Sgd", RMSprop: "RmsProp" }[optimizer.type] ?? optimizer.type;
  const called = (name) => name.replace(/^\w/, (letter) => letter.toUpperCase()).replace("_", "");
  return [
    `model.Compile(new ${loss.type}(), new ${type}(${optimizer.learning_rate}) { ${names.map((name) => `${called(name)} = ${optimizer[name]}`).join(", ")} });`
  ];
}
function numbersOf2(encoded) {
  const { dtype, shape, values } = decodeArray(encoded);
  return { dtype, shape, data: values, base64: encoded.data };
}
function dataLines(X, y, language) {
  const [inputs, wanted] = [X, y].map(numbersOf2);
  return language === "python" ? [`X = ${matrix(inputs, language)}`, `y = ${targets(wanted, language)}`] : [`Matrix X = ${matrix(inputs, language)};`, `Targets y = ${targets(wanted, language)};`];
}
function rowLine(row2, dtype, language) {
  const numbers = { dtype, shape: [1, row2.length], data: row2 };
  return language === "python" ? `row = ${matrix(numbers, language)}` : `Matrix row = ${matrix(numbers, language)};`;
}

// kit/microscope/code.js
function microscopeCode({ data, learner, actions, part, row: row2 }) {
  const { network } = learner;
  const python2 = [...modelLines(data, "python"), ...dataLines(data.X, data.y, "python"), ""];
  const csharp2 = [...modelLines(data, "csharp"), ...dataLines(data.X, data.y, "csharp"), ""];
  const isFinite = learner.X.data.every(Number.isFinite) && Number.isFinite(learner.pass().loss);
  const options = isFinite ? { python: "", csharp: "" } : {
    python: ", stop_on_divergence=False, allow_nonfinite=True",
    csharp: ", new FitOptions { StopOnDivergence = false, AllowNonFinite = true }"
  };
  for (const action of actions) {
    if ("train" in action) {
      python2.push(
        `model.fit(X, y, epochs=${action.train}, progress=False${learner.draws ? ", random_state=0" : ""}${options.python})`
      );
      csharp2.push(
        ...learner.draws ? ["model.Random = new NumPyRandom(0);"] : [],
        `model.Fit(X, y, epochs: ${action.train}${options.csharp});`
      );
    } else {
      const [stage, source, target] = action.set;
      const { dtype } = network.parameter(stage, source < 0);
      const index = network.stages[stage].layer;
      python2.push(
        `model.layers[${index}].${named2(source).python}[${Math.max(0, source)}, ${target}] = ${literal(action.value, dtype, "python")}`
      );
      csharp2.push(
        `((DenseLayer)model.Layers[${index}]).${named2(source).csharp}[${Math.max(0, source)}, ${target}] = ${literal(action.value, dtype, "csharp")};`
      );
    }
  }
  const loss = repr(learner.pass().loss, "float64");
  python2.push(`print(model.evaluate(X, y)["loss"])  # ${loss}`);
  csharp2.push(`Console.WriteLine(model.Evaluate(X, y).Loss); // ${loss}`);
  if (part?.kind === "edge") {
    const lines = edgeLines(learner, part, options.csharp);
    python2.push(...lines.python);
    csharp2.push(...lines.csharp);
  } else if (part?.kind === "node" && part.index >= 0) {
    const lines = nodeLines(learner, part, row2);
    python2.push(...lines.python);
    csharp2.push(...lines.csharp);
  }
  return { python: program(python2, "python"), csharp: program(csharp2, "csharp") };
}
function named2(source) {
  return source < 0 ? { python: "biases", csharp: "Biases", gradients: "BiasGradients" } : { python: "weights", csharp: "Weights", gradients: "WeightGradients" };
}
function edgeLines(learner, { stage, source, target }, options) {
  const { network } = learner;
  const index = network.stages[stage].layer;
  const position = `[${Math.max(0, source)}, ${target}]`;
  const name = named2(source);
  const { dtype } = network.parameter(stage, source < 0);
  const value = repr(network.weight(stage, source, target), dtype);
  const python2 = [`print(model.layers[${index}].${name.python}${position})  # ${value}`];
  const csharp2 = [
    `Console.WriteLine(${cast(dtype)}((DenseLayer)model.Layers[${index}]).${name.csharp}${position}); // ${value}`
  ];
  if (!network.parameterOf(stage, source < 0).isTrainable) return { python: python2, csharp: csharp2 };
  const gradient = learner.gradient(stage, source, target);
  const shown = repr(gradient.value, gradient.dtype);
  const layers = network.architecture.layers;
  const same3 = learner.draws ? index - layers.slice(0, index).filter(({ type }) => type === "DropoutLayer").length : index;
  python2.push(
    ...learner.draws ? [
      "whole = hn.Model([layer for layer in model.layers if not isinstance(layer, hn.DropoutLayer)])  # all neurons",
      "whole.set(loss=model.loss, optimizer=hn.SGD())",
      "whole.backward(whole.forward(X, training=False), y)"
    ] : ["model.backward(model.forward(X, training=False), y)"],
    `print(model.layers[${index}].d${name.python}${position})  # ${shown}`
  );
  csharp2.push(
    `var whole = new Model(); // a copy, which keeps the gradients of a step${learner.draws ? "; without dropout" : ""}`,
    `foreach (ILayer layer in model.Layers${learner.draws ? ".Where(layer => layer is not DropoutLayer)" : ""})`,
    "{",
    "    whole.Add(layer.Clone());",
    "}",
    "",
    "whole.Arithmetic = model.Arithmetic;",
    "whole.Compile(model.Loss!, new Sgd());",
    `whole.Fit(X, y, epochs: 1${options});`,
    `Console.WriteLine(${cast(gradient.dtype)}((DenseLayer)whole.Layers[${same3}]).${name.gradients}!${position}); // ${shown}`
  );
  return { python: python2, csharp: csharp2 };
}
function nodeLines(learner, { stage, index }, row2) {
  const { layer } = learner.network.stages[stage];
  const matrix2 = learner.pass().values[stage];
  const value = repr(matrix2.at(row2, index), matrix2.dtype);
  if (stage === 0)
    return {
      python: [`print(X[${row2}, ${index}])  # ${value}`],
      csharp: [`Console.WriteLine(${cast(matrix2.dtype)}X[${row2}, ${index}]); // ${value}`]
    };
  return {
    python: ["model.forward(X, training=False)", `print(model.layers[${layer}].output[${row2}, ${index}])  # ${value}`],
    csharp: [
      "var first = new Model { Arithmetic = model.Arithmetic }; // the layers up to this one",
      `foreach (ILayer layer in model.Layers.Take(${layer + 1}))`,
      "{",
      "    first.Add(layer.Clone());",
      "}",
      "",
      `Console.WriteLine(${cast(matrix2.dtype)}first.Predict(X)[${row2}, ${index}]); // ${value}`
    ]
  };
}
function cast(dtype) {
  return dtype === "float32" ? "(float)" : "";
}

// math/softmax.js
var SoftmaxActivation = class {
  parameters = [];
  get kind() {
    return "SoftmaxActivation";
  }
  get name() {
    return "softmax";
  }
  forward(inputs, state, { arithmetic }) {
    if (inputs.columns === 0) {
      throw new RangeError(
        `softmax: inputs are ${inputs.shape}; a row must have at least one column, one per class. Pass scores of the classes.`
      );
    }
    const output = state.beginForward(inputs, inputs.columns, inputs.dtype);
    subtractMaxima(inputs.data, output.data, inputs.columns);
    expInPlace(output.data, arithmetic.flavour);
    divideBySums(output.data, inputs.columns);
    return output;
  }
  backward(dvalues, state, { arithmetic }) {
    const output = state.saved("output", this.name);
    const n = output.columns;
    const outerType = productType(arithmetic, output.dtype, output.dtype);
    const jacobianType = promote(output.dtype, outerType);
    const dinputs = state.beginBackward(dvalues.rows, n, dvalues.dtype);
    const outer = new Matrix(n, n, outerType);
    const jacobian = new Matrix(n, n, jacobianType);
    const row2 = new Matrix(n, 1, productType(arithmetic, jacobianType, dvalues.dtype));
    for (let i = 0; i < output.rows; i++) {
      const y = new Matrix(n, 1, output.dtype, output.row(i));
      multiply(y, false, y, true, outer);
      for (let k = 0; k < outer.length; k++) {
        jacobian.data[k] = 0 - outer.data[k];
      }
      for (let k = 0; k < n; k++) {
        jacobian.set(k, k, y.data[k] - outer.at(k, k));
      }
      multiply(jacobian, false, new Matrix(n, 1, dvalues.dtype, dvalues.row(i)), false, row2);
      dinputs.data.set(row2.data, i * n);
    }
    return dinputs;
  }
  predictions(output) {
    const classes = new Matrix(output.rows, 1, output.dtype);
    for (let i = 0; i < output.rows; i++) {
      classes.data[i] = argMaxRow(output, i);
    }
    return classes;
  }
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
    const sum2 = pairwise(y, start, columns);
    for (let j = start; j < end; j++) {
      y[j] = y[j] / sum2;
    }
  }
}

// math/losses.js
var LOW2 = 1e-7;
var HIGH3 = 1 - 1e-7;
var LossState = class {
  sampleLosses = null;
  dinputs = null;
  scratch = null;
  oneHot = null;
};
function rowsOf(targets2, predictions, loss) {
  const rows2 = targets2 instanceof Matrix ? targets2 : new Matrix(targets2.length, 1, "float64", Float64Array.from(targets2));
  if (rows2.rows !== predictions.rows || rows2.columns !== predictions.columns) {
    throw new RangeError(
      `${loss}: predictions are ${predictions.shape}, targets ${rows2.shape}; both must have the same shape. Pass one target per prediction.`
    );
  }
  return rows2;
}
var LossOverColumns = class {
  forward(predictions, targets2, state = new LossState(), arithmetic = NUMPY) {
    const y = rowsOf(targets2, predictions, this.name);
    const losses = state.scratch = Matrix.reuse(
      state.scratch,
      y.rows,
      y.columns,
      promote(y.dtype, predictions.dtype)
    );
    this.apply(y, predictions, losses, arithmetic);
    const means = state.sampleLosses = Matrix.reuse(state.sampleLosses, y.rows, 1, losses.dtype);
    meanRows(losses, means);
    return means;
  }
  backward(predictions, targets2, state = new LossState()) {
    const y = rowsOf(targets2, predictions, this.name);
    return this.averaged(y, predictions, this.slope(y, predictions), state);
  }
  averaged(y, predictions, slope, state) {
    const gradients = state.dinputs = Matrix.reuse(
      state.dinputs,
      y.rows,
      y.columns,
      promote(y.dtype, predictions.dtype)
    );
    const r = rounding(gradients.dtype === "float32");
    const { columns, rows: rows2 } = y;
    for (let i = 0; i < y.length; i++) {
      gradients.data[i] = r(slope(y.data[i], predictions.data[i]) / columns) / rows2;
    }
    return gradients;
  }
  calculate(predictions, targets2, state = new LossState(), arithmetic = NUMPY) {
    return mean(this.forward(predictions, targets2, state, arithmetic));
  }
  get name() {
    return "loss";
  }
  get kind() {
    return "Loss";
  }
  apply(_y, _p, _losses, _arithmetic) {
    throw new Error(`${this.name}: it has no formula; a loss must have one. Write apply.`);
  }
  slope(_y, _p) {
    throw new Error(`${this.name}: it has no derivative; a loss must have one. Write slope.`);
  }
};
var MeanSquaredErrorLoss = class extends LossOverColumns {
  get name() {
    return "mean squared error";
  }
  get kind() {
    return "MeanSquaredErrorLoss";
  }
  apply(y, p, losses) {
    const r = rounding(losses.dtype === "float32");
    for (let i = 0; i < y.length; i++) {
      const difference = r(y.data[i] - p.data[i]);
      losses.data[i] = difference * difference;
    }
  }
  slope(y, p) {
    const r = rounding(promote(y.dtype, p.dtype) === "float32");
    return (target, prediction) => r(-2 * r(target - prediction));
  }
};
var MeanAbsoluteErrorLoss = class extends LossOverColumns {
  constructor(hasBookSign = false) {
    super();
    this.hasBookSign = hasBookSign;
  }
  get name() {
    return "mean absolute error";
  }
  get kind() {
    return "MeanAbsoluteErrorLoss";
  }
  apply(y, p, losses) {
    for (let i = 0; i < y.length; i++) {
      losses.data[i] = Math.abs(y.data[i] - p.data[i]);
    }
  }
  slope(y, p) {
    const r = rounding(promote(y.dtype, p.dtype) === "float32");
    const { hasBookSign } = this;
    return (target, prediction) => {
      const difference = r(hasBookSign ? target - prediction : prediction - target);
      return difference < 0 ? -1 : difference > 0 ? 1 : difference === 0 ? 0 : NaN;
    };
  }
};
var BinaryCrossentropyLoss = class extends LossOverColumns {
  get name() {
    return "binary cross-entropy";
  }
  get kind() {
    return "BinaryCrossentropyLoss";
  }
  apply(y, p, losses, { flavour }) {
    const log2 = logOf(p.dtype, flavour);
    const clip = clipping(p);
    const rp = rounding(p.dtype === "float32");
    const ry = rounding(y.dtype === "float32");
    const r = rounding(losses.dtype === "float32");
    for (let i = 0; i < y.length; i++) {
      const target = y.data[i];
      const inside2 = clip(p.data[i]);
      losses.data[i] = -(r(target * log2(inside2)) + r(ry(1 - target) * log2(rp(1 - inside2))));
    }
  }
  slope(y, p) {
    const clip = clipping(p);
    const rp = rounding(p.dtype === "float32");
    const ry = rounding(y.dtype === "float32");
    const r = rounding(promote(y.dtype, p.dtype) === "float32");
    return (target, prediction) => {
      const inside2 = clip(prediction);
      return -r(r(target / inside2) - r(ry(1 - target) / rp(1 - inside2)));
    };
  }
};
var SigmoidBinaryCrossentropyLoss = class extends BinaryCrossentropyLoss {
  get name() {
    return "sigmoid binary cross-entropy";
  }
  get kind() {
    return "SigmoidBinaryCrossentropyLoss";
  }
  fusedBackward(output, targets2, state = new LossState()) {
    const y = rowsOf(targets2, output, this.name);
    const r = rounding(promote(y.dtype, output.dtype) === "float32");
    return this.averaged(y, output, (target, prediction) => r(prediction - target), state);
  }
};
function clipping(p) {
  const [low, high] = [LOW2, HIGH3].map(rounding(p.dtype === "float32"));
  return (x) => x < low ? low : x > high ? high : x;
}
var CategoricalCrossentropyLoss = class {
  get name() {
    return "categorical cross-entropy";
  }
  get kind() {
    return "CategoricalCrossentropyLoss";
  }
  forward(predictions, targets2, state = new LossState(), { flavour } = NUMPY) {
    const clip = clipping(predictions);
    const { columns } = predictions;
    if (targets2 instanceof Matrix) {
      const products = state.scratch = Matrix.reuse(
        state.scratch,
        predictions.rows,
        columns,
        promote(predictions.dtype, targets2.dtype)
      );
      for (let i = 0; i < products.length; i++) {
        products.data[i] = clip(predictions.data[i]) * targets2.data[i];
      }
      const sums2 = state.sampleLosses = Matrix.reuse(state.sampleLosses, predictions.rows, 1, products.dtype);
      sumRows(products, sums2);
    } else {
      const picked2 = state.sampleLosses = Matrix.reuse(state.sampleLosses, predictions.rows, 1, predictions.dtype);
      for (let i = 0; i < picked2.rows; i++) {
        picked2.data[i] = clip(predictions.data[i * columns + checkedClass(targets2[i], columns, i)]);
      }
    }
    const losses = state.sampleLosses;
    const log2 = logOf(losses.dtype, flavour);
    for (let i = 0; i < losses.rows; i++) {
      losses.data[i] = -log2(losses.data[i]);
    }
    return losses;
  }
  calculate(predictions, targets2, state = new LossState(), arithmetic = NUMPY) {
    return mean(this.forward(predictions, targets2, state, arithmetic));
  }
  backward(predictions, targets2, state = new LossState(), { defaultDType } = NUMPY) {
    const rows2 = targets2 instanceof Matrix ? targets2 : state.oneHot = oneHot(targets2, predictions.columns, defaultDType);
    const gradients = state.dinputs = Matrix.reuse(
      state.dinputs,
      predictions.rows,
      predictions.columns,
      promote(rows2.dtype, predictions.dtype)
    );
    const r = rounding(gradients.dtype === "float32");
    for (let i = 0; i < gradients.length; i++) {
      gradients.data[i] = r(-rows2.data[i] / predictions.data[i]) / predictions.rows;
    }
    return gradients;
  }
  fusedBackward(output, targets2, state = new LossState()) {
    const gradients = state.dinputs = Matrix.reuse(state.dinputs, output.rows, output.columns, output.dtype);
    const { data } = gradients;
    data.set(output.data);
    for (let i = 0; i < output.rows; i++) {
      data[i * output.columns + (targets2 instanceof Matrix ? argMaxRow(targets2, i) : checkedClass(targets2[i], output.columns, i))] -= 1;
    }
    for (let i = 0; i < data.length; i++) {
      data[i] /= output.rows;
    }
    return gradients;
  }
};
function checkedClass(label2, columns, row2) {
  if (!(label2 >= 0 && label2 < columns)) {
    throw new RangeError(
      `categorical cross-entropy: target ${row2} is class ${label2}; predictions have ${columns} columns, classes 0 to ${columns - 1}. Pass such class numbers.`
    );
  }
  return label2;
}
function oneHot(classes, columns, dtype) {
  const rows2 = new Matrix(classes.length, columns, dtype);
  classes.forEach((label2, i) => rows2.set(i, checkedClass(label2, columns, i), 1));
  return rows2;
}
function regularizationLoss(parameters) {
  let total = new NumPyScalar(0, null);
  for (const { value, l1, l2 } of parameters) {
    if (l1 > 0) {
      total = total.plus(new NumPyScalar(l1, null).times(sumOf(value, Math.abs)));
    }
    if (l2 > 0) {
      total = total.plus(new NumPyScalar(l2, null).times(sumOf(value, square)));
    }
  }
  return total;
}
function square(x) {
  return x * x;
}
function sumOf(x, f) {
  return new NumPyScalar(pairwise(x.data.map(f), 0, x.length), x.dtype);
}

// math/metrics.js
var CategoricalAccuracy = class {
  constructor(isBinary = false) {
    this.isBinary = isBinary;
  }
  get kind() {
    return "CategoricalAccuracy";
  }
  prepare(_targets) {
  }
  count(predictions, targets2) {
    if (!(targets2 instanceof Matrix)) {
      return { hits: countOf(targets2.length, (i) => predictions.data[i] === targets2[i]), samples: targets2.length };
    }
    if (this.isBinary) {
      const rows2 = rowsOf(targets2, predictions, "categorical accuracy");
      return { hits: countOf(rows2.length, (i) => predictions.data[i] === rows2.data[i]), samples: rows2.length };
    }
    return { hits: countOf(targets2.rows, (i) => predictions.data[i] === argMaxRow(targets2, i)), samples: targets2.rows };
  }
};
var RegressionAccuracy = class {
  precision = null;
  get kind() {
    return "RegressionAccuracy";
  }
  prepare(targets2) {
    const rows2 = targets2 instanceof Matrix ? targets2 : new Matrix(targets2.length, 1, "float64", Float64Array.from(targets2));
    this.precision ??= rounded(deviation(rows2) / 250, rows2.dtype);
  }
  count(predictions, targets2) {
    const rows2 = rowsOf(targets2, predictions, "regression accuracy");
    const { precision } = this;
    if (precision === null) {
      throw new Error(
        "regression accuracy: there is no precision; it is computed from the training targets. Call prepare first."
      );
    }
    const dtype = promote(rows2.dtype, predictions.dtype);
    const isNear = (i) => Math.abs(rounded(predictions.data[i] - rows2.data[i], dtype)) < precision;
    return { hits: countOf(rows2.length, isNear), samples: rows2.length };
  }
};
function classOfRow(output) {
  let best = 0;
  for (let j = 0; j < output.length; j++) {
    if (Number.isNaN(output[j])) return null;
    if (output[j] > output[best]) best = j;
  }
  return output.length > 0 ? best : null;
}
function classOfProbability(probability) {
  return classOfRow([1 - probability, probability]);
}
function countOf(length, isHit) {
  let hits = 0;
  for (let i = 0; i < length; i++) {
    hits += isHit(i) ? 1 : 0;
  }
  return hits;
}

// math/random.js
var WORDS4 = 624;
var DISTANCE = 397;
var NumPyRandom = class {
  #key = new Uint32Array(WORDS4);
  #position = WORDS4;
  #hasGaussian = false;
  #gaussian = 0;
  constructor(seed) {
    if (typeof seed !== "number") {
      this.setState(seed);
      return;
    }
    if (!(Number.isInteger(seed) && seed >= 0 && seed <= 4294967295)) {
      throw new RangeError(`random seed: ${seed}; a seed is a whole number from 0 to 4294967295. Pass such a number.`);
    }
    const key = this.#key;
    key[0] = seed;
    for (let i = 1; i < WORDS4; i++) {
      const previous = key[i - 1] ^ key[i - 1] >>> 30;
      key[i] = Math.imul(1812433253, previous) + i;
    }
  }
  getState() {
    return {
      key: this.#key.slice(),
      position: this.#position,
      hasGaussian: this.#hasGaussian,
      gaussian: this.#gaussian
    };
  }
  setState({ key, position, hasGaussian, gaussian }) {
    if (key.length !== WORDS4 || !(Number.isInteger(position) && position >= 0 && position <= WORDS4)) {
      throw new RangeError(
        `random state: ${key.length} words at position ${position}; a state has 624 words and a position from 0 to 624. Pass a state of getState, or of NumPy's get_state().`
      );
    }
    this.#key.set(key);
    this.#position = position;
    this.#hasGaussian = hasGaussian;
    this.#gaussian = gaussian;
  }
  nextWord() {
    if (this.#position === WORDS4) {
      twist(this.#key);
      this.#position = 0;
    }
    let y = this.#key[this.#position++];
    y ^= y >>> 11;
    y ^= y << 7 & 2636928640;
    y ^= y << 15 & 4022730752;
    return (y ^ y >>> 18) >>> 0;
  }
  nextDouble() {
    const a = this.nextWord() >>> 5;
    const b = this.nextWord() >>> 6;
    return (a * 67108864 + b) / 9007199254740992;
  }
  nextNormal() {
    if (this.#hasGaussian) {
      const waiting = this.#gaussian;
      this.#hasGaussian = false;
      this.#gaussian = 0;
      return waiting;
    }
    let x1, x2, r;
    do {
      x1 = 2 * this.nextDouble() - 1;
      x2 = 2 * this.nextDouble() - 1;
      r = x1 * x1 + x2 * x2;
    } while (r >= 1 || r === 0);
    const f = Math.sqrt(-2 * log(r) / r);
    this.#hasGaussian = true;
    this.#gaussian = f * x1;
    return f * x2;
  }
  fillNormal(destination) {
    for (let i = 0; i < destination.length; i++) {
      destination[i] = this.nextNormal();
    }
    return destination;
  }
  fillBernoulli(probability, destination) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new RangeError(
        `Bernoulli distribution: the probability is ${probability}; it must be from 0 to 1. Pass such a number.`
      );
    }
    const isRare = probability <= 0.5;
    const absent = exp(log(isRare ? 1 - probability : probability));
    const [above, below2] = isRare ? [1, 0] : [0, 1];
    for (let i = 0; i < destination.length; i++) {
      destination[i] = this.nextDouble() > absent ? above : below2;
    }
    return destination;
  }
};
function twist(key) {
  for (let i = 0; i < WORDS4; i++) {
    const next = key[i + 1 === WORDS4 ? 0 : i + 1];
    const joined = key[i] & 2147483648 | next & 2147483647;
    const far = i + DISTANCE < WORDS4 ? i + DISTANCE : i + DISTANCE - WORDS4;
    key[i] = key[far] ^ joined >>> 1 ^ (next & 1 ? 2567483615 : 0);
  }
}

// math/optimizers.js
var { fround: fround5, sqrt } = Math;
var Optimizer = class {
  constructor(learningRate, decay) {
    this.learningRate = learningRate;
    this.decay = decay;
    this.currentLearningRate = learningRate;
    this.iterations = 0;
  }
  get kind() {
    return "Optimizer";
  }
  beginStep() {
    if (this.decay !== 0) {
      this.currentLearningRate = this.learningRate * (1 / (1 + this.decay * this.iterations));
    }
  }
  endStep() {
    this.iterations++;
  }
  update(parameter) {
    if (parameter.gradient === null) {
      throw new Error(
        `${this.kind}: the parameter has no gradient; an update uses that of a backward pass. Call backward first.`
      );
    }
    this.step(parameter, parameter.gradient);
  }
  step(_parameter, _gradient) {
    throw new Error(`${this.kind}: it has no update rule; an optimizer must have one. Write step.`);
  }
};
function stateOf(state, value, gradient, widens = true) {
  const present = state ?? new Matrix(value.rows, value.columns, value.dtype);
  const dtype = widens ? promote(present.dtype, gradient.dtype) : present.dtype;
  return present.dtype === dtype ? present : present.copy(dtype);
}
function isFloat(matrix2) {
  return matrix2.dtype === "float32";
}
var SGD = class extends Optimizer {
  constructor({ learningRate = 1, decay = 0, momentum = 0 } = {}) {
    super(learningRate, decay);
    this.momentum = momentum;
  }
  get kind() {
    return "SGD";
  }
  step(parameter, gradient) {
    const { value } = parameter;
    const rg = rounding(isFloat(gradient));
    if (this.momentum === 0) {
      const r = rounding(isFloat(value) && isFloat(gradient));
      const rate2 = rg(-this.currentLearningRate);
      for (let i = 0; i < value.length; i++) {
        value.data[i] = r(value.data[i] + rg(rate2 * gradient.data[i]));
      }
      return;
    }
    const rm = rounding(parameter.momentum === null ? isFloat(value) : isFloat(parameter.momentum));
    const m = parameter.momentum = stateOf(parameter.momentum, value, gradient);
    const rate = rg(this.currentLearningRate);
    const momentum = rm(this.momentum);
    for (let i = 0; i < value.length; i++) {
      m.data[i] = rm(momentum * m.data[i]) - rg(rate * gradient.data[i]);
      value.data[i] += m.data[i];
    }
  }
};
var AdaGrad = class extends Optimizer {
  constructor({ learningRate = 1, decay = 0, epsilon = 1e-7 } = {}) {
    super(learningRate, decay);
    this.epsilon = epsilon;
  }
  get kind() {
    return "AdaGrad";
  }
  step(parameter, gradient) {
    const { value } = parameter;
    const c = parameter.cache = stateOf(parameter.cache, value, gradient, false);
    const rg = rounding(isFloat(gradient));
    const rc = rounding(isFloat(c));
    const r = rounding(isFloat(c) && isFloat(gradient));
    const rate = rg(-this.currentLearningRate);
    const epsilon = rc(this.epsilon);
    for (let i = 0; i < value.length; i++) {
      const g = gradient.data[i];
      c.data[i] += rg(g * g);
      value.data[i] += r(rg(rate * g) / rc(rc(sqrt(c.data[i])) + epsilon));
    }
  }
};
var RMSprop = class extends Optimizer {
  constructor({ learningRate = 1e-3, decay = 0, epsilon = 1e-7, rho = 0.9 } = {}) {
    super(learningRate, decay);
    this.epsilon = epsilon;
    this.rho = rho;
  }
  get kind() {
    return "RMSprop";
  }
  step(parameter, gradient) {
    const { value } = parameter;
    const old = rounding(parameter.cache === null ? isFloat(value) : isFloat(parameter.cache));
    const c = parameter.cache = stateOf(parameter.cache, value, gradient);
    const rg = rounding(isFloat(gradient));
    const rc = rounding(isFloat(c));
    const r = rounding(isFloat(c) && isFloat(gradient));
    const rate = rg(-this.currentLearningRate);
    const [rho, rest2, epsilon] = [old(this.rho), rg(1 - this.rho), rc(this.epsilon)];
    for (let i = 0; i < value.length; i++) {
      const g = gradient.data[i];
      c.data[i] = old(rho * c.data[i]) + rg(rest2 * rg(g * g));
      value.data[i] += r(rg(rate * g) / rc(rc(sqrt(c.data[i])) + epsilon));
    }
  }
};
var Adam = class extends Optimizer {
  constructor({ learningRate = 1e-3, decay = 0, epsilon = 1e-7, beta1 = 0.9, beta2 = 0.999 } = {}) {
    super(learningRate, decay);
    this.epsilon = epsilon;
    this.beta1 = beta1;
    this.beta2 = beta2;
  }
  get kind() {
    return "Adam";
  }
  step(parameter, gradient) {
    const { value } = parameter;
    const oldM = isFloat(parameter.momentum ?? value);
    const oldC = isFloat(parameter.cache ?? value);
    const m = parameter.momentum = stateOf(parameter.momentum, value, gradient);
    const c = parameter.cache = stateOf(parameter.cache, value, gradient);
    const number2 = this.iterations + 1;
    const corrections = [1 - power(this.beta1, number2), 1 - power(this.beta2, number2)];
    const arrays = [value.data, gradient.data, m.data, c.data];
    if (arrays.every((data) => data instanceof Float32Array)) {
      this.#stepFloat(...floats(arrays), corrections);
      return;
    }
    const [rm, rc, rg] = [rounding(oldM), rounding(oldC), rounding(isFloat(gradient))];
    const [nextM, nextC] = [rounding(isFloat(m)), rounding(isFloat(c))];
    const r = rounding(isFloat(m) && isFloat(c));
    const rate = nextM(-this.currentLearningRate);
    const [beta1, beta2] = [rm(this.beta1), rc(this.beta2)];
    const [rest1, rest2] = [rg(1 - this.beta1), rg(1 - this.beta2)];
    const [correction1, correction2, epsilon] = [nextM(corrections[0]), nextC(corrections[1]), nextC(this.epsilon)];
    for (let i = 0; i < value.length; i++) {
      const g = gradient.data[i];
      m.data[i] = rm(beta1 * m.data[i]) + rg(rest1 * g);
      c.data[i] = rc(beta2 * c.data[i]) + rg(rest2 * rg(g * g));
      const scale2 = nextC(nextC(sqrt(nextC(c.data[i] / correction2))) + epsilon);
      value.data[i] += r(nextM(rate * nextM(m.data[i] / correction1)) / scale2);
    }
  }
  #stepFloat(v, g, m, c, corrections) {
    const rate = fround5(-this.currentLearningRate);
    const epsilon = fround5(this.epsilon);
    const beta1 = fround5(this.beta1);
    const beta2 = fround5(this.beta2);
    const rest1 = fround5(1 - this.beta1);
    const rest2 = fround5(1 - this.beta2);
    const correction1 = fround5(corrections[0]);
    const correction2 = fround5(corrections[1]);
    for (let i = 0; i < v.length; i++) {
      const gradient = g[i];
      const momentum = fround5(fround5(beta1 * m[i]) + fround5(rest1 * gradient));
      const cache = fround5(fround5(beta2 * c[i]) + fround5(rest2 * fround5(gradient * gradient)));
      m[i] = momentum;
      c[i] = cache;
      const scale2 = fround5(fround5(sqrt(fround5(cache / correction2))) + epsilon);
      v[i] += fround5(fround5(rate * fround5(momentum / correction1)) / scale2);
    }
  }
};
function floats(arrays) {
  return arrays;
}

// math/parts.js
var VERSION = 1;
var LAYERS = {
  DropoutLayer: (fields) => new DropoutLayer(1 - fields.keep_probability, fields.keep_probability),
  InputLayer: () => new InputLayer(),
  SoftmaxActivation: () => new SoftmaxActivation(),
  ...ACTIVATIONS
};
var LOSSES = {
  CategoricalCrossentropyLoss: () => new CategoricalCrossentropyLoss(),
  BinaryCrossentropyLoss: () => new BinaryCrossentropyLoss(),
  SigmoidBinaryCrossentropyLoss: () => new SigmoidBinaryCrossentropyLoss(),
  MeanSquaredErrorLoss: () => new MeanSquaredErrorLoss(),
  MeanAbsoluteErrorLoss: (fields) => new MeanAbsoluteErrorLoss(fields.book_sign)
};
var OPTIMIZERS = {
  SGD: (fields) => new SGD({ ...ratesOf(fields), momentum: fields.momentum }),
  AdaGrad: (fields) => new AdaGrad({ ...ratesOf(fields), epsilon: fields.epsilon }),
  RMSprop: (fields) => new RMSprop({ ...ratesOf(fields), epsilon: fields.epsilon, rho: fields.rho }),
  Adam: (fields) => new Adam({ ...ratesOf(fields), epsilon: fields.epsilon, beta1: fields.beta_1, beta2: fields.beta_2 })
};
var METRICS = {
  CategoricalAccuracy: (fields) => new CategoricalAccuracy(fields.binary),
  RegressionAccuracy: (fields) => {
    const metric = new RegressionAccuracy();
    metric.precision = fields.precision ?? null;
    return metric;
  }
};
function readVersion({ version, layers }) {
  if (version !== VERSION || !Array.isArray(layers)) {
    throw new RangeError(
      `network: the description has version ${version} and ${Array.isArray(layers) ? "" : "no "}layers; version ${VERSION} is read. Write it with this version of HybridNet.`
    );
  }
}
function readArithmetic(fields) {
  return {
    productDType: fields?.product_dtype ?? null,
    defaultDType: fields?.default_dtype ?? "float32",
    flavour: fields?.flavour === "libm" ? "libm" : "simd"
  };
}
function layerOf(fields, index, arrays) {
  if (fields.type !== "DenseLayer") {
    return made(LAYERS, fields, "layer");
  }
  const layer = new DenseLayer(
    arrayOf(arrays, `layers.${index}.weights`, fields.n_inputs, fields.n_neurons),
    arrayOf(arrays, `layers.${index}.biases`, 1, fields.n_neurons)
  );
  settle(layer.weightParameter, fields.weights, arrays, `layers.${index}.weights`);
  settle(layer.biasParameter, fields.biases, arrays, `layers.${index}.biases`);
  return layer;
}
function lossOf(fields) {
  return made(LOSSES, fields, "loss");
}
function optimizerOf(fields) {
  const optimizer = made(OPTIMIZERS, fields, "optimizer");
  optimizer.currentLearningRate = fields.current_learning_rate ?? optimizer.learningRate;
  optimizer.iterations = fields.iterations ?? 0;
  return optimizer;
}
function metricOf(fields) {
  return Object.hasOwn(METRICS, fields.type) ? METRICS[fields.type](fields) : null;
}
function made(table2, fields, what) {
  if (!Object.hasOwn(table2, fields.type)) {
    throw new RangeError(
      `network: the ${what} is a ${fields.type}; a page computes ${Object.keys(table2).join(", ")}. Show a model of these.`
    );
  }
  return table2[fields.type](fields);
}
function arrayOf(arrays, name, rows2, columns) {
  const array = Object.hasOwn(arrays, name) ? arrays[name] : null;
  if (array === null || array.rows !== rows2 || array.columns !== columns) {
    throw new RangeError(
      `network: ${name} is ${array === null ? "missing" : array.shape}; the description has (${rows2}, ${columns}). Pass the arrays of the same model.`
    );
  }
  return array;
}
function settle(parameter, fields, arrays, name) {
  parameter.l1 = fields?.l1 ?? 0;
  parameter.l2 = fields?.l2 ?? 0;
  parameter.isTrainable = fields?.trainable ?? true;
  const { rows: rows2, columns } = parameter.value;
  parameter.momentum = Object.hasOwn(arrays, `${name}.momentum`) ? arrayOf(arrays, `${name}.momentum`, rows2, columns) : null;
  parameter.cache = Object.hasOwn(arrays, `${name}.cache`) ? arrayOf(arrays, `${name}.cache`, rows2, columns) : null;
}
function ratesOf(fields) {
  return { learningRate: fields.learning_rate, decay: fields.decay };
}

// math/network.js
var Network = class _Network {
  constructor(layers, { loss = null, optimizer = null, metric = null, arithmetic = NUMPY, classNames = [], random = null } = {}) {
    this.layers = layers;
    this.loss = loss;
    this.optimizer = optimizer;
    this.metric = metric;
    this.arithmetic = arithmetic;
    this.classNames = classNames;
    this.random = random;
    this.states = layers.map(() => new LayerState());
    this.lossState = new LossState();
    this.firstTrained = layers.findIndex((layer) => layer.parameters.length > 0);
  }
  static from(architecture, arrays, random = null) {
    const description = typeof architecture === "string" ? JSON.parse(architecture) : architecture;
    readVersion(description);
    return new _Network(
      description.layers.map((layer, index) => layerOf(layer, index, arrays)),
      {
        loss: description.loss ? lossOf(description.loss) : null,
        optimizer: description.optimizer ? optimizerOf(description.optimizer) : null,
        metric: description.metric ? metricOf(description.metric) : null,
        arithmetic: readArithmetic(description.arithmetic),
        classNames: description.class_names ?? [],
        random
      }
    );
  }
  get parameters() {
    return this.layers.flatMap((layer) => layer.parameters);
  }
  get output() {
    return this.states[this.states.length - 1].saved("output", "network");
  }
  get isFused() {
    return this.#fused !== null;
  }
  get #fused() {
    const [loss, last] = [this.loss, this.layers[this.layers.length - 1]];
    if (loss instanceof CategoricalCrossentropyLoss && last instanceof SoftmaxActivation) {
      return loss;
    }
    return loss instanceof SigmoidBinaryCrossentropyLoss && last instanceof SigmoidActivation ? loss : null;
  }
  forward(inputs, isTraining = false) {
    return whole(this.forwardPieces(inputs, isTraining));
  }
  *forwardPieces(inputs, isTraining = false) {
    const context = this.#context(isTraining);
    let output = inputs;
    for (let i = 0; i < this.layers.length; i++) {
      output = this.layers[i].forward(output, this.states[i], context);
      yield;
    }
    return output;
  }
  backward(targets2, wantsAll = true) {
    return whole(this.backwardPieces(targets2, wantsAll));
  }
  *backwardPieces(targets2, wantsAll = true) {
    const loss = this.#needed(this.loss, "loss");
    const context = this.#context(false);
    let last = this.layers.length - 1;
    let gradients;
    const fused = this.#fused;
    if (fused) {
      gradients = fused.fusedBackward(this.output, targets2, this.lossState);
      this.states[last].dinputs = gradients;
      last--;
    } else {
      gradients = loss.backward(this.output, targets2, this.lossState, this.arithmetic);
    }
    for (let i = last; i >= 0; i--) {
      yield;
      if (!wantsAll && i < this.firstTrained) {
        return null;
      }
      const wantsInputGradients = wantsAll || i > this.firstTrained;
      const layer = this.layers[i];
      const own = { ...context, wantsInputGradients };
      gradients = layer instanceof DenseLayer ? yield* layer.backwardPieces(gradients, this.states[i], own) : layer.backward(gradients, this.states[i], own);
    }
    return wantsAll ? gradients : null;
  }
  measure(targets2) {
    const losses = this.#needed(this.loss, "loss").forward(this.output, targets2, this.lossState, this.arithmetic);
    const dataLoss = new NumPyScalar(mean(losses), losses.dtype);
    const penalty = regularizationLoss(this.parameters);
    let accuracy = null;
    if (this.metric) {
      const { hits, samples } = this.metric.count(this.predictions(), targets2);
      accuracy = hits / samples;
    }
    return { dataLoss, regularizationLoss: penalty, loss: dataLoss.plus(penalty), accuracy };
  }
  predictions() {
    const last = this.layers[this.layers.length - 1];
    return "predictions" in last ? last.predictions(this.output) : this.output;
  }
  step(inputs, targets2, wantsAll = false) {
    return whole(this.stepPieces(inputs, targets2, wantsAll));
  }
  *stepPieces(inputs, targets2, wantsAll = false) {
    yield* this.forwardPieces(inputs, true);
    const result = this.measure(targets2);
    yield* this.backwardPieces(targets2, wantsAll);
    yield;
    this.update();
    return result;
  }
  update() {
    const optimizer = this.#needed(this.optimizer, "optimizer");
    optimizer.beginStep();
    for (const layer of this.layers) {
      for (const parameter of layer.parameters) {
        if (parameter.isTrainable) {
          optimizer.update(parameter);
        }
      }
    }
    optimizer.endStep();
  }
  copy(inDouble = false) {
    return new _Network(
      this.layers.map((layer) => layer.copy(inDouble ? "float64" : void 0)),
      {
        loss: this.loss,
        metric: this.metric,
        arithmetic: inDouble ? { ...IN_DOUBLE, flavour: this.arithmetic.flavour } : this.arithmetic,
        classNames: this.classNames,
        random: this.random
      }
    );
  }
  #context(isTraining) {
    return { arithmetic: this.arithmetic, isTraining, random: this.random ?? void 0 };
  }
  #needed(part, name) {
    if (part === null) {
      throw new Error(`network: there is no ${name}; training needs one. Pass it with the layers.`);
    }
    return part;
  }
};

// kit/model/network.js
function targetsOf(given2) {
  return given2.dtype === "int32" ? decodeArray(given2).values : decodeMatrix(given2);
}
function* decoded(tensors) {
  const arrays = {};
  for (const [name, encoded] of Object.entries(tensors)) {
    arrays[name] = decodeMatrix(encoded);
    yield;
  }
  return arrays;
}
function kept(make) {
  const known = /* @__PURE__ */ new WeakMap();
  return function* (data) {
    const made2 = known.get(data) ?? (yield* make(data));
    known.set(data, made2);
    return made2;
  };
}
var Network2 = class _Network {
  static *made({ architecture, tensors }) {
    return new _Network(architecture, yield* decoded(tensors));
  }
  constructor(architecture, arrays) {
    this.architecture = architecture;
    this.indices = architecture.layers.flatMap(
      ({ type }, index) => type === "InputLayer" ? [] : [index]
    );
    this.computed = Network.from(architecture, arrays);
    let size = architecture.layers.find(({ n_inputs }) => n_inputs !== void 0)?.n_inputs ?? 1;
    this.stages = [{ kind: "input", layer: -1, size, type: "" }];
    for (const index of this.indices) {
      const { type, n_neurons } = architecture.layers[index];
      size = n_neurons ?? size;
      this.stages.push({
        kind: type === "DenseLayer" ? "sum" : type === "DropoutLayer" ? "dropout" : "activation",
        layer: index,
        size,
        type
      });
    }
  }
  get size() {
    return this.computed.parameters.reduce((sum2, { value }) => sum2 + value.length, 0);
  }
  fields(layer) {
    return this.architecture.layers[layer];
  }
  parameterOf(stage, bias) {
    return this.computed.layers[this.stages[stage].layer].parameters[bias ? 1 : 0];
  }
  parameter(stage, bias) {
    return this.parameterOf(stage, bias).value;
  }
  weight(stage, source, target) {
    return this.parameter(stage, source < 0).at(Math.max(0, source), target);
  }
  setWeight(stage, source, target, value) {
    this.parameter(stage, source < 0).set(Math.max(0, source), target, value);
  }
  forward(X) {
    const values = [X];
    const { arithmetic, layers } = this.computed;
    for (const index of this.indices)
      values.push(layers[index].forward(values[values.length - 1], new LayerState(), { arithmetic }));
    return values;
  }
};

// kit/model/learner.js
var CHECKED = 3e5;
var Learner = class _Learner {
  static *made(given2) {
    const network = yield* Network2.made(given2);
    return new _Learner(given2, network);
  }
  constructor(given2, network) {
    this.given = given2;
    this.network = network;
    this.X = decodeMatrix(given2.X);
    this.y = targetsOf(given2.y);
    this.draws = this.network.stages.some(({ kind }) => kind === "dropout");
    this.shown = null;
    this.isCurrent = false;
    this.version = 0;
    this.spare = workspace(network.computed);
  }
  get optimizer() {
    return this.network.computed.optimizer;
  }
  pass() {
    return whole(this.passPieces());
  }
  *passPieces() {
    if (this.isCurrent && this.shown) return this.shown;
    const { computed, indices, stages } = this.network;
    const output = yield* computed.forwardPieces(this.X);
    yield* computed.backwardPieces(this.y);
    yield;
    const values = [this.X, ...indices.map((index) => computed.states[index].output)];
    const gradients = [
      ...indices.map((index) => computed.states[index].dinputs),
      computed.isFused ? null : computed.lossState.dinputs
    ];
    this.shown = {
      values,
      gradients,
      slopes: computed.parameters.map(({ gradient }) => gradient),
      loss: computed.measure(this.y).dataLoss.value,
      right: rightOf(stages[stages.length - 1].type, output, this.y)
    };
    this.isCurrent = true;
    this.spare = exchange(computed, this.spare);
    return this.shown;
  }
  changed() {
    this.isCurrent = false;
    this.version += 1;
  }
  setWeight(stage, source, target, value) {
    this.network.setWeight(stage, source, target, value);
    this.changed();
  }
  beginFit() {
    this.network.computed.random = this.draws ? new NumPyRandom(0) : null;
  }
  *stepPieces() {
    yield* this.network.computed.stepPieces(this.X, this.y);
    this.changed();
  }
  *resetPieces() {
    const fresh = (yield* Network2.made(this.given)).computed;
    this.network.computed.parameters.forEach((parameter, index) => {
      const first2 = fresh.parameters[index];
      parameter.value.setAll(first2.value);
      parameter.momentum = first2.momentum;
      parameter.cache = first2.cache;
    });
    this.network.computed.optimizer = fresh.optimizer;
    this.changed();
  }
  gradient(stage, source, target) {
    const gradient = this.slopes(stage, source < 0);
    const { dtype } = this.network.parameter(stage, source < 0);
    return gradient ? { value: gradient.at(Math.max(0, source), target), dtype: gradient.dtype } : { value: 0, dtype };
  }
  slopes(stage, bias) {
    const { slopes } = this.pass();
    return slopes[this.network.computed.parameters.indexOf(this.network.parameterOf(stage, bias))];
  }
  *check(stage, source, target) {
    const double = this.network.computed.copy(true);
    double.random = null;
    yield;
    const rows2 = Math.max(1, Math.min(this.X.rows, Math.floor(CHECKED / this.network.size)));
    const X = this.X.slice(0, rows2).copy("float64");
    const y = this.y instanceof Matrix ? this.y.slice(0, rows2).copy("float64") : this.y.subarray(0, rows2);
    const parameter = double.layers[this.network.stages[stage].layer].parameters[source < 0 ? 1 : 0];
    const [row2, column3] = [Math.max(0, source), target];
    const weight = parameter.value.at(row2, column3);
    const h2 = 1e-5 * Math.max(Math.abs(weight), 0.1);
    parameter.isTrainable = true;
    yield* double.forwardPieces(X);
    yield* double.backwardPieces(y, false);
    const exact = parameter.gradient.at(row2, column3);
    const losses = [];
    for (const value of [weight + h2, weight - h2]) {
      yield;
      parameter.value.set(row2, column3, value);
      yield* double.forwardPieces(X);
      losses.push(double.measure(y).loss.value);
    }
    const numeric = (losses[0] - losses[1]) / (weight + h2 - (weight - h2));
    const scale2 = Math.max(Math.abs(exact), Math.abs(numeric));
    const distance = Math.abs(exact - numeric);
    return {
      exact,
      numeric,
      rows: rows2,
      difference: scale2 === 0 ? 0 : distance / scale2,
      agrees: distance <= 1e-5 * scale2 + 1e-9
    };
  }
};
function workspace(network) {
  return {
    states: network.layers.map(() => new LayerState()),
    lossState: new LossState(),
    gradients: network.parameters.map(() => null)
  };
}
function exchange(network, next) {
  const { states, lossState, parameters } = network;
  const last = { states, lossState, gradients: parameters.map(({ gradient }) => gradient) };
  network.states = next.states;
  network.lossState = next.lossState;
  parameters.forEach((parameter, index) => {
    parameter.gradient = next.gradients[index];
  });
  return last;
}
function rightOf(type, output, y) {
  let count = 0;
  for (let row2 = 0; row2 < output.rows; row2++) {
    const right = isRight(type, output, y, row2);
    if (right === null) return null;
    if (right) count += 1;
  }
  return count;
}
function isRight(type, output, y, row2) {
  const values = output.row(row2);
  if (type === "SoftmaxActivation") return classOfRow(values) === classOf(y, row2);
  if (type !== "SigmoidActivation" || !(y instanceof Matrix)) return null;
  return values.every((value, column3) => classOfProbability(value) === y.at(row2, column3));
}
function classOf(y, row2) {
  if (!(y instanceof Matrix)) return y[row2];
  return y.columns === 1 ? y.at(row2, 0) : classOfRow(y.row(row2)) ?? NaN;
}

// kit/controls/terms.js
function termTable(label2) {
  const body = h("tbody");
  const element2 = h(
    "div",
    { class: "scroll terms", tabindex: 0, role: "group", "aria-label": label2 },
    h("table", {}, body)
  );
  return {
    element: element2,
    update(rows2) {
      each(
        body,
        rows2,
        () => h("tr", {}, h("td", { class: "text" }), h("td")),
        (row2, { name, value, tone = "", total }) => {
          set(row2, { class: total ? "total" : null });
          write(row2.children[0], name);
          write(row2.children[1], value);
          set(row2.children[1], { class: `number ${tone}` });
        }
      );
    }
  };
}
function listed(count, term, most, wanted = -1) {
  const rest2 = Array.from({ length: count }, (_, index) => index).filter((index) => index !== wanted);
  const first2 = wanted >= 0 ? [wanted] : [];
  if (count <= most) return [...first2, ...rest2];
  const sizes = new Map(rest2.map((index) => [index, Math.abs(term(index))]));
  return [...first2, ...rest2.sort((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0)).slice(0, most - first2.length)];
}

// kit/microscope/neuron.js
var TERMS = 40;
var NEXT = 10;
function openedNeuron(given2, { stage, index }) {
  const { learner, words: words2, text, heading } = given2;
  const { stages } = learner.network;
  if (index === BIAS2) return { title: text("biasNode"), body: [], update: () => {
  }, end: () => {
  } };
  if (stages[stage].kind === "input") return openedInput(given2, stage, index);
  let sum2 = stage;
  while (stages[sum2].kind !== "sum" && sum2 > 1) sum2 -= 1;
  let end = sum2;
  while (stages[end + 1] && stages[end + 1].kind !== "sum") end += 1;
  const isLast = end === stages.length - 1;
  const neuron = { sum: sum2, end, index };
  const terms = termTable(text("forward"));
  const forward = h("div");
  const backward = h("div");
  const next = termTable(text("backward"));
  return {
    title: text("sum", { to: words2.nodeName(sum2, index) }),
    body: [
      heading({}, text("forward")),
      terms.element,
      forward,
      heading({}, text("backward")),
      ...isLast ? [] : [next.element],
      backward
    ],
    update(row2) {
      const { values } = learner.pass();
      if (stages[sum2].kind === "sum") terms.update(words2.terms({ values, row: row2 }, sum2, index, TERMS));
      forward.replaceChildren(...forwardWords(given2, neuron, row2).map((line) => h("p", {}, line)));
      backward.replaceChildren(...backwardWords(given2, neuron, row2).map((line) => h("p", {}, line)));
      if (!isLast) next.update(nextRows(given2, neuron, row2));
    },
    end: () => {
    }
  };
}
function openedInput({ learner, words: words2, text, numbers }, stage, index) {
  const told2 = h("p");
  const value = h("p", { class: "number data" });
  return {
    title: text("input", { name: words2.nodeName(stage, index) }),
    body: [told2, value],
    update(row2) {
      write(told2, text("forwardInput", { row: numbers[row2] }));
      write(value, repr(learner.X.at(row2, index), learner.X.dtype));
    },
    end: () => {
    }
  };
}
function forwardWords({ learner, text }, { sum: sum2, end, index }, row2) {
  const { network } = learner;
  const { values } = learner.pass();
  const at = (which) => values[which].at(row2, index);
  const shown = (which) => repr(at(which), values[which].dtype);
  return network.stages.slice(sum2 + 1, end + 1).flatMap(({ kind, layer }, offset) => {
    if (kind !== "activation") return [];
    const which = sum2 + 1 + offset;
    const formula = activationText(network.fields(layer), at(which - 1), shown(which - 1));
    return [text("forwardActivation", { formula, value: shown(which) })];
  });
}
function backwardWords({ learner, text, numbers }, { sum: sum2, end, index }, row2) {
  const { stages } = learner.network;
  const { values, gradients } = learner.pass();
  const slope = (which) => {
    const gradient = gradients[which];
    return gradient && repr(gradient.at(row2, index), gradient.dtype);
  };
  const own = slope(end);
  const told2 = [];
  if (end < stages.length - 1) told2.push(text("fromNext"));
  else if (own === null) {
    const y = classOf(learner.y, row2) === index ? 1 : 0;
    const p = repr(values[end].at(row2, index), values[end].dtype);
    told2.push(text("fromFused", { p, y, rows: learner.X.rows, value: slope(end - 1) ?? "" }));
  } else told2.push(text("fromLoss", { row: numbers[row2], value: own }));
  for (let which = end; which > sum2; which--) {
    if (slope(which) === null) continue;
    told2.push(text("throughActivation", { kind: sign(stages[which].type), value: slope(which - 1) ?? "" }));
  }
  return told2;
}
function nextRows({ learner, words: words2, text }, { end, index }, row2) {
  const { network } = learner;
  const { gradients } = learner.pass();
  const slopes = gradients[end + 1];
  const total = gradients[end];
  const term = (target) => rounded(slopes.at(row2, target) * network.weight(end + 1, index, target), total.dtype);
  const shown = listed(slopes.columns, term, NEXT);
  const rows2 = shown.map((target) => ({
    name: `${words2.nodeName(end + 1, target)}: ${repr(slopes.at(row2, target), slopes.dtype)} × ${repr(network.weight(end + 1, index, target), network.parameter(end + 1, false).dtype)}`,
    value: repr(term(target), total.dtype),
    tone: "weight",
    total: false
  }));
  if (shown.length < slopes.columns) {
    const inside2 = new Set(shown);
    let rest2 = 0;
    for (let target = 0; target < slopes.columns; target++) if (!inside2.has(target)) rest2 += term(target);
    rows2.push({
      name: text("others", { count: slopes.columns - shown.length }),
      value: amount(rest2, 8),
      tone: "weight",
      total: false
    });
  }
  rows2.push({ name: text("gradientOf"), value: repr(total.at(row2, index), total.dtype), tone: "", total: true });
  return rows2;
}

// kit/controls/number-control.js
function numberControl({ label: label2, tone = "", change: change2 }) {
  const range = h("input", { type: "range", "aria-label": label2 });
  const field = h("input", { type: "text", inputmode: "decimal", "aria-label": label2, style: "width: 17ch" });
  const element2 = h(
    "div",
    { class: "control" },
    h("span", { class: `label ${tone}`, "aria-hidden": "true" }, label2),
    range,
    field
  );
  let shown = "";
  range.addEventListener("input", () => change2(Number(range.value)));
  const typed = () => {
    const value = typedNumber(field.value);
    if (Number.isFinite(value) && field.value !== shown) {
      center(value);
      change2(value);
    } else field.value = shown;
  };
  field.addEventListener("change", typed);
  field.addEventListener("keydown", (event) => event.key === "Enter" && typed());
  function center(value) {
    const middle = Number.isFinite(value) ? value : 0;
    const span = Math.max(1, 2 * Math.abs(middle));
    set(range, {
      min: Number((middle - span).toPrecision(6)),
      max: Number((middle + span).toPrecision(6)),
      step: "any"
    });
  }
  range.addEventListener("keydown", (event) => {
    const direction = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[event.key];
    if (direction === void 0) return;
    event.preventDefault();
    const step2 = (Number(range.max) - Number(range.min)) / 400;
    change2(Number((Number(range.value) + direction * step2 * (event.shiftKey ? 10 : 1)).toPrecision(9)));
  });
  return {
    element: element2,
    center,
    update(value, text) {
      if (value < Number(range.min) || value > Number(range.max)) center(value);
      if (Number(range.value) !== value) range.value = String(value);
      range.setAttribute("aria-valuetext", text);
      if (!field.matches(":focus") || field.value === shown) field.value = text;
      shown = text;
    }
  };
}

// kit/microscope/update-rows.js
function single(value, dtype) {
  const matrix2 = new Matrix(1, 1, dtype);
  matrix2.data[0] = value;
  return matrix2;
}
function element(matrix2, source, target) {
  return matrix2 && single(matrix2.at(Math.max(0, source), target), matrix2.dtype);
}
function penaltyOf(network, stage, source, target) {
  const parameter = network.parameterOf(stage, source < 0);
  if (parameter.l1 === 0 && parameter.l2 === 0) return 0;
  const one = new Parameter(
    element(parameter.value, source, target),
    parameter.l1,
    parameter.l2
  );
  one.gradient = single(0, parameter.value.dtype);
  one.addPenaltyGradient();
  return one.gradient.data[0];
}
function updateRows(learner, stage, source, target, text) {
  const { network, optimizer } = learner;
  const parameter = network.parameterOf(stage, source < 0);
  const gradient = element(learner.slopes(stage, source < 0), source, target);
  if (!parameter.isTrainable || !gradient || !optimizer) return [{ name: text("updateNone"), value: "" }];
  const value = element(parameter.value, source, target);
  const next = new Parameter(value.copy());
  const change2 = new Parameter(single(0, value.dtype));
  for (const one of [next, change2]) {
    one.gradient = gradient;
    one.momentum = element(parameter.momentum, source, target);
    one.cache = element(parameter.cache, source, target);
  }
  const step2 = optimizerOf(network.architecture.optimizer);
  step2.iterations = optimizer.iterations;
  step2.currentLearningRate = optimizer.currentLearningRate;
  step2.beginStep();
  step2.update(next);
  step2.update(change2);
  const shown = (matrix2) => repr(matrix2.data[0], matrix2.dtype);
  const rows2 = [
    { name: text("before"), value: shown(value), tone: "weight" },
    { name: text("gradient"), value: shown(gradient) }
  ];
  const before = (matrix2) => matrix2 ? repr(matrix2.at(Math.max(0, source), target), matrix2.dtype) : "0.0";
  const add = (name, formula, number3) => rows2.push({ name: `${name} = ${formula}`, value: number3 });
  const formulas2 = FORMULAS[step2.kind](step2, shown(gradient), before(parameter.momentum), before(parameter.cache));
  rows2.push({ name: text("rate"), value: repr(step2.currentLearningRate, "float64") });
  const number2 = step2.iterations + 1;
  if (next.momentum && formulas2.momentum) {
    add(text("momentum"), formulas2.momentum, shown(next.momentum));
    if ("beta1" in step2)
      add(
        text("corrected", { name: text("momentum") }),
        `m / (1 − ${step2.beta1}^${number2})`,
        corrected(next.momentum, Number(step2.beta1), number2)
      );
  }
  if (next.cache && formulas2.cache) {
    add(text("cache"), formulas2.cache, shown(next.cache));
    if ("beta2" in step2)
      add(
        text("corrected", { name: text("cache") }),
        `c / (1 − ${step2.beta2}^${number2})`,
        corrected(next.cache, Number(step2.beta2), number2)
      );
  }
  add(text("change"), formulas2.change, shown(change2.value));
  rows2.push({ name: text("after"), value: shown(next.value), tone: "weight", total: true });
  return rows2;
}
function corrected(average, beta, number2) {
  const { dtype } = average;
  return repr(rounded(average.data[0] / rounded(1 - power(beta, number2), dtype), dtype), dtype);
}
var FORMULAS = {
  SGD: ({ momentum }, g, m) => momentum ? { momentum: `${momentum} · ${m} − lr · ${g}`, change: "m" } : { change: `−lr · ${g}` },
  AdaGrad: ({ epsilon }, g, _, c) => ({ cache: `${c} + (${g})²`, change: `−lr · ${g} / (√c + ${epsilon})` }),
  RMSprop: ({ rho, epsilon }, g, _, c) => ({
    cache: `${rho} · ${c} + (1 − ${rho}) · (${g})²`,
    change: `−lr · ${g} / (√c + ${epsilon})`
  }),
  Adam: ({ beta1, beta2, epsilon }, g, m, c) => ({
    momentum: `${beta1} · ${m} + (1 − ${beta1}) · ${g}`,
    cache: `${beta2} · ${c} + (1 − ${beta2}) · (${g})²`,
    change: `−lr · m′ / (√c′ + ${epsilon})`
  })
};

// kit/microscope/weight.js
var ROWS = 12;
var IDLE = 160;
function openedWeight(given2, part) {
  const { learner, words: words2, text, heading, setWeight, id } = given2;
  const { stage, source, target } = part;
  const { network } = learner;
  const { optimizer } = network.architecture;
  const isBias = source === BIAS2;
  const control = numberControl({
    label: text("ownValue"),
    tone: isBias ? "bias" : "weight",
    change: (value) => setWeight(stage, source, target, value)
  });
  const gradients = termTable(text("gradient"));
  const updates = termTable(text("update", { optimizer: optimizer?.type ?? "" }));
  const check = gradientCheck(given2, part);
  const { dtype } = network.parameter(stage, isBias);
  control.center(network.weight(stage, source, target));
  return {
    title: words2.edgeTitle(part),
    body: [
      control.element,
      heading({}, text("gradient")),
      h("p", { class: "note" }, text(isBias ? "biasTerms" : "gradientTerms")),
      gradients.element,
      heading({ id: id("check") }, text("check")),
      ...check.elements,
      ...optimizer ? [heading({}, text("update", { optimizer: optimizer.type })), updates.element] : []
    ],
    update(row2) {
      const value = network.weight(stage, source, target);
      control.update(value, repr(value, dtype));
      gradients.update(gradientRows(given2, part, row2));
      if (optimizer) updates.update(updateRows(learner, stage, source, target, text));
      check.later();
    },
    end: check.end
  };
}
function gradientRows({ learner, text, numbers }, { stage, source, target }, row2) {
  const { network } = learner;
  const isBias = source === BIAS2;
  const { values, gradients } = learner.pass();
  const slope = gradients[stage];
  const plain3 = { tone: "", total: false };
  const term = (index) => isBias ? slope.at(index, target) : rounded(values[stage - 1].at(index, source) * slope.at(index, target), slope.dtype);
  const name = (index) => isBias ? text("rowBias", { row: numbers[index] }) : text("rowTerm", {
    row: numbers[index],
    input: repr(values[stage - 1].at(index, source), values[stage - 1].dtype),
    gradient: repr(slope.at(index, target), slope.dtype)
  });
  const shown = listed(learner.X.rows, term, ROWS, row2);
  const rows2 = shown.map((index) => ({
    name: name(index),
    value: repr(term(index), slope.dtype),
    tone: index === row2 ? "prediction" : "",
    total: false
  }));
  if (shown.length < learner.X.rows) {
    const inside2 = new Set(shown);
    let rest2 = 0;
    for (let index = 0; index < learner.X.rows; index++) if (!inside2.has(index)) rest2 += term(index);
    const count = learner.X.rows - shown.length;
    rows2.push({ name: text("otherRows", { count }), value: amount(rest2, 8), ...plain3 });
  }
  const penalty = penaltyOf(network, stage, source, target);
  const { dtype } = network.parameter(stage, isBias);
  if (penalty !== 0) rows2.push({ name: text("penalty"), value: repr(penalty, dtype), ...plain3 });
  const all = learner.gradient(stage, source, target);
  rows2.push({
    name: `${text("batch")}: ${isBias ? "dL/db" : "dL/dw"}`,
    value: repr(all.value, all.dtype),
    tone: "weight",
    total: true
  });
  return rows2;
}
function gradientCheck({ learner, text }, { stage, source, target }) {
  const checked = h("p");
  const verdict = h("p");
  let timer = 0;
  let stop = () => {
  };
  function check() {
    stop = inSlices(learner.check(stage, source, target), { budget: 0, done: told2 });
  }
  function told2({ exact, numeric, difference, agrees, rows: rows2 }) {
    write(
      checked,
      text("checkWords", {
        numeric: repr(numeric, "float64"),
        exact: repr(exact, "float64"),
        difference: number(difference, 2),
        rows: rows2
      })
    );
    write(verdict, `${agrees ? "✓" : "✗"} ${text(agrees ? "checkGood" : "checkBad")}`);
    verdict.className = agrees ? "good" : "bad";
  }
  function end() {
    clearTimeout(timer);
    stop();
  }
  return {
    elements: [checked, verdict],
    later() {
      end();
      timer = window.setTimeout(check, IDLE);
    },
    end
  };
}

// kit/microscope/opened.js
function opened(given2, part) {
  return part.kind === "edge" ? openedWeight(given2, part) : openedNeuron(given2, part);
}

// kit/microscope/part-panel.js
function partPanel(opening) {
  const title2 = opening.heading({});
  const inside2 = h("div");
  let open = null;
  let openKey = "";
  return {
    element: h("div", {}, title2, inside2),
    update(part, row2) {
      const key = JSON.stringify(part);
      if (key !== openKey) {
        openKey = key;
        open?.end();
        open = part && opened(opening, part);
        write(title2, open ? open.title : opening.text("opened"));
        inside2.replaceChildren(...open?.body ?? [h("p", { class: "note" }, opening.text("nothing"))]);
      }
      open?.update(row2);
    },
    end: () => open?.end()
  };
}
function steepest(learner, most) {
  const { stages } = learner.network;
  const stage = stages.findIndex(({ kind }) => kind === "sum");
  if (stage < 0) return null;
  let best = [0, 0, -1];
  for (let source = 0; source < Math.min(most - 2, stages[stage - 1].size); source++) {
    for (let target = 0; target < Math.min(most - 2, stages[stage].size); target++) {
      const size = Math.abs(learner.gradient(stage, source, target).value);
      if (size > best[2]) best = [source, target, size];
    }
  }
  return { kind: "edge", stage, source: best[0], target: best[1] };
}

// kit/charts/markers.js
var MARKS = 10;
var SHAPES = [circle, square2, triangle, diamond, cross, triangleDown, plus, star, pentagon, bar];
function marker(index, radius = 5) {
  return SHAPES[index % MARKS](radius);
}
function classColor(index) {
  return `var(--class-${index % MARKS})`;
}
function circle(r) {
  return `M${-r} 0A${r} ${r} 0 1 0 ${r} 0A${r} ${r} 0 1 0 ${-r} 0Z`;
}
function square2(r) {
  const a = r * 0.85;
  return `M${-a} ${-a}H${a}V${a}H${-a}Z`;
}
function triangle(r) {
  return polygon(3, r * 1.15, -90);
}
function triangleDown(r) {
  return polygon(3, r * 1.15, 90);
}
function diamond(r) {
  return polygon(4, r * 1.2, 0);
}
function pentagon(r) {
  return polygon(5, r * 1.1, -90);
}
function star(r) {
  return polygon(10, r * 1.3, -90, 0.45);
}
function plus(r) {
  const a = r * 1.1;
  const b = r * 0.4;
  return `M${-b} ${-a}H${b}V${-b}H${a}V${b}H${b}V${a}H${-b}V${b}H${-a}V${-b}H${-b}Z`;
}
function cross(r) {
  const a = r;
  const b = r * 0.55;
  return `M${-a} ${-a + b}L${-a + b} ${-a}L0 ${-b}L${a - b} ${-a}L${a} ${-a + b}L${b} 0L${a} ${a - b}L${a - b} ${a}L0 ${b}L${-a + b} ${a}L${-a} ${a - b}L${-b} 0Z`;
}
function bar(r) {
  return `M${-r * 1.2} ${-r * 0.5}H${r * 1.2}V${r * 0.5}H${-r * 1.2}Z`;
}
function polygon(corners, r, turn, inner = 1) {
  const points5 = Array.from({ length: corners }, (_, index) => {
    const angle2 = (turn + 360 * index / corners) * Math.PI / 180;
    const radius = index % 2 ? r * inner : r;
    return `${(radius * Math.cos(angle2)).toFixed(2)} ${(radius * Math.sin(angle2)).toFixed(2)}`;
  });
  return `M${points5.join("L")}Z`;
}

// kit/drawing/color-scale.js
var [STRONG, PALE] = [146 / 255, 26 / 255];
var color = (index, opacity) => `color-mix(in srgb, var(--class-${index}) ${Math.round(100 * opacity)}%, transparent)`;
var BAR = `flex: 1; height: 14px; border: 1px solid var(--line); background: linear-gradient(to right, ${color(0, STRONG)}, ${color(0, PALE)} 50%, ${color(1, PALE)} 50%, ${color(1, STRONG)})`;
function colorScale(label2) {
  const [low, middle, high] = [h("span"), h("span"), h("span")];
  const told2 = h("p", { class: "note" }, label2);
  return {
    element: h(
      "div",
      { class: "color-scale", role: "group", "aria-label": label2 },
      told2,
      h("div", { style: "display: flex" }, h("span", { style: BAR, "aria-hidden": "true" })),
      h("div", { class: "note", style: "display: flex; justify-content: space-between" }, low, middle, high)
    ),
    update([from, to]) {
      const ends2 = [from, (from + to) / 2, to];
      const text = quantity(ends2, { digits: 5, resolution: to > from ? to - from : void 0 });
      [low, middle, high].forEach((element2, index) => write(element2, text(ends2[index])));
    }
  };
}

// kit/drawing/plane-colors.js
var [COARSE, COST] = [28, 4e5];
var FINE = 92;
var PIECE = 1e6;
var IDLE2 = 140;
function planeColors({ canvas, axes, network, dtype, kind, measured }) {
  const coarse = Math.round(Math.max(8, Math.min(COARSE, Math.sqrt(COST / Math.max(1, network.size)))));
  const small = h("canvas", { width: coarse, height: coarse });
  let colors = [];
  let stop = () => {
  };
  let idle = 0;
  let range = [0, 1];
  function* predictions(count, take2) {
    const some = Math.max(1, Math.floor(PIECE / Math.max(1, network.size)));
    for (let first2 = 0; first2 < count * count; first2 += some) {
      const values = network.forward(points4(axes, dtype, count, first2, Math.min(some, count * count - first2)));
      take2(values[values.length - 1], first2);
      yield;
    }
  }
  const paint = (output, pixels2, first2) => color2(output, { kind, range, colors }, pixels2, 4 * first2);
  function draw() {
    stop();
    clearTimeout(idle);
    if (!colors.length || !canvas.isConnected) colors = colorsOf(canvas);
    const context = canvas.getContext("2d");
    const smallContext = small.getContext("2d");
    const image = smallContext.createImageData(coarse, coarse);
    const outputs = [];
    stop = inSlices(
      predictions(coarse, (output, first2) => outputs.push([output, first2])),
      {
        now: true,
        done() {
          if (kind === "value") range = rangeOf2(outputs.map(([output]) => output));
          measured?.(range);
          for (const [output, first2] of outputs) paint(output, image.data, first2);
          smallContext.putImageData(image, 0, 0);
          context.clearRect(0, 0, FINE, FINE);
          context.drawImage(small, 0, 0, FINE, FINE);
          idle = window.setTimeout(refine, IDLE2);
        }
      }
    );
    function refine() {
      const fine = context.createImageData(FINE, FINE);
      stop = inSlices(
        predictions(FINE, (output, first2) => paint(output, fine.data, first2)),
        {
          done: () => context.putImageData(fine, 0, 0)
        }
      );
    }
  }
  return {
    draw,
    recolor() {
      colors = colorsOf(canvas);
      draw();
    },
    end() {
      stop();
      clearTimeout(idle);
    }
  };
}
function colorsOf(canvas) {
  const style = getComputedStyle(canvas);
  const swatch = h("canvas", { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
  return Array.from({ length: MARKS }, (_, index) => {
    swatch.fillStyle = style.getPropertyValue(`--class-${index}`).trim() || "#888";
    swatch.fillRect(0, 0, 1, 1);
    return [...swatch.getImageData(0, 0, 1, 1).data];
  });
}
function points4({ area, atX, atY }, dtype, count, first2, number2) {
  const grid = new Matrix(number2, 2, dtype);
  for (let point = 0; point < number2; point++) {
    const [line, column3] = [Math.floor((first2 + point) / count), (first2 + point) % count];
    grid.set(point, 0, atX(area.left + (column3 + 0.5) / count * (area.right - area.left)));
    grid.set(point, 1, atY(area.top + (line + 0.5) / count * (area.bottom - area.top)));
  }
  return grid;
}
function color2(output, { kind, range, colors }, pixels2, at) {
  for (let point = 0; point < output.rows; point++) {
    const values = output.row(point);
    let index = null;
    let opacity = 0;
    if (kind === "softmax") {
      index = classOfRow(values);
      opacity = (values[index ?? 0] - 1 / values.length) / (1 - 1 / values.length);
    } else {
      const share = kind === "sigmoid" ? values[0] : (values[0] - range[0]) / (range[1] - range[0] || 1);
      index = classOfProbability(share);
      opacity = Math.min(1, Math.abs(share - 0.5) * 2);
    }
    const [red, green, blue] = colors[(index ?? 0) % MARKS];
    const place_ = at + 4 * point;
    pixels2[place_] = red;
    pixels2[place_ + 1] = green;
    pixels2[place_ + 2] = blue;
    pixels2[place_ + 3] = index !== null && Number.isFinite(opacity) ? 255 * (PALE + (STRONG - PALE) * opacity) : 0;
  }
}
function rangeOf2(outputs) {
  let [low, high] = [Infinity, -Infinity];
  for (const output of outputs)
    for (let row2 = 0; row2 < output.rows; row2++)
      [low, high] = [Math.min(low, output.at(row2, 0)), Math.max(high, output.at(row2, 0))];
  return [low, high];
}

// kit/drawing/plane.js
var HEIGHT = 360;
var LARGEST = 1e150;
function plane({ id, label: label2, width, network, X, classOf: classOf2, names, kind, select, measured }) {
  const isShown = Array.from(
    { length: X.rows },
    (_, row2) => [0, 1].every((column3) => Math.abs(X.at(row2, column3)) < LARGEST)
  );
  const hidden = isShown.filter((shown) => !shown).length;
  const [across, up2] = [0, 1].map(
    (column3) => extent(isShown.flatMap((shown, row2) => shown ? [X.at(row2, column3)] : []))
  );
  const axes = chart({ id, label: label2, x: across, y: up2, xLabel: names[0], yLabel: names[1], width, height: HEIGHT });
  const { area } = axes;
  const canvas = h("canvas", {
    width: FINE,
    height: FINE,
    "aria-hidden": "true",
    style: `position: absolute; left: ${area.left / width * 100}%; top: ${area.top / HEIGHT * 100}%; width: ${(area.right - area.left) / width * 100}%; height: ${(area.bottom - area.top) / HEIGHT * 100}%`
  });
  const element2 = h("div", { class: "plane", style: "position: relative" }, canvas, axes.svg);
  set(axes.svg, { style: "position: relative" });
  const ring = s("circle", { r: 10, fill: "none", stroke: "var(--ink)", "stroke-width": 2.5 });
  const marks = isShown.map((shown, row2) => {
    if (!shown) return null;
    const index = kind === "value" ? 0 : classOf2(row2);
    const mark2 = s("path", {
      d: marker(index, 4.2),
      transform: `translate(${axes.x(X.at(row2, 0)).toFixed(1)} ${axes.y(X.at(row2, 1)).toFixed(1)})`,
      fill: kind === "value" ? "var(--data)" : classColor(index),
      stroke: "var(--ground)",
      "stroke-width": 1
    });
    axes.marks.append(mark2);
    return mark2;
  });
  axes.above.append(ring);
  axes.svg.addEventListener("click", (event) => {
    const at = place(axes.svg, event);
    let best = 0;
    let nearest2 = Infinity;
    for (let row2 = 0; row2 < X.rows; row2++) {
      if (!isShown[row2]) continue;
      const distance = Math.hypot(axes.x(X.at(row2, 0)) - at.x, axes.y(X.at(row2, 1)) - at.y);
      if (distance < nearest2) [best, nearest2] = [row2, distance];
    }
    if (nearest2 < 40) select(best);
  });
  const surface2 = planeColors({ canvas, axes, network, dtype: X.dtype, kind, measured });
  let painted = "";
  return {
    element: element2,
    hidden,
    update(version, row2, isWrong) {
      set(ring, { display: isShown[row2] ? null : "none" });
      if (isShown[row2]) set(ring, { cx: axes.x(X.at(row2, 0)), cy: axes.y(X.at(row2, 1)) });
      if (version === painted) return;
      painted = version;
      surface2.draw();
      marks.forEach((mark2, index) => {
        if (!mark2) return;
        const wrong = isWrong(index);
        if (mark2.classList.contains("wrong") === wrong) return;
        mark2.classList.toggle("wrong", wrong);
        set(mark2, { stroke: wrong ? "var(--ink)" : "var(--ground)", "stroke-width": wrong ? 1.6 : 1 });
      });
    },
    recolor: surface2.recolor,
    end: surface2.end
  };
}

// kit/microscope/plane-panel.js
var WRONG = { d: marker(0), fill: "none", stroke: "var(--ink)", "stroke-width": 1.6 };
function planePanel({ learner, text, names, classes, output, scale: scale2, id, width, select }) {
  const { network, X, y } = learner;
  const last = network.stages.length - 1;
  const { type, size } = network.stages[last];
  if (X.columns !== 2 || size === 0) return null;
  const kind = type === "SoftmaxActivation" ? "softmax" : type === "SigmoidActivation" ? "sigmoid" : "value";
  const isSingle = kind === "value" || kind === "sigmoid" && size === 1;
  const colors = isSingle ? colorScale(text(kind === "value" ? "planeScale" : "planeProbability", { output })) : null;
  const picture = plane({
    id,
    width,
    label: text(kind === "value" ? "planeValues" : "plane"),
    network,
    X,
    names,
    kind,
    classOf: (row2) => Math.round(classOf(y, row2)),
    select,
    measured: ([low, high]) => colors?.update([rawOf(scale2, low), rawOf(scale2, high)])
  });
  const themes = new MutationObserver(() => picture.recolor());
  const waiting = requestAnimationFrame(() => {
    const home = picture.element.closest(".view");
    if (home) themes.observe(home, { attributes: true, attributeFilter: ["data-theme"] });
    picture.recolor();
  });
  const { hidden } = picture;
  const note = hidden ? h("p", { class: "note" }, text(hidden === 1 ? "hiddenRow" : "hiddenRows", { count: hidden })) : null;
  return {
    elements: [
      picture.element,
      colors?.element ?? null,
      kind === "value" ? null : marksLegend(kind === "softmax" ? size : 2, classes, text, kind === "softmax"),
      note
    ],
    update(row2) {
      const { values } = learner.pass();
      picture.update(`${learner.version}`, row2, (index) => isRight(type, values[last], y, index) === false);
    },
    end() {
      cancelAnimationFrame(waiting);
      themes.disconnect();
      picture.end();
    }
  };
}
function marksLegend(count, classes, text, isPaler) {
  if (count > MARKS) return null;
  const names = Array.from({ length: count }, (_, index) => classes[index] ?? text("classNumber", { index }));
  return h(
    "div",
    { class: "row note" },
    ...[...names, text("wrongMark")].map(
      (name, index) => h(
        "span",
        { class: "row" },
        s(
          "svg",
          { viewBox: "-8 -8 16 16", style: "width: 16px", "aria-hidden": "true" },
          s("path", index < count ? { d: marker(index), fill: classColor(index) } : WRONG)
        ),
        name
      )
    ),
    isPaler ? h("span", {}, text("planeCertain")) : null
  );
}

// kit/microscope/row-words.js
function rowWords({ learner, words: words2, text, classes, scale: scale2 }) {
  const { stages } = learner.network;
  const last = stages.length - 1;
  const { type } = stages[last];
  function predicted(row2) {
    const { values } = learner.pass();
    const output = values[last].row(row2);
    if (type === "SoftmaxActivation") {
      const best = classOfRow(output);
      return best === null ? `nan. ${text("noClass")}` : `${words2.outputName(best)} ${words2.result({ values, row: row2 }, best).text}`;
    }
    const shown = Array.from(output.slice(0, 3), (_, column3) => words2.result({ values, row: row2 }, column3).text).join(", ");
    return output.some(Number.isNaN) ? `${shown}. ${text("noClass")}` : shown;
  }
  function target(row2) {
    const label2 = classOf(learner.y, row2);
    if (type === "SoftmaxActivation") return words2.outputName(label2);
    return classes.length === 2 && type === "SigmoidActivation" ? classes[label2] : amount(rawOf(scale2, label2));
  }
  return { predicted, target };
}

// kit/model/live-learner.js
function* liveLearner(data) {
  const live = yield* ofData(data);
  yield;
  yield* live.learner.passPieces();
  return live;
}
var ofData = kept(function* (data) {
  return new LiveLearner(yield* Learner.made(data));
});
var LiveLearner = class {
  constructor(learner) {
    this.learner = learner;
    this.actions = [];
    this.isWhole = true;
  }
  after(actions, action) {
    const before = actions[actions.length - 1];
    if ("set" in action) {
      const [stage, source] = action.set;
      const { dtype } = this.learner.network.parameter(stage, source < 0);
      const own = { ...action, value: rounded(action.value, dtype) };
      return [...before && isSameWeight(before, action) ? actions.slice(0, -1) : actions, own];
    }
    if (before && "train" in before && !this.learner.draws)
      return [...actions.slice(0, -1), { train: before.train + action.train }];
    return [...actions, action];
  }
  *follow(wanted) {
    const { learner } = this;
    const left = this.isWhole ? rest(this.actions, wanted, learner.draws) : null;
    if (left === null || left.length > 0) {
      this.isWhole = false;
      if (left === null) yield* learner.resetPieces();
      for (const action of left ?? wanted) {
        if ("set" in action) learner.setWeight(...action.set, action.value);
        else {
          learner.beginFit();
          for (let step2 = 0; step2 < action.train; step2++) {
            yield;
            yield* learner.stepPieces();
          }
        }
      }
    }
    this.actions = wanted;
    this.isWhole = true;
    yield* learner.passPieces();
  }
};
function stepsOf(actions) {
  return actions.reduce((sum2, action) => sum2 + ("train" in action ? action.train : 0), 0);
}
function isSameWeight(one, other) {
  return "set" in one && "set" in other && String(one.set) === String(other.set);
}
function rest(done, wanted, draws) {
  if (done === wanted) return [];
  let same3 = 0;
  while (same3 < done.length && same3 < wanted.length && JSON.stringify(done[same3]) === JSON.stringify(wanted[same3]))
    same3 += 1;
  if (same3 === done.length) return wanted.slice(same3);
  if (same3 < done.length - 1 || same3 === wanted.length) return null;
  const [before, after] = [done[same3], wanted[same3]];
  if (isSameWeight(before, after)) return wanted.slice(same3);
  if (draws || !("train" in before && "train" in after) || after.train < before.train) return null;
  return [{ train: after.train - before.train }, ...wanted.slice(same3 + 1)];
}

// kit/microscope/training.js
var COUNTS = [1, 10, 100];
function trainingPanel({ live, text, actions, act, announce }) {
  const { learner } = live;
  const loss = readout(text("loss"), "error");
  const right = readout(text("accuracy"), "prediction");
  const count = readout(text("steps"));
  let isBusy = false;
  let announced = 0;
  const trainers = COUNTS.map(
    (steps) => button({
      label: steps === 1 ? text("oneStep") : text("trainSteps", { count: steps }),
      name: steps === 1 ? void 0 : text("trainName", { count: steps }),
      press: () => {
        const after = live.after(actions(), { train: steps });
        announced = stepsOf(after);
        act(after);
      }
    })
  );
  const reset = button({ label: text("reset"), press: () => act([]) });
  function enable() {
    for (const trainer of trainers) trainer.disabled = isBusy;
    reset.disabled = isBusy || live.actions.length === 0;
  }
  return {
    elements: [
      h("div", { class: "row" }, loss.element, learner.pass().right === null ? null : right.element, count.element),
      h(
        "div",
        { class: "row", role: "group", "aria-label": text("train") },
        ...learner.network.architecture.optimizer ? [h("span", { class: "label" }, text("train")), ...trainers] : [h("span", { class: "note" }, text("noOptimizer"))],
        reset
      )
    ],
    busy(isNow) {
      isBusy = isNow;
      enable();
    },
    update(done) {
      const pass = learner.pass();
      const steps = stepsOf(done);
      loss.update(repr(pass.loss, "float64"));
      if (pass.right !== null) right.update(`${pass.right} / ${learner.X.rows}`);
      count.update(String(steps));
      if (announced > 0 && steps === announced) {
        announced = 0;
        announce(text("trained", { count: steps, loss: repr(pass.loss, "float64") }));
      }
      enable();
    }
  };
}

// kit/model/health.js
var [LIMIT, TIMES] = [1e4, 100];
var ENDS = 0.01;
var NEARLY_ALL = 0.95;
function limitOf(data) {
  let scale2 = 0;
  for (const values of data)
    for (let index = 0; index < values.length; index++)
      if (Number.isFinite(values[index])) scale2 = Math.max(scale2, Math.abs(values[index]));
  return { scale: scale2, limit: Math.max(LIMIT, TIMES * scale2) };
}
function findings(stages, values, limit) {
  const found = [];
  stages.forEach(({ kind, size }, stage) => {
    if (kind !== "sum") return;
    const after = stages[stage + 1]?.kind === "activation" ? stage + 1 : stage;
    const units = { broken: [], exploding: [], dead: [], saturated: [] };
    for (let unit = 0; unit < size; unit++) {
      const sort = sortOf(values[stage], values[after], stages[after].type, unit, limit);
      if (sort) units[sort].push(unit);
    }
    for (const sort of ["broken", "exploding", "dead", "saturated"])
      if (units[sort].length) found.push({ kind: sort, stage, units: units[sort] });
  });
  return found;
}
function sortOf(sums2, outputs, type, unit, limit) {
  const flat = endsOf(type);
  let largest2 = 0;
  let zeros2 = 0;
  let ends2 = 0;
  for (let row2 = 0; row2 < sums2.rows; row2++) {
    const sum2 = Math.abs(sums2.at(row2, unit));
    const output = outputs.at(row2, unit);
    if (!(sum2 < Infinity) || !(Math.abs(output) < Infinity)) return "broken";
    if (sum2 > largest2) largest2 = sum2;
    if (output === 0) zeros2 += 1;
    if (flat && (output - flat[0] < ENDS || flat[1] - output < ENDS)) ends2 += 1;
  }
  if (largest2 > limit) return "exploding";
  if (type === "ReLUActivation" && zeros2 === sums2.rows) return "dead";
  return flat && outputs.columns > 1 && ends2 >= NEARLY_ALL * sums2.rows ? "saturated" : null;
}

// kit/microscope/warnings.js
var NAMED = 8;
function warningsPanel({ learner, words: words2, text, heading, open }) {
  const { stages } = learner.network;
  const element2 = h("div");
  const { X, y } = learner;
  const { scale: scale2, limit } = limitOf([X.data, ...y instanceof Matrix ? [y.data] : []]);
  let warned = -1;
  function sentence2({ kind, stage, units }) {
    const layer = stages.slice(0, stage + 1).filter((each2) => each2.kind === "sum").length;
    const names = units.slice(0, NAMED).map((unit) => unit + 1).join(", ");
    const list2 = units.length > NAMED ? text("andMore", { list: names, count: units.length - NAMED }) : names;
    return text(kind, {
      layer,
      rows: learner.X.rows,
      limit: number(limit),
      scale: number(scale2),
      units: text(units.length === 1 ? "neuronOne" : "neuronList", { list: list2 })
    });
  }
  return {
    element: element2,
    update() {
      if (warned === learner.version) return;
      warned = learner.version;
      const found = findings(stages, learner.pass().values, limit);
      element2.replaceChildren(
        heading({}, text("warnings")),
        ...found.length === 0 ? [h("p", { class: "good" }, text("fine"))] : [],
        ...found.map((finding) => {
          const [unit] = finding.units;
          const name = `${text("open")}: ${words2.nodeName(finding.stage, unit)}`;
          const go = button({ label: text("open"), name, press: () => open(finding.stage, unit) });
          return h("div", { class: "warning row" }, h("span", {}, sentence2(finding)), go);
        })
      );
    }
  };
}

// text/parts.js
var texts7 = {
  en: {
    row: "row",
    target: "Target",
    predicted: "Predicted",
    bias: "bias",
    positive: "positive",
    negative: "negative",
    wider: "wider: larger weight",
    input: "Input: {name}",
    biasNode: "Bias: an input that is always 1",
    weight: "Weight of {from} in {to}",
    biasOf: "Bias of {to}",
    sum: "Weighted sum of {to}",
    activationOf: "{kind} of {to}",
    dropout: "Dropout: passes values on in a prediction",
    unit: "neuron {index}",
    unitOf: "neuron {index} of layer {layer}",
    output: "output {index}",
    classNumber: "class {index}",
    noClass: "The output is not a number: look for missing values in the row, or for a training that diverged.",
    value: "value",
    rawValue: "raw value",
    standardizedValue: "standardized",
    standardized: "An input with its raw value below its name is standardized: the layers get (value − mean) / deviation of the training rows, the number in the circle.",
    standardizedTarget: "The model was trained on standardized targets; {output} is shown in its own unit.",
    product: "input × weight",
    total: "sum",
    result: "output",
    formula: "formula",
    others: "{count} more products",
    search: "Show neuron",
    layerNumber: "layer {layer}",
    inputs: "inputs"
  },
  ja: {
    row: "行",
    target: "正解",
    predicted: "予測",
    bias: "バイアス",
    positive: "正",
    negative: "負",
    wider: "太いほど大きい重み",
    input: "入力: {name}",
    biasNode: "バイアス: 常に 1 の入力",
    weight: "{to} での {from} の重み",
    biasOf: "{to} のバイアス",
    sum: "{to} の重み付き和",
    activationOf: "{to} の {kind}",
    dropout: "ドロップアウト: 予測では値をそのまま渡します",
    unit: "ニューロン {index}",
    unitOf: "第 {layer} 層のニューロン {index}",
    output: "出力 {index}",
    classNumber: "クラス {index}",
    noClass: "出力が数値ではありません。行に欠損値がないか、学習が発散していないか確かめてください。",
    value: "値",
    rawValue: "元の値",
    standardizedValue: "標準化した値",
    standardized: "名前の下に元の値がある入力は標準化されています。層が受け取るのは訓練行による (値 − 平均) / 標準偏差 で、丸の中の数です。",
    standardizedTarget: "モデルは標準化した目標値で訓練されました。{output} は元の単位で示します。",
    product: "入力 × 重み",
    total: "和",
    result: "出力",
    formula: "式",
    others: "ほか {count} 個の積",
    search: "表示するニューロン",
    layerNumber: "第 {layer} 層",
    inputs: "入力"
  }
};

// text/network.js
var texts8 = {
  en: {
    ...texts7.en,
    title: "A network under the microscope",
    description: "Select any neuron or weight of the drawing: it opens term by term. Change a weight, or train, and see what follows.",
    drawing: "The network with the values of one row",
    loss: "Loss",
    accuracy: "Correct",
    steps: "Steps",
    planeScale: "Color: {output}, paler in the middle of its range",
    planeProbability: "Color: probability of {output}, paler where it is near 0.5",
    planeCertain: "paler: the class is less certain",
    train: "Train",
    trainSteps: "{count} steps",
    trainName: "{count} steps of training on all rows",
    oneStep: "1 step",
    trained: "{count} training steps: the loss is {loss}.",
    noOptimizer: "The model has no optimizer: set one to train it here.",
    dropoutNote: "Values and gradients are those without dropout; training steps drop with random_state=0.",
    plane: "The decision boundary and the samples",
    wrongMark: "outlined: wrong",
    hiddenRow: "1 row has an input that is infinite, not a number or beyond 1e150: it is not in the plane.",
    hiddenRows: "{count} rows have an input that is infinite, not a number or beyond 1e150: they are not in the plane.",
    planeValues: "The output over the plane of both inputs, and the samples",
    selectRow: "Row",
    rowOf: "Row {row}: target {target}, predicted {predicted}",
    opened: "Term by term",
    ownValue: "Value",
    nothing: "Select a neuron or a weight in the drawing.",
    forward: "Forward: the weighted sum",
    forwardInput: "An input: its value in row {row} goes to each neuron of the next layer.",
    forwardActivation: "Forward: {formula} = {value}",
    backward: "Backward: the chain rule",
    fromLoss: "The loss of row {row} changes with this output by dL/dy = {value}.",
    fromFused: "Softmax and cross-entropy together: dL/dz = (p − 1 for the class of the row, else p) / rows = ({p} − {y}) / {rows} = {value}.",
    fromNext: "Its output goes to the next layer: dL/dy = sum of dL/dz × weight there.",
    throughActivation: "Through {kind}: dL/dz = {value}.",
    gradientOf: "dL/dy",
    gradient: "Gradient",
    gradientTerms: "dL/dw = sum over rows of input × dL/dz",
    biasTerms: "dL/db = sum over rows of dL/dz",
    rowTerm: "Row {row}: {input} × {gradient}",
    rowBias: "Row {row}",
    otherRows: "{count} more rows",
    penalty: "Regularization",
    batch: "All rows",
    check: "Gradient check",
    checkWords: "Central difference in float64: (L(w + h) − L(w − h)) / 2h = {numeric}; by the chain rule in float64 {exact}; relative difference {difference}.",
    checkGood: "They agree.",
    checkBad: "They differ: a kink or a clip lies between w − h and w + h, or the gradient is wrong.",
    update: "Next update by {optimizer}",
    updateNone: "This layer is frozen: training does not change it.",
    before: "Now",
    rate: "Learning rate",
    momentum: "Momentum",
    cache: "Cache",
    corrected: "{name}, bias-corrected",
    change: "Change",
    after: "After the step",
    warnings: "Warnings",
    fine: "No neuron is dead, saturated or exploding.",
    dead: "Dead, {units} of layer {layer}: the output is 0 for all {rows} rows, so no gradient reaches the weights.",
    saturated: "Saturated, {units} of layer {layer}: for nearly all rows the activation is flat, and learning is slow.",
    exploding: "Exploding, {units} of layer {layer}: sums beyond {limit}, while inputs and targets are at most {scale}.",
    broken: "NaN or infinite numbers, {units} of layer {layer}: nothing that follows can be trusted.",
    neuronList: "neurons {list}",
    neuronOne: "neuron {list}",
    andMore: "{list} and {count} more",
    open: "Open"
  },
  ja: {
    ...texts7.ja,
    title: "顕微鏡で見るネットワーク",
    description: "図のニューロンや重みを選ぶと、一項ずつ開きます。重みを変えるか訓練して、何が変わるかを見てください。",
    drawing: "一つの行の値を入れたネットワーク",
    loss: "損失",
    accuracy: "正解",
    steps: "ステップ",
    planeScale: "色: {output} (範囲の中央ほど薄い)",
    planeProbability: "色: {output} の確率 (0.5 に近いほど薄い)",
    planeCertain: "薄いほどクラスが不確か",
    train: "訓練",
    trainSteps: "{count} ステップ",
    trainName: "{count} ステップ: 全行で訓練",
    oneStep: "1 ステップ",
    trained: "{count} ステップ訓練しました。損失は {loss} です。",
    noOptimizer: "モデルに最適化手法がありません。設定するとここで訓練できます。",
    dropoutNote: "値と勾配はドロップアウトなしのものです。訓練では random_state=0 で落とします。",
    plane: "決定境界とサンプル",
    wrongMark: "縁取り: 誤り",
    hiddenRow: "無限大、非数、または 1e150 を超える入力をもつ行が 1 行あり、平面には描かれていません。",
    hiddenRows: "無限大、非数、または 1e150 を超える入力をもつ行が {count} 行あり、平面には描かれていません。",
    planeValues: "二つの入力の平面上の出力とサンプル",
    selectRow: "行",
    rowOf: "行 {row}: 正解 {target}、予測 {predicted}",
    opened: "一項ずつ",
    ownValue: "値",
    nothing: "図のニューロンか重みを選んでください。",
    forward: "順伝播: 重み付き和",
    forwardInput: "入力です。行 {row} の値が次の層の各ニューロンに渡ります。",
    forwardActivation: "順伝播: {formula} = {value}",
    backward: "逆伝播: 連鎖律",
    fromLoss: "行 {row} の損失はこの出力によって dL/dy = {value} だけ変わります。",
    fromFused: "ソフトマックスと交差エントロピーを合わせて: dL/dz = (行のクラスなら p − 1、ほかは p) / 行数 = ({p} − {y}) / {rows} = {value}。",
    fromNext: "出力は次の層に渡ります: dL/dy = 次の層の dL/dz × 重み の和。",
    throughActivation: "{kind} を通して: dL/dz = {value}。",
    gradientOf: "dL/dy",
    gradient: "勾配",
    gradientTerms: "dL/dw = 各行の 入力 × dL/dz の和",
    biasTerms: "dL/db = 各行の dL/dz の和",
    rowTerm: "行 {row}: {input} × {gradient}",
    rowBias: "行 {row}",
    otherRows: "ほか {count} 行",
    penalty: "正則化",
    batch: "全行",
    check: "勾配の検証",
    checkWords: "float64 の中心差分 (L(w + h) − L(w − h)) / 2h = {numeric}、float64 の連鎖律 {exact}、相対差 {difference}。",
    checkGood: "一致しています。",
    checkBad: "一致しません。w − h と w + h の間に折れ目か打ち切りがあるか、勾配が誤っています。",
    update: "{optimizer} による次の更新",
    updateNone: "この層は凍結されており、訓練で変わりません。",
    before: "現在",
    rate: "学習率",
    momentum: "モーメンタム",
    cache: "キャッシュ",
    corrected: "{name} (バイアス補正後)",
    change: "変化",
    after: "ステップ後",
    warnings: "警告",
    fine: "死んだ、飽和した、または発散するニューロンはありません。",
    dead: "第 {layer} 層の{units}は死んでいます。全 {rows} 行で出力が 0 で、勾配が重みに届きません。",
    saturated: "第 {layer} 層の{units}は飽和しています。ほぼ全行で活性化が平らで、学習が遅くなります。",
    exploding: "第 {layer} 層の{units}は発散しています。入力と目標値が最大 {scale} なのに、和が {limit} を超えました。",
    broken: "第 {layer} 層の{units}に NaN か無限大があります。以降の数値は信頼できません。",
    neuronList: "ニューロン {list} ",
    neuronOne: "ニューロン {list} ",
    andMore: "{list} ほか {count} 個",
    open: "開く"
  }
};

// views/network.js
var MOST2 = 6;
var network_default = view({
  name: "network",
  texts: texts8,
  start: (data) => ({ row: Math.floor(data.X.shape[0] / 2), wanted: {}, actions: [] }),
  prepare: liveLearner,
  build(parts) {
    const { data, prepared: live, text, onEnd } = parts;
    const { learner } = live;
    const words2 = partWords({
      network: learner.network,
      names: data.names,
      classes: data.classes,
      scales: data,
      text
    });
    const firstPart = steepest(learner, MOST2);
    const openPart = ({ part }) => part === void 0 ? firstPart : part;
    const panels = panelsOf2(parts, words2);
    const drawing = drawingOf(parts, words2);
    onEnd(() => panels.plane?.end());
    onEnd(panels.part.end);
    onEnd(drawing.end);
    function update(now) {
      panels.training.update(now.actions);
      panels.row.update(now.row);
      drawing.update(now, openPart(now));
      panels.part.update(openPart(now), now.row);
      panels.plane?.update(now.row);
      panels.warnings.update();
    }
    return {
      body: bodyOf2(parts, words2, panels, drawing.elements),
      prepare: ({ actions }) => live.follow(actions),
      busy(isBusy) {
        panels.training.busy(isBusy);
        drawing.busy(isBusy);
      },
      update,
      picture: () => [drawing.svg],
      code: (now) => microscopeCode({ data, learner, actions: now.actions, part: openPart(now), row: now.row })
    };
  }
});
function panelsOf2({ data, prepared: live, text, state, change: change2, announce, id, heading, room: room2 }, words2) {
  const { learner } = live;
  const part = partPanel({
    learner,
    words: words2,
    text,
    heading,
    numbers: data.rows,
    setWeight: (stage, source, target, value) => change2({ actions: live.after(state().actions, { set: [stage, source, target], value }) }),
    id
  });
  return {
    part,
    training: trainingPanel({
      live,
      text,
      announce,
      actions: () => state().actions,
      act(actions) {
        part.end();
        change2({ actions });
      }
    }),
    row: rowPanel({ data, learner, text, words: words2, select: (row2) => change2({ row: row2 }) }),
    plane: planePanel({
      learner,
      text,
      names: data.names.map(
        (name, column3) => data.scales?.[column3] ? `${name} (${text("standardizedValue")})` : name
      ),
      classes: data.classes.length === 1 ? [] : data.classes,
      output: words2.outputName(0),
      scale: data.target,
      id: id("plane"),
      width: room2,
      select: (row2) => change2({ row: row2 })
    }),
    warnings: warningsPanel({
      learner,
      words: words2,
      text,
      heading,
      open: (stage, unit) => change2({ part: { kind: "node", stage, index: unit }, wanted: { ...state().wanted, [stage]: unit } })
    })
  };
}
function rowPanel({ data, learner, text, words: words2, select }) {
  const { predicted, target } = rowWords({ learner, words: words2, text, classes: data.classes, scale: data.target });
  const names = { less: text("less"), more: text("more") };
  const row2 = stepper({ label: text("selectRow"), min: 0, max: learner.X.rows - 1, names, change: select });
  const told2 = h("p");
  return {
    elements: [row2.element, told2],
    update(now) {
      row2.update(now);
      write(told2, text("rowOf", { row: data.rows[now], target: target(now), predicted: predicted(now) }));
    }
  };
}
function drawingOf({ data, prepared: live, text, state, change: change2, still, id }, words2) {
  const { learner } = live;
  const { network } = learner;
  const { stages } = network;
  let isBusy = false;
  const trace = () => ({ values: (learner.shown ?? learner.pass()).values, row: state().row });
  function tell(part, short3 = false) {
    const said = words2.tell(part, trace(), short3 || isBusy);
    return isBusy && !short3 ? { ...said, spoken: `${said.title}; ${text("computing")}` } : said;
  }
  const drawing = net({
    label: text("drawing"),
    id: id("tip"),
    stages,
    names: data.names,
    scales: data.scales,
    biasName: text("bias"),
    inputName: text("inputs"),
    signs: { positive: text("positive"), negative: text("negative"), wider: text("wider") },
    most: MOST2,
    tell,
    press: (part) => change2({ part }),
    still
  });
  const search = finder({
    text,
    stages,
    most: MOST2,
    names: data.names,
    find: (stage, index) => change2({ wanted: { ...state().wanted, [stage]: index }, part: { kind: "node", stage, index } })
  });
  return {
    svg: drawing.svg,
    elements: [drawing.element, ...search ? [search] : []],
    end: drawing.end,
    busy(isNow) {
      isBusy = isNow;
    },
    update(now, chosen) {
      const here = trace();
      drawing.update({
        weight: (stage, source, to) => network.weight(stage, source, to),
        value: (stage, index) => words2.value(here, stage, index),
        product: (stage, source, to) => words2.product(here, stage, source, to),
        result: (index) => words2.result(here, index),
        wanted: now.wanted,
        chosen
      });
    }
  };
}
function bodyOf2({ data, prepared: { learner }, text }, words2, { training, part, row: row2, plane: plane2, warnings }, drawing) {
  const shown = learner.X.rows;
  const hasDropout = learner.network.stages.some(({ kind }) => kind === "dropout");
  const notes2 = [
    ...hasDropout ? [text("dropoutNote")] : [],
    ...scaleNotes(data, text, words2.outputName(0)),
    ...data.all > shown ? [text("reduced", { shown, all: data.all })] : []
  ];
  return [
    ...training.elements,
    ...drawing,
    h(
      "div",
      { class: "columns" },
      part.element,
      h(
        "div",
        {},
        ...row2.elements,
        ...plane2?.elements ?? [],
        warnings.element,
        ...notes2.map((note) => h("p", { class: "note" }, note))
      )
    )
  ];
}

// kit/prediction/code.js
var TOLD2 = 4;
function predictionCode(data, { values, dtype }, output) {
  const comment2 = Array.from(output.row(0).slice(0, TOLD2), (value) => repr(value, output.dtype)).join(" ") + (output.columns > TOLD2 ? " ..." : "");
  return {
    python: program(
      [
        ...modelLines(data, "python"),
        rowLine(values, dtype, "python"),
        "",
        "output = model.predict(row)",
        `print(*output[0])  # ${comment2}`
      ],
      "python"
    ),
    csharp: program(
      [
        ...modelLines(data, "csharp"),
        rowLine(values, dtype, "csharp"),
        "",
        "Matrix output = model.Predict(row);",
        "for (int j = 0; j < output.Columns; j++)",
        "{",
        `    Console.WriteLine(${output.dtype === "float32" ? "(float)" : ""}output[0, j]);`,
        "}"
      ],
      "csharp"
    )
  };
}

// kit/prediction/phases.js
var LISTED2 = 4;
var KEYS = {
  input: "phaseInput",
  products: "phaseProducts",
  sum: "phaseSum",
  activation: "phaseActivation",
  result: "phaseResult"
};
function phases(stages) {
  const found = [];
  stages.forEach(({ kind }, stage) => {
    if (kind === "sum") found.push({ kind: "products", stage });
    if (kind !== "dropout") found.push({ kind, stage });
  });
  return [...found, { kind: "result", stage: stages.length - 1 }];
}
function shownAfter(stages, steps, step2) {
  const isReached = (kind, stage) => step2 === null || steps.findIndex((phase) => phase.kind === kind && phase.stage === stage) <= step2;
  const values = [];
  stages.forEach(({ kind }, stage) => values.push(kind === "dropout" ? values[stage - 1] : isReached(kind, stage)));
  const products = stages.map(({ kind }, stage) => kind === "sum" && isReached("products", stage));
  return { values, products, result: isReached("result", stages.length - 1) };
}
function sentences({ stages, steps, words: words2, result, text }) {
  function outputs(now, stage) {
    const { size } = stages[stage];
    const numbers = Array.from(
      { length: Math.min(LISTED2, size) },
      (_, index) => `${words2.nodeName(stage, index)} ${amount(words2.value(now, stage, index), 4)}`
    );
    return numbers.join(", ") + (size > LISTED2 ? ", …" : "");
  }
  return (step2, now) => {
    const { kind, stage } = steps[step2];
    const detail = kind === "sum" || kind === "activation" ? outputs(now, stage) : result.told(now.values);
    const told2 = text(KEYS[kind], { detail, kind: sign(stages[stage].type) });
    return text("phase", { step: step2 + 1, count: steps.length, words: told2 });
  };
}

// kit/prediction/result.js
var LISTED3 = 3;
function resultWords({ stages, words: words2, text, classes, scale: scale2, targets: targets2 }) {
  const { type, size } = stages[stages.length - 1];
  const hasClasses = isProbability(type) && (targets2 === null || targets2 === 1);
  function predicted(values) {
    const output = values[values.length - 1].row(0);
    const result = (index) => words2.result({ values, row: 0 }, index).text;
    if (type !== "SoftmaxActivation")
      return {
        class: classOfProbability(output[0]),
        text: Array.from(output.slice(0, LISTED3), (_, index) => result(index)).join(", ")
      };
    const best = classOfRow(output);
    return { class: best, text: best === null ? "nan" : `${words2.outputName(best)} ${result(best)}` };
  }
  return {
    hasClasses,
    predicted,
    told(values) {
      const { text: shown, class: found } = predicted(values);
      const named3 = size === 1 ? `${words2.outputName(0)} ${shown}` : shown;
      return found === null ? `${named3}. ${text("noClass")}` : named3;
    },
    target: (target) => hasClasses && classes.length > 1 && classes[target] !== void 0 ? classes[target] : amount(rawOf(scale2, target))
  };
}

// kit/controls/sample-table.js
var SOME = 50;
function sampleTable({ name, label: label2, selectLabel, columns, numbers, cell, select, over }) {
  const rows2 = [];
  const body = h("tbody", { onpointerleave: () => over(null) });
  let selected = -1;
  function add() {
    const row2 = rows2.length;
    const radio = h("input", {
      type: "radio",
      name,
      "aria-label": `${selectLabel} ${numbers[row2]}`,
      onchange: () => select(row2)
    });
    const cells = columns.map(({ tone = "" }, column3) => h("td", { class: tone }, cell(row2, column3)));
    const element3 = h(
      "tr",
      { onpointerenter: () => over(row2), onclick: () => radio.click() },
      h("td", {}, radio),
      ...cells
    );
    radio.addEventListener("click", (event) => event.stopPropagation());
    rows2.push({ element: element3, radio, cells });
    mark2(row2, row2 === selected);
    body.append(element3);
  }
  function mark2(row2, isSelected) {
    rows2[row2]?.element.classList.toggle("selected", isSelected);
    if (isSelected && rows2[row2]) rows2[row2].radio.checked = true;
  }
  function addSome() {
    for (let count = 0; count < SOME && rows2.length < numbers.length; count++) add();
  }
  addSome();
  const end = slices(Math.ceil(numbers.length / SOME) - 1, addSome, { budget: 0 });
  const head = h(
    "thead",
    {},
    h(
      "tr",
      {},
      h("th", { scope: "col" }, h("span", { class: "unseen" }, selectLabel)),
      ...columns.map(({ title: title2 }) => h("th", { scope: "col" }, title2))
    )
  );
  const element2 = h("div", { class: "scroll rows", role: "group", "aria-label": label2 }, h("table", {}, head, body));
  return {
    element: element2,
    end,
    update(row2) {
      if (row2 === selected) return;
      mark2(selected, false);
      selected = row2;
      mark2(row2, true);
    },
    text: (row2, column3) => rows2[row2]?.cells[column3]?.textContent ?? "",
    write(row2, column3, text, tone) {
      while (rows2.length <= row2) add();
      const { cells } = rows2[row2];
      write(cells[column3], text);
      if (tone !== void 0) cells[column3].className = tone;
    }
  };
}

// kit/prediction/rows.js
var COLUMNS = 5;
var TARGETS = 3;
var [RADIO, PADDING2, LETTER] = [48, 20, 14];
function predictedRows({ data, network, X, y, result, text, name, select, over }) {
  const given2 = givenColumns(data, X);
  const { inputs, targets: targets2, columns } = columnsOf({
    names: given2.map(({ name: each2 }) => each2),
    targetName: data.target || data.classes.length === 1 && y?.shape[1] === 1 ? data.classes[0] : void 0,
    y,
    hasClasses: result.hasClasses,
    text
  });
  const isJudged = y !== void 0 && result.hasClasses;
  const predictedAt = inputs + targets2;
  const targetOf = (row2, index = 0) => Number(y?.values[row2 * (y.shape[1] ?? 1) + index]);
  const table2 = sampleTable({
    name,
    label: text("table"),
    selectLabel: text("row"),
    columns,
    numbers: data.rows,
    cell: (row2, column3) => column3 < inputs ? given2[column3].cell(row2) : column3 < predictedAt ? result.target(targetOf(row2, column3 - inputs)) : "",
    select,
    over
  });
  const score = h("p", { class: "note" });
  let right = 0;
  function predict(row2) {
    const predicted = result.predicted(network.forward(X.slice(row2, row2 + 1)));
    table2.write(row2, predictedAt, predicted.text);
    if (!isJudged) return;
    const isRight2 = predicted.class === targetOf(row2);
    right += isRight2 ? 1 : 0;
    table2.write(row2, predictedAt + 1, isRight2 ? "✓" : `✗ ${text("wrong")}`, isRight2 ? "good text" : "bad text");
  }
  const stop = slices(X.rows, predict, {
    done: () => isJudged && write(score, text("ofRows", { right, all: X.rows }))
  });
  const left = data.raw ? 0 : data.names.length - inputs;
  return {
    element: h(
      "div",
      {},
      table2.element,
      left > 0 ? h("p", { class: "note" }, text("columnsLeft", { count: left })) : null,
      score,
      data.all > X.rows ? h("p", { class: "note" }, text("reduced", { shown: X.rows, all: data.all })) : null
    ),
    width: () => columns.reduce((sum2, { title: title2 }, column3) => {
      const cells = [title2, ...[0, 1, 2].map((row2) => row2 < X.rows ? table2.text(row2, column3) : "")];
      return sum2 + PADDING2 + LETTER * Math.max(...cells.map(emsOf));
    }, RADIO),
    update: table2.update,
    end() {
      stop();
      table2.end();
    }
  };
}
function givenColumns({ raw, names, scales }, X) {
  if (raw)
    return raw.map(({ name, cells }) => ({
      name,
      cell: (row2) => {
        const cell = cells[row2];
        return typeof cell === "number" ? number(cell) : cell ?? "–";
      }
    }));
  return names.slice(0, COLUMNS).map((name, column3) => ({
    name,
    cell: (row2) => {
      const scale2 = scales?.[column3];
      return scale2 ? rawText(scale2, X.at(row2, column3)) : number(X.at(row2, column3));
    }
  }));
}
function columnsOf({ names, targetName, y, hasClasses, text }) {
  const inputs = names.slice(0, COLUMNS).map((title2) => ({ title: title2 }));
  const targets2 = Array.from({ length: y ? Math.min(TARGETS, y.shape[1]) : 0 }, (_, index) => ({
    title: y && y.shape[1] > 1 ? text("targetOf", { index: index + 1 }) : targetName ?? text("target"),
    tone: "data"
  }));
  const judged = y && hasClasses ? [{ title: text("right") }] : [];
  const columns = [...inputs, ...targets2, { title: text("predicted"), tone: "prediction" }, ...judged];
  return { inputs: inputs.length, targets: targets2.length, columns };
}

// text/prediction.js
var texts9 = {
  en: {
    ...texts7.en,
    ...texts4.en,
    title: "A prediction, step by step",
    description: "Select a row, or point at one: its numbers flow through the network. Point at an input, a weight, a sum or an activation, or reach them with Tab and the arrow keys.",
    table: "Rows",
    drawing: "The network with the values of one row",
    select: "select",
    targetOf: "Target {index}",
    right: "Correct",
    wrong: "wrong",
    whole: "Whole",
    wholeNames: "Show the whole prediction",
    phase: "Step {step} of {count}. {words}",
    phaseInput: "The inputs of the row.",
    phaseProducts: "Each input is multiplied by its weight; the bias is added as it is.",
    phaseSum: "The products and the bias are summed: {detail}",
    phaseActivation: "{kind} turns each sum into an output: {detail}",
    phaseResult: "The result: {detail}",
    all: "Row {row}: {detail}",
    columnsLeft: "{count} more columns",
    ofRows: "Correct: {right} of {all} rows."
  },
  ja: {
    ...texts7.ja,
    ...texts4.ja,
    title: "予測を一歩ずつ",
    description: "行を選ぶか、行にポインターを合わせると、その数値がネットワークを流れます。入力・重み・和・活性化にポインターを合わせるか、Tab と矢印キーで移動してください。",
    table: "行",
    drawing: "一つの行の値を入れたネットワーク",
    select: "選択",
    targetOf: "正解 {index}",
    right: "正しい",
    wrong: "誤り",
    whole: "全体",
    wholeNames: "予測の全体を表示",
    phase: "{count} 段階中 {step}。{words}",
    phaseInput: "行の入力です。",
    phaseProducts: "入力にそれぞれの重みを掛けます。バイアスはそのまま足されます。",
    phaseSum: "積とバイアスを合計します: {detail}",
    phaseActivation: "{kind} が和を出力に変えます: {detail}",
    phaseResult: "結果: {detail}",
    all: "行 {row}: {detail}",
    columnsLeft: "ほか {count} 列",
    ofRows: "正解: {all} 行中 {right} 行。"
  }
};

// views/prediction.js
var MOST3 = 8;
var [WIDEST2, BETWEEN3] = [966, 20];
var KEPT4 = 50;
var modelAndRows = kept(function* (data) {
  const network = yield* Network2.made(data);
  return { network, X: decodeMatrix(data.X) };
});
var prediction_default = view({
  name: "prediction",
  texts: texts9,
  start: () => ({ row: 0, step: null, wanted: {} }),
  prepare: modelAndRows,
  build(parts) {
    const { data, prepared, text, state, change: change2, announce, id, onEnd } = parts;
    const { network, X } = prepared;
    const { stages } = network;
    const y = data.y ? decodeArray(data.y) : void 0;
    const words2 = partWords({ network, names: data.names, classes: data.classes, scales: data, text });
    const result = resultWords({
      stages,
      words: words2,
      text,
      classes: data.classes,
      scale: data.target,
      targets: y ? y.shape[1] : null
    });
    const steps = phases(stages);
    const sentence2 = sentences({ stages, steps, words: words2, result, text });
    const trace = traces(prepared);
    let over = null;
    const current = () => trace(over ?? state().row);
    const drawing = drawingOf2(parts, words2, current);
    const told2 = h("p", { "aria-live": "off" });
    const buttons = player({
      text,
      count: () => steps.length,
      at: () => state().step,
      show: (step2) => change2({ step: step2 }),
      tell: (step2) => announce(sentence2(step2, current())),
      hasWhole: true
    });
    const rows2 = predictedRows({
      data,
      network,
      X,
      y,
      result,
      text,
      name: id("row"),
      select(row2) {
        buttons.stop();
        change2({ row: row2 });
      },
      over(row2) {
        over = row2;
        update(state());
      }
    });
    for (const { end } of [rows2, drawing, buttons]) onEnd(end);
    function update(now) {
      const here = current();
      drawing.update(now, here, shownAfter(stages, steps, now.step));
      arrange(body, rows2, picture, drawing.least());
      rows2.update(now.row);
      buttons.update(now.step);
      const all = () => text("all", { row: data.rows[over ?? now.row], detail: result.told(here.values) });
      write(told2, now.step === null ? all() : sentence2(now.step, here));
      drawing.flow(now.step === null ? null : steps[now.step]);
    }
    const picture = h(
      "div",
      {},
      drawing.element,
      h("div", { class: "row" }, ...buttons.buttons),
      told2,
      drawing.search,
      ...scaleNotes(data, text, words2.outputName(0)).map((note) => h("p", { class: "note" }, note))
    );
    const body = h("div", {}, picture, rows2.element);
    return {
      body: [body],
      update,
      picture: () => [drawing.svg],
      code: ({ row: row2 }) => predictionCode(data, { values: X.row(row2), dtype: X.dtype }, trace(row2).values[stages.length - 1])
    };
  }
});
function arrange(body, rows2, picture, least) {
  const isBeside = rows2.width() + least + BETWEEN3 <= WIDEST2;
  if (isBeside === (body.className !== "")) return;
  body.className = isBeside ? "columns fit" : "";
  body.replaceChildren(...isBeside ? [rows2.element, picture] : [picture, rows2.element]);
}
function traces({ network, X }) {
  const known = /* @__PURE__ */ new Map();
  return (row2) => {
    const found = known.get(row2) ?? { values: network.forward(X.slice(row2, row2 + 1)), row: 0 };
    if (known.size > KEPT4) known.clear();
    known.set(row2, found);
    return found;
  };
}
function drawingOf2({ data, prepared: { network }, text, state, change: change2, still, id }, words2, current) {
  const { stages } = network;
  const drawing = net({
    label: text("drawing"),
    id: id("tip"),
    stages,
    names: data.names,
    scales: data.scales,
    biasName: text("bias"),
    inputName: text("inputs"),
    signs: { positive: text("positive"), negative: text("negative"), wider: text("wider") },
    most: MOST3,
    tell: (part, short3) => words2.tell(part, current(), short3),
    still
  });
  const search = finder({
    text,
    stages,
    most: MOST3,
    names: data.names,
    find(stage, index) {
      change2({ wanted: { ...state().wanted, [stage]: index } });
      requestAnimationFrame(() => requestAnimationFrame(() => drawing.focus({ kind: "node", stage, index })));
    }
  });
  let before = null;
  return {
    element: drawing.element,
    svg: drawing.svg,
    least: drawing.least,
    search,
    end: drawing.end,
    update(now, here, shown) {
      drawing.update({
        weight: (stage, source, target) => network.weight(stage, source, target),
        value: (stage, index) => shown.values[stage] ? words2.value(here, stage, index) : null,
        product: (stage, source, target) => shown.products[stage] ? words2.product(here, stage, source, target) : null,
        result: (index) => ({ ...words2.result(here, index), ...shown.result ? {} : { text: "" } }),
        wanted: now.wanted
      });
    },
    flow(phase) {
      if (phase !== before && phase?.kind === "products") drawing.flow(phase.stage);
      before = phase;
    }
  };
}

// kit/relu/code.js
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

// kit/relu/diagram.js
var [ROW3, INPUT2, RADIUS2] = [84, 38, 36];
var CENTERS = [[], [200], [172, 322]];
var WIDTHS = [0, 404, 460];
var SUB = ["₁", "₂"];
var MIDDLE2 = { "text-anchor": "middle" };
function chainDiagram({ label: label2, count, text, width: room2 }) {
  const letters = drawnLetters(room2);
  const width = WIDTHS[count];
  const centers = CENTERS[count];
  const sub = (index) => count === 1 ? "" : SUB[index];
  const left = 2 + INPUT2;
  const input = s("text", { x: left, y: ROW3 + 5, ...MIDDLE2, class: "number data tinted" });
  const svg = s("svg", { viewBox: `0 0 ${width} 164`, role: "img", "aria-label": label2 });
  svg.append(
    s("rect", { x: 2, y: ROW3 - 24, width: 2 * INPUT2, height: 48, rx: 24, class: "ring data" }),
    input,
    s("text", { x: left, y: ROW3 + 46, ...MIDDLE2 }, "x")
  );
  const neurons = centers.map((x, index) => {
    const start = index === 0 ? left + INPUT2 : centers[index - 1] + RADIUS2;
    const isLast = index === count - 1;
    const end = isLast ? x + RADIUS2 + 20 : centers[index + 1] - RADIUS2;
    const between2 = { x: (start + x - RADIUS2) / 2, ...MIDDLE2 };
    const ring = s("circle", { cx: x, cy: ROW3, r: RADIUS2 });
    const wire = s("path", { d: `M${x + RADIUS2} ${ROW3}H${end}`, class: "line" });
    const name = s("text", { ...between2, y: ROW3 - 48, class: "weight tinted" }, `w${sub(index)} =`);
    const weight = s("text", { ...between2, y: ROW3 - 29, class: "number weight tinted" });
    const bias = s("text", { x, y: ROW3 + 60, ...MIDDLE2, class: "number bias tinted" });
    const sum2 = s("text", { x, y: ROW3 - 3, ...MIDDLE2, class: "number" });
    const kind = s("text", { x, y: ROW3 + 18, ...MIDDLE2 }, "ReLU");
    const state = s("text", { x, y: ROW3 - 44, ...MIDDLE2, class: "number" });
    const at = isLast ? { x: end + 5, y: ROW3 + 5 } : { x: (x + RADIUS2 + end) / 2, y: ROW3 + 24, ...MIDDLE2 };
    const output = s("text", { ...at, class: "number prediction tinted" });
    svg.append(s("path", { d: `M${start} ${ROW3}H${x - RADIUS2}`, class: "line data" }), wire, ring);
    svg.append(name, weight, bias, sum2, kind, state, output);
    return { ring, weight, bias, sum: sum2, state, output, wire, gap: x - RADIUS2 - start, room: isLast ? width - end - 5 : end - x - RADIUS2 };
  });
  const short3 = (value, units, before = "") => before + fitting(value, units / letters - emsOf(before));
  return {
    svg,
    update(weights, biases, x, now) {
      write(input, short3(x, 2 * INPUT2 - 6));
      neurons.forEach(({ ring, weight, bias, sum: sum2, state, output, wire, gap, room: after }, index) => {
        const { active } = now[index];
        set(ring, { class: active ? "ring prediction on" : "ring soft dash" });
        set(wire, { class: active ? "line prediction" : "line soft dash" });
        write(weight, short3(weights[index], gap + 16));
        write(bias, short3(biases[index], 140, `b${sub(index)} = `));
        write(sum2, short3(now[index].sum, 2 * RADIUS2 - 6));
        write(state, text(active ? "active" : "inactive"));
        write(output, short3(now[index].output, after));
      });
    }
  };
}

// kit/controls/neuron-dials.js
var STEP2 = 0.01;
function stepped(value, low, high) {
  return Number(Math.min(high, Math.max(low, Math.round(value / STEP2) * STEP2)).toFixed(2));
}
function neuronDials({ given: given2, label: label2, state, change: change2 }) {
  const reach = Math.ceil(Math.max(4, ...[...given2.weights, ...given2.biases].map(Math.abs)));
  const dials2 = given2.weights.flatMap((_, index) => [dial2("weight", index), dial2("bias", index)]);
  function dial2(tone, index) {
    const kind = { weight: "weights", bias: "biases" }[tone];
    const control = slider({
      label: label2(tone, index),
      min: -reach,
      max: reach,
      step: STEP2,
      tone,
      change: (now) => change2({ [kind]: state()[kind].map((old, at) => at === index ? now : old) })
    });
    return { kind, index, control };
  }
  return {
    elements: dials2.map(({ control }) => control.element),
    update(now) {
      for (const { kind, index, control } of dials2) control.update(now[kind][index]);
    }
  };
}

// kit/line/line-formula.js
function lineFormula(slope, intercept) {
  if (slope === 0) return number(intercept);
  const factor = slope === 1 ? "x" : slope === -1 ? "−x" : `${number(slope)}x`;
  return intercept === 0 ? factor : `${factor} ${intercept < 0 ? "−" : "+"} ${number(Math.abs(intercept))}`;
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

// kit/relu/pieces.js
function chainAt(weights, biases, x) {
  let input = x;
  return weights.map((weight, index) => {
    const sum2 = weight * input + biases[index];
    input = sum2 > 0 ? sum2 : 0;
    return { sum: sum2 + 0, output: input, active: sum2 > 0 };
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
        return {
          from,
          to,
          slope: active ? slope + 0 : 0,
          intercept: active ? intercept + 0 : 0,
          active: [...piece.active, active]
        };
      });
    });
  });
  return pieces;
}
function inside(from, to) {
  if (Number.isFinite(from)) return Number.isFinite(to) ? (from + to) / 2 : from + 1 + Math.abs(from);
  return Number.isFinite(to) ? to - 1 - Math.abs(to) : 0;
}

// kit/relu/view.js
var LETTERS6 = 13;
var TOPS = [3, 6, 12, 40, 200];
function reluView(parts, settings2, advice2) {
  const { text } = parts;
  const count = settings2[0].weights.length;
  const controls = controlsOf(parts, settings2);
  const diagram = chainDiagram({ label: text("diagram"), count, text, width: parts.room });
  const words2 = h("p", { class: "note" });
  const plot = chainPlot(parts, count, controls.range, controls.take);
  const table2 = piecesTable(text, count);
  const key = legend([
    { tone: "prediction", label: text("output") },
    { tone: "data dash", label: text(count === 1 ? "sum" : "hidden") }
  ]);
  function update(now) {
    const { weights, biases, x } = now;
    const neurons = chainAt(weights, biases, x);
    const pieces = piecesOf(weights, biases);
    controls.update(now);
    diagram.update(weights, biases, x, neurons);
    write(words2, advice2(now, neurons));
    plot.update(
      now,
      neurons[count - 1].output,
      pieces.slice(1).map((piece) => piece.from)
    );
    table2.update(pieces, neurons);
  }
  const left = [...controls.elements, h("div", { class: "drawn" }, diagram.svg), words2];
  return {
    body: [h("div", { class: "columns" }, h("div", {}, ...left), h("div", {}, plot.svg, key, table2.element))],
    update,
    picture: () => [diagram.svg, words2, plot.svg, key, table2.element]
  };
}
function numbered(count, index) {
  return count === 1 ? "" : String(index + 1);
}
function controlsOf({ data, text, state, change: change2 }, settings2) {
  const far = Math.ceil(Math.max(2, Math.abs(data.x)));
  const count = settings2[0].weights.length;
  const label2 = (tone, index) => text(tone, { index: numbered(count, index) }).trim();
  const dials2 = neuronDials({ given: data, label: label2, state, change: change2 });
  const move = slider({
    label: text("input"),
    min: -far,
    max: far,
    step: STEP2,
    tone: "data",
    change: (x) => change2({ x })
  });
  const buttons = presets({
    label: text("settings"),
    options: settings2.map((value) => ({ value, label: settingName(value) })),
    press: (setting) => change2({ weights: [...setting.weights], biases: [...setting.biases] })
  });
  return {
    range: [-far, far],
    elements: [...dials2.elements, move.element, buttons.element],
    take(x) {
      change2({ x: stepped(x, -far, far) });
    },
    update(now) {
      dials2.update(now);
      move.update(now.x);
      buttons.update((setting) => same2(setting.weights, now.weights) && same2(setting.biases, now.biases));
    }
  };
}
function chainPlot({ text, state, id, room: room2 }, count, range, take2) {
  const only = count === 1;
  const below2 = only ? 3 : 5;
  let top = TOPS[0];
  const axes = chart({
    id: id("plot"),
    label: text("plot"),
    x: range,
    y: [-top / below2, top],
    xLabel: "x",
    yLabel: only ? "max(0, w·x + b)" : "max(0, w₂·max(0, w₁·x + b₁) + b₂)",
    width: room2,
    height: 300,
    interactive: true
  });
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
    move: ({ x }) => take2(axes.atX(x)),
    nudge: ({ x, y }, large) => take2(state().x + (x || y) * STEP2 * (large ? 10 : 1))
  });
  function curves({ weights, biases }, bends) {
    const at = [range[0], ...bends.filter((bend) => bend > range[0] && bend < range[1]), range[1]];
    const chains = at.map((x) => chainAt(weights, biases, x));
    const highest = Math.max(...chains.map((all) => all[count - 1].output));
    const wanted = TOPS.find((height2) => height2 >= highest) ?? Math.ceil(highest);
    if (wanted !== top) axes.rescale(range, [-wanted / below2, top = wanted]);
    const line = (which) => at.map((x, index) => [x, chains[index][which].output]);
    const sum2 = () => range.map((x) => [x, weights[0] * x + biases[0]]);
    set(outer, { d: path(axes, line(count - 1)) });
    set(inner, { d: path(axes, only ? sum2() : line(0)) });
  }
  return {
    svg: axes.svg,
    update(now, last, bends) {
      const { weights, biases, x } = now;
      curves(now, bends);
      const ends2 = [
        [x, 0],
        [x, last]
      ];
      set(drop, { d: path(axes, ends2) });
      set(dot2, { cx: axes.x(x), cy: axes.y(last) });
      const half = emsOf(number(last)) * LETTERS6 / 2;
      set(value, {
        x: Math.min(axes.area.right - half, Math.max(axes.area.left + half, axes.x(x))),
        y: Math.max(14, axes.y(last) - 14)
      });
      write(value, number(last));
      const seen = bends.filter((bend) => bend >= range[0] && bend <= range[1]);
      markKinks(kinks, axes, seen, (bend) => chainAt(weights, biases, bend)[count - 1].output, text);
      tell(x, text("spoken", { x: number(x), y: number(last) }));
    }
  };
}
function markKinks(group, axes, bends, height2, text) {
  const ends2 = [];
  each(group, bends, kinkMark, (mark2, bend) => {
    const [stem, diamond2, label2] = mark2.children;
    const point = { x: axes.x(bend), y: axes.y(height2(bend)) };
    const name = text("kinkAt", { x: number(bend, 4) });
    const half = emsOf(name) * LETTERS6 / 2;
    const x = Math.min(axes.area.right - half, Math.max(axes.area.left + half, point.x));
    const free = ends2.findIndex((end) => end < x - half);
    const row2 = free < 0 ? ends2.length : free;
    ends2[row2] = x + half;
    const bottom = axes.area.bottom - 24 + 16 * (row2 < 2 ? row2 : -1);
    set(stem, { d: `M${point.x.toFixed(2)} ${point.y.toFixed(2)}V${bottom - 14}` });
    set(diamond2, { transform: `translate(${point.x.toFixed(2)} ${point.y.toFixed(2)})` });
    set(label2, { x, y: bottom });
    write(label2, name);
  });
}
function piecesTable(text, count) {
  const rows2 = h("tbody");
  const neurons = Array.from({ length: count }, (_, index) => index);
  const heads = [
    text("where"),
    text("output"),
    ...neurons.map((index) => text("neuron", { index: numbered(count, index) }).trim())
  ];
  const head = h("tr", {}, ...heads.map((name) => h("th", { scope: "col", class: "text" }, name)));
  const create = () => h(
    "tr",
    {},
    h("td", { class: "text" }),
    h("td", { class: "text number" }),
    ...neurons.map(() => h("td", { class: "text" }))
  );
  return {
    element: h(
      "div",
      { class: "scroll whole", tabindex: 0, role: "group", "aria-label": text("pieces") },
      h("table", {}, h("thead", {}, head), rows2)
    ),
    update(pieces, now) {
      each(rows2, pieces, create, (row2, piece) => {
        const [where, result, ...states] = row2.children;
        const isHere = now.every(({ active }, index) => active === piece.active[index]);
        set(row2, { class: isHere ? "selected" : null });
        write(where, interval(piece, text("everywhere")));
        write(result, lineFormula(piece.slope, piece.intercept));
        states.forEach(
          (cell, index) => write(cell, `${piece.active[index] ? "●" : "○"} ${text(piece.active[index] ? "active" : "inactive")}`)
        );
      });
    }
  };
}
function kinkMark() {
  const stem = s("path", { class: "line bias thin dash" });
  return s(
    "g",
    {},
    stem,
    s("path", { d: "M0 -6L6 0L0 6L-6 0Z", class: "dot bias" }),
    s("text", { "text-anchor": "middle", class: "halo bias tinted" })
  );
}
function settingName({ weights, biases }) {
  return weights.map((weight, index) => `(${number(weight)}, ${number(biases[index])})`).join(" ");
}
function same2(a, b) {
  return a.every((value, index) => value === b[index]);
}
function interval({ from, to }, everywhere) {
  const [left, right] = [from, to].map((end) => number(end, 6));
  if (from === -Infinity) return to === Infinity ? everywhere : `x < ${right}`;
  return to === Infinity ? `x > ${left}` : `${left} < x < ${right}`;
}

// text/relu.js
var texts10 = {
  en: {
    weight: "Weight {index}",
    bias: "Bias {index}",
    input: "Input x",
    settings: "Settings (weight, bias)",
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
    settings: "設定 (重み, バイアス)",
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
var texts11 = {
  en: {
    ...texts10.en,
    title: "A ReLU neuron",
    description: "The neuron multiplies x with its weight, adds its bias, and passes the sum on if it is above 0. Its output bends at x = −bias / weight.",
    bends: "The output bends at x = −b / w = {x}. The neuron is active {side} of it.",
    left: "left",
    right: "right",
    flatOn: "The weight is 0: the neuron has no kink, it is active for every x, and its output is its bias.",
    flatOff: "The weight is 0 and the bias is not above 0: the neuron is inactive for every x."
  },
  ja: {
    ...texts10.ja,
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
var SETTINGS = [
  [0, 0],
  [1, 0],
  [1, 0.5],
  [-1, 0.5],
  [-2, 0.5]
].map(([weight, bias]) => ({ weights: [weight], biases: [bias] }));
var relu_neuron_default = view({
  name: "relu-neuron",
  texts: texts11,
  start: (data) => ({ weights: data.weights, biases: data.biases, x: data.x }),
  build(parts) {
    const { text } = parts;
    return {
      ...reluView(parts, SETTINGS, ({ weights: [weight], biases: [bias] }) => {
        if (weight === 0) return text(bias > 0 ? "flatOn" : "flatOff");
        return text("bends", { x: number(-bias / weight), side: text(weight > 0 ? "right" : "left") });
      }),
      code: neuronCode
    };
  }
});

// text/relu-pair.js
var texts12 = {
  en: {
    ...texts10.en,
    title: "A pair of ReLU neurons",
    description: "The second neuron takes what the first one passes on. Two neurons bound a slope on both sides: move x and see which of them is active.",
    both: "Both neurons are active: a change of any weight changes the output here.",
    first: "Only the first neuron is active. The second one outputs 0 and lets no gradient pass: no weight is trained with this x.",
    second: "Only the second neuron is active: its input is 0, its output is its bias. The first neuron is not trained with this x.",
    none: "No neuron is active: the output is 0, and no weight is trained with this x."
  },
  ja: {
    ...texts10.ja,
    title: "ReLU ニューロンの対",
    description: "二つ目のニューロンは一つ目の出力を受け取ります。二つで傾きの始まりと終わりを決められます。x を動かして、どちらが活性かを見てください。",
    both: "両方とも活性です。ここではどの重みの変化も出力を変えます。",
    first: "一つ目だけが活性です。二つ目の出力は 0 で勾配を通さず、この x では重みは学習されません。",
    second: "二つ目だけが活性です。その入力は 0、出力はバイアスと同じです。この x では一つ目は学習されません。",
    none: "どちらも不活性です。出力は 0 で、この x では重みは学習されません。"
  }
};

// views/relu-pair.js
var SETTINGS2 = [
  [1, 0],
  [1, 1],
  [-2, 1]
].map(([weight, bias]) => ({ weights: [-1, weight], biases: [0.5, bias] }));
var relu_pair_default = view({
  name: "relu-pair",
  texts: texts12,
  start: (data) => ({ weights: data.weights, biases: data.biases, x: data.x }),
  build(parts) {
    const { text } = parts;
    return {
      ...reluView(
        parts,
        SETTINGS2,
        (_, [first2, second]) => text(first2.active ? second.active ? "both" : "first" : second.active ? "second" : "none")
      ),
      code: pairCode
    };
  }
});

// kit/numbers/printed-array.js
var PRECISION = 8;
var WIDTH2 = 75;
function printedRow(values) {
  const words2 = aligned(Array.from(values));
  let text = "[[";
  let length = 2;
  words2.forEach((word, index) => {
    if (index > 0 && length + word.length + (index === words2.length - 1 ? 2 : 0) > WIDTH2) {
      text = `${text.trimEnd()}
  `;
      length = 2;
    }
    text += index === words2.length - 1 ? word : `${word} `;
    length += word.length + 1;
  });
  return `${text}]]`;
}
function aligned(values) {
  const sizes = values.filter((value) => Number.isFinite(value) && value !== 0).map(Math.abs);
  const [most, least] = [Math.max(...sizes), Math.min(...sizes)];
  const scientific2 = sizes.length > 0 && (most >= 1e8 || least < 1e-4 || most / least > 1e3);
  const parts = values.map(
    (value) => Number.isFinite(value) ? scientific2 ? exponential(value) : positional2(value) : null
  );
  const finite = parts.filter((part) => part !== null);
  const left = Math.max(0, ...finite.map(({ whole: whole2 }) => whole2.length));
  const right = Math.max(0, ...finite.map(({ fraction }) => fraction.length));
  const power2 = Math.max(0, ...finite.map(({ exponent }) => exponent.length));
  const width = Math.max(
    left + 1 + right + power2,
    ...values.filter((value) => !Number.isFinite(value)).map((value) => special(value).length)
  );
  return parts.map((part, index) => {
    if (part === null) return special(values[index]).padStart(width);
    const fraction = scientific2 ? part.fraction.padEnd(right, "0") : part.fraction.padEnd(right, " ");
    const exponent = part.exponent && `${part.exponent.slice(0, 2)}${part.exponent.slice(2).padStart(power2 - 2, "0")}`;
    return `${part.whole.padStart(left)}.${fraction}${exponent}`.padStart(width);
  });
}
function special(value) {
  return Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
}
function positional2(value) {
  const shortest2 = plain2(value);
  const [whole2, fraction = ""] = ((shortest2.split(".")[1] ?? "").length > PRECISION ? value.toFixed(PRECISION) : shortest2).split(".");
  return { whole: Object.is(value, -0) ? "-0" : whole2, fraction: fraction.replace(/0+$/, ""), exponent: "" };
}
function plain2(value) {
  const text = String(value);
  return text.includes("e") ? value.toFixed(20) : text;
}
function exponential(value) {
  const shortest2 = value.toExponential();
  const text = (shortest2.split("e")[0].split(".")[1] ?? "").length > PRECISION ? value.toExponential(PRECISION) : shortest2;
  const [digits, power2] = text.split("e");
  const [whole2, fraction = ""] = digits.split(".");
  return {
    whole: Object.is(value, -0) ? "-0" : whole2,
    fraction: fraction.replace(/0+$/, ""),
    exponent: `e${power2[0]}${power2.slice(1).padStart(2, "0")}`
  };
}

// kit/softmax/code.js
function softmaxCode(shape, given2, values) {
  const { python: python2, csharp: csharp2 } = shape.features * shape.classes <= FEW ? written2(shape, values) : formulas(shape, given2);
  return { python: program([...python2, PRINTED], "python"), csharp: program([...csharp2, COMPUTED], "csharp") };
}
function row(count, item) {
  return list(Array.from({ length: count }, (_, index) => item(index)));
}
function written2({ features, classes }, values) {
  const rows2 = Array.from({ length: features }, (_, feature) => row(classes, (index) => values.weight(index, feature)));
  const sharp = (numbers) => `{ ${numbers.slice(1, -1)} }`;
  const [inputs, biases] = [row(features, values.input), row(classes, values.bias)];
  return {
    python: [
      `inputs = np.array([${inputs}], float)`,
      "weights = np.array([  # (features, classes)",
      ...rows2.map((numbers) => `    ${numbers},`),
      "], float)",
      `biases = np.array([${biases}], float)`
    ],
    csharp: [
      "Matrix weights = Matrix.From(new double[,]",
      "{",
      ...rows2.map((numbers) => `    ${sharp(numbers)},`),
      "});",
      `Matrix biases = Matrix.From(new double[,] { ${sharp(biases)} });`,
      `Matrix inputs = Matrix.From(new double[,] { ${sharp(inputs)} });`
    ]
  };
}
function formulas({ features, classes, changed }, given2) {
  const names = Object.keys(changed).filter((name) => {
    const [index, feature] = name.slice(1).split(",").map(Number);
    return name[0] === "x" ? index < features : index < classes && (feature === void 0 || feature < features);
  });
  const put2 = names.map((name) => {
    const [index, feature] = name.slice(1).split(",").map(Number);
    return {
      array: { x: "inputs", b: "biases", w: "weights" }[name[0]],
      at: name[0] === "w" ? `${feature}, ${index}` : `0, ${index}`,
      value: list([changed[name]]).slice(1, -1)
    };
  });
  const over = [
    ...block("inputs", given2.inputs && [given2.inputs], 1, features),
    ...block("biases", given2.biases && [given2.biases], 1, classes),
    ...block("weights", given2.weights, features, classes)
  ];
  return {
    python: [
      `feature, row = np.arange(${features})[:, None], np.arange(${classes})[None, :]`,
      "inputs = ((3 * feature.T) % 5 + 1) / 5",
      "weights = ((7 * row + 3 * feature) % 11 - 5) / 5",
      "biases = ((2 * row) % 5 - 2) / 5",
      ...over.map(
        ({ name, numbers }) => `${name}[:${numbers.shape[0]}, :${numbers.shape[1]}] = ${matrix(numbers, "python")}`
      ),
      ...put2.map(({ array, at, value }) => `${array}[${at}] = ${value}`)
    ],
    csharp: [
      `var inputs = new Matrix(1, ${features}, DType.Float64);`,
      `var weights = new Matrix(${features}, ${classes}, DType.Float64);`,
      `var biases = new Matrix(1, ${classes}, DType.Float64);`,
      `for (int feature = 0; feature < ${features}; feature++)`,
      "{",
      "    inputs[0, feature] = (3 * feature % 5 + 1) / 5.0;",
      `    for (int row = 0; row < ${classes}; row++)`,
      "    {",
      "        weights[feature, row] = ((7 * row + 3 * feature) % 11 - 5) / 5.0;",
      "        biases[0, row] = (2 * row % 5 - 2) / 5.0;",
      "    }",
      "}",
      "",
      ...over.map(({ name, numbers }) => `Put(${name}, ${matrix(numbers, "csharp")});`),
      ...put2.map(({ array, at, value }) => `${array}[${at}] = ${value};`),
      ...over.length ? [PUT] : []
    ]
  };
}
function block(name, rows2, height2, width) {
  if (!rows2) return [];
  const used = rows2.slice(0, height2).map((numbers) => numbers.slice(0, width));
  return [{ name, numbers: { dtype: "float64", shape: [used.length, used[0].length], data: used.flat() } }];
}
var PUT = `
static void Put(Matrix array, Matrix given)
{
    for (int row = 0; row < given.Rows; row++)
    {
        for (int column = 0; column < given.Columns; column++)
        {
            array[row, column] = given[row, column];
        }
    }
}
`;
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

// kit/softmax/diagram.js
var WHOLE = 8;
var ROW4 = 52;
var TOP2 = 104;
var LEFT = 26;
var ROOM2 = { "text-anchor": "middle" };
var [LETTERS7, SMALL3] = [13, 11];
function shownOf(count, picked2) {
  if (count <= WHOLE) return Array.from({ length: count }, (_, index) => index);
  return [.../* @__PURE__ */ new Set([0, 1, 2, picked2, count - 1])].sort((a, b) => a - b);
}
function softmaxDiagram({ label: label2, features, classes, pick, featureNames, classNames, press }) {
  const columns = shownOf(features, pick.feature);
  const rows2 = shownOf(classes, pick.class);
  const positions = positionsOf(columns, rows2, Math.max(76, 22 + 7 * `W(${classes},${features})`.length));
  const { xs, ys, right, outX } = positions;
  const width = outX + 122;
  const svg = s("svg", {
    viewBox: `0 0 ${width} ${positions.bottom + 14}`,
    role: "img",
    "aria-label": label2,
    style: `width: max(${width}px, min(100%, ${Math.round(1.3 * width)}px)); max-width: none`
  });
  const part = (what, ...children) => s("g", { class: "pickable", onclick: () => press(what) }, ...children);
  svg.append(
    wires(positions, featureNames.length > 0),
    ...dots2(columns, xs, (at) => s("text", { x: at, y: 40, ...ROOM2 }, "⋯")),
    ...dots2(rows2, ys, (at) => s("text", { x: right - positions.pitch / 2, y: at + 5, ...ROOM2 }, "⋮"))
  );
  const inputs = columns.map(
    (feature, index) => inputAt({ feature, class: pick.class }, xs[index], positions.pitch, featureNames[feature], part)
  );
  const weights = rows2.flatMap(
    (row2, down2) => columns.map((feature, across) => weightAt({ feature, class: row2 }, xs[across], ys[down2], positions.pitch, part))
  );
  const results = rows2.map(
    (row2, down2) => resultAt({ feature: pick.feature, class: row2 }, ys[down2], positions, classNames[row2], part)
  );
  svg.append(
    ...inputs.map(({ element: element2 }) => element2),
    ...weights.map(({ element: element2 }) => element2),
    ...softmaxBox(positions),
    ...results.flatMap(({ elements }) => elements)
  );
  return {
    svg,
    shown: `${features} ${classes} ${columns} ${rows2}`,
    update(values, sums2, shares2, now) {
      for (const { feature, ring, value } of inputs) {
        write(value, short2(values.input(feature), positions.pitch - 16));
        mark(ring, "data", now.kind === "input" && now.feature === feature);
      }
      for (const { row: row2, feature, ring, value } of weights) {
        write(value, short2(values.weight(row2, feature), positions.pitch - 18));
        mark(ring, "weight", now.kind === "weight" && now.class === row2 && now.feature === feature);
      }
      for (const { row: row2, ring, bias, sum: sum2, share, bar: bar3 } of results) {
        write(bias, short2(values.bias(row2), 50));
        mark(ring, "bias", now.kind === "bias" && now.class === row2);
        write(sum2, short2(sums2[row2], 60));
        write(share, short2(shares2[row2], 94));
        set(bar3, { width: Math.max(0, 90 * (shares2[row2] || 0)) });
      }
    }
  };
}
function positionsOf(columns, rows2, pitch) {
  const gap = 30;
  const xs = centersOf(columns, LEFT + pitch / 2, pitch, gap);
  const ys = centersOf(rows2, TOP2 + ROW4 / 2, ROW4, gap);
  const right = (xs.at(-1) ?? 0) + pitch / 2;
  const [top, lowest] = [ys[0], ys.at(-1) ?? 0];
  const [biasX, sumX, boxX, outX] = [right + 30, right + 104, right + 158, right + 214];
  return { xs, ys, pitch, right, top, lowest, bottom: lowest + ROW4 / 2, biasX, sumX, boxX, outX };
}
function wires({ xs, ys, outX }, isNamed) {
  const group = s("g");
  for (const x of xs)
    group.append(s("path", { d: `M${x} ${isNamed ? 92 : 76}V${ys.at(-1)}`, class: "line data thin" }));
  for (const y of ys) group.append(s("path", { d: `M${LEFT} ${y}H${outX}`, class: "line soft thin" }));
  return group;
}
function inputAt(which, x, pitch, name, part) {
  const value = s("text", { x, y: 41, ...ROOM2, class: "number data tinted" });
  const ring = s("rect", { x: x - pitch / 2 + 5, y: 14, width: pitch - 10, height: 44, rx: 22, class: "ring data" });
  const element2 = part(
    { kind: "input", ...which },
    ring,
    value,
    s("text", { x, y: 72, ...ROOM2 }, `X${which.feature + 1}`),
    name ? s("text", { x, y: 88, ...ROOM2, class: "small" }, clipped(name, pitch / SMALL3)) : null,
    title(name)
  );
  return { element: element2, feature: which.feature, ring, value };
}
function weightAt(which, x, y, pitch, part) {
  const { class: row2, feature } = which;
  const value = s("text", { x, y: y + 13, ...ROOM2, class: "number weight tinted" });
  const ring = s("ellipse", { cx: x, cy: y, rx: pitch / 2 - 5, ry: 21, class: "ring weight" });
  const name = s("text", { x, y: y - 3, ...ROOM2, class: "small" }, `W(${row2 + 1},${feature + 1})`);
  return { element: part({ kind: "weight", ...which }, ring, name, value), row: row2, feature, ring, value };
}
function softmaxBox({ ys, top, lowest, boxX }) {
  const box = { x: boxX - 17, y: top - 24, width: 34, height: lowest - top + 48, rx: 6, class: "ring prediction" };
  const transform = `translate(${boxX + 5} ${(top + lowest) / 2}) rotate(-90)`;
  return [
    s("rect", box),
    ys.length > 1 ? s("text", { transform, ...ROOM2 }, "softmax") : s("text", { x: boxX, y: top + 5, ...ROOM2, class: "small" }, "soft")
  ];
}
function resultAt(which, y, { biasX, sumX, outX }, name, part) {
  const row2 = which.class;
  const bias = s("text", { x: biasX, y: y + 13, ...ROOM2, class: "number bias tinted" });
  const ring = s("rect", { x: biasX - 27, y: y - 20, width: 54, height: 40, class: "ring bias" });
  const sum2 = s("text", { x: sumX, y: y + 5, ...ROOM2, class: "number" });
  const share = s("text", { x: outX + 24, y: y + 1, class: "number prediction tinted" });
  const bar3 = s("rect", { x: outX + 24, y: y + 7, height: 8, class: "dot prediction" });
  const biasName = s("text", { x: biasX, y: y - 4, ...ROOM2, class: "small" }, `+b${row2 + 1}`);
  const elements = [
    part({ kind: "bias", ...which }, ring, biasName, bias),
    s("rect", { x: sumX - 33, y: y - 15, width: 66, height: 30, rx: 15, class: "ring soft" }),
    sum2,
    s("circle", { cx: outX, cy: y, r: 18, class: "ring prediction" }),
    s("text", { x: outX, y: y + 5, ...ROOM2, class: "small" }, `Y${row2 + 1}`),
    share,
    s("rect", { x: outX + 24, y: y + 7, width: 90, height: 8, class: "frame" }),
    bar3,
    ...name === void 0 ? [] : [s("text", { x: outX + 24, y: y + 26, class: "small" }, clipped(name, 98 / SMALL3), title(name))]
  ];
  return { elements, row: row2, ring, bias, sum: sum2, share, bar: bar3 };
}
function mark(ring, tone, on) {
  set(ring, { class: `ring ${tone}${on ? " on" : ""}` });
}
function centersOf(indices, start, pitch, gap) {
  let at = start;
  return indices.map((index, order) => {
    if (order > 0) at += pitch + (index - indices[order - 1] > 1 ? gap : 0);
    return at;
  });
}
function dots2(indices, centers, make) {
  return indices.flatMap(
    (index, order) => order > 0 && index - indices[order - 1] > 1 ? [make((centers[order] + centers[order - 1]) / 2)] : []
  );
}
function title(name) {
  return name ? s("title", {}, name) : null;
}
function short2(value, room2) {
  return value === void 0 ? "" : fitting(value, room2 / LETTERS7, 3);
}

// kit/softmax/numbers.js
var MOST4 = 1e4;
var COMPUTED2 = 2e4;
function valuesOf(given2, changed) {
  return {
    input: (feature) => changed[`x${feature}`] ?? given2.inputs?.[feature] ?? (3 * feature % 5 + 1) / 5,
    weight: (row2, feature) => changed[`w${row2},${feature}`] ?? given2.weights?.[feature]?.[row2] ?? ((7 * row2 + 3 * feature) % 11 - 5) / 5,
    bias: (row2) => changed[`b${row2}`] ?? given2.biases?.[row2] ?? (2 * row2 % 5 - 2) / 5
  };
}
var SoftmaxRegression = class {
  #state = new LayerState();
  #softmax = new SoftmaxActivation();
  constructor(features, classes, values) {
    this.inputs = new Matrix(1, features, "float64");
    const weights = new Matrix(features, classes, "float64");
    const biases = new Matrix(1, classes, "float64");
    this.logits = new Matrix(1, classes, "float64");
    for (let feature = 0; feature < features; feature++) {
      this.inputs.data[feature] = values.input(feature);
      for (let row2 = 0; row2 < classes; row2++) weights.data[feature * classes + row2] = values.weight(row2, feature);
    }
    for (let row2 = 0; row2 < classes; row2++) biases.data[row2] = values.bias(row2);
    this.weights = weights;
    this.biases = biases;
  }
  put(name, value) {
    const [row2, feature] = name.slice(1).split(",").map(Number);
    const { data } = name[0] === "x" ? this.inputs : name[0] === "b" ? this.biases : this.weights;
    data[name[0] === "w" ? feature * this.biases.columns + row2 : row2] = value;
  }
  compute() {
    multiply(this.inputs, false, this.weights, false, this.logits, this.biases);
    return {
      logits: this.logits.data,
      probabilities: this.#softmax.forward(this.logits, this.#state, { arithmetic: IN_DOUBLE }).data
    };
  }
};

// kit/softmax/picked.js
var TONES = { input: "data", weight: "weight", bias: "bias" };
var KINDS2 = ["input", "weight", "bias"];
function counter(text, key, max, change2) {
  const names = { less: `${text(key)}: ${text("less")}`, more: `${text(key)}: ${text("more")}` };
  return stepper({ label: text(key), min: 1, max, names, change: change2 });
}
function picked({ kind, feature, class: row2 }, values) {
  if (kind === "input") return { name: `x${feature}`, label: `X${feature + 1}`, value: values.input(feature) };
  if (kind === "bias") return { name: `b${row2}`, label: `b${row2 + 1}`, value: values.bias(row2) };
  return { name: `w${row2},${feature}`, label: `W(${row2 + 1},${feature + 1})`, value: values.weight(row2, feature) };
}
function sentence({ pick: { kind, feature, class: row2 }, classes }, values, text) {
  const [input, weight] = [values.input(feature), values.weight(row2, feature)];
  return text(`${kind}Term`, {
    name: picked({ kind, feature, class: row2 }, values).label,
    feature: feature + 1,
    class: row2 + 1,
    classes,
    input: number(input),
    weight: number(weight),
    bias: number(values.bias(row2)),
    product: number(weight * input)
  });
}
function numberPicker({ text, largest: largest2, pick, change: change2 }) {
  const kind = choice({
    label: text("change"),
    options: KINDS2.map((value) => ({ value, label: text(value) })),
    change: (value) => pick({ kind: value })
  });
  const picks = h("div");
  const dial2 = h("div");
  let pickers = null;
  let mover = null;
  function pickersOf2({ features, classes, pick: { kind: what } }) {
    const key = `${features} ${classes} ${what}`;
    if (pickers?.key === key) return pickers;
    const row2 = counter(text, "ofClass", classes, (value) => pick({ class: value - 1 }));
    const column3 = counter(text, "ofFeature", features, (value) => pick({ feature: value - 1 }));
    const shown = [...what === "input" ? [] : [row2], ...what === "bias" ? [] : [column3]];
    picks.replaceChildren(...shown.map(({ element: element2 }) => element2));
    pickers = { key, row: row2, column: column3 };
    return pickers;
  }
  function moverOf(what, { name, label: label2, value }) {
    if (mover?.key === name && Math.abs(value) <= mover.reach) return mover.control;
    const size = Math.max(largest2[what], Math.abs(value));
    const reach = size < 0.05 ? 5 * size : Math.max(5, Math.ceil(size));
    const control = slider({
      label: label2,
      min: -reach,
      max: reach,
      step: Number(`1e${Math.floor(Math.log10(reach / 50))}`),
      tone: TONES[what],
      format: fieldText,
      chars: 8,
      change: (moved) => change2(name, moved)
    });
    const root = dial2.getRootNode();
    const hadFocus = dial2.contains(root instanceof ShadowRoot ? root.activeElement : null);
    mover = { key: name, reach, control };
    dial2.replaceChildren(control.element);
    if (hadFocus) control.element.querySelector("input")?.focus();
    return control;
  }
  return {
    elements: [kind.element, picks, dial2],
    update(now, values) {
      const { kind: what, feature, class: row2 } = now.pick;
      const number2 = picked(now.pick, values);
      kind.update(what);
      const steppers = pickersOf2(now);
      steppers.row.update(row2 + 1);
      steppers.column.update(feature + 1);
      moverOf(what, number2).update(number2.value);
    }
  };
}

// text/softmax-regression.js
var texts13 = {
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
    spoken: "{features} features and {classes} classes: {count} parameters."
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
    spoken: "特徴量 {features}、クラス {classes}: パラメータ {count} 個。"
  }
};

// views/softmax-regression.js
var softmax_regression_default = view({
  name: "softmax-regression",
  texts: texts13,
  start: first,
  build(parts) {
    const { data, text, heading, state, change: change2 } = parts;
    const pick = (part) => change2({ pick: { ...state().pick, ...part } });
    const shape = shapePanel(parts);
    const picker = numberPicker({
      text,
      largest: largestOf2(data),
      pick,
      change: (name, value) => change2({ changed: { ...state().changed, [name]: value } })
    });
    const drawing = drawingOf3(parts, pick);
    const printed = printedNumbers(text);
    const computed = computing(data);
    const words2 = h("p");
    function update(now) {
      const { values, logits, probabilities } = computed(now);
      shape.update(now, logits.length > 0);
      picker.update(now, values);
      drawing.of(now).update(values, logits, probabilities, now.pick);
      write(words2, sentence(now, values, text));
      printed.update(logits, probabilities);
    }
    return {
      body: [
        h("div", { class: "columns" }, h("div", {}, ...shape.elements), h("div", {}, ...picker.elements, words2)),
        drawing.element,
        shape.hint,
        heading({}, text("printed")),
        printed.element
      ],
      update,
      picture: () => [drawing.of(state()).svg],
      code: (now) => softmaxCode(now, data, valuesOf(data, now.changed))
    };
  }
});
function first({ features, classes }) {
  return { features, classes, changed: {}, pick: { kind: "weight", feature: 0, class: 0 } };
}
function largestOf2({ inputs, weights, biases }) {
  const size = (values) => values?.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  return { input: size(inputs), weight: size(weights?.flat() ?? null), bias: size(biases) };
}
function shapePanel({ data, text, state, change: change2, announce, language }) {
  const features = counter(text, "features", MOST4, (value) => reshape({ features: value }));
  const classes = counter(text, "classes", MOST4, (value) => reshape({ classes: value }));
  const reset = button({ label: text("reset"), press: () => change2({ ...state(), ...first(data) }) });
  const parameters = h("p", { class: "number" });
  const shapes = h("p", { class: "note number" });
  const hint = h("p", { class: "note" });
  function reshape(shape) {
    const next = { ...state(), ...shape };
    const { kind, feature, class: row2 } = next.pick;
    change2({
      ...shape,
      pick: { kind, feature: Math.min(feature, next.features - 1), class: Math.min(row2, next.classes - 1) }
    });
    announce(text("spoken", counts(next)));
  }
  function counts({ features: n, classes: k }) {
    return { features: grouped(n), classes: grouped(k), count: grouped(n * k + k) };
  }
  return {
    elements: [features.element, classes.element, parameters, shapes, reset],
    hint,
    update(now, isComputed) {
      features.update(now.features);
      classes.update(now.classes);
      write(parameters, text("parameters", counts(now)));
      write(shapes, text("shapes", counts(now)));
      const hints = [
        now.features > WHOLE || now.classes > WHOLE ? text("some") : "",
        now.features === MOST4 || now.classes === MOST4 ? text("most", { most: grouped(MOST4) }) : "",
        isComputed ? "" : text("tooMany", { most: grouped(COMPUTED2) }),
        now.classes === 1 ? text("one") : ""
      ];
      write(hint, hints.filter(Boolean).join(language === "ja" ? "" : " "));
    }
  };
}
function computing(data) {
  let model = null;
  return ({ features, classes, changed }) => {
    const values = valuesOf(data, changed);
    if (features * classes > COMPUTED2) return { values, logits: [], probabilities: [] };
    const shape = `${features} ${classes}`;
    if (model === null || model.shape !== shape || Object.keys(model.changed).some((name) => !(name in changed)))
      model = { shape, changed, numbers: new SoftmaxRegression(features, classes, values) };
    else {
      for (const name of Object.keys(changed))
        if (changed[name] !== model.changed[name]) model.numbers.put(name, changed[name]);
      model = { ...model, changed };
    }
    return { values, ...model.numbers.compute() };
  };
}
function drawingOf3({ data, text }, pick) {
  const element2 = h("div", { class: "sideways", tabindex: 0, role: "region", "aria-label": text("scroll") });
  let diagram = null;
  return {
    element: element2,
    of({ features, classes, pick: now }) {
      const shown = `${features} ${classes} ${shownOf(features, now.feature)} ${shownOf(classes, now.class)}`;
      if (diagram?.shown === shown) return diagram;
      diagram = softmaxDiagram({
        label: text("diagram"),
        features,
        classes,
        pick: now,
        featureNames: data.feature_names ?? [],
        classNames: data.class_names ?? [],
        press: (part) => pick({
          kind: part.kind,
          ...part.kind === "bias" ? {} : { feature: part.feature },
          ...part.kind === "input" ? {} : { class: part.class }
        })
      });
      element2.replaceChildren(diagram.svg);
      return diagram;
    }
  };
}
function printedNumbers(text) {
  const element2 = h("pre", { tabindex: 0, "aria-label": text("printed") });
  return {
    element: element2,
    update(logits, probabilities) {
      const isEmpty = logits.length === 0;
      const rows2 = () => `${text("logits")}
${printedRow(logits)}
${text("probabilities")}
${printedRow(probabilities)}`;
      set(element2, { hidden: isEmpty });
      write(element2, isEmpty ? "" : rows2());
    }
  };
}

// kit/charts/pixels.js
function pixels({ width, height: height2, label: label2, size = 224 }) {
  const side = size / Math.max(width, height2);
  const squares = Array.from(
    { length: width * height2 },
    (_, index) => s("rect", {
      x: index % width * side,
      y: Math.floor(index / width) * side,
      width: side + 0.4,
      height: side + 0.4
    })
  );
  const svg = s(
    "svg",
    {
      viewBox: `0 0 ${width * side} ${height2 * side}`,
      role: "img",
      "aria-label": label2,
      style: `max-width: ${size}px; image-rendering: pixelated`
    },
    ...squares
  );
  return {
    svg,
    update: (values) => squares.forEach(
      (square3, index) => set(square3, { fill: `rgb(${values[index]},${values[index]},${values[index]})` })
    )
  };
}

// kit/code/string-literal.js
function stringLiteral(text) {
  return JSON.stringify(String(text)).replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (sign2) => `\\u${sign2.charCodeAt(0).toString(16).padStart(4, "0")}`
  );
}

// kit/code/top-k.js
function topCode({ row: row2, k, classes, shares: shares2, names, ofModel }) {
  const listed2 = names.map(stringLiteral).join(", ");
  const isWhole = classes.length === names.length;
  const all = list(names.map((_, name) => shares2[classes.indexOf(name)] ?? 0));
  const source = ofModel ? `model.predict_proba(X)[${row2}]` : `probabilities[${row2}]`;
  return {
    python: program(
      [
        ...isWhole ? [`row = np.array(${all}, float)  # ${source}`] : [
          `row = np.zeros(${names.length})  # ${source}, without those that have less`,
          `row[[${classes.join(", ")}]] = ${list(shares2)}`
        ],
        `names = [${listed2}]`,
        `for number in np.argsort(-row, kind="stable")[:${k}]:`,
        '    print(f"{names[number]} {row[number]:.3f}")',
        `hn.explore.top_k(row, names=names, k=${k})  # this view, of the sample alone`
      ],
      "python"
    ),
    csharp: program(
      [
        ...isWhole ? [`double[] row = ${all}; // probabilities of sample ${row2}`] : [
          `double[] row = new double[${names.length}]; // probabilities of sample ${row2}, without those that have less`,
          ...classes.map((name, rank) => `row[${name}] = ${list([shares2[rank]]).slice(1, -1)};`)
        ],
        `string[] names = [${listed2}];`,
        `foreach (int number in Enumerable.Range(0, row.Length).OrderByDescending(number => row[number]).Take(${k}))`,
        "{",
        '    Console.WriteLine($"{names[number]} {row[number]:F3}");',
        "}"
      ],
      "csharp"
    )
  };
}

// text/top-k.js
var texts14 = {
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
var LINE3 = 46;
var WIDTH3 = 340;
var top_k_default = view({
  name: "top-k",
  texts: texts14,
  start: (data) => ({ index: 0, k: data.k }),
  build(parts) {
    const { data, text, state, change: change2, announce } = parts;
    const samples = data.samples;
    const names = data.names;
    const sentences2 = words(names, text);
    const controls = controlsOf2(parts, go);
    const sample = samplePanel(parts);
    const verdict = verdictPanel(parts, sentences2.judged);
    const bars = barsOf(names, text);
    function go(index) {
      change2({ index });
      const { truth, classes } = samples[index];
      const { k } = state();
      announce(`${sentences2.list(samples[index], k)}. ${truth ? sentences2.judged(truth, classes, k) : ""}`);
    }
    function update({ index, k }) {
      controls.update({ index, k });
      sample.update(index);
      verdict.update(samples[index], k);
      bars.update(samples[index], k);
      set(bars.svg, { "aria-label": text("list", { list: sentences2.list(samples[index], k) }) });
    }
    return {
      body: [
        h(
          "div",
          { class: "columns" },
          h("div", {}, controls.number, ...sample.elements),
          h("div", {}, controls.count, bars.svg, ...verdict.elements, controls.search)
        )
      ],
      update,
      picture: () => [...sample.shown, bars.svg, ...verdict.elements],
      code: ({ index, k }) => {
        const { classes, shares: shares2, row: row2 } = samples[index];
        return topCode({ row: row2, k, classes, shares: shares2, names, ofModel: data.of_model });
      }
    };
  }
});
function words(names, text) {
  return {
    list({ classes, shares: shares2 }, k) {
      const most = classes.slice(0, k);
      return most.map((index, rank) => `${names[index]} ${shares2[rank].toFixed(3)}`).join(", ");
    },
    judged({ class: label2, rank, share }, classes, k) {
      const name = names[label2];
      if (classes[0] === label2) return text("hit", { name });
      return rank <= k ? text("near", { name, k, rank }) : text("miss", { name, rank, share: share.toFixed(3) });
    }
  };
}
function controlsOf2({ data, text, state, change: change2, announce }, go) {
  const samples = data.samples;
  const number2 = stepper({
    label: text("sample"),
    min: 1,
    max: samples.length,
    names: { less: text("previous"), more: text("next") },
    change: (value) => go(value - 1)
  });
  const count = stepper({
    label: text("classes"),
    min: 1,
    max: samples[0].classes.length,
    names: { less: `${text("classes")}: ${text("less")}`, more: `${text("classes")}: ${text("more")}` },
    change: (k) => change2({ k })
  });
  const isLabeled = samples.some(({ truth }) => truth);
  function nextMiss() {
    const from = state().index;
    const order = samples.map((_, step2) => (from + 1 + step2) % samples.length);
    const found = order.find((index) => (samples[index].truth?.rank ?? 1) > 1);
    if (found === void 0) announce(text("noMiss"));
    else go(found);
  }
  return {
    number: number2.element,
    count: count.element,
    search: isLabeled ? button({ label: text("nextMiss"), press: nextMiss }) : null,
    update({ index, k }) {
      number2.update(index + 1);
      count.update(k);
    }
  };
}
function samplePanel({ data, text }) {
  const samples = data.samples;
  const picture = data.pixels && pixels({ ...data.pixels, label: text("pixels", data.pixels) });
  const bytes = data.pixels ? fromBase64(data.pixels.data) : new Uint8Array();
  const size = data.pixels ? data.pixels.width * data.pixels.height : 0;
  const where = h("p", { class: "note" });
  const values = h("tbody");
  const table2 = samples[0].values && h("table", { "aria-label": text("values") }, values);
  const create = () => h("tr", {}, h("th", { scope: "row", class: "text" }), h("td"));
  const reduced = data.rows > samples.length ? [text("reduced", { shown: grouped(samples.length), all: grouped(data.rows) })] : [];
  return {
    elements: [
      where,
      picture?.svg,
      table2,
      data.more ? h("p", { class: "note" }, text("rest", { count: grouped(data.more) })) : null
    ],
    shown: [where, ...picture ? [picture.svg] : table2 ? [table2] : []],
    update(index) {
      const { row: number2, values: shown } = samples[index];
      write(where, [text("row", { row: grouped(number2 + 1), all: grouped(data.rows) }), ...reduced].join(" · "));
      picture?.update(bytes.subarray(index * size, (index + 1) * size));
      if (!shown) return;
      each(values, [...shown.entries()], create, (row2, [column3, value]) => {
        write(row2.children[0], data.columns[column3]);
        write(row2.children[1], typeof value === "number" ? number(value) : value);
      });
    }
  };
}
function verdictPanel({ data, text }, judged) {
  const verdict = h("p", { class: "number verdict" });
  const accuracy = h("p", { class: "note" });
  const share = (k) => (data.hits[k - 1] / data.labeled).toFixed(3);
  return {
    elements: [verdict, accuracy],
    update({ truth, classes }, k) {
      write(verdict, truth ? judged(truth, classes, k) : text("unlabeled"));
      set(verdict, { class: `verdict ${truth ? `number ${classes[0] === truth.class ? "good" : "bad"}` : "note"}` });
      write(
        accuracy,
        data.hits ? text("accuracy", { one: share(1), k, several: share(k), all: grouped(data.labeled) }) : ""
      );
    }
  };
}
function barsOf(names, text) {
  const svg = s("svg", { role: "img", class: "bars", style: "max-width: 440px" });
  return {
    svg,
    update({ classes, shares: shares2, truth }, k) {
      const others = names.length - k;
      const left = Math.max(0, 1 - shares2.slice(0, k).reduce((sum2, share) => sum2 + share, 0));
      const rows2 = classes.slice(0, k).map((index, rank) => ({
        name: names[index],
        share: shares2[rank],
        mark: truth?.class === index ? rank === 0 ? "✓ " : "→ " : "",
        tone: "prediction"
      }));
      if (others > 0)
        rows2.push({ name: text("others", { count: grouped(others) }), share: left, mark: "", tone: "soft" });
      set(svg, { viewBox: `0 0 ${WIDTH3} ${rows2.length * LINE3 + 4}` });
      each(svg, rows2, bar2, (row2, { name, share, mark: mark2, tone }, order) => {
        const [label2, value, frame, fill2] = row2.children;
        const y = order * LINE3;
        set(row2, { class: tone });
        write(label2, mark2 + shortened(name, 30));
        write(value, share.toFixed(3));
        for (const item of [label2, value]) set(item, { y: y + 16 });
        for (const item of [frame, fill2]) set(item, { y: y + 22 });
        set(fill2, { width: Math.min(1, share) * WIDTH3 });
        write(row2.children[4], name);
      });
    }
  };
}
function bar2() {
  return s(
    "g",
    {},
    s("text", { x: 0, class: "number" }),
    s("text", { x: WIDTH3, "text-anchor": "end", class: "number tinted" }),
    s("rect", { x: 0, width: WIDTH3, height: 14, rx: 3, class: "frame" }),
    s("rect", { x: 0, height: 14, rx: 3, class: "tinted" }),
    s("title")
  );
}
function shortened(name, most) {
  const letters = [...name];
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : name;
}

// text/two-lines.js
var texts15 = {
  en: {
    title: "Two lines: weight and bias",
    description: "Without an activation a neuron computes y = wx + b: the weight is the slope of the line, the bias moves it up or down.",
    weight: "Weight {index}",
    bias: "Bias {index}",
    input: "Input x",
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
var LINE4 = 17;
var TONES2 = ["data", "prediction dash"];
var SETTINGS3 = [
  ["slopes", { weights: [1, 2], biases: [0, 0] }],
  ["biases", { weights: [1, 1], biases: [1, -1] }]
];
var two_lines_default = view({
  name: "two-lines",
  texts: texts15,
  start: (data) => ({ weights: data.weights, biases: data.biases, x: data.x }),
  build(parts) {
    const { data, text, change: change2 } = parts;
    const far = Math.ceil(Math.max(4, Math.abs(data.x)));
    const take2 = (x) => change2({ x: stepped(x, -far, far) });
    const controls = controlsOf3(parts, far, take2);
    const plot = linesPlot(parts, far, take2);
    const words2 = h("p", { class: "note" });
    return {
      body: [
        h("div", { class: "columns" }, h("div", {}, ...controls.elements, words2), h("div", {}, plot.svg, plot.legend))
      ],
      update(now) {
        controls.update(now);
        plot.update(now);
        write(words2, meeting(now, text));
      },
      picture: () => [plot.svg],
      code: linesCode
    };
  }
});
function meeting({ weights: [w1, w2], biases: [b1, b2] }, text) {
  if (w1 === w2) return b1 === b2 ? text("same") : text("parallel", { distance: number(Math.abs(b1 - b2)) });
  return text("cross", { x: number((b2 - b1) / (w1 - w2)) });
}
function controlsOf3({ data, text, state, change: change2 }, far, take2) {
  const label2 = (tone, index) => text(tone, { index: index + 1 });
  const dials2 = neuronDials({ given: data, label: label2, state, change: change2 });
  const move = slider({ label: text("input"), min: -far, max: far, step: STEP2, change: take2 });
  const buttons = presets({
    label: text("settings"),
    options: SETTINGS3.map(([key, value]) => ({ value, label: text(key) })),
    press: ({ weights, biases }) => change2({ weights: [...weights], biases: [...biases] })
  });
  return {
    elements: [...dials2.elements, move.element, buttons.element],
    update(now) {
      const { weights, biases } = now;
      dials2.update(now);
      move.update(now.x);
      buttons.update(
        (setting) => setting.weights.every((weight, index) => weight === weights[index] && setting.biases[index] === biases[index])
      );
    }
  };
}
function linesPlot({ data, text, state, id, room: room2 }, far, take2) {
  const rise = Math.max(6, Math.ceil(Math.max(...[...data.biases].map(Math.abs)) * 1.2));
  const axes = chart({
    id: id("plot"),
    label: text("plot"),
    x: [-far, far],
    y: [-rise, rise],
    xLabel: "x",
    yLabel: "y",
    width: room2,
    height: 340,
    interactive: true
  });
  const drop = s("path", { class: "line soft thin" });
  const lines = TONES2.map((tone) => lineMarks(axes, tone, rise));
  axes.marks.append(drop, ...lines.map(({ curve }) => curve));
  axes.above.append(...lines.flatMap(({ above }) => above));
  const tell = draggable(lines[0].dot, {
    label: text("input"),
    move: ({ x }) => take2(axes.atX(x)),
    nudge: ({ x, y }, large) => take2(state().x + (x || y) * STEP2 * (large ? 10 : 1))
  });
  return {
    svg: axes.svg,
    legend: h("div", { class: "row number" }, ...lines.map(({ key }) => key)),
    update({ weights, biases, x }) {
      const ys = weights.map((weight, index) => weight * x + biases[index] + 0);
      const ends2 = [
        [x, ys[0]],
        [x, ys[1]]
      ];
      const heights = beside(axes, ys);
      lines.forEach((line, index) => line.update(weights[index], biases[index], x, ys[index], heights[index]));
      set(drop, { d: path(axes, ends2) });
      tell(x, text("spoken", { x: number(x), first: number(ys[0]), second: number(ys[1]) }));
    }
  };
}
function beside({ y: up2, area }, [first2, second]) {
  const isFirst = first2 >= second;
  const inside2 = (y) => Math.min(area.bottom - 4, Math.max(area.top + 10, y));
  const upper = inside2(up2(Math.max(first2, second)) - 8);
  const lower = Math.min(area.bottom - 4, Math.max(upper + LINE4, inside2(up2(Math.min(first2, second)) + 18)));
  const above = Math.min(upper, lower - LINE4);
  return isFirst ? [above, lower] : [lower, above];
}
function lineMarks(axes, tone, rise) {
  const { x: across, y: up2, area } = axes;
  const [color3] = tone.split(" ");
  const curve = s("path", { class: `line ${tone}` });
  const dot2 = s("circle", { r: 7, class: `dot ${color3}` });
  const value = s("text", { class: "number halo" });
  const formula = h("span");
  const sample = s(
    "svg",
    { viewBox: "0 0 28 10", style: "width: 28px", "aria-hidden": "true" },
    s("path", { d: "M1 5H27", class: `line ${tone}` })
  );
  return {
    curve,
    dot: dot2,
    above: [dot2, value],
    key: h("span", { class: "row" }, sample, formula),
    update(weight, bias, x, y, height2) {
      const ends2 = [axes.atX(area.left), axes.atX(area.right)];
      const isRight2 = across(x) > (area.left + area.right) / 2;
      const line = ends2.map((end) => [end, weight * end + bias]);
      set(curve, { d: path(axes, line) });
      set(dot2, {
        cx: across(x),
        cy: up2(Math.min(rise, Math.max(-rise, y)))
      });
      dot2.classList.toggle("ghost", Math.abs(y) > rise);
      set(value, {
        x: across(x) + (isRight2 ? -12 : 12),
        y: height2,
        "text-anchor": isRight2 ? "end" : "start"
      });
      write(value, number(y));
      write(formula, `y = ${lineFormula(weight, bias)}`);
    }
  };
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

// <stdin>
var views = { "activation": activation_default, "gradient-descent": gradient_descent_default, "line-story": line_story_default, "linear-regression": linear_regression_default, "network": network_default, "prediction": prediction_default, "relu-neuron": relu_neuron_default, "relu-pair": relu_pair_default, "softmax-regression": softmax_regression_default, "top-k": top_k_default, "two-lines": two_lines_default };
export {
  mount,
  views
};
