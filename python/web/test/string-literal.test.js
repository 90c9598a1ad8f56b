import assert from "node:assert/strict";
import { test } from "node:test";
import { stringLiteral } from "../kit/code/string-literal.js";
import { topCode } from "../kit/code/top-k.js";

/** What ends a line, or a literal, in Python or C#, and other signs that a reader cannot see. */
const FORBIDDEN = /[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;
const ODD = [
  "a \"b\" 'c'",
  "back\\slash\\",
  "line\nend\r",
  "tab\t\0\x01\x1b\x7f\x85\x9f",
  "\u2028\u2029",
  "\u202eright",
  "\ud800",
  "{x} %s ${y}",
  "面積 ² 😀",
  "",
];

test("a literal is read back as the text, and has no sign that ends a line", () => {
  const cases = [
    ['say "no"', '"say \\"no\\""'],
    ["a\\b", '"a\\\\b"'],
    ["\u2028\u2029\u0085", '"\\u2028\\u2029\\u0085"'],
    ["\n\t\0", '"\\n\\t\\u0000"'],
    ["it's", '"it\'s"'],
    ["面積 😀", '"面積 😀"'],
  ];
  for (const [text, literal] of cases) assert.equal(stringLiteral(text), literal);
  for (const text of ODD) {
    assert.equal(JSON.parse(stringLiteral(text)), text);
    assert.doesNotMatch(stringLiteral(text), FORBIDDEN);
    // Escapes that JSON, Python and C# all have.
    assert.doesNotMatch(stringLiteral(text).replace(/\\(["\\bfnrt]|u[0-9a-f]{4})/g, ""), /\\/);
  }
});

test("names reach the code of both languages as literals", () => {
  const top = topCode({
    row: 0,
    k: 2,
    classes: ODD.map((_, index) => index),
    shares: ODD.map(() => 0.1),
    names: ODD,
    ofModel: false,
  });
  for (const code of [top.python, top.csharp]) {
    for (const text of ODD) assert.ok(code.includes(stringLiteral(text)), stringLiteral(text));
    assert.doesNotMatch(code.replaceAll("\n", ""), FORBIDDEN);
  }
});
