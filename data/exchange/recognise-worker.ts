import { parentPort } from 'node:worker_threads';
import { type Outcome, toWire } from '../model/errors.ts';
import type { OwnLabel } from '../model/own-labels.ts';
import type { PageSource } from '../model/recognition.ts';
import { recognise } from './recognise.ts';

/* The thread in which pages are read: one answer for every message, in order. */

/** What is asked of the thread. */
export interface Reading {
  readonly page: PageSource;
  readonly labels: readonly OwnLabel[];
}

parentPort?.on('message', (reading: Reading) => {
  parentPort?.postMessage(outcomeOf(reading));
});

function outcomeOf({ page, labels }: Reading): Outcome {
  try {
    return { ok: true, value: recognise(page, labels) };
  } catch (error) {
    return { ok: false, error: toWire(error) };
  }
}
