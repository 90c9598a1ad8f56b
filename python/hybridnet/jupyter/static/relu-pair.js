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
    const height = part instanceof SVGSVGElement ? addDrawing(whole, part, MARGIN, y) : addText(whole, part, width, y);
    if (height > 0) y += height + BETWEEN;
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
  const { width, height } = svg.viewBox.baseVal;
  set(copy, { x, y, width: width * scale2, height: height * scale2, overflow: "visible" });
  whole.append(copy);
  return height * scale2;
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
  const plain = text.replace(/×10(⁻?[⁰-⁹¹²³]+)/, "e$1").normalize("NFKC").trim().replace(/[−‐‑–ー]/g, "-").replace("、", ",").replace("。", ".").replace(/,(?=\d{3}(\D|$))/g, "").replace(",", ".");
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : NaN;
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

// kit/relu/code.js
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

// kit/numbers/format.js
function grouped(value, digits = 0) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "nan" : value > 0 ? "∞" : "−∞";
  const text = Math.abs(value).toFixed(digits);
  const [whole, rest] = text.split(".");
  const sign = value < 0 && Number(text) !== 0 ? "−" : "";
  return sign + whole.replace(/\B(?=(\d{3})+$)/g, ",") + (rest === void 0 ? "" : `.${rest}`);
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

// kit/relu/diagram.js
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
  svg.append(
    s("circle", { cx: 26, cy: ROW, r: 24, class: "ring data" }),
    input,
    s("text", { x: 26, y: ROW + 44, ...middle }, "x")
  );
  const neurons = centers.map((x, index) => {
    const start = index === 0 ? 50 : centers[index - 1] + RADIUS;
    const ring = s("circle", { cx: x, cy: ROW, r: RADIUS });
    const between = (start + x - RADIUS) / 2;
    const name = s("text", { x: between, y: ROW - 26, ...middle, class: "weight tinted" }, `w${sub(index)} =`);
    const weight = s("text", { x: between, y: ROW - 9, ...middle, class: "number weight tinted" });
    const bias = s("text", { x, y: ROW + 50, ...middle, class: "number bias tinted" });
    const sum = s("text", { x, y: ROW + 1, ...middle, class: "number" });
    const kind = s("text", { x, y: ROW + 16, ...middle }, "ReLU");
    const state = s("text", { x, y: ROW - 42, ...middle, class: "number" });
    const end = index === count - 1 ? width - 66 : centers[index + 1] - RADIUS;
    const output = s(
      "text",
      index === count - 1 ? { x: width - 60, y: ROW + 5, class: "number prediction tinted" } : { x: (x + RADIUS + end) / 2, y: ROW + 20, ...middle, class: "number prediction tinted" }
    );
    const wire = s("path", { d: `M${x + RADIUS} ${ROW}H${end}`, class: "line" });
    svg.append(
      s("path", { d: `M${start} ${ROW}H${x - RADIUS}`, class: "line data" }),
      wire,
      ring,
      name,
      weight,
      bias,
      sum,
      kind,
      state,
      output
    );
    return { ring, weight, bias, sum, state, output, wire };
  });
  return {
    svg,
    update(weights, biases, x, now) {
      write(input, short(x));
      neurons.forEach(({ ring, weight, bias, sum, state, output, wire }, index) => {
        const { active } = now[index];
        set(ring, { class: active ? "ring prediction on" : "ring soft dash" });
        set(wire, { class: active ? "line prediction" : "line soft dash" });
        write(weight, short(weights[index]));
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
    area.left = Math.max(yLabel ? 74 : 52, Math.ceil(widest + GAP2 + (yLabel ? 24 : 4)));
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
function path(axes, points) {
  let text = "";
  let drawing = false;
  for (const [x, y] of points) {
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
function presets({ label, options, press }) {
  const buttons = options.map(
    ({ label: name, value }) => h("button", { type: "button", "aria-pressed": "false", onclick: () => press(value) }, name)
  );
  return {
    element: h(
      "div",
      { class: "row", role: "group", "aria-label": label },
      h("span", { class: "label", "aria-hidden": "true" }, label),
      ...buttons
    ),
    update: (isSet) => buttons.forEach((item, index) => item.setAttribute("aria-pressed", String(isSet(options[index].value))))
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
  const matrix = svg.getScreenCTM();
  const point = new DOMPoint(event.clientX, event.clientY);
  const { x, y } = matrix ? point.matrixTransform(matrix.inverse()) : point;
  return { x, y };
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

// kit/line/line-formula.js
function lineFormula(slope, intercept) {
  const constant = general(Math.abs(intercept), 6);
  if (slope === 0) return minus(intercept < 0 ? `-${constant}` : constant);
  const factor = slope === 1 ? "x" : slope === -1 ? "−x" : `${minus(general(slope, 6))}x`;
  return intercept === 0 ? factor : `${factor} ${intercept < 0 ? "−" : "+"} ${constant}`;
}

// kit/relu/pieces.js
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
var STEP = 0.01;
var TOPS = [3, 6, 12, 40, 200];
function reluView(parts, settings, advice) {
  const { text } = parts;
  const count = settings[0].weights.length;
  const controls = controlsOf(parts, settings);
  const diagram = chainDiagram({ label: text("diagram"), count, text });
  const words = h("p", { class: "note" });
  const plot = chainPlot(parts, count, controls.range, controls.take);
  const table = piecesTable(text, count);
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
    write(words, advice(now, neurons));
    plot.update(
      now,
      neurons[count - 1].output,
      pieces.slice(1).map((piece) => piece.from)
    );
    table.update(pieces, neurons);
  }
  const left = [...controls.elements, h("div", { class: "drawn" }, diagram.svg), words];
  return {
    body: [h("div", { class: "columns" }, h("div", {}, ...left), h("div", {}, plot.svg, key, table.element))],
    update,
    picture: () => [diagram.svg, words, plot.svg, key, table.element]
  };
}
function numbered(count, index) {
  return count === 1 ? "" : String(index + 1);
}
function controlsOf({ data, text, state, change }, settings) {
  const reach = Math.ceil(Math.max(4, ...[...data.weights, ...data.biases].map(Math.abs)));
  const far = Math.ceil(Math.max(2, Math.abs(data.x)));
  const count = settings[0].weights.length;
  const dials = settings[0].weights.flatMap((_, index) => [dial("weight", index), dial("bias", index)]);
  const move = slider({
    label: text("input"),
    min: -far,
    max: far,
    step: STEP,
    tone: "data",
    change: (x) => change({ x })
  });
  const buttons = presets({
    label: text("settings"),
    options: settings.map((value) => ({ value, label: settingName(value) })),
    press: (setting) => change({ weights: [...setting.weights], biases: [...setting.biases] })
  });
  function dial(tone, index) {
    const kind = { weight: "weights", bias: "biases" }[tone];
    const control = slider({
      label: text(tone, { index: numbered(count, index) }).trim(),
      min: -reach,
      max: reach,
      step: STEP,
      tone,
      change: (now) => change({ [kind]: state()[kind].map((old, at) => at === index ? now : old) })
    });
    return { kind, index, control };
  }
  return {
    range: [-far, far],
    elements: [...dials.map(({ control }) => control.element), move.element, buttons.element],
    take(x) {
      change({ x: Number(Math.min(far, Math.max(-far, Math.round(x / STEP) * STEP)).toFixed(2)) });
    },
    update(now) {
      for (const { kind, index, control } of dials) control.update(now[kind][index]);
      move.update(now.x);
      buttons.update((setting) => same(setting.weights, now.weights) && same(setting.biases, now.biases));
    }
  };
}
function chainPlot({ text, state, id, room }, count, range, take) {
  const only = count === 1;
  const below = only ? 3 : 5;
  let top = TOPS[0];
  const axes = chart({
    id: id("plot"),
    label: text("plot"),
    x: range,
    y: [-top / below, top],
    xLabel: "x",
    yLabel: only ? "max(0, w·x + b)" : "max(0, w₂·max(0, w₁·x + b₁) + b₂)",
    width: room,
    height: 300,
    interactive: true
  });
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
    nudge: ({ x, y }, large) => take(state().x + (x || y) * STEP * (large ? 10 : 1))
  });
  function curves({ weights, biases }, bends) {
    const at = [range[0], ...bends.filter((bend) => bend > range[0] && bend < range[1]), range[1]];
    const chains = at.map((x) => chainAt(weights, biases, x));
    const highest = Math.max(...chains.map((all) => all[count - 1].output));
    const wanted = TOPS.find((height) => height >= highest) ?? Math.ceil(highest);
    if (wanted !== top) axes.rescale(range, [-wanted / below, top = wanted]);
    const line = (which) => at.map((x, index) => [x, chains[index][which].output]);
    const sum = () => range.map((x) => [x, weights[0] * x + biases[0]]);
    set(outer, { d: path(axes, line(count - 1)) });
    set(inner, { d: path(axes, only ? sum() : line(0)) });
  }
  return {
    svg: axes.svg,
    update(now, last, bends) {
      const { weights, biases, x } = now;
      curves(now, bends);
      const ends = [
        [x, 0],
        [x, last]
      ];
      set(drop, { d: path(axes, ends) });
      set(dot, { cx: axes.x(x), cy: axes.y(last) });
      set(value, {
        x: Math.min(axes.area.right - 24, Math.max(axes.area.left + 24, axes.x(x))),
        y: Math.max(14, axes.y(last) - 14)
      });
      write(value, minus(general(last)));
      const seen = bends.filter((bend) => bend >= range[0] && bend <= range[1]);
      markKinks(kinks, axes, seen, (bend) => chainAt(weights, biases, bend)[count - 1].output, text);
      tell(x, text("spoken", { x: minus(general(x)), y: minus(general(last)) }));
    }
  };
}
function markKinks(group, axes, bends, height, text) {
  each(group, bends, kinkMark, (mark, bend, index) => {
    const [stem, diamond, label] = mark.children;
    const point = { x: axes.x(bend), y: axes.y(height(bend)) };
    const low = index > 0 && point.x - axes.x(bends[index - 1]) < 90;
    const bottom = axes.area.bottom - (low ? 8 : 24);
    set(stem, { d: `M${point.x.toFixed(2)} ${point.y.toFixed(2)}V${bottom - 14}` });
    set(diamond, { transform: `translate(${point.x.toFixed(2)} ${point.y.toFixed(2)})` });
    set(label, { x: Math.min(axes.area.right - 44, Math.max(axes.area.left + 44, point.x)), y: bottom });
    write(label, text("kinkAt", { x: minus(general(bend, 4)) }));
  });
}
function piecesTable(text, count) {
  const rows = h("tbody");
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
    element: h("table", { "aria-label": text("pieces") }, h("thead", {}, head), rows),
    update(pieces, now) {
      each(rows, pieces, create, (row, piece) => {
        const [where, result, ...states] = row.children;
        const isHere = now.every(({ active }, index) => active === piece.active[index]);
        set(row, { class: isHere ? "selected" : null });
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

// text/relu.js
var texts = {
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

// text/relu-pair.js
var texts2 = {
  en: {
    ...texts.en,
    title: "A pair of ReLU neurons",
    description: "The second neuron takes what the first one passes on. Two neurons bound a slope on both sides: move x and see which of them is active.",
    both: "Both neurons are active: a change of any weight changes the output here.",
    first: "Only the first neuron is active. The second one outputs 0 and lets no gradient pass: no weight is trained with this x.",
    second: "Only the second neuron is active: its input is 0, its output is its bias. The first neuron is not trained with this x.",
    none: "No neuron is active: the output is 0, and no weight is trained with this x."
  },
  ja: {
    ...texts.ja,
    title: "ReLU ニューロンの対",
    description: "二つ目のニューロンは一つ目の出力を受け取ります。二つで傾きの始まりと終わりを決められます。x を動かして、どちらが活性かを見てください。",
    both: "両方とも活性です。ここではどの重みの変化も出力を変えます。",
    first: "一つ目だけが活性です。二つ目の出力は 0 で勾配を通さず、この x では重みは学習されません。",
    second: "二つ目だけが活性です。その入力は 0、出力はバイアスと同じです。この x では一つ目は学習されません。",
    none: "どちらも不活性です。出力は 0 で、この x では重みは学習されません。"
  }
};

// views/relu-pair.js
var SETTINGS = [
  [1, 0],
  [1, 1],
  [-2, 1]
].map(([weight, bias]) => ({ weights: [-1, weight], biases: [0.5, bias] }));
var relu_pair_default = view({
  name: "relu-pair",
  texts: texts2,
  start: (data) => ({ weights: data.weights, biases: data.biases, x: data.x }),
  build(parts) {
    const { text } = parts;
    return {
      ...reluView(
        parts,
        SETTINGS,
        (_, [first, second]) => text(first.active ? second.active ? "both" : "first" : second.active ? "second" : "none")
      ),
      code: pairCode
    };
  }
});

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
  relu_pair_default as default,
  mount
};
