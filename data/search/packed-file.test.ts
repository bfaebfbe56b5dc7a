import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pack, unpack } from './packed-file.ts';

const numbers = fc.oneof(
  fc.uint8Array({ maxLength: 30 }),
  fc.uint16Array({ maxLength: 30 }),
  fc.uint32Array({ maxLength: 30 }),
);
const texts = fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 20 });
const value = fc.record(
  {
    revision: fc.nat(),
    ids: texts,
    rows: fc.array(fc.record({ last: fc.integer(), row: numbers }, { noNullPrototype: true })),
  },
  { noNullPrototype: true },
);

const packed = async (about: unknown, what: unknown) => Buffer.concat(await pack(about, what));

test('what was packed comes out as it went in', async () => {
  await fc.assert(
    fc.asyncProperty(value, async (what) => {
      expect(await unpack(await packed('films', what), 'films')).toEqual(what);
    }),
    { numRuns: 50 },
  );
});

test('texts beyond one line come out in their order', async () => {
  const ids = Array.from({ length: 12_000 }, (_, number) => `film ${number}\n"`);
  expect(await unpack(await packed(1, { ids }), 1)).toEqual({ ids });
});

test('a file of something else, of an earlier form or cut short is as none', async () => {
  const file = await packed({ format: 1 }, { ids: ['a', 'b'], numbers: Uint32Array.of(1, 2, 3) });
  expect(await unpack(file, { format: 1 })).not.toBeNull();
  expect(await unpack(file, { format: 2 })).toBeNull();
  expect(await unpack(Buffer.from('not at all\n{}'), { format: 1 })).toBeNull();
  expect(await unpack(Buffer.alloc(0), { format: 1 })).toBeNull();
  for (let length = 0; length < file.length - 4; length += 3) {
    expect(await unpack(file.subarray(0, length), { format: 1 }), String(length)).toBeNull();
  }
});

test('a damaged list is noticed, whichever bit it is', async () => {
  const file = await packed(0, { ids: ['Rush', 'Heat'], numbers: Uint16Array.of(7, 300) });
  const begin = file.indexOf('\n') + 1;
  const whole = await unpack(file, 0);
  for (let at = begin; at < file.length; at += 1) {
    const damaged = Buffer.from(file);
    damaged[at] = (damaged[at] ?? 0) ^ 4;
    const found = await unpack(damaged, 0);
    // Between the lists there is nothing to be damaged.
    if (found !== null) expect(found).toEqual(whole);
  }
});
