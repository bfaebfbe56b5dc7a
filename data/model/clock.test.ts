import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockOf, isClock, laterClock, nextClock } from './clock.ts';

const NOON = Date.UTC(2026, 10, 21, 12);
const time = fc.integer({ min: 0, max: Date.UTC(2200, 0) });
const moment = fc
  .tuple(time, fc.integer({ min: 0, max: 9999 }))
  .map(([ms, count]) =>
    clockOf(new Date(ms).toISOString()).replace(/\d{4}$/, String(count).padStart(4, '0')),
  );

describe('the clock', () => {
  test('is the time of day as long as that runs forwards', () => {
    const first = nextClock(null, NOON);
    expect(first).toBe('2026-11-21T12:00:00.000Z.0000');
    expect(nextClock(first, NOON + 5)).toBe('2026-11-21T12:00:00.005Z.0000');
  });

  test('counts where the time of day stands still or goes back', () => {
    const first = nextClock(null, NOON);
    expect(nextClock(first, NOON)).toBe('2026-11-21T12:00:00.000Z.0001');
    expect(nextClock(first, NOON - 3_600_000)).toBe('2026-11-21T12:00:00.000Z.0001');
  });

  test('goes on into the next millisecond when it has counted to its end', () => {
    expect(nextClock('2026-11-21T12:00:00.000Z.9999', NOON)).toBe('2026-11-21T12:00:00.001Z.0000');
  });

  test('only ever goes forwards, whatever the time of day does', () => {
    fc.assert(
      fc.property(fc.array(time, { minLength: 1 }), (times) => {
        let last: string | null = null;
        for (const now of times) {
          const next: string = nextClock(last, now);
          expect(isClock(next)).toBe(true);
          expect(next > (last ?? '')).toBe(true);
          expect(next >= clockOf(new Date(now).toISOString())).toBe(true);
          last = next;
        }
      }),
    );
  });

  test('is after everything that was seen of another device', () => {
    fc.assert(
      fc.property(moment, moment, time, (own, remote, now) => {
        const next = nextClock(laterClock(own, remote), now);
        expect(next > own && next > remote).toBe(true);
        expect(laterClock(own, remote)).toBe(laterClock(remote, own));
      }),
    );
  });

  test('is not ahead of what it has seen by more than the counter needs', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 25_000 }), (start, steps) => {
        let last = start;
        for (let step = 0; step < steps; step++) last = nextClock(last, 0);
        const ahead = Date.parse(last.slice(0, 24)) - Date.parse(start.slice(0, 24));
        expect(ahead).toBeLessThanOrEqual(Math.ceil(steps / 10_000));
      }),
      { numRuns: 10 },
    );
  });

  test.each(['', '2026-11-21T12:00:00.000Z', '2026-02-30T12:00:00.000Z.0000', `${'x'.repeat(29)}`])(
    'knows that “%s” is none of its moments, and begins anew behind it',
    (text) => {
      expect(isClock(text)).toBe(false);
      expect(nextClock(text, NOON)).toBe('2026-11-21T12:00:00.000Z.0000');
    },
  );

  test.each([
    ['2024-05-01T12:00:00Z', '2024-05-01T12:00:00.000Z.0000'],
    ['+275760-09-13T00:00:00.000Z', '9999-12-31T23:59:59.999Z.0000'],
    ['-000001-01-01T00:00:00.000Z', '1970-01-01T00:00:00.000Z.0000'],
  ])('is derived from %s', (at, expected) => {
    expect(clockOf(at)).toBe(expected);
  });
});
