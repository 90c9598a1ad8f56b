/** How long the tasks of a page keep the main thread busy. */

import assert from "node:assert/strict";

/**
 * The longest tasks of the page's main thread while something happens, in milliseconds of processor time, longest first: on a
 * machine that does other work too, wall time says nothing.
 * @param {import("playwright-core").Page} page
 * @param {() => Promise<unknown>} action
 * @param {string} [address]  where `action` opens a page: of its process alone; the first window of a new browser has tasks of its own.
 * @returns {Promise<number[]>}
 */
export async function longestTasks(page, action, address = "") {
  const browser = page.context().browser();
  assert.ok(browser);
  await browser.startTracing(page, {
    categories: ["toplevel", "disabled-by-default-devtools.timeline", "devtools.timeline", "__metadata"],
  });
  await action();
  /** @type {{ traceEvents: any[] }} */
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString("utf8"));
  const own = new Set(
    traceEvents
      .filter(({ name, args }) => name === "ParseHTML" && args?.beginData?.url === address)
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  if (address) assert.ok(own.size > 0, `the trace has no page ${address}`);
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid} ${tid}`)
      .filter((thread) => !address || own.has(thread)),
  );
  const tasks = traceEvents
    .filter(({ name, pid, tid, tdur }) => name === "RunTask" && tdur !== undefined && mains.has(`${pid} ${tid}`))
    .map(({ tdur }) => tdur / 1000);
  assert.ok(tasks.length > 0, "the trace has no tasks");
  return tasks.sort((a, b) => b - a).slice(0, 5);
}
