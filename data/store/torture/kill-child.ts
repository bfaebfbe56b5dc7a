import { openStore } from '../store.ts';
import { chance } from './effort.ts';
import { AT_ONCE, changesOf } from './kill-story.ts';

/*
 * The process that is killed. It edits the library in its first argument until then, and says what it does: `open`,
 * the number of each transaction once it is acknowledged, `checkpoint` when it begins one. The second argument is the
 * seed of when it does that.
 */

const BATCHES_A_CHECKPOINT = 4;

const say = (text: string | number) => process.stdout.write(`${text}\n`);

const random = chance(Number(process.argv[3]));
const store = await openStore(process.argv[2] ?? '');
say('open');

for (;;) {
  const next = store.data.revision + 1;
  const numbers = Array.from({ length: AT_ONCE }, (_, index) => next + index);
  await Promise.all(
    numbers.map(async (number) =>
      say((await store.commit(changesOf(number, store.data.films))).seq),
    ),
  );
  if (random() < 1 / BATCHES_A_CHECKPOINT) {
    say('checkpoint');
    void store.checkpoint();
  }
}
