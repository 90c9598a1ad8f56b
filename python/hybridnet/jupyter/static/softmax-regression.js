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
        const wide = pen.measureText(word).width;
        room(wide);
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

// kit/controls/typed.js
function typedNumber(text) {
  const plain3 = text.replace(/×10(⁻?[⁰-⁹¹²³]+)/, "e$1").normalize("NFKC").trim().replace(/[−‐‑–ー]/g, "-").replace("、", ",").replace("。", ".").replace(/,(?=\d{3}(\D|$))/g, "").replace(",", ".");
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain3) ? Number(plain3) : NaN;
}
var CLIPPED = "hybridnet-clipped";
function within(control, value, min, max) {
  if (value < min || value > max)
    control.dispatchEvent(new CustomEvent(CLIPPED, { bubbles: true, detail: { min, max } }));
  return Math.min(max, Math.max(min, value));
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
var [WIDEST, NARROWEST, PADDING, COLUMN, GAP] = [460, 240, 32, 300, 20];
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
    const column = columns === 2 && inner >= 2 * COLUMN + GAP ? (inner - GAP) / 2 : inner;
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
function fieldWriter(step) {
  const places = placesOf(step);
  const exponent = exponentOf(step, 1);
  return (value) => {
    if (!Number.isFinite(value)) return String(value);
    const plain3 = places <= 6 && Math.abs(value) < LARGE ? value.toFixed(places).replace(/^-(?=[0.]*$)/, "") : null;
    if (plain3 !== null && plain3.length <= 12) return plain3;
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
function bare(text) {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
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
function stepper({ label, min, max, names, change }) {
  const field = h("input", {
    type: "text",
    inputmode: "numeric",
    "aria-label": label,
    style: `width: ${String(max).length + 3}ch`
  });
  let current = min;
  const take = (value) => {
    current = Math.min(max, Math.max(min, Math.round(value)));
    change(current);
  };
  const less = button({ label: "−", name: names.less, press: () => take(current - 1) });
  const more = button({ label: "+", name: names.more, press: () => take(current + 1) });
  const typed = () => {
    const value = typedNumber(field.value);
    if (!Number.isNaN(value)) take(within(element, value, min, max));
    field.value = String(current);
  };
  field.addEventListener("change", typed);
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      event.preventDefault();
      take(current + (event.key === "ArrowUp" ? 1 : -1));
    } else if (event.key === "Enter") typed();
  });
  const element = h(
    "div",
    { class: "control stepper", role: "group", "aria-label": label },
    h("span", { class: "label", "aria-hidden": "true" }, label),
    less,
    field,
    more
  );
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
  select.addEventListener("change", () => change(select.value));
  return {
    element: h("label", { class: "control" }, h("span", { class: "label" }, label), select),
    update(value) {
      if (select.value !== value) select.value = value;
    }
  };
}

// kit/numbers/printed-array.js
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
  const parts = values.map(
    (value) => Number.isFinite(value) ? scientific2 ? exponential(value) : positional(value) : null
  );
  const finite = parts.filter((part) => part !== null);
  const left = Math.max(0, ...finite.map(({ whole: whole2 }) => whole2.length));
  const right = Math.max(0, ...finite.map(({ fraction }) => fraction.length));
  const power = Math.max(0, ...finite.map(({ exponent }) => exponent.length));
  const width = Math.max(
    left + 1 + right + power,
    ...values.filter((value) => !Number.isFinite(value)).map((value) => special(value).length)
  );
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
function positional(value) {
  const shortest2 = plain(value);
  const [whole2, fraction = ""] = ((shortest2.split(".")[1] ?? "").length > PRECISION ? value.toFixed(PRECISION) : shortest2).split(".");
  return { whole: Object.is(value, -0) ? "-0" : whole2, fraction: fraction.replace(/0+$/, ""), exponent: "" };
}
function plain(value) {
  const text = String(value);
  return text.includes("e") ? value.toFixed(20) : text;
}
function exponential(value) {
  const shortest2 = value.toExponential();
  const text = (shortest2.split("e")[0].split(".")[1] ?? "").length > PRECISION ? value.toExponential(PRECISION) : shortest2;
  const [digits, power] = text.split("e");
  const [whole2, fraction = ""] = digits.split(".");
  return {
    whole: Object.is(value, -0) ? "-0" : whole2,
    fraction: fraction.replace(/0+$/, ""),
    exponent: `e${power[0]}${power.slice(1).padStart(2, "0")}`
  };
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

// math/format.js
function repr(x, dtype = "float64") {
  if (!Number.isFinite(x)) {
    return Number.isNaN(x) ? "nan" : x > 0 ? "inf" : "-inf";
  }
  const sign = x < 0 || Object.is(x, -0) ? "-" : "";
  const magnitude = Math.abs(x);
  const { digits, exponent } = shortest(magnitude, dtype);
  const isPositional = x === 0 || magnitude >= 1e-4 && magnitude < (dtype === "float32" ? 1e6 : 1e16);
  return sign + (isPositional ? positional2(digits, exponent) : scientific(digits, exponent));
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
function positional2(digits, exponent) {
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
function plain2(value) {
  const text = String(value);
  return /^-?\d{16,}$/.test(text) || Object.is(value, -0) ? repr(value) : text;
}
function list(values) {
  return `[${Array.from(values, plain2).join(", ")}]`;
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
    (_, row2) => `${open}${Array.from({ length: columns }, (__, column) => literal(data[row2 * columns + column], dtype, language)).join(", ")}${close}`
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

// kit/softmax/code.js
function softmaxCode(shape, given, values) {
  const { python, csharp } = shape.features * shape.classes <= FEW ? written(shape, values) : formulas(shape, given);
  return { python: program([...python, PRINTED], "python"), csharp: program([...csharp, COMPUTED], "csharp") };
}
function row(count, item) {
  return list(Array.from({ length: count }, (_, index) => item(index)));
}
function written({ features, classes }, values) {
  const rows = Array.from({ length: features }, (_, feature) => row(classes, (index) => values.weight(index, feature)));
  const sharp = (numbers) => `{ ${numbers.slice(1, -1)} }`;
  const [inputs, biases] = [row(features, values.input), row(classes, values.bias)];
  return {
    python: [
      `inputs = np.array([${inputs}], float)`,
      "weights = np.array([  # (features, classes)",
      ...rows.map((numbers) => `    ${numbers},`),
      "], float)",
      `biases = np.array([${biases}], float)`
    ],
    csharp: [
      "Matrix weights = Matrix.From(new double[,]",
      "{",
      ...rows.map((numbers) => `    ${sharp(numbers)},`),
      "});",
      `Matrix biases = Matrix.From(new double[,] { ${sharp(biases)} });`,
      `Matrix inputs = Matrix.From(new double[,] { ${sharp(inputs)} });`
    ]
  };
}
function formulas({ features, classes, changed }, given) {
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
    ...block("inputs", given.inputs && [given.inputs], 1, features),
    ...block("biases", given.biases && [given.biases], 1, classes),
    ...block("weights", given.weights, features, classes)
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
function block(name, rows, height, width) {
  if (!rows) return [];
  const used = rows.slice(0, height).map((numbers) => numbers.slice(0, width));
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
var ROW = 52;
var TOP = 104;
var LEFT = 26;
var ROOM = { "text-anchor": "middle" };
function shownOf(count, picked2) {
  if (count <= WHOLE) return Array.from({ length: count }, (_, index) => index);
  return [.../* @__PURE__ */ new Set([0, 1, 2, picked2, count - 1])].sort((a, b) => a - b);
}
function softmaxDiagram({ label, features, classes, pick, featureNames, classNames, press }) {
  const columns = shownOf(features, pick.feature);
  const rows = shownOf(classes, pick.class);
  const positions = positionsOf(columns, rows, Math.max(76, 22 + 7 * `W(${classes},${features})`.length));
  const { xs, ys, right, outX } = positions;
  const width = outX + 122;
  const svg = s("svg", {
    viewBox: `0 0 ${width} ${positions.bottom + 14}`,
    role: "img",
    "aria-label": label,
    style: `width: max(${width}px, min(100%, ${Math.round(1.3 * width)}px)); max-width: none`
  });
  const part = (what, ...children) => s("g", { class: "pickable", onclick: () => press(what) }, ...children);
  svg.append(
    wires(positions, featureNames.length > 0),
    ...dots(columns, xs, (at) => s("text", { x: at, y: 40, ...ROOM }, "⋯")),
    ...dots(rows, ys, (at) => s("text", { x: right - positions.pitch / 2, y: at + 5, ...ROOM }, "⋮"))
  );
  const inputs = columns.map(
    (feature, index) => inputAt({ feature, class: pick.class }, xs[index], positions.pitch, featureNames[feature], part)
  );
  const weights = rows.flatMap(
    (row2, down) => columns.map((feature, across) => weightAt({ feature, class: row2 }, xs[across], ys[down], positions.pitch, part))
  );
  const results = rows.map(
    (row2, down) => resultAt({ feature: pick.feature, class: row2 }, ys[down], positions, classNames[row2], part)
  );
  svg.append(
    ...inputs.map(({ element }) => element),
    ...weights.map(({ element }) => element),
    ...softmaxBox(positions),
    ...results.flatMap(({ elements }) => elements)
  );
  return {
    svg,
    shown: `${features} ${classes} ${columns} ${rows}`,
    update(values, sums2, shares, now) {
      for (const { feature, ring, value } of inputs) {
        write(value, short(values.input(feature)));
        mark(ring, "data", now.kind === "input" && now.feature === feature);
      }
      for (const { row: row2, feature, ring, value } of weights) {
        write(value, short(values.weight(row2, feature)));
        mark(ring, "weight", now.kind === "weight" && now.class === row2 && now.feature === feature);
      }
      for (const { row: row2, ring, bias, sum, share, bar } of results) {
        write(bias, short(values.bias(row2)));
        mark(ring, "bias", now.kind === "bias" && now.class === row2);
        write(sum, short(sums2[row2]));
        write(share, short(shares[row2]));
        set(bar, { width: Math.max(0, 90 * (shares[row2] || 0)) });
      }
    }
  };
}
function positionsOf(columns, rows, pitch) {
  const gap = 30;
  const xs = centersOf(columns, LEFT + pitch / 2, pitch, gap);
  const ys = centersOf(rows, TOP + ROW / 2, ROW, gap);
  const right = (xs.at(-1) ?? 0) + pitch / 2;
  const [top, lowest] = [ys[0], ys.at(-1) ?? 0];
  const [biasX, sumX, boxX, outX] = [right + 30, right + 104, right + 158, right + 214];
  return { xs, ys, pitch, right, top, lowest, bottom: lowest + ROW / 2, biasX, sumX, boxX, outX };
}
function wires({ xs, ys, outX }, isNamed) {
  const group = s("g");
  for (const x of xs)
    group.append(s("path", { d: `M${x} ${isNamed ? 92 : 76}V${ys.at(-1)}`, class: "line data thin" }));
  for (const y of ys) group.append(s("path", { d: `M${LEFT} ${y}H${outX}`, class: "line soft thin" }));
  return group;
}
function inputAt(which, x, pitch, name, part) {
  const value = s("text", { x, y: 41, ...ROOM, class: "number data tinted" });
  const ring = s("circle", { cx: x, cy: 36, r: 22, class: "ring data" });
  const element = part(
    { kind: "input", ...which },
    ring,
    value,
    s("text", { x, y: 72, ...ROOM }, `X${which.feature + 1}`),
    name ? s("text", { x, y: 88, ...ROOM, class: "small" }, cut(name, pitch)) : null,
    title(name)
  );
  return { element, feature: which.feature, ring, value };
}
function weightAt(which, x, y, pitch, part) {
  const { class: row2, feature } = which;
  const value = s("text", { x, y: y + 13, ...ROOM, class: "number weight tinted" });
  const ring = s("ellipse", { cx: x, cy: y, rx: pitch / 2 - 5, ry: 21, class: "ring weight" });
  const name = s("text", { x, y: y - 3, ...ROOM, class: "small" }, `W(${row2 + 1},${feature + 1})`);
  return { element: part({ kind: "weight", ...which }, ring, name, value), row: row2, feature, ring, value };
}
function softmaxBox({ ys, top, lowest, boxX }) {
  const box = { x: boxX - 17, y: top - 24, width: 34, height: lowest - top + 48, rx: 6, class: "ring prediction" };
  const transform = `translate(${boxX + 5} ${(top + lowest) / 2}) rotate(-90)`;
  return [
    s("rect", box),
    ys.length > 1 ? s("text", { transform, ...ROOM }, "softmax") : s("text", { x: boxX, y: top + 5, ...ROOM, class: "small" }, "soft")
  ];
}
function resultAt(which, y, { biasX, sumX, outX }, name, part) {
  const row2 = which.class;
  const bias = s("text", { x: biasX, y: y + 13, ...ROOM, class: "number bias tinted" });
  const ring = s("rect", { x: biasX - 27, y: y - 20, width: 54, height: 40, class: "ring bias" });
  const sum = s("text", { x: sumX, y: y + 5, ...ROOM, class: "number" });
  const share = s("text", { x: outX + 24, y: y + 1, class: "number prediction tinted" });
  const bar = s("rect", { x: outX + 24, y: y + 7, height: 8, class: "dot prediction" });
  const biasName = s("text", { x: biasX, y: y - 4, ...ROOM, class: "small" }, `+b${row2 + 1}`);
  const elements = [
    part({ kind: "bias", ...which }, ring, biasName, bias),
    s("rect", { x: sumX - 33, y: y - 15, width: 66, height: 30, rx: 15, class: "ring soft" }),
    sum,
    s("circle", { cx: outX, cy: y, r: 18, class: "ring prediction" }),
    s("text", { x: outX, y: y + 5, ...ROOM, class: "small" }, `Y${row2 + 1}`),
    share,
    s("rect", { x: outX + 24, y: y + 7, width: 90, height: 8, class: "frame" }),
    bar,
    ...name === void 0 ? [] : [s("text", { x: outX + 24, y: y + 26, class: "small" }, cut(name, 98), title(name))]
  ];
  return { elements, row: row2, ring, bias, sum, share, bar };
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
function dots(indices, centers, make) {
  return indices.flatMap(
    (index, order) => order > 0 && index - indices[order - 1] > 1 ? [make((centers[order] + centers[order - 1]) / 2)] : []
  );
}
function title(name) {
  return name ? s("title", {}, name) : null;
}
function cut(name, room) {
  const letters = [...name];
  const most = Math.floor(room / 7);
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : name;
}
function short(value) {
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
    rows.forEach((row2, i) => {
      if (row2.length !== columns) {
        throw new RangeError(
          `matrix: row ${i} has ${row2.length} numbers; row 0 has ${columns}. Give every row the same number.`
        );
      }
      matrix2.data.set(row2, i * columns);
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
  slice(first2, last) {
    return new _Matrix(
      last - first2,
      this.columns,
      this.dtype,
      this.data.subarray(first2 * this.columns, last * this.columns)
    );
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
  const whole2 = columns - columns % PANEL;
  for (let j = 0; j < whole2; j++) {
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
        if (magnitude === 0 || error > 1e-290 && fround(sum - error) === fround(sum + error)) {
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
    const block2 = inChains ? chains[0] + chains[1] + (chains[2] + chains[3]) : chains[0];
    total = first2 === 0 && !inChains ? block2 : total + block2;
    first2 += length;
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
    let sum = 0;
    for (let i = start; i < start + count; i++) {
      sum = fround2(sum + x[i]);
    }
    return sum;
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
var INFERENCE = Object.freeze({ arithmetic: NUMPY });

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
    const product2 = this.high * b.high;
    return normal(product2, productError(this.high, b.high, product2) + this.high * b.low + this.low * b.high);
  }
  over(b) {
    const first2 = this.high / b.high;
    const rest = this.plus(new _Pair(-first2).times(b));
    return normal(first2, rest.rounded / b.high);
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

// math/exponentials.js
/*! Constants of expSimd and logSimd: NumPy (loops_exponent_log). Copyright (c) 2005-2025, NumPy Developers. BSD-3-Clause License: see THIRD-PARTY-NOTICES.txt of HybridNet. */
var { fround: fround3 } = Math;
var FLOAT = new Float32Array(1);
var BITS2 = new Uint32Array(FLOAT.buffer);
var POWERS2 = Float64Array.from({ length: 320 }, (_, i) => powerOfTwo(i - 160));
var MAGIC = 12582912;
var LOG2_E = fround3(1.4426950408889634);
var LN2_HIGH2 = fround3(-0.693145752);
var LN2_LOW2 = fround3(-142860677e-14);
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
  const r = fusedFloat(q, LN2_LOW2, fusedFloat(q, LN2_HIGH2, x));
  const p = fusedFloat(fusedFloat(fusedFloat(fusedFloat(fusedFloat(P0, r, P1), r, P2), r, P3), r, P4), r, P5);
  const d = fusedFloat(fusedFloat(Q0, r, Q1), r, 1);
  return fround3(fround3(p / d) * POWERS2[q + 160]);
}
var ROOT_HALF = fround3(0.7071067811865476);
var LN22 = fround3(0.6931471805599453);
var [A0, A1, A2, A3, A4] = [
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
    const sum = pairwise(y, start, columns);
    for (let j = start; j < end; j++) {
      y[j] = y[j] / sum;
    }
  }
}

// kit/softmax/numbers.js
var MOST = 1e4;
var COMPUTED2 = 2e4;
function valuesOf(given, changed) {
  return {
    input: (feature) => changed[`x${feature}`] ?? given.inputs?.[feature] ?? (3 * feature % 5 + 1) / 5,
    weight: (row2, feature) => changed[`w${row2},${feature}`] ?? given.weights?.[feature]?.[row2] ?? ((7 * row2 + 3 * feature) % 11 - 5) / 5,
    bias: (row2) => changed[`b${row2}`] ?? given.biases?.[row2] ?? (2 * row2 % 5 - 2) / 5
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
var STEP = 0.1;
var TONES = { input: "data", weight: "weight", bias: "bias" };
var KINDS = ["input", "weight", "bias"];
function counter(text, key, max, change) {
  const names = { less: `${text(key)}: ${text("less")}`, more: `${text(key)}: ${text("more")}` };
  return stepper({ label: text(key), min: 1, max, names, change });
}
function picked({ kind, feature, class: row2 }, values) {
  if (kind === "input") return { name: `x${feature}`, label: `X${feature + 1}`, value: values.input(feature) };
  if (kind === "bias") return { name: `b${row2}`, label: `b${row2 + 1}`, value: values.bias(row2) };
  return { name: `w${row2},${feature}`, label: `W(${row2 + 1},${feature + 1})`, value: values.weight(row2, feature) };
}
function sentence({ pick: { kind, feature, class: row2 }, classes }, values, text) {
  const short2 = (value) => minus(general(value, 6));
  const [input, weight] = [values.input(feature), values.weight(row2, feature)];
  return text(`${kind}Term`, {
    name: picked({ kind, feature, class: row2 }, values).label,
    feature: feature + 1,
    class: row2 + 1,
    classes,
    input: short2(input),
    weight: short2(weight),
    bias: short2(values.bias(row2)),
    product: short2(weight * input)
  });
}
function numberPicker({ text, pick, change }) {
  const kind = choice({
    label: text("change"),
    options: KINDS.map((value) => ({ value, label: text(value) })),
    change: (value) => pick({ kind: value })
  });
  const picks = h("div");
  const dial = h("div");
  let pickers = null;
  let mover = null;
  function pickersOf({ features, classes, pick: { kind: what } }) {
    const key = `${features} ${classes} ${what}`;
    if (pickers?.key === key) return pickers;
    const row2 = counter(text, "ofClass", classes, (value) => pick({ class: value - 1 }));
    const column = counter(text, "ofFeature", features, (value) => pick({ feature: value - 1 }));
    const shown = [...what === "input" ? [] : [row2], ...what === "bias" ? [] : [column]];
    picks.replaceChildren(...shown.map(({ element }) => element));
    pickers = { key, row: row2, column };
    return pickers;
  }
  function moverOf(what, { name, label, value }) {
    const reach = Math.max(5, Math.ceil(Math.abs(value)));
    if (mover?.key === `${name} ${reach}`) return mover.control;
    const control = slider({
      label,
      min: -reach,
      max: reach,
      step: STEP,
      tone: TONES[what],
      format: (shown) => general(shown, 6),
      chars: 8,
      change: (moved) => change(name, moved)
    });
    const root = dial.getRootNode();
    const hadFocus = dial.contains(root instanceof ShadowRoot ? root.activeElement : null);
    mover = { key: `${name} ${reach}`, control };
    dial.replaceChildren(control.element);
    if (hadFocus) control.element.querySelector("input")?.focus();
    return control;
  }
  return {
    elements: [kind.element, picks, dial],
    update(now, values) {
      const { kind: what, feature, class: row2 } = now.pick;
      const number = picked(now.pick, values);
      kind.update(what);
      const steppers = pickersOf(now);
      steppers.row.update(row2 + 1);
      steppers.column.update(feature + 1);
      moverOf(what, number).update(number.value);
    }
  };
}

// text/softmax-regression.js
var texts = {
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
  texts,
  start: first,
  build(parts) {
    const { data, text, heading, state, change } = parts;
    const pick = (part) => change({ pick: { ...state().pick, ...part } });
    const shape = shapePanel(parts);
    const picker = numberPicker({
      text,
      pick,
      change: (name, value) => change({ changed: { ...state().changed, [name]: value } })
    });
    const drawing = drawingOf(parts, pick);
    const printed = printedNumbers(text);
    const computed = computing(data);
    const words = h("p");
    function update(now) {
      const { values, logits, probabilities } = computed(now);
      shape.update(now, logits.length > 0);
      picker.update(now, values);
      drawing.of(now).update(values, logits, probabilities, now.pick);
      write(words, sentence(now, values, text));
      printed.update(logits, probabilities);
    }
    return {
      body: [
        h("div", { class: "columns" }, h("div", {}, ...shape.elements), h("div", {}, ...picker.elements, words)),
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
function shapePanel({ data, text, state, change, announce, language }) {
  const features = counter(text, "features", MOST, (value) => reshape({ features: value }));
  const classes = counter(text, "classes", MOST, (value) => reshape({ classes: value }));
  const reset = button({ label: text("reset"), press: () => change({ ...state(), ...first(data) }) });
  const parameters = h("p", { class: "number" });
  const shapes = h("p", { class: "note number" });
  const hint = h("p", { class: "note" });
  function reshape(shape) {
    const next = { ...state(), ...shape };
    const { kind, feature, class: row2 } = next.pick;
    change({
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
        now.features === MOST || now.classes === MOST ? text("most", { most: grouped(MOST) }) : "",
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
function drawingOf({ data, text }, pick) {
  const element = h("div", { class: "sideways", tabindex: 0, role: "region", "aria-label": text("scroll") });
  let diagram = null;
  return {
    element,
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
      element.replaceChildren(diagram.svg);
      return diagram;
    }
  };
}
function printedNumbers(text) {
  const element = h("pre", { tabindex: 0, "aria-label": text("printed") });
  return {
    element,
    update(logits, probabilities) {
      const isEmpty = logits.length === 0;
      const rows = () => `${text("logits")}
${printedRow(logits)}
${text("probabilities")}
${printedRow(probabilities)}`;
      set(element, { hidden: isEmpty });
      write(element, isEmpty ? "" : rows());
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
  softmax_regression_default as default,
  mount
};
