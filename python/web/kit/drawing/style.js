/** The style of drawn networks. Positive weights are blue and solid, negative ones orange and dashed; width tells the size. */

export const NET_STYLE = `
.net { position: relative; }
.net .pan { overflow-x: auto; overflow-y: hidden; padding: 2px; }
.net .pan svg { min-width: var(--least, 300px); overflow: hidden; }
.net .wire { fill: none; stroke: var(--class-0); opacity: 0.75; }
.net .wire.negative { stroke: var(--class-1); stroke-dasharray: 7 4; }
.net .wire.broken { stroke: var(--soft); stroke-dasharray: 2 4; }
.net .wire.zero { stroke: var(--soft); }
.net .hit { stroke: transparent; stroke-width: 11; fill: none; pointer-events: stroke; cursor: pointer; }
.net .line.positive { color: var(--class-0); }
.net .line.negative { color: var(--class-1); stroke-dasharray: 7 4; }
.net .note { margin-bottom: 10px; }
.net .join { stroke: var(--control); stroke-width: 2; }
.net .part { cursor: pointer; }
.net .part > circle, .net .part > rect { fill: var(--raised); stroke: var(--control); stroke-width: 1.8; }
.net .part.input > circle { stroke: var(--data); }
.net .part.bias > circle, .net .pill.bias > rect { stroke: var(--bias); }
.net .part.output > rect, .net .part.output > circle { stroke: var(--prediction); }
.net .pill > rect { fill: var(--ground); stroke: var(--weight); stroke-width: 1.3; }
.net .pill > text { fill: var(--weight); font-size: 12px; }
.net .pill.bias > text { fill: var(--bias); }
.net .product { fill: var(--weight); font-size: 12px; font-variant-numeric: tabular-nums; pointer-events: none; }
.net .product.bias { fill: var(--bias); }
.net text { pointer-events: none; }
.net .value { font-size: 12px; font-weight: 600; font-variant-numeric: tabular-nums; }
.net .value.long { letter-spacing: -0.6px; }
.net .sign, .net .heading { fill: var(--soft); font-size: 12px; }
.net .result { fill: var(--prediction); font-weight: 700; font-size: 17px; }
.net .tall { fill: none; stroke: var(--control); stroke-dasharray: 3 3; }
.net .part.chosen > circle, .net .part.chosen > rect { stroke: var(--accent); stroke-width: 3.5; }
.net .dimmed .wire:not(.lit) { opacity: 0.13; }
.net .dimmed :is(.pill, .product):not(.lit) { opacity: 0.1; }
.net .pill.unseen-pill:not(.lit), .net .dimmed .pill.unseen-pill:not(.lit) { opacity: 0; }
.net .wire.lit { opacity: 1; }
.net .wire.chosen, .net .dimmed .wire.chosen { opacity: 1; stroke: var(--accent); stroke-width: 4px; }
.net .pill:is(.chosen, .lit) > text { font-weight: 650; }
.net .dimmed .pill.chosen { opacity: 1; }
.net .pill.lit { opacity: 1; }
.net .part.lit > circle, .net .part.lit > rect { stroke-width: 3.2; }
.net .dot { fill: var(--accent); pointer-events: none; }
.net .part:focus-visible { outline: 3px solid var(--accent); outline-offset: 1px; border-radius: 6px; }
.tip { position: absolute; z-index: 3; pointer-events: none; background: var(--raised); border: 1px solid var(--control); border-radius: 6px; padding: 6px 10px; max-width: min(460px, 98%); font-size: 0.9em; box-shadow: 0 2px 8px rgb(0 0 0 / 0.18); opacity: 0; visibility: hidden; }
.tip.shown { opacity: 1; visibility: visible; }
.tip td, .tip th { padding: 1px 8px 1px 0; border: 0; vertical-align: baseline; }
.tip tr.total td { border-top: 1px solid var(--control); font-weight: 650; }
.tip td.number { white-space: nowrap; }
.tip p { margin: 0 0 2px; font-weight: 650; }
.terms { max-height: 420px; }
.rows td { white-space: nowrap; max-width: 22ch; overflow: hidden; text-overflow: ellipsis; }
@media (prefers-reduced-motion: no-preference) {
  .tip { transition: opacity 0.1s, visibility 0.1s; }
  .tip:not(.shown) { transition-duration: 0.2s; }
  .net .pill > rect { transition: width 0.05s, x 0.05s; }
}
`;
