// Activations of one number by the names and settings that model files have.
import {
  ELUActivation,
  HeavisideActivation,
  LeakyReLUActivation,
  LinearActivation,
  ReLUActivation,
  SigmoidActivation,
  SiLUActivation,
  SoftplusActivation,
  TanhActivation,
} from "./activations.js";
import { GELUActivation } from "./gelu.js";

/** @import { ElementwiseActivation } from "./elementwise.js" */

/** @type {Record<string, (fields: { [setting: string]: any }) => ElementwiseActivation>} */
export const ACTIVATIONS = {
  ReLUActivation: () => new ReLUActivation(),
  SigmoidActivation: () => new SigmoidActivation(),
  LinearActivation: () => new LinearActivation(),
  HeavisideActivation: () => new HeavisideActivation(),
  TanhActivation: () => new TanhActivation(),
  LeakyReLUActivation: (fields) => new LeakyReLUActivation(fields.slope),
  ELUActivation: (fields) => new ELUActivation(fields.alpha),
  GELUActivation: (fields) => new GELUActivation(fields.approximate),
  SoftplusActivation: () => new SoftplusActivation(),
  SiLUActivation: () => new SiLUActivation(),
};
