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
function addDrawing(whole, svg, x, y, scale = 1) {
  const copy = svg.cloneNode(true);
  const originals = [svg, ...svg.querySelectorAll("*")];
  [copy, ...copy.querySelectorAll("*")].forEach((element, index) => {
    keepStyle(element, originals[index]);
    for (const name of DROPPED) element.removeAttribute(name);
  });
  const { width, height } = svg.viewBox.baseVal;
  set(copy, { x, y, width: width * scale, height: height * scale, overflow: "visible" });
  whole.append(copy);
  return height * scale;
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
        const wide = pen.measureText(word).width;
        room(wide);
        if (run?.node !== node || run.line !== line) {
          const at = {
            x: MARGIN + x,
            y: top + line + (parent.tagName === "SUP" ? 0.7 : 1) * size,
            "font-family": fontFamily
          };
          const words2 = s("text", { ...at, fill: color, "font-size": size, "font-weight": fontWeight });
          run = { node, line, words: words2 };
          whole.append(words2);
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
  const [whole, rest] = text.split(".");
  const sign = value < 0 && Number(text) !== 0 ? "−" : "";
  return sign + whole.replace(/\B(?=(\d{3})+$)/g, ",") + (rest === void 0 ? "" : `.${rest}`);
}

// kit/controls/controls.js
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

// kit/charts/pixels.js
function pixels({ width, height, label, size = 224 }) {
  const side = size / Math.max(width, height);
  const squares = Array.from(
    { length: width * height },
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
      viewBox: `0 0 ${width * side} ${height * side}`,
      role: "img",
      "aria-label": label,
      style: `max-width: ${size}px; image-rendering: pixelated`
    },
    ...squares
  );
  return {
    svg,
    update: (values) => squares.forEach(
      (square, index) => set(square, { fill: `rgb(${values[index]},${values[index]},${values[index]})` })
    )
  };
}

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
var HELPERS = {
  python: `def array(text, dtype, *shape):  # from the bytes of its numbers
    return np.frombuffer(base64.b64decode(text), dtype).reshape(shape).copy()`,
  csharp: `static T[] Numbers<T>(string text) where T : unmanaged => // from their bytes
    MemoryMarshal.Cast<byte, T>(Convert.FromBase64String(text)).ToArray();`
};
function plain(value) {
  const text = String(value);
  return /^-?\d{16,}$/.test(text) || Object.is(value, -0) ? repr(value) : text;
}
function list(values) {
  return `[${Array.from(values, plain).join(", ")}]`;
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

// kit/code/string-literal.js
function stringLiteral(text) {
  return JSON.stringify(String(text)).replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`
  );
}

// kit/code/top-k.js
function topCode({ row, k, classes, shares, names, ofModel }) {
  const listed = names.map(stringLiteral).join(", ");
  const isWhole = classes.length === names.length;
  const all = list(names.map((_, name) => shares[classes.indexOf(name)] ?? 0));
  const source = ofModel ? `model.predict_proba(X)[${row}]` : `probabilities[${row}]`;
  return {
    python: program(
      [
        ...isWhole ? [`row = np.array(${all}, float)  # ${source}`] : [
          `row = np.zeros(${names.length})  # ${source}, without those that have less`,
          `row[[${classes.join(", ")}]] = ${list(shares)}`
        ],
        `names = [${listed}]`,
        `for number in np.argsort(-row, kind="stable")[:${k}]:`,
        '    print(f"{names[number]} {row[number]:.3f}")',
        `hn.explore.top_k(row, names=names, k=${k})  # this view, of the sample alone`
      ],
      "python"
    ),
    csharp: program(
      [
        ...isWhole ? [`double[] row = ${all}; // probabilities of sample ${row}`] : [
          `double[] row = new double[${names.length}]; // probabilities of sample ${row}, without those that have less`,
          ...classes.map((name, rank) => `row[${name}] = ${list([shares[rank]]).slice(1, -1)};`)
        ],
        `string[] names = [${listed}];`,
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
var texts = {
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
var LINE2 = 46;
var WIDTH = 340;
var top_k_default = view({
  name: "top-k",
  texts,
  start: (data) => ({ index: 0, k: data.k }),
  build(parts) {
    const { data, text, state, change, announce } = parts;
    const samples = data.samples;
    const names = data.names;
    const sentences = words(names, text);
    const controls = controlsOf(parts, go);
    const sample = samplePanel(parts);
    const verdict = verdictPanel(parts, sentences.judged);
    const bars = barsOf(names, text);
    function go(index) {
      change({ index });
      const { truth, classes } = samples[index];
      const { k } = state();
      announce(`${sentences.list(samples[index], k)}. ${truth ? sentences.judged(truth, classes, k) : ""}`);
    }
    function update({ index, k }) {
      controls.update({ index, k });
      sample.update(index);
      verdict.update(samples[index], k);
      bars.update(samples[index], k);
      set(bars.svg, { "aria-label": text("list", { list: sentences.list(samples[index], k) }) });
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
        const { classes, shares, row } = samples[index];
        return topCode({ row, k, classes, shares, names, ofModel: data.of_model });
      }
    };
  }
});
function words(names, text) {
  return {
    list({ classes, shares }, k) {
      const most = classes.slice(0, k);
      return most.map((index, rank) => `${names[index]} ${shares[rank].toFixed(3)}`).join(", ");
    },
    judged({ class: label, rank, share }, classes, k) {
      const name = names[label];
      if (classes[0] === label) return text("hit", { name });
      return rank <= k ? text("near", { name, k, rank }) : text("miss", { name, rank, share: share.toFixed(3) });
    }
  };
}
function controlsOf({ data, text, state, change, announce }, go) {
  const samples = data.samples;
  const number = stepper({
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
    change: (k) => change({ k })
  });
  const isLabeled = samples.some(({ truth }) => truth);
  function nextMiss() {
    const from = state().index;
    const order = samples.map((_, step) => (from + 1 + step) % samples.length);
    const found = order.find((index) => (samples[index].truth?.rank ?? 1) > 1);
    if (found === void 0) announce(text("noMiss"));
    else go(found);
  }
  return {
    number: number.element,
    count: count.element,
    search: isLabeled ? button({ label: text("nextMiss"), press: nextMiss }) : null,
    update({ index, k }) {
      number.update(index + 1);
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
  const table = samples[0].values && h("table", { "aria-label": text("values") }, values);
  const create = () => h("tr", {}, h("th", { scope: "row", class: "text" }), h("td"));
  const reduced = data.rows > samples.length ? [text("reduced", { shown: samples.length, all: data.rows })] : [];
  return {
    elements: [
      where,
      picture?.svg,
      table,
      data.more ? h("p", { class: "note" }, text("rest", { count: data.more })) : null
    ],
    shown: [where, ...picture ? [picture.svg] : table ? [table] : []],
    update(index) {
      const { row: number, values: shown } = samples[index];
      write(where, [text("row", { row: number + 1, all: data.rows }), ...reduced].join(" · "));
      picture?.update(bytes.subarray(index * size, (index + 1) * size));
      if (!shown) return;
      each(values, [...shown.entries()], create, (row, [column, value]) => {
        write(row.children[0], data.columns[column]);
        write(row.children[1], value);
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
    update({ classes, shares, truth }, k) {
      const others = names.length - k;
      const left = Math.max(0, 1 - shares.slice(0, k).reduce((sum, share) => sum + share, 0));
      const rows = classes.slice(0, k).map((index, rank) => ({
        name: names[index],
        share: shares[rank],
        mark: truth?.class === index ? rank === 0 ? "✓ " : "→ " : "",
        tone: "prediction"
      }));
      if (others > 0) rows.push({ name: text("others", { count: others }), share: left, mark: "", tone: "soft" });
      set(svg, { viewBox: `0 0 ${WIDTH} ${rows.length * LINE2 + 4}` });
      each(svg, rows, bar, (row, { name, share, mark, tone }, order) => {
        const [label, value, frame, fill] = row.children;
        const y = order * LINE2;
        set(row, { class: tone });
        write(label, mark + shortened(name, 30));
        write(value, share.toFixed(3));
        for (const item of [label, value]) set(item, { y: y + 16 });
        for (const item of [frame, fill]) set(item, { y: y + 22 });
        set(fill, { width: Math.min(1, share) * WIDTH });
        write(row.children[4], name);
      });
    }
  };
}
function bar() {
  return s(
    "g",
    {},
    s("text", { x: 0, class: "number" }),
    s("text", { x: WIDTH, "text-anchor": "end", class: "number tinted" }),
    s("rect", { x: 0, width: WIDTH, height: 14, rx: 3, class: "frame" }),
    s("rect", { x: 0, height: 14, rx: 3, class: "tinted" }),
    s("title")
  );
}
function shortened(name, most) {
  const letters = [...name];
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : name;
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
  top_k_default as default,
  mount
};
