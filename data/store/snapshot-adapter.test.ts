import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { NODE_FILES } from './files.ts';
import { SnapshotAdapter } from './snapshot-adapter.ts';
import { snapshotHead } from './snapshot.ts';
import { openStore } from './store.ts';
import { adding, contentsOf, makeFilm, temporaryFolder } from './test-library.ts';

/** A library of one film whose snapshot has another text in it, under a right checksum. */
async function libraryWith(from: string, to: string): Promise<string> {
  const store = await openStore(await temporaryFolder());
  await store.commit(adding(makeFilm(1)));
  await store.close();
  const file = path.join(store.folder, 'library.json');
  const text = await fs.readFile(file, 'utf8');
  expect(text).toContain(from);
  const body = text.slice(text.indexOf('\n') + 1).replace(from, to);
  const head = snapshotHead(createHash('sha256').update(body).digest('hex'));
  await fs.writeFile(file, Buffer.concat([head, Buffer.from(body)]));
  return store.folder;
}

test('promise 16: what an unknown field in the header says is still there after later edits', async () => {
  const folder = await libraryWith('"revision":1', '"revision":1,"shelves":{"A":["B",{"c":null}]}');
  const store = await openStore(folder);
  await store.commit(adding(makeFilm(2)));
  await store.close();
  const snapshot: unknown = JSON.parse(
    await fs.readFile(path.join(folder, 'library.json'), 'utf8'),
  );
  expect(snapshot).toMatchObject({ revision: 2, shelves: { A: ['B', { c: null }] } });
});

test('promise 16: data of a later format is read and never written', async () => {
  const folder = await libraryWith('"format":1', '"format":2');
  const before = await contentsOf(folder);
  const adapter = new SnapshotAdapter(folder, NODE_FILES);
  const data = await adapter.read();
  if (data === null) throw new Error('nothing was read');
  expect(data.format).toBe(2);
  data.revision += 1;
  await expect(adapter.write(data)).rejects.toMatchObject({ code: 'library-newer' });
  expect(await contentsOf(folder)).toEqual(before);
});
