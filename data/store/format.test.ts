import fs from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { transactionSchema } from '../model/change.ts';
import { decodeEntry, encodeEntry } from './journal-lines.ts';
import { parseSnapshot } from './snapshot.ts';

let text: string;
beforeAll(async () => {
  text = await fs.readFile(new URL('FORMAT.md', import.meta.url), 'utf8');
});

const example = (kind: string) =>
  new RegExp(`^\`\`\`${kind}\n(.*?)^\`\`\`$`, 'ms').exec(text)?.[1] ?? '';

describe('the page about the format', () => {
  test('has a journal line that is right to the last bit', async () => {
    const line = Buffer.from(example('journal'));
    const transaction = await decodeEntry(line.subarray(0, -1), 3);
    expect(transactionSchema.parse(transaction)).toMatchObject({ seq: 812 });
    if (transaction !== null) expect(await encodeEntry(transaction, 3)).toEqual(line);
  });

  test('names every field of it, and no other', () => {
    const fields = [...text.matchAll(/^\| `(\w+)` +\|/gm)].map(([, field]) => field);
    const expected = [
      ...['format', 'generation', 'revision', 'clock'],
      ...['gen', ...Object.keys(transactionSchema.shape)],
      ...['add', 'remove', 'edit'],
    ];
    expect(fields.toSorted()).toEqual(expected.toSorted());
  });

  test('has a snapshot that can be read', async () => {
    const data = await parseSnapshot(Buffer.from(example('snapshot')), '');
    expect(data).toMatchObject({
      format: 1,
      generation: 3,
      revision: 811,
      others: { clock: '2026-11-21T14:30:00.123Z.0003' },
    });
  });
});
