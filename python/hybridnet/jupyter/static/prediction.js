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
  const sign2 = value < 0 && Number(text) !== 0 ? "−" : "";
  return sign2 + whole2.replace(/\B(?=(\d{3})+$)/g, ",") + (rest === void 0 ? "" : `.${rest}`);
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

// kit/numbers/notation.js
var LARGE = 1e7;
var SMALL = 1e-4;
var BEFORE_POWER = 4;
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
function fitting(value, ems, digits = 6) {
  if (!Number.isFinite(value) || value === 0) return number(value);
  const whole2 = Math.max(1, exponentOf(value, digits) + 1);
  const most = Math.max(digits, Math.min(whole2, 7));
  const counts = Array.from({ length: most }, (_, index) => most - index);
  const texts4 = [
    ...counts.filter((count) => count >= Math.min(whole2, most)).map((count) => number(value, count)),
    ...counts.filter((count) => count < BEFORE_POWER).map((count) => powered(value, count))
  ];
  return texts4.find((text) => emsOf(text) <= ems) ?? texts4.reduce((a, b) => emsOf(b) < emsOf(a) ? b : a);
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

// kit/controls/typed.js
var CLIPPED = "hybridnet-clipped";

// kit/controls/controls.js
function button({ label: label2, name, press }) {
  return h("button", { type: "button", "aria-label": name, title: name, onclick: press }, label2);
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
    const named = stage === 0 ? names.findIndex((name) => name.normalize("NFKC").toLowerCase().startsWith(typed.toLowerCase())) : -1;
    const index = /^\d+$/.test(typed) ? Math.min(size(), Math.max(1, Number(typed))) - 1 : named;
    if (index >= 0 && typed) find(stage, index);
  };
  field.addEventListener("change", go);
  field.addEventListener("keydown", (event) => event.key === "Enter" && go());
  tellSize();
  return h("div", { class: "row" }, h("span", { class: "label" }, text("search")), select, field, of);
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
  const rows = Object.values(FUNCTIONS).filter(({ type }) => type === layer.type);
  return rows.find(({ tanhForm = false }) => tanhForm === (layer.approximate ?? false)) ?? rows[0];
}
function sign(type) {
  return rowOf({ type })?.sign ?? OTHER_SIGNS[type] ?? "Σ";
}
function settingOf(layer) {
  const row = rowOf(layer);
  const name = row?.setting?.name ?? (row?.type === "GELUActivation" ? "approximate" : null);
  return name === null ? null : [name, layer[name]];
}
function activationText(layer, value, x) {
  if (layer.type === "SoftmaxActivation") return `exp(${x} − max) / sum`;
  const row = rowOf(layer);
  return row ? inOneLine(row.formula(value, x, String(settingOf(layer)?.[1] ?? ""))) : x;
}
function inOneLine(formula) {
  return formula.replace(/e\^\{((?:[^{}])*)\}/g, "exp($1)").replaceAll("^{2}", "²").replaceAll("^{3}", "³");
}

// kit/model/scales.js
function rawOf(scale, value) {
  return scale ? scale.mean + scale.deviation * value : value;
}
function rawText(scale, value) {
  const raw = rawOf(scale, value);
  return number(Math.abs(raw) < 1e-6 * Math.abs(scale.deviation) ? 0 : raw);
}
function scaleNotes({ scales, target }, text, output) {
  return [
    ...scales?.some((scale) => scale) ? [text("standardized")] : [],
    ...target ? [text("standardizedTarget", { output })] : []
  ];
}

// kit/drawing/layout.js
var BIAS = -1;
var GAP = -2;
var RADIUS = 26;
var ROW = 60;
var TOP = 30;
var [BETWEEN, LEAST_BETWEEN] = [230, 132];
var BESIDE = 92;
var WIDE = 1030;
function visible(size, most, wanted = 0) {
  if (size <= most) return Array.from({ length: size }, (_, index) => index);
  const inside = wanted < most - 2 || wanted === size - 1;
  const first = inside ? most - 2 : most - 3;
  const kept2 = Array.from({ length: first }, (_, index) => index);
  if (!inside) kept2.push(wanted);
  kept2.push(size - 1);
  return kept2.flatMap((index, place) => place > 0 && index > kept2[place - 1] + 1 ? [GAP, index] : [index]);
}
function layout(stages, { most, wanted = {}, left = 96, right = 130 }) {
  let want = 0;
  const lists = stages.map((stage, index) => {
    if (stage.kind === "input" || stage.kind === "sum") {
      want = 0;
      for (let at = index; at < stages.length && (at === index || stages[at].kind !== "sum" && stages[at].kind !== "input"); at++)
        want = wanted[at] ?? want;
    }
    return [...visible(stage.size, most, want), ...stages[index + 1]?.kind === "sum" ? [BIAS] : []];
  });
  const heights = lists.map((list) => list.reduce((sum2, index) => sum2 + room(index), 0));
  const height = TOP + Math.max(...heights) + 14;
  const step2 = betweenOf(stages, left + right + 2 * RADIUS);
  let x = left + RADIUS;
  const columns = stages.map((stage, index) => {
    if (index > 0) x += stage.kind === "sum" ? step2 : BESIDE;
    const own = lists[index].filter((each2) => each2 !== BIAS).reduce((sum2, each2) => sum2 + room(each2), 0);
    let y = TOP + (Math.max(...heights) - own - (lists.some((list) => list.includes(BIAS)) ? ROW : 0)) / 2;
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
        if (source.index === GAP) continue;
        edges.push({
          stage: index,
          source: source.index,
          target: target.index,
          ...between(columns[index - 1].x, source.y, columns[index].x, target.y)
        });
      }
    }
  });
  const lowest = Math.max(...columns.flatMap((column) => column.slots.map((slot) => slot.y + ROW / 2)));
  return { columns, edges, width: x + RADIUS + right, height: Math.max(height, lowest + 8), left };
}
function betweenOf(stages, around) {
  const sums2 = stages.slice(1).filter(({ kind }) => kind === "sum").length;
  const beside = (stages.length - 1 - sums2) * BESIDE;
  return Math.max(LEAST_BETWEEN, Math.min(BETWEEN, (WIDE - around - beside) / Math.max(1, sums2)));
}
function room(index) {
  return index === GAP ? ROW * 0.6 : ROW;
}
function between(x1, y1, x2, y2) {
  const length = Math.hypot(x2 - x1, y2 - y1);
  const [across, down] = [(x2 - x1) / length * RADIUS, (y2 - y1) / length * RADIUS];
  return { x1: x1 + across, y1: y1 + down, x2: x2 - across, y2: y2 - down };
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
  const rounded2 = Number(size >= 1 ? value.toPrecision(limit) : value.toFixed(limit));
  return number(rounded2, limit);
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
function nodeElements({ stage, at, isLast, index, x, y, name, scale = null }) {
  const isBias = index === BIAS;
  const isInput = !isBias && stage.kind === "input";
  const isRound = isBias || isInput || stage.kind === "sum";
  const shape = isRound ? s("circle", { cx: x, cy: y, r: isBias ? RADIUS - 4 : RADIUS }) : s("rect", { x: x - 30, y: y - 19, width: 60, height: 38, rx: 8 });
  const scaled2 = scale ? s("text", { class: "sign", x: x - RADIUS - 7, y: y + 13, "text-anchor": "end" }) : null;
  const value = s("text", { class: "value", x, y: y + 5, "text-anchor": "middle" });
  const kind = isBias ? "bias" : isInput ? "input" : isLast ? "output" : "neuron";
  const group = s("g", { class: `part ${kind}` }, shape, value);
  const texts4 = [];
  if (isInput)
    texts4.push(s("text", { x: x - RADIUS - 7, y: y + (scaled2 ? -3 : 4), "text-anchor": "end" }, clipped(name)));
  if (scaled2) texts4.push(scaled2);
  if (isBias) texts4.push(s("text", { class: "sign", x: x - RADIUS - 3, y: y + 4, "text-anchor": "end" }, name));
  const hasResult = isLast && !isBias;
  const result = s("text", { class: "result", x: x + 46, y: y - 1 });
  const label2 = s("text", { x: x + 46, y: y + 16 });
  if (hasResult) texts4.push(result, label2);
  const join = hasResult ? s("path", { class: "join", d: `M${x + (isRound ? RADIUS : 30)} ${y}h9` }) : null;
  function update(now) {
    const number2 = isBias ? 1 : now.value(at, index);
    write(value, number2 === null ? "" : isBias ? "+1" : inRoom(number2, roomFor(number2, isRound), isInput ? 4 : 3));
    if (scaled2 && scale) write(scaled2, number2 === null ? "" : rawText(scale, number2));
    value.classList.toggle("long", isRound && (value.textContent ?? "").length >= ROOM);
    if (!hasResult) return;
    const told = now.result(index);
    write(result, number2 === null ? "" : told.text);
    write(label2, clipped(told.name, 15));
  }
  return { group, texts: texts4, join, update };
}
function roomFor(number2, isRound) {
  return isRound ? Math.abs(number2) < 1 ? 4.1 : 4.3 : 4.8;
}
function edgeElements(edge) {
  const { stage, source, target } = edge;
  const bias = source === BIAS ? " bias" : "";
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
    update(now, largest, isFull) {
      const weight = now.weight(stage, source, target);
      const size = Math.abs(weight) / (largest || 1);
      const sort = Number.isNaN(weight) ? "broken" : weight < 0 ? "negative" : weight === 0 ? "zero" : "";
      change(wire, "stroke-width", (1 + 4 * Math.min(1, Number.isFinite(size) ? size : 1)).toFixed(2));
      for (const each2 of SORTS) wire.classList.toggle(each2, each2 === sort);
      const words = isFull ? String(weight).replace("-", "−").slice(0, 22) : brief(weight, 4);
      const width = Math.max(PILL, isFull ? words.length * 7.2 + 18 : widthOf(words) + 5);
      write(text, words);
      change(rect, "width", String(Math.round(width)));
      change(rect, "x", String(Math.round(-width / 2)));
      const number2 = now.product(stage, source, target);
      write(product2, number2 === null ? "" : brief(number2, 5));
    },
    place(weight, factor) {
      const at = along(edge, weight ?? 0.5);
      set(pill, { transform: `translate(${at.x.toFixed(1)} ${at.y.toFixed(1)})` });
      pill.classList.toggle("unseen-pill", weight === null);
      const beside = along(edge, factor ?? 0.7);
      set(product2, {
        transform: `translate(${beside.x.toFixed(1)} ${beside.y.toFixed(1)}) rotate(${angle(edge).toFixed(1)})`,
        visibility: factor === null ? "hidden" : null
      });
    },
    choose(isChosen) {
      wire.classList.toggle("chosen", isChosen);
    },
    light(isLit) {
      for (const element of [wire, pill, product2]) element.classList.toggle("lit", isLit);
    }
  };
}
function change(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
function clipped(text, most = 16) {
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
  if (part.index === BIAS || stages[part.stage].kind === "input")
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
    const column = plan.columns[part.stage].slots.filter((slot) => slot.index !== GAP);
    return step(
      column.map(({ index }) => ({ kind: "node", stage: part.stage, index })),
      part,
      direction
    );
  }
  const next = part.stage + (direction === "right" ? 1 : -1);
  const crosses = direction === "right" ? stages[next]?.kind === "sum" : stages[part.stage].kind === "sum" && part.index !== BIAS;
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
function placeLabels(stages, plan, lit, chosen, drawn) {
  const own = plan.edges.filter((edge) => touches(stages, lit, edge)).slice(0, WEIGHED);
  const open = plan.edges.filter((edge) => chosen?.kind === "edge" && touches(stages, chosen, edge));
  const counts = {};
  for (const { stage } of plan.edges) counts[stage] = (counts[stage] ?? 0) + 1;
  const few = (most) => [
    ...open,
    ...(own.length > 0 ? own : plan.edges.filter((edge) => counts[edge.stage] <= most)).filter(
      (edge) => !open.includes(edge)
    )
  ];
  const [weighed, multiplied] = [few(WEIGHED), few(MULTIPLIED)];
  const taken = plan.columns.flatMap(
    ({ x, slots }) => slots.filter(({ index }) => index !== GAP).map(({ y }) => ({ x, y, r: RADIUS + 6 }))
  );
  const weights = shares(weighed, places(weighed, taken, PILL, false, [0.32, 0.5, 0.68, 0.22, 0.41, 0.59, 0.78]));
  const products = shares(multiplied, places(multiplied, taken, PRODUCT, true, [0.72, 0.6, 0.82, 0.48, 0.36, 0.24]));
  for (const each2 of drawn) each2.place(weights.get(each2.edge) ?? null, products.get(each2.edge) ?? null);
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
  const title = h("p");
  const body = h("tbody");
  const element = h("div", { id, class: "tip", role: "tooltip" }, title, h("table", { role: "presentation" }, body));
  function write2(told) {
    write(title, told.title);
    each(
      body,
      told.rows,
      () => h("tr", {}, h("td", { class: "text" }), h("td")),
      (row, { name, value, tone = "", total }) => {
        set(row, { class: total ? "total" : null });
        write(row.children[0], name);
        write(row.children[1], value);
        set(row.children[1], { class: `number ${tone}` });
      }
    );
  }
  return {
    element,
    write: write2,
    show(told, beside, container) {
      write2(told);
      const [home, target] = [container.getBoundingClientRect(), beside.getBoundingClientRect()];
      const { offsetWidth: width, offsetHeight: height } = element;
      const middle = target.left + target.width / 2 - home.left;
      const left = Math.max(0, Math.min(home.width - width, middle - width / 2));
      const below2 = target.bottom - home.top + 8;
      const above = target.top - home.top - height - 8;
      element.style.left = `${left}px`;
      element.style.top = `${above > -40 ? above : below2}px`;
      element.classList.add("shown");
    },
    hide: () => element.classList.remove("shown")
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
      for (const drawn of this.edges) drawn.choose(keyOf(partOf(drawn.edge)) === chosen);
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
    plan.columns.forEach((column, at) => this.addColumn(plan, column, at));
    for (const edge of plan.edges) this.addEdge(edge);
    this.chosen = null;
    placeLabels(this.stages, plan, this.lit, null, this.edges);
    this.focus.reset([...this.parts].map(([key, { element }]) => [key, element]));
  }
  addColumn(plan, column, at) {
    const stage = this.stages[at];
    const drawn = column.slots.filter((slot) => slot.index >= 0);
    const [first, end] = [drawn[0], drawn[drawn.length - 1]];
    if (stage.type === "SoftmaxActivation")
      this.marks.append(
        s("rect", {
          class: "tall",
          x: column.x - 37,
          y: first.y - 30,
          width: 74,
          height: end.y - first.y + 60,
          rx: 12
        })
      );
    this.marks.append(
      s(
        "text",
        { class: "heading", x: column.x, y: 16, "text-anchor": "middle" },
        stage.kind === "input" ? this.options.inputName : sign(stage.type)
      )
    );
    column.slots.forEach((slot, position) => {
      if (slot.index === GAP) {
        const hidden = column.slots[position + 1].index - column.slots[position - 1].index - 1;
        this.marks.append(
          s("text", { class: "sign", x: column.x, y: slot.y + 4, "text-anchor": "middle" }, `⋮ ${grouped(hidden)}`)
        );
        return;
      }
      if (stage.kind !== "input" && stage.kind !== "sum" && slot.index >= 0)
        this.marks.append(
          s("path", { class: "join", d: `M${plan.columns[at - 1].x + RADIUS} ${slot.y}H${column.x - RADIUS}` })
        );
      this.addNode(column.x, at, slot);
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
      name: index === BIAS ? biasName : names[index] ?? "",
      scale: at === 0 && index >= 0 ? this.options.scales?.[index] : null
    });
    this.texts.append(...node.texts);
    if (node.join) this.marks.append(node.join);
    this.add({ kind: "node", stage: at, index }, node.group, this.nodes, node.update);
  }
  addEdge(edge) {
    const drawn = edgeElements(edge);
    this.wires.append(drawn.wire, drawn.hit);
    this.texts.append(drawn.product);
    this.edges.push(drawn);
    const part = partOf(edge);
    this.add(
      part,
      drawn.pill,
      this.pills,
      (now) => drawn.update(now, this.largest.get(edge.stage) ?? 0, isSame(this.lit, part))
    );
    drawn.hit.addEventListener("pointerenter", () => this.emphasize(part));
    drawn.hit.addEventListener("pointerleave", () => this.emphasize(null));
    drawn.hit.addEventListener("click", () => this.focus.go(keyOf(part)));
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
    for (const drawn of this.edges) drawn.light(touches(this.stages, next, drawn.edge));
    for (const { part: other, element } of this.parts.values()) {
      if (other.kind === "node") element.classList.toggle("lit", isSame(other, next));
    }
    if (this.plan.edges.length > MULTIPLIED)
      placeLabels(this.stages, this.plan, next, this.shown.chosen ?? null, this.edges);
    for (const changed of [before, next])
      if (changed?.kind === "edge") this.parts.get(keyOf(changed))?.update(this.shown);
    const target = next && this.parts.get(keyOf(next));
    if (next && target) {
      if (next.kind === "edge") toFront(target.element);
      const told = this.options.tell(next);
      label(target, told.spoken);
      this.tip.show(told, target.element, this.element);
    } else this.tip.hide();
  }
  flow(stage) {
    if (this.options.still()) return;
    for (const { edge } of this.edges) {
      if (edge.stage !== stage) continue;
      const dot = s("circle", { class: "dot", r: 5 });
      this.marks.append(dot);
      const run = dot.animate(
        [
          { transform: `translate(${edge.x1}px, ${edge.y1}px)` },
          { transform: `translate(${edge.x2}px, ${edge.y2}px)` }
        ],
        { duration: 700, easing: "ease-in-out" }
      );
      run.onfinish = () => dot.remove();
      run.oncancel = () => dot.remove();
    }
  }
};
function label({ element }, words) {
  const text = `${element.textContent}: ${words}`;
  if (element.getAttribute("aria-label") !== text) set(element, { "aria-label": text });
}
function toFront(element) {
  while (element.nextSibling) element.before(element.nextSibling);
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
    const isBias = source === BIAS;
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
      const scale = options.scales?.scales?.[index];
      const row = { name: text(scale ? "standardizedValue" : "value"), value: own, tone: "data" };
      return scale ? [{ name: text("rawValue"), value: rawText(scale, value(trace, stage, index)) }, row] : [row];
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
  function told(part, trace, short) {
    if (part.kind === "edge") return { title: edgeTitle(part), rows: short ? [] : edgeRows(part, trace) };
    const { stage, index } = part;
    if (index === BIAS) return { title: text("biasNode"), rows: [] };
    return { title: nodeTitle(stage, index), rows: short ? [] : nodeRows(stage, index, trace) };
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
    tell(part, trace, short = false) {
      const { title, rows } = told(part, trace, short);
      return { title, rows, spoken: [title, ...rows.map(({ name, value: number2 }) => `${name} ${number2}`)].join("; ") };
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
    if (index === BIAS) return text("bias");
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
      return source === BIAS ? text("biasOf", { to }) : text("weight", { from: nodeName(stage - 1, source), to });
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
  const value = ({ values, row }, stage, index) => index === BIAS ? 1 : values[stage].at(row, index);
  return {
    value,
    product(trace, stage, source, target) {
      const weight = network.weight(stage, source, target);
      return source === BIAS ? weight : rounded(weight * value(trace, stage - 1, source), trace.values[stage].dtype);
    },
    shown: (trace, stage, number2) => repr(number2, trace.values[stage].dtype),
    weight: (stage, source, target) => repr(network.weight(stage, source, target), network.parameter(stage, source === BIAS).dtype)
  };
}
function termsOf({ network: { stages }, text }, nodeName, { value, product: product2, shown, weight }) {
  return (trace, stage, target, most) => {
    const count = stages[stage - 1].size;
    const listed = count <= most ? count : most - 2;
    const rows = Array.from({ length: listed }, (_, source) => ({
      name: `${source + 1}. ${nodeName(stage - 1, source)}: ${shown(trace, stage - 1, value(trace, stage - 1, source))} × ${weight(stage, source, target)}`,
      value: shown(trace, stage, product2(trace, stage, source, target)),
      tone: "weight"
    }));
    if (listed < count) {
      let rest = 0;
      for (let source = listed; source < count; source++) rest += product2(trace, stage, source, target);
      rows.push({ name: text("others", { count: count - listed }), value: amount(rest), tone: "weight" });
    }
    rows.push({ name: text("bias"), value: weight(stage, BIAS, target), tone: "bias" });
    rows.push({ name: text("total"), value: shown(trace, stage, value(trace, stage, target)), total: true });
    return rows;
  };
}
function isProbability(type) {
  return type === "SoftmaxActivation" || type === "SigmoidActivation";
}

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
    const matrix2 = new _Matrix(rows.length, columns, dtype);
    rows.forEach((row, i) => {
      if (row.length !== columns) {
        throw new RangeError(
          `matrix: row ${i} has ${row.length} numbers; row 0 has ${columns}. Give every row the same number.`
        );
      }
      matrix2.data.set(row, i * columns);
    });
    return matrix2;
  }
  static reuse(matrix2, rows, columns, dtype) {
    return matrix2 && matrix2.rows === rows && matrix2.columns === columns && matrix2.dtype === dtype ? matrix2 : new _Matrix(rows, columns, dtype);
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
  const rows = shape.length === 2 ? shape[0] : 1;
  const columns = shape.length === 0 ? 1 : shape[shape.length - 1];
  if (values instanceof Float32Array || values instanceof Float64Array) {
    return new Matrix(rows, columns, dtype === "float32" ? "float32" : "float64", values);
  }
  return new Matrix(
    rows,
    columns,
    "float64",
    Float64Array.from(values, Number)
  );
}

// math/arithmetic.js
var NUMPY = Object.freeze({ productDType: "float32", defaultDType: "float32", flavour: "simd" });
var IN_DOUBLE = Object.freeze({ productDType: null, defaultDType: "float64", flavour: "simd" });
function productType(arithmetic, a, b) {
  return arithmetic.productDType ?? promote(a, b);
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
  const rest = sum2 - float;
  const other = sum2 + rest;
  return rest !== 0 && Math.fround(other) === other ? betweenFloats(sumError(product2, c, sum2), float, other) : float;
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

// math/products.js
var BLOCK = 256;
var BLOCK_MULTIPLE = 4;
var CHAINED_TERMS = 8;
var PANEL = 4;
var EPSILON = 11102230246251565e-32;
var { fround } = Math;
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
  let first = 0;
  do {
    const length = nextBlock(terms - first, isWhole);
    const fromA = first * termA;
    const fromB = first * termB;
    if (turned) {
      sumBlock(b, fromB, columnB, termB, a, fromA, rowA, termA, target, 1, columns, columns, rows, length, first > 0);
    } else {
      sumBlock(a, fromA, rowA, termA, b, fromB, columnB, termB, target, columns, 1, rows, columns, length, first > 0);
    }
    first += length;
  } while (first < terms);
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
  const whole2 = columns - columns % PANEL;
  const second = 2 * columnB;
  const third = 3 * columnB;
  for (let j = 0; j < whole2; j += PANEL) {
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
  for (let j = whole2; j < columns; j++) {
    for (let i = 0; i < rows; i++) {
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
    for (let first = 0; first < terms; ) {
      const length = nextBlock(terms - first, false);
      const chained = length - length % CHAINED_TERMS;
      const p = fromA + first * termA;
      const q = first * termB + j * columnB;
      let y0 = sumOne(a, p, 4 * termA, b, q, 4 * termB, chained / 4);
      const y1 = sumOne(a, p + termA, 4 * termA, b, q + termB, 4 * termB, chained / 4);
      const y2 = sumOne(a, p + 2 * termA, 4 * termA, b, q + 2 * termB, 4 * termB, chained / 4);
      const y3 = sumOne(a, p + 3 * termA, 4 * termA, b, q + 3 * termB, 4 * termB, chained / 4);
      for (let l = chained; l < length; l++) {
        y0 += a[p + l * termA] * b[q + l * termB];
      }
      sum2 += y0 + y1 + (y2 + y3);
      first += length;
    }
    y[at + j] = sum2;
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
        let sum2 = 0;
        let magnitude = 0;
        for (let l = i * terms, k = j * terms; l < (i + 1) * terms; l++, k++) {
          const term = scratchA[l] * scratchB[k];
          sum2 += term;
          magnitude += Math.abs(term);
        }
        const error = bound * magnitude;
        if (magnitude === 0 || error > 1e-290 && fround(sum2 - error) === fround(sum2 + error)) {
          y.data[at] = sum2;
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
var { fround: fround2 } = Math;
function pairwise(data, start, count) {
  return 0 + (data instanceof Float32Array ? pairwiseFloat(data, start, count) : pairwiseDouble(data, start, count));
}
function pairwiseFloat(x, start, count) {
  if (count < 8) {
    let sum2 = 0;
    for (let i = start; i < start + count; i++) {
      sum2 = fround2(sum2 + x[i]);
    }
    return sum2;
  }
  if (count > PAIRWISE_BLOCK) {
    const half = Math.floor(count / 16) * 8;
    return fround2(pairwiseFloat(x, start, half) + pairwiseFloat(x, start + half, count - half));
  }
  let s0 = x[start], s1 = x[start + 1], s2 = x[start + 2], s3 = x[start + 3];
  let s4 = x[start + 4], s5 = x[start + 5], s6 = x[start + 6], s7 = x[start + 7];
  const last = start + count - count % 8;
  for (let i = start + 8; i < last; i += 8) {
    s0 = fround2(s0 + x[i]);
    s1 = fround2(s1 + x[i + 1]);
    s2 = fround2(s2 + x[i + 2]);
    s3 = fround2(s3 + x[i + 3]);
    s4 = fround2(s4 + x[i + 4]);
    s5 = fround2(s5 + x[i + 5]);
    s6 = fround2(s6 + x[i + 6]);
    s7 = fround2(s7 + x[i + 7]);
  }
  let total = fround2(fround2(fround2(s0 + s1) + fround2(s2 + s3)) + fround2(fround2(s4 + s5) + fround2(s6 + s7)));
  for (let i = last; i < start + count; i++) {
    total = fround2(total + x[i]);
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
  return x.dtype === "float32" ? fround2(value) : value;
}
function deviation(x) {
  const center = mean(x);
  const squares = x.data.slice();
  const narrow = x.dtype === "float32";
  for (let i = 0; i < squares.length; i++) {
    const distance = narrow ? fround2(squares[i] - center) : squares[i] - center;
    squares[i] = distance * distance;
  }
  const variance = pairwise(squares, 0, squares.length) / x.length;
  return narrow ? fround2(Math.sqrt(fround2(variance))) : Math.sqrt(variance);
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
      s0 = fround2(s0 + x[i]);
      s1 = fround2(s1 + x[i + 1]);
      s2 = fround2(s2 + x[i + 2]);
      s3 = fround2(s3 + x[i + 3]);
    }
    y[j] = s0;
    y[j + 1] = s1;
    y[j + 2] = s2;
    y[j + 3] = s3;
  }
  for (; j < columns; j++) {
    let sum2 = 0;
    for (let i = j; i < x.length; i += columns) {
      sum2 = fround2(sum2 + x[i]);
    }
    y[j] = sum2;
  }
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
    const wide = promote(value.dtype, gradient.dtype);
    if (this.l1 > 0) {
      const slope = rounded(this.l1, value.dtype);
      for (let i = 0; i < value.length; i++) {
        gradient.data[i] = rounded(gradient.data[i] + (value.data[i] < 0 ? -slope : slope), wide);
      }
    }
    if (this.l2 > 0) {
      const factor = rounded(2 * this.l2, value.dtype);
      const narrow = value.dtype === "float32";
      for (let i = 0; i < value.length; i++) {
        const slope = factor * value.data[i];
        gradient.data[i] = rounded(gradient.data[i] + (narrow ? Math.fround(slope) : slope), wide);
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
  static drawn(inputs, neurons, random, { scale = 0.01, dtype = "float32", ...regularization } = {}) {
    const weights = new Matrix(inputs, neurons, dtype);
    const factor = rounded(scale, dtype);
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

// math/elementwise.js
var { fround: fround3 } = Math;
function rounding(narrow) {
  return narrow ? fround3 : same;
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
    const first = this.high / b.high;
    const rest = this.plus(new _Pair(-first).times(b));
    return normal(first, rest.rounded / b.high);
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
  let rest = INVERSES[EXP_TERMS].high;
  for (let n = EXP_TERMS - 1; n >= SMALL2; n--) {
    rest = INVERSES[n].high + rest * r.high;
  }
  let sum2 = new Pair(rest);
  for (let n = SMALL2 - 1; n >= 0; n--) {
    sum2 = sum2.times(r).plus(INVERSES[n]);
  }
  return sum2.scaled(powerOfTwo(k));
}
var ODD_INVERSES = Array.from({ length: 22 }, (_, i) => new Pair(1).over(new Pair(2 * i + 1)));
function logSeries(x) {
  const u = x.plus(new Pair(-1)).over(x.plus(new Pair(1)));
  const square2 = u.times(u);
  let sum2 = new Pair(0);
  for (let i = ODD_INVERSES.length - 1; i >= 0; i--) {
    sum2 = sum2.times(square2).plus(ODD_INVERSES[i]);
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
  const first = fusedDouble(r3, second, fusedDouble(r2, b[3], fusedDouble(r, b[2], b[1])));
  const w = r * 134217728;
  const high = r + w - w;
  const square2 = high * high;
  const sum2 = fusedDouble(square2, b[0], r);
  let low = fusedDouble(square2, b[0], r - sum2);
  low = fusedDouble(b[0] * (r - high), high + r, low);
  return fusedDouble(r3, first, low) + sum2;
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
  const scale = ROOTS[index] * powerOfTwo((k - index) / STEPS);
  const [a, b, c] = EXP_POLYNOMIAL;
  const p = fusedDouble(fusedDouble(a, r, b), r * r, fusedDouble(c, r, 1));
  return Math.fround(p * scale);
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
  const square2 = r * r;
  const rest = ROOT_TAILS[index] + r + square2 * (1 / 2 + r * (1 / 6) + square2 * (1 / 24 + r * (1 / 120) + square2 * (1 / 720)));
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
  const sum2 = new Pair(unit).plus(new Pair(high, low)).rounded;
  return (sum2 - unit) * powerOfTwo(-1022) * powerOfTwo(exponent + 1022);
}
function power(base, n) {
  if (base === 0) {
    return n === 0 ? 1 : 0;
  }
  let [square2, squareExponent] = normalized(new Pair(base), 0);
  let [result, exponent] = [new Pair(1), 0];
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) {
      [result, exponent] = normalized(result.times(square2), exponent + squareExponent);
    }
    [square2, squareExponent] = normalized(square2.times(square2), 2 * squareExponent);
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
var { fround: fround4 } = Math;
var FLOAT = new Float32Array(1);
var BITS2 = new Uint32Array(FLOAT.buffer);
var POWERS2 = Float64Array.from({ length: 320 }, (_, i) => powerOfTwo(i - 160));
var MAGIC = 12582912;
var LOG2_E = fround4(1.4426950408889634);
var LN2_HIGH2 = fround4(-0.693145752);
var LN2_LOW2 = fround4(-142860677e-14);
var [P0, P1, P2, P3, P4, P5] = [
  5082762527590694e-19,
  0.006757896990527505,
  0.051145120816372985,
  0.24736154348955208,
  0.7257664613233125,
  0.9999999999980871
].map(fround4);
var Q0 = fround4(0.021595093756858297);
var Q1 = fround4(-0.27423353904116676);
function expSimd(x) {
  if (!(x < 88.72283935546875)) {
    return Number.isNaN(x) ? x : Infinity;
  }
  if (x <= -103.97208404541016) {
    return 0;
  }
  const q = fround4(fround4(fround4(x * LOG2_E) + MAGIC) - MAGIC);
  const r = fusedFloat(q, LN2_LOW2, fusedFloat(q, LN2_HIGH2, x));
  const p = fusedFloat(fusedFloat(fusedFloat(fusedFloat(fusedFloat(P0, r, P1), r, P2), r, P3), r, P4), r, P5);
  const d = fusedFloat(fusedFloat(Q0, r, Q1), r, 1);
  return fround4(fround4(p / d) * POWERS2[q + 160]);
}
var SMALLEST_NORMAL = 11754943508222875e-54;
var ROOT_HALF = fround4(0.7071067811865476);
var LN22 = fround4(0.6931471805599453);
var [A02, A12, A22, A32, A42] = [
  0.025899791179079226,
  0.3808837741388408,
  1.4800006335765066,
  2.112677543073053,
  0.9999999999999999
].map(fround4);
var [B0, B1, B2, B3, B4] = [
  0.005875095403124574,
  0.15464763749839067,
  0.9864942958519419,
  2.453006071784736,
  2.6126775430731093
].map(fround4);
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
  return fusedFloat(e, LN22, fround4(p / d));
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
    let largest = x[start];
    for (let j = start + 1; j < end; j++) {
      const value = x[j];
      largest = value > largest ? value : largest;
    }
    for (let j = start; j < end; j++) {
      y[j] = x[j] - largest;
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
  const rows = targets2 instanceof Matrix ? targets2 : new Matrix(targets2.length, 1, "float64", Float64Array.from(targets2));
  if (rows.rows !== predictions.rows || rows.columns !== predictions.columns) {
    throw new RangeError(
      `${loss}: predictions are ${predictions.shape}, targets ${rows.shape}; both must have the same shape. Pass one target per prediction.`
    );
  }
  return rows;
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
    const { columns, rows } = y;
    for (let i = 0; i < y.length; i++) {
      gradients.data[i] = r(slope(y.data[i], predictions.data[i]) / columns) / rows;
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
      const inside = clip(p.data[i]);
      losses.data[i] = -(r(target * log2(inside)) + r(ry(1 - target) * log2(rp(1 - inside))));
    }
  }
  slope(y, p) {
    const clip = clipping(p);
    const rp = rounding(p.dtype === "float32");
    const ry = rounding(y.dtype === "float32");
    const r = rounding(promote(y.dtype, p.dtype) === "float32");
    return (target, prediction) => {
      const inside = clip(prediction);
      return -r(r(target / inside) - r(ry(1 - target) / rp(1 - inside)));
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
      const picked = state.sampleLosses = Matrix.reuse(state.sampleLosses, predictions.rows, 1, predictions.dtype);
      for (let i = 0; i < picked.rows; i++) {
        picked.data[i] = clip(predictions.data[i * columns + checkedClass(targets2[i], columns, i)]);
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
    const rows = targets2 instanceof Matrix ? targets2 : state.oneHot = oneHot(targets2, predictions.columns, defaultDType);
    const gradients = state.dinputs = Matrix.reuse(
      state.dinputs,
      predictions.rows,
      predictions.columns,
      promote(rows.dtype, predictions.dtype)
    );
    const r = rounding(gradients.dtype === "float32");
    for (let i = 0; i < gradients.length; i++) {
      gradients.data[i] = r(-rows.data[i] / predictions.data[i]) / predictions.rows;
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
function checkedClass(label2, columns, row) {
  if (!(label2 >= 0 && label2 < columns)) {
    throw new RangeError(
      `categorical cross-entropy: target ${row} is class ${label2}; predictions have ${columns} columns, classes 0 to ${columns - 1}. Pass such class numbers.`
    );
  }
  return label2;
}
function oneHot(classes, columns, dtype) {
  const rows = new Matrix(classes.length, columns, dtype);
  classes.forEach((label2, i) => rows.set(i, checkedClass(label2, columns, i), 1));
  return rows;
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
      const rows = rowsOf(targets2, predictions, "categorical accuracy");
      return { hits: countOf(rows.length, (i) => predictions.data[i] === rows.data[i]), samples: rows.length };
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
    const rows = targets2 instanceof Matrix ? targets2 : new Matrix(targets2.length, 1, "float64", Float64Array.from(targets2));
    this.precision ??= rounded(deviation(rows) / 250, rows.dtype);
  }
  count(predictions, targets2) {
    const rows = rowsOf(targets2, predictions, "regression accuracy");
    const { precision } = this;
    if (precision === null) {
      throw new Error(
        "regression accuracy: there is no precision; it is computed from the training targets. Call prepare first."
      );
    }
    const dtype = promote(rows.dtype, predictions.dtype);
    const isNear = (i) => Math.abs(rounded(predictions.data[i] - rows.data[i], dtype)) < precision;
    return { hits: countOf(rows.length, isNear), samples: rows.length };
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
    const [rho, rest, epsilon] = [old(this.rho), rg(1 - this.rho), rc(this.epsilon)];
    for (let i = 0; i < value.length; i++) {
      const g = gradient.data[i];
      c.data[i] = old(rho * c.data[i]) + rg(rest * rg(g * g));
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
      const scale = nextC(nextC(sqrt(nextC(c.data[i] / correction2))) + epsilon);
      value.data[i] += r(nextM(rate * nextM(m.data[i] / correction1)) / scale);
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
      const scale = fround5(fround5(sqrt(fround5(cache / correction2))) + epsilon);
      v[i] += fround5(fround5(rate * fround5(momentum / correction1)) / scale);
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
function made(table, fields, what) {
  if (!Object.hasOwn(table, fields.type)) {
    throw new RangeError(
      `network: the ${what} is a ${fields.type}; a page computes ${Object.keys(table).join(", ")}. Show a model of these.`
    );
  }
  return table[fields.type](fields);
}
function arrayOf(arrays, name, rows, columns) {
  const array = Object.hasOwn(arrays, name) ? arrays[name] : null;
  if (array === null || array.rows !== rows || array.columns !== columns) {
    throw new RangeError(
      `network: ${name} is ${array === null ? "missing" : array.shape}; the description has (${rows}, ${columns}). Pass the arrays of the same model.`
    );
  }
  return array;
}
function settle(parameter, fields, arrays, name) {
  parameter.l1 = fields?.l1 ?? 0;
  parameter.l2 = fields?.l2 ?? 0;
  parameter.isTrainable = fields?.trainable ?? true;
  const { rows, columns } = parameter.value;
  parameter.momentum = Object.hasOwn(arrays, `${name}.momentum`) ? arrayOf(arrays, `${name}.momentum`, rows, columns) : null;
  parameter.cache = Object.hasOwn(arrays, `${name}.cache`) ? arrayOf(arrays, `${name}.cache`, rows, columns) : null;
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
function matrix(numbers, language) {
  const { dtype, shape, data } = numbers;
  const columns = shape[1] ?? 1;
  const type = dtype === "float32" ? "float" : "double";
  if (data.length > FEW) {
    const text = bytesOf(numbers);
    return language === "python" ? `array("${text}", np.${dtype}, ${shape[0]}, ${columns})` : `Matrix.From(Numbers<${type}>("${text}"), ${shape[0]}, ${columns})`;
  }
  const [open, close] = language === "python" ? ["[", "]"] : ["{ ", " }"];
  const rows = Array.from(
    { length: shape[0] },
    (_, row) => `${open}${Array.from({ length: columns }, (__, column) => literal(data[row * columns + column], dtype, language)).join(", ")}${close}`
  );
  const all = `${open}${rows.join(", ")}${close}`;
  return language === "csharp" ? `Matrix.From(new ${type}[,] ${all})` : `np.array(${all}${dtype === "float32" ? ", np.float32" : ""})`;
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

// kit/model/file.js
var KINDS = { float32: "F32", float64: "F64" };
var KNOWN = /* @__PURE__ */ new WeakMap();
function modelFile({ architecture, tensors }) {
  const known = KNOWN.get(tensors);
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
  KNOWN.set(tensors, text);
  return text;
}

// kit/model/code.js
var MOST = 1e5;
function modelLines(given, language) {
  const { architecture } = given;
  if (isPlain(given)) {
    const tensors = (name) => numbersOf(given.tensors[name]);
    const compiled = architecture.loss ? compileLines(architecture, language) : [];
    return language === "python" ? [...arithmeticOfPython(architecture.arithmetic), ...layersOfPython(architecture.layers, tensors), ...compiled] : [...layersOfCsharp(architecture.layers, tensors), ...arithmeticOfCsharp(architecture.arithmetic), ...compiled];
  }
  if (sizeOf(given) > MOST) {
    const file = '"model.safetensors"';
    return language === "python" ? [
      `# The model is too large to be written here: write it with model.save(${file}).`,
      `model = hn.Model.load(${file})`
    ] : [
      `// The model is too large to be written here: write it with model.save(${file}) in Python.`,
      `Model model = ModelFile.Load(${file});`
    ];
  }
  const text = modelFile(given);
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
  const given = [
    ...product2 === null && dtype === "float64" ? ['dtype="float64"'] : [],
    ...flavour === "libm" ? ['flavour="libm"'] : []
  ];
  return given.length ? [`hn.init(${given.join(", ")})`] : [];
}
function arithmeticOfCsharp({ product_dtype: product2, default_dtype: dtype, flavour }) {
  const given = [
    ...product2 === null ? ["ProductDType = null"] : product2 === "float64" ? ["ProductDType = DType.Float64"] : [],
    ...dtype === "float64" ? ["DefaultDType = DType.Float64"] : [],
    ...flavour === "libm" ? ["Flavour = Flavour.Libm"] : []
  ];
  return given.length ? [`model.Arithmetic = new NumPyArithmetic { ${given.join(", ")} };`] : [];
}
function compileLines({ loss, optimizer }, language) {
  if (!optimizer)
    return language === "python" ? [`model.set(loss=hn.${loss.type}())`] : [`model.Compile(new ${loss.type}(), new Sgd());`];
  const names = ["decay", "momentum", "epsilon", "rho", "beta_1", "beta_2"].filter(
    (name) => optimizer[name] !== void 0
  );
  if (language === "python") {
    const given = [`learning_rate=${optimizer.learning_rate}`, ...names.map((name) => `${name}=${optimizer[name]}`)];
    return [`model.set(loss=hn.${loss.type}(), optimizer=hn.${optimizer.type}(${given.join(", ")}))`];
  }
  const type = { SGD: "Sgd", RMSprop: "RmsProp" }[optimizer.type] ?? optimizer.type;
  const called = (name) => name.replace(/^\w/, (letter) => letter.toUpperCase()).replace("_", "");
  return [
    `model.Compile(new ${loss.type}(), new ${type}(${optimizer.learning_rate}) { ${names.map((name) => `${called(name)} = ${optimizer[name]}`).join(", ")} });`
  ];
}
function numbersOf(encoded) {
  const { dtype, shape, values } = decodeArray(encoded);
  return { dtype, shape, data: values, base64: encoded.data };
}
function rowLine(row, dtype, language) {
  const numbers = { dtype, shape: [1, row.length], data: row };
  return language === "python" ? `row = ${matrix(numbers, language)}` : `Matrix row = ${matrix(numbers, language)};`;
}

// kit/prediction/code.js
var TOLD = 4;
function predictionCode(data, { values, dtype }, output) {
  const comment = Array.from(output.row(0).slice(0, TOLD), (value) => repr(value, output.dtype)).join(" ") + (output.columns > TOLD ? " ..." : "");
  return {
    python: program(
      [
        ...modelLines(data, "python"),
        rowLine(values, dtype, "python"),
        "",
        "output = model.predict(row)",
        `print(*output[0])  # ${comment}`
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
function sentences({ stages, steps, words, result, text }) {
  function outputs(now, stage) {
    const { size } = stages[stage];
    const numbers = Array.from(
      { length: Math.min(LISTED2, size) },
      (_, index) => `${words.nodeName(stage, index)} ${amount(words.value(now, stage, index), 4)}`
    );
    return numbers.join(", ") + (size > LISTED2 ? ", …" : "");
  }
  return (step2, now) => {
    const { kind, stage } = steps[step2];
    const detail = kind === "sum" || kind === "activation" ? outputs(now, stage) : result.told(now.values);
    const told = text(KEYS[kind], { detail, kind: sign(stages[stage].type) });
    return text("phase", { step: step2 + 1, count: steps.length, words: told });
  };
}

// kit/prediction/result.js
var LISTED3 = 3;
function resultWords({ stages, words, text, classes, scale, targets: targets2 }) {
  const { type, size } = stages[stages.length - 1];
  const hasClasses = isProbability(type) && (targets2 === null || targets2 === 1);
  function predicted(values) {
    const output = values[values.length - 1].row(0);
    const result = (index) => words.result({ values, row: 0 }, index).text;
    if (type !== "SoftmaxActivation")
      return {
        class: classOfProbability(output[0]),
        text: Array.from(output.slice(0, LISTED3), (_, index) => result(index)).join(", ")
      };
    const best = classOfRow(output);
    return { class: best, text: best === null ? "nan" : `${words.outputName(best)} ${result(best)}` };
  }
  return {
    hasClasses,
    predicted,
    told(values) {
      const { text: shown, class: found } = predicted(values);
      const named = size === 1 ? `${words.outputName(0)} ${shown}` : shown;
      return found === null ? `${named}. ${text("noClass")}` : named;
    },
    target: (target) => hasClasses && classes.length > 1 && classes[target] !== void 0 ? classes[target] : amount(rawOf(scale, target))
  };
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

// kit/controls/sample-table.js
var SOME = 50;
function sampleTable({ name, label: label2, selectLabel, columns, numbers, cell, select, over }) {
  const rows = [];
  const body = h("tbody", { onpointerleave: () => over(null) });
  let selected = -1;
  function add() {
    const row = rows.length;
    const radio = h("input", {
      type: "radio",
      name,
      "aria-label": `${selectLabel} ${numbers[row]}`,
      onchange: () => select(row)
    });
    const cells = columns.map(({ tone = "" }, column) => h("td", { class: tone }, cell(row, column)));
    const element2 = h(
      "tr",
      { onpointerenter: () => over(row), onclick: () => radio.click() },
      h("td", {}, radio),
      ...cells
    );
    radio.addEventListener("click", (event) => event.stopPropagation());
    rows.push({ element: element2, radio, cells });
    mark(row, row === selected);
    body.append(element2);
  }
  function mark(row, isSelected) {
    rows[row]?.element.classList.toggle("selected", isSelected);
    if (isSelected && rows[row]) rows[row].radio.checked = true;
  }
  function addSome() {
    for (let count = 0; count < SOME && rows.length < numbers.length; count++) add();
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
      ...columns.map(({ title }) => h("th", { scope: "col" }, title))
    )
  );
  const element = h("div", { class: "scroll rows", role: "group", "aria-label": label2 }, h("table", {}, head, body));
  return {
    element,
    end,
    update(row) {
      if (row === selected) return;
      mark(selected, false);
      selected = row;
      mark(row, true);
    },
    text: (row, column) => rows[row]?.cells[column]?.textContent ?? "",
    write(row, column, text, tone) {
      while (rows.length <= row) add();
      const { cells } = rows[row];
      write(cells[column], text);
      if (tone !== void 0) cells[column].className = tone;
    }
  };
}

// kit/prediction/rows.js
var COLUMNS = 5;
var TARGETS = 3;
var [RADIO, PADDING, LETTER] = [48, 20, 14];
function predictedRows({ data, network, X, y, result, text, name, select, over }) {
  const given = givenColumns(data, X);
  const { inputs, targets: targets2, columns } = columnsOf({
    names: given.map(({ name: each2 }) => each2),
    targetName: data.target || data.classes.length === 1 && y?.shape[1] === 1 ? data.classes[0] : void 0,
    y,
    hasClasses: result.hasClasses,
    text
  });
  const isJudged = y !== void 0 && result.hasClasses;
  const predictedAt = inputs + targets2;
  const targetOf = (row, index = 0) => Number(y?.values[row * (y.shape[1] ?? 1) + index]);
  const table = sampleTable({
    name,
    label: text("table"),
    selectLabel: text("row"),
    columns,
    numbers: data.rows,
    cell: (row, column) => column < inputs ? given[column].cell(row) : column < predictedAt ? result.target(targetOf(row, column - inputs)) : "",
    select,
    over
  });
  const score = h("p", { class: "note" });
  let right = 0;
  function predict(row) {
    const predicted = result.predicted(network.forward(X.slice(row, row + 1)));
    table.write(row, predictedAt, predicted.text);
    if (!isJudged) return;
    const isRight = predicted.class === targetOf(row);
    right += isRight ? 1 : 0;
    table.write(row, predictedAt + 1, isRight ? "✓" : `✗ ${text("wrong")}`, isRight ? "good text" : "bad text");
  }
  const stop = slices(X.rows, predict, {
    done: () => isJudged && write(score, text("ofRows", { right, all: X.rows }))
  });
  const left = data.raw ? 0 : data.names.length - inputs;
  return {
    element: h(
      "div",
      {},
      table.element,
      left > 0 ? h("p", { class: "note" }, text("columnsLeft", { count: left })) : null,
      score,
      data.all > X.rows ? h("p", { class: "note" }, text("reduced", { shown: X.rows, all: data.all })) : null
    ),
    width: () => columns.reduce((sum2, { title }, column) => {
      const cells = [title, ...[0, 1, 2].map((row) => row < X.rows ? table.text(row, column) : "")];
      return sum2 + PADDING + LETTER * Math.max(...cells.map(emsOf));
    }, RADIO),
    update: table.update,
    end() {
      stop();
      table.end();
    }
  };
}
function givenColumns({ raw, names, scales }, X) {
  if (raw)
    return raw.map(({ name, cells }) => ({
      name,
      cell: (row) => {
        const cell = cells[row];
        return typeof cell === "number" ? number(cell) : cell ?? "–";
      }
    }));
  return names.slice(0, COLUMNS).map((name, column) => ({
    name,
    cell: (row) => {
      const scale = scales?.[column];
      return scale ? rawText(scale, X.at(row, column)) : number(X.at(row, column));
    }
  }));
}
function columnsOf({ names, targetName, y, hasClasses, text }) {
  const inputs = names.slice(0, COLUMNS).map((title) => ({ title }));
  const targets2 = Array.from({ length: y ? Math.min(TARGETS, y.shape[1]) : 0 }, (_, index) => ({
    title: y && y.shape[1] > 1 ? text("targetOf", { index: index + 1 }) : targetName ?? text("target"),
    tone: "data"
  }));
  const judged = y && hasClasses ? [{ title: text("right") }] : [];
  const columns = [...inputs, ...targets2, { title: text("predicted"), tone: "prediction" }, ...judged];
  return { inputs: inputs.length, targets: targets2.length, columns };
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
var [MARGIN, BETWEEN2, SPACE, LINE] = [14, 12, 5, 1.4];
function pictureOf(parts) {
  const shown = parts.filter((part) => part.checkVisibility());
  const widths = shown.flatMap((part) => part instanceof SVGSVGElement ? [part.viewBox.baseVal.width] : []);
  const width = Math.max(...widths);
  const whole2 = s("svg", { xmlns: "http://www.w3.org/2000/svg" });
  let y = MARGIN;
  for (const part of shown) {
    const height = part instanceof SVGSVGElement ? addDrawing(whole2, part, MARGIN, y) : addText(whole2, part, width, y);
    if (height > 0) y += height + BETWEEN2;
  }
  const [across, down] = [Math.ceil(width + 2 * MARGIN), Math.ceil(y - BETWEEN2 + MARGIN)];
  set(whole2, { width: across, height: down, viewBox: `0 0 ${across} ${down}` });
  const ground = getComputedStyle(shown[0]).getPropertyValue("--ground").trim() || "#ffffff";
  whole2.prepend(s("rect", { width: "100%", height: "100%", fill: ground }));
  return `<?xml version="1.0" encoding="UTF-8"?>
${new XMLSerializer().serializeToString(whole2)}
`;
}
function addDrawing(whole2, svg, x, y, scale = 1) {
  const copy = svg.cloneNode(true);
  const originals = [svg, ...svg.querySelectorAll("*")];
  [copy, ...copy.querySelectorAll("*")].forEach((element, index) => {
    keepStyle(element, originals[index]);
    for (const name of DROPPED) element.removeAttribute(name);
  });
  const { width, height } = svg.viewBox.baseVal;
  set(copy, { x, y, width: width * scale, height: height * scale, overflow: "visible" });
  whole2.append(copy);
  return height * scale;
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
      const { color, fontSize, fontWeight, fontFamily } = getComputedStyle(parent);
      const size = parseFloat(fontSize);
      height = Math.max(height, size * LINE);
      pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
      for (const word of (node.textContent ?? "").match(
        /[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff\uff00-\uffef]+\s*|\s+/g
      ) ?? []) {
        const wide = pen.measureText(word).width;
        room2(wide);
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
        x += wide;
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
function speaker(texts4, language) {
  const all = { ...COMMON[language], ...texts4[language] };
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
var [WIDEST, NARROWEST, PADDING2, COLUMN, GAP2] = [460, 240, 32, 300, 20];
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
    const inner = this.root.clientWidth - PADDING2;
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

// text/parts.js
var texts = {
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

// text/player.js
var texts2 = {
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

// text/prediction.js
var texts3 = {
  en: {
    ...texts.en,
    ...texts2.en,
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
    ...texts.ja,
    ...texts2.ja,
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
var MOST2 = 8;
var [WIDEST2, BETWEEN3] = [966, 20];
var KEPT2 = 50;
var modelAndRows = kept(function* (data) {
  const network = yield* Network2.made(data);
  return { network, X: decodeMatrix(data.X) };
});
var prediction_default = view({
  name: "prediction",
  texts: texts3,
  start: () => ({ row: 0, step: null, wanted: {} }),
  prepare: modelAndRows,
  build(parts) {
    const { data, prepared, text, state, change: change2, announce, id, onEnd } = parts;
    const { network, X } = prepared;
    const { stages } = network;
    const y = data.y ? decodeArray(data.y) : void 0;
    const words = partWords({ network, names: data.names, classes: data.classes, scales: data, text });
    const result = resultWords({
      stages,
      words,
      text,
      classes: data.classes,
      scale: data.target,
      targets: y ? y.shape[1] : null
    });
    const steps = phases(stages);
    const sentence = sentences({ stages, steps, words, result, text });
    const trace = traces(prepared);
    let over = null;
    const current = () => trace(over ?? state().row);
    const drawing = drawingOf(parts, words, current);
    const told = h("p", { "aria-live": "off" });
    const buttons = player({
      text,
      count: () => steps.length,
      at: () => state().step,
      show: (step2) => change2({ step: step2 }),
      tell: (step2) => announce(sentence(step2, current())),
      hasWhole: true
    });
    const rows = predictedRows({
      data,
      network,
      X,
      y,
      result,
      text,
      name: id("row"),
      select(row) {
        buttons.stop();
        change2({ row });
      },
      over(row) {
        over = row;
        update(state());
      }
    });
    for (const { end } of [rows, drawing, buttons]) onEnd(end);
    function update(now) {
      const here = current();
      drawing.update(now, here, shownAfter(stages, steps, now.step));
      arrange(body, rows, picture, drawing.least());
      rows.update(now.row);
      buttons.update(now.step);
      const all = () => text("all", { row: data.rows[over ?? now.row], detail: result.told(here.values) });
      write(told, now.step === null ? all() : sentence(now.step, here));
      drawing.flow(now.step === null ? null : steps[now.step]);
    }
    const picture = h(
      "div",
      {},
      drawing.element,
      h("div", { class: "row" }, ...buttons.buttons),
      told,
      drawing.search,
      ...scaleNotes(data, text, words.outputName(0)).map((note) => h("p", { class: "note" }, note))
    );
    const body = h("div", {}, picture, rows.element);
    return {
      body: [body],
      update,
      picture: () => [drawing.svg],
      code: ({ row }) => predictionCode(data, { values: X.row(row), dtype: X.dtype }, trace(row).values[stages.length - 1])
    };
  }
});
function arrange(body, rows, picture, least) {
  const isBeside = rows.width() + least + BETWEEN3 <= WIDEST2;
  if (isBeside === (body.className !== "")) return;
  body.className = isBeside ? "columns fit" : "";
  body.replaceChildren(...isBeside ? [rows.element, picture] : [picture, rows.element]);
}
function traces({ network, X }) {
  const known = /* @__PURE__ */ new Map();
  return (row) => {
    const found = known.get(row) ?? { values: network.forward(X.slice(row, row + 1)), row: 0 };
    if (known.size > KEPT2) known.clear();
    known.set(row, found);
    return found;
  };
}
function drawingOf({ data, prepared: { network }, text, state, change: change2, still, id }, words, current) {
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
    most: MOST2,
    tell: (part, short) => words.tell(part, current(), short),
    still
  });
  const search = finder({
    text,
    stages,
    most: MOST2,
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
        value: (stage, index) => shown.values[stage] ? words.value(here, stage, index) : null,
        product: (stage, source, target) => shown.products[stage] ? words.product(here, stage, source, target) : null,
        result: (index) => ({ ...words.result(here, index), ...shown.result ? {} : { text: "" } }),
        wanted: now.wanted
      });
    },
    flow(phase) {
      if (phase !== before && phase?.kind === "products") drawing.flow(phase.stage);
      before = phase;
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
export {
  prediction_default as default,
  mount
};
