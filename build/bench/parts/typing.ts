import type { Page } from '@playwright/test';

/*
 * From a key to the painted answer. The key is a trusted one, and its time is that of its event. Many a key changes
 * nothing on the screen (the same films fit), so it is the answer that is waited for: all that was asked because of the
 * key is answered, and after that one frame has begun and another one, which is when the first is on its way to the screen.
 */

/** Searches as people type them: titles, people, several words, an operator, an error, nothing that fits. */
const SEARCHES = [
  ...['der pate', 'matrix', 'hitchcock', 'star wars', 'schwarzenegger', 'die hard 2'],
  ...['kubrick space', 'genre:drama wald', 'casablanka', 'herr der ringe', 'audrey hep', 'xyzzy'],
];
/** Between a painted answer and the next key, ms. */
const PAUSE = 60;

type TypingWindow = Window & { benchTyping: { quiet: () => Promise<number> } };

/** Types searches letter by letter; milliseconds from each key to its answer. */
export async function timeTyping(page: Page): Promise<readonly number[]> {
  await page.evaluate(watchAnswers);
  const box = page.getByRole('search').getByRole('combobox');
  await box.click();
  // The first one waits until all words are read after the start; that is no figure of this bench.
  await page.keyboard.press('a');
  await page.evaluate(() => (window as unknown as TypingWindow).benchTyping.quiet());
  await box.press('Escape');
  const times: number[] = [];
  for (const search of SEARCHES) {
    for (const letter of search) {
      await page.keyboard.press(letter === ' ' ? 'Space' : letter);
      times.push(
        await page.evaluate(() => (window as unknown as TypingWindow).benchTyping.quiet()),
      );
      await page.waitForTimeout(PAUSE);
    }
    await box.press('Escape');
    await page.evaluate(() => (window as unknown as TypingWindow).benchTyping.quiet());
  }
  return times;
}

/** In the page: keeps when keys went down, and counts the questions that have no answer yet. */
function watchAnswers(): void {
  const QUESTIONS = /\/api\/(query|locate|cards)$/;
  let open = 0;
  let pressed = 0;
  addEventListener('keydown', (event) => (pressed = event.timeStamp), true);
  const { fetch } = window;
  window.fetch = async (...given) => {
    if (!QUESTIONS.test(String(given[0]))) return fetch(...given);
    open += 1;
    try {
      const response = await fetch(...given);
      const text = await response.text();
      return new Response(text, response);
    } finally {
      open -= 1;
    }
  };
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  /** A frame in which nothing is open may be one between two questions; it counts if the next one is such a frame, too. */
  async function quiet(): Promise<number> {
    for (;;) {
      await frame();
      if (open > 0) continue;
      const painted = await frame();
      if (open === 0) return (painted as number) - pressed;
    }
  }
  Object.assign(window, { benchTyping: { quiet } });
}
