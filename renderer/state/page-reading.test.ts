import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FilmothekError } from '../../data/model/errors.ts';
import type { PageSource, Recognition } from '../../data/model/recognition.ts';
import { PageReading, SLOW_MS } from './page-reading.svelte.ts';

const PAGE: PageSource = { text: 'Rush (1991)', html: '<h1>Rush (1991)</h1>' };
const answer = (): Recognition => ({ text: 'Rush', films: [], labels: [], discarded: [] });

/** A library that reads for as long as the test lets it. */
function slowLibrary() {
  const asked: (PageSource & { readonly task?: string })[] = [];
  const cancelled: string[] = [];
  const refusals = new Map<string, (error: Error) => void>();
  let give: (found: Recognition) => void = () => undefined;
  return {
    asked,
    cancelled,
    give: () => give(answer()),
    recognise: (page: PageSource & { readonly task?: string }) => {
      asked.push(page);
      return new Promise<Recognition>((resolve, reject) => {
        give = resolve;
        refusals.set(page.task ?? '', reject);
      });
    },
    cancel: ({ task }: { readonly task: string }) => {
      cancelled.push(task);
      refusals.get(task)?.(new FilmothekError('cancelled'));
      return Promise.resolve(null);
    },
  };
}

describe('a page that is read', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is told only when it takes long, and then until it is read', async () => {
    const library = slowLibrary();
    const reading = new PageReading(library);
    const found = reading.read(PAGE);
    await vi.advanceTimersByTimeAsync(SLOW_MS - 1);
    expect(reading.isSlow).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(reading.isSlow).toBe(true);
    library.give();
    expect(await found).toEqual(answer());
    expect(reading.isSlow).toBe(false);
  });

  it('can be called off: nothing comes of it, and the library ends it', async () => {
    const library = slowLibrary();
    const reading = new PageReading(library);
    const found = reading.read(PAGE);
    await vi.advanceTimersByTimeAsync(SLOW_MS);
    await reading.cancel();
    expect(await found).toBeNull();
    expect(library.cancelled).toEqual(library.asked.map(({ task }) => task));
    expect(reading.isSlow).toBe(false);
  });

  it('gives way to the next one', async () => {
    const library = slowLibrary();
    const reading = new PageReading(library);
    const first = reading.read(PAGE);
    await vi.advanceTimersByTimeAsync(0);
    const second = reading.read({ text: 'Heat', html: null });
    expect(await first).toBeNull();
    await vi.advanceTimersByTimeAsync(0);
    library.give();
    expect(await second).toEqual(answer());
  });

  it('is read anew as it came, HTML and all', async () => {
    const library = slowLibrary();
    const reading = new PageReading(library);
    const found = reading.read(PAGE);
    await vi.advanceTimersByTimeAsync(0);
    library.give();
    const recognition = await found;
    if (recognition === null) throw new Error('a page is needed');
    void reading.again(recognition);
    await vi.advanceTimersByTimeAsync(0);
    expect(library.asked[1]).toMatchObject(PAGE);
  });
});
