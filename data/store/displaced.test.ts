import { execFileSync } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Files } from './files.ts';
import { openStore, type Store } from './store.ts';
import {
  adding,
  contentsOf,
  faultyFiles,
  makeFilm,
  temporaryFolder,
  titlesOf,
  type Fault,
} from './test-library.ts';

/* What others do to the files of a library while it is open: a sync tool, a file manager, a drive that is pulled out. */

let folder: string;
let store: Store;
const at = (name: string) => path.join(folder, name);
const journal = () => at(`journal-${store.data.generation}.ndjson`);

async function open(files?: Files): Promise<Store> {
  const opened = await openStore(folder, files === undefined ? {} : { files });
  onTestFinished(() => opened.close());
  return opened;
}

/** What a start after a sudden end would find. */
async function onDisk(): Promise<string[]> {
  const reading = await openStore(folder, { readOnly: true });
  expect(reading.notices).toEqual([]);
  return titlesOf(reading);
}

async function quarantined(): Promise<string[]> {
  const kept = await contentsOf(at('quarantine')).catch(() => new Map<string, string>());
  return [...kept.values()].map((text) => Buffer.from(text, 'base64').toString());
}

/** As sync tools do it. */
async function replace(file: string, content: string | Buffer): Promise<void> {
  await fs.writeFile(`${file}.sync`, content);
  await fs.rename(`${file}.sync`, file);
}

beforeEach(async () => {
  folder = path.join(await temporaryFolder(), 'library');
  store = await open();
  await store.commit(adding(makeFilm(1)));
  await store.checkpoint();
  await store.commit(adding(makeFilm(2)));
});

describe('when the folder is gone, an edit', () => {
  const refusal = { code: 'save-failed', details: { reason: 'ENOENT' } };

  test('is refused with that reason, and the folder stays gone', async () => {
    await fs.rm(folder, { recursive: true });
    await expect(store.commit(adding(makeFilm(3)))).rejects.toMatchObject(refusal);
    await expect(store.checkpoint()).rejects.toMatchObject(refusal);
    expect(titlesOf(store)).toEqual(['Film 1', 'Film 2']);
    await expect(fs.stat(folder)).rejects.toThrow('ENOENT');
  });

  test('is not in it when it comes back, and the next one is', async () => {
    await fs.rename(folder, `${folder}-moved`);
    await expect(store.commit(adding(makeFilm(3)))).rejects.toMatchObject(refusal);
    await fs.rename(`${folder}-moved`, folder);
    expect(await onDisk()).toEqual(['Film 1', 'Film 2']);
    await store.commit(adding(makeFilm(4)));
    expect(await onDisk()).toEqual(['Film 1', 'Film 2', 'Film 4']);
  });

  test('brings everything back when there is a new folder in its place', async () => {
    await fs.rm(folder, { recursive: true });
    await fs.mkdir(folder);
    await store.commit(adding(makeFilm(3)));
    expect(await onDisk()).toEqual(['Film 1', 'Film 2', 'Film 3']);
  });
});

const displacements: [string, (own: Buffer) => string | Buffer | null, boolean][] = [
  ['removed', () => null, false],
  ['replaced by its copy', (own) => own, false],
  ['replaced by an older state of it', () => '', false],
  ['replaced by another', () => 'from elsewhere\n', false],
  ['emptied', () => '', true],
  ['overwritten', (own) => Buffer.alloc(own.length + 10, 'x'), true],
  ['added to', (own) => Buffer.concat([own, Buffer.from('from elsewhere\n')]), true],
];

describe.each(displacements)('promise 12: when the journal is %s', (_, contentFrom, inPlace) => {
  let content: string | Buffer | null;

  beforeEach(async () => {
    content = contentFrom(await fs.readFile(journal()));
    if (content === null) await fs.rm(journal());
    else if (inPlace) await fs.writeFile(journal(), content);
    else await replace(journal(), content);
  });

  test('an edit is on the disk with everything before it, and what was found is kept', async () => {
    await store.commit(adding(makeFilm(3)));
    expect(await onDisk()).toEqual(['Film 1', 'Film 2', 'Film 3']);
    expect(await quarantined()).toEqual(content === null ? [] : [String(content)]);
    await store.commit(adding(makeFilm(4)));
    expect(await onDisk()).toEqual(['Film 1', 'Film 2', 'Film 3', 'Film 4']);
  });

  test('the snapshot before the current one does not need it either', async () => {
    await store.commit(adding(makeFilm(3)));
    await fs.rm(at('library.json'));
    const reading = await openStore(folder, { readOnly: true });
    expect(titlesOf(reading)).toEqual(['Film 1', 'Film 2', 'Film 3']);
    expect(reading.notices.map(({ kind }) => kind)).toEqual(['opened-from-previous']);
  });
});

describe('promise 12: when the journal is removed', () => {
  test('an edit is refused as long as nothing can be made safe, and nothing is lost', async () => {
    await store.close();
    let fault: Fault = null;
    store = await open(faultyFiles((name) => (name === 'rename' ? fault : null)));
    await fs.rm(journal());
    fault = { code: 'ENOSPC' };
    for (const number of [3, 4]) {
      await expect(store.commit(adding(makeFilm(number)))).rejects.toMatchObject({
        code: 'save-failed',
        details: { reason: 'ENOSPC' },
      });
    }
    fault = null;
    await store.commit(adding(makeFilm(5)));
    expect(await onDisk()).toEqual(['Film 1', 'Film 2', 'Film 5']);
  });

  test('edits during a checkpoint are all on the disk', async () => {
    const writing = store.checkpoint();
    await store.commit(adding(makeFilm(3)));
    await fs.rm(journal());
    await Promise.all([4, 5].map((number) => store.commit(adding(makeFilm(number)))));
    await writing;
    expect(await onDisk()).toEqual(['Film 1', 'Film 2', 'Film 3', 'Film 4', 'Film 5']);
  });

  test('closing leaves everything on the disk', async () => {
    await fs.rm(journal());
    await store.close();
    expect(await onDisk()).toEqual(['Film 1', 'Film 2']);
  });

  test('before a refused edit could be taken back, the edit stays refused', async () => {
    await store.close();
    let fault: Fault = null;
    store = await open(faultyFiles((name) => (name === 'handle.datasync' ? fault : null)));
    fault = { code: 'EIO' };
    await expect(store.commit(adding(makeFilm(3)))).rejects.toMatchObject({ code: 'save-failed' });
    fault = null;
    await replace(journal(), 'from elsewhere\n');
    await store.commit(adding(makeFilm(4)));
    expect(await onDisk()).toEqual(['Film 1', 'Film 2', 'Film 4']);
    expect(await quarantined()).toEqual(['from elsewhere\n']);
  });
});

test('promise 12: later journals from elsewhere are kept aside and stand in no way', async () => {
  await fs.writeFile(at('journal-3.ndjson'), 'from elsewhere\n');
  await store.checkpoint();
  await store.commit(adding(makeFilm(3)));
  expect(await quarantined()).toContain('from elsewhere\n');
  expect(await onDisk()).toEqual(['Film 1', 'Film 2', 'Film 3']);
});

test.skipIf(process.platform === 'win32')(
  'a pipe in the place of the journal is told',
  async () => {
    await fs.rm(journal());
    execFileSync('mkfifo', [journal()]);
    await expect(store.commit(adding(makeFilm(3)))).rejects.toMatchObject({
      code: 'save-failed',
      details: { reason: 'displaced' },
    });
  },
);
