import assert from "node:assert/strict";
import { test } from "node:test";
import { PageModel } from "../contract/model.js";

test("a page model tells listeners of a key about another value, and about nothing else", () => {
  const model = new PageModel({ x: 1 });
  /** @type {string[]} */
  const heard = [];
  model.on("change:x", () => heard.push(`x ${model.get("x")}`));
  model.on("change:y", () => heard.push("y"));
  model.set("x", 1);
  model.set("x", 2);
  model.save_changes();
  model.send();
  assert.deepEqual(heard, ["x 2"]);
});

test("a listener that was taken off hears nothing; one that leaves while it is called disturbs no other", () => {
  const model = new PageModel({});
  let calls = 0;
  const leaves = () => model.off("change:x", leaves);
  const stays = () => (calls += 1);
  model.on("change:x", leaves);
  model.on("change:x", stays);
  model.set("x", 1);
  model.set("x", 2);
  model.off("change:x", stays);
  model.set("x", 3);
  assert.equal(calls, 2);
  assert.equal(model.get("z"), undefined);
});
