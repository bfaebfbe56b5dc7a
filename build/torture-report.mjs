// @ts-check
import { summaryLine } from './test-summary.mjs';

/*
 * What the library promises about people's data. The tests of a promise name it: `promise 7: …`, in their own title or
 * in that of a group.
 */

/** By their number, from 1 on. */
export const PROMISES = [
  'an acknowledged edit survives the death of the process',
  '… and a power loss',
  'several changes in one edit are all there or none of them',
  'no error of the disk costs old data',
  'a torn end of the journal is recovered from',
  'altered bytes are noticed',
  'replaying a journal again changes nothing',
  'a full disk is harmless',
  'a folder that cannot be written to opens, and is left alone',
  'one process writes, however many start',
  'a process that died locks nobody out',
  'what others put into the folder is never overwritten',
  'conflict copies of sync programs are offered and never deleted',
  'a corrupt library is never taken for an empty one',
  'the newest good backup is always there',
  'a later format is read and left alone',
  'a picture is stored before a film refers to it, and stays as long',
  'a deletion can be undone after a restart',
  'quitting is never needed to save',
  'an export holds everything',
  'text is never altered silently',
  'whatever happens, the films are what they should be',
];

/** What names a test of a promise, also as a filter for Vitest. */
export const NAMES_A_PROMISE = /\bpromise (\d+)\b/;

/**
 * @typedef {{ readonly status: string, readonly fullName: string, readonly duration?: number | null }} TestResult
 * @typedef {{ readonly status: string, readonly assertionResults: readonly TestResult[] }} FileResult
 */

/**
 * The part of Vitest's report that is about promises. A file stays when it has a test of one, or could not be loaded.
 * @param {{ readonly testResults: readonly FileResult[] }} report
 */
export function testsOfPromises(report) {
  const files = report.testResults.map((file) => ({
    ...file,
    assertionResults: file.assertionResults.filter(({ fullName }) =>
      NAMES_A_PROMISE.test(fullName),
    ),
    isBroken: file.status === 'failed' && file.assertionResults.length === 0,
  }));
  return {
    testResults: files.filter(
      ({ assertionResults, isBroken }) => isBroken || assertionResults.length > 0,
    ),
  };
}

/**
 * One line for each promise: how its tests went and how many seconds they took.
 * @param {{ readonly testResults: readonly FileResult[] }} report
 */
export function promiseLines(report) {
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  return PROMISES.map((promise, index) => {
    const number = index + 1;
    const own = tests.filter(({ fullName }) => numberIn(fullName) === number);
    const head = `promise ${String(number).padStart(2)}  ${promise}: `;
    if (own.length === 0) return `${head}no test`;
    const count = (/** @type {string} */ status) =>
      own.filter((test) => test.status === status).length;
    const [passed, failed] = [count('passed'), count('failed')];
    const counts = summaryLine({ passed, failed, skipped: own.length - passed - failed });
    const seconds = own.reduce((sum, { duration }) => sum + (duration ?? 0), 0) / 1000;
    return `${head}${counts} (${seconds.toFixed(0)} s)`;
  });
}

/** @param {string} name */
const numberIn = (name) => Number(NAMES_A_PROMISE.exec(name)?.[1]);
