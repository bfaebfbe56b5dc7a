// @ts-check

/** @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number }} Tally */

/** @type {Tally} */
export const NOTHING = { passed: 0, failed: 0, skipped: 0 };
/** @type {Tally} */
const ONE_FAILURE = { passed: 0, failed: 1, skipped: 0 };

/**
 * The parts of Vitest's JSON report that count.
 * @typedef {object} UnitReport
 * @property {readonly { status: string, assertionResults: readonly { status: string }[] }[]} testResults
 */

/**
 * The parts of Playwright's JSON report that count.
 * @typedef {object} E2eReport
 * @property {{ expected: number, flaky: number, unexpected: number, skipped: number }} stats
 */

/**
 * Counts a Vitest run. A file that failed before its first test counts as one failure.
 * @param {UnitReport | null} report `null` when there is none
 * @param {number | null} exitCode
 * @returns {Tally}
 */
export function unitTally(report, exitCode) {
  if (report === null) return ONE_FAILURE;
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const failedTests = tests.filter(({ status }) => status === 'failed').length;
  const brokenFiles = report.testResults.filter(
    (file) =>
      file.status === 'failed' && file.assertionResults.every(({ status }) => status !== 'failed'),
  ).length;
  const skipped = tests.length - passed - failedTests;
  return honest({ passed, failed: failedTests + brokenFiles, skipped }, exitCode);
}

/**
 * Counts a Playwright run.
 * @param {E2eReport | null} report `null` when there is none
 * @param {number | null} exitCode
 * @returns {Tally}
 */
export function e2eTally(report, exitCode) {
  if (report === null) return ONE_FAILURE;
  const { expected, flaky, unexpected, skipped } = report.stats;
  return honest({ passed: expected + flaky, failed: unexpected, skipped }, exitCode);
}

/**
 * A run can fail without a failed test: an error between tests, a spec that does not load.
 * @param {Tally} tally
 * @param {number | null} exitCode
 */
function honest(tally, exitCode) {
  return exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

/**
 * @param {Tally} a
 * @param {Tally} b
 * @returns {Tally}
 */
export const sum = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/** The one line at the end. @param {Tally} tally */
export function summaryLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
