/** The code that predicts one row, and prints the output of the network. */

import { program } from "../code/arrays.js";
import { modelLines, rowLine } from "../model/code.js";
import { repr } from "../../math/format.js";

/** Outputs that are told in a comment. */
const TOLD = 4;

/** @param {import("../model/network.js").Given} data @param {{ values: ArrayLike<number>, dtype: string }} row @param {import("../../math/matrix.js").Matrix} output */
export function predictionCode(data, { values, dtype }, output) {
  const comment =
    Array.from(output.row(0).slice(0, TOLD), (value) => repr(value, output.dtype)).join(" ") +
    (output.columns > TOLD ? " ..." : "");
  return {
    python: program(
      [
        ...modelLines(data, "python"),
        rowLine(values, dtype, "python"),
        "",
        "output = model.predict(row)",
        `print(*output[0])  # ${comment}`,
      ],
      "python",
    ),
    csharp: program(
      [
        ...modelLines(data, "csharp"),
        rowLine(values, dtype, "csharp"),
        "",
        "Matrix output = model.Predict(row);",
        "for (int j = 0; j < output.Columns; j++)",
        "{",
        `    Console.WriteLine(${output.dtype === "float32" ? "(float)" : ""}output[0, j]);`,
        "}",
      ],
      "csharp",
    ),
  };
}
