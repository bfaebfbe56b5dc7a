/*
 * A hybrid logical clock, after Kulkarni and others, "Logical Physical Clocks" (2014): the time of day as long as it
 * runs forwards, and a counter where it stands still or goes back. Later moments sort after earlier ones as text,
 * on one device always, and between devices as far as one has seen the other's moments.
 *
 *     2026-11-21T14:30:00.123Z.0004
 */

const MOMENT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\.(\d{4})$/;
const MOST = 9999;
/** The last millisecond whose text has a year of four digits. */
const END_OF_TIME = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

interface Reading {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly count: number;
}

/** Whether a text is a moment of this clock. */
export function isClock(text: string): boolean {
  return read(text) !== null;
}

/** The moment for something that was written before there was this clock. @param at ISO moment */
export function clockOf(at: string): string {
  return written({ time: inRange(Date.parse(at)), count: 0 });
}

/** The later of two moments; `null` is before all of them. */
export function laterClock(a: string | null, b: string | null): string | null {
  return (a ?? '') >= (b ?? '') ? a : b;
}

/**
 * The moment of the next transaction: later than every one that was seen, and the time of day when that is later.
 * After 10,000 in the same millisecond it runs ahead of the time of day.
 * @param seen the latest moment known, from whichever device, `null` when there is none
 * @param now milliseconds since 1970
 */
export function nextClock(seen: string | null, now: number): string {
  const last = seen === null ? null : read(seen);
  const time = inRange(now);
  if (last === null || time > last.time) return written({ time, count: 0 });
  if (last.count < MOST) return written({ time: last.time, count: last.count + 1 });
  return written({ time: last.time + 1, count: 0 });
}

function read(text: string): Reading | null {
  const [, moment, digits] = MOMENT.exec(text) ?? [];
  const time = Date.parse(moment ?? '');
  // A date that is in no calendar, such as 30 February, reads as another one.
  if (moment === undefined || Number.isNaN(time) || new Date(time).toISOString() !== moment) {
    return null;
  }
  return { time, count: Number(digits) };
}

function written({ time, count }: Reading): string {
  return `${new Date(time).toISOString()}.${String(count).padStart(4, '0')}`;
}

function inRange(time: number): number {
  return Number.isFinite(time) ? Math.min(Math.max(Math.trunc(time), 0), END_OF_TIME) : 0;
}
