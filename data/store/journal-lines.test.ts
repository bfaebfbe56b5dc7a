import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Transaction } from '../model/change.ts';
import { decodeEntry, encodeEntry, readJournal } from './journal-lines.ts';
import { adding, makeFilm } from './test-library.ts';

const transaction = (seq: number, title = `Film ${seq}`): Transaction => ({
  seq,
  txid: `tx-${seq}`,
  at: '2024-05-01T12:00:00.000Z',
  clock: '2024-05-01T12:00:00.000Z.0007',
  device: 'test',
  undoes: null,
  changes: adding(makeFilm(seq, { title })),
});

const anyText = fc.string({ unit: 'binary' }).map((text) => text.normalize('NFC'));
const anyTitle = anyText.filter((text) => text.trim() !== '');
const anyTransaction: fc.Arbitrary<Transaction> = fc
  .record({
    seq: fc.integer({ min: 1, max: 1_000_000 }),
    txid: fc.uuid(),
    device: fc.string({ minLength: 1 }),
    undoes: fc.option(fc.uuid()),
    films: fc.array(fc.record({ title: anyTitle, plot: fc.option(anyText) }), {
      minLength: 1,
      maxLength: 4,
    }),
  })
  .map(({ films, ...rest }) => ({
    ...rest,
    at: '2024-05-01T12:00:00.000Z',
    clock: '2024-05-01T12:00:00.000Z.0000',
    changes: adding(...films.map((draft, index) => makeFilm(index, draft))),
  }));

const withoutBreak = (line: Buffer) => line.subarray(0, -1);

describe('a journal line', () => {
  test('gives back any transaction as it was', async () => {
    await fc.assert(
      fc.asyncProperty(anyTransaction, async (written) => {
        expect(await decodeEntry(withoutBreak(await encodeEntry(written, 3)), 3)).toEqual(written);
      }),
    );
  });

  test('of thousands of changes is the same line, and lets others have turns', async () => {
    const films = Array.from({ length: 2_500 }, (_, index) => makeFilm(index));
    const large = { ...transaction(1), changes: adding(...films) };
    let turns = 0;
    const others = setInterval(() => (turns += 1), 0);
    const line = await encodeEntry(large, 1);
    expect(turns).toBeGreaterThan(3);
    turns = 0;
    expect(await decodeEntry(withoutBreak(line), 1)).toEqual(large);
    expect(turns).toBeGreaterThan(3);
    clearInterval(others);
    expect(JSON.parse(line.toString().slice(line.indexOf('{')))).toMatchObject({ seq: 1 });
  });

  test('is refused when any bit of any byte is another', async () => {
    const line = await encodeEntry(transaction(1), 1);
    for (let position = 0; position < line.length; position++) {
      for (let bit = 0; bit < 8; bit++) {
        const flipped = Buffer.from(line);
        flipped[position] = (flipped[position] ?? 0) ^ (1 << bit);
        expect((await readJournal(flipped, 1)).entries, `byte ${position}, bit ${bit}`).toEqual([]);
      }
    }
  });

  test('from the time before the clock gets one from its moment', async () => {
    const { clock, ...older } = transaction(1);
    expect(clock).not.toBeUndefined();
    const line = withoutBreak(await encodeEntry(older as Transaction, 1));
    expect(await decodeEntry(line, 1)).toEqual({
      ...older,
      clock: '2024-05-01T12:00:00.000Z.0000',
    });
  });

  test('keeps what it says beyond what is known here', async () => {
    const newer = { ...transaction(1), place: 'A' };
    expect(await decodeEntry(withoutBreak(await encodeEntry(newer, 1)), 1)).toEqual(newer);
  });

  test('written under older rules is still read', async () => {
    const film = makeFilm(1, { releaseDate: '1988-02-31' });
    const older: Transaction = {
      ...transaction(1),
      changes: [
        { type: 'add', film },
        { type: 'edit', id: film.id, fields: {} },
        {
          type: 'edit',
          id: film.id,
          fields: { releaseDate: { before: '1988-02-31', after: '0000' } },
        },
      ],
    };
    expect(await decodeEntry(withoutBreak(await encodeEntry(older, 1)), 1)).toEqual(older);
  });

  test('of another generation is refused', async () => {
    expect(await decodeEntry(withoutBreak(await encodeEntry(transaction(1), 2)), 3)).toBeNull();
  });

  test('with a right checksum and keys that do not belong there is refused', async () => {
    const json = Buffer.from(
      JSON.stringify({ gen: 1, ...transaction(1) }).replace('{', '{"__proto__":{"polluted":1},'),
    );
    const sum = crc32(json).toString(16).padStart(8, '0');
    expect(
      await decodeEntry(Buffer.from(`${sum} ${json.length} ${json.toString()}`), 1),
    ).toBeNull();
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe('a journal', async () => {
  const lines = await Promise.all([1, 2, 3].map((seq) => encodeEntry(transaction(seq), 1)));
  const whole = Buffer.concat(lines);
  const lengths = lines.map((line) => line.length) as [number, number, number];

  test('is read to its end', async () => {
    const reading = await readJournal(whole, 1);
    expect(reading.entries.map(({ transaction }) => transaction.seq)).toEqual([1, 2, 3]);
    expect(reading).toMatchObject({ validBytes: whole.length, rest: 'nothing', readableAfter: 0 });
  });

  test('cut at any byte gives the whole lines before the cut', async () => {
    for (let cut = 0; cut <= whole.length; cut++) {
      const reading = await readJournal(whole.subarray(0, cut), 1);
      const ends = [lengths[0], lengths[0] + lengths[1], whole.length];
      const complete = ends.filter((end) => end <= cut);
      expect(reading.entries, `cut at ${cut}`).toHaveLength(complete.length);
      expect(reading.validBytes).toBe(complete.at(-1) ?? 0);
      expect(reading.rest).toBe(reading.validBytes === cut ? 'nothing' : 'torn');
    }
  });

  test('that ends in zeros, as after a power loss, has a torn tail', async () => {
    const reading = await readJournal(Buffer.concat([whole, Buffer.alloc(5000)]), 1);
    expect(reading).toMatchObject({ validBytes: whole.length, rest: 'torn' });
  });

  test('with a bad line in the middle counts what can be read behind it', async () => {
    const damaged = Buffer.from(whole);
    damaged[lengths[0] + 30] = 0;
    expect(await readJournal(damaged, 1)).toMatchObject({
      validBytes: lengths[0],
      rest: 'damaged',
      readableAfter: 1,
    });
  });

  test.each<[string, (bytes: Buffer) => Buffer]>([
    [
      'whose last line was altered',
      (bytes) => Buffer.from(bytes.toString().replace(/3"(?=.*\n$)/, '4"')),
    ],
    ['that is a page of HTML', () => Buffer.from('<html>\n<body>\n')],
    ['that is a page of HTML in one line', () => Buffer.from('<!doctype html>')],
    [
      'of another number',
      (bytes) => Buffer.from(bytes.toString().replaceAll('"gen":1', '"gen":2')),
    ],
  ])('%s is damaged: no interrupted append leaves that', async (_, alter) => {
    const reading = await readJournal(alter(whole), 1);
    expect(reading.rest).toBe('damaged');
    expect(reading.validBytes).toBeLessThan(whole.length);
  });

  test('with the line ends of another system is read in full', async () => {
    const reading = await readJournal(Buffer.from(whole.toString().replaceAll('\n', '\r\n')), 1);
    expect(reading).toMatchObject({ rest: 'nothing', entries: { length: 3 } });
  });

  test('that is no journal at all is read without an exception', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect((await readJournal(Buffer.from(bytes), 1)).entries).toEqual([]);
      }),
    );
  });
});
