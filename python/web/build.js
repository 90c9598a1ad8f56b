// Bundles every explorable, views/<name>.js, into python/hybridnet/jupyter/static/<name>.js: one ES module without imports, which
// exports the view (default) and `mount`. Before that, host/palette.js is written from the colors of python/hybridnet/views. With --check nothing is written; a bundle that differs from the committed one is a failure.
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { format, resolveConfig } from "prettier";
import { parsers } from "prettier/plugins/acorn";

const home = fileURLToPath(new URL("./", import.meta.url));
const target = fileURLToPath(new URL("../hybridnet/jupyter/static/", import.meta.url));
const colors = fileURLToPath(new URL("../hybridnet/views/palette.json", import.meta.url));
const check = process.argv.includes("--check");
const names = readdirSync(`${home}views`)
  .filter((file) => file.endsWith(".js"))
  .map((file) => file.slice(0, -3))
  .sort();

/** A module without its comments, but for notices of licenses: a bundle names the module of each part, where they are. @param {string} text */
function withoutComments(text) {
  /** @type {{ start: number, end: number, value: string }[]} */
  const comments = parsers.acorn.parse(text, /** @type {any} */ ({})).comments;
  return comments
    .filter(({ value }) => !value.startsWith("!"))
    .reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
}

/** @type {import("esbuild").Plugin} */
const uncommented = {
  name: "uncommented",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.js$/ }, ({ path }) => ({
      contents: withoutComments(readFileSync(path, "utf8")),
      loader: "js",
    })),
};

/** @param {string} contents of the entry. @returns {Promise<string>} */
async function bundled(contents) {
  const result = await build({
    stdin: { contents, resolveDir: home, loader: "js" },
    bundle: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "inline",
    plugins: [uncommented],
    logLevel: "warning",
    write: false,
  });
  return result.outputFiles[0].text;
}

/** host/palette.js: palette.json as a module, because a page cannot import JSON everywhere. @returns {Promise<string>} */
async function palette() {
  const { themes, classes } = JSON.parse(readFileSync(colors, "utf8"));
  const text = `// Written by build.js from python/hybridnet/views/palette.json: the colors that explorables share with pictures of Python.

/** The colors of a theme by their meaning. */
export const THEMES = ${JSON.stringify(themes)};

/** Colors of classes, told apart by the color-blind (after Okabe and Ito), readable on both grounds; the marker differs too. */
export const CLASS_COLORS = ${JSON.stringify(classes)};
`;
  return format(text, { parser: "babel", ...(await resolveConfig(home + "build.js")) });
}

const shared = await palette();
const isShared = readFileSync(`${home}host/palette.js`, "utf8") === shared;
if (!check && !isShared) writeFileSync(`${home}host/palette.js`, shared);

const wanted = new Map([
  [
    "all.js",
    await bundled(
      [
        ...names.map((name, index) => `import view${index} from "./views/${name}.js";`),
        `export const views = { ${names.map((name, index) => `${JSON.stringify(name)}: view${index}`).join(", ")} };`,
        'export { mount } from "./host/mount.js";',
      ].join("\n"),
    ),
  ],
]);
for (const name of names) {
  wanted.set(
    `${name}.js`,
    await bundled(`export { default } from "./views/${name}.js";\nexport { mount } from "./host/mount.js";`),
  );
}

const stale = readdirSync(target).filter((file) => file.endsWith(".js") && !wanted.has(file));
const changed = [...wanted]
  .filter(([file, text]) => !existsSync(target + file) || readFileSync(target + file, "utf8") !== text)
  .map(([file]) => file);
if (check) {
  if (!isShared) changed.push("host/palette.js");
  if (stale.length + changed.length > 0) {
    console.error(
      `bundles differ from their sources: ${[...changed, ...stale].join(", ")}. Run make web and commit them.`,
    );
    process.exitCode = 1;
  } else console.log(`bundles: ${wanted.size} are up to date`);
} else {
  for (const file of stale) rmSync(target + file);
  for (const file of changed) writeFileSync(target + file, /** @type {string} */ (wanted.get(file)));
  for (const [file, text] of wanted) console.log(`${file}  ${(Buffer.byteLength(text) / 1000).toFixed(0)} KB`);
}
