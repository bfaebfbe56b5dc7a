import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_KEPT, toKeep, type Dated } from './backup-rotation.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = '2026-03-15T10:20:30.000Z';

const before = (age: number, name = `${age} ms ago`): Dated => ({
  name,
  at: new Date(Date.parse(NOW) - age).toISOString(),
});

const age = fc.oneof(
  fc.integer({ min: 0, max: 2 * DAY }),
  fc.integer({ min: 0, max: 70 * DAY }),
  fc.integer({ min: -900 * DAY, max: 900 * DAY }),
);
const anyBackups = fc
  .array(age, { maxLength: 300 })
  .map((ages) => ages.map((given, index) => before(given, `backup ${index}`)));

/** What is promised: a backup of this age has one of its own period, at least as new, among those kept. */
const PROMISES: readonly [name: string, span: number, periodOf: (at: string) => string][] = [
  ['hour for a day', DAY, (at) => at.slice(0, 13)],
  ['day for a week', 7 * DAY, (at) => at.slice(0, 10)],
  ['week for two months', 62 * DAY, mondayOf],
  ['month for a year', 365 * DAY, (at) => at.slice(0, 7)],
];

function mondayOf(at: string): string {
  const date = new Date(at);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}

describe('of any backups', () => {
  test('no more than a certain number is kept', () => {
    fc.assert(
      fc.property(anyBackups, (backups) => {
        const past = backups.filter(({ at }) => at <= NOW);
        expect(toKeep(past, NOW).size).toBeLessThanOrEqual(MOST_KEPT);
        expect(toKeep(backups, NOW).size).toBeLessThanOrEqual(2 * MOST_KEPT);
      }),
    );
  });

  test('the newest is kept, and the newest that is not from the future', () => {
    const newest = (backups: readonly Dated[]) =>
      backups.reduce<string>((latest, { at }) => (at > latest ? at : latest), '');
    fc.assert(
      fc.property(anyBackups, (backups) => {
        const kept = toKeep(backups, NOW);
        const keptBackups = backups.filter(({ name }) => kept.has(name));
        expect(newest(keptBackups)).toBe(newest(backups));
        const past = (some: readonly Dated[]) => some.filter(({ at }) => at <= NOW);
        expect(newest(past(keptBackups))).toBe(newest(past(backups)));
      }),
    );
  });

  test('a second time keeps the same', () => {
    fc.assert(
      fc.property(anyBackups, (backups) => {
        const kept = toKeep(backups, NOW);
        const again = toKeep(
          backups.filter(({ name }) => kept.has(name)),
          NOW,
        );
        expect(again).toEqual(kept);
      }),
    );
  });

  test('the order in which they are listed does not matter', () => {
    fc.assert(
      fc.property(anyBackups, (backups) => {
        expect(toKeep(backups.toReversed(), NOW)).toEqual(toKeep(backups, NOW));
      }),
    );
  });

  test.each(PROMISES)('one stays of every %s', (_, span, periodOf) => {
    fc.assert(
      fc.property(anyBackups, (backups) => {
        const past = backups.filter(({ at }) => at <= NOW);
        const kept = toKeep(backups, NOW);
        const keptBackups = past.filter(({ name }) => kept.has(name));
        for (const { at } of past.filter(({ at }) => Date.parse(NOW) - Date.parse(at) < span)) {
          const mates = keptBackups.filter(
            (mate) => mate.at >= at && periodOf(mate.at) === periodOf(at),
          );
          expect(mates, at).not.toEqual([]);
        }
      }),
    );
  });

  test.each(PROMISES)('one stays of every %s, on any day of the week', (_, span, periodOf) => {
    const all = Array.from({ length: 24 * 380 }, (_, hours) => before((hours - 24 * 7) * HOUR));
    for (let day = 0; day < 7; day++) {
      const now = Date.parse(NOW) + day * DAY;
      const kept = toKeep(all, new Date(now).toISOString());
      const periods = (some: readonly Dated[]) => new Set(some.map(({ at }) => periodOf(at)));
      const young = all.filter(({ at }) => Date.parse(at) <= now && now - Date.parse(at) <= span);
      const keptPeriods = periods(all.filter(({ name }) => kept.has(name)));
      expect([...periods(young)].filter((period) => !keptPeriods.has(period))).toEqual([]);
    }
  });

  test('splitting them in two groups never keeps fewer of them', () => {
    fc.assert(
      fc.property(anyBackups, fc.func(fc.boolean()), (backups, isInFirst) => {
        const first = backups.filter(({ name }) => isInFirst(name));
        const second = backups.filter(({ name }) => !isInFirst(name));
        const kept = new Set([...toKeep(first, NOW), ...toKeep(second, NOW)]);
        expect([...toKeep(backups, NOW)].filter((name) => !kept.has(name))).toEqual([]);
      }),
    );
  });
});

describe('with a backup every hour for two years, pruned each time', () => {
  let backups: Dated[] = [];
  for (let time = Date.parse(NOW) - 2 * 365 * DAY; time <= Date.parse(NOW); time += HOUR) {
    const at = new Date(time).toISOString();
    backups.push({ name: at, at });
    const kept = toKeep(backups, at);
    backups = backups.filter(({ name }) => kept.has(name));
  }

  test('there are hours, days, weeks and months, closer together the younger they are', () => {
    const younger = (days: number) =>
      backups.filter(({ at }) => Date.parse(NOW) - Date.parse(at) < days * DAY).length;
    expect(younger(1)).toBe(24);
    expect(younger(7)).toBeGreaterThanOrEqual(24 + 6);
    expect(younger(62)).toBeGreaterThanOrEqual(24 + 6 + 7);
    const months = new Set(backups.map(({ at }) => at.slice(0, 7)));
    expect(months.size).toBe(13);
    expect(backups.length).toBeLessThanOrEqual(MOST_KEPT);
  });
});

test('a year without any backup makes none of them too old', () => {
  const old = [400, 401, 402].map((days) => before(days * DAY));
  expect(toKeep(old, NOW)).toEqual(new Set(old.map(({ name }) => name)));
});

test.each(['2001-01-01T00:00:00.000Z', '2099-01-01T00:00:00.000Z'])(
  'a clock that says %s costs no backup that the right one would keep',
  (wrong) => {
    const all = Array.from({ length: 100 }, (_, index) => before(index * 5 * HOUR));
    expect(toKeep(all, wrong)).toEqual(toKeep(all, NOW));
  },
);

test('many backups from the future leave the present ones alone', () => {
  const future = Array.from({ length: 100 }, (_, index) => before(-(index + 1) * DAY));
  const present = [0, 1, 2].map((hours) => before(hours * HOUR));
  const kept = toKeep([...future, ...present], NOW);
  expect(present.filter(({ name }) => !kept.has(name))).toEqual([]);
});
