import fs from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { encodeEntry } from './journal-lines.ts';
import { Journal, JournalDisplaced } from './journal.ts';
import { adding, faultyFiles, makeFilm, temporaryFolder, type Fault } from './test-library.ts';

const makeLine = (seq: number) =>
  encodeEntry(
    {
      seq,
      txid: `tx-${seq}`,
      at: '2024-05-01T12:00:00.000Z',
      clock: '2024-05-01T12:00:00.000Z.0000',
      device: 'test',
      undoes: null,
      changes: adding(makeFilm(seq)),
    },
    1,
  );
const lines = await Promise.all([0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(makeLine));
const line = (seq: number) => lines[seq] ?? Buffer.alloc(0);

describe('a journal on a disk with faults', () => {
  let folder: string;
  let journal: Journal;
  let fault: (name: string) => Fault;
  let calls: string[];
  const content = () => fs.readFile(path.join(folder, 'journal-1.ndjson'));

  beforeEach(async () => {
    folder = await temporaryFolder();
    calls = [];
    fault = () => null;
    const files = faultyFiles((name) => {
      calls.push(name);
      return fault(name);
    });
    journal = await Journal.create(files, folder, 1);
    await journal.append(line(1));
    calls = [];
    return () => journal.close();
  });

  test('appends with one write and one fdatasync, and looks where they went', async () => {
    await journal.append(Buffer.concat([line(2), line(3)]));
    expect(calls).toEqual(['handle.stat', 'handle.write', 'handle.datasync', 'stat']);
  });

  test('takes back what a short write left', async () => {
    let writes = 0;
    fault = (name) => {
      if (name !== 'handle.write') return null;
      writes += 1;
      return writes === 1 ? 'short' : { code: 'ENOSPC' };
    };
    await expect(journal.append(line(2))).rejects.toMatchObject({
      code: 'save-failed',
      details: { reason: 'ENOSPC' },
    });
    expect(await content()).toEqual(line(1));
    fault = () => null;
    await journal.append(line(2));
    expect(await content()).toEqual(Buffer.concat([line(1), line(2)]));
  });

  test('goes on where a short write stopped', async () => {
    let writes = 0;
    fault = (name) => (name === 'handle.write' && ++writes === 1 ? 'short' : null);
    await journal.append(line(2));
    expect(await content()).toEqual(Buffer.concat([line(1), line(2)]));
  });

  test('tells the reason when the disk is full', async () => {
    fault = (name) => (name === 'handle.write' ? { code: 'ENOSPC' } : null);
    await expect(journal.append(line(2))).rejects.toMatchObject({ details: { reason: 'ENOSPC' } });
  });

  test('never asks a descriptor again whose fdatasync failed', async () => {
    fault = (name) => (name === 'handle.datasync' ? { code: 'EIO' } : null);
    await expect(journal.append(line(2))).rejects.toMatchObject({ code: 'save-failed' });
    expect(calls).toEqual(['handle.stat', 'handle.write', 'handle.datasync', 'handle.close']);
    fault = () => null;
    await journal.append(line(3));
    expect(calls.slice(4, 9)).toEqual([
      'stat',
      'open',
      'handle.readFile',
      'handle.truncate',
      'handle.sync',
    ]);
    expect(await content()).toEqual(Buffer.concat([line(1), line(3)]));
  });

  test('takes nothing more while it cannot be made certain', async () => {
    fault = (name) => (name.endsWith('sync') ? { code: 'EIO' } : null);
    await expect(journal.append(line(2))).rejects.toMatchObject({ code: 'save-failed' });
    await expect(journal.append(line(2))).rejects.toMatchObject({ code: 'save-failed' });
    await expect(journal.settle()).rejects.toMatchObject({ code: 'EIO' });
    expect(journal.size).toBe(line(1).length);
  });

  test('takes nothing more when the file lost what was acknowledged', async () => {
    fault = (name) => (name === 'handle.datasync' ? { code: 'EIO' } : null);
    await expect(journal.append(line(2))).rejects.toThrow();
    await fs.writeFile(path.join(folder, 'journal-1.ndjson'), 'other');
    fault = () => null;
    await expect(journal.append(line(2))).rejects.toBeInstanceOf(JournalDisplaced);
    expect(String(await content())).toBe('other');
  });
});
