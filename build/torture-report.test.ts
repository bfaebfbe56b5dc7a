import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { inProject } from './project.mjs';
import { NAMES_A_PROMISE, PROMISES, promiseLines, testsOfPromises } from './torture-report.mjs';

const result = (fullName: string, status = 'passed', duration = 1_000) => ({
  fullName,
  status,
  duration,
});
const file = (...assertionResults: ReturnType<typeof result>[]) => ({
  status: assertionResults.some(({ status }) => status === 'failed') ? 'failed' : 'passed',
  assertionResults,
});

test('each promise has a line with what became of its tests, wherever they are', () => {
  const report = {
    testResults: [
      file(result('promise 1: is kept'), result('promise 12: in a group is kept', 'failed')),
      file(result('a group, promise 1: is kept again'), result('promise 8: is kept', 'skipped')),
    ],
  };
  const lines = promiseLines(report);
  expect(lines).toHaveLength(PROMISES.length);
  expect(lines[0]).toBe(`promise  1  ${PROMISES[0]}: 2 passed, 0 failed (2 s)`);
  expect(lines[7]).toContain(': 0 passed, 0 failed, 1 skipped (1 s)');
  expect(lines[11]).toContain('promise 12  ');
  expect(lines[11]).toContain(': 0 passed, 1 failed (1 s)');
  expect(lines[1]).toContain(': no test');
});

test('only tests of promises count, and files that could not be loaded', () => {
  const broken = { status: 'failed', assertionResults: [] };
  const report = {
    testResults: [
      file(result('promise 1: is kept'), result('something else', 'skipped')),
      file(result('something else', 'skipped')),
      broken,
    ],
  };
  const kept = testsOfPromises(report).testResults;
  expect(kept.map(({ assertionResults }) => assertionResults.length)).toEqual([1, 0]);
});

test('every promise has a test that names it', () => {
  const files = fs
    .readdirSync(inProject('data'), { recursive: true, withFileTypes: true })
    .filter(({ name }) => name.endsWith('.test.ts'))
    .map(({ parentPath, name }) => fs.readFileSync(path.join(parentPath, name), 'utf8'));
  const named = files.flatMap((text) =>
    [...text.matchAll(new RegExp(NAMES_A_PROMISE, 'g'))].map(([, number]) => Number(number)),
  );
  const missing = PROMISES.map((_, index) => index + 1).filter((each) => !named.includes(each));
  expect(missing).toEqual([]);
});
