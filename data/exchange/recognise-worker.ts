import { parentPort } from 'node:worker_threads';
import { type Outcome, toWire } from '../model/errors.ts';
import type { PageSource } from '../model/recognition.ts';
import { recognise } from './recognise.ts';

/* The thread in which pages are read: one answer for every message, in order. */

parentPort?.on('message', (page: PageSource) => {
  parentPort?.postMessage(outcomeOf(page));
});

function outcomeOf(page: PageSource): Outcome {
  try {
    return { ok: true, value: recognise(page) };
  } catch (error) {
    return { ok: false, error: toWire(error) };
  }
}
