import { createServer, type Server } from 'node:http';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openLibrary } from '../library.ts';
import { MESSAGES, type Language } from '../model/messages/messages.ts';
import { announceHost } from '../running-host.ts';
import { pictureBytes } from '../test-pictures.ts';
import { parseCommand, UsageError } from './arguments.ts';
import { COMMANDS } from './commands.ts';
import { callFrom, type Io } from './io.ts';

let place: string;

beforeEach(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'filmothek-commands-'));
  for (const name of ['XDG_CACHE_HOME', 'LOCALAPPDATA', 'HOME']) vi.stubEnv(name, place);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(place, { recursive: true });
});

/** Runs a command as the command line does, and returns what it wrote. */
async function run(args: readonly string[], language: Language = 'de') {
  const out: string[] = [];
  const err: string[] = [];
  const io: Io = {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    words: MESSAGES[language],
    call: 'filme',
  };
  const command = parseCommand(args);
  const code = await (COMMANDS[command.name] as (given: typeof command, to: Io) => Promise<number>)(
    command,
    io,
  );
  return { code, out, err };
}

test.each<[Language, readonly string[], readonly string[]]>([
  [
    'de',
    ['filme BEFEHL', 'add TITEL', 'query [WÖRTER]', 'recognise DATEI…', '--library ORDNER'],
    ['TITLE', 'WORDS', 'FILE', 'FOLDER', 'DIR'],
  ],
  [
    'en',
    ['filme COMMAND', 'add TITLE', 'query [WORDS]', 'recognise FILE…', '--library FOLDER'],
    ['TITEL', 'DATEI', 'ORDNER', 'DIR'],
  ],
])('the help in %s names the call and the gaps in its own words', async (language, has, lacks) => {
  const { out } = await run(['help'], language);
  for (const text of has) expect(out.join('\n')).toContain(text);
  for (const text of lacks) expect(out.join('\n')).not.toContain(text);
});

test.each([
  [['add'], 'TITEL', 'TITLE'],
  [['show'], 'FILM', 'FILM'],
  [['recognise'], 'DATEI', 'FILE'],
])('what %j lacks has the name it has in the help', (args, de, en) => {
  const missing = (): UsageError => {
    try {
      parseCommand(args);
    } catch (error) {
      if (error instanceof UsageError) return error;
    }
    throw new Error('nothing was missing');
  };
  const { problem, what } = missing();
  expect(MESSAGES.de.cli.usage[problem](what)).toBe(`Da fehlt etwas: ${de}`);
  expect(MESSAGES.en.cli.usage[problem](what)).toBe(`Something is missing: ${en}`);
});

test.each([
  [{ npm_lifecycle_event: 'cli' }, 'npm run -s cli --'],
  [{ npm_lifecycle_event: 'test' }, 'node dist/node/cli.js'],
  [{}, 'node dist/node/cli.js'],
])('with %o the hint names a call that exists', (env, call) => {
  expect(callFrom(env)).toBe(call);
});

test('an export onto a foreign file needs --force', async () => {
  const library = path.join(place, 'library');
  await run(['add', 'Rush', '--library', library]);
  const file = path.join(place, 'list.txt');
  await writeFile(file, 'Einkaufszettel');
  const args = ['export', file, '--library', library];
  await expect(run(args)).rejects.toMatchObject({ code: 'file-not-ours' });
  expect(await run([...args, '--force'])).toMatchObject({ code: 0, err: [] });
  expect(await run(args)).toMatchObject({ code: 0, err: [] });
});

test('serve tells where a library that is open already runs, else what may hold it', async () => {
  const folder = path.join(place, 'library');
  const library = await openLibrary({ folder });
  const host: Server = createServer((_request, response) => response.end('page'));
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  const { port } = host.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/?token=abc`;
  try {
    const nobody = await run(['serve', '--library', folder]);
    expect(nobody).toMatchObject({ code: 1, out: [] });
    expect(nobody.err.join(' ')).toMatch(/schon in einem anderen Fenster geöffnet.*Strg\+C/);

    const takeBack = await announceHost(folder, url);
    const found = await run(['serve', '--json', '--library', folder]);
    expect(found).toMatchObject({ code: 0, err: [] });
    expect(found.out.map((line) => JSON.parse(line) as unknown)).toEqual([
      { url, port, library: folder, running: true },
    ]);
    const told = await run(['serve', '--library', folder]);
    expect(told).toEqual({
      code: 0,
      err: [expect.stringContaining('--read-only')],
      out: [expect.stringContaining(url)],
    });
    await takeBack();
    expect(await run(['serve', '--library', folder])).toMatchObject({ code: 1, out: [] });
  } finally {
    host.closeAllConnections();
    host.close();
    await library.close();
  }
});

describe('query', () => {
  beforeEach(async () => {
    const library = await openLibrary({ folder: path.join(place, 'shelf') });
    await library.addFilms({
      drafts: [
        { title: 'Alles Heat', year: 1995, genres: ['Krimi'], plot: 'In Chicago.' },
        { title: 'Heat', year: 1986, genres: ['Drama'] },
        { title: 'Ohne alles' },
      ],
    });
    await library.close();
  });
  const ask = async (...args: readonly string[]) => {
    const { code, out, err } = await run([
      'query',
      '--library',
      path.join(place, 'shelf'),
      ...args,
    ]);
    expect(code).toBe(0);
    return { lines: out.map((line) => line.replace(/^\S{8,}\s+(\d{4})?\s*/, '')), err };
  };

  test('shows the best match first, unless another order is asked for', async () => {
    expect((await ask('heat')).lines).toEqual(['Heat', 'Alles Heat']);
    expect((await ask('heat', '--sort', 'title')).lines).toEqual(['Alles Heat', 'Heat']);
  });

  test('looks into plots and notes when that is asked for', async () => {
    expect((await ask('chicago')).lines).toEqual([]);
    expect((await ask('chicago', '--full-text')).lines).toEqual(['Alles Heat']);
  });

  test('shows groups under their names', async () => {
    const expected = ['1980', 'Heat', '\n1990', 'Alles Heat', '\n–', 'Ohne alles'];
    expect((await ask('--group', 'decade')).lines).toEqual(expected);
  });

  test('says what of the text was not understood, and searches all the same', async () => {
    const { lines, err } = await ask('heat', 'jahr:bald');
    expect(lines).toEqual([]);
    expect(err[0]).toContain('„jahr:bald“');
  });

  test('refuses a seed and a group that are none', async () => {
    await expect(ask('--seed', '-1')).rejects.toThrow(UsageError);
    await expect(ask('--group', 'colour')).rejects.toThrow(UsageError);
  });
});

describe('images with files', () => {
  const library = () => path.join(place, 'shelf');
  const pictures = () => path.join(place, 'Bilder');
  const images = (...args: readonly string[]) =>
    run(['images', pictures(), '--library', library(), ...args]);

  beforeEach(async () => {
    const open = await openLibrary({ folder: library() });
    await open.addFilms({
      drafts: [
        { title: 'Rush', year: 1991 },
        { title: 'Red Heat', year: 1988 },
      ],
    });
    await open.close();
    await mkdir(path.join(pictures(), 'Red Heat (1988)'), { recursive: true });
    await writeFile(path.join(pictures(), 'Rush (1991).png'), await pictureBytes(1));
    await writeFile(path.join(pictures(), 'Red Heat (1988)', 'fanart.png'), await pictureBytes(2));
    await writeFile(path.join(pictures(), 'Urlaub.png'), await pictureBytes(3));
    await writeFile(path.join(pictures(), 'Rush (1991)-back.png'), 'no picture');
    await writeFile(path.join(pictures(), 'Rush (1991).txt'), 'no picture');
  });

  test('are told with their films, and nothing is changed', async () => {
    const { code, out, err } = await images();
    expect(code).toBe(0);
    expect(out.map((line) => line.replace(pictures() + path.sep, ''))).toEqual([
      `${path.join('Red Heat (1988)', 'fanart.png')}  Hintergrundbild: Red Heat (1988)  (Titel und Jahr stimmen überein)`,
      'Rush (1991)-back.png  Rückseite: Rush (1991)  (Titel und Jahr stimmen überein)',
      'Rush (1991).png  Poster: Rush (1991)  (Titel und Jahr stimmen überein)',
      'Urlaub.png  Kein Film gefunden; bleibt liegen',
      '3 von 4 Bildern mit Film',
    ]);
    expect(err).toEqual([MESSAGES.de.cli.yesHint]);
    expect((await images('--json')).out.join('')).toContain('"films": 0');
  });

  test('are given to their films as one edit, but for those that are no pictures', async () => {
    const { code, out, err } = await images('--yes');
    expect([code, out.at(-1)]).toEqual([1, '2 Bilder in 2 Filme übernommen.']);
    expect(err).toEqual([expect.stringContaining('Rush (1991)-back.png: ')]);
    const open = await openLibrary({ folder: library() });
    const kinds = (await open.allFilms()).map(({ title, images }) => [
      title,
      images.map(({ kind }) => kind),
    ]);
    expect(kinds).toEqual([
      ['Red Heat', ['backdrop']],
      ['Rush', ['poster']],
    ]);
    await open.undo({});
    expect((await open.allFilms()).flatMap(({ images }) => images)).toEqual([]);
    await open.close();
  });

  test('are asked for by names that are there, and not together with those nothing needs', async () => {
    await expect(
      run(['images', path.join(place, 'nichts'), '--library', library()]),
    ).rejects.toThrow('file-missing');
    await expect(run(['images'])).rejects.toThrow(UsageError);
    await expect(run(['images', 'a.png', '--delete'])).rejects.toThrow(UsageError);
  });
});

test('duplicates are listed with their reasons, as lines and as JSON', async () => {
  const library = path.join(place, 'library');
  for (const title of ['Heat', 'HEAT', 'Fargo']) {
    await run(['add', title, '--year', '1995', '--library', library]);
  }
  const { code, out, err } = await run(['duplicates', '--library', library]);
  expect(code).toBe(0);
  expect(out).toHaveLength(1);
  expect(out[0]).toMatch(/1995 {2}Heat\n.*1995 {2}HEAT\n {2}88 %: gleicher Titel, gleiches Jahr/);
  expect(err).toEqual(['1 Paar.']);
  const inJson = await run(['duplicates', '--json', '--library', library]);
  expect(JSON.parse(inJson.out.join('\n'))).toMatchObject({
    total: 1,
    pairs: [{ score: 0.88, reasons: ['title', 'year'] }],
  });
  const strict = await run(['duplicates', '--least', '0,9', '--library', library]);
  expect(strict).toEqual({ code: 0, out: [], err: ['Keine doppelten Filme gefunden.'] });
  for (const wrong of ['0', '2', 'viel']) {
    expect(() => parseCommand(['duplicates', '--least', wrong])).toThrow(UsageError);
  }
});
