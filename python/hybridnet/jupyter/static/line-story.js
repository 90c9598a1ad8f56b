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
var CLIPPED = "hybridnet-clipped";

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
  label: label2,
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
  const up2 = scale(() => [area.bottom, area.top], logY, ticks);
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
    { viewBox: `0 0 ${width} ${height}`, class: "chart", role: interactive ? "group" : "img", "aria-label": label2 },
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
    nameAxis(names[1], yLabel, upper.power, height - 4);
    const half = emsOf(names[1].textContent ?? "") * LETTERS / 2;
    set(names[0], { x: middleX });
    set(names[1], { transform: `translate(13 ${Math.min(height - half, Math.max(half, middleY))}) rotate(-90)` });
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
        const { texts: texts4, power } = tickTexts(values, { isShared });
        const needed = Math.max(...texts4.map((text) => emsOf(text) * LETTERS + GAP2));
        const apart = values.length > 1 ? length * (values[1] - values[0]) / (high - low) : length;
        if (wanted <= 1 || needed <= apart) return { ticks: named(values, texts4), power };
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
  const { texts: texts4, power } = tickTexts(values, { isEven, isShared });
  return { ticks: named(values, texts4), power };
}
function named(values, texts4) {
  return values.map((value, index) => ({ value, text: texts4[index] }));
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
function near(place) {
  return Math.round(Math.max(-1e5, Math.min(1e5, place)) * 100) / 100;
}

// kit/controls/controls.js
function button({ label: label2, name, press }) {
  return h("button", { type: "button", "aria-label": name, title: name, onclick: press }, label2);
}
function choice({ label: label2, options, change }) {
  const select = h("select", {}, ...options.map((option) => h("option", { value: option.value }, option.label)));
  select.addEventListener("change", () => change(select.value));
  return {
    element: h("label", { class: "control" }, h("span", { class: "label" }, label2), select),
    update(value) {
      if (select.value !== value) select.value = value;
    }
  };
}

// kit/controls/player.js
var PAUSE = 1600;
function player({ text, count, at, show, tell, hasWhole = false }) {
  let timer = 0;
  const play = button({ label: text("play"), press: () => timer ? stop() : start() });
  const back = button({ label: text("stepBack"), name: text("backNames"), press: () => go((at() ?? count()) - 1) });
  const forward = button({ label: text("stepForward"), name: text("stepNames"), press: () => go((at() ?? -1) + 1) });
  const whole = hasWhole ? button({ label: text("whole"), name: text("wholeNames"), press: all }) : null;
  function all() {
    stop();
    show(null);
  }
  function go(step) {
    stop();
    to(Math.max(0, Math.min(count() - 1, step)));
  }
  function to(step) {
    show(step);
    tell(step);
  }
  function start() {
    const step = at();
    to(step === null || step >= count() - 1 ? 0 : step + 1);
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
    buttons: [play, back, forward, ...whole ? [whole] : []],
    update(step) {
      back.disabled = step === 0;
      forward.disabled = step !== null && step >= count() - 1;
      if (whole) whole.disabled = step === null;
    },
    stop,
    end: () => clearInterval(timer)
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
function nearest(value, digits) {
  return Number(value.toPrecision(digits));
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

// kit/line/line-plot.js
var DIAMOND = "M-5.5 0L0 -5.5L5.5 0L0 5.5Z";
function dots(places) {
  return places.map(([x, y]) => `M${cut(x)} ${cut(y)}h0`).join("");
}
function cut(place) {
  return Math.round(Math.max(-1e5, Math.min(1e5, place)) * 10) / 10;
}
function lineLegend(text) {
  const item = (tone, label2, mark) => h(
    "span",
    { class: "row" },
    s("svg", { viewBox: "0 0 28 14", style: "width: 28px", "aria-hidden": "true", class: tone }, mark),
    label2
  );
  return h(
    "div",
    { class: "row note" },
    item("data", text("points"), s("circle", { cx: 14, cy: 7, r: 5, class: "dot" })),
    item("prediction", text("predicted"), s("path", { d: "M1 7H27", class: "line" })),
    item("error", text("differences"), s("path", { d: "M14 1V13", class: "line" }))
  );
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

// kit/line/stories.js
var TOLD = 6;
function linesOf(data, { features, targets, best }) {
  if (data.lines) return data.lines;
  const sums = [features, targets].map((values) => values.reduce((sum, value) => sum + value, 0));
  const ratio = sums[1] / sums[0];
  const weight = Number.isFinite(ratio) && ratio !== 0 ? ratio : leastSquares(features, targets, 1, false).weights[0] || 1;
  const slopes = [1, 19 / 18, 16 / 18].map((share) => [nearest(weight * share, 3), 0]);
  return [...slopes, [nearest(best.weights[0], 3), nearest(best.bias, 3)]];
}
function lineText([weight, bias]) {
  return `y = ${number(weight, 3)} x${bias === 0 ? "" : ` ${bias < 0 ? "−" : "+"} ${number(Math.abs(bias), 4)}`}`;
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
function lookUp({ features, targets, names, target }, line) {
  const rows2 = told(targets.length);
  const x = lookedUp(features);
  const seen = { points: rows2 };
  const to = (reach) => ({ ...seen, line: 0, looked: [{ x, reach }] });
  const known = { count: targets.length, x: names[0], y: target };
  return [
    { ...seen, asked: x, key: "question", values: { ...known, asked: number(x) } },
    { ...seen, axis: "x", key: "axisX", values: { name: names[0] } },
    { ...seen, axis: "y", key: "axisY", values: { name: target } },
    ...rows2.map((row, k) => ({
      ...seen,
      labels: rows2.slice(0, k + 1),
      key: "point",
      values: { row: row + 1, x: number(features[row]), y: number(targets[row]) }
    })),
    ...rows2.length < targets.length ? [{ ...seen, labels: rows2, key: "rest", values: { count: targets.length } }] : [],
    { ...seen, line: 0, key: "line", values: { line: lineText(line) } },
    { ...to(1), key: "find", values: { x: number(x) } },
    { ...to(2), key: "up", values: {} },
    { ...to(3), key: "left", values: { y: number(line[0] * x + line[1]) } }
  ];
}
function differences(table2, line) {
  const { features, targets } = table2;
  const rows2 = told(targets.length);
  const seen = { points: rows2, line: 0 };
  const predict = (row) => line[0] * features[row] + line[1];
  const looked = (count) => rows2.slice(0, count).map((row) => ({ x: features[row], reach: 3 }));
  return [
    { ...seen, key: "begin", values: { line: lineText(line) } },
    ...rows2.map((row, k) => ({
      ...seen,
      looked: looked(k + 1),
      key: "looked",
      values: { row: row + 1, prediction: number(predict(row), 3), y: number(targets[row]) }
    })),
    ...rows2.map((row, k) => ({
      ...seen,
      looked: looked(rows2.length),
      segments: rows2.slice(0, k + 1),
      key: "differs",
      values: {
        row: row + 1,
        difference: number(predict(row) - targets[row], 5),
        square: number((predict(row) - targets[row]) ** 2, 7)
      }
    })),
    ...rows2.length < targets.length ? [{ ...seen, segments: rows2, allSegments: true, key: "allDiffer", values: { count: targets.length } }] : [],
    { ...seen, segments: rows2, allSegments: true, key: "error", values: { error: table2.error(errorOf(table2, line)) } }
  ];
}
function compared(table2, lines) {
  const rows2 = told(table2.targets.length);
  const seen = { points: rows2, segments: rows2, allSegments: true };
  const errors = lines.map((line) => errorOf(table2, line));
  const first = table2.error(errors[0]);
  return lines.flatMap((line, k) => {
    if (k === 0) return [{ ...seen, line: 0, key: "first", values: { line: lineText(line), error: first } }];
    const key = errors[k] < errors[0] ? "better" : errors[k] > errors[0] ? "worse" : "same";
    const frame = {
      ...seen,
      line: k,
      ghost: 0,
      key,
      values: { line: lineText(line), error: table2.error(errors[k]), first }
    };
    const isTurn = k > 1 && line[1] !== 0 && lines.slice(0, k).every(([, bias]) => bias === 0);
    return isTurn ? [{ ...seen, line: 0, key: "notEnough", values: {} }, frame] : [frame];
  });
}
function ranges(name, { features, targets }, lines) {
  if (name !== "lines")
    return {
      x: axis(features, 0.05),
      y: axis(Float64Array.of(...few(targets), ...few(features).map((x) => lines[0][0] * x + lines[0][1])), 0.02)
    };
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

// kit/line/story-marks.js
var MANY = 200;
function storyMarks(axes, table2, lines) {
  return (frame) => {
    const line = lines[frame.line ?? 0];
    return new Map([
      ...segments(axes, table2, line, frame),
      ...linesShown(axes, lines, frame),
      ...frame.asked === void 0 ? [] : question(axes, frame.asked),
      ...(frame.looked ?? []).flatMap(({ x, reach }) => lookUp2(axes, x, line[0] * x + line[1], reach)),
      ...points(axes, table2, frame)
    ]);
  };
}
function segments(axes, { features, targets }, [weight, bias], { line, segments: some = [], allSegments }) {
  const rows2 = allSegments && targets.length <= MANY ? [...targets.keys()] : some;
  return rows2.map((row) => [
    `segment ${line} ${row}`,
    drawn(axes, "error", [
      [features[row], targets[row]],
      [features[row], weight * features[row] + bias]
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
function question(axes, x) {
  const { top, bottom } = axes.area;
  const at = axes.x(x);
  return [
    ["asked", s("path", { class: "line accent thin dash", d: `M${at} ${bottom}V${top + 26}` })],
    [
      "question",
      s("text", { x: at, y: top + 18, class: "halo accent tinted asked", "text-anchor": "middle" }, `${number(x)}: ?`)
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
    const value = { x: left + 5, y: axes.y(y) - 6, class: "halo number prediction tinted looked" };
    found.push([`left ${x}`, across], [`value ${x}`, s("text", value, number(y, 3))]);
  }
  return found;
}
function points(axes, { features, targets }, { points: rows2, labels = [] }) {
  const found = [];
  if (targets.length > rows2.length) {
    const d = dots([...targets].map((y, row) => [axes.x(features[row]), axes.y(y)]));
    found.push(["all", s("path", { class: "many data", d })]);
  }
  for (const row of rows2) {
    const at = { cx: axes.x(features[row]), cy: axes.y(targets[row]) };
    found.push([`point ${row}`, s("circle", { ...at, r: 6, class: "dot data" })]);
    if (labels.includes(row)) found.push([`label ${row}`, label(axes, features[row], targets[row])]);
  }
  return found;
}
function label(axes, x, y) {
  const at = axes.x(x);
  const isRight = at > (axes.area.left + axes.area.right) / 2;
  const attributes = {
    x: at + (isRight ? -10 : 10),
    y: axes.y(y) - 9,
    class: "halo data tinted",
    "text-anchor": isRight ? "end" : "start"
  };
  return s("text", attributes, `(${number(x)}, ${number(y)})`);
}
function arrowhead(axes, x) {
  const transform = `translate(${axes.x(x)} ${axes.area.bottom})`;
  return s("path", { class: "dot accent", d: "M0 -9L6 0H-6Z", transform });
}
function drawn(axes, tone, ends2) {
  return s("path", { class: `line ${tone}`, pathLength: 1, d: path(axes, ends2) });
}

// text/player.js
var texts = {
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

// text/line-story.js
var texts3 = {
  en: {
    ...texts2.en,
    ...texts.en,
    title: "Three stories of a line",
    description: "How a line predicts, how wrong it is, and how two lines are compared. Play a story, or go through it step by step.",
    story: "Story",
    "story look-up": "A prediction is looked up",
    "story differences": "Predictions and differences",
    "story lines": "Lines are compared",
    place: "Step {step} of {all}",
    chart: "Points, a line, and what the story adds step by step",
    question: "Known rows: {count}, each with {x} and {y}. For a new row, {x} is {asked}. What is {y}?",
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
    ...texts.ja,
    title: "直線の三つの物語",
    description: "直線がどう予測するか、どれだけ外れるか、二つの直線をどう比べるか。再生するか、1 歩ずつ進めてください。",
    story: "物語",
    "story look-up": "予測を読み取る",
    "story differences": "予測と差",
    "story lines": "直線を比べる",
    place: "{all} 歩中 {step} 歩目",
    chart: "点と直線、そして物語が 1 歩ごとに加えるもの",
    question: "わかっている行は {count} 行で、それぞれに{x}と{y}があります。新しい行の{x}は {asked} です。{y}はいくつでしょう。",
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
  texts: texts3,
  start: (data) => ({ story: data.story ?? "look-up", step: 0 }),
  build(parts) {
    const { data, text, state, change, announce, onEnd } = parts;
    const table2 = tableOf(data, text);
    const lines = linesOf(data, table2);
    const all = Object.fromEntries(STORIES.map((name) => [name, frames(name, table2, lines)]));
    const last = (story) => all[story].length - 1;
    const frameOf = ({ story, step }) => all[story][Math.min(step, last(story))];
    const said = ({ key, values }) => text(key, values);
    const picture = storyPicture(parts, table2, lines);
    const buttons = player({
      text,
      count: () => all[state().story].length,
      at: () => state().step,
      show: (step) => change({ step: step ?? 0 }),
      tell: () => announce(said(frameOf(state())))
    });
    const picker = choice({
      label: text("story"),
      options: STORIES.map((value) => ({ value, label: text(`story ${value}`) })),
      change: (story) => {
        buttons.stop();
        change({ story, step: 0 });
      }
    });
    const counter = h("span", { class: "note place" });
    const words = h("p", { class: "words" });
    onEnd(buttons.end);
    function update(now) {
      const frame = frameOf(now);
      const step = Math.min(now.step, last(now.story));
      picker.update(now.story);
      buttons.update(step);
      write(counter, text("place", { step: step + 1, all: all[now.story].length }));
      write(words, said(frame));
      picture.update(now.story, frame);
    }
    const shown = table2.targets.length;
    return {
      body: [
        h("div", { class: "row" }, picker.element, ...buttons.buttons, counter),
        words,
        h("div", { class: "story" }, picture.svg, lineLegend(text)),
        ...shown < table2.rows ? [h("p", { class: "note" }, text("reduced", { shown: grouped(shown), all: grouped(table2.rows) }))] : []
      ],
      update,
      picture: () => [picture.svg],
      code: (now) => storyCode(data, table2, now.story, frameOf(now).line ?? 0)
    };
  }
});
function storyPicture({ text, id, whole }, table2, lines) {
  const axes = chart({
    id: id("story"),
    label: text("chart"),
    x: [0, 1],
    y: [0, 1],
    xLabel: table2.names[0],
    yLabel: table2.target,
    width: whole,
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
      for (const [key, element] of found) {
        if (!seen.has(key)) element.classList.add(element.hasAttribute("pathLength") ? "draw" : "appear");
      }
      seen = new Set(found.keys());
      axes.marks.replaceChildren(...found.values());
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
  line_story_default as default,
  mount
};
