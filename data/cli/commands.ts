import { readFile, writeFile } from 'node:fs/promises';
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
import { serve } from '../serve.ts';
import { checkLibrary } from '../store/check.ts';
import { defaultLibraryFolder } from '../store/places.ts';
import type { Command, CommandName } from './arguments.ts';
import { cardLine, filmLines, recognisedLines } from './film-text.ts';
import type { Io } from './io.ts';

/* What each command does. A command returns its exit code: 0, or 1 when what it was given was no good. */

type Run<N extends CommandName> = (
  command: Extract<Command, { name: N }>,
  io: Io,
) => Promise<number>;

export const COMMANDS: { readonly [N in CommandName]: Run<N> } = {
  help: async (_command, io) => {
    io.out(io.words.cli.help);
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
      const text = json({ format: 'filmothek-films', version: 1, films });
      if (command.file === null) {
        io.out(text);
        return 0;
      }
      await writeNew(command.file, `${text}\n`);
      if (command.json) io.out(json({ file: command.file, films: films.length }));
      else io.out(io.words.cli.exported(films.length, command.file));
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
  return withLibrary(command.library, 'write', async (library) => {
    const rendererDir = path.join(path.dirname(fileURLToPath(import.meta.url)), '../renderer');
    const assets = createAssets({ rendererDir, images: library.images });
    const host = await serve({ library, assets, port: command.port });
    if (command.json) {
      const { folder } = await library.status({});
      io.out(JSON.stringify({ url: host.url, port: host.port, library: folder }));
    } else {
      io.out(io.words.cli.running(host.url));
      io.err(io.words.cli.stopHint);
    }
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, resolve);
    });
    await host.close();
    return 0;
  });
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
        else io.out(recognition.films.map((film) => recognisedLines(film, io.words)).join('\n\n'));
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

async function readPage(file: string): Promise<Buffer> {
  if (file === '-') return Buffer.from(await readStream(process.stdin));
  try {
    return await readFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new FilmothekError('file-missing', { file });
    if (code === 'EISDIR') throw new FilmothekError('folder-not-file', { file });
    throw new FilmothekError('file-unreadable', { file });
  }
}

async function writeNew(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EISDIR') throw new FilmothekError('folder-not-file', { file });
    throw new FilmothekError('file-not-writable', { file });
  }
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
