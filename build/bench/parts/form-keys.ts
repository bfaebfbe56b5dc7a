import type { Page } from '@playwright/test';

/** Between two keys, ms: a quick typist. It lets drafts be kept in between, as they are while somebody types. */
const PAUSE = 70;

/** Milliseconds. `longest` is the longest stretch of work, whether a key set it off or the keeping of the draft. */
export interface KeyTimes {
  readonly keys: readonly number[];
  readonly longest: number;
}

type KeysWindow = Window & { benchKeys: { take: () => KeyTimes } };

/** Types a text; how long each key took until the frame with its letter was handed over to be drawn. */
export async function timeKeys(page: Page, text: string): Promise<KeyTimes> {
  await page.evaluate(watchKeys);
  for (const letter of text) {
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    await page.waitForTimeout(PAUSE);
  }
  return page.evaluate(() => (window as unknown as KeysWindow).benchKeys.take());
}

/**
 * In the page. A message posted in the event of the input is the first to come after all that hangs on the key; the
 * browser lays out and paints after the callbacks of a frame, and a message posted in one of them is the first to come
 * after that. To wait until a frame begins is no work of the page, so that it does not count.
 */
function watchKeys(): void {
  const keys: number[] = [];
  let longest = 0;
  let pressed = 0;
  const afterwards = (run: () => void) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = run;
    port2.postMessage(null);
  };
  const onkeydown = (event: KeyboardEvent) => (pressed = event.timeStamp);
  const oninput = () => {
    const since = pressed;
    let handled = 0;
    afterwards(() => (handled = performance.now() - since));
    requestAnimationFrame(() => {
      const begun = performance.now();
      afterwards(() => {
        const painted = performance.now() - begun;
        keys.push(handled + painted);
        longest = Math.max(longest, handled, painted);
      });
    });
  };
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  observer.observe({ entryTypes: ['longtask'] });
  addEventListener('keydown', onkeydown, true);
  addEventListener('input', oninput, true);
  const take = () => {
    observer.disconnect();
    removeEventListener('keydown', onkeydown, true);
    removeEventListener('input', oninput, true);
    return { keys, longest };
  };
  Object.assign(window, { benchKeys: { take } });
}
