import { readFile, stat } from 'node:fs/promises';
import { text as readStream } from 'node:stream/consumers';
import { version } from '../../package.json';
import { decodePage } from '../exchange/decode-page.ts';
import { toRecognitionJson } from '../exchange/recognition-json.ts';
import { createRecogniser } from '../exchange/recognise-in-worker.ts';
import type { OpenLibrary } from '../library.ts';
import { FilmothekError } from '../model/errors.ts';
import { type Film, filmIdSchema } from '../model/film.ts';
import { sentence } from '../model/messages/messages.ts';
import { ALL_FILMS } from '../model/query.ts';
import { MAX_PAGE_LENGTH } from '../model/recognition.ts';
import { PreferencesFile } from '../preferences-file.ts';
import type { Command, CommandName } from './arguments.ts';
import { runDuplicates } from './duplicates-command.ts';
import { backupLine, filmLines, recognisedLines } from './film-text.ts';
import { runEdit } from './edit-command.ts';
import type { Io } from './io.ts';
import { runCheck, runConflicts, runImages, runTrash } from './keeping-commands.ts';
import { runMatch } from './match-command.ts';
import { runExport, runImport } from './moving-commands.ts';
import { cardsOf, runQuery } from './query-command.ts';
import { runServe } from './serve-command.ts';
import { json, withLibrary } from './with-library.ts';

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
    withLibrary(command.library, 'write', io, async (library) => {
      const { ids } = await library.addFilms({
        drafts: [{ title: command.title, year: command.year }],
      });
      const [id = ''] = ids;
      if (command.json) io.out(json(await library.film({ id })));
      else io.out(io.words.cli.added(command.title, id));
      return 0;
    }),
  query: runQuery,
  edit: runEdit,
  show: (command, io) =>
    withLibrary(command.library, 'read', io, async (library) => {
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
  export: runExport,
  import: runImport,
  backup: (command, io) =>
    withLibrary(command.library, command.list ? 'read' : 'write', io, async (library) => {
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
    withLibrary(command.library, command.yes ? 'write' : 'read', io, async (library) => {
      const { cli } = io.words;
      const backups = command.backup === 'latest' ? await library.backups({}) : [];
      const latest = backups.find(({ verified }) => verified) ?? backups[0];
      const name = command.backup === 'latest' ? latest?.name : command.backup;
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
      else io.out(command.yes ? cli.restored : cli.yesHint);
      return 0;
    }),
  check: runCheck,
  trash: runTrash,
  conflicts: runConflicts,
  duplicates: runDuplicates,
  images: (command, io) =>
    command.files.length === 0 ? runImages(command, io) : runMatch(command, io),
};

async function runRecognise(
  command: Extract<Command, { name: 'recognise' }>,
  io: Io,
): Promise<number> {
  const recogniser = createRecogniser();
  const labels =
    command.library === null ? [] : (await PreferencesFile.open(command.library)).current.ownLabels;
  let exit = 0;
  const results: unknown[] = [];
  try {
    for (const file of command.files) {
      try {
        const recognition = await recogniser.recognise(decodePage(await readPage(file), file), {
          labels,
        });
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

/** The film with this id, else the films with this title, else those the words find. */
async function findFilms(library: OpenLibrary, what: string): Promise<readonly Film[]> {
  if (filmIdSchema.safeParse(what).success) {
    const film = await library.film({ id: what });
    if (film !== null) return [film];
  }
  const alike = await library.similar({ title: what });
  const cards = alike.length > 0 ? alike : await cardsOf(library, { ...ALL_FILMS, text: what }, 20);
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
