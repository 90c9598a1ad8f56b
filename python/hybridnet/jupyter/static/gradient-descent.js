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
  const whole = s("svg", { xmlns: "http://www.w3.org/2000/svg" });
  let y = MARGIN;
  for (const part of shown) {
    const height2 = part instanceof SVGSVGElement ? addDrawing(whole, part, MARGIN, y) : addText(whole, part, width, y);
    if (height2 > 0) y += height2 + BETWEEN;
  }
  const [across, down] = [Math.ceil(width + 2 * MARGIN), Math.ceil(y - BETWEEN + MARGIN)];
  set(whole, { width: across, height: down, viewBox: `0 0 ${across} ${down}` });
  const ground = getComputedStyle(shown[0]).getPropertyValue("--ground").trim() || "#ffffff";
  whole.prepend(s("rect", { width: "100%", height: "100%", fill: ground }));
  return `<?xml version="1.0" encoding="UTF-8"?>
${new XMLSerializer().serializeToString(whole)}
`;
}
function addDrawing(whole, svg, x, y, scale2 = 1) {
  const copy = svg.cloneNode(true);
  const originals = [svg, ...svg.querySelectorAll("*")];
  [copy, ...copy.querySelectorAll("*")].forEach((element, index) => {
    keepStyle(element, originals[index]);
    for (const name of DROPPED) element.removeAttribute(name);
  });
  const { width, height: height2 } = svg.viewBox.baseVal;
  set(copy, { x, y, width: width * scale2, height: height2 * scale2, overflow: "visible" });
  whole.append(copy);
  return height2 * scale2;
}
function keepStyle(element, original) {
  const style = getComputedStyle(original);
  for (const name of KEPT) {
    const value = style.getPropertyValue(name);
    if (value && !(name === "opacity" && value === "1")) element.setAttribute(name, value);
  }
}
function addText(whole, element, width, top) {
  const pen = document.createElement("canvas").getContext("2d");
  let [x, line, height2] = [0, 0, 0];
  let run = null;
  const next = () => {
    if (x > 0) line += height2;
    x = 0;
  };
  const room = (size) => {
    if (x > 0 && x + size > width) next();
  };
  function add(node, parent) {
    if (node instanceof SVGSVGElement) {
      const size = node.getBoundingClientRect().width;
      room(size);
      addDrawing(whole, node, MARGIN + x, top + line + 2, size / node.viewBox.baseVal.width);
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
      height2 = Math.max(height2, size * LINE);
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
          whole.append(words);
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

// kit/controls/typed.js
function typedNumber(text) {
  const plain2 = text.replace(/×10(⁻?[⁰-⁹¹²³]+)/, "e$1").normalize("NFKC").trim().replace(/[−‐‑–ー]/g, "-").replace("、", ",").replace("。", ".").replace(/,(?=\d{3}(\D|$))/g, "").replace(",", ".");
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain2) ? Number(plain2) : NaN;
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
function speaker(texts3, language) {
  const all = { ...COMMON[language], ...texts3[language] };
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
    const column3 = columns === 2 && inner >= 2 * COLUMN + GAP ? (inner - GAP) / 2 : inner;
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
  const [whole, rest] = text.split(".");
  const sign = value < 0 && Number(text) !== 0 ? "−" : "";
  return sign + whole.replace(/\B(?=(\d{3})+$)/g, ",") + (rest === void 0 ? "" : `.${rest}`);
}
function minus(text) {
  return text.replace(/^-/, "−");
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
  const power = exponentOf(value, digits);
  return `${trimmed(scaled(value, power), digits)}×${powerText(power)}`;
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
    const plain2 = places <= 6 && Math.abs(value) < LARGE ? value.toFixed(places).replace(/^-(?=[0.]*$)/, "") : null;
    if (plain2 !== null && plain2.length <= 12) return plain2;
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
  let largest2 = 0;
  for (const value of values) if (Number.isFinite(value)) largest2 = Math.max(largest2, Math.abs(value));
  return largest2;
}
function powerOf(largest2) {
  if (largest2 === 0 || largest2 < LARGE && largest2 >= 1e-3) return 0;
  return 3 * Math.floor(exponentOf(largest2, 6) / 3);
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

// math/linear-trainer.js
var DivergenceError = class extends Error {
  constructor(step, error, errors) {
    super(
      `linear trainer: the error is ${error} after step ${step}; it must stay finite. Lower the learning rates; weights and bias are those before the step.`
    );
    this.name = "DivergenceError";
    this.step = step;
    this.error = error;
    this.errors = errors;
  }
};
var LinearTrainer = class {
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
  get error() {
    let sum = 0;
    for (let i = 0; i < this.targets.length; i++) {
      const e = this.#residual(i);
      sum += e * e;
    }
    return sum / this.targets.length;
  }
  predict(sample, start = 0) {
    let sum = 0;
    for (let j = 0; j < this.weights.length; j++) {
      sum += this.weights[j] * sample[start + j];
    }
    return sum + this.bias;
  }
  gradient() {
    const { means, mean: mean2 } = this.#means();
    return { weights: means.map((value) => 2 * value), bias: 2 * mean2 };
  }
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
  const line = new LinearTrainer(table(features, columns), table(targets, 1), weights, 0);
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
      let sum = 0;
      for (let i = 0; i < rows2; i++) sum += at(i, j) * at(i, k);
      return sum / rows2;
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
  let total = fround(fround(fround(s0 + s1) + fround(s2 + s3)) + fround(fround(s4 + s5) + fround(s6 + s7)));
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
    const raw = this.deviations.map((deviation, j) => weights[j] / deviation);
    return { weights: raw, bias: raw.reduce((sum, weight, j) => sum - this.means[j] * weight, bias) };
  }
  standardized(weights, bias) {
    return {
      weights: this.deviations.map((deviation, j) => weights[j] * deviation),
      bias: this.means.reduce((sum, mean2, j) => sum + mean2 * weights[j], bias)
    };
  }
};
function columnMeans(values, columns) {
  const rows2 = values.length / columns;
  const sums = new Float64Array(columns);
  if (columns === 1) sums[0] = pairwise(values, 0, rows2);
  else values.forEach((value, i) => sums[i % columns] += value);
  return sums.map((sum) => sum / rows2);
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
var [LETTERS, GAP2] = [12, 7];
function chart({
  id,
  label,
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
    { viewBox: `0 0 ${width} ${height2}`, class: "chart", role: interactive ? "group" : "img", "aria-label": label },
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
    const widest = Math.max(0, ...upper.ticks.map(({ text }) => emsOf(text) * LETTERS));
    area.left = Math.max(yLabel ? 74 : 52, Math.ceil(widest + GAP2 + (yLabel ? 24 : 4)));
    const lower = across.ticks(xLabel !== "", area.right - area.left);
    set(clip, { x: area.left, width: area.right - area.left });
    const [middleX, middleY] = [(area.left + area.right) / 2, (area.top + area.bottom) / 2];
    nameAxis(names[0], xLabel, lower.power, area.right - area.left);
    nameAxis(names[1], yLabel, upper.power, height2 - 4);
    const half = emsOf(names[1].textContent ?? "") * LETTERS / 2;
    set(names[0], { x: middleX });
    set(names[1], { transform: `translate(13 ${Math.min(height2 - half, Math.max(half, middleY))}) rotate(-90)` });
    drawTicks({ grid, axes, area, width }, lower.ticks, upper.ticks, across, up2);
  };
  rescale(x, y);
  return { svg, marks, above, area, x: across.at, y: up2.at, atX: across.back, atY: up2.back, rescale };
}
function nameAxis(element, name, power, room) {
  const unit = power === 0 ? "" : ` (×${powerText(power)})`;
  const letters = [...name];
  while (letters.length > 1 && emsOf(letters.join("") + unit) * LETTERS > room) letters.pop();
  write(element, (letters.length < [...name].length ? `${letters.slice(0, -1).join("")}…` : name) + unit);
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
      const half = emsOf(text) * LETTERS / 2;
      set(
        tick,
        vertical ? { x: Math.min(width - half, at), y: area.bottom + 16, "text-anchor": "middle", dy: null } : { x: area.left - GAP2, y: at, "text-anchor": "end", dy: "0.32em" }
      );
      write(tick, text);
    }
  );
}
function scale(range, log, count) {
  let [low, high] = [0, 1];
  const inner = (value) => log ? Math.log10(value) : value;
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
      return log ? 10 ** value : value;
    },
    ticks(isShared, length) {
      if (log) return logTicks(low, high, count, isShared);
      for (let wanted = count; ; wanted--) {
        const values = ticksOf(low, high, wanted);
        const { texts: texts3, power } = tickTexts(values, { isShared });
        const needed = Math.max(...texts3.map((text) => emsOf(text) * LETTERS + GAP2));
        const apart = values.length > 1 ? length * (values[1] - values[0]) / (high - low) : length;
        if (wanted <= 1 || needed <= apart) return { ticks: named(values, texts3), power };
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
  const { texts: texts3, power } = tickTexts(values, { isEven, isShared });
  return { ticks: named(values, texts3), power };
}
function named(values, texts3) {
  return values.map((value, index) => ({ value, text: texts3[index] }));
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
function points(past, window2) {
  const last = past.last.slice(-(window2 ?? LAST));
  const from = past.count - last.length;
  const newest = last.map((error, index) => [from + index, error]);
  if (window2 !== void 0) return newest;
  return [
    ...past.all.map((error, index) => [index * past.stride, error]).filter(([number2]) => number2 < from),
    ...newest
  ];
}
function historyChart({ id, label, xLabel, yLabel, width }) {
  const element = h("div");
  const kinds = [false, true].map((logY) => {
    const axes = chart({
      id: `${id}-${logY ? "log" : "linear"}`,
      label,
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
    element,
    update(past, { log, window: window2 }) {
      const { axes, line, dot: dot2 } = kinds[log ? 1 : 0];
      if (element.firstChild !== axes.svg) element.replaceChildren(axes.svg);
      const shown = points(past, window2);
      const errors = shown.map(([, error2]) => error2);
      const largest2 = errors.reduce((a, b) => Math.max(a, b), 0);
      const smallest = errors.reduce((a, b) => b > 0 ? Math.min(a, b) : a, Infinity);
      const from = window2 === void 0 ? 0 : Math.max(0, past.count - window2);
      const to = from + Math.max(10, window2 ?? past.count - 1);
      axes.rescale([from, to], log ? [smallest * 0.9, (largest2 || 1) * 1.1] : [0, largest2 * 1.05 || 1]);
      set(line, {
        d: path(
          axes,
          shown.map(([number3, error2]) => [number3, log ? Math.max(error2, smallest) : error2])
        )
      });
      const [number2, error] = shown[shown.length - 1];
      set(dot2, { cx: axes.x(number2), cy: axes.y(log ? Math.max(error, smallest) : error) });
    }
  };
}

// kit/line/regression.js
function tableOf(data, text) {
  const { columns, rows: rows2, source } = data;
  const features = Float64Array.from(data.features);
  const targets = Float64Array.from(data.targets);
  const isHouses = source === "three_houses" || source === "ten_houses";
  const best = leastSquares(features, targets, columns);
  const known = isHouses ? [text("area"), text("bathrooms")] : columns === 1 ? ["x"] : Array.from({ length: columns }, (_, j) => `x${subscript(j + 1)}`);
  return {
    features,
    targets,
    columns,
    rows: rows2,
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
  if (size > 12 || size < -8) return (error) => number(error, 6);
  return (error) => grouped(error, Math.max(0, Math.min(2 - size, 6 - Math.ceil(Math.log10(Math.abs(error) || 1)))));
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
    const { features, columns, targets } = table2;
    this.scale = Array.from({ length: columns }).some((_, j) => isConstant(table2, j)) ? null : Standardizer.fit(features, columns);
    const scaled2 = this.scale?.transform(features) ?? features;
    this.trainers = {
      raw: new LinearTrainer(table(features, columns), table(targets, 1), new Float64Array(columns), 0),
      scaled: new LinearTrainer(table(scaled2, columns), table(targets, 1), new Float64Array(columns), 0)
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
    return {
      weights: [...trainer.weights],
      bias: trainer.bias,
      steps: made,
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
        (sum, value, i) => i % columns === j ? sum + value * value / features.length * columns : sum,
        0
      );
      return squares === 0 ? 0.01 : Number(`1e${Math.floor(Math.log10(Math.min(0.1, 0.9 / columns) / squares))}`);
    });
  }
  #bowlDials() {
    const { weights, bias } = this.best(true);
    const half = up(1.2 * Math.max(...weights.map(Math.abs), Math.abs(bias)) || 1, 2);
    const step = 10 ** Math.floor(Math.log10(half / 50)) / 10;
    const dial2 = (center) => ({
      min: Math.floor((center - half) / step) * step,
      max: Math.ceil((center + half) / step) * step,
      step: Number(step.toPrecision(12))
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
  const matrix2 = svg.getScreenCTM();
  const point = new DOMPoint(event.clientX, event.clientY);
  const { x, y } = matrix2 ? point.matrixTransform(matrix2.inverse()) : point;
  return { x, y };
}

// kit/line/surface.js
var LEVELS = 13;
var LABELED = [4, 7, 10];
var CORNERS = 120;
var ARROW = 58;
function bowl(x, best) {
  const mean2 = (f) => x.reduce((sum, value) => sum + f(value) / x.length, 0);
  return {
    weight: best.weights[0],
    bias: best.bias,
    least: best.error,
    xx: mean2((value) => value * value),
    x: mean2((value) => value)
  };
}
function height({ weight: w0, bias: b0, least, xx, x }, weight, bias) {
  const [w, b] = [weight - w0, bias - b0];
  return least + Math.max(0, xx * w * w + 2 * x * w * b + b * b);
}
function surface({ id, label, bowl: shape, weights, biases, xLabel, yLabel, width, captions, move, nudge }) {
  const axes = chart({ id, label, x: weights, y: biases, xLabel, yLabel, width, height: 340, interactive: true });
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
  const inside = there.x > axes.area.left && there.x < axes.area.right && there.y > axes.area.top && there.y < axes.area.bottom;
  set(minimumName, { x: Math.min(axes.area.right - 36, Math.max(axes.area.left + 36, there.x)), y: there.y - 12 });
  minimumName.toggleAttribute("hidden", !inside);
  drawContours(map, axes, shape, weights, biases, inside);
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
      set(marks, { d: steps.length <= 60 ? steps.map((step) => `M${at(step).join(" ")}h0`).join("") : "" });
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
    const steepest = Math.sqrt(height(shape, weights[1], biases[1]) - shape.least) / 8 || 1;
    const length = ARROW * Math.min(1, 0.35 + size / steepest);
    const [u, v] = [-across / size, up2 / size];
    if (size < 1e-9 * steepest) return "";
    const [tipX, tipY] = [x + u * length, y + v * length];
    const head = (side) => `M${cut(tipX - 9 * u + side * 5 * v)} ${cut(tipY - 9 * v - side * 5 * u)}L${cut(tipX)} ${cut(tipY)}`;
    return `M${cut(x)} ${cut(y)}L${cut(tipX)} ${cut(tipY)}${head(1)}${head(-1)}`;
  }
}
function drawContours(map, axes, shape, weights, biases, isInside) {
  const { left, right, top, bottom } = axes.area;
  const corners = weights.flatMap((w) => biases.map((b) => Math.sqrt(height(shape, w, b) - shape.least)));
  const highest = Math.max(...corners);
  if (!(highest > 0 && Number.isFinite(highest))) return;
  const plane = `M${left} ${top}H${right}V${bottom}H${left}Z`;
  let named2 = axes.x(shape.weight) - 20;
  function name(radius) {
    const y = axes.y(shape.bias);
    const x = [1, -1].map((side) => axes.x(shape.weight + side * radius / Math.sqrt(shape.xx || 1))).find((at) => at > left + 30 && at < right - 30);
    if (x !== void 0 && Math.abs(x - named2) < 64) return [];
    named2 = x ?? named2;
    return x !== void 0 && isInside ? [
      s(
        "text",
        { x, y: y + 4, "text-anchor": "middle", class: "halo caption" },
        number(shape.least + radius ** 2, 3)
      )
    ] : [];
  }
  for (let k = 1; k <= LEVELS; k++) {
    const radius = highest * (k / (LEVELS + 1)) ** 1.6;
    map.append(s("path", { "fill-rule": "evenodd", d: `${plane}${path(axes, contour(shape, radius, weights))}Z` }));
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
    const angle = 2 * Math.PI * k / CORNERS;
    const a = radius * Math.cos(angle) / Math.sqrt(variance);
    return [weight + a, bias + radius * Math.sin(angle) - x * a];
  });
}

// kit/line/descent-dials.js
function descentDials({ descent, labels, text, id, width, state, change }) {
  const { columns } = descent.table;
  const knobs = h("div");
  const map = h("div");
  let units = null;
  function turned(index, value) {
    const weights = () => state().weights.map((old, j) => j === index ? value : old);
    change(descent.moved(state(), index === columns ? { bias: value } : { weights: weights() }));
  }
  function build(scaled2) {
    const dials2 = descent.dials[scaled2 ? "scaled" : "raw"];
    const all = [...dials2.weights, dials2.bias];
    const written = all.map((dial2) => fieldWriter(dial2.step));
    const sliders = all.map(
      (dial2, index) => slider({
        label: labels[index],
        ...dial2,
        format: written[index],
        tone: index === columns ? "bias" : "weight",
        change: (value) => turned(index, value)
      })
    );
    knobs.replaceChildren(...sliders.map(({ element }) => element));
    const drawn = columns === 1 ? errorMap({ descent, scaled: scaled2, text, id, width, state, change }) : null;
    map.replaceChildren(...drawn ? [drawn.svg, mapLegend(text), h("p", { class: "note" }, text("mapHint"))] : []);
    return { standard: scaled2, sliders, surface: drawn, written };
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
      return units.written;
    }
  };
}
function errorMap({ descent, scaled: scaled2, text, id, width, state, change }) {
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
    move: (w, b) => change(descent.moved(state(), { weights: [w], bias: b })),
    nudge: (across, up2) => change(
      descent.moved(state(), {
        weights: [state().weights[0] + across * weight.step * 10],
        bias: state().bias + up2 * bias.step * 10
      })
    )
  });
}
function mapLegend(text) {
  const item = (label, ...marks) => h(
    "span",
    { class: "row" },
    s("svg", { viewBox: "0 0 28 14", style: "width: 28px", "aria-hidden": "true" }, ...marks),
    label
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
var WEIGHT = 150;
function linearDiagram({ label, names, target }) {
  const count = names.length;
  const height2 = Math.max(118, count * ROW + 36);
  const middle = height2 / 2;
  const svg = s("svg", { viewBox: `0 0 460 ${height2}`, role: "img", "aria-label": label, class: "diagram" });
  const inputs = names.map((name, j) => {
    const y = middle + (j - (count - 1) / 2) * ROW;
    const value = s("text", { x: 50, y: y + 5, "text-anchor": "middle", class: "number" });
    const weight = s("text", {
      x: WEIGHT,
      y: weightY(y, middle) + 5,
      "text-anchor": "middle",
      class: "number weight tinted"
    });
    svg.append(
      s("path", { d: `M86 ${y}L284 ${middle}`, class: "line thin weight" }),
      s("circle", { cx: 50, cy: y, r: 29, class: "ring data" }),
      value,
      s("ellipse", { cx: WEIGHT, cy: weightY(y, middle), rx: 50, ry: 17, class: "ring weight" }),
      weight,
      s("text", { x: 50, y: y - 33, "text-anchor": "middle", class: "caption" }, clipped(name, 15)),
      s(
        "text",
        { x: WEIGHT, y: weightY(y, middle) - 22, "text-anchor": "middle", class: "caption" },
        count === 1 ? "W" : `W${subscript(j + 1)}`
      )
    );
    return { value, weight };
  });
  const bias = s("text", { x: 319, y: middle + 5, "text-anchor": "middle", class: "number bias tinted" });
  const output = s("text", { x: 425, y: middle + 5, "text-anchor": "middle", class: "number prediction tinted" });
  svg.append(
    s("path", {
      d: `M354 ${middle}H392M386 ${middle - 5}L393 ${middle}L386 ${middle + 5}`,
      class: "line thin prediction"
    }),
    s("rect", { x: 284, y: middle - 21, width: 70, height: 42, rx: 6, class: "ring bias" }),
    bias,
    s("text", { x: 319, y: middle - 27, "text-anchor": "middle", class: "caption" }, "+ b"),
    s("rect", { x: 393, y: middle - 19, width: 64, height: 38, rx: 19, class: "ring prediction" }),
    output,
    s("text", { x: 457, y: middle + 38, "text-anchor": "end", class: "caption" }, clipped(target, 18))
  );
  return {
    svg,
    update(x, weights, b, prediction) {
      inputs.forEach((input, j) => {
        write(input.value, number(x[j], 5));
        write(input.weight, weights[j]);
      });
      write(bias, `${b.startsWith("−") ? "" : "+"}${b}`);
      write(output, number(prediction, 4));
    }
  };
}
function weightY(y, middle) {
  return y + (WEIGHT - 86) / (284 - 86) * (middle - y);
}
function clipped(name, length) {
  return name.length > length ? `${name.slice(0, length - 1)}…` : name;
}

// kit/line/line-plot.js
var DIAMOND = "M-5.5 0L0 -5.5L5.5 0L0 5.5Z";
var MARKED = 200;
var SEGMENTS = 500;
function linePlot({ id, label, table: table2, width }) {
  const { features, targets } = table2;
  const axes = chart({
    id,
    label,
    x: axis(features, 0.05),
    y: axis(targets, 0.02),
    xLabel: table2.names[0],
    yLabel: table2.target,
    width,
    height: 320
  });
  const marked = targets.length <= MARKED;
  const stride = Math.ceil(targets.length / SEGMENTS);
  const segments = s("path", { class: marked ? "line error segments" : "line error segments crowd" });
  const line = s("path", { class: "line prediction" });
  const data = s("g", { class: "data" });
  const predictions = s("g", { class: "prediction" });
  const chosen = s("path", { class: "line accent", "stroke-dasharray": "2 4" });
  axes.marks.append(segments, chosen, line, data, predictions);
  if (marked)
    each(
      data,
      [...targets],
      () => s("circle", { r: 5.5, class: "dot" }),
      (dot2, y, i) => set(dot2, { cx: axes.x(features[i]), cy: axes.y(y) })
    );
  else data.append(s("path", { class: "many", d: dots([...targets].map((y, i) => [axes.x(features[i]), axes.y(y)])) }));
  const ends2 = [axes.atX(axes.area.left), axes.atX(axes.area.right)];
  return {
    svg: axes.svg,
    axes,
    update(weight, bias, row) {
      const at = (x) => weight * x + bias;
      set(line, {
        d: path(
          axes,
          ends2.map((x) => [x, at(x)])
        )
      });
      let differences = "";
      for (let i = 0; i < targets.length; i += stride)
        differences += path(axes, [
          [features[i], at(features[i])],
          [features[i], targets[i]]
        ]);
      set(segments, { d: differences });
      if (marked) {
        each(
          predictions,
          [...features],
          () => s("path", { class: "dot", d: DIAMOND }),
          (mark, x) => set(mark, { transform: `translate(${cut2(axes.x(x))} ${cut2(axes.y(at(x)))})` })
        );
      }
      if (row !== void 0)
        set(chosen, {
          d: path(axes, [
            [features[row], axes.atY(axes.area.bottom)],
            [features[row], at(features[row])],
            [ends2[0], at(features[row])]
          ])
        });
    }
  };
}
function dots(places) {
  return places.map(([x, y]) => `M${cut2(x)} ${cut2(y)}h0`).join("");
}
function cut2(place2) {
  return Math.round(Math.max(-1e5, Math.min(1e5, place2)) * 10) / 10;
}
function lineLegend(text) {
  const item = (tone, label, mark) => h(
    "span",
    { class: "row" },
    s("svg", { viewBox: "0 0 28 14", style: "width: 28px", "aria-hidden": "true", class: tone }, mark),
    label
  );
  return h(
    "div",
    { class: "row note" },
    item("data", text("points"), s("circle", { cx: 14, cy: 7, r: 5, class: "dot" })),
    item("prediction", text("predicted"), s("path", { d: "M1 7H27", class: "line" })),
    item("error", text("differences"), s("path", { d: "M14 1V13", class: "line" }))
  );
}

// kit/line/fit-plot.js
var MARKED2 = 200;
function fitPlot({ id, label, table: table2, prediction, width }) {
  const { targets } = table2;
  const range = extent(targets, 0.15);
  const axes = chart({ id, label, x: range, y: range, xLabel: table2.target, yLabel: prediction, width, height: 320 });
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
      const predictions = targets.map((_, i) => predict(i));
      rescale(predictions);
      const spots = [...targets].map((target, i) => [
        axes.x(target),
        Math.max(-1e5, Math.min(1e5, axes.y(predictions[i])))
      ]);
      if (many) {
        set(many, { d: dots(spots) });
        return;
      }
      set(segments, {
        d: [...targets].map(
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
        (mark, [x, y]) => set(mark, { transform: `translate(${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10})` })
      );
    }
  };
}

// kit/line/descent-plots.js
var DRAWN = 5;
function descentPlots({ descent, text, id, width, change }) {
  const { table: table2 } = descent;
  const { features, columns } = table2;
  const single = columns === 1;
  const fit = single ? linePlot({ id: id("plot"), label: text("plot"), table: table2, width }) : null;
  const cloud = single ? null : fitPlot({ id: id("plot"), label: text("fit"), table: table2, prediction: text("prediction"), width });
  const diagram = columns <= DRAWN ? linearDiagram({ label: text("diagram"), names: table2.names, target: table2.target }) : null;
  const past = pastErrors({ text, id, width, window: single ? 200 : 300, change });
  return {
    cloud: cloud?.svg,
    element: h(
      "div",
      {},
      fit ? h("div", {}, fit.svg, lineLegend(text)) : null,
      diagram && h("div", { class: "drawn" }, diagram.svg),
      past.element
    ),
    update(now, trainer, raw, written) {
      const shown = (value, index) => minus(now.standard ? number(value, 4) : written[index](value));
      past.update(now);
      fit?.update(raw.weights[0], raw.bias);
      cloud?.update((i) => trainer.predict(trainer.features, i * columns));
      diagram?.update(
        features.subarray(0, columns),
        raw.weights.map(shown),
        shown(raw.bias, columns),
        trainer.predict(trainer.features)
      );
    }
  };
}
function pastErrors({ text, id, width, window: window2, change }) {
  const log = checkbox({ label: text("log"), change: (value) => change({ log: value }) });
  const recent = checkbox({ label: text("recent", { count: window2 }), change: (value) => change({ recent: value }) });
  const past = historyChart({
    id: id("history"),
    label: text("history"),
    xLabel: text("changes"),
    yLabel: text("error"),
    width
  });
  return {
    element: h("div", { class: "history" }, past.element, h("div", { class: "row" }, log.element, recent.element)),
    update(now) {
      log.update(now.log);
      recent.update(now.recent);
      past.update(now.history, { log: now.log, window: now.recent ? window2 : void 0 });
    }
  };
}

// kit/line/descent-steps.js
var BATCHES = [1, 10, 100];
var SLICE = 12;
var AT_ONCE = 1e3;
function stepButtons({ descent, written, text, state, change, announce, still }) {
  let frame = 0;
  const run = button({ label: text("run"), press: () => frame ? pause() : start() });
  const buttons = BATCHES.map(
    (count) => button({ label: count === 1 ? text("oneStep") : text("someSteps", { count }), press: () => step(count) })
  );
  const reset = button({ label: text("reset"), press: again });
  const speed = choice({
    label: text("speed"),
    options: BATCHES.map((count) => ({ value: String(count), label: String(count) })),
    change: (value) => change({ speed: Number(value) })
  });
  function step(count) {
    const next = descent.stepped(state(), count);
    change(next);
    const error = () => written(descent.trainer({ ...state(), ...next }).error);
    announce(
      next.diverged ? text("diverged", { step: next.diverged }) : text("spoken", { step: next.total ?? 0, error: error() })
    );
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
    const { raw, scaled: scaled2, log, recent, speed: fast, standard } = state();
    const fresh = descent.start();
    const switched = standard === fresh.standard ? {} : descent.switched(fresh, standard);
    change({ ...fresh, ...switched, raw, scaled: scaled2, log, recent, speed: fast });
  }
  return {
    element: h("div", { class: "row" }, ...buttons, run, reset, speed.element),
    update: (now) => speed.update(String(now.speed)),
    end: pause
  };
}

// kit/line/descent-words.js
function descentWords({ descent, text }) {
  const words = h("p", { class: "note" });
  const warning = h("p", { class: "warning" });
  return {
    elements: [words, warning],
    update(now, error) {
      const factors = descent.factors(now);
      const [slow, fast] = [factors[0], factors[factors.length - 1]];
      const strongest = factors.reduce((a, b) => Math.abs(b) < Math.abs(a) ? b : a);
      const grows = !(fast >= -1);
      warning.hidden = !(now.diverged || grows);
      write(
        warning,
        now.diverged ? text("diverged", { step: now.diverged }) : text("tooLarge", { fast: number(fast, 4), times: number((1 - fast) / 2, 3) })
      );
      words.hidden = grows;
      const { error: least } = descent.table.best;
      const arrived = error - least <= 1e-12 * Math.max(1e-300, least);
      write(
        words,
        arrived ? text("arrived") : text("converges", { slow: minus(slow.toFixed(6)), fast: minus(strongest.toFixed(6)) })
      );
    }
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
    (_, row) => `${open}${Array.from({ length: columns }, (__, column3) => literal(data[row * columns + column3], dtype, language)).join(", ")}${close}`
  );
  const all = `${open}${rows2.join(", ")}${close}`;
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
  const { source, columns, features, targets } = data;
  if (source !== "table" && source !== "arrays") return [`features, targets = hn.${source}()`];
  if (features.length > FEW) return [`features = ${rows(data, "python")}`, `targets = ${column2(data, "python")}`];
  return [
    `features = [${targets.map((_, i) => list(features.slice(i * columns, (i + 1) * columns))).join(", ")}]`,
    `targets = ${list(targets)}`
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
  const { source, columns, features, targets } = data;
  if (source === "three_houses") return ["var (features, targets) = HousePrices.ThreeHouses();"];
  if (source === "ten_houses") return ["var (features, targets) = HousePrices.TenHouses();"];
  if (features.length > FEW)
    return [`Matrix features = ${rows(data, "csharp")};`, `Matrix targets = ${column2(data, "csharp")};`];
  const one = (j) => list(features.filter((_, i) => i % columns === j));
  return [
    `Matrix features = Matrix.FromColumns(${Array.from({ length: columns }, (_, j) => one(j)).join(", ")});`,
    `Matrix targets = Matrix.FromColumns(${list(targets)});`
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

// kit/line/parameters-table.js
function parametersTable({ text, names, rate }) {
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
  const element = h(
    "div",
    { class: "scroll whole parameters", tabindex: 0, role: "group", "aria-label": text("parameters") },
    h(
      "table",
      {},
      h("thead", {}, h("tr", {}, ...heads, rawHead)),
      h("tbody", {}, ...rows2.map((row) => row.element)),
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
    element,
    update(now) {
      rows2.forEach((row, index) => {
        write(row.value, repr(now.values[index]));
        write(row.gradient, number(now.gradient[index], 8));
        write(row.best, number(now.best[index], 8));
        write(row.raw, now.raw ? repr(now.raw[index]) : "");
        row.rate(now.rates[index]);
        row.raw.hidden = now.raw === null;
      });
      rawHead.hidden = rawFoot.hidden = now.raw === null;
      write(error, repr(now.error));
      write(least, number(now.least, 8));
    }
  };
}
function parameterRow({ name, tone, label, set: set2 }) {
  const field = h("input", {
    type: "text",
    inputmode: "decimal",
    "aria-label": label,
    style: "width: 9ch"
  });
  const typed = () => {
    const value2 = typedNumber(field.value);
    if (Number.isFinite(value2) && value2 >= 0 && value2 !== current) set2(value2);
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
    rate(next) {
      current = next;
      if (!field.matches(":focus")) field.value = String(next);
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
var texts = {
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
var texts2 = {
  en: {
    ...texts.en,
    title: "Gradient descent",
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
    ...texts.ja,
    title: "勾配降下法",
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
  texts: texts2,
  start: (data) => new Descent(data, tableOf(data, speaker(texts2, "en"))).start(),
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
      const written = dials2.update(now, error, gradient);
      numbers.update(now, error, gradient, raw);
      plots.update(now, trainer, raw, written);
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
  const { data, text, state, change, id, room: width } = parts;
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
    dials: descentDials({ descent, labels, text, id, width, state, change }),
    plots: descentPlots({ descent, text, id, width, change }),
    numbers: numbersPanel(parts, descent, labels)
  };
}
function numbersPanel({ text, state, change }, descent, labels) {
  const { table: table2 } = descent;
  const standard = checkbox({
    label: text("standardize"),
    change: (value) => change(descent.switched(state(), value))
  });
  if (!descent.scale) for (const box of standard.element.querySelectorAll("input")) box.disabled = true;
  const counted = h("output", { class: "value steps" });
  const shown = h("output", { class: "value error big" });
  const words = descentWords({ descent, text });
  const parameters = parametersTable({ text, names: labels, rate: (index, rate) => change(rated(index, rate)) });
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
      ...words.elements
    ],
    standard: standard.element,
    parameters: parameters.element,
    update(now, error, gradient, raw) {
      const rates = descent.rates(now);
      const best = descent.best(now.standard);
      write(counted, String(now.total));
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
      words.update(now, error);
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
    h("p", { class: "note least" }, text("least", { least: number(table2.best.error, 13) })),
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
  gradient_descent_default as default,
  mount
};
