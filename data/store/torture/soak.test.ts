import fc from 'fast-check';
import { test, vi } from 'vitest';
import { invertAll, setFields, type Change } from '../../model/change.ts';
import { adding, makeFilm } from '../test-library.ts';
import { chance, effort, PATIENCE, SEED, SEED_HINT } from './effort.ts';
import type { Fault } from './fault-files.ts';
import { World } from './world.ts';
import { scratchFolder } from './test-scratch.ts';

/* Random work, faults, kills and power losses; after each of them the store must hold what an oracle in memory holds. */

/** The ten seconds that a rename is tried again for are over at once. */
vi.mock(import('node:timers/promises'), async (original) => {
  const timers = await original();
  return { ...timers, setTimeout: (_, value) => timers.setImmediate(value as never) };
});

const LIVES = effort('LIVES', 25, 2_000);
const STEPS = effort('STEPS', 40, 80);
/** What is left of it is for telling what was found, instead of making it smaller for ever. */
const TIME_LIMIT = PATIENCE.timeout * 0.8;
const FILMS = 12;

type Action = (world: World) => Promise<unknown>;

/** The oracle is part of the world, so that the model fast-check offers stays empty. */
class Step implements fc.AsyncCommand<object, World> {
  readonly #name: string;
  readonly #action: Action;

  constructor(name: string, action: Action) {
    this.#name = name;
    this.#action = action;
  }

  check(): boolean {
    return true;
  }

  async run(_: object, world: World): Promise<void> {
    await this.#action(world);
  }

  toString(): string {
    return this.#name;
  }
}

/** What to do with some films; becomes changes once it is known what is there. */
interface Wish {
  readonly kind: 'add' | 'remove' | 'edit' | 'undo';
  readonly film: number;
  readonly text: string;
}

const wish: fc.Arbitrary<Wish> = fc.record({
  kind: fc.constantFrom('add', 'add', 'edit', 'edit', 'edit', 'remove', 'undo'),
  film: fc.nat(FILMS - 1),
  text: fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
    .filter((text) => text.trim() !== ''),
});

/** Wishes that do not fit the films are as welcome as others: they must be refused. */
function changesFor(world: World, { kind, film: number, text }: Wish): Change[] {
  const fresh = makeFilm(number, { title: text.normalize('NFC') });
  const film = world.film(fresh.id) ?? fresh;
  switch (kind) {
    case 'add':
      return adding(fresh);
    case 'remove':
      return [{ type: 'remove', film }];
    case 'edit':
      return [setFields(film, { plot: `${text.normalize('NFC')}.`, favourite: !film.favourite })];
    case 'undo': {
      const { length } = world.transactions;
      const transaction = world.transactions[Math.max(0, length - 1 - number)];
      return transaction === undefined ? adding(fresh) : invertAll(transaction.changes);
    }
  }
}

/** An edit or an addition, whichever fits. */
const fittingChanges = (world: World, { film, text }: Wish): Change[] =>
  changesFor(world, { kind: world.film(makeFilm(film).id) === null ? 'add' : 'edit', film, text });

const step = <T>(
  name: string,
  parameters: fc.Arbitrary<T>,
  action: (world: World, parameters: T) => Promise<unknown>,
): fc.Arbitrary<Step> =>
  parameters.map(
    (given) => new Step(`${name} ${fc.stringify(given)}`, (world) => action(world, given)),
  );

const fault = fc.constantFrom<Fault>('EIO', 'ENOSPC', 'EMFILE', 'EACCES', 'short', 'late');
const operation = fc.integer({ min: 1, max: 30 });

const STEP_KINDS: fc.Arbitrary<Step>[] = [
  step('commit', wish, (world, given) => world.commit([changesFor(world, given)])),
  step('commit in one', fc.array(wish, { minLength: 2, maxLength: 5 }), (world, given) =>
    world.commit([given.flatMap((one) => changesFor(world, one))]),
  ),
  step('commit at once', fc.array(wish, { minLength: 2, maxLength: 5 }), (world, given) =>
    world.commit(given.map((one) => changesFor(world, one))),
  ),
  step('checkpoint', fc.constant(null), (world) => world.checkpoint()),
  step('reopen', fc.constant(null), (world) => world.reopen()),
  step(
    'fault',
    fc.tuple(fault, operation, fc.boolean(), wish, wish, fc.boolean()),
    (world, given) => {
      const [kind, at, persistent, one, other, snapshotFirst] = given;
      const plan = { fault: kind, at, persistent };
      const next = () => fittingChanges(world, other);
      return world.commitWithFault(plan, changesFor(world, one), next, snapshotFirst);
    },
  ),
  step('kill', fc.tuple(operation, wish), (world, [at, one]) =>
    world.kill(at, changesFor(world, one)),
  ),
  step('lose power', fc.tuple(fc.nat(1000), fc.nat(), wish), (world, [when, seed, one]) =>
    world.losePower(when / 1000, chance(seed), changesFor(world, one)),
  ),
];

test(
  `promise 22: ${LIVES} lives of a library, with faults, are as an oracle says`,
  PATIENCE,
  async ({ annotate }) => {
    await annotate(SEED_HINT);
    const property = fc.asyncProperty(
      fc.commands(STEP_KINDS, { maxCommands: STEPS, size: 'max' }),
      async (steps) => {
        const world = await World.create(await scratchFolder());
        try {
          await fc.asyncModelRun(() => ({ model: {}, real: world }), steps);
          await world.end();
        } finally {
          await world.store.close();
        }
      },
    );
    const limit = { interruptAfterTimeLimit: TIME_LIMIT, markInterruptAsFailure: true };
    await fc.assert(property, { seed: SEED, numRuns: LIVES, ...limit });
  },
);
