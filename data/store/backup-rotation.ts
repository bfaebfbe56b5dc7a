/*
 * Which backups stay. Periods without any backup do not count, so after a summer away, or at the start of a computer
 * whose clock is years ahead, nothing is too old all of a sudden.
 */

/** A backup as far as its age matters; `at` is an ISO moment. */
export interface Dated {
  readonly name: string;
  readonly at: string;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The first Monday before 1970 began. */
const FIRST_MONDAY = -3 * DAY;

const month = (time: number) => {
  const date = new Date(time);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};

/** In how many periods the newest backup stays: as many as a day, a week, two months and a year can touch. */
const TIERS: readonly { readonly periodOf: (time: number) => number; readonly periods: number }[] =
  [
    { periodOf: (time) => Math.floor(time / HOUR), periods: 25 },
    { periodOf: (time) => Math.floor(time / DAY), periods: 8 },
    { periodOf: (time) => Math.floor((time - FIRST_MONDAY) / (7 * DAY)), periods: 10 },
    { periodOf: month, periods: 13 },
  ];

/** The most backups that are kept of those up to now, and again of those that claim to be from the future. */
export const MOST_KEPT = TIERS.reduce((sum, { periods }) => sum + periods, 0);

/**
 * The names of the backups to keep: one an hour for a day, one a day for a week, one a week for two months and one a
 * month for a year, in UTC and each time the newest; so the newest of all stays.
 * @param now ISO moment. Backups that are later come from a clock that was wrong; they take no place from the others.
 */
export function toKeep(backups: readonly Dated[], now: string): Set<string> {
  const newestFirst = backups
    .map(({ name, at }) => ({ name, time: Date.parse(at) }))
    .sort((a, b) => b.time - a.time || (a.name < b.name ? 1 : -1));
  const isFuture = ({ time }: { readonly time: number }) => time > Date.parse(now);
  const past = newestFirst.filter((backup) => !isFuture(backup));
  const future = newestFirst.filter(isFuture);
  return new Set([past, future].flatMap(keptOf));
}

function keptOf(newestFirst: readonly { readonly name: string; readonly time: number }[]) {
  return TIERS.flatMap(({ periodOf, periods }) => {
    const newest = new Map<number, string>();
    for (const { name, time } of newestFirst) {
      const period = periodOf(time);
      if (!newest.has(period)) newest.set(period, name);
    }
    return [...newest.values()].slice(0, periods);
  });
}
