import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ensureBuilt } from '../build/ensure-built.mjs';

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

async function aDamagedLibrary(): Promise<string> {
  const folder = await aLibrary();
  for (const name of await readdir(folder)) {
    if (/^library|^journal/.test(name)) await writeFile(path.join(folder, name), '<html>');
  }
  return folder;
}
