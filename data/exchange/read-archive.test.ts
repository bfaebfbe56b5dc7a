import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { buffer as readAll } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import yazl from 'yazl';
import { createFilm, type Film } from '../model/film.ts';
import { writeArchive } from './own-archive.ts';
import { ALL_FILMS } from '../model/query.ts';
import type { SmartList } from '../model/smart-list.ts';
import { filmsFile } from './own-films.ts';
import { listsFile } from './own-lists.ts';
import { openArchive } from './read-archive.ts';

const NOW = '2024-05-01T12:00:00.000Z';
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

const PICTURE = Buffer.from('as good as a picture, for nothing here looks into it');
const HASH = sha256(PICTURE);
const PICTURE_NAME = `posters/${HASH.slice(0, 2)}/${HASH}.jpg`;
const FILM: Film = createFilm(
  {
    title: 'Die Brücke',
    images: [
      {
        hash: HASH,
        kind: 'poster',
        format: 'jpg',
        width: 1,
        height: 1,
        bytes: 9,
        placeholder: '#000000',
      },
    ],
  },
  'film-000001',
  NOW,
);
const FILMS = Buffer.from([...filmsFile([FILM])].join(''));

type Entry = readonly [name: string, content: Buffer, compress?: boolean];

/** An archive of these entries with a list of their checksums, which `list` may change. */
async function zipOf(entries: readonly Entry[], list = (text: string) => text): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, content, compress = true] of entries)
    zip.addBuffer(content, name, { compress });
  const sums = entries.map(([name, content]) => `${sha256(content)}  ${name}\n`).join('');
  const text = list(sums);
  if (text !== '') zip.addBuffer(Buffer.from(text), 'SHA256SUMS');
  zip.end();
  return readAll(zip.outputStream as Readable);
}

const GOOD: readonly Entry[] = [
  ['library.json', FILMS],
  [PICTURE_NAME, PICTURE, false],
];

async function fileOf(bytes: Buffer): Promise<string> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'filmothek-archive-'));
  onTestFinished(() => fs.rm(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'all.filmothek');
  await fs.writeFile(file, bytes);
  return file;
}

/** Opens an archive, and what is in it as a value. */
async function contentOf(file: string) {
  const archive = await openArchive(file);
  try {
    const pictures = await Promise.all([...archive.pictures].map((hash) => archive.picture(hash)));
    return { films: archive.films, lists: archive.lists, pictures };
  } finally {
    archive.close();
  }
}

const CONTENT = { films: [FILM], lists: { lists: [], unread: 0 }, pictures: [PICTURE] };
const LIST: SmartList = { id: 'list-0001', name: 'Noir', query: { ...ALL_FILMS, text: 'noir' } };

/** Every place of some bytes is given others of the same length. */
function replaced(bytes: Buffer, from: string, to: string): Buffer {
  expect(to).toHaveLength(from.length);
  return Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1');
}

test('promise 20: an archive is read as it was written, and by its own list', async () => {
  const pieces: Buffer[] = [];
  const source = {
    films: [FILM],
    lists: [LIST],
    picture: async () => ({ bytes: PICTURE, format: 'jpg' }),
  };
  const report = await writeArchive(source, async (bytes) => {
    for await (const each of bytes) pieces.push(each);
  });
  expect(report).toEqual({ films: 1, lists: 1, pictures: 1, missing: 0 });
  expect(await contentOf(await fileOf(Buffer.concat(pieces)))).toEqual({
    ...CONTENT,
    lists: { lists: [LIST], unread: 0 },
  });
});

test('a list that only a later version can read costs nothing but itself', async () => {
  const text = listsFile([LIST, { ...LIST, id: 'list-0002', colour: 'red' } as SmartList]);
  const file = await fileOf(await zipOf([...GOOD, ['smart-lists.json', Buffer.from(text)]]));
  expect(await contentOf(file)).toEqual({ ...CONTENT, lists: { lists: [LIST], unread: 1 } });
});

test('one with lists that are none is refused', async () => {
  for (const text of ['', '[]', '{"format":"filmothek-films","version":1,"smartLists":[]}']) {
    const file = await fileOf(await zipOf([...GOOD, ['smart-lists.json', Buffer.from(text)]]));
    await expect(openArchive(file)).rejects.toMatchObject({
      code: 'import-refused',
      details: { file, reason: 'shape' },
    });
  }
});

test('one that another program has packed again is read, too', async () => {
  const zip = new yazl.ZipFile();
  zip.addEmptyDirectory('posters');
  zip.addBuffer(Buffer.from('x'), '__MACOSX/._library.json');
  zip.addBuffer(Buffer.from('x'), 'posters/.DS_Store');
  const sums = GOOD.map(([name, content]) => `${sha256(content)} *${name}\r\n`).join('');
  zip.addBuffer(Buffer.from(sums), 'SHA256SUMS');
  for (const [name, content] of GOOD.toReversed()) zip.addBuffer(content, name);
  zip.end();
  const file = await fileOf(await readAll(zip.outputStream as Readable));
  expect(await contentOf(file)).toEqual(CONTENT);
});

test('one that was cut off anywhere is refused', async () => {
  const bytes = await zipOf(GOOD);
  for (let length = 4; length < bytes.length; length += 7) {
    const file = await fileOf(bytes.subarray(0, length));
    const refusal = { code: 'import-refused', details: { file, reason: 'damaged' } };
    await expect(openArchive(file), `${length}`).rejects.toMatchObject(refusal);
  }
});

test('one with a byte that was altered is refused, or is what it was', async () => {
  const bytes = await zipOf(GOOD);
  let refused = 0;
  for (let position = 0; position < bytes.length; position += 1) {
    const altered = Buffer.from(bytes);
    altered.writeUInt8(altered.readUInt8(position) ^ 0x41, position);
    const file = await fileOf(altered);
    const outcome = await contentOf(file).catch((error: unknown) => error);
    if (outcome instanceof Error) {
      expect(outcome, `${position}`).toMatchObject({ code: 'import-refused' });
      refused += 1;
    } else expect(outcome, `${position}`).toEqual(CONTENT);
  }
  expect(refused).toBeGreaterThan(bytes.length / 2);
});

const other = Buffer.from('other content');

test.each<[string, string, () => Promise<Buffer>]>([
  ['some other document', 'not-ours', () => zipOf([['word/document.xml', other]])],
  ['a list and nothing else', 'not-ours', () => zipOf([], () => '\n')],
  ['no list', 'not-ours', () => zipOf(GOOD, () => '')],
  ['no films', 'not-ours', () => zipOf([[PICTURE_NAME, PICTURE]])],
  [
    'another checksum',
    'checksum',
    () => zipOf(GOOD, (text) => text.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))),
  ],
  ['a line that is none', 'checksum', () => zipOf(GOOD, (text) => `${text}what is this\n`)],
  [
    'a file that the list lacks',
    'checksum',
    () => zipOf(GOOD, (text) => text.replace(/.*jpg\n/, '')),
  ],
  [
    'a file that only the list has',
    'checksum',
    () => zipOf(GOOD, (text) => `${text}${sha256(other)}  other\n`),
  ],
  [
    'a picture that is another',
    'checksum',
    () =>
      zipOf([
        ['library.json', FILMS],
        [PICTURE_NAME, other],
      ]),
  ],
  ['a program beside the films', 'names', () => zipOf([...GOOD, ['evil.sh', other]])],
  [
    'a picture in the wrong place',
    'names',
    () => zipOf([...GOOD, [`posters/zz/${HASH}.jpg`, PICTURE]]),
  ],
  [
    'a file twice',
    'names',
    () =>
      zipOf([...GOOD, ['library.json', FILMS]], (text) => text.split('\n').slice(0, 2).join('\n')),
  ],
  [
    'a path that leads out',
    'names',
    async () =>
      replaced(await zipOf(GOOD), PICTURE_NAME, `../../${'x'.repeat(PICTURE_NAME.length - 6)}`),
  ],
  [
    'a path from the root',
    'names',
    async () =>
      replaced(await zipOf(GOOD), PICTURE_NAME, `/${'x'.repeat(PICTURE_NAME.length - 1)}`),
  ],
  [
    'a path of Windows',
    'names',
    async () =>
      replaced(await zipOf(GOOD), PICTURE_NAME, `C:\\${'x'.repeat(PICTURE_NAME.length - 3)}`),
  ],
  [
    'a picture without end',
    'too-large',
    () => zipOf([...GOOD, [`posters/aa/${'a'.repeat(64)}.jpg`, Buffer.alloc(46_000_000)]]),
  ],
  [
    'HTML instead of films',
    'not-ours',
    () => zipOf([['library.json', Buffer.from('<!doctype html>')]]),
  ],
  [
    'films of a later version',
    'newer',
    () =>
      zipOf([
        ['library.json', Buffer.from(FILMS.toString().replace('"version":1', '"version":2'))],
      ]),
  ],
])('one with %s is refused: %s', async (_, reason, make) => {
  const file = await fileOf(await make());
  await expect(openArchive(file)).rejects.toMatchObject({
    code: 'import-refused',
    details: { file, reason },
  });
});

test('one that claims to have more in it than it has is refused', async () => {
  const bytes = await zipOf(GOOD);
  // The number of entries, twice, in the last 22 bytes.
  bytes.writeUInt16LE(0xfffe, bytes.length - 14);
  bytes.writeUInt16LE(0xfffe, bytes.length - 12);
  await expect(openArchive(await fileOf(bytes))).rejects.toMatchObject({
    details: { reason: 'damaged' },
  });
});

test.each([600_000_000, 0xfffffff0])('one that unpacks to %i bytes is refused', async (size) => {
  const bytes = await zipOf(GOOD);
  bytes.writeUInt32LE(size, bytes.indexOf(Buffer.from('PK\x01\x02', 'latin1')) + 24);
  await expect(openArchive(await fileOf(bytes))).rejects.toMatchObject({
    details: { reason: 'too-large' },
  });
});

test('one whose entries lie on top of each other is refused', async () => {
  const bytes = await zipOf(GOOD);
  const central = bytes.lastIndexOf(Buffer.from(PICTURE_NAME)) - 46;
  // The picture claims the whole file for itself.
  bytes.writeUInt32LE(bytes.length - 100, central + 20);
  bytes.writeUInt32LE(bytes.length - 100, central + 24);
  await expect(openArchive(await fileOf(bytes))).rejects.toMatchObject({
    details: { reason: 'too-large' },
  });
});

test('one whose films are much alike is read, however well it is packed', async () => {
  const films = Array.from({ length: 3000 }, (_, number) => ({
    ...FILM,
    id: `film-${String(number).padStart(6, '0')}`,
    plot: 'x'.repeat(20_000),
    images: [],
  }));
  const text = Buffer.from([...filmsFile(films)].join(''));
  const bytes = await zipOf([['library.json', text]]);
  expect(text.length / bytes.length).toBeGreaterThan(100);
  expect((await contentOf(await fileOf(bytes))).films).toEqual(films);
});

test('one that claims to be smaller than it is is refused', async () => {
  const bytes = await zipOf(GOOD);
  const central = bytes.indexOf(Buffer.from('PK\x01\x02', 'latin1'));
  bytes.writeUInt32LE(10, central + 24);
  await expect(openArchive(await fileOf(bytes))).rejects.toMatchObject({
    details: { reason: 'damaged' },
  });
});

test('one that is locked by a password is refused', async () => {
  const bytes = await zipOf(GOOD);
  const central = bytes.indexOf(Buffer.from('PK\x01\x02', 'latin1'));
  bytes.writeUInt16LE(bytes.readUInt16LE(central + 8) | 1, central + 8);
  await expect(openArchive(await fileOf(bytes))).rejects.toMatchObject({
    details: { reason: 'damaged' },
  });
});
