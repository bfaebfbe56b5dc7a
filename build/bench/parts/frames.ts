import type { Page } from '@playwright/test';

/* How smoothly a page is drawn while something goes on in it. */

const FRAME = 1000 / 60;

/** Times are milliseconds. */
export interface Frames {
  /** Between the beginnings of frames. */
  readonly intervals: readonly number[];
  /** Tasks of more than 50 ms. */
  readonly longTasks: readonly number[];
}

type FramesWindow = Window & { benchFrames: { stop: () => Frames } };

export async function framesOf(page: Page, action: () => Promise<unknown>): Promise<Frames> {
  await page.evaluate(watchFrames);
  await action();
  return page.evaluate(() => (window as unknown as FramesWindow).benchFrames.stop());
}

/** What was seen at several times. */
export function together(parts: readonly Frames[]): Frames {
  return {
    intervals: parts.flatMap(({ intervals }) => intervals),
    longTasks: parts.flatMap(({ longTasks }) => longTasks),
  };
}

export function describeFrames({ intervals, longTasks }: Frames): string {
  const due = intervals.map((interval) => Math.max(1, Math.round(interval / FRAME)));
  const all = due.reduce((sum, frames) => sum + frames, 0);
  const dropped = (100 * (all - intervals.length)) / all;
  const longest =
    longTasks.length === 0 ? 'below 50 ms' : `${Math.max(...longTasks).toFixed(0)} ms`;
  return `${dropped.toFixed(1)} % of ${all} frames dropped, longest gap ${Math.max(...intervals).toFixed(0)} ms, longest task ${longest}`;
}

/** In the page. */
function watchFrames(): void {
  const intervals: number[] = [];
  const longTasks: number[] = [];
  const keep = (entries: PerformanceEntryList) => {
    longTasks.push(...entries.map(({ duration }) => duration));
  };
  const observer = new PerformanceObserver((list) => keep(list.getEntries()));
  observer.observe({ entryTypes: ['longtask'] });
  let last: number | null = null;
  const frame = (now: number) => {
    if (last !== null) intervals.push(now - last);
    last = now;
    request = requestAnimationFrame(frame);
  };
  let request = requestAnimationFrame(frame);
  const stop = () => {
    cancelAnimationFrame(request);
    keep(observer.takeRecords());
    observer.disconnect();
    return { intervals, longTasks };
  };
  Object.assign(window, { benchFrames: { stop } });
}
