import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { FilmothekError } from '../model/errors.ts';
import { decodePage } from './decode-page.ts';
import type { ExpectedPage } from './page-expectation.ts';
import { scorePage, totalOf, type PageScore } from './page-score.ts';
import { recognise } from './recognise.ts';
import { toRecognitionJson, type RecognitionJson } from './recognition-json.ts';

/* THRESHOLDS: how well pages nobody tuned the recogniser to must be read, and those of the samples. */

const MIN_PRECISION = 0.98;
const MIN_F1 = 0.97;
const MAX_VIOLATIONS = 0;

const OWN = fileURLToPath(new URL('fixtures/pages', import.meta.url));
const SAMPLES = fileURLToPath(new URL('../../../shared/samples/pages', import.meta.url));
const here = existsSync(SAMPLES);
// eslint-disable-next-line no-console -- a test that did not run says so
if (!here) console.log(`recognise.pages.test.ts: skipped in part, there is no ${SAMPLES}`);

describe('the project’s own pages', () => {
  thresholdTests(OWN);
});

describe.skipIf(!here)('the pages of the samples', () => {
  thresholdTests(SAMPLES);
});

function thresholdTests(folder: string): void {
  it('THRESHOLD: hardly anything is found that does not stand there', () => {
    const { total, report } = scoreFolder(folder);
    expect(total.precision, report).toBeGreaterThanOrEqual(MIN_PRECISION);
  });

  it('THRESHOLD: hardly anything is missed', () => {
    const { total, report } = scoreFolder(folder);
    expect(total.f1, report).toBeGreaterThanOrEqual(MIN_F1);
  });

  it('THRESHOLD: no advert, menu or comment gets into a film', () => {
    const { total, report } = scoreFolder(folder);
    expect(total.violations, report).toBeLessThanOrEqual(MAX_VIOLATIONS);
  });
}

function scoreFolder(folder: string) {
  const scores = expectedFilesIn(folder).map((file) => ({ file, score: scoreFile(folder, file) }));
  expect(scores.length).toBeGreaterThan(0);
  const total = totalOf(scores.map(({ score }) => score));
  const figures = [total.precision, total.recall, total.f1].map((share) => share.toFixed(4));
  const mistakes = scores
    .filter(({ score }) => score.messages.length > 0)
    .flatMap(({ file, score }) => [file, ...score.messages.map((message) => `    ${message}`)]);
  const heading = `precision, recall, F1: ${figures.join(', ')}; ${total.violations} violation(s)`;
  return { total, report: [heading, ...mistakes, ''].join('\n') };
}

const ENDING = '.expected.json';

const expectedFilesIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ENDING))
    .sort();

function scoreFile(folder: string, file: string): PageScore {
  const expected = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as ExpectedPage;
  const name = file.slice(0, -ENDING.length);
  const page = [`${name}.txt`, `${name}.html`].find((each) => existsSync(path.join(folder, each)));
  if (page === undefined) throw new Error(`There is no page beside ${file}.`);
  return scorePage(expected, recognisePage(path.join(folder, page)));
}

/** A page that is refused has no films. */
function recognisePage(file: string): RecognitionJson {
  try {
    return toRecognitionJson(recognise(decodePage(readFileSync(file), file)));
  } catch (error) {
    if (error instanceof FilmothekError) return { films: [], discarded: [] };
    throw error;
  }
}
