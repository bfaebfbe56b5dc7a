import { describe, expect, test } from 'vitest';
import { e2eTally, sum, summaryLine, unitTally } from './test-summary.mjs';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((each) => ({ status: each })),
});

describe('the unit tests', () => {
  test('are counted one by one', () => {
    const report = {
      testResults: [
        file('passed', 'passed', 'passed', 'skipped'),
        file('failed', 'passed', 'failed', 'todo'),
      ],
    };
    expect(unitTally(report, 1)).toEqual({ passed: 3, failed: 1, skipped: 2 });
  });

  test('include a file that did not load as one failure', () => {
    const report = { testResults: [file('passed', 'passed'), file('failed')] };
    expect(unitTally(report, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  test('did not all pass when the run failed without a failed test', () => {
    const report = { testResults: [file('passed', 'passed')] };
    expect(unitTally(report, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  test('failed when there is no report', () => {
    expect(unitTally(null, 0).failed).toBe(1);
  });
});

describe('the end-to-end tests', () => {
  test('are counted by their outcome', () => {
    const report = { stats: { expected: 4, flaky: 1, unexpected: 2, skipped: 3 } };
    expect(e2eTally(report, 1)).toEqual({ passed: 5, failed: 2, skipped: 3 });
  });

  test('did not all pass when a spec did not load', () => {
    const report = { stats: { expected: 0, flaky: 0, unexpected: 0, skipped: 0 } };
    expect(e2eTally(report, 1).failed).toBe(1);
  });

  test('failed when there is no report', () => {
    expect(e2eTally(null, null).failed).toBe(1);
  });
});

test('the summary names what was skipped only when something was', () => {
  const unit = { passed: 3, failed: 0, skipped: 0 };
  expect(summaryLine(unit)).toBe('3 passed, 0 failed');
  expect(summaryLine(sum(unit, { passed: 1, failed: 2, skipped: 4 }))).toBe(
    '4 passed, 2 failed, 4 skipped',
  );
});
