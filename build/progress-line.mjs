// @ts-check

/** How often a line may change on a terminal, and how often a new one may be written elsewhere; ms. */
const ON_TERMINAL = 200;
const ELSEWHERE = 5000;

/**
 * Tells how far something has come: on a terminal in one line that changes, elsewhere in a new line every few seconds.
 * @param {{ readonly isTTY?: boolean, write(text: string): unknown }} stream
 * @param {() => number} [now] milliseconds
 */
export function createProgressLine(stream, now = Date.now) {
  const every = stream.isTTY ? ON_TERMINAL : ELSEWHERE;
  let shownAt = -Infinity;
  return {
    /** @param {string} text */
    show(text) {
      if (now() - shownAt < every) return;
      shownAt = now();
      // What the last text had more than this one is wiped.
      stream.write(stream.isTTY ? `\r${text}\u001b[K` : `${text}\n`);
    },
    /** Ends the line, for whatever is written next. */
    end() {
      if (stream.isTTY && shownAt !== -Infinity) stream.write('\n');
    },
  };
}
