// Computations in pieces: a generator yields between pieces of a few milliseconds, so that a page can draw a frame or stop there.

/** All pieces, one after the other. @template T @param {Generator<void, T, void>} pieces @returns {T} what the generator returns */
export function whole(pieces) {
  for (;;) {
    const { done, value } = pieces.next();
    if (done) {
      return value;
    }
  }
}
