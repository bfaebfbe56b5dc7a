import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { text as readStream } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { version } from '../../package.json';
import { createAssets } from '../assets.ts';
import { decodePage } from '../exchange/decode-page.ts';
import { toRecognitionJson } from '../exchange/recognition-json.ts';
import { createRecogniser } from '../exchange/recognise-in-worker.ts';
import { openLibrary, type OpenLibrary } from '../library.ts';
import { FilmothekError } from '../model/errors.ts';
import { type Film, filmIdSchema } from '../model/film.ts';
import { sentence } from '../model/messages/messages.ts';
import { ALL_FILMS, type FilmCard } from '../model/query.ts';
import { MAX_PAGE_LENGTH } from '../model/recognition.ts';
import { announceHost, findHost } from '../running-host.ts';
import { serve } from '../serve.ts';
import { checkLibrary } from '../store/check.ts';
import { defaultLibraryFolder } from '../store/places.ts';
import type { Command, CommandName } from './arguments.ts';
import { EXPORT_FORMAT, writeExport } from './export-file.ts';
import { backupLine, cardLine, filmLines, recognisedLines } from './film-text.ts';
import type { Io } from './io.ts';

/* What each command does. A command returns its exit code: 0, or 1 when what it was given was no good. */

/** A character of UTF-8 takes at most four bytes, and so does one of any other encoding read here. */
const MOST_PAGE_BYTES = 4 * MAX_PAGE_LENGTH;

type Run<N extends CommandName> = (
  command: Extract<Command, { name: N }>,
  io: Io,
) => Promise<number>;

export const COMMANDS: { readonly [N in CommandName]: Run<N> } = {
  help: async (_command, io) => {
    io.out(io.words.cli.help(io.call));
    return 0;
  },
  version: async (_command, io) => {
    io.out(version);
    return 0;
  },
  serve: runServe,
  add: (command, io) =>
    withLibrary(command.library, 'write', async (library) => {
      const { ids } = await library.addFilms({
        drafts: [{ title: command.title, year: command.year }],
      });
      const [id = ''] = ids;
      if (command.json) io.out(json(await library.film({ id })));
      else io.out(io.words.cli.added(command.title, id));
      return 0;
    }),
  query: (command, io) =>
    withLibrary(command.library, 'read', async (library) => {
      const { text, section, sort, descending } = command;
      const query = { ...ALL_FILMS, text, section, sort, descending };
      const { total } = await library.query(query);
      const cards = await allCards(library, query, Math.min(command.limit, total));
      if (command.json) {
        io.out(json({ total, films: cards }));
        return 0;
      }
      for (const card of cards) io.out(cardLine(card));
      const { films, shownOf } = io.words.cli;
      io.err(cards.length < total ? shownOf(cards.length, total) : films(total));
      return 0;
    }),
  show: (command, io) =>
    withLibrary(command.library, 'read', async (library) => {
      const found = await findFilms(library, command.film);
      const [film] = found;
      if (film === undefined || found.length > 1) {
        const { noFilmFits, severalFilmsFit } = io.words.cli;
        io.err((film === undefined ? noFilmFits : severalFilmsFit)(command.film));
        for (const each of found) io.err(`  ${each.id}  ${each.year ?? ''}  ${each.title}`);
        return 1;
      }
      io.out(command.json ? json(film) : filmLines(film, io.words));
      return 0;
    }),
  recognise: runRecognise,
  export: (command, io) =>
    withLibrary(command.library, 'read', async (library) => {
      const films = await library.allFilms();
      const text = json({ format: EXPORT_FORMAT, version: 1, films });
      if (command.file === null) {
        io.out(text);
        return 0;
      }
      const { folder } = await library.status({});
      await writeExport(command.file, `${text}\n`, { libraryFolder: folder, force: command.force });
      if (command.json) io.out(json({ file: command.file, films: films.length }));
      else io.out(io.words.cli.exported(films.length, command.file));
      return 0;
    }),
  backup: (command, io) =>
    withLibrary(command.library, command.list ? 'read' : 'write', async (library) => {
      if (!command.list) {
        const made = await library.backUp({});
        io.out(command.json ? json(made) : io.words.cli.backedUp(made.name));
        return 0;
      }
      const backups = await library.backups({});
      if (command.json) io.out(json(backups));
      else if (backups.length === 0) io.err(io.words.cli.noBackups);
      else for (const backup of backups) io.out(backupLine(backup, io.words));
      return 0;
    }),
  restore: (command, io) =>
    withLibrary(command.library, command.yes ? 'write' : 'read', async (library) => {
      const { cli } = io.words;
      const name =
        command.backup === 'latest'
          ? (await library.backups({})).find(({ verified }) => verified)?.name
          : command.backup;
      if (name === undefined) {
        io.err(cli.noBackups);
        return 1;
      }
      const preview = await library.previewRestore({ name });
      const { added, removed, changed } = preview;
      const restored = command.yes ? await library.restore({ name }) : null;
      if (command.json) {
        io.out(json({ name, ...preview, restored: restored !== null }));
        return 0;
      }
      io.out(cli.restorePreview(added, removed, changed));
      if (added + removed + changed === 0) io.out(cli.restoreNothing);
      else io.out(command.yes ? cli.restored : cli.restoreHint);
      return 0;
    }),
  check: async (command, io) => {
    const report = await checkLibrary(command.library ?? defaultLibraryFolder());
    if (command.json) {
      io.out(json(report));
      return report.ok ? 0 : 1;
    }
    for (const { file, problem, details } of report.problems) {
      io.err(`${file}: ${sentence(io.words, { code: problem, details })}`);
    }
    if (report.ok) io.out(io.words.cli.checkOk(report.films));
    return report.ok ? 0 : 1;
  },
};

async function runServe(command: Extract<Command, { name: 'serve' }>, io: Io): Promise<number> {
  try {
    return await withLibrary(command.library, 'write', (library) => host(library, command, io));
  } catch (error) {
    if (!(error instanceof FilmothekError) || error.code !== 'library-in-use') throw error;
    return tellRunningHost(error, command, io);
  }
}

/** Runs until this process is told to end. */
async function host(
  library: OpenLibrary,
  { port, json }: Extract<Command, { name: 'serve' }>,
  io: Io,
): Promise<number> {
  const rendererDir = path.join(path.dirname(fileURLToPath(import.meta.url)), '../renderer');
  const assets = createAssets({ rendererDir, images: library.images });
  const running = await serve({ library, assets, port });
  const { folder } = await library.status({});
  const takeBack = await announceHost(folder, running.url);
  if (json) {
    io.out(JSON.stringify({ url: running.url, port: running.port, library: folder }));
  } else {
    io.out(io.words.cli.running(running.url));
    io.err(io.words.cli.stopHint);
  }
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, resolve);
  });
  await takeBack();
  await running.close();
  return 0;
}

/** Tells where a library that is in use is open, like a host that was just started. */
async function tellRunningHost(
  inUse: FilmothekError,
  command: Extract<Command, { name: 'serve' }>,
  io: Io,
): Promise<number> {
  const folder = path.resolve(command.library ?? defaultLibraryFolder());
  const found = await findHost(folder);
  if (found === null) {
    io.err(sentence(io.words, inUse));
    io.err(io.words.cli.perhapsRunning);
    return 1;
  }
  if (command.json) io.out(JSON.stringify({ ...found, library: folder, running: true }));
  else io.out(io.words.cli.alreadyRunning(found.url));
  return 0;
}

async function runRecognise(
  command: Extract<Command, { name: 'recognise' }>,
  io: Io,
): Promise<number> {
  const recogniser = createRecogniser();
  let exit = 0;
  const results: unknown[] = [];
  try {
    for (const file of command.files) {
      try {
        const recognition = await recogniser.recognise(decodePage(await readPage(file), file));
        if (recognition.films.length === 0) io.err(io.words.cli.noFilmRecognised(file));
        if (command.json) results.push(toRecognitionJson(recognition));
        else if (recognition.films.length > 0)
          io.out(recognition.films.map((film) => recognisedLines(film, io.words)).join('\n\n'));
      } catch (error) {
        io.err(sentence(io.words, error));
        exit = 1;
      }
    }
  } finally {
    await recogniser.close();
  }
  // One file prints its own result, several print a list in the order given.
  if (command.json && results.length > 0)
    io.out(json(command.files.length === 1 ? results[0] : results));
  return exit;
}

/** Opens a library for one command and closes it whatever happens. */
async function withLibrary(
  folder: string | null,
  access: 'read' | 'write',
  run: (library: OpenLibrary) => Promise<number>,
): Promise<number> {
  const library = await openLibrary({ folder, readOnly: access === 'read' });
  try {
    return await run(library);
  } finally {
    await library.close();
  }
}

async function allCards(
  library: OpenLibrary,
  query: Parameters<OpenLibrary['query']>[0],
  count: number,
): Promise<readonly FilmCard[]> {
  return count === 0 ? [] : (await library.cards({ query, from: 0, count })).cards;
}

/** The film with this id, else the films with this title, else those the words find. */
async function findFilms(library: OpenLibrary, what: string): Promise<readonly Film[]> {
  if (filmIdSchema.safeParse(what).success) {
    const film = await library.film({ id: what });
    if (film !== null) return [film];
  }
  const alike = await library.similar({ title: what });
  const cards =
    alike.length > 0 ? alike : await allCards(library, { ...ALL_FILMS, text: what }, 20);
  const films = await Promise.all(cards.map(({ id }) => library.film({ id })));
  return films.filter((film) => film !== null);
}

/** A pipe is read to its end; a file that is larger than any page is not even opened. */
async function readPage(file: string): Promise<Buffer> {
  if (file === '-') return Buffer.from(await readStream(process.stdin));
  try {
    const { size } = await stat(file);
    if (size > MOST_PAGE_BYTES) throw new FilmothekError('page-too-long', { length: size });
    return await readFile(file);
  } catch (error) {
    if (error instanceof FilmothekError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new FilmothekError('file-missing', { file });
    if (code === 'EISDIR') throw new FilmothekError('folder-not-file', { file });
    throw new FilmothekError('file-unreadable', { file });
  }
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
