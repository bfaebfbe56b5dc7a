import { Worker } from 'node:worker_threads';
import { FilmothekError, fromWire, type Outcome } from '../model/errors.ts';
import type { OwnLabel } from '../model/own-labels.ts';
import { MAX_PAGE_LENGTH, type PageSource, type Recognition } from '../model/recognition.ts';
import type { Reading } from './recognise-worker.ts';

/*
 * `recognise` beside the main thread, so that no page can hold up the app: whatever takes too long, or more memory
 * than a page needs, is ended together with its thread, and the next page gets a new one.
 */

export interface Recogniser {
  /**
   * As `recognise`; rejects with `page-too-slow` as well, and with `cancelled` as soon as it is called off. Pages are
   * read one after another.
   */
  recognise(page: PageSource, options?: RecogniseOptions): Promise<Recognition>;
  /** Ends the thread. A page that is being read rejects. */
  close(): Promise<void>;
}

export interface RecogniseOptions {
  readonly labels?: readonly OwnLabel[];
  readonly signal?: AbortSignal;
}

const LIMIT = 10_000;
const MEMORY = 512;

/**
 * A recogniser whose thread starts with the first page and never keeps the process alive by itself.
 * @param options `script`: the built worker, by default beside the host's own bundle; `limit`: milliseconds a page may take;
 *   `memory`: megabytes of heap it may take
 */
export function createRecogniser({
  script = new URL('recognise-worker.js', import.meta.url),
  limit = LIMIT,
  memory = MEMORY,
}: { readonly script?: URL; readonly limit?: number; readonly memory?: number } = {}): Recogniser {
  let worker: Worker | null = null;
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();

  async function read(
    page: PageSource,
    { labels = [], signal }: RecogniseOptions,
  ): Promise<Recognition> {
    if (signal?.aborted === true) throw new FilmothekError('cancelled');
    // Before anything that large is copied to the other thread.
    const length = Math.max(page.text.length, page.html?.length ?? 0);
    if (length > MAX_PAGE_LENGTH) throw new FilmothekError('page-too-long', { length });
    if (closed) throw new FilmothekError('internal', { reason: 'the recogniser is closed' });
    const resourceLimits = { maxOldGenerationSizeMb: memory };
    const thread = (worker ??= new Worker(script, { resourceLimits }));
    try {
      return (await answer(thread, { page, labels }, limit, signal)) as Recognition;
    } catch (error) {
      if (error instanceof ThreadLost) {
        worker = null;
        await thread.terminate();
        throw error.reason;
      }
      throw error;
    }
  }

  return {
    recognise(page, options = {}) {
      const reading = last.then(() => read(page, options));
      last = reading.catch(() => undefined);
      // Who calls off a page that waits for another one does not wait for that.
      return options.signal === undefined
        ? reading
        : Promise.race([reading, calledOff(options.signal)]);
    },
    async close() {
      closed = true;
      await worker?.terminate();
      worker = null;
    },
  };
}

function calledOff(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const onAbort = () => reject(new FilmothekError('cancelled'));
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
}

/** The thread is of no use any more. */
class ThreadLost extends Error {
  readonly reason: FilmothekError;

  constructor(reason: FilmothekError) {
    super(reason.message);
    this.reason = reason;
  }
}

function answer(
  thread: Worker,
  reading: Reading,
  limit: number,
  signal?: AbortSignal,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const lost = (reason: FilmothekError) => settle(() => reject(new ThreadLost(reason)));
    const onMessage = (outcome: Outcome) =>
      settle(() => (outcome.ok ? resolve(outcome.value) : reject(fromWire(outcome.error))));
    const onError = (error: NodeJS.ErrnoException) =>
      lost(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? new FilmothekError('page-too-slow', {}, { cause: error })
          : new FilmothekError('internal', { reason: error.message }),
      );
    const onExit = () =>
      lost(new FilmothekError('internal', { reason: 'the reading thread ended' }));
    const onAbort = () => lost(new FilmothekError('cancelled'));
    const timer = setTimeout(
      () => lost(new FilmothekError('page-too-slow', { seconds: Math.ceil(limit / 1000) })),
      limit,
    );
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      thread.off('message', onMessage).off('error', onError).off('exit', onExit).unref();
      finish();
    };
    thread.on('message', onMessage).on('error', onError).on('exit', onExit).ref();
    signal?.addEventListener('abort', onAbort);
    thread.postMessage(reading);
  });
}
