/*
 * How much is tried: a little in `npm test`, much in `npm run test:torture`. Every number, and the seed that all chance
 * comes from, can be given by a variable, so that a failure can be repeated.
 */

export const IS_LONG = process.env['FILMOTHEK_TORTURE'] === 'long';

/** `FILMOTHEK_TORTURE_<name>` where it is given, else the usual or the long form's number. */
export function effort(name: string, usual: number, long: number): number {
  return given(name) ?? (IS_LONG ? long : usual);
}

/** Of as many digits as can be given. */
const SEEDS = 1_000_000_000;

/** `FILMOTHEK_TORTURE_SEED`, else a new one for each test file. */
export const SEED = given('SEED') ?? Math.floor(Math.random() * SEEDS);

/** Goes into every failure's message, with what repeats the run. */
export const SEED_HINT = `FILMOTHEK_TORTURE_SEED=${SEED}`;

/** For a test that tries as much as it is given to: the long form takes minutes. */
export const PATIENCE = { timeout: effort('PATIENCE', 300_000, 3_600_000) };

/** Numbers from 0 up to 1 that are the same for the same seed. */
export type Chance = () => number;

/** A linear congruential generator: good enough to choose among cases, and short. */
export function chance(seed: number = SEED): Chance {
  let state = BigInt(seed) + 1n;
  return () => {
    state = (state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) % 2n ** 64n;
    return Number(state >> 11n) / 2 ** 53;
  };
}

/** A whole number from 0 up to, and without, `limit`. */
export const below = (random: Chance, limit: number): number => Math.floor(random() * limit);

/** A number that is misspelled must not pass for a run with it. */
function given(name: string): number | null {
  const text = process.env[`FILMOTHEK_TORTURE_${name}`];
  if (text === undefined || text === '') return null;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Error(`FILMOTHEK_TORTURE_${name} is no number of up to nine digits: ${text}`);
}
