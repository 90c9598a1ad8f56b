/** A model that lives in the page: the AFM contract (get, set, on, off, save_changes, send) over a plain object. */

/** @typedef {(...values: unknown[]) => void} Listener */

/**
 * What a view reads and writes: in a page a `PageModel`, in a notebook with widgets the one of anywidget.
 * @typedef {object} Model
 * @property {(key: string) => any} get
 * @property {(key: string, value: unknown) => void} set  Tells the listeners of `change:key`, if the value is another.
 * @property {(event: string, listener: Listener) => void} on
 * @property {(event: string, listener: Listener) => void} off
 * @property {() => void} save_changes  Sends what was set to the kernel, if there is one.
 */

/** @implements {Model} */
export class PageModel {
  /** @type {Map<string, unknown>} */
  #values;

  /** @type {Map<string, Set<Listener>>} */
  #listeners = new Map();

  /** @param {Record<string, unknown>} values at first; copied. */
  constructor(values) {
    this.#values = new Map(Object.entries(values));
  }

  /** @param {string} key @returns {any} undefined if the key was never set. */
  get(key) {
    return this.#values.get(key);
  }

  /** @param {string} key @param {unknown} value */
  set(key, value) {
    if (Object.is(this.#values.get(key), value)) return;
    this.#values.set(key, value);
    for (const listener of [...(this.#listeners.get(`change:${key}`) ?? [])]) listener();
  }

  /** @param {string} event such as `change:state`. @param {Listener} listener */
  on(event, listener) {
    const known = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, known.add(listener));
  }

  /** @param {string} event @param {Listener} listener */
  off(event, listener) {
    this.#listeners.get(event)?.delete(listener);
  }

  /** A page has no kernel: there is nothing to send. */
  save_changes() {}

  /** A page has no kernel: nothing is sent. */
  send() {}
}
