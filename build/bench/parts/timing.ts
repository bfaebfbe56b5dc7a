/** How long something took, in milliseconds. */
export async function milliseconds(action: () => unknown): Promise<number> {
  const begun = performance.now();
  await action();
  return performance.now() - begun;
}

export function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const show = (time: number): string => `${time.toFixed(time < 10 ? 2 : 0)} ms`;

export interface Times {
  readonly p50: number;
  readonly p99: number;
  readonly count: number;
}

/** Times `count` edits one after the other, each of another film of `size`. */
export async function timeEdits(
  count: number,
  size: number,
  edit: (index: number) => unknown,
): Promise<Times> {
  const times: number[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    const index = (turn * 7919) % size;
    times.push(await milliseconds(() => edit(index)));
  }
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99), count };
}

/** The longest time the event loop was held up while something went on, in milliseconds. */
export async function longestStall(action: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  const tick = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    immediate = setImmediate(tick);
  };
  let immediate = setImmediate(tick);
  await action();
  clearImmediate(immediate);
  return Math.max(longest, performance.now() - last);
}
