/** Explorables in the two hosts that run no code of their own: an exported notebook from a file, and JupyterLab. */

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { PAGES, browse, drawn, open, text } from "./harness.js";

test("an exported notebook works from a file, without kernel and network", async () => {
  const { page, close } = await open("notebook");
  assert.equal(await text(page, ".readout .value.prediction"), "2.5");
  await page.locator('.view input[type="range"]').focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await text(page, ".readout .value.prediction"), "2.51");
  assert.equal(await page.locator(".hybridnet-explorable img").count(), 0);
  await close();
});

/** @type {import("node:child_process").ChildProcess | null} */
let server = null;
let address = "";
const home = mkdtempSync(join(tmpdir(), "hybridnet-lab-"));

/** A port that nothing listens on. @returns {Promise<number>} */
function freePort() {
  return new Promise((found) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (probe.address());
      probe.close(() => found(port));
    });
  });
}

before(async () => {
  const port = await freePort();
  const config = join(home, "config", "labconfig");
  mkdirSync(config, { recursive: true });
  writeFileSync(
    join(config, "page_config.json"),
    JSON.stringify({ disabledExtensions: { "@jupyterlab/apputils-extension:announcements": true } }),
  );
  const options = [
    "--no-browser",
    "--allow-root",
    "--ip=127.0.0.1",
    `--port=${port}`,
    "--IdentityProvider.token=",
    "--ServerApp.password=",
    "--LabApp.extension_manager=readonly",
  ];
  const pages = fileURLToPath(PAGES);
  server = spawn(process.env.HYBRIDNET_PYTHON ?? "python3", ["-m", "jupyterlab", ...options, join(pages, "lab")], {
    stdio: "ignore",
    env: {
      ...process.env,
      JUPYTER_CONFIG_DIR: join(home, "config"),
      JUPYTER_DATA_DIR: join(pages, "jupyter"),
      JUPYTER_RUNTIME_DIR: join(home, "run"),
    },
  });
  address = `http://127.0.0.1:${port}/lab/tree`;
  for (let tries = 0; tries < 240; tries++) {
    try {
      if ((await fetch(address)).ok) return;
    } catch {
      await new Promise((done) => setTimeout(done, 250));
    }
  }
  assert.fail("JupyterLab did not start in a minute");
});

after(() => {
  server?.kill();
  rmSync(home, { recursive: true, force: true });
});

/** @param {string} name */
async function lab(name) {
  const context = await (await browse()).newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  /** @type {string[]} */
  const away = [];
  page.on(
    "request",
    (request) =>
      /^(http:\/\/127\.0\.0\.1|ws:\/\/127\.0\.0\.1|blob:|data:)/.test(request.url()) || away.push(request.url()),
  );
  await page.goto(`${address}/${name}.ipynb?reset`);
  await page.locator(".jp-NotebookPanel .jp-Cell").first().waitFor({ timeout: 60000 });
  return { page, away, close: () => context.close() };
}

test("a trusted notebook in JupyterLab shows the view at once, and nothing leaves the machine", async () => {
  const { page, away, close } = await lab("trusted");
  await page.locator(".view .tools").first().waitFor({ timeout: 60000 });
  await page.locator('.view input[type="range"]').focus();
  await page.keyboard.press("ArrowRight");
  await drawn(page);
  assert.equal(await text(page, ".readout .value.prediction"), "2.51");
  assert.deepEqual(away, []);
  await close();
});

test("an untrusted notebook in JupyterLab shows the still picture and the sentence", async () => {
  const { page, close } = await lab("untrusted");
  const picture = page.locator(".hybridnet-explorable img").first();
  await picture.waitFor({ timeout: 60000 });
  assert.match((await picture.getAttribute("src")) ?? "", /^data:image\/svg\+xml;base64,/);
  assert.ok(await picture.evaluate((image) => /** @type {HTMLImageElement} */ (image).naturalWidth > 100));
  assert.match((await page.locator(".hybridnet-explorable p").first().textContent()) ?? "", /scripts do not run here/);
  assert.equal(await page.locator(".hybridnet-view").count(), 0);
  await close();
});

test("a cell that is run in JupyterLab shows the view", async () => {
  const { page, close } = await lab("untrusted");
  await page.waitForFunction(
    () =>
      /\| Idle/.test(/** @type {HTMLElement | null} */ (document.querySelector("#jp-main-statusbar"))?.innerText ?? ""),
    null,
    { timeout: 60000 },
  );
  await page.click('#jp-MainMenu >> text="Run"');
  await page.click('li[data-command="runmenu:run-all"]');
  await page.locator(".view .tools").first().waitFor({ timeout: 120000 });
  assert.equal(await text(page, ".readout .value.prediction"), "2.5");
  await close();
});
