// A module imports only modules to its left: math <- kit, contract <- host <- views; text has captions alone.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { parsers } from "prettier/plugins/acorn";

const ROOT = fileURLToPath(new URL("../", import.meta.url));

/** Every folder, the folders that it may import, and whether it may import packages. */
const MAY_IMPORT = {
  math: { folders: [], packages: /^$/ },
  text: { folders: [], packages: /^$/ },
  contract: { folders: [], packages: /^$/ },
  kit: { folders: ["math", "text"], packages: /^$/ },
  host: { folders: ["math", "text", "contract", "kit"], packages: /^$/ },
  views: { folders: ["math", "text", "contract", "kit", "host"], packages: /^$/ },
};
/** Every folder of kit, in this order, and the folders of kit that it may import: only ones above it. */
const KIT_MAY_IMPORT = {
  numbers: [],
  elements: [],
  code: [],
  controls: ["numbers", "elements"],
  charts: ["numbers", "elements"],
  functions: ["numbers", "elements", "charts"],
  line: ["numbers", "elements", "code", "controls", "charts"],
  relu: ["numbers", "elements", "controls", "charts", "line"],
  softmax: ["numbers", "elements", "code", "controls"],
  model: ["numbers", "code", "functions"],
  drawing: ["numbers", "elements", "charts", "functions", "model"],
  prediction: ["numbers", "elements", "code", "controls", "functions", "model", "drawing"],
  microscope: ["numbers", "elements", "code", "controls", "charts", "functions", "model", "drawing"],
};
const NOT_SOURCES = new Set(["node_modules", "test", "artifacts"]);
const MOST_LINES = 400;
/** Of a function, with the functions inside it. */
const MOST_LINES_OF_FUNCTION = 80;

/** @param {string} folder @returns {string[]} */
function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return entry.name === "node_modules" ? [] : sources(path);
    }
    return entry.name.endsWith(".js") ? [path] : [];
  });
}

/** @param {string} text the specifiers of static and dynamic imports, re-exports and JSDoc type imports */
function imports(text) {
  const pattern = /(?:\bfrom\s*|\bimport\s*|\bimport\(\s*|@import[^'"\n]*from\s*)["']([^"']+)["']/g;
  return [...text.matchAll(pattern)].map((match) => match[1]);
}

/** @param {string} folder the folder of the importer @param {string} specifier @param {string} file @returns {string | null} what is wrong */
function refusal(folder, specifier, file) {
  const rule = MAY_IMPORT[/** @type {keyof typeof MAY_IMPORT} */ (folder)];
  if (!specifier.startsWith(".")) {
    return rule.packages.test(specifier) ? null : `${folder} may not import the package ${specifier}`;
  }
  const [target] = relative(ROOT, resolve(dirname(file), specifier)).split(sep);
  return target === folder || /** @type {string[]} */ (rule.folders).includes(target)
    ? null
    : `${folder} may not import ${target}`;
}

/** The other folders of kit that one of them imports, in alphabetical order. @param {string} folder @returns {string[]} */
function kitImports(folder) {
  const path = join(ROOT, "kit", folder);
  const targets = sources(path).flatMap((file) =>
    imports(readFileSync(file, "utf8")).map((specifier) =>
      relative(ROOT, resolve(dirname(file), specifier)).split(sep),
    ),
  );
  const others = targets.filter(([top, inside]) => top === "kit" && inside !== folder).map(([, inside]) => inside);
  return [...new Set(others)].sort();
}

test("every folder of sources is in the table", () => {
  const folders = readdirSync(ROOT, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !NOT_SOURCES.has(entry.name),
  );
  assert.deepEqual(
    folders.map((entry) => entry.name).filter((name) => !(name in MAY_IMPORT)),
    [],
  );
});

for (const folder of Object.keys(MAY_IMPORT)) {
  const path = join(ROOT, folder);
  test(`imports of ${folder} point one way`, () => {
    const found = sources(path).flatMap((file) =>
      imports(readFileSync(file, "utf8")).flatMap((specifier) => refusal(folder, specifier, file) ?? []),
    );
    assert.deepEqual(found, []);
  });
}

test("imports between the folders of kit point one way", () => {
  const folders = Object.keys(KIT_MAY_IMPORT);
  assert.deepEqual(readdirSync(join(ROOT, "kit")).sort(), [...folders].sort());
  for (const [folder, others] of Object.entries(KIT_MAY_IMPORT)) {
    const above = folders.slice(0, folders.indexOf(folder));
    assert.deepEqual(
      others.filter((other) => !above.includes(other)),
      [],
      folder,
    );
    assert.deepEqual(kitImports(folder), [...others].sort(), folder);
  }
});

test("math and generated data call no function whose last bits depend on the engine", () => {
  const inexact =
    /\bMath\.(exp|expm1|log|log1p|log2|log10|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|cbrt|hypot|random)\b/;
  const code = (/** @type {string} */ text) => text.replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, "");
  const found = [join(ROOT, "math"), join(ROOT, "test", "data")]
    .flatMap(sources)
    .filter((file) => inexact.test(code(readFileSync(file, "utf8"))));
  assert.deepEqual(
    found.map((file) => relative(ROOT, file)),
    [],
  );
});

test("names of files and folders are in kebab-case, and none differs from another by signs alone", () => {
  const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.test)?\.js$/;
  for (const name of ["rows_table.js", "topCode.js", "Net.js", "a--b.js", "-a.js"]) assert.doesNotMatch(name, kebab);
  const paths = sources(ROOT).map((file) => relative(ROOT, file).split(sep));
  assert.ok(paths.length > 100);
  assert.deepEqual(
    paths.filter(
      (path) =>
        !kebab.test(path[path.length - 1]) ||
        path.slice(0, -1).some((folder) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(folder)),
    ),
    [],
  );
  const bare = paths.map((path) => path.join("/").replaceAll("-", ""));
  assert.deepEqual(
    bare.filter((path, index) => bare.indexOf(path) !== index),
    [],
  );
});

test("files are shorter than 400 lines", () => {
  const long = sources(ROOT).filter((file) => readFileSync(file, "utf8").split("\n").length > MOST_LINES);
  assert.deepEqual(
    long.map((file) => relative(ROOT, file)),
    [],
  );
});

/** The functions of a text: the line where each begins, and how many lines it has. @param {string} text @returns {{ line: number, lines: number }[]} */
function functions(text) {
  /** @type {{ line: number, lines: number }[]} */
  const found = [];
  const lineAt = (/** @type {number} */ offset) => text.slice(0, offset).split("\n").length;
  /** @param {any} node */
  const visit = (node) => {
    if (!node || typeof node !== "object") return;
    if (["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"].includes(node.type)) {
      const line = lineAt(node.start);
      found.push({ line, lines: lineAt(node.end) - line + 1 });
    }
    for (const [key, child] of Object.entries(node)) if (key !== "comments") visit(child);
  };
  visit(parsers.acorn.parse(text, /** @type {any} */ ({})));
  return found;
}

test("functions have at most 80 lines", () => {
  const long = sources(ROOT)
    .map((file) => ({ name: relative(ROOT, file), text: readFileSync(file, "utf8") }))
    .filter(({ name }) => !name.startsWith(`test${sep}`))
    .flatMap(({ name, text }) =>
      functions(text)
        .filter(({ lines }) => lines > MOST_LINES_OF_FUNCTION)
        .map(({ line, lines }) => `${name}:${line} has ${lines} lines`),
    );
  assert.deepEqual(long, []);
});

test("the finder sees every form of a function", () => {
  const text =
    "function a() {\n  return () =>\n    1;\n}\nclass B {\n  c() {\n  }\n}\nexport default { d() {}, e: function () {} };";
  assert.deepEqual(functions(text), [
    { line: 1, lines: 4 },
    { line: 2, lines: 2 },
    { line: 6, lines: 2 },
    { line: 9, lines: 1 },
    { line: 9, lines: 1 },
  ]);
});

test("the finder sees every form of an import", () => {
  const text =
    'import a from "./a.js";\nimport "./b.js";\nexport { c } from "./c.js";\nawait import("./d.js");\n/** @import { E } from "./e.js" */';
  assert.deepEqual(imports(text), ["./a.js", "./b.js", "./c.js", "./d.js", "./e.js"]);
  assert.equal(refusal("math", "../kit/svg.js", join(ROOT, "math", "x.js")), "math may not import kit");
  assert.equal(refusal("math", "node:fs", join(ROOT, "math", "x.js")), "math may not import the package node:fs");
  assert.equal(refusal("views", "../math/x.js", join(ROOT, "views", "x.js")), null);
});
