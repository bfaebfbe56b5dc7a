import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ensureBuilt } from '../build/ensure-built.mjs';
import { openLibrary } from '../data/library.ts';
import { setFields } from '../data/model/change.ts';
import { manyFilms } from './many-films.ts';

const CLI = fileURLToPath(new URL('../dist/node/cli.js', import.meta.url));
const PAGE = `Der dritte Mann (1949)

Regie: Carol Reed
Drehbuch: Graham Greene
Laufzeit: 104 Minuten

Handlung

Ein Schriftsteller sucht im Wien der Nachkriegszeit nach seinem Freund und findet dessen Grab.
`;

let place: string;
let library: string;

beforeAll(async () => {
  await ensureBuilt();
}, 120_000);
beforeEach(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'filmothek-cli-'));
  library = path.join(place, 'library');
});
afterEach(() => rm(place, { recursive: true, force: true }));

interface Result {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

async function cli(args: readonly string[], input = ''): Promise<Result> {
  const child = spawn(process.execPath, [CLI, ...args], {
    env: { ...process.env, LC_ALL: 'de_DE.UTF-8', XDG_CACHE_HOME: place, XDG_DATA_HOME: place },
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

const withLibrary = (...args: readonly string[]) => cli([...args, '--library', library]);

test('a film that was added is found, shown, exported and checked', async () => {
  const added = await withLibrary('add', 'Red', 'Heat', '--year', '1988', '--json');
  expect(added).toMatchObject({ code: 0, err: '' });
  const film = JSON.parse(added.out) as { id: string; title: string };
  expect(film).toMatchObject({ title: 'Red Heat', year: 1988 });

  const found = await withLibrary('query', 'red', '--json');
  expect(JSON.parse(found.out)).toMatchObject({ total: 1, films: [{ id: film.id }] });
  expect((await withLibrary('show', 'red heat')).out).toContain('1988');
  expect((await withLibrary('show', film.id)).out).toContain('Red Heat');

  const file = path.join(place, 'films.json');
  expect(await withLibrary('export', file)).toMatchObject({ code: 0 });
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
    films: [{ title: 'Red Heat' }],
  });
  expect(JSON.parse((await withLibrary('export')).out)).toMatchObject({
    films: [{ title: 'Red Heat' }],
  });
  expect((await withLibrary('check')).out).toContain('Alles in Ordnung');
});

test('everything goes out into one file, and comes in from it', async () => {
  await withLibrary('add', 'Red', 'Heat');
  const file = path.join(place, 'all.filmothek');
  expect(await withLibrary('export', file)).toMatchObject({ code: 0, err: '' });
  const other = path.join(place, 'other');
  const imported = await cli(['import', file, '--library', other]);
  expect(imported).toMatchObject({ code: 0, err: '' });
  expect((await cli(['query', '--library', other])).out).toContain('Red Heat');
});

test('a backup is made and read back, shows what it would change, and brings the films back', async () => {
  await withLibrary('add', 'Rush');
  const { name } = JSON.parse((await withLibrary('backup', '--json')).out) as { name: string };
  await withLibrary('add', 'Red Heat');
  expect((await withLibrary('backup', '--list')).out).toContain(name);
  const preview = await withLibrary('restore', name, '--json');
  expect(JSON.parse(preview.out)).toMatchObject({ added: 0, removed: 1, restored: false });
  expect(JSON.parse((await withLibrary('query', '--json')).out)).toMatchObject({ total: 2 });
  const restored = await withLibrary('restore', 'latest', '--yes');
  expect(restored).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse((await withLibrary('query', '--json')).out)).toMatchObject({ total: 1 });
  expect((await withLibrary('restore', 'latest', '--yes')).out).toContain('schon auf diesem Stand');
});

test('the trash is listed, and emptied only when that is meant', async () => {
  const { id } = JSON.parse((await withLibrary('add', 'Rush', '--json')).out) as { id: string };
  await intoTrash(id);
  expect((await withLibrary('trash')).out).toContain('Rush');
  const asked = await withLibrary('trash', '--empty');
  expect(asked.out + asked.err).toContain('--yes');
  expect(JSON.parse((await withLibrary('trash', '--json')).out)).toMatchObject({ total: 1 });
  expect((await withLibrary('trash', '--empty', '--yes')).out).toContain('1 Film entfernt.');
  expect(JSON.parse((await withLibrary('trash', '--json')).out)).toMatchObject({ total: 0 });
  expect((await withLibrary('trash')).err).toContain('leer');
});

test('a copy from another device is listed, previewed and taken over', async () => {
  const folder = await aLibrary();
  expect((await withLibrary('conflicts')).err).toContain('keine Kopie');
  const copy = 'library (Konflikt Laptop).json';
  await writeFile(path.join(folder, copy), manyFilms(12));
  expect((await withLibrary('conflicts')).out).toContain(copy);
  const preview = await withLibrary('conflicts', copy);
  expect(preview.out).toContain('12 Filme kommen dazu');
  expect(preview.out).toContain('--yes');
  expect(JSON.parse((await withLibrary('query', '--json')).out)).toMatchObject({ total: 1 });
  expect(JSON.parse((await withLibrary('conflicts', copy, '--yes', '--json')).out)).toMatchObject({
    added: 12,
    taken: true,
  });
  expect(JSON.parse((await withLibrary('query', '--json')).out)).toMatchObject({ total: 13 });
  expect((await withLibrary('conflicts', copy, '--yes')).out).toContain('schon hier');
});

test('a library that was opened from a backup says so, and nothing else goes to standard output', async () => {
  const folder = await aLibrary();
  await withLibrary('backup');
  for (const name of await readdir(folder)) {
    if (/^(library|journal)/.test(name)) await writeFile(path.join(folder, name), '<html>');
  }
  await rm(path.join(folder, 'history'), { recursive: true, force: true });
  const found = await withLibrary('query', '--json');
  expect(found.code).toBe(0);
  expect(JSON.parse(found.out)).toMatchObject({ total: 1 });
  expect(found.err).toContain('aus der Sicherung vom');
  expect(found.err).not.toContain('quarantine');
});

test('check says what is wrong and changes nothing; --repair puts it right and tells what it did', async () => {
  const folder = await aLibrary();
  const file = path.join(folder, 'library.json');
  await writeFile(file, '<html>');
  const checked = await withLibrary('check');
  expect(checked).toMatchObject({ code: 1, out: '' });
  expect(checked.err).toContain('library.json: Der Bestand ist beschädigt.');
  expect(checked.err).toContain('--repair');
  expect(await readFile(file, 'utf8')).toBe('<html>');

  const repaired = await withLibrary('check', '--repair');
  expect(repaired.code).toBe(0);
  expect(repaired.out).toMatch(/^In Ordnung gebracht: /);
  expect(repaired.out).toContain('Alles in Ordnung: 1 Film gelesen');
  expect(await withLibrary('check')).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse((await withLibrary('check', '--repair', '--json')).out)).toMatchObject({
    ok: true,
    problems: [],
    repairs: [],
  });
});

test('what cannot be repaired is said, and nothing is lost by trying', async () => {
  const folder = await aDamagedLibrary();
  const tried = await withLibrary('check', '--repair');
  expect(tried).toMatchObject({ code: 1, out: '' });
  expect(tried.err).toContain('nichts in Ordnung bringen');
  expect(await readFile(path.join(folder, 'library.json'), 'utf8')).toBe('<html>');
});

test('pictures that nothing needs are counted', async () => {
  await aLibrary();
  expect((await withLibrary('images', '--unused')).out).toContain('Alle Bilder werden gebraucht.');
  expect(JSON.parse((await withLibrary('images', '--unused', '--delete', '--json')).out)).toEqual({
    images: 0,
    bytes: 0,
    deleted: true,
  });
});

test('a page is recognised from a file and from standard input, as JSON and nothing else', async () => {
  const file = path.join(place, 'page.txt');
  await writeFile(file, PAGE);
  const fromFile = await cli(['recognise', '--json', file]);
  expect(fromFile).toMatchObject({ code: 0, err: '' });
  const recognition = JSON.parse(fromFile.out) as { films: unknown[] };
  expect(recognition.films).toMatchObject([
    {
      title: 'Der dritte Mann',
      originalTitle: null,
      year: 1949,
      runtime: 104,
      credits: [
        { role: 'director', name: 'Carol Reed', character: null },
        { role: 'writer', name: 'Graham Greene', character: null },
      ],
      links: [],
      posterName: null,
    },
  ]);
  expect(JSON.parse((await cli(['recognise', '--json', '-'], PAGE)).out)).toEqual(recognition);
  expect((await cli(['recognise', file])).out).toContain('Carol Reed');
  expect(JSON.parse((await cli(['recognise', '--json', file, file])).out)).toHaveLength(2);
});

test.each<[string, () => Promise<readonly string[]>, number, string]>([
  ['an unknown command', async () => ['fetch'], 2, 'Diesen Befehl gibt es nicht: fetch'],
  [
    'an unknown option',
    async () => ['query', '--colour'],
    2,
    'Diese Option gibt es nicht: --colour',
  ],
  ['an option without its value', async () => ['serve', '--port'], 2, '--port'],
  ['a port that is none', async () => ['serve', '--port', '99999'], 2, '--port 99999'],
  ['a section that is none', async () => ['query', '--section', 'x'], 2, '--section x'],
  ['no title', async () => ['add'], 2, 'Da fehlt etwas: TITEL'],
  ['--yes for nothing', async () => ['trash', '--yes'], 2, 'Da fehlt etwas: --empty'],
  ['taking over nothing', async () => ['conflicts', '--yes'], 2, 'Da fehlt etwas: DATEI'],
  ['pictures of no kind', async () => ['images'], 2, 'Da fehlt etwas: --unused'],
  [
    'a copy that is none',
    async () => ['conflicts', 'library.json', '--library', await aLibrary()],
    1,
    'Diese Datei gibt es nicht',
  ],
  ['one argument too many', async () => ['check', 'x'], 2, 'Das ist zu viel: x'],
  [
    'a page that is not there',
    async () => ['recognise', path.join(place, 'none.txt')],
    1,
    'Diese Datei gibt es nicht',
  ],
  ['a page that is a folder', async () => ['recognise', place], 1, 'ein Ordner und keine Datei'],
  [
    'a page that is empty',
    async () => ['recognise', await written('empty.txt', ' \n ')],
    1,
    'Da ist kein Text zu lesen.',
  ],
  [
    'a page that is no text',
    async () => ['recognise', await written('page.bin', Buffer.from([0, 1, 2, 255, 0, 7]))],
    1,
    'Das ist kein Text',
  ],
  [
    'a film that is not there',
    async () => ['show', 'Unbekannt', '--library', await aLibrary()],
    1,
    'Kein Film passt zu: Unbekannt',
  ],
  [
    'a backup that is not there',
    async () => ['restore', 'none', '--library', await aLibrary()],
    1,
    'none',
  ],
  [
    'a library that is not there',
    async () => ['query', '--library', path.join(place, 'none')],
    1,
    'keine Filmothek',
  ],
  [
    'a library below a folder that is not there',
    async () => ['add', 'X', '--library', path.join(place, 'a', 'b')],
    1,
    'gibt es nicht',
  ],
  [
    'a library that is a file',
    async () => ['add', 'X', '--library', await written('file', 'x')],
    1,
    'Das ist eine Datei und kein Ordner',
  ],
  [
    'an export onto a file of the library',
    async () => ['export', path.join(await aLibrary(), 'library.json'), '--library', library],
    1,
    'gehört zur Bibliothek',
  ],
  [
    'an export onto a folder',
    async () => ['export', place, '--library', await aLibrary()],
    1,
    'ein Ordner und keine Datei',
  ],
  [
    'a damaged library',
    async () => ['query', '--library', await aDamagedLibrary()],
    1,
    'lässt sich nicht lesen',
  ],
])('%s gets one clear sentence and no stack trace', async (_name, args, code, sentence) => {
  const result = await cli(await args());
  expect(result).toMatchObject({ code, out: '' });
  expect(result.err).toContain(sentence);
  expect(result.err).not.toMatch(/^\s+at /m);
  expect(result.err.trim().split('\n').length).toBeLessThanOrEqual(2);
});

test('five megabytes of prose are read without a film and without a complaint', async () => {
  const prose = 'Es war ein langer Tag, und niemand sprach davon. '.repeat(105_000);
  const file = await written('prose.txt', prose);
  const result = await cli(['recognise', '--json', file]);
  expect(result.code).toBe(0);
  expect(JSON.parse(result.out)).toMatchObject({ films: [] });
});

test('a folder that cannot be written to is left as it is', async () => {
  const folder = await lockedFolder();
  const result = await cli(['add', 'X', '--library', folder]);
  expect(result).toMatchObject({ code: 1, out: '' });
  expect(result.err).toContain('darf nicht geschrieben werden');
});

test('a library that is open elsewhere can be read but takes no second writer', async () => {
  await withLibrary('add', 'Rush');
  const host = spawn(process.execPath, [CLI, 'serve', '--json', '--library', library], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, XDG_CACHE_HOME: place },
  });
  try {
    for await (const line of createInterface(host.stdout)) {
      expect(JSON.parse(line)).toMatchObject({ library });
      break;
    }
    const reader = spawn(
      process.execPath,
      [CLI, 'serve', '--read-only', '--json', '--library', library],
      { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, XDG_CACHE_HOME: place } },
    );
    for await (const line of createInterface(reader.stdout)) {
      expect(JSON.parse(line)).toMatchObject({ library });
      break;
    }
    reader.kill('SIGTERM');
    await once(reader, 'exit');
    const again = await withLibrary('serve');
    expect(again).toMatchObject({ code: 0 });
    expect(again.out).toContain('Filmothek läuft schon');
    expect(again.err).toContain('--read-only');
    const second = await withLibrary('add', 'Red Heat');
    expect(second).toMatchObject({ code: 1, out: '' });
    expect(second.err).toContain('schon in einem anderen Fenster geöffnet');
    expect(JSON.parse((await withLibrary('query', '--json')).out)).toMatchObject({ total: 1 });
  } finally {
    host.kill('SIGTERM');
    await once(host, 'exit');
  }
  expect(await withLibrary('add', 'Red Heat')).toMatchObject({ code: 0 });
});

test('an output that cannot be written is told in a sentence', async (context) => {
  if (process.platform !== 'linux') return context.skip('needs /dev/full');
  await aLibrary();
  const child = spawn(
    'sh',
    ['-c', `"$0" "$1" export --library "$2" > /dev/full`, process.execPath, CLI, library],
    {
      env: { ...process.env, LC_ALL: 'de_DE.UTF-8', XDG_CACHE_HOME: place },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  expect((await once(child, 'close'))[0]).toBe(1);
  expect(err).toBe('Die Ausgabe ließ sich nicht schreiben; vielleicht ist der Datenträger voll.\n');
});

test('help names every command and is no error', async () => {
  const { code, out, err } = await cli(['help']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  for (const command of [
    'serve',
    'add',
    'query',
    'show',
    'recognise',
    'export',
    'check',
    'backup',
    'restore',
    'trash',
    'conflicts',
    'images',
    '--repair',
    '--read-only',
  ]) {
    expect(out).toContain(command);
  }
});

async function written(name: string, content: string | Buffer): Promise<string> {
  const file = path.join(place, name);
  await writeFile(file, content);
  return file;
}

async function aLibrary(): Promise<string> {
  await withLibrary('add', 'Rush');
  return library;
}

/** A folder nobody may write to; root may write anywhere but into what the kernel keeps for itself. */
async function lockedFolder(): Promise<string> {
  if (process.platform === 'linux' && process.getuid?.() === 0) return '/sys/kernel';
  const folder = path.join(place, 'locked');
  await mkdir(folder);
  await chmod(folder, 0o500);
  return folder;
}

/** Moves a film to the trash over the library itself: the command line has no word for it. */
async function intoTrash(id: string): Promise<void> {
  const open = await openLibrary({ folder: library, cacheFolder: place });
  try {
    const film = await open.film({ id });
    if (film === null) throw new Error(`no film ${id}`);
    await open.apply({ changes: [setFields(film, { deleted: new Date().toISOString() })] });
  } finally {
    await open.close();
  }
}

async function aDamagedLibrary(): Promise<string> {
  const folder = await aLibrary();
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    if (/^library|^journal/.test(name)) await writeFile(file, '<html>');
    else await rm(file, { recursive: true });
  }
  return folder;
}
