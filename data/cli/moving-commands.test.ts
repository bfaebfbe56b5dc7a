import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openLibrary } from '../library.ts';
import { FilmothekError } from '../model/errors.ts';
import { MESSAGES, sentence, type Language } from '../model/messages/messages.ts';
import { parseCommand } from './arguments.ts';
import { COMMANDS } from './commands.ts';
import type { Io } from './io.ts';

let place: string;
let library: string;
let file: string;

beforeEach(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'filmothek-moving-'));
  for (const name of ['XDG_CACHE_HOME', 'XDG_DATA_HOME', 'LOCALAPPDATA', 'HOME']) {
    vi.stubEnv(name, place);
  }
  library = path.join(place, 'library');
  file = path.join(place, 'all.filmothek');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(place, { recursive: true });
});

/** Runs a command as the command line does; what it is refused with is told in a sentence. */
async function run(args: readonly string[], language: Language = 'de') {
  const out: string[] = [];
  const err: string[] = [];
  const words = MESSAGES[language];
  const io: Io = {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    words,
    call: 'filme',
  };
  const command = parseCommand(args);
  const start = COMMANDS[command.name] as (given: typeof command, to: Io) => Promise<number>;
  const code = await start(command, io).catch((error: unknown) => {
    expect(error).toBeInstanceOf(FilmothekError);
    err.push(sentence(words, error));
    return 1;
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

async function fillLibrary(): Promise<void> {
  const open = await openLibrary({ folder: library });
  const background = '#c81e1e';
  const bytes = await sharp({ create: { width: 40, height: 60, channels: 3, background } })
    .jpeg()
    .toBuffer();
  const image = await open.addImage({ data: bytes.toString('base64'), kind: 'poster' });
  await open.addFilms({ drafts: [{ title: 'Rush', images: [image] }] });
  const { ids } = await open.addFilms({ drafts: [{ title: 'Heat' }] });
  const film = await open.film({ id: ids[0] ?? '' });
  const deleted = { before: null, after: '2024-05-01T12:00:00.000Z' };
  await open.apply({ changes: [{ type: 'edit', id: film?.id ?? '', fields: { deleted } }] });
  await open.close();
}

test('promise 20: everything goes out into one file, and comes in from it', async () => {
  await fillLibrary();
  const exported = await run(['export', file, '--library', library]);
  expect(exported).toEqual({
    code: 0,
    out: `Alles geschrieben (Filme: 2, Bilder: 1): ${file}`,
    err: '',
  });
  const other = path.join(place, 'other');
  const imported = await run(['import', file, '--library', other], 'en');
  expect(imported).toEqual({ code: 0, out: 'Added: 2 films, 1 picture', err: '' });
  expect((await run(['check', '--library', other])).code).toBe(0);
  const again = await run(['import', file, '--library', other, '--json']);
  expect(JSON.parse(again.out)).toEqual({
    file,
    added: 0,
    same: 2,
    differing: 0,
    pictures: 0,
    missing: 0,
    lists: 0,
    leftLists: 0,
    damaged: 0,
  });
});

test('promise 20: the films alone go out as a text, and come in from it', async () => {
  await fillLibrary();
  const text = path.join(place, 'films.json');
  await run(['export', text, '--library', library]);
  const imported = await run(['import', text, '--library', path.join(place, 'other')]);
  expect(imported.out).toBe('Hinzugefügt: 1 Film, 0 Bilder');
  expect(imported.err).toMatch(/fehlen: 1$/);
});

test('what a file is, its content tells and not its name', async () => {
  await fillLibrary();
  await run(['export', file, '--library', library]);
  const renamed = path.join(place, 'films.json');
  await writeFile(renamed, await readFile(file));
  const imported = await run(['import', renamed, '--library', path.join(place, 'other')]);
  expect(imported.out).toBe('Hinzugefügt: 2 Filme, 1 Bild');
});

test('an archive replaces an earlier one, and nothing else unless it is forced', async () => {
  await fillLibrary();
  const args = ['export', file, '--library', library];
  await run(args);
  expect(await run(args)).toMatchObject({ code: 0 });
  await writeFile(file, 'Einkaufszettel');
  expect((await run(args)).err).toMatch(/kein Export von Filmothek/);
  expect(await readFile(file, 'utf8')).toBe('Einkaufszettel');
  expect(await run([...args, '--force'])).toMatchObject({ code: 0 });
});

test.each([
  ['a text', 'Einkaufszettel', /kein Export von Filmothek; es wurde nichts übernommen/],
  ['HTML', '<!doctype html><p>Rush', /kein Export von Filmothek/],
  ['half an archive', 'PK\x03\x04half', /unvollständig oder beschädigt/],
  ['a picture', '\x89PNG\r\n\x1a\n\0\0', /Das ist kein Text/],
])('%s is refused with a sentence, and no library is changed', async (_, content, expected) => {
  await writeFile(file, content, 'latin1');
  const { code, out, err } = await run(['import', file, '--library', library]);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(expected);
  expect(err).toContain(file);
  expect((await run(['query', '--library', library])).err).toBe('0 Filme');
});

const mounted = process.platform === 'linux' && process.getuid?.() === 0;

describe.skipIf(!mounted)('on a disk of its own', () => {
  const exec = promisify(execFile);
  let disk: string;

  beforeEach(async ({ skip }) => {
    disk = path.join(place, 'disk');
    await mkdir(disk);
    const options = ['-t', 'tmpfs', '-o', 'size=2000000', 'filmothek-test', disk];
    const isMounted = await exec('mount', options).then(
      () => true,
      () => false,
    );
    if (!isMounted) skip('no small disk can be mounted here');
  });
  afterEach(() => exec('umount', ['-l', disk]).catch(() => undefined));

  const fill = async () => {
    await writeFile(path.join(disk, 'ballast'), Buffer.alloc(4_000_000)).catch(() => undefined);
  };
  const lock = () => exec('mount', ['-o', 'remount,ro', disk]);

  test.each([
    ['full', fill, 'all.filmothek', /^Der Datenträger ist voll; .*all\.filmothek$/],
    ['full', fill, 'all.json', /^Der Datenträger ist voll; .*all\.json$/],
    [
      'read-only',
      lock,
      'all.filmothek',
      /^Der Datenträger ist schreibgeschützt; .*all\.filmothek$/,
    ],
  ])('that is %s, an export says so and leaves nothing', async (_, prepare, name, expected) => {
    await fillLibrary();
    await prepare();
    const before = await readdir(disk);
    const { code, out, err } = await run(['export', path.join(disk, name), '--library', library]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(expected);
    expect(await readdir(disk)).toEqual(before);
  });

  test('that is full, an import and a backup say so, and no film is lost', async () => {
    await fillLibrary();
    await run(['export', file, '--library', library]);
    const folder = path.join(disk, 'library');
    await run(['add', 'Rush', '--library', folder]);
    await fill();
    for (const args of [['import', file], ['backup']]) {
      const { code, out, err } = await run([...args, '--library', folder]);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toMatch(/Der Datenträger ist voll/);
    }
    expect((await run(['query', '--library', folder])).err).toBe('1 Film');
  });

  test('that is read-only, an import and a backup say so', async () => {
    await fillLibrary();
    await run(['export', file, '--library', library]);
    const folder = path.join(disk, 'library');
    await run(['add', 'Rush', '--library', folder]);
    await lock();
    for (const args of [['import', file], ['backup']]) {
      const { code, out, err } = await run([...args, '--library', folder]);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toMatch(/darf nicht geschrieben werden|schreibgeschützt/);
    }
    expect((await run(['query', '--library', folder])).err).toBe('1 Film');
  });
});

test('an export to “-” goes to the standard output and makes no file of that name', async () => {
  await run(['add', 'Heat', '--library', library]);
  const { out } = await run(['export', '-', '--library', library]);
  expect(JSON.parse(out)).toMatchObject({ format: 'filmothek-films', films: [{ title: 'Heat' }] });
  expect(await readdir('.')).not.toContain('-');
});
